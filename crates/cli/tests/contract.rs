//! The command line's contract, on the real program: names, JSON fields, exit status, and what is said when it fails.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};
use tempfile::TempDir;

/// A statute that nobody enacted, in the form of the law texts.
const LAW: &str = "---
제목: 가나다 관리에 관한 법률
법령구분: 법률
소관부처:
- 가나다부
공포일자: 2025-01-02
시행일자: 2025-07-03
상태: 시행
---

# 가나다 관리에 관한 법률

##### 제1조 (목적)

이 법은 가나다를 알맞게 관리하는 것을 목적으로 한다.

##### 제2조 (실태 보고)

**①** 기관의 장은 해마다 가나다 실태를 조사하여 보고하여야 한다.

**②** 보고의 서식은 따로 정한다.

##### 제3조

삭제 <2025.1.2>

## 부칙

부칙 <제1호,2025.1.2>

제1조(시행일) 이 법은 공포 후 6개월이 지난 날부터 시행한다.
";

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    fn with_a_law() -> Self {
        let desk = Self::new();
        let laws = desk.path("laws/가나다관리에관한법률");
        fs::create_dir_all(&laws).expect("makes the folder");
        fs::write(laws.join("법률.md"), LAW).expect("writes");
        let report = desk.json(&["library", "add", &desk.path("laws").to_string_lossy()]);
        assert_eq!(
            (report["files"].as_u64(), report["skipped"].as_array().map(Vec::len)),
            (Some(1), Some(0)),
            "{report}"
        );
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, contents: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::write(&path, contents).expect("writes");
        path.to_string_lossy().into_owned()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.run_with(arguments, "")
    }

    fn run_with(&self, arguments: &[&str], input: &str) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_biseo-cli"))
            .args(["--today", "2026-11-23", "--desk"])
            .arg(self.path("desk"))
            .args(arguments)
            .env("LANG", "ko_KR.UTF-8")
            .env_remove("LC_ALL")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        child.stdin.take().expect("has an input").write_all(input.as_bytes()).expect("takes the input");
        child.wait_with_output().expect("the program ends")
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[arguments, &["--json"]].concat());
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).expect("one JSON object")
    }

    fn batch(&self, command: &str, lines: &[Value]) -> Vec<Value> {
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        let file = self.write("batch.jsonl", text);
        let output = self.run(&[command, "--batch", &file]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).expect("is text");
        text.lines().map(|line| serde_json::from_str(line).expect("a JSON line")).collect()
    }
}

fn fields(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

fn has_fields(value: &Value, expected: &[&str]) {
    let there = fields(value);
    let missing: Vec<_> = expected.iter().filter(|name| !there.contains(*name)).collect();
    assert!(missing.is_empty(), "{missing:?} are not in {there:?}");
}

#[test]
fn a_new_desk_has_templates_and_a_guide_before_any_law_is_added() {
    let desk = Desk::new();
    let status = desk.json(&["library", "status"]);
    let kinds: Vec<_> =
        status["sources"].as_array().expect("a list").iter().filter_map(|source| source["kind"].as_str()).collect();
    assert!(kinds.iter().filter(|kind| **kind == "template").count() >= 12, "{kinds:?}");
    assert!(kinds.contains(&"guide"), "{kinds:?}");
    has_fields(&status["sources"][0], &["kind", "title", "articles", "effective", "indexed_at"]);
}

#[test]
fn an_article_is_found_shown_and_walked_from() {
    let desk = Desk::with_a_law();
    let answer = desk.json(&["search", "가나다 실태 보고", "--limit", "3"]);
    let hit = &answer["hits"][0];
    has_fields(hit, &["id", "law", "article", "title", "effective", "snippet", "highlights", "score", "why"]);
    assert_eq!(hit["id"], "가나다관리에관한법률/법률#제2조");
    assert_eq!(hit["effective"], "2025-07-03");
    let snippet: Vec<char> = hit["snippet"].as_str().expect("text").chars().collect();
    let marked = hit["highlights"].as_array().expect("a list").iter().map(|pair| {
        let end = |at: usize| pair[at].as_u64().expect("a number") as usize;
        snippet[end(0)..end(1)].iter().collect::<String>()
    });
    assert!(marked.clone().any(|word| word.contains("실태")), "{:?}", marked.collect::<Vec<_>>());
    let article = desk.json(&["show", "가나다관리에관한법률/법률#제2조"]);
    assert_eq!(article["previous"]["number"], "제1조");
    assert!(article["text"].as_str().is_some_and(|text| text.contains("②")));
    for address in ["가나다 관리에 관한 법률 제2조", "「가나다 관리에 관한 법률」 제2조제2항"]
    {
        assert_eq!(desk.json(&["show", address])["id"], article["id"], "{address}");
    }
}

#[test]
fn what_is_excluded_is_not_found_and_a_deleted_article_is_known_as_such() {
    let desk = Desk::with_a_law();
    let id = "가나다관리에관한법률/법률#제2조";
    let answer = desk.json(&["search", "가나다 실태 보고", "--exclude", id]);
    assert!(answer["hits"].as_array().expect("a list").iter().all(|hit| hit["id"] != id), "{answer}");
    assert_eq!(desk.json(&["show", "가나다관리에관한법률/법률#제3조"])["deleted"], true);
    assert_eq!(desk.json(&["show", "가나다 관리"])["law"], "가나다 관리에 관한 법률", "a part of its name is enough");
    let several = desk.run(&["show", "요청"]);
    let said = String::from_utf8_lossy(&several.stderr).into_owned();
    assert!(several.status.code() == Some(1) && said.contains("요청: 이름에 이 말이 든 자료가"), "{said}");
}

#[test]
fn a_batch_may_be_named_before_or_after_its_command_and_must_be_named_where_nothing_else_is() {
    let desk = Desk::with_a_law();
    let file = desk.write("batch.jsonl", "{\"id\": 1, \"query\": \"가나다 실태\"}\n");
    let before = desk.run(&["--batch", &file, "search"]);
    let after = desk.run(&["search", "--batch", &file]);
    for output in [&before, &after] {
        let answer: Value = serde_json::from_slice(&output.stdout).expect("one line");
        assert_eq!(answer["id"], 1, "{answer}");
        assert!(answer["hits"].as_array().is_some_and(|hits| !hits.is_empty()), "{answer}");
    }
    for command in ["search", "complete", "read", "check", "verify"] {
        assert_eq!(desk.run(&[command]).status.code(), Some(2), "{command} without anything to do");
    }
}

#[test]
fn one_bad_line_of_a_batch_is_answered_and_the_rest_goes_on() {
    let desk = Desk::with_a_law();
    let answers = desk.batch(
        "search",
        &[
            json!({"id": "a", "query": "가나다"}),
            json!({"id": "b", "query": 7}),
            json!({"id": 3, "query": "보고", "limit": 1}),
        ],
    );
    assert_eq!(
        answers.iter().map(|answer| answer["id"].clone()).collect::<Vec<_>>(),
        [json!("a"), json!("b"), json!(3)]
    );
    has_fields(&answers[1]["error"], &["code", "message", "hint"]);
    assert_eq!(answers[2]["hits"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_hurried_sentence_becomes_a_document_with_its_gaps_named() {
    let desk = Desk::with_a_law();
    let draft = desk.json(&["draft", "각 부서에 가나다 실태 조사 자료 제출 요청. 다음 주 금요일까지"]);
    has_fields(
        &draft,
        &[
            "kind",
            "document",
            "template",
            "recipient",
            "recipients",
            "title",
            "facts",
            "missing",
            "conflicts",
            "attachments",
            "legal_basis",
            "citations",
            "findings",
            "text",
            "signature",
            "model",
            "masked",
        ],
    );
    assert_eq!(draft["kind"], "request");
    let text = draft["text"].as_str().expect("text");
    assert!(text.contains("2026. 12. 4.(금)"), "the deadline in official notation: {text}");
    assert!(text.trim_end().ends_with("끝."), "{text}");
}

#[test]
fn the_instruction_may_come_from_standard_input() {
    let desk = Desk::new();
    let output = desk.run_with(&["draft", "--json"], "전 직원 청렴 교육 안내, 12월 3일 오후 2시 대회의실");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let draft: Value = serde_json::from_slice(&output.stdout).expect("one JSON object");
    assert_eq!(draft["kind"], "training_notice");
}

#[test]
fn a_transcript_becomes_a_record_whose_lines_lead_back_to_the_words() {
    let desk = Desk::new();
    let transcript = desk.write(
        "회의.txt",
        "김하늘: 주간업무회의를 시작하겠습니다.\n이바다: 홈페이지 개편안 시안을 두 가지 준비했습니다.\n\
         김하늘: 첫 번째 시안으로 확정하겠습니다.\n김하늘: 이바다 주무관은 이번 주 금요일까지 업체에 통보해 주세요.\n이바다: 네, 알겠습니다.\n",
    );
    let record = desk.json(&["minutes", &transcript, "--date", "2026-11-23", "--place", "소회의실"]);
    has_fields(
        &record,
        &[
            "title",
            "date",
            "place",
            "chair",
            "attendees",
            "agenda",
            "decisions",
            "actions",
            "votes",
            "postponed",
            "key_points",
            "missing_fields",
            "utterances",
            "text",
            "model",
        ],
    );
    assert_eq!((record["date"].as_str(), record["place"].as_str()), (Some("2026-11-23"), Some("소회의실")));
    assert_eq!(record["decisions"][0]["utterances"], json!([3]), "{record}");
    assert_eq!(record["actions"][0]["owner"], "이바다");
    assert_eq!(record["actions"][0]["due"], "2026-11-27");
}

#[test]
fn a_document_is_written_and_read_back() {
    let desk = Desk::new();
    let text = "수신  각 부서장\n제목  가나다 실태 자료 제출 요청\n\n1. 가나다 실태를 조사합니다.\n2. 자료를 2026. 12. 4.(금)까지 제출하여 주시기 바랍니다.  끝.\n";
    let file = desk.write("공문.txt", text);
    for name in ["공문.hwpx", "공문.md"] {
        let to = desk.path(name);
        let written = desk.json(&["export", &file, "--kind", "request", "--to", &to.to_string_lossy()]);
        assert_eq!(written["bytes"].as_u64(), Some(fs::metadata(&to).expect("was written").len()));
        let read = desk.json(&["read", &to.to_string_lossy()]);
        has_fields(&read, &["text", "format", "title", "warnings", "ms"]);
        assert!(read["text"].as_str().is_some_and(|text| text.contains("2026. 12. 4.(금)까지 제출")), "{read}");
    }
}

#[test]
fn a_document_that_comes_back_as_a_file_is_checked_and_written_as_it_was() {
    let desk = Desk::new();
    let text = "수신  다라시장\n(경유)\n제목  우산 보관 현황 제출 요청\n\n1. 우산 보관 현황을 조사합니다.\n2. 현황을 다음과 같이 제출하여 주시기 바랍니다.\n  가. 기한: 2026.12.4.\n  나. 방법: 전자우편\n\n붙임  1. 서식 1부.\n      2. 예시 1부.  끝.\n";
    let file = desk.write("공문.txt", text);
    let said = |file: &str| {
        let output = desk.run(&["check", file, "--kind", "request"]);
        String::from_utf8(output.stdout).expect("is text")
    };
    assert_eq!(
        said(&file),
        "7번째 줄\t2026.12.4.\tDATE-02 (B)\t날짜의 온점 뒤는 한 칸 띄우고 `일` 뒤에도 온점을 찍습니다: 2026. 12. 4. [행정업무운영 편람]\n점검 1건\n"
    );
    let again = desk.path("다시.txt");
    for name in ["공문.hwpx", "공문.docx", "공문.pdf", "공문.md"] {
        let to = desk.path(name).to_string_lossy().into_owned();
        let exported = desk.run(&["export", &file, "--kind", "request", "--to", &to]);
        let words = String::from_utf8(exported.stdout).expect("is text");
        assert!(words.contains("점검 1건이 남아 있습니다.") && words.contains("DATE-02"), "{words}");
        assert_eq!(said(&to).lines().last(), Some("점검 1건"), "{name}: {}", said(&to));
        desk.run(&["export", &to, "--kind", "request", "--to", &again.to_string_lossy()]);
        let read = fs::read_to_string(&again).expect("was written");
        assert!(
            read.contains("\n  가. 기한: 2026.12.4.\n") && read.contains("\n      2. 예시 1부.  끝.\n"),
            "{name}: {read}"
        );
        assert_eq!(read.matches("끝.").count(), 1, "{name}: {read}");
    }
    let nowhere = desk.path("없는 폴더/공문.hwpx").to_string_lossy().into_owned();
    let refused = desk.run(&["export", &file, "--kind", "request", "--to", &nowhere]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("문서를 쓸 폴더가 없습니다"), "{refused:?}");
}

#[test]
fn what_may_be_missing_from_a_file_is_said_when_it_is_exported_or_checked() {
    let desk = Desk::new();
    let file = desk.write("빈 쪽.html", "<!doctype html><html><body></body></html>");
    let to = desk.path("공문.md").to_string_lossy().into_owned();
    for arguments in [&["export", &file, "--kind", "request", "--to", &to][..], &["check", &file]] {
        let said = String::from_utf8_lossy(&desk.run(arguments).stderr).into_owned();
        assert!(said.contains("파일에서 글을 찾지 못했습니다."), "{arguments:?}: {said}");
    }
}

#[test]
fn personal_data_is_found_and_masked() {
    let desk = Desk::new();
    let answer = desk.json(&["mask", "연락처는 010-1234-5678입니다."]);
    assert_eq!(answer["spans"], json!([{"start": 5, "end": 18, "type": "phone"}]));
    assert!(!answer["masked"].as_str().expect("text").contains("1234"));
}

#[test]
fn failures_say_what_happened_and_what_to_do_in_the_users_language() {
    let desk = Desk::new();
    let output = desk.run(&["read", &desk.path("없는 파일.hwpx").to_string_lossy()]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).expect("is text");
    assert!(said.contains("없는 파일.hwpx") && said.lines().count() >= 2, "{said}");
    assert!(output.stdout.is_empty());
}

#[test]
fn wrong_usage_ends_with_two() {
    let desk = Desk::new();
    for arguments in [&["search"][..], &["fly"], &["search", "가", "--limit", "many"], &["draft", "가", "--class", "Z"]]
    {
        assert_eq!(desk.run(arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn unreadable_files_are_skipped_with_a_reason() {
    let desk = Desk::with_a_law();
    let folder = desk.path("mixed");
    fs::create_dir(&folder).expect("makes the folder");
    fs::write(folder.join("비어 있음.md"), "").expect("writes");
    fs::write(folder.join("그림.hwp"), [0x89, b'P', b'N', b'G', 0, 1, 2, 3]).expect("writes");
    fs::write(folder.join("지침.txt"), encoded("지침\n\n가나다 실태는 분기마다 다시 봅니다.\n")).expect("writes");
    let report = desk.json(&["library", "add", &folder.to_string_lossy()]);
    let skipped = report["skipped"].as_array().expect("a list");
    assert!(skipped.iter().all(|file| file["code"].is_string() && file["message"].is_string()));
    let names: Vec<_> = skipped.iter().map(|file| name_of(file["path"].as_str().expect("a path"))).collect();
    assert_eq!(names.len(), 2, "{report}");
    let hits = desk.json(&["search", "분기마다 다시"]);
    assert!(hits["hits"][0]["snippet"].as_str().is_some_and(|text| text.contains("분기")), "CP949 was read: {hits}");
}

/// `지침` as CP949, the encoding that old office files still have.
fn encoded(text: &str) -> Vec<u8> {
    encoding_rs::EUC_KR.encode(text).0.into_owned()
}

fn name_of(path: &str) -> String {
    Path::new(path).file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[test]
fn models_are_added_chosen_and_their_keys_kept_apart() {
    let desk = Desk::new();
    let key = desk.write("key.txt", "sk-secret\n");
    let models = desk.json(&[
        "model",
        "add",
        "기관",
        "--base-url",
        "http://127.0.0.1:9/v1",
        "--id",
        "small",
        "--internal",
        "--key-file",
        &key,
    ]);
    assert_eq!(models["models"][0]["name"], "기관");
    assert_eq!(desk.json(&["model", "use", "기관"])["used"], "기관");
    let database = fs::read(desk.path("desk/desk.db")).expect("is there");
    let log = fs::read(desk.path("desk/desk.db-wal")).unwrap_or_default();
    let secret = b"sk-secret";
    assert!(![database, log].iter().any(|bytes| bytes.windows(secret.len()).any(|window| window == secret)));
    assert_eq!(desk.run(&["model", "use", "없는 모델"]).status.code(), Some(1));
}

#[test]
fn a_model_that_is_down_leaves_a_document_by_rules_and_says_so() {
    let desk = Desk::new();
    desk.json(&["model", "add", "꺼짐", "--base-url", "http://127.0.0.1:9/v1", "--id", "small", "--internal"]);
    let arguments = ["draft", "각 부서에 가나다 자료 제출 요청, 12월 4일까지", "--model", "꺼짐", "--json"];
    let output = desk.run(&arguments);
    assert!(output.status.success());
    let draft: Value = serde_json::from_slice(&output.stdout).expect("one JSON object");
    assert!(draft["text"].as_str().is_some_and(|text| text.contains("끝.")));
    assert!(String::from_utf8_lossy(&output.stderr).contains("모델"), "the user is told");
}

#[test]
fn a_text_is_held_against_the_library_and_its_request_and_a_claim_against_its_article() {
    let desk = Desk::with_a_law();
    let text = "「가나다 관리에 관한 법률」 제2조와 제9조에 따라 2026. 12. 4.(금)까지 9명을 보냅니다.";
    let answers = desk.batch(
        "verify",
        &[
            json!({"id": 1, "text": text, "request": "가나다관리법 2조에 따라 12월 4일까지 보내", "sources": []}),
            json!({"id": 2, "claim": "기관의 장은 해마다 가나다 실태를 조사하여 보고하여야 한다.", "article": "가나다관리에관한법률/법률#제2조"}),
            json!({"id": 3, "claim": "기관의 장은 해마다 가나다 실태를 조사하여 보고할 수 있다.", "article": "가나다관리에관한법률/법률#제2조"}),
        ],
    );
    let statuses: Vec<&str> = answers[0]["citations"]
        .as_array()
        .expect("citations")
        .iter()
        .filter_map(|one| one["status"].as_str())
        .collect();
    assert_eq!(statuses, ["valid", "no_such_article"]);
    let unsupported = answers[0]["unsupported"].as_array().expect("facts");
    assert!(unsupported.iter().any(|fact| fact["type"] == "number"), "{unsupported:?}");
    assert!(unsupported.iter().all(|fact| fact["type"] != "date"), "{unsupported:?}");
    assert_eq!((&answers[1]["carried"], &answers[2]["carried"]), (&json!(true), &json!(false)));
    assert!(answers[2]["passage"]["end"].as_u64() > answers[2]["passage"]["start"].as_u64());
}

#[test]
fn a_text_is_verified_in_words_that_name_what_is_wrong_and_where() {
    let desk = Desk::with_a_law();
    let said = "「가나다 관리에 관한 법률」 제2조에 따라 기관의 장은 가나다 실태를 조사하여 보고할 수 있습니다. 9명을 보냅니다.";
    let file = desk.write("초안.txt", said);
    let alone = desk.run(&["verify", &file]);
    let words = String::from_utf8_lossy(&alone.stdout);
    assert!(words.contains("사실의 근거는 확인하지 않았습니다") && !words.contains("9명\t"), "{words}");
    let request = desk.write("지시.txt", "가나다 실태 조사를 알리기");
    let output = desk.run(&["verify", &file, "--request", &request]);
    let words = String::from_utf8_lossy(&output.stdout);
    for part in [
        "9명\t요청과 자료에 없음(수)",
        "보고할 수 있습니다\t「가나다 관리에 관한 법률」 제2조: 의무",
        "조문과 다른 말 1건",
    ] {
        assert!(words.contains(part), "{part} in\n{words}");
    }
}

#[test]
fn a_citation_of_a_law_that_is_not_in_force_yet_is_not_passed_as_read() {
    let desk = Desk::with_a_law();
    let file = desk.write("초안.txt", "가나다관리법 제2조에 따라 기관의 장은 가나다 실태를 보고할 수 있습니다.");
    let request = json!({"id": "1", "text": fs::read_to_string(&file).expect("read"), "today": "2025-02-01"});
    let answer = &desk.batch("verify", &[request])[0];
    assert_eq!(answer["citations"][0]["in_force"], json!(false), "{answer}");
}

#[test]
fn sources_are_taken_out_by_folder_title_or_name_and_never_all_at_once_by_mistake() {
    let desk = Desk::with_a_law();
    let titles = |desk: &Desk| {
        let status = desk.json(&["library", "status"]);
        let sources = status["sources"].as_array().expect("sources").clone();
        sources.iter().filter_map(|source| source["title"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    let before = titles(&desk);
    for (name, reason) in [("", "자료가 없습니다"), ("없는 법", "자료가 없습니다"), ("민원 회신", "서식이나 안내")]
    {
        let output = desk.run(&["library", "remove", name]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(1) && said.contains(reason), "{name}: {said}");
        let both = desk.run(&["library", "remove", "가나다관리법", name]);
        assert_eq!(both.status.code(), Some(1), "where one means nothing, nothing is taken out");
    }
    assert_eq!(titles(&desk), before);

    let laws = desk.path("laws");
    for name in ["가나다관리법", "가나다 관리에 관한 법률", "가나다관리에관한법률/법률#제2조", &*laws.to_string_lossy()]
    {
        let report = desk.json(&["library", "remove", name]);
        let removed = &report["removed"][0];
        assert_eq!((&removed["title"], &removed["file"]), (&json!("가나다 관리에 관한 법률"), &json!(true)), "{name}");
        assert_eq!(titles(&desk).len(), before.len() - 1, "{name}");
        desk.json(&["library", "add", &laws.to_string_lossy()]);
        assert_eq!(titles(&desk), before, "its file is still there: {name}");
    }
}

#[test]
fn a_draft_rests_on_the_article_that_the_request_names_and_says_where_it_does_not_hold() {
    let desk = Desk::with_a_law();
    let draft =
        |basis: &str| desk.json(&["draft", &format!("각 부서에 가나다 실태 자료 제출 요청. {basis}. 12월 4일까지")]);
    let rules = |draft: &Value| -> Vec<String> {
        let marks = draft["marks"].as_array().expect("marks");
        marks.iter().filter_map(|mark| mark["rule"].as_str()).map(str::to_owned).collect()
    };
    let held = draft("가나다 관리에 관한 법률 2조에 근거하여 조사함");
    let whole = held["whole"].as_str().expect("a text");
    assert!(whole.contains("1. 관련: 「가나다 관리에 관한 법률」 제2조\n"), "{whole}");
    assert!(rules(&held).iter().all(|rule| !rule.starts_with("CITE")), "{held}");
    let invented = draft("근거는 가나다 관리에 관한 법률 제9조");
    assert!(invented["whole"].as_str().is_some_and(|text| text.contains("「가나다 관리에 관한 법률」 제9조")));
    assert!(rules(&invented).contains(&"CITE-NO-ARTICLE".to_owned()), "{invented}");

    let laws = desk.path("laws/라마바관리에관한법률");
    fs::create_dir_all(&laws).expect("makes the folder");
    let later = LAW.replace("가나다", "라마바").replace("2025-07-03", "2027-01-01");
    fs::write(laws.join("법률.md"), later).expect("writes");
    desk.json(&["library", "add", &desk.path("laws").to_string_lossy()]);
    let early = draft("라마바 관리에 관한 법률 제2조에 따라 조사함");
    assert!(rules(&early).contains(&"CITE-NOT-YET".to_owned()), "{early}");

    let draft = |matter: &str| desk.json(&["draft", &format!("각 부서에 {matter} 자료 제출 요청. 12월 4일까지")]);
    let loose = draft("제9조제2항 이행");
    assert!(rules(&loose).contains(&"CITE-LAW".to_owned()), "nobody can tell in which law it stands: {loose}");
    let contract = draft("용역 계약서 제9조제2항 이행");
    assert!(!rules(&contract).contains(&"CITE-LAW".to_owned()), "a contract is no law: {contract}");
}
