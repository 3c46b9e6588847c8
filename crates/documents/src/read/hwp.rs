//! 한글 문서, open (HWPX) and binary (HWP): what is checked before the reader may see them.

use std::io::{Cursor, Read};

use super::{Format, ReadDocument, ReadError, ReadWarning, distribution, plain};

const ZIP: &[u8] = b"PK\x03\x04";
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
const HWP3: &[u8] = b"HWP Document File V";
const SIGNATURE: &[u8] = b"HWP Document File";

/// What the parts of a package may unpack to, in bytes. A real package of this size does not occur; a bomb does.
const MAX_UNPACKED: u64 = 512 << 20;
/// Parts of a package that hold text; pictures may be as large as the whole.
const MAX_PART: u64 = 128 << 20;
/// Tables within tables within tables are read by recursion.
const STACK: usize = 32 << 20;

/// Bits of the properties in the file header of HWP 5 (한글 문서 파일 형식 5.0, 표 3).
mod header_bits {
    pub(super) const PASSWORD: u32 = 1 << 1;
    pub(super) const DISTRIBUTION: u32 = 1 << 2;
    pub(super) const DRM: u32 = 1 << 4;
    pub(super) const CERTIFICATE: u32 = 1 << 8;
    pub(super) const CERTIFICATE_DRM: u32 = 1 << 10;
}

pub(super) fn is_package_or_binary(bytes: &[u8]) -> bool {
    [ZIP, COMPOUND, HWP3].iter().any(|magic| bytes.starts_with(magic))
}

pub(super) fn read(bytes: &[u8]) -> Result<ReadDocument, ReadError> {
    if bytes.starts_with(ZIP) {
        check_package(bytes)?;
        return unpack(bytes, Format::Hwpx);
    }
    if bytes.starts_with(HWP3) {
        return unpack(bytes, Format::Hwp);
    }
    match distribution_flag(bytes)? {
        false => unpack(bytes, Format::Hwp),
        true => {
            let open = distribution::open(bytes).map_err(|error| ReadError::Damaged(error.to_string()))?;
            let mut document = unpack(&open, Format::Hwp)?;
            document.warnings.push(ReadWarning::Distribution);
            Ok(document)
        }
    }
}

/// Whether a ZIP is a 한글 package, of bounded size, and not encrypted.
fn check_package(bytes: &[u8]) -> Result<(), ReadError> {
    let damaged = |error: zip::result::ZipError| ReadError::Damaged(error.to_string());
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut unpacked = 0_u64;
    for index in 0..package.len() {
        let part = package.by_index_raw(index).map_err(damaged)?;
        unpacked = unpacked.saturating_add(part.size());
        let name = part.name().map_err(damaged)?;
        let text = name.ends_with(".xml") || name.ends_with(".hpf");
        if text && part.size() > MAX_PART || unpacked > MAX_UNPACKED {
            return Err(ReadError::TooLarge { limit: MAX_UNPACKED as usize });
        }
    }
    for (part, name) in [("word/document.xml", "DOCX"), ("xl/workbook.xml", "XLSX"), ("ppt/presentation.xml", "PPTX")] {
        if package.index_for_name(part).is_some() {
            return Err(ReadError::Unsupported(name));
        }
    }
    if package.index_for_name("Contents/content.hpf").is_none()
        && package.index_for_name("Contents/section0.xml").is_none()
    {
        let marked = package.by_name("mimetype").ok().map(|part| read_bounded(part, 64));
        return match marked.as_deref() {
            Some(b"application/hwp+zip") => Err(ReadError::Damaged("no contents in the package".into())),
            _ => Err(ReadError::Unsupported("ZIP")),
        };
    }
    if let Ok(manifest) = package.by_name("META-INF/manifest.xml")
        && read_bounded(manifest, 1 << 20).windows(15).any(|window| window == b"encryption-data")
    {
        return Err(ReadError::Encrypted);
    }
    Ok(())
}

fn read_bounded(part: impl Read, limit: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    // A part that breaks off has said what it could.
    let _ = part.take(limit).read_to_end(&mut bytes);
    bytes
}

/// Reads the file header of a compound file: an error for what cannot be read, else whether it is a distribution document.
fn distribution_flag(bytes: &[u8]) -> Result<bool, ReadError> {
    let mut file =
        cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|error| ReadError::Damaged(error.to_string()))?;
    let Ok(header) = file.open_stream("/FileHeader") else { return Err(ReadError::Unsupported("DOC, XLS, PPT")) };
    let header = read_bounded(header, 256);
    if !header.starts_with(SIGNATURE) {
        return Err(ReadError::Damaged("the file header is not that of a document".into()));
    }
    let Some(bits) = header.get(36..40).and_then(|bits| bits.try_into().ok()).map(u32::from_le_bytes) else {
        return Err(ReadError::Damaged("the file header breaks off".into()));
    };
    use header_bits::{CERTIFICATE, CERTIFICATE_DRM, DISTRIBUTION, DRM, PASSWORD};
    if bits & (PASSWORD | DRM | CERTIFICATE | CERTIFICATE_DRM) != 0 {
        return Err(ReadError::Encrypted);
    }
    Ok(bits & DISTRIBUTION != 0)
}

/// Hands the bytes to the reader, on a stack of its own so that neither depth nor a panic takes the program down.
fn unpack(bytes: &[u8], format: Format) -> Result<ReadDocument, ReadError> {
    let read = || -> Result<ReadDocument, unhwp::Error> {
        let options = unhwp::ParseOptions::new().without_resources().sequential();
        let mut document = unhwp::parse_bytes_with_options(bytes, &options)?;
        let text = plain::markdown(&mut document)?;
        let title = document.metadata.title.unwrap_or_default().trim().to_owned();
        Ok(ReadDocument { text, format, title, warnings: Vec::new() })
    };
    let result = std::thread::scope(|scope| {
        let reader = std::thread::Builder::new().name("read".into()).stack_size(STACK).spawn_scoped(scope, read);
        reader.map(std::thread::ScopedJoinHandle::join)
    });
    match result {
        Ok(Ok(read)) => read.map_err(named),
        // A reader that panics has met bytes that no document has.
        Ok(Err(_)) => Err(ReadError::Damaged("the reader lost its way in it".into())),
        Err(error) => Err(ReadError::Damaged(error.to_string())),
    }
}

fn named(error: unhwp::Error) -> ReadError {
    use unhwp::Error::{Encrypted, UnsupportedFormat};
    match error {
        Encrypted => ReadError::Encrypted,
        UnsupportedFormat(_) => ReadError::Unsupported("HWP 3.0"),
        error => ReadError::Damaged(error.to_string()),
    }
}
