//! Documents out of the desk: the notation laid out on paper or in files, written so that the old file is whole until
//! the new one is.

use std::{
    fs,
    path::{Path, PathBuf},
};

use biseo_documents::{
    Document, Kind, Profile, notation,
    write::{self, WriteError},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    class::DataClass,
    desk::Desk,
    fault::Fault,
    review::{self, FindingView},
};

/// Characters of a title that become part of a file's name; names have 255 bytes and Hangul takes three a syllable.
const NAME: usize = 60;

/// A format that documents are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum ExportFormat {
    /// 한글 문서, open package.
    Hwpx,
    /// Word document, open package.
    Docx,
    /// PDF/A.
    Pdf,
    /// Markdown.
    Md,
    /// Plain text, as an approval system's editor takes it.
    Txt,
}

impl ExportFormat {
    const ALL: [Self; 5] = [Self::Hwpx, Self::Docx, Self::Pdf, Self::Md, Self::Txt];

    /// The ending of its files' names.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Hwpx => "hwpx",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Md => "md",
            Self::Txt => "txt",
        }
    }

    /// The format that a file's name asks for.
    ///
    /// # Errors
    /// `format_unknown` where no format has that ending.
    pub fn of(path: &Path) -> Result<Self, Fault> {
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let format = Self::ALL.into_iter().find(|format| format.extension() == ending);
        format.ok_or_else(|| Fault::new("format_unknown").with("path", path.display()))
    }
}

/// What is written.
#[derive(Debug, Clone, Copy)]
pub struct Exporting<'a> {
    /// The document in official notation.
    pub text: &'a str,
    /// Its kind.
    pub kind: Kind,
    /// The class of the work, which travels with the document.
    pub class: DataClass,
    /// Whether a model wrote part of it, so that the document says so (인공지능기본법).
    pub by_model: bool,
    /// The day on which it is written.
    pub today: Date,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Exported {
    /// Where it is.
    pub path: String,
    /// Its size.
    #[ts(type = "number")]
    pub bytes: usize,
    /// What is still open in it: the labels of its blanks.
    pub blanks: Vec<String>,
    /// What in it does not follow the rules.
    pub findings: Vec<FindingView>,
}

/// Writes a document to a file; one of that name is replaced once the new one is whole.
///
/// # Errors
/// `document_empty` where nothing is said in it; a `profile_…` code where the agency's profile cannot be read, so that
/// nothing goes out unsigned; `folder_missing` where its folder is not there; `file_failed` or `disk_full` where it cannot be written, and then the
/// old file is as it was; `font_missing` for a PDF
/// on a machine without Hangul; `export_failed` where the format cannot hold it.
pub fn to_path(desk: &Desk, what: Exporting<'_>, format: ExportFormat, path: &Path) -> Result<Exported, Fault> {
    let profile = &desk.readable_profile()?;
    let document = document(what, profile);
    if document.head.title.is_empty() && document.body.is_empty() && document.attachments.is_empty() {
        return Err(Fault::new("document_empty"));
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists()) {
        return Err(Fault::new("folder_missing").with("path", folder.display()));
    }
    let bytes = match format {
        ExportFormat::Hwpx => write::hwpx(&document, profile).map_err(|error| fault(&error))?,
        ExportFormat::Docx => write::docx(&document, profile).map_err(|error| fault(&error))?,
        ExportFormat::Pdf => write::pdf(&document, profile, what.today).map_err(|error| fault(&error))?,
        ExportFormat::Md => write::markdown(&document, profile).into_bytes(),
        ExportFormat::Txt => write::text(&document, profile).into_bytes(),
    };
    write::save(path, &bytes).map_err(|error| Fault::file_failed(path, &error))?;
    let mut findings = review::run(desk, what.text, what.kind);
    findings.extend(review::on_pages(desk, what.text, what.kind));
    let blanks = notation::blanks(what.text).into_iter().map(|range| label(&what.text[range])).collect();
    Ok(Exported { path: path.display().to_string(), bytes: bytes.len(), blanks, findings })
}

/// A blank without its marks.
fn label(blank: &str) -> String {
    blank.trim_matches(['⟦', '⟧']).trim().to_owned()
}

fn document(what: Exporting<'_>, profile: &Profile) -> Document {
    let (mut document, _) = notation::parse(what.text, what.kind);
    // Where the document system sets the end sign, only a typed one is written.
    if profile.document_card {
        document.meta.closes = Some(notation::is_closed(what.text, what.kind));
    }
    document.meta.class = what.class.letter().into();
    document.meta.ai_note = what.by_model;
    document
}

fn fault(error: &WriteError) -> Fault {
    match error {
        WriteError::NoFont => Fault::new("font_missing"),
        error => Fault::new("export_failed").with("reason", error),
    }
}

/// A document on pages, for the eye.
#[derive(Debug)]
pub struct Preview {
    /// How many pages it has.
    pub pages: usize,
    /// The first of them, as PNG.
    pub images: Vec<Vec<u8>>,
}

/// Pages that are drawn at the most: nobody reads a book in a preview, and each page takes a moment.
const DRAWN: usize = 30;

/// The pages of a document as they will be printed, at so many pixels a point.
///
/// # Errors
/// `font_missing` on a machine without Hangul; `export_failed` where they cannot be drawn.
pub fn preview(desk: &Desk, what: Exporting<'_>, pixels: f64) -> Result<Preview, Fault> {
    let profile = desk.profile();
    let pages = write::Pages::new(&document(what, &profile), &profile).map_err(|error| fault(&error))?;
    let images = (0..pages.count().min(DRAWN)).map(|page| pages.image(page, pixels)).collect::<Result<_, _>>();
    Ok(Preview { pages: pages.count(), images: images.map_err(|error| fault(&error))? })
}

/// The body of a document for the clipboard, as HTML and as text: what an approval system's editor takes.
pub fn clipboard(desk: &Desk, what: Exporting<'_>) -> Clipboard {
    let document = document(what, &desk.profile());
    Clipboard { html: write::html(&document), text: notation::print_body(&document) }
}

/// See [`clipboard`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Clipboard {
    /// With its tables as tables.
    pub html: String,
    /// As it is typed, double spaces and all.
    pub text: String,
}

/// Writes a document into the desk's documents under its title; a file that is there is never replaced.
///
/// # Errors
/// See [`to_path`].
pub fn to_documents(desk: &Desk, what: Exporting<'_>, format: ExportFormat) -> Result<Exported, Fault> {
    let folder = desk.documents();
    fs::create_dir_all(&folder).map_err(|error| Fault::file_failed(&folder, &error))?;
    let (document, _) = notation::parse(what.text, what.kind);
    to_path(desk, what, format, &free(&folder, &file_name(&document.head.title, what.kind), format.extension()))
}

/// A title as a file's name on any system.
fn file_name(title: &str, kind: Kind) -> String {
    let named: String = title
        .chars()
        .map(|c| if c.is_control() || r#"\/:*?"<>|⟦⟧"#.contains(c) { ' ' } else { c })
        .take(NAME)
        .collect();
    let named = named.split_whitespace().collect::<Vec<_>>().join(" ");
    if named.is_empty() { kind.korean().to_owned() } else { named.trim_matches('.').to_owned() }
}

/// The first name that no file has: `제목.hwpx`, `제목 (2).hwpx`, …
fn free(folder: &Path, name: &str, extension: &str) -> PathBuf {
    let numbered = |number: u32| match number {
        1 => folder.join(format!("{name}.{extension}")),
        _ => folder.join(format!("{name} ({number}).{extension}")),
    };
    (1..).map(numbered).find(|path| !path.exists()).unwrap_or_else(|| numbered(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{desk::Places, text::Unit};

    const TEXT: &str = "수신  각 부서장\n(경유)\n제목  가나다 현황 자료 제출 요청\n\n\
        1. 가나다 현황을 파악하고자 합니다.\n2. 자료를 2026. 12. 4.(금)까지 제출하여 주시기 바랍니다.  끝.\n";

    fn desk() -> (Desk, tempfile::TempDir) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let places = Places { desk: folder.path().join("desk"), dictionary: None };
        (Desk::open(&places, Unit::CodePoints).expect("opens").0, folder)
    }

    fn what(text: &str) -> Exporting<'_> {
        Exporting {
            text,
            kind: Kind::Request,
            class: DataClass::S,
            by_model: false,
            today: jiff::civil::date(2026, 11, 23),
        }
    }

    #[test]
    fn every_format_says_the_same() {
        let (desk, _folder) = desk();
        for format in ExportFormat::ALL {
            let written = to_documents(&desk, what(TEXT), format).expect("writes");
            let read = crate::files::read(Path::new(&written.path)).expect("is read back");
            assert!(read.text.contains("2026. 12. 4.(금)까지 제출하여 주시기 바랍니다."), "{format:?}: {}", read.text);
        }
    }

    #[test]
    fn a_second_export_leaves_the_first_alone() {
        let (desk, _folder) = desk();
        let first = to_documents(&desk, what(TEXT), ExportFormat::Md).expect("writes");
        let second = to_documents(&desk, what(TEXT), ExportFormat::Md).expect("writes");
        assert!(first.path.ends_with("가나다 현황 자료 제출 요청.md"), "{}", first.path);
        assert!(second.path.ends_with("가나다 현황 자료 제출 요청 (2).md"), "{}", second.path);
    }

    #[test]
    fn open_blanks_are_said_and_a_text_of_nothing_is_not_written() {
        let (desk, folder) = desk();
        let text = TEXT.replace("2026. 12. 4.(금)", "⟦제출 기한⟧");
        let written = to_documents(&desk, what(&text), ExportFormat::Txt).expect("writes");
        assert_eq!(written.blanks, ["제출 기한"]);
        let path = folder.path().join("빈 글.hwpx");
        for text in ["", " \n\n", "수신  각 부서장\n(경유)\n제목\n"] {
            let fault = to_path(&desk, what(text), ExportFormat::Hwpx, &path).expect_err("refuses");
            assert_eq!(fault.code, "document_empty");
        }
        assert!(!path.exists());
    }

    #[test]
    fn a_title_that_no_file_system_takes_still_names_a_file() {
        assert_eq!(file_name("예산/결산: \"보고\"", Kind::Report), "예산 결산 보고");
        assert_eq!(file_name("⟦제목⟧", Kind::Report), "제목");
        assert_eq!(file_name(" ", Kind::Report), Kind::Report.korean());
        assert!(file_name(&"가".repeat(300), Kind::Report).len() <= 255 - 16);
    }

    #[test]
    fn a_place_that_cannot_be_written_is_said_and_nothing_is_left() {
        let (desk, folder) = desk();
        let path = folder.path().join("없는 폴더/공문.md");
        let fault = to_path(&desk, what(TEXT), ExportFormat::Md, &path).expect_err("refuses");
        assert_eq!(fault.code, "folder_missing");
        assert!(!path.exists());
    }

    #[test]
    fn a_broken_profile_keeps_a_document_from_going_out_unsigned() {
        let (desk, folder) = desk();
        std::fs::write(desk.folder.join("profile.toml"), "agency = 가나시\n").expect("writes");
        let path = folder.path().join("공문.hwpx");
        let fault = to_path(&desk, what(TEXT), ExportFormat::Hwpx, &path).expect_err("refuses");
        assert_eq!(fault.code, "profile_unreadable");
        assert!(!path.exists());
    }

    #[test]
    fn the_end_is_written_as_it_was_typed_where_nothing_else_decides() {
        let (desk, folder) = desk();
        let path = folder.path().join("글.txt");
        let written = |text: &str, kind| {
            to_path(&desk, Exporting { kind, ..what(text) }, ExportFormat::Txt, &path).expect("writes");
            std::fs::read_to_string(&path).expect("is there")
        };
        let open = TEXT.replace("  끝.", "");
        assert!(written(&open, Kind::Request).contains("끝."), "a letter closes with it");
        assert!(written("제목  우산\n\n□ 현황  끝.\n", Kind::GeneralReport).contains("□ 현황  끝."));
        assert!(!written("제목  우산\n\n□ 현황\n", Kind::GeneralReport).contains("끝."));
        std::fs::write(desk.folder.join("profile.toml"), "document_card = true\n").expect("writes");
        assert!(!written(&open, Kind::Request).contains("끝."), "the document system does");
        assert!(written(TEXT, Kind::Request).contains("끝."));
    }

    #[test]
    fn a_report_of_one_page_that_takes_more_is_said() {
        let (desk, folder) = desk();
        let path = folder.path().join("보고.md");
        let text = |lines: usize| format!("제목  우산 보고\n\n□ 현황\n{}", " ○ 우산을 보관함\n".repeat(lines));
        let said = |text: &str| {
            let what = Exporting { kind: Kind::OnepageReport, ..what(text) };
            let findings = to_path(&desk, what, ExportFormat::Md, &path).expect("writes").findings;
            findings.iter().any(|finding| finding.rule == "RPT-07")
        };
        assert!(said(&text(80)) && !said(&text(4)));
    }

    #[test]
    fn the_name_of_the_file_tells_the_format() {
        assert_eq!(ExportFormat::of(Path::new("공문.HWPX")), Ok(ExportFormat::Hwpx));
        assert_eq!(ExportFormat::of(Path::new("공문.hwp")).expect_err("is not written").code, "format_unknown");
    }
}
