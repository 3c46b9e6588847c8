//! What the settings ask of an endpoint: which models it has, and whether one of them works.

use std::{
    ops::ControlFlow,
    sync::Arc,
    time::{Duration, Instant},
};

use biseo_secretary::{
    fault::Fault,
    model::{Cancel, Message, Model, ModelError, Prompt, Role},
};
use serde::Deserialize;
use serde_json::json;
use tokio::time::timeout_at;

use crate::{
    Endpoint, EndpointError,
    client::{Client, read},
    conversation::Remote,
    events::MAX_EVENT,
    failure, runtime,
};

/// The tiny call's question. It is no task and holds no material, so it stands here and not among the prompts.
const QUESTION: &str = r#"Answer with this JSON object and nothing else: {"ready": true}"#;
/// Room for a reasoning model's thoughts before its one line.
const ANSWER: u32 = 1024;

/// Why a trial did not come to an answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TrialError {
    /// The endpoint cannot be used as configured.
    #[error(transparent)]
    Endpoint(#[from] EndpointError),
    /// It was asked and did not answer.
    #[error(transparent)]
    Model(#[from] ModelError),
}

impl From<TrialError> for Fault {
    fn from(error: TrialError) -> Self {
        match error {
            TrialError::Endpoint(error) => error.into(),
            TrialError::Model(error) => error.into(),
        }
    }
}

/// What works at an endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// The models it names, or `None` where it does not tell.
    pub models: Option<Vec<String>>,
    /// From the question to the first word.
    pub first: Duration,
    /// From the question to the end of the answer.
    pub whole: Duration,
    /// Whether the answer came piece by piece.
    pub streams: bool,
    /// What it makes of a schema.
    pub schema: Schema,
}

/// What an endpoint makes of a JSON schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schema {
    /// The answer follows it.
    Held,
    /// It was taken, and the answer does not follow it.
    Ignored,
    /// It was refused; answers are asked for without one.
    Refused,
}

/// The models that an endpoint has. It is asked before one is chosen, so neither its name nor a model need be given.
///
/// # Errors
/// See [`TrialError`].
pub fn list(endpoint: &Endpoint, cancel: &Cancel) -> Result<Vec<String>, TrialError> {
    let unchosen = Endpoint { name: "unnamed".into(), model: "unchosen".into(), ..endpoint.clone() };
    let client = Arc::new(Client::new(&unchosen)?);
    Ok(models(client, cancel)?)
}

/// Asks an endpoint one tiny question and says what works.
///
/// # Errors
/// See [`TrialError`].
pub fn test(endpoint: &Endpoint, cancel: &Cancel) -> Result<Trial, TrialError> {
    let client = Arc::new(Client::new(endpoint)?);
    let models = match models(Arc::clone(&client), cancel) {
        Ok(models) => Some(models),
        Err(error @ (ModelError::Stopped | ModelError::Unreachable(_) | ModelError::Unauthorised(_))) => {
            return Err(error.into());
        }
        Err(_) => None,
    };
    let prompt = Prompt {
        messages: vec![Message { role: Role::User, content: QUESTION.to_owned() }],
        schema: Some(json!({
            "type": "object",
            "properties": {"ready": {"type": "boolean"}},
            "required": ["ready"],
            "additionalProperties": false,
        })),
        max_tokens: ANSWER,
    };
    let asked = Instant::now();
    let (mut first, mut pieces) = (None, 0);
    let mut count = |_: &str| {
        first.get_or_insert_with(|| asked.elapsed());
        pieces += 1;
        ControlFlow::Continue(())
    };
    let answer = Remote { client: Arc::clone(&client) }.ask(&prompt, cancel, &mut count)?;
    let whole = asked.elapsed();
    let schema = match (client.takes_schemas(), follows(&answer)) {
        (false, _) => Schema::Refused,
        (true, true) => Schema::Held,
        (true, false) => Schema::Ignored,
    };
    Ok(Trial { models, first: first.unwrap_or(whole), whole, streams: pieces > 1, schema })
}

fn follows(answer: &str) -> bool {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Ready {
        #[serde(rename = "ready")]
        _ready: bool,
    }
    serde_json::from_str::<Ready>(answer).is_ok()
}

fn models(client: Arc<Client>, cancel: &Cancel) -> Result<Vec<String>, ModelError> {
    runtime::run(cancel, &mut |_| ControlFlow::Continue(()), |_| async move {
        let (response, deadline) = client.models().await?;
        let seconds = client.endpoint.patience.first.as_secs_f64().ceil() as u64;
        let body =
            timeout_at(deadline, read(response, MAX_EVENT)).await.map_err(|_| ModelError::Silent { seconds })??;
        names(&body)
    })
}

fn names(body: &[u8]) -> Result<Vec<String>, ModelError> {
    #[derive(Deserialize)]
    struct List {
        data: Vec<Entry>,
    }
    #[derive(Deserialize)]
    struct Entry {
        id: String,
    }
    let list: List = serde_json::from_slice(body).map_err(|error| failure::json(&error))?;
    Ok(list.data.into_iter().map(|entry| entry.id).collect())
}
