//! The seam to a language model: small, synchronous, and stoppable.
//!
//! The async world stays behind this trait, in `biseo-models`. Cutting work into parts, their order, bounded parallel
//! calls and merging are the rooms' own business.

use std::{
    ops::ControlFlow,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

pub use biseo_prompts::{Message, Role};

use crate::{class::Reach, fault::Fault};

/// What is asked of a model in one call.
#[derive(Debug, Clone, PartialEq)]
pub struct Prompt {
    /// The conversation so far, oldest first.
    pub messages: Vec<Message>,
    /// A JSON schema that the answer must follow, where the endpoint can hold a model to one.
    pub schema: Option<serde_json::Value>,
    /// Upper bound on the answer, in the model's tokens.
    pub max_tokens: u32,
}

impl Prompt {
    /// How many tokens the messages need at most, as [`tokens`] counts.
    pub fn tokens(&self) -> u32 {
        self.messages.iter().map(|message| tokens(&message.content) + TOKENS_AROUND_A_MESSAGE).sum()
    }
}

/// What the chat formats of common models put around a message: its role and its marks.
const TOKENS_AROUND_A_MESSAGE: u32 = 5;

/// How many tokens a text needs, as a rule at most, in the tokenizers of common models: a character each, but three Latin letters
/// or spaces together. Rooms cut material by it, models refuse by it, so what was cut to fit fits.
pub fn tokens(text: &str) -> u32 {
    let latin = text.bytes().filter(|byte| byte.is_ascii_alphabetic() || *byte == b' ').count();
    let other = text.chars().count() - latin;
    u32::try_from(other + latin.div_ceil(3)).unwrap_or(u32::MAX)
}

/// What a model can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Prompt and answer together, in tokens. Unknown tokenizers count a character of Hangul as one token.
    pub context_tokens: u32,
    /// Calls that may be under way at once.
    pub concurrency: usize,
}

/// Asks a running call to stop. Clones share one state; once cancelled it stays so.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Stops every call that holds a clone of this token.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Whether [`Cancel::cancel`] was called.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

/// Why a model did not answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// The user stopped the call, or the sink broke.
    #[error("stopped")]
    Stopped,
    /// Nothing listens at the endpoint, or the connection broke before an answer began.
    #[error("the endpoint cannot be reached: {0}")]
    Unreachable(String),
    /// The endpoint did not say anything for longer than it may.
    #[error("the endpoint said nothing for {seconds} s")]
    Silent {
        /// How long it was waited for, in seconds.
        seconds: u64,
    },
    /// 401 or 403.
    #[error("the endpoint refused the key (HTTP {0})")]
    Unauthorised(u16),
    /// 429.
    #[error("the endpoint is busy")]
    Busy,
    /// Any other HTTP status that is not a success.
    #[error("the endpoint answered HTTP {0}")]
    Status(u16),
    /// The stream ended before the answer did; what came before has gone to the sink.
    #[error("the answer was cut off")]
    CutOff,
    /// What came is not what the protocol says.
    #[error("the answer cannot be read: {0}")]
    Malformed(String),
    /// The answer went past its bound; what came before has gone to the sink.
    #[error("the answer is longer than {max_tokens} tokens")]
    Endless {
        /// The bound that was passed.
        max_tokens: u32,
    },
    /// The prompt does not fit the model.
    #[error("the prompt needs {needed} tokens and the model takes {limit}")]
    TooLong {
        /// Tokens of the prompt.
        needed: u32,
        /// Tokens the model takes.
        limit: u32,
    },
    /// The desk did not let the prompt go, for a reason that has nothing to do with the model.
    #[error("not sent: {0}")]
    Refused(Box<Fault>),
}

impl From<ModelError> for Fault {
    fn from(error: ModelError) -> Self {
        match error {
            ModelError::Stopped => Fault::new("model_stopped"),
            ModelError::Unreachable(reason) => Fault::new("model_unreachable").with("reason", reason),
            ModelError::Silent { seconds } => Fault::new("model_silent").with("seconds", seconds),
            ModelError::Unauthorised(status) => Fault::new("model_unauthorised").with("status", status),
            ModelError::Busy => Fault::new("model_busy"),
            ModelError::Status(status) => Fault::new("model_status").with("status", status),
            ModelError::CutOff => Fault::new("model_cut_off"),
            ModelError::Malformed(reason) => Fault::new("model_malformed").with("reason", reason),
            ModelError::Endless { max_tokens } => Fault::new("model_endless").with("tokens", max_tokens),
            ModelError::TooLong { needed, limit } => {
                Fault::new("model_too_long").with("needed", needed).with("limit", limit)
            }
            ModelError::Refused(fault) => *fault,
        }
    }
}

/// A language model on this desk.
pub trait Model: Send + Sync {
    /// The name the user knows it by; it is kept with every draft.
    fn name(&self) -> &str;

    /// Where it stands, which decides the classes of work it may see.
    fn reach(&self) -> Reach;

    /// What it can take.
    fn limits(&self) -> Limits;

    /// Asks once. Pieces of the answer go to `sink` as they come; the whole answer is returned.
    ///
    /// # Errors
    /// See [`ModelError`]. A cancelled token is heard within 100 ms even while the endpoint is silent, and a sink that
    /// breaks stops the call; both give [`ModelError::Stopped`].
    fn ask(
        &self,
        prompt: &Prompt,
        cancel: &Cancel,
        sink: &mut dyn FnMut(&str) -> ControlFlow<()>,
    ) -> Result<String, ModelError>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_counted_by_script() {
        assert_eq!(tokens(""), 0);
        assert_eq!(tokens("민원 처리"), 5, "four syllables and a space");
        assert_eq!(tokens("2026. 12. 4."), 11, "digits and marks stand alone");
        assert_eq!(tokens("hello world"), 4);
    }

    #[test]
    fn a_text_cut_in_two_never_needs_less_than_it_did_whole() {
        let text = "민원 처리에 관한 법률 Act 제12조 abc de";
        for (at, _) in text.char_indices() {
            assert!(tokens(&text[..at]) + tokens(&text[at..]) >= tokens(text), "cut at {at}");
        }
    }
}
