//! When a busy endpoint is asked again: only on 429 and 503, only before the answer began, only a few times.

use std::time::Duration;

use reqwest::{
    StatusCode,
    header::{HeaderMap, RETRY_AFTER},
};

use crate::Patience;

/// How long to wait before the next try, or `None` where there shall be none.
///
/// Only the form of `Retry-After` in seconds is read: a date would need both clocks to agree.
pub(crate) fn wait(patience: &Patience, tried: u32, status: StatusCode, headers: &HeaderMap) -> Option<Duration> {
    let busy = matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE);
    if !busy || tried >= patience.retries {
        return None;
    }
    let asked = headers.get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.trim().parse().ok());
    match asked.map(Duration::from_secs) {
        Some(asked) if asked > patience.longest_backoff => None,
        Some(asked) => Some(asked),
        None => Some((patience.backoff * 2u32.saturating_pow(tried)).min(patience.longest_backoff)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(value: Option<&'static str>, tried: u32, status: u16) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        if let Some(value) = value {
            headers.insert(RETRY_AFTER, value.parse().expect("a header"));
        }
        wait(&Patience::default(), tried, StatusCode::from_u16(status).expect("a status"), &headers)
    }

    #[test]
    fn a_busy_endpoint_is_asked_again_later_and_later_and_then_no_more() {
        let waits: Vec<_> = (0..4).map(|tried| after(None, tried, 429)).collect();
        let ms = |n| Some(Duration::from_millis(n));
        assert_eq!(waits, [ms(500), ms(1000), ms(2000), None]);
    }

    #[test]
    fn the_endpoints_own_word_is_honoured_within_a_bound() {
        assert_eq!(after(Some("2"), 0, 503), Some(Duration::from_secs(2)));
        assert_eq!(after(Some("3600"), 0, 429), None);
        assert_eq!(after(Some("Wed, 21 Oct 2026 07:28:00 GMT"), 0, 429), Some(Duration::from_millis(500)));
    }

    #[test]
    fn other_failures_are_final() {
        assert_eq!(after(None, 0, 500), None);
        assert_eq!(after(Some("1"), 0, 401), None);
    }
}
