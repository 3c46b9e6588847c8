//! The day of a piece of work, said by itself: behind an order, in answer to a question, or moved later.

use super::{
    super::due::{Calendar, Due},
    draft::Draft,
    order::{POSSIBLE, is_for_whoever, names_object},
};
use crate::minutes::{
    people::{Named, People},
    talk::{Sentence, Turn, act::Act, likeness::Pairs, sentences::squeeze, wording},
};

/// Squeezed length up to which words with a date hang on the order before them.
const FRAGMENT: usize = 16;

/// "10일까지." after an order: its date by itself.
pub(super) fn fix_date_alone(sentence: &Sentence, turn: &Turn, drafts: &mut [Draft], calendar: &Calendar) -> bool {
    let before: Vec<&str> =
        turn.sentences.iter().take_while(|said| !std::ptr::eq(*said, sentence)).map(|said| said.text).collect();
    if let Some(due) = named_apart(sentence, &before, calendar)
        && let Some(last) = drafts.last_mut().filter(|last| last.utterances.last() == Some(&turn.id))
        && (last.due.is_none() || begins_anew(sentence))
    {
        last.due = Some(due);
        return true;
    }
    let Some(due) = calendar.due(sentence.text) else { return false };
    // "누가 좀 하자, 필터 교체. 이번 달 말까지는 바꿔 놓읍시다.": when nobody in particular is to do it.
    let nobodys = |last: &Draft| last.owner.is_none() && last.due.is_none() && !last.open;
    if matches!(sentence.act, Act::Exhort | Act::Duty)
        && !names_object(sentence)
        && turn.sentences.iter().any(is_for_whoever)
        && let Some(last) = drafts.last_mut().filter(|last| nobodys(last) && last.utterances.last() == Some(&turn.id))
    {
        last.due = Some(due);
        return true;
    }
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
    // "수요일까지 되겠어요?"
    let possible = sentence.act == Act::Ask && sentence.ends(POSSIBLE) && !names_object(sentence);
    let fragment = (ends || asks || so_that || does || possible) && sentence.squeezed.chars().count() <= FRAGMENT;
    // "이번 주까지 보내겠습니다. 아, 이번 주는 연수라… 20일까지 할게요.": the later word holds.
    let corrects = does
        && turn.sentences.iter().any(|said| {
            ["아", "아니", "아참", "참"]
                .iter()
                .any(|word| said.text.starts_with(word) && said.text[word.len()..].starts_with([',', ' ', '…']))
        });
    let last = drafts.last_mut().filter(|draft| {
        (alone || fragment) && (draft.due.is_none() || corrects) && draft.utterances.last() == Some(&turn.id)
    });
    if let Some(draft) = last {
        draft.due = Some(due);
        return true;
    }
    false
}

/// Whether a sentence takes back what was said before it: "아니 그냥 회의 끝나고 바로 올리지".
fn begins_anew(sentence: &Sentence) -> bool {
    ["아니 ", "아니, ", "아 아니", "아니다", "아니지"].iter().any(|word| sentence.text.starts_with(word))
}

/// A day that a sentence names for the work in front of it: "그때까지는요", "늦어도 금요일이요", "오늘 여섯 시 전에는 갑니다", "아니
/// 그냥 회의 끝나고 바로 올리지", "그날까지 넣어 드리면 되죠?"
fn named_apart(sentence: &Sentence, before: &[&str], calendar: &Calendar) -> Option<Due> {
    /// What is said of work on its day, behind it.
    const DOES: &[&str] = &[
        "갑니다",
        "됩니다",
        "끝냅니다",
        "끝납니다",
        "나갑니다",
        "보냅니다",
        "올립니다",
        "드립니다",
        "가능합니다",
        "나옵니다",
        "돼요",
        "끝나요",
        "나와요",
        "가요",
    ];
    let behind = |due: &Due| squeeze(sentence.text[due.range.end..].trim_start_matches('는'));
    if let Some(due) = calendar.pointed(sentence.text, before) {
        let alone = behind(&due).chars().count() <= 1;
        let asks =
            sentence.act == Act::Ask && sentence.ends(&["면되죠", "면될까요", "면되겠죠", "면됩니까", "면되나요"]);
        return Some(due).filter(|_| alone || asks);
    }
    if let Some(due) = calendar.at_latest(sentence.text) {
        let alone = ["", "요", "이요", "입니다", "이에요", "예요"].contains(&behind(&due).as_str());
        return Some(due).filter(|_| alone && sentence.act != Act::Ask);
    }
    if begins_anew(sentence) && !names_object(sentence) && sentence.act != Act::Ask {
        return calendar.soon(sentence.text).or_else(|| calendar.planned(sentence.text));
    }
    let due = calendar.due(sentence.text).or_else(|| calendar.soon(sentence.text))?;
    let does = sentence.act == Act::State && DOES.contains(&behind(&due).as_str());
    let short = sentence.squeezed.chars().count() <= FRAGMENT && sentence.text[..due.range.start].trim().is_empty();
    Some(due).filter(|_| does && short)
}

/// "금요일까지는 받아야 돼." after a promise: the day it is needed by. "네, 금요일까지 받아 놓겠습니다.": said again.
pub(super) fn dates_last(
    sentence: &Sentence,
    at: usize,
    turns: &[Turn],
    people: &People,
    drafts: &mut [Draft],
    calendar: &Calendar,
) -> bool {
    let turn = &turns[at];
    let Some(last) = drafts.last_mut().filter(|last| !last.asked && !names_object(sentence)) else { return false };
    let named = calendar.due(sentence.text);
    let planned = || calendar.planned(sentence.text).filter(|_| sentence.act == Act::Commit && last.due.is_some());
    let Some(due) = named.or_else(planned) else { return false };
    let theirs = |speaker: usize| last.owner == Some(Named::Person(speaker));
    let needed = sentence.act == Act::Duty
        && people.presides(turn.speaker)
        && last.due.is_none()
        && !last.open
        && turns[..at].last().is_some_and(|before| theirs(before.speaker));
    // "4일까지는 꼭 나가야 됩니다.": the day that was given is pressed.
    let pressed = sentence.act == Act::Duty
        && people.presides(turn.speaker)
        && last.due.as_ref().is_some_and(|last| last.day == due.day);
    if pressed {
        return true;
    }
    let again = sentence.act == Act::Commit
        && theirs(turn.speaker)
        && last.due.as_ref().is_some_and(|last| last.day == due.day)
        && turns[..at].last().is_some_and(|before| last.utterances.contains(&before.id));
    // "그럼 열 쪽으로 해서 10일까지 돌릴게요": the work just taken on, by when.
    let later = sentence.act == Act::Commit && theirs(turn.speaker) && last.due.is_none() && at - last.at <= 2;
    // "월요일에 올리겠습니다." "월요일은 전산이 멈춥니다." "그럼 24일에 올릴게요.": the later day holds.
    let verb = wording::verb(sentence.text);
    let deed = || {
        verb.is_none_or(|verb| {
            last.verb.as_deref() == Some(verb.as_str())
                || ["하", "맞추", "드리", "주", "내", "보내", "끝내", "마치"].contains(&verb.as_str())
                || last.task.contains(&verb)
        })
    };
    let moved = sentence.act == Act::Commit
        && theirs(turn.speaker)
        && last.due.as_ref().is_some_and(|last| last.day != due.day)
        && at > last.at
        && at - last.at <= 3
        && deed();
    if moved {
        last.due = Some(due);
        last.utterances.extend(turns[last.at + 1..=at].iter().map(|turn| turn.id));
        last.at = at;
        return true;
    }
    if needed || again || later {
        last.due = Some(due);
        last.utterances.push(turn.id);
        last.at = at;
    }
    needed || again || later
}

/// "다음 주 수요일까지로 늦춰 주십시오." "그래요.": the day of work that was given out is moved, once whoever presides agrees.
pub(super) fn move_day(at: usize, turns: &[Turn], drafts: &mut [Draft], people: &People, calendar: &Calendar) {
    /// How a day is moved, squeezed.
    const MOVES: &[&str] =
        &["로늦추", "로늦춰", "로미뤄", "로미루", "로연기", "로당기", "로당겨", "로앞당", "로바꿔", "로바꾸", "로하루"];
    let turn = &turns[at];
    let Some((said, due)) =
        turn.sentences.iter().find_map(|said| Some((said, calendar.due(said.text).filter(|_| said.says(MOVES))?)))
    else {
        return;
    };
    let agreed = people.presides(turn.speaker)
        || turns.get(at + 1).is_some_and(|next| {
            people.presides(next.speaker)
                && next.sentences.first().is_some_and(|first| {
                    ["네", "예", "응", "그래", "그러", "좋", "알겠", "알았", "괜찮", "됩니다"]
                        .iter()
                        .any(|yes| first.squeezed.starts_with(yes))
                })
        });
    let words: Vec<Pairs> = turn.sentences.iter().map(|said| Pairs::of(said.text)).collect();
    let theirs = |draft: &Draft| draft.owner == Some(Named::Person(turn.speaker)) || people.presides(turn.speaker);
    let names = |draft: &Draft| words.iter().any(|said| said.shared(&draft.pairs) > 0.0);
    let dated = drafts.iter().rposition(|draft| draft.due.is_some() && theirs(draft) && names(draft));
    let dated =
        dated.or_else(|| drafts.iter().rposition(|draft| draft.due.is_some() && theirs(draft) && !names_object(said)));
    if let Some(draft) = dated.filter(|_| agreed).map(|dated| &mut drafts[dated]) {
        draft.due = Some(due);
        draft.utterances.push(turn.id);
    }
}
