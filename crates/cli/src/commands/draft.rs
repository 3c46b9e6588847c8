//! `draft`: a document out of an instruction.

use std::{ops::ControlFlow, path::PathBuf};

use biseo_secretary::{
    draft::{self, Attached, Draft, DraftEvent, DraftRequest},
    fault::Fault,
    files,
    model::Cancel,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    args,
    context::{self, Context},
};

#[derive(Debug, Deserialize)]
pub(super) struct Request {
    pub(super) input: String,
    #[serde(default)]
    pub(super) attachments: Vec<PathBuf>,
    #[serde(default)]
    pub(super) template: Option<String>,
}

/// A draft by the command line's contract: `text` is the body with 붙임 and 끝, because the head stands in fields of its
/// own; `whole` is the document in notation, in which findings, marks and blanks have their places.
#[derive(Serialize)]
pub(super) struct Answer {
    text: String,
    whole: String,
    /// What a reader of the text alone would not see: contradictions, marks, what was not used.
    #[serde(skip)]
    open: Vec<String>,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

impl Answer {
    fn of(draft: &Draft) -> Result<Self, Fault> {
        let fields = serde_json::to_value(draft).map_err(|error| Fault::new("output_failed").with("reason", error))?;
        let Value::Object(mut rest) = fields else { return Err(Fault::new("output_failed").with("reason", "draft")) };
        rest.remove("text");
        rest.remove("body");
        let said = |conflict: &String| conflict.split_once(": ").map_or(conflict.clone(), |(_, said)| said.to_owned());
        let conflicts = draft.conflicts.iter().map(|conflict| format!("확인: {}", said(conflict)));
        let open = conflicts.chain(draft.marks.iter().map(|mark| mark.message.clone())).collect();
        Ok(Self { text: draft.body.clone(), whole: draft.text.clone(), open, rest })
    }
}

pub(crate) fn run(here: &Context, what: args::Draft) -> Result<(), Fault> {
    let request = || {
        let input = what.instruction.map_or_else(context::standard_input, Ok)?;
        Ok(Request { input, attachments: what.attach, template: what.template })
    };
    here.output.answer(
        here.language,
        request,
        |request| write(here, request),
        |out, answer| {
            writeln!(out, "{}", answer.whole)?;
            for open in &answer.open {
                context::remark(open);
            }
            Ok(())
        },
    )
}

pub(super) fn write(here: &Context, request: Request) -> Result<Answer, Fault> {
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
    let mut said = |event| {
        if let DraftEvent::Notice { fault } = event {
            context::say(&fault, here.language);
        }
        ControlFlow::Continue(())
    };
    let model = here.model()?;
    let draft = draft::run(&here.desk, &request, model.as_deref(), here.when, &Cancel::default(), &mut said)?;
    Answer::of(&draft)
}
