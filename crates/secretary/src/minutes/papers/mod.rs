//! The papers that one record gives: 회의록, 회의 결과보고, 발언 요지, and the notice that tells the owners their work.
//!
//! All are documents of the same model as a draft, so that the same rules check them and the same writers export them.
//! Personal data is struck out of all of them: they leave the circle in which it was told.
//! What the meeting did not give is a blank to fill, never left out, so that nobody mistakes a gap for "해당 없음".

mod gist;
mod notice;
mod record;
mod result;

use biseo_documents::{Block, Kind, notation};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::{ActionItem, AgendaItem, Attendee, KeyPoint, Minutes, Vote};
use crate::{korean::dates::day_written, privacy::without_personal};

/// A paper made of a record.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Paper {
    /// 회의록, with the nine statutory fields.
    #[default]
    Record,
    /// 회의 결과보고, one page.
    Result,
    /// 발언 요지, by agenda item and speaker.
    Gist,
    /// 기안문 that tells the owners of the action items what they are to do.
    Notice,
}

impl Paper {
    /// The kind of document that it is.
    pub fn kind(self) -> Kind {
        match self {
            Self::Record => Kind::Minutes,
            Self::Result | Self::Gist => Kind::MeetingResult,
            Self::Notice => Kind::Notice,
        }
    }
}

/// A paper in the notation of the editor.
pub fn text(minutes: &Minutes, paper: Paper) -> String {
    let minutes = &without_personal_data(minutes);
    let mut document = match paper {
        Paper::Record => record::document(minutes),
        Paper::Result => result::document(minutes),
        Paper::Gist => gist::document(minutes),
        Paper::Notice => notice::document(minutes),
    };
    document.meta.ai_note = minutes.model != super::BUILTIN;
    notation::print(&document.normal())
}

/// The record as it leaves the circle of the meeting: personal data but names struck out of what was said.
fn without_personal_data(minutes: &Minutes) -> Minutes {
    let mut public = Minutes { utterances: Vec::new(), text: String::new(), ..minutes.clone() };
    let said = public.agenda.iter_mut().map(|item| &mut item.title);
    let said = said.chain(public.decisions.iter_mut().map(|item| &mut item.text));
    let said = said.chain(public.actions.iter_mut().map(|item| &mut item.task));
    let said = said.chain(public.votes.iter_mut().map(|item| &mut item.agenda));
    let said = said.chain(public.postponed.iter_mut().map(|item| &mut item.text));
    for text in said.chain(public.key_points.iter_mut().map(|item| &mut item.text)) {
        *text = without_personal(text);
    }
    public
}

/// A value, or the blank that asks for it.
fn given(value: &Option<String>, label: &str) -> String {
    value.clone().unwrap_or_else(|| notation::blank(label))
}

/// The day of the meeting.
fn held(minutes: &Minutes) -> String {
    minutes.date.map_or_else(|| notation::blank("일시"), day_written)
}

/// Everybody who took part.
fn present(minutes: &Minutes) -> String {
    let present: Vec<String> = minutes.attendees.iter().map(attendee).collect();
    if present.is_empty() { notation::blank("참석자") } else { present.join(", ") }
}

fn attendee(attendee: &Attendee) -> String {
    let named = match &attendee.title {
        Some(title) => format!("{} {title}", attendee.name),
        None => attendee.name.clone(),
    };
    if attendee.invited { notation::blank(&format!("{named} 참석 여부")) } else { named }
}

/// What was settled, and what was voted down.
fn decisions(minutes: &Minutes) -> impl Iterator<Item = String> {
    let failed = minutes.votes.iter().filter(|vote| vote.result.as_deref() == Some("부결"));
    let settled = minutes.decisions.iter().map(|item| item.text.clone());
    settled.chain(failed.map(|vote| format!("{}: 부결", subject(vote))))
}

/// A heading with its lines, or with a blank where there are none.
fn section(body: &mut Vec<Block>, heading: &str, lines: impl IntoIterator<Item = String>) {
    body.push(Block::item(1, heading));
    let before = body.len();
    body.extend(lines.into_iter().map(|line| Block::item(2, line)));
    if body.len() == before {
        body.push(Block::item(2, notation::blank(heading)));
    }
}

/// The heading over what was said: the item's title; what was said before the first, or without any, belongs to none.
fn business(item: Option<&AgendaItem>, minutes: &Minutes) -> String {
    match item {
        Some(item) => item.title.clone(),
        None if minutes.agenda.is_empty() => notation::blank("상정 안건"),
        None => "안건 상정 전".to_owned(),
    }
}

/// What was said, marked where it was said against what the meeting did.
fn point(point: &KeyPoint) -> String {
    if point.dissent { format!("(반대 의견) {}", point.text) } else { point.text.clone() }
}

/// What was voted on.
fn subject(vote: &Vote) -> String {
    if vote.agenda.is_empty() { notation::blank("표결 안건") } else { vote.agenda.clone() }
}

fn vote(vote: &Vote) -> String {
    // "이의가 있어 부결되었습니다": declared without a count.
    if let (None, None, Some(result)) = (vote.in_favour, vote.against, &vote.result) {
        return format!("{} ({result}, 찬반 수 {})", subject(vote), notation::blank("찬성·반대 수"));
    }
    let count = |votes: Option<u32>, side: &str| match votes {
        Some(votes) => format!("{side} {votes}명"),
        None => format!("{side} {}", notation::blank(&format!("{side} 수"))),
    };
    let subject = subject(vote);
    let result = vote.result.clone().unwrap_or_else(|| notation::blank("표결 결과"));
    // Nobody needs to have counted those who abstained, where both sides were.
    let abstained = vote.abstain.map(|_| count(vote.abstain, "기권"));
    let counts = [Some(count(vote.in_favour, "찬성")), Some(count(vote.against, "반대")), abstained];
    format!("{subject}: {} ({result})", counts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

fn action(action: &ActionItem) -> String {
    let due = due(action).map(|due| format!(", 기한: {due}")).unwrap_or_default();
    format!("{} (담당: {}{due})", action.task, given(&action.owner, "담당"))
}

/// The day an item is due, else what was said about it.
fn due(action: &ActionItem) -> Option<String> {
    action.due.map(day_written).or_else(|| action.due_spoken.clone())
}

#[cfg(test)]
mod tests;
