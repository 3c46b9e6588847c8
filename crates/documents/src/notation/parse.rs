//! A text as a document.

use super::{
    HeadField, Line, Part, SEVERAL_RECIPIENTS, Warning, WarningKind, read_lines, signature, split_end, split_quantity,
    split_secrecy, tables,
};
use crate::{
    document::{Attachment, Block, Document, HeadLine, boxed_level},
    kind::{Kind, Marks},
    values::LEVELS,
};

/// A text without the comments in it.
fn uncommented(text: &str) -> String {
    let mut left = text.to_owned();
    while let Some((open, close)) =
        left.find("<!--").and_then(|open| Some((open, open + left[open..].find("-->")? + "-->".len())))
    {
        let space = left[..open].ends_with(' ') && left[close..].starts_with(' ');
        left.replace_range(open..close + usize::from(space), "");
    }
    left
}

/// Reads a text in the notation. Whatever it holds gives a document in [`normal`](Document::normal) form.
pub fn parse(text: &str, kind: Kind) -> (Document, Vec<Warning>) {
    let lines = read_lines(text, kind.form());
    let mut parser = Parser { document: Document::new(kind), warnings: Vec::new(), level: 0 };
    let foot = signature::foot(&lines);
    parser.document.meta.sender = signature::gathered(foot.sender);
    parser.document.meta.disclosure = foot.disclosure.to_owned();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += match line.part {
            Part::AfterEnd if foot.lines.contains(&at) => 1,
            Part::Caption | Part::Unit | Part::TableRow => parser.table(&lines[at..]),
            _ => {
                parser.line(line);
                1
            }
        };
    }
    if parser.document.head.title.is_empty() {
        parser.warnings.insert(0, Warning { range: 0..0, kind: WarningKind::NoTitle });
    }
    (parser.document.normal(), parser.warnings)
}

struct Parser {
    document: Document,
    warnings: Vec<Warning>,
    /// Level of the item before, 0 at the start.
    level: u8,
}

impl Parser {
    fn line(&mut self, line: &Line<'_>) {
        let marks = self.document.kind.form().marks();
        let (text, end) = split_end(line.content());
        let text = uncommented(text);
        // What was typed is not taken away, whatever the form does by itself.
        if end.is_some() && !self.document.kind.form().has_end() {
            self.document.meta.closes = Some(true);
        }
        if let (rest, Some((grade, _))) = split_secrecy(line.text) {
            // Below a table that says that the rest of it is blank, the grade stands alone.
            let alone = rest.is_empty() && matches!(self.document.body.last(), Some(Block::Table(_)));
            let alone = alone && self.document.kind.form().has_end();
            if alone || split_end(line.text).1.is_some() {
                self.document.meta.secrecy = grade.into();
            }
            if alone {
                return;
            }
        }
        let depth = (columns(&line.text[..line.indent]) / 2).min(usize::from(LEVELS)) as u8;
        match line.part {
            // The agency stands in the profile.
            Part::Blank | Part::End | Part::Letterhead => {}
            Part::Head(field) => self.head(line, field),
            Part::Chapter => self.document.body.push(Block::Chapter { text }),
            Part::Item(mark) if marks == Marks::Numbered => {
                if mark.level > self.level + 1 {
                    self.warn(line, WarningKind::SkippedLevel);
                }
                self.level = mark.level.min(self.level + 1);
                self.document.body.push(Block::Item { level: self.level, text });
            }
            Part::Sign(sign) => self.sign(sign, depth, text, marks),
            Part::Note => self.document.body.push(Block::Note { depth, text }),
            Part::Attachment(_) => self.attachment(line, &text),
            Part::Recipients => {
                self.document.recipients = line.content().split(',').map(|name| name.trim().to_owned()).collect();
                if self.document.head.recipient.is_empty() {
                    self.document.head.recipient = SEVERAL_RECIPIENTS.into();
                }
            }
            Part::AfterEnd => {
                self.warn(line, WarningKind::TextAfterEnd);
                self.document.body.push(Block::Paragraph { depth, text });
            }
            // A number in a boxed form is part of the text; captions and rows never come here.
            Part::Item(_) | Part::Paragraph | Part::Caption | Part::Unit | Part::TableRow => {
                let text = uncommented(split_end(line.text[line.indent..].trim_end()).0);
                self.document.body.push(Block::Paragraph { depth, text });
            }
        }
    }

    fn head(&mut self, line: &Line<'_>, field: HeadField) {
        let value = uncommented(line.content());
        let kind = self.document.kind;
        let head = &mut self.document.head;
        match field {
            // A form without recipients keeps what was typed, as any other line of its head.
            HeadField::Recipient if !kind.form().has_recipient() && !value.is_empty() => {
                head.lines.push(HeadLine { label: "수신".into(), value });
            }
            HeadField::Recipient => head.recipient = value,
            HeadField::Via => head.via = value,
            HeadField::Title => head.title = value,
            HeadField::Labelled(width) => {
                let label = line.text[line.indent..line.indent + width].trim_end().to_owned();
                head.lines.push(HeadLine { label, value });
            }
        }
    }

    fn sign(&mut self, sign: char, depth: u8, text: String, marks: Marks) {
        let block = match (marks, boxed_level(sign)) {
            (Marks::Boxed, Some(level)) => Block::Item { level, text },
            (Marks::Boxed, None) => Block::Paragraph { depth, text: format!("{sign} {text}") },
            (Marks::Numbered, _) => Block::Sign { depth, sign, text },
        };
        self.document.body.push(block);
    }

    fn attachment(&mut self, line: &Line<'_>, text: &str) {
        let (name, quantity) = split_quantity(text);
        if quantity.is_none() && !name.is_empty() {
            self.warn(line, WarningKind::NoQuantity);
        }
        let quantity = quantity.unwrap_or("1부");
        let mut push = |name: &str| {
            self.document.attachments.push(Attachment { name: name.trim().to_owned(), quantity: quantity.to_owned() });
        };
        // `계획서, 명단 각 1부` are two attachments (ATT-02).
        match name.strip_suffix(" 각") {
            Some(names) => names.split(',').for_each(push),
            None => push(name),
        }
    }

    /// Reads a table with its caption and unit; how many lines it took.
    fn table(&mut self, lines: &[Line<'_>]) -> usize {
        // An empty line between a caption and its table is for the eye.
        let leads = |line: &&Line<'_>| matches!(line.part, Part::Caption | Part::Unit | Part::Blank);
        let leading = lines.iter().take_while(leads).count();
        let said = lines[..leading].iter().filter(|line| line.part != Part::Blank).count();
        let rows: Vec<_> =
            lines[leading..].iter().take_while(|line| line.part == Part::TableRow).map(|line| line.text).collect();
        let of = |part| lines[..leading].iter().find(|line| line.part == part).map_or("", |line| line.text);
        if rows.is_empty() || said > 2 {
            self.document.body.push(Block::paragraph(lines[0].text.trim()));
            return 1;
        }
        let rows: Vec<String> = rows.into_iter().map(uncommented).collect();
        let (table, ragged) = tables::parse(of(Part::Caption), of(Part::Unit), &rows);
        if ragged {
            self.warn(&lines[leading], WarningKind::RaggedTable);
        }
        self.document.body.push(Block::Table(table));
        leading + rows.len()
    }

    fn warn(&mut self, line: &Line<'_>, kind: WarningKind) {
        self.warnings.push(Warning { range: line.range(), kind });
    }
}

/// Columns that white space takes; a tab stands for one step.
fn columns(space: &str) -> usize {
    space.chars().map(|character| if matches!(character, '\t' | '\u{3000}') { 2 } else { 1 }).sum()
}
