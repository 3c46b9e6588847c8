//! Days, hours and sums that contradict each other: a period against its length, one source against another.
//!
//! What is contradicted is not written as certain: both sides stay open until the official says which holds.

use std::{ops::Range, sync::LazyLock};

use jiff::civil::Date;
use regex::Regex;

use super::fact::{Conflict, Fact, Slot};
use crate::korean::{
    calendar,
    dates::{DateMention, When},
    pattern, spans,
};

/// What another source says of a day or a sum: "… 메일에는 12월 9일로 되어 있음".
static SAID_ELSEWHERE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s?(?:까지)?\s?(?:[가-힣]{2,6}\s?(?:접수|제출|회신|마감)?)?(?:이?라고|으로|로)\s?(?:도\s?)?(?:올라가|올라와|되어|돼|됐|되\s?있|적혀|적어|나와|나오|쓰여|써\s?(?:있|놨|놓)|씌|표기|기재|안내되|안내했|공지되|들었|들음)",
    )
});
/// Words of somebody who does not know which of two holds.
static WHICH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:어느|어떤)\s?(?:게|것이|쪽이?|거)\s?(?:맞|옳)|뭐가\s?(?:맞|옳)|헷갈|서로\s?(?:다르|다름|안\s?맞)|(?:날짜|기한|금액|숫자|시간|요일)(?:가|이)\s?(?:서로\s?)?(?:다르|다름|안\s?맞)|다르게\s?(?:적|나|되|돼)|둘\s?중\s?(?:뭐|어)|일\s?(?:수|지)도\s?(?:\?|있|모르)",
    )
});
/// A length of days behind a period, or the nights of one.
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    let length = spans::LENGTH;
    pattern(&format!(r"^\s*[,(]?\s*(?:총\s?)?(?:({length})\s*(?:간|동안|[,)]|$|\n)|\d\s?박\s?(\d)\s?일)"))
});
/// A length of days before a period: "사흘간(12/1~12/4)".
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    let length = spans::LENGTH;
    pattern(&format!(r"(?:^|[\s,(부터])({length})\s*(?:간|동안)?\s*[(,:]\s*$|\d\s?박\s?(\d)\s?일\s*[(,:]?\s*$"))
});

/// Periods that are shorter or longer than they are said to be. What is contradicted is left open.
pub(super) fn lengths(text: &str, mentions: &[DateMention], facts: &mut [Fact]) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    for (at, mention) in mentions.iter().enumerate() {
        let When::Period(from, to) = mention.when else { continue };
        let days = between(from, to) + 1;
        let line = text[..mention.range.start].rfind('\n').map_or(0, |at| at + 1);
        let said = BEHIND.captures(&text[mention.range.end..]).or_else(|| {
            BEFORE.captures(&text[line..mention.range.start]).filter(|found| !is_a_day_of_a_month(&text[line..], found))
        });
        let length = said.and_then(|found| match (found.get(1), found.get(2)) {
            (Some(length), _) => spans::days(length.as_str()).map(|days| (days, length.as_str().to_owned())),
            (_, Some(days)) => Some((days.as_str().parse().ok()?, format!("{}일", days.as_str()))),
            _ => None,
        });
        // "7일부터 닷새간(7~12일)": the period is told again, and ends otherwise.
        let told_before = at.checked_sub(1).map(|at| &mentions[at]).filter(|before| {
            let between = text[before.range.end..mention.range.start].trim();
            matches!(before.when, When::Period(first, last) if first == from && last != to) && between == "("
        });
        // A period of notice does not count its first day (민법 제157조).
        let noticed =
            |said: i64| said == days - 1 && ["예고", "공고", "공람", "열람"].iter().any(|word| text.contains(word));
        let wrong = length.filter(|(said, words)| !fits(*said, days, words, from, to) && !noticed(*said));
        let words = match (told_before, wrong) {
            (Some(before), _) => text[before.range.clone()].trim().to_owned(),
            (None, Some((_, words))) => words,
            (None, None) => continue,
        };
        let written = mention.when.written().unwrap_or_default();
        let message = format!("“{words}”과(와) {written}({days}일)이 다름");
        conflicts.push(Conflict { slot: Slot::Period, message, source: mention.range.clone() });
        let told_twice = told_before.map(|before| before.range.clone());
        for range in told_twice.into_iter().chain([mention.range.clone()]) {
            leave_open(facts, &range);
        }
    }
    conflicts
}

/// Days from one day to another.
fn between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// Whether a length that stands before a period is the day of a month: "12월 5일(12/5~12/7)".
fn is_a_day_of_a_month(line: &str, found: &regex::Captures<'_>) -> bool {
    let Some(length) = found.get(1) else { return false };
    let bare = length.as_str().ends_with('일') && length.as_str().starts_with(|c: char| c.is_ascii_digit());
    bare && line[..length.start()].trim_end().ends_with(['월', '.', '/', '~', '-', '년'])
}

/// Whether a period is as long as it is said to be: by days, by working days, or by weeks begun.
fn fits(said: i64, days: i64, words: &str, from: Date, to: Date) -> bool {
    let weeks = words.contains('주') && said % 7 == 0;
    let working = (0..days).map(|day| calendar::plus(from, day)).filter(|day| !calendar::is_day_off(*day)).count();
    let working = i64::try_from(working).unwrap_or(days);
    said == days
        || said == working
        || weeks && (days + 6) / 7 == said / 7
        // A week runs from a day to the same day of the next.
        || weeks && between(from, to) == said
}

/// What one source says and another says otherwise. What is contradicted is left open.
pub(super) fn sources(text: &str, facts: &mut [Fact]) -> Vec<Conflict> {
    let alike = |one: &Fact, other: &Fact| {
        let days = |slot: Slot| matches!(slot, Slot::Deadline | Slot::Date);
        // "예고 12월 10일까지", "의견은 11일까지": a period ends on its last day.
        let ends = |one: &Fact, other: &Fact| one.slot == Slot::Period && days(other.slot);
        one.slot == other.slot || days(one.slot) && days(other.slot) || ends(one, other) || ends(other, one)
    };
    let last = |fact: &Fact| fact.value.rsplit('/').next().unwrap_or_default().to_owned();
    let told =
        |fact: &Fact| matches!(fact.slot, Slot::Deadline | Slot::Date | Slot::Time | Slot::Period | Slot::Amount);
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut order: Vec<usize> = (0..facts.len()).filter(|at| told(&facts[*at]) && !facts[*at].unsettled).collect();
    order.sort_by_key(|at| facts[*at].source.start);
    for (n, at) in order.iter().enumerate() {
        let fact = &facts[*at];
        if SAID_ELSEWHERE.is_match(&text[fact.source.end..]) {
            let before = order[..n].iter().rev().find(|other| alike(&facts[**other], fact));
            // Of the next one only where nothing of its kind stands before.
            let other = before.or_else(|| order[n + 1..].iter().find(|other| alike(&facts[**other], fact)));
            pairs.extend(other.filter(|other| last(&facts[**other]) != last(fact)).map(|other| (*other, *at)));
        }
    }
    for which in WHICH.find_iter(text) {
        let before: Vec<usize> = order.iter().copied().filter(|at| facts[*at].source.end <= which.start()).collect();
        let Some(last) = before.last() else { continue };
        let other = before.iter().rev().skip(1).find(|other| alike(&facts[**other], &facts[*last]));
        pairs.extend(other.filter(|other| facts[**other].value != facts[*last].value).map(|other| (*other, *last)));
    }
    let mut conflicts: Vec<Conflict> = Vec::new();
    for (one, other) in pairs {
        if facts[one].unsettled && facts[other].unsettled {
            continue;
        }
        let message = format!("{}과(와) {} 둘로 적힘", facts[one].written, facts[other].written);
        conflicts.push(Conflict { slot: facts[one].slot, message, source: facts[other].source.clone() });
        facts[one].unsettled = true;
        facts[other].unsettled = true;
    }
    conflicts
}

fn leave_open(facts: &mut [Fact], range: &Range<usize>) {
    let inside = |fact: &&mut Fact| range.start <= fact.source.start && fact.source.end <= range.end;
    facts.iter_mut().filter(inside).for_each(|fact| fact.unsettled = true);
}

#[cfg(test)]
mod tests {
    use crate::{
        draft::understand::{Slot, understand},
        korean::calendar::TEST_TODAY,
    };

    fn conflicts(text: &str) -> Vec<Slot> {
        understand(text, TEST_TODAY, None).conflicts.into_iter().map(|conflict| conflict.slot).collect()
    }

    #[test]
    fn a_period_of_another_length_is_told() {
        for text in [
            "특별점검 12/7~12/11 6일간 실시 알림",
            "전시는 사흘간(12/1~12/4) 군청 로비에서 한다고 알림",
            "행사 12월 8일부터 나흘간(12/8~12/12) 개최 안내",
            "출장 2박 3일(12/7~12/8) 다녀온 결과보고",
            "접수 기간 12.1.~12.31. 2주간이라고 알림",
        ] {
            assert_eq!(conflicts(text), [Slot::Period], "{text}");
        }
        for text in [
            "특별점검 12/7~12/11 5일간 실시 알림",
            "특별점검 12/7~12/18 2주간 실시 알림",
            "특별점검 12/4~12/10 5일간(근무일) 실시 알림",
            "출장 2박 3일(12/7~12/9) 다녀온 결과보고",
            "행사 12월 8일부터 나흘간(12/8~12/11) 개최 안내",
            "12월 5일(12/5~12/7 중 첫날) 점검 알림",
            "조례안 입법예고 11.23~12.14 21일간 의견 조회",
        ] {
            assert_eq!(conflicts(text), [], "{text}");
        }
    }

    #[test]
    fn two_sources_that_disagree_are_told() {
        for (text, slot) in [
            ("각 과에 실적 내라고 공문. 12월 4일까지. 근데 도 메일에는 12월 7일까지라고 되어 있음", Slot::Deadline),
            ("각 과에 실적 내라고 공문. 12월 4일까지인지 12월 7일까지인지 어느게 맞는지 모르겠음", Slot::Deadline),
            ("간담회 12월 10일 2시 소회의실 개최 알림. 안내문에는 12월 11일로 적혀 있음", Slot::Date),
            ("현수막 5장 구매 요청. 예산 50만원인데 견적서엔 55만원으로 나와 있음", Slot::Amount),
        ] {
            assert!(conflicts(text).contains(&slot), "{text}: {:?}", conflicts(text));
        }
        assert_eq!(conflicts("각 과에 실적 내라고 공문. 12월 4일까지. 서식 붙임"), []);
    }
}
