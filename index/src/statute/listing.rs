//! Reads the lists of the national site's Open API (목록 조회): which laws there are, and which version of each is in force.

use jiff::civil::Date;
use roxmltree::{Document, Node, ParsingOptions};
use serde::{Deserialize, Serialize};

use super::xml::{MAX_NODES, XmlError, date, refusal, text};

/// What the site serves laws as, each with parameters and elements of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Service {
    /// 법령: acts, decrees and ordinances of ministries.
    Law,
    /// 행정규칙: directives, established rules and notices.
    Directive,
    /// 자치법규: ordinances and rules of local governments.
    Ordinance,
}

/// One law of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The number by which its text is asked for (일련번호).
    pub serial: String,
    /// Its title.
    pub title: String,
    /// The day it was promulgated or issued.
    pub promulgated: Option<Date>,
    /// The day it comes into force.
    pub effective: Option<Date>,
    /// Whether this version is the one in force (현행).
    pub current: bool,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Laws in the whole list.
    pub total: usize,
    /// Those on this page.
    pub laws: Vec<Listed>,
}

impl Service {
    /// All three, in the order in which officials name them.
    pub const ALL: [Self; 3] = [Self::Law, Self::Directive, Self::Ordinance];

    /// What the site calls it (`target`).
    pub fn target(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Directive => "admrul",
            Self::Ordinance => "ordin",
        }
    }

    /// The parameter that carries the serial number when a text is asked for.
    pub fn serial_parameter(self) -> &'static str {
        match self {
            Self::Directive => "ID",
            Self::Law | Self::Ordinance => "MST",
        }
    }

    fn elements(self) -> Elements {
        match self {
            Self::Law => Elements {
                item: "law",
                serial: "법령일련번호",
                title: "법령명한글",
                promulgated: "공포일자",
                current: "현행연혁코드",
            },
            Self::Directive => Elements {
                item: "admrul",
                serial: "행정규칙일련번호",
                title: "행정규칙명",
                promulgated: "발령일자",
                current: "현행연혁구분",
            },
            Self::Ordinance => Elements {
                item: "law",
                serial: "자치법규일련번호",
                title: "자치법규명",
                promulgated: "공포일자",
                current: "현행연혁구분",
            },
        }
    }
}

struct Elements {
    item: &'static str,
    serial: &'static str,
    title: &'static str,
    promulgated: &'static str,
    current: &'static str,
}

/// Reads one page of a list. An entry without a number or a title cannot be asked for and is left out.
///
/// # Errors
/// What the answer is instead of a list.
pub fn parse(service: Service, answer: &str) -> Result<Listing, XmlError> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(answer.trim_start_matches('\u{feff}').trim_start(), options)
        .map_err(|error| XmlError::Malformed(error.to_string()))?;
    let root = document.root_element();
    let Ok(total) = text(root, "totalCnt").parse() else {
        return Err(refusal(root).map_or(XmlError::Unknown, XmlError::Refused));
    };
    let elements = service.elements();
    let items = root.children().filter(|child| child.tag_name().name() == elements.item);
    Ok(Listing { total, laws: items.filter_map(|item| listed(item, &elements)).collect() })
}

fn listed(item: Node<'_, '_>, elements: &Elements) -> Option<Listed> {
    let current = text(item, elements.current);
    let law = Listed {
        serial: text(item, elements.serial),
        title: text(item, elements.title),
        promulgated: date(&text(item, elements.promulgated)),
        effective: date(&text(item, "시행일자")),
        current: current.is_empty() || current == "현행",
    };
    (law.serial.chars().all(|c| c.is_ascii_digit()) && !law.serial.is_empty() && !law.title.is_empty()).then_some(law)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const LAWS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><LawSearch><target>law</target><totalCnt>3</totalCnt><page>1</page>\
        <law id=\"1\"><법령일련번호>900001</법령일련번호><현행연혁코드>현행</현행연혁코드><법령명한글><![CDATA[우산 대여에 관한 법률]]></법령명한글><공포일자>20240102</공포일자><시행일자>20240701</시행일자></law>\
        <law id=\"2\"><법령일련번호>900002</법령일련번호><현행연혁코드>시행예정</현행연혁코드><법령명한글>우산 대여에 관한 법률</법령명한글><공포일자>20260102</공포일자><시행일자>20270101</시행일자></law>\
        <law id=\"3\"><법령명한글>번호가 없는 법</법령명한글></law></LawSearch>";

    #[test]
    fn a_list_says_which_version_is_in_force() {
        let listing = parse(Service::Law, LAWS).expect("a list");
        assert_eq!((listing.total, listing.laws.len()), (3, 2), "what has no number cannot be asked for");
        let first = &listing.laws[0];
        assert_eq!((first.serial.as_str(), first.title.as_str()), ("900001", "우산 대여에 관한 법률"));
        assert_eq!((first.promulgated, first.effective), (Some(date(2024, 1, 2)), Some(date(2024, 7, 1))));
        assert!(first.current && !listing.laws[1].current);
    }

    #[test]
    fn directives_and_ordinances_have_names_of_their_own() {
        let directives = "<AdmRulSearch><totalCnt>1</totalCnt><admrul id=\"1\"><행정규칙일련번호>2100000000001</행정규칙일련번호><행정규칙명>우산 관리 지침</행정규칙명>\
            <발령일자>20230301</발령일자><현행연혁구분>현행</현행연혁구분><시행일자>20230301</시행일자></admrul></AdmRulSearch>";
        assert_eq!(parse(Service::Directive, directives).expect("a list").laws[0].title, "우산 관리 지침");
        let ordinances = "<OrdinSearch><totalCnt>1</totalCnt><law id=\"1\"><자치법규일련번호>1500001</자치법규일련번호><자치법규명>가온시 우산 대여 조례</자치법규명>\
            <공포일자>20220101</공포일자><시행일자>20220701</시행일자></law></OrdinSearch>";
        assert!(parse(Service::Ordinance, ordinances).expect("a list").laws[0].current);
    }

    #[test]
    fn a_refusal_is_told_from_an_empty_list() {
        let nothing = "<LawSearch><target>law</target><totalCnt>0</totalCnt></LawSearch>";
        assert_eq!(parse(Service::Law, nothing), Ok(Listing { total: 0, laws: Vec::new() }));
        let refused = "<Response><result>사용자 정보 검증에 실패하였습니다.</result><msg>OPEN API 호출 IP를 등록하세요.</msg></Response>";
        let said = "사용자 정보 검증에 실패하였습니다. OPEN API 호출 IP를 등록하세요.";
        assert_eq!(parse(Service::Law, refused), Err(XmlError::Refused(said.into())));
        assert!(matches!(parse(Service::Law, "<html><body>점검 중</body></html>"), Err(XmlError::Unknown)));
        assert!(matches!(parse(Service::Law, "점검 중"), Err(XmlError::Malformed(_))));
    }
}
