//! What a careful official would ask back.

use std::sync::LazyLock;

use biseo_documents::{Form, Kind};
use regex::Regex;

use super::{
    fact::{Conflict, Fact, Slot},
    open,
    organisations::{Names, is_body},
};
use crate::korean::pattern;

/// What each kind cannot go out without. Alternatives stand together.
const REQUIRED: &[(Kind, &[&[Slot]])] = &[
    (Kind::Request, &[&[Slot::Deadline, Slot::Period], &[Slot::Material]]),
    (Kind::Cooperation, &[&[Slot::Material]]),
    (Kind::MeetingNotice, &[&[Slot::Date, Slot::Period], &[Slot::Time], &[Slot::Place]]),
    (Kind::TrainingNotice, &[&[Slot::Date, Slot::Period, Slot::Deadline], &[Slot::Place]]),
    (Kind::OpinionRequest, &[&[Slot::Deadline, Slot::Period]]),
    (Kind::BudgetNotice, &[&[Slot::Amount]]),
    (Kind::PurchaseRequest, &[&[Slot::Amount], &[Slot::Count], &[Slot::Deadline, Slot::Date, Slot::Period]]),
    (Kind::PersonnelNotice, &[&[Slot::Date, Slot::Period], &[Slot::Target]]),
    (Kind::Appointment, &[&[Slot::Period], &[Slot::Target]]),
    (Kind::InspectionResult, &[&[Slot::Date, Slot::Period]]),
    (Kind::Plan, &[&[Slot::Date, Slot::Period], &[Slot::Place], &[Slot::Amount]]),
    (Kind::TripReport, &[&[Slot::Period, Slot::Date], &[Slot::Place], &[Slot::Target]]),
    (Kind::PressRelease, &[&[Slot::Contact]]),
];

/// A document of somebody else that is spoken of without its number.
static SPOKEN_OF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"내려온|시달|의견\s*조회\s*(?:가\s*)?(?:온|왔|들어)|공문\s*(?:이\s*)?(?:왔|온|받|내려|들어)|(?:관련|시행)\s*공문|지침에\s*따라|요청이\s*와서|[가-힣]{2,}(?:과|청|부|처|실|팀)(?:이|가)?\s?요청한",
    )
});
/// Who sent or asked for something: "도청에서 … 내려옴", "경찰서에서 … 달라고".
static SENT_BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"([가-힣]{1,12})(?:에서|에게서|로부터|부터)\s*(?:[^\s.\n]+\s+){0,5}?(?:공문\s?)?(?:내려(?:옴|왔|와)|온(?:\s|거|것|건)|왔(?:음|는|어|고|다)|받은|받았|요청(?:이|한|함|해|받)|요구(?:한|함|해)|달라(?:고|는)|달래|내래|하래|하라네|내라네|하라는데|하라던데|제출하래|보고하래|보내래)",
    )
});
/// What is passed on to others as it came.
static PASSED_ON: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"의견\s?조회|수요\s?조사|지침|계획|자료\s?(?:요구|요청)|제출\s?요청"));
/// What others are to send back.
static WANTED_BACK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:회신|답|제출|통보|보고|신청|정산)(?:을|를)?\s?(?:해\s?달라|달라|하라|하도록|바람|부탁|받|요청|해야\s?함)|(?:내|보내|알려|제출하)(?:라고|달라|게)|시정하고|(?:명단|여부)\S*\s(?:회신|제출|통보)",
    )
});
/// What was or will be held at an hour.
static HELD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"위촉식|위촉장|시상식|수여식|개최|행사|기념식|설명회|간담회|토론회|발표회|개회|개막|특강|집합\s?교육|캠페인|훈련",
    )
});
/// What takes place nowhere.
static ONLINE: LazyLock<Regex> = LazyLock::new(|| pattern("온라인|사이버|이러닝|비대면|나라배움터|서면"));
static LIST_ATTACHED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"명[단부]\S{0,2}\s?(?:붙임|첨부|별첨)|(?:붙임|첨부|별첨)\s?명[단부]"));
static THAT_DAY: LazyLock<Regex> = LazyLock::new(|| pattern(r"그\s?날(?:은|에|이)?\s"));

/// Kinds whose receivers may have something to send back, by a day.
const SENDS_BACK: [Kind; 4] = [Kind::Cooperation, Kind::MeetingNotice, Kind::TrainingNotice, Kind::InspectionResult];

/// Whether the document answers, reports on or passes on another one.
fn rests_on_another(kind: Kind, text: &str, names: &Names<'_>) -> bool {
    let known = |word: &str| names.is_of_the_state(word);
    let body =
        |word: &str| is_body(word) || known(word) || matches!(word, "도" | "시" | "군" | "구" | "청" | "부처" | "중앙");
    let asked_us = SENT_BY.captures_iter(text).any(|found| body(&found[1]));
    let from_a_ministry = || text.split_whitespace().take(2).any(known) && PASSED_ON.is_match(text);
    let passes_on = matches!(kind, Kind::OpinionRequest | Kind::Request) && from_a_ministry();
    kind != Kind::TripReport && (kind == Kind::Reply || SPOKEN_OF.is_match(text) || asked_us || passes_on)
}

/// What is due before the work that it reports on is over: results of an inspection until 4 December, due on the 2nd.
pub(super) fn out_of_order(kind: Kind, facts: &[Fact]) -> Option<Conflict> {
    const WORK: [&str; 6] = ["점검", "조사", "교육", "훈련", "공사", "운영"];
    let works = |fact: &&Fact| fact.slot == Slot::Period && WORK.iter().any(|word| fact.label.contains(word));
    let result = facts.iter().any(|fact| fact.slot == Slot::Material && fact.written.contains("결과"));
    let work = facts.iter().find(works).filter(|_| result && kind == Kind::Request)?;
    let end = work.value.split_once('/')?.1;
    let due = facts.iter().find(|fact| fact.slot == Slot::Deadline && fact.value.as_str() < end)?;
    let message = format!("{} {}이(가) 끝나기 전인 {}까지 내라고 적음", work.label, work.written, due.written);
    Some(Conflict { slot: Slot::Deadline, message, source: due.source.clone() })
}

/// The slots to ask for, in the order of the slots.
pub(super) fn missing(
    kind: Kind,
    text: &str,
    facts: &[Fact],
    open: &[Slot],
    names: &Names<'_>,
    has_recipient: bool,
) -> Vec<Slot> {
    let has = |slot: Slot| facts.iter().any(|fact| fact.slot == slot);
    let mut missing: Vec<Slot> = Vec::new();
    if kind.form() == Form::Gian && !has_recipient {
        missing.push(Slot::Recipient);
    }
    for (_, slots) in REQUIRED.iter().filter(|(of, _)| *of == kind) {
        for alternatives in *slots {
            let online = alternatives.contains(&Slot::Place) && ONLINE.is_match(text);
            // "6명 위촉, 명단 붙임": who they are stands in what is attached.
            let listed =
                alternatives.contains(&Slot::Target) && kind == Kind::Appointment && LIST_ATTACHED.is_match(text);
            if listed {
                continue;
            }
            let no_term = alternatives.contains(&Slot::Period) && kind == Kind::Appointment && text.contains("해촉");
            if online || no_term {
                continue;
            }
            if !alternatives.iter().any(|slot| has(*slot)) && !alternatives.iter().any(|slot| open.contains(slot)) {
                missing.extend(alternatives.first());
            }
        }
    }
    // A day that has gone by settles none that is still to come.
    let today = names.today.to_string();
    let ahead = || facts.iter().any(|fact| fact.slot == Slot::Date && fact.value.as_str() >= today.as_str());
    missing.extend(open.iter().copied().filter(|slot| !(*slot == Slot::Date && ahead())));
    missing.extend(open::open(text));
    if !has(Slot::BasisDoc) && rests_on_another(kind, text, names) {
        missing.push(Slot::BasisDoc);
    }
    let timed = has(Slot::Deadline) || has(Slot::Period) || open.contains(&Slot::Deadline);
    if SENDS_BACK.contains(&kind) && !timed && WANTED_BACK.is_match(text) {
        missing.push(Slot::Deadline);
    }
    if kind == Kind::TrainingNotice && has(Slot::Date) && !has(Slot::Time) && !ONLINE.is_match(text) {
        missing.push(Slot::Time);
    }
    // An event with its hour and no place: a letter to a new member, a notice of a ceremony.
    let goes_out = matches!(kind, Kind::Appointment | Kind::Notice | Kind::PressRelease);
    let held = goes_out && has(Slot::Time) && has(Slot::Date) && HELD.is_match(text);
    if held && !has(Slot::Place) && !ONLINE.is_match(text) {
        missing.push(Slot::Place);
    }
    if THAT_DAY.is_match(text) && !has(Slot::Date) && !has(Slot::Deadline) {
        missing.push(Slot::Date);
    }
    missing.sort();
    missing.dedup();
    missing
}
