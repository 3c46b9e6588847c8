//! PDF: the text of its pages. A page that is only a picture is said, not guessed at.

use unpdf::{
    Error, ParseOptions, RenderOptions,
    model::{Block, Document, InlineContent},
};

mod garbled;
mod joined;
mod lines;

use super::{Format, ReadDocument, ReadError, ReadWarning, guard};

/// How far into a file its own mark may stand (ISO 32000-1, Annex H, note 13).
const MARK_WITHIN: usize = 1024;

/// Whether bytes are those of a PDF.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(MARK_WITHIN)].windows(5).any(|window| window == b"%PDF-")
}

pub(super) fn read(bytes: &[u8]) -> Result<ReadDocument, ReadError> {
    guard::alone(|| {
        let options = ParseOptions::new().with_resources(false).sequential().lenient();
        let mut document = unpdf::parse_bytes_with_options(bytes, options).map_err(named)?;
        plain(&mut document);
        let options = RenderOptions { escape_special_chars: false, ..RenderOptions::new() };
        let text = unpdf::render::to_markdown(&document, &options).map_err(named)?;
        let text = lines::restored(bytes, &text, document.page_count());
        let title = document.metadata.title.clone().unwrap_or_default().trim().to_owned();
        let mut warnings = warnings(&document);
        if !warnings.contains(&ReadWarning::UnreadText) && (garbled::is_garbled(&text) || garbled::is_damaged(bytes)) {
            warnings.push(ReadWarning::UnreadText);
        }
        Ok(ReadDocument { text, format: Format::Pdf, title, warnings })
    })
}

/// Takes styles off: a run in bold cuts words in two.
fn plain(document: &mut Document) {
    for block in document.pages.iter_mut().flat_map(|page| &mut page.elements) {
        let Block::Paragraph(paragraph) = block else { continue };
        for content in &mut paragraph.content {
            if let InlineContent::Text(run) = content {
                (run.style.bold, run.style.italic) = (false, false);
            }
        }
    }
}

fn warnings(document: &Document) -> Vec<ReadWarning> {
    let pages = || document.pages.iter();
    let scanned = pages().any(|page| page.plain_text().trim().is_empty() && page.image_op_count > 0);
    let lost = pages().any(|page| {
        page.undecodable_content_streams > 0
            || page.undecoded_text_codes > 0
            || page.suppressed_text_runs > 0
            || page.ocr_text_suppressed
    });
    let said = [(scanned, ReadWarning::ScannedPages), (lost, ReadWarning::UnreadText)];
    said.into_iter().filter(|(holds, _)| *holds).map(|(_, warning)| warning).collect()
}

fn named(error: Error) -> ReadError {
    match error {
        Error::Encrypted | Error::InvalidPassword => ReadError::Encrypted,
        error => ReadError::damaged(error),
    }
}
