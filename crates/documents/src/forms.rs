//! Forms in HWPX: their fields (누름틀) and the empty cells beside labels, listed and filled in place.
//!
//! A form belongs to whoever made it, so nothing of it is written anew: the text of a field is changed where it stands,
//! in the letters that the form gives it, and every part of the package that holds no such field stays as it is, byte
//! for byte. What was filled is read back and compared before it is called filled.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
    path::Path,
};

use roxmltree::{Document, Node};

use crate::{
    notation,
    read::{self, ReadError, parse},
    write,
};

/// An empty cell that is narrower is there to part two others: 5 mm, in units of the format.
const NARROWEST: u32 = 1417;
/// A cell whose text is longer is no label of the cell beside it.
const LONGEST_LABEL: usize = 24;

/// A place of a form that can be filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What it is called: the name of the field, its hint, or the label beside the cell. A name that stands more than
    /// once, however it is spread, is numbered: `성 명`, `성명 (2)`.
    pub name: String,
    /// What stands in it; empty where only its hint does.
    pub value: String,
    place: Place,
}

/// Where a field is: its section and its number among the fields or cells there.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    ClickHere { section: String, number: usize },
    Cell { section: String, number: usize },
}

/// Why a form was not filled. The package is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// The file is no package that can be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The form has no field of that name.
    #[error("the form has no field named {0}")]
    NoSuchField(String),
    /// Two names mean one field, and only one value can stand in it.
    #[error("{again} is the field {field}, which has a value already")]
    Twice {
        /// The field, as it is listed.
        field: String,
        /// The name that means it again.
        again: String,
    },
    /// What was read back is not what was filled in.
    #[error("the field {0} does not hold what was filled in")]
    NotKept(String),
}

/// The fields of a form, in the order in which they stand.
///
/// # Errors
/// Where the package cannot be read.
pub fn fields(package: &[u8]) -> Result<Vec<Field>, ReadError> {
    let mut fields = Vec::new();
    for (section, xml) in read::sections(package)? {
        let tree = parse(&xml)?;
        let clicks = clicks(&tree).enumerate().map(|(number, click)| {
            (click.begin.range().start, click.name, click.value, Place::ClickHere { section: section.clone(), number })
        });
        let cells = labelled_cells(&tree).map(|(number, label, cell)| {
            (cell.range().start, label, text_of(cell), Place::Cell { section: section.clone(), number })
        });
        let mut found: Vec<_> = clicks.chain(cells).collect();
        found.sort_by_key(|(start, ..)| *start);
        fields.extend(found.into_iter().map(|(_, name, value, place)| Field { name, value, place }));
    }
    number(&mut fields);
    Ok(fields)
}

/// Numbers the names that would be taken for one another. A number that a name of the form has already is passed over.
fn number(fields: &mut [Field]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut taken = HashSet::new();
    for field in fields {
        let count = seen.entry(squeezed(&field.name)).or_default();
        let name = field.name.clone();
        loop {
            *count += 1;
            if *count > 1 {
                field.name = format!("{name} ({count})");
            }
            if taken.insert(squeezed(&field.name)) {
                break;
            }
        }
    }
}

/// The form with values in its fields, by their names, and with the start of its text for file managers made anew.
///
/// # Errors
/// See [`FormError`].
pub fn fill(package: &[u8], values: &[(String, String)]) -> Result<Vec<u8>, FormError> {
    let listed = fields(package)?;
    let mut wanted: Vec<(&Place, &str, &str)> = Vec::new();
    for (name, value) in values {
        let exact = listed.iter().find(|field| field.name == *name);
        let field = exact.or_else(|| listed.iter().find(|field| squeezed(&field.name) == squeezed(name)));
        let field = field.ok_or_else(|| FormError::NoSuchField(name.clone()))?;
        if wanted.iter().any(|(place, ..)| **place == field.place) {
            return Err(FormError::Twice { field: field.name.clone(), again: name.clone() });
        }
        wanted.push((&field.place, name, value));
    }
    let edited = |part: &str, xml: &str| {
        let part = &part.replace('\\', "/");
        let tree = parse(xml).ok()?;
        let mut edits: Vec<(Range<usize>, String)> = Vec::new();
        for (place, _, value) in &wanted {
            match place {
                Place::ClickHere { section, number } if section == part => {
                    edits.extend(clicks(&tree).nth(*number)?.filled(xml, value));
                }
                Place::Cell { section, number } if section == part => {
                    edits.extend(filled_cell(xml, cells(&tree).nth(*number)?, value));
                }
                _ => {}
            }
        }
        (!edits.is_empty()).then(|| applied(xml, edits))
    };
    let filled = write::changed(package, edited, &[]).map_err(ReadError::damaged)?;
    let kept = places(&filled)?;
    for (place, name, value) in wanted {
        if kept.iter().find(|(known, _)| known == place).map(|(_, value)| value.as_str()) != Some(value) {
            return Err(FormError::NotKept(name.to_owned()));
        }
    }
    let shown = boxed(&read::read(Path::new(""), &filled)?.text);
    let renewed = |part: &str, _: &str| (part == write::PREVIEW).then(|| write::preview(&shown));
    write::changed(&filled, renewed, &[]).map_err(|error| ReadError::damaged(error).into())
}

/// A text with its cells in angle brackets, as 한글 shows tables in a preview.
fn boxed(text: &str) -> String {
    let boxed = |line: &str| {
        let cells = notation::cells(line);
        let cells = cells.iter().filter(|cell| !cell.is_empty()).map(|cell| format!("<{cell}>"));
        cells.collect::<String>()
    };
    let rule = |line: &&str| !(line.starts_with('|') && notation::is_rule(&notation::cells(line)));
    let lines = text.lines().filter(rule).map(|line| if line.starts_with('|') { boxed(line) } else { line.to_owned() });
    lines.collect::<Vec<_>>().join("\n")
}

/// A name without its spaces: forms spread their labels (`성  명`).
fn squeezed(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Every field and every cell with what stands in it, whether it is listed or not.
fn places(package: &[u8]) -> Result<Vec<(Place, String)>, ReadError> {
    let mut places = Vec::new();
    for (section, xml) in read::sections(package)? {
        let tree = parse(&xml)?;
        let section = || section.clone();
        places.extend(
            clicks(&tree)
                .enumerate()
                .map(|(number, click)| (Place::ClickHere { section: section(), number }, click.value)),
        );
        places.extend(
            cells(&tree).enumerate().map(|(number, cell)| (Place::Cell { section: section(), number }, text_of(cell))),
        );
    }
    Ok(places)
}

fn is(node: &Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// A field between its beginning and its end.
struct ClickHere<'t, 'x> {
    begin: Node<'t, 'x>,
    name: String,
    value: String,
    /// Whether only the hint stands in it.
    hint: bool,
    texts: Vec<Node<'t, 'x>>,
}

fn clicks<'t, 'x>(tree: &'t Document<'x>) -> impl Iterator<Item = ClickHere<'t, 'x>> {
    tree.descendants().filter(|node| is(node, "fieldBegin") && node.attribute("type") == Some("CLICK_HERE")).filter_map(
        |begin| {
            let paragraph = begin.ancestors().find(|node| is(node, "p"))?;
            let id = begin.attribute("id")?;
            let end = paragraph
                .descendants()
                .find(|node| is(node, "fieldEnd") && node.attribute("beginIDRef") == Some(id))?
                .range()
                .start;
            let inside = begin.range().end..end;
            let texts: Vec<_> =
                paragraph.descendants().filter(|node| is(node, "t") && inside.contains(&node.range().start)).collect();
            let hint = begin
                .descendants()
                .find(|node| is(node, "stringParam") && node.attribute("name") == Some("Direction"))
                .and_then(|node| node.text())
                .unwrap_or_default();
            let value = texts.iter().map(|text| said(*text)).collect::<String>();
            let name = begin.attribute("name").filter(|name| !name.is_empty()).unwrap_or(hint).trim().to_owned();
            let only_hint = value.trim() == hint.trim();
            let value = if only_hint { String::new() } else { value };
            Some(ClickHere { begin, name, value, hint: only_hint, texts })
        },
    )
}

impl ClickHere<'_, '_> {
    fn filled(&self, xml: &str, value: &str) -> Vec<(Range<usize>, String)> {
        let prefix = prefix(xml, self.begin);
        let Some(run) = self.begin.ancestors().find(|node| is(node, "run")) else { return Vec::new() };
        let letters = run.attribute("charPrIDRef").unwrap_or("0");
        let mut edits = Vec::new();
        match self.texts.split_first() {
            Some((first, rest)) => {
                edits.push((first.range(), text(prefix, value)));
                edits.extend(rest.iter().map(|node| (node.range(), format!("<{prefix}t></{prefix}t>"))));
                // A hint has letters of its own; what is filled in takes those of the field.
                let own = first.parent().and_then(|run| run.attribute_node("charPrIDRef"));
                if let Some(own) = own.filter(|_| self.hint) {
                    edits.push((own.range_value(), letters.to_owned()));
                }
            }
            None => {
                let run_end = run.range().end;
                let written = format!("<{prefix}run charPrIDRef=\"{letters}\">{}</{prefix}run>", text(prefix, value));
                // The end may stand in the same run as the beginning.
                let at = if run.descendants().any(|node| is(&node, "fieldEnd")) {
                    let ctrl = self.begin.parent().map_or(self.begin.range().end, |ctrl| ctrl.range().end);
                    edits.push((ctrl..ctrl, text(prefix, value)));
                    None
                } else {
                    Some(run_end..run_end)
                };
                edits.extend(at.map(|at| (at, written)));
            }
        }
        edits.extend(stale_layout(self.begin));
        edits
    }
}

/// The cells of all tables, in the order in which they stand.
fn cells<'t, 'x>(tree: &'t Document<'x>) -> impl Iterator<Item = Node<'t, 'x>> {
    tree.descendants().filter(|node| is(node, "tc"))
}

/// Cells to be filled, with their numbers among all cells and what labels them: the cell before, or else the row and the
/// column that they stand in, which come first where the table is seen to have a header.
fn labelled_cells<'t, 'x>(tree: &'t Document<'x>) -> impl Iterator<Item = (usize, String, Node<'t, 'x>)> {
    let numbers: HashMap<_, _> = cells(tree).enumerate().map(|(number, cell)| (cell.id(), number)).collect();
    tree.descendants().filter(|node| is(node, "tbl")).flat_map(move |table| {
        let rows = table.children().filter(|node| is(node, "tr"));
        let rows: Vec<Vec<_>> = rows.map(|row| row.children().filter(|node| is(node, "tc")).collect()).collect();
        // The last label above, by the column in which it begins and how many it spans.
        let mut above: HashMap<(String, String), String> = HashMap::new();
        // The first label of each such column, which may be its header.
        let mut heads: HashMap<(String, String), Node<'_, '_>> = HashMap::new();
        let mut found = Vec::new();
        for row in &rows {
            for (at, cell) in row.iter().enumerate() {
                let column = column(*cell);
                if !waits(*cell) {
                    match label(*cell) {
                        Some(label) => {
                            heads.entry(column.clone()).or_insert(*cell);
                            above.insert(column, label)
                        }
                        None => above.remove(&column),
                    };
                    continue;
                }
                let left = at.checked_sub(1).map(|at| row[at]);
                let before = left.and_then(label);
                let head = |cell| heads.get(&self::column(cell)).copied();
                let under = left.is_some_and(|left| match (head(left), head(*cell)) {
                    (Some(first), Some(second)) => headed([first, second], [left, *cell]),
                    _ => false,
                });
                let crossing = || {
                    let above = above.get(&column)?;
                    let row = row[..at].iter().find_map(|cell| label(*cell));
                    Some(row.map_or_else(|| above.clone(), |row| format!("{row} {above}")))
                };
                let label = if under { crossing().or(before) } else { before.or_else(crossing) };
                if let Some(label) = label
                    && let Some(number) = numbers.get(&cell.id())
                {
                    found.push((*number, label, *cell));
                }
            }
        }
        found
    })
}

/// The column in which a cell begins and how many it spans; cells that do not say so have none in common.
fn column(cell: Node<'_, '_>) -> (String, String) {
    let of = |element, attribute| {
        let element = cell.children().find(|node| is(node, element))?;
        Some(element.attribute(attribute)?.to_owned())
    };
    let unknown = || format!("{:?}", cell.id());
    (of("cellAddr", "colAddr").unwrap_or_else(unknown), of("cellSpan", "colSpan").unwrap_or_default())
}

/// Whether two labels side by side are the header of the two cells that stand below them. The words do not say: `성명 |
/// 홍길동` above `주소 |` reads like `이름 | 연락처` above `홍길동 |`. How the cells look does: a header is a row that looks
/// otherwise than the row below, labels with their values are columns that look otherwise than each other.
fn headed(heads: [Node<'_, '_>; 2], below: [Node<'_, '_>; 2]) -> bool {
    let [first, second] = heads;
    if first.parent() != second.parent() || first.parent() == below[0].parent() {
        return false;
    }
    let marked = |cell: Node<'_, '_>| cell.attribute("header") == Some("1");
    if marked(first) && marked(second) {
        return !marked(below[0]);
    }
    let looks =
        [("tc", "borderFillIDRef"), ("p", "paraPrIDRef"), ("run", "charPrIDRef")].map(|(element, attribute)| {
            let look = |cell: Node<'_, '_>| {
                let told = cell.descendants().find(|node| is(node, element))?.attribute(attribute);
                told.map(str::to_owned)
            };
            (heads.map(look), below.map(look))
        });
    let rows = looks.iter().any(|(up, down)| up[0] == up[1] && down[0] == down[1] && up != down);
    let columns = looks.iter().any(|(up, down)| up == down && up[0] != up[1]);
    rows && !columns
}

/// Whether a cell is there to be filled: nothing stands in it, or only what shows how: `20  .  .  .`, `(      )`,
/// `년   월   일`.
fn waits(cell: Node<'_, '_>) -> bool {
    let text = text_of(cell);
    let text = text.trim();
    let year = text.strip_prefix("20").unwrap_or(text).trim_start_matches(|c: char| c.is_ascii_digit());
    let shows = |c: char| c.is_whitespace() || "()[]（）.,:/-~∼_○xX년월일시분원명".contains(c);
    // `일시`, `-` and `(원)` say something; what shows how has room in it. `일  시` is but a label that is spread.
    let room = ["  ", "xx", "XX", "__", "○○"].iter().any(|room| year.contains(room));
    let plain = !cell.descendants().any(|node| is(&node, "fieldBegin") || is(&node, "tbl"));
    // What heads a column waits for nobody, and what is too narrow for a word parts two others.
    let width = cell.children().find(|node| is(node, "cellSz")).and_then(|size| size.attribute("width")?.parse().ok());
    let spacer = text.is_empty() && width.is_some_and(|width: u32| width < NARROWEST);
    let heads = cell.attribute("header") == Some("1");
    plain && !spacer && !heads && (text.is_empty() || room && squeezed(text) != "일시" && year.chars().all(shows))
}

/// What a cell calls the one beside or below it. Amounts, numbers, signs and what shows how to fill a cell are no names.
fn label(cell: Node<'_, '_>) -> Option<String> {
    let text = text_of(cell).split_whitespace().collect::<Vec<_>>().join(" ");
    let label = text.trim_end_matches([':', '：']).trim();
    let letters = label.chars().filter(|c| c.is_alphabetic()).count();
    let digits = label.chars().filter(char::is_ascii_digit).count();
    let plain = !cell.descendants().any(|node| is(&node, "fieldBegin") || is(&node, "tbl"));
    (plain && !waits(cell) && letters > digits && letters > 0 && label.chars().count() <= LONGEST_LABEL)
        .then(|| label.to_owned())
}

fn filled_cell(xml: &str, cell: Node<'_, '_>, value: &str) -> Vec<(Range<usize>, String)> {
    let Some(paragraph) = cell.descendants().find(|node| is(node, "p")) else { return Vec::new() };
    let prefix = prefix(xml, paragraph);
    let mut edits = Vec::new();
    let run = paragraph.children().find(|node| is(node, "run"));
    let texts: Vec<_> = cell.descendants().filter(|node| is(node, "t")).collect();
    match (texts.split_first(), run) {
        (Some((first, rest)), _) => {
            edits.push((first.range(), text(prefix, value)));
            edits.extend(rest.iter().map(|node| (node.range(), format!("<{prefix}t></{prefix}t>"))));
        }
        (None, run) => {
            let letters = run.and_then(|run| run.attribute("charPrIDRef")).unwrap_or("0");
            let written = format!("<{prefix}run charPrIDRef=\"{letters}\">{}</{prefix}run>", text(prefix, value));
            match run {
                Some(run) if !run.has_children() => edits.push((run.range(), written)),
                Some(run) => edits.push((run.range().end..run.range().end, written)),
                // A paragraph always has a run; one without is left alone and said when it is read back.
                None => {}
            }
        }
    }
    edits.extend(paragraph.first_element_child().and_then(stale_layout));
    edits
}

/// The cached lines of the paragraph around a node, which no longer hold.
fn stale_layout(node: Node<'_, '_>) -> Option<(Range<usize>, String)> {
    let paragraph = node.ancestors().find(|node| is(node, "p"))?;
    let lines = paragraph.children().find(|node| is(node, "linesegarray"))?;
    Some((lines.range(), String::new()))
}

/// What a text says, line breaks and all.
fn said(text: Node<'_, '_>) -> String {
    let piece = |node: Node<'_, '_>| match node.tag_name().name() {
        "lineBreak" => "\n".to_owned(),
        "tab" => "\t".to_owned(),
        _ => node.text().filter(|_| node.is_text()).unwrap_or_default().to_owned(),
    };
    text.children().map(piece).collect()
}

fn text_of(cell: Node<'_, '_>) -> String {
    cell.descendants().filter(|node| is(node, "t")).map(said).collect()
}

/// A text element; line breaks become elements of their own.
fn text(prefix: &str, value: &str) -> String {
    let escaped = value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let lines = escaped.split('\n').collect::<Vec<_>>().join(&format!("<{prefix}lineBreak/>"));
    format!("<{prefix}t>{lines}</{prefix}t>")
}

/// The prefix of an element's name as it is written, with its colon.
fn prefix<'x>(xml: &'x str, node: Node<'_, '_>) -> &'x str {
    let name = &xml[node.range().start + 1..];
    let name = &name[..name.find([' ', '>', '/', '\n', '\t']).unwrap_or(0)];
    name.find(':').map_or("", |colon| &name[..=colon])
}

fn applied(xml: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    edits.dedup_by(|later, earlier| later.0 == earlier.0 && later.1 == earlier.1);
    let mut written = String::with_capacity(xml.len());
    let mut from = 0;
    for (range, replacement) in edits {
        written.push_str(&xml[from..range.start]);
        written.push_str(&replacement);
        from = range.end;
    }
    written.push_str(&xml[from..]);
    written
}

#[cfg(test)]
mod tests;
