//! Whole drafts on the starter templates, with and without a model. Today is Monday, 23 November 2026.

use std::{ops::ControlFlow, path::Path};

use biseo_documents::Profile;

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
    let ask = answering("{\"reason\": \"낡은 배관을 바꾸는 공사\"}");
    let (draft, events) = drafted(NOTICE, Some(&*ask));
    assert!(draft.text.contains("사유: 낡은 배관을 바꾸는 공사"), "{}", draft.text);
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
fn a_model_that_is_stopped_leaves_what_came() {
    let stopped = |_: &Prompt, _: &Cancel, sink: &mut dyn FnMut(&str) -> ControlFlow<()>| {
        let _ = sink("{\"reason\": \"배관 교체 공사");
        Err(ModelError::Stopped)
    };
    let (draft, events) = drafted(NOTICE, Some(&stopped));
    assert!(draft.text.contains("사유: 배관 교체 공사"), "{}", draft.text);
    assert_eq!(notices(&events), ["model_stopped"]);
}
