//! Every way an endpoint can fail.

use std::time::{Duration, Instant};

use biseo_models::{Endpoint, Patience};
use biseo_secretary::model::ModelError;
use biseo_tests::server::{Script, Server, Then, Turn, event, events};
use serde_json::json;

use crate::{ask, endpoint, prompt};

const BEFORE: &str = "1. 관련: 민원 처리";

fn failure(turn: Turn) -> ModelError {
    let server = Server::start(Script::always(turn));
    ask(&endpoint(&server), &prompt("?")).result.expect_err("a failure")
}

#[test]
fn statuses_are_told_apart() {
    for (code, error) in [
        (401, ModelError::Unauthorised(401)),
        (403, ModelError::Unauthorised(403)),
        (404, ModelError::Status(404)),
        (429, ModelError::Busy),
        (500, ModelError::Status(500)),
        (503, ModelError::Status(503)),
    ] {
        assert_eq!(failure(Turn::status(code)), error);
    }
}

#[test]
fn what_came_before_a_fault_reaches_the_sink() {
    for (turn, error) in [
        (Turn::cut_after(BEFORE), ModelError::CutOff),
        (Turn::raw(events(BEFORE), Then::End), ModelError::CutOff),
        (
            Turn::raw(events(BEFORE) + "data: {\"error\":{\"message\":\"…\",\"code\":500}}\n\n", Then::End),
            ModelError::Status(500),
        ),
        (Turn::raw(events(BEFORE) + &event(&json!({}), Some("content_filter")), Then::End), ModelError::CutOff),
        (Turn::silent_after(BEFORE), ModelError::Silent { seconds: 1 }),
        (Turn::bounded_after(BEFORE), ModelError::Endless { max_tokens: 256 }),
    ] {
        let server = Server::start(Script::always(turn.clone()));
        let heard = ask(&endpoint(&server), &prompt("?"));
        assert_eq!(heard.result, Err(error), "{turn:?}");
        assert_eq!(heard.text(), BEFORE, "{turn:?}");
    }
}

#[test]
fn what_is_not_the_protocol_is_named_so_without_quoting_it() {
    for (what, turn) in [
        ("broken JSON", Turn::broken_after(BEFORE)),
        ("other JSON", Turn::raw("data: {\"choices\": \"홍길동\"}\n\ndata: [DONE]\n\n", Then::End)),
        ("other JSON outside a stream", Turn::raw("{\"detail\": \"홍길동\"}", Then::End)),
        ("a login page", Turn::raw("<!doctype html>\n<title>로그인 홍길동</title>\n", Then::End)),
        (
            "not text",
            Turn::raw(b"data: {\"choices\":[{\"delta\":{\"content\":\"\xff\xfe\"}}]}\n\n".to_vec(), Then::End),
        ),
        ("a role and nothing else", Turn::role_only()),
        ("an empty answer", Turn::says("")),
        ("an empty whole answer", Turn::Whole(String::new())),
    ] {
        match failure(turn) {
            ModelError::Malformed(reason) => assert!(!reason.contains("홍길동"), "{what}: {reason}"),
            other => panic!("{what}: {other:?}"),
        }
    }
}

#[test]
fn silence_ends_in_time() {
    let role_then_comments = (0..100).map(|_| (Duration::from_millis(50), b": keep-alive\n\n".to_vec())).collect();
    for (what, turn) in [
        ("before the head", Turn::Slow(Duration::from_secs(30), Box::new(Turn::says("늦음")))),
        ("after the head", Turn::raw("", Then::Silence)),
        ("after the role", Turn::raw(events(""), Then::Silence)),
        ("only comments", Turn::Raw { chunks: role_then_comments, then: Then::Silence }),
        ("the middle of an event", Turn::raw("data: {\"choi", Then::Silence)),
    ] {
        let asked = Instant::now();
        assert_eq!(failure(turn), ModelError::Silent { seconds: 1 }, "{what}");
        assert!(asked.elapsed() < Duration::from_secs(2), "{what}: {:?}", asked.elapsed());
    }
}

#[test]
fn a_model_that_thinks_aloud_is_not_silent() {
    let thought = event(&json!({"reasoning_content": "음"}), None).into_bytes();
    let mut chunks: Vec<_> = (0..10).map(|_| (Duration::from_millis(100), thought.clone())).collect();
    chunks.push((Duration::ZERO, (events("네") + "data: [DONE]\n\n").into_bytes()));
    let server = Server::start(Script::always(Turn::Raw { chunks, then: Then::End }));
    assert_eq!(ask(&endpoint(&server), &prompt("?")).result.as_deref(), Ok("네"));
}

#[test]
fn nothing_listens_there() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("its address");
    let nobody = Endpoint::new("없음", format!("http://{free}"), "m");
    assert!(matches!(ask(&nobody, &prompt("?")).result, Err(ModelError::Unreachable(_))));
    let nowhere = Endpoint::new("없음", "http://no-such-host.invalid", "m");
    assert!(matches!(ask(&nowhere, &prompt("?")).result, Err(ModelError::Unreachable(_))));
}

#[test]
fn a_connection_that_does_not_come_to_stand_is_given_up() {
    // It takes connections and never answers the greeting of TLS.
    let mute = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = mute.local_addr().expect("its address");
    let patience = Patience { connect: Duration::from_millis(300), ..Patience::default() };
    let slow = Endpoint { patience, ..Endpoint::new("느림", format!("https://{address}"), "m") };
    let asked = Instant::now();
    assert!(matches!(ask(&slow, &prompt("?")).result, Err(ModelError::Unreachable(_))));
    assert!(asked.elapsed() < Duration::from_secs(2), "{:?}", asked.elapsed());
}

#[test]
fn a_server_without_tls_is_not_spoken_to_in_clear() {
    let server = Server::start(Script::says("네"));
    let mut secure = Endpoint { base_url: server.base_url().replace("http:", "https:"), ..endpoint(&server) };
    secure.patience.connect = Duration::from_millis(300);
    assert!(matches!(ask(&secure, &prompt("?")).result, Err(ModelError::Unreachable(_))));
    assert_eq!(server.requests(), []);
}

#[test]
fn a_connection_that_breaks_before_an_answer_is_no_answer() {
    let server = Server::start(Script::always(Turn::HangUp));
    let heard = ask(&endpoint(&server), &prompt("?"));
    assert!(matches!(heard.result, Err(ModelError::Unreachable(_))), "{:?}", heard.result);
}

#[test]
fn a_busy_endpoint_is_asked_again_when_it_says() {
    let server =
        Server::start(Script::turns([Turn::status_with(429, "Retry-After", "1"), Turn::status(503), Turn::says("네")]));
    let asked = Instant::now();
    assert_eq!(ask(&endpoint(&server), &prompt("?")).result.as_deref(), Ok("네"));
    assert!(asked.elapsed() >= Duration::from_secs(1), "Retry-After was not honoured");
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn an_endpoint_that_is_busy_for_long_is_not_waited_for() {
    let server = Server::start(Script::always(Turn::status_with(429, "Retry-After", "3600")));
    assert_eq!(ask(&endpoint(&server), &prompt("?")).result, Err(ModelError::Busy));
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn an_answer_that_began_is_never_asked_for_again() {
    let server = Server::start(Script::turns([Turn::cut_after(BEFORE), Turn::says("네")]));
    assert_eq!(ask(&endpoint(&server), &prompt("?")).result, Err(ModelError::CutOff));
    assert_eq!(server.requests().len(), 1);
}
