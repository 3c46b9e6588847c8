//! Searching by meaning, against a server that gives vectors over the OpenAI-compatible protocol.

use std::{fs, ops::ControlFlow, path::Path, sync::Arc, time::Instant};

use biseo_models::{Endpoint, connect_embedder};
use biseo_secretary::{
    class::DataClass,
    desk::{Desk, Places},
    library,
    meaning::{self, Asking, Embedder, MeaningProgress, MeaningRow},
    model::Cancel,
    search::{self, SearchAnswer, SearchRequest, SourceKind},
    text::Unit,
};
use biseo_tests::server::{Script, Server};
use jiff::Timestamp;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;
/// A citizen's number, which no model may see.
const PHONE: &str = "010-2345-6789";

/// Three documents. One answers the question without one of its words.
fn desk(folder: &Path) -> Desk {
    let papers = folder.join("papers");
    fs::create_dir_all(&papers).expect("made");
    for (name, text) in [
        ("세탁", "# 의류 세척 안내\n근무복은 주 1회 세척을 맡길 수 있다.\n".to_owned()),
        ("주차", format!("# 주차 구역 안내\n방문 차량은 뒤편에 세운다. 민원인 김하늘({PHONE})이 건의하였다.\n")),
        ("식당", "# 구내식당 안내\n점심은 열두 시에 시작한다.\n".to_owned()),
    ] {
        fs::write(papers.join(format!("{name}.md")), text).expect("written");
    }
    let places = Places { desk: folder.join("desk"), dictionary: None };
    let (desk, _) = Desk::open(&places, Unit::CodePoints).expect("opens");
    let language = biseo_secretary::fault::Language::Ko;
    library::add(&desk, &[papers], language, &mut |_| ControlFlow::Continue(())).expect("added");
    desk
}

fn script() -> Script {
    Script::says("").means("세척", [1.0, 0.0, 0.1]).means("빨래", [0.9, 0.1, 0.1]).means("주차", [0.0, 1.0, 0.0])
}

fn embedder(address: &str) -> Arc<dyn Embedder> {
    connect_embedder(&Endpoint::new("임베딩", address, "multilingual-e5-small")).expect("connects")
}

fn asking(embedder: &dyn Embedder) -> Asking<'_> {
    Asking { embedder, class: DataClass::S, now: NOW }
}

fn documents() -> MeaningRow {
    MeaningRow { kinds: vec![SourceKind::Document], ..MeaningRow::default() }
}

fn asked(desk: &Desk, embedder: &dyn Embedder, query: &str) -> SearchAnswer {
    let request = SearchRequest { query: query.into(), ..SearchRequest::default() };
    search::run_with(desk, &request, Some(asking(embedder))).expect("searched")
}

#[test]
fn what_means_the_same_is_found_without_a_word_in_common() {
    let folder = tempfile::tempdir().expect("a folder");
    let desk = desk(folder.path());
    let server = Server::start(script());
    let embedder = embedder(&server.base_url());
    let by_words = search::run(&desk, &SearchRequest { query: "빨래".into(), ..SearchRequest::default() });
    assert!(by_words.expect("searched").hits.is_empty());

    let read = meaning::read(&desk, &documents(), asking(&*embedder), &Cancel::default(), &mut |_| {}).expect("read");
    assert_eq!((read.progress, read.now, read.stopped), (MeaningProgress { read: 3, of: 3 }, 3, false));
    let answer = asked(&desk, &*embedder, "빨래");
    assert!(answer.by_meaning);
    assert_eq!(answer.hits[0].law, "의류 세척 안내");
    assert!(answer.hits[0].why.contains(&biseo_index::Why::Meaning));

    let again = meaning::read(&desk, &documents(), asking(&*embedder), &Cancel::default(), &mut |_| {}).expect("read");
    assert_eq!(again.now, 0, "nothing is read twice");
    drop(desk);
    let places = Places { desk: folder.path().join("desk"), dictionary: None };
    let (desk, _) = Desk::open(&places, Unit::CodePoints).expect("opens");
    assert_eq!(asked(&desk, &*embedder, "빨래").hits[0].law, "의류 세척 안내", "what was read is kept");
}

#[test]
fn what_leaves_is_masked_told_in_the_log_and_said_as_the_model_wants_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let desk = desk(folder.path());
    let server = Server::start(script());
    let embedder = embedder(&server.base_url());
    meaning::read(&desk, &documents(), asking(&*embedder), &Cancel::default(), &mut |_| {}).expect("read");
    asked(&desk, &*embedder, &format!("주차 건의 {PHONE}"));
    let sent: Vec<String> = server.requests().into_iter().map(|request| request.body).collect();
    assert_eq!(sent.len(), 4, "a request for each source, and one for the question");
    assert!(sent.iter().all(|body| !body.contains(PHONE) && !body.contains("김하늘")), "{sent:?}");
    assert!(sent[..3].iter().all(|body| body.contains("passage: ")) && sent[3].contains("query: "), "{sent:?}");
    let (rows, broken) = desk.store.audit().expect("reads");
    let outcomes: Vec<&str> = rows.iter().filter_map(|row| row.entry["outcome"].as_str()).collect();
    assert_eq!((outcomes, broken), (["sent", "answered"].repeat(4), None));
}

#[test]
fn secret_work_sends_nothing_and_searches_by_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let desk = desk(folder.path());
    let server = Server::start(script());
    let embedder = embedder(&server.base_url());
    // Said for this work alone: the desk itself is of the class that may ask.
    let secret = Asking { class: DataClass::C, ..asking(&*embedder) };
    let fault = meaning::read(&desk, &documents(), secret, &Cancel::default(), &mut |_| {});
    assert_eq!(fault.expect_err("refused").code, "class_forbids");
    let request = SearchRequest { query: "구내식당 점심".into(), ..SearchRequest::default() };
    let answer = search::run_with(&desk, &request, Some(secret)).expect("searched");
    assert_eq!((answer.by_meaning, answer.hits[0].law.as_str()), (false, "구내식당 안내"));
    assert!(server.requests().is_empty());
}

#[test]
fn a_model_that_is_away_or_talks_nonsense_costs_no_hit_and_keeps_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let desk = desk(folder.path());
    let away = embedder("http://127.0.0.1:9/v1");
    let answer = asked(&desk, &*away, "구내식당 점심");
    assert_eq!((answer.by_meaning, answer.hits[0].law.as_str()), (false, "구내식당 안내"));
    let started = Instant::now();
    (0..20).for_each(|_| drop(asked(&desk, &*away, "구내식당 점심")));
    assert!(started.elapsed().as_secs() < 5, "a model that is away is left alone for a while");

    for nonsense in [Script::says(""), Script::says("").means("점심", [0.0, 0.0])] {
        let server = Server::start(nonsense);
        let embedder = embedder(&server.base_url());
        let row = MeaningRow { titles: vec!["구내식당".into()], ..MeaningRow::default() };
        assert!(meaning::read(&desk, &row, asking(&*embedder), &Cancel::default(), &mut |_| {}).is_err());
        assert_eq!(meaning::progress(&desk, &row, embedder.model()).read, 0);
        assert_eq!(asked(&desk, &*embedder, "구내식당 점심").hits[0].law, "구내식당 안내");
    }
}

#[test]
fn a_stop_keeps_what_was_read_and_a_changed_text_is_read_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let desk = desk(folder.path());
    let server = Server::start(script());
    let embedder = embedder(&server.base_url());
    let cancel = Cancel::default();
    let read = meaning::read(&desk, &documents(), asking(&*embedder), &cancel, &mut |_| cancel.cancel()).expect("read");
    assert_eq!((read.progress, read.stopped), (MeaningProgress { read: 1, of: 3 }, true));
    let rest = meaning::read(&desk, &documents(), asking(&*embedder), &Cancel::default(), &mut |_| {}).expect("read");
    assert_eq!((rest.now, rest.progress.read), (2, 3));

    let paper = folder.path().join("papers/식당.md");
    fs::write(&paper, "# 구내식당 안내\n점심은 열한 시 반에 시작한다.\n").expect("written");
    let language = biseo_secretary::fault::Language::Ko;
    library::add(&desk, &[folder.path().join("papers")], language, &mut |_| ControlFlow::Continue(())).expect("added");
    let progress = meaning::progress(&desk, &documents(), embedder.model());
    assert_eq!(progress, MeaningProgress { read: 2, of: 3 });
}
