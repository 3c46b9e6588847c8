//! Items of business: how the chair announces them, and the stretch of talk each one takes.

use std::sync::LazyLock;

use regex::Regex;

use super::cue;
use crate::minutes::{
    people::{People, titles},
    record::AgendaItem,
    talk::{Sentence, Turn, act::Act, likeness::Pairs, wording},
};

/// "제3호 안건 …", "의안 제2호", "두 번째 안건인 …".
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:의안\s*)?제\s*(\d{1,2})\s*호\s*(?:안건|의안|안)|(첫|두|세|네|다섯)\s*번째\s*(?:안건|안|의제)|안건\s*(\d{1,2})\s*번",
        r"|의사일정\s*제\s*(\d{1,2})\s*항"
    ))
        .expect("a pattern in the source compiles")
});
/// Openings that turn to something new, squeezed and at the beginning of the sentence.
const TURNING: &[&str] = &[
    "먼저",
    "우선",
    "다음은",
    "다음으로",
    "이어서",
    "이번에는",
    "다음안건",
    "마지막으로",
    "그다음",
    "첫번째",
    "두번째",
    "세번째",
];
/// Predicates that turn to something new, squeezed and at the end of the sentence.
const MOVING: &[&str] = &[
    "넘어가죠",
    "넘어가겠습니다",
    "넘어갑시다",
    "넘어가시죠",
    "갑시다",
    "가죠",
    "보겠습니다",
    "보죠",
    "봅시다",
    "볼까요",
    "하죠",
    "얘기하죠",
    "이야기하죠",
    "얘기해봅시다",
    "논의하겠습니다",
    "논의합시다",
    "논의하죠",
    "다루겠습니다",
    "다루죠",
    "상정합니다",
    "상정하겠습니다",
    "분야입니다",
    "건입니다",
    "안건입니다",
    "관련입니다",
    "순서입니다",
    "차례입니다",
    "사항입니다",
    "일정입니다",
    "방안입니다",
    "방안인데",
    "받겠습니다",
    "현황입니다",
    "문제입니다",
    "대책입니다",
    "계획입니다",
];
/// Nouns that a topic of business ends in, where the chair says little else.
const TOPICS: &[&str] = &[
    "분야", "건", "안건", "사항", "방안", "대책", "현황", "계획", "일정", "상황", "문제", "선정", "발굴", "질의",
    "질문",
];
/// What ends in a moving predicate and moves nothing.
const STAYING: &[&str] = &[
    "본론으로",
    "대상자로",
    "현장으로",
    "회의를시작",
    "회의시작",
    "먼저하겠",
    "순서를",
    "마치",
    "잠깐",
    "잠시",
    "표결",
    "찬성",
    "반대",
    "그렇게",
    "검토",
    "결과를보",
    "자료를보",
    "말씀",
    "의견",
    "제도이야기",
    "다음회의",
    "차기회의",
    "빨리",
    "식사",
    "점심",
    "그부분",
    "그정도",
];
/// Longest announcement, in squeezed characters; longer sentences say something about an item.
const LONGEST: usize = 34;

/// The items of business with their spans, in the order they were taken.
pub(super) fn find(turns: &[Turn], people: &People) -> Vec<AgendaItem> {
    let mut items: Vec<AgendaItem> = Vec::new();
    let numbered = turns.iter().flat_map(|turn| &turn.sentences).any(|sentence| opens_numbered(sentence).is_some());
    for turn in turns.iter().filter(|turn| !turn.noise && people.presides(turn.speaker)) {
        let opened = turn.sentences.iter().find_map(|sentence| match opens_numbered(sentence) {
            Some(opened) => Some(opened),
            None if !numbered => opens(sentence).map(|title| (None, title)),
            None => None,
        });
        let Some((n, title)) = opened else { continue };
        let again = |item: &AgendaItem| match n {
            Some(n) => item.n == n,
            None => Pairs::of(&item.title).shared(&Pairs::of(&title)) > 0.6,
        };
        if items.last().is_some_and(again) {
            continue;
        }
        let n = n.unwrap_or(items.len() as u32 + 1);
        items.push(AgendaItem { n, title, utterances: [turn.id, turn.id] });
    }
    let end = turns.last().map_or(0, |turn| turn.id);
    for at in 0..items.len() {
        items[at].utterances[1] = items.get(at + 1).map_or(end, |next| next.utterances[0] - 1);
    }
    items
}

/// Whether a sentence opens an item of business.
pub(super) fn is_opening(sentence: &Sentence) -> bool {
    opens_numbered(sentence).is_some() || opens(sentence).is_some()
}

/// The item an utterance belongs to.
pub(in crate::minutes) fn at(items: &[AgendaItem], id: u32) -> Option<&AgendaItem> {
    items.iter().rev().find(|item| item.utterances[0] <= id)
}

/// "제3호 안건 근린공원 해제안입니다." with its number; counts and results of votes name items without opening them.
fn opens_numbered(sentence: &Sentence) -> Option<(Option<u32>, String)> {
    let found = NUMBERED.captures(sentence.text)?;
    if sentence.says(&[
        "가결",
        "부결",
        "의결하",
        "의결되",
        "의결합",
        "보류",
        "먼저하겠",
        "심의하겠",
        "순서",
        "찬성",
        "이의",
        "차기",
        "다음회의",
    ]) {
        return None;
    }
    let n = found.get(1).or(found.get(3)).or(found.get(4)).and_then(|n| n.as_str().parse().ok());
    let n = n.or_else(|| {
        found
            .get(2)
            .and_then(|word| ["첫", "두", "세", "네", "다섯"].iter().position(|w| *w == word.as_str()))
            .map(|n| n as u32 + 1)
    });
    let text = &sentence.text[found.get(0)?.start()..];
    Some((n, title(text)))
}

/// "다음은 복지 분야입니다.", "소통 방안 얘기하죠.": the title of what is opened.
fn opens(sentence: &Sentence) -> Option<String> {
    let squeezed = &sentence.squeezed;
    if squeezed.chars().count() > LONGEST || cue::any(squeezed, STAYING) {
        return None;
    }
    let turning =
        TURNING.iter().any(|word| squeezed.trim_start_matches("그럼").trim_start_matches("자").starts_with(word));
    let moving = cue::ends(squeezed, MOVING) || squeezed.ends_with("어떨까요") && turning;
    let topic = cue::ends(squeezed, TOPICS) && matches!(sentence.act, Act::State);
    let about = ["분야", "방안", "대책", "안건", "사항", "관련", "쪽", "상황", "일정"]
        .iter()
        .any(|word| squeezed.contains(word));
    let next = announces(sentence);
    let asks = matches!(sentence.act, Act::Ask) && squeezed.starts_with("기타");
    if !(moving && (turning || about || squeezed.contains("넘어") || topic)
        || turning && (topic || about)
        || next
        || asks)
    {
        return None;
    }
    let title = title(sentence.text);
    (title.chars().filter(|c| c.is_alphanumeric()).count() >= 2).then_some(title)
}

/// "다음은 방과후 수업입니다.", "두 번째로 서버 이전입니다.": an announcement by its form, whatever the topic.
fn announces(sentence: &Sentence) -> bool {
    /// Longest one, in squeezed characters.
    const SHORT: usize = 26;
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"^(?:자,?\s*|네,?\s*|그럼\s*|그러면\s*)*",
            r"(?:(?:다음|마지막|첫\s*번째|두\s*번째|세\s*번째|네\s*번째)(?:\s*안건)?(?:은|으로|로|,)|먼저)\s.*(?:입니다|인데요?|\s건)\.?$"
        ))
        .expect("a pattern in the source compiles")
    });
    let topic = sentence.squeezed.trim_end_matches("입니다");
    let person = topic.ends_with('님') || titles::is_title(topic);
    let date = topic.ends_with(['일', '시', '분', '명', '원']);
    sentence.squeezed.chars().count() <= SHORT && FORM.is_match(sentence.text) && !person && !date
}

/// The subject of an announcement without its predicate.
fn title(text: &str) -> String {
    static PREDICATE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?:(?:으로|로|을|를|부터|에\s*대해서?|에\s*관해서?|인데)?\s*(?:먼저\s*)?(?:넘어가\S*|갑시다|가죠|가시죠|보겠습니다|볼까요|보죠|봅시다|",
            r"하죠|얘기하\S*|이야기하\S*|논의하\S*|논의합시다|다루\S*|상정합니다|상정하\S*|받겠습니다|시작하\S*)",
            r"|(?:\s*(?:순서|차례))?입니다|인데|\s*있습니까|\s*있으십니까)[,.?!]?\s*$"
        ))
        .expect("a pattern in the source compiles")
    });
    static TURN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:다음\s*안건(?:은|으로)?|다음(?:은|으로|,)|(?:첫|두|세|네)\s*번째로|그\s*다음(?:은|으로)?|이어서|마지막으로|이번에는|먼저|우선)\s*,?\s*")
            .expect("a pattern in the source compiles")
    });
    let text = TURN.replace(wording::without_fillers(text.trim()), "");
    let text = wording::without_fillers(text.split(['.', ',', '?']).next().unwrap_or(&text).trim());
    let text = PREDICATE.replace(text, "");
    text.trim().trim_end_matches(['.', ',']).trim_end_matches("을").trim_end_matches("를").trim().to_owned()
}
