//! The library on 640 real statutes: what a civil servant would notice if it broke.

use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use biseo_index::{Library, Query, TextReader};
use biseo_tests::data::{dictionary, percentile, shared};

#[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
fn skipped() {
    println!("skipped: shared data absent");
}

/// Opens a library with the statutes in it, or says why not.
fn statutes(folder: &Path) -> Option<Library> {
    let Some(shared) = shared() else {
        assert!(std::env::var_os("CI").is_none(), "the shared data must be there in CI");
        skipped();
        return None;
    };
    let (library, _) = Library::open(folder, Some(&dictionary())).expect("opens");
    let laws = shared.join("data/laws/kr");
    let report = library.add(&[laws], &TextReader, &mut |_| ControlFlow::Continue(())).expect("added");
    // 24,308 articles and one preamble.
    assert_eq!((report.files, report.skipped.len(), report.articles), (640, 0, 24_309));
    Some(library)
}

fn first(library: &Library, text: &str) -> String {
    let query = Query { text: text.to_owned(), limit: 5, ..Query::default() };
    library.search(&query).expect("searched").first().map(|hit| hit.id.clone()).unwrap_or_default()
}

#[test]
fn the_law_book_is_found_shown_completed_and_taken_in_again_in_no_time() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let Some(library) = statutes(folder.path()) else { return };

    let notice = "민원처리에관한법률/법률#제27조";
    for address in ["민원처리법 27조 1항", "「민원 처리에 관한 법률」 제27조", "민원처리에관한법률 제27조", notice]
    {
        assert_eq!(first(&library, address), notice, "{address}");
    }
    assert_eq!(first(&library, "민원처리법 시행령 제12조"), "민원처리에관한법률/시행령#제12조");

    let shown = library.show(notice, None).expect("shown").expect("there");
    assert_eq!(shown.previous.map(|article| article.number).as_deref(), Some("제26조"));
    assert!(shown.cited_by.iter().any(|citing| citing.id.starts_with("민원처리에관한법률/시행령#")));

    for typed in ["민원 처", "민원처링", "ㅁㅇㅊㄹ", "민원처리법"] {
        let completed = library.complete(typed, 8).expect("completed");
        assert!(completed.iter().any(|item| item.text == "민원 처리에 관한 법률"), "{typed}: {completed:?}");
    }

    let mut times = Vec::new();
    for text in ["민원 결과를 알리는 방법", "육아휴직", "입찰 참가자격 제한", "정보공개 청구", "개인정보 제3자 제공"]
    {
        for end in text.char_indices().map(|(at, c)| at + c.len_utf8()) {
            let started = Instant::now();
            first(&library, &text[..end]);
            times.push(started.elapsed().as_secs_f64() * 1000.0);
        }
    }
    // The target is 20 ms on a quiet machine; a loaded one gets some grace.
    assert!(percentile(&mut times, 0.99) < 60.0);

    let shared = shared().expect("still there");
    let again = library.add(&[shared.join("data/laws/kr")], &TextReader, &mut |_| ControlFlow::Continue(()));
    assert!(again.expect("added again").seconds < 5.0, "unchanged files are not read again");
}
