//! Numbers in Hangul, and money as a 기안문 writes it.
//!
//! 시행규칙 제2조제2항: an amount stands in digits with its Hangul in brackets, every 일 written out so that nothing
//! can be slipped in before a unit: `금113,560원(금일십일만삼천오백육십원)`.

const DIGITS: [char; 10] = ['영', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'];
/// Units inside a group of four digits, smallest first.
const SMALL_UNITS: [&str; 4] = ["", "십", "백", "천"];
/// Units of the groups of four digits, smallest first. 경 is enough: `u64` ends at 1,844경.
const LARGE_UNITS: [&str; 5] = ["", "만", "억", "조", "경"];

/// `일십일만삼천오백육십`
pub fn hangul_amount(amount: u64) -> String {
    if amount == 0 {
        return "영".into();
    }
    let mut written = String::new();
    for (place, large) in LARGE_UNITS.iter().enumerate().rev() {
        let group = amount / 10_000_u64.pow(place as u32) % 10_000;
        if group == 0 {
            continue;
        }
        for (place, small) in SMALL_UNITS.iter().enumerate().rev() {
            let digit = group / 10_u64.pow(place as u32) % 10;
            if digit != 0 {
                written.push(DIGITS[digit as usize]);
                written.push_str(small);
            }
        }
        written.push_str(large);
    }
    written
}

/// Reads an amount in Hangul, with or without its 일s and spaces. `None` for anything else, also for units out of order.
pub fn parse_hangul_amount(text: &str) -> Option<u64> {
    let mut total = 0_u64;
    let mut group = 0_u64;
    let mut digit = None;
    let (mut last_large, mut last_small) = (u64::MAX, u64::MAX);
    let mut seen = false;
    for character in text.chars().filter(|character| !character.is_whitespace()) {
        seen = true;
        if let Some(value) = DIGITS.iter().position(|&known| known == character) {
            if digit.replace(value as u64).is_some() {
                return None;
            }
        } else if let Some(small) = small_unit(character) {
            if small >= last_small {
                return None;
            }
            last_small = small;
            group += digit.take().unwrap_or(1) * small;
        } else {
            let large = large_unit(character)?;
            if large >= last_large {
                return None;
            }
            last_large = large;
            group += digit.take().unwrap_or(0);
            // 만 alone is 10,000.
            total = total.checked_add(group.max(1).checked_mul(large)?)?;
            group = 0;
            last_small = u64::MAX;
        }
    }
    seen.then_some(())?;
    total.checked_add(group + digit.unwrap_or(0))
}

fn small_unit(character: char) -> Option<u64> {
    let place = SMALL_UNITS.iter().position(|unit| unit.chars().eq([character]))?;
    Some(10_u64.pow(place as u32))
}

fn large_unit(character: char) -> Option<u64> {
    let place = LARGE_UNITS.iter().position(|unit| unit.chars().eq([character]))?;
    Some(10_000_u64.pow(place as u32))
}

/// `113,560`
pub fn with_commas(number: u64) -> String {
    let digits = number.to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// `금113,560원(금일십일만삼천오백육십원)`
pub fn money(won: u64) -> String {
    format!("금{}원(금{}원)", with_commas(won), hangul_amount(won))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn money_is_written_as_the_rule_s_own_example() {
        assert_eq!(money(113_560), "금113,560원(금일십일만삼천오백육십원)");
        assert_eq!(money(1_200), "금1,200원(금일천이백원)");
        assert_eq!(money(100_000_000), "금100,000,000원(금일억원)");
    }

    #[test]
    fn amounts_in_speech_are_read_too() {
        assert_eq!(parse_hangul_amount("십이만"), Some(120_000));
        assert_eq!(parse_hangul_amount("삼십사만 오천"), Some(345_000));
        assert_eq!(parse_hangul_amount("만"), Some(10_000));
    }

    #[test]
    fn nonsense_is_no_amount() {
        for text in ["", "일이", "백천", "만억", "금일", "원"] {
            assert_eq!(parse_hangul_amount(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(amount: u64) {
            prop_assert_eq!(parse_hangul_amount(&hangul_amount(amount)), Some(amount));
        }
    }
}
