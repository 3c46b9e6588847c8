//! llm-chain's [`Executor`] over an OpenAI-compatible endpoint: one step in, a stream of text out.

use std::sync::Arc;

use async_trait::async_trait;
use biseo_secretary::model::{self, ModelError};
use llm_chain::{
    options::Options,
    output::{Output, StreamSegment},
    prompt::Prompt,
    tokens::{PromptTokensError, TokenCollection, TokenCount, Tokenizer, TokenizerError},
    traits::{Executor, ExecutorCreationError, ExecutorError},
};
use serde_json::Value;

use crate::{body::Body, client::Client, pump::Pump};

/// Runs steps at one endpoint. Made for one conversation: the schema, which llm-chain's options have no place for, is
/// part of it.
pub(crate) struct OpenAi {
    pub(crate) client: Arc<Client>,
    pub(crate) schema: Option<Value>,
}

/// Which tokens an endpoint counts in is not known, so there is nothing to cut a text with: the rooms cut by sentences.
pub(crate) enum Unknown {}

#[async_trait]
impl Executor for OpenAi {
    type StepTokenizer<'a> = Unknown;

    fn new_with_options(_: Options) -> Result<Self, ExecutorCreationError> {
        Err(ExecutorCreationError::FieldRequiredError("endpoint".into()))
    }

    /// Returns once the endpoint begins to answer. Dropping the output drops the connection.
    async fn execute(&self, options: &Options, prompt: &Prompt) -> Result<Output, ExecutorError> {
        let endpoint = &self.client.endpoint;
        let body = Body::new(&endpoint.model, options, prompt, self.schema.clone());
        let max_tokens = body.max_tokens().unwrap_or(endpoint.longest_answer());
        let place = self.client.places.clone().acquire_owned().await.map_err(|_| wrap(ModelError::Stopped))?;
        let (response, first) = self.client.ask(body).await.map_err(wrap)?;
        let (granted, between) = (endpoint.patience.first, endpoint.patience.between);
        let pump = Pump { response, first, granted, between, max_tokens };
        let (said, output) = Output::new_stream();
        tokio::spawn(async move {
            let _place = place;
            let pumped = pump.run(|piece| {
                // Fails once nobody listens; then the branch below ends the pump.
                let _ = said.send(StreamSegment::Content(piece));
            });
            tokio::select! {
                result = pumped => if let Err(error) = result {
                    let _ = said.send(StreamSegment::Err(wrap(error)));
                },
                () = said.closed() => {}
            }
        });
        Ok(output)
    }

    fn tokens_used(&self, options: &Options, prompt: &Prompt) -> Result<TokenCount, PromptTokensError> {
        let used = prompt.to_chat().iter().map(|message| model::tokens(message.body())).sum::<u32>();
        Ok(TokenCount::new(self.max_tokens_allowed(options), i32::try_from(used).unwrap_or(i32::MAX)))
    }

    fn max_tokens_allowed(&self, _: &Options) -> i32 {
        i32::try_from(self.client.endpoint.context_tokens).unwrap_or(i32::MAX)
    }

    fn answer_prefix(&self, _: &Prompt) -> Option<String> {
        None
    }

    fn get_tokenizer(&self, _: &Options) -> Result<Unknown, TokenizerError> {
        Err(TokenizerError::TokenizerCreationError)
    }
}

impl Tokenizer for Unknown {
    fn tokenize_str(&self, _: &str) -> Result<TokenCollection, TokenizerError> {
        match *self {}
    }

    fn to_string(&self, _: TokenCollection) -> Result<String, TokenizerError> {
        match *self {}
    }
}

fn wrap(error: ModelError) -> ExecutorError {
    ExecutorError::InnerError(Box::new(error))
}

/// Our own error back out of llm-chain's.
pub(crate) fn unwrap(error: ExecutorError) -> ModelError {
    match error {
        ExecutorError::InnerError(inner) => {
            inner.downcast().map_or_else(|other| ModelError::Malformed(other.to_string()), |ours| *ours)
        }
        other => ModelError::Malformed(other.to_string()),
    }
}
