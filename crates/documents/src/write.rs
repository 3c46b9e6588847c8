//! Writing: a document on paper and in files.
//!
//! Text, Markdown and HTML say what the notation says. HWPX, DOCX and PDF are one sheet in three formats, laid out as an
//! office does it; each carries what 영 제5조제2항 asks of an electronic document: 문서요지 and keywords.

mod bodies;
mod brief;
mod docx;
mod html;
mod hwpx;
mod letter;
mod meta;
mod notice;
mod order;
mod package;
mod paper;
mod report;
mod save;
mod sheet;
mod signature;
mod tables;
mod text;
mod typeset;
mod word;

pub(crate) use brief::FIELDS;
pub use docx::docx;
pub use html::html;
pub use hwpx::hwpx;
pub(crate) use package::{PREVIEW, changed, preview};
pub use save::save;
pub use signature::signature;
pub(crate) use tables::usual_side;
pub use text::{markdown, text};
pub use typeset::{Pages, overrun, pdf};

/// What is said under a document that a model wrote part of.
pub const AI_NOTE: &str = "이 문서의 일부는 인공 지능(AI)의 도움을 받아 작성했습니다.";

/// Why a document could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// The layout holds something that the format cannot.
    #[error("the document cannot be laid out: {0}")]
    Layout(String),
    /// No font of the machine has Hangul.
    #[error("no font on this machine has Hangul")]
    NoFont,
    /// The package could not be put together.
    #[error("the package cannot be put together: {0}")]
    Package(String),
}

impl WriteError {
    /// The code that words are put to.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Layout(_) => "write_layout",
            Self::NoFont => "write_no_font",
            Self::Package(_) => "write_package",
        }
    }
}

#[cfg(test)]
mod tests;
