//! 한글 문서, open (HWPX) and binary (HWP 5, 배포용): what is checked before the reader may see them.

use std::{
    io::{Cursor, Read},
    ops::ControlFlow,
};

use super::{Format, ReadDocument, ReadError, ReadWarning, distribution, guard, hwpml, plain};

/// How every binary document names itself, in the header stream of HWP 5 or at the start of HWP 3.
pub(super) const SIGNATURE: &[u8] = b"HWP Document File";

/// Bits of the properties in the file header of HWP 5 (한글 문서 파일 형식 5.0, 표 3).
mod header_bits {
    pub(super) const PASSWORD: u32 = 1 << 1;
    pub(super) const DISTRIBUTION: u32 = 1 << 2;
    pub(super) const DRM: u32 = 1 << 4;
    pub(super) const CERTIFICATE: u32 = 1 << 8;
    pub(super) const CERTIFICATE_DRM: u32 = 1 << 10;
}

/// Reads an open package, which is known to be of bounded size.
pub(super) fn read_package(bytes: &[u8], parts: &mut guard::Parts<'_>) -> Result<ReadDocument, ReadError> {
    let known = ["Contents/content.hpf", "Contents/section0.xml", r"Contents\content.hpf", r"Contents\section0.xml"];
    if !known.iter().any(|name| parts.index_for_name(name).is_some()) {
        let marked = parts.by_name("mimetype").ok().map(|part| guard::start_of(part, 64));
        return match marked.as_deref() {
            Some(b"application/hwp+zip") => Err(ReadError::damaged("no contents in the package")),
            _ => Err(ReadError::Unsupported("ZIP")),
        };
    }
    if let Ok(manifest) = parts.by_name("META-INF/manifest.xml")
        && guard::start_of(manifest, 1 << 20).windows(15).any(|window| window == b"encryption-data")
    {
        return Err(ReadError::Encrypted);
    }
    let names = section_names(parts)?;
    guard::alone(|| {
        let mut document = head(bytes);
        for (index, (part, _)) in names.iter().enumerate() {
            let section = hwpml::section_of(&text_of(parts, *part)?, index, &document.styles)?;
            document.sections.push(section);
        }
        written(&mut document, Format::Hwpx)
    })
}

/// A document without sections: what a package says of itself, and the styles that number its paragraphs. A package that
/// says neither still has its sections.
fn head(bytes: &[u8]) -> unhwp::Document {
    let mut document = unhwp::Document::new();
    let package = unhwp::hwpx::HwpxParser::from_reader(Cursor::new(bytes));
    let told = package.and_then(|mut package| {
        package.for_each_section(unhwp::SectionStreamOptions::default(), |event| {
            if let unhwp::ParseEvent::DocumentStart { metadata, styles, .. } = event {
                (document.metadata, document.styles) = (metadata.clone(), styles.clone());
            }
            ControlFlow::Break(())
        })
    });
    told.map_or_else(|_| unhwp::Document::new(), |()| document)
}

/// The sections of an open package, each with its name, as XML.
pub(super) fn sections(parts: &mut guard::Parts<'_>) -> Result<Vec<(String, String)>, ReadError> {
    let names = section_names(parts)?;
    names.into_iter().map(|(part, name)| Ok((name, text_of(parts, part)?))).collect()
}

/// The sections of an open package in their order: which part each is, and its name.
fn section_names(parts: &mut guard::Parts<'_>) -> Result<Vec<(usize, String)>, ReadError> {
    let mut sections = Vec::new();
    for index in 0..parts.len() {
        let part = parts.by_index_raw(index).map_err(ReadError::damaged)?;
        // Some programs of Windows write names as that system does.
        let name = part.name().map_err(ReadError::damaged)?.replace('\\', "/");
        if name.starts_with("Contents/section") && name.ends_with(".xml") {
            sections.push((index, name));
        }
    }
    // section10 comes after section9.
    sections.sort_by_key(|(_, name)| (name.len(), name.clone()));
    if sections.is_empty() { Err(ReadError::Unsupported("ZIP")) } else { Ok(sections) }
}

fn text_of(parts: &mut guard::Parts<'_>, part: usize) -> Result<String, ReadError> {
    let mut part = parts.by_index(part).map_err(ReadError::damaged)?;
    // What a part claims has been read through before.
    let mut xml = String::with_capacity(usize::try_from(part.size()).unwrap_or_default());
    part.read_to_string(&mut xml).map_err(ReadError::damaged)?;
    Ok(xml)
}

/// Reads a binary document of version 5.
pub(super) fn read_binary(
    bytes: &[u8],
    file: &mut cfb::CompoundFile<Cursor<&[u8]>>,
) -> Result<ReadDocument, ReadError> {
    if !is_distribution(file)? {
        return unpack(bytes, Format::Hwp);
    }
    let open = distribution::open(bytes).map_err(ReadError::damaged)?;
    let mut document = unpack(&open, Format::Hwp)?;
    document.warnings.push(ReadWarning::Distribution);
    Ok(document)
}

/// Reads the file header: an error for what cannot be read, else whether it is a distribution document.
fn is_distribution(file: &mut cfb::CompoundFile<Cursor<&[u8]>>) -> Result<bool, ReadError> {
    let header = file.open_stream("/FileHeader").map_err(ReadError::damaged)?;
    let header = guard::start_of(header, 256);
    if !header.starts_with(SIGNATURE) {
        return Err(ReadError::damaged("the file header is not that of a document"));
    }
    let Some(bits) = header.get(36..40).and_then(|bits| bits.try_into().ok()).map(u32::from_le_bytes) else {
        return Err(ReadError::damaged("the file header breaks off"));
    };
    use header_bits::{CERTIFICATE, CERTIFICATE_DRM, DISTRIBUTION, DRM, PASSWORD};
    if bits & (PASSWORD | DRM | CERTIFICATE | CERTIFICATE_DRM) != 0 {
        return Err(ReadError::Encrypted);
    }
    Ok(bits & DISTRIBUTION != 0)
}

fn unpack(bytes: &[u8], format: Format) -> Result<ReadDocument, ReadError> {
    guard::alone(|| {
        let options = unhwp::ParseOptions::new().without_resources().sequential();
        let mut document = unhwp::parse_bytes_with_options(bytes, &options).map_err(named)?;
        written(&mut document, format)
    })
}

fn written(document: &mut unhwp::Document, format: Format) -> Result<ReadDocument, ReadError> {
    let text = plain::markdown(document).map_err(named)?;
    let title = document.metadata.title.take().unwrap_or_default().trim().to_owned();
    Ok(ReadDocument { text, format, title, warnings: Vec::new() })
}

fn named(error: unhwp::Error) -> ReadError {
    use unhwp::Error::{Encrypted, UnsupportedFormat};
    match error {
        Encrypted => ReadError::Encrypted,
        UnsupportedFormat(_) => ReadError::Unsupported("HWP"),
        error => ReadError::damaged(error),
    }
}
