//! Reads bent copies of real documents until the time is up: `fuzz-readers SECONDS [FOLDER]`.
//!
//! Every round takes a document of the folder (default: the shared collection), bends, cuts, doubles or swaps pieces of
//! it, and reads it. A reader that takes longer than five seconds or more memory than it may ends the run with the seed
//! that does it again; a crash ends the program by itself, and the seed of the round stands on the last line.
#![expect(clippy::print_stdout, reason = "a command prints what it finds")]

use std::{
    fs,
    io::Write as _,
    path::PathBuf,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use biseo_documents::read;
use biseo_tests::data::shared;

/// No file may hold the reader longer.
const LONGEST: Duration = Duration::from_secs(5);
/// Nor take more memory, in bytes, than this.
const MOST: u64 = 200 << 20;
/// Larger documents are left out: a copy of each stands in memory beside what the reader takes.
const LARGEST: usize = 2 << 20;

fn main() -> Result<()> {
    let mut args = std::env::args();
    let seconds = args.nth(1).context("usage: fuzz-readers SECONDS [FOLDER]")?.parse()?;
    let folder = match args.next() {
        Some(folder) => PathBuf::from(folder),
        None => shared().context("the shared data is not there: name a folder")?.join("data/hwp"),
    };
    let mut documents: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_, std::io::Error>>()?;
    documents.sort();
    std::panic::set_hook(Box::new(|_| {}));
    let started = Instant::now();
    let (mut round, mut read_whole, mut slowest) = (0_u64, 0_u64, Duration::ZERO);
    while started.elapsed() < Duration::from_secs(seconds) {
        round += 1;
        let mut random = Random(round);
        let path = &documents[random.below(documents.len())];
        let Some(mut bytes) = fs::read(path).ok().filter(|bytes| bytes.len() > 64 && bytes.len() < LARGEST) else {
            continue;
        };
        bend(&mut bytes, &mut random);
        print!("\rround {round}");
        std::io::stdout().flush()?;
        let at = Instant::now();
        read_whole += u64::from(read::read(path, &bytes).is_ok());
        slowest = slowest.max(at.elapsed());
        if at.elapsed() > LONGEST {
            bail!("round {round}: {} bent took {:?}", path.display(), at.elapsed());
        }
        if peak().is_some_and(|peak| peak > MOST) {
            bail!("round {round}: {} bent took more than {} MB", path.display(), MOST >> 20);
        }
    }
    let peak = peak().map_or_else(String::new, |peak| format!(", {} MB at the most", peak >> 20));
    println!("\r{round} rounds, {read_whole} still read, the slowest {slowest:.1?}{peak}");
    Ok(())
}

/// Numbers that are the same for the same seed (the constants of SplitMix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
}

fn bend(bytes: &mut Vec<u8>, random: &mut Random) {
    for _ in 0..=random.below(12) {
        let at = random.below(bytes.len());
        match random.below(5) {
            0 => bytes.truncate(at.max(16)),
            1 => bytes[at] = random.next() as u8,
            2 => bytes[at] ^= 1 << random.below(8),
            3 => {
                let end = (at + random.below(256)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            _ => {
                let end = (at + 4).min(bytes.len());
                bytes[at..end].fill(if random.below(2) == 0 { 0xFF } else { 0 });
            }
        }
    }
}

/// The most memory that this program has held, in bytes, where the system says so.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse::<u64>().ok().map(|kilobytes| kilobytes << 10)
}
