//! Nouns with what stands in front of them: what a short word meant when it was first said.

use std::sync::LazyLock;

use regex::Regex;

use crate::minutes::{
    people::titles,
    talk::{Turn, plain, wording},
};

/// Words of a name besides its last.
const WORDS: usize = 3;
/// Syllables that particles and the ends of clauses have; a word that ends in one modifies no noun as a noun.
const LOOSE: &[char] =
    &['은', '는', '이', '가', '을', '를', '에', '로', '도', '만', '의', '한', '할', '된', '던', '해', '님', '네', '예'];

/// Words in front of a noun that point and name nothing.
const POINTING: &[&str] = &[
    "그건",
    "그거",
    "이건",
    "이거",
    "오늘",
    "이번",
    "다음",
    "저희",
    "우리",
    "바로",
    "다시",
    "같이",
    "그냥",
    "일단",
    "저는",
    "제가",
    "지금",
    "그럼",
    "그러면",
    "내일",
    "모레",
];

/// Words in front of a sentence that point at what was said before instead of naming it: "그건 …", "이 안건은 …".
static POINTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:그건|그거|그것|이건|이거|이것|저건|저거|",
        r"(?:그|이|저|본|해당)\s*(?:안건|문제|부분|건|사항|얘기|이야기))(?:은|는|도|을|를|만)?(?:,?\s+|$)"
    ))
    .expect("a pattern in the source compiles")
});

/// Whether a sentence begins by pointing at its matter.
pub(super) fn points(said: &str) -> bool {
    POINTER.is_match(said) || said.starts_with("다음")
}

/// Whether a word points at a matter instead of naming it.
pub(super) fn is_pointer(word: &str) -> bool {
    points(word.trim_end_matches([',', '.']))
}

/// A sentence without the words that point in front of it.
pub(super) fn without_pointer(said: &str) -> &str {
    POINTER.find(said).map_or(said, |pointer| &said[pointer.end()..])
}

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

/// A word of the sentence that ends in the noun and says more: "심리상담이라도 붙여 줘야" for 상담.
pub(super) fn compound_of(noun: &str, said: &str) -> Option<String> {
    const ENDS: &[&str] = &["이라도", "라도", "이나", "부터", "까지", "하고", "이랑"];
    said.split_whitespace().find_map(|word| {
        let word = ENDS.iter().find_map(|end| word.strip_suffix(end)).unwrap_or_else(|| bare(word));
        let longer = word.chars().count() >= noun.chars().count() + 2 && word.chars().all(char::is_alphabetic);
        (word.ends_with(noun) && longer).then(|| word.to_owned())
    })
}

/// The words in front of a verb that a sentence left hanging, from what it is about: "조정 결과는 제가 내일까지 예산서에 반영해서…"
/// gives "조정 결과는 예산서에" for 반영하.
pub(super) fn hanging_of(verb: &str, said: &str) -> Option<String> {
    let words: Vec<&str> = said.split_whitespace().map(|word| word.trim_end_matches(['.', ',', '…'])).collect();
    let noun = verb.strip_suffix('하').unwrap_or(verb);
    let spoken = words.iter().position(|word| noun.chars().count() >= 2 && word.starts_with(noun))?;
    let from =
        words[..spoken].iter().position(|word| word.chars().count() > 1 && word.ends_with(['은', '는', '을', '를']))?;
    let when = |word: &str| {
        word.ends_with("까지")
            || word.ends_with("전에")
            || word.ends_with('시')
            || ["오늘", "내일", "모레", "아침", "오전", "오후", "저녁", "제가", "저희가", "내가"].contains(&word)
    };
    let start = from - modifiers(&words[..from]).len();
    let kept: Vec<&str> = words[start..spoken].iter().copied().filter(|word| !when(word)).collect();
    Some(kept.join(" "))
}

/// The first noun of a sentence that is marked as its topic or object ("…도" too), in full.
pub(super) fn of(said: &str) -> Option<String> {
    let words: Vec<&str> = wording::without_fillers(said).split_whitespace().collect();
    let marks = |at: usize| {
        let word = words[at].trim_end_matches(',');
        if ["에는", "에서는", "로는", "까지는", "부터는"].iter().any(|place| word.ends_with(place)) {
            return false;
        }
        // "팔기는 판대요": the verb said twice names nothing.
        if word.ends_with("기는") && word.chars().count() == 3 {
            return false;
        }
        if word.ends_with('는') && is_attributive(word, words.get(at + 1).copied()) {
            return false;
        }
        // "모자란다는 얘기": a clause that is told of, and no topic.
        let told = plain::announced(bare(word)).is_some();
        let marked = bare(word).len() < word.len() && !told;
        // "지하차도 차단기" is no 지하차 that is also meant; "지원도 논의하면" is.
        let also = word.ends_with('도')
            && words.get(at + 1).is_none_or(|next| wording::is_clause(next) || next.ends_with(['야', '?', '.']));
        marked && (word.ends_with(['은', '는', '을', '를']) || also)
    };
    let at = (0..words.len()).find(|&at| marks(at))?;
    let noun = bare(words[at]);
    let name = modifiers(&words[..at]);
    // "7일은 비어 있고": a time or an amount is no matter.
    let counted = noun.starts_with(|c: char| c.is_ascii_digit())
        && noun.ends_with(['일', '월', '시', '분', '명', '원', '주', '개', '대', '건']);
    let pointing =
        counted || ["그건", "그것", "이건", "이것", "저희", "오늘", "이번"].iter().any(|word| noun.starts_with(word));
    (!pointing && (!name.is_empty() || !titles::is_title(noun)) && !noun.ends_with('님'))
        .then(|| name.iter().chain([&noun]).copied().collect::<Vec<_>>().join(" "))
}

/// The noun that a sentence tells something of: "현관 발판이 미끄러워요".
pub(super) fn subject_of(said: &str) -> Option<String> {
    let words: Vec<&str> = wording::without_fillers(said).split_whitespace().collect();
    let at = words.iter().position(|word| {
        word.chars().count() > 2
            && word.ends_with(['이', '가', '은', '는', '을', '를', '도'])
            && bare(word).len() < word.len()
    })?;
    let noun = bare(words[at]);
    Some(modifiers(&words[..at]).iter().chain([&noun]).copied().collect::<Vec<_>>().join(" "))
}

/// Whether the 는 of a word is that of a verb in front of a noun: "허용하는 건", "다니는 길은".
pub(super) fn is_attributive(word: &str, next: Option<&str>) -> bool {
    const VERBS: &[&str] =
        &["하는", "되는", "있는", "없는", "않는", "시키는", "받는", "쓰는", "오는", "가는", "다는", "라는", "자는"];
    const DEPENDENT: &[&str] = &[
        "거", "건", "것", "게", "걸", "데", "안", "방법", "쪽", "방향", "대로", "동안", "분", "사람", "날", "길",
        "문제", "중", "김에",
    ];
    let depends = |next: &str| {
        DEPENDENT.iter().any(|noun| next.starts_with(noun) && next.chars().count() <= noun.chars().count() + 2)
    };
    VERBS.iter().any(|verb| word.ends_with(verb))
        || next.is_some_and(|next| depends(next) || next.ends_with(['은', '는']))
}

/// The object that a deed had when it was spoken of in the turns before: "방음재를 붙이면 …" for 붙이.
pub(super) fn object_of(verb: &str, at: usize, turns: &[Turn]) -> Option<String> {
    /// Turns looked back at.
    const BACK: usize = 3;
    let recent = turns[at.saturating_sub(BACK)..at].iter().rev().filter(|turn| !turn.noise);
    recent.flat_map(|turn| turn.sentences.iter().rev()).find_map(|before| {
        let words: Vec<&str> = before.text.split_whitespace().collect();
        let spoken = words.iter().rposition(|word| word.starts_with(verb)).filter(|&spoken| spoken > 0)?;
        let object = words[spoken - 1];
        let bare = object.strip_suffix(['을', '를', '은', '는', '도']).filter(|bare| bare.chars().count() >= 2)?;
        let name = modifiers(&words[..spoken - 1]);
        Some(name.iter().chain([&bare]).copied().collect::<Vec<_>>().join(" "))
    })
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
