//! The form room: what a form asks for, and a copy of it with that filled in.

use std::path::Path;

use biseo_documents::{
    forms::{self, FormError},
    read::ReadError,
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
/// `form_not_hwpx` for a form in another format; a `file_…` code where it cannot be read.
pub fn list(path: &Path) -> Result<Vec<FieldView>, Fault> {
    let fields = forms::fields(&files::bytes(path)?).map_err(|error| unread(path, &error))?;
    Ok(fields.into_iter().map(|field| FieldView { name: field.name, value: field.value }).collect())
}

/// Why a form was not read; one in another format is said with what to do about it.
fn unread(path: &Path, error: &ReadError) -> Fault {
    match error {
        ReadError::Unsupported(_) => Fault::new("form_not_hwpx").with("path", path.display()),
        error => files::fault(path, error),
    }
}

/// Fills a form into another file and answers what was filled in. The form itself stays as it is.
///
/// # Errors
/// `form_target`, `form_no_field`, `form_twice` or `form_not_kept`, and then nothing is written; otherwise as [`list`]
/// and [`export`](crate::export::to_path).
pub fn fill(path: &Path, values: &[(String, String)], to: &Path) -> Result<Vec<FieldView>, Fault> {
    if !to.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("hwpx")) {
        return Err(Fault::new("form_target").with("path", to.display()));
    }
    let filled = forms::fill(&files::bytes(path)?, values).map_err(|error| match error {
        FormError::Read(error) => unread(path, &error),
        FormError::NoSuchField(name) => Fault::new("form_no_field").with("name", name),
        FormError::Twice { field, again } => Fault::new("form_twice").with("field", field).with("again", again),
        FormError::NotKept(name) => Fault::new("form_not_kept").with("name", name),
    })?;
    write::save(to, &filled).map_err(|error| Fault::file_failed(to, &error))?;
    Ok(values.iter().map(|(name, value)| FieldView { name: name.clone(), value: value.clone() }).collect())
}
