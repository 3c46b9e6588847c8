//! Search: the article a query addresses first, then what its words find.
//!
//! Words score by BM25 over four fields: meaning-bearing words of everything, syllable pairs of the law's title, of the
//! article's title, and of everything (at half weight). A law that the query names draws its articles to the front.

use std::collections::HashSet;

use tantivy::collector::TopDocs;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, Occur, Query as Clause, RegexQuery, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{TantivyDocument, Term};

use super::Library;
use super::answer::{Hit, Query, Why};
use super::catalogue::{Catalogue, Record};
use super::error::Error;
use super::query::{self, Parsed};
use super::schema::stored;
use super::{snippet, standing};
use crate::korean::{bigrams, everyday, syllable};
use crate::source::Article;
use crate::text::squeeze;

/// Weight of the syllable pairs of everything, against the fields that say more.
const PAIRS: f32 = 0.5;
/// Weight of a formal word that stands in for an everyday one.
const EVERYDAY: f32 = 0.5;
/// What an article of the law that the query names has over the others; a good match scores 20 to 40.
const NAMED_LAW: f32 = 20.0;
/// What a title that begins a word the query leaves unfinished is worth.
const UNFINISHED: f32 = 2.0;
/// Score of the article that the query addresses.
const ADDRESSED: f32 = 1_000.0;
/// Articles weighed by the standing of their law, beyond those asked for.
const WEIGHED: usize = 40;
/// Hits at most, whatever is asked for.
const MAX_LIMIT: usize = 200;

/// The terms a query looks for, field by field.
#[derive(Default)]
pub(super) struct Terms {
    words: Vec<String>,
    pairs: Vec<String>,
    everyday: Vec<String>,
}

impl Library {
    /// The articles that answer a query, best first.
    pub fn search(&self, query: &Query) -> Result<Vec<Hit>, Error> {
        let catalogue = self.catalogue();
        let parsed = query::parse(&query.text, query.typing, &catalogue);
        let limit = query.limit.min(MAX_LIMIT);
        if parsed.text.is_empty() || limit == 0 {
            return Ok(Vec::new());
        }
        let hidden = catalogue.hidden(query.as_of);
        let wanted = |record: &Record| query.kinds.is_empty() || query.kinds.contains(&record.kind);
        let mut articles: Vec<(Article, f32, Vec<Why>)> = Vec::new();
        for id in addressed(&query.text, &parsed, &catalogue, &hidden) {
            let asked_for =
                catalogue.find(&id).is_some_and(|(record, _)| wanted(record)) && !query.exclude.contains(&id);
            if let Some(article) = self.article(&id)?.filter(|_| asked_for) {
                articles.push((article, ADDRESSED, vec![Why::Address]));
            }
        }
        let terms = self.terms(&parsed);
        let clause = self.clause(query, &parsed, &terms, &catalogue, &hidden);
        let squeezed = squeeze(&parsed.text);
        for (score, article) in self.best(&clause, limit + articles.len() + WEIGHED)? {
            let Some((record, _)) = catalogue.find(&article.id) else { continue };
            if articles.iter().all(|(other, ..)| other.id != article.id) {
                let factor = if parsed.laws.is_empty() { standing::factor(record, &squeezed) } else { 1.0 };
                articles.push((article, score * factor, Vec::new()));
            }
        }
        articles.sort_by(|(_, a, _), (_, b, _)| b.total_cmp(a));
        articles.truncate(limit);
        let hit = |(article, score, why)| self.hit(article, score, why, &parsed, &terms, &catalogue);
        Ok(articles.into_iter().filter_map(hit).collect())
    }

    /// The articles that score best by their words alone.
    fn best(&self, clause: &dyn Clause, limit: usize) -> Result<Vec<(f32, Article)>, Error> {
        let searcher = self.reader.searcher();
        let read = |(score, address)| {
            let document: TantivyDocument = searcher.doc(address).ok()?;
            Some((score, serde_json::from_str(stored(&document, self.fields.article)?).ok()?))
        };
        let top = searcher.search(clause, &TopDocs::with_limit(limit).order_by_score());
        Ok(top.map_err(Error::index(&self.folder))?.into_iter().filter_map(read).collect())
    }

    /// The terms of a query: of what is left when law and number are taken away, or of all of it.
    fn terms(&self, parsed: &Parsed) -> Terms {
        let text = if parsed.laws.is_empty() || parsed.rest.is_empty() { &parsed.text } else { &parsed.rest };
        let text = query::without_asking(text);
        let mut terms = Terms::default();
        let mut add = |text: &str| {
            if let Some(morphemes) = &self.morphemes {
                morphemes.analyst().each(text, |word| terms.words.push(word.to_owned()));
            }
            bigrams::each(text, false, |pair| terms.pairs.push(pair.to_owned()));
        };
        add(&text);
        parsed.released.iter().for_each(|word| add(word));
        for formal in everyday::widen(&parsed.text) {
            match &self.morphemes {
                Some(morphemes) => morphemes.analyst().each(formal, |word| terms.everyday.push(word.to_owned())),
                None => bigrams::each(formal, false, |pair| terms.everyday.push(pair.to_owned())),
            }
        }
        for list in [&mut terms.words, &mut terms.pairs, &mut terms.everyday] {
            list.sort_unstable();
            list.dedup();
        }
        terms.everyday.retain(|word| !terms.words.contains(word));
        terms
    }

    fn clause(
        &self,
        query: &Query,
        parsed: &Parsed,
        terms: &Terms,
        catalogue: &Catalogue,
        hidden: &HashSet<usize>,
    ) -> BooleanQuery {
        let fields = self.fields;
        let mut scoring: Vec<(Occur, Box<dyn Clause>)> = Vec::new();
        let mut weigh = |field: Field, term: &str, weight: f32| {
            let clause = TermQuery::new(Term::from_field_text(field, term), IndexRecordOption::WithFreqs);
            scoring.push((Occur::Should, Box::new(BoostQuery::new(Box::new(clause), weight))));
        };
        terms.words.iter().for_each(|word| weigh(fields.words, word, 1.0));
        for pair in &terms.pairs {
            weigh(fields.law, pair, 1.0);
            weigh(fields.title, pair, 1.0);
            weigh(fields.pairs, pair, PAIRS);
        }
        let formal_field = if self.morphemes.is_some() { fields.words } else { fields.pairs };
        terms.everyday.iter().for_each(|word| weigh(formal_field, word, EVERYDAY));
        for &law in &parsed.laws {
            let key = Term::from_field_text(fields.source, &catalogue.sources[law].key());
            let article = TermQuery::new(key, IndexRecordOption::Basic);
            scoring.push((Occur::Should, Box::new(ConstScoreQuery::new(Box::new(article), NAMED_LAW))));
        }
        if let Some(begins) = parsed.unfinished.and_then(|c| begins_with(fields.title, c)) {
            scoring.push((Occur::Should, begins));
        }

        let mut clauses: Vec<(Occur, Box<dyn Clause>)> = vec![(Occur::Must, Box::new(BooleanQuery::new(scoring)))];
        if !query.kinds.is_empty() {
            let kinds = query.kinds.iter().map(|kind| Term::from_field_text(fields.kind, kind.id()));
            clauses.push((Occur::Must, Box::new(ConstScoreQuery::new(Box::new(TermSetQuery::new(kinds)), 0.0))));
        }
        if !query.exclude.is_empty() {
            let excluded = query.exclude.iter().map(|id| Term::from_field_text(fields.id, id));
            clauses.push((Occur::MustNot, Box::new(TermSetQuery::new(excluded))));
        }
        if !hidden.is_empty() {
            let keys =
                hidden.iter().map(|&index| Term::from_field_text(fields.source, &catalogue.sources[index].key()));
            clauses.push((Occur::MustNot, Box::new(TermSetQuery::new(keys))));
        }
        BooleanQuery::new(clauses)
    }

    fn hit(
        &self,
        article: Article,
        score: f32,
        mut why: Vec<Why>,
        parsed: &Parsed,
        terms: &Terms,
        catalogue: &Catalogue,
    ) -> Option<Hit> {
        let (record, _) = catalogue.find(&article.id)?;
        let look_for = terms.look_for();
        let best =
            snippet::best(&article.text, &look_for, parsed.units.as_ref().and_then(|units| units.paragraph.as_deref()));
        if parsed.laws.iter().any(|&law| std::ptr::eq(&catalogue.sources[law], record)) {
            why.push(Why::Law);
        }
        if look_for.iter().any(|word| article.title.contains(word.as_str())) {
            why.push(Why::Title);
        }
        if !best.highlights.is_empty() {
            why.push(Why::Text);
        }
        if terms.everyday.iter().any(|word| word.chars().count() > 1 && article.text.contains(word.as_str())) {
            why.push(Why::Everyday);
        }
        Some(Hit {
            id: article.id,
            kind: record.kind,
            law: record.title.clone(),
            article: article.number,
            title: article.title,
            effective: record.effective,
            snippet: best.text,
            highlights: best.highlights,
            paragraph: best.paragraph,
            score,
            why,
        })
    }
}

impl Terms {
    /// What to show in a text: the words, and the pairs where there are no words.
    fn look_for(&self) -> Vec<String> {
        let words = if self.words.is_empty() { &self.pairs } else { &self.words };
        words.iter().chain(&self.everyday).filter(|word| word.chars().count() > 1).cloned().collect()
    }
}

/// The article that the query is the address of: an id, or a law's name with a number.
fn addressed(query: &str, parsed: &Parsed, catalogue: &Catalogue, hidden: &HashSet<usize>) -> Vec<String> {
    let id = query.trim();
    if catalogue.find(id).is_some() {
        return vec![id.to_owned()];
    }
    let Some(article) = parsed.units.as_ref().and_then(|units| units.article.as_deref()) else { return Vec::new() };
    parsed
        .laws
        .iter()
        .filter(|law| !hidden.contains(law))
        .filter_map(|&law| catalogue.sources[law].article(article).map(|entry| entry.id.clone()))
        .collect()
}

/// Titles with a word that begins with this syllable.
fn begins_with(title: Field, typed: char) -> Option<Box<dyn Clause>> {
    let (first, last) = syllable::closings(typed);
    let pattern = typed.is_alphanumeric().then(|| format!("[{first}-{last}].*"))?;
    let clause = RegexQuery::from_pattern(&pattern, title).ok()?;
    Some(Box::new(ConstScoreQuery::new(Box::new(clause), UNFINISHED)))
}
