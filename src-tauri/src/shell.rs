//! What the shell holds while the window is open, and the one way in which a command gets at the desk.

use std::{
    fs::File,
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
};

use biseo_secretary::{
    desk::Desk,
    fault::{Fault, FaultWords, Language},
    library::Watch,
};
use tauri::async_runtime;

use crate::{
    events::{Page, ShellEvent},
    jobs::Jobs,
    meaning::Connected,
    panics,
    summon::Summon,
};

/// The shell as commands receive it.
pub(crate) type TheShell = Arc<Shell>;

/// Everything that outlives a command.
pub(crate) struct Shell {
    /// The language of the system, where the user has chosen none.
    pub(crate) language: Language,
    /// Long work that can be stopped.
    pub(crate) jobs: Jobs,
    /// The page's ear.
    pub(crate) page: Page,
    /// What is searched by meaning with.
    pub(crate) meaning: Connected,
    opened: OnceLock<Result<Opened, Fault>>,
    /// What watches the folders that the library was filled from.
    watched: Mutex<Watched>,
}

/// The folders that are watched, or will be: a window that was just opened does not watch yet.
#[derive(Default)]
struct Watched {
    watch: Option<Watch>,
    early: Vec<PathBuf>,
}

/// A desk that is open, and what had to be said while opening it.
pub(crate) struct Opened {
    /// The desk. Its parts lock for themselves; there is no lock around it.
    pub(crate) desk: Arc<Desk>,
    /// Keeps other windows away for as long as this one is open.
    pub(crate) _alone: Option<File>,
    /// The language of the window.
    pub(crate) language: Language,
    /// What was damaged, missing or taken.
    pub(crate) notices: Vec<Fault>,
    /// How the window can be called from elsewhere.
    pub(crate) summon: Summon,
}

impl Shell {
    /// A shell whose desk is not open yet.
    pub(crate) fn new(language: Language) -> TheShell {
        Arc::new(Self {
            language,
            jobs: Jobs::default(),
            page: Page::default(),
            meaning: Connected::default(),
            opened: OnceLock::new(),
            watched: Mutex::default(),
        })
    }

    /// Opens the desk and lets the commands that wait for it go on, whether that went well or not.
    pub(crate) fn open(&self, opening: impl FnOnce() -> Result<Opened, Fault>) {
        let opened = panics::caught(opening).and_then(|opened| opened);
        // Set once, by the one thread that opens the desk.
        let _ = self.opened.set(opened);
    }

    /// The desk, waited for. A desk that could not be opened is the fault of every command.
    pub(crate) fn opened(&self) -> Result<&Opened, Fault> {
        self.opened.wait().as_ref().map_err(Clone::clone)
    }

    /// From now on this watches the folders of the library. Gives those that were to be watched already.
    pub(crate) fn watch(&self, watch: Watch) -> Vec<PathBuf> {
        let mut watched = self.watched();
        watched.watch = Some(watch);
        std::mem::take(&mut watched.early)
    }

    /// Watches these folders too. One that cannot be watched is left.
    pub(crate) fn watch_also<'a>(&self, folders: impl Iterator<Item = &'a PathBuf>) {
        let mut watched = self.watched();
        for folder in folders {
            match &mut watched.watch {
                Some(watch) => {
                    let _ = watch.add(folder);
                }
                None => watched.early.push(folder.clone()),
            }
        }
    }

    /// Watches these folders no longer.
    pub(crate) fn watch_no_more<'a>(&self, folders: impl Iterator<Item = &'a PathBuf>) {
        let mut watched = self.watched();
        for folder in folders {
            match &mut watched.watch {
                Some(watch) => watch.remove(folder),
                None => watched.early.retain(|early| early != folder),
            }
        }
    }

    fn watched(&self) -> MutexGuard<'_, Watched> {
        self.watched.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A fault in the language of the window.
    pub(crate) fn words(&self, fault: &Fault) -> FaultWords {
        let chosen = self.opened.get().and_then(|opened| opened.as_ref().ok());
        fault.words(chosen.map_or(self.language, |opened| opened.language))
    }

    /// Tells the page something that it did not ask for; a page that is not there yet, once it is.
    pub(crate) fn notice(&self, fault: &Fault) {
        self.page.tell_once_there(ShellEvent::Notice { fault: self.words(fault) });
    }

    /// Does a command's work on the open desk, away from the window's thread. This is where a panic ends.
    pub(crate) async fn work<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Shell, &Desk) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, FaultWords> {
        let shell = Arc::clone(self);
        let done = async_runtime::spawn_blocking(move || {
            panics::caught(|| shell.opened().and_then(|opened| work(&shell, &opened.desk))).and_then(|result| result)
        });
        let result = done.await.unwrap_or_else(|_| Err(Fault::new("panic")));
        result.map_err(|fault| self.words(&fault))
    }
}
