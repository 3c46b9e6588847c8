//! Nouns with what stands in front of them: what a short word meant when it was first said.

use crate::minutes::{people::titles, talk::wording};

/// Words of a name besides its last.
const WORDS: usize = 3;
/// Syllables that particles and the ends of clauses have; a word that ends in one modifies no noun as a noun.
const LOOSE: &[char] = &[
    '은', '는', '이', '가', '을', '를', '에', '로', '도', '만', '의', '와', '과', '한', '할', '된', '던', '해', '님',
    '네', '예',
];

/// Words in front of a noun that point and name nothing.
const POINTING: &[&str] = &[
    "그건", "그거", "이건", "이거", "오늘", "이번", "다음", "저희", "우리", "바로", "다시", "같이", "그냥", "일단",
    "저는", "제가", "지금",
];

/// A word without its particle.
pub(super) fn bare(word: &str) -> &str {
    const PARTICLES: &[&str] = &["으로", "에서", "은", "는", "이", "가", "을", "를", "도", "만", "에", "로", "의"];
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let cut = PARTICLES.iter().find_map(|particle| word.strip_suffix(particle));
    cut.filter(|cut| cut.chars().count() >= 2).unwrap_or(word)
}

/// A noun as the sentence names it in full; `None` where it adds nothing.
pub(super) fn in_full(noun: &str, said: &str) -> Option<String> {
    if noun.chars().count() < 2 {
        return None;
    }
    let words: Vec<&str> = said.split_whitespace().collect();
    let at = words.iter().position(|word| bare(word) == noun)?;
    let name = modifiers(&words[..at]);
    (!name.is_empty()).then(|| format!("{} {noun}", name.join(" ")))
}

/// The first noun of a sentence that is marked as its topic or object ("…도" too), in full.
pub(super) fn of(said: &str) -> Option<String> {
    let words: Vec<&str> = wording::without_fillers(said).split_whitespace().collect();
    let marks = |at: usize| {
        let word = words[at].trim_end_matches(',');
        let marked = bare(word).len() < word.len();
        // "지하차도 차단기" is no 지하차 that is also meant; "지원도 논의하면" is.
        let also = word.ends_with('도')
            && words.get(at + 1).is_none_or(|next| wording::is_clause(next) || next.ends_with(['야', '?', '.']));
        marked && (word.ends_with(['은', '는', '을', '를']) || also)
    };
    let at = (0..words.len()).find(|&at| marks(at))?;
    let noun = bare(words[at]);
    let name = modifiers(&words[..at]);
    let pointing = ["그건", "그것", "이건", "이것", "저희", "오늘", "이번"].iter().any(|word| noun.starts_with(word));
    (!pointing && (!name.is_empty() || !titles::is_title(noun)) && !noun.ends_with('님'))
        .then(|| name.iter().chain([&noun]).copied().collect::<Vec<_>>().join(" "))
}

/// The bare nouns at the end of these words.
fn modifiers<'w>(words: &[&'w str]) -> Vec<&'w str> {
    let nouns = words.iter().rev().take(WORDS).take_while(|word| {
        let plain = word.chars().all(char::is_alphanumeric);
        plain
            && !POINTING.contains(word)
            && word.chars().count() >= 2
            && !word.ends_with(LOOSE)
            && !wording::is_clause(word)
            && !titles::is_title(word)
    });
    let mut nouns: Vec<&str> = nouns.copied().collect();
    nouns.reverse();
    nouns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noun_is_known_by_what_was_said_of_it() {
        let full = |noun, said| in_full(noun, said);
        assert_eq!(full("목록", "데이터 이관 대상 목록이 필요합니다.").as_deref(), Some("데이터 이관 대상 목록"));
        assert_eq!(full("공고", "강사 채용 공고를 언제 낼까요?").as_deref(), Some("강사 채용 공고"));
        assert_eq!(full("공고", "그건 공고를 봐야 합니다."), None);
        assert_eq!(of("시안 선정은 홍보실에서 맡아 주시고요,").as_deref(), Some("시안 선정"));
        assert_eq!(of("그건 제가 하겠습니다."), None);
    }
}
