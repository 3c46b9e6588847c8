//! The request on the wire: what the protocol's `chat/completions` takes.

use biseo_secretary::model::ModelError;
use llm_chain::{
    options::{Opt, OptDiscriminants, Options},
    prompt::{ChatRole, Prompt},
};
use serde::Serialize;
use serde_json::Value;

use crate::failure;

/// One request, ready to be written with or without its schema.
#[derive(Serialize)]
pub(crate) struct Body {
    model: String,
    messages: Vec<Message>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_tokens: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    temperature: Option<f32>,
    stream: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    response_format: Option<ResponseFormat>,
}

#[derive(Serialize)]
struct Message {
    role: &'static str,
    content: String,
}

#[derive(Serialize)]
#[serde(tag = "type", rename = "json_schema")]
struct ResponseFormat {
    json_schema: Named,
}

#[derive(Serialize)]
struct Named {
    name: &'static str,
    strict: bool,
    schema: Value,
}

impl Body {
    /// The request for a formatted prompt under a step's options.
    pub(crate) fn new(model: &str, options: &Options, prompt: &Prompt, schema: Option<Value>) -> Self {
        let messages = prompt.to_chat();
        Self {
            model: model.to_owned(),
            messages: messages
                .iter()
                .map(|message| Message { role: role(message.role()), content: message.body().clone() })
                .collect(),
            max_tokens: match options.get(OptDiscriminants::MaxTokens) {
                Some(Opt::MaxTokens(tokens)) => u32::try_from(*tokens).ok(),
                _ => None,
            },
            temperature: match options.get(OptDiscriminants::Temperature) {
                Some(Opt::Temperature(temperature)) => Some(*temperature),
                _ => None,
            },
            stream: true,
            response_format: schema
                .map(|schema| ResponseFormat { json_schema: Named { name: "answer", strict: true, schema } }),
        }
    }

    /// The request as it is sent.
    pub(crate) fn bytes(&self) -> Result<Vec<u8>, ModelError> {
        serde_json::to_vec(self).map_err(|error| failure::json(&error))
    }

    /// The bound on the answer, in tokens.
    pub(crate) fn max_tokens(&self) -> Option<u32> {
        self.max_tokens
    }

    /// Whether it asks for an answer under a schema.
    pub(crate) fn has_schema(&self) -> bool {
        self.response_format.is_some()
    }

    /// The same request without the schema, for endpoints that refuse one.
    pub(crate) fn without_schema(self) -> Self {
        Self { response_format: None, ..self }
    }
}

fn role(role: &ChatRole) -> &'static str {
    match role {
        ChatRole::System => "system",
        ChatRole::Assistant => "assistant",
        ChatRole::User | ChatRole::Other(_) => "user",
    }
}

#[cfg(test)]
mod tests {
    use llm_chain::{options, prompt::Data};
    use serde_json::json;

    use super::*;

    #[test]
    fn a_request_says_what_the_protocol_asks_for_and_nothing_else() {
        let options = options!(MaxTokens: 64_usize, Temperature: 0.2_f32);
        let body = Body::new("m", &options, &Data::text("질문".to_owned()), Some(json!({"type": "object"})));
        let expected = r#"{"model":"m","messages":[{"role":"user","content":"질문"}],"max_tokens":64,"temperature":0.2,"stream":true,"response_format":{"type":"json_schema","json_schema":{"name":"answer","strict":true,"schema":{"type":"object"}}}}"#;
        assert_eq!(body.bytes(), Ok(expected.as_bytes().to_vec()));
        let bare = serde_json::to_value(body.without_schema()).expect("serialises");
        assert_eq!(bare.get("response_format"), None);
    }
}
