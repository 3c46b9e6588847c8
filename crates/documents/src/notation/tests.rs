use proptest::prelude::*;

use super::*;
use crate::{
    document::{Attachment, Block, Document, HeadLine, Table},
    kind::{Form, Kind},
};

fn letter(body: Vec<Block>) -> Document {
    let mut document = Document::new(Kind::Request);
    document.head.recipient = "각 부서장".into();
    document.head.title = "자료 제출 요청".into();
    document.body = body;
    document
}

#[test]
fn labelled_lines_above_the_title_are_kept() {
    let text =
        "보도자료\n보도시점  2026. 11. 30.(월) 10:00\n담당 부서  총무과\n제목  한파 쉼터 운영\n\n□ 쉼터를 연다.\n";
    for kind in [Kind::PressRelease, Kind::Notice] {
        let printed = print(&parse(text, kind).0);
        assert!(printed.contains("2026. 11. 30.(월) 10:00") && printed.contains("총무과"), "{printed}");
        assert!(printed.contains("제목  한파 쉼터 운영"), "{printed}");
    }
}

#[test]
fn a_letter_prints_as_the_rules_lay_it_out() {
    let mut document = letter(vec![
        Block::item(1, "관련: 어느과-12(2026. 11. 2.)"),
        Block::item(1, "아래 자료를 내 주시기 바랍니다."),
        Block::item(2, "제출 기한: 2026. 12. 4.(금)"),
        Block::item(2, "제출 방법: 전자우편"),
    ]);
    document.attachments = vec![Attachment::new("작성 서식", 1), Attachment::new("작성 예시", 2)];
    let text = "수신  각 부서장\n(경유)\n제목  자료 제출 요청\n\n1. 관련: 어느과-12(2026. 11. 2.)\n2. 아래 자료를 내 주시기 바랍니다.\n  가. 제출 기한: 2026. 12. 4.(금)\n  나. 제출 방법: 전자우편\n붙임  1. 작성 서식 1부.\n      2. 작성 예시 2부.  끝.\n";
    assert_eq!(print(&document), text);
    assert_eq!(parse(text, Kind::Request), (document, vec![]));
}

#[test]
fn an_only_item_loses_its_mark_and_its_items_come_up() {
    let document =
        letter(vec![Block::item(1, "아래와 같이 알립니다."), Block::item(2, "일시"), Block::item(2, "장소")]);
    assert_eq!(print_body(&document), "아래와 같이 알립니다.\n1. 일시\n2. 장소  끝.\n");
    let document = letter(vec![
        Block::item(1, "갑"),
        Block::item(2, "하나뿐"),
        Block::item(3, "을"),
        Block::item(3, "병"),
        Block::item(1, "정"),
    ]);
    assert_eq!(print_body(&document), "1. 갑\n  하나뿐\n  가. 을\n  나. 병\n2. 정  끝.\n");
}

#[test]
fn an_attachment_alone_has_no_number_and_several_copies_share_a_line() {
    let mut document = letter(vec![Block::paragraph("알립니다.")]);
    document.attachments = vec![Attachment::new("계획", 1)];
    assert_eq!(print_body(&document), "알립니다.\n붙임  계획 1부.  끝.\n");
    let (read, _) = parse("제목  가\n\n알립니다.\n붙임: 계획서, 명단 각 2부 끝", Kind::Request);
    assert_eq!(read.attachments, vec![Attachment::new("계획서", 2), Attachment::new("명단", 2)]);
}

#[test]
fn a_table_at_the_end_has_the_end_below_it_or_says_the_rest_is_blank() {
    let rows = |rows: &[[&str; 2]]| rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
    let table = |cells: &[[&str; 2]]| Block::Table(Table { header: true, rows: rows(cells), ..Table::default() });
    let full = letter(vec![table(&[["이름", "수"], ["갑", "1"]])]);
    assert_eq!(print_body(&full), "| 이름 | 수 |\n| --- | --- |\n| 갑 | 1 |\n  끝.\n");
    let half = letter(vec![table(&[["이름", "수"], ["갑", "1"], ["", ""]])]);
    assert_eq!(print_body(&half), "| 이름 | 수 |\n| --- | --- |\n| 갑 | 1 |\n| 이하 빈칸 |  |\n");
    let text = "| 이름 | 수 |\n| --- | --- |\n| 갑 | 1 |\n| 이하 빈칸 |  |\n|  |  |\n“대외비”\n";
    let (secret, _) = parse(&format!("수신  각 부서장\n제목  점검표 알림\n\n{text}"), Kind::Request);
    assert_eq!((print_body(&secret).as_str(), secret.meta.secrecy.as_str()), (text, "대외비"), "said once, and no end");
}

#[test]
fn several_recipients_stand_under_the_end() {
    let mut document = letter(vec![Block::paragraph("알립니다.")]);
    document.head.recipient.clear();
    document.recipients = vec!["가나시장".into(), "다라군수".into()];
    let text = print(&document);
    assert!(text.starts_with("수신  수신자 참조\n"), "{text}");
    assert!(text.ends_with("끝.\n\n수신자  가나시장, 다라군수\n"), "{text}");
    assert_eq!(parse(&text, Kind::Request).0, document.normal());
}

#[test]
fn a_report_has_its_own_signs_and_no_end() {
    let text = "제목  추진 계획\n보고일  2026. 11. 23.(월)\n\n□ 배경\n ○ 사유\n   - 근거\n    * 주석\n\n□ 계획\n";
    let (document, warnings) = parse(text, Kind::OnepageReport);
    assert_eq!(warnings, vec![]);
    assert_eq!(document.head.lines, vec![HeadLine { label: "보고일".into(), value: "2026. 11. 23.(월)".into() }]);
    assert_eq!(document.body[3], Block::item(4, "주석"));
    assert_eq!(print(&document), text);
}

#[test]
fn chapters_are_counted_and_each_begins_its_signs_anew() {
    let text = "제목  검토 보고\n\nⅠ. 배경\n\n□ 현황\n ○ 사유\n\nⅢ. 방안\n   - 근거\n";
    let (mut document, warnings) = parse(text, Kind::GeneralReport);
    assert_eq!(warnings, vec![]);
    assert_eq!(document.body[3], Block::Chapter { text: "방안".into() });
    assert_eq!(document.body[4], Block::item(3, "근거"));
    assert!(print(&document).contains("\n\nⅡ. 방안\n"), "{}", print(&document));
    document.body.extend((3..=21).map(|number| Block::Chapter { text: format!("{number}장") }));
    let printed = print(&document);
    for chapter in ["Ⅸ. 9장", "Ⅻ. 12장", "ⅩⅢ. 13장", "ⅩⅩ. 20장", "ⅩⅩⅠ. 21장"] {
        assert!(printed.contains(chapter), "{chapter} in {printed}");
    }
    assert_eq!(parse(&printed, Kind::GeneralReport).0, document);
    // A letter has no chapters; the words stay.
    assert!(print(&parse(text, Kind::Notice).0).contains("Ⅰ. 배경"));
}

#[test]
fn a_public_notice_has_a_number_and_a_day_and_counts_its_items() {
    let text = "제목  기록가 모집 공고\n공고 번호  가나시 공고 제2026-12호\n공고일  2026. 11. 27.\n\n1. 모집 개요\n  가. 인원: 2명\n  나. 기간: 1년\n2. 신청\n붙임  신청서 1부.\n";
    let (document, warnings) = parse(text, Kind::PublicNotice);
    assert_eq!(warnings, vec![]);
    assert_eq!(document.head.lines[0].value, "가나시 공고 제2026-12호");
    assert_eq!(document.body[1], Block::item(2, "인원: 2명"));
    assert_eq!(print(&document), text, "without 수신 and 끝");
}

#[test]
fn what_is_understood_as_something_else_is_said() {
    let kinds = |text: &str| parse(text, Kind::Notice).1.into_iter().map(|warning| warning.kind).collect::<Vec<_>>();
    assert_eq!(kinds("1. 갑\n2. 을"), [WarningKind::NoTitle]);
    assert_eq!(kinds("제목  가\n\n1. 갑\n    1) 을\n2. 병"), [WarningKind::SkippedLevel]);
    assert_eq!(kinds("제목  가\n\n| 가 | 나 |\n| 다 |"), [WarningKind::RaggedTable]);
    assert_eq!(kinds("제목  가\n\n갑\n붙임  계획"), [WarningKind::NoQuantity]);
    assert_eq!(kinds("제목  가\n\n갑  끝.\n을"), [WarningKind::TextAfterEnd]);
}

#[test]
fn blanks_are_found_whole() {
    let text = "가 ⟦제출 기한⟧ 나 ⟦열린\n⟦장소⟧";
    let found: Vec<_> = blanks(text).into_iter().map(|range| &text[range]).collect();
    assert_eq!(found, ["⟦제출 기한⟧", "⟦장소⟧"]);
    assert_eq!(blank("장소"), "⟦장소⟧");
}

fn words() -> impl Strategy<Value = String> {
    "[가-힣]{2,6}( [가-힣0-9]{2,5}){0,3}".prop_filter("words of the notation itself", |text| {
        !["수신", "제목", "경유", "붙임", "별첨", "첨부", "유첨"].iter().any(|word| text.starts_with(word))
    })
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        8 => (1_u8..=8, words()).prop_map(|(level, text)| Block::Item { level, text }),
        2 => (0_u8..4, words()).prop_map(|(depth, text)| Block::Paragraph { depth, text }),
        1 => words().prop_map(|text| Block::Chapter { text }),
        1 => (0_u8..4, words()).prop_map(|(depth, text)| Block::Note { depth, text }),
        1 => (words(), prop::bool::ANY, prop::collection::vec(prop::collection::vec("[가-힣|]{0,4}", 3), 1..4))
            .prop_map(|(caption, header, rows)| Block::Table(Table { caption, header, rows, ..Table::default() })),
    ]
}

fn document() -> impl Strategy<Value = Document> {
    (
        prop::sample::select(Kind::ALL.to_vec()),
        words(),
        prop::collection::vec(block(), 0..12),
        prop::collection::vec((words(), 1_u32..9), 0..4),
        prop::collection::vec(words(), 0..3),
    )
        .prop_map(|(kind, title, body, attachments, recipients)| {
            let mut document = Document::new(kind);
            document.head.title = title;
            document.body = body;
            document.attachments =
                attachments.into_iter().map(|(name, copies)| Attachment::new(name, copies)).collect();
            if kind.form() == Form::Gian {
                document.recipients = recipients;
            }
            document
        })
}

proptest! {
    #[test]
    fn printing_and_parsing_are_inverse(document in document()) {
        let normal = document.clone().normal();
        let text = print(&document);
        let (read, _) = parse(&text, document.kind);
        // A single recipient without `수신` is read back as `수신자 참조`.
        prop_assume!(document.recipients.len() != 1);
        prop_assert_eq!(&read, &normal, "{}", &text);
        prop_assert_eq!(print(&read), text);
    }

    #[test]
    fn any_text_parses_and_keeps_its_words(text in "[가-힣 0-9.)(|□○*붙임끝수신제목\n-]{0,200}") {
        let printed = print(&parse(&text, Kind::Notice).0);
        let hangul = |text: &str| text.chars().filter(|c| ('가'..='힣').contains(c)).count();
        // Marks and the words of the head may go, text may not: at the least, nothing of a line's inside is lost.
        prop_assert!(hangul(&printed) + 4 * text.lines().count() + 2 >= hangul(&text), "{}", printed);
    }
}
