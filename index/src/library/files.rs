//! Files on their way into the library: finding them, reading them, telling statutes from other texts.

use std::collections::HashSet;
use std::fs;
use std::io::{Read, Seek};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::add::Skipped;
use crate::source::{Source, SourceKind, Warning};
use crate::statute::{plain, xml};
use crate::text::{sha256, slug};
use crate::{document, statute, template};

/// Largest file that is read, in bytes. The longest statute of the whole law book has 3 MB.
pub const MAX_FILE_BYTES: u64 = 64 << 20;

/// How often a file is read again that was written to while it was read, and how long it is left alone between.
const READINGS: u32 = 3;
const REST: Duration = Duration::from_millis(100);

/// Words in the names of guides.
const GUIDES: [&str; 9] = ["지침", "매뉴얼", "편람", "안내서", "길라잡이", "요령", "업무처리", "해설", "가이드"];

/// Reads text out of a file that is neither Markdown nor plain text.
pub trait Reader: Sync {
    /// The text in a file's `bytes`, as Markdown or plain text. `path` is what the file is called; a file out of an
    /// archive is not on the disk.
    fn read(&self, path: &Path, bytes: &[u8]) -> Result<ReadText, ReadFailure>;
}

/// What a [`Reader`] got out of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadText {
    /// Markdown or plain text.
    pub text: String,
    /// The title the file gives itself.
    pub title: Option<String>,
}

/// Why a [`Reader`] could not read a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFailure {
    /// A stable name for the reason.
    pub code: String,
    /// The reason in words.
    pub message: String,
}

/// A reader for a library of plain texts: it reads nothing else.
pub struct TextReader;

impl Reader for TextReader {
    fn read(&self, path: &Path, _: &[u8]) -> Result<ReadText, ReadFailure> {
        Err(ReadFailure { code: "format_unknown".to_owned(), message: format!("{}: not a text file", path.display()) })
    }
}

/// Files that programs keep beside documents: nobody looks anything up in them. Named by themselves they are read.
const MACHINES: [&str; 14] =
    ["sh", "bat", "ps1", "py", "js", "css", "log", "pid", "lock", "tmp", "bak", "json", "jsonl", "db"];

/// Every file under the paths, once, in order; hidden ones and those of programs are left out. What cannot be listed is
/// skipped with a code.
pub(super) fn list(paths: &[PathBuf], skipped: &mut Vec<Skipped>) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut visited = HashSet::new();
    for path in paths {
        walk(path, &mut visited, &mut files, skipped);
    }
    files
}

/// Visits a path. Folders are known by their real place, so links in a circle end.
fn walk(path: &Path, visited: &mut HashSet<PathBuf>, files: &mut Vec<PathBuf>, skipped: &mut Vec<Skipped>) {
    let real = match path.canonicalize() {
        Ok(real) => real,
        Err(error) => return skipped.push(Skipped::new(path, missing_code(&error), error.to_string())),
    };
    if !visited.insert(real) {
        return;
    }
    if path.is_file() {
        files.push(path.to_owned());
        return;
    }
    let mut entries: Vec<PathBuf> = match fs::read_dir(path) {
        Ok(entries) => entries.filter_map(|entry| Some(entry.ok()?.path())).collect(),
        Err(error) => return skipped.push(Skipped::new(path, missing_code(&error), error.to_string())),
    };
    entries.sort();
    for entry in entries {
        let hidden = entry.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let hidden = hidden || entry.extension().is_some_and(|extension| MACHINES.iter().any(|of| extension == *of));
        if !hidden && (entry.is_dir() || entry.is_file()) {
            walk(&entry, visited, files, skipped);
        }
    }
}

/// The code for a path that cannot be opened.
pub(super) fn missing_code(error: &std::io::Error) -> &'static str {
    match error.kind() {
        std::io::ErrorKind::NotFound => "path_missing",
        std::io::ErrorKind::PermissionDenied => "path_forbidden",
        _ => "path_unreadable",
    }
}

/// The bytes of a file, unless there are too many. A file that is written to meanwhile is read again; one that does not
/// come to rest is left out, for half of a file is none.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Skipped> {
    let failed = |error: std::io::Error| Skipped::new(path, missing_code(&error), error.to_string());
    let mut file = fs::File::open(path).map_err(failed)?;
    let read = at_rest(
        &mut file,
        |file| {
            let metadata = file.metadata()?;
            Ok((metadata.len(), metadata.modified().ok()))
        },
        |file| {
            let mut bytes = Vec::new();
            file.rewind()?;
            file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
            Ok(bytes)
        },
    );
    let Some(bytes) = read.map_err(failed)? else {
        return Err(Skipped::new(path, "file_changing", "it is being written to".to_owned()));
    };
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(Skipped::new(path, "file_too_large", format!("more than {} MiB", MAX_FILE_BYTES >> 20)));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Skipped::new(path, "file_empty", "nothing in it".to_owned()));
    }
    Ok(bytes)
}

/// What `read` makes of a thing that looks the same before and after; nothing where it does not come to rest.
fn at_rest<F, S: PartialEq, T>(
    thing: &mut F,
    look: impl Fn(&F) -> std::io::Result<S>,
    mut read: impl FnMut(&mut F) -> std::io::Result<T>,
) -> std::io::Result<Option<T>> {
    for reading in 0..=READINGS {
        if reading > 0 {
            thread::sleep(REST);
        }
        let before = look(thing)?;
        let what = read(thing)?;
        if look(thing)? == before {
            return Ok(Some(what));
        }
    }
    Ok(None)
}

/// The family and stem that a file's place gives it: its folder's name without spaces, and its own.
pub(super) fn place(path: &Path) -> (String, String) {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    // A relative path may not name the folder it stands in; a file out of an archive is not on the disk.
    let real = path.canonicalize();
    let folder = real.as_deref().unwrap_or(path).parent().and_then(Path::file_name);
    let family = folder.unwrap_or_default().to_string_lossy().chars().filter(|c| !c.is_whitespace()).collect();
    (family, stem)
}

/// Makes a source of a file's bytes. `known` gives the family and stem of a law that the library has under a title.
pub(super) fn source(
    path: &Path,
    bytes: &[u8],
    reader: &dyn Reader,
    known: &dyn Fn(&str) -> Option<(String, String)>,
) -> Result<(Source, Vec<Warning>), Skipped> {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let own_text = matches!(extension.as_str(), "md" | "markdown" | "txt" | "xml" | "");
    let (text, title) = if own_text {
        let text = decode(bytes)
            .ok_or_else(|| Skipped::new(path, "file_not_text", "neither UTF-8 nor CP949 nor UTF-16 text".to_owned()))?;
        (text, None)
    } else {
        let read = reader.read(path, bytes).map_err(|failure| Skipped::new(path, failure.code, failure.message))?;
        (read.text, read.title)
    };
    let (family, stem) = place(path);
    let (mut source, warnings) = if extension == "xml" || (own_text && xml::looks_like(&text)) {
        let (law, warnings) = xml::parse(&text).map_err(|error| not_a_law(path, error))?;
        (placed(law, known), warnings)
    } else if own_text && statute::looks_like(&text) {
        let (law, warnings) = statute::parse(&text, &family, &stem);
        let is_laid_out = statute::is_laid_out(&family, &stem, &law.title, &law.law_kind);
        (if is_laid_out { law } else { placed_by_title(law, known) }, warnings)
    } else if own_text && template::looks_like(&text) {
        (template::parse(&text, &stem), Vec::new())
    } else if plain::looks_like(&text) {
        let (law, warnings) = plain::parse(&text, title.as_deref().unwrap_or(&stem));
        (placed(law, known), warnings)
    } else {
        // Other files are told apart by their whole place, so that two of one name do not replace each other.
        let place = slug(&path.to_string_lossy());
        let name = title.unwrap_or_else(|| stem.clone());
        let kind = if is_guide(&name) || is_guide(&stem) { SourceKind::Guide } else { SourceKind::Document };
        (document::parse(&text, &name, &place, &stem, kind), Vec::new())
    };
    if source.articles.is_empty() {
        return Err(Skipped::new(path, "file_empty", "no text in it".to_owned()));
    }
    source.origin = path.to_string_lossy().into_owned();
    source.sha256 = sha256(bytes);
    Ok((source, warnings))
}

/// A law in the place where the library already has it, so that it is one law however it comes.
fn placed(mut law: Source, known: &dyn Fn(&str) -> Option<(String, String)>) -> Source {
    if let Some((family, stem)) = known(&law.title) {
        (law.family, law.stem) = (family, stem);
        statute::set_ids(&mut law.articles, &law.family, &law.stem);
    }
    law
}

/// A law whose file stands somewhere else than in the archives' layout.
fn placed_by_title(mut law: Source, known: &dyn Fn(&str) -> Option<(String, String)>) -> Source {
    (law.family, law.stem) = statute::place(&law.title, &law.law_kind);
    law.kind = statute::source_kind(&law.law_kind);
    statute::set_ids(&mut law.articles, &law.family, &law.stem);
    placed(law, known)
}

/// Whether a name is that of a guide: what an office works by, not what it once wrote.
fn is_guide(name: &str) -> bool {
    GUIDES.iter().any(|word| name.contains(word))
}

/// Why an XML file is no law: the service's own words where it refused.
fn not_a_law(path: &Path, error: xml::XmlError) -> Skipped {
    match error {
        xml::XmlError::Malformed(reason) => Skipped::new(path, "xml_damaged", reason),
        xml::XmlError::Refused(words) => Skipped::new(path, "service_refused", words),
        xml::XmlError::Unknown => Skipped::new(path, "xml_unknown", error.to_string()),
    }
}

/// Text out of bytes: UTF-8, UTF-16 with its mark, or CP949, which old Korean files are in. Binary data is none.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    let (text, _, broken) = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes),
        None => encoding_rs::UTF_8.decode(bytes),
    };
    let text = if broken {
        let (text, _, broken) = encoding_rs::EUC_KR.decode(bytes);
        if broken {
            return None;
        }
        text
    } else {
        text
    };
    (!text.contains('\0')).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_korean_text_is_read_and_binary_data_is_refused() {
        let (old, _, _) = encoding_rs::EUC_KR.encode("우산 관리 지침");
        assert_eq!(decode(&old).as_deref(), Some("우산 관리 지침"));
        assert_eq!(decode(&[0xff, 0xfe, 0x00, 0xac]).as_deref(), Some("가"));
        assert_eq!(decode(&[0, 159, 146, 150]), None);
    }

    #[test]
    fn a_file_that_is_written_to_while_it_is_read_is_never_read_by_half() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let path = folder.path().join("지침.txt");
        let length = |path: &PathBuf| Ok(fs::metadata(path)?.len());
        // Another program writes during the first so many readings.
        let read_beside = |writings: u32| {
            let mut left = writings;
            fs::write(&path, "첫 줄\n").expect("written");
            at_rest(&mut path.clone(), length, |path| {
                let text = fs::read_to_string(&*path)?;
                if left > 0 {
                    left -= 1;
                    fs::write(&*path, format!("{text}다음 줄\n"))?;
                }
                Ok(text)
            })
        };
        assert_eq!(read_beside(1).expect("read").as_deref(), Some("첫 줄\n다음 줄\n"));
        assert_eq!(read_beside(u32::MAX).expect("read"), None);
        assert!(bytes(&path).is_ok(), "at rest it is read");
    }

    #[test]
    fn a_file_of_two_gigabytes_is_refused_unread() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let path = folder.path().join("큰.txt");
        fs::File::create(&path).and_then(|file| file.set_len(2 << 30)).expect("made");
        assert_eq!(bytes(&path).expect_err("too large").code, "file_too_large");
    }

    #[test]
    fn links_in_a_circle_end_and_a_missing_folder_has_a_code() {
        let folder = tempfile::tempdir().expect("temporary folder");
        fs::write(folder.path().join("하나.md"), "글").expect("written");
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path(), folder.path().join("돌기")).expect("linked");
        let mut skipped = Vec::new();
        let files = list(&[folder.path().to_owned(), folder.path().join("없음")], &mut skipped);
        assert_eq!(files.len(), 1);
        assert_eq!(skipped[0].code, "path_missing");
    }
}
