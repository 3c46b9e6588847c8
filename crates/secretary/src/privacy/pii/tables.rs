//! Lists of people: rows of cells under a head that says what each column is.
//!
//! Tables come as Markdown, with `|` between cells, or as copied from a spreadsheet, with tabs (which the plain text shows
//! as `|`). The first line is the head.

use std::ops::Range;

/// Between two cells.
const BORDER: char = '|';

/// Lines of cells that follow each other.
#[derive(Debug)]
pub(super) struct Table {
    range: Range<usize>,
    head: Vec<Range<usize>>,
}

impl Table {
    /// The head of the column that this place is in. The head itself has none.
    pub(super) fn head(&self, text: &str, at: usize) -> Option<Range<usize>> {
        let line = text[..at].rfind('\n').map_or(0, |found| found + 1);
        let column = text[line..at].matches(BORDER).count();
        (line > self.range.start).then(|| self.head.get(column).cloned()).flatten()
    }

    /// The cells of the head.
    pub(super) fn heads(&self) -> &[Range<usize>] {
        &self.head
    }

    /// The cells of one column, below its head.
    pub(super) fn column<'a>(&'a self, text: &'a str, column: usize) -> impl Iterator<Item = Range<usize>> + 'a {
        lines(text, self.range.clone()).skip(1).filter_map(move |line| cells(text, line).get(column).cloned())
    }
}

/// The table that this place is in.
pub(super) fn of(tables: &[Table], at: usize) -> Option<&Table> {
    let next = tables.partition_point(|table| table.range.start <= at);
    tables.get(next.checked_sub(1)?).filter(|table| at < table.range.end)
}

/// All tables of a text.
pub(super) fn find(text: &str) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut block: Option<Range<usize>> = None;
    let mut close = |block: Option<Range<usize>>| {
        let Some(range) = block.filter(|range| text[range.clone()].contains('\n')) else { return };
        let head = lines(text, range.clone()).next().map(|line| cells(text, line)).unwrap_or_default();
        tables.push(Table { range, head });
    };
    for line in lines(text, 0..text.len()) {
        if text[line.clone()].contains(BORDER) {
            block = Some(block.map_or(line.clone(), |block| block.start..line.end));
        } else {
            close(block.take());
        }
    }
    close(block);
    tables
}

fn lines(text: &str, within: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    parts(text, within, '\n')
}

fn cells(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    parts(text, line, BORDER).collect()
}

fn parts(text: &str, within: Range<usize>, border: char) -> impl Iterator<Item = Range<usize>> {
    let mut from = within.start;
    text[within].split(border).map(move |part| {
        let range = from..from + part.len();
        from = range.end + border.len_utf8();
        range
    })
}
