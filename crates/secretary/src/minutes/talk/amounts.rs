//! Amounts in talk: what is so many, what is enough, and answers that are nothing but an amount.

use std::{collections::BTreeSet, sync::LazyLock};

use regex::Regex;

use super::plain;
use crate::korean::numerals;

/// Numbers in words.
const NATIVE: &str = r"한|두|세|네|다섯|여섯|일곱|여덟|아홉|열\S?|스무|서른|마흔|쉰";
/// An amount, in figures or counted in words.
fn amount() -> String {
    format!(
        concat!(
            r"(?:\d[\d,.]*\s*[가-힣]{{0,5}}?(?:\s(?:원|명|정도))?|(?:^|\s)(?:(?:{native})\s+[가-힣]{{1,4}}?|",
            r"[한두세네](?:개|명|분|곳|대|장|달|번|시|주|군데|가지)|하나|둘|셋|넷|절반|반|하루|이틀|사흘|나흘|열흘|보름|일주일)|",
            r"(?:\S+십|[일이삼사오육칠팔구]백)\s*[가-힣]{{1,3}}?)(?:씩|쯤|정도)?"
        ),
        native = NATIVE
    )
}

/// "300부면 충분해요", "두 대면 됩니다": so much is enough.
static ENOUGH: LazyLock<Regex> = LazyLock::new(|| {
    let amount = amount();
    Regex::new(&format!(
        r"{amount}(?:이)?면(?:은)?\s*(?:돼|되|됩|될|충분하|충분해|충분합|족하|넉넉하|넉넉해|넉넉합)\S{{0,5}}(?:\s뭐)?[.!]?$"
    ))
    .expect("a pattern in the source compiles")
});
/// "6주는 잡으세요", "한 달 잡고": so much is reckoned with.
static RECKONED: LazyLock<Regex> = LazyLock::new(|| {
    let amount = amount();
    Regex::new(&format!(
        r"{amount}(?:은|는|을|를|으로|로)?\s*잡(?:으세|으시|아요|아야|아$|읍시|죠|자|는\s*걸로|고\s)\S{{0,5}}"
    ))
    .expect("a pattern in the source compiles")
});

/// Whether a sentence says how much it shall be, by calling it enough or reckoning with it.
pub(in crate::minutes) fn sets_amount(sentence: &str) -> bool {
    let said = sentence.trim();
    !said.ends_with('?') && (ENOUGH.is_match(said) || RECKONED.is_match(said))
}

/// An amount with what it is counted in: "열네 장", "5센티".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::minutes) struct Counted<'a> {
    /// Number and counter.
    pub(in crate::minutes) text: &'a str,
    /// The counter by itself.
    pub(in crate::minutes) counter: &'a str,
    /// Where it begins.
    start: usize,
}

/// What days and hours are told in: nothing is counted by them.
const TIMES: &[&str] = &["월", "일", "시", "분", "년", "주", "분기", "학기", "째"];

/// The amounts of a sentence that have a counter.
pub(in crate::minutes) fn counted(sentence: &str) -> impl Iterator<Item = Counted<'_>> {
    static COUNTED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!(r"(?:\d[\d,.]*\s?|(?:^|\s)(?:{NATIVE})\s+|(?:^|\s)[한두세네])([가-힣]+)"))
            .expect("a pattern in the source compiles")
    });
    COUNTED.captures_iter(sentence).filter_map(|found| {
        let (whole, word) = (found.get(0)?, found.get(1)?);
        let counter = without_particle(word.as_str());
        let start = whole.start() + (whole.as_str().len() - whole.as_str().trim_start().len());
        let end = word.start() + counter.len();
        // A longer word is no counter: "두 사업을".
        (!counter.is_empty() && counter.chars().count() <= 3 && !TIMES.contains(&counter)).then(|| Counted {
            text: &sentence[start..end],
            counter,
            start,
        })
    })
}

fn without_particle(word: &str) -> &str {
    const PARTICLES: &[&str] = &[
        "짜리로",
        "씩으로",
        "이상",
        "이하",
        "까지",
        "부터",
        "짜리",
        "정도",
        "으로",
        "이면",
        "은",
        "는",
        "이",
        "가",
        "을",
        "를",
        "도",
        "만",
        "로",
        "씩",
        "쯤",
        "에",
        "면",
        "의",
        "당",
    ];
    PARTICLES.iter().find_map(|particle| word.strip_suffix(particle)).unwrap_or(word)
}

/// What a sentence counts in this counter: "포스터 시안 두 개를 그렸는데" gives "포스터 시안".
pub(in crate::minutes) fn counted_of(sentence: &str, counter: &str) -> Option<String> {
    let amount = counted(sentence).find(|amount| amount.counter == counter)?;
    let plain = |word: &&str| {
        /// Ends of words that are no bare nouns.
        const LOOSE: &str = "은는이가을를에로도만의고서면니게다요까데지씩히";
        /// Words that stand in front of an amount and name nothing.
        const POINTING: &[&str] = &[
            "그럼", "그냥", "대략", "모두", "전부", "작년", "올해", "각각", "지금", "아까", "오늘", "내일", "매일",
            "하루",
        ];
        word.chars().count() >= 2
            && word.chars().all(char::is_alphanumeric)
            && !word.starts_with(|c: char| c.is_ascii_digit())
            && !word.ends_with(|c| LOOSE.contains(c))
            && !POINTING.contains(word)
    };
    // The particle of the last one may stand: "직원을 다섯 명".
    let mut words = sentence[..amount.start].split_whitespace().rev();
    let last = words.next()?;
    let bare = last.strip_suffix(['은', '는', '이', '가', '을', '를', '도']).filter(|bare| bare.chars().count() >= 2);
    let mut nouns: Vec<&str> = std::iter::once(bare.unwrap_or(last)).chain(words.take(2)).take_while(plain).collect();
    nouns.reverse();
    (!nouns.is_empty()).then(|| nouns.join(" "))
}

/// The numbers of a text, in figures and in words: "이백이면", "두 대로", "300부".
pub(in crate::minutes) fn values(text: &str) -> BTreeSet<u64> {
    static NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!(
            r"(?P<figure>\d[\d,]*)|(?:^|[^가-힣])(?:(?P<native>{NATIVE})\s+[가-힣]|(?P<sino>[이삼사오육칠팔구]?[백천][이삼사오육칠팔구일십]*|[이삼사오육칠팔구]십[일이삼사오육칠팔구]?))"
        ))
        .expect("a pattern in the source compiles")
    });
    let read = |found: regex::Captures| {
        let (figure, native, sino) = (found.name("figure"), found.name("native"), found.name("sino"));
        let figure = figure.and_then(|figure| figure.as_str().replace(',', "").parse().ok());
        let native = || native.and_then(|native| numerals::native(native.as_str()));
        figure.or_else(native).or_else(|| {
            // "이백이면": the 이 of the copula is no two.
            let sino = sino?;
            let copula =
                ["면", "고", "니", "라", "지", "요", "에요"].iter().any(|end| text[sino.end()..].starts_with(end));
            numerals::sino(sino.as_str().strip_suffix('이').filter(|_| copula).unwrap_or(sino.as_str()))
        })
    };
    NUMBERS.captures_iter(text).filter_map(read).collect()
}

/// Whether a sentence names an amount.
pub(in crate::minutes) fn names_amount(sentence: &str) -> bool {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| Regex::new(&amount()).expect("a pattern in the source compiles"));
    NAMED.is_match(sentence)
}

/// What is enough, without saying that it is: "올해는 100장".
pub(super) fn enough(said: &str) -> Option<&str> {
    static TAIL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:이)?면(?:은)?\s*(?:돼|되|됩|될|충분|족|넉넉)\S*(?:\s뭐)?$")
            .expect("a pattern in the source compiles")
    });
    let tail = TAIL.find(said).filter(|_| ENOUGH.is_match(said))?;
    Some(&said[..tail.start()])
}

/// A sentence without a predicate that ends in an amount or a time, as answers do: "저녁 7시요", "그럼 21일로."
pub(in crate::minutes) fn is_answer(sentence: &str) -> bool {
    static FRAGMENT: LazyLock<Regex> = LazyLock::new(|| {
        let amount = amount();
        Regex::new(&format!(r"{amount}(?:\s*(?:까지|부터|만))?(?:이?요|으?로요?|)[.!]?$"))
            .expect("a pattern in the source compiles")
    });
    let said = sentence.trim();
    let bare = said.trim_end_matches(['.', '!']).trim_end_matches('요');
    !said.ends_with('?') && !bare.ends_with('다') && !plain::promises(bare) && FRAGMENT.is_match(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_set_by_calling_them_enough() {
        for said in
            ["올해는 100장이면 돼요.", "300부면 충분해요.", "두 대면 됩니다.", "6주는 잡으세요.", "한 달은 잡아요."]
        {
            assert!(sets_amount(said), "{said}");
        }
        for said in ["열두 개면 되지?", "그러면 됩니다.", "도면 됩니다.", "날짜를 잡으세요."] {
            assert!(!sets_amount(said), "{said}");
        }
        for said in ["직장인이 많으니까 저녁 7시요.", "그럼 7천 원.", "그래 그럼 21일.", "다섯 대요."]
        {
            assert!(is_answer(said), "{said}");
        }
        assert_eq!(counted_of("포스터 시안 두 개를 그렸는데", "개").as_deref(), Some("포스터 시안"));
        assert_eq!(counted_of("7월에는 세무과 직원을 다섯 명 지원받기", "명").as_deref(), Some("세무과 직원"));
        let found: Vec<_> =
            counted("적설 5센티 넘으면 열네 장은").map(|amount| (amount.text, amount.counter)).collect();
        assert_eq!(found, [("5센티", "센티"), ("열네 장", "장")]);
        assert_eq!(values("이백이면 딱 좋네"), values("의자 200개 놓고"));
        assert_eq!(values("두 대만 삽시다"), BTreeSet::from([2]));
        assert!(!is_answer("40명이 왔어요.") && !is_answer("21일이요?"));
    }
}
