//! Where things are on this machine.
//!
//! The secretary knows no path and no environment variable; they are read here, once.

use std::{
    env,
    path::{Path, PathBuf},
};

use biseo_secretary::desk::{Places, Surroundings};

/// The desk: `BISEO_DESK`, or `biseo` in the user's data folder. The dictionary: `BISEO_DICTIONARY`, or where
/// [`Places::find`] finds one.
pub(crate) fn places(data: &Path) -> Places {
    let named = |variable| env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from);
    Places::find(Surroundings {
        desk: named("BISEO_DESK").as_deref(),
        dictionary: named("BISEO_DICTIONARY").as_deref(),
        executable: &env::current_exe().unwrap_or_default(),
        data,
    })
}

/// A path as a person types it: `~/` is the home folder.
pub(crate) fn typed(path: &str) -> PathBuf {
    from_home(path.trim(), env::home_dir().as_deref())
}

fn from_home(path: &str, home: Option<&Path>) -> PathBuf {
    match (path.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_path_may_begin_at_home() {
        let home = Path::new("/srv/kim");
        assert_eq!(from_home("~/법령", Some(home)), home.join("법령"));
        assert_eq!(from_home("/srv/법령", Some(home)), Path::new("/srv/법령"));
        assert_eq!(from_home("~/법령", None), Path::new("~/법령"));
    }
}
