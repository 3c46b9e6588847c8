//! Work that is given out: by an order, a polite question, a duty, or by taking an offer.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    super::{chatter, cue, due::Calendar, owner, procedure, reversal},
    draft::{Draft, lacks},
    undertake::{SHORTEST, WORK},
};
use crate::minutes::{
    people::{Named, People},
    talk::{Sentence, Turn, act::Act, likeness::Pairs, plain, wording},
};

/// Nobody in particular, squeezed.
const WHOEVER: &[&str] = &[
    "누가좀",
    "누가하든",
    "누가하시든",
    "누가하더라도",
    "누가됐든",
    "누가되었든",
    "누가해도",
    "누구든",
    "누구라도",
    "누군가",
    "아무나",
    "어느부서든",
    "어느팀이든",
    "어느과든",
];

/// The same as it stands in a sentence.
const WHOEVER_SAID: &[&str] = &[
    "누가 좀",
    "누구든지",
    "누가 하든",
    "누가 하시든",
    "누가 하더라도",
    "누가 됐든",
    "누가 되었든",
    "누가 해도",
    "누구든",
    "누구라도",
    "누군가",
    "아무나",
    "어느 부서든",
    "어느 팀이든",
    "어느 과든",
];

/// Whether a sentence calls on nobody in particular to do a piece of work.
pub(in crate::minutes::rules) fn is_for_whoever(sentence: &Sentence) -> bool {
    sentence.says(WHOEVER)
}

/// Asking by when, squeezed.
pub(super) const WHEN: &[&str] = &["언제까지", "언제쯤", "며칠까지"];

/// Asking politely for a piece of work: "주시면 좋겠습니다", "주셔야겠는데".
static POLITE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:주(?:시)?면좋겠(?:습니다|어요|네요|는데요?|다)|주셨으면(?:합니다|해요|좋겠(?:습니다|어요))|주셔야\S{1,7})$")
        .expect("a pattern in the source compiles")
});

/// Whether a sentence asks somebody politely to do something.
pub(super) fn asks_politely(sentence: &Sentence) -> bool {
    sentence.act == Act::Suggest && POLITE.is_match(&sentence.squeezed)
}

/// Offers to do something, squeezed ends.
const OFFERS: &[&str] =
    &["까합니다", "까하는데요", "까싶습니다", "려고합니다", "려고하는데요", "면될까요", "할까요", "드릴까요"];

/// "언제까지 주실 수 있나요?": work as soon as a day is answered.
pub(super) fn asked_when(sentence: &Sentence, at: usize, turns: &[Turn], people: &People) -> Option<Draft> {
    let turn = &turns[at];
    let actor = owner::actor(sentence, turn.speaker, &likely(at, turns), people).filter(|actor| !actor.in_person);
    let mut draft = Draft::new(at, turn.id, sentence, actor, None, true);
    let named = WHEN.iter().filter_map(|when| draft.task.find(when)).min();
    draft.task.truncate(named?);
    draft.task.truncate(draft.task.trim_end().trim_end_matches("그거").trim_end().len());
    (draft.asked, draft.when) = (true, true);
    (draft.task.chars().count() >= 4).then_some(draft)
}

/// "장애 보고서는 누가 쓸래요?" Who did something, or is doing it, is no such question.
pub(super) fn asks_who(sentence: &Sentence) -> bool {
    sentence.text.contains("누가 ") && !sentence.says(&["했", "었", "았", "봤", "됐", "썼", "갔", "왔", "고있"])
}

/// Work that waits for somebody to take it on.
pub(super) fn who_asked(sentence: &Sentence, at: usize, turns: &[Turn]) -> Draft {
    let mut draft = Draft::new(at, turns[at].id, sentence, None, None, true);
    let named: Vec<&str> = sentence.text.split_whitespace().filter(|word| *word != "누가").collect();
    draft.task = wording::record(&named.join(" "));
    draft.pairs = Pairs::of(&draft.task);
    (draft.asked, draft.who) = (true, true);
    draft
}

/// How whoever presides asks whether a day can be kept, squeezed.
pub(super) const POSSIBLE: &[&str] = &[
    "가능할까요",
    "가능합니까",
    "가능한가요",
    "되겠습니까",
    "될까요",
    "수있을까요",
    "수있습니까",
    "수있나요",
    "되겠어요",
    "되나",
    "되나요",
    "되죠",
    "되지",
    "됩니까",
    "돼요",
    "될까",
    "가능하죠",
    "가능해요",
];

/// How whoever presides tells somebody to do something in plain speech, squeezed.
pub(super) const TELLS: &[&str] =
    &["려요", "해요", "와요", "놔요", "둬요", "써요", "내요", "꿔요", "춰요", "들어요", "아요"];

/// "그렇게 해 주세요."
pub(super) fn takes_offer(sentence: &Sentence) -> bool {
    ["그렇게해", "그렇게하", "그리해", "그리하", "그래주", "그대로해"]
        .iter()
        .any(|taken| sentence.squeezed.contains(taken))
        && sentence.squeezed.chars().count() <= 14
}

/// The offer of the one who spoke before, taken: "명단을 안내할까 합니다." "그렇게 해 주세요."
pub(super) fn offer_taken(at: usize, turns: &[Turn], people: &People, calendar: &Calendar) -> Option<Draft> {
    let turn = &turns[at];
    let before = turns[..at].last().filter(|before| !before.noise && before.speaker != turn.speaker)?;
    let offer = before.sentences.iter().rev().find(|sentence| sentence.ends(OFFERS))?;
    if !people.presides(turn.speaker) || offer.squeezed.chars().count() < SHORTEST {
        return None;
    }
    let actor = owner::actor(offer, before.speaker, &[], people);
    let mut draft = Draft::new(at, before.id, offer, actor, calendar.planned(offer.text), true);
    draft.owner.get_or_insert(Named::Person(before.speaker));
    draft.offered = true;
    draft.utterances.push(turn.id);
    Some(draft)
}

/// Work that a turn asks somebody to do.
pub(super) fn order(
    sentence: &Sentence,
    at: usize,
    turns: &[Turn],
    people: &People,
    calendar: &Calendar,
) -> Option<Draft> {
    let turn = &turns[at];
    let by_hour = || calendar.soon(sentence.text).filter(|_| cue::near_end(&sentence.squeezed, WORK, 10));
    let due = calendar.planned(sentence.text).or_else(by_hour);
    if procedure::asks_for_no_work(sentence)
        && !(due.is_some() && (procedure::asks_for_care(sentence) || procedure::has_told(sentence)))
    {
        return None;
    }
    if chatter::is_chatter(sentence, calendar) || reversal::takes_back(sentence) {
        return None;
    }
    // "위원님들이 판단하시면 됩니다" leaves it to them; with a date it is an order.
    if due.is_none() && sentence.ends(&["면됩니다", "면되겠습니다"]) {
        return None;
    }
    let actor = owner::actor(sentence, turn.speaker, &likely(at, turns), people).filter(|actor| !actor.in_person);
    // Somebody who does not preside only asks; it is work where they say whose and by when, or where it is answered.
    let asked = !people.presides(turn.speaker) && (actor.is_none() || due.is_none());
    let object = names_object(sentence);
    // "바로 막으세요." "네, 바로 막겠습니다.": whoever takes it on knows what is meant.
    let taken = turns.get(at + 1).is_some_and(|next| next.speaker != turn.speaker && next.does(Act::Commit));
    let told = sentence.squeezed.chars().count() >= SHORTEST && (actor.is_some() || object || taken);
    if !(due.is_some() || told) {
        return None;
    }
    let mut draft = Draft::new(at, turn.id, sentence, actor, due, true);
    draft.asked = asked;
    if !object {
        draft.add_matter(sentence, at, turns);
    }
    Some(draft)
}

/// Whether a word of the sentence is marked as its object or topic.
pub(super) fn names_object(sentence: &Sentence) -> bool {
    /// What says when, and names no object, alone and at the end of a word.
    const TIMES: &[&str] = &["안", "밤", "일", "주", "달", "때", "중", "날", "전", "시"];
    const WHENS: &[&str] = &["까지", "부터", "오전", "오후", "저녁", "아침", "이후", "요일"];
    let is_time = |bare: &str| {
        let bare = bare.trim_end_matches('에');
        TIMES.contains(&bare)
            || WHENS.iter().any(|when| bare.ends_with(when))
            || bare.starts_with(|c: char| c.is_ascii_digit()) && bare.ends_with(['일', '시', '월', '주'])
    };
    let marked = |word: &str| {
        let word = word.trim_end_matches(',');
        let bare = word.strip_suffix(['을', '를', '은', '는', '에', '께']).filter(|bare| !bare.is_empty());
        bare.is_some_and(|bare| word.ends_with(['을', '를']) || !is_time(bare))
    };
    wording::without_reason(sentence.text).split_whitespace().any(marked)
}

/// "순찰은 꼭 돌아야죠. 누가 하든 오늘 중에 …": work without an owner, where the turn gives it a due date.
pub(super) fn duty(
    sentence: &Sentence,
    at: usize,
    turns: &[Turn],
    people: &People,
    calendar: &Calendar,
) -> Option<Draft> {
    let turn = &turns[at];
    // The day of what somebody is asked for in the same breath is not that of the duty.
    let due = turn.sentences.iter().filter(|said| said.act != Act::Request).find_map(|said| calendar.due(said.text));
    if due.is_none() && !(turn.says(WHOEVER) && names_object(sentence)) {
        return None;
    }
    let actor = owner::actor(sentence, turn.speaker, &likely(at, turns), people)
        .filter(|actor| !actor.in_person && !turn.says(WHOEVER));
    let own_due = calendar.due(sentence.text);
    let mut draft = Draft::new(at, turn.id, sentence, actor, own_due, !turn.says(WHOEVER));
    draft.due = due;
    Some(draft)
}

/// "3층 책상들은 누가 하시든 치워 주셔야 해요": work that nobody is named for.
pub(super) fn for_whoever(sentence: &Sentence, at: usize, turns: &[Turn], calendar: &Calendar) -> Option<Draft> {
    // "누가 좀 새로 사 놔라": a call, whatever its ending.
    let calls = sentence.says(&["누가좀"]) && sentence.act != Act::Ask;
    let moves = matches!(sentence.act, Act::Duty | Act::Exhort | Act::Request | Act::Suggest | Act::Commit)
        || calls
        || plain::deed(sentence.text).is_some();
    if !moves || sentence.squeezed.chars().count() < SHORTEST {
        return None;
    }
    let mut draft = Draft::new(at, turns[at].id, sentence, None, calendar.due(sentence.text), false);
    // "누가 좀 하자, 필터 교체.", "누가 좀 사 놔라, 17일까지는.": what, or by when, comes behind.
    if let Some((call, behind)) = sentence.text.trim_end_matches(['.', '!']).split_once(", ").filter(|_| calls) {
        let named = wording::ends_in_noun(behind) && draft.due.is_none();
        let call = call.strip_suffix('라').unwrap_or(call);
        let said = if named { behind.to_owned() } else { format!("{call}요") };
        draft.say_instead(said.replace("누가 좀 ", "").trim_start());
    }
    draft.without(WHOEVER_SAID);
    // "현관 발판이 미끄러워요. 누가 됐든 바꿔 놓으세요."
    let before = turns[at].sentences.iter().take_while(|said| !std::ptr::eq(*said, sentence)).last();
    let subject =
        before.filter(|_| !names_object(sentence)).and_then(|said| super::super::matter::subject_of(said.text));
    // "안내판이 다 낡았던데요." "누가 좀 새로 만들어라.": or what the one before said is broken.
    let lacking = || {
        let said = turns[..at].last().filter(|before| !before.noise)?.sentences.last()?;
        super::super::matter::subject_of(said.text).filter(|_| lacks(said))
    };
    let alone = before.is_none() && !names_object(sentence) && calls;
    if let Some(subject) = subject.or_else(|| alone.then(lacking).flatten()) {
        draft.say(&subject);
    }
    Some(draft)
}

/// Who is most likely meant by a post that several hold: the one who undertakes next, then the one who spoke before.
pub(super) fn likely(at: usize, turns: &[Turn]) -> Vec<usize> {
    let speaker = turns[at].speaker;
    let after = turns[at + 1..].iter().take(2);
    let undertakes = after.clone().find(|turn| turn.does(Act::Commit) || turn.does(Act::Acknowledge));
    let before = turns[..at].last();
    [undertakes, before, turns.get(at + 1)]
        .into_iter()
        .flatten()
        .map(|turn| turn.speaker)
        .filter(|&other| other != speaker)
        .collect()
}
