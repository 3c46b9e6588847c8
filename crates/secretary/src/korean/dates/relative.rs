//! Dates counted from today or from a week: "다음 주 금욜", "열흘 뒤", "모레", "2주 안에", "연말", "29일".

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{
    absolute::year_word,
    resolve::{Atom, Raw, Year},
};
use crate::korean::{calendar, pattern, spans};

static WEEK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(지지난|지난|저번|전|이번|요번|금|다다음|다담|다음|담|차|내)\s*주\s*(?:의\s*)?",
        r"(?:([월화수목금토일])(?:요일|욜)?\s*(?:[,·ㆍ~-]|랑|와|과|하고)\s*([월화수목금토일])(?:요일|욜)?|([월화수목금토일])[월화수목금토일]*([월화수목금토일])|([월화수목금토일])(요일|욜)?)?"
    ))
});
static WORD: LazyLock<Regex> =
    LazyLock::new(|| pattern("내일모레|낼모레|낼|모레|글피|내일|명일|오늘|금일|어제|그저께|그제"));
static AFTER: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"({})\s*(뒤|후|있다가|안|이내|내)(에|로|까지)?", spans::LENGTH)));
static TERM: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"기한\s*(?:은|:)?\s*({})", spans::LENGTH)));
static YEAR_END: LazyLock<Regex> = LazyLock::new(|| pattern(r"(연말|(올해|금년|내년|작년)\s*말)"));
static OPEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"연초|(?:내년|올해|금년)\s*초|(?:이번|다음|담|금|차)\s*주\s*(?:초|중|쯤)|(?:이번|다음)\s*달\s*(?:쯤|중)|월초|",
        r"(?:다음|담|이번)\s*주\s*말?\s*쯤|조만간|빠른\s*시일"
    ))
});
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(\d{1,2})\s*일(?:\s*\(\s*([월화수목금토일])(?:요일|욜)?\s*\)|\s*([월화수목금토일])(?:요일|욜))?")
});
static RANGE_END: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[~-]\s*(\d{1,2})\.?(?:\s*\(\s*([월화수목금토일])(?:요일|욜)?\s*\))?"));
static WEEKDAY: LazyLock<Regex> = LazyLock::new(|| pattern(r"([월화수목금토일])(?:요일|욜)"));
static NEXT_TO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[\s,(])((?:그\s)?(?:전날|전일|다음\s?날|이튿날))\s*(?:오전|오후|저녁|아침|밤|\d{1,2}\s?시|까지|로\s?(?:순연|연기|미룸|변경))",
    )
});
static MONTH_END: LazyLock<Regex> = LazyLock::new(|| pattern(r"월말"));

/// Every expression of this kind; overlaps are settled by the caller.
pub(super) fn atoms(text: &str) -> Vec<Atom> {
    let mut atoms = Vec::new();
    range_ends(text, &mut atoms);
    let mut take = |pattern: &Regex, read: fn(&str, &Captures<'_>) -> Option<(Raw, bool)>| {
        for found in pattern.captures_iter(text) {
            let (Some((raw, until)), Some(whole)) = (read(text, &found), found.get(0)) else { continue };
            let end = whole.start() + whole.as_str().trim_end().len();
            atoms.push(Atom { range: whole.start()..end, raw, until });
        }
    };
    take(&WEEK, week);
    take(&WORD, word);
    take(&AFTER, after);
    take(&TERM, |_, found| Some((Raw::FromToday(spans::days(&found[1])?), true)));
    take(&YEAR_END, |text, found| {
        // 연말 특별방범, 연말정산: the season of something and no day.
        let after = &text[found.get(0)?.end()..];
        let a_day =
            ["까지", "에", "부터", "로", "안", "내", "이전", ")", ","].iter().any(|word| after.starts_with(word));
        let a_day = a_day || after.trim_start_matches([' ', '.']).is_empty() || after.starts_with('\n');
        if found.get(2).is_none() && !a_day {
            return None;
        }
        let years = found.get(2).and_then(|word| year_word(word.as_str())).unwrap_or(0);
        Some((Raw::YearEnd(Year::FromToday(years)), false))
    });
    take(&OPEN, |_, _| Some((Raw::Open, false)));
    take(&DAY, day);
    take(&WEEKDAY, weekday);
    take(&MONTH_END, month_end);
    for found in NEXT_TO.captures_iter(text) {
        let Some(word) = found.get(1) else { continue };
        // "밤 10시부터 다음 날 새벽 4시까지" is a span of hours.
        let span = text[..word.start()].trim_end().ends_with(['~', '-', '터']);
        if !span {
            let days = if word.as_str().contains('전') { -1 } else { 1 };
            atoms.push(Atom { range: word.range(), raw: Raw::NextTo(days), until: false });
        }
    }
    atoms
}

/// The bare day after a tilde: "11/12(목)~13(금)", "12/1~5".
fn range_ends(text: &str, atoms: &mut Vec<Atom>) {
    for found in RANGE_END.captures_iter(text) {
        let (Some(whole), Some(figure)) = (found.get(0), found.get(1)) else { continue };
        let after = &text[whole.end()..];
        let goes_on = after.starts_with(|c: char| c.is_ascii_digit())
            || after.trim_start().starts_with([':', '시', '일', '월', '/', '-']);
        if let (false, Some(day @ 1..=31)) = (goes_on, figure.as_str().parse().ok()) {
            let raw = Raw::RangeEnd { day, weekday: sign(&found, 2) };
            atoms.push(Atom { range: figure.start()..whole.end(), raw, until: false });
        }
    }
}

fn sign(found: &Captures<'_>, group: usize) -> Option<char> {
    found.get(group)?.as_str().chars().next()
}

fn hangul(text: &str) -> bool {
    text.starts_with(|c: char| ('가'..='힣').contains(&c))
}

/// Whether what follows belongs to a date and not to a longer word ("금액", "일정").
fn date_goes_on(after: &str) -> bool {
    !hangul(after)
        || ["까지", "에", "부터", "오전", "오후", "저녁", "밤", "아침", "낮", "중", "안", "내", "날"]
            .iter()
            .any(|word| after.starts_with(word))
}

fn week(text: &str, found: &Captures<'_>) -> Option<(Raw, bool)> {
    let whole = found.get(0)?;
    let weeks = match &found[1] {
        "지지난" => -2,
        "지난" | "저번" | "전" => -1,
        "이번" | "요번" | "금" => 0,
        "다음" | "담" | "차" | "내" => 1,
        _ => 2,
    };
    let said_weakly = matches!(&found[1], "전" | "금" | "차" | "내" | "담");
    if said_weakly && text[..whole.start()].ends_with(|c: char| ('가'..='힣').contains(&c)) {
        return None;
    }
    if let (Some(first), Some(last)) = (sign(found, 2).or(sign(found, 4)), sign(found, 3).or(sign(found, 5))) {
        // 수목금: as many days as letters.
        let run =
            found.get(4).zip(found.get(5)).map_or(2, |(first, last)| text[first.start()..last.end()].chars().count());
        let consecutive =
            order(last)? == order(first)? + i8::try_from(run).ok()? - 1 || text[whole.range()].contains(['~', '-']);
        return consecutive.then_some((Raw::WeekDays { weeks, first, last }, false));
    }
    let after = &text[whole.end()..];
    if let Some(weekday) = sign(found, 6) {
        let spelled_out = found.get(7).is_some();
        if spelled_out || date_goes_on(after) {
            return Some((Raw::Week { weeks, weekday }, false));
        }
    }
    // "이번 주까지", "다음 주 안에": the last working day of that week.
    let after_week = text[found.get(1)?.end()..].trim_start().strip_prefix('주')?.trim_start();
    let ends = ["까지", "안", "내", "이내"].iter().any(|word| after_week.starts_with(word));
    ends.then_some((Raw::Week { weeks, weekday: '금' }, true))
}

fn order(sign: char) -> Option<i8> {
    calendar::weekday(sign).map(|weekday| weekday.to_monday_zero_offset())
}

fn word(text: &str, found: &Captures<'_>) -> Option<(Raw, bool)> {
    let whole = found.get(0)?;
    let days = match whole.as_str() {
        "내일" | "명일" => 1,
        "낼" => 1,
        "모레" | "내일모레" | "낼모레" => 2,
        "글피" => 3,
        "오늘" | "금일" => 0,
        "어제" => -1,
        _ => -2,
    };
    let alone = !text[..whole.start()].ends_with(|c: char| ('가'..='힣').contains(&c));
    const FOLLOWS: [&str; 22] = [
        "까지", "부터", "은", "이", "에", "의 ", "로", "도", "만", "중", "자", "오전", "오후", "저녁", "밤", "아침",
        "새벽", "낮", "안", "하루", "일", "쯤",
    ];
    let rest = &text[whole.end()..];
    // "낼 서류": what is handed in; only an hour or an end makes it tomorrow.
    let hour = |word: &&str| rest.trim_start().starts_with(*word);
    if whole.as_str() == "낼" && !["오전", "오후", "아침", "저녁", "점심", "까지"].iter().any(hour) {
        return None;
    }
    // "오늘찬 주무관": a name that begins like a day.
    let other_word = hangul(rest) && !FOLLOWS.iter().any(|word| rest.starts_with(word));
    (alone && !other_word).then_some((Raw::FromToday(days), false))
}

fn after(text: &str, found: &Captures<'_>) -> Option<(Raw, bool)> {
    let whole = found.get(0)?;
    let days = spans::days(&found[1])?;
    let before = text[..whole.start()].trim_end();
    let after = &text[whole.end()..];
    // A full stop before a space ends a sentence.
    let glued = before
        .strip_suffix('.')
        .is_some_and(|rest| text[..whole.start()].ends_with('.') || rest.ends_with(|c: char| c.is_ascii_digit()));
    if before.ends_with(|c: char| c.is_ascii_digit())
        || glued
        || (hangul(after) && &found[2] == "내" && found.get(3).is_none())
    {
        return None;
    }
    let anchored = ["부터", "로부터"].iter().find_map(|word| before.strip_suffix(word));
    let later = matches!(&found[2], "뒤" | "후" | "있다가");
    match anchored {
        Some(anchor) if anchor.ends_with("오늘") || anchor.ends_with("시행일") || anchor.ends_with("발송일") => {
            Some((Raw::FromToday(days), !later))
        }
        // "통지를 받은 날부터 60일 이내": a rule of law about someone else's day.
        Some(_) if !later => None,
        Some(_) => Some((Raw::AfterPrevious(days), false)),
        None if before.ends_with('후') || before.ends_with('뒤') => None,
        None => Some((Raw::FromToday(days), !later)),
    }
}

fn day(text: &str, found: &Captures<'_>) -> Option<(Raw, bool)> {
    let whole = found.get(0)?;
    let day: i8 = found[1].parse().ok().filter(|day| (1..=31).contains(day))?;
    let (before, after) = (&text[..whole.start()], text[whole.end()..].trim_start());
    if before.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '/'))
        && !before.ends_with(". ")
        && !before.ends_with(".~")
    {
        return None;
    }
    let weekday = sign(found, 2).or(sign(found, 3));
    let ranged = before.trim_end().ends_with(['~', '-']);
    let starts_with = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
    let length = starts_with(&[
        "간", "전", "뒤", "후", "이내", "안", "내", "동안", "이상", "연장", "넘", "이틀", "씩", "당", "에서 ",
    ]);
    let hour = crate::korean::times::find(after.get(..after.len().min(60)).unwrap_or(&after[..floor(after, 60)]))
        .first()
        .is_some_and(|time| time.range.start == 0);
    let date = weekday.is_some()
        || ranged
        || hour
        || starts_with(&["까지", "자 ", "자로", "부터", "이 맞", "~", "로 변경", "로 연기"]);
    (date && !length).then_some((Raw::DayOnly { day, weekday }, false))
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn weekday(text: &str, found: &Captures<'_>) -> Option<(Raw, bool)> {
    let whole = found.get(0)?;
    let before = text[..whole.start()].trim_end();
    let repeated = before.ends_with("매주")
        || before.ends_with("매월")
        || before.ends_with('째')
        || before.ends_with(['·', ',', '주']);
    let alone = !before.ends_with(|c: char| c.is_ascii_digit() || c == '(');
    let after = text[whole.end()..].trim_start();
    let used = ["까지", "오전", "오후", "저녁", "아침"].iter().any(|word| after.starts_with(word))
        || after.starts_with(|c: char| c.is_ascii_digit());
    (alone && used && !repeated).then_some((Raw::NextWeekday(sign(found, 1)?), false))
}

fn month_end(text: &str, found: &Captures<'_>) -> Option<(Raw, bool)> {
    let whole = found.get(0)?;
    let alone = !text[..whole.start()].trim_end().ends_with(|c: char| c.is_ascii_digit() || ('가'..='힣').contains(&c));
    alone.then_some((Raw::MonthEnd(super::resolve::Month::FromToday(0)), false))
}
