//! Putting a file in its place so that the old one stays whole until the new one is.

use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, Write},
    path::Path,
};

/// Writes beside the place, makes sure that the disk has it, then takes the place. Whatever fails (a full disk, a folder
/// that may not be written), the old file is as it was and nothing is left beside it.
///
/// # Errors
/// Whatever the file system says, as it says it.
pub fn save(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut beside = OsString::from(".");
    beside.push(name);
    beside.push(format!(".{}.part", std::process::id()));
    let beside = path.with_file_name(beside);
    let written = write_through(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // What failed is what counts; a part that cannot be removed either is named so that it is known for one.
        let _ = fs::remove_file(&beside);
        return written;
    }
    sync_folder(path);
    Ok(())
}

fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes the new name last through a power cut where folders can be synced; elsewhere renaming does it.
fn sync_folder(path: &Path) {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty())
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_new_file_takes_the_place_of_the_old_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("문서.hwpx");
        save(&path, b"old").expect("the first");
        save(&path, b"new").expect("the second");
        assert_eq!(fs::read(&path).expect("the file"), b"new");
        assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1);
    }

    #[test]
    fn a_failure_leaves_nothing_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(save(&folder.path().join("none").join("문서.hwpx"), b"new").is_err());
        let taken = folder.path().join("taken");
        fs::create_dir(&taken).expect("a folder in the way");
        fs::write(taken.join("full"), b"").expect("something in it");
        assert!(save(&taken, b"new").is_err());
        assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_said_and_the_old_file_stays() {
        // /dev/full takes a name and no bytes.
        let error = write_through(Path::new("/dev/full"), b"new").expect_err("a full disk");
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
    }
}
