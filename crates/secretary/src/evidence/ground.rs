//! What a draft may stand on: the request and the sources, read once for all the facts they carry.

use std::collections::HashSet;

use biseo_index::{
    Library,
    citation::{self, Citation, Status},
};
use jiff::civil::Date;

use super::{
    calendar::{Days, Hours},
    figures::Figures,
    laws::Cited,
};
use crate::korean::{bodies, fold::Folded};

/// The request, the sources and what follows from them.
pub struct Ground<'a> {
    pub(super) today: Date,
    pub(super) days: Days,
    pub(super) hours: Hours,
    pub(super) figures: Figures,
    pub(super) cited: Vec<Cited>,
    library: Option<&'a Library>,
    /// Everything said.
    whole: String,
    /// The same without spaces and punctuation that notation varies.
    said: String,
    articles: HashSet<String>,
}

impl<'a> Ground<'a> {
    /// Reads a request and its sources. A source that is an article of a law, by its id, carries citations of it.
    pub fn new(request: &str, sources: &[(String, String)], today: Date, library: Option<&'a Library>) -> Self {
        let texts: Vec<Folded> =
            std::iter::once(request).chain(sources.iter().map(|(_, text)| text.as_str())).map(Folded::new).collect();
        let whole = texts.iter().map(Folded::text).collect::<Vec<_>>().join("\n\u{1}\n");
        let mut ground = Self {
            today,
            days: Days::read(&whole, today),
            hours: Hours::read(&whole),
            figures: Figures::default(),
            cited: Vec::new(),
            library,
            said: squeezed(&whole),
            whole: String::new(),
            articles: sources.iter().map(|(id, _)| id.split('@').next().unwrap_or(id).to_owned()).collect(),
        };
        let citations = Cited::all(&ground, &whole);
        ground.cited = citations;
        ground.figures = Figures::read(&whole, &ground.days);
        ground.whole = whole;
        ground
    }

    /// The day that dates without a year are read from.
    pub fn today(&self) -> Date {
        self.today
    }

    /// Adds words that are known without having been said, such as the agency's own name.
    #[must_use]
    pub fn knowing(mut self, words: &[&str]) -> Self {
        for word in words {
            self.said.push('\u{1}');
            self.said.push_str(&squeezed(word));
        }
        self
    }

    /// Whether these words stand somewhere in the ground, up to spaces. A figure at either end must end there too: the
    /// 2회 of 12회 is another count.
    pub(super) fn says(&self, words: &str) -> bool {
        let words = squeezed(words);
        let digit_first = words.starts_with(|c: char| c.is_ascii_digit());
        let digit_last = words.ends_with(|c: char| c.is_ascii_digit());
        !words.is_empty()
            && self.said.match_indices(&words).any(|(at, _)| {
                // The point of "3.141" belongs to the figure, the full stop of a sentence does not.
                let lead = self.said[..at].strip_suffix('.').unwrap_or(&self.said[..at]);
                let before = lead.ends_with(|c: char| c.is_ascii_digit());
                let after = self.said[at + words.len()..].starts_with(|c: char| c.is_ascii_digit());
                !(digit_first && before || digit_last && after)
            })
    }

    /// Whether every word of a phrase stands in the ground.
    pub(super) fn says_each(&self, phrase: &str) -> bool {
        self.says(phrase) || phrase.split_whitespace().all(|word| self.says(word))
    }

    /// Whether the ground calls a body by its short name: 행안부, or 적극행정위 where it is spoken of as a committee.
    pub(super) fn says_short(&self, full: &str) -> bool {
        let committee = full.strip_suffix("원회").filter(|short| short.ends_with('위'));
        committee.is_some_and(|short| bodies::committee(short, &self.whole).as_deref() == Some(full))
            || bodies::others(full).any(|name| self.says(name))
    }

    pub(super) fn holds_article(&self, ids: &[String]) -> bool {
        !ids.is_empty() && ids.iter().all(|id| self.articles.contains(id.split('@').next().unwrap_or(id)))
    }

    /// The full name of the law that a name means, where the library knows it: its own name before any short one.
    pub(super) fn law(&self, name: &str) -> Option<String> {
        let cited = self.library?.resolve(&format!("「{name}」 제1조")).ok()?;
        let known = cited.into_iter().next().filter(|cited| cited.status != Some(Status::NoSuchLaw))?;
        Some(known.law?.chars().filter(|c| c.is_alphanumeric()).collect())
    }

    /// The citations of a text, by their laws' full names where there is a library.
    pub(super) fn citations(&self, text: &str) -> Vec<Citation> {
        self.library.and_then(|library| library.resolve(text).ok()).unwrap_or_else(|| citation::parse(text))
    }
}

/// A text without what notation varies: spaces, quotation marks, thousands separators.
fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let separator =
            c == ',' && out.ends_with(|c: char| c.is_ascii_digit()) && rest.peek().is_some_and(char::is_ascii_digit);
        if !(separator || c.is_whitespace() || matches!(c, '"' | '“' | '”' | '\'' | '‘' | '’' | '\u{200B}')) {
            out.push(c);
        }
    }
    out
}
