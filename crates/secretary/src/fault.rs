//! What went wrong, in words an official can act on.
//!
//! A [`Fault`] says what happened and what to do next, in the polite plain form, and carries a code that a program can
//! branch on. The wording of every code stands in `words/ko.json` and `words/en.json`.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

/// A language of the user interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, serde::Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum Language {
    /// 한국어
    #[default]
    Ko,
    /// English
    En,
}

/// A failure or a notice, before it is put into words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code} {details:?}")]
pub struct Fault {
    /// What kind of failure this is: a key of the word tables, such as `index_damaged`.
    pub code: &'static str,
    /// What the words leave open: file names, numbers, the reason given by a lower layer. Never personal data.
    pub details: BTreeMap<&'static str, String>,
}

/// A [`Fault`] in the user's language: what the page and the command line show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FaultWords {
    /// The code, for programs.
    pub code: String,
    /// What happened.
    pub message: String,
    /// What to do next.
    pub hint: String,
}
