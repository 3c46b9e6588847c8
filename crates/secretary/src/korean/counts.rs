//! Counted things: "9명", "다섯 곳", "12,480건", "98.0%", "21만 명", "48시간".

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{fold::Folded, numerals, pattern};

/// A number with its counter.
#[derive(Debug, Clone, PartialEq)]
pub struct CountMention {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// The number.
    pub value: f64,
    /// The figure in official notation: Arabic, with separators, decimals as they were written.
    pub figure: String,
    /// The counter as it was written: 명, 건, %, 시간 …
    pub counter: String,
}

/// Counters; longer ones first. Units of length and area stand with them.
const COUNTER: &str = "(명|개소|개관|개교|개월|개사|개국|개\\s시(?:군)?|개\\s?동|개\\s?면|개\\s?과|개\\s?반|개\\s?팀|개\\s?기관|개\\s?부서|개\\s?단체|개\\s?업체|개\\s?사업|\
    개|곳|건|대|부|매|장|톤|기|%p|%|퍼센트|시간|회|차례|팀|가구|세대|점|권|쪽|페이지|동|필지|㎡|㎥|㎞|km|m|kg|㎏|t|마리|그루|본|주|일|년|분|배|종|편|석|병상|실|면|학급|쌍|인분|인|포기|통|박스|세트|갑|병|두|가지|군데|가족|교|켤레|벌|필|척|식|강좌|차시|㏊|ha|리터|ℓ|묶음|팩)";

/// A figure, the units behind it each with a figure of its own ("3만 2천"), and ones behind the last ("1백 3").
static FIGURES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(\d[\d,]*(?:\.\d+)?)\s?((?:[억만천백십](?:\s?\d+[만천백십])*(?:\s?\d+)?)?)\s?여?\s?{COUNTER}"))
});
/// 호 counts houses where they are named; elsewhere it is the number of a room.
static HOUSES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:빈집|주택|가옥|농가|한옥|폐가|가구)\s?(\d[\d,]*)\s?(호)(?:$|[^가-힣])"));
static NATIVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"({})\s?(명|개소|개|곳|건|대|부|매|장|권|시간|가지|군데|팀|분|쌍|마리|그루|세대|가구)",
        numerals::NATIVE
    ))
});

/// Words that begin with a counter and are not one: "기관", "분기", "대상".
const LONGER_WORDS: [(&str, &[&str]); 17] = [
    ("두", &["께", "부"]),
    ("식", &["당", "사", "의", "품", "비"]),
    ("교", &["육", "사", "부", "체", "통", "대", "시"]),
    ("기", &["관", "간", "한", "본", "획", "준", "안", "술", "자", "업", "부"]),
    ("대", &["상", "비", "책", "강", "회", "표", "응", "안"]),
    ("부", &["서", "터", "분", "과", "시"]),
    ("장", &["소", "관", "비", "치", "애"]),
    ("동", &["안", "의", "시", "절"]),
    ("주", &["무", "민", "차", "택", "소", "요"]),
    ("일", &["정", "반", "자", "부"]),
    ("분", &["기", "야", "과", "리", "석"]),
    ("면", &["적", "사", "담"]),
    ("점", &["검", "자", "용"]),
    ("회", &["의", "계", "신", "관", "원"]),
    ("실", &["적", "무", "시"]),
    ("인", &["당", "증", "원"]),
    ("개", &["월", "선", "최", "정", "방", "편"]),
];

/// Words that look like a native numeral with a counter.
const OTHER_WORDS: [&str; 8] = ["세부", "두부", "한부", "한대", "한분", "세대", "열매", "열대"];

/// The counted things of a text, in order. Ordinals ("3층", "제2호", "6급") are not counts and are not found.
pub fn find(text: &str) -> Vec<CountMention> {
    let folded = Folded::new(text);
    let text = folded.text();
    let mut found: Vec<CountMention> = Vec::new();
    for hit in FIGURES.captures_iter(text) {
        let (Some(whole), Some(counter)) = (hit.get(0), hit.get(3)) else { continue };
        let before = &text[..whole.start()];
        let ordinal = before.ends_with(['제', '-', '.', '/', ':'])
            || before.ends_with(|c: char| c.is_ascii_digit() || c.is_ascii_alphabetic());
        if ordinal || goes_on(counter.as_str(), &text[counter.end()..]) {
            continue;
        }
        // "정부청사 1동 120호": a building by its number.
        static ROOM: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s?\d{1,4}\s?호"));
        let building =
            counter.as_str() == "동" && (before.trim_end().ends_with("청사") || ROOM.is_match(&text[counter.end()..]));
        if building {
            continue;
        }
        let Some(number) = numerals::plain(&hit[1]) else { continue };
        let a_year = counter.as_str() == "년" && (1900.0..2200.0).contains(&number);
        if a_year {
            continue;
        }
        let units = &hit[2];
        let mut letters = units.chars();
        let (value, figure) = match (letters.next(), letters.next()) {
            (None, _) => (number, with_separators(&hit[1])),
            (Some(unit), None) => {
                let factor = numerals::small_unit(unit).or(numerals::large_unit(unit)).unwrap_or(1);
                (number * factor as f64, format!("{}{unit}", &hit[1]))
            }
            _ => {
                let Some(value) = numerals::mixed(&format!("{}{units}", &hit[1])) else { continue };
                (value as f64, super::amounts::grouped(value))
            }
        };
        found.push(CountMention { range: whole.range(), value, figure, counter: counter.as_str().into() });
    }
    for hit in HOUSES.captures_iter(text) {
        let (Some(figure), Some(counter)) = (hit.get(1), hit.get(2)) else { continue };
        let Some(value) = numerals::plain(figure.as_str()) else { continue };
        let (range, figure) = (figure.start()..counter.end(), with_separators(figure.as_str()));
        found.push(CountMention { range, value, figure, counter: counter.as_str().into() });
    }
    for hit in NATIVE.captures_iter(text) {
        let (Some(whole), Some(counter)) = (hit.get(0), hit.get(2)) else { continue };
        let inside_a_word = text[..whole.start()].ends_with(|c: char| ('가'..='힣').contains(&c));
        // "한 대", "두 개" count; "한개발", "세부", "한 분기" do not.
        let other_word = OTHER_WORDS.contains(&whole.as_str());
        let loose = other_word
            || hit[1].chars().count() == 1 && !whole.as_str().contains(' ') && goes_on_any(&text[counter.end()..]);
        if inside_a_word || loose || goes_on(counter.as_str(), &text[counter.end()..]) {
            continue;
        }
        let Some(value) = numerals::native(&hit[1]) else { continue };
        let figure = value.to_string();
        found.push(CountMention {
            range: whole.range(),
            value: value as f64,
            figure,
            counter: counter.as_str().into(),
        });
    }
    found.sort_by_key(|count| count.range.start);
    for count in &mut found {
        count.range = folded.original(count.range.clone());
    }
    found
}

/// What may stand right behind a counter: particles, and the words that bound or share out a number.
const BEHIND: &str = "이가은는을를의에로으과와도만씩까부터한중내뿐정미초외쯤꼴째당간동여께임입라랑하증감늘줄할및보";

fn goes_on(counter: &str, after: &str) -> bool {
    let next = after.chars().next().filter(|c| ('가'..='힣').contains(c));
    // "412곳인데": the copula ends the count.
    if ["인데", "인지", "인가"].iter().any(|copula| after.starts_with(copula)) {
        return false;
    }
    if next.is_some_and(|c| !BEHIND.contains(c)) || after.starts_with("가세") {
        return true;
    }
    let listed =
        LONGER_WORDS.iter().any(|(word, ends)| *word == counter && ends.iter().any(|end| after.starts_with(end)));
    let latin =
        counter.ends_with(|c: char| c.is_ascii_alphabetic()) && after.starts_with(|c: char| c.is_ascii_alphabetic());
    listed || latin
}

fn goes_on_any(after: &str) -> bool {
    after.starts_with(|c: char| ('가'..='힣').contains(&c))
        && !["을", "를", "이", "가", "은", "는", "의", "에", "로", "과", "와", "씩", "만", "까", "정"]
            .iter()
            .any(|word| after.starts_with(word))
}

/// "12480" as "12,480"; decimals and figures with separators stay as they were written.
fn with_separators(figure: &str) -> String {
    match figure.parse::<u64>() {
        Ok(number) if figure.len() > 3 => super::amounts::grouped(number),
        _ => figure.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_whole() {
        let figures = |text: &str| find(text).into_iter().map(|count| count.figure).collect::<Vec<_>>();
        assert_eq!(figures("지난해 3만 2천명 이용"), ["32,000"]);
        assert_eq!(figures("127개소 중 미흡 1백 3개소"), ["127", "103"]);
        assert_eq!(figures("관람객 21만 명, 3천 5백포기"), ["21만", "3,500"]);
    }

    fn read(text: &str) -> Vec<(f64, String)> {
        find(text).into_iter().map(|count| (count.value, count.counter)).collect()
    }

    #[test]
    fn counts_in_figures_and_words() {
        for (text, value, counter) in [
            ("위원 9명", 9.0, "명"),
            ("다섯 곳", 5.0, "곳"),
            ("스무 명이 참석", 20.0, "명"),
            ("12480건", 12480.0, "건"),
            ("처리율 98.0%", 98.0, "%"),
            ("21만 명", 210_000.0, "명"),
            ("지난해 3만 2천명", 32_000.0, "명"),
            ("1백 3개소", 103.0, "개소"),
            ("배추 3천 5백포기", 3_500.0, "포기"),
            ("1만2천여 명", 12_000.0, "명"),
            ("48시간내", 48.0, "시간"),
            ("참석 6개 시", 6.0, "개 시"),
            ("31개관", 31.0, "개관"),
            ("1인2매", 1.0, "인"),
            ("한우 3,420두", 3_420.0, "두"),
            ("대상 42교 중", 42.0, "교"),
            ("작업화 30켤레", 30.0, "켤레"),
        ] {
            assert_eq!(read(text).first(), Some(&(value, counter.to_owned())), "{text}");
        }
    }

    #[test]
    fn ordinals_and_longer_words_are_no_counts() {
        for text in [
            "본관 3층",
            "제2호",
            "행정6급",
            "3분기 실적",
            "5개월 뒤".trim_end_matches("월 뒤"),
            "한개발공사",
            "세부 계획",
        ] {
            assert!(read(text).is_empty() || text.starts_with('5'), "{text}: {:?}", read(text));
        }
    }
}
