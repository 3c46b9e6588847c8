//! Reads one statute as the public law archives publish it: Markdown with a YAML front matter.
//!
//! The main part has headings of level 1 to 4 for 편·장·절·관 and level 5 for 제N조; what follows `부칙` is set apart,
//! because its articles are numbered from 제1조 again and would pass for the law's own. A file that is damaged gives
//! what can be read of it, and says what was odd.

mod front_matter;
mod number;

use std::collections::HashMap;

use crate::source::{Article, Source, SourceKind, Warning};
use crate::text::plain_line;

pub use number::ArticleNumber;
pub(crate) use number::leading_number;

/// Level of the headings that start an article.
const ARTICLE_LEVEL: usize = 5;

/// The id of a statute's article. A version other than the usual one (`법률@20200101`) names its date at the end.
pub fn article_id(family: &str, stem: &str, number: &str) -> String {
    match stem.split_once('@') {
        Some((stem, version)) => format!("{family}/{stem}#{number}@{version}"),
        None => format!("{family}/{stem}#{number}"),
    }
}

/// Whether a Markdown text is a statute: its front matter has the archive's fields, or it has articles as headings.
pub fn looks_like(markdown: &str) -> bool {
    let head = markdown.trim_start_matches('\u{feff}');
    let fields = head.starts_with("---") && head.lines().take(12).any(|line| line.starts_with("법령"));
    fields || markdown.lines().any(|line| line.strip_prefix("##### ").is_some_and(|rest| heading(rest).is_some()))
}

/// Reads a statute. `family` is its folder, `stem` its file name without `.md`.
pub fn parse(markdown: &str, family: &str, stem: &str) -> (Source, Vec<Warning>) {
    let mut warnings = Vec::new();
    let (front, body) = front_matter::split(markdown.trim_start_matches('\u{feff}'), &mut warnings);
    let mut parts = Parts { family, stem, ..Parts::default() };
    for line in body.lines() {
        parts.line(line, &mut warnings);
    }
    parts.close(&mut warnings);
    if parts.articles.is_empty() {
        warnings.push(Warning::new("no_articles", stem));
    }
    let source = Source {
        kind: SourceKind::Statute,
        family: family.to_owned(),
        stem: stem.to_owned(),
        title: front.title.or(parts.title).unwrap_or_else(|| family.to_owned()),
        law_kind: front.law_kind.unwrap_or_else(|| stem.to_owned()),
        issuer: front.issuer,
        promulgated: front.promulgated,
        effective: front.effective,
        status: front.status,
        articles: parts.articles,
        origin: String::new(),
        sha256: String::new(),
    };
    (source, warnings)
}

/// The article heading `제12조의2 (제목)`, with or without a title.
fn heading(text: &str) -> Option<(String, String)> {
    let (number, rest) = ArticleNumber::leading(text)?;
    let rest = rest.trim();
    let title = match rest.strip_prefix('(') {
        Some(inner) => inner.rfind(')').map_or(inner, |end| &inner[..end]),
        None if rest.is_empty() || rest.starts_with("삭제") => "",
        None => return None,
    };
    Some((number.to_string(), title.trim().to_owned()))
}

/// Whether nothing is left of an article but its number and the note that it was deleted.
fn only_deleted(title: &str, text: &str) -> bool {
    let note = |text: &str| {
        text.trim().strip_prefix("삭제").is_some_and(|rest| {
            let rest = rest.trim();
            rest.is_empty() || ((rest.starts_with('<') || rest.starts_with('[')) && rest.ends_with(['>', ']']))
        })
    };
    // The archive also leaves a bare number where an article was moved away.
    let bare = text.trim().is_empty() && (title.is_empty() || note(title));
    bare || (note(text) && text.trim().lines().count() == 1)
}

/// The parts of a statute as they are met, line by line.
#[derive(Default)]
struct Parts<'a> {
    family: &'a str,
    stem: &'a str,
    title: Option<String>,
    headings: Vec<(usize, String)>,
    open: Option<Article>,
    articles: Vec<Article>,
    seen: HashMap<String, usize>,
    addenda: bool,
}

impl Parts<'_> {
    fn line(&mut self, line: &str, warnings: &mut Vec<Warning>) {
        let level = line.bytes().take_while(|&byte| byte == b'#').count();
        let heading_text = line[level..].strip_prefix(' ').map(str::trim);
        match (level, heading_text) {
            (1..=5, Some(text)) if is_addenda(text) => {
                self.close(warnings);
                self.addenda = true;
            }
            _ if self.addenda => {}
            (1..=5, Some(text)) => {
                if let Some((number, title)) = heading(text) {
                    self.close(warnings);
                    self.start(number, title);
                } else if level == ARTICLE_LEVEL {
                    warnings.push(Warning::new("odd_article_heading", text));
                    self.text(text);
                } else {
                    self.close(warnings);
                    self.chapter(level, text);
                }
            }
            _ => self.text(line),
        }
    }

    fn chapter(&mut self, level: usize, text: &str) {
        if level == 1 && self.title.is_none() && self.articles.is_empty() {
            self.title = Some(text.to_owned());
            return;
        }
        self.headings.retain(|(outer, _)| *outer < level);
        self.headings.push((level, without_amendment(text).to_owned()));
    }

    fn start(&mut self, number: String, title: String) {
        self.open = Some(Article {
            id: article_id(self.family, self.stem, &number),
            number,
            title,
            text: String::new(),
            deleted: false,
            headings: self.headings.iter().map(|(_, text)| text.clone()).collect(),
        });
    }

    /// A line of running text; text before the first article belongs to none and is left out.
    fn text(&mut self, line: &str) {
        let (Some(article), Some(line)) = (&mut self.open, plain_line(line)) else { return };
        if !article.text.is_empty() {
            article.text.push('\n');
        }
        article.text.push_str(&line);
    }

    /// Ends the open article. A number met twice keeps both texts; the later one gets an id of its own.
    fn close(&mut self, warnings: &mut Vec<Warning>) {
        let Some(mut article) = self.open.take() else { return };
        article.deleted = only_deleted(&article.title, &article.text);
        let times = self.seen.entry(article.number.clone()).or_insert(0);
        *times += 1;
        if *times > 1 {
            warnings.push(Warning::new("duplicate_article", &article.number));
            article.id = format!("{}~{times}", article.id);
        }
        self.articles.push(article);
    }
}

/// `부칙`, also written 부 칙 and followed by the number of the law it came with.
fn is_addenda(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).take(3).collect();
    text == "부칙" || text == "부칙<" || text == "부칙("
}

/// A heading without its trailing `<개정 …>`.
fn without_amendment(text: &str) -> &str {
    match text.rfind('<') {
        Some(at) if text.ends_with('>') => text[..at].trim_end(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LAW: &str = "---\n제목: 가상 우산 관리법\n법령구분: 법률\n소관부처:\n- 우산부\n공포일자: 2024-01-02\n시행일자: 2024-07-01\n상태: 시행\n---\n\n# 가상 우산 관리법\n\n## 제1장 총칙 <개정 2024.1.2>\n\n##### 제1조 (목적)\n\n이 법은 우산을 아끼는 마음을 기른다.\n\n##### 제2조의2 (빌려주기)\n\n**①** 누구든지 우산을 빌릴 수 있다.\n\n  1\\. 비가 오는 날\n    가\\. 소나기\n\n**②** 삭제 <2024.1.2>\n\n##### 제3조\n\n삭제 <2024.1.2>\n\n## 제2장 벌칙\n\n##### 제4조 (과태료)\n\n돌려주지 않으면 과태료를 낸다.\n\n## 부칙\n\n부칙 <제1호,2024.1.2>\n\n##### 제1조 (시행일)\n\n공포한 날부터 시행한다.\n";

    #[test]
    fn a_statute_is_read_with_its_chapters_and_dates() {
        let (law, warnings) = parse(LAW, "가상우산관리법", "법률");
        assert_eq!(warnings, []);
        assert_eq!(
            (law.title.as_str(), law.law_kind.as_str(), law.issuer.as_str()),
            ("가상 우산 관리법", "법률", "우산부")
        );
        assert_eq!(law.effective, Some(jiff::civil::date(2024, 7, 1)));
        let ids: Vec<&str> = law.articles.iter().map(|article| article.id.as_str()).collect();
        assert_eq!(
            ids,
            [
                "가상우산관리법/법률#제1조",
                "가상우산관리법/법률#제2조의2",
                "가상우산관리법/법률#제3조",
                "가상우산관리법/법률#제4조"
            ],
            "articles of the 부칙 are not articles of the law"
        );
        assert_eq!(
            law.articles[1].text,
            "① 누구든지 우산을 빌릴 수 있다.\n1. 비가 오는 날\n가. 소나기\n② 삭제 <2024.1.2>"
        );
        assert_eq!(law.articles[0].headings, ["제1장 총칙"]);
        assert_eq!(law.articles[3].headings, ["제2장 벌칙"]);
    }

    #[test]
    fn only_a_wholly_deleted_article_is_deleted() {
        let (law, _) = parse(LAW, "가상우산관리법", "법률");
        let deleted: Vec<bool> = law.articles.iter().map(|article| article.deleted).collect();
        assert_eq!(deleted, [false, false, true, false]);
    }

    #[test]
    fn damaged_front_matter_and_repeated_numbers_are_kept_and_said() {
        let text = "---\n제목: [열린 괄호\n---\n# 이상한 법\n##### 제1조 (하나)\n처음\n##### 제1조 (둘)\n다음\n";
        let (law, warnings) = parse(text, "이상한법", "법률");
        assert_eq!(law.title, "이상한 법");
        let codes: Vec<&str> = warnings.iter().map(|warning| warning.code).collect();
        assert_eq!(codes, ["front_matter", "duplicate_article"]);
        assert_eq!(law.articles[1].id, "이상한법/법률#제1조~2");
    }

    proptest! {
        #[test]
        fn no_text_stops_the_parser(text in "(---\n)?([가-힣a-z#:<>*①0-9 .\\\\(){}\\[\\]\n-]{0,200})") {
            let _ = parse(&text, "아무법", "법률");
        }
    }
}
