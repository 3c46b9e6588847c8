//! The main job by keyboard: find, draft, record.

use anyhow::Result;
use biseo_tests::{
    job::{ANSWER, Job},
    laws, readback,
    stage::Stage,
    window::{Window, named},
};

use crate::pictures;

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
