//! Watching folders: what changes in a folder that was taken in can be taken in again, once the change has come to rest.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

/// How long a folder must be quiet before it is looked at: programs write one file in several steps.
const REST: Duration = Duration::from_millis(1_500);

/// Folders that are watched for as long as this lives.
pub struct Watch {
    watcher: RecommendedWatcher,
    folders: Arc<Mutex<Vec<PathBuf>>>,
}

/// Why a folder cannot be watched: it is away, or the system watches as many as it can.
#[derive(Debug, thiserror::Error)]
#[error("the folder cannot be watched: {0}")]
pub struct WatchError(#[from] notify::Error);

impl Watch {
    /// Watches nothing yet. `changed` is told of the watched folders in which something changed, on a thread of its own.
    pub fn new(changed: impl FnMut(Vec<PathBuf>) + Send + 'static) -> Result<Self, WatchError> {
        let folders = Arc::new(Mutex::new(Vec::new()));
        let (paths, changes) = mpsc::channel();
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            // Files that are only read have not changed; that includes reading them into the library.
            if let Ok(event) = event
                && !event.kind.is_access()
            {
                event.paths.into_iter().for_each(|path| drop(paths.send(path)));
            }
        })?;
        let watched = Arc::clone(&folders);
        thread::spawn(move || listen(&changes, &watched, changed));
        Ok(Self { watcher, folders })
    }

    /// Watches a folder and everything in it.
    pub fn add(&mut self, folder: &Path) -> Result<(), WatchError> {
        self.watcher.watch(folder, RecursiveMode::Recursive)?;
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        if !folders.iter().any(|watched| watched == folder) {
            folders.push(folder.to_owned());
        }
        Ok(())
    }

    /// Watches a folder no longer; nothing happens where it was not watched.
    pub fn remove(&mut self, folder: &Path) {
        // What cannot be unwatched is not watched any more: the folder is away.
        let _ = self.watcher.unwatch(folder);
        self.folders.lock().unwrap_or_else(PoisonError::into_inner).retain(|watched| watched != folder);
    }
}

/// Gathers changes until they come to rest, and tells of the folders they are in. Ends with the watcher.
fn listen(changes: &Receiver<PathBuf>, watched: &Mutex<Vec<PathBuf>>, mut changed: impl FnMut(Vec<PathBuf>)) {
    while let Ok(first) = changes.recv() {
        let mut paths = vec![first];
        while let Ok(path) = changes.recv_timeout(REST) {
            paths.push(path);
        }
        let folders = watched.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let touched: Vec<PathBuf> =
            folders.into_iter().filter(|folder| paths.iter().any(|path| path.starts_with(folder))).collect();
        if !touched.is_empty() {
            changed(touched);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_that_is_written_is_told_and_one_that_is_read_is_not() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let file = folder.path().join("지침.txt");
        fs::write(&file, "우산").expect("written");
        let (said, heard) = mpsc::channel();
        let mut watch = Watch::new(move |folders| drop(said.send(folders))).expect("watches");
        watch.add(folder.path()).expect("watched");
        fs::read(&file).expect("read");
        assert_eq!(heard.recv_timeout(REST * 2), Err(mpsc::RecvTimeoutError::Timeout));
        for _ in 0..3 {
            fs::write(&file, "우산을 접는다").expect("written");
        }
        assert_eq!(heard.recv_timeout(Duration::from_secs(20)), Ok(vec![folder.path().to_owned()]));
        assert_eq!(heard.recv_timeout(REST * 2), Err(mpsc::RecvTimeoutError::Timeout), "once for all three");
        watch.remove(folder.path());
        fs::write(&file, "우산을 편다").expect("written");
        assert_eq!(heard.recv_timeout(REST * 2), Err(mpsc::RecvTimeoutError::Timeout), "not watched any more");
    }
}
