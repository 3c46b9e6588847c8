//! The HTTP client of one endpoint: it knows that endpoint only.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use biseo_secretary::model::ModelError;
use reqwest::{
    Method, Proxy, RequestBuilder, Response, Url,
    header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap},
    redirect,
};
use tokio::{
    sync::Semaphore,
    time::{Instant, sleep, timeout_at},
};

use crate::{Endpoint, EndpointError, Patience, body::Body, failure, retry};

/// Names the program and nothing of the machine.
const USER_AGENT: &str = concat!("biseo/", env!("CARGO_PKG_VERSION"));
/// Idle connections are closed before a server that closes its own after a minute can do so under a request.
const IDLE: Duration = Duration::from_secs(30);

/// An endpoint with its connections.
pub(crate) struct Client {
    pub(crate) endpoint: Endpoint,
    /// One place for each call that may be under way.
    pub(crate) places: Arc<Semaphore>,
    http: reqwest::Client,
    chat: Url,
    models: Url,
    embeddings: Url,
    /// Whether the endpoint takes schemas, as far as is known.
    takes_schemas: AtomicBool,
}

impl Client {
    /// Checks the endpoint and sets the client up. Sends nothing.
    pub(crate) fn new(endpoint: &Endpoint) -> Result<Self, EndpointError> {
        endpoint.check()?;
        let mut headers = HeaderMap::new();
        if let Some(value) = endpoint.authorisation()? {
            headers.insert(AUTHORIZATION, value);
        }
        Ok(Self {
            http: http(endpoint, headers)?,
            chat: endpoint.resource("chat/completions")?,
            models: endpoint.resource("models")?,
            embeddings: endpoint.resource("embeddings")?,
            places: Arc::new(Semaphore::new(endpoint.concurrency)),
            takes_schemas: AtomicBool::new(true),
            endpoint: endpoint.clone(),
        })
    }

    /// Sends a conversation. Gives the head of the answer and when its first word must have come.
    ///
    /// An endpoint that refuses a schema is asked again without, and then no more asked for one.
    pub(crate) async fn ask(&self, body: Body) -> Result<(Response, Instant), ModelError> {
        if !body.has_schema() || self.takes_schemas() {
            match self.post(&body).await {
                Err(ModelError::Status(400 | 422)) if body.has_schema() => {}
                answer => return answer,
            }
        }
        let answer = self.post(&body.without_schema()).await?;
        self.takes_schemas.store(false, Ordering::Relaxed);
        Ok(answer)
    }

    /// Asks which models the endpoint has.
    pub(crate) async fn models(&self) -> Result<(Response, Instant), ModelError> {
        self.send(|| self.http.request(Method::GET, self.models.clone())).await
    }

    /// Asks for vectors.
    pub(crate) async fn embeddings(&self, body: Vec<u8>) -> Result<(Response, Instant), ModelError> {
        self.send(|| {
            let request = self.http.request(Method::POST, self.embeddings.clone());
            request.header(CONTENT_TYPE, "application/json").body(body.clone())
        })
        .await
    }

    /// Whether the endpoint has not yet refused a schema.
    pub(crate) fn takes_schemas(&self) -> bool {
        self.takes_schemas.load(Ordering::Relaxed)
    }

    async fn post(&self, body: &Body) -> Result<(Response, Instant), ModelError> {
        let bytes = body.bytes()?;
        self.send(|| {
            self.http
                .request(Method::POST, self.chat.clone())
                .header(CONTENT_TYPE, "application/json")
                .header(ACCEPT, "text/event-stream, application/json")
                .body(bytes.clone())
        })
        .await
    }

    async fn send(&self, request: impl Fn() -> RequestBuilder) -> Result<(Response, Instant), ModelError> {
        send(&self.endpoint.patience, request).await
    }
}

/// The connections to one endpoint, which follow no redirect and know no proxy but the endpoint's own.
pub(crate) fn http(endpoint: &Endpoint, headers: HeaderMap) -> Result<reqwest::Client, EndpointError> {
    let mut http = reqwest::Client::builder()
        .user_agent(USER_AGENT)
        .default_headers(headers)
        .redirect(redirect::Policy::none())
        .no_proxy()
        .referer(false)
        .connect_timeout(endpoint.patience.connect)
        .pool_idle_timeout(IDLE);
    if let Some(proxy) = endpoint.proxy.as_deref().filter(|_| !endpoint.is_on_this_machine()) {
        http = http.proxy(Proxy::all(proxy).map_err(|_| EndpointError::Proxy)?);
    }
    for authority in endpoint.authorities()? {
        http = http.add_root_certificate(authority);
    }
    http.build().map_err(|error| EndpointError::Setup(error.without_url().to_string()))
}

/// Sends a request, again where the server is busy. Gives the head of the answer and until when its first word must come.
pub(crate) async fn send(
    patience: &Patience,
    request: impl Fn() -> RequestBuilder,
) -> Result<(Response, Instant), ModelError> {
    let mut tried = 0;
    loop {
        let deadline = Instant::now() + patience.first;
        let response = timeout_at(deadline, request().send())
            .await
            .map_err(|_| ModelError::Silent { seconds: patience.first.as_secs_f64().ceil() as u64 })?
            .map_err(failure::unreachable)?;
        let status = response.status();
        if status.is_success() {
            return Ok((response, deadline));
        }
        let Some(wait) = retry::wait(patience, tried, status, response.headers()) else {
            return Err(failure::status(status.as_u16()));
        };
        drop(response);
        sleep(wait).await;
        tried += 1;
    }
}

/// The body of an answer, up to `most` bytes.
pub(crate) async fn read(mut response: Response, most: usize) -> Result<Vec<u8>, ModelError> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|_| ModelError::CutOff)? {
        body.extend_from_slice(&chunk);
        if body.len() > most {
            return Err(ModelError::Malformed(format!("the answer is longer than {most} bytes")));
        }
    }
    Ok(body)
}
