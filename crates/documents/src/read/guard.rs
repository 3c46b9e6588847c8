//! What stands between a file that nobody made with care and the readers: bounds on packages, and a thread of its own
//! for every reader, so that neither depth nor a panic takes the program down.

use std::io::{Cursor, Read};

use zip::CompressionMethod;

use super::{ReadError, Unreasonable};

/// What the parts of a package may unpack to, in bytes. Pictures are not unpacked and count by what they claim.
const MAX_UNPACKED: u64 = 512 << 20;
/// What one part of text may unpack to, in bytes: some 700 pages of a 한글 document. The longest at hand has 5.7 MB.
const MAX_PART: u64 = 64 << 20;
/// A package of a document with a picture on every page has a few thousand parts.
const MAX_PARTS: usize = 16_384;
/// What declares text under a name.
const ENTITY: &[u8] = b"<!ENTITY";
/// Tables in cells in tables stand a dozen elements deep each; no document has more than a few of them.
const MAX_DEPTH: usize = 512;
/// Bytes of stack for a reader: tables within tables are read by recursion.
const STACK: usize = 32 << 20;

/// The parts of a package.
pub(super) type Parts<'a> = zip::ZipArchive<Cursor<&'a [u8]>>;

/// Opens a package once every part of text in it is known to be of bounded size and depth.
pub(super) fn open(bytes: &[u8]) -> Result<Parts<'_>, ReadError> {
    let damaged = ReadError::damaged::<zip::result::ZipError>;
    let mut parts = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if parts.len() > MAX_PARTS {
        return Err(ReadError::Unreasonable(Unreasonable::Parts));
    }
    let mut unpacked = 0_u64;
    for index in 0..parts.len() {
        let (text, encrypted) = {
            let part = parts.by_index_raw(index).map_err(damaged)?;
            unpacked = unpacked.saturating_add(part.size());
            let name = part.name().map_err(damaged)?;
            // OPC and OCF packages know no other methods; PPMd and LZMA take as much memory as a file of a few bytes asks.
            if !matches!(part.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
                return Err(ReadError::damaged(format!("{name}: {}", part.compression())));
            }
            ([".xml", ".hpf", ".rels"].iter().any(|ending| name.ends_with(ending)), part.encrypted())
        };
        if encrypted {
            return Err(ReadError::Encrypted);
        }
        if unpacked > MAX_UNPACKED {
            return Err(ReadError::UnpacksTooLarge { limit: MAX_UNPACKED as usize });
        }
        if text {
            check_part(parts.by_index(index).map_err(damaged)?)?;
        }
    }
    Ok(parts)
}

/// Reads a part of text through, whatever size it claims to have.
pub(super) fn check_part(part: impl Read) -> Result<(), ReadError> {
    let mut part = part.take(MAX_PART + 1);
    let mut depth = Depth::default();
    let mut read = 0_u64;
    let mut buffer = [0_u8; 1 << 16];
    loop {
        let count = part.read(&mut buffer).map_err(ReadError::damaged)?;
        if count == 0 {
            return Ok(());
        }
        // A part opens with what it declares.
        if read == 0 && buffer[..count].windows(ENTITY.len()).any(|window| window == ENTITY) {
            return Err(ReadError::Unreasonable(Unreasonable::Entities));
        }
        read += count as u64;
        if read > MAX_PART {
            return Err(ReadError::UnpacksTooLarge { limit: MAX_PART as usize });
        }
        if depth.deepest(&buffer[..count]) > MAX_DEPTH {
            return Err(ReadError::Unreasonable(Unreasonable::Depth));
        }
    }
}

/// How deep elements stand in each other, counted from their brackets alone.
#[derive(Default)]
struct Depth {
    depth: usize,
    deepest: usize,
    /// The bytes before, within a tag.
    opened: Option<(u8, u8)>,
}

impl Depth {
    fn deepest(&mut self, bytes: &[u8]) -> usize {
        for &byte in bytes {
            match (&mut self.opened, byte) {
                (None, b'<') => self.opened = Some((0, 0)),
                (None, _) => {}
                (Some((first, last)), b'>') => {
                    match (*first, *last) {
                        (b'/', _) => self.depth = self.depth.saturating_sub(1),
                        (b'?' | b'!', _) | (_, b'/') => {}
                        _ => self.depth += 1,
                    }
                    self.opened = None;
                }
                (Some((first, last)), byte) => {
                    if *first == 0 {
                        *first = byte;
                    }
                    *last = byte;
                }
            }
            self.deepest = self.deepest.max(self.depth);
        }
        self.deepest
    }
}

/// Runs a reader on a stack of its own.
pub(super) fn alone<T: Send>(read: impl FnOnce() -> Result<T, ReadError> + Send) -> Result<T, ReadError> {
    let result = std::thread::scope(|scope| {
        let reader = std::thread::Builder::new().name("read".into()).stack_size(STACK).spawn_scoped(scope, read);
        reader.map(std::thread::ScopedJoinHandle::join)
    });
    match result {
        Ok(Ok(read)) => read,
        // A reader that panics has met bytes that no document has.
        Ok(Err(_)) => Err(ReadError::damaged("the reader lost its way in it")),
        Err(error) => Err(ReadError::damaged(error)),
    }
}

/// The first bytes of a part.
pub(super) fn start_of(part: impl Read, limit: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    // A part that breaks off has said what it could.
    let _ = part.take(limit).read_to_end(&mut bytes);
    bytes
}
