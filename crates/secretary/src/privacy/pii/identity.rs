//! Passports, driver's licences, and the numbers by which employers and schools know people.
//!
//! - 여권번호 (여권법 시행규칙): a letter and eight digits; since 21 December 2021 a letter, three digits, a letter and four
//!   digits. Before 2008 two letters and seven digits. Foreign ones are read where a label says so.
//! - 운전면허번호 (도로교통법 시행규칙 별지): region 11–28 (or its name on old cards), year, six digits, check: 2-2-6-2.
//! - 직원번호 and 학번 have no common shape, so only a label makes them one.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    Found,
    PersonalKind::{DriverLicence, EmployeeId, Passport, StudentId},
    Weight,
    labels::Sense,
    page::{Page, digits},
};
use crate::korean::pattern;

/// Most bytes between the label of an employee's or student's number and the number: "는 ", ": ", "(본인) ".
const ID_REACH: usize = 20;
/// Fewest digits of such a number that are worth hiding; fewer are a class, a row or a year.
const ID_DIGITS: usize = 4;

static PASSPORT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[A-Za-z] ?-?\d{4} ?\d{4}|[A-Za-z] ?-?\d{3} ?[A-Za-z] ?\d{4}|[A-Za-z]{2} ?-?\d{6,7}|[A-Za-z]\d{0,4}\*{3,5}\d{0,4}",
    )
});
static LICENCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\d{2}|서울|부산|경기|강원|충북|충남|전북|전남|경북|경남|제주|대구|인천|광주|대전|울산)[ \n]?[-.]?[ \n]?[\d*]{2}[ \n]?[-.]?[ \n]?[\d*]{6}[ \n]?[-.]?[ \n]?[\d*]{2}",
    )
});
static ID: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:[A-Za-z]{1,4}[- ]?)?\d[\d*]*(?:[- ]{1,3}[\d*]+){0,2}"));

pub(super) fn find(page: &Page<'_>, found: &mut Vec<Found>) {
    for one in PASSPORT.find_iter(page.text).filter(|one| page.stands_alone(&one.range())) {
        let number = digits(one.as_str()).len();
        let weight = match page.label(one.start()) {
            Some(Sense::Kind(Passport)) if number >= 3 => Weight::Label,
            Some(Sense::Kind(_) | Sense::Other) => continue,
            _ if is_korean(one.as_str()) => Weight::Shape,
            _ => continue,
        };
        found.push(Found { range: one.range(), kind: Passport, weight });
    }
    for one in LICENCE.find_iter(page.text).filter(|one| page.stands_alone(&one.range())) {
        let written = one.as_str();
        let region = digits(written).iter().take(2).fold(0, |number, digit| number * 10 + digit);
        let named = !written.starts_with(|c: char| c.is_ascii_digit());
        let parted = written.matches(['-', ' ', '.']).count() == 3;
        let weight = match page.label(one.start()) {
            Some(Sense::Kind(DriverLicence)) => Weight::Label,
            Some(Sense::Other) => continue,
            Some(Sense::Kind(_)) if !written.contains('-') => continue,
            _ if parted && (named || (11..=28).contains(&region)) => Weight::Shape,
            _ => continue,
        };
        found.push(Found { range: one.range(), kind: DriverLicence, weight });
    }
    for one in ID.find_iter(page.text).filter(|one| page.stands_alone(&one.range())) {
        let Some((between, Sense::Kind(kind @ (EmployeeId | StudentId)))) = page.nearest(one.start()) else { continue };
        if between.len() <= ID_REACH && digits(one.as_str()).len() >= ID_DIGITS {
            found.push(Found { range: one.range(), kind, weight: Weight::Label });
        }
    }
}

/// Whether a passport number looks like a Korean one, so that no label is needed: M, S, R, O, D and G are its types.
fn is_korean(written: &str) -> bool {
    let mut letters = written.chars().filter(char::is_ascii_alphabetic);
    let first = letters.next().is_some_and(|c| "MSRODG".contains(c));
    let compact: Vec<char> = written.chars().collect();
    let new = compact.len() == 9 && compact[4].is_ascii_uppercase() && letters.count() == 1;
    let old = compact.len() == 9 && compact[1..].iter().all(char::is_ascii_digit);
    first && (new || old)
}
