//! What a document decides or answers: granted or refused, disclosed or not.
//!
//! A decision is the one thing of a document that must not be guessed. It counts only where it is what the agency
//! answers: "비공개로 통지", "동의한다고 회신", "검토 결과: 수용". "지연은 불가피함", "수용 인원 300명" and "비공개 대상
//! 없음" hold the same letters and decide nothing. Two that differ are asked about, and so is none.

use std::sync::LazyLock;

use biseo_documents::Kind;
use regex::Regex;

use super::wishes::without_conditions;
use crate::korean::pattern;

/// What a request says of the decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// It says this one.
    Said(&'static str),
    /// It says two, which are told.
    Contradicted(String),
    /// It says none.
    Open,
}

/// How the verb of a decision ends where somebody says it, and the particle of the noun.
const ENDING: &str = r"(?:(?:한|하|하겠|했|하였|된|되었|됐|준|해\s?준|해주|받아들인|이)?다고|고|라고|이라고|기로|하기로|해서|하여|함|됨|임을|함을|로|으로|을|를|가|처리)?";
/// What an agency does with a decision.
const ANSWERS: &str = r"(?:회신|답변|답장|통지|통보|알림|알려|알린|안내|처리|처분|결정)";
/// What makes 결정 something else than the decision: 결정 기간.
const AFTER: &str = r"(?:[^가-힣]*$|[^가-힣]|하|해|함|했|한|됨|공문|바람|문|서|드|줘|결과|주)";

/// A decision where it stands as what is answered.
fn answered(words: &str) -> Regex {
    pattern(&format!(
        concat!(
            r"(?:^|[^가-힣])(?:{words})(?:{ending})\s?(?:결정\s?)?{answers}{after}",
            r"|(?:^|[^가-힣])(?:{words})(?:(?:한|하|하겠|했|된|준|이|있|없)?다고|(?:하)?기로)\s?(?:[.,\n]|$|[^.,\n]{{0,20}}{answers}{after})",
            r"|(?:검토\s?(?:결과|의견)|결정(?:\s?내용)?|답변|회신|결론)\s?(?:은|는|:|→|->|⇒)\s?(?:{words})(?:{ending})\s?(?:[.,\n]|$)"
        ),
        words = words,
        ending = ENDING,
        answers = ANSWERS,
        after = AFTER
    ))
}

/// Decisions with what says them, for answers to other agencies.
static REPLIES: LazyLock<[(&str, Regex); 5]> = LazyLock::new(|| {
    [
        ("의견 없음", r"(?:\S{0,4}\s?)?의견\s?(?:이\s?)?없(?:음|다고|는\s?것)?"),
        ("부동의", r"부동의|동의하지\s?않(?:는|음)?|동의할\s?수\s?없(?:음)?|동의\s?(?:안\s?(?:한|함|해)|불가)|동의하기\s?어렵"),
        ("동의", r"(?:조건부\s?)?동의(?:하는\s?것|함)?"),
        (
            "수용 불가",
            concat!(
                r"(?:[가-힣]{2,6}\s?)?불가(?:능)?|수용하지\s?않(?:는|음)?|불수용|(?:[가-힣]{2,8}할\s수|받아들일\s수)\s?없(?:음)?",
                r"|못\s?(?:해\s?준|해준|한|해|준|줌|내준)|안\s?(?:된|됨|돼|한)|(?:[가-힣]{2,8}기\s)?어렵|거절|거부|반려|불허"
            ),
        ),
        ("수용", r"(?:조건부\s?)?(?:수용|승낙|승인)(?:하는\s?것|함)?|(?:[가-힣]{2,6}\s?)?가능"),
    ]
    .map(|(decision, words)| (decision, answered(words)))
});
/// Decisions on disclosure.
static DISCLOSURES: LazyLock<[(&str, Regex); 4]> = LazyLock::new(|| {
    [
        ("부분공개", r"부분\s?공개"),
        ("비공개", r"(?:전부\s|전체\s)?비공개"),
        ("즉시공개", r"즉시\s?공개"),
        ("공개", r"(?:전부|전체)?\s?공개"),
    ]
    .map(|(decision, words)| (decision, answered(words)))
});
/// What is kept back, or given, of a part only: "일부 비공개", "이름만 비공개", "개인정보 빼고 공개". It is never the whole.
static IN_PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:일부(?:분)?(?:만|은|는|를|을)?|부분)\s?(?:비공개|공개)|[가-힣]{2,}만\s?(?:비공개|공개)",
        r"|나머지(?:는|만|를)?\s?(?:비공개|공개)|(?:제외하고|제외한\s?나머지|빼고|가리고|가려서|지우고)\s?공개"
    ))
});
/// A consent that rests on conditions.
static CONDITIONAL: LazyLock<Regex> = LazyLock::new(|| pattern(r"조건부|(?:^|[^가-힣])조건(?:은|\s?:|으로)"));

/// What a request for a document of this kind decides.
pub(super) fn decision(kind: Kind, request: &str) -> Decision {
    // 정보 공개 is the name of the procedure.
    let mut request = without_conditions(request).replace("정보 공개 ", "정보공개 ");
    if kind == Kind::DisclosureDecision {
        request = IN_PART.replace_all(&request, "부분공개").into_owned();
    }
    let request = request.as_str();
    let rows: &[(&'static str, Regex)] = match kind {
        Kind::DisclosureDecision => &*DISCLOSURES,
        Kind::Reply => &*REPLIES,
        _ => return Decision::Open,
    };
    let mut said: Vec<&'static str> =
        rows.iter().filter(|(_, sign)| sign.is_match(request)).map(|(decision, _)| *decision).collect();
    // "계약서 부분공개.": a note that ends on the decision.
    static AT_THE_END: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s(부분\s?공개|비공개)\s*(?:[.\n]|$)"));
    if kind == Kind::DisclosureDecision && said.is_empty() {
        let mut ends: Vec<&'static str> = AT_THE_END
            .captures_iter(request)
            .map(|found| if found[1].starts_with('부') { "부분공개" } else { "비공개" })
            .collect();
        ends.dedup();
        said = ends;
    }
    if said == ["동의"] && CONDITIONAL.is_match(request) {
        said = vec!["조건부 동의"];
    }
    match said.as_slice() {
        [] => Decision::Open,
        [one] => Decision::Said(one),
        several => Decision::Contradicted(format!("{}이(가) 함께 적혀 있음", several.join(", "))),
    }
}

/// Whether a word by which a template is chosen names what an agency decides, and so counts only where it does.
pub(super) fn names_a_decision(word: &str) -> bool {
    const DECISIONS: [&str; 12] = [
        "연장",
        "이송",
        "이첩",
        "거부",
        "불허",
        "반려",
        "불가",
        "안된다",
        "안 된다",
        "못해",
        "못 해",
        "받아들일 수 없",
    ];
    DECISIONS.contains(&word)
}

/// Whether a word that names what is decided ("연장", "이송", "불허") stands as what is answered, or closes what is said.
pub(super) fn answers(request: &str, word: &str) -> bool {
    static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
        pattern(&format!(
            concat!(
                r"^(?:(?:한|하|하겠|했|하였|된|되었|됐|준|해\s?준)?다고|고)(?:[^가-힣]|$)|^(?:허?가\s?)?{ending}\s?(?:건\s)?(?:결정\s?)?{answers}",
                r"|^(?:함|됨|하게\s?됨|하기로\s?함)\s?(?:[.,\n]|$)"
            ),
            ending = ENDING,
            answers = ANSWERS
        ))
    });
    // "근무일 7일 연장": how long, or where to, is only said of what is done.
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:\d\s?일|으로|로)\s*$"));
    // The time for an answer is the agency's own.
    static OF_THE_AGENCY: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?:처리|결정)\s?기[한간](?:을|이|의)?\s*(?:\d+\s?일(?:간)?\s*)?$"));
    static CLOSES: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s?(?:[.,\n]|$)"));
    if word == "이송" && handed_over(request) {
        return true;
    }
    request.match_indices(word).any(|(at, _)| {
        let behind = &request[at + word.len()..];
        let before = &request[..at];
        BEHIND.is_match(behind) || OF_THE_AGENCY.is_match(before) || CLOSES.is_match(behind) && BEFORE.is_match(before)
    })
}

/// Whether a matter went to another office: "관리사무소로 넘겼다", "도로 이송했음".
fn handed_over(request: &str) -> bool {
    static HANDED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:으로|로|에)\s?(?:[\d./월일()월화수목금토 ]{1,12}\s?)?(?:이송|이첩)(?:했|하였|됐|되었|함|됨)|(?:으로|로|에)\s?넘[겼긴겻김겨]",
        )
    });
    HANDED.is_match(request)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_is_what_the_agency_answers() {
        for (request, decided) in [
            ("버스정류장 이전 협의 동의한다고 회신해줘", "동의"),
            ("이전 협의에 부동의로 회신", "부동의"),
            ("조례안 의견없음으로 회신", "의견 없음"),
            ("조례안 검토, 의견이 없다고 회신", "의견 없음"),
            ("체육관 무료대관 요청 못해준다고. 그날 투표설비 보관", "수용 불가"),
            ("대관 불가로 통보", "수용 불가"),
            ("검토 결과: 수용", "수용"),
            ("교육장 사용 가능하다고 회신", "수용"),
            ("동의한다고 회신. 조건은 점자블록 설치", "조건부 동의"),
        ] {
            assert_eq!(decision(Kind::Reply, request), Decision::Said(decided), "{request}");
        }
        for (request, decided) in [
            ("정보공개 부분공개 통지. 설치위치는 지장있어서 비공개", "부분공개"),
            ("비공개 대상정보 해당 없음, 공개 결정", "공개"),
            ("정보공개 청구 건 비공개로 통지", "비공개"),
            ("청구 정보 공개하기로 결정했다고 통지", "공개"),
            ("정보공개 청구 건 일부 비공개로 통지. 계약 상대 계좌번호", "부분공개"),
            ("정보공개 청구 일부만 공개한다고 통지", "부분공개"),
            ("정보공개 청구 계좌번호만 비공개로 통지", "부분공개"),
            ("정보공개 청구 계좌번호는 빼고 공개한다고 통지", "부분공개"),
        ] {
            assert_eq!(decision(Kind::DisclosureDecision, request), Decision::Said(decided), "{request}");
        }
    }

    #[test]
    fn the_same_letters_elsewhere_decide_nothing() {
        for request in [
            "공사 지연은 불가피함을 회신",
            "수용 인원 300명으로 회신",
            "주민 동의 서류 현황 회신",
            "우천 시 운영이 어렵지 않은지 물어서 회신",
        ] {
            assert_eq!(decision(Kind::Reply, request), Decision::Open, "{request}");
        }
        for request in ["정보공개 청구 통지. 청구인 강나루", "정보공개 결정기간 연장 통지", "공개 여부 결정 예정"]
        {
            assert_eq!(decision(Kind::DisclosureDecision, request), Decision::Open, "{request}");
        }
    }

    #[test]
    fn two_decisions_are_asked_about() {
        let two = decision(Kind::Reply, "이전 협의 동의한다고 회신. 검토 결과: 부동의");
        assert!(matches!(two, Decision::Contradicted(_)), "{two:?}");
    }

    #[test]
    fn what_was_asked_for_is_not_what_is_decided() {
        for (request, word, stands) in [
            ("도서 대출기간 연장 건의 회신", "연장", false),
            ("소음 민원 처리기한 연장 통지", "연장", true),
            ("근무일 7일 연장", "연장", true),
            ("처리기한 연장 건 통지", "연장", true),
            ("처리기한 연장하려고 함. 사유는 현장 확인", "연장", true),
            ("처리기한 7일 연장해서 알려줘", "연장", true),
            ("영업 불허가 처분 통지", "불허", true),
            ("소관 기관으로 오늘 이송했다고 통지", "이송", true),
            ("도로점용 연장허가 신청 안된다고 회신", "안된다", true),
            ("도로점용 연장허가 신청 안된다고 회신", "연장", false),
            ("공사 지연은 불가피함", "불가", false),
            ("영업 불허가 통지", "불허", true),
            ("출입 거부 민원 회신", "거부", false),
        ] {
            assert_eq!(answers(request, word), stands, "{request}: {word}");
        }
    }
}
