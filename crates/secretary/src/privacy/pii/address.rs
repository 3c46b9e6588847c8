//! Where people live: 도로명주소 (도로명주소법 시행령 제6조의 순서) and lot numbers.
//!
//! A place on its own is public: agencies, sites, shops. It is personal where a label says home or delivery, where it goes
//! down to a flat (동·호), where someone is said to live there, or where it follows a private person in the same line.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    Found,
    PersonalKind::Address,
    Weight,
    labels::{Role, Sense},
    page::Page,
};
use crate::korean::pattern;

/// Most bytes between the label of an address and the address: a postcode in brackets and more.
const REACH: usize = 40;

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    let province = r"(?:(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주|충청[남북]|전라[남북]|경상[남북])(?:특별자치[시도]|특별시|광역시|도|시)?)";
    let gap = r"[ \n]{0,2}";
    let city = r"[가-힣]{1,5}?(?:시|군|구)";
    let town = r"[가-힣0-9]{1,6}?(?:읍|면|동|리|가)";
    let road = r"[가-힣0-9·]{1,14}?(?:대로|로|길)(?: ?\d{1,4}(?:번)?[가-힣]{0,3}길| ?[가-힣]{1,4}길)?";
    let lot = r"(?:지하 ?|산 ?)?\d{1,4}(?:-\d{1,4})?(?:번지)?";
    let house = r"아파트|빌라|빌딩|맨션|오피스텔|타워|주택|연립|하이츠|캐슬|자이|푸르지오|래미안|힐스테이트|아이파크|원룸|고시원|기숙사|빌|마을|단지";
    let detail = format!(
        r"(?:{gap},?{gap}(?:\((?:[가-힣0-9]+(?:동|리|가)|[^()\n]{{0,20}}(?:{house}))[^()\n]{{0,20}}\)|(?:제|지하 ?)?[0-9A-Za-z]{{1,4}} ?(?:동|호실|호|층|통|반)|[가-힣A-Za-z0-9]{{1,14}}(?:{house}))){{0,6}}"
    );
    pattern(&format!(
        r"(?:{province}{gap}(?:{city}{gap}){{0,2}}|(?:{city}{gap}){{1,2}})(?:{town}{gap}){{0,2}}(?:{road}{gap}{lot}|{lot}){detail}|{road} ?{lot}{detail}"
    ))
});
static FLAT: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d ?(?:동|층)? ?\d{0,4} ?호(?:\)|실|[^가-힣]|$)"));
static LIVES: LazyLock<Regex> =
    LazyLock::new(|| pattern("^ ?(?:에서? ?(?:거주|사는|살|주소를|주민등록|혼자)|거주|로 ?(?:이사|전입|이주))"));
static MOBILE_NEXT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[ ,/(]{1,3}01[016789]"));
static NUMBER_BEFORE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d{6} ?- ?[\d*]{7}\)?[ ,/]{1,3}$"));
static AGENCY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:기관|청사|본사|본점|회사|사업장|사무소|시설|법인|업체) ?(?:의 ?)?(?:주소|소재지)[ :]*$")
});

pub(super) fn find(page: &Page<'_>, found: &mut Vec<Found>) {
    for one in ADDRESS.find_iter(page.text) {
        let labelled = matches!(page.nearest(one.start()),
            Some((between, Sense::Kind(Address))) if between.len() <= REACH);
        let regional = starts_with_region(one.as_str());
        let flat = FLAT.is_match(one.as_str()) || LIVES.is_match(page.after(one.end(), 8));
        // A registration number before it or a mobile number behind it says that it is somebody's home.
        let listed =
            MOBILE_NEXT.is_match(page.after(one.end(), 8)) || NUMBER_BEFORE.is_match(page.before(one.start(), 24));
        let person = listed || matches!(page.role(one.start()), Some((Role::Private, true)));
        let agency = page.is_closing(one.start()) || AGENCY.is_match(page.before(one.start(), 16));
        let right = page.text[one.end()..].chars().next();
        let cut = right.is_some_and(|c| c.is_ascii_digit() || "년월명건원개회차%㎡".contains(c));
        let weight = match () {
            () if agency || cut => continue,
            () if labelled => Weight::Label,
            () if regional && (flat || person) => Weight::Shape,
            () => continue,
        };
        found.push(Found { range: one.range(), kind: Address, weight });
    }
}

/// Whether it says which city, so that it cannot be "다음로 3" of any sentence.
fn starts_with_region(written: &str) -> bool {
    static REGION: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충[북남청]|전[북남라]|경[북남상]|제주)|^[가-힣]{1,5}(?:시|군|구)[ \n]",
        )
    });
    REGION.is_match(written)
}
