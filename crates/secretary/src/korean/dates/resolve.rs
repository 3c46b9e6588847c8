//! From what is written to a day: years and months that were left out, weekdays that do not fit.

use std::ops::Range;

use jiff::civil::Date;

use super::{DateMention, WeekdayConflict, When};
use crate::korean::calendar;

/// A year as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// Four digits, or two after an apostrophe.
    Said(i16),
    /// 작년 -1, 올해 0, 내년 +1.
    FromToday(i16),
    /// Not said.
    Open,
}

/// A month as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Month {
    /// A figure.
    Said(Year, i8),
    /// 이번 달 0, 다음 달 +1.
    FromToday(i16),
}

/// One expression before it is resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Raw {
    /// A month and a day, with the weekday sign beside it.
    Day { month: Month, day: i8, weekday: Option<char> },
    /// "18,19일": two days of one month.
    Days { month: Month, first: i8, last: i8 },
    /// "29일" by itself: a day of the month spoken of, or of the nearest one ahead.
    DayOnly { day: i8, weekday: Option<char> },
    /// The "13" of "11/12(목)~13(금)": a day only where a date stands right before the tilde.
    RangeEnd { day: i8, weekday: Option<char> },
    /// A month without a day.
    Month(Month),
    /// "12월 한 달"
    WholeMonth(Month),
    /// "새해 첫 근무일"
    FirstWorkingDay(Month),
    /// "내년 1년"
    WholeYear(Year),
    /// "7~9월"
    Months(Month, Month),
    /// The last day of a month.
    MonthEnd(Month),
    /// The last day of a year.
    YearEnd(Year),
    /// The n-th weekday of a month; the last one where `n` is -1.
    Nth { month: Month, n: i8, weekday: char },
    /// The working days of the n-th week of a month.
    NthWorkingDays { month: Month, n: i8 },
    /// A weekday of the week so many weeks from this one.
    Week { weeks: i64, weekday: char },
    /// Two weekdays of one week: "지난주 목금".
    WeekDays { weeks: i64, first: char, last: char },
    /// A weekday by itself: the next such day.
    NextWeekday(char),
    /// So many days from today.
    FromToday(i64),
    /// So many days after the date that stands just before, where one does.
    AfterPrevious(i64),
    /// The day before or after the date that was spoken of last: "전날 5시", "비 오면 다음 날".
    NextTo(i64),
    /// An expression that leaves the day open.
    Open,
}

/// A raw expression and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Atom {
    pub(super) range: Range<usize>,
    pub(super) raw: Raw,
    /// Whether the expression itself names a last day ("열흘 안에").
    pub(super) until: bool,
}

/// Keeps, of overlapping expressions, the one that begins first and is longest.
pub(super) fn select(mut atoms: Vec<Atom>) -> Vec<Atom> {
    atoms.sort_by_key(|atom| (atom.range.start, std::cmp::Reverse(atom.range.end)));
    let mut end = 0;
    atoms.retain(|atom| {
        let free = atom.range.start >= end;
        if free {
            end = atom.range.end;
        }
        free
    });
    atoms
}

/// Days a date without a year may lie back and still be this year's: what an official writes about has just happened.
const JUST_PASSED_DAYS: i64 = 62;

/// Words that tell that a sentence speaks of the past.
const PAST_SIGNS: [&str; 18] = [
    "했",
    "였",
    "었",
    "았",
    "됐",
    "지난",
    "지적",
    "다녀",
    "접수",
    "완료",
    "현재",
    "기준",
    "실적",
    "결과",
    "자로",
    "온 ",
    "복명",
    "점검일",
];

/// Words that tell that it is still to come, whatever else the sentence says.
const AHEAD_SIGNS: [&str; 3] = ["모집", "예정", "신청받"];

/// Resolves expressions in order; a day by itself takes the month spoken of before it.
pub(super) fn resolve(text: &str, atoms: &[Atom], today: Date) -> Vec<DateMention> {
    let mut mentions: Vec<DateMention> = Vec::new();
    let mut last: Option<(Date, usize)> = None;
    for atom in atoms {
        let gap = last.and_then(|(_, end)| text.get(end..atom.range.start));
        let follows_a_date =
            gap.is_some_and(|gap| matches!(gap.trim().trim_start_matches('.').trim(), "~" | "-" | "부터" | "에서"));
        let scene = Scene { today, past: speaks_of_the_past(text, &atom.range), last, follows_a_date };
        let Some((when, weekday)) = scene.resolve(&atom.raw, atom.range.start) else { continue };
        if let Some(day) = first_day(when) {
            last = Some((day, atom.range.end));
        }
        let weekday_conflict = weekday.and_then(|written| conflict(when, written));
        mentions.push(DateMention { range: atom.range.clone(), when, until: atom.until, weekday_conflict });
    }
    mentions
}

fn first_day(when: When) -> Option<Date> {
    match when {
        When::Day(day) | When::Period(day, _) => Some(day),
        When::Month(year, month) | When::Months((year, month), _) => calendar::day(year, month, 1),
        When::Vague => None,
    }
}

fn speaks_of_the_past(text: &str, range: &Range<usize>) -> bool {
    let line_end = text[range.end..].find(['\n', '.']).map_or(text.len(), |at| range.end + at);
    let said = &text[range.end..line_end];
    PAST_SIGNS.iter().any(|sign| said.contains(sign)) && !AHEAD_SIGNS.iter().any(|sign| said.contains(sign))
}

fn conflict(when: When, written: char) -> Option<WeekdayConflict> {
    let When::Day(day) = when else { return None };
    let actual = calendar::sign(day);
    let alternative = (-3..=3).map(|days| calendar::plus(day, days)).find(|day| calendar::sign(*day) == written)?;
    (actual != written).then_some(WeekdayConflict { written, actual, alternative })
}

/// What a resolver knows when it comes to an expression.
struct Scene {
    today: Date,
    past: bool,
    /// The date spoken of before, and where its expression ended.
    last: Option<(Date, usize)>,
    /// Whether only a tilde stands between that date and this expression.
    follows_a_date: bool,
}

impl Scene {
    fn resolve(&self, raw: &Raw, at: usize) -> Option<(When, Option<char>)> {
        let when = match *raw {
            Raw::Day { month, day, weekday } => return Some((When::Day(self.day(month, day, weekday)?), weekday)),
            Raw::DayOnly { day, weekday } => return Some((When::Day(self.day_only(day)?), weekday)),
            Raw::RangeEnd { day, weekday } if self.follows_a_date => {
                return Some((When::Day(self.day_only(day)?), weekday));
            }
            Raw::RangeEnd { .. } => return None,
            Raw::Days { month, first, last } => {
                When::Period(self.day(month, first, None)?, self.day(month, last, None)?)
            }
            Raw::Month(month) => {
                let (year, month) = self.month(month);
                When::Month(year, month)
            }
            Raw::WholeMonth(month) => {
                let (year, month) = self.month(month);
                When::Period(calendar::day(year, month, 1)?, calendar::month_end(year, month)?)
            }
            Raw::FirstWorkingDay(month) => {
                let (year, month) = self.month(month);
                let first = calendar::day(year, month, 1)?;
                let mut days = (0..31).map(|days| calendar::plus(first, days));
                When::Day(days.find(|day| !calendar::is_day_off(*day))?)
            }
            Raw::WholeYear(year) => {
                let year = self.year(year);
                When::Period(calendar::day(year, 1, 1)?, calendar::month_end(year, 12)?)
            }
            Raw::Months(from, to) => self.months(from, to),
            Raw::MonthEnd(month) => {
                let (year, month) = self.month(month);
                When::Day(calendar::month_end(year, month)?)
            }
            Raw::YearEnd(year) => When::Day(calendar::month_end(self.year(year), 12)?),
            Raw::Nth { month, n, weekday } => {
                let (year, month) = self.month(month);
                let weekday = calendar::weekday(weekday)?;
                When::Day(match n {
                    -1 => calendar::last_weekday(year, month, weekday)?,
                    n => calendar::nth_weekday(year, month, n, weekday)?,
                })
            }
            Raw::NthWorkingDays { month, n } => {
                let (year, month) = self.month(month);
                let monday = calendar::nth_week(year, month, n)?;
                let mut open = (0..5).map(|day| calendar::plus(monday, day)).filter(|day| !calendar::is_day_off(*day));
                let first = open.next()?;
                When::Period(first, open.next_back().unwrap_or(first))
            }
            Raw::Week { weeks, weekday } => When::Day(self.week_day(weeks, weekday)?),
            Raw::WeekDays { weeks, first, last } => {
                When::Period(self.week_day(weeks, first)?, self.week_day(weeks, last)?)
            }
            Raw::NextWeekday(weekday) => {
                // "지난주 수요일부터 금요일까지": the next one after the beginning of the period.
                let from = self.last.filter(|_| self.follows_a_date).map_or(self.today, |(last, _)| last);
                let day = calendar::in_week_of(from, calendar::weekday(weekday)?);
                When::Day(if day < from { calendar::plus(day, 7) } else { day })
            }
            Raw::FromToday(days) => When::Day(calendar::plus(self.today, days)),
            Raw::AfterPrevious(days) => match self.last {
                // The anchor ("접수일부터") must stand close by, or it is another event's.
                Some((day, end)) if at.saturating_sub(end) < 60 => When::Day(calendar::plus(day, days)),
                _ => When::Vague,
            },
            Raw::NextTo(days) => {
                let (day, end) = self.last?;
                // Further away another event may be meant.
                if at.saturating_sub(end) > 240 {
                    return None;
                }
                When::Day(calendar::plus(day, days))
            }
            Raw::Open => When::Vague,
        };
        Some((when, None))
    }

    fn year(&self, year: Year) -> i16 {
        match year {
            Year::Said(year) => year,
            Year::FromToday(years) => self.today.year() + years,
            Year::Open => self.today.year(),
        }
    }

    fn month(&self, month: Month) -> (i16, i8) {
        match month {
            Month::FromToday(months) => calendar::month_plus(self.today.year(), self.today.month(), months),
            Month::Said(Year::Open, month) => {
                let year = self.today.year();
                let back = i64::from(self.today.month() - month);
                (if back > 0 && !self.past && back * 31 > JUST_PASSED_DAYS { year + 1 } else { year }, month)
            }
            Month::Said(year, month) => (self.year(year), month),
        }
    }

    fn months(&self, from: Month, to: Month) -> When {
        let (to_year, to_month) = self.month(to);
        let (mut year, month) = self.month(from);
        if let Month::Said(Year::Open, _) = from {
            // The first month takes the year that puts it right before the second.
            year = if month <= to_month { to_year } else { to_year - 1 };
        }
        When::Months((year, month), (to_year, to_month))
    }

    fn day(&self, month: Month, day: i8, weekday: Option<char>) -> Option<Date> {
        let Month::Said(Year::Open, said) = month else {
            let (year, month) = self.month(month);
            return calendar::day(year, month, day);
        };
        let this_year = calendar::day(self.today.year(), said, day);
        let next_year = calendar::day(self.today.year() + 1, said, day);
        let Some(candidate) = this_year else { return next_year };
        let back = candidate.until(self.today).map_or(0, |span| i64::from(span.get_days()));
        if back <= JUST_PASSED_DAYS {
            let long_ahead = back < -300 && self.past;
            return if long_ahead { calendar::day(self.today.year() - 1, said, day) } else { Some(candidate) };
        }
        let fits = |date: Option<Date>| date.is_some_and(|date| weekday == Some(calendar::sign(date)));
        match (fits(this_year), fits(next_year)) {
            (true, false) => this_year,
            (false, true) => next_year,
            _ if self.past => this_year,
            _ => next_year.or(this_year),
        }
    }

    fn day_only(&self, day: i8) -> Option<Date> {
        if let Some((last, _)) = self.last {
            return calendar::day(last.year(), last.month(), day);
        }
        let this = calendar::day(self.today.year(), self.today.month(), day);
        if this.is_some_and(|this| this >= self.today || self.past) {
            return this;
        }
        let (year, month) = calendar::month_plus(self.today.year(), self.today.month(), 1);
        calendar::day(year, month, day)
    }

    fn week_day(&self, weeks: i64, weekday: char) -> Option<Date> {
        Some(calendar::in_week_of(calendar::plus(self.today, 7 * weeks), calendar::weekday(weekday)?))
    }
}
