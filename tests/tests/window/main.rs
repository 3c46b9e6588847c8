//! The real window, worked by keyboard only and looked at as the user sees it. `make test` asks for this by name: it
//! needs the program itself, built, and a display of its own.

mod disasters;
mod drafting;
mod finding;
mod job;
mod looks;
mod meetings;
mod privacy;
mod settings;

use std::path::PathBuf;

use anyhow::Result;
use biseo_tests::{process, server::Server, stage::Stage};

/// Pictures of the window, to be looked at.
fn pictures(of: &str) -> Result<PathBuf> {
    Ok(process::target()?.join("window-test").join(of))
}

/// Gives the desk of a stage a model inside the agency to write with.
fn with_model(stage: &Stage, server: &Server) -> Result<()> {
    let cli = process::built("biseo-cli")?;
    let add = ["model", "add", "부서 모델", "--id", "scripted", "--internal", "--base-url", &server.base_url()];
    process::succeeds(stage.command(&cli).args(add))?;
    process::succeeds(stage.command(&cli).args(["model", "use", "부서 모델"]))
}
