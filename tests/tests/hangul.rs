//! Composing Hangul with a real input method in the real window: what is typed arrives whole, and keys that end a
//! syllable act once.

use anyhow::Result;
use biseo_tests::{
    hangul::{self, press},
    stage::Stage,
    window::{Window, named},
};

#[test]
fn syllables_arrive_whole_and_keys_act_once() -> Result<()> {
    let mut stage = Stage::set()?;
    hangul::switch_on(&mut stage)?;
    let window = Window::open(&stage)?;
    window.press("Ctrl+1")?;
    window.focus_on("search-box")?;
    hangul::focus(&stage)?;

    // As-you-type: the page sees the syllable that is still being composed.
    press(&stage, "r h d a n s")?;
    window.see("공문 with its last syllable open", &named("search-box"), |text| text == "공문")?;
    window.see("hits for it", &named("hit-row"), |_| true)?;

    // Backspace takes a syllable apart.
    press(&stage, "BackSpace")?;
    window.see("the open syllable without its last letter", &named("search-box"), |text| text == "공무")?;
    press(&stage, "s")?;

    // Enter in the middle of a syllable finishes it and opens the hit, once.
    press(&stage, "Return")?;
    window.see("the article", &named("article"), |text| !text.trim().is_empty())?;
    window.see("the whole word", &named("search-box"), |text| text == "공문")?;

    // A shortcut in the middle of a syllable finishes it and acts, once.
    window.press("Ctrl+2")?;
    window.focus_on("request-box")?;
    press(&stage, "g k s")?;
    window.see("한, still open", &named("request-box"), |text| text == "한")?;
    press(&stage, "ctrl+k")?;
    window.focus_on("palette-input")?;
    assert_eq!(window.texts(&named("palette"))?.len(), 1, "one palette");
    press(&stage, "d k")?;
    window.see("what is typed into the palette", &named("palette-input"), |text| text == "아")?;
    window.see("the request as it was", &named("request-box"), |text| text == "한")?;
    window.close()
}
