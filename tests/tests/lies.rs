//! A model that lies: over the faults that models have, none may reach a draft without a mark on it.

use std::{collections::BTreeMap, ops::ControlFlow, path::Path};

use biseo_documents::Profile;
use biseo_index::{Library, TextReader};
use biseo_secretary::{
    draft::{self, Ask, Draft, DraftRequest, Helper, Means, Template},
    model::{Cancel, Limits, ModelError, Prompt},
    text::Unit,
};
use biseo_tests::{data, laws, process};
use jiff::civil::date;
use serde_json::{Value, json};

const CASES: &str = include_str!("lies.md");
/// An answer without end is cut off here, as the client cuts it at the bound of the call.
const ENDLESS: usize = 400;
const WORDED: [&str; 3] = ["material", "reason", "notes"];

struct Case<'a> {
    fault: &'a str,
    request: &'a str,
    says: &'a str,
    tell: &'a str,
}

fn cases() -> Vec<Case<'static>> {
    let (mut requests, mut cases, mut fault) = (BTreeMap::new(), Vec::new(), "");
    for line in CASES.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            fault = heading;
        } else if let Some((name, rest)) = line.strip_prefix("- ").and_then(|line| line.split_once(": ")) {
            match rest.split_once(" => ") {
                Some((says, tell)) => cases.push(Case { fault, request: requests[name], says, tell }),
                None => {
                    requests.insert(name, rest);
                }
            }
        }
    }
    cases
}

/// The answer as it comes off the wire.
fn answer(says: &str) -> String {
    if let Some(loop_) = says.strip_prefix("raw-endless ") {
        return format!("{{\"reason\": \"{}", loop_.repeat(ENDLESS));
    }
    match says.strip_prefix("raw") {
        Some(raw) => raw.trim().to_owned(),
        None => {
            let slots: BTreeMap<&str, Value> = WORDED.map(|slot| (slot, json!(says))).into();
            json!(slots).to_string()
        }
    }
}

fn drafted(means: &Means<'_>, request: &str, says: &str) -> Draft {
    let answer = answer(says);
    let ask: Box<Ask<'_>> = Box::new(move |_: &Prompt, _: &Cancel, sink: &mut dyn FnMut(&str) -> ControlFlow<()>| {
        let _ = sink(&answer);
        if answer.is_empty() { Err(ModelError::Malformed("nothing came".into())) } else { Ok(answer.clone()) }
    });
    let limits = Limits { context_tokens: 8_000, concurrency: 1 };
    let helper = Helper { name: "거짓말쟁이".into(), limits, ask: &*ask };
    let request = DraftRequest { instruction: request.into(), ..DraftRequest::default() };
    let today = date(2026, 11, 23);
    draft::write(means, &request, Some(&helper), today, &Cancel::default(), &mut |_| ControlFlow::Continue(()))
        .expect("a draft is always written")
}

/// Whether the tell stands in the draft where no mark and no finding lies on it.
fn unmarked(draft: &Draft, tell: &str) -> bool {
    let covered = |at: usize| {
        let place = Unit::CodePoints.place(&draft.text, at..at + tell.len());
        let marks = draft.marks.iter().map(|mark| mark.place);
        let mut covering = marks.filter(|mark| mark.start() < place.end() && place.start() < mark.end());
        covering.next().is_some()
    };
    draft.text.match_indices(tell).any(|(at, _)| !covered(at))
}

fn templates() -> Vec<Template> {
    draft::read_folder(&process::root().join("crates/secretary/starter/templates")).0
}

fn library(folder: &Path) -> Library {
    let (library, _) = Library::open(folder, Some(&data::dictionary())).expect("opens");
    library.add(&[laws::invented()], &TextReader, &mut |_| ControlFlow::Continue(())).expect("takes in the laws");
    library
}

#[test]
#[expect(clippy::print_stdout, reason = "the rate of every fault is what this test measures")]
fn no_lie_reaches_a_draft_without_a_mark() {
    let cases = cases();
    assert!(cases.len() >= 80, "{}", cases.len());
    let folder = tempfile::tempdir().expect("a folder");
    let (library, templates, profile) = (library(folder.path()), templates(), Profile::default());
    let means = Means { library: Some(&library), templates: &templates, profile: &profile, unit: Unit::CodePoints };
    let mut rates: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut through = Vec::new();
    for case in &cases {
        let (caught, all) = rates.entry(case.fault).or_default();
        *all += 1;
        if unmarked(&drafted(&means, case.request, case.says), case.tell) {
            through.push(format!("{}: {}", case.fault, case.says));
        } else {
            *caught += 1;
        }
    }
    for (fault, (caught, all)) in &rates {
        println!("{fault}: {caught}/{all}");
    }
    assert!(through.is_empty(), "{} of {} got through:\n{}", through.len(), cases.len(), through.join("\n"));
}

#[test]
fn an_honest_wording_is_taken() {
    let folder = tempfile::tempdir().expect("a folder");
    let (library, templates, profile) = (library(folder.path()), templates(), Profile::default());
    let means = Means { library: Some(&library), templates: &templates, profile: &profile, unit: Unit::CodePoints };
    for (request, says) in [
        (
            "별관 배관 교체 때문에 이번주 토요일 9시~15시 별관 출입통제 전직원 알림. 문의 총무과 내선 3300",
            "별관의 배관을 교체하는 공사",
        ),
        (
            "민원인 노은별님이 낸 가로등 설치 요청은 예산이 없어서 올해는 어렵다고 회신",
            "올해 가로등 설치 예산이 없어 어렵습니다",
        ),
    ] {
        let draft = drafted(&means, request, says);
        assert_eq!(draft.model, "거짓말쟁이", "{}", draft.text);
    }
}

/// The set itself: every fault has several cases.
#[test]
fn every_fault_has_several_cases() {
    let mut faults: BTreeMap<&str, usize> = BTreeMap::new();
    cases().iter().for_each(|case| *faults.entry(case.fault).or_default() += 1);
    assert!(faults.len() >= 19 && faults.values().all(|cases| *cases >= 4), "{faults:?}");
}
