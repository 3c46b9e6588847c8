//! Meetings: what was said, and the record made of it.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Store, StoreError, copies::Copy};
use crate::class::DataClass;

pub(super) const TABLE: &str = "
CREATE TABLE meetings (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    transcript TEXT NOT NULL,
    held_on    TEXT,
    place      TEXT,
    class      TEXT NOT NULL,
    record     TEXT,
    text       TEXT NOT NULL DEFAULT '',
    created    INTEGER NOT NULL,
    changed    INTEGER NOT NULL
) STRICT;";

/// What was said as the official corrected it, and the notice that called the meeting.
pub(super) const SAID: &str = "
ALTER TABLE meetings ADD COLUMN said TEXT;
ALTER TABLE meetings ADD COLUMN notice TEXT;";

/// Names a meeting on this desk.
pub type MeetingId = i64;

/// A meeting as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct MeetingRow {
    /// Its id on this desk.
    #[ts(type = "number")]
    pub id: MeetingId,
    /// The file's name, or the first words of what was pasted; the record's title once there is one.
    pub name: String,
    /// What was said, as it came.
    pub transcript: String,
    /// The utterances as the official corrected them, as JSON; `None` where nothing was corrected.
    #[ts(skip)]
    #[serde(skip)]
    pub said: Option<serde_json::Value>,
    /// The text of the notice that called the meeting.
    pub notice: Option<String>,
    /// The day it was held, where the official gave it.
    #[ts(type = "string | null")]
    pub held_on: Option<jiff::civil::Date>,
    /// Where it was held, where the official gave it.
    pub place: Option<String>,
    /// How sensitive the work is.
    pub class: DataClass,
    /// The record as the official left it, as JSON.
    #[ts(type = "unknown")]
    pub record: Option<serde_json::Value>,
    /// The record as a document in official notation.
    pub text: String,
    /// When it was added.
    #[ts(type = "string")]
    pub created: Timestamp,
    /// When it was last changed.
    #[ts(type = "string")]
    pub changed: Timestamp,
}

/// A meeting in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct MeetingSummary {
    /// Its id on this desk.
    #[ts(type = "number")]
    pub id: MeetingId,
    /// See [`MeetingRow::name`].
    pub name: String,
    /// Whether a record was made.
    pub recorded: bool,
    /// When it was last changed.
    #[ts(type = "string")]
    pub changed: Timestamp,
}

/// What of a meeting is to be changed; what is `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct MeetingChange {
    /// See [`MeetingRow::name`].
    pub name: Option<String>,
    /// See [`MeetingRow::held_on`].
    #[ts(as = "Option<String>")]
    pub held_on: Option<jiff::civil::Date>,
    /// See [`MeetingRow::place`].
    pub place: Option<String>,
    /// See [`MeetingRow::class`].
    pub class: Option<DataClass>,
    /// See [`MeetingRow::record`].
    #[ts(as = "Option<crate::minutes::Minutes>")]
    pub record: Option<serde_json::Value>,
    /// See [`MeetingRow::text`].
    pub text: Option<String>,
    /// See [`MeetingRow::said`].
    #[serde(skip)]
    #[ts(skip)]
    pub said: Option<serde_json::Value>,
    /// See [`MeetingRow::notice`].
    pub notice: Option<String>,
}

const COLUMNS: &str = "id, name, transcript, held_on, place, class, record, text, created, changed, said, notice";

impl MeetingRow {
    /// The meeting as it stands in a list.
    pub fn summary(self) -> MeetingSummary {
        MeetingSummary { id: self.id, name: self.name, recorded: !self.text.is_empty(), changed: self.changed }
    }
}

impl Store {
    /// Adds what was said at a meeting.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn add_meeting(
        &self,
        name: &str,
        transcript: &str,
        class: DataClass,
        now: Timestamp,
    ) -> Result<MeetingId, StoreError> {
        let id = {
            let connection = self.connection();
            connection.execute(
                "INSERT INTO meetings (name, transcript, class, created, changed) VALUES (?1, ?2, ?3, ?4, ?4)",
                params![name, transcript, class.letter(), now.as_millisecond()],
            )?;
            connection.last_insert_rowid()
        };
        self.copies.keep(&Copy::of_meeting(&self.meeting(id)?))?;
        Ok(id)
    }

    /// A meeting as it stands.
    ///
    /// # Errors
    /// [`StoreError::Missing`] where there is none with that id.
    pub fn meeting(&self, id: MeetingId) -> Result<MeetingRow, StoreError> {
        self.connection()
            .query_row(&format!("SELECT {COLUMNS} FROM meetings WHERE id = ?1"), [id], row)
            .optional()?
            .ok_or(StoreError::Missing { what: "meeting", id })
    }

    /// All meetings, the one changed last first.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn meetings(&self) -> Result<Vec<MeetingSummary>, StoreError> {
        let connection = self.connection();
        let mut statement = connection
            .prepare_cached("SELECT id, name, text <> '', changed FROM meetings ORDER BY changed DESC, id DESC")?;
        let rows = statement.query_map([], |row| {
            Ok(MeetingSummary {
                id: row.get(0)?,
                name: row.get(1)?,
                recorded: row.get(2)?,
                changed: super::timestamp(row.get(3)?),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps a change at once.
    ///
    /// # Errors
    /// [`StoreError::Missing`] where there is no such meeting, and what the database refuses.
    pub fn change_meeting(&self, id: MeetingId, change: &MeetingChange, now: Timestamp) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        let changed = transaction.execute(
            "UPDATE meetings SET name = coalesce(?2, name), held_on = coalesce(?3, held_on),
                 place = coalesce(?4, place), class = coalesce(?5, class), record = coalesce(?6, record),
                 text = coalesce(?7, text), changed = ?8, said = coalesce(?9, said), notice = coalesce(?10, notice)
             WHERE id = ?1",
            params![
                id,
                change.name,
                change.held_on.map(|day| day.to_string()),
                change.place,
                change.class.map(DataClass::letter),
                change.record.as_ref().map(ToString::to_string),
                change.text,
                now.as_millisecond(),
                change.said.as_ref().map(ToString::to_string),
                change.notice,
            ],
        )?;
        if changed == 0 {
            return Err(StoreError::Missing { what: "meeting", id });
        }
        if change.record.is_some() {
            super::tasks::refresh(&transaction, id)?;
        }
        transaction.commit()?;
        drop(connection);
        self.copies.keep(&Copy::of_meeting(&self.meeting(id)?))
    }

    /// Removes a meeting and its record.
    ///
    /// # Errors
    /// [`StoreError::Missing`] where there is no such meeting.
    pub fn delete_meeting(&self, id: MeetingId) -> Result<(), StoreError> {
        let removed = self.connection().execute("DELETE FROM meetings WHERE id = ?1", [id])?;
        if removed == 0 {
            return Err(StoreError::Missing { what: "meeting", id });
        }
        self.copies.remove_meeting(id)
    }
}

fn row(row: &Row<'_>) -> rusqlite::Result<MeetingRow> {
    Ok(MeetingRow {
        id: row.get(0)?,
        name: row.get(1)?,
        transcript: row.get(2)?,
        held_on: row.get::<_, Option<String>>(3)?.and_then(|day| day.parse().ok()),
        place: row.get(4)?,
        class: DataClass::from_letter(&row.get::<_, String>(5)?),
        record: row.get::<_, Option<String>>(6)?.and_then(|json| serde_json::from_str(&json).ok()),
        text: row.get(7)?,
        created: super::timestamp(row.get(8)?),
        changed: super::timestamp(row.get(9)?),
        said: row.get::<_, Option<String>>(10)?.and_then(|json| serde_json::from_str(&json).ok()),
        notice: row.get(11)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_stands_beside_what_was_said() {
        let (store, _folder) = Store::in_memory();
        let now = Timestamp::UNIX_EPOCH;
        let id = store.add_meeting("주간회의.txt", "김도현: 시작합시다.", DataClass::S, now).expect("adds");
        assert!(!store.meetings().expect("lists")[0].recorded);
        let change = MeetingChange {
            text: Some("제목  주간회의".into()),
            record: Some(serde_json::json!({"decisions": []})),
            held_on: Some(jiff::civil::date(2026, 11, 23)),
            ..MeetingChange::default()
        };
        store.change_meeting(id, &change, now).expect("saves");
        let meeting = store.meeting(id).expect("is there");
        assert_eq!(meeting.transcript, "김도현: 시작합시다.");
        assert_eq!(meeting.held_on, change.held_on);
        assert_eq!(meeting.record, change.record);
        assert!(store.meetings().expect("lists")[0].recorded);
    }
}
