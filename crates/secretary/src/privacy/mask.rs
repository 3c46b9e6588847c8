//! Puts tokens in the place of personal data, and puts the data back.
//!
//! A token says what kind of thing stood there and which one (`⟪전화1⟫`), so that a model can still write about it; one value
//! has one token throughout. The brackets U+27EA and U+27EB occur in no Korean document; where a text has them all the
//! same, they are replaced like a value, so that nothing that was there before can be taken for a token.

use std::{
    collections::{BTreeMap, HashMap},
    ops::{ControlFlow, Range},
    sync::LazyLock,
};

use regex::{Captures, Regex, RegexBuilder};
use serde::Serialize;
use ts_rs::TS;

use super::pii::{self, Personal, PersonalKind};
use crate::{
    korean::pattern,
    text::{Place, Unit},
};

/// Left bracket of a token.
const OPEN: char = '⟪';
/// Right bracket of a token.
const CLOSE: char = '⟫';
/// What a bracket that the text itself has is called.
const SIGN: &str = "기호";
/// Most characters of a token as a model may write it, with spaces; what is longer is none.
const LONGEST: usize = 24;
/// Bound on the compiled list of all values of a text, in bytes: enough for a list of a million people.
const VALUES_SIZE: usize = 1 << 30;

static TOKEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"⟪\s*([가-힣]+)\s*(\d+)\s*⟫"));
static LIKE_A_TOKEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"⟪[^⟪⟫\n]{0,40}⟫"));

/// Values and the tokens that stand for them, over one text or all messages of a prompt.
#[derive(Debug, Clone, Default)]
pub struct Table {
    tokens: HashMap<String, String>,
    /// By name of the token, without brackets.
    values: HashMap<String, String>,
    counts: BTreeMap<&'static str, usize>,
    /// What looks like a token in the text as it was.
    own: Vec<String>,
}

impl Table {
    /// Masks texts with one table, so that a value found in one of them is hidden in all, by the same token everywhere.
    pub fn mask(texts: &[&str]) -> (Table, Vec<Masking>) {
        let mut table = Table::default();
        let found: Vec<Vec<Personal>> = texts.iter().map(|text| pii::find(text)).collect();
        for (text, found) in texts.iter().zip(&found) {
            for personal in found {
                table.token(&text[personal.range.clone()], personal.kind.korean());
            }
            table.own.extend(LIKE_A_TOKEN.find_iter(text).map(|own| own.as_str().to_owned()));
        }
        let kinds: HashMap<&str, PersonalKind> = texts
            .iter()
            .zip(&found)
            .flat_map(|(text, found)| found.iter().map(|one| (&text[one.range.clone()], one.kind)))
            .collect();
        let masked = texts.iter().zip(found).map(|(text, found)| table.cover(text, found, &kinds)).collect();
        (table, masked)
    }

    /// Replaces what was found, then every other place where one of the values stands, and the text's own brackets.
    fn cover(&mut self, text: &str, found: Vec<Personal>, kinds: &HashMap<&str, PersonalKind>) -> Masking {
        let mut spans: Vec<Personal> = Vec::new();
        let mut from = 0;
        let repeated = repeated(kinds);
        for personal in found {
            spans.extend(occurrences(text, from..personal.range.start, repeated.as_ref(), kinds));
            from = personal.range.end;
            spans.push(personal);
        }
        spans.extend(occurrences(text, from..text.len(), repeated.as_ref(), kinds));
        let (mut masked, mut at) = (String::with_capacity(text.len()), 0);
        for span in &spans {
            self.copy(&text[at..span.range.start], &mut masked);
            masked.push_str(&self.token(&text[span.range.clone()], span.kind.korean()));
            at = span.range.end;
        }
        self.copy(&text[at..], &mut masked);
        Masking { text: masked, spans }
    }

    /// Copies what is not personal, with the brackets it may have replaced.
    fn copy(&mut self, text: &str, masked: &mut String) {
        for c in text.chars() {
            if c == OPEN || c == CLOSE {
                masked.push_str(&self.token(c.encode_utf8(&mut [0; 4]), SIGN));
            } else {
                masked.push(c);
            }
        }
    }

    fn token(&mut self, value: &str, kind: &'static str) -> String {
        if let Some(token) = self.tokens.get(value) {
            return token.clone();
        }
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        let name = format!("{kind}{count}");
        let token = format!("{OPEN}{name}{CLOSE}");
        self.tokens.insert(value.to_owned(), token.clone());
        self.values.insert(name, value.to_owned());
        token
    }

    /// Puts the values back. Spaces that a model adds inside a token do not matter; a token that it made up stays as it is.
    pub fn restore(&self, text: &str) -> String {
        self.restore_with(text, str::to_owned)
    }

    /// Puts the values back into JSON, where a line break or a quote has to be escaped.
    pub fn restore_json(&self, text: &str) -> String {
        self.restore_with(text, |value| {
            let quoted = serde_json::Value::from(value).to_string();
            quoted[1..quoted.len() - 1].to_owned()
        })
    }

    fn restore_with(&self, text: &str, write: impl Fn(&str) -> String) -> String {
        TOKEN
            .replace_all(text, |token: &Captures<'_>| self.value(token).map_or_else(|| token[0].to_owned(), &write))
            .into_owned()
    }

    fn value(&self, token: &Captures<'_>) -> Option<&str> {
        let number = token[2].trim_start_matches('0');
        self.values.get(&format!("{}{number}", &token[1])).map(String::as_str)
    }

    /// The places of a text that look like tokens and are none: a model made them up or renamed them. The text may be what
    /// the model said or what was restored from it.
    pub fn unknown(&self, text: &str) -> Vec<Range<usize>> {
        LIKE_A_TOKEN
            .find_iter(text)
            .filter(|like| TOKEN.captures(like.as_str()).is_none_or(|token| self.value(&token).is_none()))
            .filter(|like| !self.own.iter().any(|own| own == like.as_str()))
            .map(|like| like.range())
            .collect()
    }
}

/// One alternation of all values, the longest first.
fn repeated(kinds: &HashMap<&str, PersonalKind>) -> Option<Regex> {
    let mut values: Vec<&str> = kinds.keys().copied().collect();
    values.sort_by_key(|value| (std::cmp::Reverse(value.len()), *value));
    let values: Vec<String> = values.into_iter().map(regex::escape).collect();
    let literals = || RegexBuilder::new(&values.join("|")).size_limit(VALUES_SIZE).build();
    (!values.is_empty()).then(literals).map(|values| values.expect("a list of escaped values compiles"))
}

fn occurrences(
    text: &str,
    within: Range<usize>,
    values: Option<&Regex>,
    kinds: &HashMap<&str, PersonalKind>,
) -> Vec<Personal> {
    let Some(values) = values else { return Vec::new() };
    values
        .find_iter(&text[within.clone()])
        .filter_map(|found| {
            let range = within.start + found.start()..within.start + found.end();
            Some(Personal { kind: *kinds.get(found.as_str())?, range })
        })
        .collect()
}

/// One text of several that share a [`Table`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masking {
    /// The text with tokens.
    pub text: String,
    /// What was replaced, in the text as it was.
    pub spans: Vec<Personal>,
}

/// A masked text and the way back.
#[derive(Debug, Clone)]
pub struct Masked {
    /// The text with tokens.
    pub text: String,
    /// What was replaced, in the text as it was.
    pub spans: Vec<Personal>,
    table: Table,
}

/// Replaces every piece of personal data by a token.
pub fn mask(text: &str) -> Masked {
    let (table, mut masked) = Table::mask(&[text]);
    let Masking { text, spans } = masked.remove(0);
    Masked { text, spans, table }
}

/// The text with every piece of personal data but names struck out for good: "전화 생략". For what leaves the circle
/// in which the data was told; names stay, since they say who is to do something.
pub fn without_personal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for Personal { range, kind } in pii::find(text).into_iter().filter(|found| found.kind != PersonalKind::Name) {
        out.push_str(text.get(from..range.start).unwrap_or_default());
        out.push_str(&format!("{} 생략", kind.korean()));
        from = range.end;
    }
    out + &text[from..]
}

impl Masked {
    /// Puts the values back into a text that was written from the masked one. See [`Table::restore`].
    pub fn restore(&self, text: &str) -> String {
        self.table.restore(text)
    }

    /// What looks like a token and is none. See [`Table::unknown`].
    pub fn unknown(&self, text: &str) -> Vec<Range<usize>> {
        self.table.unknown(text)
    }
}

/// Personal data of a text as programs read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct MaskAnswer {
    /// What was found.
    pub spans: Vec<MaskSpan>,
    /// The text with tokens.
    pub masked: String,
}

/// One piece of personal data as programs read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct MaskSpan {
    /// Where it stands in the text as it was.
    #[serde(flatten)]
    pub place: Place,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: PersonalKind,
}

/// Finds and masks the personal data of a text.
pub fn answer(text: &str, unit: Unit) -> MaskAnswer {
    let masked = mask(text);
    let spans = masked
        .spans
        .into_iter()
        .map(|span| MaskSpan { place: unit.place(text, span.range), kind: span.kind })
        .collect();
    MaskAnswer { spans, masked: masked.text }
}

/// Restores an answer while it comes in pieces: what may be the beginning of a token waits until it is whole.
#[derive(Debug)]
pub struct Stream<'a> {
    table: &'a Table,
    json: bool,
    waiting: String,
}

impl<'a> Stream<'a> {
    /// A stream of text, or of JSON where `json` is set.
    pub fn new(table: &'a Table, json: bool) -> Self {
        Self { table, json, waiting: String::new() }
    }

    /// Takes a piece, and passes on what is certain.
    pub fn push(&mut self, piece: &str, sink: &mut dyn FnMut(&str) -> ControlFlow<()>) -> ControlFlow<()> {
        self.waiting.push_str(piece);
        let open = self.waiting.rfind(OPEN).filter(|open| {
            let token = &self.waiting[*open..];
            !token.contains(CLOSE) && token.chars().count() <= LONGEST
        });
        let rest = self.waiting.split_off(open.unwrap_or(self.waiting.len()));
        let certain = std::mem::replace(&mut self.waiting, rest);
        self.pass(&certain, sink)
    }

    /// Passes on what still waits.
    pub fn finish(&mut self, sink: &mut dyn FnMut(&str) -> ControlFlow<()>) -> ControlFlow<()> {
        let rest = std::mem::take(&mut self.waiting);
        self.pass(&rest, sink)
    }

    fn pass(&self, text: &str, sink: &mut dyn FnMut(&str) -> ControlFlow<()>) -> ControlFlow<()> {
        if text.is_empty() {
            return ControlFlow::Continue(());
        }
        sink(&self.whole(text))
    }

    /// A whole answer with the values put back.
    pub fn whole(&self, text: &str) -> String {
        if self.json { self.table.restore_json(text) } else { self.table.restore(text) }
    }
}

#[cfg(test)]
mod tests;
