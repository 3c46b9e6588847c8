//! What the official corrects in a transcript, and how the record follows.
//!
//! A correction changes the utterances: a speaker gets another name everywhere, two speakers turn out to be one, some
//! utterances belong to somebody else, a word was misheard. The record is then made anew from the corrected words. What
//! the official accepted in it stays as they left it, under the corrected names, and what they dropped does not come
//! back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    BUILTIN, Paper, papers,
    record::{ActionItem, AgendaItem, Decision, Dropped, KeyPoint, Minutes, Postponed, Utterance, UtteranceId, Vote},
    talk::likeness::Pairs,
};

/// A correction of what was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
#[ts(export)]
pub enum Correction {
    /// A speaker is called otherwise, everywhere. Under the name of another speaker the two become one.
    Rename {
        /// The label so far.
        from: String,
        /// The label from now on.
        to: String,
    },
    /// Some utterances are somebody else's.
    Assign {
        /// Which.
        utterances: Vec<UtteranceId>,
        /// Whose, by label; a new label makes a new speaker.
        speaker: String,
    },
    /// Something else was said.
    Reword {
        /// Where.
        utterance: UtteranceId,
        /// What.
        text: String,
    },
}

/// Corrects what was said. Empty names and words change nothing, so that a slip of the key loses nobody.
pub fn correct(utterances: &mut [Utterance], correction: &Correction) {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    match correction {
        Correction::Rename { from, to } => {
            let to = line(to);
            for utterance in utterances.iter_mut().filter(|utterance| utterance.speaker == *from && !to.is_empty()) {
                utterance.speaker.clone_from(&to);
            }
        }
        Correction::Assign { utterances: whose, speaker } => {
            let speaker = line(speaker);
            for utterance in utterances.iter_mut().filter(|one| whose.contains(&one.id) && !speaker.is_empty()) {
                utterance.speaker.clone_from(&speaker);
            }
        }
        Correction::Reword { utterance, text } => {
            let text = line(text);
            if let Some(said) = utterances.iter_mut().find(|said| said.id == *utterance && !text.is_empty()) {
                said.text = text;
            }
        }
    }
}

/// Takes over into a record made anew what the official accepted in the one before, and leaves out what they dropped.
pub fn keep(before: Minutes, made: Minutes) -> Minutes {
    joined(before, made, false)
}

/// The record after a correction: `made` anew by the built-in rules. What a model made is kept whole, under the
/// corrected names, since the rules would not make it again.
pub fn follow(before: Minutes, made: Minutes) -> Minutes {
    let by_model = before.model != BUILTIN;
    let model = before.model.clone();
    Minutes { model, ..joined(before, made, by_model) }
}

/// `whole`: whether all items of before stay and none of those made anew enter.
fn joined(mut before: Minutes, made: Minutes, whole: bool) -> Minutes {
    let names = renamed(&before, &made);
    let name = |old: &str| names.iter().find(|(from, _)| from == old).map_or(old, |(_, to)| to).to_owned();
    for action in &mut before.actions {
        action.owner = action.owner.as_deref().map(name);
    }
    for point in &mut before.key_points {
        point.speaker = name(&point.speaker);
    }
    let dropped = before.dropped_items;
    let minutes = Minutes {
        agenda: merged(before.agenda, made.agenda, &dropped, whole),
        decisions: merged(before.decisions, made.decisions, &dropped, whole),
        actions: merged(before.actions, made.actions, &dropped, whole),
        votes: merged(before.votes, made.votes, &dropped, whole),
        postponed: merged(before.postponed, made.postponed, &dropped, whole),
        key_points: merged(before.key_points, made.key_points, &dropped, whole),
        dropped_items: dropped,
        ..made
    };
    Minutes { text: papers::text(&minutes, Paper::Record), ..minutes }
}

/// The names of the record before, and the names of the same speakers in the one made anew: those whose first utterance
/// is the same.
fn renamed(before: &Minutes, made: &Minutes) -> Vec<(String, String)> {
    let first = |minutes: &Minutes, label: &str| minutes.utterances.iter().position(|said| said.speaker == label);
    let labelled = |minutes: &Minutes| -> Vec<(usize, String)> {
        let of =
            |attendee: &super::Attendee| Some((first(minutes, attendee.label.as_deref()?)?, attendee.name.clone()));
        minutes.attendees.iter().filter_map(of).collect()
    };
    let now = labelled(made);
    let speaker = |at: usize| {
        let label = &made.utterances.get(at)?.speaker;
        made.attendees
            .iter()
            .find(|attendee| attendee.label.as_ref() == Some(label))
            .map(|attendee| attendee.name.clone())
    };
    labelled(before)
        .into_iter()
        .filter_map(|(at, old)| {
            let new =
                now.iter().find(|(first, _)| *first == at).map(|(_, name)| name.clone()).or_else(|| speaker(at))?;
            (new != old).then_some((old, new))
        })
        .collect()
}

/// What all items of a record have in common.
trait Item {
    fn accepted(&self) -> bool;
    fn text(&self) -> &str;
    fn utterances(&self) -> &[UtteranceId];
}

macro_rules! items {
    ($($item:ty, $text:ident;)*) => {
        $(impl Item for $item {
            fn accepted(&self) -> bool {
                self.accepted
            }
            fn text(&self) -> &str {
                &self.$text
            }
            fn utterances(&self) -> &[UtteranceId] {
                &self.utterances
            }
        })*
    };
}

items! {
    AgendaItem, title;
    Decision, text;
    ActionItem, task;
    Vote, agenda;
    Postponed, text;
    KeyPoint, text;
}

/// Accepted items of before and new suggestions, in the order of the talk.
fn merged<T: Item>(before: Vec<T>, made: Vec<T>, dropped: &[Dropped], whole: bool) -> Vec<T> {
    if whole {
        return before;
    }
    let mut items: Vec<T> = before.into_iter().filter(Item::accepted).collect();
    let kept = items.len();
    for item in made {
        let known = items[..kept].iter().any(|kept| same(kept.text(), kept.utterances(), &item));
        let unwanted = dropped.iter().any(|dropped| same(&dropped.text, &dropped.utterances, &item));
        if !known && !unwanted {
            items.push(item);
        }
    }
    items.sort_by_key(|item| item.utterances().first().copied());
    items
}

/// Whether a text on these utterances says what an item says.
fn same(text: &str, utterances: &[UtteranceId], item: &impl Item) -> bool {
    /// Likeness from which two wordings on common utterances are the same item. The official may have reworded it.
    const SAME: f32 = 0.3;
    let shares = utterances.iter().any(|id| item.utterances().contains(id));
    shares && (utterances == item.utterances() || Pairs::of(text).shared(&Pairs::of(item.text())) >= SAME)
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::{
        minutes::{MinutesRequest, write},
        model::Cancel,
    };

    const TALK: &str = "참석자 1: 주간회의를 시작하겠습니다.\n참석자 2: 도면은 제가 3월 6일까지 제출하겠습니다.\n\
        참석자 1: 배수로는 두 곳만 정비하는 것으로 하겠습니다.\n참석자 1: 마치겠습니다.\n";

    fn made(utterances: Option<Vec<Utterance>>) -> Minutes {
        let day = jiff::civil::date(2026, 3, 4);
        let request = MinutesRequest {
            transcript: TALK.to_owned(),
            said: utterances,
            date: Some(day),
            ..MinutesRequest::default()
        };
        write(&request, None, day, &Cancel::default(), &mut |_| ControlFlow::Continue(())).expect("a record")
    }

    fn corrected(before: &Minutes, correction: Correction) -> Minutes {
        let mut said = before.utterances.clone();
        correct(&mut said, &correction);
        keep(before.clone(), made(Some(said)))
    }

    #[test]
    fn a_new_name_stands_everywhere_in_accepted_items_too() {
        let mut before = made(None);
        assert_eq!(before.actions[0].owner.as_deref(), Some("참석자 2"));
        before.actions[0].accepted = true;
        let rename = Correction::Rename { from: "참석자 2".to_owned(), to: "이두리 과장".to_owned() };
        let after = corrected(&before, rename);
        assert_eq!(after.actions.len(), 1);
        assert!(after.actions[0].accepted);
        assert_eq!(after.actions[0].owner.as_deref(), Some("이두리"));
        assert!(after.attendees.iter().any(|one| one.name == "이두리" && one.title.as_deref() == Some("과장")));
        assert!(after.utterances.iter().all(|said| said.speaker != "참석자 2"));
    }

    #[test]
    fn two_speakers_become_one_and_one_becomes_two() {
        let before = made(None);
        let merge = Correction::Rename { from: "참석자 2".to_owned(), to: "참석자 1".to_owned() };
        let one = corrected(&before, merge);
        assert_eq!(one.attendees.len(), 1);
        let split = Correction::Assign { utterances: vec![4], speaker: "박세라".to_owned() };
        let three = corrected(&before, split);
        assert_eq!(three.attendees.len(), 3);
        assert_eq!(three.utterances[3].speaker, "박세라");
    }

    #[test]
    fn a_misheard_word_changes_the_suggestion_and_leaves_what_was_accepted() {
        let mut before = made(None);
        before.decisions[0].text = "배수로 두 곳 정비".to_owned();
        before.decisions[0].accepted = true;
        let reword = |text: &str| Correction::Reword { utterance: 2, text: text.to_owned() };
        let after = corrected(&before, reword("도면은 제가 3월 9일까지 제출하겠습니다."));
        assert_eq!(after.actions[0].due, Some(jiff::civil::date(2026, 3, 9)));
        assert_eq!(after.decisions.len(), 1);
        assert_eq!(after.decisions[0].text, "배수로 두 곳 정비");
        let same = corrected(&before, reword("  "));
        assert_eq!(same.utterances, before.utterances, "an empty line loses nothing");
    }

    #[test]
    fn what_was_dropped_does_not_come_back() {
        let mut before = made(None);
        let Decision { text, utterances, .. } = before.decisions.remove(0);
        before.dropped_items.push(Dropped { text, utterances });
        let reword = Correction::Reword { utterance: 1, text: "월간회의를 시작하겠습니다.".to_owned() };
        let after = corrected(&before, reword);
        assert!(after.decisions.is_empty(), "{:?}", after.decisions);
        assert_eq!(after.dropped_items.len(), 1);
    }
}
