//! The agency's profile as it stands in its file, whoever changes it: the settings, or the official with an editor.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
    time::SystemTime,
};

use biseo_documents::{DEFAULT_PROFILE, Logo, Profile, ProfileError, write};

use crate::fault::Fault;

/// A profile that follows its file. What was read last holds while the file cannot be read.
#[derive(Debug)]
pub struct Agency {
    file: PathBuf,
    read: RwLock<Reading>,
}

#[derive(Debug, Clone, Default)]
struct Reading {
    profile: Arc<Profile>,
    /// When the file that was read had last been written.
    written: Option<SystemTime>,
    /// When the picture that it names had last been written.
    drawn: Option<SystemTime>,
    /// What keeps the logo off paper.
    logo: Option<Fault>,
}

impl Agency {
    /// Reads the profile; the commented default is written where there is none. A profile that cannot be read is left as
    /// it is and said, and the default holds meanwhile; a logo that cannot be drawn is said, too.
    ///
    /// # Errors
    /// Where the file can be neither read nor made.
    pub(super) fn open(file: PathBuf) -> Result<(Self, Option<Fault>), Fault> {
        match fs::metadata(&file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                write::save(&file, DEFAULT_PROFILE.as_bytes()).map_err(|error| Fault::file_failed(&file, &error))?;
            }
            Err(error) => return Err(Fault::file_failed(&file, &error)),
            Ok(_) => {}
        }
        let agency = Self { file, read: RwLock::default() };
        let unreadable = agency.follow().err();
        let notice = unreadable.or_else(|| agency.logo());
        Ok((agency, notice))
    }

    /// The profile as it stands now.
    pub fn profile(&self) -> Arc<Profile> {
        // A file that has become unreadable was said when the desk was opened or will be when it is saved.
        let _ = self.follow();
        Arc::clone(&self.read.read().unwrap_or_else(PoisonError::into_inner).profile)
    }

    /// Writes the profile into its file, whose comments and order stay. Answers what keeps the logo off paper.
    ///
    /// # Errors
    /// `profile_unreadable` where the file as it stands cannot be read: what is in it would be lost.
    pub fn save(&self, profile: &Profile) -> Result<Option<Fault>, Fault> {
        let text = self.text()?;
        let written = profile.written_into(&text).map_err(|error| unreadable(&error, &text))?;
        write::save(&self.file, written.as_bytes()).map_err(|error| Fault::file_failed(&self.file, &error))?;
        // Taken as it is: a file written twice within a tick of the clock looks as old as it was.
        self.hold(profile.clone());
        Ok(self.logo())
    }

    /// The profile as it stands now, for what must not go out with another's or nobody's signature.
    ///
    /// # Errors
    /// A `profile_…` code where the file as it stands cannot be read.
    pub fn readable(&self) -> Result<Arc<Profile>, Fault> {
        self.follow()?;
        Ok(Arc::clone(&self.read.read().unwrap_or_else(PoisonError::into_inner).profile))
    }

    fn logo(&self) -> Option<Fault> {
        self.read.read().unwrap_or_else(PoisonError::into_inner).logo.clone()
    }

    /// Reads the file and its picture again where either was written since.
    fn follow(&self) -> Result<(), Fault> {
        let written = modified(&self.file);
        let (known, drawn, logo) = {
            let read = self.read.read().unwrap_or_else(PoisonError::into_inner);
            (read.written, read.drawn, read.profile.logo.clone())
        };
        if written.is_some() && written == known && drawn == self.logo_path(&logo).and_then(|path| modified(&path)) {
            return Ok(());
        }
        let text = self.text()?;
        self.hold(Profile::parse(&text).map_err(|error| unreadable(&error, &text))?);
        Ok(())
    }

    /// Holds what stands in the file now.
    fn hold(&self, mut profile: Profile) {
        let written = modified(&self.file);
        let drawn = self.logo_path(&profile.logo).and_then(|path| modified(&path));
        let logo = match self.picture(&profile.logo) {
            Ok(picture) => {
                profile.picture = picture;
                None
            }
            Err(fault) => Some(fault),
        };
        *self.read.write().unwrap_or_else(PoisonError::into_inner) =
            Reading { profile: Arc::new(profile), written, drawn, logo };
    }

    /// Where the picture is that a profile names, where it names one.
    fn logo_path(&self, name: &str) -> Option<PathBuf> {
        let name = name.trim();
        (!name.is_empty()).then(|| self.file.with_file_name(name))
    }

    /// The picture that a profile names, where it names one.
    fn picture(&self, name: &str) -> Result<Option<Logo>, Fault> {
        let Some(path) = self.logo_path(name) else { return Ok(None) };
        let bytes = fs::read(&path).map_err(|_| Fault::new("logo_missing").with("path", path.display()))?;
        let logo = Logo::read(&bytes).ok_or_else(|| Fault::new("logo_unreadable").with("path", path.display()))?;
        Ok(Some(logo))
    }

    fn text(&self) -> Result<String, Fault> {
        fs::read_to_string(&self.file).map_err(|error| Fault::file_failed(&self.file, &error))
    }
}

/// When a file had last been written; nothing where there is none.
fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|found| found.modified()).ok()
}

fn unreadable(error: &ProfileError, text: &str) -> Fault {
    let place = error.range.clone().unwrap_or_default();
    let before = text.get(..place.start).unwrap_or_default();
    let line = before.matches('\n').count();
    let words = text.lines().nth(line).unwrap_or_default().trim();
    Fault::new(error.code()).with("line", line + 1).with("words", words).with("reason", &error.message)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn open() -> (tempfile::TempDir, Agency) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (agency, unreadable) = Agency::open(folder.path().join("profile.toml")).expect("opens");
        assert_eq!(unreadable, None);
        (folder, agency)
    }

    /// Writes the file as an editor would, some time after it was read.
    fn edit(agency: &Agency, text: &str) {
        let before = fs::metadata(&agency.file).and_then(|found| found.modified()).expect("has a time");
        fs::write(&agency.file, text).expect("writes");
        let file = fs::File::options().write(true).open(&agency.file).expect("opens");
        file.set_modified(before + Duration::from_secs(1)).expect("takes a time");
    }

    #[test]
    fn what_is_edited_by_hand_holds_at_once() {
        let (_folder, agency) = open();
        edit(&agency, "agency = \"가나시\"\n");
        assert_eq!(agency.profile().agency, "가나시");
    }

    #[test]
    fn a_logo_is_read_from_beside_the_profile_and_one_that_cannot_be_drawn_is_said() {
        let (folder, agency) = open();
        let named = Profile { logo: "logo.png".into(), ..Profile::default() };
        assert_eq!(agency.save(&named).expect("saves").expect("a notice").code, "logo_missing");
        fs::write(folder.path().join("logo.png"), b"no picture").expect("writes");
        assert_eq!(agency.save(&named).expect("saves").expect("a notice").code, "logo_unreadable");
        assert_eq!(agency.profile().picture, None);
        // The smallest picture there is: one pixel.
        let pixel = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\x0aIDATx\x9cch\x00\x00\x00\x82\x00\x81w\xcdr\xb6\x00\x00\x00\x00IEND\xaeB`\x82";
        fs::write(folder.path().join("logo.png"), pixel).expect("writes");
        assert_eq!(agency.save(&named).expect("saves"), None);
        assert!(agency.profile().picture.is_some());
        // A picture that is put in another's place holds at once, and so does one that comes back.
        fs::remove_file(folder.path().join("logo.png")).expect("removes");
        assert_eq!(agency.profile().picture, None);
        fs::write(folder.path().join("logo.png"), pixel).expect("writes");
        assert!(agency.profile().picture.is_some());
    }

    #[test]
    fn a_file_that_breaks_leaves_the_last_profile_and_is_not_overwritten() {
        let (_folder, agency) = open();
        let profile = Profile { agency: "가나시".into(), ..Profile::default() };
        agency.save(&profile).expect("saves");
        edit(&agency, "agency = 다라군");
        assert_eq!(agency.profile().agency, "가나시");
        let fault = agency.save(&Profile::default()).expect_err("would lose what stands there");
        assert_eq!(fault.code, "profile_unreadable");
        assert_eq!(fs::read_to_string(&agency.file).expect("is there"), "agency = 다라군");
        edit(&agency, "# 우리 기관\nphonne = \"1\"\n");
        let fault = agency.readable().expect_err("is said");
        assert_eq!((fault.code, fault.details["line"].as_str()), ("profile_unknown_name", "2"));
    }

    #[test]
    fn saving_keeps_the_comments_that_explain_the_file() {
        let (_folder, agency) = open();
        let profile = Profile { sender: "가나시장".into(), habits: false, ..Profile::default() };
        agency.save(&profile).expect("saves");
        let text = fs::read_to_string(&agency.file).expect("is there");
        assert!(text.contains("sender = \"가나시장\"") && text.contains("habits = false"), "{text}");
        let comments = |text: &str| text.lines().filter(|line| line.starts_with('#')).count();
        assert_eq!(comments(&text), comments(DEFAULT_PROFILE));
        assert_eq!(*agency.profile(), profile);
    }
}
