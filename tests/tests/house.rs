//! The invariants of ARCHITECTURE.md that a compiler does not check.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

/// Lines past which a file has more than one subject.
const LINES: usize = 800;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests stand in the workspace").to_owned()
}

/// What each crate of the workspace names in its manifest for its normal build.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&metadata.stdout).expect("cargo answers in JSON");
    let name = |value: &Value| value["name"].as_str().expect("has a name").to_owned();
    let of = |package: &Value| {
        let all = package["dependencies"].as_array().expect("is a list");
        all.iter().filter(|dependency| dependency["kind"].is_null()).map(name).collect()
    };
    metadata["packages"].as_array().expect("is a list").iter().map(|package| (name(package), of(package))).collect()
}

/// The project's own files of these kinds, without what is generated, built or installed.
fn files(folder: &Path, extensions: &[&str], found: &mut Vec<PathBuf>) {
    const LEFT_OUT: [&str; 6] = ["target", "node_modules", "dist", "bindings", "gen", "out"];
    for entry in fs::read_dir(folder).expect("can be listed") {
        let path = entry.expect("can be listed").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            if !name.starts_with('.') && !LEFT_OUT.contains(&name.as_ref()) {
                files(&path, extensions, found);
            }
        } else if extensions.iter().any(|extension| path.extension().is_some_and(|own| own == *extension)) {
            found.push(path);
        }
    }
}

fn sources(folder: &str, extensions: &[&str]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    files(&root().join(folder), extensions, &mut found);
    assert!(!found.is_empty(), "{folder} has sources");
    found.into_iter().map(|path| (path.clone(), fs::read_to_string(path).expect("is text"))).collect()
}

/// A source without its tests, which stand at its end.
fn without_tests(source: &str) -> &str {
    source.split("#[cfg(test)]").next().unwrap_or_default()
}

#[test]
fn rooms_know_only_the_rooms_below_them() {
    let ours: BTreeMap<_, BTreeSet<_>> = dependencies()
        .into_iter()
        .map(|(name, all)| (name, all.into_iter().filter(|name| name.starts_with("biseo")).collect()))
        .collect();
    let expected = [
        ("biseo-index", vec![]),
        ("biseo-prompts", vec![]),
        ("biseo-documents", vec![]),
        ("biseo-secretary", vec!["biseo-documents", "biseo-index", "biseo-prompts"]),
        ("biseo-models", vec!["biseo-secretary"]),
        ("biseo-cli", vec!["biseo-models", "biseo-secretary"]),
        ("biseo", vec!["biseo-models", "biseo-secretary"]),
    ];
    for (name, may) in expected {
        let knows: Vec<_> = ours[name].iter().map(String::as_str).collect();
        assert!(knows.iter().all(|known| may.contains(known)), "{name} knows {knows:?}, it may know {may:?}");
    }
}

#[test]
fn each_heavy_library_has_one_owner() {
    let all = dependencies();
    for (library, owner) in [
        ("tantivy", "biseo-index"),
        ("lindera", "biseo-index"),
        ("hwpforge", "biseo-documents"),
        ("unhwp", "biseo-documents"),
        ("rusqlite", "biseo-secretary"),
        ("llm-chain", "biseo-models"),
        ("tokio", "biseo-models"),
        ("reqwest", "biseo-models"),
        ("tauri", "biseo"),
    ] {
        let owners: Vec<_> = all
            .iter()
            .filter(|(name, dependencies)| *name != "biseo-tests" && dependencies.contains(library))
            .map(|(name, _)| name.as_str())
            .collect();
        assert_eq!(owners, [owner], "{library}");
    }
}

#[test]
fn the_database_is_named_in_the_store_only() {
    for (path, source) in sources("crates/secretary/src", &["rs"]) {
        let inside = path.components().any(|part| part.as_os_str() == "store") || path.ends_with("tests.rs");
        assert!(inside || !source.contains("rusqlite"), "{} names rusqlite", path.display());
    }
}

#[test]
fn the_secretary_has_no_clock_no_environment_and_no_network() {
    const FORBIDDEN: [&str; 9] = [
        "tauri::",
        "tokio::",
        "reqwest",
        "llm_chain",
        "Timestamp::now",
        "Zoned::now",
        "SystemTime::now",
        "env::var",
        "TcpStream",
    ];
    for (path, source) in sources("crates/secretary/src", &["rs"]) {
        for name in FORBIDDEN {
            assert!(!without_tests(&source).contains(name), "{} names {name}", path.display());
        }
    }
}

#[test]
fn the_page_talks_to_the_shell_in_one_file() {
    let importers: Vec<_> = sources("ui/src", &["ts", "svelte"])
        .into_iter()
        .filter(|(_, source)| source.contains("from '@tauri-apps/"))
        .map(|(path, _)| path)
        .collect();
    assert!(importers.len() == 1 && importers[0].ends_with("ipc/index.ts"), "{importers:?}");
}

#[test]
fn no_file_has_grown_past_one_subject() {
    let mut all = Vec::new();
    files(&root(), &["rs", "ts", "svelte"], &mut all);
    for path in all {
        let lines = fs::read_to_string(&path).expect("is text").lines().count();
        assert!(lines <= LINES, "{} has {lines} lines", path.display());
    }
}
