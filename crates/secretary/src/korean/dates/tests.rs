//! Expressions as officials type them, against the day they mean. Today is Monday, 23 November 2026.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::korean::calendar::TEST_TODAY;

fn read(text: &str) -> Vec<String> {
    find(text, TEST_TODAY).iter().map(|mention| mention.when.iso().unwrap_or_else(|| "open".into())).collect()
}

#[test]
fn one_expression_one_value() {
    for (text, expected) in [
        ("다음주 금욜까지", "2026-12-04"),
        ("다음 주 월요일 회의", "2026-11-30"),
        ("다다음주 화욜", "2026-12-08"),
        ("이번주까지 회신", "2026-11-27"),
        ("다음주 안에 내주세요", "2026-12-04"),
        ("지난주 목금 출장", "2026-11-19/2026-11-20"),
        ("지난주 수목금 출장", "2026-11-18/2026-11-20"),
        ("예고기간 오늘부터 20일.", "2026-11-23/2026-12-12"),
        ("12월 1일부터 10일간 접수", "2026-12-01/2026-12-10"),
        ("12월 1일부터 10일까지 접수", "2026-12-01/2026-12-10"),
        ("지난주 수요일 접수", "2026-11-18"),
        ("모레 보고", "2026-11-25"),
        ("글피까지", "2026-11-26"),
        ("열흘 뒤에 다시", "2026-12-03"),
        ("보름 안에 의견 제출", "2026-12-08"),
        ("제출기한 2주", "2026-12-07"),
        ("14일 이내 제출", "2026-12-07"),
        ("이번 달 말까지", "2026-11-30"),
        ("다음달 10일까지", "2026-12-10"),
        ("연말까지", "2026-12-31"),
        ("내년 2월말까지", "2027-02-28"),
        ("12월 첫째 주 수요일", "2026-12-02"),
        ("12월첫째주수욜", "2026-12-02"),
        ("1월 셋째주 화요일", "2027-01-19"),
        ("12월 마지막 주 금요일", "2026-12-25"),
        ("12월 넷째주 평일", "2026-12-21/2026-12-24"),
        ("12/1~12/24", "2026-12-01/2026-12-24"),
        ("1.4~3.31", "2027-01-04/2027-03-31"),
        ("12.1~내년 11.30", "2026-12-01/2027-11-30"),
        ("11/12(목)~13(금)", "2026-11-12/2026-11-13"),
        ("11월28일(토) 밤10시~29일 새벽4시", "2026-11-28/2026-11-29"),
        ("11월 18,19일 이틀간", "2026-11-18/2026-11-19"),
        ("2026년 9월 28일부터 1박 2일", "2026-09-28/2026-09-29"),
        ("7~9월 접수 실적", "2026-07/2026-09"),
        ("난방비(12~2월)", "2026-12/2027-02"),
        ("내년2월 공사", "2027-02"),
        ("1월부터 시행", "2027-01"),
        ("2026. 12. 4.(금)까지", "2026-12-04"),
        ("'26.12.12 개최", "2026-12-12"),
        ("2026-12-24 납품", "2026-12-24"),
        ("20261231 마감", "2026-12-31"),
        ("27일까지", "2026-11-27"),
        ("5일까지", "2026-12-05"),
        ("금요일까지", "2026-11-27"),
        ("12월 16일 아니고 17일이 맞음", "2026-12-17"),
        ("12월 초쯤", "open"),
        ("다음주 중으로", "open"),
        ("12월 중순", "open"),
        ("11.16.자 공문", "2026-11-16"),
        ("１２월 ４일까지", "2026-12-04"),
        ("작년 11월 28일까지", "2025-11-28"),
    ] {
        assert_eq!(read(text), [expected], "{text}");
    }
}

#[test]
fn figures_that_are_no_dates() {
    for text in [
        "처리율 98.0%",
        "평균 3.2일에서 2.7일로 단축",
        "매주 화·목 운영",
        "전화 055-000-1000",
        "10일 연장",
        "착수 5일 전까지 통보",
        "통지를 받은 날부터 60일 이내",
        "이번주 금액 확인 못함",
        "버전 1.2 배포",
        "한글 2024 (13.0.15.45)",
        "2개월간 시범",
        "3분기 실적",
        "연말 특별방범 실무회의",
        "연말정산 안내",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
}

#[test]
fn a_weekday_that_does_not_fit_is_told_and_not_settled() {
    let mentions = find("12/3(금) 10시 회의", TEST_TODAY);
    assert_eq!(mentions[0].when, When::Day(date(2026, 12, 3)));
    let conflict = mentions[0].weekday_conflict.expect("the third is a Thursday");
    assert_eq!((conflict.written, conflict.actual, conflict.alternative), ('금', '목', date(2026, 12, 4)));
    assert_eq!(find("12/3(목)", TEST_TODAY)[0].weekday_conflict, None);
}

#[test]
fn last_days_are_known_from_their_words() {
    for (text, until) in [("12월 2일 오전 11시까지", true), ("12월 2일에 개최", false), ("열흘 안에", true)]
    {
        assert_eq!(find(text, TEST_TODAY)[0].until, until, "{text}");
    }
}

#[test]
fn values_in_official_notation() {
    let written = |text: &str| find(text, TEST_TODAY)[0].when.written().expect("a value");
    assert_eq!(written("다음주 금요일"), "2026. 12. 4.(금)");
    assert_eq!(written("12.1~내년 11.30"), "2026. 12. 1.(화)∼2027. 11. 30.(화)");
    assert_eq!(written("11월 18,19일"), "2026. 11. 18.(수)∼11. 19.(목)");
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic_and_places_lie_in_it(text in "[0-9월일주년.~/()금목 까지다음이번부터한시\\-'말첫째\u{FF10}-\u{FF19}]{0,40}") {
        for mention in find(&text, TEST_TODAY) {
            prop_assert!(text.get(mention.range.clone()).is_some());
        }
    }

    #[test]
    fn any_characters_at_all(text in "\\PC{0,60}") {
        for mention in find(&text, TEST_TODAY) {
            prop_assert!(text.get(mention.range.clone()).is_some());
        }
    }
}
