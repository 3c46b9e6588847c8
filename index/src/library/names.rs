//! The names of laws: full titles, derived short names, and the few abbreviations nobody could derive.
//!
//! Civil servants hardly ever type a full title. `민원 처리에 관한 법률` is 민원처리법 to everyone, which follows from the
//! title; `청탁금지법` does not, so such names stand in a table. A short name that two laws would share belongs to
//! neither.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock};

use super::catalogue::Record;
use crate::citation;
use crate::text::squeeze;

/// Names in common use that cannot be derived: short name, squeezed title.
const COMMON: &str = include_str!("names.txt");

/// What a title ends in when it says 법률 at length.
const LONG_ENDINGS: [&str; 4] = ["에관한법률", "을위한법률", "를위한법률", "에대한법률"];
const SUBORDINATE: [&str; 2] = ["시행령", "시행규칙"];

/// Titles of acts, and of the decrees and rules that bear no act's name, one a line: what is not in the library is then
/// told from what is not at all.
const LAWS: &str = include_str!("laws.txt");

/// The titles and short names of all laws that exist, squeezed.
static KNOWN: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let common = COMMON.lines().filter_map(|line| line.split_once(':')).map(|(short, _)| short.to_owned());
    LAWS.lines().flat_map(|title| [short_names(title), vec![title.to_owned()]].concat()).chain(common).collect()
});

/// Whether a law exists, in a library or not, by its title or a short name; a decree or rule does if its act does.
pub(super) fn exists(law: &str) -> bool {
    KNOWN.contains(squeeze(citation::act(law)).as_str())
}

/// Names, squeezed, and the sources they mean.
#[derive(Default)]
pub(crate) struct Names {
    /// A title may belong to several versions of one law.
    full: HashMap<String, Vec<usize>>,
    /// The title that a short name stands for, as a key of `full`.
    short: HashMap<String, String>,
    /// Characters of the longest name.
    longest: usize,
}

impl Names {
    /// Collects the names of all laws; the indices are those of `sources`. Of several versions the last in a list is the
    /// one that is not superseded.
    pub(super) fn new(sources: &[Arc<Record>], superseded: &HashSet<usize>) -> Self {
        let mut names = Self::default();
        let mut claims: HashMap<String, Vec<usize>> = HashMap::new();
        let mut laws: Vec<usize> = (0..sources.len()).filter(|&index| sources[index].kind.has_articles()).collect();
        laws.sort_by_key(|index| !superseded.contains(index));
        for index in laws {
            let record = &sources[index];
            let title = squeeze(&record.title);
            for short in short_names(&title) {
                claims.entry(short).or_default().push(index);
            }
            names.full.entry(title).or_default().push(index);
        }
        for (short, owners) in claims {
            let one_title = owners.windows(2).all(|two| sources[two[0]].title == sources[two[1]].title);
            if one_title && !names.full.contains_key(&short) {
                names.short.insert(short, squeeze(&sources[owners[0]].title));
            }
        }
        for (short, title) in COMMON.lines().filter_map(|line| line.split_once(':')) {
            for ending in std::iter::once("").chain(SUBORDINATE) {
                let title = format!("{}{ending}", squeeze(title));
                if names.full.contains_key(&title) {
                    names.short.insert(format!("{}{ending}", short.trim()), title);
                }
            }
        }
        names.longest = names.full.keys().chain(names.short.keys()).map(|name| name.chars().count()).max().unwrap_or(0);
        names
    }

    /// The sources with this title or short name, any spacing; several only for versions of one law.
    pub(crate) fn get(&self, name: &str) -> &[usize] {
        self.squeezed(&squeeze(name))
    }

    fn squeezed(&self, name: &str) -> &[usize] {
        let full = |title: &str| self.full.get(title).map(Vec::as_slice);
        full(name).or_else(|| full(self.short.get(name)?)).unwrap_or_default()
    }

    /// The longest name that `text` begins with: the sources, and where it ends in bytes.
    pub(super) fn leading(&self, text: &str) -> Option<(&[usize], usize)> {
        let mut name = String::new();
        let mut best = None;
        for (at, c) in text.char_indices().take(2 * self.longest) {
            name.push_str(&squeeze(c.encode_utf8(&mut [0; 4])));
            if c.is_whitespace() || name.chars().count() < 2 {
                continue;
            }
            let owners = self.squeezed(&name);
            if !owners.is_empty() {
                best = Some((owners, at + c.len_utf8()));
            }
        }
        best
    }

    /// The one law whose title or short name differs from this one in a single letter; none where there are several.
    pub(super) fn near(&self, name: &str) -> Option<usize> {
        let letters: Vec<char> = squeeze(name).chars().collect();
        if letters.len() < 4 {
            return None;
        }
        let differs = |other: &&String| {
            other.chars().count() == letters.len() && other.chars().zip(&letters).filter(|(a, b)| a != *b).count() == 1
        };
        let mut laws: Vec<usize> = self
            .full
            .keys()
            .chain(self.short.keys())
            .filter(differs)
            .filter_map(|other| self.squeezed(other).last().copied())
            .collect();
        laws.sort_unstable();
        laws.dedup();
        if let [one] = laws.as_slice() { Some(*one) } else { None }
    }

    /// Every short name with its source.
    pub(super) fn short(&self) -> impl Iterator<Item = (&str, usize)> {
        self.short.iter().filter_map(|(name, title)| Some((name.as_str(), *self.full.get(title)?.last()?)))
    }
}

/// The short names that follow from a squeezed title, most of them never used: ambiguity is sorted out by the caller.
fn short_names(title: &str) -> Vec<String> {
    let ending = SUBORDINATE.into_iter().find(|ending| title.ends_with(ending)).unwrap_or("");
    let title = &title[..title.len() - ending.len()];
    let mut found: Vec<String> = Vec::new();
    for long in LONG_ENDINGS {
        let Some(stem) = title.strip_suffix(long) else { continue };
        let stem = stem.strip_suffix('등').unwrap_or(stem);
        found.push(format!("{stem}법"));
        // 민원 처리에 관한 법률: without the inner particles as well, and from the last possessive on.
        let bare = stem.replace("의", "");
        found.push(format!("{bare}법"));
        if let Some((first, _)) = bare.split_once('및').filter(|(first, _)| first.chars().count() >= 3) {
            found.push(format!("{first}법"));
        }
        if let Some((_, after)) = stem.split_once('의').filter(|(_, after)| after.chars().count() >= 3) {
            found.push(format!("{after}법"));
        }
    }
    if let Some((first, _)) = title.split_once('및').filter(|_| title.ends_with('법')) {
        found.push(format!("{first}법"));
    }
    if let Some(stem) = title.strip_suffix("기본법") {
        found.push(format!("{stem}법"));
    }
    found.retain(|name| name.chars().count() >= 3 && name != title);
    found.iter_mut().for_each(|name| name.push_str(ending));
    found.sort();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_titles_have_the_short_name_everyone_uses() {
        assert!(short_names("우산대여에관한법률").contains(&"우산대여법".to_owned()));
        assert!(short_names("우산의대여에관한법률시행령").contains(&"우산대여법시행령".to_owned()));
        assert!(short_names("우산의예방및관리에관한법률").contains(&"우산예방법".to_owned()));
        assert!(short_names("우산및비옷관리법").contains(&"우산법".to_owned()));
        assert!(short_names("우산법").is_empty());
    }

    #[test]
    fn laws_outside_the_library_are_known_by_every_name_in_use() {
        for name in [
            "감염병예방법",
            "중대재해처벌법",
            "노동조합법",
            "정통망법",
            "헌법",
            "청탁금지법 시행령",
            "식품위생법",
            "지방공무원 임용령",
        ] {
            assert!(exists(name), "{name}");
        }
        for name in ["우산대여법", "우산관리법 시행령", "관리법", "보호법"] {
            assert!(!exists(name), "{name}");
        }
    }

    #[test]
    fn every_name_of_the_table_stands_for_an_act_that_exists() {
        for (short, title) in COMMON.lines().filter_map(|line| line.split_once(':')) {
            let is_act = title.ends_with(['법', '률']);
            assert!(!is_act || exists(title), "{short}: {title}");
        }
    }
}
