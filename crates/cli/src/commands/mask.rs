//! `mask`: personal data found and kept back.

use biseo_secretary::{fault::Fault, privacy};
use serde::Deserialize;

use crate::context::{Context, standard_input};

#[derive(Debug, Deserialize)]
struct Request {
    text: String,
}

pub(crate) fn run(here: &Context, text: Option<String>) -> Result<(), Fault> {
    here.output.answer(
        here.language,
        || Ok(Request { text: text.map_or_else(standard_input, Ok)? }),
        |request| Ok(privacy::answer(&request.text, here.desk.unit)),
        |out, answer| writeln!(out, "{}", answer.masked),
    )
}
