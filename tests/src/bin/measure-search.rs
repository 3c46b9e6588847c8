//! `measure-search [--book] [LIBRARY [SET.jsonl…]]`: fills a library with the statutes of the shared data (with `--book`: with the
//! whole law book), runs the query sets (and others of the same form), and prints quality, latency, cost and size, beside SQLite FTS5 on the same
//! articles.
//!
//! MRR within the first 10, ids of `exclude` left out of the ranking. The whole book holds articles that answer as well
//! as those the sets know, so its quality is lower by nature; it is there for the cost.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, error, fs};

use biseo_index::{Library, Query, TextReader};
use biseo_tests::data::{self, percentile};
use biseo_tests::fts5::Peer;
use biseo_tests::process::Usage;
use serde::Deserialize;

type Result<T> = std::result::Result<T, Box<dyn error::Error>>;

/// Query sets of `data/eval/search`, and how many of their queries the peer is asked: it takes a second for some.
const SETS: [(&str, usize); 3] = [("questions", 46), ("lawref", 100), ("lawtitle_nospace", 100)];
/// Hits that are looked at.
const LIMIT: usize = 10;

#[derive(Deserialize)]
struct Case {
    query: String,
    rel: HashMap<String, f64>,
    #[serde(default)]
    exclude: Vec<String>,
}

#[expect(clippy::print_stdout, reason = "a measurement speaks on standard output")]
fn main() -> Result<()> {
    biseo_index::memory::share_arenas();
    let shared = data::shared().ok_or("shared data absent: set BISEO_SHARED")?;
    let (flags, places): (Vec<_>, Vec<_>) = env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let book = flags.iter().any(|flag| flag == "--book");
    let temporary = tempfile::tempdir()?;
    let desk = places.first().map_or_else(|| temporary.path().to_owned(), PathBuf::from);
    let source = shared.join(if book { "data/laws-full.tar.zst" } else { "data/laws/kr" });

    fill(&desk, &source)?;
    sizes(&desk)?;
    println!("opened in {:.0} ms", opening(&desk)?);
    let (library, _) = Library::open(&desk, Some(&data::dictionary()))?;
    library.complete("가", 1)?;
    println!("set                  ours: MRR   S@1   p50 ms  p99 ms | FTS5 trigram: MRR  p50 ms  p99 ms");
    let peer = if book { None } else { Some(Peer::of(&articles(&library)?)?) };
    for (set, asked) in SETS {
        let cases = cases(&shared.join(format!("data/eval/search/{set}.jsonl")))?;
        let ours = measure(&cases, |query, exclude| ask(&library, query, exclude))?;
        print!("{set:20}       {:.3} {:.3} {:7.2} {:7.2}", ours.reciprocal, ours.first, ours.p50, ours.p99);
        match &peer {
            Some(peer) => {
                let theirs =
                    measure(&cases[..asked.min(cases.len())], |query, exclude| peer.search(query, exclude, LIMIT))?;
                println!(" |           {:.3} {:8.2} {:8.2}", theirs.reciprocal, theirs.p50, theirs.p99);
            }
            None => println!(),
        }
    }
    for set in &places[places.len().min(1)..] {
        let ours = measure(&cases(Path::new(set))?, |query, exclude| ask(&library, query, exclude))?;
        println!("{set}       {:.3} {:.3} {:7.2} {:7.2}", ours.reciprocal, ours.first, ours.p50, ours.p99);
    }
    completion(&library, &cases(&shared.join("data/eval/search/lawtitle_nospace.jsonl"))?)?;
    one_change(&library, &shared)
}

/// Best of so many, for all that is timed: other programs run on the machine too.
const TIMES: usize = 3;

/// How long opening takes, in milliseconds. What goes on behind an open library has ended before the next time.
fn opening(desk: &Path) -> Result<f64> {
    let mut best = f64::INFINITY;
    for _ in 0..TIMES {
        let started = Instant::now();
        let (library, _) = Library::open(desk, Some(&data::dictionary()))?;
        best = best.min(started.elapsed().as_secs_f64() * 1000.0);
        library.complete("가", 1)?;
        library.dictionary_notice();
    }
    Ok(best)
}

/// Fills the library, and says what that cost.
#[expect(clippy::print_stdout, reason = "a measurement speaks on standard output")]
fn fill(desk: &Path, source: &Path) -> Result<()> {
    let (library, _) = Library::open(desk, Some(&data::dictionary()))?;
    let before = Usage::now();
    let report = library.add(&[source.to_owned()], &TextReader, &mut |_| ControlFlow::Continue(()))?;
    let after = Usage::now();
    println!(
        "took in {} files, {} articles, {} skipped: {:.1} s, {:.1} CPU-s, at most {} MB of memory",
        report.files,
        report.articles,
        report.skipped.len(),
        report.seconds,
        after.cpu_seconds - before.cpu_seconds,
        after.peak_bytes >> 20
    );
    for skipped in &report.skipped {
        println!("skipped {} ({}): {}", skipped.path.display(), skipped.code, skipped.message);
    }
    Ok(())
}

/// What lies on the disk: the index with and without the stored articles, and the kept texts.
#[expect(clippy::print_stdout, reason = "a measurement speaks on standard output")]
fn sizes(desk: &Path) -> Result<()> {
    let size = |folder: &Path, wanted: &dyn Fn(&Path) -> bool| -> Result<u64> {
        let mut bytes = 0;
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            bytes += if wanted(&path) { path.metadata()?.len() } else { 0 };
        }
        Ok(bytes)
    };
    let is_store = |path: &Path| path.extension().is_some_and(|extension| extension == "store");
    let index = desk.join("index");
    println!(
        "index {} MB, with the stored articles {} MB; kept texts {} MB",
        size(&index, &|path| !is_store(path))? / 1_000_000,
        size(&index, &|_| true)? / 1_000_000,
        size(&desk.join("sources"), &|_| true)? / 1_000_000
    );
    Ok(())
}

fn cases(path: &Path) -> Result<Vec<Case>> {
    Ok(fs::read_to_string(path)?.lines().map(serde_json::from_str).collect::<std::result::Result<_, _>>()?)
}

/// Every article of the library's statutes with what it is called, for the peer.
fn articles(library: &Library) -> Result<Vec<biseo_index::ArticleView>> {
    let mut all = Vec::new();
    for id in library.ids() {
        all.extend(library.show(&id, None)?.filter(|article| !article.deleted && article.number.starts_with('제')));
    }
    Ok(all)
}

fn ask(library: &Library, query: &str, exclude: &[String]) -> Result<Vec<String>> {
    let query = Query { text: query.to_owned(), limit: LIMIT, exclude: exclude.to_vec(), ..Query::default() };
    Ok(library.search(&query)?.into_iter().map(|hit| hit.id).collect())
}

struct Figures {
    reciprocal: f64,
    first: f64,
    p50: f64,
    p99: f64,
}

#[expect(clippy::print_stdout, reason = "a measurement speaks on standard output")]
fn measure(cases: &[Case], mut search: impl FnMut(&str, &[String]) -> Result<Vec<String>>) -> Result<Figures> {
    let show_misses = env::var_os("BISEO_MISSES").is_some();
    let (mut reciprocal, mut first, mut times) = (0.0, 0, Vec::new());
    for case in cases {
        let (mut best, mut ids) = (f64::INFINITY, Vec::new());
        for _ in 0..TIMES {
            let started = Instant::now();
            ids = search(&case.query, &case.exclude)?;
            best = best.min(started.elapsed().as_secs_f64() * 1000.0);
        }
        times.push(best);
        let place = ids.iter().position(|id| case.rel.contains_key(id));
        reciprocal += place.map_or(0.0, |place| 1.0 / (place as f64 + 1.0));
        first += usize::from(place == Some(0));
        if show_misses && place != Some(0) {
            println!(
                "  {place:?} {} | want {:?} | got {:?}",
                case.query,
                case.rel.keys().collect::<Vec<_>>(),
                &ids[..ids.len().min(3)]
            );
        }
    }
    let count = cases.len() as f64;
    Ok(Figures {
        reciprocal: reciprocal / count,
        first: first as f64 / count,
        p50: percentile(&mut times, 0.5),
        p99: percentile(&mut times, 0.99),
    })
}

/// Every stage of typing, key by key, the first consonant alone too.
#[expect(clippy::print_stdout, reason = "a measurement speaks on standard output")]
fn completion(library: &Library, cases: &[Case]) -> Result<()> {
    let mut times = Vec::new();
    let mut complete = |typed: &str| -> Result<()> {
        let started = Instant::now();
        library.complete(typed, 8)?;
        times.push(started.elapsed().as_secs_f64() * 1000.0);
        Ok(())
    };
    for letter in "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ".chars() {
        complete(&letter.to_string())?;
    }
    for case in cases.iter().take(150) {
        for (at, c) in case.query.char_indices().take(20) {
            complete(&format!("{}{}", &case.query[..at], data::initial(c)))?;
            complete(&case.query[..at + c.len_utf8()])?;
        }
    }
    println!(
        "completion: {} keys, p50 {:.2} ms, p99 {:.2} ms",
        times.len(),
        percentile(&mut times, 0.5),
        percentile(&mut times, 0.99)
    );
    Ok(())
}

/// How long one changed file takes from the start of taking it in until it is found.
#[expect(clippy::print_stdout, reason = "a measurement speaks on standard output")]
fn one_change(library: &Library, shared: &Path) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let copy = folder.path().join("민원처리에관한법률");
    fs::create_dir(&copy)?;
    let text = fs::read_to_string(shared.join("data/laws/kr/민원처리에관한법률/법률.md"))?;
    let word = "변경확인용낱말";
    fs::write(copy.join("법률.md"), text.replace("##### 제1조 (목적)\n", &format!("##### 제1조 (목적)\n\n{word}\n")))?;
    let started = Instant::now();
    library.add(&[copy], &TextReader, &mut |_| ControlFlow::Continue(()))?;
    let query = Query { text: word.to_owned(), limit: 1, ..Query::default() };
    let found = library.search(&query)?.first().is_some_and(|hit| hit.id == "민원처리에관한법률/법률#제1조");
    println!("one changed file: found {found} after {:.2} s", started.elapsed().as_secs_f64());
    Ok(())
}
