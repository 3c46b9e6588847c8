//! Number plates of cars: two or three digits, a syllable for the use, four digits (자동차등록번호판 등의 기준에 관한 고시).
//!
//! Old case numbers of courts (97누1234) and provisions (제30조 1234) look alike, so the words around decide.

use std::sync::LazyLock;

use regex::Regex;

use super::{Found, PersonalKind::VehiclePlate, Weight, labels::Sense, page::Page};
use crate::korean::pattern;

static PLATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주) ?)?\d{1,3} ?[가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주바사아자허하호배] ?[\d*]{4}",
    )
});
static CAR: LazyLock<Regex> = LazyLock::new(|| pattern("차|주차|번호판|운전|과태료|견인|택시|버스"));
static COURT: LazyLock<Regex> = LazyLock::new(|| pattern("^ ?(?:판결|결정|선고|재결|사건|호 사건|,)"));

pub(super) fn find(page: &Page<'_>, found: &mut Vec<Found>) {
    for one in PLATE.find_iter(page.text) {
        let left = page.text[..one.start()].chars().next_back();
        let right = page.text[one.end()..].chars().next();
        let alone = !left.is_some_and(|c| c.is_alphanumeric() && c.is_ascii() || matches!(c, '.' | '-' | '제'))
            && !right.is_some_and(|c| c.is_ascii_alphanumeric() || "억만조원천건명호년개회%㎡-".contains(c));
        let number = one.as_str().chars().filter(char::is_ascii_digit).count();
        if !alone || number < 4 || COURT.is_match(page.after(one.end(), 6)) {
            continue;
        }
        let spaced = one.as_str().contains(' ');
        let regional = !one.as_str().starts_with(|c: char| c.is_ascii_digit());
        let car = CAR.is_match(page.line(one.start()));
        let weight = match page.label(one.start()) {
            Some(Sense::Kind(VehiclePlate)) => Weight::Label,
            Some(Sense::Other) => continue,
            _ if regional || car || !spaced && number >= 6 => Weight::Shape,
            _ => continue,
        };
        found.push(Found { range: one.range(), kind: VehiclePlate, weight });
    }
}
