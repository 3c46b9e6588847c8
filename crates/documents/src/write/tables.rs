//! Tables on paper.

use super::sheet::{Align, Cell, Face, Frame, Grid, Letters, Line, Lines, Piece, mark_width};
use crate::Table;

/// Height of a row in millimetres; it grows with its text.
const ROW: f64 = 7.5;
pub(super) const CELL_LETTERS: Letters = Letters::new(Face::Heading, 10.5);
/// Columns are as wide as their longest cell asks for, between these bounds, in Hangul letters.
const NARROWEST: f64 = 4.0;
const WIDEST: f64 = 24.0;
/// Room at both sides of a cell, in the same measure.
const PADDING: f64 = 2.0;
/// A column whose cells have up to so many letters stands in the middle.
const SHORT: usize = 14;

/// A table of a document with its caption and unit, `width` millimetres wide.
pub(super) fn table(table: &Table, width: f64) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if !table.caption.is_empty() {
        let lines = Lines::new(Align::Center, 130).apart(8.0, 2.0);
        pieces.push(Piece::Line(Line::new(format!("< {} >", table.caption), CELL_LETTERS.bold(), lines)));
    }
    if !table.unit.is_empty() {
        let lines = Lines::new(Align::Right, 130).apart(0.0, 2.0);
        pieces.push(Piece::Line(Line::new(format!("(단위: {})", table.unit), CELL_LETTERS, lines)));
    }
    let columns = columns(table, width);
    let rows = table.rows.iter().enumerate().map(|(index, row)| {
        let header = table.header && index == 0;
        let cell = |(text, column): (&String, &Column)| {
            let letters = if header { CELL_LETTERS.bold() } else { CELL_LETTERS };
            let lines = Lines::new(if header { Align::Center } else { column.align }, 130);
            let frame = if header { Frame::HEADER } else { Frame::CELL };
            Cell { line: Line::new(text.as_str(), letters, lines), width: column.width, frame, height: ROW }
        };
        row.iter().zip(&columns).map(cell).collect()
    });
    let lines = Lines::new(Align::Center, 130).apart(3.0, 5.0);
    pieces.push(Piece::Grid(Grid { rows: rows.collect(), header: table.header, lines }));
    pieces
}

/// How a column is laid out: amounts stand at the right, short words in the middle, sentences at the left.
struct Column {
    /// In millimetres.
    width: f64,
    align: Align,
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
            Align::Right
        } else if cells(column, body).all(|cell| cell.chars().count() <= SHORT) {
            Align::Center
        } else {
            Align::Left
        }
    };
    (0..count).map(|column| Column { width: width * asked(column) / all, align: align(column) }).collect()
}
