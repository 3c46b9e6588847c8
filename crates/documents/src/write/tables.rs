//! Tables on paper.

use hwpforge::{
    core::{
        Paragraph, Run,
        placement::ObjectPlacement,
        table::{Table as Grid, TableCell, TableMargin, TableRow},
    },
    foundation::{Alignment, HwpUnit},
};

use super::paper::{Face, Frame, Letters, Lines, Paper, mark_width, millimetres};
use crate::Table;

/// Height of a row in millimetres; it grows with its text.
const ROW: f64 = 7.5;
const CELL_LETTERS: Letters = Letters::new(Face::Heading, 10.5);
/// Columns are as wide as their longest cell asks for, between these bounds, in Hangul letters.
const NARROWEST: f64 = 4.0;
const WIDEST: f64 = 24.0;
/// Room at both sides of a cell, in the same measure.
const PADDING: f64 = 2.0;
/// A column whose cells have up to so many letters stands in the middle.
const SHORT: usize = 14;

const NO_MARGIN: TableMargin =
    TableMargin { left: HwpUnit::ZERO, right: HwpUnit::ZERO, top: HwpUnit::ZERO, bottom: HwpUnit::ZERO };

/// One cell of a table that is laid out by hand.
pub(super) struct Cell {
    pub(super) paragraphs: Vec<Paragraph>,
    /// In millimetres.
    pub(super) width: f64,
    pub(super) frame: Frame,
    /// In millimetres.
    pub(super) height: f64,
}

/// A table that stands in the text like a letter: the placement that every reader gets right.
pub(super) fn grid(paper: &mut Paper, rows: Vec<Vec<Cell>>, header: bool, lines: Lines) -> Paragraph {
    let width = rows.first().map_or(0.0, |row| row.iter().map(|cell| cell.width).sum());
    let rows = rows.into_iter().enumerate().map(|(index, row)| {
        let cells = row.into_iter().map(|cell| {
            let frame = paper.frame(cell.frame);
            let laid = TableCell::new(cell.paragraphs, millimetres(cell.width)).with_border_fill_id(frame);
            let laid = laid.with_height(millimetres(cell.height));
            // Without lines at its sides a cell has no inside: its text stands at the edge like all other text.
            if cell.frame.sides > 0.0 || cell.frame.fill.is_some() { laid } else { laid.with_margin(NO_MARGIN) }
        });
        TableRow::new(cells.collect()).with_header(header && index == 0)
    });
    let grid = Grid::new(rows.collect())
        .with_width(millimetres(width))
        .with_repeat_header(header)
        .with_out_margin(NO_MARGIN)
        .with_placement(ObjectPlacement::legacy_inline_defaults().with_treat_as_char(true));
    let (letters, lines) = (paper.letters(CELL_LETTERS), paper.lines(lines));
    Paragraph::with_runs(vec![Run::table(grid, letters)], lines)
}

/// A table of a document with its caption and unit, `width` millimetres wide.
pub(super) fn table(paper: &mut Paper, table: &Table, width: f64) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    if !table.caption.is_empty() {
        let lines = Lines::new(Alignment::Center, 130).apart(8.0, 2.0);
        paragraphs.push(paper.paragraph(&format!("< {} >", table.caption), CELL_LETTERS.bold(), lines));
    }
    if !table.unit.is_empty() {
        let lines = Lines::new(Alignment::Right, 130).apart(0.0, 2.0);
        paragraphs.push(paper.paragraph(&format!("(단위: {})", table.unit), CELL_LETTERS, lines));
    }
    let columns = columns(table, width);
    let rows = table.rows.iter().enumerate().map(|(index, row)| {
        let header = table.header && index == 0;
        let cell = |(text, column): (&String, &Column)| {
            let letters = if header { CELL_LETTERS.bold() } else { CELL_LETTERS };
            let lines = Lines::new(if header { Alignment::Center } else { column.align }, 130);
            let frame = if header { Frame::HEADER } else { Frame::CELL };
            Cell { paragraphs: vec![paper.paragraph(text, letters, lines)], width: column.width, frame, height: ROW }
        };
        row.iter().zip(&columns).map(cell).collect()
    });
    let rows = rows.collect();
    paragraphs.push(grid(paper, rows, table.header, Lines::new(Alignment::Center, 130).apart(3.0, 5.0)));
    paragraphs
}

/// How a column is laid out: amounts stand at the right, short words in the middle, sentences at the left.
struct Column {
    /// In millimetres.
    width: f64,
    align: Alignment,
}

fn columns(table: &Table, width: f64) -> Vec<Column> {
    let count = table.rows.first().map_or(0, Vec::len);
    let body = usize::from(table.header);
    let cells = |column: usize, from: usize| table.rows.iter().skip(from).filter_map(move |row| row.get(column));
    let asked = |column| cells(column, 0).map(|cell| mark_width(cell)).fold(NARROWEST, f64::max).min(WIDEST) + PADDING;
    let all: f64 = (0..count).map(asked).sum();
    let align = |column| {
        let amount = |cell: &String| cell.chars().all(|c| c.is_ascii_digit() || ",.-%".contains(c));
        if cells(column, body).all(amount) {
            Alignment::Right
        } else if cells(column, body).all(|cell| cell.chars().count() <= SHORT) {
            Alignment::Center
        } else {
            Alignment::Left
        }
    };
    (0..count).map(|column| Column { width: width * asked(column) / all, align: align(column) }).collect()
}
