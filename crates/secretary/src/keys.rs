//! Keys of model endpoints: in the keyring of the system where there is one, else in a file beside the database that only
//! its owner can read.
//!
//! They are kept out of the database so that a copy of the desk handed to somebody else carries none.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use keyring::Entry;
use serde::Serialize;
use ts_rs::TS;

use crate::fault::Fault;

/// The name under which the system's keyring shows what belongs to this program.
const SERVICE: &str = "Biseo";

/// Where a key is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum KeyPlace {
    /// In the keyring of the system.
    Keyring,
    /// In a file that only its owner can read.
    File,
}

impl KeyPlace {
    /// The place in Korean.
    pub fn words(self) -> &'static str {
        match self {
            Self::Keyring => "열쇠고리",
            Self::File => "나만 읽는 파일",
        }
    }
}

/// Keys by the model's name on this desk.
#[derive(Debug)]
pub struct Keys {
    file: PathBuf,
    keyring: bool,
}

impl Keys {
    /// The keys of the desk in `folder`, in their file.
    pub fn of(folder: &Path) -> Self {
        Self { file: folder.join("model-keys.json"), keyring: false }
    }

    /// From now on keys go into the keyring of the system where it takes them.
    pub fn prefer_keyring(&mut self) {
        self.keyring = true;
    }

    /// The key of a model, where one was entered.
    pub fn get(&self, model: &str) -> Option<String> {
        self.find(model).map(|(key, _)| key)
    }

    /// Where the key of a model is kept.
    pub fn place(&self, model: &str) -> Option<KeyPlace> {
        self.find(model).map(|(_, place)| place)
    }

    fn find(&self, model: &str) -> Option<(String, KeyPlace)> {
        let in_file = self.read().remove(model).map(|key| (key, KeyPlace::File));
        in_file.or_else(|| Some((self.entry(model)?.get_password().ok()?, KeyPlace::Keyring)))
    }

    /// Keeps a model's key; `None` forgets it.
    ///
    /// # Errors
    /// `file_failed` where the keyring does not take it and the file cannot be written.
    pub fn set(&self, model: &str, key: Option<&str>) -> Result<(), Fault> {
        let in_keyring = self.entry(model).is_some_and(|entry| match key {
            Some(key) => entry.set_password(key).is_ok(),
            // Fails where there is none.
            None => entry.delete_credential().is_ok(),
        });
        let mut keys = self.read();
        let changed = match key.filter(|_| !in_keyring) {
            Some(key) => keys.insert(model.into(), key.into()).as_deref() != Some(key),
            None => keys.remove(model).is_some(),
        };
        if !changed {
            return Ok(());
        }
        self.write(&keys).map_err(|error| Fault::file_failed(&self.file, &error))
    }

    /// The place of a model's key in the keyring: two desks of one official may know different models by one name.
    fn entry(&self, model: &str) -> Option<Entry> {
        let desk = self.file.parent().unwrap_or(&self.file).display();
        self.keyring.then(|| Entry::new(SERVICE, &format!("{model} ({desk})")).ok()).flatten()
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
