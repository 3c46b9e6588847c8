//! 발언 요지: who said what on each item of business, for those who were not there.

use biseo_documents::{Block, Document, HeadLine, Kind, notation};

use super::{action, given, held};
use crate::minutes::record::{AgendaItem, Minutes};

pub(super) fn document(minutes: &Minutes) -> Document {
    let mut document = Document::new(Kind::MeetingResult);
    document.head.title = format!("{} 발언 요지", given(&minutes.title, "회의 명칭"));
    document.head.lines = vec![HeadLine { label: "일시".to_owned(), value: held(minutes) }];
    let body = &mut document.body;
    let talk_of = |item: Option<&AgendaItem>, body: &mut Vec<Block>| {
        let n = item.map(|item| item.n);
        let points: Vec<_> = minutes.key_points.iter().filter(|point| point.agenda == n).collect();
        if points.is_empty() && item.is_none() {
            return;
        }
        body.push(Block::item(1, item.map_or("개회", |item| item.title.as_str())));
        let mut speaker: Option<&str> = None;
        for point in points {
            if speaker != Some(point.speaker.as_str()) {
                let who = if point.speaker.is_empty() { notation::blank("발언자") } else { point.speaker.clone() };
                body.push(Block::item(2, who));
                speaker = Some(&point.speaker);
            }
            body.push(Block::item(3, super::point(point)));
        }
        let here = |ids: &[u32]| {
            item.is_some_and(|item| {
                ids.first().is_some_and(|id| (item.utterances[0]..=item.utterances[1]).contains(id))
            })
        };
        let settled = minutes.decisions.iter().filter(|item| here(&item.utterances));
        body.extend(settled.map(|item| Block::item(2, format!("결정: {}", item.text))));
    };
    talk_of(None, body);
    for item in &minutes.agenda {
        talk_of(Some(item), body);
    }
    if !minutes.actions.is_empty() {
        super::section(body, "조치 사항", minutes.actions.iter().map(action));
    }
    document
}
