//! Markdown that keeps what a Korean document says with its signs.
//!
//! The renderer of the reader turns `□`, `○` and `※` into bullets and quotations, which loses the level of an item, and
//! marks bold runs, which cuts words in two. Signs are shielded from it and styles taken off before it runs.

use unhwp::{
    Document, RenderOptions,
    model::{Block, InlineContent, Paragraph, Table},
};

/// A word joiner in front of a sign: nothing to read, and nothing that the renderer takes for a bullet.
const SHIELD: char = '\u{2060}';

pub(super) fn markdown(document: &mut Document) -> unhwp::Result<String> {
    for block in document.sections.iter_mut().flat_map(|section| &mut section.content) {
        match block {
            Block::Paragraph(paragraph) => shield(paragraph),
            Block::Table(table) => shield_cells(table),
        }
    }
    let options = RenderOptions { escape_special_chars: false, ..RenderOptions::default() };
    let text = unhwp::render::render_markdown(document, &options)?;
    Ok(text.replace(SHIELD, ""))
}

fn shield(paragraph: &mut Paragraph) {
    let mut first = true;
    for content in &mut paragraph.content {
        let InlineContent::Text(run) = content else { continue };
        run.style = Default::default();
        if first && run.text.trim_start().starts_with(|c: char| !c.is_alphanumeric()) {
            run.text.insert(0, SHIELD);
        }
        first &= run.text.trim().is_empty();
    }
}

fn shield_cells(table: &mut Table) {
    for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
        cell.content.iter_mut().for_each(shield);
        cell.nested_tables.iter_mut().for_each(shield_cells);
    }
}
