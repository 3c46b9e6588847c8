//! Action items: an order and its acceptance, or an undertaking by itself, made into one item.
//!
//! An order names its owner by name, post or department, or the one who answers "네, 하겠습니다" takes it. A department
//! that was named stays the owner when its head answers. What nobody took and nobody was told stays without owner.

mod draft;
mod exchange;
mod notes;

use draft::Draft;
use exchange::{add, answer, call_off, fix_date, says_only_when, settle_day};

use super::{agenda, cue, due::Calendar, owner, postponed, procedure, settled};
use crate::minutes::{
    people::{Named, People},
    record::{ActionItem, AgendaItem},
    talk::{Sentence, Turn, act::Act, likeness::Pairs, sentences::squeeze, wording},
};

/// Shortest task without due date and owner, in squeezed characters.
const SHORTEST: usize = 9;
/// Shortest task of somebody who names themselves, in squeezed characters: "목록은 내가 할게".
const SHORTEST_OWN: usize = 7;
/// Verbs of a piece of work with a result, squeezed, looked for near the end.
const WORK: &[&str] = &[
    "제출",
    "작성",
    "작업",
    "붙이",
    "제거",
    "정비",
    "보강",
    "청소",
    "계산",
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
    "전파",
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
/// How somebody who presides takes a small thing on: "회계과에 말해 놓을게요".
const PUTS_DOWN: &[&str] = &["놓을게요", "놓겠습니다", "둘게요", "두겠습니다"];
/// Nobody in particular, squeezed.
const WHOEVER: &[&str] = &["누가하든", "누구든", "누군가", "어느부서든"];

/// The action items of a meeting.
pub(super) fn find(turns: &[Turn], people: &People, items: &[AgendaItem], calendar: &Calendar) -> Vec<ActionItem> {
    let mut drafts: Vec<Draft> = Vec::new();
    for at in (0..turns.len()).filter(|&at| !turns[at].noise) {
        let turn = &turns[at];
        if settle_day(at, turns, &mut drafts, calendar) {
            continue;
        }
        let answered = answer(at, turns, &mut drafts, people, calendar);
        for sentence in turn.sentences.iter().skip(answered) {
            let draft = match sentence.act {
                _ if postponed::puts_off(sentence, people.presides(turn.speaker)) => None,
                _ if settled::settles_in_order(sentence) => None,
                _ if fix_date_alone(sentence, turn, &mut drafts, calendar) => None,
                _ if dates_last(sentence, at, turns, people, &mut drafts, calendar) => None,
                _ if people.is_notes(turn.speaker) => notes::work(sentence, at, turns, people, calendar),
                Act::Ask if asks_who(sentence) => Some(who_asked(sentence, at, turns)),
                Act::Ask | Act::Request if sentence.says(WHEN) => asked_when(sentence, at, turns, people),
                Act::Ask if people.presides(turn.speaker) && sentence.ends(POSSIBLE) => {
                    order(sentence, at, turns, people, calendar)
                        .filter(|draft| draft.due.is_some() && cue::any(&sentence.squeezed, WORK))
                        .map(|draft| Draft { asked: true, ..draft })
                }
                Act::Request if takes_offer(sentence) => offer_taken(at, turns, people, calendar),
                // "세 개 동은 재공고하는 걸로 하고, 나머지는 예정대로 추첨하세요.": how the rest is settled.
                Act::Request => order(sentence, at, turns, people, calendar)
                    .filter(|draft| draft.owner.is_some() || draft.due.is_some() || !settled::goes_on(sentence, turn)),
                Act::Suggest if people.presides(turn.speaker) && sentence.ends(POLITE) => {
                    order(sentence, at, turns, people, calendar)
                }
                Act::Exhort => order(sentence, at, turns, people, calendar)
                    .filter(|draft| draft.due.is_some() && draft.owner.is_some()),
                // "배 주무관은 회의 내용 정리해서 메일로 돌리고."
                Act::State if people.presides(turn.speaker) && sentence.ends(&["고", "고요"]) => {
                    order(sentence, at, turns, people, calendar).filter(|draft| draft.owner.is_some())
                }
                // "고쳐서 금요일까지 올려요."
                Act::State if people.presides(turn.speaker) && sentence.ends(TELLS) => {
                    order(sentence, at, turns, people, calendar).filter(|draft| draft.due.is_some())
                }
                // "금요일까지는 보고서를 드릴 수 있습니다": the answer to when.
                Act::State if sentence.ends(CAN) && !people.presides(turn.speaker) => {
                    able(sentence, at, turns, calendar)
                }
                Act::Duty if people.presides(turn.speaker) => duty(sentence, at, turns, people, calendar),
                Act::Commit => undertaking(sentence, at, turns, people, calendar),
                _ => None,
            };
            match draft {
                Some(draft) if says_only_when(sentence, &draft) => fix_date(draft, &mut drafts),
                Some(draft) if goes_on(sentence, &draft, &drafts) => {
                    if let Some(before) = drafts.last_mut() {
                        before.go_on(draft);
                    }
                }
                Some(mut draft) => {
                    if draft.at == at {
                        draft.name_in_full(sentence, turns);
                    }
                    add(draft, &mut drafts);
                }
                None => {}
            }
        }
        if people.presides(turn.speaker) {
            call_off(turn, &mut drafts);
        }
    }
    let title = |draft: &Draft| agenda::at(items, *draft.utterances.first()?).map(|item| item.title.as_str());
    let real: Vec<_> = drafts.into_iter().filter(|draft| !draft.asked).collect();
    let stands: Vec<_> = real.iter().map(|draft| !taken_up(draft, &real)).collect();
    let items = real.into_iter().zip(stands).filter_map(|(draft, stands)| {
        let title = title(&draft);
        stands.then(|| draft.into_item(people, title))
    });
    items.collect()
}

/// "시간표는 제가 짤게요. 월요일까지 돌릴게요.": the second promise of a breath, without an object, is of the same work.
fn goes_on(sentence: &Sentence, draft: &Draft, drafts: &[Draft]) -> bool {
    let same = |before: &Draft| {
        before.utterances.last() == draft.utterances.first() && before.owner == draft.owner && !before.asked
    };
    sentence.act == Act::Commit
        && !draft.open
        && !names_object(sentence)
        && drafts.last().is_some_and(|before| same(before) && (before.due.is_none() || draft.due.is_none()))
}

/// "15일까지는 내야 합니다." "네, 15일까지 공고 내겠습니다.": whoever takes it on says it whole.
fn taken_up(draft: &Draft, all: &[Draft]) -> bool {
    let day = |draft: &Draft| draft.due.as_ref().and_then(|due| due.day);
    let within = |other: &Draft| draft.utterances.iter().all(|id| other.utterances.contains(id));
    draft.owner.is_none()
        && draft.due.is_some()
        && all.iter().any(|other| other.owner.is_some() && day(other) == day(draft) && within(other))
}

/// Squeezed length up to which words with a date hang on the order before them.
const FRAGMENT: usize = 16;

/// "10일까지." after an order: its date by itself.
fn fix_date_alone(sentence: &Sentence, turn: &Turn, drafts: &mut [Draft], calendar: &Calendar) -> bool {
    let Some(due) = calendar.due(sentence.text) else { return false };
    let rest = sentence.text.len() - due.range.len();
    // A full stop, a particle of politeness, a comma.
    let alone = rest <= "요.".len() + 1;
    // "과장님 예산팀으로 모레까지", "18일까지 명단 부탁합니다": no verb of its own, or only the asking.
    let ends = due.range.end + "요.".len() >= sentence.text.len() && sentence.act == Act::State;
    let asks = sentence.act == Act::Request && sentence.says(&["부탁"]) && !names_object(sentence);
    // "10일까지는 나가게."
    let so_that = sentence.act == Act::State && sentence.ends(&["가게", "되게", "하게", "나게", "받게", "오게"]);
    // "신청해 놓을게요. 이번 주까지 할게요."
    let does = sentence.act == Act::Commit
        && ["할게", "할게요", "하겠습니다", "해놓을게요", "해둘게요", "해놓겠습니다", "하죠"]
            .contains(&squeeze(&sentence.text[due.range.end..]).as_str());
    let fragment = (ends || asks || so_that || does) && sentence.squeezed.chars().count() <= FRAGMENT;
    let last = drafts
        .last_mut()
        .filter(|draft| (alone || fragment) && draft.due.is_none() && draft.utterances.last() == Some(&turn.id));
    if let Some(draft) = last {
        draft.due = Some(due);
        return true;
    }
    false
}

/// "금요일까지는 받아야 돼." after a promise: the day it is needed by. "네, 금요일까지 받아 놓겠습니다.": said again.
fn dates_last(
    sentence: &Sentence,
    at: usize,
    turns: &[Turn],
    people: &People,
    drafts: &mut [Draft],
    calendar: &Calendar,
) -> bool {
    let turn = &turns[at];
    let Some(last) = drafts.last_mut().filter(|last| !last.asked && !names_object(sentence)) else { return false };
    let Some(due) = calendar.due(sentence.text) else { return false };
    let theirs = |speaker: usize| last.owner == Some(Named::Person(speaker));
    let needed = sentence.act == Act::Duty
        && people.presides(turn.speaker)
        && last.due.is_none()
        && !last.open
        && turns[..at].last().is_some_and(|before| theirs(before.speaker));
    let again = sentence.act == Act::Commit
        && theirs(turn.speaker)
        && last.due.as_ref().is_some_and(|last| last.day == due.day)
        && turns[..at].last().is_some_and(|before| last.utterances.contains(&before.id));
    // "그럼 열 쪽으로 해서 10일까지 돌릴게요": the work just taken on, by when.
    let later = sentence.act == Act::Commit && theirs(turn.speaker) && last.due.is_none() && at - last.at <= 2;
    if needed || again || later {
        last.due = Some(due);
        last.utterances.push(turn.id);
        last.at = at;
    }
    needed || again || later
}

/// Asking by when, squeezed.
const WHEN: &[&str] = &["언제까지", "언제쯤", "며칠까지"];
/// How whoever presides orders politely, squeezed.
const POLITE: &[&str] = &[
    "주시면좋겠습니다",
    "주시면좋겠어요",
    "주시면좋겠네요",
    "주셨으면합니다",
    "주셨으면좋겠습니다",
    "주셔야합니다",
    "주셔야됩니다",
    "주셔야죠",
];
/// Offers to do something, squeezed ends.
const OFFERS: &[&str] =
    &["까합니다", "까하는데요", "까싶습니다", "려고합니다", "려고하는데요", "면될까요", "할까요", "드릴까요"];

/// "언제까지 주실 수 있나요?": work as soon as a day is answered.
fn asked_when(sentence: &Sentence, at: usize, turns: &[Turn], people: &People) -> Option<Draft> {
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
fn asks_who(sentence: &Sentence) -> bool {
    sentence.text.contains("누가 ") && !sentence.says(&["했", "었", "았", "봤", "됐", "썼", "갔", "왔", "고있"])
}

/// Work that waits for somebody to take it on.
fn who_asked(sentence: &Sentence, at: usize, turns: &[Turn]) -> Draft {
    let mut draft = Draft::new(at, turns[at].id, sentence, None, None, true);
    let named: Vec<&str> = sentence.text.split_whitespace().filter(|word| *word != "누가").collect();
    draft.task = wording::record(&named.join(" "));
    draft.pairs = Pairs::of(&draft.task);
    (draft.asked, draft.who) = (true, true);
    draft
}

/// How whoever presides asks whether a day can be kept, squeezed.
const POSSIBLE: &[&str] = &[
    "가능할까요",
    "가능합니까",
    "가능한가요",
    "되겠습니까",
    "될까요",
    "수있을까요",
    "수있습니까",
    "수있나요",
    "되겠어요",
];
/// How whoever presides tells somebody to do something in plain speech, squeezed.
const TELLS: &[&str] = &["려요", "해요", "와요", "놔요", "둬요", "써요", "내요", "꿔요", "춰요", "들어요", "아요"];
/// How somebody says that a day can be kept, squeezed.
const CAN: &[&str] = &["수있습니다", "수있을것같습니다", "수있어요"];

/// What somebody can do by a day, when they were asked for it.
fn able(sentence: &Sentence, at: usize, turns: &[Turn], calendar: &Calendar) -> Option<Draft> {
    let turn = &turns[at];
    let due = calendar.due(sentence.text)?;
    let asked = |before: &&Turn| before.speaker != turn.speaker && (before.does(Act::Ask) || before.says(WHEN));
    let before = turns[..at].last().filter(asked).filter(|_| names_object(sentence))?;
    let mut draft = Draft::new(at, turn.id, sentence, None, Some(due), false);
    draft.owner = Some(Named::Person(turn.speaker));
    draft.utterances.push(before.id);
    Some(draft)
}

/// "그렇게 해 주세요."
fn takes_offer(sentence: &Sentence) -> bool {
    ["그렇게해", "그렇게하", "그리해", "그리하", "그래주", "그대로해"]
        .iter()
        .any(|taken| sentence.squeezed.contains(taken))
        && sentence.squeezed.chars().count() <= 14
}

/// The offer of the one who spoke before, taken: "명단을 안내할까 합니다." "그렇게 해 주세요."
fn offer_taken(at: usize, turns: &[Turn], people: &People, calendar: &Calendar) -> Option<Draft> {
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

/// How whoever presides has something done, squeezed.
const ARRANGED: &[&str] = &["도록하겠습니다", "도록할게요"];

/// Whether a sentence of the chair is the chair's own piece of work rather than a decision.
pub(super) fn is_own_undertaking(sentence: &Sentence, turn: &Turn, people: &People, calendar: &Calendar) -> bool {
    let actor = owner::actor(sentence, turn.speaker, &[], people);
    let own_unit = ["저희", "우리과", "우리팀", "우리부서"].iter().any(|our| sentence.squeezed.contains(our));
    let own = actor.is_some_and(|actor| {
        actor.in_person || actor.who == Named::Person(turn.speaker) || own_unit && matches!(actor.who, Named::Unit(_))
    });
    let promises = cue::near_end(&sentence.squeezed, OWN_WORK, 10);
    // "네, 도면은 내일 비치하겠습니다": an answer to what was asked for.
    let answers = sentence.squeezed.starts_with(['네', '예']) && calendar.planned(sentence.text).is_some();
    // "언론 설명자료는 금요일까지 배포하도록 하겠습니다": work by a day, whoever does it.
    let arranged = sentence.says(ARRANGED) && calendar.due(sentence.text).is_some();
    sentence.act == Act::Commit
        && (own
            || arranged
            || answers
            || cue::ends(&sentence.squeezed, PUTS_DOWN)
            || promises && calendar.due(sentence.text).is_some()
            || cue::ends(&sentence.squeezed, &["드리겠습니다", "드릴게요"]))
}

/// Work that a turn asks somebody to do.
fn order(sentence: &Sentence, at: usize, turns: &[Turn], people: &People, calendar: &Calendar) -> Option<Draft> {
    let turn = &turns[at];
    let due = calendar.planned(sentence.text);
    if procedure::asks_for_no_work(sentence)
        && !(due.is_some() && (procedure::asks_for_care(sentence) || procedure::has_told(sentence)))
    {
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
fn names_object(sentence: &Sentence) -> bool {
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
fn duty(sentence: &Sentence, at: usize, turns: &[Turn], people: &People, calendar: &Calendar) -> Option<Draft> {
    let turn = &turns[at];
    // The day of what somebody is asked for in the same breath is not that of the duty.
    let due = turn.sentences.iter().filter(|said| said.act != Act::Request).find_map(|said| calendar.due(said.text))?;
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
    let due = calendar.planned(sentence.text);
    let actor = owner::actor(sentence, turn.speaker, &[], people);
    if people.chair == Some(turn.speaker) && !is_own_undertaking(sentence, turn, people, calendar) {
        return None;
    }
    let hangs = procedure::is_conditional(sentence) && actor.is_none();
    let telling = due.is_none() && (procedure::tells_now(sentence) || hangs);
    // "오늘 넣겠습니다" names no last day, and is work all the same.
    let today = !telling && calendar.today(sentence.text).is_some();
    // Whoever names themselves takes on whatever deed they name.
    let in_person = actor.as_ref().is_some_and(|actor| actor.who == Named::Person(turn.speaker)) && !telling;
    let work = in_person || cue::near_end(&sentence.squeezed, WORK, 10);
    let taken = actor.as_ref().is_some_and(|actor| in_person || actor.in_person || matches!(actor.who, Named::Unit(_)));
    let content = sentence.squeezed.chars().count() >= if in_person { SHORTEST_OWN } else { SHORTEST };
    // "예상 질의답변은 미리 준비해 두겠습니다": unasked, with its object named.
    let speaks = cue::any(&sentence.squeezed, &["설명", "말씀", "소개", "진행하겠", "의견"]);
    // What only says yes to an order is no work of its own; "네, 그럼 300부 발주하겠습니다", "네, 미리 뽑아 두겠습니다" are.
    let yes = sentence.squeezed.strip_prefix(['네', '예']);
    let echoes = yes.is_some_and(|said| !said.starts_with("그럼") && !said.starts_with("그러면"))
        && !cue::ends(&sentence.squeezed, PUTS_DOWN);
    // "복지관 예약해 놓겠습니다" right behind what was settled.
    let follows = turns[..at].last().is_some_and(|before| {
        before.speaker != turn.speaker
            && !turn.does(Act::Acknowledge)
            && people.presides(before.speaker)
            && before
                .sentences
                .last()
                .is_some_and(|last| matches!(last.act, Act::Exhort | Act::Declare | Act::Commit | Act::State))
            && (before.does(Act::Exhort) || before.does(Act::Declare))
    });
    let named =
        names_object(sentence) || follows || yes.is_some() && sentence.text.contains(|c: char| c.is_ascii_digit());
    let unasked = work && !speaks && named && !echoes;
    let put_down = people.chair == Some(turn.speaker)
        && cue::ends(&sentence.squeezed, PUTS_DOWN)
        && !procedure::runs_meeting(sentence);
    if telling
        || !content
        || !(put_down || due.is_some() || today || taken && work || unasked && !procedure::tells_now(sentence))
    {
        return None;
    }
    let actor = actor.filter(|actor| in_person || actor.in_person || matches!(actor.who, Named::Unit(_)));
    let mut draft = Draft::new(at, turn.id, sentence, actor, due, false);
    draft.add_reason(sentence, turn);
    draft.add_pointed(sentence, at, turns);
    let asked = |before: &Turn| before.speaker != turn.speaker && before.does(Act::Ask);
    if draft.about.is_none() && !names_object(sentence) && turns[..at].last().is_some_and(asked) {
        draft.add_spoken_of(sentence, at, turns);
    }
    if draft.about.is_none() && (!names_object(sentence) || sentence.says(&["그렇게"])) {
        draft.add_settled(at, turns);
    }
    if !(people.chair == Some(turn.speaker) && sentence.says(ARRANGED)) {
        draft.owner.get_or_insert(Named::Person(turn.speaker));
    }
    // "10일까지 드리겠습니다" by itself names no work.
    (draft.task.chars().filter(|c| c.is_alphanumeric()).count() >= 2).then_some(draft)
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
