//! The window beside an empty one of the same toolkit: time from the start of the process to the first contentful
//! paint (W3C Paint Timing), and memory at rest, in turns within one run.
//!
//! Both are the development build, the one that `make run` opens. The desk holds the statutes of the shared data.

use std::{
    fs,
    path::Path,
    thread,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, Result};
use biseo_tests::{
    data,
    process::{self, wait_for},
    stage::Stage,
    window::Window,
};
use serde_json::json;

/// Starts of each window; the median is what counts.
const ROUNDS: usize = 9;

/// How long a window rests before its memory is read.
const REST: Duration = Duration::from_secs(5);

/// What one start showed.
struct Seen {
    /// Milliseconds from the start of the process to the first contentful paint.
    paint: f64,
    /// Proportional set size of the program and everything it started, in MiB.
    memory: f64,
}

#[expect(clippy::print_stdout, reason = "a measurement speaks on standard output")]
fn main() -> Result<()> {
    let shared = data::shared().context("shared data absent: set BISEO_SHARED")?;
    let stage = Stage::set()?;
    let mut cli = stage.command(process::built("biseo-cli")?);
    process::succeeds(cli.args(["library", "add"]).arg(shared.join("data/laws/kr")))?;
    let dictionary = mapped(&data::dictionary())?;
    let (mut ours, mut empty) = (Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        let seen = (start(&stage, "biseo")?, start(&stage, "examples/empty-window")?);
        // The first start of each reads its files from the disk.
        if round > 0 {
            ours.push(seen.0);
            empty.push(seen.1);
        }
    }
    let median =
        |seen: &[Seen], of: fn(&Seen) -> f64| data::percentile(&mut seen.iter().map(of).collect::<Vec<_>>(), 0.5);
    let (paint, bare) = (median(&ours, |seen| seen.paint), median(&empty, |seen| seen.paint));
    println!("first paint: {paint:.0} ms, empty window {bare:.0} ms, ratio {:.2} (at most 1.3)", paint / bare);
    let (memory, bare) = (median(&ours, |seen| seen.memory), median(&empty, |seen| seen.memory));
    let bound = 1.3 * bare + dictionary;
    println!(
        "memory at rest: {memory:.0} MiB, empty window {bare:.0} MiB, dictionary {dictionary:.0} MiB, \
         share of the bound of {bound:.0} MiB: {:.2} (at most 1)",
        memory / bound
    );
    Ok(())
}

/// Starts a program, waits for its paint and its rest, and closes it.
fn start(stage: &Stage, program: &str) -> Result<Seen> {
    let window = Window::start_program(stage, &process::built(program)?)?;
    let mut painted = None;
    wait_for("the first paint", || {
        let script = "const paint = performance.getEntriesByName('first-contentful-paint')[0];
            return paint ? performance.timeOrigin + paint.startTime : null";
        painted = window.script(script, vec![])?.as_f64();
        Ok(painted.is_some())
    })?;
    let id = window.program()?;
    let paint = painted.context("it was painted")? - started(id)?;
    thread::sleep(REST);
    // The rest of the page's start is over where its script answers at once.
    window.script("return arguments[0]", vec![json!(true)])?;
    let mut memory = pss(id)?;
    for child in process::descendants(id) {
        memory += pss(child)?;
    }
    window.close()?;
    Ok(Seen { paint, memory })
}

/// When a process started, in milliseconds since the epoch; to 10 ms, which is how finely Linux keeps it.
fn started(id: u32) -> Result<f64> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat"))?;
    // The name, in brackets, may hold spaces; the start is the 20th field after it.
    let ticks: f64 =
        stat.rsplit(')').next().and_then(|rest| rest.split_whitespace().nth(19)).context("a start")?.parse()?;
    let uptime = fs::read_to_string("/proc/uptime")?;
    let up: f64 = uptime.split_whitespace().next().context("an uptime")?.parse()?;
    let boot = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs_f64() - up;
    Ok((boot + ticks / 100.0) * 1000.0)
}

/// MiB that a process has to itself, shared pages by its share.
fn pss(id: u32) -> Result<f64> {
    let rollup = fs::read_to_string(format!("/proc/{id}/smaps_rollup"))?;
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:")).context("a proportional set size")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse::<f64>()? / 1024.0)
}

/// MiB of the files that the analyser maps.
fn mapped(dictionary: &Path) -> Result<f64> {
    let sizes = fs::read_dir(dictionary)?.map(|entry| Ok(entry?.metadata()?.len()));
    Ok(sizes.sum::<Result<u64>>()? as f64 / 1024.0 / 1024.0)
}
