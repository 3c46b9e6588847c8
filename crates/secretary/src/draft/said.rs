//! Whether a text says what a sentence of the request says, word by word.
//!
//! A hurried request and the document made of it share their nouns, names and figures, hardly their verbs. So a sentence
//! counts as unsaid where a figure, a name or a noun of it is missing; wishes about the document itself ("공문 써줘") and
//! turns of speech never are.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
    sync::LazyLock,
};

use regex::Regex;

use super::{
    ranges::Ranges,
    understand::{fields::is_label, people::looks_like_a_name},
};
use crate::korean::pattern;

static TOKEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d[\d.,:/∼~-]*\d|\d|[가-힣]+|[A-Za-z]+"));
static JOSA: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:에서는|에서도|에게서|으로는|으로도|에서|에게|한테|으로|까지|부터|이랑|에는|에도|이나|이며|이고|마다|처럼|보다|은|는|이|가|을|를|의|에|로|와|과|도|만|랑|나|씩|쯤|님|씨|들)$",
    )
});
/// Words that end like a verb say what is done and not what it is done with.
static VERB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:다|요|함|됨|임|줘|하고|해서|하면|되면|하라|달라|하는|되는|있는|없는|하게|하기|기로|해야|하도록|한다고|다고|라고|는데|은데|려고|니까|해|됐|했|할|될|한|된|인|음|래|네|자|죠|지|서|며|면|고|게|려|야|듯|던|인데|거|건|것|거라|됩니다|합니다|입니다|세요|주시|드려|드림|바람|했고|았|었)$",
    )
});
/// Nouns that end like a verb.
const NOT_VERBS: &[&str] = &[
    "제한",
    "기한",
    "권한",
    "역할",
    "분할",
    "관할",
    "광고",
    "창고",
    "재고",
    "신고",
    "사고",
    "권고",
    "보고",
    "참고",
    "모임",
    "책임",
    "담임",
    "위임",
    "처음",
    "소음",
    "도움",
    "포함",
    "명함",
    "보관함",
    "조건",
    "사건",
    "물건",
    "안건",
    "보건",
    "여건",
    "개인",
    "확인",
    "본인",
    "민원인",
    "노인",
    "장애인",
    "신청인",
    "승인",
    "할인",
    "라인",
    "공지",
    "유지",
    "방지",
    "조지",
    "토지",
    "부지",
    "용지",
    "쓰레기",
    "폐지",
    "중지",
    "정지",
    "복지",
    "출장지",
    "소재지",
    "휴게",
    "무게",
    "가게",
    "측면",
    "서면",
    "화면",
    "지면",
    "정면",
    "문서",
    "부서",
    "순서",
    "신청서",
    "계획서",
    "보고서",
    "확인서",
    "의견서",
    "경찰서",
    "소방서",
    "강사료",
    "피해",
    "이해",
    "방해",
    "재해",
    "기여",
    "참여",
    "부여",
    "대여",
    "여름",
    "분야",
    "야",
    "투자",
    "대상자",
    "책임자",
    "참석자",
    "출장자",
    "담당자",
    "이용자",
    "신청자",
    "환자",
    "의자",
    "전자",
    "문자",
    "숫자",
    "자료",
    "수료",
    "진료",
    "무료",
    "유료",
    "재료",
    "음료",
    "완료",
    "종료",
    "만료",
    "통로",
    "수요",
    "필요",
    "주요",
    "중요",
    "개요",
    "소요",
    "강요",
    "휴지",
    "경고",
];
/// Words about the document and its writing, labels of its lines, and words that carry nothing.
const EMPTY: &[&str] = &[
    "넣어",
    "넣고",
    "넣어줘",
    "공문",
    "기안",
    "문서",
    "초안",
    "작성",
    "요청",
    "알림",
    "안내",
    "통보",
    "통지",
    "회신",
    "답변",
    "보고",
    "보고서",
    "보고용",
    "결재",
    "내부결재",
    "전결",
    "메일",
    "이메일",
    "메모",
    "첨부",
    "붙임",
    "별첨",
    "아래",
    "밑에",
    "내용",
    "관련",
    "관련해",
    "참고",
    "이거",
    "그거",
    "저거",
    "이것",
    "우리",
    "저희",
    "하나",
    "정도",
    "급함",
    "급하",
    "빨리",
    "얼른",
    "부탁",
    "감사",
    "수고",
    "안녕",
    "담당",
    "담당자",
    "기한",
    "마감",
    "제출",
    "회의",
    "참석",
    "개최",
    "일시",
    "장소",
    "대상",
    "사유",
    "이유",
    "방법",
    "제목",
    "원본",
    "보낸사람",
    "받는사람",
    "수신",
    "발신",
    "전달",
    "오늘",
    "내일",
    "지금",
    "이번",
    "이번주",
    "다음주",
    "다음",
    "지난",
    "지난주",
    "올해",
    "내년",
    "작년",
    "금년",
    "주욜",
    "월욜",
    "화욜",
    "수욜",
    "목욜",
    "금욜",
    "토욜",
    "일욜",
    "월요일",
    "화요일",
    "수요일",
    "목요일",
    "금요일",
    "토요일",
    "일요일",
    "오전",
    "오후",
    "저녁",
    "아침",
    "새벽",
    "시간",
    "기간",
    "날짜",
    "여기",
    "거기",
    "그리고",
    "그래서",
    "그런데",
    "근데",
    "그럼",
    "일단",
    "그냥",
    "아무래도",
    "정리",
    "양식",
    "서식",
    "용지",
    "계획안",
    "보도자료",
    "결과보고",
    "복명서",
    "이쪽",
    "저쪽",
    "경우",
    "때문",
    "위해",
    "대해",
    "대한",
    "통해",
    "따라",
    "같이",
    "함께",
    "꼭",
    "좀",
    "모두",
    "전부",
    "전체",
    "각",
    "총",
    "약",
    "등",
    "및",
    "또는",
    "이상",
    "이하",
    "이내",
    "예정",
    "건의",
    "말씀",
    "한장",
    "한쪽",
    "페이지",
    "장짜리",
    "쪽짜리",
    "요약",
    "협조",
    "필참",
    "바람",
    "올릴",
    "올려",
    "보내",
    "만들어",
    "써줘",
    "써달",
    "줄여",
    "뽑아",
    "잡아",
    "해당",
    "사항",
    "합니",
    "입니",
    "주세",
    "주시",
    "드려",
    "했으",
    "하시",
    "되어",
    "하여",
    "으로",
    "에서",
    "까지",
    "부터",
    "라고",
    "다고",
    "하고",
    "해서",
    "하게",
    "하는",
    "있는",
    "없는",
    "아님",
    "전직원",
    "직원",
    "전부서",
    "각부서",
    "부서",
    "근거",
    "의거",
    "목적",
    "취지",
    "가능",
    "필요",
    "알려",
    "알리",
    "달라",
    "개당",
    "대당",
    "명당",
    "단가",
    "총액",
    "합계",
    "전원",
    "내라",
    "받아",
    "취합",
    "지난번",
];

/// The letters of a text, to look words up in. Material asks thousands of times, so places are found by three letters and
/// the text is not searched again for every word.
pub(super) struct Said {
    letters: String,
    figures: String,
    pairs: HashSet<[char; 2]>,
    /// Bytes of the letters at which three of them stand.
    triples: HashMap<[char; 3], Vec<usize>>,
}

impl Said {
    /// Reads a text.
    pub(super) fn new(text: &str) -> Self {
        let letters = letters(text);
        let chars: Vec<(usize, char)> = letters.char_indices().collect();
        let mut triples: HashMap<[char; 3], Vec<usize>> = HashMap::new();
        for three in chars.windows(3) {
            triples.entry([three[0].1, three[1].1, three[2].1]).or_default().push(three[0].0);
        }
        let pairs = chars.windows(2).map(|two| [two[0].1, two[1].1]).collect();
        Self { figures: text.chars().filter(|c| *c != ',').collect(), letters, pairs, triples }
    }

    /// Whether these words stand in it, up to spaces and signs.
    pub(super) fn says(&self, words: &str) -> bool {
        let words = letters(words);
        !words.is_empty() && self.holds(&words)
    }

    /// Whether letters stand in it as they are.
    fn holds(&self, wanted: &str) -> bool {
        let chars: Vec<(usize, char)> = wanted.char_indices().collect();
        match chars.as_slice() {
            [(_, one), (_, two)] => self.pairs.contains(&[*one, *two]),
            [] | [_] => self.letters.contains(wanted),
            _ => {
                // The rarest three letters have the fewest places to look at.
                let mut rarest: Option<(usize, &[usize])> = None;
                for three in chars.windows(3) {
                    let Some(places) = self.triples.get(&[three[0].1, three[1].1, three[2].1]) else { return false };
                    if rarest.is_none_or(|(_, known)| places.len() < known.len()) {
                        rarest = Some((three[0].0, places));
                    }
                }
                rarest.is_some_and(|(offset, places)| {
                    let begins = |at: &usize| at.checked_sub(offset).and_then(|at| self.letters.get(at..));
                    places.iter().filter_map(begins).any(|rest| rest.starts_with(wanted))
                })
            }
        }
    }

    /// Whether a figure stands in it that is no part of a longer one.
    fn has_figure(&self, figure: &str) -> bool {
        let figure: String = figure.chars().filter(|c| *c != ',').collect();
        self.figures.match_indices(&figure).any(|(at, _)| {
            !self.figures[..at].ends_with(|c: char| c.is_ascii_digit())
                && !self.figures[at + figure.len()..].starts_with(|c: char| c.is_ascii_digit())
        })
    }

    /// Whether a word stands in it, with or without its particle and its ending.
    fn has_word(&self, word: &str) -> bool {
        let bare = JOSA.replace(word, "");
        let bare = if bare.chars().count() >= 2 { bare.as_ref() } else { word };
        if self.holds(bare) {
            return true;
        }
        let count = bare.chars().count();
        // Of a name every syllable counts; of a noun or a verb its beginning.
        if count <= 3 && looks_like_a_name(bare) {
            return false;
        }
        let least = 2.max(count.saturating_sub(if count > 4 { 3 } else { 2 }));
        let mut halves = (least..count).filter_map(|n| bare.char_indices().nth(n).map(|(at, _)| bare.split_at(at)));
        halves.any(|(head, tail)| self.holds(head) && (tail.chars().count() < 3 || self.holds(tail)))
    }
}

/// Hangul, Latin letters and digits alone.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What a sentence says and the text does not: its figures, and its words.
#[derive(Debug, Default)]
pub(super) struct Unsaid {
    /// Figures, names and words in quotation marks.
    pub(super) facts: Vec<Range<usize>>,
    /// Nouns.
    pub(super) nouns: Vec<Range<usize>>,
}

/// What of a sentence stands in no fact that is `covered` and not in the text.
pub(super) fn unsaid(source: &str, sentence: &Range<usize>, covered: &Ranges, said: &Said) -> Unsaid {
    let mut found = Unsaid::default();
    for token in TOKEN.find_iter(&source[sentence.clone()]) {
        let range = sentence.start + token.start()..sentence.start + token.end();
        if covered.cover(&range) {
            continue;
        }
        let word = token.as_str();
        // "3월부터": the counter of a figure and its particle.
        let counted = source[..range.start].ends_with(|c: char| c.is_ascii_digit())
            && JOSA.replace(word, "").chars().count() <= 2;
        if counted && !word.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            let unit = source[range.end..].chars().next().filter(|c| ('가'..='힣').contains(c));
            let counted = unit.filter(|unit| !"년월일시분".contains(*unit));
            // A number of a list is the same figure as a count; its counter tells them apart.
            let stands = match counted {
                Some(unit) => said.says(&format!("{word}{unit}")),
                None => said.has_figure(word),
            };
            if !stands {
                found.facts.push(range);
            }
        } else if word.chars().count() >= 2 && !is_empty(word) && !said.has_word(word) {
            let bare = JOSA.replace(word, "");
            let name = bare.chars().count() == 3 && looks_like_a_name(&bare) && !VERB.is_match(&bare);
            if name {
                found.facts.push(range);
            } else if !is_verb(word) {
                found.nouns.push(range);
            }
        }
    }
    found
}

/// How many nouns of a wording a text does not say, and how many there are; every noun counts, the words of forms too.
pub(super) fn nouns_left_out(wording: &str, said: &Said) -> (usize, usize) {
    let is_noun = |word: &&str| word.starts_with(char::is_alphabetic) && word.chars().count() >= 2 && !is_verb(word);
    let nouns: Vec<&str> = TOKEN.find_iter(wording).map(|token| token.as_str()).filter(is_noun).collect();
    (nouns.iter().filter(|noun| !said.has_word(noun)).count(), nouns.len())
}

fn is_empty(word: &str) -> bool {
    let bare = JOSA.replace(word, "");
    is_label(&bare)
        || EMPTY.iter().any(|empty| bare == *empty || word == *empty)
        || EMPTY.iter().any(|empty| empty.chars().count() >= 2 && word.starts_with(empty) && is_verb(word))
}

fn is_verb(word: &str) -> bool {
    VERB.is_match(word) && !NOT_VERBS.iter().any(|noun| word.ends_with(noun))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(sentence: &str, text: &str) -> Vec<String> {
        let unsaid = unsaid(sentence, &(0..sentence.len()), &Ranges::default(), &Said::new(text));
        unsaid.facts.into_iter().chain(unsaid.nouns).map(|range| sentence[range].to_owned()).collect()
    }

    #[test]
    fn letters_are_found_wherever_they_stand() {
        let said = Said::new("우산꽂이 12대, 우산 대여소 3곳");
        for words in ["우산", "우산 대여소", "꽂이 12", "3곳", "소", "우산꽂이12대우산대여소3곳"]
        {
            assert!(said.says(words), "{words}");
        }
        for words in ["대여우산", "우산소", "13대", "여우산대"] {
            assert!(!said.says(words), "{words}");
        }
    }

    #[test]
    fn what_is_said_in_other_endings_is_said() {
        let text = "가. 설치 대수: 우산꽂이 12대\n나. 대여료 인하";
        assert!(missing("우산꽂이를 12대 설치하기로 했다고 공문 써줘", text).is_empty());
        assert_eq!(missing("우산꽂이 14대, 대여료는 무료", text), ["14", "무료"]);
        assert_eq!(missing("발표는 나래주가 함", text), ["나래주가"]);
    }
}
