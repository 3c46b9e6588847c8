//! What the desk keeps: drafts and their versions, meetings, settings, models and the audit log, in one SQLite file.
//!
//! One file per table holds its SQL, its row type and its queries; nothing outside this folder knows that SQLite is
//! behind it. Drafts and meetings are the official's own words, so each is also kept as a plain file ([`copies`]):
//! where the database turns out damaged it is set aside and a new one is filled from what can still be read of it and
//! from the copies.

mod answers;
mod audit;
mod copies;
mod drafts;
mod meetings;
mod models;
mod rebuild;
mod settings;
mod tasks;
mod versions;

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use rusqlite::{Connection, ErrorCode, TransactionBehavior};

pub use self::{
    audit::{AuditEntry, AuditRow, ChainBreak},
    drafts::{DraftChange, DraftId, DraftRow, DraftSummary},
    meetings::{MeetingChange, MeetingId, MeetingRow, MeetingSummary},
    models::ModelRow,
    settings::Settings,
    tasks::Task,
    versions::{VersionReason, VersionSummary},
};
use crate::fault::Fault;

/// How long a statement waits for another process that is writing.
const BUSY_WAIT: Duration = Duration::from_secs(3);

/// The schema, step by step. A database remembers in `user_version` how many steps it has taken; a step that has been
/// released is never changed.
const STEPS: &[&[&str]] = &[
    &[drafts::TABLE, versions::TABLE, meetings::TABLE, settings::TABLE, models::TABLE, audit::TABLE],
    &[drafts::GROUND],
    &[meetings::SAID, tasks::TABLE, answers::TABLE],
];

/// Why the store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another process holds the database for longer than [`BUSY_WAIT`].
    #[error("the database is held by another process")]
    Locked,
    /// The disk has no room.
    #[error("the disk is full")]
    DiskFull,
    /// The file is not a database, or its pages contradict each other.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// A newer Biseo wrote the database.
    #[error("the database has schema {found}, this program knows {known}")]
    Newer {
        /// Steps the database has taken.
        found: u32,
        /// Steps this program knows.
        known: u32,
    },
    /// There is no row with that id.
    #[error("there is no {what} {id}")]
    Missing {
        /// What was looked for.
        what: &'static str,
        /// Its id.
        id: i64,
    },
    /// A folder or a file beside the database could not be used.
    #[error("{path}: {source}", path = path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Anything else that SQLite reports.
    #[error("the database refused: {0}")]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(error.to_string()),
            _ => Self::Sqlite(error),
        }
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        match &error {
            StoreError::Locked => Fault::new("store_locked"),
            StoreError::DiskFull => Fault::new("disk_full"),
            StoreError::Damaged(_) => Fault::new("store_damaged"),
            StoreError::Newer { .. } => Fault::new("store_newer"),
            StoreError::Missing { id, .. } => Fault::new("not_on_desk").with("id", id),
            StoreError::Io { path, source } => Fault::file_failed(path, source),
            StoreError::Sqlite(_) => Fault::new("store_failed").with("reason", error),
        }
    }
}

/// What the desk keeps. One connection, used by one thread at a time; statements are short.
#[derive(Debug)]
pub struct Store {
    connection: Mutex<Connection>,
    copies: copies::Copies,
}

impl Store {
    /// Opens the store in `folder`, making it where there is none.
    ///
    /// A damaged database is set aside under a name that says so, and what can be saved goes into a new one; a
    /// [`Fault`] among the notices says what happened.
    ///
    /// # Errors
    /// [`StoreError::Locked`] while another process holds the file, [`StoreError::Newer`] where a newer program wrote
    /// it, and what the disk refuses.
    pub fn open(folder: &Path) -> Result<(Self, Vec<Fault>), StoreError> {
        let file = folder.join("desk.db");
        let copies = copies::Copies::open(&folder.join("copies"))?;
        match connect(&file).and_then(|connection| healthy(&connection).map(|()| connection)) {
            Ok(connection) => Ok((Self { connection: Mutex::new(connection), copies }, Vec::new())),
            Err(StoreError::Damaged(_)) => {
                let aside = rebuild::set_aside(&file)?;
                let store = Self { connection: Mutex::new(connect(&file)?), copies };
                let kept = rebuild::fill(&store, &aside)?;
                let notice = Fault::new("store_rebuilt").with("path", aside.display()).with("drafts", kept);
                Ok((store, vec![notice]))
            }
            Err(other) => Err(other),
        }
    }

    /// A poisoned lock only says that another thread panicked between two statements; SQLite's own transactions keep
    /// the data whole, so work goes on.
    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[cfg(test)]
    fn in_memory() -> (Self, tempfile::TempDir) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut connection = Connection::open_in_memory().expect("SQLite opens in memory");
        migrate(&mut connection).expect("the schema is valid");
        let copies = copies::Copies::open(folder.path()).expect("the folder can be used");
        (Self { connection: Mutex::new(connection), copies }, folder)
    }
}

/// Opens the file and brings its schema up to date. Write-ahead logging keeps what was committed through `kill -9`.
fn connect(file: &Path) -> Result<Connection, StoreError> {
    let mut connection = Connection::open(file)?;
    connection.busy_timeout(BUSY_WAIT)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    migrate(&mut connection)?;
    Ok(connection)
}

fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let version = |connection: &Connection| connection.pragma_query_value(None, "user_version", |row| row.get(0));
    let known = STEPS.len() as u32;
    match version(connection)? {
        taken if taken > known => return Err(StoreError::Newer { found: taken, known }),
        taken if taken == known => return Ok(()),
        _ => {}
    }
    // Another program may open the same new desk at the same moment: what it has done is not done again.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let taken: u32 = version(&transaction)?;
    for (step, tables) in (1_u32..).zip(STEPS).skip(taken as usize) {
        for sql in *tables {
            transaction.execute_batch(sql)?;
        }
        transaction.pragma_update(None, "user_version", step)?;
    }
    transaction.commit()?;
    Ok(())
}

/// Reads every page once, so that damage is found at the start and not in the middle of a save.
fn healthy(connection: &Connection) -> Result<(), StoreError> {
    let verdict: String = connection.pragma_query_value(None, "quick_check", |row| row.get(0))?;
    if verdict == "ok" { Ok(()) } else { Err(StoreError::Damaged(verdict)) }
}

/// Rows hold instants as milliseconds; one that is out of range, as only damage makes it, counts as the epoch.
fn timestamp(milliseconds: i64) -> jiff::Timestamp {
    jiff::Timestamp::from_millisecond(milliseconds).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
}
