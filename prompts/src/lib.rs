//! Every word Biseo says to a model.
//!
//! One `.md.jinja` file and one input struct per prompt. This crate knows no model, no document and no index: it turns
//! typed inputs into messages. Document text is passed as data between markers, never as instructions.

pub mod draft;
pub mod minutes;

use serde::{Deserialize, Serialize};

/// Who says a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The rules of the task.
    System,
    /// The material and the question.
    User,
    /// What the model said before.
    Assistant,
}

/// One message of a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Who says it.
    pub role: Role,
    /// What is said.
    pub content: String,
}
