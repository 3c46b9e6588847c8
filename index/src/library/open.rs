//! Opening the library, whatever state it was left in.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, RwLock};

use tantivy::{Index, IndexReader, ReloadPolicy};

use super::Library;
use super::analysis;
use super::catalogue::Catalogue;
use super::error::{Error, Notice};
use super::schema::{ANALYSED, FORMAT, Fields, Lines, schema};
use super::store::{Payload, index_folder, kept_sources, lock, read_catalogue};
use crate::korean::morphemes::Morphemes;

/// Where a damaged index is set aside; only the last one is kept.
const SET_ASIDE: &str = "index-set-aside";
/// An index up to this size, in bytes, has its checksums verified when it is opened (0.1 s for 640 statutes).
const VERIFIED_BYTES: u64 = 256 << 20;

/// An index that is open and readable.
struct Opened {
    index: Index,
    reader: IndexReader,
    fields: Fields,
    catalogue: Catalogue,
}

impl Library {
    /// Opens the library in `folder`, making it if there is none. `dictionary` is the folder the morphological
    /// dictionary is in; without one, or with one that cannot be used, search goes by syllable pairs.
    ///
    /// An index that is damaged, of another format, or made without the dictionary there is now, is made again out of
    /// the kept texts. None of this is an error; the notices say it.
    pub fn open(folder: &Path, dictionary: Option<&Path>) -> Result<(Self, Vec<Notice>), Error> {
        fs::create_dir_all(folder).map_err(Error::io(folder))?;
        let mut notices = Vec::new();
        let morphemes = open_dictionary(dictionary, &mut notices);
        let index_folder = index_folder(folder);
        let (opened, reason) = if index_folder.join("meta.json").exists() {
            match guarded(|| open_index(&index_folder, morphemes.is_some())) {
                Ok(opened) => (opened, None),
                Err(reason) => {
                    let _lock = lock(folder)?;
                    set_aside(folder)?;
                    (create_index(folder)?, Some(reason))
                }
            }
        } else if super::store::sources_folder(folder).exists() {
            (create_index(folder)?, Some("damaged"))
        } else {
            (create_index(folder)?, None)
        };
        let library = Self {
            folder: folder.to_owned(),
            index: opened.index,
            reader: opened.reader,
            fields: opened.fields,
            morphemes,
            catalogue: RwLock::new(Arc::new(opened.catalogue)),
            writing: Mutex::new(()),
        };
        if let Some(reason) = reason {
            notices.push(library.rebuild(reason)?);
        }
        Ok((library, notices))
    }

    /// Fills an empty index from the kept texts.
    fn rebuild(&self, reason: &'static str) -> Result<Notice, Error> {
        let (sources, lost) = kept_sources(&self.folder)?;
        let count = sources.len();
        let mut writing = self.write()?;
        let mut analyst = self.morphemes.as_ref().map(Morphemes::analyst);
        for source in sources {
            let terms = analysis::analyse(&source, analyst.as_mut());
            writing.put(source, terms)?;
        }
        writing.finish()?;
        Ok(Notice::Rebuilt { reason, sources: count, lost })
    }
}

fn open_dictionary(folder: Option<&Path>, notices: &mut Vec<Notice>) -> Option<Morphemes> {
    let Some(folder) = folder.filter(|folder| folder.exists()) else {
        notices.push(Notice::NoDictionary);
        return None;
    };
    Morphemes::open(folder).map_err(|error| notices.push(Notice::BadDictionary(error.to_string()))).ok()
}

/// Opens an existing index; the error is why it has to be made again.
fn open_index(folder: &Path, have_dictionary: bool) -> Result<Opened, &'static str> {
    let damaged = |_| "damaged";
    let index = Index::open_in_dir(folder).map_err(damaged)?;
    let (schema, fields) = schema();
    let payload = index.load_metas().map_err(damaged)?.payload;
    // An index that was made but never written to has no payload, and nothing to lose.
    let payload = match payload {
        Some(payload) => serde_json::from_str(&payload).map_err(|_| "old_format")?,
        None => Payload { format: FORMAT, morphemes: have_dictionary },
    };
    if index.schema() != schema || payload.format != FORMAT {
        return Err("old_format");
    }
    if have_dictionary && !payload.morphemes {
        return Err("new_dictionary");
    }
    let small = size(folder).is_some_and(|bytes| bytes <= VERIFIED_BYTES);
    if small && !is_whole(folder).map_err(damaged)? {
        return Err("damaged");
    }
    ready(index, fields).map_err(damaged)
}

/// Whether every file of an index has its checksum. The files are mapped for this alone: what was read to the end does
/// not stay in memory for as long as the desk is open.
fn is_whole(folder: &Path) -> tantivy::Result<bool> {
    Ok(Index::open_in_dir(folder)?.validate_checksum()?.is_empty())
}

fn create_index(folder: &Path) -> Result<Opened, Error> {
    let path = index_folder(folder);
    if path.exists() {
        fs::remove_dir_all(&path).map_err(Error::io(&path))?;
    }
    fs::create_dir_all(&path).map_err(Error::io(&path))?;
    let (schema, fields) = schema();
    let index = Index::create_in_dir(&path, schema).map_err(Error::index(folder))?;
    ready(index, fields).map_err(Error::index(folder))
}

fn ready(index: Index, fields: Fields) -> tantivy::Result<Opened> {
    index.tokenizers().register(ANALYSED, Lines);
    let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    let catalogue = read_catalogue(&reader, fields)?;
    Ok(Opened { index, reader, fields, catalogue })
}

/// Runs what reads files that may be damaged in ways the reading code does not expect.
fn guarded<T>(open: impl FnOnce() -> Result<T, &'static str>) -> Result<T, &'static str> {
    catch_unwind(AssertUnwindSafe(open)).unwrap_or(Err("damaged"))
}

/// Moves the index out of the way, in place of what was set aside before.
fn set_aside(folder: &Path) -> Result<(), Error> {
    let aside = folder.join(SET_ASIDE);
    if aside.exists() {
        fs::remove_dir_all(&aside).map_err(Error::io(&aside))?;
    }
    let path = index_folder(folder);
    fs::rename(&path, &aside).map_err(Error::io(&path))
}

fn size(folder: &Path) -> Option<u64> {
    let entries = fs::read_dir(folder).ok()?;
    entries.map(|entry| entry.ok()?.metadata().ok().map(|metadata| metadata.len())).sum()
}
