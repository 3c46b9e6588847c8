//! `measure-search [DESK]`: indexes the statutes of the shared data, runs its query sets, prints quality and latency.
//!
//! MRR within the first 10, ids of `exclude` left out of the ranking.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;

use biseo_index::{Library, Query, TextReader};
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    query: String,
    rel: HashMap<String, f64>,
    #[serde(default)]
    exclude: Vec<String>,
}

#[expect(clippy::print_stdout, reason = "a measurement speaks on standard output")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let shared = biseo_tests::data::shared().ok_or("shared data absent: set BISEO_SHARED")?;
    let temporary = tempfile::tempdir()?;
    let desk = std::env::args().nth(1).map_or_else(|| temporary.path().to_owned(), PathBuf::from);
    let (library, notices) = Library::open(&desk, Some(&biseo_tests::data::dictionary()))?;
    println!("notices {notices:?}");
    let report = library.add(&[shared.join("data/laws/kr")], &TextReader, &mut |_| ControlFlow::Continue(()))?;
    println!(
        "added {} files, {} articles, {} skipped in {:.1} s",
        report.files,
        report.articles,
        report.skipped.len(),
        report.seconds
    );
    for skipped in &report.skipped {
        println!("skipped {} ({}): {}", skipped.path.display(), skipped.code, skipped.message);
    }
    for set in ["questions", "lawref", "lawtitle_nospace"] {
        measure(&library, &shared.join(format!("data/eval/search/{set}.jsonl")), set)?;
    }
    measure_completion(&library, &shared.join("data/eval/search/lawtitle_nospace.jsonl"))
}

#[expect(clippy::print_stdout, reason = "a measurement speaks on standard output")]
fn measure(library: &Library, path: &Path, name: &str) -> Result<(), Box<dyn std::error::Error>> {
    let cases: Vec<Case> =
        std::fs::read_to_string(path)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let show_misses = std::env::var_os("BISEO_MISSES").is_some();
    let (mut reciprocal, mut first, mut times) = (0.0, 0, Vec::new());
    for case in &cases {
        let query = Query { text: case.query.clone(), limit: 10, exclude: case.exclude.clone(), ..Query::default() };
        let started = Instant::now();
        let hits = library.search(&query)?;
        times.push(started.elapsed().as_secs_f64() * 1000.0);
        let place = hits.iter().position(|hit| case.rel.contains_key(&hit.id));
        reciprocal += place.map_or(0.0, |place| 1.0 / (place as f64 + 1.0));
        first += usize::from(place == Some(0));
        if show_misses && place != Some(0) {
            let top: Vec<String> = hits.iter().take(3).map(|hit| format!("{} {}", hit.id, hit.title)).collect();
            println!("  {place:?} {} | want {:?} | got {top:?}", case.query, case.rel.keys().collect::<Vec<_>>());
        }
    }
    let count = cases.len() as f64;
    println!(
        "{name}: n {} MRR {:.3} first {:.3} p50 {:.1} ms p99 {:.1} ms",
        cases.len(),
        reciprocal / count,
        first as f64 / count,
        biseo_tests::data::percentile(&mut times, 0.5),
        biseo_tests::data::percentile(&mut times, 0.99)
    );
    Ok(())
}

/// Every prefix of the first queries, as it would be typed.
#[expect(clippy::print_stdout, reason = "a measurement speaks on standard output")]
fn measure_completion(library: &Library, path: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut times = Vec::new();
    for line in std::fs::read_to_string(path)?.lines().take(150) {
        let case: Case = serde_json::from_str(line)?;
        for (at, c) in case.query.char_indices().take(20) {
            let started = Instant::now();
            library.complete(&case.query[..at + c.len_utf8()], 8)?;
            times.push(started.elapsed().as_secs_f64() * 1000.0);
        }
    }
    println!(
        "complete: n {} p50 {:.2} ms p99 {:.2} ms",
        times.len(),
        biseo_tests::data::percentile(&mut times, 0.5),
        biseo_tests::data::percentile(&mut times, 0.99)
    );
    Ok(())
}
