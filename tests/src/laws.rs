//! Texts of law to search in: a few invented articles that come with the tests, and the real ones where they are.

use std::{env, path::PathBuf};

use crate::process;

/// Two invented statutes in our own words, laid out as the real ones are.
pub fn invented() -> PathBuf {
    process::root().join("tests/fixtures/laws")
}

/// The real statutes beside the repository, where they are.
///
/// # Panics
/// On a machine that must have them (`CI` is set) and does not.
pub fn real() -> Option<PathBuf> {
    let shared = env::var_os("BISEO_SHARED").map_or_else(|| process::root().join("../shared"), PathBuf::from);
    let laws = shared.join("data/laws");
    if laws.is_dir() {
        return Some(laws);
    }
    assert!(env::var_os("CI").is_none(), "shared data absent: {}", laws.display());
    None
}
