//! What each line of a text is. Shared by the parser and the rules, so that both see the same document.

use std::ops::Range;

use super::signature::open_foot;
use crate::{
    document::{ROMAN, boxed_level},
    kind::{Form, Marks},
    values::{ItemMark, read_item_mark},
};

/// One line, without its line break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line<'a> {
    /// Where it starts in the text, in bytes.
    pub(crate) start: usize,
    /// The line as it stands.
    pub(crate) text: &'a str,
    /// Length in bytes of the white space in front.
    pub(crate) indent: usize,
    /// What it is.
    pub(crate) part: Part,
    /// Where its content starts within `text`, behind indent, mark or label.
    pub(crate) content: usize,
    /// What stands in the comment behind it: which rules it is held out of, and why. No part of `text`.
    pub(crate) comment: &'a str,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Blank,
    /// The agency and whatever else stands above the head on paper.
    Letterhead,
    Head(HeadField),
    Chapter,
    Item(ItemMark),
    Sign(char),
    Note,
    Paragraph,
    Caption,
    Unit,
    TableRow,
    Attachment(AttachmentLine),
    /// Only `끝.` in some spelling.
    End,
    /// The 수신자 line of the signature.
    Recipients,
    /// 결문 and whatever else stands behind the end.
    AfterEnd,
}

/// A line of the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HeadField {
    Recipient,
    Via,
    Title,
    /// Another label; its length in bytes.
    Labelled(usize),
}

/// A line of 붙임.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AttachmentLine {
    /// Length of the word `붙임` (or what was written for it) and its colon; 0 on the lines that follow.
    pub(crate) label: usize,
    /// Number of the item where it has one, and the length of its mark.
    pub(crate) mark: Option<ItemMark>,
}

impl<'a> Line<'a> {
    /// The content without the white space behind it.
    pub(crate) fn content(&self) -> &'a str {
        self.text[self.content..].trim_end()
    }

    /// Where the content stands in the whole text.
    pub(crate) fn content_range(&self) -> Range<usize> {
        let start = self.start + self.content;
        start..start + self.content().len()
    }

    /// The line in the whole text.
    pub(crate) fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

/// Where the reader stands in a document.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Head,
    Body,
    /// Behind the word 붙임, with the number of the next one, and whether the word had a line of its own.
    Attachments {
        next: u32,
        bare: bool,
    },
    AfterEnd,
}

/// Reads what every line of a text is.
pub(crate) fn read_lines(text: &str, form: Form) -> Vec<Line<'_>> {
    let mut place = Place::Head;
    let mut titled = false;
    let mut start = 0;
    let mut lines = Vec::new();
    let letterhead = letterhead(text, form);
    let sent = form.has_recipient() || form == Form::PublicNotice;
    let foot = sent.then(|| open_foot(text)).flatten();
    // Where a comment of several lines closes.
    let mut commented = 0;
    for (number, raw) in text.split('\n').enumerate() {
        let line = raw.strip_suffix('\r').unwrap_or(raw);
        let (line, comment) = if start < commented { line.split_at(0) } else { split_comment(line) };
        let (line, comment) = match line.rfind("<!--").filter(|open| !line[*open..].contains("-->")) {
            Some(open) => match closing(&text[start + open..]) {
                Some(close) => {
                    commented = start + open + close;
                    (line[..open].trim_end(), &line[open..])
                }
                None => (line, comment),
            },
            None => (line, comment),
        };
        let indent = line.len() - line.trim_start().len();
        if foot == Some(number) {
            place = Place::AfterEnd;
        }
        let (part, content) = if number < letterhead && indent < line.len() {
            above_the_head(&line[indent..], indent, form)
        } else {
            classify(line, indent, form, &mut place, &mut titled)
        };
        lines.push(Line { start, text: line, indent, part, content, comment });
        start += raw.len() + 1;
    }
    lines
}

/// Whether what stands behind the word 붙임 goes on as a sentence: `붙임 서식을 참고하시기 바랍니다.`
fn is_sentence(rest: &str) -> bool {
    let said = split_end(rest).0;
    said.ends_with("다.") && split_quantity(said).1.is_none()
}

/// Takes a comment, `<!-- … -->`, off the end of a line.
fn split_comment(line: &str) -> (&str, &str) {
    let comment = line.trim_end().strip_suffix("-->").and_then(|open| open.rsplit_once("<!--"));
    comment.map_or((line, ""), |(text, comment)| (text.trim_end(), comment.trim()))
}

/// Where a comment of several lines closes, at the end of a line.
fn closing(comment: &str) -> Option<usize> {
    let close = comment.find("-->")?;
    let behind = comment[close + "-->".len()..].lines().next().unwrap_or_default();
    behind.trim().is_empty().then_some(close)
}

/// How many lines stand above the head, where a head follows soon: a slogan, the agency, an empty line or two.
fn letterhead(text: &str, form: Form) -> usize {
    const MOST: usize = 6;
    text.lines().take(MOST).position(|line| head_field(line.trim_start(), form, false).is_some()).unwrap_or(0)
}

fn classify(line: &str, indent: usize, form: Form, place: &mut Place, titled: &mut bool) -> (Part, usize) {
    let body = &line[indent..];
    if body.is_empty() {
        if *titled && *place == Place::Head {
            *place = Place::Body;
        }
        return (Part::Blank, line.len());
    }
    if *place == Place::Head {
        if let Some((field, width)) = head_field(body, form, *titled) {
            *titled |= field == HeadField::Title;
            return (Part::Head(field), indent + width);
        }
        *place = Place::Body;
    }
    if let Some(width) = recipients_label(body) {
        *place = Place::AfterEnd;
        return (Part::Recipients, indent + width);
    }
    if *place == Place::AfterEnd {
        return (Part::AfterEnd, indent);
    }
    // Whom to ask stands in the head or below the text of a press release, and is the same in both places.
    if form == Form::Press
        && indent == 0
        && *titled
        && let Some((field, width)) = labelled_line(body).filter(|_| is_contact(body))
    {
        return (Part::Head(field), width);
    }
    let (rest, end) = split_end(body);
    let (part, content) =
        if end.is_some() && rest.is_empty() { (Part::End, indent) } else { body_part(line, indent, form, *place) };
    if end.is_some() {
        *place = Place::AfterEnd;
    } else if let Part::Attachment(attachment) = part {
        let bare = line[content..].trim().is_empty();
        *place = Place::Attachments { next: attachment.mark.map_or(1, |mark| mark.ordinal + 1), bare };
    } else if matches!(place, Place::Attachments { .. }) && (indent == 0 || part == Part::TableRow) {
        // A heading, a paragraph or a table: the 붙임 above is done, or was the title of what follows.
        *place = Place::Body;
    }
    (part, content)
}

fn body_part(line: &str, indent: usize, form: Form, place: Place) -> (Part, usize) {
    let body = &line[indent..];
    let behind = |width: usize| indent + width + leading_spaces(&body[width..]);
    if let Some(label) = attachment_label(body).filter(|label| !is_sentence(&body[*label..])) {
        let at = behind(label);
        let mark = read_item_mark(&line[at..]).filter(|mark| mark.level == 1);
        let content = mark.map_or(at, |mark| at + mark.len + leading_spaces(&line[at + mark.len..]));
        return (Part::Attachment(AttachmentLine { label, mark }), content);
    }
    if let Some(width) = chapter_numeral(body).filter(|_| form.marks() == Marks::Boxed && indent == 0) {
        return (Part::Chapter, behind(width));
    }
    // (주) is the short form of 주식회사, or opens a remark.
    let mark = read_item_mark(body).filter(|_| !body.starts_with("(주)") && !body.starts_with("주)"));
    if let Some(mark) = mark {
        let content = behind(mark.len);
        let follows = match place {
            // Under a bare 붙임 stand the attachments, or what is attached; attachments have a quantity.
            Place::Attachments { next, bare } => {
                let counted = || split_quantity(split_end(&line[content..]).0).1.is_some();
                mark.level == 1 && (!bare && mark.ordinal <= next || counted())
            }
            _ => false,
        };
        if follows {
            return (Part::Attachment(AttachmentLine { label: 0, mark: Some(mark) }), content);
        }
        return (Part::Item(mark), content);
    }
    if body.starts_with('|') && body.trim_end().ends_with('|') && body.trim_end().len() > 1 {
        return (Part::TableRow, indent);
    }
    if body.starts_with("< ") && body.trim_end().ends_with(" >") {
        return (Part::Caption, indent);
    }
    if body.starts_with("(단위") && body.trim_end().ends_with(')') {
        return (Part::Unit, indent);
    }
    let mut characters = body.chars();
    if let (Some(sign), Some(' ' | '\u{a0}')) = (characters.next(), characters.next()) {
        if sign == '※' {
            return (Part::Note, behind(sign.len_utf8()));
        }
        if boxed_level(sign).is_some() || matches!(sign, 'ㆍ' | '·' | '•') {
            return (Part::Sign(sign), behind(sign.len_utf8()));
        }
    }
    (Part::Paragraph, indent)
}

fn leading_spaces(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t', '\u{a0}', '\u{3000}']).len()
}

/// A line of the head, with the width of its label and the space behind it.
fn head_field(body: &str, form: Form, titled: bool) -> Option<(HeadField, usize)> {
    let labelled = |label: &str| {
        let rest = body.strip_prefix(label)?;
        let rest = (rest.trim_start_matches(' ').strip_prefix([':', '：']))
            .or_else(|| (rest.is_empty() || leading_spaces(rest) > 0).then_some(rest))?;
        Some(body.len() - rest.len() + leading_spaces(rest))
    };
    for (label, field) in [
        ("수신", HeadField::Recipient),
        ("(경유)", HeadField::Via),
        ("경유", HeadField::Via),
        ("제목", HeadField::Title),
        ("제 목", HeadField::Title),
        ("수 신", HeadField::Recipient),
    ] {
        if let Some(width) = labelled(label) {
            return Some((field, width));
        }
    }
    if !form.has_recipient() && titled { labelled_line(body) } else { None }
}

/// A line of the head that names itself: 보도시점  2026. 11. 30.(월)
fn labelled_line(body: &str) -> Option<(HeadField, usize)> {
    let label = body.find("  ").filter(|&at| at > 0)?;
    let hangul = body[..label].chars().all(|c| matches!(c, '가'..='힣' | ' ' | '·'));
    hangul.then(|| (HeadField::Labelled(label), label + leading_spaces(&body[label..])))
}

/// Whether the label of a line of a press release says whom to ask (PR-04).
pub(crate) fn is_contact(label: &str) -> bool {
    ["담당", "책임자", "문의", "전화", "연락처"].iter().any(|known| label.starts_with(known))
}

/// A line above the head: one that names itself belongs to the document, where its form has such lines in its head; any
/// other is the agency's.
fn above_the_head(body: &str, indent: usize, form: Form) -> (Part, usize) {
    match labelled_line(body) {
        Some((field, width)) if !form.has_recipient() => (Part::Head(field), indent + width),
        Some(_) => (Part::Paragraph, indent),
        None => (Part::Letterhead, indent),
    }
}

/// `Ⅰ.` with a space behind it, at the start of a chapter.
fn chapter_numeral(body: &str) -> Option<usize> {
    let rest = body.trim_start_matches(|c| (ROMAN.0..=ROMAN.1).contains(&c));
    let width = body.len() - rest.len();
    (width > 0 && rest.starts_with(". ")).then_some(width + 1)
}

/// `수신자` with two columns behind it, at the left edge.
fn recipients_label(body: &str) -> Option<usize> {
    let rest = body.strip_prefix("수신자")?;
    let spaces = leading_spaces(rest);
    (spaces >= 2 || rest.starts_with('\t') || rest.starts_with(':')).then(|| {
        let rest = rest.trim_start_matches(':');
        body.len() - rest.len() + leading_spaces(rest)
    })
}

/// The word that opens the attachments, as it should be or as it is found, with its colon.
fn attachment_label(body: &str) -> Option<usize> {
    // 붙  임: spread, as wide as the labels above it.
    let spread =
        body.strip_prefix('붙').map(|rest| rest.trim_start_matches(' ')).and_then(|rest| rest.strip_prefix('임'));
    let spread = spread.map_or("", |rest| &body[..body.len() - rest.len()]);
    [spread, "별첨", "첨부", "유첨"].into_iter().filter(|word| !word.is_empty()).find_map(|word| {
        let rest = body.strip_prefix(word)?;
        let colon = rest.trim_start_matches(' ');
        if let Some(rest) = colon.strip_prefix([':', '：']) {
            return Some(body.len() - rest.len());
        }
        (leading_spaces(rest) > 0 || rest.is_empty()).then_some(word.len())
    })
}

/// The grades of secret documents, which stand behind the end sign (시행규칙 제13조제4항).
const SECRECY: [&str; 4] = ["대외비", "Ⅰ급비밀", "Ⅱ급비밀", "Ⅲ급비밀"];

/// Takes the grade of a secret document off the end of a line: the text before it, and where the grade stands with
/// whatever is around it.
pub(crate) fn split_secrecy(line: &str) -> (&str, Option<(&'static str, Range<usize>)>) {
    let trimmed = line.trim_end();
    let bare = trimmed.trim_end_matches(['”', '"', '’', '\'', ')', '」']);
    let found = SECRECY.into_iter().find_map(|grade| Some((grade, bare.strip_suffix(grade)?)));
    let Some((grade, rest)) = found else { return (trimmed, None) };
    let rest = rest.trim_end_matches(['“', '"', '‘', '\'', '(', '「']);
    (rest.trim_end(), Some((grade, rest.len()..trimmed.len())))
}

/// Takes the end sign, in whatever spelling, off the end of a line: the text before it and where the sign stands. The
/// grade of a secret document may follow it.
pub(crate) fn split_end(line: &str) -> (&str, Option<Range<usize>>) {
    match split_secrecy(line) {
        (rest, Some(_)) if split_bare_end(rest).1.is_some() => split_bare_end(rest),
        _ => split_bare_end(line),
    }
}

fn split_bare_end(line: &str) -> (&str, Option<Range<usize>>) {
    let trimmed = line.trim_end();
    for sign in ["끝.", "끝", "-끝-", "- 끝 -", "(끝)", "<끝>"] {
        let Some(rest) = trimmed.strip_suffix(sign) else { continue };
        let before = rest.trim_end();
        // `담당자 손끝`: the word must stand alone, or behind a full stop.
        if before.is_empty() || before.len() < rest.len() && !ends_a_phrase(before, sign) || before.ends_with('.') {
            return (before, Some(rest.len()..trimmed.len()));
        }
    }
    (trimmed, None)
}

/// `회의 끝`, `길의 끝`: a bare 끝 behind a word that goes on into it is no end sign unless something closes before it.
fn ends_a_phrase(before: &str, sign: &str) -> bool {
    sign == "끝" && !before.ends_with(['.', ')', '|', '⟧', '부', '매', '함', '음', '임'])
}

/// Takes the quantity off an attachment: `작성 서식 1부(별송).` is `작성 서식` and `1부(별송)`.
pub(crate) fn split_quantity(text: &str) -> (&str, Option<&str>) {
    const UNITS: [&str; 12] = ["부", "매", "장", "권", "식", "건", "점", "통", "질", "개", "쪽", "면"];
    let whole = text.trim_end();
    let stopped = whole.strip_suffix('.').unwrap_or(whole).trim_end();
    let counted = match stopped.rfind('(') {
        Some(open) if stopped.ends_with(')') => stopped[..open].trim_end(),
        _ => stopped,
    };
    let number = UNITS.iter().find_map(|unit| counted.strip_suffix(unit)).map(str::trim_end);
    let Some(number) = number else { return (stopped, None) };
    let before = number.trim_end_matches(|c: char| c.is_ascii_digit());
    let name = before.trim_end();
    if before.len() == number.len() || name.len() == before.len() {
        return (stopped, None);
    }
    (name, Some(&stopped[before.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str, form: Form) -> Vec<Part> {
        read_lines(text, form).into_iter().map(|line| line.part).collect()
    }

    #[test]
    fn a_letter_line_by_line() {
        let text = "수신  각 부서장\n(경유)\n제목  요청\n\n1. 관련: 갑\n  가. 을\n  - 병\n※ 정\n| 가 | 나 |\n붙임  1. 무 1부.\n      2. 기 1부.  끝.\n\n수신자  갑, 을\n어느시장";
        let parts = parts(text, Form::Gian);
        assert_eq!(parts[0], Part::Head(HeadField::Recipient));
        assert_eq!(parts[1], Part::Head(HeadField::Via));
        assert_eq!(parts[2], Part::Head(HeadField::Title));
        assert!(matches!(parts[4], Part::Item(ItemMark { level: 1, .. })));
        assert!(matches!(parts[5], Part::Item(ItemMark { level: 2, .. })));
        assert_eq!(parts[6], Part::Sign('-'));
        assert_eq!(parts[7], Part::Note);
        assert_eq!(parts[8], Part::TableRow);
        assert!(matches!(parts[9], Part::Attachment(AttachmentLine { label: 6, mark: Some(_) })));
        assert!(matches!(parts[10], Part::Attachment(AttachmentLine { label: 0, mark: Some(_) })));
        assert_eq!(parts[12], Part::Recipients);
        assert_eq!(parts[13], Part::AfterEnd);
    }

    #[test]
    fn the_end_sign_stands_alone() {
        assert_eq!(split_end("바랍니다.  끝."), ("바랍니다.", Some("바랍니다.  ".len().."바랍니다.  끝.".len())));
        assert_eq!(split_end("바랍니다. -끝-").0, "바랍니다.");
        assert_eq!(split_end("  끝.").0, "");
        assert_eq!(split_end("바랍니다.  끝. “대외비”"), split_end("바랍니다.  끝."));
        assert_eq!(split_secrecy("끝. “대외비”"), ("끝.", Some(("대외비", "끝. ".len().."끝. “대외비”".len()))));
        for line in ["손끝", "길의 끝", "끝내다."] {
            assert_eq!(split_end(line), (line, None));
        }
    }

    #[test]
    fn quantities_keep_their_remarks() {
        assert_eq!(split_quantity("작성 서식 1부."), ("작성 서식", Some("1부")));
        assert_eq!(split_quantity("도면 3매(별송)."), ("도면", Some("3매(별송)")));
        assert_eq!(split_quantity("계획(안) 1부"), ("계획(안)", Some("1부")));
        assert_eq!(split_quantity("2026년 계획"), ("2026년 계획", None));
        assert_eq!(split_quantity("제3부"), ("제3부", None));
    }
}
