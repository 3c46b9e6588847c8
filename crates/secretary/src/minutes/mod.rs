//! The minutes room: from what was said to a record in which every line is tied to the words.
//!
//! A transcript in any of the usual layouts becomes numbered utterances ([`transcript`]), and those become a
//! [`Minutes`] record. The room refuses three things: to name an owner or a due date that nobody spoke, to call a
//! decision what was only proposed, wished for or taken back, and to give an item without the utterances that carry it.

pub mod people;
pub mod record;
pub mod speech;
pub mod transcript;

mod assisted;
mod correct;
mod papers;
mod rules;
mod talk;

use std::{
    ops::ControlFlow,
    sync::{Mutex, PoisonError},
};

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::{
    class::DataClass,
    desk::Desk,
    fault::Fault,
    model::{Cancel, Model, ModelError, Prompt},
    privacy::{Asking, without_personal},
    store::Task,
    when::When,
};

pub use assisted::Helper;
pub use correct::{Correction, correct, follow, keep};
pub use papers::{Paper, text};
pub use record::{
    ActionItem, AgendaItem, Attendee, Decision, Dropped, Duty, KeyPoint, Minutes, MissingField, Postponed, Utterance,
    UtteranceId, Vote,
};
pub use transcript::{Warning, WarningKind, parse};

/// The name of the built-in rules in [`Minutes::model`].
pub const BUILTIN: &str = "builtin";

/// Bytes of a transcript at the most: some hundred hours of talk, recorded within seconds and some 100 MB of memory.
const LARGEST: usize = 10 << 20;

/// What the record is made of.
#[derive(Debug, Clone, Default)]
pub struct MinutesRequest {
    /// What the transcript is called on the desk.
    pub name: String,
    /// The transcript's text.
    pub transcript: String,
    /// Its utterances as the official corrected them, where they did; they stand for those of the transcript.
    pub said: Option<Vec<Utterance>>,
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
    let asked: Mutex<Vec<String>> = Mutex::default();
    let kept = |prompt: &Prompt| {
        let key = key(model.name(), prompt);
        let answer = desk.store.answer(&key).ok().flatten();
        asked.lock().unwrap_or_else(PoisonError::into_inner).push(key);
        answer
    };
    // An answer that cannot be kept is asked for again after a break; the work itself goes on.
    let keep = |prompt: &Prompt, answer: &str| {
        let _ = desk.store.keep_answer(&key(model.name(), prompt), answer, when.now);
    };
    let helper = Helper { name: model.name(), limits: model.limits(), ask: &ask, kept: &kept, keep: &keep };
    let minutes = write(request, Some(&helper), when.today, cancel, sink)?;
    if minutes.failed.is_empty() && !cancel.is_cancelled() {
        // What stays is dropped with time; the record counts.
        let _ = desk.store.forget_answers(&asked.into_inner().unwrap_or_else(PoisonError::into_inner));
    }
    Ok(minutes)
}

/// What an answer is kept under: the model and every word that it was asked.
fn key(model: &str, prompt: &Prompt) -> String {
    let mut hash = Sha256::new();
    for part in std::iter::once(model).chain(prompt.messages.iter().map(|message| message.content.as_str())) {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    crate::text::hex(&hash.finalize())
}

/// Makes the record, by the built-in rules and, where a model helps, part by part with it.
///
/// # Errors
/// `transcript_empty` where there is nothing to record, `transcript_too_large` where it is no talk of one meeting. What a model fails at is a notice, never an error.
pub fn write(
    request: &MinutesRequest,
    helper: Option<&Helper>,
    today: Date,
    cancel: &Cancel,
    sink: &mut dyn FnMut(MinutesEvent) -> ControlFlow<()>,
) -> Result<Minutes, Fault> {
    let spoken = request.said.iter().flatten().map(|said| said.text.len()).sum::<usize>();
    if request.transcript.len().max(spoken) > LARGEST {
        return Err(Fault::new("transcript_too_large").with("megabytes", LARGEST >> 20));
    }
    let mut transcript = transcript::read(&request.transcript);
    if let Some(said) = &request.said {
        transcript.utterances.clone_from(said);
        if request.transcript.trim().is_empty() {
            // A recording: what there is to say about reading is not about this.
            transcript.warnings.clear();
        }
    }
    if transcript.utterances.is_empty() {
        return Err(Fault::new("transcript_empty"));
    }
    let notice = request.notice.as_deref().map(transcript::Head::of_notice).unwrap_or_default();
    let given = rules::Given { date: request.date, place: request.place.clone(), notice };
    let (mut minutes, calendar) = rules::record(transcript, &given, today);
    if let Some(helper) = helper {
        minutes = assisted::improve(minutes, helper, &calendar, cancel, sink);
    }
    minutes.text = papers::text(&minutes, Paper::Record);
    Ok(minutes)
}

/// What reminds of the action items that are due by `today`; `None` where there are none. Personal data is struck out,
/// since a reminder may stand where others see it.
pub fn reminder(tasks: &[Task], today: Date) -> Option<Fault> {
    let mut due = tasks.iter().filter(|task| !task.done && task.due.is_some_and(|due| due <= today));
    let first = due.next()?;
    Some(Fault::new("tasks_due").with("n", due.count() + 1).with("first", without_personal(&first.task)))
}

#[cfg(test)]
mod tests;
