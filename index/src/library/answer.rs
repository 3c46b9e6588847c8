//! What is asked of the library and what it answers.

use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::catalogue::{Import, Record};
use super::store;
use crate::source::SourceKind;

/// A question to the library.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// What was typed.
    pub text: String,
    /// How many hits at most.
    pub limit: usize,
    /// The day whose law is asked for, and nothing that was not in force then.
    pub as_of: Option<Date>,
    /// The present day: of several versions the one in force counts. Without it the newest does.
    pub today: Option<Date>,
    /// Ids that must not be among the hits.
    pub exclude: Vec<String>,
    /// The kinds wanted; none means all.
    pub kinds: Vec<SourceKind>,
    /// Part of the name of the ministry or office whose sources are wanted.
    pub issuer: Option<String>,
    /// Whether the last word may be unfinished.
    pub typing: bool,
}

/// One article that answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// The article's id.
    pub id: String,
    /// What its source is.
    pub kind: SourceKind,
    /// Title of the law or document.
    pub law: String,
    /// Where its source was read from.
    pub origin: String,
    /// 제12조의2, or the heading of a passage.
    pub article: String,
    /// Title of the article.
    pub title: String,
    /// Since when the source is in force.
    pub effective: Option<Date>,
    /// The sentence or paragraph that matches best.
    pub snippet: String,
    /// Byte ranges in `snippet` that match.
    pub highlights: Vec<Range<usize>>,
    /// What a citation of it names: the paragraph (항) the snippet is from, or, where the query is the address of an
    /// article, what the query names.
    pub paragraph: Option<String>,
    /// The item (호) that the query names.
    pub item: Option<String>,
    /// The sub-item (목) that the query names.
    pub subitem: Option<String>,
    /// Higher is better; only comparable within one answer.
    pub score: f32,
    /// Why it was found.
    pub why: Vec<Why>,
}

/// Why an article was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Why {
    /// The query is its address.
    Address,
    /// The query names its law.
    Law,
    /// Its title has words of the query.
    Title,
    /// Its text has words of the query.
    Text,
    /// It has the formal words for what the query says in everyday ones.
    Everyday,
    /// It means the same, by a model of embeddings.
    Meaning,
}

/// One line of what may be meant by the beginning of a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Completion {
    /// Id of the article, or of the source (`<family>/<stem>`) for a law.
    pub id: String,
    /// What it is.
    pub kind: CompletionKind,
    /// The line to show and to search for.
    pub text: String,
}

/// What a completion leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompletionKind {
    /// A whole law.
    Law,
    /// One article.
    Article,
    /// A template.
    Template,
    /// A guide or another document.
    Guide,
}

/// One article in full.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ArticleView {
    /// The article's id.
    pub id: String,
    /// What its source is.
    pub kind: SourceKind,
    /// Title of the law or document.
    pub law: String,
    /// 법률, 대통령령 …
    pub law_kind: String,
    /// The ministry or office that issued it.
    pub issuer: String,
    /// When it was promulgated.
    #[ts(as = "Option<String>")]
    pub promulgated: Option<Date>,
    /// Since when the source is in force.
    #[ts(as = "Option<String>")]
    pub effective: Option<Date>,
    /// 시행, 폐지 … as the source says.
    pub status: String,
    /// Where it was read from.
    pub origin: String,
    /// When it was taken in.
    #[ts(type = "string")]
    pub indexed_at: Timestamp,
    /// The versions of its law, the newest first.
    pub versions: Vec<VersionName>,
    /// 제12조의2, or the heading of a passage.
    pub number: String,
    /// Title of the article.
    pub title: String,
    /// Its whole text.
    pub text: String,
    /// Whether it is only known to have been deleted.
    pub deleted: bool,
    /// The part, chapter and section it stands in.
    pub headings: Vec<String>,
    /// The article before.
    pub previous: Option<Neighbour>,
    /// The article after.
    pub next: Option<Neighbour>,
    /// Articles that this one cites.
    pub cites: Vec<Neighbour>,
    /// Articles that cite this one, of other laws and of its own.
    pub cited_by: Vec<Neighbour>,
}

/// One version of an article's law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct VersionName {
    /// Id of the same article in that version; none where that version has no such article.
    pub id: Option<String>,
    /// Since when that version is in force.
    #[ts(as = "Option<String>")]
    pub effective: Option<Date>,
    /// Whether it is the one that is shown.
    pub shown: bool,
}

/// Another article, named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Neighbour {
    /// Its id.
    pub id: String,
    /// Title of its law.
    pub law: String,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
}

/// The articles of a law in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outline {
    /// Title of the law.
    pub law: String,
    /// Since when this version is in force.
    pub effective: Option<Date>,
    /// The articles, without those that were deleted.
    pub articles: Vec<Neighbour>,
}

/// What the library holds.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export, rename = "LibraryStatus")]
pub struct Status {
    /// One line a source.
    pub sources: Vec<SourceStatus>,
    /// Folders, files and archives that were taken in.
    pub imports: Vec<Import>,
    /// Articles in all.
    pub articles: usize,
    /// Whether search has to do without the dictionary.
    pub bigrams_only: bool,
}

/// One source in the library.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export, rename = "LibrarySource")]
pub struct SourceStatus {
    /// What it is.
    pub kind: SourceKind,
    /// Its title.
    pub title: String,
    /// How many articles it has, deleted ones not counted.
    pub articles: usize,
    /// The ministry or office that issued it.
    pub issuer: String,
    /// When it was promulgated.
    #[ts(as = "Option<String>")]
    pub promulgated: Option<Date>,
    /// Since when it is in force.
    #[ts(as = "Option<String>")]
    pub effective: Option<Date>,
    /// 시행, 폐지 … as the source says.
    pub status: String,
    /// When it was taken in.
    #[ts(type = "string")]
    pub indexed_at: Timestamp,
    /// Where it was read from.
    pub origin: String,
    /// SHA-256 of what it was read from, in hexadecimal.
    pub sha256: String,
}

impl SourceStatus {
    /// Whether the file it was read from is there, or the archive it lay in. What was fetched has none.
    pub fn has_file(&self) -> bool {
        store::has_file(&self.origin)
    }

    /// Whether the file it was read from is gone.
    pub fn is_orphan(&self) -> bool {
        !store::is_there(&self.origin)
    }
}

impl From<&Record> for SourceStatus {
    fn from(record: &Record) -> Self {
        Self {
            kind: record.kind,
            title: record.title.clone(),
            articles: record.live,
            issuer: record.issuer.clone(),
            promulgated: record.promulgated,
            effective: record.effective,
            status: record.status.clone(),
            indexed_at: record.indexed_at,
            origin: record.origin.clone(),
            sha256: record.sha256.clone(),
        }
    }
}
