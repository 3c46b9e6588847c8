//! Where a draft came from: what was asked, what it rests on, which model was asked what, and what the official accepted.
//!
//! The record holds hashes of texts and never their contents, so it can be handed on with the document and held against
//! the desk's drafts and its audit log later.

use std::fs;

use biseo_documents::write;
use jiff::Timestamp;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{
    desk::Desk,
    fault::Fault,
    store::{AuditRow, DraftId, VersionSummary},
    text::hex,
};

/// The record of one draft.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Provenance {
    /// When the record was made.
    pub made: Timestamp,
    /// The draft's id on its desk.
    pub draft: DraftId,
    /// Its title.
    pub title: String,
    /// Its kind, once it was written.
    pub kind: Option<String>,
    /// The template it was written on, by its stem.
    pub template: Option<String>,
    /// The class of the work.
    pub class: &'static str,
    /// SHA-256 of the request, of the material pasted under it and of the text as it stands.
    pub request_sha256: String,
    /// See `request_sha256`.
    pub material_sha256: String,
    /// See `request_sha256`.
    pub text_sha256: String,
    /// Who wrote the prose: `builtin`, or the model's name.
    pub model: Option<String>,
    /// Articles that the official accepted as the basis.
    pub accepted: Vec<Article>,
    /// Statements that nothing carried and the official confirmed.
    pub confirmed: Vec<String>,
    /// Every call of a model for it, as the audit log has it.
    pub calls: Vec<AuditRow>,
    /// The versions of its text.
    pub versions: Vec<VersionSummary>,
}

/// An article as it stood when the record was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Article {
    /// Its id.
    pub id: String,
    /// Since when its law is in force.
    pub effective: Option<String>,
    /// SHA-256 of its text; nothing where the library has it no more.
    pub sha256: Option<String>,
}

/// The record of a draft.
///
/// # Errors
/// What the store or the library reports.
pub fn of_draft(desk: &Desk, id: DraftId, now: Timestamp) -> Result<Provenance, Fault> {
    let row = desk.store.draft(id)?;
    let outcome = row.outcome.unwrap_or_default();
    let accepted = row.basis.iter().map(|id| {
        let view = desk.library.show(id, None)?;
        Ok(Article {
            id: id.clone(),
            effective: view.as_ref().and_then(|view| view.effective).map(|day| day.to_string()),
            sha256: view.map(|view| sha256(&view.text)),
        })
    });
    let prompts: Vec<&str> =
        outcome["prompts"].as_array().into_iter().flatten().filter_map(|hash| hash.as_str()).collect();
    let (log, _) = desk.store.audit()?;
    let ours = |call: &AuditRow| call.entry["prompt_sha256"].as_str().is_some_and(|hash| prompts.contains(&hash));
    Ok(Provenance {
        made: now,
        draft: id,
        title: row.title,
        kind: row.kind,
        template: outcome["template"].as_str().map(str::to_owned).or(row.template),
        class: row.class.letter(),
        request_sha256: sha256(&row.request),
        material_sha256: sha256(&row.material),
        text_sha256: sha256(&row.text),
        model: outcome["model"].as_str().map(str::to_owned),
        accepted: accepted.collect::<Result<_, Fault>>()?,
        confirmed: row.confirmed,
        calls: log.into_iter().filter(ours).collect(),
        versions: desk.store.versions(id)?,
    })
}

/// Writes the record of a draft beside the desk's documents and gives its path.
///
/// # Errors
/// `file_failed` or `disk_full` where it cannot be written.
pub fn export(desk: &Desk, id: DraftId, now: Timestamp) -> Result<String, Fault> {
    let record = of_draft(desk, id, now)?;
    let json = serde_json::to_vec_pretty(&record).map_err(|error| Fault::new("export_failed").with("reason", error))?;
    let folder = desk.documents();
    fs::create_dir_all(&folder).map_err(|error| Fault::file_failed(&folder, &error))?;
    let path = folder.join(format!("작성 이력 {id}.json"));
    write::save(&path, &json).map_err(|error| Fault::file_failed(&path, &error))?;
    Ok(path.display().to_string())
}

fn sha256(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{class::DataClass, desk::Places, store::DraftChange, text::Unit};

    #[test]
    fn the_record_says_what_was_accepted_and_holds_no_text() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let places = Places { desk: folder.path().join("desk"), dictionary: None };
        let (desk, _) = Desk::open(&places, Unit::CodePoints).expect("opens");
        let id = desk.store.new_draft(DataClass::S, Timestamp::UNIX_EPOCH).expect("inserts");
        let change = DraftChange {
            request: Some("홍가람 주무관 출장비 지급 요청".into()),
            confirmed: Some(vec!["3명".into()]),
            basis: Some(vec!["없는법/법률#제1조".into()]),
            ..DraftChange::default()
        };
        desk.store.change_draft(id, &change, Timestamp::UNIX_EPOCH).expect("saves");
        let path = export(&desk, id, Timestamp::UNIX_EPOCH).expect("writes");
        let written = fs::read_to_string(path).expect("is there");
        assert!(written.contains("3명") && written.contains("없는법/법률#제1조"), "{written}");
        assert!(!written.contains("홍가람"), "{written}");
    }
}
