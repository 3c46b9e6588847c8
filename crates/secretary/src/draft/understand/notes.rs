//! Pasted notes cut into sentences, with what the writer does not mean for the document set apart.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::asides::{TakesOut, banter, gossips, remarks, takes_out, without_banter};
use crate::korean::{dates::DateMention, pattern};

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
    let slashes = slashes(text);
    let laughs = |at: usize| {
        let near = banter.partition_point(|laugh| laugh.end <= at);
        banter.get(near).is_some_and(|laugh| laugh.start == at && original[at..].starts_with(['ㅋ', 'ㅎ', 'ㅠ', 'ㅜ']))
    };
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
        if slashes.binary_search(&at).is_ok() {
            push(&mut found, text, start..at, &banter);
            start = at + c.len_utf8();
            continue;
        }
        // "점심 맛있었음 ㅎㅎ 후속 …": laughter ends what was said.
        let stop = stop || laughs(at);
        if stop {
            push(&mut found, text, start..at + c.len_utf8(), &banter);
            start = at + c.len_utf8();
        }
    }
    push(&mut found, text, start..text.len(), &banter);
    set_asides_apart(text, &mut found);
    found
}

/// The slashes of a memo in one line: "단수 안내 / 밸브 교체 / 12월 2일 밤 10시". Two at least, and none in brackets.
fn slashes(text: &str) -> Vec<usize> {
    let line = text.split('\n').next().unwrap_or_default();
    let outside = |at: &usize| line[..*at].matches('(').count() <= line[..*at].matches(')').count();
    let found: Vec<usize> = line.match_indices(" / ").map(|(at, _)| at + 1).filter(outside).collect();
    if found.len() >= 2 { found } else { Vec::new() }
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

fn set_asides_apart(text: &str, found: &mut Vec<Sentence>) {
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    for at in 0..found.len() {
        let range = found[at].range.clone();
        let Some(takes_out) = takes_out(&text[range.clone()]) else {
            found[at].aside |= at > 0 && (gossips(&text[range.clone()]) || is_older_mail(text, range.start));
            continue;
        };
        let remark = found[at].aside;
        found[at].aside = true;
        // A remark stands behind what it takes out, on its line; a sentence takes out itself, or the one before it.
        let line = at > 0 && !text[found[at - 1].range.end..range.start].contains('\n');
        match takes_out {
            // Of the wish it takes the last clause.
            TakesOut::Before if line && at == 1 => {
                cuts.extend(
                    last_clause(&text[found[0].range.clone()]).map(|clause| (0, found[0].range.start + clause)),
                );
            }
            TakesOut::Before if line => found[at - 1].aside = true,
            TakesOut::Previous if at > 0 => found[at - 1].aside = true,
            TakesOut::Line if remark && line => found[at - 1].aside = true,
            _ => {}
        }
    }
    for (at, cut) in cuts {
        let end = std::mem::replace(&mut found[at].range.end, cut);
        found.insert(at + 1, Sentence { range: cut..end, aside: true });
    }
}

/// Whether a line is quoted below a mail that is not: what was written before that mail, and over.
fn is_older_mail(text: &str, at: usize) -> bool {
    static HEAD: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^(?:보낸\s?사람|제목|From|Subject)\s*:"));
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[line..].trim_start().starts_with('>') && HEAD.is_match(&text[..line])
}

/// Where the last clause of a sentence begins: behind a comma, or behind a counted thing.
fn last_clause(sentence: &str) -> Option<usize> {
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^.*(?:[,.]\s?|\d[가-힣]{1,2}\s)"));
    BEFORE.find(sentence).map(|before| before.end()).filter(|end| *end < sentence.len())
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
