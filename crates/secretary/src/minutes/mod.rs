//! The minutes room: from what was said to a record in which every line is tied to the words.
//!
//! A transcript in any of the usual layouts becomes numbered utterances ([`transcript`]), and those become a
//! [`Minutes`] record. The room refuses three things: to name an owner or a due date that nobody spoke, to call a
//! decision what was only proposed, wished for or taken back, and to give an item without the utterances that carry it.

pub mod people;
pub mod record;
pub mod transcript;

mod assisted;
mod paper;
mod rules;
mod talk;

use std::ops::ControlFlow;

use jiff::civil::Date;

use crate::{
    class::DataClass,
    desk::Desk,
    fault::Fault,
    model::{Cancel, Model, ModelError, Prompt},
    privacy::Asking,
    when::When,
};

pub use assisted::Helper;
pub use paper::text;
pub use record::{
    ActionItem, AgendaItem, Attendee, Decision, KeyPoint, Minutes, MissingField, Postponed, Utterance, UtteranceId,
    Vote,
};
pub use transcript::{Warning, WarningKind, parse};

/// The name of the built-in rules in [`Minutes::model`].
pub const BUILTIN: &str = "builtin";

/// What the record is made of.
#[derive(Debug, Clone, Default)]
pub struct MinutesRequest {
    /// What the transcript is called on the desk.
    pub name: String,
    /// The transcript's text.
    pub transcript: String,
    /// The day of the meeting, where it is known.
    pub date: Option<Date>,
    /// Its place, where it is known.
    pub place: Option<String>,
    /// The text of the notice that called it.
    pub notice: Option<String>,
}

/// What happens while the record is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MinutesEvent {
    /// So many parts of the transcript are done.
    Progress {
        /// Parts done.
        done: u32,
        /// Parts in all.
        of: u32,
    },
    /// Something the user should know; the work goes on.
    Notice(Fault),
}

/// Makes the record on a desk, with a model where one may see work of this class. Where it may not, the built-in rules
/// make it alone and a notice says so.
///
/// # Errors
/// See [`write`].
pub fn run(
    desk: &Desk,
    request: &MinutesRequest,
    model: Option<&dyn Model>,
    class: DataClass,
    when: When,
    cancel: &Cancel,
    sink: &mut dyn FnMut(MinutesEvent) -> ControlFlow<()>,
) -> Result<Minutes, Fault> {
    let Some(model) = model else { return write(request, None, when.today, cancel, sink) };
    let asking = Asking { model, class, purpose: "minutes", sources: &[], store: &desk.store, now: when.now };
    if let Err(refused) = asking.permit() {
        let _ = sink(MinutesEvent::Notice(refused.into()));
        return write(request, None, when.today, cancel, sink);
    }
    let ask = |prompt: &Prompt, cancel: &Cancel| {
        asking.ask(prompt, cancel, &mut |_| ControlFlow::Continue(())).map_err(ModelError::from)
    };
    let helper = Helper { name: model.name(), limits: model.limits(), ask: &ask };
    write(request, Some(&helper), when.today, cancel, sink)
}

/// Makes the record, by the built-in rules and, where a model helps, part by part with it.
///
/// # Errors
/// `transcript_empty` where there is nothing to record. What a model fails at is a notice, never an error.
pub fn write(
    request: &MinutesRequest,
    helper: Option<&Helper>,
    today: Date,
    cancel: &Cancel,
    sink: &mut dyn FnMut(MinutesEvent) -> ControlFlow<()>,
) -> Result<Minutes, Fault> {
    let transcript = transcript::read(&request.transcript);
    if transcript.utterances.is_empty() {
        return Err(Fault::new("transcript_empty"));
    }
    let notice = request.notice.as_deref().map(transcript::Head::of_notice).unwrap_or_default();
    let given = rules::Given { date: request.date, place: request.place.clone(), notice };
    let (mut minutes, calendar) = rules::record(transcript, &given, today);
    if let Some(helper) = helper {
        minutes = assisted::improve(minutes, helper, &calendar, cancel, sink);
    }
    minutes.text = paper::text(&minutes);
    Ok(minutes)
}

#[cfg(test)]
mod tests;
