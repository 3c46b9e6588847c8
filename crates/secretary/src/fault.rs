//! What went wrong, in words an official can act on.
//!
//! A [`Fault`] carries a code that a program can branch on and the details its words leave open. The wording of every
//! code stands in `words/ko.json` and `words/en.json`: what happened, then what to do, in the polite plain form.

use std::{
    collections::{BTreeMap, HashMap},
    fmt::Display,
    sync::LazyLock,
};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A language of the user interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum Language {
    /// 한국어
    #[default]
    Ko,
    /// English
    En,
}

impl Language {
    /// The language of a locale such as `ko_KR.UTF-8` or `en-US`. Everything but English is shown in Korean.
    pub fn of_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("en") { Self::En } else { Self::Ko }
    }
}

/// A failure or a notice, before it is put into words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code} {details:?}")]
pub struct Fault {
    /// What kind of failure this is: a key of the word tables, such as `store_rebuilt`.
    pub code: &'static str,
    /// What the words leave open: file names, numbers, the reason given by a lower layer. Never personal data.
    pub details: BTreeMap<&'static str, String>,
}

/// A [`Fault`] in the user's language: what the page and the command line show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FaultWords {
    /// The code, for programs.
    pub code: String,
    /// What happened.
    pub message: String,
    /// What to do next.
    pub hint: String,
}

/// The wording of one code. `{name}` stands for the detail of that name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wording {
    message: String,
    hint: String,
}

type Words = HashMap<String, Wording>;

static KO: LazyLock<Words> = LazyLock::new(|| parse(include_str!("words/ko.json")));
static EN: LazyLock<Words> = LazyLock::new(|| parse(include_str!("words/en.json")));

fn parse(json: &str) -> Words {
    serde_json::from_str(json).expect("the word tables are part of the program and tested")
}

impl Fault {
    /// A fault of this kind, without details.
    pub fn new(code: &'static str) -> Self {
        Self { code, details: BTreeMap::new() }
    }

    /// Adds a detail that the words leave open.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.details.insert(name, value.to_string());
        self
    }

    /// A file or folder that the system would not read or write.
    pub fn file_failed(path: &std::path::Path, error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull => Self::new("disk_full"),
            std::io::ErrorKind::NotFound => Self::new("file_missing").with("path", path.display()),
            std::io::ErrorKind::IsADirectory => Self::new("file_is_folder").with("path", path.display()),
            // Windows does not tell a folder from a file that may not be opened.
            std::io::ErrorKind::PermissionDenied if path.is_dir() => {
                Self::new("file_is_folder").with("path", path.display())
            }
            std::io::ErrorKind::PermissionDenied => Self::new("file_forbidden").with("path", path.display()),
            std::io::ErrorKind::ReadOnlyFilesystem => Self::new("file_read_only").with("path", path.display()),
            _ => Self::new("file_failed").with("path", path.display()).with("reason", error),
        }
    }

    /// The fault in words. A code without words, which the tests rule out, is shown as it is rather than hidden.
    pub fn words(&self, language: Language) -> FaultWords {
        let table = match language {
            Language::Ko => &*KO,
            Language::En => &*EN,
        };
        let (message, hint) = match table.get(self.code) {
            Some(wording) => (self.fill(&wording.message), self.fill(&wording.hint)),
            None => (self.to_string(), String::new()),
        };
        FaultWords { code: self.code.into(), message, hint }
    }

    fn fill(&self, words: &str) -> String {
        self.details.iter().fold(words.to_owned(), |words, (name, value)| words.replace(&format!("{{{name}}}"), value))
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use regex::Regex;

    use super::*;

    fn codes(words: &Words) -> BTreeSet<&str> {
        words.keys().map(String::as_str).collect()
    }

    fn holes(text: &str) -> BTreeSet<String> {
        let hole = Regex::new(r"\{(\w+)\}").expect("valid");
        hole.captures_iter(text).map(|found| found[1].to_owned()).collect()
    }

    /// Codes named in the sources of this crate and of those that hand it their errors.
    fn codes_in_sources(folder: &Path, found: &mut BTreeSet<String>) {
        let pattern = Regex::new(r#"Fault::new\(\s*"(\w+)"|=> "([a-z]+_[a-z_]+)",? *// code"#).expect("valid");
        for entry in fs::read_dir(folder).expect("the sources are there") {
            let path = entry.expect("can be listed").path();
            if path.is_dir() {
                codes_in_sources(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let source = fs::read_to_string(&path).expect("is text");
                let source = source.split("#[cfg(test)]").next().unwrap_or_default();
                for code in pattern.captures_iter(source) {
                    found.extend(code.iter().skip(1).flatten().map(|code| code.as_str().to_owned()));
                }
            }
        }
    }

    #[test]
    fn every_code_has_words_in_both_languages_with_the_same_details() {
        assert_eq!(codes(&KO), codes(&EN));
        for (code, ko) in &*KO {
            let en = &EN[code];
            assert_eq!(holes(&ko.message), holes(&en.message), "message of {code}");
            assert_eq!(holes(&ko.hint), holes(&en.hint), "hint of {code}");
        }
    }

    #[test]
    fn every_code_used_has_words() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut used = BTreeSet::new();
        for sources in ["crates/secretary/src", "crates/models/src", "crates/cli/src", "src-tauri/src"] {
            codes_in_sources(&root.join(sources), &mut used);
        }
        assert!(used.contains("store_rebuilt"), "the pattern still finds codes");
        let missing: Vec<_> = used.iter().filter(|code| !KO.contains_key(*code)).collect();
        assert!(missing.is_empty(), "codes without words: {missing:?}");
    }

    #[test]
    fn words_say_what_happened_and_what_to_do_without_shouting() {
        for (code, wording) in KO.iter().chain(&*EN) {
            assert!(!wording.message.is_empty() && !wording.hint.is_empty(), "{code} says both");
            assert!(!format!("{}{}", wording.message, wording.hint).contains('!'), "{code} does not shout");
        }
    }

    #[test]
    fn details_stand_in_the_words() {
        let fault = Fault::new("file_failed").with("path", "계획.md").with("reason", "권한 없음");
        let words = fault.words(Language::Ko);
        assert!(words.message.contains("계획.md"), "{}", words.message);
        assert!(!words.message.contains('{') && !words.hint.contains('{'));
    }
}
