//! What a request says and the document does not: each sentence of it as a finding, so that nothing falls out unseen.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{
    ranges::Ranges,
    said::{Said, Unsaid, unsaid},
    understand::{LAW_CLAUSE, Understanding, headers, points_at_the_text},
    wishes::apology,
};
use crate::korean::pattern;

/// Sentences listed one by one; what is more is counted. A page of findings is not read.
const LISTED: usize = 20;

/// Where the request says something that the text does not, sentence by sentence; and how many more there are.
pub(super) fn lost(source: &str, text: &str, understanding: &Understanding) -> (Vec<Range<usize>>, usize) {
    let said = Said::new(&format!(
        "{text}\n{}\n{}",
        understanding.recipient.head.as_deref().unwrap_or_default(),
        understanding.recipient.several.join("\n")
    ));
    let mut covered: Vec<Range<usize>> = understanding
        .facts
        .iter()
        .filter(|fact| !fact.unsettled && said.says(&super::notes::polished(&fact.written)))
        .map(|fact| fact.source.clone())
        .collect();
    covered.extend(understanding.conflicts.iter().map(|conflict| conflict.source.clone()));
    covered.push(understanding.recipient.source.clone());
    covered.extend(cited(source, text));
    if said.says("죄송합니다") || said.says("사과의 말씀") {
        covered.extend(
            understanding.sentences.iter().filter(|sentence| apology(&source[(*sentence).clone()]).is_some()).cloned(),
        );
    }
    covered.extend(understanding.taken_back.iter().cloned());
    covered.extend(understanding.open.iter().cloned());
    let mut sentences: Vec<&Range<usize>> = understanding.sentences.iter().chain(&understanding.asides).collect();
    sentences.sort_by_key(|sentence| sentence.start);
    let figures = Ranges::new(
        covered.iter().filter(|range| source[(*range).clone()].contains(|c: char| c.is_ascii_digit())).cloned(),
    );
    let covered = Ranges::new(covered);
    let mut found = Vec::new();
    for sentence in sentences {
        let line = &source[sentence.clone()];
        if headers(line) {
            continue;
        }
        let unsaid = unsaid(source, sentence, &covered, &said);
        let wish = understanding.wishes(source, sentence);
        // A wish is worded anew in the title and the first line: one noun of it more or less is no loss.
        let enough = if wish { 3 } else { 1 };
        let unsaid = without_the_deed(source, sentence, &figures, unsaid);
        // An instruction that is followed is not said, and no fact of it may be missing.
        let words = unsaid.nouns.len() >= enough && !points_at_the_text(line);
        if words || !unsaid.facts.is_empty() || quotes(line).any(|quote| !said.says(quote)) {
            found.push(sentence.clone());
        }
    }
    let more = found.len().saturating_sub(LISTED);
    found.truncate(LISTED);
    (found, more)
}

/// "급수차 2대 배치": the deed behind a figure that the text has is no loss by itself.
fn without_the_deed(source: &str, sentence: &Range<usize>, figures: &Ranges, mut unsaid: Unsaid) -> Unsaid {
    unsaid.nouns.retain(|noun| {
        let behind = source[noun.end..sentence.end].trim_start_matches(|c: char| c.is_alphanumeric());
        let last = behind.trim().is_empty() || behind.trim_start().starts_with([',', '.']);
        let before = source[sentence.start..noun.start].trim_end();
        let at = sentence.start + before.len();
        !(last && figures.any_ends(at, "까지".len()))
    });
    unsaid
}

/// Articles of the source that the text cites by their full names.
fn cited(source: &str, text: &str) -> Vec<Range<usize>> {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\d+)\s?조(?:의\s?(\d+))?"));
    let stands = |clause: &Range<usize>| {
        NUMBER.captures(&source[clause.clone()]).is_some_and(|number| {
            let branch = number.get(2).map_or(String::new(), |branch| format!("의{}", branch.as_str()));
            text.contains(&format!("」 제{}조{branch}", &number[1]))
        })
    };
    LAW_CLAUSE.find_iter(source).map(|found| found.range()).filter(stands).collect()
}

/// Somebody's words, in quotation marks.
fn quotes(line: &str) -> impl Iterator<Item = &str> {
    static QUOTE: LazyLock<Regex> = LazyLock::new(|| pattern(r#"["“]([^"“”\n]{4,})["”]"#));
    QUOTE.captures_iter(line).filter_map(|found| found.get(1)).map(|words| words.as_str())
}
