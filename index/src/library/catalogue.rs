//! The catalogue: every source with its articles' numbers and titles, in memory.
//!
//! It answers what would be slow or clumsy to ask of an inverted index: which law a name means, whether an article
//! exists, what comes before and after it, and what may follow when a name is half typed. It is kept in a file beside
//! the index, one line a source; the completions, which take long to make of it, are made when first needed.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write;
use std::iter;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::thread::{self, ScopedJoinHandle};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::analysis;
use super::complete::Completions;
use super::names::Names;
use super::schema;
use super::standing::Traits;
use super::versions::{self, Day, Versions};
use crate::citation::Aliases;
use crate::source::{Article, Part, Source, SourceKind};

/// What ends each of the four fields of an outline's entries: a character that no text has and that JSON leaves as it is,
/// so that a whole law book is read at once.
const FIELD: char = '\u{7f}';

/// All records of a library, by key.
pub(super) type Records = BTreeMap<String, Arc<Record>>;

/// What the library remembers of a source, in the same commit as its articles.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Record {
    pub(crate) kind: SourceKind,
    pub(crate) family: String,
    pub(crate) stem: String,
    pub(crate) title: String,
    pub(crate) law_kind: String,
    pub(crate) issuer: String,
    pub(crate) promulgated: Option<Date>,
    pub(crate) effective: Option<Date>,
    pub(crate) status: String,
    pub(crate) origin: String,
    pub(crate) sha256: String,
    pub(crate) indexed_at: Timestamp,
    /// How many articles it has, deleted ones and those apart not counted.
    pub(crate) live: usize,
    /// The short names that it gives to other laws.
    #[serde(default, skip_serializing_if = "Aliases::is_empty")]
    pub(super) aliases: Aliases,
    /// What stands before the `#` of its articles' ids, or the whole id of the only one.
    pub(super) prefix: String,
    /// The outline, four fields an article; see [`lines`].
    lines: String,
}

/// One article of a source, without its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OutlineEntry<'a> {
    /// What its id begins with, and what follows that.
    prefix: &'a str,
    rest: &'a str,
    pub(crate) number: &'a str,
    pub(crate) title: &'a str,
    pub(crate) deleted: bool,
    pub(crate) part: Part,
}

impl OutlineEntry<'_> {
    /// The article's id.
    pub(crate) fn id(&self) -> String {
        format!("{}{}", self.prefix, self.rest)
    }

    /// Whether this is the article's id.
    fn is(&self, id: &str) -> bool {
        id.strip_prefix(self.prefix) == Some(self.rest)
    }

    /// Whether it is one of the articles that count.
    pub(crate) fn is_live(&self) -> bool {
        !self.deleted && self.part == Part::Main
    }
}

impl Record {
    /// The record of a source taken in at `indexed_at`.
    pub(super) fn of(source: &Source, indexed_at: Timestamp) -> Self {
        let live = |article: &&Article| !article.deleted && article.part == Part::Main;
        Self {
            kind: source.kind,
            family: source.family.clone(),
            stem: source.stem.clone(),
            title: source.title.clone(),
            law_kind: source.law_kind.clone(),
            issuer: source.issuer.clone(),
            promulgated: source.promulgated,
            effective: source.effective,
            status: source.status.clone(),
            origin: source.origin.clone(),
            sha256: source.sha256.clone(),
            indexed_at,
            live: source.articles.iter().filter(live).count(),
            aliases: analysis::aliases(source),
            prefix: source.articles.first().map_or_else(String::new, |first| prefix(&first.id).to_owned()),
            lines: lines(&source.articles),
        }
    }

    /// The same as [`Source::key`].
    pub(super) fn key(&self) -> String {
        format!("{}/{}/{}", self.kind.id(), self.family, self.stem)
    }

    /// Its articles in order, without their texts.
    pub(crate) fn outline(&self) -> impl Iterator<Item = OutlineEntry<'_>> {
        let mut fields = self.lines.split_terminator(FIELD);
        let articles = iter::from_fn(move || Some([fields.next()?, fields.next()?, fields.next()?, fields.next()?]));
        articles.filter_map(|fields| entry(&self.prefix, fields))
    }

    /// The article in this place of the outline.
    pub(crate) fn entry(&self, place: usize) -> Option<OutlineEntry<'_>> {
        self.outline().nth(place)
    }

    /// The first article of the main part with this number; another part's where there is none.
    pub(crate) fn article(&self, number: &str) -> Option<OutlineEntry<'_>> {
        let named = || self.outline().filter(|entry| entry.number == number);
        named().find(|entry| entry.part == Part::Main).or_else(|| named().next())
    }

    /// The article or annex that is cited by this number. The only table of a law needs no number, and may be given one.
    pub(super) fn cited(&self, number: &str) -> Option<OutlineEntry<'_>> {
        self.article(number).or_else(|| {
            if let Some(kind) = number.strip_suffix(" 1") {
                return self.article(kind);
            }
            let mut annexes =
                self.outline().filter(|entry| entry.part == Part::Annex && entry.number.starts_with(number));
            annexes.next().filter(|_| annexes.next().is_none())
        })
    }
}

/// The outline as it is kept: what follows the prefix in the id, number, title and marks.
fn lines(articles: &[Article]) -> String {
    let mut lines = String::new();
    let plain = |text: &str| text.replace([FIELD, '\n', '\r'], " ");
    for article in articles {
        let rest = &article.id[prefix(&article.id).len()..];
        let part = match article.part {
            Part::Main => "",
            Part::Addenda => "b",
            Part::Annex => "x",
        };
        let deleted = if article.deleted { "d" } else { "" };
        let number = plain(&article.number);
        let number = if rest.get(1..) == Some(number.as_str()) { "" } else { &number };
        let title = plain(&article.title);
        let _ = write!(lines, "{rest}{FIELD}{number}{FIELD}{title}{FIELD}{deleted}{part}{FIELD}");
    }
    lines
}

fn entry<'a>(prefix: &'a str, [rest, number, title, marks]: [&'a str; 4]) -> Option<OutlineEntry<'a>> {
    let number = if number.is_empty() { rest.get(1..)? } else { number };
    let part = match marks.chars().last() {
        Some('b') => Part::Addenda,
        Some('x') => Part::Annex,
        _ => Part::Main,
    };
    Some(OutlineEntry { prefix, rest, number, title, deleted: marks.starts_with('d'), part })
}

/// A folder or archive that was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Import {
    /// Which.
    pub path: PathBuf,
    /// Whether it is an archive; other imports are folders and files.
    pub archive: bool,
    /// SHA-256 of the archive, in hexadecimal; none for a folder.
    pub sha256: Option<String>,
    /// When it was last taken in.
    #[ts(type = "string")]
    pub at: Timestamp,
    /// Files in it that are in the library.
    pub files: usize,
    /// Whether all of it was gone through; what was cut off is taken up again.
    #[serde(default = "finished")]
    pub finished: bool,
}

/// What was noted before runs could be told apart had come to its end.
const fn finished() -> bool {
    true
}

/// All records, and the ways to find one.
#[derive(Default)]
pub(crate) struct Catalogue {
    /// In the order of kind, family and stem.
    pub(crate) sources: Vec<Arc<Record>>,
    /// Names of laws, full and short.
    pub(super) names: Names,
    /// What was taken in, by path.
    pub(super) imports: Vec<Import>,
    /// What tells each source apart when it is not named; see [`Traits`].
    pub(super) traits: Vec<Traits>,
    completions: OnceLock<Completions>,
    versions: Versions,
    /// Sources of which there is a newer version.
    superseded: HashSet<usize>,
    by_key: HashMap<String, usize>,
    by_place: HashMap<u64, usize>,
    by_origin: HashMap<String, usize>,
    by_hash: HashMap<String, Vec<usize>>,
    /// What stands before the `#` of an id, or a whole id without one.
    by_prefix: HashMap<String, Vec<usize>>,
}

impl Catalogue {
    /// Builds the catalogue out of the records of the library.
    pub(super) fn new(records: &Records, imports: Vec<Import>) -> Self {
        let sources: Vec<Arc<Record>> = records.values().cloned().collect();
        let mut catalogue = Self { imports, ..Self::default() };
        // A whole law book is opened at every start.
        thread::scope(|scope| {
            let traits = scope.spawn(|| sources.iter().map(|record| Traits::of(record)).collect());
            let names = scope.spawn(|| {
                let versions = Versions::of(&sources);
                let superseded = versions.hidden(&sources, Day::Newest);
                (Names::new(&sources, &superseded), versions, superseded)
            });
            for (index, (key, record)) in records.iter().enumerate() {
                catalogue.by_place.insert(schema::place(key), index);
                catalogue.by_key.insert(key.clone(), index);
                catalogue.by_origin.entry(record.origin.clone()).or_insert(index);
                catalogue.by_hash.entry(record.sha256.clone()).or_default().push(index);
                catalogue.by_prefix.entry(record.prefix.clone()).or_default().push(index);
            }
            catalogue.traits = joined(traits);
            (catalogue.names, catalogue.versions, catalogue.superseded) = joined(names);
        });
        catalogue.sources = sources;
        catalogue
    }

    /// The names and titles that may be completed, made the first time.
    pub(super) fn completions(&self) -> &Completions {
        self.completions.get_or_init(|| Completions::new(self))
    }

    /// The records by key.
    pub(super) fn records(&self) -> Records {
        self.by_key.iter().map(|(key, &index)| (key.clone(), Arc::clone(&self.sources[index]))).collect()
    }

    /// Indices of the sources that do not count on the day.
    pub(super) fn hidden(&self, day: Day) -> Cow<'_, HashSet<usize>> {
        match day {
            Day::Newest => Cow::Borrowed(&self.superseded),
            _ => Cow::Owned(self.versions.hidden(&self.sources, day)),
        }
    }

    /// The source with this key.
    pub(super) fn by_key(&self, key: &str) -> Option<&Record> {
        self.by_key.get(key).map(|&index| &*self.sources[index])
    }

    /// The source that an article of the index belongs to, by [`schema::place`] of its key.
    pub(super) fn by_place(&self, place: u64) -> Option<usize> {
        self.by_place.get(&place).copied()
    }

    /// Which source owns the ids that begin with each prefix.
    pub(super) fn owners(&self) -> HashMap<String, String> {
        self.by_prefix.iter().map(|(prefix, owners)| (prefix.clone(), self.sources[owners[0]].key())).collect()
    }

    /// The source that was read from this place.
    pub(super) fn by_origin(&self, origin: &str) -> Option<&Record> {
        self.by_origin.get(origin).map(|&index| &*self.sources[index])
    }

    /// A source of this content that stood in a place of the same family and stem: the same file in a newer archive.
    pub(super) fn same(&self, sha256: &str, family: &str, stem: &str) -> Option<&Record> {
        let same = |record: &&Record| record.family == family && versions::base(&record.stem) == versions::base(stem);
        self.by_hash.get(sha256)?.iter().map(|&index| &*self.sources[index]).find(same)
    }

    /// Whether this very source is in the library, under its own key or as an older version.
    pub(super) fn holds(&self, source: &Source) -> bool {
        let same = |&index: &usize| {
            let record = &self.sources[index];
            record.kind == source.kind
                && record.family == source.family
                && versions::base(&record.stem) == versions::base(&source.stem)
        };
        self.by_hash.get(&source.sha256).is_some_and(|indices| indices.iter().any(same))
    }

    /// Whether this very version of a law is in the library from a file that keeps its words better than a printed page
    /// does. What a PDF breaks at its lines stays broken.
    pub(super) fn has_unprinted(&self, source: &Source, path: &Path) -> bool {
        let printed = |path: &Path| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf"));
        let same = |record: &&Arc<Record>| {
            record.family == source.family
                && versions::base(&record.stem) == versions::base(&source.stem)
                && (record.effective, record.promulgated) == (source.effective, source.promulgated)
        };
        printed(path)
            && source.kind.has_articles()
            && source.effective.is_some()
            && self.sources.iter().filter(same).any(|record| !printed(Path::new(&record.origin)))
    }

    /// Family and stem of the law with this title, where the library has it.
    pub(super) fn place_of_title(&self, title: &str) -> Option<(String, String)> {
        let record = &self.sources[*self.names.get(title).last()?];
        (record.title == title).then(|| (record.family.clone(), versions::base(&record.stem).to_owned()))
    }

    /// The versions of the law that this source is one of, itself among them, the newest first.
    pub(super) fn siblings(&self, index: usize) -> Vec<usize> {
        self.versions.siblings(&self.sources, index)
    }

    /// The id of the first article of a source, given what its ids begin with.
    pub(super) fn first_of(&self, prefix: &str) -> Option<String> {
        let record = &self.sources[*self.by_prefix.get(prefix)?.first()?];
        record.outline().find(OutlineEntry::is_live).map(|entry| entry.id())
    }

    /// The source and the place in it of an article.
    pub(crate) fn find(&self, id: &str) -> Option<(&Record, usize)> {
        self.place_of(id).map(|(index, place)| (&*self.sources[index], place))
    }

    /// The index of the source of an article, and the place of the article in it.
    pub(super) fn place_of(&self, id: &str) -> Option<(usize, usize)> {
        self.by_prefix
            .get(prefix(id))?
            .iter()
            .find_map(|&index| self.sources[index].outline().position(|entry| entry.is(id)).map(|place| (index, place)))
    }
}

/// What a thread gives back; its panic goes on here.
fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
}

/// The part of an id that names its source.
pub(super) fn prefix(id: &str) -> &str {
    id.split_once('#').map_or(id, |(prefix, _)| prefix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_comes_back_as_it_was_kept() {
        let text =
            "##### 제1조 (목적)\n이 법은\n##### 제2조의2\n삭제\n##### 제2조의2 (둘)\n글\n## 부칙\n부칙 <제1호>\n글\n";
        let (source, _) = crate::statute::parse(text, "우산법", "법률@20200101");
        let record = Record::of(&source, Timestamp::UNIX_EPOCH);
        let kept: Record = serde_json::from_str(&serde_json::to_string(&record).expect("kept")).expect("read");
        let was = |article: &Article| {
            (article.id.clone(), article.number.clone(), article.title.clone(), article.deleted, article.part)
        };
        let is = |entry: OutlineEntry<'_>| {
            (entry.id(), entry.number.to_owned(), entry.title.to_owned(), entry.deleted, entry.part)
        };
        assert_eq!(kept.outline().map(is).collect::<Vec<_>>(), source.articles.iter().map(was).collect::<Vec<_>>());
        assert_eq!((kept.live, kept.outline().count()), (2, 4));
    }
}
