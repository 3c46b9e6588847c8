//! How likely a law is meant when the query does not say which.
//!
//! The same matter is ruled for everyone by a general law, and again for the staff of a court or an assembly by a rule
//! of its own that uses the same words. Text alone cannot tell them apart, so a special rule stands back until the query
//! names what it is about.

use super::catalogue::Record;
use crate::source::SourceKind;

/// What one special trait leaves of a law's score.
const SPECIAL: f32 = 0.82;
/// What is left of a rule that no one outside its own body has to follow.
const OWN_RULE: f32 = 0.9;
/// What a ministry's rule is worth against the law and decree it fills in.
const MINISTRY_RULE: f32 = 0.95;
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
/// Words of titles that say a law departs from the general one.
const EXCEPTIONS: [&str; 4] = ["특례", "특별", "특정", "임시"];

/// The factor for a hit's score, given the squeezed query.
pub(super) fn factor(record: &Record, query: &str) -> f32 {
    if record.kind != SourceKind::Statute {
        return 1.0;
    }
    let unnamed = |words: &[&str]| words.iter().any(|word| record.title.contains(word) && !query.contains(word));
    let mut factor = match record.law_kind.as_str() {
        "법률" | "대통령령" => 1.0,
        kind if kind.ends_with("부령") || kind == "총리령" => MINISTRY_RULE,
        _ => OWN_RULE,
    };
    let of_a_body = unnamed(&BODIES);
    for special in [of_a_body, unnamed(&EXCEPTIONS)] {
        if special {
            factor *= SPECIAL;
        }
    }
    if !of_a_body && record.title.contains("공무원") {
        factor *= CIVIL_SERVICE;
    }
    factor
}
