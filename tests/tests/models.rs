//! The client of a model endpoint against a scripted server over real HTTP: every fault of an endpoint gives the right
//! typed error within its bounds, what came before reaches the caller, and nothing is said to anyone else.

#![expect(clippy::print_stdout, reason = "measured figures are printed")]

#[path = "models/answers.rs"]
mod answers;
#[path = "models/bounds.rs"]
mod bounds;
#[path = "models/faults.rs"]
mod faults;
#[path = "models/privacy.rs"]
mod privacy;
#[path = "models/settings.rs"]
mod settings;
#[path = "models/stopping.rs"]
mod stopping;

use std::{ops::ControlFlow, time::Duration};

use biseo_models::{Endpoint, Patience, connect};
use biseo_secretary::model::{Cancel, Message, ModelError, Prompt, Role};
use biseo_tests::server::Server;

/// A call's answer or failure, and what its sink had got by then.
struct Heard {
    result: Result<String, ModelError>,
    pieces: Vec<String>,
}

impl Heard {
    fn text(&self) -> String {
        self.pieces.concat()
    }
}

/// An endpoint that waits for less than a user would.
fn endpoint(server: &Server) -> Endpoint {
    let patience = Patience {
        first: Duration::from_millis(600),
        between: Duration::from_millis(300),
        backoff: Duration::from_millis(10),
        longest_backoff: Duration::from_secs(2),
        ..Patience::default()
    };
    Endpoint { patience, ..Endpoint::new("부서 모델", server.base_url(), "scripted") }
}

fn prompt(text: &str) -> Prompt {
    Prompt {
        messages: vec![
            Message { role: Role::System, content: "공문을 씁니다.".into() },
            Message { role: Role::User, content: text.into() },
        ],
        schema: None,
        max_tokens: 256,
    }
}

fn ask(endpoint: &Endpoint, prompt: &Prompt) -> Heard {
    let model = connect(endpoint).expect("a valid endpoint");
    let mut pieces = Vec::new();
    let result = model.ask(prompt, &Cancel::default(), &mut |piece| {
        pieces.push(piece.to_owned());
        ControlFlow::Continue(())
    });
    Heard { result, pieces }
}
