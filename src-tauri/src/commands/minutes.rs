//! Meetings: what was said, and the record of it.

use std::{ops::ControlFlow, path::PathBuf};

use biseo_secretary::{
    class::DataClass,
    desk::Desk,
    fault::{Fault, FaultWords},
    files,
    minutes::{self, Correction, Minutes, MinutesEvent, MinutesRequest, Paper, Utterance, Warning},
    model::Cancel,
    store::{DraftChange, DraftId, MeetingChange, MeetingId, MeetingRow, MeetingSummary, Task},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Runtime, ipc::Channel};
use tauri_plugin_dialog::DialogExt;
use ts_rs::TS;

use super::{Answer, Here};
use crate::{clock, places};

/// Characters of a pasted transcript that name the meeting until its record has a title.
const NAME: usize = 40;

/// Where a transcript comes from.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub(crate) enum Transcript {
    /// A file, by its path.
    Path(String),
    /// What was pasted.
    Text(String),
}

/// A meeting with its transcript as it was understood.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub(crate) struct OpenMeeting {
    meeting: MeetingRow,
    utterances: Vec<Utterance>,
    warnings: Vec<Warning>,
}

/// What the official knows about a meeting besides its transcript.
#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub(crate) struct MinutesOptions {
    /// The day it was held.
    #[ts(type = "string | null")]
    date: Option<Date>,
    /// Where it was held.
    place: Option<String>,
    /// How sensitive the work is.
    class: DataClass,
}

/// What the page hears while a record is made.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
#[ts(export)]
pub(crate) enum MinutesProgress {
    /// So many parts of the transcript are done.
    Progress {
        /// Parts done.
        done: u32,
        /// Parts in all.
        of: u32,
    },
    /// Something the user should know; the work goes on.
    Notice {
        /// In words.
        fault: FaultWords,
    },
}

/// All meetings, the one changed last first.
#[tauri::command]
pub(crate) async fn meetings(shell: Here<'_>) -> Answer<Vec<MeetingSummary>> {
    shell.work(|_, desk| Ok(desk.store.meetings()?)).await
}

/// Asks for a transcript. None where the user thought better of it.
#[tauri::command]
pub(crate) async fn transcript_pick<R: Runtime>(app: AppHandle<R>, shell: Here<'_>) -> Answer<Option<PathBuf>> {
    shell.work(move |_, _| Ok(app.dialog().file().blocking_pick_file().and_then(|path| path.into_path().ok()))).await
}

/// Takes in a transcript.
#[tauri::command]
pub(crate) async fn meeting_add(shell: Here<'_>, from: Transcript) -> Answer<OpenMeeting> {
    shell
        .work(move |_, desk| {
            let (name, text) = match from {
                Transcript::Path(path) => {
                    let path = places::typed(&path);
                    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                    (name, files::read(&path)?.text)
                }
                Transcript::Text(text) => (text.trim().chars().take_while(|&c| c != '\n').take(NAME).collect(), text),
            };
            let class = desk.store.settings()?.class;
            open(desk, desk.store.add_meeting(&name, &text, class, clock::when().now)?)
        })
        .await
}

/// A meeting as it stands.
#[tauri::command]
pub(crate) async fn meeting_open(shell: Here<'_>, id: MeetingId) -> Answer<OpenMeeting> {
    shell.work(move |_, desk| open(desk, id)).await
}

/// Keeps what the user changed in a record.
#[tauri::command]
pub(crate) async fn meeting_save(shell: Here<'_>, id: MeetingId, mut change: MeetingChange) -> Answer<MeetingSummary> {
    shell
        .work(move |_, desk| {
            // The document follows the record, so that what is exported is what was accepted.
            if let Some(record) = &change.record {
                change.text =
                    serde_json::from_value(record.clone()).ok().map(|record| minutes::text(&record, Paper::Record));
            }
            desk.store.change_meeting(id, &change, clock::when().now)?;
            Ok(desk.store.meeting(id)?.summary())
        })
        .await
}

/// Makes the record of a meeting and keeps it.
#[tauri::command]
pub(crate) async fn minutes(
    shell: Here<'_>,
    id: MeetingId,
    options: MinutesOptions,
    job: String,
    channel: Channel<MinutesProgress>,
) -> Answer<Minutes> {
    shell
        .work(move |shell, desk| {
            let job = shell.jobs.begin(&job);
            let when = clock::when();
            let meeting = desk.store.meeting(id)?;
            let MinutesOptions { date, place, class } = options;
            let before = record_of(&meeting);
            let request = MinutesRequest { date, place: place.clone(), ..request_of(meeting) };
            let model = biseo_models::of_desk(desk, class)?;
            let mut said = |event| {
                let event = match event {
                    MinutesEvent::Progress { done, of } => MinutesProgress::Progress { done, of },
                    MinutesEvent::Notice(fault) => MinutesProgress::Notice { fault: shell.words(&fault) },
                };
                // A page that does not listen any more does not stop the work; `stop` does.
                let _ = channel.send(event);
                ControlFlow::Continue(())
            };
            let mut record = minutes::run(desk, &request, model.as_deref(), class, when, &job.cancel, &mut said)?;
            if let Some(before) = before {
                record = minutes::keep(before, record);
            }
            let change = MeetingChange {
                name: record.title.clone(),
                held_on: date,
                place,
                class: Some(class),
                record: serde_json::to_value(&record).ok(),
                text: Some(record.text.clone()),
                ..MeetingChange::default()
            };
            desk.store.change_meeting(id, &change, when.now)?;
            Ok(record)
        })
        .await
}

/// Corrects what was said; the record follows.
#[tauri::command]
pub(crate) async fn meeting_correct(shell: Here<'_>, id: MeetingId, correction: Correction) -> Answer<OpenMeeting> {
    shell
        .work(move |_, desk| {
            let OpenMeeting { meeting, mut utterances, .. } = open(desk, id)?;
            minutes::correct(&mut utterances, &correction);
            let when = clock::when();
            let before = record_of(&meeting);
            let request = MinutesRequest { said: Some(utterances), ..request_of(meeting) };
            let mut change =
                MeetingChange { said: serde_json::to_value(&request.said).ok(), ..MeetingChange::default() };
            if let Some(before) = before {
                let quiet = &mut |_| ControlFlow::Continue(());
                let made = minutes::write(&request, None, when.today, &Cancel::default(), quiet)?;
                let record = minutes::follow(before, made);
                change.record = serde_json::to_value(&record).ok();
                change.text = Some(record.text);
            }
            desk.store.change_meeting(id, &change, when.now)?;
            open(desk, id)
        })
        .await
}

/// Reads the notice of a meeting from a file.
#[tauri::command]
pub(crate) async fn notice_read(shell: Here<'_>, path: String) -> Answer<String> {
    shell.work(move |_, _| Ok(files::read(&places::typed(&path))?.text)).await
}

/// Begins a draft with a paper made of a meeting's record.
#[tauri::command]
pub(crate) async fn meeting_paper(shell: Here<'_>, id: MeetingId, paper: Paper) -> Answer<DraftId> {
    shell
        .work(move |_, desk| {
            let meeting = desk.store.meeting(id)?;
            let record = record_of(&meeting).ok_or_else(|| Fault::new("no_record_yet"))?;
            let text = minutes::text(&record, paper);
            let title = text.lines().find_map(|line| line.strip_prefix("제목")).unwrap_or_default().trim().to_owned();
            let now = clock::when().now;
            let draft = desk.store.new_draft(meeting.class, now)?;
            let change = DraftChange {
                request: Some(title.clone()),
                title: Some(title),
                kind: Some(paper.kind().id().to_owned()),
                text: Some(text),
                ..DraftChange::default()
            };
            desk.store.change_draft(draft, &change, now)?;
            Ok(draft)
        })
        .await
}

/// The accepted action items of all meetings, by their days.
#[tauri::command]
pub(crate) async fn tasks(shell: Here<'_>) -> Answer<Vec<Task>> {
    shell.work(|_, desk| Ok(desk.store.tasks()?)).await
}

/// Marks an action item as done, or as still to be done.
#[tauri::command]
pub(crate) async fn task_mark(shell: Here<'_>, meeting: MeetingId, place: u32, done: bool) -> Answer<Vec<Task>> {
    shell
        .work(move |_, desk| {
            desk.store.mark_task(meeting, place, done, clock::when().now)?;
            Ok(desk.store.tasks()?)
        })
        .await
}

fn open(desk: &Desk, id: MeetingId) -> Result<OpenMeeting, Fault> {
    let meeting = desk.store.meeting(id)?;
    let (parsed, warnings) = minutes::parse(&meeting.transcript);
    let utterances = said(&meeting).unwrap_or(parsed);
    Ok(OpenMeeting { meeting, utterances, warnings })
}

/// The utterances as the official corrected them.
fn said(meeting: &MeetingRow) -> Option<Vec<Utterance>> {
    meeting.said.clone().and_then(|said| serde_json::from_value(said).ok())
}

fn record_of(meeting: &MeetingRow) -> Option<Minutes> {
    meeting.record.clone().and_then(|record| serde_json::from_value(record).ok())
}

fn request_of(meeting: MeetingRow) -> MinutesRequest {
    MinutesRequest {
        said: said(&meeting),
        name: meeting.name,
        transcript: meeting.transcript,
        date: meeting.held_on,
        place: meeting.place,
        notice: meeting.notice,
    }
}
