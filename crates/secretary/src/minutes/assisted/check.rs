//! What a model answered, held against the words.
//!
//! An item stays only where the utterances it names carry it: most of its wording and every figure must be there. An
//! owner must be spoken there, or speak there; a due date must be spoken there word for word, and the day is computed,
//! never taken from the model. Whatever fails is dropped and counted.

use serde::Deserialize;

use super::parts::Part;
use crate::{
    minutes::{
        record::{ActionItem, Attendee, Decision, KeyPoint, Minutes, Postponed, Utterance, UtteranceId},
        rules::{agenda, due::Calendar},
        talk::{
            likeness::{Pairs, figures},
            sentences::squeeze,
        },
    },
    model::ModelError,
};

/// Share of an item's syllable pairs that its utterances must have. Endings and particles may differ.
const CARRIED: f32 = 0.5;
/// Utterances around the named ones whose words may name the subject.
const AROUND: u32 = 2;

/// Items that the words carry.
#[derive(Debug, Default)]
pub(super) struct Checked {
    pub(super) decisions: Vec<Decision>,
    pub(super) actions: Vec<ActionItem>,
    pub(super) postponed: Vec<Postponed>,
    pub(super) key_points: Vec<KeyPoint>,
    pub(super) dropped: u32,
}

impl Checked {
    /// The items of the built-in record that begin in a part.
    pub(super) fn of_builtin(minutes: &Minutes, part: &Part) -> Checked {
        let here = |ids: &[UtteranceId]| ids.first().is_some_and(|&id| part.has(id));
        Checked {
            decisions: minutes.decisions.iter().filter(|item| here(&item.utterances)).cloned().collect(),
            actions: minutes.actions.iter().filter(|item| here(&item.utterances)).cloned().collect(),
            postponed: minutes.postponed.iter().filter(|item| here(&item.utterances)).cloned().collect(),
            key_points: minutes.key_points.iter().filter(|item| here(&item.utterances)).cloned().collect(),
            dropped: 0,
        }
    }

    /// Adds the items of the next part.
    pub(super) fn append(&mut self, mut next: Checked) {
        self.decisions.append(&mut next.decisions);
        self.actions.append(&mut next.actions);
        self.postponed.append(&mut next.postponed);
        self.key_points.append(&mut next.key_points);
        self.dropped += next.dropped;
    }
}

#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    decisions: Vec<Item>,
    #[serde(default)]
    actions: Vec<Action>,
    #[serde(default)]
    postponed: Vec<Item>,
    #[serde(default)]
    key_points: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    text: String,
    #[serde(default)]
    utterances: Vec<UtteranceId>,
}

#[derive(Deserialize)]
struct Action {
    task: String,
    owner: Option<String>,
    due_spoken: Option<String>,
    #[serde(default)]
    utterances: Vec<UtteranceId>,
}

/// Reads an answer about a part and keeps what the words carry.
pub(super) fn read(answer: &str, part: &Part, minutes: &Minutes, calendar: &Calendar) -> Result<Checked, ModelError> {
    // Models like to wrap JSON in a fence or a sentence.
    let json = answer.find('{').zip(answer.rfind('}')).and_then(|(start, end)| answer.get(start..=end));
    let json = json.ok_or_else(|| ModelError::Malformed("no JSON object".to_owned()))?;
    let answer: Answer = serde_json::from_str(json).map_err(|error| ModelError::Malformed(error.to_string()))?;
    let witness = Witness { part, minutes, calendar };
    let mut checked = Checked::default();
    for item in answer.decisions {
        match witness.carried(&item.text, &item.utterances).filter(|ids| witness.settles(ids)) {
            Some(utterances) => checked.decisions.push(Decision { text: item.text, utterances, ..Decision::default() }),
            None => checked.dropped += 1,
        }
    }
    for item in answer.postponed {
        match witness.carried(&item.text, &item.utterances) {
            Some(utterances) => {
                checked.postponed.push(Postponed { text: item.text, utterances, ..Postponed::default() })
            }
            None => checked.dropped += 1,
        }
    }
    for item in answer.key_points {
        match witness.carried(&item.text, &item.utterances) {
            Some(utterances) => {
                let agenda = utterances.first().and_then(|&id| agenda::at(&minutes.agenda, id)).map(|item| item.n);
                let speaker = utterances.first().map(|&id| witness.utterance(id).speaker.clone()).unwrap_or_default();
                checked.key_points.push(KeyPoint {
                    agenda,
                    speaker,
                    text: item.text,
                    utterances,
                    ..KeyPoint::default()
                });
            }
            None => checked.dropped += 1,
        }
    }
    for action in answer.actions {
        let Some(utterances) = witness.carried(&action.task, &action.utterances) else {
            checked.dropped += 1;
            continue;
        };
        let owner = action.owner.as_deref().and_then(|owner| witness.owner(owner, &utterances));
        let due = action.due_spoken.as_deref().and_then(|due| witness.due(due, &utterances));
        checked.dropped += u32::from(given(&action.owner) && owner.is_none());
        checked.dropped += u32::from(given(&action.due_spoken) && due.is_none());
        checked.actions.push(ActionItem {
            task: action.task,
            owner,
            due: due.and_then(|(day, _)| day),
            due_spoken: due.map(|(_, spoken)| spoken.to_owned()),
            utterances,
            ..ActionItem::default()
        });
    }
    Ok(checked)
}

/// Models write "없음" where nothing was asked for.
fn given(value: &Option<String>) -> bool {
    value.as_deref().is_some_and(|value| !matches!(value.trim(), "" | "없음" | "미정" | "null" | "-"))
}

struct Witness<'a> {
    part: &'a Part,
    minutes: &'a Minutes,
    calendar: &'a Calendar,
}

impl<'a> Witness<'a> {
    fn utterance(&self, id: UtteranceId) -> &'a Utterance {
        &self.minutes.utterances[id as usize - 1]
    }

    /// The utterances that carry a text, in order; `None` where they do not.
    fn carried(&self, text: &str, ids: &[UtteranceId]) -> Option<Vec<UtteranceId>> {
        let mut ids: Vec<UtteranceId> = ids.iter().copied().filter(|&id| self.part.has(id)).collect();
        ids.sort_unstable();
        ids.dedup();
        let (&first, &last) = (ids.first()?, ids.last()?);
        let around = first.saturating_sub(AROUND).max(1)..=(last + AROUND).min(self.minutes.utterances.len() as u32);
        let said: String = around.map(|id| self.utterance(id).text.as_str()).collect::<Vec<_>>().join(" ");
        let named: String = ids.iter().map(|&id| self.utterance(id).text.as_str()).collect::<Vec<_>>().join(" ");
        let wording = Pairs::of(text);
        let spoken = figures(&said);
        let figures_spoken = figures(text).iter().all(|figure| spoken.contains(figure));
        let carried = wording.inside(&Pairs::of(&said)) >= CARRIED && wording.shared(&Pairs::of(&named)) > 0.0;
        (carried && figures_spoken && !text.trim().is_empty()).then_some(ids)
    }

    /// Only the chair or a vote settles.
    fn settles(&self, ids: &[UtteranceId]) -> bool {
        let Some(chair) = &self.minutes.chair else { return true };
        let label = self
            .minutes
            .attendees
            .iter()
            .find(|attendee| attendee.name == *chair)
            .and_then(|chair| chair.label.as_ref());
        let voted = |id| {
            self.minutes.votes.iter().any(|vote| vote.utterances.contains(id) && vote.result.as_deref() != Some("부결"))
        };
        ids.iter().any(|id| label.is_none_or(|label| self.utterance(*id).speaker == *label) || voted(id))
    }

    /// The owner as the record writes it: spoken in the utterances, or one of their speakers.
    fn owner(&self, owner: &str, ids: &[UtteranceId]) -> Option<String> {
        let wanted = squeeze(owner);
        let fits = |attendee: &&Attendee| {
            [Some(&attendee.name), attendee.title.as_ref(), attendee.label.as_ref()]
                .into_iter()
                .flatten()
                .any(|name| squeeze(name) == wanted)
        };
        let person = self.minutes.attendees.iter().find(fits);
        let speaks = person
            .and_then(|person| person.label.as_ref())
            .is_some_and(|label| ids.iter().any(|&id| self.utterance(id).speaker == *label));
        let names = person.map_or_else(Vec::new, |person| {
            vec![squeeze(&person.name), person.title.as_deref().map(squeeze).unwrap_or_default()]
        });
        let spoken = ids.iter().any(|&id| {
            let said = squeeze(&self.utterance(id).text);
            names.iter().chain([&wanted]).any(|name| !name.is_empty() && said.contains(name.as_str()))
        });
        (!wanted.is_empty() && (speaks || spoken))
            .then(|| person.map_or_else(|| owner.trim().to_owned(), |person| person.name.clone()))
    }

    /// The day of a due date, where it is spoken word for word in the utterances.
    fn due<'t>(&self, due: &'t str, ids: &[UtteranceId]) -> Option<(Option<jiff::civil::Date>, &'t str)> {
        let wanted = squeeze(due);
        let spoken = ids.iter().any(|&id| squeeze(&self.utterance(id).text).contains(&wanted));
        (!wanted.is_empty() && spoken).then(|| (self.calendar.due(due).and_then(|found| found.day), due.trim()))
    }
}
