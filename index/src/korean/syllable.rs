//! A Hangul syllable taken apart, for what is typed only in part.
//!
//! An input method shows every stage on the way to a word: for 회의록 one sees 회읠 before 회의로, and ㅎㅇㄹ is what
//! someone in a hurry types instead. Matching is by syllable: each unit typed must fit the syllable in its place, and
//! the last may be the beginning of one.

/// First syllable of the Unicode block, and the number of syllables for one initial consonant and one vowel.
const FIRST: u32 = 0xAC00;
const PER_INITIAL: u32 = 588;
const PER_VOWEL: u32 = 28;

/// The nineteen initial consonants, as they are typed.
const INITIALS: [char; 19] =
    ['ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ'];

/// The final consonants in Unicode order, each as (what stays, what may move to the next syllable).
const FINALS: [(u32, Option<char>); 28] = [
    (0, None),
    (0, Some('ㄱ')),
    (0, Some('ㄲ')),
    (1, Some('ㅅ')),
    (0, Some('ㄴ')),
    (4, Some('ㅈ')),
    (4, Some('ㅎ')),
    (0, Some('ㄷ')),
    (0, Some('ㄹ')),
    (8, Some('ㄱ')),
    (8, Some('ㅁ')),
    (8, Some('ㅂ')),
    (8, Some('ㅅ')),
    (8, Some('ㅌ')),
    (8, Some('ㅍ')),
    (8, Some('ㅎ')),
    (0, Some('ㅁ')),
    (0, Some('ㅂ')),
    (17, Some('ㅅ')),
    (0, Some('ㅅ')),
    (0, Some('ㅆ')),
    (0, Some('ㅇ')),
    (0, Some('ㅈ')),
    (0, Some('ㅊ')),
    (0, Some('ㅋ')),
    (0, Some('ㅌ')),
    (0, Some('ㅍ')),
    (0, Some('ㅎ')),
];

/// Vowels that another vowel begins with: while ㅗ is on the screen, ㅘ ㅙ ㅚ may be meant (indices in Unicode order).
const GROWING_VOWELS: [(u32, &[u32]); 3] = [(8, &[9, 10, 11]), (13, &[14, 15, 16]), (18, &[19])];

struct Parts {
    initial: u32,
    vowel: u32,
    last: u32,
}

fn parts(c: char) -> Option<Parts> {
    let index = ('가'..='힣').contains(&c).then(|| c as u32 - FIRST)?;
    Some(Parts { initial: index / PER_INITIAL, vowel: index % PER_INITIAL / PER_VOWEL, last: index % PER_VOWEL })
}

/// The initial consonant of a syllable; any other character is its own.
pub(crate) fn initial(c: char) -> char {
    parts(c).map_or(c, |parts| INITIALS[parts.initial as usize])
}

/// Whether a character is a letter of the Korean alphabet standing alone, which only an unfinished word has.
pub(crate) fn is_letter(c: char) -> bool {
    ('ㄱ'..='ㅣ').contains(&c)
}

/// A syllable without the consonant that may belong to the next: 읠 is 의 and ㄹ, 않 is 안 and ㅎ.
pub(crate) fn release(c: char) -> Option<(char, char)> {
    let parts = parts(c)?;
    let (stays, moved) = FINALS[parts.last as usize];
    let syllable = char::from_u32(c as u32 - parts.last + stays)?;
    moved.map(|moved| (syllable, moved))
}

/// The syllables that an open syllable may still become by a final consonant: 바 to 밯. A closed one is only itself.
pub(crate) fn closings(c: char) -> (char, char) {
    let open = parts(c).is_some_and(|parts| parts.last == 0);
    (c, if open { char::from_u32(c as u32 + PER_VOWEL - 1).unwrap_or(c) } else { c })
}

/// Whether `typed`, the last thing typed, may grow into `whole`.
fn may_become(typed: char, whole: char) -> bool {
    if typed == whole || (is_letter(typed) && initial(whole) == typed) {
        return true;
    }
    let (Some(typed), Some(whole)) = (parts(typed), parts(whole)) else { return false };
    let vowel_fits = |grown: bool| {
        typed.vowel == whole.vowel
            || (grown && GROWING_VOWELS.iter().any(|(from, to)| *from == typed.vowel && to.contains(&whole.vowel)))
    };
    typed.initial == whole.initial
        && match typed.last {
            0 => vowel_fits(true),
            last => vowel_fits(false) && (last == whole.last || FINALS[whole.last as usize].0 == last),
        }
}

/// Whether `name` begins with what is typed, counting half-typed syllables and initial consonants.
pub(crate) fn begins(name: &str, typed: &[char]) -> bool {
    let Some((&last, before)) = typed.split_last() else { return true };
    let mut name = name.chars();
    let fits = |typed: char, whole: char| typed == whole || (is_letter(typed) && initial(whole) == typed);
    if !before.iter().all(|&typed| name.next().is_some_and(|whole| fits(typed, whole))) {
        return false;
    }
    let Some(place) = name.next() else { return false };
    may_become(last, place)
        || release(last).is_some_and(|(syllable, moved)| {
            place == syllable && name.next().is_some_and(|next| initial(next) == moved)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begins_with(name: &str, typed: &str) -> bool {
        begins(name, &typed.chars().collect::<Vec<_>>())
    }

    #[test]
    fn every_stage_of_typing_finds_the_word() {
        for stage in ["ㅎ", "호", "회", "횡", "회으", "회의", "회읠", "회의ㄹ", "회의로", "회의록", "ㅎㅇㄹ", "회ㅇ록"]
        {
            assert!(begins_with("회의록", stage), "{stage}");
        }
    }

    #[test]
    fn other_words_are_not_found() {
        for other in ["해", "회이", "회읜", "회의록철", "ㅎㅇㄴ", "록"] {
            assert!(!begins_with("회의록", other), "{other}");
        }
    }

    #[test]
    fn a_double_final_gives_only_its_last_letter_away() {
        assert_eq!(release('않'), Some(('안', 'ㅎ')));
        assert_eq!(release('읠'), Some(('의', 'ㄹ')));
        assert_eq!(release('의'), None);
    }
}
