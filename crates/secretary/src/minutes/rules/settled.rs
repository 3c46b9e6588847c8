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
];
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
];
/// A later occasion, squeezed.
static LATER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:차기|다음|다음번|다음주|다음달|후속|별도|\d+차|\d+시|[가-힣]{2,6})",
        r"(?:회의|위원회|설명회|간담회|협의회|보고회|심의회|총회|이사회)(?:에서|에|로|때|시)"
    ))
    .expect("a pattern in the source compiles")
});
/// A later time without an occasion, where it comes with a verb of dealing.
const LATER_TIME: &[&str] = &["추후", "다음에", "나중에", "차후", "다음번에"];
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
];
/// This very occasion is none to put off to.
const TODAY: &[&str] =
    &["오늘회의에서", "이번회의에서", "본회의에서", "이회의에서", "지난회의에서", "저번회의에서", "지난번"];
/// Words in front of what was settled that belong to the vote, not to the decision.
static BALLOT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^.*(?:찬성|반대|기권)\s*(?:은|는)?\s*(?:\d+|[한두세네열]|다섯|여섯|일곱|여덟|아홉|없음)\s*(?:명|표|분|인)?\s*(?:으로|로)?[,.]?\s+",
        r"|^(?:네,?\s*)?(?:이의가?\s*없으[가-힣]+|만장일치로|전원\s*찬성으로|전원\s*일치로),?\s*"
    ))
    .expect("a pattern in the source compiles")
});

/// Words that point at what was said before instead of naming it.
const POINTING: &[&str] = &["그건", "그거", "그것", "이건", "그 문제", "그 부분", "이 안건", "본 안건", "다음"];

/// Share of an item's title from which a declaration names it.
const NAMED: f32 = 0.5;
/// An item named by its number alone.
static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^제\s*\d+\s*호\s*안건(?:은|을|이)?\s").expect("a pattern in the source compiles"));

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
        for settlement in settle(at, turns, people, items, vote, calendar) {
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
            Postponed { text: format!("{topic}: {text}"), utterances: vec![before.id, turn.id] }
        }
        _ => Postponed { text, utterances: vec![turn.id] },
    })
}

fn puts_off(sentence: &Sentence, chair: bool) -> bool {
    let squeezed = &sentence.squeezed;
    if cue::any(squeezed, TODAY) {
        return false;
    }
    let occasion = LATER.is_match(squeezed) && cue::any(squeezed, DEALS);
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
    let settling: Vec<&Sentence> =
        turn.sentences.iter().filter(|sentence| settles(sentence, turn, people, calendar)).collect();
    let speaking: Vec<&Sentence> =
        settling.iter().copied().filter(|sentence| content(sentence) >= SPEAKS_FOR_ITSELF).collect();
    if !speaking.is_empty() {
        let settlement = |sentence| Settlement::new(text_with_topic(sentence, turn, title), vec![turn.id]);
        return speaking.into_iter().map(settlement).collect();
    }
    let Some(short) = settling.first() else { return Vec::new() };
    if cue::any(&short.squeezed, TAKES_UP) {
        return taken_up(at, turns, people).into_iter().collect();
    }
    if short.act == Act::Declare
        && let Some(asked) = objection_asked(at, turns)
    {
        return vec![asked];
    }
    let names_way = cue::any(&short.squeezed, WAYS) || short.text.contains(|c: char| c.is_ascii_digit());
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
        _ => false,
    }
}

fn content(sentence: &Sentence) -> usize {
    wording::without_fillers(sentence.text).chars().filter(|c| c.is_alphanumeric()).count()
}

/// The record wording of a settling sentence; a short one takes the sentence before it along, which names the matter:
/// "수업료 인하는 어렵습니다. 올해는 동결하겠습니다."
fn text_with_topic(sentence: &Sentence, turn: &Turn, title: Option<&str>) -> String {
    /// Length below which a sentence hardly names its matter, in squeezed characters.
    const NAMES_MATTER: usize = 13;
    let text = text(sentence, title);
    let before = turn.sentences.iter().take_while(|before| !std::ptr::eq(*before, sentence)).last();
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
    // Another item's number means that this item's title does not belong here.
    let other = NUMBER.find(&text).is_some_and(|number| {
        title.is_some_and(|title| !title.starts_with(number.as_str().trim_end_matches([' ', '은', '을', '이'])))
    });
    match title.filter(|_| !other) {
        Some(title) if sentence.act == Act::Declare && Pairs::of(title).inside(&Pairs::of(&text)) < NAMED => {
            with_title(NUMBER.replace(&text, "").trim_start(), Some(title))
        }
        _ => text,
    }
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
    let proposal = before.sentences.iter().rev().find(|sentence| sentence.act == Act::Suggest)?;
    Some(Settlement::new(wording::record(proposal.text), vec![before.id, turns[at].id]))
}

/// "… 의결하고자 하는데 이의 있으십니까?", answered and closed by a bare "가결되었습니다".
fn objection_asked(at: usize, turns: &[Turn]) -> Option<Settlement> {
    /// Turns back to the question: one answer a member is usual, more are cut short.
    const BACK: usize = 5;
    let asked =
        turns[at.saturating_sub(BACK)..at].iter().rev().find(|turn| turn.says(&["이의"]) && turn.does(Act::Ask))?;
    let sentence = asked.sentences.iter().find(|sentence| content(sentence) >= SPEAKS_FOR_ITSELF)?;
    let end = sentence.text.find("이의").unwrap_or(sentence.text.len());
    let said = sentence.text[..end].trim_end().trim_end_matches(['고', ',']).trim_end_matches("하는데").trim_end();
    (!said.is_empty()).then(|| Settlement::new(wording::record(said), vec![asked.id, turns[at].id]))
}
