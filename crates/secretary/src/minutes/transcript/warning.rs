//! What a transcript's reader did not understand, as data the page can show beside the text.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Transcript;

/// Most warnings of one kind that are listed; a broken 50 MB paste would otherwise warn on every line.
const MOST_OF_A_KIND: usize = 50;

/// What is odd.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum WarningKind {
    /// There is no text at all.
    Empty,
    /// Only one utterance was found: probably not a transcript, or one without line breaks.
    OneUtterance,
    /// No line names a speaker, so owners and the chair cannot be told.
    NoSpeakers,
    /// Everything is said by one speaker.
    OneSpeaker,
    /// Text stands before the first speaker or cue and is not a known heading.
    BeforeFirstSpeaker,
    /// A line belongs to no cue; it was joined to the utterance before it.
    StrayLine,
    /// A cue's timing line cannot be read.
    BadTiming,
    /// A cue or header has no text.
    NothingSaid,
    /// The time goes back.
    TimeGoesBack,
    /// More warnings of a kind than are listed.
    More,
}

/// One oddity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Warning {
    /// What is odd.
    pub kind: WarningKind,
    /// The line of the source it stands on, from 1; 0 where it concerns the whole.
    pub line: u32,
    /// The text concerned, cut to a glance.
    pub text: String,
}

/// Collects warnings and keeps their number bounded.
#[derive(Debug, Default)]
pub(super) struct Warnings {
    list: Vec<Warning>,
    unlisted: usize,
}

impl Warnings {
    /// Notes an oddity on a line (counted from 0).
    pub(super) fn note(&mut self, kind: WarningKind, line: usize, text: &str) {
        if self.list.iter().filter(|warning| warning.kind == kind).count() < MOST_OF_A_KIND {
            self.list.push(Warning { kind, line: line as u32 + 1, text: glance(text) });
        } else {
            self.unlisted += 1;
        }
    }

    /// The list, closed by a count of what it leaves out.
    pub(super) fn into_list(mut self) -> Vec<Warning> {
        if self.unlisted > 0 {
            self.list.push(Warning { kind: WarningKind::More, line: 0, text: self.unlisted.to_string() });
        }
        self.list
    }
}

/// Adds what can only be said of the whole transcript.
pub(super) fn note_whole(transcript: &mut Transcript) {
    let utterances = &transcript.utterances;
    let mut speakers = utterances.iter().map(|utterance| utterance.speaker.as_str());
    let first = speakers.next();
    let kind = match (utterances.len(), first) {
        (0, _) => WarningKind::Empty,
        (1, _) => WarningKind::OneUtterance,
        (_, Some("")) if speakers.all(str::is_empty) => WarningKind::NoSpeakers,
        (_, Some(first)) if !first.is_empty() && speakers.all(|speaker| speaker == first) => WarningKind::OneSpeaker,
        _ => return,
    };
    transcript.warnings.insert(0, Warning { kind, line: 0, text: String::new() });
}

fn glance(text: &str) -> String {
    /// Characters of a line that are shown with a warning.
    const GLANCE: usize = 40;
    let mut shown: String = text.trim().chars().take(GLANCE).collect();
    if text.trim().chars().nth(GLANCE).is_some() {
        shown.push('…');
    }
    shown
}
