//! Drafts: writing one, the list, the open one as it is typed, its versions.

use std::ops::ControlFlow;

use biseo_secretary::{
    desk::Desk,
    draft::{self, Draft, DraftEvent, DraftRequest},
    fault::{Fault, FaultWords},
    library, provenance, review,
    rewrite::{self, Hunk},
    search::HitView,
    store::{DraftChange, DraftId, DraftRow, DraftSummary, VersionReason, VersionSummary},
    when::When,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tauri::ipc::Channel;
use ts_rs::TS;

use super::{Answer, Here};
use crate::{clock, shell::Shell};

/// A template in a list.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub(crate) struct TemplateView {
    /// How a request names it.
    stem: String,
    name: String,
    kind: &'static str,
    /// When to use it.
    about: String,
}

/// A request for a draft that the store already keeps.
#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub(crate) struct Drafting {
    /// The draft that the document goes into.
    #[ts(type = "number")]
    id: DraftId,
    #[serde(flatten)]
    request: DraftRequest,
}

/// What the page hears while a draft is written.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
#[ts(export)]
pub(crate) enum DraftProgress {
    /// What the library has on the matter, best first; said before any text.
    Sources {
        /// The articles.
        hits: Vec<HitView>,
    },
    /// How far the work is.
    Progress {
        /// Steps done.
        done: usize,
        /// Steps in all.
        of: usize,
    },
    /// A piece of prose as a model writes it.
    Piece {
        /// The slot it is for.
        slot: String,
        /// What was added.
        text: String,
    },
    /// Something the user should know; the work goes on.
    Notice {
        /// In words.
        fault: FaultWords,
    },
}

impl DraftProgress {
    fn of(event: DraftEvent, shell: &Shell) -> Self {
        match event {
            DraftEvent::Sources { hits } => Self::Sources { hits },
            DraftEvent::Progress { done, of } => Self::Progress { done, of },
            DraftEvent::Piece { slot, text } => Self::Piece { slot, text },
            DraftEvent::Notice { fault } => Self::Notice { fault: shell.words(&fault) },
        }
    }
}

/// An earlier text of a draft.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub(crate) struct VersionView {
    /// The text as it was.
    text: String,
    /// What leads from it to the present text, in order.
    changes: Vec<Hunk>,
}

/// The templates of the desk. One that cannot be read is told and costs the others nothing.
#[tauri::command]
pub(crate) async fn templates(shell: Here<'_>) -> Answer<Vec<TemplateView>> {
    shell
        .work(|shell, desk| {
            let (templates, unreadable) = draft::read_folder(&desk.folder.join("templates"));
            unreadable.iter().for_each(|fault| shell.notice(fault));
            let views = templates.into_iter().map(|template| TemplateView {
                stem: template.stem,
                name: template.name,
                kind: template.kind.id(),
                about: template.about,
            });
            Ok(views.collect())
        })
        .await
}

/// Makes a template of the desk out of a draft; gives the name that requests know it by.
#[tauri::command]
pub(crate) async fn template_from_draft(shell: Here<'_>, id: DraftId) -> Answer<String> {
    shell
        .work(move |_, desk| {
            let row = desk.store.draft(id)?;
            let kind = review::kind(row.kind.as_deref().unwrap_or(review::UNKNOWN_KIND))?;
            let source = draft::template_of(&row.text, kind, &row.title);
            draft::keep_template(&desk.folder.join("templates"), &row.title, &source)
        })
        .await
}

/// Writes the document that was asked for and keeps it.
#[tauri::command]
pub(crate) async fn draft(
    shell: Here<'_>,
    request: Drafting,
    job: String,
    channel: Channel<DraftProgress>,
) -> Answer<Draft> {
    shell
        .work(move |shell, desk| {
            let job = shell.jobs.begin(&job);
            let when = clock::when();
            let mut sources = Vec::new();
            let model = biseo_models::of_desk(desk, request.request.class)?;
            let draft = draft::run(desk, &request.request, model.as_deref(), when, &job.cancel, &mut |event| {
                if let DraftEvent::Sources { hits } = &event {
                    sources.clone_from(hits);
                }
                // A page that does not listen any more does not stop the work; `stop` does.
                let _ = channel.send(DraftProgress::of(event, shell));
                if job.cancel.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            })?;
            keep(desk, request.id, &draft, &sources, when)?;
            Ok(draft)
        })
        .await
}

/// What would leave the machine for a draft.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub(crate) struct Outgoing {
    /// Where it would go.
    base_url: String,
    /// Who would answer.
    model: String,
    /// What it would be asked, personal data masked.
    messages: Vec<String>,
}

/// What would be sent for a draft. None where nothing would be.
#[tauri::command]
pub(crate) async fn draft_outgoing(shell: Here<'_>, request: DraftRequest) -> Answer<Option<Outgoing>> {
    shell
        .work(move |_, desk| {
            let settings = desk.store.settings()?;
            let (Some(name), Some(model)) =
                (settings.model_for(request.class), biseo_models::of_desk(desk, request.class)?)
            else {
                return Ok(None);
            };
            let messages = draft::outgoing(desk, &request, &*model, clock::when().today)?;
            let base_url = biseo_models::endpoint(desk, name)?.base_url;
            let messages: Vec<_> = messages.into_iter().map(|message| message.content).collect();
            Ok((!messages.is_empty()).then(|| Outgoing { base_url, model: name.to_owned(), messages }))
        })
        .await
}

/// What stood there before becomes a version, and so does what was written.
fn keep(desk: &Desk, id: DraftId, draft: &Draft, sources: &[HitView], when: When) -> Result<(), Fault> {
    if !desk.store.draft(id)?.text.is_empty() {
        desk.store.keep_version(id, VersionReason::Replaced, when.now)?;
    }
    let mut outcome = json!(draft);
    outcome["sources"] = json!(sources);
    let change = DraftChange {
        text: Some(draft.text.clone()),
        kind: Some(draft.kind.clone()),
        title: Some(draft.title.clone()),
        outcome: Some(outcome),
        ..DraftChange::default()
    };
    desk.store.change_draft(id, &change, when.now)?;
    desk.store.keep_version(id, VersionReason::Written, when.now)?;
    Ok(())
}

/// All drafts, the one changed last first.
#[tauri::command]
pub(crate) async fn drafts(shell: Here<'_>) -> Answer<Vec<DraftSummary>> {
    shell.work(|_, desk| Ok(desk.store.drafts()?)).await
}

/// Begins an empty draft.
#[tauri::command]
pub(crate) async fn draft_new(shell: Here<'_>) -> Answer<DraftRow> {
    shell
        .work(|_, desk| {
            let class = desk.store.settings()?.class;
            let id = desk.store.new_draft(class, clock::when().now)?;
            Ok(desk.store.draft(id)?)
        })
        .await
}

/// A draft as it stands.
#[tauri::command]
pub(crate) async fn draft_open(shell: Here<'_>, id: DraftId) -> Answer<DraftRow> {
    shell.work(move |_, desk| Ok(desk.store.draft(id)?)).await
}

/// Keeps what was typed. When this has answered, it survives a crash.
#[tauri::command]
pub(crate) async fn draft_save(shell: Here<'_>, id: DraftId, change: DraftChange) -> Answer<DraftSummary> {
    shell
        .work(move |_, desk| {
            let now = clock::when().now;
            if change.text.is_some() {
                desk.store.keep_version_while_edited(id, now)?;
            }
            desk.store.change_draft(id, &change, now)?;
            Ok(desk.store.draft(id)?.summary())
        })
        .await
}

/// Lets a draft rest on an article: keeps that the official accepted it and gives the text with its citation.
#[tauri::command]
pub(crate) async fn draft_rest_on(shell: Here<'_>, id: DraftId, text: String, article: String) -> Answer<String> {
    shell
        .work(move |_, desk| {
            let row = desk.store.draft(id)?;
            let citation = library::cite(desk, &article, &library::Within::default())?;
            let kind = review::kind(row.kind.as_deref().unwrap_or(review::UNKNOWN_KIND))?;
            let mut basis = row.basis;
            if !basis.contains(&article) {
                basis.push(article);
            }
            let change = DraftChange { basis: Some(basis), ..DraftChange::default() };
            desk.store.change_draft(id, &change, clock::when().now)?;
            Ok(draft::rest_on(&text, kind, &citation))
        })
        .await
}

/// Writes where a draft came from to a file and gives its path.
#[tauri::command]
pub(crate) async fn draft_provenance(shell: Here<'_>, id: DraftId) -> Answer<String> {
    shell.work(move |_, desk| provenance::export(desk, id, clock::when().now)).await
}

/// The versions of a draft, the newest first.
#[tauri::command]
pub(crate) async fn draft_versions(shell: Here<'_>, id: DraftId) -> Answer<Vec<VersionSummary>> {
    shell.work(move |_, desk| Ok(desk.store.versions(id)?)).await
}

/// The text of a version, and what was changed since.
#[tauri::command]
pub(crate) async fn draft_version(shell: Here<'_>, id: DraftId, n: u32) -> Answer<VersionView> {
    shell
        .work(move |_, desk| {
            let text = desk.store.version_text(id, n)?;
            let changes = rewrite::hunks(&text, &desk.store.draft(id)?.text, desk.unit);
            Ok(VersionView { text, changes })
        })
        .await
}

/// Puts a version back in place of the present text, which becomes a version itself.
#[tauri::command]
pub(crate) async fn draft_restore(shell: Here<'_>, id: DraftId, n: u32) -> Answer<DraftRow> {
    shell
        .work(move |_, desk| {
            desk.store.restore_version(id, n, clock::when().now)?;
            Ok(desk.store.draft(id)?)
        })
        .await
}

/// Removes a draft and its versions.
#[tauri::command]
pub(crate) async fn draft_delete(shell: Here<'_>, id: DraftId) -> Answer<()> {
    shell.work(move |_, desk| Ok(desk.store.delete_draft(id)?)).await
}
