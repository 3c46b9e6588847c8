//! Whole drafts on the starter templates, with and without a model. Today is Monday, 23 November 2026.

use std::{ops::ControlFlow, path::Path};

use biseo_documents::Profile;

mod hurried;
mod spoken;

use super::*;
use crate::{korean::calendar::TEST_TODAY, model::Limits};

const LIMITS: Limits = Limits { context_tokens: 8_000, concurrency: 1 };

fn templates() -> Vec<Template> {
    let (templates, faults) = read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("starter/templates"));
    assert!(faults.is_empty(), "{faults:?}");
    templates
}

fn drafted(instruction: &str, ask: Option<&Ask<'_>>) -> (Draft, Vec<DraftEvent>) {
    let (templates, profile) = (templates(), Profile::default());
    let means = Means { library: None, templates: &templates, profile: &profile, unit: Unit::CodePoints };
    let request = DraftRequest { instruction: instruction.into(), ..DraftRequest::default() };
    let helper = ask.map(|ask| Helper { name: "가상 모델".into(), limits: LIMITS, ask });
    let mut events = Vec::new();
    let draft = write(&means, &request, helper.as_ref(), TEST_TODAY, &Cancel::default(), &mut |event| {
        events.push(event);
        ControlFlow::Continue(())
    });
    (draft.expect("it can be drafted"), events)
}

fn answering(answer: &'static str) -> Box<Ask<'static>> {
    Box::new(move |_, _, sink| {
        for piece in answer.split_inclusive(' ') {
            if sink(piece).is_break() {
                return Err(ModelError::Stopped);
            }
        }
        Ok(answer.to_owned())
    })
}

fn notices(events: &[DraftEvent]) -> Vec<&'static str> {
    let notice = |event: &DraftEvent| match event {
        DraftEvent::Notice { fault } => Some(fault.code),
        _ => None,
    };
    events.iter().filter_map(notice).collect()
}

const NOTICE: &str = "별관 배관 교체 때문에 이번주 토요일 9시~15시 별관 출입통제 전직원 알림. 문의 총무과 내선 3300";

#[test]
fn a_request_becomes_a_document_in_official_notation() {
    let (draft, _) = drafted("각 부서에 내년도 청사 관리 계획 자료 다음주 금욜까지 내라고 공문. 서식 붙임", None);
    for line in ["수신  수신자 참조", "2. 제출 기한: 2026. 12. 4.(금)", "수신자  각 부서장"] {
        assert!(draft.text.contains(line), "{line}\n{}", draft.text);
    }
    assert!(draft.body.trim_end().ends_with("1부.  끝."), "{}", draft.body);
    assert!(draft.findings.iter().all(|finding| format!("{:?}", finding.grade) == "C"), "{:?}", draft.findings);
}

#[test]
fn a_press_release_asks_when_it_may_be_printed_and_whom_to_ask() {
    let (draft, _) = drafted("시립 도서관 5곳 밤 10시까지 연장 운영 보도자료, 2027. 1. 4.부터", None);
    let head: Vec<&str> = draft.text.lines().skip(1).take(5).collect();
    assert_eq!(
        head,
        [
            "보도시점  ⟦보도시점⟧",
            "배포일시  ⟦배포일시⟧",
            "담당 부서  ⟦담당 부서⟧",
            "책임자  ⟦책임자⟧",
            "담당자  ⟦담당자⟧"
        ],
        "{}",
        draft.text
    );
    let labels: Vec<&str> = draft.blanks.iter().map(|blank| blank.label.as_str()).collect();
    assert!(["보도시점", "담당자"].iter().all(|label| labels.contains(label)), "{labels:?}");
}

#[test]
fn what_bounds_a_figure_a_day_or_an_hour_is_never_left_out() {
    for (request, lines) in [
        ("직원 대상 교육 실시 알림. 12월 9일 오후 3시~5시, 대강당. 각 부서 2명 이상 참석", &["2명 이상"][..]),
        ("각 부서에 우수사례 제출 요청 부서별 3건 이내 12월 4일까지", &["3건 이내", "제출 기한: 2026. 12. 4.(금)"]),
        ("체험 운영 계획 내부결재. 예산 500만원 이하", &["금5,000,000원(금오백만원) 이하"]),
        ("각 읍면동에 봉사자 추천 요청, 최소 5명, 12월 4일까지", &["최소 5명"]),
        ("걷기대회 계획 12월 5일 10시 이후 시민공원", &["12. 5.(토) 10:00 이후", "장소: 시민공원"]),
        ("각 부서에 12월 10일 이후 방문 점검 협조 요청", &["2026. 12. 10.(목) 이후"]),
        ("신청서 12월 10일 이전에 제출하라고 각 업체에 알림", &["기한: 2026. 12. 10.(목)"]),
    ] {
        let (draft, _) = drafted(request, None);
        for line in lines {
            assert!(draft.text.contains(line), "{request}: {line}\n{}", draft.text);
        }
        let title = draft.text.lines().find(|line| line.starts_with("제목")).expect("a title");
        assert!(!title.contains("이후") && !title.contains("이전"), "{}", draft.text);
    }
}

#[test]
fn what_is_missing_stands_as_a_blank_and_what_contradicts_itself_is_asked() {
    let (draft, _) = drafted("안전점검 회의 12/10(금) 알림 각 부서장한테. 안건은 동절기 대책", None);
    let labels: Vec<&str> = draft.blanks.iter().map(|blank| blank.label.as_str()).collect();
    assert!(
        labels.iter().any(|label| label.contains("확인")) && labels.contains(&"장소"),
        "{labels:?}\n{}",
        draft.text
    );
    assert!(!draft.text.contains("12. 10.(금)") && draft.conflicts.len() == 1);
}

#[test]
fn nothing_at_all_is_a_fault_that_says_so() {
    let (templates, profile) = (templates(), Profile::default());
    let means = Means { library: None, templates: &templates, profile: &profile, unit: Unit::Utf16 };
    let empty = DraftRequest { instruction: " \n".into(), ..DraftRequest::default() };
    let fault = write(&means, &empty, None, TEST_TODAY, &Cancel::default(), &mut |_| ControlFlow::Continue(()));
    assert_eq!(fault.map_err(|fault| fault.code), Err("request_empty"));
}

#[test]
fn a_model_words_what_is_known_as_it_comes() {
    let ask = answering("{\"reason\": \"별관의 배관을 교체하는 공사\"}");
    let (draft, events) = drafted(NOTICE, Some(&*ask));
    assert!(draft.text.contains("사유: 별관의 배관을 교체하는 공사"), "{}", draft.text);
    assert!(draft.text.contains("2026. 11. 28.(토) 09:00∼15:00"), "facts are not the model's: {}", draft.text);
    let pieces = events.iter().filter(|event| matches!(event, DraftEvent::Piece { .. })).count();
    assert!(pieces > 1 && notices(&events).is_empty());
    assert_eq!(draft.model, "가상 모델");
}

#[test]
fn a_figure_that_nobody_gave_is_refused() {
    let ask = answering("{\"reason\": \"1987년에 놓은 배관 교체\"}");
    let (draft, events) = drafted(NOTICE, Some(&*ask));
    assert!(!draft.text.contains("1987"), "{}", draft.text);
    assert_eq!(notices(&events), ["prose_refused"]);
    assert_eq!(draft.model, "builtin");
}

#[test]
fn a_model_that_fails_leaves_the_built_in_text_and_says_why() {
    let (plain, _) = drafted(NOTICE, None);
    let down = |_: &Prompt, _: &Cancel, _: &mut dyn FnMut(&str) -> ControlFlow<()>| Err(ModelError::Status(500));
    let (draft, events) = drafted(NOTICE, Some(&down));
    assert_eq!((draft.text, notices(&events)), (plain.text.clone(), vec!["model_status"]));
    let prattle = answering("무엇을 도와드릴까요?");
    let (draft, events) = drafted(NOTICE, Some(&*prattle));
    assert_eq!((draft.text, notices(&events)), (plain.text, vec!["model_malformed"]));
}

#[test]
fn a_model_that_is_stopped_leaves_what_it_had_finished() {
    let stopped = |said: &'static str| {
        move |_: &Prompt, _: &Cancel, sink: &mut dyn FnMut(&str) -> ControlFlow<()>| {
            let _ = sink(said);
            Err(ModelError::Stopped)
        }
    };
    let (draft, events) =
        drafted(NOTICE, Some(&stopped("{\"reason\": \"별관의 배관을 교체하는 공사\", \"notes\": \"별")));
    assert!(draft.text.contains("사유: 별관의 배관을 교체하는 공사"), "{}", draft.text);
    assert_eq!(notices(&events), ["model_stopped"]);
    let (plain, _) = drafted(NOTICE, None);
    let (draft, _) = drafted(NOTICE, Some(&stopped("{\"reason\": \"별관의 배관을 교체하지")));
    assert_eq!(draft.text, plain.text, "half a sentence is none");
}

#[test]
fn a_model_that_leaves_out_what_was_said_is_refused() {
    let request = "도서관 좌석 부족으로 열람실 확대 계획 내부결재. 예산 1억2천만원, 1층은 24석, 2층은 36석. 야간에는 운영하지 않음";
    let ask = answering("{\"notes\": \"열람실을 확대함\"}");
    let (draft, events) = drafted(request, Some(&*ask));
    assert!(draft.text.contains("36석"), "{}", draft.text);
    assert_eq!((draft.model.as_str(), notices(&events)), ("builtin", vec!["prose_refused"]));
}

#[test]
fn hurried_requests_read_like_official_documents() {
    for (request, lines) in [
        (
            "각 읍면에 빈집 현황 조사표 12월 4일까지 제출하라고 공문 써줘. 서식은 붙임",
            &["제목  빈집 현황 조사표 제출 요청", "1. 제출 자료: 빈집 현황 조사표", "2. 제출 기한: 2026. 12. 4.(금)"][..],
        ),
        (
            "시스템 점검으로 이번주 일요일 0시~6시 전자결재 서비스 중단 안내 문의 정보통신과 내선 2250",
            &["제목  시스템 점검에 따른 전자결재 서비스 중단 알림", "1. 일시: 2026. 11. 29.(일) 00:00∼06:00"],
        ),
        (
            "신규임용자 교육 안내 12월 14~16일 인재개발원. 대상 2026년 하반기 임용자 24명",
            &[
                "제목  신규임용자 교육 참석 안내",
                "1. 일시: 2026. 12. 14.(월)∼12. 16.(수)",
                "3. 대상: 2026년 하반기 임용자 24명",
            ],
        ),
        (
            "소음 민원 처리기한 연장 알림. 현장 재측정이 필요해서 12월 3일에서 12월 10일로",
            &["나. 연장 사유: 현장 재측정 필요", "다. 연장된 처리 기한: 2026. 12. 10.(목)"],
        ),
        (
            "민원인 노은별님이 골목길 가로등 추가 설치 요청했는데 예산이 없어서 내년 상반기에 검토한다고 회신",
            &["수신  노은별", "가. 민원 요지: 골목길 가로등 추가 설치", "나. 처리 결과: 2027년 상반기에 검토할 예정"],
        ),
        (
            "시설관리과에 청사 보수비 2천7백만원 재배정",
            &["제목  청사 보수비 배정 알림", "청사 보수비를 다음과 같이 배정하니"],
        ),
    ] {
        let (draft, _) = drafted(request, None);
        for line in lines {
            assert!(draft.text.contains(line), "{line} in\n{}", draft.text);
        }
        assert_eq!(draft.marks, [], "{}", draft.text);
    }
}

#[test]
fn what_the_second_sentence_says_is_told_where_the_document_does_not_say_it() {
    let (draft, _) = drafted("민원 처리 절차 안내 각 부서에. 접수→검토→처리 순", None);
    let told = draft.marks.iter().any(|mark| mark.message.contains("접수→검토→처리"));
    assert!(told || draft.text.contains("접수→검토→처리"), "{}", draft.text);
}

#[test]
fn facts_of_a_request_are_neither_lost_nor_turned_round() {
    for (request, lines, never) in [
        (
            "각 부서에 당직 제도 개선 의견 내라고 공문 써줘 ㅎㅎ. 12월 4일까지",
            &["제목  당직 제도 개선 의견 조회"][..],
            &["ㅎㅎ"][..],
        ),
        (
            "음악회 계획안. 현장 접수 13시부터. 12월 5일 토요일 14시 음악회 개최. 장소 시민회관",
            &["2026. 12. 5.(토) 14:00"],
            &["2026. 12. 5.(토) 13:00"],
        ),
        (
            "교육 계획안 12월 10일 시청 대강당. 강사료 50만원, 다과비 50만원, 현수막 20만원",
            &["강사료: 금500,000원", "다과비: 금500,000원", "현수막: 금200,000원"],
            &[],
        ),
        ("각 부서에 점검 결과 12월 4일까지 제출 요청. 점검표 서식 3부 붙임", &["점검표 서식 3부.  끝."], &["1부."]),
        (
            "식중독 의심 상황 보고 시청에. 학생들이 급식을 먹었고 이후 복통 호소. 경고를 무시하면 과태료 50만원이 부과됨",
            &["복통 호소", "과태료"],
            &[],
        ),
        ("조사 결과 보고 시청에. 과태료 부과 대상이 아니고 계도 대상임", &["과태료 부과 대상이 아니고 계도 대상"], &[]),
        ("무더위 쉼터 운영 안내를 각 부서에. 12월 4일까지 신청", &["무더위 쉼터"], &["위원회"]),
        (
            "도로과에서 온 공사 협의 회신 공문. 공사 지연은 불가피함. 도로과-12(2026.11.2.)",
            &["검토 결과: ⟦"],
            &["수용 불가"],
        ),
        (
            "민원 처리 현황 보고 도청에. 접수 31건, 한 곳당 40만원꼴? 다음 회의는 12월 16일 아니고 17일임",
            &["접수 31건", "다음 회의는"],
            &["40만원", "400,000", "12. 16."],
        ),
        (
            "위반 업소 점검결과 통보 햇살식당. 11/17 점검. 경고를 무시하면 과태료 50만원이 부과됨. 시정기한 12월 4일",
            &["과태료: 금500,000원"],
            &["경고: 금500,000원"],
        ),
        (
            "맛있는 급식의 날 운영 계획안 12월 4일 시청 대강당 예산 300만원",
            &["제목  맛있는 급식의 날 운영 계획"],
            &["계획안 운영 계획"],
        ),
        ("각 부서에 안전점검 결과 12월 4일까지 제출 요청", &["제목  안전점검 결과 제출 요청"], &["제출 자료: 안전\n"]),
        ("무더위 쉼터 운영 안내 각 부서에. 12월 4일부터. 장소 각 동 주민센터", &["장소: 각 동 주민센터"], &[]),
        (
            "정보공개 청구 결정 통지. 청구인 윤슬기. 비공개 대상정보 해당 없음, 공개 결정",
            &["결정 내용: 공개"],
            &["청구 정보: 비공개", "해당 사항이 없으면"],
        ),
        ("성금 모금 안내 각 부서에. 12월 4일까지. 특강 참석자 포함", &[], &["대상: 포함"]),
        ("정보공개 청구 결정 통지. 청구인 강나루 접수번호 1234567", &["결정 내용: ⟦"], &["결정 내용: 공개"]),
        ("기재부에 예산 집행 실적 자료 제출 요청 12월 4일까지", &["수신  ⟦"], &["기획재정부장관"]),
    ] {
        let (draft, _) = drafted(request, None);
        for line in lines {
            assert!(draft.text.contains(line), "{line} in\n{}", draft.text);
        }
        for line in never {
            assert!(!draft.text.contains(line), "{line} in\n{}", draft.text);
        }
    }
}

/// The memos of `memos.md`: what becomes of each is written there.
#[test]
fn what_a_memo_states_stands_in_the_draft_or_is_said_to_be_left_over() {
    let mut wrong = Vec::new();
    for memo in include_str!("memos.md").split("\n## ").skip(1) {
        let marked = |sign: &str| -> Vec<&str> { memo.lines().filter_map(|line| line.strip_prefix(sign)).collect() };
        let (draft, _) = drafted(&marked("> ").join("\n"), None);
        let name = memo.lines().next().unwrap_or_default();
        let mut said = draft.text.clone();
        for mark in draft.marks.iter().filter(|mark| mark.rule == "REQUEST-UNUSED") {
            said.push_str(&format!("\n{}", mark.message));
        }
        let words = marked("~ ").into_iter().flat_map(str::split_whitespace).map(str::to_owned);
        let stands = words.filter(|word| !said.contains(word.as_str())).map(|word| format!("{name}: lost {word}"));
        let lost: Vec<String> = stands
            .chain(figures_of(&marked("> ").join("\n"), &said).map(|figure| format!("{name}: lost {figure}")))
            .chain(
                marked("- ")
                    .into_iter()
                    .filter(|line| !draft.text.contains(line))
                    .map(|line| format!("{name}: no {line}")),
            )
            .chain(
                marked("! ")
                    .into_iter()
                    .filter(|line| draft.text.contains(line))
                    .map(|line| format!("{name}: has {line}")),
            )
            .collect();
        if !lost.is_empty() {
            wrong.push(format!("{}\n{}", lost.join("\n"), said));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The figures of a memo that do not stand in a text in any notation: hours and sums are written anew, the rest is kept.
fn figures_of<'a>(memo: &'a str, said: &'a str) -> impl Iterator<Item = String> + 'a {
    let sums = crate::korean::amounts::find(memo);
    let hours = crate::korean::times::find(memo);
    let figures = crate::korean::pattern(r"\d[\d,]*");
    let found: Vec<(std::ops::Range<usize>, String)> =
        figures.find_iter(memo).map(|found| (found.range(), found.as_str().to_owned())).collect();
    let stands = move |range: &std::ops::Range<usize>, figure: &str| {
        let plain = said.replace(',', "");
        let inside = |place: &std::ops::Range<usize>| place.start <= range.start && range.end <= place.end;
        plain.contains(&figure.replace(',', ""))
            || sums.iter().any(|sum| inside(&sum.range) && plain.contains(&sum.won.to_string()))
            || hours.iter().any(|hour| inside(&hour.range) && said.contains(&crate::korean::times::written(hour.start)))
    };
    found.into_iter().filter(move |(range, figure)| !stands(range, figure)).map(|(_, figure)| figure)
}
