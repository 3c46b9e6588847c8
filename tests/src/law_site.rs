//! A site that answers as the Open API of the national law site (국가법령정보 공동활용) is documented to, with invented laws.

use std::collections::BTreeMap;

use crate::server::{Script, Server, Turn};

/// Where a server stands as this site.
pub fn address(server: &Server) -> String {
    server.base_url().replace("/v1", "/DRF")
}

/// Answers with a body, and well.
pub fn answers(body: impl Into<String>) -> Turn {
    Turn::Status { code: 200, headers: BTreeMap::new(), body: body.into() }
}

/// One line of a list: serial number, title, day of promulgation, day of force, version.
pub fn listed(serial: u32, title: &str, promulgated: &str, effective: &str, version: &str) -> String {
    format!(
        "<law id=\"1\"><법령일련번호>{serial}</법령일련번호><현행연혁코드>{version}</현행연혁코드><법령명한글><![CDATA[{title}]]></법령명한글>\
         <공포일자>{promulgated}</공포일자><시행일자>{effective}</시행일자></law>"
    )
}

/// A page of a list of so many laws.
pub fn list(total: usize, laws: &[String]) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><LawSearch><totalCnt>{total}</totalCnt>{}</LawSearch>",
        laws.concat()
    )
}

/// An invented law of one article.
pub fn law(title: &str, promulgated: &str, effective: &str, text: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><법령><기본정보><공포일자>{promulgated}</공포일자><법종구분>법률</법종구분>\
         <법령명_한글>{title}</법령명_한글><시행일자>{effective}</시행일자><소관부처>우산부</소관부처></기본정보><조문><조문단위>\
         <조문번호>1</조문번호><조문여부>조문</조문여부><조문제목>기한</조문제목><조문내용>제1조(기한) {text}</조문내용>\
         </조문단위></조문></법령>"
    )
}

/// Title of a law that the site has in two versions.
pub const LENDING: &str = "우산 대여에 관한 법률";
/// Title of a law that the site has in one version.
pub const DRYING: &str = "우산 건조에 관한 법률";

/// The site with its three entries.
pub fn site() -> Script {
    let laws = [
        listed(900_001, LENDING, "20240102", "20240701", "현행"),
        listed(900_002, LENDING, "20260102", "20270101", "시행예정"),
        listed(900_003, DRYING, "20230102", "20230701", "현행"),
    ];
    Script::always(Turn::status(404))
        .when("lawSearch.do", answers(list(3, &laws)))
        .when("MST=900001", answers(law(LENDING, "20240102", "20240701", "우산은 이레 안에 돌려준다.")))
        .when("MST=900003", answers(law(DRYING, "20230102", "20230701", "우산은 그늘에서 말린다.")))
}
