//! A window with one word in it: what start-up and memory of the real window are measured against.

use tauri::{Builder, WebviewUrl, WebviewWindowBuilder, http::Response};

const PAGE: &str = "<!doctype html><html lang=\"ko\"><meta charset=\"utf-8\"><title>빈 창</title><p>비서</p></html>";

fn main() -> tauri::Result<()> {
    Builder::default()
        .register_uri_scheme_protocol("empty", |_, _| {
            let page = Response::builder().header("content-type", "text/html").body(PAGE.as_bytes().to_vec());
            page.unwrap_or_default()
        })
        .setup(|app| {
            let url = "empty://localhost/".parse()?;
            WebviewWindowBuilder::new(app, "empty", WebviewUrl::CustomProtocol(url))
                .inner_size(1280.0, 800.0)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
}
