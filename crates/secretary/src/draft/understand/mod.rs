//! What a hurried request says: the kind of document, to whom, about what, which facts, and what is missing.
//!
//! Everything is found by rules and keeps its byte place in the source. Nothing is filled in that the text does not
//! say; what contradicts itself is reported and left to the official.

pub mod fact;
mod figures;
mod kind;
mod missing;
mod notes;
pub(crate) mod organisations;
pub(crate) mod people;
mod place;
mod recipient;
mod schedule;
mod titles;
mod topic;
mod words;

use std::{ops::Range, sync::LazyLock};

use biseo_documents::Kind;
use jiff::civil::Date;
use regex::Regex;

pub use fact::{Conflict, Fact, Slot};
pub use recipient::Recipient;
pub(crate) use titles::SPELLINGS;

use crate::korean::{
    dates::{self, When},
    pattern, times,
};

/// A request as it was understood.
#[derive(Debug, Clone)]
pub struct Understanding {
    /// The kind of document.
    pub kind: Kind,
    /// To whom it goes.
    pub recipient: Recipient,
    /// What it is about: a noun phrase, empty where the text says none.
    pub topic: String,
    /// The title.
    pub title: String,
    /// Facts, by slot and place.
    pub facts: Vec<Fact>,
    /// Slots to ask for.
    pub missing: Vec<Slot>,
    /// Statements that contradict each other.
    pub conflicts: Vec<Conflict>,
    /// Names of attachments, without their number of copies.
    pub attachments: Vec<String>,
}

/// Pasted mail begins below such a line.
static PASTED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?m)^\s*(?:-{3,}.*|>{1,}.*|\[[^\]\n]{2,40}\]\s*|보낸\s?사람\s*:.*|From:.*|={3,}.*)$"));
static SUBJECT_LINE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?m)^\s*(?:제목|Subject)\s*:\s*(?:\[[^\]]*\]\s*|RE:\s*|FW:\s*)*(.+)$"));
/// A sentence that only sets the deadline says nothing of the matter.
static DEADLINE_ONLY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:우리\s*)?(?:기한|제출|회신|부처\s*회신기한|마감)(?:은|는|\s*기한)?\s"));
/// Numbers that are nobody's business in a document: registration numbers, mobile telephones.
static PRIVATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\d{6}\s?-\s?[0-9]\d{6}|01[016789][ .-]?\d{3,4}[ .-]?\d{4}|\d{4}년생"));

/// Kinds whose material is the matter itself where nothing more is said of it.
const IS_ABOUT: [Kind; 9] = [
    Kind::Request,
    Kind::Cooperation,
    Kind::OpinionRequest,
    Kind::CivilReply,
    Kind::BudgetNotice,
    Kind::Report,
    Kind::OnepageReport,
    Kind::InternalPlan,
    Kind::PressRelease,
];

/// Label of the material that says what was or will be done.
pub(crate) const RESULT: &str = "결과";

/// Label of the material that is only the matter itself, because nothing more is said of it.
pub(crate) const TOPIC: &str = "요지";

/// Reads a request. `kind` is given where the official has chosen a template; it is found otherwise.
pub fn understand(text: &str, today: Date, kind: Option<Kind>) -> Understanding {
    let mentions = dates::find(text, today);
    let hours = times::find(text);
    let sentences = notes::sentences(text, &mentions);
    let asked = asked(text, &sentences);
    let kind = kind.unwrap_or_else(|| kind::kind(&text[asked.clone()], text));

    let basis = words::basis_documents(text, today.year());
    let mut closed: Vec<Range<usize>> =
        sentences.iter().filter(|sentence| sentence.aside).map(|sentence| sentence.range.clone()).collect();
    closed.extend(private_places(text));
    let aside = |range: &Range<usize>| closed.iter().any(|other| other.start < range.end && range.start < other.end);
    let numbered = |range: &Range<usize>| {
        aside(range) || basis.iter().any(|fact| fact.source.start < range.end && range.start < fact.source.end)
    };
    let contacts = words::contacts(text, &aside);
    let figure_elsewhere = |range: &Range<usize>| {
        let touches = |other: &Range<usize>| other.start < range.end && range.start < other.end;
        numbered(range)
            || mentions.iter().any(|mention| touches(&mention.range))
            || hours.iter().any(|hour| touches(&hour.range))
            || contacts.iter().any(|contact| touches(&contact.source))
    };

    let schedule = schedule::schedule(kind, text, &mentions, &hours, &numbered);
    let figures = figures::figures(text, &figure_elsewhere);
    let persons = people::persons(text);
    let recipient = recipient::recipient(kind, text, &asked, &persons);
    let mut busy: Vec<Range<usize>> = mentions.iter().map(|mention| mention.range.clone()).collect();
    busy.extend(hours.iter().map(|hour| hour.range.clone()));
    let receivers: Vec<String> = recipient.several.iter().chain(&recipient.head).cloned().collect();
    let places = place::places(text, kind == Kind::TripReport, &busy, &receivers, &aside);

    let mut facts = schedule.facts;
    facts.extend(figures.facts);
    // The premises of a notice, or where a trip went, are part of what it is about.
    let part_of_the_matter = kind == Kind::TripReport || (places.is_empty() && kind == Kind::Notice);
    if places.is_empty() && kind == Kind::Notice {
        facts.extend(place::premises(text));
    }
    facts.extend(places);
    facts.extend(words::facts(text, &aside));
    if kind == Kind::CivilReply {
        facts.extend(words::results(text, &aside));
    }
    if matches!(kind, Kind::PersonnelNotice | Kind::Appointment | Kind::TripReport | Kind::PressRelease) {
        let shown = persons.iter().map(|person| Fact::words(Slot::Target, &*person.shown, person.range.clone()));
        facts.extend(shown);
    }
    facts.extend(contacts);
    facts.extend(basis);
    if kind == Kind::Reply {
        // "의견없음으로 회신": what is answered, not how.
        facts.retain(|fact| !(fact.slot == Slot::Format && fact.value.starts_with("의견")));
    }

    // A month says which thing is meant ("11월 안전점검 결과"); a day says when.
    let days = mentions.iter().filter(|mention| !matches!(mention.when, When::Month(..)));
    let mut cut: Vec<Range<usize>> = days.map(|mention| mention.range.clone()).collect();
    cut.extend(hours.iter().map(|hour| hour.range.clone()));
    cut.extend(persons.iter().map(|person| person.range.clone()));
    if let Some(receiver) = &recipient.head {
        for fact in facts.iter_mut().filter(|fact| fact.slot == Slot::Reason) {
            if let Some(reason) = fact.written.strip_prefix(receiver.as_str()).map(str::trim_start) {
                fact.written = reason.to_owned();
            }
        }
    }
    let standing: Vec<Fact> =
        facts.iter().filter(|fact| !(part_of_the_matter && fact.slot == Slot::Place)).cloned().collect();
    let mut topic = titles::polished(&topic_of(text, &sentences, &asked, &standing, &recipient, cut), today);
    for fact in facts.iter_mut().filter(|fact| fact.slot == Slot::Material) {
        fact.written = titles::polished(&fact.written, today);
    }
    let told = facts.iter().any(|fact| fact.slot == Slot::Material && fact.label != RESULT);
    if IS_ABOUT.contains(&kind) && !told && !topic.is_empty() {
        let mut about = Fact::words(Slot::Material, topic.clone(), asked.clone());
        about.label = TOPIC.into();
        facts.push(about);
    }
    let has_recipient = recipient.head.is_some() && !recipient.only_a_group;
    let missing = missing::missing(kind, text, &facts, &schedule.open, has_recipient);
    let attachments = words::attachments(text, &topic, &aside);
    let mut conflicts = schedule.conflicts;
    conflicts.extend(figures.conflicts);
    if let (Kind::Notice, false, Some(place)) =
        (kind, topic.contains(' '), facts.iter().find(|fact| fact.slot == Slot::Place))
        && !topic.is_empty()
        && !topic.contains(&place.written)
    {
        // "도서관 휴관": one word says too little without its place.
        topic = format!("{} {topic}", place.written);
    }
    let title = titles::title(kind, &topic, text, today);
    topic = match kind {
        Kind::Notice => title.strip_suffix(" 알림").unwrap_or(&topic).to_owned(),
        Kind::MeetingNotice => title.strip_suffix(" 개최 알림").unwrap_or(&topic).to_owned(),
        _ => titles::matter(kind, &topic),
    };
    Understanding { kind, recipient, topic, title, facts, missing, conflicts, attachments }
}

/// The sentences of a request that are material for a report: everything below the wish where something was pasted, or
/// everything where nothing was.
pub(crate) fn material_sentences(text: &str, today: Date) -> Vec<Range<usize>> {
    let sentences = notes::sentences(text, &dates::find(text, today));
    let asked = asked(text, &sentences);
    let open: Vec<Range<usize>> =
        sentences.into_iter().filter(|sentence| !sentence.aside).map(|sentence| sentence.range).collect();
    let below: Vec<Range<usize>> = open.iter().filter(|range| range.start >= asked.end).cloned().collect();
    if below.len() >= 2 && text.contains('\n') { below } else { open }
}

/// The places of a text that are private: registration numbers, mobile telephones, years of birth.
pub(crate) fn private_places(text: &str) -> Vec<Range<usize>> {
    PRIVATE.find_iter(text).map(|found| found.range()).collect()
}

/// Where the wish stands: the first two sentences, or everything before pasted material.
fn asked(text: &str, sentences: &[notes::Sentence]) -> Range<usize> {
    let pasted = PASTED.find(text).map_or(text.len(), |found| found.start());
    let blank_line = text.find("\n\n").filter(|at| *at > 0).unwrap_or(text.len());
    let limit = pasted.min(blank_line);
    let own: Vec<&notes::Sentence> =
        sentences.iter().filter(|sentence| !sentence.aside && sentence.range.start < limit).take(2).collect();
    match (own.first(), own.last()) {
        (Some(first), Some(last)) => first.range.start..last.range.end.min(limit.max(first.range.end)),
        _ => 0..text.len(),
    }
}

/// The matter: from the wish, else from the subject of a pasted mail, else from what follows.
fn topic_of(
    text: &str,
    sentences: &[notes::Sentence],
    asked: &Range<usize>,
    facts: &[Fact],
    recipient: &Recipient,
    mut cut: Vec<Range<usize>>,
) -> String {
    let elsewhere = |fact: &&Fact| matches!(fact.slot, Slot::Place | Slot::Contact | Slot::BasisDoc | Slot::Amount);
    cut.extend(facts.iter().filter(elsewhere).map(|fact| fact.source.clone()));
    cut.push(recipient.source.clone());
    cut.retain(|range| !range.is_empty());
    let open: Vec<Range<usize>> =
        sentences.iter().filter(|sentence| !sentence.aside).map(|sentence| sentence.range.clone()).collect();
    let about_the_deadline = |range: &Range<usize>| DEADLINE_ONLY.is_match(&text[range.clone()]);
    let (own, below): (Vec<_>, Vec<_>) =
        open.into_iter().filter(|range| !about_the_deadline(range)).partition(|range| range.start < asked.end);
    let own_topic = topic::topic(text, &own, &cut, titles::stops());
    if !own_topic.is_empty() {
        return own_topic;
    }
    if let Some(subject) = SUBJECT_LINE.captures(text) {
        return topic::noun_phrase(&subject[1]);
    }
    topic::topic(text, &below, &cut, titles::stops())
}

/// The first characters of a text.
pub(crate) fn head(text: &str, characters: usize) -> &str {
    text.char_indices().nth(characters).map_or(text, |(at, _)| &text[..at])
}

/// The last characters of a text.
pub(crate) fn tail(text: &str, characters: usize) -> &str {
    text.char_indices().rev().nth(characters.saturating_sub(1)).map_or(text, |(at, _)| &text[at..])
}

#[cfg(test)]
mod tests;
