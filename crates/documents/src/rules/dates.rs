//! Dates, weekdays, periods, and numbers in letters.

use std::ops::Range;

use jiff::civil::Date;

use super::subject::{Found, Subject, pattern};
use crate::{
    Form,
    notation::Part,
    values::{WAVE, parse_hangul_amount, weekday, with_commas},
};

/// Years that documents speak of. Anything else with four digits and points is no date.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// Year, month and day, whether or not they are a date.
type Numbers = (i16, i8, i8);

/// A date in points as it was written: `2026.11.23`, `2026. 1. 06.`.
struct Written {
    range: Range<usize>,
    year: i16,
    month: i8,
    day: i8,
    spaced: bool,
    stopped: bool,
    zeros: bool,
}

impl Written {
    fn right(&self) -> String {
        format!("{}. {}. {}.", self.year, self.month, self.day)
    }

    fn date(&self) -> Option<Date> {
        Date::new(self.year, self.month, self.day).ok()
    }
}

fn dates(subject: &Subject<'_>) -> impl Iterator<Item = Written> {
    dates_and_cells(subject).filter(|date| !subject.is_in_table(date.range.start))
}

/// Dates, also those in the cells of tables.
fn dates_and_cells(subject: &Subject<'_>) -> impl Iterator<Item = Written> {
    let pattern = pattern!(r"(\d{4})\.(\s*)(\d{1,2})\.(\s*)(\d{1,2})(\.?)");
    subject.matches_in_tables_too(pattern).filter_map(|hit| {
        let next = subject.after(hit.range(0).end).chars().next();
        let version = pattern!(r"(?:버전|판|[vV](?:er)?\.?)\s?$").is_match(subject.line_before(hit.range(0).start));
        let inside_a_number = subject.before(hit.range(0).start).is_some_and(|c| c.is_ascii_digit() || c == '.')
            || next.is_some_and(|c| c.is_ascii_digit());
        let written = Written {
            range: hit.range(0),
            year: hit.number(1)?,
            month: hit.number(3)?,
            day: hit.number(5)?,
            spaced: hit.text(2) == " " && hit.text(4) == " ",
            stopped: hit.text(6) == ".",
            zeros: hit.text(3).starts_with('0') || hit.text(5).starts_with('0'),
        };
        (!inside_a_number && !version && YEARS.contains(&written.year)).then_some(written)
    })
}

pub(super) fn numbers_in_digits(subject: &Subject<'_>, found: &mut Found) {
    years_in_digits(subject, found);
    let pattern = pattern!(
        r"([일이삼사오육칠팔구십백천만]{2,})\s?(명|개|건|회|대|곳|시간|부|권|쪽)(?:[^가-힣]|을|를|이|가|은|는|의|에|$)"
    );
    for hit in subject.matches(pattern) {
        let letters = hit.text(1);
        let in_a_word = subject.before(hit.range(1).start).is_some_and(|c| ('가'..='힣').contains(&c));
        let Some(number) =
            parse_hangul_amount(letters).filter(|_| !in_a_word && letters.contains(['십', '백', '천', '만']))
        else {
            continue;
        };
        // 이천 회의, 이천 부의장: a place, and a word of its own.
        if matches!(hit.text(2), "회" | "부") && subject.after(hit.range(2).end).starts_with('의') {
            continue;
        }
        let right = format!("{}{}", with_commas(number), hit.text(2));
        let range = hit.range(1).start..hit.range(2).end;
        found.replace(range, &right, format!("숫자는 아라비아 숫자로 씁니다: {right}"));
    }
}

/// `이천이십육년` as digits.
fn years_in_digits(subject: &Subject<'_>, found: &mut Found) {
    for hit in subject
        .matches(pattern!(r"(?:^|[^가-힣])(이천[일이삼사오육칠팔구십]{1,3})년(?:[^가-힣]|도|에|의|까|부|이|은|을|$)"))
    {
        if let Some(year) = parse_hangul_amount(hit.text(1)).and_then(|year| i16::try_from(year).ok())
            && YEARS.contains(&year)
        {
            found.replace(hit.range(1), year.to_string(), format!("숫자는 아라비아 숫자로 씁니다: {year}년"));
        }
    }
}

pub(super) fn points_for_year_month_day(subject: &Subject<'_>, found: &mut Found) {
    for hit in subject.matches(pattern!(r"(?:(\d{4})년\s*)?(\d{1,2})월\s*(\d{1,2})일")) {
        let span = hit.range(0);
        // 5월 3일간, 12월 1일자: a length of time, or a word of its own.
        if subject.after(span.end).starts_with(['간', '째', '절'])
            || subject.before(span.start).is_some_and(|c| c.is_ascii_digit())
        {
            continue;
        }
        let (Some(month), Some(day)) = (hit.number::<u8>(2), hit.number::<u8>(3)) else { continue };
        let right = match hit.get(1) {
            Some(year) => format!("{year}. {month}. {day}."),
            None => format!("{month}. {day}."),
        };
        let message = format!("날짜는 연·월·일 글자 대신 온점을 찍습니다: {right}");
        // Without a year, 2월 29일 may be.
        let year = hit.number::<i16>(1).unwrap_or(2024);
        let is_day = i8::try_from(month).and_then(|month| Ok((month, i8::try_from(day)?)));
        match is_day.ok().and_then(|(month, day)| Date::new(year, month, day).ok()) {
            Some(_) => found.replace(span, &right, message),
            None => found.say(span, format!("{message} 달력에 없는 날짜이니 먼저 확인합니다.")),
        }
    }
}

pub(super) fn a_space_behind_each_point(subject: &Subject<'_>, found: &mut Found) {
    for date in dates(subject).filter(|date| !date.spaced || !date.stopped) {
        let right = date.right();
        found.replace(
            date.range.clone(),
            &right,
            format!("날짜의 온점 뒤는 한 칸 띄우고 `일` 뒤에도 온점을 찍습니다: {right}"),
        );
    }
    for hit in subject.matches(pattern!(r"(\d{1,2})\.(\s*)(\d{1,2})(\.?)\([월화수목금토일]\)")) {
        let start = hit.range(1).start;
        let with_year = subject.before(start).is_some_and(|c| c.is_ascii_digit() || c == '.')
            || pattern!(r"\d{4}\.\s*$").is_match(subject.line_before(start));
        if with_year || hit.text(2) == " " && hit.text(4) == "." {
            continue;
        }
        let right = format!("{}. {}.", hit.text(1), hit.text(3));
        found.replace(
            start..hit.range(4).end,
            &right,
            format!("날짜의 온점 뒤는 한 칸 띄우고 `일` 뒤에도 온점을 찍습니다: {right}"),
        );
    }
    // A report writes the year short, and its points like any other (RPT-08).
    if !matches!(subject.form, Form::Report | Form::Brief | Form::Internal) {
        return;
    }
    for hit in subject.matches(pattern!(r"(['’‘]\d{2})\.(\s*)(\d{1,2})\.(\s*)(\d{1,2})(\.?)")) {
        let span = hit.range(0);
        let spaced = hit.text(2) == " " && hit.text(4) == " " && hit.text(6) == ".";
        if spaced || subject.after(span.end).starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let right = format!("{}. {}. {}.", hit.text(1), hit.text(3), hit.text(5));
        found.replace(span, &right, format!("날짜의 온점 뒤는 한 칸 띄우고 `일` 뒤에도 온점을 찍습니다: {right}"));
    }
}

pub(super) fn no_leading_zeros(subject: &Subject<'_>, found: &mut Found) {
    for date in dates(subject).filter(|date| date.zeros && date.spaced && date.stopped) {
        let right = date.right();
        found.replace(date.range.clone(), &right, format!("월과 일 앞에 0을 쓰지 않습니다: {right}"));
    }
}

pub(super) fn no_hyphens_or_slashes(subject: &Subject<'_>, found: &mut Found) {
    for hit in subject.matches(pattern!(r"(\d{4})([-/])(\d{1,2})([-/])(\d{1,2})")) {
        let (span, joins) =
            (hit.range(0), |c: char| c.is_alphanumeric() && !('가'..='힣').contains(&c) || "-/_제".contains(c));
        let next = subject.after(span.end).chars().next();
        // 접수 번호 2026-11-12, 문서번호 2026-11-1: a number that looks like a day.
        let numbered = pattern!(r"번호[은는이가을를]?\s*[:：]?\s*$").is_match(subject.line_before(span.start));
        if subject.before(span.start).is_some_and(joins)
            || numbered
            || next.is_some_and(|c| joins(c) || c == '호')
            || hit.text(2) != hit.text(4)
        {
            continue;
        }
        let date = (|| Date::new(hit.number(1)?, hit.number(3)?, hit.number(5)?).ok())();
        let Some(date) = date.filter(|date| YEARS.contains(&date.year())) else { continue };
        let right = format!("{}. {}. {}.", date.year(), date.month(), date.day());
        found.replace(span, &right, format!("날짜에 붙임표나 빗금을 쓰지 않습니다: {right}"));
    }
}

pub(super) fn weekday_in_one_letter(subject: &Subject<'_>, found: &mut Found) {
    for hit in subject.matches(pattern!(r"\d{1,2}\.(\s*\(([월화수목금토일])(요일)?\))")) {
        let right = format!("({})", hit.text(2));
        if hit.text(1) != right {
            found.replace(hit.range(1), &right, format!("요일은 날짜에 붙여 한 글자로 씁니다: {right}"));
        }
    }
    let other = pattern!(
        r"\d{1,2}\. ?\d{1,2}\.?(\s*\(([月火水木金土日])\)|\s*\(?([월화수목금토일])요일\)?)(?:[^가-힣]|에|까|부|은|$)"
    );
    for hit in subject.matches(other) {
        const HANJA: [char; 7] = ['月', '火', '水', '木', '金', '土', '日'];
        let hanja = hit.text(2).chars().next().and_then(|sign| HANJA.iter().position(|known| *known == sign));
        let day =
            hanja.map_or_else(|| hit.text(3).to_owned(), |at| "월화수목금토일".chars().skip(at).take(1).collect());
        let right = format!("({day})");
        // What stands in brackets in one letter of Hangul was found above.
        if hit.get(2).is_some() || !hit.text(1).contains('(') {
            found.replace(hit.range(1), &right, format!("요일은 날짜에 붙여 한 글자로 씁니다: {right}"));
        }
    }
}

/// How far it is to the bracket that closes one before a text; to the end of its line where none does.
fn closing(text: &str) -> usize {
    let line = text.lines().next().unwrap_or_default();
    let mut depth = 1;
    for (at, letter) in line.char_indices() {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        if depth == 0 {
            return at;
        }
    }
    line.len()
}

pub(super) fn weekday_agrees_with_the_calendar(subject: &Subject<'_>, found: &mut Found) {
    // Whole numbers only: the mark of an item in front of a date is no month of it (1. 2026. 11. 30.).
    let pattern = pattern!(
        r"(?:(\d{4})[.년]\s*)?(\d{1,2})[.월]\s*(\d{1,2})(?-u:\b)[.일]?(?:\s*\(([월화수목금토일])(?:요일)?\))?"
    );
    let mut last: Option<Numbers> = None;
    // The day of a law or a document stands in brackets behind its name and gives no year to what follows: what was known
    // before them, and where they close.
    let mut aside: Option<(Option<Numbers>, usize)> = None;
    for hit in subject.matches_in_tables_too(pattern) {
        let (Some(month), Some(day)) = (hit.number(2), hit.number(3)) else { continue };
        let start = hit.range(0).start;
        // Which year a cell means is told by no sentence before it.
        if subject.is_in_table(start) && hit.get(1).is_none() {
            continue;
        }
        if let Some((known, _)) = aside.take_if(|(_, close)| *close <= start) {
            last = known;
        }
        if aside.is_none() && hit.get(1).is_some() && subject.before(start) == Some('(') {
            aside = Some((last, start + closing(subject.after(start))));
        }
        // A date without its year is of the year named before it, or of the next one where it would run backwards:
        // 2026. 12. 30.(수)∼1. 2.(토)
        let year = hit.number(1).or(last.map(|(year, ..)| year));
        let Some(year) = year else { continue };
        let turns =
            hit.get(1).is_none() && last.is_some_and(|(_, last_month, last_day)| (month, day) < (last_month, last_day));
        if hit.get(1).is_some() {
            last = Some((year, month, day));
        }
        let Some(written) = hit.get(4) else { continue };
        let said_year = hit.get(1).is_some();
        let years = year..=year + i16::from(turns);
        let days: Vec<_> =
            years.filter_map(|year| Date::new(year, month, day).ok()).map(|date| weekday(date.weekday())).collect();
        if let Some(right) = days.first().filter(|_| !days.iter().any(|day| written.chars().eq([*day]))) {
            let fits = |year: &i16| {
                Date::new(*year, month, day).is_ok_and(|date| written.chars().eq([weekday(date.weekday())]))
            };
            // A date without its year may be of the one before or behind.
            let other = [year + 1, year - 1].into_iter().find(fits).filter(|_| !said_year);
            let message = match other {
                Some(other) => format!(
                    "{year}. {month}. {day}.은 {right}요일입니다. {other}년의 날짜이면 앞에 연도를 적고, 아니면 날짜와 요일 가운데 맞는 것을 확인해 주세요."
                ),
                None => format!(
                    "{year}. {month}. {day}.은 {written}요일이 아니라 {right}요일입니다. 날짜와 요일 가운데 맞는 것을 확인해 주세요."
                ),
            };
            found.say(hit.range(0), message);
        }
    }
}

pub(super) fn year_in_four_digits(subject: &Subject<'_>, found: &mut Found) {
    for hit in subject.matches(pattern!(r"(?:^|[^\d.'’‘vV])((2\d)\.\s?(\d{1,2})\.\s?(\d{1,2})\.)(?:[^\d.]|$)")) {
        let (Some(month), Some(day)) = (hit.number::<u8>(3), hit.number::<u8>(4)) else { continue };
        let item = subject.line_before(hit.range(1).start).trim().is_empty() && hit.text(1).contains(". ");
        if (1..=12).contains(&month) && (1..=31).contains(&day) && !item {
            let right = format!("20{}. {month}. {day}.", hit.text(2));
            found.say(hit.range(1), format!("날짜이면 연도를 네 자리로 씁니다: {right}"));
        }
    }
    for hit in subject.matches(pattern!(r"['’‘](\d{2})(?:\.\s*|년\s?)([1-4])(/4)?\s?분기")) {
        let right = format!("20{}년 {}{}분기", hit.text(1), hit.text(2), hit.text(3));
        found.replace(hit.range(0), &right, format!("연도는 네 자리로 씁니다: {right}"));
    }
    for line in subject.prose().filter(|line| !matches!(line.part, Part::Head(_))) {
        for groups in pattern!(r"['’‘](\d{2})\.\s*\d{1,2}\.").captures_iter(line.text) {
            let (Some(whole), Some(year)) = (groups.get(0), groups.get(1)) else { continue };
            let start = line.start + whole.start();
            let right = format!("20{}", year.as_str());
            let range = start..line.start + year.end();
            found.replace(range, &right, format!("연도는 네 자리로 씁니다: {right}"));
        }
    }
}

const UNTIL: &str = "물결표가 `까지`를 뜻하므로 함께 쓰지 않습니다.";

pub(super) fn periods_with_a_wave(subject: &Subject<'_>, found: &mut Found) {
    for hit in subject.matches(pattern!(r"(?:[.)시분일월년]|\d:\d{2})(\s*[~∼～〜]\s*)['’]?\d")) {
        if hit.text(1) != WAVE.to_string() {
            found.replace(hit.range(1), WAVE.to_string(), "기간은 물결표 `∼`로 앞뒤를 붙여 씁니다.");
        }
    }
    for hit in subject.matches(pattern!(r"(?:\d\.|\)|\d:\d{2})(부터\s*[~∼～〜]\s*)['’]?\d")) {
        found.replace(hit.range(1), WAVE.to_string(), "물결표가 `부터`를 뜻하므로 함께 쓰지 않습니다.");
    }
    let dashed = pattern!(
        r"(?:^|[^\d.-])(?:\d{4}\. )?\d{1,2}\. \d{1,2}\.(?:\([월화수목금토일]\))?(\s?[-–]\s?)(?:\d{4}\. )?\d{1,2}\. \d{1,2}\."
    );
    for hit in subject.matches(dashed) {
        found.replace(hit.range(1), WAVE.to_string(), "기간은 물결표 `∼`로 앞뒤를 붙여 씁니다.");
    }
    for hit in
        subject.matches(pattern!(r"\d\.?(?:\([월화수목금토일]\))?\s?[~∼]\s?[\d. ]+\.?(?:\([월화수목금토일]\))?(까지)"))
    {
        found.fix(hit.range(0), hit.range(1), "", UNTIL);
    }
    for hit in subject.matches(pattern!(r"\d{1,2}:\d{2}\s?[~∼]\s?\d{1,2}:\d{2}(까지)")) {
        found.fix(hit.range(0), hit.range(1), "", UNTIL);
    }
}

pub(super) fn dates_exist_in_order(subject: &Subject<'_>, found: &mut Found) {
    for date in dates_and_cells(subject).filter(|date| date.date().is_none()) {
        found.say(date.range.clone(), format!("{} 달력에 없는 날짜입니다.", date.right()));
    }
    // Without a year, 2. 29. may be.
    for hit in subject.matches(pattern!(r"(\d{1,2})\. (\d{1,2})\.(?:[^\d]|$)")) {
        let after_a_year = pattern!(r"[\d.]\s*$").is_match(subject.line_before(hit.range(1).start));
        let (Some(month), Some(day)) = (hit.number::<i8>(1), hit.number::<i8>(2)) else { continue };
        let known = (1..=12).contains(&month) && (1..=31).contains(&day);
        if known && !after_a_year && Date::new(2024, month, day).is_err() {
            found.say(hit.range(1).start..hit.range(2).end + 1, format!("{month}. {day}. 달력에 없는 날짜입니다."));
        }
    }
    let short =
        pattern!(r"(\d{1,2})\. (\d{1,2})\.(?:\([월화수목금토일]\))?\s*[~∼～]\s*(\d{1,2})\. (\d{1,2})\.(?:[^\d]|$)");
    for hit in subject.matches(short) {
        let with_year = pattern!(r"\d{4}\.\s*$").is_match(subject.line_before(hit.range(1).start));
        let day = |month, day| (hit.number::<u8>(month), hit.number::<u8>(day));
        // 12. 30.∼1. 8. goes over the turn of a year.
        let turns =
            hit.number::<u8>(1).is_some_and(|month| month >= 9) && hit.number::<u8>(3).is_some_and(|month| month <= 4);
        if !with_year && !turns && day(1, 2) > day(3, 4) {
            found.say(hit.range(0), "기간의 끝이 시작보다 앞섭니다. 해가 바뀌면 뒤에도 연도를 씁니다.");
        }
    }
    let period = pattern!(
        r"(\d{4})\.\s*(\d{1,2})\.\s*(\d{1,2})\.?(?:\([월화수목금토일]\))?\s*[~∼～]\s*(?:(\d{4})\.\s*)?(\d{1,2})\.\s*(\d{1,2})\."
    );
    for hit in subject.matches_in_tables_too(period) {
        let from = (|| Date::new(hit.number(1)?, hit.number(2)?, hit.number(3)?).ok())();
        let year = hit.number(4).or(hit.number(1));
        let to = (|| Date::new(year?, hit.number(5)?, hit.number(6)?).ok())();
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            found.say(hit.range(0), "기간의 끝이 시작보다 앞섭니다. 해가 바뀌면 뒤에도 연도를 씁니다.");
        }
    }
    // What begins in the evening may go on over midnight.
    const EVENING: u16 = 17 * 60;
    for hit in subject.matches_in_tables_too(pattern!(r"(\d{1,2}):(\d{2})\s?[~∼]\s?(\d{1,2}):(\d{2})")) {
        let minutes = |hour, minute| Some(hit.number::<u16>(hour)? * 60 + hit.number::<u16>(minute)?);
        if let (Some(from), Some(to)) = (minutes(1, 2), minutes(3, 4))
            && from > to
            && from < EVENING
        {
            found.say(hit.range(0), "마치는 시각이 시작하는 시각보다 앞섭니다.");
        }
    }
}
