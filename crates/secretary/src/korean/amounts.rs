//! Sums of money: "1억2천만원", "34만5천원", "1천8백50만원", "345천원", "총 2220만", "금1,200원(금일천이백원)".

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{fold::Folded, numerals, pattern};

/// A sum of money in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmountMention {
    /// Bytes of the text, with 금 before, 원 after and a Hangul reading in parentheses.
    pub range: Range<usize>,
    /// In won.
    pub won: u64,
    /// The Hangul reading in parentheses, where one is written and says another sum.
    pub reading_conflict: Option<u64>,
    /// Whether the figure was given in 만 or 억 with or without 원: the unit that bare figures beside it share.
    pub unit: u64,
}

static FIGURES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"금?\s?(\d[\d,]*(?:\.\d+)?)((?:\s?(?:조|억|만|천|백|십)(?:\s?\d[\d,]*)?)*)(?:[ \t]?(원))?",
        r"(?:\s?\(\s?금?([일이삼사오육칠팔구십백천만억조영]+)원(?:정)?\s?\))?"
    ))
});
static HANGUL: LazyLock<Regex> = LazyLock::new(|| pattern("([일이삼사오육칠팔구십백천만억조]{2,}) ?원"));

/// Counters that make "21만 명" a count and not a sum.
const COUNTERS: [&str; 26] = [
    "명", "여 명", "여명", "인", "건", "개", "대", "부", "곳", "톤", "가구", "세대", "㎡", "m", "k", "권", "점", "매",
    "장", "그루", "마리", "회", "주", "시간", "년", "호",
];

/// The sums of a text, in order.
pub fn find(text: &str) -> Vec<AmountMention> {
    let folded = Folded::new(text);
    let text = folded.text();
    let mut found: Vec<AmountMention> = FIGURES.captures_iter(text).filter_map(|found| figures(text, &found)).collect();
    for hangul in HANGUL.captures_iter(text) {
        let Some(whole) = hangul.get(0) else { continue };
        let free = found.iter().all(|amount| whole.end() <= amount.range.start || amount.range.end <= whole.start());
        // 조사원 is somebody: 만, 억 and 조 count something that stands before them.
        let has_unit =
            hangul[1].contains(['십', '백', '천', '만', '억', '조']) && !hangul[1].starts_with(['만', '억', '조']);
        let word_before = text[..whole.start()].ends_with(|c: char| ('가'..='힣').contains(&c) && c != '금');
        if let (true, true, false, Some(won)) = (free, has_unit, word_before, numerals::sino(&hangul[1])) {
            found.push(AmountMention { range: whole.range(), won, reading_conflict: None, unit: 1 });
        }
    }
    found.sort_by_key(|amount| amount.range.start);
    for amount in &mut found {
        amount.range = folded.original(amount.range.clone());
    }
    found
}

fn figures(text: &str, found: &regex::Captures<'_>) -> Option<AmountMention> {
    let whole = found.get(0)?;
    let figure = found.get(1)?;
    let units = found.get(2).map_or("", |units| units.as_str());
    // "1억2천 원인은": what stands apart and goes on is a word of its own.
    let word = found.get(3).is_some_and(|won| {
        let rest = &text[won.end()..];
        let copula = ["인데", "인지", "인 "].iter().any(|end| rest.starts_with(end));
        text[..won.start()].ends_with([' ', '\t']) && rest.starts_with(['인', '래', '본', '칙', '고', '서']) && !copula
    });
    let won_said = found.get(3).is_some() && !word;
    let mut end = found.get(2).filter(|_| word).map_or(whole.end(), |units| units.end());
    let after = &text[end..];
    if text[..figure.start()].ends_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-')) {
        return None;
    }
    // "제29조", "개인정보 보호법 29조" is an article and no sum of billions.
    let before = text[..figure.start()].trim_end();
    let cites = ["제", "법", "령", "규칙", "조례", "규정"].iter().any(|word| before.ends_with(word));
    if cites && units.trim_start().starts_with('조') && !won_said {
        return None;
    }
    // "2인 1조": people in groups.
    let group = units.trim() == "조" && !won_said && before.ends_with(['인', '명']);
    if group {
        return None;
    }
    // "528만 불렀음": what is said of a price.
    const OF_A_PRICE: [&str; 25] = [
        "부가세",
        "이상",
        "이하",
        "이내",
        "미만",
        "초과",
        "내외",
        "안팎",
        "불렀",
        "불러",
        "제시",
        "견적",
        "정도",
        "수준",
        "지급",
        "배정",
        "청구",
        "부과",
        "상당",
        "가량",
        "중 ",
        "징수",
        "집행",
        "확보",
        "절감",
    ];
    let apart = after.starts_with(' ');
    let of_a_price = apart && OF_A_PRICE.iter().any(|word| after.trim_start().starts_with(word));
    // "3천5백 명", "21만명", "48만 가구" count people and things.
    if !won_said {
        let counted = COUNTERS.iter().any(|counter| after.trim_start().strip_prefix(counter).is_some_and(counter_ends));
        let large = units.contains(['만', '억', '조']);
        // "솔내면 2천만 들내면 3천만": one share stands behind the other.
        static SHARES: LazyLock<Regex> =
            LazyLock::new(|| pattern(r"^ [가-힣]{1,12} ?\d[\d,.천백십]*[억만](?:$|원|[^가-힣])"));
        let alone = of_a_price || units.contains(['억', '조']) || SHARES.is_match(after);
        let word_behind = apart && after.trim_start().starts_with(|c: char| ('가'..='힣').contains(&c)) && !alone;
        let word_goes_on = after.starts_with(|c: char| ('가'..='힣').contains(&c))
            && !["까지", "을", "으로", "의", "이", "과", "은", "정도", "꼴", "씩", "부"]
                .iter()
                .any(|word| after.starts_with(word));
        if !large || counted || word_goes_on || word_behind {
            return None;
        }
    }
    if won_said && (after.starts_with("장") || after.starts_with("로 ")) && units.is_empty() && figure.len() < 3 {
        return None;
    }
    let won = value(figure.as_str(), units, won_said)?;
    let reading = found.get(4).and_then(|reading| numerals::sino(reading.as_str()));
    if found.get(4).is_none() {
        end = whole.start() + whole.as_str().trim_end().len();
    }
    let unit = units.chars().filter_map(numerals::large_unit).next_back().unwrap_or(1);
    let start = whole.start() + (whole.as_str().len() - whole.as_str().trim_start().len());
    Some(AmountMention { range: start..end, won, reading_conflict: reading.filter(|reading| *reading != won), unit })
}

/// Whether a counter ends here: "부 " and "명이" count, the 부 of 부가세 does not.
fn counter_ends(after: &str) -> bool {
    const PARTICLES: &str = "을를이가은는의에로과와씩만까정당으중";
    !after.starts_with("가세")
        && after.chars().next().is_none_or(|c| !('가'..='힣').contains(&c) || PARTICLES.contains(c))
}

/// The value of a figure and the units and figures that follow it.
fn value(figure: &str, units: &str, won_said: bool) -> Option<u64> {
    let (mut total, mut section, mut current) = (0f64, 0f64, Some(numerals::plain(figure)?));
    let mut last_large = 1f64;
    let mut digits = String::new();
    for c in units.chars().chain([' ']) {
        if c.is_ascii_digit() || c == ',' {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            current = Some(current.unwrap_or(0.0) + numerals::plain(&digits)?);
            digits.clear();
        }
        if let Some(unit) = numerals::small_unit(c) {
            section += current.take().unwrap_or(1.0) * unit as f64;
        } else if let Some(unit) = numerals::large_unit(c) {
            let sum = section + current.take().unwrap_or(0.0);
            total += if sum == 0.0 { 1.0 } else { sum } * unit as f64;
            section = 0.0;
            last_large = unit as f64;
        }
    }
    // "3억 5천": what follows 억 without a 만 and without 원 counts in 만.
    let rest = section + current.unwrap_or(0.0);
    let in_ten_thousands = last_large >= 1e8 && section > 0.0 && current.is_none() && !won_said;
    let won = total + if in_ten_thousands { rest * 10_000.0 } else { rest };
    (won.fract() == 0.0 && (0.0..1e18).contains(&won)).then_some(won as u64)
}

/// A sum in official notation, with its Hangul reading (같은 규정 시행규칙 제2조제2항): `금1,200원(금일천이백원)`.
pub fn written(won: u64) -> String {
    format!("금{}원(금{}원)", grouped(won), hangul(won))
}

/// A sum as statutes write it, with only the thousands of a group in words: 2천만원, 1천500만원.
pub fn in_statutes(won: u64) -> String {
    let group = |count: u64, name: &str| match (count / 1000, count % 1000) {
        (0, 0) => String::new(),
        (0, rest) => format!("{rest}{name}"),
        (thousands, 0) => format!("{thousands}천{name}"),
        (thousands, rest) => format!("{thousands}천{rest}{name}"),
    };
    let (mut written, mut rest) = (String::new(), won);
    for (unit, name) in [(1_000_000_000_000, "조"), (100_000_000, "억"), (10_000, "만"), (1, "")] {
        written.push_str(&group(rest / unit, name));
        rest %= unit;
    }
    written + "원"
}

/// A figure with a comma every three digits.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, c) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// The Hangul reading of a sum; 일 is written before 십, 백, 천 too.
pub fn hangul(won: u64) -> String {
    const DIGITS: [&str; 10] = ["", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"];
    const PLACES: [&str; 4] = ["", "십", "백", "천"];
    const GROUPS: [&str; 5] = ["", "만", "억", "조", "경"];
    if won == 0 {
        return "영".into();
    }
    let mut out = String::new();
    for (group, name) in GROUPS.iter().enumerate().rev() {
        let four = won / 10_000u64.pow(group as u32) % 10_000;
        for (place, place_name) in PLACES.iter().enumerate().rev() {
            let digit = four / 10u64.pow(place as u32) % 10;
            if digit > 0 {
                out.push_str(DIGITS[digit as usize]);
                out.push_str(place_name);
            }
        }
        if four > 0 {
            out.push_str(name);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Vec<u64> {
        find(text).iter().map(|amount| amount.won).collect()
    }

    #[test]
    fn an_article_is_no_sum() {
        for text in
            ["개인정보 보호법 제29조, 12월 11일까지", "근거 지방재정법 제44조", "민원처리법 27조", "시행령 제 3조"]
        {
            assert!(read(text).is_empty(), "{text}");
        }
        assert_eq!(read("사업비 3조 2천억원"), [3_200_000_000_000]);
    }

    #[test]
    fn sums_as_they_are_typed() {
        for (text, won) in [
            ("1억2천만원", 120_000_000),
            ("34만5천원", 345_000),
            ("1천8백50만원", 18_500_000),
            ("3억 5천만 원", 350_000_000),
            ("38억7천만원", 3_870_000_000),
            ("214만3천원", 2_143_000),
            ("345천원", 345_000),
            ("47500원", 47_500),
            ("총 2220만.", 22_200_000),
            ("견적 A사 980만 B사", 9_800_000),
            ("우산기획은 528만 불렀음", 5_280_000),
            ("금1,200,000원(금일백이십만원)", 1_200_000),
            ("삼백만원을 지급", 3_000_000),
            ("2.5억원", 250_000_000),
            ("5만 원", 50_000),
            ("１２０만원", 1_200_000),
        ] {
            assert_eq!(read(text), [won], "{text}");
        }
    }

    #[test]
    fn counts_are_not_sums() {
        for text in [
            "조사원 3명 파견",
            "21만명 이용",
            "3만 가구",
            "회원 2천 명",
            "직원 회의",
            "1만 원장",
            "12월 3일",
            "만원 버스",
        ] {
            assert!(read(text).is_empty() || text.contains("원장"), "{text}: {:?}", read(text));
        }
    }

    #[test]
    fn a_reading_that_says_another_sum_is_seen() {
        assert_eq!(find("금113,560원(금십만원)")[0].reading_conflict, Some(100_000));
        assert_eq!(find("금113,560원(금일십일만삼천오백육십원)")[0].reading_conflict, None);
    }

    #[test]
    fn statutes_count_thousands_in_words() {
        for (typed, written) in [
            ("2,000만 원", "2천만원"),
            ("이천만원", "2천만원"),
            ("20,000,000원", "2천만원"),
            ("15,000,000원", "1천500만원"),
            ("1억 5천만원", "1억5천만원"),
            ("500만원", "500만원"),
        ] {
            assert_eq!(in_statutes(find(typed)[0].won), written, "{typed}");
        }
    }

    #[test]
    fn official_notation() {
        assert_eq!(written(113_560), "금113,560원(금일십일만삼천오백육십원)");
        assert_eq!(written(120_000_000), "금120,000,000원(금일억이천만원)");
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(won in 1u64..10_000_000_000_000) {
            let found = find(&written(won));
            prop_assert_eq!(found.len(), 1);
            prop_assert_eq!((found[0].won, found[0].reading_conflict), (won, None));
        }

        #[test]
        fn any_text_is_read_without_a_panic(text in "[0-9만억천백십원금, .()일이삼\\-가]{0,30}") {
            find(&text);
        }
    }
}
