//! Reads bent copies of real documents until the time is up: `fuzz-readers SECONDS [FOLDER]`.
//!
//! Every round takes a document of the folder (default: the shared collection), or one of version 3 that is put together
//! here, bends, cuts, doubles or swaps pieces of it, and reads it. A reader that takes longer than five seconds or more
//! memory than it may ends the run with the seed that does it again; a crash ends the program by itself, and the seed of
//! the round stands on the last line.
#![expect(clippy::print_stdout, reason = "a command prints what it finds")]

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use biseo_documents::read;
use biseo_tests::data::shared;

/// No file may hold the reader longer.
const LONGEST: Duration = Duration::from_secs(5);
/// One round in so many reads a document of version 3.
const OLD: usize = 8;
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
        let Some(path) = documents.get(random.below(documents.len() + documents.len() / OLD + 1)) else {
            let mut bytes = old();
            bend(&mut bytes, &mut random);
            read_in_time(round, Path::new("old.hwp"), &bytes, &mut slowest, &mut read_whole)?;
            continue;
        };
        let Some(mut bytes) = fs::read(path).ok().filter(|bytes| bytes.len() > 64 && bytes.len() < LARGEST) else {
            continue;
        };
        bend(&mut bytes, &mut random);
        read_in_time(round, path, &bytes, &mut slowest, &mut read_whole)?;
    }
    let peak = peak().map_or_else(String::new, |peak| format!(", {} MB at the most", peak >> 20));
    println!("\r{round} rounds, {read_whole} still read, the slowest {slowest:.1?}{peak}");
    Ok(())
}

fn read_in_time(round: u64, path: &Path, bytes: &[u8], slowest: &mut Duration, read_whole: &mut u64) -> Result<()> {
    print!("\rround {round}");
    std::io::stdout().flush()?;
    let at = Instant::now();
    *read_whole += u64::from(read::read(path, bytes).is_ok());
    *slowest = (*slowest).max(at.elapsed());
    if at.elapsed() > LONGEST {
        bail!("round {round}: {} bent took {:?}", path.display(), at.elapsed());
    }
    if peak().is_some_and(|peak| peak > MOST) {
        bail!("round {round}: {} bent took more than {} MB", path.display(), MOST >> 20);
    }
    Ok(())
}

/// A document of version 3 (한글 문서 파일 형식 3.0), of which no collection has any: paragraphs, a table of four cells, a
/// note and a drawing with nothing in it, not packed, so that what is bent is what is read.
fn old() -> Vec<u8> {
    let head = |letters: u16| [&[0], letters.to_le_bytes().as_slice(), &[0; 40]].concat();
    let paragraph = |words: &[u8], letters: u16| [head(letters + 1).as_slice(), &[0; 187], words, &[13, 0]].concat();
    let list = |words: &[u8], letters: u16| [paragraph(words, letters), head(0)].concat();
    let text: Vec<u8> =
        [0x8861_u16, 0xD065, 0x4F5D, 0x343B, 0x41].iter().flat_map(|letter| letter.to_le_bytes()).collect();
    let record = |sign: u8, length: u8, record: &[u8]| [&[sign, 0, length, 0, 0, 0, sign, 0], record].concat();
    let mut table = vec![0; 84 + 4 * 27];
    table[80] = 4;
    for (cell, (x, y)) in [(0, 0), (50, 0), (0, 50), (50, 50)].into_iter().enumerate() {
        table[84 + cell * 27 + 4..][..8].copy_from_slice(&[x, 0, y, 0, 50, 0, 50, 0]);
    }
    table.extend(list(&text, 5).repeat(4));
    table.extend(head(0));
    let mut drawing = vec![0; 348 + 28];
    (drawing[0], drawing[74], drawing[348]) = (28, 3, 24);
    drawing.extend(head(0));
    let note = [vec![0; 14], list(&text, 5)].concat();
    let mut file = b"HWP Document File V3.00 \x1A\x01\x02\x03\x04\x05".to_vec();
    // Information and summary; no fonts of seven languages, no styles.
    file.resize(30 + 128 + 1008 + 8 * 2, 0);
    file.extend(paragraph(&text, 5).repeat(3));
    for part in [record(10, 0, &table), record(17, 0, &note), record(11, 0, &drawing)] {
        file.extend(paragraph(&part, 4));
    }
    file.extend(head(0));
    file
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
