//! The body of a document: its blocks as lines and boxes, whatever the form.

use super::{
    sheet::{Align, Face, Letters, Line, Lines, Piece, Role, mark_width, text_width},
    tables,
};
use crate::{
    Block, Document, Marks,
    notation::{attachment_mark, end_sign, item_marks, says_rest_blank, secrecy},
};

/// A chapter of a long report.
const CHAPTER: Letters = Letters::new(Face::Heading, 17.0).bold();

/// The width of a word, in ems, from which a document that holds it is not justified: a quarter of a line.
const LONG_WORD: f64 = 10.0;

/// How a form sets its blocks.
pub(super) struct Setting {
    /// Letters of an item or sign at a depth (from 0).
    pub(super) letters: fn(u8) -> Letters,
    /// Room above and below an item at a depth, in points.
    pub(super) apart: fn(u8) -> (f64, f64),
    /// Line spacing in percent.
    pub(super) spacing: i32,
    /// Remarks.
    pub(super) note: Letters,
    /// Width of the text in millimetres.
    pub(super) width: f64,
}

/// The body with its 붙임 and its end sign. The document is in normal form.
pub(super) fn body(document: &Document, setting: &Setting) -> Vec<Piece> {
    let form = document.kind.form();
    let mut pieces = Vec::new();
    let last = document.body.len().saturating_sub(1);
    let marks = item_marks(&document.body, form);
    // A long word that does not fit leaves a gap, which justifying would spread over the few words in front of it. All
    // lines of a document stand alike.
    let long =
        |block: &Block| block.text().is_some_and(|text| text.split(' ').any(|word| text_width(word) > LONG_WORD));
    let align = if document.body.iter().any(long) { Align::Left } else { Align::Justify };
    for (index, (block, mark)) in document.body.iter().zip(marks).enumerate() {
        let ends = index == last && document.attachments.is_empty() && document.closes();
        let end = if ends { end_sign(document) } else { String::new() };
        match block {
            Block::Table(table) => {
                pieces.extend(tables::table(table, setting.width));
                let end = if says_rest_blank(table) { secrecy(document).unwrap_or_default() } else { end };
                if ends && !end.is_empty() {
                    let lines = Lines::new(Align::Left, setting.spacing);
                    pieces.push(Piece::Line(Line::new("", (setting.letters)(0), lines).end(end)));
                }
            }
            _ => pieces.push(Piece::Line(line(setting, block, mark, form.marks(), align).end(end))),
        }
    }
    pieces.extend(attachments(document, setting).map(Piece::Line));
    pieces
}

fn line(setting: &Setting, block: &Block, mark: Option<(usize, String)>, marks: Marks, align: Align) -> Line {
    let (depth, columns, mark) = match (block, mark) {
        (Block::Chapter { .. }, Some((columns, mark))) => (0, columns, format!("{mark} ")),
        (Block::Item { level, .. }, Some((columns, mark))) => (level - 1, columns, format!("{mark} ")),
        (Block::Sign { depth, sign, .. }, _) => (*depth, 2 * usize::from(*depth), format!("{sign} ")),
        (Block::Note { depth, .. }, _) => (*depth, 2 * usize::from(*depth), "※ ".to_owned()),
        (Block::Paragraph { depth, .. }, _) => (*depth, 2 * usize::from(*depth), String::new()),
        _ => (0, 0, String::new()),
    };
    // In a boxed form a line without a sign is text, and so is one that answers its own heading: `□ 일시: 2026. …`.
    let boxed = marks == Marks::Boxed;
    let answers = boxed && depth == 0 && block.text().is_some_and(|text| text.contains(": "));
    let text = (setting.letters)(u8::from(boxed));
    let letters = match block {
        Block::Paragraph { .. } if boxed => text,
        Block::Item { .. } if answers => text,
        Block::Note { .. } => setting.note,
        Block::Chapter { .. } => CHAPTER,
        _ => (setting.letters)(depth),
    };
    let (before, after) = if matches!(block, Block::Chapter { .. }) { (18.0, 4.0) } else { (setting.apart)(depth) };
    // A column is half an em, of the text: a remark in smaller letters stands as far in as it is typed.
    let left = columns as f64 * text.size / 2.0;
    let lines = Lines::new(align, setting.spacing).hanging(left, mark_width(&mark) * letters.size).apart(before, after);
    let role = match (block, marks) {
        (Block::Chapter { .. }, _) => Role::Chapter,
        (Block::Item { level, .. }, Marks::Numbered) => Role::Item(*level),
        (Block::Item { level: 1, .. }, Marks::Boxed) if !answers => Role::Section,
        _ => Role::Text,
    };
    Line::new(block.text().unwrap_or_default(), letters, lines).mark(mark).role(role)
}

fn attachments(document: &Document, setting: &Setting) -> impl Iterator<Item = Line> {
    // Under a heading it is text, not another heading.
    let letters = (setting.letters)(u8::from(document.kind.form().marks() == Marks::Boxed));
    let count = document.attachments.len();
    let word = "붙임  ";
    document.attachments.iter().enumerate().map(move |(index, attachment)| {
        let mark = attachment_mark(index, count).map_or_else(String::new, |mark| mark + " ");
        let ends = index + 1 == count && document.closes();
        let (word, left) = if index == 0 { (word, 0.0) } else { ("", mark_width(word)) };
        let hang = mark_width(word) + mark_width(&mark);
        let room = if index == 0 { 8.0 } else { 0.0 };
        let lines =
            Lines::new(Align::Left, setting.spacing).hanging(left * letters.size, hang * letters.size).apart(room, 0.0);
        let end = if ends { end_sign(document) } else { String::new() };
        let text = format!("{} {}.", attachment.name, attachment.quantity);
        Line::new(text, letters, lines).mark(format!("{word}{mark}")).end(end)
    })
}
