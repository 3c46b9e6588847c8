//! The minutes room: from what was said to a record in which every line is tied to the words.
//!
//! A transcript in any of the usual layouts becomes numbered utterances ([`transcript`]), and those become a
//! [`Minutes`] record. The room refuses three things: to name an owner or a due date that nobody spoke, to call a
//! decision what was only proposed, wished for or taken back, and to give an item without the utterances that carry it.

pub mod people;
pub mod record;
pub mod transcript;

pub use record::{
    ActionItem, AgendaItem, Attendee, Decision, KeyPoint, Minutes, MissingField, Postponed, Utterance, UtteranceId,
    Vote,
};
pub use transcript::{Warning, WarningKind, parse};
