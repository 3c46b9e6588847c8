//! Opening the library, whatever state it was left in, and making its index again.

use std::fs::{self, File};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread;
use std::time::Duration;

use tantivy::store::Compressor;
use tantivy::{Index, IndexReader, IndexSettings, ReloadPolicy};

use super::analysis;
use super::catalogue::Catalogue;
use super::directory::Folder;
use super::error::{Error, Notice};
use super::find;
use super::schema::{ANALYSED, FORMAT, Fields, Lines, schema};
use super::store::{Payload, Stamp, index_folder, kept_files, kept_source, lock, read_catalogue, sources_folder};
use super::{Library, State};
use crate::korean::morphemes::Dictionary;

/// Where a damaged index is set aside; only the last one is kept.
const SET_ASIDE: &str = "index-set-aside";
/// Where an index is made anew while the one before serves.
const ANEW: &str = "index-new";
/// An index up to this size, in bytes, has its checksums verified when it is opened (0.1 s for 640 statutes).
const VERIFIED_BYTES: u64 = 96 << 20;

/// How long to wait between two looks at whether another process has begun the library, and how often: ten seconds in
/// all, for what takes some milliseconds.
const TURN: Duration = Duration::from_millis(20);
const TURNS: u32 = 500;

/// Bytes of articles that are packed together: half of what tantivy takes, for fifty articles are read for one answer.
const STORED_BLOCK: usize = 8 << 10;

/// Sources analysed by one thread between two looks at the others.
const SHARE: usize = 16;

impl Library {
    /// Opens the library in `folder`, making it if there is none. `dictionary` is the folder the morphological
    /// dictionary is in; without one, or with one that cannot be used, search goes by syllable pairs.
    ///
    /// An index that is damaged, of another format, or made without the dictionary there is now, has to be made again
    /// out of the kept texts: see [`Library::rebuild`]. None of this is an error; the notices say it.
    pub fn open(folder: &Path, dictionary: Option<&Path>) -> Result<(Self, Vec<Notice>), Error> {
        if !folder.is_dir() {
            fs::create_dir_all(folder).map_err(Error::io(folder))?;
        }
        let mut notices = Vec::new();
        let path = index_folder(folder);
        let begun = || path.join("meta.json").exists() || sources_folder(folder).exists();
        // One of several processes makes a new library; the others wait for it.
        let alone = if begun() { None } else { lock_unless(folder, begun)? };
        let (state, stale) = if path.join("meta.json").exists() {
            match open_settled(folder) {
                Ok((state, stale)) => (state, stale),
                Err(reason) => (nothing(folder)?, Some(reason)),
            }
        } else if sources_folder(folder).exists() {
            (nothing(folder)?, Some("damaged"))
        } else {
            (create_index(folder, &path)?, None)
        };
        drop(alone);
        let state = Arc::new(state);
        // What goes on behind an open library begins when it is open: it would slow what is waited for.
        complete_ahead(&state);
        let dictionary = Dictionary::begin(dictionary);
        if dictionary.is_missing() {
            notices.push(Notice::NoDictionary);
        }
        let library = Self {
            folder: folder.to_owned(),
            dictionary,
            state: RwLock::new(state),
            stale: Mutex::new(stale),
            read: Mutex::default(),
            writing: Mutex::new(()),
        };
        Ok((library, notices))
    }

    /// Why the index has to be made again, if it has to: `damaged`, `old_format` or `new_dictionary`.
    pub fn stale(&self) -> Option<&'static str> {
        let words = || (self.served().without_words && self.dictionary.get().is_some()).then_some("new_dictionary");
        self.unfit().or_else(words)
    }

    /// Why the index has to be made again, whatever dictionary there is.
    fn unfit(&self) -> Option<&'static str> {
        *self.stale.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// That there is a dictionary and it cannot be used. It is opened while the library already serves, and waited for
    /// here.
    pub fn dictionary_notice(&self) -> Option<Notice> {
        self.dictionary.fault().map(|error| Notice::BadDictionary(error.to_string()))
    }

    /// Makes the index again out of the kept texts, if it has to be. Until that is done an index of an older format or
    /// without the dictionary goes on serving; in place of a damaged one there is an empty one.
    pub fn rebuild(&self) -> Result<Option<Notice>, Error> {
        let one_at_a_time = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(reason) = self.stale() else { return Ok(None) };
        let held = lock(&self.folder)?;
        let anew = self.folder.join(ANEW);
        remove(&anew)?;
        let mut writing = self.write_anew(create_index(&self.folder, &anew)?, anew.clone(), held, one_at_a_time);
        let (mut count, mut lost) = (0, Vec::new());
        let threads = thread::available_parallelism().map_or(1, usize::from).min(8);
        for batch in kept_files(&self.folder)?.chunks(threads * SHARE) {
            let analysed = thread::scope(|scope| {
                let work = |share: &[_]| {
                    let mut analyst = self.dictionary.analyst();
                    let analysed = |path: &std::path::PathBuf| {
                        let source = kept_source(path).ok_or_else(|| path.clone())?;
                        let terms = analysis::analyse(&source, analyst.as_mut());
                        Ok((source, terms))
                    };
                    share.iter().map(analysed).collect::<Vec<Result<_, std::path::PathBuf>>>()
                };
                let workers: Vec<_> = batch.chunks(SHARE).map(|share| scope.spawn(move || work(share))).collect();
                workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect::<Vec<_>>()
            });
            for outcome in analysed {
                match outcome {
                    Ok((source, terms)) => {
                        writing.put(source, terms, false)?;
                        count += 1;
                    }
                    Err(path) => lost.push(path.file_name().unwrap_or_default().to_string_lossy().into_owned()),
                }
            }
        }
        let large = writing.is_large();
        let held = writing.finish_anew()?;
        self.put_in_place(&anew)?;
        *self.stale.lock().unwrap_or_else(PoisonError::into_inner) = None;
        drop(held);
        if large {
            self.draw_together()?;
        }
        Ok(Some(Notice::Rebuilt { reason, sources: count, lost }))
    }

    /// Puts the index that was made anew in the place of the one before, which is set aside. Searches wait until it is
    /// there: in between they would find nothing.
    fn put_in_place(&self, anew: &Path) -> Result<(), Error> {
        let mut served = self.state.write().unwrap_or_else(PoisonError::into_inner);
        // No file of the old index may be open: some systems do not move a folder that has one.
        *served = Arc::new(nothing(&self.folder)?);
        let (path, aside) = (index_folder(&self.folder), self.folder.join(SET_ASIDE));
        remove(&aside)?;
        if path.exists() {
            fs::rename(&path, &aside).map_err(Error::io(&path))?;
        }
        fs::rename(anew, &path).map_err(Error::io(anew))?;
        let (state, _) = open_index(&self.folder).map_err(|reason| Error::Damaged(reason.to_owned()))?;
        *served = Arc::new(state);
        complete_ahead(&served);
        Ok(())
    }

    /// Lets searches see a state.
    pub(super) fn serve(&self, state: State) {
        let state = Arc::new(state);
        complete_ahead(&state);
        *self.state.write().unwrap_or_else(PoisonError::into_inner) = state;
    }

    /// Reads the library again if another process wrote to it since. What cannot be read now, in the middle of a change,
    /// is read the next time.
    pub(super) fn refresh(&self) {
        if self.served().stamp == Stamp::of(&self.folder) || self.unfit().is_some() {
            return;
        }
        if let Ok((newer, None)) = guarded(|| open_index(&self.folder)) {
            self.serve(newer);
        }
    }
}

/// Completions of a whole law book take a while to sort; the first key should not have to wait for them.
fn complete_ahead(state: &State) {
    let catalogue = Arc::clone(&state.catalogue);
    thread::spawn(move || {
        catalogue.completions();
    });
}

/// Locks the library, unless another process that holds it has `begun` it meanwhile.
fn lock_unless(folder: &Path, begun: impl Fn() -> bool) -> Result<Option<File>, Error> {
    for _ in 0..TURNS {
        match lock(folder) {
            Err(Error::Locked(_)) if begun() => return Ok(None),
            Err(Error::Locked(_)) => thread::sleep(TURN),
            held => return held.map(Some),
        }
    }
    Err(Error::Locked(folder.to_owned()))
}

/// Opens an existing index, again where another process wrote to it meanwhile: its files may have been taken away under
/// the reader's hands.
fn open_settled(folder: &Path) -> Result<(State, Option<&'static str>), &'static str> {
    let mut stamp = Stamp::of(folder);
    loop {
        let opened = guarded(|| open_index(folder));
        let now = Stamp::of(folder);
        if opened.is_ok() || now == stamp {
            return opened;
        }
        stamp = now;
    }
}

/// Opens an existing index, and says why it has to be made again although it serves. The error is why it cannot serve.
fn open_index(folder: &Path) -> Result<(State, Option<&'static str>), &'static str> {
    let damaged = |_| "damaged";
    let path = index_folder(folder);
    let stamp = Stamp::of(folder);
    let index = Folder::open(&path).map_err(|_| "damaged").and_then(|folder| Index::open(folder).map_err(damaged))?;
    let fields = Fields::of(&index.schema()).ok_or("old_format")?;
    let payload: Option<Payload> = match index.load_metas().map_err(damaged)?.payload {
        Some(payload) => Some(serde_json::from_str(&payload).map_err(|_| "old_format")?),
        // An index that was made but never written to has no payload, and nothing to lose.
        None => None,
    };
    let small = size(&path).is_some_and(|bytes| bytes <= VERIFIED_BYTES);
    if small && !is_whole(&path).map_err(damaged)? {
        return Err("damaged");
    }
    let catalogue = match &payload {
        Some(payload) => read_catalogue(&path, &payload.catalogue).ok_or("damaged")?,
        None => Catalogue::default(),
    };
    let other_format = payload.as_ref().is_some_and(|payload| payload.format != FORMAT) || index.schema() != schema().0;
    let without_words = payload.is_some_and(|payload| !payload.morphemes);
    let state = ready(index, fields, catalogue, without_words, stamp).map_err(damaged)?;
    Ok((state, other_format.then_some("old_format")))
}

/// Whether every file of an index has its checksum. The files are mapped for this alone: what was read to the end does
/// not stay in memory for as long as the desk is open.
fn is_whole(folder: &Path) -> tantivy::Result<bool> {
    Ok(Index::open(Folder::open(folder)?)?.validate_checksum()?.is_empty())
}

/// Makes an empty index at `path`.
fn create_index(folder: &Path, path: &Path) -> Result<State, Error> {
    remove(path)?;
    fs::create_dir_all(path).map_err(Error::io(path))?;
    let (schema, fields) = schema();
    let settings = IndexSettings {
        docstore_compression: Compressor::Lz4,
        docstore_blocksize: STORED_BLOCK,
        ..IndexSettings::default()
    };
    let index = Index::builder().schema(schema).settings(settings).create_in_dir(path).map_err(Error::index(folder))?;
    ready(index, fields, Catalogue::default(), false, Stamp::of(folder)).map_err(Error::index(folder))
}

/// An empty index in memory, while there is none on the disk that serves.
fn nothing(folder: &Path) -> Result<State, Error> {
    let (schema, fields) = schema();
    ready(Index::create_in_ram(schema), fields, Catalogue::default(), false, Stamp::of(folder))
        .map_err(Error::index(folder))
}

fn ready(
    index: Index,
    fields: Fields,
    catalogue: Catalogue,
    without_words: bool,
    stamp: Stamp,
) -> tantivy::Result<State> {
    index.tokenizers().register(ANALYSED, Lines);
    let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    let state = State::of(index, reader, fields, Arc::new(catalogue), stamp)?;
    Ok(State { without_words, ..state })
}

impl State {
    fn of(
        index: Index,
        reader: IndexReader,
        fields: Fields,
        catalogue: Arc<Catalogue>,
        stamp: Stamp,
    ) -> tantivy::Result<Self> {
        let searcher = reader.searcher();
        let sources = find::sources(&searcher, &catalogue)?;
        Ok(Self { index, reader, searcher, fields, catalogue, sources, without_words: false, stamp })
    }

    /// The index as it was last committed, with the catalogue of that commit.
    pub(super) fn with(&self, catalogue: Arc<Catalogue>, without_words: bool, folder: &Path) -> tantivy::Result<Self> {
        self.reader.reload()?;
        let state = Self::of(self.index.clone(), self.reader.clone(), self.fields, catalogue, Stamp::of(folder))?;
        Ok(Self { without_words, ..state })
    }
}

/// Runs what reads files that may be damaged in ways the reading code does not expect.
fn guarded<T>(open: impl FnOnce() -> Result<T, &'static str>) -> Result<T, &'static str> {
    catch_unwind(AssertUnwindSafe(open)).unwrap_or(Err("damaged"))
}

fn remove(folder: &Path) -> Result<(), Error> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(Error::io(folder))?;
    }
    Ok(())
}

fn size(folder: &Path) -> Option<u64> {
    let entries = fs::read_dir(folder).ok()?;
    entries.map(|entry| entry.ok()?.metadata().ok().map(|metadata| metadata.len())).sum()
}
