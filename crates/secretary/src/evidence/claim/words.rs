//! Words of a claim, matched in an article by their letters.

use std::sync::LazyLock;

use regex::Regex;

use crate::korean::pattern;

/// Particles at the end of a word, the longer first.
const JOSA: &[&str] = &[
    "에서는",
    "에게는",
    "으로서",
    "으로써",
    "로서",
    "에서",
    "에게",
    "께서",
    "으로",
    "까지",
    "부터",
    "이나",
    "에는",
    "에도",
    "와는",
    "과는",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "와",
    "과",
    "로",
    "도",
    "나",
    "만",
];
/// Endings of verbs and of the copula.
const ENDINGS: &[&str] = &[
    "하더라도",
    "이더라도",
    "하려는",
    "하려면",
    "하여야",
    "하는",
    "하여",
    "하고",
    "하거나",
    "한다",
    "하면",
    "하지",
    "하기",
    "했을",
    "하였",
    "되는",
    "되어",
    "된다",
    "되면",
    "받은",
    "받아",
    "받는",
    "받을",
    "있다",
    "없다",
    "있는",
    "없는",
    "아니",
    "이다",
    "해야",
    "한",
    "할",
    "함",
    "된",
    "될",
    "인",
    "다",
];
/// Words that every article has.
const EMPTY: &[&str] = &[
    "귀하",
    "우리",
    "군",
    "시",
    "구",
    "군에",
    "시에",
    "구에",
    "경우",
    "까지",
    "전까지",
    "때",
    "때에",
    "자",
    "사람",
    "것",
    "수",
    "그",
    "이",
    "등",
    "및",
    "또는",
    "다음",
    "해당",
    "따라",
    "따른",
    "대하여",
    "대한",
    "관하여",
    "관한",
    "위하여",
    "위한",
    "모두",
    "각",
    "호",
    "원칙",
    "원칙적으로",
    "필요",
    "필요한",
    "하는",
    "할",
    "한",
    "되는",
    "된",
    "이를",
    "그런",
    "이러한",
    "정하는",
    "정한",
    "바",
    "안",
    "미리",
    "말한다",
    "같은",
    "다른",
    "하여",
    "하고",
    "이상",
    "이하",
    "이내",
    "이내에",
    "날부터",
    "날",
    "사이",
    "중",
    "밖",
    "어느",
    "하나",
    "아니",
    "된다",
    "있다",
    "없다",
    "하여야",
    "한다",
    "아니하다",
    "아니한다",
    "받은",
    "받아야",
    "받을",
    "해야",
];
/// What officials write in plain words and the letters of what statutes say for it.
const PLAIN: &[(&str, &[&str])] = &[
    ("넘을", &["초과"]),
    ("넘는", &["초과"]),
    ("넘지", &["초과"]),
    ("알려", &["통지"]),
    ("알릴", &["통지"]),
    ("주지", &["교부", "지급"]),
    ("줄", &["지급"]),
    ("주어", &["지급"]),
    ("말로", &["구술"]),
    ("말이나", &["구술"]),
    ("고를", &["선택"]),
    ("고르", &["선택"]),
    ("빼고", &["제외"]),
    ("막", &["금지"]),
    ("모은", &["수집"]),
    ("고쳐", &["정정", "수정"]),
    ("없애", &["폐지", "삭제"]),
    ("늘릴", &["연장"]),
    ("늘려", &["연장"]),
    ("맡길", &["위탁"]),
    ("맡겨", &["위탁"]),
    ("빌려", &["대여", "임대"]),
    ("낼", &["제출", "납부"]),
    ("내야", &["제출", "납부"]),
    ("끝난", &["종료", "만료"]),
    ("끝나", &["종료", "만료"]),
    ("붙여", &["첨부"]),
    ("어긴", &["위반"]),
    ("어기", &["위반"]),
    ("뽑", &["선발", "선정"]),
    ("여는", &["개최"]),
    ("열어", &["개최"]),
];

/// The letters of a text: no spaces, no signs.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A word without its particle and its ending.
fn stem(word: &str) -> &str {
    let cut = |word: &'_ str, ends: &[&str]| {
        ends.iter()
            .filter_map(|end| word.strip_suffix(end))
            .find(|stem| stem.chars().count() >= 2)
            .map_or(word.len(), str::len)
    };
    let word = &word[..cut(word, JOSA)];
    &word[..cut(word, ENDINGS)]
}

/// The telling words of a phrase, as stems.
pub(super) fn stems(phrase: &str) -> Vec<String> {
    static SIGNS: LazyLock<Regex> = LazyLock::new(|| pattern("[「」“”()·ㆍ,\"']"));
    let plain = SIGNS.replace_all(phrase, " ");
    let words = plain.split_whitespace().map(|word| word.trim_matches('.')).filter(|word| !EMPTY.contains(word));
    let stems = words.map(stem).filter(|stem| {
        stem.chars().count() >= 2 && !EMPTY.contains(stem) && !stem.starts_with(|c: char| c.is_ascii_digit())
    });
    stems.map(str::to_owned).collect()
}

/// How much of a word stands in a text of letters: all of it, or the share of its letter pairs. A plain word also
/// stands where the statute's word for it does.
pub(super) fn share(word: &str, text: &str) -> f64 {
    if text.contains(word) {
        return 1.0;
    }
    let said = |(plain, official): &(&str, &[&str])| {
        word.contains(plain) && official.iter().any(|official| text.contains(official))
    };
    if PLAIN.iter().any(said) {
        return 1.0;
    }
    let characters: Vec<char> = word.chars().collect();
    let pairs = characters.windows(2).map(|pair| pair.iter().collect::<String>());
    let (mut all, mut found) = (0.0, 0.0);
    for pair in pairs {
        all += 1.0;
        if text.contains(&pair) {
            found += 1.0;
        }
    }
    if all == 0.0 { 0.0 } else { found / all }
}

/// Whether every one of some words stands in a text of letters.
pub(super) fn all_in(words: &[String], text: &str) -> bool {
    !words.is_empty() && words.iter().all(|word| share(word, text) >= 0.99)
}
