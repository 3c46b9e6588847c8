mod torture;

use std::io::{Cursor, Write};

use super::*;

fn read_named(name: &str, bytes: &[u8]) -> Result<ReadDocument, ReadError> {
    read(Path::new(name), bytes)
}

pub(super) fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("a package").into_inner()
}

#[test]
fn every_encoding_of_korean_text_is_read() {
    let text = "제목  알림\r\n내용입니다.\n";
    let clean = "제목  알림\n내용입니다.\n";
    let utf16 = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let cp949 = encoding_rs::EUC_KR.encode("똠방각하 제목  알림").0.into_owned();
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    for (bytes, warning) in [
        (text.as_bytes().to_vec(), None),
        (marked(b"\xEF\xBB\xBF", text.as_bytes().to_vec()), None),
        (marked(b"\xFF\xFE", utf16(u16::to_le_bytes)), Some(ReadWarning::DecodedUtf16)),
        (marked(b"\xFE\xFF", utf16(u16::to_be_bytes)), Some(ReadWarning::DecodedUtf16)),
        (utf16(u16::to_le_bytes), Some(ReadWarning::DecodedUtf16)),
    ] {
        let read = read_named("알림.txt", &bytes).expect("text");
        assert_eq!((read.text.as_str(), read.warnings.first().copied()), (clean, warning));
        assert_eq!(read.title, "알림");
    }
    let read = read_named("a.txt", &cp949).expect("CP949");
    assert_eq!((read.text.as_str(), read.warnings), ("똠방각하 제목  알림", vec![ReadWarning::DecodedCp949]));
}

#[test]
fn what_cannot_be_read_is_named_as_what_it_is() {
    let encrypted = package(&[("Contents/content.hpf", b"x"), ("META-INF/manifest.xml", b"<odf:encryption-data/>")]);
    let old = [b"HWP Document File V3.00 \x1a\x01\x02\x03\x04\x05".as_slice(), &[0; 96], &[2, 0], &[0; 900]].concat();
    let older = [b"HWP Document File V2.10 \x1a\x01\x02\x03\x04\x05".as_slice(), &[0; 900]].concat();
    let entities =
        package(&[("word/document.xml", b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"b\">]><a>&a;</a>")]);
    let cases: [(&str, Vec<u8>, &str); 12] = [
        ("a.hwp", old, "file_encrypted"),
        ("a.hwp", older, "file_unsupported"),
        ("a.docx", entities, "file_entities"),
        ("a.txt", vec![], "file_empty"),
        ("a.pdf", b"%PDF-1.7".to_vec(), "file_broken_off"),
        ("a.rtf", b"{\\rtf1 a}".to_vec(), "file_unsupported"),
        ("a.zip", package(&[("a.txt", b"x")]), "file_unsupported"),
        ("a.hwpx", encrypted, "file_encrypted"),
        ("a.hwpx", b"PK\x03\x04 broken".to_vec(), "file_broken_off"),
        ("a.hwp", [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 600]].concat(), "file_damaged"),
        ("a.bin", vec![0, 1, 2, 3, 255, 254, 253, 9], "file_not_text"),
        ("a.hml", b"<?xml version=\"1.0\"?><HWPML>".to_vec(), "file_damaged"),
    ];
    for (name, bytes, code) in cases {
        assert_eq!(read_named(name, &bytes).expect_err(name).code(), code, "{name}");
    }
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let zeros = vec![b' '; 129 << 20];
    let bomb = package(&[("Contents/content.hpf", b"x"), ("Contents/section0.xml", &zeros)]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(read_named("a.hwpx", &bomb).expect_err("a bomb").code(), "file_unpacks_too_large");
}

#[test]
fn a_file_cut_anywhere_is_damaged_and_nothing_worse() {
    let whole =
        crate::write::hwpx(&crate::Document::new(crate::Kind::Notice), &crate::Profile::default()).expect("a document");
    for cut in (4..whole.len()).step_by(whole.len() / 40) {
        let code = read_named("a.hwpx", &whole[..cut]).expect_err("a cut file").code();
        // Cut within the list at its end, a package has lost how it is put together.
        let expected = if cut < whole.len() * 3 / 4 { "file_broken_off" } else { "file_package_damaged" };
        assert!(code == "file_broken_off" || code == expected, "{code} at {cut}");
    }
}
