//! Days and hours of a draft, held against those of its ground and those that follow from them.

use std::{collections::HashSet, ops::Range, sync::LazyLock};

use jiff::civil::Date;
use regex::Regex;

use super::{FactKind, Ground, Reading};
use crate::korean::{
    calendar::{self, sign},
    dates::{self, When},
    numerals, pattern, spans, times,
};

/// Days, lengths and hours of a ground that are combined with each other at most. A budget book as a source may hold
/// thousands; what a draft reckons with stands in the request and the first pages.
const COMBINED: usize = 60;

static DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:(\d{4}|'\d{2})\s?(?:[.\-/]|년)\s?)?(\d{1,2})\s?([.\-/]|월)\s?(\d{1,2})(\s?일|\.)?",
        r"(?:\s?\(\s?([월화수목금토일])(?:요일)?\s?\)|\s([월화수목금토일])요일)?"
    ))
});
static MONTH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:(\d{4})\s?(?:년|\.)\s?)(\d{1,2})\s?(?:월|\.)|(\d{1,2})월"));
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\d{4})\s?(?:년도?|학년도)"));
static MONTHS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\d{1,2}|한|두|세|네|여섯)\s?(개월|달|년)"));
static DAYS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"{}|\d박\s?(\d{{1,2}})일|D\s?[-+]\s?(\d{{1,3}})", spans::LENGTH)));
static LASTS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(\d{1,2}|한|두|세|네|다섯|여섯)\s?시간(?:\s?(반)|\s?(\d{1,2})\s?분)?|(\d{1,3})\s?분"));
static SPLIT: LazyLock<Regex> = LazyLock::new(|| pattern("\\s*(?:~|-|부터|에서)\\s*"));

/// A day as it is written: the year may be left out.
struct Written {
    range: Range<usize>,
    year: Option<i16>,
    month: i8,
    day: i8,
    weekday: Option<char>,
}

/// The days written out in a text; where it may be careless, "1/2" is one too.
fn written(text: &str, careless: bool) -> Vec<Written> {
    let read = DAY.captures_iter(text).filter_map(|found| {
        let whole = found.get(0)?;
        if text[..whole.start()].ends_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '/')) {
            return None;
        }
        if text[whole.end()..].starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let weekday = found.get(6).or(found.get(7)).and_then(|sign| sign.as_str().chars().next());
        let day_said = found.get(5).is_some() || weekday.is_some();
        let year = match found.get(1).map(|year| year.as_str()) {
            Some(short) if short.starts_with('\'') => Some(2000 + short[1..].parse::<i16>().ok()?),
            Some(year) => Some(year.parse().ok()?),
            None => None,
        };
        let slashed = careless && &found[3] == "/";
        // "3.5" and "3-5" are no days; "3월 5" may be.
        if !slashed && year.is_none() && &found[3] != "월" && !(day_said && &found[3] == "." || weekday.is_some()) {
            return None;
        }
        let (month, day) = (found[2].parse().ok()?, found[4].parse().ok()?);
        let possible = (1..=12).contains(&month) && (1..=31).contains(&day);
        possible.then_some(Written { range: whole.range(), year, month, day, weekday })
    });
    read.collect()
}

/// The days of a ground.
#[derive(Debug, Default)]
pub(super) struct Days {
    given: Vec<Date>,
    all: HashSet<Date>,
    months: HashSet<(i16, i8)>,
    years: HashSet<i16>,
    /// Lengths in days, for what is counted in days.
    pub(super) lengths: Vec<i64>,
}

impl Days {
    pub(super) fn read(text: &str, today: Date) -> Self {
        let mut days = Self::default();
        let mut ranges = Vec::new();
        let mut carried = None;
        for day in written(text, true) {
            carried = day.year.or(carried);
            let years = day.year.map_or_else(|| vec![today.year(), today.year() + 1], |year| vec![year]);
            for year in years.into_iter().chain(carried) {
                days.given.extend(calendar::day(year, day.month, day.day));
            }
            ranges.push(day.range);
        }
        for mention in dates::find(text, today) {
            match mention.when {
                When::Day(day) => days.given.push(day),
                When::Period(from, to) => days.given.extend([from, to]),
                When::Month(year, month) => drop(days.months.insert((year, month))),
                When::Months(from, to) => days.months.extend([from, to]),
                When::Vague => {}
            }
        }
        let mut seen = HashSet::new();
        days.given.retain(|day| seen.insert(*day));
        for found in MONTH.captures_iter(text) {
            let figure = |group: usize| found.get(group).and_then(|figure| figure.as_str().parse::<i16>().ok());
            let month = figure(2).or(figure(3)).filter(|month| (1..=12).contains(month)).unwrap_or(0) as i8;
            let years = figure(1).map_or_else(|| vec![today.year(), today.year() + 1], |year| vec![year]);
            days.months.extend(years.into_iter().map(|year| (year, month)));
        }
        for found in DAYS.captures_iter(text) {
            let Some(whole) = found.get(0) else { continue };
            let in_a_date = ranges.iter().any(|range| range.start < whole.end() && whole.start() < range.end);
            let named = found.get(1).or(found.get(2)).and_then(|figure| figure.as_str().parse().ok());
            if let Some(length) = named.or_else(|| spans::days(whole.as_str())).filter(|_| !in_a_date) {
                days.lengths.push(length);
            }
        }
        days.reckon(text, today);
        days.years.extend([today.year()]);
        days.years.extend(text_years(text));
        days.years.extend(days.all.iter().map(|day| day.year()));
        for (words, by) in [(["내년", "차년"], 1), (["작년", "지난해"], -1), (["전년", "전기"], -1)] {
            if words.iter().any(|word| text.contains(word)) {
                days.years.insert(today.year() + by);
            }
        }
        days
    }

    /// What follows: so many days, working days or months before and after a day.
    fn reckon(&mut self, text: &str, today: Date) {
        let months: Vec<(i64, bool)> = MONTHS
            .captures_iter(text)
            .filter_map(|found| {
                let number = found[1].parse().ok().or_else(|| numerals::native(&found[1]).map(|n| n as i64))?;
                (number < 100).then_some((if &found[2] == "년" { number * 12 } else { number }, true))
            })
            .take(COMBINED)
            .collect();
        self.all.extend(self.given.iter().copied().chain([today]));
        let bases: Vec<Date> = self.given.iter().copied().take(COMBINED).chain([today]).collect();
        for base in bases {
            for &length in self.lengths.iter().take(COMBINED) {
                for days in [length, length - 1, -length, 1 - length] {
                    self.all.insert(calendar::plus(base, days));
                }
                if (1..=90).contains(&length) {
                    for from in [base, calendar::plus(base, 1)] {
                        self.all.insert(calendar::working_days_from(from, length as u32));
                    }
                }
            }
            for (months, _) in &months {
                let span = jiff::Span::new().months(*months);
                for later in [base.checked_add(span), base.checked_sub(span)].into_iter().flatten() {
                    self.all.extend([later, calendar::plus(later, -1), calendar::plus(later, 1)]);
                }
            }
        }
        self.months.extend(self.all.iter().map(|day| (day.year(), day.month())));
    }

    /// Days between two days that were given, without and with the first.
    pub(super) fn between(&self) -> Vec<i64> {
        let given = &self.given[..self.given.len().min(COMBINED / 3)];
        let pairs = given.iter().flat_map(|from| given.iter().map(move |to| (from, to)));
        pairs
            .filter_map(|(from, to)| to.since(*from).ok())
            .flat_map(|span| [i64::from(span.get_days()), i64::from(span.get_days()) + 1])
            .filter(|days| *days > 0)
            .collect()
    }
}

fn text_years(text: &str) -> Vec<i16> {
    let years = text.split(|c: char| !c.is_ascii_digit()).filter(|figure| figure.len() == 4);
    years.filter_map(|figure| figure.parse().ok()).filter(|year| (1900..2200).contains(year)).collect()
}

/// The hours of a ground, in minutes of the day.
#[derive(Debug, Default)]
pub(super) struct Hours {
    all: HashSet<i64>,
}

impl Hours {
    pub(super) fn read(text: &str) -> Self {
        let mut given = Vec::new();
        for mention in times::find(text) {
            let settled = text[mention.range.clone()].contains(['오', '새', '아', '저', '밤', '낮', 'm', 'M']);
            for time in [Some(mention.start), mention.end].into_iter().flatten() {
                let minutes = i64::from(time.hour()) * 60 + i64::from(time.minute());
                given.push(minutes);
                // "9시" alone may be in the morning or at night.
                given.extend((!settled).then_some((minutes + 720) % 1440));
            }
        }
        let lasts: Vec<i64> = LASTS.captures_iter(text).filter_map(|found| length(&found)).take(COMBINED).collect();
        let mut all: HashSet<i64> = given.iter().copied().collect();
        for start in given.iter().take(COMBINED) {
            all.extend(lasts.iter().flat_map(|length| [start + length, start - length]).map(|at| at.rem_euclid(1440)));
        }
        Self { all }
    }

    fn holds(&self, time: jiff::civil::Time) -> bool {
        self.all.contains(&(i64::from(time.hour()) * 60 + i64::from(time.minute())))
    }
}

fn length(found: &regex::Captures<'_>) -> Option<i64> {
    if let Some(minutes) = found.get(4) {
        return minutes.as_str().parse().ok();
    }
    let hours: i64 = found[1].parse().ok().or_else(|| numerals::native(&found[1]).map(|n| n as i64))?;
    let minutes = found.get(3).and_then(|figure| figure.as_str().parse().ok()).unwrap_or(0);
    Some(hours * 60 + if found.get(2).is_some() { 30 } else { minutes })
}

/// Judges the days and hours of the draft.
pub(super) fn check(reading: &mut Reading<'_>, ground: &Ground<'_>) {
    let text = reading.text;
    let days = &ground.days;
    let mut carried: Option<i16> = None;
    for day in written(text, false) {
        if !reading.is_free(&day.range) {
            continue;
        }
        let this = ground.today.year();
        let years = day.year.map_or_else(|| vec![carried.unwrap_or(this), this, this + 1], |year| vec![year]);
        carried = day.year.or(carried);
        let right = years
            .into_iter()
            .filter_map(|year| calendar::day(year, day.month, day.day))
            .any(|date| days.all.contains(&date) && day.weekday.is_none_or(|weekday| weekday == sign(date)));
        reading.judge(day.range, FactKind::Date, right);
    }
    hours(reading, ground);
    for mention in dates::find(text, ground.today) {
        let surface = &text[mention.range.clone()];
        let said = surface.contains("요일") || surface.contains(|c: char| c.is_ascii_digit()) && surface.contains('일');
        if let (true, true, When::Day(day)) = (said, reading.is_free(&mention.range), mention.when) {
            let right =
                days.all.contains(&day) || days.lengths.iter().any(|n| spans_to(surface, *n)) || ground.says(surface);
            reading.judge(mention.range, FactKind::Date, right && mention.weekday_conflict.is_none());
        }
    }
    for found in MONTH.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        let figure = |group: usize| found.get(group).and_then(|figure| figure.as_str().parse::<i16>().ok());
        let Some(month) = figure(2).or(figure(3)).filter(|month| (1..=12).contains(month)) else { continue };
        if reading.is_free(&whole.range()) {
            let right = match figure(1) {
                Some(year) => days.months.contains(&(year, month as i8)),
                None => days.months.iter().any(|(_, known)| i16::from(*known) == month),
            };
            reading.judge(whole.range(), FactKind::Date, right || ground.says(whole.as_str()));
        }
    }
    for found in YEAR.captures_iter(text) {
        let Some(whole) = found.get(0).filter(|whole| reading.is_free(&whole.range())) else { continue };
        let year = found[1].parse().unwrap_or(0);
        reading.judge(whole.range(), FactKind::Date, days.years.contains(&year));
    }
}

/// Whether a phrase such as "14일 이내" says a length that was given.
fn spans_to(surface: &str, length: i64) -> bool {
    DAYS.find_iter(surface).any(|found| spans::days(found.as_str()) == Some(length))
}

fn hours(reading: &mut Reading<'_>, ground: &Ground<'_>) {
    for mut mention in times::find(reading.text) {
        let surface = &reading.text[mention.range.clone()];
        mention.range.end = mention.range.start + surface.trim_end().len();
        if !reading.is_free(&mention.range) {
            continue;
        }
        let surface = &reading.text[mention.range.clone()];
        let from = ground.hours.holds(mention.start);
        let to = mention.end.is_none_or(|end| ground.hours.holds(end));
        match SPLIT.find(surface) {
            Some(split) if mention.end.is_some() && split.end() < surface.len() => {
                let at = mention.range.start;
                reading.judge(at..at + split.start(), FactKind::Time, from);
                reading.judge(at + split.end()..mention.range.end, FactKind::Time, to);
            }
            _ => reading.judge(mention.range, FactKind::Time, from && to),
        }
    }
}
