//! Sums of money, counts and the figures left over.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
    sync::LazyLock,
};

use regex::Regex;

use super::{
    FactKind, Ground, Reading,
    calendar::Days,
    reckon::{self, exact},
};
use crate::korean::{amounts, counts, numerals, pattern};

static FIGURE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d[\d,]*(?:\.\d+)?"));
/// A figure with its branches: a telephone number, the number of a document.
static LOOSE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d[\d,]*(?:[.\-]\d+)*"));
/// Figures of dates and telephone numbers: they count nothing.
static DATED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\d{4}\s?[.년]\s?\d{1,2}\s?[.월](?:\s?\d{1,2}\s?[.일])?|\d{1,2}\s?월(?:\s?\d{1,2}\s?일)?|\d{1,2}\.\s?\d{1,2}\.|\d{2,4}-\d{3,4}-\d{4}",
    )
});
/// Counts in native words of what the grammar of counts reads in figures only: "다섯 회".
static IN_WORDS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"({})\s(회|차례|번|점|종|편|개월|층|면|쪽)", numerals::NATIVE)));
/// What stands before a figure that is one of each, to be multiplied: 1인당 5만원, 매월 2회, 하루 3시간.
static EACH_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:당|마다|각|각각|하루|매일|매주|매월|매회|매년|1일|1회|단가|일비|식비|숙박비|×|x|\*)\s*:?\s*$")
});
/// What stands behind one: 5만원씩, 5만원 × 3명, 2만원(1일).
static EACH_BEHIND: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*(?:씩|×|x\s|\*|\(\s*(?:1|한)|/)"));

/// The figures of a ground.
#[derive(Debug, Default)]
pub(super) struct Figures {
    money: HashSet<i64>,
    given_money: Vec<f64>,
    counts: HashMap<String, Vec<f64>>,
    counted: HashSet<(String, i64)>,
    /// Figures without a counter, such as those of a table.
    bare: HashSet<i64>,
    every: HashSet<i64>,
}

impl Figures {
    pub(super) fn read(text: &str, days: &Days) -> Self {
        let sums = amounts::find(text);
        let dated: Vec<Range<usize>> = DATED.find_iter(text).map(|found| found.range()).collect();
        // The 25일 of 11월 25일 is no period.
        let mut found = counts::find(text);
        found.retain(|count| !dated.iter().any(|date| date.start <= count.range.start && count.range.end <= date.end));
        let parts = sums.iter().flat_map(|sum| parts(text, sum.range.end, sum.unit));
        let parts: Vec<f64> = parts.map(|part| part as f64).collect();
        let mut figures = Self { given_money: sums.iter().map(|sum| sum.won as f64).collect(), ..Self::default() };
        for count in &found {
            figures.counts.entry(family(&count.counter)).or_default().push(count.value);
        }
        for found in IN_WORDS.captures_iter(text) {
            if let Some(value) = numerals::native(&found[1]) {
                figures.counts.entry(family(&found[2])).or_default().push(value as f64);
            }
        }
        for figure in FIGURE.find_iter(text) {
            let Some(value) = numerals::plain(figure.as_str()) else { continue };
            figures.every.insert(exact(value));
            let meant = sums.iter().map(|sum| &sum.range).chain(found.iter().map(|count| &count.range)).chain(&dated);
            if !meant.into_iter().any(|range| range.start <= figure.start() && figure.end() <= range.end) {
                figures.bare.insert(exact(value));
            }
        }
        let lengths = days.lengths.iter().map(|length| *length as f64);
        let factors: Vec<f64> =
            found.iter().filter(|count| count.counter != "%").map(|count| count.value).chain(lengths.clone()).collect();
        let prices: Vec<f64> = sums.iter().filter(|sum| is_each(text, &sum.range)).map(|sum| sum.won as f64).collect();
        let shares = figures.counts.get("%").cloned().unwrap_or_default();
        figures.money = reckon::money(&figures.given_money, &prices, &factors, &shares);
        figures.money.extend(figures.given_money.iter().chain(&parts).map(|sum| exact(*sum)));
        for (family, values) in &figures.counts {
            let own = values.iter().map(|value| exact(*value)).chain(reckon::sums(values));
            figures.counted.extend(own.map(|value| (family.clone(), value)));
        }
        let in_days = lengths.chain(days.between().into_iter().map(|days| days as f64));
        figures.counted.extend(in_days.map(|value| ("일".into(), exact(value))));
        for each in found.iter().filter(|count| count.counter != "%" && is_each(text, &count.range)) {
            let family = family(&each.counter);
            let times = factors.iter().filter(|times| times.fract() == 0.0).take(20);
            figures.counted.extend(times.map(|times| (family.clone(), exact(each.value * times))));
        }
        figures
    }

    fn counts(&self, value: f64, family: &str, decimals: u32) -> bool {
        self.counted.contains(&(family.to_owned(), exact(value)))
            || self.bare.contains(&exact(value))
            || family == "%"
                && (self.counts.values().any(|values| reckon::is_share(value, decimals, values))
                    || reckon::is_share(value, decimals, &self.given_money))
    }
}

/// Whether a figure is one of each.
fn is_each(text: &str, range: &Range<usize>) -> bool {
    EACH_BEHIND.is_match(&text[range.end..])
        || EACH_BEFORE.is_match(text[..range.start].lines().next_back().unwrap_or_default())
}

/// "450만원(강사료 200 무대 150 간식 100)": bare figures in parentheses behind a sum share its unit.
fn parts(text: &str, end: usize, unit: u64) -> Vec<u64> {
    let inside = text[end..].trim_start().strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let Some((inside, _)) = inside else { return Vec::new() };
    let figures = FIGURE.find_iter(inside).filter_map(|figure| figure.as_str().replace(',', "").parse::<u64>().ok());
    figures.map(|figure| figure.saturating_mul(unit)).collect()
}

/// Counters that count the same things.
fn family(counter: &str) -> String {
    let counter = counter.trim();
    match counter {
        "인" | "명" => "명",
        "곳" | "개소" | "군데" => "곳",
        "회" | "차례" | "번" => "회",
        "%" | "퍼센트" => "%",
        "가구" | "세대" => "세대",
        "쪽" | "페이지" | "면" => "쪽",
        "장" | "매" => "매",
        "km" | "㎞" => "km",
        "kg" | "㎏" => "kg",
        "개월" | "월" => "개월",
        other if other.starts_with('개') => "곳",
        other => other,
    }
    .to_owned()
}

/// Judges the sums of money of the draft.
pub(super) fn money(reading: &mut Reading<'_>, ground: &Ground<'_>) {
    let known = &ground.figures;
    let mut found = amounts::find(reading.text);
    found.retain(|sum| reading.is_free(&sum.range));
    let values: Vec<(f64, bool)> = found
        .iter()
        .map(|sum| {
            let won = sum.won as f64;
            // In a table in 천원 or 백만원 the figure stands without its noughts.
            let in_a_table = [1_000.0, 1_000_000.0].iter().any(|unit| {
                won >= *unit && won % unit == 0.0 && won / unit >= 100.0 && known.bare.contains(&exact(won / unit))
            });
            let carried = known.money.contains(&exact(won)) || known.bare.contains(&exact(won)) || in_a_table;
            (won, carried && sum.reading_conflict.is_none())
        })
        .collect();
    for (at, sum) in found.iter().enumerate() {
        let carried = values[at].1 || sum.reading_conflict.is_none() && reckon::sums_up(at, &values);
        reading.judge(sum.range.clone(), FactKind::Money, carried);
    }
}

/// Judges the counts of the draft.
pub(super) fn counts(reading: &mut Reading<'_>, ground: &Ground<'_>) {
    let mut found = counts::find(reading.text);
    found.retain(|count| {
        // "한 건도", "한 부": one in words counts nothing; 세 가지 and the like announce a list.
        let in_words = !reading.text[count.range.clone()].contains(|c: char| c.is_ascii_digit());
        reading.is_free(&count.range) && !(in_words && (count.value <= 1.0 || count.counter == "가지"))
    });
    let decimals = |figure: &str| figure.split_once('.').map_or(0, |(_, rest)| rest.len() as u32);
    let values: Vec<(String, f64, bool)> = found
        .iter()
        .map(|count| {
            let family = family(&count.counter);
            let carried = ground.figures.counts(count.value, &family, decimals(&count.figure))
                || ground.says(&reading.text[count.range.clone()]);
            (family, count.value, carried)
        })
        .collect();
    for (at, count) in found.iter().enumerate() {
        let own = &values[at];
        let adds_up = || {
            let same = values.iter().filter(|value| value.0 == own.0);
            let place = values[..at].iter().filter(|value| value.0 == own.0).count();
            let list: Vec<(f64, bool)> = same.map(|value| (value.1, value.2)).collect();
            reckon::sums_up(place, &list)
        };
        reading.judge(count.range.clone(), FactKind::Number, own.2 || adds_up());
    }
}

/// Judges the figures that nothing else has read: telephone numbers, document numbers, ages, grades. A single digit is
/// left alone; it orders more often than it counts.
pub(super) fn loose(reading: &mut Reading<'_>, ground: &Ground<'_>) {
    let counted: HashSet<i64> = ground.figures.counted.iter().map(|(_, value)| *value).collect();
    for figure in LOOSE.find_iter(reading.text) {
        let before = reading.text[..figure.start()].chars().next_back();
        let part = before.is_some_and(|c| c.is_ascii_alphanumeric());
        if part || figure.as_str().chars().filter(char::is_ascii_digit).count() < 2 || !reading.is_free(&figure.range())
        {
            continue;
        }
        let value = numerals::plain(figure.as_str());
        let table = |value: f64| {
            [1.0, 1_000.0, 1_000_000.0].iter().any(|unit| ground.figures.money.contains(&exact(value * unit)))
        };
        let carried = value.is_some_and(|value| {
            ground.figures.every.contains(&exact(value))
                || counted.contains(&exact(value))
                || value >= 100.0 && table(value)
        }) || ground.says(figure.as_str());
        reading.judge(figure.range(), FactKind::Number, carried);
    }
}
