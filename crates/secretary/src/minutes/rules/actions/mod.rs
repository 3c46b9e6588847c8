//! Action items: an order and its acceptance, or an undertaking by itself, made into one item.
//!
//! An order names its owner by name, post or department, or the one who answers "네, 하겠습니다" takes it. A department
//! that was named stays the owner when its head answers. What nobody took and nobody was told stays without owner.

mod assign;
mod dates;
mod draft;
mod exchange;
mod notes;
mod order;
mod undertake;

pub(super) use order::is_for_whoever;
pub(super) use undertake::is_own_undertaking;

use assign::{assigned, says_again};
use dates::{dates_last, fix_date_alone, move_day};
use draft::Draft;
use exchange::{add, answer, call_off, confirms, fix_date, says_only_when, settle_day};
use order::{
    POSSIBLE, TELLS, WHEN, asked_when, asks_politely, asks_who, duty, for_whoever, names_object, offer_taken, order,
    takes_offer, who_asked,
};
use undertake::{CAN, WORK, able, undertaking};

use super::{agenda, chatter, cue, due::Calendar, postponed, settled};
use crate::minutes::{
    people::{Named, People},
    record::{ActionItem, AgendaItem},
    talk::{Sentence, Turn, act::Act},
};

/// The action items of a meeting.
pub(super) fn find(turns: &[Turn], people: &People, items: &[AgendaItem], calendar: &Calendar) -> Vec<ActionItem> {
    let mut drafts: Vec<Draft> = Vec::new();
    for at in (0..turns.len()).filter(|&at| !turns[at].noise) {
        let turn = &turns[at];
        if settle_day(at, turns, &mut drafts, calendar) {
            continue;
        }
        let answered = answer(at, turns, &mut drafts, people, calendar);
        // What is said in taking leave, before the first word of business and in summing up gives out no work by itself.
        let leaves = chatter::takes_leave(at, turns)
            || turns[..at].iter().all(|before| before.noise)
            || people.presides(turn.speaker) && settled::sums_up(turn);
        for sentence in turn.sentences.iter().skip(answered) {
            let draft = match sentence.act {
                _ if postponed::puts_off(sentence, people.presides(turn.speaker)) => None,
                _ if settled::settles_in_order(sentence) => None,
                _ if assigned(sentence, at, turns, people, &mut drafts) => None,
                _ if fix_date_alone(sentence, turn, &mut drafts, calendar) => None,
                _ if dates_last(sentence, at, turns, people, &mut drafts, calendar) => None,
                _ if says_what(sentence, turn, &mut drafts) => None,
                _ if is_for_whoever(sentence) && people.presides(turn.speaker) => {
                    for_whoever(sentence, at, turns, calendar)
                }
                _ if says_again(sentence, at, turns, &mut drafts) => None,
                _ if confirms(sentence, at, turns, &mut drafts, people) => None,
                _ if people.is_notes(turn.speaker) => notes::work(sentence, at, turns, people, calendar),
                Act::Ask if asks_who(sentence) => Some(who_asked(sentence, at, turns)),
                Act::Ask | Act::Request if sentence.says(WHEN) => asked_when(sentence, at, turns, people),
                Act::Ask if people.presides(turn.speaker) && sentence.ends(POSSIBLE) => {
                    order(sentence, at, turns, people, calendar)
                        .map(|draft| draft.asked_whether(sentence, calendar))
                        .filter(|draft| draft.due.is_some() && cue::any(&sentence.squeezed, WORK))
                }
                Act::Request if takes_offer(sentence) => offer_taken(at, turns, people, calendar),
                // "세 개 동은 재공고하는 걸로 하고, 나머지는 예정대로 추첨하세요.": how the rest is settled.
                Act::Request => order(sentence, at, turns, people, calendar)
                    .filter(|draft| draft.owner.is_some() || draft.due.is_some() || !settled::goes_on(sentence, turn)),
                Act::Suggest if asks_politely(sentence) => order(sentence, at, turns, people, calendar)
                    .filter(|draft| people.presides(turn.speaker) || draft.owner.is_some()),
                Act::Exhort => order(sentence, at, turns, people, calendar)
                    .filter(|draft| draft.due.is_some() && draft.owner.is_some()),
                // "배 주무관은 회의 내용 정리해서 메일로 돌리고."
                Act::State
                    if people.presides(turn.speaker)
                        && sentence.ends(&["고", "고요"])
                        && !sentence.says(&["찬성", "반대", "기권"]) =>
                {
                    order(sentence, at, turns, people, calendar).filter(|draft| draft.owner.is_some())
                }
                // "고쳐서 금요일까지 올려요."
                Act::State if people.presides(turn.speaker) && sentence.ends(TELLS) => {
                    order(sentence, at, turns, people, calendar).filter(|draft| draft.due.is_some())
                }
                // "도면은 설계사에서 이달 안에 그려 오기로 했습니다.": arranged, with its day.
                Act::State if sentence.ends(&["기로했습니다", "기로했어요", "기로되어있습니다", "기로돼있습니다"]) => {
                    order(sentence, at, turns, people, calendar)
                        .filter(|draft| draft.due.is_some() && draft.owner.is_some())
                        .map(|draft| Draft { asked: false, open: false, ..draft })
                }
                // "금요일까지는 보고서를 드릴 수 있습니다": the answer to when.
                Act::State if sentence.ends(CAN) && !people.presides(turn.speaker) => {
                    able(sentence, at, turns, calendar)
                }
                Act::Duty if people.presides(turn.speaker) => duty(sentence, at, turns, people, calendar),
                Act::Commit => undertaking(sentence, at, turns, people, calendar),
                _ => None,
            };
            // Whoever takes leave wishes well; what names whose work it is or by when is meant.
            let draft = draft.filter(|draft| !leaves || draft.due.is_some() || draft.owner.is_some());
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
                    let before = turn.sentences.iter().take_while(|said| !std::ptr::eq(*said, sentence));
                    let corrects = before.into_iter().any(|said| {
                        ["아니다", "아니야", "아니지", "아니에요", "아참"]
                            .iter()
                            .any(|word| said.squeezed.starts_with(word))
                    });
                    add(draft, &mut drafts, corrects);
                }
                None => {}
            }
        }
        move_day(at, turns, &mut drafts, people, calendar);
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

/// "방송 좀 해 줘요. 17일에 일손 나오라고.": what is to be told, behind the order.
fn says_what(sentence: &Sentence, turn: &Turn, drafts: &mut [Draft]) -> bool {
    let told = sentence.act == Act::State
        && sentence.ends(&["라고", "다고", "자고", "라고요", "다고요"])
        && !sentence.ends(&["더라고", "더라고요"]);
    let own = |last: &Draft| last.open || last.owner == Some(Named::Person(turn.speaker));
    let last = drafts.last_mut().filter(|last| told && own(last) && last.utterances.last() == Some(&turn.id));
    let Some(last) = last else { return false };
    last.say(sentence.text.trim_end_matches(['.', ' ', '요']));
    true
}

/// What is waited for behind a piece of work.
const RESULTS: &[&str] = &["답", "답변", "회신", "확답", "결과", "허락", "승낙", "확인"];

/// "시간표는 제가 짤게요. 월요일까지 돌릴게요.": the second promise of a breath, without an object, is of the same work.
fn goes_on(sentence: &Sentence, draft: &Draft, drafts: &[Draft]) -> bool {
    // "게시는 면사무소에서 할게요. 다섯 군데에 걸어 놓을게요.": whoever was named for the first does the second.
    let named = |before: &Draft| matches!(before.owner, Some(Named::Unit(_))) && !sentence.says(&["제가", "내가"]);
    let same = |before: &Draft| {
        let owner = before.owner == draft.owner || named(before) && before.continues_as(draft);
        before.utterances.last() == draft.utterances.first() && owner && !before.asked
    };
    // "협조 요청드릴게요. 11일까지는 답을 받아 놓겠습니다.": what comes of the work.
    let result = || {
        let marked = |word: &&str| word.ends_with(['을', '를']);
        let mut objects = sentence.text.split_whitespace().filter(marked).peekable();
        objects.peek().is_some() && objects.all(|word| RESULTS.contains(&&word[..word.len() - '을'.len_utf8()]))
    };
    let continued = || drafts.last().is_some_and(|before| before.continues_as(draft));
    sentence.act == Act::Commit
        && !draft.open
        && (!names_object(sentence) || result() || continued())
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
