//! Transcripts kept as tables, as the readers of HWP, HWPX and DOCX give them: one row a turn.
//!
//! The heads of the columns say which cell is whose. Without heads a row of `time | speaker | words` or
//! `speaker | words` is taken as it stands. A form may keep the whole talk in one cell, a line a turn; that cell is
//! unfolded first ([`unfolded`]).

use std::borrow::Cow;

use super::{
    clock,
    label::{self, Labels},
};

/// Heads over the speaker, without spaces.
const SPEAKER: &[&str] = &[
    "구분",
    "발언자",
    "발언자성명",
    "소속성명",
    "직위성명",
    "직성명",
    "화자",
    "성명",
    "이름",
    "발표자",
    "참석자",
    "위원",
    "위원명",
    "질의자",
    "말한사람",
    "speaker",
];
/// Heads over the words.
const WORDS: &[&str] =
    &["내용", "발언", "발언내용", "주요발언", "발언요지", "대화", "대화내용", "말", "주요내용", "의견", "text"];
/// Heads over the time.
const TIME: &[&str] = &["시간", "시각", "시작", "시점", "time"];

/// Which cell of a row holds what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Columns {
    heads: Option<Heads>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Heads {
    speaker: usize,
    words: usize,
    time: Option<usize>,
    /// How many columns there are; what a mark inside the last cell cuts off belongs to it.
    columns: usize,
}

impl Columns {
    /// The time, speaker and words of a row; `None` for heads, rules and rows that are no turns. Heads are remembered.
    pub(super) fn row<'t>(&mut self, line: &'t str, labels: &Labels) -> Option<(Option<u32>, &'t str, &'t str)> {
        if let Some(heads) = heads(line) {
            self.heads = Some(heads);
        }
        if self.is_frame(line) {
            return None;
        }
        if let Some(heads) = self.heads {
            let at = |n: usize| cells(line, heads.columns).nth(n).map(label::unmarked);
            // Under heads every row with words is a turn; one without a speaker goes on.
            let start = heads.time.and_then(at).and_then(clock::alone);
            return Some((start, at(heads.speaker)?, at(heads.words).filter(|words| !words.is_empty())?));
        }
        let mut cells = line.trim_matches('|').splitn(3, '|').map(str::trim);
        let (first, second, third) = (cells.next()?, cells.next()?, cells.next());
        match (clock::exactly(first), third) {
            (start @ Some(_), Some(said)) => Some((start, second, said)),
            (None, None) if label::has_shape(first) || labels.names_speaker(first) => Some((None, first, second)),
            _ => None,
        }
    }

    /// Whether a row only frames the table: heads, or the rule under them.
    pub(super) fn is_frame(&self, line: &str) -> bool {
        heads(line).is_some() || line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
    }
}

/// How the readers break lines inside a cell.
pub(super) const BREAK: &str = "<br>";

/// The text with every cell that holds several turns laid out as lines. A row without such a cell stays one line.
pub(super) fn unfolded(text: &str) -> Cow<'_, str> {
    if !text.contains(BREAK) {
        return Cow::Borrowed(text);
    }
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let row =
            line.trim().starts_with('|').then(|| cells(line, usize::MAX).find(|cell| holds_turns(cell))).flatten();
        match row {
            Some(cell) => lines.extend(cell.split(BREAK).map(|said| said.trim().to_owned())),
            None => lines.push(line.to_owned()),
        }
    }
    Cow::Owned(lines.join("\n"))
}

/// Whether a cell holds several turns, a line each.
fn holds_turns(cell: &str) -> bool {
    let names = |said: &&str| {
        let (label, words) = said.split_once([':', '：']).unwrap_or_default();
        label::has_shape(label::bare(label).trim()) && !words.trim().is_empty()
    };
    cell.split(BREAK).filter(names).count() >= 2
}

fn heads(line: &str) -> Option<Heads> {
    let find = |words: &[&str]| {
        cells(line, usize::MAX).position(|cell| {
            let cell: String = cell.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            words.contains(&cell.as_str())
        })
    };
    let columns = cells(line, usize::MAX).count();
    Some(Heads { speaker: find(SPEAKER)?, words: find(WORDS)?, time: find(TIME), columns })
}

fn cells(line: &str, columns: usize) -> impl Iterator<Item = &str> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    line.strip_suffix('|').unwrap_or(line).splitn(columns, '|').map(str::trim)
}
