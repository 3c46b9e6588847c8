//! A display, a session bus and a home that nothing else uses.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::Result;
use tempfile::TempDir;

use crate::process::Running;

/// Wide enough for the largest window that is looked at.
const SCREEN: &str = "1920x1080x24";

/// Where programs run during a test. Everything on it ends with it.
#[derive(Debug)]
pub struct Stage {
    display: String,
    bus: String,
    home: TempDir,
    environment: Vec<(String, String)>,
    processes: Vec<Running>,
}

impl Stage {
    /// Sets up a stage for a Korean user.
    ///
    /// # Errors
    /// Where the X server or the bus cannot be started.
    pub fn set() -> Result<Self> {
        let home = tempfile::Builder::new().prefix("biseo-stage-").tempdir()?;
        for folder in [".config", ".cache", ".local/share", "run"] {
            fs::create_dir_all(home.path().join(folder))?;
        }
        fs::set_permissions(home.path().join("run"), fs::Permissions::from_mode(0o700))?;

        let mut server = Running::start(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        )?;
        let display = format!(":{}", server.first_line()?);
        let mut stage = Self { display, bus: String::new(), home, environment: Vec::new(), processes: vec![server] };
        let mut bus = Running::start(
            stage
                .command("dbus-daemon")
                .args(["--session", "--nofork", "--nopidfile", "--print-address"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        )?;
        stage.bus = bus.first_line()?;
        stage.processes.push(bus);
        Ok(stage)
    }

    /// Sets a variable for every program that is started from now on.
    pub fn set_variable(&mut self, name: &str, value: &str) {
        self.environment.push((name.into(), value.into()));
    }

    /// The home folder.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// The folder of the desk; the program makes it.
    pub fn desk(&self) -> PathBuf {
        self.home().join("desk")
    }

    /// Keeps a program running until the stage is struck.
    ///
    /// # Errors
    /// Where it cannot be started.
    pub fn keep_running(&mut self, command: &mut Command) -> Result<()> {
        self.processes.push(Running::start(command)?);
        Ok(())
    }

    /// A program that will run on this stage.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let home = self.home();
        let mut command = Command::new(program);
        command
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home.join(".config"))
            .env("XDG_CACHE_HOME", home.join(".cache"))
            .env("XDG_DATA_HOME", home.join(".local/share"))
            .env("XDG_RUNTIME_DIR", home.join("run"))
            .env("BISEO_DESK", self.desk())
            // A Hangul locale need not be installed; the variable alone says what the user reads.
            .env("LANG", "ko_KR.UTF-8")
            .env("LC_ALL", "C.UTF-8")
            .env("GDK_BACKEND", "x11")
            .env("GSETTINGS_BACKEND", "keyfile")
            // No accessibility bus: it would be started on demand and outlive the test.
            .env("NO_AT_BRIDGE", "1");
        for inherited in ["WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "IBUS_ADDRESS", "GTK_IM_MODULE", "XMODIFIERS"] {
            command.env_remove(inherited);
        }
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }
}
