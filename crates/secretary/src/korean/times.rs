//! Hours of the day: "오후 두 시 반", "14~16시", "밤10시~29일 새벽4시", "1:30pm-3pm".
//!
//! An hour without 오전 or 오후 is read as one of the working day: one to six are in the afternoon.

use std::{ops::Range, sync::LazyLock};

use jiff::civil::Time;
use regex::{Captures, Regex};

use super::{fold::Folded, numerals, pattern};

/// An hour, or a span of hours, in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeMention {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// When it begins, or the hour itself.
    pub start: Time,
    /// When it ends; an end before the start is on the next day.
    pub end: Option<Time>,
}

/// An hour by itself, before spans are joined. `marked` is false where neither 오전·오후 nor a 24-hour figure settles it.
#[derive(Debug, Clone)]
struct Atom {
    range: Range<usize>,
    hour: i8,
    minute: i8,
    part: Option<Part>,
    /// A figure that the clause shares its "시" with: the "14" of "14~16시".
    bare_first: Option<i8>,
}

/// A part of the day that a word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// 오전, 새벽, 아침, am
    Morning,
    /// 오후, 낮, 점심, 저녁, pm
    Afternoon,
    /// 밤
    Night,
}

const PART: &str = "(오전|오후|새벽|아침|낮|점심|저녁|밤|AM|PM|am|pm)";

static CLOCK: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?:{PART}\s*)?(\d{{1,2}})\s?:\s?(\d{{2}})(?::\d{{2}})?\s*(am|pm|AM|PM)?")));
static HOUR: LazyLock<Regex> = LazyLock::new(|| {
    let number = r"(\d{1,2}|열한|열두|열|한|두|세|네|다섯|여섯|일곱|여덟|아홉)";
    pattern(&format!(
        r"(?:{PART}\s*)?(?:(\d{{1,2}})\s*[~-]\s*)?(?:{PART}\s*)?{number}\s*시\s*(?:(반)|(\d{{1,2}}|삼십|십오|사십오)\s*분)?"
    ))
});
static ENGLISH: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\d{1,2})\s?(am|pm|AM|PM)"));
static WORD: LazyLock<Regex> = LazyLock::new(|| pattern("정오|자정"));
/// What may stand between the ends of a span of hours: a day, then a connecting sign or word.
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^\s*(?:부터|에서|~|-)\s*(?:(?:다음\s*날|이튿날|익일|내일)|(?:\d{1,2}\s*[월./]\s*)?\d{1,2}\s*(?:일|\.)?",
        r"(?:\s*\([월화수목금토일]\))?)?\s*$"
    ))
});
static LASTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*(?:부터|에\s*시작[^.\n]{0,6}?|시작[^.\n]{0,6}?)?\s*,?\s*(?:약\s*)?(\d{1,2}|한|두|세|네)\s*시간(?:\s*(반))?(?:\s*동안|\s*간)?(?:\s*예정|\s*진행|\s*실시)?",
    )
});

/// The hours in a text, in order; ends of a span are joined.
pub fn find(text: &str) -> Vec<TimeMention> {
    let folded = Folded::new(text);
    let text = folded.text();
    let mut mentions: Vec<TimeMention> = Vec::new();
    let atoms = atoms(text);
    let mut at = 0;
    while let Some(atom) = atoms.get(at) {
        at += 1;
        let mut mention = match atom.bare_first {
            Some(first) => span(atom, first),
            None => TimeMention { range: atom.range.clone(), start: clock(atom, None), end: None },
        };
        if mention.end.is_none()
            && let Some(next) = atoms.get(at)
            && next.bare_first.is_none()
            && BETWEEN.is_match(&text[atom.range.end..next.range.start])
        {
            let start = clock(atom, None);
            mention.end = Some(clock(next, Some((atom, start))));
            mention.range.end = next.range.end;
            at += 1;
        } else if mention.end.is_none()
            && let Some(lasts) = LASTS.captures(&text[atom.range.end..])
        {
            mention.end = lasting(mention.start, &lasts);
        }
        mentions.push(mention);
    }
    for mention in &mut mentions {
        mention.range = folded.original(mention.range.clone());
    }
    mentions
}

fn lasting(start: Time, lasts: &Captures<'_>) -> Option<Time> {
    let hours = lasts[1].parse().ok().or_else(|| numerals::native(&lasts[1]).map(|n| n as i8))?;
    let minutes = i64::from(hours) * 60 + if lasts.get(2).is_some() { 30 } else { 0 };
    Some(start.wrapping_add(jiff::SignedDuration::from_mins(minutes)))
}

/// "14~16시", "오후 2~4시": the first figure shares the part of the day with the second.
fn span(atom: &Atom, first: i8) -> TimeMention {
    let head = Atom { hour: first, minute: 0, bare_first: None, ..atom.clone() };
    let start = clock(&head, None);
    let end = clock(&Atom { bare_first: None, ..atom.clone() }, Some((&head, start)));
    TimeMention { range: atom.range.clone(), start, end: Some(end) }
}

/// The hour on the 24-hour clock. An unmarked end of a span takes the reading that comes after its start.
fn clock(atom: &Atom, start: Option<(&Atom, Time)>) -> Time {
    let hour = match (atom.part, atom.hour) {
        (_, 24) => 0,
        (_, 13..) => atom.hour,
        (Some(Part::Morning), 12) => 0,
        (Some(Part::Morning), hour) => hour,
        (Some(Part::Afternoon), 12) => 12,
        (Some(Part::Afternoon), hour) => hour + 12,
        (Some(Part::Night), 12) => 0,
        (Some(Part::Night), 1..=4) => atom.hour,
        (Some(Part::Night), hour) => hour + 12,
        (None, hour) => match start {
            // From midnight on, the hours are those of the clock.
            Some((Atom { hour: 0, part: None, .. }, _)) => hour,
            Some((head, start)) if head.part.is_some() || head.hour >= 13 || start.hour() >= hour => {
                if i8::from(hour < 12) * 12 + hour < 24 && start.hour() >= hour {
                    hour % 12 + 12
                } else if head.part == Some(Part::Morning) && hour > start.hour() {
                    // "새벽 2시~6시": both are before noon.
                    hour
                } else {
                    working_hour(hour)
                }
            }
            _ => working_hour(hour),
        },
    };
    Time::new(hour.rem_euclid(24), atom.minute, 0, 0).unwrap_or(Time::midnight())
}

fn working_hour(hour: i8) -> i8 {
    if (1..=6).contains(&hour) { hour + 12 } else { hour }
}

fn atoms(text: &str) -> Vec<Atom> {
    let mut atoms: Vec<Atom> = Vec::new();
    for found in CLOCK.captures_iter(text) {
        let part = found.get(1).or(found.get(4)).and_then(|word| part_of(word.as_str()));
        // "05:00" is an hour of the 24-hour clock.
        let morning = found.get(2).is_some_and(|hour| hour.as_str().len() == 2 && hour.as_str().starts_with('0'));
        let part = part.or(morning.then_some(Part::Morning));
        push(&mut atoms, text, &found, part, digits(&found, 2), digits(&found, 3), None);
    }
    for found in HOUR.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        let part = found.get(3).or(found.get(1)).and_then(|word| part_of(word.as_str()));
        let end = whole.start() + whole.as_str().trim_end().len();
        let figure = found[4].parse().ok();
        if figure.is_none() && !is_hour_word(&found[4], part, &text[end..], found.get(5).or(found.get(6)).is_some()) {
            continue;
        }
        if figure.is_some() && follows_as_other_word(&text[end..]) {
            continue;
        }
        let hour = figure.or_else(|| numerals::native(&found[4]).map(|n| n as i8));
        let minute = match (found.get(5), found.get(6)) {
            (Some(_), _) => Some(30),
            (_, Some(minutes)) => {
                minutes.as_str().parse().ok().or_else(|| numerals::sino(minutes.as_str()).map(|n| n as i8))
            }
            _ => Some(0),
        };
        push(&mut atoms, text, &found, part, hour, minute, digits(&found, 2));
    }
    for found in ENGLISH.captures_iter(text) {
        push(&mut atoms, text, &found, part_of(&found[2]), digits(&found, 1), Some(0), None);
    }
    for found in WORD.find_iter(text) {
        let hour = if found.as_str() == "정오" { 12 } else { 24 };
        let range = found.range();
        atoms.push(Atom { range, hour, minute: 0, part: Some(Part::Afternoon), bare_first: None });
    }
    atoms.sort_by_key(|atom| (atom.range.start, std::cmp::Reverse(atom.range.end)));
    let mut end = 0;
    atoms.retain(|atom| {
        let free = atom.range.start >= end;
        if free {
            end = atom.range.end;
        }
        free
    });
    atoms
}

fn push(
    atoms: &mut Vec<Atom>,
    text: &str,
    found: &Captures<'_>,
    part: Option<Part>,
    hour: Option<i8>,
    minute: Option<i8>,
    bare_first: Option<i8>,
) {
    let Some(whole) = found.get(0) else { return };
    let after_digit = text[..whole.start()].ends_with(|c: char| c.is_ascii_digit() || c == ':' || c == '.');
    let end = whole.start() + whole.as_str().trim_end().len();
    let before_digit = text[end..].starts_with(|c: char| c.is_ascii_digit() || c == ':');
    let (Some(hour @ 0..=24), Some(minute @ 0..=59)) = (hour, minute) else { return };
    if (after_digit && found.get(1).is_none()) || before_digit || bare_first.is_some_and(|first| first > 24) {
        return;
    }
    atoms.push(Atom { range: whole.start()..end, hour, minute, part, bare_first });
}

fn digits(found: &Captures<'_>, group: usize) -> Option<i8> {
    found.get(group)?.as_str().parse().ok()
}

fn part_of(word: &str) -> Option<Part> {
    Some(match word {
        "오전" | "새벽" | "아침" | "am" | "AM" => Part::Morning,
        "오후" | "낮" | "점심" | "저녁" | "pm" | "PM" => Part::Afternoon,
        "밤" => Part::Night,
        _ => return None,
    })
}

/// "두 시" is an hour; the 한시 of 한시적 and the 세시 of 세시풍속 are not.
fn is_hour_word(word: &str, part: Option<Part>, after: &str, minutes: bool) -> bool {
    let ends = ["에", "까지", "부터", "쯤", "정각", "~", "-", ",", ".", "경", "로"];
    part.is_some()
        || minutes
        || ends.iter().any(|end| after.starts_with(end))
        || (word != "한" && word != "세" && (after.is_empty() || after.starts_with(char::is_whitespace)))
}

/// "3시간", "2시군": a figure before 시 that is no hour.
fn follows_as_other_word(after: &str) -> bool {
    ["간", "군", "도 ", "·군", "ㆍ군", "범"].iter().any(|word| after.starts_with(word))
}

/// An hour in official notation: 24 hours, two digits, a colon (「행정업무의 운영 및 혁신에 관한 규정」 제7조제5항).
pub fn written(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        find(text)
            .iter()
            .map(|m| m.end.map_or(written(m.start), |end| format!("{}/{}", written(m.start), written(end))))
            .collect()
    }

    #[test]
    fn hours_as_they_are_typed() {
        for (text, expected) in [
            ("오후 두 시 반에 모임", "14:30"),
            ("오후두시반", "14:30"),
            ("4시까지 회신", "16:00"),
            ("오전11시", "11:00"),
            ("저녁 7시반 공연", "19:30"),
            ("14~16시", "14:00/16:00"),
            ("오후 2~4시", "14:00/16:00"),
            ("10시부터 12시 30분까지", "10:00/12:30"),
            ("9시~6시", "09:00/18:00"),
            ("저녁6시~새벽1시", "18:00/01:00"),
            ("밤10시~29일 새벽4시", "22:00/04:00"),
            ("1:30pm-3pm", "13:30/15:00"),
            ("정오에 시작", "12:00"),
            ("14:00∼15:30", "14:00/15:30"),
            ("22:00∼05:00", "22:00/05:00"),
            ("새벽 2시~6시", "02:00/06:00"),
            ("오전 10시~5시", "10:00/17:00"),
            ("오후 3시부터 2시간", "15:00/17:00"),
            ("오전 9:00에 모여 2시간 예정", "09:00"),
            ("１４：００", "14:00"),
        ] {
            assert_eq!(read(text), [expected], "{text}");
        }
    }

    #[test]
    fn words_that_only_look_like_hours() {
        for text in
            ["한시 지원", "한시적 조치", "48시간내 복구", "참석 6개 시", "세시풍속 행사", "3시군 합동", "다시 확인"]
        {
            assert!(read(text).is_empty(), "{text}");
        }
    }
}
