//! Which facts of a draft does nobody vouch for?
//!
//! A model, or a hurried hand, puts dates, sums and names into a draft that neither the request nor a source carries.
//! [`check`] finds them so that the page can mark them; it changes nothing and asks no model. A fact counts as carried
//! in whatever notation it was given, and also where it follows by reckoning: a weekday, the end of a meeting, the sum
//! of two amounts. In doubt it keeps silent, since marks that cry wolf are soon not read.

mod calendar;
mod claim;
mod figures;
mod ground;
mod laws;
mod names;
mod polarity;
mod quotes;
mod reckon;
mod stated;
mod verify;
mod words;

use std::{collections::BTreeMap, ops::Range};

use serde::{Serialize, Serializer};

pub use self::{
    claim::{CarriedAnswer, Gap, Verdict, carried, judge, rules},
    ground::Ground,
    polarity::same_polarity,
    stated::{Articles, Weak, weak},
    verify::{ClaimView, Unattached, UnsupportedView, VerifiedCitation, VerifyAnswer, verify},
};
use crate::korean::fold::Folded;

/// What kind of fact a place of a draft states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FactKind {
    /// A count, a share, an ordinal or any other figure.
    Number,
    /// A day, a month or a year.
    Date,
    /// An hour.
    Time,
    /// A sum of money.
    Money,
    /// Somebody's name.
    Person,
    /// An office, a company, a municipality.
    Organisation,
    /// A room, a hall, a floor.
    Place,
    /// An article of a law.
    Citation,
    /// Somebody's words in quotation marks.
    Quote,
}

impl FactKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Number,
        Self::Date,
        Self::Time,
        Self::Money,
        Self::Person,
        Self::Organisation,
        Self::Place,
        Self::Citation,
        Self::Quote,
    ];

    /// The word that data and the command line use.
    pub fn id(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Time => "time",
            Self::Money => "money",
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Citation => "citation",
            Self::Quote => "quote",
        }
    }

    /// The Korean word.
    pub fn korean(self) -> &'static str {
        match self {
            Self::Number => "수",
            Self::Date => "날짜",
            Self::Time => "시각",
            Self::Money => "금액",
            Self::Person => "사람",
            Self::Organisation => "기관",
            Self::Place => "장소",
            Self::Citation => "조문",
            Self::Quote => "인용한 말",
        }
    }
}

impl Serialize for FactKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// A fact that neither the request nor a source carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsupported {
    /// Bytes of the draft.
    pub range: Range<usize>,
    /// What it states.
    pub kind: FactKind,
}

/// The facts of a draft that its ground does not carry, in order, none over another.
pub fn check(text: &str, ground: &Ground<'_>) -> Vec<Unsupported> {
    let folded = Folded::new(text);
    let mut reading = Reading { text: folded.text(), taken: BTreeMap::new(), found: Vec::new() };
    words::furniture(&mut reading);
    quotes::check(&mut reading, ground);
    laws::check(&mut reading, ground);
    calendar::check(&mut reading, ground);
    names::places(&mut reading, ground);
    figures::money(&mut reading, ground);
    figures::counts(&mut reading, ground);
    names::people(&mut reading, ground);
    names::organisations(&mut reading, ground);
    figures::loose(&mut reading, ground);
    let mut found = reading.found;
    found.sort_by_key(|fact| fact.range.start);
    for fact in &mut found {
        fact.range = folded.original(fact.range.clone());
    }
    found
}

/// A draft while it is being read: each finder takes what it understood, so that the next one does not read the figures
/// of a date as a count.
struct Reading<'a> {
    text: &'a str,
    /// Ends by starts, none over another.
    taken: BTreeMap<usize, usize>,
    found: Vec<Unsupported>,
}

impl Reading<'_> {
    fn is_free(&self, range: &Range<usize>) -> bool {
        self.taken.range(..range.end).next_back().is_none_or(|(_, end)| *end <= range.start)
    }

    fn take(&mut self, range: Range<usize>) {
        let (mut start, mut end) = (range.start, range.end);
        while let Some((&from, &to)) = self.taken.range(..end).next_back().filter(|(_, to)| **to > start) {
            (start, end) = (start.min(from), end.max(to));
            self.taken.remove(&from);
        }
        self.taken.insert(start, end);
    }

    /// Takes a place and, where nothing carries it, reports it.
    fn judge(&mut self, range: Range<usize>, kind: FactKind, carried: bool) {
        if !carried {
            self.found.push(Unsupported { range: range.clone(), kind });
        }
        self.take(range);
    }
}

#[cfg(test)]
mod tests;
