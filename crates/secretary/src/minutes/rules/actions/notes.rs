//! Work in the clipped style of notes, where nobody is heard: "문화관광과: 초청장 명단 9월 25일까지 정리",
//! "임시주차장 2곳 확보(교통과, 9. 30.까지)".

use super::{
    Draft,
    undertake::{SHORTEST, WORK},
};
use crate::minutes::{
    people::{Named, People, titles},
    rules::{
        cue,
        due::Calendar,
        owner::{self, Actor},
    },
    talk::{Sentence, Turn, act::Act},
};

/// What is over or only thought about, squeezed.
const NO_WORK: &[&str] = &["완료", "했음", "하였음", "되었음", "의견", "검토", "논의", "예정임"];

/// The work that a line of notes gives out.
pub(super) fn work(
    sentence: &Sentence,
    at: usize,
    turns: &[Turn],
    people: &People,
    calendar: &Calendar,
) -> Option<Draft> {
    if matches!(sentence.act, Act::Declare | Act::Tentative | Act::Ask) || cue::any(&sentence.squeezed, NO_WORK) {
        return None;
    }
    let due = calendar.due(sentence.text);
    let actor = written_beside(sentence.text).or_else(|| owner::actor(sentence, turns[at].speaker, &[], people));
    let work = cue::near_end(&sentence.squeezed, WORK, 6);
    let content = sentence.squeezed.chars().count() >= SHORTEST;
    (content && (due.is_some() || actor.is_some() && work))
        .then(|| Draft::new(at, turns[at].id, sentence, actor, due, false))
}

/// Who stands before or behind a colon, or in brackets at the end.
fn written_beside(text: &str) -> Option<Actor> {
    let before = text
        .split_once(':')
        .map(|(before, _)| (text.len() - text.trim_start_matches(['-', ' ']).len(), before.len() + 1));
    let behind = text.rfind([':', '(']).map(|at| (at, text.len()));
    [before, behind].into_iter().flatten().find_map(|(start, end)| {
        let part = text.get(start..end)?;
        let bare = part.trim_matches(|c: char| c.is_whitespace() || "-:()".contains(c));
        let who = bare.split([',', ';']).map(str::trim).find(|who| {
            let last = who.split_whitespace().next_back().unwrap_or_default();
            who.split_whitespace().count() <= 3 && (titles::is_unit(last) || titles::is_title(last))
        })?;
        let at = who.as_ptr() as usize - text.as_ptr() as usize;
        // The brackets and the colon go with the name.
        let from = text[..at].trim_end_matches([' ', '(', ':', '-']).len();
        let to = at + who.len();
        let to = to + (text[to..].len() - text[to..].trim_start_matches([' ', ':', ',']).len());
        let named = who.rsplit_once("과 ").map_or(who, |(_, person)| person);
        let person = titles::is_title(named);
        let who = if person { Named::Post(named.to_owned()) } else { Named::Unit(who.to_owned()) };
        Some(Actor { who, range: from..to, in_person: false })
    })
}
