//! Searching by meaning: the articles of the sources that the official chose are read once by a model of embeddings, and a
//! question is then held against them beside its words.
//!
//! It is a choice: without a model, or where the model is away, search goes by words alone and nothing else changes. What a
//! model reads goes through the same gate as every other call: its class, masked, and told of in the audit log.

use std::time::Instant;

use biseo_index::{Hit, Query, SourceKind};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    class::{DataClass, Reach},
    desk::Desk,
    fault::Fault,
    model::{Cancel, ModelError},
    privacy::ask::Embedding,
};

/// What a model of embeddings is given: it may have to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// A question.
    Question,
    /// Texts that may answer one.
    Passages,
}

/// A model that turns texts into vectors: those of texts that mean much the same point much the same way.
pub trait Embedder: Send + Sync {
    /// The name it goes by on this desk.
    fn name(&self) -> &str;

    /// Which model it is at its endpoint: vectors of one are nothing to another.
    fn model(&self) -> &str;

    /// Where it stands.
    fn reach(&self) -> Reach;

    /// A vector for each text, in their order, all of one length and none of it zero.
    ///
    /// # Errors
    /// As [`crate::model::Model::ask`].
    fn embed(&self, texts: &[String], given: Given, cancel: &Cancel) -> Result<Vec<Vec<f32>>, ModelError>;
}

/// What the official chose to have read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct MeaningRow {
    /// The model of embeddings, by its name on this desk; none for search by words alone.
    pub model: Option<String>,
    /// Kinds of sources that are read whole.
    pub kinds: Vec<SourceKind>,
    /// Parts of the titles of other sources that are read.
    pub titles: Vec<String>,
}

impl MeaningRow {
    fn chooses(&self, kind: SourceKind, title: &str) -> bool {
        let named = |part: &String| !part.trim().is_empty() && title.contains(part.trim());
        self.kinds.contains(&kind) || self.titles.iter().any(named)
    }
}

/// How much of what was chosen has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct MeaningProgress {
    /// Articles that the model has read.
    pub read: usize,
    /// Articles of the chosen sources.
    pub of: usize,
}

/// What reading came to.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct MeaningReport {
    /// How much of what was chosen has been read in all.
    pub progress: MeaningProgress,
    /// Articles read this time.
    pub now: usize,
    /// Whether it was stopped before its end.
    pub stopped: bool,
    /// How long it took.
    pub seconds: f64,
}

/// A model of embeddings, and for what work it is asked.
#[derive(Clone, Copy)]
pub struct Asking<'a> {
    /// The model.
    pub embedder: &'a dyn Embedder,
    /// How sensitive the work is: of the desk, or as it was said for this work.
    pub class: DataClass,
    /// The time the rows of the audit log are stamped with.
    pub now: Timestamp,
}

/// How much of what was chosen `model` has read.
pub fn progress(desk: &Desk, row: &MeaningRow, model: &str) -> MeaningProgress {
    let (unread, read) = desk.library.unread(model, &|kind, title| row.chooses(kind, title));
    MeaningProgress { read, of: read + unread.iter().map(|source| source.articles).sum::<usize>() }
}

/// Reads what was chosen and not read yet, source by source. What was told as read is kept, whatever happens then.
///
/// # Errors
/// `class_forbids` where the class keeps the texts from that model, and what the model and the library report.
pub fn read(
    desk: &Desk,
    row: &MeaningRow,
    asking: Asking<'_>,
    cancel: &Cancel,
    told: &mut dyn FnMut(MeaningProgress),
) -> Result<MeaningReport, Fault> {
    let started = Instant::now();
    let embedder = asking.embedder;
    let (unread, before) = desk.library.unread(embedder.model(), &|kind, title| row.chooses(kind, title));
    let of = before + unread.iter().map(|source| source.articles).sum::<usize>();
    let mut progress = MeaningProgress { read: before, of };
    let mut stopped = false;
    for source in unread {
        // A source that left the library meanwhile needs no reading.
        let Some(passages) = desk.library.passages(&source.key) else { continue };
        let sources = [source.title.clone()];
        match gate(desk, asking, &sources).ask(&passages.texts, Given::Passages, cancel).map_err(Fault::from) {
            Ok(vectors) => desk.library.keep_vectors(embedder.model(), &passages, &vectors)?,
            Err(fault) if fault.code == "model_stopped" => {
                stopped = true;
                break;
            }
            Err(fault) => return Err(fault),
        }
        progress.read += source.articles;
        told(progress);
    }
    Ok(MeaningReport { progress, now: progress.read - before, stopped, seconds: started.elapsed().as_secs_f64() })
}

/// Answers a query by its words and its meaning; nothing where the model does not answer, or may not see the question.
pub(crate) fn search(desk: &Desk, asking: Asking<'_>, query: &Query) -> Option<Vec<Hit>> {
    let question = [query.text.clone()];
    let asked = gate(desk, asking, &[]).ask(&question, Given::Question, &Cancel::default());
    let vector = asked.ok()?.into_iter().next()?;
    desk.library.search_by_meaning(query, asking.embedder.model(), &vector).ok()
}

fn gate<'a>(desk: &'a Desk, asking: Asking<'a>, sources: &'a [String]) -> Embedding<'a> {
    let Asking { embedder, class, now } = asking;
    Embedding { embedder, class, sources, store: &desk.store, now }
}
