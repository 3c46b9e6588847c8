//! The commands over Tauri's mock runtime: real calls with real JSON, without a window.

use std::{path::Path, sync::Arc};

use biseo_secretary::{
    desk::{Desk, Places},
    fault::{Fault, Language},
    text::Unit,
};
use serde_json::Value;
use tauri::{
    App, WebviewWindow, WebviewWindowBuilder,
    ipc::{CallbackFn, InvokeBody, InvokeResponseBody},
    test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets},
    webview::InvokeRequest,
};
use tempfile::TempDir;

use crate::{
    commands,
    shell::{Opened, Shell},
    summon::Summon,
};

/// A window without a picture, on a desk in a temporary folder.
pub(super) struct Bench {
    window: WebviewWindow<MockRuntime>,
    _app: App<MockRuntime>,
    folder: TempDir,
}

impl Bench {
    /// On a fresh starter desk.
    pub(super) fn new() -> Self {
        Self::opened(|folder| {
            let places = Places { desk: folder.to_owned(), dictionary: None };
            let (desk, notices) = Desk::open(&places, Unit::Utf16)?;
            Ok(Opened {
                desk: Arc::new(desk),
                _alone: None,
                language: Language::Ko,
                notices,
                summon: Summon::default(),
            })
        })
    }

    /// With a desk that could not be opened.
    pub(super) fn without_a_desk(code: &'static str) -> Self {
        Self::opened(|_| Err(Fault::new(code)))
    }

    fn opened(open: impl FnOnce(&Path) -> Result<Opened, Fault>) -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let shell = Shell::new(Language::Ko);
        shell.open(|| open(folder.path()));
        let app = commands::handled(mock_builder()).manage(shell).build(mock_context(noop_assets()));
        let app = app.expect("the mock runtime starts");
        let window =
            WebviewWindowBuilder::new(&app, "main", Default::default()).build().expect("the mock window opens");
        Self { window, _app: app, folder }
    }

    /// The folder of the desk.
    pub(super) fn desk(&self) -> &Path {
        self.folder.path()
    }

    /// Calls a command as the page does.
    pub(super) fn ask(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let request = InvokeRequest {
            cmd: command.into(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: "tauri://localhost".parse().expect("is a URL"),
            body: InvokeBody::Json(arguments),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.into(),
        };
        get_ipc_response(&self.window, request).map(|body| match body {
            InvokeResponseBody::Json(json) => serde_json::from_str(&json).expect("answers are JSON"),
            InvokeResponseBody::Raw(_) => panic!("no command answers with bytes"),
        })
    }
}
