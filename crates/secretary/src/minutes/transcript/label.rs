//! Which short text in front of speech is a speaker.
//!
//! A colon alone proves nothing ("결론은: …", "10:30"). A label counts as a speaker where it has the shape of one (a
//! name, a post, "참석자 3") or where the transcript uses it more than once.

use std::collections::HashMap;

use super::{clock, head};
use crate::minutes::people::{names, titles};

/// Longest label, in characters: "김철수 지방자치인재개발원 교육운영과장" and some room.
const LONGEST: usize = 30;
/// Most words of a label: "곽도연 악취 전문 자문위원" and some room.
const MOST_WORDS: usize = 6;
/// Words that dictation services number unnamed speakers with.
const NUMBERED: &[&str] =
    &["참석자", "화자", "발언자", "참가자", "주민", "시민", "위원", "패널", "Speaker", "SPEAKER", "User"];

/// How often each possible label stands in front of speech.
#[derive(Debug, Default)]
pub(super) struct Labels<'a>(HashMap<&'a str, u32>);

impl<'a> Labels<'a> {
    /// Counts the possible labels at the beginning of lines or cues.
    pub(super) fn count(lines: impl Iterator<Item = &'a str>) -> Labels<'a> {
        let mut labels = HashMap::new();
        let mut lines = lines.map(bare).filter(|line| !line.is_empty()).peekable();
        while let Some(line) = lines.next() {
            let over_time = || lines.peek().is_some_and(|below| clock::alone(below).is_some()).then(|| unmarked(line));
            let candidate =
                before_colon(line).or_else(|| clock::trailing(line).map(|(label, _)| (unmarked(label), "")));
            if let Some(label) = candidate.map(|(label, _)| label).or_else(over_time) {
                *labels.entry(label).or_default() += 1;
            }
        }
        Labels(labels)
    }

    /// Whether this label names a speaker.
    pub(super) fn names_speaker(&self, label: &str) -> bool {
        fits(label) && (has_shape(label) || self.0.get(label).is_some_and(|&count| count > 1))
    }
}

/// A line without a leading time, list bullet and bold marks: where a label may begin.
pub(super) fn bare(line: &str) -> &str {
    let line = line.trim().trim_start_matches(['-', '•', '▶', '*']).trim_start();
    clock::leading(line).map_or(line, |(_, rest)| rest).trim_start_matches('*')
}

/// A label without bold marks around it.
pub(super) fn unmarked(label: &str) -> &str {
    label.trim_matches('*').trim()
}

/// `이름: 발언` taken apart, where the label names a speaker.
pub(super) fn split_colon<'t>(line: &'t str, labels: &Labels) -> Option<(&'t str, &'t str)> {
    before_colon(line).filter(|(label, _)| labels.names_speaker(label))
}

/// Whether the label has the shape of a speaker: numbered, a name, a post, or both.
pub(super) fn has_shape(label: &str) -> bool {
    if is_numbered(label) {
        return true;
    }
    // "김가람(기획과장)" has the shape of what stands before the brackets.
    let label = label.strip_suffix(')').and_then(|label| label.split_once('(')).map_or(label, |(name, _)| name.trim());
    let mut words = label.split_whitespace();
    let (Some(first), last) = (words.next(), label.split_whitespace().next_back()) else { return false };
    let post = last.is_some_and(titles::is_title);
    match words.count() {
        0 => names::is_full_name(first) || titles::is_title(first) || is_latin_name(first),
        // "간사 함초롱"
        _ => post || titles::is_title(first) && last.is_some_and(names::is_full_name) || is_latin_name(label),
    }
}

/// A label a dictation service gives: "참석자 1", "Speaker 2", "주민 A".
pub(crate) fn is_numbered(label: &str) -> bool {
    NUMBERED.iter().any(|word| {
        label.strip_prefix(word).is_some_and(|rest| {
            let rest = rest.trim_start_matches([' ', '_']);
            !rest.is_empty() && (rest.bytes().all(|b| b.is_ascii_digit()) || rest.len() == 1)
        })
    })
}

fn fits(label: &str) -> bool {
    !label.is_empty()
        && label.chars().count() <= LONGEST
        && label.split_whitespace().count() <= MOST_WORDS
        && !label.contains(['.', '?', '!', ',', '"', '“', '/'])
}

fn before_colon(line: &str) -> Option<(&str, &str)> {
    let at = line.find([':', '：'])?;
    let label = line[..at].trim_end().trim_end_matches('*').trim_end();
    let said = line[at..].trim_start_matches([':', '：']);
    let time_or_address =
        label.bytes().last().is_some_and(|b| b.is_ascii_digit()) && !is_numbered(label) || said.starts_with("//");
    (fits(label) && !time_or_address && !head::is_heading(label)).then(|| (label, said.trim_start_matches('*').trim()))
}

fn is_latin_name(label: &str) -> bool {
    label.starts_with(|c: char| c.is_ascii_uppercase())
        && label.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | '-' | '\''))
}
