//! Text files: which encoding they are in, and whether they are text at all.

use std::path::Path;

use encoding_rs::{EUC_KR, Encoding, UTF_16BE, UTF_16LE};

use super::{Format, ReadDocument, ReadError, ReadWarning};

pub(super) fn read(path: &Path, bytes: &[u8]) -> Result<ReadDocument, ReadError> {
    let (text, warning) = decode(bytes)?;
    let markdown = path.extension().is_some_and(|extension| {
        let extension = extension.to_ascii_lowercase();
        extension == "md" || extension == "markdown"
    });
    Ok(ReadDocument {
        text: text.replace("\r\n", "\n").replace('\r', "\n"),
        format: if markdown { Format::Markdown } else { Format::Text },
        title: String::new(),
        warnings: warning.into_iter().collect(),
    })
}

/// Text in whatever encoding Korean text is kept in.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Option<ReadWarning>), ReadError> {
    if let Some((encoding, marked)) = Encoding::for_bom(bytes) {
        let text = strictly(encoding, &bytes[marked..]).ok_or(ReadError::NotText)?;
        let warning = (encoding == UTF_16LE || encoding == UTF_16BE).then_some(ReadWarning::DecodedUtf16);
        return Ok((text, warning));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return if is_text(text) { Ok((text.to_owned(), None)) } else { Err(ReadError::NotText) };
    }
    // Line breaks and spaces make every second byte of unmarked UTF-16 zero now and then; CP949 has no zeros at all.
    if bytes.contains(&0) {
        let encoding = if zeros(bytes, 1) >= zeros(bytes, 0) { UTF_16LE } else { UTF_16BE };
        let text = strictly(encoding, bytes).filter(|text| reads_as_korean_or_latin(text)).ok_or(ReadError::NotText)?;
        return Ok((text, Some(ReadWarning::DecodedUtf16)));
    }
    let text = strictly(EUC_KR, bytes).ok_or(ReadError::NotText)?;
    Ok((text, Some(ReadWarning::DecodedCp949)))
}

fn strictly(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?.into_owned();
    is_text(&text).then_some(text)
}

fn zeros(bytes: &[u8], offset: usize) -> usize {
    bytes.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count()
}

/// Text has no control characters but those of lines, tabs and pages.
fn is_text(text: &str) -> bool {
    !text.chars().any(|character| {
        character.is_control() && !matches!(character, '\n' | '\r' | '\t' | '\u{c}' | '\u{feff}' | '\u{85}')
    })
}

/// Any even run of bytes is UTF-16 of something; what people write here is Hangul, Latin, digits and signs.
fn reads_as_korean_or_latin(text: &str) -> bool {
    let usual = |c: &char| {
        c.is_ascii()
            || matches!(*c, '가'..='힣' | 'ㄱ'..='ㆎ' | '\u{2000}'..='\u{33FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}')
    };
    let (all, known) = text.chars().fold((0, 0), |(all, known), c| (all + 1, known + usize::from(usual(&c))));
    known * 10 >= all * 9
}
