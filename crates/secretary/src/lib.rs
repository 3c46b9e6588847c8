//! The secretary's work, without a window and without a network.
//!
//! One room, one module, one `run`: search, draft, minutes, review. Around them stand the domain types they share,
//! privacy, evidence and the store that keeps the desk. This crate refuses to know tauri, tokio, an HTTP client, the
//! system clock, an environment variable or a fixed path: time, model, paths and sink come in as arguments, so every
//! room runs in a test with a scripted model and a fixed date.

pub mod class;
pub mod desk;
pub mod draft;
pub mod evidence;
pub mod export;
pub mod fault;
pub mod fetch;
pub mod files;
pub mod forms;
pub mod keys;
pub mod korean;
pub mod library;
pub mod meaning;
pub mod minutes;
pub mod model;
pub mod privacy;
pub mod provenance;
pub mod review;
pub mod rewrite;
pub mod search;
pub mod store;
pub mod text;
pub mod when;
