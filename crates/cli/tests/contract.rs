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
}

#[test]
fn what_is_excluded_is_not_found_and_a_deleted_article_is_known_as_such() {
    let desk = Desk::with_a_law();
    let id = "가나다관리에관한법률/법률#제2조";
    let answer = desk.json(&["search", "가나다 실태 보고", "--exclude", id]);
    assert!(answer["hits"].as_array().expect("a list").iter().all(|hit| hit["id"] != id), "{answer}");
    assert_eq!(desk.json(&["show", "가나다관리에관한법률/법률#제3조"])["deleted"], true);
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
fn wrong_usage_ends_with_two() {
    let desk = Desk::new();
    for arguments in
        [&["search"][..], &["fly"], &["search", "가", "--limit", "many"], &["search", "가", "--class", "Z"]]
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
