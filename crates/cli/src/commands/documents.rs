//! `read`, `check` and `export`.

use std::path::{Path, PathBuf};

use biseo_secretary::{
    export::{self, ExportFormat, Exporting},
    fault::{Fault, Language},
    files, forms,
    review::{self, FindingView},
};
use serde::{Deserialize, Serialize};

use crate::{
    args,
    context::{Context, read_file, remark, say},
    output::Output,
};

#[derive(Debug, Deserialize)]
struct ReadRequest {
    path: PathBuf,
}

pub(crate) fn read(output: &Output, language: Language, file: Option<PathBuf>) -> Result<(), Fault> {
    output.answer(
        language,
        || Ok(ReadRequest { path: file.unwrap_or_default() }),
        |request| read_file(&request.path),
        |out, read| {
            say_notices(read, language);
            write!(out, "{}", read.text)
        },
    )
}

/// Says what may be missing from a file that was read.
fn say_notices(read: &files::ReadAnswer, language: Language) {
    read.warnings.iter().filter_map(|warning| files::notice(*warning)).for_each(|notice| say(&notice, language));
}

/// The text of a file that something is to be done with; what may be missing from it is said.
fn text_of(file: &Path, language: Language) -> Result<String, Fault> {
    let read = files::read(file)?;
    say_notices(&read, language);
    Ok(read.text)
}

#[derive(Debug, Deserialize)]
struct CheckRequest {
    text: String,
    kind: String,
}

#[derive(Debug, Serialize)]
struct CheckAnswer {
    findings: Vec<FindingView>,
    /// The text as it was put right, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

pub(crate) fn check(here: &Context, what: args::Check) -> Result<(), Fault> {
    let text = || text_of(&what.file.unwrap_or_default(), here.language);
    let request = || Ok(CheckRequest { text: text()?, kind: what.kind });
    here.output.answer(
        here.language,
        request,
        |request| {
            let kind = review::kind(&request.kind)?;
            Ok(if what.fix {
                let (text, findings) = review::fixed(&here.desk, &request.text, kind);
                CheckAnswer { findings, text: Some(text) }
            } else {
                CheckAnswer { findings: review::run(&here.desk, &request.text, kind), text: None }
            })
        },
        |out, answer| {
            // The text that was put right is all there is, so that it can go into a file.
            if let Some(text) = &answer.text {
                return write!(out, "{text}");
            }
            for finding in &answer.findings {
                let at = finding.place.start();
                writeln!(out, "{at}\t{} ({:?})\t{} [{}]", finding.rule, finding.grade, finding.message, finding.basis)?;
            }
            writeln!(out, "점검 {}건", answer.findings.len())
        },
    )
}

pub(crate) fn export(here: &Context, what: &args::Export) -> Result<(), Fault> {
    let format = ExportFormat::of(&what.to)?;
    let text = text_of(&what.file, here.language)?;
    let kind = review::kind(&what.kind)?;
    let exporting = Exporting { text: &text, kind, class: here.class, by_model: false, today: here.when.today };
    let written = export::to_path(&here.desk, exporting, format, &what.to)?;
    if !written.blanks.is_empty() {
        remark(&format!("채우지 않은 칸이 {}곳 남아 있습니다: {}", written.blanks.len(), written.blanks.join(", ")));
    }
    here.output.print(&written, |out, written| {
        writeln!(out, "{} ({}바이트)", written.path, written.bytes)?;
        if written.findings.is_empty() {
            return Ok(());
        }
        writeln!(out, "점검 {}건이 남아 있습니다. `biseo-cli check`로 볼 수 있습니다.", written.findings.len())
    })
}

#[derive(Debug, Serialize)]
struct FillAnswer {
    /// What can be filled; behind a filling, what was.
    fields: Vec<forms::FieldView>,
    /// Where the filled form is.
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
}

pub(crate) fn fill(output: &Output, what: &args::Fill) -> Result<(), Fault> {
    let fields = match &what.to {
        Some(to) => forms::fill(&what.file, &what.set, to)?,
        None => forms::list(&what.file)?,
    };
    let path = what.to.as_ref().map(|to| to.display().to_string());
    output.print(&FillAnswer { fields, path }, |out, answer| match &answer.path {
        None if answer.fields.is_empty() => writeln!(out, "채울 칸을 찾지 못했습니다."),
        None => answer.fields.iter().try_for_each(|field| writeln!(out, "{}\t{}", field.name, field.value)),
        Some(path) => {
            answer.fields.iter().try_for_each(|field| writeln!(out, "{} = {}", field.name, field.value))?;
            writeln!(out, "{path}")
        }
    })
}
