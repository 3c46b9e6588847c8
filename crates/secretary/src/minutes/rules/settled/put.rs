//! What whoever presides puts to the meeting in a question: "… 의결하고자 하는데 이의 없으십니까?"

use std::sync::LazyLock;

use regex::Regex;

use super::{
    super::{agenda, presiding, procedure, reversal::Settlement},
    means::{BALLOT, content},
    words::names_matter,
};
use crate::minutes::{
    people::People,
    record::AgendaItem,
    talk::{Sentence, Turn, act::Act, wording},
};

/// Squeezed length from which what is put to the meeting can stand as a decision by itself.
const SPEAKS_FOR_ITSELF: usize = 10;

/// Words that ask whether anybody objects, squeezed.
const ASKS_OBJECTION: &[&str] = &[
    "이의",
    "이견",
    "동의하",
    "동의해",
    "반대의견",
    "반대하시는분없",
    "괜찮으",
    "괜찮겠",
    "되겠습니까",
    "되겠지요",
    "되겠죠",
];
/// The question behind what is put to the meeting.
static QUESTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\s*(?:(?:하고자|하려고|하려|했으면)\s*하?는데|하는\s*데|하는데|고자\s*하는데|는\s*데|은데)(?:요)?(?:에)?,?\s*",
        r"(?:다들\s*|모두\s*|위원님들\s*|혹시\s*|다른\s*|여러분\s*)*(?:이의|이견|동의|반대|괜찮|어떠|어떻|의견).*$",
        r"|\s*(?:하면|으로|로\s*하면|해도)?\s*(?:되겠습니까|되겠지요|되겠죠|괜찮으시\S*|괜찮겠\S*)\??\s*$"
    ))
    .expect("a pattern in the source compiles")
});

/// What is asked about as a noun: "입찰참가자격 제한 6개월에 이의 있으신 분 계세요?"
static OBJECTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"에\s*(?:대해(?:서)?\s*)?(?:다른\s*|혹시\s*)?(?:이의|이견|반대)\s?(?:가|는)?\s?(?:있|없)\S*.*$")
        .expect("a pattern in the source compiles")
});

/// What is put to the meeting and closed in one breath: "… 이의 있으십니까? 이의 없으시면 그렇게 하겠습니다."
pub(super) fn put_and_closed(turn: &Turn, people: &People) -> Option<Settlement> {
    let said = put_to_meeting(turn, people)?;
    let asks = turn.sentences.iter().position(|said| said.act == Act::Ask && said.says(ASKS_OBJECTION))?;
    let closes = turn.sentences[asks + 1..].iter().any(|said| {
        said.act != Act::Ask
            && said.says(&["없으시면", "없으면", "없는것으로", "없으니", "없으신걸로"])
            && said.says(&["가결", "의결", "확정", "통과", "그렇게", "승인", "채택", "결정"])
    });
    closes.then(|| Settlement::new(wording::record(&BALLOT.replace(&said, "")), vec![turn.id]))
}

/// What a turn of whoever presides puts to the meeting and asks about: "… 의결하고자 하는데 이의 있으십니까?"
pub(super) fn put_to_meeting(turn: &Turn, people: &People) -> Option<String> {
    // "그럼 27도로 할까요?"
    let way = |said: &&Sentence| {
        said.act == Act::Ask
            && said.ends(&["로할까요", "로갈까요", "로하면될까요", "로하면되겠죠", "로하면되죠", "로정할까요"])
            && !presiding::asks_openly(said)
    };
    if let Some(asked) = turn
        .sentences
        .iter()
        .rev()
        .find(way)
        .filter(|said| people.presides(turn.speaker) && content(said) >= SPEAKS_FOR_ITSELF)
    {
        return Some(asked.text.to_owned());
    }
    let asks = turn.sentences.iter().position(|sentence| sentence.act == Act::Ask && sentence.says(ASKS_OBJECTION));
    let asks = asks.filter(|_| people.presides(turn.speaker))?;
    let whole = turn.sentences[..=asks].iter().rev().find(|sentence| {
        let formula =
            ["의결", "승인", "가결", "통과", "것으로", "걸로", "하기로", "원안", "확정", "채택", "대로", "하고자"];
        let objected = OBJECTED.is_match(sentence.text);
        content(sentence) >= SPEAKS_FOR_ITSELF
            && (sentence.says(&formula) || objected)
            && !procedure::runs_meeting(sentence)
    })?;
    let question = QUESTION.find(whole.text);
    let end = question.or_else(|| OBJECTED.find(whole.text)).map_or(whole.text.len(), |question| question.start());
    let said = whole.text[..end].trim_end().trim_end_matches(['고', ',']);
    // "두 사람 승진시키는 데 이의 있으십니까?": a verb is left.
    let verb = question.is_some_and(|question| question.as_str().trim_start().starts_with('는'));
    let said =
        if verb { format!("{}는 걸로 하겠습니다", wording::without_reason(said)) } else { said.to_owned() };
    (said.chars().filter(|c| c.is_alphanumeric()).count() >= 6).then_some(said)
}

/// "… 의결하고자 하는데 이의 있으십니까?", answered and closed by a bare "가결되었습니다".
/// `since`: the turn from which what was put is still open.
pub(super) fn objection_asked(at: usize, since: usize, turns: &[Turn], people: &People) -> Option<Settlement> {
    /// Turns back to the question: one answer a member is usual, more are cut short.
    const BACK: usize = 6;
    turns[at.saturating_sub(BACK).max(since)..at].iter().rev().find_map(|turn| {
        let said = put_to_meeting(turn, people)?;
        Some(Settlement::new(wording::record(&BALLOT.replace(&said, "")), vec![turn.id, turns[at].id]))
    })
}

/// An objection in an answer: "문제가 있습니다". "네, 문제 없습니다" is none.
static OBJECTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:문제|반대)(?:의견)?(?:은|는|이|가|도|될건|될것은?|될게)?(?:[^없은는이가도될되의안]|$)")
        .expect("a pattern in the source compiles")
});

/// What was put to the meeting and agreed to by the next who spoke, where nobody closed it in words.
pub(super) fn agreed_question(at: usize, turns: &[Turn], people: &People, items: &[AgendaItem]) -> Option<Settlement> {
    const YES: &[&str] =
        &["네", "예", "좋습니다", "동의", "없습니다", "이의없", "이견없", "괜찮습니다", "그렇게하", "찬성"];
    const NO: &[&str] = &["아니", "잠깐", "그런데", "근데", "다만", "이의있"];
    let turn = &turns[at];
    let said = put_to_meeting(turn, people)?;
    let answer = turns[at + 1..].iter().find(|answer| !answer.noise).filter(|answer| answer.speaker != turn.speaker)?;
    let agrees = answer.sentences.first().is_some_and(|first| YES.iter().any(|yes| first.squeezed.starts_with(yes)));
    if !agrees || answer.says(NO) || answer.sentences.iter().any(|said| OBJECTS.is_match(&said.squeezed)) {
        return None;
    }
    let text = wording::record(&BALLOT.replace(&said, ""));
    let title = agenda::at(items, turn.id).map(|item| item.title.as_str()).filter(|_| !names_matter(&text));
    Some(Settlement::under(title, text, vec![turn.id]))
}
