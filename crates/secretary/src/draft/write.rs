//! The built-in writer: a template and what was understood, made into a document without any model.
//!
//! Only what the request says is written. What is missing stands as a blank; what contradicts itself stands as a blank
//! that asks; what the writer called unsettled is left out. Numbering, indents, 붙임 and 끝 are the notation's.

use std::sync::LazyLock;

use biseo_documents::{Document, notation, values};
use regex::{Captures, Regex};

use super::{
    plan::{Plan, Value},
    template::Template,
};
use crate::korean::pattern;

static SLOT: LazyLock<Regex> = LazyLock::new(|| pattern(r"\{([^{}]+)\}"));
static BLOCK_LINE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(\s*)((?:[□○\-*]\s+)?)\{(rest|counts|amounts|deadlines|notes(?::\w+)?)\}\s*$"));
static BARE_LABEL: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*(?:[가-하]\.|\d+[.)]|□|○)\s+[^{}:.]{1,14}$"));

/// Writes the document. `holds` says whether the library holds an article, by its citation.
pub(super) fn write(template: &Template, plan: &mut Plan<'_>, holds: &dyn Fn(&str) -> bool) -> Document {
    // Facts with a line of their own are used up first; `{rest}` then says what remains.
    let mut lines: Vec<Option<Line>> = template.text.lines().map(|line| fill(line, template, plan, holds)).collect();
    // The request's own words say what no line says yet; after them `{rest}` has what is left of the facts.
    // Sections with a subject of their own come before the one that takes whatever there is.
    for is_next in [|name: &str| name.starts_with("notes:"), |name: &str| name == "notes", |name: &str| name == "rest"]
    {
        for at in 0..lines.len() {
            let text = said(&lines);
            if let Some(Line::Block { lines: block, name, .. }) = &mut lines[at]
                && is_next(name)
            {
                *block = if name == "rest" { plan.rest(&text) } else { plan.notes(name.strip_prefix("notes:"), &text) };
            }
        }
    }
    keep_labels(&mut lines, template);
    let text = assemble(lines.into_iter().flatten().collect());
    let (mut document, _) = notation::parse(&text, template.kind);
    document.attachments = plan.attachments().to_vec();
    document.head.via = plan.via().to_owned();
    document.recipients = plan.recipients().to_vec();
    document
}

/// What the lines say so far.
fn said(lines: &[Option<Line>]) -> String {
    let words = lines.iter().flatten().flat_map(|line| match line {
        Line::Text(text) => vec![text.as_str()],
        Line::Block { lines, .. } => lines.iter().map(String::as_str).collect(),
    });
    words.collect::<Vec<_>>().join("\n")
}

/// A line whose slot is empty still stands as a label where a block under it has lines: "지적 사항" over what was found.
fn keep_labels(lines: &mut [Option<Line>], template: &Template) {
    let texts: Vec<&str> = template.text.lines().collect();
    for at in 1..lines.len() {
        let label = texts[at - 1].split_once(": {").map(|(label, _)| label);
        if let (Some(Line::Block { lines: block, indent, .. }), None, Some(label)) = (&lines[at], &lines[at - 1], label)
            && !block.is_empty()
            && indent.len() > label.len() - label.trim_start().len()
        {
            lines[at - 1] = Some(Line::Text(label.to_owned()));
        }
    }
}

enum Line {
    Text(String),
    Block { indent: String, mark: String, name: String, lines: Vec<String> },
}

fn fill(line: &str, template: &Template, plan: &mut Plan<'_>, holds: &dyn Fn(&str) -> bool) -> Option<Line> {
    if line.trim_start().starts_with("붙임") {
        return None;
    }
    // A line of the head that names itself keeps the two columns by which it is known.
    if !SLOT.is_match(line) && !line.starts_with(' ') && line.contains("  ") {
        return Some(Line::Text(line.trim_end().to_owned()));
    }
    if let Some(block) = BLOCK_LINE.captures(line) {
        let name = block[3].to_owned();
        let label = template.slot("deadline").filter(|_| name == "deadlines").map(|slot| slot.label.as_str());
        let later = name == "rest" || name.starts_with("notes");
        let lines = if later { Vec::new() } else { plan.block(&name, label) };
        return Some(Line::Block { indent: block[1].to_owned(), mark: block[2].to_owned(), name, lines });
    }
    let (mut slots, mut filled, mut kept) = (0, 0, true);
    let text = SLOT.replace_all(line, |found: &Captures<'_>| {
        let (name, option) = found[1].split_once(':').unwrap_or((&found[1], ""));
        match name {
            "cite" => return cited(option, holds),
            "unless" | "with" => {
                kept &= plan.is_empty(option) == (name == "unless");
                return String::new();
            }
            "held" | "unheld" => {
                kept &= holds(option) == (name == "held");
                return String::new();
            }
            _ => {}
        }
        slots += 1;
        let spec = template.slot(name);
        let label = spec.map(|spec| spec.label.clone()).or_else(|| label_of(line, &found[0]));
        let label = label.unwrap_or_else(|| plan.label(name));
        let value = match plan.value(name, &label, spec.is_some_and(|spec| spec.required)) {
            Value::Filled(value) => {
                filled += 1;
                value
            }
            Value::Asked(label) => {
                filled += 1;
                notation::blank(&label)
            }
            Value::Empty => String::new(),
        };
        if option.contains('/') { values::with_josa(&value, option) } else { value }
    });
    let dropped = slots > 0 && filled == 0 || !kept;
    // A condition leaves its line as if it had not been there.
    (!dropped).then(|| Line::Text(text.replace("  ", " ").trim_end().to_owned()).indented(line))
}

/// What a line calls the slot that is all it says: "라. 접수일: {when}".
fn label_of(line: &str, slot: &str) -> Option<String> {
    static LABEL: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\s*(?:[가-하]\.|\d+[.)]|□|○)\s+([^{}:]{1,14}): (\{[^{}]+\})$"));
    let found = LABEL.captures(line)?;
    (&found[2] == slot).then(|| found[1].to_owned())
}

impl Line {
    /// Gives a line the indent and the double spaces of the head that the template has.
    fn indented(self, template_line: &str) -> Self {
        let Self::Text(text) = self else { return self };
        let indent = &template_line[..template_line.len() - template_line.trim_start().len()];
        let text = text.trim_start();
        for field in ["수신", "제목", "수신자"] {
            if let Some(rest) = text.strip_prefix(field).filter(|rest| rest.starts_with(' ')) {
                return Self::Text(format!("{field}  {}", rest.trim()));
            }
        }
        Self::Text(format!("{indent}{text}"))
    }
}

/// Words that name an article are written where the library holds it.
fn cited(words: &str, holds: &dyn Fn(&str) -> bool) -> String {
    if holds(words) { words.to_owned() } else { String::new() }
}

/// Puts blocks under their labels: none drops a bare label, one joins it, several become its items.
fn assemble(lines: Vec<Line>) -> String {
    let mut out: Vec<String> = Vec::new();
    for line in lines {
        let (indent, mark, lines) = match line {
            Line::Text(text) => {
                out.push(text);
                continue;
            }
            Line::Block { indent, mark, lines, .. } => (indent, mark, lines),
        };
        let under_label = out.last().is_some_and(|last| BARE_LABEL.is_match(last));
        match (lines.as_slice(), under_label && mark.is_empty()) {
            ([], true) => {
                out.pop();
            }
            ([only], true) => {
                if let Some(label) = out.last_mut() {
                    let value = only
                        .split_once(": ")
                        .filter(|(name, _)| label.ends_with(name) || matches!(*name, "금액" | "수량"))
                        .map_or(only.as_str(), |(_, value)| value);
                    label.push_str(": ");
                    label.push_str(value);
                }
            }
            (lines, _) => {
                let level = indent.chars().count() / 2 + 1;
                for (at, text) in lines.iter().enumerate() {
                    let mark = match mark.trim() {
                        "" => values::item_mark(level.min(8) as u8, at as u32 + 1).unwrap_or_default(),
                        sign => sign.to_owned(),
                    };
                    out.push(format!("{indent}{mark} {text}"));
                }
            }
        }
    }
    // A section of a boxed form whose lines are all gone goes too.
    let is_section = |line: &str| line.starts_with('□');
    let is_bare = |line: &str| is_section(line) && !line.contains(':') && !line.ends_with("니다.");
    let mut kept: Vec<&str> = Vec::new();
    for (at, line) in out.iter().enumerate() {
        let followed = out.get(at + 1).is_some_and(|next| !is_section(next));
        if followed || !is_bare(line) {
            kept.push(line);
        }
    }
    kept.join("\n")
}
