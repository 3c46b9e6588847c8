//! The library: what it holds, adding to it, and fetching laws for it.

use std::{ops::ControlFlow, path::PathBuf};

use biseo_models::NationalSite;
use biseo_secretary::{
    fetch::{self, FetchReport, FetchRequest, LawSiteRow},
    keys::KeyPlace,
    library::{self, AddReport, RemoveReport, Status},
    meaning::{self, Asking, MeaningProgress, MeaningReport},
    store::Settings,
};
use serde::Serialize;
use tauri::{AppHandle, Runtime, ipc::Channel};
use tauri_plugin_dialog::DialogExt;
use ts_rs::TS;

use super::{Answer, Here};
use crate::{clock, places, watch};

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
            watch::also(shell, &paths);
            let report = library::add(desk, &paths, language, &mut |progress| {
                let path = progress.path.display().to_string();
                // A page that does not listen any more does not stop the work; `stop` does.
                let _ = channel.send(AddProgress { done: progress.done, of: progress.of, path });
                if job.cancel.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            watch::only_taken_in(shell, &paths);
            report
        })
        .await
}

/// Takes sources out of the library; see [`library::remove`].
#[tauri::command]
pub(crate) async fn library_remove(shell: Here<'_>, names: Vec<String>) -> Answer<RemoveReport> {
    shell
        .work(move |shell, desk| {
            let before = library::folders(desk);
            let report = library::remove(desk, &names);
            watch::only_taken_in(shell, &before);
            report
        })
        .await
}

/// How far fetching has come.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub(crate) struct FetchStep {
    /// Laws fetched.
    done: usize,
    /// Laws to fetch, as far as is known.
    of: usize,
}

/// How much of what was chosen has been read for its meaning; nothing where no model was chosen.
#[tauri::command]
pub(crate) async fn meaning_progress(shell: Here<'_>) -> Answer<Option<MeaningProgress>> {
    shell
        .work(|shell, desk| {
            let row = desk.store.settings()?.meaning;
            Ok(shell.meaning.embedder(desk)?.map(|embedder| meaning::progress(desk, &row, embedder.model())))
        })
        .await
}

/// Reads what was chosen and not read yet.
#[tauri::command]
pub(crate) async fn meaning_read(
    shell: Here<'_>,
    job: String,
    channel: Channel<MeaningProgress>,
) -> Answer<Option<MeaningReport>> {
    shell
        .work(move |shell, desk| {
            let Some(embedder) = shell.meaning.embedder(desk)? else { return Ok(None) };
            let job = shell.jobs.begin(&job);
            let settings = desk.store.settings()?;
            let asking = Asking { embedder: &*embedder, class: settings.class, now: clock::when().now };
            let report = meaning::read(desk, &settings.meaning, asking, &job.cancel, &mut |progress| {
                // A page that does not listen any more does not stop the work; `stop` does.
                let _ = channel.send(progress);
            })?;
            Ok(Some(report))
        })
        .await
}

/// Where laws are fetched.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub(crate) struct LawSiteView {
    #[serde(flatten)]
    site: LawSiteRow,
    /// Where the key for it is kept, if there is one. The key itself never leaves the desk but to the site.
    key: Option<KeyPlace>,
}

/// Where laws are fetched, as it is set.
#[tauri::command]
pub(crate) async fn law_site(shell: Here<'_>) -> Answer<LawSiteView> {
    shell
        .work(|_, desk| Ok(LawSiteView { site: desk.store.settings()?.law_site, key: desk.keys.place(fetch::KEY) }))
        .await
}

/// Keeps where laws are fetched. Without a key the one that was entered before stays.
#[tauri::command]
pub(crate) async fn law_site_save(shell: Here<'_>, site: LawSiteRow, key: Option<String>) -> Answer<()> {
    shell
        .work(move |_, desk| {
            NationalSite::check(&site)?;
            let settings = desk.store.settings()?;
            desk.store.save_settings(&Settings { law_site: site, ..settings })?;
            key.map_or(Ok(()), |key| desk.keys.set(fetch::KEY, Some(key.trim()).filter(|key| !key.is_empty())))
        })
        .await
}

/// Fetches laws that the library lacks.
#[tauri::command]
pub(crate) async fn library_fetch(
    shell: Here<'_>,
    request: FetchRequest,
    job: String,
    channel: Channel<FetchStep>,
) -> Answer<FetchReport> {
    shell
        .work(move |shell, desk| {
            let job = shell.jobs.begin(&job);
            let site = NationalSite::of_desk(desk)?;
            fetch::fetch(desk, &site, &request, &job.cancel, &mut |progress| {
                // A page that does not listen any more does not stop the work; `stop` does.
                let _ = channel.send(FetchStep { done: progress.done, of: progress.of });
                if job.cancel.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            })
        })
        .await
}
