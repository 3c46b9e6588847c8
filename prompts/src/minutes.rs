//! What a model is asked about one stretch of a meeting's transcript.

use minijinja::{Environment, value::Serde};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{Message, Role};

const RULES: &str = include_str!("../minutes/rules.md.jinja");
const PART: &str = include_str!("../minutes/part.md.jinja");

/// One stretch of a transcript, and what the whole of it is about.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MinutesPart {
    /// What the meeting is called.
    pub title: Option<String>,
    /// The day it was held.
    pub date: Option<String>,
    /// Who presides.
    pub chair: Option<String>,
    /// What was said, with its numbers.
    pub lines: Vec<Line>,
}

/// One utterance.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// Its number in the whole transcript.
    pub id: u32,
    /// Who said it.
    pub speaker: String,
    /// What was said.
    pub text: String,
}

impl MinutesPart {
    /// The conversation that asks about this stretch.
    ///
    /// # Errors
    /// Where the template does not render, which the tests rule out.
    pub fn messages(&self) -> Result<Vec<Message>, minijinja::Error> {
        let material = Environment::new().render_str(PART, Serde(self))?;
        Ok(vec![
            Message { role: Role::System, content: RULES.trim_end().to_owned() },
            Message { role: Role::User, content: material },
        ])
    }

    /// The schema of the answer.
    pub fn schema() -> Value {
        let ids = json!({"type": "array", "items": {"type": "integer"}, "minItems": 1});
        let text = json!({"type": "string"});
        let maybe = json!({"type": ["string", "null"]});
        let list = |properties: Value, required: &[&str]| {
            json!({"type": "array", "items": {
                "type": "object", "properties": properties, "required": required, "additionalProperties": false
            }})
        };
        let plain = || list(json!({"text": text, "utterances": ids}), &["text", "utterances"]);
        let actions = list(
            json!({"task": text, "owner": maybe, "due_spoken": maybe, "utterances": ids}),
            &["task", "owner", "due_spoken", "utterances"],
        );
        json!({
            "type": "object",
            "properties": {
                "decisions": plain(), "actions": actions, "postponed": plain(), "key_points": plain()
            },
            "required": ["decisions", "actions", "postponed", "key_points"],
            "additionalProperties": false
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_transcript_stands_between_marks_with_its_numbers() {
        let line = Line { id: 7, speaker: "김가람".into(), text: "시작합니다.".into() };
        let part = MinutesPart { title: Some("점검 회의".into()), lines: vec![line], ..MinutesPart::default() };
        let messages = part.messages().expect("the template renders");
        assert_eq!(messages[1].content, "회의: 점검 회의\n<<<전사\n7 김가람: 시작합니다.\n전사>>>");
        assert_eq!(messages[0].role, Role::System);
        assert!(messages[0].content.contains("추측하지 않습니다"));
    }
}
