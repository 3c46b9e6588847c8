//! Slips of the keyboard that no Korean word has, put right.
//!
//! Only what cannot be meant is touched: after ㅈ and ㅊ no word has ㅑ, ㅕ, ㅛ or ㅠ before a final consonant (쳥, 쟝), and
//! of the words that every request has a few slips are no words at all (계힉, 안네문). A Chinese character that stands for
//! an office is read as its syllable. Every byte keeps its place.

use std::{borrow::Cow, sync::LazyLock};

use regex::Regex;

use super::pattern;

/// Slips and what is meant; each as long as the other.
const SLIPS: [(&str, &str); 13] = [
    ("계힉", "계획"),
    ("게획", "계획"),
    ("계횟", "계획"),
    ("안네문", "안내문"),
    ("협죠", "협조"),
    ("제츨", "제출"),
    ("납픔", "납품"),
    ("보됴자료", "보도자료"),
    ("회싱", "회신"),
    ("알린니다", "알립니다"),
    ("참섯", "참석"),
    ("점겅", "점검"),
    ("담당쟈", "담당자"),
];

/// A text without its slips.
pub fn mended(text: &str) -> Cow<'_, str> {
    static OFFICE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|[^\p{Han}])[道市郡區](?:\s|의회|청)"));
    static NOTICE: LazyLock<Regex> = LazyLock::new(|| pattern(r"[가-힣\)]\s?안네(?:$|[^가-힣])"));
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut out: String = text.chars().map(syllable).collect();
    for (slip, meant) in SLIPS {
        if out.contains(slip) {
            out = out.replace(slip, meant);
        }
    }
    let read = |found: &regex::Captures<'_>| {
        found[0].replace('道', "도").replace('市', "시").replace('郡', "군").replace('區', "구")
    };
    let out = OFFICE.replace_all(&out, read).into_owned();
    let out = NOTICE.replace_all(&out, |found: &regex::Captures<'_>| found[0].replace("안네", "안내")).into_owned();
    if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

/// A syllable without the glide that ㅈ and ㅊ do not take before a final consonant. 졌 and 쳤 are contractions.
fn syllable(c: char) -> char {
    const FIRST: u32 = 0xAC00;
    let code = c as u32;
    if !(FIRST..=0xD7A3).contains(&code) {
        return c;
    }
    let (initial, medial, last) = ((code - FIRST) / 588, (code - FIRST) % 588 / 28, (code - FIRST) % 28);
    // ㅑ, ㅕ, ㅛ and ㅠ are the medials 2, 6, 12 and 17; ㅏ, ㅓ, ㅗ and ㅜ stand 2, 2, 4 and 4 before them.
    let plain = match medial {
        2 => 0,
        6 => 4,
        12 => 8,
        17 => 13,
        _ => return c,
    };
    let contracted = medial == 6 && matches!(last, 4 | 8 | 20);
    if !matches!(initial, 12 | 14) || last == 0 || contracted {
        return c;
    }
    char::from_u32(FIRST + initial * 588 + plain * 28 + last).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_word_has_is_put_right_in_its_place() {
        for (typed, meant) in [
            ("자료 제출 요쳥", "자료 제출 요청"),
            ("우산 축제 개쟝 보도자료", "우산 축제 개장 보도자료"),
            ("행사 계힉안", "행사 계획안"),
            ("청렴교육 안네. 12월 3일", "청렴교육 안내. 12월 3일"),
            ("道 도로과로 보고", "도 도로과로 보고"),
        ] {
            assert_eq!(mended(typed), meant);
            assert_eq!(mended(typed).len(), typed.len());
        }
        for text in ["문이 닫혀졌다", "공을 쳤다", "가져온 서류", "맞춰 주세요", "그렇죠", "안네의 일기", "人道 정비"]
        {
            assert_eq!(mended(text), text);
        }
    }
}
