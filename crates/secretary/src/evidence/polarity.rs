//! Whether two wordings of one matter deny and affirm the same things.
//!
//! One "않" anywhere is no measure: what is denied has to be denied in both. So every denial is read with the word that it
//! denies, and held against the clause of the other wording in which that word stands.

use std::sync::LazyLock;

use regex::Regex;

use crate::korean::pattern;

/// Stems of denial, whatever their ending: 없습니다, 못했, 아닙니다, 안 됩니다, 불참, 미제출.
static DENIES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"않|아니[고다라며면었한하]|아닙|아닌|아님|못|없|(?:^|[^가-힣])안\s?(?:되|된|돼|됐|됩|됨|하|한|해|합|함)|지\s(?:말|마)|말고",
        r"|불가(?:[^피]|$)|불허|불참|불수용|부동의|금지|제외|반려|거부|거절|기각|어렵|어려",
        r"|미(?:제출|실시|시행|이행|이수|참석|참여|달성|납부|비치|착수|설치|확정|지급|회신|완료|반영|신청|등록|해당|보관|준수)"
    ))
});
/// A word that closes a clause.
static CLOSES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[가-힣](?:고|며|나|면|서|어|아|여|해|지만|므로|는데|니)(?:\s|,)|[,.;\n]"));
static WORD: LazyLock<Regex> = LazyLock::new(|| pattern(r"[가-힣A-Za-z0-9]+"));

/// Letters by which a word is known again under another ending.
const STEM: usize = 2;

/// Whether two wordings deny the same: a dropped or an added negation turns a matter round.
pub fn same_polarity(one: &str, other: &str) -> bool {
    DENIES.is_match(one) == DENIES.is_match(other) && kept(one, other) && kept(other, one)
}

/// Whether what one wording denies is denied in the other, where that speaks of it.
fn kept(one: &str, other: &str) -> bool {
    denied(one).all(|(before, stem)| {
        let places = || other.match_indices(stem).map(|(at, _)| at);
        // "과태료 대상이 아니고 계도 대상임": of two that are called alike, the one that is meant.
        let meant = |at: &usize| {
            let last = WORD.find_iter(&other[..*at]).last();
            before.zip(last).is_some_and(|(before, last)| last.as_str().starts_with(before))
        };
        let close: Vec<usize> = places().filter(meant).collect();
        let mut places: Box<dyn Iterator<Item = usize>> =
            if close.is_empty() { Box::new(places()) } else { Box::new(close.into_iter()) };
        // From the beginning of its word on: the 제출 of 미제출 is denied.
        let word = |at: usize| {
            let before = other[..at].char_indices().rev().take_while(|(_, c)| c.is_alphanumeric());
            before.last().map_or(at, |(first, _)| first)
        };
        !other.contains(stem) || places.any(|at| denies(&other[word(at)..]))
    })
}

/// What a text denies, by its stem, with the word before it: the word before a denial that stands by itself, or the word
/// that ends in one.
fn denied(text: &str) -> impl Iterator<Item = (Option<&str>, &str)> {
    DENIES.find_iter(text).filter_map(|found| {
        let before = text[..found.start()].trim_end();
        // Where the denial begins its word, the word before it is what is denied.
        let begins = before.len() < found.start() || text[found.range()].starts_with(char::is_whitespace);
        let mut words = WORD.find_iter(if begins { before } else { &text[..found.end()] }).collect::<Vec<_>>();
        let word = words.pop()?;
        Some((words.pop().map(|before| stem(before.as_str())), stem(word.as_str())))
    })
}

fn stem(word: &str) -> &str {
    word.char_indices().nth(STEM).map_or(word, |(at, _)| &word[..at])
}

/// Whether the clause that begins here denies.
fn denies(clause: &str) -> bool {
    let end = CLOSES.find(clause).map_or(clause.len(), |end| end.end());
    DENIES.is_match(&clause[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_denied_stays_denied() {
        for (one, other) in [
            ("예산이 없어서 올해는 어려움", "올해는 예산이 없어 어렵습니다"),
            ("야간에는 운영하지 않음", "야간에는 운영하지 않습니다"),
            ("서류 미제출", "서류를 제출하지 못했습니다. 서류 미제출"),
            ("배관 교체", "배관을 교체합니다"),
        ] {
            assert!(same_polarity(one, other), "{one} / {other}");
        }
        for (one, other) in [
            ("예산이 없어서 올해는 어려움", "예산이 있어 올해는 어렵지 않음"),
            ("계도 대상이 아닙니다", "계도 대상입니다"),
            ("서류를 제출하지 못했음", "서류를 제출했음"),
            ("위원장은 불참", "위원장은 참석"),
            ("촬영이 안 됩니다", "촬영이 됩니다"),
            ("예산이 없습니다", "예산이 있습니다"),
            ("과태료 대상이 아니고 계도 대상임", "과태료 대상이고 계도 대상이 아님"),
        ] {
            assert!(!same_polarity(one, other), "{one} / {other}");
        }
    }
}
