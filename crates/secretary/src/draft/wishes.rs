//! What a request wants said besides its facts: an apology, the ways to object.

use std::{borrow::Cow, sync::LazyLock};

use regex::Regex;

use crate::korean::pattern;

static APOLOGY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"[^\n.!?]*(?:(?:죄송|송구|유감)\S*(?:다는|다고|단|스럽다)\S*",
        r"|(?:죄송|사과|송구|유감)(?:의|한다는)?\s?(?:말|말씀|뜻|표현|문구|인사)\S*\s*(?:\S+\s)?(?:넣|전|포함|적|써|쓰|드리|드려|하|표))"
    ))
});
static REMEDY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"이의\s?신청|행정\s?심판|행정\s?소송|불복|구제\s?절차|권리\s?구제"));
/// Applications that a statute makes the agency decide on (법정민원: 「민원 처리에 관한 법률」 제2조제1호가목1).
static PERMIT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:허가|인가|면허|점용|승인|지정|등록|신고)\S{0,2}\s*(?:신청|연장|변경|수리|불허|거부|반려|불가|안\s?(?:된|돼|됨))|불허가",
    )
});
/// "안 되면 …": what is to be done in a case says nothing of what is the case.
static CONDITION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[.\n])\s*[가-힣]{2,8}(?:\s[가-힣]{2,6})?\s말고\s|(?:안\s?되|불가하|불가능하|어려우|거부되|거부하|반려되|불허되|못\s?하|싫으|이의\s?(?:가\s?)?있으)(?:면|거든)|(?:불가|거부|반려|불허|불수용)\s?(?:시|인\s?경우|일\s?경우)",
    )
});

/// The sentence of apology that a request asks for.
pub(super) fn apology(source: &str) -> Option<String> {
    let asked = APOLOGY.find(source)?.as_str();
    let words = if asked.contains("불편") {
        "불편을 드려 죄송합니다."
    } else if ["늦", "지연", "오래"].iter().any(|word| asked.contains(word)) {
        "답변이 늦어져 죄송합니다."
    } else if asked.contains("유감") {
        "이에 대하여 유감의 뜻을 전합니다."
    } else {
        "이에 대하여 사과의 말씀을 드립니다."
    };
    Some(words.to_owned())
}

/// Whether the ways to object are to be told.
pub(super) fn remedy(source: &str) -> bool {
    REMEDY.is_match(&without_conditions(source))
}

/// Whether it is about an application that a statute makes the agency decide on.
pub(super) fn permit(source: &str) -> bool {
    PERMIT.is_match(source)
}

/// A request without what it says for another case.
pub(super) fn without_conditions(source: &str) -> Cow<'_, str> {
    CONDITION.replace_all(source, "")
}

/// A request without what it says of the net, where the matter has a place: "못 들은 사람은 사이버로" is said of some only.
pub(super) fn where_it_happens(said: &str, placed: bool) -> String {
    static ONLINE: LazyLock<Regex> = LazyLock::new(|| pattern(r"온라인|사이버|나라배움터|이러닝|비대면"));
    if placed { ONLINE.replace_all(said, "").into_owned() } else { said.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_apology_is_made_where_one_is_asked_for() {
        assert_eq!(apology("불편드려 죄송하다는 말 꼭 넣고").as_deref(), Some("불편을 드려 죄송합니다."));
        assert_eq!(apology("회신이 늦어서 사과말씀 넣어줘").as_deref(), Some("답변이 늦어져 죄송합니다."));
        assert_eq!(apology("사과 20상자 구매 요청"), None);
    }

    #[test]
    fn a_case_that_may_come_is_not_what_is() {
        assert!(!without_conditions("안 되면 이의신청 안내").contains("안 되"));
        assert!(permit("도로 점용허가 신청 불허가 통지") && !permit("가로등 설치 건의 회신"));
    }
}
