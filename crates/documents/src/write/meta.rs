//! What is said about a document in its metadata, whatever the format.

use serde::Serialize;

use crate::{Block, Document, Profile, notation};

/// 문서요지와 키워드 (영 제5조제2항제1호), and what file managers show.
#[derive(Debug, Clone, Serialize)]
pub(super) struct About {
    pub(super) title: String,
    pub(super) subject: String,
    pub(super) author: String,
    pub(super) summary: String,
    pub(super) keywords: Vec<String>,
}

impl About {
    /// Where the writer gave none, the first line of the body that says something is the summary, and words of the title
    /// and the name of the kind are keywords: an empty field would be worse than a plain one. What a model had a part in
    /// says so here too.
    pub(super) fn new(document: &Document, profile: &Profile) -> Self {
        let plain = |text: &str| text.replace([notation::BLANK.0, notation::BLANK.1], "");
        let summary = match document.meta.summary.as_str() {
            "" => {
                document.body.iter().filter(|block| says(block)).find_map(Block::text).unwrap_or(&document.head.title)
            }
            given => given,
        };
        let mut keywords = document.meta.keywords.clone();
        if keywords.is_empty() {
            keywords = words(&plain(&document.head.title));
            keywords.push(document.kind.korean().into());
        }
        if document.meta.ai_note {
            keywords.push(AI_KEYWORD.into());
        }
        let author = if profile.agency.is_empty() { &profile.department } else { &profile.agency };
        Self {
            title: plain(&document.head.title),
            subject: document.kind.korean().into(),
            author: author.clone(),
            summary: plain(summary),
            keywords,
        }
    }
}

/// Letters of a line that says something; shorter ones are headings.
const HEADING: usize = 14;
/// Keywords that are taken from a title, at the most.
const WORDS: usize = 4;
/// What stands in titles and means nothing by itself.
const EMPTY: [&str; 10] = ["위한", "관한", "따른", "대한", "관련", "및", "등", "추가", "결과", "안내"];

/// Whether a block says what the document is about: no heading, no reference to an earlier document, no greeting.
fn says(block: &Block) -> bool {
    let Some(text) = block.text() else { return false };
    let polite = ["관련", "귀 기관의", "귀 부서의", "평소", "안녕하"];
    text.chars().count() > HEADING && !polite.iter().any(|opening| text.starts_with(opening))
}

/// The words of a title that a document may be looked for by.
fn words(title: &str) -> Vec<String> {
    let bare = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let stem = word.strip_suffix(['을', '를', '의', '에']).filter(|stem| stem.chars().count() > 1).unwrap_or(word);
        stem.to_owned()
    };
    let named = |word: &String| {
        let letters = word.chars().count() > 1 && !word.starts_with(|c: char| c.is_ascii_digit());
        letters && !EMPTY.contains(&word.as_str())
    };
    let mut words: Vec<String> = Vec::new();
    for word in title.split_whitespace().map(bare).filter(named) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.truncate(WORDS);
    words
}

/// Tells a program what [`AI_NOTE`](super::AI_NOTE) tells a reader (인공지능기본법 제31조: 표시 의무).
pub(super) const AI_KEYWORD: &str = "인공 지능 활용";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;

    #[test]
    fn what_nobody_summed_up_is_told_by_its_first_line_that_says_something() {
        let mut document = Document::new(Kind::OpinionRequest);
        document.head.title = "2027년 공공데이터 개방 계획 수립을 위한 의견 조회".into();
        let about = "공공데이터 개방 계획에 대한 의견을 제출하여 주시기 바랍니다.";
        document.body =
            ["관련: 어느과-12(2026. 11. 2., “계획 수립 지침”)", "추진 배경", about].map(Block::paragraph).into();
        let said = About::new(&document, &Profile::default());
        assert_eq!(said.summary, about);
        assert_eq!(said.keywords, ["공공데이터", "개방", "계획", "수립", "의견 조회"]);
    }
}
