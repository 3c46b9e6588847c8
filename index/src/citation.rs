//! The grammar of legal citations in Korean: found in running text, held against a library, written the proper way.
//!
//! A citation is a law and the units below it (조·항·호·목). Most of the grammar is about what is left out: 같은 법, 동조,
//! 제2항 alone after 및, or a short name that the text gave itself with 이하 “…”이라 한다. What only looks like a citation
//! (제2회의실, 계약서 제9조, 3조 2천억) is left alone.

mod context;
mod name;
mod parse;
mod patterns;
mod resolve;
mod units;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::text::squeeze;

pub(crate) use context::Aliases;
pub(crate) use name::Lexicon;
pub(crate) use parse::{act, aliases, parse_with, parse_within};
pub use resolve::paragraphs;
pub(crate) use resolve::{Shape, paragraph_mark};
pub use units::Units;

/// One citation in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// How it is written there.
    pub surface: String,
    /// The law it means, by its full name where that is known.
    pub law: Option<String>,
    /// 법률, 대통령령 …, known only for laws of the library.
    pub kind: Option<String>,
    /// 제34조의2.
    pub article: Option<String>,
    /// The last article of a range.
    pub article_to: Option<String>,
    /// The number of the paragraph (항).
    pub paragraph: Option<String>,
    /// The last paragraph of a range.
    pub paragraph_to: Option<String>,
    /// The number of the item (호), with its branch: 3의2.
    pub item: Option<String>,
    /// The last item of a range.
    pub item_to: Option<String>,
    /// The letter of the sub-item (목).
    pub subitem: Option<String>,
    /// The last sub-item of a range.
    pub subitem_to: Option<String>,
    /// The title given in parentheses.
    pub cited_title: Option<String>,
    /// Ids of the articles it means.
    pub target_ids: Vec<String>,
    /// What holding it against the library showed; nothing before that.
    pub status: Option<Status>,
}

/// What holding a citation against the library showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// All of it exists.
    Valid,
    /// The article exists under another title.
    WrongTitle,
    /// The law has no such article.
    NoSuchArticle,
    /// There is no such law.
    NoSuchLaw,
    /// The article, paragraph or item was deleted.
    Deleted,
    /// The article has no such paragraph, item or sub-item.
    OutOfRange,
    /// The law exists, or may, but is not in the library: nothing can be said.
    NotInLibrary,
    /// The library has the law, but no version that was in force on the day asked for.
    NotInForce,
}

/// Every citation in a text, without a library: laws are named as the text names them.
pub fn parse(text: &str) -> Vec<Citation> {
    parse_with(text, &())
}

/// Where a text speaks of articles, attached tables or forms that belong to none of its citations: 제27조 without a law, or
/// with a contract. Whether they are there nobody can tell. `citations` are those of the text.
pub fn unattached(text: &str, citations: &[Citation]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut starts: Vec<usize> = text
        .match_indices(['제', '§'])
        .chain(text.match_indices("별지"))
        .chain(text.match_indices("별표"))
        .map(|(at, _)| at)
        .collect();
    starts.sort_unstable();
    for at in starts {
        let before = citations.partition_point(|citation| citation.range.start <= at);
        let inside = citations[..before].last().is_some_and(|citation| at < citation.range.end)
            || found.last().is_some_and(|range| range.contains(&at));
        let Some((units, length)) = Units::leading(&text[at..], false).filter(|_| !inside) else {
            continue;
        };
        // 제12호 alone is the number of a document as well, and 별표 without a number is any table.
        let told = units.article.as_deref().map_or(units.paragraph.is_some(), |article| article != "별표");
        if !told {
            continue;
        }
        // 총사업비 제3조 2천억 is a sum.
        let is_sum =
            text[at + length..].trim_start().starts_with(|c: char| c.is_ascii_digit()) && units.paragraph.is_none();
        if !is_sum {
            found.push(at..at + length);
        }
    }
    found
}

/// Number of the only part of a law that has no articles, which is cited by the name of the law alone.
pub(crate) const WHOLE: &str = "본문";

/// The one proper form: 「민원 처리에 관한 법률」 제27조제1항. `article` is 제27조, `paragraph` its bare number.
pub fn write(law: &str, article: &str, paragraph: Option<&str>) -> String {
    match paragraph {
        _ if article == WHOLE => format!("「{law}」"),
        Some(paragraph) => format!("「{law}」 {article}제{paragraph}항"),
        None => format!("「{law}」 {article}"),
    }
}

/// The proper form with what it names below the paragraph: the number of an item (호), with its branch as 2의3, and the
/// letter of a sub-item (목).
pub fn write_within(
    law: &str,
    article: &str,
    paragraph: Option<&str>,
    item: Option<&str>,
    subitem: Option<&str>,
) -> String {
    let mut written = write(law, article, paragraph);
    if let Some(item) = item {
        match item.split_once('의') {
            Some((number, branch)) => written.push_str(&format!("제{number}호의{branch}")),
            None => written.push_str(&format!("제{item}호")),
        }
    }
    if let Some(subitem) = subitem {
        written.push_str(&format!("{subitem}목"));
    }
    written
}

/// How a cited article is recorded in the index.
pub(crate) fn target(law: &str, article: &str) -> String {
    format!("{}#{article}", squeeze(law))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_article_of_no_law_is_told() {
        let text =
            "「우산법」 제3조에 따라 알린다. 계약서 제9조제2항과 제4조를 본다. 별지 제5호서식에 적고 제2회의실로 온다.";
        let left: Vec<&str> = unattached(text, &parse(text)).into_iter().map(|range| &text[range]).collect();
        assert_eq!(left, ["제9조제2항", "제4조", "별지 제5호서식"]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            law in "[가-힣]{1,6}( [가-힣]{1,5}){0,2}(법|법률|규칙)( 시행령)?",
            article in 1u32..999, branch in proptest::option::of(2u32..30), paragraph in proptest::option::of(1u32..30),
            item in proptest::option::of("[1-9]|[1-9]의[2-9]"), letter in proptest::option::of("[가나다라]")
        ) {
            let article = branch.map_or(format!("제{article}조"), |branch| format!("제{article}조의{branch}"));
            let paragraph = paragraph.map(|number| number.to_string());
            let letter = letter.filter(|_| item.is_some());
            let written =
                write_within(&law, &article, paragraph.as_deref(), item.as_deref(), letter.as_deref());
            let read = parse(&written);
            prop_assert_eq!(read.len(), 1);
            prop_assert_eq!(&read[0].surface, &written);
            prop_assert_eq!(read[0].law.as_deref(), Some(law.as_str()));
            prop_assert_eq!(read[0].article.as_deref(), Some(article.as_str()));
            prop_assert_eq!(&read[0].paragraph, &paragraph);
            prop_assert_eq!((&read[0].item, &read[0].subitem), (&item, &letter));
        }

        #[test]
        fn no_text_stops_the_parser(text in "[제0-9조항호목의부터까지 「」『』“”(),.법령이하같은동조및\n~가-나０-９]{0,80}") {
            for citation in parse(&text) {
                prop_assert_eq!(&text[citation.range.clone()], citation.surface.as_str());
            }
        }
    }
}
