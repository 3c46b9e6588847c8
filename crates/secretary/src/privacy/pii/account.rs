//! Bank accounts and payment cards.
//!
//! Account numbers have no common shape or check digit: ten to sixteen digits, and a bank or the word 계좌 beside them.
//! Card numbers (ISO/IEC 7812) have fifteen or sixteen and the check digit of Luhn.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    Found,
    PersonalKind::{BankAccount, Card},
    Weight,
    labels::Sense,
    page::{Page, digits, is_masked},
};
use crate::korean::pattern;

/// Fewest and most digits of an account at a Korean bank.
const ACCOUNT_DIGITS: std::ops::RangeInclusive<usize> = 10..=16;
/// Fewest visible digits of an account hidden in part.
const VISIBLE: usize = 4;

static ACCOUNT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\d[\d*xX]+(?:[ ]?[-.][ ]?\n?[\d*xX]+|[ ][\d*xX]{2,}){0,5}"));
static CARD: LazyLock<Regex> = LazyLock::new(|| {
    let gap = r"[ \n]{0,2}[-.]?[ \n]{0,2}";
    pattern(&format!(
        r"\d{{4}}{gap}[\d*xX]{{4}}{gap}[\d*xX]{{4}}{gap}[\d*xX]{{4}}|3[47]\d{{2}}{gap}[\d*xX]{{6}}{gap}[\d*xX]{{5}}"
    ))
});
/// Banks by their short names, which are everyday words, so the number has to follow at once.
static BANK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:국민|신한|우리|하나|기업|농협|카카오|토스|케이|부산|대구|광주|전북|경남|제주|씨티|산업|(?i:iM|KB|NH|IBK|SC제일))[ :)]{0,2}$",
    )
});
static HOLDER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^ ?[(,/]? ?(?:예금주|예금자|계좌)"));

pub(super) fn find(page: &Page<'_>, found: &mut Vec<Found>) {
    for one in CARD.find_iter(page.text).filter(|one| page.stands_alone(&one.range())) {
        let (number, masked) = (digits(one.as_str()), is_masked(one.as_str()));
        let parted = one.as_str().bytes().any(|byte| byte == b'-' || byte == b' ');
        let weight = match page.label(one.start()) {
            Some(Sense::Kind(Card)) => Weight::Label,
            Some(Sense::Kind(BankAccount) | Sense::Other) => continue,
            _ if masked && parted || !masked && luhn(&number) => Weight::Proof,
            _ => continue,
        };
        if number.iter().any(|digit| *digit != number[0]) {
            found.push(Found { range: one.range(), kind: Card, weight });
        }
    }
    for one in ACCOUNT.find_iter(page.text).filter(|one| page.stands_alone(&one.range())) {
        let length = one.as_str().chars().filter(|c| c.is_ascii_digit() || is_masked(&c.to_string())).count();
        let number = digits(one.as_str());
        let placeholder = number.iter().all(|digit| *digit == number[0]);
        if !ACCOUNT_DIGITS.contains(&length) || number.len() < VISIBLE || placeholder {
            continue;
        }
        let labelled = page.label(one.start()) == Some(Sense::Kind(BankAccount));
        let banked = BANK.is_match(page.before(one.start(), 8));
        if labelled || banked || HOLDER.is_match(page.after(one.end(), 8)) {
            found.push(Found { range: one.range(), kind: BankAccount, weight: Weight::Label });
        }
    }
}

/// ISO/IEC 7812-1, annex B.
fn luhn(number: &[u32]) -> bool {
    let sum: u32 = number
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| if place % 2 == 1 { digit * 2 / 10 + digit * 2 % 10 } else { *digit })
        .sum();
    sum.is_multiple_of(10)
}
