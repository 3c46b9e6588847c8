//! Cutting a transcript into parts that fit a model, at borders of the agenda where these come near.

use crate::{
    minutes::record::{Minutes, Utterance, UtteranceId},
    model::{self, Limits},
};

/// Tokens of the rules and the frame around a part.
const FRAME: u32 = 700;
/// Tokens around one utterance: its number, its speaker's name and the line break.
const LINE: u32 = 8;
/// Smallest part worth a call of its own, in tokens; below it the rules would weigh more than the talk.
const SMALLEST: u32 = 3_000;
/// How far before the full size of a part a border of the agenda is taken, as a share of it.
const NEAR: f64 = 0.25;

/// A stretch of the transcript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) first: UtteranceId,
    pub(super) last: UtteranceId,
}

impl Part {
    /// Its utterances.
    pub(super) fn of<'a>(&self, utterances: &'a [Utterance]) -> &'a [Utterance] {
        &utterances[self.first as usize - 1..self.last as usize]
    }

    /// Whether an utterance stands in it.
    pub(super) fn has(&self, id: UtteranceId) -> bool {
        (self.first..=self.last).contains(&id)
    }
}

/// The parts, in order, together the whole transcript. Their number suits the calls that may run at once, so that the
/// last round is a full one.
pub(super) fn cut(minutes: &Minutes, limits: Limits, answer: u32) -> Vec<Part> {
    let room = limits.context_tokens.saturating_sub(answer + FRAME).max(1);
    let sizes: Vec<u32> = minutes.utterances.iter().map(size).collect();
    let whole: u64 = sizes.iter().map(|&size| u64::from(size)).sum();
    let needed = whole.div_ceil(u64::from(room)).max(1);
    let at_once = limits.concurrency.max(1) as u64;
    let rounds = needed.next_multiple_of(at_once);
    let number = if whole / rounds >= u64::from(SMALLEST) {
        rounds
    } else {
        needed.max((whole / u64::from(SMALLEST)).min(at_once))
    };
    let full = u32::try_from(whole.div_ceil(number.max(1))).unwrap_or(room).min(room);
    let begins = |id: UtteranceId| minutes.agenda.iter().any(|item| item.utterances[0] == id);
    let mut parts = Vec::new();
    let (mut first, mut filled) = (1, 0);
    for (utterance, size) in minutes.utterances.iter().zip(sizes) {
        let over = filled + size > room || filled >= full;
        let border = begins(utterance.id) && f64::from(filled) >= f64::from(full) * (1.0 - NEAR);
        if utterance.id > first && (over || border) {
            parts.push(Part { first, last: utterance.id - 1 });
            (first, filled) = (utterance.id, 0);
        }
        filled += size;
    }
    if let Some(last) = minutes.utterances.last() {
        parts.push(Part { first, last: last.id });
    }
    parts
}

fn size(utterance: &Utterance) -> u32 {
    model::tokens(&utterance.text) + LINE
}
