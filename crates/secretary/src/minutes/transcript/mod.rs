//! Reading transcripts: text in, numbered utterances and a list of what was not understood out.
//!
//! Layouts fall into two families. *Cues* ([`cues`]) are WebVTT and SubRip: blocks hung on a timing line. *Turns*
//! ([`turns`]) are everything that a person or a dictation service writes for people: `이름: 발언` lines, stamped header
//! lines over a block of text, steno records, and pastes of all of them. One utterance is one cue, one header block or
//! one speaker line; consecutive ones of the same speaker are never merged, so ids can be counted in the source.
//!
//! Nothing that looks like speech is thrown away: text that belongs nowhere joins the utterance before it, and a
//! [`Warning`] names the line. Work is linear in the length of the text.

mod clock;
mod cues;
mod head;
mod label;
mod table;
mod turns;
mod warning;

pub use head::Head;
pub(super) use label::is_numbered;
pub use warning::{Warning, WarningKind};

use super::record::Utterance;

/// A transcript as read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Transcript {
    /// What was said, ids 1..=n.
    pub utterances: Vec<Utterance>,
    /// Facts written above the talk: title, date, place, those present.
    pub head: Head,
    /// What was not understood.
    pub warnings: Vec<Warning>,
}

/// Reads a transcript of any known layout.
pub fn read(text: &str) -> Transcript {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut transcript = if cues::recognises(text) { cues::read(text) } else { turns::read(text) };
    for (utterance, id) in transcript.utterances.iter_mut().zip(1..) {
        utterance.id = id;
    }
    warning::note_whole(&mut transcript);
    transcript
}

/// The utterances of a transcript and what was not understood of it.
pub fn parse(text: &str) -> (Vec<Utterance>, Vec<Warning>) {
    let Transcript { utterances, warnings, .. } = read(text);
    (utterances, warnings)
}

/// Appends a line of text to what is already said, separated by one space.
fn join(said: &mut String, line: &str) {
    if !said.is_empty() && !line.is_empty() {
        said.push(' ');
    }
    said.push_str(line);
}

#[cfg(test)]
mod tests;
