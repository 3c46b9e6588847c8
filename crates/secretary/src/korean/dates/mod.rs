//! Days, months and periods, said outright or counted from today.
//!
//! Conventions, which the minutes share: "다음 주" is the week that begins on the next Monday; "이번 주까지" ends on Friday;
//! the end of a month is its last day; "12월 첫째 주 수요일" is the month's first Wednesday; "N일 안" and "N일 뒤" count from
//! today; a day without a year lies ahead unless it has just passed or the sentence speaks of the past. A weekday that
//! does not fit its date is reported, never corrected.

mod absolute;
mod join;
mod relative;
mod resolve;

use std::ops::Range;

use jiff::civil::Date;

use super::{calendar, fold::Folded, times};

/// What a date expression stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// One day.
    Day(Date),
    /// A month of a year, where no day was said.
    Month(i16, i8),
    /// From the first day to the last.
    Period(Date, Date),
    /// From one month to another.
    Months((i16, i8), (i16, i8)),
    /// An expression that leaves the day open: "12월 초", "다음 주쯤".
    Vague,
}

/// A weekday that stands beside a date and is not the date's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekdayConflict {
    /// The weekday as written, as its sign (월 … 일).
    pub written: char,
    /// The weekday of the date.
    pub actual: char,
    /// The nearest day that has the written weekday.
    pub alternative: Date,
}

/// A date expression in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What it stands for.
    pub when: When,
    /// Whether the words make it a last day: 까지, 안에, 이내.
    pub until: bool,
    /// The weekday written beside it, where that is another day's.
    pub weekday_conflict: Option<WeekdayConflict>,
}

impl When {
    /// The value as data: `2026-12-04`, `2027-02`, `2026-12-01/2026-12-24`. `None` where it is open.
    pub fn iso(&self) -> Option<String> {
        Some(match *self {
            When::Day(day) => day.to_string(),
            When::Month(year, month) => format!("{year:04}-{month:02}"),
            When::Period(from, to) => format!("{from}/{to}"),
            When::Months(from, to) => format!("{:04}-{:02}/{:04}-{:02}", from.0, from.1, to.0, to.1),
            When::Vague => return None,
        })
    }

    /// The value in official notation (「행정업무의 운영 및 혁신에 관한 규정」 제7조제5항): 온점 for 연·월·일, one space after
    /// each, the weekday in parentheses, a tilde without spaces in a period. `None` where it is open.
    pub fn written(&self) -> Option<String> {
        Some(match *self {
            When::Day(day) => day_written(day),
            When::Month(year, month) => format!("{year}. {month}."),
            When::Period(from, to) => format!("{}∼{}", day_written(from), end_written(from, to)),
            When::Months(from, to) if from.0 == to.0 => format!("{}. {}.∼{}.", from.0, from.1, to.1),
            When::Months(from, to) => format!("{}. {}.∼{}. {}.", from.0, from.1, to.0, to.1),
            When::Vague => return None,
        })
    }
}

/// "2026. 12. 4.(금)"
pub fn day_written(day: Date) -> String {
    format!("{}. {}. {}.({})", day.year(), day.month(), day.day(), calendar::sign(day))
}

/// The end of a period: the year is said again only where it changes.
fn end_written(from: Date, to: Date) -> String {
    if from.year() == to.year() {
        format!("{}. {}.({})", to.month(), to.day(), calendar::sign(to))
    } else {
        day_written(to)
    }
}

/// The date expressions of a text, and the places of those that the writer takes back at once ("16일 아니고 17일").
#[derive(Debug, Default)]
pub struct Dates {
    /// What holds, in order.
    pub mentions: Vec<DateMention>,
    /// What was taken back.
    pub taken_back: Vec<Range<usize>>,
}

/// The date expressions of a text, in order, without what the writer takes back.
pub fn find(text: &str, today: Date) -> Vec<DateMention> {
    read(text, today).mentions
}

/// Reads the date expressions of a text.
pub fn read(text: &str, today: Date) -> Dates {
    let folded = Folded::new(text);
    let text = folded.text();
    let hours = times::find(text);
    let mut atoms = absolute::atoms(text);
    atoms.extend(relative::atoms(text));
    let atoms = resolve::select(atoms);
    let mentions = resolve::resolve(text, &atoms, today);
    let mentions = join::join(text, mentions, &hours);
    let mut dates = Dates::default();
    for mut mention in mentions {
        let back = taken_back(&text[mention.range.end..]);
        mention.range = folded.original(mention.range.clone());
        if back {
            dates.taken_back.push(mention.range);
        } else {
            dates.mentions.push(mention);
        }
    }
    dates
}

/// "… 아니고", "… 말고": the writer corrects himself.
fn taken_back(after: &str) -> bool {
    let after = after.trim_start().trim_start_matches(['이', '가', '은', '는']).trim_start();
    ["아니고", "아니라", "아닌", "말고"].iter().any(|word| after.starts_with(word))
}

#[cfg(test)]
mod tests;
