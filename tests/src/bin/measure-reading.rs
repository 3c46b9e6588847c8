//! Reads a folder of documents beside what another reader made of it: `measure-reading DOCUMENTS OTHERS`.
//!
//! `OTHERS` holds `<name>.md` for every document that the other reader read, and `rows.json` with its times, as
//! `scripts/peers.sh` leaves them. Recall is the share of the other's three-letter runs (letters and digits alone, so
//! that neither marks nor the order of cells count) that stand in ours as often. Files that differ are listed with the
//! words that only one side has, for somebody to say who is right.
#![expect(clippy::print_stdout, reason = "a measurement prints its figures")]

use std::{collections::HashMap, fs, path::PathBuf, time::Instant};

use anyhow::{Context, Result};
use biseo_documents::read;
use serde::Deserialize;

/// Words shown of each file that differs.
const SHOWN: usize = 6;

#[derive(Deserialize)]
struct Row {
    name: String,
    ms: f64,
    ok: bool,
}

fn main() -> Result<()> {
    let mut args = std::env::args_os().skip(1).map(PathBuf::from);
    let (documents, others) = args.next().zip(args.next()).context("usage: measure-reading DOCUMENTS OTHERS")?;
    let rows: Vec<Row> = serde_json::from_slice(&fs::read(others.join("rows.json"))?)?;
    let (mut ours, mut theirs, mut read_here, mut refused) = (0.0, 0.0, 0, Vec::new());
    let (mut kept, mut all, mut differing) = (0_usize, 0_usize, Vec::new());
    for row in &rows {
        let path = documents.join(&row.name);
        let bytes = fs::read(&path)?;
        let started = Instant::now();
        let read = read::read(&path, &bytes);
        ours += started.elapsed().as_secs_f64() * 1000.0;
        theirs += row.ms;
        let document = match read {
            Ok(document) => document,
            Err(error) => {
                refused.push(format!("{}: {error}", row.name));
                continue;
            }
        };
        read_here += 1;
        if !row.ok {
            continue;
        }
        let other = fs::read_to_string(others.join(format!("{}.md", row.name)))?;
        let (mine, other) = (plain(&document.text), plain(&other));
        let (found, of) = recall(&mine, &other);
        kept += found;
        all += of;
        if found * 1000 < of * 999 {
            differing.push((row.name.as_str(), found as f64 / of as f64, only(&other, &mine), only(&mine, &other)));
        }
    }
    println!("read {read_here} of {}; the other {}", rows.len(), rows.iter().filter(|row| row.ok).count());
    refused.iter().for_each(|line| println!("  refused {line}"));
    println!("recall {:.3} % of the other's text", 100.0 * kept as f64 / all as f64);
    println!("{ours:.0} ms in one process; the other {theirs:.0} ms: {:.1} times", theirs / ours);
    println!("{} files below 99.9 %", differing.len());
    for (name, share, missing, more) in differing {
        println!("  {:.1} %  {name}\n    missing here: {missing:?}\n    only here: {more:?}", 100.0 * share);
    }
    Ok(())
}

/// Words of letters and digits, without tags, addresses of pictures and the like that readers add of their own.
fn plain(text: &str) -> Vec<String> {
    let mut bare = String::with_capacity(text.len());
    let mut tag = false;
    for character in text.chars() {
        match character {
            '<' => tag = true,
            '>' if tag => {
                tag = false;
                bare.push(' ');
            }
            _ if tag => {}
            _ => bare.push(character),
        }
    }
    bare.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn runs(words: &[String]) -> HashMap<[char; 3], usize> {
    let letters: Vec<char> = words.concat().chars().collect();
    let mut runs = HashMap::new();
    for run in letters.windows(3) {
        *runs.entry([run[0], run[1], run[2]]).or_default() += 1;
    }
    runs
}

/// How many of the other's runs stand here, and how many there are.
fn recall(mine: &[String], other: &[String]) -> (usize, usize) {
    let (mine, other) = (runs(mine), runs(other));
    let found = other.iter().map(|(run, count)| *count.min(mine.get(run).unwrap_or(&0))).sum();
    (found, other.values().sum())
}

/// Words that stand in one text and nowhere in the letters of the other, the first few.
fn only(one: &[String], other: &[String]) -> Vec<String> {
    let letters = other.concat();
    let mut words: Vec<_> =
        one.iter().map(String::as_str).filter(|word| word.chars().count() > 1 && !letters.contains(*word)).collect();
    words.dedup();
    words.into_iter().take(SHOWN).map(str::to_owned).collect()
}
