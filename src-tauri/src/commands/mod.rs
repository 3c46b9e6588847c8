//! What the page can ask for, one file a room. A command acquires, calls and converts; the work is done elsewhere.

mod documents;
mod draft;
mod library;
mod minutes;
mod rewrite;
mod search;
mod settings;
#[cfg(test)]
mod testing;
mod window;

use std::panic::AssertUnwindSafe;

use biseo_secretary::fault::FaultWords;
use tauri::{Builder, Manager, Runtime, State, ipc::Invoke};

use crate::{panics, shell::TheShell};

/// What every command answers.
pub(crate) type Answer<T> = Result<T, FaultWords>;

/// The shell, in a command's arguments.
pub(crate) type Here<'a> = State<'a, TheShell>;

/// Gives a program the commands.
pub(crate) fn handled<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    let handler = handler();
    builder.invoke_handler(move |invoke: Invoke<R>| {
        // Work runs under `Shell::work`, which catches for itself. What is left is the part that runs on the window's
        // own thread: reading the arguments. A panic there would end the program.
        let resolver = invoke.resolver.clone();
        let shell = invoke.message.webview_ref().state::<TheShell>().inner().clone();
        let handle = AssertUnwindSafe(|| handler(invoke));
        panics::caught(handle).unwrap_or_else(|fault| {
            resolver.reject(shell.words(&fault));
            true
        })
    })
}

fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        search::search,
        search::complete,
        search::show,
        search::compare,
        search::cite,
        library::library_status,
        library::library_pick,
        library::library_add,
        library::library_remove,
        library::library_fetch,
        library::meaning_progress,
        library::meaning_read,
        library::law_site,
        library::law_site_save,
        documents::check,
        documents::preview,
        documents::clipboard,
        documents::export_pick,
        documents::export,
        draft::templates,
        draft::template_from_draft,
        draft::draft,
        draft::draft_outgoing,
        draft::drafts,
        draft::draft_new,
        draft::draft_open,
        draft::draft_save,
        draft::draft_versions,
        draft::draft_version,
        draft::draft_rest_on,
        draft::draft_provenance,
        draft::draft_restore,
        draft::draft_delete,
        rewrite::draft_rewrite,
        minutes::meetings,
        minutes::transcript_pick,
        minutes::meeting_add,
        minutes::meeting_open,
        minutes::meeting_save,
        minutes::minutes,
        minutes::meeting_correct,
        minutes::meeting_paper,
        minutes::notice_read,
        minutes::tasks,
        minutes::task_mark,
        settings::settings,
        settings::settings_save,
        settings::profile,
        settings::profile_save,
        settings::models,
        settings::model_save,
        settings::model_remove,
        settings::model_use,
        settings::model_names,
        settings::model_test,
        settings::keymap,
        settings::keymap_save,
        window::start,
        window::close,
        window::stop,
        #[cfg(debug_assertions)]
        window::panic_in_command,
        #[cfg(debug_assertions)]
        window::panic_in_work,
    ]
}
