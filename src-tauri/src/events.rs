//! What the shell tells the page without being asked, over the one channel that `start` opened.

use std::sync::{Mutex, PoisonError};

use biseo_secretary::fault::FaultWords;
use serde::Serialize;
use tauri::ipc::Channel;
use ts_rs::TS;

/// Something the page did not ask for.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
#[ts(export)]
pub(crate) enum ShellEvent {
    /// Something the user should know.
    Notice {
        /// In words.
        fault: FaultWords,
    },
    /// The window was called to the front by the global shortcut or by a second start.
    Summoned,
    /// The library was filled from a folder in which something changed.
    Library,
    /// The user closes the window: the page saves what is pending, then calls `close`.
    Close,
}

/// The page's ear. Until the page has called `start` there is none.
#[derive(Default)]
pub(crate) struct Page(Mutex<Option<Channel<ShellEvent>>>);

impl Page {
    /// From now on the page listens here.
    pub(crate) fn listens(&self, channel: Channel<ShellEvent>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(channel);
    }

    /// Tells the page. Answers whether there was a page to tell.
    pub(crate) fn tell(&self, event: ShellEvent) -> bool {
        let channel = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        channel.is_some_and(|channel| channel.send(event).is_ok())
    }
}
