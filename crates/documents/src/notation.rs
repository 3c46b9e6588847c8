//! The notation: a document as the plain text that the editor shows and the store keeps.
//!
//! ```text
//! 수신  각 부서장
//! (경유)
//! 제목  자료 제출 요청
//!
//! 1. 관련: …
//! 2. …
//!   가. 제출 기한: 2026. 12. 4.(금)
//! 붙임  작성 서식 1부.  끝.
//!
//! 수신자  …
//! ```
//!
//! Behind the end may stand what the agency's profile says otherwise: the sender (발신 명의) of this document, and its
//! `공개 구분`. A comment at the end of a line holds it out of rules, with the reason: `… <!-- MON-04: 협약서의 글을 옮김 -->`.
//! Comments are for the writer and the rules alone and never on paper.
//!
//! [`print`] computes every mark, indent, `붙임` and `끝.`; [`parse`] takes them off again. The two are inverse on
//! documents in [`normal`](Document::normal) form, which `print` brings a document into first. Text that a person wrote
//! against the rules is parsed as far as it can be understood, with a [`Warning`] for what was understood as something else.

mod layout;
mod lines;
mod parse;
mod print;
mod signature;
mod tables;

use std::ops::Range;

use crate::Kind;

pub use parse::parse;
pub use print::{print, print_body};

pub(crate) use layout::{ATTACHMENT_INDENT, attachment_mark, depth_indent, item_marks};
pub(crate) use lines::{
    AttachmentLine, HeadField, Line, Part, is_contact, read_lines, split_end, split_quantity, split_secrecy,
};
pub(crate) use print::{end_sign, secrecy};
pub(crate) use signature::{is_misnamed, is_sender, open_foot, unsealed};
pub(crate) use tables::{REST_BLANK, cells, is_rule, says_rest_blank};

/// What opens and closes a blank (빈칸): a fact that is missing and must be filled in before the document leaves.
pub const BLANK: (char, char) = ('⟦', '⟧');

/// 수신 of a document with several recipients, whose names then stand in the 수신자 line.
pub const SEVERAL_RECIPIENTS: &str = "수신자 참조";

/// 수신 of a document that is approved inside and sent to nobody.
pub const INTERNAL: &str = "내부결재";

/// The label of the line behind the end, or in the head of a 간이기안문, that says who may see the document.
pub(crate) const DISCLOSURE: &str = "공개 구분";

/// Something in a text that was understood as something else than it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// What happened.
    pub kind: WarningKind,
}

/// See [`Warning`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WarningKind {
    /// There is no 제목 line.
    NoTitle,
    /// A mark skips a level; the item was read one level under the one before it.
    SkippedLevel,
    /// A row has more or fewer cells than the first; it was filled up or its rest was joined.
    RaggedTable,
    /// An attachment names no quantity; one copy was assumed.
    NoQuantity,
    /// Text stands behind `끝.` and was put into the body.
    TextAfterEnd,
}

/// A blank with its label: `⟦제출 기한⟧`.
pub fn blank(label: &str) -> String {
    format!("{}{label}{}", BLANK.0, BLANK.1)
}

/// Where the blanks stand in a text, brackets included, in bytes.
pub fn blanks(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find(BLANK.0).map(|at| from + at) {
        let Some(close) = text[open..].find([BLANK.1, '\n']).map(|at| open + at) else { break };
        if text[close..].starts_with(BLANK.1) {
            found.push(open..close + BLANK.1.len_utf8());
        }
        from = close + text[close..].chars().next().map_or(1, char::len_utf8);
    }
    found
}

/// Whether a text has an end sign, in whatever spelling.
pub fn is_closed(text: &str, kind: Kind) -> bool {
    read_lines(text, kind.form()).iter().any(|line| split_end(line.text).1.is_some())
}

#[cfg(test)]
mod tests;
