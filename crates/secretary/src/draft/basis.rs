//! The legal basis of a document: proposed with its article and sentence, never written in unasked.

use biseo_index::{Hit, Library, Query, SourceKind, citation};
use biseo_prompts::draft::Labelled;
use jiff::civil::Date;
use serde::Serialize;
use ts_rs::TS;

use super::{Means, template::Template, understand::Understanding};
use crate::{fault::Fault, search::HitView};

/// Proposals at the most; more is a search of its own.
const PROPOSALS: usize = 5;

/// An article that a document may rest on.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Basis {
    /// The article's id.
    pub id: String,
    /// 「…」 제27조, as the document would write it.
    pub citation: String,
    /// The title of the article.
    pub title: String,
    /// The sentence of it that fits best.
    pub sentence: String,
}

/// What the library has on the matter.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) hits: Vec<HitView>,
    pub(super) bases: Vec<Basis>,
}

/// Looks for the basis of a request: what it names, what documents of its kind rest on, what its matter finds.
pub(super) fn find(
    means: &Means<'_>,
    template: &Template,
    understanding: &Understanding,
    source: &str,
    today: Date,
) -> Result<Found, Fault> {
    let Some(library) = means.library else { return Ok(Found::default()) };
    let mut bases = Vec::new();
    for words in [source.to_owned(), template.basis.join("\n")] {
        for named in library.resolve(&words)? {
            if named.status == Some(citation::Status::Valid) {
                for id in named.target_ids {
                    propose(library, &id, &mut bases)?;
                }
            }
        }
    }
    let query = Query {
        text: query(understanding),
        limit: PROPOSALS,
        today: Some(today),
        kinds: vec![SourceKind::Statute],
        ..Query::default()
    };
    let hits = library.search(&query)?;
    bases.extend(hits.iter().filter_map(of_hit));
    let mut seen = std::collections::BTreeSet::new();
    bases.retain(|basis: &Basis| seen.insert(basis.id.clone()));
    bases.truncate(PROPOSALS);
    Ok(Found { hits: hits.into_iter().map(|hit| HitView::of(hit, means.unit)).collect(), bases })
}

/// The matter in words, without figures and particles.
fn query(understanding: &Understanding) -> String {
    let matter = if understanding.topic.is_empty() { &understanding.title } else { &understanding.topic };
    format!("{matter} {}", understanding.kind.korean())
}

fn of_hit(hit: &Hit) -> Option<Basis> {
    (hit.kind == SourceKind::Statute).then(|| Basis {
        id: hit.id.clone(),
        citation: citation::write(&hit.law, &hit.article, None),
        title: hit.title.clone(),
        sentence: hit.snippet.clone(),
    })
}

fn propose(library: &Library, id: &str, bases: &mut Vec<Basis>) -> Result<(), Fault> {
    if let Some(view) = library.show(id, None)? {
        let sentence = view.text.lines().next().unwrap_or_default().to_owned();
        bases.push(Basis {
            id: view.id.clone(),
            citation: citation::write(&view.law, &view.number, None),
            title: view.title.clone(),
            sentence,
        });
    }
    Ok(())
}

/// The articles of these ids with their text, for a model to read. One that is gone meanwhile is left out.
pub(super) fn texts(library: Option<&Library>, ids: &[String]) -> Result<Vec<Labelled>, Fault> {
    let mut texts = Vec::new();
    if let Some(library) = library {
        for id in ids {
            if let Some(view) = library.show(id, None)? {
                texts.push(Labelled { label: citation::write(&view.law, &view.number, None), text: view.text });
            }
        }
    }
    Ok(texts)
}

/// Whether the library holds the article that some words cite.
pub(super) fn holds(library: Option<&Library>, words: &str) -> bool {
    let resolved = library.and_then(|library| library.resolve(words).ok()).unwrap_or_default();
    !resolved.is_empty() && resolved.iter().all(|citation| citation.status == Some(citation::Status::Valid))
}
