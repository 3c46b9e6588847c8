//! Plain copies of the official's own words, one small file for each draft and meeting.
//!
//! A database can be lost as a whole; a text file beside it can be opened with anything. A copy is written whole under
//! another name and then renamed, so a crash leaves the old one or the new one.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{DraftId, DraftRow, MeetingId, MeetingRow, StoreError};

/// The folder of the copies.
#[derive(Debug)]
pub(super) struct Copies {
    folder: PathBuf,
}

/// What is needed to put a draft or a meeting back on the desk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub(super) enum Copy {
    Draft {
        id: DraftId,
        title: String,
        kind: Option<String>,
        template: Option<String>,
        class: String,
        request: String,
        material: String,
        text: String,
        changed: i64,
    },
    Meeting {
        id: MeetingId,
        name: String,
        class: String,
        transcript: String,
        text: String,
        changed: i64,
        /// What the official put right in the words and accepted in the record.
        #[serde(default)]
        said: Option<serde_json::Value>,
        #[serde(default)]
        record: Option<serde_json::Value>,
        #[serde(default)]
        notice: Option<String>,
        #[serde(default)]
        held_on: Option<jiff::civil::Date>,
        #[serde(default)]
        place: Option<String>,
    },
}

impl Copy {
    pub(super) fn of_draft(draft: &DraftRow) -> Self {
        Copy::Draft {
            id: draft.id,
            title: draft.title.clone(),
            kind: draft.kind.clone(),
            template: draft.template.clone(),
            class: draft.class.letter().into(),
            request: draft.request.clone(),
            material: draft.material.clone(),
            text: draft.text.clone(),
            changed: draft.changed.as_millisecond(),
        }
    }

    pub(super) fn of_meeting(meeting: &MeetingRow) -> Self {
        Copy::Meeting {
            id: meeting.id,
            name: meeting.name.clone(),
            class: meeting.class.letter().into(),
            transcript: meeting.transcript.clone(),
            text: meeting.text.clone(),
            changed: meeting.changed.as_millisecond(),
            said: meeting.said.clone(),
            record: meeting.record.clone(),
            notice: meeting.notice.clone(),
            held_on: meeting.held_on,
            place: meeting.place.clone(),
        }
    }

    fn file_name(&self) -> String {
        match self {
            Copy::Draft { id, .. } => draft_file(*id),
            Copy::Meeting { id, .. } => meeting_file(*id),
        }
    }
}

fn draft_file(id: DraftId) -> String {
    format!("draft-{id}.json")
}

fn meeting_file(id: MeetingId) -> String {
    format!("meeting-{id}.json")
}

impl Copies {
    pub(super) fn open(folder: &Path) -> Result<Self, StoreError> {
        fs::create_dir_all(folder).map_err(|source| StoreError::Io { path: folder.into(), source })?;
        Ok(Self { folder: folder.into() })
    }

    pub(super) fn keep(&self, copy: &Copy) -> Result<(), StoreError> {
        let path = self.folder.join(copy.file_name());
        let beside = path.with_extension("new");
        let write = || {
            fs::write(&beside, serde_json::to_vec_pretty(copy)?)?;
            fs::rename(&beside, &path)
        };
        write().map_err(|source| StoreError::Io { path, source })
    }

    pub(super) fn remove_draft(&self, id: DraftId) -> Result<(), StoreError> {
        self.remove(&draft_file(id))
    }

    pub(super) fn remove_meeting(&self, id: MeetingId) -> Result<(), StoreError> {
        self.remove(&meeting_file(id))
    }

    fn remove(&self, name: &str) -> Result<(), StoreError> {
        let path = self.folder.join(name);
        match fs::remove_file(&path) {
            Err(source) if source.kind() != std::io::ErrorKind::NotFound => Err(StoreError::Io { path, source }),
            _ => Ok(()),
        }
    }

    /// Every copy that can be read.
    pub(super) fn all(&self) -> Result<Vec<Copy>, StoreError> {
        let failed = |source| StoreError::Io { path: self.folder.clone(), source };
        let mut copies = Vec::new();
        for entry in fs::read_dir(&self.folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if path.extension().is_some_and(|extension| extension == "json")
                && let Ok(bytes) = fs::read(&path)
                && let Ok(copy) = serde_json::from_slice(&bytes)
            {
                copies.push(copy);
            }
        }
        Ok(copies)
    }
}
