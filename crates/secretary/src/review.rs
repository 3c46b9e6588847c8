//! The review room: what in a document does not follow the rules of official writing, and what puts it right.

use biseo_documents::{
    Kind,
    rules::{self, Finding, Grade},
};
use serde::Serialize;
use ts_rs::TS;

use crate::{
    desk::Desk,
    fault::Fault,
    text::{Place, Unit},
};

/// A place where a document does not follow a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, rename = "Finding")]
pub struct FindingView {
    /// Id of the rule, such as `DATE-02`.
    pub rule: String,
    /// `A`: a statute says so. `B`: the handbook says so. `C`: a habit.
    #[ts(type = "\"A\" | \"B\" | \"C\"")]
    pub grade: Grade,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// What is wrong and what is right.
    pub message: String,
    /// What the rule stands on.
    pub basis: String,
    /// What puts it right without changing what the text says.
    pub fix: Option<FixView>,
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
            grade: finding.grade,
            place: unit.place(text, finding.range),
            message: finding.message,
            basis: finding.basis.into(),
            fix: finding.fix.map(|fix| FixView { place: unit.place(text, fix.range), replacement: fix.replacement }),
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

/// The document with everything put right that can be without changing what it says, and what is left to be seen to.
pub fn fixed(desk: &Desk, text: &str, kind: Kind) -> (String, Vec<FindingView>) {
    let (text, _) = rules::fix(text, kind, &desk.profile());
    let left = run(desk, &text, kind);
    (text, left)
}
