//! HWPX: the page, the metadata, and the form that lays out the rest.

use hwpforge::{
    core::{Document as Package, ImageStore, Metadata, PageSettings, Paragraph, Section, section::PageNumber},
    foundation::{HwpUnit, NumberFormatType, PageNumberPosition},
    hwpx::HwpxEncoder,
};

use super::{
    WriteError, meta, package,
    paper::{LOGO, Paper, millimetres},
    sheet,
};
use crate::{Document, Profile, profile::Page};

/// Room for the page number below the text, in millimetres.
const FOOTER: f64 = 10.0;

/// The document as an HWPX package.
///
/// # Errors
/// See [`WriteError`]; a document of any text can be written, so an error is a bug of a writer.
pub fn hwpx(document: &Document, profile: &Profile) -> Result<Vec<u8>, WriteError> {
    let document = document.clone().normal();
    let mut paper = Paper::new(&profile.page);
    let paragraphs = sheet::lay_out(&document, profile).iter().map(|piece| paper.piece(piece)).collect();
    let mut sheets = Package::with_metadata(metadata(&document, profile));
    sheets.add_section(section(paragraphs, &profile.page));
    let sheets = sheets.validate().map_err(|error| WriteError::Layout(error.to_string()))?;
    let mut pictures = ImageStore::new();
    if let Some(logo) = &profile.picture {
        pictures.insert(LOGO, logo.png().to_vec());
    }
    let encoded = HwpxEncoder::encode(&sheets, &paper.store, &pictures)
        .map_err(|error| WriteError::Package(error.to_string()))?;
    package::with_preview(&encoded, &super::text(&document, profile))
}

fn section(paragraphs: Vec<Paragraph>, page: &Page) -> Section {
    let side = |margin: u8| millimetres(f64::from(margin));
    let settings = PageSettings {
        margin_top: side(page.top),
        margin_bottom: side(page.bottom),
        margin_left: side(page.left),
        margin_right: side(page.right),
        header_margin: HwpUnit::ZERO,
        footer_margin: millimetres(FOOTER),
        ..PageSettings::a4()
    };
    let mut section = Section::with_paragraphs(paragraphs, settings);
    // At the foot in the middle (시행규칙 제18조).
    section.page_number =
        Some(PageNumber::with_decoration(PageNumberPosition::BottomCenter, NumberFormatType::Digit, "- "));
    section
}

fn metadata(document: &Document, profile: &Profile) -> Metadata {
    let about = meta::About::new(document, profile);
    let metadata = Metadata::new()
        .with_title(about.title)
        .with_subject(about.subject)
        .with_description(about.summary)
        .with_keywords(about.keywords);
    if about.author.is_empty() { metadata } else { metadata.with_author(about.author) }
}
