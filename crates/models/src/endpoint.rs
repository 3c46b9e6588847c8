//! Where a model answers, as the user configured it, checked before anything is sent.

use std::{fmt, fs, net::IpAddr, path::PathBuf};

use biseo_secretary::{class::Reach, fault::Fault};
use reqwest::{Certificate, Url, header::HeaderValue};

use crate::Patience;

/// Prompt and answer together, in tokens, where the user did not say: what small local models are commonly served with.
const CONTEXT_TOKENS: u32 = 8192;
/// Calls at once where the user did not say: one machine with one model gains nothing from more.
const CONCURRENCY: usize = 2;
/// Longest answer, in tokens, where the user did not say: three pages of Korean.
const MAX_ANSWER: u32 = 2048;
/// Low, because an official document is to be faithful rather than varied; not zero, on which small models loop.
const TEMPERATURE: f32 = 0.2;

/// A model behind an OpenAI-compatible HTTP interface.
#[derive(Clone, PartialEq)]
pub struct Endpoint {
    /// The name the user knows it by.
    pub name: String,
    /// Address of the interface, with or without `/v1`.
    pub base_url: String,
    /// The model's name at the endpoint.
    pub model: String,
    /// The bearer key, if the endpoint asks for one. Never printed.
    pub key: Option<String>,
    /// The agency has marked this endpoint as standing inside its own network.
    pub internal: bool,
    /// Prompt and answer together, in tokens.
    pub context_tokens: u32,
    /// Calls that may be under way at once.
    pub concurrency: usize,
    /// Longest answer to any prompt, in tokens; never taken for more than half of `context_tokens`.
    pub max_answer: u32,
    /// How varied the answers are: 0 to 2.
    pub temperature: f32,
    /// The proxy to go through. What the environment says about proxies is ignored: it is not the user's word here.
    pub proxy: Option<String>,
    /// Certificates (PEM) of authorities that are trusted besides those of the system, for this endpoint only.
    pub ca_file: Option<PathBuf>,
    /// How long it may keep us waiting.
    pub patience: Patience,
}

/// Why an endpoint cannot be used as configured.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EndpointError {
    /// The address is not an http or https address with a host.
    #[error("the address is not an http(s) address")]
    Url,
    /// The address carries a user name, a password, a query or a fragment, where keys would leak into logs.
    #[error("the address carries more than a place; a key belongs in its own field")]
    UrlCarriesMore,
    /// The proxy's address is not usable.
    #[error("the proxy's address is not a proxy's address")]
    Proxy,
    /// No name, or no model.
    #[error("the name or the model is empty")]
    Nameless,
    /// The file of certificates cannot be read as one.
    #[error("the certificates of {path}: {reason}", path = path.display())]
    Certificates {
        /// The file.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
    /// The key holds characters that no key has.
    #[error("the key holds characters that cannot be sent")]
    Key,
    /// A number is zero or out of its range.
    #[error("{0} is out of its range")]
    Bound(&'static str),
    /// The system did not give what a client needs: threads, or its certificates.
    #[error("the client could not be set up: {0}")]
    Setup(String),
}

impl EndpointError {
    /// A name that programs branch on.
    pub fn code(&self) -> &'static str {
        Fault::from(self.clone()).code
    }
}

impl From<EndpointError> for Fault {
    fn from(error: EndpointError) -> Self {
        match error {
            EndpointError::Url => Fault::new("endpoint_url"),
            EndpointError::UrlCarriesMore => Fault::new("endpoint_url_carries_more"),
            EndpointError::Proxy => Fault::new("endpoint_proxy"),
            EndpointError::Certificates { path, reason } => {
                Fault::new("endpoint_certificates").with("path", path.display()).with("reason", reason)
            }
            EndpointError::Nameless => Fault::new("endpoint_nameless"),
            EndpointError::Key => Fault::new("endpoint_key"),
            EndpointError::Bound(name) => Fault::new("endpoint_bound").with("name", name),
            EndpointError::Setup(reason) => Fault::new("endpoint_setup").with("reason", reason),
        }
    }
}

/// What a user should know about an endpoint that can be used all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndpointWarning {
    /// The key goes over the network unencrypted.
    KeyInClear,
    /// The material goes over the network unencrypted.
    TextInClear,
}

impl From<EndpointWarning> for Fault {
    fn from(warning: EndpointWarning) -> Self {
        match warning {
            EndpointWarning::KeyInClear => Fault::new("endpoint_key_in_clear"),
            EndpointWarning::TextInClear => Fault::new("endpoint_text_in_clear"),
        }
    }
}

impl Endpoint {
    /// An endpoint with usual bounds, without a key, not marked as internal.
    pub fn new(name: impl Into<String>, base_url: impl Into<String>, model: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            base_url: base_url.into(),
            model: model.into(),
            key: None,
            internal: false,
            context_tokens: CONTEXT_TOKENS,
            concurrency: CONCURRENCY,
            max_answer: MAX_ANSWER,
            temperature: TEMPERATURE,
            proxy: None,
            ca_file: None,
            patience: Patience::default(),
        }
    }

    /// Whether it can be used, and what the user should know if so. Sends nothing.
    ///
    /// # Errors
    /// See [`EndpointError`].
    pub fn check(&self) -> Result<Vec<EndpointWarning>, EndpointError> {
        let url = self.url()?;
        self.authorisation()?;
        if self.name.trim().is_empty() || self.model.trim().is_empty() {
            return Err(EndpointError::Nameless);
        }
        for (name, holds) in [
            ("context_tokens", self.context_tokens > 0),
            ("concurrency", (1..=64).contains(&self.concurrency)),
            ("max_answer", self.max_answer > 0),
            ("temperature", (0.0..=2.0).contains(&self.temperature)),
        ] {
            if !holds {
                return Err(EndpointError::Bound(name));
            }
        }
        if url.scheme() == "https" || is_loopback(&url) {
            return Ok(Vec::new());
        }
        let mut warnings = vec![EndpointWarning::TextInClear];
        if self.key().is_some() {
            warnings.insert(0, EndpointWarning::KeyInClear);
        }
        Ok(warnings)
    }

    /// Where it stands: inside if the agency says so or if it is this machine. An address that cannot be read is outside.
    pub fn reach(&self) -> Reach {
        match self.url() {
            Ok(url) if self.internal || is_loopback(&url) => Reach::Inside,
            _ => Reach::Outside,
        }
    }

    /// The longest answer that leaves the question as much room, in tokens.
    pub(crate) fn longest_answer(&self) -> u32 {
        self.max_answer.min(self.context_tokens / 2).max(1)
    }

    /// The address of one resource of the interface, such as `chat/completions`.
    pub(crate) fn resource(&self, path: &str) -> Result<Url, EndpointError> {
        let mut url = self.url()?;
        let base = url.path().trim_end_matches('/');
        let version = if base.rsplit('/').next().is_some_and(is_version) { "" } else { "/v1" };
        let full = format!("{base}{version}/{path}");
        url.set_path(&full);
        Ok(url)
    }

    /// Whether this is a server on this machine.
    pub fn is_on_this_machine(&self) -> bool {
        self.url().is_ok_and(|url| is_loopback(&url))
    }

    /// The header that carries the key, marked so that no client prints it.
    pub(crate) fn authorisation(&self) -> Result<Option<HeaderValue>, EndpointError> {
        let Some(key) = self.key() else { return Ok(None) };
        if !key.chars().all(|c| c.is_ascii_graphic()) {
            return Err(EndpointError::Key);
        }
        let mut value = HeaderValue::try_from(format!("Bearer {key}")).map_err(|_| EndpointError::Key)?;
        value.set_sensitive(true);
        Ok(Some(value))
    }

    /// The authorities that are trusted besides those of the system.
    pub(crate) fn authorities(&self) -> Result<Vec<Certificate>, EndpointError> {
        let Some(path) = &self.ca_file else { return Ok(Vec::new()) };
        let unreadable = |reason: String| EndpointError::Certificates { path: path.clone(), reason };
        let pem = fs::read(path).map_err(|error| unreadable(error.to_string()))?;
        let found = Certificate::from_pem_bundle(&pem).map_err(|error| unreadable(error.to_string()))?;
        if found.is_empty() { Err(unreadable("no certificate in it".into())) } else { Ok(found) }
    }

    /// The key without the line end that pasting leaves behind.
    fn key(&self) -> Option<&str> {
        self.key.as_deref().map(str::trim).filter(|key| !key.is_empty())
    }

    fn url(&self) -> Result<Url, EndpointError> {
        let url = Url::parse(self.base_url.trim()).map_err(|_| EndpointError::Url)?;
        if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none_or(str::is_empty) {
            return Err(EndpointError::Url);
        }
        let more = !url.username().is_empty() || url.password().is_some();
        if more || url.query().is_some() || url.fragment().is_some() {
            return Err(EndpointError::UrlCarriesMore);
        }
        Ok(url)
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Endpoint")
            .field("name", &self.name)
            .field("base_url", &self.url().map_or("(unreadable)", |_| self.base_url.as_str()))
            .field("model", &self.model)
            .field("key", &self.key().map(|_| "…"))
            .field("internal", &self.internal)
            .finish_non_exhaustive()
    }
}

fn is_loopback(url: &Url) -> bool {
    let Some(host) = url.host_str() else { return false };
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || address.parse::<IpAddr>().is_ok_and(|address| address.to_canonical().is_loopback())
}

/// `v1`, `v1beta`, `v4` …: the base URL names the version itself.
fn is_version(segment: &str) -> bool {
    segment.strip_prefix('v').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(url: &str) -> Endpoint {
        Endpoint::new("부서 모델", url, "some-model")
    }

    #[test]
    fn the_version_is_added_where_the_user_left_it_out() {
        for (base, full) in [
            ("http://localhost:8080", "http://localhost:8080/v1/chat/completions"),
            ("http://localhost:8080/", "http://localhost:8080/v1/chat/completions"),
            ("http://localhost:8080/v1", "http://localhost:8080/v1/chat/completions"),
            ("https://ai.example.kr/gateway/v1/", "https://ai.example.kr/gateway/v1/chat/completions"),
            ("https://ai.example.kr/api/v4", "https://ai.example.kr/api/v4/chat/completions"),
            ("https://ai.example.kr/vision", "https://ai.example.kr/vision/v1/chat/completions"),
        ] {
            assert_eq!(at(base).resource("chat/completions").expect(base).as_str(), full);
        }
    }

    #[test]
    fn only_this_machine_and_what_the_agency_marks_stands_inside() {
        for inside in ["http://localhost:1", "http://127.0.0.1:1", "http://127.9.9.9", "http://[::1]:8080/v1"] {
            assert_eq!(at(inside).reach(), Reach::Inside, "{inside}");
        }
        let outside =
            ["https://ai.example.kr", "http://localhost.example.kr", "http://10.0.0.4", "http://0.0.0.0", "nonsense"];
        for outside in outside {
            assert_eq!(at(outside).reach(), Reach::Outside, "{outside}");
        }
        assert_eq!(Endpoint { internal: true, ..at("http://10.0.0.4") }.reach(), Reach::Inside);
        assert_eq!(Endpoint { internal: true, ..at("nonsense") }.reach(), Reach::Outside);
    }

    #[test]
    fn an_address_that_cannot_be_used_is_refused_with_its_reason() {
        for (url, error) in [
            ("", EndpointError::Url),
            ("ai.example.kr", EndpointError::Url),
            ("ftp://ai.example.kr", EndpointError::Url),
            ("file:///etc/passwd", EndpointError::Url),
            ("https://user:pass@ai.example.kr", EndpointError::UrlCarriesMore),
            ("https://ai.example.kr/v1?key=abc", EndpointError::UrlCarriesMore),
        ] {
            assert_eq!(at(url).check(), Err(error), "{url}");
        }
        assert_eq!(at("https://ai.example.kr").check(), Ok(vec![]));
    }

    #[test]
    fn a_key_that_would_travel_in_clear_is_warned_of() {
        let keyed = |url: &str| Endpoint { key: Some("sk-1".into()), ..at(url) }.check();
        assert_eq!(keyed("http://10.0.0.4:8000"), Ok(vec![EndpointWarning::KeyInClear, EndpointWarning::TextInClear]));
        assert_eq!(keyed("http://127.0.0.1:8000"), Ok(vec![]));
        assert_eq!(keyed("https://ai.example.kr"), Ok(vec![]));
    }

    #[test]
    fn bounds_and_names_are_checked() {
        let good = at("https://ai.example.kr");
        assert_eq!(Endpoint { model: " ".into(), ..good.clone() }.check(), Err(EndpointError::Nameless));
        assert_eq!(Endpoint { concurrency: 0, ..good.clone() }.check(), Err(EndpointError::Bound("concurrency")));
        assert_eq!(
            Endpoint { temperature: f32::NAN, ..good.clone() }.check(),
            Err(EndpointError::Bound("temperature"))
        );
        assert_eq!(Endpoint { max_answer: 0, ..good.clone() }.check(), Err(EndpointError::Bound("max_answer")));
        assert_eq!(Endpoint { context_tokens: 0, ..good }.check(), Err(EndpointError::Bound("context_tokens")));
    }

    #[test]
    fn a_small_model_keeps_room_for_the_question() {
        let endpoint = Endpoint { context_tokens: 1000, max_answer: 2048, ..at("https://ai.example.kr") };
        assert_eq!(endpoint.check(), Ok(vec![]));
        assert_eq!(endpoint.longest_answer(), 500);
    }

    #[test]
    fn a_pasted_key_loses_its_line_end_and_is_never_printed() {
        let endpoint = Endpoint { key: Some("sk-secret-1\n".into()), ..at("https://ai.example.kr") };
        assert_eq!(endpoint.check(), Ok(vec![]));
        assert!(!format!("{endpoint:?}").contains("secret"));
        let odd = Endpoint { key: Some("sk-\nsecret".into()), ..endpoint };
        assert_eq!(odd.check(), Err(EndpointError::Key));
        let in_address = at("https://user:secret@ai.example.kr");
        assert!(!format!("{in_address:?}").contains("secret"));
    }
}
