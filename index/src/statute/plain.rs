//! Reads a law out of plain text: what the national site prints into HWP, PDF and text files, and what agencies write
//! their own rules in.
//!
//! ```text
//! 우산 대여에 관한 법률
//! [시행 2024. 7. 1.] [법률 제12345호, 2024. 1. 2., 일부개정]
//! 우산부(대여과), 02-0000-0000
//! 제1장 총칙
//! 제1조(목적) 이 법은 …
//! ```
//!
//! An article begins only where a line begins with its number, the numbers go up, and no particle follows the title:
//! a line that was wrapped before `제3조(정의)에 따른` begins none.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::parts::Parts;
use super::{ArticleNumber, closing, is_addenda, leading_number, place, source_kind};
use crate::source::{Source, Warning};
use crate::text::is_frame;

/// Articles that a text must begin at lines of their own before it is taken for a law.
const MIN_ARTICLES: usize = 2;
/// Longest line that is a heading, in characters; the longest chapter title of the law book has 44.
const MAX_HEADING: usize = 60;
/// Longest title of a law, in characters; the longest of the law book has 109.
const MAX_TITLE: usize = 120;
/// Most words of a line that a page repeats: 법제처 - 12 - 국가법령정보센터.
const MAX_MARK: usize = 6;
/// What titles of laws end in.
const ENDINGS: [&str; 14] =
    ["법", "법률", "시행령", "시행규칙", "령", "규칙", "규정", "조례", "훈령", "예규", "고시", "지침", "규약", "내규"];
/// Lines that the national site prints on every page.
const PAGE_MARKS: [&str; 3] = ["법제처", "국가법령정보센터", "자치법규정보시스템"];

static HEADING: LazyLock<Regex> = LazyLock::new(|| pattern(r"^제\s*\d+\s*(?P<unit>[편장절관])(?:의\s*\d+)?(?:\s|$)"));
static IN_FORCE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\[\s*시행\s*(?P<date>[0-9][0-9. ]*)\]?"));
static ISSUED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[\[(]?(?P<kind>[가-힣]*(?:법률|령|규칙|훈령|예규|고시|조례|규정|지침|내규))\s*제\s*[0-9-]+\s*호\s*,\s*(?P<date>[0-9][0-9. ]*)",
    )
});
static ISSUER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?P<name>[가-힣]{2,20})\s*\([가-힣ㆍ·, ]{2,40}\)\s*,?\s*[0-9]{2,4}\s*-"));
static ANNEX: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[\[<■]?\s*(?P<number>별표|별지)\s*(?:제\s*)?(?P<n>\d+)?\s*(?:호)?\s*(?:의\s*(?P<branch>\d+))?\s*(?:호)?\s*(?:서식)?\s*[\]>]\s*(?P<title>.*)$",
    )
});
static DATE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\d{4})\s*\.\s*(\d{1,2})\s*\.\s*(\d{1,2})"));
/// A line that begins a unit of its own, so that it does not continue the line before.
static UNIT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:[①-⑳㉑-㉟㊱-㊿]|\d{1,3}(?:의\d{1,2})?\.\s|[가-하거-허]\.\s|\d{1,2}\)\s|[가-하]\)\s|<|\[|※)")
});

#[expect(clippy::expect_used, reason = "the patterns are constants, and every one is used by the tests")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// Whether a text is a law: it begins articles that go up from 제1조, and is titled like a law or dated like one.
pub fn looks_like(text: &str) -> bool {
    let mut last: Option<ArticleNumber> = None;
    let mut articles = 0;
    for line in text.lines().map(bare) {
        if let Some((number, _, _)) = article(line).filter(|(number, ..)| follows(last.as_ref(), number)) {
            last = Some(number);
            articles += 1;
        }
    }
    let head = || text.lines().map(bare).filter(|line| !line.is_empty()).take(12);
    articles >= MIN_ARTICLES
        && (head().any(|line| ISSUED.is_match(line) || IN_FORCE.is_match(line))
            || head().any(|line| title(line).is_some()))
}

/// Reads the law; `name` is what the file is called, for a text that does not say its title. Of several laws in one text
/// the first is read, and the others are warned about.
pub fn parse(text: &str, name: &str) -> (Source, Vec<Warning>) {
    let mut warnings = Vec::new();
    let (text, others) = first_law(text);
    warnings.extend(others.map(|title| Warning::new("several_laws", title)));
    let mut parts = Parts::default();
    let mut head: Vec<&str> = Vec::new();
    let mut last: Option<ArticleNumber> = None;
    // The title, which a printed law repeats at the head of its pages.
    let mut running: Option<&str> = None;
    let mut wrapped = String::new();
    for line in text.lines().map(bare) {
        let mut left = Some(line);
        while let Some(line) = left.take() {
            let (line, run_in) = match run_in(line, last.as_ref()) {
                Some(at) => (line[..at].trim_end(), Some(&line[at..])),
                None => (line, None),
            };
            left = run_in;
            if line.is_empty() || is_page_mark(line) || last.is_some() && Some(line) == running {
                continue;
            }
            let begins = article(line).filter(|(number, ..)| !parts.in_addenda() && follows(last.as_ref(), number));
            if let Some((number, title, rest)) = begins {
                running = running.or_else(|| title_of(&head));
                flush(&mut wrapped, &mut parts);
                parts.start(number.to_string(), title);
                last = Some(number);
                wrapped.push_str(rest);
            } else if is_addenda(line) {
                flush(&mut wrapped, &mut parts);
                parts.addenda();
                wrapped.push_str(line);
                flush(&mut wrapped, &mut parts);
            } else if let Some(annex) = ANNEX.captures(line).filter(|_| last.is_some()) {
                flush(&mut wrapped, &mut parts);
                let group = |name| annex.name(name).map_or("", |found| found.as_str());
                parts.annex(&super::parts::annex_number(group("number"), group("n"), group("branch")), group("title"));
            } else if let Some(level) = heading(line).filter(|_| !parts.in_addenda()) {
                flush(&mut wrapped, &mut parts);
                parts.chapter(level, line);
            } else if last.is_none() {
                head.push(line);
            } else if wrapped.is_empty()
                || UNIT.is_match(line)
                || ends_sentence(&wrapped)
                || wrapped.starts_with(is_frame)
                || line.starts_with(is_frame)
            {
                flush(&mut wrapped, &mut parts);
                wrapped.push_str(line);
            } else {
                wrapped.push(' ');
                wrapped.push_str(line);
            }
        }
    }
    flush(&mut wrapped, &mut parts);
    (source(&head, name, parts, &mut warnings), warnings)
}

/// The first law of a text, and the title of the one that comes after it: what stands above other dates than its own.
fn first_law(text: &str) -> (&str, Option<&str>) {
    let (mut dates, mut begun, mut above) = (None, false, (0, ""));
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let said = bare(line);
        if IN_FORCE.is_match(said) && (said.starts_with('[') || title(said).is_some()) {
            let (start, name) = if said.starts_with('[') { above } else { (at, title(said).unwrap_or_default()) };
            let own = *dates.get_or_insert(said);
            if begun && own != said {
                return (&text[..start], Some(name));
            }
        }
        begun |= article(said).is_some_and(|(number, ..)| follows(None, &number));
        if !said.is_empty() && !is_page_mark(said) && above.1 != said {
            above = (at, said);
        }
        at += line.len();
    }
    (text, None)
}

fn flush(wrapped: &mut String, parts: &mut Parts) {
    if !wrapped.is_empty() {
        parts.text(wrapped);
        wrapped.clear();
    }
}

fn source(head: &[&str], name: &str, parts: Parts, warnings: &mut Vec<Warning>) -> Source {
    let title = title_of(head).unwrap_or(name).to_owned();
    let issued = head.iter().find_map(|line| ISSUED.captures(line));
    let law_kind = issued.as_ref().map_or("", |found| found.name("kind").map_or("", |kind| kind.as_str())).to_owned();
    let promulgated = issued.as_ref().and_then(|found| date(&found["date"]));
    let effective = head.iter().find_map(|line| IN_FORCE.captures(line)).and_then(|found| date(&found["date"]));
    let issuer = head.iter().find_map(|line| ISSUER.captures(line)).map(|found| found["name"].to_owned());
    let (family, stem) = place(&title, &law_kind);
    Source {
        kind: source_kind(if law_kind.is_empty() { ending(&title) } else { &law_kind }),
        articles: parts.finish(&family, &stem, warnings),
        family,
        stem,
        title,
        law_kind,
        issuer: issuer.unwrap_or_default(),
        promulgated,
        effective: effective.or(promulgated),
        status: String::new(),
        origin: String::new(),
        sha256: String::new(),
    }
}

/// A line without the marks that a reader of HWP or Markdown may put around it.
fn bare(line: &str) -> &str {
    line.trim().trim_start_matches('#').trim_matches(|c: char| c == '*' || c == '|' || c.is_whitespace())
}

/// Number and title of the article a line begins, and what follows them.
fn article(line: &str) -> Option<(ArticleNumber, String, &str)> {
    let (number, rest) = ArticleNumber::leading(line)?;
    let rest = rest.trim_start_matches([' ', '\u{a0}']);
    if let Some(inner) = rest.strip_prefix('(') {
        let end = closing(inner).filter(|&end| inner[..end].chars().count() < MAX_TITLE)?;
        let after = &inner[end + 1..];
        let free = after.chars().next().is_none_or(|c| {
            c.is_whitespace() || !c.is_alphanumeric() || super::super::citation::paragraph_mark(after).is_some()
        });
        return free.then(|| (number, inner[..end].trim().to_owned(), after.trim_start()));
    }
    let free = rest.is_empty() || rest.starts_with("삭제") || rest.starts_with('<');
    free.then(|| (number, String::new(), rest))
}

/// Where the next article begins in a line that a reader of PDF made of several: … 정한다. 제22조(반납) ….
fn run_in(line: &str, last: Option<&ArticleNumber>) -> Option<usize> {
    let next = last?.main + 1;
    line.match_indices('제').map(|(at, _)| at).filter(|&at| at > 0).find(|&at| {
        let before = line[..at].trim_end();
        let ended =
            before.ends_with(['.', '>']) || heading(before).is_some() || line[..at].ends_with(char::is_alphabetic);
        let joined = |rest: &str| ["및", "또는", "부터", "내지", ",", "·"].iter().any(|word| rest.starts_with(word));
        ended
            && article(&line[at..]).is_some_and(|(number, title, rest)| {
                number.main == next && number.branches.is_empty() && !title.is_empty() && !joined(rest)
            })
    })
}

/// Whether an article of this number may come next: numbers go up, and the first is 제1조.
fn follows(last: Option<&ArticleNumber>, number: &ArticleNumber) -> bool {
    last.map_or(number.main == 1 && number.branches.is_empty(), |last| last < number)
}

/// The level of the heading a line is: 편 1, 장 2, 절 3, 관 4.
fn heading(line: &str) -> Option<usize> {
    let said = line.find('<').map_or(line, |dated| &line[..dated]);
    let found = HEADING.captures(line).filter(|_| said.chars().count() <= MAX_HEADING)?;
    ["편", "장", "절", "관"].iter().position(|unit| *unit == &found["unit"]).map(|place| place + 1)
}

/// The title that the lines above the first article say: one that ends as laws do, or what stands above the dates.
fn title_of<'t>(head: &[&'t str]) -> Option<&'t str> {
    let dated = head.iter().position(|line| IN_FORCE.is_match(line) || ISSUED.is_match(line));
    let above = || head.get(dated?.checked_sub(1)?).copied().filter(|line| line.chars().count() <= MAX_TITLE);
    head.iter().find_map(|line| title(line)).or_else(above)
}

/// The title that a line says, without the short name and the dates that may stand behind it: 우산 대여에 관한 법률 ( 약칭:
/// 우산대여법 ) [시행 2024. 7. 1.].
fn title(line: &str) -> Option<&str> {
    let end = ["(약칭", "( 약칭", "[시행", "[ 시행"].iter().filter_map(|sign| line.find(sign)).min();
    let line = line[..end.unwrap_or(line.len())].trim();
    let bare = line.trim_matches(['「', '」', '『', '』', ' ']);
    (bare.chars().count() <= MAX_TITLE && !bare.starts_with('[') && !ending(bare).is_empty()).then_some(line)
}

/// What a title ends in, if it is the title of a law.
fn ending(title: &str) -> &str {
    ENDINGS
        .iter()
        .filter(|ending| title.ends_with(**ending))
        .max_by_key(|ending| ending.len())
        .map_or("", |ending| &title[title.len() - ending.len()..])
}

fn ends_sentence(line: &str) -> bool {
    line.ends_with(['.', '>', ']', ':']) || HEADING.is_match(line)
}

/// A line that belongs to the page and not to the law: its number, who printed it, or both.
fn is_page_mark(line: &str) -> bool {
    let said = line.trim_matches(|c: char| c == '-' || c == '–' || c == '/' || c.is_whitespace() || c.is_ascii_digit());
    said.is_empty()
        || PAGE_MARKS
            .iter()
            .any(|mark| said.starts_with(mark) && said.split_whitespace().count() <= MAX_MARK && !line.ends_with('.'))
}

fn date(text: &str) -> Option<Date> {
    let found = DATE.captures(text)?;
    let part = |group: usize| leading_number(&found[group]).map(|(number, _)| number);
    let (year, month, day) = (part(1)?, part(2)?, part(3)?);
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::{Part, SourceKind};

    const PRINTED: &str = "법제처                         1                         국가법령정보센터\n\
        우산 대여에 관한 법률 시행령\n[시행 2024. 7. 1.] [대통령령 제34567호, 2024. 6. 3., 일부개정]\n\
        우산부(대여과), 02-0000-0000\n제1장 총칙\n제1조(목적) 이 영은 「우산 대여에 관한 법률」에서 위임된 사항과 그 시행에\n\
        필요한 사항을 정한다.\n제2조(신청) ① 빌리려는 사람은 다음 각 호의 사항을 적어 신청한다.\n1. 이름\n2. 빌릴 날\n\
        ② 관리자는\n제1조(목적)에 따라 답한다.\n- 2 -\n제2조의2(기한) 기한은 사흘로 한다. <개정 2024. 6. 3.>\n제3조 삭제 <2020. 1. 1.>\n\
        부칙 <제34567호, 2024. 6. 3.>\n제1조(시행일) 이 영은 2024년 7월 1일부터 시행한다.\n[별표 1] 대여료(제2조 관련)\n";

    #[test]
    fn what_the_national_site_prints_is_read_as_the_law_it_is() {
        assert!(looks_like(PRINTED));
        let (law, warnings) = parse(PRINTED, "파일");
        assert_eq!(warnings, []);
        assert_eq!((law.family.as_str(), law.stem.as_str()), ("우산대여에관한법률", "시행령"));
        assert_eq!((law.law_kind.as_str(), law.issuer.as_str()), ("대통령령", "우산부"));
        assert_eq!(law.promulgated, Some(jiff::civil::date(2024, 6, 3)));
        assert_eq!(law.effective, Some(jiff::civil::date(2024, 7, 1)));
        let main: Vec<_> = law.articles.iter().filter(|article| article.part == Part::Main).collect();
        let numbers: Vec<&str> = main.iter().map(|article| article.number.as_str()).collect();
        assert_eq!(numbers, ["제1조", "제2조", "제2조의2", "제3조"]);
        assert!(main[0].text.ends_with("시행에 필요한 사항을 정한다."), "wrapped lines are one line: {}", main[0].text);
        assert_eq!(main[1].text.lines().count(), 4);
        assert!(main[1].text.ends_with("② 관리자는 제1조(목적)에 따라 답한다."), "{}", main[1].text);
        assert!(main[3].deleted);
        assert_eq!(main[0].headings, ["제1장 총칙"]);
        let apart: Vec<&str> = law.articles[4..].iter().map(|article| article.number.as_str()).collect();
        assert_eq!(apart, ["부칙 <제34567호, 2024. 6. 3.>", "별표 1"]);
    }

    #[test]
    fn a_title_with_its_short_name_and_articles_that_a_page_ran_together_are_told_apart() {
        let text = "우산 대여에 관한 법률 ( 약칭: 우산대여법 ) [시행 2024. 7. 1.] [법률 제12345호, 2024. 1. 2., 일부개정]\n\
            제 1 조 (목적) 우산을 아낀다.\n\
            제 1 절 우산의 대여 등 제 2 조 (대여)\n1. 우산에 관한 사항제 3 조 (반납)\n\
            다음은 제4조(배상) 및 제6조를 본다. 제 4 조 (배상) 물어 준다.\n";
        let (law, _) = parse(text, "파일");
        assert_eq!((law.title.as_str(), law.stem.as_str()), ("우산 대여에 관한 법률", "법률"));
        let numbers: Vec<&str> = law.articles.iter().map(|article| article.number.as_str()).collect();
        assert_eq!(numbers, ["제1조", "제2조", "제3조", "제4조"]);
    }

    #[test]
    fn what_a_page_repeats_in_the_middle_of_a_sentence_is_no_part_of_the_law() {
        let text = "우산 관리처 직제\n우산 관리처 직제\n[시행 2024. 7. 1.] [대통령령 제34567호, 2024. 6. 3., 제정]\n\
            제1조(우산 관리처(이하 \"처\")의 목적) 이 영은 우산 관리처의\n법제처\n1  국가법령정보센터\n우산 관리처 직제\n조직을 정한다.\n제2조(직무) 우산을 아낀다.\n";
        let (law, _) = parse(text, "파일");
        assert_eq!(law.title, "우산 관리처 직제", "the name of a law that ends like no other stands above its dates");
        assert_eq!(law.articles[0].title, "우산 관리처(이하 \"처\")의 목적");
        assert_eq!(law.articles[0].text, "이 영은 우산 관리처의 조직을 정한다.");
    }

    #[test]
    fn of_several_laws_in_one_text_the_first_is_read_and_the_next_is_named() {
        let again = PRINTED.replace("시행령", "시행규칙").replace("[시행 2024. 7. 1.]", "[시행 2024. 8. 1.]");
        let (law, warnings) = parse(&format!("{PRINTED}\n{again}"), "파일");
        assert_eq!(warnings, [Warning::new("several_laws", "우산 대여에 관한 법률 시행규칙")]);
        assert_eq!(law, parse(PRINTED, "파일").0);
        let every_page = PRINTED.replace("- 2 -", "[시행 2024. 7. 1.] [대통령령 제34567호, 2024. 6. 3., 일부개정]");
        assert_eq!(parse(&every_page, "파일").1, [], "dates that a page repeats are those of one law");
    }

    #[test]
    fn an_agencys_own_rules_are_rules_and_other_texts_are_no_law() {
        let rules =
            "가온시 우산 관리 규정\n제1조(목적) 이 규정은 우산을 아낀다.\n제2조(적용 범위) 모든 과에 적용한다.\n";
        assert!(looks_like(rules));
        assert_eq!(parse(rules, "파일").0.kind, SourceKind::Rule);
        for other in [
            "회의 결과\n제1조(목적)에 따라 논의하였다.\n제2조(정의)를 보았다.",
            "우산 대여법\n제3조(반납) 돌려준다.\n",
            "제2회의실\n1. 안건",
        ] {
            assert!(!looks_like(other), "{other}");
        }
    }

    proptest! {
        #[test]
        fn no_text_stops_the_parser(text in "([가-힣]{0,6}|제[0-9]{1,3}조|\\(|\\)|\n|①| |부칙|\\[|\\]|[0-9.]{0,8}|별표){0,60}") {
            let _ = looks_like(&text);
            let _ = parse(&text, "글");
        }
    }
}
