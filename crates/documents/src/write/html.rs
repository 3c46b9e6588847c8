//! HTML for the clipboard: what the editors of approval systems and of mail keep when it is pasted.
//!
//! Such editors throw styles and lists away but keep paragraphs, tables and spaces that do not break, so a mark is
//! text and an indent is spaces, as an official would type them.

use crate::{Document, notation};

/// The body of a document, with its 붙임 and 끝, as HTML.
pub fn html(document: &Document) -> String {
    let body = notation::print_body(document);
    let mut written = String::new();
    let mut rows: Vec<&str> = Vec::new();
    for line in body.lines() {
        if line.starts_with('|') {
            rows.push(line);
            continue;
        }
        table(&mut rows, &mut written);
        written.push_str(&format!("<p>{}</p>\n", spaced(line)));
    }
    table(&mut rows, &mut written);
    written
}

/// Writes the rows that were gathered as a table.
fn table(rows: &mut Vec<&str>, written: &mut String) {
    if rows.is_empty() {
        return;
    }
    written.push_str("<table border=\"1\" style=\"border-collapse:collapse\">\n");
    let cells: Vec<_> = rows.drain(..).map(notation::cells).collect();
    let header = cells.get(1).is_some_and(|row| notation::is_rule(row));
    for (index, row) in cells.iter().enumerate().filter(|(index, _)| !(header && *index == 1)) {
        let tag = if header && index == 0 { "th" } else { "td" };
        let row: String = row.iter().map(|cell| format!("<{tag}>{}</{tag}>", spaced(cell))).collect();
        written.push_str(&format!("<tr>{row}</tr>\n"));
    }
    written.push_str("</table>\n");
}

/// Escaped, with double spaces that stay double.
fn spaced(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace("  ", "\u{a0} ");
    if escaped.is_empty() { "<br>".into() } else { escaped }
}
