//! What a text states on the articles that it cites.
//!
//! Only what lays down a duty, a right, a ban or a measure is held against an article: "…에 따라 알려 드립니다" states nothing about it.

use std::{cell::RefCell, collections::HashMap, ops::Range, rc::Rc, sync::LazyLock};

use biseo_index::{
    ArticleView, Library,
    citation::{self, Citation},
};
use jiff::civil::Date;
use regex::Regex;

use super::claim::{Gap, Verdict, judge, measured_otherwise, measures, rules};
use crate::{fault::Fault, korean::pattern};

/// What leads from a citation to what is stated on it.
static BASED_ON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:에\s*(?:따라|따르면|의하여|의거(?:하여)?|의하면|근거하여|서는?)|은|는|의 규정에 따라|을 근거로)[,]?\s+",
    )
});
/// Where a statement ends: a full stop, a joining ending, or the noun ending of a report.
static ENDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"다\.|(?:있|없)(?:으(?:며|나|므로|니)|음|고),?|[하되]고,|(?:한|된)다고|야 (?:하(?:며|고|므로)|함),?|가능(?:함|하(?:며|고|므로))",
    )
});

/// Another article cited in a sentence.
static OTHER_ARTICLE: LazyLock<Regex> = LazyLock::new(|| pattern(r"제\s?\d+조"));

/// What stands between articles on which something is stated together.
static JOINED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\s*(?:단서|본문|전단|후단)?\s*(?:및|와|과|또는|,|·|ㆍ|내지)\s*$"));

/// Share of the words of a statement that only measures something, which the passage with another measure must have.
const SAME_MEASURE: f64 = 0.7;
/// Of a hundred words of a sentence in running text so many stand in an article that speaks of its matter.
const OTHER_MATTER: u8 = 35;
/// Words that a sentence has at least for its matter to be told.
const TELLING: usize = 6;

/// A paragraph named within another one.
static OTHER_PARAGRAPH: LazyLock<Regex> = LazyLock::new(|| pattern(r"제\s?\d+항|전항|앞의 항"));

/// A statement that its article does not carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weak {
    /// Bytes of what is stated.
    pub range: Range<usize>,
    /// In what the article does not carry it.
    pub gap: Gap,
    /// The article of the passage as it is properly cited, with its paragraph where one was cited.
    pub cited: String,
    /// Its id.
    pub article: String,
    /// The passage that the statement should be read against.
    pub passage: String,
}

/// The articles of a library as they are on a day, each looked up once: a long text cites the same ones again and again.
pub struct Articles<'l> {
    library: &'l Library,
    today: Date,
    known: RefCell<HashMap<String, Option<Rc<ArticleView>>>>,
}

impl<'l> Articles<'l> {
    /// None looked up yet.
    pub fn new(library: &'l Library, today: Date) -> Self {
        Self { library, today, known: RefCell::default() }
    }

    /// The article with this id in the version that is in force on the day; nothing where none is.
    ///
    /// # Errors
    /// What the library reports.
    pub fn in_force(&self, id: &str) -> Result<Option<Rc<ArticleView>>, Fault> {
        if let Some(known) = self.known.borrow().get(id) {
            return Ok(known.clone());
        }
        let shown = self.library.show(id, Some(self.today))?.map(Rc::new);
        self.known.borrow_mut().insert(id.to_owned(), shown.clone());
        Ok(shown)
    }
}

/// What is stated on the citation at place `at` of those of `text` and not carried by its article as it is in force today.
/// What is stated on several together (제27조제1항 및 영 제29조에 따라) one of them may carry.
///
/// # Errors
/// What the library reports.
pub fn weak(articles: &Articles<'_>, text: &str, citations: &[Citation], at: usize) -> Result<Option<Weak>, Fault> {
    let citation = &citations[at];
    let Some((range, statement)) = behind(text, &citation.range).or_else(|| before(text, &citation.range)) else {
        return Ok(None);
    };
    let Some((view, verdict)) = held(articles, &statement, citation)? else { return Ok(None) };
    let Some(gap) = verdict.gap else { return Ok(None) };
    let joined = |&at: &usize| {
        let between = text.get(citations[at].range.end..citations[at + 1].range.start);
        between.is_some_and(|between| JOINED.is_match(between))
    };
    for other in (0..at).rev().take_while(joined) {
        if held(articles, &statement, &citations[other])?.is_none_or(|(_, verdict)| verdict.gap.is_none()) {
            return Ok(None);
        }
    }
    let read = |(number, range): &(u32, Range<usize>)| {
        range.contains(&verdict.passage.start).then(|| number.to_string()).filter(|_| citation.paragraph.is_some())
    };
    let paragraph = citation::paragraphs(&view.text).iter().find_map(read);
    Ok(Some(Weak {
        range,
        gap,
        cited: citation::write(&view.law, &view.number, paragraph.as_deref()),
        passage: view.text[verdict.passage].to_owned(),
        article: view.id.clone(),
    }))
}

/// Holds a statement against the one article that a citation means; nothing where it means none or several.
fn held(
    articles: &Articles<'_>,
    statement: &Statement,
    citation: &Citation,
) -> Result<Option<(Rc<ArticleView>, Verdict)>, Fault> {
    let [id] = citation.target_ids.as_slice() else { return Ok(None) };
    let Some(view) = articles.in_force(id)? else { return Ok(None) };
    let paragraphs = citation::paragraphs(&view.text);
    let of = |cited: Option<&String>| {
        let number = cited?.parse::<u32>().ok()?;
        paragraphs.iter().find(|(known, _)| *known == number).map(|(_, range)| range)
    };
    let first = of(citation.paragraph.as_ref());
    let cited = first.map(|first| first.start..of(citation.paragraph_to.as_ref()).unwrap_or(first).end);
    let Statement { claim, whole, rules } = statement;
    let verdict = match &cited {
        _ if !rules => Verdict { gap: None, shared: 100, passage: 0..0 },
        Some(paragraphs) => judge_paragraphs(claim, &view.title, &view.text, paragraphs),
        None => judge(claim, &view.title, &view.text),
    };
    // What only says how much or how long, or says it in words of its own or in few, can be wrong in its figure alone.
    let vague = verdict.shared >= OTHER_MATTER || claim.split_whitespace().count() < TELLING;
    let only_figures = match verdict.gap {
        _ if !rules => Some(SAME_MEASURE),
        Some(Gap::Matter) if vague => Some(f64::from(OTHER_MATTER) / 100.0),
        _ => None,
    };
    let verdict = match only_figures {
        None => verdict,
        Some(least) => {
            let cited = cited.unwrap_or(0..view.text.len());
            let other = measured_otherwise(whole, &view.text[cited.clone()], least);
            let passage = other.as_ref().map(|other| cited.start + other.start..cited.start + other.end);
            Verdict { gap: other.map(|_| Gap::Figure), passage: passage.unwrap_or(cited), ..verdict }
        }
    };
    Ok(Some((view, verdict)))
}

/// Holds a claim against the paragraphs of an article that are cited for it. They may need the rest to say it, as where
/// they go on from the paragraph before; what only another paragraph says is cited at the wrong place.
fn judge_paragraphs(claim: &str, title: &str, text: &str, cited: &Range<usize>) -> Verdict {
    let own = judge(claim, title, &text[cited.clone()]);
    let passage = cited.start + own.passage.start..cited.start + own.passage.end;
    if own.gap.is_none() {
        return Verdict { gap: None, passage, ..own };
    }
    let whole = judge(claim, title, text);
    match whole.gap {
        Some(_) => Verdict { passage, ..own },
        None if !cited.contains(&whole.passage.start) => Verdict { gap: Some(Gap::Paragraph), ..whole },
        // A figure or a permission that only another paragraph has holds where the one that is cited refers to it.
        None if matches!(own.gap, Some(Gap::Figure | Gap::Mood)) && !OTHER_PARAGRAPH.is_match(&text[cited.clone()]) => {
            Verdict { passage, ..own }
        }
        None => whole,
    }
}

/// What a text states on an article.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Statement {
    /// As a sentence of its own.
    claim: String,
    /// With what it speaks of, where the text says that before the citation.
    whole: String,
    /// Whether it lays down a duty, a right or a ban; otherwise only how much or how long.
    rules: bool,
}

/// What a sentence states behind the citation in it.
fn behind(text: &str, citation: &Range<usize>) -> Option<(Range<usize>, Statement)> {
    // The next line states something of its own.
    let rest = text[citation.end..].lines().next().unwrap_or_default();
    let lead = BASED_ON.find(rest)?;
    let body = &rest[lead.end()..];
    let end = ENDS.find(body).map_or(body.len(), |end| end.end());
    // What is stated behind another article is stated on that one.
    let end = OTHER_ARTICLE.find(body).map_or(end, |other| end.min(other.start()));
    let start = citation.end + lead.end();
    let (length, statement) = stated(&body[..end])?;
    let whole = format!("{} {}", subject(text, citation.start), statement.claim);
    Some((start..start + length, Statement { whole, ..statement }))
}

/// What a sentence names before the citation as that of which it speaks: 사용허가기간은 「…」 제21조에 따라 5년 이내로 한다.
fn subject(text: &str, citation: usize) -> &str {
    let said = text[..citation].trim_end();
    let said = &said[said.rfind(['\n', '.', ':', ',']).map_or(0, |at| at + 1)..];
    if said.ends_with(['은', '는', '이', '가', '을', '를']) { said.trim_start() } else { "" }
}

/// What a sentence states before the citation in brackets at its end: "… 할 수 있음(「…」 제3조)". Behind another one in
/// brackets it begins anew.
fn before(text: &str, citation: &Range<usize>) -> Option<(Range<usize>, Statement)> {
    let said = text[..citation.start].trim_end().strip_suffix('(')?.trim_end();
    let start = said.trim_end_matches('.').rfind(['\n', '.', ':']).map_or(0, |at| at + 1);
    let other = OTHER_ARTICLE.find_iter(&said[start..]).last().and_then(|other| {
        let end = start + other.end();
        said[end..].find(')').map(|shut| end + shut + 1)
    });
    let start = other.unwrap_or(start);
    let start = start + said[start..].len() - said[start..].trim_start_matches([' ', ',']).len();
    stated(&said[start..]).map(|(length, claim)| (start..start + length, claim))
}

/// The polite endings of a letter, and the plain ones of a statute.
const POLITE: [(&str, &str); 4] = [("합니다", "한다"), ("됩니다", "된다"), ("있습니다", "있다"), ("없습니다", "없다")];

/// A statement as a sentence, with how much of the text it takes.
fn stated(said: &str) -> Option<(usize, Statement)> {
    let said = said.trim_end_matches(['.', ',', ' ', '\n']);
    let stem = |endings: &[&str]| endings.iter().find_map(|ending| said.strip_suffix(ending));
    let claim = if let Some(stem) =
        stem(&["으므로", "으며", "으나", "으니", "음", "고", "며"]).filter(|stem| stem.ends_with(['있', '없', '한']))
    {
        format!("{stem}다")
    } else if let Some(stem) = stem(&["하므로", "하며", "하고", "함"]).filter(|stem| stem.trim_end().ends_with('야'))
    {
        format!("{stem}한다")
    } else if let Some(stem) = stem(&["가능하므로", "가능하며", "가능하고", "가능하다", "가능함"]) {
        format!("{stem}할 수 있다")
    } else if let Some((stem, plain)) = POLITE.iter().find_map(|(end, plain)| Some((said.strip_suffix(end)?, plain))) {
        format!("{stem}{plain}")
    } else {
        said.to_owned()
    };
    let rules = rules(&claim);
    (rules || measures(said)).then(|| (said.len(), Statement { whole: claim.clone(), claim, rules }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "① 시장은 주민이 신청하면 7일 이내에 우산을 빌려주어야 한다.\n\
        ② 우산을 빌린 사람은 14일 이내에 대여료를 내야 한다.\n\
        ③ 시장은 제2항에 따른 대여료를 다음 각 호의 어느 하나에 해당하면 면제할 수 있다.\n1. 어린이가 빌린 때";

    fn verdict(claim: &str, number: usize) -> (Option<Gap>, &'static str) {
        let (_, paragraph) = citation::paragraphs(TEXT).remove(number - 1);
        let verdict = judge_paragraphs(claim, "우산의 대여", TEXT, &paragraph);
        (verdict.gap, &TEXT[verdict.passage])
    }

    #[test]
    fn a_statement_ends_with_its_line() {
        let text = "「우산법」 제1조에 따라 빌린 우산 안내\n신청하면 바로 빌려주어야 한다.";
        let end = text.find("에 따라").unwrap_or_default();
        assert_eq!(behind(text, &(0..end)), None, "the second line is not stated on the article");
    }

    #[test]
    fn a_statement_does_not_reach_over_another_article() {
        let text =
            "「우산법」 제1조에 따라 7일 이내에 신청하시거나, 「비옷법」 제2조에 따라 9일 이내에 청구하실 수 있습니다.";
        let end = |cited: &str| text.find(cited).map_or(0, |at| at + cited.len());
        assert_eq!(behind(text, &(0..end("제1조"))), None, "nothing is ruled before the second citation");
        let (_, stated) = behind(text, &(0..end("제2조"))).expect("a statement");
        assert_eq!((stated.claim.as_str(), stated.rules), ("9일 이내에 청구하실 수 있다", true));
    }

    #[test]
    fn polite_notices_of_a_remedy_are_carried_by_the_article_that_gives_the_time() {
        let remedy = "① 행정심판은 처분이 있음을 알게 된 날부터 90일 이내에 청구하여야 한다.\n② 행정심판은 처분이 있었던 날부터 180일이 지나면 청구하지 못한다.";
        for claim in ["90일 이내에 행정심판을 청구하실 수 있다", "90일 이내에 청구하셔야 한다"]
        {
            assert_eq!(judge(claim, "청구기간", remedy).gap, None, "{claim}");
        }
        assert!(judge("60일 이내에 행정심판을 청구하실 수 있다", "청구기간", remedy).gap.is_some());
    }

    #[test]
    fn a_duty_in_other_words_is_accused_of_its_figure_and_not_of_its_matter() {
        let article = "요청을 받은 기관은 요청을 받은 날부터 14일 이내에 우산을 내야 한다.";
        let other = |claim: &str| measured_otherwise(claim, article, f64::from(OTHER_MATTER) / 100.0).is_some();
        assert!(other("요청을 받은 날부터 30일 이내에 제출하여야 한다"));
        assert!(!other("요청을 받은 날부터 14일 이내에 제출하여야 한다"));
    }

    #[test]
    fn what_is_stated_before_a_citation_begins_behind_the_one_before() {
        let text = "5일 이하는 시간으로 정하고(우산법 제7조), 6일 이상은 첫날을 넣어야 한다(같은 조";
        let (range, _) = before(text, &(text.len() - "같은 조".len()..text.len())).expect("a statement");
        assert_eq!(&text[range], "6일 이상은 첫날을 넣어야 한다");
    }

    #[test]
    fn a_measure_is_held_against_the_article_that_lays_it_down() {
        let article = "① 우산을 빌려주는 기간은 빌린 날부터 5일 이내로 한다.\n② 우산을 잃은 사람에게는 2만원을 물린다.";
        let other = |claim: &str| measured_otherwise(claim, article, SAME_MEASURE).map(|range| &article[range]);
        assert!(other("우산을 빌려주는 기간은 9일 이내로 한다").is_some_and(|said| said.contains("5일")));
        assert_eq!(other("우산을 빌려주는 기간은 5일 이내로 한다"), None);
        assert_eq!(other("우산을 잃은 사람은 9일 안에 알린다"), None, "the article measures no days for that");
        let claim = |text: &str| behind(text, &(0..text.find("에 따라").unwrap_or_default())).map(|(_, claim)| claim);
        assert!(claim("「우산법」 제1조에 따라 우산을 빌려주는 기간은 9일 이내로 한다.").is_some());
        assert_eq!(claim("「우산법」 제1조에 따라 우산을 9일간 빌려 드립니다."), None, "it tells what is done");
    }

    #[test]
    fn a_claim_is_held_against_the_paragraph_that_is_cited() {
        let lending = "시장은 주민이 신청하면 7일 이내에 우산을 빌려주어야 한다.";
        assert_eq!(verdict(lending, 1).0, None);
        let (gap, passage) = verdict(lending, 2);
        assert_eq!(gap, Some(Gap::Paragraph));
        assert!(passage.starts_with("시장은 주민이"), "it is read against the paragraph that says it: {passage}");
        assert!(verdict("우산을 빌린 사람은 7일 이내에 대여료를 내야 한다.", 2).0.is_some());
        assert_eq!(verdict("시장은 어린이가 빌린 때에는 대여료를 면제할 수 있다.", 3).0, None);
        let (gap, passage) = verdict("우산을 빌린 사람은 21일 이내에 대여료를 내야 한다.", 2);
        assert!(gap.is_some() && passage.starts_with("우산을 빌린 사람은"), "{gap:?} {passage}");
    }
}
