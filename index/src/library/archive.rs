//! Archives on their way into the library: `.zip`, `.tar` and `.tar.zst`, as they come on a USB stick.
//!
//! Nothing is unpacked onto the disk. An archive is looked through once before anything is taken in, and refused as a
//! whole where it would grow beyond what any collection of regulations is; an entry that is a link, leads out of the
//! archive, is locked or is too large costs only itself.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::ops::ControlFlow;
use std::path::{Component, Path, PathBuf};

use sha2::{Digest, Sha256};
use tar::EntryType;
use unicode_normalization::UnicodeNormalization;
use zip::{CompressionMethod, ZipArchive};

use super::add::Skipped;
use super::error::Error;
use super::files::{MAX_FILE_BYTES, decode};

/// Entries of one archive, at most; the whole law book has 5,700.
const MAX_ENTRIES: usize = 200_000;
/// What an archive may hold unpacked, in bytes; the whole law book has 290 MB.
const MAX_BYTES: u64 = 4 << 30;
/// How many times its own size an archive may hold, once that is more than [`FREE_BYTES`]; texts pack to a tenth.
const MAX_RATIO: u64 = 200;
/// What an archive may hold whatever its own size, in bytes.
const FREE_BYTES: u64 = 256 << 20;
/// Largest memory that unpacking zstd may take, as a power of two: 128 MiB, the most that its tools use by default.
const MAX_WINDOW_LOG: u32 = 27;

/// What a look through an archive shows.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Survey {
    /// Files in it.
    pub(super) files: usize,
    /// SHA-256 of the archive itself, in hexadecimal.
    pub(super) sha256: String,
}

/// One entry: a file with its bytes, or why it is left out.
type Entry = Result<(PathBuf, Vec<u8>), Skipped>;

/// Whether a file is an archive, by its name.
pub(super) fn is_archive(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    [".zip", ".tar", ".tar.zst", ".tzst"].iter().any(|ending| name.ends_with(ending))
}

/// Looks through an archive; the error is why none of it is taken in.
pub(super) fn survey(path: &Path) -> Result<Survey, Skipped> {
    let mut hasher = Sha256::new();
    let packed = File::open(path).and_then(|mut file| io::copy(&mut file, &mut Hashing(&mut hasher)));
    let packed = packed.map_err(|error| unreadable(path, &error))?;
    let mut files = 0;
    let mut bytes: u64 = 0;
    let mut count = |size: u64| {
        files += 1;
        bytes = bytes.saturating_add(size);
        let grown = bytes > MAX_BYTES || (bytes > FREE_BYTES && bytes / MAX_RATIO > packed);
        if grown || files > MAX_ENTRIES {
            let message = format!("{} MiB packed, more than {} MiB in {files} files", packed >> 20, bytes >> 20);
            return Err(Skipped::new(path, "archive_bomb", message));
        }
        Ok(())
    };
    if is_zip(path) {
        let mut zip = open_zip(path)?;
        for index in 0..zip.len() {
            let entry = zip.by_index_raw(index).map_err(|error| damaged(path, &error))?;
            count(entry.size())?;
        }
    } else {
        let mut tar = open_tar(path, packed)?;
        for entry in tar.entries().map_err(|error| damaged(path, &error))? {
            count(entry.map_err(|error| damaged(path, &error))?.size())?;
        }
    }
    Ok(Survey { files, sha256: hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect() })
}

/// Visits the files of an archive in their order. `visit` may stop, and may fail for reasons of its own.
pub(super) fn each(
    path: &Path,
    visit: &mut dyn FnMut(Entry) -> Result<ControlFlow<()>, Error>,
) -> Result<ControlFlow<()>, Error> {
    let walked = if is_zip(path) { each_of_zip(path, visit) } else { each_of_tar(path, visit) };
    match walked {
        Ok(flow) => Ok(flow),
        Err(Stop::Archive(skipped)) => visit(Err(skipped)),
        Err(Stop::Visit(error)) => Err(error),
    }
}

/// Why the walk through an archive ended early.
enum Stop {
    Archive(Skipped),
    Visit(Error),
}

type Walked = Result<ControlFlow<()>, Stop>;

fn each_of_zip(path: &Path, visit: &mut dyn FnMut(Entry) -> Result<ControlFlow<()>, Error>) -> Walked {
    let mut zip = open_zip(path).map_err(Stop::Archive)?;
    for index in 0..zip.len() {
        // The raw entry says what it is without unpacking, which fails for one that is locked.
        let (name, is_link, locked, method) = match zip.by_index_raw(index) {
            Ok(entry) if entry.is_dir() => continue,
            Ok(entry) => (name(entry.name_raw()), entry.is_symlink(), entry.encrypted(), entry.compression()),
            Err(error) => return Err(Stop::Archive(damaged(path, &error))),
        };
        let Some(inside) = inside(path, &name) else {
            match visit(Err(outside(path, &name))).map_err(Stop::Visit)? {
                ControlFlow::Continue(()) => continue,
                stop => return Ok(stop),
            }
        };
        if is_hidden(Path::new(&name)) {
            continue;
        }
        let entry = if is_link {
            Err(Skipped::new(&inside, "archive_link", "a link, not a file"))
        } else if locked {
            Err(Skipped::new(&inside, "file_encrypted", "locked with a password"))
        } else if !matches!(method, CompressionMethod::Stored | CompressionMethod::Deflated) {
            // Other methods take as much memory as a file of a few bytes asks.
            Err(Skipped::new(&inside, "archive_damaged", method.to_string()))
        } else {
            zip.by_index(index).map_err(|error| damaged(&inside, &error)).and_then(|entry| bounded(entry, inside))
        };
        if visit(entry).map_err(Stop::Visit)?.is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

fn each_of_tar(path: &Path, visit: &mut dyn FnMut(Entry) -> Result<ControlFlow<()>, Error>) -> Walked {
    let packed = path.metadata().map_or(0, |metadata| metadata.len());
    let mut tar = open_tar(path, packed).map_err(Stop::Archive)?;
    for entry in tar.entries().map_err(|error| Stop::Archive(damaged(path, &error)))? {
        let entry = entry.map_err(|error| Stop::Archive(damaged(path, &error)))?;
        let kind = entry.header().entry_type();
        if kind == EntryType::Directory || matches!(kind, EntryType::XGlobalHeader) {
            continue;
        }
        let name = name(&entry.path_bytes());
        if is_hidden(Path::new(&name)) {
            continue;
        }
        let entry = match inside(path, &name) {
            None => Err(outside(path, &name)),
            Some(inside) if kind.is_file() => bounded(entry, inside),
            Some(inside) => Err(Skipped::new(&inside, "archive_link", "a link or a device, not a file")),
        };
        if visit(entry).map_err(Stop::Visit)?.is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

fn is_zip(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"))
}

fn open_zip(path: &Path) -> Result<ZipArchive<BufReader<File>>, Skipped> {
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    ZipArchive::new(BufReader::new(file)).map_err(|error| damaged(path, &error))
}

/// A tar file, unpacked on the way if it is packed, and cut off where it grows beyond all measure.
fn open_tar(path: &Path, packed: u64) -> Result<tar::Archive<Box<dyn Read>>, Skipped> {
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    let plain = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("tar"));
    let reader: Box<dyn Read> = if plain {
        Box::new(BufReader::new(file))
    } else {
        let mut decoder = zstd::Decoder::new(file).map_err(|error| damaged(path, &error))?;
        decoder.window_log_max(MAX_WINDOW_LOG).map_err(|error| damaged(path, &error))?;
        Box::new(decoder)
    };
    let most = MAX_BYTES.min(FREE_BYTES.max(packed.saturating_mul(MAX_RATIO)));
    // Headers and padding come on top of the files; what is beyond this the survey has refused.
    Ok(tar::Archive::new(Box::new(reader.take(most + most / 2))))
}

/// The bytes of an entry, unless there are too many.
fn bounded(entry: impl Read, inside: PathBuf) -> Entry {
    let mut bytes = Vec::new();
    entry.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(|error| damaged(&inside, &error))?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(Skipped::new(&inside, "file_too_large", format!("more than {} MiB", MAX_FILE_BYTES >> 20)));
    }
    Ok((inside, bytes))
}

/// A name as it is read by people: old Korean tools write CP949 into zip files, and some systems take syllables apart.
fn name(raw: &[u8]) -> String {
    let name = decode(raw).unwrap_or_else(|| String::from_utf8_lossy(raw).into_owned());
    name.replace('\\', "/").nfc().collect()
}

/// What an entry is called from outside: the archive's own path and the name inside. None where it leads out.
fn inside(archive: &Path, name: &str) -> Option<PathBuf> {
    let normal = |component: &Component<'_>| matches!(component, Component::Normal(_) | Component::CurDir);
    let drive = name.get(1..2) == Some(":");
    let stays = !name.is_empty() && !drive && Path::new(name).components().all(|component| normal(&component));
    stays.then(|| archive.join(name))
}

/// Files that systems put beside the real ones.
fn is_hidden(name: &Path) -> bool {
    name.components().any(|part| {
        let part = part.as_os_str().to_string_lossy();
        (part.starts_with('.') && part != "." && part != "..") || part == "__MACOSX"
    })
}

fn outside(archive: &Path, name: &str) -> Skipped {
    Skipped::new(archive, "archive_path", format!("{name}: leads out of the archive"))
}

fn unreadable(path: &Path, error: &io::Error) -> Skipped {
    Skipped::new(path, super::files::missing_code(error), error.to_string())
}

fn damaged(path: &Path, error: &dyn std::error::Error) -> Skipped {
    Skipped::new(path, "archive_damaged", error.to_string())
}

/// Feeds a hasher with what is copied into it.
struct Hashing<'a>(&'a mut Sha256);

impl io::Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::SimpleFileOptions;

    use super::*;

    /// What a walk through an archive gives: names of files and codes of what was left out.
    fn walk(path: &Path) -> (Vec<String>, Vec<String>) {
        let (mut files, mut codes) = (Vec::new(), Vec::new());
        let mut visit = |entry: Entry| {
            match entry {
                Ok((inside, _)) => {
                    files.push(inside.strip_prefix(path).expect("inside").to_string_lossy().into_owned())
                }
                Err(skipped) => codes.push(skipped.code),
            }
            Ok(ControlFlow::Continue(()))
        };
        assert!(each(path, &mut visit).is_ok());
        (files, codes)
    }

    fn zip_of(path: &Path, fill: impl FnOnce(&mut zip::ZipWriter<File>)) {
        let mut zip = zip::ZipWriter::new(File::create(path).expect("created"));
        fill(&mut zip);
        zip.finish().expect("written");
    }

    #[test]
    fn files_come_out_of_zip_and_tar_and_what_leads_out_does_not() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let path = folder.path().join("가.zip");
        zip_of(&path, |zip| {
            for name in ["법/법률.md", "../밖.md", "C:/밖.md", "__MACOSX/법.md", "법/.숨김"] {
                zip.start_file(name, SimpleFileOptions::default()).expect("started");
                zip.write_all("글".as_bytes()).expect("written");
            }
            zip.add_symlink("법/고리.md", "/etc/passwd", SimpleFileOptions::default()).expect("linked");
        });
        let (files, codes) = walk(&path);
        assert_eq!(
            (files, codes),
            (vec!["법/법률.md".to_owned()], vec!["archive_path".into(), "archive_path".into(), "archive_link".into()])
        );

        let path = folder.path().join("가.tar.zst");
        let mut tar = tar::Builder::new(
            zstd::Encoder::new(File::create(&path).expect("created"), 1).expect("packs").auto_finish(),
        );
        let mut header = tar::Header::new_gnu();
        header.set_size(3);
        header.set_entry_type(EntryType::Regular);
        tar.append_data(&mut header.clone(), "법/법률.md", "글".as_bytes()).expect("added");
        header.as_old_mut().name[..6].copy_from_slice(b"../x.m");
        header.set_cksum();
        tar.append(&header, "글".as_bytes()).expect("added");
        header.set_entry_type(EntryType::Symlink);
        header.set_size(0);
        tar.append_link(&mut header, "법/고리.md", "/etc/passwd").expect("linked");
        drop(tar.into_inner().expect("written"));
        assert_eq!(survey(&path).expect("looked through").files, 3);
        assert_eq!(walk(&path), (vec!["법/법률.md".to_owned()], vec!["archive_path".into(), "archive_link".into()]));
    }

    #[test]
    fn names_of_old_korean_tools_are_read() {
        let (old, _, _) = encoding_rs::EUC_KR.encode("우산\\지침.txt");
        assert_eq!(name(&old), "우산/지침.txt");
        assert_eq!(name("\u{1100}\u{1161}.md".as_bytes()), "가.md");
    }

    #[test]
    fn an_archive_that_would_fill_the_disk_is_refused_before_anything_is_read() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let path = folder.path().join("bomb.tar.zst");
        let mut tar = tar::Builder::new(
            zstd::Encoder::new(File::create(&path).expect("created"), 1).expect("packs").auto_finish(),
        );
        for number in 0..5 {
            let mut header = tar::Header::new_gnu();
            header.set_size(100 << 20);
            tar.append_data(&mut header, format!("{number}.md"), io::repeat(b'a').take(100 << 20)).expect("added");
        }
        drop(tar.into_inner().expect("written"));
        assert_eq!(survey(&path).expect_err("refused").code, "archive_bomb");
        std::fs::write(&path, b"\x28\xb5\x2f\xfdnot zstd").expect("written");
        assert_eq!(survey(&path).expect_err("refused").code, "archive_damaged");
        assert_eq!(survey(&folder.path().join("none.zip")).expect_err("refused").code, "path_missing");
    }
}
