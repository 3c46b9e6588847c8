//! The legal basis of a document: what the request rests it on is written in its proper form; anything else is only
//! proposed, with its article and sentence.

use std::{ops::Range, sync::LazyLock};

use biseo_documents::{Document, notation};
use biseo_index::{
    Hit, Library, Query, SourceKind,
    citation::{self, Citation, Status},
};
use biseo_prompts::draft::Labelled;
use jiff::civil::Date;
use regex::Regex;
use serde::Serialize;
use ts_rs::TS;

use super::{Means, rest::rest_on, template::Template, understand::Understanding};
use crate::{fault::Fault, korean::pattern, search::HitView};

/// Proposals at the most; more is a search of its own.
const PROPOSALS: usize = 5;

/// An article that a document may rest on.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Basis {
    /// The article's id.
    pub id: String,
    /// 「…」 제27조, as the document would write it.
    pub citation: String,
    /// The title of the article.
    pub title: String,
    /// The sentence of it that fits best.
    pub sentence: String,
}

/// What the library has on the matter.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) hits: Vec<HitView>,
    pub(super) bases: Vec<Basis>,
}

/// Looks for the basis of a request: what it names, what documents of its kind rest on, what its matter finds.
pub(super) fn find(
    means: &Means<'_>,
    template: &Template,
    understanding: &Understanding,
    source: &str,
    today: Date,
) -> Result<Found, Fault> {
    let Some(library) = means.library else { return Ok(Found::default()) };
    let mut bases = Vec::new();
    for words in [source.to_owned(), template.basis.join("\n")] {
        for named in library.resolve(&words)? {
            if named.status == Some(citation::Status::Valid) {
                for id in &named.target_ids {
                    propose(library, id, named.paragraph.as_deref(), &mut bases)?;
                }
            }
        }
    }
    let ask = |text: String| {
        library.search(&Query {
            text,
            limit: PROPOSALS,
            today: Some(today),
            kinds: vec![SourceKind::Statute],
            ..Query::default()
        })
    };
    // What the document does helps with some matters ("위촉") and leads away from others ("점검 결과 알림").
    let matter = matter(understanding);
    let (alone, with_kind) = (ask(matter.to_owned())?, ask(format!("{matter} {}", understanding.kind.korean()))?);
    let mut hits: Vec<Hit> = Vec::new();
    for place in 0..PROPOSALS {
        for hit in [alone.get(place), with_kind.get(place)].into_iter().flatten() {
            if !hits.iter().any(|known| known.id == hit.id) {
                hits.push(hit.clone());
            }
        }
    }
    hits.truncate(PROPOSALS);
    bases.extend(hits.iter().filter_map(of_hit));
    // Two paragraphs of one article are two bases; the article as a whole adds nothing to one of them.
    let mut kept: Vec<Basis> = Vec::new();
    for basis in bases {
        let known = kept.iter().any(|known| {
            known.id == basis.id && (known.citation.starts_with(&basis.citation) || known.citation == basis.citation)
        });
        if !known {
            kept.push(basis);
        }
    }
    let mut bases = kept;
    bases.truncate(PROPOSALS);
    Ok(Found { hits: hits.into_iter().map(|hit| HitView::of(hit, means.unit)).collect(), bases })
}

/// The matter in words, without figures and particles.
fn matter(understanding: &Understanding) -> &str {
    if understanding.topic.is_empty() { &understanding.title } else { &understanding.topic }
}

fn of_hit(hit: &Hit) -> Option<Basis> {
    (hit.kind == SourceKind::Statute).then(|| Basis {
        id: hit.id.clone(),
        citation: citation::write(&hit.law, &hit.article, None),
        title: hit.title.clone(),
        sentence: hit.snippet.clone(),
    })
}

/// Proposes an article, or the paragraph of it that is named, with its first line.
fn propose(library: &Library, id: &str, paragraph: Option<&str>, bases: &mut Vec<Basis>) -> Result<(), Fault> {
    if let Some(view) = library.show(id, None)? {
        let text = paragraph.and_then(|number| passage(&view.text, number)).unwrap_or(&view.text);
        bases.push(Basis {
            id: view.id.clone(),
            citation: citation::write(&view.law, &view.number, paragraph),
            title: view.title.clone(),
            sentence: text.lines().next().unwrap_or_default().to_owned(),
        });
    }
    Ok(())
}

/// A numbered paragraph (항) of an article.
pub(super) fn passage<'t>(article: &'t str, number: &str) -> Option<&'t str> {
    let number = number.parse::<u32>().ok()?;
    let (_, range) = citation::paragraphs(article).into_iter().find(|(known, _)| *known == number)?;
    Some(article[range].trim_end())
}

/// The articles of these ids with their text, for a model to read. One that is gone meanwhile is left out.
pub(super) fn texts(library: Option<&Library>, ids: &[String]) -> Result<Vec<Labelled>, Fault> {
    let mut texts = Vec::new();
    if let Some(library) = library {
        for id in ids {
            if let Some(view) = library.show(id, None)? {
                texts.push(Labelled { label: citation::write(&view.law, &view.number, None), text: view.text });
            }
        }
    }
    Ok(texts)
}

/// What says that a document rests on the article before it, or behind it.
static RESTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*(?:에|을|를|의|에\s?서|등에|등을)?\s*(?:규정에\s*)?(?:근거|따라|따른|따르|의거|의하여|의해|의한|기초|바탕)|^\s*(?:이|가|임|을|를)?\s*(?:근거|법적\s?근거)",
    )
});
static RESTS_ON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:근거|관련\s?(?:법령?|규정|조례)?|법적\s?근거|추진\s?근거)(?:는|은|:|\s*[-:])?\s*[「『]?$")
});
/// An article as it is cited in a hurry, without 제 or brackets, of a source that the library need not know.
static HURRIED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"((?:[가-힣·ㆍ]+\s){0,6}?[가-힣·ㆍ]*(?:법|법률|령|규칙|규정|조례|지침|훈령|예규|고시)(?:\s?시행(?:령|규칙))?)[」』]?\s*",
        r"(?:제\s?)?(\d{1,4})\s?조(?:\s?의\s?(\d{1,2}))?(?:\s*(?:제\s?)?(\d{1,2})\s?항)?(?:\s*(?:제\s?)?(\d{1,2})\s?호)?"
    ))
});

/// The articles on which the request says that the document rests, each in its proper form, in order.
pub(super) fn stated(library: Option<&Library>, request: &str) -> Vec<String> {
    let rests = |range: &Range<usize>| {
        let start = request[..range.start].rfind(['.', '\n', ',']).map_or(0, |at| at + 1);
        let end = request[range.end..].find(['.', '\n', ',']).map_or(request.len(), |at| range.end + at);
        let alone = request[start..range.start].trim().is_empty() && request[range.end..end].trim().is_empty();
        alone || RESTS.is_match(&request[range.end..]) || RESTS_ON.is_match(request[..range.start].trim_end())
    };
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    let mut joined = false;
    for citation in resolved(library, request) {
        // "제27조 및 제28조에 따라": the first of a row rests on what is said behind the last.
        let follows = request[citation.range.end..].trim_start();
        let row = follows.starts_with(['및', ',', '·', '와', '과']);
        if let Some(written) =
            proper(&citation).filter(|_| rests(&citation.range) || joined || row && rests_later(follows))
        {
            joined = row;
            found.push((citation.range.clone(), written));
        }
    }
    for hurried in HURRIED.captures_iter(request) {
        let (Some(whole), Some(name)) = (hurried.get(0), hurried.get(1)) else { continue };
        let taken = found.iter().any(|(range, _)| range.start < whole.end() && whole.start() < range.end);
        let name_start = name.start() + name_start(name.as_str());
        let name = &request[name_start..name.end()];
        if taken || name.chars().count() < 3 || !rests(&(name_start..whole.end())) {
            continue;
        }
        let mut written = format!("「{name}」 제{}조", &hurried[2]);
        for (group, unit) in [(3, "의"), (4, "항"), (5, "호")] {
            if let Some(number) = hurried.get(group).map(|number| number.as_str()) {
                written.push_str(&if unit == "의" { format!("의{number}") } else { format!("제{number}{unit}") });
            }
        }
        found.push((whole.range(), written));
    }
    found.sort_by_key(|(range, _)| range.start);
    let mut written: Vec<String> = found.into_iter().map(|(_, written)| written).collect();
    written.dedup();
    written
}

/// Whether a row of articles ends with words that rest on it.
fn rests_later(row: &str) -> bool {
    let clause = row.split(['.', '\n']).next().unwrap_or_default();
    ["따라", "따른", "근거", "의거", "의하여"].iter().any(|word| clause.contains(word))
}

/// Where the name of a source begins in the words before an article: behind the last word with a particle or an ending.
fn name_start(words: &str) -> usize {
    let ends = |word: &str| {
        [
            "은", "는", "을", "를", "이", "가", "에", "서", "고", "며", "로", "면", "라", "근거", "관련", "및", "공문",
            "요청", "협조", "안내", "회신",
        ]
        .iter()
        .any(|end| word.ends_with(end))
            && !["관한", "위한", "대한"].contains(&word)
    };
    let mut at = 0;
    let mut start = 0;
    let all: Vec<&str> = words.split(' ').collect();
    for (n, word) in all.iter().enumerate() {
        let object = all.get(n + 1).is_some_and(|next| ["관한", "위한", "대한"].contains(next));
        at += word.len() + 1;
        if n + 1 < all.len() && ends(word) && !object {
            start = at;
        }
    }
    start.min(words.len())
}

fn resolved(library: Option<&Library>, text: &str) -> Vec<Citation> {
    let Some(library) = library else { return citation::parse(text) };
    let mut citations = library.resolve(text).unwrap_or_default();
    for citation in &mut citations {
        // "… 위반 시 가축법 제3조": of a name that is no law's, its end may be.
        while citation.status == Some(Status::NoSuchLaw) && !citation.surface.starts_with('「') {
            let Some(space) = citation.surface.find(' ') else { break };
            let start = citation.range.start + space + 1;
            let shorter = library.resolve(&text[start..citation.range.end]).unwrap_or_default();
            let [shorter] = shorter.as_slice() else { break };
            let range = start + shorter.range.start..citation.range.end;
            *citation = Citation { range, ..shorter.clone() };
        }
    }
    citations
}

/// A citation in its proper form, with the units below the article.
fn proper(citation: &Citation) -> Option<String> {
    let (law, article) = (citation.law.as_deref()?, citation.article.as_deref()?);
    let below = [&citation.paragraph, &citation.item, &citation.subitem].map(Option::as_deref);
    let written = citation::write_within(law, article, below[0], below[1], below[2]);
    if citation.article_to.is_some() || citation.paragraph_to.is_some() { None } else { Some(written) }
}

/// The document with citations in their proper form, resting on what the request says it rests on.
pub(super) fn rest(library: Option<&Library>, document: Document, stated: &[String]) -> Document {
    let kind = document.kind;
    let printed = notation::print(&document);
    let (recipients, attachments) = (document.recipients.clone(), document.attachments.clone());
    let mut text = printed.clone();
    let mut edits: Vec<(Range<usize>, String)> = resolved(library, &text)
        .into_iter()
        .filter(|citation| !citation.surface.starts_with('「') && !in_title(&text, citation.range.start))
        .filter_map(|citation| Some((citation.range.clone(), proper(&citation)?)))
        .filter(|(range, _)| !["같은", "동법", "동 법", "제"].iter().any(|word| text[range.clone()].starts_with(word)))
        .collect();
    edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    for (range, written) in edits {
        text.replace_range(range, &written);
    }
    for written in stated {
        text = rest_on(&text, kind, written);
    }
    if text == printed {
        return document;
    }
    let (mut document, _) = notation::parse(&text, kind);
    (document.recipients, document.attachments) = (recipients, attachments);
    document
}

fn in_title(text: &str, at: usize) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |found| found + 1);
    text[line..].starts_with("제목")
}

/// Whether the library holds the article that some words cite.
pub(super) fn holds(library: Option<&Library>, words: &str) -> bool {
    let resolved = library.and_then(|library| library.resolve(words).ok()).unwrap_or_default();
    !resolved.is_empty() && resolved.iter().all(|citation| citation.status == Some(citation::Status::Valid))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_paragraph_that_is_named_is_shown() {
        let article = "① 우산을 접는다.\n1. 큰 것\n② 우산을 말린다.\n1. 젖은 것";
        assert_eq!(passage(article, "2").and_then(|passage| passage.lines().next()), Some("② 우산을 말린다."));
        assert_eq!(passage(article, "3"), None);
        assert_eq!(passage("우산을 접는다.", "1"), None);
    }
}
