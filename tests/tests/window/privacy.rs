//! The whole main job in a network that leads nowhere.

use std::process::Command;

use anyhow::{Context, Result};
use biseo_tests::process;
use serde_json::{Value, json};

use crate::pictures;

#[test]
fn the_window_does_the_main_job_without_sending_a_packet() -> Result<()> {
    let out = pictures("offline")?;
    let ran = Command::new("unshare")
        .args(["--map-root-user", "--net", "python3"])
        .arg(process::root().join("tests/fixtures/wire.py"))
        .arg(process::built("sample-job")?)
        .arg(&out)
        .output()
        .context("unshare cannot be started")?;
    let told: Value = serde_json::from_slice(&ran.stdout).with_context(|| format!("{ran:?}"))?;
    assert_eq!(told["code"], 0, "{told}");
    assert_eq!(told["to"], json!([]), "a packet went out");
    Ok(())
}
