//! Reading: any file a civil servant is sent, as Markdown, or the true reason why not.
//!
//! The readers of HWP and HWPX come from outside and meet files that nobody made with care, so they run behind three
//! walls: what a file is gets decided here from its own bytes (never its name), sizes are bounded before anything is
//! unpacked, and a reader that panics gives a damaged file, not a dead program.

mod distribution;
mod hwp;
mod plain;
mod text;

use std::path::Path;

use serde::{Deserialize, Serialize};

/// Larger files are not read: the largest real document in the collections at hand has 23 MB, nearly all pictures.
pub const MAX_BYTES: usize = 128 << 20;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// 한글 문서, open package.
    Hwpx,
    /// 한글 문서, binary.
    Hwp,
}

impl Format {
    /// As in answers of the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Hwpx => "hwpx",
            Self::Hwp => "hwp",
        }
    }
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadDocument {
    /// Markdown, with `\n` line breaks.
    pub text: String,
    /// What the file is.
    pub format: Format,
    /// Its own title, its first heading, or the stem of its name.
    pub title: String,
    /// What may be missing or different.
    pub warnings: Vec<ReadWarning>,
}

/// Something in a file that was read otherwise than it stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadWarning {
    /// The text was not UTF-8; it was read as CP949.
    DecodedCp949,
    /// The text was not UTF-8; it was read as UTF-16.
    DecodedUtf16,
    /// A distribution document (배포용): meant to be read, not to be passed on.
    Distribution,
    /// No text was found; the file may hold only pictures.
    NoText,
}

/// Why a file was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// It has no bytes.
    #[error("the file is empty")]
    Empty,
    /// It is, or unpacks to, more than is read.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// The bound that was passed, in bytes.
        limit: usize,
    },
    /// It needs a password, or a certificate.
    #[error("the document is encrypted")]
    Encrypted,
    /// A format that is not read.
    #[error("{0} is not read")]
    Unsupported(&'static str),
    /// Neither text nor any known document.
    #[error("the file is neither text nor a known document")]
    NotText,
    /// It says what it is but does not hold together.
    #[error("the document is damaged: {0}")]
    Damaged(String),
}

impl ReadError {
    /// The code that words are put to.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "file_empty",
            Self::TooLarge { .. } => "file_too_large",
            Self::Encrypted => "file_encrypted",
            Self::Unsupported(_) => "file_unsupported",
            Self::NotText => "file_not_text",
            Self::Damaged(_) => "file_damaged",
        }
    }
}

/// Reads a file from its bytes. The path gives only the title, and tells Markdown from plain text.
///
/// # Errors
/// See [`ReadError`].
pub fn read(path: &Path, bytes: &[u8]) -> Result<ReadDocument, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { limit: MAX_BYTES });
    }
    let mut document = if hwp::is_package_or_binary(bytes) {
        hwp::read(bytes)?
    } else if let Some(name) = known_but_not_read(bytes) {
        return Err(ReadError::Unsupported(name));
    } else {
        text::read(path, bytes)?
    };
    if document.text.trim().is_empty() {
        document.warnings.push(ReadWarning::NoText);
    }
    if document.title.is_empty() {
        document.title = first_heading(&document.text)
            .or_else(|| path.file_stem().map(|stem| stem.to_string_lossy().into_owned()))
            .unwrap_or_default();
    }
    Ok(document)
}

/// Formats told by their first bytes that would otherwise pass as text or as nothing.
fn known_but_not_read(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: [(&[u8], &str); 9] = [
        (b"%PDF-", "PDF"),
        (b"{\\rtf", "RTF"),
        (b"\x89PNG", "PNG"),
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"GIF8", "GIF"),
        (b"RIFF", "WAV"),
        (b"ID3", "MP3"),
        (b"\x1F\x8B", "GZIP"),
        (b"7z\xBC\xAF", "7Z"),
    ];
    let hwpml =
        bytes.starts_with(b"<?xml") && bytes[..bytes.len().min(2048)].windows(6).any(|window| window == b"<HWPML");
    if hwpml {
        return Some("HWPML");
    }
    KNOWN.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, name)| *name)
}

fn first_heading(text: &str) -> Option<String> {
    let heading =
        text.lines().take(40).find_map(|line| line.strip_prefix("# ").or_else(|| line.strip_prefix("제목  ")))?;
    Some(heading.trim().to_owned()).filter(|heading| !heading.is_empty())
}

#[cfg(test)]
mod tests;
