//! One source made ready for the index: every text analysed once.

use std::fmt::Write;

use crate::citation::{self, Aliases};
use crate::korean::bigrams;
use crate::korean::morphemes::Analyst;
use crate::source::{Article, Part, Source};

/// The terms of one article, field by field, one term a line.
#[derive(Default)]
pub(super) struct Terms {
    pub(super) words: String,
    pub(super) law: String,
    pub(super) title: String,
    pub(super) pairs: String,
    pub(super) apart: String,
    pub(super) cites: Vec<String>,
}

/// Analyses every article of a source. Deleted articles and addenda have no terms: they can be looked up but not found.
pub(super) fn analyse(source: &Source, mut analyst: Option<&mut Analyst>) -> Vec<Terms> {
    let mut words_of = |text: &str| {
        let mut lines = String::new();
        if let Some(analyst) = analyst.as_deref_mut() {
            analyst.each(text, |word| push(&mut lines, word));
        }
        lines
    };
    let law_words = words_of(&source.title);
    let law = pairs(&source.title, true);
    let law_open = pairs(&source.title, false);
    let aliases = aliases(source);
    source
        .articles
        .iter()
        .map(|article| {
            let mut terms = Terms::default();
            let heading = format!("{} {}", article.number, article.title);
            match article.part {
                _ if article.deleted => {}
                Part::Addenda => {}
                Part::Annex => {
                    let pairs = pairs(&heading, false);
                    terms.apart = [law_words.as_str(), &law, &words_of(&heading), &pairs].concat();
                }
                Part::Main => {
                    terms.words = [law_words.as_str(), &words_of(&heading), &words_of(&article.text)].concat();
                    terms.cites = cites(source, article, &aliases);
                    terms.law.clone_from(&law);
                    terms.title = pairs(&article.title, true);
                    terms.pairs = [law_open.as_str(), &pairs(&heading, false), &pairs(&article.text, false)].concat();
                }
            }
            terms
        })
        .collect()
}

fn pairs(text: &str, joined: bool) -> String {
    let mut lines = String::with_capacity(text.len() * 3);
    bigrams::each(text, joined, |token| push(&mut lines, token));
    lines
}

fn push(lines: &mut String, term: &str) {
    let _ = writeln!(lines, "{term}");
}

/// The short names that a law gives to others, all over its text.
pub(super) fn aliases(source: &Source) -> Aliases {
    source.articles.iter().flat_map(|article| citation::aliases(&article.text)).collect()
}

/// What an article cites, as [`citation::target`] writes it.
fn cites(source: &Source, article: &Article, aliases: &Aliases) -> Vec<String> {
    let mut targets: Vec<String> = citation::parse_within(&article.text, &source.title, aliases)
        .iter()
        .filter_map(|citation| Some(citation::target(citation.law.as_deref()?, citation.article.as_deref()?)))
        .collect();
    targets.sort_unstable();
    targets.dedup();
    targets
}
