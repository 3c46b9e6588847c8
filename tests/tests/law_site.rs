//! Fetching laws, against a server that answers as the national site is documented to.

use std::ops::ControlFlow;
use std::path::Path;

use biseo_models::NationalSite;
use biseo_secretary::{
    desk::{Desk, Places},
    fault::Fault,
    fetch::{self, FetchReport, FetchRequest, LawSiteRow, Service},
    model::Cancel,
    search::{self, SearchRequest},
    store::Settings,
    text::Unit,
};
use biseo_tests::{
    law_site::{DRYING, LENDING, address, answers, law, list, listed, site},
    server::{Script, Server, Then, Turn},
};
use jiff::civil::date;

/// A key that must be seen nowhere but in what is asked of the site.
const KEY: &str = "oc-umbrella-7";

fn desk(folder: &Path, server: &Server) -> Desk {
    let places = Places { desk: folder.to_owned(), dictionary: None };
    let (desk, _) = Desk::open(&places, Unit::CodePoints).expect("opens");
    let law_site = LawSiteRow { address: address(server), ..LawSiteRow::default() };
    desk.store.save_settings(&Settings { law_site, ..Settings::default() }).expect("saved");
    desk.keys.set(fetch::KEY, Some(KEY)).expect("kept");
    desk
}

fn fetched(desk: &Desk, query: Option<&str>) -> Result<FetchReport, Fault> {
    let request = FetchRequest { query: query.map(str::to_owned), services: vec![Service::Law] };
    let site = NationalSite::of_desk(desk)?;
    fetch::fetch(desk, &site, &request, &Cancel::default(), &mut |_| ControlFlow::Continue(()))
}

fn paths(server: &Server) -> Vec<String> {
    server.requests().into_iter().map(|request| request.path).collect()
}

#[test]
fn laws_are_fetched_once_and_only_those_in_force() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(site());
    let desk = desk(folder.path(), &server);
    let report = fetched(&desk, Some("우산")).expect("fetched");
    assert_eq!((report.listed, report.here), (2, 0));
    assert_eq!(report.fetched, [LENDING, DRYING]);
    let asked = paths(&server);
    assert_eq!(asked.len(), 3, "{asked:?}");
    assert!(asked.iter().all(|path| path.contains(&format!("OC={KEY}")) && path.contains("type=XML")), "{asked:?}");
    assert!(asked[0].contains("query=%EC%9A%B0%EC%82%B0"), "{asked:?}");

    let request = SearchRequest { query: "우산대여법 1조".into(), ..SearchRequest::default() };
    let hit = search::run(&desk, &request).expect("searched").hits.remove(0);
    assert_eq!(hit.id, "우산대여에관한법률/법률#제1조");
    let view = desk.library.show(&hit.id, None).expect("shown").expect("there");
    assert!(view.origin.contains("MST=900001") && !view.origin.contains(KEY), "{}", view.origin);

    let again = fetched(&desk, Some("우산")).expect("fetched");
    assert_eq!((again.here, again.fetched.len()), (2, 0));
    assert_eq!(paths(&server).len(), 4, "only the list is asked for again");
}

#[test]
fn newer_versions_of_what_is_here_are_fetched_and_the_older_ones_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(site());
    let first = desk(folder.path(), &server);
    fetched(&first, Some("우산 대여")).expect("fetched");
    drop((first, server));

    let laws = [
        listed(900_002, LENDING, "20260102", "20270101", "현행"),
        listed(900_004, "장화 대여에 관한 법률", "20260102", "20270101", "현행"),
    ];
    let newer = law(LENDING, "20260102", "20270101", "우산은 사흘 안에 돌려준다.");
    let script = Script::always(Turn::status(404)).when("lawSearch.do", answers(list(2, &laws)));
    let server = Server::start(script.when("MST=900002", answers(newer)));
    let desk = desk(folder.path(), &server);
    let report = fetched(&desk, None).expect("fetched");
    assert_eq!(report.fetched, [LENDING], "a law that is not here is not fetched unasked");
    let text = |day| {
        let view = desk.library.show("우산대여에관한법률/법률#제1조", Some(day)).expect("shown");
        view.expect("in force").text
    };
    assert!(text(date(2026, 6, 1)).contains("이레"));
    assert!(text(date(2027, 6, 1)).contains("사흘"));
}

#[test]
fn a_long_list_is_read_to_its_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = |from: u32, to: u32| {
        let laws: Vec<_> =
            (from..to).map(|n| listed(n, &format!("제{n}호 우산 법률"), "20240102", "20240701", "시행예정")).collect();
        answers(list(150, &laws))
    };
    let script = Script::always(Turn::status(404)).when("page=1&", page(0, 100)).when("page=2&", page(100, 150));
    let server = Server::start(script);
    let desk = desk(folder.path(), &server);
    assert_eq!(fetched(&desk, Some("우산")).expect("fetched").listed, 0);
    assert_eq!(paths(&server).len(), 2);
}

#[test]
fn what_came_before_the_connection_broke_stays_and_the_rest_comes_the_next_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let broken = Script::always(Turn::status(404))
        .when("MST=900003", Turn::raw("<법령><기본정보>", Then::Break))
        .when(
            "lawSearch.do",
            answers(list(
                2,
                &[
                    listed(900_001, LENDING, "20240102", "20240701", "현행"),
                    listed(900_003, DRYING, "20230102", "20230701", "현행"),
                ],
            )),
        )
        .when("MST=900001", answers(law(LENDING, "20240102", "20240701", "우산은 이레 안에 돌려준다.")));
    let server = Server::start(broken);
    let first = desk(folder.path(), &server);
    let fault = fetched(&first, Some("우산")).expect_err("breaks");
    assert_eq!(fault.code, "law_site_unreachable");
    assert!(!format!("{fault:?}").contains(KEY));
    drop((first, server));

    let server = Server::start(site());
    let desk = desk(folder.path(), &server);
    let report = fetched(&desk, Some("우산")).expect("fetched");
    assert_eq!((report.here, report.fetched), (1, vec![DRYING.to_owned()]));
}

#[test]
fn every_refusal_has_its_reason() {
    let refused = "<Response><result>사용자 정보 검증에 실패하였습니다.</result><msg>IP주소 및 도메인주소를 등록해 주세요.</msg></Response>";
    let endless = "가".repeat(30 << 20);
    for (turn, code) in [
        (answers(refused), "law_site_refused"),
        (Turn::status(401), "law_site_refused"),
        (answers("<html><body>서비스 점검 중입니다</body></html>"), "law_site_odd"),
        (answers("점검 중"), "law_site_odd"),
        (
            answers("<!DOCTYPE LawSearch [<!ENTITY a \"우\">]><LawSearch><totalCnt>1</totalCnt></LawSearch>"),
            "law_site_odd",
        ),
        (answers(endless), "law_site_unreachable"),
        (Turn::status_with(429, "Retry-After", "3600"), "law_site_busy"),
        (Turn::status(500), "law_site_unreachable"),
        (Turn::status_with(302, "Location", "http://127.0.0.1:1/"), "law_site_unreachable"),
        (Turn::HangUp, "law_site_unreachable"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let server = Server::start(Script::always(turn));
        let desk = desk(folder.path(), &server);
        assert_eq!(fetched(&desk, Some("우산")).expect_err("refused").code, code);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(site());
    let desk = desk(folder.path(), &server);
    desk.keys.set(fetch::KEY, None).expect("forgotten");
    assert_eq!(fetched(&desk, Some("우산")).expect_err("no key").code, "law_site_key");
    assert!(server.requests().is_empty(), "without a key nothing is asked");
}

#[test]
fn an_answer_that_is_no_law_is_said_and_the_others_are_taken_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let odd = "<Response><result>일치하는 법령이 없습니다.</result></Response>";
    let script = Script::always(Turn::status(404))
        .when("MST=900001", answers(odd))
        .when("MST=900003", answers(law(DRYING, "20230102", "20230701", "우산은 그늘에서 말린다.")))
        .when(
            "lawSearch.do",
            answers(list(
                2,
                &[
                    listed(900_001, LENDING, "20240102", "20240701", "현행"),
                    listed(900_003, DRYING, "20230102", "20230701", "현행"),
                ],
            )),
        );
    let server = Server::start(script);
    let desk = desk(folder.path(), &server);
    let report = fetched(&desk, Some("우산")).expect("fetched");
    assert_eq!((report.fetched.as_slice(), report.skipped.len()), (&[DRYING.to_owned()][..], 1));
    assert!(report.skipped[0].message.contains("일치하는 법령이 없습니다"), "{:?}", report.skipped);
}

#[test]
fn stopping_is_heard_and_keeps_what_came() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(site());
    let desk = desk(folder.path(), &server);
    let request = FetchRequest { query: Some("우산".into()), services: vec![Service::Law] };
    let site = NationalSite::of_desk(&desk).expect("a key");
    let stopped = fetch::fetch(&desk, &site, &request, &Cancel::default(), &mut |progress| {
        if progress.done == 1 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(stopped.expect_err("stopped").code, "model_stopped");
    assert_eq!(fetched(&desk, Some("우산")).expect("fetched").here, 1);
}
