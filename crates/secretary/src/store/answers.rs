//! Answers about parts of a meeting whose record is not finished yet.
//!
//! A model's work on a long meeting takes minutes. Each part that is answered is kept here at once, so that a program
//! that was stopped or killed goes on where it was; once the record is whole its answers are forgotten.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use super::{Store, StoreError};

pub(super) const TABLE: &str = "
CREATE TABLE answers (
    key    TEXT PRIMARY KEY,
    answer TEXT NOT NULL,
    made   INTEGER NOT NULL
) STRICT;";

/// Milliseconds an answer is kept for a record that nobody finished: thirty days.
const KEPT: i64 = 30 * 24 * 60 * 60 * 1000;

impl Store {
    /// The answer kept under a key.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn answer(&self, key: &str) -> Result<Option<String>, StoreError> {
        let connection = self.connection();
        Ok(connection.query_row("SELECT answer FROM answers WHERE key = ?1", [key], |row| row.get(0)).optional()?)
    }

    /// Keeps an answer, and drops those that nobody asked for again.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn keep_answer(&self, key: &str, answer: &str, now: Timestamp) -> Result<(), StoreError> {
        let connection = self.connection();
        let now = now.as_millisecond();
        connection.execute("DELETE FROM answers WHERE made < ?1", [now - KEPT])?;
        connection.execute(
            "INSERT INTO answers (key, answer, made) VALUES (?1, ?2, ?3)
             ON CONFLICT (key) DO UPDATE SET answer = ?2, made = ?3",
            params![key, answer, now],
        )?;
        Ok(())
    }

    /// Forgets the answers of a record that is whole.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn forget_answers(&self, keys: &[String]) -> Result<(), StoreError> {
        let connection = self.connection();
        for key in keys {
            connection.execute("DELETE FROM answers WHERE key = ?1", [key])?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_there_until_they_are_forgotten_or_old() {
        let (store, _folder) = Store::in_memory();
        let later = Timestamp::from_millisecond(KEPT + 1).expect("in range");
        store.keep_answer("가", "{}", Timestamp::UNIX_EPOCH).expect("keeps");
        assert_eq!(store.answer("가").expect("reads").as_deref(), Some("{}"));
        store.keep_answer("나", "[]", later).expect("keeps");
        assert_eq!(store.answer("가").expect("reads"), None, "nobody asked for a month");
        store.forget_answers(&["나".to_owned()]).expect("forgets");
        assert_eq!(store.answer("나").expect("reads"), None);
    }
}
