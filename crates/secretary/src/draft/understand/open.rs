//! What the writer says is still open: "장소는 섭외중", "어디서 할지는 아직 못 잡음", "공사비 미산출".
//!
//! A predicate says that something is open; what it is stands before it in its clause, as a noun or as a question. Where
//! neither names a slot, nothing is asked.

use std::sync::LazyLock;

use regex::Regex;

use super::fact::Slot;
use crate::korean::pattern;

/// What says that something is not known yet.
static STILL_OPEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"미(?:정|확정|산출|산정|결정|선정|배정)(?:임|이|$|[\s.,)/])",
        r"|(?:못|안)\s?(?:정|잡|구|찾|들었|들음|봤|봄|받았|받음|나왔|나옴|나와)[가-힣]{0,4}",
        r"|(?:정해|잡혀|나와|확정되|결정되)지\s?(?:않|못)",
        r"|(?:산출|산정|계산|견적|확정|결정|선정|설계|계약|심의|의결)\s?(?:전(?:이|임|[\s.,)]|$)|안\s?(?:됨|됐|돼|되|나)|못\s?[했함하])",
        r"|(?:산출|산정|섭외|협의|조율|논의|알아보는|물색|취합|검토)\s?중",
        r"|추후|나중에|아직\s?(?:없|모름|모르|몰라)|(?:^|\s)(?:모름|몰라|모르겠)|(?:알아봐야|물어봐야|정해야|확인해야)\s?(?:함|해|됨|돼|하)",
        r"|(?:돼|되어|해|나|봐|끝나|받아|거쳐|찾아봐|나와|통과해|통과돼)야\s?(?:정해|결정|확정|알\s?수|앎|나[오와옴])[가-힣]*|봐야\s*(?:[.…~]|$|\n|/)|나야\s*(?:[.…~]|$|\n|/)|정할\s?(?:거|것|예정|건)[가-힣]*",
        r"|확인\s?필요|(?:비워|공란으로|빈칸으로)\s?(?:둬|둘|두|남)"
    ))
});
/// Where a clause ends: signs, and endings that join it to the next one.
static CLAUSE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[\n,.;?!()]|\s/\s|(?:이고|하고|하며|이며|했고|됐고|는데|지만|니까|구요|고요)\s"));
/// A question within a sentence: "언제까지 받을지", "누가 맡는지".
static QUESTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(언제까지|언제|며칠|몇\s?시|어디|누구|누가|누굴|얼마|몇\s?(?:명|대|개|부|권|팀|곳|건|장))([^\n.?!]{0,24}?(?:[ㄴㄹ]?지|건지|[가-힣]지)(?:는|은|도|가|를)?(?:\s|$))",
    )
});
/// Where something is sent is no place where something happens.
static SENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"보낼|보내|발송|통보할|제출할|돌릴|뿌릴"));
/// Somebody to turn to, in words that are no label.
static TO_TURN_TO: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:연락|문의|전화)\s?[가-힣]*\s?(?:사람|분|데|곳|번호)|담당\s?(?:자|직원|공무원)"));
/// What was asked with words of the day that an answer speaks of.
const DEADLINES: [&str; 7] = ["기한", "마감", "마감일", "납기", "제출일", "회신일", "기일"];

/// Nouns and the slot that they fill. Of two that a word ends with, the first counts.
const NOUNS: &[(Slot, &[&str])] = &[
    (Slot::BasisDoc, &["문서번호", "공문번호", "접수번호", "시행번호"]),
    (
        Slot::Amount,
        &[
            "예산",
            "예산안",
            "예산액",
            "금액",
            "비용",
            "단가",
            "상금",
            "수수료",
            "강사료",
            "사용료",
            "임차료",
            "견적",
            "총액",
            "보조금",
            "지원금",
            "인건비",
            "사업비",
            "참가비",
            "여비",
            "경비",
            "공사비",
            "철거비",
            "운영비",
            "제작비",
            "용역비",
            "수리비",
            "구입비",
            "재료비",
            "설치비",
            "홍보비",
            "설계비",
            "교통비",
            "숙박비",
            "장비비",
            "시설비",
            "보수비",
            "유지비",
            "관리비",
            "임차비",
            "처리비",
            "급식비",
            "식비",
            "소요액",
            "과태료",
            "배정액",
            "입장료",
            "이용료",
            "수강료",
            "관람료",
            "대관료",
            "요금",
            "수당",
        ],
    ),
    (Slot::Place, &["장소", "회의실", "강의실", "행사장", "교육장", "집결지", "개최지", "납품처", "위치", "주소"]),
    (Slot::Time, &["시간", "시각"]),
    (Slot::Deadline, &DEADLINES),
    (
        Slot::Date,
        &[
            "날짜",
            "일정",
            "일시",
            "일자",
            "개최일",
            "행사일",
            "시행일",
            "착공일",
            "착수일",
            "준공일",
            "공개일",
            "발령일",
            "개장일",
            "개관일",
            "교육일",
            "출장일",
            "시작일",
            "점검일",
            "위촉일",
        ],
    ),
    (Slot::Period, &["기간", "임기"]),
    (Slot::Count, &["인원", "수량", "참석자 수", "규모", "물량", "대수", "정원", "참가자 수"]),
    (Slot::Contact, &["담당자", "연락처", "담당", "문의처", "전화번호", "새번호", "새 번호", "팩스번호"]),
    (Slot::Target, &["대상", "대상자", "참석자", "출장자", "명단"]),
    (Slot::Recipient, &["수신처", "수신", "수신자", "받는 곳", "받는곳", "보낼 곳", "보낼곳"]),
    (Slot::Reason, &["사유", "이유", "원인"]),
];

/// Words of a clause before its predicate among which the noun stands.
const NEAR: usize = 5;

/// The slots that a text says are open.
pub(super) fn open(text: &str) -> Vec<Slot> {
    let mut slots = Vec::new();
    for found in STILL_OPEN.find_iter(text) {
        let sentence = text[..found.start()].rfind(['\n', '!']).map_or(0, |at| at + 1);
        let said = &text[sentence..found.start()];
        let mut clauses: Vec<&str> = CLAUSE.split(said).collect();
        let clause = loop {
            match clauses.pop() {
                Some(clause) if !says_nothing(clause) || clauses.is_empty() => break clause,
                None => break "",
                Some(_) => {}
            }
        };
        // "사유는 내부 검토중": that is the reason.
        let goes_on = found.as_str().ends_with('중');
        let in_clause = asked(clause).or_else(|| noun(clause).filter(|slot| !(goes_on && *slot == Slot::Reason)));
        // "장소는 체육관 생각했는데 그날 차서 다시 알아보는 중": what was thought of, and is open again.
        static THOUGHT_OF: LazyLock<Regex> =
            LazyLock::new(|| pattern(r"(?:생각|하려|쓰려|잡으려|빌리려|예정|계획)[가-힣]{0,3}\s?$|려고\s?했$|했었?$"));
        let in_clause =
            in_clause.or_else(|| clauses.last().filter(|said| THOUGHT_OF.is_match(said)).and_then(|said| noun(said)));
        // "언제 영상인지는 공문에 있다는데 아직 못 봄": the question stands in the clause before.
        slots.extend(in_clause.or_else(|| clauses.pop().and_then(asked)));
    }
    slots
}

/// Whether a clause holds nothing but words that carry nothing.
fn says_nothing(clause: &str) -> bool {
    const FILLERS: [&str; 16] = [
        "아직",
        "아니다",
        "아",
        "근데",
        "그런데",
        "이건",
        "그건",
        "일단",
        "난",
        "나는",
        "저는",
        "우리는",
        "지금",
        "현재",
        "더",
        "-",
    ];
    clause.split_whitespace().all(|word| FILLERS.contains(&word))
}

/// The slot that a question asks for.
fn asked(clause: &str) -> Option<Slot> {
    let found = QUESTION.captures_iter(clause).last()?;
    let behind = &found[2];
    Some(match found[1].replace(' ', "").as_str() {
        "언제까지" => Slot::Deadline,
        "언제" | "며칠" => Slot::Date,
        "몇시" => Slot::Time,
        "어디" if SENT.is_match(behind) => Slot::Recipient,
        "어디" if behind.starts_with("서") || behind.starts_with("에서") || behind.contains("할지") => {
            Slot::Place
        }
        "누구" | "누가" | "누굴" if TO_TURN_TO.is_match(clause) || behind.contains("담당") => Slot::Contact,
        "누구" if SENT.is_match(behind) => Slot::Recipient,
        "누구" | "누가" | "누굴" => Slot::Target,
        "얼마" => Slot::Amount,
        word if word.starts_with('몇') => Slot::Count,
        _ => return None,
    })
}

/// The slot of the last noun of a clause that fills one.
fn noun(clause: &str) -> Option<Slot> {
    if TO_TURN_TO.is_match(clause) {
        return Some(Slot::Contact);
    }
    let words: Vec<&str> = clause.split_whitespace().rev().take(NEAR).collect();
    words.into_iter().find_map(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let bare = ["은", "는", "이", "가", "도", "을", "를", "만", "의"]
            .iter()
            .find_map(|josa| word.strip_suffix(josa).filter(|stem| stem.chars().count() >= 2));
        let slot = |word: &str| {
            NOUNS.iter().find(|(_, nouns)| nouns.iter().any(|noun| word.ends_with(noun))).map(|(slot, _)| *slot)
        };
        slot(word).or_else(|| bare.and_then(slot))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_predicate_names_its_slot() {
        for (text, slot) in [
            ("기념품 전달식 계획. 장소는 아직 섭외중", Slot::Place),
            ("강당을 쓸 수 있는지 확인해야 하고 시간은 추후 통보", Slot::Time),
            ("포장공사비는 설계중이라 미산출", Slot::Amount),
            ("현판 제작비는 견적 안 나옴", Slot::Amount),
            ("예산은 재정팀이랑 협의중", Slot::Amount),
            ("참가 인원 미정", Slot::Count),
            ("어디서 모일지는 못 정했음", Slot::Place),
            ("몇 명 올지 아직 모름", Slot::Count),
            ("회신을 언제까지 받을지 안 정함", Slot::Deadline),
            ("몇 시에 시작할지는 추후 안내", Slot::Time),
            ("연락 받을 분은 아직 못 정함", Slot::Contact),
            ("언제 찍은 영상인지는 저쪽 공문에 있다는데 아직 못 봤음", Slot::Date),
            ("공문번호는 모름", Slot::BasisDoc),
            ("어디로 보낼지는 나중에 알려줄게", Slot::Recipient),
            ("문의처: 확인 필요", Slot::Contact),
        ] {
            assert_eq!(open(text), [slot], "{text}");
        }
    }

    #[test]
    fn a_refusal_or_a_plan_leaves_nothing_open() {
        for text in [
            "보관 기간이 지나 영상을 못 준다고 회신",
            "신청은 안 된다고 통지",
            "나중에 이의를 낼 수 있다고 안내",
            "우산 대여는 추후 확대",
        ] {
            assert_eq!(open(text), [], "{text}");
        }
    }
}
