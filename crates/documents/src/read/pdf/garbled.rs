//! Whether the text of a PDF is what stands on its pages. A page shows its glyphs; the table that says which letters they
//! are may be broken or missing, and the bytes of a page may be, while what comes out still passes as text.

use flate2::read::ZlibDecoder;
use memchr::memmem::{find, rfind};

/// Fewer letters say nothing about a text.
const ENOUGH: usize = 100;
/// Streams of more bytes are pictures and fonts.
const LARGEST: usize = 1 << 20;
/// The syllables that Korean text is full of: a fifth to a third of any page, and a few in a thousand of what is none.
const COMMON: &str = "이다의는을에고하지가로기은한시를사대도인어있자정으리및일";

/// Whether the letters of a text are not those of any language: what no font has, Korean taken for Latin, or syllables
/// that follow no Korean.
pub(super) fn is_garbled(text: &str) -> bool {
    let (mut all, mut none, mut latin, mut hangul, mut common) = (0, 0, 0, 0, 0);
    for letter in text.chars().filter(|letter| !letter.is_whitespace()) {
        all += 1;
        match letter {
            '\u{fffd}' | '\u{e000}'..='\u{f8ff}' => none += 1,
            _ if letter.is_control() => none += 1,
            '\u{c0}'..='\u{24f}' => latin += 1,
            '가'..='힣' => {
                hangul += 1;
                common += usize::from(COMMON.contains(letter));
            }
            _ => {}
        }
    }
    all >= ENOUGH && (none * 20 > all || latin * 4 > all || hangul >= ENOUGH && common * 25 < hangul)
}

/// Whether a packed stream of a file is not whole. Streams of an encrypted file look like nothing.
pub(super) fn is_damaged(bytes: &[u8]) -> bool {
    const OPENS: &[u8] = b"stream";
    if find(bytes, b"/Encrypt").is_some() {
        return false;
    }
    let mut rest = bytes;
    while let Some(at) = find(rest, OPENS) {
        let (before, from) = (&rest[..at], &rest[at + OPENS.len()..]);
        let from = from.strip_prefix(b"\r\n").or_else(|| from.strip_prefix(b"\n")).unwrap_or(from);
        let Some(length) = find(from, b"endstream") else { return false };
        let about = &before[before.len().saturating_sub(400)..];
        let about = &about[rfind(about, b"obj").unwrap_or(0)..];
        let packed = find(about, b"/FlateDecode").is_some() && find(about, b"/Image").is_none();
        if packed && length < LARGEST && !before.ends_with(b"end") && !is_whole(&from[..length]) {
            return true;
        }
        rest = &from[length + b"endstream".len()..];
    }
    false
}

fn is_whole(packed: &[u8]) -> bool {
    std::io::copy(&mut ZlibDecoder::new(packed), &mut std::io::sink()).is_ok()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn text_that_nobody_can_read_is_told_from_text() {
        let korean =
            "1. 관련: 정보통계과-12(2026. 11. 2., “교육 계획”) 교육 참석자를 기한까지 추천하여 주시기 바랍니다. "
                .repeat(4);
        let english =
            "Digital Government Innovation Office, 2026 — an outline of the plan for the coming year. ".repeat(3);
        let french = "Décision à propos des élèves français, où les règles générales ont été précisées. ".repeat(3);
        let table = "| 1,234 | 5,678 | 가 | 나 | 2026. 11. 23. |\n".repeat(20);
        for text in [&korean, &english, &french, &table, "짧은 글 ���"] {
            assert!(!is_garbled(text), "{text}");
        }
        let as_latin: String = encoding_rs::EUC_KR.encode(&korean).0.iter().map(|byte| char::from(*byte)).collect();
        let moved: String = korean
            .chars()
            .map(|c| if ('가'..='힣').contains(&c) { char::from_u32(c as u32 + 5).unwrap_or(c) } else { c })
            .collect();
        let unknown = korean.replace(['하', '시', '교', '육'], "\u{f123}");
        for text in [as_latin, moved, unknown] {
            assert!(is_garbled(&text), "{text}");
        }
    }

    #[test]
    fn a_bent_stream_is_damage() {
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all("BT (가나다) Tj ET ".repeat(50).as_bytes()).expect("packs");
        let packed = packed.finish().expect("packs");
        let file = |stream: &[u8]| {
            [
                b"%PDF-1.7\n1 0 obj\n<</Length 9/Filter/FlateDecode>>\nstream\n".as_slice(),
                stream,
                b"\nendstream\nendobj",
            ]
            .concat()
        };
        assert!(!is_damaged(&file(&packed)));
        let mut bent = packed;
        let middle = bent.len() / 2;
        bent[middle] ^= 0x55;
        assert!(is_damaged(&file(&bent)));
    }
}
