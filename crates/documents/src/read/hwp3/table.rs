//! A table of version 3, whose cells say how far they stand from its corner and not in which row and column.

use std::collections::BTreeMap;

use unhwp::model::{Block, Table, TableCell, TableRow};

use crate::read::{ReadError, Unreasonable};

/// Edges less far from each other than this, in Hancom's units (1/1800 inch), are one.
const NEAR: u32 = 5;
/// What a table may have before its grid would cost more than it holds.
const MAX_COLUMNS: usize = 1000;
const MAX_CELLS: usize = 1 << 20;

/// Where the edges of a cell stand.
pub(super) struct Place {
    left: u32,
    right: u32,
    top: u32,
    bottom: u32,
}

impl Place {
    pub(super) fn of([x, y, width, height]: [u16; 4]) -> Self {
        let (x, y) = (u32::from(x), u32::from(y));
        Self { left: x, right: x + u32::from(width), top: y, bottom: y + u32::from(height) }
    }
}

/// The edges of a table in one direction.
struct Edges(Vec<u32>);

impl Edges {
    fn of(places: impl Iterator<Item = u32>) -> Self {
        let mut edges: Vec<u32> = places.collect();
        edges.sort_unstable();
        edges.dedup_by(|edge, kept| *edge - *kept < NEAR);
        Self(edges)
    }

    /// How many rows or columns there are.
    fn spaces(&self) -> usize {
        self.0.len().saturating_sub(1).max(1)
    }

    /// The space that begins at a place.
    fn at(&self, place: u32) -> usize {
        self.0.partition_point(|edge| *edge <= place).saturating_sub(1)
    }

    /// The space that begins at one place, and how many there are to another.
    fn span(&self, from: u32, to: u32) -> (usize, usize) {
        let first = self.at(from).min(self.spaces() - 1);
        (first, self.at(to).saturating_sub(first).max(1))
    }
}

pub(super) fn of(cells: Vec<(Place, Vec<Block>)>) -> Result<Table, ReadError> {
    let columns = Edges::of(cells.iter().flat_map(|(place, _)| [place.left, place.right]));
    let rows = Edges::of(cells.iter().flat_map(|(place, _)| [place.top, place.bottom]));
    let (width, height) = (columns.spaces(), rows.spaces());
    if width > MAX_COLUMNS || width * height > MAX_CELLS {
        return Err(ReadError::Unreasonable(Unreasonable::Elements));
    }
    let mut taken = vec![false; width * height];
    let mut overlaps = false;
    let mut starts = BTreeMap::new();
    for (at, (place, blocks)) in cells.into_iter().enumerate() {
        let (row, rowspan) = rows.span(place.top, place.bottom);
        let (column, colspan) = columns.span(place.left, place.right);
        for row in row..row + rowspan {
            for space in &mut taken[row * width + column..][..colspan] {
                overlaps |= std::mem::replace(space, true);
            }
        }
        let mut cell = TableCell::merged(rowspan as u32, colspan as u32);
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => cell.content.push(paragraph),
                Block::Table(table) => cell.nested_tables.push(table),
            }
        }
        starts.insert((row, column, at), cell);
    }
    let mut table = Table::new();
    if overlaps {
        // Cells that lie on each other stand in no grid: each is read for itself.
        for (_, cell) in starts {
            table.rows.push(TableRow { cells: vec![TableCell { rowspan: 1, colspan: 1, ..cell }], is_header: false });
        }
    } else {
        let mut starts =
            starts.into_iter().map(|((row, column, _), cell)| ((row, column), cell)).collect::<BTreeMap<_, _>>();
        for row in 0..height {
            let cells = (0..width).filter_map(|column| {
                let gap = (!taken[row * width + column]).then(TableCell::new);
                starts.remove(&(row, column)).or(gap)
            });
            table.rows.push(TableRow { cells: cells.collect(), is_header: row == 0 });
        }
    }
    table.has_header = true;
    Ok(table)
}
