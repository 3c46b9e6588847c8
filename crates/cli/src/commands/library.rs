//! `library add` and `library status`.

use std::{ops::ControlFlow, path::PathBuf};

use biseo_secretary::{fault::Fault, library};
use serde::Deserialize;

use crate::{
    args,
    context::{Context, show_progress},
};

#[derive(Debug, Deserialize)]
struct AddRequest {
    paths: Vec<PathBuf>,
}

pub(crate) fn run(here: &Context, what: args::Library) -> Result<(), Fault> {
    match what {
        args::Library::Add { paths } => add(here, paths),
        args::Library::Status => status(here),
    }
}

fn add(here: &Context, paths: Vec<PathBuf>) -> Result<(), Fault> {
    here.output.answer(
        here.language,
        || Ok(AddRequest { paths }),
        |request| {
            library::add(&here.desk, &request.paths, here.language, &mut |progress| {
                show_progress(progress.done, progress.of);
                ControlFlow::Continue(())
            })
        },
        |out, report| {
            writeln!(
                out,
                "파일 {}개, 조문 {}건을 넣었습니다. ({:.1}초)",
                report.files, report.articles, report.seconds
            )?;
            if report.added + report.changed > 0 {
                writeln!(out, "새 자료 {}건, 바뀐 자료 {}건입니다.", report.added, report.changed)?;
            }
            for gone in &report.gone {
                writeln!(out, "없어진 파일: {} (자료는 그대로 있습니다)", gone.display())?;
            }
            for skipped in &report.skipped {
                writeln!(out, "건너뜀: {}", skipped.message)?;
            }
            Ok(())
        },
    )
}

fn status(here: &Context) -> Result<(), Fault> {
    here.output.print(&library::status(&here.desk)?, |out, status| {
        writeln!(out, "자료 {}건, 조문 {}건", status.sources.len(), status.articles)?;
        for source in &status.sources {
            let effective = source.effective.map(|day| format!("{day} 시행")).unwrap_or_default();
            writeln!(out, "{}\t{}건\t{effective}", source.title, source.articles)?;
        }
        Ok(())
    })
}
