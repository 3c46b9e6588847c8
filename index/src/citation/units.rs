//! The units of a citation: 제12조의2(제목)제1항제3호가목, and ranges of them.

use crate::statute::ArticleNumber;

/// Longest title in parentheses, in characters; the longest of the law book has 60.
const MAX_TITLE: usize = 80;
/// The letters of sub-items, in their order.
const LETTERS: &str = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허";
/// What is attached to a law, and what follows its articles.
const TABLE: &str = "별표";
const SHEET: &str = "별지";
const FORM: &str = "서식";
const ADDENDA: &str = "부칙";
/// What stands between the ends of a range.
const RANGE_MARKS: [&str; 7] = ["부터", "내지", "∼", "~", "～", "–", "-"];

/// The units of one citation. All are optional: 제2항 alone continues the one before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Units {
    /// 제12조의2, 별표 2, 별지 서식 3, or 부칙 제2조.
    pub article: Option<String>,
    /// The last article of a range.
    pub article_to: Option<String>,
    /// The title in parentheses after the article.
    pub title: Option<String>,
    /// The number of the paragraph.
    pub paragraph: Option<String>,
    /// The last paragraph of a range.
    pub paragraph_to: Option<String>,
    /// The number of the item, with its branch.
    pub item: Option<String>,
    /// The last item of a range.
    pub item_to: Option<String>,
    /// The letter of the sub-item.
    pub subitem: Option<String>,
    /// The last sub-item of a range.
    pub subitem_to: Option<String>,
}

impl Units {
    /// Reads units at the start of `text`: what was read and its length in bytes. `bare` allows 27조 without 제.
    pub fn leading(text: &str, bare: bool) -> Option<(Self, usize)> {
        let mut reader = Reader { rest: text, bare };
        let mut units = Self::default();
        if let Some(article) = reader.article() {
            units.article = Some(article);
            units.title = reader.title();
            units.article_to = reader.range(Reader::article);
            // 제80조 99항, 제27조의 제9항: what follows an article needs no 제, and may hang on it.
            reader.bare = true;
            reader.hangs_on();
        }
        if units.article_to.is_none() {
            units.paragraph = reader.counted('항');
            reader.hangs_on();
            if units.paragraph.is_some() {
                units.paragraph_to = reader.range(|reader| reader.counted('항'));
            }
            if units.paragraph_to.is_none() {
                units.item = reader.counted('호');
                if units.item.is_some() {
                    units.item_to = reader.range(|reader| reader.counted('호'));
                }
                reader.steps_over_its_part();
                units.subitem = reader.letter();
                if units.subitem.is_some() {
                    units.subitem_to = reader.range(Reader::letter);
                }
            }
        }
        let read = text.len() - reader.rest.len();
        (read > 0).then_some((units, read))
    }
}

/// Whether what stands in parentheses behind an article is a remark and not its title.
fn is_remark(text: &str) -> bool {
    let dated = text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    let begins = ["이하", "개정", "신설", "붙임", "별첨", "첨부", "참고", "약칭", "제"];
    dated || begins.iter().any(|word| text.starts_with(word)) || text.ends_with("참조") || text.ends_with("참고")
}

/// The number of an attached table or form at the start of `text`, which is moved behind it: 2, 제2호, 1의2.
fn annex_number(text: &mut &str) -> Option<String> {
    let digits = text.trim_start();
    let ordinal = digits.strip_prefix('제').map(str::trim_start);
    let (number, after) = crate::statute::leading_number(ordinal.unwrap_or(digits))?;
    let counted = after.trim_start().strip_prefix('호');
    if ordinal.is_some() && counted.is_none() {
        return None;
    }
    let after = counted.unwrap_or(after);
    let branch = after.strip_prefix('의').and_then(crate::statute::leading_number);
    *text = branch.map_or(after, |(_, after)| after);
    Some(branch.map_or(number.to_string(), |(branch, _)| format!("{number}의{branch}")))
}

/// Whether a number is one of a list whose last member alone has the unit: the 5 of 제5·9호.
fn listed(after: &str, unit: char) -> bool {
    let mut text = after;
    let mut several = false;
    while let Some((_, after)) =
        text.strip_prefix(['·', 'ㆍ', ',']).and_then(|text| crate::statute::leading_number(text.trim_start()))
    {
        several = true;
        text = after;
    }
    several && text.starts_with(unit)
}

/// Reads unit by unit; a unit that does not fit leaves the text where it was.
struct Reader<'a> {
    rest: &'a str,
    bare: bool,
}

impl Reader<'_> {
    fn article(&mut self) -> Option<String> {
        self.numbered_article().or_else(|| self.annex()).or_else(|| self.addenda())
    }

    fn numbered_article(&mut self) -> Option<String> {
        let text = self.rest.trim_start();
        if let Some((number, after)) =
            text.strip_prefix('§').and_then(|text| crate::statute::leading_number(text.trim_start()))
        {
            self.rest = after;
            return Some(format!("제{number}조"));
        }
        let digits = text.strip_prefix('제').map(str::trim_start).or_else(|| self.bare.then_some(text));
        if let Some((number, after)) =
            digits.and_then(crate::statute::leading_number).filter(|(_, after)| listed(after, '조'))
        {
            self.rest = after;
            return Some(format!("제{number}조"));
        }
        let owned;
        let (number, after) =
            if self.bare && text.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)) {
                owned = format!("제{text}");
                let (number, after) = ArticleNumber::leading(&owned)?;
                (number, after.len())
            } else {
                let (number, after) = ArticleNumber::leading(text)?;
                (number, after.len())
            };
        self.rest = &self.rest[self.rest.len() - after..];
        Some(number.to_string())
    }

    /// An attached table or form, in brackets or without: 별표 2, 별표 제2호, [별표 1의2], 별지 제3호서식. Its number is written
    /// as the library has it. A form without a number is any sheet that the text itself has attached.
    fn annex(&mut self) -> Option<String> {
        let text = self.rest.trim_start();
        let inner = text.strip_prefix(['[', '［', '<']);
        let (table, text) = match inner.unwrap_or(text) {
            text if text.starts_with(TABLE) => (true, text.strip_prefix(TABLE)?),
            text => (false, text.strip_prefix(SHEET)?),
        };
        let form = |text: &mut &'_ str| {
            let after = text.trim_start().strip_prefix(FORM);
            *text = after.unwrap_or(text);
            after.is_some()
        };
        let mut text = text;
        let first = !table && form(&mut text);
        let number = annex_number(&mut text);
        let is_form = first || (!table && form(&mut text));
        let number = match (table, number) {
            (true, Some(number)) => format!("{TABLE} {number}"),
            // 별표시 is a word of its own.
            (true, None) if text.starts_with(|c: char| c.is_alphanumeric() && !"에와를의는은가로".contains(c)) =>
            {
                return None;
            }
            (true, None) => TABLE.to_owned(),
            (false, Some(number)) if is_form => format!("{SHEET} {FORM} {number}"),
            (false, _) => return None,
        };
        if inner.is_some() {
            text = text.strip_prefix([']', '］', '>'])?;
        }
        self.rest = text;
        Some(number)
    }

    /// 부칙, with the number of the law it came with, and one of its articles: 부칙 <제99호, 2024. 1. 2.> 제1조.
    fn addenda(&mut self) -> Option<String> {
        let mut text = self.rest.trim_start().strip_prefix(ADDENDA)?;
        let mut written = ADDENDA.to_owned();
        let open = text.trim_start();
        let shut =
            open.starts_with(['(', '<', '[', '‹', '〈']).then(|| open.find([')', '>', ']', '›', '〉'])).flatten();
        if let Some(end) = shut.filter(|&end| end < MAX_TITLE * 3) {
            let issued = open[..end].match_indices('제').find_map(|(at, mark)| {
                let (number, after) = crate::statute::leading_number(open[at + mark.len()..].trim_start())?;
                after.trim_start().starts_with('호').then_some(number)
            });
            written.extend(issued.map(|number| format!(" 제{number}호")));
            text = &open[end..];
            text = &text[text.chars().next().map_or(0, char::len_utf8)..];
        }
        if let Some((number, rest)) = ArticleNumber::leading(text.trim_start()) {
            written.push_str(&format!(" {number}"));
            text = rest;
        }
        self.rest = text;
        Some(written)
    }

    /// Steps over 의 between an article and its paragraph: 제27조의 제2항.
    fn hangs_on(&mut self) {
        if let Some(after) = self.rest.strip_prefix('의').filter(|after| after.trim_start().starts_with('제')) {
            let mut reader = Reader { rest: after, bare: false };
            if reader.counted('항').or_else(|| reader.counted('호')).is_some() {
                self.rest = after;
            }
        }
    }

    /// Steps over the part of an item that a sub-item stands under: 제6호 단서 라목.
    fn steps_over_its_part(&mut self) {
        let text = self.rest.trim_start();
        let part = ["단서", "본문"].into_iter().find_map(|part| text.strip_prefix(part));
        if let Some(after) = part.filter(|after| Reader { rest: after, bare: false }.letter().is_some()) {
            self.rest = after;
        }
    }

    /// A number with its unit, such as 제3항 or 제3호의2; a paragraph also as it is marked in the article: §27①.
    fn counted(&mut self, unit: char) -> Option<String> {
        if let Some((number, after)) = super::paragraph_mark(self.rest).filter(|_| unit == '항') {
            self.rest = after;
            return Some(number.to_string());
        }
        let text = self.rest.trim_start();
        let text = match text.strip_prefix('제') {
            Some(text) => text.trim_start(),
            None if self.bare => text,
            None => return None,
        };
        let (number, text) = crate::statute::leading_number(text)?;
        if listed(text, unit) {
            self.rest = text;
            return Some(number.to_string());
        }
        // 2항목 is a count of something else.
        let mut text = text.trim_start().strip_prefix(unit).filter(|after| !after.starts_with('목') || unit != '항')?;
        let mut written = number.to_string();
        if let Some((branch, after)) = text.strip_prefix('의').and_then(crate::statute::leading_number) {
            written.push_str(&format!("의{branch}"));
            text = after;
        }
        self.rest = text;
        Some(written)
    }

    /// 가목, (가)목. Sub-items have no 제.
    fn letter(&mut self) -> Option<String> {
        let text = self.rest.trim_start();
        let inner = text.strip_prefix('(');
        let text = inner.unwrap_or(text);
        let letter = text.chars().next().filter(|c| LETTERS.contains(*c))?;
        let text = &text[letter.len_utf8()..];
        let text = if inner.is_some() { text.strip_prefix(')')? } else { text };
        let after = text.strip_prefix('목')?;
        self.rest = after;
        Some(letter.to_string())
    }

    /// The title in parentheses. 이하 starts a definition, not a title.
    fn title(&mut self) -> Option<String> {
        let inner = self.rest.trim_start_matches(' ').strip_prefix('(')?;
        let mut depth = 1;
        let (end, _) = inner.char_indices().take(MAX_TITLE).find(|(_, c)| {
            depth += match c {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            depth == 0
        })?;
        let title = inner[..end].trim();
        if title.is_empty() || title.contains(['「', '\n']) || is_remark(title) {
            return None;
        }
        self.rest = &inner[end + 1..];
        Some(title.to_owned())
    }

    /// The other end of a range: 부터 제9조까지, 내지 제9조, ∼제9조.
    fn range<T>(&mut self, mut unit: impl FnMut(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.rest;
        // A dash on the next line is a bullet.
        let text = self.rest.trim_start_matches([' ', '\u{a0}']);
        let mark = RANGE_MARKS.into_iter().find(|mark| text.starts_with(mark))?;
        self.rest = &text[mark.len()..];
        let bare = std::mem::replace(&mut self.bare, true);
        let end = unit(self);
        self.bare = bare;
        let Some(end) = end else {
            self.rest = before;
            return None;
        };
        if mark == "부터" {
            self.rest = self.rest.strip_prefix("까지").unwrap_or(self.rest);
        }
        Some(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Units, &str) {
        let (units, length) = Units::leading(text, false).expect("units");
        (units, &text[length..])
    }

    #[test]
    fn all_units_are_read_with_the_title_between() {
        let (units, rest) = read("제2조의3(뜻(정의))제1항 제3호의2가목에 따라");
        assert_eq!(units.article.as_deref(), Some("제2조의3"));
        assert_eq!(units.title.as_deref(), Some("뜻(정의)"));
        assert_eq!((units.paragraph.as_deref(), units.item.as_deref()), (Some("1"), Some("3의2")));
        assert_eq!((units.subitem.as_deref(), rest), (Some("가"), "에 따라"));
    }

    #[test]
    fn ranges_are_one_citation() {
        for text in ["제2조부터 제5조까지", "제2조 내지 제5조", "제2조∼제5조"] {
            let (units, rest) = read(text);
            assert_eq!((units.article_to.as_deref(), rest), (Some("제5조"), ""), "{text}");
        }
        assert_eq!(read("제2조제1항부터 제4항까지에").0.paragraph_to.as_deref(), Some("4"));
        assert_eq!(read("제2조부터 시행한다").1, "부터 시행한다");
    }

    #[test]
    fn tables_forms_and_addenda_are_read_as_the_library_numbers_them() {
        for (text, number) in [
            ("별표 2", "별표 2"),
            (" 별표2에 따른", "별표 2"),
            ("별표 제2호", "별표 2"),
            ("[별표 1의2] 지급표", "별표 1의2"),
            ("별표의 기준", "별표"),
            ("별지 제3호서식", "별지 서식 3"),
            ("별지 제3호의2 서식에", "별지 서식 3의2"),
            ("별지 서식 4", "별지 서식 4"),
            ("부칙 <제15680호, 1998. 2. 24.> 제2조", "부칙 제15680호 제2조"),
            ("부칙 제3조제1항", "부칙 제3조"),
        ] {
            assert_eq!(read(text).0.article.as_deref(), Some(number), "{text}");
        }
        assert_eq!(read("별표 2 제3호가목에").0.item.as_deref(), Some("3"));
        assert_eq!(read("별표 1부터 별표 3까지").0.article_to.as_deref(), Some("별표 3"));
        for text in ["별지 참조", "별첨 2", "별도 1"] {
            assert!(Units::leading(text, false).is_none(), "{text}");
        }
    }

    #[test]
    fn paragraphs_are_read_in_every_way_they_are_hung_on() {
        for text in ["제80조 9항", "제80조의 제9항", "제80조⑨", "§80⑨", "제80조 제9항"] {
            let (units, rest) = read(text);
            assert_eq!((units.article.as_deref(), units.paragraph.as_deref()), (Some("제80조"), Some("9")), "{text}");
            assert_eq!(rest, "", "{text}");
        }
        assert_eq!(read("제9조제1항제1호부터 제12호까지").0.item_to.as_deref(), Some("12"));
        assert_eq!(read("제11조~900조").0.article_to.as_deref(), Some("제900조"));
        assert_eq!(read("제80조 2항목").0.paragraph, None);
        for remark in ["개정 2022. 1. 11.", "2022. 7. 12. 시행", "붙임 1 참조"] {
            assert_eq!(read(&format!("제27조({remark})")).0.title, None, "{remark}");
        }
    }

    #[test]
    fn numbers_of_other_things_are_no_units() {
        for text in ["제2회의실", "3조 2천억", "제2026-12호", "가목"] {
            let units = Units::leading(text, false).map(|(units, _)| units);
            assert!(units.is_none_or(|units| units.article.is_none() && units.paragraph.is_none()), "{text}");
        }
    }
}
