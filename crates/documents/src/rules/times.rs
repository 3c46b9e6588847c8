//! Times of day.

use super::subject::{Found, Subject, pattern};

pub(super) fn hours_and_minutes_with_a_colon(subject: &Subject<'_>, found: &mut Found) {
    // The time that the present one may go on from: where it ends, and its hour where it was said to be after noon.
    let mut before: Option<(usize, u8)> = None;
    for hit in subject.matches(pattern!(r"(?:(오전|오후|낮|밤|새벽)\s*)?(\d{1,2})시(?:\s*(\d{1,2})분|\s*(반))?"))
    {
        let span = hit.range(0);
        let half = hit.get(1);
        let bare = hit.get(3).is_none() && hit.get(4).is_none() && half.is_none();
        if subject.before(span.start).is_some_and(|c| c.is_ascii_digit() || "제.,".contains(c))
            || !ends_a_time(subject.after(span.end), bare)
        {
            continue;
        }
        // 5시 2군 counts cities, 24시 응급실 is open all day.
        let rest = subject.after(span.end);
        let all_day = hit.text(2) == "24" && bare && !rest.starts_with(['까', '∼', '~']);
        if bare && pattern!(r"^ ?\d+ ?개?[군구도]").is_match(rest) || all_day {
            continue;
        }
        let (Some(hour), minute) =
            (hit.number::<u8>(2), hit.number::<u8>(3).unwrap_or(if hit.get(4).is_some() { 30 } else { 0 }))
        else {
            continue;
        };
        if hour > 24 || minute > 59 {
            continue;
        }
        let from = before.take().filter(|(end, _)| is_range(&subject.text[*end..span.start]));
        let hour = match (half, from) {
            // 오후 3시∼5시: the afternoon goes on.
            (None, Some((_, from))) if hour < 12 && hour + 12 >= from => Some(hour + 12),
            // 오후 3시∼2시 is one or the other.
            (None, Some(_)) if hour < 12 => None,
            // Office hours leave no doubt of eight and after; three o'clock may be either.
            (None, None) if (1..8).contains(&hour) => None,
            _ => hour_of_day(half, hour),
        };
        if (half.is_some() || from.is_some())
            && let Some(hour) = hour.filter(|hour| *hour >= 12)
        {
            before = Some((span.end, hour));
        }
        match hour {
            Some(hour) => {
                let right = format!("{hour:02}:{minute:02}");
                found.replace(span, &right, format!("시각은 24시각제로 쌍점을 찍어 씁니다: {right}"));
            }
            None => found.say(span, "시각은 24시각제로 쌍점을 찍어 씁니다. 오전인지 오후인지 확인해 주세요."),
        }
    }
}

/// What stands between the two times of a period.
fn is_range(between: &str) -> bool {
    matches!(between.trim(), "~" | "∼" | "～" | "〜" | "-" | "–" | "부터" | "에서")
}

/// `14시간`, `3시장`, `2시도` are no times. A bare hour must be followed by something that follows times.
fn ends_a_time(rest: &str, bare: bool) -> bool {
    let follows = ["부터", "까지", "에", "이후", "이전", "경", "∼", "~", " ", ")", ",", ".", "\n"];
    if rest.starts_with("간") {
        return false;
    }
    !bare || rest.is_empty() || follows.iter().any(|word| rest.starts_with(word))
}

/// The hour on the 24-hour clock; `None` where twelve o'clock could be either.
fn hour_of_day(half: Option<&str>, hour: u8) -> Option<u8> {
    match half {
        None => Some(hour),
        Some(_) if hour > 12 => Some(hour),
        Some("오후") if hour < 12 => Some(hour + 12),
        Some("오전" | "새벽") if hour < 12 => Some(hour),
        Some("낮") if hour < 6 => Some(hour + 12),
        Some("낮") => Some(hour),
        Some("밤") if (6..12).contains(&hour) => Some(hour + 12),
        Some(_) => None,
    }
}

/// Words in front of two numbers with a colon that are no time.
const RATIOS: [&str; 8] = ["축척", "비율", "비", "경쟁률", "배율", "점수", "희석", "농도"];
/// Hours that nobody meets at unless the line speaks of a time.
const EARLY: std::ops::Range<u8> = 0..7;

/// Whether `1:10` is how much of one thing there is to the other.
fn is_ratio(subject: &Subject<'_>, span: &std::ops::Range<usize>, hour: u8) -> bool {
    let (before, after) = (subject.line_before(span.start).trim_end(), subject.after(span.end));
    let line = after.lines().next().unwrap_or_default();
    let spoken = pattern!(r"일시|시간|시각|부터|까지|∼|~|오전|오후|새벽|시작|마감|\([월화수목금토일]\)");
    RATIOS.iter().any(|word| before.ends_with(word) || line.trim_start_matches(['의', ' ', '로']).starts_with(word))
        || after.starts_with(',') && after[1..].starts_with(|c: char| c.is_ascii_digit())
        || EARLY.contains(&hour) && !spoken.is_match(before) && !spoken.is_match(line)
}

pub(super) fn two_digits_each(subject: &Subject<'_>, found: &mut Found) {
    for hit in subject.matches(pattern!(r"(?:^|[^\d:])((\d{2}):(\d{2}))(?:까지|부터|∼|에 )")) {
        let (Some(hour), Some(minute)) = (hit.number::<u8>(2), hit.number::<u8>(3)) else { continue };
        if (hour > 24 || minute > 59) && !is_ratio(subject, &hit.range(1), hour) {
            found.say(hit.range(1), "없는 시각입니다.");
        }
    }
    for hit in subject.matches(pattern!(r"(\d{1,2})(\s*):(\s*)(\d{2})")) {
        let span = hit.range(0);
        let joins = |c: char| c.is_ascii_digit() || c == ':';
        if subject.before(span.start).is_some_and(joins) || subject.after(span.end).starts_with(joins) {
            continue;
        }
        let (Some(hour), Some(minute)) = (hit.number::<u8>(1), hit.number::<u8>(4)) else { continue };
        // `구분 1: 10개` is a label in front of a number.
        let label = hit.text(2).is_empty() && !hit.text(3).is_empty();
        let right = format!("{hour:02}:{minute:02}");
        if hour < 25 && minute < 60 && !label && !is_ratio(subject, &span, hour) && subject.text[span.clone()] != right
        {
            found.replace(span, &right, format!("시와 분은 두 자리로 쓰고 쌍점 양쪽을 붙입니다: {right}"));
        }
    }
}
