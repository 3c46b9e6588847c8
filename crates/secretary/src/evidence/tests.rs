use std::time::Instant;

use proptest::prelude::*;

use super::*;
use crate::korean::calendar::TEST_TODAY;

const REQUEST: &str = "12월 4일 오후 3시에 별관 4층 소회의실에서 간담회 열게 공문 써줘. 2시간 예정, 열두 명 참석. \
    운영비 1억2천만원 중 30%를 먼저 집행. 담당은 하보람 주무관, 다솔군청과 함께. 근거는 지방계약법 9조 1항.";
const SOURCE: &str = "간담회 배경: 주민들은 \"버스가 너무 뜸하다\"고 말함. 지난 간담회 참석 9명.";

fn found(draft: &str) -> Vec<(&str, &'static str)> {
    let sources = [("s1".to_owned(), SOURCE.to_owned())];
    let ground = Ground::new(REQUEST, &sources, TEST_TODAY, None);
    check(draft, &ground).into_iter().map(|fact| (&draft[fact.range], fact.kind.id())).collect()
}

#[test]
fn a_fact_is_carried_in_any_notation_and_where_it_follows() {
    for draft in [
        "가. 일시: 2026. 12. 4.(금) 15:00∼17:00",
        "나. 장소: 별관 4층 소회의실",
        "다. 참석: 12명(지난번보다 3명 늘어남)",
        "라. 운영비: 금120,000,000원(금일억이천만원)",
        "마. 선집행: 36,000,000원(３０％), 잔액 84,000,000원",
        "바. 담당: 주무관 하보람, 협조: 다솔군청",
        "사. 근거: 「지방계약법」 제9조제1항",
        "주민들은 “버스가 너무 뜸하다”고 말하였습니다.",
        "수신  내부결재\n제목  간담회 개최 계획\n\n1. 다음과 같이 개최합니다.\n  가. 기한: ⟦제출 기한⟧\n붙임  계획서 1부.  끝.",
    ] {
        assert_eq!(found(draft), [], "{draft}");
    }
}

#[test]
fn what_nobody_said_is_found() {
    for (draft, surface, kind) in [
        ("일시: 2026. 12. 7.(월)", "2026. 12. 7.(월)", "date"),
        ("일시: 2026. 12. 4.(목)", "2026. 12. 4.(목)", "date"),
        ("15:00∼18:30", "18:30", "time"),
        ("장소: 구민회관 대강당", "구민회관 대강당", "place"),
        ("참석: 14명", "14명", "number"),
        ("붙임  계획서 7부.", "7부", "number"),
        ("만족도는 88.2%로", "88.2%", "number"),
        ("금120,000,000원(금일억이백만원)", "금120,000,000원(금일억이백만원)", "money"),
        ("예비비 4,100,000원", "4,100,000원", "money"),
        ("문의는 노하람 팀장에게", "노하람", "person"),
        ("푸른솔문화재단도 함께합니다", "푸른솔문화재단", "organisation"),
        ("「행정기본법」 제5조에 따라", "「행정기본법」 제5조", "citation"),
        ("주민들은 “버스를 늘려 달라”고 말하였습니다.", "“버스를 늘려 달라”", "quote"),
    ] {
        assert_eq!(found(draft), [(surface, kind)], "{draft}");
    }
}

#[test]
fn what_could_be_reckoned_from_any_two_figures_is_not_carried_by_them() {
    let request = "우산 대여 실태조사. 대상 45개소, 예산 1,250만원, 서식 2종, 담당 033-123-4567, 11월 25일 회의, 고장 12건 중 3건 수리";
    let ground = Ground::new(request, &[], TEST_TODAY, None);
    let left = |draft: &str| check(draft, &ground).len();
    for draft in ["대상 45개소", "예산 1,250만원", "고장 12건, 수리 3건, 남은 것 9건"] {
        assert_eq!(left(draft), 0, "{draft}");
    }
    for draft in ["대상 54개소", "예산 1억 2,500만원", "고장 36건", "수리 4건", "고장 33건", "고장 24건", "고장 25건"]
    {
        assert_eq!(left(draft), 1, "{draft}");
    }
    let each = Ground::new("1인당 2만원씩 3명, 하루 2회 5일", &[], TEST_TODAY, None);
    assert!(check("총 6만원, 모두 10회", &each).is_empty());
}

#[test]
fn everyday_words_are_no_names() {
    for draft in [
        "필요시 관계 기관과 협의하여 실시하고 결과를 제출하여 주시기 바랍니다.",
        "부서장께서는 소속 직원이 참석할 수 있도록 협조하여 주시기 바랍니다.",
        "문의 사항은 담당자에게 연락하여 주시기 바랍니다.",
        "담당 공무원이 현장을 확인하고 연구 결과와 인구 현황을 게시합니다.",
        "심의위원회 위원과 협력하여 민원인의 요구에 따라 처리합니다.",
    ] {
        assert_eq!(found(draft), [], "{draft}");
    }
}

#[test]
fn two_pages_take_less_than_a_blink() {
    let draft = REQUEST.repeat(20);
    let ground = Ground::new(REQUEST, &[], TEST_TODAY, None);
    check(&draft, &ground);
    let start = Instant::now();
    check(&draft, &ground);
    // A debug build on a busy machine is an order of magnitude slower than what is shipped.
    assert!(start.elapsed().as_millis() < 400, "{:?}", start.elapsed());
}

proptest! {
    #[test]
    fn no_text_stops_the_check(draft in "\\PC{0,60}", request in "[0-9월일시. (금)만원명%~가-나]{0,40}") {
        check(&draft, &Ground::new(&request, &[], TEST_TODAY, None));
        check(&request, &Ground::new(&draft, &[], TEST_TODAY, None));
    }

    #[test]
    fn the_request_s_own_words_are_carried(
        month in 1i8..=12, day in 1i8..=28, hour in 9u32..18, people in 2u32..500, won in 1u64..90_000, floor in 1u32..9
    ) {
        let request = format!(
            "{month}월 {day}일 {hour}시 별관 {floor}층 소회의실에서 {people}명 참석, 예산 {won}천원, 담당 한가람 주무관, 다솔문화재단 협조"
        );
        let ground = Ground::new(&request, &[], TEST_TODAY, None);
        prop_assert_eq!(check(&request, &ground), []);
    }
}

#[test]
fn a_short_name_vouches_for_a_body_and_a_shade_for_no_committee() {
    let marked = |request: &str, draft: &str| check(draft, &Ground::new(request, &[], TEST_TODAY, None)).len();
    assert_eq!(marked("적극행정위 회의 개최 알림", "적극행정위원회를 개최합니다."), 0);
    assert_eq!(marked("방미통위에 자료 제출", "방송미디어통신위원회에서 요청하였습니다."), 0);
    assert_eq!(marked("무더위 쉼터 운영 안내", "무더위원회에서 안내합니다."), 1);
}
