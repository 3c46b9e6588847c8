//! Writing: one writer at a time, the kept texts, and commits.

use std::collections::HashMap;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, MutexGuard, PoisonError};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tantivy::collector::DocSetCollector;
use tantivy::query::TermQuery;
use tantivy::schema::IndexRecordOption;
use tantivy::{IndexReader, IndexWriter, TantivyDocument, Term};

use super::Library;
use super::analysis::Terms;
use super::catalogue::{Catalogue, Record, prefix};
use super::error::Error;
use super::schema::{FORMAT, Fields, stored};
use crate::source::{Source, SourceKind};
use crate::text::sha256;

/// Memory the writer may fill before it writes a segment out, in bytes; tantivy's least is 15 MB.
const WRITER_BYTES: usize = 64 << 20;
/// Term in the `kind` field of the documents that carry a source's record.
const RECORD: &str = "record";

/// What a commit says about itself.
#[derive(Debug, Serialize, Deserialize, PartialEq, Eq)]
pub(super) struct Payload {
    /// [`FORMAT`] at the time.
    pub(super) format: u32,
    /// Whether there was a dictionary.
    pub(super) morphemes: bool,
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
fn kept_path(folder: &Path, key: &str) -> PathBuf {
    sources_folder(folder).join(format!("{}.json", &sha256(key.as_bytes())[..32]))
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
    writer: IndexWriter,
    /// Whether anything was put in since the last commit, and whether anything was at all.
    pending: bool,
    changed: bool,
    /// The source that owns each prefix of ids, those put in by this change too.
    owners: HashMap<String, String>,
    _lock: File,
    _one_at_a_time: MutexGuard<'a, ()>,
}

impl Library {
    /// Begins a change.
    pub(super) fn write(&self) -> Result<Writing<'_>, Error> {
        let one_at_a_time = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let lock = lock(&self.folder)?;
        let kept = sources_folder(&self.folder);
        fs::create_dir_all(&kept).map_err(Error::io(&kept))?;
        let writer = self.index.writer_with_num_threads(1, WRITER_BYTES).map_err(Error::index(&self.folder))?;
        Ok(Writing {
            library: self,
            writer,
            pending: false,
            changed: false,
            owners: self.catalogue().owners(),
            _lock: lock,
            _one_at_a_time: one_at_a_time,
        })
    }
}

impl Writing<'_> {
    /// Puts a source in, in place of one with the same key.
    pub(super) fn put(&mut self, mut source: Source, terms: Vec<Terms>) -> Result<(), Error> {
        let (key, fields) = (source.key(), self.library.fields);
        if source.kind != SourceKind::Statute {
            self.set_apart(&mut source, &key);
        }
        (self.pending, self.changed) = (true, true);
        keep(&self.library.folder, &key, &source)?;
        self.writer.delete_term(Term::from_field_text(fields.source, &key));
        let record = Record::of(&source, Timestamp::now());
        self.write_record(&key, &record)?;
        for (article, terms) in source.articles.iter().zip(&terms) {
            let mut document = TantivyDocument::default();
            document.add_text(fields.source, &key);
            document.add_text(fields.kind, source.kind.id());
            document.add_text(fields.id, &article.id);
            document.add_text(fields.words, &terms.words);
            document.add_text(fields.law, &terms.law);
            document.add_text(fields.title, &terms.title);
            document.add_text(fields.pairs, &terms.pairs);
            terms.cites.iter().for_each(|cited| document.add_text(fields.cites, cited));
            document.add_text(fields.article, json(article)?);
            self.add(document)?;
        }
        Ok(())
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

    fn write_record(&mut self, key: &str, record: &Record) -> Result<(), Error> {
        let fields = self.library.fields;
        let mut document = TantivyDocument::default();
        document.add_text(fields.source, key);
        document.add_text(fields.kind, RECORD);
        document.add_text(fields.record, json(record)?);
        self.add(document)
    }

    fn add(&mut self, document: TantivyDocument) -> Result<(), Error> {
        self.writer.add_document(document).map(drop).map_err(Error::index(&self.library.folder))
    }

    /// Makes everything so far lasting.
    pub(super) fn commit(&mut self) -> Result<(), Error> {
        if !self.pending {
            return Ok(());
        }
        let payload = json(&Payload { format: FORMAT, morphemes: self.library.morphemes.is_some() })?;
        let failed = || Error::index(&self.library.folder);
        let mut commit = self.writer.prepare_commit().map_err(failed())?;
        commit.set_payload(&payload);
        commit.commit().map_err(failed())?;
        self.pending = false;
        Ok(())
    }

    /// Commits, tidies up, and lets searches see the change.
    pub(super) fn finish(mut self) -> Result<(), Error> {
        self.commit()?;
        if !self.changed {
            return Ok(());
        }
        let library = self.library;
        self.writer.wait_merging_threads().map_err(Error::index(&library.folder))?;
        library.reader.reload().map_err(Error::index(&library.folder))?;
        let catalogue = read_catalogue(&library.reader, library.fields).map_err(Error::index(&library.folder))?;
        *library.catalogue.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(catalogue);
        Ok(())
    }
}

/// Reads the records of all sources out of the index.
pub(super) fn read_catalogue(reader: &IndexReader, fields: Fields) -> tantivy::Result<Catalogue> {
    let searcher = reader.searcher();
    let records = TermQuery::new(Term::from_field_text(fields.kind, RECORD), IndexRecordOption::Basic);
    let mut sources = Vec::new();
    for address in searcher.search(&records, &DocSetCollector)? {
        let document: TantivyDocument = searcher.doc(address)?;
        let record = stored(&document, fields.record)
            .and_then(|record| serde_json::from_str(record).ok())
            .ok_or_else(|| tantivy::TantivyError::InternalError("a source's record cannot be read".to_owned()))?;
        sources.push(record);
    }
    Ok(Catalogue::new(sources))
}

/// Keeps the text of a source, so that the index can be made again without the original.
fn keep(folder: &Path, key: &str, source: &Source) -> Result<(), Error> {
    let path = kept_path(folder, key);
    let beside = path.with_extension("new");
    fs::write(&beside, json(source)?).map_err(Error::io(&beside))?;
    fs::rename(&beside, &path).map_err(Error::io(&path))
}

/// Every kept source; the names of files that are damaged come second.
pub(super) fn kept_sources(folder: &Path) -> Result<(Vec<Source>, Vec<String>), Error> {
    let kept = sources_folder(folder);
    let (mut sources, mut damaged) = (Vec::new(), Vec::new());
    if !kept.exists() {
        return Ok((sources, damaged));
    }
    for entry in fs::read_dir(&kept).map_err(Error::io(&kept))? {
        let path = entry.map_err(Error::io(&kept))?.path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        match fs::read(&path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()) {
            Some(source) => sources.push(source),
            None => damaged.push(path.file_name().unwrap_or_default().to_string_lossy().into_owned()),
        }
    }
    Ok((sources, damaged))
}

fn json(value: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::Damaged(error.to_string()))
}
