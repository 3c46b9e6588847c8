//! The meeting room beyond the main job: corrections, the notice, tasks, the papers made of a record.

use std::fs;

use anyhow::Result;
use biseo_tests::{
    process::wait_for,
    stage::Stage,
    window::{Window, named},
};

use jiff::{ZonedDateTime, tz::TimeZone};

use crate::pictures;

/// Does what the palette calls by these words.
fn choose(window: &Window, words: &str) -> Result<()> {
    window.press("Ctrl+K")?;
    window.focus_on("palette-input")?;
    window.type_text(words)?;
    let chosen = format!("{} [aria-selected=true]", named("palette"));
    window.see("the action", &chosen, |row| row.contains(words))?;
    window.press("Enter")
}

/// Opens the sample meeting and has its record made.
fn recorded(stage: &Stage) -> Result<Window> {
    let window = Window::open(stage)?;
    window.press("Ctrl+3 Ctrl+O")?;
    window.focus_on("path-box")?;
    window.type_text(&stage.desk().join("sample/주간업무회의.txt").display().to_string())?;
    window.press("Enter")?;
    window.see("the transcript", &named("utterance"), |_| true)?;
    window.press("Ctrl+Enter")?;
    window.see("the record", &named("record-row"), |_| true)?;
    Ok(window)
}

#[test]
fn a_speaker_renamed_once_is_renamed_everywhere() -> Result<()> {
    let stage = Stage::set()?;
    let window = recorded(&stage)?;
    window.focus_on("utterance")?;
    let speakers = || window.texts(&format!("{} .who", named("utterance")));
    let old = speakers()?.first().cloned().unwrap_or_default();
    window.press("Ctrl+Shift+R")?;
    window.focus_on("correction-box")?;
    window.picture(&pictures("meeting")?.join("speaker.png"))?;
    window.type_text("한나래 과장")?;
    window.press("Enter")?;
    wait_for("the new name", || {
        let now = speakers()?;
        Ok(now.first().is_some_and(|name| name == "한나래 과장") && !now.contains(&old))
    })?;
    let record = window.texts("[data-pane=side]")?.join("\n");
    assert!(record.contains("한나래") && !record.contains(&old), "the record follows: {record}");
    window.close()
}

#[test]
fn action_items_live_on_as_tasks_and_become_a_notice() -> Result<()> {
    let stage = Stage::set()?;
    let window = recorded(&stage)?;
    choose(&window, "모든 줄 받아들이기")?;
    wait_for("every line to be accepted", || {
        Ok(window.texts("[data-testid=record-row][data-accepted=false]")?.is_empty())
    })?;
    window.see("the tasks of the meeting", &named("task-row"), |_| true)?;
    window.press("Ctrl+Shift+T")?;
    window.focus_on("task-row")?;
    window.press("Space")?;
    // What is done goes to the end of the list.
    window.see("the task to be done", "[data-testid=task-row][data-done=true]", |row| !row.trim().is_empty())?;
    window.picture(&pictures("meeting")?.join("tasks.png"))?;
    for (key, words) in [("Alt+1", "결과"), ("Alt+2", "발언"), ("Alt+3", "요청")] {
        window.press("Ctrl+3")?;
        window.focus_on("meeting-row")?;
        window.press(key)?;
        window
            .see("the paper in the drafting room", "[data-testid=editor] .cm-content", |text| text.contains(words))?;
        window.picture(&pictures("meeting")?.join(format!("paper-{}.png", &key[4..])))?;
    }
    window.close()
}

#[test]
fn the_desktop_is_told_of_what_is_due() -> Result<()> {
    let mut stage = Stage::set()?;
    // An action item that was due long ago is due on any day.
    let transcript = stage.home().join("회의.txt");
    fs::write(
        &transcript,
        "김과장: 2020년 3월 2일 주간회의를 시작합니다.\n\
         김과장: 이주무관이 점검 결과 보고서를 3월 6일까지 제출해 주세요.\n이주무관: 네, 제출하겠습니다.\n",
    )?;
    let window = Window::open(&stage)?;
    window.press("Ctrl+3 Ctrl+O")?;
    window.focus_on("path-box")?;
    window.type_text(&transcript.display().to_string())?;
    window.press("Enter")?;
    window.see("the transcript", &named("utterance"), |_| true)?;
    window.press("Ctrl+Enter")?;
    window.see("the record", &named("record-row"), |_| true)?;
    choose(&window, "모든 줄 받아들이기")?;
    window.see("the task", &named("task-row"), |row| row.contains("점검 결과"))?;
    window.close()?;

    // Nothing is said before the working day begins: the program's clock stands at noon.
    let from_noon = ZonedDateTime::now().with_time_zone(TimeZone::UTC).hour() - 12;
    stage.set_variable("TZ", &format!("AAA{from_noon}"));
    let heard = stage.home().join("bus");
    let mut bus = stage.command("dbus-monitor");
    stage.keep_running(bus.args(["--session", "member=Notify"]).stdout(fs::File::create(&heard)?))?;
    wait_for("the bus to be heard", || Ok(fs::metadata(&heard)?.len() > 0))?;
    let window = Window::open(&stage)?;
    window.see("the reminder in the window", &named("fault-bar"), |words| words.contains("점검 결과"))?;
    wait_for("the reminder on the desktop", || Ok(fs::read_to_string(&heard)?.contains("점검 결과")))?;
    window.picture(&pictures("meeting")?.join("reminder.png"))?;
    window.close()
}
