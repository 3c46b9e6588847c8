//! The window itself: starting, stopping, closing.

use biseo_secretary::fault::{FaultWords, Language};
use serde::Serialize;
use tauri::{AppHandle, Manager, Runtime, ipc::Channel};
use ts_rs::TS;

use super::{Answer, Here};
use crate::{clock, events::ShellEvent, summon::Summon, window};

/// What the page needs to know before it shows anything.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub(crate) struct Start {
    language: Language,
    /// The folder of the desk.
    desk: String,
    /// Where exported documents go.
    documents: String,
    /// Today, `2026-11-23`.
    today: String,
    summon: Summon,
    /// What had to be said while the desk was opened.
    notices: Vec<FaultWords>,
}

/// The page is there: from now on it hears what the shell has to tell. Waits for the desk.
#[tauri::command]
pub(crate) async fn start(shell: Here<'_>, channel: Channel<ShellEvent>) -> Answer<Start> {
    shell.page.listens(channel);
    shell
        .work(|shell, desk| {
            let opened = shell.opened()?;
            Ok(Start {
                language: opened.language,
                desk: desk.folder.display().to_string(),
                documents: desk.documents().display().to_string(),
                today: clock::when().today.to_string(),
                summon: opened.summon.clone(),
                notices: opened.notices.iter().map(|fault| shell.words(fault)).collect(),
            })
        })
        .await
}

/// The page has saved what was pending and the window may go.
#[tauri::command]
pub(crate) async fn close<R: Runtime>(app: AppHandle<R>, shell: Here<'_>) -> Answer<()> {
    if let Some(window) = app.get_webview_window(window::MAIN) {
        window::leave(&shell, &window);
    }
    Ok(())
}

/// Stops a job. Stopping one that is over does nothing.
#[tauri::command]
pub(crate) async fn stop(shell: Here<'_>, job: String) -> Answer<()> {
    shell.jobs.stop(&job);
    Ok(())
}

/// Panics on the window's own thread, so that tests can see it survived. Development builds only.
#[cfg(debug_assertions)]
#[tauri::command]
pub(crate) fn panic_in_command() -> Answer<()> {
    panic!("on purpose")
}

/// Panics in a command's work, so that tests can see it survived. Development builds only.
#[cfg(debug_assertions)]
#[tauri::command]
pub(crate) async fn panic_in_work(shell: Here<'_>) -> Answer<()> {
    shell.work(|_, _| panic!("on purpose")).await
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::testing::Bench;

    #[test]
    fn a_panic_in_a_command_is_answered_and_the_next_command_works() {
        let bench = Bench::new();
        for command in ["panic_in_command", "panic_in_work"] {
            let words = bench.ask(command, json!({})).expect_err("it panicked");
            assert_eq!(words["code"], "panic", "{command}");
            assert!(!words["hint"].as_str().unwrap_or_default().is_empty(), "says what to do next");
            assert_eq!(bench.ask("stop", json!({"job": "none"})), Ok(Value::Null));
        }
    }

    #[test]
    fn the_page_learns_where_the_desk_is() {
        let bench = Bench::new();
        let start = bench.ask("start", json!({"channel": "__CHANNEL__:1"})).expect("starts");
        assert_eq!(start["desk"], bench.desk().display().to_string());
        assert_eq!(start["language"], "ko");
    }

    #[test]
    fn a_desk_that_cannot_be_opened_is_the_fault_of_every_command() {
        let bench = Bench::without_a_desk("no_data_folder");
        for (command, arguments) in [("start", json!({"channel": "__CHANNEL__:1"})), ("panic_in_work", json!({}))] {
            assert_eq!(bench.ask(command, arguments).expect_err("there is no desk")["code"], "no_data_folder");
        }
    }
}
