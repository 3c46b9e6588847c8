//! A document that came as a file, brought back into the notation.
//!
//! Paper says with an indent, a rule or a box what the notation says with spaces and labels, and a reader gives neither.
//! What the notation computes anyway (the indents of items, the place of a second attachment) is put back here, so that
//! nobody is told of spaces that nobody typed; what is written stays as it was written, mistakes and all.

use crate::{
    Form, Kind, Marks, Profile, Side,
    document::boxed_level,
    notation::{self, DISCLOSURE, Part, depth_indent, read_lines},
    read::{Format, ReadDocument},
    rules,
    write::{FIELDS, usual_side},
};

/// Rules of spaces, which a page has no way of keeping.
const SPACES: [&str; 4] = ["ITEM-07", "ITEM-08", "ATT-06", "RPT-02"];
/// Labels with two columns behind them.
const LABELS: [&str; 5] = ["수신자", "수신", "(경유)", "제목", "붙임"];
/// Lines within which a document says what it is called.
const HEAD: usize = 30;
const PRESS: &str = "보도자료";
/// Labels of the head of a press release (PR-01).
const WHEN: [&str; 4] = ["보도시점", "보도일시", "배포일시", "배포일"];
const SUBTITLE: &str = "부제";
const NOTICE_NUMBER: &str = "공고 번호";
const NOTICE_DAY: &str = "공고일";
const DAY: &str = "보고일";

/// The text of a file as the notation has it, where the file is a document of that kind; as it was read otherwise.
pub fn received(read: &ReadDocument, kind: Kind, profile: &Profile) -> String {
    if read.format == Format::Text || read.format == Format::Markdown && is_notation(&read.text) {
        return read.text.clone();
    }
    let mut lines: Vec<Said> = read.text.lines().map(|line| Said::of(line, read.format)).collect();
    // Empty lines are the reader's, but where they keep two tables apart.
    let row = |line: &Said| line.text.starts_with('|');
    for at in 2..lines.len() {
        lines[at].apart = row(&lines[at]) && lines[at - 1].text.is_empty() && row(&lines[at - 2]);
    }
    lines.retain(|line| !line.text.is_empty());
    if read.format == Format::Hwpx {
        unsaid_sides(&mut lines);
    }
    let form = kind.form();
    if form.has_recipient() {
        lines = head_unboxed(lines);
    }
    let labelled = lines.iter().take(HEAD).any(|line| line.text.starts_with("제목  "));
    let whole = match (form.has_recipient(), labelled) {
        (true, true) | (false, true) => headed(lines),
        (true, false) => match heading(&lines, &read.title) {
            // Markdown says a title with a heading.
            Some(at) if lines[..at].iter().any(|line| line.text.starts_with("수신  ")) => {
                let mut lines = lines;
                lines[at].text = format!("제목  {}", lines[at].text);
                headed(lines)
            }
            _ => return read.text.clone(),
        },
        (false, false) => match heading(&lines, &read.title) {
            Some(at) => titled(lines, at, form, profile),
            None => return read.text.clone(),
        },
    };
    indented(&whole, kind, profile)
}

/// Leaves unsaid where a column stands that stands there by itself.
fn unsaid_sides(lines: &mut [Said]) {
    let mut at = 0;
    while at < lines.len() {
        let cells = notation::cells(&lines[at].text);
        let row = lines[at].text.starts_with('|');
        at += 1;
        if !row || !notation::is_rule(&cells) {
            continue;
        }
        let body = lines[at..].iter().take_while(|line| line.text.starts_with('|') && !line.apart);
        let body: Vec<Vec<String>> = body.map(|line| notation::cells(&line.text)).collect();
        let rule = cells.iter().enumerate().map(|(column, said)| {
            let cells = body.iter().filter_map(|row| row.get(column)).map(String::as_str);
            let said = match (said.starts_with(':'), said.ends_with(':')) {
                (true, true) => Side::Center,
                (false, true) => Side::Right,
                (true, false) => Side::Left,
                (false, false) => return " --- |",
            };
            match said {
                said if said == usual_side(cells) => " --- |",
                Side::Left => " :-- |",
                Side::Center => " :-: |",
                Side::Right => " --: |",
            }
        });
        lines[at - 1].text = format!("|{}", rule.collect::<String>());
    }
}

/// One line that was read.
struct Said {
    text: String,
    /// Whether the reader found it to be a heading.
    heading: bool,
    /// Whether it begins a table right behind another one.
    apart: bool,
}

impl Said {
    fn of(line: &str, format: Format) -> Self {
        let bare = line.trim_matches([' ', '\t', '\u{3000}', '\u{a0}']);
        if bare.starts_with('|') {
            // How a reader aligns the columns of a table is its own guess, but in the format that says it.
            let told = matches!(format, Format::Markdown | Format::Hwpx);
            let rule = !told && notation::is_rule(&notation::cells(bare));
            let text = if rule { format!("|{}", " --- |".repeat(notation::cells(bare).len())) } else { bare.into() };
            return Self { text, heading: false, apart: false };
        }
        let said = bare.trim_start_matches('#');
        let heading = said.len() < bare.len() && said.starts_with(' ');
        let said = unescaped(if heading { said.trim_start() } else { bare });
        let said = if format == Format::Pdf { apart(said) } else { said };
        let label = LABELS.into_iter().find(|label| said.starts_with(label));
        let text = match label.map(|label| (label, &said[label.len()..])) {
            // The second column of a page is where a tab leads; how wide a space is, a PDF does not tell.
            Some((label, rest)) if rest.starts_with('\t') || format == Format::Pdf && rest.starts_with(' ') => {
                format!("{label}  {}", rest.trim_start().replace('\t', " "))
            }
            _ => said.replace('\t', " "),
        };
        Self { text, heading, apart: false }
    }
}

/// A line with the room in front of its end sign that a PDF does not tell.
fn apart(line: String) -> String {
    match notation::split_end(&line) {
        (before, Some(end)) if !before.is_empty() => format!("{before}  {}", &line[end.start..]),
        _ => line,
    }
}

/// A text in the notation that was kept as Markdown.
fn is_notation(text: &str) -> bool {
    text.lines().take(HEAD).any(|line| line.starts_with("제목  "))
}

/// A line of Markdown without the strokes that keep it from being a list or a heading.
fn unescaped(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match line[digits..].strip_prefix('\\') {
        Some(rest) if rest.starts_with(['.', ')', '-', '*', '#', '+', '>']) => format!("{}{rest}", &line[..digits]),
        _ => line.to_owned(),
    }
}

/// The line that is the title: the first heading that is no letterhead, or what the document is called.
fn heading(lines: &[Said], title: &str) -> Option<usize> {
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    let called = bare(title);
    let near = || lines.iter().enumerate().take(HEAD).filter(|(_, line)| !line.text.starts_with('|'));
    let found = near().find(|(_, line)| !called.is_empty() && bare(&line.text) == called);
    found.or_else(|| near().find(|(_, line)| line.heading)).map(|(at, _)| at)
}

/// A document with its own labels: head, body, 결문, with an empty line between them.
fn headed(lines: Vec<Said>) -> String {
    let mut text = String::new();
    let mut closed = false;
    let bare = |line: &Said| if line.text.starts_with('|') { unboxed(&line.text) } else { line.text.clone() };
    // A row that says that the rest of its table is blank is no part of a 결문.
    let row = |line: &Said| if line.text.contains(notation::REST_BLANK) { line.text.clone() } else { bare(line) };
    let open = notation::open_foot(&lines.iter().map(row).collect::<Vec<_>>().join("\n"));
    for (at, said) in lines.iter().enumerate() {
        if open == Some(at) {
            closed = true;
            text.push('\n');
        }
        let (line, apart) = (said, said.apart && !closed);
        let line = if closed { bare(line) } else { line.text.clone() };
        if line.is_empty() {
            continue;
        }
        if apart {
            text.push('\n');
        }
        text.push_str(&line);
        text.push('\n');
        let ends = notation::split_end(&line).1.is_some();
        if line.starts_with("제목  ") || ends && !closed {
            text.push('\n');
        }
        closed |= ends;
    }
    text
}

/// The lines of a head that stands in a table, as document systems lay it out; what is above it is the agency's.
fn head_unboxed(mut lines: Vec<Said>) -> Vec<Said> {
    let field = |line: &Said| {
        let cells = notation::cells(line.text.strip_prefix('|')?);
        let label = LABELS.into_iter().find(|label| cells[0].replace(' ', "") == *label)?;
        let value = cells[1..].iter().find(|cell| !cell.is_empty()).map_or("", String::as_str);
        Some(format!("{label}  {value}"))
    };
    let titled = |line: &Said| field(line).is_some_and(|said| said.starts_with("제목  "));
    let Some(title) = lines.iter().take(HEAD).position(titled) else { return lines };
    for line in &mut lines[..=title] {
        if let Some(said) = field(line) {
            line.text = said;
        }
    }
    let mut at = 0;
    lines.retain(|line| {
        at += 1;
        at > title + 1 || !line.text.starts_with('|')
    });
    lines
}

/// A row of the 결문, which has no tables.
fn unboxed(row: &str) -> String {
    let cells = notation::cells(row);
    if notation::is_rule(&cells) {
        return String::new();
    }
    let said = cells.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" ");
    match said.strip_prefix("수신자 ") {
        Some(names) => format!("수신자  {}", names.trim_start()),
        None => said,
    }
}

/// A document whose head is laid out in boxes and letters of its own.
fn titled(lines: Vec<Said>, at: usize, form: Form, profile: &Profile) -> String {
    let title = lines[at].text.clone();
    let (above, below) = lines.split_at(at);
    let mut below: Vec<&str> =
        below[1..].iter().flat_map(|line| line.apart.then_some("").into_iter().chain([line.text.as_str()])).collect();
    let mut head: Vec<(String, String)> = Vec::new();
    let rows: Vec<&str> = above.iter().map(|line| line.text.as_str()).collect();
    // A reader of a PDF may find the body of a short page above its title.
    let mut misplaced: Vec<&str> = Vec::new();
    let signed = |row: &str| {
        row.split_once(' ').is_some_and(|(sign, _)| {
            let mut letters = sign.chars();
            letters.next().is_some_and(|sign| sign == '※' || boxed_level(sign).is_some()) && letters.next().is_none()
        })
    };
    let usual = |(label, value): &(String, String)| label == DISCLOSURE && *value == profile.disclosure;
    for row in &rows {
        match row.strip_prefix('|') {
            // What else stands in the boxes of a 간이기안문 are the people who approve it.
            Some(_) if form == Form::Brief => {
                let fields = pairs(row).into_iter().filter(|field| FIELDS.contains(&field.0.as_str()) && !usual(field));
                head.extend(fields);
            }
            Some(_) => head.extend(pairs(row)),
            // A table of one row is read as a line.
            None if form == Form::Press => {
                let said = WHEN.iter().find_map(|label| Some((label, row.strip_prefix(label)?.strip_prefix(' ')?)));
                head.extend(said.map(|(label, value)| ((*label).to_owned(), value.trim().to_owned())));
            }
            None if form == Form::PublicNotice && row.contains("공고") && row.ends_with('호') => {
                head.push((NOTICE_NUMBER.into(), (*row).into()));
            }
            None if !row.ends_with(" -") && signed(row) => misplaced.push(row),
            None => {}
        }
    }
    // Between the title and the first sign stand the lines of a head: boxes of fields, the day, the office.
    let office = [profile.agency.as_str(), profile.department.as_str()].join(" ");
    while let Some(line) = below.first().copied() {
        let fields = pairs(line);
        let (day, behind) = line.split_once(" / ").unwrap_or((line, ""));
        let rule = line.starts_with('|') && notation::is_rule(&notation::cells(line));
        if !fields.is_empty() || rule && !head.is_empty() {
            head.extend(fields);
        } else if let Some(field) = labelled(line) {
            head.push(field);
        } else if form == Form::Press && line.starts_with("- ") && line.ends_with(" -") {
            head.push((SUBTITLE.into(), line.trim_matches(['-', ' ']).into()));
        } else if form == Form::Report
            && behind == profile.department
            && day.starts_with(|c: char| c.is_ascii_digit() || c == '’')
        {
            head.push((DAY.into(), day.into()));
        } else if !line.is_empty() && line != profile.department && line != office.trim() {
            break;
        }
        below.remove(0);
    }
    below.splice(0..0, misplaced);
    match form {
        Form::PublicNotice => {
            below.pop_if(|last| !profile.sender.is_empty() && *last == profile.sender);
            if let Some(day) = below.pop_if(|last| is_day(last)) {
                head.push((NOTICE_DAY.into(), day.into()));
            }
        }
        Form::Press => {
            let contact = |row: &&&str| match notation::cells(row).as_slice() {
                cells @ [label, _] => row.starts_with('|') && (notation::is_contact(label) || notation::is_rule(cells)),
                _ => false,
            };
            let from = below.len() - below.iter().rev().take_while(contact).count();
            head.extend(below.drain(from..).flat_map(pairs));
        }
        _ => {}
    }
    let mut text = format!("제목  {title}\n");
    for (label, value) in head.iter().filter(|(_, value)| !value.is_empty()) {
        text.push_str(&format!("{label}  {value}\n"));
    }
    text.push('\n');
    below.iter().for_each(|line| text.extend([line, "\n"]));
    text
}

/// The labels of a row and what they say, where every second cell is a label.
fn pairs(row: &str) -> Vec<(String, String)> {
    if !row.starts_with('|') {
        return Vec::new();
    }
    let cells = notation::cells(row);
    let label = |cell: &String| {
        (2..=8).contains(&cell.chars().count()) && cell.chars().all(|c| matches!(c, '가'..='힣' | ' ' | '·'))
    };
    let fields = cells.len().is_multiple_of(2) && cells.iter().step_by(2).all(|cell| label(cell) && cell != PRESS);
    // The names above approvals are titles, with titles beside them.
    let titles = cells.len() > 2 && cells.iter().all(label);
    match fields && !titles {
        true => cells.chunks(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect(),
        false => Vec::new(),
    }
}

/// A line that names itself, as the notation has it.
fn labelled(line: &str) -> Option<(String, String)> {
    let (label, value) = line.split_once("  ")?;
    let hangul =
        (2..=8).contains(&label.chars().count()) && label.chars().all(|c| matches!(c, '가'..='힣' | ' ' | '·'));
    hangul.then(|| (label.to_owned(), value.trim_start().to_owned()))
}

/// `2026. 11. 30.`, alone on its line.
fn is_day(line: &str) -> bool {
    let line = line.trim_end_matches(['.', '일']).replace(['년', '월'], ".");
    let parts: Vec<&str> = line.split('.').map(str::trim).collect();
    parts.len() == 3 && parts.iter().all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()))
}

/// The lines where the notation has them: items by their marks, signs below the item that they follow.
fn indented(text: &str, kind: Kind, profile: &Profile) -> String {
    let numbered = kind.form().marks() == Marks::Numbered;
    let mut placed = String::with_capacity(text.len() * 2);
    let mut level = 0;
    for line in read_lines(text, kind.form()) {
        match line.part {
            Part::Item(mark) => {
                level = mark.level;
                if !numbered && line.indent == 0 {
                    placed.push_str(&" ".repeat(depth_indent(level - 1)));
                }
            }
            // A remark stands below the sign that it is about.
            Part::Sign(sign) if !numbered => level = boxed_level(sign).filter(|level| *level < 4).unwrap_or(level),
            Part::Note if !numbered && line.indent == 0 && level > 1 => {
                placed.push_str(&" ".repeat(depth_indent(level - 1)));
            }
            Part::Chapter | Part::TableRow => level = 0,
            Part::End if line.indent == 0 => placed.push_str("  "),
            Part::Sign(sign) if numbered && boxed_level(sign) != Some(1) && line.indent == 0 => {
                placed.push_str(&" ".repeat(depth_indent(level)));
            }
            _ => {}
        }
        placed.push_str(line.text);
        placed.push('\n');
    }
    placed.truncate(placed.trim_end().len());
    rules::fix_only(&(placed + "\n"), kind, profile, &SPACES)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, format: Format, kind: Kind) -> String {
        let read = ReadDocument { text: text.into(), format, title: String::new(), warnings: Vec::new() };
        received(&read, kind, &Profile { agency: "가나시".into(), department: "우산과".into(), ..Profile::default() })
    }

    #[test]
    fn items_stand_where_their_marks_belong_and_mistakes_stay() {
        let read = "수신  다라시장\n\n(경유)\n\n제목  우산 보관 알림\n\n1. 갑\n\n가. 2026.1.6 금1,000원\n\n나. 을\n\n- 병\n\n2. 정\n\n붙임  1. 서식 1부.\n\n2. 명단 1부.  끝.\n";
        let right = "수신  다라시장\n(경유)\n제목  우산 보관 알림\n\n1. 갑\n  가. 2026.1.6 금1,000원\n  나. 을\n    - 병\n2. 정\n붙임  1. 서식 1부.\n      2. 명단 1부.  끝.\n";
        assert_eq!(said(read, Format::Hwpx, Kind::Notice), right);
    }

    #[test]
    fn a_head_and_a_foot_in_tables_are_those_of_the_document() {
        let read = "| ![image](a) | 다 라 시 |  |\n| :--- | :--- | :--- |\n| 수신 | 가나시장(우산과장) |  |\n| (경유) |  |  |\n| 제목 | 우산 보관 실적 제출 |  |\n\n붙임과 같이 제출합니다.\n\n붙임  실적 1부.  끝.\n\n|  | 다 라 시 장 |  |\n| :--- | :--- | :--- |\n| 주무관 | 김하나 | 과장 |\n| 시행 | 우산과-12 | ( 2026. 1. 6. ) |\n| 우 | 12345 | 다라로 1 |\n| 전화 | 000-000-0000 | 부분공개(5) |\n";
        let text = said(read, Format::Hwpx, Kind::Notice);
        // Who sends it and who may see it are its own.
        let right = "수신  가나시장(우산과장)\n(경유)\n제목  우산 보관 실적 제출\n\n붙임과 같이 제출합니다.\n붙임  실적 1부.  끝.\n\n다라시장\n공개 구분  부분공개(5)\n";
        let (document, warnings) = notation::parse(&text, Kind::Notice);
        assert!(text.contains("\n다 라 시 장\n") && warnings.is_empty(), "{text}{warnings:?}");
        assert_eq!(notation::print(&document), right);
    }

    #[test]
    fn a_foot_below_a_text_without_an_end_is_no_body() {
        let read = "수신\t다라시장\n\n(경유)\n\n제목\t우산 보관 알림\n\n우산을 알립니다.\n\n| 우산 | 부서 |\n| --- | --- |\n| 큰 우산 | 우산과 |\n| 이하 빈칸 |  |\n\n|  | 가나시장 | 관인생략 |\n| --- | --- | --- |\n\n| 행정주사 김하나 | 팀장 박서이 |\n| --- | --- |\n\n시행 우산과- ( . . . ) 접수\n\n전화번호 (02)123-4567 / 팩스번호 (02)123-4568 / 부분공개(5)\n";
        let (document, warnings) = notation::parse(&said(read, Format::Hwpx, Kind::Notice), Kind::Notice);
        assert!(warnings.is_empty(), "{warnings:?}");
        let right = "수신  다라시장\n(경유)\n제목  우산 보관 알림\n\n우산을 알립니다.\n| 우산 | 부서 |\n| --- | --- |\n| 큰 우산 | 우산과 |\n| 이하 빈칸 |  |\n\n가나시장  관인생략\n공개 구분  부분공개(5)\n";
        assert_eq!(notation::print(&document), right);
        assert_eq!(notation::parse(right, Kind::Notice).0, document, "and so it is when it is typed");
    }

    #[test]
    fn items_of_minutes_and_remarks_of_reports_keep_their_levels() {
        let read = "# 우산 회의록\n\n1. 발언 요지\n\n가. 찬성함\n\n1) 예산 확보\n\n2. 결정 사항\n";
        let right = "제목  우산 회의록\n\n1. 발언 요지\n  가. 찬성함\n    1) 예산 확보\n2. 결정 사항\n";
        assert_eq!(said(read, Format::Hwpx, Kind::Minutes), right);
        let read = "# 우산 보고\n\n□ 현황\n\n○ 우산이 많음\n\n* 1월 기준\n\n※ 양산은 뺌\n";
        let text = said(read, Format::Hwpx, Kind::OnepageReport);
        let right = "제목  우산 보고\n\n□ 현황\n ○ 우산이 많음\n    * 1월 기준\n";
        let (document, _) = notation::parse(&text, Kind::OnepageReport);
        assert!(notation::print(&document).starts_with(right), "{text}");
        assert!(text.contains("\n  ※ 양산은 뺌"), "{text}");
    }

    #[test]
    fn nothing_is_lost_that_a_reader_found_above_the_title() {
        let read = "□ 현황\n\n○ 우산이 많음\n\n# 우산 보고\n\n’26. 1. 6. / 우산과\n";
        let right = "제목  우산 보고\n보고일  ’26. 1. 6.\n\n□ 현황\n ○ 우산이 많음\n";
        assert_eq!(said(read, Format::Pdf, Kind::OnepageReport), right);
    }

    #[test]
    fn what_is_no_document_of_that_kind_stays_as_it_was_read() {
        let guide = "# 우산 안내\n\n가. 접는 법\n\n1) 털기\n";
        assert_eq!(said(guide, Format::Hwpx, Kind::Notice), guide);
        let typed = "제목  우산\n\n   가. 을\n";
        assert_eq!(said(typed, Format::Text, Kind::Notice), typed);
    }

    #[test]
    fn the_boxes_of_a_report_become_the_lines_of_its_head() {
        let read = "# 우산 보관 보고\n\n’26. 1. 6. / 우산과\n\n□ 현황\n\n○ 우산이 많음\n\n- 셋\n";
        let right = "제목  우산 보관 보고\n보고일  ’26. 1. 6.\n\n□ 현황\n ○ 우산이 많음\n   - 셋\n";
        assert_eq!(said(read, Format::Hwpx, Kind::OnepageReport), right);
        let read = "| 생산등록번호 |  | 등록일 | 2026. 1. 6. |\n| :--- | :--- | :--- | :--- |\n| 결재일 |  | 공개 구분 | 공개 |\n\n| 주무관 | 과장 |\n| --- | --- |\n| 김하나 | 이두리 |\n\n# 우산 검토\n\n가나시 우산과\n\n□ 현황\n";
        let right = "제목  우산 검토\n등록일  2026. 1. 6.\n공개 구분  공개\n\n□ 현황\n";
        assert_eq!(said(read, Format::Hwpx, Kind::BriefDraft), right);
    }
}
