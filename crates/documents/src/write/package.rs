//! The package around the pages: what the encoder leaves out of it.

use std::io::{Cursor, Write};

use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::WriteError;

const CONTAINER: &str = "META-INF/container.xml";
const PREVIEW: &str = "Preview/PrvText.txt";
/// What names the preview among the roots of the package, as in the files that 한글 itself writes.
const PREVIEW_ROOT: &str = r#"<ocf:rootfile full-path="Preview/PrvText.txt" media-type="text/plain"/>"#;
/// File managers show the start of a document; 한글 keeps about as much.
const PREVIEW_LETTERS: usize = 1000;

/// The package with `Preview/PrvText.txt`, which search and file managers read instead of the pages.
pub(super) fn with_preview(package: &[u8], text: &str) -> Result<Vec<u8>, WriteError> {
    add(package, text).map_err(|error| WriteError::Package(error.to_string()))
}

fn add(package: &[u8], text: &str) -> zip::result::ZipResult<Vec<u8>> {
    let mut parts = ZipArchive::new(Cursor::new(package))?;
    let mut written = ZipWriter::new(Cursor::new(Vec::with_capacity(package.len() + 4096)));
    for index in 0..parts.len() {
        let part = parts.by_index(index)?;
        if part.name()? == CONTAINER {
            let container = std::io::read_to_string(part)?;
            written.start_file(CONTAINER, SimpleFileOptions::default())?;
            written.write_all(
                container.replace("</ocf:rootfiles>", &format!("{PREVIEW_ROOT}</ocf:rootfiles>")).as_bytes(),
            )?;
        } else {
            drop(part);
            written.raw_copy_file(parts.by_index_raw(index)?)?;
        }
    }
    written.start_file(PREVIEW, SimpleFileOptions::default())?;
    written.write_all(text.chars().take(PREVIEW_LETTERS).collect::<String>().replace('\n', "\r\n").as_bytes())?;
    Ok(written.finish()?.into_inner())
}
