//! Where a desk and its dictionary stand.

use std::path::{Path, PathBuf};

/// The folder under the user's data folder that holds the desk, and beside it the dictionary of an installed Biseo.
const FOLDER: &str = "biseo";

/// The folders a desk is opened from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The desk's own folder: database, index, templates, exported documents.
    pub desk: PathBuf,
    /// The Korean dictionary; without one the library works on pairs of letters.
    pub dictionary: Option<PathBuf>,
}

/// What whoever starts Biseo knows about the machine.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// The desk that the user named.
    pub desk: Option<&'a Path>,
    /// The dictionary that the user named.
    pub dictionary: Option<&'a Path>,
    /// The running program.
    pub executable: &'a Path,
    /// The user's data folder.
    pub data: &'a Path,
}

impl Places {
    /// The desk that was named, or the user's own. The dictionary that was named, even where it is not there, so that
    /// this is said and not guessed; or the first that is there: beside the program (installed), one folder above it
    /// (a development build), in the user's data folder.
    pub fn find(around: Surroundings<'_>) -> Self {
        let own = around.data.join(FOLDER);
        let beside = around.executable.parent();
        let dictionary = around.dictionary.map(Path::to_owned).or_else(|| {
            [beside, beside.and_then(Path::parent), Some(&own)]
                .into_iter()
                .flatten()
                .map(|folder| folder.join("dictionary"))
                .find(|folder| folder.is_dir())
        });
        Self { desk: around.desk.map_or(own, Path::to_owned), dictionary }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_dictionary_beside_the_program_comes_before_the_one_above_it_and_the_users_own() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let (executable, data) = (root.path().join("target/debug/biseo"), root.path().join("data"));
        let around = Surroundings { desk: None, dictionary: None, executable: &executable, data: &data };
        assert_eq!(Places::find(around), Places { desk: data.join("biseo"), dictionary: None });
        for folder in ["data/biseo", "target", "target/debug"] {
            let dictionary = root.path().join(folder).join("dictionary");
            fs::create_dir_all(&dictionary).expect("makes the folder");
            assert_eq!(Places::find(around).dictionary, Some(dictionary));
        }
        let named = Path::new("nowhere");
        assert_eq!(Places::find(Surroundings { dictionary: Some(named), ..around }).dictionary, Some(named.into()));
        assert_eq!(Places::find(Surroundings { desk: Some(named), ..around }).desk, named);
    }
}
