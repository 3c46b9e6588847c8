//! Tauri's build step: the configuration, the permissions and the page that are built into the program.

use std::path::Path;

fn main() {
    let page = Path::new("../ui/dist/index.html");
    assert!(page.exists(), "the page is not built: run `make setup`, or `npm ci && npm run build` in ui/");
    tauri_build::build();
}
