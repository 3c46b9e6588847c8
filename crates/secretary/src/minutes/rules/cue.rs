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

/// Whether any of the words stands in the squeezed text and is meant: "취소하지 않겠습니다" cancels nothing.
pub(super) fn meant(squeezed: &str, words: &[&str]) -> bool {
    let denied = |rest: &str| {
        let rest = rest.strip_prefix('하').unwrap_or(rest);
        let rest = rest.strip_prefix('지').map(|rest| rest.trim_start_matches(['는', '도']));
        rest.is_some_and(|rest| rest.starts_with(['않', '말', '마', '맙', '못']))
    };
    words.iter().any(|word| squeezed.match_indices(word).any(|(at, _)| !denied(&squeezed[at + word.len()..])))
}
