//! What a query says: an address, a law it names, and the words that are left.

use unicode_normalization::UnicodeNormalization;

use super::catalogue::Catalogue;
use crate::citation::Units;
use crate::korean::syllable;

/// Longest query that is looked at, in characters: a pasted page is not a query.
const MAX_QUERY: usize = 400;

/// Words that only make a question of the rest.
const ASKING: [&str; 44] = [
    "어떻게",
    "어떤",
    "어디",
    "어디서",
    "어디에",
    "언제",
    "언제까지",
    "얼마",
    "얼마나",
    "얼마까지",
    "누가",
    "누구",
    "무엇",
    "무엇을",
    "뭐",
    "뭘",
    "왜",
    "몇",
    "하나",
    "하나요",
    "하는지",
    "하는가",
    "되나",
    "되나요",
    "될까",
    "되는지",
    "해야",
    "하면",
    "있나",
    "있나요",
    "있는지",
    "인지",
    "인가",
    "인가요",
    "알려줘",
    "알려주세요",
    "궁금",
    "관련",
    "대한",
    "대해",
    "관한",
    "경우",
    "방법",
    "기준",
];

/// A query taken apart.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Parsed {
    /// The query, composed and cut to length, without what is half typed at its end.
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
}

/// Takes a query apart.
pub(super) fn parse(query: &str, typing: bool, catalogue: &Catalogue) -> Parsed {
    let composed: String = query.nfc().take(MAX_QUERY).collect();
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
    let unfinished = last.or_else(|| lone.and_then(|word| word.chars().next()));
    let released = rest.chars().next_back().and_then(syllable::release).and_then(|(before, _)| {
        let word = rest.split_whitespace().next_back()?;
        let mut word: Vec<char> = word.chars().collect();
        *word.last_mut()? = before;
        Some(word.into_iter().collect())
    });
    Parsed { text, laws, units, rest, unfinished, released }
}

/// The text without words that only ask; all of it, if nothing else were left.
pub(super) fn without_asking(text: &str) -> String {
    let asks = |word: &&str| {
        let word = word.trim_end_matches(['?', '.', '!']);
        ASKING.contains(&word)
            || ASKING.contains(&word.trim_end_matches(['에', '은', '는', '을', '를', '이', '가', '도', '으', '로']))
    };
    let words: Vec<&str> = text.split_whitespace().filter(|word| !asks(word)).collect();
    if words.is_empty() { text.to_owned() } else { words.join(" ") }
}
