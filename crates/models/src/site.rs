//! The national site's Open API (국가법령정보 공동활용) over HTTP, asked one thing at a time and never in a hurry.

use std::{
    ops::ControlFlow,
    sync::{Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use biseo_secretary::{
    desk::Desk,
    fault::Fault,
    fetch::{KEY, LawSite, LawSiteRow},
    model::{Cancel, ModelError},
};
use reqwest::{Url, header::HeaderMap};
use tokio::time::timeout_at;

use crate::{
    Endpoint, EndpointError, Patience,
    client::{http, read, send},
    runtime,
};

/// Longest answer that is read, in bytes; the longest law of the book takes four million.
const MAX_ANSWER: usize = 64 << 20;
/// Between two questions: three a second at most, as one who reads quickly.
const PAUSE: Duration = Duration::from_millis(350);
/// How often a waiting caller looks whether it was cancelled.
const POLL: Duration = Duration::from_millis(50);
/// A site that gathers a long law takes some seconds; one that is away should not hold the official up for minutes.
const PATIENCE: Duration = Duration::from_secs(60);

/// The site with the official's key.
pub struct NationalSite {
    http: reqwest::Client,
    address: Url,
    key: String,
    patience: Patience,
    /// When the last question was asked.
    asked: Mutex<Option<Instant>>,
}

impl NationalSite {
    /// The site as this desk is set to it. Sends nothing.
    ///
    /// # Errors
    /// `law_site_key` where the desk has no key for it, and an `endpoint_…` code where it cannot be reached as entered.
    pub fn of_desk(desk: &Desk) -> Result<Self, Fault> {
        let key = desk.keys.get(KEY).filter(|key| !key.trim().is_empty()).ok_or_else(|| Fault::new("law_site_key"))?;
        Ok(Self::new(&desk.store.settings()?.law_site, key.trim().to_owned())?)
    }

    /// Whether the site can be reached as entered. Sends nothing.
    ///
    /// # Errors
    /// An `endpoint_…` code.
    pub fn check(row: &LawSiteRow) -> Result<(), Fault> {
        Ok(Self::new(row, String::new()).map(drop)?)
    }

    fn new(row: &LawSiteRow, key: String) -> Result<Self, EndpointError> {
        let endpoint = Endpoint {
            proxy: row.proxy.clone().filter(|proxy| !proxy.trim().is_empty()),
            ca_file: row.ca_file.clone().filter(|file| !file.as_os_str().is_empty()),
            patience: Patience { first: PATIENCE, ..Patience::default() },
            ..Endpoint::new(KEY, row.address.trim().trim_end_matches('/'), "-")
        };
        endpoint.check()?;
        Ok(Self {
            http: http(&endpoint, HeaderMap::new())?,
            address: Url::parse(&format!("{}/", endpoint.base_url)).map_err(|_| EndpointError::Url)?,
            key,
            patience: endpoint.patience,
            asked: Mutex::default(),
        })
    }

    fn url(&self, resource: &str, parameters: &[(&str, &str)]) -> Url {
        let mut url = self.address.join(resource).unwrap_or_else(|_| self.address.clone());
        url.query_pairs_mut().extend_pairs(parameters);
        url
    }

    /// Waits until the site may be asked again.
    fn take_turn(&self, cancel: &Cancel) -> Result<(), ModelError> {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        while asked.is_some_and(|asked| asked.elapsed() < PAUSE) {
            if cancel.is_cancelled() {
                return Err(ModelError::Stopped);
            }
            thread::sleep(POLL);
        }
        *asked = Some(Instant::now());
        Ok(())
    }
}

impl LawSite for NationalSite {
    fn ask(&self, resource: &str, parameters: &[(&str, &str)], cancel: &Cancel) -> Result<Vec<u8>, Fault> {
        let mut url = self.url(resource, parameters);
        url.query_pairs_mut().append_pair("OC", &self.key);
        let (http, patience) = (self.http.clone(), self.patience);
        let asked = self.take_turn(cancel).and_then(|()| {
            runtime::run(cancel, &mut |_| ControlFlow::Continue(()), |_| async move {
                let (response, deadline) = send(&patience, || http.get(url.clone())).await?;
                let seconds = patience.first.as_secs();
                timeout_at(deadline, read(response, MAX_ANSWER)).await.map_err(|_| ModelError::Silent { seconds })?
            })
        });
        asked.map_err(said)
    }

    fn place(&self, resource: &str, parameters: &[(&str, &str)]) -> String {
        self.url(resource, parameters).into()
    }
}

/// A failure in the words of this site; what the transport says holds neither the address nor the key.
fn said(error: ModelError) -> Fault {
    match error {
        ModelError::Stopped => error.into(),
        ModelError::Unauthorised(_) => Fault::new("law_site_refused").with("reason", error),
        ModelError::Busy => Fault::new("law_site_busy"),
        error => Fault::new("law_site_unreachable").with("reason", error),
    }
}
