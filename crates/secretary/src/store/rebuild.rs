//! A damaged database: set aside, and what can be saved put into a new one.

use std::{
    fs,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, OpenFlags, params};

use super::{Store, StoreError, copies::Copy};

/// Tables worth reading out of a damaged file, in an order that keeps references whole. The audit log is not among
/// them: rows from a damaged file would not be what was written.
const SAVED: [&str; 5] = ["drafts", "versions", "meetings", "settings", "models"];

/// Renames the database and what SQLite keeps beside it. Gives the new name of the database.
pub(super) fn set_aside(file: &Path) -> Result<PathBuf, StoreError> {
    let aside = (1..)
        .map(|number| file.with_extension(format!("damaged-{number}.db")))
        .find(|name| !name.exists())
        .unwrap_or_else(|| file.with_extension("damaged.db"));
    for suffix in ["", "-wal", "-shm"] {
        let from = with_suffix(file, suffix);
        match fs::rename(&from, with_suffix(&aside, suffix)) {
            Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
                return Err(StoreError::Io { path: from, source });
            }
            _ => {}
        }
    }
    Ok(aside)
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Fills a new store from the database set aside, row by row as far as it can be read, and then from the copies,
/// which win where they are newer. Gives the number of drafts and meetings now on the desk.
pub(super) fn fill(store: &Store, aside: &Path) -> Result<u32, StoreError> {
    if let Ok(damaged) = Connection::open_with_flags(aside, OpenFlags::SQLITE_OPEN_READ_ONLY) {
        for table in SAVED {
            copy_rows(&damaged, &store.connection(), table);
        }
    }
    for copy in store.copies.all()? {
        put_back(&store.connection(), &copy)?;
    }
    let count = "SELECT (SELECT count(*) FROM drafts) + (SELECT count(*) FROM meetings)";
    Ok(store.connection().query_row(count, [], |row| row.get(0))?)
}

/// Copies rows until the first that cannot be read. A table that is missing or of another shape gives none.
fn copy_rows(from: &Connection, to: &Connection, table: &str) {
    let Ok(mut select) = from.prepare(&format!("SELECT * FROM {table}")) else { return };
    // By name: a file that an older program wrote has fewer columns.
    let names = select.column_names().collect::<Vec<_>>().join(", ");
    let columns = select.column_count();
    let places = vec!["?"; columns].join(", ");
    let insert = format!("INSERT OR REPLACE INTO {table} ({names}) VALUES ({places})");
    let Ok(mut insert) = to.prepare(&insert) else { return };
    let Ok(mut rows) = select.query([]) else { return };
    while let Ok(Some(row)) = rows.next() {
        let values: Result<Vec<rusqlite::types::Value>, _> = (0..columns).map(|column| row.get(column)).collect();
        if let Ok(values) = values {
            // A row the new schema refuses was not whole; the copies may still have it.
            let _ = insert.execute(rusqlite::params_from_iter(values));
        }
    }
}

fn put_back(connection: &Connection, copy: &Copy) -> Result<(), StoreError> {
    match copy {
        Copy::Draft { id, title, kind, template, class, request, material, text, changed } => {
            connection.execute(
                "INSERT INTO drafts (id, title, kind, template, class, request, material, text, created, changed)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)
                 ON CONFLICT (id) DO UPDATE SET title = ?2, kind = ?3, template = ?4, class = ?5, request = ?6,
                     material = ?7, text = ?8, changed = ?9
                 WHERE excluded.changed >= drafts.changed",
                params![id, title, kind, template, class, request, material, text, changed],
            )?;
        }
        Copy::Meeting { id, name, class, transcript, text, changed, said, record, notice, held_on, place } => {
            connection.execute(
                "INSERT INTO meetings (id, name, class, transcript, text, created, changed, said, record, notice, held_on,
                     place)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8, ?9, ?10, ?11)
                 ON CONFLICT (id) DO UPDATE SET name = ?2, class = ?3, transcript = ?4, text = ?5, changed = ?6,
                     said = coalesce(?7, said), record = coalesce(?8, record), notice = coalesce(?9, notice),
                     held_on = coalesce(?10, held_on), place = coalesce(?11, place)
                 WHERE excluded.changed >= meetings.changed",
                params![
                    id,
                    name,
                    class,
                    transcript,
                    text,
                    changed,
                    said.as_ref().map(ToString::to_string),
                    record.as_ref().map(ToString::to_string),
                    notice,
                    held_on.map(|day| day.to_string()),
                    place,
                ],
            )?;
            super::tasks::refresh(connection, *id)?;
        }
    };
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::{
        fs,
        io::{Seek, SeekFrom, Write},
    };

    use jiff::Timestamp;
    use serde_json::json;

    use super::*;
    use crate::{
        class::DataClass,
        store::{DraftChange, MeetingChange, VersionReason},
    };

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;
    const TEXT: &str = "1. 관련: 총무과-12(2026. 11. 2.)";

    fn desk_with_a_draft() -> (tempfile::TempDir, i64) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (store, notices) = Store::open(folder.path()).expect("opens");
        assert!(notices.is_empty());
        let id = store.new_draft(DataClass::O, NOW).expect("inserts");
        let change = DraftChange { text: Some(TEXT.into()), ..DraftChange::default() };
        store.change_draft(id, &change, NOW).expect("saves");
        store.keep_version(id, VersionReason::Edited, NOW).expect("keeps");
        let meeting = store.add_meeting("회의.txt", "가: 나", DataClass::S, NOW).expect("adds");
        let change = MeetingChange {
            said: Some(json!([{ "id": 1, "speaker": "가나다", "start": null, "text": "나" }])),
            record: Some(json!({ "actions": [{ "task": "회신", "due": "2026-03-06", "accepted": true }] })),
            notice: Some("제목  점검 회의 개최 알림".into()),
            place: Some("별관".into()),
            ..MeetingChange::default()
        };
        store.change_meeting(meeting, &change, NOW).expect("saves");
        (folder, id)
    }

    fn opens_with_everything(folder: &Path, id: i64) {
        let (store, notices) = Store::open(folder).expect("opens although damaged");
        assert_eq!(notices[0].code, "store_rebuilt");
        let draft = store.draft(id).expect("the draft is there");
        assert_eq!((draft.text.as_str(), draft.class), (TEXT, DataClass::O));
        let meeting = store.meeting(store.meetings().expect("lists")[0].id).expect("the meeting is there");
        assert_eq!(meeting.said.expect("the words as they were put right")[0]["speaker"], "가나다");
        assert!(meeting.record.is_some() && meeting.notice.is_some() && meeting.place.is_some());
        assert_eq!(store.tasks().expect("lists").len(), 1, "the accepted work is on the list again");
        assert!(folder.join("desk.damaged-1.db").exists(), "the damaged file is kept");
    }

    #[test]
    fn a_file_that_is_no_database_is_set_aside_and_the_drafts_are_there() {
        let (folder, id) = desk_with_a_draft();
        fs::write(folder.path().join("desk.db"), b"not a database at all").expect("overwrites");
        opens_with_everything(folder.path(), id);
    }

    #[test]
    fn pages_full_of_rubbish_are_found_and_the_drafts_are_there() {
        let (folder, id) = desk_with_a_draft();
        let mut file = fs::OpenOptions::new().write(true).open(folder.path().join("desk.db")).expect("opens");
        file.seek(SeekFrom::Start(4096)).expect("seeks");
        file.write_all(&[0x5a; 16 * 1024]).expect("overwrites");
        drop(file);
        opens_with_everything(folder.path(), id);
    }

    #[test]
    fn a_database_of_a_newer_program_is_left_alone() {
        let (folder, _) = desk_with_a_draft();
        let file = folder.path().join("desk.db");
        let connection = Connection::open(&file).expect("opens");
        connection.pragma_update(None, "user_version", 999).expect("sets");
        drop(connection);
        assert!(matches!(Store::open(folder.path()), Err(StoreError::Newer { found: 999, .. })));
        assert!(file.exists());
    }

    #[test]
    fn a_database_held_by_another_process_is_reported_and_kept() {
        let (folder, id) = desk_with_a_draft();
        let holder = Connection::open(folder.path().join("desk.db")).expect("opens");
        holder
            .execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE drafts SET cursor = 1;")
            .expect("locks");
        assert!(matches!(Store::open(folder.path()), Err(StoreError::Locked)));
        drop(holder);
        let (store, notices) = Store::open(folder.path()).expect("opens");
        assert!(notices.is_empty());
        assert_eq!(store.draft(id).expect("is there").text, TEXT);
    }
}
