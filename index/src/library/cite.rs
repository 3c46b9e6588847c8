//! Holding citations against the library.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::answer::Query;
use super::catalogue::{Catalogue, OutlineEntry, Record};
use super::error::Error;
use super::names::exists;
use super::versions::Day;
use super::{Library, State, query, search};
use crate::citation::{self, Citation, Lexicon, Shape, Status, Units};
use crate::korean::layout;
use crate::source::Part;
use crate::statute::ArticleNumber;
use crate::text::squeeze;

/// Sources that no archive of statutes holds: whether they exist cannot be told.
const LOCAL: [&str; 13] =
    ["조례", "훈령", "예규", "고시", "지침", "내규", "규칙", "규정", "강령", "세칙", "요령", "기준", "편람"];

/// What the names of regulations end in.
pub(super) const NAMED: [&str; 11] =
    ["법", "법률", "시행령", "규정", "규칙", "조례", "훈령", "예규", "고시", "지침", "세칙"];

/// Words that make of a name one that only points.
const POINTING: [&str; 9] = ["이", "그", "같은", "동", "위", "해당", "관련", "관계", "소관"];

impl Lexicon for Catalogue {
    fn title(&self, name: &str) -> Option<String> {
        let own = self.names.get(name).last().map(|&index| self.sources[index].title.clone());
        own.or_else(|| exists(name).then(|| name.to_owned()))
    }
}

impl Library {
    /// Every citation in a text, with what the library says about it.
    pub fn resolve(&self, text: &str) -> Result<Vec<Citation>, Error> {
        self.resolve_on(text, Day::Newest)
    }

    /// Every citation in a query, held against the versions of the laws that count on its day.
    pub fn cited(&self, query: &Query) -> Result<Vec<Citation>, Error> {
        let typed = layout::to_hangul(&query.text);
        let state = self.state();
        let text = state.catalogue.spelled_out(typed.as_deref().unwrap_or(&query.text));
        let text = query::parse(&text, false, &state.catalogue).text;
        let cited = self.resolve_on(&text, search::day(query))?;
        match address(&text).filter(|_| cited.is_empty()) {
            Some(address) => self.resolve_on(&address, search::day(query)),
            None => Ok(cited),
        }
    }

    fn resolve_on(&self, text: &str, day: Day) -> Result<Vec<Citation>, Error> {
        let state = self.state();
        let catalogue = &state.catalogue;
        let mut citations = citation::parse_with(text, &**catalogue);
        let hidden = if citations.is_empty() { Cow::default() } else { catalogue.hidden(day) };
        let mut shapes: HashMap<String, Shape> = HashMap::new();
        for citation in &mut citations {
            self.hold(citation, &state, &hidden, &mut shapes)?;
        }
        Ok(citations)
    }

    fn hold(
        &self,
        citation: &mut Citation,
        state: &State,
        hidden: &HashSet<usize>,
        shapes: &mut HashMap<String, Shape>,
    ) -> Result<(), Error> {
        let (Some(law), Some(article)) = (citation.law.as_deref(), citation.article.as_deref()) else { return Ok(()) };
        let catalogue = &*state.catalogue;
        let versions = catalogue.names.get(law);
        let Some(&index) = versions.iter().rev().find(|index| !hidden.contains(index)) else {
            citation.status = Some(if versions.is_empty() { unknown(law) } else { Status::NotInForce });
            return Ok(());
        };
        let record = &catalogue.sources[index];
        let status = match citation.article_to.as_deref() {
            _ if article.starts_with("부칙") => {
                citation.target_ids = self.addenda(state, record, article)?;
                // The archives do not hold all addenda of old laws.
                if citation.target_ids.is_empty() { Status::NotInLibrary } else { Status::Valid }
            }
            Some(last) => match (record.cited(article), record.cited(last)) {
                (Some(first), Some(last)) if place(first.number) > place(last.number) => Status::OutOfRange,
                (Some(first), Some(last)) => {
                    citation.target_ids = range(record, first, last);
                    Status::Valid
                }
                _ => missing(record, article),
            },
            None => match record.cited(article) {
                None => missing(record, article),
                Some(entry) if entry.deleted => Status::Deleted,
                Some(entry) => {
                    citation.target_ids = vec![entry.id()];
                    self.hold_inside(state, citation, entry, shapes)?
                }
            },
        };
        citation.law = Some(record.title.clone());
        citation.kind = Some(record.law_kind.clone());
        citation.status = Some(status);
        Ok(())
    }

    /// The addenda of a law that have the cited article, or all where none is cited.
    fn addenda(&self, state: &State, record: &Record, cited: &str) -> Result<Vec<String>, Error> {
        let part = |unit: char| cited.split(' ').find(|word| word.starts_with('제') && word.contains(unit));
        let (issued, article) = (part('호'), part('조'));
        let came = |entry: &OutlineEntry<'_>| {
            entry.part == Part::Addenda && issued.is_none_or(|issued| entry.number.contains(issued))
        };
        let mut found = Vec::new();
        for id in record.outline().filter(came).map(|entry| entry.id()) {
            let text = self.article(state, &id)?.map(|addenda| addenda.text).unwrap_or_default();
            let begins = |line: &str, article: &str| {
                ArticleNumber::leading(line).is_some_and(|(number, _)| number.to_string() == article)
            };
            if article.is_none_or(|article| text.lines().any(|line| begins(line, article))) {
                found.push(id);
            }
        }
        Ok(found)
    }

    /// The title, paragraph, item and sub-item of a citation of one article.
    fn hold_inside(
        &self,
        state: &State,
        citation: &Citation,
        entry: OutlineEntry<'_>,
        shapes: &mut HashMap<String, Shape>,
    ) -> Result<Status, Error> {
        let titled = |title: &str| match entry.part {
            // The title of a table says behind its name which articles it goes with.
            Part::Annex => squeeze(entry.title).starts_with(&squeeze(title)) || title.ends_with("관련"),
            _ => squeeze(title) == squeeze(entry.title),
        };
        if citation.cited_title.as_deref().is_some_and(|title| !titled(title)) {
            return Ok(Status::WrongTitle);
        }
        // Of a table only the title is in the library.
        if entry.part == Part::Annex {
            return Ok(Status::Valid);
        }
        let shape = match shapes.entry(entry.id()) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let text = self.article(state, new.key())?.map(|article| article.text).unwrap_or_default();
                new.insert(Shape::of(&text))
            }
        };
        Ok(shape.check(citation))
    }
}

/// What can be said of an article that a law does not have.
fn missing(record: &Record, article: &str) -> Status {
    let is_annex = !article.starts_with('제');
    // Without its number a table cannot be told, and not every text comes with the list of its tables.
    let told =
        !is_annex || (article.contains(char::is_numeric) && record.outline().any(|entry| entry.part == Part::Annex));
    if told { Status::NoSuchArticle } else { Status::NotInLibrary }
}

/// A query that is nothing but an address of a law nobody knows, as a citation: 우산법 3조, 우산법 별표 2.
fn address(query: &str) -> Option<String> {
    let digit = query.find(|c: char| c.is_ascii_digit())?;
    let unit = ["별표", "별지", "부칙"].iter().filter_map(|word| query.find(word)).chain([digit]).min()?;
    let name = query[..unit].trim_end().trim_end_matches('제').trim();
    let (units, length) = Units::leading(&query[unit..], true)?;
    let points = POINTING.contains(&name.split(' ').next()?);
    let is_law = !points && NAMED.iter().any(|ending| name.strip_suffix(ending).is_some_and(|stem| !stem.is_empty()));
    let whole = query[unit + length..].trim().is_empty();
    let [paragraph, item, subitem] = [&units.paragraph, &units.item, &units.subitem].map(Option::as_deref);
    let article = units.article.as_deref().filter(|_| is_law && whole)?;
    Some(citation::write_within(name, article, paragraph, item, subitem))
}

/// Ids of what lies from one article, or table, to another, those with 의-numbers between them too.
fn range(record: &Record, first: OutlineEntry<'_>, last: OutlineEntry<'_>) -> Vec<String> {
    let [from, to] = [first, last].map(|entry| place(entry.number));
    let inside = |entry: &OutlineEntry<'_>| {
        let at = place(entry.number);
        !entry.deleted && entry.part == first.part && at.0 == from.0 && from <= at && at <= to
    };
    record.outline().filter(inside).map(|entry| entry.id()).collect()
}

/// Where a number stands among its like: what it numbers (nothing for an article), and the numbers.
fn place(written: &str) -> (&str, Vec<u32>) {
    if let Some(ArticleNumber { main, branches }) = ArticleNumber::parse(written) {
        return ("", std::iter::once(main).chain(branches).collect());
    }
    let (what, number) = written.rsplit_once(' ').unwrap_or((written, ""));
    (what, number.split('의').filter_map(|number| number.parse().ok()).collect())
}

/// What can be said of a law that is not in the library.
fn unknown(law: &str) -> Status {
    let local = citation::act(law) == law && LOCAL.iter().any(|ending| law.ends_with(ending));
    // 구 건축법: the library is asked for what is in force.
    if local || law.starts_with("구 ") || exists(law) { Status::NotInLibrary } else { Status::NoSuchLaw }
}
