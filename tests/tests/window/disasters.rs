//! What outlives a kill, a panic, a damaged desk and a second start.

use std::{
    fs,
    time::{Duration, Instant},
};

use anyhow::Result;
use biseo_tests::{
    job::Job,
    process::{self, wait_for},
    server::{Script, Server, Turn},
    stage::Stage,
    window::{Window, named},
};
use serde_json::json;

use crate::{drafting::EDITOR, pictures, with_model};

/// A window in which a request was typed.
fn asked(stage: &Stage, request: &str) -> Result<Window> {
    let window = Window::open(stage)?;
    window.press("Ctrl+2")?;
    window.focus_on("request-box")?;
    window.type_text(request)?;
    Ok(window)
}

#[test]
fn what_was_typed_is_there_after_a_kill() -> Result<()> {
    const REQUEST: &str = "직원 친절 교육 계획을 안내하는 공문";
    let stage = Stage::set()?;
    let window = asked(&stage, REQUEST)?;
    Job::new(&window, &stage, &pictures("kill")?).saved()?;
    window.kill()?;

    let window = Window::open(&stage)?;
    window.press("Ctrl+2")?;
    window.see("the request in the list of drafts", &named("draft-row"), |row| row.contains("직원 친절 교육"))?;
    window.close()
}

#[test]
fn a_kill_in_the_middle_of_unbroken_typing_costs_a_moment_at_most() -> Result<()> {
    let stage = Stage::set()?;
    let window = asked(&stage, "소")?;
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(3) {
        window.type_text("화")?;
    }
    window.kill()?;

    let window = Window::open(&stage)?;
    window.press("Ctrl+2")?;
    window.see("the request in the list of drafts", &named("draft-row"), |row| row.contains("소화화"))?;
    window.close()
}

#[test]
fn a_desk_that_is_open_in_another_session_is_left_alone() -> Result<()> {
    let first = Stage::set()?;
    let window = asked(&first, "직원 친절 교육")?;
    let mut second = Stage::set()?;
    second.set_variable("BISEO_DESK", &first.desk().to_string_lossy());
    let other = Window::start(&second)?;
    other.see("that it is in use", &named("fault-bar"), |text| text.contains("다른 창에서"))?;
    other.close()?;
    assert!(window.is_open());
    window.close()
}

#[test]
fn a_letter_that_was_seen_is_there_after_a_kill() -> Result<()> {
    const REQUEST: &str = "전 부서에 청사 소방 훈련 참여를 요청하는 공문";
    let stage = Stage::set()?;
    let window = asked(&stage, REQUEST)?;
    window.press("Ctrl+Enter")?;
    let letter = window.see("the letter", EDITOR, |text| text.contains("소방 훈련"))?;
    window.kill()?;

    let window = Window::open(&stage)?;
    window.press("Ctrl+2")?;
    window.see("the request in the list of drafts", &named("draft-row"), |row| row.contains("소방 훈련"))?;
    window.press("Shift+F6")?;
    window.press("Enter")?;
    window.see("the letter as it was", EDITOR, |text| text == letter)?;
    window.close()
}

#[test]
fn a_panic_in_a_command_is_shown_and_survived() -> Result<()> {
    let stage = Stage::set()?;
    let window = Window::open(&stage)?;
    for command in ["panic_in_command", "panic_in_work"] {
        window.script("void window.__TAURI_INTERNALS__.invoke(arguments[0])", vec![json!(command)])?;
        window
            .see("the fault in words", "[data-testid=fault-bar][data-code=panic]", |words| !words.trim().is_empty())?;
        window.picture(&pictures("panic")?.join(format!("{command}.png")))?;
        window.press("Escape")?;
        wait_for("the fault to be put away", || Ok(window.texts(&named("fault-bar"))?.is_empty()))?;
    }
    window.press("Ctrl+1")?;
    window.focus_on("search-box")?;
    window.type_text("공문")?;
    window.see("the guide among the hits", &named("hit-row"), |_| true)?;
    window.close()
}

#[test]
fn a_damaged_desk_opens_with_a_word_about_it() -> Result<()> {
    let stage = Stage::set()?;
    Window::open(&stage)?.close()?;
    fs::write(stage.desk().join("desk.db"), "not a database at all, but long enough to look like a file")?;
    // Out of its journal SQLite would put the file right by itself.
    let _ = fs::remove_file(stage.desk().join("desk.db-wal"));
    for entry in fs::read_dir(stage.desk().join("index"))? {
        let path = entry?.path();
        if path.is_file() {
            fs::write(path, "nonsense")?;
        }
    }
    let window = Window::open(&stage)?;
    let rebuilt = "[data-testid=fault-bar][data-code=store_rebuilt]";
    window.see("a word about the damage", rebuilt, |words| !words.trim().is_empty())?;
    window.picture(&pictures("damage")?.join("notice.png"))?;
    window.close()
}

#[test]
fn a_desk_that_cannot_be_opened_is_said_in_the_window() -> Result<()> {
    let stage = Stage::set()?;
    // A file where the desk's folder should be: nothing of the desk can be opened.
    fs::write(stage.desk(), "")?;
    let window = Window::start(&stage)?;
    window.see("the reason in words", &named("fault-bar"), |words| !words.trim().is_empty())?;
    window.picture(&pictures("damage")?.join("no-desk.png"))?;
    window.close()
}

#[test]
fn a_second_start_calls_the_first_window() -> Result<()> {
    let stage = Stage::set()?;
    let window = Window::open(&stage)?;
    let status = stage.command(process::built("biseo")?).status()?;
    assert!(status.success(), "the second start ends at once: {status}");
    assert!(window.is_open());
    window.close()
}

#[test]
fn without_a_display_the_reason_is_said() -> Result<()> {
    let stage = Stage::set()?;
    let output = stage.command(process::built("biseo")?).env_remove("DISPLAY").output()?;
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr)?;
    assert!(said.contains("화면"), "in the user's language: {said}");
    Ok(())
}

#[test]
fn a_kill_while_a_model_writes_loses_neither_the_request_nor_the_desk() -> Result<()> {
    const REQUEST: &str = "각 읍면동에 한파 쉼터 운영 현황 자료 제출 요청";
    let says = format!(r#"{{"material": "{}"}}"#, "쉼터를 살피고 있습니다. ".repeat(200));
    let server = Server::start(Script::always(Turn::answer(says, Duration::ZERO, 5.0)));
    let stage = Stage::set()?;
    with_model(&stage, &server)?;

    let window = asked(&stage, REQUEST)?;
    window.press("Ctrl+Enter")?;
    window.see("the model's words as they come", &named("writing"), |text| text.contains("쉼터를"))?;
    window.picture(&pictures("kill")?.join("writing.png"))?;
    window.kill()?;

    let window = Window::open(&stage)?;
    window.press("Ctrl+2")?;
    window.see("the request in the list of drafts", &named("draft-row"), |row| row.contains("한파 쉼터"))?;
    window.close()
}
