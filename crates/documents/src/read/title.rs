//! What a document calls itself. Its metadata often say something else: the name of a form it was made from, a number, the
//! first words of a cell.

use super::{Format, ReadDocument};
use crate::{notation, values::read_item_mark};

/// Lines in which a document says its title.
const HEAD: usize = 40;
/// Lines of which the first that could be a title is taken for one.
const TOP: usize = 8;
/// A title has at least so many letters and, where nothing says that it is one, at most so many characters.
const LETTERS: usize = 4;
const LONGEST: usize = 80;
/// Brackets in which a title may stand as a whole.
const BRACKETS: [(char, char); 3] = [('<', '>'), ('【', '】'), ('[', ']')];
/// What programs put where nobody gave a title.
const NOBODYS: [&str; 6] = ["제목 없음", "제목을 입력", "문서 제목", "Microsoft ", "untitled", "Untitled"];

/// The title of a document: what stands behind 제목, what its metadata say, its first heading or its first line.
pub(super) fn of(document: &ReadDocument) -> Option<String> {
    let lines = || document.text.lines().map(str::trim).filter(|line| !line.is_empty());
    let named = lines().take(HEAD).find_map(labelled);
    let told = Some(document.title.trim()).filter(|title| could_be(title)).map(str::to_owned);
    let heading = lines().take(HEAD).find_map(|line| line.strip_prefix("# ")).map(plain);
    // A file of text is known by its name, a document on paper by its first line.
    let paper = !matches!(document.format, Format::Text | Format::Markdown | Format::Html | Format::Eml);
    let first = || {
        let mut lines = lines().take(TOP).filter(|line| read_item_mark(line).is_none()).map(plain);
        // A sentence is what a document says, not what it is called.
        lines.find(|line| could_be(line) && !line.ends_with('.') && line.chars().count() <= LONGEST)
    };
    named
        .or(told)
        .or_else(|| heading.clone().filter(|heading| could_be(heading) || !paper))
        .or_else(|| paper.then(first).flatten())
        .or(heading)
        .or_else(|| Some(document.title.trim().to_owned()))
        .filter(|title| !title.is_empty())
}

/// What stands behind 제목, in a line or in a row of a table.
fn labelled(line: &str) -> Option<String> {
    let cells = if line.starts_with('|') { notation::cells(line) } else { Vec::new() };
    if let Some((label, values)) = cells.split_first()
        && label.split_whitespace().collect::<String>().trim_end_matches([':', '：']) == "제목"
    {
        // Behind a title that nobody wrote stand other labels with their values; one cell alone is but a wide one.
        let mut said = values.iter().filter(|value| !value.is_empty());
        let value = said.next().filter(|value| values.first() == Some(value) || said.next().is_none());
        return value.map(|value| plain(value)).filter(|title| !title.is_empty());
    }
    let bare = line.trim_start_matches(['|', ' ']);
    let rest = bare.strip_prefix('제')?.trim_start().strip_prefix('목')?;
    let apart = ["  ", ":", " :", " |", "\t"].iter().any(|behind| rest.starts_with(behind));
    let title = plain(rest.trim_start_matches([' ', ':', '|', '\t']));
    (apart && !title.is_empty()).then_some(title)
}

/// A line without the marks of tables, pictures, headings and items.
fn plain(line: &str) -> String {
    let mut text = line.replace("<br>", " ");
    while let Some(start) = text.find("![") {
        let end = text[start..].find(')').map_or(text.len(), |end| start + end + 1);
        text.replace_range(start..end, "");
    }
    let cell = text.split('|').map(str::trim).find(|cell| cell.chars().any(char::is_alphanumeric));
    let bare = unmarked(cell.unwrap_or_default());
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text without the signs in front of it, the lines around it and a pair of brackets that holds all of it. Other brackets
/// are part of it (`[별지 제1호서식] 연가 신청서`), and so are circles in the place of a name (`○○시`).
fn unmarked(text: &str) -> &str {
    let lines = |c: char| c.is_whitespace() || "#*·-―–".contains(c);
    let mut text = text.trim();
    loop {
        let bare = text.trim_matches(lines).trim_start_matches(['□', '■', '◦', '▪', '•']);
        let bare = bare.strip_prefix(['○', '●']).filter(|rest| rest.starts_with(char::is_whitespace)).unwrap_or(bare);
        let bare = BRACKETS.iter().find_map(|pair| held(bare, *pair)).unwrap_or(bare);
        if bare.len() == text.len() {
            return text;
        }
        text = bare;
    }
}

/// What a pair of brackets holds, where it holds all of a text.
fn held(text: &str, (opening, closing): (char, char)) -> Option<&str> {
    let inside = text.strip_prefix(opening)?.strip_suffix(closing)?;
    (!inside.contains([opening, closing])).then_some(inside)
}

/// Whether a text can be a title by itself: words, and none that a program put there.
fn could_be(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let others = text.chars().filter(|c| !c.is_alphabetic() && !c.is_whitespace()).count();
    letters >= LETTERS && letters > others && !NOBODYS.iter().any(|nobodys| text.contains(nobodys))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_called_what_it_calls_itself() {
        let called = |title: &str, text: &str| {
            let document =
                ReadDocument { text: text.into(), format: Format::Hwpx, title: title.into(), warnings: vec![] };
            of(&document).unwrap_or_default()
        };
        for (title, text, expected) in [
            ("2015", "| 수신 | 가나시장 |\n| 제 목 | 실적 제출 |\n", "실적 제출"),
            ("표준 서식", "수신  각 부서장\n제목  교육 안내\n", "교육 안내"),
            ("3", "![image](a)\n\n문화체육관광부 보도자료\n", "문화체육관광부 보도자료"),
            ("문서 제목", "□ 2027년 업무 추진 계획\n", "2027년 업무 추진 계획"),
            ("가나시 기본 계획", "목차\n", "가나시 기본 계획"),
            ("", "목차\n2025. 1.\n\n# 추진 배경과 목적\n", "추진 배경과 목적"),
            ("1111", "2. 3.\n", "1111"),
            ("", "[별지 제1호서식] 연가 신청서\n", "[별지 제1호서식] 연가 신청서"),
            ("", "【보도자료】 가나시 축제\n", "【보도자료】 가나시 축제"),
            ("", "□ 회의 결과 [붙임 2]\n", "회의 결과 [붙임 2]"),
            ("", "[가나] 정비 계획 [다라]\n", "[가나] 정비 계획 [다라]"),
            ("", "**< 가나시 정비 계획 >**\n", "가나시 정비 계획"),
            ("", "○○시 자치법규 정비 계획\n", "○○시 자치법규 정비 계획"),
            ("", "○ ○○시 자치법규 정비 계획\n", "○○시 자치법규 정비 계획"),
            ("가나시 기본 계획", "| 제목 | | 담당 | 김 |\n", "가나시 기본 계획"),
            ("2015", "| 제목 | | 실적 제출 | |\n", "실적 제출"),
        ] {
            assert_eq!(called(title, text), expected, "{text}");
        }
    }
}
