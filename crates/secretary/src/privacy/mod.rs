//! Nothing about a private person reaches a model.
//!
//! [`pii`] finds personal data in administrative texts, [`mask()`] puts tokens in its place and back, and [`ask`] is the one
//! place of this program that calls a model: it keeps the data class, masks what leaves, restores what comes and writes
//! the audit log. What is found is decided by rules and formats alone, so the same text is always masked the same way.

pub mod ask;
pub mod mask;
pub mod pii;

pub use ask::{Asking, Refused};
pub use mask::{MaskAnswer, Masked, answer, mask, without_personal};
pub use pii::{Personal, PersonalKind, find};
