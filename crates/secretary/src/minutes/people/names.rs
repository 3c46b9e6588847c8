//! The shape of Korean personal names.

use super::titles;

/// Family names of one syllable, by frequency (통계청 인구주택총조사 2015, those above 5,000 bearers).
const SURNAMES: &str = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예봉경사부가복태목형계피두감음빈동온호범좌팽승간상시갈";
/// Family names of two syllables.
const DOUBLE_SURNAMES: &[&str] = &["남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방"];
/// Everyday words that have the shape of a name. They are refused where nothing but the shape speaks for a name.
const NOT_NAMES: &[&str] = &[
    "마지막",
    "이상은",
    "이번주",
    "지난주",
    "다음은",
    "그러면",
    "하지만",
    "안건은",
    "이의는",
    "정회는",
    "주민들",
    "시민들",
    "기권은",
    "반대는",
    "한가지",
    "이정도",
    "이번건",
    "오늘은",
    "내일은",
    "우리는",
    "여기는",
    "이상입",
    "전체는",
    "공무원",
    "담당자",
    "관계자",
    "사무국",
    "위원회",
    "주민분",
    "현황은",
    "원안은",
    "문제는",
    "이유는",
    "결론은",
    "요약은",
    "정리는",
    "예정인",
    "고정된",
    "공개된",
    "안내문",
    "하나만",
    "이것만",
    "조건부",
    "한마디",
    "주의점",
    "유의점",
    "주차장",
    "기자님",
    "회의록",
    "사회자",
    "진행자",
    "발언자",
    "참석자",
    "민원인",
    "신청인",
    "시공사",
    "설계사",
    "용역사",
    "상인회",
    "이견은",
];

/// Whether a word has the shape of a name: a family name and a given name, three syllables as a rule.
pub fn is_name(word: &str) -> bool {
    let syllables: Vec<char> = word.chars().collect();
    if !syllables.iter().all(|c| ('가'..='힣').contains(c)) || NOT_NAMES.contains(&word) || titles::is_title(word) {
        return false;
    }
    let double = DOUBLE_SURNAMES.iter().any(|surname| word.starts_with(surname));
    match syllables.len() {
        2 | 3 => SURNAMES.contains(syllables[0]),
        4 => double,
        _ => false,
    }
}

/// A name as it is usual: three syllables, or a family name of two with one or two more. For places where a two-syllable
/// word ("주민", "이상") is more likely anything else.
pub fn is_full_name(word: &str) -> bool {
    is_name(word) && word.chars().count() >= 3
}

/// The family name of a name.
pub fn surname(name: &str) -> &str {
    DOUBLE_SURNAMES
        .iter()
        .find(|surname| name.starts_with(**surname) && name.chars().count() > 2)
        .copied()
        .unwrap_or_else(|| name.chars().next().map_or("", |first| &name[..first.len_utf8()]))
}
