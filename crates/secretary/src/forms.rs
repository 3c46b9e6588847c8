//! The form room: what a form asks for, and a copy of it with that filled in.

use std::path::Path;

use biseo_documents::{
    forms::{self, FormError},
    write,
};
use serde::Serialize;

use crate::{fault::Fault, files};

/// A place of a form that can be filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldView {
    /// Its name, hint or label.
    pub name: String,
    /// What stands in it.
    pub value: String,
}

/// The fields of a form, in the order in which they stand.
///
/// # Errors
/// A `file_…` code where it cannot be read.
pub fn list(path: &Path) -> Result<Vec<FieldView>, Fault> {
    let fields = forms::fields(&files::bytes(path)?).map_err(|error| files::fault(path, &error))?;
    Ok(fields.into_iter().map(|field| FieldView { name: field.name, value: field.value }).collect())
}

/// Fills a form into another file and answers how it stands there. The form itself stays as it is.
///
/// # Errors
/// `form_no_field` or `form_not_kept`, and then nothing is written; otherwise as [`list`] and
/// [`export`](crate::export::to_path).
pub fn fill(path: &Path, values: &[(String, String)], to: &Path) -> Result<Vec<FieldView>, Fault> {
    let filled = forms::fill(&files::bytes(path)?, values).map_err(|error| match error {
        FormError::Read(error) => files::fault(path, &error),
        FormError::NoSuchField(name) => Fault::new("form_no_field").with("name", name),
        FormError::NotKept(name) => Fault::new("form_not_kept").with("name", name),
    })?;
    write::save(to, &filled).map_err(|error| Fault::file_failed(to, &error))?;
    list(to)
}
