use std::io::{Cursor, Read};

use super::*;
use crate::{Approver, Attachment, Block, Document, Form, HeadLine, Kind, Profile, Table, notation, read, received};

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
        "과장  전결    .    .  이두리",
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

fn dated(document: &Document, profile: &Profile) -> Result<Vec<u8>, WriteError> {
    pdf(document, profile, jiff::civil::date(2026, 11, 23))
}

/// A writer of packages or of PDF.
type Writer = fn(&Document, &Profile) -> Result<Vec<u8>, WriteError>;

#[test]
fn every_kind_is_written_and_read_back_in_every_format_on_paper() {
    let writers: [(&str, Writer); 3] = [("a.hwpx", hwpx), ("a.docx", docx), ("a.pdf", dated)];
    for (kind, (name, write)) in Kind::ALL.into_iter().flat_map(|kind| writers.map(|writer| (kind, writer))) {
        let mut document = Document::new(kind);
        document.head.title = format!("{} 문서 쓰고 되읽기 시험", kind.korean());
        document.head.lines = vec![HeadLine { label: "일시".into(), value: "2026. 11. 23.(월)".into() }];
        document.body = vec![Block::item(1, "첫째 줄"), Block::item(2, "둘째 줄"), Block::item(2, "셋째 줄")];
        document.attachments = vec![Attachment::new("자료", 1)];
        let package = write(&document, &profile()).expect("a package");
        let seen = bare(&read::read(std::path::Path::new(name), &package).expect("a document").text);
        let mut from = 0;
        for text in ["되읽기 시험", "첫째 줄", "둘째 줄", "셋째 줄", "자료 1부."] {
            let at = seen[from..].find(&bare(text));
            assert!(at.is_some(), "{kind:?} {name}: {text} is missing after {}", &seen[..from]);
            from += at.unwrap_or_default();
        }
    }
}

/// A letter with an item on each of the eight levels, a second one, and as many of the second level as go past 하.
fn deep() -> Document {
    let mut document = letter();
    document.recipients.clear();
    document.head.recipient = "각 부서장".into();
    document.body = (1..=8).map(|level| Block::item(level, format!("{level}단계의 첫째"))).collect();
    document.body.extend((1..=8).rev().map(|level| Block::item(level, format!("{level}단계의 둘째"))));
    document.body.extend((1..=16).map(|number| Block::item(2, format!("하위 항목 {number}째 것"))));
    document.body.extend([Block::item(3, "아래의 첫째"), Block::item(3, "아래의 둘째")]);
    document
}

/// A letter in the name of an office, for some eyes only, that rightly has no end sign, with a date where a line ends.
fn own() -> Document {
    let text = "수신  다라시장\n(경유)\n제목  우산 보관 알림\n\n여러 부서의 우산 보관 점검을 마쳤으니 동별 우산 보완 계획을 다 같이 세워서 2026. 12. 11.(금)까지 제출하여 주시기 바랍니다.\n| 우산 | 부서 |\n| --- | --- |\n| 큰 우산 | 총무과 |\n| 이하 빈칸 |  |\n\n우산과장\n공개 구분  부분공개(5)\n";
    notation::parse(text, Kind::Notice).0
}

/// A letter with a table whose columns stand otherwise than they would by themselves.
fn sided() -> Document {
    let text = "수신  다라시장\n(경유)\n제목  우산 보관 알림\n\n1. 여러 부서의 우산 보관 점검을 마쳤으니 그 결과를 알려 드립니다.\n2. 부서마다 둘 우산은 다음과 같습니다.\n| 우산 | 값 | 뜻 | 부서 |\n| --: | :-: | :-- | --- |\n| 큰 것 | 1,000 | 큼 | 우산과 |\n| 작은 것 | 200 | 작음 | 총무과 |\n  끝.\n";
    notation::parse(text, Kind::Notice).0
}

/// A letter with a 붙임 of two lines, a table of two pages and an amount where a line ends.
fn parted() -> Document {
    let rows =
        (1..=60).map(|number| format!("| {number} | {number}동 주민센터 | {number},000 |\n")).collect::<String>();
    let text = format!(
        "수신  다라시장\n(경유)\n제목  우산 대금 지급 요청\n\n1. 우산과의 업무용 우산을 사려고 관련 부서가 함께 검토하여 정한 값 금1,234,500원(금일백이십삼만사천오백원)의 지급을 요청합니다.\n2. 나눌 곳은 다음과 같습니다.\n| 연번 | 기관 | 우산 |\n| --- | --- | --- |\n{rows}붙임  1. 업무용 우산을 사려고 받은 대금 지급 청구서와 견적서 및 검수 조서 등 지급에 필요한 일체의 상세 명세서(우산과) 1부.\n      2. 명단 1부.  끝.\n"
    );
    let mut document = notation::parse(&text, Kind::Notice).0;
    document.head.recipient = notation::SEVERAL_RECIPIENTS.into();
    document.recipients = (1..=40).map(|number| format!("다라{number}동장")).collect();
    document
}

/// A document with what its 결문 says, which stays its own when the file is taken up again.
fn sent(mut document: Document) -> Document {
    let (form, profile) = (document.kind.form(), profile());
    if form == Form::Gian && document.meta.sender.is_empty() {
        document.meta.sender = profile.sender;
    }
    if form.has_recipient() && document.meta.disclosure.is_empty() {
        document.meta.disclosure = profile.disclosure;
    }
    document
}

#[test]
fn a_letter_that_is_read_back_is_the_same_letter() {
    let writers: [(&str, Writer); 3] = [("a.hwpx", hwpx), ("a.docx", docx), ("a.pdf", dated)];
    for document in [letter(), deep(), own(), parted(), sided()] {
        for (name, write) in writers {
            let package = write(&document, &profile()).expect("a package");
            let read = read::read(std::path::Path::new(name), &package).expect("a document");
            let said = received(&read, document.kind, &profile());
            let (seen, warnings) = notation::parse(&said, document.kind);
            // Where its columns stand, HWPX alone says when it is read.
            let sides = |text: String| if name == "a.hwpx" { text } else { text.replace([':'], "") };
            let blank = |document: &Document| sides(notation::print(document).replace(['⟦', '⟧', '[', ']'], ""));
            let blank = |document: &Document| blank(document).replace("| -- ", "| --- ").replace("| - ", "| --- ");
            assert_eq!(blank(&seen), blank(&sent(document.clone()).normal()), "{name}: {said}");
            assert_eq!(warnings, [], "the 결문 is the profile's and no text behind the end");
        }
    }
}

#[test]
fn what_was_written_is_checked_as_it_was_typed() {
    let texts = [
        (
            Kind::BriefDraft,
            "제목  우산 보관함 검토 보고\n등록일  2026. 1. 6.\n\n□ 현황\n ○ 우산이 많음\n   - 서른 개\n    * 세어 봄\n\n붙임  견적서 1부.\n",
        ),
        (
            Kind::OnepageReport,
            "제목  우산 보관함 설치 보고\n보고일  ’26. 1. 6.(화)\n\n□ 현황\n ○ 우산이 많음\n   - 서른 개\n\n| 구분 | 수 |\n| --- | --- |\n| 긴 것 | 3 |\n",
        ),
        (Kind::Minutes, "제목  우산 회의록\n일시  2026. 1. 6.(화) 14:00\n장소  회의실\n\n□ 안건\n ○ 우산 보관함\n"),
        (
            Kind::PressRelease,
            "제목  우산 빌려 드립니다\n보도시점  2026. 1. 6.(화) 조간\n부제  비 오는 날마다\n담당 부서  우산과\n책임자  과장 이두리\n\n□ 가나시는 우산을 빌려준다.\n□ 누구나 빌릴 수 있다.\n",
        ),
        (
            Kind::PublicNotice,
            "제목  우산 공고\n공고 번호  가나시 공고 제2026-1호\n공고일  2026. 1. 6.\n\n1. 우산: 셋\n  가. 긴 것\n  나. 짧은 것\n2. 기한: 2026. 1. 9.(금)\n\n붙임  1. 서식 1부.\n      2. 그림 1부.\n",
        ),
        (
            Kind::InternalPlan,
            "수신  내부결재\n제목  우산 보관 계획\n\n1. 우산 보관함을 두고자 합니다.\n  가. 수: 셋\n    - 긴 것\n  나. 곳: 현관\n2. 예산은 없습니다.  끝.\n",
        ),
        (
            Kind::Cooperation,
            "수신  다라시장\n(경유)\n제목  우산 보관 협조 요청\n\n우산을 보관하여 주시기 바랍니다.\n\n1. 수: 셋\n2. 곳: 현관\n\n붙임  그림 1부.  끝.\n",
        ),
    ];
    let writers: [(&str, Writer); 2] = [("a.hwpx", hwpx), ("a.docx", docx)];
    for ((kind, text), (name, write)) in texts.into_iter().flat_map(|text| writers.map(|writer| (text, writer))) {
        let (document, _) = notation::parse(text, kind);
        let package = write(&document, &profile()).expect("a package");
        let said = received(&read::read(std::path::Path::new(name), &package).expect("is read"), kind, &profile());
        assert_eq!(
            notation::print(&notation::parse(&said, kind).0),
            notation::print(&sent(document)),
            "{name}: {said}"
        );
        let rules = |text: &str| {
            let findings = crate::rules::check(text, kind, &profile()).into_iter();
            // What the 결문 of the agency lacks is said where there is one to read.
            findings.map(|finding| finding.rule).filter(|rule| !rule.starts_with("REG")).collect::<Vec<_>>()
        };
        assert_eq!(rules(&said), rules(text), "{kind:?} {name}: {said}");
    }
    let (document, _) = notation::parse(texts[6].1, texts[6].0);
    let paper = dated(&document, &profile()).expect("a PDF");
    let said = received(&read::read(std::path::Path::new("a.pdf"), &paper).expect("is read"), texts[6].0, &profile());
    assert_eq!(
        notation::print(&notation::parse(&said, texts[6].0).0),
        notation::print(&sent(document.clone())),
        "{said}"
    );
    let kept = markdown(&document, &profile());
    let said =
        received(&read::read(std::path::Path::new("a.md"), kept.as_bytes()).expect("is read"), texts[6].0, &profile());
    assert_eq!(notation::print(&notation::parse(&said, texts[6].0).0), notation::print(&sent(document)), "{said}");
}

#[test]
fn the_articles_of_a_law_on_paper_are_read_as_lines_of_their_own() {
    let articles = [
        "제1조(목적) 이 규정은 우산을 빌려 주는 데 필요한 사항을 정하여 우산을 아끼고 오래 쓰는 것을 목적으로 하며, 모든 부서에 적용한다.",
        "제2조(대여) 우산은 한 사람에게 한 자루를 빌려 준다.",
        "제2조의2(기한) 우산은 사흘 안에 돌려받는다. 다만, 비가 그치지 아니하여",
        "제2조에 따른 사람이 청하면 하루를 늘린다.",
        "제3조 삭제 <2026. 1. 1.>",
        "부칙 <제12호, 2026. 1. 1.>",
    ];
    let text = format!("수신  내부결재\n제목  우산 대여 규정 알림\n\n{}  끝.\n", articles.join("\n"));
    let paper = dated(&notation::parse(&text, Kind::Notice).0, &profile()).expect("a PDF");
    let read = read::read(std::path::Path::new("a.pdf"), &paper).expect("is read").text;
    let said: Vec<&str> = read.lines().filter(|line| !line.is_empty()).collect();
    for article in articles.iter().filter(|article| !article.contains("따른")) {
        assert!(said.iter().any(|line| line.starts_with(article)), "{article}: {read}");
    }
    assert!(!said.iter().any(|line| line.starts_with("제2조에")), "what goes on is no article: {read}");
}

#[test]
fn an_internal_document_of_any_kind_is_sent_by_nobody_and_a_typed_sender_is_the_documents_own() {
    let internal = notation::parse("수신  내부결재\n제목  우산 보관 알림\n\n둡니다.  끝.\n", Kind::Notice).0;
    assert!(!signature(&internal, &profile()).contains("가나시장"));
    let office = "수신  총무과장\n(경유)\n제목  우산 보관 알림\n\n둡니다.  끝.\n\n정보통계과장\n공개 구분  비공개(5)\n";
    let office = notation::parse(office, Kind::Notice).0;
    let said = signature(&office, &profile());
    assert!(
        said.starts_with("정보통계과장\n") && said.ends_with("비공개(5)") && !said.contains("대국민공개"),
        "{said}"
    );
    assert!(notation::print(&office).ends_with("끝.\n\n정보통계과장\n공개 구분  비공개(5)\n"));
}

#[test]
fn every_kind_keeps_the_lines_of_its_body_apart() {
    let writers: [(&str, Writer); 3] = [("a.hwpx", hwpx), ("a.docx", docx), ("a.pdf", dated)];
    for (kind, (name, write)) in Kind::ALL.into_iter().flat_map(|kind| writers.map(|writer| (kind, writer))) {
        let mut document = Document::new(kind);
        document.head.title = "쓰고 되읽기 시험".into();
        document.body = [1, 2, 2, 3, 3, 4, 4, 1].map(|level| Block::item(level, format!("{level}단계의 글"))).into();
        document.attachments = vec![Attachment::new("계획", 1), Attachment::new("명단", 2)];
        let package = write(&document, &profile()).expect("a package");
        let read = read::read(std::path::Path::new(name), &package).expect("a document").text;
        // How wide a space is on a page is not told in a PDF.
        let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut lines = read.lines().map(words);
        for line in notation::print_body(&document.normal()).lines().map(words).filter(|line| !line.is_empty()) {
            assert!(lines.any(|seen| seen == line), "{kind:?} {name}: no line {line} in its place in {read}");
        }
    }
}

#[test]
fn word_is_given_the_signs_that_it_cannot_count_to() {
    let package = docx(&deep(), &profile()).expect("a package");
    let list = part(&package, "word/numbering.xml");
    for sign in ["㉮", "㉯", "거.", "너."] {
        assert!(list.contains(&format!(r#"w:val="{sign}""#)), "{sign} in {list}");
    }
    let (text, styles) = (part(&package, "word/document.xml"), part(&package, "word/styles.xml"));
    assert!(text.contains(r#"<w:numPr><w:ilvl w:val="0" /><w:numId w:val="2" /></w:numPr>"#), "{text}");
    assert!(styles.contains("autoSpaceDN") && styles.matches(r#"styleId="Normal""#).count() == 1, "{styles}");
    assert!(part(&docx(&letter(), &profile()).expect("a package"), "word/document.xml").contains("w:tblHeader"));
}

#[test]
fn a_pdf_is_kept_for_good_and_a_docx_numbers_by_itself() {
    let paper = dated(&letter(), &profile()).expect("a PDF");
    let said = String::from_utf8_lossy(&paper);
    for mark in ["pdfaid:part", "/Outlines", "참석자 추천 요청"] {
        assert!(said.contains(mark), "{mark}");
    }
    let package = docx(&letter(), &profile()).expect("a package");
    let (text, list) = (part(&package, "word/document.xml"), part(&package, "word/numbering.xml"));
    assert!(text.contains("w:numId") && !text.contains("가. 일시"), "marks are numbers, not text: {text}");
    assert!(list.contains("ganada"), "{list}");
    // The library has a list of its own under 1, whose second level is (1).
    assert!(text.contains(r#"w:numId w:val="2""#), "the marks are ours: {text}");
    assert!(part(&package, "docProps/core.xml").contains("교육, 공문서"), "keywords");
}

#[test]
fn a_pdf_has_every_mark_of_the_archive() {
    // ISO 19005-2: 6.6 (what it says of itself), 6.2.3 (colours), 6.2.11 (fonts), 6.1.3 (no encryption).
    let paper = dated(&letter(), &profile()).expect("a PDF");
    let said = String::from_utf8_lossy(&paper);
    for mark in
        ["pdfaid:part>2<", "pdfaid:conformance>B<", "/OutputIntents", "/GTS_PDFA1", "/Outlines", "/StructTreeRoot"]
    {
        assert!(said.contains(mark), "{mark}");
    }
    assert!(!said.contains("/Encrypt"));
    let fonts: Vec<_> = said.split("obj").filter(|object| object.contains("/Type/FontDescriptor")).collect();
    assert!(fonts.len() > 1 && fonts.iter().all(|font| font.contains("/FontFile")), "fonts are inside: {fonts:?}");
    assert_eq!(said.matches("/Subtype/CIDFontType").count(), fonts.len(), "and no font is named without being inside");
}

#[test]
fn a_logo_stands_in_the_head_of_every_format_and_the_rest_is_as_it_was() {
    let mut picture = Cursor::new(Vec::new());
    image::RgbImage::new(60, 30).write_to(&mut picture, image::ImageFormat::Png).expect("a picture");
    let with = Profile { picture: crate::Logo::read(picture.get_ref()), ..profile() };
    let package = hwpx(&letter(), &with).expect("a package");
    assert!(part(&package, "Contents/section0.xml").contains("<hp:pic "));
    assert!(part(&package, "Contents/content.hpf").contains(r#"id="image1" href="BinData/image1.png""#));
    let docx = docx(&letter(), &with).expect("a package");
    assert!(part(&docx, "word/document.xml").contains("<pic:pic"));
    let release = notation::parse("제목  우산 빌려 드립니다\n\n□ 가나시는 우산을 빌려준다.\n", Kind::PressRelease).0;
    let press = hwpx(&release, &with).expect("a package");
    assert!(part(&press, "Contents/section0.xml").contains("<hp:pic "), "a press release too");
    let paper = dated(&letter(), &with).expect("a PDF");
    assert!(String::from_utf8_lossy(&paper).contains("/Subtype/Image"));
    for (name, bytes) in [("a.hwpx", package), ("a.docx", docx), ("a.pdf", paper)] {
        let read = read::read(std::path::Path::new(name), &bytes).expect("a document").text;
        for text in ["가 나 시", "제목 공문서 작성 교육 참석자 추천 요청", "가. 일시: 2026. 12. 10.(목)"]
        {
            assert!(bare(&read).contains(&bare(text)), "{name}: {text} is missing in {read}");
        }
    }
}

#[test]
fn a_simple_request_says_that_it_has_no_seal_and_others_do_not() {
    let unsealed = Profile { seal: "관인생략".into(), ..profile() };
    assert!(signature(&letter(), &unsealed).starts_with("가나시장  관인생략\n"));
    let section = part(&hwpx(&letter(), &unsealed).expect("a package"), "Contents/section0.xml");
    assert!(section.find("가나시장").zip(section.find("관인생략")).is_some_and(|(sender, seal)| sender < seal));
    let reply = Document { kind: Kind::CivilReply, ..letter() };
    let mut typed = letter();
    typed.meta.sender = "가나시장".into();
    assert!(signature(&typed, &unsealed).starts_with("가나시장  관인생략\n"), "whoever wrote the name of the sender");
    assert!(!signature(&reply, &unsealed).contains("관인생략"), "a citizen is sent a sealed document");
    assert!(!signature(&letter(), &profile()).contains("생략"));
}

#[test]
fn whom_to_ask_stands_below_a_press_release() {
    let text =
        "제목  보행 신호 연장\n보도시점  2026. 11. 30.(월) 조간\n담당 부서  교통정책과\n\n□ 보행 신호를 늘린다.\n";
    let release = notation::parse(text, Kind::PressRelease).0;
    for (name, package) in [("a.hwpx", hwpx(&release, &profile())), ("a.docx", docx(&release, &profile()))] {
        let read = read::read(std::path::Path::new(name), &package.expect("a package")).expect("a document").text;
        let at = |words: &str| read.find(words).unwrap_or_else(|| panic!("{words} in {read}"));
        assert!(at("조간") < at("신호를 늘린다") && at("신호를 늘린다") < at("교통정책과"), "{name}: {read}");
    }
}

#[test]
fn the_page_number_of_word_has_the_letters_of_what_stands_around_it() {
    let package = docx(&letter(), &profile()).expect("a package");
    let footer = part(&package, "word/footer1.xml");
    let runs: Vec<&str> = footer.split("<w:r>").skip(1).collect();
    assert_eq!(runs.len(), 7, "begin, field, separate, number, end and a dash on either side: {footer}");
    assert!(
        runs.iter().all(|run| run.starts_with("<w:rPr><w:rFonts") && run.contains(r#"<w:sz w:val="18" />"#)),
        "{footer}"
    );
    let text = part(&package, "word/document.xml");
    assert_eq!(text.matches("<w:pPr>").count(), text.matches("autoSpaceDN").count(), "no room in 2026년: {text}");
}

#[test]
fn five_people_stand_in_rows_of_three_and_whoever_decides_has_room_for_a_day() {
    let person = |name: &str, delegation: &str| Approver {
        title: "과장".into(),
        name: name.into(),
        delegation: delegation.into(),
    };
    let mut profile = profile();
    profile.approvers = vec![person("갑", ""), person("을", ""), person("병", ""), person("정", "전결")];
    let pieces = sheet::lay_out(&letter().normal(), &profile);
    let mut people = pieces.iter().filter_map(|piece| match piece {
        sheet::Piece::Grid(grid) if grid.leads() => Some(grid),
        _ => None,
    });
    let rows = &people.next_back().expect("approvals").rows;
    assert_eq!(rows.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3]);
    let said: Vec<&str> = rows.iter().flatten().map(|cell| cell.line.text.as_str()).collect();
    assert_eq!(said[1..], ["과장  갑", "과장  을", "과장  병", "과장  전결    .    .  정", ""]);
    profile.approvers.clear();
    let alone = sheet::lay_out(&letter().normal(), &profile);
    assert!(!format!("{alone:?}").contains("    .    ."), "nobody else decides");
}

#[test]
fn the_signature_stays_together_and_the_lines_of_a_document_stand_alike() {
    let pieces = sheet::lay_out(&letter().normal(), &profile());
    let lines = pieces.iter().filter_map(|piece| match piece {
        sheet::Piece::Line(line) => Some(line),
        sheet::Piece::Grid(_) => None,
    });
    let lines: Vec<_> = lines.collect();
    let sender = lines.iter().position(|line| line.text == "가나시장").expect("a sender");
    let foot = lines[sender..].iter().take_while(|line| line.role.leads()).count();
    assert!(foot >= 3, "발신 명의, 수신자, 시행 go with what follows: {foot}");
    assert!(lines[sender - 1].leads() && !lines[sender - 2].leads(), "the last line of the text goes with them");
    let word = part(&docx(&letter(), &profile()).expect("a package"), "word/document.xml");
    let word = &word[word.find("가나시장").expect("a sender")..];
    let (kept, all) = (word.matches("<w:keepNext").count(), word.matches("<w:p ").count());
    // The last line and the remark below it follow by themselves.
    assert_eq!(kept + 2, all, "every line of it but the last, and the room between them: {word}");
    let items = lines.iter().filter(|line| matches!(line.role, sheet::Role::Item(_)));
    let mut aligns: Vec<_> = items.map(|line| line.lines.align).collect();
    aligns.dedup();
    assert_eq!(aligns.len(), 1, "{aligns:?}");
}

#[test]
fn a_caption_stands_over_its_table_whatever_line_is_left_empty_between_them() {
    let text = "제목  우산 보고\n\n□ 현황\n\n< 우산의 수 >\n(단위: 개)\n\n| 긴 것 | 짧은 것 |\n|---|--:|\n| 3 | 넷 |\n";
    let report = notation::parse(text, Kind::GeneralReport).0;
    let Some(Block::Table(table)) = report.body.get(1) else { panic!("{:?}", report.body) };
    assert_eq!((table.caption.as_str(), table.unit.as_str()), ("우산의 수", "개"));
    assert_eq!(table.sides, [None, Some(crate::Side::Right)]);
    assert!(notation::print(&report).contains("| --- | --: |"));
}

#[test]
fn word_aligns_the_attachments_with_tabs() {
    let text = part(&docx(&letter(), &profile()).expect("a package"), "word/document.xml");
    assert!(!text.contains("붙임  1.") && text.matches("<w:tab />").count() >= 4, "{text}");
}

#[test]
fn a_brief_draft_has_no_box_for_nobody() {
    let person = |name: &str| Approver { title: "팀장".into(), name: name.into(), ..Approver::default() };
    let profile = Profile {
        approvers: ["가", "나", "다", "라", "마"].map(person).into(),
        cooperators: vec![person("바"), person("사")],
        ..profile()
    };
    let mut document = Document::new(Kind::BriefDraft);
    document.head.title = "창고 정비 검토".into();
    document.head.lines =
        ["등록일", "결재일"].map(|label| HeadLine { label: label.into(), value: "2026.".into() }).into();
    document.meta.registration = "정보통계과-1".into();
    let boxes = sheet::lay_out(&document, &profile).into_iter().filter_map(|piece| match piece {
        sheet::Piece::Grid(grid) => Some(grid.rows.concat()),
        sheet::Piece::Line(_) => None,
    });
    let boxes: Vec<_> = boxes.flatten().map(|cell| cell.line.text).collect();
    assert!(boxes.iter().all(|text| !text.is_empty()), "{boxes:?}");
    assert!(boxes.windows(2).any(|pair| pair == ["협조자", "팀장  바,  팀장  사"]), "{boxes:?}");
}

#[test]
fn a_brief_draft_carries_its_approval_and_a_public_notice_its_head_and_day() {
    let said = |text: &str, kind| {
        bare(
            &read::read(
                std::path::Path::new("a.hwpx"),
                &hwpx(&notation::parse(text, kind).0, &profile()).expect("a package"),
            )
            .expect("our own package")
            .text,
        )
    };
    let brief = said("제목  창고 정비 검토\n공개 구분  부분공개(5)\n\n□ 현황\n ○ 서가 부족\n", Kind::BriefDraft);
    let notice = said(
        "제목  기록가 모집 공고\n공고 번호  가나시 공고 제2026-12호\n공고일  2026. 11. 27.\n\n1. 인원: 2명\n2. 기간: 1년\n",
        Kind::PublicNotice,
    );
    for (seen, order) in [
        (
            &brief,
            &[
                "생산등록번호",
                "부분공개(5)",
                "행정주사",
                "과장",
                "김하나",
                "이두리",
                "창고정비검토",
                "가나시정보통계과",
                "서가부족",
            ][..],
        ),
        (&notice, &["가나시공고제2026-12호", "기록가모집공고", "1.인원:2명", "2026.11.27.", "가나시장"][..]),
    ] {
        let places: Vec<_> = order.iter().map(|text| seen.find(&bare(text))).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} in {seen}");
    }
    assert!(!brief.contains("가나시장") && !brief.contains("끝."), "a brief draft is sent to nobody: {brief}");
}

#[test]
fn a_table_of_several_pages_may_be_broken_between_its_rows() {
    let placed = |rows: usize| {
        let mut document = letter();
        let rows = (0..rows).map(|row| vec![row.to_string(), "과목".into()]).collect();
        document.body = vec![Block::Table(Table { rows, ..Table::default() })];
        let section = part(&hwpx(&document, &profile()).expect("a package"), "Contents/section0.xml");
        let table = section.split("rowCnt=\"").filter(|table| !table.starts_with("1\"")).nth(1).unwrap_or_default();
        table.contains("treatAsChar=\"1\"")
    };
    assert!(placed(3) && !placed(60), "한글 breaks no letter at the end of a page");
}

#[test]
fn hwpx_has_styles_by_name_an_outline_without_numbers_and_headings_that_stay_with_their_text() {
    let text = "제목  정비 계획\n\nⅠ. 배경\n\n□ 현황\n ○ 서가가 모자람\n\n□ 방안\n ○ 서가를 늘림\n";
    let report = notation::parse(text, Kind::GeneralReport).0;
    let header = part(&hwpx(&report, &profile()).expect("a package"), "Contents/header.xml");
    for style in ["바탕글", "문서 제목", "장 제목", "절 제목"] {
        assert!(header.contains(&format!("name=\"{style}\"")), "{style}");
    }
    assert!(header.contains(r#"type="OUTLINE" idRef="0" level="2""#) && header.contains(r#"keepWithNext="1""#));
    assert!(!header.contains("^1."), "the outline would number what has its sign already");
    let letter = part(&hwpx(&letter(), &profile()).expect("a package"), "Contents/header.xml");
    assert!(letter.contains("항목 1") && letter.contains("항목 3") && letter.contains("표 제목"));
}

#[test]
fn the_sections_of_a_chapter_stand_below_it_in_the_outline_of_every_format() {
    let paper = |text: &str| {
        let report = notation::parse(text, Kind::GeneralReport).0;
        let package = docx(&report, &profile()).expect("a package");
        let pdf = dated(&report, &profile()).expect("a PDF");
        (part(&package, "word/document.xml"), String::from_utf8_lossy(&pdf).into_owned())
    };
    let (word, pdf) = paper("제목  정비 계획\n\nⅠ. 배경\n\n□ 현황\n ○ 서가가 모자람\n\n□ 방안\n ○ 서가를 늘림\n");
    assert!(word.contains(r#"w:val="Heading2""#) && word.matches(r#"w:val="Heading3""#).count() == 2, "{word}");
    assert_eq!(pdf.matches("/First ").count(), 3, "title, chapter, section");
    let (word, pdf) = paper("제목  정비 계획\n\n□ 현황\n ○ 서가가 모자람\n\n□ 방안\n ○ 서가를 늘림\n");
    assert!(
        word.matches(r#"w:val="Heading2""#).count() == 2 && !word.contains("Heading3"),
        "no chapter, no gap: {word}"
    );
    assert_eq!(pdf.matches("/First ").count(), 2, "title, section");
}

#[test]
fn pages_are_drawn() {
    let pages = Pages::new(&letter(), &profile()).expect("pages");
    assert_eq!(pages.count(), 1);
    assert!(pages.image(0, 1.0).expect("a picture").starts_with(b"\x89PNG"));
    assert!(pages.image(1, 1.0).is_err());
    let mut long = letter();
    long.body = (0..200).map(|_| Block::item(1, "긴 문서의 한 줄입니다.")).collect();
    assert!(Pages::new(&long, &profile()).expect("pages").count() > 3);
}

#[test]
fn the_clipboard_keeps_tables_and_double_spaces() {
    let html = html(&letter());
    assert!(html.contains("<th>시간</th>") && html.contains("\u{a0} 가. 일시"), "{html}");
    assert!(html.contains("\u{a0} 끝."), "{html}");
}

#[test]
fn what_a_model_wrote_is_said_in_the_metadata_where_an_agency_takes_the_line_off() {
    let quiet = Profile { ai_note: false, ..profile() };
    let package = hwpx(&letter(), &quiet).expect("a package");
    assert!(!part(&package, "Contents/section0.xml").contains(AI_NOTE));
    assert!(part(&package, "Contents/content.hpf").contains("인공 지능 활용"));
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
        let package = docx(&document, &Profile::default()).expect("a package");
        read::read(std::path::Path::new("a.docx"), &package).expect("a document");
        dated(&document, &Profile::default()).expect("a PDF");
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
