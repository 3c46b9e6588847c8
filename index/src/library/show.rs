//! One article in full, with its neighbours, what it cites and who cites it, and the other versions of its law.

use std::collections::BTreeSet;

use tantivy::collector::DocSetCollector;
use tantivy::query::TermQuery;
use tantivy::schema::IndexRecordOption;
use tantivy::{TantivyDocument, Term};

use super::answer::{ArticleView, Neighbour, Outline, Query, VersionName};
use super::catalogue::{OutlineEntry, Record};
use super::error::Error;
use super::schema::stored;
use super::versions::Day;
use super::{Library, State, search};
use crate::citation;
use crate::source::Article;
use crate::text::squeeze;

/// Articles that cite one, at most: 민법 제1조 is not cited by more than anyone reads.
const MAX_CITED_BY: usize = 50;
/// Fewest letters by which a title is told.
const MIN_TOLD: usize = 2;

impl Library {
    /// The article with this id, if there is one. With a day, the version of it that was in force then.
    pub fn show(&self, id: &str, as_of: Option<jiff::civil::Date>) -> Result<Option<ArticleView>, Error> {
        let state = self.state();
        let catalogue = &*state.catalogue;
        let Some((mut source, mut place)) = catalogue.place_of(id) else { return Ok(None) };
        let Some(entry) = catalogue.sources[source].entry(place) else { return Ok(None) };
        let mut id = entry.id();
        if let Some(day) = as_of.filter(|_| catalogue.sources[source].kind.has_articles()) {
            let hidden = catalogue.hidden(Day::Only(day));
            let siblings = catalogue.siblings(source);
            let Some(then) = siblings.into_iter().find(|index| !hidden.contains(index)) else { return Ok(None) };
            let Some(there) = catalogue.sources[then].article(entry.number).map(|entry| entry.id()) else {
                return Ok(None);
            };
            let Some(found) = catalogue.place_of(&there) else { return Ok(None) };
            (source, place) = found;
            id = there;
        }
        let record = &*catalogue.sources[source];
        let Some(article) = self.article(&state, &id)? else { return Ok(None) };
        let neighbour = |place: usize| record.entry(place).map(|entry| name(record, entry));
        let cited_by = if record.kind.has_articles() { self.cited_by(&state, record, &article)? } else { Vec::new() };
        let versions = catalogue.siblings(source).into_iter().map(|index| {
            let version = &catalogue.sources[index];
            VersionName {
                id: version.article(&article.number).map(|entry| entry.id()),
                effective: version.effective,
                shown: index == source,
            }
        });
        Ok(Some(ArticleView {
            kind: record.kind,
            law: record.title.clone(),
            law_kind: record.law_kind.clone(),
            issuer: record.issuer.clone(),
            promulgated: record.promulgated,
            effective: record.effective,
            status: record.status.clone(),
            origin: record.origin.clone(),
            indexed_at: record.indexed_at,
            versions: versions.collect(),
            cites: self.cites(&state, record, &article),
            id: article.id,
            number: article.number,
            title: article.title,
            text: article.text,
            deleted: article.deleted,
            headings: article.headings,
            previous: place.checked_sub(1).and_then(neighbour),
            next: neighbour(place + 1),
            cited_by,
        }))
    }

    /// The articles of the law that a query names, in their order: of the version that counts on its day.
    pub fn outline(&self, query: &Query) -> Option<Outline> {
        let state = self.state();
        let catalogue = &*state.catalogue;
        let hidden = catalogue.hidden(search::day(query));
        let &index = catalogue.names.get(&query.text).iter().rev().find(|index| !hidden.contains(index))?;
        let record = &*catalogue.sources[index];
        let articles = record.outline().filter(OutlineEntry::is_live).map(|entry| self::name(record, entry)).collect();
        Some(Outline { law: record.title.clone(), effective: record.effective, articles })
    }

    /// The titles that count on the day of a query and hold its words, spaces aside.
    pub fn titled(&self, query: &Query) -> Vec<String> {
        let state = self.state();
        let catalogue = &*state.catalogue;
        let (hidden, words) = (catalogue.hidden(search::day(query)), squeeze(&query.text));
        if words.chars().count() < MIN_TOLD {
            return Vec::new();
        }
        let sources = catalogue.sources.iter().enumerate().filter(|(index, _)| !hidden.contains(index));
        let titles: BTreeSet<&str> = sources.map(|(_, record)| record.title.as_str()).collect();
        titles.into_iter().filter(|title| squeeze(title).contains(&words)).map(str::to_owned).collect()
    }

    /// The stored article with this id.
    pub(super) fn article(&self, state: &State, id: &str) -> Result<Option<Article>, Error> {
        let found = self.documents(state, Term::from_field_text(state.fields.id, id))?;
        Ok(found.iter().find_map(|document| serde_json::from_str(stored(document, state.fields.article)?).ok()))
    }

    /// The articles of the library that an article cites, in the order of its text.
    fn cites(&self, state: &State, record: &Record, article: &Article) -> Vec<Neighbour> {
        let catalogue = &*state.catalogue;
        let mut cited: Vec<Neighbour> = Vec::new();
        for citation in citation::parse_within(&article.text, &record.title, &record.aliases) {
            let (Some(law), Some(number)) = (&citation.law, &citation.article) else { continue };
            let Some(&index) = catalogue.names.get(law).last() else { continue };
            // The other articles of its own version, the newest of another law.
            let source =
                if catalogue.sources[index].title == record.title { record } else { &catalogue.sources[index] };
            let entry = source.outline().find(|entry| entry.number == number && entry.is_live());
            if let Some(neighbour) = entry.map(|entry| name(source, entry))
                && neighbour.id != article.id
                && !cited.contains(&neighbour)
            {
                cited.push(neighbour);
            }
        }
        cited
    }

    /// The articles in force that cite an article, those of its own law first.
    fn cited_by(&self, state: &State, record: &Record, article: &Article) -> Result<Vec<Neighbour>, Error> {
        let catalogue = &*state.catalogue;
        let hidden = catalogue.hidden(Day::Newest);
        let target = citation::target(&record.title, &article.number);
        let found = self.documents(state, Term::from_field_text(state.fields.cites, &target))?;
        let id = |document| {
            let citing: Article = serde_json::from_str(stored(document, state.fields.article)?).ok()?;
            Some(citing.id)
        };
        let mut cited_by: Vec<Neighbour> = found
            .iter()
            .filter_map(id)
            .filter(|citing| *citing != article.id)
            .filter_map(|citing| catalogue.place_of(&citing))
            .filter(|(index, _)| !hidden.contains(index))
            .filter_map(|(index, place)| {
                let record = &catalogue.sources[index];
                record.entry(place).map(|entry| name(record, entry))
            })
            .collect();
        cited_by.sort_by(|a, b| (a.law != record.title, &a.law, &a.id).cmp(&(b.law != record.title, &b.law, &b.id)));
        cited_by.truncate(MAX_CITED_BY);
        Ok(cited_by)
    }

    pub(super) fn documents(&self, state: &State, term: Term) -> Result<Vec<TantivyDocument>, Error> {
        let query = TermQuery::new(term, IndexRecordOption::Basic);
        state
            .searcher
            .search(&query, &DocSetCollector)
            .and_then(|addresses| addresses.into_iter().map(|address| state.searcher.doc(address)).collect())
            .map_err(Error::index(&self.folder))
    }
}

fn name(record: &Record, entry: OutlineEntry<'_>) -> Neighbour {
    Neighbour {
        id: entry.id(),
        law: record.title.clone(),
        number: entry.number.to_owned(),
        title: entry.title.to_owned(),
    }
}
