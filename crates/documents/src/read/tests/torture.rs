//! Files as they arrive when something went wrong on the way, or as somebody makes them who means harm: each gives its
//! text or the reason why not, within a moment.

use std::time::{Duration, Instant};

use super::{
    super::{
        hwp3::tests::{Bomb, bomb, sample},
        *,
    },
    package,
};
use crate::{Block, Document, Kind, Profile, Table, write};

/// No file may hold the reader longer.
const LONGEST: Duration = Duration::from_secs(5);

/// A document of every format that is written here or can be put together in a few lines.
fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let mut document = Document::new(Kind::TrainingNotice);
    document.head.title = "공문서 작성 교육 안내".into();
    document.body = vec![
        Block::item(1, "교육을 엽니다."),
        Block::item(1, "모두 오시기 바랍니다."),
        Block::Table(Table { rows: vec![vec!["가".into(), "나".into()]; 3], header: true, ..Table::default() }),
    ];
    let profile = Profile::default();
    let sheet = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>가나</t></is></c></row></sheetData></worksheet>"#;
    let book = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="갑" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let sheets = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let xlsx = package(&[
        ("[Content_Types].xml", b"<Types/>".as_slice()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", sheets.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ]);
    let mail = "From: =?UTF-8?B?6rmA7ZWY64KY?= <a@example.kr>\r\nTo: b@example.kr\r\nSubject: =?UTF-8?B?7ZqM7J2Y?=\r\nDate: Mon, 23 Nov 2026 09:00:00 +0900\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n회의를 엽니다.\r\n--x\r\nContent-Type: application/pdf; name=\"a.pdf\"\r\nContent-Disposition: attachment; filename=\"a.pdf\"\r\n\r\nx\r\n--x--\r\n";
    let page = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>알림</title></head><body><h1>알림</h1><p>회의를 엽니다.</p><table><tr><th>가</th></tr><tr><td>나</td></tr></table><script>x</script></body></html>";
    vec![
        ("hwpx", write::hwpx(&document, &profile).expect("HWPX")),
        ("docx", write::docx(&document, &profile).expect("DOCX")),
        ("pdf", write::pdf(&document, &profile, jiff::civil::date(2026, 11, 23)).expect("PDF")),
        ("xlsx", xlsx),
        ("eml", mail.into()),
        ("html", page.into()),
        ("hwp", sample(true)),
        ("hwp", sample(false)),
    ]
}

fn read_in_time(name: &str, bytes: &[u8]) -> Result<ReadDocument, ReadError> {
    let started = Instant::now();
    let read = read(Path::new(name), bytes);
    assert!(started.elapsed() < LONGEST, "{name} held the reader for {:?}", started.elapsed());
    read
}

#[test]
fn a_document_of_every_format_is_read() {
    for (format, bytes) in samples() {
        let read = read_in_time(&format!("a.{format}"), &bytes).unwrap_or_else(|error| panic!("{format}: {error}"));
        assert_eq!(read.format.id(), format);
        assert!(["엽니다", "가나"].iter().any(|word| read.text.contains(word)), "{format}: {}", read.text);
        assert_eq!(read_in_time("wrong.txt", &bytes).expect("by its bytes").format.id(), format);
    }
    let (_, mail) = samples().remove(4);
    let read = read_in_time("a.eml", &mail).expect("a mail");
    assert_eq!(read.title, "회의");
    assert!(read.text.contains("보낸 사람: 김하나 <a@example.kr>") && read.text.contains("- a.pdf"), "{}", read.text);
}

#[test]
fn hundreds_of_cut_and_bent_files_take_nothing_down() {
    for (format, whole) in samples() {
        let name = format!("a.{format}");
        for cut in (1..whole.len()).step_by(whole.len() / 40 + 1) {
            let _ = read_in_time(&name, &whole[..cut]);
        }
        // A generator of our own (Numerical Recipes' constants), so that a failure can be found again.
        let mut state = 7_u32;
        for _ in 0..60 {
            let mut bent = whole.clone();
            for _ in 0..8 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let at = (state >> 8) as usize % bent.len();
                bent[at] ^= 1 << (state & 7);
            }
            let _ = read_in_time(&name, &bent);
        }
    }
}

#[test]
fn bombs_are_named_for_what_they_are() {
    let deep = |open: &str, close: &str, depth: usize| [open.repeat(depth), close.repeat(depth)].concat().into_bytes();
    let nested = deep("<hp:tbl><hp:tr><hp:tc>", "</hp:tc></hp:tr></hp:tbl>", 100_000);
    let many: Vec<_> = (0..60_000).map(|number| format!("Contents/section{number}.xml")).collect();
    let many: Vec<_> = many.iter().map(|name| (name.as_str(), b"x".as_slice())).collect();
    let entities = b"<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><a>&c;&c;</a>";
    let cases: [(&str, Vec<u8>, &str); 7] = [
        ("deep.hwp", bomb(Bomb::Depth), "file_too_deep"),
        ("many.hwp", bomb(Bomb::Paragraphs), "file_too_many_elements"),
        ("long.hwp", bomb(Bomb::Letters), "file_unpacks_too_large"),
        ("deep.hwpx", package(&[("Contents/content.hpf", b"x"), ("Contents/section0.xml", &nested)]), "file_too_deep"),
        ("deep.docx", package(&[("word/document.xml", &nested)]), "file_too_deep"),
        ("many.hwpx", package(&many), "file_too_many_parts"),
        ("wide.docx", package(&[("word/document.xml", &vec![b' '; 72 << 20])]), "file_unpacks_too_large"),
    ];
    for (name, bytes, code) in cases {
        assert_eq!(read_in_time(name, &bytes).expect_err(name).code(), code, "{name}");
    }
    // A part that says it was packed with PPMd, and that unpacking it takes 256 MB.
    let mut squeezed = package(&[("Contents/section0.xml", &[0xFF; 64])]);
    for at in 0..squeezed.len() - 12 {
        let method = if squeezed[at..].starts_with(b"PK\x03\x04") { 8 } else { 10 };
        if squeezed[at..].starts_with(b"PK\x03\x04") || squeezed[at..].starts_with(b"PK\x01\x02") {
            squeezed[at + method..][..2].copy_from_slice(&98_u16.to_le_bytes());
        }
    }
    assert_eq!(read_in_time("a.hwpx", &squeezed).expect_err("is not unpacked").code(), "file_damaged");
    let text = read_in_time("a.hwpx", &package(&[("Contents/content.hpf", b"x"), ("Contents/section0.xml", entities)]));
    assert_eq!(text.expect_err("entities are not unfolded").code(), "file_entities");
    let outside = package(&[("../../outside.xml", b"<a/>"), ("Contents/section0.xml", b"<a/>")]);
    let _ = read_in_time("a.hwpx", &outside);
    assert!(!Path::new("../../outside.xml").exists(), "nothing is written where a package says");
    let page = deep("<div>", "</div>", 200_000);
    let _ = read_in_time("a.html", &[b"<html>".as_slice(), &page].concat());
}

#[test]
fn letters_that_are_none_are_read_as_far_as_they_go() {
    for text in ["\u{e000}\u{f8ff}가", "가\u{feff}나", "\u{202e}가나", "𠀀가"] {
        assert!(read_in_time("a.txt", text.as_bytes()).expect("text").text.contains('가'), "{text:?}");
    }
    // A lone surrogate in UTF-16 is no letter.
    assert_eq!(read_in_time("a.txt", b"\xFF\xFE\x00\xD8\x00\xAC").expect_err("no text").code(), "file_not_text");
}
