//! The record of a meeting: the JSON that the page, the command line and the store share.
//!
//! Every item carries the ids of the utterances it was taken from, so that a reader can go from any line of the record
//! to who said it. What was not spoken is `None`, never a guess.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::transcript::Warning;

/// The number of an utterance in its transcript, counted from 1 in the order of the transcript.
pub type UtteranceId = u32;

/// What one speaker says in one line, block or cue of the transcript.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Utterance {
    /// 1-based; consecutive turns of one speaker are kept apart, so that ids agree with the transcript.
    pub id: UtteranceId,
    /// The speaker as the transcript labels them ("박세준", "윤재석 부시장", "참석자 3"); empty where it names nobody.
    pub speaker: String,
    /// Seconds from the beginning of the recording.
    pub start: Option<u32>,
    /// What was said, on one line.
    pub text: String,
}

/// Someone who took part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Attendee {
    /// The name, or the transcript's label where no name was spoken.
    pub name: String,
    /// Office or post, as spoken or as the transcript labels it.
    pub title: Option<String>,
    /// The label their utterances carry; `None` for someone who was only named.
    pub label: Option<String>,
    /// Only the notice of the meeting names them; whether they came is to be confirmed.
    #[serde(default)]
    pub invited: bool,
}

/// One item of business and the stretch of talk it took.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AgendaItem {
    /// The number it was called by ("제3호 안건" is 3 even when it is taken first), else its place in the meeting.
    pub n: u32,
    /// What it is about.
    pub title: String,
    /// First and last utterance, both inside.
    pub utterances: [UtteranceId; 2],
    /// Whether the official has accepted it; until then it is a suggestion.
    #[serde(default)]
    pub accepted: bool,
}

/// Something that was settled.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Decision {
    /// What was settled, in record wording.
    pub text: String,
    /// Where it was said.
    pub utterances: Vec<UtteranceId>,
    /// Whether the official has accepted it; until then it is a suggestion.
    #[serde(default)]
    pub accepted: bool,
}

/// Something that somebody is to do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ActionItem {
    /// What is to be done, in record wording.
    pub task: String,
    /// The person or department that took it or was told to; `None` where nobody was named.
    pub owner: Option<String>,
    /// The day it is due, resolved from the day of the meeting.
    #[ts(type = "string | null")]
    pub due: Option<Date>,
    /// The due date as spoken ("다음 주 수요일까지"), with its time of day.
    pub due_spoken: Option<String>,
    /// Where it was said.
    pub utterances: Vec<UtteranceId>,
    /// Whether the official has accepted it; until then it is a suggestion.
    #[serde(default)]
    pub accepted: bool,
    /// Whether it is done.
    #[serde(default)]
    pub done: bool,
}

/// A count of hands or ballots.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Vote {
    /// What was voted on.
    pub agenda: String,
    /// Votes for.
    #[serde(rename = "for")]
    pub in_favour: Option<u32>,
    /// Votes against.
    pub against: Option<u32>,
    /// Abstentions.
    pub abstain: Option<u32>,
    /// How it came out: "원안 가결", "조건부 가결", "부결", …; `None` where nobody declared it.
    pub result: Option<String>,
    /// Where it was taken and declared.
    pub utterances: Vec<UtteranceId>,
    /// Whether the official has accepted it; until then it is a suggestion.
    #[serde(default)]
    pub accepted: bool,
}

/// Something put off to a later meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Postponed {
    /// What, and to when as far as spoken.
    pub text: String,
    /// Where it was said.
    pub utterances: Vec<UtteranceId>,
    /// Whether the official has accepted it; until then it is a suggestion.
    #[serde(default)]
    pub accepted: bool,
}

/// A fact or concern worth keeping, in the words of the meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct KeyPoint {
    /// The number of the agenda item it belongs to, where there is one.
    pub agenda: Option<u32>,
    /// Who said it, by name or label.
    pub speaker: String,
    /// What was said.
    pub text: String,
    /// Where it was said.
    pub utterances: Vec<UtteranceId>,
    /// Whether it is an opinion against what was put to the meeting (반대 의견, 소수의견), which a record must not lose.
    #[serde(default)]
    pub dissent: bool,
    /// Whether the official has accepted it; until then it is a suggestion.
    #[serde(default)]
    pub accepted: bool,
}

/// A suggestion that the official dropped; it does not come back when the record is made anew.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Dropped {
    /// What it said.
    pub text: String,
    /// The utterances it was taken from.
    pub utterances: Vec<UtteranceId>,
}

/// The nine fields a 회의록 must have (공공기록물 관리에 관한 법률 시행령 제18조제2항).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(export)]
pub enum MissingField {
    /// Name of the meeting.
    #[serde(rename = "회의 명칭")]
    Title,
    /// The body that held it.
    #[serde(rename = "개최기관")]
    Host,
    /// Day and place.
    #[serde(rename = "일시·장소")]
    DateAndPlace,
    /// Who took part and who sat in.
    #[serde(rename = "참석자·배석자 명단")]
    Attendees,
    /// Order of proceedings.
    #[serde(rename = "진행 순서")]
    Proceedings,
    /// Items laid before the meeting.
    #[serde(rename = "상정 안건")]
    Agenda,
    /// Gist of what was said.
    #[serde(rename = "발언 요지")]
    Gist,
    /// What was settled.
    #[serde(rename = "결정 사항")]
    Decisions,
    /// How votes went.
    #[serde(rename = "표결 내용")]
    Votes,
}

/// A ground on which the law may want a 회의록 of the meeting (공공기록물 관리에 관한 법률 시행령 제18조제1항).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Duty {
    /// It carries the name of a committee or board as statutes set them up.
    StatutoryBody,
    /// The head of a local government or an office of education took part.
    LocalHead,
    /// Somebody of the rank of a vice minister or above took part.
    ViceMinister,
    /// The head of a public body or a university took part.
    PublicHead,
    /// Three directors-general or more took part.
    Directors,
}

/// The whole record.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Minutes {
    /// What the meeting is called.
    pub title: Option<String>,
    /// The day it was held.
    #[ts(type = "string | null")]
    pub date: Option<Date>,
    /// Where it was held.
    pub place: Option<String>,
    /// The body that held it.
    pub host: Option<String>,
    /// Who presided, by name or label.
    pub chair: Option<String>,
    /// Everybody who spoke or was named as present.
    pub attendees: Vec<Attendee>,
    /// Items of business, in the order they were taken.
    pub agenda: Vec<AgendaItem>,
    /// What was settled and stands.
    pub decisions: Vec<Decision>,
    /// Who does what by when.
    pub actions: Vec<ActionItem>,
    /// Votes, those that failed too.
    pub votes: Vec<Vote>,
    /// What was put off.
    pub postponed: Vec<Postponed>,
    /// Facts and concerns, by agenda item.
    pub key_points: Vec<KeyPoint>,
    /// Statutory fields that the material does not give.
    pub missing_fields: Vec<MissingField>,
    /// Grounds on which the law may want this record, and the question whether a verbatim one too.
    #[serde(default)]
    pub duty: Vec<Duty>,
    /// The transcript as it was understood.
    pub utterances: Vec<Utterance>,
    /// The record as an official document, in the notation of the editor.
    pub text: String,
    /// Who wrote it: `builtin` or the name of a model.
    pub model: String,
    /// What of the transcript was not understood.
    pub warnings: Vec<Warning>,
    /// Items a model gave that no utterance carries; they were left out.
    pub dropped: u32,
    /// What the official dropped.
    #[serde(default)]
    pub dropped_items: Vec<Dropped>,
    /// Stretches of the transcript, first and last utterance, that a model failed on twice; there the built-in record
    /// stands.
    pub failed: Vec<[UtteranceId; 2]>,
}
