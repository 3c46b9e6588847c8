//! Groups that one name stands for: "각 부서", "관내 도서관 5곳", "각 지구대장·동장들", with those that are left out.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{
    organisations::{Names, is_body},
    recipient::Recipient,
};
use crate::korean::pattern;

/// What a group is made of. Longer nouns first.
const MEMBERS: &str = concat!(
    r"실\s?[·,]?\s?과\s?[·,]?\s?소|실\s?·?\s?국|시\s?·?\s?군\s?·?\s?구|시\s?·?\s?군|부서|실과|읍\s?[·,]?\s?면\s?[·,]?\s?동|읍[·]?면|초[·]?중[·]?고(?:등학교)?|",
    r"[가-힣]{0,8}?(?:복지관|어린이집|유치원|초등학교|중학교|고등학교|초중학교|학교|경로당|도서관|수련관|체육관|미술관|박물관|농가|업소|사업장|음식점|점포|",
    r"보건지소|보건진료소|사업소|출장소|관리사무소|파출소|지구대|경찰서|소방서|센터|기업|단체|시설|병원|약국|협회|조합|어촌계|상인회|기관|위원회|업체)|",
    r"과|팀|동|통장|이장|반장|위원|단원|회원|면|읍"
);
/// How many of them there are.
const HOW_MANY: &str = r"(?:\s*\d+\s*(?:곳|개소|개교|개관|개|군데))";
static EVERY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:^|[\s,.(→:\[])(?:(각급|각|전|모든|전체|관내|도내|산하|소속)\s*|본청\s*전\s*)({MEMBERS})(장|서무|담당자|담당)?(들)?{HOW_MANY}?"
    ))
});
/// So many of a kind, without a word that says that all are meant: "보건지소 9곳에".
static COUNTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?:^|[\s,.(→:])([가-힣]{{0,8}}?(?:{MEMBERS})){HOW_MANY}(?:에게|에는|에|한테)"))
});
static TOWNS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:각\s*|관내\s*)?(읍\s?[·]?\s?면\s?[·]?\s?동|읍[·]?면)\s*(?:\d+\s*(?:곳|개소))?\s*(?:에|한테|으로|장|의견|대상|참석)",
    )
});
/// Another group that is joined to the first: "각 읍면동이랑 사업소에".
static AND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"^\s*(?:[,·/+]|이랑|랑|하고|및|와|과)\s*(?:각\s*)?({MEMBERS})(장)?(들)?{HOW_MANY}?"))
});
/// Who of a group is left out: "(감사실 제외)", "기획과는 빼고".
static WITHOUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*[(,]?\s*([가-힣]{2,12}(?:(?:\s*[,·]\s*|[와과]\s|\s)[가-힣]{2,12}){0,4}?)(?:은|는|만)?\s*(?:제외|빼고)",
    )
});
static PARTNERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(유관\s?기관|관계\s?기관|협력\s?기관|관련\s?기관|유관\s?단체)(?:들)?(?:에|에게|으로|한테)?")
});
static CHIEFS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(읍면동장|읍장|면장|동장|이장|통장|부서장|과장|팀장)님?들(?:에게|한테|께)"));

/// The group that a text addresses. `at` says where the text stands in the request.
pub(super) fn groups(text: &str, at: &dyn Fn(Range<usize>) -> Range<usize>, names: &Names<'_>) -> Option<Recipient> {
    if let Some(every) = every(text, at, names) {
        return Some(every);
    }
    if let Some(towns) = TOWNS.captures(text) {
        let of = if towns[1].contains('동') { "각 읍면동장" } else { "각 읍면장" };
        return Some(Recipient::group(vec![of.into()], at(towns.get(0)?.range())));
    }
    if let Some(partners) = PARTNERS.captures(text) {
        let range = at(partners.get(0)?.range());
        let mut recipient = Recipient::group(vec![partners[1].replace(' ', "")], range);
        recipient.only_a_group = true;
        return Some(recipient);
    }
    if let Some(chiefs) = CHIEFS.captures(text) {
        return Some(Recipient::group(vec![format!("각 {}", &chiefs[1])], at(chiefs.get(0)?.range())));
    }
    let counted = COUNTED.captures(text)?;
    let name = format!("각 {}", names.head(&counted[1]));
    Some(Recipient::group(vec![name], at(counted.get(1)?.range())))
}

fn every(text: &str, at: &dyn Fn(Range<usize>) -> Range<usize>, names: &Names<'_>) -> Option<Recipient> {
    let found = EVERY.captures_iter(text).find(|found| {
        let end = found.get(0).map_or(0, |all| all.end());
        let one_letter = found[2].chars().count() == 1;
        goes_out(&text[end..], one_letter && found.get(3).is_none())
    })?;
    let whole = found.get(0)?;
    let start = found.get(1).or(found.get(2))?.start();
    let lead = found.get(1).map_or("각", |lead| lead.as_str());
    let mut all = vec![name(lead, &found[2], found.get(3).map(|what| what.as_str()), names)];
    let mut end = whole.end();
    while let Some(next) = AND.captures(&text[end..]) {
        let more = next.get(0).map_or(0, |all| all.end());
        // "각 과와 동의 …": what is joined has to go out as well.
        if !goes_out(&text[end + more..], next[1].chars().count() == 1 && next.get(2).is_none()) {
            break;
        }
        all.push(name(lead, &next[1], next.get(2).map(|what| what.as_str()), names));
        end += more;
    }
    // "각 체육시설 위탁업체에": what the members are of.
    static OF_THEM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^\s([가-힣]{1,8}(?:업체|업자|기관|단체|법인|협회|사업자|대표))(?:들)?(?:에게|한테|에)(?:\s|$)")
    });
    if let Some(of_them) = OF_THEM.captures(&text[end..]).and_then(|found| found.get(1))
        && all.len() == 1
        && found.get(3).is_none()
    {
        all = vec![format!("각 {} {}", &found[2], of_them.as_str())];
        end += of_them.end();
    }
    // "전 부서랑 의회사무국": a body by its name beside the group.
    static A_BODY: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\s*(?:이랑|랑|하고|및|와)\s*([가-힣]{3,12}?)(?:에게|에|한테|께)?(?:\s|[.,]|$)"));
    if let Some(body) =
        A_BODY.captures(&text[end..]).and_then(|found| found.get(1)).filter(|body| is_body(body.as_str()))
    {
        all.push(names.head(body.as_str()));
        end += body.end();
    }
    // "각 동 주민센터 담당자님들께": who opens it there is no part of the matter.
    static THERE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^\s?(?:주민센터|행정복지센터)?\s?(?:담당자|담당|서무)?(?:님)?(?:들)?(?:에게|한테|께)")
    });
    end += THERE.find(&text[end..]).map_or(0, |there| there.end());
    if let Some(without) = WITHOUT.captures(&text[end..]) {
        let left_out: Vec<&str> = without[1].split([',', '·', ' ']).filter(|word| !word.is_empty()).collect();
        if left_out.iter().all(|word| is_body(word.trim_end_matches(['와', '은', '는'])))
            && let Some(last) = all.last_mut()
        {
            last.push_str(&format!("({} 제외)", left_out.join(", ")));
            end += without.get(0).map_or(0, |all| all.end());
        }
    }
    Some(Recipient::group(all, at(start..end)))
}

/// Whether what follows a group lets it be one that something goes to, and no part of a longer word: "각 과정".
fn goes_out(after: &str, short: bool) -> bool {
    const BEHIND: [&str; 21] = [
        "에게", "에도", "에는", "에", "한테", "께", "으로", "이랑", "랑", "하고", "및", "별", "서무", "담당", "의견",
        "대상", "전파", "장", "들", "와", "과",
    ];
    let next = after.chars().next();
    if next.is_none_or(|c| !('가'..='힣').contains(&c)) {
        // One letter is a body only with a particle or at the end of what is said: "각 과, …", "전 과 …".
        return !short || next.is_none_or(|c| !c.is_alphanumeric());
    }
    BEHIND.iter().any(|word| after.starts_with(word))
}

/// What a group is called in 수신.
fn name(lead: &str, member: &str, what: Option<&str>, names: &Names<'_>) -> String {
    let inside = matches!(lead, "관내" | "도내" | "산하" | "소속");
    let member = member.replace([' ', '·', ',', '+'], "");
    let led = |head: &str| if inside { format!("{lead} {head}") } else { format!("각 {head}") };
    match member.as_str() {
        "부서" | "실과" | "실과소" | "과" => "각 부서장".to_owned(),
        "시군" => "각 시장·군수".to_owned(),
        "시군구" => "각 시장·군수·구청장".to_owned(),
        "초중고" | "초중고등학교" => led("초·중·고등학교장"),
        "통장" | "이장" | "반장" | "위원" | "단원" | "회원" => led(&member),
        _ if what == Some("장") => led(&format!("{member}장")),
        _ => led(&names.head(&member)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::korean::calendar::TEST_TODAY;

    fn read(text: &str) -> Vec<String> {
        let names = Names { text, today: TEST_TODAY };
        groups(text, &|range| range, &names).map(|found| found.several).unwrap_or_default()
    }

    #[test]
    fn groups_and_those_left_out() {
        for (text, expected) in [
            ("각 과 서무한테 내라고", vec!["각 부서장"]),
            ("각 실과소 의견조회", vec!["각 부서장"]),
            ("본청 전부서(감사과 제외)에 취합", vec!["각 부서장(감사과 제외)"]),
            ("각 읍면에 조사표 내라고", vec!["각 읍면장"]),
            ("읍면동에 달라고 할 것", vec!["각 읍면동장"]),
            ("관내 도서관 5곳에 자료 요청", vec!["관내 도서관장"]),
            ("보건진료소7곳에 재배정", vec!["각 보건진료소장"]),
            ("각 파출소장·동장들한테 알림", vec!["각 파출소장", "각 동장"]),
            ("각 읍면동이랑 사업소에 알려주세요", vec!["각 읍면동장", "각 사업소장"]),
            ("산하 기관에 안내", vec!["산하 기관장"]),
            ("교육 안내 공문 (각 부서)", vec!["각 부서장"]),
            ("모든 어린이집에 전파", vec!["각 어린이집 원장"]),
            ("관내 초·중·고에 배부", vec!["관내 초·중·고등학교장"]),
            ("유관기관들에 알림", vec!["유관기관"]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn other_words_are_no_groups() {
        for text in
            ["각 과정 수료자", "전 과정 이수", "각 동아리 지원", "전체 시설물 점검", "소속 직원 안내", "각각 2부"]
        {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
    }
}
