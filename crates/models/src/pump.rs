//! Reads an answer as it comes, within bounds: on silence, on length, on bytes.

use std::time::Duration;

use biseo_secretary::model::ModelError;
use reqwest::Response;
use tokio::time::{Instant, timeout, timeout_at};

use crate::{
    answer::{self, End, Said},
    events::{Event, Events},
    thought::Thought,
};

/// More text than a token carries on average in any language: only text past its bound is cut by this.
const BYTES_OF_TEXT_PER_TOKEN: usize = 16;
/// The envelope around one token on the wire, several times over, and room for what servers add at either end.
const BYTES_ON_THE_WIRE_PER_TOKEN: usize = 2048;
const BYTES_ON_THE_WIRE: usize = 1 << 20;
/// Once the answer is complete, how long the end of the stream is waited for. Reading it keeps the connection for the
/// next call; an endpoint that holds it open costs no more than this.
const SETTLE: Duration = Duration::from_millis(100);

/// An answer under way.
pub(crate) struct Pump {
    /// The response, of which only the head has been read.
    pub(crate) response: Response,
    /// When the first word must have come.
    pub(crate) first: Instant,
    /// How long the first word was granted from the request on.
    pub(crate) granted: Duration,
    /// How long it may stay silent between two words.
    pub(crate) between: Duration,
    /// The bound on the answer, in tokens.
    pub(crate) max_tokens: u32,
}

/// How far the reading has come.
#[derive(Default)]
struct Progress {
    text: usize,
    wire: usize,
    /// Whether anything was part of an answer.
    began: bool,
    thought: Thought,
    complete: bool,
}

impl Pump {
    /// Reads to the end. Every piece of text goes to `say`, also when the answer then turns out to be cut off.
    pub(crate) async fn run(mut self, mut say: impl FnMut(String)) -> Result<(), ModelError> {
        let mut events = Events::default();
        let mut progress = Progress::default();
        let (mut deadline, mut granted) = (self.first, self.granted);
        while !progress.complete {
            let chunk = match timeout_at(deadline, self.response.chunk()).await {
                Ok(Ok(Some(chunk))) => chunk,
                Ok(Ok(None)) => break,
                Ok(Err(_)) => return Err(ModelError::CutOff),
                Err(_) => return Err(ModelError::Silent { seconds: granted.as_secs_f64().ceil() as u64 }),
            };
            progress.wire += chunk.len();
            if progress.wire > BYTES_ON_THE_WIRE + self.max_tokens as usize * BYTES_ON_THE_WIRE_PER_TOKEN {
                return Err(self.endless());
            }
            for event in events.feed(&chunk)? {
                if self.take(event, &mut progress, &mut say)? {
                    (deadline, granted) = (Instant::now() + self.between, self.between);
                }
            }
        }
        if progress.complete {
            self.settle().await;
        } else if let Some(last) = events.end() {
            self.take(last, &mut progress, &mut say)?;
        }
        self.conclude(progress, say)
    }

    /// Lets the stream end after the answer has. Nothing that still comes matters, and neither does how it ends.
    async fn settle(&mut self) {
        let rest = async { while let Ok(Some(_)) = self.response.chunk().await {} };
        let _ = timeout(SETTLE, rest).await;
    }

    /// Takes one event; whether it carried on the answer (a comment or a role alone does not).
    fn take(&self, event: Event, progress: &mut Progress, say: &mut impl FnMut(String)) -> Result<bool, ModelError> {
        let payload = match event {
            Event::Done => {
                progress.complete = true;
                return Ok(false);
            }
            Event::Data(_) if progress.complete => return Ok(false),
            Event::Data(payload) => payload,
        };
        let Some(Said { text, thinks, end }) = answer::read(&payload)? else { return Ok(false) };
        progress.began = true;
        let piece = progress.thought.pass(&text);
        let carried_on = thinks || progress.thought.is_inside() || !text.is_empty();
        if !piece.is_empty() {
            progress.text += piece.len();
            say(piece);
        }
        match end {
            Some(End::Bound) => return Err(self.endless()),
            Some(End::Filtered) => return Err(ModelError::CutOff),
            Some(End::Complete) => progress.complete = true,
            None if progress.text > self.max_tokens as usize * BYTES_OF_TEXT_PER_TOKEN => return Err(self.endless()),
            None => {}
        }
        Ok(carried_on)
    }

    fn conclude(&self, mut progress: Progress, mut say: impl FnMut(String)) -> Result<(), ModelError> {
        let held = progress.thought.end();
        if !held.is_empty() {
            progress.text += held.len();
            say(held);
        }
        if !progress.complete {
            let said_something_else = !progress.began && progress.wire > 0;
            return Err(if said_something_else {
                ModelError::Malformed("what came is no answer of the protocol".into())
            } else {
                ModelError::CutOff
            });
        }
        if progress.text == 0 {
            return Err(ModelError::Malformed("the answer is empty".into()));
        }
        Ok(())
    }

    fn endless(&self) -> ModelError {
        ModelError::Endless { max_tokens: self.max_tokens }
    }
}
