use std::path::Path;

use crate::read::{Format, read, tests::package};

/// A section of paragraphs as the text of a package that holds nothing else.
fn text(paragraphs: &str) -> String {
    let section = format!(r#"<hs:sec xmlns:hs="s" xmlns:hp="p" xmlns:hc="c">{paragraphs}</hs:sec>"#);
    let bytes = package(&[("mimetype", b"application/hwp+zip"), ("Contents/section0.xml", section.as_bytes())]);
    read(Path::new("a.hwpx"), &bytes).expect("a package without styles").text
}

fn paragraph(inside: &str) -> String {
    format!("<hp:p>{inside}</hp:p>")
}

fn run(text: &str) -> String {
    format!("<hp:run><hp:t>{text}</hp:t></hp:run>")
}

fn sub(inside: &str) -> String {
    format!("<hp:subList>{}</hp:subList>", paragraph(&run(inside)))
}

#[test]
fn a_title_keeps_its_words_beside_a_header_a_footer_a_note_and_a_memo() {
    let ctrl = |inside: String| format!("<hp:run><hp:ctrl>{inside}</hp:ctrl></hp:run>");
    let title = [
        ctrl(format!("<hp:header>{}</hp:header>", sub("머리말"))),
        ctrl(format!("<hp:header>{}</hp:header>", sub("머리말"))),
        ctrl(format!("<hp:footer>{}</hp:footer>", sub("꼬리말"))),
        run("물품 구매"),
        ctrl(format!("<hp:footNote>{}</hp:footNote>", sub("각주의 글"))),
        ctrl(format!(r#"<hp:fieldBegin type="MEMO">{}</hp:fieldBegin>"#, sub("메모의 글"))),
        run(" 입찰 공고"),
    ];
    let text = text(&[paragraph(&title.concat()), paragraph(&run("본문"))].concat());
    let lines: Vec<_> = text.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(
        lines,
        ["머리말", "물품 구매[^1-1][^1-2] 입찰 공고", "본문", "꼬리말", "[^1-1]: 각주의 글", "[^1-2]: 메모의 글"]
    );
}

#[test]
fn what_stands_in_a_line_stays_there_and_what_floats_comes_behind_it() {
    let cell = |text: &str| format!("<hp:tc>{}</hp:tc>", sub(text));
    let table = |place: &str, caption: &str| {
        let rows = format!("<hp:tr>{}{}</hp:tr>", cell("가"), cell("나")).repeat(2);
        format!(r#"<hp:run><hp:tbl><hp:pos treatAsChar="{place}"/>{caption}{rows}</hp:tbl></hp:run>"#)
    };
    let number = r#"<hp:ctrl><hp:autoNum num="3" numType="TABLE"/></hp:ctrl>"#;
    let said = format!("<hp:run><hp:t>표 </hp:t>{number}<hp:t> 물량</hp:t></hp:run>");
    let caption = format!(r#"<hp:caption side="TOP"><hp:subList>{}</hp:subList></hp:caption>"#, paragraph(&said));
    let text_box = format!("<hp:run><hp:rect><hp:drawText>{}</hp:drawText></hp:rect></hp:run>", sub("글상자"));
    let text = text(
        &[
            paragraph(&[run("앞"), table("1", &caption), run("뒤")].concat()),
            paragraph(&[text_box, run("상자 곁의 글")].concat()),
            paragraph(&[table("0", ""), run("표가 매인 글")].concat()),
        ]
        .concat(),
    );
    let order = ["앞", "표 3 물량", "| 가 | 나 |", "뒤", "상자 곁의 글", "글상자", "표가 매인 글", "| 가 | 나 |"];
    let mut from = 0;
    for wanted in order {
        let at = text[from..].find(wanted).unwrap_or_else(|| panic!("{wanted} behind {from} in {text}"));
        from += at + wanted.len();
    }
}

#[test]
fn fields_and_signs_of_the_line_are_read_as_they_look() {
    let link = |url: &str, words: &str| {
        let command = format!(r#"<hp:stringParam name="Command">{url};1;0;0;</hp:stringParam>"#);
        format!(
            r#"<hp:run><hp:ctrl><hp:fieldBegin type="HYPERLINK"><hp:parameters>{command}</hp:parameters></hp:fieldBegin></hp:ctrl><hp:t>{words}</hp:t><hp:ctrl><hp:fieldEnd/></hp:ctrl></hp:run>"#
        )
    };
    let pieces = [
        run("가<hp:tab/>나<hp:nbSpace/>다"),
        link(r"https\://example.kr/a", "바로가기"),
        link(r"https\://example.kr", "example.kr"),
        r#"<hp:run><hp:checkBtn value="CHECKED" caption="R&amp;&amp;D"/><hp:checkBtn value="UNCHECKED" caption="아님"/></hp:run>"#.into(),
        r#"<hp:run><hp:dutmal><hp:mainText>본말</hp:mainText><hp:subText>덧말</hp:subText></hp:dutmal></hp:run>"#.into(),
        r#"<hp:run><hp:compose composeText="①"/></hp:run>"#.into(),
        r#"<hp:run><hp:equation><hp:shapeComment>수식입니다.</hp:shapeComment><hp:script>a over b</hp:script></hp:equation></hp:run>"#.into(),
        run("\u{F06E} 항목 \u{F02B3}"),
    ];
    let text = text(&paragraph(&pieces.concat()));
    assert_eq!(
        text.trim(),
        r"가 나 다[바로가기](https://example.kr/a)example.kr☑R&D☐아님본말(덧말)①$\frac{a}{b}$■ 항목 ③"
    );
}

#[test]
fn a_page_that_was_laid_out_as_one_wide_table_has_the_columns_that_say_something() {
    let cell =
        |text: &str, span: usize| format!(r#"<hp:tc>{}<hp:cellSpan colSpan="{span}" rowSpan="1"/></hp:tc>"#, sub(text));
    let rows = [
        format!("<hp:tr>{}{}{}</hp:tr>", cell("수신", 3), cell("가나시장", 7), cell("", 4)),
        format!("<hp:tr>{}{}{}</hp:tr>", cell("제목", 3), cell("알림", 7), cell("", 4)),
    ];
    let wide = format!("<hp:run><hp:tbl>{}</hp:tbl></hp:run>", rows.concat());
    assert_eq!(text(&paragraph(&wide)).trim(), "| 수신 | 가나시장 |\n| :--- | :--- |\n| 제목 | 알림 |");
}

#[test]
fn names_with_backslashes_are_those_of_windows() {
    let section = paragraph(&run("공고"));
    let section = format!(r#"<hs:sec xmlns:hs="s" xmlns:hp="p">{section}</hs:sec>"#);
    let bytes = package(&[(r"Contents\content.hpf", b"<a/>"), (r"Contents\section0.xml", section.as_bytes())]);
    assert_eq!(read(Path::new("a.hwpx"), &bytes).expect("a package").text.trim(), "공고");
}

#[test]
fn a_document_in_one_file_is_read_with_its_numbers_and_tables() {
    let hml = "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?><HWPML><HEAD><DOCSUMMARY><TITLE>계획</TITLE></DOCSUMMARY><MAPPINGTABLE><NUMBERING Id=\"1\" Start=\"1\"><PARAHEAD Level=\"1\" NumFormat=\"HangulSyllable\">^1.</PARAHEAD></NUMBERING><PARASHAPE Id=\"4\" HeadingType=\"Number\" Heading=\"1\" Level=\"0\"/></MAPPINGTABLE></HEAD><BODY><SECTION><P ParaShape=\"4\"><TEXT><CHAR>배경</CHAR></TEXT></P><P ParaShape=\"4\"><TEXT><CHAR>방안<TAB/>둘</CHAR></TEXT></P><P><TEXT><TABLE><ROW><CELL ColSpan=\"1\"><PARALIST><P><TEXT><CHAR>갑</CHAR></TEXT></P></PARALIST></CELL><CELL><PARALIST><P><TEXT><CHAR>을</CHAR></TEXT></P></PARALIST></CELL></ROW><ROW><CELL/><CELL/></ROW></TABLE></TEXT></P></SECTION></BODY></HWPML>";
    let document = read(Path::new("a.hml"), hml.as_bytes()).expect("a document");
    assert_eq!((document.format, document.title.as_str()), (Format::Hml, "계획"));
    for wanted in ["가. 배경", "나. 방안 둘", "| 갑 | 을 |"] {
        assert!(document.text.contains(wanted), "{wanted} in {}", document.text);
    }
}
