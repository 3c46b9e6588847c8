//! Transcripts as officials have them, and as things go wrong: the real program on real files and a real connection.
//! Whatever comes in, the record says clearly what it could not understand and loses no word.

use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
    time::Duration,
};

use biseo_documents::{Block, Document, Kind, Profile, Table, write};
use biseo_tests::{
    process::{built, kill, wait_for},
    server::{Script, Server, Turn},
};
use serde_json::Value;
use tempfile::TempDir;

/// The day of every meeting here.
const DAY: &str = "2026-03-04";
/// A meeting that settles, gives out work and puts off.
const TALK: &str = "김가람: 빗물받이 점검 회의를 시작하겠습니다.\n이두리: 정비 예산이 3억 원 부족합니다.\n\
    김가람: 그럼 정비 구간을 2곳으로 줄이는 것으로 하겠습니다.\n김가람: 이두리 팀장이 구간 도면을 금요일까지 제출해 주세요.\n\
    이두리: 네, 제출하겠습니다.\n김가람: 펌프 교체는 다음 회의에서 논의하겠습니다.\n김가람: 마치겠습니다.\n";

fn minutes(desk: &Path, transcript: &Path) -> Command {
    let mut command = Command::new(built("biseo-cli").expect("is built"));
    command.arg("--desk").arg(desk).args(["--json", "--today", DAY, "minutes"]).arg(transcript);
    command.args(["--date", DAY]).env("LANG", "ko_KR.UTF-8");
    command
}

fn record(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}

/// The record of a transcript of this name and these bytes.
fn of(name: &str, bytes: impl AsRef<[u8]>) -> Value {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join(name);
    fs::write(&file, bytes).expect("writes");
    record(&minutes(&folder.path().join("desk"), &file).output().expect("runs"))
}

/// What the program says when it makes no record.
fn refusal(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn warned(record: &Value, kind: &str) -> bool {
    record["warnings"].as_array().expect("is a list").iter().any(|warning| warning["kind"] == kind)
}

/// Every word that was said, in order.
fn said(record: &Value) -> String {
    let utterances = record["utterances"].as_array().expect("is a list").iter();
    utterances.filter_map(|one| one["text"].as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn nothing_and_no_file_are_said_for_what_they_are() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (desk, file) = (folder.path().join("desk"), folder.path().join("회의.txt"));
    fs::write(&file, " \n\n").expect("writes");
    let empty = refusal(&minutes(&desk, &file).output().expect("runs"));
    assert!(empty.contains("전사에서 발언을 찾지 못했습니다"), "{empty}");
    let missing = refusal(&minutes(&desk, &folder.path().join("없는 회의.txt")).output().expect("runs"));
    assert!(missing.contains("없는 회의.txt") && missing.contains("없습니다"), "{missing}");
    let notice = minutes(&desk, &file).arg("--notice").arg(folder.path().join("알림.hwpx")).output().expect("runs");
    assert!(!refusal(&notice).is_empty());
}

#[test]
fn a_transcript_comes_through_standard_input_in_any_encoding() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (korean, _, lost) = encoding_rs::EUC_KR.encode(TALK);
    assert!(!lost);
    for bytes in [TALK.as_bytes(), &korean] {
        let mut child = minutes(&folder.path().join("desk"), Path::new("-"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("starts");
        child.stdin.take().expect("is piped").write_all(bytes).expect("takes it");
        let record = record(&child.wait_with_output().expect("ends"));
        assert_eq!(record["decisions"][0]["utterances"], serde_json::json!([3]), "{record}");
        assert_eq!(record["actions"][0]["owner"], "이두리");
    }
}

#[test]
fn one_line_one_speaker_and_nobody_named_are_records_with_a_word_of_warning() {
    let line = of("한 줄.txt", "회의를 했습니다.");
    assert!(warned(&line, "one_utterance") && said(&line) == "회의를 했습니다.");
    assert_eq!(line["decisions"], serde_json::json!([]));
    let alone = of("혼자.txt", "김가람: 배수로부터 보겠습니다.\n김가람: 두 곳만 정비하는 것으로 하겠습니다.\n");
    assert!(
        warned(&alone, "one_speaker") && alone["decisions"].as_array().is_some_and(|all| all.len() == 1),
        "{alone}"
    );
    let nobody = of(
        "이름 없음.txt",
        "회의를 시작하겠습니다.\n정비는 두 곳만 하는 것으로 하겠습니다.\n도면은 금요일까지 제출하겠습니다.\n",
    );
    assert!(warned(&nobody, "no_speakers"));
    assert!(nobody["actions"].as_array().expect("is a list").iter().all(|item| item["owner"].is_null()), "{nobody}");
    assert!(nobody["missing_fields"].as_array().expect("is a list").contains(&"참석자·배석자 명단".into()));
}

#[test]
fn other_languages_in_between_are_kept_and_settle_nothing() {
    let mixed = "김가람: 공동 연구 점검 회의를 시작하겠습니다.\nJohn Smith: We will submit the interim report by Friday.\n\
        김가람: 네, thank you. 중간보고서는 영문으로 받는 것으로 하겠습니다.\n田中: 了解しました。来週までに送ります。\n김가람: 마치겠습니다.\n";
    let record = of("혼합.txt", mixed);
    for words in ["We will submit the interim report by Friday.", "了解しました。来週までに送ります。"]
    {
        assert!(said(&record).contains(words), "{record}");
    }
    assert_eq!(record["decisions"].as_array().map(Vec::len), Some(1), "{record}");
    let speakers: Vec<_> = record["attendees"].as_array().expect("is a list").iter().map(|one| &one["name"]).collect();
    assert!(speakers.contains(&&Value::from("John Smith")), "{speakers:?}");
}

#[test]
fn a_broken_webvtt_loses_no_word_and_its_oddities_are_listed() {
    let broken = "WEBVTT\n\n1\n00:00:03.000 --> 00:00:0x.000\n<v 김가람>빗물받이 점검 회의를 시작하겠습니다.\n\n\
        00:00:09.000 --> \n<v 이두리 정비 예산이 부족합니다.\n\n이 줄은 어디에도 없습니다.\n\n3\nnot a time --> 00:00:20.000\n\
        <v 김가람>정비는 두 곳만 하는 것으로 하겠습니다.</v>\n\n4\n00:00:30.000 --> 00:00:31.000\n";
    let record = of("끊긴.vtt", broken);
    for words in ["점검 회의를 시작", "정비 예산이 부족합니다", "어디에도 없습니다", "두 곳만 하는 것으로"]
    {
        assert!(said(&record).contains(words), "{words} is lost in {record}");
    }
    assert!(
        warned(&record, "bad_timing") && warned(&record, "stray_line") && warned(&record, "nothing_said"),
        "{record}"
    );
}

#[test]
fn times_out_of_order_are_said_and_the_words_stay_in_their_order() {
    let lines = "[00:00:05] 김가람\n정비 회의를 시작하겠습니다.\n[00:02:00] 이두리\n예산이 부족합니다.\n\
        [00:01:00] 김가람\n두 곳만 정비하는 것으로 하겠습니다.\n";
    let record = of("시간.txt", lines);
    assert!(warned(&record, "time_goes_back"));
    let starts: Vec<_> =
        record["utterances"].as_array().expect("is a list").iter().map(|one| one["start"].as_u64()).collect();
    assert_eq!(starts, [Some(5), Some(120), Some(60)]);
}

#[test]
fn a_paste_that_is_no_meeting_is_refused_within_seconds() {
    let started = std::time::Instant::now();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("큰 회의.txt");
    fs::write(&file, TALK.repeat((50 << 20) / TALK.len())).expect("writes");
    let said = refusal(&minutes(&folder.path().join("desk"), &file).output().expect("runs"));
    assert!(said.contains("10MB"), "{said}");
    assert!(started.elapsed() < Duration::from_secs(30), "{:?}", started.elapsed());
}

/// As large as a paste may get: nothing is cut off, and it takes seconds, not minutes.
#[test]
fn fifty_megabytes_are_read_to_the_last_word() {
    let turn =
        format!("이두리: {}\n", "현장을 다시 확인해 보니 배수로가 낡아서 주민 불편이 이어지고 있습니다. ".repeat(3000));
    let mut talk = String::from("김가람: 정비 회의를 시작하겠습니다.\n");
    while talk.len() < 50 << 20 {
        talk.push_str(&turn);
    }
    talk.push_str("김가람: 정비 구간은 두 곳으로 줄이는 것으로 하겠습니다.\n");
    let (utterances, warnings) = biseo_secretary::minutes::parse(&talk);
    let words: usize = utterances.iter().map(|one| one.text.len()).sum();
    assert!(words > 49 << 20, "{words} bytes of {} are left", talk.len());
    assert!(utterances.last().is_some_and(|last| last.text.ends_with("줄이는 것으로 하겠습니다.")));
    assert!(warnings.is_empty(), "{warnings:?}");
}

/// A table of turns as a document of an office holds it.
fn table() -> Document {
    let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
    let rows = vec![
        row(["시간", "발언자", "발언 내용"]),
        row(["00:00:03", "김가람 과장", "빗물받이 점검 회의를 시작하겠습니다."]),
        row(["00:00:10", "이두리 팀장", "정비 예산이 3억 원 부족합니다. | 표시가 든 말도 있습니다."]),
        row(["00:00:20", "김가람 과장", "그럼 정비 구간을 2곳으로 줄이는 것으로 하겠습니다."]),
        row(["00:00:30", "이두리 팀장", "도면은 제가 3월 6일까지 제출하겠습니다."]),
    ];
    let mut document = Document::new(Kind::Minutes);
    document.head.title = "빗물받이 점검 회의".to_owned();
    document.body.push(Block::Table(Table { header: true, rows, ..Table::default() }));
    document
}

#[test]
fn a_table_of_turns_in_a_document_of_an_office_is_a_transcript() {
    let profile = Profile::default();
    for (name, bytes) in [
        ("전사.hwpx", write::hwpx(&table(), &profile).expect("writes")),
        ("전사.docx", write::docx(&table(), &profile).expect("writes")),
    ] {
        let record = of(name, bytes);
        let utterances = record["utterances"].as_array().expect("is a list");
        assert_eq!(utterances.len(), 4, "{name}: {record}");
        assert_eq!((&utterances[1]["speaker"], &utterances[1]["start"]), (&"이두리 팀장".into(), &10.into()), "{name}");
        assert!(said(&record).contains("표시가 든 말도 있습니다"), "{name}: {record}");
        assert_eq!(record["decisions"][0]["utterances"], serde_json::json!([3]), "{name}");
        assert_eq!(record["actions"][0]["owner"], "이두리", "{name}");
    }
}

/// Talk of several parts for a model with a small context.
fn long_talk() -> String {
    let item = |n: usize| {
        format!(
            "김가람: 다음은 {n}구역 배수로 정비 건입니다.\n\
             이두리: 현장 {n}곳 가운데 세 곳이 낡아서 정비가 필요하고 주민 불편도 이어지고 있습니다.\n\
             김가람: 그럼 {n}구역은 세 곳만 전면 정비하는 것으로 하겠습니다.\n\
             이두리: 네, {n}구역 도면은 제가 다음 주 금요일까지 제출하겠습니다.\n"
        )
    };
    (1..=120).map(item).collect()
}

const NOTHING: &str = r#"{"decisions": [], "actions": [], "postponed": [], "key_points": []}"#;

/// A desk whose model is this server, and the transcript on it.
fn with_model(server: &Server) -> (TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("회의.txt");
    fs::write(&file, long_talk()).expect("writes");
    let added = Command::new(built("biseo-cli").expect("is built"))
        .arg("--desk")
        .arg(folder.path().join("desk"))
        .args(["model", "add", "scripted", "--base-url", &server.base_url(), "--id", "scripted", "--internal"])
        .args(["--context-tokens", "8000", "--concurrency", "1"])
        .output()
        .expect("runs");
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    (folder, file)
}

#[test]
fn a_model_that_dies_in_the_middle_leaves_a_whole_record() {
    let server = Server::start(Script::turns([Turn::says(NOTHING), Turn::HangUp]));
    let (folder, file) = with_model(&server);
    let output = minutes(&folder.path().join("desk"), &file).args(["--model", "scripted"]).output().expect("runs");
    let record = record(&output);
    let failed = record["failed"].as_array().expect("is a list");
    assert!(!failed.is_empty() && !output.stderr.is_empty(), "{record}");
    assert_eq!(record["utterances"].as_array().map(Vec::len), Some(480));
    // What the model passed over in the part it answered, and everything behind it, stands by the rules.
    let stands = record["decisions"].as_array().expect("is a list");
    assert_eq!(stands.len(), 120, "no decision is lost: {record}");
}

#[test]
fn a_record_killed_on_the_way_goes_on_where_it_was() {
    let slow = Turn::answer(NOTHING, Duration::from_millis(400), 0.0);
    let server = Server::start(Script::always(slow));
    let (folder, file) = with_model(&server);
    let run =
        || minutes(&folder.path().join("desk"), &file).args(["--model", "scripted"]).stdout(Stdio::piped()).spawn();
    let mut child = run().expect("starts");
    wait_for("the third part", || Ok(server.requests().len() >= 3)).expect("comes");
    kill("-KILL", &child.id().to_string());
    child.wait().expect("ended");
    let before = server.requests().len();
    let record = record(&run().expect("starts").wait_with_output().expect("ends"));
    assert_eq!(record["failed"], serde_json::json!([]));
    let asked: Vec<String> = server.requests().iter().map(biseo_tests::server::Request::said).collect();
    let again = asked[before..].iter().filter(|said| asked[..before].contains(said)).count();
    assert!(again <= 1, "only what was under way is asked again: {again} of {}", asked.len() - before);
}
