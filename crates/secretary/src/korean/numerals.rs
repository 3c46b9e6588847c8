//! Native and Sino-Korean numerals.
//!
//! "다섯 명", "스무 곳", "서른두 대" count things; "이십", "삼백오십" stand before 원, 일 and the like.

/// Native tens in the form they take before a counter, with their values.
const NATIVE_TENS: [(&str, u64); 9] = [
    ("아흔", 90),
    ("여든", 80),
    ("일흔", 70),
    ("예순", 60),
    ("쉰", 50),
    ("마흔", 40),
    ("서른", 30),
    ("스물", 20),
    ("열", 10),
];

/// Native ones, both as they stand alone and before a counter; longer spellings first.
const NATIVE_ONES: [(&str, u64); 19] = [
    ("다섯", 5),
    ("여섯", 6),
    ("일곱", 7),
    ("여덟", 8),
    ("아홉", 9),
    ("하나", 1),
    ("세", 3),
    ("네", 4),
    ("한", 1),
    ("두", 2),
    ("둘", 2),
    ("셋", 3),
    ("넷", 4),
    ("서", 3),
    ("석", 3),
    ("너", 4),
    ("넉", 4),
    ("닷", 5),
    ("엿", 6),
];

/// The native numerals as one alternation, for patterns. 서·너·닷·엿 are left out: alone they are mostly other words.
pub const NATIVE: &str = "(?:(?:열|스물|서른|마흔|쉰|예순|일흔|여든|아흔)\\s?(?:다섯|여섯|일곱|여덟|아홉|하나|한|두|세|네)|\
                          열|스무|서른|마흔|쉰|예순|일흔|여든|아흔|다섯|여섯|일곱|여덟|아홉|한|두|세|네)";

/// The value of a native numeral such as "열두" or "스무", or `None` where the text is not one.
pub fn native(text: &str) -> Option<u64> {
    let text = text.trim();
    if text == "스무" {
        return Some(20);
    }
    let (tens, rest) = NATIVE_TENS
        .iter()
        .find_map(|(word, value)| text.strip_prefix(word).map(|rest| (*value, rest.trim_start())))
        .unwrap_or((0, text));
    if rest.is_empty() {
        return (tens > 0).then_some(tens);
    }
    NATIVE_ONES.iter().find(|(word, _)| *word == rest).map(|(_, value)| tens + value)
}

/// The value of a Sino-Korean numeral with or without unit words ("이십삼", "삼백오십만", "일억이천만").
pub fn sino(text: &str) -> Option<u64> {
    let (mut total, mut section, mut digit) = (0u64, 0u64, None::<u64>);
    let mut seen = false;
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        seen = true;
        if let Some(value) = sino_digit(c) {
            if digit.is_some() {
                return None;
            }
            digit = Some(value);
        } else if let Some(unit) = small_unit(c) {
            section = section.checked_add(digit.take().unwrap_or(1).checked_mul(unit)?)?;
        } else if let Some(unit) = large_unit(c) {
            let value = section.checked_add(digit.take().unwrap_or(0))?;
            total = total.checked_add(value.max(1).checked_mul(unit)?)?;
            section = 0;
        } else {
            return None;
        }
    }
    seen.then(|| total.checked_add(section)?.checked_add(digit.unwrap_or(0))).flatten()
}

/// The digit that a Sino-Korean syllable names; 영, 공 and 육 in their usual spellings.
pub fn sino_digit(c: char) -> Option<u64> {
    Some(match c {
        '영' | '공' => 0,
        '일' => 1,
        '이' => 2,
        '삼' => 3,
        '사' => 4,
        '오' => 5,
        '육' | '륙' => 6,
        '칠' => 7,
        '팔' => 8,
        '구' => 9,
        _ => return None,
    })
}

/// 십, 백, 천.
pub fn small_unit(c: char) -> Option<u64> {
    Some(match c {
        '십' => 10,
        '백' => 100,
        '천' => 1_000,
        _ => return None,
    })
}

/// 만, 억, 조.
pub fn large_unit(c: char) -> Option<u64> {
    Some(match c {
        '만' => 10_000,
        '억' => 100_000_000,
        '조' => 1_000_000_000_000,
        _ => return None,
    })
}

/// The value of figures and units by turns, down to the ones: "3만2천", "1백 3", "1만 2천5백".
pub fn mixed(text: &str) -> Option<u64> {
    let (mut total, mut section, mut digits) = (0u64, 0u64, None::<u64>);
    for c in text.chars().filter(|c| !c.is_whitespace() && *c != ',') {
        if let Some(digit) = c.to_digit(10) {
            digits = Some(digits.unwrap_or(0).checked_mul(10)?.checked_add(u64::from(digit))?);
        } else if let Some(unit) = small_unit(c) {
            section = section.checked_add(digits.take().unwrap_or(1).checked_mul(unit)?)?;
        } else {
            let sum = section.checked_add(digits.take().unwrap_or(0))?;
            total = total.checked_add(sum.max(1).checked_mul(large_unit(c)?)?)?;
            section = 0;
        }
    }
    total.checked_add(section)?.checked_add(digits.unwrap_or(0))
}

/// A plain number with or without thousands separators: "12,480", "98.0".
pub fn plain(text: &str) -> Option<f64> {
    text.replace(',', "").parse().ok().filter(|value: &f64| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn native_numerals_up_to_ninety_nine() {
        for (text, value) in
            [("한", 1), ("다섯", 5), ("열", 10), ("열두", 12), ("스무", 20), ("서른두", 32), ("아흔 아홉", 99)]
        {
            assert_eq!(native(text), Some(value), "{text}");
        }
        assert_eq!(native("열심"), None);
        assert_eq!(native(""), None);
    }

    #[test]
    fn figures_and_units_by_turns() {
        for (text, value) in [("3만 2천", 32_000), ("1백 3", 103), ("1만2천5백", 12_500), ("2억 3천만", 230_000_000)]
        {
            assert_eq!(mixed(text), Some(value), "{text}");
        }
        assert_eq!(mixed("3만 명"), None);
    }

    #[test]
    fn sino_numerals_with_units() {
        for (text, value) in [("이십삼", 23), ("삼백오십만", 3_500_000), ("일억이천만", 120_000_000), ("만", 10_000)]
        {
            assert_eq!(sino(text), Some(value), "{text}");
        }
        assert_eq!(sino("이오"), None, "two digits without a unit are not a number");
        assert_eq!(sino("일정"), None);
        assert_eq!(sino(""), None);
    }
}
