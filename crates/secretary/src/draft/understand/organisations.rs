//! Bodies and departments, and who speaks for them in 수신.

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
    ("센터", "센터장"),
    ("부서", "부서장"),
    ("기관", "기관장"),
    ("은행", "은행장"),
    ("조합", "조합장"),
    ("본부", "본부장"),
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

/// What central bodies are called for short.
const SHORT_NAMES: &[(&str, &str)] = &[
    ("행안부", "행정안전부"),
    ("기재부", "기획재정부"),
    ("복지부", "보건복지부"),
    ("국토부", "국토교통부"),
    ("환경부", "환경부"),
    ("고용부", "고용노동부"),
    ("문체부", "문화체육관광부"),
    ("농식품부", "농림축산식품부"),
    ("산업부", "산업통상자원부"),
    ("과기부", "과학기술정보통신부"),
    ("교육부", "교육부"),
    ("권익위", "국민권익위원회"),
    ("선관위", "선거관리위원회"),
];

/// Words in 위 that are no committees.
const NO_COMMITTEES: &[&str] = &[
    "방위", "순위", "범위", "단위", "지위", "행위", "부위", "수위", "직위", "학위", "주위", "시위", "품위", "권위",
    "우위",
];

/// The full name of a body that is called by a short one.
pub(crate) fn full_name(name: &str) -> String {
    if let Some((_, full)) = SHORT_NAMES.iter().find(|(short, _)| *short == name) {
        return (*full).to_owned();
    }
    // "민원조정위", "인사위": committees lose their 원회.
    match name.strip_suffix('위') {
        Some(stem) if stem.chars().count() >= 2 && !NO_COMMITTEES.iter().any(|word| name.ends_with(word)) => {
            format!("{stem}위원회")
        }
        _ => name.to_owned(),
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
    let ministry = !word.ends_with('부')
        || ["본부", "지부"].iter().any(|end| word.ends_with(end))
        || SHORT_NAMES.iter().any(|(_, full)| *full == word)
        || ["외교부", "통일부", "법무부", "국방부", "여성가족부", "해양수산부", "중소벤처기업부"].contains(&word);
    named && ministry && !OTHER_WORDS.contains(&word) && !OTHER_ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Words that end like a body and are none.
const OTHER_WORDS: &[&str] = &[
    "결과",
    "효과",
    "성과",
    "사무소",
    "공문서",
    "계획서",
    "보고서",
    "신청서",
    "의견서",
    "견적서",
    "계약서",
    "자료실",
    "교육실",
    "회의실",
    "지원",
    "직원",
    "위원",
    "인원",
    "회원",
    "민원",
    "예산안",
    "전국",
    "결국",
    "관련",
    "내부",
    "일부",
    "전부",
    "세부",
    "본부",
    "여부",
    "대부",
    "정도",
    "제도",
    "연도",
    "차도",
    "보도",
    "지도",
    "정기",
    "수시",
    "즉시",
    "임시",
    "다시",
    "반드시",
    "개시",
    "표시",
    "실시",
    "게시",
    "업무",
    "운동",
    "활동",
    "행동",
    "이동",
    "공동",
    "자동",
    "장면",
    "서면",
    "측면",
    "하면",
    "되면",
    "있으면",
    "없으면",
    "회의",
    "기회",
    "대회",
    "사회",
    "조회",
    "총회",
    "재단",
    "수단",
    "판단",
    "진단",
    "집단",
    "중단",
    "신청",
    "요청",
    "시청",
    "도구",
    "요구",
    "연구",
    "기구",
    "복구",
    "친구",
    "입구",
    "출구",
    "소득과",
    "그동",
    "가구",
    "요소",
    "장소",
    "주소",
    "취소",
    "축소",
    "감소",
    "해소",
    "문서",
    "순서",
    "부서",
    "공사",
    "인사",
    "조사",
    "검사",
    "행사",
    "심사",
    "감사",
    "문관",
    "보관",
    "이관",
    "기관",
    "습관",
    "벡스코",
    "사무실",
    "사실",
    "현실",
    "진실",
    "과실",
    "내실",
    "수반",
    "일반",
    "기반",
    "전반",
    "위반",
    "동반",
    "이상",
    "대공연장",
    "음악회",
    "박람회",
    "전시회",
    "공청회",
    "간담회",
    "협의회",
    "설명회",
    "보고회",
    "발표회",
    "해넘이행사",
    "1인당",
    "기관",
    "조례안",
    "신청인",
    "해야해서",
    "먹어서",
    "이라서",
];

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
    "강당",
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
    "행사",
    "조사",
    "검사",
    "심사",
    "감사",
    "공사",
    "점검반",
    "해서",
    "라서",
    "어서",
    "아서",
    "면서",
    "에서",
    "다고",
    "하면",
    "되면",
    "으면",
    "요청",
    "신청",
    "대회",
    "조회",
    "확보",
    "업체",
    "결과",
    "효과",
    "성과",
    "여부",
    "장소",
    "주소",
    "문서",
    "부서별",
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
pub(crate) fn head_of(name: &str) -> String {
    let name = full_name(name.trim());
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
        return name;
    }
    for (ending, head) in HEADS {
        if let Some(stem) = name.strip_suffix(ending) {
            return format!("{stem}{head}");
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

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
        ] {
            assert_eq!(head_of(body), head, "{body}");
        }
    }

    #[test]
    fn other_words_are_no_bodies() {
        for word in ["점검결과", "신청", "회의", "행사", "대회의실", "직원", "제도"] {
            assert!(!is_body(word), "{word}");
        }
        for word in ["정보통신과", "보건소", "한울소방서", "구청", "복지정책과"] {
            assert!(is_body(word), "{word}");
        }
    }
}
