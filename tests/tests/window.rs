//! The main job in the real window, by keyboard only, and what outlives a kill, a panic and a damaged desk.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};
use biseo_tests::{
    job::{ANSWER, INSTRUCTION, Job},
    laws,
    process::{self, wait_for},
    readback,
    stage::Stage,
    window::{Window, named},
};
use serde_json::json;

/// Pictures of the window, to be looked at.
fn pictures(of: &str) -> Result<PathBuf> {
    Ok(process::target()?.join("window-test").join(of))
}

#[test]
fn an_official_finds_drafts_and_records_without_the_mouse() -> Result<()> {
    let stage = Stage::set()?;
    let window = Window::open(&stage)?;
    let done = Job::new(&window, &stage, &pictures("job")?).run()?;

    let article = "「마을 기록물의 보존에 관한 법률」 제5조";
    assert!(done.citation.starts_with(article), "in its proper form: {}", done.citation);
    let [before, after] = &done.draft;
    assert!(!before.contains(ANSWER) && after.contains(ANSWER), "the blank was filled: {after}");
    assert!(!done.lit.is_empty(), "a line of the record leads to what was said");

    let draft = readback::hwpx(&done.draft_file)?;
    for words in ["기록관리과", "제출", ANSWER, "끝."] {
        assert!(draft.contains(words), "{words} is on paper: {draft}");
    }
    let record = readback::hwpx(&done.record_file)?;
    assert!(record.contains("회의"), "the record is on paper: {record}");
    window.close()
}

#[test]
fn real_laws_can_be_added_and_searched() -> Result<()> {
    let Some(real) = laws::real() else { return Ok(()) };
    let stage = Stage::set()?;
    let window = Window::open(&stage)?;
    Job::new(&window, &stage, &pictures("real-laws")?).add_laws(&real.join("kr/민원처리에관한법률"))?;
    window.press("Ctrl+1")?;
    window.focus_on("search-box")?;
    window.type_text("민원 처리 결과를 알려 주는 방법")?;
    window.see("the article on notices", &named("hit-row"), |hit| hit.contains("민원 처리에 관한 법률"))?;
    window.picture(&pictures("real-laws")?.join("found.png"))?;
    window.close()
}

#[test]
fn what_was_typed_is_there_after_a_kill() -> Result<()> {
    const REQUEST: &str = "직원 친절 교육 계획을 안내하는 공문";
    let stage = Stage::set()?;
    let window = Window::open(&stage)?;
    window.press("Ctrl+2")?;
    window.focus_on("request-box")?;
    window.type_text(REQUEST)?;
    Job::new(&window, &stage, &pictures("kill")?).saved()?;
    window.kill()?;

    let window = Window::open(&stage)?;
    window.press("Ctrl+2")?;
    window.see("the request in the list of drafts", &named("draft-row"), |row| row.contains("직원 친절 교육"))?;
    window.close()
}

#[test]
fn a_kill_while_drafting_loses_neither_the_request_nor_the_desk() -> Result<()> {
    const REQUEST: &str = "전 부서에 청사 소방 훈련 참여를 요청하는 공문";
    let stage = Stage::set()?;
    let window = Window::open(&stage)?;
    window.press("Ctrl+2")?;
    window.focus_on("request-box")?;
    window.type_text(REQUEST)?;
    window.press("Ctrl+Enter")?;
    window.kill()?;

    let window = Window::open(&stage)?;
    window.press("Ctrl+2")?;
    window.see("the request in the list of drafts", &named("draft-row"), |row| row.contains("소방 훈련"))?;
    window.close()
}

#[test]
fn a_citation_goes_into_the_draft_by_keys() -> Result<()> {
    let stage = Stage::set()?;
    let window = Window::open(&stage)?;
    let seen = pictures("cite")?;
    let job = Job::new(&window, &stage, &seen);
    job.add_laws(&laws::invented())?;
    window.press("Ctrl+2")?;
    window.focus_on("request-box")?;
    window.type_text(INSTRUCTION)?;
    window.press("Ctrl+Enter")?;
    window.see("the draft", &named("blank"), |text| !text.trim().is_empty())?;
    window.press("Ctrl+Shift+C")?;
    window.see("the palette", &named("palette"), |_| true)?;
    window.type_text("마을 기록물의 보존에 관한 법률 제5조")?;
    let chosen = format!("{} [aria-selected=true]", named("palette"));
    window.see("the article", &chosen, |row| row.contains("제5조"))?;
    window.press("Enter")?;
    wait_for("the citation in the draft", || Ok(job.editor()?.contains("「마을 기록물의 보존에 관한 법률」 제5조")))?;
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
fn the_window_fits_small_and_large_screens_in_light_and_dark() -> Result<()> {
    for theme in ["Adwaita", "Adwaita:dark"] {
        let mut stage = Stage::set()?;
        stage.set_variable("GTK_THEME", theme);
        let window = Window::open(&stage)?;
        for (width, height) in [(1280, 800), (1920, 1080)] {
            window.resize(width, height)?;
            let overflow = window.script(
                "return [document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]",
                vec![],
            )?;
            assert_eq!(overflow, json!([0, 0]), "nothing sticks out at {width}x{height}");
            window.press("Ctrl+2")?;
            window.focus_on("request-box")?;
            let name = format!("{width}-{}.png", theme.rsplit(':').next().context("a theme has a name")?);
            window.picture(&pictures("sizes")?.join(name))?;
        }
        window.close()?;
    }
    Ok(())
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
