//! The user's word, and the sink's, stop a call whatever the endpoint does.

use std::{
    net::TcpListener,
    ops::ControlFlow,
    thread,
    time::{Duration, Instant},
};

use biseo_models::{Endpoint, Patience, connect};
use biseo_secretary::model::{Cancel, ModelError};
use biseo_tests::server::{Script, Server, Then, Turn};

use crate::{endpoint, prompt};

/// The contract is 100 ms; a loaded machine is granted more.
const HEARD: Duration = Duration::from_millis(400);

/// Cancels a call some time after it was asked, and gives how long that took to be heard.
fn stop(what: &str, endpoint: &Endpoint) -> Duration {
    let model = connect(endpoint).expect("a valid endpoint");
    let cancel = Cancel::default();
    let (result, took) = thread::scope(|scope| {
        let stopping = scope.spawn(|| {
            thread::sleep(Duration::from_millis(150));
            cancel.cancel();
            Instant::now()
        });
        let result = model.ask(&prompt("?"), &cancel, &mut |_| ControlFlow::Continue(()));
        let ended = Instant::now();
        (result, ended.saturating_duration_since(stopping.join().expect("it cancelled")))
    });
    assert_eq!(result, Err(ModelError::Stopped), "{what}");
    println!("cancel heard after {took:?} ({what})");
    assert!(took < HEARD, "{what}: {took:?}");
    took
}

fn patient(server: &Server) -> Endpoint {
    Endpoint { patience: Patience::default(), ..endpoint(server) }
}

#[test]
fn a_cancel_is_heard_whatever_the_endpoint_does() {
    for (what, turn) in [
        ("before the head", Turn::Slow(Duration::from_secs(30), Box::new(Turn::says("늦음")))),
        ("after the head", Turn::raw("", Then::Silence)),
        ("after some text", Turn::silent_after("1. 관련")),
        ("while it speaks", Turn::answer("가".repeat(10_000), Duration::ZERO, 50.0)),
    ] {
        let server = Server::start(Script::always(turn));
        stop(what, &patient(&server));
        assert!(server.waits_for_broken_off(1, Duration::from_secs(1)), "{what}: the connection stands");
    }
}

#[test]
fn a_cancel_is_heard_while_waiting_to_ask_again() {
    let server = Server::start(Script::always(Turn::status_with(429, "Retry-After", "15")));
    let mut endpoint = endpoint(&server);
    endpoint.patience.longest_backoff = Duration::from_secs(20);
    stop("while waiting to ask again", &endpoint);
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn a_cancel_is_heard_while_connecting() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("its address");
    // A listener that never accepts and a client that waits for TLS: the connection does not come to stand.
    let endpoint = Endpoint::new("느림", format!("https://{address}"), "m");
    stop("while connecting", &endpoint);
}

#[test]
fn a_cancel_is_heard_while_waiting_for_a_place() {
    let server = Server::start(Script::always(Turn::raw("", Then::Silence)));
    let endpoint = Endpoint { concurrency: 1, ..patient(&server) };
    let model = connect(&endpoint).expect("a valid endpoint");
    let (first, second) = (Cancel::default(), Cancel::default());
    let ask = |cancel: &Cancel| model.ask(&prompt("?"), cancel, &mut |_| ControlFlow::Continue(()));
    thread::scope(|scope| {
        let holding = scope.spawn(|| ask(&first));
        while server.requests().is_empty() {
            thread::sleep(Duration::from_millis(5));
        }
        let waiting = scope.spawn(|| ask(&second));
        thread::sleep(Duration::from_millis(50));
        second.cancel();
        assert_eq!(waiting.join().expect("it returned"), Err(ModelError::Stopped));
        first.cancel();
        assert_eq!(holding.join().expect("it returned"), Err(ModelError::Stopped));
    });
    assert_eq!(server.requests().len(), 1, "the second was never sent");
}

#[test]
fn a_cancelled_token_sends_nothing() {
    let server = Server::start(Script::says("네"));
    let cancel = Cancel::default();
    cancel.cancel();
    let model = connect(&endpoint(&server)).expect("a valid endpoint");
    let answer = model.ask(&prompt("?"), &cancel, &mut |_| ControlFlow::Continue(()));
    assert_eq!(answer, Err(ModelError::Stopped));
    assert_eq!(server.requests(), []);
}

#[test]
fn a_sink_that_breaks_stops_the_call_and_drops_the_connection() {
    let server = Server::start(Script::always(Turn::silent_after("1. 관련: 민원")));
    let model = connect(&patient(&server)).expect("a valid endpoint");
    let asked = Instant::now();
    let mut pieces = 0;
    let answer = model.ask(&prompt("?"), &Cancel::default(), &mut |_| {
        pieces += 1;
        ControlFlow::Break(())
    });
    assert_eq!(answer, Err(ModelError::Stopped));
    assert_eq!(pieces, 1, "nothing more reaches a sink that broke");
    assert!(server.waits_for_broken_off(1, HEARD), "the connection stands");
    println!("sink broken, connection dropped {:?} after asking", asked.elapsed());
}

#[test]
fn a_stopped_call_frees_its_place() {
    let server = Server::start(Script::turns([Turn::silent_after("가"), Turn::says("네")]));
    let model = connect(&Endpoint { concurrency: 1, ..patient(&server) }).expect("a valid endpoint");
    let stopped = model.ask(&prompt("?"), &Cancel::default(), &mut |_| ControlFlow::Break(()));
    assert_eq!(stopped, Err(ModelError::Stopped));
    let next = model.ask(&prompt("?"), &Cancel::default(), &mut |_| ControlFlow::Continue(()));
    assert_eq!(next.as_deref(), Ok("네"));
}
