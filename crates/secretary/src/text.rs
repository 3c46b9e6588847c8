//! Places in a text, in the unit that the reader of the answer counts in.
//!
//! Inside Rust a place is a byte range. What leaves a room is a [`Place`], which can only be made by a [`Unit`] from a
//! text and a byte range, so a byte offset cannot reach the page (UTF-16 code units) or the command line (code points).

use std::ops::Range;

use serde::Serialize;
use ts_rs::TS;

/// What the reader of an answer counts texts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Unicode code points: the command line's contract.
    CodePoints,
    /// UTF-16 code units: what the page's strings and its editor count in.
    Utf16,
}

/// A half-open range in some text, counted in the [`Unit`] it was made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, TS)]
#[ts(export)]
pub struct Place {
    start: u32,
    end: u32,
}

impl Place {
    /// First unit of the range.
    pub fn start(self) -> u32 {
        self.start
    }

    /// One past the last unit of the range.
    pub fn end(self) -> u32 {
        self.end
    }
}

impl Unit {
    /// The place of a byte range of `text`. Ends that stand inside a character or outside the text are moved to the
    /// nearest character boundary below.
    pub fn place(self, text: &str, bytes: Range<usize>) -> Place {
        let start = self.length(&text[..boundary(text, bytes.start)]);
        let inside = boundary(text, bytes.start)..boundary(text, bytes.end.max(bytes.start));
        Place { start, end: start + self.length(&text[inside]) }
    }

    /// The words at a place of `text`; nothing where the place is not one of it.
    pub fn slice(self, text: &str, place: Place) -> &str {
        let range = self.byte(text, place.start).zip(self.byte(text, place.end));
        range.and_then(|(start, end)| text.get(start..end)).unwrap_or_default()
    }

    /// The byte offset of a position counted in this unit, or `None` where the text is shorter or the position stands
    /// inside a character.
    pub fn byte(self, text: &str, position: u32) -> Option<usize> {
        let mut left = position;
        for (at, c) in text.char_indices() {
            if left == 0 {
                return Some(at);
            }
            left = left.checked_sub(self.width(c))?;
        }
        (left == 0).then_some(text.len())
    }

    fn length(self, text: &str) -> u32 {
        text.chars().map(|c| self.width(c)).sum()
    }

    fn width(self, c: char) -> u32 {
        match self {
            Unit::CodePoints => 1,
            Unit::Utf16 => c.len_utf16() as u32,
        }
    }
}

/// Bytes between two places of a text that are counted ahead.
const STEP: usize = 512;

/// Places of one text that is asked for many of them.
#[derive(Debug)]
pub struct Places<'t> {
    unit: Unit,
    text: &'t str,
    /// Units before every [`STEP`] bytes, counted to the character boundary below.
    counted: Vec<u32>,
}

impl<'t> Places<'t> {
    /// Counts a text.
    pub fn new(unit: Unit, text: &'t str) -> Self {
        let (mut counted, mut units, mut from) = (Vec::new(), 0, 0);
        for at in (0..=text.len()).step_by(STEP) {
            let at = boundary(text, at);
            units += unit.length(&text[from..at]);
            from = at;
            counted.push(units);
        }
        Self { unit, text, counted }
    }

    /// As [`Unit::place`].
    pub fn place(&self, bytes: Range<usize>) -> Place {
        let start = boundary(self.text, bytes.start);
        let step = start / STEP;
        let known = boundary(self.text, step * STEP);
        let units = self.counted[step] + self.unit.length(&self.text[known..start]);
        let end = boundary(self.text, bytes.end.max(bytes.start));
        Place { start: units, end: units + self.unit.length(&self.text[start..end]) }
    }
}

/// Bytes as lower-case hexadecimal digits, as hashes are written.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_after_a_character_outside_the_basic_plane_differs_by_unit() {
        let text = "𠀋 제27조";
        let bytes = text.find('제').expect("the article is there")..text.len();
        assert_eq!(Unit::CodePoints.place(text, bytes.clone()), Place { start: 2, end: 6 });
        assert_eq!(Unit::Utf16.place(text, bytes), Place { start: 3, end: 7 });
    }

    #[test]
    fn counting_ahead_changes_no_place() {
        let text = "가𠀋나 1. ".repeat(200);
        for unit in [Unit::CodePoints, Unit::Utf16] {
            let places = Places::new(unit, &text);
            for at in (0..text.len() + 3).step_by(7) {
                assert_eq!(places.place(at..at + 20), unit.place(&text, at..at + 20), "{at}");
            }
        }
    }

    #[test]
    fn a_position_leads_back_to_its_byte() {
        let text = "가𠀋나";
        for unit in [Unit::CodePoints, Unit::Utf16] {
            for (at, _) in text.char_indices() {
                let place = unit.place(text, at..text.len());
                assert_eq!(unit.byte(text, place.start()), Some(at));
            }
        }
        assert_eq!(Unit::Utf16.byte(text, 2), None, "inside a surrogate pair");
        assert_eq!(Unit::CodePoints.byte(text, 9), None);
    }
}
