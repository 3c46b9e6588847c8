//! Web pages as they are saved (HTML).

use encoding_rs::Encoding;

use super::{Format, ReadDocument, ReadError, ReadWarning, Unreasonable, guard, text};

/// Whether bytes start as a page does.
pub(super) fn is_page(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).trim_start_matches('\u{feff}').to_lowercase();
    let start = start.trim_start();
    start.starts_with("<!doctype html")
        || start.starts_with("<html")
        || start.starts_with("<?xml") && start.contains("<html")
}

pub(super) fn read(bytes: &[u8]) -> Result<ReadDocument, ReadError> {
    let (page, warning) = match declared(bytes) {
        Some(encoding) => (encoding.decode(bytes).0.into_owned(), None),
        None => text::decode(bytes)?,
    };
    let title = between(&page, "<title", "</title>").and_then(|title| title.split_once('>')).map(|(_, title)| title);
    let title = title.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let text = guard::alone(|| markdown(&page))?;
    let warnings = warning.into_iter().collect::<Vec<ReadWarning>>();
    Ok(ReadDocument { text: text + "\n", format: Format::Html, title, warnings })
}

/// HTML as Markdown, without what a reader does not see.
pub(super) fn markdown(page: &str) -> Result<String, ReadError> {
    if depth(page) > MAX_DEPTH {
        return Err(ReadError::Unreasonable(Unreasonable::Depth));
    }
    let converter =
        htmd::HtmlToMarkdown::builder().skip_tags(vec!["script", "style", "head", "noscript", "template"]).build();
    converter.convert(page).map_err(ReadError::damaged)
}

/// How deep elements stand in each other in a page, whose elements are read by recursion.
const MAX_DEPTH: usize = 512;
/// Elements that have no end, or that a page may leave without one.
const OPEN: [&str; 21] = [
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p",
    "source", "tbody", "td", "th", "tr", "wbr",
];

fn depth(page: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for tag in page.split('<').skip(1) {
        let (tag, end) = tag.strip_prefix('/').map_or((tag, false), |tag| (tag, true));
        let name = tag.find(|c: char| !c.is_ascii_alphanumeric()).map_or(tag, |at| &tag[..at]);
        let closed = tag.split('>').next().is_some_and(|tag| tag.ends_with('/'));
        if name.is_empty() || closed || OPEN.iter().any(|open| open.eq_ignore_ascii_case(name)) {
            continue;
        }
        depth = if end { depth.saturating_sub(1) } else { depth + 1 };
        deepest = deepest.max(depth);
    }
    deepest
}

/// The encoding that a page says it is in.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_lowercase();
    let label = start.split_once("charset=")?.1.trim_start_matches(['"', '\'']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(label.len());
    Encoding::for_label(&label.as_bytes()[..end])
}

fn between<'a>(page: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let start = page.find(open)? + open.len();
    Some(&page[start..start + page[start..].find(close)?])
}
