//! What the draft room answers.

use biseo_documents::{Document, notation, rules};
use biseo_index::citation;
use jiff::civil::Date;
use serde::Serialize;
use ts_rs::TS;

use super::{
    DraftRequest, Means,
    basis::Basis,
    marks::{self, Marking},
    signature,
    template::Template,
    understand::{Slot, Understanding},
};
use crate::{
    fault::Fault,
    korean::spacing::Spaced,
    review::FindingView,
    text::{Place, Places},
};

/// A fact with its place in the request.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export, rename = "Fact")]
pub struct FactView {
    /// What it is for.
    pub slot: Slot,
    /// As data.
    pub value: String,
    /// In official notation.
    pub written: String,
    /// What it is called where it stands; may be empty.
    pub label: String,
    /// Where the request says it.
    pub source: Place,
}

/// A blank in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Blank {
    /// What is to be filled in.
    pub label: String,
    /// Where it stands in the text, brackets included.
    #[serde(flatten)]
    pub place: Place,
}

/// A citation in the text, held against the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CitationView {
    /// As it is written.
    pub surface: String,
    /// The article it means, where there is one.
    pub id: Option<String>,
    /// `valid`, `no_such_article`, …
    #[ts(type = "string | null")]
    pub status: Option<citation::Status>,
    /// Where it stands in the text.
    #[serde(flatten)]
    pub place: Place,
}

/// A draft.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Draft {
    /// The kind, by its English id.
    pub kind: String,
    /// Its form: `gian`, `internal`, `report`, `press`, `minutes`.
    pub document: String,
    /// The template it was written on, by its stem.
    pub template: String,
    /// 수신; nothing where it has to be asked or the form has no head.
    pub recipient: Option<String>,
    /// The 수신자 line, where there are several.
    pub recipients: Vec<String>,
    /// 제목
    pub title: String,
    /// What the request says.
    pub facts: Vec<FactView>,
    /// What has to be asked.
    pub missing: Vec<Slot>,
    /// What contradicts itself, as `slot: …`.
    pub conflicts: Vec<String>,
    /// Names of what is attached.
    pub attachments: Vec<String>,
    /// Ids of the articles proposed as a basis, best first.
    pub legal_basis: Vec<String>,
    /// The same with their sentences.
    pub bases: Vec<Basis>,
    /// Citations in the text.
    pub citations: Vec<CitationView>,
    /// What in `text` does not follow the rules of official documents; what could be put right safely already is.
    pub findings: Vec<FindingView>,
    /// The document in the notation: head, body, 붙임, 끝, 수신자.
    pub text: String,
    /// The body with 붙임 and 끝, without the head.
    pub body: String,
    /// 결문
    pub signature: String,
    /// Blanks of `text`, in order.
    pub blanks: Vec<Blank>,
    /// What in `text` nothing carries, with the passages to read it against.
    pub marks: Vec<FindingView>,
    /// Ids of the articles that it was allowed to stand on.
    pub accepted: Vec<String>,
    /// Who wrote the prose: `builtin`, or the model's name.
    pub model: String,
    /// SHA-256 of every prompt that was sent for it, as the audit log has them.
    pub prompts: Vec<String>,
    /// Pieces of personal data that were kept from the model.
    pub masked: usize,
}

/// Everything that goes into an answer.
pub(super) struct Made<'a> {
    pub(super) template: &'a Template,
    pub(super) understanding: &'a Understanding,
    pub(super) document: Document,
    pub(super) bases: Vec<Basis>,
    pub(super) writer: &'a str,
    pub(super) masked: usize,
    /// The request as it was typed.
    pub(super) typed: &'a str,
    /// The same with its words apart, which was understood.
    pub(super) spaced: &'a Spaced,
    pub(super) request: &'a DraftRequest,
    pub(super) today: Date,
    pub(super) prompts: Vec<String>,
    /// Whether the request is the document itself, whose text stays as it is.
    pub(super) taken: bool,
}

/// Puts the answer together; what the rules can put right without changing what is said is put right.
pub(super) fn draft(means: &Means<'_>, made: Made<'_>) -> Result<Draft, Fault> {
    let Made {
        template,
        understanding,
        document,
        bases,
        writer,
        masked,
        typed,
        spaced,
        request,
        today,
        prompts,
        taken,
    } = made;
    let kind = understanding.kind;
    let text = if taken {
        format!("{}\n", typed.trim())
    } else {
        rules::fix(&notation::print(&document), kind, means.profile).0
    };
    let (document, _) = notation::parse(&text, kind);
    let findings = rules::check(&text, kind, means.profile)
        .into_iter()
        .map(|finding| FindingView::of(finding, &text, means.unit))
        .collect();
    let place = |range| means.unit.place(&text, range);
    let blanks = notation::blanks(&text)
        .into_iter()
        .map(|range| Blank { label: text[range.clone()].trim_matches(['⟦', '⟧']).to_owned(), place: place(range) })
        .collect();
    let places = Places::new(means.unit, typed);
    let facts = understanding
        .facts
        .iter()
        .filter(|fact| !fact.unsettled)
        .map(|fact| FactView {
            slot: fact.slot,
            value: fact.value.clone(),
            written: fact.written.clone(),
            label: fact.label.clone(),
            source: places.place(spaced.original(fact.source.clone())),
        })
        .collect();
    let citations = means.library.and_then(|library| library.resolve(&text).ok()).unwrap_or_default();
    let marking = Marking { library: means.library, profile: means.profile, unit: means.unit, today };
    let marks = marks::marks_on(&marking, &text, request, &template.text, spaced.text(), understanding)?;
    Ok(Draft {
        kind: understanding.kind.id().into(),
        document: understanding.kind.form().id().into(),
        template: template.stem.clone(),
        recipient: understanding.recipient.head.clone(),
        recipients: understanding.recipient.several.clone(),
        title: document.head.title.clone(),
        facts,
        missing: understanding.missing.clone(),
        conflicts: understanding
            .conflicts
            .iter()
            .map(|conflict| format!("{}: {}", conflict.slot.id(), conflict.message))
            .collect(),
        attachments: document.attachments.iter().map(|attachment| attachment.name.clone()).collect(),
        legal_basis: ids(&bases),
        bases,
        findings,
        citations: citations
            .into_iter()
            .map(|citation| CitationView {
                place: means.unit.place(&text, citation.range),
                surface: citation.surface,
                id: citation.target_ids.into_iter().next(),
                status: citation.status,
            })
            .collect(),
        body: notation::print_body(&document),
        signature: signature(understanding.kind, means.profile, &understanding.recipient.several),
        blanks,
        marks,
        accepted: request.basis.clone(),
        model: writer.into(),
        prompts,
        masked,
        text,
    })
}

/// The articles of some bases, each once.
fn ids(bases: &[Basis]) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for basis in bases {
        if !ids.contains(&basis.id) {
            ids.push(basis.id.clone());
        }
    }
    ids
}
