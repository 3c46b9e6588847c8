//! The search room: one question to the library, one answer with everything a reader needs.
//!
//! Drafting asks here too, so what the official sees while searching is what a draft is grounded in.

use std::path::Path;

pub use biseo_index::SourceKind;
use biseo_index::{
    Hit, Query, Why,
    citation::{self, Citation, Status},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    desk::Desk,
    fault::Fault,
    korean::amounts,
    meaning::{self, Asking},
    text::Unit,
};

/// Hits where the asker did not say how many.
const LIMIT: usize = 10;

/// Hits at the most: nobody walks further, and a limit keeps a careless script from asking for the whole book.
const MOST: usize = 200;

/// Hits asked for beyond the limit, from which those that were put back are made up for.
const BEHIND: usize = 12;

/// What the score of a template or a passage of the guide counts beside a regulation's.
const WORDED_ALIKE: f32 = 0.5;

/// Words that ask for a form or the guide itself.
const FORMS: [&str; 4] = ["서식", "양식", "템플릿", "쓰기"];

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct SearchRequest {
    /// The words, a law and an article, or a question.
    pub query: String,
    /// How many hits at most.
    pub limit: Option<u32>,
    /// The day whose law is asked for; the newest where it is left out.
    #[ts(as = "Option<String>")]
    pub as_of: Option<Date>,
    /// Ids that must not be among the hits.
    #[ts(as = "Option<Vec<String>>")]
    pub exclude: Vec<String>,
    /// The kinds wanted; all where it is left out.
    #[ts(as = "Option<Vec<SourceKind>>")]
    pub kinds: Vec<SourceKind>,
    /// Part of the name of the ministry or office whose sources are wanted.
    pub issuer: Option<String>,
    /// Whether the last word may be unfinished.
    pub typing: bool,
    /// The present day, which whoever asks knows: of several versions of a law the one in force counts.
    #[serde(skip)]
    #[ts(skip)]
    pub today: Option<Date>,
}

/// What was found, best first.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct SearchAnswer {
    /// The hits.
    pub hits: Vec<HitView>,
    /// What the query is the address of and the library has not: 「건축법」 제999조.
    pub absent: Vec<Absent>,
    /// Whether the meaning of the query counted beside its words.
    pub by_meaning: bool,
    /// How long the library took, in milliseconds.
    pub ms: f64,
}

/// The name of the file that a document came in, where it says more than the title.
fn file_name(hit: &Hit) -> Option<String> {
    let path = Path::new(&hit.origin);
    let is_document = matches!(hit.kind, SourceKind::Document | SourceKind::Guide);
    let says_more = is_document && path.file_stem().is_some_and(|stem| *stem != *hit.law);
    path.file_name().filter(|_| says_more).map(|name| name.to_string_lossy().into_owned())
}

/// What a query names and the library has not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Absent {
    /// The citation in its proper form.
    pub citation: String,
    /// `no_such_article`, `no_such_law`, `deleted`, `out_of_range`, `wrong_title`, `not_in_library` or `not_in_force`.
    #[ts(
        type = "'no_such_article' | 'no_such_law' | 'deleted' | 'out_of_range' | 'wrong_title' | 'not_in_library' | 'not_in_force'"
    )]
    pub status: Status,
}

impl Absent {
    /// A citation that the library cannot follow.
    pub(crate) fn of(citation: Citation) -> Option<Self> {
        let Citation { law, article, article_to, paragraph, item, subitem, status, .. } = citation;
        let (paragraph, item, subitem) = (paragraph.as_deref(), item.as_deref(), subitem.as_deref());
        let status = status.filter(|status| *status != Status::Valid);
        let mut citation = citation::write_within(&law?, &article?, paragraph, item, subitem);
        if let Some(last) = article_to {
            citation.push_str(&format!("부터 {last}까지"));
        }
        Some(Self { citation, status: status? })
    }

    /// The same in words.
    pub fn fault(&self) -> Fault {
        let code = match self.status {
            Status::Valid | Status::NoSuchArticle => "absent_article",
            Status::WrongTitle => "absent_title",
            Status::NoSuchLaw => "absent_law",
            Status::Deleted => "absent_deleted",
            Status::OutOfRange => "absent_paragraph",
            Status::NotInLibrary => "absent_here",
            Status::NotInForce => "absent_then",
        };
        Fault::new(code).with("citation", &self.citation)
    }
}

/// One article that answers.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct HitView {
    /// The article's id.
    pub id: String,
    /// What its source is.
    pub kind: SourceKind,
    /// Title of the law or document.
    pub law: String,
    /// Name of the file of a document of the agency: its title may be that of others too.
    pub file: Option<String>,
    /// 제27조, or the heading of a passage.
    pub article: String,
    /// Title of the article.
    pub title: String,
    /// Since when the source is in force.
    #[ts(type = "string | null")]
    pub effective: Option<Date>,
    /// The sentence or paragraph that matches best.
    pub snippet: String,
    /// Where the snippet matches, as pairs of start and end.
    pub highlights: Vec<(u32, u32)>,
    /// What a citation of it names: the paragraph (항) the snippet is from, or, where the query is the address of an
    /// article, what the query names.
    pub paragraph: Option<String>,
    /// The item (호) that the query names.
    pub item: Option<String>,
    /// The sub-item (목) that the query names.
    pub subitem: Option<String>,
    /// Higher is better, within one answer.
    pub score: f32,
    /// Why it was found.
    pub why: Vec<Why>,
}

impl HitView {
    /// A hit as it leaves the desk.
    pub fn of(hit: Hit, unit: Unit) -> Self {
        let pair = |range| {
            let place = unit.place(&hit.snippet, range);
            (place.start(), place.end())
        };
        let file = file_name(&hit);
        Self {
            highlights: hit.highlights.into_iter().map(pair).collect(),
            id: hit.id,
            kind: hit.kind,
            file,
            law: hit.law,
            article: hit.article,
            title: hit.title,
            effective: hit.effective,
            snippet: hit.snippet,
            paragraph: hit.paragraph,
            item: hit.item,
            subitem: hit.subitem,
            score: hit.score,
            why: hit.why,
        }
    }
}

/// Puts templates and the guide behind the regulations they are worded like, unless a form is what is asked for: their
/// short texts repeat the everyday words of a question and would outrank the article that answers it.
fn regulations_first(hits: &mut [Hit], query: &str) {
    if hits.iter().all(|hit| !hit.kind.has_articles()) || FORMS.iter().any(|form| query.contains(form)) {
        return;
    }
    for hit in hits.iter_mut().filter(|hit| matches!(hit.kind, SourceKind::Template | SourceKind::Guide)) {
        hit.score *= WORDED_ALIKE;
    }
    hits.sort_by(|a, b| b.score.total_cmp(&a.score));
}

/// A query with its sums of money in the notation of statutes behind it: who asks for 2,000만 원 means 2천만원. The 27조 of
/// 민원처리법 27조 is no sum.
fn with_sums(query: &str) -> String {
    let sums = amounts::find(query).into_iter().filter(|sum| !query[sum.range.clone()].trim_end().ends_with('조'));
    let sums = sums.map(|sum| amounts::in_statutes(sum.won));
    sums.filter(|sum| !query.contains(sum.as_str())).fold(query.to_owned(), |query, sum| query + " " + &sum)
}

/// Looks something up. Nothing to look for finds nothing.
///
/// # Errors
/// What the library reports: it is held by another process, damaged, or its disk is full.
pub fn run(desk: &Desk, request: &SearchRequest) -> Result<SearchAnswer, Fault> {
    run_with(desk, request, None)
}

/// The same, by meaning too where a model of embeddings is given and answers. What is still being typed is looked up by
/// its words alone.
///
/// # Errors
/// As [`run`].
pub fn run_with(desk: &Desk, request: &SearchRequest, asking: Option<Asking<'_>>) -> Result<SearchAnswer, Fault> {
    let started = std::time::Instant::now();
    let limit = request.limit.map_or(LIMIT, |limit| limit as usize).min(MOST);
    let query = Query {
        text: with_sums(&request.query),
        limit: limit + BEHIND,
        as_of: request.as_of,
        today: request.today,
        issuer: request.issuer.clone().filter(|issuer| !issuer.trim().is_empty()),
        exclude: request.exclude.clone(),
        kinds: request.kinds.clone(),
        typing: request.typing,
    };
    let by_meaning = asking
        .filter(|_| !request.typing && !query.text.trim().is_empty())
        .and_then(|asking| meaning::search(desk, asking, &query));
    let (by_meaning, mut hits) = match by_meaning {
        Some(hits) => (true, hits),
        None => (false, desk.library.search(&query)?),
    };
    regulations_first(&mut hits, &request.query);
    hits.truncate(limit);
    let mut absent: Vec<Absent> = Vec::new();
    for one in desk.library.cited(&query)?.into_iter().filter_map(Absent::of) {
        if !absent.contains(&one) {
            absent.push(one);
        }
    }
    let ms = started.elapsed().as_secs_f64() * 1000.0;
    let hits = hits.into_iter().map(|hit| HitView::of(hit, desk.unit)).collect();
    Ok(SearchAnswer { hits, absent, by_meaning, ms })
}
