//! The library: what it holds, and adding to it.

use std::{ops::ControlFlow, path::PathBuf};

use biseo_secretary::library::{self, AddReport, Status};
use serde::Serialize;
use tauri::{AppHandle, Runtime, ipc::Channel};
use tauri_plugin_dialog::DialogExt;
use ts_rs::TS;

use super::{Answer, Here};
use crate::{places, watch};

/// How far adding has come.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub(crate) struct AddProgress {
    /// Files dealt with.
    done: usize,
    /// Files in all.
    of: usize,
    /// The file last dealt with.
    path: String,
}

/// What the library holds.
#[tauri::command]
pub(crate) async fn library_status(shell: Here<'_>) -> Answer<Status> {
    shell.work(|_, desk| library::status(desk)).await
}

/// Asks for folders to add. None where the user thought better of it.
#[tauri::command]
pub(crate) async fn library_pick<R: Runtime>(app: AppHandle<R>, shell: Here<'_>) -> Answer<Vec<PathBuf>> {
    shell
        .work(move |_, _| {
            let picked = app.dialog().file().blocking_pick_folders().unwrap_or_default();
            Ok(picked.into_iter().filter_map(|path| path.into_path().ok()).collect())
        })
        .await
}

/// Takes files and folders into the library.
#[tauri::command]
pub(crate) async fn library_add(
    shell: Here<'_>,
    paths: Vec<String>,
    job: String,
    channel: Channel<AddProgress>,
) -> Answer<AddReport> {
    shell
        .work(move |shell, desk| {
            let job = shell.jobs.begin(&job);
            let paths: Vec<PathBuf> = paths.iter().map(|path| places::typed(path)).collect();
            let language = shell.opened()?.language;
            let report = library::add(desk, &paths, language, &mut |progress| {
                let path = progress.path.display().to_string();
                // A page that does not listen any more does not stop the work; `stop` does.
                let _ = channel.send(AddProgress { done: progress.done, of: progress.of, path });
                if job.cancel.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            })?;
            watch::also(shell, &paths);
            Ok(report)
        })
        .await
}
