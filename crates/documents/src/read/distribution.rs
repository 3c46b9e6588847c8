//! 배포용 문서: a binary document whose text is kept in `ViewText`, scrambled so that editors refuse it.
//!
//! The key lies in the file itself and every viewer opens it (배포용 문서 형식, 한글 문서 파일 형식 5.0 부록), so reading
//! it breaks no secret. The scrambled sections are put back as `BodyText`, and the usual reader does the rest.

use std::io::{self, Cursor, Read, Write};

use aes::{
    Aes128,
    cipher::{BlockDecrypt, KeyInit, generic_array::GenericArray},
};

/// A section starts with a record header of 4 bytes and a record of 256 that hides the key.
const RECORD_HEADER: usize = 4;
const KEY_RECORD: usize = 256;
const BLOCK: usize = 16;
/// Byte of the properties in the file header, and the bit in it that says 배포용.
const FLAG: (usize, u8) = (36, 1 << 2);

/// The same document without the scrambling.
pub(super) fn open(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes.to_vec()))?;
    let mut header = Vec::new();
    file.open_stream("/FileHeader")?.read_to_end(&mut header)?;
    if let Some(flags) = header.get_mut(FLAG.0) {
        *flags &= !FLAG.1;
    }
    file.create_stream("/FileHeader")?.write_all(&header)?;
    for section in 0.. {
        let path = format!("/ViewText/Section{section}");
        if !file.exists(&path) {
            break;
        }
        let mut scrambled = Vec::new();
        file.open_stream(&path)?.read_to_end(&mut scrambled)?;
        let body = unscramble(&scrambled).ok_or_else(|| io::Error::from(io::ErrorKind::UnexpectedEof))?;
        file.create_stream(format!("/BodyText/Section{section}"))?.write_all(&body)?;
    }
    file.flush()?;
    Ok(file.into_inner().into_inner())
}

fn unscramble(section: &[u8]) -> Option<Vec<u8>> {
    let mut record: [u8; KEY_RECORD] = section.get(RECORD_HEADER..RECORD_HEADER + KEY_RECORD)?.try_into().ok()?;
    let seed = u32::from_le_bytes(record[..4].try_into().ok()?);
    uncover(&mut record, seed);
    let key = 4 + (seed & 0xF) as usize;
    let cipher = Aes128::new(GenericArray::from_slice(&record[key..key + BLOCK]));
    let mut text = section[RECORD_HEADER + KEY_RECORD..].to_vec();
    text.truncate(text.len() / BLOCK * BLOCK);
    for block in text.chunks_exact_mut(BLOCK) {
        cipher.decrypt_block(GenericArray::from_mut_slice(block));
    }
    Some(text)
}

/// Takes the cover off the record: runs of one byte, byte and length drawn from the C library's generator.
fn uncover(record: &mut [u8; KEY_RECORD], seed: u32) {
    let mut state = seed;
    let mut draw = || {
        state = state.wrapping_mul(214_013).wrapping_add(2_531_011);
        (state >> 16) & 0x7FFF
    };
    let (mut cover, mut run) = (0, 0);
    for (at, byte) in record.iter_mut().enumerate() {
        if run == 0 {
            cover = (draw() & 0xFF) as u8;
            run = (draw() & 0xF) + 1;
        }
        // The seed itself lies open.
        if at >= 4 {
            *byte ^= cover;
        }
        run -= 1;
    }
}
