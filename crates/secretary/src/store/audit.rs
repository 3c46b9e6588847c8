//! The audit log: what was asked of which model, when, and on which sources. No contents, and a hash chain, so that a
//! row taken out or changed afterwards is found.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{Store, StoreError};
use crate::class::{DataClass, Reach};

pub(super) const TABLE: &str = "
CREATE TABLE audit (
    number  INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,
    entry   TEXT NOT NULL,
    chained TEXT NOT NULL
) STRICT;";

/// One call of a model, without what was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AuditEntry {
    /// The work it was part of, such as `draft` or `minutes`.
    pub purpose: String,
    /// The model's name on this desk.
    pub model: String,
    /// Where that model stands.
    pub reach: Reach,
    /// How sensitive the work was.
    pub class: DataClass,
    /// SHA-256 of the prompt as it left.
    pub prompt_sha256: String,
    /// Characters of the prompt.
    pub prompt_characters: usize,
    /// Pieces of personal data that were masked before it left.
    pub masked: usize,
    /// Ids of the articles that were sent along.
    pub sources: Vec<String>,
    /// `answered`, or the code of what went wrong.
    pub outcome: String,
}

/// A row of the log as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AuditRow {
    /// 1 for the first row.
    pub number: i64,
    /// When it was written.
    pub at: Timestamp,
    /// The entry, as it was hashed.
    pub entry: serde_json::Value,
}

/// The first row of the log that does not follow from the rows before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ChainBreak {
    /// Its number.
    pub number: i64,
}

impl Store {
    /// Adds an entry to the end of the log.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn record(&self, entry: &AuditEntry, now: Timestamp) -> Result<(), StoreError> {
        let entry = serde_json::to_string(entry)
            .map_err(|error| StoreError::Sqlite(rusqlite::Error::ToSqlConversionFailure(Box::new(error))))?;
        let mut connection = self.connection();
        let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let last: Option<(i64, String)> = transaction
            .query_row("SELECT number, chained FROM audit ORDER BY number DESC LIMIT 1", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?;
        let (number, before) = last.map_or((1, String::new()), |(number, chained)| (number + 1, chained));
        let at = now.as_millisecond();
        transaction.execute(
            "INSERT INTO audit (number, at, entry, chained) VALUES (?1, ?2, ?3, ?4)",
            params![number, at, entry, chain(&before, number, at, &entry)],
        )?;
        Ok(transaction.commit()?)
    }

    /// The whole log, oldest first, and where its chain breaks, if it does.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn audit(&self) -> Result<(Vec<AuditRow>, Option<ChainBreak>), StoreError> {
        let connection = self.connection();
        let mut statement =
            connection.prepare_cached("SELECT number, at, entry, chained FROM audit ORDER BY number")?;
        let rows = statement.query_map([], link)?;
        let (mut log, mut broken, mut before) = (Vec::new(), None, String::new());
        for row in rows {
            let (number, at, entry, chained) = row?;
            let follows = number == log.len() as i64 + 1 && chained == chain(&before, number, at, &entry);
            if !follows && broken.is_none() {
                broken = Some(ChainBreak { number });
            }
            let entry = serde_json::from_str(&entry).unwrap_or(serde_json::Value::Null);
            log.push(AuditRow { number, at: super::timestamp(at), entry });
            before = chained;
        }
        Ok((log, broken))
    }
}

fn link(row: &Row<'_>) -> rusqlite::Result<(i64, i64, String, String)> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
}

/// What a row is chained with: the hash of the row before it and of everything it says.
fn chain(before: &str, number: i64, at: i64, entry: &str) -> String {
    let digest = Sha256::digest(format!("{before}\n{number}\n{at}\n{entry}"));
    crate::text::hex(&digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(purpose: &str) -> AuditEntry {
        AuditEntry {
            purpose: purpose.into(),
            model: "기관 모델".into(),
            reach: Reach::Inside,
            class: DataClass::S,
            prompt_sha256: "0".repeat(64),
            prompt_characters: 120,
            masked: 1,
            sources: vec!["예시법/법률#제1조".into()],
            outcome: "answered".into(),
        }
    }

    fn three_rows() -> (Store, tempfile::TempDir) {
        let (store, folder) = Store::in_memory();
        for purpose in ["draft", "minutes", "draft"] {
            store.record(&entry(purpose), Timestamp::UNIX_EPOCH).expect("records");
        }
        (store, folder)
    }

    #[test]
    fn a_log_left_alone_is_whole() {
        let (store, _folder) = three_rows();
        let (log, broken) = store.audit().expect("reads");
        assert_eq!((log.len(), broken), (3, None));
        assert_eq!(log[1].entry["purpose"], "minutes");
    }

    #[test]
    fn a_changed_a_moved_and_a_removed_row_are_found() {
        for (sql, number) in [
            ("UPDATE audit SET entry = replace(entry, 'minutes', 'draft') WHERE number = 2", 2),
            ("UPDATE audit SET at = at + 1 WHERE number = 1", 1),
            ("DELETE FROM audit WHERE number = 2", 3),
        ] {
            let (store, _folder) = three_rows();
            store.connection().execute(sql, []).expect("changes the row");
            assert_eq!(store.audit().expect("reads").1, Some(ChainBreak { number }), "{sql}");
        }
    }
}
