//! Figures that follow from figures: sums, differences, products, shares.

use std::collections::HashSet;

/// Figures that are combined with each other at most.
const COMBINED: usize = 40;

/// A figure to the thousandth, so that equal figures are equal.
pub(super) fn exact(value: f64) -> i64 {
    (value * 1_000.0).round() as i64
}

/// Sums of neighbours, and sums and differences of any two.
pub(super) fn sums(values: &[f64]) -> HashSet<i64> {
    let values = &values[..values.len().min(COMBINED)];
    let mut out = HashSet::new();
    for (at, first) in values.iter().enumerate() {
        let mut sum = *first;
        for next in &values[at + 1..] {
            sum += next;
            out.extend([exact(sum), exact(first + next), exact((first - next).abs())]);
        }
    }
    out
}

/// Sums of money that follow: a price times a count, a share of a sum, and the sums and differences of all these.
pub(super) fn money(given: &[f64], prices: &[f64], counts: &[f64], shares: &[f64]) -> HashSet<i64> {
    let given = &given[..given.len().min(COMBINED)];
    let times = || counts.iter().filter(|count| **count >= 2.0 && count.fract() == 0.0).take(COMBINED);
    let mut derived: Vec<f64> =
        prices.iter().take(COMBINED).flat_map(|price| times().map(move |count| price * count)).collect();
    derived.extend(given.iter().flat_map(|sum| shares.iter().take(COMBINED).map(move |share| sum * share / 100.0)));
    derived.retain(|sum| sum.fract() == 0.0);
    let mut out = sums(given);
    for sum in &derived {
        out.insert(exact(*sum));
        // A daily allowance times days is added to a fare, a share is taken off a whole.
        out.extend(given.iter().flat_map(|other| [exact(sum + other), exact((sum - other).abs())]));
    }
    if derived.len() <= COMBINED {
        out.extend(sums(&derived));
    }
    out
}

/// Whether a share, with as many decimals as it was written with, is that of one value in another, or the change from
/// one to the other.
pub(super) fn is_share(share: f64, decimals: u32, values: &[f64]) -> bool {
    let values = &values[..values.len().min(COMBINED)];
    let step = 10f64.powi(decimals.min(4) as i32);
    let near = |value: f64| ((value * step).round() - share * step).abs() < 1e-6;
    values.iter().enumerate().any(|(at, part)| {
        values.iter().enumerate().any(|(other, whole)| {
            at != other && *whole > 0.0 && (near(part / whole * 100.0) || near(((part - whole) / whole * 100.0).abs()))
        })
    })
}

/// Whether a value is the sum of two or more neighbours of place `at` in a list of which only some may be used.
pub(super) fn sums_up(at: usize, values: &[(f64, bool)]) -> bool {
    let Some((wanted, _)) = values.get(at) else { return false };
    let reaches = |side: &mut dyn Iterator<Item = &(f64, bool)>| {
        let mut sum = 0.0;
        side.take_while(|(_, usable)| *usable).enumerate().any(|(count, (value, _))| {
            sum += value;
            count > 0 && exact(sum) == exact(*wanted)
        })
    };
    reaches(&mut values[at + 1..].iter()) || reaches(&mut values[..at].iter().rev())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_from_what_was_given() {
        let money = money(&[47_500.0, 25_000.0], &[25_000.0], &[2.0], &[]);
        assert!(money.contains(&exact(50_000.0)) && money.contains(&exact(97_500.0)));
        assert!(!money.contains(&exact(95_000.0)), "nobody said that the fare is one of several");
        assert!(is_share(66.7, 1, &[2.0, 3.0]) && !is_share(66.8, 1, &[2.0, 3.0]));
        assert!(sums_up(0, &[(40.0, false), (22.0, true), (18.0, true)]));
        assert!(!sums_up(0, &[(40.0, false), (40.0, true)]));
    }
}
