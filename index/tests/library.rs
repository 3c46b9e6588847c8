//! The library with invented laws: what must hold whatever happens to its files.

use std::fs::{self, File};
use std::ops::ControlFlow;
use std::path::Path;

use biseo_index::{
    AddReport, Change, CompletionKind, Library, Notice, Query, SourceKind, TextReader, Why, citation, template,
};

const ACT: &str = "---\n제목: 우산 대여에 관한 법률\n법령구분: 법률\n시행일자: 2024-07-01\n---\n# 우산 대여에 관한 법률\n\
    ##### 제1조 (목적)\n이 법은 우산을 나누어 쓰는 일을 정한다.\n\
    ##### 제2조 (대여 신청)\n**①** 우산을 빌리려는 사람은 관리자에게 신청하여야 한다.\n**②** 관리자는 사흘 안에 답하여야 한다.\n\
    ##### 제3조\n삭제 <2023.1.1>\n\
    ##### 제4조 (반납)\n빌린 사람은 제2조에 따른 기한까지 우산을 돌려주어야 한다.\n";
const DECREE: &str = "---\n제목: 우산 대여에 관한 법률 시행령\n법령구분: 대통령령\n시행일자: 2024-07-01\n---\n\
    ##### 제1조 (위임)\n법 제4조에 따른 반납 기한은 열흘로 한다.\n";

fn desk() -> tempfile::TempDir {
    let desk = tempfile::tempdir().expect("temporary folder");
    let family = desk.path().join("laws/우산대여에관한법률");
    fs::create_dir_all(&family).expect("made");
    fs::write(family.join("법률.md"), ACT).expect("written");
    fs::write(family.join("시행령.md"), DECREE).expect("written");
    desk
}

fn open(desk: &Path) -> (Library, Vec<Notice>) {
    let (library, mut notices) = Library::open(&desk.join("index"), None).expect("opens");
    notices.extend(library.rebuild().expect("made again"));
    (library, notices)
}

fn add(library: &Library, desk: &Path) -> AddReport {
    library.add(&[desk.join("laws")], &TextReader, &mut |_| ControlFlow::Continue(())).expect("added")
}

/// The act with the list of its one table.
fn with_table() -> String {
    ACT.replace("---\n#", "소관부처: 우산부\n첨부파일:\n- 별표번호: '0001'\n  별표가지번호: '00'\n  별표구분: 별표\n  제목: 우산 대여료(제2조 관련)\n---\n#")
}

fn ids(library: &Library, text: &str) -> Vec<String> {
    let query = Query { text: text.to_owned(), limit: 10, ..Query::default() };
    library.search(&query).expect("searched").into_iter().map(|hit| hit.id).collect()
}

const SECOND: &str = "우산대여에관한법률/법률#제2조";
const FOURTH: &str = "우산대여에관한법률/법률#제4조";

#[test]
fn without_a_dictionary_articles_are_found_by_words_and_by_address() {
    let desk = desk();
    let (library, notices) = open(desk.path());
    assert_eq!(notices, [Notice::NoDictionary]);
    assert_eq!(add(&library, desk.path()).articles, 4);

    assert_eq!(ids(&library, "우산 돌려주기 반납")[0], FOURTH);
    for address in ["우산대여법 2조 2항", "「우산 대여에 관한 법률」 제2조", "우산대여에관한법률 제2조", SECOND]
    {
        assert_eq!(ids(&library, address)[0], SECOND, "{address}");
    }
    assert_eq!(ids(&library, "제2조"), [SECOND], "an article of no law is looked up in all of them");
    assert_eq!(ids(&library, "우상대여법")[0], "우산대여에관한법률/법률#제1조", "one letter of the name is wrong");
    assert_eq!(ids(&library, "ㅇㅅ ㄷㅇㅇ"), ids(&library, "ㅇㅅㄷㅇㅇ"));
    let query = Query { text: "우산대여법 2조 2항".to_owned(), limit: 1, ..Query::default() };
    let hit = &library.search(&query).expect("searched")[0];
    assert_eq!((hit.paragraph.as_deref(), hit.why[0]), (Some("2"), Why::Address));
    for (address, named) in [("우산대여법 2조", (None, None)), ("우산대여법 제2조제2항제3호", (Some("2"), Some("3")))]
    {
        let query = Query { text: address.to_owned(), limit: 1, ..Query::default() };
        let hit = &library.search(&query).expect("searched")[0];
        assert_eq!((hit.paragraph.as_deref(), hit.item.as_deref()), named, "{address}: what was asked for is cited");
    }
    assert_eq!(ids(&library, "삭제"), Vec::<String>::new(), "deleted articles are not found by words");
}

#[test]
fn an_article_is_shown_with_its_neighbours_and_those_who_cite_it() {
    let desk = desk();
    let (library, _) = open(desk.path());
    add(&library, desk.path());
    let view = library.show(FOURTH, None).expect("shown").expect("there");
    assert_eq!(view.previous.map(|article| article.number).as_deref(), Some("제3조"));
    assert_eq!(view.next, None);
    let citing: Vec<String> = view.cited_by.into_iter().map(|article| article.id).collect();
    assert_eq!(citing, ["우산대여에관한법률/시행령#제1조"]);
    assert_eq!(library.show("없는법/법률#제1조", None).expect("looked up"), None);
}

#[test]
fn unchanged_files_stay_and_changed_ones_replace() {
    let desk = desk();
    let (library, _) = open(desk.path());
    add(&library, desk.path());
    let taken_in = library.status().expect("status").sources[0].indexed_at;
    add(&library, desk.path());
    assert_eq!(library.status().expect("status").sources[0].indexed_at, taken_in);

    let file = desk.path().join("laws/우산대여에관한법률/법률.md");
    fs::write(file, ACT.replace("돌려주어야", "갖다 놓아야")).expect("written");
    add(&library, desk.path());
    let view = library.show(FOURTH, None).expect("shown").expect("there");
    assert!(view.text.contains("갖다 놓아야"));
    assert_eq!(library.status().expect("status").sources.len(), 2);
}

#[test]
fn what_was_not_understood_of_a_law_is_said_with_its_file() {
    let desk = desk();
    let odd = desk.path().join("laws/우산대여에관한법률/법률.md");
    let text = ACT
        .replace("시행일자: 2024-07-01", "시행일자: 2024년 칠월")
        .replace("##### 제4조", "##### 벌칙\n\n##### 제4조");
    assert_ne!(text, ACT);
    fs::write(&odd, text).expect("written");
    let (library, _) = open(desk.path());
    let report = add(&library, desk.path());
    assert_eq!((report.files, report.skipped.len()), (2, 0));
    let said: Vec<(&str, &str)> = report.odd.iter().map(|odd| (odd.code.as_str(), odd.message.as_str())).collect();
    assert_eq!(said, [("odd_date", "2024년 칠월"), ("odd_article_heading", "벌칙")]);
    assert!(report.odd.iter().all(|odd| odd.path == desk.path().join("laws/우산대여에관한법률/법률.md")));
}

#[test]
fn what_cannot_be_read_is_skipped_with_a_code_and_the_rest_goes_on() {
    let desk = desk();
    let laws = desk.path().join("laws");
    fs::write(laws.join("빈.md"), " \n").expect("written");
    fs::write(laws.join("그림.md"), [0_u8, 159, 146, 150]).expect("written");
    fs::write(laws.join("표.xyz"), "?").expect("written");
    let (library, _) = open(desk.path());
    let report =
        library.add(&[laws, desk.path().join("없음")], &TextReader, &mut |_| ControlFlow::Continue(())).expect("added");
    let mut codes: Vec<&str> = report.skipped.iter().map(|skipped| skipped.code.as_str()).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["file_empty", "file_not_text", "format_unknown", "path_missing"]);
    assert_eq!(report.files, 2);
}

#[test]
fn stopping_keeps_what_was_told_as_done() {
    let desk = desk();
    let (library, _) = open(desk.path());
    let report = library.add(&[desk.path().join("laws")], &TextReader, &mut |_| ControlFlow::Break(())).expect("added");
    assert!(report.stopped);
    assert_eq!((report.files, library.status().expect("status").sources.len()), (1, 1));
}

#[test]
fn a_damaged_index_is_made_again_without_the_original_files() {
    for damage in ["cut", "garbage", "no meta", "bit"] {
        let desk = desk();
        let (library, _) = open(desk.path());
        add(&library, desk.path());
        drop(library);
        fs::remove_dir_all(desk.path().join("laws")).expect("removed");
        break_index(&desk.path().join("index/index"), damage);

        let (library, notices) = open(desk.path());
        let rebuilt =
            notices.iter().any(|notice| matches!(notice, Notice::Rebuilt { sources: 2, lost, .. } if lost.is_empty()));
        assert!(rebuilt, "{damage}: {notices:?}");
        assert_eq!(ids(&library, "우산 반납")[0], FOURTH, "{damage}");
        drop(library);
        assert_eq!(open(desk.path()).1, [Notice::NoDictionary], "{damage}: the second time all is well");
    }
}

fn break_index(folder: &Path, damage: &str) {
    let largest = fs::read_dir(folder)
        .expect("listed")
        .map(|entry| entry.expect("entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "store"))
        .max_by_key(|path| fs::metadata(path).map_or(0, |metadata| metadata.len()))
        .expect("a segment");
    match damage {
        "cut" => File::options().write(true).open(largest).and_then(|file| file.set_len(10)).expect("cut"),
        "garbage" => fs::write(folder.join("meta.json"), "{").expect("written"),
        "no meta" => fs::remove_file(folder.join("meta.json")).expect("removed"),
        _ => {
            let mut bytes = fs::read(&largest).expect("read");
            bytes[20] ^= 0xff;
            fs::write(largest, bytes).expect("written");
        }
    }
}

#[test]
fn an_index_of_an_older_format_serves_until_it_is_made_again_and_while_it_is() {
    let desk = desk();
    add(&open(desk.path()).0, desk.path());
    let meta = desk.path().join("index/index/meta.json");
    let now = fs::read_to_string(&meta).expect("read");
    let older = now.replace(r#"\"format\":4"#, r#"\"format\":3"#);
    assert_ne!(now, older, "the format stands in the commit");
    fs::write(&meta, older).expect("written");

    let (library, _) = Library::open(&desk.path().join("index"), None).expect("opens");
    assert_eq!(library.stale(), Some("old_format"));
    assert_eq!(ids(&library, "우산 돌려주기 반납")[0], FOURTH, "the old one serves");
    std::thread::scope(|scope| {
        let rebuilding = scope.spawn(|| library.rebuild().expect("made again"));
        while !rebuilding.is_finished() {
            let query = Query { text: "반납".to_owned(), limit: 1, ..Query::default() };
            let meanwhile = library.search(&query).expect("searched meanwhile");
            assert_eq!(meanwhile.len(), 1, "something is found at every moment");
        }
    });
    assert_eq!(library.stale(), None);
    assert_eq!(ids(&library, "우산 돌려주기 반납")[0], FOURTH);
    assert_eq!(Library::open(&desk.path().join("index"), None).expect("opens").0.stale(), None);
}

#[test]
fn a_dictionary_that_cannot_be_used_is_said_and_the_library_serves_without_it() {
    let desk = desk();
    let dictionary = desk.path().join("dictionary");
    fs::create_dir(&dictionary).expect("made");
    fs::write(dictionary.join("metadata.json"), "{}").expect("written");
    let (library, said) = Library::open(&desk.path().join("index"), Some(&dictionary)).expect("opens");
    assert_eq!(said, []);
    assert!(matches!(library.dictionary_notice(), Some(Notice::BadDictionary(_))));
    add(&library, desk.path());
    assert_eq!(ids(&library, "우산 돌려주기 반납")[0], FOURTH);
    let (again, _) = Library::open(&desk.path().join("index"), Some(&dictionary)).expect("opens");
    assert_eq!(again.stale(), None, "it is not made again at every start for a dictionary that cannot be read");
}

#[test]
fn a_second_writer_is_told_that_the_library_is_locked() {
    let desk = desk();
    let (library, _) = open(desk.path());
    let lock = File::options().create(true).append(true).open(desk.path().join("index/lock")).expect("opened");
    lock.lock().expect("locked");
    let error =
        library.add(&[desk.path().join("laws")], &TextReader, &mut |_| ControlFlow::Continue(())).expect_err("locked");
    assert_eq!(error.code(), "library_locked");
    drop(lock);
    assert_eq!(add(&library, desk.path()).files, 2);
}

/// The act as it was before: another day, and another period.
fn older() -> String {
    ACT.replace("2024-07-01", "2020-01-01").replace("사흘", "이레").replace("##### 제4조 (반납)", "##### 제5조 (반납)")
}

#[test]
fn another_version_counts_only_on_its_days() {
    let desk = desk();
    let (library, _) = open(desk.path());
    add(&library, desk.path());
    // The older text comes from another place, as an older archive would bring it.
    let before = desk.path().join("옛법/우산대여에관한법률");
    fs::create_dir_all(&before).expect("made");
    fs::write(before.join("법률.md"), older()).expect("written");
    let paths = [desk.path().join("옛법")];
    let report = library.add(&paths, &TextReader, &mut |_| ControlFlow::Continue(())).expect("added");
    assert_eq!((report.added, report.changed), (0, 1));
    let again = library.add(&paths, &TextReader, &mut |_| ControlFlow::Continue(())).expect("added");
    assert_eq!((again.added, again.changed), (0, 0));

    let on = |as_of| {
        let query = Query { text: "우산대여법 제2조".to_owned(), limit: 1, as_of, ..Query::default() };
        library.search(&query).expect("searched").first().map(|hit| hit.id.clone())
    };
    let day = jiff::civil::date;
    assert_eq!(on(None).as_deref(), Some(SECOND));
    assert_eq!(on(Some(day(2021, 1, 1))), Some(format!("{SECOND}@20200101")));
    assert_eq!(on(Some(day(2019, 1, 1))), None);
    // Before the newer one is in force, today is the day of the older.
    let query =
        |today| Query { text: "우산대여법 제2조".to_owned(), limit: 5, today: Some(today), ..Query::default() };
    let ids =
        |today| library.search(&query(today)).expect("searched").into_iter().map(|hit| hit.id).collect::<Vec<_>>();
    assert_eq!(ids(day(2023, 1, 1))[0], format!("{SECOND}@20200101"));
    assert!(ids(day(2023, 1, 1)).iter().all(|id| id.ends_with("@20200101") || id.contains("시행령")));
    assert_eq!(ids(day(2019, 1, 1))[0], format!("{SECOND}@20200101"), "of a law not in force yet, its first version");

    let shown = library.show(SECOND, Some(day(2021, 1, 1))).expect("shown").expect("there");
    assert!(shown.text.contains("이레") && shown.versions.len() == 2);
    assert_eq!(library.show(FOURTH, Some(day(2021, 1, 1))).expect("shown"), None, "there was no such article then");

    let status = |text: &str, as_of| {
        let query = Query { text: text.to_owned(), as_of, ..Query::default() };
        library.cited(&query).expect("held").into_iter().map(|citation| citation.status).collect::<Vec<_>>()
    };
    use citation::Status;
    assert_eq!(status("우산대여법 5조", Some(day(2021, 1, 1))), [Some(Status::Valid)], "as it was then");
    assert_eq!(status("우산대여법 5조", None), [Some(Status::NoSuchArticle)]);
    assert_eq!(status("우산대여법 제2조", Some(day(2019, 1, 1))), [Some(Status::NotInForce)]);
    assert_eq!(status("장화대여법 3조 1항", None), [Some(Status::NoSuchLaw)], "a law that nobody knows");
    assert_eq!(status("우산 3조 원", None), [], "no law, no address");
    let query = Query { text: "우산대여법".to_owned(), as_of: Some(day(2021, 1, 1)), ..Query::default() };
    let outline = library.outline(&query).expect("the law");
    let numbers: Vec<&str> = outline.articles.iter().map(|article| article.number.as_str()).collect();
    assert_eq!(numbers, ["제1조", "제2조", "제5조"]);

    let compared = library.compare(SECOND, &format!("{SECOND}@20200101")).expect("compared").expect("both there");
    let changes: Vec<_> = compared.articles.iter().map(|article| (article.number.as_str(), article.change)).collect();
    assert_eq!(changes, [("제2조", Change::Changed), ("제4조", Change::Added), ("제5조", Change::Deleted)]);
    assert_eq!((compared.same, compared.old), (1 + 1, Some(day(2020, 1, 1))));
    let new = compared.articles[0].new.as_ref().expect("there now");
    assert_eq!(new.marks.iter().map(|range| &new.text[range.clone()]).collect::<Vec<_>>(), ["사흘"]);
}

#[test]
fn a_newer_version_takes_the_place_and_the_older_one_stays() {
    let desk = desk();
    let (library, _) = open(desk.path());
    add(&library, desk.path());
    let file = desk.path().join("laws/우산대여에관한법률/법률.md");
    fs::write(file, ACT.replace("2024-07-01", "2026-01-01").replace("사흘", "닷새")).expect("written");
    add(&library, desk.path());
    let text = |id: &str| library.show(id, None).expect("shown").map(|view| view.text).unwrap_or_default();
    assert!(text(SECOND).contains("닷새"));
    assert!(text(&format!("{SECOND}@20240701")).contains("사흘"));
    assert_eq!(ids(&library, "우산 대여 신청").iter().filter(|id| id.starts_with(SECOND)).count(), 1);
    let cited_by = library.show(FOURTH, None).expect("shown").expect("there").cited_by;
    assert_eq!(cited_by.len(), 1, "only what is in force cites");
}

#[test]
fn laws_come_out_of_archives_and_what_changed_since_is_said() {
    let desk = desk();
    let (library, _) = open(desk.path());
    let archive = desk.path().join("법령-2026-01.zip");
    let zip = |files: &[(&str, &str)]| {
        let mut zip = zip::ZipWriter::new(File::create(&archive).expect("created"));
        for (name, text) in files {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("started");
            std::io::Write::write_all(&mut zip, text.as_bytes()).expect("written");
        }
        zip.finish().expect("written");
    };
    let add =
        || library.add(std::slice::from_ref(&archive), &TextReader, &mut |_| ControlFlow::Continue(())).expect("added");
    zip(&[("kr/우산대여에관한법률/법률.md", ACT), ("kr/우산대여에관한법률/시행령.md", DECREE)]);
    let first = add();
    assert_eq!((first.files, first.added, first.changed, first.gone.len()), (2, 2, 0, 0));
    assert_eq!(ids(&library, "우산대여법 2조")[0], SECOND);
    zip(&[
        ("kr/우산대여에관한법률/법률.md", &ACT.replace("사흘", "이틀")),
        ("지침/관리 지침.txt", "우산 관리 지침\n1. 말린다.\n"),
    ]);
    let second = add();
    assert_eq!((second.files, second.added, second.changed), (2, 1, 1));
    assert_eq!(second.gone, [archive.join("kr/우산대여에관한법률/시행령.md")]);
    let status = library.status().expect("status");
    assert_eq!(
        (status.sources.len(), status.imports.len()),
        (3, 1),
        "what is gone from the archive stays in the library"
    );
    assert_eq!(status.imports[0].sha256.as_ref().map(String::len), Some(64));
}

#[test]
fn a_law_is_the_same_law_in_whichever_form_it_comes() {
    let desk = desk();
    let (library, _) = open(desk.path());
    add(&library, desk.path());
    let printed = "우산 대여에 관한 법률\n[시행 2026. 1. 1.] [법률 제20000호, 2025. 12. 1., 일부개정]\n제1조(목적) 이 법은 우산을 나누어 쓰는 일을 정한다.\n\
        제2조(대여 신청) ① 우산을 빌리려는 사람은 관리자에게 신청하여야 한다.\n② 관리자는 하루 안에 답하여야 한다.\n";
    fs::write(desk.path().join("내려받은 법.txt"), printed).expect("written");
    let paths = [desk.path().join("내려받은 법.txt")];
    library.add(&paths, &TextReader, &mut |_| ControlFlow::Continue(())).expect("added");
    assert!(library.show(SECOND, None).expect("shown").expect("there").text.contains("하루"));
    assert_eq!(library.show(SECOND, None).expect("shown").expect("there").versions.len(), 2);
}

#[test]
fn phrases_filters_and_annexes_narrow_what_is_found() {
    let desk = desk();
    fs::write(desk.path().join("laws/우산대여에관한법률/법률.md"), with_table()).expect("written");
    fs::write(desk.path().join("laws/우산 관리 지침.txt"), "우산을 빌리려는 사람은 장부에 적는다.\n").expect("written");
    let (library, _) = open(desk.path());
    add(&library, desk.path());
    assert_eq!(ids(&library, "\"우산을 나누어\""), ["우산대여에관한법률/법률#제1조"]);
    let query = Query {
        text: "우산 빌리려는 사람 관리자 신청 \"사흘 안에\"".to_owned(), limit: 1, ..Query::default()
    };
    let hit = &library.search(&query).expect("searched")[0];
    assert_eq!(hit.paragraph.as_deref(), Some("2"), "the paragraph that has the phrase is the one to be cited");
    assert_eq!(ids(&library, "종류:지침 우산").len(), 1);
    assert!(ids(&library, "부처:우산부 우산").iter().all(|id| id.starts_with("우산대여에관한법률/법률")));
    assert_eq!(ids(&library, "dntks eodu"), ids(&library, "우산 대여"), "typed with the keyboard in Latin letters");
    assert_eq!(ids(&library, "우산 대여료 별표")[0], "우산대여에관한법률/법률#별표 1");
    assert!(ids(&library, "우산 대여료").iter().all(|id| !id.contains("별표")));
    assert_eq!(ids(&library, "우산대여법 별표")[0], "우산대여에관한법률/법률#별표 1");
    assert_eq!(ids(&library, "ㅇㅅㄷㅇㅂ 2조")[0], SECOND, "initials with a number");
    for typed in ["우산대여법 2", "우상대여법 2조", "우산대여볍 2조"] {
        assert_eq!(ids(&library, typed)[0], SECOND, "{typed}");
    }
    assert!(ids(&library, "우산").contains(&SECOND.to_owned()));
    assert!(!ids(&library, "우산 -사흘").contains(&SECOND.to_owned()));
}

#[test]
fn templates_are_found_by_what_someone_wants_to_do_and_kinds_can_be_chosen() {
    let desk = desk();
    let (library, _) = open(desk.path());
    add(&library, desk.path());
    let form = "---\nname: 우산 구입 요청\nkind: request\nabout: 우산을 사 달라고 할 때\nwords: [우산, 구입]\n---\n제목  {subject}\n";
    library.add_sources(vec![template::parse(form, "umbrella")]).expect("added");
    library.add_sources(vec![template::parse(form, "umbrella")]).expect("added again");
    let query =
        Query { text: "우산 구입".to_owned(), limit: 5, kinds: vec![SourceKind::Template], ..Query::default() };
    let found: Vec<String> = library.search(&query).expect("searched").into_iter().map(|hit| hit.id).collect();
    assert_eq!(found, ["서식/umbrella"]);
    let completed = library.complete("우산 구", 5).expect("completed");
    assert_eq!((completed[0].kind, completed[0].text.as_str()), (CompletionKind::Template, "우산 구입 요청"));
}

#[test]
fn two_documents_of_one_title_keep_apart_also_when_taken_in_again() {
    let desk = desk();
    for name in ["가.md", "나.md"] {
        fs::write(desk.path().join("laws").join(name), format!("# 회의 결과\n{name}에 적은 장화 이야기\n"))
            .expect("written");
    }
    let (library, _) = open(desk.path());
    for _ in 0..2 {
        add(&library, desk.path());
        let mut found = ids(&library, "장화 이야기");
        found.sort();
        assert_eq!(found, ["회의-결과#회의-결과", "회의-결과~2#회의-결과"]);
        fs::write(desk.path().join("laws/나.md"), "# 회의 결과\n장화 이야기를 고쳐 적음\n").expect("written");
    }
}

#[test]
fn a_law_alone_is_its_articles_in_their_order() {
    let desk = desk();
    let (library, _) = open(desk.path());
    add(&library, desk.path());
    let numbers = |text: &str| {
        let query = Query { text: text.to_owned(), limit: 10, ..Query::default() };
        library.search(&query).expect("searched").into_iter().map(|hit| hit.article).collect::<Vec<_>>()
    };
    assert_eq!(numbers("우산대여법"), ["제1조", "제2조", "제4조"], "without the one that was deleted");
    assert_eq!(numbers("우산대여법 시행령"), ["제1조"]);
}

#[test]
fn what_is_taken_out_is_gone_also_when_the_index_is_made_again_and_can_come_back() {
    let desk = desk();
    let (library, _) = open(desk.path());
    add(&library, desk.path());
    let removed = library.remove(|source| source.title.ends_with("시행령")).expect("taken out");
    assert_eq!(
        removed.iter().map(|source| source.title.as_str()).collect::<Vec<_>>(),
        ["우산 대여에 관한 법률 시행령"]
    );
    let decree = "우산대여에관한법률/시행령#제1조";
    let status = library.status().expect("status");
    assert_eq!((status.sources.len(), status.imports.len()), (1, 1), "the folder has the act left");
    assert!(!ids(&library, "열흘 기한").contains(&decree.to_owned()));
    assert_eq!(library.show(decree, None).expect("shown"), None);
    drop(library);
    break_index(&desk.path().join("index/index"), "no meta");
    let (library, _) = open(desk.path());
    assert_eq!(library.show(decree, None).expect("shown"), None, "not made again");

    assert_eq!(add(&library, desk.path()).added, 1, "its file is still there");
    assert!(library.show(decree, None).expect("shown").is_some());
    assert_eq!(library.remove(|_| true).expect("taken out").len(), 2);
    let status = library.status().expect("status");
    assert_eq!((status.sources.len(), status.imports.len()), (0, 0), "a folder that has nothing left is forgotten");
}

#[test]
fn a_document_that_was_moved_stands_once() {
    let desk = desk();
    let written = |name: &str| desk.path().join("laws").join(name);
    fs::write(written("장화.txt"), "장화를 말리는 순서\n1. 물을 뺀다.\n").expect("written");
    let (library, _) = open(desk.path());
    add(&library, desk.path());
    fs::rename(written("장화.txt"), written("장화 2026.txt")).expect("moved");
    assert_eq!(add(&library, desk.path()).gone, [] as [std::path::PathBuf; 0], "it is there under another name");
    let status = library.status().expect("status");
    let of_it: Vec<&str> =
        status.sources.iter().filter(|source| source.origin.contains("장화")).map(|source| &*source.origin).collect();
    assert_eq!(of_it, [written("장화 2026.txt").display().to_string()]);
    // A copy is a document of its own as long as the other is there.
    fs::copy(written("장화 2026.txt"), written("장화 사본.txt")).expect("copied");
    add(&library, desk.path());
    let status = library.status().expect("status");
    assert_eq!(status.sources.iter().filter(|source| source.origin.contains("장화")).count(), 2);
}

#[test]
fn rules_of_one_title_in_one_archive_are_both_kept() {
    let desk = desk();
    let (library, _) = open(desk.path());
    let archive = desk.path().join("지침.zip");
    let mut zip = zip::ZipWriter::new(File::create(&archive).expect("created"));
    for (name, days) in [("가/지침.txt", "이레"), ("나/지침.txt", "이틀")] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("started");
        let text = format!(
            "관용차량 운영지침\n\n제1조(목적) 이 지침은 차량을 나누어 쓰는 일을 정한다.\n제2조(신청) 차량은 {days} 전까지 신청한다.\n제3조(반납) 쓴 차는 그날 돌려준다.\n"
        );
        std::io::Write::write_all(&mut zip, text.as_bytes()).expect("written");
    }
    zip.finish().expect("written");
    library.add(&[archive], &TextReader, &mut |_| ControlFlow::Continue(())).expect("added");
    let rules = library.status().expect("status").sources;
    assert_eq!(rules.iter().filter(|source| source.title == "관용차량 운영지침").count(), 2);
}

#[test]
fn rules_of_one_title_from_two_files_are_both_kept() {
    let desk = desk();
    let (library, _) = open(desk.path());
    let rule = |folder: &str, days: &str| {
        let folder = desk.path().join(folder);
        fs::create_dir_all(&folder).expect("made");
        let text = format!(
            "관용차량 운영지침\n\n제1조(목적) 이 지침은 차량을 나누어 쓰는 일을 정한다.\n제2조(신청) 차량은 {days} 전까지 신청한다.\n제3조(반납) 쓴 차는 그날 돌려준다.\n"
        );
        fs::write(folder.join("지침.txt"), text).expect("written");
    };
    let take_in =
        || library.add(&[desk.path().join("부서")], &TextReader, &mut |_| ControlFlow::Continue(())).expect("added");
    let texts = |words: &str| {
        let query = Query { text: words.to_owned(), limit: 5, ..Query::default() };
        let hits = library.search(&query).expect("searched").into_iter();
        hits.filter(|hit| hit.law == "관용차량 운영지침").map(|hit| hit.snippet).collect::<Vec<_>>()
    };
    rule("부서/가", "이레");
    rule("부서/나", "이틀");
    let report = take_in();
    assert_eq!((report.added, report.changed), (2, 0));
    assert!(texts("차량 이레 신청")[0].contains("이레") && texts("차량 이틀 신청")[0].contains("이틀"));
    // Each changes for itself, also after the other is gone.
    rule("부서/나", "사흘");
    let report = take_in();
    assert_eq!((report.added, report.changed), (0, 1));
    assert!(texts("차량 이레 신청")[0].contains("이레") && texts("차량 사흘 신청")[0].contains("사흘"));
    fs::remove_dir_all(desk.path().join("부서/가")).expect("removed");
    rule("부서/나", "나흘");
    take_in();
    let status = library.status().expect("status");
    assert_eq!(status.sources.iter().filter(|source| source.origin.contains("나/지침")).count(), 1);
}

#[test]
fn half_typed_queries_find_what_is_meant() {
    let desk = desk();
    let (library, _) = open(desk.path());
    add(&library, desk.path());
    for typed in ["대여 신청", "대여 신처", "대여 신ㅊ", "대여신청", "우산대여법 바"] {
        let query = Query { text: typed.to_owned(), limit: 3, typing: true, ..Query::default() };
        let hits = library.search(&query).expect("searched");
        let wanted = if typed.ends_with('바') { FOURTH } else { SECOND };
        assert_eq!(hits.first().map(|hit| hit.id.as_str()), Some(wanted), "{typed}");
    }
    let laws =
        |typed: &str| library.complete(typed, 5).expect("completed").into_iter().map(|c| c.text).collect::<Vec<_>>();
    for typed in ["우사", "우산ㄷ", "ㅇㅅㄷㅇ", "우산댕", "우산대여법", "dntkseo"] {
        assert!(laws(typed).contains(&"우산 대여에 관한 법률".to_owned()), "{typed}");
    }
}

#[test]
fn citations_are_held_against_the_library() {
    use citation::Status;
    let desk = desk();
    fs::write(desk.path().join("laws/우산대여에관한법률/법률.md"), with_table()).expect("written");
    let (library, _) = open(desk.path());
    add(&library, desk.path());
    for (text, status) in [
        ("「우산대여에관한법률」 제2조제2항", Status::Valid),
        ("우산대여법 제4조(반납)", Status::Valid),
        ("「우산 대여에 관한 법률」 제4조(벌칙)", Status::WrongTitle),
        ("「우산 대여에 관한 법률」 제9조", Status::NoSuchArticle),
        ("「우산 대여에 관한 법률」 제2조제3항", Status::OutOfRange),
        ("「우산 대여에 관한 법률」 제3조", Status::Deleted),
        ("「장화 대여에 관한 법률」 제1조", Status::NoSuchLaw),
        ("「가온시 우산 대여 조례」 제1조", Status::NotInLibrary),
        ("상법 제1조", Status::NotInLibrary),
        ("헌법 제7조", Status::NotInLibrary),
        ("감염병예방법 제18조", Status::NotInLibrary),
        ("우리 조례 제3조", Status::NotInLibrary),
        ("「우산 대여에 관한 법률」(법률 제19999호) 제9조", Status::NoSuchArticle),
        ("「우산 대여에 관한 법률」 별표 1", Status::Valid),
        ("우산대여법 [별표]", Status::Valid),
        ("우산대여법 별표 2", Status::NoSuchArticle),
        ("우산대여법 별표 1(우산 대여료)", Status::Valid),
        ("우산대여법 별표 1(장화 대여료)", Status::WrongTitle),
        ("우산대여법 시행령 별표 2", Status::NotInLibrary),
        ("우산대여법 부칙 제2조", Status::NotInLibrary),
    ] {
        let found = library.resolve(text).expect("resolved");
        assert_eq!(found.iter().map(|citation| citation.status).collect::<Vec<_>>(), [Some(status)], "{text}");
    }
    let range = library.resolve("「우산 대여에 관한 법률」 제1조부터 제4조까지").expect("resolved");
    assert_eq!(range[0].target_ids.len(), 3, "the deleted article is not a target");
}
