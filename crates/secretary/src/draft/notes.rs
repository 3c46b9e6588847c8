//! Lines of the official's own notes, taken into a report in its notation and style.
//!
//! A report says what the notes say, in short noun-ended lines: dates, hours and sums in official notation, spoken
//! endings made nouns, personal data and asides left out.

use std::{collections::HashSet, ops::Range, sync::LazyLock};

use regex::Regex;

use super::{
    ranges::Ranges,
    said::{Said, unsaid},
    understand::{Fact, Field, Slot, Understanding, headers, private_places, to_the_writer, without_banter, wording},
};
use crate::{
    korean::pattern,
    privacy::{self, PersonalKind},
};

/// Where a line of notes belongs in a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// 현황
    Status,
    /// 문제점, 원인
    Cause,
    /// 개선 방안
    Plan,
    /// 향후 계획
    Next,
    /// 결정 사항
    Decided,
}

impl Section {
    /// The section of a template's `{notes:…}`.
    pub(super) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "status" => Self::Status,
            "cause" => Self::Cause,
            "plan" => Self::Plan,
            "next" => Self::Next,
            "decided" => Self::Decided,
            _ => return None,
        })
    }

    /// Where a field belongs by its label.
    fn called(label: &str) -> Option<Self> {
        Some(match label {
            "현황" | "추진 현황" => Self::Status,
            "원인" | "문제점" | "애로 사항" | "발생 원인" => Self::Cause,
            "대책" | "개선 방안" | "대안" | "조치 사항" | "건의 사항" => Self::Plan,
            "향후 계획" => Self::Next,
            "결정 사항" | "의결 사항" => Self::Decided,
            _ => return None,
        })
    }

    /// Where a sentence belongs by its words.
    fn of(sentence: &str) -> Self {
        let has = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
        if ["건의:", "건의 :", "건의는", "건의 사항", "대안"].iter().any(|word| sentence.starts_with(word))
        {
            Self::Plan
        } else if has(&["원인", "문제", "때문", "애로", "부족", "어려움"]) {
            Self::Cause
        } else if has(&[
            "개선",
            "하고싶",
            "하고 싶",
            "충원",
            "추가할",
            "확충",
            "도입",
            "방안",
            "대책",
            "의무화",
            "확대",
            "신설",
        ]) {
            Self::Plan
        } else if has(&["부터 시행", "다음 회의", "향후", "후속", "예정", "일정"]) {
            Self::Next
        } else {
            Self::Status
        }
    }
}

/// What stands right behind a day, an hour or a sum.
static JOINS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:부터|까지|에서|에는|에|의|으로|로|은|는|이|가|을|를|와|과|자|씩|이고|이며|이라|인데)(?:[^가-힣]|$)|^(?:이라고|라고)|^[,.)]|^$",
    )
});
/// What sets off to whom something goes.
static RECEIVER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[\s*·-]*(?:수신|받는\s?(?:데|곳|사람|기관)|보낼\s?곳)"));
/// Labels that only announce what the section says.
const HEADINGS: [&str; 16] = [
    "결정 사항",
    "의결 사항",
    "내용",
    "주요 내용",
    "교육 내용",
    "행사 내용",
    "추진 내용",
    "현황",
    "추진 현황",
    "원인",
    "문제점",
    "대책",
    "개선 방안",
    "향후 계획",
    "보고 내용",
    "점검 내용",
];
/// Figures that name a thing and say nothing of it.
static PERIODS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d+\s*(?:분기|월|년도?|차|회|쪽|장|페이지)"));
/// The sentence that asks for the document, where it says nothing else: "도청에 실적 보고", "휴무제 도입 계획 내부결재".
static THE_WISH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:내부\s*결재|전결|공문|기안|초안|보고서?|복명서|계획(?:\s*\(안\)|안)?|보도\s*자료|결과\s*보고|다녀옴|다녀왔음)(?:를|을|로|으로)?\s*(?:좀|용|올려|작성|하나|(?:정리|정리해|줄여|써|작성해|만들어|올려)\s?(?:줘요?|주세요|좀))?\s*[.]?$|출장자|^여비\s",
    )
});
static WISH_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^[^:\n]{0,40}(?:보고서?|공문|기안|초안|보도\s?자료|계획안?|알림|안내|요청|회신|작성|정리)\s?[:：]\s*")
});
/// What tells the writer to put words in, behind the words: "시장 인용문 “…” 넣어줘".
static PUT_IN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[을를도]?\s*(?:(?:꼭|좀|같이|그대로)\s)?(?:넣어|넣고|써|적어|담아|추가해|포함해|반영해)\s?(?:줘요?|주세요|주십시오|주라|달라고?(?:\s함)?|줄\s?것)\s*[.!]?\s*$",
    )
});
/// Who says a line of a chat.
static SPEAKER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\s*(?:나|저|[가-힣]{0,6}(?:팀장|과장|국장|실장|계장|주무관|사무관|주사|서기|님))\s?:\s*")
});
/// A question of a chat.
static QUESTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:맞죠|맞지|죠|까요|는요|은요|는|은|야|나요?|니)\?\s*$|(?:언제까지|언제|어디어디|어디|얼마|누가|몇\s?[개명시])(?:요|야|예요|에요)\??\s*$",
    )
});
static LIST_MARK: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*(?:[-*·•○□ㅇ>]+|\d{1,2}[.)])\s*"));
/// Spoken endings of a line and the noun endings of reports (개조식).
const ENDINGS: &[(&str, &str)] = &[
    ("줄었음", "감소"),
    ("늘었음", "증가"),
    ("이었음", "임"),
    ("했음", "함"),
    ("고 싶음", "기를 희망"),
    ("고싶음", "기를 희망"),
    ("뿐", "뿐임"),
    ("알려달라고", "통보"),
    ("알려 달라고", "통보"),
    ("회신해달라고", "회신"),
    ("회신하라고", "회신"),
    ("제출하라고", "제출"),
    ("제출해달라고", "제출"),
    ("내라고", "제출"),
    ("내달라고", "제출"),
    ("보내달라고", "제출"),
    ("보내라고", "제출"),
];

/// Lines of the request's own words for a section, or all of them, each with its place: what neither a fact that is
/// `used` nor what is `said` of the document covers yet.
pub(super) fn lines(
    source: &str,
    understanding: &Understanding,
    used: &[Range<usize>],
    said: &Said,
    section: Option<Section>,
) -> Vec<(String, Range<usize>)> {
    let mut lines: Vec<(String, Range<usize>)> = Vec::new();
    let mut covered = used.to_vec();
    covered.extend(understanding.attached.iter().cloned());
    covered.extend(understanding.taken_back.iter().cloned());
    let (covered, used) = (Ranges::new(covered), Ranges::new(used.to_vec()));
    let mut facts: Vec<&Fact> = understanding.facts.iter().collect();
    facts.sort_by_key(|fact| fact.source.start);
    let mut known: HashSet<String> = HashSet::new();
    for sentence in &understanding.sentences {
        let raw = &source[sentence.clone()];
        let receiver = &understanding.recipient.source;
        let names_receiver = sentence.start <= receiver.start && receiver.end == sentence.end;
        if to_the_writer(raw) || headers(raw) || names_receiver && RECEIVER.is_match(raw) {
            continue;
        }
        for piece in pieces(sentence, &understanding.fields) {
            let (range, label) = match piece {
                Piece::Words(range) => (range, None),
                Piece::Field(field) => (field.value.clone(), Some(field.label)),
            };
            // "…으로 보고: 주차장 확충": the wish ends at its colon.
            let opens = label.is_none() && range.start <= understanding.asked.start;
            let wish = opens.then(|| WISH_BEFORE.find(&source[range.clone()])).flatten().map_or(0, |wish| wish.end());
            let range = range.start + wish..range.end;
            let words = &source[range.clone()];
            let belongs = label.and_then(Section::called).unwrap_or_else(|| Section::of(raw));
            let wish = label.is_none() && range.start < understanding.asked.end && is_wish(words);
            if wish || section.is_some_and(|section| belongs != section) {
                continue;
            }
            // Somebody asks and somebody answers: a question is no line of the document.
            if QUESTION.is_match(words) {
                continue;
            }
            let range = if label.is_none() { still_unsaid(source, range, &covered, said) } else { range };
            let unsaid = unsaid(source, &range, &covered, said);
            let told = used.any_inside(&range);
            let wish = label.is_none() && understanding.wishes(source, sentence) && !told;
            let enough = match (wish, told) {
                (true, _) => 3,
                (false, true) => 2,
                (false, false) => 1,
            };
            if unsaid.facts.is_empty() && unsaid.nouns.len() < enough {
                continue;
            }
            let line = official(source, range.clone(), &facts, understanding);
            if line.is_empty() {
                continue;
            }
            let line = match label.filter(|label| !HEADINGS.contains(label)) {
                Some(label) => format!("{label}: {line}"),
                None => line,
            };
            // What is left of "휴대폰 010-…" without the number says nothing.
            let bare = unsaid.nouns.len() < 2 && only_personal(source, &range, &unsaid.facts);
            if line.chars().count() >= 2 && !bare && known.insert(line.clone()) {
                lines.push((line, range));
            }
        }
    }
    lines
}

/// Of a list of short parts those that the document does not say yet, from the first of them to the last.
fn still_unsaid(source: &str, range: Range<usize>, covered: &Ranges, said: &Said) -> Range<usize> {
    /// Characters of a part that is a thing and no clause.
    const SHORT: usize = 16;
    let words = &source[range.clone()];
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut at = range.start;
    for part in words.split(", ") {
        parts.push(at..at + part.len());
        at += part.len() + ", ".len();
    }
    if parts.len() < 2 || parts.iter().any(|part| source[part.clone()].chars().count() > SHORT) {
        return range;
    }
    let open = |part: &&Range<usize>| {
        let unsaid = unsaid(source, part, covered, said);
        !unsaid.facts.is_empty() || !unsaid.nouns.is_empty()
    };
    match (parts.iter().find(open), parts.iter().rev().find(open)) {
        (Some(first), Some(last)) => first.start..last.end,
        _ => range,
    }
}

/// A sentence whole, as the notes have it, where it says more than its figures and the document does not say that yet.
pub(super) fn told(
    source: &str,
    understanding: &Understanding,
    sentence: &Range<usize>,
    said: &Said,
) -> Option<String> {
    let raw = &source[sentence.clone()];
    if to_the_writer(raw) || headers(raw) {
        return None;
    }
    let unsaid = unsaid(source, sentence, &Ranges::new(understanding.attached.iter().cloned()), said);
    let mut facts: Vec<&Fact> = understanding.facts.iter().collect();
    facts.sort_by_key(|fact| fact.source.start);
    let line = official(source, sentence.clone(), &facts, understanding);
    // The full stop of a sentence is none of a line; that of a day is.
    let stop = line.strip_suffix('.').filter(|rest| rest.ends_with(|c: char| c.is_ascii_digit()) && raw.ends_with('.'));
    let hour = stop.filter(|rest| rest.chars().rev().nth(2) == Some(':')).map(str::to_owned);
    let line = hour.unwrap_or(line);
    (!unsaid.nouns.is_empty() && !line.is_empty()).then_some(line)
}

/// Whether a sentence only asks for the document.
fn is_wish(words: &str) -> bool {
    let figures = PERIODS.replace_all(words, "");
    THE_WISH.is_match(words) && !figures.contains(|c: char| c.is_ascii_digit())
}

/// A part of a sentence: a field, or what stands between fields.
enum Piece<'a> {
    Words(Range<usize>),
    Field(&'a Field),
}

fn pieces<'a>(sentence: &Range<usize>, fields: &'a [Field]) -> Vec<Piece<'a>> {
    let (mut pieces, mut at) = (Vec::new(), sentence.start);
    let from = fields.partition_point(|field| field.whole.start < sentence.start);
    let inside = fields[from..].iter().take_while(|field| field.whole.start < sentence.end);
    for field in inside.filter(|field| field.whole.end <= sentence.end) {
        pieces.push(Piece::Words(at..field.whole.start));
        pieces.push(Piece::Field(field));
        at = field.whole.end;
    }
    pieces.push(Piece::Words(at..sentence.end));
    pieces
}

/// Whether the facts of a line are numbers of persons, which no document says, and nothing else.
fn only_personal(source: &str, line: &Range<usize>, facts: &[Range<usize>]) -> bool {
    let private = private_places(&source[line.clone()]);
    let said = |fact: &Range<usize>| {
        private.iter().any(|place| line.start + place.start <= fact.start && fact.end <= line.start + place.end)
    };
    !facts.is_empty() && facts.iter().all(said)
}

/// What of a line goes with a figure that is taken back or doubted: the words that take it back, or the clause that asks.
fn left_out<'a>(
    source: &'a str,
    range: &'a Range<usize>,
    figures: &'a Understanding,
) -> impl Iterator<Item = Range<usize>> {
    let inside = |other: &&Range<usize>| range.start <= other.start && other.end <= range.end;
    let back = figures.taken_back.iter().filter(inside).cloned();
    let clauses = figures.doubted.iter().filter(inside).map(|asked| {
        let clause = source[range.start..asked.start].rfind(',').map_or(range.start, |at| range.start + at);
        clause..asked.end
    });
    back.chain(clauses).map(|part| part.start - range.start..part.end - range.start)
}

/// One sentence with its values in official notation and without personal data.
fn official(source: &str, range: Range<usize>, facts: &[&Fact], understanding: &Understanding) -> String {
    let raw = &source[range.clone()];
    let mut edits: Vec<(Range<usize>, String)> =
        left_out(source, &range, understanding).map(|range| (range, String::new())).collect();
    let from = facts.partition_point(|fact| fact.source.start < range.start);
    let inside = facts[from..].iter().take_while(|fact| fact.source.start < range.end);
    edits.extend(
        inside
            .filter(|fact| matches!(fact.slot, Slot::Date | Slot::Deadline | Slot::Period | Slot::Time | Slot::Amount))
            .filter(|fact| range.start <= fact.source.start && fact.source.end <= range.end && !fact.unsettled)
            .map(|fact| {
                let rest = &source[fact.source.end..];
                let gap = if JOINS.is_match(rest) { "" } else { " " };
                (fact.source.start - range.start..fact.source.end - range.start, format!("{}{gap}", fact.written))
            }),
    );
    edits.extend(private_places(raw).into_iter().map(|range| (range, String::new())));
    // Names stay: who said or did something is the matter of a report. Numbers and addresses of persons are not.
    let personal =
        privacy::find(raw).into_iter().filter(|span| span.kind.is_personal() && span.kind != PersonalKind::Name);
    edits.extend(personal.map(|span| (span.range, String::new())));
    edits.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let (mut out, mut at) = (String::new(), 0);
    for (range, text) in edits {
        if range.start >= at {
            out.push_str(&raw[at..range.start]);
            out.push_str(&text);
            at = range.end;
        }
    }
    out.push_str(&raw[at..]);
    let out = LIST_MARK.replace(&out, "");
    let out = SPEAKER.replace(&out, "");
    let out = without_banter(&out);
    let out = PUT_IN.replace(&out, "");
    let out = tidy(&polished(&out));
    let ending = ENDINGS.iter().find_map(|(spoken, official)| Some((out.strip_suffix(spoken)?, official)));
    ending.map_or_else(|| out.clone(), |(stem, official)| format!("{stem}{official}"))
}

/// Words of a request as a document writes them: loan words, "A / B" as a list, no stray spaces.
pub(super) fn polished(text: &str) -> String {
    static SLASH: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s+/\s+|\s+//\s+"));
    let text = wording::joined(&SLASH.replace_all(text, ", "));
    wording::spelled(&wording::moved(&text).replace("  ", " ")).trim().to_owned()
}

fn tidy(text: &str) -> String {
    static SPACES: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s{2,}|\s+([,.)])|\(\s*\)"));
    let text = SPACES.replace_all(text, |found: &regex::Captures<'_>| {
        found.get(1).map_or_else(|| " ".to_owned(), |sign| sign.as_str().to_owned())
    });
    let text = text.trim();
    // The full stop of a date is part of it.
    let kept =
        text.strip_suffix('.').filter(|text| text.ends_with(|c: char| c.is_ascii_digit()) && text.contains(". "));
    match kept {
        Some(_) => text.to_owned(),
        None => text.trim_end_matches(['.', ',', ':', '~', '-', '—']).trim().to_owned(),
    }
}
