//! 항목 기호: the marks of the eight levels of items (시행규칙 제2조제1항).

/// How many levels of items there are.
pub const LEVELS: u8 = 8;

const CONSONANTS: [u32; 14] = [0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18];
/// ㅏ ㅓ ㅗ ㅜ ㅡ ㅣ: after 하 come 거 너 더 …, then 고 노 도 … (편람).
const VOWELS: [u32; 6] = [0, 4, 8, 13, 18, 20];

/// A mark read from the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemMark {
    /// 1 to 8.
    pub level: u8,
    /// Its place among its siblings, from 1.
    pub ordinal: u32,
    /// Length of the mark in bytes, without the space behind it.
    pub len: usize,
}

/// The mark of the `ordinal`th item (from 1) of a level (1 to 8). `None` where Unicode has no such circled letter or
/// the six vowels are used up.
pub fn item_mark(level: u8, ordinal: u32) -> Option<String> {
    Some(match level {
        1 => format!("{ordinal}."),
        2 => format!("{}.", syllable(ordinal)?),
        3 => format!("{ordinal})"),
        4 => format!("{})", syllable(ordinal)?),
        5 => format!("({ordinal})"),
        6 => format!("({})", syllable(ordinal)?),
        7 => circled_number(ordinal)?.to_string(),
        8 => circled_syllable(ordinal)?.to_string(),
        _ => return None,
    })
}

/// Reads the mark that a line (without its indent) starts with, whether or not the space behind it is right.
///
/// A date at the start of a line (`12. 4.까지`) and a decimal (`1.5배`) are no marks.
pub fn read_item_mark(line: &str) -> Option<ItemMark> {
    let first = line.chars().next()?;
    let found = |level, ordinal, len| Some(ItemMark { level, ordinal, len });
    if let Some(ordinal) = circled_number_ordinal(first) {
        return found(7, ordinal, first.len_utf8());
    }
    if let Some(ordinal) = circled_syllable_ordinal(first) {
        return found(8, ordinal, first.len_utf8());
    }
    let (inside, opened) = match line.strip_prefix('(') {
        Some(rest) => (rest, true),
        None => (line, false),
    };
    let (ordinal, width, numeric) = counter(inside)?;
    let rest = &inside[width..];
    let (level, close) = match (opened, numeric, rest.chars().next()?) {
        (true, true, ')') => (5, 1),
        (true, false, ')') => (6, 1),
        (false, true, ')') => (3, 1),
        (false, false, ')') => (4, 1),
        (false, true, '.') if !continues_a_number(&rest[1..]) => (1, 1),
        (false, false, '.') => (2, 1),
        _ => return None,
    };
    found(level, ordinal, usize::from(opened) + width + close)
}

/// Whether what follows `12.` makes it a decimal, or the month of a date rather than a mark. In `1. 12. 4.(금)` two more
/// numbers follow, so the first is a mark in front of a date.
fn continues_a_number(rest: &str) -> bool {
    // 11.(금)까지: the day of a date that its line was broken in front of.
    let weekday =
        rest.strip_prefix('(').and_then(|rest| rest.split_once(')')).map(|(day, _)| day.trim_end_matches("요일"));
    let day = weekday.is_some_and(|day| day.chars().count() == 1 && "월화수목금토일".contains(day));
    if day || rest.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let day = after_number_and_point(rest);
    day.is_some_and(|rest| after_number_and_point(rest).is_none())
}

/// What follows ` 4.` in ` 4.(금)`: a number of one or two digits with its point.
fn after_number_and_point(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(' ');
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if matches!(text.len() - rest.len(), 1 | 2) { rest.strip_prefix('.') } else { None }
}

/// The counter at the start: its ordinal, its width in bytes, and whether it is a number.
fn counter(text: &str) -> Option<(u32, usize, bool)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 {
        let ordinal: u32 = text[..digits].parse().ok()?;
        // Three digits are more than any document numbers; 2026. is a year.
        return (digits <= 2 && ordinal > 0).then_some((ordinal, digits, true));
    }
    let first = text.chars().next()?;
    Some((syllable_ordinal(first)?, first.len_utf8(), false))
}

fn syllable(ordinal: u32) -> Option<char> {
    let at = ordinal.checked_sub(1)? as usize;
    let vowel = VOWELS.get(at / CONSONANTS.len())?;
    char::from_u32('가' as u32 + (CONSONANTS[at % CONSONANTS.len()] * 21 + vowel) * 28)
}

fn syllable_ordinal(syllable: char) -> Option<u32> {
    let index = (syllable as u32).checked_sub('가' as u32).filter(|index| index % 28 == 0)? / 28;
    let consonant = CONSONANTS.iter().position(|&known| known == index / 21)?;
    let vowel = VOWELS.iter().position(|&known| known == index % 21)?;
    Some((vowel * CONSONANTS.len() + consonant) as u32 + 1)
}

/// ① to ⑳, ㉑ to ㉟, ㊱ to ㊿.
const CIRCLED: [(u32, u32, u32); 3] = [(1, 0x2460, 20), (21, 0x3251, 15), (36, 0x32B1, 15)];

fn circled_number(ordinal: u32) -> Option<char> {
    let (first, base, _) = CIRCLED.into_iter().find(|(first, _, count)| (*first..first + count).contains(&ordinal))?;
    char::from_u32(base + ordinal - first)
}

fn circled_number_ordinal(character: char) -> Option<u32> {
    let code = character as u32;
    CIRCLED
        .into_iter()
        .find(|(_, base, count)| (*base..base + count).contains(&code))
        .map(|(first, base, _)| first + code - base)
}

/// ㉮ to ㉻.
const CIRCLED_SYLLABLES: std::ops::Range<u32> = 0x326E..0x327C;

fn circled_syllable(ordinal: u32) -> Option<char> {
    let code = CIRCLED_SYLLABLES.start + ordinal.checked_sub(1)?;
    CIRCLED_SYLLABLES.contains(&code).then(|| char::from_u32(code)).flatten()
}

fn circled_syllable_ordinal(character: char) -> Option<u32> {
    CIRCLED_SYLLABLES.contains(&(character as u32)).then(|| character as u32 - CIRCLED_SYLLABLES.start + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eight_levels_in_order() {
        let first: Vec<_> = (1..=LEVELS).filter_map(|level| item_mark(level, 1)).collect();
        assert_eq!(first, ["1.", "가.", "1)", "가)", "(1)", "(가)", "①", "㉮"]);
        assert_eq!(item_mark(9, 1), None);
        assert_eq!(item_mark(8, 14).as_deref(), Some("㉻"));
    }

    #[test]
    fn after_ha_comes_geo() {
        assert_eq!(item_mark(2, 14).as_deref(), Some("하."));
        assert_eq!(item_mark(2, 15).as_deref(), Some("거."));
        assert_eq!(item_mark(2, 28).as_deref(), Some("허."));
        assert_eq!(item_mark(4, 29).as_deref(), Some("고)"));
        assert_eq!(item_mark(2, 85), None);
    }

    #[test]
    fn every_mark_is_read_back() {
        for level in 1..=LEVELS {
            for ordinal in 1..=99 {
                let Some(mark) = item_mark(level, ordinal) else { continue };
                let read = read_item_mark(&format!("{mark} 내용"));
                assert_eq!(read, Some(ItemMark { level, ordinal, len: mark.len() }), "{mark}");
            }
        }
    }

    #[test]
    fn dates_decimals_years_and_words_are_no_marks() {
        for line in [
            "12. 4.(금)까지",
            "1.5배",
            "2026. 12. 4.",
            "11.(금)까지",
            "강. 산",
            "(안) 붙임",
            "가을",
            "⑴ 하나",
            "0. 없음",
        ] {
            assert_eq!(read_item_mark(line), None, "{line}");
        }
        assert_eq!(read_item_mark("1. 12. 4.(금)까지").map(|mark| mark.ordinal), Some(1), "a date follows the mark");
        assert_eq!(read_item_mark("1. 2026. 12. 4.까지").map(|mark| mark.ordinal), Some(1), "a year follows the mark");
        assert_eq!(read_item_mark("가.일시").map(|mark| mark.level), Some(2));
    }
}
