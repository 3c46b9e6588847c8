//! The numbers of a DOCX, which stand in its lists and not in its text, written where they are seen: `가. 일시`.

use std::collections::HashMap;

use roxmltree::{Document, Node, ParsingOptions};

use crate::{values::item_mark, write};

/// Elements of a part that is looked into; a larger one keeps its numbers to itself.
const MAX_NODES: u32 = 1_000_000;
/// How many levels a list has (ECMA-376 Part 1, 17.9.6).
const LEVELS: usize = 9;
/// How many syllables Word counts by before it begins anew.
const SYLLABLES: u32 = 14;

/// How a level is counted: kind of number, text around it, first number.
#[derive(Clone)]
struct Level {
    format: String,
    text: String,
    start: u32,
}

/// A list that paragraphs name: the definition whose count it shares, and the levels that it has its own way.
struct List {
    definition: String,
    own: HashMap<usize, Level>,
}

/// The package with the numbers of its paragraphs in their text; `None` where it has none.
pub(super) fn written_out(package: &[u8], numbering: &str) -> Option<Vec<u8>> {
    let tree = parse(numbering)?;
    let (definitions, lists) = (definitions(&tree), lists(&tree));
    let change =
        |name: &str, part: &str| (name == "word/document.xml").then(|| numbered(part, &definitions, &lists)).flatten();
    write::changed(package, change, &[]).ok()
}

fn parse(xml: &str) -> Option<Document<'_>> {
    Document::parse_with_options(xml, ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() }).ok()
}

fn is(node: &Node<'_, '_>, name: &str) -> bool {
    node.tag_name().name() == name
}

fn child<'t, 'x>(node: Node<'t, 'x>, name: &str) -> Option<Node<'t, 'x>> {
    node.children().find(|child| is(child, name))
}

fn attribute<'t>(node: Node<'t, '_>, name: &str) -> Option<&'t str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

fn value<'t>(node: Node<'t, '_>, name: &str) -> Option<&'t str> {
    attribute(child(node, name)?, "val")
}

fn levels(node: Node<'_, '_>) -> HashMap<usize, Level> {
    let levels = node.descendants().filter(|node| is(node, "lvl")).filter_map(|level| {
        let known = Level {
            format: value(level, "numFmt").unwrap_or("decimal").to_owned(),
            text: value(level, "lvlText").unwrap_or_default().to_owned(),
            start: value(level, "start").and_then(|start| start.parse().ok()).unwrap_or(1),
        };
        Some((attribute(level, "ilvl")?.parse().ok()?, known))
    });
    levels.collect()
}

fn definitions(tree: &Document<'_>) -> HashMap<String, HashMap<usize, Level>> {
    let all = tree.root_element().children().filter(|node| is(node, "abstractNum"));
    all.filter_map(|node| Some((attribute(node, "abstractNumId")?.to_owned(), levels(node)))).collect()
}

fn lists(tree: &Document<'_>) -> HashMap<String, List> {
    let all = tree.root_element().children().filter(|node| is(node, "num"));
    let list = |node| {
        let definition = value(node, "abstractNumId")?.to_owned();
        Some((attribute(node, "numId")?.to_owned(), List { definition, own: levels(node) }))
    };
    all.filter_map(list).collect()
}

/// The part with a number in front of every paragraph that its list numbers; bullets stay with the reader.
fn numbered(
    part: &str,
    definitions: &HashMap<String, HashMap<usize, Level>>,
    lists: &HashMap<String, List>,
) -> Option<String> {
    let tree = parse(part)?;
    let mut counts: HashMap<&str, [Option<u32>; LEVELS]> = HashMap::new();
    let mut text = String::with_capacity(part.len() + 4096);
    let mut written = 0;
    for paragraph in tree.descendants().filter(|node| is(node, "p")) {
        let Some(properties) = child(paragraph, "pPr") else { continue };
        let Some(number) = child(properties, "numPr") else { continue };
        let Some(list) = value(number, "numId").and_then(|id| lists.get(id)) else { continue };
        let level: usize = value(number, "ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
        let Some(levels) = definitions.get(&list.definition).filter(|_| level < LEVELS) else { continue };
        let at = |level: usize| list.own.get(&level).or_else(|| levels.get(&level));
        let Some(own) = at(level) else { continue };
        let count = counts.entry(&list.definition).or_default();
        count[level] = Some(count[level].map_or(own.start, |last| last.saturating_add(1)));
        count[level + 1..].fill(None);
        if own.format == "bullet" || own.text.is_empty() {
            continue;
        }
        let mut sign = own.text.clone();
        for (upper, number) in count.iter().enumerate().take(level + 1) {
            let format = at(upper).map_or("decimal", |level| level.format.as_str());
            sign = sign.replace(&format!("%{}", upper + 1), &counted(format, number.unwrap_or(1)));
        }
        let sign = sign.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        text.push_str(&part[written..number.range().start]);
        text.push_str(&part[number.range().end..properties.range().end]);
        text.push_str(&format!("<w:r><w:t xml:space=\"preserve\">{sign} </w:t></w:r>"));
        written = properties.range().end;
    }
    text.push_str(&part[written..]);
    (written > 0).then_some(text)
}

/// A number in one of Word's kinds; a kind that no Korean office uses is written in digits.
fn counted(format: &str, number: u32) -> String {
    let mark = |level, number| item_mark(level, number).map(|mark| mark.trim_end_matches('.').to_owned());
    let written = match format {
        "ganada" => mark(2, (number.max(1) - 1) % SYLLABLES + 1),
        "decimalEnclosedCircle" => mark(7, number),
        "none" => Some(String::new()),
        "upperLetter" => letter('A', number),
        "lowerLetter" => letter('a', number),
        "upperRoman" => letter('Ⅰ', number),
        _ => None,
    };
    written.unwrap_or_else(|| number.to_string())
}

/// The letter so far behind a first one; the twelve Roman numerals are letters too.
fn letter(first: char, number: u32) -> Option<String> {
    let most = if first == 'Ⅰ' { 12 } else { 26 };
    let at = number.checked_sub(1).filter(|at| *at < most)?;
    char::from_u32(first as u32 + at).map(String::from)
}
