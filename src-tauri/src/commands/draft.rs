//! Drafts: the list, the open one as it is typed, its versions.

use biseo_secretary::store::{DraftChange, DraftId, DraftRow, DraftSummary, VersionSummary};

use super::{Answer, Here};
use crate::clock;

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

/// The versions of a draft, the newest first.
#[tauri::command]
pub(crate) async fn draft_versions(shell: Here<'_>, id: DraftId) -> Answer<Vec<VersionSummary>> {
    shell.work(move |_, desk| Ok(desk.store.versions(id)?)).await
}

/// The text of a version.
#[tauri::command]
pub(crate) async fn draft_version(shell: Here<'_>, id: DraftId, n: u32) -> Answer<String> {
    shell.work(move |_, desk| Ok(desk.store.version_text(id, n)?)).await
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
