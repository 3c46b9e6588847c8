//! Starting: the window first, the desk behind it, and a plain word where neither can be had.

use std::{
    env,
    fs::{File, TryLockError},
    path::Path,
    process::ExitCode,
    sync::Arc,
    thread,
    time::Duration,
};

use biseo_secretary::{
    desk::Desk,
    fault::{Fault, Language},
    library::share_arenas,
    minutes,
    text::Unit,
};
use tauri::{App, AppHandle, Builder, Manager, RunEvent, Runtime};

use crate::{
    clock, commands,
    events::ShellEvent,
    keymap, panics, places, remind,
    shell::{Opened, Shell, TheShell},
    summon, watch, window,
};

/// Doors into the web view for programs that test or inspect pages. They are open in development builds only.
#[cfg(not(debug_assertions))]
const DOORS: [&str; 3] = ["TAURI_WEBVIEW_AUTOMATION", "WEBKIT_INSPECTOR_SERVER", "WEBKIT_INSPECTOR_HTTP_SERVER"];

/// Runs the program to its end.
pub(crate) fn run() -> ExitCode {
    close_doors();
    share_arenas();
    panics::keep_contents_out_of_reports();
    let language = Language::of_locale(&sys_locale::get_locale().unwrap_or_default());
    match no_display().map_or_else(|| panics::caught(|| show(language)).and_then(|shown| shown), Err) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            let words = fault.words(language);
            #[expect(clippy::print_stderr, reason = "there is no window to say it in")]
            {
                eprintln!("{}\n{}", words.message, words.hint);
            }
            ExitCode::FAILURE
        }
    }
}

fn show(language: Language) -> Result<(), Fault> {
    let fault = |error: tauri::Error| Fault::new("window_failed").with("reason", error);
    let app = match configured(Builder::default(), language).build(tauri::generate_context!()) {
        Err(tauri::Error::PluginInitialization(name, reason)) if name == "single-instance" => {
            return Err(start_again().unwrap_or_else(|| Fault::new("window_failed").with("reason", reason)));
        }
        built => built.map_err(fault)?,
    };
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            app.state::<TheShell>().jobs.stop_all();
        }
    });
    Ok(())
}

/// How often a start is tried again while the window before it is still going.
const STARTS: u32 = 10;

/// Begins anew in this very process: the window that still has the name was just going when it was called to the front,
/// as after a crash and a quick second start. Comes back only where that cannot be done.
#[cfg(unix)]
fn start_again() -> Option<Fault> {
    use std::{os::unix::process::CommandExt, process::Command};

    const COUNT: &str = "BISEO_STARTS";
    let starts: u32 = env::var(COUNT).ok().and_then(|count| count.parse().ok()).unwrap_or_default();
    if starts >= STARTS {
        return None;
    }
    thread::sleep(Duration::from_millis(300));
    let mut again = Command::new(env::current_exe().ok()?);
    let failed = again.args(env::args_os().skip(1)).env(COUNT, (starts + 1).to_string()).exec();
    Some(Fault::new("window_failed").with("reason", failed))
}

/// Elsewhere a name is gone with the program that had it.
#[cfg(not(unix))]
fn start_again() -> Option<Fault> {
    None
}

/// The program on any runtime: a real window, or the mock one of the tests.
fn configured<R: Runtime>(builder: Builder<R>, language: Language) -> Builder<R> {
    commands::handled(builder)
        // First, so that a second start ends before it touches the desk.
        .plugin(tauri_plugin_single_instance::init(|app, _, _| window::summon(app)))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_global_shortcut::Builder::new().build())
        .manage(Shell::new(language))
        .setup(|app| set_up(app).map_err(Into::into))
}

fn set_up<R: Runtime>(app: &App<R>) -> tauri::Result<()> {
    window::open(app.handle())?;
    let app = app.handle().clone();
    thread::spawn(move || {
        let shell: TheShell = app.state::<TheShell>().inner().clone();
        shell.open(|| open_desk(&app, shell.language));
        settle(&shell);
        watch::start(&shell);
        remind::on_the_day(&app, &shell);
    });
    Ok(())
}

fn open_desk<R: Runtime>(app: &AppHandle<R>, language: Language) -> Result<Opened, Fault> {
    let data = app.path().data_dir().map_err(|error| Fault::new("no_data_folder").with("reason", error))?;
    let (mut desk, mut notices) = Desk::open(&places::places(&data), Unit::Utf16)?;
    let alone = alone_at(&desk.folder)?;
    desk.keys.prefer_keyring();
    let settings = desk.store.settings()?;
    let (lines, unreadable) = keymap::lines(settings.keymap.as_deref());
    let (summon, not_free) = summon::register(app, &keymap::summon_keys(&lines));
    notices.extend(unreadable.into_iter().chain(not_free));
    notices.extend(desk.library.stale().map(|_| Fault::new("library_rebuilding")));
    notices.extend(minutes::reminder(&desk.store.tasks()?, clock::when().today));
    Ok(Opened { desk: Arc::new(desk), _alone: alone, language: settings.language.unwrap_or(language), notices, summon })
}

/// Lets the desk do what takes long while the window is already used, and says what came of it.
fn settle(shell: &Shell) {
    let Ok(opened) = shell.opened() else { return };
    let stale = opened.desk.library.stale().is_some();
    let settled = panics::caught(|| opened.desk.settle()).and_then(|settled| settled);
    settled.unwrap_or_else(|fault| vec![fault]).iter().for_each(|notice| shell.notice(notice));
    if stale {
        shell.page.tell(ShellEvent::Library);
    }
}

/// Keeps other windows from this desk for as long as the file is open. A second start in the same session never comes
/// this far; one in another session, or on a folder that two machines share, does. Where the file system has no locks,
/// nobody is kept away.
fn alone_at(desk: &Path) -> Result<Option<File>, Fault> {
    let Ok(file) = File::create(desk.join("window.lock")) else { return Ok(None) };
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(Fault::new("desk_in_use")),
        Err(TryLockError::Error(_)) => Ok(None),
        Ok(()) => Ok(Some(file)),
    }
}

#[cfg(debug_assertions)]
fn close_doors() {}

#[cfg(not(debug_assertions))]
#[expect(unsafe_code, reason = "the environment can only be changed in this way")]
fn close_doors() {
    for door in DOORS {
        // SAFETY: the first thing that `main` does; no other thread runs yet.
        unsafe { env::remove_var(door) };
    }
}

/// GTK ends the program without a word for the user where there is no display.
fn no_display() -> Option<Fault> {
    let absent = |name| env::var_os(name).is_none_or(|value| value.is_empty());
    let none = cfg!(target_os = "linux") && absent("DISPLAY") && absent("WAYLAND_DISPLAY");
    none.then(|| Fault::new("no_display"))
}
