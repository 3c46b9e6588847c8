//! The find room beyond the main job: versions of a law, what changed on the disk.

use std::{fs, path::Path};

use anyhow::Result;
use biseo_tests::{
    job::Job,
    law_site::{LENDING, address, site},
    process::{self, wait_for},
    server::Server,
    stage::Stage,
    window::{Window, named},
};

use crate::pictures;

/// An invented ordinance as it stands from a day on.
fn ordinance(folder: &Path, file: &str, effective: &str, days: &str) -> Result<()> {
    let text = format!(
        "---\n제목: 가나시 도서 대출 조례\n법령구분: 조례\n공포일자: {effective}\n시행일자: {effective}\n상태: 시행\n첨부파일:\n\
         - 별표번호: '0001'\n  별표구분: 별표\n  제목: 대출 책수(제2조 관련)\n---\n\n\
         # 가나시 도서 대출 조례\n\n\
         ##### 제1조 (목적)\n\n이 조례는 시민의 책 읽기를 돕는 것을 목적으로 한다.\n\n\
         ##### 제2조 (대출 기간)\n\n대출 기간은 {days}로 한다. 다만, 예약이 있는 책은 그 절반으로 한다.\n"
    );
    fs::create_dir_all(folder)?;
    Ok(fs::write(folder.join(file), text)?)
}

#[test]
fn two_versions_of_a_law_are_set_side_by_side_by_keys() -> Result<()> {
    let stage = Stage::set()?;
    let laws = stage.home().join("laws/가나시도서대출조례");
    ordinance(&laws, "조례.md", "2024-01-01", "7일")?;
    ordinance(&laws, "조례-2026.md", "2026-03-01", "14일")?;
    let window = Window::open(&stage)?;
    Job::new(&window, &stage, &pictures("versions")?).add_laws(&stage.home().join("laws"))?;
    window.press("Ctrl+1")?;
    window.focus_on("search-box")?;
    window.type_text("도서 대출 기간")?;
    window.see("the article", &named("article"), |text| text.contains("14일"))?;
    window.press("Ctrl+Shift+V")?;
    window.see("the versions side by side", &named("comparison"), |text| {
        text.contains("7일") && text.contains("14일") && text.contains("제2조") && !text.contains("제1조")
    })?;
    window.picture(&pictures("versions")?.join("compared.png"))?;
    window.close()
}

#[test]
fn a_file_that_changes_in_a_watched_folder_is_found_anew() -> Result<()> {
    let stage = Stage::set()?;
    let laws = stage.home().join("laws/가나시도서대출조례");
    ordinance(&laws, "조례.md", "2024-01-01", "7일")?;
    let window = Window::open(&stage)?;
    Job::new(&window, &stage, &pictures("watched")?).add_laws(&stage.home().join("laws"))?;
    ordinance(&laws, "조례.md", "2024-01-01", "보름")?;
    window.press("Ctrl+1")?;
    window.focus_on("search-box")?;
    window.type_text("대출 기간 보름")?;
    wait_for("the new text", || {
        let found = window.texts(&named("article"))?.first().is_some_and(|text| text.contains("보름"));
        if !found {
            // Asks again: the answer was of the old text.
            window.press("Space Backspace")?;
        }
        Ok(found)
    })?;
    window.close()
}

#[test]
fn a_wrong_address_is_said_and_a_source_is_taken_out_by_keys() -> Result<()> {
    let stage = Stage::set()?;
    let folder = stage.home().join("laws");
    ordinance(&folder.join("가나시도서대출조례"), "조례.md", "2024-01-01", "7일")?;
    let window = Window::open(&stage)?;
    Job::new(&window, &stage, &pictures("removed")?).add_laws(&folder)?;
    window.press("Ctrl+1")?;
    window.focus_on("search-box")?;
    window.type_text("가나시 도서 대출 조례 제9조")?;
    window.see("that there is none", "[data-pane=list] [role=status]", |text| text.contains("없는 조문"))?;
    window.picture(&pictures("removed")?.join("absent.png"))?;
    window.press("Backspace Backspace Backspace")?;
    window.type_text("별표1")?;
    window.see("that only its title is here", &named("title-only"), |words| words.contains("제목만"))?;
    window.picture(&pictures("removed")?.join("table.png"))?;
    for _ in 0..4 {
        window.press("Backspace")?;
    }
    window.see("the law from its first article on", &named("hit-row"), |row| row.contains("제1조"))?;
    window.press("Ctrl+K")?;
    window.type_text("자료실에서 빼기")?;
    window.see("the way out", "[data-testid=palette] [aria-selected=true]", |row| row.contains("빼기"))?;
    window.press("Enter")?;
    window.see("what was taken out", &named("status-line"), |line| line.contains("뺐습니다"))?;
    window.picture(&pictures("removed")?.join("removed.png"))?;
    assert!(folder.join("가나시도서대출조례/조례.md").exists(), "the file is left alone");
    let still = window.texts(&named("hit-row"))?.iter().any(|row| row.contains("가나시"));
    assert!(!still, "it is not found any more");
    window.close()
}

#[test]
fn laws_are_fetched_from_the_national_site_by_keys() -> Result<()> {
    let stage = Stage::set()?;
    let server = Server::start(site());
    let mut cli = stage.command(process::built("biseo-cli")?);
    process::succeeds(cli.args(["library", "site", "--address", &address(&server)]))?;
    let window = Window::open(&stage)?;
    let pictures = pictures("fetched")?;
    window.press("Ctrl+Shift+O")?;
    window.see("where the key is asked for", "[data-field=law-key]", |_| true)?;
    window.type_text("우산")?;
    // Without a key the keyboard goes to where it is asked for.
    window.press("Enter")?;
    window.type_text("oc-umbrella")?;
    window.picture(&pictures.join("sheet.png"))?;
    window.press("Enter")?;
    window.see("what came of it", &named("status-line"), |text| text.contains("2건을 받았습니다"))?;
    assert!(server.requests().iter().all(|request| request.path.contains("OC=oc-umbrella")));
    window.focus_on("search-box")?;
    window.type_text("우산대여법 1조")?;
    window.see("the article", &named("article"), |text| text.contains(LENDING) && text.contains("이레"))?;
    window.close()
}

#[test]
fn a_search_is_narrowed_by_kind_office_and_day() -> Result<()> {
    let stage = Stage::set()?;
    let laws = stage.home().join("laws/가나시도서대출조례");
    ordinance(&laws, "조례.md", "2024-01-01", "7일")?;
    ordinance(&laws, "조례-2026.md", "2026-03-01", "14일")?;
    let window = Window::open(&stage)?;
    Job::new(&window, &stage, &pictures("narrowed")?).add_laws(&stage.home().join("laws"))?;
    window.press("Ctrl+1")?;
    window.focus_on("search-box")?;
    window.type_text("도서 대출 기간")?;
    window.see("the newest version", &named("article"), |text| text.contains("14일"))?;
    window.press("Ctrl+Shift+F Tab")?;
    window.type_text("2025-06-01")?;
    window.see("the version of the day", &named("article"), |text| text.contains("7일"))?;
    window.picture(&pictures("narrowed")?.join("day.png"))?;
    // From the day back to the kind: the templates are the fourth of the list.
    window.press("Shift+Tab ArrowDown ArrowDown ArrowDown ArrowDown")?;
    let no_laws = || Ok(window.texts(&named("hit-row"))?.iter().all(|row| !row.contains("조례")));
    wait_for("only templates", no_laws)?;
    window.press("Ctrl+Shift+F")?;
    window.see("all again", &named("article"), |text| text.contains("14일"))?;
    window.close()
}

#[test]
fn a_citation_names_what_was_asked_for_or_chosen_and_nothing_that_is_not_there() -> Result<()> {
    let stage = Stage::set()?;
    let laws = stage.home().join("laws/가나시도서대출조례");
    fs::create_dir_all(&laws)?;
    let text = "---\n제목: 가나시 도서 대출 조례\n법령구분: 조례\n공포일자: 2024-01-01\n시행일자: 2024-01-01\n상태: 시행\n---\n\n\
         ##### 제1조 (대출)\n\n① 시민은 다음 각 호의 책을 빌릴 수 있다.\n\n1. 새 책\n\n2. 헌 책\n\n② 대출 기간은 7일로 한다.\n";
    fs::write(laws.join("조례.md"), text)?;
    let window = Window::open(&stage)?;
    Job::new(&window, &stage, &pictures("cited")?).add_laws(&stage.home().join("laws"))?;
    let said = format!("{} .said", named("status-line"));
    for (query, cited) in [
        ("가나시 도서 대출 조례 제1조", "「가나시 도서 대출 조례」 제1조\n"),
        ("가나시 도서 대출 조례 제1조제1항제2호", "「가나시 도서 대출 조례」 제1조제1항제2호\n"),
        ("가나시 도서 대출 조례 제9조", "복사하지 않았습니다"),
    ] {
        window.press("Ctrl+1 Ctrl+A")?;
        window.type_text(query)?;
        window.see("the article", &named("article"), |text| text.contains("헌 책"))?;
        wait_for("what is said", || {
            window.press("Ctrl+Shift+C")?;
            Ok(window.texts(&said)?.first().is_some_and(|text| format!("{text}\n").contains(cited)))
        })?;
    }
    window.press("Enter 2")?;
    window.see("the paragraph on the button", &named("article"), |text| text.contains("제1조제2항 인용 복사"))?;
    window.press("Ctrl+Shift+C")?;
    window.see("the citation", &said, |text| text.contains("제1조제2항"))?;
    window.picture(&pictures("cited")?.join("chosen.png"))?;
    window.close()
}
