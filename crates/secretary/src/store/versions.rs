//! Versions of a draft: what the text was at the moments worth going back to.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DraftId, Store, StoreError};

pub(super) const TABLE: &str = "
CREATE TABLE versions (
    draft  INTEGER NOT NULL REFERENCES drafts(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    text   TEXT NOT NULL,
    reason TEXT NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (draft, number)
) STRICT;";

/// Why a version was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum VersionReason {
    /// The writer had just finished.
    Written,
    /// The official had typed for a while.
    Edited,
    /// It was exported.
    Exported,
    /// Another version was about to take its place.
    Replaced,
}

impl VersionReason {
    const ALL: [(Self, &'static str); 4] = [
        (Self::Written, "written"),
        (Self::Edited, "edited"),
        (Self::Exported, "exported"),
        (Self::Replaced, "replaced"),
    ];

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(reason, _)| *reason == self).map_or("edited", |(_, name)| name)
    }

    fn from_name(name: &str) -> Self {
        Self::ALL.iter().find(|(_, known)| *known == name).map_or(Self::Edited, |(reason, _)| *reason)
    }
}

/// How long an official types before the text is kept as a version.
const EDITING: SignedDuration = SignedDuration::from_mins(10);

/// A version in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct VersionSummary {
    /// 1 for the first version of a draft.
    pub number: u32,
    /// Why it was kept.
    pub reason: VersionReason,
    /// How long its text is, in characters.
    pub characters: u32,
    /// When it was kept.
    #[ts(type = "string")]
    pub at: Timestamp,
}

impl Store {
    /// Keeps the draft's present text as a version, unless the last version holds the same text. Gives the number of
    /// the version that now holds it.
    ///
    /// # Errors
    /// [`StoreError::Missing`] where there is no such draft.
    pub fn keep_version(&self, draft: DraftId, reason: VersionReason, now: Timestamp) -> Result<u32, StoreError> {
        let text = self.draft(draft)?.text;
        let connection = self.connection();
        let last: Option<(u32, String)> = connection
            .query_row(
                "SELECT number, text FROM versions WHERE draft = ?1 ORDER BY number DESC LIMIT 1",
                [draft],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()?;
        let number = match last {
            Some((number, same)) if same == text => return Ok(number),
            Some((number, _)) => number + 1,
            None => 1,
        };
        connection.execute(
            "INSERT INTO versions (draft, number, text, reason, at) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![draft, number, text, reason.name(), now.as_millisecond()],
        )?;
        Ok(number)
    }

    /// Keeps the present text as a version where the official has been typing for [`EDITING`] since the last one, so
    /// that there is something to go back to besides what the writer wrote.
    ///
    /// # Errors
    /// [`StoreError::Missing`] where there is no such draft.
    pub fn keep_version_while_edited(&self, draft: DraftId, now: Timestamp) -> Result<(), StoreError> {
        let last = self.versions(draft)?.iter().map(|version| version.at).max();
        let present = self.draft(draft)?;
        if now.duration_since(last.unwrap_or(present.created)) >= EDITING && !present.text.is_empty() {
            self.keep_version(draft, VersionReason::Edited, now)?;
        }
        Ok(())
    }

    /// The versions of a draft, the latest first.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn versions(&self, draft: DraftId) -> Result<Vec<VersionSummary>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare_cached(
            "SELECT number, reason, length(text), at FROM versions WHERE draft = ?1 ORDER BY number DESC",
        )?;
        let rows = statement.query_map([draft], |row| {
            Ok(VersionSummary {
                number: row.get(0)?,
                reason: VersionReason::from_name(&row.get::<_, String>(1)?),
                characters: row.get(2)?,
                at: super::timestamp(row.get(3)?),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The text of one version.
    ///
    /// # Errors
    /// [`StoreError::Missing`] where there is none with that number.
    pub fn version_text(&self, draft: DraftId, number: u32) -> Result<String, StoreError> {
        self.connection()
            .query_row("SELECT text FROM versions WHERE draft = ?1 AND number = ?2", params![draft, number], |row| {
                row.get(0)
            })
            .optional()?
            .ok_or(StoreError::Missing { what: "version", id: i64::from(number) })
    }

    /// Puts a version's text in the place of the draft's, which is kept as a version first.
    ///
    /// # Errors
    /// [`StoreError::Missing`] where there is no such draft or version.
    pub fn restore_version(&self, draft: DraftId, number: u32, now: Timestamp) -> Result<(), StoreError> {
        let text = self.version_text(draft, number)?;
        self.keep_version(draft, VersionReason::Replaced, now)?;
        self.change_draft(draft, &super::DraftChange { text: Some(text), ..Default::default() }, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{class::DataClass, store::DraftChange};

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn write(store: &Store, id: DraftId, text: &str) {
        let change = DraftChange { text: Some(text.into()), ..DraftChange::default() };
        store.change_draft(id, &change, NOW).expect("saves");
    }

    #[test]
    fn going_back_loses_neither_the_old_text_nor_the_new() {
        let (store, _folder) = Store::in_memory();
        let id = store.new_draft(DataClass::S, NOW).expect("inserts");
        write(&store, id, "처음 쓴 글");
        store.keep_version(id, VersionReason::Written, NOW).expect("keeps");
        write(&store, id, "고친 글");
        store.restore_version(id, 1, NOW).expect("goes back");
        assert_eq!(store.draft(id).expect("is there").text, "처음 쓴 글");
        assert_eq!(store.version_text(id, 2).expect("was kept"), "고친 글");
    }

    #[test]
    fn a_long_edit_leaves_versions_on_its_way() {
        let (store, _folder) = Store::in_memory();
        let id = store.new_draft(DataClass::S, NOW).expect("inserts");
        for (minute, text) in [(1, "하나"), (11, "둘"), (12, "셋"), (22, "넷")] {
            let now = NOW + SignedDuration::from_mins(minute);
            store.keep_version_while_edited(id, now).expect("keeps");
            write(&store, id, text);
        }
        let kept: Vec<_> = store.versions(id).expect("lists").iter().map(|version| version.number).collect();
        assert_eq!(kept.len(), 2);
        assert_eq!(store.version_text(id, 1).expect("was kept"), "하나");
        assert_eq!(store.version_text(id, 2).expect("was kept"), "셋");
    }

    #[test]
    fn the_same_text_is_kept_once() {
        let (store, _folder) = Store::in_memory();
        let id = store.new_draft(DataClass::S, NOW).expect("inserts");
        write(&store, id, "그대로");
        let first = store.keep_version(id, VersionReason::Written, NOW).expect("keeps");
        assert_eq!(store.keep_version(id, VersionReason::Exported, NOW).expect("keeps"), first);
        assert_eq!(store.versions(id).expect("lists").len(), 1);
    }

    #[test]
    fn versions_go_with_their_draft() {
        let (store, _folder) = Store::in_memory();
        let id = store.new_draft(DataClass::S, NOW).expect("inserts");
        store.keep_version(id, VersionReason::Written, NOW).expect("keeps");
        store.delete_draft(id).expect("is there");
        assert!(store.versions(id).expect("lists").is_empty());
    }
}
