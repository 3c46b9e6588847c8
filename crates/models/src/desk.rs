//! Which of a desk's models writes.

use std::sync::Arc;

use biseo_secretary::{desk::Desk, fault::Fault, model::Model, store::ModelRow};

use crate::{Endpoint, connect};

/// The name under which the command line and the settings know the writer that needs no model.
pub const BUILTIN: &str = "builtin";

/// The model of that name, or the one the desk's settings name; `None` is the built-in writer.
///
/// # Errors
/// `no_such_model` where the desk has none of that name, and an `endpoint_…` code where it cannot be used as entered.
pub fn of_desk(desk: &Desk, name: Option<&str>) -> Result<Option<Arc<dyn Model>>, Fault> {
    let chosen = match name {
        Some(name) => Some(name.to_owned()),
        None => desk.store.settings()?.model,
    };
    match chosen.as_deref() {
        None | Some(BUILTIN) => Ok(None),
        Some(name) => Ok(Some(connect(&endpoint(desk, name)?)?)),
    }
}

/// A model of the desk as an endpoint, with its key.
///
/// # Errors
/// `no_such_model` where the desk has none of that name.
pub fn endpoint(desk: &Desk, name: &str) -> Result<Endpoint, Fault> {
    let row = desk.store.models()?.into_iter().find(|model| model.name == name);
    let row = row.ok_or_else(|| Fault::new("no_such_model").with("name", name))?;
    Ok(Endpoint { key: desk.keys.get(name), ..Endpoint::from(row) })
}

impl From<ModelRow> for Endpoint {
    fn from(row: ModelRow) -> Self {
        Self {
            internal: row.internal,
            context_tokens: row.context_tokens,
            concurrency: row.concurrency as usize,
            ..Self::new(row.name, row.base_url, row.model)
        }
    }
}
