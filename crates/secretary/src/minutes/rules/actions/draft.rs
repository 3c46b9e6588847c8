//! An action item in the making: its wording, and what an answer adds to it.

use super::super::{due::Due, owner::Actor};
use crate::minutes::{
    people::{Named, People},
    record::ActionItem,
    talk::{Sentence, Turn, act::Act, likeness::Pairs, wording},
};

/// Words in front of a task that point at what was said before.
const POINTING: &[&str] = &["그건 ", "그거는 ", "그것은 ", "이건 ", "그거 "];

/// An item in the making.
#[derive(Debug)]
pub(super) struct Draft {
    /// Place of the turn that last spoke of it.
    pub(super) at: usize,
    pub(super) task: String,
    pub(super) pairs: Pairs,
    pub(super) owner: Option<Named>,
    pub(super) due: Option<Due>,
    pub(super) utterances: Vec<u32>,
    /// Ordered and not yet answered.
    pub(super) open: bool,
}

/// The task of a sentence: what is left without filler, owner, due date and final ending.
pub(super) fn task(sentence: &Sentence, actor: Option<&Actor>, due: Option<&Due>) -> String {
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
    pub(super) fn new(
        at: usize,
        id: u32,
        sentence: &Sentence,
        actor: Option<Actor>,
        due: Option<Due>,
        open: bool,
    ) -> Draft {
        let task = task(sentence, actor.as_ref(), due.as_ref());
        let pairs = Pairs::of(&task);
        Draft { at, task, pairs, owner: actor.map(|actor| actor.who), due, utterances: vec![id], open }
    }

    /// A short task takes along the need that was stated just before: "구호물품이 모자랍니다. 담요를 배치하겠습니다."
    pub(super) fn add_reason(&mut self, sentence: &Sentence, turn: &Turn) {
        /// Length below which a task hardly names its matter, in characters.
        const SHORT: usize = 18;
        /// Squeezed length from which a statement tells a need.
        const TELLS: usize = 9;
        let before = turn.sentences.iter().take_while(|before| !std::ptr::eq(*before, sentence)).last();
        let reason = before.filter(|before| before.act == Act::State && before.squeezed.chars().count() >= TELLS);
        if let Some(reason) = reason.filter(|_| self.task.chars().count() < SHORT) {
            self.task = format!("{}({})", self.task, wording::statement(reason.text));
        }
    }

    /// Somebody answers the order: "네, 구간 축소안을 다음 주 수요일까지 제출하겠습니다."
    pub(super) fn accept(
        &mut self,
        turn: &Turn,
        sentence: &Sentence,
        actor: Option<Actor>,
        due: Option<Due>,
        at: usize,
    ) {
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

    pub(super) fn into_item(mut self, people: &People) -> ActionItem {
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
