//! Does the sample job in a window on a virtual display and leaves what came of it: `sample-job FOLDER`.

use std::{env, fs, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use biseo_tests::{job::Job, stage::Stage, window::Window};

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for people at a terminal")]
fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: sample-job FOLDER");
        return ExitCode::from(2);
    };
    match run(&folder) {
        Ok(documents) => {
            println!("pictures of the window: {}", folder.join("pictures").display());
            documents.iter().for_each(|document| println!("exported document: {}", document.display()));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("the sample job did not come out: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Answers the exported documents.
fn run(folder: &std::path::Path) -> Result<Vec<PathBuf>> {
    let pictures = folder.join("pictures");
    let stage = Stage::set()?;
    let window = Window::open(&stage)?;
    let done = Job::new(&window, &stage, &pictures).run()?;
    window.close()?;
    [done.draft_file, done.record_file]
        .iter()
        .map(|file| {
            let kept = folder.join(file.file_name().context("a document has a name")?);
            fs::copy(file, &kept).with_context(|| format!("{} cannot be written", kept.display()))?;
            Ok(kept)
        })
        .collect()
}
