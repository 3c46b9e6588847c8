//! `eval`: how well this desk does on a folder of cases whose answers are known.
//!
//! The answers are those of the other commands. What they are worth is said by the scorer that lies beside the cases, a
//! Python program, so that each figure has one definition; for search, which has none, it is said here.

use std::{
    collections::HashMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use biseo_secretary::{
    evidence,
    fault::Fault,
    minutes::Paper,
    privacy,
    search::{self, SearchRequest},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value, json};

use super::{draft, minutes};
use crate::{
    args::{self, EvalSet},
    context::{Context, show_progress},
    output::reason,
};

/// Hits that count for the mean reciprocal rank.
const WITHIN: u32 = 10;

/// What came of each file of cases.
#[derive(Serialize)]
struct Scores {
    files: Map<String, Value>,
}

pub(crate) fn run(here: &Context, what: &args::Eval) -> Result<(), Fault> {
    let folder = what.folder.as_path();
    let cases = |name: &str| Cases { folder, sub: PathBuf::from(name), only: "" };
    let files = match what.set {
        EvalSet::Search => cases("").each(|file| search(here, file)),
        EvalSet::Draft => cases("").each(|file| judged(folder, "score.py", file, |case| drafted(here, case))),
        EvalSet::Meeting => meetings(here, folder),
        EvalSet::Citations => cases("citations")
            .each(|file| judged(folder, "score_citations.py", file, |case: Text| verified(here, case.of()))),
        EvalSet::Evidence => cases("evidence")
            .each(|file| judged(folder, "score_evidence.py", file, |case: Drafted| verified(here, case))),
        EvalSet::Support => Cases { folder, sub: PathBuf::new(), only: "support" }
            .each(|file| judged(folder, "score_support.py", file, |case| carried(here, case))),
        EvalSet::Pii => cases("pii").each(|file| {
            judged(folder, "score_pii.py", file, |case: Text| Ok(json!(privacy::answer(&case.text, here.desk.unit))))
        }),
    }?;
    here.output.print(&Scores { files }, |out, scores| {
        scores.files.iter().try_for_each(|(file, report)| match report {
            Value::String(report) => writeln!(out, "{file}\n{report}"),
            report => writeln!(out, "{file}\n{report:#}"),
        })
    })
}

/// The files of cases in a folder.
struct Cases<'a> {
    folder: &'a Path,
    sub: PathBuf,
    /// How the names of the files begin.
    only: &'static str,
}

impl Cases<'_> {
    /// Scores each file; a folder without one was meant otherwise.
    fn each(&self, score: impl Fn(&Path) -> Result<Value, Fault>) -> Result<Map<String, Value>, Fault> {
        let inside = self.folder.join(&self.sub);
        // The folder of one kind of cases may be named itself, its scorer lying above it.
        let place = if inside.is_dir() { inside } else { self.folder.to_owned() };
        let is_one =
            |path: &PathBuf| stem(path).starts_with(self.only) && path.extension().is_some_and(|is| is == "jsonl");
        let files = listed(&place)?.into_iter().filter(is_one);
        scored(self.folder, files.map(|path| Ok((stem(&path), score(&path)?))))
    }
}

fn scored(
    folder: &Path,
    files: impl Iterator<Item = Result<(String, Value), Fault>>,
) -> Result<Map<String, Value>, Fault> {
    let files: Map<String, Value> = files.collect::<Result<_, _>>()?;
    if files.is_empty() { Err(Fault::new("eval_no_cases").with("path", folder.display())) } else { Ok(files) }
}

fn listed(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let entries = fs::read_dir(folder).map_err(|error| Fault::file_failed(folder, &error))?;
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    Ok(paths)
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The lines of a file of cases.
fn lines<Case: DeserializeOwned>(file: &Path) -> Result<Vec<Case>, Fault> {
    let text = fs::read_to_string(file).map_err(|error| Fault::file_failed(file, &error))?;
    let parse = |(number, line): (usize, &str)| {
        serde_json::from_str(line)
            .map_err(|error| Fault::new("batch_line").with("line", number + 1).with("reason", reason(&error)))
    };
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(parse).collect()
}

/// A case: its id beside its own fields.
#[derive(Deserialize)]
struct Case<Given> {
    id: Value,
    #[serde(flatten)]
    given: Given,
}

/// Answers every case of a file and lets the scorer of the folder judge the answers.
fn judged<Given: DeserializeOwned>(
    folder: &Path,
    scorer: &str,
    file: &Path,
    answer: impl Fn(Given) -> Result<Value, Fault>,
) -> Result<Value, Fault> {
    let cases: Vec<Case<Given>> = lines(file)?;
    let answers = tempfile::NamedTempFile::new().map_err(|error| Fault::file_failed(folder, &error))?;
    let of = cases.len();
    for (done, case) in cases.into_iter().enumerate() {
        let mut answer = answer(case.given)?;
        answer["id"] = case.id;
        writeln!(answers.as_file(), "{answer}").map_err(|error| Fault::file_failed(answers.path(), &error))?;
        show_progress(done + 1, of);
    }
    let scorer = [folder.join(scorer), folder.join("..").join(scorer)].into_iter().find(|path| path.is_file());
    let scorer = scorer.ok_or_else(|| Fault::new("eval_no_cases").with("path", folder.display()))?;
    let mut command = Command::new("python3");
    // The scorer of claims takes its two files in order, the others by name.
    let by_name = !scorer.ends_with("score_support.py");
    command.arg(&scorer).args(by_name.then_some("--gold")).arg(file);
    report(command.args(by_name.then_some("--pred")).arg(answers.path()))
}

/// What a scorer says: its JSON where it speaks that, otherwise its words.
fn report(command: &mut Command) -> Result<Value, Fault> {
    let failed = |reason: String| Fault::new("eval_scorer").with("reason", reason);
    let said = command.output().map_err(|error| failed(format!("python3: {error}")))?;
    if !said.status.success() {
        return Err(failed(String::from_utf8_lossy(&said.stderr).trim().to_owned()));
    }
    let words = String::from_utf8_lossy(&said.stdout);
    Ok(serde_json::from_str(&words).unwrap_or_else(|_| Value::from(words.trim())))
}

/// A question with the articles that answer it and those that may not be offered.
#[derive(Deserialize)]
struct Question {
    query: String,
    rel: HashMap<String, f64>,
    #[serde(default)]
    exclude: Vec<String>,
}

/// Mean reciprocal rank and latency over the questions of a file.
fn search(here: &Context, file: &Path) -> Result<Value, Fault> {
    let questions: Vec<Question> = lines(file)?;
    let embedder = here.embedder()?;
    let asking = embedder.as_deref().map(|embedder| here.asking(embedder));
    let (mut reciprocal, mut first, mut times) = (0.0, 0, Vec::new());
    for question in &questions {
        let request = SearchRequest {
            query: question.query.clone(),
            limit: Some(WITHIN),
            exclude: question.exclude.clone(),
            ..SearchRequest::default()
        };
        let started = Instant::now();
        let hits = search::run_with(&here.desk, &request, asking)?.hits;
        times.push(started.elapsed().as_secs_f64() * 1000.0);
        let rank = hits.iter().position(|hit| question.rel.contains_key(&hit.id));
        reciprocal += rank.map_or(0.0, |rank| 1.0 / (rank + 1) as f64);
        first += usize::from(rank == Some(0));
    }
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times.get(((times.len().max(1) - 1) as f64 * share) as usize).copied().unwrap_or_default();
    let of = questions.len().max(1) as f64;
    Ok(json!({
        "queries": questions.len(), "mrr": reciprocal / of, "first": first as f64 / of, "p50_ms": at(0.5), "p99_ms": at(0.99),
    }))
}

/// An instruction. Everything else in its line is what the scorer knows and the writer may not.
#[derive(Deserialize)]
struct Instruction {
    input: String,
}

fn drafted(here: &Context, case: Instruction) -> Result<Value, Fault> {
    let answer = draft::write(here, draft::Request { input: case.input, attachments: Vec::new(), template: None })?;
    Ok(json!(answer))
}

#[derive(Deserialize)]
struct Text {
    text: String,
}

impl Text {
    /// As a draft that rests on nothing.
    fn of(self) -> Drafted {
        Drafted { draft: self.text, request: String::new(), sources: Vec::new(), today: None }
    }
}

/// A draft with what it was written from.
#[derive(Deserialize)]
struct Drafted {
    draft: String,
    request: String,
    sources: Vec<Source>,
    today: Option<Date>,
}

#[derive(Deserialize)]
struct Source {
    id: String,
    text: String,
}

fn verified(here: &Context, case: Drafted) -> Result<Value, Fault> {
    let sources: Vec<_> = case.sources.into_iter().map(|source| (source.id, source.text)).collect();
    let today = case.today.unwrap_or(here.when.today);
    Ok(json!(evidence::verify(&here.desk, &case.draft, &case.request, &sources, today)?))
}

/// A claim and the article that should carry it.
#[derive(Deserialize)]
struct Claim {
    claim: String,
    article: String,
}

fn carried(here: &Context, case: Claim) -> Result<Value, Fault> {
    Ok(json!(evidence::carried(&here.desk, &case.claim, &case.article)?))
}

/// What of a meeting the secretary is given: its transcript, its day and its place.
#[derive(Deserialize)]
struct Meeting {
    id: String,
    transcript: PathBuf,
    date: Option<Date>,
    place: Option<String>,
}

/// Records the meetings of the folder, or of each folder in it, and lets the scorer beside them judge the records.
fn meetings(here: &Context, folder: &Path) -> Result<Map<String, Value>, Fault> {
    let is_gold = |path: &PathBuf| path.to_string_lossy().ends_with(".gold.json");
    let mut sets: Vec<_> = listed(folder)?.into_iter().filter(|path| path.is_dir()).collect();
    sets.push(folder.to_owned());
    let sets = sets.into_iter().filter_map(|set| {
        let golds: Vec<_> = listed(&set).ok()?.into_iter().filter(is_gold).collect();
        (!golds.is_empty()).then_some((set, golds))
    });
    scored(
        folder,
        sets.map(|(set, golds)| {
            let records = tempfile::tempdir().map_err(|error| Fault::file_failed(&set, &error))?;
            for gold in &golds {
                let text = fs::read_to_string(gold).map_err(|error| Fault::file_failed(gold, &error))?;
                let meeting: Meeting = serde_json::from_str(&text)
                    .map_err(|error| Fault::new("file_failed").with("path", gold.display()).with("reason", error))?;
                let request = minutes::Request {
                    path: set.join(meeting.transcript),
                    date: meeting.date,
                    place: meeting.place,
                    notice: None,
                    paper: Paper::default(),
                };
                let record = json!(minutes::record(here, request)?).to_string();
                let file = records.path().join(format!("{}.json", meeting.id));
                fs::write(&file, record).map_err(|error| Fault::file_failed(&file, &error))?;
            }
            let scorer = [set.join("score.py"), set.join("../score.py")].into_iter().find(|path| path.is_file());
            let scorer = scorer.ok_or_else(|| Fault::new("eval_no_cases").with("path", folder.display()))?;
            Ok((stem(&set), report(Command::new("python3").arg(scorer).arg(&set).arg(records.path()))?))
        }),
    )
}
