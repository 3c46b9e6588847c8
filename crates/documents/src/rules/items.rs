//! Items: their marks, their order, where they stand.

use super::subject::{Found, Subject, pattern};
use crate::{
    notation::{Line, Part, depth_indent},
    values::{ItemMark, item_mark},
};

/// An item as written, with the level and number that it should have.
struct Item<'s, 'a> {
    line: &'s Line<'a>,
    mark: ItemMark,
    level: u8,
    ordinal: u32,
    only: bool,
}

impl Item<'_, '_> {
    fn mark_range(&self) -> std::ops::Range<usize> {
        let start = self.line.start + self.line.indent;
        start..start + self.mark.len
    }

    fn right_mark(&self) -> String {
        item_mark(self.level, self.ordinal).unwrap_or_default()
    }

    fn written(&self) -> &str {
        &self.line.text[self.line.indent..self.line.indent + self.mark.len]
    }
}

/// Items with the place that their order gives them. Marks of one kind under the same parent are siblings whatever
/// their level, so that `1. → 1) 2)` is understood as one step down, twice.
///
/// A mark that counts from the start again behind a table, a heading or a paragraph opens a list of its own.
fn items<'s, 'a>(subject: &'s Subject<'a>) -> Vec<Item<'s, 'a>> {
    let mut open: Vec<(u8, u32, usize)> = Vec::new();
    let mut items: Vec<Item<'s, 'a>> = Vec::new();
    let mut families: Vec<(usize, usize)> = Vec::new();
    let mut family_of = Vec::new();
    let mut broken = false;
    for line in subject.lines.iter().filter(|_| subject.letter) {
        let Part::Item(mark) = line.part else {
            broken |= line.part != Part::Blank;
            continue;
        };
        let anew = std::mem::take(&mut broken) && mark.ordinal == 1;
        while open.last().is_some_and(|(written, ..)| *written > mark.level) {
            open.pop();
        }
        match open.last_mut() {
            Some((written, count, family)) if *written == mark.level && anew => {
                families.push((items.len(), 1));
                (*count, *family) = (1, families.len() - 1);
            }
            Some((written, count, family)) if *written == mark.level => {
                *count += 1;
                families[*family].1 += 1;
            }
            _ => {
                families.push((items.len(), 1));
                open.push((mark.level, 1, families.len() - 1));
            }
        }
        let (_, ordinal, family) = open.last().copied().unwrap_or_default();
        family_of.push(family);
        items.push(Item { line, mark, level: open.len() as u8, ordinal, only: false });
    }
    for (item, family) in items.iter_mut().zip(family_of) {
        item.only = families[family].1 == 1;
    }
    items
}

pub(super) fn steps_down_one_level(subject: &Subject<'_>, found: &mut Found) {
    for item in items(subject).iter().filter(|item| item.mark.level != item.level) {
        let right = item.right_mark();
        let message = format!("항목 기호는 한 단계씩 내려갑니다. 이 자리의 기호는 `{right}`입니다.");
        // An only (1) or ① often counts what goes on within its line.
        if item.only && item.mark.level > 4 {
            found.say(item.mark_range(), message);
        } else {
            found.replace(item.mark_range(), right, message);
        }
    }
}

pub(super) fn counts_without_gaps(subject: &Subject<'_>, found: &mut Found) {
    let out_of_order = |item: &&Item<'_, '_>| item.mark.level == item.level && item.mark.ordinal != item.ordinal;
    for item in items(subject).iter().filter(out_of_order) {
        let right = item.right_mark();
        let message =
            format!("같은 단계의 항목은 빠짐없이 차례대로 씁니다. `{}` 대신 `{right}`입니다.", item.written());
        found.replace(item.mark_range(), right, message);
    }
}

pub(super) fn bracketed_marks_are_three_characters(subject: &Subject<'_>, found: &mut Found) {
    for hit in subject.matches(pattern!(r"[\x{2474}-\x{2487}\x{320E}-\x{321B}]")) {
        let Some(character) = hit.text(0).chars().next() else { continue };
        let right = match character as u32 {
            code @ 0x2474..=0x2487 => format!("({})", code - 0x2473),
            code => item_mark(6, code - 0x320D).unwrap_or_default(),
        };
        let message = format!("`{character}`는 한 글자로 된 기호입니다. 괄호와 글자로 나누어 `{right}`로 씁니다.");
        found.replace(hit.range(0), right, message);
    }
}

pub(super) fn after_ha_comes_geo(subject: &Subject<'_>, found: &mut Found) {
    const WRONG: &str = "갸냐댜랴먀뱌샤야쟈챠캬탸퍄햐";
    for line in &subject.lines {
        let groups = pattern!(r"^([갸냐댜랴먀뱌샤야쟈챠캬탸퍄햐])([.)]) ").captures(&line.text[line.indent..]);
        let Some(wrong) = groups.as_ref().and_then(|groups| groups.get(1)) else { continue };
        let Some(place) = WRONG.chars().position(|c| wrong.as_str().starts_with(c)) else { continue };
        let mark = item_mark(2, place as u32 + 15).unwrap_or_default();
        let right = mark.trim_end_matches('.');
        let start = line.start + line.indent;
        found.replace(
            start..start + wrong.len(),
            right,
            format!("`하` 다음의 기호는 `거, 너, 더`입니다. `{}` 대신 `{right}`로 씁니다.", wrong.as_str()),
        );
    }
}

pub(super) fn an_only_item_has_no_mark(subject: &Subject<'_>, found: &mut Found) {
    for item in items(subject).iter().filter(|item| item.only) {
        let start = item.line.start;
        let range = start + item.line.indent..start + item.line.content;
        let message = "항목이 하나뿐이면 항목 기호를 붙이지 않습니다.";
        // (1) and ① often count what goes on within the line.
        if item.mark.level > 4 {
            found.say(item.mark_range(), message);
        } else {
            found.fix(item.mark_range(), range, "", message);
        }
    }
}

fn stands_at(subject: &Subject<'_>, found: &mut Found, first_level: bool, message: &str) {
    for item in items(subject).iter().filter(|item| (item.level == 1) == first_level) {
        let right = " ".repeat(depth_indent(item.level - 1));
        let start = item.line.start;
        if item.line.text[..item.line.indent] != right {
            found.fix(item.mark_range(), start..start + item.line.indent, right, message);
        }
    }
}

pub(super) fn first_level_stands_at_the_edge(subject: &Subject<'_>, found: &mut Found) {
    stands_at(subject, found, true, "첫째 항목의 기호는 왼쪽 기본선에서 시작합니다.");
}

pub(super) fn each_level_stands_two_columns_in(subject: &Subject<'_>, found: &mut Found) {
    stands_at(subject, found, false, "항목은 상위 항목의 위치에서 오른쪽으로 2타 옮겨 시작합니다.");
}

pub(super) fn one_space_behind_the_mark(subject: &Subject<'_>, found: &mut Found) {
    for line in subject.lines.iter().filter(|_| subject.letter) {
        let Part::Item(mark) = line.part else { continue };
        let space = line.indent + mark.len..line.content;
        if line.content() != "" && &line.text[space.clone()] != " " {
            let start = line.start;
            let message = "항목 기호와 내용 사이는 1타를 띄웁니다.";
            found.fix(start + line.indent..start + line.content, start + space.start..start + space.end, " ", message);
        }
    }
}

pub(super) fn first_item_names_its_ground(subject: &Subject<'_>, found: &mut Found) {
    for hit in subject.matches(pattern!(r"^\s*(?:1\. +)?(관련\s*근거\s*[:：]\s*|관련\s+[:：]\s*|관련[:：]\s{2,})"))
    {
        found.replace(hit.range(1), "관련: ", "첫 항목의 관련 근거는 `관련: `으로 시작합니다.");
    }
    for hit in
        subject.matches(pattern!(r"귀\s?(?:기관|사|부서|하)의?\s?(?:무궁한|일익)\s?\S*\s?\S*(?:기원|발전|번창)\S*"))
    {
        found.say(hit.range(0), "인사말 대신 관련 근거나 알릴 내용으로 시작합니다.");
    }
}

pub(super) fn no_comma_behind_above(subject: &Subject<'_>, found: &mut Found) {
    for hit in subject.matches(pattern!(r"(?:위 ?호와|위와|위) 관련하여(,)")) {
        found.fix(hit.range(0), hit.range(1), "", "`위와 관련하여` 뒤에는 쉼표를 찍지 않습니다.");
    }
}
