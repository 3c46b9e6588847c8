use std::io::{Cursor, Read};

use super::*;
use crate::{Approver, Attachment, Block, Document, HeadLine, Kind, Profile, Table, notation, read};

fn profile() -> Profile {
    Profile {
        agency: "가나시".into(),
        department: "정보통계과".into(),
        sender: "가나시장".into(),
        drafter_title: "행정주사".into(),
        drafter: "김하나".into(),
        approvers: vec![Approver { title: "과장".into(), name: "이두리".into(), delegation: "전결".into() }],
        postcode: "00000".into(),
        address: "가나시 다라로 1".into(),
        phone: "000-000-0000".into(),
        email: "a@example.kr".into(),
        ..Profile::default()
    }
}

fn letter() -> Document {
    let text = "수신  수신자 참조\n(경유)\n제목  공문서 작성 교육 참석자 추천 요청\n\n1. 관련: 정보통계과-12(2026. 11. 2., “교육 계획”)\n2. 교육 참석자를 ⟦제출 기한⟧까지 추천하여 주시기 바랍니다.\n  가. 일시: 2026. 12. 10.(목) 14:00∼17:00\n  나. 장소: 대회의실\n    1) 한 사람에 한 자리\n    2) 늦게 오면 자리 없음\n< 시간표 >\n| 시간 | 과목 |\n| --- | --- |\n| 14:00 | 바로 쓰기 |\n붙임  1. 운영 계획 1부.\n      2. 추천 서식 1부.  끝.\n\n수신자  나다군수, 라마구청장\n";
    let mut document = notation::parse(text, Kind::TrainingNotice).0;
    document.meta.summary = "참석자 추천 요청".into();
    document.meta.keywords = vec!["교육".into(), "공문서".into()];
    document.meta.ai_note = true;
    document
}

fn part(package: &[u8], name: &str) -> String {
    let mut parts = zip::ZipArchive::new(Cursor::new(package)).expect("a package");
    let mut text = String::new();
    parts.by_name(name).expect(name).read_to_string(&mut text).expect("text");
    text
}

/// Text without the white space and table rules that Markdown adds.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"|-\\*#".contains(*c)).collect()
}

#[test]
fn a_letter_is_read_back_as_it_was_written() {
    let package = hwpx(&letter(), &profile()).expect("a package");
    let read = read::read(std::path::Path::new("a.hwpx"), &package).expect("our own package");
    assert_eq!(read.title, "공문서 작성 교육 참석자 추천 요청");
    let seen = bare(&read.text);
    let mut from = 0;
    for line in [
        "가 나 시",
        "수신  수신자 참조",
        "제목  공문서 작성 교육 참석자 추천 요청",
        "1. 관련: 정보통계과-12(2026. 11. 2., “교육 계획”)",
        "2. 교육 참석자를 [제출 기한]까지 추천하여 주시기 바랍니다.",
        "가. 일시: 2026. 12. 10.(목) 14:00∼17:00",
        "1) 한 사람에 한 자리",
        "< 시간표 >",
        "시간 과목",
        "14:00 바로 쓰기",
        "붙임  1. 운영 계획 1부.",
        "2. 추천 서식 1부.  끝.",
        "가나시장",
        "수신자  나다군수, 라마구청장",
        "과장  전결  이두리",
        "전화번호 000-000-0000",
        AI_NOTE,
    ] {
        let at = seen[from..].find(&bare(line));
        assert!(at.is_some(), "{line} is missing after {}", &seen[..from]);
        from += at.unwrap_or_default();
    }
}

#[test]
fn a_package_carries_what_the_decree_asks_for() {
    let package = hwpx(&letter(), &profile()).expect("a package");
    let contents = part(&package, "Contents/content.hpf");
    for field in ["참석자 추천 요청", "교육;공문서", "공문서 작성 교육 참석자 추천 요청", "가나시"]
    {
        assert!(contents.contains(field), "{field} in {contents}");
    }
    assert!(part(&package, "Preview/PrvText.txt").contains("수신  수신자 참조\r\n"));
    assert!(part(&package, "META-INF/container.xml").contains("PrvText.txt"));
    assert!(part(&package, "Contents/section0.xml").contains(r#"width="59528""#), "A4");
}

#[test]
fn every_kind_is_written_and_read_back() {
    for kind in Kind::ALL {
        let mut document = Document::new(kind);
        document.head.title = format!("{} 시험", kind.korean());
        document.head.lines = vec![HeadLine { label: "일시".into(), value: "2026. 11. 23.(월)".into() }];
        document.body = vec![Block::item(1, "첫째 줄"), Block::item(2, "둘째 줄"), Block::item(2, "셋째 줄")];
        document.attachments = vec![Attachment::new("자료", 1)];
        let package = hwpx(&document, &profile()).expect("a package");
        let seen = bare(&read::read(std::path::Path::new("a.hwpx"), &package).expect("a document").text);
        for block in &document.body {
            assert!(seen.contains(&bare(block.text().expect("an item"))), "{kind:?}: {seen}");
        }
        assert!(seen.contains("시험") && seen.contains("자료1부."), "{kind:?}: {seen}");
    }
}

#[test]
fn an_empty_document_and_one_of_strange_letters_are_written_too() {
    for text in ["", "\u{0}\u{1}<&>\"'\u{fffe}\u{e000}😀", "⟦⟧⟦", &"긴 ".repeat(5000)] {
        let mut document = Document::new(Kind::Notice);
        document.head.title = text.into();
        document.body =
            vec![Block::paragraph(text), Block::Table(Table { rows: vec![vec![text.into()]], ..Table::default() })];
        let package = hwpx(&document, &Profile::default()).expect("a package");
        read::read(std::path::Path::new("a.hwpx"), &package).expect("a document");
    }
}

#[test]
fn text_and_markdown_hold_the_whole_document() {
    let text = text(&letter(), &profile());
    assert!(text.starts_with("가나시\n\n수신  수신자 참조\n"), "{text}");
    assert!(
        text.contains("끝.\n\n가나시장\n수신자  나다군수, 라마구청장\n행정주사  김하나    과장  전결  이두리\n"),
        "{text}"
    );
    let markdown = markdown(&letter(), &profile());
    assert!(markdown.contains("# 공문서 작성 교육 참석자 추천 요청\n"), "{markdown}");
    assert!(markdown.contains("\n1\\. 관련: "), "{markdown}");
    assert!(markdown.contains("\n| 시간 | 과목 |\n| --- | --- |\n| 14:00 | 바로 쓰기 |\n"), "{markdown}");
}

#[test]
fn a_desk_that_was_told_nothing_signs_nothing() {
    assert_eq!(signature(&letter(), &Profile::default()), "수신자  나다군수, 라마구청장");
    assert_eq!(signature(&Document::new(Kind::OnepageReport), &profile()), "");
    assert!(!signature(&Document::new(Kind::Plan), &profile()).contains("가나시장"), "internal documents are not sent");
}
