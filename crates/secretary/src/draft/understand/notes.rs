//! Pasted notes cut into sentences, with what the writer does not mean for the document set apart.

use std::ops::Range;

use super::asides::{TakesOut, banter, remarks, takes_out, without_banter};
use crate::korean::dates::DateMention;

/// One sentence, or one line of a list.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    /// Bytes of the text, without surrounding space.
    pub(super) range: Range<usize>,
    /// What a remark takes out, and the remark itself. It is no matter of the document, and is told as left over.
    pub(super) aside: bool,
}

/// Letters that must remain beside a greeting for a sentence to say something.
const SAYS_SOMETHING: usize = 4;

/// Cuts a text at line ends and full stops; a full stop inside a date or a number is none.
pub(super) fn sentences(original: &str, dates: &[DateMention]) -> Vec<Sentence> {
    let text = &*without_banter(original);
    let banter = banter(original);
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let inside_date = || {
            let near = dates.partition_point(|date| date.range.end <= at);
            dates.get(near).is_some_and(|date| date.range.start < at)
        };
        let after_digit = text[..at].ends_with(|c: char| c.is_ascii_digit());
        let stop = match c {
            '\n' => true,
            '.' | '!' | '?' => {
                let spaced = next.is_none_or(|next| next.is_whitespace() || next == '.');
                let numbered = c == '.' && after_digit && list_number(&text[start..at]);
                (spaced || (!after_digit && c == '.' && next.is_some_and(hangul))) && !inside_date() && !numbered
            }
            _ => false,
        };
        if stop {
            push(&mut found, text, start..at + c.len_utf8(), &banter);
            start = at + c.len_utf8();
        }
    }
    push(&mut found, text, start..text.len(), &banter);
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

/// A sentence that a greeting leaves with next to nothing is none. A remark to the writer is a sentence of its own.
fn push(found: &mut Vec<Sentence>, text: &str, range: Range<usize>, banter: &[Range<usize>]) {
    let slice = &text[range.clone()];
    let greets = banter[banter.partition_point(|greeting| greeting.end <= range.start)..]
        .first()
        .is_some_and(|greeting| greeting.start < range.end);
    if greets && slice.chars().filter(|c| c.is_alphanumeric()).count() < SAYS_SOMETHING {
        return;
    }
    let mut at = range.start;
    for remark in remarks(slice) {
        trimmed(found, text, at..range.start + remark.start, false);
        trimmed(found, text, range.start + remark.start..range.start + remark.end, true);
        at = range.start + remark.end;
    }
    trimmed(found, text, at..range.end, false);
}

fn trimmed(found: &mut Vec<Sentence>, text: &str, range: Range<usize>, aside: bool) {
    let slice = &text[range.clone()];
    let start = range.start + (slice.len() - slice.trim_start().len());
    let end = range.start + slice.trim_end().len();
    if start < end && (aside || slice.contains(char::is_alphanumeric)) {
        found.push(Sentence { range: start..end, aside });
    }
}

fn set_asides_apart(text: &str, found: &mut [Sentence]) {
    for at in 0..found.len() {
        let range = found[at].range.clone();
        let Some(takes_out) = takes_out(&text[range.clone()]) else { continue };
        let remark = found[at].aside;
        found[at].aside = true;
        // A remark stands behind what it takes out, on its line; a sentence takes out itself, or the one before it.
        let line = at > 0 && !text[found[at - 1].range.end..range.start].contains('\n');
        if takes_out == TakesOut::Previous && at > 0 || takes_out == TakesOut::Line && remark && line {
            found[at - 1].aside = true;
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
        assert_eq!(kept("건수는 줄었음 (과장님이 여기 강조하라심)"), ["건수는 줄었음"]);
    }

    #[test]
    fn a_greeting_takes_nothing_with_it() {
        for text in [
            "각 부서에 당직 제도 개선 의견 내라고 공문 써줘",
            "맛있는 급식의 날 운영 계획안",
            "경고를 무시하면 과태료 50만원이 부과됨",
            "고생하는 직원 격려금 지급",
        ] {
            assert_eq!(kept(&format!("{text} ㅎㅎ")), [text]);
            assert_eq!(kept(&format!("안녕하세요 {text}")), [text]);
        }
        assert_eq!(kept("자료 보내드려요. 네 감사합니다 ㅎㅎ"), ["자료 보내드려요."]);
    }
}
