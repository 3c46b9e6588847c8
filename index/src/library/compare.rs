//! Two versions of a law side by side, article by article (신구조문대비).

use std::collections::HashMap;
use std::ops::Range;

use jiff::civil::Date;
use serde::Serialize;
use similar::{ChangeTag, TextDiff};
use tantivy::Term;
use ts_rs::TS;

use super::catalogue::Record;
use super::error::Error;
use super::schema::stored;
use super::{Library, State};
use crate::source::{Article, Part};
use crate::statute::ArticleNumber;

/// What became of an article between two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Change {
    /// 신설: only the newer version has it.
    Added,
    /// 삭제: only the older version has it, or the newer one says that it was deleted.
    Deleted,
    /// 개정: title or text differ.
    Changed,
}

/// An article that is not the same in both versions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangedArticle {
    /// 제12조의2.
    pub number: String,
    /// What became of it.
    pub change: Change,
    /// Its title and text before; none where there was no such article.
    pub old: Option<Wording>,
    /// Its title and text now.
    pub new: Option<Wording>,
}

/// An article's wording in one version.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Wording {
    /// The article's id in that version.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
    /// Byte ranges in `text` that the other version does not have.
    pub marks: Vec<Range<usize>>,
}

/// Two versions of a law, compared.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// Title of the law as the newer version has it.
    pub law: String,
    /// Since when the older version was in force.
    pub old: Option<Date>,
    /// Since when the newer version is in force.
    pub new: Option<Date>,
    /// The articles that differ, in the order of their numbers.
    pub articles: Vec<ChangedArticle>,
    /// How many articles are the same.
    pub same: usize,
}

impl Library {
    /// Compares the versions that two articles belong to, whichever way round they are given. None where one of them is
    /// not in the library, or they are not of one law.
    pub fn compare(&self, one: &str, other: &str) -> Result<Option<Comparison>, Error> {
        let state = self.state();
        let catalogue = &*state.catalogue;
        let (Some((one, _)), Some((other, _))) = (catalogue.place_of(one), catalogue.place_of(other)) else {
            return Ok(None);
        };
        if !catalogue.siblings(one).contains(&other) {
            return Ok(None);
        }
        let (one, other) = (&*catalogue.sources[one], &*catalogue.sources[other]);
        let (old, new) = if one.effective <= other.effective { (one, other) } else { (other, one) };
        let mut before = self.articles_of(&state, old)?;
        let after = self.articles_of(&state, new)?;
        let numbers = order(&before, &after);
        let mut after: HashMap<String, Article> =
            after.into_iter().map(|article| (article.number.clone(), article)).collect();
        let mut articles = Vec::new();
        let mut same = 0;
        for number in numbers {
            let old = before.iter().position(|article| article.number == number).map(|place| before.remove(place));
            match changed(number.clone(), old, after.remove(&number)) {
                Some(article) => articles.push(article),
                None => same += 1,
            }
        }
        Ok(Some(Comparison { law: new.title.clone(), old: old.effective, new: new.effective, articles, same }))
    }

    /// The articles of the main part of a source, in order.
    fn articles_of(&self, state: &State, record: &Record) -> Result<Vec<Article>, Error> {
        let found = self.documents(state, Term::from_field_text(state.fields.source, &record.key()))?;
        let read = |document| serde_json::from_str::<Article>(stored(document, state.fields.article)?).ok();
        let mut articles: HashMap<String, Article> =
            found.iter().filter_map(read).map(|article| (article.id.clone(), article)).collect();
        let main = record.outline().filter(|entry| entry.part == Part::Main);
        Ok(main.filter_map(|entry| articles.remove(&entry.id())).collect())
    }
}

/// The numbers of both versions in order, each once.
fn order(before: &[Article], after: &[Article]) -> Vec<String> {
    let mut numbers: Vec<String> = before.iter().chain(after).map(|article| article.number.clone()).collect();
    numbers.sort_by_cached_key(|number| (ArticleNumber::parse(number), number.clone()));
    numbers.dedup();
    numbers
}

/// What became of an article; none where it is the same.
fn changed(number: String, old: Option<Article>, new: Option<Article>) -> Option<ChangedArticle> {
    let old = old.filter(|article| !article.deleted);
    let new_is_gone = new.as_ref().is_none_or(|article| article.deleted);
    let change = match (&old, &new) {
        (Some(_), _) if new_is_gone => Change::Deleted,
        (None, Some(_)) if !new_is_gone => Change::Added,
        (Some(old), Some(new)) if old.text != new.text || old.title != new.title => Change::Changed,
        _ => return None,
    };
    let (mut old, mut new) = (old.map(wording), new.map(wording));
    if let (Change::Changed, Some(old), Some(new)) = (change, &mut old, &mut new) {
        (old.marks, new.marks) = marks(&old.text, &new.text);
    }
    Some(ChangedArticle { number, change, old, new })
}

fn wording(article: Article) -> Wording {
    Wording { id: article.id, title: article.title, text: article.text, marks: Vec::new() }
}

/// Where the words of each text are that the other does not have.
fn marks(old: &str, new: &str) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let (mut removed, mut inserted): (Vec<Range<usize>>, Vec<Range<usize>>) = (Vec::new(), Vec::new());
    let (mut at_old, mut at_new) = (0, 0);
    for change in TextDiff::from_words(old, new).iter_all_changes() {
        let length = change.value().len();
        match change.tag() {
            ChangeTag::Equal => (at_old, at_new) = (at_old + length, at_new + length),
            ChangeTag::Delete => {
                mark(&mut removed, at_old..at_old + length);
                at_old += length;
            }
            ChangeTag::Insert => {
                mark(&mut inserted, at_new..at_new + length);
                at_new += length;
            }
        }
    }
    (removed, inserted)
}

fn mark(marks: &mut Vec<Range<usize>>, range: Range<usize>) {
    match marks.last_mut() {
        Some(last) if last.end == range.start => last.end = range.end,
        _ => marks.push(range),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_changed_are_marked_on_both_sides() {
        let (old, new) = ("① 사흘 안에 답한다.", "① 이레 안에 문서로 답한다.");
        let (removed, inserted) = marks(old, new);
        assert_eq!(removed.into_iter().map(|range| &old[range]).collect::<Vec<_>>(), ["사흘"]);
        assert_eq!(inserted.into_iter().map(|range| new[range].trim()).collect::<Vec<_>>(), ["이레", "문서로"]);
    }
}
