//! Action items of all meetings, to be done by their days.
//!
//! A meeting's record is the one place where its action items are kept; this table holds those that the official has
//! accepted, so that a list by day does not read every record. It is written anew whenever a record is.

use jiff::{Timestamp, civil::Date};
use rusqlite::{Connection, params};
use serde::Serialize;
use ts_rs::TS;

use super::{MeetingId, Store, StoreError, copies::Copy};

pub(super) const TABLE: &str = "
CREATE TABLE tasks (
    meeting INTEGER NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    place   INTEGER NOT NULL,
    task    TEXT NOT NULL,
    owner   TEXT,
    due     TEXT,
    done    INTEGER NOT NULL,
    PRIMARY KEY (meeting, place)
) STRICT;
CREATE INDEX tasks_by_day ON tasks (done, due);";

/// An accepted action item of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Task {
    /// The meeting that gave it.
    #[ts(type = "number")]
    pub meeting: MeetingId,
    /// What the meeting is called.
    pub meeting_name: String,
    /// Its place among the action items of the meeting's record, from 0.
    pub place: u32,
    /// What is to be done.
    pub task: String,
    /// Who is to do it; `None` where nobody was named.
    pub owner: Option<String>,
    /// The day it is due.
    #[ts(type = "string | null")]
    pub due: Option<Date>,
    /// Whether it is done.
    pub done: bool,
}

/// Writes the rows of one meeting anew from its record.
pub(super) fn refresh(connection: &Connection, meeting: MeetingId) -> Result<(), StoreError> {
    connection.execute("DELETE FROM tasks WHERE meeting = ?1", [meeting])?;
    connection.execute(
        "INSERT INTO tasks (meeting, place, task, owner, due, done)
         SELECT meetings.id, item.key, item.value ->> 'task', item.value ->> 'owner', item.value ->> 'due',
                coalesce(item.value ->> 'done', 0)
         FROM meetings, json_each(meetings.record, '$.actions') AS item
         WHERE meetings.id = ?1 AND item.value ->> 'accepted'",
        [meeting],
    )?;
    Ok(())
}

impl Store {
    /// The accepted action items of all meetings: what is still to be done first, the earliest day first, those
    /// without a day last.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn tasks(&self) -> Result<Vec<Task>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare_cached(
            "SELECT meeting, meetings.name, tasks.place, task, owner, due, done
             FROM tasks JOIN meetings ON meetings.id = meeting
             ORDER BY done, due IS NULL, due, meeting, tasks.place",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Task {
                meeting: row.get(0)?,
                meeting_name: row.get(1)?,
                place: row.get(2)?,
                task: row.get(3)?,
                owner: row.get(4)?,
                due: row.get::<_, Option<String>>(5)?.and_then(|day| day.parse().ok()),
                done: row.get(6)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Marks an action item as done, or as still to be done, in the record of its meeting.
    ///
    /// # Errors
    /// [`StoreError::Missing`] where the meeting has no such item, and what the database refuses.
    pub fn mark_task(&self, meeting: MeetingId, place: u32, done: bool, now: Timestamp) -> Result<(), StoreError> {
        {
            let mut connection = self.connection();
            let transaction = connection.transaction()?;
            let marked = transaction.execute(
                "UPDATE tasks SET done = ?3 WHERE meeting = ?1 AND place = ?2",
                params![meeting, place, done],
            )?;
            if marked == 0 {
                return Err(StoreError::Missing { what: "task", id: meeting });
            }
            transaction.execute(
                "UPDATE meetings SET record = json_set(record, '$.actions[' || ?2 || '].done', json(?3)), changed = ?4
                 WHERE id = ?1",
                params![meeting, place, if done { "true" } else { "false" }, now.as_millisecond()],
            )?;
            transaction.commit()?;
        }
        self.copies.keep(&Copy::of_meeting(&self.meeting(meeting)?))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{class::DataClass, store::MeetingChange};

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn with_record(store: &Store, actions: serde_json::Value) -> MeetingId {
        let id = store.add_meeting("회의", "가: 나", DataClass::S, NOW).expect("adds");
        let change = MeetingChange { record: Some(json!({ "actions": actions })), ..MeetingChange::default() };
        store.change_meeting(id, &change, NOW).expect("saves");
        id
    }

    #[test]
    fn accepted_items_of_all_meetings_stand_in_one_list_by_day() {
        let (store, _folder) = Store::in_memory();
        with_record(
            &store,
            json!([
                { "task": "도면 제출", "owner": "이두리", "due": "2026-03-06", "accepted": true },
                { "task": "제안일 뿐", "owner": null, "due": "2026-03-01", "accepted": false },
                { "task": "안내문 배포", "owner": null, "due": null, "accepted": true },
            ]),
        );
        with_record(&store, json!([{ "task": "현장 확인", "owner": "민원과", "due": "2026-03-04", "accepted": true }]));
        let listed: Vec<_> = store.tasks().expect("lists").into_iter().map(|task| (task.task, task.place)).collect();
        assert_eq!(listed, [("현장 확인".to_owned(), 0), ("도면 제출".to_owned(), 0), ("안내문 배포".to_owned(), 2)]);
    }

    #[test]
    fn what_is_done_is_done_in_the_record_too_and_stands_last() {
        let (store, _folder) = Store::in_memory();
        let id = with_record(
            &store,
            json!([
                { "task": "도면 제출", "due": "2026-03-06", "accepted": true },
                { "task": "회신", "due": "2026-03-09", "accepted": true },
            ]),
        );
        store.mark_task(id, 0, true, NOW).expect("marks");
        let record = store.meeting(id).expect("is there").record.expect("a record");
        assert_eq!(record["actions"][0]["done"], true);
        let listed: Vec<_> = store.tasks().expect("lists").into_iter().map(|task| (task.task, task.done)).collect();
        assert_eq!(listed, [("회신".to_owned(), false), ("도면 제출".to_owned(), true)]);
        assert!(matches!(store.mark_task(id, 7, true, NOW), Err(StoreError::Missing { .. })));
    }

    #[test]
    fn a_deleted_meeting_takes_its_tasks_along() {
        let (store, _folder) = Store::in_memory();
        let id = with_record(&store, json!([{ "task": "회신", "accepted": true }]));
        store.delete_meeting(id).expect("deletes");
        assert!(store.tasks().expect("lists").is_empty());
    }
}
