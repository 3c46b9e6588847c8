//! 결문 behind the end: what of it was typed for this document, and what every document of the agency carries.

use std::ops::Range;

use super::{DISCLOSURE, Line, Part};
use crate::write::AI_NOTE;

/// Lines of a 결문, between the end and the last that is known for one.
const LONGEST: usize = 20;
/// What opens the lines by which a whole 결문 is known (시행규칙 제4조제6항).
const KNOWN: [&str; 6] = ["협조자", "시행 ", "접수 ", "우 ", "전화", "팩스"];
/// What the names of those end in who send documents: heads of agencies, 보조기관 and 보좌기관, boards.
const SENDERS: [&str; 8] = ["장", "장관", "도지사", "군수", "교육감", "위원회", "담당관", "본부"];
/// What stands beside them in place of a seal.
const UNSEALED: [&str; 4] = ["관인생략", "직인생략", "서명생략", "직인"];

/// What stands behind the end of a document.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Foot<'a> {
    /// The lines that are 결문, among all lines of the text.
    pub(super) lines: Range<usize>,
    /// 발신 명의, where it stands without the rest of a 결문.
    pub(super) sender: &'a str,
    /// 공개 구분, where it has a line of its own.
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
        return Foot { lines: first..last + 1, ..Foot::default() };
    }
    let mut foot = Foot { lines: first..first, ..Foot::default() };
    for (at, line) in behind() {
        let said = line.content();
        if let Some(disclosure) = said.strip_prefix(DISCLOSURE) {
            foot.disclosure = disclosure.trim_start_matches([' ', ':']);
        } else if foot.sender.is_empty() && is_sender(said) {
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

/// Whether a line is a 발신 명의: the name of an office, whatever stands beside it in place of a seal.
pub(crate) fn is_sender(line: &str) -> bool {
    let unsealed = UNSEALED.iter().find_map(|word| line.trim_end_matches(')').strip_suffix(word));
    let name = unsealed.map_or(line, |name| name.trim_end_matches([' ', '('])).trim();
    let hangul = name.chars().all(|c| matches!(c, '가'..='힣' | ' ' | 'ㆍ' | '·' | '0'..='9'));
    hangul && (2..=25).contains(&name.chars().count()) && SENDERS.iter().any(|end| name.ends_with(end))
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
        assert_eq!((found.sender, found.lines), ("", 4..8));
        let text = "제목  가\n\n나  끝.\n\n우산을 잘 챙깁니다.";
        assert!(foot(&read_lines(text, Form::Gian)).lines.is_empty(), "what is no 결문 is not lost");
        for no in ["우산 보관 시장이 열립니다.", "회의장, 강당"] {
            assert!(!is_sender(no), "{no}");
        }
        assert!(is_sender("가나시장  관인생략") && is_sender("다라위원회"));
    }
}
