//! Amounts of money.

use super::subject::{Found, Match, Subject, pattern};
use crate::values::{hangul_amount, money, parse_hangul_amount, with_commas};

fn amount(digits: &str) -> Option<u64> {
    digits.replace(',', "").parse().ok()
}

/// `금113,560원(금일십일만삼천오백육십원)` with its parts: spaces, digits, Hangul.
fn sums<'s>(subject: &'s Subject<'_>) -> impl Iterator<Item = Match<'s>> {
    let pattern = pattern!(r"금(\s*)(\d[\d,]*)(\s*)원(\s*\(\s*금?\s*([가-힣\s]+?)\s*원(?:정)?\s*\))?");
    subject
        .matches(pattern)
        .filter(|hit| !subject.before(hit.range(0).start).is_some_and(|c| ('가'..='힣').contains(&c)))
}

pub(super) fn hangul_in_brackets(subject: &Subject<'_>, found: &mut Found) {
    amounts_in_words(subject, found);
    for hit in sums(subject) {
        let Some(won) = amount(hit.text(2)) else { continue };
        let right = format!("(금{}원)", hangul_amount(won));
        let message = format!("금액은 숫자 다음 괄호 안에 한글로도 적습니다: {right}");
        match (hit.get(5), read_behind(subject, hit.range(0).end)) {
            (None, Some((brackets, read))) if read == won => found.replace(brackets, right, message),
            (None, Some(_)) => found.say(hit.range(0), message),
            (None, None) => {
                let end = hit.range(0).end;
                // 원정: the word that closes an amount in words has none to close here.
                let closing = pattern!(r"^정(?:[^가-힣]|[을은이의에]|으로|$)").is_match(subject.after(end));
                let closed = if closing { end + "정".len() } else { end };
                found.fix(hit.range(0), end..closed, right, message);
            }
            (Some(letters), _) if parse_hangul_amount(letters) == Some(won) && hit.text(4) != right => {
                found.replace(hit.range(4), right, message);
            }
            (Some(_), _) => {}
        }
    }
}

/// A reading behind a sum that lacks its 원, and what it says: (금삼십오만).
fn read_behind(subject: &Subject<'_>, end: usize) -> Option<(std::ops::Range<usize>, u64)> {
    let found = pattern!(r"^\s*\(\s*금?\s*([일이삼사오육칠팔구십백천만억\s]+)\s*\)").captures(subject.after(end))?;
    let (whole, said) = (found.get(0)?, found.get(1)?);
    Some((end..end + whole.end(), parse_hangul_amount(said.as_str())?))
}

/// 금1억원, 일금 오백만원정: amounts that are not in digits from the first to the last.
fn amounts_in_words(subject: &Subject<'_>, found: &mut Found) {
    let message = |right: &str| format!("금액은 숫자 다음 괄호 안에 한글로도 적습니다: {right}");
    for hit in subject.matches(pattern!(r"(?:^|[^가-힣])(금\s?(\d[\d,]*)(억|천만|백만|만)\s?원)(\s?\()?")) {
        let unit = match hit.text(3) {
            "억" => 100_000_000,
            "천만" => 10_000_000,
            "백만" => 1_000_000,
            _ => 10_000,
        };
        let Some(won) = amount(hit.text(2)).and_then(|figure| figure.checked_mul(unit)) else { continue };
        match hit.get(4) {
            Some(_) => found.say(hit.range(1), message(&money(won))),
            None => found.replace(hit.range(1), money(won), message(&money(won))),
        }
    }
    for hit in subject.matches(pattern!(r"(?:^|[^가-힣(])(일금\s?(\d[\d,]*)\s?원)(정)?(\s?\()?")) {
        let Some(won) = amount(hit.text(2)) else { continue };
        let closing = pattern!(r"^정(?:[^가-힣]|[을은이의에]|으로|$)").is_match(subject.after(hit.range(1).end));
        if hit.get(3).is_some() && !closing {
            continue;
        }
        let range = hit.range(1).start..if closing { hit.range(3).end } else { hit.range(1).end };
        let right = match hit.get(4) {
            Some(_) => format!("금{}원", with_commas(won)),
            None => money(won),
        };
        found.replace(
            range,
            &right,
            format!("금액은 `금`으로 시작하고 숫자 다음 괄호 안에 한글로도 적습니다: {right}"),
        );
    }
    for hit in subject.matches(pattern!(
        r"(?:^|[^가-힣(])(일?금\s?([일이삼사오육칠팔구십백천만억]+)원정?)(?:[^가-힣]|을|의|이|은|에|$)"
    )) {
        if let Some(won) = parse_hangul_amount(hit.text(2)) {
            found.replace(hit.range(1), money(won), message(&money(won)));
        }
    }
}

pub(super) fn hangul_says_the_same(subject: &Subject<'_>, found: &mut Found) {
    let pattern =
        pattern!(r"(금\s*)?(\d[\d,]*)\s*(천만|천|만|백만|억)?\s*원\s*\(\s*금?\s*([가-힣\s]+?)\s*원(?:정)?\s*\)");
    for hit in subject.matches_in_tables_too(pattern) {
        let unit = match hit.get(3) {
            Some("천") => 1_000,
            Some("만") => 10_000,
            Some("천만") => 10_000_000,
            Some("백만") => 1_000_000,
            Some("억") => 100_000_000,
            _ => 1,
        };
        let Some(won) = amount(hit.text(2)).and_then(|figure| figure.checked_mul(unit)) else { continue };
        let read = parse_hangul_amount(hit.text(4));
        // Without 금 the brackets may hold something else than a reading.
        if read != Some(won) && (read.is_some() || hit.get(1).is_some()) {
            let right = hangul_amount(won);
            found.say(
                hit.range(0),
                format!(
                    "숫자와 한글 금액이 다릅니다. 숫자를 한글로 적으면 `금{right}원`입니다. 맞는 금액을 확인해 주세요."
                ),
            );
        }
    }
}

pub(super) fn joined_together(subject: &Subject<'_>, found: &mut Found) {
    for hit in sums(subject).filter(|hit| !hit.text(1).is_empty() || !hit.text(3).is_empty()) {
        let range = hit.range(1).start..hit.range(3).end + "원".len();
        found.replace(range, format!("{}원", hit.text(2)), "`금`과 숫자와 `원`은 붙여 씁니다.");
    }
}

pub(super) fn no_shortened_units(subject: &Subject<'_>, found: &mut Found) {
    for hit in subject.matches(pattern!(r"(\d[\d,]*)(천원|백만원)")) {
        let thousand = if hit.text(2) == "천원" { 1_000 } else { 1_000_000 };
        let Some(won) = amount(hit.text(1)).and_then(|number| number.checked_mul(thousand)) else { continue };
        let decimal = subject.before(hit.range(0).start) == Some('.');
        // 5천원: a price as it is said, not a shortened column of a table.
        if !decimal && hit.text(1).len() > 1 {
            let right = format!("{}원", with_commas(won));
            found.replace(hit.range(0), &right, format!("본문에서는 `천원`, `백만원` 단위로 줄이지 않습니다: {right}"));
        }
    }
}

pub(super) fn commas_every_three_digits(subject: &Subject<'_>, found: &mut Found) {
    for hit in subject.matches(pattern!(r"(?:^|[^\d,.])(\d+(?:,\d+)+)\s?원")) {
        let groups: Vec<&str> = hit.text(1).split(',').collect();
        if groups[0].len() > 3 || groups[1..].iter().any(|group| group.len() != 3) {
            found.say(hit.range(1), "쉼표가 세 자리마다 있지 않습니다. 금액을 확인해 주세요.");
        }
    }
    for hit in subject.matches(pattern!(r"(\d{4,})\s?원(?:[^가-힣]|을|를|이|은|의|에|까|으|$)")) {
        let inside = subject.before(hit.range(1).start).is_some_and(|c| c == ',' || c == '.' || c.is_ascii_digit());
        if let Some(won) = amount(hit.text(1)).filter(|_| !inside) {
            let right = with_commas(won);
            found.replace(hit.range(1), &right, format!("금액은 세 자리마다 쉼표를 찍습니다: {right}원"));
        }
    }
}
