//! 발언 요지: who said what on each item of business, for those who were not there.

use biseo_documents::{Block, Document, HeadLine, Kind, notation};

use super::{action, given, held};
use crate::minutes::record::{AgendaItem, Decision, Minutes};

pub(super) fn document(minutes: &Minutes) -> Document {
    let mut document = Document::new(Kind::MeetingResult);
    document.head.title = format!("{} 발언 요지", given(&minutes.title, "회의 명칭"));
    document.head.lines = vec![HeadLine { label: "일시".to_owned(), value: held(minutes) }];
    let body = &mut document.body;
    let talk_of = |item: Option<&AgendaItem>, body: &mut Vec<Block>| {
        let n = item.map(|item| item.n);
        let points: Vec<_> = minutes.key_points.iter().filter(|point| point.agenda == n).collect();
        let here = |decision: &&Decision| {
            let first = decision.utterances.first();
            let within =
                |item: &AgendaItem| first.is_some_and(|id| (item.utterances[0]..=item.utterances[1]).contains(id));
            item.map_or_else(|| !minutes.agenda.iter().any(within), within)
        };
        let settled: Vec<_> = minutes.decisions.iter().filter(here).collect();
        if points.is_empty() && settled.is_empty() && item.is_none() {
            return;
        }
        body.push(Block::item(1, super::business(item, minutes)));
        let mut speaker: Option<&str> = None;
        for point in points {
            if speaker != Some(point.speaker.as_str()) {
                let who = if point.speaker.is_empty() { notation::blank("발언자") } else { point.speaker.clone() };
                body.push(Block::item(2, who));
                speaker = Some(&point.speaker);
            }
            body.push(Block::item(3, super::point(point)));
        }
        body.extend(settled.into_iter().map(|item| Block::item(2, format!("결정: {}", item.text))));
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
