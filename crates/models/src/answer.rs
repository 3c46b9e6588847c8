//! What one payload says: a piece of the answer, that the model is thinking, how the answer ended, or an error.

use biseo_secretary::model::ModelError;
use serde::Deserialize;

use crate::failure;

/// What a payload adds to the answer.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    /// The next piece of the answer; may be empty.
    pub(crate) text: String,
    /// The model reasons aloud. That is not part of the answer, but it is not silence either.
    pub(crate) thinks: bool,
    /// The answer ends here.
    pub(crate) end: Option<End>,
}

/// How an answer ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// By itself.
    Complete,
    /// At the bound on its length.
    Bound,
    /// The endpoint's filter broke it off.
    Filtered,
}

#[derive(Deserialize)]
struct Payload {
    choices: Option<Vec<Choice>>,
    error: Option<Failure>,
}

#[derive(Deserialize)]
struct Choice {
    /// In a stream.
    delta: Option<Message>,
    /// Outside a stream.
    message: Option<Message>,
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Message {
    content: Option<String>,
    reasoning_content: Option<String>,
    reasoning: Option<String>,
}

/// Gateways report a failure that comes up mid-stream as a payload, with the HTTP status as its code.
#[derive(Deserialize)]
#[serde(untagged)]
enum Failure {
    Coded { code: u16 },
    Other(serde::de::IgnoredAny),
}

/// Reads a payload. `None` where it holds no part of an answer, such as the count of tokens at the end.
pub(crate) fn read(payload: &[u8]) -> Result<Option<Said>, ModelError> {
    let payload: Payload = serde_json::from_slice(payload).map_err(|error| failure::json(&error))?;
    match payload.error {
        Some(Failure::Coded { code }) => return Err(failure::status(code)),
        Some(Failure::Other(_)) => return Err(ModelError::CutOff),
        None => {}
    }
    let Some(choice) = payload.choices.unwrap_or_default().into_iter().next() else { return Ok(None) };
    let end = choice.finish_reason.as_deref().map(|reason| match reason {
        "length" => End::Bound,
        "content_filter" => End::Filtered,
        _ => End::Complete,
    });
    let Some(message) = choice.delta.or(choice.message) else { return Ok(Some(Said { end, ..Said::default() })) };
    let thinks = [&message.reasoning_content, &message.reasoning].iter().any(|thought| thought.is_some());
    Ok(Some(Said { text: message.content.unwrap_or_default(), thinks, end }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(payload: &str) -> Result<Option<Said>, ModelError> {
        read(payload.as_bytes())
    }

    #[test]
    fn pieces_ends_and_thoughts_are_told_apart() {
        let text = |text: &str| Said { text: text.into(), ..Said::default() };
        for (payload, expected) in [
            (r#"{"choices":[{"delta":{"role":"assistant","content":null}}]}"#, text("")),
            (r#"{"choices":[{"delta":{"content":"가"},"finish_reason":null}]}"#, text("가")),
            (r#"{"choices":[{"delta":{"reasoning_content":"음"}}]}"#, Said { thinks: true, ..Said::default() }),
            (r#"{"choices":[{"delta":{},"finish_reason":"stop"}]}"#, Said { end: Some(End::Complete), ..text("") }),
            (r#"{"choices":[{"finish_reason":"length"}]}"#, Said { end: Some(End::Bound), ..text("") }),
            (
                r#"{"choices":[{"message":{"content":"가나"},"finish_reason":"stop"}]}"#,
                Said { end: Some(End::Complete), ..text("가나") },
            ),
        ] {
            assert_eq!(said(payload), Ok(Some(expected)), "{payload}");
        }
        for payload in [r#"{"choices":[],"usage":{"total_tokens":3}}"#, r#"{"type":"ping"}"#] {
            assert_eq!(said(payload), Ok(None), "{payload}");
        }
    }

    #[test]
    fn a_failure_inside_a_stream_is_a_failure() {
        assert_eq!(said(r#"{"error":{"code":429,"message":"slow down"}}"#), Err(ModelError::Busy));
        assert_eq!(said(r#"{"error":{"code":"server_error","message":"…"}}"#), Err(ModelError::CutOff));
        assert_eq!(said(r#"{"error":"out of memory"}"#), Err(ModelError::CutOff));
    }

    #[test]
    fn half_a_payload_is_an_answer_cut_off() {
        assert_eq!(said(r#"{"choices":[{"delta":{"content":"홍길"#), Err(ModelError::CutOff));
    }

    #[test]
    fn unreadable_payloads_do_not_quote_the_text() {
        for payload in [r#"{"choices":[{"delta":{"content":"홍길동"]"#, r#"{"choices":"홍길동"}"#, "홍길동"] {
            let Err(ModelError::Malformed(reason)) = said(payload) else { panic!("{payload} was read") };
            assert!(!reason.contains("홍길동"), "{reason}");
        }
    }
}
