//! The XML of 한글: the sections of an open document (OWPML, KS X 6101) and HWPML, the one file that came before it.
//!
//! Both say the same with the same elements under two spellings. Everything that stands on the page is read in the
//! order in which somebody would read it: text boxes, captions, headers and footers, notes, form fields and the numbers
//! of captions belong to it as much as the lines of the body. Styles and numbering come from the reader of the package.

use roxmltree::{Document, Node, ParsingOptions};
use unhwp::model::{
    Block, Equation, ImageRef, InlineContent, NumberingState, Paragraph, ParagraphStyle, Section, StyleRegistry, Table,
    TableCell, TableRow, TextRun,
};

use super::{ReadError, Unreasonable};

mod old;
mod pieces;

pub(super) use old::{is_hwpml, read};

/// Elements of one part, and the texts between them. A page has about a thousand; the bound keeps what is made of the
/// largest part within memory.
const MAX_NODES: u32 = 1_000_000;
/// What a cell may span before the grid of its table would cost more than it holds; HTML has the same bounds.
const MAX_COLUMNS: u32 = 1000;
const MAX_ROWS: u32 = 65_534;

/// A part as a tree.
pub(crate) fn parse(xml: &str) -> Result<Document<'_>, ReadError> {
    let options = ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(xml, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => ReadError::Unreasonable(Unreasonable::Elements),
        error => ReadError::damaged(error),
    })
}

/// Everything that a section says: its headers, its body, its footers.
fn section(root: Node<'_, '_>, index: usize, styles: &StyleRegistry) -> Section {
    let mut reader = Reader::new(styles);
    let body = reader.blocks(root);
    reader.section(index, body)
}

/// Everything that a part says which is a section, of which only a piece at a time becomes a tree.
pub(super) fn section_of(xml: &str, index: usize, styles: &StyleRegistry) -> Result<Section, ReadError> {
    let mut reader = Reader::new(styles);
    let mut body = Vec::new();
    pieces::each(xml, |piece| {
        body.extend(reader.blocks(parse(piece)?.root_element()));
        Ok(())
    })?;
    Ok(reader.section(index, body))
}

/// The name of an element in the spelling of today.
fn name<'x>(node: Node<'_, 'x>) -> &'x str {
    const OLD: [(&str, &str); 24] = [
        ("P", "p"),
        ("TEXT", "run"),
        ("CHAR", "t"),
        ("TABLE", "tbl"),
        ("ROW", "tr"),
        ("CELL", "tc"),
        ("CAPTION", "caption"),
        ("POSITION", "pos"),
        ("EQUATION", "equation"),
        ("SCRIPT", "script"),
        ("IMAGE", "img"),
        ("HEADER", "header"),
        ("FOOTER", "footer"),
        ("FOOTNOTE", "footNote"),
        ("ENDNOTE", "endNote"),
        ("HIDDENCOMMENT", "hiddenComment"),
        ("FIELDBEGIN", "fieldBegin"),
        ("FIELDEND", "fieldEnd"),
        ("AUTONUM", "autoNum"),
        ("TAB", "tab"),
        ("LINEBREAK", "lineBreak"),
        ("NBSPACE", "nbSpace"),
        ("FWSPACE", "fwSpace"),
        ("SECDEF", "secPr"),
    ];
    let name = node.tag_name().name();
    OLD.iter().find(|(old, _)| *old == name).map_or(name, |(_, new)| *new)
}

/// An attribute under either spelling, which differ in their capitals.
fn attribute<'x>(node: Node<'x, '_>, name: &str) -> Option<&'x str> {
    node.attributes().find(|attribute| attribute.name().eq_ignore_ascii_case(name)).map(|attribute| attribute.value())
}

fn number(node: Node<'_, '_>, name: &str) -> Option<u32> {
    attribute(node, name)?.parse().ok()
}

/// Whether a thing stands among the letters of its line rather than beside or over them.
fn stands_in_line(node: Node<'_, '_>) -> bool {
    let place = node.descendants().find(|node| name(*node) == "pos");
    place.and_then(|place| attribute(place, "treatAsChar")).is_some_and(|value| value == "1" || value == "true")
}

fn text_of(node: Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
}

struct Reader<'s> {
    styles: &'s StyleRegistry,
    numbering: NumberingState,
    heads: Vec<Block>,
    feet: Vec<Block>,
}

/// A paragraph that is being read.
pub(super) struct Line {
    pub(super) paragraph: Paragraph,
    /// What stood before it in the same paragraph: its own beginning and what was anchored there.
    before: Vec<Block>,
    /// What floats beside it.
    pub(super) after: Vec<Block>,
    /// The address of the link that is open, and where its words begin.
    link: Option<(String, usize)>,
    /// The mark that the numbering gives the paragraph, with its space; empty for none.
    label: String,
}

impl Line {
    pub(super) fn new(style: ParagraphStyle, label: Option<String>) -> Self {
        let label = label.map_or_else(String::new, |label| label + " ");
        let mut line = Self {
            paragraph: Paragraph::with_style(style),
            before: Vec::new(),
            after: Vec::new(),
            link: None,
            label: label.clone(),
        };
        line.say(&label);
        line
    }

    /// Whether nothing stands in it but its mark.
    fn is_blank(&self) -> bool {
        let texts = self.paragraph.content.iter().map(|content| match content {
            InlineContent::Text(run) => Some(run.text.as_str()),
            _ => None,
        });
        texts.collect::<Option<String>>().is_some_and(|text| text.trim() == self.label.trim())
    }

    pub(super) fn say(&mut self, text: &str) {
        match self.paragraph.content.last_mut() {
            Some(InlineContent::Text(run)) => run.text.push_str(text),
            _ if text.is_empty() => {}
            _ => self.paragraph.content.push(InlineContent::Text(TextRun::new(text))),
        }
    }

    /// Breaks the line where something stands in it.
    pub(super) fn put(&mut self, blocks: Vec<Block>) {
        if !self.is_blank() {
            let rest = Paragraph::with_style(ParagraphStyle::default());
            self.before.push(Block::Paragraph(std::mem::replace(&mut self.paragraph, rest)));
            self.link = None;
            self.label.clear();
        }
        self.before.extend(blocks);
    }

    /// Ends the paragraph, with what stood before it and what floats beside it.
    pub(super) fn end(mut self, blocks: &mut Vec<Block>) {
        self.end_link();
        if self.is_blank() {
            self.paragraph.content.clear();
        }
        blocks.append(&mut self.before);
        blocks.push(Block::Paragraph(self.paragraph));
        blocks.append(&mut self.after);
    }

    /// Ends a link: words and address, unless the words are the address.
    fn end_link(&mut self) {
        let Some((url, from)) = self.link.take() else { return };
        if from > self.paragraph.content.len() {
            return;
        }
        let words = Paragraph { content: self.paragraph.content.split_off(from), ..Paragraph::default() };
        let text = words.plain_text();
        let content = if text.trim().is_empty() || url.contains(text.trim()) {
            words.content
        } else {
            vec![InlineContent::Link { text, url }]
        };
        self.paragraph.content.extend(content);
    }
}

impl<'s> Reader<'s> {
    fn new(styles: &'s StyleRegistry) -> Self {
        Self { styles, numbering: NumberingState::new(), heads: Vec::new(), feet: Vec::new() }
    }

    fn section(self, index: usize, body: Vec<Block>) -> Section {
        let mut section = Section::new(index);
        section.content = self.heads;
        section.content.extend(body);
        section.content.extend(self.feet);
        section
    }

    /// The paragraphs under a node with all that is anchored in them.
    fn blocks(&mut self, list: Node<'_, '_>) -> Vec<Block> {
        let mut blocks = Vec::new();
        for child in list.children().filter(Node::is_element) {
            match name(child) {
                "p" => self.paragraph(child, &mut blocks),
                _ => blocks.extend(self.blocks(child)),
            }
        }
        blocks
    }

    fn paragraph(&mut self, node: Node<'_, '_>, blocks: &mut Vec<Block>) {
        let id = number(node, "paraPrIDRef").or_else(|| number(node, "ParaShape"));
        let style = id.and_then(|id| self.styles.get_para_style(id)).cloned().unwrap_or_default();
        // The first paragraph of a section says itself what the outline is counted by.
        let settings = node.children().flat_map(|run| run.children()).filter(|child| name(*child) == "secPr");
        for settings in settings {
            let id = number(settings, "outlineShapeIDRef").or_else(|| number(settings, "OutlineShape"));
            id.into_iter().for_each(|id| self.numbering.set_outline_id(id));
        }
        // Counted where the paragraph begins; what is anchored in it is counted behind it.
        let label = style.head.as_ref().and_then(|head| self.numbering.label(head, self.styles));
        let mut line = Line::new(style, label);
        for child in node.children().filter(Node::is_element) {
            self.piece(child, &mut line);
        }
        line.end(blocks);
    }

    /// An element of a paragraph, of whatever depth.
    fn piece(&mut self, node: Node<'_, '_>, line: &mut Line) {
        match name(node) {
            "t" => self.text(node, line),
            "tbl" => {
                let blocks = self.captioned(node, |reader| vec![Block::Table(reader.table(node))]);
                anchor(node, blocks, line);
            }
            // Shapes hold paragraphs of their own: in their box, in their caption.
            "p" => {
                let mut blocks = Vec::new();
                self.paragraph(node, &mut blocks);
                line.after.extend(blocks);
            }
            "caption" => line.after.extend(self.blocks(node)),
            "equation" => {
                let script = node.descendants().find(|node| name(*node) == "script").map(text_of);
                if let Some(script) = script.filter(|script| !script.trim().is_empty()) {
                    line.paragraph.content.push(InlineContent::Equation(Equation::new(script.trim())));
                }
            }
            "img" => {
                if let Some(id) = attribute(node, "binaryItemIDRef").or_else(|| attribute(node, "BinItem")) {
                    let floats = node.ancestors().nth(1).is_some_and(|picture| !stands_in_line(picture));
                    line.paragraph.content.push(InlineContent::Image(ImageRef::new(id).floating(floats)));
                }
            }
            "header" => self.margin(node, true),
            "footer" => self.margin(node, false),
            "footNote" | "endNote" | "hiddenComment" => self.note(node, line),
            "fieldBegin" => self.field(node, line),
            "fieldEnd" => line.end_link(),
            "autoNum" => {
                let kind = attribute(node, "numType").or_else(|| attribute(node, "NumberType")).unwrap_or_default();
                if ["table", "figure", "picture", "equation"].iter().any(|known| known.eq_ignore_ascii_case(kind)) {
                    line.say(attribute(node, "num").or_else(|| attribute(node, "Number")).unwrap_or_default());
                }
            }
            "compose" | "COMPOSE" => line.say(attribute(node, "composeText").unwrap_or_default()),
            "dutmal" | "DUTMAL" => {
                let part = |wanted: &str| {
                    let found = node.children().find(|node| node.tag_name().name().eq_ignore_ascii_case(wanted));
                    found.map(text_of).unwrap_or_default()
                };
                line.say(&format!("{}({})", part("mainText"), part("subText")));
            }
            "textart" | "TEXTART" => {
                line.say(attribute(node, "text").unwrap_or_default());
                self.pieces(node, line);
            }
            "checkBtn" | "radioBtn" => {
                let checked = attribute(node, "value").is_some_and(|value| value == "CHECKED");
                line.say(if checked { "☑" } else { "☐" });
                // A doubled `&` is one that is no shortcut of the box.
                line.say(&attribute(node, "caption").unwrap_or_default().replace("&&", "&"));
            }
            "comboBox" => line.say(attribute(node, "selectedValue").unwrap_or_default()),
            "edit" => line.say(&text_of(node)),
            // Ways of saying the same for older programs: the first is the one meant.
            "switch" => {
                if let Some(case) = node.first_element_child() {
                    self.pieces(case, line);
                }
            }
            // Settings, cached lines, remarks on shapes for readers of screens, and instructions of fields are not on the page.
            "secPr" | "linesegarray" | "shapeComment" | "SHAPECOMMENT" | "parameters" | "parameterset" => {}
            _ => self.pieces(node, line),
        }
    }

    fn pieces(&mut self, node: Node<'_, '_>, line: &mut Line) {
        for child in node.children().filter(Node::is_element) {
            self.piece(child, line);
        }
    }

    fn text(&mut self, node: Node<'_, '_>, line: &mut Line) {
        for child in node.children() {
            match name(child) {
                "tab" | "nbSpace" | "fwSpace" => line.say(" "),
                "lineBreak" => line.paragraph.content.push(InlineContent::LineBreak),
                "hyphen" | "HYPHEN" => line.say("-"),
                _ if child.is_text() => line.say(child.text().unwrap_or_default()),
                // Marks of a highlighter and of changes stand around the text, not in it.
                _ => {}
            }
        }
    }

    /// Something with its caption above or below it.
    fn captioned(&mut self, node: Node<'_, '_>, body: impl FnOnce(&mut Self) -> Vec<Block>) -> Vec<Block> {
        let caption = node.children().find(|child| name(*child) == "caption");
        let said = caption.map(|caption| self.blocks(caption)).unwrap_or_default();
        let above = caption
            .and_then(|caption| attribute(caption, "side"))
            .is_some_and(|side| side.eq_ignore_ascii_case("top") || side.eq_ignore_ascii_case("left"));
        let body = body(self);
        let (mut first, second) = if above { (said, body) } else { (body, said) };
        first.extend(second);
        first
    }

    fn table(&mut self, node: Node<'_, '_>) -> Table {
        let mut table = Table::new();
        for row in node.children().filter(|child| name(*child) == "tr") {
            let cells = row.children().filter(|child| name(*child) == "tc").map(|cell| self.cell(cell)).collect();
            table.rows.push(TableRow { cells, is_header: table.rows.is_empty() });
        }
        table.has_header = !table.rows.is_empty();
        table
    }

    fn cell(&mut self, node: Node<'_, '_>) -> TableCell {
        let span = node.children().find(|child| name(*child) == "cellSpan").unwrap_or(node);
        let spans = |name, most| number(span, name).unwrap_or(1).clamp(1, most);
        let mut cell = TableCell::merged(spans("rowSpan", MAX_ROWS), spans("colSpan", MAX_COLUMNS));
        for block in self.blocks(node) {
            match block {
                Block::Paragraph(paragraph) => cell.content.push(paragraph),
                Block::Table(table) => cell.nested_tables.push(table),
            }
        }
        cell
    }

    /// A header or footer.
    fn margin(&mut self, node: Node<'_, '_>, above: bool) {
        let blocks = self.blocks(node);
        add_margin(if above { &mut self.heads } else { &mut self.feet }, blocks);
    }

    fn note(&mut self, node: Node<'_, '_>, line: &mut Line) {
        say_note(self.blocks(node), line);
    }

    fn field(&mut self, node: Node<'_, '_>, line: &mut Line) {
        match attribute(node, "type").unwrap_or_default().to_ascii_uppercase().as_str() {
            "HYPERLINK" => {
                line.end_link();
                // A run that goes on is closed, so that the link holds its own words alone.
                line.paragraph.content.push(InlineContent::Text(TextRun::new("")));
                line.link = address(node).map(|url| (url, line.paragraph.content.len() - 1));
            }
            "MEMO" => self.note(node, line),
            _ => {}
        }
    }
}

/// Adds a header or footer to those that are known. The same words for even and odd pages are said once.
pub(super) fn add_margin(known: &mut Vec<Block>, blocks: Vec<Block>) {
    let said = |blocks: &[Block]| -> Vec<String> {
        let text = |block: &Block| match block {
            Block::Paragraph(paragraph) => paragraph.plain_text(),
            Block::Table(table) => table.to_csv(),
        };
        blocks.iter().map(text).filter(|text| !text.trim().is_empty()).collect()
    };
    let new = said(&blocks);
    if !said(known).windows(new.len().max(1)).any(|window| window == new) {
        known.extend(blocks);
    }
}

/// Says a note where the line stands.
pub(super) fn say_note(blocks: Vec<Block>, line: &mut Line) {
    let said = blocks.into_iter().map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.plain_text(),
        Block::Table(table) => table.to_delimited(' '),
    });
    let text = said.collect::<Vec<_>>().join(" ").trim().to_owned();
    if !text.is_empty() {
        line.paragraph.content.push(InlineContent::Footnote(text));
    }
}

/// The address of a link, where it leads out of the document: the part of its command before the first semicolon.
fn address(node: Node<'_, '_>) -> Option<String> {
    let parameter = node.descendants().find(|node| node.attribute("name") == Some("Command"));
    let command = parameter.map(text_of).or_else(|| attribute(node, "Command").map(str::to_owned))?;
    let url = command.split(';').next()?.split('|').next()?.replace("\\:", ":").replace("\\?", "?");
    ["http://", "https://", "mailto:"].iter().any(|scheme| url.starts_with(scheme)).then_some(url)
}

/// Puts blocks where they stand: in the line, or beside it.
fn anchor(node: Node<'_, '_>, blocks: Vec<Block>, line: &mut Line) {
    if stands_in_line(node) {
        line.put(blocks);
    } else {
        line.after.extend(blocks);
    }
}

#[cfg(test)]
mod tests;
