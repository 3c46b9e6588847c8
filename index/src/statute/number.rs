//! The number of an article: 제12조의2 is twelve, branch two.

use std::fmt;

/// An article's number; `branches` holds the 의-numbers (제12조의2의3 has two).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleNumber {
    /// The number after 제.
    pub main: u32,
    /// The numbers after each 의.
    pub branches: Vec<u32>,
}

impl ArticleNumber {
    /// The number at the start of `text`, and what follows it. Spaces inside and full-width digits are allowed.
    pub fn leading(text: &str) -> Option<(Self, &str)> {
        let rest = text.trim_start().strip_prefix('제')?;
        let (main, rest) = leading_number(rest.trim_start())?;
        let mut rest = rest.trim_start().strip_prefix('조')?;
        let mut branches = Vec::new();
        while let Some((branch, after)) =
            rest.trim_start().strip_prefix('의').and_then(|rest| leading_number(rest.trim_start()))
        {
            branches.push(branch);
            rest = after;
        }
        Some((Self { main, branches }, rest))
    }

    /// Reads a whole number such as 제12조의2, and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        Self::leading(text).filter(|(_, rest)| rest.is_empty()).map(|(number, _)| number)
    }
}

impl fmt::Display for ArticleNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "제{}조", self.main)?;
        self.branches.iter().try_for_each(|branch| write!(formatter, "의{branch}"))
    }
}

/// The decimal number at the start of `text`, and what follows it. ASCII and full-width digits count.
pub(crate) fn leading_number(text: &str) -> Option<(u32, &str)> {
    let mut value: Option<u32> = None;
    let mut rest = text;
    while let Some((c, digit)) = rest.chars().next().and_then(|c| Some((c, digit(c)?))) {
        value = Some(value.unwrap_or(0).checked_mul(10)?.checked_add(digit)?);
        rest = &rest[c.len_utf8()..];
    }
    value.map(|value| (value, rest))
}

/// The value of an ASCII or full-width digit.
fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => c.to_digit(10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_written_the_one_proper_way() {
        for (written, proper) in [("제12조의2", "제12조의2"), ("제 90 조", "제90조"), ("제３조의 2의3", "제3조의2의3")]
        {
            assert_eq!(ArticleNumber::parse(written).map(|n| n.to_string()).as_deref(), Some(proper), "{written}");
        }
        for odd in ["제조", "12조", "제1항", "제99999999999조", "제1조 등"] {
            assert_eq!(ArticleNumber::parse(odd), None, "{odd}");
        }
    }

    #[test]
    fn branches_come_after_their_article() {
        let number = |text| ArticleNumber::parse(text).expect("a number");
        assert!(number("제2조") < number("제2조의2") && number("제2조의10") < number("제3조"));
    }
}
