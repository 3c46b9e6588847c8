//! Office documents, open and binary: DOCX, XLSX, PPTX, and DOC, XLS, PPT.

use std::io::Read;

use undoc::{
    Error,
    model::{Block, Cell, Document, Paragraph},
    render::RenderOptions,
};

use super::{Format, ReadDocument, ReadError, guard, numbers};

/// The parts by which an open package is known.
const OPEN: [(&str, Format); 3] =
    [("word/document.xml", Format::Docx), ("xl/workbook.xml", Format::Xlsx), ("ppt/presentation.xml", Format::Pptx)];
/// The streams by which a binary document is known.
const BINARY: [(&str, Format); 4] = [
    ("/WordDocument", Format::Doc),
    ("/Workbook", Format::Xls),
    ("/Book", Format::Xls),
    ("/PowerPoint Document", Format::Ppt),
];

/// The format of an open package, where it is one of these.
pub(super) fn open_format(parts: &guard::Parts<'_>) -> Option<Format> {
    OPEN.iter().find(|(part, _)| parts.index_for_name(part).is_some()).map(|(_, format)| *format)
}

/// The format of a binary document, where it is one of these.
pub(super) fn binary_format<F>(file: &cfb::CompoundFile<F>) -> Option<Format> {
    BINARY.iter().find(|(stream, _)| file.is_stream(stream)).map(|(_, format)| *format)
}

/// Reads an open package, with the numbers of its lists in its text.
pub(super) fn read_open(bytes: &[u8], format: Format, parts: &mut guard::Parts<'_>) -> Result<ReadDocument, ReadError> {
    let mut numbering = String::new();
    if format == Format::Docx
        && let Ok(mut part) = parts.by_name("word/numbering.xml")
        && part.read_to_string(&mut numbering).is_ok()
        && let Some(numbered) = numbers::written_out(bytes, &numbering)
    {
        return read(&numbered, format);
    }
    read(bytes, format)
}

pub(super) fn read(bytes: &[u8], format: Format) -> Result<ReadDocument, ReadError> {
    guard::alone(|| {
        let mut document = undoc::parse_bytes(bytes).map_err(named)?;
        plain(&mut document);
        let options = RenderOptions { escape_special_chars: false, ..RenderOptions::new() };
        let text = undoc::render::to_markdown(&document, &options.with_images(false)).map_err(named)?;
        let title = document.metadata.title.unwrap_or_default().trim().to_owned();
        Ok(ReadDocument { text, format, title, warnings: Vec::new() })
    })
}

/// Takes styles off: a run in bold cuts words in two.
fn plain(document: &mut Document) {
    fn lines(paragraph: &mut Paragraph) {
        paragraph.runs.iter_mut().for_each(|run| run.style = Default::default());
    }
    fn cells(cell: &mut Cell) {
        cell.content.iter_mut().for_each(lines);
    }
    for block in document.sections.iter_mut().flat_map(|section| &mut section.content) {
        // A table of one cell is a box around a line.
        if let Block::Table(table) = block
            && let [row] = table.rows.as_mut_slice()
            && let [cell] = row.cells.as_mut_slice()
            && let [line] = cell.content.as_mut_slice()
        {
            *block = Block::Paragraph(std::mem::take(line));
        }
        match block {
            Block::Paragraph(paragraph) => lines(paragraph),
            Block::Table(table) => table.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(cells),
            _ => {}
        }
    }
}

fn named(error: Error) -> ReadError {
    match error {
        Error::Encrypted => ReadError::Encrypted,
        error => ReadError::damaged(error),
    }
}
