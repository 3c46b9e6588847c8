//! Reads one statute, directive or ordinance into articles, in whichever form it comes.
//!
//! Three forms are known: Markdown with a YAML front matter, as the public law archives publish it ([`parse`]); plain
//! text, as the national site prints it into HWP, PDF and text files ([`plain`]); and the XML of the national site's
//! Open API ([`xml`]; its lists are read by [`listing`]). In all of them what follows `부칙` is set apart, because its articles are numbered from 제1조
//! again and would pass for the law's own. A file that is damaged gives what can be read of it, and says what was odd.

mod front_matter;
pub mod listing;
mod number;
mod parts;
pub mod plain;
pub mod xml;

use crate::source::{Article, Part, Source, SourceKind, Warning};
use crate::text::squeeze;
use parts::Parts;

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

/// Gives every article the id that its place asks for. A number met twice keeps both; the later one gets an id of its
/// own.
pub(crate) fn set_ids(articles: &mut [Article], family: &str, stem: &str) {
    let mut seen = std::collections::HashMap::new();
    for article in articles {
        article.id = article_id(family, stem, &article.number);
        let times = seen.entry(article.number.clone()).or_insert(0);
        *times += 1;
        if *times > 1 {
            article.id = format!("{}~{times}", article.id);
        }
    }
}

/// Where a law belongs whose file does not stand in the layout of the archives: the family is its act's name, the stem
/// what it is to the act.
pub(crate) fn place(title: &str, law_kind: &str) -> (String, String) {
    let act = crate::citation::act(title);
    let family = act.split_whitespace().collect();
    let below = title[act.len()..].trim();
    let stem = if below.is_empty() { law_kind } else { below };
    (family, if stem.is_empty() { "본문".to_owned() } else { stem.to_owned() })
}

/// Whether the file's place is one of the archives' layout: the stem says what kind of law it is, and is not its title.
/// What an office or a local government has issued stands in a folder of its name; a statute keeps the folder it had
/// before it was renamed.
pub(crate) fn is_laid_out(family: &str, stem: &str, title: &str, law_kind: &str) -> bool {
    if source_kind(law_kind) == SourceKind::Rule && !squeeze(title).starts_with(&squeeze(family)) {
        return false;
    }
    let stem = stem.split(['@', '(']).next().unwrap_or_default();
    let kind = ["법률", "령", "규칙"].iter().any(|ending| stem.ends_with(ending));
    kind && squeeze(title) != squeeze(stem)
}

/// What a law of this kind is to the person who looks it up: 법률 and 대통령령 are law, 훈령 and 조례 are rules.
pub(crate) fn source_kind(law_kind: &str) -> SourceKind {
    let rule = ["훈령", "예규", "고시", "공고", "지침", "조례", "내규", "규정", "기타", "자치법규"];
    let local = law_kind == "규칙" || rule.iter().any(|ending| law_kind.ends_with(ending));
    if local { SourceKind::Rule } else { SourceKind::Statute }
}

/// Whether a Markdown text is a statute: its front matter has the archive's fields, or it has articles as headings.
pub fn looks_like(markdown: &str) -> bool {
    let head = markdown.trim_start_matches('\u{feff}');
    let fields = head.starts_with("---") && head.lines().take(12).any(|line| line.starts_with("법령"));
    fields || markdown.lines().any(|line| line.strip_prefix("##### ").is_some_and(|rest| heading(rest).is_some()))
}

/// Reads a statute in Markdown. `family` is its folder, `stem` its file name without `.md`.
pub fn parse(markdown: &str, family: &str, stem: &str) -> (Source, Vec<Warning>) {
    let mut warnings = Vec::new();
    let (front, body) = front_matter::split(markdown.trim_start_matches('\u{feff}'), &mut warnings);
    let mut parts = Parts::default();
    let mut title = None;
    for line in body.lines() {
        markdown_line(line, &mut parts, &mut title, &mut warnings);
    }
    for (number, title) in front.annexes {
        parts.annex(&number, &title);
    }
    let articles = parts.finish(family, stem, &mut warnings);
    let source = Source {
        kind: SourceKind::Statute,
        family: family.to_owned(),
        stem: stem.to_owned(),
        title: front.title.or(title).unwrap_or_else(|| family.to_owned()),
        law_kind: front.law_kind.unwrap_or_else(|| stem.split('@').next().unwrap_or_default().to_owned()),
        issuer: front.issuer,
        promulgated: front.promulgated,
        effective: front.effective,
        status: front.status,
        articles,
        origin: String::new(),
        sha256: String::new(),
    };
    (source, warnings)
}

fn markdown_line(line: &str, parts: &mut Parts, title: &mut Option<String>, warnings: &mut Vec<Warning>) {
    let level = line.bytes().take_while(|&byte| byte == b'#').count();
    let heading_text = line[level..].strip_prefix(' ').map(str::trim);
    match (level, heading_text) {
        (1..=5, Some(text)) if is_addenda(text) => parts.addenda(),
        _ if parts.in_addenda() => parts.text(line.trim_start_matches('#')),
        (1..=5, Some(text)) => {
            if let Some((number, title)) = heading(text) {
                parts.start(number, title);
            } else if level == ARTICLE_LEVEL {
                warnings.push(Warning::new("odd_article_heading", text));
                parts.text(text);
            } else if level == 1 && title.is_none() && parts.is_empty() {
                *title = Some(text.to_owned());
            } else {
                parts.chapter(level, text);
            }
        }
        _ => parts.text(line),
    }
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

/// Where the title of an article ends that began behind an opened parenthesis: 보조금(국비)의 교부).
fn closing(inner: &str) -> Option<usize> {
    let mut open = 1;
    inner.char_indices().find_map(|(at, c)| {
        open += i32::from(c == '(') - i32::from(c == ')');
        (open == 0).then_some(at)
    })
}

/// `부칙`, also written 부 칙 and followed by the number of the law it came with.
fn is_addenda(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).take(3).collect();
    text == "부칙" || text == "부칙<" || text == "부칙("
}
#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LAW: &str = "---\n제목: 가상 우산 관리법\n법령구분: 법률\n소관부처:\n- 우산부\n공포일자: 2024-01-02\n시행일자: 2024-07-01\n상태: 시행\n---\n\n# 가상 우산 관리법\n\n## 제1장 총칙 <개정 2024.1.2>\n\n##### 제1조 (목적)\n\n이 법은 우산을 아끼는 마음을 기른다.\n\n##### 제2조의2 (빌려주기)\n\n**①** 누구든지 우산을 빌릴 수 있다.\n\n  1\\. 비가 오는 날\n    가\\. 소나기\n\n**②** 삭제 <2024.1.2>\n\n##### 제3조\n\n삭제 <2024.1.2>\n\n## 제2장 벌칙\n\n##### 제4조 (과태료)\n\n돌려주지 않으면 과태료를 낸다.\n\n## 부칙\n\n부칙 <제1호,2024.1.2>\n\n##### 제1조 (시행일)\n\n공포한 날부터 시행한다.\n";

    #[test]
    fn a_law_without_articles_and_a_preamble_are_kept() {
        let law = "---\n제목: 우산의 날에 관한 법률\n---\n# 우산의 날에 관한 법률\n\n7월 1일을 우산의 날로 한다.\n\n다만, 맑으면 그러하지 아니하다.\n\n## 부칙\n\n공포한 날부터 시행한다.\n";
        let (day, warnings) = parse(law, "우산의날에관한법률", "법률");
        assert_eq!(warnings, []);
        assert_eq!(day.articles[0].id, "우산의날에관한법률/법률#본문");
        assert_eq!(day.articles[0].text, "7월 1일을 우산의 날로 한다.\n다만, 맑으면 그러하지 아니하다.");
        assert_eq!(crate::citation::write(&day.title, &day.articles[0].number, None), "「우산의 날에 관한 법률」");
        let law = "# 우산헌장\n\n전문\n\n우리는 우산을 아낀다.\n\n## 제1장 총강\n\n##### 제1조\n\n비를 가린다.\n";
        let numbers: Vec<String> = parse(law, "우산헌장", "법률").0.articles.into_iter().map(|it| it.number).collect();
        assert_eq!(numbers, ["전문", "제1조"]);
    }

    #[test]
    fn a_statute_is_read_with_its_chapters_and_dates() {
        let (law, warnings) = parse(LAW, "가상우산관리법", "법률");
        assert_eq!(warnings, []);
        assert_eq!(
            (law.title.as_str(), law.law_kind.as_str(), law.issuer.as_str()),
            ("가상 우산 관리법", "법률", "우산부")
        );
        assert_eq!(law.effective, Some(jiff::civil::date(2024, 7, 1)));
        let main = law.articles.iter().filter(|article| article.part == Part::Main);
        let ids: Vec<&str> = main.map(|article| article.id.as_str()).collect();
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
        let addenda = &law.articles[4];
        assert_eq!((addenda.part, addenda.number.as_str()), (Part::Addenda, "부칙 <제1호,2024.1.2>"));
        assert_eq!(addenda.text, "제1조 (시행일)\n공포한 날부터 시행한다.");
    }

    #[test]
    fn only_a_wholly_deleted_article_is_deleted() {
        let (law, _) = parse(LAW, "가상우산관리법", "법률");
        let deleted: Vec<bool> = law.articles.iter().map(|article| article.deleted).collect();
        assert_eq!(deleted[..4], [false, false, true, false]);
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
