//! 회의 결과보고: what an official puts before their head, on one page.
//!
//! The order is that of practice: 개요, 주요 논의, 결정 사항, 조치 계획. A page holds about thirty lines, so of the talk only
//! what carries most is kept; decisions, votes and work are never shortened.

use biseo_documents::{Block, Document, HeadLine, Kind, Table};

use super::{decisions, due, given, held, vote};
use crate::minutes::record::Minutes;

/// Lines of talk for one item of business.
const PER_ITEM: usize = 2;
/// Lines of talk in all.
const POINTS: usize = 8;
/// Names written out before "등" counts the rest.
const NAMES: usize = 6;

pub(super) fn document(minutes: &Minutes) -> Document {
    let mut document = Document::new(Kind::MeetingResult);
    document.head.title = format!("{} 결과보고", given(&minutes.title, "회의 명칭"));
    let line = |label: &str, value: String| HeadLine { label: label.to_owned(), value };
    document.head.lines = vec![line("일시", held(minutes)), line("장소", given(&minutes.place, "장소"))];
    let body = &mut document.body;
    body.push(Block::item(1, "회의 개요"));
    body.push(Block::item(2, format!("참석: {}", attended(minutes))));
    if !minutes.agenda.is_empty() {
        let titles: Vec<&str> = minutes.agenda.iter().map(|item| item.title.as_str()).collect();
        body.push(Block::item(2, format!("안건: {}", titles.join(", "))));
    }
    points(body, minutes);
    super::section(
        body,
        "결정 사항",
        decisions(minutes).chain(minutes.votes.iter().map(|voted| format!("표결 {}", vote(voted)))),
    );
    if !minutes.postponed.is_empty() {
        super::section(body, "보류 사항", minutes.postponed.iter().map(|item| item.text.clone()));
    }
    const PLAN: &str = "조치 계획";
    if minutes.actions.is_empty() {
        // That none was found does not mean that none was given out.
        super::section(body, PLAN, None);
    } else {
        body.push(Block::item(1, PLAN));
        let head = ["조치 사항", "담당", "기한"].map(str::to_owned).to_vec();
        let rows = minutes.actions.iter().map(|item| {
            vec![item.task.clone(), given(&item.owner, "담당"), due(item).unwrap_or_else(|| "-".to_owned())]
        });
        let rows = std::iter::once(head).chain(rows).collect();
        body.push(Block::Table(Table { header: true, rows, ..Table::default() }));
    }
    document
}

/// "위원장 가나다 등 7명"
fn attended(minutes: &Minutes) -> String {
    let present: Vec<_> = minutes.attendees.iter().filter(|attendee| !attendee.invited).collect();
    match present.len() {
        0 => biseo_documents::notation::blank("참석자"),
        n if n <= NAMES => {
            let names: Vec<String> = present.iter().map(|attendee| super::attendee(attendee)).collect();
            format!("{} ({n}명)", names.join(", "))
        }
        n => format!("{} 등 {n}명", super::attendee(present[0])),
    }
}

/// 주요 논의: the first points of each item.
fn points(body: &mut Vec<Block>, minutes: &Minutes) {
    if minutes.key_points.is_empty() {
        return;
    }
    body.push(Block::item(1, "주요 논의"));
    let mut kept = 0;
    let mut under: Option<(Option<u32>, usize)> = None;
    for point in &minutes.key_points {
        let of_item = under.filter(|(agenda, _)| *agenda == point.agenda).map_or(0, |(_, n)| n);
        if point.dissent || of_item < PER_ITEM && kept < POINTS {
            body.push(Block::item(2, super::point(point)));
            kept += 1;
        }
        under = Some((point.agenda, of_item + 1));
    }
}
