//! Finds personal data in administrative texts, by format, check digit and the words beside it.
//!
//! A format alone proves little: thirteen digits are a resident registration number, a barcode or an amount. So every
//! finder gives a weight to what it saw (a label beside it, a check digit, a shape that nothing else has), and where two
//! findings overlap the heavier one stays. What belongs to an agency or to an official in that capacity (대표번호, 담당자,
//! 문의처, 결문) is not personal data here: 정보공개법 제9조제1항제6호라목.

use std::{collections::BTreeMap, ops::Range};

use serde::Serialize;
use ts_rs::TS;

mod account;
mod address;
mod birth;
mod contact;
mod identity;
mod labels;
mod name;
mod page;
mod plain;
mod registry;
mod tables;
#[cfg(test)]
mod tests;
mod vehicle;

use page::Page;
use plain::Plain;

/// What kind of personal data a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum PersonalKind {
    /// 주민등록번호
    Rrn,
    /// 외국인등록번호, 국내거소신고번호
    Arn,
    /// 여권번호
    Passport,
    /// 운전면허번호
    DriverLicence,
    /// 전화번호
    Phone,
    /// 전자우편 주소
    Email,
    /// 주소
    Address,
    /// 계좌번호
    BankAccount,
    /// 카드번호
    Card,
    /// 자동차등록번호
    VehiclePlate,
    /// 사업자등록번호
    BusinessId,
    /// 법인등록번호
    CorporateId,
    /// 성명
    Name,
    /// 생년월일
    BirthDate,
    /// 직원번호
    EmployeeId,
    /// 학번
    StudentId,
}

impl PersonalKind {
    /// The name of the kind for programs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Rrn => "rrn",
            Self::Arn => "arn",
            Self::Passport => "passport",
            Self::DriverLicence => "driver_licence",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Address => "address",
            Self::BankAccount => "bank_account",
            Self::Card => "card",
            Self::VehiclePlate => "vehicle_plate",
            Self::BusinessId => "business_id",
            Self::CorporateId => "corporate_id",
            Self::Name => "name",
            Self::BirthDate => "birth_date",
            Self::EmployeeId => "employee_id",
            Self::StudentId => "student_id",
        }
    }

    /// The word that stands for it in a masked text, so that a model still knows what kind of thing was there.
    pub fn korean(self) -> &'static str {
        match self {
            Self::Rrn => "주민번호",
            Self::Arn => "외국인번호",
            Self::Passport => "여권",
            Self::DriverLicence => "면허",
            Self::Phone => "전화",
            Self::Email => "메일",
            Self::Address => "주소",
            Self::BankAccount => "계좌",
            Self::Card => "카드",
            Self::VehiclePlate => "차량",
            Self::BusinessId => "사업자번호",
            Self::CorporateId => "법인번호",
            Self::Name => "이름",
            Self::BirthDate => "생일",
            Self::EmployeeId => "사번",
            Self::StudentId => "학번",
        }
    }

    /// Whether it identifies a natural person by itself. Numbers of businesses and corporations do not.
    pub fn is_personal(self) -> bool {
        !matches!(self, Self::BusinessId | Self::CorporateId)
    }
}

/// A piece of personal data in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Personal {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What it is.
    pub kind: PersonalKind,
}

/// How sure a finder is: the heavier of two overlapping findings stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// The shape fits and nothing speaks against it.
    Shape,
    /// The shape is one that nothing else has, or its check digit fits.
    Proof,
    /// A label beside it says what it is.
    Label,
}

/// What a finder saw, in the plain form of the text.
#[derive(Debug, Clone)]
struct Found {
    range: Range<usize>,
    kind: PersonalKind,
    weight: Weight,
}

/// Every piece of personal data in the text, in order, none overlapping another.
pub fn find(text: &str) -> Vec<Personal> {
    let plain = Plain::new(text);
    let page = Page::new(plain.text());
    let mut found = Vec::new();
    registry::find(&page, &mut found);
    identity::find(&page, &mut found);
    contact::find(&page, &mut found);
    account::find(&page, &mut found);
    vehicle::find(&page, &mut found);
    birth::find(&page, &mut found);
    address::find(&page, &mut found);
    name::find(&page, &mut found);
    birth::after_names(&page, &mut found);
    let mut kept = heaviest(found);
    name::again(&page, &mut kept);
    kept.sort_by_key(|found| found.range.start);
    kept.into_iter().map(|found| Personal { range: plain.original(found.range), kind: found.kind }).collect()
}

/// Of findings that overlap the heavier stays, then the longer, then the earlier.
fn heaviest(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by(|a, b| {
        b.weight.cmp(&a.weight).then(b.range.len().cmp(&a.range.len())).then(a.range.start.cmp(&b.range.start))
    });
    let mut kept: BTreeMap<usize, Found> = BTreeMap::new();
    for one in found {
        let before = kept.range(..one.range.end).next_back();
        if !before.is_some_and(|(_, other)| overlap(&one.range, &other.range)) {
            kept.insert(one.range.start, one);
        }
    }
    kept.into_values().collect()
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
