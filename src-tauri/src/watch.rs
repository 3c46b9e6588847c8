//! Keeps the library as new as the folders it was filled from: what changed while the window was closed is taken in when
//! it opens, and what changes meanwhile once it has come to rest.

use std::{ops::ControlFlow, path::PathBuf, sync::Arc, thread, time::Duration};

use biseo_secretary::library::{self, Watch};

use crate::{
    events::ShellEvent,
    meaning,
    shell::{Opened, Shell, TheShell},
};

/// How long a window that was just opened is left alone: reading through the folders would slow its first moments.
const SETTLING: Duration = Duration::from_secs(3);
/// How long to wait for another program that is writing to the library.
const BUSY: Duration = Duration::from_secs(5);

/// Takes in what changed, and goes on watching. What watches is there before anybody asks which folders to watch, and a
/// folder is watched before it is read: no change falls between the two.
pub(crate) fn start(shell: &TheShell) {
    let shell = Arc::clone(shell);
    thread::spawn(move || {
        let Ok(opened) = shell.opened() else { return };
        thread::sleep(SETTLING);
        let for_changes = Arc::clone(&shell);
        let watch = Watch::new(move |folders| {
            if let Ok(opened) = for_changes.opened() {
                take_in(&for_changes, opened, &folders);
                meaning::read_on(&for_changes);
            }
        });
        if let Ok(watch) = watch {
            // A folder that is being added is not in the library yet.
            let early = shell.watch(watch);
            also(&shell, &early);
        }
        let folders = library::folders(&opened.desk);
        also(&shell, &folders);
        take_in(&shell, opened, &folders);
        meaning::read_on(&shell);
    });
}

/// Watches these folders too. One that cannot be watched is looked at when the window is opened the next time; one that
/// holds the desk itself would change with everything that is taken in.
pub(crate) fn also(shell: &Shell, folders: &[PathBuf]) {
    let Ok(opened) = shell.opened() else { return };
    let apart = |folder: &&PathBuf| folder.is_dir() && !opened.desk.folder.starts_with(folder);
    shell.watch_also(folders.iter().filter(apart));
}

/// Watches no longer those of the folders that the library was not filled from after all.
pub(crate) fn only_taken_in(shell: &Shell, folders: &[PathBuf]) {
    let Ok(opened) = shell.opened() else { return };
    let taken_in = library::folders(&opened.desk);
    shell.watch_no_more(folders.iter().filter(|folder| !taken_in.contains(folder)));
}

/// Takes folders in again, when no other program is writing to the library any more.
fn take_in(shell: &Shell, opened: &Opened, folders: &[PathBuf]) {
    if folders.is_empty() {
        return;
    }
    loop {
        match library::add(&opened.desk, folders, opened.language, &mut |_| ControlFlow::Continue(())) {
            Err(fault) if fault.code == "library_locked" => thread::sleep(BUSY),
            Ok(report) if report.added + report.changed > 0 => {
                shell.page.tell(ShellEvent::Library);
                break;
            }
            Ok(_) | Err(_) => break,
        }
    }
}
