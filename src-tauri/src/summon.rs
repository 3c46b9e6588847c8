//! The shortcut that calls the window from anywhere, and what to say where there can be none.
//!
//! Registered here and not in the page, so that it works whatever the page is doing. It never fails in silence: where
//! the keys belong to another program another set is taken and said, and where the system has no such shortcuts
//! (Wayland) that is said.

use std::env;

use biseo_secretary::fault::Fault;
use serde::Serialize;
use tauri::{AppHandle, Runtime};
use tauri_plugin_global_shortcut::{GlobalShortcutExt, ShortcutState};
use ts_rs::TS;

use crate::window;

/// What is tried when the wanted keys are taken. No letter with Alt alone and no key of an input method: Hancom Office
/// and the Hangul key own those.
const OTHERS: [&str; 3] = ["Ctrl+Alt+J", "Ctrl+Alt+Shift+K", "Ctrl+Alt+F12"];

/// How the window can be called.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub(crate) struct Summon {
    /// The keys, as the keymap writes them; empty where there are none.
    keys: String,
    /// Whether they work.
    registered: bool,
}

/// Registers the first of the wanted keys that is free, in place of what was registered before.
pub(crate) fn register<R: Runtime>(app: &AppHandle<R>, wanted: &[String]) -> (Summon, Option<Fault>) {
    let Some(first) = wanted.first() else { return (Summon::default(), None) };
    if on_wayland() {
        return (Summon { keys: first.clone(), registered: false }, Some(Fault::new("summon_wayland")));
    }
    let shortcuts = app.global_shortcut();
    // Nothing registered yet is no failure, and a key that stays grabbed shows when it is asked for again.
    let _ = shortcuts.unregister_all();
    choose(wanted, |keys| {
        let heard = move |app: &AppHandle<R>, _: &_, event: tauri_plugin_global_shortcut::ShortcutEvent| {
            if event.state == ShortcutState::Pressed {
                window::summon(app);
            }
        };
        shortcuts.on_shortcut(keys, heard).is_ok()
    })
}

/// Takes the first keys that can be had, the wanted before the others, and says so where it is not the first wanted.
fn choose(wanted: &[String], mut take: impl FnMut(&str) -> bool) -> (Summon, Option<Fault>) {
    let candidates = || wanted.iter().map(String::as_str).chain(OTHERS);
    let first = candidates().next().unwrap_or_default();
    match candidates().find(|keys| take(keys)) {
        Some(keys) if keys == first => (Summon { keys: keys.into(), registered: true }, None),
        Some(keys) => {
            let fault = Fault::new("summon_taken").with("keys", first).with("other", keys);
            (Summon { keys: keys.into(), registered: true }, Some(fault))
        }
        None => {
            (Summon { keys: first.into(), registered: false }, Some(Fault::new("summon_failed").with("keys", first)))
        }
    }
}

/// On Wayland no program sees keys meant for another: a grab through Xwayland seems to work and hears nothing.
fn on_wayland() -> bool {
    let wayland = env::var_os("WAYLAND_DISPLAY").is_some_and(|display| !display.is_empty());
    cfg!(target_os = "linux") && (wayland || env::var_os("XDG_SESSION_TYPE").is_some_and(|kind| kind == "wayland"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted() -> Vec<String> {
        vec!["Ctrl+Alt+K".into()]
    }

    #[test]
    fn free_keys_are_taken_without_a_word() {
        let summon = Summon { keys: "Ctrl+Alt+K".into(), registered: true };
        assert_eq!(choose(&wanted(), |_| true), (summon, None));
    }

    #[test]
    fn taken_keys_are_said_and_others_offered() {
        let (summon, fault) = choose(&wanted(), |keys| keys == "Ctrl+Alt+J");
        assert_eq!(summon, Summon { keys: "Ctrl+Alt+J".into(), registered: true });
        assert_eq!(fault, Some(Fault::new("summon_taken").with("keys", "Ctrl+Alt+K").with("other", "Ctrl+Alt+J")));
    }

    #[test]
    fn where_nothing_can_be_had_that_is_said() {
        let (summon, fault) = choose(&wanted(), |_| false);
        assert!(!summon.registered);
        assert_eq!(fault.map(|fault| fault.code), Some("summon_failed"));
    }
}
