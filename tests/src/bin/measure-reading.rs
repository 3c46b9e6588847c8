//! Reads a folder of documents beside what another reader made of it: `measure-reading DOCUMENTS OTHERS`.
//!
//! `OTHERS` holds `<name>.md` for every document that the other reader read, and `rows.json` with its times, as
//! `scripts/peers.sh` leaves them. Recall is the share of the other's runs of three letters within words (a shorter word
//! is a run of its own) that stand in a line or cell of ours as often. What a page does not show is left out on both
//! sides: names of pictures, addresses behind links, marks of notes, formulas (each reader has a spelling of its own for
//! them), and the spaces between the letters of a word that was spread over its cell. Files that differ are listed with
//! what is missing here, for somebody to say who is right; docs/readers.md keeps the answers.
#![expect(clippy::print_stdout, reason = "a measurement prints its figures")]

use std::{collections::HashMap, fs, path::PathBuf, time::Instant};

use anyhow::{Context, Result};
use biseo_documents::read;
use regex::Regex;
use serde::Deserialize;

/// Words shown of each file that differs.
const SHOWN: usize = 8;
/// Letters of a run.
const RUN: usize = 3;

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
    let (mut lost_of_all, mut all, mut differing) = (0_usize, 0_usize, Vec::new());
    let page = Page::new()?;
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
        let (mine, other) = (page.lines(&document.text), page.lines(&other));
        let (missing, of) = missing(&mine, &other);
        let lost = missing.iter().map(|(_, count)| count).sum::<usize>();
        lost_of_all += lost;
        all += of;
        if lost > 0 {
            differing.push((lost, of, row.name.as_str(), words(&missing, &other)));
        }
    }
    println!("read {read_here} of {}; the other {}", rows.len(), rows.iter().filter(|row| row.ok).count());
    refused.iter().for_each(|line| println!("  refused {line}"));
    println!("recall {:.3} % of the other's text", 100.0 * (all - lost_of_all) as f64 / all as f64);
    println!("{ours:.0} ms in one process; the other {theirs:.0} ms: {:.1} times", theirs / ours);
    println!("{} files of which the other has more", differing.len());
    differing.sort_by_key(|(lost, ..)| std::cmp::Reverse(*lost));
    for (lost, of, name, words) in differing {
        println!("  {lost:>5} of {of:>5}  {name}: {}", words.join(" "));
    }
    Ok(())
}

/// What of a text in Markdown is seen on a page.
struct Page {
    /// Pictures, addresses of links, formulas, marks of notes.
    unseen: Regex,
    /// What ends a line or a cell.
    ends: Regex,
    tags: Regex,
}

impl Page {
    fn new() -> Result<Self> {
        Ok(Self {
            unseen: Regex::new(r"!\[[^\]]*\]\([^)]*\)|\]\([^)\s]*\)|\$\$?[^$\n]+\$\$?|\[\^[\d-]+\]")?,
            ends: Regex::new(r"\n|\||<(?:br|/?td|/?th|/?tr|/?p)\b[^>]*>")?,
            tags: Regex::new(r"</?[a-zA-Z][^>]*>")?,
        })
    }

    /// The words of every line and cell.
    fn lines(&self, text: &str) -> Vec<Vec<String>> {
        let text = self.unseen.replace_all(text, " ");
        let words = |line: &str| {
            let line = self.tags.replace_all(line, " ");
            let words = line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            words.map(str::to_owned).collect()
        };
        self.ends.split(&text).map(words).collect()
    }
}

/// The runs of the other that stand here less often, with how many are missing, and how many runs there are.
fn missing(mine: &[Vec<String>], other: &[Vec<String>]) -> (Vec<(String, usize)>, usize) {
    let mut here: HashMap<String, usize> = HashMap::new();
    for line in mine {
        let letters: Vec<char> = line.concat().chars().collect();
        for length in 1..=RUN {
            letters.windows(length).for_each(|run| *here.entry(run.iter().collect()).or_default() += 1);
        }
    }
    let mut there: HashMap<String, usize> = HashMap::new();
    for word in other.iter().flatten() {
        let letters: Vec<char> = word.chars().collect();
        letters.windows(RUN.min(letters.len())).for_each(|run| *there.entry(run.iter().collect()).or_default() += 1);
    }
    let of = there.values().sum();
    let missing = there.into_iter().filter_map(|(run, count)| {
        let less = count.saturating_sub(here.get(&run).copied().unwrap_or(0));
        (less > 0).then_some((run, less))
    });
    (missing.collect(), of)
}

/// The words that hold what is missing, the first few.
fn words(missing: &[(String, usize)], other: &[Vec<String>]) -> Vec<String> {
    let mut words: Vec<&String> = Vec::new();
    for word in other.iter().flatten() {
        if missing.iter().any(|(run, _)| word.contains(run.as_str())) && !words.contains(&word) {
            words.push(word);
        }
    }
    words.into_iter().take(SHOWN).cloned().collect()
}
