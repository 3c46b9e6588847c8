//! The one place of this program that calls a model.
//!
//! In this order: the class of the work is held against where the model stands; every message is masked with one table;
//! a row `sent` goes into the audit log; only then the model is called. So nothing leaves that the log does not tell of,
//! even if the program is killed meanwhile or the disk is full: where the row cannot be written, nothing is sent. When the
//! call is over a second row says how it ended. Rows hold counts and hashes, never contents.

use std::ops::ControlFlow;

use biseo_prompts::Message;
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::mask::{Masking, Stream, Table};
use crate::{
    class::DataClass,
    fault::Fault,
    meaning::{Embedder, Given},
    model::{Cancel, Model, ModelError, Prompt},
    store::{AuditEntry, Store, StoreError},
};

/// Outcome of the row that is written before a prompt leaves.
const SENT: &str = "sent";
/// Outcome of a call that was answered.
const ANSWERED: &str = "answered";

/// Everything about a piece of work that the calls it makes have in common. Threads may share it.
#[derive(Clone, Copy)]
pub struct Asking<'a> {
    /// The model that is asked.
    pub model: &'a dyn Model,
    /// How sensitive the work is.
    pub class: DataClass,
    /// The work, such as `draft` or `minutes`.
    pub purpose: &'static str,
    /// Ids of the articles that are sent along.
    pub sources: &'a [String],
    /// Where the audit log is kept.
    pub store: &'a Store,
    /// The time the rows are stamped with.
    pub now: Timestamp,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Work of this class may not go to that model.
    #[error("class {} may not go to {model}", class.letter())]
    Class {
        /// The class of the work.
        class: DataClass,
        /// The model that was to be asked.
        model: String,
    },
    /// The audit log could not be written.
    #[error("the audit log cannot be written: {0}")]
    Audit(StoreError),
    /// The model did not answer.
    #[error(transparent)]
    Model(ModelError),
}

impl Refused {
    /// The code a program can branch on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Class { .. } => "class_forbids",
            Self::Audit(_) => "audit_failed",
            Self::Model(error) => Fault::from(error.clone()).code,
        }
    }
}

impl From<Refused> for Fault {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Class { class, model } => {
                Fault::new("class_forbids").with("class", class.letter()).with("model", model)
            }
            Refused::Audit(error) => Fault::new("audit_failed").with("reason", error),
            Refused::Model(error) => Fault::from(error),
        }
    }
}

impl From<Refused> for ModelError {
    /// For rooms that see a model as a function. What is not the model's own failure keeps its words.
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Model(error) => error,
            other => ModelError::Refused(Box::new(Fault::from(other))),
        }
    }
}

impl Asking<'_> {
    /// Whether the model may see this work at all. [`Asking::ask`] checks it again; a room that would do much before its
    /// first call checks it first.
    ///
    /// # Errors
    /// [`Refused::Class`].
    pub fn permit(&self) -> Result<(), Refused> {
        if self.class.allows(self.model.reach()) {
            Ok(())
        } else {
            Err(Refused::Class { class: self.class, model: self.model.name().to_owned() })
        }
    }

    /// Asks the model, which sees tokens in the place of personal data. Restored pieces go to `sink` as they come; the
    /// whole restored answer is returned. Tokens that the model made up are left as they are.
    ///
    /// # Errors
    /// See [`Refused`].
    pub fn ask(
        &self,
        prompt: &Prompt,
        cancel: &Cancel,
        sink: &mut dyn FnMut(&str) -> ControlFlow<()>,
    ) -> Result<String, Refused> {
        let texts: Vec<&str> = prompt.messages.iter().map(|message| message.content.as_str()).collect();
        let (table, masked) = Table::mask(&texts);
        let pieces = masked.iter().map(|masking| masking.spans.len()).sum();
        let prompt = with_contents(prompt, masked);
        if let Err(refused) = self.permit() {
            self.record(&prompt, pieces, refused.code()).map_err(Refused::Audit)?;
            return Err(refused);
        }
        if cancel.is_cancelled() {
            return Err(Refused::Model(ModelError::Stopped));
        }
        self.record(&prompt, pieces, SENT).map_err(Refused::Audit)?;
        let mut stream = Stream::new(&table, prompt.schema.is_some());
        let answer = self.model.ask(&prompt, cancel, &mut |piece| stream.push(piece, sink));
        let answer = answer.map_err(Refused::Model);
        let outcome = answer.as_ref().map_or_else(Refused::code, |_| ANSWERED);
        self.record(&prompt, pieces, outcome).map_err(Refused::Audit)?;
        let answer = answer?;
        if stream.finish(sink).is_break() {
            return Err(Refused::Model(ModelError::Stopped));
        }
        Ok(stream.whole(&answer))
    }

    fn record(&self, prompt: &Prompt, masked: usize, outcome: &str) -> Result<(), StoreError> {
        let entry = AuditEntry {
            purpose: self.purpose.to_owned(),
            model: self.model.name().to_owned(),
            reach: self.model.reach(),
            class: self.class,
            prompt_sha256: hash(prompt),
            prompt_characters: prompt.messages.iter().map(|message| message.content.chars().count()).sum(),
            masked,
            sources: self.sources.to_vec(),
            outcome: outcome.to_owned(),
        };
        self.store.record(&entry, self.now)
    }
}

/// Texts that are to be read by a model of embeddings, through the same gate as a prompt: class, masks, audit log.
pub(crate) struct Embedding<'a> {
    /// The model that reads.
    pub(crate) embedder: &'a dyn Embedder,
    /// How sensitive the texts are.
    pub(crate) class: DataClass,
    /// What they are called, where they are texts of the library.
    pub(crate) sources: &'a [String],
    /// Where the audit log is kept.
    pub(crate) store: &'a Store,
    /// The time the rows are stamped with.
    pub(crate) now: Timestamp,
}

impl Embedding<'_> {
    /// A vector for each text. Vectors are not restored: what was masked is not in them.
    ///
    /// # Errors
    /// See [`Refused`].
    pub(crate) fn ask(&self, texts: &[String], given: Given, cancel: &Cancel) -> Result<Vec<Vec<f32>>, Refused> {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let masked = Table::mask(&texts).1;
        let pieces = masked.iter().map(|masking| masking.spans.len()).sum();
        let texts: Vec<String> = masked.into_iter().map(|masking| masking.text).collect();
        if !self.class.allows(self.embedder.reach()) {
            let refused = Refused::Class { class: self.class, model: self.embedder.name().to_owned() };
            self.record(&texts, pieces, refused.code())?;
            return Err(refused);
        }
        if cancel.is_cancelled() {
            return Err(Refused::Model(ModelError::Stopped));
        }
        self.record(&texts, pieces, SENT)?;
        let vectors = self.embedder.embed(&texts, given, cancel).map_err(Refused::Model);
        self.record(&texts, pieces, vectors.as_ref().map_or_else(Refused::code, |_| ANSWERED))?;
        vectors
    }

    fn record(&self, texts: &[String], masked: usize, outcome: &str) -> Result<(), Refused> {
        let entry = AuditEntry {
            purpose: "meaning".to_owned(),
            model: self.embedder.name().to_owned(),
            reach: self.embedder.reach(),
            class: self.class,
            prompt_sha256: hash_of(texts.iter().map(String::as_str)),
            prompt_characters: texts.iter().map(|text| text.chars().count()).sum(),
            masked,
            sources: self.sources.to_vec(),
            outcome: outcome.to_owned(),
        };
        self.store.record(&entry, self.now).map_err(Refused::Audit)
    }
}

/// A prompt as it leaves: with tokens in the place of personal data.
pub fn leaving(prompt: &Prompt) -> Prompt {
    let texts: Vec<&str> = prompt.messages.iter().map(|message| message.content.as_str()).collect();
    with_contents(prompt, Table::mask(&texts).1)
}

/// SHA-256 of the messages of a prompt, as the audit log has it of the prompt that left.
pub fn hash(prompt: &Prompt) -> String {
    hash_of(prompt.messages.iter().map(|message| message.content.as_str()))
}

fn hash_of<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update(text.as_bytes());
        hash.update([0]);
    }
    crate::text::hex(&hash.finalize())
}

fn with_contents(prompt: &Prompt, contents: Vec<Masking>) -> Prompt {
    let messages = prompt.messages.iter().zip(contents);
    let messages = messages.map(|(message, masked)| Message { role: message.role, content: masked.text }).collect();
    Prompt { messages, schema: prompt.schema.clone(), max_tokens: prompt.max_tokens }
}

#[cfg(test)]
mod tests;
