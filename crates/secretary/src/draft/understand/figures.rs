//! Amounts and counts of a request, with the sums that do not add up.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{
    asides::{DOUBTED, NEGATED},
    fact::{Conflict, Fact, Slot},
};
use crate::korean::{
    amounts::{self, AmountMention},
    counts::{self, CountMention},
    pattern,
};

/// What makes a figure one that is not settled yet.
static UNSETTLED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[^\n,.\d]{0,12}?(?:협의\s*중|미정|검토\s*중|확인\s*필요|확인\s*중|미확정|요구\s*중)"));
/// Bare figures after labels in parentheses: "(무대 800 식비 600 홍보물 450)".
static PARTS: LazyLock<Regex> = LazyLock::new(|| pattern(r"([가-힣A-Za-z·/]+)\s*(\d[\d,]*)([가-힣%]?)"));

/// The amounts and counts of a text.
#[derive(Debug, Default)]
pub(super) struct Figures {
    pub(super) facts: Vec<Fact>,
    pub(super) conflicts: Vec<Conflict>,
    /// Where a figure stands that the writer takes back.
    pub(super) taken_back: Vec<Range<usize>>,
    /// Where one stands that he asks himself about.
    pub(super) doubted: Vec<Range<usize>>,
}

impl Figures {
    /// Whether the writer takes a figure back or doubts it, which is noted.
    fn unsure(&mut self, text: &str, figure: &Range<usize>) -> bool {
        let behind = &text[figure.end..];
        if NEGATED.is_match(behind) {
            self.taken_back.push(figure.clone());
        } else if DOUBTED.is_match(behind) {
            self.doubted.push(figure.clone());
        } else {
            return false;
        }
        true
    }
}

/// Reads figures outside the places that `skip` names (asides, dates, numbers of documents and telephones).
pub(super) fn figures(text: &str, skip: &dyn Fn(&Range<usize>) -> bool) -> Figures {
    let mut figures = Figures::default();
    let amounts: Vec<AmountMention> = amounts::find(text).into_iter().filter(|amount| !skip(&amount.range)).collect();
    let counts: Vec<CountMention> = counts::find(text)
        .into_iter()
        .filter(|count| !skip(&count.range))
        .filter(|count| amounts.iter().all(|amount| !overlap(&amount.range, &count.range)))
        .collect();
    for amount in &amounts {
        if figures.unsure(text, &amount.range) {
            continue;
        }
        push_amount(&mut figures, amount.won, amount.range.clone(), &label_of(text, amount), text);
        parts(text, amount, &mut figures);
    }
    for count in &counts {
        // "1인 2매", "2인 1조": how things are dealt out.
        let unit_of_something =
            count.counter == "인" && (count.value == 1.0 || text[count.range.end..].trim_start().starts_with("1조"));
        if unit_of_something {
            continue;
        }
        if figures.unsure(text, &count.range) {
            continue;
        }
        let value = if count.value.fract() == 0.0 && !count.figure.contains('.') {
            format!("{}", count.value as u64)
        } else {
            count.figure.replace(',', "")
        };
        let written = format!("{}{}", count.figure, spaced(&count.counter, &count.figure));
        let label = label_before(text, count.range.start);
        let known =
            figures.facts.iter().any(|fact| fact.slot == Slot::Count && fact.written == written && fact.label == label);
        if !known {
            let mut fact = Fact::new(Slot::Count, value, written, count.range.clone());
            fact.label = label;
            fact.unsettled = UNSETTLED.is_match(&text[count.range.end..]);
            figures.facts.push(fact);
        }
    }
    for count in &counts {
        count_parts(text, count, &mut figures.facts);
    }
    products(text, &amounts, &counts, &mut figures);
    totals(text, &counts, &mut figures.conflicts);
    leading_totals(text, &counts, &mut figures.conflicts);
    sums(text, &amounts, &mut figures.conflicts);
    in_brackets(text, &amounts, &mut figures.conflicts);
    figures
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// "21만 명" keeps a space after 만; figures and counters otherwise stand together.
fn spaced(counter: &str, figure: &str) -> String {
    if figure.ends_with(|c: char| ('가'..='힣').contains(&c)) { format!(" {counter}") } else { counter.to_owned() }
}

fn push_amount(figures: &mut Figures, won: u64, range: Range<usize>, label: &str, text: &str) {
    // The same sum said again without a name of its own, or under the same one; two things may cost the same.
    let same = |fact: &&mut Fact| fact.slot == Slot::Amount && fact.value == won.to_string();
    let again = |fact: &&mut Fact| same(fact) && (fact.label.is_empty() || label.is_empty() || fact.label == label);
    if let Some(known) = figures.facts.iter_mut().find(again) {
        if known.label.is_empty() {
            label.clone_into(&mut known.label);
        }
        return;
    }
    let unsettled = UNSETTLED.is_match(&text[range.end..]);
    let mut fact = Fact::new(Slot::Amount, won.to_string(), amounts::written(won), range);
    fact.label = label.to_owned();
    fact.unsettled = unsettled;
    figures.facts.push(fact);
}

/// Labels with bare figures in the parentheses that follow a place.
fn bare_parts(text: &str, end: usize) -> Vec<(String, u64, Range<usize>)> {
    let Some(open) = text[end..].trim_start().strip_prefix('(') else { return Vec::new() };
    let start = text.len() - open.len();
    let Some(close) = open.find(')') else { return Vec::new() };
    PARTS
        .captures_iter(&open[..close])
        .filter_map(|part| {
            let figure = part.get(2)?;
            let number = figure.as_str().replace(',', "").parse().ok()?;
            part[3].is_empty().then(|| (part[1].to_owned(), number, start + figure.start()..start + figure.end()))
        })
        .collect()
}

/// Bare figures in parentheses after a sum share its unit, where they add up to it; otherwise they are told as a conflict.
fn parts(text: &str, amount: &AmountMention, figures: &mut Figures) {
    let found = bare_parts(text, amount.range.end);
    if found.len() < 2 {
        return;
    }
    let sum = found.iter().fold(0u64, |sum, (_, number, _)| sum.saturating_add(*number)).saturating_mul(amount.unit);
    if sum == amount.won {
        for (label, number, range) in found {
            push_amount(figures, number * amount.unit, range, &label, text);
        }
    } else {
        let message =
            format!("괄호 안을 더하면 {}원인데 {}원으로 적음", amounts::grouped(sum), amounts::grouped(amount.won));
        figures.conflicts.push(Conflict { slot: Slot::Amount, message, source: amount.range.clone() });
    }
}

/// "31개관(공립 7 사립 24)": bare figures that add up to a count are counts of the same thing.
fn count_parts(text: &str, count: &CountMention, facts: &mut Vec<Fact>) {
    let found = bare_parts(text, count.range.end);
    let sum: u64 = found.iter().fold(0, |sum, (_, number, _)| sum.saturating_add(*number));
    if found.len() < 2 || sum as f64 != count.value {
        return;
    }
    for (label, number, range) in found {
        let written = format!("{}{}", amounts::grouped(number), count.counter);
        let mut fact = Fact::new(Slot::Count, number.to_string(), written, range);
        fact.label = label;
        facts.push(fact);
    }
}

/// A price for each, times how many, against the total that is given.
fn products(text: &str, amounts: &[AmountMention], counts: &[CountMention], figures: &mut Figures) {
    static EACH: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?:대당|개당|부당|명당|1인당|1인|곳당|건당|단가|각각?|하나에|한\s*\S당)\s*$"));
    static TOTAL: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:총액?|합계|합쳐서|모두|전체|계)\s*$"));
    let preceded = |sign: &Regex, amount: &AmountMention| sign.is_match(&text[..amount.range.start]);
    let Some(each) = amounts.iter().find(|amount| preceded(&EACH, amount)) else { return };
    let total = amounts.iter().find(|amount| preceded(&TOTAL, amount));
    let counted: Vec<&CountMention> =
        counts.iter().filter(|count| count.value.fract() == 0.0 && count.value > 1.0 && count.counter != "%").collect();
    if let Some(total) = total {
        let fits = |count: &&&CountMention| each.won.checked_mul(count.value as u64) == Some(total.won);
        if counted.iter().find(fits).is_none()
            && let Some(count) = counted.first()
            && counted.len() == 1
        {
            let product = each.won.saturating_mul(count.value as u64);
            let message = format!(
                "{}원씩 {}{}이면 {}원인데 {}원으로 적음",
                amounts::grouped(each.won),
                count.figure,
                count.counter,
                amounts::grouped(product),
                amounts::grouped(total.won)
            );
            figures.conflicts.push(Conflict { slot: Slot::Amount, message, source: total.range.clone() });
        }
    }
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

/// What an amount is called. The 금 of 상금 belongs to its name and not to the amount.
fn label_of(text: &str, amount: &AmountMention) -> String {
    let inside = text[amount.range.clone()].starts_with('금')
        && text[..amount.range.start].ends_with(|c: char| ('가'..='힣').contains(&c));
    let start = if inside { amount.range.start + '금'.len_utf8() } else { amount.range.start };
    let label = label_before(text, start);
    let total = text[..start].trim_end().ends_with('총');
    match label.as_str() {
        "대당" | "개당" | "부당" | "명당" => "단가".to_owned(),
        "" if total => "총액".to_owned(),
        _ => label,
    }
}

/// Words before a figure that are not its name.
const ADVERBS: [&str; 27] = [
    "하루",
    "아래",
    "위",
    "다음",
    "따라",
    "합쳐서",
    "그럼",
    "총",
    "약",
    "모두",
    "각",
    "네",
    "현재",
    "그중에",
    "매주",
    "월",
    "평균",
    "전체",
    "대략",
    "예상",
    "참석은",
    "첫",
    "아직",
    "인쇄",
    "구매",
    "바로",
    "곧",
];

/// Words of the wish, which name no figure.
const WISHES: [&str; 21] = [
    "구입",
    "구매",
    "요청",
    "의뢰",
    "통지",
    "통보",
    "알림",
    "안내",
    "교부",
    "배정",
    "재배정",
    "결정",
    "품의",
    "지출",
    "계획",
    "공문",
    "보고",
    "회신",
    "협조",
    "모집",
    "신청",
];

/// Nouns that end like a joining verb.
const HIGH: [&str; 11] = ["보고", "광고", "창고", "신고", "사고", "재고", "권고", "경고", "참고", "중고", "최고"];

/// The noun right before a figure: "염화칼슘 120톤", "급속 64기". Whom the document goes to, and until when, is no name.
fn label_before(text: &str, at: usize) -> String {
    let start = text[..at].rfind(['\n', ',', '.', '(', ':', '/']).map_or(0, |found| found + 1);
    let said = text[start.min(at)..at].trim();
    let led = |word: &&&str| {
        ["에", "에게", "한테", "에서", "까지", "부터", "으로"]
            .iter()
            .any(|josa| word.strip_suffix(josa).is_some_and(|stem| stem.chars().count() >= 2))
    };
    let is_name = |word: &&str| {
        !word.contains(|c: char| c.is_ascii_digit())
            && !ADVERBS.contains(word)
            && !WISHES.iter().any(|wish| word.ends_with(wish))
    };
    let words: Vec<&str> = said.split_whitespace().collect();
    let figure = words.iter().rposition(|word| word.contains(|c: char| c.is_ascii_digit()));
    let words = figure.map_or(words.as_slice(), |last| &words[last + 1..]);
    let words = words.iter().rposition(|word| led(&word)).map_or(words, |last| &words[last + 1..]);
    // "구간이랑 겹치고 기존 점용료": a clause that is over names nothing.
    let over = |word: &&str| {
        let joins = ["고", "며", "하면", "되면", "으면", "해서", "어서", "아서", "하여", "는데", "지만", "니까"];
        joins.iter().any(|end| word.ends_with(end)) && !HIGH.iter().any(|noun| word.ends_with(noun))
    };
    let words = words.iter().rposition(over).map_or(words, |last| &words[last + 1..]);
    let last: Vec<&str> = words.iter().rev().take(3).rev().copied().filter(is_name).collect();
    let phrase = super::topic::noun_phrase(&last.join(" "));
    if phrase.chars().count() > 16 {
        words.last().filter(|word| is_name(word)).map_or_else(String::new, |word| super::topic::noun_phrase(word))
    } else {
        phrase
    }
}
