//! What is said about a document in its metadata, whatever the format.

use serde::Serialize;

use crate::{Document, Profile, notation};

/// 문서요지와 키워드 (영 제5조제2항제1호), and what file managers show.
#[derive(Debug, Clone, Serialize)]
pub(super) struct About {
    pub(super) title: String,
    pub(super) subject: String,
    pub(super) author: String,
    pub(super) summary: String,
    pub(super) keywords: Vec<String>,
}

impl About {
    /// Where the writer gave none, the first line of the body is the summary, and the name of the kind a keyword: an
    /// empty field would be worse than a plain one. What a model had a part in says so here too.
    pub(super) fn new(document: &Document, profile: &Profile) -> Self {
        let plain = |text: &str| text.replace([notation::BLANK.0, notation::BLANK.1], "");
        let summary = match document.meta.summary.as_str() {
            "" => document.body.iter().find_map(|block| block.text()).unwrap_or_default(),
            given => given,
        };
        let mut keywords = document.meta.keywords.clone();
        if keywords.is_empty() {
            keywords.push(document.kind.korean().into());
        }
        if document.meta.ai_note {
            keywords.push(AI_KEYWORD.into());
        }
        let author = if profile.agency.is_empty() { &profile.department } else { &profile.agency };
        Self {
            title: plain(&document.head.title),
            subject: document.kind.korean().into(),
            author: author.clone(),
            summary: plain(summary),
            keywords,
        }
    }
}

/// Tells a program what [`AI_NOTE`](super::AI_NOTE) tells a reader (인공지능기본법 제31조: 표시 의무).
pub(super) const AI_KEYWORD: &str = "인공 지능 활용";
