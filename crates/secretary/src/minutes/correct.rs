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
    let names = Names { before: &before, made: &made };
    let owners: Vec<Option<String>> = before
        .actions
        .iter()
        .map(|action| action.owner.as_deref().map(|owner| names.now(owner, &action.utterances)))
        .collect();
    let speakers: Vec<String> =
        before.key_points.iter().map(|point| names.now(&point.speaker, &point.utterances)).collect();
    for (action, owner) in before.actions.iter_mut().zip(owners) {
        action.owner = owner;
    }
    for (point, speaker) in before.key_points.iter_mut().zip(speakers) {
        point.speaker = speaker;
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

/// Who is meant by a name of the record before in the one made anew.
struct Names<'a> {
    before: &'a Minutes,
    made: &'a Minutes,
}

impl Names<'_> {
    /// The name that somebody named in an item has now: that of whoever speaks their words in it, else that of the one
    /// whom their label became everywhere. A department and somebody who never spoke keep theirs.
    fn now(&self, name: &str, ids: &[UtteranceId]) -> String {
        let attendee = self.before.attendees.iter().find(|attendee| attendee.name == name);
        let Some(label) = attendee.and_then(|attendee| attendee.label.as_deref()) else { return name.to_owned() };
        let place = |id: &UtteranceId| (*id as usize).checked_sub(1);
        let mut own = ids
            .iter()
            .filter_map(place)
            .filter(|&at| self.before.utterances.get(at).is_some_and(|said| said.speaker == label));
        let kept = self.made.utterances.iter().any(|said| said.speaker == label);
        let speaker = match own.next_back() {
            Some(at) => self.speaker(at),
            None if kept => Some(label),
            None => {
                self.before.utterances.iter().position(|said| said.speaker == label).and_then(|at| self.speaker(at))
            }
        };
        let named = self.made.attendees.iter().find(|attendee| attendee.label.as_deref() == speaker);
        named.filter(|_| speaker.is_some()).map_or(name, |attendee| &attendee.name).to_owned()
    }

    fn speaker(&self, at: usize) -> Option<&str> {
        self.made.utterances.get(at).map(|said| said.speaker.as_str())
    }
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
    let own = before.iter().map(|item| Known { text: item.text(), utterances: item.utterances(), own: true });
    let gone = dropped.iter().map(|item| Known { text: &item.text, utterances: &item.utterances, own: false });
    let known: Vec<Known> = own.chain(gone).collect();
    let found = found_again(&known, &made);
    // What was neither accepted nor dropped is a suggestion as it was.
    let stays = |again: &Option<usize>| again.is_none_or(|at| before.get(at).is_some_and(|item| !item.accepted()));
    let fresh: Vec<bool> = found.iter().map(stays).collect();
    let mut items: Vec<T> = before.into_iter().filter(Item::accepted).collect();
    items.extend(made.into_iter().zip(fresh).filter_map(|(item, stays)| stays.then_some(item)));
    items.sort_by_key(|item| item.utterances().first().copied());
    items
}

/// Something the official has seen, and perhaps accepted or dropped.
struct Known<'a> {
    text: &'a str,
    utterances: &'a [UtteranceId],
    /// Whether it is an item of this kind; what was dropped may be of another.
    own: bool,
}

/// Which of the known items each new one is, each once: several may come from one utterance, and the most alike belong
/// together. The official may have reworded one altogether; then it is the one that is left of its utterances.
fn found_again<T: Item>(known: &[Known], made: &[T]) -> Vec<Option<usize>> {
    /// Likeness from which two wordings on common utterances are the same item.
    const SAME: f32 = 0.3;
    let likeness = |known: &Known, item: &T| match known.text == item.text() {
        true => 1.0,
        false => Pairs::of(known.text).shared(&Pairs::of(item.text())),
    };
    let mut alike: Vec<(f32, usize, usize)> = Vec::new();
    for (at, one) in known.iter().enumerate() {
        for (new, item) in made.iter().enumerate() {
            let shares = one.utterances.iter().any(|id| item.utterances().contains(id));
            let likeness = if shares { likeness(one, item) } else { 0.0 };
            if likeness >= SAME {
                alike.push((likeness, at, new));
            }
        }
    }
    alike.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut found: Vec<Option<usize>> = vec![None; made.len()];
    for (_, at, new) in alike {
        if found[new].is_none() && !found.contains(&Some(at)) {
            found[new] = Some(at);
        }
    }
    let left = |ids: &[UtteranceId], found: &[Option<usize>]| -> (Vec<usize>, Vec<usize>) {
        let known =
            (0..known.len()).filter(|at| known[*at].own && known[*at].utterances == ids && !found.contains(&Some(*at)));
        let made = (0..made.len()).filter(|new| found[*new].is_none() && made[*new].utterances() == ids);
        (known.collect(), made.collect())
    };
    for item in made {
        let (known, new) = left(item.utterances(), &found);
        if let ([at], [new]) = (known.as_slice(), new.as_slice()) {
            found[*new] = Some(*at);
        }
    }
    found
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

    /// Two decisions in one turn.
    const TWO: &str = "가나다 위원장: 회의를 시작하겠습니다.\n가나다 위원장: 도서관 개방 시간은 밤 9시까지로 하겠습니다. \
        체육관 사용료는 2천 원으로 인하하겠습니다.\n가나다 위원장: 마치겠습니다.\n";

    fn of(talk: &str, said: Option<Vec<Utterance>>) -> Minutes {
        let day = jiff::civil::date(2026, 3, 4);
        let request =
            MinutesRequest { transcript: talk.to_owned(), said, date: Some(day), ..MinutesRequest::default() };
        write(&request, None, day, &Cancel::default(), &mut |_| ControlFlow::Continue(())).expect("a record")
    }

    fn texts(minutes: &Minutes) -> Vec<&str> {
        minutes.decisions.iter().map(|item| item.text.as_str()).collect()
    }

    #[test]
    fn of_two_decisions_in_one_turn_the_other_stays() {
        let before = Minutes {
            decisions: ["도서관 개방 시간 밤 9시까지", "체육관 사용료 2천 원으로 인하"]
                .map(|text| Decision { text: text.to_owned(), utterances: vec![2], ..Decision::default() })
                .into(),
            ..of(TWO, None)
        };
        let made = before.clone();
        let mut accepted = before.clone();
        accepted.decisions[0].text = "야간까지 엶".to_owned();
        accepted.decisions[0].accepted = true;
        let after = keep(accepted, made.clone());
        assert_eq!(texts(&after), ["야간까지 엶", "체육관 사용료 2천 원으로 인하"]);

        let mut dropped = before;
        let Decision { text, utterances, .. } = dropped.decisions.remove(1);
        dropped.dropped_items.push(Dropped { text, utterances });
        assert_eq!(texts(&keep(dropped, made)), ["도서관 개방 시간 밤 9시까지"]);
    }

    #[test]
    fn an_owner_follows_their_own_words_when_one_speaker_turns_out_to_be_two() {
        let talk = "참석자 1: 회의를 시작하겠습니다.\n참석자 2: 도면은 제가 3월 6일까지 제출하겠습니다.\n\
            참석자 2: 안내문은 제가 3월 9일까지 작성하겠습니다.\n참석자 1: 마치겠습니다.\n";
        let mut before = of(talk, None);
        assert_eq!(before.actions.len(), 2);
        before.actions.iter_mut().for_each(|action| action.accepted = true);
        let mut said = before.utterances.clone();
        correct(&mut said, &Correction::Assign { utterances: vec![2], speaker: "박세라".to_owned() });
        let after = keep(before, of(talk, Some(said)));
        let owners: Vec<_> = after.actions.iter().map(|action| action.owner.as_deref().unwrap_or_default()).collect();
        assert_eq!(owners, ["박세라", "참석자 2"]);
    }
}
