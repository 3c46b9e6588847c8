//! Times of a recording: `01:02:03.450`, `1:02:03,450`, `02:03`, bare or in brackets.

/// The time that `text` begins with, in whole seconds, and what follows it. Brackets around the time are taken off.
pub(super) fn leading(text: &str) -> Option<(u32, &str)> {
    let (open, close) = match text.chars().next()? {
        '[' => ("[", "]"),
        '(' => ("(", ")"),
        '<' => ("<", ">"),
        '0'..='9' => ("", ""),
        _ => return None,
    };
    let inside = text.strip_prefix(open)?.trim_start();
    let length = inside.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.' | ',')).unwrap_or(inside.len());
    let seconds = exactly(inside[..length].trim_end_matches(['.', ',']))?;
    let rest = inside[length..].trim_start();
    let rest = match rest.strip_prefix(close) {
        Some(rest) => rest,
        // "[00:01 ~ 00:05]": the end of the span is of no use.
        None => rest.split_once(close).filter(|(span, _)| span.starts_with(['~', '-', '–']))?.1,
    };
    // A bare time must stand apart from what follows: "10:30에 시작" is not a stamp.
    (!open.is_empty() || rest.is_empty() || inside[length..].starts_with(char::is_whitespace))
        .then_some((seconds, rest.trim_start()))
}

/// The time that `text` ends with and what stands before it.
pub(super) fn trailing(text: &str) -> Option<(&str, u32)> {
    let text = text.trim_end();
    let at = match text.chars().next_back()? {
        ']' => text.rfind('[')?,
        ')' => text.rfind('(')?,
        '0'..='9' => text.rfind(char::is_whitespace)? + 1,
        _ => return None,
    };
    let (seconds, rest) = leading(text.get(at..)?)?;
    rest.is_empty().then(|| (text[..at].trim_end(), seconds))
}

/// A line that is nothing but a time, in figures or spelled out as meeting tools do: `0:03`, `1분 5초`,
/// `1 minute 5 seconds`.
pub(super) fn alone(line: &str) -> Option<u32> {
    let line = line.trim();
    if let Some((seconds, "")) = leading(line) {
        return Some(seconds);
    }
    let (mut seconds, mut read) = (0u32, false);
    let mut rest = line;
    for (units, each) in
        [(&["시간", "hours", "hour"], 3600), (&["분", "minutes", "minute"], 60), (&["초", "seconds", "second"], 1)]
    {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let after = rest[digits..].trim_start();
        if let Some(after) =
            units.iter().find_map(|unit| after.strip_prefix(unit)).filter(|_| (1..=3).contains(&digits))
        {
            seconds = rest[..digits].parse::<u32>().ok()?.checked_mul(each)?.checked_add(seconds)?;
            (rest, read) = (after.trim_start(), true);
        }
    }
    (read && rest.is_empty()).then_some(seconds)
}

/// A time and nothing else.
pub(super) fn exactly(text: &str) -> Option<u32> {
    let whole = text.split(['.', ',']).next()?;
    let mut parts = [0u32; 3];
    let mut n = 0;
    for part in whole.split(':') {
        if n == parts.len() || part.is_empty() || part.len() > 3 || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        parts[n] = part.parse().ok()?;
        n += 1;
    }
    match (n, parts) {
        (2, [minutes, seconds, _]) if seconds < 60 => Some(minutes * 60 + seconds),
        (3, [hours, minutes, seconds]) if minutes < 60 && seconds < 60 => Some((hours * 60 + minutes) * 60 + seconds),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_are_read_with_and_without_brackets() {
        assert_eq!(leading("[00:01:05] 김도현"), Some((65, "김도현")));
        assert_eq!(leading("(02:03) 김도현"), Some((123, "김도현")));
        assert_eq!(leading("01:00:00.500 말"), Some((3600, "말")));
        assert_eq!(leading("[00:01 ~ 00:09] 말"), Some((1, "말")));
        assert_eq!(trailing("참석자 1 00:07"), Some(("참석자 1", 7)));
        assert_eq!(trailing("김도현 (1:02:03)"), Some(("김도현", 3723)));
        assert_eq!(alone("0:03"), Some(3));
        assert_eq!(alone("1시간 2분 5초"), Some(3725));
        assert_eq!(alone("12 minutes 5 seconds"), Some(725));
    }

    #[test]
    fn times_of_day_and_figures_inside_speech_are_no_stamps() {
        assert_eq!(leading("10:30에 시작합니다"), None);
        assert_eq!(leading("2026. 3. 9."), None);
        assert_eq!(leading("[비공개] 말"), None);
        assert_eq!(exactly("12:75"), None);
        assert_eq!(alone("3분 발언"), None);
        assert_eq!(trailing("찬성 7, 반대 2"), None);
    }
}
