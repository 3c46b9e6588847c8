//! One article in full, with its neighbours and those who cite it.

use tantivy::collector::DocSetCollector;
use tantivy::query::TermQuery;
use tantivy::schema::IndexRecordOption;
use tantivy::{TantivyDocument, Term};

use super::Library;
use super::answer::{ArticleView, Neighbour};
use super::catalogue::Record;
use super::error::Error;
use super::schema::stored;
use crate::citation;
use crate::source::Article;

/// Articles that cite one, at most: 민법 제1조 is not cited by more than anyone reads.
const MAX_CITED_BY: usize = 50;

impl Library {
    /// The article with this id, if there is one.
    pub fn show(&self, id: &str) -> Result<Option<ArticleView>, Error> {
        let catalogue = self.catalogue();
        let Some((record, place)) = catalogue.find(id) else { return Ok(None) };
        let Some(article) = self.article(id)? else { return Ok(None) };
        let neighbour = |place: usize| record.outline.get(place).map(|_| name(record, place));
        let mut cited_by: Vec<Neighbour> = self
            .citing(&citation::target(&record.title, &article.number))?
            .iter()
            .filter(|citing| *citing != id)
            .filter_map(|citing| catalogue.find(citing).map(|(record, place)| name(record, place)))
            .collect();
        cited_by.sort_by(|a, b| (a.law != record.title, &a.law, &a.id).cmp(&(b.law != record.title, &b.law, &b.id)));
        cited_by.truncate(MAX_CITED_BY);
        Ok(Some(ArticleView {
            id: article.id,
            kind: record.kind,
            law: record.title.clone(),
            law_kind: record.law_kind.clone(),
            effective: record.effective,
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

    /// The stored article with this id.
    pub(super) fn article(&self, id: &str) -> Result<Option<Article>, Error> {
        let found = self.documents(Term::from_field_text(self.fields.id, id))?;
        Ok(found.iter().find_map(|document| serde_json::from_str(stored(document, self.fields.article)?).ok()))
    }

    /// Ids of the articles that cite a target.
    fn citing(&self, target: &str) -> Result<Vec<String>, Error> {
        let found = self.documents(Term::from_field_text(self.fields.cites, target))?;
        let id = |document| {
            let article: Article = serde_json::from_str(stored(document, self.fields.article)?).ok()?;
            Some(article.id)
        };
        Ok(found.iter().filter_map(id).collect())
    }

    fn documents(&self, term: Term) -> Result<Vec<TantivyDocument>, Error> {
        let searcher = self.reader.searcher();
        let query = TermQuery::new(term, IndexRecordOption::Basic);
        searcher
            .search(&query, &DocSetCollector)
            .and_then(|addresses| addresses.into_iter().map(|address| searcher.doc(address)).collect())
            .map_err(Error::index(&self.folder))
    }
}

fn name(record: &Record, place: usize) -> Neighbour {
    let entry = &record.outline[place];
    Neighbour {
        id: entry.id.clone(),
        law: record.title.clone(),
        number: entry.number.clone(),
        title: entry.title.clone(),
    }
}
