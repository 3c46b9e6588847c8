//! `minutes`: a record out of a transcript.

use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use biseo_secretary::{
    fault::Fault,
    files,
    minutes::{self, Minutes, MinutesEvent, MinutesRequest, Paper},
    model::Cancel,
};
use jiff::civil::Date;
use serde::Deserialize;

use crate::{
    args,
    context::{self, Context},
};

/// Stands for standard input in the place of a file.
const STANDARD_INPUT: &str = "-";

#[derive(Debug, Deserialize)]
pub(super) struct Request {
    pub(super) path: PathBuf,
    #[serde(default)]
    pub(super) date: Option<Date>,
    #[serde(default)]
    pub(super) place: Option<String>,
    #[serde(default)]
    pub(super) notice: Option<PathBuf>,
    #[serde(default)]
    pub(super) paper: Paper,
}

pub(crate) fn run(here: &Context, what: args::Minutes) -> Result<(), Fault> {
    let request = || {
        let path = what.file.unwrap_or_else(|| PathBuf::from(STANDARD_INPUT));
        let paper = what.paper.unwrap_or_default();
        Ok(Request { path, date: what.date, place: what.place, notice: what.notice, paper })
    };
    here.output.answer(
        here.language,
        request,
        |request| record(here, request),
        |out, minutes| write!(out, "{}", minutes.text),
    )
}

pub(super) fn record(here: &Context, request: Request) -> Result<Minutes, Fault> {
    let paper = request.paper;
    let transcript = if request.path == Path::new(STANDARD_INPUT) {
        files::received(Path::new("회의.txt"), &context::standard_input_bytes()?)?
    } else {
        files::read(&request.path)?
    };
    let request = MinutesRequest {
        name: request.path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        transcript: transcript.text,
        said: None,
        date: request.date,
        place: request.place,
        notice: request.notice.map(|path| files::read(&path)).transpose()?.map(|notice| notice.text),
    };
    let model = here.model()?;
    let mut said = |event| {
        match event {
            MinutesEvent::Progress { done, of } => context::show_progress(done, of),
            MinutesEvent::Notice(fault) => context::say(&fault, here.language),
        }
        ControlFlow::Continue(())
    };
    let minutes =
        minutes::run(&here.desk, &request, model.as_deref(), here.class, here.when, &Cancel::default(), &mut said)?;
    Ok(match paper {
        Paper::Record => minutes,
        other => Minutes { text: minutes::text(&minutes, other), ..minutes },
    })
}
