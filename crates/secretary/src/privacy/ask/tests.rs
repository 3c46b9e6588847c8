use std::sync::Mutex;

use biseo_prompts::Role;

use super::*;
use crate::{class::Reach, model::Limits};

/// A model that keeps what it saw and says what it is told to, in pieces.
struct Scripted {
    reach: Reach,
    says: Result<Vec<&'static str>, ModelError>,
    saw: Mutex<Vec<Prompt>>,
}

impl Scripted {
    fn new(reach: Reach, says: Result<Vec<&'static str>, ModelError>) -> Self {
        Self { reach, says, saw: Mutex::default() }
    }

    fn saw(&self) -> Vec<Prompt> {
        self.saw.lock().expect("no test panics while it holds this").clone()
    }
}

impl Model for Scripted {
    fn name(&self) -> &str {
        "기관 모델"
    }

    fn reach(&self) -> Reach {
        self.reach
    }

    fn limits(&self) -> Limits {
        Limits { context_tokens: 8_192, concurrency: 2 }
    }

    fn ask(
        &self,
        prompt: &Prompt,
        _: &Cancel,
        sink: &mut dyn FnMut(&str) -> ControlFlow<()>,
    ) -> Result<String, ModelError> {
        self.saw.lock().expect("no test panics while it holds this").push(prompt.clone());
        let pieces = self.says.clone()?;
        for piece in &pieces {
            if sink(piece).is_break() {
                return Err(ModelError::Stopped);
            }
        }
        Ok(pieces.concat())
    }
}

const PERSONAL: [&str; 3] = ["김하늘", "010-1234-5678", "010203-4123456"];

fn prompt() -> Prompt {
    let message = |role, content: &str| Message { role, content: content.into() };
    Prompt {
        messages: vec![
            message(Role::System, "담당자에게 보낼 글을 씁니다. 김하늘이라는 이름이 나올 수 있습니다."),
            message(
                Role::User,
                "신청인 김하늘 (010-1234-5678), 주민등록번호 010203-4123456. 자료: 회신은 010-1234-5678로",
            ),
        ],
        schema: None,
        max_tokens: 100,
    }
}

fn store() -> (Store, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (store, _) = Store::open(folder.path()).expect("opens");
    (store, folder)
}

fn asking<'a>(model: &'a Scripted, class: DataClass, store: &'a Store) -> Asking<'a> {
    Asking { model, class, purpose: "draft", sources: &[], store, now: Timestamp::UNIX_EPOCH }
}

fn outcomes(store: &Store) -> Vec<String> {
    let (rows, broken) = store.audit().expect("reads");
    assert_eq!(broken, None);
    rows.iter().map(|row| row.entry["outcome"].as_str().expect("is text").to_owned()).collect()
}

#[test]
fn the_model_sees_no_personal_data_and_the_user_sees_it_restored() {
    let (store, _folder) = store();
    let model = Scripted::new(Reach::Inside, Ok(vec!["⟪이", "름1⟫ 님께 ", "⟪전화 1⟫", "로 회신 ⟪이름9⟫ ⟪"]));
    let mut pieces = Vec::new();
    let answer = asking(&model, DataClass::S, &store)
        .ask(&prompt(), &Cancel::default(), &mut |piece| {
            pieces.push(piece.to_owned());
            ControlFlow::Continue(())
        })
        .expect("answers");
    assert_eq!(answer, "김하늘 님께 010-1234-5678로 회신 ⟪이름9⟫ ⟪");
    assert_eq!(pieces.concat(), answer);
    assert!(pieces.iter().all(|piece| !piece.contains("이름1") && !piece.contains("전화 1")), "{pieces:?}");
    let saw = model.saw();
    for message in &saw[0].messages {
        for personal in PERSONAL {
            assert!(!message.content.contains(personal), "{}", message.content);
        }
    }
    assert!(saw[0].messages[0].content.contains("⟪이름1⟫이라는"), "one value, one token, in every message");
}

#[test]
fn the_log_tells_of_every_call_without_its_contents() {
    let (store, folder) = store();
    let good = Scripted::new(Reach::Inside, Ok(vec!["예"]));
    let bad = Scripted::new(Reach::Inside, Err(ModelError::Busy));
    let mut ignore = |_: &str| ControlFlow::Continue(());
    asking(&good, DataClass::S, &store).ask(&prompt(), &Cancel::default(), &mut ignore).expect("answers");
    asking(&bad, DataClass::S, &store).ask(&prompt(), &Cancel::default(), &mut ignore).expect_err("is busy");
    assert_eq!(outcomes(&store), ["sent", "answered", "sent", "model_busy"]);
    let (rows, _) = store.audit().expect("reads");
    assert_eq!(rows[0].entry["masked"], 5);
    drop(store);
    for file in std::fs::read_dir(folder.path()).expect("can be listed") {
        let path = file.expect("can be read").path();
        if path.is_file() {
            let bytes = std::fs::read(path).expect("can be read");
            for personal in PERSONAL {
                assert!(!bytes.windows(personal.len()).any(|window| window == personal.as_bytes()), "{personal}");
            }
        }
    }
}

#[test]
fn secret_work_goes_nowhere_and_sensitive_work_not_outside() {
    for (class, reach) in
        [(DataClass::C, Reach::Inside), (DataClass::C, Reach::Outside), (DataClass::S, Reach::Outside)]
    {
        let (store, _folder) = store();
        let model = Scripted::new(reach, Ok(vec!["예"]));
        let refused = asking(&model, class, &store)
            .ask(&prompt(), &Cancel::default(), &mut |_| ControlFlow::Continue(()))
            .expect_err("is refused");
        assert_eq!(refused.code(), "class_forbids");
        let fault = Fault::from(refused);
        assert_eq!((fault.code, fault.details["model"].as_str()), ("class_forbids", "기관 모델"));
        assert!(model.saw().is_empty(), "{class:?} to {reach:?} was sent");
        assert_eq!(outcomes(&store), ["class_forbids"]);
    }
}

#[test]
fn what_cannot_be_logged_is_not_sent() {
    let (store, folder) = store();
    let other = rusqlite::Connection::open(folder.path().join("desk.db")).expect("opens");
    other.execute_batch("DROP TABLE audit").expect("takes the log away");
    let model = Scripted::new(Reach::Inside, Ok(vec!["예"]));
    let refused = asking(&model, DataClass::S, &store)
        .ask(&prompt(), &Cancel::default(), &mut |_| ControlFlow::Continue(()))
        .expect_err("is refused");
    assert_eq!(refused.code(), "audit_failed");
    assert!(model.saw().is_empty());
}

#[test]
fn a_sink_that_breaks_stops_the_call_and_the_log_says_so() {
    let (store, _folder) = store();
    let model = Scripted::new(Reach::Inside, Ok(vec!["하나", "둘"]));
    let refused = asking(&model, DataClass::O, &store)
        .ask(&prompt(), &Cancel::default(), &mut |_| ControlFlow::Break(()))
        .expect_err("is stopped");
    assert!(matches!(refused, Refused::Model(ModelError::Stopped)));
    assert_eq!(outcomes(&store), ["sent", "model_stopped"]);
}

#[test]
fn an_answer_in_json_stays_json() {
    let (store, _folder) = store();
    let model = Scripted::new(Reach::Inside, Ok(vec![r#"{"to":"⟪주소"#, r#"1⟫"}"#]));
    let mut prompt = prompt();
    prompt.messages[1].content = "주소: 강원특별자치도 원주시\n솔길 14, 2층".into();
    prompt.schema = Some(serde_json::json!({"type": "object"}));
    let answer = asking(&model, DataClass::S, &store)
        .ask(&prompt, &Cancel::default(), &mut |_| ControlFlow::Continue(()))
        .expect("answers");
    let json: serde_json::Value = serde_json::from_str(&answer).expect("it is JSON");
    assert_eq!(json["to"], "강원특별자치도 원주시\n솔길 14, 2층");
}

#[test]
fn several_threads_may_ask_at_once() {
    let (store, _folder) = store();
    let model = Scripted::new(Reach::Inside, Ok(vec!["예"]));
    let asking = asking(&model, DataClass::S, &store);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                asking.ask(&prompt(), &Cancel::default(), &mut |_| ControlFlow::Continue(())).expect("answers")
            });
        }
    });
    assert_eq!(outcomes(&store).len(), 8);
}

/// Sources that call a model, of the crates that could.
fn callers(folder: &std::path::Path, found: &mut Vec<String>) {
    let call = regex::Regex::new(r"model\s*\.ask\(|Model::ask\(").expect("valid");
    for entry in std::fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("can be listed").path();
        let name = path.to_string_lossy().into_owned();
        if path.is_dir() {
            callers(&path, found);
        } else if name.ends_with(".rs") && !name.ends_with("tests.rs") {
            let source = std::fs::read_to_string(&path).expect("is text");
            if call.is_match(source.split("#[cfg(test)]").next().unwrap_or_default()) {
                found.push(path.file_name().expect("has a name").to_string_lossy().into_owned());
            }
        }
    }
}

#[test]
fn nothing_else_calls_a_model() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut found = Vec::new();
    for sources in ["crates/secretary/src", "crates/cli/src", "src-tauri/src"] {
        callers(&root.join(sources), &mut found);
    }
    assert_eq!(found, ["ask.rs"]);
}
