//! The model of embeddings that this window searches by meaning with, and reading for it behind the work.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
};

use biseo_secretary::{
    desk::Desk,
    fault::Fault,
    meaning::{self, Asking, Embedder},
};

use crate::{clock, shell::TheShell};

/// The job of reading behind the work, as those that can be stopped know it.
const JOB: &str = "meaning";

/// The model as the settings name it, connected once. Inside there is nothing until it is asked for, or where the
/// settings name none.
#[derive(Default)]
pub(crate) struct Connected(Mutex<Option<Option<Arc<dyn Embedder>>>>);

impl Connected {
    /// The model, where there is one.
    ///
    /// # Errors
    /// Where the settings name one that cannot be used as entered.
    pub(crate) fn embedder(&self, desk: &Desk) -> Result<Option<Arc<dyn Embedder>>, Fault> {
        let mut kept = self.kept();
        if let Some(embedder) = &*kept {
            return Ok(embedder.clone());
        }
        let embedder = biseo_models::embedder(desk, &desk.store.settings()?)?;
        *kept = Some(embedder.clone());
        Ok(embedder)
    }

    /// The settings or the models changed.
    pub(crate) fn forget(&self) {
        *self.kept() = None;
    }

    /// Whether this is still the model that the settings name.
    fn is_still(&self, embedder: &Arc<dyn Embedder>) -> bool {
        self.kept().as_ref().and_then(Option::as_ref).is_some_and(|kept| Arc::ptr_eq(kept, embedder))
    }

    fn kept(&self) -> MutexGuard<'_, Option<Option<Arc<dyn Embedder>>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads what was chosen and not read yet, behind the work. A model that is away is asked again the next time; the
/// settings show how far reading has come.
pub(crate) fn read_on(shell: &TheShell) {
    let shell = Arc::clone(shell);
    thread::spawn(move || {
        let Ok(opened) = shell.opened() else { return };
        let Ok(Some(embedder)) = shell.meaning.embedder(&opened.desk) else { return };
        let Ok(settings) = opened.desk.store.settings() else { return };
        let job = shell.jobs.begin(JOB);
        let asking = Asking { embedder: &*embedder, class: settings.class, now: clock::when().now };
        // Its faults are shown where the user asks for reading.
        let _ = meaning::read(&opened.desk, &settings.meaning, asking, &job.cancel, &mut |_| {
            // Another choice in the settings ends what the one before began.
            if !shell.meaning.is_still(&embedder) {
                job.cancel.cancel();
            }
        });
    });
}
