//! Fetching laws from the national site's Open API (국가법령정보 공동활용): what the library lacks, and newer versions of
//! what it has.
//!
//! This room says what to ask for and takes in what comes; who asks over the network is handed in as a [`LawSite`]. The
//! site hears the name that is looked for, the numbers of the laws that are fetched, and the official's key.

use std::{ops::ControlFlow, path::PathBuf, time::Instant};

pub use biseo_index::statute::listing::Service;
use biseo_index::{
    Skipped,
    statute::{
        listing::{self, Listed},
        xml::XmlError,
    },
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{desk::Desk, fault::Fault, model::Cancel};

/// The key's name among the keys of the desk.
pub const KEY: &str = "국가법령정보 공동활용";
/// Laws on one page of a list: the most that the site gives.
const PAGE: usize = 100;
/// Laws between two commits: what was fetched before a power cut is there after it.
const COMMITTED: usize = 20;

/// Where the laws are fetched, as the official set it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct LawSiteRow {
    /// Address of the interface.
    pub address: String,
    /// The proxy to go through, if any.
    pub proxy: Option<String>,
    /// Certificates (PEM) of authorities that are trusted for this besides those of the system.
    pub ca_file: Option<PathBuf>,
}

impl Default for LawSiteRow {
    fn default() -> Self {
        Self { address: "https://www.law.go.kr/DRF".into(), proxy: None, ca_file: None }
    }
}

/// The national site, or what stands in for it.
pub trait LawSite {
    /// Asks for a resource of the interface and gives its answer. The key is the site's own matter.
    ///
    /// # Errors
    /// A `law_site_…` code; `model_stopped` where the token was cancelled, which is heard within 100 ms.
    fn ask(&self, resource: &str, parameters: &[(&str, &str)], cancel: &Cancel) -> Result<Vec<u8>, Fault>;

    /// Where a resource stands, without the key.
    fn place(&self, resource: &str, parameters: &[(&str, &str)]) -> String;
}

/// What to fetch.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct FetchRequest {
    /// Part of the names of the laws that are wanted; nothing for newer versions of the laws that are here.
    pub query: Option<String>,
    /// What to look among; all where none is named.
    #[ts(type = "('law' | 'directive' | 'ordinance')[]")]
    pub services: Vec<Service>,
}

/// How far fetching has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchProgress {
    /// Laws fetched.
    pub done: usize,
    /// Laws to fetch, as far as is known.
    pub of: usize,
    /// The law that is being fetched, or that was listed last.
    pub title: String,
}

/// What came of fetching.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct FetchReport {
    /// Laws in force that the site has of what was looked for.
    pub listed: usize,
    /// Those that were here already in this version.
    pub here: usize,
    /// Titles of the laws that were fetched and taken in.
    pub fetched: Vec<String>,
    /// Answers that are not a law, and why.
    pub skipped: Vec<Skipped>,
    /// How long it took.
    pub seconds: f64,
}

/// Fetches what the library lacks. What came before a failure or a stop stays.
///
/// # Errors
/// What the site answers instead of a list, what the network says, and what the library reports.
pub fn fetch(
    desk: &Desk,
    site: &dyn LawSite,
    request: &FetchRequest,
    cancel: &Cancel,
    progress: &mut dyn FnMut(FetchProgress) -> ControlFlow<()>,
) -> Result<FetchReport, Fault> {
    let started = Instant::now();
    let query = request.query.as_deref().map(str::trim).filter(|query| !query.is_empty());
    let mut report = FetchReport::default();
    let mut wanted: Vec<(Service, Listed)> = Vec::new();
    let services = if request.services.is_empty() { &Service::ALL[..] } else { &request.services };
    for &service in services {
        each_listed(site, service, query, cancel, &mut |listed| {
            let asked_for = listed.current && (query.is_some() || desk.library.has_title(&listed.title));
            if asked_for {
                report.listed += 1;
                let step = FetchProgress { done: 0, of: wanted.len() + 1, title: listed.title.clone() };
                if desk.library.has(&listed) {
                    report.here += 1;
                } else {
                    wanted.push((service, listed));
                }
                return progress(step);
            }
            ControlFlow::Continue(())
        })?;
    }
    let of = wanted.len();
    let mut coming = Coming { desk, titles: Vec::new(), answers: Vec::new() };
    for (done, (service, listed)) in wanted.into_iter().enumerate() {
        let parameters = [("target", service.target()), ("type", "XML"), (service.serial_parameter(), &listed.serial)];
        let answer = match progress(FetchProgress { done, of, title: listed.title.clone() }) {
            ControlFlow::Break(()) => Err(Fault::new("model_stopped")),
            ControlFlow::Continue(()) => site.ask("lawService.do", &parameters, cancel),
        };
        match answer {
            Ok(answer) => coming.answers.push((site.place("lawService.do", &parameters), answer)),
            Err(fault) => {
                coming.take_in(&mut report)?;
                return Err(fault);
            }
        }
        coming.titles.push(listed.title);
        if coming.answers.len() == COMMITTED {
            coming.take_in(&mut report)?;
        }
    }
    coming.take_in(&mut report)?;
    report.seconds = started.elapsed().as_secs_f64();
    Ok(report)
}

/// Answers on their way into the library.
struct Coming<'a> {
    desk: &'a Desk,
    titles: Vec<String>,
    /// Each with where it came from.
    answers: Vec<(String, Vec<u8>)>,
}

impl Coming<'_> {
    fn take_in(&mut self, report: &mut FetchReport) -> Result<(), Fault> {
        let origins: Vec<PathBuf> = self.answers.iter().map(|(origin, _)| origin.into()).collect();
        let skipped = self.desk.library.add_answers(std::mem::take(&mut self.answers))?;
        let titles = origins.into_iter().zip(self.titles.drain(..));
        let taken_in = titles.filter(|(origin, _)| !skipped.iter().any(|skipped| skipped.path == *origin));
        report.fetched.extend(taken_in.map(|(_, title)| title));
        report.skipped.extend(skipped);
        Ok(())
    }
}

/// Walks through a list, page by page.
fn each_listed(
    site: &dyn LawSite,
    service: Service,
    query: Option<&str>,
    cancel: &Cancel,
    each: &mut dyn FnMut(Listed) -> ControlFlow<()>,
) -> Result<(), Fault> {
    let display = PAGE.to_string();
    for page in 1.. {
        let number = page.to_string();
        let parameters = [
            ("target", service.target()),
            ("type", "XML"),
            ("query", query.unwrap_or("*")),
            ("display", &display),
            ("page", &number),
        ];
        let answer = site.ask("lawSearch.do", &parameters, cancel)?;
        let listing = listing::parse(service, &String::from_utf8_lossy(&answer)).map_err(not_a_list)?;
        let last = page * PAGE >= listing.total || listing.laws.is_empty();
        for listed in listing.laws {
            if each(listed).is_break() {
                return Err(Fault::new("model_stopped"));
            }
        }
        if last {
            break;
        }
    }
    Ok(())
}

fn not_a_list(error: XmlError) -> Fault {
    match error {
        XmlError::Refused(words) => Fault::new("law_site_refused").with("reason", words),
        XmlError::Malformed(_) | XmlError::Unknown => Fault::new("law_site_odd"),
    }
}
