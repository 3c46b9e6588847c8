//! The one window.

use std::time::Duration;

use tauri::{AppHandle, Manager, Runtime, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};

use crate::{
    events::ShellEvent,
    shell::{Shell, TheShell},
};

/// The window's name, as the capabilities know it.
pub(crate) const MAIN: &str = "main";

/// The page's own guard against keys of the web view that would lose work or show a browser.
const GUARD: &str = include_str!("guard.js");

/// What the guard also takes away where nobody develops: the web view's menu, which offers to reload.
const NO_MENU: &str = "addEventListener('contextmenu', (event) => event.preventDefault());";

/// How long a closing window waits for the page to save what is pending. A page that is alive needs milliseconds.
const LAST_SAVE: Duration = Duration::from_secs(2);

/// Opens the window. It shows at once; the desk opens behind it.
pub(crate) fn open<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<WebviewWindow<R>> {
    let builder = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title("비서")
        .inner_size(1280.0, 800.0)
        .min_inner_size(900.0, 600.0)
        .initialization_script(GUARD)
        .zoom_hotkeys_enabled(false)
        // For copying citations.
        .enable_clipboard_access()
        .on_navigation(is_ours);
    let builder = if cfg!(debug_assertions) { builder } else { builder.initialization_script(NO_MENU) };
    let window = builder.build()?;
    show_syllables_while_they_are_composed(&window)?;
    save_before_closing(&window);
    Ok(window)
}

/// Brings the window to the front, and tells the page.
pub(crate) fn summon<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window(MAIN) {
        // A window manager may refuse any of these; the others are still worth trying.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
        app.state::<TheShell>().page.tell(ShellEvent::Summoned);
    }
}

/// The page is built into the program; nothing else is ever shown in this window.
fn is_ours(url: &Url) -> bool {
    url.scheme() == "tauri" || (matches!(url.scheme(), "http" | "https") && url.host_str() == Some("tauri.localhost"))
}

/// The page is asked to save what is pending, and says when it has. A page that is not there, or dead, is not waited
/// for longer than [`LAST_SAVE`].
fn save_before_closing<R: Runtime>(window: &WebviewWindow<R>) {
    let closing = window.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event {
            let shell: TheShell = closing.state::<TheShell>().inner().clone();
            if shell.page.tell(ShellEvent::Close) {
                api.prevent_close();
                let window = closing.clone();
                std::thread::spawn(move || {
                    std::thread::sleep(LAST_SAVE);
                    leave(&shell, &window);
                });
            }
        }
    });
}

/// Stops what is running and lets the window go, which ends the program.
pub(crate) fn leave<R: Runtime>(shell: &Shell, window: &WebviewWindow<R>) {
    shell.jobs.stop_all();
    // Fails only where the window is gone already.
    let _ = window.destroy();
}

/// Without this WebKitGTK keeps a syllable to itself until it is finished: the page would see nothing to search for,
/// the user nothing of what is being typed, and a click elsewhere would lose it.
#[cfg(target_os = "linux")]
fn show_syllables_while_they_are_composed<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::{InputMethodContextExt, WebViewExt};

    window.with_webview(|webview| {
        if let Some(context) = webview.inner().input_method_context() {
            context.set_enable_preedit(true);
        }
    })
}

#[cfg(not(target_os = "linux"))]
fn show_syllables_while_they_are_composed<R: Runtime>(_: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_page_of_the_program_is_shown() {
        for (url, ours) in [
            ("tauri://localhost/index.html", true),
            ("http://tauri.localhost/", true),
            ("https://www.law.go.kr/", false),
            ("file:///etc/passwd", false),
        ] {
            assert_eq!(is_ours(&url.parse().expect("is a URL")), ours, "{url}");
        }
    }
}
