//! Which version of a law counts on a day.
//!
//! Versions of one law stand in files of one family whose stems differ after `@`: `법률` and `법률@20200101`.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::catalogue::Record;

/// The stem without its version.
fn base(stem: &str) -> &str {
    stem.split_once('@').map_or(stem, |(base, _)| base)
}

/// Indices of the sources that do not count on the day: versions not yet or no longer in force.
///
/// Without a day the newest version of each counts. A source without a date always counts.
pub(super) fn hidden(sources: &[Record], as_of: Option<Date>) -> HashSet<usize> {
    let mut best: HashMap<(&str, &str, &str), usize> = HashMap::new();
    let mut hidden = HashSet::new();
    for (index, record) in sources.iter().enumerate() {
        if let (Some(effective), Some(day)) = (record.effective, as_of)
            && effective > day
        {
            hidden.insert(index);
            continue;
        }
        let key = (record.kind.id(), record.family.as_str(), base(&record.stem));
        match best.get(&key).copied() {
            None => drop(best.insert(key, index)),
            Some(other) if sources[other].effective < record.effective => {
                hidden.insert(other);
                best.insert(key, index);
            }
            Some(_) => drop(hidden.insert(index)),
        }
    }
    hidden
}
