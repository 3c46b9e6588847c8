//! Small helpers over squeezed text that the rules share.

/// Whether any of the words stands in the squeezed text.
pub(super) fn any(squeezed: &str, words: &[&str]) -> bool {
    words.iter().any(|word| squeezed.contains(word))
}

/// Whether the squeezed text ends in any of the words.
pub(super) fn ends(squeezed: &str, words: &[&str]) -> bool {
    words.iter().any(|word| squeezed.ends_with(word))
}

/// Whether any of the words stands at most `reach` characters before the end of the squeezed text: in its predicate.
pub(super) fn near_end(squeezed: &str, words: &[&str], reach: usize) -> bool {
    let from = squeezed.char_indices().rev().nth(reach.saturating_sub(1)).map_or(0, |(at, _)| at);
    any(&squeezed[from..], words)
}
