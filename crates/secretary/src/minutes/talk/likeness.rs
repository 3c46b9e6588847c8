//! How alike two texts are, by pairs of neighbouring syllables: robust against lost spaces and changed particles.

use std::collections::BTreeSet;

/// The syllable pairs of a text.
#[derive(Debug, Clone, Default)]
pub(in crate::minutes) struct Pairs(BTreeSet<(char, char)>);

impl Pairs {
    /// Of a text, spaces and punctuation aside.
    pub(in crate::minutes) fn of(text: &str) -> Pairs {
        let mut before = None;
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        Pairs(letters.filter_map(|c| before.replace(c).map(|before| (before, c))).collect())
    }

    /// The share of the smaller text's pairs that the other has too, 0 to 1.
    pub(in crate::minutes) fn shared(&self, other: &Pairs) -> f32 {
        let smaller = self.0.len().min(other.0.len());
        if smaller < 2 {
            return 0.0;
        }
        self.0.intersection(&other.0).count() as f32 / smaller as f32
    }

    /// The share of this text's pairs that the other has too, 0 to 1; 1 for a text too short to tell.
    pub(in crate::minutes) fn inside(&self, other: &Pairs) -> f32 {
        if self.0.is_empty() {
            return 1.0;
        }
        self.0.intersection(&other.0).count() as f32 / self.0.len() as f32
    }
}

/// The figures of a text, in order and with the syllable behind them: what tells "35억" from "30억".
pub(in crate::minutes) fn figures(text: &str) -> BTreeSet<String> {
    let mut figures = BTreeSet::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        rest = &rest[at..];
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let unit = rest[digits..].chars().next().map_or(0, char::len_utf8);
        figures.insert(rest[..digits + unit].to_owned());
        rest = &rest[digits..];
    }
    figures
}

/// Whether the figures of two texts may be those of one matter: "1구역 도면" and "2구역 도면" are two.
pub(in crate::minutes) fn figures_agree(one: &str, other: &str) -> bool {
    let (one, other) = (figures(one), figures(other));
    one.is_subset(&other) || other.is_subset(&one)
}
