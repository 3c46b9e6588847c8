//! The text as the finders read it: one plain character for each of its many disguises, with the way back.
//!
//! People and programs write the same number full-width, with typographic dashes, with Hangul digits (공일공), with 다시 for
//! a dash, with invisible characters between, or decomposed (NFD, as macOS file names are). Masking characters of every
//! kind read as `*`, and a tab as the `|` between two cells of a table.

use std::ops::Range;

/// Hangul digits and what they stand for; 공 and 영 are both zero, 육 and 륙 both six.
const DIGITS: [(char, char); 12] = [
    ('공', '0'),
    ('영', '0'),
    ('일', '1'),
    ('이', '2'),
    ('삼', '3'),
    ('사', '4'),
    ('오', '5'),
    ('육', '6'),
    ('륙', '6'),
    ('칠', '7'),
    ('팔', '8'),
    ('구', '9'),
];
/// Fewest digits in a row that are read as a number in Hangul: a telephone number without its dashes has nine.
const SPELT_DIGITS: usize = 9;
/// Most signs between two digits of a spelt number: " 다시 ".
const SPELT_GAP: usize = 4;

/// One character of the plain text and where it came from.
#[derive(Debug, Clone, Copy)]
struct Piece {
    c: char,
    start: usize,
    end: usize,
}

/// A text in plain characters.
#[derive(Debug)]
pub(super) struct Plain {
    text: String,
    /// For every character: its offset in the plain text, and its start and end in the original.
    places: Vec<(usize, usize, usize)>,
}

impl Plain {
    pub(super) fn new(original: &str) -> Self {
        let mut pieces = pieces(original);
        read_spelt_numbers(&mut pieces);
        let mut text = String::with_capacity(original.len());
        let mut places = Vec::with_capacity(pieces.len());
        for piece in pieces {
            places.push((text.len(), piece.start, piece.end));
            text.push(piece.c);
        }
        Self { text, places }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the original that a range of the plain text came from.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        let first = self.places.partition_point(|(at, ..)| *at < range.start);
        let after = self.places.partition_point(|(at, ..)| *at < range.end);
        let start = self.places.get(first).map_or(0, |place| place.1);
        let end = after.checked_sub(1).and_then(|last| self.places.get(last)).map_or(start, |place| place.2);
        start..end.max(start)
    }
}

fn pieces(original: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::with_capacity(original.len() / 2);
    for (start, c) in original.char_indices() {
        let end = start + c.len_utf8();
        let Some(c) = plain(c) else { continue };
        if let Some(last) = pieces.last_mut()
            && last.end == start
            && let Some(syllable) = composed(last.c, c)
        {
            (last.c, last.end) = (syllable, end);
            continue;
        }
        pieces.push(Piece { c, start, end });
    }
    pieces
}

/// The plain character for a typographic one; none for the invisible ones.
fn plain(c: char) -> Option<char> {
    Some(match c {
        '\u{FF01}'..='\u{FF5E}' => return char::from_u32(c as u32 - 0xFEE0).and_then(plain),
        '\r' | '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => return None,
        '\t' => '|',
        '\u{3000}' | '\u{00A0}' | '\u{2002}'..='\u{200A}' | '\u{202F}' => ' ',
        '\u{2010}'..='\u{2015}' | '−' | '﹣' | 'ㅡ' | '⁃' | '─' => '-',
        '○' | '●' | '◯' | '〇' | '×' | '∗' | '•' | '⁎' | '✱' => '*',
        '。' | '․' => '.',
        '﹫' => '@',
        _ => c,
    })
}

/// The syllable that a conjoining vowel or final consonant makes of what stands before it (Unicode, chapter 3.12).
fn composed(before: char, c: char) -> Option<char> {
    let (before, c) = (before as u32, c as u32);
    match (before, c) {
        (0x1100..=0x1112, 0x1161..=0x1175) => char::from_u32(0xAC00 + ((before - 0x1100) * 21 + (c - 0x1161)) * 28),
        (0xAC00..=0xD7A3, 0x11A8..=0x11C2) if (before - 0xAC00) % 28 == 0 => char::from_u32(before + (c - 0x11A7)),
        _ => None,
    }
}

fn digit(c: char) -> Option<char> {
    DIGITS.iter().find(|(hangul, _)| *hangul == c).map(|(_, digit)| *digit)
}

/// Puts digits for long runs of Hangul digits. A particle (-이) that the last group ends with stays one.
fn read_spelt_numbers(pieces: &mut [Piece]) {
    let mut from = 0;
    while from < pieces.len() {
        if digit(pieces[from].c).is_none() && !pieces[from].c.is_ascii_digit() {
            from += 1;
            continue;
        }
        let run = run(pieces, from);
        let (digits, spelt) = count(&pieces[run.clone()]);
        if digits >= SPELT_DIGITS && spelt * 2 > digits {
            let last_group = pieces[run.clone()].iter().rev().take_while(|piece| is_digit(piece.c)).count();
            let particle = matches!(pieces[run.end - 1].c, '이' | '일') && matches!(last_group, 5 | 8 | 12 | 14);
            for piece in &mut pieces[run.start..run.end - usize::from(particle)] {
                piece.c = match piece.c {
                    '다' => ' ',
                    '시' | '에' => '-',
                    c => digit(c).unwrap_or(c),
                };
            }
        }
        from = run.end;
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || digit(c).is_some()
}

/// The digits from here on, with at most [`SPELT_GAP`] signs between two of them, ending with a digit.
fn run(pieces: &[Piece], from: usize) -> Range<usize> {
    let (mut end, mut gap) = (from, 0);
    for (at, piece) in pieces.iter().enumerate().skip(from) {
        if is_digit(piece.c) {
            (end, gap) = (at + 1, 0);
        } else if gap < SPELT_GAP && matches!(piece.c, ' ' | '-' | '.' | '\n' | '다' | '시' | '에') {
            gap += 1;
        } else {
            break;
        }
    }
    from..end
}

fn count(pieces: &[Piece]) -> (usize, usize) {
    let spelt = pieces.iter().filter(|piece| digit(piece.c).is_some()).count();
    (spelt + pieces.iter().filter(|piece| piece.c.is_ascii_digit()).count(), spelt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn disguises_read_as_what_they_stand_for() {
        for (written, plain) in [
            ("０１０－１２３４", "010-1234"),
            ("010\u{200B}–1234", "010-1234"),
            ("공일공-공팔삼칠-삼구삼육이 번호임", "010-0837-3936이 번호임"),
            ("공일공 다시 일이삼사 다시 오육칠팔", "010  - 1234  - 5678"),
            ("김○○", "김**"),
            ("\u{1100}\u{1175}\u{11B7}", "김"),
            ("이사 일정, 오이 구매", "이사 일정, 오이 구매"),
        ] {
            assert_eq!(Plain::new(written).text(), plain);
        }
    }

    #[test]
    fn the_way_back_covers_what_was_left_out() {
        let written = "가０\u{200B}１나";
        let plain = Plain::new(written);
        let at = plain.text().find("01").expect("it is there");
        assert_eq!(&written[plain.original(at..at + 2)], "０\u{200B}１");
    }
}
