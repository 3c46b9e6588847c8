//! Which of a desk's models writes.

use std::sync::Arc;

use biseo_secretary::{class::DataClass, desk::Desk, fault::Fault, model::Model, store::ModelRow};

use crate::{Endpoint, connect};

/// The name under which the command line and the settings know the writer that needs no model.
pub const BUILTIN: &str = "builtin";

/// The model that the desk's settings name for work of a class; `None` is the built-in writer.
///
/// # Errors
/// As [`named`].
pub fn of_desk(desk: &Desk, class: DataClass) -> Result<Option<Arc<dyn Model>>, Fault> {
    let settings = desk.store.settings()?;
    settings.model_for(class).map_or(Ok(None), |name| named(desk, name))
}

/// The model of that name; `None` is the built-in writer.
///
/// # Errors
/// `no_such_model` where the desk has none of that name, and an `endpoint_…` code where it cannot be used as entered.
pub fn named(desk: &Desk, name: &str) -> Result<Option<Arc<dyn Model>>, Fault> {
    match name {
        BUILTIN => Ok(None),
        name => Ok(Some(connect(&endpoint(desk, name)?)?)),
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
            proxy: row.proxy.filter(|proxy| !proxy.trim().is_empty()),
            ca_file: row.ca_file.filter(|file| !file.as_os_str().is_empty()),
            ..Self::new(row.name, row.base_url, row.model)
        }
    }
}
