//! Keys of model endpoints, in one file beside the database that only its owner can read.
//!
//! They are kept out of the database so that a copy of the desk handed to somebody else carries none.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use crate::fault::Fault;

/// Keys by the model's name on this desk.
#[derive(Debug)]
pub struct Keys {
    file: PathBuf,
}

impl Keys {
    /// The keys of the desk in `folder`.
    pub fn of(folder: &Path) -> Self {
        Self { file: folder.join("model-keys.json") }
    }

    /// The key of a model, where one was entered.
    pub fn get(&self, model: &str) -> Option<String> {
        self.read().remove(model)
    }

    /// Keeps a model's key; `None` forgets it.
    ///
    /// # Errors
    /// `file_failed` where the file cannot be written.
    pub fn set(&self, model: &str, key: Option<&str>) -> Result<(), Fault> {
        let mut keys = self.read();
        match key {
            Some(key) => keys.insert(model.into(), key.into()),
            None => keys.remove(model),
        };
        self.write(&keys).map_err(|error| Fault::file_failed(&self.file, &error))
    }

    fn read(&self) -> BTreeMap<String, String> {
        fs::read(&self.file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    fn write(&self, keys: &BTreeMap<String, String>) -> io::Result<()> {
        let beside = self.file.with_extension("new");
        let mut file = owner_only(&beside)?;
        serde_json::to_writer(&mut file, keys)?;
        file.sync_all()?;
        fs::rename(&beside, &self.file)
    }
}

#[cfg(unix)]
fn owner_only(path: &Path) -> io::Result<fs::File> {
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
    let file = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    file.set_permissions(fs::Permissions::from_mode(0o600))?;
    Ok(file)
}

/// On Windows the user's own data folder is already closed to other users.
#[cfg(not(unix))]
fn owner_only(path: &Path) -> io::Result<fs::File> {
    fs::File::create(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_kept_until_it_is_forgotten() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let keys = Keys::of(folder.path());
        assert_eq!(keys.get("기관"), None);
        keys.set("기관", Some("sk-비밀")).expect("writes");
        assert_eq!(keys.get("기관").as_deref(), Some("sk-비밀"));
        keys.set("기관", None).expect("writes");
        assert_eq!(keys.get("기관"), None);
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_the_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a temporary folder");
        Keys::of(folder.path()).set("기관", Some("sk")).expect("writes");
        let mode = fs::metadata(folder.path().join("model-keys.json")).expect("is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
