//! Personal data, measured on the evaluation set and on long texts.

use std::{env, fs, ops::ControlFlow, path::Path, process::Command, time::Instant};

use biseo_secretary::{
    class::DataClass,
    desk::{Desk, Places},
    draft::{self, DraftRequest},
    model::Cancel,
    privacy::{answer, mask},
    store::ModelRow,
    text::Unit,
    when::When,
};
use biseo_tests::{
    data, process,
    server::{Script, Server},
};
use jiff::{Timestamp, civil::date};
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

/// What an official reads before sending is what the endpoint gets: the same words, with the same data masked.
#[test]
fn what_is_shown_before_sending_is_what_is_sent() {
    let server = Server::start(Script::says(r#"{"material": "현황"}"#));
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places { desk: folder.path().to_owned(), dictionary: None };
    let (desk, _) = Desk::open(&places, Unit::CodePoints).expect("the desk opens");
    let row = ModelRow { internal: true, ..ModelRow::new("기관", server.base_url(), "scripted") };
    desk.store.save_model(&row).expect("saves");
    let model = biseo_models::named(&desk, "기관").expect("connects").expect("is a model");
    let request = DraftRequest {
        instruction: "각 읍면동에 한파 쉼터 운영 현황 자료 제출 요청. 문의 김하늘 010-1234-5678".into(),
        class: DataClass::S,
        ..DraftRequest::default()
    };
    let when = When { today: date(2026, 11, 23), now: Timestamp::UNIX_EPOCH };
    let shown = draft::outgoing(&desk, &request, &*model, when.today).expect("is read");
    assert!(server.requests().is_empty(), "reading sends nothing");
    assert!(desk.store.audit().expect("reads").0.is_empty(), "and leaves no row of a request that was not made");
    draft::run(&desk, &request, Some(&*model), when, &Cancel::default(), &mut |_| ControlFlow::Continue(()))
        .expect("is written");
    let sent = server.requests()[0].json();
    let sent: Vec<&str> = sent["messages"]
        .as_array()
        .expect("messages")
        .iter()
        .filter_map(|message| message["content"].as_str())
        .collect();
    assert_eq!(shown.iter().map(|message| message.content.as_str()).collect::<Vec<_>>(), sent);
    assert!(!sent.concat().contains("1234-5678"), "masked: {sent:?}");

    let secret = DraftRequest { class: DataClass::C, ..request };
    assert!(draft::outgoing(&desk, &secret, &*model, when.today).expect("is read").is_empty());
}

/// Runs a program of this build in a network that leads nowhere; gives the addresses that it tried to send to.
fn addresses(program: &str, arguments: &[&str], desk: &Path) -> Vec<String> {
    let ran = Command::new("unshare")
        .args(["--map-root-user", "--net", "python3"])
        .arg(process::root().join("tests/fixtures/wire.py"))
        .arg(process::built(program).expect("the program is built"))
        .args(arguments)
        .env("BISEO_DESK", desk)
        .output()
        .expect("unshare runs");
    let told: Value = serde_json::from_slice(&ran.stdout).unwrap_or_else(|_| panic!("{ran:?}"));
    assert_eq!(told["code"], 0, "{told}");
    serde_json::from_value(told["to"].clone()).expect("addresses")
}

#[test]
fn no_packet_leaves_but_to_the_endpoint_that_was_configured() {
    let folder = tempfile::tempdir().expect("a folder");
    let desk = folder.path().join("desk");
    let draft = ["draft", "기록관리과에 기록물 현황 자료 제출 요청, 다음 주 금요일까지"];
    assert_eq!(addresses("biseo-cli", &draft, &desk), [""; 0], "the built-in writer sends nothing");
    let add = ["model", "add", "기관", "--id", "m", "--internal", "--base-url", "http://10.77.0.9:8080/v1"];
    assert_eq!(addresses("biseo-cli", &add, &desk), [""; 0], "adding a model sends nothing");
    assert_eq!(addresses("biseo-cli", &["model", "use", "기관"], &desk), [""; 0]);
    assert_eq!(addresses("biseo-cli", &draft, &desk), ["10.77.0.9"], "only the endpoint is spoken to");
    let secret = [&draft[..], &["--class", "C"]].concat();
    assert_eq!(addresses("biseo-cli", &secret, &desk), [""; 0], "and not with what is confidential");
}
