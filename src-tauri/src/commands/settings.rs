//! Settings, models and keys.

use std::sync::Arc;

use biseo_secretary::{
    desk::Profile,
    fault::FaultWords,
    keys::KeyPlace,
    model::Cancel,
    store::{ModelRow, Settings},
};
use serde::Serialize;
use serde_json::Value;
use tauri::{AppHandle, Runtime};
use ts_rs::TS;

use super::{Answer, Here};
use crate::{
    keymap,
    summon::{self, Summon},
};

/// A model in the settings.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub(crate) struct ModelView {
    #[serde(flatten)]
    model: ModelRow,
    /// Whether it is the one that writes.
    in_use: bool,
    /// Where its key is kept, if it has one. The key itself never leaves the desk.
    key: Option<KeyPlace>,
}

/// What a trial of a model showed.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub(crate) struct ModelTrial {
    /// Milliseconds to the first word.
    first_ms: u32,
    /// Milliseconds to the last.
    whole_ms: u32,
    /// Whether the answer came piece by piece.
    streams: bool,
    /// The models that the endpoint offers, where it says so.
    models: Option<Vec<String>>,
}

/// The settings as they stand.
#[tauri::command]
pub(crate) async fn settings(shell: Here<'_>) -> Answer<Settings> {
    shell.work(|_, desk| Ok(desk.store.settings()?)).await
}

/// Keeps the settings, all but the keys and where laws are fetched.
#[tauri::command]
pub(crate) async fn settings_save(shell: Here<'_>, settings: Settings) -> Answer<()> {
    shell
        .work(move |shell, desk| {
            shell.meaning.forget();
            // These have commands of their own, and the page's copy of them may be old.
            let Settings { keymap, law_site, .. } = desk.store.settings()?;
            Ok(desk.store.save_settings(&Settings { keymap, law_site, ..settings })?)
        })
        .await
}

/// The agency and the official, as their file says.
#[tauri::command]
pub(crate) async fn profile(shell: Here<'_>) -> Answer<Arc<Profile>> {
    shell.work(|_, desk| Ok(desk.profile())).await
}

/// Writes the agency and the official into their file, whose comments stay. Answers what keeps the logo off paper.
#[tauri::command]
pub(crate) async fn profile_save(shell: Here<'_>, profile: Profile) -> Answer<Option<FaultWords>> {
    shell.work(move |shell, desk| Ok(desk.agency.save(&profile)?.map(|notice| shell.words(&notice)))).await
}

/// The models of this desk.
#[tauri::command]
pub(crate) async fn models(shell: Here<'_>) -> Answer<Vec<ModelView>> {
    shell
        .work(|_, desk| {
            let chosen = desk.store.settings()?.model;
            let view = |model: ModelRow| ModelView {
                in_use: chosen.as_deref() == Some(&model.name),
                key: desk.keys.place(&model.name),
                model,
            };
            Ok(desk.store.models()?.into_iter().map(view).collect())
        })
        .await
}

/// Adds a model or changes the one of that name. Without a key the one that was entered before stays.
#[tauri::command]
pub(crate) async fn model_save(shell: Here<'_>, endpoint: ModelRow, key: Option<String>) -> Answer<()> {
    shell
        .work(move |shell, desk| {
            biseo_models::Endpoint::from(endpoint.clone()).check()?;
            shell.meaning.forget();
            desk.store.save_model(&endpoint)?;
            key.map_or(Ok(()), |key| desk.keys.set(&endpoint.name, Some(key.trim()).filter(|key| !key.is_empty())))
        })
        .await
}

/// Removes a model and its key. Where it was the one that writes, the built-in writer takes over.
#[tauri::command]
pub(crate) async fn model_remove(shell: Here<'_>, name: String) -> Answer<()> {
    shell
        .work(move |shell, desk| {
            desk.store.remove_model(&name)?;
            shell.meaning.forget();
            desk.keys.set(&name, None)?;
            let mut settings = desk.store.settings()?;
            for chosen in [&mut settings.model, &mut settings.open_model, &mut settings.meaning.model] {
                chosen.take_if(|chosen| *chosen == name);
            }
            Ok(desk.store.save_settings(&settings)?)
        })
        .await
}

/// Chooses the model that writes, or with `builtin` the writer that needs none.
#[tauri::command]
pub(crate) async fn model_use(shell: Here<'_>, name: String) -> Answer<()> {
    shell
        .work(move |_, desk| {
            // Fails here and not at the next draft where the model cannot be used as entered.
            let model = biseo_models::named(desk, &name)?;
            let settings = desk.store.settings()?;
            Ok(desk.store.save_settings(&Settings { model: model.map(|_| name), ..settings })?)
        })
        .await
}

/// The models that an endpoint offers, before it is saved. Without a key the one that was entered before is used.
#[tauri::command]
pub(crate) async fn model_names(shell: Here<'_>, endpoint: ModelRow, key: Option<String>) -> Answer<Vec<String>> {
    shell
        .work(move |_, desk| {
            let key = key.filter(|key| !key.trim().is_empty()).or_else(|| desk.keys.get(&endpoint.name));
            let endpoint = biseo_models::Endpoint { key, ..endpoint.into() };
            Ok(biseo_models::list(&endpoint, &Cancel::default())?)
        })
        .await
}

/// Asks a model for a few words.
#[tauri::command]
pub(crate) async fn model_test(shell: Here<'_>, name: String) -> Answer<ModelTrial> {
    shell
        .work(move |_, desk| {
            let endpoint = biseo_models::endpoint(desk, &name)?;
            let trial = biseo_models::test(&endpoint, &Cancel::default())?;
            let ms = |time: std::time::Duration| u32::try_from(time.as_millis()).unwrap_or(u32::MAX);
            Ok(ModelTrial {
                first_ms: ms(trial.first),
                whole_ms: ms(trial.whole),
                streams: trial.streams,
                models: trial.models,
            })
        })
        .await
}

/// The user's own lines of the keymap, as they were written; the page judges them one by one.
#[tauri::command]
pub(crate) async fn keymap(shell: Here<'_>) -> Answer<Vec<Value>> {
    shell.work(|_, desk| Ok(keymap::lines(desk.store.settings()?.keymap.as_deref()).0)).await
}

/// Keeps the user's lines and registers the summoning keys anew.
#[tauri::command]
pub(crate) async fn keymap_save<R: Runtime>(app: AppHandle<R>, shell: Here<'_>, lines: Vec<Value>) -> Answer<Summon> {
    shell
        .work(move |shell, desk| {
            let (summon, not_free) = summon::register(&app, &keymap::summon_keys(&lines));
            if let Some(fault) = not_free {
                shell.notice(&fault);
            }
            let settings = desk.store.settings()?;
            desk.store.save_settings(&Settings { keymap: Some(Value::from(lines).to_string()), ..settings })?;
            Ok(summon)
        })
        .await
}
