//! Whose work it is, said once more: the chair says who does what was taken on, and whoever took it on says yes again.

use super::{
    super::{owner, settled},
    draft::Draft,
    order::{likely, names_object},
};
use crate::minutes::{
    people::{Named, People},
    talk::{Sentence, Turn, act::Act, likeness::Pairs},
};

/// Turns within which work is assigned that somebody took on.
const BACK: usize = 3;

/// "그럼 김 팀장이 하는 걸로", "게시는 면사무소에서": whoever presides says whose work it is.
pub(super) fn assigned(sentence: &Sentence, at: usize, turns: &[Turn], people: &People, drafts: &mut [Draft]) -> bool {
    let turn = &turns[at];
    if !people.presides(turn.speaker) || !settled::assigns(sentence, at, turns, people) {
        return false;
    }
    let told = owner::actor(sentence, turn.speaker, &likely(at, turns), people).filter(|actor| !actor.in_person);
    let who =
        told.map(|actor| actor.who).or_else(|| settled::fragment(sentence).map(|unit| Named::Unit(unit.to_owned())));
    let said = Pairs::of(sentence.text);
    let recent = || (0..drafts.len()).rev().take_while(|&n| at - drafts[n].at <= BACK);
    let meant = recent().find(|&n| said.shared(&drafts[n].pairs) > 0.0).or_else(|| recent().next());
    if let Some((who, draft)) = who.zip(meant.map(|meant| &mut drafts[meant])) {
        draft.owner = Some(who);
        draft.utterances.push(turn.id);
        (draft.open, draft.asked) = (false, false);
    }
    true
}

/// "네, 가겠습니다." from whoever took the work on just before, after the chair's word on it.
pub(super) fn says_again(sentence: &Sentence, at: usize, turns: &[Turn], drafts: &mut [Draft]) -> bool {
    let turn = &turns[at];
    let Some(last) = drafts.last_mut().filter(|last| !last.asked && !last.open) else { return false };
    let again = sentence.act == Act::Commit
        && !names_object(sentence)
        && last.owner == Some(Named::Person(turn.speaker))
        && at - last.at <= 2
        && turns[last.at].speaker != turn.speaker
        && turn.sentences.first().is_some_and(|first| first.squeezed.starts_with(['네', '예', '응']))
        && sentence.text.split_whitespace().count() <= 4;
    // The same deed, or one that says nothing of its own.
    let verb = crate::minutes::talk::wording::verb(sentence.text);
    let same = verb.is_none_or(|verb| last.task.contains(&verb) || last.verb.as_deref() == Some(verb.as_str()))
        || Pairs::of(sentence.text).shared(&last.pairs) > 0.0
        || sentence.squeezed.chars().count() <= 11;
    if again && same {
        last.utterances.push(turn.id);
        last.at = at;
    }
    again && same
}
