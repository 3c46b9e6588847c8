//! The text under the eyes of the rules: its lines, and what in them is nobody's to change.

use std::{ops::Range, sync::LazyLock};

use regex::{Captures, Regex};

use super::Fix;
use crate::{
    kind::{Form, Kind},
    notation::{Line, Part, read_lines, split_end},
    profile::Profile,
};

/// A constant pattern, compiled once.
macro_rules! pattern {
    ($pattern:literal) => {{
        static PATTERN: std::sync::LazyLock<regex::Regex> =
            std::sync::LazyLock::new(|| regex::Regex::new($pattern).expect("a constant pattern"));
        &*PATTERN
    }};
}
pub(super) use pattern;

/// Text that says what it says: addresses, quotations, names of laws, amendment dates, blanks, formulas.
static UNTOUCHABLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"https?://\S+|www\.[^\s)]+|[\w.+-]+@[\w.-]+",
        r#"|“[^”\n]*”|"[^"\n]*"|‘[^’\n]*’|「[^」\n]*」|『[^』\n]*』"#,
        r"|<(?:개정|신설|삭제|본조신설|전문개정|시행)[^>\n]*>|\[(?:시행|전문개정|본조신설|제목개정)[^\]\n]*\]",
        r"|⟦[^⟧\n]*⟧|<!--[^\n]*-->|\$[^$\n]*\\[^$\n]*\$",
    ))
    .expect("a constant pattern")
});

/// Names of files with the places where they end; where a name begins is looked for from there.
fn file_names(text: &str) -> impl Iterator<Item = Range<usize>> {
    let ending = pattern!(r"\.(?:hwpx?|pdf|xlsx?|docx?|pptx?|zip|csv|txt|md|jpe?g|png)(?-u:\b)");
    ending.find_iter(text).map(|ending| {
        let before = &text[..ending.start()];
        let name = before.trim_end_matches(|c: char| !c.is_whitespace() && !"(「“".contains(c));
        name.len()..ending.end()
    })
}

/// Ranges in order, those that touch made one.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    ranges.dedup_by(|next, held| {
        let touches = next.start <= held.end;
        if touches {
            held.end = held.end.max(next.end);
        }
        touches
    });
    ranges
}

/// What a rule reads.
pub(super) struct Subject<'a> {
    pub(super) text: &'a str,
    pub(super) kind: Kind,
    pub(super) form: Form,
    pub(super) profile: &'a Profile,
    pub(super) lines: Vec<Line<'a>>,
    /// Whether the text is laid out as a letter, so that its items follow one order and what it lacks can be said. Other
    /// documents that are read from files number their sections, clauses and questions as they like.
    pub(super) letter: bool,
    untouchable: Vec<Range<usize>>,
    /// Which lines hold sentences.
    prose: Vec<usize>,
}

impl<'a> Subject<'a> {
    pub(super) fn new(text: &'a str, kind: Kind, profile: &'a Profile) -> Self {
        let lines = read_lines(text, kind.form());
        let untouchable = UNTOUCHABLE.find_iter(text).map(|found| found.range()).chain(file_names(text));
        let untouchable = joined(untouchable.collect());
        let letter = is_letter(&lines);
        let prose = lines.iter().enumerate().filter(|(_, line)| is_prose(line)).map(|(at, _)| at).collect();
        Self { text, kind, form: kind.form(), profile, lines, letter, untouchable, prose }
    }

    /// Whether a range touches what must be left alone.
    pub(super) fn is_untouchable(&self, range: &Range<usize>) -> bool {
        let from = self.untouchable.partition_point(|held| held.end <= range.start);
        self.untouchable.get(from).is_some_and(|held| held.start < range.end)
    }

    /// The lines that hold sentences: head, body and 붙임, but no rows of tables, whose cells are often fixed by a form
    /// (a cell of several lines is read as one with breaks), and nothing behind the end.
    pub(super) fn prose(&self) -> impl Iterator<Item = &Line<'a>> {
        self.prose.iter().filter_map(|line| self.lines.get(*line))
    }

    /// Every match of a pattern in prose, outside of what must be left alone, with its groups as places in the text.
    pub(super) fn matches(&self, pattern: &'static Regex) -> impl Iterator<Item = Match<'_>> {
        self.prose()
            .flat_map(move |line| {
                pattern.captures_iter(line.text).map(move |groups| Match { start: line.start, groups })
            })
            .filter(|found| !self.is_untouchable(&found.range(0)))
    }

    /// The same in rows of tables too, whose cells may say what cannot be as well as any sentence.
    pub(super) fn matches_in_tables_too(&self, pattern: &'static Regex) -> impl Iterator<Item = Match<'_>> {
        let lines = self.lines.iter().filter(|line| is_prose(line) || line.part == Part::TableRow);
        lines
            .flat_map(move |line| {
                pattern.captures_iter(line.text).map(move |groups| Match { start: line.start, groups })
            })
            .filter(|found| !self.is_untouchable(&found.range(0)))
    }

    /// Whether a place is in a row of a table.
    pub(super) fn is_in_table(&self, place: usize) -> bool {
        let behind = self.lines.partition_point(|line| line.start <= place);
        self.lines[..behind].last().is_some_and(|line| line.part == Part::TableRow)
    }

    /// Whether the line of a place is held out of a rule, with a reason: `<!-- MON-04 MON-05: 협약서의 글을 옮김 -->`.
    pub(super) fn is_silenced(&self, rule: &str, place: usize) -> bool {
        let behind = self.lines.partition_point(|line| line.start <= place);
        let comment = self.lines[..behind].last().map_or("", |line| line.comment);
        comment.split_once(':').is_some_and(|(rules, reason)| {
            !reason.trim().is_empty() && rules.split([' ', ',']).any(|silenced| silenced == rule)
        })
    }

    /// The character before a place.
    pub(super) fn before(&self, place: usize) -> Option<char> {
        self.text[..place].chars().next_back()
    }

    /// The line up to a place.
    pub(super) fn line_before(&self, place: usize) -> &'a str {
        let before = &self.text[..place];
        before.rfind('\n').map_or(before, |at| &before[at + 1..])
    }

    /// The text from a place on.
    pub(super) fn after(&self, place: usize) -> &'a str {
        &self.text[place..]
    }

    /// What stands behind the end: the signature (결문), where a whole document is checked.
    pub(super) fn signature(&self) -> impl Iterator<Item = &Line<'a>> {
        self.lines.iter().filter(|line| line.part == Part::AfterEnd)
    }

    /// The place behind the last letter, where what is missing as a whole is said.
    pub(super) fn end(&self) -> Range<usize> {
        let end = self.text.trim_end().len();
        end..end
    }

    /// The lines with something in them that belong to head, body or 붙임.
    pub(super) fn written(&self) -> impl DoubleEndedIterator<Item = &Line<'a>> {
        self.lines
            .iter()
            .filter(|line| !matches!(line.part, Part::Blank | Part::Letterhead | Part::AfterEnd | Part::Recipients))
    }
}

fn is_prose(line: &Line<'_>) -> bool {
    !matches!(line.part, Part::Blank | Part::Letterhead | Part::TableRow | Part::Unit | Part::AfterEnd)
        && !line.text.contains("<br>")
}

/// Lines of a text without head and end that may still be a letter's body.
const LONGEST_BODY: usize = 40;

/// A head or an end sign makes a letter; without either, a short text of items or polite sentences may be one's body, if
/// nothing in it is of another kind of document.
fn is_letter(lines: &[Line<'_>]) -> bool {
    if lines.iter().any(|line| matches!(line.part, Part::Head(_)) || split_end(line.text).1.is_some()) {
        return true;
    }
    let written = || lines.iter().filter(|line| line.part != Part::Blank);
    let other = pattern!(r"^\s*(?:#|!\[|<t|제\d+[장절조]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]\.?\s)");
    // Items below something else are questions, forms and contents as often as they are letters; so are ① and (1).
    let opens = written().next().is_some_and(|line| matches!(line.part, Part::Item(mark) if mark.level <= 4));
    let official = |line: &Line<'_>| matches!(line.part, Part::Attachment(_)) || line.text.ends_with("니다.");
    let short = written().count() <= LONGEST_BODY;
    short && (opens || written().any(official)) && !written().any(|line| other.is_match(line.text))
}

/// A match of a pattern, with places in the whole text.
pub(super) struct Match<'a> {
    start: usize,
    groups: Captures<'a>,
}

impl<'a> Match<'a> {
    /// Where a group stands; the place of the whole match where the group took no part.
    pub(super) fn range(&self, group: usize) -> Range<usize> {
        let found = self.groups.get(group).map_or(0..0, |found| found.range());
        self.start + found.start..self.start + found.end
    }

    /// What a group matched.
    pub(super) fn get(&self, group: usize) -> Option<&'a str> {
        self.groups.get(group).map(|found| found.as_str())
    }

    /// What a group matched, empty where it took no part.
    pub(super) fn text(&self, group: usize) -> &'a str {
        self.get(group).unwrap_or_default()
    }

    /// A group as a number.
    pub(super) fn number<T: std::str::FromStr>(&self, group: usize) -> Option<T> {
        self.get(group)?.parse().ok()
    }
}

/// What a rule has found: place, message, fix.
#[derive(Default)]
pub(super) struct Found(Vec<(Range<usize>, String, Option<Fix>)>);

impl Found {
    /// Something that a person has to decide.
    pub(super) fn say(&mut self, range: Range<usize>, message: impl Into<String>) {
        self.0.push((range, message.into(), None));
    }

    /// Something that can be put right by replacing just what was found.
    pub(super) fn replace(&mut self, range: Range<usize>, replacement: impl Into<String>, message: impl Into<String>) {
        self.fix(range.clone(), range, replacement, message);
    }

    /// Something that can be put right by replacing another range than the one to show.
    pub(super) fn fix(
        &mut self,
        shown: Range<usize>,
        replaced: Range<usize>,
        replacement: impl Into<String>,
        message: impl Into<String>,
    ) {
        let fix = Fix { range: replaced, replacement: replacement.into() };
        self.0.push((shown, message.into(), Some(fix)));
    }
}

impl IntoIterator for Found {
    type Item = (Range<usize>, String, Option<Fix>);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
