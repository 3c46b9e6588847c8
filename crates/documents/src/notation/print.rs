//! A document as text.

use super::{ATTACHMENT_INDENT, DISCLOSURE, attachment_mark, depth_indent, item_marks, tables};
use crate::{
    document::{Block, Document},
    kind::{Form, Marks},
};

/// The whole document in the notation.
pub fn print(document: &Document) -> String {
    let document = document.clone().normal();
    let mut lines = head(&document);
    lines.push(String::new());
    body(&document, &mut lines);
    let meta = &document.meta;
    let recipients = match document.recipients.is_empty() {
        true => String::new(),
        false => format!("수신자  {}", document.recipients.join(", ")),
    };
    let disclosure = match meta.disclosure.as_str() {
        "" => String::new(),
        disclosure => format!("{DISCLOSURE}  {disclosure}"),
    };
    let foot: Vec<_> =
        [meta.sender.clone(), recipients, disclosure].into_iter().filter(|line| !line.is_empty()).collect();
    if !foot.is_empty() {
        lines.push(String::new());
        lines.extend(foot);
    }
    finish(lines)
}

/// The body with its 붙임 and 끝, without head and 수신자 line.
pub fn print_body(document: &Document) -> String {
    let document = document.clone().normal();
    let mut lines = Vec::new();
    body(&document, &mut lines);
    finish(lines)
}

fn finish(mut lines: Vec<String>) -> String {
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines.join("\n") + "\n"
}

fn head(document: &Document) -> Vec<String> {
    let head = &document.head;
    let mut lines = Vec::new();
    if document.kind.form().has_recipient() {
        lines.push(format!("수신  {}", head.recipient));
        if document.kind.form() == Form::Gian || !head.via.is_empty() {
            lines.push(format!("(경유)  {}", head.via));
        }
    }
    lines.push(format!("제목  {}", head.title));
    lines.extend(head.lines.iter().map(|line| format!("{}  {}", line.label, line.value)));
    lines
}

fn body(document: &Document, lines: &mut Vec<String>) {
    let form = document.kind.form();
    let first = lines.len();
    for (block, mark) in document.body.iter().zip(item_marks(&document.body, form)) {
        let opens = matches!(block, Block::Chapter { .. } | Block::Item { level: 1, .. });
        if form.marks() == Marks::Boxed && opens && lines.len() > first {
            lines.push(String::new());
        }
        print_block(block, mark, lines);
    }
    let rest_blank = matches!(document.body.last(), Some(Block::Table(table)) if tables::says_rest_blank(table));
    let ends_in_table = document.attachments.is_empty() && matches!(document.body.last(), Some(Block::Table(_)));
    for (index, attachment) in document.attachments.iter().enumerate() {
        let label = if index == 0 { "붙임  ".to_owned() } else { " ".repeat(ATTACHMENT_INDENT) };
        let mark = attachment_mark(index, document.attachments.len()).map_or_else(String::new, |mark| mark + " ");
        lines.push(format!("{label}{mark}{} {}.", attachment.name, attachment.quantity));
    }
    if !document.closes() || lines.len() == first {
        return;
    }
    if ends_in_table && rest_blank {
        lines.extend(secrecy(document));
        return;
    }
    match lines.last_mut() {
        Some(last) if !ends_in_table => last.push_str(&end_sign(document)),
        _ => lines.push(end_sign(document)),
    }
}

/// `끝.` with the two columns in front of it, and the grade of a secret document behind it.
pub(crate) fn end_sign(document: &Document) -> String {
    secrecy(document).map_or_else(|| "  끝.".into(), |grade| format!("  끝. {grade}"))
}

/// The grade of a secret document in its quotation marks: behind the end sign, or below a table that says that the rest
/// of it is blank (시행규칙 제13조제4항).
pub(crate) fn secrecy(document: &Document) -> Option<String> {
    (!document.meta.secrecy.is_empty()).then(|| format!("“{}”", document.meta.secrecy))
}

fn print_block(block: &Block, mark: Option<(usize, String)>, lines: &mut Vec<String>) {
    let indented = |columns: usize, line: String| format!("{}{line}", " ".repeat(columns));
    match block {
        Block::Chapter { text } | Block::Item { text, .. } => {
            let (columns, mark) = mark.unwrap_or_default();
            lines.push(indented(columns, format!("{mark} {text}")));
        }
        Block::Sign { depth, sign, text } => lines.push(indented(depth_indent(*depth), format!("{sign} {text}"))),
        Block::Paragraph { depth, text } => lines.push(indented(depth_indent(*depth), text.clone())),
        Block::Note { depth, text } => lines.push(indented(depth_indent(*depth), format!("※ {text}"))),
        Block::Table(table) => tables::print(table, lines),
    }
}
