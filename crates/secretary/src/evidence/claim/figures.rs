//! Figures of a claim and of an article, with their units: 30일, 2천만원, 100분의 10, 3월 31일.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::korean::pattern;

/// A figure: `value` in thousandths, so that equal figures are equal, and what it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figure {
    pub(super) value: i64,
    pub(super) unit: &'static str,
    pub(super) surface: String,
}

static UNIT_REFERENCE: LazyLock<Regex> = LazyLock::new(|| pattern(r"제\s?\d+\s?(?:조|항|호|편|장|절|목)(?:의\s?\d+)?"));
static AMENDED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d{4}\.\s?\d{1,2}\.\s?\d{1,2}\.?"));
static FRACTION: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\d+)\s*분의\s*(\d+)"));
static PERCENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\d+(?:\.\d+)?)\s*(?:%|퍼센트)"));
static DAY: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\d{1,2})\s*월\s*(?:(\d{1,2})\s*일|말일)"));
static NATIVE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|[^가-힣])(한|두|세|네)\s?(차례|번|사람|명)"));
static PLAIN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(\d+)\s*(억)?\s*(천만|백만|십만|만|천)?\s*(개월|개|년|월|일|시간|회|차례|번|명|인|원|세|급|배|주|건|제곱미터|미터|점|호봉|학점|분)?",
    )
});
/// The unit of percentages and fractions.
pub(super) const RATE: &str = "비율";
const UNITS: [&str; 26] = [
    "개월",
    "개",
    "년",
    "월",
    "일",
    "시간",
    "회",
    "차례",
    "번",
    "명",
    "인",
    "원",
    "세",
    "급",
    "배",
    "주",
    "건",
    "제곱미터",
    "미터",
    "점",
    "호봉",
    "학점",
    "분",
    RATE,
    "월일",
    "",
];

/// The figures of a text. Numbers of articles and dates of amendments are none.
pub(super) fn figures(text: &str) -> Vec<Figure> {
    let text = text.replace(',', "");
    let text = UNIT_REFERENCE.replace_all(&text, " ");
    let text = AMENDED.replace_all(&text, " ");
    let mut found = Vec::new();
    let text = taken(&FRACTION, &text, &mut found, |found| {
        let (whole, part): (f64, f64) = (found[1].parse().ok()?, found[2].parse().ok()?);
        Some((part / whole.max(1.0), RATE))
    });
    let text = taken(&PERCENT, &text, &mut found, |found| Some((found[1].parse::<f64>().ok()? / 100.0, RATE)));
    let text = taken(&DAY, &text, &mut found, |found| {
        let day = found.get(2).map_or(Some(31.0), |day| day.as_str().parse().ok())?;
        Some((found[1].parse::<f64>().ok()? * 100.0 + day, "월일"))
    });
    let text = taken(&NATIVE, &text, &mut found, |found| {
        let value = ["한", "두", "세", "네"].iter().position(|word| *word == &found[1])? + 1;
        Some((value as f64, unit(&found[2])))
    });
    taken(&PLAIN, &text, &mut found, |found| {
        let value: f64 = found[1].parse().ok()?;
        let large = if found.get(2).is_some() { 1e8 } else { 1.0 };
        let small = match found.get(3).map(|word| word.as_str()) {
            Some("천만") => 1e7,
            Some("백만") => 1e6,
            Some("십만") => 1e5,
            Some("만") => 1e4,
            Some("천") => 1e3,
            _ => 1.0,
        };
        Some((value * large * small, unit(found.get(4).map_or("", |word| word.as_str()))))
    });
    found
}

/// Lengths of time in the unit that others of their like are said in: 2주 as 14일, 72시간 as 3일, 2년 as 24개월. More weeks
/// than a year has are shares, and a large year is one of the calendar.
fn in_common_units((value, unit): (f64, &'static str)) -> (f64, &'static str) {
    match unit {
        "주" if value <= 53.0 => (value * 7.0, "일"),
        "시간" if value >= 24.0 && value % 24.0 == 0.0 => (value / 24.0, "일"),
        "년" if value < 100.0 => (value * 12.0, "개월"),
        _ => (value, unit),
    }
}

/// One name for units that are written in several ways.
fn unit(word: &str) -> &'static str {
    match word {
        "차례" | "번" => "회",
        "인" | "사람" => "명",
        other => UNITS.into_iter().find(|unit| *unit == other).unwrap_or(""),
    }
}

/// Reads every match as a figure and blanks it out, so that the next pattern does not read it again.
fn taken(
    sign: &Regex,
    text: &str,
    found: &mut Vec<Figure>,
    read: impl Fn(&Captures<'_>) -> Option<(f64, &'static str)>,
) -> String {
    let rest = sign.replace_all(text, |captures: &Captures<'_>| {
        if let Some((value, unit)) = read(captures).map(in_common_units) {
            let surface = captures[0].trim().to_owned();
            found.push(Figure { value: (value * 1_000.0).round() as i64, unit, surface });
        }
        " "
    });
    rest.into_owned()
}
