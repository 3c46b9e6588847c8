//! Reads a law out of the XML of the national site's Open API (국가법령정보 공동활용, 본문 조회): 법령, 행정규칙 and
//! 자치법규 answer in three shapes.
//!
//! A document type is refused, and with it every entity that could be made to grow.

use jiff::civil::Date;
use roxmltree::{Document, Node, ParsingOptions};

use super::parts::{Parts, annex_number};
use super::{heading, is_addenda, place, source_kind};
use crate::source::{Source, SourceKind, Warning};

/// Most elements that a document may have; the longest law of the book has some 60,000.
pub(super) const MAX_NODES: u32 = 2_000_000;

/// Why an XML text is not a law.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum XmlError {
    /// It is not well-formed, has a document type, or is too large.
    #[error("the XML cannot be read: {0}")]
    Malformed(String),
    /// The service answered with a message instead of a law.
    #[error("the service answered: {0}")]
    Refused(String),
    /// It is something else.
    #[error("the XML is not a law, directive or ordinance")]
    Unknown,
}

/// Whether a text may be an answer of the Open API, a refusal included.
pub fn looks_like(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let names = ["<법령", "<AdmRulService", "<LawService", "<Response"];
    start.starts_with("<?xml") || names.iter().any(|name| start.starts_with(name))
}

/// Reads the law.
pub fn parse(text: &str) -> Result<(Source, Vec<Warning>), XmlError> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text.trim_start_matches('\u{feff}'), options)
        .map_err(|error| XmlError::Malformed(error.to_string()))?;
    let root = document.root_element();
    match root.tag_name().name() {
        "법령" => Ok(statute(root)),
        "AdmRulService" => Ok(directive(root)),
        "LawService" if child(root, "자치법규기본정보").is_some() => Ok(ordinance(root)),
        _ => Err(refusal(root).map_or(XmlError::Unknown, XmlError::Refused)),
    }
}

/// What a refusing answer says.
pub(crate) fn refusal(root: Node<'_, '_>) -> Option<String> {
    let said: Vec<String> =
        ["result", "resultMsg", "msg"].iter().map(|name| text(root, name)).filter(|text| !text.is_empty()).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

fn statute(root: Node<'_, '_>) -> (Source, Vec<Warning>) {
    let about = child(root, "기본정보").unwrap_or(root);
    let mut parts = Parts::default();
    for unit in child(root, "조문").into_iter().flat_map(|all| children(all, "조문단위")) {
        let body = text(unit, "조문내용");
        if text(unit, "조문여부") == "전문" {
            if !chapter(&body, &mut parts) {
                lines(&body, &mut parts);
            }
            continue;
        }
        let number = number(&text(unit, "조문번호"), &text(unit, "조문가지번호"));
        parts.start(number, text(unit, "조문제목"));
        lines(without_heading(&body), &mut parts);
        for paragraph in children(unit, "항") {
            lines(&text(paragraph, "항내용"), &mut parts);
            for item in children(paragraph, "호") {
                lines(&text(item, "호내용"), &mut parts);
                children(item, "목").for_each(|subitem| lines(&text(subitem, "목내용"), &mut parts));
            }
        }
    }
    apart(root, &mut parts);
    let law = Law {
        title: text(about, "법령명_한글"),
        law_kind: text(about, "법종구분"),
        issuer: text(about, "소관부처"),
        promulgated: date(&text(about, "공포일자")),
        effective: date(&text(about, "시행일자")),
        status: "시행".to_owned(),
        kind: SourceKind::Statute,
    };
    law.source(parts)
}

fn directive(root: Node<'_, '_>) -> (Source, Vec<Warning>) {
    let about = child(root, "행정규칙기본정보").unwrap_or(root);
    let mut parts = Parts::default();
    children(root, "조문내용").for_each(|unit| running(&own_text(unit), &mut parts));
    apart(root, &mut parts);
    let law = Law {
        title: text(about, "행정규칙명"),
        law_kind: text(about, "행정규칙종류"),
        issuer: text(about, "소관부처명"),
        promulgated: date(&text(about, "발령일자")),
        effective: date(&text(about, "시행일자")),
        status: if text(about, "현행여부") == "N" { "폐지" } else { "시행" }.to_owned(),
        kind: SourceKind::Rule,
    };
    law.source(parts)
}

fn ordinance(root: Node<'_, '_>) -> (Source, Vec<Warning>) {
    let about = child(root, "자치법규기본정보").unwrap_or(root);
    let mut parts = Parts::default();
    for unit in child(root, "조문").into_iter().flat_map(|all| children(all, "조")) {
        running(&text(unit, "조내용"), &mut parts);
    }
    apart(root, &mut parts);
    let title = text(about, "자치법규명");
    let law = Law {
        // The service gives the kind as a code; the title says it in words.
        law_kind: if title.ends_with("조례") { "조례" } else { "규칙" }.to_owned(),
        title,
        issuer: text(about, "지자체기관명"),
        promulgated: date(&text(about, "공포일자")),
        effective: date(&text(about, "시행일자")),
        status: "시행".to_owned(),
        kind: SourceKind::Rule,
    };
    law.source(parts)
}

/// What an answer says about the law as a whole.
struct Law {
    title: String,
    law_kind: String,
    issuer: String,
    promulgated: Option<Date>,
    effective: Option<Date>,
    status: String,
    kind: SourceKind,
}

impl Law {
    fn source(self, parts: Parts) -> (Source, Vec<Warning>) {
        let mut warnings = Vec::new();
        let (family, stem) = place(&self.title, &self.law_kind);
        let kind = if self.kind == SourceKind::Statute { source_kind(&self.law_kind) } else { self.kind };
        let source = Source {
            kind,
            articles: parts.finish(&family, &stem, &mut warnings),
            family,
            stem,
            title: self.title,
            law_kind: self.law_kind,
            issuer: self.issuer,
            promulgated: self.promulgated,
            effective: self.effective.or(self.promulgated),
            status: self.status,
            origin: String::new(),
            sha256: String::new(),
        };
        (source, warnings)
    }
}

/// Addenda and annexes, which all three shapes have.
fn apart(root: Node<'_, '_>, parts: &mut Parts) {
    for addenda in children(root, "부칙") {
        let units = children(addenda, "부칙단위").collect::<Vec<_>>();
        for unit in if units.is_empty() { vec![addenda] } else { units } {
            parts.addenda();
            lines(&text(unit, "부칙내용"), parts);
        }
    }
    for annex in child(root, "별표").into_iter().flat_map(|all| children(all, "별표단위")) {
        let number = annex_number(&text(annex, "별표구분"), &text(annex, "별표번호"), &text(annex, "별표가지번호"));
        parts.annex(&number, &text(annex, "별표제목"));
    }
}

/// Text in which chapters and articles begin where a line does.
fn running(body: &str, parts: &mut Parts) {
    for line in body.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let inner = line.find('(').map_or(line.len(), |at| at + 1);
        let title_end = super::closing(&line[inner..]).map_or(line.len(), |end| inner + end + 1);
        if is_addenda(line) {
            parts.addenda();
        } else if let Some((number, title)) = heading(&line[..title_end]).filter(|_| goes_on(parts, line)) {
            parts.start(number, title);
            parts.text(without_heading(line));
        } else if !chapter(line, parts) {
            parts.text(line);
        }
    }
}

/// Whether the article that a line begins comes after those before.
fn goes_on(parts: &Parts, line: &str) -> bool {
    let number = |text: &str| super::ArticleNumber::leading(text).map(|(number, _)| number);
    !parts.in_addenda()
        && parts.last_number().and_then(number).is_none_or(|last| number(line).is_some_and(|next| last < next))
}

fn chapter(line: &str, parts: &mut Parts) -> bool {
    let line = line.trim();
    let unit =
        super::leading_number(line.strip_prefix('제').unwrap_or_default()).and_then(|(_, rest)| rest.chars().next());
    let level = unit.and_then(|unit| "편장절관".chars().position(|other| other == unit));
    if let Some(level) = level.filter(|_| !parts.in_addenda()) {
        parts.chapter(level + 1, line);
    }
    level.is_some()
}

fn lines(body: &str, parts: &mut Parts) {
    body.lines().for_each(|line| parts.text(line.trim_start_matches('#')));
}

/// The text of an article without the number and title it begins with.
fn without_heading(body: &str) -> &str {
    let Some((_, rest)) = super::ArticleNumber::leading(body.trim_start()) else { return body };
    let inner = rest.trim_start().strip_prefix('(');
    match inner.and_then(|inner| Some(&inner[super::closing(inner)? + 1..])) {
        Some(after) => after.trim_start(),
        None => rest.trim_start(),
    }
}

fn number(main: &str, branch: &str) -> String {
    match (main.trim().trim_start_matches('0'), branch.trim().trim_start_matches('0')) {
        (main, "") => format!("제{main}조"),
        (main, branch) => format!("제{main}조의{branch}"),
    }
}

pub(super) fn date(text: &str) -> Option<Date> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    Date::strptime("%Y%m%d", digits).ok()
}

fn child<'a, 'd>(node: Node<'a, 'd>, name: &str) -> Option<Node<'a, 'd>> {
    node.children().find(|child| child.tag_name().name() == name)
}

fn children<'a, 'd>(node: Node<'a, 'd>, name: &'static str) -> impl Iterator<Item = Node<'a, 'd>> {
    node.children().filter(move |child| child.tag_name().name() == name)
}

pub(super) fn text(node: Node<'_, '_>, name: &str) -> String {
    child(node, name).map(own_text).unwrap_or_default()
}

fn own_text(node: Node<'_, '_>) -> String {
    let text: String = node.descendants().filter(Node::is_text).filter_map(|text| text.text()).collect();
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::Part;

    const STATUTE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><법령 법령키=\"0\"><기본정보><법령ID>000001</법령ID><공포일자>20240102</공포일자>\
        <법종구분 법종구분코드=\"A0002\">법률</법종구분><법령명_한글><![CDATA[우산 대여에 관한 법률]]></법령명_한글><시행일자>20240701</시행일자>\
        <소관부처 소관부처코드=\"1\">우산부</소관부처></기본정보><조문>\
        <조문단위 조문키=\"0001000\"><조문번호>1</조문번호><조문여부>전문</조문여부><조문내용><![CDATA[제1장 총칙]]></조문내용></조문단위>\
        <조문단위 조문키=\"0001001\"><조문번호>1</조문번호><조문여부>조문</조문여부><조문제목><![CDATA[목적]]></조문제목><조문내용><![CDATA[제1조(목적) 이 법은 우산을 나눈다.]]></조문내용></조문단위>\
        <조문단위 조문키=\"0002021\"><조문번호>2</조문번호><조문가지번호>2</조문가지번호><조문여부>조문</조문여부><조문제목><![CDATA[신청]]></조문제목><조문내용><![CDATA[제2조의2(신청)]]></조문내용>\
        <항><항번호>①</항번호><항내용><![CDATA[① 다음을 적는다.]]></항내용><호><호번호>1.</호번호><호내용><![CDATA[1.  이름]]></호내용><목><목번호>가.</목번호><목내용><![CDATA[가. 성]]></목내용></목></호></항></조문단위>\
        </조문><부칙><부칙단위><부칙공포일자>20240102</부칙공포일자><부칙내용><![CDATA[부칙 <제1호,2024.1.2>\n이 법은 공포한 날부터 시행한다.]]></부칙내용></부칙단위></부칙>\
        <별표><별표단위><별표번호>0001</별표번호><별표가지번호>00</별표가지번호><별표구분>별표</별표구분><별표제목><![CDATA[대여료]]></별표제목></별표단위></별표></법령>";

    const DIRECTIVE: &str = "<AdmRulService><행정규칙기본정보><행정규칙명>우산 관리 지침</행정규칙명><행정규칙종류>훈령</행정규칙종류><발령일자>20230301</발령일자>\
        <소관부처명>우산부</소관부처명><현행여부>Y</현행여부></행정규칙기본정보><조문내용>제1장 총칙</조문내용><조문내용>제1조(목적) 우산을 아낀다.</조문내용>\
        <조문내용>제2조(점검) ① 해마다 점검한다.\n② 제1조(목적)에 맞게 한다.</조문내용></AdmRulService>";

    const ORDINANCE: &str = "<LawService><자치법규기본정보><자치법규명>가온시 우산 대여 조례</자치법규명><공포일자>20220101</공포일자><시행일자>20220701</시행일자>\
        <지자체기관명>가온시</지자체기관명></자치법규기본정보><조문><조 조문번호=\"000100\"><조문번호>000100</조문번호><조제목>목적</조제목><조내용>제1조(목적) 우산을 빌려준다.</조내용></조></조문></LawService>";

    #[test]
    fn the_three_shapes_of_the_open_api_are_read() {
        let (law, warnings) = parse(STATUTE).expect("a statute");
        assert_eq!(warnings, []);
        assert_eq!(
            (law.family.as_str(), law.stem.as_str(), law.kind),
            ("우산대여에관한법률", "법률", SourceKind::Statute)
        );
        let ids: Vec<&str> = law.articles.iter().map(|article| article.id.as_str()).collect();
        assert_eq!(ids[..2], ["우산대여에관한법률/법률#제1조", "우산대여에관한법률/법률#제2조의2"]);
        assert_eq!(law.articles[0].text, "이 법은 우산을 나눈다.");
        assert_eq!(law.articles[1].text, "① 다음을 적는다.\n1.  이름\n가. 성");
        assert_eq!(law.articles[1].headings, ["제1장 총칙"]);
        assert_eq!(
            law.articles[2..].iter().map(|article| article.part).collect::<Vec<_>>(),
            [Part::Addenda, Part::Annex]
        );
        assert_eq!(law.effective, Some(jiff::civil::date(2024, 7, 1)));

        let (rule, _) = parse(DIRECTIVE).expect("a directive");
        assert_eq!(
            (rule.kind, rule.law_kind.as_str(), rule.issuer.as_str(), rule.articles.len()),
            (SourceKind::Rule, "훈령", "우산부", 2)
        );
        assert_eq!(rule.articles[1].text, "① 해마다 점검한다.\n② 제1조(목적)에 맞게 한다.");
        let (rule, _) = parse(ORDINANCE).expect("an ordinance");
        assert_eq!(
            (rule.kind, rule.law_kind.as_str(), rule.articles[0].text.as_str()),
            (SourceKind::Rule, "조례", "우산을 빌려준다.")
        );
    }

    #[test]
    fn a_refusal_is_told_in_the_services_words_and_entities_are_refused() {
        let refused =
            "<Response><result>사용자 정보 검증에 실패하였습니다.</result><msg>주소를 등록해 주세요.</msg></Response>";
        assert_eq!(
            parse(refused),
            Err(XmlError::Refused("사용자 정보 검증에 실패하였습니다. 주소를 등록해 주세요.".to_owned()))
        );
        let bomb =
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;\">]><법령>&c;</법령>";
        assert!(matches!(parse(bomb), Err(XmlError::Malformed(_))));
        assert_eq!(parse("<html/>"), Err(XmlError::Unknown));
        assert!(matches!(parse(&STATUTE[..STATUTE.len() - 9]), Err(XmlError::Malformed(_))));
    }

    proptest! {
        #[test]
        fn no_text_stops_the_parser(cut in 0usize..1500, put in "[<>/a-z가-힣&;\"=\\[\\]! ]{0,12}") {
            let at = STATUTE.char_indices().nth(cut).map_or(STATUTE.len(), |(at, _)| at);
            let _ = parse(&format!("{}{put}{}", &STATUTE[..at], &STATUTE[at..]));
        }
    }
}
