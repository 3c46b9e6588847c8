//! What was settled, and what was put off.
//!
//! Only the chair settles, or a vote. What looks settled and is not is told apart here: the running of the meeting
//! itself ("넘어가겠습니다"), the chair's own undertakings ("제가 전화하겠습니다"), tentative words, and what the chair later
//! takes back.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    actions, agenda, cue,
    due::Calendar,
    procedure,
    reversal::{self, Settlement},
};
use crate::minutes::{
    people::People,
    record::{AgendaItem, Decision, Postponed, Vote},
    talk::{Sentence, Turn, act::Act, likeness::Pairs, wording},
};

/// Squeezed length from which a sentence can stand as a decision by itself.
const SPEAKS_FOR_ITSELF: usize = 10;
/// Squeezed length from which it can do so together with the title of its item.
const SPEAKS_WITH_ITEM: usize = 7;
/// What a short decision must contain: a way or a figure to settle on.
const WAYS: &[&str] = &[
    "안으로",
    "원안",
    "전액",
    "대로",
    "방식",
    "방안",
    "까지",
    "부터",
    "으로하",
    "로하",
    "반영",
    "삭감",
    "제외",
    "유지",
    "폐지",
    "통과",
    "로할",
    "로가",
    "로갑",
    "로정",
    "걸로",
    "것으로",
];
/// The chair takes up the proposal before: "그렇게 합시다".
const TAKES_UP: &[&str] = &[
    "그렇게합시다",
    "그렇게하겠습니다",
    "그렇게하기로",
    "그렇게결정",
    "그렇게확정",
    "그렇게정하",
    "그안으로",
    "제안대로",
    "의견대로",
    "말씀대로하",
    "말씀하신대로하",
    "그럽시다",
    "그러시죠",
    "그렇게하죠",
    "그렇게하시죠",
    "그렇게할게요",
    "그렇게가",
    "그리하",
    "그리합",
];
/// Squeezed length up to which "그렇게 …" only takes up what was said.
const SHORT_TAKE_UP: usize = 12;
/// How an amended bill is declared: what was put to the meeting before says what it is.
const AMENDED: &[&str] = &["수정한부분은수정안대로", "수정된부분은수정안대로", "수정부분은수정안대로"];
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
        r"(?:차기|다음|다음번|다음주|다음달|후속|별도|\d+차|\d+시|\d+월|\d+분기|[가-힣]{2,6})",
        r"(?:회의|위원회|설명회|간담회|협의회|보고회|심의회|총회|이사회|모임|임시회|정례회|회기|회차)(?:전에|에서|에|로|때)"
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
    "올리",
    "올립",
];
/// This very occasion is none to put off to.
const TODAY: &[&str] =
    &["오늘회의에서", "이번회의에서", "본회의에서", "이회의에서", "지난회의에서", "저번회의에서", "지난번"];
/// A day that something is put off to, and not only put off.
static DATED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:\d+일|\d+월|[월화수목금]요일)(?:로|까지)(?:미루|미룹|연기|늦추)")
        .expect("a pattern in the source compiles")
});
/// Words in front of what was settled that belong to the vote, not to the decision.
static BALLOT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^.*(?:찬성|반대|기권)\s*(?:은|는)?\s*(?:\d+|[한두세네열]|다섯|여섯|일곱|여덟|아홉|없음)\s*(?:명|표|분|인)?\s*(?:으로|로)?[,.]?\s+",
        r"|^(?:네,?\s*)?(?:만장일치로|전원\s*(?:찬성|일치|동의|합의)로|다수결로|과반수\S*\s*찬성으로|(?:과반수인\s*)?\d+\s*표로",
        r"|\d+\s*대\s*\d+으?로),?\s*",
        r"|^(?:네,?\s*)?(?:(?:다른|더|별다른|특별한|위원님들|모두|다들)\s*)*(?:이의|이견|의견|반대|질의|말씀)(?:\s*(?:의견|하실))?(?:이|가|은|는)?\s*",
        r"(?:같으[가-힣]+|없으[가-힣]+|없다면|안\s*계시[가-힣]+|없는\s*것으로\s*알고),?\s*"
    ))
    .expect("a pattern in the source compiles")
});

/// Words that point at what was said before instead of naming it.
const POINTING: &[&str] =
    &["그건", "그거", "그것", "이건", "그 문제", "그 부분", "이 안건", "그 안건", "본 안건", "이 건", "그 건", "다음"];

/// Share of an item's title from which a declaration names it.
const NAMED: f32 = 0.5;
/// An item named by its number alone.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^제?\s*\d+\s*[호번]\s*(?:안건|의안|안)(?:은|을|이|에\s*대해)?,?\s")
        .expect("a pattern in the source compiles")
});

/// What a meeting settled and put off.
#[derive(Debug, Default)]
pub(super) struct Settled {
    pub(super) decisions: Vec<Decision>,
    pub(super) postponed: Vec<Postponed>,
}

/// Goes through the talk in order.
pub(super) fn find(
    turns: &[Turn],
    people: &People,
    items: &[AgendaItem],
    votes: &[Vote],
    calendar: &Calendar,
) -> Settled {
    let mut standing: Vec<Settlement> = Vec::new();
    let mut postponed: Vec<Postponed> = Vec::new();
    for (at, turn) in turns.iter().enumerate().filter(|(_, turn)| !turn.noise) {
        if let Some(off) = put_off(at, turns, people) {
            postponed.push(off);
            continue;
        }
        let vote = votes.iter().find(|vote| vote.utterances.contains(&turn.id));
        if !people.presides(turn.speaker) && vote.is_none() {
            continue;
        }
        reversal::take_back(turn, &mut standing);
        for settlement in settle(at, turns, people, items, vote, calendar)
            .into_iter()
            .chain(agreed_question(at, turns, people, items))
        {
            reversal::supersede(settlement, turn, &mut standing);
        }
    }
    Settled { decisions: standing.into_iter().map(Settlement::into_decision).collect(), postponed }
}

/// What a turn puts off to another meeting, in its own words.
fn put_off(at: usize, turns: &[Turn], people: &People) -> Option<Postponed> {
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
    let text = said.map(|sentence| wording::record(sentence.text)).collect::<Vec<_>>().join(", ");
    let pointing = POINTING.iter().any(|word| text.starts_with(word)) || text.chars().count() < SPEAKS_FOR_ITSELF;
    let before = turns[..at].last().filter(|before| pointing && !before.noise && before.speaker != turn.speaker);
    let topic =
        before.and_then(|before| before.sentences.iter().find(|said| matches!(said.act, Act::Suggest | Act::Ask)));
    Some(match (before, topic) {
        (Some(before), Some(topic)) => {
            let topic = wording::statement(topic.text);
            Postponed { text: format!("{topic}: {text}"), utterances: vec![before.id, turn.id], ..Postponed::default() }
        }
        _ => Postponed { text, utterances: vec![turn.id], ..Postponed::default() },
    })
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
    if chair && squeezed.contains("오늘은") && cue::any(squeezed, &["넘어가", "넘어갑", "다루지않", "미뤄"])
    {
        return true;
    }
    let occasion = LATER.is_match(squeezed) && (cue::any(squeezed, DEALS) || squeezed.contains("판단"));
    occasion && !sentence.says(&["제외하", "준비하", "공고하"])
        || chair && (cue::any(squeezed, PUTS_OFF) || cue::any(squeezed, LATER_TIME) && cue::any(squeezed, DEALS))
}

/// What the turn settles.
fn settle(
    at: usize,
    turns: &[Turn],
    people: &People,
    items: &[AgendaItem],
    vote: Option<&Vote>,
    calendar: &Calendar,
) -> Vec<Settlement> {
    let turn = &turns[at];
    if vote.is_some_and(|vote| vote.result.as_deref() == Some("부결"))
        || turn.says(&["부결되었", "부결됐", "부결을선포", "부결합"])
    {
        return Vec::new();
    }
    let title = agenda::at(items, turn.id).map(|item| item.title.as_str());
    if turn.says(AMENDED)
        && let Some(asked) = objection_asked(at, turns, people)
    {
        return vec![asked];
    }
    let settling: Vec<&Sentence> =
        turn.sentences.iter().filter(|sentence| settles(sentence, turn, people, calendar)).collect();
    let speaking: Vec<&Sentence> =
        settling.iter().copied().filter(|sentence| content(sentence) >= SPEAKS_FOR_ITSELF).collect();
    if !speaking.is_empty() {
        let mut texts: Vec<String> = Vec::new();
        for sentence in speaking {
            let text = text_with_topic(sentence, turn, title);
            let text = topic_before(&text, at, turns).unwrap_or(text);
            // "창구를 하나로 합시다. 홍보담당관실로 일원화합니다.": the second says how, not what.
            match texts.last_mut().filter(|_| !names_matter(&wording::record(sentence.text))) {
                Some(before) => *before = format!("{before}, {}", wording::record(sentence.text)),
                None => texts.push(text),
            }
        }
        return texts.into_iter().map(|text| Settlement::new(text, vec![turn.id])).collect();
    }
    let Some(short) = settling.first() else { return Vec::new() };
    if turn.does(Act::Request) && cue::any(&short.squeezed, TAKES_UP) {
        // What is taken up is given out as work in the same breath.
        return Vec::new();
    }
    if cue::any(&short.squeezed, TAKES_UP) || short.squeezed.starts_with("그렇게") && content(short) <= SHORT_TAKE_UP
    {
        return taken_up(at, turns, people).or_else(|| objection_asked(at, turns, people)).into_iter().collect();
    }
    if short.act == Act::Declare
        && let Some(asked) = objection_asked(at, turns, people)
    {
        return vec![asked];
    }
    let names_way = cue::any(&short.squeezed, WAYS) || short.text.contains(|c: char| c.is_ascii_digit());
    let named = topic_before(&text(short, None), at, turns);
    if let Some(named) = named.filter(|_| short.act == Act::Declare) {
        return vec![Settlement::new(named, vec![turn.id])];
    }
    if content(short) >= SPEAKS_WITH_ITEM && names_way || short.act == Act::Declare {
        return vec![Settlement::new(with_title(&text(short, None), title), vec![turn.id])];
    }
    Vec::new()
}

/// Whether a sentence of the chair settles something.
fn settles(sentence: &Sentence, turn: &Turn, people: &People, calendar: &Calendar) -> bool {
    match sentence.act {
        Act::Declare => !procedure::runs_meeting(sentence),
        Act::Commit | Act::Exhort => {
            !procedure::runs_meeting(sentence)
                && !agenda::is_opening(sentence)
                && !actions::is_own_undertaking(sentence, turn, people, calendar)
                && !cue::any(&sentence.squeezed, &["검토", "논의해", "그다음에"])
        }
        Act::Request => sentence.says(SETTLES_INSIDE) && !procedure::asks_for_no_work(sentence),
        _ => false,
    }
}

/// What settles inside an order: "세 개 동은 재공고하는 걸로 하고, 나머지는 예정대로 추첨하세요."
const SETTLES_INSIDE: &[&str] = &["걸로하고", "것으로하고", "기로하고", "걸로하되", "것으로하되", "기로하되"];

/// Whether an order settles something rather than giving out work.
pub(super) fn settles_in_order(sentence: &Sentence) -> bool {
    sentence.act == Act::Request && sentence.says(SETTLES_INSIDE)
}

/// "개방하기로 결정하겠습니다" after "데이터 개방은 …": the matter as it was named before.
fn topic_before(text: &str, at: usize, turns: &[Turn]) -> Option<String> {
    /// Turns looked back at.
    const BACK: usize = 6;
    let one = text.split_whitespace().count() == 1 && (2..=6).contains(&text.chars().count());
    let recent = turns[at.saturating_sub(BACK)..at].iter().rev().filter(|_| one);
    let mut sentences = recent.flat_map(|turn| turn.sentences.iter().rev());
    sentences.find_map(|sentence| {
        let words: Vec<&str> = sentence.text.split_whitespace().collect();
        let named = words.iter().position(|word| word.starts_with(text)).filter(|&named| named > 0)?;
        let before = words[named - 1].trim_end_matches(['을', '를', '은', '는', '이', '가', ',']);
        (before.chars().count() >= 2).then(|| format!("{before} {text}"))
    })
}

/// How much a sentence says besides how its matter was voted on.
fn content(sentence: &Sentence) -> usize {
    let said = BALLOT.replace(sentence.text, "");
    wording::without_fillers(&said).chars().filter(|c| c.is_alphanumeric()).count()
}

/// The record wording of a settling sentence; a short one takes the sentence before it along, which names the matter:
/// "수업료 인하는 어렵습니다. 올해는 동결하겠습니다."
fn text_with_topic(sentence: &Sentence, turn: &Turn, title: Option<&str>) -> String {
    /// Length below which a sentence hardly names its matter, in squeezed characters.
    const NAMES_MATTER: usize = 13;
    let text = text(sentence, title);
    let before = turn.sentences.iter().take_while(|before| !std::ptr::eq(*before, sentence)).last();
    let counts = |before: &&Sentence| !before.says(&["찬성", "반대", "기권", "전원"]);
    let before = before.filter(counts);
    match before.filter(|before| content(sentence) < NAMES_MATTER && matches!(before.act, Act::State | Act::Refuse)) {
        Some(before) if content(before) >= SPEAKS_WITH_ITEM => format!("{}, {text}", wording::statement(before.text)),
        _ => text,
    }
}

/// The record wording of a settling sentence.
fn text(sentence: &Sentence, title: Option<&str>) -> String {
    let said = reversal::without_revoked(sentence.text);
    let said = BALLOT.replace(said, "");
    let text = wording::record(&said);
    let short = text.chars().filter(|c| c.is_alphanumeric()).count() < SPEAKS_FOR_ITSELF;
    // Another item's number means that this item's title does not belong here.
    let other = NUMBER.find(&text).is_some_and(|number| {
        title.is_some_and(|title| !title.starts_with(number.as_str().trim_end_matches([' ', '은', '을', '이'])))
    });
    match title.filter(|_| !other) {
        Some(title) if NUMBER.is_match(&text) && Pairs::of(title).inside(&Pairs::of(&text)) < NAMED => {
            with_title(NUMBER.replace(&text, "").trim_start(), Some(title))
        }
        Some(title) if (short || !names_matter(&text)) && Pairs::of(title).inside(&Pairs::of(&text)) < NAMED => {
            with_title(&text, Some(title))
        }
        _ => text,
    }
}

/// Whether a decision's wording names what it is about: a word marked as topic, object or subject.
fn names_matter(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        word.chars().count() > 2
            && word.ends_with(['은', '는', '을', '를', '이', '가'])
            && !POINTING.iter().any(|p| word.starts_with(p))
    })
}

fn with_title(text: &str, title: Option<&str>) -> String {
    match title {
        Some(title) if !text.contains(title) => format!("{title}: {text}"),
        _ => text.to_owned(),
    }
}

/// The proposal that "그렇게 합시다" takes up.
fn taken_up(at: usize, turns: &[Turn], people: &People) -> Option<Settlement> {
    let before = turns[..at].last().filter(|before| !before.noise && !people.presides(before.speaker))?;
    let proposal = before.sentences.iter().rev().find(|sentence| {
        // What somebody takes on by a day or in person is their work, not a proposal.
        let work = sentence.text.contains("까지") || sentence.says(&["제가", "저희"]);
        sentence.act == Act::Suggest
            || matches!(sentence.act, Act::Commit | Act::Exhort) && !work && content(sentence) >= SPEAKS_FOR_ITSELF
    })?;
    Some(Settlement::new(wording::record(proposal.text), vec![before.id, turns[at].id]))
}

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

/// What a turn of whoever presides puts to the meeting and asks about: "… 의결하고자 하는데 이의 있으십니까?"
fn put_to_meeting<'t>(turn: &Turn<'t>, people: &People) -> Option<&'t str> {
    let asks = turn.sentences.iter().position(|sentence| sentence.act == Act::Ask && sentence.says(ASKS_OBJECTION));
    let asks = asks.filter(|_| people.presides(turn.speaker))?;
    let whole = turn.sentences[..=asks].iter().rev().find(|sentence| {
        let formula =
            ["의결", "승인", "가결", "통과", "것으로", "걸로", "하기로", "원안", "확정", "채택", "대로", "하고자"];
        content(sentence) >= SPEAKS_FOR_ITSELF && sentence.says(&formula)
    })?;
    let said = QUESTION.find(whole.text).map_or(whole.text, |question| &whole.text[..question.start()]);
    Some(said.trim_end().trim_end_matches(['고', ',']))
        .filter(|said| said.chars().filter(|c| c.is_alphanumeric()).count() >= 6)
}

/// "… 의결하고자 하는데 이의 있으십니까?", answered and closed by a bare "가결되었습니다".
fn objection_asked(at: usize, turns: &[Turn], people: &People) -> Option<Settlement> {
    /// Turns back to the question: one answer a member is usual, more are cut short.
    const BACK: usize = 6;
    turns[at.saturating_sub(BACK)..at].iter().rev().find_map(|turn| {
        let said = put_to_meeting(turn, people)?;
        Some(Settlement::new(wording::record(&BALLOT.replace(said, "")), vec![turn.id, turns[at].id]))
    })
}

/// What was put to the meeting and agreed to by the next who spoke, where nobody closed it in words.
fn agreed_question(at: usize, turns: &[Turn], people: &People, items: &[AgendaItem]) -> Option<Settlement> {
    const YES: &[&str] =
        &["네", "예", "좋습니다", "동의", "없습니다", "이의없", "이견없", "괜찮습니다", "그렇게하", "찬성"];
    const NO: &[&str] = &["아니", "잠깐", "그런데", "근데", "다만", "반대", "이의있", "문제"];
    let turn = &turns[at];
    let said = put_to_meeting(turn, people)?;
    let answer = turns[at + 1..].iter().find(|answer| !answer.noise).filter(|answer| answer.speaker != turn.speaker)?;
    let agrees = answer.sentences.first().is_some_and(|first| YES.iter().any(|yes| first.squeezed.starts_with(yes)));
    if !agrees || answer.says(NO) {
        return None;
    }
    let text = wording::record(&BALLOT.replace(said, ""));
    let title = agenda::at(items, turn.id).map(|item| item.title.as_str()).filter(|_| !names_matter(&text));
    Some(Settlement::new(with_title(&text, title), vec![turn.id]))
}
