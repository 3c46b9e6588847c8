//! Models that the official has added to this desk. Their keys are not here: see [`crate::keys`].

use std::path::PathBuf;

use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Store, StoreError};

pub(super) const TABLE: &str = "
CREATE TABLE models (
    name     TEXT PRIMARY KEY,
    endpoint TEXT NOT NULL
) STRICT;";

/// An OpenAI-compatible endpoint, as the official entered it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ModelRow {
    /// The name it goes by on this desk.
    pub name: String,
    /// Where it listens, such as `https://llm.agency.go.kr/v1`.
    pub base_url: String,
    /// The model asked for at that endpoint.
    pub model: String,
    /// Whether the agency has said that the endpoint is inside its network.
    pub internal: bool,
    /// Prompt and answer together, in tokens.
    pub context_tokens: u32,
    /// Calls that may be under way at once.
    pub concurrency: u32,
    /// The proxy to go through, such as `http://proxy.agency.go.kr:8080`.
    #[serde(default)]
    pub proxy: Option<String>,
    /// A file of certificates (PEM) of authorities that the agency runs itself, trusted for this endpoint only.
    #[serde(default)]
    pub ca_file: Option<PathBuf>,
}

impl ModelRow {
    /// A model with usual bounds, not marked as internal.
    pub fn new(name: impl Into<String>, base_url: impl Into<String>, model: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            base_url: base_url.into(),
            model: model.into(),
            internal: false,
            context_tokens: 8192,
            concurrency: 2,
            proxy: None,
            ca_file: None,
        }
    }
}

impl Store {
    /// The models of this desk, by name.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn models(&self) -> Result<Vec<ModelRow>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare_cached("SELECT endpoint FROM models ORDER BY name")?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        let rows: Vec<String> = rows.collect::<Result<_, _>>()?;
        Ok(rows.iter().filter_map(|json| serde_json::from_str(json).ok()).collect())
    }

    /// Adds a model, or changes the one of that name.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn save_model(&self, model: &ModelRow) -> Result<(), StoreError> {
        let json = serde_json::to_string(model)
            .map_err(|error| StoreError::Sqlite(rusqlite::Error::ToSqlConversionFailure(Box::new(error))))?;
        self.connection().execute(
            "INSERT INTO models (name, endpoint) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET endpoint = ?2",
            params![model.name, json],
        )?;
        Ok(())
    }

    /// Removes a model; whether there was one.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn remove_model(&self, name: &str) -> Result<bool, StoreError> {
        Ok(self.connection().execute("DELETE FROM models WHERE name = ?1", [name])? > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_that_an_older_program_saved_is_read() {
        let (store, _folder) = Store::in_memory();
        let old = r#"{"name":"기관","base_url":"http://127.0.0.1","model":"m","internal":true,"context_tokens":8192,"concurrency":2}"#;
        store.connection().execute("INSERT INTO models VALUES ('기관', ?1)", [old]).expect("inserts");
        assert_eq!(store.models().expect("lists")[0].proxy, None);
    }

    #[test]
    fn a_model_saved_under_the_same_name_replaces_the_old_one() {
        let (store, _folder) = Store::in_memory();
        let mut model = ModelRow::new("기관", "http://127.0.0.1:8080/v1", "small");
        store.save_model(&model).expect("saves");
        model.model = "large".into();
        store.save_model(&model).expect("saves");
        assert_eq!(store.models().expect("lists"), [model]);
        assert!(store.remove_model("기관").expect("removes"));
        assert!(!store.remove_model("기관").expect("looks"));
    }
}
