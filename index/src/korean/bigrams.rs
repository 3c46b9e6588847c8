//! Pairs of neighbouring syllables: the index that needs no dictionary and minds no spacing inside a word.

/// Whether a character belongs to a run that is cut into pairs: Hangul syllables, letters of the Korean alphabet, Hanja.
fn is_paired(c: char) -> bool {
    matches!(c, '가'..='힣' | 'ㄱ'..='ㅣ' | '\u{4E00}'..='\u{9FFF}')
}

/// Calls `token` with every pair of syllables, every lone syllable, and every Latin word or number.
///
/// With `joined`, pairs also reach over spaces and dots, so that names match however they are spaced.
pub(crate) fn each(text: &str, joined: bool, mut token: impl FnMut(&str)) {
    let mut run: Vec<(usize, char)> = Vec::new();
    let mut pair = String::with_capacity(8);
    let mut flush = |run: &mut Vec<(usize, char)>| {
        if let [(_, only)] = run.as_slice() {
            token(only.encode_utf8(&mut [0; 4]));
        }
        for two in run.windows(2) {
            pair.clear();
            pair.extend(two.iter().map(|(_, c)| c));
            token(&pair);
        }
        run.clear();
    };
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for (at, c) in text.char_indices() {
        if is_paired(c) {
            run.push((at, c));
        } else if !(joined && (c.is_whitespace() || crate::text::is_middle_dot(c))) {
            flush(&mut run);
        }
        if c.is_alphanumeric() && !is_paired(c) && !crate::text::is_middle_dot(c) {
            word.extend(c.to_lowercase());
        } else if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    flush(&mut run);
    if !word.is_empty() {
        words.push(word);
    }
    words.iter().for_each(|word| token(word));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str, joined: bool) -> Vec<String> {
        let mut all = Vec::new();
        each(text, joined, |token| all.push(token.to_owned()));
        all
    }

    #[test]
    fn words_become_pairs_and_numbers_stay_whole() {
        assert_eq!(pairs("우산 관리 제12조 A4", false), ["우산", "관리", "제", "조", "12", "a4"]);
    }

    #[test]
    fn joined_pairs_do_not_mind_spacing() {
        assert_eq!(pairs("우산 관리법", true), pairs("우산관리 법", true));
        assert_eq!(pairs("초ㆍ중등", true), pairs("초·중등", true));
    }
}
