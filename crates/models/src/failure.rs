//! What the transport and HTTP say, as a [`ModelError`]. Reasons never hold an address, a key or a word of the material.

use std::error::Error;

use biseo_secretary::model::ModelError;
use serde_json::error::Category;

/// No answer began: the innermost cause says why (refused, unknown host, a certificate, …).
pub(crate) fn unreachable(error: reqwest::Error) -> ModelError {
    let error = error.without_url();
    if error.is_timeout() {
        return ModelError::Unreachable("the connection timed out".into());
    }
    let mut cause: &dyn Error = &error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    ModelError::Unreachable(cause.to_string())
}

/// The endpoint answered with a status that is not a success. Redirects are among them: they are never followed.
pub(crate) fn status(code: u16) -> ModelError {
    match code {
        401 | 403 => ModelError::Unauthorised(code),
        429 => ModelError::Busy,
        other => ModelError::Status(other),
    }
}

/// JSON that is not what the protocol says. serde's own words are left out because they quote the text.
pub(crate) fn json(error: &serde_json::Error) -> ModelError {
    let what = match error.classify() {
        Category::Eof => return ModelError::CutOff,
        Category::Data => "unexpected JSON",
        Category::Syntax | Category::Io => "broken JSON",
    };
    ModelError::Malformed(format!("{what} at line {}, column {}", error.line(), error.column()))
}
