//! Dates that name their month: "2026. 12. 4.", "12월2일 수요일", "12/3(금)", "7~9월", "12월 첫째 주 수욜", "2월 말".

use std::sync::LazyLock;

use regex::{Captures, Match, Regex};

use super::resolve::{Atom, Month, Raw, Year};
use crate::korean::pattern;

/// A weekday beside a date: "(금)", "(금요일)", "수요일", "수욜".
const WEEKDAY: &str = r"(?:\s*\(\s*([월화수목금토일])(?:요일|욜)?\s*\)|\s*([월화수목금토일])(?:요일|욜))?";
/// A year in words or figures, before a month.
const YEAR: &str = r"(?:(\d{4})\s*[년.]?\s*|'(\d{2})\s*[년.]?\s*|(\d{2})년\s*|(재작년|작년|지난해|전년|올해|금년|내년|내후년)(?:에는|에|도|의)?\s*)?";
const ORDINAL: &str = "(첫|둘|셋|넷|다섯|두|세|네|마지막|[1-5])";

static FIGURES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:(\d{{4}})\s*([.년/-])\s*|'(\d{{2}})\s*[.년/-]?\s*|(\d{{2}})\s*년\s*|(재작년|작년|지난해|전년|올해|금년|내년|내후년)(?:에는|에|의)?\s*)?(\d{{1,2}})\s*([월./-])\s*(\d{{1,2}})(\s*일(?:자)?|\.)?{WEEKDAY}"
    ))
});
static COMPACT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])"));
static DAYS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"{YEAR}(\d{{1,2}})\s*월\s*(\d{{1,2}})일?\s*([,·ㆍ~-]|\s)\s*(\d{{1,2}})\s*일")));
static MONTHS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"{YEAR}(\d{{1,2}})월?\s*[~-]\s*{YEAR}(\d{{1,2}})월")));
static YEAR_MONTH: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\d{4})\s*[.-]\s*(\d{1,2})\.?"));
static MONTH: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"{YEAR}(\d{{1,2}})\s*월(\s*한\s*달)?")));
static MONTH_PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"{YEAR}(?:(\d{{1,2}})\s*월|(이번\s*달|이달|금월)|(다음\s*달|담달|내달))\s*(말|초|중순|하순|상순|경|쯤|께)"
    ))
});
static NTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"{YEAR}(?:(\d{{1,2}})\s*월|(이번\s*달|이달|금월)|(다음\s*달|담달|내달))\s*{ORDINAL}\s*(째|번째)?\s*(주)?\s*(?:의\s*)?(?:(평일)|([월화수목금토일])(?:요일|욜)?)?"
    ))
});
static FIRST_WORKING_DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(새해|내년)|(\d{1,2})\s*월|(이번\s*달|이달|금월)|(다음\s*달|담달|내달))\s*(?:의\s*)?첫\s*(?:근무일|출근일|업무일|평일)",
    )
});
static WHOLE_YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(올해|금년|내년)\s*(?:1\s*년|한\s*해)\s*(?:간|동안)?(?:$|[^가-힣\d])"));
static MONTH_WORD_DAY: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?:(이번\s*달|이달|금월)|(다음\s*달|담달|내달))\s*(\d{{1,2}})\s*일{WEEKDAY}")));

/// Every expression of this kind; overlaps are settled by the caller.
pub(super) fn atoms(text: &str) -> Vec<Atom> {
    let mut atoms = Vec::new();
    let mut take = |pattern: &Regex, read: fn(&str, &Captures<'_>) -> Option<Raw>| {
        for found in pattern.captures_iter(text) {
            let (Some(raw), Some(whole)) = (read(text, &found), found.get(0)) else { continue };
            let end = whole.start() + whole.as_str().trim_end().len();
            atoms.push(Atom { range: whole.start()..end, raw, until: false });
        }
    };
    take(&FIGURES, figures);
    take(&COMPACT, compact);
    take(&DAYS, days);
    take(&MONTHS, months);
    take(&YEAR_MONTH, year_month);
    take(&MONTH, month);
    take(&MONTH_PART, month_part);
    take(&NTH, nth);
    take(&MONTH_WORD_DAY, month_word_day);
    take(&FIRST_WORKING_DAY, |_, found| {
        let month = match (found.get(1), month_number(found.get(2))) {
            (Some(_), _) => Month::Said(Year::FromToday(1), 1),
            (None, Some(month)) => Month::Said(Year::Open, month),
            (None, None) => Month::FromToday(i16::from(found.get(4).is_some())),
        };
        Some(Raw::FirstWorkingDay(month))
    });
    take(&WHOLE_YEAR, |_, found| Some(Raw::WholeYear(Year::FromToday(year_word(&found[1])?))));
    atoms
}

fn number<T: std::str::FromStr>(found: Option<Match<'_>>) -> Option<T> {
    found?.as_str().parse().ok()
}

fn sign(found: Option<Match<'_>>) -> Option<char> {
    found?.as_str().chars().next()
}

/// The year in the four groups that [`YEAR`] has, from the group `at` on.
fn year(found: &Captures<'_>, at: usize) -> Year {
    if let Some(year) = number(found.get(at)) {
        return Year::Said(year);
    }
    if let Some(year) = number::<i16>(found.get(at + 1)).or_else(|| number(found.get(at + 2))) {
        return Year::Said(2000 + year);
    }
    found.get(at + 3).and_then(|word| year_word(word.as_str())).map_or(Year::Open, Year::FromToday)
}

/// How far the year of a word is from today's.
pub(super) fn year_word(word: &str) -> Option<i16> {
    Some(match word {
        "재작년" => -2,
        "작년" | "지난해" | "전년" => -1,
        "올해" | "금년" => 0,
        "내년" => 1,
        "내후년" => 2,
        _ => return None,
    })
}

fn month_number(found: Option<Match<'_>>) -> Option<i8> {
    number(found).filter(|month| (1..=12).contains(month))
}

fn figures(text: &str, found: &Captures<'_>) -> Option<Raw> {
    let whole = found.get(0)?;
    let (month, day) = (month_number(found.get(6))?, number::<i8>(found.get(8)).filter(|day| (1..=31).contains(day))?);
    let said = [1, 3, 4, 5].into_iter().find(|group| found.get(*group).is_some());
    let year = match said {
        Some(1) => Year::Said(number(found.get(1))?),
        Some(group @ (3 | 4)) => Year::Said(2000 + number::<i16>(found.get(group))?),
        Some(_) => Year::FromToday(year_word(found.get(5)?.as_str())?),
        None => Year::Open,
    };
    // "2월 28일 월요일 휴관": that weekday is when it is closed.
    let closed = ["휴관", "휴무", "휴장", "휴원", "휴점", "정기휴"];
    let named = found.get(11).filter(|day| {
        let rest = text[day.end()..].trim_start_matches(['요', '욜', '일']).trim_start();
        !closed.iter().any(|word| rest.starts_with(word))
    });
    let weekday = sign(found.get(10).or(named));
    let ended = found.get(9).is_some() || found.get(8).is_some_and(|day| text[day.end()..].starts_with(['일', '.']));
    let (before, after) = (&text[..whole.start()], &text[whole.end()..]);
    let day_suffix = text[found.get(8)?.end()..].trim_start().starts_with('일');
    let plausible = match (found.get(7)?.as_str(), said) {
        ("월", _) => day_suffix || weekday.is_some(),
        ("-", None) => false,
        ("-" | "/", Some(_)) => true,
        ("/", None) => !day_suffix || !after.starts_with("간"),
        (".", None) => (weekday.is_some() || ended || looks_like_a_date(after)) && !(day_suffix && weekday.is_none()),
        _ => true,
    };
    let inside_a_number = before
        .ends_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '/' | ':' | '-' | 'v' | 'V'))
        || before.trim_end().ends_with("버전")
        || after.trim_start().starts_with("분기")
        || after.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '/' | '%' | ':'))
        || (after.starts_with(['.', '-']) && after[1..].starts_with(|c: char| c.is_ascii_digit()));
    (plausible && !inside_a_number).then_some(Raw::Day { month: Month::Said(year, month), day, weekday })
}

/// What may follow "12.9" where it is a date and not a decimal.
fn looks_like_a_date(after: &str) -> bool {
    let after = after.trim_start();
    const UNITS: [&str; 34] = [
        "%", "㎡", "m", "k", "c", "배", "점", "톤", "명", "건", "개", "대", "곳", "원", "만", "억", "천", "백", "시간",
        "년", "호", "도", "대 1", "ha", "G", "M", "L", "㎞", "㎏", "g", "kg", "인치", "기", "권",
    ];
    const DATE_SIGNS: [&str; 4] = ["대비", "기준", "개최", "명의"];
    DATE_SIGNS.iter().any(|sign| after.starts_with(sign)) || !UNITS.iter().any(|unit| after.starts_with(unit))
}

fn compact(text: &str, found: &Captures<'_>) -> Option<Raw> {
    let whole = found.get(0)?;
    let digit = |c: char| c.is_ascii_digit() || c == '-';
    let alone = !text[..whole.start()].ends_with(digit) && !text[whole.end()..].starts_with(digit);
    alone.then_some(Raw::Day {
        month: Month::Said(Year::Said(number(found.get(1))?), number(found.get(2))?),
        day: number(found.get(3))?,
        weekday: None,
    })
}

/// "12월 14~16일" runs from one day to the other; "12월 24일, 25일" are two days on end.
fn days(text: &str, found: &Captures<'_>) -> Option<Raw> {
    let month = Month::Said(year(found, 1), month_number(found.get(5))?);
    let (first, last) = (number::<i8>(found.get(6))?, number(found.get(8))?);
    let runs = matches!(&found[7], "~" | "-");
    let counted = text[found.get(0)?.end()..].trim_start().starts_with(['간', '동']);
    let whole = if runs { first < last } else { first + 1 == last && !counted };
    whole.then_some(Raw::Days { month, first, last })
}

fn months(text: &str, found: &Captures<'_>) -> Option<Raw> {
    let whole = found.get(0)?;
    let inside = text[..whole.start()].ends_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '/'));
    let a_day_follows = text[whole.end()..].trim_start().starts_with(|c: char| c.is_ascii_digit());
    let from = Month::Said(year(found, 1), month_number(found.get(5))?);
    let to = Month::Said(year(found, 6), month_number(found.get(10))?);
    (!inside && !a_day_follows).then_some(Raw::Months(from, to))
}

fn year_month(text: &str, found: &Captures<'_>) -> Option<Raw> {
    let whole = found.get(0)?;
    let inside = text[..whole.start()].ends_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '제' | '/'));
    let goes_on =
        text[whole.end()..].trim_start().starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '호' | '%'));
    let year = number(found.get(1)).filter(|year| (1990..2100).contains(year))?;
    (!inside && !goes_on).then_some(Raw::Month(Month::Said(Year::Said(year), month_number(found.get(2))?)))
}

fn month(text: &str, found: &Captures<'_>) -> Option<Raw> {
    let whole = found.get(0)?;
    let inside = text[..whole.start()].ends_with(|c: char| c.is_ascii_digit());
    let counted = found.get(6).is_none() && ["간", "분"].iter().any(|word| text[whole.end()..].starts_with(word));
    let month = Month::Said(year(found, 1), month_number(found.get(5))?);
    let raw = if found.get(6).is_some() { Raw::WholeMonth(month) } else { Raw::Month(month) };
    (!inside && !counted).then_some(raw)
}

/// The month in the groups (figure, 이번 달, 다음 달) from `at` on, with the year groups at `year_at`.
fn month_of(found: &Captures<'_>, year_at: usize, at: usize) -> Option<Month> {
    if found.get(at).is_some() {
        return Some(Month::Said(year(found, year_at), month_number(found.get(at))?));
    }
    Some(Month::FromToday(i16::from(found.get(at + 2).is_some())))
}

fn month_part(text: &str, found: &Captures<'_>) -> Option<Raw> {
    let month = month_of(found, 1, 5)?;
    let after = &text[found.get(0)?.end()..];
    match found[8].trim() {
        "말" if after.starts_with(['고', '씀', '로', '쯤', '경', '께']) => {
            (!after.starts_with(['고', '씀', '로'])).then_some(Raw::Open)
        }
        "말" => Some(Raw::MonthEnd(month)),
        _ => Some(Raw::Open),
    }
}

fn nth(text: &str, found: &Captures<'_>) -> Option<Raw> {
    let month = month_of(found, 1, 5)?;
    let n = match &found[8] {
        "첫" => 1,
        "둘" | "두" => 2,
        "셋" | "세" => 3,
        "넷" | "네" => 4,
        "다섯" => 5,
        "마지막" => -1,
        figure => figure.parse().ok()?,
    };
    if found.get(9).is_none() && found.get(10).is_none() {
        return None;
    }
    if found.get(11).is_some() {
        return (n > 0).then_some(Raw::NthWorkingDays { month, n });
    }
    let Some(weekday) = found.get(12) else { return Some(Raw::Open) };
    let word_goes_on = !text[..found.get(0)?.end()].ends_with(['일', '욜'])
        && text[weekday.end()..].starts_with(|c: char| ('가'..='힣').contains(&c))
        && !["까지", "에", "부터", "오", "저", "밤", "새"].iter().any(|word| text[weekday.end()..].starts_with(word));
    if word_goes_on {
        return Some(Raw::Open);
    }
    Some(Raw::Nth { month, n, weekday: sign(found.get(12))? })
}

fn month_word_day(_: &str, found: &Captures<'_>) -> Option<Raw> {
    let month = Month::FromToday(i16::from(found.get(2).is_some()));
    Some(Raw::Day { month, day: number(found.get(3))?, weekday: sign(found.get(4).or(found.get(5))) })
}
