//! The end sign and 붙임.

use std::ops::Range;

use super::subject::{Found, Subject, pattern};
use crate::Form;
use crate::notation::{ATTACHMENT_INDENT, AttachmentLine, Line, Part, attachment_mark, split_end, split_quantity};

/// What stands between the last letter and the end sign: one Hangul letter's width (시행규칙 제4조제5항제1호).
const SPACE: &str = "  ";
const END: &str = "끝.";

/// Whether the end sign is left to the document system (시행규칙 제21조제2항), or the text is none that has one.
fn end_is_left_out(subject: &Subject<'_>) -> bool {
    subject.profile.document_card || !subject.letter
}

/// The end signs of a text with their lines, whatever their spelling.
fn ends<'s, 'a>(subject: &'s Subject<'a>) -> Vec<(&'s Line<'a>, Range<usize>)> {
    let lines = subject.lines.iter().filter(|line| !matches!(line.part, Part::Blank | Part::Head(_) | Part::TableRow));
    lines
        .filter_map(|line| {
            let end = split_end(line.text).1?;
            Some((line, line.start + end.start..line.start + end.end))
        })
        .collect()
}

fn is_empty_row(line: &Line<'_>) -> bool {
    line.part == Part::TableRow && line.text.chars().all(|c| " |\t".contains(c))
}

fn says_rest_is_blank(subject: &Subject<'_>) -> Option<Range<usize>> {
    let rows = subject.written().rev().skip_while(|line| line.part == Part::End);
    let mut rows = rows.take_while(|line| line.part == Part::TableRow);
    let row = rows.find(|line| !is_empty_row(line))?;
    let said = pattern!(r"이하 ?(?:빈칸|여백)").find(row.text)?;
    Some(row.start + said.start()..row.start + said.end())
}

/// Whether a text is a letter beyond doubt: it has a head or 붙임, or it tells or asks somebody something. Only such a
/// one lacks an end.
fn is_addressed(subject: &Subject<'_>) -> bool {
    let told = pattern!(
        r"(?:바랍니다|드립니다|알립니다|통보합니다|회신합니다|제출합니다|요청합니다|보고합니다|송부합니다|안내합니다|하고자 합니다)\.?$"
    );
    subject.lines.iter().any(|line| match line.part {
        Part::Head(_) | Part::Attachment(_) => true,
        _ => told.is_match(line.text.trim_end()),
    })
}

pub(super) fn closes_with_the_end_sign(subject: &Subject<'_>, found: &mut Found) {
    if end_is_left_out(subject) {
        return;
    }
    let written = |line: &&Line<'_>| !matches!(line.part, Part::End | Part::Head(_));
    let Some((line, end)) = ends(subject).into_iter().next() else {
        let Some(last) = subject.written().rev().find(written) else { return };
        if last.part != Part::TableRow && is_addressed(subject) {
            let at = last.start + last.text.trim_end().len();
            found.fix(
                at..at,
                at..last.start + last.text.len(),
                format!("{SPACE}{END}"),
                "본문이 끝나면 한 글자(2타) 띄우고 `끝.`을 씁니다.",
            );
        }
        return;
    };
    let before = subject.written().rev().filter(|other| other.start < line.start).find(written);
    if line.part != Part::End {
        let space = line.start + split_end(line.text).0.len()..end.start;
        if &subject.text[space.clone()] != SPACE {
            found.fix(end.clone(), space, SPACE, "`끝`은 마지막 글자에서 한 글자(2타) 띄우고 씁니다.");
        }
    } else if let Some(before) = before.filter(|before| before.part != Part::TableRow) {
        let space = before.start + before.text.trim_end().len()..end.start;
        found.fix(end.clone(), space, SPACE, "`끝`은 줄을 바꾸지 않고 마지막 글자 다음에 한 글자(2타) 띄우고 씁니다.");
    }
}

/// The last row of the last table and the cell in it that a pattern of words fills.
fn end_in_a_cell(subject: &Subject<'_>) -> Option<Range<usize>> {
    let row = subject.written().next_back().filter(|line| line.part == Part::TableRow)?;
    let cell = pattern!(r"\|\s*([-(<]?\s*끝\s*[->).]?)\s*\|[\s|]*$|(\s+끝\.)\s*\|[\s|]*$").captures(row.text)?;
    let cell = cell.get(1).or(cell.get(2))?;
    Some(row.start + cell.start()..row.start + cell.end())
}

/// The first cell of the first empty row behind the last filled one, in a table that ends the body.
fn first_empty_row(subject: &Subject<'_>) -> Option<Range<usize>> {
    let rows = || subject.written().rev().filter(|line| line.part != Part::End);
    let first = rows().take_while(|line| is_empty_row(line)).last()?;
    let above = rows().find(|line| line.start < first.start)?;
    let cell = first.text.find('|')? + 1;
    let width = first.text[cell..].find('|')?;
    // A table of which nothing is filled in yet is a form.
    let filled = above.part == Part::TableRow && above.text.contains(char::is_alphanumeric);
    let filled = filled && says_rest_is_blank(subject).is_none();
    filled.then_some(first.start + cell..first.start + cell + width)
}

pub(super) fn end_sign_is_spelt_with_a_stop(subject: &Subject<'_>, found: &mut Found) {
    for (_, end) in ends(subject) {
        if &subject.text[end.clone()] != END {
            found.replace(end, END, "끝 표시는 `끝.`으로 씁니다.");
        }
    }
}

pub(super) fn end_sign_stands_below_a_table(subject: &Subject<'_>, found: &mut Found) {
    let last = subject.written().rev().find(|line| line.part != Part::End);
    let Some(table) = last.filter(|line| line.part == Part::TableRow) else { return };
    if end_is_left_out(subject) || says_rest_is_blank(subject).is_some() || first_empty_row(subject).is_some() {
        return;
    }
    if let Some(cell) = end_in_a_cell(subject) {
        found.replace(cell, "", "`끝.`은 표 안이 아니라 표 아래에 2타 띄우고 씁니다.");
        return;
    }
    match ends(subject).into_iter().find(|(line, _)| line.start > table.start) {
        None => {
            let at = table.start + table.text.len();
            found.replace(at..at, format!("\n{SPACE}{END}"), "본문이 표로 끝나면 표 아래에 2타 띄우고 `끝.`을 씁니다.");
        }
        Some((line, end)) if &line.text[..line.indent] != SPACE => {
            found.fix(
                end,
                line.start..line.start + line.indent,
                SPACE,
                "표 아래의 `끝.`은 왼쪽 기본선에서 2타 띄우고 씁니다.",
            );
        }
        Some(_) => {}
    }
}

pub(super) fn an_unfilled_table_says_so(subject: &Subject<'_>, found: &mut Found) {
    for line in subject.lines.iter().filter(|line| line.part == Part::TableRow) {
        for wrong in ["이하 여백", "이하여백", "이하빈칸"] {
            if let Some(at) = line.text.find(wrong) {
                let start = line.start + at;
                found.replace(
                    start..start + wrong.len(),
                    "이하 빈칸",
                    "표를 다 채우지 않으면 다음 칸에 `이하 빈칸`이라고 씁니다.",
                );
            }
        }
    }
    if let Some(cell) = first_empty_row(subject).filter(|_| subject.letter) {
        found.replace(cell, " 이하 빈칸 ", "표를 다 채우지 않으면 다음 칸에 `이하 빈칸`이라고 씁니다.");
    }
    if says_rest_is_blank(subject).is_some()
        && let Some((line, end)) = ends(subject).into_iter().find(|(line, _)| line.part == Part::End)
    {
        let start = line.start.saturating_sub(1);
        found.fix(end.clone(), start..end.end, "", "`이하 빈칸`이라고 쓴 표 뒤에는 `끝`을 쓰지 않습니다.");
    }
}

pub(super) fn end_sign_stands_once_and_last(subject: &Subject<'_>, found: &mut Found) {
    let ends = ends(subject);
    let attachments_follow = |end: &Range<usize>| {
        let label = |line: &Line<'_>| line.text.starts_with("붙임  ") || line.text.starts_with("붙임 ");
        subject.lines.iter().any(|line| line.start > end.start && line.part == Part::AfterEnd && label(line))
    };
    for (at, (line, end)) in ends.iter().enumerate() {
        if at + 1 < ends.len() || attachments_follow(end) {
            let space = line.start + split_end(line.text).0.len();
            found.fix(end.clone(), space..end.end, "", "`끝`은 한 번만, 붙임이 있으면 마지막 붙임 뒤에 씁니다.");
        }
    }
}

/// The lines of 붙임 with what they say of themselves.
fn attachments<'s, 'a>(subject: &'s Subject<'a>) -> Vec<(&'s Line<'a>, AttachmentLine)> {
    let lines = subject.lines.iter();
    lines
        .filter_map(|line| match line.part {
            Part::Attachment(attachment) => Some((line, attachment)),
            _ => None,
        })
        .collect()
}

/// The name and quantity of an attachment, without the end sign.
fn named<'a>(line: &Line<'a>) -> &'a str {
    split_end(line.content()).0
}

pub(super) fn attachments_under_their_word(subject: &Subject<'_>, found: &mut Found) {
    for (line, attachment) in attachments(subject) {
        let start = line.start + line.indent;
        let word = line.text[line.indent..line.indent + attachment.label].trim_end_matches([':', '：', ' ']);
        if !word.is_empty() && word.replace(' ', "") != "붙임" {
            found.replace(start..start + word.len(), "붙임", format!("`{word}` 대신 `붙임`이라고 씁니다."));
        }
        // In a press release the word heads the page that is attached.
        if subject.form != Form::Press && !named(line).is_empty() && split_quantity(named(line)).1.is_none() {
            found.say(line.content_range(), "붙임에는 명칭과 함께 수량(`1부`)을 씁니다.");
        }
    }
}

pub(super) fn several_attachments_are_numbered(subject: &Subject<'_>, found: &mut Found) {
    next_attachment_without_number(subject, found);
    let attachments = attachments(subject);
    let count = attachments.iter().filter(|(line, _)| !named(line).is_empty()).count();
    for (index, (line, attachment)) in attachments.iter().filter(|(line, _)| !named(line).is_empty()).enumerate() {
        let content = line.content_range();
        let (name, quantity) = split_quantity(named(line));
        if let (Some(names), Some(quantity), 1) = (name.strip_suffix(" 각"), quantity, count) {
            let lines: Vec<_> = names
                .split(',')
                .enumerate()
                .map(|(at, name)| format!("{}. {} {quantity}.", at + 1, name.trim()))
                .collect();
            let range = content.start..content.start + named(line).len();
            let right = lines.join(&format!("\n{}", " ".repeat(ATTACHMENT_INDENT)));
            found.replace(range, right, "붙임이 두 가지 이상이면 항목 기호로 나누어 씁니다.");
        } else if let Some(right) = attachment_mark(index, count)
            && let Some(mark) = attachment.mark
            && mark.ordinal as usize != index + 1
        {
            let start =
                content.start - line.text[..line.content].len() + line.text[..line.content].trim_end().len() - mark.len;
            found.replace(start..start + mark.len, &right, format!("붙임의 번호를 차례대로 씁니다: {right}"));
        }
    }
}

/// A line below an attachment that is one as well but has no number; the first has one neither, or goes on counting.
fn next_attachment_without_number(subject: &Subject<'_>, found: &mut Found) {
    for pair in subject.lines.windows(2) {
        let (Part::Attachment(attachment), Part::Paragraph) = (pair[0].part, pair[1].part) else { continue };
        let (above, line) = (&pair[0], &pair[1]);
        let counted = |line: &Line<'_>| split_quantity(split_end(line.content()).0).1.is_some();
        if line.indent == 0 || !counted(above) || !counted(line) {
            continue;
        }
        let (from, to) = (above.content_range().start, line.start + line.indent);
        let next = attachment.mark.map_or(2, |mark| mark.ordinal + 1);
        let between = &subject.text[from..line.start];
        let first = if attachment.mark.is_none() { "1. " } else { "" };
        let right = format!("{first}{between}{}{next}. ", " ".repeat(ATTACHMENT_INDENT));
        found.fix(line.content_range(), from..to, right, "붙임이 두 가지 이상이면 항목 기호로 나누어 씁니다.");
    }
}

pub(super) fn an_only_attachment_has_no_number(subject: &Subject<'_>, found: &mut Found) {
    let attachments = attachments(subject);
    let named_lines: Vec<_> = attachments.iter().filter(|(line, _)| !named(line).is_empty()).collect();
    if let [(line, AttachmentLine { mark: Some(mark), .. })] = named_lines[..] {
        let end = line.start + line.content;
        let start = line.start + line.text[..line.content].trim_end().len() - mark.len;
        found.replace(start..end, "", "붙임이 하나면 번호를 붙이지 않습니다.");
    }
}

pub(super) fn two_columns_behind_the_word(subject: &Subject<'_>, found: &mut Found) {
    for (line, attachment) in attachments(subject) {
        let label = &line.text[line.indent..line.indent + attachment.label];
        let heads = subject.form == Form::Press && split_quantity(named(line)).1.is_none();
        if label.is_empty() || named(line).is_empty() || heads {
            continue;
        }
        let written = label.trim_end_matches([':', '：', ' ']);
        if written != "붙임" && written.replace(' ', "") == "붙임" {
            let start = line.start + line.indent;
            found.replace(start..start + written.len(), "붙임", "`붙임`은 띄우지 않고 씁니다.");
        }
        let word = line.indent + written.len();
        let rest = line.text[word..].trim_start_matches([':', '：', ' ', '\t']);
        let space = word..line.text.len() - rest.len();
        if &line.text[space.clone()] != SPACE {
            let shown = line.start + line.indent..line.start + space.end;
            found.fix(
                shown,
                line.start + space.start..line.start + space.end,
                SPACE,
                "`붙임` 다음에는 쌍점 없이 2타를 띄웁니다.",
            );
        }
    }
}

pub(super) fn a_stop_behind_the_quantity(subject: &Subject<'_>, found: &mut Found) {
    for (line, _) in attachments(subject) {
        let text = named(line);
        if split_quantity(text).1.is_some() && !text.ends_with('.') {
            let end = line.content_range().start + text.len();
            found.replace(end..end, ".", "붙임의 수량 뒤에는 온점을 찍습니다.");
        }
    }
}

pub(super) fn attachments_stand_below_each_other(subject: &Subject<'_>, found: &mut Found) {
    let following = |attachment: &AttachmentLine| attachment.label == 0;
    for (line, _) in attachments(subject).into_iter().filter(|(_, attachment)| following(attachment)) {
        let right = " ".repeat(ATTACHMENT_INDENT);
        if line.text[..line.indent] != right {
            found.fix(
                line.content_range(),
                line.start..line.start + line.indent,
                right,
                "둘째 붙임부터는 첫째 붙임의 번호에 맞추어 씁니다(6타).",
            );
        }
    }
}

pub(super) fn attachments_spoken_of_are_there(subject: &Subject<'_>, found: &mut Found) {
    let there = attachments(subject).iter().filter(|(line, _)| !named(line).is_empty()).count();
    let closed = !ends(subject).is_empty();
    for hit in
        subject.matches(pattern!(r"붙임(?: ?(\d{1,2})(?:번|호)?)?(?:[의과와을를에은는]|로| 서식| 양식| 참[조고]|\))"))
    {
        let number: Option<usize> = hit.number(1);
        let inside = |line: &&Line<'_>| {
            matches!(line.part, Part::Item(_) | Part::Paragraph | Part::Sign(_) | Part::Note)
                && line.range().contains(&hit.range(0).start)
        };
        let body = subject.lines.iter().any(|line| inside(&line));
        let in_a_word = subject.before(hit.range(0).start).is_some_and(|c| ('가'..='힣').contains(&c));
        if body && !in_a_word && closed && number.unwrap_or(1) > there {
            let what = number.map_or_else(|| "붙임".into(), |number| format!("붙임 {number}"));
            found.say(
                hit.range(0),
                format!("본문이 가리키는 {what}의 줄이 없습니다. 본문 아래에 명칭과 수량을 적습니다."),
            );
        }
    }
}
