//! Reading: any file a civil servant is sent, as Markdown, or the true reason why not.
//!
//! The readers come from outside and meet files that nobody made with care, so they run behind three walls: what a file
//! is gets decided here from its own bytes (never its name), sizes are bounded before anything is unpacked, and a reader
//! that panics gives a damaged file, not a dead program.

mod compound;
mod distribution;
mod guard;
mod hwp;
mod hwp3;
mod hwpml;
mod mail;
mod numbers;
mod office;
mod pdf;
mod plain;
mod text;
mod title;
mod web;

use std::{fmt::Display, path::Path};

pub(crate) use hwpml::parse;
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
    /// 한글 문서, one file of XML (HWPML).
    Hml,
    /// Word, open package.
    Docx,
    /// Excel, open package.
    Xlsx,
    /// PowerPoint, open package.
    Pptx,
    /// Word, binary.
    Doc,
    /// Excel, binary.
    Xls,
    /// PowerPoint, binary.
    Ppt,
    /// PDF.
    Pdf,
    /// A web page.
    Html,
    /// A mail.
    Eml,
}

impl Format {
    /// As in answers of the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Hwpx => "hwpx",
            Self::Hwp => "hwp",
            Self::Hml => "hml",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Pptx => "pptx",
            Self::Doc => "doc",
            Self::Xls => "xls",
            Self::Ppt => "ppt",
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Eml => "eml",
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
    /// Some pages are pictures of text, which was not read.
    ScannedPages,
    /// Some text could not be made out, for want of what its letters mean.
    UnreadText,
    /// So many letters are in no standard; each is read as U+FFFD.
    UnknownLetters(u32),
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
    /// It is small enough but unpacks to more than is read.
    #[error("the file unpacks to more than {limit} bytes")]
    UnpacksTooLarge {
        /// The bound that was passed, in bytes.
        limit: usize,
    },
    /// It is built as no document is, so that reading it would take more than it could give.
    #[error("the file holds {0}")]
    Unreasonable(Unreasonable),
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
    #[error("the document is damaged: {reason}")]
    Damaged {
        /// What happened to it.
        damage: Damage,
        /// What the reader says, for those who look into it.
        reason: String,
    },
}

/// What no document holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreasonable {
    /// Parts of a package.
    #[error("parts without number")]
    Parts,
    /// Elements in each other.
    #[error("elements within elements without end")]
    Depth,
    /// Elements beside each other.
    #[error("elements without number")]
    Elements,
    /// Entities that stand for text, which no office program writes.
    #[error("entities of its own")]
    Entities,
}

/// What happened to a file that does not hold together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// It breaks off: a download or a copy that did not end.
    BrokenOff,
    /// What holds its parts together, or packs them, is not whole.
    Package,
    /// Its contents are not what its format asks for.
    Contents,
}

impl Damage {
    /// What the readers of many hands mean, told by the words they use.
    fn of(reason: &str) -> Self {
        const BROKEN_OFF: [&str; 9] = [
            "eocd",
            "end of file",
            "end of stream",
            "eof",
            "too small",
            "sectors",
            "beyond file",
            "startxref",
            "breaks off",
        ];
        const PACKAGE: [&str; 7] = ["zip", "checksum", "deflate", "decompress", "compound", "fat ", "directory"];
        let reason = reason.to_ascii_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| reason.contains(word));
        if says(&BROKEN_OFF) {
            Self::BrokenOff
        } else if says(&PACKAGE) {
            Self::Package
        } else {
            Self::Contents
        }
    }
}

impl ReadError {
    /// A document that does not hold together, for the reason that its reader gives.
    pub(crate) fn damaged<R: Display>(reason: R) -> Self {
        let reason = reason.to_string();
        Self::Damaged { damage: Damage::of(&reason), reason }
    }

    /// The code that words are put to.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "file_empty",
            Self::TooLarge { .. } => "file_too_large",
            Self::UnpacksTooLarge { .. } => "file_unpacks_too_large",
            Self::Unreasonable(Unreasonable::Parts) => "file_too_many_parts",
            Self::Unreasonable(Unreasonable::Depth) => "file_too_deep",
            Self::Unreasonable(Unreasonable::Elements) => "file_too_many_elements",
            Self::Unreasonable(Unreasonable::Entities) => "file_entities",
            Self::Encrypted => "file_encrypted",
            Self::Unsupported(_) => "file_unsupported",
            Self::NotText => "file_not_text",
            Self::Damaged { damage: Damage::BrokenOff, .. } => "file_broken_off",
            Self::Damaged { damage: Damage::Package, .. } => "file_package_damaged",
            Self::Damaged { damage: Damage::Contents, .. } => "file_damaged",
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
    let mut document = match bytes {
        [b'P', b'K', 3, 4, ..] => read_package(bytes)?,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => compound::read(bytes, read_compound)?,
        _ if bytes.starts_with(hwp::SIGNATURE) => hwp3::read(bytes)?,
        _ if pdf::is_pdf(bytes) => pdf::read(bytes)?,
        _ if hwpml::is_hwpml(bytes) => hwpml::read(bytes)?,
        _ if web::is_page(bytes) => web::read(bytes)?,
        _ if mail::is_mail(bytes) => mail::read(bytes)?,
        _ => match known_but_not_read(bytes) {
            Some(name) => return Err(ReadError::Unsupported(name)),
            None => text::read(path, bytes)?,
        },
    };
    if document.text.trim().is_empty() {
        document.warnings.push(ReadWarning::NoText);
    }
    if !matches!(document.format, Format::Text | Format::Markdown) {
        document.text = without_gaps(&document.text);
    }
    document.title = title::of(&document)
        .or_else(|| path.file_stem().map(|stem| stem.to_string_lossy().into_owned()))
        .unwrap_or_default();
    Ok(document)
}

/// A text with one empty line where there were several: paper is full of lines with nothing on them.
fn without_gaps(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut empty = true;
    for line in text.lines() {
        let blank = line.trim().is_empty();
        if !blank {
            tidied.push_str(line);
        }
        if !(blank && empty) {
            tidied.push('\n');
        }
        empty = blank;
    }
    tidied.truncate(tidied.trim_end().len());
    if !tidied.is_empty() {
        tidied.push('\n');
    }
    tidied
}

/// The sections of an open 한글 document, each with its name, as XML.
pub(crate) fn sections(bytes: &[u8]) -> Result<Vec<(String, String)>, ReadError> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return Err(ReadError::Unsupported("HWP"));
    }
    hwp::sections(&mut guard::open(bytes)?)
}

fn read_package(bytes: &[u8]) -> Result<ReadDocument, ReadError> {
    let mut parts = guard::open(bytes)?;
    match office::open_format(&parts) {
        Some(format) => office::read_open(bytes, format, &mut parts),
        None => hwp::read_package(bytes, &mut parts),
    }
}

fn read_compound(bytes: &[u8], file: &mut compound::File<'_>) -> Result<ReadDocument, ReadError> {
    if file.is_stream("/FileHeader") {
        return hwp::read_binary(bytes, file);
    }
    // A package with a password is kept whole within a compound file.
    if file.is_stream("/EncryptedPackage") {
        return Err(ReadError::Encrypted);
    }
    match office::binary_format(file) {
        Some(format) => office::read(bytes, format),
        None => Err(ReadError::Unsupported("OLE")),
    }
}

/// Formats told by their first bytes that would otherwise pass as text or as nothing.
fn known_but_not_read(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: [(&[u8], &str); 8] = [
        (b"{\\rtf", "RTF"),
        (b"\x89PNG", "PNG"),
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"GIF8", "GIF"),
        (b"RIFF", "WAV"),
        (b"ID3", "MP3"),
        (b"\x1F\x8B", "GZIP"),
        (b"7z\xBC\xAF", "7Z"),
    ];
    KNOWN.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests;
