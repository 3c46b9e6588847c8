//! The letters of version 3: two bytes each, in Hancom's own order.
//!
//! Hangul is put together from its parts (조합형), Hanja and signs stand in the order of KS X 1001, and some signs have
//! places that only Hancom gave them.

use std::fmt::Write;

/// The sign for a letter that nobody knows.
pub(super) const UNKNOWN: char = '\u{FFFD}';

/// Where signs, Kana and Hanja begin, and how many cells a row of signs and of Kana has there.
const SIGNS: u16 = 0x3400;
const KANA: u16 = 0x1F00;
const HANJA: u16 = 0x4000;
const ROW: u16 = 96;
/// How many Hanja KS X 1001 has, in rows of 94; those behind them are in no standard.
const ALL_HANJA: u16 = 4888;
/// The name of the firm in letters of its own.
const FIRM: (u16, &str) = (0x37C0, "한글과컴퓨터");
/// Lines of boxes, eleven to a set.
const LINES: (u16, &str) = (0x3013, "┌┬┐├┼┤└┴┘─│");
/// Bullets: sixteen places a shape, of which the first six are hollow and the next three filled.
const BULLETS: (u16, &str) = (0x2F00, "□■○●◇◆△▲▽▼◁◀▷▶");
const INITIALS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const FINALS: &str = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
/// The vowel that is no longer written (아래아), behind all others.
const OLD_VOWEL: u32 = 21;

/// Writes a letter as far as anybody knows it; says whether anybody does.
pub(super) fn write(letter: u16, text: &mut String) -> bool {
    match of(letter) {
        Some(known) => text.push(known),
        None if letter >= 0x8000 && write_parts(letter, text) => {}
        None => {
            text.push(UNKNOWN);
            return false;
        }
    }
    true
}

/// A name that ends with a letter of no value.
pub(super) fn name(letters: impl Iterator<Item = u16>) -> String {
    let mut name = String::new();
    letters.take_while(|letter| *letter != 0).for_each(|letter| {
        write(letter, &mut name);
    });
    name
}

/// A name in which letters of one byte stand beside those of two, the higher byte of which comes first.
pub(super) fn packed_name(bytes: &[u8]) -> String {
    let mut bytes = bytes.iter().copied();
    name(std::iter::from_fn(|| {
        let first = bytes.next()?;
        Some(if first < 0x80 { first.into() } else { u16::from_be_bytes([first, bytes.next()?]) })
    }))
}

/// A letter that is one letter of Unicode as well.
fn of(letter: u16) -> Option<char> {
    let nth = |letters: &str, at: u16| letters.chars().nth(at.into());
    Some(match letter {
        0..=0x7F => char::from(letter as u8),
        0x80..=0x84 => nth(" “”‘’", letter - 0x80)?,
        0x8000.. => hangul(letter)?,
        HANJA.. => {
            let at = letter - HANJA;
            return if at < ALL_HANJA { standard(0xCA + at / 94, 0xA1 + at % 94) } else { None };
        }
        _ if (FIRM.0..FIRM.0 + 6).contains(&letter) => nth(FIRM.1, letter - FIRM.0)?,
        // Kana has a place of its own, so Cyrillic follows upon what stands before it.
        SIGNS..0x37C0 => {
            let (row, cell) = ((letter - SIGNS) / ROW, (letter - SIGNS) % ROW);
            return standard(0xA1 + row + 2 * u16::from(row == 9), 0xA0 + cell);
        }
        // Seen in real files: a box, and one sign under its number in Unicode.
        0x3366 => '□',
        0x203B => '※',
        0x309B => '「',
        0x309D => '」',
        // Letters of half the width in another face.
        0x3060..0x30BF => char::from((letter - 0x3060 + 0x20) as u8),
        _ if (LINES.0..LINES.0 + 77).contains(&letter) => nth(LINES.1, (letter - LINES.0) % 11)?,
        _ if (BULLETS.0..BULLETS.0 + 0x70).contains(&letter) && letter & 15 < 9 => {
            nth(BULLETS.1, (letter - BULLETS.0) / 16 * 2 + u16::from(letter & 15 >= 6))?
        }
        KANA..0x1FC0 => return standard(0xAA + (letter - KANA) / ROW, 0xA0 + (letter - KANA) % ROW),
        _ => return None,
    })
}

/// A letter by its row and cell in KS X 1001.
fn standard(row: u16, cell: u16) -> Option<char> {
    let bytes = [u8::try_from(row).ok()?, u8::try_from(cell).ok().filter(|cell| (0xA1..=0xFE).contains(cell))?];
    let text = encoding_rs::EUC_KR.decode_without_bom_handling_and_without_replacement(&bytes)?;
    let mut letters = text.chars();
    letters.next().filter(|_| letters.next().is_none())
}

/// The parts of a syllable, each counted from nothing, and `None` for one that it has not; nothing where a part is none of today's.
fn parts(letter: u16) -> Option<(Option<u32>, Option<u32>, Option<u32>)> {
    let five = |shift: u16| u32::from(letter >> shift & 31);
    let (initial, vowel, last) = (five(10), five(5), five(0));
    let initial = match initial {
        1 => None,
        2..=20 => Some(initial - 2),
        _ => return None,
    };
    // The vowels leave two places empty behind every six.
    let vowel = match vowel {
        2 => None,
        3..=7 => Some(vowel - 3),
        10..=15 => Some(vowel - 5),
        18..=23 => Some(vowel - 7),
        26..=29 => Some(vowel - 9),
        30 => Some(OLD_VOWEL),
        _ => return None,
    };
    let last = match last {
        1 => None,
        2..=17 => Some(last - 2),
        19..=29 => Some(last - 3),
        _ => return None,
    };
    Some((initial, vowel, last))
}

/// A syllable of today, or a part of one that stands alone.
fn hangul(letter: u16) -> Option<char> {
    // The parts have a list of their own as well.
    if let 0x8000..=0x801D = letter {
        return char::from_u32(0x3131 + u32::from(letter - 0x8000));
    }
    match parts(letter)? {
        (Some(initial), Some(vowel), last) if vowel < OLD_VOWEL => {
            char::from_u32(0xAC00 + (initial * 21 + vowel) * 28 + last.map_or(0, |last| last + 1))
        }
        (Some(initial), None, None) => INITIALS.chars().nth(initial as usize),
        (None, None, Some(last)) => FINALS.chars().nth(last as usize),
        (None, Some(OLD_VOWEL), None) => Some('ㆍ'),
        (None, Some(vowel), None) => char::from_u32(0x314F + vowel),
        _ => None,
    }
}

/// Writes a syllable that is no longer written by the parts that it is joined of.
fn write_parts(letter: u16, text: &mut String) -> bool {
    let Some((initial, vowel, last)) = parts(letter) else { return false };
    let vowel = vowel.map(|vowel| if vowel == OLD_VOWEL { 0x119E } else { 0x1161 + vowel });
    let joined = [initial.map(|initial| 0x1100 + initial), vowel, last.map(|last| 0x11A8 + last)];
    joined.into_iter().flatten().filter_map(char::from_u32).for_each(|part| text.push(part));
    true
}

/// The number of a paragraph in an outline, as its level is numbered.
#[derive(Clone, Copy)]
pub(super) enum Numeral {
    Digit,
    Roman { large: bool },
    Latin { large: bool },
    Hangul,
}

impl Numeral {
    pub(super) fn write(self, number: u16, text: &mut String) {
        let number = number.max(1);
        let nth = |letters: &str| letters.chars().cycle().nth(usize::from(number) - 1);
        match self {
            Self::Roman { large } if number <= 20 => {
                let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][usize::from(number % 10)];
                let roman = "X".repeat(usize::from(number / 10)) + ones;
                text.push_str(&if large { roman } else { roman.to_lowercase() });
            }
            Self::Latin { large: true } => text.extend(nth("ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
            Self::Latin { large: false } => text.extend(nth("abcdefghijklmnopqrstuvwxyz")),
            Self::Hangul => text.extend(nth("가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허")),
            Self::Digit | Self::Roman { .. } => {
                // Writing to a text cannot fail.
                let _ = write!(text, "{number}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_the_specification() {
        let cases: [(&[u16], &str); 9] = [
            (&[0x41, 0x20, 0x7E], "A ~"),
            (&[0x8861, 0xD065, 0x8B69, 0xD3B7], "가한글힝"),
            (&[0x8841, 0x8442, 0x8461, 0x87A1, 0x8443], "ㄱㄱㅏㅣㄲ"),
            (&[0xD3C5, 0x8B69], "\u{1112}\u{119E}\u{11AB}글"),
            (&[0x4000, 0x4222, 0x4F5D, 0x5317], "伽權債詰"),
            (&[0x3401, 0x3446, 0x3438, 0x343B, 0x3590, 0x36E7, 0x340D], "\u{3000}→※○Ⅰ①∼"),
            (&[0x81, 0x83, 0x84, 0x82], "“‘’”"),
            (&[0x37C0, 0x37C5, 0x3013, 0x301C, 0x2F10, 0x2F67], "한터┌─○▶"),
            (&[0x1F02, 0x1F62, 0x3761], "あアА"),
        ];
        for (letters, right) in cases {
            let mut text = String::new();
            assert!(letters.iter().all(|letter| write(*letter, &mut text)), "{right}: {text}");
            assert_eq!(text, right);
        }
        for letter in [0x5318, 0x7FFF, 0x9FC0, 0x8860, 0x2FFF, 0x90] {
            let mut text = String::new();
            assert!(!write(letter, &mut text), "{letter:x} is {text}");
            assert_eq!(text, "\u{FFFD}");
        }
    }

    #[test]
    fn every_syllable_of_hangul_has_one_letter() {
        let mut syllables: Vec<char> =
            (0x8000..=u16::MAX).filter_map(of).filter(|c| ('가'..='힣').contains(c)).collect();
        syllables.sort_unstable();
        assert!(syllables.into_iter().eq('가'..='힣'));
    }

    #[test]
    fn levels_of_an_outline_have_their_numerals() {
        let said = |numeral: Numeral, number| {
            let mut text = String::new();
            numeral.write(number, &mut text);
            text
        };
        assert_eq!(said(Numeral::Roman { large: true }, 14), "XIV");
        assert_eq!(said(Numeral::Hangul, 15), "거");
        assert_eq!(said(Numeral::Latin { large: false }, 2) + &said(Numeral::Digit, 0), "b1");
    }
}
