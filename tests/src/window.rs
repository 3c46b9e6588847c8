//! The real window, worked through WebKitWebDriver: keys in, what can be seen out.

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::Path,
    process::Stdio,
};

use anyhow::{Context, Result, bail};
use fantoccini::{Client, ClientBuilder, actions::KeyActions};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

use crate::{
    keys,
    process::{self, Running, wait_for},
    stage::Stage,
};

/// How often the driver is started before the program is blamed.
const DRIVER_STARTS: u32 = 3;

/// A running window.
pub struct Window {
    client: Client,
    runtime: Runtime,
    driver: Running,
    /// The program's name, by which its process is known.
    name: String,
}

impl Window {
    /// Starts the program on a stage and waits until its page has the desk.
    ///
    /// # Errors
    /// Where the driver or the program cannot be started, or the page does not come up.
    pub fn open(stage: &Stage) -> Result<Self> {
        let window = Self::start(stage)?;
        // The page starts where things are found, with the keyboard in the box. Keys pressed earlier would be lost.
        window.focus_on("search-box")?;
        Ok(window)
    }

    /// Starts the program on a stage, whatever its page will show.
    ///
    /// # Errors
    /// Where the driver or the program cannot be started.
    pub fn start(stage: &Stage) -> Result<Self> {
        Self::start_program(stage, &process::built("biseo")?)
    }

    /// Starts another program with a window, to compare.
    ///
    /// # Errors
    /// Where the driver or the program cannot be started.
    pub fn start_program(stage: &Stage, program: &Path) -> Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let capabilities = json!({ "webkitgtk:browserOptions": { "binary": program } });
        let capabilities = capabilities.as_object().context("is an object")?;
        let name = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut starts = 1;
        loop {
            let (driver, port) = listening_driver(stage)?;
            let mut session = ClientBuilder::new(HttpConnector::new());
            session.capabilities(capabilities.clone());
            match runtime.block_on(session.connect(&format!("http://127.0.0.1:{port}"))) {
                Ok(client) => return Ok(Self { client, runtime, driver, name }),
                // Another process may have taken the port in between; then it is the driver that went, not the program.
                Err(_) if process::has_ended(driver.id()) && starts < DRIVER_STARTS => starts += 1,
                Err(error) => {
                    return Err(error)
                        .context("the program did not come up under the driver; a release build does not");
                }
            }
        }
    }

    /// Presses keys, written as in the keymap; several chords with spaces between them.
    ///
    /// # Errors
    /// Where a name is not known or the window is gone.
    pub fn press(&self, chords: &str) -> Result<()> {
        chords.split(' ').try_for_each(|chord| self.act(keys::chord(chord)?))
    }

    /// Types a text into whatever has the focus.
    ///
    /// # Errors
    /// Where the window is gone.
    pub fn type_text(&self, text: &str) -> Result<()> {
        self.act(keys::text(text))
    }

    /// The texts of all elements that a selector finds, as they can be seen.
    ///
    /// # Errors
    /// Where the window is gone.
    pub fn texts(&self, css: &str) -> Result<Vec<String>> {
        let script = "const typed = (e) => e.matches('input, textarea') ? e.value : e.innerText ?? '';
            return [...document.querySelectorAll(arguments[0])].map(typed)";
        Ok(serde_json::from_value(self.script(script, vec![json!(css)])?)?)
    }

    /// Waits until the first element that a selector finds has a text of which `holds` is true, and answers the text.
    ///
    /// # Errors
    /// Where that does not come; the message carries what was there instead.
    pub fn see(&self, what: &str, css: &str, holds: impl Fn(&str) -> bool) -> Result<String> {
        let mut seen = Vec::new();
        let waited = wait_for(what, || {
            seen = self.texts(css)?;
            Ok(seen.first().is_some_and(|text| holds(text)))
        });
        waited.with_context(|| format!("{css} showed {seen:?}"))?;
        seen.into_iter().next().context("something was seen")
    }

    /// An attribute of the first element that a selector finds.
    ///
    /// # Errors
    /// Where the window is gone.
    pub fn attribute(&self, css: &str, name: &str) -> Result<Option<String>> {
        let script = "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? null";
        Ok(serde_json::from_value(self.script(script, vec![json!(css), json!(name)])?)?)
    }

    /// Runs a script in the page. For looking, and for what no key can do (a panic on purpose); never in place of keys.
    ///
    /// # Errors
    /// Where the script throws or the window is gone.
    pub fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.runtime.block_on(self.client.execute(script, arguments))?)
    }

    /// Keeps a picture of the window.
    ///
    /// # Errors
    /// Where the window is gone or the file cannot be written.
    pub fn picture(&self, file: &Path) -> Result<()> {
        // What was typed last may not be painted yet: two frames later it is.
        let painted = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))";
        self.runtime.block_on(self.client.execute_async(painted, vec![]))?;
        let picture = self.runtime.block_on(self.client.screenshot())?;
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(fs::write(file, picture)?)
    }

    /// Makes the window as large as this.
    ///
    /// # Errors
    /// Where the window is gone.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.runtime.block_on(self.client.set_window_size(width, height))?;
        wait_for("the window to take its size", || {
            let seen = self.script("return [innerWidth, innerHeight]", vec![])?;
            Ok(seen == json!([width, height]))
        })
    }

    /// The process of the program itself.
    ///
    /// # Errors
    /// Where it is not running.
    pub fn program(&self) -> Result<u32> {
        let found = process::descendants(self.driver.id()).into_iter();
        let found = found.into_iter().find(|&id| process::program_of(id).as_ref() == Some(&self.name));
        found.context("the program is not running")
    }

    /// Ends the program as a power cut would: without a chance to save anything.
    ///
    /// # Errors
    /// Where it is not running or does not go.
    pub fn kill(self) -> Result<()> {
        let program = self.program()?;
        process::kill("-KILL", &program.to_string());
        wait_for("the program to be gone", || Ok(process::has_ended(program)))
    }

    /// Closes the window and waits until the program has ended by itself.
    ///
    /// # Errors
    /// Where it does not end.
    pub fn close(self) -> Result<()> {
        let program = self.program()?;
        // The driver deletes the session by closing the window; the answer may be lost with it.
        let _ = self.runtime.block_on(self.client.clone().close());
        wait_for("the program to end", || Ok(process::has_ended(program)))
    }

    /// Whether the program still runs.
    pub fn is_open(&self) -> bool {
        self.program().is_ok()
    }

    /// What the page thinks has the focus: the test id of the nearest element that has one.
    ///
    /// # Errors
    /// Where the window is gone.
    pub fn focused(&self) -> Result<Option<String>> {
        let script = "return document.activeElement?.closest('[data-testid]')?.dataset.testid ?? null";
        Ok(serde_json::from_value(self.script(script, vec![])?)?)
    }

    /// Waits until the element with this test id has the focus.
    ///
    /// # Errors
    /// Where it does not get it.
    pub fn focus_on(&self, id: &str) -> Result<()> {
        let mut seen = None;
        let waited = wait_for(&format!("the focus on {id}"), || {
            seen = self.focused()?;
            Ok(seen.as_deref() == Some(id))
        });
        waited.with_context(|| format!("the focus is on {seen:?}"))
    }

    fn act(&self, actions: KeyActions) -> Result<()> {
        if !self.is_open() {
            bail!("the window is gone");
        }
        Ok(self.runtime.block_on(self.client.perform_actions(actions))?)
    }
}

/// Starts the driver on a free port and waits until it listens there.
fn listening_driver(stage: &Stage) -> Result<(Running, u16)> {
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let driver = Running::start(
        stage
            .command("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdout(Stdio::null()),
    )?;
    wait_for("the driver to listen", || {
        // A connection to a free port of the machine's own range can meet itself; that is nobody listening.
        let met =
            TcpStream::connect(("127.0.0.1", port)).is_ok_and(|met| met.local_addr().ok() != met.peer_addr().ok());
        Ok(met || process::has_ended(driver.id()))
    })?;
    Ok((driver, port))
}

/// A selector for what the page calls by this name.
pub fn named(id: &str) -> String {
    format!("[data-testid={id}]")
}
