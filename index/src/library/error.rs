//! Why the library could not do something, each with a code the caller can put words to.

use std::io;
use std::path::{Path, PathBuf};

use tantivy::TantivyError;

/// Why the library could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Another process is writing to the same library.
    #[error("another program is writing to the library {}", .0.display())]
    Locked(PathBuf),
    /// There is no room left for the index.
    #[error("no room is left for the library {}", .0.display())]
    DiskFull(PathBuf),
    /// A file of the library cannot be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The index is damaged; opening the library again makes it anew.
    #[error("the library's index is damaged: {0}")]
    Damaged(String),
}

impl Error {
    /// A stable name for the reason.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Locked(_) => "library_locked",
            Self::DiskFull(_) => "disk_full",
            Self::Io { .. } => "library_unreadable",
            Self::Damaged(_) => "library_damaged",
        }
    }

    /// An error of the file system at `path`.
    pub(super) fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        |source| match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull(path),
            _ => Self::Io { path, source },
        }
    }

    /// An error of tantivy in the library at `folder`.
    pub(super) fn index(folder: &Path) -> impl FnOnce(TantivyError) -> Self {
        let folder = folder.to_owned();
        |error| match error {
            TantivyError::LockFailure(..) => Self::Locked(folder),
            TantivyError::IoError(source) => {
                let kind = source.kind();
                Self::io(&folder)(io::Error::new(kind, source.to_string()))
            }
            // Some failures are reported only in words; a full disk is the one that is common.
            other if is_full(&other.to_string()) => Self::DiskFull(folder),
            other => Self::Damaged(other.to_string()),
        }
    }
}

/// Whether the words of a failure are those of a full disk.
fn is_full(words: &str) -> bool {
    words.contains("StorageFull") || words.contains("os error 28")
}

/// Something the person should hear when the library opens, though it works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// No dictionary: search goes by syllable pairs alone.
    NoDictionary,
    /// There is a dictionary, but it cannot be used.
    BadDictionary(String),
    /// The index was damaged or of another format; it was set aside and made again out of this many sources.
    Rebuilt {
        /// Why: `damaged`, `old_format` or `new_dictionary`.
        reason: &'static str,
        /// Sources made again.
        sources: usize,
        /// Sources whose kept text was damaged too; they have to be added again.
        lost: Vec<String>,
    },
}

impl Notice {
    /// A stable name for it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoDictionary => "dictionary_missing",
            Self::BadDictionary(_) => "dictionary_unusable",
            Self::Rebuilt { .. } => "library_rebuilt",
        }
    }
}
