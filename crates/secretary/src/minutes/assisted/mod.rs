//! The record with a model's help: part by part, in order, within bounds, and checked.
//!
//! The built-in record comes first and stays the ground: its agenda cuts the parts, its votes are kept, and where a part
//! fails twice or the user stops, its items stand. The model picks and phrases; what it gives that the words do not
//! carry is dropped and counted, and what it passes over stays as the rules found it ([`check`]).

mod check;
mod parts;

use std::{
    ops::ControlFlow,
    sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

use biseo_prompts::minutes::{Line, MinutesPart};
use check::Checked;
use parts::Part;

use super::{
    MinutesEvent,
    record::Minutes,
    rules::due::Calendar,
    talk::likeness::{Pairs, figures_agree},
};
use crate::{
    fault::Fault,
    model::{Cancel, Limits, ModelError, Prompt},
};

/// Bound on the answer about one part, in tokens: some thirty items.
const ANSWER: u32 = 2_000;
/// Times a part is asked about before it is given up.
const TRIES: usize = 2;
/// Likeness from which items of neighbouring parts are the same.
const SAME: f32 = 0.66;

/// A model as this room sees it: a name, bounds, and one way to ask, which goes through privacy.
pub struct Helper<'a> {
    /// The name kept in the record.
    pub name: &'a str,
    /// What it can take.
    pub limits: Limits,
    /// Asks once; masking, the class gate and the audit are behind it.
    pub ask: &'a (dyn Fn(&Prompt, &Cancel) -> Result<String, ModelError> + Sync),
    /// The answer to a prompt from a run that was not finished.
    pub kept: &'a (dyn Fn(&Prompt) -> Option<String> + Sync),
    /// Keeps an answer that was understood, until the record is whole.
    pub keep: &'a (dyn Fn(&Prompt, &str) + Sync),
}

/// What became of one part.
enum Outcome {
    Done(Box<Checked>),
    Failed(ModelError),
    Stopped,
}

/// Replaces what a model tells better in a built-in record, part by part.
pub(super) fn improve(
    mut minutes: Minutes,
    helper: &Helper,
    calendar: &Calendar,
    cancel: &Cancel,
    sink: &mut dyn FnMut(MinutesEvent) -> ControlFlow<()>,
) -> Minutes {
    let parts = parts::cut(&minutes, helper.limits, ANSWER);
    let outcomes = ask_all(&parts, &minutes, helper, calendar, cancel, sink);
    let mut merged = Checked::default();
    let mut stopped = false;
    for (part, outcome) in parts.iter().zip(outcomes) {
        match outcome {
            Outcome::Done(mut checked) => {
                checked.complete(Checked::of_builtin(&minutes, part));
                merged.append(*checked);
            }
            Outcome::Failed(error) => {
                minutes.failed.push([part.first, part.last]);
                merged.append(Checked::of_builtin(&minutes, part));
                let _ = sink(MinutesEvent::Notice(Fault::from(error)));
            }
            Outcome::Stopped => {
                stopped = true;
                merged.append(Checked::of_builtin(&minutes, part));
            }
        }
    }
    if stopped {
        let _ = sink(MinutesEvent::Notice(Fault::from(ModelError::Stopped)));
    }
    minutes.dropped = merged.dropped;
    minutes.decisions = distinct(merged.decisions, |item| &item.text);
    minutes.actions = distinct(merged.actions, |item| &item.task);
    minutes.postponed = distinct(merged.postponed, |item| &item.text);
    minutes.key_points = distinct(merged.key_points, |item| &item.text);
    helper.name.clone_into(&mut minutes.model);
    minutes
}

/// Asks about all parts, no more than the model takes at once, and gives the outcomes in the order of the parts.
fn ask_all(
    parts: &[Part],
    minutes: &Minutes,
    helper: &Helper,
    calendar: &Calendar,
    cancel: &Cancel,
    sink: &mut dyn FnMut(MinutesEvent) -> ControlFlow<()>,
) -> Vec<Outcome> {
    let next = AtomicUsize::new(0);
    let (told, outcomes) = mpsc::channel();
    let mut ordered: Vec<Outcome> = parts.iter().map(|_| Outcome::Stopped).collect();
    thread::scope(|scope| {
        for _ in 0..helper.limits.concurrency.clamp(1, parts.len().max(1)) {
            let (told, next) = (told.clone(), &next);
            scope.spawn(move || {
                while let Some(at) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|&at| at < parts.len()) {
                    if told.send((at, ask(&parts[at], minutes, helper, calendar, cancel))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(told);
        for (done, (at, outcome)) in (1..).zip(outcomes) {
            ordered[at] = outcome;
            if sink(MinutesEvent::Progress { done, of: parts.len() as u32 }).is_break() {
                cancel.cancel();
            }
        }
    });
    ordered
}

/// Asks about one part, once more where that fails.
fn ask(part: &Part, minutes: &Minutes, helper: &Helper, calendar: &Calendar, cancel: &Cancel) -> Outcome {
    let prompt = match prompt(part, minutes) {
        Ok(prompt) => prompt,
        Err(error) => return Outcome::Failed(error),
    };
    let kept = (helper.kept)(&prompt);
    if let Some(Ok(checked)) = kept.map(|answer| check::read(&answer, part, minutes, calendar)) {
        return Outcome::Done(Box::new(checked));
    }
    let mut failure = ModelError::Stopped;
    for _ in 0..TRIES {
        if cancel.is_cancelled() {
            return Outcome::Stopped;
        }
        let answer = (helper.ask)(&prompt, cancel);
        let read = |answer: String| check::read(&answer, part, minutes, calendar).map(|checked| (answer, checked));
        match answer.and_then(read) {
            Ok((answer, checked)) => {
                (helper.keep)(&prompt, &answer);
                return Outcome::Done(Box::new(checked));
            }
            Err(ModelError::Stopped) => return Outcome::Stopped,
            Err(error) => failure = error,
        }
    }
    Outcome::Failed(failure)
}

fn prompt(part: &Part, minutes: &Minutes) -> Result<Prompt, ModelError> {
    let lines = part.of(&minutes.utterances).iter().map(|utterance| Line {
        id: utterance.id,
        speaker: utterance.speaker.clone(),
        text: utterance.text.clone(),
    });
    let material = MinutesPart {
        title: minutes.title.clone(),
        date: minutes.date.map(|date| date.to_string()),
        chair: minutes.chair.clone(),
        lines: lines.collect(),
    };
    let messages = material.messages().map_err(|error| ModelError::Malformed(error.to_string()))?;
    Ok(Prompt { messages, schema: Some(MinutesPart::schema()), max_tokens: ANSWER })
}

/// Leaves out what a later part says again.
fn distinct<T>(items: Vec<T>, text: impl Fn(&T) -> &String) -> Vec<T> {
    /// Items looked back at: repetitions stand at the borders of parts.
    const BACK: usize = 40;
    let mut kept: Vec<(Pairs, T)> = Vec::new();
    for item in items {
        let pairs = Pairs::of(text(&item));
        let recent = kept.len().saturating_sub(BACK);
        let same =
            |(before, kept): &(Pairs, T)| before.shared(&pairs) >= SAME && figures_agree(text(kept), text(&item));
        if !kept[recent..].iter().any(same) {
            kept.push((pairs, item));
        }
    }
    kept.into_iter().map(|(_, item)| item).collect()
}

#[cfg(test)]
mod tests;
