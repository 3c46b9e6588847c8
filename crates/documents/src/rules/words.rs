//! Single words: loanwords as they are spelt, plain words for hard ones, words that hurt nobody.

use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::subject::{Found, Subject, pattern};
use crate::{
    notation::{Line, Part},
    values::josa,
};

/// A word and what stands for it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    wrong: String,
    right: String,
    /// Whether it may be replaced wherever it stands; otherwise the sentence around it has to change too.
    #[serde(default)]
    swap: bool,
    /// What it stands behind where it means something else.
    #[serde(default)]
    not_behind: Vec<String>,
    /// What it stands in front of where it means something else.
    #[serde(default)]
    not_before: Vec<String>,
}

/// An abbreviation and the Korean words that it stands for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Meaning {
    short: String,
    korean: Vec<String>,
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
    meanings: Vec<Meaning>,
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

static LISTS: LazyLock<([List; 5], Vec<String>, Vec<Meaning>)> = LazyLock::new(|| {
    let lists: Lists = toml::from_str(include_str!("words.toml")).expect("the word list, which a test reads");
    (
        [lists.loanwords, lists.hard, lists.dated, lists.hurtful, lists.dotted].map(List::new),
        lists.known,
        lists.meanings,
    )
});

/// Whether Korean words are what an abbreviation stands for.
pub(super) fn is_meant(short: &str, korean: &str) -> bool {
    let bare = |text: &str| text.replace(' ', "");
    let mut known = LISTS.2.iter().filter(|meaning| meaning.short == short);
    known.any(|meaning| meaning.korean.iter().any(|known| bare(known) == bare(korean)))
}

/// Whether a word ends where it was found: behind it stands no Hangul, or a particle or an ending.
fn ends(rest: &str) -> bool {
    let follows = pattern!(
        r"^(?:$|[^가-힣]|(?:은|는|이|가|을|를|에|의|와|과|도|만|로|으로|까지|부터|에서|에게|께|이나|나|라|이며|이고|이라|입니다|이다|인|하|한|할|함|해|했|합|되|된|될|됨|돼|됐|등|및|들)(?:[^가-힣]|$|[가-힣]))"
    );
    // Endings of one letter may begin another word: 정상인지, 상기시키는 and the like are kept out by the letters above.
    follows.is_match(rest)
}

pub(super) fn loanwords(subject: &Subject<'_>, found: &mut Found) {
    // 비젼대학교: a name is spelt as whoever bears it spells it. Loanwords stand within compounds otherwise.
    let name = pattern!(r"^(?:[가-힣]{0,4}(?:대학|학교|병원|교회)|㈜|\(주\))");
    look_for(&LISTS.0[0], subject, found, "외래어 표기법에 따라", |_, rest| !name.is_match(rest));
}

pub(super) fn hard_words(subject: &Subject<'_>, found: &mut Found) {
    look_for(&LISTS.0[1], subject, found, "쉬운 말로", whole);
}

pub(super) fn dated_words(subject: &Subject<'_>, found: &mut Found) {
    look_for(&LISTS.0[2], subject, found, "지금 쓰는 말로", whole);
}

pub(super) fn hurtful_words(subject: &Subject<'_>, found: &mut Found) {
    look_for(&LISTS.0[3], subject, found, "차별하지 않는 말로", whole);
}

pub(super) fn dots_inside_a_word(subject: &Subject<'_>, found: &mut Found) {
    look_for(&LISTS.0[4], subject, found, "한 낱말이므로 가운뎃점 없이", |_, _| true);
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

/// Stems go on into their endings; other words have to end.
fn whole(wrong: &str, rest: &str) -> bool {
    wrong.ends_with('하') || ends(rest)
}

fn look_for(
    list: &'static List,
    subject: &Subject<'_>,
    found: &mut Found,
    why: &str,
    stands: impl Fn(&str, &str) -> bool,
) {
    for hit in subject.matches(&list.pattern) {
        // 입금일 has no 금일 in it, and 1차년도 no 차년도.
        if subject.before(hit.range(0).start).is_some_and(|c| ('가'..='힣').contains(&c) || c.is_ascii_digit()) {
            continue;
        }
        // 금일십이만원 is an amount.
        if pattern!(r"^금[일이삼사오육칠팔구십백천만억조]+\s?원").is_match(subject.after(hit.range(0).start))
        {
            continue;
        }
        // 별첨 in the place of 붙임 is a finding of its own (ATT-01).
        let labels = |line: &Line<'_>| match line.part {
            Part::Attachment(attachment) => {
                let label = line.start + line.indent;
                (label..label + attachment.label).contains(&hit.range(0).start)
            }
            _ => false,
        };
        if subject.lines.iter().any(labels) {
            continue;
        }
        let Some(word) = list.words.iter().find(|word| word.wrong == hit.text(0)) else { continue };
        let (before, rest) = (subject.line_before(hit.range(0).start), subject.after(hit.range(0).end));
        let other = word.not_behind.iter().any(|other| before.ends_with(other.as_str()))
            || word.not_before.iter().any(|other| rest.starts_with(other.as_str()));
        if other || !stands(&word.wrong, rest) {
            continue;
        }
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

/// The particle behind a word that another one takes the place of, whichever form it has, and the form that it takes.
pub(super) fn particle_behind(rest: &str, word: &str) -> Option<(&'static str, &'static str)> {
    ["을/를", "와/과", "은/는", "이/가", "으로/로"].into_iter().find_map(|pair| {
        let (first, second) = pair.split_once('/')?;
        let old = [first, second].into_iter().find(|form| {
            let behind = rest.strip_prefix(form).map(|behind| behind.chars().next());
            behind.is_some_and(|next| next.is_none_or(|c| !('가'..='힣').contains(&c)))
        })?;
        Some((old, josa(word, pair)))
    })
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
