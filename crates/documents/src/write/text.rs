//! Plain text and Markdown.

use super::{AI_NOTE, signature};
use crate::{
    Document, Form, Profile,
    notation::{self, Part, read_lines},
};

/// The document as plain text: agency, notation, signature.
pub fn text(document: &Document, profile: &Profile) -> String {
    let mut body = document.clone();
    // The signature carries the 수신자 line.
    let signature = signature(document, profile);
    if !signature.is_empty() {
        body.recipients.clear();
        (body.meta.sender, body.meta.disclosure) = (String::new(), String::new());
    }
    let mut parts = Vec::new();
    if matches!(document.kind.form(), Form::Gian | Form::Internal) && !profile.agency.is_empty() {
        parts.push(profile.agency.clone());
    }
    parts.push(notation::print(&body).trim_end().to_owned());
    if !signature.is_empty() {
        parts.push(signature);
    }
    if document.meta.ai_note && profile.ai_note {
        parts.push(AI_NOTE.into());
    }
    parts.join("\n\n") + "\n"
}

/// The document as Markdown. Marks stay as they are, since Markdown has no `가.` and would number by its own rules;
/// depth is kept in wide spaces, which it leaves alone.
pub fn markdown(document: &Document, profile: &Profile) -> String {
    let body = text(document, profile);
    let mut written = String::new();
    for line in read_lines(&body, document.kind.form()) {
        match line.part {
            Part::Blank => written.push('\n'),
            Part::Head(notation::HeadField::Title) => written.push_str(&format!("\n# {}\n\n", line.content())),
            Part::TableRow => written.push_str(&format!("{}\n", line.text)),
            _ => {
                let depth = "\u{3000}".repeat(line.indent / 2);
                let text = escape(line.text[line.indent..].trim_end());
                written.push_str(&format!("\n{depth}{text}\n\n"));
            }
        }
    }
    tidy(&written)
}

/// Keeps the start of a line from becoming a list, a heading or a rule.
fn escape(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut line = line.to_owned();
    if digits > 0 && line[digits..].starts_with(['.', ')']) {
        line.insert(digits, '\\');
    } else if line.starts_with(['-', '*', '#', '+', '>']) {
        line.insert(0, '\\');
    }
    line
}

/// One empty line where there were several.
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut empty = true;
    for line in text.lines() {
        if !line.is_empty() || !empty {
            tidied.push_str(line);
            tidied.push('\n');
        }
        empty = line.is_empty();
    }
    tidied.truncate(tidied.trim_end().len());
    tidied + "\n"
}
