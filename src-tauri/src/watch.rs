//! Keeps the library as new as the folders it was filled from: what changed while the window was closed is taken in when
//! it opens, and what changes meanwhile once it has come to rest.

use std::{ops::ControlFlow, path::PathBuf, sync::Arc, thread, time::Duration};

use biseo_secretary::library::{self, Watch};

use crate::{
    events::ShellEvent,
    shell::{Opened, Shell, TheShell},
};

/// How long a window that was just opened is left alone: reading through the folders would slow its first moments.
const SETTLING: Duration = Duration::from_secs(3);

/// Takes in what changed, and goes on watching.
pub(crate) fn start(shell: &TheShell) {
    let shell = Arc::clone(shell);
    thread::spawn(move || {
        let Ok(opened) = shell.opened() else { return };
        thread::sleep(SETTLING);
        let folders = library::folders(&opened.desk);
        take_in(&shell, opened, &folders);
        let for_changes = Arc::clone(&shell);
        let watch = Watch::new(move |folders| {
            if let Ok(opened) = for_changes.opened() {
                take_in(&for_changes, opened, &folders);
            }
        });
        let Ok(watch) = watch else { return };
        shell.watch(watch);
        also(&shell, &folders);
    });
}

/// Watches these folders too. One that cannot be watched is looked at when the window is opened the next time; one that
/// holds the desk itself would change with everything that is taken in.
pub(crate) fn also(shell: &Shell, folders: &[PathBuf]) {
    let Ok(opened) = shell.opened() else { return };
    shell.watching(|watch| {
        let apart = |folder: &&PathBuf| folder.is_dir() && !opened.desk.folder.starts_with(folder);
        for folder in folders.iter().filter(apart) {
            let _ = watch.add(folder);
        }
    });
}

/// Takes folders in again. A library that another program is writing to is left for the next change.
fn take_in(shell: &Shell, opened: &Opened, folders: &[PathBuf]) {
    if folders.is_empty() {
        return;
    }
    let report = library::add(&opened.desk, folders, opened.language, &mut |_| ControlFlow::Continue(()));
    if report.is_ok_and(|report| report.added + report.changed > 0) {
        shell.page.tell(ShellEvent::Library);
    }
}
