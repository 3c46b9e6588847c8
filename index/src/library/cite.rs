//! Holding citations against the library.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::answer::Query;
use super::catalogue::{Catalogue, OutlineEntry, Record};
use super::error::Error;
use super::versions::Day;
use super::{Library, State, query, search};
use crate::citation::{self, Citation, Lexicon, Shape, Status, Units};
use crate::korean::layout;
use crate::statute::ArticleNumber;
use crate::text::squeeze;

/// Titles of acts that exist, one a line: what is not in the library is then told from what is not at all.
const ACTS: &str = include_str!("acts.txt");

/// Sources that no archive of statutes holds: whether they exist cannot be told.
const LOCAL: [&str; 8] = ["조례", "훈령", "예규", "고시", "지침", "내규", "규칙", "규정"];

/// What the names of regulations end in.
const NAMED: [&str; 11] = ["법", "법률", "시행령", "규정", "규칙", "조례", "훈령", "예규", "고시", "지침", "세칙"];

/// Words that make of a name one that only points.
const POINTING: [&str; 9] = ["이", "그", "같은", "동", "위", "해당", "관련", "관계", "소관"];

static KNOWN_ACTS: LazyLock<HashSet<&str>> = LazyLock::new(|| ACTS.lines().collect());

/// Whether a law exists, in this library or not; a decree or rule does if its act does.
fn exists(law: &str) -> bool {
    KNOWN_ACTS.contains(squeeze(citation::act(law)).as_str())
}

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
        let text = query::parse(typed.as_deref().unwrap_or(&query.text), false, &self.state().catalogue).text;
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
        let entry = record.article(article);
        let last = citation.article_to.as_deref();
        let status = match (entry, last) {
            (None, _) => Status::NoSuchArticle,
            (Some(_), Some(last)) if record.article(last).is_none() => Status::NoSuchArticle,
            (Some(entry), None) if entry.deleted => Status::Deleted,
            (Some(entry), None) => {
                citation.target_ids = vec![entry.id()];
                self.hold_inside(state, citation, entry, shapes)?
            }
            (Some(_), Some(last)) => {
                citation.target_ids = range(record, article, last);
                Status::Valid
            }
        };
        citation.law = Some(record.title.clone());
        citation.kind = Some(record.law_kind.clone());
        citation.status = Some(status);
        Ok(())
    }

    /// The title, paragraph, item and sub-item of a citation of one article.
    fn hold_inside(
        &self,
        state: &State,
        citation: &Citation,
        entry: OutlineEntry<'_>,
        shapes: &mut HashMap<String, Shape>,
    ) -> Result<Status, Error> {
        if citation.cited_title.as_ref().is_some_and(|title| squeeze(title) != squeeze(entry.title)) {
            return Ok(Status::WrongTitle);
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

/// A query that is nothing but an address of a law nobody knows, as a citation: 우산법 3조.
fn address(query: &str) -> Option<String> {
    let digit = query.find(|c: char| c.is_ascii_digit())?;
    let name = query[..digit].trim_end().trim_end_matches('제').trim();
    let (units, length) = Units::leading(&query[digit..], true)?;
    let points = POINTING.contains(&name.split(' ').next()?);
    let is_law = !points && NAMED.iter().any(|ending| name.strip_suffix(ending).is_some_and(|stem| !stem.is_empty()));
    let whole = query[digit + length..].trim().is_empty();
    let [paragraph, item, subitem] = [&units.paragraph, &units.item, &units.subitem].map(Option::as_deref);
    let article = units.article.as_deref().filter(|_| is_law && whole)?;
    Some(citation::write_within(name, article, paragraph, item, subitem))
}

/// Ids of the articles from one to another, those with 의-numbers between them too.
fn range(record: &Record, first: &str, last: &str) -> Vec<String> {
    let (Some(first), Some(last)) = (ArticleNumber::parse(first), ArticleNumber::parse(last)) else {
        return Vec::new();
    };
    let inside = |entry: &OutlineEntry<'_>| {
        entry.is_live() && ArticleNumber::parse(entry.number).is_some_and(|number| first <= number && number <= last)
    };
    record.outline().filter(inside).map(|entry| entry.id()).collect()
}

/// What can be said of a law that is not in the library.
fn unknown(law: &str) -> Status {
    let local = citation::act(law) == law && LOCAL.iter().any(|ending| law.ends_with(ending));
    if local || exists(law) { Status::NotInLibrary } else { Status::NoSuchLaw }
}
