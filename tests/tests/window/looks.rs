//! How the window looks on small and large screens, light and dark.

use anyhow::{Context, Result};
use biseo_tests::{stage::Stage, window::Window};
use serde_json::json;

use crate::pictures;

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
