use super::{WarningKind, parse, read};

/// Speaker, start and text of every utterance, one a line.
fn shown(text: &str) -> String {
    let (utterances, _) = parse(text);
    assert!(utterances.iter().zip(1..).all(|(utterance, id)| utterance.id == id), "ids are 1..=n");
    let line = |u: &crate::minutes::Utterance| match u.start {
        Some(start) => format!("{}@{start}|{}", u.speaker, u.text),
        None => format!("{}|{}", u.speaker, u.text),
    };
    utterances.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn kinds(text: &str) -> Vec<WarningKind> {
    parse(text).1.into_iter().map(|warning| warning.kind).collect()
}

/// The cases stand in one file: `## name`, the transcript, a rule of dashes, what is expected.
#[test]
fn every_layout_is_read() {
    let cases = include_str!("cases.md");
    let mut seen = 0;
    for case in cases.split("\n## ").skip(1) {
        let (name, body) = case.split_once('\n').expect("a case has a body");
        let mut blocks = body.split("```").skip(1).step_by(2).map(|block| block.split_once('\n').expect("a fence").1);
        let (input, expected) = (blocks.next().expect("input"), blocks.next().expect("expectation"));
        assert_eq!(shown(input), expected.trim_end(), "case: {name}");
        seen += 1;
    }
    assert!(seen >= 12, "the file of cases was read");
}

#[test]
fn a_heading_is_not_speech_and_its_facts_are_kept() {
    let transcript = read(
        "회의명: 빗물받이 정비 회의\n일시: 2026. 3. 4.(수) 10:00\n장소: 별관 회의실\n참석자: 김가람 과장, 이두리 팀장\n\n김가람: 시작합시다.\n이두리: 네.\n",
    );
    assert_eq!(transcript.utterances.len(), 2);
    assert_eq!(transcript.head.title.as_deref(), Some("빗물받이 정비 회의"));
    assert_eq!(transcript.head.place.as_deref(), Some("별관 회의실"));
    assert_eq!(transcript.head.present, ["김가람 과장", "이두리 팀장"]);
}

#[test]
fn what_is_odd_is_said() {
    assert_eq!(kinds(""), [WarningKind::Empty]);
    assert_eq!(kinds("  \n\n"), [WarningKind::Empty]);
    assert_eq!(kinds("회의를 했다."), [WarningKind::OneUtterance]);
    assert_eq!(kinds("첫 줄입니다.\n둘째 줄입니다."), [WarningKind::NoSpeakers]);
    assert_eq!(kinds("김가람: 하나\n김가람: 둘"), [WarningKind::OneSpeaker]);
    assert_eq!(kinds("[00:10] 김가람 과장\n하나\n\n[00:05] 이두리 팀장\n둘"), [WarningKind::TimeGoesBack]);
    assert_eq!(kinds("녹음 파일을 옮겨 적음\n김가람: 하나\n이두리: 둘"), [WarningKind::BeforeFirstSpeaker]);
}

#[test]
fn a_broken_cue_file_is_read_as_far_as_it_goes() {
    let broken = "WEBVTT\n\n00:01 --> 00:02\n<v 김가람>하나\n\n끊긴 줄\n\n언제 --> 어디\n<v 이두리>둘</v>\n\n00:00:09.000 -->\n\n";
    assert_eq!(shown(broken), "김가람@1|하나 끊긴 줄\n이두리|둘");
    assert_eq!(kinds(broken), [WarningKind::StrayLine, WarningKind::BadTiming, WarningKind::NothingSaid]);
}

#[test]
fn a_huge_paste_takes_linear_time() {
    let line = "김가람: 오늘은 빗물받이 정비를 논의하겠습니다. 자료는 앞에 있습니다.\n";
    let text = line.repeat(50 * 1024 * 1024 / line.len() / 10);
    let started = std::time::Instant::now();
    assert_eq!(parse(&text).0.len(), text.lines().count());
    assert!(started.elapsed().as_secs() < 5, "5 MB took {:?}", started.elapsed());
}

proptest::proptest! {
    #[test]
    fn any_text_gives_ids_in_order_and_no_panic(text in r"(?s)([\[\]():<>|○\-0-9가-힣A-Za-z .\n]|-->|WEBVTT\n|00:01|참석자 1|김가람: ){0,80}") {
        let (utterances, _) = parse(&text);
        for (utterance, id) in utterances.iter().zip(1..) {
            proptest::prop_assert_eq!(utterance.id, id);
            proptest::prop_assert!(!utterance.text.is_empty());
        }
    }
}
