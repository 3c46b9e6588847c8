//! The Korean official document: its model, notation, rules, readers and writers. No model is called here.
//!
//! Everything turns on one text, the [`notation`]: the editor shows it, the store keeps it, the rules check it and
//! the writers lay it out on paper. This crate knows no clock, no network and no other crate of the workspace.

mod document;
mod kind;
pub mod notation;
mod profile;
pub mod values;

pub use document::{Attachment, Block, Document, Head, HeadLine, Meta, Table};
pub use kind::{Form, Kind, Marks};
pub use profile::{Approver, DEFAULT_PROFILE, Page, Profile, ProfileError};
