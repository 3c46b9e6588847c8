//! The lines of a PDF as they stand on its pages, put back into the text that was made of them.
//!
//! The reader sees paragraphs, which is right for a book: it runs short lines together and makes a list of whatever
//! opens one. In an official document every item has a line of its own and its sign says where it belongs, so what opens
//! such a line is looked up on the page and set there again; the articles of a law are told by their numbers in the same
//! way. Tables and all other text stay as the reader has them.

use std::sync::LazyLock;

use regex::Regex;
use unpdf::parser::{
    LayoutAnalyzer, TextLine,
    backend::{PdfBackend, RawBackend},
};

use super::joined;
use crate::values::read_item_mark;

/// Letters by which a line is found again.
const KEY: usize = 10;
/// How far behind the last line that was found the next one is looked for, in letters.
const WITHIN: usize = 3000;
/// How far a line that opens nothing is looked for, in letters: a running head that stands elsewhere in the text must not
/// lead away from the lines below it.
const NEAR: usize = 60;
/// Signs that open a line beside the marks of items.
const SIGNS: [char; 12] = ['□', '○', 'ㅇ', '◦', '■', '●', '▪', '•', 'ㆍ', '※', '-', '*'];
/// Points that join words, and stand at the head of a line where it was broken between them.
const JOINS: [char; 2] = ['ㆍ', '·'];
/// Words that open a line of the head or the 붙임.
const LABELS: [&str; 5] = ["수신", "(경유)", "제목", "붙임", "끝."];

/// What opens the lines of a 결문, behind the end.
const FOOT: [&str; 5] = ["수신자", "협조자", "시행 ", "우 ", "전화번호"];
/// The room below a title, from which on what follows is no second line of it, in its own size.
const APART: f32 = 2.2;

/// An article of a law (제3조의2(정의), 제5조 삭제), a chapter of it, its addenda or a table.
#[expect(clippy::expect_used, reason = "the pattern is a constant")]
static ARTICLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:제 ?\d+ ?조(?: ?의 ?\d+)*(?: ?\(| 삭제)|제 ?\d+ ?[편장절관](?: ?의 ?\d+)? [가-힣]|부 ?칙 ?[<(]|\[별[표지])")
        .expect("a valid pattern")
});

/// The text with the lines of its pages that open with a sign.
pub(super) fn restored(bytes: &[u8], text: &str, pages: u32) -> String {
    let Ok(backend) = RawBackend::load_bytes(bytes) else { return text.to_owned() };
    let letters: Vec<(usize, char)> = text.char_indices().filter(|(_, letter)| !letter.is_whitespace()).collect();
    let (mut restored, mut written, mut from) = (String::with_capacity(text.len()), 0, 0);
    // Where the title stands and how large it is, whether the line before ended the text, and whether any did.
    let (mut title, mut ended, mut closed): (Option<(f32, f32)>, bool, bool) = (None, false, false);
    let pages: Vec<Vec<TextLine>> = (1..=pages).map(|page| lines(&backend, page)).collect();
    for found in pages.iter().flatten() {
        let (line, y, size) = (found.text().trim().to_owned(), found.y, found.font_size);
        if line.is_empty() {
            continue;
        }
        let below = title.take().is_some_and(|(above, size): (f32, f32)| (above - y).abs() > APART * size);
        if line.starts_with("제목 ") {
            title = Some((y, size));
        }
        let foot = ended || is_foot(&line) || closed && FOOT.iter().any(|label| line.starts_with(label));
        ended = line.ends_with("끝.");
        closed |= ended;
        let whole = (below || foot).then_some(("", line.as_str()));
        // A word that goes on behind a middle point is taken for an item of a list.
        let goes_on = line.strip_prefix(JOINS).filter(|rest| rest.starts_with(char::is_alphabetic));
        let opened = opened(&line).or(whole);
        let (sign, content) = opened.unwrap_or(("", goes_on.unwrap_or(&line)));
        let within = if opened.is_some() { WITHIN } else { NEAR };
        let said: Vec<char> = content.chars().filter(|letter| !letter.is_whitespace()).collect();
        let key = &said[..said.len().min(KEY)];
        let to = (from + within).min(letters.len());
        let found = letters[from..to]
            .windows(key.len().max(1))
            .position(|window| window.iter().map(|(_, letter)| letter).eq(key));
        let Some(at) = found.filter(|_| !key.is_empty()).map(|at| from + at) else { continue };
        let place = letters[at].0;
        from = at + letters[at..].iter().zip(&said).take_while(|((_, letter), said)| letter == *said).count();
        if opened.is_none() {
            if let Some(before) = goes_on.and_then(|_| text.get(written..place)?.strip_suffix("\n- ")) {
                restored.push_str(before.trim_end());
                restored.push_str(&line[..line.len() - content.len()]);
                written = place;
            }
            continue;
        }
        let row = text[..place].rsplit('\n').next().unwrap_or_default();
        if place < written || row.trim_start().starts_with('|') {
            continue;
        }
        let before = without_sign(&text[written..place], sign);
        // What stands before it may be the reader's mark of a heading.
        restored.push_str(before.trim_end_matches([' ', '\n', '#']));
        restored.push_str("\n\n");
        if !sign.is_empty() {
            restored.push_str(sign);
            restored.push(' ');
        }
        written = place;
    }
    restored.push_str(&text[written..]);
    let restored = joined::with_rows_of_foot(restored, &pages);
    joined::joined(restored.trim_start_matches('\n'))
}

/// Whether a line belongs to a 결문 whatever stands above it.
pub(super) fn is_foot(line: &str) -> bool {
    let holds = |label: &str, held: &str| line.starts_with(label) && line.contains(held);
    let address = line.strip_prefix("우 ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    holds("시행 ", "접수") || holds("전화번호 ", "/") || address
}

/// The lines of a page.
fn lines(backend: &RawBackend, page: u32) -> Vec<TextLine> {
    let analyzer = LayoutAnalyzer::new(backend as &dyn PdfBackend);
    let spans = analyzer.extract_page_spans(page).unwrap_or_default();
    analyzer.group_spans_into_lines_pub(spans)
}

/// The sign that opens a line and what stands behind it; the sign of a label is part of what it says.
pub(super) fn opened(line: &str) -> Option<(&str, &str)> {
    if LABELS.iter().any(|label| line.starts_with(label)) || ARTICLE.is_match(line) {
        return Some(("", line));
    }
    let sign = read_item_mark(line).map(|mark| mark.len).or_else(|| {
        let first = line.chars().next().filter(|first| SIGNS.contains(first))?;
        line[first.len_utf8()..].starts_with(' ').then_some(first.len_utf8())
    })?;
    Some((&line[..sign], line[sign..].trim_start()))
}

/// What stands before a line, without its sign and what the reader put in its place.
fn without_sign<'t>(before: &'t str, sign: &str) -> &'t str {
    let bare = before.trim_end_matches(' ');
    if let Some(rest) = bare.strip_suffix(sign).filter(|_| !sign.is_empty()) {
        return rest;
    }
    let row = bare.rfind('\n').map_or(0, |at| at + 1);
    let put = bare[row..].trim_matches(['*', ' ']);
    let list = matches!(put, "-" | "" | "•" | ">")
        || put.trim_end_matches('.').chars().all(|c| c.is_ascii_digit() || c == '#');
    if list { &bare[..row] } else { bare }
}
