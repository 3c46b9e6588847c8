//! Tables in the notation: rows between pipes, with `---` under a header row.

use super::layout::one_line;
use crate::document::{Side, Table};

/// What stands in the cell behind the last one that was filled, where a table was not filled to its end (시행규칙 제4조제5항제2호).
pub(crate) const REST_BLANK: &str = "이하 빈칸";

/// The lines of a table.
pub(super) fn print(table: &Table, lines: &mut Vec<String>) {
    if !table.caption.is_empty() {
        lines.push(format!("< {} >", table.caption));
    }
    if !table.unit.is_empty() {
        lines.push(format!("(단위: {})", table.unit));
    }
    for (index, row) in table.rows.iter().enumerate() {
        let cells: Vec<_> = row.iter().map(|cell| cell.replace('|', "\\|")).collect();
        lines.push(format!("| {} |", cells.join(" | ")));
        if index == 0 && table.header {
            let rule = |column| match table.sides.get(column).copied().flatten() {
                None => " --- |",
                Some(Side::Left) => " :-- |",
                Some(Side::Center) => " :-: |",
                Some(Side::Right) => " --: |",
            };
            lines.push(format!("|{}", (0..row.len()).map(rule).collect::<String>()));
        }
    }
}

/// The cells of a row.
pub(crate) fn cells(row: &str) -> Vec<String> {
    let inside = row.trim().trim_start_matches('|');
    let inside = inside.strip_suffix('|').unwrap_or(inside);
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for character in inside.chars() {
        match character {
            '\\' if !escaped => {
                escaped = true;
                continue;
            }
            '|' if !escaped => cells.push(String::new()),
            _ => {
                if let Some(cell) = cells.last_mut() {
                    if escaped && character != '|' {
                        cell.push('\\');
                    }
                    cell.push(character);
                }
            }
        }
        escaped = false;
    }
    cells.into_iter().map(|cell| cell.trim().to_owned()).collect()
}

/// Whether a row is the line under a header.
pub(crate) fn is_rule(cells: &[String]) -> bool {
    cells.iter().all(|cell| cell.len() >= 3 && cell.trim_matches(':').chars().all(|c| c == '-'))
}

/// Where the line under a header says that a column stands.
fn side(rule: &str) -> Option<Side> {
    match (rule.starts_with(':'), rule.ends_with(':')) {
        (true, true) => Some(Side::Center),
        (true, false) => Some(Side::Left),
        (false, true) => Some(Side::Right),
        (false, false) => None,
    }
}

/// Reads rows into a table; `true` where a row was not as wide as the first.
pub(super) fn parse(caption: &str, unit: &str, rows: &[String]) -> (Table, bool) {
    let caption = caption.trim().trim_start_matches('<').trim_end_matches('>').trim().to_owned();
    let unit = unit
        .trim()
        .trim_start_matches("(단위")
        .trim_start_matches([' ', ':', '：'])
        .trim_end_matches(')')
        .trim()
        .to_owned();
    let mut rows: Vec<_> = rows.iter().map(|row| cells(row)).collect();
    let header = rows.get(1).is_some_and(|row| is_rule(row));
    let mut sides = Vec::new();
    if header {
        sides = rows.remove(1).iter().map(|rule| side(rule)).collect();
    }
    let width = rows.first().map_or(0, Vec::len);
    let ragged = rows.iter().any(|row| row.len() != width);
    rows.iter_mut().for_each(|row| fit(row, width));
    (Table { caption, unit, header, sides, rows }, ragged)
}

/// Fills a row up with empty cells, or joins what is too much into its last cell.
fn fit(row: &mut Vec<String>, width: usize) {
    if row.len() > width && width > 0 {
        let rest = row.split_off(width - 1).join(" ");
        row.push(rest);
    }
    row.resize(width, String::new());
}

/// A table with even rows of single lines; `None` where nothing is in it. In a form that closes with 끝, the first row
/// after the last filled one says that the rest is blank (END-05).
pub(super) fn normal(mut table: Table, says_rest_blank: bool) -> Option<Table> {
    table.caption = one_line(&table.caption);
    table.unit = one_line(&table.unit);
    let width = table.rows.first().map_or(0, Vec::len);
    table.sides.truncate(if table.header { width } else { 0 });
    if table.sides.iter().all(Option::is_none) {
        table.sides.clear();
    } else {
        table.sides.resize(width, None);
    }
    for row in &mut table.rows {
        row.iter_mut().for_each(|cell| *cell = one_line(cell));
        fit(row, width);
    }
    let filled = table.rows.iter().rposition(|row| row.iter().any(|cell| !cell.is_empty()))?;
    let said = self::says_rest_blank(&table);
    if let Some(blank) = table.rows.get_mut(filled + 1)
        && says_rest_blank
        && !said
        && filled > 0
    {
        blank[0] = REST_BLANK.into();
    }
    Some(table)
}

/// Whether a table says itself that the rest of it is blank, so that no 끝 follows.
pub(crate) fn says_rest_blank(table: &Table) -> bool {
    table.rows.iter().flatten().any(|cell| cell == REST_BLANK)
}
