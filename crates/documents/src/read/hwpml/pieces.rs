//! A long section in pieces: a tree takes many times the memory of its text, and a year book has hundreds of pages.

use quick_xml::{Reader, events::Event};

use super::MAX_NODES;
use crate::read::{ReadError, Unreasonable};

/// A section that is not longer, in bytes, is one piece, and no piece ends before it is as long: a page or two.
const PIECE: usize = 1 << 17;

/// Takes a section piece by piece, each a document of its own: whole paragraphs in the element that holds them all.
///
/// # Errors
/// Those of `take`, [`ReadError::Damaged`] where it is no XML, and the bound on elements.
pub(super) fn each(xml: &str, mut take: impl FnMut(&str) -> Result<(), ReadError>) -> Result<(), ReadError> {
    if xml.len() <= PIECE {
        return take(xml);
    }
    let mut reader = Reader::from_str(xml);
    let (mut depth, mut nodes, mut before) = (0_usize, 0_u32, 0);
    // The element that holds all the others as it opens and closes, and where the piece begins that is being collected.
    let (mut opened, mut closed, mut from) = ("", String::new(), 0);
    loop {
        let event = reader.read_event().map_err(ReadError::damaged)?;
        let at = reader.buffer_position() as usize;
        nodes += 1;
        if nodes > MAX_NODES {
            return Err(ReadError::Unreasonable(Unreasonable::Elements));
        }
        let ended = match &event {
            Event::Start(tag) => {
                depth += 1;
                if depth == 1 {
                    opened = &xml[before..at];
                    closed = format!("</{}>", tag.name().0);
                    from = at;
                }
                false
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                true
            }
            Event::Empty(_) => true,
            Event::Eof => return Err(ReadError::damaged("the section breaks off")),
            _ => false,
        };
        if ended && depth == 0 {
            return take(&[opened, &xml[from..]].concat());
        }
        if ended && depth == 1 && at - from >= PIECE {
            take(&[opened, &xml[from..at], &closed].concat())?;
            from = at;
        }
        before = at;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_section_is_cut_between_its_paragraphs_and_loses_nothing() {
        let paragraph = |number: usize| format!("<p a='>'><r><t>{number}번째 &lt;글&gt;</t></r><!-- <p> --><e/></p>\n");
        let inside: String = (0..10_000).map(paragraph).collect();
        let whole = format!("<?xml version=\"1.0\"?><s:c xmlns:s=\"u\">{inside}</s:c>");
        let (mut count, mut kept) = (0, String::new());
        let mut keep = |piece: &str| {
            count += 1;
            assert!(piece.len() < 2 * PIECE && roxmltree::Document::parse(piece).is_ok(), "each is a document");
            kept += piece.trim_start_matches("<s:c xmlns:s=\"u\">").trim_end_matches("</s:c>");
            Ok(())
        };
        each(&whole, &mut keep).expect("pieces");
        assert!(count > 2 && kept == inside);
        assert!(each(&whole[..whole.len() / 2], |_| Ok(())).is_err(), "a section that breaks off");
    }
}
