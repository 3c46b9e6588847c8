//! The talk as the rules see it: utterances cut into sentences, each with the act it performs.
//!
//! Speech recognition drops spaces and full stops, so cue words are matched on the *squeezed* sentence (no spaces, no
//! punctuation) and a sentence also ends at a final ending that is followed by a space.

pub(super) mod act;
pub(super) mod amounts;
mod endings;
pub(super) mod gist;
pub(super) mod hangul;
pub(super) mod likeness;
pub(super) mod noise;
mod nominal;
pub(super) mod plain;
pub(super) mod proposal;
pub(super) mod sentences;
pub(super) mod wording;

use super::record::{Utterance, UtteranceId};
use act::Act;

/// One sentence of an utterance.
#[derive(Debug, Clone)]
pub(super) struct Sentence<'a> {
    /// As said.
    pub(super) text: &'a str,
    /// Without spaces and punctuation, common mishearings of endings put right.
    pub(super) squeezed: String,
    /// What it does.
    pub(super) act: Act,
}

/// One utterance in sentences.
#[derive(Debug, Clone)]
pub(super) struct Turn<'a> {
    pub(super) id: UtteranceId,
    /// Index into the speakers of [`super::people::People`].
    pub(super) speaker: usize,
    pub(super) sentences: Vec<Sentence<'a>>,
    /// Greetings, recess, phantom captions: nothing here enters the record.
    pub(super) noise: bool,
}

impl Turn<'_> {
    /// Whether any sentence performs the act.
    pub(super) fn does(&self, act: Act) -> bool {
        self.sentences.iter().any(|sentence| sentence.act == act)
    }

    /// Whether the turn says any of the squeezed words.
    pub(super) fn says(&self, words: &[&str]) -> bool {
        self.sentences.iter().any(|sentence| sentence.says(words))
    }
}

impl Sentence<'_> {
    /// Whether any of the squeezed words stands in the sentence.
    pub(super) fn says(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.squeezed.contains(word))
    }

    /// Whether the sentence ends in any of the squeezed words.
    pub(super) fn ends(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.squeezed.ends_with(word))
    }
}

/// Cuts utterances into sentences and tells acts and noise. `speakers[i]` is the speaker of utterance `i`.
pub(super) fn turns<'a>(utterances: &'a [Utterance], speakers: &[usize]) -> Vec<Turn<'a>> {
    let mut turns: Vec<Turn> = utterances
        .iter()
        .zip(speakers)
        .map(|(utterance, &speaker)| {
            let sentences = sentences::split(&utterance.text).map(sentence).collect();
            Turn { id: utterance.id, speaker, sentences, noise: false }
        })
        .collect();
    noise::mark(&mut turns);
    turns
}

fn sentence(text: &str) -> Sentence<'_> {
    let squeezed = sentences::squeeze(text);
    let predicate = without_called(text);
    let act = if predicate.len() < text.len() {
        act::of(predicate, &sentences::squeeze(predicate))
    } else {
        act::of(text, &squeezed)
    };
    Sentence { text, squeezed, act }
}

/// The sentence without the person it calls at its end: "점검표 좀 만들어 줘요, 주 팀장."
pub(super) fn without_called(text: &str) -> &str {
    /// Words of a call: family name and post.
    const CALL: usize = 2;
    let bare = text.trim_end_matches(['.', '!', '?', ' ']);
    match bare.rsplit_once(',') {
        Some((said, call))
            if call.split_whitespace().count() <= CALL
                && super::people::titles::addressed(call.trim()).is_some()
                && !said.trim().is_empty() =>
        {
            said
        }
        _ => text,
    }
}
