//! Real Hangul composition: ibus with its Korean engine, and key presses that the X server delivers.
//!
//! The driver's own keys arrive as finished syllables and test nothing here. What composing does to a page (a first
//! keydown that does not say so, a commit in two rounds) is only seen with a real input method.

use std::{fs, process::Stdio};

use anyhow::{Context, Result, bail};

use crate::{process::wait_for, stage::Stage};

/// ibus as a Korean user has it: the Hangul engine alone, two-set keyboard, starting in Hangul, preedit in the window.
const SETTINGS: &str = "\
[org/freedesktop/ibus/general]
preload-engines=['hangul']
engines-order=['hangul']
use-global-engine=true
use-system-keyboard-layout=true
embed-preedit-text=true
[org/freedesktop/ibus/general/hotkey]
triggers=@as []
[org/freedesktop/ibus/engine/hangul]
initial-input-mode='hangul'
hangul-keyboard='2'
preedit-mode='syllable'
word-commit=false
off-keys=''
";

/// Milliseconds between the keys of one call: about a quick typist's, and enough for the engine to answer each.
const DELAY: &str = "12";

/// Makes every program that is started on the stage from now on compose Hangul. Start the window after this, then
/// [`focus`] it.
///
/// # Errors
/// Where the window manager or ibus cannot be started.
pub fn switch_on(stage: &mut Stage) -> Result<()> {
    let settings = stage.home().join(".config/glib-2.0/settings");
    fs::create_dir_all(&settings)?;
    fs::write(settings.join("keyfile"), SETTINGS)?;
    stage.set_variable("GTK_IM_MODULE", "ibus");
    stage.set_variable("XMODIFIERS", "@im=ibus");
    let mut manager = stage.command("openbox");
    stage.keep_running(manager.stdout(Stdio::null()).stderr(Stdio::null()))?;
    let mut daemon = stage.command("ibus-daemon");
    daemon.args(["--panel=disable", "--emoji-extension=disable"]).stdout(Stdio::null()).stderr(Stdio::null());
    stage.keep_running(&mut daemon)?;
    use_engine(stage)
}

/// Gives the real focus to the program's window and waits until it has it.
///
/// # Errors
/// Where there is no such window.
pub fn focus(stage: &Stage) -> Result<()> {
    wait_for("the window to take the real focus", || {
        let found = xdotool(stage, &["search", "--onlyvisible", "--class", "biseo"]).unwrap_or_default();
        let Some(window) = found.lines().last() else { return Ok(false) };
        xdotool(stage, &["windowactivate", "--sync", window])?;
        Ok(xdotool(stage, &["getactivewindow"])?.trim() == window)
    })?;
    // A window that takes the focus may bring the engine of its own context.
    use_engine(stage)
}

/// Presses real keys, by their X names, one after another.
///
/// # Errors
/// Where the X server is gone.
pub fn press(stage: &Stage, keys: &str) -> Result<()> {
    let keys: Vec<&str> = keys.split(' ').collect();
    xdotool(stage, &[&["key", "--delay", DELAY], keys.as_slice()].concat()).map(drop)
}

/// The daemon takes the engine only once it is fully up, so it is asked until it says so.
fn use_engine(stage: &Stage) -> Result<()> {
    wait_for("ibus to use its Hangul engine", || {
        stage.command("ibus").args(["engine", "hangul"]).stdout(Stdio::null()).stderr(Stdio::null()).status()?;
        let engine = stage.command("ibus").arg("engine").stderr(Stdio::null()).output()?;
        Ok(engine.stdout.trim_ascii() == b"hangul")
    })
}

fn xdotool(stage: &Stage, arguments: &[&str]) -> Result<String> {
    let output = stage.command("xdotool").args(arguments).output().context("xdotool is installed by `make setup`")?;
    if !output.status.success() {
        bail!("xdotool {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?)
}
