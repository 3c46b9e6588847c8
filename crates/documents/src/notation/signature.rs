//! 결문 behind the end: what of it was typed for this document, and what every document of the agency carries.

use std::ops::Range;

use super::{DISCLOSURE, Line, Part, split_end};
use crate::write::AI_NOTE;

/// Lines of a 결문, between the end and the last that is known for one.
const LONGEST: usize = 20;
/// Lines of a 결문 above the first by which it is known.
const ABOVE: usize = 6;
/// What opens the lines by which a whole 결문 is known (시행규칙 제4조제6항).
const KNOWN: [&str; 6] = ["협조자", "시행 ", "접수 ", "우 ", "전화", "팩스"];
/// What the names of those end in who send documents: heads of agencies, 보조기관 and 보좌기관, boards.
const SENDERS: [&str; 8] = ["장", "장관", "도지사", "군수", "교육감", "위원회", "담당관", "본부"];
/// What the names of agencies and offices end in that send nothing in their own name.
const AGENCIES: [&str; 11] = ["부", "처", "청", "특별시", "광역시", "도", "시", "군", "구", "교육청", "대학교"];
const OFFICES: [&str; 13] =
    ["과", "팀", "실", "국", "소방서", "경찰서", "사업소", "보건소", "센터", "부시장", "부군수", "부구청장", "부지사"];
/// What stands beside them in place of a seal.
const UNSEALED: [&str; 4] = ["관인생략", "직인생략", "서명생략", "직인"];

/// What stands behind the end of a document.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Foot<'a> {
    /// The lines that are 결문, among all lines of the text.
    pub(super) lines: Range<usize>,
    /// 발신 명의, with what stands beside it in place of a seal.
    pub(super) sender: &'a str,
    /// 공개 구분.
    pub(super) disclosure: &'a str,
}

/// Looks for the 결문 of a text. Whatever else stands behind the end is text that the document would lose.
pub(super) fn foot<'a>(lines: &[Line<'a>]) -> Foot<'a> {
    let Some(first) = lines.iter().position(|line| matches!(line.part, Part::AfterEnd | Part::Recipients)) else {
        return Foot::default();
    };
    let behind = || lines.iter().enumerate().skip(first).filter(|(_, line)| line.part != Part::Blank).take(LONGEST);
    let whole = behind().filter(|(_, line)| is_known(line.content())).last();
    if let Some((last, _)) = whole {
        let said = || behind().map(|(_, line)| line.content()).take_while(|said| *said != lines[last].content());
        let names = |said: &&str| said.split_whitespace().filter(|word| is_sender(word)).count() < 2;
        let above = || said().take_while(|said| !is_known(said));
        let sender =
            above().find(|said| is_sender(said) && names(said)).or(above().next().filter(|said| is_misnamed(said)));
        let disclosure = behind().filter_map(|(_, line)| disclosed(line.content())).last();
        let (sender, disclosure) = (sender.unwrap_or_default(), disclosure.unwrap_or_default());
        return Foot { lines: first..last + 1, sender, disclosure };
    }
    let mut foot = Foot { lines: first..first, ..Foot::default() };
    for (at, line) in behind() {
        let said = line.content();
        if let Some(disclosure) = said.strip_prefix(DISCLOSURE) {
            foot.disclosure = disclosure.trim_start_matches([' ', ':']);
        } else if foot.sender.is_empty() && (is_sender(said) || at == first && is_misnamed(said)) {
            foot.sender = said;
        } else if line.part != Part::Recipients && said != AI_NOTE {
            break;
        }
        foot.lines.end = at + 1;
    }
    foot
}

fn is_known(line: &str) -> bool {
    KNOWN.iter().any(|known| line.starts_with(known)) || line == AI_NOTE
}

/// The 공개 구분 that stands in a line of a 결문, behind a telephone number or alone.
fn disclosed(line: &str) -> Option<&str> {
    ["대국민공개", "부분공개", "비공개", "공개"].iter().find_map(|word| {
        let at = line.rfind(word)?;
        let rest = &line[at + word.len()..];
        let grounds = rest.trim_start();
        let end = match grounds.strip_prefix('(') {
            Some(inside) => line.len() - inside.len() + inside.find(')')? + 1,
            None => at + word.len(),
        };
        let alone = line[..at].is_empty() || line[..at].ends_with([' ', '/', ':', '\t']);
        let closed = grounds.is_empty() || grounds.starts_with(['(', '/']) || rest.starts_with("  ");
        (alone && closed).then(|| &line[at..end])
    })
}

/// A 발신 명의 and what stands beside it in place of a seal.
pub(crate) fn unsealed(line: &str) -> (&str, &str) {
    let bare = line.trim_end_matches([')', ' ']);
    let found = UNSEALED.iter().find_map(|word| Some((bare.strip_suffix(word)?, *word)));
    found.map_or((line.trim(), ""), |(name, word)| (name.trim_end_matches([' ', '(']).trim(), word))
}

/// A 발신 명의 that was spread out to fill its line, as it is written: `가 나 시 장`.
pub(super) fn gathered(sender: &str) -> String {
    let (name, seal) = unsealed(sender);
    let spread = name.contains(' ') && name.split_whitespace().all(|word| word.chars().count() == 1);
    let name = if spread { name.split_whitespace().collect() } else { name.to_owned() };
    if seal.is_empty() { name } else { format!("{name}  {seal}") }
}

/// The number of the line with which the 결문 begins in a text that rightly has no end sign: one that closes with
/// `이하 빈칸`, or whose end the document system puts there.
pub(crate) fn open_foot(text: &str) -> Option<usize> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    if lines.iter().any(|line| !line.starts_with('|') && split_end(line).1.is_some()) {
        return None;
    }
    let written = || lines.iter().enumerate().filter(|(_, line)| !line.is_empty()).rev();
    let parts = |line: &str| line.contains('/') || line.contains(|c: char| c.is_ascii_digit()) && line.contains('-');
    let known = |line: &str| {
        let foot = ["시행 ", "우 ", "전화번호 "].iter().any(|known| line.starts_with(known)) && parts(line);
        foot || line.starts_with(DISCLOSURE) || line == AI_NOTE
    };
    let mut first = written().take(LONGEST).filter(|(_, line)| known(line)).last().map(|(at, _)| at);
    if first.is_none() {
        // A sender alone, below a text that lacks its end or rightly has none.
        let mut last = written().skip_while(|(_, line)| line.starts_with("수신자 "));
        let text = |line: &str| !["수신", "(경유)", "제목"].iter().any(|label| line.starts_with(label));
        first = last.next().filter(|(_, line)| is_sender(line)).map(|(at, _)| at);
        first.filter(|&at| at > 0 && lines[at - 1].is_empty())?;
        first.filter(|_| last.next().is_some_and(|(_, line)| text(line)))?;
    }
    let first = first?;
    let above = || written().skip_while(|(at, _)| *at >= first).take(ABOVE);
    let above = || above().take_while(|(_, line)| !line.starts_with('|') && !line.ends_with('.'));
    let sender = above().find(|(_, line)| is_sender(line));
    let people = above().take_while(|(_, line)| line.split_whitespace().any(is_rank)).last();
    Some(sender.or(people).map_or(first, |(at, _)| at))
}

/// Whether a word is what somebody is called who approves documents.
fn is_rank(word: &str) -> bool {
    let known =
        ["주사", "주사보", "서기", "서기보", "사무관", "주무관", "팀장", "과장", "국장", "실장", "전결", "대결"];
    known.iter().any(|rank| word.ends_with(rank))
}

/// Whether a line is a 발신 명의: the name of an office, whatever stands beside it in place of a seal.
pub(crate) fn is_sender(line: &str) -> bool {
    let name = unsealed(line).0;
    let hangul = name.chars().all(|c| matches!(c, '가'..='힣' | ' ' | 'ㆍ' | '·' | '0'..='9'));
    hangul && (2..=25).contains(&name.chars().count()) && SENDERS.iter().any(|end| name.ends_with(end))
}

/// Whether a line names an agency or an office where the head of one should stand (영 제13조제1항).
pub(crate) fn is_misnamed(line: &str) -> bool {
    let name = unsealed(line).0;
    let hangul = name.chars().all(|c| matches!(c, '가'..='힣' | ' ' | '0'..='9'));
    let ends = |ends: &[&str]| ends.iter().any(|end| name.len() > end.len() && name.ends_with(end));
    let words = name.split_whitespace().count();
    hangul && name.chars().count() <= 15 && (words == 1 && ends(&AGENCIES) || words <= 2 && ends(&OFFICES))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Form, notation::read_lines};

    #[test]
    fn a_typed_sender_is_this_documents_and_a_whole_foot_is_the_agencys() {
        let text = "제목  가\n\n나  끝.\n\n우산보관과장\n공개 구분  부분공개(6)\n";
        let lines = read_lines(text, Form::Gian);
        let found = foot(&lines);
        assert_eq!((found.sender, found.disclosure), ("우산보관과장", "부분공개(6)"));
        let text = "제목  가\n\n나  끝.\n\n가나시장\n수신자  다라군수\n시행  우산과-1 (2026. 1. 2.)\n우 12345  가나로 1\n\n남은 글";
        let lines = read_lines(text, Form::Gian);
        let found = foot(&lines);
        assert_eq!((found.sender, found.disclosure, found.lines), ("가나시장", "", 4..8));
        let text = "제목  가\n\n나  끝.\n\n우산과장  관인생략\n행정주사 김하나  팀장 이두리\n시행  우산과-1\n전화번호 02-123  /  부분공개(5)";
        let lines = read_lines(text, Form::Gian);
        let found = foot(&lines);
        assert_eq!((found.sender, found.disclosure, found.lines), ("우산과장  관인생략", "부분공개(5)", 4..8));
        assert_eq!(gathered("가 나 시 장 (관인생략)"), "가나시장  관인생략");
        let text = "제목  가\n\n나  끝.\n\n우산을 잘 챙깁니다.";
        assert!(foot(&read_lines(text, Form::Gian)).lines.is_empty(), "what is no 결문 is not lost");
        for (text, sender) in [
            ("제목  가\n\n나  끝.\n\n우산과\n공개 구분  공개", "우산과"),
            ("제목  가\n\n나  끝.\n\n가나시 부시장  관인생략", "가나시 부시장  관인생략"),
            ("제목  가\n\n나  끝.\n\n가나시\n시행  우산과-1\n우 12345  가나로 1", "가나시"),
        ] {
            let lines = read_lines(text, Form::Gian);
            let found = foot(&lines);
            assert_eq!((found.sender, found.lines.end), (sender, lines.len()), "a wrong sender is no text of the body");
        }
        for no in ["우산 보관 시장이 열립니다.", "회의장, 강당"] {
            assert!(!is_sender(no), "{no}");
        }
        assert!(is_sender("가나시장  관인생략") && is_sender("다라위원회"));
    }
}
