//! Ranges of a long text, asked about many times.

use std::ops::Range;

/// Bytes that a fact takes at most, where only its end is asked for.
const LONGEST: usize = 600;

/// Ranges in the order of their starts. A question costs the logarithm of their number, so pasted material of a hundred
/// pages is read as fast per page as a line.
#[derive(Debug, Default)]
pub(super) struct Ranges {
    sorted: Vec<Range<usize>>,
    /// The furthest end of the ranges up to each.
    reach: Vec<usize>,
}

impl Ranges {
    pub(super) fn new(ranges: impl IntoIterator<Item = Range<usize>>) -> Self {
        let mut sorted: Vec<Range<usize>> = ranges.into_iter().filter(|range| !range.is_empty()).collect();
        sorted.sort_by_key(|range| range.start);
        let furthest = |reach: &mut usize, range: &Range<usize>| {
            *reach = range.end.max(*reach);
            Some(*reach)
        };
        let reach = sorted.iter().scan(0, furthest).collect();
        Self { sorted, reach }
    }

    /// Whether one of them holds all of this range.
    pub(super) fn cover(&self, range: &Range<usize>) -> bool {
        let before = self.sorted.partition_point(|other| other.start <= range.start);
        before > 0 && self.reach[before - 1] >= range.end
    }

    /// Whether one of them lies over a part of this range.
    pub(super) fn touch(&self, range: &Range<usize>) -> bool {
        let before = self.sorted.partition_point(|other| other.start < range.end);
        before > 0 && self.reach[before - 1] > range.start
    }

    /// Whether one of them lies inside this range.
    pub(super) fn any_inside(&self, range: &Range<usize>) -> bool {
        let from = self.sorted.partition_point(|other| other.start < range.start);
        self.sorted[from..].iter().take_while(|other| other.start < range.end).any(|other| other.end <= range.end)
    }

    /// Whether one of them ends within so many bytes of a place.
    pub(super) fn any_ends(&self, at: usize, near: usize) -> bool {
        let before = self.sorted.partition_point(|other| other.start < at + near);
        // An end lies behind its start, and no range of a sentence is longer than this.
        let from = self.sorted.partition_point(|other| other.start + LONGEST < at);
        self.sorted[from.min(before)..before].iter().any(|other| other.end.abs_diff(at) <= near)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_and_short_ranges_are_found() {
        let ranges = Ranges::new([5..6, 0..20, 30..31, 7..7]);
        assert!(ranges.cover(&(8..12)) && ranges.cover(&(30..31)) && !ranges.cover(&(19..21)));
        assert!(ranges.touch(&(19..29)) && !ranges.touch(&(20..30)));
        assert!(ranges.any_inside(&(4..8)) && !ranges.any_inside(&(8..30)));
    }
}
