//! Drafts: the request, the text as the official left it, and what the writer said about it.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Store, StoreError, copies::Copy};
use crate::class::DataClass;

pub(super) const TABLE: &str = "
CREATE TABLE drafts (
    id       INTEGER PRIMARY KEY,
    request  TEXT NOT NULL DEFAULT '',
    material TEXT NOT NULL DEFAULT '',
    template TEXT,
    kind     TEXT,
    title    TEXT NOT NULL DEFAULT '',
    class    TEXT NOT NULL,
    text     TEXT NOT NULL DEFAULT '',
    cursor   INTEGER NOT NULL DEFAULT 0,
    outcome  TEXT,
    created  INTEGER NOT NULL,
    changed  INTEGER NOT NULL
) STRICT;";

/// What a draft stands on, and what the official vouched for.
pub(super) const GROUND: &str = "
ALTER TABLE drafts ADD COLUMN basis TEXT NOT NULL DEFAULT '[]';
ALTER TABLE drafts ADD COLUMN confirmed TEXT NOT NULL DEFAULT '[]';";

/// Names a draft on this desk.
pub type DraftId = i64;

/// A draft as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct DraftRow {
    /// Its id on this desk.
    #[ts(type = "number")]
    pub id: DraftId,
    /// What the official asked for.
    pub request: String,
    /// What was pasted under the request.
    pub material: String,
    /// The template the official chose, where one was chosen.
    pub template: Option<String>,
    /// The kind of document, once something was written.
    pub kind: Option<String>,
    /// The document's title, or nothing yet.
    pub title: String,
    /// How sensitive the work is.
    pub class: DataClass,
    /// The document in official notation, as the editor holds it.
    pub text: String,
    /// Where the cursor stood, in UTF-16 code units.
    pub cursor: u32,
    /// What the writer said about the draft (sources, facts, marks), as JSON.
    #[ts(type = "unknown")]
    pub outcome: Option<serde_json::Value>,
    /// Ids of the articles that the official accepted as the legal basis.
    pub basis: Vec<String>,
    /// Statements that nothing carried and the official confirmed, as they stand in the text.
    pub confirmed: Vec<String>,
    /// When it was begun.
    #[ts(type = "string")]
    pub created: Timestamp,
    /// When it was last changed.
    #[ts(type = "string")]
    pub changed: Timestamp,
}

/// A draft in a list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct DraftSummary {
    /// Its id on this desk.
    #[ts(type = "number")]
    pub id: DraftId,
    /// Its title, or the beginning of the request where nothing was written yet.
    pub title: String,
    /// The kind of document.
    pub kind: Option<String>,
    /// How sensitive the work is.
    pub class: DataClass,
    /// When it was last changed.
    #[ts(type = "string")]
    pub changed: Timestamp,
}

/// What of a draft is to be changed; what is `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct DraftChange {
    /// See [`DraftRow::request`].
    pub request: Option<String>,
    /// See [`DraftRow::material`].
    pub material: Option<String>,
    /// See [`DraftRow::template`]; the empty string takes the choice back.
    pub template: Option<String>,
    /// See [`DraftRow::kind`].
    pub kind: Option<String>,
    /// See [`DraftRow::title`].
    pub title: Option<String>,
    /// See [`DraftRow::class`].
    pub class: Option<DataClass>,
    /// See [`DraftRow::text`].
    pub text: Option<String>,
    /// See [`DraftRow::cursor`].
    pub cursor: Option<u32>,
    /// See [`DraftRow::basis`].
    pub basis: Option<Vec<String>>,
    /// See [`DraftRow::confirmed`].
    pub confirmed: Option<Vec<String>>,
    /// See [`DraftRow::outcome`].
    #[serde(skip)]
    #[ts(skip)]
    pub outcome: Option<serde_json::Value>,
}

const COLUMNS: &str = "id, request, material, template, kind, title, class, text, cursor, outcome, created, changed, basis, \
    confirmed";

/// Characters of a request that stand for the title of a draft without one.
const REQUEST_AS_TITLE: usize = 40;

impl Store {
    /// Begins an empty draft.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn new_draft(&self, class: DataClass, now: Timestamp) -> Result<DraftId, StoreError> {
        let connection = self.connection();
        connection.execute(
            "INSERT INTO drafts (class, created, changed) VALUES (?1, ?2, ?2)",
            params![class.letter(), now.as_millisecond()],
        )?;
        Ok(connection.last_insert_rowid())
    }

    /// A draft as it stands.
    ///
    /// # Errors
    /// [`StoreError::Missing`] where there is none with that id.
    pub fn draft(&self, id: DraftId) -> Result<DraftRow, StoreError> {
        self.connection()
            .query_row(&format!("SELECT {COLUMNS} FROM drafts WHERE id = ?1"), [id], row)
            .optional()?
            .ok_or(StoreError::Missing { what: "draft", id })
    }

    /// All drafts, the one changed last first. Drafts in which nothing was typed yet are left out.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn drafts(&self) -> Result<Vec<DraftSummary>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM drafts WHERE request <> '' OR text <> '' OR material <> ''
             ORDER BY changed DESC, id DESC"
        ))?;
        let rows = statement.query_map([], row)?;
        rows.map(|row| Ok(row?.summary())).collect()
    }

    /// Keeps a change at once: when this returns, the change survives a crash of the program.
    ///
    /// # Errors
    /// [`StoreError::Missing`] where there is no such draft, and what the database refuses.
    pub fn change_draft(&self, id: DraftId, change: &DraftChange, now: Timestamp) -> Result<(), StoreError> {
        let changed = self.connection().execute(
            "UPDATE drafts SET request = coalesce(?2, request), material = coalesce(?3, material),
                 template = nullif(coalesce(?4, template), ''), kind = coalesce(?5, kind), title = coalesce(?6, title),
                 class = coalesce(?7, class), text = coalesce(?8, text), cursor = coalesce(?9, cursor),
                 outcome = coalesce(?10, outcome), changed = ?11, basis = coalesce(?12, basis),
                 confirmed = coalesce(?13, confirmed)
             WHERE id = ?1",
            params![
                id,
                change.request,
                change.material,
                change.template,
                change.kind,
                change.title,
                change.class.map(DataClass::letter),
                change.text,
                change.cursor,
                change.outcome.as_ref().map(ToString::to_string),
                now.as_millisecond(),
                change.basis.as_ref().map(|ids| list(ids)),
                change.confirmed.as_ref().map(|words| list(words)),
            ],
        )?;
        if changed == 0 {
            return Err(StoreError::Missing { what: "draft", id });
        }
        self.copies.keep(&Copy::of_draft(&self.draft(id)?))
    }

    /// Removes a draft and its versions.
    ///
    /// # Errors
    /// [`StoreError::Missing`] where there is no such draft.
    pub fn delete_draft(&self, id: DraftId) -> Result<(), StoreError> {
        let removed = self.connection().execute("DELETE FROM drafts WHERE id = ?1", [id])?;
        if removed == 0 {
            return Err(StoreError::Missing { what: "draft", id });
        }
        self.copies.remove_draft(id)
    }
}

impl DraftRow {
    /// The draft as it stands in a list.
    pub fn summary(self) -> DraftSummary {
        let title = if self.title.is_empty() {
            self.request.lines().next().unwrap_or_default().chars().take(REQUEST_AS_TITLE).collect()
        } else {
            self.title
        };
        DraftSummary { id: self.id, title, kind: self.kind, class: self.class, changed: self.changed }
    }
}

fn list(words: &[String]) -> String {
    serde_json::json!(words).to_string()
}

/// A list as [`list`] wrote it; one that damage has changed counts as empty.
fn listed(json: &str) -> Vec<String> {
    serde_json::from_str(json).unwrap_or_default()
}

fn row(row: &Row<'_>) -> rusqlite::Result<DraftRow> {
    Ok(DraftRow {
        id: row.get(0)?,
        request: row.get(1)?,
        material: row.get(2)?,
        template: row.get(3)?,
        kind: row.get(4)?,
        title: row.get(5)?,
        class: DataClass::from_letter(&row.get::<_, String>(6)?),
        text: row.get(7)?,
        cursor: row.get(8)?,
        outcome: row.get::<_, Option<String>>(9)?.and_then(|json| serde_json::from_str(&json).ok()),
        created: super::timestamp(row.get(10)?),
        changed: super::timestamp(row.get(11)?),
        basis: listed(&row.get::<_, String>(12)?),
        confirmed: listed(&row.get::<_, String>(13)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("in range")
    }

    #[test]
    fn a_change_leaves_the_rest_as_it_was() {
        let (store, _folder) = Store::in_memory();
        let id = store.new_draft(DataClass::S, at(1)).expect("inserts");
        let typed = DraftChange { request: Some("자료 제출 요청".into()), ..DraftChange::default() };
        store.change_draft(id, &typed, at(2)).expect("saves");
        let written =
            DraftChange { text: Some("1. 관련".into()), class: Some(DataClass::O), ..DraftChange::default() };
        store.change_draft(id, &written, at(3)).expect("saves");
        let draft = store.draft(id).expect("is there");
        assert_eq!((draft.request.as_str(), draft.text.as_str()), ("자료 제출 요청", "1. 관련"));
        assert_eq!((draft.class, draft.created, draft.changed), (DataClass::O, at(1), at(3)));
    }

    #[test]
    fn the_list_shows_what_was_typed_last_first_and_no_empty_drafts() {
        let (store, _folder) = Store::in_memory();
        for (second, request) in [(1, "첫째"), (2, ""), (3, "셋째\n자세한 사정")] {
            let id = store.new_draft(DataClass::S, at(second)).expect("inserts");
            let change = DraftChange { request: Some(request.into()), ..DraftChange::default() };
            store.change_draft(id, &change, at(second)).expect("saves");
        }
        let titles: Vec<_> = store.drafts().expect("lists").into_iter().map(|draft| draft.title).collect();
        assert_eq!(titles, ["셋째", "첫째"]);
    }

    #[test]
    fn a_deleted_draft_is_gone_and_says_so() {
        let (store, _folder) = Store::in_memory();
        let id = store.new_draft(DataClass::S, at(1)).expect("inserts");
        store.delete_draft(id).expect("is there");
        assert!(matches!(store.draft(id), Err(StoreError::Missing { what: "draft", .. })));
        assert!(store.change_draft(id, &DraftChange::default(), at(2)).is_err());
    }
}
