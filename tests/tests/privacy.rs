//! Personal data, measured on the evaluation set and on long texts.

use std::{env, fs, process::Command, time::Instant};

use biseo_secretary::{
    privacy::{answer, mask},
    text::Unit,
};
use biseo_tests::data;
use serde_json::{Value, json};

/// The thresholds that the finder promises; the set's own scorer measures.
#[test]
#[expect(clippy::print_stdout, reason = "a test that is skipped or measures says so")]
fn personal_data_is_found_as_promised() {
    let Some(shared) = data::shared() else {
        assert!(env::var_os("CI").is_none(), "the shared data is absent");
        println!("skipped: shared data absent");
        return;
    };
    let folder = shared.join("data/eval/evidence");
    let gold = folder.join("pii/dev.jsonl");
    let lines = fs::read_to_string(&gold).expect("the set can be read");
    let found = lines.lines().map(|line| {
        let line: Value = serde_json::from_str(line).expect("a line of the set is JSON");
        let text = line["text"].as_str().expect("a line has a text");
        json!({"id": line["id"], "spans": answer(text, Unit::CodePoints).spans}).to_string()
    });
    let out = tempfile::tempdir().expect("a folder for the findings");
    let file = out.path().join("found.jsonl");
    fs::write(&file, found.collect::<Vec<_>>().join("\n")).expect("writes");
    let scored = Command::new("python3")
        .arg(folder.join("score_pii.py"))
        .arg("--gold")
        .arg(&gold)
        .arg("--pred")
        .arg(&file)
        .output()
        .expect("python3 runs the scorer");
    let score: Value = serde_json::from_slice(&scored.stdout).expect("the scorer prints JSON");
    let figure = |path: &str| score.pointer(path).and_then(Value::as_f64).unwrap_or_default();
    println!("{}", score["exact"]["with_type"]);
    assert!(figure("/exact/by_type/rrn/recall") >= 0.97, "{score}");
    assert!(figure("/exact/with_type/recall") >= 0.90, "{score}");
    let alarms = score["exact"]["negative_lines_with_a_false_alarm"].as_str().unwrap_or_default();
    let alarms: usize = alarms.split('/').next().and_then(|count| count.parse().ok()).expect("a count of lines");
    assert!(alarms <= 3, "{score}");
}

/// A list of thousands of people is masked within seconds, also where it has no line breaks.
#[test]
#[expect(clippy::print_stdout, reason = "a test that measures says so")]
fn long_lists_are_masked_in_time() {
    for end in ["\n", " "] {
        let people = (0..4_000).map(|n| {
            format!(
                "신청인 김하늘, 주민등록번호 010203-4{n:06}, 전화 010-{:04}-{:04}, 계좌 국민은행 123456-01-{n:06}{end}",
                n % 9_000,
                n
            )
        });
        let text: String = people.collect();
        let started = Instant::now();
        let masked = mask(&text);
        let seconds = started.elapsed().as_secs_f64();
        println!("{} bytes, {} pieces: {seconds:.2} s", text.len(), masked.spans.len());
        assert!(masked.spans.len() >= 16_000, "{}", masked.spans.len());
        assert_eq!(masked.restore(&masked.text), text);
        assert!(seconds < 20.0, "{seconds} s");
    }
}
