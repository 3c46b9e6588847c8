//! What every command works with: the open desk, the time, the class and the model.

use std::{
    env,
    fmt::Display,
    io::{self, IsTerminal, Read, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

use biseo_secretary::{
    class::DataClass,
    desk::{Desk, Places, Surroundings},
    fault::{Fault, Language},
    files::{self, ReadAnswer},
    meaning::{self, Embedder},
    model::Model,
    text::Unit,
    when::When,
};
use jiff::ZonedDateTime;

use crate::{args::Common, output::Output};

/// Everything a command needs besides its own arguments.
pub(crate) struct Context {
    pub(crate) desk: Desk,
    pub(crate) when: When,
    pub(crate) class: DataClass,
    pub(crate) language: Language,
    pub(crate) output: Output,
    model: Option<String>,
}

impl Context {
    /// Opens the desk. What had to be set aside or is missing is said on standard error; the work goes on.
    pub(crate) fn open(common: Common, language: Language) -> Result<Self, Fault> {
        let places = places(&common)?;
        let is_new = common.desk.is_some() && !places.desk.exists();
        let (mut desk, notices) = Desk::open(&places, Unit::CodePoints)?;
        desk.keys.prefer_keyring();
        if is_new {
            remark(&format!("새 문서함을 만들었습니다: {}", places.desk.display()));
        }
        for notice in &notices {
            say(notice, language);
        }
        if desk.library.stale().is_some() {
            say(&Fault::new("library_rebuilding"), language);
        }
        for notice in &desk.settle()? {
            say(notice, language);
        }
        let now = ZonedDateTime::now();
        let when = When { today: common.today.unwrap_or_else(|| now.date()), now: now.timestamp() };
        let class = match common.class {
            Some(class) => class,
            None => desk.store.settings()?.class,
        };
        // A model that is not there is said, also where the work would not ask it.
        common.model.as_ref().map(|name| biseo_models::named(&desk, name)).transpose()?;
        let output = Output::asked(&common);
        Ok(Self { desk, when, class, language, output, model: common.model })
    }

    /// The model of embeddings that the desk searches by meaning with. One that cannot be used is said; words are enough.
    pub(crate) fn embedder(&self) -> Result<Option<Arc<dyn Embedder>>, Fault> {
        let embedder = biseo_models::embedder(&self.desk, &self.desk.store.settings()?);
        Ok(embedder.unwrap_or_else(|fault| {
            say(&fault, self.language);
            None
        }))
    }

    /// That model, asked for this work.
    pub(crate) fn asking<'a>(&self, embedder: &'a dyn Embedder) -> meaning::Asking<'a> {
        meaning::Asking { embedder, class: self.class, now: self.when.now }
    }

    /// The model that was asked for, or the desk's; `None` is the built-in writer.
    pub(crate) fn model(&self) -> Result<Option<Arc<dyn Model>>, Fault> {
        match &self.model {
            Some(name) => biseo_models::named(&self.desk, name),
            None => biseo_models::of_desk(&self.desk, self.class),
        }
    }
}

fn places(common: &Common) -> Result<Places, Fault> {
    let named = |variable| env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from);
    let desk = common.desk.clone().or_else(|| named("BISEO_DESK"));
    let dictionary = common.dictionary.clone().or_else(|| named("BISEO_DICTIONARY"));
    let data = match (dirs::data_dir(), &desk) {
        (Some(data), _) => data,
        (None, Some(_)) => PathBuf::new(),
        (None, None) => return Err(Fault::new("no_data_folder")),
    };
    Ok(Places::find(Surroundings {
        desk: desk.as_deref(),
        dictionary: dictionary.as_deref(),
        executable: &env::current_exe().unwrap_or_default(),
        data: &data,
    }))
}

/// Says something on standard error. There is nothing left to do for a terminal that has gone away.
pub(crate) fn say(notice: &Fault, language: Language) {
    let words = notice.words(language);
    let _ = writeln!(io::stderr(), "{}\n  {}", words.message, words.hint);
}

/// Says something about the work on standard error, where it does not mix with the work.
pub(crate) fn remark(words: &str) {
    let _ = writeln!(io::stderr(), "※ {words}");
}

/// Everything on standard input.
pub(crate) fn standard_input() -> Result<String, Fault> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).map_err(|error| Fault::new("input_failed").with("reason", error))?;
    Ok(text)
}

/// The bytes on standard input, in whatever encoding they came.
pub(crate) fn standard_input_bytes() -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes).map_err(|error| Fault::new("input_failed").with("reason", error))?;
    Ok(bytes)
}

/// A file read into text, or standard input where `-` stands in its place.
pub(crate) fn read_file(path: &Path) -> Result<ReadAnswer, Fault> {
    if path.as_os_str() == "-" {
        return files::received(Path::new("표준 입력.txt"), &standard_input_bytes()?);
    }
    files::read(path)
}

/// Shows how far long work has come. Progress is for people: a log gets nothing, and a terminal that has gone away is no
/// reason to stop.
pub(crate) fn show_progress(done: impl Display, of: impl Display) {
    let mut err = io::stderr();
    if err.is_terminal() {
        let _ = write!(err, "\r{done}/{of} ");
    }
}
