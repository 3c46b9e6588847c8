//! Writing: one writer at a time, the kept texts, the catalogue, and commits.

use std::collections::HashMap;
use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, MutexGuard, PoisonError};
use std::time::SystemTime;
use std::{iter, mem};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tantivy::indexer::NoMergePolicy;
use tantivy::{IndexWriter, TantivyDocument, Term};

use super::analysis::{self, Terms};
use super::catalogue::{Catalogue, Import, Record, Records, prefix};
use super::error::Error;
use super::schema::{APART, FORMAT, place};
use super::{Library, State};
use crate::source::{Part, Source};
use crate::statute;
use crate::text::sha256;

/// Memory the writer may fill before it writes a segment out, in bytes; tantivy's least is 15 MB.
const WRITER_BYTES: usize = 48 << 20;
/// Articles that one change puts in, from which on the index is drawn together once, at its end, and not on the way.
const MANY: usize = 5_000;
/// Threads that read a catalogue, at most: a whole law book's takes one of them a tenth of a second.
const MAX_READERS: usize = 4;
/// What the names of catalogue files begin with; their content's hash follows.
const CATALOGUE: &str = "catalogue-";

/// What a commit says about itself.
#[derive(Debug, Serialize, Deserialize, PartialEq, Eq)]
pub(super) struct Payload {
    /// [`FORMAT`] at the time.
    pub(super) format: u32,
    /// Whether there was a dictionary.
    pub(super) morphemes: bool,
    /// SHA-256 of the catalogue that belongs to this commit.
    #[serde(default)]
    pub(super) catalogue: String,
}

/// What is seen of a commit from outside: when its index was last written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp(Option<SystemTime>);

impl Stamp {
    /// The stamp of the library in `folder` now.
    pub(super) fn of(folder: &Path) -> Self {
        let meta = index_folder(folder).join("meta.json");
        Self(fs::metadata(meta).and_then(|meta| meta.modified()).ok())
    }
}

/// The folder of the index inside the library's.
pub(super) fn index_folder(folder: &Path) -> PathBuf {
    folder.join("index")
}

/// The folder of the kept texts.
pub(super) fn sources_folder(folder: &Path) -> PathBuf {
    folder.join("sources")
}

/// Where the text of a source is kept.
pub(super) fn kept_path(folder: &Path, key: &str) -> PathBuf {
    sources_folder(folder).join(format!("{}.json.deflate", &sha256(key.as_bytes())[..32]))
}

/// A lock that the system lets go of when the process ends, however it ends.
pub(super) fn lock(folder: &Path) -> Result<File, Error> {
    let path = folder.join("lock");
    let file = File::options().create(true).append(true).open(&path).map_err(Error::io(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::Locked(folder.to_owned())),
        Err(TryLockError::Error(error)) => Err(Error::io(&path)(error)),
    }
}

/// One change in the making. Dropped without [`Writing::finish`], what was not committed is gone.
pub(super) struct Writing<'a> {
    library: &'a Library,
    state: Arc<State>,
    /// Begun with the first change: most looks at a folder find nothing new, and a writer takes [`WRITER_BYTES`].
    writer: Option<IndexWriter>,
    /// Whether anything was put in since the last commit, and whether anything was at all.
    pending: bool,
    changed: bool,
    /// Articles put in.
    articles: usize,
    /// The folder that the index is written in.
    index: PathBuf,
    records: Records,
    /// Keys of what was taken out.
    removed: Vec<String>,
    imports: Vec<Import>,
    /// The source that owns each prefix of ids, those put in by this change too.
    owners: HashMap<String, String>,
    lock: File,
    one_at_a_time: MutexGuard<'a, ()>,
}

impl Library {
    /// Begins a change.
    pub(super) fn write(&self) -> Result<Writing<'_>, Error> {
        self.rebuild()?;
        let one_at_a_time = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let lock = lock(&self.folder)?;
        let kept = sources_folder(&self.folder);
        fs::create_dir_all(&kept).map_err(Error::io(&kept))?;
        // Another process may have written since, and nobody does now.
        self.refresh();
        let state = self.served();
        let (catalogue, index) = (Arc::clone(&state.catalogue), index_folder(&self.folder));
        Ok(self.writing_to(
            state,
            index,
            (catalogue.records(), catalogue.imports.clone()),
            catalogue.owners(),
            lock,
            one_at_a_time,
        ))
    }

    /// Makes one segment of all: a query looks its terms up in each, which takes longer than what it finds there. Where
    /// that cannot be done now, nothing is lost but speed.
    pub(super) fn draw_together(&self) -> Result<(), Error> {
        let _one_at_a_time = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let _lock = lock(&self.folder)?;
        self.refresh();
        let state = self.served();
        let failed = || Error::index(&self.folder);
        let segments = state.index.searchable_segment_ids().map_err(failed())?;
        if segments.len() < 2 {
            return Ok(());
        }
        let mut writer: IndexWriter = state.index.writer_with_num_threads(1, WRITER_BYTES).map_err(failed())?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        let drawn = writer.merge(&segments).wait();
        writer.wait_merging_threads().map_err(failed())?;
        if drawn.is_ok() {
            let catalogue = Arc::clone(&state.catalogue);
            self.serve(state.with(catalogue, state.without_words, &self.folder).map_err(failed())?);
        }
        Ok(())
    }

    /// Begins to make the index again in a folder of its own; the one that is there goes on serving.
    pub(super) fn write_anew<'a>(
        &'a self,
        state: State,
        index: PathBuf,
        lock: File,
        one_at_a_time: MutexGuard<'a, ()>,
    ) -> Writing<'a> {
        let imports = self.served().catalogue.imports.clone();
        self.writing_to(Arc::new(state), index, (Records::new(), imports), HashMap::new(), lock, one_at_a_time)
    }

    fn writing_to<'a>(
        &'a self,
        state: Arc<State>,
        index: PathBuf,
        (records, imports): (Records, Vec<Import>),
        owners: HashMap<String, String>,
        lock: File,
        one_at_a_time: MutexGuard<'a, ()>,
    ) -> Writing<'a> {
        Writing {
            library: self,
            state,
            writer: None,
            pending: false,
            changed: false,
            articles: 0,
            index,
            records,
            removed: Vec::new(),
            imports,
            owners,
            lock,
            one_at_a_time,
        }
    }
}

/// Whether what a source was read from is there: its file, or the archive it lay in.
pub(super) fn has_file(origin: &str) -> bool {
    let path = Path::new(origin);
    path.exists() || path.ancestors().any(Path::is_file)
}

/// The same of what may have come from an address of the network, which does not go away.
pub(super) fn is_there(origin: &str) -> bool {
    origin.contains("://") || has_file(origin)
}

/// The locks of a writer.
pub(super) struct Held<'a> {
    _lock: File,
    _one_at_a_time: MutexGuard<'a, ()>,
}

impl<'a> Writing<'a> {
    /// Takes a source in, in place of one with the same key; whether there was none before.
    ///
    /// A law that comes into force on another day does not replace the one that is there: the newer of the two has the
    /// key, the older stays as a version of its own.
    pub(super) fn take(&mut self, mut source: Source, terms: Vec<Terms>) -> Result<bool, Error> {
        self.tell_apart(&mut source);
        self.follow(&source)?;
        let known = self.records.get(&source.key()).cloned();
        if let Some(known) = known.as_ref().filter(|known| known.sha256 != source.sha256)
            && source.kind.has_articles()
            && let (Some(old), Some(new)) = (known.effective, source.effective)
            && old != new
        {
            if new > old {
                self.set_back(known)?;
            } else if let Some(stem) = source.dated_stem() {
                statute::set_ids(&mut source.articles, &source.family, &stem);
                source.stem = stem;
            }
        }
        let is_new = !self.records.contains_key(&source.key());
        self.put(source, terms, true)?;
        Ok(is_new && known.is_none())
    }

    /// Takes out what a file was under its old name: a document of the same bytes whose own file is gone was moved.
    fn follow(&mut self, source: &Source) -> Result<(), Error> {
        if source.kind.has_articles() {
            return Ok(());
        }
        let moved = |record: &&Arc<Record>| {
            record.sha256 == source.sha256 && record.origin != source.origin && !is_there(&record.origin)
        };
        let old: Vec<String> = self.records.values().filter(moved).map(|record| record.key()).collect();
        old.iter().filter(|key| **key != source.key()).try_for_each(|key| self.remove(key))
    }

    /// Gives a document that shares its title with one from another file a stem of its own: without days the two are no
    /// versions of each other. A file that was moved is the same document.
    fn tell_apart(&mut self, source: &mut Source) {
        if !source.kind.has_articles() || source.effective.is_some() {
            return;
        }
        let stem = source.stem.clone();
        let same_title = |record: &&Arc<Record>| {
            record.kind == source.kind && record.family == source.family && record.stem.split('~').next() == Some(&stem)
        };
        let of_one_title: Vec<&Arc<Record>> = self.records.values().filter(same_title).collect();
        let own = of_one_title.iter().find(|record| record.origin == source.origin).map(|record| record.stem.clone());
        let taken = |stem: &String| {
            let other = of_one_title.iter().find(|record| record.stem == *stem);
            other.is_some_and(|other| {
                other.effective.is_none() && other.sha256 != source.sha256 && is_there(&other.origin)
            })
        };
        let numbered = (2..).map(|times| format!("{stem}~{times}"));
        let free = iter::once(stem.clone()).chain(numbered).find(|stem| !taken(stem));
        if let Some(apart) = own.or(free).filter(|apart| *apart != stem) {
            statute::set_ids(&mut source.articles, &source.family, &apart);
            source.stem = apart;
        }
    }

    /// Gives an older version a key of its own.
    fn set_back(&mut self, known: &Record) -> Result<(), Error> {
        // A text that was kept and cannot be read any more is as good as replaced: the new one is there.
        let Some(mut older) = read_kept(&kept_path(&self.library.folder, &known.key())) else { return Ok(()) };
        let Some(stem) = older.dated_stem() else { return Ok(()) };
        statute::set_ids(&mut older.articles, &older.family, &stem);
        older.stem = stem;
        let mut analyst = self.library.dictionary.analyst();
        let terms = analysis::analyse(&older, analyst.as_mut());
        self.put(older, terms, true)
    }

    /// Puts a source in, in place of one with the same key. `keeping` also keeps its text.
    pub(super) fn put(&mut self, mut source: Source, terms: Vec<Terms>, keeping: bool) -> Result<(), Error> {
        let (key, fields) = (source.key(), self.state.fields);
        if !source.kind.has_articles() {
            self.set_apart(&mut source, &key);
        }
        (self.pending, self.changed) = (true, true);
        if keeping {
            keep(&self.library.folder, &key, &source)?;
        }
        self.writer()?.delete_term(Term::from_field_text(fields.source, &key));
        self.records.insert(key.clone(), Arc::new(Record::of(&source, Timestamp::now())));
        for (article, terms) in source.articles.iter().zip(&terms) {
            let kind = if article.part == Part::Main { source.kind.id() } else { APART };
            let mut document = TantivyDocument::default();
            document.add_text(fields.source, &key);
            document.add_u64(fields.place, place(&key));
            document.add_text(fields.kind, kind);
            document.add_text(fields.id, &article.id);
            document.add_text(fields.words, &terms.words);
            document.add_text(fields.law, &terms.law);
            document.add_text(fields.title, &terms.title);
            document.add_text(fields.pairs, &terms.pairs);
            document.add_text(fields.apart, &terms.apart);
            terms.cites.iter().for_each(|cited| document.add_text(fields.cites, cited));
            document.add_text(fields.article, json(article)?);
            self.add(document)?;
        }
        Ok(())
    }

    /// Where the sources were read from that are there now.
    pub(super) fn origins(&self) -> impl Iterator<Item = &str> {
        self.records.values().map(|record| record.origin.as_str())
    }

    /// Takes a source out.
    pub(super) fn remove(&mut self, key: &str) -> Result<(), Error> {
        let source = self.state.fields.source;
        self.writer()?.delete_term(Term::from_field_text(source, key));
        self.records.remove(key);
        self.removed.push(key.to_owned());
        (self.pending, self.changed) = (true, true);
        Ok(())
    }

    /// Forgets that these were taken in.
    pub(super) fn forget(&mut self, gone: impl Fn(&Path) -> bool) {
        let before = self.imports.len();
        self.imports.retain(|import| !gone(&import.path));
        let forgot = self.imports.len() < before;
        (self.pending, self.changed) = (self.pending || forgot, self.changed || forgot);
    }

    /// Notes that a folder or archive was taken in.
    pub(super) fn note(&mut self, import: Import) {
        self.imports.retain(|other| other.path != import.path);
        self.imports.push(import);
        (self.pending, self.changed) = (true, true);
    }

    /// Puts back what was noted of a place, where something else is noted of it now.
    pub(super) fn keep(&mut self, import: &Import) {
        if !self.imports.contains(import) {
            self.note(import.clone());
        }
    }

    /// Gives the articles ids of their own where another source has the same ones: two documents may share a title.
    fn set_apart(&mut self, source: &mut Source, key: &str) {
        let Some(own) = source.articles.first().map(|first| prefix(&first.id).to_owned()) else { return };
        let mut free = own.clone();
        let mut times = 1;
        while self.owners.get(&free).is_some_and(|owner| owner != key) {
            times += 1;
            free = format!("{own}~{times}");
        }
        if free != own {
            for article in &mut source.articles {
                article.id.replace_range(..own.len(), &free);
            }
        }
        self.owners.insert(free, key.to_owned());
    }

    fn add(&mut self, document: TantivyDocument) -> Result<(), Error> {
        let library = self.library;
        self.articles += 1;
        let many = self.articles == MANY;
        let writer = self.writer()?;
        if many {
            writer.set_merge_policy(Box::new(NoMergePolicy));
        }
        writer.add_document(document).map(drop).map_err(Error::index(&library.folder))
    }

    fn writer(&mut self) -> Result<&mut IndexWriter, Error> {
        let writer = match self.writer.take() {
            Some(writer) => writer,
            None => {
                let begun = self.state.index.writer_with_num_threads(1, WRITER_BYTES);
                begun.map_err(Error::index(&self.library.folder))?
            }
        };
        Ok(self.writer.insert(writer))
    }

    /// Makes everything so far lasting.
    pub(super) fn commit(&mut self) -> Result<(), Error> {
        if !self.pending {
            return Ok(());
        }
        let catalogue = write_catalogue(&self.index, &self.records, &self.imports)?;
        let payload = Payload { format: FORMAT, morphemes: self.library.dictionary.get().is_some(), catalogue };
        let library = self.library;
        let failed = || Error::index(&library.folder);
        let mut commit = self.writer()?.prepare_commit().map_err(failed())?;
        commit.set_payload(&json(&payload)?);
        commit.commit().map_err(failed())?;
        drop_catalogues(&self.index, &payload.catalogue);
        self.pending = false;
        Ok(())
    }

    /// Commits, tidies up, and gives the library as it is now, with the locks that keep others from writing.
    fn close(mut self) -> Result<(State, Held<'a>), Error> {
        self.commit()?;
        let library = self.library;
        let failed = || Error::index(&library.folder);
        if let Some(writer) = self.writer.take() {
            writer.wait_merging_threads().map_err(failed())?;
        }
        let catalogue = Arc::new(Catalogue::new(&self.records, self.imports));
        let state = self.state.with(catalogue, library.dictionary.get().is_none(), &library.folder).map_err(failed())?;
        Ok((state, Held { _lock: self.lock, _one_at_a_time: self.one_at_a_time }))
    }

    /// Whether so much was put in that the index should be drawn together; see [`Library::draw_together`].
    pub(super) fn is_large(&self) -> bool {
        self.articles >= MANY
    }

    /// Commits, tidies up, and lets searches see the change.
    pub(super) fn finish(mut self) -> Result<(), Error> {
        if !self.changed {
            return Ok(());
        }
        let (library, removed) = (self.library, mem::take(&mut self.removed));
        let (state, _held) = self.close()?;
        library.serve(state);
        // Only now, and while nobody else writes: until the change is lasting, the index is made again out of these.
        let failures: Vec<Error> = removed.iter().filter_map(|key| drop_kept(&library.folder, key).err()).collect();
        failures.into_iter().next().map_or(Ok(()), Err)
    }

    /// Commits an index that was made anew. Nobody else writes while what is given back is held.
    pub(super) fn finish_anew(mut self) -> Result<Held<'a>, Error> {
        self.pending = true;
        self.close().map(|(_, held)| held)
    }
}

/// Writes the catalogue beside the index under the name of its content; the hash is what the commit refers to.
fn write_catalogue(index: &Path, records: &Records, imports: &[Import]) -> Result<String, Error> {
    let mut lines = json(&imports)?;
    for record in records.values() {
        lines.push('\n');
        lines.push_str(&json(&**record)?);
    }
    let hash = sha256(lines.as_bytes());
    let path = index.join(format!("{CATALOGUE}{}", &hash[..32]));
    let beside = index.join("catalogue.new");
    let written = File::create(&beside).and_then(|mut file| {
        file.write_all(lines.as_bytes())?;
        file.sync_all()
    });
    written.map_err(Error::io(&beside))?;
    fs::rename(&beside, &path).map_err(Error::io(&path))?;
    Ok(hash)
}

/// Reads the catalogue of a commit; nothing where it is missing or damaged.
pub(super) fn read_catalogue(index: &Path, hash: &str) -> Option<Catalogue> {
    let bytes = fs::read(index.join(format!("{CATALOGUE}{}", hash.get(..32)?))).ok()?;
    let mut lines = bytes.split(|&byte| byte == b'\n');
    let imports = serde_json::from_slice(lines.next()?).ok()?;
    let lines: Vec<&[u8]> = lines.collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(MAX_READERS);
    let read = |lines: &[&[u8]]| -> Option<Vec<(String, Arc<Record>)>> {
        let record = |line: &&[u8]| serde_json::from_slice::<Record>(line).ok();
        lines.iter().map(|line| record(line).map(|record| (record.key(), Arc::new(record)))).collect()
    };
    let (whole, records) = std::thread::scope(|scope| {
        let shares = lines.chunks(lines.len().div_ceil(threads).max(1));
        let readers: Vec<_> = shares.map(|share| scope.spawn(move || read(share))).collect();
        let whole = sha256(&bytes) == hash;
        let records: Option<Vec<_>> = readers.into_iter().map(|reader| reader.join().ok().flatten()).collect();
        (whole, records)
    });
    let records: Records = records.filter(|_| whole)?.into_iter().flatten().collect();
    Some(Catalogue::new(&records, imports))
}

/// Removes the catalogues of earlier commits. One that cannot be removed is only in the way.
fn drop_catalogues(index: &Path, hash: &str) {
    for entry in fs::read_dir(index).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let old = name.to_string_lossy().strip_prefix(CATALOGUE).is_some_and(|name| !hash.starts_with(name));
        if old {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Keeps the text of a source, so that the index can be made again without the original.
fn keep(folder: &Path, key: &str, source: &Source) -> Result<(), Error> {
    let path = kept_path(folder, key);
    let beside = path.with_extension("new");
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
    let packed = encoder.write_all(json(source)?.as_bytes()).and_then(|()| encoder.finish());
    packed.and_then(|packed| fs::write(&beside, packed)).map_err(Error::io(&beside))?;
    fs::rename(&beside, &path).map_err(Error::io(&path))
}

/// Drops the text of a source that was taken out, under the name that older programs gave it too.
fn drop_kept(folder: &Path, key: &str) -> Result<(), Error> {
    let path = kept_path(folder, key);
    for path in [path.with_extension(""), path] {
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Error::io(&path)(error)),
            _ => {}
        }
    }
    Ok(())
}

/// A kept text, unless it is missing or damaged.
pub(super) fn read_kept(path: &Path) -> Option<Source> {
    let mut json = Vec::new();
    DeflateDecoder::new(File::open(path).ok()?).read_to_end(&mut json).ok()?;
    serde_json::from_slice(&json).ok()
}

/// Where the kept sources are, one file each.
pub(super) fn kept_files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let kept = sources_folder(folder);
    if !kept.exists() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(&kept).map_err(Error::io(&kept))? {
        let path = entry.map_err(Error::io(&kept))?.path();
        if path.extension().is_some_and(|extension| extension == "deflate" || extension == "json") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The source that is kept in a file, also one of an older format.
pub(super) fn kept_source(path: &Path) -> Option<Source> {
    if path.extension().is_some_and(|extension| extension == "json") {
        return serde_json::from_slice(&fs::read(path).ok()?).ok();
    }
    read_kept(path)
}

fn json(value: &(impl Serialize + ?Sized)) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::Damaged(error.to_string()))
}
