//! Dates, periods and times of day.

use jiff::civil::{Date, Time, Weekday};

use super::WAVE;

/// The weekday in one letter, as it stands in brackets behind a date.
pub const fn weekday(day: Weekday) -> char {
    match day {
        Weekday::Monday => '월',
        Weekday::Tuesday => '화',
        Weekday::Wednesday => '수',
        Weekday::Thursday => '목',
        Weekday::Friday => '금',
        Weekday::Saturday => '토',
        Weekday::Sunday => '일',
    }
}

/// `2026. 12. 4.(금)`
pub fn date(date: Date) -> String {
    format!("{}. {}", date.year(), date_without_year(date))
}

/// `12. 4.(금)`, for a date whose year has just been said.
pub fn date_without_year(date: Date) -> String {
    format!("{}. {}.({})", date.month(), date.day(), weekday(date.weekday()))
}

/// `2026. 12.`, where the day is not known.
pub fn month(year: i16, month: i8) -> String {
    format!("{year}. {month}.")
}

/// `2026. 12. 1.(화)∼12. 4.(금)`. The year is said again only where it changes, and one day is no period.
pub fn period(from: Date, to: Date) -> String {
    if from == to {
        return date(from);
    }
    let until = if from.year() == to.year() { date_without_year(to) } else { date(to) };
    format!("{}{WAVE}{until}", date(from))
}

/// `14:00`
pub fn time(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// `14:00∼17:00`
pub fn time_period(from: Time, to: Time) -> String {
    format!("{}{WAVE}{}", time(from), time(to))
}

/// Reads a date in official notation, with or without its weekday: `2026. 12. 4.(금)`, `2026. 12. 4.`.
///
/// A weekday that is not that of the calendar makes it no date: which of the two was meant cannot be told.
pub fn parse_date(text: &str) -> Option<Date> {
    let (numbers, day) = match text.trim().split_once('(') {
        Some((numbers, day)) => (numbers, Some(day.strip_suffix(')')?)),
        None => (text.trim(), None),
    };
    let mut parts = numbers.trim().strip_suffix('.')?.split('.').map(str::trim);
    let date = Date::new(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?).ok()?;
    let agrees = day.is_none_or(|day| day.chars().eq([weekday(date.weekday())]));
    (parts.next().is_none() && agrees).then_some(date)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date as day, time as clock};

    use super::*;

    #[test]
    fn dates_carry_their_weekday() {
        assert_eq!(date(day(2026, 12, 4)), "2026. 12. 4.(금)");
        assert_eq!(date_without_year(day(2026, 1, 6)), "1. 6.(화)");
        assert_eq!(month(2026, 6), "2026. 6.");
    }

    #[test]
    fn a_period_repeats_the_year_only_where_it_changes() {
        assert_eq!(period(day(2026, 12, 1), day(2026, 12, 4)), "2026. 12. 1.(화)∼12. 4.(금)");
        assert_eq!(period(day(2026, 12, 30), day(2027, 1, 2)), "2026. 12. 30.(수)∼2027. 1. 2.(토)");
        assert_eq!(period(day(2026, 12, 1), day(2026, 12, 1)), "2026. 12. 1.(화)");
    }

    #[test]
    fn times_have_two_digits() {
        assert_eq!(time(clock(9, 0, 0, 0)), "09:00");
        assert_eq!(time_period(clock(14, 0, 0, 0), clock(17, 30, 0, 0)), "14:00∼17:30");
    }

    #[test]
    fn reading_refuses_what_the_calendar_refuses() {
        assert_eq!(parse_date("2026. 12. 4.(금)"), Some(day(2026, 12, 4)));
        assert_eq!(parse_date("2026. 12. 4."), Some(day(2026, 12, 4)));
        assert_eq!(parse_date("2026. 12. 4.(목)"), None);
        assert_eq!(parse_date("2026. 2. 30."), None);
        assert_eq!(parse_date("2026. 12."), None);
    }
}
