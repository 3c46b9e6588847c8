//! Articles that the draft cites and the ground does not.
//!
//! The ground may cite carelessly ("지방계약법 9조 1항") and the draft properly: both are one law where the library knows both
//! by one full name. A short name that is another law's own name never stands for a longer one: 도로법 is not 도로교통법.

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

    fn carries(&self, law: &str, article: &str, paragraph: Option<&str>, ground: &Ground<'_>) -> bool {
        let same_paragraph = paragraph.is_none() || self.paragraph.as_deref() == paragraph;
        let inside = self.article == article
            || self
                .article_to
                .as_deref()
                .is_some_and(|last| number(&self.article) <= number(article) && number(article) <= number(last));
        inside && same_paragraph && same_law(&self.law, law, ground)
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
        let carried = ground.cited.iter().any(|cited| cited.carries(&law, article, paragraph, ground))
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

/// Whether two names mean one law: the same letters, or one full name in the library.
fn same_law(one: &str, other: &str, ground: &Ground<'_>) -> bool {
    one == other || ground.law(one).is_some_and(|full| ground.law(other) == Some(full))
}

#[cfg(test)]
mod tests {
    use std::{fs, ops::ControlFlow};

    use biseo_index::{Library, TextReader};

    use super::*;
    use crate::{evidence, korean::calendar::TEST_TODAY};

    const LAWS: [&str; 3] = ["도로법", "도로교통법", "지방자치단체를 당사자로 하는 계약에 관한 법률"];

    /// Citations of a draft that a request does not carry.
    fn uncarried(request: &str, draft: &str) -> usize {
        let folder = tempfile::tempdir().expect("a folder");
        for law in LAWS {
            let head = "법령구분: 법률\n공포일자: 2025-06-10\n시행일자: 2025-07-01\n상태: 시행";
            let text = format!("---\n제목: {law}\n{head}\n---\n\n# {law}\n\n##### 제9조 (우산)\n\n① 우산을 접는다.\n");
            fs::create_dir_all(folder.path().join("kr").join(law.replace(' ', ""))).expect("made");
            fs::write(folder.path().join("kr").join(law.replace(' ', "")).join("법률.md"), text).expect("written");
        }
        let (library, _) = Library::open(&folder.path().join("index"), None).expect("opens");
        library
            .add(&[folder.path().join("kr")], &TextReader, &mut |_| ControlFlow::Continue(()))
            .expect("takes the laws in");
        let ground = Ground::new(request, &[], TEST_TODAY, Some(&library));
        evidence::check(draft, &ground).iter().filter(|fact| fact.kind == FactKind::Citation).count()
    }

    #[test]
    fn a_law_vouches_for_no_other_that_begins_like_it() {
        assert_eq!(uncarried("도로법 9조에 따라 알림", "「도로교통법」 제9조에 따라 알립니다."), 1);
        assert_eq!(uncarried("도로법 9조에 따라 알림", "「도로법」 제9조에 따라 알립니다."), 0);
        let full = "「지방자치단체를 당사자로 하는 계약에 관한 법률」 제9조에 따라 알립니다.";
        assert_eq!(uncarried("지방계약법 9조에 따라 알림", full), 0);
    }

    #[test]
    fn articles_are_in_order_of_their_numbers() {
        assert!(number("제3조") < number("제3조의2") && number("제3조의2") < number("제10조"));
    }
}
