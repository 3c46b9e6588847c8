//! Real documents of many makers: none takes the program down, and what cannot be read is named as what it is.

use std::{collections::BTreeMap, fs, path::PathBuf, time::Instant};

use biseo_documents::read;
use biseo_tests::data::{percentile, shared};

/// The documents of the shared collection, or none where it is absent.
#[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
fn documents() -> Vec<PathBuf> {
    let Some(shared) = shared() else {
        assert!(std::env::var_os("CI").is_none(), "the shared data must be there in CI");
        println!("skipped: shared data absent");
        return Vec::new();
    };
    let folder = fs::read_dir(shared.join("data/hwp")).expect("the collection");
    let mut paths: Vec<_> = folder.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension != "tsv"));
    paths.sort();
    paths
}

#[test]
#[expect(clippy::print_stdout, reason = "figures for whoever reads the log")]
fn real_documents_are_read_or_named_for_what_they_are() {
    let paths = documents();
    if paths.is_empty() {
        return;
    }
    let mut refused: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let (mut times, mut letters) = (Vec::new(), 0);
    for path in &paths {
        let bytes = fs::read(path).expect("a file of the collection");
        let started = Instant::now();
        let read = read::read(path, &bytes);
        times.push(started.elapsed().as_secs_f64() * 1000.0);
        match read {
            Ok(document) => letters += document.text.chars().count(),
            Err(error) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                refused.entry(error.code()).or_default().push(format!("{name}: {error}"));
            }
        }
    }
    let failed: usize = refused.values().map(Vec::len).sum();
    println!(
        "{} documents, {letters} letters, {failed} refused, p50 {:.1} ms, p99 {:.1} ms\n{refused:#?}",
        paths.len(),
        percentile(&mut times, 0.5),
        percentile(&mut times, 0.99)
    );
    let damaged = ["file_damaged", "file_broken_off", "file_package_damaged"]
        .iter()
        .filter_map(|code| refused.get(code))
        .map(Vec::len)
        .sum::<usize>();
    assert!(damaged * 100 <= paths.len() * 2, "more than 2 % of real documents pass for damaged");
    assert!(letters > 320_000, "a collection of this size has more to say");
}

#[test]
fn a_real_document_that_is_cut_or_bent_takes_nothing_down() {
    for path in documents().iter().step_by(9) {
        let bytes = fs::read(path).expect("a file of the collection");
        for part in 1..4 {
            let _ = read::read(path, &bytes[..bytes.len() * part / 4]);
            let mut bent = bytes.clone();
            // One byte in fifty, at places that differ from part to part.
            bent.iter_mut().skip(512 + part).step_by(50).for_each(|byte| *byte ^= 0x5A);
            let _ = read::read(path, &bent);
        }
    }
}
