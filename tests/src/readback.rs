//! What another program reads in an exported document.

use std::{path::Path, process::Command};

use anyhow::{Context, Result, bail};

use crate::process;

/// Opens an HWPX file with python-hwpx, which shares no code with us, and answers its text.
///
/// # Errors
/// Where the reader is not installed or refuses the file.
pub fn hwpx(file: &Path) -> Result<String> {
    let reader = process::target()?.join("reader");
    if !reader.is_dir() {
        bail!("the independent HWPX reader is not installed: run scripts/reader.sh");
    }
    let program =
        "import hwpx, sys; sys.stdout.buffer.write(hwpx.HwpxDocument.open(sys.argv[1]).export_text().encode())";
    let output = Command::new("python3").args(["-c", program]).arg(file).env("PYTHONPATH", reader).output()?;
    if !output.status.success() {
        bail!("{} cannot be read: {}", file.display(), String::from_utf8_lossy(&output.stderr));
    }
    String::from_utf8(output.stdout).context("the reader answers in UTF-8")
}
