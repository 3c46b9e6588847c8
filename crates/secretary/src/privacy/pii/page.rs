//! The plain text with its labels and roles, and the questions that finders ask about a place in it.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{
    labels::{self, Role, Sense},
    tables::{self, Table},
};
use crate::korean::pattern;

/// How far a label reaches, in bytes: "휴대전화 번호(연락 가능한 것): " and the like.
const LABEL_REACH: usize = 60;
/// How far the word for an official speaks for a mobile number, in bytes: a rank, a name and a bracket.
const CLAUSE_REACH: usize = 48;
/// How much of a line is looked at on either side of a place, in characters.
const LINE_REACH: usize = 200;
/// How many lines above a role still speaks for: the lines of one entry of a form.
const ROLE_LINES: usize = 3;

/// 결문: postcode, address, telephone and fax of the agency in one line (행정업무규정 시행규칙 별지 제1호서식).
static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"우\)? ?\d{5}.*(?:전화|팩스|전송|Tel|Fax)|전화(?:번호)?.*(?:팩스|전송)|/ *(?:대국민|부분)? ?(?:비?공개)(?:\(\d[^)]*\))? *$",
    )
});

/// A text to look at.
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    /// Its tables.
    pub(super) tables: Vec<Table>,
    labels: Vec<(Range<usize>, Sense)>,
    roles: Vec<(Range<usize>, Role)>,
}

impl<'a> Page<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, tables: tables::find(text), labels: labels::senses(text), roles: labels::roles(text) }
    }

    /// The line that this place is in; of a very long one what is near.
    pub(super) fn line(&self, at: usize) -> &'a str {
        let (before, after) = (self.before(at, LINE_REACH), self.after(at, LINE_REACH));
        let start = before.rfind('\n').map_or(at - before.len(), |found| at - before.len() + found + 1);
        let end = after.find('\n').map_or(at + after.len(), |found| at + found);
        &self.text[start..end]
    }

    /// What the nearest label before this place says of it: in the same line, or alone in the line above.
    pub(super) fn label(&self, at: usize) -> Option<Sense> {
        self.nearest(at).map(|(_, sense)| sense)
    }

    /// What stands between the nearest label and this place, with what the label says. In a table that is the label in
    /// the same row, or else the one at the head of the column.
    pub(super) fn nearest(&self, at: usize) -> Option<(&'a str, Sense)> {
        let Some(table) = tables::of(&self.tables, at) else { return self.before_it(at) };
        self.before_it(at).filter(|(between, _)| !between.contains('\n')).or_else(|| {
            let head = table.head(self.text, at)?;
            let next = self.labels.partition_point(|(range, _)| range.end <= head.end);
            let (range, sense) = self.labels.get(next.checked_sub(1)?)?;
            (range.start >= head.start).then_some(("", *sense))
        })
    }

    fn before_it(&self, at: usize) -> Option<(&'a str, Sense)> {
        let next = self.labels.partition_point(|(range, _)| range.end <= at);
        let (range, sense) = self.labels.get(next.checked_sub(1)?)?;
        let between = &self.text[range.end..at];
        let near = between.len() <= LABEL_REACH && !between.contains(". ") && !between.contains("다.\n");
        let reaches = !between.contains('\n') || between.chars().all(|c| c.is_whitespace() || ":|=-([".contains(c));
        (near && reaches).then_some((between, *sense))
    }

    /// Whether a word is a label itself.
    pub(super) fn is_label(&self, word: &Range<usize>) -> bool {
        let from = self.labels.partition_point(|(range, _)| range.end < word.end);
        self.labels.get(from).is_some_and(|(range, _)| range.start <= word.start)
    }

    /// Whose contact this place is: of the role that was named last before it in its line, or in the lines above.
    pub(super) fn role(&self, at: usize) -> Option<(Role, bool)> {
        let next = self.roles.partition_point(|(range, _)| range.end <= at);
        let (range, role) = self.roles.get(next.checked_sub(1)?)?;
        let between = &self.text[range.end..at];
        let lines = between.matches('\n').count();
        (lines <= ROLE_LINES && !between.contains("\n\n")).then_some((*role, lines == 0))
    }

    /// Whether the role that was named last stands in the same clause as this place.
    pub(super) fn names_role_in_clause(&self, at: usize) -> bool {
        let next = self.roles.partition_point(|(range, _)| range.end <= at);
        let role = next.checked_sub(1).and_then(|last| self.roles.get(last));
        role.is_some_and(|(range, _)| {
            let between = &self.text[range.end..at];
            between.len() <= CLAUSE_REACH && !between.contains(". ") && !between.contains("다.")
        })
    }

    /// Whether this place is in the line that closes an official document with the agency's address and numbers.
    pub(super) fn is_closing(&self, at: usize) -> bool {
        CLOSING.is_match(self.line(at))
    }

    /// Up to `count` characters after a place.
    pub(super) fn after(&self, at: usize, count: usize) -> &'a str {
        let rest = &self.text[at..];
        rest.char_indices().nth(count).map_or(rest, |(end, _)| &rest[..end])
    }

    /// Up to `count` characters before a place.
    pub(super) fn before(&self, at: usize, count: usize) -> &'a str {
        let rest = &self.text[..at];
        rest.char_indices().rev().nth(count.saturating_sub(1)).map_or(rest, |(start, _)| &rest[start..])
    }

    /// Whether a number ends on both sides of the range: it is no part of a longer one, nor of a word of Latin letters.
    pub(super) fn stands_alone(&self, range: &Range<usize>) -> bool {
        let mut before = self.text[..range.start].chars().rev();
        let mut after = self.text[range.end..].chars();
        let joins = |c: char| c.is_ascii_alphanumeric() || c == '*';
        let left = match before.next() {
            Some(c) if joins(c) => c == '*' && !before.next().is_some_and(joins),
            Some('-' | '.' | ',' | '/') => !before.next().is_some_and(|c| c.is_ascii_digit()),
            _ => true,
        };
        let right = match after.next() {
            Some(c) if joins(c) => false,
            Some('-' | ',' | '.') => !after.next().is_some_and(|c| c.is_ascii_digit()),
            _ => true,
        };
        left && right
    }
}

/// The digits of a piece of text.
pub(super) fn digits(text: &str) -> Vec<u32> {
    text.chars().filter_map(|c| c.to_digit(10)).collect()
}

/// Whether characters of the value are hidden already.
pub(super) fn is_masked(text: &str) -> bool {
    text.contains(['*', 'x', 'X'])
}

/// Whether six digits are year, month and day of a birth.
pub(super) fn is_date(digits: &[u32]) -> bool {
    let [_, _, m1, m2, d1, d2] = digits else { return false };
    (1..=12).contains(&(m1 * 10 + m2)) && (1..=31).contains(&(d1 * 10 + d2))
}
