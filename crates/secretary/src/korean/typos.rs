//! Slips of the keyboard that no Korean word has, put right.
//!
//! Only what cannot be meant is touched: slips of the words that every request has, which are no words at all (계힉, 요쳥).
//! A syllable by itself is never: 쟝 may be somebody's name. A Chinese character that stands for an office is read as its
//! syllable. Every byte keeps its place.

use std::{borrow::Cow, sync::LazyLock};

use regex::Regex;

use super::pattern;

/// Slips and what is meant; each as long as the other.
const SLIPS: [(&str, &str); 19] = [
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
    ("요쳥", "요청"),
    ("신쳥", "신청"),
    ("쳥구", "청구"),
    ("시쟝", "시장"),
    ("과쟝", "과장"),
    ("개쟝", "개장"),
];

/// A text without its slips.
pub fn mended(text: &str) -> Cow<'_, str> {
    static OFFICE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|[^\p{Han}])[道市郡區](?:\s|의회|청)"));
    static NOTICE: LazyLock<Regex> = LazyLock::new(|| pattern(r"[가-힣\)]\s?안네(?:$|[^가-힣])"));
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut out = text.to_owned();
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
        for text in [
            "문이 닫혀졌다",
            "공을 쳤다",
            "가져온 서류",
            "맞춰 주세요",
            "그렇죠",
            "안네의 일기",
            "人道 정비",
            "초대 작가 쟝 쥴리앙",
        ] {
            assert_eq!(mended(text), text);
        }
    }
}
