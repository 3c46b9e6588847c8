//! Who takes part: names, posts, departments, and how the talk ties them to speakers.
//!
//! A label of the transcript is kept as it is; what the talk says about the person behind it (a self-introduction, a
//! roll call, "정책팀장님" just before they speak) is learnt beside it. Nothing is inferred from what somebody knows.

pub mod names;
pub mod titles;

mod chair;
mod learn;
mod resolve;

pub(super) use resolve::Named;

use std::collections::HashMap;

use super::{
    record::{Attendee, Utterance},
    talk::Turn,
    transcript::{Head, is_numbered},
};

/// One participant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Person {
    /// The transcript's label; empty for somebody who was only named.
    pub(super) label: String,
    /// The name, where the label or the talk gives it.
    pub(super) name: Option<String>,
    /// The post, where the label or the talk gives it.
    pub(super) title: Option<String>,
    /// The department, where the talk gives it beside the name.
    pub(super) unit: Option<String>,
    /// Only the notice of the meeting names them.
    pub(super) invited: bool,
}

/// Everybody at the meeting. The first ones are the speakers, in the order in which they first speak.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) list: Vec<Person>,
    /// Who presides, by index.
    pub(super) chair: Option<usize>,
}

impl People {
    /// The speakers of a transcript, and the speaker of each utterance.
    pub(super) fn of_labels(utterances: &[Utterance]) -> (People, Vec<usize>) {
        let mut known: HashMap<&str, usize> = HashMap::new();
        let mut people = People::default();
        let speakers = utterances
            .iter()
            .map(|utterance| {
                *known.entry(&utterance.speaker).or_insert_with(|| {
                    people.list.push(Person::of_label(&utterance.speaker));
                    people.list.len() - 1
                })
            })
            .collect();
        (people, speakers)
    }

    /// Learns from the talk, from the list of those present and from the notice of the meeting.
    pub(super) fn learn(&mut self, turns: &[Turn], head: &Head, notice: &Head) {
        learn::from_talk(self, turns);
        for present in &head.present {
            self.note(Person::of_label(present));
        }
        for invited in &notice.present {
            self.invite(Person::of_label(invited));
        }
        self.chair = chair::find(self, turns);
    }

    /// Whether this speaker presides. Where no speaker is told apart, everybody may.
    pub(super) fn presides(&self, speaker: usize) -> bool {
        self.chair.is_none_or(|chair| chair == speaker)
    }

    /// Whether what is recorded under this speaker are notes, not speech: nobody is named in the whole transcript.
    pub(super) fn is_notes(&self, speaker: usize) -> bool {
        self.list.len() == 1 && self.list[speaker].label.is_empty()
    }

    /// The name to write for a person: name, else label.
    pub(super) fn written(&self, person: usize) -> &str {
        let person = &self.list[person];
        person.name.as_deref().unwrap_or(&person.label)
    }

    /// The department a person speaks for.
    pub(super) fn unit(&self, person: usize) -> Option<String> {
        let person = &self.list[person];
        person.unit.clone().or_else(|| {
            person.title.as_deref().and_then(|title| titles::unit_of(title).or_else(|| titles::body_of(title)))
        })
    }

    /// The list for the record.
    pub(super) fn attendees(&self) -> Vec<Attendee> {
        let present = self.list.iter().filter(|person| person.name.is_some() || !person.label.is_empty());
        present
            .map(|person| Attendee {
                name: person.name.as_ref().unwrap_or(&person.label).clone(),
                title: match (&person.unit, &person.title) {
                    (Some(unit), Some(title))
                        if !title.starts_with(unit.as_str()) && titles::unit_of(title).is_none() =>
                    {
                        Some(format!("{unit} {title}"))
                    }
                    (unit, title) => title.clone().or_else(|| unit.clone()),
                },
                label: (!person.label.is_empty()).then(|| person.label.clone()),
                invited: person.invited,
            })
            .collect()
    }

    /// Adds what is known of somebody by name; who is not known yet is added to the list.
    fn note(&mut self, seen: Person) {
        let Some(name) = &seen.name else { return };
        match self.list.iter_mut().find(|person| person.name.as_ref() == Some(name)) {
            Some(person) => person.complete(seen),
            None => self.list.push(Person { label: String::new(), ..seen }),
        }
    }

    /// Adds what the notice tells of somebody: by name, else as the name of the one speaker without a name who holds
    /// the post. Whoever was not heard is invited, and whether they came is not known.
    fn invite(&mut self, seen: Person) {
        let Some(name) = &seen.name else { return };
        if self.list.iter().any(|person| person.name.as_ref() == Some(name)) {
            return self.note(seen);
        }
        let holds = |person: &Person| {
            person.name.is_none()
                && person.title.as_deref().zip(seen.title.as_deref()).is_some_and(|(own, post)| {
                    let (own, post) = (own.replace(' ', ""), post.replace(' ', ""));
                    own == post || post.ends_with(&own) || own.ends_with(&post)
                })
        };
        let mut holders = (0..self.list.len()).filter(|&at| holds(&self.list[at]));
        match (holders.next(), holders.next()) {
            (Some(one), None) => {
                let title = seen.title.clone();
                self.list[one].complete(seen);
                // The notice writes the post in full.
                self.list[one].title = title.or(self.list[one].title.take());
            }
            _ => self.list.push(Person { label: String::new(), invited: true, ..seen }),
        }
    }
}

impl Person {
    fn of_label(label: &str) -> Person {
        let whole = |name: Option<&str>, title: Option<&str>| Person {
            label: label.to_owned(),
            name: name.map(str::to_owned),
            title: title.map(str::trim).filter(|title| !title.is_empty()).map(str::to_owned),
            unit: None,
            invited: false,
        };
        if is_numbered(label) || label.is_empty() {
            return whole(None, None);
        }
        if let Some((name, title)) = label.strip_suffix(')').and_then(|label| label.split_once('(')) {
            return whole(Some(name.trim()), Some(title));
        }
        let Some((first, rest)) = label.split_once(char::is_whitespace) else {
            return if titles::is_title(label) && !names::is_full_name(label) {
                whole(None, Some(label))
            } else {
                whole(Some(label), None)
            };
        };
        // "피터 김 사업관리자": a given name in front of a family name.
        if let Some((family, title)) =
            rest.split_once(char::is_whitespace).filter(|(family, _)| family.chars().count() == 1)
        {
            return whole(Some(&label[..first.len() + 1 + family.len()]), Some(title));
        }
        // A rare family name shows by the post behind it.
        let shaped = (2..=4).contains(&first.chars().count())
            && first.chars().all(|c| ('가'..='힣').contains(&c))
            && !titles::is_unit(first)
            && !titles::is_title(first)
            && titles::is_title(rest);
        if names::is_name(first) || shaped {
            return whole(Some(first), Some(rest));
        }
        match label.rsplit_once(char::is_whitespace) {
            Some((title, name)) if names::is_name(name) && titles::is_title(title) => whole(Some(name), Some(title)),
            _ => whole(Some(label), None),
        }
    }

    /// Takes over what is not known yet.
    fn complete(&mut self, seen: Person) {
        self.name = self.name.take().or(seen.name);
        self.title = self.title.take().or(seen.title);
        self.unit = self.unit.take().or(seen.unit);
    }
}
