//! Days of the Korean civil calendar: weekdays in Korean, public holidays, working days, weeks of a month.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

/// Weekday signs in the order 월 … 일.
const SIGNS: [char; 7] = ['월', '화', '수', '목', '금', '토', '일'];

/// Public holidays with a fixed solar date (「관공서의 공휴일에 관한 규정」 제2조): month and day.
const SOLAR_HOLIDAYS: [(i8, i8); 10] =
    [(1, 1), (3, 1), (5, 1), (5, 5), (6, 6), (7, 17), (8, 15), (10, 3), (10, 9), (12, 25)];

/// Lunar and substitute holidays as dates, for the years in which the desk is used. They are announced year by year
/// (음력 설·추석 연휴, 부처님 오신 날, 대체공휴일, 선거일); later years fall back to the fixed ones.
const DATED_HOLIDAYS: [(i16, i8, i8); 26] = [
    (2026, 2, 16),
    (2026, 2, 17),
    (2026, 2, 18),
    (2026, 3, 2),
    (2026, 5, 24),
    (2026, 5, 25),
    (2026, 6, 3),
    (2026, 8, 17),
    (2026, 9, 24),
    (2026, 9, 25),
    (2026, 9, 26),
    (2026, 10, 5),
    (2027, 2, 6),
    (2027, 2, 7),
    (2027, 2, 8),
    (2027, 2, 9),
    (2027, 5, 3),
    (2027, 5, 13),
    (2027, 7, 19),
    (2027, 8, 16),
    (2027, 9, 14),
    (2027, 9, 15),
    (2027, 9, 16),
    (2027, 10, 4),
    (2027, 10, 11),
    (2027, 12, 27),
];

/// The sign of a day's weekday: 월 … 일.
pub fn sign(day: Date) -> char {
    SIGNS[day.weekday().to_monday_zero_offset() as usize]
}

/// The weekday of a sign.
pub fn weekday(sign: char) -> Option<Weekday> {
    let at = SIGNS.iter().position(|s| *s == sign)?;
    Weekday::from_monday_zero_offset(at as i8).ok()
}

/// A day so many days later (earlier where negative); the day itself where the calendar ends.
pub fn plus(day: Date, days: i64) -> Date {
    day.checked_add(days.clamp(-1_000_000, 1_000_000).days()).unwrap_or(day)
}

/// The Monday of a day's week.
pub fn monday(day: Date) -> Date {
    plus(day, -i64::from(day.weekday().to_monday_zero_offset()))
}

/// The day of a week with this weekday.
pub fn in_week_of(day: Date, weekday: Weekday) -> Date {
    plus(monday(day), i64::from(weekday.to_monday_zero_offset()))
}

/// The month so many months later, as a year and a month.
pub fn month_plus(year: i16, month: i8, months: i16) -> (i16, i8) {
    let index = i32::from(year) * 12 + i32::from(month) - 1 + i32::from(months);
    ((index.div_euclid(12)) as i16, (index.rem_euclid(12) + 1) as i8)
}

/// The last day of a month.
pub fn month_end(year: i16, month: i8) -> Option<Date> {
    Some(Date::new(year, month, 1).ok()?.last_of_month())
}

/// The n-th day with this weekday in a month, counted from one.
pub fn nth_weekday(year: i16, month: i8, n: i8, weekday: Weekday) -> Option<Date> {
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(n, weekday).ok()
}

/// The last day with this weekday in a month.
pub fn last_weekday(year: i16, month: i8, weekday: Weekday) -> Option<Date> {
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(-1, weekday).ok()
}

/// The Monday of the n-th week of a month. The first week is the one that holds the month's first Thursday, as the
/// national standard on dates (KS X ISO 8601) counts weeks.
pub fn nth_week(year: i16, month: i8, n: i8) -> Option<Date> {
    let thursday = nth_weekday(year, month, 1, Weekday::Thursday)?;
    Some(plus(monday(thursday), 7 * (i64::from(n) - 1)))
}

/// Whether offices are closed: a Saturday, a Sunday or a public holiday.
pub fn is_day_off(day: Date) -> bool {
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    weekend
        || SOLAR_HOLIDAYS.contains(&(day.month(), day.day()))
        || DATED_HOLIDAYS.contains(&(day.year(), day.month(), day.day()))
}

/// The last of `days` working days, the first of which is `from` or the first working day after it.
///
/// This is how periods of six days and more are counted for 민원 (「민원 처리에 관한 법률」 제19조제2항) and for
/// decisions on disclosure (「공공기관의 정보공개에 관한 법률」 제29조제2항): in days, the first day included, Saturdays
/// and holidays left out.
pub fn working_days_from(from: Date, days: u32) -> Date {
    let mut day = from;
    let mut left = days.clamp(1, 3_000);
    loop {
        if !is_day_off(day) {
            left -= 1;
            if left == 0 {
                return day;
            }
        }
        day = plus(day, 1);
    }
}

/// The day before the same day so many years later: the last day of a term of office (임기·휴직 N년).
pub fn term_end(from: Date, years: i16) -> Date {
    plus(from.checked_add(years.years()).unwrap_or(from), -1)
}

/// The day that a year, a month and a day name, where such a day exists.
pub fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// The day that tests of this crate take for today.
#[cfg(test)]
pub(crate) const TEST_TODAY: Date = jiff::civil::date(2026, 11, 23);

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn working_days_leave_out_weekends_and_holidays() {
        // An application received on Thursday, ten days, extended by ten from the next working day.
        let first = working_days_from(date(2026, 11, 12), 10);
        assert_eq!(first, date(2026, 11, 25));
        assert_eq!(working_days_from(plus(first, 1), 10), date(2026, 12, 9));
        assert_eq!(working_days_from(date(2026, 12, 24), 2), date(2026, 12, 28), "Christmas and a weekend between");
    }

    #[test]
    fn weeks_of_a_month_and_terms() {
        assert_eq!(nth_week(2026, 12, 4), Some(date(2026, 12, 21)));
        assert_eq!(nth_weekday(2027, 1, 2, Weekday::Saturday), Some(date(2027, 1, 9)));
        assert_eq!(term_end(date(2026, 12, 1), 2), date(2028, 11, 30));
        assert_eq!(month_plus(2026, 12, 2), (2027, 2));
        assert_eq!(sign(date(2026, 12, 4)), '금');
    }
}
