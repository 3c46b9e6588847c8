//! 기안문 to the owners of the action items.

use biseo_documents::{Block, Document, Kind, Table, notation};

use super::{due, given, held};
use crate::minutes::{people::titles, record::Minutes};

pub(super) fn document(minutes: &Minutes) -> Document {
    let mut document = Document::new(Kind::Notice);
    let meeting = given(&minutes.title, "회의 명칭");
    document.head.title = format!("{meeting} 결과 조치 사항 알림");
    let units = units(minutes);
    match units.as_slice() {
        [] => document.head.recipient = notation::blank("수신"),
        [one] => document.head.recipient.clone_from(one),
        several => {
            document.head.recipient = "수신자 참조".to_owned();
            document.recipients = several.to_vec();
        }
    }
    let body = &mut document.body;
    // The weekday's own brackets would stand in these.
    let held = held(minutes);
    body.push(Block::item(1, format!("관련: {meeting}({})", held.split('(').next().unwrap_or_default())));
    body.push(Block::item(
        1,
        "위 회의에서 정한 조치 사항을 다음과 같이 알리니, 담당 부서에서는 기한까지 조치하고 그 결과를 알려 주시기 바랍니다.",
    ));
    let head = ["연번", "조치 사항", "담당", "기한"].map(str::to_owned).to_vec();
    let rows = (1..).zip(&minutes.actions).map(|(n, item)| {
        let due = due(item).unwrap_or_else(|| notation::blank("기한"));
        vec![n.to_string(), item.task.clone(), given(&item.owner, "담당"), due]
    });
    let rows = std::iter::once(head).chain(rows).collect();
    body.push(Block::Table(Table { header: true, rows, ..Table::default() }));
    document
}

/// The heads of the owners' departments, each once, in the order of the items. An owner whose department nobody named is a
/// blank.
fn units(minutes: &Minutes) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    for owner in minutes.actions.iter().filter_map(|item| item.owner.as_deref()) {
        let attendee = minutes.attendees.iter().find(|attendee| attendee.name == owner);
        let unit = match attendee {
            Some(attendee) => attendee.title.as_deref().and_then(titles::unit_of),
            None => titles::is_unit(owner).then(|| owner.to_owned()),
        };
        let head =
            |unit: String| if unit.ends_with(['과', '팀', '실', '국', '단', '소']) { unit + "장" } else { unit };
        let unit = unit.map_or_else(|| notation::blank(&format!("{owner} 소속")), head);
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    units
}
