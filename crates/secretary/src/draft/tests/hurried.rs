//! Requests in a hurry whose document an official would have to take back: figures that change their meaning, gossip that
//! stays in, receivers that are overlooked, a finished document that is written anew.

use super::drafted;

fn text(instruction: &str) -> String {
    drafted(instruction, None).0.text
}

#[test]
fn figures_keep_their_size_and_their_meaning() {
    let grown = text(
        "우산 보관함 운영 현황 보고. 도 도로과에 보고. 운영비 연 1억3천\n원인은 이용 저조. 보관함 312곳인데 고장 41곳",
    );
    assert!(grown.contains("130,000,000원") && !grown.contains("100,003,000"), "{grown}");
    let price = text("우산 대여료 오릅니다 전직원 공지. 1,500원 → 2천원. 1월 2일부터");
    assert!(price.contains("변경 전: 금1,500원") && price.contains("변경 후: 금2,000원"), "{price}");
    let moved = text("우산 반납 기한을 12월 1일에서 12월 8일로 바꾼다고 각 학교에 알림");
    assert!(moved.contains("변경 기한: 2026. 12. 8.(화)") && moved.contains("당초 기한: 2026. 12. 1.(화)"), "{moved}");
    let counted = text("대여소 이용 1월 8,200건→9월 4,100건. 시장님 보고 1p");
    assert!(!counted.contains("2027. 1."), "{counted}");
    let quarter = text("4/4분기 우산위원회 회의 소집 알림. 12월 3일 오전 10시 소회의실. 위원 전원");
    assert!(!quarter.contains("4. 4."), "{quarter}");
}

#[test]
fn what_is_not_meant_for_the_document_stays_out() {
    let draft = text(
        "각 읍면동에 우산 대여소 점검 실적 내라고 공문. 12월 4일까지. 작년에 하늘동만 늦어서 과장님 열받으심.. 이건 참고만",
    );
    assert!(draft.contains("2026. 12. 4.(금)") && !draft.contains("열받") && !draft.contains("작년"), "{draft}");
    let bracketed = text(
        "우산 대여소 개장 보도자료. 12월 8일 시청 광장. 민원 들어온 건 쓰지 말고. 대여 우산 300개 (대표가 동창이라 함, 공문엔 x)",
    );
    assert!(bracketed.contains("300개") && !bracketed.contains("동창") && !bracketed.contains("들어온"), "{bracketed}");
    // What a document lays down looks like it.
    let rule = text("민원실 서류 개선계획 내부결재. 제출 서류에 주민등록번호를 쓰지 말 것. 서식은 붙임");
    assert!(rule.contains("쓰지 말 것"), "{rule}");
}

#[test]
fn those_who_get_it_and_by_way_of_whom() {
    for (request, receiver) in [
        ("도내 시군에 우산 나눔 캠페인 참여 요청하는 공문. 12월 5일 도청 광장", "각 시장·군수"),
        (
            "비 오는 날 합동 점검 협조 요청. 받는곳: 유관기관 2곳(나래경찰서, 나래소방서). 12월 4일 나래역 광장",
            "나래경찰서장, 나래소방서장",
        ),
        ("우산 대여소 안전점검 결과 통보 → 나래건설(주) 현장소장. 11/19 점검. 지적 2건", "나래건설(주) 현장소장"),
        ("우산 8대 임차 계약의뢰 → 재무과. 12월 10일까지. 총 80만원", "재무과장"),
        ("도로점용허가 신청(우산상회 대표 나마루) 서류 빠짐 → 보완요구 통지. 12월 8일까지", "나마루"),
    ] {
        let (draft, _) = drafted(request, None);
        let all = format!("{} {}", draft.recipient.unwrap_or_default(), draft.recipients.join(", "));
        assert!(all.contains(receiver), "{request}: {all}");
    }
    let via = text("시설공단 경유해서 각 도서관에 우산 보관 현황 제출하라고 12월 11일까지");
    assert!(via.contains("(경유)  시설공단이사장") && via.contains("수신자  각 도서관장"), "{via}");
}

#[test]
fn an_answer_says_what_is_answered() {
    let agreed = text("나래시 하천과-88(2026.11.10.) 제방 출입 협의 회신 → 동의. 조건: 야간 출입 제외");
    assert!(agreed.contains("검토 결과: 조건부 동의") && agreed.contains("야간 출입 제외"), "{agreed}");
    let told = text("행안부 자치분권과에서 온 우산 정비실적 요청에 대한 회신. 우리 시는 총 12건 정비함");
    assert!(told.contains("수신  행정안전부장관(자치분권과장)") && told.contains("우리 시는 총 12건 정비함"), "{told}");
    assert!(told.contains("제목  우산 정비실적 요청에 대한 회신") && !told.contains("조건"), "{told}");
}

#[test]
fn a_memo_in_one_line_is_read_part_by_part() {
    let draft = drafted(
        "우산 토론회 계획(안) 기안 / 12.19(토) 14시~16시 / 청년센터 3층 다목적홀 / 시민 90명 / 예산 300만원",
        None,
    )
    .0;
    for said in ["우산 토론회", "2026. 12. 19.(토) 14:00∼16:00", "청년센터 3층 다목적홀", "90명", "3,000,000원"]
    {
        assert!(draft.text.contains(said), "{said}\n{}", draft.text);
    }
    assert_eq!(draft.kind, "plan");
}

#[test]
fn a_chat_is_its_words_and_not_its_clock() {
    let draft = text(
        "단톡방 얘기로 공문 만들어주세요\n[오전 9:12] 나래: 각 학교에 우산 보유 현황 조사 해야 됨\n[오전 9:13] 다솜: 언제까지요\n[오전 9:14] 나래: 12.8까지\n[오전 9:15] 다솜: 기준일 11월 1일 맞죠?\n[오전 9:16] 나래: 아니 11월 15일로 바뀜",
    );
    assert!(draft.contains("2026. 12. 8.(화)") && draft.contains("2026. 11. 15."), "{draft}");
    for noise in ["9:1", "나래", "언제까지요", "맞죠"] {
        assert!(!draft.contains(noise), "{noise}\n{draft}");
    }
}

#[test]
fn a_finished_document_is_taken_as_it_is() {
    let document = "수신  가람시장\n(경유)\n제목  우산 보관 기준 안내\n\n1. 우산은 접수한 날부터 14일 이내에 돌려줍니다.\n2. 「가상 우산 관리법」 제3조에 따라 신청을 거부할 수 있습니다.  끝.";
    let (draft, _) = drafted(document, None);
    assert_eq!((draft.kind.as_str(), draft.text.trim()), ("notice", document));
    assert_eq!((draft.recipient.as_deref(), draft.title.as_str()), (Some("가람시장"), "우산 보관 기준 안내"));
    assert!(
        draft.missing.is_empty() && draft.facts.iter().all(|fact| !fact.written.contains("2026")),
        "{:?}",
        draft.facts
    );
}
