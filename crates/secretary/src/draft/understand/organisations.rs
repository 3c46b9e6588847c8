//! Bodies and departments, and who speaks for them in 수신.

use jiff::civil::Date;

use crate::korean::bodies::{self, Meant};

/// Endings of a body's name with what its head is called instead of, or after, the ending. Longer endings first.
/// 수신 names the head of a body (「행정업무의 운영 및 혁신에 관한 규정 시행규칙」 제4조제2항).
const HEADS: &[(&str, &str)] = &[
    ("교육지원청", "교육지원청교육장"),
    ("교육청", "교육감"),
    ("어린이집", "어린이집 원장"),
    ("유치원", "유치원장"),
    ("대학교", "대학교총장"),
    ("읍면동", "읍면동장"),
    ("위원회", "위원회위원장"),
    ("공단", "공단이사장"),
    ("공사", "공사사장"),
    ("재단", "재단이사장"),
    ("특별시청", "특별시장"),
    ("광역시청", "광역시장"),
    ("구청", "구청장"),
    ("시청", "시장"),
    ("군청", "군수"),
    ("도청", "도지사"),
    ("학교", "학교장"),
    ("농업기술센터", "농업기술센터소장"),
    ("센터", "센터장"),
    ("부서", "부서장"),
    ("기관", "기관장"),
    ("은행", "은행장"),
    ("조합", "조합장"),
    ("의회", "의회의장"),
    ("지부", "지부장"),
    ("지회", "지회장"),
    ("지점", "지점장"),
    ("항공대", "항공대장"),
    ("기동대", "기동대장"),
    ("본부", "본부장"),
    ("지구대", "지구대장"),
    ("소방대", "소방대장"),
    ("순찰대", "순찰대장"),
    ("구조대", "구조대장"),
    ("방범대", "방범대장"),
    ("봉사대", "봉사대장"),
    ("어촌계", "어촌계장"),
    ("병원", "병원장"),
    ("과", "과장"),
    ("국", "국장"),
    ("실", "실장"),
    ("팀", "팀장"),
    ("단", "단장"),
    ("반", "반장"),
    ("소", "소장"),
    ("서", "서장"),
    ("청", "청장"),
    ("원", "원장"),
    ("관", "관장"),
    ("회", "회장"),
    ("처", "처장"),
    ("읍", "읍장"),
    ("면", "면장"),
    ("동", "동장"),
    ("시", "시장"),
    ("군", "군수"),
    ("구", "구청장"),
    ("도", "도지사"),
    ("부", "부장관"),
];

/// What short names stand for in one request, on one day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Names<'a> {
    /// The request and its material.
    pub(crate) text: &'a str,
    /// The day it is read on.
    pub(crate) today: Date,
}

impl Names<'_> {
    /// The full name of a body that is called by a short one.
    pub(crate) fn full(&self, name: &str) -> String {
        match bodies::meant(name, self.today) {
            Some(Meant::One(full)) => full.to_owned(),
            Some(Meant::Split(..)) => name.to_owned(),
            None => bodies::committee(name, self.text).unwrap_or_else(|| name.to_owned()),
        }
    }

    /// Whether a word is the name of a ministry or an office of the state.
    pub(crate) fn is_of_the_state(&self, word: &str) -> bool {
        bodies::meant(word, self.today).is_some()
    }

    /// Who speaks for a body: 총무과 → 총무과장, 행안부 → 행정안전부장관.
    pub(crate) fn head(&self, name: &str) -> String {
        head_of(&self.full(name.trim()))
    }

    /// What has to be asked about a name that is no body's any more: which of its heirs is meant.
    pub(crate) fn split(&self, words: &str) -> Option<String> {
        words.split(|c: char| !('가'..='힣').contains(&c)).find_map(|word| {
            let stem = ["에서는", "에서", "에게", "으로", "에", "로", "가", "는", "장관"]
                .iter()
                .find_map(|josa| word.strip_suffix(josa))
                .unwrap_or(word);
            match bodies::meant(stem, self.today)? {
                Meant::Split(full, heirs) => Some(format!("{full}는 {}(으)로 나뉨", heirs.join("와 "))),
                Meant::One(_) => None,
            }
        })
    }
}

/// Whether a word is the name of a body or a department by its ending, and not another word that ends alike.
pub(crate) fn is_body(word: &str) -> bool {
    let syllables = word.chars().count();
    // One-syllable endings say little by themselves: a name needs something before them.
    let named = HEADS.iter().any(|(ending, _)| {
        word.strip_suffix(ending).is_some_and(|stem| ending.chars().count() > 1 || (!stem.is_empty() && syllables >= 3))
    });
    // 부 is a ministry, and the end of many other words: "조건부", "간부".
    let ministry =
        !word.ends_with('부') || ["본부", "지부"].iter().any(|end| word.ends_with(end)) || bodies::is_known(word);
    named && ministry && !OTHER_WORDS.contains(&word) && !OTHER_ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Words that end like a body and are none.
const OTHER_WORDS: &[&str] =
    &["사무소", "자료실", "교육실", "본부", "반드시", "재단", "시청", "부서", "기관", "사무실", "협의회"];

/// Endings that make a word something else than a body.
const OTHER_ENDINGS: &[&str] = &[
    "대관",
    "이관",
    "보관",
    "휴관",
    "개관",
    "주무관",
    "사무관",
    "장관",
    "이사관",
    "서기관",
    "회의실",
    "음악회",
    "박람회",
    "전시회",
    "공청회",
    "간담회",
    "설명회",
    "보고회",
    "발표회",
    "계획서",
    "보고서",
    "의견서",
    "견적서",
    "계약서",
    "신청서",
    "확인서",
    "민원",
    "지원",
    "직원",
    "위원",
    "인원",
    "회원",
    "공사",
    "점검반",
    "시반",
    "초반",
    "후반",
    "전반",
    "일반",
    "동반",
    "해서",
    "라서",
    "어서",
    "아서",
    "면서",
    "에서",
    "하면",
    "되면",
    "으면",
    "요청",
    "신청",
    "대회",
    "조회",
    "결과",
    "효과",
    "성과",
    "장소",
    "주소",
    "청소",
    "감소",
    "축소",
    "취소",
    "해소",
    "최소",
    "요소",
    "명소",
    "숙소",
    "문서",
    "제도",
    "정도",
    "연도",
    "년도",
    "보도",
    "운동",
    "활동",
    "이동",
    "공동",
];

/// Who speaks for a body: 총무과 → 총무과장, 보건소 → 보건소장, 가람구 → 가람구청장. Words that name nobody's office stay.
fn head_of(name: &str) -> String {
    if let Some(head) = bodies::head(name) {
        return head.to_owned();
    }
    if [
        "장",
        "장관",
        "지사",
        "군수",
        "교육감",
        "총장",
        "사장",
        "위원",
        "귀하",
        "대표",
        "서무",
        "담당관",
        "심의관",
        "기획관",
    ]
    .iter()
    .any(|end| name.ends_with(end))
    {
        return name.to_owned();
    }
    for (ending, head) in HEADS {
        if let Some(stem) = name.strip_suffix(ending) {
            return format!("{stem}{head}");
        }
    }
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::korean::calendar::TEST_TODAY;

    #[test]
    fn heads_of_bodies() {
        for (body, head) in [
            ("정보통신과", "정보통신과장"),
            ("보건소", "보건소장"),
            ("한울경찰서", "한울경찰서장"),
            ("가람구", "가람구청장"),
            ("도청", "도지사"),
            ("행안부", "행정안전부장관"),
            ("햇살어린이집", "햇살어린이집 원장"),
            ("한울체육회", "한울체육회장"),
            ("회계과장", "회계과장"),
            ("민원조정위", "민원조정위원회위원장"),
            ("산업부", "산업통상부장관"),
            ("기획예산처", "기획예산처장관"),
        ] {
            let names = Names { text: "민원조정위 개최", today: TEST_TODAY };
            assert_eq!(names.head(body), head, "{body}");
        }
    }

    #[test]
    fn other_words_are_no_bodies() {
        for word in ["점검결과", "신청", "회의", "행사", "대회의실", "직원", "제도"] {
            assert!(!is_body(word), "{word}");
        }
        for word in ["정보통신과", "보건소", "한울소방서", "구청", "복지정책과", "재정경제부", "국가보훈부"]
        {
            assert!(is_body(word), "{word}");
        }
    }
}
