//! What a scripted server does when it is asked.

use std::{collections::BTreeMap, time::Duration};

use serde_json::{Value, json};

/// What the server does at its first conversation, its second, …; the last turn repeats.
///
/// Turns may also hang on what the question holds (see [`Script::when`]), for work that asks several things in an order
/// of its own.
#[derive(Debug, Clone)]
pub struct Script {
    turns: Vec<Turn>,
    answers: Vec<(String, Turn)>,
    meanings: Vec<(String, Vec<f32>)>,
    /// The names that `/v1/models` tells.
    pub models: Vec<String>,
}

/// What the server does once.
#[derive(Debug, Clone)]
pub enum Turn {
    /// Answers well, token by token.
    Answer {
        /// What it says.
        text: String,
        /// How long it thinks before its first token.
        first: Duration,
        /// How long it takes for each further token.
        each: Duration,
    },
    /// Answers with a status, headers and a body, and nothing else.
    Status {
        /// The HTTP status.
        code: u16,
        /// Headers, such as `Retry-After`.
        headers: BTreeMap<String, String>,
        /// The body.
        body: String,
    },
    /// Sends these bytes after the head of a stream, waiting before each; then goes on as said.
    Raw {
        /// The bytes, each with the wait before it.
        chunks: Vec<(Duration, Vec<u8>)>,
        /// What follows the last chunk.
        then: Then,
    },
    /// Sends the same bytes again and again, without end.
    Endless(Vec<u8>),
    /// Accepts the connection and answers after this long, if at all.
    Slow(Duration, Box<Turn>),
    /// Refuses a question that asks for a schema with 400; answers any other.
    NoSchema(Box<Turn>),
    /// One JSON object, although a stream was asked for.
    Whole(String),
    /// Closes the connection without an answer.
    HangUp,
}

/// What follows the last raw chunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// The stream ends as HTTP says it should.
    End,
    /// The connection breaks.
    Break,
    /// Nothing; the connection stays open.
    Silence,
}

impl Script {
    /// The same turn whenever asked.
    pub fn always(turn: Turn) -> Self {
        Self::turns([turn])
    }

    /// One turn after the other; the last repeats.
    ///
    /// # Panics
    /// Where there is none.
    pub fn turns(turns: impl IntoIterator<Item = Turn>) -> Self {
        let turns: Vec<_> = turns.into_iter().collect();
        assert!(!turns.is_empty(), "a script has a turn");
        Self { turns, answers: Vec::new(), meanings: Vec::new(), models: vec!["scripted".into()] }
    }

    /// Says the same whenever asked, without delay.
    pub fn says(text: impl Into<String>) -> Self {
        Self::always(Turn::says(text))
    }

    /// Takes this turn whenever the question, or the address of what is asked for, holds these words. The first that fits wins; the turns in order are for
    /// questions that none fits.
    #[must_use]
    pub fn when(mut self, words: impl Into<String>, turn: Turn) -> Self {
        self.answers.push((words.into(), turn));
        self
    }

    /// Answers for vectors too: a text that holds these words means this. A text that holds none of the words means
    /// nothing much.
    #[must_use]
    pub fn means(mut self, words: impl Into<String>, vector: impl Into<Vec<f32>>) -> Self {
        self.meanings.push((words.into(), vector.into()));
        self
    }

    /// The vector of a text; none where the script is not about vectors.
    pub(crate) fn meaning(&self, text: &str) -> Option<Vec<f32>> {
        let (_, first) = self.meanings.first()?;
        let found = self.meanings.iter().find(|(words, _)| text.contains(words.as_str()));
        Some(found.map_or_else(|| vec![0.01; first.len()], |(_, vector)| vector.clone()))
    }

    /// The turn for a question, the `n`th that no words fit.
    pub(crate) fn turn(&self, said: &str, n: impl FnOnce() -> usize) -> &Turn {
        match self.answers.iter().find(|(words, _)| said.contains(words.as_str())) {
            Some((_, turn)) => turn,
            None => &self.turns[n().min(self.turns.len() - 1)],
        }
    }
}

impl Turn {
    /// Says this without delay.
    pub fn says(text: impl Into<String>) -> Self {
        Self::answer(text, Duration::ZERO, 0.0)
    }

    /// Says this, the first token after a delay and the others at a speed in tokens a second; 0 is without delay.
    pub fn answer(text: impl Into<String>, first: Duration, tokens_per_second: f64) -> Self {
        let each =
            if tokens_per_second > 0.0 { Duration::from_secs_f64(1.0 / tokens_per_second) } else { Duration::ZERO };
        Self::Answer { text: text.into(), first, each }
    }

    /// Answers with this status.
    pub fn status(code: u16) -> Self {
        let body = json!({"error": {"message": "scripted failure", "code": code}}).to_string();
        Self::Status { code, headers: BTreeMap::new(), body }
    }

    /// Answers with this status and one header.
    pub fn status_with(code: u16, name: &str, value: &str) -> Self {
        let headers = BTreeMap::from([(name.to_owned(), value.to_owned())]);
        Self::Status { code, headers, body: String::new() }
    }

    /// Sends these bytes at once, and then goes on as said.
    pub fn raw(bytes: impl Into<Vec<u8>>, then: Then) -> Self {
        Self::Raw { chunks: vec![(Duration::ZERO, bytes.into())], then }
    }

    /// Says this and breaks off in the middle of the next event.
    pub fn cut_after(text: &str) -> Self {
        Self::raw(events(text) + "data: {\"choices\":[{\"del", Then::Break)
    }

    /// Says this and then nothing more.
    pub fn silent_after(text: &str) -> Self {
        Self::raw(events(text), Then::Silence)
    }

    /// Says this and then an event that is not JSON.
    pub fn broken_after(text: &str) -> Self {
        Self::raw(events(text) + "data: {\"choices\": oops}\n\n", Then::End)
    }

    /// Says this and ends at the bound on the answer.
    pub fn bounded_after(text: &str) -> Self {
        Self::raw(events(text) + &event(&json!({}), Some("length")) + "data: [DONE]\n\n", Then::End)
    }

    /// Only ever says who speaks.
    pub fn role_only() -> Self {
        let role = event(&json!({"role": "assistant", "content": null}), None);
        Self::raw(role + &event(&json!({}), Some("stop")) + "data: [DONE]\n\n", Then::End)
    }

    /// Says this over and over, event after event.
    pub fn endless_text(text: &str) -> Self {
        Self::Endless(events(text).into_bytes())
    }

    /// Begins an event that never ends.
    pub fn endless_line() -> Self {
        Self::Endless(vec![b'x'; 64 * 1024])
    }
}

/// The events that say a text: a role first, as real servers do, then a token each.
pub fn events(text: &str) -> String {
    let role = event(&json!({"role": "assistant", "content": ""}), None);
    tokens(text).into_iter().fold(role, |all, token| all + &event(&json!({"content": token}), None))
}

/// One event of a stream.
pub fn event(delta: &Value, finish_reason: Option<&str>) -> String {
    let choice = json!({"index": 0, "delta": delta, "finish_reason": finish_reason});
    format!("data: {}\n\n", json!({"object": "chat.completion.chunk", "choices": [choice]}))
}

/// A text in pieces of about a token: two characters.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    characters.chunks(2).map(|token| token.iter().collect()).collect()
}
