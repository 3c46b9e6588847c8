//! HWPML (`.hml`): a whole document in one file of XML, as 한글 2002 and later save it.

use roxmltree::Node;
use unhwp::{
    Document,
    model::{HeadKind, NumberLevel, NumberShape, Numbering, ParaHead, ParagraphStyle, StyleRegistry},
};

use super::{attribute, number, parse, section, text_of};
use crate::read::{Format, ReadDocument, ReadError, guard, plain, text};

/// How far into a file its first element may stand.
const ROOT_WITHIN: usize = 2048;

/// Whether bytes are those of a document in one file.
pub(in crate::read) fn is_hwpml(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(ROOT_WITHIN)];
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    (start.starts_with(b"<?xml") || start.starts_with(b"<HWPML")) && start.windows(6).any(|window| window == b"<HWPML")
}

/// Reads a document in one file.
///
/// # Errors
/// [`ReadError::Damaged`] where it is no XML, and the bounds of every package.
pub(in crate::read) fn read(bytes: &[u8]) -> Result<ReadDocument, ReadError> {
    guard::check_part(bytes)?;
    let (xml, _) = text::decode(bytes)?;
    guard::alone(|| {
        let tree = parse(&xml)?;
        let root = tree.root_element();
        let mut document = Document::new();
        document.styles = styles(root);
        let sections = root.descendants().filter(|node| node.tag_name().name() == "SECTION");
        document.sections = sections.enumerate().map(|(index, node)| section(node, index, &document.styles)).collect();
        if document.sections.is_empty() {
            return Err(ReadError::damaged("no sections in the document"));
        }
        let title = root.descendants().find(|node| node.tag_name().name() == "TITLE").map(text_of).unwrap_or_default();
        let text = plain::markdown(&mut document).map_err(ReadError::damaged)?;
        Ok(ReadDocument { text, format: Format::Hml, title: title.trim().to_owned(), warnings: Vec::new() })
    })
}

/// What the numbering of the paragraphs follows from.
fn styles(root: Node<'_, '_>) -> StyleRegistry {
    let mut styles = StyleRegistry::new();
    for node in root.descendants() {
        match node.tag_name().name() {
            "PARASHAPE" => {
                let kind = match attribute(node, "HeadingType") {
                    Some("Number") => HeadKind::Number,
                    Some("Outline") => HeadKind::Outline,
                    Some("Bullet") => HeadKind::Bullet,
                    _ => continue,
                };
                let level = number(node, "Level").and_then(|level| level.try_into().ok()).unwrap_or(0);
                let head = Some(ParaHead { kind, level, id: number(node, "Heading").unwrap_or(0) });
                let style = ParagraphStyle { head, ..ParagraphStyle::default() };
                styles.register_para_style(number(node, "Id").unwrap_or(0), style);
            }
            "NUMBERING" => {
                let level = |head: Node<'_, '_>| NumberLevel {
                    shape: shape(attribute(head, "NumFormat").unwrap_or_default()),
                    format: text_of(head),
                    start: number(node, "Start").unwrap_or(1),
                };
                let heads = node.children().filter(|child| child.tag_name().name() == "PARAHEAD");
                styles.register_numbering(
                    number(node, "Id").unwrap_or(0),
                    Numbering { levels: heads.map(level).collect() },
                );
            }
            "BULLET" => {
                if let Some(sign) = attribute(node, "Char").and_then(|sign| sign.chars().next()) {
                    styles.register_bullet(number(node, "Id").unwrap_or(0), sign);
                }
            }
            _ => {}
        }
    }
    styles
}

/// `HangulSyllable` as `HANGUL_SYLLABLE`.
fn shape(name: &str) -> NumberShape {
    let mut today = String::new();
    for (at, letter) in name.char_indices() {
        if at > 0 && letter.is_ascii_uppercase() {
            today.push('_');
        }
        today.push(letter.to_ascii_uppercase());
    }
    NumberShape::from_name(&today)
}
