//! The compound file (MS-CFB) under every binary document, where a program wrote its table of sectors with less care than
//! the reader asks for.

use std::io::{Cursor, Result};

use cfb::CompoundFile;

use super::ReadError;

/// Where the header says how large a sector is (as a power of two), and which sectors hold the table, the first 109.
const SECTOR_SHIFT: usize = 30;
const TABLE: std::ops::Range<usize> = 76..512;
/// Where the header says in which sector the table of the small sectors begins.
const SMALL: usize = 60;
/// How many sectors that table has at the most: each is for eight kilobytes.
const MOST_SMALL: usize = 4096;
/// What stands in the table for a sector that nothing uses, and for one that ends a stream.
const FREE: u32 = 0xFFFF_FFFF;
const LAST: u32 = 0xFFFF_FFFA;

/// A compound file that can be read.
pub(super) type File<'a> = CompoundFile<Cursor<&'a [u8]>>;

/// Opens a compound file and reads it. Where its table cannot be followed, a mended copy is read in its place.
pub(super) fn read<T>(
    bytes: &[u8],
    read: impl Fn(&[u8], &mut File<'_>) -> std::result::Result<T, ReadError>,
) -> std::result::Result<T, ReadError> {
    let open = |bytes| -> Result<File<'_>> { CompoundFile::open(Cursor::new(bytes)) };
    let error = match open(bytes) {
        Ok(mut file) => return read(bytes, &mut file),
        Err(error) => error,
    };
    let mended = mended(bytes).ok_or_else(|| ReadError::damaged(error))?;
    read(&mended, &mut open(&mended).map_err(ReadError::damaged)?)
}

/// The file with sectors that nothing uses told as such, in its table and in that of the small ones. Some programs leave
/// a zero there, which leads back to the first sector from all of them; no more than one sector can.
fn mended(bytes: &[u8]) -> Option<Vec<u8>> {
    let number = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let sector =
        1_usize.checked_shl(u32::from(*bytes.get(SECTOR_SHIFT)?)).filter(|size| (512..=4096).contains(size))?;
    let place = |number: u32| (number as usize).checked_add(1)?.checked_mul(sector);
    let table: Vec<u32> = TABLE.step_by(4).map_while(number).take_while(|number| *number != FREE).collect();
    let next = |of: u32| {
        let (which, entry) = (of as usize / (sector / 4), of as usize % (sector / 4));
        number(place(*table.get(which)?)? + 4 * entry)
    };
    let small = std::iter::successors(number(SMALL), |of| next(*of)).take_while(|number| *number < LAST);
    let mut mended = bytes.to_vec();
    let mut zeros = 0;
    for number in table.iter().copied().chain(small.take(MOST_SMALL)) {
        let from = place(number)?;
        let (entries, _) = mended.get_mut(from..from.checked_add(sector)?)?.as_chunks_mut::<4>();
        for entry in entries.iter_mut().filter(|entry| **entry == [0; 4]) {
            *entry = FREE.to_le_bytes();
            zeros += 1;
        }
    }
    (zeros > 1).then_some(mended)
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use super::*;

    #[test]
    fn sectors_that_are_free_but_not_said_to_be_do_not_hide_the_document() {
        let mut file = CompoundFile::create(Cursor::new(Vec::new())).expect("a file");
        let says = vec![b'x'; 9000];
        for (name, length) in [("/away", 9000), ("/kept", 9000), ("/small", 700), ("/short", 700)] {
            file.create_stream(name).expect("a stream").write_all(&says[..length]).expect("its bytes");
        }
        file.remove_stream("/away").and_then(|()| file.remove_stream("/small")).expect("they were there");
        file.flush().expect("whole");
        let whole = file.into_inner().into_inner();
        let sector = 1_usize << whole[SECTOR_SHIFT];
        let mut careless = whole.clone();
        for table in [TABLE.start, SMALL] {
            let number = u32::from_le_bytes(whole[table..table + 4].try_into().expect("four")) as usize;
            for entry in careless[(number + 1) * sector..][..sector].chunks_exact_mut(4) {
                if entry == FREE.to_le_bytes() {
                    entry.fill(0);
                }
            }
        }
        assert!(CompoundFile::open(Cursor::new(careless.as_slice())).is_err(), "the case is the one that is meant");
        let kept = |_: &[u8], file: &mut File<'_>| {
            let mut kept = Vec::new();
            for name in ["/kept", "/short"] {
                let read = file.open_stream(name).and_then(|mut stream| stream.read_to_end(&mut kept));
                read.map_err(ReadError::damaged)?;
            }
            Ok(kept)
        };
        for bytes in [&whole, &careless] {
            assert_eq!(read(bytes, kept).map(|kept| kept.len()), Ok(9700));
        }
        assert!(read(&whole[..700], kept).is_err());
    }
}
