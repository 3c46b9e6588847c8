//! Full-width and typographic characters read as the plain ones they stand for, with the way back.

use std::ops::Range;

/// A text with full-width digits, letters and signs replaced by their plain forms, character for character.
#[derive(Debug, Clone)]
pub struct Folded {
    text: String,
    /// For every character of the folded text: its byte offset there and in the original; one more entry for the end.
    offsets: Vec<(usize, usize)>,
}

impl Folded {
    /// Folds a text.
    pub fn new(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut offsets = Vec::with_capacity(original.len() / 2);
        for (at, c) in original.char_indices() {
            offsets.push((text.len(), at));
            text.push(plain(c));
        }
        offsets.push((text.len(), original.len()));
        Self { text, offsets }
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte range of the original that a byte range of the folded text came from.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        self.original_at(range.start)..self.original_at(range.end)
    }

    fn original_at(&self, at: usize) -> usize {
        let nearest = self.offsets.partition_point(|(folded, _)| *folded < at);
        self.offsets.get(nearest).or(self.offsets.last()).map_or(0, |(_, original)| *original)
    }
}

/// The plain character for a typographic one; the character itself otherwise.
fn plain(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{00A0}' | '\u{2002}'..='\u{200A}' => ' ',
        '∼' | '〜' | '˜' => '~',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        '‘' | '’' | '′' => '\'',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_folded_text_leads_back_to_the_original() {
        let original = "기한 １２．４．（금）∼끝";
        let folded = Folded::new(original);
        assert_eq!(folded.text(), "기한 12.4.(금)~끝");
        let at = folded.text().find("12.4.").expect("it is there");
        assert_eq!(&original[folded.original(at..at + 5)], "１２．４．");
    }
}
