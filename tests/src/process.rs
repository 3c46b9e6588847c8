//! Processes that end with the test that started them, and the programs of this build.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

/// How long a condition is waited for: generous, for a machine that is busy with other work. Nothing sleeps this long
/// unless something is broken.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// How often a condition is looked at.
const GLANCE: Duration = Duration::from_millis(20);

/// A process and everything it starts. All of it is killed when this is dropped.
#[derive(Debug)]
pub struct Running(Child);

impl Running {
    /// Starts a program in a process group of its own.
    ///
    /// # Errors
    /// Where it cannot be started; the message names it.
    pub fn start(command: &mut Command) -> Result<Self> {
        let name = command.get_program().to_owned();
        let child = command.process_group(0).stdin(Stdio::null()).spawn();
        child.map(Self).with_context(|| format!("{} cannot be started; `make setup` installs it", name.display()))
    }

    /// The first line that the program, started with its standard output piped, says.
    ///
    /// # Errors
    /// Where it ends without a word.
    pub fn first_line(&mut self) -> Result<String> {
        let output = self.0.stdout.take().context("the output is piped")?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        if line.is_empty() {
            bail!("the program ended without a word: {:?}", self.0.wait()?);
        }
        Ok(line.trim().to_owned())
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// Waits until it has ended by itself.
    ///
    /// # Errors
    /// Where it does not end within [`PATIENCE`].
    pub fn ended(&mut self) -> Result<std::process::ExitStatus> {
        let mut status = None;
        wait_for("the program to end", || {
            status = self.0.try_wait()?;
            Ok(status.is_some())
        })?;
        status.context("it ended")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        kill("-KILL", &format!("-{}", self.0.id()));
        // Already collected where the program ended by itself.
        let _ = self.0.wait();
    }
}

/// Sends a signal to a process, or with a leading `-` to a group. One that is gone is no failure.
pub fn kill(signal: &str, process: &str) {
    let _ = Command::new("kill").args([signal, "--", process]).stderr(Stdio::null()).status();
}

/// Waits until a condition holds, looking often and sleeping little.
///
/// # Errors
/// Where it does not within [`PATIENCE`], or where looking fails.
pub fn wait_for(what: &str, mut holds: impl FnMut() -> Result<bool>) -> Result<()> {
    let begun = Instant::now();
    while !holds().with_context(|| format!("waiting for {what}"))? {
        if begun.elapsed() > PATIENCE {
            bail!("waited {} s in vain for {what}", PATIENCE.as_secs());
        }
        thread::sleep(GLANCE);
    }
    Ok(())
}

/// Processes whose ancestor is `of`, nearest first.
pub fn descendants(of: u32) -> Vec<u32> {
    let mut found = vec![of];
    let mut next = 0;
    while let Some(&parent) = found.get(next) {
        next += 1;
        found.extend(processes().filter(|&(_, of)| of == parent).map(|(id, _)| id));
    }
    found.remove(0);
    found
}

/// Every process with its parent.
fn processes() -> impl Iterator<Item = (u32, u32)> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries.filter_map(|entry| {
        let id = entry.file_name().to_str()?.parse().ok()?;
        let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
        // The name in parentheses may hold anything; the parent is the second field after it.
        let parent = stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()?;
        Some((id, parent))
    })
}

/// Whether a process has ended, all its connections closed. It may still wait to be collected.
pub fn has_ended(process: u32) -> bool {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name in parentheses may hold anything; the state is the first field after it.
    stat.rsplit_once(')').is_none_or(|(_, fields)| fields.trim_start().starts_with(['Z', 'X']))
}

/// The program a process runs, by its file name.
pub fn program_of(process: u32) -> Option<String> {
    let path = fs::read_link(format!("/proc/{process}/exe")).ok()?;
    Some(path.file_name()?.to_str()?.trim_end_matches(" (deleted)").to_owned())
}

/// Runs a program to its end.
///
/// # Errors
/// Where it cannot be started or fails; the message carries what it said.
pub fn succeeds(command: &mut Command) -> Result<()> {
    let done = command.output().with_context(|| format!("{} cannot be started", command.get_program().display()))?;
    if !done.status.success() {
        bail!("{}: {}", command.get_program().display(), String::from_utf8_lossy(&done.stderr));
    }
    Ok(())
}

/// A program of this build: tests and benches stand in folders below the one that holds it.
///
/// # Errors
/// Where it was not built.
pub fn built(name: &str) -> Result<PathBuf> {
    let this = env::current_exe()?;
    let found = this.ancestors().skip(1).take(3).map(|folder| folder.join(name)).find(|path| path.is_file());
    found.with_context(|| format!("{name} is not built beside {}: run scripts/build.sh", this.display()))
}

/// The folder that holds builds and what belongs to them (`target`).
///
/// # Errors
/// Where the program runs from somewhere else.
pub fn target() -> Result<PathBuf> {
    Ok(built("biseo")?.ancestors().nth(2).context("a build folder lies in the target folder")?.to_owned())
}

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// What this process has used so far, as Linux counts it.
#[derive(Debug, Clone, Copy)]
pub struct Usage {
    /// Processor time of all its threads, in seconds.
    pub cpu_seconds: f64,
    /// The most memory it ever held, in bytes.
    pub peak_bytes: u64,
}

impl Usage {
    /// The usage now; zero where the system does not tell.
    pub fn now() -> Self {
        // The process's name may hold spaces; what follows its parenthesis does not. Ticks are hundredths of a second.
        let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
        let fields: Vec<&str> = stat.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace().collect();
        let ticks = |place: usize| fields.get(place).and_then(|field| field.parse::<f64>().ok()).unwrap_or_default();
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
        let kilobytes = peak.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or_default();
        Self { cpu_seconds: (ticks(11) + ticks(12)) / 100.0, peak_bytes: kilobytes << 10 }
    }
}
