use super::*;
use crate::minutes::{Decision, KeyPoint, Postponed};

fn minutes() -> Minutes {
    let work = |task: &str, owner: Option<&str>, day: i8| ActionItem {
        task: task.to_owned(),
        owner: owner.map(str::to_owned),
        due: Some(jiff::civil::date(2026, 3, day)),
        due_spoken: None,
        utterances: vec![4],
        ..ActionItem::default()
    };
    let attendee = |name: &str, title: &str| Attendee {
        name: name.to_owned(),
        title: Some(title.to_owned()),
        label: Some(name.to_owned()),
        invited: false,
    };
    Minutes {
        title: Some("빗물받이 점검 회의".to_owned()),
        date: Some(jiff::civil::date(2026, 3, 4)),
        attendees: vec![attendee("한마루", "부군수"), attendee("이두리", "하수과장")],
        decisions: vec![Decision {
            text: "정비 구간을 2곳으로 축소".to_owned(),
            utterances: vec![3],
            ..Decision::default()
        }],
        actions: vec![
            work("구간 도면 제출", Some("이두리"), 6),
            work("민원인(010-1234-5678)에게 회신", Some("민원과"), 9),
            work("안내문 배포", None, 10),
        ],
        votes: vec![Vote {
            agenda: "요금 인상안".to_owned(),
            in_favour: Some(2),
            against: Some(3),
            abstain: Some(0),
            result: Some("부결".to_owned()),
            utterances: vec![5],
            ..Vote::default()
        }],
        postponed: vec![Postponed {
            text: "펌프 교체는 다음 회의에서 논의".to_owned(), ..Postponed::default()
        }],
        key_points: vec![KeyPoint {
            speaker: "이두리".to_owned(),
            text: "예산이 부족함".to_owned(),
            utterances: vec![2],
            ..KeyPoint::default()
        }],
        ..Minutes::default()
    }
}

#[test]
fn a_result_tells_what_was_settled_and_who_does_what() {
    let text = text(&minutes(), Paper::Result);
    for line in [
        "빗물받이 점검 회의 결과보고",
        "정비 구간을 2곳으로 축소",
        "요금 인상안: 부결",
        "찬성 2명, 반대 3명",
        "펌프 교체는 다음 회의에서 논의",
        "□ 조치 계획",
        "구간 도면 제출",
        "2026. 3. 6.(금)",
        "⟦담당⟧",
    ] {
        assert!(text.contains(line), "{line} is missing in\n{text}");
    }
}

#[test]
fn a_notice_goes_to_the_departments_of_the_owners_without_personal_data() {
    let text = text(&minutes(), Paper::Notice);
    assert!(text.contains("수신자 참조") && text.contains("수신자  하수과장, 민원과장"), "{text}");
    assert!(!text.contains("010-1234-5678") && text.contains("전화 생략"), "{text}");
    assert!(text.contains("관련: 빗물받이 점검 회의(2026. 3. 4.)") && text.contains("\n  끝."), "{text}");
}

#[test]
fn no_paper_carries_personal_data_out_of_the_meeting() {
    let mut minutes = minutes();
    minutes.decisions[0].text = "민원인(010-1234-5678)의 요청을 수용".to_owned();
    minutes.key_points[0].text = "연락처 010-1234-5678로 항의가 있었음".to_owned();
    minutes.postponed[0].text = "010-1234-5678 민원은 다음 회의에서 논의".to_owned();
    for paper in [Paper::Record, Paper::Result, Paper::Gist, Paper::Notice] {
        let text = text(&minutes, paper);
        assert!(!text.contains("010-1234-5678") && text.contains("전화 생략"), "{paper:?}:\n{text}");
    }
}

#[test]
fn every_paper_reads_back_as_it_was_printed() {
    for paper in [Paper::Record, Paper::Result, Paper::Gist, Paper::Notice] {
        let printed = text(&minutes(), paper);
        let (read, warnings) = notation::parse(&printed, paper.kind());
        assert_eq!(notation::print(&read), printed, "{warnings:?}");
    }
}

#[test]
fn that_no_work_or_item_was_found_is_a_blank_and_never_a_statement() {
    let minutes = Minutes { actions: Vec::new(), ..minutes() };
    let result = text(&minutes, Paper::Result);
    assert!(result.contains("⟦조치 계획⟧") && !result.contains("해당 없음"), "{result}");
    let gist = text(&minutes, Paper::Gist);
    assert!(gist.contains("⟦상정 안건⟧") && !gist.contains("개회"), "{gist}");
    assert!(gist.contains("결정: 정비 구간을 2곳으로 축소"), "a decision under no item stays:\n{gist}");
}
