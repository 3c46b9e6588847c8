//! `draft`: a document out of an instruction.

use std::{
    io::{self, Read},
    ops::ControlFlow,
    path::PathBuf,
};

use biseo_secretary::{
    draft::{self, Attached, Draft, DraftEvent, DraftRequest},
    fault::Fault,
    files,
    model::Cancel,
};
use serde::{Deserialize, Serialize};

use crate::{
    args,
    context::{self, Context},
};

#[derive(Debug, Deserialize)]
struct Request {
    input: String,
    #[serde(default)]
    attachments: Vec<PathBuf>,
    #[serde(default)]
    template: Option<String>,
}

/// A draft by the command line's contract: its `text` is the body with 붙임 and 끝, because the head stands in fields of
/// its own.
#[derive(Serialize)]
struct Answer {
    #[serde(flatten)]
    draft: Draft,
}

pub(crate) fn run(here: &Context, what: args::Draft) -> Result<(), Fault> {
    let request = || {
        let input = match what.instruction {
            Some(instruction) => instruction,
            None => standard_input()?,
        };
        Ok(Request { input, attachments: what.attach, template: what.template })
    };
    here.output.answer(
        here.language,
        request,
        |request| write(here, request),
        |out, answer| write!(out, "{}\n{}", answer.draft.text, answer.draft.signature),
    )
}

fn write(here: &Context, request: Request) -> Result<Answer, Fault> {
    let attachments = request.attachments.iter().map(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Attached { name, text: files::read(path)?.text })
    });
    let request = DraftRequest {
        instruction: request.input,
        attachments: attachments.collect::<Result<_, Fault>>()?,
        template: request.template,
        basis: Vec::new(),
        class: here.class,
    };
    let model = here.model()?;
    let mut said = |event| {
        if let DraftEvent::Notice { fault } = event {
            context::say(&fault, here.language);
        }
        ControlFlow::Continue(())
    };
    let draft = draft::run(&here.desk, &request, model.as_deref(), here.when, &Cancel::default(), &mut said)?;
    Ok(Answer { draft })
}

fn standard_input() -> Result<String, Fault> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).map_err(|error| Fault::new("input_failed").with("reason", error))?;
    Ok(text)
}
