//! Cuts a guide or any other text into passages that a hit can show: at its headings, and again where one is too long.

use std::collections::HashMap;

use crate::source::{Article, Part, Source, SourceKind};
use crate::text::{plain_line, sha256, slug, split_front_matter};

/// Longest passage, in characters: what fits a reader's eye and a model's source list.
const MAX_PASSAGE: usize = 1_500;

/// Reads a text of any kind but statute and template. `family` and `stem` say where it belongs, `title` what it is
/// called; a first-level heading of its own wins over `title`.
pub fn parse(text: &str, title: &str, family: &str, stem: &str, kind: SourceKind) -> Source {
    let markdown = text.trim_start_matches('\u{feff}');
    let body = split_front_matter(markdown).map_or(markdown, |(_, body)| body);
    let mut passages = Passages::default();
    let mut own_title = None;
    for line in body.lines() {
        match heading(line) {
            Some((1, text)) if own_title.is_none() && passages.done.is_empty() && passages.text.is_empty() => {
                own_title = Some(text);
            }
            Some((level, text)) => passages.heading(level, text),
            None => passages.line(line),
        }
    }
    passages.close();
    let title = own_title.unwrap_or_else(|| title.to_owned());
    let articles = number(&title, passages.done);
    Source {
        kind,
        family: family.to_owned(),
        stem: stem.to_owned(),
        title,
        law_kind: String::new(),
        issuer: String::new(),
        promulgated: None,
        effective: None,
        status: String::new(),
        articles,
        origin: String::new(),
        sha256: sha256(text.as_bytes()),
    }
}

/// Level and text of a Markdown heading.
fn heading(line: &str) -> Option<(usize, String)> {
    let level = line.bytes().take_while(|&byte| byte == b'#').count();
    let text = line[level..].strip_prefix(' ').filter(|_| (1..=6).contains(&level))?;
    plain_line(text).map(|text| (level, text))
}

struct Passage {
    heading: String,
    above: Vec<String>,
    text: String,
}

/// The passages of a text as they are met.
#[derive(Default)]
struct Passages {
    headings: Vec<(usize, String)>,
    text: String,
    done: Vec<Passage>,
}

impl Passages {
    fn heading(&mut self, level: usize, text: String) {
        self.close();
        self.headings.retain(|(outer, _)| *outer < level);
        self.headings.push((level, text));
    }

    fn line(&mut self, line: &str) {
        let Some(line) = plain_line(line) else { return };
        for piece in pieces(&line) {
            if !self.text.is_empty() && self.text.chars().count() + piece.chars().count() > MAX_PASSAGE {
                self.close();
            }
            if !self.text.is_empty() {
                self.text.push('\n');
            }
            self.text.push_str(piece);
        }
    }

    fn close(&mut self) {
        if self.text.is_empty() {
            return;
        }
        let mut above: Vec<String> = self.headings.iter().map(|(_, text)| text.clone()).collect();
        let heading = above.pop().unwrap_or_default();
        self.done.push(Passage { heading, above, text: std::mem::take(&mut self.text) });
    }
}

/// A line in pieces no longer than a passage.
fn pieces(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some((at, _)) = rest.char_indices().nth(MAX_PASSAGE) {
        let (piece, after) = rest.split_at(at);
        pieces.push(piece);
        rest = after;
    }
    pieces.push(rest);
    pieces
}

/// Gives each passage its id: `<slug of title>#<slug of heading>`, repeated headings numbered.
fn number(title: &str, passages: Vec<Passage>) -> Vec<Article> {
    let prefix = slug(title);
    let mut seen: HashMap<String, usize> = HashMap::new();
    passages
        .into_iter()
        .map(|passage| {
            let name = if passage.heading.is_empty() { title.to_owned() } else { passage.heading };
            let mut anchor = slug(&name);
            let times = seen.entry(anchor.clone()).or_insert(0);
            *times += 1;
            if *times > 1 {
                anchor = format!("{anchor}-{times}");
            }
            Article {
                id: format!("{prefix}#{anchor}"),
                number: name.clone(),
                title: name,
                text: passage.text,
                deleted: false,
                headings: passage.above,
                part: Part::Main,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn passages_follow_the_headings_and_repeated_ones_are_numbered() {
        let text = "# 우산 지침\n머리말\n## 빌리기\n내용 하나\n## 빌리기\n내용 둘\n### 늦은 때\n내용 셋\n";
        let guide = parse(text, "파일", "지침", "우산", SourceKind::Guide);
        let ids: Vec<&str> = guide.articles.iter().map(|article| article.id.as_str()).collect();
        assert_eq!(ids, ["우산-지침#우산-지침", "우산-지침#빌리기", "우산-지침#빌리기-2", "우산-지침#늦은-때"]);
        assert_eq!(guide.articles[3].headings, ["빌리기"]);
    }

    #[test]
    fn a_long_text_without_headings_is_cut() {
        let text = "우산을 접는다. ".repeat(1000);
        let document = parse(&text, "긴 글", "문서", "긴글", SourceKind::Document);
        assert!(document.articles.len() > 4);
        assert!(document.articles.iter().all(|article| article.text.chars().count() <= MAX_PASSAGE));
    }

    proptest! {
        #[test]
        fn no_text_stops_the_parser(text in "\\PC{0,300}") {
            let _ = parse(&text, "글", "문서", "글", SourceKind::Document);
        }
    }
}
