//! How long a document takes to check, to draw and to write, once everything is warm.
#![expect(clippy::print_stdout, reason = "a measurement prints its figures")]

use std::time::Instant;

use anyhow::Result;
use biseo_documents::{Document, Kind, Profile, notation, rules, write};
use biseo_tests::data::percentile;

/// Lines that fill a page of a 기안문 (A4, 12 points, 160 %).
const PAGE: usize = 36;
const ROUNDS: usize = 20;

fn main() -> Result<()> {
    let profile = Profile::default();
    let (long, short) = (document(20 * PAGE), document(2 * PAGE - 16));
    let text = notation::print(&long);
    let check = |text: &str| rules::check(text, Kind::Notice, &profile).len();
    say("check 20 pages", || check(&text));
    say("check and fix 20 pages", || rules::fix(&text, Kind::Notice, &profile));
    let pages = write::Pages::new(&short, &profile)?.count();
    let mut number = 0;
    let mut set = || {
        number += 1;
        let mut changed = short.clone();
        changed.head.title = format!("{number}번째로 고친 제목");
        write::Pages::new(&changed, &profile).expect("it was set before")
    };
    say(&format!("set {pages} pages, one line changed"), &mut set);
    say(&format!("set and draw {pages} pages, one line changed"), || {
        let pages = set();
        (0..pages.count()).map(|page| pages.image(page, 1.5).expect("a page").len()).sum::<usize>()
    });
    say("write HWPX, 20 pages", || write::hwpx(&long, &profile).expect("HWPX"));
    say("write DOCX, 20 pages", || write::docx(&long, &profile).expect("DOCX"));
    let day = jiff::civil::date(2026, 11, 23);
    say("write PDF, 20 pages", || write::pdf(&long, &profile, day).expect("PDF"));
    Ok(())
}

fn say<T>(what: &str, mut work: impl FnMut() -> T) {
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let started = Instant::now();
            work();
            started.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    println!("{what}: p50 {:.1} ms, p95 {:.1} ms", percentile(&mut times, 0.5), percentile(&mut times, 0.95));
}

/// A notice of so many lines, with the things that rules look for in every tenth.
fn document(lines: usize) -> Document {
    let mut text = String::from("수신  가나시장\n(경유)\n제목  공문서 작성 교육 안내\n\n");
    for line in 0..lines / 4 {
        text.push_str(&format!(
            "{}. 다음과 같이 교육을 열고자 하니 널리 알려 주시기 바랍니다.\n  가. 일시: 2026. 12. 10.(목) 14:00∼17:00\n  \
             나. 장소: 대회의실, 금113,560원(금일십일만삼천오백육십원)\n  다. 「민원 처리에 관한 법률」 제2조에 따른 워크샵\n",
            line + 1
        ));
    }
    notation::parse(&text, Kind::Notice).0
}
