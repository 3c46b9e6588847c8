//! Documents: checking them and writing them to files.

use std::path::{Path, PathBuf};

use base64::{Engine as _, prelude::BASE64_STANDARD as BASE64};
use biseo_secretary::{
    class::DataClass,
    desk::Desk,
    export::{self, Clipboard, ExportFormat, Exported, Exporting},
    fault::Fault,
    review::{self, FindingView},
    store::{DraftId, MeetingId, VersionReason},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tauri::{AppHandle, Runtime};
use tauri_plugin_dialog::DialogExt;
use ts_rs::TS;

use super::{Answer, Here};
use crate::{clock, places};

/// Pixels a point that pages are drawn with: sharp at the width of a pane, and drawn within a moment.
const PIXELS: f64 = 1.5;

/// The pages of a document, drawn.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub(crate) struct Preview {
    /// How many there are.
    #[ts(type = "number")]
    pages: usize,
    /// The first of them, as addresses of pictures.
    images: Vec<String>,
}

/// What is exported.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub(crate) enum Exportable {
    /// A draft.
    Draft {
        /// Its id.
        #[ts(type = "number")]
        id: DraftId,
    },
    /// The record of a meeting.
    Meeting {
        /// Its id.
        #[ts(type = "number")]
        id: MeetingId,
    },
}

/// What in the present text of a draft does not follow the rules, and what nothing carries.
#[tauri::command]
pub(crate) async fn check(shell: Here<'_>, id: DraftId, text: String) -> Answer<Vec<FindingView>> {
    shell.work(move |_, desk| review::of_draft(desk, &desk.store.draft(id)?, &text, clock::when().today)).await
}

/// The pages of a document as they will be printed.
#[tauri::command]
pub(crate) async fn preview(shell: Here<'_>, text: String, kind: String) -> Answer<Preview> {
    shell
        .work(move |_, desk| {
            let what = unsaved(&text, &kind)?;
            let drawn = export::preview(desk, what, PIXELS)?;
            let images = drawn.images.iter().map(|png| format!("data:image/png;base64,{}", BASE64.encode(png)));
            Ok(Preview { pages: drawn.pages, images: images.collect() })
        })
        .await
}

/// The body of a document as the editor of an approval system takes it.
#[tauri::command]
pub(crate) async fn clipboard(shell: Here<'_>, text: String, kind: String) -> Answer<Clipboard> {
    shell.work(move |_, desk| Ok(export::clipboard(desk, unsaved(&text, &kind)?))).await
}

/// What stands in the editor, for the eye alone: neither class nor note goes with it.
fn unsaved<'a>(text: &'a str, kind: &str) -> Result<Exporting<'a>, Fault> {
    let kind = review::kind(if kind.is_empty() { review::UNKNOWN_KIND } else { kind })?;
    Ok(Exporting { text, kind, class: DataClass::default(), by_model: false, today: clock::when().today })
}

/// Asks where to save a document. None where the user thought better of it.
#[tauri::command]
pub(crate) async fn export_pick<R: Runtime>(
    app: AppHandle<R>,
    shell: Here<'_>,
    name: String,
) -> Answer<Option<PathBuf>> {
    shell
        .work(move |_, desk| {
            let dialog = app.dialog().file().set_directory(desk.documents()).set_file_name(name);
            Ok(dialog.blocking_save_file().and_then(|path| path.into_path().ok()))
        })
        .await
}

/// Writes what the store holds to a file: where the user said, or into the desk's documents under its title.
#[tauri::command]
pub(crate) async fn export(
    shell: Here<'_>,
    of: Exportable,
    format: ExportFormat,
    path: Option<String>,
) -> Answer<Exported> {
    let path = path.map(|path| places::typed(&path));
    shell
        .work(move |_, desk| match of {
            Exportable::Draft { id } => export_draft(desk, id, format, path.as_deref()),
            Exportable::Meeting { id } => export_meeting(desk, id, format, path.as_deref()),
        })
        .await
}

fn export_draft(desk: &Desk, id: DraftId, format: ExportFormat, path: Option<&Path>) -> Result<Exported, Fault> {
    let draft = desk.store.draft(id)?;
    desk.store.keep_version(id, VersionReason::Exported, clock::when().now)?;
    let kind = review::kind(draft.kind.as_deref().unwrap_or(review::UNKNOWN_KIND))?;
    let by_model = by_model(draft.outcome.as_ref());
    write(
        desk,
        Exporting { text: &draft.text, kind, class: draft.class, by_model, today: clock::when().today },
        format,
        path,
    )
}

fn export_meeting(desk: &Desk, id: MeetingId, format: ExportFormat, path: Option<&Path>) -> Result<Exported, Fault> {
    let meeting = desk.store.meeting(id)?;
    let by_model = by_model(meeting.record.as_ref());
    let what = Exporting {
        text: &meeting.text,
        kind: review::kind("minutes")?,
        class: meeting.class,
        by_model,
        today: clock::when().today,
    };
    write(desk, what, format, path)
}

fn write(desk: &Desk, what: Exporting<'_>, format: ExportFormat, path: Option<&Path>) -> Result<Exported, Fault> {
    match path {
        Some(path) => export::to_path(desk, what, format, path),
        None => export::to_documents(desk, what, format),
    }
}

/// Whether a model had a part in it: a draft and a record both name who wrote them.
fn by_model(made: Option<&Value>) -> bool {
    made.and_then(|made| made["model"].as_str()).is_some_and(|model| model != biseo_models::BUILTIN)
}
