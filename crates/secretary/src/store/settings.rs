//! Settings of this desk: one row a name, each value as JSON.

use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Store, StoreError};
use crate::{class::DataClass, fault::Language, fetch::LawSiteRow, meaning::MeaningRow};

pub(super) const TABLE: &str = "
CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;";

/// The name under which the settings stand.
const NAME: &str = "desk";

/// What the official has set on this desk. What was never set has its default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Settings {
    /// The class of new work.
    pub class: DataClass,
    /// The language of the window; the system's own where none was chosen.
    pub language: Option<Language>,
    /// The model that writes; the built-in writer where none was chosen.
    pub model: Option<String>,
    /// The model that writes what is open to the public (class O), where that is another one.
    pub open_model: Option<String>,
    /// The official's own keys, in the form of the keymap file.
    pub keymap: Option<String>,
    /// Where laws are fetched.
    pub law_site: LawSiteRow,
    /// What is searched by meaning too, and by which model.
    pub meaning: MeaningRow,
}

impl Settings {
    /// The model that writes work of a class. Whether it may see it is for the class gate to say.
    pub fn model_for(&self, class: DataClass) -> Option<&str> {
        let open = self.open_model.as_deref().filter(|_| class == DataClass::O);
        open.or(self.model.as_deref())
    }
}

impl Store {
    /// The settings as they stand. Values that an older or a newer program wrote and this one cannot read fall back to
    /// their defaults.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn settings(&self) -> Result<Settings, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare_cached("SELECT value FROM settings WHERE name = ?1")?;
        let value: Option<String> = statement.query_map([NAME], |row| row.get(0))?.next().transpose()?;
        Ok(value.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
    }

    /// Keeps the settings.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn save_settings(&self, settings: &Settings) -> Result<(), StoreError> {
        let json = serde_json::to_string(settings)
            .map_err(|error| StoreError::Sqlite(rusqlite::Error::ToSqlConversionFailure(Box::new(error))))?;
        self.connection().execute(
            "INSERT INTO settings (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
            params![NAME, json],
        )?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_set_is_there_and_the_rest_has_its_default() {
        let (store, _folder) = Store::in_memory();
        assert_eq!(store.settings().expect("reads"), Settings::default());
        let settings = Settings { model: Some("기관 모델".into()), ..Settings::default() };
        store.save_settings(&settings).expect("saves");
        assert_eq!(store.settings().expect("reads"), settings);
    }

    #[test]
    fn what_is_open_may_have_a_model_of_its_own() {
        let one = Settings { model: Some("기관".into()), ..Settings::default() };
        assert_eq!(one.model_for(DataClass::O), Some("기관"));
        let two = Settings { open_model: Some("공용".into()), ..one };
        assert_eq!((two.model_for(DataClass::O), two.model_for(DataClass::S)), (Some("공용"), Some("기관")));
    }

    #[test]
    fn a_value_nobody_can_read_does_not_stop_the_desk() {
        let (store, _folder) = Store::in_memory();
        store
            .connection()
            .execute("INSERT INTO settings (name, value) VALUES ('desk', '{\"class\":\"Z\"}')", [])
            .expect("inserts");
        assert_eq!(store.settings().expect("reads"), Settings::default());
    }
}
