//! Telephone numbers and mail addresses of private persons.
//!
//! Numbering plan: 전기통신번호관리세칙. Mobile 010 (011, 016–019 of old), area codes 02, 031–033, 041–044, 051–055, 061–064,
//! personal and internet numbers 050 and 070. 15xx-xxxx, 080 and the short special numbers (120, 182) belong to
//! companies and agencies and are never personal.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    Found,
    PersonalKind::{BankAccount, Email, Phone},
    Weight,
    labels::{Role, Sense},
    page::{Page, digits, is_masked},
};
use crate::korean::pattern;

/// What people put between the groups of a number.
const GAP: &str = r"[ \n]{0,2}[-.)/·]?[ \n]{0,2}";
/// Fewest visible digits of a number hidden in part: 010-****-1234.
const VISIBLE: usize = 7;

static MOBILE: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?:\+? ?82{GAP}\(?0?\)?|\(?0)1[016789]{GAP}[\d*xX]{{3,4}}{GAP}[\d*xX]{{4}}")));
static LANDLINE: LazyLock<Regex> = LazyLock::new(|| {
    let area = r"(?:2|3[1-3]|4[1-4]|5[1-5]|6[1-4]|70|50\d?)";
    pattern(&format!(r"(?:\(0{area}\)|0{area}|\+? ?82{GAP}\(?0?\)?{area}){GAP}[\d*xX]{{3,4}}{GAP}[\d*xX]{{4}}"))
});
/// A number without its area code, which only a label makes one.
static LOCAL: LazyLock<Regex> = LazyLock::new(|| pattern(r"[2-9]\d{2,3}[ ]?[-.][ ]?\d{4}"));
static MAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)[a-z0-9*][a-z0-9._%+*-]{0,63}[ \n]{0,2}(?:@|[(\[{<] ?(?:at|골뱅이|앳) ?[)\]}>]| at |골뱅이)[ \n]{0,2}[a-z0-9*-]+(?: ?(?:\.|[(\[]dot[)\]]| dot |[(\[]점[)\]]) ?[a-z0-9*-]+)+",
    )
});
/// Mailboxes of agencies.
static AGENCY_MAIL: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)[@.](?:korea|go)\.kr$"));

pub(super) fn find(page: &Page<'_>, found: &mut Vec<Found>) {
    for one in MOBILE.find_iter(page.text) {
        number(page, one.start(), one.end(), true, found);
    }
    for one in LANDLINE.find_iter(page.text) {
        number(page, one.start(), one.end(), false, found);
    }
    for one in LOCAL.find_iter(page.text).filter(|one| page.stands_alone(&one.range())) {
        let labelled = matches!(page.nearest(one.start()), Some((between, Sense::Kind(Phone))) if between.len() <= 12);
        let company =
            one.as_str().starts_with("15") || one.as_str().starts_with("16") || one.as_str().starts_with("18");
        if labelled && !company && !is_official(page, one.start(), false) {
            found.push(Found { range: one.range(), kind: Phone, weight: Weight::Shape });
        }
    }
    for one in MAIL.find_iter(page.text) {
        let private = matches!(page.role(one.start()), Some((Role::Private, _)));
        let agency = AGENCY_MAIL.is_match(one.as_str());
        if (!agency || private) && !is_official(page, one.start(), agency) {
            found.push(Found { range: one.range(), kind: Email, weight: Weight::Proof });
        }
    }
}

fn number(page: &Page<'_>, mut start: usize, end: usize, mobile: bool, found: &mut Vec<Found>) {
    if page.text[start..end].starts_with('(') && !page.text[start..end].contains(')') {
        start += 1;
    }
    let written = &page.text[start..end];
    let alone = page.stands_alone(&(start..end)) || written.starts_with(['+', '(']);
    if !alone || is_masked(written) && digits(written).len() < VISIBLE || is_official(page, start, !mobile) {
        return;
    }
    let together = written.bytes().all(|byte| byte.is_ascii_digit());
    let weight = match page.label(start) {
        Some(Sense::Kind(Phone)) => Weight::Label,
        Some(Sense::Kind(BankAccount)) => Weight::Shape,
        Some(Sense::Other | Sense::Registration) if together || !mobile => return,
        Some(Sense::Kind(_)) if together && !mobile => return,
        _ if together && !mobile && page.role(start).is_none() => return,
        _ if mobile => Weight::Proof,
        _ => Weight::Shape,
    };
    found.push(Found { range: start..end, kind: Phone, weight });
}

/// Whether a contact is an agency's or an official's. Lines above only speak for what is an office's by its kind: a
/// mobile number below a 담당자 may be anyone's.
fn is_official(page: &Page<'_>, at: usize, office: bool) -> bool {
    match page.role(at) {
        Some((Role::Private, true)) => false,
        _ if page.is_closing(at) => true,
        // In a long line the word for an official may belong to another sentence.
        Some((Role::Official, true)) => office || page.names_role_in_clause(at),
        Some((Role::Official, false)) => office,
        _ => false,
    }
}
