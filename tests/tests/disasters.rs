//! The library when things go wrong around it: a killed program, a full disk, a disk that cannot be written, two
//! programs at once. The real program on a real file system; nothing that was taken in may be lost.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use biseo_tests::process::{built, kill, wait_for};
use serde_json::Value;
use tempfile::TempDir;

/// Laws enough for several commits.
const LAWS: usize = 400;

fn desk() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for number in 0..LAWS {
        let family = folder.path().join(format!("laws/우산{number}관리법"));
        fs::create_dir_all(&family).expect("makes the folder");
        let articles: String = (1..=40)
            .map(|article| {
                format!(
                    "##### 제{article}조 (관리 {article})\n\n시장은 우산 {number}의 {article}번째 일을 관리한다.\n\n"
                )
            })
            .collect();
        let law = format!("---\n제목: 우산 {number} 관리법\n법령구분: 법률\n시행일자: 2025-01-01\n---\n\n{articles}");
        fs::write(family.join("법률.md"), law).expect("writes");
    }
    folder
}

fn cli(desk: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(built("biseo-cli").expect("is built"));
    command.arg("--desk").arg(desk).arg("--json").args(arguments).env("LANG", "ko_KR.UTF-8");
    command
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}

fn add(desk: &Path, laws: &Path) -> Output {
    cli(desk, &["library", "add"]).arg(laws).output().expect("runs")
}

/// How many statutes the desk says it holds.
fn statutes(desk: &Path) -> usize {
    let status = json(&cli(desk, &["library", "status"]).output().expect("runs"));
    let sources = status["sources"].as_array().expect("is a list");
    sources.iter().filter(|source| source["kind"] == "statute").count()
}

#[test]
fn a_program_killed_while_it_takes_laws_in_loses_nothing_and_goes_on_where_it_was() {
    let folder = desk();
    let (desk, laws) = (folder.path().join("desk"), folder.path().join("laws"));
    let mut child = cli(&desk, &["library", "add"]).arg(&laws).stdout(Stdio::null()).spawn().expect("starts");
    // Once the first of the laws are on the disk, the others are not.
    let some_are_in = || {
        let files = fs::read_dir(desk.join("index/index")).into_iter().flatten().flatten();
        let catalogues = files.filter(|file| file.file_name().to_string_lossy().starts_with("catalogue-"));
        Ok(catalogues.flat_map(|file| fs::read_to_string(file.path())).any(|lines| lines.contains("관리법")))
    };
    wait_for("the first laws", some_are_in).expect("come");
    kill("-KILL", &child.id().to_string());
    child.wait().expect("ended");

    let finished = || {
        let status = json(&cli(&desk, &["library", "status"]).output().expect("runs"));
        let imports = status["imports"].as_array().expect("is a list");
        let laws = imports.iter().find(|import| import["path"] == *laws.to_string_lossy());
        laws.expect("it is noted")["finished"].clone()
    };
    assert_eq!(finished(), false, "a window that opens now goes on by itself");
    let before = statutes(&desk);
    let report = json(&add(&desk, &laws));
    assert_eq!((report["files"].as_u64(), statutes(&desk)), (Some(LAWS as u64), LAWS));
    assert!(report["added"].as_u64() <= Some((LAWS - before) as u64), "{before} were in already: {report}");
    assert_eq!(finished(), true);
    let hits = json(&cli(&desk, &["search", "우산 399 관리법 제40조"]).output().expect("runs"));
    assert_eq!(hits["hits"][0]["id"], "우산399관리법/법률#제40조");
}

#[test]
fn two_programs_at_once_do_not_harm_each_other() {
    let folder = desk();
    let (desk, laws) = (folder.path().join("desk"), folder.path().join("laws"));
    let start = || cli(&desk, &["library", "add"]).arg(&laws).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let outputs = [start(), start()].map(|child| child.expect("starts").wait_with_output().expect("ends"));
    let done = outputs.iter().filter(|output| output.status.success()).count();
    assert!(done >= 1, "{}", String::from_utf8_lossy(&outputs[0].stderr));
    for refused in outputs.iter().filter(|output| !output.status.success()) {
        let said = String::from_utf8_lossy(&refused.stderr);
        assert!(said.contains("다른 비서"), "it says why: {said}");
    }
    assert_eq!(statutes(&desk), LAWS);
}

/// A small file system of its own in memory, taken away when it is dropped. Nothing where mounting is not permitted.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn mount(at: &Path, megabytes: u32) -> Option<Self> {
        fs::create_dir_all(at).expect("makes the folder");
        let size = format!("size={megabytes}m");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(at).output();
        let mounted = mounted.is_ok_and(|output| output.status.success());
        if !mounted {
            say("skipped: a file system cannot be mounted here");
        }
        mounted.then(|| Self(at.to_owned()))
    }

    fn remount(&self, options: &str) {
        let status = Command::new("mount").args(["-o", &format!("remount,{options}")]).arg(&self.0).status();
        assert!(status.is_ok_and(|status| status.success()), "{options}");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
fn say(words: &str) {
    println!("{words}");
}

#[test]
fn a_disk_that_fills_up_is_said_and_what_was_in_stays() {
    let folder = desk();
    let Some(disk) = SmallDisk::mount(&folder.path().join("disk"), 4) else { return };
    let (desk, laws) = (disk.0.join("desk"), folder.path().join("laws"));
    let full = add(&desk, &laws);
    assert!(!full.status.success(), "400 laws do not fit: {}", String::from_utf8_lossy(&full.stdout));
    let said = String::from_utf8_lossy(&full.stderr);
    assert!(said.contains("디스크") || said.contains("공간"), "it says why: {said}");

    disk.remount("size=200m");
    let before = statutes(&desk);
    let report = json(&add(&desk, &laws));
    assert_eq!((report["files"].as_u64(), statutes(&desk)), (Some(LAWS as u64), LAWS));
    assert!(before <= LAWS);
}

#[test]
fn a_desk_that_cannot_be_written_can_still_be_searched() {
    let folder = desk();
    let Some(disk) = SmallDisk::mount(&folder.path().join("disk"), 200) else { return };
    let (desk, laws) = (disk.0.join("desk"), folder.path().join("laws/우산7관리법"));
    assert!(add(&desk, &laws).status.success());
    let library = desk.join("index");
    disk.remount("ro");
    let (library, _) = biseo_index::Library::open(&library, None).expect("opens");
    let query = biseo_index::Query { text: "우산 7 관리법 제3조".into(), limit: 1, ..Default::default() };
    assert_eq!(library.search(&query).expect("searches")[0].id, "우산7관리법/법률#제3조");
    let refused = library.add(&[laws], &biseo_index::TextReader, &mut |_| std::ops::ControlFlow::Continue(()));
    assert_eq!(refused.expect_err("cannot be written").code(), "library_unreadable");
}
