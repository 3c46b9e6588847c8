//! What an official does with a draft: cite, settle marks, rest it on an article, rewrite, go back, keep.

use std::fs;

use anyhow::Result;
use biseo_tests::{
    job::{INSTRUCTION, Job},
    laws,
    process::wait_for,
    stage::Stage,
    window::{Window, named},
};

use crate::pictures;

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

pub(crate) const EDITOR: &str = "[data-testid=editor] .cm-content";

/// A window with a draft on a desk that holds the invented laws; the keyboard is in the text.
fn drafted(stage: &Stage, pictures_of: &str) -> Result<Window> {
    let window = Window::open(stage)?;
    Job::new(&window, stage, &pictures(pictures_of)?).add_laws(&laws::invented())?;
    window.press("Ctrl+2")?;
    window.focus_on("request-box")?;
    window.type_text(INSTRUCTION)?;
    window.press("Ctrl+Enter")?;
    window.see("the draft", &named("blank"), |text| !text.trim().is_empty())?;
    window.focus_on("editor")?;
    Ok(window)
}

#[test]
fn a_claim_that_its_article_does_not_carry_is_walked_to_and_read_against_it() -> Result<()> {
    let stage = Stage::set()?;
    let window = drafted(&stage, "marks")?;
    window.press("Escape Ctrl+Home")?;
    window.type_text(
        "「마을 기록물의 보존에 관한 법률」 제5조제2항에 따라 요청을 받은 날부터 30일 이내에 제출하여야 한다.",
    )?;
    window.press("Enter")?;
    let marked = "[data-testid=finding].biseo-finding-E";
    window.see("the mark", marked, |text| text.contains("30일"))?;
    window.press("Ctrl+Home")?;
    wait_for("the walk to the mark", || {
        window.press("F8")?;
        let here = window.attribute(&format!("{} [aria-current=true]", "[data-pane=side]"), "data-rule")?;
        Ok(here.is_some_and(|rule| rule.starts_with("CLAIM")))
    })?;
    window.see("the passage beside", &named("passage"), |text| text.contains("제5조"))?;
    window.picture(&pictures("marks")?.join("walked.png"))?;
    // The key opens the article itself.
    window.press("Ctrl+Enter")?;
    window.see("the article beside", "[data-pane=side] article", |text| text.contains("제5조"))?;
    window.close()
}

#[test]
fn a_draft_rests_on_a_proposed_article_when_it_is_accepted() -> Result<()> {
    let stage = Stage::set()?;
    let window = drafted(&stage, "basis")?;
    window.press("Ctrl+Shift+C")?;
    window.see("the proposals", &named("palette-row"), |row| row.contains("마을 기록물의 보존에 관한 법률"))?;
    window.picture(&pictures("basis")?.join("proposals.png"))?;
    window.press("Enter")?;
    window.see("the citation in the text", EDITOR, |text| text.contains("「마을 기록물의 보존에 관한 법률」"))?;
    window.picture(&pictures("basis")?.join("rested.png"))?;
    window.close()
}

#[test]
fn a_rewriting_is_taken_or_left_change_by_change() -> Result<()> {
    let stage = Stage::set()?;
    let window = drafted(&stage, "rewrite")?;
    window.press("Escape Ctrl+Home")?;
    window.type_text("금번 워크샵을 개최하니 참석하여 주시기 바랍니다.")?;
    window.press("Enter ArrowUp Shift+End Ctrl+Shift+E")?;
    window.focus_on("palette-input")?;
    window.type_text("쉬운 말로")?;
    window.press("Enter")?;
    window.see("the changes in the text", &named("change"), |text| !text.trim().is_empty())?;
    window.picture(&pictures("rewrite")?.join("changes.png"))?;
    window.press("Ctrl+Alt+Y")?;
    wait_for("the changes to be taken", || Ok(window.texts(&named("change"))?.is_empty()))?;
    window.see("the plain words", EDITOR, |text| !text.contains("금번"))?;
    window.close()
}

#[test]
fn a_draft_becomes_a_template_and_its_history_a_file() -> Result<()> {
    let stage = Stage::set()?;
    let window = drafted(&stage, "keep")?;
    let before = fs::read_dir(stage.desk().join("templates"))?.count();
    window.press("Ctrl+Shift+S")?;
    window.see("the template's name", &named("status-line"), |line| line.contains("서식을 만들었습니다"))?;
    assert_eq!(fs::read_dir(stage.desk().join("templates"))?.count(), before + 1);
    window.press("Ctrl+Shift+O")?;
    let mut path = None;
    wait_for("the history's file", || {
        path = window.attribute(&named("export-path"), "data-path")?;
        Ok(path.is_some())
    })?;
    let history = fs::read_to_string(path.unwrap_or_default())?;
    assert!(history.contains("builtin"), "it says who wrote: {history}");
    window.close()
}

#[test]
fn an_earlier_version_is_compared_and_restored_by_keys() -> Result<()> {
    let stage = Stage::set()?;
    let window = drafted(&stage, "versions")?;
    window.press("Escape Ctrl+Home")?;
    window.type_text("잘못 적은 줄")?;
    window.press("Enter")?;
    Job::new(&window, &stage, &pictures("versions")?).saved()?;
    window.press("F6")?;
    window.focus_on("side-tab")?;
    window.press("ArrowRight")?;
    window.press("ArrowRight")?;
    window.see("the versions", &named("version-row"), |row| row.contains("작성기가 씀"))?;
    window.press("Tab Enter")?;
    window.see("what changed since", &named("version-changes"), |text| text.contains("잘못 적은 줄"))?;
    window.picture(&pictures("versions")?.join("compared-drafts.png"))?;
    window.press("Tab Enter")?;
    window.see("the text as it was", EDITOR, |text| !text.contains("잘못 적은 줄"))?;
    window.close()
}
