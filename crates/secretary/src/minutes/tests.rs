use std::ops::ControlFlow;

use super::*;

fn record(transcript: String, date: Date) -> Minutes {
    let request = MinutesRequest { transcript, date: Some(date), ..MinutesRequest::default() };
    write(&request, None, date, &Cancel::default(), &mut |_| ControlFlow::Continue(())).expect("a transcript")
}

/// Decisions, actions, votes and what was put off, as `cases.md` writes them.
fn shown(minutes: &Minutes) -> String {
    let or = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
    let number = |value: Option<u32>| or(value.map(|n| n.to_string()));
    let decisions = minutes.decisions.iter().map(|item| format!("결정 {:?} {}", item.utterances, item.text));
    let actions = minutes.actions.iter().map(|item| {
        let (owner, due) = (or(item.owner.clone()), or(item.due.map(|due| due.to_string())));
        format!("할 일 {:?} {} | {owner} | {due}", item.utterances, item.task)
    });
    let votes = minutes.votes.iter().map(|vote| {
        let counts = [vote.in_favour, vote.against, vote.abstain].map(number).join("/");
        format!("표결 [{counts} {}] {}", or(vote.result.clone()), vote.agenda)
    });
    let postponed = minutes.postponed.iter().map(|item| format!("보류 {:?} {}", item.utterances, item.text));
    decisions.chain(actions).chain(votes).chain(postponed).collect::<Vec<_>>().join("\n")
}

#[test]
fn records_of_invented_meetings_hold_what_was_said() {
    let mut seen = 0;
    let mut wrong = Vec::new();
    for case in include_str!("cases.md").split("\n## ").skip(1) {
        let (name, body) = case.split_once('\n').expect("a case has a body");
        let date = name[..10].parse().expect("a case begins with its day");
        let mut blocks = body.split("```").skip(1).step_by(2).map(|block| block.split_once('\n').expect("a fence").1);
        let (transcript, expected) = (blocks.next().expect("transcript"), blocks.next().expect("record"));
        let found = shown(&record(transcript.to_owned(), date));
        if found != expected.trim_end() {
            wrong.push(format!("## {name}\nfound:\n{found}\nexpected:\n{expected}"));
        }
        seen += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen >= 7, "the file of cases was read");
}

#[test]
fn what_the_chair_calls_things_and_who_spoke_against_them_is_in_the_record() {
    let case = include_str!("cases.md").split("\n## ").find(|case| case.contains("표결의 말과 반대 의견"));
    let transcript = case.and_then(|case| case.split("```").nth(1)).expect("a transcript").to_owned();
    let minutes = record(transcript.trim_start_matches("text\n").to_owned(), jiff::civil::date(2026, 9, 15));
    assert_eq!(minutes.title.as_deref(), Some("제2회 청사건립기금 심의위원회"));
    let agenda: Vec<_> = minutes.agenda.iter().map(|item| (item.title.as_str(), item.utterances)).collect();
    assert_eq!(agenda, [("기금 운용 계획", [4, 11]), ("부지 매입 대상", [12, 16])]);
    let against: Vec<_> = minutes.key_points.iter().filter(|point| point.dissent).collect();
    assert_eq!(against.iter().map(|point| point.utterances[0]).collect::<Vec<_>>(), [6, 13]);
    for line in
        ["(반대 의견) 저는 반대함, 금리가 오르고 있음", "휴게실 확장 안: 부결", "찬성 2명, 반대 4명, 기권 1명 (부결)"]
    {
        assert!(minutes.text.contains(line), "{line} is missing in\n{}", minutes.text);
    }
}

#[test]
fn every_item_points_at_utterances_that_exist() {
    for case in include_str!("cases.md").split("\n## ").skip(1) {
        let transcript = case.split("```").nth(1).expect("a transcript").to_owned();
        let minutes = record(transcript, jiff::civil::date(2026, 4, 6));
        let last = minutes.utterances.len() as u32;
        let items = minutes.decisions.iter().map(|item| &item.utterances);
        let items = items.chain(minutes.actions.iter().map(|item| &item.utterances));
        let items = items.chain(minutes.votes.iter().map(|item| &item.utterances));
        for ids in items.chain(minutes.key_points.iter().map(|item| &item.utterances)) {
            assert!(!ids.is_empty() && ids.iter().all(|id| (1..=last).contains(id)), "{ids:?} of {last}");
        }
    }
}

#[test]
fn nothing_to_record_is_a_fault_and_a_single_line_a_record_with_a_warning() {
    let empty = write(&MinutesRequest::default(), None, jiff::civil::date(2026, 4, 6), &Cancel::default(), &mut |_| {
        ControlFlow::Continue(())
    });
    assert_eq!(empty.expect_err("nothing was said").code, "transcript_empty");
    let line = record("회의를 했습니다.".to_owned(), jiff::civil::date(2026, 4, 6));
    assert_eq!(line.warnings[0].kind, WarningKind::OneUtterance);
    assert!(line.decisions.is_empty() && line.actions.is_empty());
}

#[test]
fn a_paste_that_is_no_meeting_is_refused_at_once_with_its_limit() {
    let transcript = "김가람: 배수로를 정비합시다.\n".repeat(1_300_000);
    assert!(transcript.len() > 50_000_000);
    let request = MinutesRequest { transcript, ..MinutesRequest::default() };
    let started = std::time::Instant::now();
    let refused =
        write(&request, None, jiff::civil::date(2026, 4, 6), &Cancel::default(), &mut |_| ControlFlow::Continue(()));
    let words = refused.expect_err("it is too large").words(crate::fault::Language::Ko);
    assert!(words.message.contains("10MB"), "{}", words.message);
    assert!(started.elapsed().as_secs() < 2);
}

#[test]
fn the_notice_gives_what_nobody_spoke() {
    let notice = "제목  빗물받이 점검 회의 개최 알림\n1. 회의를 엽니다.\n  가. 일시: 2026. 3. 4.(수) 14:00\n  나. 장소: 별관 2층 회의실\n";
    let request = MinutesRequest {
        transcript: "김가람: 시작하겠습니다.\n이두리: 네, 3월 6일까지 도면을 제출하겠습니다.\n".to_owned(),
        notice: Some(notice.to_owned()),
        ..MinutesRequest::default()
    };
    let today = jiff::civil::date(2026, 3, 9);
    let minutes =
        write(&request, None, today, &Cancel::default(), &mut |_| ControlFlow::Continue(())).expect("a record");
    assert_eq!(minutes.title.as_deref(), Some("빗물받이 점검 회의"));
    assert_eq!(minutes.place.as_deref(), Some("별관 2층 회의실"));
    assert_eq!(minutes.date, Some(jiff::civil::date(2026, 3, 4)));
    assert!(!minutes.missing_fields.contains(&MissingField::DateAndPlace));
    assert!(minutes.text.starts_with("제목  빗물받이 점검 회의\n"), "{}", minutes.text);
}

#[test]
fn a_reminder_counts_what_is_due_and_tells_no_number_of_a_person() {
    let day = |day| Some(jiff::civil::date(2026, 3, day));
    let task = |task: &str, due, done| Task {
        meeting: 1,
        meeting_name: "점검 회의".to_owned(),
        place: 0,
        task: task.to_owned(),
        owner: None,
        due,
        done,
    };
    let tasks = [
        task("민원인(010-1234-5678)에게 회신", day(4), false),
        task("도면 제출", day(5), false),
        task("마친 일", day(1), true),
        task("먼 일", day(9), false),
        task("기한 없는 일", None, false),
    ];
    let words = reminder(&tasks, jiff::civil::date(2026, 3, 5)).expect("two are due").words(crate::fault::Language::Ko);
    assert!(words.message.contains("2건") && !words.message.contains("010-1234-5678"), "{}", words.message);
    assert!(reminder(&tasks, jiff::civil::date(2026, 3, 3)).is_none());
}

#[test]
fn the_day_of_the_meeting_is_the_one_that_is_said_to_be_today() {
    let day = |said: &str| {
        let transcript = format!("한가람: {said}\n두리안: 네, 안내문은 제가 내일까지 보내겠습니다.\n");
        let request = MinutesRequest { transcript, ..MinutesRequest::default() };
        let today = jiff::civil::date(2026, 11, 23);
        write(&request, None, today, &Cancel::default(), &mut |_| ControlFlow::Continue(())).expect("a transcript").date
    };
    for (said, expected) in [
        ("다 오셨죠? 4월 13일 월요일이네요.", Some("2026-04-13")),
        ("본부장입니다. 오늘 5월 12일이고, 점검 좀 하겠습니다.", Some("2026-05-12")),
        ("오늘이 9월 15일이니까 행사까지 한 달 남았어요. 행사는 10월 17일 토요일이고요.", Some("2026-09-15")),
        ("어 녹음되나요 이거 네네 구월 팔일이고요 어 준비 때문에 모였습니다", Some("2026-09-08")),
        ("오늘 회의를 시작하겠습니다.", None),
        ("9월 21일 시작으로 잡았었는데요.", None),
    ] {
        assert_eq!(day(said).map(|day| day.to_string()).as_deref(), expected, "{said}");
    }
}
