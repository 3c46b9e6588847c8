//! Requests as people write them in a hurry: sentences that go on behind a day, corrections, words to the writer.

use super::drafted;

fn text(instruction: &str) -> String {
    drafted(instruction, None).0.text
}

#[test]
fn an_answer_is_not_cut_at_the_full_stop_of_a_day() {
    let text = text(
        "민원 회신해줘. 나마루씨가 11.18. 신청한 놀이터 그네 파손 건. 점검은 11. 19.에 했고 그네 줄 교체는 12월 3일까지 할 예정. 그늘막 설치는 예산이 없어 올해 안 됨, 내년 1회 추경 때 검토",
    );
    let told = "점검은 11. 19.에 했고 그네 줄 교체는 12. 3.까지 할 예정";
    assert!(text.contains(told) && text.contains("올해 안 됨") && text.contains("신청일: 2026. 11. 18."), "{text}");
    for row in ["날짜:", "기한:", "내년:", "처리일:"] {
        assert!(!text.contains(row), "{row}\n{text}");
    }
}

#[test]
fn a_figure_without_a_name_keeps_its_sentence() {
    let text = text(
        "개정안 의견조회. 우산 대여소 운영 조례 개정안, 관련부서에 12월 11일까지 의견 달라고. 개정 이유는 대여시간 연장(18시->20시), 야간 대여 신설. 붙임 개정안 1부, 의견서 서식 1부",
    );
    assert!(text.contains("개정 이유는 대여시간 연장") && text.contains("야간 대여 신설"), "{text}");
    assert!(!text.contains("시간: 18:00") && !text.contains("대상: 야간"), "{text}");
    assert!(text.contains("2. 의견서 서식 1부.") && !text.contains("서식: 1부"), "{text}");
}

#[test]
fn what_others_do_names_no_receiver_and_no_place() {
    let citizen =
        drafted("민원 회신. 주차 과태료 이의제기 민원. 민원인은 약국 들르느라 그랬다고 함. 감경 안 됨", None).0;
    assert_eq!(citizen.recipient, None, "{}", citizen.text);
    assert!(text("민원인은 나래솔. 가로등 고장 민원 회신").contains("수신  나래솔"));
    let trip = text("출장 결과보고. 11월 18~19일 가람시청 다녀옴. 나랑 오하늘 팀장. 바닥 신호등 벤치마킹. 여비 12만원");
    for line in ["출장지: 가람시청", "출장자: ⟦기안자⟧, 오하늘 팀장", "바닥 신호등 벤치마킹 출장 결과보고"]
    {
        assert!(trip.contains(line), "{line}\n{trip}");
    }
    let visit = text("12월 1일 가람시청, 물재생 통합센터 견학 다녀온 거 결과보고 써줘. 나랑 오하늘 주무관");
    assert!(visit.contains("방문지: 가람시청, 물재생 통합센터"), "{visit}");
    let asked = text("과장님 지시) 각 읍면동에 불법 현수막 정비 실적 다음주 수요일까지 내라고 공문");
    assert!(asked.contains("제목  불법 현수막 정비 실적 제출 요청"), "{asked}");
    let meeting = text("12월 2일 2시 소회의실에서 제설 대책 회의 열 거임. 총무과, 도로과, 읍면동 담당 팀장 참석");
    assert!(meeting.contains("제목  제설 대책 회의 개최 알림") && !meeting.contains("담당:"), "{meeting}");
}

#[test]
fn the_later_word_of_a_chat_holds_and_the_change_is_told() {
    let (draft, _) = drafted(
        "[단톡 붙여넣기]\n이팀장: 청사 관리 회의 12월 8일 10시로 잡자\n나: 네\n이팀장: 아 아니다 12월 9일 3시로 변경. 장소는 그대로 본관 4층\n나: 4층이 아니라 별관 2층 아니었나요?\n이팀장: 응 별관 2층이 맞아\n나: 참석자는 각 과 서무랑 총무팀장이요\n→ 회의 개최 알림 공문으로",
        None,
    );
    let text = &draft.text;
    for line in ["2026. 12. 9.(수) 15:00", "장소: 별관 2층", "각 과 서무와 총무팀장"] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(text.contains("제목  청사 관리 회의 개최 알림"), "{text}");
    for old in ["10:00", "본관", "그대로", "단톡", "이팀장", "공문으로"] {
        assert!(!text.contains(old), "{old}\n{text}");
    }
    assert_eq!(draft.conflicts.len(), 3, "{:?}", draft.conflicts);
}

#[test]
fn words_to_the_writer_are_followed_and_not_printed() {
    let press = text(
        "보도자료: 가람시가 12월 5일(토)부터 내년 2월 15일까지 시청 광장에 얼음 썰매장 연다. 지난해 3만 2천명 이용. 시장 인용문 \"즐거운 겨울이 되기를 바란다\" 넣어줘",
    );
    assert!(press.contains("제목  가람시 얼음 썰매장") && press.contains("지난해 3만 2천명 이용"), "{press}");
    assert!(press.contains("\"즐거운 겨울이 되기를 바란다\"") && !press.contains("넣어줘"), "{press}");
    assert!(!press.contains("연다를") && !press.contains("지난해: "), "{press}");
    let late = text("2027년 본예산 요구서 11월 20일까지 제출이었는데 안 낸 부서 독촉. 12월 1일까지 내라고 각 부서에");
    assert!(late.contains("제출 기한: 2026. 12. 1.") && late.contains("당초 제출 기한: 2026. 11. 20."), "{late}");
    let page = text("부시장님께 1쪽으로 보고: 전통시장 지붕 정비. 현재 12곳 누수. 건의: A안으로 공모 신청");
    assert!(!page.contains("1쪽으로") && page.contains("□ 개선 방안\n ○ 건의: A안으로 공모 신청"), "{page}");
}

#[test]
fn what_does_not_fit_together_is_asked() {
    for (request, told) in [
        ("직원 응급처치 교육 계획 내부결재. 예산 100만원(강사료 40만원, 교재비 80만원)", "1,200,000원"),
        ("소독기 구매 요청 회계과에. 3천만원(금이천만원)", "20,000,000원"),
        ("각 학교에 급식실 점검 결과 제출 요청. 점검기간 11/30~12/4, 제출은 12월 2일까지", "끝나기 전"),
        ("가로등 정비 협조 요청. 도로과에. 2월 30일까지 회신", "없는 날짜임: 2월 30일"),
        ("12월 6일 오전 10시 소회의실 제설 대책 회의 개최 알림. 각 부서장", "일요일"),
    ] {
        let (draft, _) = drafted(request, None);
        assert!(
            draft.conflicts.iter().any(|conflict| conflict.contains(told)),
            "{:?}\n{}",
            draft.conflicts,
            draft.text
        );
    }
}

#[test]
fn a_plan_is_named_by_its_matter_and_an_order_is_only_given_where_there_is_one() {
    let plan = text(
        "내부결재 계획 하나. 직원 응급처치 교육 계획. 12/9(화) 14시 대강당. 추진일정은 12/1 수요조사 12/3 대상자 확정",
    );
    assert!(plan.contains("제목  직원 응급처치 교육 계획") && !plan.contains("추진 기간: 2026"), "{plan}");
    let told = text("경로당 점검결과 안내. 11월 17일 점검, 소화기 미비치 2건");
    assert!(
        !told.contains("조치하고") && text("경로당 점검결과 통보. 12월 4일까지 시정").contains("조치하고"),
        "{told}"
    );
}
