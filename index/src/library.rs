//! The library: a folder with a tantivy index, the texts it was made from, and a catalogue of both in memory.
//!
//! One process writes at a time; any number may search. Every change is one commit, so a crash leaves the last whole
//! state. The texts are kept beside the index (`sources/`), so that an index that is damaged, or of an older format,
//! is set aside and made again without the original files.

mod add;
mod analysis;
mod answer;
mod catalogue;
mod cite;
mod complete;
mod error;
mod files;
mod names;
mod open;
mod query;
mod schema;
mod search;
mod show;
mod snippet;
mod standing;
mod store;
mod versions;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, RwLock};

use tantivy::{Index, IndexReader};

use crate::korean::morphemes::Morphemes;
use catalogue::Catalogue;
use schema::Fields;

pub use add::{AddReport, Progress, Skipped};
pub use answer::{ArticleView, Completion, CompletionKind, Hit, Neighbour, Query, SourceStatus, Status, Why};
pub use error::{Error, Notice};
pub use files::{ReadFailure, ReadText, Reader, TextReader};

/// Everything that can be looked up on this desk.
pub struct Library {
    folder: PathBuf,
    index: Index,
    reader: IndexReader,
    fields: Fields,
    morphemes: Option<Morphemes>,
    catalogue: RwLock<Arc<Catalogue>>,
    /// Held while this process writes; other processes are kept out by a lock file.
    writing: Mutex<()>,
}

impl Library {
    /// The catalogue as of the last commit seen.
    fn catalogue(&self) -> Arc<Catalogue> {
        Arc::clone(&self.catalogue.read().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    /// What the library holds, source by source.
    pub fn status(&self) -> Result<Status, Error> {
        let catalogue = self.catalogue();
        let sources: Vec<SourceStatus> = catalogue.sources.iter().map(SourceStatus::from).collect();
        Ok(Status {
            articles: sources.iter().map(|source| source.articles).sum(),
            sources,
            bigrams_only: self.morphemes.is_none(),
        })
    }
}
