//! How long an endpoint may keep us waiting.

use std::time::Duration;

/// Bounds on waiting. The defaults suit a model on an office machine; tests shorten them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// Until a connection stands, TLS included. A host of a closed network answers or refuses at once.
    pub connect: Duration,
    /// From the request to the first word of the answer. Long, because a model without a graphics card reads a long
    /// prompt for minutes, and keep-alive comments do not count as words.
    pub first: Duration,
    /// Between two words of the answer.
    pub between: Duration,
    /// How often a busy endpoint (429, 503) is asked again before the call fails.
    pub retries: u32,
    /// Wait before the first retry where the endpoint names none; doubles with each.
    pub backoff: Duration,
    /// The longest wait that an endpoint may ask for in `Retry-After`; when it asks for more the call fails at once.
    pub longest_backoff: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            first: Duration::from_secs(180),
            between: Duration::from_secs(60),
            retries: 3,
            backoff: Duration::from_millis(500),
            longest_backoff: Duration::from_secs(20),
        }
    }
}
