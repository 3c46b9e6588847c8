//! What a new desk begins with: templates, a guide to official writing and a sample transcript, as files the official
//! can read, change and throw away.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use include_dir::{Dir, DirEntry, include_dir};

use crate::fault::Fault;

static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/starter");

/// Lists the files that this desk was once given, so that one thrown away does not come back and one that a newer
/// program brings does.
const GIVEN: &str = ".given";

/// Gives the desk every starter file that it was not given before. A file of that name that the official made is left
/// as it is.
pub(super) fn give(desk: &Path) -> Result<(), Fault> {
    let list = desk.join(GIVEN);
    let mut given: BTreeSet<String> =
        fs::read_to_string(&list).unwrap_or_default().lines().map(str::to_owned).collect();
    let before = given.len();
    for (path, contents) in files(&STARTER) {
        let name = path.to_string_lossy().replace('\\', "/");
        if given.insert(name) {
            write_new(&desk.join(&path), contents).map_err(|error| failed(&desk.join(&path), &error))?;
        }
    }
    if given.len() == before {
        return Ok(());
    }
    let lines: Vec<&str> = given.iter().map(String::as_str).collect();
    fs::write(&list, lines.join("\n")).map_err(|error| failed(&list, &error))
}

fn files<'a>(folder: &'a Dir<'a>) -> Vec<(PathBuf, &'a [u8])> {
    folder
        .entries()
        .iter()
        .flat_map(|entry| match entry {
            DirEntry::Dir(folder) => files(folder),
            DirEntry::File(file) => vec![(file.path().to_owned(), file.contents())],
        })
        .collect()
}

fn write_new(path: &Path, contents: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    match fs::OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => io::Write::write_all(&mut file, contents),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

fn failed(path: &Path, error: &io::Error) -> Fault {
    Fault::file_failed(path, error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_official_changed_or_threw_away_stays_so() {
        let desk = tempfile::tempdir().expect("a temporary folder");
        give(desk.path()).expect("gives");
        let mut guide: Vec<_> = fs::read_dir(desk.path().join("guide"))
            .expect("a guide was given")
            .map(|entry| entry.expect("can be listed").path())
            .collect();
        guide.sort();
        fs::write(&guide[0], "우리 과 지침").expect("changes");
        fs::remove_file(&guide[1]).expect("throws away");
        give(desk.path()).expect("gives again");
        assert_eq!(fs::read_to_string(&guide[0]).expect("is there"), "우리 과 지침");
        assert!(!guide[1].exists());
    }

    #[test]
    fn a_starter_file_that_a_newer_program_brings_is_given() {
        let desk = tempfile::tempdir().expect("a temporary folder");
        give(desk.path()).expect("gives");
        let list = desk.path().join(GIVEN);
        let given = fs::read_to_string(&list).expect("is there");
        let (first, rest) = given.split_once('\n').expect("more than one file");
        fs::remove_file(desk.path().join(first)).expect("was given");
        fs::write(&list, rest).expect("writes");
        give(desk.path()).expect("gives again");
        assert!(desk.path().join(first).exists());
    }
}
