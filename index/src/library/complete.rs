//! Completion while a name is typed, from memory: p99 has to stay under 5 ms with every key.
//!
//! Entries are sorted by the initial consonants of their names. What is typed, complete syllables or not, has initials
//! too, so one binary search narrows the entries to those that can match at all; each is then matched syllable by
//! syllable.

use std::borrow::Cow;
use std::sync::Arc;

use super::Library;
use super::answer::{Completion, CompletionKind};
use super::catalogue::{Catalogue, OutlineEntry, Record};
use super::cite::NAMED;
use super::error::Error;
use super::versions::Day;
use crate::citation::Units;
use crate::korean::{layout, syllable};
use crate::source::SourceKind;
use crate::text::squeeze;

/// Entries that are matched one by one, at most: one initial consonant alone can begin a tenth of all names.
const MAX_MATCHED: usize = 20_000;
/// Completions at most, whatever is asked for.
const MAX_LIMIT: usize = 50;

/// A name that can be completed. There are as many as there are articles, so the names lie one after the other in
/// [`Entries::names`].
#[derive(Debug, Clone, Copy)]
struct Entry {
    /// Where the name begins, and how many bytes it has.
    start: u32,
    bytes: u16,
    /// Whether it is only a later part of the whole name.
    inner: bool,
    source: u32,
    /// The article, or none for the whole source.
    article: Option<u32>,
}

/// All names. Sources stand apart: they come first in an answer, and there are so few that most answers end there.
#[derive(Debug, Default)]
pub(super) struct Completions {
    sources: Entries,
    articles: Entries,
}

impl Completions {
    pub(super) fn new(catalogue: &Catalogue) -> Self {
        let (mut whole, mut articles) = (Entries::default(), Entries::default());
        let hidden = catalogue.hidden(Day::Newest);
        let counting = catalogue.sources.iter().enumerate().filter(|(source, _)| !hidden.contains(source));
        for (source, record) in counting {
            for (place, (at, _)) in word_starts(&record.title).enumerate() {
                whole.push(&record.title[at..], place > 0, source, None);
            }
            if record.kind.has_articles() || record.kind == SourceKind::Guide {
                for (place, entry) in record.outline().enumerate().filter(|(_, entry)| entry.is_live()) {
                    articles.push(entry.title, false, source, Some(place));
                }
            }
        }
        for (name, source) in catalogue.names.short() {
            whole.push(name, false, source, None);
        }
        Self { sources: whole.sorted(), articles: articles.sorted() }
    }
}

impl Catalogue {
    /// A query for a law, or an article of one, as it is properly addressed: by initial consonants (ㅁㅇㅊㄹㅂ 27조 asks for an
    /// article of 민원처리법), with a letter wrong in the name (민언처리법 27조), or with the number alone (민원처리법 27).
    pub(super) fn spelled_out<'a>(&self, query: &'a str) -> Cow<'a, str> {
        let typed = query.trim();
        let begins = |c: char| c.is_ascii_digit() || matches!(c, '제' | '별' | '부');
        let Some((name, rest)) = typed.char_indices().find_map(|(at, c)| {
            let address = begins(c) && is_address(&typed[at..]);
            address.then(|| (typed[..at].trim_end(), &typed[at..]))
        }) else {
            // 민언처리법: a name by itself with a letter wrong.
            let misspelt = !typed.contains(' ') && NAMED.iter().any(|ending| typed.ends_with(ending));
            let unknown = misspelt && self.names.get(typed).is_empty();
            let near = if unknown { self.names.near(typed) } else { None };
            return near.map_or_else(|| query.into(), |law| self.sources[law].title.clone().into());
        };
        let title = |law: usize| self.sources[law].title.as_str();
        let is_initials = name.chars().count() > 1 && name.chars().all(|c| ('ㄱ'..='ㅎ').contains(&c));
        let law = if is_initials {
            let initials: Vec<char> = name.chars().collect();
            self.completions().sources.best(&initials, 1, &self.sources).first().map(|law| title(law.source as usize))
        } else if self.names.get(name).is_empty() {
            self.names.near(name).map(title)
        } else {
            Some(name)
        };
        let Some(law) = law else { return query.into() };
        let bare = rest.chars().all(|c| c.is_ascii_digit() || c == '의' || c == ' ');
        match rest.split_once('의').filter(|_| bare) {
            Some((number, branch)) => format!("{law} 제{}조의{}", number.trim(), branch.trim()).into(),
            None if bare => format!("{law} 제{}조", rest.trim()).into(),
            None if law == name => query.into(),
            None => format!("{law} {rest}").into(),
        }
    }
}

/// Whether a text is the address of an article, an attached table, a form or addenda, and nothing else: 27, 제27조의2 1항,
/// 별표 2.
fn is_address(text: &str) -> bool {
    let bare = text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().count() <= 8;
    let number = bare && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '의' | ' '));
    number
        || Units::leading(text, true)
            .is_some_and(|(units, length)| units.article.is_some() && text[length..].trim().is_empty())
}

/// Names sorted by their initial consonants.
#[derive(Debug, Default)]
struct Entries {
    /// The names from where they are matched on, squeezed.
    names: String,
    entries: Vec<Entry>,
}

impl Entries {
    /// Adds a name. One that is empty, or too long for a name, is never completed.
    fn push(&mut self, name: &str, inner: bool, source: usize, article: Option<usize>) {
        let name = squeeze(name);
        let article = article.map(u32::try_from).transpose();
        if let (Ok(start), Ok(bytes @ 1..), Ok(source), Ok(article)) =
            (u32::try_from(self.names.len()), u16::try_from(name.len()), u32::try_from(source), article)
        {
            self.names.push_str(&name);
            self.entries.push(Entry { start, bytes, inner, source, article });
        }
    }

    fn sorted(self) -> Self {
        let Self { names, mut entries } = self;
        entries.sort_unstable_by(|a, b| initials(name(&names, a)).cmp(initials(name(&names, b))));
        entries.shrink_to_fit();
        Self { names, entries }
    }

    fn name(&self, entry: &Entry) -> &str {
        name(&self.names, entry)
    }

    /// The best entries that begin with what is typed: whole names before later parts, those whose last
    /// syllable need not grow first, short before long.
    fn best(&self, typed: &[char], limit: usize, sources: &[Arc<Record>]) -> Vec<&Entry> {
        let fits = |entry: &&Entry| syllable::begins(self.name(entry), typed);
        let mut matching: Vec<&Entry> = self.candidates(typed).iter().filter(fits).collect();
        let whole: String = typed.iter().collect();
        let rank = |entry: &&Entry| {
            let statute = sources[entry.source as usize].kind.has_articles();
            let grows = !self.name(entry).starts_with(&whole);
            (entry.inner, grows, !statute, self.name(entry).chars().count(), entry.source, entry.article)
        };
        if matching.len() > limit {
            matching.select_nth_unstable_by_key(limit, rank);
            matching.truncate(limit);
        }
        matching.sort_unstable_by_key(rank);
        matching
    }

    /// The entries whose initials begin with those of what is typed.
    fn candidates(&self, typed: &[char]) -> &[Entry] {
        let wanted: Vec<char> = typed.iter().map(|&c| syllable::initial(c)).collect();
        let order = |entry: &Entry| initials(self.name(entry)).take(wanted.len()).cmp(wanted.iter().copied());
        let start = self.entries.partition_point(|entry| order(entry).is_lt());
        let length = self.entries[start..].partition_point(|entry| order(entry).is_eq());
        &self.entries[start..start + length.min(MAX_MATCHED)]
    }
}

impl Library {
    /// What the beginning of a name may become: laws first, then templates and guides, then articles.
    ///
    /// Half-typed syllables and initial consonants count; after the name of a law, its articles are completed by
    /// number or title.
    /// Latin letters that make whole syllables are taken for Hangul, as in [`Library::search`].
    pub fn complete(&self, prefix: &str, limit: usize) -> Result<Vec<Completion>, Error> {
        if let Some(prefix) = layout::to_hangul(prefix) {
            let found = self.complete_as_typed(&prefix, limit)?;
            if !found.is_empty() {
                return Ok(found);
            }
        }
        self.complete_as_typed(prefix, limit)
    }

    fn complete_as_typed(&self, prefix: &str, limit: usize) -> Result<Vec<Completion>, Error> {
        let state = self.state();
        let catalogue = &state.catalogue;
        let limit = limit.min(MAX_LIMIT);
        let typed = letters(prefix);
        let mut found = Vec::new();
        if typed.is_empty() {
            return Ok(found);
        }
        let names = catalogue.completions();
        let add = |found: &mut Vec<Completion>, entries: &Entries| {
            // Twice as many as are wanted: a law may match by several of its names.
            for entry in entries.best(&typed, limit * 2, &catalogue.sources) {
                let article = entry.article.map(|place| place as usize);
                let completion = completion(&catalogue.sources[entry.source as usize], article);
                if found.len() < limit && found.iter().all(|other| other.id != completion.id) {
                    found.push(completion);
                }
            }
        };
        add(&mut found, &names.sources);
        if let Some((laws, end)) = catalogue.names.leading(prefix.trim_start())
            && let Some(&law) = laws.last()
        {
            let rest = letters(&prefix.trim_start()[end..]);
            if !rest.is_empty() {
                articles_of(catalogue, law, &rest, limit.saturating_sub(found.len()), &mut found);
            }
        }
        if found.len() < limit {
            add(&mut found, &names.articles);
        }
        Ok(found)
    }
}

/// Articles of one law whose number or title begins with what is typed after its name.
fn articles_of(catalogue: &Catalogue, law: usize, rest: &[char], limit: usize, found: &mut Vec<Completion>) {
    let record = &catalogue.sources[law];
    let number: Vec<char> = if rest[0].is_ascii_digit() { [&['제'], rest].concat() } else { rest.to_vec() };
    let matches = |entry: &OutlineEntry<'_>| {
        syllable::begins(&squeeze(entry.number), &number) || syllable::begins(&squeeze(entry.title), rest)
    };
    let live = record.outline().enumerate().filter(|(_, entry)| entry.is_live());
    let mut places: Vec<(usize, usize)> =
        live.filter(|(_, entry)| matches(entry)).map(|(place, entry)| (entry.number.chars().count(), place)).collect();
    places.sort_unstable();
    found.extend(places.into_iter().take(limit).map(|(_, place)| completion(record, Some(place))));
}

fn completion(record: &Record, article: Option<usize>) -> Completion {
    let kind = match (record.kind, article) {
        (SourceKind::Template, _) => CompletionKind::Template,
        (SourceKind::Guide | SourceKind::Document, _) => CompletionKind::Guide,
        (SourceKind::Statute | SourceKind::Rule, None) => CompletionKind::Law,
        (SourceKind::Statute | SourceKind::Rule, Some(_)) => CompletionKind::Article,
    };
    match article.and_then(|place| record.entry(place)) {
        Some(entry) if entry.title.is_empty() || entry.title == entry.number => {
            Completion { id: entry.id(), kind, text: format!("{} {}", record.title, entry.number) }
        }
        Some(entry) => {
            Completion { id: entry.id(), kind, text: format!("{} {}({})", record.title, entry.number, entry.title) }
        }
        None => Completion { id: record.prefix.clone(), kind, text: record.title.clone() },
    }
}

/// The initial consonants of a name.
fn initials(name: &str) -> impl Iterator<Item = char> {
    name.chars().map(syllable::initial)
}

/// The name of an entry.
fn name<'a>(names: &'a str, entry: &Entry) -> &'a str {
    &names[entry.start as usize..][..entry.bytes as usize]
}

/// What is typed as it is matched: squeezed, syllable by syllable.
fn letters(name: &str) -> Vec<char> {
    squeeze(name).chars().collect()
}

/// Where the words of a title begin.
fn word_starts(title: &str) -> impl Iterator<Item = (usize, char)> {
    let mut inside = false;
    title.char_indices().filter(move |(_, c)| {
        let starts = !inside && !c.is_whitespace();
        inside = !c.is_whitespace();
        starts
    })
}
