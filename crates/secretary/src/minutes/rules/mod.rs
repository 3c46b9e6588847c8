//! The built-in record: a deterministic grammar of cues over the structure of the talk.
//!
//! One file a subject. Cue words stand in tables at the top of each file, squeezed, so that lost spaces do not hide
//! them; what a sentence does was told from its ending before ([`super::talk::act`]).

mod actions;
pub(super) mod agenda;
mod announced;
mod chatter;
mod cue;
pub(super) mod due;
mod duty;
mod matter;
mod opening;
mod owner;
mod points;
mod postponed;
mod presiding;
mod procedure;
mod reversal;
mod settled;
mod shift;
mod spoken_of;
mod votes;

use jiff::civil::Date;

use super::{
    BUILTIN,
    people::People,
    record::{Minutes, MissingField},
    talk,
    transcript::{Head, Transcript, is_numbered},
};

/// What is known besides the transcript.
#[derive(Debug, Clone, Default)]
pub(super) struct Given {
    /// The day, from the options.
    pub(super) date: Option<Date>,
    /// The place, from the options.
    pub(super) place: Option<String>,
    /// The headings of the notice.
    pub(super) notice: Head,
}

/// Makes the record of a transcript. It has no text and no model's name yet.
pub(super) fn record(transcript: Transcript, given: &Given, today: Date) -> (Minutes, due::Calendar) {
    let Transcript { utterances, head, warnings } = transcript;
    let (mut people, speakers) = People::of_labels(&utterances);
    let mut turns = talk::turns(&utterances, &speakers);
    people.learn(&turns, &head, &given.notice);
    let either = |own: &Option<String>, noticed: &Option<String>| own.clone().or_else(|| noticed.clone());
    let written_date = either(&head.date, &given.notice.date);
    let date = opening::date(&turns, given.date, written_date.as_deref(), today);
    let title = either(&head.title, &given.notice.title).or_else(|| opening::title(&turns));
    let place =
        given.place.clone().or_else(|| either(&head.place, &given.notice.place)).or_else(|| opening::place(&turns));
    let calendar = due::Calendar::of(date, &turns);
    presiding::read(&mut turns, &people, &calendar);
    let written = if head.agenda.is_empty() { &given.notice.agenda } else { &head.agenda };
    let agenda = agenda::find(&turns, &people, written);
    let votes = votes::find(&turns, &people, &agenda);
    let settled = settled::find(&turns, &people, &agenda, &votes, &calendar);
    let actions = actions::find(&turns, &people, &agenda, &calendar);
    let key_points = points::find(&turns, &agenda, &people);
    let chair = people.chair.map(|chair| people.written(chair).to_owned());
    let host = either(&head.host, &given.notice.host);
    let attendees = people.attendees();
    drop(turns);
    let mut minutes = Minutes {
        title,
        date,
        place,
        chair,
        attendees,
        agenda,
        decisions: settled.decisions,
        actions,
        votes,
        postponed: settled.postponed,
        key_points,
        utterances,
        warnings,
        model: BUILTIN.to_owned(),
        host,
        ..Minutes::default()
    };
    minutes.missing_fields = missing(&minutes);
    minutes.duty = duty::find(minutes.title.as_deref(), &minutes.attendees);
    (minutes, calendar)
}

/// The statutory fields that the record cannot fill.
fn missing(minutes: &Minutes) -> Vec<MissingField> {
    let named = minutes.attendees.iter().all(|attendee| !is_numbered(&attendee.name));
    [
        (MissingField::Title, minutes.title.is_some()),
        (MissingField::Host, minutes.host.is_some()),
        (MissingField::DateAndPlace, minutes.date.is_some() && minutes.place.is_some()),
        (MissingField::Attendees, !minutes.attendees.is_empty() && named),
        (MissingField::Proceedings, !minutes.agenda.is_empty()),
        (MissingField::Agenda, !minutes.agenda.is_empty()),
        (MissingField::Gist, !minutes.key_points.is_empty()),
        (
            MissingField::Decisions,
            !minutes.decisions.is_empty()
                || !minutes.postponed.is_empty()
                || minutes.votes.iter().any(|vote| vote.result.is_some()),
        ),
        (MissingField::Votes, !minutes.votes.is_empty()),
    ]
    .into_iter()
    .filter(|(_, given)| !given)
    .map(|(field, _)| field)
    .collect()
}
