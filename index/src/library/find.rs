//! What the words of a query find: every article that has one of them is scored and weighed by its source.
//!
//! Nothing is skipped on the way. Most queries have some thirty terms, so many that pruning (block-max WAND) looks at the
//! terms for longer than it takes to score what they stand in: on the whole law book it is four times as slow.

use std::cmp::{Ordering, Reverse};
use std::collections::{BinaryHeap, HashSet};

use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, EnableScoring, Occur, Query as Clause, RegexQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocId, Searcher, Term};

use super::answer::Query;
use super::catalogue::{Catalogue, Record};
use super::error::Error;
use super::query::Parsed;
use super::schema::PLACE;
use super::standing::Named;
use super::{Library, State};
use crate::korean::{bigrams, syllable};
use crate::source::SourceKind;
use crate::text::squeeze;

/// What an article of the law that the query names has over the others; a good match scores 20 to 40.
const NAMED_LAW: f32 = 20.0;
/// What it is worth to have all of a word that is made of several, as 육아시간, and where that is all of the query.
const WHOLE_WORD: f32 = 2.0;
const WHOLE_QUERY: f32 = 16.0;
/// What a title that begins a word the query leaves unfinished is worth.
const UNFINISHED: f32 = 2.0;

/// What may be among the hits.
pub(super) struct Wanted<'a> {
    kinds: Vec<SourceKind>,
    /// Part of the issuer's name, squeezed.
    issuer: Option<String>,
    /// Sources that do not count on the day.
    hidden: &'a HashSet<usize>,
}

impl<'a> Wanted<'a> {
    /// What a query asks for, in its own fields or in its text.
    pub(super) fn of(query: &Query, parsed: &Parsed, hidden: &'a HashSet<usize>) -> Self {
        let kinds = if query.kinds.is_empty() { parsed.kinds.clone() } else { query.kinds.clone() };
        let issuer = query.issuer.as_ref().or(parsed.issuer.as_ref()).map(|issuer| squeeze(issuer));
        Self { kinds, issuer, hidden }
    }

    pub(super) fn source(&self, index: usize, record: &Record) -> bool {
        !self.hidden.contains(&index)
            && (self.kinds.is_empty() || self.kinds.contains(&record.kind))
            && self.issuer.as_ref().is_none_or(|issuer| issued_by(&record.issuer, issuer))
    }
}

/// Whether one of the offices that issued a source goes by this name or a short form of it: 행안부 is 행정안전부.
fn issued_by(issuers: &str, name: &str) -> bool {
    let name = name.strip_suffix('위').map_or_else(|| name.to_owned(), |name| format!("{name}위원회"));
    issuers.split([',', '、', '/']).map(squeeze).any(|office| {
        let mut letters = office.chars();
        let shortened = name.chars().count() > 2
            && office.chars().next_back() == name.chars().next_back()
            && name.chars().all(|letter| letters.any(|other| other == letter));
        office.contains(&name) || shortened
    })
}

/// An article that was found, not read yet. The better score is the greater; of equals, the earlier article.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Found {
    pub(super) score: f32,
    pub(super) address: DocAddress,
    pub(super) source: usize,
}

impl Eq for Found {}

impl Ord for Found {
    fn cmp(&self, other: &Self) -> Ordering {
        self.score.total_cmp(&other.score).then_with(|| other.address.cmp(&self.address))
    }
}

impl PartialOrd for Found {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Library {
    /// The best articles that have any of the terms, at most `most` of them, the best first.
    pub(super) fn find(
        &self,
        state: &State,
        parsed: &Parsed,
        compounds: &[String],
        terms: &[(Term, f32)],
        wanted: &Wanted<'_>,
        most: usize,
    ) -> Result<Vec<Found>, Error> {
        let clauses = clauses(state, parsed, compounds, terms);
        if clauses.is_empty() || most == 0 {
            return Ok(Vec::new());
        }
        let factors = factors(&state.catalogue, parsed, wanted);
        let largest = factors.iter().copied().fold(0.0, f32::max);
        let mut best: BinaryHeap<Reverse<Found>> = BinaryHeap::with_capacity(most + 1);
        let failed = || Error::index(&self.folder);
        let query = BooleanQuery::new(clauses);
        let weight = query.weight(EnableScoring::enabled_from_searcher(&state.searcher)).map_err(failed())?;
        for ((segment, sources), place) in state.searcher.segment_readers().iter().zip(&state.sources).zip(0..) {
            let alive = segment.alive_bitset();
            let mut least = if best.len() < most { 0.0 } else { best.peek().map_or(0.0, |Reverse(least)| least.score) };
            let mut take = |doc: DocId, score: f32| {
                if score * largest <= least || alive.is_some_and(|alive| alive.is_deleted(doc)) {
                    return;
                }
                let source = sources.get(doc as usize).map_or(usize::MAX, |&source| source as usize);
                let score = score * factors.get(source).copied().unwrap_or(0.0);
                if score > least {
                    best.push(Reverse(Found { score, address: DocAddress::new(place, doc), source }));
                    if best.len() > most {
                        best.pop();
                        least = best.peek().map_or(0.0, |Reverse(least)| least.score);
                    }
                }
            };
            weight.for_each(segment, &mut take).map_err(failed())?;
        }
        Ok(best.into_sorted_vec().into_iter().map(|Reverse(found)| found).collect())
    }
}

/// What is asked of the index: the terms, the words made of several, what stands in quotes, the law that is named, and the word that is begun.
fn clauses(
    state: &State,
    parsed: &Parsed,
    compounds: &[String],
    terms: &[(Term, f32)],
) -> Vec<(Occur, Box<dyn Clause>)> {
    let fields = state.fields;
    let one = |term: Term| TermQuery::new(term, IndexRecordOption::WithFreqs);
    let mut clauses: Vec<(Occur, Box<dyn Clause>)> = Vec::with_capacity(terms.len());
    for (term, weight) in terms {
        clauses.push((Occur::Should, Box::new(BoostQuery::new(Box::new(one(term.clone())), *weight))));
    }
    let alone = !parsed.rest.contains(char::is_whitespace);
    for compound in compounds {
        let mut pairs: Vec<(Occur, Box<dyn Clause>)> = Vec::new();
        bigrams::each(compound, false, |pair| {
            pairs.push((Occur::Must, Box::new(one(Term::from_field_text(fields.pairs, pair)))));
        });
        clauses.push((
            Occur::Should,
            Box::new(ConstScoreQuery::new(
                Box::new(BooleanQuery::new(pairs)),
                if alone { WHOLE_QUERY } else { WHOLE_WORD },
            )),
        ));
    }
    for phrase in &parsed.phrases {
        bigrams::each(phrase, false, |pair| {
            clauses.push((Occur::Must, Box::new(one(Term::from_field_text(fields.pairs, pair)))));
        });
    }
    if parsed.phrases.is_empty() {
        for &law in &parsed.laws {
            let articles = one(Term::from_field_text(fields.source, &state.catalogue.sources[law].key()));
            clauses.push((Occur::Should, Box::new(ConstScoreQuery::new(Box::new(articles), NAMED_LAW))));
        }
        if let Some(begins) = parsed.unfinished.and_then(|c| begins_with(fields.title, c)) {
            clauses.push((Occur::Should, begins));
        }
    }
    clauses
}

/// What the score of an article is multiplied by, for each source; nothing is left of those that are not wanted. Where
/// the query names a law, standing does not count.
fn factors(catalogue: &Catalogue, parsed: &Parsed, wanted: &Wanted<'_>) -> Vec<f32> {
    let named = Named::in_query(&squeeze(&parsed.text));
    let factor = |(index, record): (usize, &std::sync::Arc<Record>)| match wanted.source(index, record) {
        false => 0.0,
        true if parsed.laws.is_empty() => catalogue.traits[index].factor(named),
        true => 1.0,
    };
    catalogue.sources.iter().enumerate().map(factor).collect()
}

/// Titles with a word that begins with this syllable.
fn begins_with(title: Field, typed: char) -> Option<Box<dyn Clause>> {
    let (first, last) = syllable::closings(typed);
    let pattern = typed.is_alphanumeric().then(|| format!("[{first}-{last}].*"))?;
    let clause = RegexQuery::from_pattern(&pattern, title).ok()?;
    Some(Box::new(ConstScoreQuery::new(Box::new(clause), UNFINISHED)))
}

/// The source of every article, segment by segment: its place in the catalogue, [`u32::MAX`] where that has none.
pub(super) fn sources(searcher: &Searcher, catalogue: &Catalogue) -> tantivy::Result<Vec<Vec<u32>>> {
    let of_segment = |segment: &tantivy::SegmentReader| {
        let places = segment.fast_fields().u64(PLACE)?.first_or_default_col(0);
        // The articles of a source stand together.
        let mut last = (0, catalogue.by_place(0));
        let source = |doc| {
            let place = places.get_val(doc);
            if place != last.0 {
                last = (place, catalogue.by_place(place));
            }
            last.1.and_then(|source| u32::try_from(source).ok()).unwrap_or(u32::MAX)
        };
        Ok((0..segment.max_doc()).map(source).collect())
    };
    searcher.segment_readers().iter().map(of_segment).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_go_by_their_short_names() {
        for (issuers, name) in [
            ("행정안전부", "행안부"),
            ("과학기술정보통신부, 우산부", "과기부"),
            ("국민권익위원회", "권익위"),
            ("행정안전부(공공서비스혁신과)", "행정안전부"),
        ] {
            assert!(issued_by(issuers, name), "{name}");
        }
        for (issuers, name) in [("행정안전부", "행복부"), ("국토교통부", "교육부"), ("행정안전부, 교육청", "행교청")]
        {
            assert!(!issued_by(issuers, name), "{name}");
        }
    }
}
