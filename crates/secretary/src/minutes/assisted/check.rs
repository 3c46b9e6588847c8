//! What a model answered, held against the words.
//!
//! An item stays only where the utterances it names carry it: most of its wording and every figure must be there, and it
//! must not say the opposite. An owner must be spoken there, or speak there; a due date must be spoken there word for
//! word, and the day is computed, never taken from the model. Whatever fails is dropped and counted. What a model passes
//! over is not lost: the built-in items of those utterances stand.

use serde::Deserialize;

use super::parts::Part;
use crate::{
    evidence::same_polarity,
    minutes::{
        record::{ActionItem, Attendee, Decision, KeyPoint, Minutes, Postponed, Utterance, UtteranceId},
        rules::{agenda, due::Calendar},
        talk::{
            likeness::{Pairs, figures},
            sentences::{self, squeeze},
            wording,
        },
    },
    model::ModelError,
};

/// Share of an item's syllable pairs that its utterances must have. Endings and particles may differ.
const CARRIED: f32 = 0.5;
/// Utterances around the named ones whose words may name the subject.
const AROUND: u32 = 2;
/// Likeness from which a model's point and one that dissents say the same.
const SAME_POINT: f32 = 0.5;

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

    /// Adds what the built-in record has of the part and the model passed over: every item none of whose utterances a
    /// model's item of the kind names, and all dissent. What the model put off it did not pass over as a decision.
    pub(super) fn complete(&mut self, builtin: Checked) {
        fn passed_over<'a>(ids: &[UtteranceId], named: impl Iterator<Item = &'a [UtteranceId]>) -> bool {
            !named.flatten().any(|id| ids.contains(id))
        }
        let settled: Vec<Vec<UtteranceId>> = self.decisions.iter().map(|item| item.utterances.clone()).collect();
        let later: Vec<Vec<UtteranceId>> = self.postponed.iter().map(|item| item.utterances.clone()).collect();
        let told = || settled.iter().chain(&later).map(Vec::as_slice);
        self.decisions.extend(builtin.decisions.into_iter().filter(|item| passed_over(&item.utterances, told())));
        self.postponed.extend(builtin.postponed.into_iter().filter(|item| passed_over(&item.utterances, told())));
        let given: Vec<Vec<UtteranceId>> = self.actions.iter().map(|item| item.utterances.clone()).collect();
        let given = || given.iter().map(Vec::as_slice);
        self.actions.extend(builtin.actions.into_iter().filter(|item| passed_over(&item.utterances, given())));
        for point in builtin.key_points {
            let pairs = Pairs::of(&point.text);
            let shares = |told: &KeyPoint| told.utterances.iter().any(|id| point.utterances.contains(id));
            if point.dissent {
                self.key_points.retain(|told| !(shares(told) && Pairs::of(&told.text).shared(&pairs) >= SAME_POINT));
                self.key_points.push(point);
            } else if !self.key_points.iter().any(shares) {
                self.key_points.push(point);
            }
        }
        self.decisions.sort_by_key(|item| item.utterances.first().copied());
        self.actions.sort_by_key(|item| item.utterances.first().copied());
        self.postponed.sort_by_key(|item| item.utterances.first().copied());
        self.key_points.sort_by_key(|item| item.utterances.first().copied());
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
    decisions: Option<Vec<Item>>,
    actions: Option<Vec<Action>>,
    postponed: Option<Vec<Item>>,
    key_points: Option<Vec<Item>>,
}

impl Answer {
    /// Whether it says anything of what was asked, be it that there is nothing.
    fn answers(&self) -> bool {
        self.decisions.is_some() || self.actions.is_some() || self.postponed.is_some() || self.key_points.is_some()
    }
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
    if !answer.answers() {
        return Err(ModelError::Malformed("none of the fields asked for".to_owned()));
    }
    let witness = Witness { part, minutes, calendar };
    let mut checked = Checked::default();
    for item in answer.decisions.unwrap_or_default() {
        match witness.carried(&item.text, &item.utterances).filter(|ids| witness.settles(ids)) {
            Some(utterances) => checked.decisions.push(Decision { text: item.text, utterances, ..Decision::default() }),
            None => checked.dropped += 1,
        }
    }
    for item in answer.postponed.unwrap_or_default() {
        match witness.carried(&item.text, &item.utterances) {
            Some(utterances) => {
                checked.postponed.push(Postponed { text: item.text, utterances, ..Postponed::default() })
            }
            None => checked.dropped += 1,
        }
    }
    for item in answer.key_points.unwrap_or_default() {
        match witness.carried(&item.text, &item.utterances) {
            Some(utterances) => {
                let agenda = utterances.first().and_then(|&id| agenda::at(&minutes.agenda, id)).map(|item| item.n);
                let speaker = utterances.first().map(|&id| witness.speaker(id)).unwrap_or_default();
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
    for action in answer.actions.unwrap_or_default() {
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

    /// Who says an utterance, by the name that the talk gave them.
    fn speaker(&self, id: UtteranceId) -> String {
        let label = &self.utterance(id).speaker;
        let attendee = self.minutes.attendees.iter().find(|attendee| attendee.label.as_ref() == Some(label));
        attendee.map_or(label, |attendee| &attendee.name).clone()
    }

    /// Whether a text means what the utterances say and not the opposite: "요금 인상" where "요금은 인상하지 않는 것으로" was
    /// said. The last sentence that speaks of it counts, whole or without the reasons in front of its last clause.
    fn means_it(&self, text: &str, ids: &[UtteranceId]) -> bool {
        let wording = Pairs::of(text);
        let said = || ids.iter().flat_map(|&id| sentences::split(&self.utterance(id).text));
        let inside = |sentence: &&str| wording.inside(&Pairs::of(sentence));
        let last = said().filter(|sentence| inside(sentence) >= CARRIED).last();
        let nearest = || said().max_by(|one, other| inside(one).total_cmp(&inside(other)));
        let Some(sentence) = last.or_else(nearest) else { return false };
        same_polarity(text, sentence) || same_polarity(text, wording::last_clause(sentence))
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
        (carried && figures_spoken && !text.trim().is_empty() && self.means_it(text, &ids)).then_some(ids)
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
