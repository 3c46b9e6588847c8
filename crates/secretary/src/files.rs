//! Files on the official's PC: read into text with the readers of official documents, or refused with the true reason.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use biseo_documents::{
    Kind, Profile,
    read::{self, Format, ReadDocument, ReadError, ReadWarning},
};
use biseo_index::{ReadFailure, ReadText, Reader};
use serde::Serialize;

use crate::fault::{Fault, Language};

/// A file as Markdown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReadAnswer {
    /// Markdown, with `\n` line breaks.
    pub text: String,
    /// What the file is.
    pub format: Format,
    /// Its own title, its first heading, or the stem of its name.
    pub title: String,
    /// What may be missing or different.
    pub warnings: Vec<ReadWarning>,
    /// How long it took, in milliseconds.
    pub ms: f64,
}

/// Reads a file of any supported format.
///
/// # Errors
/// A `file_…` code that says what the file is and why it was not read.
pub fn read(path: &Path) -> Result<ReadAnswer, Fault> {
    let started = std::time::Instant::now();
    let answer = received(path, &bytes(path)?)?;
    Ok(ReadAnswer { ms: started.elapsed().as_secs_f64() * 1000.0, ..answer })
}

/// Reads the bytes of a file that came without a place on the disk, under a name to speak of it by.
///
/// # Errors
/// See [`read`].
pub fn received(name: &Path, bytes: &[u8]) -> Result<ReadAnswer, Fault> {
    let started = std::time::Instant::now();
    let ReadDocument { text, format, title, warnings } =
        read::read(name, bytes).map_err(|error| fault(name, &error))?;
    Ok(ReadAnswer { text, format, title, warnings, ms: started.elapsed().as_secs_f64() * 1000.0 })
}

impl ReadAnswer {
    /// What was read as a document of a kind: with the indents and labels that paper says in its own way.
    pub fn notation(&self, kind: Kind, profile: &Profile) -> String {
        let (text, title) = (self.text.clone(), self.title.clone());
        biseo_documents::received(
            &ReadDocument { text, format: self.format, title, warnings: Vec::new() },
            kind,
            profile,
        )
    }

    /// Whether it was typed as it stands, and not read off paper.
    pub fn is_typed(&self) -> bool {
        matches!(self.format, Format::Text | Format::Markdown)
    }
}

/// What an official should know of a file that was read, in words. How its letters were coded is no news.
pub fn notice(warning: ReadWarning) -> Option<Fault> {
    match warning {
        ReadWarning::DecodedCp949 | ReadWarning::DecodedUtf16 => None,
        ReadWarning::Distribution => Some(Fault::new("read_distribution")),
        ReadWarning::ScannedPages => Some(Fault::new("read_scanned_pages")),
        ReadWarning::UnreadText => Some(Fault::new("read_unread_text")),
        ReadWarning::UnknownLetters(count) => Some(Fault::new("read_unknown_letters").with("count", count)),
        ReadWarning::NoText => Some(Fault::new("read_no_text")),
    }
}

/// A file's bytes.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Fault> {
    bounded(path).map_err(|error| Fault::file_failed(path, &error))
}

/// A file's bytes, one more than the readers take at the most, so that a file too large is known for one without being
/// read to its end.
fn bounded(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(read::MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

pub(crate) fn fault(path: &Path, error: &ReadError) -> Fault {
    let fault = Fault::new(error.code()).with("path", path.display());
    match error {
        ReadError::TooLarge { limit } | ReadError::UnpacksTooLarge { limit } => fault.with("megabytes", limit >> 20),
        ReadError::Unsupported(format) => fault.with("format", format),
        // For those who look into it; an official is told what happened, not what the reader says.
        ReadError::Damaged { reason, .. } => fault.with("reason", reason),
        _ => fault,
    }
}

/// Reads files for the library, and says in a language why it could not.
#[derive(Debug, Default)]
pub(crate) struct DocumentReader {
    pub(crate) language: Language,
}

impl Reader for DocumentReader {
    fn read(&self, path: &Path, bytes: &[u8]) -> Result<ReadText, ReadFailure> {
        let document = read::read(path, bytes).map_err(|error| fault(path, &error)).map_err(|fault| {
            let words = fault.words(self.language);
            ReadFailure { code: fault.code.into(), message: words.message }
        })?;
        Ok(ReadText { text: document.text, title: Some(document.title) })
    }
}
