//! Taking sources in: files from folders and archives, or sources by value.
//!
//! Files are read and analysed in batches on as many threads as there are cores, then written in order. A commit closes
//! every few batches, so what has been told as done stays done, whatever happens next.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Instant;

use jiff::{SignedDuration, Timestamp, civil::Date};
use serde::Serialize;
use ts_rs::TS;

use super::analysis::{self, Terms};
use super::answer::SourceStatus;
use super::catalogue::{Catalogue, Import};
use super::error::Error;
use super::files::{self, Reader, TextReader};
use super::store::Writing;
use super::{Library, archive};
use crate::korean::morphemes::Analyst;
use crate::source::{Part, Source, Warning};
use crate::statute::listing::Listed;
use crate::text::{sha256, squeeze};

/// Files in one batch for each thread.
const FILES_A_THREAD: usize = 8;
/// Batches between two commits; with two threads that is every 160 files.
const BATCHES_A_COMMIT: usize = 10;
/// After how long it is noted that a place was looked at again and nothing was new.
const NOTED_AGAIN: SignedDuration = SignedDuration::from_hours(24);
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
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct AddReport {
    /// Files that are in the library now, those that were already counted too.
    pub files: usize,
    /// Articles in those files, deleted ones not counted.
    pub articles: usize,
    /// Sources that the library did not have before.
    pub added: usize,
    /// Sources that were replaced, or of which there is another version now.
    pub changed: usize,
    /// Files of these folders and archives that were in the library and are not there any more. Their sources stay.
    pub gone: Vec<PathBuf>,
    /// Files that could not be read, and why.
    pub skipped: Vec<Skipped>,
    /// Files that were taken in, and what in them was not understood.
    pub odd: Vec<Skipped>,
    /// How long it took.
    pub seconds: f64,
    /// Whether the caller stopped it.
    pub stopped: bool,
}

/// A file, folder or part of one that was left out.
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

/// A file on its way in.
struct Item {
    /// Where it stands, inside an archive too.
    path: PathBuf,
    /// Its bytes, where they came out of an archive.
    bytes: Option<Vec<u8>>,
}

/// A source that is analysed and waits to be written.
struct Prepared {
    source: Source,
    warnings: Vec<Warning>,
    terms: Vec<Terms>,
}

/// What became of one file.
enum Outcome {
    Unchanged { articles: usize },
    Ready(Box<Prepared>),
    Skipped(Skipped),
}

/// One run of taking files in.
struct Adding<'a> {
    library: &'a Library,
    known: &'a Catalogue,
    writing: Writing<'a>,
    reader: &'a dyn Reader,
    progress: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    threads: usize,
    of: usize,
    done: usize,
    batch: Vec<Item>,
    batches: usize,
    /// The files that are there, whatever became of them.
    met: HashSet<PathBuf>,
    report: AddReport,
}

impl Library {
    /// Takes in every file under `paths`, those in archives too. Unchanged files are passed over, changed ones replace
    /// what was there, and another version of a law stands beside it.
    ///
    /// `progress` is told of every file and may stop; what was told as done then is in the library.
    pub fn add(
        &self,
        paths: &[PathBuf],
        reader: &dyn Reader,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<AddReport, Error> {
        let started = Instant::now();
        let mut report = AddReport::default();
        let files = files::list(paths, &mut report.skipped);
        let mut surveys = Vec::new();
        for path in files.iter().filter(|path| archive::is_archive(path)) {
            match archive::survey(path) {
                Ok(survey) => surveys.push((path, survey)),
                Err(skipped) => report.skipped.push(skipped),
            }
        }
        let plain = files.iter().filter(|path| !archive::is_archive(path)).count();
        let of = plain + surveys.iter().map(|(_, survey)| survey.files).sum::<usize>();
        let writing = self.write()?;
        let known = std::sync::Arc::clone(&self.state().catalogue);
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(MAX_THREADS);
        let (batch, met) = (Vec::new(), HashSet::new());
        let mut adding = Adding {
            library: self,
            known: &known,
            writing,
            reader,
            progress,
            threads,
            of,
            done: 0,
            batch,
            batches: 0,
            met,
            report,
        };
        adding.begin(paths, &surveys)?;
        adding.everything(&files, &surveys)?;
        adding.end(paths);
        adding.look_for_gone(paths);
        adding.note(paths, &surveys);
        let Adding { writing, mut report, .. } = adding;
        let large = writing.is_large() && !report.stopped;
        writing.finish()?;
        if large {
            self.draw_together()?;
        }
        report.seconds = started.elapsed().as_secs_f64();
        Ok(report)
    }

    /// Whether this very version of a listed law is here: a law of its title, promulgated and in force on its days.
    pub fn has(&self, listed: &Listed) -> bool {
        let state = self.state();
        let same = |a: Option<Date>, b: Option<Date>| a.is_none() || b.is_none() || a == b;
        let names = state.catalogue.names.get(&listed.title);
        names.iter().map(|&index| &state.catalogue.sources[index]).any(|record| {
            squeeze(&record.title) == squeeze(&listed.title)
                && same(record.effective, listed.effective)
                && same(record.promulgated, listed.promulgated)
        })
    }

    /// Whether any version of a law of this title is here.
    pub fn has_title(&self, title: &str) -> bool {
        let state = self.state();
        let named = state.catalogue.names.get(title);
        named.iter().any(|&index| squeeze(&state.catalogue.sources[index].title) == squeeze(title))
    }

    /// Takes in answers of the national site's Open API, each with where it came from. One that is not a law is said and
    /// left out.
    pub fn add_answers(&self, answers: Vec<(String, Vec<u8>)>) -> Result<Vec<Skipped>, Error> {
        let (mut laws, mut skipped) = (Vec::new(), Vec::new());
        let known = std::sync::Arc::clone(&self.state().catalogue);
        for (origin, answer) in answers {
            match files::source(Path::new("law.xml"), &answer, &TextReader, &|title| known.place_of_title(title)) {
                Ok((law, _)) => laws.push(Source { origin, ..law }),
                Err(failure) => skipped.push(Skipped { path: origin.into(), ..failure }),
            }
        }
        self.add_sources(laws)?;
        Ok(skipped)
    }

    /// Takes in sources by value; one of the same kind, family and stem is replaced.
    pub fn add_sources(&self, sources: Vec<Source>) -> Result<(), Error> {
        let known = std::sync::Arc::clone(&self.state().catalogue);
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
        let mut analyst = self.dictionary.analyst();
        for source in changed {
            let terms = analysis::analyse(&source, analyst.as_mut());
            writing.take(source, terms)?;
        }
        writing.finish()
    }
}

impl Library {
    /// Takes sources out of the library, those that `wanted` says; the files they were read from are left alone. Gives
    /// what was taken out.
    pub fn remove(&self, wanted: impl Fn(&SourceStatus) -> bool) -> Result<Vec<SourceStatus>, Error> {
        let mut writing = self.write()?;
        let catalogue = std::sync::Arc::clone(&self.served().catalogue);
        let (mut keys, mut removed) = (Vec::new(), Vec::new());
        for record in &catalogue.sources {
            let status = SourceStatus::from(&**record);
            if wanted(&status) {
                writing.remove(&record.key())?;
                keys.push(record.key());
                removed.push(status);
            }
        }
        // What was taken in and has nothing left is not looked at again.
        let left = |path: &Path| {
            let mut sources = catalogue.sources.iter().filter(|record| Path::new(&record.origin).starts_with(path));
            sources.any(|record| !keys.contains(&record.key()))
        };
        let was = |path: &Path| removed.iter().any(|source| Path::new(&source.origin).starts_with(path));
        writing.forget(|path| was(path) && !left(path));
        writing.finish()?;
        Ok(removed)
    }
}

impl Adding<'_> {
    fn everything(&mut self, files: &[PathBuf], surveys: &[(&PathBuf, archive::Survey)]) -> Result<(), Error> {
        for path in files {
            let flow = if !archive::is_archive(path) {
                self.push(Item { path: path.clone(), bytes: None })?
            } else if surveys.iter().any(|(surveyed, _)| *surveyed == path) {
                archive::each(path, &mut |entry| match entry {
                    Ok((path, bytes)) => self.push(Item { path, bytes: Some(bytes) }),
                    Err(skipped) => {
                        self.report.skipped.push(skipped);
                        Ok(ControlFlow::Continue(()))
                    }
                })?
            } else {
                ControlFlow::Continue(())
            };
            if flow.is_break() {
                return Ok(());
            }
        }
        self.flush().map(drop)
    }

    fn push(&mut self, item: Item) -> Result<ControlFlow<()>, Error> {
        self.met.insert(item.path.clone());
        self.batch.push(item);
        if self.batch.len() < self.threads * FILES_A_THREAD { Ok(ControlFlow::Continue(())) } else { self.flush() }
    }

    /// Deals with the files that wait.
    fn flush(&mut self) -> Result<ControlFlow<()>, Error> {
        let batch = std::mem::take(&mut self.batch);
        let outcomes = self.prepare(&batch);
        for (item, outcome) in batch.into_iter().zip(outcomes) {
            match outcome {
                Outcome::Skipped(skipped) => self.report.skipped.push(skipped),
                Outcome::Unchanged { articles } => self.report.count(articles),
                Outcome::Ready(prepared) => {
                    let odd = |warning: Warning| Skipped::new(&item.path, warning.code, warning.detail);
                    self.report.odd.extend(prepared.warnings.into_iter().map(odd));
                    let live = |article: &&crate::source::Article| !article.deleted && article.part == Part::Main;
                    self.report.count(prepared.source.articles.iter().filter(live).count());
                    let is_new = self.writing.take(prepared.source, prepared.terms)?;
                    *(if is_new { &mut self.report.added } else { &mut self.report.changed }) += 1;
                }
            }
            self.done += 1;
            let step = Progress { done: self.done, of: self.of.max(self.done), path: item.path };
            if (self.progress)(step).is_break() {
                self.report.stopped = true;
                return Ok(ControlFlow::Break(()));
            }
        }
        self.batches += 1;
        if self.batches.is_multiple_of(BATCHES_A_COMMIT) {
            self.writing.commit()?;
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Reads and analyses a batch on several threads; the outcomes are in the order of the files.
    fn prepare(&self, batch: &[Item]) -> Vec<Outcome> {
        let share = batch.len().div_ceil(self.threads).max(1);
        let (library, known, reader) = (self.library, self.known, self.reader);
        std::thread::scope(|scope| {
            let workers: Vec<_> = batch
                .chunks(share)
                .map(|share| {
                    scope.spawn(move || {
                        let mut analyst = library.dictionary.analyst();
                        share.iter().map(|item| guarded(item, known, reader, &mut analyst)).collect::<Vec<_>>()
                    })
                })
                .collect();
            workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
        })
    }

    /// Looks for files that were taken in from these places before and are not there any more. A place that cannot be
    /// read, or that is empty all at once, says nothing: a share may be away.
    fn look_for_gone(&mut self, paths: &[PathBuf]) {
        if self.report.stopped {
            return;
        }
        for root in paths {
            let under = |path: &Path| path.starts_with(root) && path != root;
            if !self.met.iter().any(|path| under(path)) {
                continue;
            }
            // A file that was moved is not gone: its source has followed it.
            let known = self.writing.origins().map(PathBuf::from);
            let gone: HashSet<PathBuf> = known.filter(|path| under(path) && !self.met.contains(path)).collect();
            let reported = |path: &PathBuf| self.report.skipped.iter().any(|skipped| path.starts_with(&skipped.path));
            self.report.gone.extend(gone.into_iter().filter(|path| !reported(path)));
        }
        self.report.gone.sort();
    }

    /// Notes what is begun, so that a run that is cut off is taken up again.
    fn begin(&mut self, paths: &[PathBuf], surveys: &[(&PathBuf, archive::Survey)]) -> Result<(), Error> {
        for path in paths.iter().filter(|path| path.exists()) {
            let survey = surveys.iter().find(|(surveyed, _)| *surveyed == path).map(|(_, survey)| survey);
            let sha256 = survey.map(|survey| survey.sha256.clone());
            if self.known.imports.iter().any(|known| known.path == *path && known.finished && known.sha256 == sha256) {
                continue;
            }
            let (archive, at) = (survey.is_some(), Timestamp::now());
            self.writing.note(Import { path: path.clone(), archive, sha256, at, files: 0, finished: false });
        }
        self.writing.commit()
    }

    /// Takes back what was noted of runs that have come to an end: what was known of these places before stands again.
    fn end(&mut self, paths: &[PathBuf]) {
        let known = |path: &Path| self.known.imports.iter().any(|known| known.path == path && known.finished);
        self.writing.forget(|path| paths.iter().any(|own| own == path) && !known(path));
        let before = self.known.imports.iter().filter(|import| paths.contains(&import.path) && import.finished);
        for import in before {
            self.writing.keep(import);
        }
    }

    /// Notes what was taken in, so that the desk can say how old it is and look there again.
    fn note(&mut self, paths: &[PathBuf], surveys: &[(&PathBuf, archive::Survey)]) {
        if self.report.stopped {
            return;
        }
        for path in paths.iter().filter(|path| self.met.iter().any(|met| met.starts_with(path))) {
            let survey = surveys.iter().find(|(surveyed, _)| *surveyed == path).map(|(_, survey)| survey);
            let import = Import {
                path: path.clone(),
                archive: survey.is_some(),
                sha256: survey.map(|survey| survey.sha256.clone()),
                at: Timestamp::now(),
                files: self.met.iter().filter(|met| met.starts_with(path)).count(),
                finished: true,
            };
            let before = self.known.imports.iter().find(|other| other.path == import.path);
            let same = before.is_some_and(|before| {
                (before.files, &before.sha256) == (import.files, &import.sha256)
                    && import.at.duration_since(before.at) < NOTED_AGAIN
            });
            if !same || self.report.added + self.report.changed > 0 {
                self.writing.note(import);
            }
        }
    }
}

/// Prepares one file; a reader that panics on a strange file costs that file, not the rest.
fn guarded(item: &Item, known: &Catalogue, reader: &dyn Reader, analyst: &mut Option<Analyst>) -> Outcome {
    catch_unwind(AssertUnwindSafe(|| prepare_one(item, known, reader, analyst.as_mut())))
        .unwrap_or_else(|_| Err(Skipped::new(&item.path, "reader_failed", "the reader broke down")))
        .unwrap_or_else(Outcome::Skipped)
}

fn prepare_one(
    item: &Item,
    known: &Catalogue,
    reader: &dyn Reader,
    analyst: Option<&mut Analyst>,
) -> Result<Outcome, Skipped> {
    let path = &item.path;
    let read;
    let bytes = match &item.bytes {
        Some(bytes) => bytes,
        None => {
            read = files::bytes(path)?;
            &read
        }
    };
    let (origin, hash) = (path.to_string_lossy(), sha256(bytes));
    let (family, stem) = files::place(path);
    let same = known.by_origin(&origin).filter(|record| record.sha256 == hash);
    if let Some(record) = same.or_else(|| known.same(&hash, &family, &stem)) {
        return Ok(Outcome::Unchanged { articles: record.live });
    }
    let (mut source, warnings) = files::source(path, bytes, reader, &|title| known.place_of_title(title))?;
    source.sha256 = hash;
    if known.holds(&source) || known.has_unprinted(&source, path) {
        let live = source.articles.iter().filter(|article| !article.deleted && article.part == Part::Main).count();
        return Ok(Outcome::Unchanged { articles: live });
    }
    let terms = analysis::analyse(&source, analyst);
    Ok(Outcome::Ready(Box::new(Prepared { source, warnings, terms })))
}

impl AddReport {
    fn count(&mut self, articles: usize) {
        self.files += 1;
        self.articles += articles;
    }
}
