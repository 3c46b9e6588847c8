//! Amounts and counts of a request, with the sums that do not add up.

use std::{ops::Range, sync::LazyLock};

use biseo_documents::values;
use regex::Regex;

use super::{
    asides::{DOUBTED, NEGATED},
    fact::{Conflict, Fact, Slot},
    sums,
};
use crate::korean::{
    amounts::{self, AmountMention},
    counts::{self, CountMention},
    pattern,
};

/// What makes a figure one that is not settled yet.
static UNSETTLED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[^\n,.\d]{0,12}?(?:협의\s*중|미정|검토\s*중|확인\s*필요|확인\s*중|미확정|요구\s*중)"));
/// What bounds a figure, behind it and before it: "2명 이상", "최대 4명", "약 300명". Without it the figure says another thing.
static BOUND_BEHIND: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\s?(이상|이하|이내|미만|초과|내외|안팎|남짓)(?:$|[^가-힣]|[으로의을를인]|만\s)"));
static BOUND_BEFORE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|[\s,(:])(약|최소|최대|적어도)\s?$"));
/// Bare figures after labels in parentheses: "(무대 800 식비 600 홍보물 450)".
static PARTS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"((?:\d{1,2}(?:등급|급|종|차|단계|권역)\s|[가-힣A-Za-z·/]+))\s*(\d[\d,]*)([가-힣%]?)"));

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
        // "4,500원 → 5천원": what it was and what it becomes.
        let beside = |gap: &str| matches!(gap.trim(), "→" | "->" | "⇒" | "=>" | "에서");
        let from = amounts.iter().any(|next| beside(text.get(amount.range.end..next.range.start).unwrap_or_default()));
        let to = amounts.iter().any(|last| beside(text.get(last.range.end..amount.range.start).unwrap_or_default()));
        if (from || to) && !figures.unsure(text, &amount.range) {
            let label = label_of(text, amount);
            let label = format!("{label} {}", if from { "변경 전" } else { "변경 후" });
            push_amount(&mut figures, amount.won, amount.range.clone(), label.trim(), text);
            continue;
        }
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
        // "한 장 보고": how long the paper itself is to be.
        static OF_THE_PAPER: LazyLock<Regex> =
            LazyLock::new(|| pattern(r"^\s?(?:짜리|분량|보고|요약|정리|으로\s?(?:보고|요약|정리|압축))"));
        let of_the_paper = matches!(count.counter.as_str(), "장" | "쪽" | "페이지")
            && count.value <= 3.0
            && OF_THE_PAPER.is_match(&text[count.range.end..]);
        if unit_of_something || of_the_paper {
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
        let written = bounded(written, text, &count.range);
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
        count_parts(text, count, &mut figures);
    }
    in_a_unit(text, skip, &mut figures);
    figures.conflicts.extend(sums::conflicts(text, &amounts, &counts));
    figures
}

/// A figure as it is written, with what bounds it in the text.
fn bounded(written: String, text: &str, figure: &Range<usize>) -> String {
    let found = |pattern: &Regex, part: &str| Some(pattern.captures(part)?[1].to_owned());
    let line = text[..figure.start].rfind('\n').map_or(0, |at| at + 1);
    let written = match found(&BOUND_BEFORE, &text[line..figure.start]) {
        Some(before) => format!("{before} {written}"),
        None => written,
    };
    match found(&BOUND_BEHIND, &text[figure.end..]) {
        Some(behind) => format!("{written} {behind}"),
        None => written,
    }
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
    let written = bounded(amounts::written(won), text, &range);
    let mut fact = Fact::new(Slot::Amount, won.to_string(), written, range);
    fact.label = label.to_owned();
    fact.unsettled = unsettled;
    figures.facts.push(fact);
}

/// Labels with bare figures that a total announces: in the parentheses behind it, or behind a colon or an equals sign up
/// to the end of the line. With it, whether nothing but them stands there.
fn bare_parts(text: &str, end: usize) -> (Vec<(String, u64, Range<usize>)>, bool) {
    let rest = text[end..].trim_start();
    let Some(open) = rest.strip_prefix(['(', ':', '=', '→', '-', '–']) else { return (Vec::new(), false) };
    let start = text.len() - open.len();
    let close = if rest.starts_with('(') { open.find(')') } else { open.find(['\n', '(', '.']).or(Some(open.len())) };
    let Some(close) = close else { return (Vec::new(), false) };
    let inside = &open[..close];
    let parts = PARTS.captures_iter(inside).filter_map(|part| {
        let figure = part.get(2)?;
        let number = figure.as_str().replace(',', "").parse().ok()?;
        part[3].is_empty().then(|| (part[1].trim().to_owned(), number, start + figure.start()..start + figure.end()))
    });
    let nothing_else = PARTS.replace_all(inside, "").chars().all(|c| c.is_whitespace() || ",+/·및와과".contains(c));
    (parts.collect(), nothing_else)
}

/// Bare figures in parentheses after a sum share its unit, where they add up to it; otherwise they are told as a conflict.
fn parts(text: &str, amount: &AmountMention, figures: &mut Figures) {
    let (found, _) = bare_parts(text, amount.range.end);
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

/// "대상 300 최우수 200 (단위 만원)": bare figures of a line that says what they count.
fn in_a_unit(text: &str, skip: &dyn Fn(&Range<usize>) -> bool, figures: &mut Figures) {
    static UNIT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\(?\s?단위\s?[:：]?\s?(억\s?원|백만\s?원|만\s?원|천\s?원|원)\s?\)?"));
    for unit in UNIT.captures_iter(text) {
        let (Some(whole), factor) = (unit.get(0), &unit[1]) else { continue };
        let factor = match factor.replace(' ', "").as_str() {
            "억원" => 100_000_000,
            "백만원" => 1_000_000,
            "만원" => 10_000,
            "천원" => 1_000,
            _ => 1,
        };
        let line = text[..whole.start()].rfind(['\n', '.']).map_or(0, |at| at + 1);
        for part in PARTS.captures_iter(&text[line..whole.start()]) {
            let (Some(figure), true) = (part.get(2), part[3].is_empty()) else { continue };
            let range = line + figure.start()..line + figure.end();
            let known = figures.facts.iter().any(|fact| overlap(&fact.source, &range));
            let number: Option<u64> = figure.as_str().replace(',', "").parse().ok();
            if let (false, false, Some(won)) = (known, skip(&range), number.and_then(|n| n.checked_mul(factor))) {
                push_amount(figures, won, range, &part[1], text);
            }
        }
    }
}

/// "31개관(공립 7 사립 24)": bare figures that add up to a count are counts of the same thing; where nothing else stands
/// there and they do not, that is told.
fn count_parts(text: &str, count: &CountMention, figures: &mut Figures) {
    let (mut found, mut nothing_else) = bare_parts(text, count.range.end);
    if found.is_empty() {
        // "12개 노선 정비(신설3 변경7 폐지2)": a word or two before the brackets.
        let behind = super::head(&text[count.range.end..], 12);
        let open =
            behind.find('(').filter(|at| !behind[..*at].contains(|c: char| c.is_ascii_digit() || "\n.,)".contains(c)));
        found = open.map_or_else(Vec::new, |at| bare_parts(text, count.range.end + at).0);
        let sum: u64 = found.iter().fold(0, |sum, (_, number, _)| sum.saturating_add(*number));
        if sum as f64 != count.value {
            return;
        }
        nothing_else = false;
    }
    let sum: u64 = found.iter().fold(0, |sum, (_, number, _)| sum.saturating_add(*number));
    if found.len() < 2 {
        return;
    }
    if sum as f64 != count.value {
        // "12명(팀장 1, 과장 2)" may name only some of them.
        let all = sum as f64 > count.value || sums::is_a_total(text, count.range.start) || sums::halves(&found);
        if nothing_else && all {
            let unit = &count.counter;
            let message = format!(
                "나누어 적은 수를 더하면 {sum}{unit}인데 {}{} 적음",
                count.figure,
                values::with_josa(unit, "으로/로")
            );
            figures.conflicts.push(Conflict { slot: Slot::Count, message, source: count.range.clone() });
        }
        return;
    }
    for (label, number, range) in found {
        let written = format!("{}{}", amounts::grouped(number), count.counter);
        let mut fact = Fact::new(Slot::Count, number.to_string(), written, range);
        fact.label = label;
        figures.facts.push(fact);
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
const ADVERBS: [&str; 33] = [
    "아니",
    "정정",
    "그중",
    "최소",
    "최대",
    "적어도",
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
    let said =
        text[start.min(at)..at].trim().trim_start_matches(['+', '=', '-', '○', '·', '•', '*', '→', '▶', '□', ' ']);
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
    // "우리 시는 총 12건 정비함": who did it names no figure.
    if last.iter().any(|word| ["우리", "저희", "우리는", "저희는"].contains(word)) {
        return String::new();
    }
    let phrase = super::topic::noun_phrase(&last.join(" "));
    // "참여 인원은 시군별 3명": by whom it is counted stands in brackets.
    static SHARED_OUT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(.+?)[은는]\s([^\s]+(?:별|당|마다))$"));
    let phrase = SHARED_OUT.replace(&phrase, "$1($2)").into_owned();
    if phrase.chars().count() > 16 {
        words.last().filter(|word| is_name(word)).map_or_else(String::new, |word| super::topic::noun_phrase(word))
    } else {
        phrase
    }
}
