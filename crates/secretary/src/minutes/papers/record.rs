//! 회의록: the record with its nine statutory fields, gaps left as named blanks.
//!
//! The order is that of 공공기록물 관리에 관한 법률 시행령 제18조제2항. What the meeting did not give is a blank to fill, never
//! left out, so that nobody mistakes a gap for "해당 없음".

use biseo_documents::{Block, Document, HeadLine, Kind, notation};

use super::{action, decisions, given, held, present, section, vote};
use crate::minutes::record::Minutes;

/// The record as a document.
pub(super) fn document(minutes: &Minutes) -> Document {
    let mut document = Document::new(Kind::Minutes);
    document.head.title = given(&minutes.title, "회의 명칭");
    let head = [
        ("개최기관", given(&minutes.host, "개최기관")),
        ("일시", held(minutes)),
        ("장소", given(&minutes.place, "장소")),
        ("의장", given(&minutes.chair, "의장")),
        ("참석자", present(minutes)),
    ];
    document.head.lines = head.map(|(label, value)| HeadLine { label: label.to_owned(), value }).into();
    let order: Vec<&str> = minutes.agenda.iter().map(|item| item.title.as_str()).collect();
    let order = (!order.is_empty()).then(|| order.join(" → "));
    section(&mut document.body, "진행 순서", order);
    section(&mut document.body, "상정 안건", minutes.agenda.iter().map(|item| item.title.clone()));
    gist(&mut document.body, minutes);
    section(&mut document.body, "결정 사항", decisions(minutes));
    section(&mut document.body, "표결 내용", minutes.votes.iter().map(vote));
    if !minutes.postponed.is_empty() {
        section(&mut document.body, "보류 사항", minutes.postponed.iter().map(|item| item.text.clone()));
    }
    if !minutes.actions.is_empty() {
        section(&mut document.body, "조치 사항", minutes.actions.iter().map(action));
    }
    document
}

/// 발언 요지: the key points under the items they belong to.
fn gist(body: &mut Vec<Block>, minutes: &Minutes) {
    const HEADING: &str = "발언 요지";
    if minutes.key_points.is_empty() {
        return section(body, HEADING, None);
    }
    body.push(Block::item(1, HEADING));
    let mut under: Option<Option<u32>> = None;
    for point in &minutes.key_points {
        if under != Some(point.agenda) {
            let title = point.agenda.and_then(|n| minutes.agenda.iter().find(|item| item.n == n));
            body.push(Block::item(2, super::business(title, minutes)));
            under = Some(point.agenda);
        }
        let speaker = if point.speaker.is_empty() { notation::blank("발언자") } else { point.speaker.clone() };
        body.push(Block::item(3, format!("{speaker}: {}", super::point(point))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::{ActionItem, AgendaItem, Decision, KeyPoint, Paper, papers::text};

    #[test]
    fn all_nine_fields_stand_on_paper_and_gaps_are_blanks() {
        let minutes = Minutes {
            title: Some("빗물받이 점검 회의".to_owned()),
            date: Some(jiff::civil::date(2026, 3, 4)),
            agenda: vec![AgendaItem {
                n: 1,
                title: "정비 구간".to_owned(),
                utterances: [2, 9],
                ..AgendaItem::default()
            }],
            decisions: vec![Decision {
                text: "정비 구간을 2곳으로 축소".to_owned(),
                utterances: vec![3],
                ..Decision::default()
            }],
            actions: vec![ActionItem {
                task: "구간 도면 제출".to_owned(),
                owner: None,
                due: Some(jiff::civil::date(2026, 3, 6)),
                due_spoken: Some("금요일까지".to_owned()),
                utterances: vec![4],
                ..ActionItem::default()
            }],
            key_points: vec![KeyPoint {
                agenda: Some(1),
                speaker: "이두리".to_owned(),
                text: "예산이 부족함".to_owned(),
                utterances: vec![2],
                ..KeyPoint::default()
            }],
            ..Minutes::default()
        };
        let text = text(&minutes, Paper::Record);
        for line in [
            "제목  빗물받이 점검 회의",
            "2026. 3. 4.(수)",
            "⟦개최기관⟧",
            "⟦장소⟧",
            "⟦참석자⟧",
            "□ 진행 순서",
            "□ 상정 안건",
            "□ 발언 요지",
            "이두리: 예산이 부족함",
            "□ 결정 사항",
            "⟦표결 내용⟧",
            "구간 도면 제출 (담당: ⟦담당⟧, 기한: 2026. 3. 6.(금))",
        ] {
            assert!(text.contains(line), "{line} is missing in\n{text}");
        }
        assert!(!text.contains("개회") && !text.contains("폐회"), "nobody opened or closed it in words:\n{text}");
        let (read, warnings) = notation::parse(&text, Kind::Minutes);
        assert_eq!(notation::print(&read), text, "{warnings:?}");
    }
}
