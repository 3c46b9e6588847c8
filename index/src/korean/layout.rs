//! Hangul typed while the keyboard was still in Latin letters: `alsdnjs` is 민원 on the usual two-set layout.

/// Keys of the initial consonants, vowels and final consonants, in Unicode's order.
const INITIALS: [&str; 19] =
    ["r", "R", "s", "e", "E", "f", "a", "q", "Q", "t", "T", "d", "w", "W", "c", "z", "x", "v", "g"];
const VOWELS: [&str; 21] =
    ["k", "o", "i", "O", "j", "p", "u", "P", "h", "hk", "ho", "hl", "y", "n", "nj", "np", "nl", "b", "m", "ml", "l"];
const FINALS: [&str; 28] = [
    "", "r", "R", "rt", "s", "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a", "q", "qt", "t", "T",
    "d", "w", "c", "z", "x", "v", "g",
];
/// Keys that give another letter with Shift; all others give the same.
const SHIFTED: &str = "REQTWOP";
/// Fewest syllables that are taken for Hangul: one may be an abbreviation.
const MIN_SYLLABLES: usize = 2;

/// The text as it was meant, where every letter of it makes a whole syllable.
pub(crate) fn to_hangul(text: &str) -> Option<String> {
    if !text.is_ascii() {
        return None;
    }
    let keys: String = text.chars().map(|c| if SHIFTED.contains(c) { c } else { c.to_ascii_lowercase() }).collect();
    let mut hangul = String::new();
    let mut syllables = 0;
    let mut rest = keys.as_str();
    while let Some(c) = rest.chars().next() {
        if c.is_ascii_alphabetic() {
            let (syllable, after) = syllable(rest)?;
            hangul.push(syllable);
            syllables += 1;
            rest = after;
        } else {
            hangul.push(c);
            rest = &rest[1..];
        }
    }
    (syllables >= MIN_SYLLABLES).then_some(hangul)
}

/// The syllable that keys begin with, and the keys after it. A consonant before a vowel begins the next syllable.
fn syllable(keys: &str) -> Option<(char, &str)> {
    let (initial, rest) = longest(&INITIALS, keys)?;
    let (vowel, rest) = longest(&VOWELS, rest)?;
    let free = |place: &usize| longest(&VOWELS, &rest[FINALS[*place].len()..]).is_none();
    let fits = (0..FINALS.len()).filter(|&place| rest.starts_with(FINALS[place]));
    let last = fits.filter(|place| *place == 0 || free(place)).max_by_key(|&place| FINALS[place].len())?;
    let code = '가' as u32 + ((initial * 21 + vowel) * 28 + last) as u32;
    Some((char::from_u32(code)?, &rest[FINALS[last].len()..]))
}

/// The longest of the keys that the text begins with: its place, and the text after it.
fn longest<'a>(all: &[&str], text: &'a str) -> Option<(usize, &'a str)> {
    let place = (0..all.len()).filter(|&place| text.starts_with(all[place])).max_by_key(|&place| all[place].len())?;
    Some((place, &text[all[place].len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_become_the_syllables_that_were_meant() {
        for (keys, hangul) in [
            ("alsdnjs", "민원"),
            ("dbrdkgbwlr", "육아휴직"),
            ("QKfms ghldml", "빠른 회의"),
            ("rkqt 27wh", "값 27조"),
            ("dlfrdj", "읽어"),
        ] {
            assert_eq!(to_hangul(keys).as_deref(), Some(hangul), "{keys}");
        }
        for other in ["KTX", "PC", "hello", "민원", "27", "ai"] {
            assert_eq!(to_hangul(other), None, "{other}");
        }
    }
}
