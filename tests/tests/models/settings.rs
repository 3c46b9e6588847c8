//! What the settings learn of an endpoint.

use biseo_models::{Endpoint, EndpointError, Schema, TrialError, list, test};
use biseo_secretary::model::{Cancel, ModelError};
use biseo_tests::server::{Script, Server, Turn};

use crate::endpoint;

const READY: &str = r#"{"ready": true}"#;

#[test]
fn the_endpoints_models_are_listed() {
    let mut script = Script::says("네");
    script.models = vec!["큰 모델".into(), "small".into()];
    let server = Server::start(script);
    assert_eq!(list(&endpoint(&server), &Cancel::default()), Ok(vec!["큰 모델".to_owned(), "small".to_owned()]));
}

#[test]
fn a_trial_says_what_works() {
    for (turn, streams, schema) in [
        (Turn::says(READY), true, Schema::Held),
        (Turn::Whole(READY.into()), false, Schema::Held),
        (Turn::says("준비되었습니다."), true, Schema::Ignored),
        (Turn::NoSchema(Box::new(Turn::says(READY))), true, Schema::Refused),
    ] {
        let server = Server::start(Script::always(turn.clone()));
        let trial = test(&endpoint(&server), &Cancel::default()).expect("it answers");
        assert_eq!((trial.streams, trial.schema), (streams, schema), "{turn:?}");
        assert_eq!(trial.models.as_deref(), Some(["scripted".to_owned()].as_slice()));
        assert!(trial.first <= trial.whole);
    }
}

#[test]
fn a_trial_that_fails_says_why() {
    let server = Server::start(Script::always(Turn::status(401)));
    assert_eq!(test(&endpoint(&server), &Cancel::default()), Err(TrialError::Model(ModelError::Unauthorised(401))));
    let nonsense = Endpoint::new("?", "nonsense", "m");
    assert_eq!(test(&nonsense, &Cancel::default()), Err(TrialError::Endpoint(EndpointError::Url)));
    assert_eq!(list(&nonsense, &Cancel::default()), Err(TrialError::Endpoint(EndpointError::Url)));
}
