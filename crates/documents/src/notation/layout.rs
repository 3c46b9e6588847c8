//! What is computed rather than written: marks, indents, and the form that a document is brought into before it is printed.

use std::ops::Range;

use super::{INTERNAL, SEVERAL_RECIPIENTS, split_end, tables};
use crate::{
    document::{BOXED, Block, Document, ROMAN},
    kind::{Form, Marks},
    values::item_mark,
};

/// Columns in front of the second attachment: below the first one's number (편람: 6타).
pub(crate) const ATTACHMENT_INDENT: usize = 6;

/// Columns in front of a line `depth` steps in (편람: 2타 a step).
pub(crate) const fn depth_indent(depth: u8) -> usize {
    2 * depth as usize
}

/// The number of an attachment, which stands only where there are several (ATT-02, ATT-03).
pub(crate) fn attachment_mark(index: usize, count: usize) -> Option<String> {
    (count > 1).then(|| format!("{}.", index + 1))
}

/// The columns in front of each item and its mark; `None` for blocks that have none.
pub(crate) fn item_marks(body: &[Block], form: Form) -> Vec<Option<(usize, String)>> {
    let mut counts = [0_u32; 9];
    let mut chapters = 0;
    body.iter()
        .map(|block| {
            if let Block::Chapter { .. } = block {
                chapters += 1;
                return Some((0, chapter_mark(chapters)));
            }
            let Block::Item { level, .. } = block else { return None };
            Some(match form.marks() {
                Marks::Numbered => {
                    counts[usize::from(*level)] += 1;
                    counts[usize::from(*level) + 1..].fill(0);
                    // Past ㉻ there is no mark left; a dash still keeps the items apart.
                    let mark = item_mark(*level, counts[usize::from(*level)]).unwrap_or_else(|| "-".into());
                    (depth_indent(level - 1), mark)
                }
                Marks::Boxed => {
                    let (sign, columns) = BOXED[usize::from(*level) - 1];
                    (columns, sign.to_string())
                }
            })
        })
        .collect()
}

/// The numeral of a chapter: `Ⅰ.` to `Ⅻ.`, and past them built out of Ⅹ and a unit.
fn chapter_mark(number: u32) -> String {
    let sign = |number: u32| char::from_u32(u32::from(ROMAN.0) + number - 1).map_or_else(String::new, String::from);
    match number {
        1..=12 => sign(number) + ".",
        _ => format!(
            "{}{}.",
            sign(10).repeat(number as usize / 10),
            if number.is_multiple_of(10) { String::new() } else { sign(number % 10) }
        ),
    }
}

impl Document {
    /// The form in which printing and parsing are inverse: single lines, levels without gaps, no mark on an only item,
    /// tables with even rows, the head that the form asks for.
    #[must_use]
    pub fn normal(mut self) -> Self {
        let form = self.kind.form();
        self.normal_head(form);
        self.body = self.body.into_iter().filter_map(|block| normal_block(block, form)).collect();
        strip_end(&mut self.body);
        close_gaps(&mut self.body, form.marks().levels());
        if form.marks() == Marks::Numbered {
            let whole = 0..self.body.len();
            lift_only_items(&mut self.body, whole, 1);
        }
        self.attachments.retain_mut(|attachment| {
            attachment.name = one_line(&attachment.name);
            attachment.quantity = one_line(&attachment.quantity).trim_end_matches('.').into();
            if attachment.quantity.is_empty() {
                attachment.quantity = "1부".into();
            }
            !attachment.name.is_empty()
        });
        self
    }

    fn normal_head(&mut self, form: Form) {
        self.recipients = self.recipients.iter().map(|name| one_line(name)).filter(|name| !name.is_empty()).collect();
        let head = &mut self.head;
        for line in [&mut head.recipient, &mut head.via, &mut head.title] {
            *line = one_line(line);
        }
        if form.has_recipient() {
            head.lines.clear();
        } else {
            head.recipient.clear();
            head.via.clear();
            self.recipients.clear();
            head.lines.retain_mut(|line| {
                (line.label, line.value) = (one_line(&line.label), one_line(&line.value));
                !line.label.is_empty() && !line.value.is_empty()
            });
        }
        if form == Form::Internal && head.recipient.is_empty() {
            head.recipient = INTERNAL.into();
        }
        if self.recipients.len() > 1 && head.recipient.is_empty() {
            head.recipient = SEVERAL_RECIPIENTS.into();
        }
    }
}

/// One line: every run of white space that holds a line break becomes a space.
pub(super) fn one_line(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

fn normal_block(block: Block, form: Form) -> Option<Block> {
    let full = |text: String| (!text.is_empty()).then_some(text);
    Some(match block {
        Block::Chapter { text } if form.marks() == Marks::Boxed => Block::Chapter { text: full(one_line(&text))? },
        // A numbered form has no chapters.
        Block::Chapter { text } => Block::Paragraph { depth: 0, text: full(one_line(&text))? },
        Block::Item { level, text } => {
            Block::Item { level: level.clamp(1, form.marks().levels()), text: one_line(&text) }
        }
        Block::Sign { depth, sign, text } => Block::Sign { depth, sign, text: full(one_line(&text))? },
        Block::Paragraph { depth, text } => Block::Paragraph { depth, text: full(one_line(&text))? },
        Block::Note { depth, text } => Block::Note { depth, text: full(one_line(&text))? },
        Block::Table(table) => Block::Table(tables::normal(table, form.has_end())?),
    })
}

/// The end sign is computed, so one that came with the text is taken off (END-06: it stands once).
fn strip_end(body: &mut Vec<Block>) {
    let Some(
        Block::Chapter { text }
        | Block::Item { text, .. }
        | Block::Sign { text, .. }
        | Block::Paragraph { text, .. }
        | Block::Note { text, .. },
    ) = body.last_mut()
    else {
        return;
    };
    let (rest, end) = split_end(text);
    if end.is_some() {
        *text = rest.into();
        if text.is_empty() {
            body.pop();
        }
    }
}

/// No item stands more than one level under the one before it (ITEM-01).
fn close_gaps(body: &mut [Block], levels: u8) {
    let mut deepest = 0;
    for block in body {
        if let Block::Chapter { .. } = block {
            deepest = 0;
        }
        if let Block::Item { level, .. } = block {
            // A boxed form may begin at any sign: a press release has no □.
            let boxed = levels == BOXED.len() as u8;
            // A remark under `*` stands below whatever it is about (RPT-01).
            if boxed && *level == levels {
                continue;
            }
            let limit = if deepest == 0 && boxed { levels } else { deepest + 1 };
            *level = (*level).min(limit);
            deepest = *level;
        }
    }
}

/// An only item carries no mark (ITEM-06), and what stands under it comes up one level to take its place.
fn lift_only_items(body: &mut [Block], range: Range<usize>, level: u8) {
    loop {
        let siblings: Vec<usize> = range
            .clone()
            .filter(|&at| matches!(body[at], Block::Item { level: found, .. } if found == level))
            .collect();
        if let [only] = siblings[..] {
            let text = body[only].text().unwrap_or_default().to_owned();
            body[only] = Block::Paragraph { depth: level - 1, text };
            for block in &mut body[only + 1..range.end] {
                match block {
                    Block::Item { level, .. } => *level -= 1,
                    Block::Sign { depth, .. } | Block::Paragraph { depth, .. } | Block::Note { depth, .. } => {
                        if *depth >= level {
                            *depth -= 1;
                        }
                    }
                    Block::Chapter { .. } | Block::Table(_) => {}
                }
            }
            continue;
        }
        for (at, &first) in siblings.iter().enumerate() {
            let next = siblings.get(at + 1).copied().unwrap_or(range.end);
            lift_only_items(body, first + 1..next, level + 1);
        }
        return;
    }
}
