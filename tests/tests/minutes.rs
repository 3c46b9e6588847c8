//! The built-in record of a meeting, measured on the evaluation set and on long talk.

use std::{env, path::Path, process::Command, time::Instant};

use biseo_tests::{data, minutes};
use serde_json::Value;

/// The thresholds that the room promises, on the evaluation set.
#[test]
#[expect(clippy::print_stdout, reason = "a test that is skipped or measures says so")]
fn records_reach_the_promised_scores() {
    let Some(shared) = data::shared() else {
        assert!(env::var_os("CI").is_none(), "the shared data is absent");
        println!("skipped: shared data absent");
        return;
    };
    let folder = shared.join("data/eval/meeting");
    let score = scored(&folder.join("dev"), &folder.join("score.py"));
    promised(&score);
    let figure = |path: &str| score.pointer(path).and_then(Value::as_f64).unwrap_or_default();
    assert!(figure("/attendees/P") == 1.0 && figure("/attendees/R") == 1.0, "{score}");
}

/// The same on the meetings of our own: other bodies, other layouts, other ways to settle, to promise and to refuse.
#[test]
#[expect(clippy::print_stdout, reason = "a test that is skipped or measures says so")]
fn records_of_other_meetings_reach_them_too() {
    let Some(shared) = data::shared() else {
        assert!(env::var_os("CI").is_none(), "the shared data is absent");
        println!("skipped: shared data absent");
        return;
    };
    let meetings = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/meetings");
    let score = scored(&meetings, &shared.join("data/eval/meeting/score.py"));
    println!("{score:#}");
    promised(&score);
}

/// The built-in records of a folder of meetings, judged by the scorer of the evaluation set.
fn scored(meetings: &Path, scorer: &Path) -> Value {
    let out = tempfile::tempdir().expect("a folder for the records");
    assert!(minutes::predict(meetings, out.path()).expect("records") > 0);
    let scored = Command::new("python3").arg(scorer).arg(meetings).arg(out.path()).output().expect("python3 runs");
    serde_json::from_slice(&scored.stdout).expect("the scorer prints JSON")
}

fn promised(score: &Value) {
    let figure = |path: &str| score.pointer(path).and_then(Value::as_f64).unwrap_or_default();
    assert!(figure("/decisions/F1") >= 0.80, "{score}");
    assert!(figure("/actions/F1") >= 0.80, "{score}");
    assert!(figure("/owner_acc") >= 0.90 && figure("/due_acc") >= 0.95, "{score}");
    assert!(figure("/inv_owner") + figure("/inv_due") == 0.0, "{score}");
    assert!(figure("/traps") <= 0.1 * figure("/trap_n"), "{score}");
    let votes = score["votes_exact"].as_str().unwrap_or_default();
    assert!(votes.split_once('/').is_some_and(|(exact, all)| exact == all), "{score}");
}

/// 5,000 utterances within 10 s, and time that grows with the length, not faster.
#[test]
#[expect(clippy::print_stdout, reason = "a test that is skipped or measures says so")]
fn long_talk_takes_linear_time() {
    const TURN: &str = "김가람: 다음은 배수로 정비 건입니다.\n이두리: 현장 12곳 중에 3곳이 낡아서 정비가 필요합니다.\n김가람: 그럼 세 곳은 전면 정비하는 것으로 하겠습니다.\n이두리: 네, 도면은 제가 다음 주 금요일까지 제출하겠습니다.\n";
    let took = |utterances: usize| {
        let started = Instant::now();
        let record =
            minutes::record(TURN.repeat(utterances / 4), jiff::civil::date(2026, 3, 4), None).expect("a record");
        assert_eq!(record.utterances.len(), utterances);
        started.elapsed().as_secs_f64()
    };
    took(400);
    let (short, long) = (took(400), took(5_000));
    println!("400 utterances: {short:.3} s, 5,000: {long:.3} s");
    assert!(short < 1.0 && long < 10.0, "{short} {long}");
    assert!(long / short < 4.0 * 5_000.0 / 400.0, "{short} {long}");
}
