//! The desk: the library, the store and the agency's profile, opened once and used by every room.
//!
//! There is no lock around it. Its parts lock for themselves, and only for as long as they must.

mod agency;
mod places;
mod shelves;
mod starter;

use std::{fs, path::PathBuf, sync::Arc};

pub use biseo_documents::Profile;
use biseo_index::Library;

pub use self::{
    agency::Agency,
    places::{Places, Surroundings},
};
use crate::{fault::Fault, keys::Keys, store::Store, text::Unit};

/// Everything the rooms work on.
pub struct Desk {
    /// The desk's own folder.
    pub folder: PathBuf,
    /// Regulations, templates, the guide and whatever was added.
    pub library: Library,
    /// Drafts, meetings, settings, models, audit.
    pub store: Store,
    /// Keys of model endpoints.
    pub keys: Keys,
    /// The agency and its habits.
    pub agency: Agency,
    /// What readers of answers count texts in.
    pub unit: Unit,
}

impl Desk {
    /// Opens the desk, making it with the starter files where there is none. What was damaged is set aside, made again
    /// and said among the notices; the drafts are there. What takes long is left to [`Desk::settle`].
    ///
    /// # Errors
    /// Where the folder cannot be made or written, or another process holds the database.
    pub fn open(places: &Places, unit: Unit) -> Result<(Self, Vec<Fault>), Fault> {
        let folder = places.desk.clone();
        fs::create_dir_all(&folder).map_err(|error| Fault::file_failed(&folder, &error))?;
        starter::give(&folder)?;
        let (store, mut notices) = Store::open(&folder)?;
        let (library, said) = Library::open(&folder.join("index"), places.dictionary.as_deref())?;
        notices.extend(said.into_iter().map(Fault::from));
        let (agency, unreadable) = Agency::open(folder.join("profile.toml"))?;
        notices.extend(unreadable);
        if library.stale().is_none() {
            notices.extend(shelves::fill(&library, &folder));
        }
        let keys = Keys::of(&folder);
        Ok((Self { folder, library, store, keys, agency, unit }, notices))
    }

    /// Does what may take minutes and need not be waited for: the dictionary is opened, and an index that is damaged or of
    /// an older Biseo is made again out of the texts that were kept; until then the old one serves, where it can. Gives
    /// what was found and done.
    ///
    /// # Errors
    /// What the library reports: it is held by another process, or its disk is full.
    pub fn settle(&self) -> Result<Vec<Fault>, Fault> {
        let mut notices: Vec<Fault> = self.library.dictionary_notice().into_iter().map(Fault::from).collect();
        if self.library.stale().is_some() {
            notices.extend(self.library.rebuild()?.map(Fault::from));
            notices.extend(shelves::fill(&self.library, &self.folder));
        }
        Ok(notices)
    }

    /// The agency's profile as it stands.
    pub fn profile(&self) -> Arc<Profile> {
        self.agency.profile()
    }

    /// The agency's profile as it stands, or why it cannot be read: what goes out must not go out unsigned.
    ///
    /// # Errors
    /// A `profile_…` code.
    pub fn readable_profile(&self) -> Result<Arc<Profile>, Fault> {
        self.agency.readable()
    }

    /// Where exported documents go.
    pub fn documents(&self) -> PathBuf {
        self.folder.join("documents")
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::search::{self, SearchRequest};

    fn open(folder: &Path) -> (Desk, Vec<&'static str>) {
        let places = Places { desk: folder.to_owned(), dictionary: None };
        let (desk, notices) = Desk::open(&places, Unit::CodePoints).expect("opens");
        (desk, notices.into_iter().map(|notice| notice.code).collect())
    }

    #[test]
    fn a_new_desk_can_be_searched_before_any_law_is_added() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (desk, notices) = open(folder.path());
        assert_eq!(notices, ["dictionary_missing"], "nothing else is wrong with a new desk");
        let request = SearchRequest { query: "법령 넣기".into(), ..SearchRequest::default() };
        let hits = search::run(&desk, &request).expect("searches").hits;
        assert!(hits.iter().any(|hit| hit.law.contains("법령 넣기")), "{hits:?}");
    }

    #[test]
    fn the_agencys_profile_is_read_and_a_broken_one_is_said_and_left() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        drop(open(folder.path()));
        let file = folder.path().join("profile.toml");
        fs::write(&file, "agency = \"가나시\"\n").expect("writes");
        assert_eq!(open(folder.path()).0.profile().agency, "가나시");
        fs::write(&file, "agency = 가나시").expect("writes");
        let (desk, notices) = open(folder.path());
        assert!(notices.contains(&"profile_unreadable"), "{notices:?}");
        assert_eq!(*desk.profile(), Profile::default());
        assert_eq!(fs::read_to_string(&file).expect("is there"), "agency = 가나시");
    }

    #[test]
    fn a_folder_that_cannot_be_used_is_a_fault_with_its_name() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("파일");
        fs::write(&file, "").expect("writes");
        let fault = Desk::open(&Places { desk: file, dictionary: None }, Unit::Utf16).err().expect("refuses");
        assert_eq!(fault.code, "file_failed");
        assert!(fault.details["path"].contains("파일"));
    }
}
