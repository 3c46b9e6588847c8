//! `read`, `check` and `export`.

use std::{
    cell::OnceCell,
    io::{self, Write},
    path::{Path, PathBuf},
};

use biseo_secretary::{
    desk::Desk,
    export::{self, ExportFormat, Exporting},
    fault::{Fault, Language},
    files, forms,
    review::{self, FindingView, Kind},
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

/// A file that something is to be done with, with its text as the notation has it; what may be missing from it is said.
fn document_of(here: &Context, file: &Path, kind: Kind) -> Result<(String, bool), Fault> {
    let read = files::read(file)?;
    say_notices(&read, here.language);
    Ok((read.notation(kind, &here.desk.profile()), !read.is_typed()))
}

#[derive(Debug, Deserialize)]
struct CheckRequest {
    text: String,
    kind: String,
    /// Whether the text was read off paper.
    #[serde(default)]
    paper: bool,
}

#[derive(Debug, Serialize)]
struct CheckAnswer {
    findings: Vec<FindingView>,
    /// The text as it was put right, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

pub(crate) fn check(here: &Context, what: args::Check) -> Result<(), Fault> {
    let checked = OnceCell::new();
    let request = || {
        let (text, paper) = document_of(here, &what.file.unwrap_or_default(), review::kind(&what.kind)?)?;
        Ok(CheckRequest { text: checked.get_or_init(|| text).clone(), kind: what.kind, paper })
    };
    here.output.answer(
        here.language,
        request,
        |request| {
            let kind = review::kind(&request.kind)?;
            Ok(if what.fix {
                let (text, findings) = review::fixed(&here.desk, &request.text, kind);
                CheckAnswer { findings, text: Some(text) }
            } else {
                let mut findings = match request.paper {
                    true => review::of_paper(&here.desk, &request.text, kind),
                    false => review::run(&here.desk, &request.text, kind),
                };
                findings.extend(review::on_pages(&here.desk, &request.text, kind));
                CheckAnswer { findings, text: None }
            })
        },
        |out, answer| {
            // The text that was put right is all there is, so that it can go into a file.
            if let Some(text) = &answer.text {
                return write!(out, "{text}");
            }
            said(out, &here.desk, checked.get().map_or("", String::as_str), &answer.findings)?;
            writeln!(out, "점검 {}건", answer.findings.len())
        },
    )
}

/// Letters of a passage that are shown of it.
const SHOWN: usize = 30;

/// Findings, each with its line, the passage that it speaks of, and why.
fn said(out: &mut dyn Write, desk: &Desk, text: &str, findings: &[FindingView]) -> io::Result<()> {
    for finding in findings {
        let start = desk.unit.byte(text, finding.place.start()).unwrap_or(text.len());
        let line = 1 + text[..start].matches('\n').count();
        let passage = desk.unit.slice(text, finding.place).trim();
        let row = || text[..start].rsplit('\n').next().unwrap_or_default().trim();
        let passage = if passage.is_empty() { row() } else { passage.lines().next().unwrap_or_default() };
        let shown: String = passage.chars().take(SHOWN).collect();
        let more = if shown.len() < passage.len() { "…" } else { "" };
        let (rule, grade, message, basis) = (&finding.rule, finding.grade, &finding.message, &finding.basis);
        writeln!(out, "{line}번째 줄\t{shown}{more}\t{rule} ({grade:?})\t{message} [{basis}]")?;
    }
    Ok(())
}

pub(crate) fn export(here: &Context, what: &args::Export) -> Result<(), Fault> {
    let format = ExportFormat::of(&what.to)?;
    let kind = review::kind(&what.kind)?;
    let (text, paper) = document_of(here, &what.file, kind)?;
    if paper {
        remark(
            "읽은 파일을 공문 표기로 옮겨 씁니다. 발신 명의와 공개 구분은 파일의 것이고, 결문의 나머지는 기관 정보(profile.toml)의 것입니다.",
        );
    }
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
        writeln!(out, "점검 {}건이 남아 있습니다.", written.findings.len())?;
        said(out, &here.desk, &text, &written.findings)
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
