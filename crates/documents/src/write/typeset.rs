//! PDF and page images: the sheet of every other format, set by Typst (`typeset.typ`).
//!
//! Typst sees one source and one file of data, both made here: no file of the machine but its fonts is ever read.

use std::sync::LazyLock;

use image::{
    ExtendedColorType, ImageEncoder,
    codecs::png::{CompressionType, FilterType, PngEncoder},
};
use jiff::civil::Date;
use serde::Serialize;
use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook, FontVariant},
    utils::{LazyHash, Scalar},
};
use typst_kit::fonts::{self, FontStore};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::{WriteError, meta::About, sheet};
use crate::{Document, Kind, Profile, profile::Page};

/// Room for the page number below the text, in millimetres.
const FOOTER: u8 = 10;
/// How many layouts ago something that is kept for the next one may have been used last.
const KEPT: usize = 8;

/// What stands in where a face is not on the machine: faces of Windows, of Hancom, of Debian's packages.
const TEXT_FACES: [&str; 7] =
    ["함초롬바탕", "HCR Batang", "바탕", "Batang", "NanumMyeongjo", "Noto Serif CJK KR", "AppleMyungjo"];
const HEADING_FACES: [&str; 7] = [
    "맑은 고딕",
    "Malgun Gothic",
    "Pretendard",
    "함초롬돋움",
    "NanumGothic",
    "Noto Sans CJK KR",
    "Apple SD Gothic Neo",
];

/// Faces with a Korean name and the one by which a machine may know them.
const NAMES: [(&str, &str); 8] = [
    ("나눔고딕", "NanumGothic"),
    ("나눔명조", "NanumMyeongjo"),
    ("맑은 고딕", "Malgun Gothic"),
    ("바탕", "Batang"),
    ("돋움", "Dotum"),
    ("굴림", "Gulim"),
    ("함초롬바탕", "HCR Batang"),
    ("함초롬돋움", "HCR Dotum"),
];

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
static FONTS: LazyLock<FontStore> = LazyLock::new(|| {
    let mut store = FontStore::new();
    store.extend(fonts::system());
    store
});
static SOURCE: LazyLock<Source> =
    LazyLock::new(|| Source::new(file("typeset.typ"), include_str!("typeset.typ").to_owned()));
static DATA: LazyLock<FileId> = LazyLock::new(|| file("sheet.json"));
static LOGO: LazyLock<FileId> = LazyLock::new(|| file("logo.png"));

fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a constant name");
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}

/// A day, as Typst is told it.
#[derive(Serialize)]
struct Day {
    year: i16,
    month: i8,
    day: i8,
}

/// The data of `typeset.typ`.
#[derive(Serialize)]
struct Data<'a> {
    about: &'a About,
    date: Option<Day>,
    page: &'a Page,
    footer: u8,
    text_faces: Vec<&'a str>,
    heading_faces: Vec<&'a str>,
    pieces: &'a [sheet::Piece],
}

/// Everything that Typst may look at.
struct Desk {
    data: Bytes,
    logo: Option<Bytes>,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        FONTS.book()
    }

    fn main(&self) -> FileId {
        SOURCE.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == SOURCE.id() { Ok(SOURCE.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match &self.logo {
            _ if id == *DATA => Ok(self.data.clone()),
            Some(logo) if id == *LOGO => Ok(logo.clone()),
            _ => Err(FileError::AccessDenied),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// A document set on pages.
pub struct Pages(PagedDocument);

impl Pages {
    /// Sets a document.
    ///
    /// # Errors
    /// [`WriteError::NoFont`] where no font of the machine has Hangul.
    pub fn new(document: &Document, profile: &Profile) -> Result<Self, WriteError> {
        Self::dated(document, profile, None)
    }

    fn dated(document: &Document, profile: &Profile, date: Option<Date>) -> Result<Self, WriteError> {
        if FONTS.book().select_fallback(None, FontVariant::default(), "가").is_none() {
            return Err(WriteError::NoFont);
        }
        let document = document.clone().normal();
        let face = |first: &'static [&'static str], own: &str| -> Vec<String> {
            let other = NAMES.iter().find(|(korean, _)| *korean == own).map(|(_, other)| *other);
            std::iter::once(own).chain(other).chain(first.iter().copied()).map(str::to_owned).collect()
        };
        let (text, heading) = (face(&TEXT_FACES, &profile.page.face), face(&HEADING_FACES, &profile.page.heading_face));
        let data = Data {
            about: &About::new(&document, profile),
            date: date.map(|date| Day { year: date.year(), month: date.month(), day: date.day() }),
            page: &profile.page,
            footer: FOOTER,
            text_faces: text.iter().map(String::as_str).collect(),
            heading_faces: heading.iter().map(String::as_str).collect(),
            pieces: &sheet::lay_out(&document, profile),
        };
        let data = serde_json::to_string(&data).map_err(|error| WriteError::Layout(error.to_string()))?;
        let logo = profile.picture.as_ref().map(|logo| Bytes::new(logo.png().to_vec()));
        let desk = Desk { data: Bytes::from_string(data), logo };
        let set = typst::compile(&desk).output.map_err(|errors| said(&errors));
        typst::comemo::evict(KEPT);
        set.map(Self)
    }

    /// How many pages there are.
    pub fn count(&self) -> usize {
        self.0.pages().len()
    }

    /// One page, from 0, as a PNG of so many pixels a point.
    ///
    /// # Errors
    /// Where there is no such page, or no memory for its picture.
    pub fn image(&self, page: usize, pixels: f64) -> Result<Vec<u8>, WriteError> {
        let page = self.0.pages().get(page).ok_or_else(|| WriteError::Layout("there is no such page".into()))?;
        let options = typst_render::RenderOptions { pixel_per_pt: Scalar::new(pixels), render_bleed: false };
        let drawn = typst_render::render(page, &options);
        png(drawn.data(), (drawn.width(), drawn.height()))
    }
}

/// How many pages a report of one page takes, where it takes more (RPT-07). A machine that cannot set pages cannot tell.
pub fn overrun(document: &Document, profile: &Profile) -> Option<usize> {
    let one = document.kind == Kind::OnepageReport;
    one.then(|| Pages::new(document, profile).ok())?.map(|pages| pages.count()).filter(|count| *count > 1)
}

/// The pixels of a page, which is opaque, as a PNG: packed for speed, since it is looked at once, and without colours
/// where it has none.
fn png(rgba: &[u8], (width, height): (u32, u32)) -> Result<Vec<u8>, WriteError> {
    let (rgba, _) = rgba.as_chunks::<4>();
    let grey = rgba.iter().all(|[red, green, blue, _]| red == green && green == blue);
    let (colours, kept) = if grey { (ExtendedColorType::L8, 1) } else { (ExtendedColorType::Rgb8, 3) };
    let bytes: Vec<u8> = rgba.iter().flat_map(|pixel| &pixel[..kept]).copied().collect();
    let mut written = Vec::new();
    PngEncoder::new_with_quality(&mut written, CompressionType::Fast, FilterType::Up)
        .write_image(&bytes, width, height, colours)
        .map_err(|error| WriteError::Package(error.to_string()))?;
    Ok(written)
}

/// The document as PDF/A-2b, with its fonts inside, its outline and its metadata; the standard asks for the day on
/// which it was made. A letter that no font of the machine has leaves it a plain PDF.
///
/// # Errors
/// See [`Pages::new`]; a document of any text can be written, so any other error is a bug of a writer.
pub fn pdf(document: &Document, profile: &Profile, made: Date) -> Result<Vec<u8>, WriteError> {
    let pages = Pages::dated(document, profile, Some(made))?;
    let archival =
        PdfStandards::new(&[PdfStandard::A_2b]).map_err(|error| WriteError::Package(error.message().to_string()))?;
    let written = |standards| {
        let options = PdfOptions { standards, creator: Smart::Custom(Some("Biseo".into())), ..PdfOptions::default() };
        typst_pdf::pdf(&pages.0, &options)
    };
    // The archive takes no letter that no font has; such a document is better written without than not at all.
    written(archival).or_else(|_| written(PdfStandards::default())).map_err(|errors| said(&errors))
}

fn said(errors: &[SourceDiagnostic]) -> WriteError {
    WriteError::Layout(errors.first().map(|error| error.message.to_string()).unwrap_or_default())
}
