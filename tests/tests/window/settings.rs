//! The settings, by keyboard.

use std::{fs, process::Stdio};

use anyhow::Result;
use biseo_tests::{
    process::{self, wait_for},
    server::{Script, Server},
    stage::Stage,
    window::{Window, named},
};

use crate::pictures;

/// Opens the settings at a section, so many rows down the list, with the keyboard in its first field.
fn section(window: &Window, down: usize) -> Result<()> {
    window.press("Ctrl+,")?;
    window.focus_on("settings")?;
    window.press("Shift+F6")?;
    for _ in 0..down {
        window.press("ArrowDown")?;
    }
    window.press("Enter")
}

#[test]
fn the_agency_is_set_in_the_window_and_kept_in_its_file() -> Result<()> {
    let stage = Stage::set()?;
    let window = Window::open(&stage)?;
    section(&window, 2)?;
    wait_for("the keyboard in the first box", || {
        Ok(window.script("return document.activeElement?.matches('main input') ?? false", vec![])? == true)
    })?;
    window.type_text("가나시")?;
    window.press("Tab")?;
    let profile = stage.desk().join("profile.toml");
    wait_for("the agency in its file", || Ok(fs::read_to_string(&profile)?.contains("agency = \"가나시\"")))?;
    window.picture(&pictures("settings")?.join("agency.png"))?;
    window.close()
}

/// A keyring on the stage's session bus, unlocked as it is after the user has logged in.
fn with_keyring(stage: &mut Stage) -> Result<()> {
    let unlocked = "printf 비밀 | exec gnome-keyring-daemon --foreground --unlock --components=secrets";
    let mut keyring = stage.command("sh");
    stage.keep_running(keyring.args(["-c", unlocked]).stdout(Stdio::null()))?;
    wait_for("the keyring on the bus", || {
        let mut asked = stage.command("dbus-send");
        let owner =
            ["--session", "--print-reply", "--dest=org.freedesktop.DBus", "/", "org.freedesktop.DBus.GetNameOwner"];
        Ok(asked.args(owner).arg("string:org.freedesktop.secrets").output()?.status.success())
    })
}

#[test]
fn the_key_of_a_model_lies_in_the_keyring_of_the_system() -> Result<()> {
    let server = Server::start(Script::says("네"));
    let mut stage = Stage::set()?;
    with_keyring(&mut stage)?;
    let key = stage.home().join("key");
    fs::write(&key, "sk-agency-4711")?;
    let cli = process::built("biseo-cli")?;
    let add =
        ["model", "add", "기관", "--id", "scripted", "--internal", "--base-url", &server.base_url(), "--key-file"];
    process::succeeds(stage.command(&cli).args(add).arg(&key))?;
    assert!(!stage.desk().join("model-keys.json").exists(), "no file holds the key");
    process::succeeds(stage.command(&cli).args(["model", "test", "기관"]))?;
    let sent = server.requests();
    assert_eq!(sent.last().and_then(|request| request.header("authorization")), Some("Bearer sk-agency-4711"));
    Ok(())
}

#[test]
fn a_model_is_found_saved_and_chosen_by_keys() -> Result<()> {
    let server = Server::start(Script::says(r#"{"ready": true}"#));
    let stage = Stage::set()?;
    let window = Window::open(&stage)?;
    section(&window, 1)?;
    // Past the built-in writer, into the form.
    window.press("Tab")?;
    window.type_text("부서 모델")?;
    window.press("Tab Ctrl+A")?;
    window.type_text(&server.base_url())?;
    // Past the model, the key, the bounds, the proxy, the certificate and the mark, to the button that looks.
    window.press("Tab Tab Tab Tab Tab Tab Tab Tab Enter")?;
    window.see("the endpoint's model", &named("status-line"), |line| line.contains("scripted"))?;
    window.press("Tab Enter")?;
    window.see("the model in the list", "main .model:nth-child(2)", |row| row.contains("부서 모델"))?;
    window.picture(&pictures("settings")?.join("models.png"))?;
    window.close()
}

#[test]
fn what_is_searched_by_meaning_is_chosen_by_keys_and_read_at_once() -> Result<()> {
    let server = Server::start(Script::says("").means("세척", [1.0, 0.1]).means("빨래", [0.9, 0.1]));
    let stage = Stage::set()?;
    let paper = stage.home().join("의류 세척 안내.md");
    fs::write(&paper, "# 의류 세척 안내\n근무복은 주 1회 세척을 맡길 수 있다.\n")?;
    let cli = process::built("biseo-cli")?;
    process::succeeds(stage.command(&cli).args(["library", "add"]).arg(&paper))?;
    let add = ["model", "add", "임베딩", "--id", "scripted", "--internal", "--base-url", &server.base_url()];
    process::succeeds(stage.command(&cli).args(add))?;

    let window = Window::open(&stage)?;
    section(&window, 3)?;
    wait_for("the choice of a model", || {
        window
            .script(
                "document.querySelector('main select')?.focus(); return document.activeElement?.matches('main select')",
                vec![],
            )
            .map(|focused| focused == true)
    })?;
    window.press("ArrowDown")?;
    window.see("what may be read", "main fieldset", |kinds| kinds.contains("문서"))?;
    window.press("Tab Space")?;
    window.see("how much is read", "main [role=status]", |status| status.contains("0건"))?;
    window.picture(&pictures("settings")?.join("meaning.png"))?;
    window.press("Tab Tab Tab Tab Tab Enter")?;
    window.see("the end of reading", "main [role=status]", |status| !status.contains(" 0건"))?;
    window.press("Ctrl+1")?;
    window.focus_on("search-box")?;
    window.type_text("빨래")?;
    window.see("the hit and why it is one", &named("hit-row"), |hits| {
        hits.contains("의류 세척") && hits.contains("뜻이 가까움")
    })?;
    window.picture(&pictures("settings")?.join("meaning-hit.png"))?;
    window.close()
}

#[test]
fn what_could_not_be_read_is_listed_with_its_reason() -> Result<()> {
    let stage = Stage::set()?;
    let papers = stage.home().join("papers");
    fs::create_dir(&papers)?;
    fs::write(papers.join("안내.md"), "# 주차 안내\n방문 차량은 뒤편에 세운다.\n")?;
    fs::write(papers.join("빈 문서.txt"), " \n")?;
    fs::write(papers.join("깨진 문서.hwpx"), b"PK\x03\x04\0\0\0\xff\xfe")?;
    let window = Window::open(&stage)?;
    window.press("Ctrl+1 Ctrl+O")?;
    window.focus_on("path-box")?;
    window.type_text(&papers.display().to_string())?;
    window.press("Enter")?;
    window.see("that files were left out", &named("fault-bar"), |bar| bar.contains("2개"))?;
    section(&window, 3)?;
    window.script("document.querySelector('[data-testid=unread] summary').focus()", vec![])?;
    window.press("Enter")?;
    window
        .see("both files", &named("unread"), |list| list.contains("빈 문서.txt") && list.contains("깨진 문서.hwpx"))?;
    window.picture(&pictures("settings")?.join("unread.png"))?;
    window.close()
}
