//! Lengths of time counted in days: "열흘", "보름", "2주", "한 달", "1박 2일".

use super::numerals;

/// Native names of day counts.
const DAY_NAMES: [(&str, i64); 12] = [
    ("하루", 1),
    ("이틀", 2),
    ("사흘", 3),
    ("나흘", 4),
    ("닷새", 5),
    ("엿새", 6),
    ("이레", 7),
    ("여드레", 8),
    ("아흐레", 9),
    ("열흘", 10),
    ("보름", 15),
    ("일주일", 7),
];

/// A length of days or weeks as one alternation, for patterns.
pub const LENGTH: &str = "(?:하루|이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘|보름|일주일|\
                          (?:\\d{1,3}|한|두|세|네)\\s*주일?간?|\\d{1,3}\\s*일간?)";

/// The days of a length such as "열흘", "2주", "두 주일", "14일간".
pub fn days(text: &str) -> Option<i64> {
    let text = text.trim().trim_end_matches('간');
    if let Some((_, days)) = DAY_NAMES.iter().find(|(name, _)| *name == text) {
        return Some(*days);
    }
    let (number, factor) = match text.strip_suffix("주일").or_else(|| text.strip_suffix('주')) {
        Some(number) => (number, 7),
        None => (text.strip_suffix('일')?, 1),
    };
    let number = number.trim();
    let count = number.parse().ok().or_else(|| numerals::native(number).and_then(|n| i64::try_from(n).ok()))?;
    Some(count * factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_in_days() {
        for (text, expected) in
            [("열흘", 10), ("보름", 15), ("2주", 14), ("두 주일", 14), ("14일간", 14), ("일주일", 7), ("5 일", 5)]
        {
            assert_eq!(days(text), Some(expected), "{text}");
        }
        assert_eq!(days("며칠"), None);
    }
}
