//! What was put off to another meeting, under the name of its matter.

use std::sync::LazyLock;

use regex::Regex;

use super::{agenda, cue, matter, settled};
use crate::minutes::{
    people::People,
    record::{AgendaItem, Postponed},
    talk::{Sentence, Turn, act::Act, amounts, sentences::squeeze, wording},
};

/// Words that put something off by themselves.
const PUTS_OFF: &[&str] = &[
    "보류하",
    "보류합",
    "미루",
    "미룹",
    "이월하",
    "이월합",
    "유보하",
    "유보합",
    "재심의하",
    "재심의합",
    "재논의하",
    "계속심의",
    "재상정",
    "계류하",
    "다음으로미루",
    "뒤로미루",
];
/// A later occasion, squeezed.
static LATER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:차기|다음|다음번|다음주|다음달|후속|별도|\d+차|\d+회|\d+시|\d+월|\d+분기|[가-힣]{2,6})",
        r"(?:회의|위원회|설명회|간담회|협의회|협의체|보고회|심의회|총회|이사회|모임|운위|본회의|임시회|정례회|회기|회차|점검|추경|본예산)(?:전에|에서|에|로|때)"
    ))
    .expect("a pattern in the source compiles")
});
/// A later time without an occasion, where it comes with a verb of dealing.
const LATER_TIME: &[&str] =
    &["추후", "다음에", "나중에", "차후", "다음번에", "다음주에", "다음달에", "따로만나", "따로자리", "다음회차"];
/// What is done on that occasion.
const DEALS: &[&str] = &[
    "논의",
    "심의",
    "결정",
    "다루",
    "다룹",
    "다뤄",
    "보는걸로",
    "보는것으로",
    "보기로",
    "협의",
    "상정",
    "의논",
    "정하",
    "봅시다",
    "보죠",
    "보시죠",
    "얘기",
    "이야기",
    "처리",
    "넘기",
    "넘깁",
    "재론",
    "의결",
    "확정",
    "정합",
    "정해",
    "고르",
    "골라",
    "봐요",
    "보자",
    "답변",
    "답을",
    "올리",
    "올립",
    "잡읍",
    "잡죠",
    "잡기",
    "꺼내",
    "모여",
];
/// What is done with a matter on the occasion it is left to, in its most general words: "3회 추경 때 합시다".
static LEFT_TO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:때|에서|에)(?:그때|다시|가서|새로|한꺼번에|같이)*(?:하죠|합시다|하시죠|해요|하자|하기로하\S*|하겠습니다|보고|놓고봅시다)$")
        .expect("a pattern in the source compiles")
});
/// A condition that must come first, and what is done then: "설계 끝나고 다시 얘기합시다", squeezed.
static FIRST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:나오|되|끝나)면(?:그때|다시)?(?:정하|정할|정해|결정)\S{0,7}$|(?:(?:[오되나지]|끝나|있으|받으|들으)면(?:그때|다시|나중에)|(?:[은ㄴ]|나온|끝난|된|받은)(?:뒤에?|다음에?|후에?)|",
        r"(?:보고|듣고|끝나고|나오고|오고|받고|확인하고|거쳐서?|들어서|여쭤서|물어서)(?:나서)?|[가-힣]고나서)",
        r"(?:그때|다시|나중에|가서|모여서?|같이|천천히|오늘말고)*(?:얘기|이야기|논의|결정|정하|정합|정해|정할|뽑|선정|판단|상의|다루|봅시다|봐요|보죠|보자|보시죠|보겠습니다|고르|골라|생각|잡|추진|시작|검토)\S{0,7}$"
    ))
    .expect("a pattern in the source compiles")
});
/// This very occasion is none to put off to.
const TODAY: &[&str] =
    &["오늘회의에서", "이번회의에서", "본회의에서", "이회의에서", "지난회의에서", "저번회의에서", "지난번"];
/// What is moved on to a later time: "내년 사업으로 넘기죠".
static MOVED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:내년|내후년|다음|차기|하반기|상반기|\d+월|\d+차|\d+회)\S{0,8}?로(?:넘기|넘깁|미루|미룹|돌립|이월)\S{0,8}$",
    )
    .expect("a pattern in the source compiles")
});
/// A later month or half of the year, and that the matter is looked at then: "그것도 같이 12월에 봅시다".
static MONTH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:\d월|내년|내후년|하반기|상반기|분기)(?:초|중|말|쯤)?에(?:같이|다시|그때|한꺼번에|가서)*(?:봅시다|보죠|보시죠|봐요|보자|얘기|이야기|다루|다룹|정합|정하죠|결정합|논의)\S{0,8}$")
        .expect("a pattern in the source compiles")
});
/// Somebody is sent, and comes back: "얼굴 보고 얘기하고 와요" puts nothing off.
const SENT: &[&str] = &["와요", "오세요", "오십시오", "와라", "오시죠", "오겠습니다", "올게요"];
/// A day that something is put off to, and not only put off.
static DATED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:\d+일|\d+월|[월화수목금]요일)(?:로|까지)(?:미루|미룹|연기|늦추)",
        r"|(?:\d+일|\d+주|하루|이틀|사흘|나흘|열흘|보름|일주일)(?:씩|만)?(?:미루|미룹|연기|늦추|늦춥|당기|당깁)"
    ))
    .expect("a pattern in the source compiles")
});
/// An item of business that is pointed at.
static POINTS_AT_ITEM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:이|본|그|해당)(?:\s*안건|\s건)(?:은|는|도)?\s").expect("a pattern in the source compiles")
});

/// What a turn puts off to another meeting, in its own words and with its matter.
pub(super) fn put_off(at: usize, turns: &[Turn], people: &People, items: &[AgendaItem]) -> Option<Postponed> {
    let turn = &turns[at];
    let chair = people.presides(turn.speaker);
    let off = turn.sentences.iter().any(|sentence| {
        let moves = matches!(sentence.act, Act::Commit | Act::Exhort | Act::Declare)
            || chair && matches!(sentence.act, Act::Tentative | Act::State | Act::Request);
        moves && puts_off(sentence, chair)
    });
    if !off {
        return None;
    }
    let said = turn.sentences.iter().filter(|sentence| sentence.act != Act::Ask && puts_off(sentence, chair));
    let text = said.map(|sentence| wording::record(put_off_clause(sentence.text))).collect::<Vec<_>>().join(", ");
    // "계획을 만들어 봐요, 다음 주에 같이 봅시다": looked at, not put off.
    if turn.does(Act::Request) && !settled::names_matter(&text) {
        return None;
    }
    let pointing = matter::points(&text) || !settled::names_matter(&text);
    if !pointing {
        return Some(Postponed { text, utterances: vec![turn.id], ..Postponed::default() });
    }
    // "이 안건은 …": the item; "그건 …": what the one before asked for.
    let rest = matter::without_pointer(&text);
    let item = agenda::at(items, turn.id).map(|item| agenda::without_number(&item.title));
    let of_item = item.filter(|item| !item.is_empty() && POINTS_AT_ITEM.is_match(&text));
    let before = turns[..at].last().filter(|before| !before.noise && before.speaker != turn.speaker);
    let asked = before.and_then(|before| {
        let asks = |said: &&Sentence| matches!(said.act, Act::Suggest | Act::Ask | Act::Request);
        let topic = before.sentences.iter().find(asks).or(before.sentences.last())?;
        Some((before.id, matter::of(topic.text)?))
    });
    let (matter, utterances) = match (of_item, asked) {
        (Some(item), _) => (Some(item.to_owned()), vec![turn.id]),
        (None, Some((id, asked))) => (Some(asked), vec![id, turn.id]),
        (None, None) => (item.filter(|item| !item.is_empty()).map(str::to_owned), vec![turn.id]),
    };
    let text = matter.map_or_else(|| text.clone(), |matter| wording::with_topic(&matter, rest));
    Some(Postponed { text, utterances, ..Postponed::default() })
}

/// "네 곳을 선정하고, 남은 한 곳은 다음 심의회에서 다루기로 합니다": the clause that puts off.
fn put_off_clause(said: &str) -> &str {
    settled_clause(said).map_or(said, |(_, rest)| rest)
}

/// What a sentence settles before its last clause puts the rest off.
pub(super) fn settled_clause(said: &str) -> Option<(&str, &str)> {
    let (done, rest) = said.rsplit_once("하고, ")?;
    let apart = LATER.is_match(&squeeze(rest)) && !LATER.is_match(&squeeze(done));
    let settles = settled::names_matter(done) || done.contains("로 ") || amounts::names_amount(done);
    (apart && settles && settled::names_matter(rest)).then_some((done, rest))
}

/// Whether a sentence puts its matter off to another occasion. `chair`: whether whoever presides says it.
pub(super) fn puts_off(sentence: &Sentence, chair: bool) -> bool {
    let squeezed = &sentence.squeezed;
    if cue::any(squeezed, TODAY) {
        return false;
    }
    // "개시를 10월 1일로 미루는 걸로 하지요" settles a day.
    if DATED.is_match(squeezed) {
        return false;
    }
    if chair
        && squeezed.contains("오늘은")
        && cue::any(squeezed, &["넘어가", "넘어갑", "다루지않", "미뤄", "접어", "접읍", "접죠"])
    {
        return true;
    }
    if chair && (MOVED.is_match(squeezed) || MONTH.is_match(squeezed)) {
        return true;
    }
    let occasion = LATER.is_match(squeezed) && (cue::any(squeezed, DEALS) || squeezed.contains("판단"));
    let left = LATER.is_match(squeezed) && LEFT_TO.is_match(squeezed);
    (occasion || chair && left) && !sentence.says(&["제외하", "준비하", "공고하"])
        || chair && FIRST.is_match(squeezed) && !cue::ends(squeezed, SENT)
        || chair && (cue::any(squeezed, PUTS_OFF) || cue::any(squeezed, LATER_TIME) && cue::any(squeezed, DEALS))
}
