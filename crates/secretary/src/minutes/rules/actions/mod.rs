//! Action items: an order and its acceptance, or an undertaking by itself, made into one item.
//!
//! An order names its owner by name, post or department, or the one who answers "네, 하겠습니다" takes it. A department
//! that was named stays the owner when its head answers. What nobody took and nobody was told stays without owner.

mod draft;
mod exchange;

use draft::Draft;
use exchange::{add, answer, call_off, fix_date, says_only_when};

use super::{cue, due::Calendar, owner, procedure};
use crate::minutes::{
    people::{Named, People},
    record::ActionItem,
    talk::{Sentence, Turn, act::Act},
};

/// Shortest task without due date and owner, in squeezed characters.
const SHORTEST: usize = 9;
/// Verbs of a piece of work with a result, squeezed, looked for near the end.
const WORK: &[&str] = &[
    "제출",
    "작성",
    "송부",
    "통보",
    "공유",
    "제작",
    "배포",
    "게시",
    "보고",
    "협의",
    "문의",
    "조사",
    "정리",
    "마련",
    "수립",
    "배치",
    "교체",
    "점검",
    "회신",
    "발송",
    "통지",
    "안내",
    "전달",
    "요청",
    "신청",
    "발주",
    "계약",
    "설치",
    "철거",
    "보수",
    "수리",
    "등록",
    "갱신",
    "수정",
    "보완",
    "취합",
    "집계",
    "분석",
    "검증",
    "추진",
    "준비",
    "섭외",
    "예약",
    "구매",
    "지급",
    "편성",
    "고시",
    "공고",
    "공표",
    "소집",
    "연락",
    "만들",
    "보내",
    "올리",
    "알리",
    "알려",
    "찾아",
    "확인",
    "산출",
    "발굴",
    "조치",
    "진행",
    "완료",
    "처리",
    "전송",
    "이관",
    "의뢰",
    "건의",
    "방문",
    "면담",
    "홍보",
    "교육",
    "개선",
    "제안",
    "답변",
    "해결",
    "업로드",
    "번역",
    "인쇄",
    "촬영",
    "구축",
    "개발",
    "시행",
    "착수",
    "마무리",
    "끝내",
    "드리",
    "뽑",
    "넣",
    "내겠",
    "잡겠",
    "맡",
    "챙기",
    "옮기",
    "고치",
    "채우",
    "돌리",
    "세우",
    "받아",
    "짜",
];
/// A chair's commitment that is plainly a piece of their own work when it has a due date.
const OWN_WORK: &[&str] = &[
    "제출", "작성", "송부", "회신", "보고", "통보", "공유", "드리", "보내", "전달", "연락", "요청", "문의", "협의",
    "건의", "만나",
];
/// Nobody in particular, squeezed.
const WHOEVER: &[&str] = &["누가하든", "누구든", "누군가", "어느부서든"];

/// The action items of a meeting.
pub(super) fn find(turns: &[Turn], people: &People, calendar: &Calendar) -> Vec<ActionItem> {
    let mut drafts: Vec<Draft> = Vec::new();
    for at in (0..turns.len()).filter(|&at| !turns[at].noise) {
        let turn = &turns[at];
        let answered = answer(at, turns, &mut drafts, people, calendar);
        for sentence in turn.sentences.iter().skip(answered) {
            let draft = match sentence.act {
                Act::Request => order(sentence, at, turns, people, calendar),
                Act::Exhort => order(sentence, at, turns, people, calendar)
                    .filter(|draft| draft.due.is_some() && draft.owner.is_some()),
                Act::Duty if people.presides(turn.speaker) => duty(sentence, at, turns, people, calendar),
                Act::Commit => undertaking(sentence, at, turns, people, calendar),
                _ => None,
            };
            match draft {
                Some(draft) if says_only_when(sentence, &draft) => fix_date(draft, &mut drafts),
                Some(draft) => add(draft, &mut drafts),
                None => {}
            }
        }
        if people.presides(turn.speaker) {
            call_off(turn, &mut drafts);
        }
    }
    drafts.into_iter().map(|draft| draft.into_item(people)).collect()
}

/// Whether a sentence of the chair is the chair's own piece of work rather than a decision.
pub(super) fn is_own_undertaking(sentence: &Sentence, turn: &Turn, people: &People, calendar: &Calendar) -> bool {
    let actor = owner::actor(sentence, turn.speaker, &[], people);
    let own_unit = ["저희", "우리과", "우리팀", "우리부서"].iter().any(|our| sentence.squeezed.contains(our));
    let own = actor.is_some_and(|actor| actor.in_person || own_unit && matches!(actor.who, Named::Unit(_)));
    let promises = cue::near_end(&sentence.squeezed, OWN_WORK, 10);
    sentence.act == Act::Commit
        && (own
            || promises && calendar.due(sentence.text).is_some()
            || cue::ends(&sentence.squeezed, &["드리겠습니다", "드릴게요"]))
}

/// Work that a turn asks somebody to do.
fn order(sentence: &Sentence, at: usize, turns: &[Turn], people: &People, calendar: &Calendar) -> Option<Draft> {
    let turn = &turns[at];
    let due = calendar.due(sentence.text);
    if procedure::asks_for_no_work(sentence) && !(due.is_some() && procedure::asks_for_care(sentence)) {
        return None;
    }
    // "위원님들이 판단하시면 됩니다" leaves it to them; with a date it is an order.
    if due.is_none() && sentence.ends(&["면됩니다", "면되겠습니다"]) {
        return None;
    }
    let actor = owner::actor(sentence, turn.speaker, &likely(at, turns), people).filter(|actor| !actor.in_person);
    // Somebody who does not preside only asks; it is work where they say whose and by when.
    if !people.presides(turn.speaker) && (actor.is_none() || due.is_none()) {
        return None;
    }
    let object = ["을", "를", "은", "는"].iter().any(|particle| {
        sentence
            .text
            .split_whitespace()
            .any(|word| word.chars().count() > 1 && word.trim_end_matches(',').ends_with(particle))
    });
    let said = sentence.squeezed.chars().count() >= SHORTEST && (object || cue::near_end(&sentence.squeezed, WORK, 10));
    if !(due.is_some() || actor.is_some() && said || said && object) {
        return None;
    }
    Some(Draft::new(at, turn.id, sentence, actor, due, true))
}

/// "순찰은 꼭 돌아야죠. 누가 하든 오늘 중에 …": work without an owner, where the turn gives it a due date.
fn duty(sentence: &Sentence, at: usize, turns: &[Turn], people: &People, calendar: &Calendar) -> Option<Draft> {
    let turn = &turns[at];
    let due = turn.sentences.iter().find_map(|sentence| calendar.due(sentence.text))?;
    let actor = owner::actor(sentence, turn.speaker, &likely(at, turns), people)
        .filter(|actor| !actor.in_person && !turn.says(WHOEVER));
    let own_due = calendar.due(sentence.text);
    let mut draft = Draft::new(at, turn.id, sentence, actor, own_due, !turn.says(WHOEVER));
    draft.due = Some(due);
    Some(draft)
}

/// Work that the speaker takes on.
fn undertaking(sentence: &Sentence, at: usize, turns: &[Turn], people: &People, calendar: &Calendar) -> Option<Draft> {
    let turn = &turns[at];
    let due = calendar.due(sentence.text);
    let actor = owner::actor(sentence, turn.speaker, &[], people);
    if people.chair == Some(turn.speaker) && !is_own_undertaking(sentence, turn, people, calendar) {
        return None;
    }
    let work = cue::near_end(&sentence.squeezed, WORK, 10);
    let telling = procedure::tells_now(sentence) && due.is_none();
    let taken = actor.as_ref().is_some_and(|actor| actor.in_person || matches!(actor.who, Named::Unit(_)));
    let content = sentence.squeezed.chars().count() >= SHORTEST;
    if telling || !content || !(due.is_some() || taken && work) {
        return None;
    }
    let actor = actor.filter(|actor| actor.in_person || matches!(actor.who, Named::Unit(_)));
    let mut draft = Draft::new(at, turn.id, sentence, actor, due, false);
    draft.add_reason(sentence, turn);
    draft.owner.get_or_insert(Named::Person(turn.speaker));
    Some(draft)
}

/// Who is most likely meant by a post that several hold: the one who undertakes next, then the one who spoke before.
fn likely(at: usize, turns: &[Turn]) -> Vec<usize> {
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
