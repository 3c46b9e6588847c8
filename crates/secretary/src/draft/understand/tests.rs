//! Whole requests, in our own words. Today is Monday, 23 November 2026.

use proptest::prelude::*;

use super::*;
use crate::korean::calendar::TEST_TODAY;

fn read(text: &str) -> Understanding {
    understand(text, TEST_TODAY, None)
}

fn values(understanding: &Understanding, slot: Slot) -> Vec<&str> {
    understanding.facts.iter().filter(|fact| fact.slot == slot).map(|fact| fact.value.as_str()).collect()
}

#[test]
fn a_request_for_material() {
    let read = read(
        "각 부서에 2027년 공약사업 추진 실적 자료 다음주 수욜까지 내라고 공문 써줘. 서식 붙임. 담당 최하람 주무관 내선 4417",
    );
    assert_eq!(read.kind, Kind::Request);
    assert_eq!(read.recipient.several, ["각 부서장"]);
    assert_eq!(values(&read, Slot::Deadline), ["2026-12-02"]);
    assert!(values(&read, Slot::Contact)[0].contains("4417"));
    assert!(read.title.contains("공약사업 추진 실적") && read.title.ends_with("제출 요청"), "{}", read.title);
    assert!(read.missing.is_empty(), "{:?}", read.missing);
}

#[test]
fn a_meeting_with_a_wrong_weekday_is_asked_about() {
    let read = read("12/10(금) 오후 2시 별관 소회의실에서 안전점검 회의 한다고 각 부서에 알림. 안건은 동절기 대책");
    assert_eq!(read.kind, Kind::MeetingNotice);
    assert_eq!(read.conflicts.len(), 1);
    assert_eq!(values(&read, Slot::Time), ["14:00"]);
    assert_eq!(values(&read, Slot::Place), ["별관 소회의실"]);
}

#[test]
fn what_is_open_is_asked_and_not_guessed() {
    let read = read("12월 중순쯤 신규 위원 워크숍 계획안. 예산은 아직 미정, 장소도 추후");
    assert!(read.missing.contains(&Slot::Date) && read.missing.contains(&Slot::Amount), "{:?}", read.missing);
    assert!(values(&read, Slot::Date).is_empty());
}

#[test]
fn private_numbers_are_nobody_s_facts() {
    let read =
        read("민원인 오세찬님 가로등 민원 회신. 주민번호 850101-1234567 휴대폰 010-0000-1234. 11월 20일 수리 완료");
    assert_eq!(read.recipient.head.as_deref(), Some("오세찬"));
    assert!(read.facts.iter().all(|fact| !fact.value.contains("010-0000") && !fact.value.contains("850101")));
}

#[test]
fn sums_that_do_not_add_up_are_told() {
    let read = read("보건소에 백신 확보 현황 보고. 독감 300개 폐렴 200개 합계 600개");
    assert!(read.conflicts.iter().any(|conflict| conflict.slot == Slot::Count), "{:?}", read.conflicts);
}

#[test]
fn facts_point_to_where_they_stand() {
    let text = "회의 12월 3일 오후 3시 시청 2층 대회의실";
    for fact in read(text).facts.iter().filter(|fact| fact.slot == Slot::Place) {
        assert_eq!(text[fact.source.clone()].trim(), fact.value);
    }
}

proptest! {
    #[test]
    fn any_text_is_understood_without_a_panic(text in "\\PC{0,120}") {
        for fact in read(&text).facts {
            prop_assert!(text.get(fact.source).is_some());
        }
    }

    #[test]
    fn any_jumble_of_official_words_is_understood_without_a_panic(
        words in proptest::collection::vec(
            prop_oneof![
                Just("다음주 금욜까지"), Just("총무과에"), Just("회의"), Just("12/3(금)"), Just("10시~12시"), Just("1억2천만원"), Just("다섯 명"),
                Just("붙임"), Just("("), Just(")"), Just("합계"), Just("3일 연장"), Just("임기 2년"), Just("\n"), Just("."), Just("민원인"), Just("님"), Just("한 달"),
                Just("그 이틀 전까지"), Just("3분기"), Just("7~9월"), Just("대당"), Just("총 500만원(무대 800 식비 600)"),
            ],
            0..24,
        )
    ) {
        let text = words.join(" ");
        for fact in read(&text).facts {
            prop_assert!(text.get(fact.source).is_some());
        }
    }
}

#[test]
fn a_chat_is_read_without_its_speakers() {
    let read = read(
        "대화 내용으로 회의 소집 공문 써줘\n하루: 내일 산불 대책회의 몇시죠\n가온: 오전 열시요\n하루: 누구 오나요\n가온: 산림과 안전과 보건소 팀장들\n가온: 장소는 군청 2층 상황실\n하루: 점심은 뭐 먹지 ㅎㅎ",
    );
    assert_eq!(read.kind, Kind::MeetingNotice);
    assert_eq!(read.recipient.several, ["산림과장", "안전과장", "보건소장"]);
    assert_eq!(values(&read, Slot::Time), ["10:00"]);
    assert!(read.facts.iter().all(|fact| !fact.label.contains("가온")), "{:?}", read.facts);
}

#[test]
fn small_talk_has_no_days() {
    for text in [
        "나눔장터 행사 계획안. 12월 12일 10시 우산공원. ps. 어제 밥 맛있었어요",
        "그제 얘기한 거 있잖아 우산 대여 안내. 12월 7일부터",
        "어제 커피 고마웠어요. 각 부서에 우산 현황 12월 4일까지 내라고",
    ] {
        let read = read(text);
        assert!(read.facts.iter().all(|fact| !fact.value.contains("2026-11-2")), "{text}: {:?}", read.facts);
    }
    let read = read("우산하씨 가로등 민원 답변. 어제 교체 완료");
    assert_eq!(values(&read, Slot::Date), ["2026-11-22"]);
}

#[test]
fn a_home_beside_a_private_number_is_nobody_s_place() {
    for text in [
        "대상 나루(850101-1234567, 우산읍 강변길 9, 010-0000-1234) 시상식 보도자료",
        "수상자 한봄(1990년생), 우산시 가람로 3, 010-0000-1234. 시상식 보도자료",
        "민원인 정하루 회신. (참고: 1991.4.2생, 우산시 솔빛로 31, 010-0000-1234)",
    ] {
        let read = read(text);
        assert!(values(&read, Slot::Place).is_empty(), "{text}: {:?}", values(&read, Slot::Place));
    }
    assert_eq!(
        values(&read("우산센터 이전 알림. 새 주소 우산시 솔빛로 31, 2층"), Slot::Place),
        ["우산시 솔빛로 31, 2층"]
    );
}

#[test]
fn an_extension_counts_working_days_however_it_is_said() {
    for text in [
        "하늘찬님 질의 민원 처리기한 연장 통지. 당초 12월 9일까진데 근무일로 12일 더",
        "하늘찬님 질의 민원 처리기한이 12월 9일인데 12일 연장한다고 통지",
        "하늘찬님 질의 민원 처리 기한 12월 9일까지. 근무일 기준 12일 연장 통지",
    ] {
        assert!(values(&read(text), Slot::Deadline).contains(&"2026-12-28"), "{text}: {:?}", read(text).facts);
    }
}

#[test]
fn who_is_named_in_a_list_is_moved_or_appointed() {
    let moved = read(
        "1월 1일자 인사 알림\n▶ 하온유 민원과 행정7급→6급\n▶ 단비 농정과 농업8급→7급\n▶ 금하늘 복지과 사회복지9급 질병휴직",
    );
    assert_eq!(moved.kind, Kind::PersonnelNotice);
    assert_eq!(values(&moved, Slot::Target).len(), 3, "{:?}", moved.facts);
    let new = read(
        "우산심의회 위원 새로 위촉 통지. 구슬비 행정학과 교수, 단우람 변호사, 마루하 언론인. 임기 2027.1.1부터 2년",
    );
    assert_eq!(new.recipient.several, ["구슬비", "단우람", "마루하"]);
}
