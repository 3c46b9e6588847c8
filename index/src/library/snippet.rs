//! The part of an article that answers: one sentence or paragraph, with the words that match.

use std::ops::Range;

use crate::citation::paragraph_mark;

/// Longest snippet, in characters: three lines of the list of hits.
const MAX_SNIPPET: usize = 180;

/// What to show of an article.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Snippet {
    pub(super) text: String,
    pub(super) highlights: Vec<Range<usize>>,
    pub(super) paragraph: Option<String>,
}

/// The sentence with a phrase as it stands, else with the most different words of the query, the first of equals; of the
/// paragraph asked for, if one is.
pub(super) fn best(text: &str, words: &[String], phrases: &[String], paragraph: Option<&str>) -> Snippet {
    let mut here: Option<String> = None;
    let mut best: Option<((usize, usize), &str, Option<String>)> = None;
    for line in text.lines() {
        if let Some((number, _)) = paragraph_mark(line) {
            here = Some(number.to_string());
        }
        if paragraph.is_some()
            && paragraph != here.as_deref()
            && text.lines().any(|line| paragraph_mark(line).is_some())
        {
            continue;
        }
        for sentence in sentences(line) {
            let has = |words: &[String]| words.iter().filter(|word| sentence.contains(word.as_str())).count();
            let matching = (has(phrases), has(words));
            if best.as_ref().is_none_or(|(most, _, _)| matching > *most) {
                best = Some((matching, sentence, here.clone()));
            }
        }
    }
    let Some((_, sentence, paragraph)) = best else {
        // The text has not the paragraph that was asked for, or is empty.
        return paragraph.map_or_else(Snippet::default, |_| self::best(text, words, phrases, None));
    };
    let text = window(sentence, words);
    let highlights = highlights(&text, words);
    Snippet { text, highlights, paragraph }
}

/// A line in sentences: after 다. and a space. Headings and items are sentences of their own.
fn sentences(line: &str) -> impl Iterator<Item = &str> {
    line.split_inclusive("다. ").map(str::trim).filter(|sentence| !sentence.is_empty())
}

/// The part of a long sentence around its first match, with marks where it was cut.
fn window(sentence: &str, words: &[String]) -> String {
    let length = sentence.chars().count();
    if length <= MAX_SNIPPET {
        return sentence.to_owned();
    }
    let first = words.iter().filter_map(|word| sentence.find(word.as_str())).min().unwrap_or(0);
    let first = sentence[..first].chars().count();
    let room = MAX_SNIPPET - 2;
    let start = first.saturating_sub(room / 4).min(length - room);
    let cut: String = sentence.chars().skip(start).take(room).collect();
    let (head, tail) = (if start > 0 { "…" } else { "" }, if start + room < length { "…" } else { "" });
    format!("{head}{cut}{tail}")
}

/// Where the words stand, in order and without overlaps.
fn highlights(text: &str, words: &[String]) -> Vec<Range<usize>> {
    let lower = text.to_lowercase();
    // Lower case may change lengths in other scripts; then only exact matches are marked.
    let searched = if lower.len() == text.len() { lower.as_str() } else { text };
    let mut ranges: Vec<Range<usize>> = words
        .iter()
        .flat_map(|word| searched.match_indices(word.as_str()).map(|(at, found)| at..at + found.len()))
        .collect();
    ranges.retain(|range| text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(list: &[&str]) -> Vec<String> {
        list.iter().map(|&word| word.to_owned()).collect()
    }

    #[test]
    fn the_sentence_that_matches_best_is_shown_with_its_paragraph() {
        let text = "① 우산을 접는다. 비가 오면 편다.\n② 우산은 비가 그치면 돌려준다.";
        let snippet = best(text, &words(&["우산", "돌려주", "비"]), &[], None);
        assert_eq!(snippet.text, "② 우산은 비가 그치면 돌려준다.");
        assert_eq!(snippet.paragraph.as_deref(), Some("2"));
        let marked: Vec<&str> = snippet.highlights.iter().map(|range| &snippet.text[range.clone()]).collect();
        assert_eq!(marked, ["우산", "비"]);
    }

    #[test]
    fn a_long_sentence_is_cut_around_the_match() {
        let text = format!("{}우산{}", "가".repeat(500), "나".repeat(500));
        let snippet = best(&text, &words(&["우산"]), &[], None);
        assert!(snippet.text.chars().count() <= MAX_SNIPPET && snippet.text.starts_with('…'));
        assert_eq!(&snippet.text[snippet.highlights[0].clone()], "우산");
    }

    #[test]
    fn the_paragraph_asked_for_is_the_one_shown() {
        let snippet = best("① 우산을 접는다.\n② 그 밖의 것", &words(&["우산"]), &[], Some("2"));
        assert_eq!(snippet.text, "② 그 밖의 것");
    }
}
