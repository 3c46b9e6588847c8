//! What has no end is cut, and what does not fit is not sent.

use std::{
    ops::ControlFlow,
    time::{Duration, Instant},
};

use biseo_models::{Endpoint, connect};
use biseo_secretary::model::{Cancel, ModelError};
use biseo_tests::server::{Script, Server, Turn};

use crate::{ask, endpoint, prompt};

#[test]
fn endless_text_is_cut_and_said() {
    let server = Server::start(Script::always(Turn::endless_text("같은 말을 되풀이합니다. ")));
    let heard = ask(&endpoint(&server), &prompt("?"));
    assert_eq!(heard.result, Err(ModelError::Endless { max_tokens: 256 }));
    let bytes = heard.text().len();
    assert!((256 * 16..256 * 32).contains(&bytes), "{bytes} bytes reached the sink");
    assert!(server.waits_for_broken_off(1, Duration::from_secs(1)), "the connection stands");
}

#[test]
fn an_endless_line_is_refused_before_it_fills_the_memory() {
    let server = Server::start(Script::always(Turn::endless_line()));
    let asked = Instant::now();
    let heard = ask(&endpoint(&server), &prompt("?"));
    assert!(matches!(heard.result, Err(ModelError::Malformed(_))), "{:?}", heard.result);
    assert!(asked.elapsed() < Duration::from_secs(2));
    assert!(server.waits_for_broken_off(1, Duration::from_secs(1)), "the connection stands");
}

#[test]
fn endless_comments_and_endless_thoughts_are_cut_too() {
    for bytes in
        [": keep-alive\n\n".repeat(100), "data: {\"choices\":[{\"delta\":{\"reasoning\":\"음\"}}]}\n\n".repeat(50)]
    {
        let server = Server::start(Script::always(Turn::Endless(bytes.into_bytes())));
        let heard = ask(&endpoint(&server), &prompt("?"));
        assert!(
            matches!(heard.result, Err(ModelError::Endless { .. } | ModelError::Silent { .. })),
            "{:?}",
            heard.result
        );
    }
}

#[test]
fn the_longest_answer_of_the_endpoint_bounds_every_prompt() {
    let server = Server::start(Script::says("네"));
    let endpoint = Endpoint { max_answer: 64, ..endpoint(&server) };
    assert_eq!(ask(&endpoint, &prompt("?")).result.as_deref(), Ok("네"));
    assert_eq!(server.requests()[0].json()["max_tokens"], 64);
}

#[test]
fn a_prompt_that_does_not_fit_is_not_sent() {
    let server = Server::start(Script::says("네"));
    let endpoint = Endpoint { context_tokens: 1000, max_answer: 256, ..endpoint(&server) };
    let heard = ask(&endpoint, &prompt(&"가".repeat(1000)));
    match heard.result {
        Err(ModelError::TooLong { needed, limit }) => {
            assert_eq!(limit, 1000 - 256);
            assert!(needed > 1000);
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(server.requests(), []);
    let fitting = ask(&endpoint, &prompt(&"가".repeat(700)));
    assert_eq!(fitting.result.as_deref(), Ok("네"));
}

#[test]
fn no_more_calls_are_under_way_than_the_endpoint_takes() {
    let server = Server::start(Script::always(Turn::answer("네, 그렇습니다.", Duration::from_millis(30), 0.0)));
    let model = connect(&Endpoint { concurrency: 3, ..endpoint(&server) }).expect("a valid endpoint");
    std::thread::scope(|scope| {
        for _ in 0..12 {
            scope.spawn(|| {
                let answer = model.ask(&prompt("?"), &Cancel::default(), &mut |_| ControlFlow::Continue(()));
                assert_eq!(answer.as_deref(), Ok("네, 그렇습니다."));
            });
        }
    });
    assert_eq!(server.requests().len(), 12);
    assert_eq!(server.most_under_way(), 3);
}
