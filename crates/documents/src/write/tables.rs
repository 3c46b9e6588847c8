//! Tables on paper.

use super::sheet::{Align, Cell, Face, Frame, Grid, Letters, Line, Lines, Piece, Role, SIDES, text_width};
use crate::{Side, Table};

/// Height of a row in millimetres; it grows with its text.
const ROW: f64 = 7.5;
pub(super) const CELL_LETTERS: Letters = Letters::new(Face::Heading, SIZES[0]);
/// Sizes of letters that a table may have, in points, the first where it fits.
const SIZES: [f64; 6] = [10.5, 10.0, 9.5, 9.0, 8.5, SMALLEST];
const SMALLEST: f64 = 8.0;
/// Columns are as wide as their longest cell asks for, between these bounds, in ems.
const NARROWEST: f64 = 3.0;
const WIDEST: f64 = 24.0;
/// Longer words, such as addresses of web pages, may be broken. In ems.
const LONGEST_WORD: f64 = 12.0;
/// What faces differ by, in ems.
const SLACK: f64 = 0.5;
/// A column whose cells have up to so many letters stands in the middle.
const SHORT: usize = 14;

/// A table of a document with its caption and unit, `width` millimetres wide.
pub(super) fn table(table: &Table, width: f64) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if !table.caption.is_empty() {
        let lines = Lines::new(Align::Center, 130).apart(8.0, 2.0);
        pieces.push(Piece::Line(
            Line::new(format!("< {} >", table.caption), CELL_LETTERS.bold(), lines).role(Role::Caption),
        ));
    }
    if !table.unit.is_empty() {
        let lines = Lines::new(Align::Right, 130).apart(0.0, 2.0);
        pieces.push(Piece::Line(Line::new(format!("(단위: {})", table.unit), CELL_LETTERS, lines).role(Role::Caption)));
    }
    let (size, columns) = columns(table, width);
    let plain = Letters { size, ..CELL_LETTERS };
    let rows = table.rows.iter().enumerate().map(|(index, row)| {
        let header = table.header && index == 0;
        let cell = |(text, column): (&String, &Column)| {
            let letters = if header { plain.bold() } else { plain };
            let lines = Lines::new(if header { Align::Center } else { column.align }, 130);
            let frame = if header { Frame::HEADER } else { Frame::CELL };
            Cell::new(Line::new(text.as_str(), letters, lines), column.width, frame, ROW)
        };
        row.iter().zip(&columns).map(cell).collect()
    });
    let lines = Lines::new(Align::Center, 130).apart(3.0, 9.0);
    pieces.push(Piece::Grid(Grid { rows: rows.collect(), header: table.header, lines }));
    pieces
}

/// How a column is laid out: amounts stand at the right, short words in the middle, sentences at the left.
struct Column {
    /// In millimetres.
    width: f64,
    align: Align,
}

/// The columns of a table and the size of its letters: the largest in which every column has room for its longest word.
fn columns(table: &Table, width: f64) -> (f64, Vec<Column>) {
    let count = table.rows.first().map_or(0, Vec::len);
    let body = usize::from(table.header);
    let cells = |column: usize, from: usize| table.rows.iter().skip(from).filter_map(move |row| row.get(column));
    let align = |column: usize| {
        let side = table.sides.get(column).copied().flatten();
        match side.unwrap_or_else(|| usual_side(cells(column, body).map(String::as_str))) {
            Side::Left => Align::Left,
            Side::Center => Align::Center,
            Side::Right => Align::Right,
        }
    };
    let longest = |text: &str| words(text).map(text_width).fold(0.0, f64::max).min(LONGEST_WORD);
    let needed: Vec<f64> = (0..count).map(|at| cells(at, 0).map(|cell| longest(cell)).fold(0.0, f64::max)).collect();
    let asked = |at| cells(at, 0).map(|cell| text_width(cell)).fold(NARROWEST, f64::max).min(WIDEST);
    let asked: Vec<f64> = (0..count).map(|at| asked(at).max(needed[at])).collect();
    let room = |ems: &[f64], size: f64| -> Vec<f64> {
        let em = size * 25.4 / 72.0;
        ems.iter().map(|ems| (ems + SLACK) * em + 2.0 * SIDES).collect()
    };
    let fits = |size: &f64| room(&needed, *size).iter().sum::<f64>() <= width;
    let size = SIZES.into_iter().find(fits).unwrap_or(SMALLEST);
    let widths = shared(&room(&needed, size), &room(&asked, size), width);
    (size, widths.into_iter().enumerate().map(|(at, width)| Column { width, align: align(at) }).collect())
}

/// Where the cells of a column stand of which nobody says it.
pub(crate) fn usual_side<'c>(cells: impl Iterator<Item = &'c str> + Clone) -> Side {
    let amount = |cell: &str| cell.chars().all(|c| c.is_ascii_digit() || ",.-%".contains(c));
    if cells.clone().all(amount) {
        Side::Right
    } else if cells.clone().all(|cell| cell.chars().count() <= SHORT) {
        Side::Center
    } else {
        Side::Left
    }
}

/// The words of a cell. The numbers of a date stay together.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let part = |(at, _): &(usize, &str)| {
        let (before, after) = (&text[..*at], &text[at + 1..]);
        let date = before.ends_with('.') && before[..before.len() - 1].ends_with(|c: char| c.is_ascii_digit());
        !(date && after.starts_with(|c: char| c.is_ascii_digit()))
    };
    let ends = text.match_indices(' ').filter(part).map(|(at, _)| at).chain([text.len()]);
    let mut from = 0;
    ends.map(move |end| {
        let word = &text[from.min(end)..end];
        from = end + 1;
        word
    })
}

/// Shares out `width` among columns: first what each needs, then more to those that ask for more.
fn shared(needed: &[f64], asked: &[f64], width: f64) -> Vec<f64> {
    let (least, most) = (needed.iter().sum::<f64>(), asked.iter().sum::<f64>());
    if most <= width {
        return asked.iter().map(|asked| asked * width / most).collect();
    }
    if least <= width {
        let part = (width - least) / (most - least);
        return needed.iter().zip(asked).map(|(needed, asked)| needed + (asked - needed) * part).collect();
    }
    // Words have to be broken: the widest columns give what is missing, and all that are cut are cut to the same width.
    let mut order: Vec<usize> = (0..needed.len()).collect();
    order.sort_by(|a, b| needed[*a].total_cmp(&needed[*b]));
    let mut widths = needed.to_vec();
    let (mut left, mut columns) = (width, needed.len() as f64);
    for at in order {
        widths[at] = needed[at].min(left / columns);
        left -= widths[at];
        columns -= 1.0;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widths(rows: &[&[&str]], width: f64) -> (f64, Vec<f64>) {
        let rows = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        let (size, columns) = columns(&Table { header: true, rows, ..Table::default() }, width);
        (size, columns.iter().map(|column| column.width).collect())
    }

    #[test]
    fn a_column_of_numbers_has_room_for_its_longest_number() {
        let long = "여러 해에 걸쳐 추진하는 사업으로서 예산이 나누어 편성되는 것을 말하며 해마다 바뀔 수 있음";
        let rows: &[&[&str]] =
            &[&["번호", "사업", "2026년", "담당자", "비고"], &["137", long, "1,665,555,520", "김하나", long]];
        let (size, widths) = widths(rows, 170.0);
        let em = size * 25.4 / 72.0;
        for (column, word) in [(0, "137"), (2, "1,665,555,520"), (3, "담당자")] {
            let room = widths[column] - 2.0 * SIDES;
            assert!(room >= text_width(word) * em, "{word}: {room} mm in {widths:?}");
        }
        assert!((widths.iter().sum::<f64>() - 170.0).abs() < 0.01, "{widths:?}");
    }

    #[test]
    fn letters_get_smaller_before_a_word_is_broken_and_no_column_is_lost() {
        let row: &[&str] = &["1,234,567,890"; 7];
        let (size, _) = widths(&[row, row], 170.0);
        assert!((SMALLEST..SIZES[0]).contains(&size), "{size}");
        let row: &[&str] = &["123,456,789,012"; 16];
        let (size, widths) = widths(&[row, row], 170.0);
        assert!((size - SMALLEST).abs() < 0.01 && widths.iter().all(|width| (width - 170.0 / 16.0).abs() < 0.01));
    }
}
