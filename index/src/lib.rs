//! Regulations, guides and templates as articles in one index: reading, Korean analysis, search, citations.
//!
//! This room is the only one that knows tantivy and lindera. It refuses two things: to decide what a person may see,
//! and to read other formats than text; for those the caller hands in a [`Reader`].

pub mod citation;
pub mod dictionary;
pub mod document;
mod korean;
mod library;
pub mod memory;
mod source;
pub mod statute;
pub mod template;
mod text;
mod watch;

pub use library::{
    AddReport, ArticleView, Change, ChangedArticle, Comparison, Completion, CompletionKind, Error, Hit, Import,
    Library, MAX_FILE_BYTES, Neighbour, Notice, Outline, Passages, Progress, Query, ReadFailure, ReadText, Reader,
    Skipped, SourceStatus, Status, TextReader, Unread, VersionName, Why, Wording,
};
pub use source::{Article, Part, Source, SourceKind, Warning};
pub use watch::{Watch, WatchError};
