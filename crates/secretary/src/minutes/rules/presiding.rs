//! What the plain words of whoever presides do.
//!
//! In 해요체 and 반말 the form of a sentence does not tell a statement from an order or a settlement; that the one who
//! presides says it does. An order names whose work it is or by when; what names neither settles how it shall be.

use std::sync::LazyLock;

use regex::Regex;

use super::{due::Calendar, matter, owner, procedure};
use crate::minutes::{
    people::People,
    talk::{Sentence, Turn, act::Act, amounts, plain, wording},
};

/// Tells the acts of the plain sentences of whoever presides.
pub(super) fn read(turns: &mut [Turn], people: &People, calendar: &Calendar) {
    let Some(chair) = people.chair else { return };
    for at in 0..turns.len() {
        if turns[at].speaker != chair || turns[at].noise {
            continue;
        }
        let before = turns[..at].iter().rev().find(|turn| !turn.noise);
        let asked =
            before.filter(|turn| turn.speaker != chair).is_some_and(|turn| turn.sentences.iter().any(asks_openly));
        let promised = before
            .filter(|turn| turn.speaker != chair)
            .and_then(|turn| turn.sentences.last())
            .is_some_and(|last| last.act == Act::Commit);
        let acts: Vec<Act> = turns[at]
            .sentences
            .iter()
            .map(|sentence| act(sentence, asked, promised, people, calendar, chair).unwrap_or(sentence.act))
            .collect();
        let acts = acts.iter().enumerate().map(|(n, act)| match acts.get(n + 1) {
            // "개발 서버를 하나 빼서 써요. 이번 주에 세팅해 줘요": how, and who does it.
            Some(Act::Request)
                if *act == Act::Exhort
                    && turns[at].sentences[n].act == Act::State
                    && !amounts::is_answer(turns[at].sentences[n].text)
                    && amounts::counted(turns[at].sentences[n].text).next().is_none()
                    && !names_topic(turns[at].sentences[n].text) =>
            {
                Act::State
            }
            _ => *act,
        });
        let acts: Vec<Act> = acts.collect();
        for (sentence, act) in turns[at].sentences.iter_mut().zip(acts) {
            sentence.act = act;
        }
    }
}

/// The act of a sentence that its own ending did not tell.
fn act(
    sentence: &Sentence,
    asked: bool,
    promised: bool,
    people: &People,
    calendar: &Calendar,
    chair: usize,
) -> Option<Act> {
    if matches!(sentence.act, Act::State | Act::Request | Act::Duty) && amounts::sets_amount(sentence.text) {
        return Some(Act::Exhort);
    }
    let actor = || owner::actor(sentence, chair, &[], people).filter(|actor| !actor.in_person);
    // "폭염경보 날에만 두 번 하세요", "토요일 작업으로 대신하세요": how it shall be, and nobody's work.
    if sentence.act == Act::Request
        && says_how(sentence.text)
        && actor().is_none()
        && calendar.due(sentence.text).is_none()
    {
        return Some(Act::Exhort);
    }
    if sentence.act != Act::State {
        return None;
    }
    if plain::tries(sentence.text) && actor().is_some() {
        return Some(Act::Request);
    }
    if INTENDS.is_match(&sentence.squeezed)
        && (names_way(sentence.text) || names_object(sentence.text))
        && !plain::happens_to_something(sentence.text)
    {
        return Some(Act::Exhort);
    }
    // "5센티 넘으면 우회합니다": a rule for when it comes to that.
    if RULES.is_match(&sentence.squeezed) && procedure::is_conditional(sentence) {
        return Some(Act::Exhort);
    }
    let said = wording::without_fillers(sentence.text);
    // "기권은 한 분이시고요": counted, not settled.
    if sentence.says(&["찬성", "반대", "기권"]) && amounts::is_answer(sentence.text) {
        return None;
    }
    let concludes = sentence.text.starts_with("그럼") || sentence.text.contains(" 그럼 ");
    if (asked || concludes || names_topic(said)) && amounts::is_answer(sentence.text) {
        return Some(Act::Exhort);
    }
    // "경운기는 공매로요": a matter and its way, and no verb.
    if WAY_ALONE.is_match(said) || plain::settles_way(said) {
        return Some(Act::Exhort);
    }
    if ["로합니다", "로갑니다", "로하고", "로하고요", "로가고"].iter().any(|end| sentence.squeezed.ends_with(end))
    {
        return Some(Act::Exhort);
    }
    plain::deed(sentence.text)?;
    // "일단 그대로 둬": nothing is settled for good.
    if said.starts_with("일단") || sentence.text.starts_with("일단") {
        return None;
    }
    let told = actor().is_some();
    if !told && plain::happens_to_something(sentence.text) {
        return None;
    }
    if told || calendar.due(sentence.text).is_some() {
        return Some(Act::Request);
    }
    let marked = |word: &str| {
        let word = word.trim_end_matches(',');
        word.chars().count() >= 2
            && word.ends_with(['은', '는', '을', '를', '로', '만', '에', '서', '지', '게', '고', '도'])
            && !matter::is_pointer(word)
    };
    let names = said.split_whitespace().any(marked) || amounts::names_amount(said);
    // "사진도 같이 붙여요" adds to what was just promised.
    let adds = promised && !names_topic(said);
    (names && !adds).then_some(Act::Exhort)
}

/// A matter and the way it goes, without a verb.
static WAY_ALONE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:\S+\s){0,3}?\S*[가-힣](?:은|는)\s+(?:\S+\s){0,3}?\S*[가-힣\d](?:으로|로|대로)(?:만)?요?[.!]?$")
        .expect("a pattern in the source compiles")
});

/// What the chair means to do: "양을 3분의 2로 줄이려고요".
static INTENDS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"려고(?:요|해요|합니다)$|[할줄](?:거예요|겁니다)$|면(?:되지|되지요|되죠|되겠다|되겠네|되겠네요)$")
        .expect("a pattern in the source compiles")
});

/// Whether a sentence names an amount or what something becomes: "3분의 2로", "두유로".
fn names_way(said: &str) -> bool {
    amounts::names_amount(said) || said.split_whitespace().any(|word| word.chars().count() > 1 && word.ends_with('로'))
}

fn names_object(said: &str) -> bool {
    said.split_whitespace().any(|word| word.chars().count() > 1 && word.ends_with(['을', '를']))
}

/// How whoever presides says what is done.
static RULES: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[^됨가당부능요만급편전]합니다$").expect("a pattern in the source compiles"));

/// Whether an order only says how something shall be done: so often, in such a way.
fn says_how(said: &str) -> bool {
    static HOW: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?:\S+로|\S+만|번|번씩)\s*(?:대신|운영|진행)?\s*(?:하|해)\s?(?:세요|십시오|주세요|주십시오|요)[.!]?$",
        )
        .expect("a pattern in the source compiles")
    });
    // "2단계로 줄이세요", "7시로 당기세요": what an amount becomes.
    static BECOMES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\d\s*\S{1,4}로\s+\S{1,6}(?:세요|십시오|\s?(?:주세요|주십시오|줘요|줘))[.!]?$")
            .expect("a pattern in the source compiles")
    });
    HOW.is_match(said.trim()) || BECOMES.is_match(said.trim())
}

fn names_topic(said: &str) -> bool {
    said.split_whitespace().any(|word| word.chars().count() > 1 && word.trim_end_matches(',').ends_with(['은', '는']))
}

/// Whether a sentence asks how, when, where or how much.
pub(super) fn asks_openly(sentence: &Sentence) -> bool {
    const WORDS: &[&str] =
        &["몇", "얼마", "언제", "어디", "어느", "어떤", "무엇", "뭐", "뭘", "누구", "누가", "어떻게", "어떡"];
    sentence.act == Act::Ask && sentence.says(WORDS)
}
