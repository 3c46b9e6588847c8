//! Everyday words and the words that regulations use for the same thing.
//!
//! Nobody asks for 여비 when they think of 출장비. The table only widens a question: what was typed always weighs more.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::squeeze;

/// One line for each everyday word: the word, or several that are said together, `:`, and the words of regulations.
const TABLE: &str = include_str!("everyday.txt");

/// Syllables of a word that may also stand inside another: 출장비 in 해외출장비, but not 이사 in 검토이사항.
const INSIDE: usize = 3;

/// Particles behind a word of one syllable.
const PARTICLES: [&str; 20] = [
    "을", "를", "이", "가", "은", "는", "도", "만", "에", "의", "로", "과", "와", "에서", "으로", "에게", "까지",
    "부터", "이나", "한테",
];

/// Words among which those of one line must stand.
const TOGETHER: usize = 8;

/// One line of the table.
struct Line {
    /// What is said in everyday words.
    everyday: &'static str,
    /// The same without spaces, where that is long enough to be told inside of other words.
    squeezed: Option<String>,
    /// The regulations' words.
    formal: Vec<&'static str>,
}

impl Line {
    fn of(line: &'static str) -> Option<Self> {
        let (everyday, formal) = line.split_once(':')?;
        let everyday = everyday.trim();
        let squeezed = Some(squeeze(everyday)).filter(|word| word.chars().count() >= INSIDE);
        Some(Self { everyday, squeezed, formal: formal.split_whitespace().collect() })
    }

    /// Whether a query says it: its words begin words of the query, in any order, or it stands in the query as one word.
    fn is_said(&self, words: &[&str], query: &str) -> bool {
        // In a long text words that stand far apart are not said together.
        let near = |words: &[&str]| {
            let last = self.everyday.rsplit(' ').next().unwrap_or_default();
            let says = |part: &str| words.iter().any(|word| begins(word, part, part == last));
            self.everyday.split(' ').all(says)
        };
        words.windows(TOGETHER.min(words.len().max(1))).any(near)
            || self.squeezed.as_ref().is_some_and(|whole| query.contains(whole))
    }
}

/// Whether a word begins with a part of a line. A single syllable is a word of its own, but for particles, or, as the last
/// part, the stem of a verb: 상을 주다 is said by 상 and 주, and not by 상수도 주민.
fn begins(word: &str, part: &str, last: bool) -> bool {
    let Some(rest) = word.strip_prefix(part) else { return false };
    last || part.chars().nth(1).is_some() || rest.is_empty() || PARTICLES.contains(&rest)
}

/// The table, by the first two letters of a line, one where its first word has no more: a query is held against few.
static LINES: LazyLock<HashMap<&str, Vec<Line>>> = LazyLock::new(|| {
    let mut lines: HashMap<&str, Vec<Line>> = HashMap::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(Line::of) {
        let first = line.everyday.split(' ').next().unwrap_or_default();
        lines.entry(letters(first, 2)).or_default().push(line);
    }
    lines
});

/// The first letters of a word.
fn letters(word: &str, count: usize) -> &str {
    word.char_indices().nth(count).map_or(word, |(end, _)| &word[..end])
}

/// What the query says in everyday words, each with the regulations' words for it that the query does not say itself.
pub(crate) fn widen(query: &str) -> Vec<(&'static str, Vec<&'static str>)> {
    let query = query.to_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    let squeezed = squeeze(&query);
    let pairs = words.iter().flat_map(|word| word.char_indices().map(|(at, _)| letters(&word[at..], 2)));
    let mut begins: Vec<&str> = pairs.chain(words.iter().map(|word| letters(word, 1))).collect();
    begins.sort_unstable();
    begins.dedup();
    let lines = begins.into_iter().filter_map(|begin| LINES.get(begin)).flatten();
    let wider = lines.filter(|line| line.is_said(&words, &squeezed)).map(|line| {
        let formal = line.formal.iter().copied().filter(|word| !squeezed.contains(word)).collect::<Vec<_>>();
        (line.everyday, formal)
    });
    wider.filter(|(_, formal)| !formal.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn everyday_words_bring_the_formal_ones() {
        assert_eq!(widen("출장비 얼마")[0], ("출장비", vec!["여비"]));
        assert_eq!(widen("여비"), []);
    }

    #[test]
    fn words_that_are_said_together_need_not_stand_together() {
        let formal = |query| widen(query).into_iter().flat_map(|(_, formal)| formal).collect::<Vec<_>>();
        assert!(formal("외국으로 가는 출장").contains(&"국외여비"));
        assert!(formal("외국출장").contains(&"국외여비"));
        assert!(!formal("외국 대사관").contains(&"국외여비"));
        assert!(formal("상을 주는 방법").contains(&"포상"));
        assert!(!formal("상수도 주민 부담금").contains(&"포상"), "no word of it is 상");
    }

    #[test]
    fn the_table_has_no_word_twice_and_none_without_meaning() {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(LINES.values().map(Vec::len).sum::<usize>(), lines, "every line can be read");
        let mut seen = HashSet::new();
        for Line { everyday, formal, .. } in LINES.values().flatten() {
            assert!(seen.insert(everyday), "{everyday} stands twice");
            assert!(!formal.is_empty() && everyday.chars().count() >= 2, "{everyday}");
        }
    }
}
