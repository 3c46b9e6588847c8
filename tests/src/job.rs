//! The main job, end to end and by keyboard: find a regulation, draft a document on it, make a meeting's record.
//!
//! The window test asserts on what comes out; `make run` without a display shows it. Each step leaves a picture.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{
    laws,
    process::wait_for,
    stage::Stage,
    window::{Window, named},
};

/// What an official types who needs material from another office, without saying until when.
pub const INSTRUCTION: &str =
    "기록관리과에 마을 기록물 수집 현황 자료를 제출해 달라고 요청하는 공문. 붙임 제출 서식 1부.";

/// What the official says when asked for a blank.
pub const ANSWER: &str = "2026. 12. 18.(금)";

/// What came of the job.
#[derive(Debug)]
pub struct Done {
    /// The citation that was copied from the article.
    pub citation: String,
    /// The document as the editor held it before and after a blank was filled.
    pub draft: [String; 2],
    /// The draft as a file.
    pub draft_file: PathBuf,
    /// Lines of the record.
    pub record: Vec<String>,
    /// Utterances that were lit for the line that was followed.
    pub lit: Vec<String>,
    /// The record as a file.
    pub record_file: PathBuf,
}

/// A window and a folder for pictures of it.
pub struct Job<'a> {
    window: &'a Window,
    stage: &'a Stage,
    pictures: &'a Path,
}

impl<'a> Job<'a> {
    /// A job in this window.
    pub fn new(window: &'a Window, stage: &'a Stage, pictures: &'a Path) -> Self {
        Self { window, stage, pictures }
    }

    /// Does all of it.
    ///
    /// # Errors
    /// At the first step that does not come out; the message names it and carries what was seen instead.
    pub fn run(&self) -> Result<Done> {
        self.add_laws(&laws::invented()).context("adding a folder of laws")?;
        let citation = self.find().context("finding an article")?;
        let draft = self.draft().context("drafting")?;
        let draft_file = self.export("3-export").context("exporting the draft")?;
        let (record, lit) = self.minutes().context("making the minutes")?;
        let record_file = self.export("5-export").context("exporting the minutes")?;
        Ok(Done { citation, draft, draft_file, record, lit, record_file })
    }

    /// Adds a folder by its path, from the find room.
    ///
    /// # Errors
    /// Where the sheet does not open or the work does not end.
    pub fn add_laws(&self, folder: &Path) -> Result<()> {
        self.window.press("Ctrl+1")?;
        self.window.focus_on("search-box")?;
        self.picture("0-start")?;
        self.window.press("Ctrl+O")?;
        self.window.focus_on("path-box")?;
        self.window.type_text(&folder.display().to_string())?;
        self.window.press("Enter")?;
        self.window.see("the report of what was added", &named("status-line"), |line| line.contains("넣었습니다"))?;
        self.idle()
    }

    fn find(&self) -> Result<String> {
        self.window.press("Ctrl+1")?;
        self.window.focus_on("search-box")?;
        self.window.type_text("마을 기록물 자료 제출 며칠 안에")?;
        self.walk_to("수집 자료의 제출")?;
        self.window.press("Enter")?;
        self.window.see("the article in full", &named("article"), |article| article.contains("14일 이내"))?;
        self.picture("1-find")?;
        self.window.press("Ctrl+Shift+C")?;
        let copied = |line: &str| line.contains("인용을 복사했습니다");
        let said = self.window.see("what was copied", &named("status-line"), copied)?;
        let citation = said.split_once('「').and_then(|(_, rest)| rest.split_once('\n').or(Some((rest, ""))));
        let (citation, _) = citation.context("the status line names the citation")?;
        Ok(format!("「{citation}"))
    }

    /// Walks down the hits to the one that names this article.
    fn walk_to(&self, article: &str) -> Result<()> {
        let selected = format!("{}[aria-selected=true]", named("hit-row"));
        self.window.see("hits", &selected, |_| true)?;
        wait_for("the article among the hits", || {
            let found = self.window.texts(&selected)?.first().is_some_and(|hit| hit.contains(article));
            if !found {
                self.window.press("ArrowDown")?;
            }
            Ok(found)
        })
    }

    fn draft(&self) -> Result<[String; 2]> {
        self.window.press("Ctrl+Enter")?;
        self.window.focus_on("request-box")?;
        self.window.type_text(INSTRUCTION)?;
        self.window.press("Ctrl+Enter")?;
        let blank = |text: &str| !text.trim().is_empty();
        self.window.see("a blank for what was not said", &named("blank"), blank)?;
        let before = self.editor()?;
        self.picture("2-draft")?;
        self.window.press("Tab")?;
        self.window.type_text(ANSWER)?;
        let filled = |text: &str| text.contains(ANSWER);
        let after = self.window.see("the blank filled", EDITOR, filled)?;
        self.saved()?;
        self.picture("3-filled")?;
        self.preview()?;
        Ok([before, after])
    }

    /// Looks at the pages beside the text, and puts them away again.
    fn preview(&self) -> Result<()> {
        self.window.press("Ctrl+Shift+V")?;
        wait_for("a page to be drawn", || {
            let pages = self.window.attribute(&named("preview"), "data-pages")?;
            let drawn = self.window.attribute(&format!("{} img", named("preview")), "src")?;
            Ok(pages.as_deref() == Some("1") && drawn.is_some_and(|src| src.starts_with("data:image/png")))
        })?;
        self.picture("3-preview")?;
        self.window.press("Ctrl+Shift+V")
    }

    fn minutes(&self) -> Result<(Vec<String>, Vec<String>)> {
        let transcript = self.stage.desk().join("sample/주간업무회의.txt");
        self.window.press("Ctrl+3 Ctrl+O")?;
        self.window.focus_on("path-box")?;
        self.window.type_text(&transcript.display().to_string())?;
        self.window.press("Enter")?;
        self.window.see("the transcript", &named("utterance"), |_| true)?;
        self.window.press("Ctrl+Enter")?;
        self.window.see("the record", &named("record-row"), |_| true)?;
        self.idle()?;
        let record = self.window.texts(&named("record-row"))?;
        // From the utterance that has the focus, one pane on to the record, and down it.
        self.window.press("F6")?;
        self.window.focus_on("record-row")?;
        self.window.press("ArrowDown")?;
        self.window.see("the utterances that carry the line", "[data-lit=true]", |text| !text.trim().is_empty())?;
        self.picture("4-minutes")?;
        let lit = self.window.texts("[data-lit=true]")?;
        self.window.press("Enter")?;
        self.window.focus_on("utterance")?;
        Ok((record, lit))
    }

    /// Exports what is open as HWPX into the folder for documents.
    fn export(&self, picture: &str) -> Result<PathBuf> {
        self.window.press("Ctrl+E")?;
        self.window.see("the export menu", &named("export-menu"), |_| true)?;
        self.picture(picture)?;
        let before = self.window.attribute(&named("export-path"), "data-path")?;
        self.window.press("Enter")?;
        let mut path = None;
        wait_for("the exported file to be named", || {
            path = self.window.attribute(&named("export-path"), "data-path")?;
            Ok(path.is_some() && path != before)
        })?;
        let path = PathBuf::from(path.context("it was named")?);
        fs::metadata(&path).with_context(|| format!("{} is not there", path.display()))?;
        Ok(path)
    }

    /// The text of the editor.
    ///
    /// # Errors
    /// Where the window is gone.
    pub fn editor(&self) -> Result<String> {
        Ok(self.window.texts(EDITOR)?.into_iter().next().unwrap_or_default())
    }

    /// Waits until what was typed is kept.
    ///
    /// # Errors
    /// Where it is not.
    pub fn saved(&self) -> Result<()> {
        wait_for("what was typed to be saved", || {
            Ok(self.window.attribute(&named("status-line"), "data-saved")?.as_deref() == Some("saved"))
        })
    }

    fn idle(&self) -> Result<()> {
        wait_for("the work to end", || {
            Ok(self.window.attribute(&named("status-line"), "data-busy")?.as_deref() == Some("false"))
        })
    }

    fn picture(&self, name: &str) -> Result<()> {
        self.window.picture(&self.pictures.join(format!("{name}.png")))
    }
}

/// Where the editor keeps its text.
const EDITOR: &str = "[data-testid=editor] .cm-content";
