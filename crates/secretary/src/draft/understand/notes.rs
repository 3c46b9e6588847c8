//! Pasted notes cut into sentences, with what the writer does not mean for the document set apart.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use crate::korean::{dates::DateMention, pattern};

/// One sentence, or one line of a list.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    /// Bytes of the text, without surrounding space.
    pub(super) range: Range<usize>,
    /// Banter, greetings, and what a later remark takes out.
    pub(super) aside: bool,
}

/// Laughter, meals, greetings: said to a colleague and not to the reader of the document.
static BANTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"[ㅋㅎㅠㅜ]{2,}|뭐\s*먹|점심\s*뭐|저녁에\s*\S*\s*(?:먹|한잔|회식)|맛있|안녕하세요|오랜만에|수고하(?:세요|십니다)|고생하|고생\s*많",
        r"|감사합니다\s*$|날이\s*부쩍|날씨가|주말\s*잘"
    ))
});
/// "이건 빼도 됨": takes out the line it stands on.
static DROPS_THIS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:이건|이거|여기는|이\s*줄은?)\s*(?:빼|제외|쓰지|넣지)|←\s*[^.\n]*빼|폐기하셔도|무시하(?:세요|면)")
});
/// "그건 쓰지 마세요": takes out the line before it.
static DROPS_PREVIOUS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:그건|그거|그\s*내용은?|위에?\s*(?:꺼|것)은?)\s*(?:좀\s*)?(?:빼|쓰지|넣지|제외)"));

/// Cuts a text at line ends and full stops; a full stop inside a date or a number is none.
pub(super) fn sentences(text: &str, dates: &[DateMention]) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let inside_date = dates.iter().any(|date| date.range.start < at && at < date.range.end);
        let after_digit = text[..at].ends_with(|c: char| c.is_ascii_digit());
        let stop = match c {
            '\n' => true,
            '.' | '!' | '?' => {
                let spaced = next.is_none_or(|next| next.is_whitespace() || next == '.');
                let numbered = c == '.' && after_digit && list_number(&text[start..at]);
                (spaced || (!after_digit && c == '.' && next.is_some_and(hangul))) && !inside_date && !numbered
            }
            _ => false,
        };
        if stop {
            push(&mut found, text, start..at + c.len_utf8());
            start = at + c.len_utf8();
        }
    }
    push(&mut found, text, start..text.len());
    set_asides_apart(text, &mut found);
    found
}

fn hangul(c: char) -> bool {
    ('가'..='힣').contains(&c)
}

/// "1." at the head of a line is a mark.
fn list_number(before: &str) -> bool {
    let before = before.trim();
    !before.is_empty() && before.len() <= 2 && before.chars().all(|c| c.is_ascii_digit())
}

fn push(found: &mut Vec<Sentence>, text: &str, range: Range<usize>) {
    let slice = &text[range.clone()];
    let start = range.start + (slice.len() - slice.trim_start().len());
    let end = range.start + slice.trim_end().len();
    if start < end {
        found.push(Sentence { range: start..end, aside: false });
    }
}

fn set_asides_apart(text: &str, found: &mut [Sentence]) {
    for at in 0..found.len() {
        let sentence = &text[found[at].range.clone()];
        if DROPS_PREVIOUS.is_match(sentence) {
            found[at].aside = true;
            if at > 0 {
                found[at - 1].aside = true;
            }
        } else if BANTER.is_match(sentence) || DROPS_THIS.is_match(sentence) {
            // A banter mark at the end of a sentence with figures in it does not take the figures out.
            let carries_facts = sentence.contains(|c: char| c.is_ascii_digit()) && !DROPS_THIS.is_match(sentence);
            found[at].aside = !carries_facts;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::korean::{calendar::TEST_TODAY, dates};

    fn kept(text: &str) -> Vec<&str> {
        sentences(text, &dates::find(text, TEST_TODAY))
            .into_iter()
            .filter(|sentence| !sentence.aside)
            .map(|sentence| &text[sentence.range])
            .collect()
    }

    #[test]
    fn dates_and_list_numbers_do_not_end_sentences() {
        assert_eq!(
            kept("회신기한 12.9., 우리는 이틀 전까지. 계획안 붙임"),
            ["회신기한 12.9., 우리는 이틀 전까지.", "계획안 붙임"]
        );
        assert_eq!(kept("1. 대상 확인\n2. 명단 제출"), ["1. 대상 확인", "2. 명단 제출"]);
    }

    #[test]
    fn asides_are_set_apart() {
        assert_eq!(kept("참석 안내함. 점심 뭐먹지 ㅋㅋ"), ["참석 안내함."]);
        assert_eq!(kept("환수는 40만원\n원장님 이사갔대\n그건 쓰지마세요"), ["환수는 40만원"]);
        assert_eq!(kept("접수 12건\n새 의자 들여놓음 ← 이건 빼도 됨"), ["접수 12건"]);
    }
}
