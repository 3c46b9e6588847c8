//! Packages: the parts that an encoder leaves out, and parts changed where they stand.

use std::io::{Cursor, Read, Write};

use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{WriteError, meta::About, order, word};

const CONTAINER: &str = "META-INF/container.xml";
pub(crate) const PREVIEW: &str = "Preview/PrvText.txt";
/// What names the preview among the roots of the package, as in the files that 한글 itself writes.
const PREVIEW_ROOT: &str = r#"<ocf:rootfile full-path="Preview/PrvText.txt" media-type="text/plain"/>"#;
/// File managers show the start of a document; 한글 keeps about as much.
const PREVIEW_LETTERS: usize = 1000;

/// The start of a document's text, as `Preview/PrvText.txt` has it.
pub(crate) fn preview(text: &str) -> String {
    text.chars().take(PREVIEW_LETTERS).collect::<String>().replace('\n', "\r\n")
}

/// The package with `Preview/PrvText.txt`, which search and file managers read instead of the pages.
pub(super) fn with_preview(package: &[u8], text: &str) -> Result<Vec<u8>, WriteError> {
    let preview = preview(text);
    let named = |name: &str, part: &str| {
        (name == CONTAINER).then(|| part.replace("</ocf:rootfiles>", &format!("{PREVIEW_ROOT}</ocf:rootfiles>")))
    };
    changed(package, named, &[(PREVIEW, &preview)]).map_err(|error| WriteError::Package(error.to_string()))
}

const CORE: &str = "docProps/core.xml";

/// The DOCX package with what is said about the document in its core properties, and its parts as the schema wants them.
/// `headers` says of every table whether its first row heads it.
pub(super) fn with_core(package: &[u8], about: &About, headers: &[bool]) -> Result<Vec<u8>, WriteError> {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let core = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <dc:title>{}</dc:title><dc:subject>{}</dc:subject><dc:creator>{}</dc:creator>\
         <dc:description>{}</dc:description><cp:keywords>{}</cp:keywords><dc:language>ko-KR</dc:language>\
         </cp:coreProperties>",
        escaped(&about.title),
        escaped(&about.subject),
        escaped(&about.author),
        escaped(&about.summary),
        escaped(&about.keywords.join(", ")),
    );
    let change = |name: &str, part: &str| {
        if name == CORE {
            Some(core.clone())
        } else {
            name.starts_with("word/").then(|| order::in_order(&word::completed(name, part, headers))).flatten()
        }
    };
    changed(package, change, &[]).map_err(|error| WriteError::Package(error.to_string()))
}

/// A package with some text parts changed and others added at its end. Every part that is not touched stays as it is,
/// byte for byte and in its place.
pub(crate) fn changed(
    package: &[u8],
    change: impl Fn(&str, &str) -> Option<String>,
    added: &[(&str, &str)],
) -> zip::result::ZipResult<Vec<u8>> {
    let mut parts = ZipArchive::new(Cursor::new(package))?;
    let mut written = ZipWriter::new(Cursor::new(Vec::with_capacity(package.len() + 4096)));
    for index in 0..parts.len() {
        let mut part = parts.by_index(index)?;
        let name = part.name()?.to_string();
        let mut bytes = Vec::new();
        if [".xml", ".hpf", ".txt"].iter().any(|ending| name.ends_with(ending)) {
            part.read_to_end(&mut bytes)?;
        }
        drop(part);
        match std::str::from_utf8(&bytes).ok().filter(|text| !text.is_empty()).and_then(|text| change(&name, text)) {
            Some(text) => {
                written.start_file(name, SimpleFileOptions::default())?;
                written.write_all(text.as_bytes())?;
            }
            None => written.raw_copy_file(parts.by_index_raw(index)?)?,
        }
    }
    for (name, text) in added {
        written.start_file(*name, SimpleFileOptions::default())?;
        written.write_all(text.as_bytes())?;
    }
    Ok(written.finish()?.into_inner())
}
