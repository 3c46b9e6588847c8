//! Dates of birth: a date is one only where a label before it or 생 after it says so, or where it follows a name in brackets.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    Found,
    PersonalKind::{BirthDate, Name},
    Weight,
    labels::Sense,
    page::{Page, digits, is_date},
};
use crate::korean::pattern;

/// Most bytes between the label of a date and the date: "(양력): ", "은 ".
const REACH: usize = 24;

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"'?(?:(?:1[89]|20)\d{2}|\d{2}) ?[.\-/년][ \n]{0,2}[\d*]{1,2} ?[.\-/월][ \n]{0,2}[\d*]{1,2}(?: ?일|\.)?|(?:1[89]|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|\d{6}",
    )
});
static BORN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^ ?(?:출생|(?:일|년)?생(?:[^가-힣]|$|으로|이며|이고|인 |임|,))"));

/// Finds the dates in brackets after names that are known already.
pub(super) fn after_names(page: &Page<'_>, found: &mut Vec<Found>) {
    let names: Vec<usize> = found.iter().filter(|one| one.kind == Name).map(|one| one.range.end).collect();
    for end in names {
        let gap = page.after(end, 3).chars().take_while(|c| "( ".contains(*c)).count();
        if !page.after(end, gap).contains('(') {
            continue;
        }
        let start = end + gap;
        let date = DATE.find_at(page.text, start).filter(|one| one.start() == start);
        if let Some(one) = date.filter(|one| page.stands_alone(&one.range()) && is_plausible(one.as_str())) {
            found.push(Found { range: one.range(), kind: BirthDate, weight: Weight::Shape });
        }
    }
}

/// Whether six digits together are a date at all.
fn is_plausible(written: &str) -> bool {
    let number = digits(written);
    written.len() != 6 || number.len() == 6 && is_date(&number)
}

pub(super) fn find(page: &Page<'_>, found: &mut Vec<Found>) {
    for one in DATE.find_iter(page.text).filter(|one| page.stands_alone(&one.range())) {
        let labelled = matches!(page.nearest(one.start()),
            Some((between, Sense::Kind(BirthDate))) if between.len() <= REACH);
        if is_plausible(one.as_str()) && (labelled || BORN.is_match(page.after(one.end(), 4))) {
            found.push(Found { range: one.range(), kind: BirthDate, weight: Weight::Label });
        }
    }
}
