//! What every desk's library holds: its templates and its guide to official writing, as they stand in its folders.

use std::{fs, ops::ControlFlow, path::Path};

use biseo_index::{Library, Source, SourceKind, document};

use crate::{fault::Fault, files::DocumentReader};

/// The family under which the guide stands in the library.
const GUIDE: &str = "지침";

/// Takes the templates and the guide into the library, those that changed since the last time. A library that another
/// process is writing to has them already, or gets them at the next start.
pub(super) fn fill(library: &Library, desk: &Path) -> Option<Fault> {
    let templates = desk.join("templates");
    let filled = library.add_sources(guide(&desk.join("guide"))).and_then(|()| {
        if templates.is_dir() {
            library.add(&[templates], &DocumentReader::default(), &mut |_| ControlFlow::Continue(()))?;
        }
        Ok(())
    });
    filled.err().map(Fault::from).filter(|fault| fault.code != "library_locked")
}

/// The files of the guide. One that cannot be read as text is left out: the guide is the official's own to change.
fn guide(folder: &Path) -> Vec<Source> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let stem = path.file_stem()?.to_str()?.to_owned();
            let text = fs::read_to_string(&path).ok()?;
            let mut source = document::parse(&text, &stem, GUIDE, &stem, SourceKind::Guide);
            source.origin = path.display().to_string();
            Some(source)
        })
        .collect()
}
