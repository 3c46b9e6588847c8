//! Everyday words and the words that regulations use for the same thing.
//!
//! Nobody asks for 여비 when they think of 출장비. The table only widens a question: what was typed always weighs more.

/// One line for each everyday word: the word, a tab-like `:`, and the words of regulations.
const TABLE: &str = include_str!("everyday.txt");

/// The regulations' words for what the query says, each at most once.
pub(crate) fn widen(query: &str) -> Vec<&'static str> {
    let query = crate::text::squeeze(query);
    let mut wider: Vec<&'static str> = Vec::new();
    for (everyday, formal) in lines() {
        if query.contains(everyday) {
            for word in formal.split_whitespace().filter(|word| !query.contains(word)) {
                if !wider.contains(&word) {
                    wider.push(word);
                }
            }
        }
    }
    wider
}

fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(':'))
        .map(|(a, b)| (a.trim(), b.trim()))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn everyday_words_bring_the_formal_ones() {
        assert!(widen("출장비 얼마").contains(&"여비"));
        assert_eq!(widen("여비"), Vec::<&str>::new());
    }

    #[test]
    fn the_table_has_no_word_twice_and_none_without_meaning() {
        let mut seen = HashSet::new();
        for (everyday, formal) in lines() {
            assert!(seen.insert(everyday), "{everyday} stands twice");
            assert!(!formal.is_empty() && everyday.chars().count() >= 2, "{everyday}");
        }
    }
}
