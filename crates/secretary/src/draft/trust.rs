//! Whether a model's wording of a slot may stand.
//!
//! The model is given facts and words them; whatever it adds, swaps, drops or leaves unsaid is a reason to keep the
//! built-in wording, which is always there. In doubt the built-in wording stays.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    Means, basis,
    ranges::Ranges,
    said::{Said, nouns_left_out, unsaid},
    understand::organisations::is_body,
};
use crate::{
    evidence::{self, Ground},
    korean::pattern,
};

/// Of how many nouns of the built-in wording the model's may leave one out.
const NOUNS_FOR_ONE: usize = 3;
/// How many times longer than the built-in wording the model's may be, and how many characters more at least.
const LONGER: usize = 3;
const AT_LEAST: usize = 120;
/// Share of letters that must be Hangul where the built-in wording is.
const HANGUL: f64 = 0.5;
/// Words of this many characters said this often are a loop.
const LOOP: (usize, usize) = (2, 4);
/// How far before a figure, in characters, the word stands that says what it counts.
const BEFORE_A_FIGURE: usize = 16;

static TOKEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"\[[^\[\]\n]{1,20}\]|⟪[^⟪⟫\n]*⟫?|[⟦⟧⟫]|<<<|>>>"));
static FIGURE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d[\d,.:]*"));
static MARKDOWN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^\s*(?:#+\s|[-*]\s|\d+\.\s)|\*\*|```"));

/// What a wording is held against.
pub(super) struct Given<'a> {
    /// The request, its material and the facts in official notation.
    pub(super) ground: &'a Ground<'a>,
    /// The same as one text.
    pub(super) said: &'a str,
    /// The built-in wording of the slot.
    pub(super) now: &'a str,
}

/// Whether a wording says what the built-in one says and nothing that was not given.
pub(super) fn may_stand(means: &Means<'_>, prose: &str, given: &Given<'_>) -> bool {
    let now = given.now;
    let cites = prose.contains('「');
    evidence::check(prose, given.ground).is_empty()
        && (!cites || basis::holds(means.library, prose))
        && TOKEN.find_iter(prose).all(|token| given.said.contains(token.as_str()))
        && !MARKDOWN.is_match(prose)
        && hangul(prose) >= HANGUL.min(hangul(now))
        && prose.chars().count() <= (now.chars().count() * LONGER).max(AT_LEAST)
        && !loops(prose)
        && bodies(prose).all(|body| given.said.contains(body))
        && evidence::same_polarity(now, prose)
        && leaves_nothing_out(means, now, prose, given.ground)
        && figures_count_the_same(prose, given.said)
}

/// Words that name a body, an office, its head or a building.
fn bodies(text: &str) -> impl Iterator<Item = &str> {
    const JOSA: [&str; 14] =
        ["에서는", "에서", "에게", "으로", "께서", "이", "가", "은", "는", "을", "를", "의", "에", "와"];
    text.split(|c: char| !('가'..='힣').contains(&c)).filter_map(|word| {
        let stem = JOSA.iter().filter_map(|josa| word.strip_suffix(josa)).find(|stem| stem.chars().count() >= 3);
        let name = stem.unwrap_or(word);
        let office = name.strip_suffix('장').unwrap_or(name);
        (is_body(name) || is_body(office)).then_some(name)
    })
}

fn hangul(text: &str) -> f64 {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let hangul = text.chars().filter(|c| ('가'..='힣').contains(c)).count();
    if letters == 0 { 1.0 } else { hangul as f64 / letters as f64 }
}

fn loops(text: &str) -> bool {
    let (length, times) = LOOP;
    let words: Vec<&str> = text.split_whitespace().filter(|word| word.chars().count() >= length).collect();
    words.iter().any(|word| words.iter().filter(|other| *other == word).count() >= times)
}

/// Whether a wording keeps every fact of the built-in one, in whatever notation, and most of its nouns.
fn leaves_nothing_out(means: &Means<'_>, now: &str, prose: &str, ground: &Ground<'_>) -> bool {
    let said = Said::new(prose);
    let missing = unsaid(now, &(0..now.len()), &Ranges::default(), &said).facts;
    let facts = missing.is_empty() || {
        let figures = missing.iter().all(|fact| now[fact.clone()].starts_with(|c: char| c.is_ascii_digit()));
        figures && evidence::check(now, &Ground::new(prose, &[], ground.today(), means.library)).is_empty()
    };
    let (left, all) = nouns_left_out(now, &said);
    facts && left * NOUNS_FOR_ONE <= all
}

/// Every figure stands behind a word that it also stands behind, or near, in what was given: 1팀 3명 and 2팀 5명 are not
/// to change places.
fn figures_count_the_same(prose: &str, said: &str) -> bool {
    FIGURE.find_iter(prose).all(|figure| {
        let Some(word) = word_before(prose, figure.start()) else { return true };
        let stem: String = word.chars().take(2).collect();
        let mut found = said.match_indices(figure.as_str()).peekable();
        // A figure in another notation is the evidence's matter.
        found.peek().is_none()
            || found.any(|(at, _)| {
                let before: String = said[..at].chars().rev().take(BEFORE_A_FIGURE).collect();
                let after: String = said[at..].chars().take(BEFORE_A_FIGURE).collect();
                let before: String = before.chars().rev().collect();
                before.contains(&stem) || after.contains(&stem)
            })
    })
}

fn word_before(text: &str, at: usize) -> Option<&str> {
    let before = text[..at].trim_end_matches([' ', '(', ':', ',', '약', '총']);
    before.rsplit(|c: char| !('가'..='힣').contains(&c)).next().filter(|word| word.chars().count() >= 2)
}
