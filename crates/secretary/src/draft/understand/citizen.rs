//! Somebody from outside who asked for something: a petitioner, an applicant, an association that wants to see papers.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use crate::korean::pattern;

static CITIZEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:민원인|신청인|청구인|신고인|진정인|고충민원인)(?:\s*:)?\s*([가-힣]{2,10})|([가-힣]{2,4})\s*(?:씨|님|귀하)|([가-힣]{2,4})\s(?:사장|대표|원장|회장)님",
        // "강새봄 청구인": the name first.
        r"|(?:^|[\s.,)])([가-힣]{3})\s(?:청구인|민원인|신청인|신고인)(?:[.,]|이|은|께|에게|$)",
        // "(한별커피 대표 모아라)": somebody who stands for a business.
        r"|\((?:[가-힣A-Za-z0-9]{1,12}\s)?(?:대표자?|신청인|사업주)\s?:?\s?([가-힣]{2,4})\)",
        // "청구인 ㈜다온": a company.
        r"|(?:민원인|신청인|청구인|신고인)(?:\s*:)?\s*((?:㈜|\(주\)|주식회사\s?)[가-힣A-Za-z0-9]{2,14})",
        // "민원인은 …": who they are, where the sentence says that and no more; else what they say or did.
        r"|(?:민원인|신청인|청구인|신고인|진정인)(?:은|는)\s*([가-힣]{2,10}?)(?:이고|이며|임|입니다|이에요)?\s*(?:[.,(\n]|$)"
    ))
});
/// An association that asked: "감나무연대가 청구한", "우산시민모임에 알려야 함".
static ASSOCIATION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"([가-힣]{1,12}(?:연대|모임|단체|협회|연합회|연합|포럼|네트워크|조합|노조|신문사?|방송|일보|주민회|동호회|대책위원회|대책위|센터|연구소|법인|재단|학회))",
        r"(?:가|이|에서|에서는|에게|한테|께|에)\s"
    ))
});

/// Endings of words before 님 and 씨 that are no names, and of words that stand where a name may.
const NOT_NAMES: [&str; 56] = [
    "민원",
    "신청",
    "주무관",
    "담당",
    "담당자",
    "관계자",
    "선생",
    "고객",
    "여러분",
    "우리",
    "본인",
    "한테",
    "에게",
    "주민",
    "불복",
    "의견",
    "요청",
    "이의",
    "위원",
    "의원",
    "교수",
    "강사",
    "기사",
    "대표",
    "이사",
    "학부모",
    "어르신",
    "직원",
    "팀원",
    "과장",
    "팀장",
    "국장",
    "시장",
    "부장",
    "원장",
    "관장",
    "사장",
    "계장",
    "실장",
    "소장",
    "서장",
    "처장",
    "청장",
    "의장",
    "회장",
    "단장",
    "반장",
    "이장",
    "통장",
    "총장",
    "교장",
    "면장",
    "읍장",
    "동장",
    "차장",
    "군수",
];

/// Who asked, by name; in the matter of papers an association may be it.
pub(super) fn citizen(text: &str, association: bool) -> Option<(String, Range<usize>)> {
    let body = || ASSOCIATION.captures(text).and_then(|found| found.get(1));
    somebody(text).or_else(|| association.then(body)?.map(|found| (found.as_str().to_owned(), found.range())))
}

/// Whether somebody from outside is named.
pub(super) fn is_named(text: &str) -> bool {
    somebody(text).is_some()
}

/// Somebody from outside, by name.
fn somebody(text: &str) -> Option<(String, Range<usize>)> {
    for found in CITIZEN.captures_iter(text) {
        let titled = found.get(1).or(found.get(4)).or(found.get(7)).is_none();
        if let Some(whole) = found.get(5).or(found.get(6)) {
            return Some((whole.as_str().to_owned(), whole.range()));
        }
        let Some(name) = (1..=7).find_map(|group| found.get(group)) else { continue };
        let mut end = name.end();
        let mut word = name.as_str();
        // Typed without spaces: "차보람씨가낸".
        if let Some((head, _)) = word.split_once(['씨', '님']).filter(|(head, _)| head.chars().count() >= 2) {
            word = head;
            end = name.start() + word.len();
        }
        for josa in [
            "님이",
            "님은",
            "님의",
            "님께",
            "님에게",
            "씨가",
            "씨는",
            "씨의",
            "한테",
            "에게",
            "께서",
            "이가",
            "님",
            "씨",
            "의",
            "께",
            "이",
            "가",
            "은",
            "는",
            "건",
        ] {
            if let Some(stem) = word.strip_suffix(josa).filter(|stem| stem.chars().count() >= 2) {
                let keep =
                    !titled && word.chars().count() <= 3 && matches!(josa, "이" | "가" | "은" | "는" | "의" | "건");
                if !keep {
                    word = stem;
                    end = name.start() + word.len();
                    break;
                }
            }
        }
        let other = NOT_NAMES.iter().any(|other| word.ends_with(other)) || ["마음", "아가", "불"].contains(&word);
        if word.chars().count() >= 2 && !other {
            return Some((word.to_owned(), name.start()..end));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_from_outside_is_named() {
        for (text, name) in [
            ("고하늬씨가 낸 가로수 민원", "고하늬"),
            ("신고한 문마루님한테 알려주기", "문마루"),
            ("민원인: 하늘찬", "하늘찬"),
            ("접수 12345. 나봄이 청구인. 계약서", "나봄이"),
            ("질의민원 노을비님꺼 연장", "노을비"),
        ] {
            assert_eq!(citizen(text, false).map(|found| found.0).as_deref(), Some(name), "{text}");
        }
        for text in ["과장님이 요청한 자료", "위원님들께 통지", "마음씨 고운 이웃 추천", "동장님 회의"]
        {
            assert_eq!(citizen(text, false), None, "{text}");
        }
    }

    #[test]
    fn an_association_asks_for_papers() {
        for (text, name) in [
            ("느티나무연대가 청구한 회의록", "느티나무연대"),
            ("강변지킴이모임에서 청구한 계약서 공개", "강변지킴이모임"),
            ("우산시민모임에 알려야 함", "우산시민모임"),
        ] {
            assert_eq!(citizen(text, true).map(|found| found.0).as_deref(), Some(name), "{text}");
            assert_eq!(citizen(text, false), None, "{text}");
        }
    }
}
