//! What the shell tells the page without being asked, over the one channel that `start` opened.

use std::sync::{Mutex, MutexGuard, PoisonError};

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
pub(crate) struct Page(Mutex<Ear>);

#[derive(Default)]
struct Ear {
    channel: Option<Channel<ShellEvent>>,
    /// What the page has to hear first.
    waiting: Vec<ShellEvent>,
}

impl Page {
    /// From now on the page listens here.
    pub(crate) fn listens(&self, channel: Channel<ShellEvent>) {
        let mut ear = self.ear();
        for event in ear.waiting.drain(..) {
            // A page that is gone again asks anew when it is back.
            let _ = channel.send(event);
        }
        ear.channel = Some(channel);
    }

    /// Tells the page. Answers whether there was a page to tell.
    pub(crate) fn tell(&self, event: ShellEvent) -> bool {
        let channel = self.ear().channel.clone();
        channel.is_some_and(|channel| channel.send(event).is_ok())
    }

    /// Tells the page, or keeps it for the page that comes.
    pub(crate) fn tell_once_there(&self, event: ShellEvent) {
        let mut ear = self.ear();
        match &ear.channel {
            // As in `listens`.
            Some(channel) => drop(channel.send(event)),
            None => ear.waiting.push(event),
        }
    }

    fn ear(&self) -> MutexGuard<'_, Ear> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
