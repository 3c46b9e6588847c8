//! Syllables and their parts, as far as verb endings need them.

/// First precomposed syllable, 가.
const FIRST: u32 = 0xAC00;
/// Vowels of a precomposed syllable.
const VOWELS: u32 = 21;
/// Final consonants of a precomposed syllable, none included.
const FINALS: u32 = 28;

/// Initial ㄹ.
pub(super) const INITIAL_RIEUL: u32 = 5;
/// Final ㄴ.
pub(in crate::minutes) const FINAL_NIEUN: u32 = 4;
/// Final ㄹ.
pub(in crate::minutes) const FINAL_RIEUL: u32 = 8;
/// Final ㅁ.
pub(super) const FINAL_MIEUM: u32 = 16;
/// Final ㅆ.
pub(super) const FINAL_DOUBLE_SIOT: u32 = 20;
/// Final ㅂ.
pub(super) const FINAL_BIEUP: u32 = 17;

/// Vowels by their place in the order of syllables.
pub(super) mod vowel {
    pub(in super::super) const A: u32 = 0;
    pub(in super::super) const EO: u32 = 4;
    pub(in super::super) const YEO: u32 = 6;
    pub(in super::super) const O: u32 = 8;
    pub(in super::super) const WA: u32 = 9;
    pub(in super::super) const WAE: u32 = 10;
    pub(in super::super) const OE: u32 = 11;
    pub(in super::super) const U: u32 = 13;
    pub(in super::super) const WO: u32 = 14;
    pub(in super::super) const EU: u32 = 18;
    pub(in super::super) const I: u32 = 20;
}

/// Initial, vowel and final of a syllable.
pub(super) fn parts(syllable: char) -> Option<(u32, u32, u32)> {
    let at = u32::from(syllable).checked_sub(FIRST).filter(|at| *at < 19 * VOWELS * FINALS)?;
    Some((at / FINALS / VOWELS, at / FINALS % VOWELS, at % FINALS))
}

/// The syllable of these parts.
pub(super) fn syllable(initial: u32, vowel: u32, last: u32) -> Option<char> {
    char::from_u32(FIRST + (initial * VOWELS + vowel) * FINALS + last)
}

/// Text with the final consonant of its last syllable taken off, where it has that one.
pub(in crate::minutes) fn without_final(text: &str, last: u32) -> Option<String> {
    change_final(text, last, 0)
}

/// Text with a final consonant put under its last syllable, where that has none.
pub(super) fn with_final(text: &str, last: u32) -> Option<String> {
    change_final(text, 0, last)
}

fn change_final(text: &str, from: u32, to: u32) -> Option<String> {
    let c = text.chars().next_back()?;
    let (initial, vowel, _) = parts(c).filter(|parts| parts.2 == from)?;
    let mut text = text[..text.len() - c.len_utf8()].to_owned();
    text.push(syllable(initial, vowel, to)?);
    Some(text)
}
