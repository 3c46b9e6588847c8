//! Markdown that keeps what a Korean document says with its signs.
//!
//! The renderer of the reader turns `□`, `○` and `※` into bullets and quotations, which loses the level of an item, and
//! marks bold runs, which cuts words in two. Signs are shielded from it and styles taken off before it runs. Letters that
//! only the fonts of 한글 and Windows have become those that everybody's have, and the columns of a page that was laid
//! out as one table become those of a table.

use unhwp::{
    Document, RenderOptions,
    model::{Alignment, Block, HeadKind, InlineContent, ParaHead, Paragraph, Table},
};

use crate::document::{ROMAN, boxed_level};

/// A table of more columns is a grid for the layout of a page, not something to read across.
const LAYOUT: usize = 12;

/// A word joiner in front of a sign: nothing to read, and nothing that the renderer takes for a bullet.
const SHIELD: char = '\u{2060}';

/// Takes the lines of a box out of it: a table of one cell is a frame around paragraphs, not a table.
fn unboxed(block: Block) -> Vec<Block> {
    match block {
        Block::Table(mut table) if table.rows.len() == 1 && table.rows[0].cells.len() == 1 => {
            let cell = &mut table.rows[0].cells[0];
            if cell.nested_tables.is_empty() {
                std::mem::take(&mut cell.content).into_iter().map(Block::Paragraph).collect()
            } else {
                vec![Block::Table(table)]
            }
        }
        block => vec![block],
    }
}

pub(super) fn markdown(document: &mut Document) -> unhwp::Result<String> {
    for section in &mut document.sections {
        section.content = std::mem::take(&mut section.content).into_iter().flat_map(unboxed).collect();
    }
    for block in document.sections.iter_mut().flat_map(|section| &mut section.content) {
        match block {
            Block::Paragraph(paragraph) => {
                let signed = is_signed(paragraph);
                shield(paragraph);
                // The reader counts the levels of an outline from the second.
                if let Some(ParaHead { kind: HeadKind::Outline, level, .. }) = paragraph.style.head {
                    paragraph.style.heading_level = level.saturating_add(1).min(6);
                }
                if signed {
                    paragraph.style.heading_level = 0;
                }
            }
            Block::Table(table) => {
                shield_cells(table);
                narrow(table);
                set_sides(table);
            }
        }
    }
    let options = RenderOptions { escape_special_chars: false, ..RenderOptions::default() };
    let text = unhwp::render::render_markdown(document, &options)?;
    Ok(text.chars().filter(|letter| *letter != SHIELD).filter_map(readable).collect())
}

/// The letter that stands for one of a private area: bullets of Symbol and Wingdings, and the numbers in boxes of 한글
/// with the frame that it lays over them. Others stay as they are; nobody knows what they look like.
fn readable(letter: char) -> Option<char> {
    let numbered = |first: u32, base: char| char::from_u32(base as u32 + (letter as u32 - first));
    Some(match letter {
        '\u{F06C}' | '\u{F09F}' => '●',
        '\u{F06D}' | '\u{F0A1}' | '\u{F0A2}' => '○',
        '\u{F06E}' => '■',
        '\u{F06F}' | '\u{F070}' | '\u{F0A8}' => '□',
        '\u{F071}' | '\u{F072}' => '❑',
        '\u{F074}' | '\u{F075}' => '◆',
        '\u{F076}' => '❖',
        '\u{F0A7}' => '▪',
        '\u{F0B7}' => '•',
        '\u{F0D8}' => '➢',
        '\u{F0DF}'..='\u{F0E2}' => numbered(0xF0DF, '←')?,
        '\u{F0E8}' => '➔',
        '\u{F0FC}' => '✓',
        '\u{F0FE}' => '☑',
        '\u{F02B1}'..='\u{F02B9}' => numbered(0xF02B1, '①')?,
        '\u{F02BA}' => return None,
        '\u{F02C3}'..='\u{F02CB}' => numbered(0xF02C3, '①')?,
        other => other,
    })
}

/// Takes away the columns of a wide table in which nothing stands. Of a narrow one they are there to be filled in.
fn narrow(table: &mut Table) {
    let columns = table.column_count();
    if columns > LAYOUT {
        let starts = table.cell_columns();
        let mut kept = vec![false; columns];
        for (row, starts) in table.rows.iter().zip(&starts) {
            for (cell, start) in row.cells.iter().zip(starts) {
                let says = cell.content.iter().any(|paragraph| !paragraph.is_empty());
                kept[*start] |= says || !cell.nested_tables.is_empty();
            }
        }
        for (row, starts) in table.rows.iter_mut().zip(&starts) {
            let mut starts = starts.iter();
            row.cells.retain_mut(|cell| {
                let start = starts.next().copied().unwrap_or(0);
                let end = (start + cell.colspan.max(1) as usize).min(columns);
                cell.colspan = kept[start..end].iter().filter(|kept| **kept).count() as u32;
                cell.colspan > 0
            });
        }
    }
    table.rows.iter_mut().flat_map(|row| &mut row.cells).flat_map(|cell| &mut cell.nested_tables).for_each(narrow);
}

/// Says with its header where the cells of each column stand, as Markdown does: at the right or in the middle where all of
/// them do. A header stands in the middle of every table.
fn set_sides(table: &mut Table) {
    let starts = table.cell_columns();
    let mut sides: Vec<Option<Alignment>> = vec![None; table.column_count()];
    for (row, starts) in table.rows.iter().zip(&starts).skip(1) {
        for (cell, start) in row.cells.iter().zip(starts).filter(|(cell, _)| cell.colspan == 1) {
            let Some(paragraph) = cell.content.iter().find(|paragraph| !paragraph.is_empty()) else { continue };
            let side = match paragraph.style.alignment {
                side @ (Alignment::Center | Alignment::Right) => side,
                Alignment::Left | Alignment::Justify => Alignment::Left,
            };
            let known = &mut sides[*start];
            *known = Some(if known.is_none_or(|known| known == side) { side } else { Alignment::Left });
        }
    }
    if let (Some(header), Some(starts)) = (table.rows.first_mut(), starts.first()) {
        for (cell, start) in header.cells.iter_mut().zip(starts) {
            cell.alignment = sides[*start].filter(|_| cell.colspan == 1).unwrap_or_default();
        }
    }
}

/// Whether a line says by its sign or label what it is (`□`, `Ⅰ.`, `제목`): the mark of a heading before it would hide that.
fn is_signed(paragraph: &Paragraph) -> bool {
    let text = paragraph.plain_text();
    let text = text.trim_start();
    let numeral = |c: char| (ROMAN.0..=ROMAN.1).contains(&c);
    text.starts_with(|c: char| boxed_level(c).is_some() || numeral(c)) || text.starts_with("제목  ")
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
