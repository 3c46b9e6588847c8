//! Drafts every request of a file and writes what the scorer of `data/eval/draft` reads.
//!
//! usage: `predict-draft CASES.jsonl OUT.jsonl [LIBRARY]`

use std::{error::Error, fs, io::Write, ops::ControlFlow, path::Path};

use biseo_documents::Profile;
use biseo_index::Library;
use biseo_secretary::{
    draft::{self, DraftRequest, Means},
    model::Cancel,
    text::Unit,
};
use jiff::civil::date;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [cases, out, rest @ ..] = arguments.as_slice() else {
        return Err("usage: predict-draft CASES.jsonl OUT.jsonl [LIBRARY]".into());
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/secretary/starter/templates");
    let (templates, faults) = draft::read_folder(&folder);
    if let Some(fault) = faults.first() {
        return Err(fault.to_string().into());
    }
    let library = match rest.first() {
        Some(folder) => Some(Library::open(Path::new(folder), Some(&biseo_tests::data::dictionary()))?.0),
        None => None,
    };
    let profile = Profile::default();
    let means = Means { library: library.as_ref(), templates: &templates, profile: &profile, unit: Unit::CodePoints };
    let today = date(2026, 11, 23);
    let mut out = fs::File::create(out)?;
    for line in fs::read_to_string(cases)?.lines().filter(|line| !line.trim().is_empty()) {
        let case: Value = serde_json::from_str(line)?;
        let request =
            DraftRequest { instruction: case["input"].as_str().unwrap_or_default().into(), ..DraftRequest::default() };
        let draft =
            draft::write(&means, &request, None, today, &Cancel::default(), &mut |_| ControlFlow::Continue(()))?;
        let mut answer = serde_json::to_value(&draft)?;
        answer["full"] = answer["text"].take();
        answer["text"] = json!(draft.body);
        answer["id"] = case["id"].clone();
        writeln!(out, "{answer}")?;
    }
    Ok(())
}
