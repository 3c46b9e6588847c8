//! Templates: what a kind of document says, with slots for what a request fills in.
//!
//! A template is a file of the desk that the official can change. A file that cannot be read is named with line and
//! reason and left out; the others work on.
//!
//! In the text, `{deadline}` is a slot, `{topic:을/를}` a slot with the particle that fits, `{cite:「…」 제N조에 따라}`
//! words that appear only where the library holds that article. `{unless:reason}` keeps its line only where that slot is
//! empty and `{with:reason}` where it is not, `{held:「…」 제N조}` only where the library holds that article and
//! `{unheld:…}` where it does not. A line whose slots are all empty and not required is dropped; the notation numbers
//! what remains.

use std::{fs, path::Path};

use biseo_documents::Kind;
use serde::Deserialize;

use super::decision::{answers, names_a_decision};
use crate::fault::Fault;

/// A template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// File name without its ending; how drafts refer to it.
    pub stem: String,
    /// Its name, in Korean.
    pub name: String,
    /// The kind of document it makes.
    pub kind: Kind,
    /// When to use it.
    pub about: String,
    /// Words of a request without which it is not chosen; empty for the common case of its kind.
    pub only: Vec<String>,
    /// Articles that documents of this kind rest on, as citations; offered where the library holds them.
    pub basis: Vec<String>,
    /// What it asks for.
    pub slots: Vec<SlotSpec>,
    /// Its text, in the notation with slots.
    pub text: String,
}

/// What a template asks for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SlotSpec {
    /// The slot's name.
    pub name: String,
    /// What it is called on paper and in a blank.
    pub label: String,
    /// What kind of value it takes: `date`, `text`, `money`, …
    #[serde(rename = "type", default)]
    pub value: String,
    /// Whether the document cannot go out without it.
    #[serde(default)]
    pub required: bool,
    /// What to enter, for the official.
    #[serde(default)]
    pub hint: String,
}

#[derive(Debug, Deserialize)]
struct Head {
    name: String,
    kind: String,
    #[serde(default)]
    about: String,
    #[serde(default)]
    only: Vec<String>,
    #[serde(default)]
    basis: Vec<String>,
    #[serde(default)]
    slots: Vec<SlotSpec>,
}

/// Why a template cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// No `---` at the beginning, or none after it.
    #[error("line 1: the front matter between --- is missing")]
    NoFrontMatter,
    /// The front matter is not what a template's is.
    #[error("line {line}: {reason}")]
    FrontMatter {
        /// Line of the file, from 1.
        line: usize,
        /// What is wrong there.
        reason: String,
    },
    /// `kind` names no kind of document.
    #[error("line {line}: no kind of document is called “{kind}”")]
    UnknownKind {
        /// Line of the file, from 1.
        line: usize,
        /// What stands there.
        kind: String,
    },
    /// A brace that is not closed on its line, or an empty slot.
    #[error("line {line}: a slot is not closed or has no name")]
    BrokenSlot {
        /// Line of the file, from 1.
        line: usize,
    },
}

impl TemplateError {
    /// The code of the error, for programs.
    pub fn code(&self) -> &'static str {
        "template_broken"
    }
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// See [`TemplateError`]; every one names its line.
    pub fn parse(source: &str, stem: &str) -> Result<Self, TemplateError> {
        let source = source.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let rest = source.strip_prefix("---\n").ok_or(TemplateError::NoFrontMatter)?;
        let (yaml, text) = rest.split_once("\n---\n").ok_or(TemplateError::NoFrontMatter)?;
        let head: Head = serde_saphyr::from_str(yaml).map_err(|error| {
            let line = error.location().map_or(1, |location| location.line() as usize) + 1;
            let reason = error.to_string().lines().next().unwrap_or_default().to_owned();
            TemplateError::FrontMatter { line, reason }
        })?;
        let kind_line = yaml.lines().position(|line| line.starts_with("kind:")).map_or(1, |at| at + 2);
        let kind = Kind::parse(&head.kind)
            .ok_or_else(|| TemplateError::UnknownKind { line: kind_line, kind: head.kind.clone() })?;
        let first_line = yaml.lines().count() + 3;
        for (at, line) in text.lines().enumerate() {
            if !slots_are_closed(line) {
                return Err(TemplateError::BrokenSlot { line: first_line + at });
            }
        }
        Ok(Self {
            stem: stem.to_owned(),
            name: head.name,
            kind,
            about: head.about,
            only: head.only,
            basis: head.basis,
            slots: head.slots,
            text: text.trim_end().to_owned(),
        })
    }

    /// What the template says about a slot.
    pub fn slot(&self, name: &str) -> Option<&SlotSpec> {
        self.slots.iter().find(|slot| slot.name == name)
    }
}

fn slots_are_closed(line: &str) -> bool {
    let mut rest = line;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else { return false };
        let name = &rest[open + 1..open + close];
        if name.is_empty() || name.contains('{') {
            return false;
        }
        rest = &rest[open + close + 1..];
    }
    !rest.contains('}')
}

/// The templates of a folder by name, and what is wrong with those that cannot be read.
pub fn read_folder(folder: &Path) -> (Vec<Template>, Vec<Fault>) {
    let (mut templates, mut faults) = (Vec::new(), Vec::new());
    let Ok(entries) = fs::read_dir(folder) else { return (templates, faults) };
    let mut paths: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "md")) {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let broken = |reason: String| Fault::new("template_broken").with("path", path.display()).with("reason", reason);
        match fs::read_to_string(path) {
            Ok(source) => match Template::parse(&source, &stem) {
                Ok(template) => templates.push(template),
                Err(error) => faults.push(broken(error.to_string())),
            },
            Err(error) => faults.push(broken(error.to_string())),
        }
    }
    (templates, faults)
}

/// The template of a folder with this stem; nothing where there is none or it cannot be read.
pub(super) fn read(folder: &Path, stem: &str) -> Option<Template> {
    // A stem names a file of the folder and no path out of it.
    let is_name = Path::new(stem).file_name().is_some_and(|name| name == stem);
    let source = is_name.then(|| fs::read_to_string(folder.join(format!("{stem}.md"))).ok())??;
    Template::parse(&source, stem).ok()
}

/// The template for a request: of its kind, with the case that the wish names before one that only the rest of the
/// request names, and that before the common one.
pub(super) fn choose<'a>(templates: &'a [Template], kind: Kind, wish: &str, text: &str) -> Option<&'a Template> {
    let of_kind = || templates.iter().filter(|template| template.kind == kind);
    let names = |template: &Template, text: &str| {
        let said = |word: &str| if names_a_decision(word) { answers(text, word) } else { text.contains(word) };
        template.only.iter().any(|word| said(word))
    };
    let named_in = |text: &str| of_kind().find(|template| names(template, text));
    // What was seen on a trip says nothing of what kind of trip it was.
    let anywhere = || named_in(text).filter(|_| kind != Kind::TripReport);
    named_in(wish)
        .or_else(anywhere)
        .or_else(|| of_kind().find(|template| template.only.is_empty()))
        .or_else(|| of_kind().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "---\nname: 우산 대여\nkind: request\nslots:\n  - {name: deadline, label: 기한, required: true}\n---\n수신  {recipient}\n제목  {subject}\n";

    #[test]
    fn a_template_is_read() {
        let template = Template::parse(GOOD, "우산").expect("it is well formed");
        assert_eq!((template.kind, template.stem.as_str()), (Kind::Request, "우산"));
        assert!(template.slot("deadline").is_some_and(|slot| slot.required));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        assert_eq!(Template::parse("제목  무엇", "a"), Err(TemplateError::NoFrontMatter));
        assert_eq!(
            Template::parse(&GOOD.replace("request", "umbrella"), "a"),
            Err(TemplateError::UnknownKind { line: 3, kind: "umbrella".into() })
        );
        assert_eq!(
            Template::parse(&GOOD.replace("{subject}", "{subject"), "a"),
            Err(TemplateError::BrokenSlot { line: 8 })
        );
        assert!(matches!(
            Template::parse(&GOOD.replace("label: 기한,", ""), "a"),
            Err(TemplateError::FrontMatter { .. })
        ));
    }

    #[test]
    fn one_bad_file_does_not_stop_the_others() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        fs::write(folder.path().join("좋음.md"), GOOD).expect("written");
        fs::write(folder.path().join("나쁨.md"), "아무 글").expect("written");
        let (templates, faults) = read_folder(folder.path());
        assert_eq!((templates.len(), faults.len()), (1, 1));
        assert!(faults[0].details["path"].contains("나쁨"));
    }

    #[test]
    fn a_template_that_decides_waits_for_the_decision() {
        let (templates, _) = read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("starter/templates"));
        let chosen = |text: &str| choose(&templates, Kind::CivilReply, text, text).map(|found| found.name.clone());
        assert_eq!(chosen("도서 대출기간 연장 건의 회신").as_deref(), Some("민원 회신"));
        assert_eq!(chosen("소음 민원 처리기한 연장 통지").as_deref(), Some("민원 처리 기한 연장 알림"));
        assert_eq!(chosen("방음벽 설치 건의는 예산이 없어서 어렵다고 회신").as_deref(), Some("민원 거부 회신"));
        assert_eq!(chosen("공사 지연은 불가피함. 소음 민원 회신").as_deref(), Some("민원 회신"));
    }

    #[test]
    fn a_press_release_has_the_lines_that_editors_look_for() {
        let (templates, _) = read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("starter/templates"));
        let press: Vec<_> = templates.iter().filter(|template| template.kind == Kind::PressRelease).collect();
        assert!(press.len() > 1);
        for template in press {
            let said = format!("{template:?}");
            for label in ["보도시점", "배포일시", "담당 부서", "책임자", "담당자"] {
                assert!(said.contains(&format!("{label}  ⟦{label}⟧")), "{label} in {said}");
            }
        }
    }

    #[test]
    fn every_starter_template_is_read() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("starter/templates");
        let (templates, faults) = read_folder(&folder);
        assert!(faults.is_empty(), "{faults:?}");
        for kind in Kind::ALL {
            assert!(choose(&templates, kind, "", "").is_some(), "no template for {}", kind.id());
        }
    }
}
