//! HWPX: the page, the metadata, and the form that lays out the rest.

use hwpforge::{
    core::{Document as Package, ImageStore, Metadata, PageSettings, Paragraph, Section, section::PageNumber},
    foundation::{Alignment, HwpUnit, NumberFormatType, PageNumberPosition},
    hwpx::HwpxEncoder,
};

use super::{
    AI_NOTE, WriteError, letter, package,
    paper::{Face, Letters, Lines, Paper, millimetres},
    report,
};
use crate::{Document, Form, Profile, notation, profile::Page};

/// A4 (영 제7조제6항), in millimetres.
const PAPER_WIDTH: f64 = 210.0;
/// Room for the page number below the text, in millimetres.
const FOOTER: f64 = 10.0;

/// The document as an HWPX package.
///
/// # Errors
/// See [`WriteError`]; a document of any text can be written, so an error is a bug of a writer.
pub fn hwpx(document: &Document, profile: &Profile) -> Result<Vec<u8>, WriteError> {
    let document = document.clone().normal();
    let width = PAPER_WIDTH - f64::from(profile.page.left) - f64::from(profile.page.right);
    let mut paper = Paper::new(&profile.page);
    let mut paragraphs = match document.kind.form() {
        Form::Gian | Form::Internal => letter::paragraphs(&mut paper, &document, profile, width),
        Form::Report | Form::Press | Form::Minutes => report::paragraphs(&mut paper, &document, profile, width),
    };
    if document.meta.ai_note {
        let lines = Lines::new(Alignment::Right, 130).apart(4.0, 0.0);
        paragraphs.push(paper.paragraph(AI_NOTE, Letters::new(Face::Heading, 8.5).grey(), lines));
    }
    let mut sheets = Package::with_metadata(metadata(&document, profile));
    sheets.add_section(section(paragraphs, &profile.page));
    let sheets = sheets.validate().map_err(|error| WriteError::Layout(error.to_string()))?;
    let encoded = HwpxEncoder::encode(&sheets, &paper.store, &ImageStore::new())
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

/// 문서요지와 키워드 (영 제5조제2항제1호). Where the writer gave none, the first line of the body is the summary, and the
/// name of the kind a keyword: an empty field would be worse than a plain one.
fn metadata(document: &Document, profile: &Profile) -> Metadata {
    let summary = match document.meta.summary.as_str() {
        "" => document.body.iter().find_map(|block| block.text()).unwrap_or_default(),
        given => given,
    };
    let keywords = match &document.meta.keywords[..] {
        [] => vec![document.kind.korean().to_owned()],
        given => given.to_vec(),
    };
    let author = if profile.agency.is_empty() { &profile.department } else { &profile.agency };
    let summary = summary.replace([notation::BLANK.0, notation::BLANK.1], "");
    let mut metadata = Metadata::new()
        .with_title(document.head.title.as_str())
        .with_subject(document.kind.korean())
        .with_description(summary)
        .with_keywords(keywords);
    if !author.is_empty() {
        metadata = metadata.with_author(author.as_str());
    }
    metadata
}
