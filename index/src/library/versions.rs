//! Which version of a law counts on a day.
//!
//! Versions of one law stand in one family under stems that differ after `@`: `법률` and `법률@20200101`. The one
//! without a date is the newest that was taken in.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::catalogue::Record;

/// The day that decides which version counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Day {
    /// The newest version of each law counts.
    #[default]
    Newest,
    /// The version in force on this day; of a law that is not in force yet, its first.
    Today(Date),
    /// The version in force on this day, and no law that was not.
    Only(Date),
}

/// The stem without its version.
pub(super) fn base(stem: &str) -> &str {
    stem.split_once('@').map_or(stem, |(base, _)| base)
}

/// The laws that have more than one version.
#[derive(Debug, Default)]
pub(super) struct Versions(Vec<Vec<usize>>);

impl Versions {
    pub(super) fn of(sources: &[Arc<Record>]) -> Self {
        let mut groups: HashMap<(&str, &str, &str), Vec<usize>> = HashMap::new();
        for (index, record) in sources.iter().enumerate() {
            groups.entry((record.kind.id(), &record.family, base(&record.stem))).or_default().push(index);
        }
        Self(groups.into_values().filter(|group| group.len() > 1).collect())
    }

    /// Indices of the sources that do not count on the day. A source without a date counts on every day.
    pub(super) fn hidden(&self, sources: &[Arc<Record>], day: Day) -> HashSet<usize> {
        let mut hidden = HashSet::new();
        let in_force = |index: usize| match (sources[index].effective, day) {
            (Some(effective), Day::Today(day) | Day::Only(day)) => effective <= day,
            _ => true,
        };
        if matches!(day, Day::Only(_)) {
            hidden.extend((0..sources.len()).filter(|&index| !in_force(index)));
        }
        for group in &self.0 {
            let newest = group.iter().filter(|&&index| in_force(index)).max_by_key(|&&index| sources[index].effective);
            let counts = newest.or_else(|| group.iter().min_by_key(|&&index| sources[index].effective));
            hidden.extend(group.iter().filter(|index| Some(*index) != counts));
        }
        hidden
    }

    /// The versions of the law that this source is one of, the newest first; itself alone where it has no others.
    pub(super) fn siblings(&self, sources: &[Arc<Record>], index: usize) -> Vec<usize> {
        let mut group = self.0.iter().find(|group| group.contains(&index)).cloned().unwrap_or_else(|| vec![index]);
        group.sort_by_key(|&index| std::cmp::Reverse(sources[index].effective));
        group
    }
}
