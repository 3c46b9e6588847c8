//! The catalogue: every source with its articles' numbers and titles, in memory.
//!
//! It answers what would be slow or clumsy to ask of an inverted index: which law a name means, whether an article
//! exists, what comes before and after it, and what may follow when a name is half typed.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::complete::Completions;
use super::names::Names;
use super::versions;
use crate::source::{Source, SourceKind};

/// What the index remembers of a source, in the same commit as its articles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Record {
    pub(crate) kind: SourceKind,
    pub(crate) family: String,
    pub(crate) stem: String,
    pub(crate) title: String,
    pub(crate) law_kind: String,
    pub(crate) effective: Option<Date>,
    pub(crate) origin: String,
    pub(crate) sha256: String,
    pub(crate) indexed_at: Timestamp,
    pub(crate) outline: Vec<OutlineEntry>,
}

/// One article of a source, without its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OutlineEntry {
    pub(crate) id: String,
    pub(crate) number: String,
    pub(crate) title: String,
    pub(crate) deleted: bool,
}

impl Record {
    /// The record of a source taken in at `indexed_at`.
    pub(super) fn of(source: &Source, indexed_at: Timestamp) -> Self {
        Self {
            kind: source.kind,
            family: source.family.clone(),
            stem: source.stem.clone(),
            title: source.title.clone(),
            law_kind: source.law_kind.clone(),
            effective: source.effective,
            origin: source.origin.clone(),
            sha256: source.sha256.clone(),
            indexed_at,
            outline: source
                .articles
                .iter()
                .map(|article| OutlineEntry {
                    id: article.id.clone(),
                    number: article.number.clone(),
                    title: article.title.clone(),
                    deleted: article.deleted,
                })
                .collect(),
        }
    }

    /// The same as [`Source::key`].
    pub(super) fn key(&self) -> String {
        format!("{}/{}/{}", self.kind.id(), self.family, self.stem)
    }

    /// How many articles are not deleted.
    pub(super) fn live(&self) -> usize {
        self.outline.iter().filter(|entry| !entry.deleted).count()
    }

    /// The first article with this number.
    pub(crate) fn article(&self, number: &str) -> Option<&OutlineEntry> {
        self.outline.iter().find(|entry| entry.number == number)
    }
}

/// All records, and the ways to find one.
#[derive(Default)]
pub(crate) struct Catalogue {
    /// In the order of kind, family and stem.
    pub(crate) sources: Vec<Record>,
    /// Names of laws, full and short.
    pub(super) names: Names,
    /// What may be completed.
    pub(super) completions: Completions,
    /// Sources of which there is a newer version.
    superseded: HashSet<usize>,
    by_key: HashMap<String, usize>,
    by_origin: HashMap<String, usize>,
    /// What stands before the `#` of an id, or a whole id without one.
    by_prefix: HashMap<String, Vec<usize>>,
}

impl Catalogue {
    /// Builds the catalogue out of the records of the index.
    pub(super) fn new(mut sources: Vec<Record>) -> Self {
        sources.sort_by_cached_key(Record::key);
        let by_key = sources.iter().enumerate().map(|(index, record)| (record.key(), index)).collect();
        let by_origin = sources.iter().enumerate().map(|(index, record)| (record.origin.clone(), index)).collect();
        let mut by_prefix: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, record) in sources.iter().enumerate() {
            if let Some(first) = record.outline.first() {
                by_prefix.entry(prefix(&first.id).to_owned()).or_default().push(index);
            }
        }
        let superseded = versions::hidden(&sources, None);
        let names = Names::new(&sources);
        let completions = Completions::new(&sources, &names);
        Self { sources, names, completions, superseded, by_key, by_origin, by_prefix }
    }

    /// Indices of the sources that do not count on the day; see [`versions::hidden`].
    pub(super) fn hidden(&self, as_of: Option<Date>) -> Cow<'_, HashSet<usize>> {
        match as_of {
            None => Cow::Borrowed(&self.superseded),
            Some(_) => Cow::Owned(versions::hidden(&self.sources, as_of)),
        }
    }

    /// The source with this key.
    pub(super) fn by_key(&self, key: &str) -> Option<&Record> {
        self.by_key.get(key).map(|&index| &self.sources[index])
    }

    /// Which source owns the ids that begin with each prefix.
    pub(super) fn owners(&self) -> HashMap<String, String> {
        self.by_prefix.iter().map(|(prefix, owners)| (prefix.clone(), self.sources[owners[0]].key())).collect()
    }

    /// The source that was read from this place.
    pub(super) fn by_origin(&self, origin: &str) -> Option<&Record> {
        self.by_origin.get(origin).map(|&index| &self.sources[index])
    }

    /// The source and the place in it of an article.
    pub(super) fn find(&self, id: &str) -> Option<(&Record, usize)> {
        self.by_prefix.get(prefix(id))?.iter().find_map(|&index| {
            let record = &self.sources[index];
            record.outline.iter().position(|entry| entry.id == id).map(|place| (record, place))
        })
    }
}

/// The part of an id that names its source.
pub(super) fn prefix(id: &str) -> &str {
    id.split_once('#').map_or(id, |(prefix, _)| prefix)
}
