//! Taking sources in: files from folders, or sources by value.
//!
//! Files are read and analysed in batches on as many threads as there are cores, then written in order. A commit closes
//! every few batches, so what has been told as done stays done, whatever happens next.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Instant;

use serde::Serialize;
use ts_rs::TS;

use super::Library;
use super::analysis::{self, Terms};
use super::catalogue::Catalogue;
use super::error::Error;
use super::files::{self, Reader};
use crate::korean::morphemes::{Analyst, Morphemes};
use crate::source::Source;
use crate::text::sha256;

/// Files in one batch for each thread.
const FILES_A_THREAD: usize = 8;
/// Batches between two commits; with two threads that is every 160 files.
const BATCHES_A_COMMIT: usize = 10;
/// Threads that analyse, at most: beyond that writing is what takes time.
const MAX_THREADS: usize = 8;

/// How far taking files in has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Files dealt with.
    pub done: usize,
    /// Files in all.
    pub of: usize,
    /// The file last dealt with.
    pub path: PathBuf,
}

/// What came of taking files in.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct AddReport {
    /// Files that are in the library now, those that were already counted too.
    pub files: usize,
    /// Articles in those files, deleted ones not counted.
    pub articles: usize,
    /// Files that could not be read, and why.
    pub skipped: Vec<Skipped>,
    /// How long it took.
    pub seconds: f64,
    /// Whether the caller stopped it.
    pub stopped: bool,
}

/// A file or folder that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Skipped {
    /// Which.
    pub path: PathBuf,
    /// A stable name for the reason.
    pub code: String,
    /// The reason in words.
    pub message: String,
}

impl Skipped {
    pub(super) fn new(path: &Path, code: impl Into<String>, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), code: code.into(), message: message.into() }
    }
}

/// A source that is analysed and waits to be written.
struct Prepared {
    source: Source,
    terms: Vec<Terms>,
}

/// What became of one file.
enum Outcome {
    Unchanged { articles: usize },
    Ready(Prepared),
    Skipped(Skipped),
}

impl Library {
    /// Takes in every file under `paths`. Unchanged files are passed over, changed ones replace what was there.
    ///
    /// `progress` is told of every file and may stop; what was told as done then is in the library.
    pub fn add(
        &self,
        paths: &[PathBuf],
        reader: &dyn Reader,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<AddReport, Error> {
        let started = Instant::now();
        let mut report = AddReport { files: 0, articles: 0, skipped: Vec::new(), seconds: 0.0, stopped: false };
        let files = files::list(paths, &mut report.skipped);
        let mut writing = self.write()?;
        let known = self.catalogue();
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(MAX_THREADS);
        let mut done = 0;
        'batches: for (number, batch) in files.chunks(threads * FILES_A_THREAD).enumerate() {
            let outcomes = self.prepare(batch, threads, &known, reader);
            for (path, outcome) in batch.iter().zip(outcomes) {
                match outcome {
                    Outcome::Skipped(skipped) => report.skipped.push(skipped),
                    Outcome::Unchanged { articles } => report.count(articles),
                    Outcome::Ready(prepared) => {
                        report.count(prepared.source.articles.iter().filter(|article| !article.deleted).count());
                        writing.put(prepared.source, prepared.terms)?;
                    }
                }
                done += 1;
                let step = Progress { done, of: files.len(), path: path.clone() };
                if progress(step).is_break() {
                    report.stopped = true;
                    break 'batches;
                }
            }
            if (number + 1) % BATCHES_A_COMMIT == 0 {
                writing.commit()?;
            }
        }
        writing.finish()?;
        report.seconds = started.elapsed().as_secs_f64();
        Ok(report)
    }

    /// Takes in sources by value; one of the same kind, family and stem is replaced.
    pub fn add_sources(&self, sources: Vec<Source>) -> Result<(), Error> {
        let known = self.catalogue();
        let mut analyst = self.morphemes.as_ref().map(Morphemes::analyst);
        let mut changed = Vec::new();
        for mut source in sources {
            if source.sha256.is_empty() {
                source.sha256 = sha256(serde_json::to_string(&source).unwrap_or_default().as_bytes());
            }
            if known.by_key(&source.key()).is_none_or(|record| record.sha256 != source.sha256) {
                changed.push(source);
            }
        }
        if changed.is_empty() {
            return Ok(());
        }
        let mut writing = self.write()?;
        for source in changed {
            let terms = analysis::analyse(&source, analyst.as_mut());
            writing.put(source, terms)?;
        }
        writing.finish()
    }

    /// Reads and analyses a batch on several threads; the outcomes are in the order of the files.
    fn prepare(&self, batch: &[PathBuf], threads: usize, known: &Catalogue, reader: &dyn Reader) -> Vec<Outcome> {
        let share = batch.len().div_ceil(threads).max(1);
        std::thread::scope(|scope| {
            let workers: Vec<_> = batch
                .chunks(share)
                .map(|share| {
                    scope.spawn(move || {
                        let mut analyst = self.morphemes.as_ref().map(Morphemes::analyst);
                        share.iter().map(|path| guarded(path, known, reader, &mut analyst)).collect::<Vec<_>>()
                    })
                })
                .collect();
            workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
        })
    }
}

/// Prepares one file; a reader that panics on a strange file costs that file, not the rest.
fn guarded(path: &Path, known: &Catalogue, reader: &dyn Reader, analyst: &mut Option<Analyst>) -> Outcome {
    catch_unwind(AssertUnwindSafe(|| prepare_one(path, known, reader, analyst.as_mut())))
        .unwrap_or_else(|_| Err(Skipped::new(path, "reader_failed", "the reader broke down")))
        .unwrap_or_else(Outcome::Skipped)
}

fn prepare_one(
    path: &Path,
    known: &Catalogue,
    reader: &dyn Reader,
    analyst: Option<&mut Analyst>,
) -> Result<Outcome, Skipped> {
    let bytes = files::bytes(path)?;
    let (origin, hash) = (path.to_string_lossy(), sha256(&bytes));
    if let Some(record) = known.by_origin(&origin).filter(|record| record.sha256 == hash) {
        return Ok(Outcome::Unchanged { articles: record.live() });
    }
    let mut source = files::source(path, &bytes, reader)?;
    source.sha256 = hash;
    let terms = analysis::analyse(&source, analyst);
    Ok(Outcome::Ready(Prepared { source, terms }))
}

impl AddReport {
    fn count(&mut self, articles: usize) {
        self.files += 1;
        self.articles += articles;
    }
}
