//! `measure-citations LIBRARY GOLD.jsonl`: resolves the citations of each passage, one line of predictions each.
//!
//! `LIBRARY` is a folder that `measure-search` has filled. Offsets are code points, as the scorer wants them.

use std::path::Path;

use biseo_index::Library;
use serde_json::{Value, json};

#[expect(clippy::print_stdout, reason = "the predictions go to standard output")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [desk, gold] = arguments.as_slice() else { return Err("usage: measure-citations LIBRARY GOLD.jsonl".into()) };
    let (library, _) = Library::open(Path::new(desk), Some(&biseo_tests::data::dictionary()))?;
    for line in std::fs::read_to_string(gold)?.lines() {
        let case: Value = serde_json::from_str(line)?;
        let text = case["text"].as_str().unwrap_or_default();
        let points = |byte: usize| text[..byte].chars().count();
        let citations: Vec<Value> = library
            .resolve(text)?
            .into_iter()
            .map(|citation| {
                let (start, end) = (points(citation.range.start), points(citation.range.end));
                let mut value = serde_json::to_value(&citation).unwrap_or_default();
                value["start"] = json!(start);
                value["end"] = json!(end);
                value
            })
            .collect();
        println!("{}", json!({"id": case["id"], "citations": citations}));
    }
    Ok(())
}
