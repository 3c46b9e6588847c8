//! The library: a folder with a tantivy index, the texts it was made from, and a catalogue of both in memory.
//!
//! One process writes at a time; any number may search. Every change is one commit, so a crash leaves the last whole
//! state. The texts are kept beside the index (`sources/`), so that an index that is damaged, or of an older format,
//! is made again without the original files; meanwhile an older one goes on serving where it can.

mod add;
mod analysis;
mod answer;
mod archive;
mod catalogue;
mod cite;
mod compare;
mod complete;
mod directory;
mod error;
mod files;
mod find;
mod meaning;
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
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use tantivy::{Index, IndexReader, Searcher};

use crate::korean::morphemes::Dictionary;
use catalogue::Catalogue;
use schema::Fields;

pub use add::{AddReport, Progress, Skipped};
pub use answer::{
    ArticleView, Completion, CompletionKind, Hit, Neighbour, Outline, Query, SourceStatus, Status, VersionName, Why,
};
pub use catalogue::Import;
pub use compare::{Change, ChangedArticle, Comparison, Wording};
pub use error::{Error, Notice};
pub use files::{MAX_FILE_BYTES, ReadFailure, ReadText, Reader, TextReader};
pub use meaning::{Passages, Unread};

/// Everything that can be looked up on this desk.
pub struct Library {
    folder: PathBuf,
    dictionary: Dictionary,
    state: RwLock<Arc<State>>,
    /// Why the index has to be made again, until it is, whatever dictionary there is.
    stale: Mutex<Option<&'static str>>,
    /// The vectors of the model that was last asked for.
    read: Mutex<Arc<meaning::Read>>,
    /// Held while this process writes; other processes are kept out by a lock file.
    writing: Mutex<()>,
}

/// The library as of one commit: what a search begins with is what it ends with.
struct State {
    index: Index,
    reader: IndexReader,
    searcher: Searcher,
    fields: Fields,
    catalogue: Arc<Catalogue>,
    /// The source of every article, segment by segment; see [`find::sources`].
    sources: Vec<Vec<u32>>,
    /// Whether it was made without a dictionary.
    without_words: bool,
    /// What tells this commit from another, without reading it.
    stamp: store::Stamp,
}

impl Library {
    /// The library as of the last commit, whichever process made it. While this one writes, as of the commit before.
    fn state(&self) -> Arc<State> {
        if let Ok(_alone) = self.writing.try_lock() {
            self.refresh();
        }
        self.served()
    }

    /// The library as this process last read it.
    fn served(&self) -> Arc<State> {
        Arc::clone(&self.state.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Ids of all articles, in the order of their sources.
    pub fn ids(&self) -> Vec<String> {
        let catalogue = Arc::clone(&self.state().catalogue);
        catalogue.sources.iter().flat_map(|record| record.outline()).map(|entry| entry.id()).collect()
    }

    /// What the library holds, source by source.
    pub fn status(&self) -> Result<Status, Error> {
        let catalogue = Arc::clone(&self.state().catalogue);
        let sources: Vec<SourceStatus> = catalogue.sources.iter().map(|record| SourceStatus::from(&**record)).collect();
        Ok(Status {
            articles: sources.iter().map(|source| source.articles).sum(),
            sources,
            imports: catalogue.imports.clone(),
            bigrams_only: self.dictionary.get().is_none(),
        })
    }
}
