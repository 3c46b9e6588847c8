//! Everyday words and the words that regulations use for the same thing.
//!
//! Nobody asks for 여비 when they think of 출장비. The table only widens a question: what was typed always weighs more.

use std::sync::LazyLock;

use crate::text::squeeze;

/// One line for each everyday word: the word, `:`, and the words of regulations.
const TABLE: &str = include_str!("everyday.txt");

/// Syllables of a word that may also stand inside another: 출장비 in 해외출장비, but not 이사 in 검토이사항.
const INSIDE: usize = 3;

/// One line of the table.
struct Line {
    /// The everyday word, its spaces single.
    everyday: &'static str,
    /// The regulations' words.
    formal: Vec<&'static str>,
}

static LINES: LazyLock<Vec<Line>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(':'));
    lines
        .map(|(everyday, formal)| Line { everyday: everyday.trim(), formal: formal.split_whitespace().collect() })
        .collect()
});

/// What the query says in everyday words, each with the regulations' words for it that the query does not say itself.
pub(crate) fn widen(query: &str) -> Vec<(&'static str, Vec<&'static str>)> {
    let spaced: String = query.to_lowercase().split_whitespace().flat_map(|word| [" ", word]).collect();
    let squeezed = squeeze(query);
    let says = |line: &&Line| {
        let long = line.everyday.chars().filter(|c| !c.is_whitespace()).count() >= INSIDE;
        spaced.contains(&format!(" {}", line.everyday)) || (long && squeezed.contains(&line.everyday.replace(' ', "")))
    };
    let wider = LINES.iter().filter(says).map(|line| {
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
    fn the_table_has_no_word_twice_and_none_without_meaning() {
        let mut seen = HashSet::new();
        for Line { everyday, formal } in &*LINES {
            assert!(seen.insert(everyday), "{everyday} stands twice");
            assert!(!formal.is_empty() && everyday.chars().count() >= 2, "{everyday}");
        }
    }
}
