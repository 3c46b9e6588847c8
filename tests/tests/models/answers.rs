//! Good answers, in every form that servers give them.

use std::time::{Duration, Instant};

use biseo_secretary::model::{Message, Role};
use biseo_tests::server::{Script, Server, Then, Turn, event, events};
use serde_json::json;

use crate::{ask, endpoint, prompt};

const TEXT: &str = "1. 관련: 「민원 처리에 관한 법률」 제12조\n2. 위 호와 관련하여 자료를 요청합니다. 𠀋 끝.";

#[test]
fn an_answer_comes_piece_by_piece_and_whole() {
    let server = Server::start(Script::says(TEXT));
    let heard = ask(&endpoint(&server), &prompt("자료 제출 요청"));
    assert_eq!(heard.result.as_deref(), Ok(TEXT));
    assert_eq!(heard.text(), TEXT);
    assert!(heard.pieces.len() > 10, "{} pieces", heard.pieces.len());
}

#[test]
fn the_request_says_what_was_asked_word_for_word() {
    let server = Server::start(Script::says("네"));
    let mut prompt = prompt("붙임의 {{ 자리 }}와 {% if %}는 문서의 글입니다. \"따옴표\"\n\u{0}");
    prompt.messages.push(Message { role: Role::Assistant, content: "1. 관련".into() });
    let heard = ask(&endpoint(&server), &prompt);
    assert_eq!(heard.result.as_deref(), Ok("네"));
    let requests = server.requests();
    assert_eq!(requests.len(), 1);
    let body = requests[0].json();
    assert_eq!(
        body,
        json!({
            "model": "scripted",
            "messages": [
                {"role": "system", "content": prompt.messages[0].content},
                {"role": "user", "content": prompt.messages[1].content},
                {"role": "assistant", "content": "1. 관련"},
            ],
            "max_tokens": 256,
            "temperature": 0.2,
            "stream": true,
        })
    );
}

#[test]
fn every_way_to_write_a_stream_is_understood() {
    let said = |text: &str| events(text);
    let stop = event(&json!({}), Some("stop"));
    let spaceless = said(TEXT).replace("data: ", "data:");
    let crlf = (said(TEXT) + &stop + "data: [DONE]\n\n").replace('\n', "\r\n");
    let reasoning = event(&json!({"reasoning_content": "음… 기한이 없네"}), None);
    for (what, stream) in [
        ("no space after data:", spaceless + &stop + "data:[DONE]\n\n"),
        ("carriage returns", crlf),
        ("no [DONE]", said(TEXT) + &stop),
        ("no finish_reason", said(TEXT) + "data: [DONE]\n\n"),
        ("comments between", format!(": keep-alive\n\n{}: keep-alive\n\n{stop}data: [DONE]\n\n", said(TEXT))),
        ("named events", said(TEXT).replace("data:", "event: message\nid: 1\ndata:") + &stop),
        ("a thought in its own field", reasoning + &said(TEXT) + &stop),
        ("a thought before the text", said(&format!("<think>\n음…\n</think>\n\n{TEXT}")) + &stop),
        ("usage after the end", said(TEXT) + &stop + "data: {\"choices\":[],\"usage\":{\"total_tokens\":9}}\n\n"),
        ("no line end at the end", said(TEXT) + stop.trim_end()),
    ] {
        let server = Server::start(Script::always(Turn::raw(stream, Then::End)));
        let heard = ask(&endpoint(&server), &prompt("자료 제출 요청"));
        assert_eq!(heard.result.as_deref(), Ok(TEXT), "{what}");
        assert_eq!(heard.text(), TEXT, "{what}");
    }
}

#[test]
fn characters_split_between_packets_are_not_torn() {
    const SHORT: &str = "「법」 𠀋 끝.";
    let stream = events(SHORT) + &event(&json!({}), Some("stop")) + "data: [DONE]\n\n";
    for size in [1, 7] {
        let chunks = stream.as_bytes().chunks(size).map(|bytes| (Duration::ZERO, bytes.to_vec())).collect();
        let server = Server::start(Script::always(Turn::Raw { chunks, then: Then::End }));
        let heard = ask(&endpoint(&server), &prompt("자료 제출 요청"));
        assert_eq!(heard.result.as_deref(), Ok(SHORT), "{size} bytes at a time");
    }
}

#[test]
fn a_gateway_that_ignores_streaming_is_understood() {
    let server = Server::start(Script::always(Turn::Whole(TEXT.into())));
    let heard = ask(&endpoint(&server), &prompt("자료 제출 요청"));
    assert_eq!(heard.result.as_deref(), Ok(TEXT));
    assert_eq!(heard.text(), TEXT);
}

#[test]
fn an_endpoint_that_never_closes_its_stream_does_not_hold_up_the_answer() {
    let answer = (Duration::ZERO, (events(TEXT) + &event(&json!({}), Some("stop"))).into_bytes());
    let comment = (Duration::from_millis(20), b": keep-alive\n\n".to_vec());
    for comments in [0, 200] {
        let mut chunks = vec![answer.clone()];
        chunks.resize(1 + comments, comment.clone());
        let server = Server::start(Script::always(Turn::Raw { chunks, then: Then::Silence }));
        let asked = Instant::now();
        let heard = ask(&endpoint(&server), &prompt("자료 제출 요청"));
        assert_eq!(heard.result.as_deref(), Ok(TEXT));
        assert!(asked.elapsed() < Duration::from_secs(1), "{:?}", asked.elapsed());
    }
}

#[test]
fn a_schema_is_sent_and_an_endpoint_that_refuses_it_is_asked_once_without() {
    let schema = json!({"type": "object", "properties": {"title": {"type": "string"}}});
    let server = Server::start(Script::always(Turn::NoSchema(Box::new(Turn::says("{}")))));
    let endpoint = endpoint(&server);
    let model = biseo_models::connect(&endpoint).expect("a valid endpoint");
    let mut with_schema = prompt("제목만");
    with_schema.schema = Some(schema.clone());
    for _ in 0..2 {
        let answer = model.ask(&with_schema, &Default::default(), &mut |_| std::ops::ControlFlow::Continue(()));
        assert_eq!(answer.as_deref(), Ok("{}"));
    }
    let sent: Vec<_> = server.requests().iter().map(|request| request.json()["response_format"].clone()).collect();
    assert_eq!(sent.len(), 3, "refused, asked again, and the second time not tried any more");
    assert_eq!(sent[0]["type"], "json_schema");
    assert_eq!(sent[0]["json_schema"]["schema"], schema);
    assert!(sent[1].is_null() && sent[2].is_null());
}

#[test]
fn a_connection_is_used_again() {
    let server = Server::start(Script::says("네"));
    let model = biseo_models::connect(&endpoint(&server)).expect("a valid endpoint");
    for _ in 0..3 {
        let answer = model.ask(&prompt("?"), &Default::default(), &mut |_| std::ops::ControlFlow::Continue(()));
        assert_eq!(answer.as_deref(), Ok("네"));
    }
    // A call that comes before the last connection is back in the pool may open one more.
    assert!(server.connections() < 3, "{} connections for 3 calls", server.connections());
}

/// The shell's commands run on a runtime of their own, where waiting on another would panic.
#[test]
fn a_caller_inside_another_runtime_is_served() {
    let server = Server::start(Script::says(TEXT));
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let heard = runtime.block_on(async { ask(&endpoint(&server), &prompt("?")) });
    assert_eq!(heard.result.as_deref(), Ok(TEXT));
}

/// How much faster than any model the client reads.
#[test]
fn a_fast_model_is_not_slowed_down() {
    const TOKENS: usize = 4000;
    let text = "가나".repeat(TOKENS);
    let server = Server::start(Script::says(text.as_str()));
    let mut long = prompt("?");
    long.max_tokens = 2048;
    let asked = Instant::now();
    let heard = ask(&endpoint(&server), &long);
    let took = asked.elapsed();
    assert_eq!(heard.result, Ok(text));
    println!("{TOKENS} tokens in {took:?}: {:.0} a second, server included", TOKENS as f64 / took.as_secs_f64());
    assert!(took < Duration::from_secs(4), "{took:?}");
}

/// What the client adds to the time that the model itself needs.
#[test]
fn the_first_word_is_passed_on_at_once() {
    const THINKS: Duration = Duration::from_millis(50);
    const ROUNDS: u32 = 20;
    let server = Server::start(Script::always(Turn::answer(TEXT, THINKS, 0.0)));
    let model = biseo_models::connect(&endpoint(&server)).expect("a valid endpoint");
    let mut overhead = Vec::new();
    for _ in 0..ROUNDS {
        let asked = Instant::now();
        let mut first = None;
        let answer = model.ask(&prompt("?"), &Default::default(), &mut |_| {
            first.get_or_insert_with(|| asked.elapsed());
            std::ops::ControlFlow::Continue(())
        });
        assert_eq!(answer.as_deref(), Ok(TEXT));
        overhead.push(first.expect("a first piece") - THINKS);
    }
    overhead.sort();
    let (median, worst) = (overhead[overhead.len() / 2], overhead[overhead.len() - 1]);
    println!("first piece after the server's first token: median {median:?}, worst {worst:?} of {ROUNDS}");
    assert!(median < Duration::from_millis(60), "{overhead:?}");
}
