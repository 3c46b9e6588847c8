//! What a query says: an address, a law it names, filters, phrases in quotes, and the words that are left.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::catalogue::Catalogue;
use crate::citation::Units;
use crate::korean::syllable;
use crate::source::SourceKind;
use crate::text::squeeze;

/// Longest query that is looked at, in characters: a pasted page is not a query.
const MAX_QUERY: usize = 400;

/// Words that only make a question of the rest.
static ASKING: LazyLock<HashSet<&str>> = LazyLock::new(|| include_str!("asking.txt").lines().collect());

/// Words that ask for an attached table, a form or the addenda.
const APART: [&str; 4] = ["별표", "별지", "서식", "부칙"];

/// What filters are called in a query: `종류:지침`, `부처:행정안전부`.
const KIND_KEYS: [&str; 2] = ["종류", "kind"];
const ISSUER_KEYS: [&str; 4] = ["부처", "소관", "기관", "issuer"];

/// A query taken apart.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Parsed {
    /// The query, composed and cut to length, without filters and what is half typed at its end.
    pub(super) text: String,
    /// The sources whose name the query begins with.
    pub(super) laws: Vec<usize>,
    /// The article asked for by number, with its paragraph.
    pub(super) units: Option<Units>,
    /// What is left when name and number are taken away.
    pub(super) rest: String,
    /// The last syllable of the query, when it may be the beginning of a word.
    pub(super) unfinished: Option<char>,
    /// The last word as it would be without the consonant that may belong to the next syllable.
    pub(super) released: Option<String>,
    /// What stands in quotes and must be found as it stands.
    pub(super) phrases: Vec<String>,
    /// What must not stand in what is found, squeezed: the words that have a minus before them.
    pub(super) without: Vec<String>,
    /// The kinds that the query asks for.
    pub(super) kinds: Vec<SourceKind>,
    /// The issuer that the query asks for.
    pub(super) issuer: Option<String>,
    /// Whether attached tables, forms or addenda are asked for.
    pub(super) apart: bool,
}

/// Takes a query apart.
pub(super) fn parse(query: &str, typing: bool, catalogue: &Catalogue) -> Parsed {
    let composed: String = query.nfc().take(MAX_QUERY).collect();
    let mut parsed = Parsed::default();
    let composed = parsed.filters(&composed);
    let text = composed.trim().trim_end_matches(syllable::is_letter).trim_end().to_owned();
    let cut = text.len() < composed.trim_end().len();
    let name = text.trim_start_matches(['「', '｢', '『', '“', '"', ' ']);
    let (laws, after) = match catalogue.names.leading(name) {
        Some((laws, end)) => (laws.to_vec(), name[end..].trim_start_matches(['」', '｣', '』', '”', '"', ' '])),
        None => (Vec::new(), text.as_str()),
    };
    let (units, rest) = match Units::leading(after, true) {
        Some((units, length)) if units.article.is_some() => (Some(units), &after[length..]),
        _ => (None, after),
    };
    let rest = rest.trim().to_owned();
    let last = rest.chars().next_back().filter(|_| typing || cut);
    let lone = rest.split_whitespace().next_back().filter(|word| word.chars().count() == 1);
    parsed.unfinished = last.or_else(|| lone.and_then(|word| word.chars().next()));
    parsed.released = rest.chars().next_back().and_then(syllable::release).and_then(|(before, _)| {
        let word = rest.split_whitespace().next_back()?;
        let mut word: Vec<char> = word.chars().collect();
        *word.last_mut()? = before;
        Some(word.into_iter().collect())
    });
    parsed.phrases = if laws.is_empty() { phrases(&text) } else { phrases(&rest) };
    parsed.apart = APART.iter().any(|word| text.contains(word));
    (parsed.text, parsed.laws, parsed.units, parsed.rest) = (text, laws, units, rest);
    parsed
}

impl Parsed {
    /// Whether the query is the name of a law and nothing else.
    pub(super) fn is_name(&self) -> bool {
        !self.laws.is_empty() && self.units.is_none() && self.rest.is_empty()
    }

    /// The number of an article, where the query is that and nothing else: 제27조.
    pub(super) fn bare_number(&self) -> Option<&str> {
        let article = self.units.as_ref()?.article.as_deref()?;
        (self.laws.is_empty() && self.rest.is_empty() && article.starts_with('제')).then_some(article)
    }

    /// Takes the filters out of a query; what is left is given back.
    fn filters(&mut self, query: &str) -> String {
        if !query.contains([':', '-']) {
            return query.to_owned();
        }
        let filter = |parsed: &mut Self, word: &str| {
            if let Some(without) = word.strip_prefix('-').filter(|word| word.starts_with(char::is_alphabetic)) {
                parsed.without.push(squeeze(without));
                return true;
            }
            let Some((key, value)) = word.split_once(':').filter(|(_, value)| !value.is_empty()) else { return false };
            if KIND_KEYS.contains(&key) {
                let kind = SourceKind::named(value);
                parsed.kinds.extend(kind);
                kind.is_some()
            } else if ISSUER_KEYS.contains(&key) {
                parsed.issuer = Some(value.to_owned());
                true
            } else {
                false
            }
        };
        // A space at the end says that the last word is finished.
        let end = if query.ends_with(' ') { " " } else { "" };
        let words: Vec<&str> = query.split_whitespace().filter(|word| !filter(self, word)).collect();
        words.join(" ") + end
    }
}

/// What stands in quotes. One word in quotes is a phrase as well: it is what must be there.
fn phrases(text: &str) -> Vec<String> {
    let mut phrases = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(['"', '“', '”']) {
        let open = rest[start..].chars().next().map_or(1, char::len_utf8);
        let inside = &rest[start + open..];
        let Some(end) = inside.find(['"', '“', '”']) else { break };
        let phrase = inside[..end].trim();
        if phrase.chars().count() > 1 {
            phrases.push(phrase.to_owned());
        }
        rest = &inside[end + inside[end..].chars().next().map_or(1, char::len_utf8)..];
    }
    phrases
}

/// The text without words that only ask; all of it, if nothing else were left.
pub(super) fn without_asking(text: &str) -> String {
    let asks = |word: &&str| {
        let word = word.trim_end_matches(['?', '.', '!']);
        ASKING.contains(word)
            || ASKING.contains(word.trim_end_matches(['에', '은', '는', '을', '를', '이', '가', '도', '으', '로']))
    };
    let words: Vec<&str> = text.split_whitespace().filter(|word| !asks(word)).collect();
    if words.is_empty() { text.to_owned() } else { words.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_and_phrases_are_taken_out_of_a_query() {
        let parsed = parse("종류:지침 부처:행정안전부 \"우산 대여\" 신청", false, &Catalogue::default());
        assert_eq!(
            (parsed.kinds.as_slice(), parsed.issuer.as_deref()),
            ([SourceKind::Guide].as_slice(), Some("행정안전부"))
        );
        assert_eq!(
            (parsed.phrases.as_slice(), parsed.text.as_str()),
            (["우산 대여".to_owned()].as_slice(), "\"우산 대여\" 신청")
        );
        let parsed = parse("여비 -국외 총무과-12 - 정산", false, &Catalogue::default());
        assert_eq!(
            (parsed.without.as_slice(), parsed.text.as_str()),
            (["국외".to_owned()].as_slice(), "여비 총무과-12 - 정산")
        );
        let parsed = parse("시각: 09:00 종류:무엇", false, &Catalogue::default());
        assert_eq!((parsed.kinds.len(), parsed.text.as_str()), (0, "시각: 09:00 종류:무엇"));
    }
}
