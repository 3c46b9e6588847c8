//! What a command prints: for people on a terminal, one JSON object, or one JSON line for each line of a batch.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Write},
    path::Path,
};

use biseo_secretary::fault::{Fault, FaultWords, Language};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, error::Category};

use crate::args::Common;

/// How a command answers.
#[derive(Debug, Clone)]
pub(crate) enum Output {
    /// In words.
    Words,
    /// As one JSON object.
    Json,
    /// As one JSON line for each request of this file.
    Batch(std::path::PathBuf),
}

/// A line of a batch: the request's own fields stand beside its id.
#[derive(Debug, Deserialize)]
struct Line<R> {
    id: Value,
    #[serde(flatten)]
    request: R,
}

#[derive(Serialize)]
struct Answered<'a, A> {
    id: &'a Value,
    #[serde(flatten)]
    answer: A,
}

#[derive(Serialize)]
struct Failed<'a> {
    id: &'a Value,
    error: FaultWords,
}

impl Output {
    /// How the command line asks for it.
    pub(crate) fn asked(common: &Common) -> Self {
        match (&common.batch, common.json) {
            (Some(file), _) => Self::Batch(file.clone()),
            (None, true) => Self::Json,
            (None, false) => Self::Words,
        }
    }

    /// Does the work for the request of the command line, or for every line of the batch. A line that fails is
    /// answered with its error and the rest goes on.
    pub(crate) fn answer<R: DeserializeOwned, A: Serialize>(
        &self,
        language: Language,
        request: impl FnOnce() -> Result<R, Fault>,
        work: impl Fn(R) -> Result<A, Fault>,
        words: impl FnOnce(&mut dyn Write, &A) -> io::Result<()>,
    ) -> Result<(), Fault> {
        match self {
            Output::Words => {
                let answer = work(request()?)?;
                printed(words(&mut io::stdout().lock(), &answer))
            }
            Output::Json => {
                let answer = work(request()?)?;
                printed(json_line(&answer))
            }
            Output::Batch(file) => batch(file, language, work),
        }
    }

    /// Prints the one answer of a command that takes no batch.
    pub(crate) fn print<A: Serialize>(
        &self,
        answer: &A,
        words: impl FnOnce(&mut dyn Write, &A) -> io::Result<()>,
    ) -> Result<(), Fault> {
        match self {
            Output::Words => printed(words(&mut io::stdout().lock(), answer)),
            Output::Json => printed(json_line(answer)),
            Output::Batch(_) => Err(Fault::new("no_batch")),
        }
    }
}

fn batch<R: DeserializeOwned, A: Serialize>(
    file: &Path,
    language: Language,
    work: impl Fn(R) -> Result<A, Fault>,
) -> Result<(), Fault> {
    let unreadable = |error: io::Error| Fault::file_failed(file, &error);
    for (number, line) in BufReader::new(File::open(file).map_err(unreadable)?).lines().enumerate() {
        let line = line.map_err(unreadable)?;
        if line.trim().is_empty() {
            continue;
        }
        let (id, answer) = match serde_json::from_str::<Line<R>>(&line) {
            Ok(Line { id, request }) => (id, work(request)),
            Err(error) => {
                let id = serde_json::from_str::<Value>(&line).ok().and_then(|line| line.get("id").cloned());
                let fault = Fault::new("batch_line").with("line", number + 1).with("reason", reason(&error));
                (id.unwrap_or(Value::Null), Err(fault))
            }
        };
        printed(match answer {
            Ok(answer) => json_line(&Answered { id: &id, answer }),
            Err(fault) => json_line(&Failed { id: &id, error: fault.words(language) }),
        })?;
    }
    Ok(())
}

/// Why a line of JSON was not taken, in Korean: the parser knows its own words in English only.
pub(crate) fn reason(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let name = said.split('`').nth(1).unwrap_or_default();
    match error.classify() {
        Category::Eof => "JSON이 중간에서 끊겼습니다".to_owned(),
        Category::Data if said.starts_with("missing field") => format!("`{name}` 항목이 없습니다"),
        Category::Data => format!("{}번째 글자까지 읽었을 때 값이 맞지 않습니다", error.column()),
        Category::Syntax | Category::Io => format!("{}번째 글자에서 JSON 형식에 어긋납니다", error.column()),
    }
}

fn json_line(value: &impl Serialize) -> io::Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, value)?;
    writeln!(out)
}

/// A reader that has gone away, such as `head`, is no failure of the work.
fn printed(written: io::Result<()>) -> Result<(), Fault> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Fault::new("output_failed").with("reason", error))
        }
        _ => Ok(()),
    }
}
