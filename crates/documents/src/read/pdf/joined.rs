//! What a page had to part and its document has in one piece: a 붙임 over two lines, a table over two pages, the amount at
//! the end of a line; and the 결문, whose parts stand beside each other and are read as columns.

use std::ops::Range;

use unpdf::parser::TextLine;

use super::lines::{is_foot, opened};
use crate::notation::{split_end, split_quantity};

/// Lines that one 붙임 may take below its first.
const LINES: usize = 3;
/// How far apart the feet of two texts in one row may stand, in heights of the larger letters.
const ROW: f32 = 0.5;
/// What a reading of an amount is written with.
const AMOUNT: &str = "금일이삼사오육칠팔구십백천만억조원정";

/// A text with everything put together that its pages parted.
pub(super) fn joined(text: &str) -> String {
    let text = with_whole_tables(text);
    let text = with_whole_attachments(&text);
    with_whole_amounts(&text)
}

/// A table goes on where the next one begins with the same header, which every page repeats.
fn with_whole_tables(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let rule = |line: &str| line.starts_with('|') && line.chars().all(|c| "|-: ".contains(c)) && line.contains("---");
    let header = |at: usize| Some((*lines.get(at)?, *lines.get(at + 1)?)).filter(|(_, below)| rule(below));
    let mut joined: Vec<&str> = Vec::with_capacity(lines.len());
    let mut open: Option<(&str, &str)> = None;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if line.starts_with('|') {
            let above = joined.iter().rposition(|line| !line.is_empty());
            let goes_on = above.is_some_and(|above| joined[above].starts_with('|')) && joined.last() == Some(&"");
            match header(at) {
                Some(found) if goes_on && open == Some(found) => {
                    joined.truncate(above.map_or(0, |above| above + 1));
                    at += 2;
                    continue;
                }
                Some(found) => open = Some(found),
                None => {}
            }
        }
        joined.push(line);
        at += 1;
    }
    joined.join("\n") + "\n"
}

/// The lines of one 붙임 are one, from its name to its quantity.
fn with_whole_attachments(text: &str) -> String {
    let closed = |line: &str| split_quantity(split_end(line).0).1.is_some();
    let lines: Vec<&str> = text.lines().collect();
    let mut joined: Vec<String> = Vec::with_capacity(lines.len());
    let (mut at, mut within) = (0, false);
    while let Some(line) = lines.get(at) {
        let bare = line.trim();
        at += 1;
        let sign = opened(bare).map(|(sign, _)| sign);
        within =
            bare.starts_with("붙임 ") || within && (bare.is_empty() || sign.is_some_and(|sign| sign.ends_with('.')));
        let mut whole = (*line).to_owned();
        if within && !bare.is_empty() && !closed(bare) {
            let below = lines[at..].iter().enumerate().map(|(below, line)| (at + below, line.trim()));
            let below = below.filter(|(_, line)| !line.is_empty()).take(LINES);
            let plain = |line: &str| opened(line).is_none() && !is_foot(line) && !line.starts_with(['|', '#']);
            let below: Vec<(usize, &str)> = below.take_while(|(_, line)| plain(line)).collect();
            if let Some(last) = below.iter().position(|(_, line)| closed(line)) {
                whole = std::iter::once(bare)
                    .chain(below[..=last].iter().map(|(_, line)| *line))
                    .collect::<Vec<_>>()
                    .join(" ");
                at = below[last].0 + 1;
            }
        }
        within &= !whole.trim_end().ends_with("끝.");
        joined.push(whole);
    }
    joined.join("\n") + "\n"
}

/// The reading of an amount in brackets is one word.
fn with_whole_amounts(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut from = 0;
    while let Some(reading) = next_reading(text, from) {
        whole.push_str(&text[from..reading.start]);
        whole.extend(text[reading.clone()].chars().filter(|letter| *letter != ' '));
        from = reading.end;
    }
    whole + &text[from..]
}

/// Where the next reading stands, without its brackets.
fn next_reading(text: &str, from: usize) -> Option<Range<usize>> {
    let mut start = from;
    loop {
        start += text[start..].find("원(")? + "원(".len();
        let end = start + text[start..].find([')', '\n'])?;
        let reading = &text[start..end];
        if reading.ends_with('원') && reading.chars().all(|letter| letter == ' ' || AMOUNT.contains(letter)) {
            return Some(start..end);
        }
    }
}

/// A text whose 결문 stands in the rows of its page. `pages` are the lines of each.
pub(super) fn with_rows_of_foot(text: String, pages: &[Vec<TextLine>]) -> String {
    let Some(at) = text.rfind("끝.").map(|at| at + "끝.".len()) else { return text };
    let mut foot: Option<Vec<String>> = None;
    for rows in pages.iter().map(|lines| rows(lines)) {
        let end = rows.iter().rposition(|row| row.ends_with("끝."));
        match (end, &mut foot) {
            (Some(end), _) => foot = Some(rows[end + 1..].to_vec()),
            (None, Some(foot)) => foot.extend(rows),
            (None, None) => {}
        }
    }
    let number = |row: &str| row.chars().all(|c| matches!(c, '-' | ' ' | '0'..='9'));
    let rows = foot.unwrap_or_default().into_iter().filter(|row| !number(row));
    let foot = rows.fold(Vec::new(), |mut foot: Vec<String>, row| {
        // The names of many recipients take several rows.
        match foot.last_mut().filter(|above| above.ends_with(',')) {
            Some(above) => above.extend([" ", row.as_str()]),
            None => foot.push(row),
        }
        foot
    });
    // Nothing may be lost: both are made of the same letters.
    let letters = |text: &str| {
        let mut letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace() && !"|#*:-.".contains(*c)).collect();
        letters.sort_unstable();
        letters
    };
    if foot.iter().any(|row| is_foot(row)) && letters(&text[at..]) == letters(&foot.concat()) {
        format!("{}\n\n{}\n", &text[..at], foot.join("\n\n"))
    } else {
        text
    }
}

/// The rows of a page from its top: what stands on one height, from left to right.
fn rows(lines: &[TextLine]) -> Vec<String> {
    let mut lines: Vec<&TextLine> = lines.iter().filter(|line| !line.text().trim().is_empty()).collect();
    lines.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut rows: Vec<Vec<&TextLine>> = Vec::new();
    for line in lines {
        let beside = |row: &Vec<&TextLine>| {
            row.last().is_some_and(|last| last.y - line.y < ROW * last.font_size.max(line.font_size))
        };
        match rows.last_mut().filter(|row| beside(row)) {
            Some(row) => row.push(line),
            None => rows.push(vec![line]),
        }
    }
    let said = |mut row: Vec<&TextLine>| {
        row.sort_by(|a, b| a.x.total_cmp(&b.x));
        row.iter().map(|line| line.text().trim().to_owned()).collect::<Vec<_>>().join(" ")
    };
    rows.into_iter().map(said).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_pages_parted_is_one_again() {
        let read = "붙임 1. 우산 점검 결과를 정리한 \n\n상세 명세서(사진 대장) 1부.\n\n2. 보완 계획 서식을 담은\n\n파일 1부.\n\n3. 명단 1부.　끝.\n\n다라시장\n";
        let right = "붙임 1. 우산 점검 결과를 정리한 상세 명세서(사진 대장) 1부.\n\n2. 보완 계획 서식을 담은 파일 1부.\n\n3. 명단 1부.　끝.\n\n다라시장\n";
        assert_eq!(joined(read), right);
        let read = "| 수 | 우산 |\n| --- | --- |\n| 1 | 갑 |\n\n| 수 | 우산 |\n| --- | --- |\n| 2 | 을 |\n\n| 수 | 비옷 |\n| --- | --- |\n| 3 | 병 |\n";
        let right =
            "| 수 | 우산 |\n| --- | --- |\n| 1 | 갑 |\n| 2 | 을 |\n\n| 수 | 비옷 |\n| --- | --- |\n| 3 | 병 |\n";
        assert_eq!(joined(read), right);
        let read = "금1,234,500원(금 일백이십삼만사천 오백원)의 우산, 5원(원 값)\n";
        assert_eq!(joined(read), "금1,234,500원(금일백이십삼만사천오백원)의 우산, 5원(원 값)\n");
        // A heading of what is attached, and the text below it.
        let text = "붙임 우산 개요\n\n우산은 둘이다.\n\n접는 것과 긴 것\n";
        assert_eq!(joined(text), text);
    }
}
