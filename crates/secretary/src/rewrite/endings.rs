//! Sentence endings: those of prose (합니다), of notes (함), and of courtesy.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::korean::pattern;

/// Final consonants by their place in a Hangul syllable block.
const M: u32 = 16;
const B: u32 = 17;
const FINALS: u32 = 28;
const FIRST: u32 = '가' as u32;

/// Ends of sentences: before a full stop, a line end or the end.
const END: &str = r"(?P<stop>\.?)(?P<after>[ \t]*(?:\n|$)|[ \t]+)";
static FORMAL: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("(?P<syllable>[가-힣])니다{END}")));
static NOUN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?P<stem>[가-힣]*)(?P<syllable>함|됨|임|음|드림|바람|필요|예정|계획)(?P<stop>\\.?)(?P<after>[ \t]*(?:\n|$))",
    )
});
static ORDER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?P<stem>하|되|내|보내|알리|지키)(?:기 바람|ㄹ 것|시오|십시오|세요|시기 바람)(?P<stop>\\.?)(?P<after>[ \t]*(?:\n|$)|[ \t]+)",
    )
});
static DUTY: LazyLock<Regex> = LazyLock::new(|| pattern(r"할 것(?P<stop>\.?)(?P<after>[ \t]*(?:\n|$))"));
/// Nouns that end like a verb made a noun.
const NOUNS: &[&str] = &[
    "모임",
    "책임",
    "담임",
    "위임",
    "선임",
    "후임",
    "전임",
    "해임",
    "취임",
    "퇴임",
    "소음",
    "방음",
    "녹음",
    "마음",
    "다음",
    "처음",
    "죽음",
    "얼음",
    "웃음",
    "믿음",
    "명함",
    "포함",
    "보관함",
    "사서함",
    "투표함",
    "우편함",
    "게임",
    "프레임",
    "크림",
    "흐름",
    "이음",
    "젊음",
    "복음",
    "발음",
    "자음",
    "모음",
    "화음",
    "게시판",
    "싸움",
    "잠정",
];

/// 합니다 becomes 함, 있습니다 becomes 있음.
pub(super) fn itemised(text: &str) -> String {
    FORMAL
        .replace_all(text, |found: &Captures<'_>| {
            let syllable = found["syllable"].chars().next().unwrap_or_default();
            let noun = match syllable {
                '습' => Some('음'),
                // Stems in ㄹ: 열다, 늘다, 만들다.
                '엽' => Some('엶'),
                '늡' => Some('늚'),
                '듭' => Some('듦'),
                other => with_final(other, B, M),
            };
            match noun {
                Some(noun) => format!("{noun}{}", &found["after"]),
                None => found[0].to_owned(),
            }
        })
        .into_owned()
}

/// 함 becomes 합니다, 있음 becomes 있습니다.
pub(super) fn narrated(text: &str) -> String {
    NOUN.replace_all(text, |found: &Captures<'_>| {
        let (stem, end) = (&found["stem"], &found["syllable"]);
        let word = format!("{stem}{end}");
        let verb = match end {
            "음" if stem.is_empty() => None,
            "음" => Some("습니다"),
            "필요" => Some("필요합니다"),
            "예정" => Some("예정입니다"),
            "계획" => Some("계획입니다"),
            "드림" => Some("드립니다"),
            "바람" => Some("바랍니다"),
            "함" => Some("합니다"),
            "됨" => Some("됩니다"),
            _ => Some("입니다"),
        };
        match verb.filter(|_| !NOUNS.iter().any(|noun| word.ends_with(noun))) {
            Some(verb) => format!("{stem}{verb}.{}", &found["after"]),
            None => found[0].to_owned(),
        }
    })
    .into_owned()
}

/// Orders become requests (편람: 권위적인 표현을 쓰지 않음).
pub(super) fn polite(text: &str) -> String {
    let text = DUTY.replace_all(text, "하여 주시기 바랍니다.${after}");
    let text = ORDER.replace_all(&text, |found: &Captures<'_>| {
        let stem = match &found["stem"] {
            "하" => "하여",
            "되" => "되도록 하여",
            "내" => "내",
            "보내" => "보내",
            "알리" => "알려",
            _ => "지켜",
        };
        format!("{stem} 주시기 바랍니다.{}", &found["after"])
    });
    narrated(&text)
}

/// A syllable with another final consonant, where it has this one.
fn with_final(syllable: char, from: u32, to: u32) -> Option<char> {
    let code = (syllable as u32).checked_sub(FIRST).filter(|code| *code < 11_172)?;
    (code % FINALS == from).then(|| char::from_u32(FIRST + code - from + to)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_becomes_notes_and_notes_become_prose() {
        let prose = "이용자가 늘고 있습니다.\n창구를 하나 더 엽니다.\n다음 달에 시행합니다.";
        assert_eq!(itemised(prose), "이용자가 늘고 있음\n창구를 하나 더 엶\n다음 달에 시행함");
        assert_eq!(narrated("다음 달에 시행함\n추가 예산이 필요"), "다음 달에 시행합니다.\n추가 예산이 필요합니다.");
    }

    #[test]
    fn nouns_stay_what_they_are() {
        for text in ["독서 모임", "담당자의 책임", "생활 소음", "우편함"] {
            assert_eq!(narrated(text), text);
        }
    }

    #[test]
    fn orders_become_requests() {
        assert_eq!(polite("기한까지 제출할 것."), "기한까지 제출하여 주시기 바랍니다.");
        assert_eq!(polite("협조하기 바람"), "협조하여 주시기 바랍니다.");
    }
}
