//! What the rest of the talk does to an action item: somebody answers, a date is fixed, the work is named again or
//! called off.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    super::{cue, due::Calendar, matter, owner},
    draft::{Draft, task},
};
use crate::minutes::{
    people::{Named, People},
    talk::{
        Sentence, Turn,
        act::Act,
        likeness::{Pairs, figures_agree},
        sentences::squeeze,
        wording,
    },
};

/// Turns within which an order is answered.
const ANSWERED: usize = 4;
/// Squeezed length up to which a question only asks back.
const ECHO: usize = 8;
/// Likeness from which an undertaking answers an order that was not just before it.
const ANSWERS: f32 = 0.3;
/// Squeezed length up to which a request only confirms.
const CONFIRMED: usize = 18;
/// Likeness from which two items are the same work said twice.
const SAME_WORK: f32 = 0.66;
/// Items looked back at for the same work.
const BACK: usize = 40;
/// An answer that fixes a due date: "금요일까지 가능합니다".
const POSSIBLE: &[&str] = &[
    "가능합니다",
    "가능할것같습니다",
    "수있습니다",
    "수있어요",
    "수있을것같습니다",
    "되겠습니다",
    "까지요",
    "끝납니다",
    "됩니다",
    // Asked back by whoever takes it on: "금요일까지 드리면 될까요?"
    "면될까요",
    "면되겠습니까",
    "면되죠",
    "면되나요",
    "면괜찮을까요",
    "도될까요",
];

/// Short agreement without 네.
const AGREES: &[&str] =
    &["그러죠", "그러지요", "그럴게", "그렇게하", "그리하", "좋습니다", "물론", "알겠", "알았", "오케이", "그래"];

/// "그럼 17일까지로 하죠.": whoever asked whether a day can be kept settles on the one that was answered.
pub(super) fn settle_day(at: usize, turns: &[Turn], drafts: &mut [Draft], calendar: &Calendar) -> bool {
    let turn = &turns[at];
    let Some(draft) = drafts.last_mut().filter(|draft| draft.asked && at - draft.at <= 2) else { return false };
    let settled = turn.sentences.iter().find_map(|sentence| {
        let settles = matches!(sentence.act, Act::Exhort | Act::Commit) && sentence.says(&["까지로"]);
        calendar.due(sentence.text).filter(|_| settles)
    });
    if turns[draft.at].speaker != turn.speaker || settled.is_none() {
        return false;
    }
    draft.due = settled;
    draft.utterances.extend(turns[draft.at + 1..=at].iter().map(|turn| turn.id));
    (draft.asked, draft.open) = (false, false);
    true
}

/// Takes a turn as the answer to an order or to a question about one; returns how many of its sentences that used up.
pub(super) fn answer(at: usize, turns: &[Turn], drafts: &mut [Draft], people: &People, calendar: &Calendar) -> usize {
    let turn = &turns[at];
    let agrees = |sentence: &Sentence| {
        sentence.squeezed.trim_start_matches(['음', '어', '아']).starts_with(['네', '예', '넵', '옙', '응'])
            || sentence.act == Act::Acknowledge
            || AGREES.iter().any(|word| sentence.squeezed.starts_with(word))
    };
    // "수요일이요? 네, 됩니다.": what was heard is asked back first.
    let echo = |sentence: &&Sentence| sentence.text.ends_with(['?', '…']) && sentence.squeezed.chars().count() <= ECHO;
    let Some(first) = turn.sentences.iter().find(|sentence| !echo(sentence)).or(turn.sentences.first()) else {
        return 0;
    };
    // "다음 주 월요일까지 해 보겠습니다": by a day it is a promise.
    let promises = |sentence: &Sentence| {
        sentence.act == Act::Commit
            || sentence.act == Act::Tentative
                && calendar.due(sentence.text).is_some()
                && !sentence.says(&["검토", "고민", "생각", "노력"])
    };
    let committing = turn.sentences.iter().position(promises);
    for draft in drafts.iter_mut().rev().take_while(|draft| at - draft.at <= ANSWERED) {
        let by_other = turns[draft.at].speaker != turn.speaker;
        if !draft.open || !by_other {
            if dates_own(at, turns, draft, calendar) {
                return turn.sentences.len();
            }
            continue;
        }
        let next = at == draft.at + 1;
        if let Some(n) = committing {
            let sentence = &turn.sentences[n];
            // Whoever presides settles what others ask for; it is their own work only where they say so.
            if draft.asked
                && people.presides(turn.speaker)
                && !super::undertake::is_own_undertaking(sentence, turn, people, calendar)
            {
                continue;
            }
            let due = calendar.planned(sentence.text).or_else(|| calendar.soon(sentence.text));
            let said = task(sentence, None, due.as_ref());
            let alike = Pairs::of(&said).shared(&draft.pairs) >= ANSWERS;
            // Whoever agrees may promise it sooner than it was asked for.
            let conflicting = matches!((&due, &draft.due), (Some(one), Some(other)) if one.day > other.day || one.day != other.day && !agrees(first) && super::order::names_object(sentence));
            let volunteers = draft.who && next;
            // Without an object of its own it is the work just asked for.
            let elliptical = next && !super::order::names_object(sentence) && !conflicting && turn.sentences.len() <= 2;
            let takes = elliptical
                || next && draft.owner.is_none() && !draft.asked && due.is_none() && turn.sentences.len() == 1;
            let dated = draft.when && next && due.is_some();
            // "…를 각 과에 통보하세요." "내일까지 통보하겠습니다.": the verb alone says it again.
            let said_again =
                next && !said.contains(' ') && said.chars().count() >= 2 && draft.task.ends_with(said.as_str());
            if !(alike || dated || volunteers || takes || next && (agrees(first) || said_again) && !conflicting) {
                continue;
            }
            let actor = owner::actor(sentence, turn.speaker, &[], people);
            draft.accept(turn, sentence, actor, due, at);
            draft.name_in_full(sentence, turns);
            return n + 1;
        }
        if next && agrees(first) && draft.owner.is_none() && !draft.asked {
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
            (draft.asked, draft.open) = (false, false);
            draft.owner.get_or_insert(Named::Person(turn.speaker));
            draft.utterances.push(turn.id);
            return turn.sentences.len();
        }
    }
    0
}

/// "그건 실장님이 챙겨 주세요." right behind "제가 찾아뵙고 설명드리겠습니다.": what was just promised is confirmed.
pub(super) fn confirms(sentence: &Sentence, at: usize, turns: &[Turn], drafts: &mut [Draft], people: &People) -> bool {
    /// What is said of any work, by the stem of its verb.
    const ANY: &[&str] = &["챙기", "하", "맡", "해보", "부탁", "추진하", "진행하", "처리하", "그러", "받", "가"];
    let turn = &turns[at];
    let before = turns[..at].last().filter(|before| before.speaker != turn.speaker);
    let Some((last, before)) = drafts.last_mut().zip(before) else { return false };
    let theirs = |who: &Named| *who == Named::Person(before.speaker) || last.owner.as_ref() == Some(who);
    let told = owner::actor(sentence, turn.speaker, &[before.speaker], people).filter(|actor| !actor.in_person);
    let said = wording::without_fillers(sentence.text);
    let any = sentence.squeezed.chars().count() <= CONFIRMED
        && wording::verb(said).is_some_and(|verb| ANY.contains(&verb.as_str()));
    let confirms = sentence.act == Act::Request
        && people.presides(turn.speaker)
        && !last.open
        && !last.asked
        && last.utterances.last() == Some(&before.id)
        && (matter::points(said) || !super::order::names_object(sentence))
        && told.is_none_or(|actor| theirs(&actor.who))
        && any;
    if confirms {
        last.utterances.push(turn.id);
    }
    confirms
}

/// "오늘 중에 되겠어요?" "네, 오늘 중에 완성하겠습니다.": whoever took the work on fixes its date when asked.
fn dates_own(at: usize, turns: &[Turn], draft: &mut Draft, calendar: &Calendar) -> bool {
    let turn = &turns[at];
    let asked = turns[..at].last().is_some_and(|before| before.speaker != turn.speaker && before.does(Act::Ask));
    let own = draft.owner == Some(Named::Person(turn.speaker)) || turns[draft.at].speaker == turn.speaker;
    if draft.due.is_some() || !asked || !own || at - draft.at > 2 {
        return false;
    }
    let own_words = turn.sentences.iter().filter(|sentence| !super::order::names_object(sentence));
    draft.due = own_words.into_iter().find_map(|sentence| calendar.due(sentence.text));
    if draft.due.is_some() {
        draft.utterances.push(turn.id);
    }
    draft.due.is_some()
}

/// Whether a request gives a due date and no task.
pub(super) fn says_only_when(sentence: &Sentence, draft: &Draft) -> bool {
    const ASKING: &[&str] =
        &["부탁", "꼭", "반드시", "해주", "주세요", "주시", "하시면", "하세요", "가능", "좀부탁", "좀해"];
    // The date of an offer that is taken stands in the words of the one who offered.
    let own = sentence.act == Act::Request && !draft.offered;
    let Some(due) = draft.due.as_ref().filter(|_| own) else { return false };
    let rest = squeeze(&sentence.text[due.range.end..]);
    let before = wording::without_fillers(&sentence.text[..due.range.start]);
    squeeze(before).chars().count() <= 2 && ASKING.iter().any(|asking| rest.starts_with(asking))
}

/// "목요일까지 부탁드립니다.": the date of the work just asked for.
pub(super) fn fix_date(said: Draft, drafts: &mut [Draft]) {
    let day = |draft: &Draft| draft.due.as_ref().and_then(|due| due.day);
    // What was just promised for that day is only asked for again.
    if drafts.last().is_some_and(|last| day(last).is_some() && day(last) == day(&said)) {
        return;
    }
    let asked =
        drafts.iter_mut().rev().take_while(|draft| said.at - draft.at <= ANSWERED).find(|draft| draft.due.is_none());
    if let Some(draft) = asked {
        draft.due = said.due;
        draft.utterances.extend(said.utterances);
        draft.at = said.at;
    }
}

/// Adds an item, or joins it to the same work said before.
/// `corrects`: the breath takes back what it said before.
pub(super) fn add(draft: Draft, drafts: &mut Vec<Draft>, corrects: bool) {
    let recent = drafts.len().saturating_sub(BACK);
    let same = drafts[recent..].iter_mut().rev().find(|before| {
        let again = corrects && before.utterances.last() == draft.utterances.first();
        before.pairs.shared(&draft.pairs) >= SAME_WORK
            && figures_agree(&before.task, &draft.task)
            && (again || before.owner == draft.owner || before.owner.is_none() || draft.owner.is_none())
    });
    match same {
        // "하 주무관이 독촉해 주세요. 아니다, 회계팀에서 독촉해 주세요.": the later word holds.
        Some(before) if corrects && draft.owner.is_some() => {
            before.owner = draft.owner;
            before.due = draft.due.or(before.due.take());
        }
        Some(before) => {
            before.utterances.extend(draft.utterances);
            before.asked &= draft.asked;
            before.due = draft.due.or(before.due.take());
            before.owner = before.owner.take().or(draft.owner);
        }
        None => drafts.push(draft),
    }
}

/// Drops work that the chair calls off: "축소안은 안 내셔도 됩니다".
pub(super) fn call_off(turn: &Turn, drafts: &mut Vec<Draft>) {
    /// What is called off by its verb.
    const OFF: &[&str] = &[
        "안하셔도",
        "안내셔도",
        "하지않아도",
        "하지마세요",
        "하지마요",
        "하지마시",
        "하지말",
        "없던걸로",
        "없던것으로",
        "취소하",
        "그만두",
        "안보내셔도",
        "안해주셔도",
    ];
    /// What is said of many things, and calls work off only where it is said of the work.
    const NEEDLESS: &[&str] = &["필요없", "필요는없", "안해도"];
    for sentence in &turn.sentences {
        let off = cue::meant(&sentence.squeezed, OFF);
        let needless = sentence.says(NEEDLESS) || NEED_NOT.is_match(&sentence.squeezed);
        if !(off || needless) {
            continue;
        }
        let said = Pairs::of(sentence.text);
        // "아까 날짜 고치라고 한 거, … 다시 안 고쳐도 됩니다.": the breath names the work.
        let back = turn.says(&["아까", "지난번", "앞서", "방금"]);
        let whole = Pairs::of(&turn.sentences.iter().map(|said| said.text).collect::<Vec<_>>().join(" "));
        let recent = drafts.len().saturating_sub(BACK);
        let off = (recent..drafts.len()).rev().find(|&at| {
            let subject = is_subject(sentence.text, &drafts[at].task);
            let meant = needless && back && drafts[at].pairs.inside(&whole) >= 0.4;
            (drafts[at].pairs.shared(&said) >= 0.4 && off || subject || meant)
                && !drafts[at].utterances.contains(&turn.id)
        });
        if let Some(off) = off {
            drafts.remove(off);
        }
    }
}

/// What need not be done: "다시 안 고쳐도 됩니다".
static NEED_NOT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"안[가-힣]{1,5}도(?:됩니다|돼요|되겠|돼$|될것같)").expect("a pattern in the source compiles")
});

/// Words that only count.
const COUNTED: &[&str] = &["하나", "한", "한번", "두", "부", "장", "건", "통", "다시", "먼저", "바로"];

/// Whether the subject of a sentence is the work itself: its deed, or the whole of what it is done to. "추가 예산은 필요
/// 없습니다" says nothing of a 예산 신청서.
fn is_subject(said: &str, task: &str) -> bool {
    // "공문 하나 송부": how many there are names nothing.
    let work: Vec<&str> = task.split_whitespace().filter(|word| !COUNTED.contains(word)).map(matter::bare).collect();
    let words: Vec<&str> = wording::without_fillers(said).split_whitespace().collect();
    let marked = |word: &&str| word.ends_with(['은', '는', '이', '가', '도']) && matter::bare(word).len() < word.len();
    let Some(subject) = words.iter().position(marked) else { return false };
    let named: Vec<&str> = words[..=subject].iter().map(|word| matter::bare(word)).collect();
    let ends = named.last().zip(work.len().checked_sub(2)).is_some_and(|(last, object)| work[object..].contains(last));
    ends && named.iter().all(|word| work.contains(word))
}

#[cfg(test)]
mod tests {
    use super::is_subject;

    #[test]
    fn only_a_sentence_about_the_work_calls_it_off() {
        assert!(is_subject("도면은 필요 없습니다.", "배수로 도면 제출"));
        assert!(is_subject("도면 제출은 안 해도 됩니다.", "도면 제출"));
        assert!(!is_subject("추가 예산은 필요 없습니다.", "추가 예산 신청서 제출"));
        assert!(!is_subject("예산이 필요 없습니다.", "도면 제출"));
    }
}
