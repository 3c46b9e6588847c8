//! 조사: the form of a particle that fits the sound before it.

/// How the last sound of a word ends.
enum Ending {
    Vowel,
    Rieul,
    Consonant,
}

/// The particle that follows `word`, of a pair such as `"은/는"`, `"이/가"`, `"을/를"`, `"과/와"`, `"으로/로"`, in either order.
///
/// Digits and Latin letters are heard as they are read aloud in Korean (`3을`, `AI를`, `KTX로`); a bracketed addition at
/// the end is not spoken, so the word before it decides (`「민원법」을`, `계획(안)을`). A pair it does not know is given back whole.
pub fn josa<'a>(word: &str, pair: &'a str) -> &'a str {
    let Some((first, second)) = pair.split_once('/') else { return pair };
    // Of the known pairs, one form starts with 으, 이, 은, 을 or 과: that is the one after a consonant.
    let first_follows_consonant = ["은", "이", "을", "과", "으로", "이나", "이라", "이란", "아"].contains(&first);
    let (after_consonant, after_vowel) = if first_follows_consonant { (first, second) } else { (second, first) };
    match ending(word) {
        Ending::Vowel => after_vowel,
        Ending::Rieul if after_consonant.starts_with("으로") => after_vowel,
        Ending::Rieul | Ending::Consonant => after_consonant,
    }
}

/// The word with its particle: `with_josa("계획", "을/를")` is `계획을`.
pub fn with_josa(word: &str, pair: &str) -> String {
    format!("{word}{}", josa(word, pair))
}

fn ending(word: &str) -> Ending {
    match last_spoken(word) {
        Some(last @ '가'..='힣') => match (last as u32 - '가' as u32) % 28 {
            0 => Ending::Vowel,
            8 => Ending::Rieul,
            _ => Ending::Consonant,
        },
        // 영 일 이 삼 사 오 육 칠 팔 구
        Some('1' | '7' | '8') => Ending::Rieul,
        Some('0' | '3' | '6') => Ending::Consonant,
        // 엘 엠 엔 알: the Latin letters whose Korean names end in a consonant.
        Some(last) => match last.to_ascii_lowercase() {
            'l' | 'r' => Ending::Rieul,
            'm' | 'n' => Ending::Consonant,
            _ => Ending::Vowel,
        },
        None => Ending::Vowel,
    }
}

/// The last character that is spoken: a bracketed tail is skipped unless nothing stands before it.
fn last_spoken(word: &str) -> Option<char> {
    let spoken = |text: &str| text.chars().rev().find(|character| character.is_alphanumeric());
    let trimmed = word.trim_end();
    if let Some(closed) = trimmed.strip_suffix(')')
        && let Some(open) = closed.rfind('(')
        && let Some(last) = spoken(&trimmed[..open])
    {
        return Some(last);
    }
    spoken(trimmed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hangul_decides_by_its_final_consonant() {
        for (word, pair, expected) in [
            ("계획", "을/를", "을"),
            ("자료", "을/를", "를"),
            ("자료", "이/가", "가"),
            ("부서", "으로/로", "로"),
            ("서울", "으로/로", "로"),
            ("사무실", "은/는", "은"),
            ("회의록", "와/과", "과"),
        ] {
            assert_eq!(josa(word, pair), expected, "{word}");
        }
    }

    #[test]
    fn digits_and_letters_are_heard_as_they_are_read() {
        for (word, pair, expected) in [
            ("제3", "을/를", "을"),
            ("2", "이/가", "가"),
            ("7", "으로/로", "로"),
            ("100", "으로/로", "으로"),
            ("AI", "을/를", "를"),
            ("PDF", "은/는", "는"),
            ("URL", "으로/로", "로"),
            ("PM", "이/가", "이"),
        ] {
            assert_eq!(josa(word, pair), expected, "{word}");
        }
    }

    #[test]
    fn brackets_are_not_spoken() {
        assert_eq!(with_josa("추진 계획(안)", "을/를"), "추진 계획(안)을");
        assert_eq!(with_josa("자료(붙임 1)", "을/를"), "자료(붙임 1)를");
        assert_eq!(with_josa("「민원 처리에 관한 법률」", "을/를"), "「민원 처리에 관한 법률」을");
        assert_eq!(with_josa("(안)", "은/는"), "(안)은");
    }
}
