//! An article taken apart: every sentence and item with what it stands under.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use crate::korean::pattern;

/// What a clause is in its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The first sentence of a paragraph.
    Main,
    /// 다만, …
    Proviso,
    /// A further sentence.
    More,
    /// 호 or 목.
    Item,
}

/// One sentence or item.
#[derive(Debug)]
pub(super) struct Clause {
    /// Its words, without amendments.
    pub(super) text: String,
    /// Where it stands in the article, in bytes.
    pub(super) range: Range<usize>,
    pub(super) role: Role,
    /// The sentence that announces the items, for an item.
    pub(super) lead: String,
    /// The sentence before it that it qualifies; for a 목 its 호.
    pub(super) main: String,
    /// The first sentence of its paragraph.
    pub(super) opens: String,
    /// Whether it is a 목.
    pub(super) inner: bool,
}

static AMENDED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"<(?:개정|신설|삭제|전문개정|제목개정|본조신설|단서)[^>]*>|\[[^\]]*\]"));
static ITEM: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d+(?:의\d+)?\.\s*"));
static SUBITEM: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[가-하]\.\s*"));
static PARAGRAPH: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[①-⑳㉑-㉟]\s*"));
static ANNOUNCES: LazyLock<Regex> = LazyLock::new(|| pattern(r"다음 각\s?[호목]|다음과 같"));

/// The clauses of an article's text.
pub(super) fn clauses(article: &str) -> Vec<Clause> {
    let mut found: Vec<Clause> = Vec::new();
    let (mut opens, mut lead, mut item) = (String::new(), String::new(), String::new());
    let mut start = 0;
    for line in article.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let trimmed = line.trim();
        let indent = at + line.len() - line.trim_start().len();
        if trimmed.is_empty() {
            continue;
        }
        if let Some(mark) = ITEM.find(trimmed) {
            let body = &trimmed[mark.end()..];
            if body.starts_with("삭제") {
                continue;
            }
            let sentences = sentences(body);
            item = sentences.last().map(|range| plain(&body[range.clone()])).unwrap_or_default();
            let first = sentences.first().map(|range| plain(&body[range.clone()])).unwrap_or_default();
            for (n, range) in sentences.into_iter().enumerate() {
                let text = plain(&body[range.clone()]);
                let role = if n == 0 { Role::Item } else { role(&text) };
                let place = indent + mark.end() + range.start..indent + mark.end() + range.end;
                let main = if n == 0 { String::new() } else { first.clone() };
                found.push(Clause {
                    text,
                    range: place,
                    role,
                    lead: lead.clone(),
                    main,
                    opens: opens.clone(),
                    inner: false,
                });
            }
        } else if let Some(mark) = SUBITEM.find(trimmed) {
            found.push(Clause {
                text: plain(&trimmed[mark.end()..]),
                range: indent + mark.end()..indent + trimmed.len(),
                role: Role::Item,
                lead: lead.clone(),
                main: item.clone(),
                opens: opens.clone(),
                inner: true,
            });
        } else {
            let from = PARAGRAPH.find(trimmed).map_or(0, |mark| mark.end());
            let body = &trimmed[from..];
            let sentences = sentences(body);
            opens = sentences.first().map(|range| plain(&body[range.clone()])).unwrap_or_default();
            lead.clone_from(&opens);
            for (n, range) in sentences.into_iter().enumerate() {
                let text = plain(&body[range.clone()]);
                if ANNOUNCES.is_match(&text) {
                    lead.clone_from(&text);
                }
                found.push(Clause {
                    role: if n == 0 { Role::Main } else { role(&text) },
                    range: indent + from + range.start..indent + from + range.end,
                    text,
                    lead: String::new(),
                    main: if n == 0 { String::new() } else { opens.clone() },
                    opens: opens.clone(),
                    inner: false,
                });
            }
        }
    }
    found
}

fn role(sentence: &str) -> Role {
    if sentence.starts_with("다만") || sentence.starts_with("단,") { Role::Proviso } else { Role::More }
}

fn plain(text: &str) -> String {
    AMENDED.replace_all(text, "").replace(['ㆍ', '․'], "·").trim().to_owned()
}

/// Sentences end at a full stop outside parentheses that follows an ending or comes before 다만 and 이 경우.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut start, mut depth) = (Vec::new(), 0, 0u32);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '「' | '<' => depth += 1,
            ')' | '」' | '>' => depth = depth.saturating_sub(1),
            '.' if depth == 0 => {
                let next = text[at + 1..].trim_start();
                let said = text[start..at].ends_with(['다', '함', '것', '음']);
                if said || next.starts_with("다만") || next.starts_with("단,") || next.starts_with("이 경우") {
                    found.push(start..at + 1);
                    start = at + 1;
                }
            }
            _ => {}
        }
    }
    found.push(start..text.len());
    let trimmed = found.into_iter().map(|range| {
        let slice = &text[range.clone()];
        let from = range.start + slice.len() - slice.trim_start().len();
        from..from + slice.trim().len()
    });
    trimmed.filter(|range| !range.is_empty() && !plain(&text[range.clone()]).is_empty()).collect()
}
