//! Numbers of registers: residents, foreigners, businesses, corporations.
//!
//! - 주민등록번호 (주민등록법 시행규칙 제2조): birth date, then seven digits of which the first says century and sex: 1–4 for
//!   those born from 1900, 9 and 0 before. The check digit is Σ dᵢ·wᵢ with weights 2…9, 2…5, taken from 11, modulo 10.
//!   Numbers given since October 2020 are random after the first of the seven and have no check digit.
//! - 외국인등록번호 (출입국관리법 시행규칙): the same with 5–8; checked with 13 in place of 11.
//! - 사업자등록번호: 3-2-5, weights 1 3 7 1 3 7 1 3 5, the ninth product counted with its tens.
//! - 법인등록번호 (상업등기규칙): 6-7, weights 1 and 2 in turn, complement to ten; since 2025 also without a check digit.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    Found,
    PersonalKind::{self, Arn, BusinessId, CorporateId, Rrn},
    Weight,
    labels::Sense,
    page::{Page, digits, is_date, is_masked},
};
use crate::korean::pattern;

/// What people put between the groups of a number.
const GAP: &str = r"[ \n]{0,2}[-./_]?[ \n]{0,2}";

static THIRTEEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:(\d{{6}}|\d{{2,4}}\*{{2,4}}){GAP}(\d[\d*xX]{{6}}|[\d*]{{0,3}}[*xX]{{5,7}}|\d{{1,2}}[*xX]{{4,8}}))|((?:\d ){{5}}\d[ \-]{{1,3}}(?:\d ){{6}}\d)"
    ))
});
/// The first seven digits, as forms that ask for no more print them.
static SEVEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d{6}-\d"));
static BUSINESS: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"\d{{3}}{GAP}[\d*]{{2}}{GAP}[\d*]{{5}}")));

pub(super) fn find(page: &Page<'_>, found: &mut Vec<Found>) {
    for one in THIRTEEN.find_iter(page.text).filter(|one| page.stands_alone(&one.range())) {
        if let Some((kind, weight)) = thirteen(page, one.start(), one.end(), one.as_str()) {
            found.push(Found { range: one.range(), kind, weight });
        }
    }
    for one in SEVEN.find_iter(page.text).filter(|one| page.stands_alone(&one.range())) {
        let kind = match page.label(one.start()) {
            Some(Sense::Kind(kind @ (Rrn | Arn))) if is_date(&digits(one.as_str())[..6]) => kind,
            _ => continue,
        };
        found.push(Found { range: one.range(), kind, weight: Weight::Label });
    }
    for one in BUSINESS.find_iter(page.text).filter(|one| page.stands_alone(&one.range())) {
        if let Some(weight) = business(page, one.start(), one.end(), one.as_str()) {
            found.push(Found { range: one.range(), kind: BusinessId, weight });
        }
    }
}

fn thirteen(page: &Page<'_>, start: usize, end: usize, written: &str) -> Option<(PersonalKind, Weight)> {
    let number = digits(written);
    if is_masked(written) {
        let dated = number.len() < 6 || is_date(&number[..6]);
        let foreign = number.get(6).is_some_and(|digit| (5..=8).contains(digit));
        let other = matches!(page.label(start), Some(Sense::Other));
        return match page.label(start) {
            Some(Sense::Kind(kind @ (Rrn | Arn | CorporateId))) => Some((kind, Weight::Label)),
            _ if dated && !other && number.len() >= 6 => Some((if foreign { Arn } else { Rrn }, Weight::Proof)),
            _ => None,
        };
    }
    let [_, _, _, _, _, _, seventh, ..] = number[..] else { return None };
    if number.len() != 13 || number.iter().all(|digit| *digit == number[0]) {
        return None;
    }
    let dated = is_date(&number[..6]);
    let person = if (5..=8).contains(&seventh) { Arn } else { Rrn };
    let corporate = corporate_checks(&number);
    match page.label(start) {
        Some(Sense::Kind(CorporateId)) => Some((CorporateId, Weight::Label)),
        Some(Sense::Kind(Arn)) => Some((Arn, Weight::Label)),
        Some(Sense::Kind(Rrn)) => Some((if dated { person } else { Rrn }, Weight::Label)),
        Some(Sense::Registration) if dated => Some((person, Weight::Label)),
        Some(Sense::Registration) if corporate => Some((CorporateId, Weight::Label)),
        // No card is written as a birth date and seven digits: the label belongs to the number before this one.
        Some(Sense::Kind(PersonalKind::Card)) if dated && parted(written) => Some((person, Weight::Label)),
        Some(Sense::Kind(PersonalKind::BankAccount | PersonalKind::Card)) => None,
        _ if page.after(end, 6).contains("법인") && corporate => Some((CorporateId, Weight::Label)),
        label => {
            let parted = parted(written);
            let checks = person_checks(&number, person);
            let other = label == Some(Sense::Other);
            let fits = if other { checks && parted } else { checks || !(corporate && parted) };
            if dated && fits {
                Some((person, Weight::Proof))
            } else {
                (corporate && parted && !other).then_some((CorporateId, Weight::Proof))
            }
        }
    }
}

/// Whether something stands between the digits.
fn parted(written: &str) -> bool {
    written.bytes().any(|byte| !byte.is_ascii_digit())
}

fn business(page: &Page<'_>, start: usize, end: usize, written: &str) -> Option<Weight> {
    let number = digits(written);
    let masked = is_masked(written);
    if number.len() != 10 && !masked {
        return None;
    }
    let near = page.after(end, 8);
    let said = near.contains("사업자") || near.contains("일반과세") || near.contains("간이과세");
    match page.label(start) {
        Some(Sense::Kind(BusinessId)) => (number.len() >= 5).then_some(Weight::Label),
        _ if masked => None,
        Some(Sense::Registration) if said || business_checks(&number) => Some(Weight::Label),
        Some(Sense::Kind(_) | Sense::Other) => None,
        _ if said => Some(Weight::Label),
        _ => (written.matches('-').count() == 2 && business_checks(&number)).then_some(Weight::Proof),
    }
}

fn person_checks(number: &[u32], kind: PersonalKind) -> bool {
    let weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
    let sum: u32 = number.iter().zip(weights).map(|(digit, weight)| digit * weight).sum();
    let from = if kind == Arn { 13 } else { 11 };
    (from - sum % 11) % 10 == number[12]
}

fn corporate_checks(number: &[u32]) -> bool {
    let sum: u32 = number[..12].iter().zip([1, 2].into_iter().cycle()).map(|(digit, weight)| digit * weight).sum();
    (10 - sum % 10) % 10 == number[12]
}

fn business_checks(number: &[u32]) -> bool {
    let weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];
    let sum: u32 = number.iter().zip(weights).map(|(digit, weight)| digit * weight).sum();
    number.len() == 10 && (10 - (sum + number[8] * 5 / 10) % 10) % 10 == number[9]
}
