//! The body of a document: its blocks as paragraphs, whatever the form.

use hwpforge::{core::Paragraph, foundation::Alignment};

use super::{
    paper::{Letters, Lines, Paper, mark_width},
    tables,
};
use crate::{
    Block, Document,
    notation::{attachment_mark, end_sign, item_marks},
};

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
pub(super) fn body(paper: &mut Paper, document: &Document, setting: &Setting) -> Vec<Paragraph> {
    let form = document.kind.form();
    let mut paragraphs = Vec::new();
    let last = document.body.len().saturating_sub(1);
    let marks = item_marks(&document.body, form);
    for (index, (block, mark)) in document.body.iter().zip(marks).enumerate() {
        let ends = index == last && document.attachments.is_empty() && form.has_end();
        let end = if ends { end_sign(document) } else { String::new() };
        match block {
            Block::Table(table) => {
                paragraphs.extend(tables::table(paper, table, setting.width));
                if ends && !crate::notation::says_rest_blank(table) {
                    let lines = Lines::new(Alignment::Left, setting.spacing);
                    paragraphs.push(paper.paragraph(&end, (setting.letters)(0), lines));
                }
            }
            _ => paragraphs.push(line(paper, setting, block, mark, &end)),
        }
    }
    paragraphs.extend(attachments(paper, document, setting));
    paragraphs
}

fn line(paper: &mut Paper, setting: &Setting, block: &Block, mark: Option<(usize, String)>, end: &str) -> Paragraph {
    let (depth, columns, mark) = match (block, mark) {
        (Block::Item { level, .. }, Some((columns, mark))) => (level - 1, columns, format!("{mark} ")),
        (Block::Sign { depth, sign, .. }, _) => (*depth, 2 * usize::from(*depth), format!("{sign} ")),
        (Block::Note { depth, .. }, _) => (*depth, 2 * usize::from(*depth), "※ ".to_owned()),
        (Block::Paragraph { depth, .. }, _) => (*depth, 2 * usize::from(*depth), String::new()),
        _ => (0, 0, String::new()),
    };
    let letters = if matches!(block, Block::Note { .. }) { setting.note } else { (setting.letters)(depth) };
    let (before, after) = (setting.apart)(depth);
    // A column is half an em.
    let left = columns as f64 * letters.size / 2.0;
    let lines = Lines::new(Alignment::Justify, setting.spacing)
        .hanging(left, mark_width(&mark) * letters.size)
        .apart(before, after);
    paper.paragraph(&format!("{mark}{}{end}", block.text().unwrap_or_default()), letters, lines)
}

fn attachments(paper: &mut Paper, document: &Document, setting: &Setting) -> Vec<Paragraph> {
    let letters = (setting.letters)(0);
    let count = document.attachments.len();
    let word = "붙임  ";
    let written = document.attachments.iter().enumerate().map(|(index, attachment)| {
        let mark = attachment_mark(index, count).map_or_else(String::new, |mark| mark + " ");
        let end = if index + 1 == count && document.kind.form().has_end() { end_sign(document) } else { String::new() };
        let text = format!("{mark}{} {}.{end}", attachment.name, attachment.quantity);
        let (word, left) = if index == 0 { (word, 0.0) } else { ("", mark_width(word)) };
        let hang = mark_width(word) + mark_width(&mark);
        let room = if index == 0 { 8.0 } else { 0.0 };
        let lines = Lines::new(Alignment::Left, setting.spacing)
            .hanging(left * letters.size, hang * letters.size)
            .apart(room, 0.0);
        paper.paragraph(&format!("{word}{text}"), letters, lines)
    });
    written.collect()
}
