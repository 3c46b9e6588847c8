//! What a careful official would ask back.

use std::sync::LazyLock;

use biseo_documents::{Form, Kind};
use regex::Regex;

use super::fact::{Conflict, Fact, Slot};
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

/// A document above that is spoken of without its number.
static FROM_ABOVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:에서|에게서|부터)\s*(?:내려\s*온|온\s|온거|온\s*거|받은|시달)|내려온|의견\s*조회\s*온|공문\s*(?:이\s*)?(?:왔|온|받)|(?:관련|시행)\s*공문|지침에\s*따라|요청이\s*와서",
    )
});
/// Something that is said to be still open, with the noun before it.
static STILL_OPEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"([가-힣]{2,10}?)(?:은|는|이|가|도)?\s*(?:아직\s*)?(?:미정|미확정|안\s*정해|정해지지|못\s*정|계산\s*안|산정\s*안|안\s*나왔|안\s*됐|추후|나중에|확정\s*전|모름|알아보는\s*중|조율\s*중)",
    )
});
/// What takes place nowhere.
static ONLINE: LazyLock<Regex> = LazyLock::new(|| pattern("온라인|사이버|이러닝|비대면|나라배움터|서면"));
static THAT_DAY: LazyLock<Regex> = LazyLock::new(|| pattern(r"그\s?날(?:은|에|이)?\s"));

/// Nouns and the slot that they fill.
const NOUNS: &[(Slot, &[&str])] = &[
    (
        Slot::Amount,
        &[
            "예산",
            "금액",
            "인건비",
            "비용",
            "사업비",
            "단가",
            "상금",
            "수수료",
            "참가비",
            "여비",
            "강사료",
            "경비",
            "보조금",
            "임차료",
        ],
    ),
    (Slot::Place, &["장소", "회의실", "강의실", "행사장"]),
    (Slot::Time, &["시간", "시각"]),
    (Slot::Date, &["날짜", "일정", "일시", "일자", "개최일"]),
    (Slot::Deadline, &["기한", "마감", "마감일", "납기"]),
    (Slot::Count, &["인원", "수량", "참석자 수", "규모", "물량"]),
    (Slot::Contact, &["담당자", "연락처", "담당", "문의처"]),
    (Slot::Target, &["대상", "대상자", "참석자", "출장자"]),
    (Slot::Recipient, &["수신처", "수신", "받는 곳"]),
];

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
pub(super) fn missing(kind: Kind, text: &str, facts: &[Fact], open: &[Slot], has_recipient: bool) -> Vec<Slot> {
    let has = |slot: Slot| facts.iter().any(|fact| fact.slot == slot);
    let mut missing: Vec<Slot> = Vec::new();
    if kind.form() == Form::Gian && !has_recipient {
        missing.push(Slot::Recipient);
    }
    for (_, slots) in REQUIRED.iter().filter(|(of, _)| *of == kind) {
        for alternatives in *slots {
            let online = alternatives.contains(&Slot::Place) && ONLINE.is_match(text);
            let no_term = alternatives.contains(&Slot::Period) && kind == Kind::Appointment && text.contains("해촉");
            if online || no_term {
                continue;
            }
            if !alternatives.iter().any(|slot| has(*slot)) && !alternatives.iter().any(|slot| open.contains(slot)) {
                missing.extend(alternatives.first());
            }
        }
    }
    missing.extend(open.iter().copied().filter(|slot| !(*slot == Slot::Date && has(Slot::Date))));
    for found in STILL_OPEN.captures_iter(text) {
        let noun = &found[1];
        missing.extend(
            NOUNS.iter().filter(|(_, nouns)| nouns.iter().any(|word| noun.ends_with(word))).map(|(slot, _)| *slot),
        );
    }
    if FROM_ABOVE.is_match(text) && !has(Slot::BasisDoc) && kind != Kind::TripReport {
        missing.push(Slot::BasisDoc);
    }
    if THAT_DAY.is_match(text) && !has(Slot::Date) && !has(Slot::Deadline) {
        missing.push(Slot::Date);
    }
    missing.sort();
    missing.dedup();
    missing
}
