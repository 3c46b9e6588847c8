//! How likely a law is meant when the query does not say which.
//!
//! The same matter is ruled for everyone by a general law, and again for the staff of a court or an assembly by a rule
//! of its own that uses the same words. Text alone cannot tell them apart, so a special rule stands back until the query
//! names what it is about.

use super::catalogue::Record;
use crate::text::squeeze;

/// What one special trait leaves of a law's score.
const SPECIAL: f32 = 0.82;
/// What is left of a rule that no one outside its own body has to follow.
const OWN_RULE: f32 = 0.9;
/// What a decree and a ministry's rule are worth against the law that they fill in.
const DECREE: f32 = 0.94;
const MINISTRY_RULE: f32 = 0.88;
/// What is left of a law for local governments that has a national twin, until the query tells who asks.
const LOCAL: f32 = 0.95;
/// What the general law on civil servants gains: it is civil servants who ask.
const CIVIL_SERVICE: f32 = 1.08;

/// Bodies and careers with rules of their own, as they stand in titles.
const BODIES: [&str; 22] = [
    "법원",
    "국회",
    "헌법재판소",
    "감사원",
    "선거관리위원회",
    "군무원",
    "군인",
    "검사",
    "검찰",
    "경찰",
    "소방",
    "외무공무원",
    "재외",
    "교육",
    "학교",
    "대통령경호",
    "국가정보원",
    "고위공직자범죄수사처",
    "검역",
    "등기",
    "해직",
    "세종특별자치시",
];
/// What a law gains that rules the daily work of every office: it is meant more often than one of a single field.
const GENERAL: f32 = 1.08;

/// Such laws, by the beginnings of their titles without spaces.
const DAILY: [&str; 30] = [
    "국가공무원법",
    "국가공무원복무규정",
    "공무원임용령",
    "공무원여비규정",
    "공무원수당등에관한규정",
    "공무원보수규정",
    "공무원징계령",
    "공무원행동강령",
    "행정기본법",
    "행정절차법",
    "행정심판법",
    "행정조사기본법",
    "질서위반행위규제법",
    "민원처리에관한법률",
    "행정업무의운영및혁신에관한규정",
    "공공기록물관리에관한법률",
    "공공기관의정보공개에관한법률",
    "개인정보보호법",
    "보안업무규정",
    "전자정부법",
    "국가를당사자로하는계약에관한법률",
    "국가재정법",
    "보조금관리에관한법률",
    "국유재산법",
    "물품관리법",
    "공유재산및물품관리법",
    "부정청탁및금품등수수의금지에관한법률",
    "공직자의이해충돌방지법",
    "지방자치법",
    "공공감사에관한법률",
];

/// Words of titles that say a law departs from the general one.
const EXCEPTIONS: [&str; 4] = ["특례", "특별", "특정", "임시"];

/// What a source's kind and title say about how likely it is meant, read once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Traits {
    /// What its kind is worth.
    rank: f32,
    /// The bodies its title names, one bit each.
    bodies: u32,
    /// The departures its title names, one bit each.
    exceptions: u32,
    /// Whether it is on civil servants at large.
    civil_service: bool,
    /// Whether it is the local governments' twin of a national law.
    local: bool,
}

/// The words of a query that call for a special rule.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named {
    bodies: u32,
    exceptions: u32,
    local: bool,
}

/// Words of a query that tell that a local government asks.
const LOCAL_WORDS: [&str; 14] = [
    "지방",
    "시청",
    "군청",
    "도청",
    "구청",
    "우리시",
    "우리군",
    "우리구",
    "조례",
    "단체장",
    "의회",
    "자치",
    "시장",
    "군수",
];

impl Named {
    /// What a squeezed query names.
    pub(super) fn in_query(query: &str) -> Self {
        Self {
            bodies: bits(&BODIES, query),
            exceptions: bits(&EXCEPTIONS, query),
            local: LOCAL_WORDS.iter().any(|word| query.contains(word)),
        }
    }
}

impl Traits {
    pub(super) fn of(record: &Record) -> Self {
        if !record.kind.has_articles() {
            return Self { rank: 1.0, bodies: 0, exceptions: 0, civil_service: false, local: false };
        }
        let rank = match record.law_kind.as_str() {
            "법률" | "대통령령" => 1.0,
            kind if kind.ends_with("부령") || kind == "총리령" => MINISTRY_RULE,
            _ => OWN_RULE,
        };
        let (bodies, exceptions) = (bits(&BODIES, &record.title), bits(&EXCEPTIONS, &record.title));
        let title = squeeze(&record.title);
        let mut rank = rank * if title.ends_with("시행령") { DECREE } else { 1.0 };
        if DAILY.iter().any(|daily| title.starts_with(daily)) {
            rank *= GENERAL;
        }
        let local = record.title.starts_with("지방공무원") || record.title.starts_with("지방자치단체");
        Self { rank, bodies, exceptions, civil_service: record.title.contains("공무원"), local }
    }

    /// The factor for a hit's score.
    pub(super) fn factor(self, named: Named) -> f32 {
        let mut factor = self.rank;
        let of_a_body = self.bodies & !named.bodies != 0;
        for special in [of_a_body, self.exceptions & !named.exceptions != 0] {
            if special {
                factor *= SPECIAL;
            }
        }
        if self.local && !named.local {
            factor *= LOCAL;
        }
        if !of_a_body && self.civil_service {
            factor *= CIVIL_SERVICE;
        }
        factor
    }
}

/// Which of the words stand in a text, one bit each.
fn bits(words: &[&str], text: &str) -> u32 {
    words.iter().enumerate().filter(|(_, word)| text.contains(**word)).fold(0, |bits, (place, _)| bits | 1 << place)
}
