use std::io::{Cursor, Read};

use super::*;

/// A form with two fields, one of them empty, and a table of labels.
const SECTION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><hs:sec xmlns:hs="s" xmlns:hp="p"><hp:p id="0" paraPrIDRef="1"><hp:run charPrIDRef="3"><hp:ctrl><hp:fieldBegin id="7" type="CLICK_HERE" name="성명"><hp:parameters><hp:stringParam name="Direction">이름을 적습니다</hp:stringParam></hp:parameters></hp:fieldBegin></hp:ctrl></hp:run><hp:run charPrIDRef="9"><hp:t>이름을 적습니다</hp:t></hp:run><hp:run charPrIDRef="3"><hp:ctrl><hp:fieldEnd beginIDRef="7"/></hp:ctrl></hp:run><hp:linesegarray><hp:lineseg textpos="0"/></hp:linesegarray></hp:p><hp:p id="0" paraPrIDRef="1"><hp:run charPrIDRef="3"><hp:ctrl><hp:fieldBegin id="8" type="CLICK_HERE" name=""><hp:parameters><hp:stringParam name="Direction">사유</hp:stringParam></hp:parameters></hp:fieldBegin></hp:ctrl><hp:ctrl><hp:fieldEnd beginIDRef="8"/></hp:ctrl></hp:run></hp:p><hp:tbl><hp:tr><hp:tc><hp:subList><hp:p><hp:run charPrIDRef="1"><hp:t>연락처:</hp:t></hp:run></hp:p></hp:subList></hp:tc><hp:tc><hp:subList><hp:p><hp:run charPrIDRef="2"/></hp:p></hp:subList></hp:tc><hp:tc><hp:subList><hp:p><hp:run charPrIDRef="1"><hp:t>성명</hp:t></hp:run></hp:p></hp:subList></hp:tc><hp:tc><hp:subList><hp:p><hp:run charPrIDRef="4"><hp:t/></hp:run></hp:p></hp:subList></hp:tc></hp:tr></hp:tbl></hs:sec>"#;

fn form() -> Vec<u8> {
    let document = crate::Document::new(crate::Kind::Notice);
    let package = write::hwpx(&document, &crate::Profile::default()).expect("a package");
    write::changed(&package, |name, _| (name == "Contents/section0.xml").then(|| SECTION.into()), &[]).expect("a form")
}

fn part(package: &[u8], name: &str) -> String {
    let mut text = String::new();
    let mut parts = zip::ZipArchive::new(Cursor::new(package)).expect("a package");
    parts.by_name(name).expect(name).read_to_string(&mut text).expect("text");
    text
}

fn named(values: &[(&str, &str)]) -> Vec<(String, String)> {
    values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn fields_and_labelled_cells_are_listed_in_order() {
    let listed = fields(&form()).expect("a form");
    let names: Vec<_> = listed.iter().map(|field| (field.name.as_str(), field.value.as_str())).collect();
    assert_eq!(names, [("성명", ""), ("사유", ""), ("연락처", ""), ("성명 (2)", "")]);
}

#[test]
fn spacers_and_empty_headers_are_no_blanks() {
    let empty = r#"<hp:subList><hp:p><hp:run charPrIDRef="2"/></hp:p></hp:subList>"#;
    let section = SECTION.replace(
        &format!("<hp:tc>{empty}</hp:tc>"),
        &format!(
            r#"<hp:tc header="1">{empty}</hp:tc><hp:tc>{empty}<hp:cellSz width="1178" height="1982"/></hp:tc><hp:tc>{empty}<hp:cellSz width="9419" height="1982"/></hp:tc>"#
        ),
    );
    let changed = |name: &str, _: &str| (name == "Contents/section0.xml").then(|| section.clone());
    let form = write::changed(&form(), changed, &[]).expect("a form");
    let names: Vec<_> = fields(&form).expect("a form").into_iter().map(|field| field.name).collect();
    assert_eq!(names, ["성명", "사유", "성명 (2)"], "only a spacer stands beside 연락처:");
}

#[test]
fn what_is_filled_in_stands_in_the_form_s_own_letters() {
    let values = named(&[("성명", "김하나"), ("사유", "<첫째>\n& 둘째"), ("연락처", "000"), ("성명 (2)", "이두리")]);
    let filled = fill(&form(), &values).expect("fills");
    let section = part(&filled, "Contents/section0.xml");
    for written in [
        r#"<hp:run charPrIDRef="3"><hp:t>김하나</hp:t></hp:run>"#,
        "<hp:t>&lt;첫째&gt;<hp:lineBreak/>&amp; 둘째</hp:t><hp:ctrl><hp:fieldEnd",
        r#"<hp:run charPrIDRef="2"><hp:t>000</hp:t></hp:run>"#,
        r#"<hp:run charPrIDRef="4"><hp:t>이두리</hp:t></hp:run>"#,
    ] {
        assert!(section.contains(written), "{written} in {section}");
    }
    assert!(!section.contains("linesegarray"), "cached lines no longer hold");
    let again = fields(&filled).expect("a form");
    assert_eq!(again[0].value, "김하나");
}

#[test]
fn a_name_is_found_however_it_is_spread_and_the_preview_says_what_was_filled_in() {
    let filled = fill(&form(), &named(&[("성  명", "김하나")])).expect("fills");
    assert!(part(&filled, "Preview/PrvText.txt").contains("김하나"));
    assert_eq!(boxed("가\n| 갑 | |\n| --- | --- |\n| 을 | 병 |"), "가\n<갑>\n<을><병>");
}

/// The form with other tables in place of its own: rows of cells, each with the number of its letters and its text.
fn tables(tables: &[&[&[(u8, &str)]]]) -> Vec<u8> {
    let cell = |(column, (letters, text)): (usize, &(u8, &str))| {
        format!(
            "<hp:tc><hp:subList><hp:p><hp:run charPrIDRef=\"{letters}\"><hp:t>{text}</hp:t></hp:run></hp:p></hp:subList>\
             <hp:cellAddr colAddr=\"{column}\" rowAddr=\"0\"/><hp:cellSpan colSpan=\"1\" rowSpan=\"1\"/></hp:tc>"
        )
    };
    let row = |row: &&[(u8, &str)]| format!("<hp:tr>{}</hp:tr>", row.iter().enumerate().map(cell).collect::<String>());
    let table = |rows: &&[&[(u8, &str)]]| format!("<hp:tbl>{}</hp:tbl>", rows.iter().map(row).collect::<String>());
    let tables = tables.iter().map(table).collect::<String>();
    let section = format!("<hs:sec xmlns:hs=\"s\" xmlns:hp=\"p\">{tables}</hs:sec>");
    write::changed(&form(), |name, _| (name == "Contents/section0.xml").then(|| section.clone()), &[]).expect("a form")
}

fn names(form: &[u8]) -> Vec<String> {
    fields(form).expect("a form").into_iter().map(|field| field.name).collect()
}

#[test]
fn names_that_differ_in_their_spaces_are_numbered_and_one_field_takes_one_value() {
    let form = tables(&[&[&[(1, "성 명"), (1, "")], &[(1, "성명"), (1, "")], &[(1, "성명 (2)"), (1, "")]]]);
    assert_eq!(names(&form), ["성 명", "성명 (2)", "성명 (2) (2)"]);
    let filled = fill(&form, &named(&[("성명", "갑"), ("성명 (2)", "을")])).expect("fills");
    let values: Vec<_> = places(&filled).expect("a form").into_iter().map(|(_, value)| value).collect();
    assert_eq!(values, ["성 명", "갑", "성명", "을", "성명 (2)", ""]);
    for twice in [["성 명", "성명"], ["성명", "성명"]] {
        let error = fill(&form, &named(&[(twice[0], "갑"), (twice[1], "을")])).expect_err("two values");
        assert_eq!(error, FormError::Twice { field: "성 명".into(), again: "성명".into() });
    }
}

#[test]
fn what_shows_how_to_fill_a_cell_labels_none() {
    let form = tables(&[&[&[(1, "기간"), (1, "년   월   일"), (1, "")], &[(1, "일   시"), (1, ""), (1, "30,000")]]]);
    assert_eq!(names(&form), ["기간", "일 시"]);
}

#[test]
fn a_cell_below_a_header_is_called_by_it_and_one_behind_a_label_by_that() {
    let form = tables(&[
        &[&[(2, "이름"), (2, "연락처")], &[(1, "홍길동"), (1, "")], &[(1, "김하나"), (1, "")]],
        &[&[(2, "기관"), (1, "가나시")], &[(2, "주소"), (1, "")]],
        &[&[(1, "부서"), (1, "총무과")], &[(1, "담당"), (1, "")]],
    ]);
    assert_eq!(names(&form), ["홍길동 연락처", "김하나 연락처", "주소", "담당"]);
}

#[test]
fn cells_that_wait_are_labelled_from_the_left_or_from_above_and_amounts_label_nothing() {
    let cell = |column: usize, text: &str| {
        format!(
            "<hp:tc><hp:subList><hp:p><hp:run charPrIDRef=\"1\"><hp:t>{text}</hp:t></hp:run></hp:p></hp:subList>\
             <hp:cellAddr colAddr=\"{column}\" rowAddr=\"0\"/><hp:cellSpan colSpan=\"1\" rowSpan=\"1\"/></hp:tc>"
        )
    };
    let rows =
        [["성 명", "학과", "금액"], ["", "", "30,000"], ["작성일", "20  .  .  .", "170,000원"], ["30,000", "", ""]];
    let rows = rows.map(|row| {
        format!("<hp:tr>{}</hp:tr>", row.iter().enumerate().map(|(at, text)| cell(at, text)).collect::<String>())
    });
    let section = format!("<hs:sec xmlns:hs=\"s\" xmlns:hp=\"p\"><hp:tbl>{}</hp:tbl></hs:sec>", rows.concat());
    let form = write::changed(&form(), |name, _| (name == "Contents/section0.xml").then(|| section.clone()), &[]);
    let listed = fields(&form.expect("a form")).expect("fields");
    let names: Vec<_> = listed.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names, ["성 명", "학과", "작성일", "학과 (2)"], "a cell below an amount has no name");
}

#[test]
fn parts_that_hold_no_field_stay_as_they_are() {
    let form = form();
    let filled = fill(&form, &named(&[("성명", "김하나")])).expect("fills");
    let (mut before, mut after) = (
        zip::ZipArchive::new(Cursor::new(&form[..])).expect("a package"),
        zip::ZipArchive::new(Cursor::new(&filled[..])).expect("a package"),
    );
    assert_eq!(before.len(), after.len());
    for index in 0..before.len() {
        let raw = |parts: &mut zip::ZipArchive<Cursor<&[u8]>>| {
            let mut part = parts.by_index_raw(index).expect("a part");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("bytes");
            (part.name().expect("a name").to_string(), bytes)
        };
        let (old, new) = (raw(&mut before), raw(&mut after));
        assert_eq!(old.0, new.0);
        assert!(
            ["Contents/section0.xml", "Preview/PrvText.txt"].contains(&old.0.as_str()) || old.1 == new.1,
            "{} changed",
            old.0
        );
    }
}

#[test]
fn a_field_that_is_not_there_is_said() {
    let error = fill(&form(), &named(&[("주소", "가")])).expect_err("no such field");
    assert_eq!(error, FormError::NoSuchField("주소".into()));
    assert_eq!(fields(b"PK\x03\x04").expect_err("no package").code(), "file_broken_off");
}
