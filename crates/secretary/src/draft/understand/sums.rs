//! Sums that do not add up: a total against its parts, a price against how many, a list against how long it is said to
//! be, a share against its percentage.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::fact::{Conflict, Slot};
use crate::korean::{
    amounts::{self, AmountMention},
    counts::CountMention,
    pattern,
};

/// Every contradiction between the figures of a text.
pub(super) fn conflicts(text: &str, amounts: &[AmountMention], counts: &[CountMention]) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    products(text, amounts, counts, &mut conflicts);
    totals(text, counts, &mut conflicts);
    leading_totals(text, counts, &mut conflicts);
    exhausted(text, counts, &mut conflicts);
    listed(text, counts, &mut conflicts);
    shares(text, counts, &mut conflicts);
    sums(text, amounts, &mut conflicts);
    announced(text, amounts, &mut conflicts);
    in_brackets(text, amounts, &mut conflicts);
    conflicts
}

/// Whether what stands at a place is called the total.
pub(super) fn is_a_total(text: &str, at: usize) -> bool {
    static TOTAL: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?:^|[\s(:,])(?:총|합계|전체|모두|도합|계)\s*(?:[가-힣]{1,4}\s)?:?\s*$"));
    TOTAL.is_match(&text[..at])
}

/// Whether two parts are the two halves of something.
pub(super) fn halves(parts: &[(String, u64, Range<usize>)]) -> bool {
    const HALVES: [(&str, &str); 12] = [
        ("남", "여"),
        ("남성", "여성"),
        ("남자", "여자"),
        ("공립", "사립"),
        ("내부", "외부"),
        ("대면", "비대면"),
        ("찬성", "반대"),
        ("국비", "지방비"),
        ("완료", "미완료"),
        ("참석", "불참"),
        ("오전", "오후"),
        ("신규", "기존"),
    ];
    let [one, other] = parts else { return false };
    HALVES.iter().any(|(a, b)| one.0 == *a && other.0 == *b || one.0 == *b && other.0 == *a)
}

/// A price for each, times how many, against the total that is given.
fn products(text: &str, amounts: &[AmountMention], counts: &[CountMention], conflicts: &mut Vec<Conflict>) {
    static EACH: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:(?:^|[\s\d,(])[가-힣]{0,2}(?:대|개|부|명|곳|건|인|장|권|매|팀|석|교|시간|세트|박스|마리|소|관|동|실|회)당|1인|단가|각각?|하나에|한\s*\S당)\s*(?:은|는|:)?\s*$",
        )
    });
    static APIECE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s?씩"));
    static TOTAL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:총액?|합계|합쳐서|모두|전체|계|도합|해서|하면|=|총\s?(?:소요)?\s?(?:금액|예산|비용|사업비)(?:은|이)?)\s*:?\s*$",
        )
    });
    let preceded = |sign: &Regex, amount: &AmountMention| sign.is_match(&text[..amount.range.start]);
    let each = |amount: &&AmountMention| preceded(&EACH, amount) || APIECE.is_match(&text[amount.range.end..]);
    let Some(each) = amounts.iter().find(each) else { return };
    let Some(total) = amounts.iter().find(|amount| preceded(&TOTAL, amount)) else { return };
    let mut counted: Vec<&CountMention> =
        counts.iter().filter(|count| count.value.fract() == 0.0 && count.value > 1.0 && count.counter != "%").collect();
    if counted.iter().any(|count| each.won.checked_mul(count.value as u64) == Some(total.won)) {
        return;
    }
    // "대당 …": so many 대 are meant, whatever else is counted.
    let unit = text[..each.range.start].trim_end().strip_suffix('당').unwrap_or_default();
    let of_the_unit = |count: &&CountMention| unit.ends_with(count.counter.as_str());
    if counted.iter().any(of_the_unit) {
        counted.retain(|count| unit.ends_with(count.counter.as_str()));
    }
    let [count] = counted.as_slice() else { return };
    let product = each.won.saturating_mul(count.value as u64);
    let message = format!(
        "{}원씩 {}{}이면 {}원인데 {}원으로 적음",
        amounts::grouped(each.won),
        count.figure,
        count.counter,
        amounts::grouped(product),
        amounts::grouped(total.won)
    );
    conflicts.push(Conflict { slot: Slot::Amount, message, source: total.range.clone() });
}

/// "염화칼슘 120톤 소금 340톤 … 합계 555톤": parts of one unit that do not make the total that follows them.
fn totals(text: &str, counts: &[CountMention], conflicts: &mut Vec<Conflict>) {
    static TOTAL: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:합계|총계|합쳐서|도합|모두\s*합쳐|계)\s*$"));
    for (at, total) in counts.iter().enumerate() {
        if !TOTAL.is_match(&text[..total.range.start]) {
            continue;
        }
        let line = text[..total.range.start].rfind('\n').map_or(0, |at| at + 1);
        let parts: Vec<&CountMention> =
            counts[..at].iter().filter(|part| part.range.start >= line && part.counter == total.counter).collect();
        let sum: f64 = parts.iter().map(|part| part.value).sum();
        if parts.len() >= 2 && (sum - total.value).abs() > 1e-6 {
            let terms: Vec<&str> = parts.iter().map(|part| part.figure.as_str()).collect();
            let message = format!(
                "{}={sum}{}인데 합계를 {}{}으로 적음",
                terms.join("+"),
                total.counter,
                total.figure,
                total.counter
            );
            conflicts.push(Conflict { slot: Slot::Count, message, source: total.range.clone() });
        }
    }
}

/// "지적 3건: 유통기한 2건, 위생모 1건": parts behind a total that do not make it.
fn leading_totals(text: &str, counts: &[CountMention], conflicts: &mut Vec<Conflict>) {
    for (at, total) in counts.iter().enumerate() {
        let rest = &text[total.range.end..];
        let Some(list) = rest.trim_start().strip_prefix([':', '-', '(']) else { continue };
        let end = text.len() - list.len() + list.find(['.', '\n']).unwrap_or(list.len());
        let inside = |part: &&CountMention| part.range.start < end && part.counter == total.counter;
        let parts: Vec<&CountMention> = counts[at + 1..].iter().filter(inside).collect();
        let sum: f64 = parts.iter().map(|part| part.value).sum();
        if parts.len() >= 2 && (sum - total.value).abs() > 1e-6 {
            let terms: Vec<&str> = parts.iter().map(|part| part.figure.as_str()).collect();
            let message =
                format!("{}={sum}{}인데 {}{}으로 적음", terms.join("+"), total.counter, total.figure, total.counter);
            conflicts.push(Conflict { slot: Slot::Count, message, source: total.range.clone() });
        }
    }
}

/// "1,200만원, 800만원 합계 2,100만원": sums of money that do not make the total behind them.
fn sums(text: &str, amounts: &[AmountMention], conflicts: &mut Vec<Conflict>) {
    static TOTAL: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:합계|총계|합쳐서|도합|모두\s*합쳐)\s*$"));
    for (at, total) in amounts.iter().enumerate().filter(|(_, total)| TOTAL.is_match(&text[..total.range.start])) {
        let line = text[..total.range.start].rfind('\n').map_or(0, |at| at + 1);
        let parts: Vec<&AmountMention> = amounts[..at].iter().filter(|part| part.range.start >= line).collect();
        let sum = parts.iter().fold(0u64, |sum, part| sum.saturating_add(part.won));
        if parts.len() >= 2 && sum != total.won {
            let message =
                format!("더하면 {}원인데 합계를 {}원으로 적음", amounts::grouped(sum), amounts::grouped(total.won));
            conflicts.push(Conflict { slot: Slot::Amount, message, source: total.range.clone() });
        }
    }
}

/// "총 6천만원: 가람면 3천만원 나래면 2천만원": shares behind a total that do not make it.
fn announced(text: &str, amounts: &[AmountMention], conflicts: &mut Vec<Conflict>) {
    const OF_EACH: [&str; 6] = ["당", "단가", "씩", "월", "매년", "기존"];
    for (at, total) in amounts.iter().enumerate() {
        let rest = text[total.range.end..].trim_start();
        let Some(list) = rest.strip_prefix([':', '=']).filter(|_| is_a_total(text, total.range.start)) else {
            continue;
        };
        let start = text.len() - list.len();
        let end = start + list.find(['\n', '.']).unwrap_or(list.len());
        let in_brackets = |part: &AmountMention| {
            let before = &text[start..part.range.start];
            before.matches('(').count() > before.matches(')').count()
        };
        let each =
            |part: &AmountMention| OF_EACH.iter().any(|word| text[start..part.range.start].trim_end().ends_with(word));
        let inside = amounts[at + 1..].iter().take_while(|part| part.range.start < end);
        let parts: Vec<&AmountMention> = inside.filter(|part| !in_brackets(part) && !each(part)).collect();
        let sum = parts.iter().fold(0u64, |sum, part| sum.saturating_add(part.won));
        if parts.len() >= 2 && sum != total.won {
            let (sum, said) = (amounts::grouped(sum), amounts::grouped(total.won));
            let message = format!("나눈 금액을 더하면 {sum}원인데 총액을 {said}원으로 적음");
            conflicts.push(Conflict { slot: Slot::Amount, message, source: total.range.clone() });
        }
    }
}

/// "120만원(강사료 40만원, 교재비 90만원)", "3천만원(금이천만원)": what stands in the brackets of a sum makes it, or reads it.
fn in_brackets(text: &str, amounts: &[AmountMention], conflicts: &mut Vec<Conflict>) {
    const OF_EACH: [&str; 10] = ["단가", "당", "씩", "×", "*", "매월", "월 ", "기존", "당초", "중"];
    for (at, whole) in amounts.iter().enumerate() {
        let said = amounts::grouped(whole.won);
        let mut tell = |message: String| {
            conflicts.push(Conflict { slot: Slot::Amount, message, source: whole.range.clone() });
        };
        if let Some(read) = whole.reading_conflict {
            tell(format!("{said}원이라고 하고 괄호 안에는 {}원으로 적음", amounts::grouped(read)));
            continue;
        }
        let Some(inside) = text[whole.range.end..].trim_start().strip_prefix('(') else { continue };
        let start = text.len() - inside.len();
        let Some(close) = inside.find([')', '\n']) else { continue };
        let parts: Vec<&AmountMention> =
            amounts[at + 1..].iter().take_while(|part| part.range.start < start + close).collect();
        let sum = parts.iter().fold(0u64, |sum, part| sum.saturating_add(part.won));
        let of_each = OF_EACH.iter().any(|word| inside[..close].contains(word));
        if parts.len() >= 2 && sum != whole.won && !of_each {
            tell(format!("괄호 안을 더하면 {}원인데 {said}원으로 적음", amounts::grouped(sum)));
        }
    }
}

/// "42교 중 완료 31교, 공사중 8교, 미착수 4교": parts that fill a whole up to its rest, or run over it.
fn exhausted(text: &str, counts: &[CountMention], conflicts: &mut Vec<Conflict>) {
    static REST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?:나머지|잔여|그\s?외|기타|미[가-힣]{1,4}|불참|남은\s?[가-힣]{1,3})\s*(?:은|는|이|가)?\s*$")
    });
    for (at, whole) in counts.iter().enumerate() {
        let behind = text[whole.range.end..].trim_start();
        if !behind.starts_with('중') && !behind.starts_with("가운데") {
            continue;
        }
        let end = text[whole.range.end..].find(['\n', '!', '?']).map_or(text.len(), |at| whole.range.end + at);
        let full_stop = text[whole.range.end..end].find(". ").map_or(end, |at| whole.range.end + at);
        let inside = |part: &&CountMention| part.range.end <= full_stop && part.counter == whole.counter;
        let parts: Vec<&CountMention> = counts[at + 1..].iter().take_while(inside).collect();
        let sum: f64 = parts.iter().map(|part| part.value).sum();
        let rest = parts.last().is_some_and(|last| REST.is_match(&text[..last.range.start]));
        // "적합 27곳, 부적합 3곳": what is so, and what is not.
        let label = |part: &CountMention| -> String {
            text[..part.range.start].trim_end().chars().rev().take_while(|c| ('가'..='힣').contains(c)).collect()
        };
        let opposite = |one: &CountMention, other: &CountMention| {
            let (one, other) = (label(one), label(other));
            !one.is_empty() && ["부", "미", "불", "비"].iter().any(|not| other == format!("{one}{not}"))
        };
        let rest = rest || matches!(parts.as_slice(), [one, other] if opposite(one, other));
        let wrong = (sum - whole.value).abs() > 1e-6 && (rest || sum > whole.value);
        if parts.len() >= 2 && wrong && (rest || parts.len() >= 3) {
            let terms: Vec<&str> = parts.iter().map(|part| part.figure.as_str()).collect();
            let message =
                format!("{}={sum}{}인데 {}{}으로 적음", terms.join("+"), whole.counter, whole.figure, whole.counter);
            conflicts.push(Conflict { slot: Slot::Count, message, source: whole.range.clone() });
        }
    }
}

/// "안건 3건: 조례안, 예산안": a list that is longer or shorter than it is said to be.
fn listed(text: &str, counts: &[CountMention], conflicts: &mut Vec<Conflict>) {
    const OF_LISTS: [&str; 12] =
        ["건", "가지", "개", "명", "곳", "개소", "종", "개 부서", "개 기관", "개 과", "개 팀", "분"];
    static AND: LazyLock<Regex> = LazyLock::new(|| pattern(r"[가-힣)](?:와|과|이랑|랑|하고)\s|\s(?:및|또는)\s|/|·"));
    static MORE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s?등(?:\s|$)|\s외(?:\s|$)|포함|제외|중에|각각|\.\.|…"));
    for count in counts.iter().filter(|count| OF_LISTS.contains(&count.counter.as_str()) && count.value >= 2.0) {
        let rest = text[count.range.end..].trim_start();
        let Some(open) = rest.strip_prefix([':', '(', '：']) else { continue };
        let end = if rest.starts_with('(') { open.find(')') } else { open.find(['\n', '.', '(']).or(Some(open.len())) };
        let Some(list) = end.map(|end| open[..end].trim()) else { continue };
        let items: Vec<&str> = list.split([',', '、']).map(str::trim).filter(|item| !item.is_empty()).collect();
        let plain = |item: &&str| item.chars().count() >= 2 && !item.contains(|c: char| c.is_ascii_digit());
        // What joins two in one item leaves open how many there are.
        if items.len() < 2 || !items.iter().all(plain) || AND.is_match(list) || MORE.is_match(list) {
            continue;
        }
        if items.len() as f64 != count.value {
            let message = format!(
                "{}{}이라고 하고 {}{}을 적음({})",
                count.figure,
                count.counter,
                items.len(),
                count.counter,
                items.join(", ")
            );
            conflicts.push(Conflict { slot: Slot::Count, message, source: count.range.clone() });
        }
    }
}

/// "820대 중 57대(9%)": a share that is another one.
fn shares(text: &str, counts: &[CountMention], conflicts: &mut Vec<Conflict>) {
    /// Points of a percentage that rounding may make.
    const ROUNDED: f64 = 0.6;
    for three in counts.windows(3) {
        let [whole, part, share] = three else { continue };
        let of = text[whole.range.end..].trim_start().starts_with('중');
        let beside = text[part.range.end..share.range.start].trim_matches([' ', '(', ',', '→', '약']).is_empty();
        let percent = matches!(share.counter.as_str(), "%" | "퍼센트");
        let one_sentence = !text[whole.range.end..share.range.start].contains(['\n', '.']);
        if !(of && beside && percent && one_sentence && part.counter == whole.counter && whole.value > 0.0) {
            continue;
        }
        let real = part.value / whole.value * 100.0;
        if (real - share.value).abs() > ROUNDED {
            let message = format!(
                "{}{} 중 {}{}은 {real:.1}%인데 {}%로 적음",
                whole.figure, whole.counter, part.figure, part.counter, share.figure
            );
            conflicts.push(Conflict { slot: Slot::Count, message, source: share.range.clone() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::korean::counts;

    fn found(text: &str) -> Vec<String> {
        let amounts = amounts::find(text);
        conflicts(text, &amounts, &counts::find(text)).into_iter().map(|conflict| conflict.message).collect()
    }

    #[test]
    fn what_does_not_add_up_is_told() {
        for text in [
            "복사기 5대 구입, 대당 80만원 총 450만원",
            "모자 30개를 개당 1만2천원씩, 총 금액 38만원",
            "책상 4개 × 개당 20만원 = 90만원",
            "교재 50권 권당 9천원 합계 50만원",
            "민원 40건 중 완료 25건, 처리중 10건, 미처리 8건",
            "초청 90명 중 참석 60명, 불참 20명",
            "점검 31곳 중 적합 27곳, 부적합 3곳",
            "안건 3건: 조례안, 예산안",
            "현장 확인 2곳(가람공원, 나래공원, 다솜공원)",
            "차량 200대 중 고장 30대(25%)",
            "한우 120두 돼지 300두 합계 430두",
            "지원 300만원, 200만원 합계 600만원",
        ] {
            assert_eq!(found(text).len(), 1, "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn what_adds_up_or_leaves_room_is_not() {
        for text in [
            "복사기 5대 구입, 대당 80만원 총 400만원",
            "민원 40건 중 도로 15건, 하수 9건",
            "안건 3건: 조례안, 예산안 등",
            "안건 3건: 조례안, 예산안과 결산안",
            "위원 5명(내부 2명, 외부 3명)",
            "차량 200대 중 고장 30대(15%)",
            "강사수당 30만원, 총 3명",
            "교육 2회(12월 8일, 12월 15일)",
            "820대 중 분실 57대(7%)",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
