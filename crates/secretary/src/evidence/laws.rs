//! Articles that the draft cites and the ground does not.
//!
//! The ground may cite carelessly ("지방계약법 9조 1항") and the draft properly; with a library both are the same law. Without
//! one, a short name stands for the full name whose letters it takes in order.

use std::sync::LazyLock;

use regex::Regex;

use super::{FactKind, Ground, Reading};
use crate::korean::pattern;

/// An article as it is cited in a hurry: without 제, the law by whatever name.
static HURRIED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"([가-힣·ㆍ ]{0,50}?)([가-힣·ㆍ]{0,40}(?:법|법률|령|규칙|규정|조례))[」』]?\s*(?:제\s?)?(\d{1,4})\s?조",
        r"(?:\s?의\s?(\d{1,2}))?(?:\s*(?:제\s?)?(\d{1,2})\s?항)?"
    ))
});

/// An article as the ground cites it.
#[derive(Debug)]
pub(super) struct Cited {
    law: String,
    article: String,
    article_to: Option<String>,
    paragraph: Option<String>,
}

impl Cited {
    /// The articles that a text cites.
    pub(super) fn all(ground: &Ground<'_>, text: &str) -> Vec<Self> {
        let cited = ground.citations(text).into_iter().filter_map(|citation| {
            Some(Self {
                law: letters(&citation.law?),
                article: citation.article?,
                article_to: citation.article_to,
                paragraph: citation.paragraph,
            })
        });
        cited.chain(HURRIED.captures_iter(text).flat_map(|found| Self::hurried(&found))).collect()
    }

    /// The law may be the last word alone or what stands before it too: 개인정보 보호법.
    fn hurried(found: &regex::Captures<'_>) -> Vec<Self> {
        let branch = found.get(4).map_or(String::new(), |branch| format!("의{}", branch.as_str()));
        let paragraph = found.get(5).map(|paragraph| paragraph.as_str().to_owned());
        let words: Vec<&str> = found[1].split_whitespace().chain([&found[2]]).collect();
        (0..words.len())
            .map(|from| Self {
                law: letters(&words[from..].concat()),
                article: format!("제{}조{branch}", &found[3]),
                article_to: None,
                paragraph: paragraph.clone(),
            })
            .collect()
    }

    fn carries(&self, law: &str, article: &str, paragraph: Option<&str>) -> bool {
        let same_paragraph = paragraph.is_none() || self.paragraph.as_deref() == paragraph;
        let inside = self.article == article
            || self
                .article_to
                .as_deref()
                .is_some_and(|last| number(&self.article) <= number(article) && number(article) <= number(last));
        inside && same_paragraph && same_law(&self.law, law)
    }
}

/// Judges the citations of the draft. Names of laws are taken too: a law is no organisation.
pub(super) fn check(reading: &mut Reading<'_>, ground: &Ground<'_>) {
    for citation in ground.citations(reading.text) {
        if !reading.is_free(&citation.range) {
            continue;
        }
        let (Some(law), Some(article)) = (citation.law.as_deref(), citation.article.as_deref()) else { continue };
        let law = letters(law);
        let paragraph = citation.paragraph.as_deref();
        let carried = ground.cited.iter().any(|cited| cited.carries(&law, article, paragraph))
            || ground.holds_article(&citation.target_ids)
            || ground.says(&citation.surface);
        reading.judge(citation.range, FactKind::Citation, carried);
    }
    let mut from = 0;
    while let Some(open) = reading.text[from..].find('「').map(|at| from + at) {
        let Some(close) = reading.text[open..].find('」').map(|at| open + at + '」'.len_utf8()) else { break };
        reading.take(open..close);
        from = close;
    }
}

fn letters(law: &str) -> String {
    law.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// 제12조의2 as (12, 2).
fn number(article: &str) -> (u32, u32) {
    let mut figures = article.split(|c: char| !c.is_ascii_digit()).filter_map(|figure| figure.parse().ok());
    (figures.next().unwrap_or(0), figures.next().unwrap_or(0))
}

/// Whether two names mean one law: the same letters, or a short name whose letters the full one has in order.
fn same_law(one: &str, other: &str) -> bool {
    let (short, full) = if one.chars().count() <= other.chars().count() { (one, other) } else { (other, one) };
    if short == full {
        return true;
    }
    let rank = |law: &str| (law.ends_with("시행령"), law.ends_with("시행규칙"));
    if rank(short) != rank(full) || short.chars().count() < 3 {
        return false;
    }
    let stem = short.trim_end_matches("시행령").trim_end_matches("시행규칙").trim_end_matches('법');
    // 정보공개법 leaves out the beginning of its law; then its letters must stand together.
    if short.chars().next() != full.chars().next() {
        return stem.chars().count() >= 3 && full.contains(stem);
    }
    let mut rest = full.chars();
    stem.chars().all(|wanted| rest.any(|c| c == wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_is_the_law_whose_letters_it_takes() {
        assert!(same_law("지방계약법", "지방자치단체를당사자로하는계약에관한법률"));
        assert!(!same_law("지방계약법", "지방자치단체를당사자로하는계약에관한법률시행령"));
        assert!(same_law("정보공개법", "공공기관의정보공개에관한법률"));
        assert!(!same_law("행정기본법", "행정절차법"));
        assert!(number("제3조") < number("제3조의2") && number("제3조의2") < number("제10조"));
    }
}
