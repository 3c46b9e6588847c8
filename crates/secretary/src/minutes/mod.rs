//! The minutes room: from what was said to a record in which every line is tied to the words.
//!
//! A transcript in any of the usual layouts becomes numbered utterances ([`transcript`]), and those become a
//! [`Minutes`] record. The room refuses three things: to name an owner or a due date that nobody spoke, to call a
//! decision what was only proposed, wished for or taken back, and to give an item without the utterances that carry it.

pub mod people;
pub mod record;
pub mod transcript;

mod rules;
mod talk;

pub use record::{
    ActionItem, AgendaItem, Attendee, Decision, KeyPoint, Minutes, MissingField, Postponed, Utterance, UtteranceId,
    Vote,
};
pub use transcript::{Warning, WarningKind, parse};

/// What the built-in rules need to know besides the transcript.
#[derive(Debug, Clone, Default)]
pub struct MinutesRequest {
    /// What the transcript is called on the desk; the title of last resort.
    pub name: String,
    /// The transcript's text.
    pub transcript: String,
    /// The day of the meeting, where it is known.
    pub date: Option<jiff::civil::Date>,
    /// Its place, where it is known.
    pub place: Option<String>,
    /// The text of the notice that called it.
    pub notice: Option<String>,
}

/// The record by the built-in rules alone.
pub fn builtin(request: &MinutesRequest, today: jiff::civil::Date) -> Minutes {
    let given = rules::Given {
        date: request.date,
        place: request.place.clone(),
        notice: request.notice.as_deref().map(transcript::Head::of_notice).unwrap_or_default(),
    };
    rules::record(transcript::read(&request.transcript), &given, today)
}
