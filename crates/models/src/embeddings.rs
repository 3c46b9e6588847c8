//! Models of embeddings behind the OpenAI-compatible `embeddings` resource, as llm-chain's [`Embeddings`] and, for the rooms, as
//! the secretary's [`Embedder`].

use std::{
    ops::ControlFlow,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use async_trait::async_trait;
use biseo_secretary::{
    class::Reach,
    desk::Desk,
    fault::Fault,
    meaning::{Embedder, Given},
    model::{Cancel, ModelError},
    store::Settings,
};
use llm_chain::traits::{Embeddings, EmbeddingsError};
use serde::{Deserialize, Serialize};
use tokio::time::timeout_at;

use crate::{
    Endpoint, EndpointError, Patience,
    client::{Client, read},
    endpoint, failure, runtime,
};

/// Texts in one request: a small machine reads as many in some seconds, so a stop is heard and progress is seen.
const BATCH: usize = 16;
/// Longest answer to a request, in bytes: sixteen vectors of four thousand numbers, as text.
const MAX_ANSWER: usize = 4 << 20;
/// How long a search waits for what its question means; then it goes by words.
const QUESTION: Duration = Duration::from_secs(2);
/// How long a model that did not answer a question is left alone, so that not every search waits for it.
const REST: Duration = Duration::from_secs(60);

/// A model of embeddings at an endpoint.
struct Remote {
    /// For passages, which take their time.
    patient: Wire,
    /// For questions, for which somebody waits.
    quick: Wire,
    /// Until when no question is asked.
    resting: Mutex<Option<Instant>>,
}

/// The resource, as llm-chain calls it.
#[derive(Clone)]
struct Wire(Arc<Client>);

/// What llm-chain asks an error to be.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
struct Failed(#[from] ModelError);

impl EmbeddingsError for Failed {}

/// The model of embeddings that the desk's settings name, if they name one.
///
/// # Errors
/// `no_such_model` where the desk has none of that name, and an `endpoint_…` code where it cannot be used as entered.
pub fn embedder(desk: &Desk, settings: &Settings) -> Result<Option<Arc<dyn Embedder>>, Fault> {
    let Some(name) = settings.meaning.model.as_deref() else { return Ok(None) };
    Ok(Some(connect(&endpoint(desk, name)?)?))
}

/// Checks an endpoint and makes a model of embeddings of it. Sends nothing.
///
/// # Errors
/// See [`EndpointError`].
pub fn connect(endpoint: &Endpoint) -> Result<Arc<dyn Embedder>, EndpointError> {
    runtime::start()?;
    let quick = Patience { connect: QUESTION, first: QUESTION, retries: 0, ..endpoint.patience };
    Ok(Arc::new(Remote {
        patient: Wire(Arc::new(Client::new(endpoint)?)),
        quick: Wire(Arc::new(Client::new(&Endpoint { patience: quick, ..endpoint.clone() })?)),
        resting: Mutex::default(),
    }))
}

impl Embedder for Remote {
    fn name(&self) -> &str {
        &self.patient.0.endpoint.name
    }

    fn model(&self) -> &str {
        &self.patient.0.endpoint.model
    }

    fn reach(&self) -> Reach {
        self.patient.0.endpoint.reach()
    }

    fn embed(&self, texts: &[String], given: Given, cancel: &Cancel) -> Result<Vec<Vec<f32>>, ModelError> {
        let vectors = match given {
            Given::Question => self.asked(texts, cancel),
            Given::Passages => self.patient.all(texts, given, cancel),
        }?;
        let length = vectors.first().map_or(0, Vec::len);
        let sound = |vector: &Vec<f32>| {
            vector.len() == length && vector.iter().map(|number| number * number).sum::<f32>().sqrt().is_normal()
        };
        if vectors.len() == texts.len() && vectors.iter().all(sound) {
            Ok(vectors)
        } else {
            Err(ModelError::Malformed("the vectors do not fit the texts".to_owned()))
        }
    }
}

impl Remote {
    /// The vectors of questions, where the model is not left alone for having been silent.
    fn asked(&self, questions: &[String], cancel: &Cancel) -> Result<Vec<Vec<f32>>, ModelError> {
        let resting = || self.resting.lock().unwrap_or_else(PoisonError::into_inner);
        if resting().is_some_and(|until| Instant::now() < until) {
            return Err(ModelError::Busy);
        }
        // Nothing is held while the model is waited for: another search may go on.
        let asked = self.quick.all(questions, Given::Question, cancel);
        *resting() = asked.is_err().then(|| Instant::now() + REST);
        asked
    }
}

impl Wire {
    /// The vectors of texts, some at a time.
    fn all(&self, texts: &[String], given: Given, cancel: &Cancel) -> Result<Vec<Vec<f32>>, ModelError> {
        let mut vectors = Vec::with_capacity(texts.len());
        for batch in texts.chunks(BATCH) {
            let (wire, batch) = (self.clone(), batch.to_vec());
            vectors.extend(runtime::run(cancel, &mut |_| ControlFlow::Continue(()), |_| async move {
                match given {
                    Given::Question => wire.embed_query(batch.concat()).await.map(|vector| vec![vector]),
                    Given::Passages => wire.embed_texts(batch).await,
                }
                .map_err(|Failed(error)| error)
            })?);
        }
        Ok(vectors)
    }

    /// What a model wants to hear before a text, going by its name: those of the E5 family are trained with such words.
    fn before(&self, given: Given) -> &'static str {
        let is_e5 = self.0.endpoint.model.to_lowercase().contains("e5");
        match given {
            Given::Question if is_e5 => "query: ",
            Given::Passages if is_e5 => "passage: ",
            _ => "",
        }
    }

    async fn ask(&self, texts: Vec<String>, given: Given) -> Result<Vec<Vec<f32>>, Failed> {
        let before = self.before(given);
        let input = texts.into_iter().map(|text| format!("{before}{text}")).collect();
        let body = serde_json::to_vec(&Question { model: &self.0.endpoint.model, input })
            .map_err(|error| ModelError::Malformed(error.to_string()))?;
        let (response, deadline) = self.0.embeddings(body).await?;
        let seconds = self.0.endpoint.patience.first.as_secs_f64().ceil() as u64;
        let body =
            timeout_at(deadline, read(response, MAX_ANSWER)).await.map_err(|_| ModelError::Silent { seconds })??;
        let mut answer: Answer = serde_json::from_slice(&body).map_err(|error| failure::json(&error))?;
        answer.data.sort_by_key(|vector| vector.index);
        Ok(answer.data.into_iter().map(|vector| vector.embedding).collect())
    }
}

#[async_trait]
impl Embeddings for Wire {
    type Error = Failed;

    async fn embed_texts(&self, texts: Vec<String>) -> Result<Vec<Vec<f32>>, Failed> {
        self.ask(texts, Given::Passages).await
    }

    async fn embed_query(&self, query: String) -> Result<Vec<f32>, Failed> {
        let none = || Failed(ModelError::Malformed("no vector in the answer".to_owned()));
        self.ask(vec![query], Given::Question).await?.into_iter().next().ok_or_else(none)
    }
}

#[derive(Serialize)]
struct Question<'a> {
    model: &'a str,
    input: Vec<String>,
}

#[derive(Deserialize)]
struct Answer {
    data: Vec<Vector>,
}

#[derive(Deserialize)]
struct Vector {
    #[serde(default)]
    index: usize,
    embedding: Vec<f32>,
}
