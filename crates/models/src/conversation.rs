//! The secretary's [`Model`] over an endpoint: one call is one llm-chain chain of one step.

use std::{
    ops::ControlFlow,
    sync::{Arc, mpsc::Sender},
};

use biseo_secretary::{
    class::Reach,
    model::{Cancel, Limits, Message, Model, ModelError, Prompt, Role},
};
use llm_chain::{
    Parameters,
    chains::sequential::{Chain, SequentialChainError},
    frame::FormatAndExecuteError,
    options,
    output::{Output, StreamExt, StreamSegment},
    prompt::{ChatMessage, ChatMessageCollection, ChatRole, StringTemplate},
    step::Step,
};

use crate::{
    Endpoint, EndpointError,
    client::Client,
    executor::{self, OpenAi},
    runtime::{self, Heard},
};

/// A model behind an endpoint. Nothing is sent before it is asked.
///
/// # Errors
/// See [`EndpointError`].
pub fn connect(endpoint: &Endpoint) -> Result<Arc<dyn Model>, EndpointError> {
    runtime::start()?;
    Ok(Arc::new(Remote { client: Arc::new(Client::new(endpoint)?) }))
}

/// A model that is spoken to over the network.
pub(crate) struct Remote {
    pub(crate) client: Arc<Client>,
}

impl Model for Remote {
    fn name(&self) -> &str {
        &self.client.endpoint.name
    }

    fn reach(&self) -> Reach {
        self.client.endpoint.reach()
    }

    fn limits(&self) -> Limits {
        let Endpoint { context_tokens, concurrency, .. } = self.client.endpoint;
        Limits { context_tokens, concurrency }
    }

    fn ask(
        &self,
        prompt: &Prompt,
        cancel: &Cancel,
        sink: &mut dyn FnMut(&str) -> ControlFlow<()>,
    ) -> Result<String, ModelError> {
        let endpoint = &self.client.endpoint;
        let max_answer = prompt.max_tokens.clamp(1, endpoint.longest_answer());
        fits(prompt, max_answer, endpoint.context_tokens)?;
        let chain = chain(&prompt.messages, max_answer, endpoint.temperature);
        let executor = OpenAi { client: Arc::clone(&self.client), schema: prompt.schema.clone() };
        let mut answer = String::new();
        let mut hear = |piece: String| {
            answer.push_str(&piece);
            sink(&piece)
        };
        runtime::run(cancel, &mut hear, |say| converse(chain, executor, say))?;
        Ok(answer)
    }
}

/// Refuses a prompt that leaves no room for its answer, before anything is sent.
fn fits(prompt: &Prompt, max_answer: u32, context_tokens: u32) -> Result<(), ModelError> {
    let (needed, limit) = (prompt.tokens(), context_tokens.saturating_sub(max_answer));
    if needed > limit { Err(ModelError::TooLong { needed, limit }) } else { Ok(()) }
}

/// The conversation as a chain of one step. The messages are static text: what looks like a template in them is a
/// document's own words.
fn chain(messages: &[Message], max_answer: u32, temperature: f32) -> Chain {
    let messages = messages
        .iter()
        .map(|message| ChatMessage::new(role(message.role), StringTemplate::static_string(message.content.as_str())))
        .collect();
    let options = options!(MaxTokens: max_answer as usize, Temperature: temperature, Stream: true);
    Step::for_prompt_and_options(ChatMessageCollection::for_vector(messages).into(), options).to_chain()
}

fn role(role: Role) -> ChatRole {
    match role {
        Role::System => ChatRole::System,
        Role::User => ChatRole::User,
        Role::Assistant => ChatRole::Assistant,
    }
}

/// Runs the chain and says its pieces as they come.
async fn converse(chain: Chain, executor: OpenAi, say: Sender<Heard<()>>) -> Result<(), ModelError> {
    let output = chain.run(Parameters::new(), &executor).await.map_err(|error| match error {
        SequentialChainError::FormatAndExecuteError(FormatAndExecuteError::Execute(error)) => executor::unwrap(error),
        other => ModelError::Malformed(other.to_string()),
    })?;
    let Output::Stream(mut pieces) = output else {
        return Err(ModelError::Malformed("the step did not stream".into()));
    };
    while let Some(segment) = pieces.next().await {
        match segment {
            StreamSegment::Content(piece) => {
                if say.send(Heard::Piece(piece)).is_err() {
                    return Err(ModelError::Stopped);
                }
            }
            StreamSegment::Role(_) => {}
            StreamSegment::Err(error) => return Err(executor::unwrap(error)),
        }
    }
    Ok(())
}
