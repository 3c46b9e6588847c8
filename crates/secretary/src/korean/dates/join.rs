//! Two dates with a tilde or 부터 between them are one period.

use std::sync::LazyLock;

use jiff::{ToSpan, civil::Date};
use regex::Regex;

use super::{DateMention, When};
use crate::korean::{calendar, pattern, spans, times::TimeMention};

static CONNECT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[\s.]*(?:부터|에서|~|-)\s*$"));
static LASTS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*(?:부터|에서)?\s*,?\s*(?:(\d)\s*박\s*(\d)\s*일)"));
/// "오늘부터 20일간": a period by its length. "1일부터 20일까지" is one between two days.
static FOR_DAYS: LazyLock<Regex> = LazyLock::new(|| {
    let length = spans::LENGTH;
    pattern(&format!(r"^\s*부터\s*(?:({length})\s*(?:간|동안)|(\d{{1,3}}\s*일|{length})(?:[.,)]|\s*$|\s*\n))"))
});
static UNTIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*(?:\([^)\n]{0,8}\)\s*)?(?:자정\s*)?(?:까지|까진|내로|안에|안으로|이내|이전(?:에|까지|\s(?:제출|신청|접수|회신|등록|납부))|한\b|限)",
    )
});

/// Joins periods and marks last days. `hours` are the times of the text: "28일 밤10시~29일 새벽4시" joins over them.
pub(super) fn join(text: &str, mentions: Vec<DateMention>, hours: &[TimeMention]) -> Vec<DateMention> {
    let mut joined: Vec<DateMention> = Vec::new();
    for mut mention in mentions {
        mention.until |= !followed_by_a_span(&mention, hours, text)
            && UNTIL.is_match(without_hours(text, mention.range.end..text.len(), hours).trim_start());
        if let Some(period) = joined.last().and_then(|first| period(text, first, &mention, hours)) {
            if let Some(first) = joined.last_mut() {
                // "오늘부터 보름 뒤까지": counted from today, and no period.
                let said = &text[mention.range.clone()];
                let last = said.strip_suffix("까지");
                let counted = last.unwrap_or(said).ends_with(['뒤', '후']) && (mention.until || last.is_some());
                if counted && matches!(&text[first.range.clone()], "오늘" | "금일" | "지금") {
                    first.range.end = mention.range.end;
                    (first.when, first.until) = (mention.when, true);
                    continue;
                }
                first.range.end = mention.range.end;
                first.when = period;
                first.until = false;
                first.weekday_conflict = first.weekday_conflict.or(mention.weekday_conflict);
            }
            continue;
        }
        if let (When::Day(day), Some(lasts)) = (mention.when, LASTS.captures(&text[mention.range.end..])) {
            let days = lasts[2].parse().unwrap_or(1);
            mention.range.end += lasts.get(0).map_or(0, |all| all.end());
            mention.when = When::Period(day, calendar::plus(day, days - 1));
        }
        if let (When::Day(day), Some(length)) = (mention.when, FOR_DAYS.captures(&text[mention.range.end..])) {
            let days = length.get(1).or(length.get(2)).and_then(|said| spans::days(said.as_str())).unwrap_or(1);
            mention.range.end +=
                length.get(0).map_or(0, |all| all.as_str().trim_end_matches(['.', ',', ')', '\n']).len());
            mention.when = When::Period(day, calendar::plus(day, days - 1));
        }
        joined.push(mention);
    }
    joined
}

/// "12/15 오후 2시부터 4시까지": the last hour is said, not the last day.
fn followed_by_a_span(mention: &DateMention, hours: &[TimeMention], text: &str) -> bool {
    let next = hours[hours.partition_point(|hour| hour.range.start < mention.range.end)..].first();
    next.is_some_and(|hour| hour.end.is_some() && text[mention.range.end..hour.range.start].trim().is_empty())
}

fn period(text: &str, first: &DateMention, second: &DateMention, hours: &[TimeMention]) -> Option<When> {
    let between = without_hours(text, first.range.end..second.range.start, hours);
    if !CONNECT.is_match(&between) {
        return None;
    }
    Some(match (first.when, second.when) {
        (When::Day(from), When::Day(to)) => {
            let (from, to) = in_order(from, to)?;
            When::Period(from, to)
        }
        (When::Month(year, month), When::Month(end_year, end_month)) => {
            let earlier = (year, month) <= (end_year, end_month);
            When::Months((year, month), (if earlier { end_year } else { year + 1 }, end_month))
        }
        (When::Month(year, month), When::Day(to)) => When::Period(calendar::day(year, month, 1)?, to),
        _ => return None,
    })
}

/// The end of a period lies after its beginning: the guessed year of either gives way.
fn in_order(from: Date, to: Date) -> Option<(Date, Date)> {
    if from <= to {
        return Some((from, to));
    }
    let earlier = from.checked_sub(1.year()).ok()?;
    let later = to.checked_add(1.year()).ok()?;
    // A start guessed into the next year comes back; otherwise the end goes over the turn of the year.
    Some(if from.year() > to.year() { (earlier, to) } else { (from, later) })
}

/// The text of a range without its hours. Of a span of hours that goes on past the range ("밤10시~29일 새벽4시") the
/// connecting sign stays. No pattern looks further than forty characters.
fn without_hours(text: &str, range: std::ops::Range<usize>, hours: &[TimeMention]) -> String {
    let mut out = String::new();
    for (at, c) in text[range.clone()].char_indices().take(40) {
        let at = range.start + at;
        let near = hours.partition_point(|hour| hour.range.end <= at);
        match hours[near..].first().filter(|hour| hour.range.contains(&at)) {
            None => out.push(c),
            Some(hour) if hour.range.end > range.end && matches!(c, '~' | '-' | '부' | '터') => out.push(c),
            Some(_) => {}
        }
    }
    out
}
