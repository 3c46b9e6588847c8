//! The review room: what in a document does not follow the rules of official writing, and what puts it right.
//!
//! What a draft states without ground is a finding too, so that one key walks them all; it comes with the passage that
//! it should be read against.

pub use biseo_documents::Kind;
use biseo_documents::{
    notation,
    rules::{self, Finding, Grade},
    write,
};
use jiff::civil::Date;
use serde::Serialize;
use ts_rs::TS;

use crate::{
    desk::Desk,
    draft::{self, Marking},
    fault::Fault,
    store::DraftRow,
    text::{Place, Unit},
};

/// What a finding weighs, and whose word it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub enum Weight {
    /// A statute says so.
    A,
    /// The handbook says so.
    B,
    /// A habit.
    C,
    /// Evidence: neither the request nor a source carries what the text states.
    E,
}

impl From<Grade> for Weight {
    fn from(grade: Grade) -> Self {
        match grade {
            Grade::A => Self::A,
            Grade::B => Self::B,
            Grade::C => Self::C,
        }
    }
}

/// A passage that a finding should be read against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Passage {
    /// Where it stands: the request, a material by its name, or an article as it is cited.
    pub origin: String,
    /// The id of the article, where it is one.
    pub article: Option<String>,
    /// Its words.
    pub text: String,
}

/// A place where a document does not follow a rule, or states what nothing carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, rename = "Finding")]
pub struct FindingView {
    /// Id of the rule, such as `DATE-02`; of evidence `FACT-DATE`, `CITE-NO-ARTICLE`, `CLAIM-FIGURE`.
    pub rule: String,
    /// What it weighs.
    pub grade: Weight,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// What is wrong and what is right.
    pub message: String,
    /// What the rule stands on.
    pub basis: String,
    /// What puts it right without changing what the text says.
    pub fix: Option<FixView>,
    /// What it should be read against.
    pub passage: Option<Passage>,
}

/// A replacement of one place of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, rename = "Fix")]
pub struct FixView {
    /// What is replaced.
    #[serde(flatten)]
    pub place: Place,
    /// By what.
    pub replacement: String,
}

impl FindingView {
    /// A finding in `text` as it leaves the desk.
    pub fn of(finding: Finding, text: &str, unit: Unit) -> Self {
        Self {
            rule: finding.rule.into(),
            grade: finding.grade.into(),
            place: unit.place(text, finding.range),
            message: finding.message,
            basis: finding.basis.into(),
            fix: finding.fix.map(|fix| FixView { place: unit.place(text, fix.range), replacement: fix.replacement }),
            passage: None,
        }
    }
}

/// The kind of document of that name, in English as in templates or a form's name.
///
/// # Errors
/// `no_such_kind` where there is none.
pub fn kind(name: &str) -> Result<Kind, Fault> {
    Kind::parse(name).ok_or_else(|| Fault::new("no_such_kind").with("name", name))
}

/// Everything in a document that does not follow the rules of its kind, in order of place.
pub fn run(desk: &Desk, text: &str, kind: Kind) -> Vec<FindingView> {
    let findings = rules::check(text, kind, &desk.profile()).into_iter();
    findings.map(|finding| FindingView::of(finding, text, desk.unit)).collect()
}

/// What [`run`] finds in a text that was read off paper: the marks of headings in it are the reader's.
pub fn of_paper(desk: &Desk, text: &str, kind: Kind) -> Vec<FindingView> {
    let mut findings = run(desk, text, kind);
    findings.retain(|finding| finding.rule != "PUNC-04" || !desk.unit.slice(text, finding.place).starts_with('#'));
    findings
}

/// What only the pages tell: a report of one page that takes more of them.
pub fn on_pages(desk: &Desk, text: &str, kind: Kind) -> Option<FindingView> {
    const RULE: &str = "RPT-07";
    let profile = desk.profile();
    if !profile.habits || profile.rules_off.iter().any(|off| off == RULE) {
        return None;
    }
    let pages = write::overrun(&notation::parse(text, kind).0, &profile)?;
    Some(FindingView {
        rule: RULE.into(),
        grade: Weight::C,
        place: desk.unit.place(text, text.len()..text.len()),
        message: format!(
            "1쪽 보고서가 {pages}쪽입니다. 한 쪽에 담기게 줄이거나, 일반 보고서(general_report)로 씁니다."
        ),
        basis: "실무 관행".into(),
        fix: None,
        passage: None,
    })
}

/// The document with everything put right that can be without changing what it says, and what is left to be seen to.
pub fn fixed(desk: &Desk, text: &str, kind: Kind) -> (String, Vec<FindingView>) {
    let (text, _) = rules::fix(text, kind, &desk.profile());
    let left = run(desk, &text, kind);
    (text, left)
}

/// Everything to see to in the present text of a draft: what [`run`] finds, and what neither its request nor what it
/// stands on carries. What the official typed or confirmed is the official's word and no longer asked about; a citation
/// has to hold whoever wrote it.
///
/// # Errors
/// What the library reports.
pub fn of_draft(desk: &Desk, row: &DraftRow, text: &str, today: Date) -> Result<Vec<FindingView>, Fault> {
    let kind = kind(row.kind.as_deref().unwrap_or(UNKNOWN_KIND))?;
    let mut findings = run(desk, text, kind);
    let Some(outcome) = &row.outcome else { return Ok(findings) };
    let written = squeezed(outcome["text"].as_str().unwrap_or_default());
    let request = draft::DraftRequest::of(row);
    let template = outcome["template"].as_str().map(|stem| draft::template_text(desk, stem)).unwrap_or_default();
    let profile = desk.profile();
    let marking = Marking { library: Some(&desk.library), profile: &profile, unit: desk.unit, today };
    let marks = draft::marks(&marking, text, &request, &template)?.into_iter().filter(|mark| {
        let surface = desk.unit.slice(text, mark.place);
        let own = !written.contains(&squeezed(surface)) || row.confirmed.iter().any(|known| known == surface);
        !(own && mark.rule.starts_with("FACT"))
    });
    findings.extend(marks);
    findings.sort_by_key(|finding| finding.place);
    Ok(findings)
}

/// The kind by which a text is checked before anything was written: the commonest.
pub const UNKNOWN_KIND: &str = "request";

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}
