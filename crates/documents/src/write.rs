//! Writing: a document on paper and in files.
//!
//! Text and Markdown say what the notation says, with the signature below. HWPX lays it out as an office does, in
//! styles of our own, and carries what 영 제5조제2항 asks of an electronic document: an open format, 문서요지 and keywords.

mod bodies;
mod hwpx;
mod letter;
mod package;
mod paper;
mod report;
mod save;
mod signature;
mod tables;
mod text;

pub use hwpx::hwpx;
pub use save::save;
pub use signature::signature;
pub use text::{markdown, text};

/// What is said under a document that a model wrote part of.
pub const AI_NOTE: &str = "이 문서의 일부는 인공 지능(AI)의 도움을 받아 작성했습니다.";

/// Why a document could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// The layout holds something that the format cannot.
    #[error("the document cannot be laid out: {0}")]
    Layout(String),
    /// The package could not be put together.
    #[error("the package cannot be put together: {0}")]
    Package(String),
}

impl WriteError {
    /// The code that words are put to.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Layout(_) => "write_layout",
            Self::Package(_) => "write_package",
        }
    }
}

#[cfg(test)]
mod tests;
