//! Where the talk turns to something new without saying so.
//!
//! Few chairs announce their items; most ask: "급식은 직접 하나요?", "탈곡기는 몇 대 사요?". Such a question opens an item
//! where what went before is closed (settled, put off, given out, or nothing went before) and its matter was not spoken of a
//! moment ago. A question about the matter in hand opens nothing.

use std::sync::LazyLock;

use regex::Regex;

use super::{chatter, matter, postponed};
use crate::minutes::{
    people::{People, titles},
    talk::{Sentence, Turn, act::Act, wording},
};

/// Turns in which a matter counts as spoken of.
const BACK: usize = 8;
/// Syllables of a matter at the least and at the most.
const TITLE: std::ops::RangeInclusive<usize> = 1..=16;

/// Goes along the talk and tells where it turns.
#[derive(Debug, Default)]
pub(super) struct Course {
    /// Whether the business in hand came to an end.
    closed: bool,
    /// Whether anything was opened yet.
    begun: bool,
}

impl Course {
    /// The title of what the turn opens by turning to it.
    pub(super) fn turns_to(&self, at: usize, turns: &[Turn], people: &People) -> Option<String> {
        let turn = &turns[at];
        if self.begun && !self.closed || chatter::takes_leave(at, turns) || chatter::opens_meeting(at, turns, people) {
            return None;
        }
        let chair = people.presides(turn.speaker);
        let new = |title: &String| is_new(title, at, turns);
        // "한 번만 보내는 걸로 하고, 문안은 홍보과에서 맡아 주세요": an order behind what is settled belongs to it.
        let settled = turn.sentences.iter().position(|said| matches!(said.act, Act::Exhort | Act::Declare));
        turn.sentences.iter().enumerate().find_map(|(n, sentence)| {
            let order = || named(sentence).filter(|_| settled.is_none_or(|settled| n <= settled));
            let title = if chair { asked_about(sentence).or_else(order) } else { brought_up(sentence) };
            title.filter(|title| is_title(title)).filter(new)
        })
    }

    /// Takes note of a turn: `opens` tells whether it opened an item.
    pub(super) fn pass(&mut self, turn: &Turn, people: &People, opens: bool) {
        let chair = people.presides(turn.speaker);
        if opens {
            (self.begun, self.closed) = (true, false);
        }
        let ends = |sentence: &Sentence| {
            postponed::puts_off(sentence, chair)
                || if chair {
                    matches!(sentence.act, Act::Exhort | Act::Declare | Act::Refuse | Act::Commit | Act::Tentative)
                        || sentence.act == Act::Request
                        || sentence.act == Act::Acknowledge
                } else {
                    sentence.act == Act::Commit
                }
        };
        let closing = turn.sentences.iter().filter(|sentence| !(opens && sentence.act == Act::Exhort));
        self.closed |= closing.into_iter().any(ends);
    }
}

/// What whoever presides asks about: "급식은 직접 하나요?", "첫차 시간이 제일 급하죠?", "제설차는요 어디에 세워놔요".
fn asked_about(sentence: &Sentence) -> Option<String> {
    static ASKED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"^([^,?.]{2,18}?)(?:이|가)\s+(?:\S+\s+)?(?:제일|가장|먼저|문제|급하|시급)",
            r"|^([^,?.]{2,14}?)(?:을|를)?\s+(?:지금|요즘|현재|올해|이번엔?|얼마나|어디까지|어떻게|몇)\s",
            r"|^(?:제일|가장|먼저|우선)?\s*(?:급한|중요한|시급한)\s*(?:게|건|것은|거는)\s+(\S+?)(?:이죠|이지요|죠|이지|입니다|예요|이에요|인데)"
        ))
        .expect("a pattern in the source compiles")
    });
    let said = wording::without_order_fillers(wording::without_fillers(sentence.text.trim()));
    if !(sentence.act == Act::Ask || sentence.text.ends_with('?') || asks_in_words(said)) {
        return None;
    }
    topic(said).or_else(|| Some(ASKED.captures(said)?.iter().skip(1).flatten().next()?.as_str().trim().to_owned()))
}

/// What a sentence marks as its topic at its beginning.
fn topic(said: &str) -> Option<String> {
    /// Words into a sentence up to which its topic stands.
    const REACH: usize = 6;
    let words: Vec<&str> = said.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let marked = |at: usize| {
        let word = words[at].trim_end_matches(['?', '.']).trim_end_matches('요');
        let bare = word.strip_suffix("이랑").or_else(|| word.strip_suffix(['은', '는']))?;
        let verb = word.ends_with('는') && matter::is_attributive(word, words.get(at + 1).copied());
        (!bare.is_empty() && !verb).then_some(bare)
    };
    let at = (0..words.len().min(REACH)).find(|&at| marked(at).is_some())?;
    let bare = marked(at)?;
    Some(words[..at].iter().chain([&bare]).copied().collect::<Vec<_>>().join(" "))
}

/// Whether a sentence asks by its words, the mark having been lost.
fn asks_in_words(said: &str) -> bool {
    const WORDS: &[&str] = &["어떻게", "언제", "어디", "누가", "얼마", "몇", "뭘", "뭐로", "왜"];
    said.split_whitespace().any(|word| WORDS.iter().any(|asking| word.starts_with(asking)))
}

/// What whoever presides names to turn to it: "3번 노선 얘기로 넘어갑시다", "먼저 임대료.", "북부사업소 얘기 나왔던 거, …".
fn named(sentence: &Sentence) -> Option<String> {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"^([^,?.]{2,18}?)\s*(?:얘기|이야기|문제|건|쪽|안건)(?:로|으로|부터|를|을)?\s*(?:좀\s*)?(?:넘어가|넘어갑|갑시다|가죠|가시죠|하죠|합시다|나왔|해\s*주|들어|보죠|봅시다|볼까)",
            r"|^([^,?.]{1,16}?)부터\s*(?:먼저\s*)?(?:갑|가|하|합|봅|보|볼|시작|잡|정|확정|결정|얘기|논의|챙기)",
            r"|^([^,?.]{2,16}?)(?:은|는)\s+(?:\S+\s+){0,3}?(?:주셔야|주시면|주세요|주시죠|정합시다|정하죠|정해야)"
        ))
        .expect("a pattern in the source compiles")
    });
    let said = wording::without_order_fillers(wording::without_fillers(sentence.text.trim()));
    let found = NAMED.captures(said)?;
    let named = found.iter().skip(1).flatten().next()?.as_str().trim();
    // "요금팀은 검침 얘기 좀 해 주세요"
    let behind = named.rsplit_once(['은', '는']).map(|(_, behind)| behind).filter(|behind| behind.starts_with(' '));
    Some(behind.unwrap_or(named).trim().to_owned())
}

/// What somebody else brings up: "다음은 저희 축제입니다.", "체육관 개방 말입니다.", "승강장은 오늘 안 다루시나요?"
fn brought_up(sentence: &Sentence) -> Option<String> {
    static BROUGHT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"^다음은\s+(?:저희\s+)?([^,?.]{2,18}?)(?:입니다|인데요|이에요|예요)",
            r"|^([^,?.]{2,18}?)\s*(?:말입니다|말인데요|말이에요|건인데요|관련해서|때문에\s*말씀)",
            r"|^([^,?.]{2,18}?)(?:은|는)\s+오늘\s+(?:안\s*)?(?:다루|얘기|올리|안\s)",
            r"|^([^,?.]{2,18}?)(?:은|는|도)요\?$"
        ))
        .expect("a pattern in the source compiles")
    });
    let said = wording::without_fillers(sentence.text.trim());
    if let Some(found) = BROUGHT.captures(said) {
        return Some(found.iter().skip(1).flatten().next()?.as_str().trim().to_owned());
    }
    // "안전교육은 12월 8일에 하려고 합니다.": a plan, or what others want.
    let wishes = sentence.ends(&[
        "려고합니다",
        "려고하는데요",
        "려고요",
        "달라고합니다",
        "달라고해요",
        "달라고하는데요",
        "달랍니다",
    ]);
    matter::of(said).filter(|_| wishes)
}

/// Whether words can stand as the title of an item: a noun, nobody's name, no pointer.
pub(super) fn is_title(title: &str) -> bool {
    const POINTING: &[&str] = &[
        "그", "이", "저", "그건", "이건", "그거", "그것", "그게", "저희", "우리", "오늘", "누가", "뭐", "큰", "다른",
        "그럼", "얼마", "언제", "어디", "혹시", "지금", "하나", "두", "다들", "점심", "저녁", "식사", "커피", "뒤",
        "앞", "나", "내", "제가", "여기", "거기", "본인",
    ];
    let words: Vec<&str> = title.split_whitespace().collect();
    let letters = title.chars().filter(|c| c.is_alphanumeric()).count();
    let last = words.last().copied().unwrap_or_default();
    TITLE.contains(&letters)
        && !words.is_empty()
        && !words.iter().any(|word| POINTING.contains(word) || word.starts_with("그거"))
        && !words[..words.len() - 1].iter().any(|word| {
            word.chars().count() > 1
                && word.ends_with(['은', '는', '지', '면', '데', '까', '가'])
                && !word.ends_with("하는")
                && !word.ends_with("니는")
        })
        && !last.ends_with([
            '님', '씨', '에', '게', '서', '면', '지', '고', '데', '거', '것', '까', '죠', '요', '다', '되', '있', '하',
        ])
        && !last.ends_with("에서")
        && !titles::is_title(last)
}

/// Whether a matter was not spoken of a moment ago.
pub(super) fn is_new(title: &str, at: usize, turns: &[Turn]) -> bool {
    let nouns: Vec<&str> = title
        .split_whitespace()
        .map(matter::bare)
        .filter(|noun| noun.chars().count() >= 2 || title.chars().count() < 2)
        .collect();
    let before = turns[at.saturating_sub(BACK)..at].iter().filter(|turn| !turn.noise);
    let said: Vec<&str> = before.flat_map(|turn| turn.sentences.iter().map(|said| said.text)).collect();
    nouns.last().is_none_or(|noun| !said.iter().any(|text| text.contains(noun)))
}
