//! What an article is made of, to hold a citation's paragraph, item and sub-item against it.

use std::ops::Range;

use super::{Citation, Status};

/// The paragraphs, items and sub-items of one article.
#[derive(Debug, Default)]
pub(crate) struct Shape {
    units: Vec<Unit>,
}

#[derive(Debug, Default, Clone)]
struct Unit {
    paragraph: Option<String>,
    item: Option<String>,
    subitem: Option<String>,
    deleted: bool,
}

impl Shape {
    /// Reads the plain text of an article, where every unit begins a line.
    pub(crate) fn of(text: &str) -> Self {
        let mut shape = Self::default();
        let mut here = Unit::default();
        for line in text.lines() {
            let mut rest = line.trim();
            let mut starts = false;
            if let Some((number, after)) = paragraph_mark(rest) {
                here = Unit { paragraph: Some(number.to_string()), ..Unit::default() };
                (rest, starts) = (after.trim_start(), true);
            }
            if let Some((number, after)) = item_mark(rest) {
                here = Unit { item: Some(number), subitem: None, ..here };
                (rest, starts) = (after.trim_start(), true);
            } else if let Some((letter, after)) = subitem_mark(rest) {
                here.subitem = Some(letter.to_string());
                (rest, starts) = (after.trim_start(), true);
            }
            if starts {
                here.deleted = rest.starts_with("삭제");
                shape.units.push(here.clone());
            }
        }
        shape
    }

    /// Whether what the citation asks for is there.
    pub(crate) fn check(&self, citation: &Citation) -> Status {
        let wanted = [citation.paragraph_to.as_ref(), citation.paragraph.as_ref()];
        let has_paragraphs = self.units.iter().any(|unit| unit.paragraph.is_some());
        for paragraph in wanted.into_iter().flatten() {
            match self.units.iter().find(|unit| unit.paragraph.as_ref() == Some(paragraph) && unit.item.is_none()) {
                Some(unit) if unit.deleted => return Status::Deleted,
                Some(_) => {}
                // An article of one paragraph does not number it.
                None if !has_paragraphs && paragraph == "1" => {}
                None => return Status::OutOfRange,
            }
        }
        let (item, subitem) = (citation.item.as_ref(), citation.subitem.as_ref());
        let last = match (&citation.item_to, &citation.subitem_to) {
            (None, None) => None,
            (item_to, subitem_to) => Some((item_to.as_ref().or(item), subitem_to.as_ref())),
        };
        let ends = [Some((item, subitem.filter(|_| citation.item_to.is_none()))), last];
        let wrong = ends.into_iter().flatten().map(|(item, subitem)| self.check_item(citation, item, subitem));
        wrong.into_iter().find(|status| *status != Status::Valid).unwrap_or(Status::Valid)
    }

    /// Whether the item and sub-item are there, in the citation's paragraph.
    fn check_item(&self, citation: &Citation, item: Option<&String>, subitem: Option<&String>) -> Status {
        if item.is_none() && subitem.is_none() {
            return Status::Valid;
        }
        let has_paragraphs = self.units.iter().any(|unit| unit.paragraph.is_some());
        let inside = |unit: &&Unit| {
            (citation.paragraph.is_none() || !has_paragraphs || unit.paragraph == citation.paragraph)
                && (item.is_none() || unit.item.as_ref() == item)
        };
        let mut found = self.units.iter().filter(inside).filter(|unit| match subitem {
            Some(letter) => unit.subitem.as_ref() == Some(letter),
            None => unit.subitem.is_none(),
        });
        match found.next() {
            Some(unit) if unit.deleted => Status::Deleted,
            Some(_) => Status::Valid,
            None => Status::OutOfRange,
        }
    }
}

/// The number of a circled digit (①–㊿) at the start of a line.
pub(crate) fn paragraph_mark(line: &str) -> Option<(u32, &str)> {
    let c = line.chars().next()?;
    let number = match c {
        '①'..='⑳' => c as u32 - '①' as u32 + 1,
        '㉑'..='㉟' => c as u32 - '㉑' as u32 + 21,
        '㊱'..='㊿' => c as u32 - '㊱' as u32 + 36,
        _ => return None,
    };
    Some((number, &line[c.len_utf8()..]))
}

/// The numbered paragraphs (항) of an article's text with the bytes that each takes; none where they are not numbered.
pub fn paragraphs(text: &str) -> Vec<(u32, Range<usize>)> {
    let mut found: Vec<(u32, Range<usize>)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        match (paragraph_mark(line), found.last_mut()) {
            (Some((number, _)), _) => found.push((number, at..end)),
            (None, Some((_, range))) => range.end = end,
            (None, None) => {}
        }
        at = end;
    }
    found
}

/// `3.` or `3의2.` at the start of a line.
fn item_mark(line: &str) -> Option<(String, &str)> {
    let (number, rest) = crate::statute::leading_number(line)?;
    let (branch, rest) = match rest.strip_prefix('의').and_then(crate::statute::leading_number) {
        Some((branch, rest)) => (Some(branch), rest),
        None => (None, rest),
    };
    let rest = rest.strip_prefix('.')?;
    // 2024.1.2 at the start of a line is a date.
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some((branch.map_or_else(|| number.to_string(), |branch| format!("{number}의{branch}")), rest))
}

/// `가.` at the start of a line.
fn subitem_mark(line: &str) -> Option<(char, &str)> {
    let c = line.chars().next().filter(|c| ('가'..='힣').contains(c))?;
    line[c.len_utf8()..].strip_prefix('.').map(|rest| (c, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "① 우산은 다음과 같다.\n1. 큰 것\n가. 둘이 쓰는 것\n2. 삭제 <2020.1.1>\n3의2. 접는 것\n② 삭제 <2020.1.1>\n③ 그 밖의 것";

    fn status(cited: &str) -> Status {
        let citation = super::super::parse(&format!("「우산법」 제1조{cited}")).remove(0);
        Shape::of(TEXT).check(&citation)
    }

    #[test]
    fn what_is_there_is_valid_and_what_is_not_is_out_of_range() {
        for cited in ["", "제1항", "제1항제1호가목", "제1항제3호의2", "제3항"] {
            assert_eq!(status(cited), Status::Valid, "{cited}");
        }
        for cited in [
            "제4항",
            "제1항제4호",
            "제1항제1호나목",
            "제3항제1호",
            "제1항부터 제4항까지",
            "제1항제1호부터 제9호까지",
            "제1항제1호가목부터 하목까지",
        ] {
            assert_eq!(status(cited), Status::OutOfRange, "{cited}");
        }
        for cited in ["제2항", "제1항제2호"] {
            assert_eq!(status(cited), Status::Deleted, "{cited}");
        }
    }

    #[test]
    fn a_paragraph_reaches_to_the_next() {
        let found = paragraphs(TEXT);
        let of = |at: usize| (found[at].0, &TEXT[found[at].1.clone()]);
        assert_eq!(found.len(), 3);
        assert!(of(0).1.ends_with("3의2. 접는 것\n"), "{found:?}");
        assert_eq!(of(2), (3, "③ 그 밖의 것"));
        assert!(paragraphs("우산을 접는다.\n1. 큰 것").is_empty());
    }

    #[test]
    fn an_article_without_numbered_paragraphs_has_one() {
        let citation = |text: &str| super::super::parse(text).remove(0);
        let shape = Shape::of("우산을 접는다.");
        assert_eq!(shape.check(&citation("「우산법」 제1조제1항")), Status::Valid);
        assert_eq!(shape.check(&citation("「우산법」 제1조제2항")), Status::OutOfRange);
    }
}
