use std::{
    ops::ControlFlow,
    sync::atomic::{AtomicUsize, Ordering},
};

use super::*;
use crate::minutes::{MinutesRequest, write};

const LIMITS: Limits = Limits { context_tokens: 16_000, concurrency: 2 };

fn request(transcript: String) -> MinutesRequest {
    MinutesRequest { transcript, date: Some(jiff::civil::date(2026, 3, 4)), ..MinutesRequest::default() }
}

fn short() -> String {
    "김가람: 빗물받이 점검 회의를 시작하겠습니다.\n이두리: 정비 예산이 3억 원 부족합니다.\n김가람: 그럼 정비 구간을 2곳으로 줄이는 것으로 하겠습니다.\n김가람: 이두리 팀장이 구간 도면을 금요일까지 제출해 주세요.\n이두리: 네, 제출하겠습니다.\n김가람: 마치겠습니다.\n".to_owned()
}

fn ask_with(
    answer: &(dyn Fn(&Prompt, &Cancel) -> Result<String, ModelError> + Sync),
    text: String,
) -> (Minutes, Vec<MinutesEvent>) {
    let helper = Helper { name: "scripted", limits: LIMITS, ask: answer, kept: &|_| None, keep: &|_, _| () };
    let mut events = Vec::new();
    let mut sink = |event| {
        events.push(event);
        ControlFlow::Continue(())
    };
    let today = jiff::civil::date(2026, 3, 4);
    let minutes = write(&request(text), Some(&helper), today, &Cancel::default(), &mut sink).expect("a transcript");
    (minutes, events)
}

#[test]
fn what_no_utterance_carries_is_dropped_and_counted() {
    let answer = r#"```json
    {"decisions": [
        {"text": "정비 구간을 2곳으로 축소", "utterances": [3]},
        {"text": "정비 구간을 5곳으로 확대", "utterances": [3]},
        {"text": "주차 요금 인상을 승인", "utterances": [3]},
        {"text": "정비 예산 3억 원 부족", "utterances": [2]},
        {"text": "정비 구간 축소", "utterances": [99]}],
     "actions": [{"task": "구간 도면 제출", "owner": "이두리", "due_spoken": "금요일까지", "utterances": [4, 5]},
        {"task": "구간 도면을 제출하고 정비", "owner": "박세라", "due_spoken": "월요일까지", "utterances": [4]}],
     "postponed": [], "key_points": [{"text": "정비 예산이 3억 원 부족", "utterances": [2]}]}
    ```"#;
    let (minutes, _) = ask_with(&|_, _| Ok(answer.to_owned()), short());
    let decisions: Vec<_> = minutes.decisions.iter().map(|item| item.text.as_str()).collect();
    assert_eq!(decisions, ["정비 구간을 2곳으로 축소"]);
    assert_eq!(minutes.actions[0].owner.as_deref(), Some("이두리"));
    assert_eq!(minutes.actions[0].due, Some(jiff::civil::date(2026, 3, 6)), "the day is computed, not taken over");
    assert!(minutes.actions.iter().all(|item| item.owner.as_deref() != Some("박세라")), "nobody named her");
    assert_eq!(minutes.dropped, 6, "four decisions, an owner and a due date");
    assert_eq!(minutes.model, "scripted");
}

#[test]
fn a_part_that_fails_is_asked_again_and_then_marked_while_the_built_in_record_stands() {
    let calls = AtomicUsize::new(0);
    let failing = |_: &Prompt, _: &Cancel| {
        calls.fetch_add(1, Ordering::Relaxed);
        Err(ModelError::Busy)
    };
    let (minutes, events) = ask_with(&failing, short());
    assert_eq!(calls.load(Ordering::Relaxed), 2);
    assert_eq!(minutes.failed, [[1, 6]]);
    assert_eq!(minutes.decisions.len(), 1, "{:?}", minutes.decisions);
    assert!(events.iter().any(|event| matches!(event, MinutesEvent::Notice(fault) if fault.code == "model_busy")));

    let calls = AtomicUsize::new(0);
    let second = |_: &Prompt, _: &Cancel| match calls.fetch_add(1, Ordering::Relaxed) {
        0 => Ok("그건 어렵습니다".to_owned()),
        _ => Ok(r#"{"decisions": []}"#.to_owned()),
    };
    let (minutes, _) = ask_with(&second, short());
    assert!(minutes.failed.is_empty(), "the second answer counts");
    assert_eq!(minutes.decisions.len(), 1, "what the model passes over stays: {:?}", minutes.decisions);
}

#[test]
fn an_empty_answer_erases_nothing_and_is_said() {
    let (minutes, events) = ask_with(&|_, _| Ok("{}".to_owned()), short());
    assert_eq!(minutes.failed, [[1, 6]], "it is no answer");
    assert_eq!((minutes.decisions.len(), minutes.actions.len()), (1, 1));
    assert!(events.iter().any(|event| matches!(event, MinutesEvent::Notice(fault) if fault.code == "model_malformed")));
}

#[test]
fn dissent_and_what_the_model_passes_over_stay_and_the_speaker_bears_the_name_the_talk_gave() {
    let text = "참석자 1: 위원회를 개회하겠습니다.\n참석자 2: 총무과장 이두리입니다. 요금을 5퍼센트 올리는 안입니다.\n\
        참석자 3: 저는 반대합니다. 민원이 크게 늘어날 것입니다.\n참석자 1: 요금은 5퍼센트 올리는 것으로 하겠습니다.\n\
        참석자 1: 총무과장님은 안내문을 금요일까지 만들어 주세요.\n참석자 2: 네, 만들겠습니다.\n참석자 1: 폐회하겠습니다.\n";
    let answer = r#"{"key_points": [{"text": "요금을 5퍼센트 올리는 안", "utterances": [2]}]}"#;
    let (minutes, _) = ask_with(&|_, _| Ok(answer.to_owned()), text.to_owned());
    let told: Vec<_> = minutes.key_points.iter().map(|point| (point.speaker.as_str(), point.dissent)).collect();
    assert_eq!(told, [("이두리", false), ("참석자 3", true)]);
    assert_eq!(minutes.decisions[0].utterances, [4]);
    assert_eq!(minutes.actions[0].utterances, [5, 6]);
}

#[test]
fn a_meaning_turned_round_is_dropped_and_a_reason_in_front_turns_nothing_round() {
    let text = "김가람: 회의를 시작하겠습니다.\n김가람: 주차요금은 인상하지 않는 것으로 하겠습니다.\n\
        김가람: 예산이 없으니까 정비 구간은 2곳으로 줄이겠습니다.\n이두리: 네.\n";
    let answer = r#"{"decisions": [{"text": "주차요금 인상", "utterances": [2]},
        {"text": "정비 구간을 2곳으로 축소", "utterances": [3]}]}"#;
    let (minutes, _) = ask_with(&|_, _| Ok(answer.to_owned()), text.to_owned());
    let decisions: Vec<_> = minutes.decisions.iter().map(|item| item.text.as_str()).collect();
    assert!(!decisions.contains(&"주차요금 인상") && decisions.contains(&"정비 구간을 2곳으로 축소"), "{decisions:?}");
    assert_eq!(minutes.dropped, 1);
}

#[test]
fn parts_fit_the_model_cover_everything_once_and_come_back_in_order() {
    let mut text = String::new();
    for item in 1..=12 {
        text += &format!("김가람: 제{item}호 안건 {item}구역 정비안입니다.\n");
        text += &"이두리: 현장을 확인해 보니 배수로가 낡았고 주민 불편이 이어지고 있어 정비가 필요한 상황입니다.\n"
            .repeat(60);
        text += &format!("김가람: {item}구역 배수로를 전면 정비하는 것으로 하겠습니다.\n");
    }
    let asked = |prompt: &Prompt, _: &Cancel| {
        assert!(prompt.tokens() + prompt.max_tokens <= LIMITS.context_tokens, "the prompt fits");
        let lines = prompt.messages[1].content.lines().filter(|line| line.contains("전면 정비"));
        let items: Vec<String> = lines
            .map(|line| {
                let id = line.split(' ').next().unwrap_or_default();
                let zone = line.split("람: ").nth(1).and_then(|said| said.split(' ').next()).unwrap_or_default();
                format!(r#"{{"text": "{zone} 배수로를 전면 정비", "utterances": [{id}]}}"#)
            })
            .collect();
        Ok(format!(r#"{{"decisions": [{}]}}"#, items.join(",")))
    };
    let (minutes, events) = ask_with(&asked, text);
    let ids: Vec<u32> = minutes.decisions.iter().flat_map(|item| item.utterances.clone()).collect();
    assert!(ids.is_sorted(), "{ids:?}");
    let cut = parts::cut(&minutes, LIMITS, ANSWER);
    assert_eq!((cut[0].first, cut[cut.len() - 1].last), (1, minutes.utterances.len() as u32));
    assert!(cut.windows(2).all(|pair| pair[0].last + 1 == pair[1].first));
    let borders = minutes.agenda.iter().filter(|item| cut.iter().any(|part| part.first == item.utterances[0])).count();
    assert!(borders * 2 >= cut.len(), "most parts begin with an item: {cut:?}");
    let progress = events.iter().filter(|event| matches!(event, MinutesEvent::Progress { .. })).count();
    assert_eq!(progress, cut.len());
}

#[test]
fn stopping_keeps_what_is_done() {
    let stopping = |_: &Prompt, cancel: &Cancel| {
        cancel.cancel();
        Err(ModelError::Stopped)
    };
    let (minutes, events) = ask_with(&stopping, short());
    assert_eq!(minutes.decisions.len(), 1, "the built-in record stands");
    assert!(minutes.failed.is_empty());
    assert!(events.iter().any(|event| matches!(event, MinutesEvent::Notice(fault) if fault.code == "model_stopped")));
}
