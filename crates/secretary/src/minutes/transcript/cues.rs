//! WebVTT and SubRip: cues hung on a timing line.
//!
//! The two differ in the header, in the decimal mark and in WebVTT's tags, and exports of meeting tools mix them; one
//! reader takes both. Broken files are read as far as they go: missing numbers, missing blank lines, a missing end time.

use super::{
    Transcript, clock, join,
    label::{self, Labels},
    warning::{WarningKind, Warnings},
};
use crate::minutes::record::Utterance;

const ARROW: &str = "-->";

/// Whether the text hangs on timing lines: a WebVTT header, or an arrow between times near the top.
pub(super) fn recognises(text: &str) -> bool {
    /// Lines searched for a first timing line; exports may put notes above it.
    const TOP: usize = 40;
    text.starts_with("WEBVTT") || text.lines().take(TOP).any(|line| timing(line).is_some())
}

pub(super) fn read(text: &str) -> Transcript {
    let mut reader = Reader::default();
    let mut lines = text.lines().enumerate().peekable();
    while let Some((n, line)) = lines.next() {
        let line = line.trim();
        let next_is_timing = lines.peek().is_some_and(|(_, next)| next.contains(ARROW));
        if line.contains(ARROW) {
            reader.open(n, line);
        } else if line.is_empty() {
            reader.in_block = false;
            reader.skipping = false;
        } else if next_is_timing
            && (!reader.in_block || line.bytes().all(|b| b.is_ascii_digit()) || voice_in_name(line).is_some())
        {
            // The cue's number or name, which some tools put the speaker into.
            reader.named = voice_in_name(line).map(str::to_owned);
        } else {
            reader.text(n, line);
        }
    }
    reader.close();
    let Reader { cues, mut warnings, .. } = reader;
    let labels = Labels::count(cues.iter().map(|cue| cue.payload.as_str()));
    let mut utterances = Vec::with_capacity(cues.len());
    let mut last = 0;
    for cue in &cues {
        if let Some(start) = cue.start {
            if start < last {
                warnings.note(WarningKind::TimeGoesBack, cue.line, &cue.payload);
            }
            last = start;
        }
        let before = utterances.len();
        for (mut speaker, text) in voices(&cue.payload, &labels) {
            if speaker.is_empty() {
                speaker.clone_from(&cue.speaker);
            }
            if !text.is_empty() {
                utterances.push(Utterance { id: 0, speaker, start: cue.start, text });
            }
        }
        if utterances.len() == before {
            warnings.note(WarningKind::NothingSaid, cue.line, &cue.payload);
        }
    }
    Transcript { utterances, warnings: warnings.into_list(), ..Transcript::default() }
}

#[derive(Default)]
struct Cue {
    line: usize,
    start: Option<u32>,
    /// The speaker that the cue's name gives; empty where it gives none.
    speaker: String,
    payload: String,
}

#[derive(Default)]
struct Reader {
    cues: Vec<Cue>,
    current: Option<Cue>,
    /// The speaker in the name of the cue that comes next.
    named: Option<String>,
    warnings: Warnings,
    /// Inside a block, that is: no blank line since the last line with text.
    in_block: bool,
    /// Inside a NOTE, STYLE or REGION block.
    skipping: bool,
}

impl Reader {
    fn open(&mut self, line: usize, timing_line: &str) {
        self.close();
        self.in_block = true;
        self.skipping = false;
        let start = timing(timing_line);
        if start.is_none() {
            self.warnings.note(WarningKind::BadTiming, line, timing_line);
        }
        let speaker = self.named.take().unwrap_or_default();
        self.current = Some(Cue { line, start, speaker, payload: String::new() });
    }

    fn text(&mut self, line: usize, text: &str) {
        let keyword = text.split(char::is_whitespace).next().unwrap_or_default();
        if !self.in_block && matches!(keyword, "NOTE" | "STYLE" | "REGION") || text.starts_with("WEBVTT") {
            self.skipping = true;
        }
        let continues = std::mem::replace(&mut self.in_block, true);
        if self.skipping {
            return;
        }
        match &mut self.current {
            Some(cue) => {
                if !continues {
                    self.warnings.note(WarningKind::StrayLine, line, text);
                }
                join(&mut cue.payload, text);
            }
            None => self.warnings.note(WarningKind::BeforeFirstSpeaker, line, text),
        }
    }

    fn close(&mut self) {
        self.cues.extend(self.current.take());
    }
}

/// The start of a timing line's span.
fn timing(line: &str) -> Option<u32> {
    let (start, _) = line.split_once(ARROW)?;
    clock::exactly(start.trim())
}

/// The speaker in a cue's name as Webex writes it: `12 "김도현" (3071242000)`.
fn voice_in_name(name: &str) -> Option<&str> {
    let quoted = name.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start().strip_prefix('"')?;
    quoted.rsplit_once('"').map(|(speaker, _)| speaker.trim()).filter(|speaker| !speaker.is_empty())
}

/// Who says what in a cue: voice tags, a dash for each of two speakers, or `이름: 발언`.
fn voices(payload: &str, labels: &Labels) -> Vec<(String, String)> {
    if !payload.contains("<v") {
        let text = plain(payload);
        return vec![match label::split_colon(&text, labels) {
            Some((speaker, said)) => (speaker.to_owned(), said.to_owned()),
            None => (String::new(), text),
        }];
    }
    let mut voices: Vec<(String, String)> = Vec::new();
    for (n, piece) in payload.split("<v").enumerate() {
        let (speaker, said) = match piece.split_once('>') {
            // "<v.loud 김도현>" carries classes before the name.
            Some((annotation, said)) if n > 0 => {
                (annotation.split_once(char::is_whitespace).map_or("", |(_, name)| name).trim(), said)
            }
            _ => ("", piece),
        };
        let said = plain(said);
        match voices.last_mut() {
            _ if said.is_empty() => {}
            Some((last, before)) if last == speaker || speaker.is_empty() => join(before, &said),
            _ => voices.push((plain(speaker), said)),
        }
    }
    voices
}

/// A payload without tags and character references.
fn plain(payload: &str) -> String {
    let mut text = String::with_capacity(payload.len());
    let mut rest = payload;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        match rest[at..].find('>') {
            Some(end) if is_tag(&rest[at + 1..at + end]) => rest = &rest[at + end + 1..],
            _ => {
                text.push('<');
                rest = &rest[at + 1..];
            }
        }
    }
    text.push_str(rest);
    for (reference, character) in
        [("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&lrm;", ""), ("&rlm;", ""), ("&amp;", "&")]
    {
        if text.contains('&') {
            text = text.replace(reference, character);
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// WebVTT's tags and the font tags SubRip files carry, and times inside a cue.
fn is_tag(inside: &str) -> bool {
    let name = inside.trim_start_matches('/').split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    matches!(name, "b" | "i" | "u" | "c" | "v" | "lang" | "ruby" | "rt" | "font") || clock::exactly(inside).is_some()
}
