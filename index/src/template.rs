//! Reads a template of the desk: YAML front matter that says what it is for, then the form with its slots.
//!
//! A template is one article. What it is good for counts as its text, so it is found by what someone wants to do.

use std::sync::LazyLock;

use regex::{Captures, Regex};
use serde::Deserialize;

use crate::source::{Article, Part, Source, SourceKind};
use crate::text::{plain_line, split_front_matter};

/// What the front matter says that a search can use; slots are the drafting room's business.
#[derive(Debug, Deserialize)]
struct Head {
    name: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    about: String,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    slots: Vec<Slot>,
}

/// A slot, as far as it is shown.
#[derive(Debug, Deserialize)]
struct Slot {
    name: String,
    #[serde(default)]
    label: String,
}

/// Whether a Markdown text is a template: its front matter has a name and a kind.
pub fn looks_like(markdown: &str) -> bool {
    head(markdown).is_some_and(|(head, _)| !head.kind.is_empty())
}

/// Reads a template; its id is `서식/<stem>`. Without a front matter the stem is its name.
pub fn parse(markdown: &str, stem: &str) -> Source {
    let (head, body) = head(markdown).unwrap_or_else(|| {
        (
            Head {
                name: stem.to_owned(),
                kind: String::new(),
                about: String::new(),
                words: Vec::new(),
                slots: Vec::new(),
            },
            markdown,
        )
    });
    let body = shown(body, &head.slots);
    let form = body.lines().filter_map(plain_line);
    let text: Vec<String> =
        [head.about, head.words.join(" ")].into_iter().filter(|t| !t.is_empty()).chain(form).collect();
    let article = Article {
        id: format!("서식/{stem}"),
        number: "서식".to_owned(),
        title: head.name.clone(),
        text: text.join("\n"),
        deleted: false,
        headings: Vec::new(),
        part: Part::Main,
    };
    Source {
        kind: SourceKind::Template,
        family: "서식".to_owned(),
        stem: stem.to_owned(),
        title: head.name,
        law_kind: head.kind,
        issuer: String::new(),
        promulgated: None,
        effective: None,
        status: String::new(),
        articles: vec![article],
        origin: String::new(),
        sha256: crate::text::sha256(markdown.as_bytes()),
    }
}

/// The form as an official reads it: a slot by its label, words that go with a citation as they are, and nothing of the
/// conditions under which a line stands.
fn shown(form: &str, slots: &[Slot]) -> String {
    static SLOT: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r" ?\{([a-z_]+)(?::([^{}]*))?\}").expect("a valid pattern"));
    let whole = SLOT.replace_all(form, |found: &Captures<'_>| {
        let space = if found[0].starts_with(' ') { " " } else { "" };
        let words = found.get(2).map_or("", |words| words.as_str());
        match &found[1] {
            "with" | "unless" | "held" | "unheld" => String::new(),
            "cite" => format!("{space}{words}"),
            name => {
                let slot = slots.iter().find(|slot| slot.name == name);
                let particle = words.split_once('/').map_or("", |(first, _)| first);
                let label = slot.map_or_else(|| "…".to_owned(), |slot| format!("⟦{}⟧", slot.label));
                format!("{space}{label}{particle}")
            }
        }
    });
    whole.lines().filter(|line| line.trim() != "…").collect::<Vec<_>>().join("\n")
}

fn head(markdown: &str) -> Option<(Head, &str)> {
    let (yaml, body) = split_front_matter(markdown.trim_start_matches('\u{feff}'))?;
    serde_saphyr::from_str(yaml).ok().map(|head| (head, body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_one_article_with_what_it_is_for() {
        let text = "---\nname: 우산 대여 요청\nkind: request\nabout: 우산을 빌릴 때\nwords: [우산, 빌려]\nslots:\n  - {name: subject, label: 건명}\n---\n수신  {recipient}\n제목  {subject}\n  {rest}\n1. {subject:을/를} 알림 {with:place}\n";
        assert!(looks_like(text));
        let template = parse(text, "umbrella");
        assert_eq!((template.title.as_str(), template.articles.len()), ("우산 대여 요청", 1));
        assert_eq!(template.articles[0].id, "서식/umbrella");
        assert!(template.articles[0].text.starts_with("우산을 빌릴 때\n우산 빌려\n수신"));
        assert!(
            template.articles[0].text.ends_with("제목  ⟦건명⟧\n1. ⟦건명⟧을 알림"),
            "no name of a slot is shown: {template:?}"
        );
    }

    #[test]
    fn a_text_without_front_matter_is_no_template_but_can_be_read() {
        assert!(!looks_like("제목  무엇"));
        assert_eq!(parse("제목  무엇", "빈서식").title, "빈서식");
    }
}
