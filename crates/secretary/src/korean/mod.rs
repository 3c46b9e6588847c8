//! How Koreans write numbers, money, days and hours when they are in a hurry.
//!
//! The grammar that the rooms share: a draft, a record of a meeting and a check of evidence all read "다음 주 금욜 오후 두 시
//! 반" the same way. Every finder takes a text and returns mentions with their byte ranges; none of them decides what a
//! mention is for. Nothing here guesses: an expression that leaves the day open ("초", "중순", "쯤") is reported as
//! [`dates::When::Vague`].

pub mod amounts;
pub mod bodies;
pub mod calendar;
pub mod counts;
pub mod dates;
pub mod fold;
pub mod names;
pub mod numerals;
pub mod spacing;
pub mod spans;
pub mod times;
pub mod typos;

use regex::Regex;

/// Compiles a pattern that stands in the source.
pub(crate) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern in the source compiles")
}
