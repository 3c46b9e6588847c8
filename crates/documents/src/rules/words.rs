//! Single words: loanwords as they are spelt, plain words for hard ones, words that hurt nobody.

use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::subject::{Found, Subject, pattern};
use crate::values::josa;

/// A word and what stands for it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    wrong: String,
    right: String,
    /// Whether it may be replaced wherever it stands; otherwise the sentence around it has to change too.
    #[serde(default)]
    swap: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    loanwords: Vec<Word>,
    hard: Vec<Word>,
    dated: Vec<Word>,
    hurtful: Vec<Word>,
    dotted: Vec<Word>,
    known: Vec<String>,
}

/// A list with one pattern that finds every word of it.
struct List {
    words: Vec<Word>,
    pattern: Regex,
}

impl List {
    fn new(mut words: Vec<Word>) -> Self {
        // Longest first, so that 리더쉽십 is not found as its beginning.
        words.sort_by_key(|word| std::cmp::Reverse(word.wrong.len()));
        let any = words.iter().map(|word| regex::escape(&word.wrong)).collect::<Vec<_>>().join("|");
        Self { words, pattern: Regex::new(&any).expect("a list of plain words") }
    }
}

static LISTS: LazyLock<([List; 5], Vec<String>)> = LazyLock::new(|| {
    let lists: Lists = toml::from_str(include_str!("words.toml")).expect("the word list, which a test reads");
    ([lists.loanwords, lists.hard, lists.dated, lists.hurtful, lists.dotted].map(List::new), lists.known)
});

pub(super) fn loanwords(subject: &Subject<'_>, found: &mut Found) {
    look_for(&LISTS.0[0], subject, found, "외래어 표기법에 따라");
}

pub(super) fn hard_words(subject: &Subject<'_>, found: &mut Found) {
    look_for(&LISTS.0[1], subject, found, "쉬운 말로");
}

pub(super) fn dated_words(subject: &Subject<'_>, found: &mut Found) {
    look_for(&LISTS.0[2], subject, found, "지금 쓰는 말로");
}

pub(super) fn hurtful_words(subject: &Subject<'_>, found: &mut Found) {
    look_for(&LISTS.0[3], subject, found, "차별하지 않는 말로");
}

pub(super) fn dots_inside_a_word(subject: &Subject<'_>, found: &mut Found) {
    look_for(&LISTS.0[4], subject, found, "한 낱말이므로 가운뎃점 없이");
}

/// Abbreviations in Latin letters that stand without a Korean word for them, at their first place in a text.
pub(super) fn abbreviations_are_explained(subject: &Subject<'_>, found: &mut Found) {
    let mut seen: Vec<&str> = Vec::new();
    for hit in subject.matches(pattern!(r"[A-Za-z][A-Za-z&]*[A-Z][A-Za-z]*")) {
        let (word, range) = (hit.text(0), hit.range(0));
        let capital = word.chars().filter(char::is_ascii_uppercase).count() > 1;
        // Part of a number, an address, an English phrase, or a name that is being given.
        let joins = |c: char| c.is_ascii_alphanumeric() || "-_./@#+'(（&".contains(c);
        let (before, after) = (subject.before(range.start), subject.after(range.end));
        let phrase = after.trim_start().starts_with(|c: char| c.is_ascii_alphabetic())
            || subject.line_before(range.start).trim_end().ends_with(|c: char| c.is_ascii_alphabetic());
        if !capital
            || word.chars().count() > 8
            || before.is_some_and(joins)
            || after.starts_with(|c: char| joins(c) || c == ')')
            || phrase
            || LISTS.1.iter().any(|known| known == word)
            || seen.contains(&word)
        {
            continue;
        }
        seen.push(word);
        let explained = |open: &str| subject.text.contains(&format!("{open}{word}"));
        if !explained("(") && !explained("（") {
            found.say(
                range,
                format!("널리 쓰이지 않는 약어입니다. 우리말을 먼저 쓰고 괄호 안에 적습니다: `우리말({word})`"),
            );
        }
    }
}

fn look_for(list: &'static List, subject: &Subject<'_>, found: &mut Found, why: &str) {
    for hit in subject.matches(&list.pattern) {
        // 입금일 has no 금일 in it.
        if subject.before(hit.range(0).start).is_some_and(|c| ('가'..='힣').contains(&c)) {
            continue;
        }
        // 금일십이만원 is an amount.
        if pattern!(r"^금[일이삼사오육칠팔구십백천만억조]+\s?원").is_match(subject.after(hit.range(0).start))
        {
            continue;
        }
        let Some(word) = list.words.iter().find(|word| word.wrong == hit.text(0)) else { continue };
        let message = format!("{why} `{}`{} 씁니다.", word.right, josa(&word.right, "으로/로"));
        if word.swap {
            let particle = particle(subject.after(hit.range(0).end), &word.wrong, &word.right);
            let range = hit.range(0).start..hit.range(0).end + particle.map_or(0, |(old, _)| old.len());
            let right = format!("{}{}", word.right, particle.map_or("", |(_, new)| new));
            found.fix(hit.range(0), range, right, message);
        } else {
            found.say(hit.range(0), message);
        }
    }
}

/// The particle behind a word, and the one that its replacement takes, where they differ.
fn particle(rest: &str, wrong: &str, right: &str) -> Option<(&'static str, &'static str)> {
    ["은/는", "이/가", "을/를", "과/와", "으로/로"].into_iter().find_map(|pair| {
        let (old, new) = (josa(wrong, pair), josa(right, pair));
        let behind = rest.strip_prefix(old)?;
        let ends = behind.chars().next().is_none_or(|c| !('가'..='힣').contains(&c));
        (ends && old != new).then_some((old, new))
    })
}
