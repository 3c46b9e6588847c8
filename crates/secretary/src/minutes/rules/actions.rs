//! Action items: an order and its acceptance, or an undertaking by itself, made into one item.
//!
//! An order names its owner by name, post or department, or the one who answers "네, 하겠습니다" takes it. A department
//! that was named stays the owner when its head answers. What nobody took and nobody was told stays without owner.

use super::{
    cue,
    due::{Calendar, Due},
    owner::{self, Actor},
    procedure,
};
use crate::minutes::{
    people::{Named, People},
    record::ActionItem,
    talk::{Sentence, Turn, act::Act, likeness::Pairs, sentences::squeeze, wording},
};

/// Turns within which an order is answered.
const ANSWERED: usize = 4;
/// Likeness from which an undertaking answers an order that was not just before it.
const ANSWERS: f32 = 0.3;
/// Likeness from which two items are the same work said twice.
const SAME_WORK: f32 = 0.66;
/// Items looked back at for the same work.
const BACK: usize = 40;
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
/// Words in front of a task that point at what was said before.
const POINTING: &[&str] = &["그건 ", "그거는 ", "그것은 ", "이건 ", "그거 "];
/// An answer that fixes a due date: "금요일까지 가능합니다".
const POSSIBLE: &[&str] =
    &["가능합니다", "가능할것같습니다", "할수있습니다", "되겠습니다", "까지요", "끝납니다", "됩니다"];

/// An item in the making.
#[derive(Debug)]
struct Draft {
    /// Place of the turn that last spoke of it.
    at: usize,
    task: String,
    pairs: Pairs,
    owner: Option<Named>,
    due: Option<Due>,
    utterances: Vec<u32>,
    /// Ordered and not yet answered.
    open: bool,
}

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

/// Takes a turn as the answer to an order or to a question about one; returns how many of its sentences that used up.
fn answer(at: usize, turns: &[Turn], drafts: &mut [Draft], people: &People, calendar: &Calendar) -> usize {
    let turn = &turns[at];
    let agrees = |sentence: &Sentence| sentence.squeezed.starts_with(['네', '예']) || sentence.act == Act::Acknowledge;
    let Some(first) = turn.sentences.first() else { return 0 };
    let committing = turn.sentences.iter().position(|sentence| sentence.act == Act::Commit);
    for draft in drafts.iter_mut().rev().take_while(|draft| at - draft.at <= ANSWERED) {
        let by_other = turns[draft.at].speaker != turn.speaker;
        if !draft.open || !by_other {
            continue;
        }
        let next = at == draft.at + 1;
        if let Some(n) = committing {
            let sentence = &turn.sentences[n];
            let due = calendar.due(sentence.text);
            let said = Pairs::of(&task(sentence, None, due.as_ref()));
            let alike = said.shared(&draft.pairs) >= ANSWERS;
            let conflicting = matches!((&due, &draft.due), (Some(one), Some(other)) if one.day != other.day);
            if !(alike || next && agrees(first) && !conflicting) {
                continue;
            }
            let actor = owner::actor(sentence, turn.speaker, &[], people);
            draft.accept(turn, sentence, actor, due, at);
            return n + 1;
        }
        if next && agrees(first) && draft.owner.is_none() {
            draft.owner = Some(Named::Person(turn.speaker));
            draft.utterances.push(turn.id);
            draft.open = false;
            return 1;
        }
        let due = turn
            .sentences
            .iter()
            .find(|sentence| sentence.ends(POSSIBLE))
            .and_then(|sentence| calendar.due(sentence.text));
        if draft.due.is_none() && due.is_some() && !people.presides(turn.speaker) {
            draft.due = due;
            draft.owner.get_or_insert(Named::Person(turn.speaker));
            draft.utterances.push(turn.id);
            return turn.sentences.len();
        }
    }
    0
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

/// Whether a request gives a due date and no task.
fn says_only_when(sentence: &Sentence, draft: &Draft) -> bool {
    const ASKING: &[&str] = &["부탁", "해주", "주세요", "주시", "하시면", "하세요", "가능", "좀부탁", "좀해"];
    let Some(due) = draft.due.as_ref().filter(|_| sentence.act == Act::Request) else { return false };
    let rest = squeeze(&sentence.text[due.range.end..]);
    let before = wording::without_fillers(&sentence.text[..due.range.start]);
    squeeze(before).chars().count() <= 2 && ASKING.iter().any(|asking| rest.starts_with(asking))
}

/// "목요일까지 부탁드립니다.": the date of the work just asked for.
fn fix_date(said: Draft, drafts: &mut [Draft]) {
    let asked =
        drafts.iter_mut().rev().take_while(|draft| said.at - draft.at <= ANSWERED).find(|draft| draft.due.is_none());
    if let Some(draft) = asked {
        draft.due = said.due;
        draft.utterances.extend(said.utterances);
        draft.at = said.at;
    }
}

/// Adds an item, or joins it to the same work said before.
fn add(draft: Draft, drafts: &mut Vec<Draft>) {
    let recent = drafts.len().saturating_sub(BACK);
    let same = drafts[recent..].iter_mut().rev().find(|before| {
        before.pairs.shared(&draft.pairs) >= SAME_WORK
            && (before.owner == draft.owner || before.owner.is_none() || draft.owner.is_none())
    });
    match same {
        Some(before) => {
            before.utterances.extend(draft.utterances);
            before.due = draft.due.or(before.due.take());
            before.owner = before.owner.take().or(draft.owner);
        }
        None => drafts.push(draft),
    }
}

/// Drops work that the chair calls off: "축소안은 안 내셔도 됩니다".
fn call_off(turn: &Turn, drafts: &mut Vec<Draft>) {
    const OFF: &[&str] = &[
        "안하셔도",
        "안해도",
        "안내셔도",
        "하지않아도",
        "하지마세요",
        "필요없",
        "없던걸로",
        "없던것으로",
        "취소하",
        "그만두",
        "안보내셔도",
        "안해주셔도",
    ];
    for sentence in turn.sentences.iter().filter(|sentence| sentence.says(OFF)) {
        let said = Pairs::of(sentence.text);
        let recent = drafts.len().saturating_sub(BACK);
        let off = (recent..drafts.len())
            .rev()
            .find(|&at| drafts[at].pairs.shared(&said) >= 0.4 && !drafts[at].utterances.contains(&turn.id));
        if let Some(off) = off {
            drafts.remove(off);
        }
    }
}

/// The task of a sentence: what is left without filler, owner, due date and final ending.
fn task(sentence: &Sentence, actor: Option<&Actor>, due: Option<&Due>) -> String {
    let mut cut: Vec<_> =
        [actor.map(|actor| actor.range.clone()), due.map(|due| due.range.clone())].into_iter().flatten().collect();
    cut.sort_by_key(|range| range.start);
    let mut said = String::with_capacity(sentence.text.len());
    let mut from = 0;
    for range in cut {
        said.push_str(sentence.text.get(from..range.start).unwrap_or_default());
        from = range.end.max(from);
    }
    said.push_str(&sentence.text[from..]);
    let said = wording::without_fillers(said.trim_start_matches([',', ' ']));
    let named = POINTING.iter().find_map(|word| said.strip_prefix(word)).unwrap_or(said);
    wording::record(named.trim_start_matches([',', ' ']))
}

impl Draft {
    fn new(at: usize, id: u32, sentence: &Sentence, actor: Option<Actor>, due: Option<Due>, open: bool) -> Draft {
        let task = task(sentence, actor.as_ref(), due.as_ref());
        let pairs = Pairs::of(&task);
        Draft { at, task, pairs, owner: actor.map(|actor| actor.who), due, utterances: vec![id], open }
    }

    /// A short task takes along the need that was stated just before: "구호물품이 모자랍니다. 담요를 배치하겠습니다."
    fn add_reason(&mut self, sentence: &Sentence, turn: &Turn) {
        /// Length below which a task hardly names its matter, in characters.
        const SHORT: usize = 18;
        let before = turn.sentences.iter().take_while(|before| !std::ptr::eq(*before, sentence)).last();
        let reason = before.filter(|before| before.act == Act::State && before.squeezed.chars().count() >= SHORTEST);
        if let Some(reason) = reason.filter(|_| self.task.chars().count() < SHORT) {
            self.task = format!("{}({})", self.task, wording::statement(reason.text));
        }
    }

    /// Somebody answers the order: "네, 구간 축소안을 다음 주 수요일까지 제출하겠습니다."
    fn accept(&mut self, turn: &Turn, sentence: &Sentence, actor: Option<Actor>, due: Option<Due>, at: usize) {
        let in_person = actor.as_ref().is_some_and(|actor| actor.in_person);
        let said = task(sentence, actor.as_ref(), due.as_ref());
        self.owner = match (self.owner.take(), actor.map(|actor| actor.who)) {
            (Some(Named::Unit(unit)), _) if !in_person => Some(Named::Unit(unit)),
            (None, Some(Named::Unit(unit))) => Some(Named::Unit(unit)),
            _ => Some(Named::Person(turn.speaker)),
        };
        // The fuller wording tells more.
        if said.chars().count() > self.task.chars().count() {
            self.pairs = Pairs::of(&said);
            self.task = said;
        }
        self.due = due.or(self.due.take());
        self.utterances.push(turn.id);
        self.at = at;
        self.open = false;
    }

    fn into_item(mut self, people: &People) -> ActionItem {
        self.utterances.sort_unstable();
        self.utterances.dedup();
        let owner = self.owner.map(|owner| match owner {
            Named::Person(person) => people.written(person).to_owned(),
            Named::Unit(name) | Named::Post(name) => name,
        });
        let (due, due_spoken) = self.due.map_or((None, None), |due| (due.day, Some(due.spoken)));
        ActionItem {
            task: self.task,
            owner: owner.filter(|owner| !owner.is_empty()),
            due,
            due_spoken,
            utterances: self.utterances,
        }
    }
}
