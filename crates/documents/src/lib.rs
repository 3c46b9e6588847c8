//! The Korean official document: its model, notation, rules, readers and writers. No model is called here.
//!
//! Everything turns on one text, the [`notation`]: the editor shows it, the store keeps it, the [`rules`] check it and
//! the [`mod@write`] side lays it out on paper. This crate knows no clock, no network and no other crate of the workspace.

mod document;
pub mod forms;
mod kind;
mod logo;
pub mod notation;
mod profile;
pub mod read;
mod received;
pub mod rules;
pub mod values;
pub mod write;

pub use document::{Attachment, Block, Document, Head, HeadLine, Meta, Side, Table};
pub use kind::{Form, Kind, Marks};
pub use logo::Logo;
pub use profile::{Approver, DEFAULT_PROFILE, Page, Profile, ProfileError, Unreadable};
pub use received::received;
