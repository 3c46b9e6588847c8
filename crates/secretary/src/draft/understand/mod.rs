//! What a hurried request says: the kind of document, to whom, about what, which facts, and what is missing.
//!
//! Everything is found by rules and keeps its byte place in the source. Nothing is filled in that the text does not
//! say; what contradicts itself is reported and left to the official.

mod asides;
mod citizen;
mod clashes;
pub mod fact;
pub(crate) mod fields;
mod figures;
mod groups;
mod kind;
mod listed;
mod missing;
mod notes;
mod open;
pub(crate) mod organisations;
pub(crate) mod people;
mod place;
pub(super) mod recipient;
mod schedule;
mod sums;
mod titles;
mod topic;
mod venue;
pub(crate) mod wording;
mod words;

use std::{ops::Range, sync::LazyLock};

use biseo_documents::{Attachment, Kind};
use jiff::civil::Date;
use regex::Regex;

pub(crate) use asides::{points_at_the_text, to_the_writer, without_banter};
pub use fact::{Conflict, Fact, Slot};
pub use fields::Field;
pub use recipient::Recipient;

use self::organisations::Names;
use super::{
    decision::{self, Decision},
    ranges::Ranges,
};
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
    /// The body by way of which it goes (경유).
    pub via: Option<String>,
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
    /// Bytes in which what is attached is named.
    pub attached: Vec<Range<usize>>,
    /// What is attached, with its number of copies.
    pub attachments: Vec<Attachment>,
    /// What the document decides or answers.
    pub decision: Decision,
    /// Labels of a memo with what stands behind them.
    pub fields: Vec<Field>,
    /// Bytes of what is said, sentence by sentence, asides left out.
    pub sentences: Vec<Range<usize>>,
    /// Bytes of the sentences that a remark takes out, and of such remarks.
    pub asides: Vec<Range<usize>>,
    /// Bytes of figures and days that the writer takes back at once, with what takes them back: "16일 아니고" 17일.
    pub taken_back: Vec<Range<usize>>,
    /// Bytes of figures that the writer asks himself about ("400만원꼴?"), with their question.
    pub doubted: Vec<Range<usize>>,
    /// Bytes in which the wish stands.
    pub asked: Range<usize>,
    /// Bytes of days that are named only roughly.
    pub open: Vec<Range<usize>>,
}

impl Understanding {
    /// Whether a sentence asks for the document, in words that its title and first line have in their own: the first one,
    /// and another of the wish that asks for something too.
    pub(super) fn wishes(&self, source: &str, sentence: &Range<usize>) -> bool {
        static ASKS: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                r"공문|기안|초안|결재|보도\s?자료|(?:써|해|만들어|보내|올려|알려)\s?(?:줘|주|달)|바람|부탁|내라|하라고|(?:안내|알림|통보|통지|요청|제출|보고|회신|협조|의뢰)[^가-힣]*$",
            )
        });
        sentence.start < self.asked.end
            && (sentence.start <= self.asked.start || ASKS.is_match(&source[sentence.clone()]))
    }
}

/// Pasted mail begins below such a line.
static PASTED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?m)^\s*(?:-{3,}.*|>{1,}.*|\[[^\]\n]{2,40}\]\s*|보낸\s?사람\s*:.*|From:.*|={3,}.*)$"));
static SUBJECT_LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?mi)^\s*(?:(?:제목|Subject)\s*:|(?:Fwd?|RE)\s*:)\s*(?:\[[^\]]*\]\s*|RE:\s*|FW:\s*)*(.+)$")
});
/// A sentence that only sets the deadline says nothing of the matter.
static DEADLINE_ONLY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:우리\s*)?(?:기한|제출|회신|정산|집행|시정|납품|부처\s*회신기한|마감)(?:은|는|\s*기한)?\s")
});
/// Numbers that are nobody's business in a document: registration numbers, mobile telephones.
static PRIVATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\d{6}\s?-\s?[0-9]\d{6}|01[016789][ .-]?\d{3,4}[ .-]?\d{4}|\d{4}년생|(?:19|20)\d{2}\s?\.\s?\d{1,2}\s?\.\s?\d{1,2}\s?\.?\s?생",
    )
});

/// An article that something rests on; it stands with what the document rests on and not in its title.
pub(crate) static LAW_CLAUSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:[가-힣·]+(?:에\s관한|의)\s)?(?:[가-힣]+\s)?[가-힣·]*(?:법|법률|시행령|시행규칙|규칙|규정|조례|지침)\s?(?:제\s?)?\d{1,4}\s?조(?:의\s?\d+)?",
        r"(?:\s?(?:제\s?)?\d+\s?항)?(?:\s?(?:제\s?)?\d+\s?호)?(?:\s?(?:에|을|를)\s?(?:근거하여|근거해서?|근거로|따라서?|따른|의거하여?|의하여|의해))?"
    ))
});
/// By way of whom a document goes: "시설공단 경유해서".
static VIA: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"([가-힣]{2,14}?)(?:을|를)?\s경유\s?(?:해서|하여|하고|해|로)\s"));
/// What answers somebody in a chat and names no matter: "김팀장: 응 별관이 맞아".
static RETORT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\s*[가-힣]{1,8}\s?:\s*(?:응|네|넵|예|그래|ㅇㅇ|ㅇㅋ|아니|오케이)(?:[,.!~\s]|$)"));
/// A wish that points at what is pasted below it.
static POINTS_BELOW: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?m)^\s*(?:아래|밑에|밑의|밑\s메일|메일대로|다음|첨부|이거|이건|이\s?건|위)\S*\s"));

/// Kinds whose material is the matter itself where nothing more is said of it.
const IS_ABOUT: [Kind; 11] = [
    Kind::Request,
    Kind::Cooperation,
    Kind::OpinionRequest,
    Kind::CivilReply,
    Kind::BudgetNotice,
    Kind::Report,
    Kind::OnepageReport,
    Kind::GeneralReport,
    Kind::BriefDraft,
    Kind::InternalPlan,
    Kind::PressRelease,
];

/// Label of the material that says what was or will be done.
pub(crate) const RESULT: &str = "결과";

/// Label of the material that is only the matter itself, because nothing more is said of it.
pub(crate) const TOPIC: &str = "요지";

/// Labels under which a fact tells what the document is about, and not something beside it.
const MATTERS: [&str; 18] = [
    "",
    TOPIC,
    "안건",
    "심의 안건",
    "의제",
    "회의 안건",
    "내용",
    "주요 내용",
    "교육 내용",
    "행사 내용",
    "훈련 내용",
    "추진 내용",
    "점검 내용",
    "협조 사항",
    "요청 사항",
    "지원 사항",
    "제출 자료",
    "보고 내용",
];

/// Whether a fact of this label tells the matter.
pub(crate) fn tells_the_matter(label: &str) -> bool {
    MATTERS.contains(&label)
        || ["지적 사항", "조건", "대안", "처리 결과", "처리 내용", "보완 사항", RESULT].contains(&label)
}

/// Whether a line is the head of a pasted mail or a line that sets it off.
pub(crate) fn headers(line: &str) -> bool {
    static HEAD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^\s*(?:>+\s*)?(?:보낸\s?(?:사람|날짜)|받는\s?사람|참조|날짜|제목|From|To|Cc|Sent|Date|Subject|Fwd?|RE)\s*:",
        )
    });
    PASTED.is_match(line) && !line.trim_start().starts_with('>') || HEAD.is_match(line)
}

/// The kind of document that a title names.
pub(super) fn kind_of_title(title: &str) -> Kind {
    kind::kind(title, title, false)
}

/// Reads a request. `kind` is given where the official has chosen a template; it is found otherwise.
pub fn understand(text: &str, today: Date, kind: Option<Kind>) -> Understanding {
    let original = text;
    let text = without_banter(original);
    let via = VIA.captures(&text).and_then(|found| Some((found.get(0)?.range(), found.get(1)?.as_str().to_owned())));
    let via = via.filter(|(_, body)| organisations::is_body(body));
    // By way of whom it goes is neither its receiver nor its matter.
    let text = match &via {
        Some((range, _)) => format!("{}{}{}", &text[..range.start], " ".repeat(range.len()), &text[range.end..]).into(),
        None => text,
    };
    let text = &*text;
    let dates::Dates { mentions, mut taken_back } = dates::read(text, today);
    let hours = times::find(text);
    let sentences = notes::sentences(original, &mentions);
    let asked = asked(text, &sentences);
    let kind = kind.unwrap_or_else(|| kind::kind(&text[asked.clone()], text, citizen::is_named(text)));

    let basis = words::basis_documents(text, today.year());
    let mut closed: Vec<Range<usize>> =
        sentences.iter().filter(|sentence| sentence.aside).map(|sentence| sentence.range.clone()).collect();
    closed.extend(private_places(text));
    let closed = Ranges::new(closed);
    let numbers = Ranges::new(basis.iter().map(|fact| fact.source.clone()));
    let aside = |range: &Range<usize>| closed.touch(range);
    let numbered = |range: &Range<usize>| aside(range) || numbers.touch(range);
    let contacts = words::contacts(text, &aside);
    let elsewhere = Ranges::new(
        (mentions.iter().map(|mention| mention.range.clone()))
            .chain(hours.iter().map(|hour| hour.range.clone()))
            .chain(contacts.iter().map(|contact| contact.source.clone())),
    );
    let figure_elsewhere = |range: &Range<usize>| numbered(range) || elsewhere.touch(range);

    let fields = fields::fields(text, &sentences);
    let in_words = |range: &Range<usize>| {
        fields
            .iter()
            .any(|field| field.says_words() && field.value.start <= range.start && range.end <= field.value.end)
    };
    let schedule = schedule::schedule(kind, text, today, &mentions, &hours, &numbered, &in_words);
    let figures = figures::figures(text, &figure_elsewhere);
    let persons = people::persons(text, kind);
    let names = Names { text, today };
    let via = via.map(|(_, body)| names.head(&body));
    let recipient = recipient::recipient(kind, text, &asked, &persons, &names);
    let mut busy: Vec<Range<usize>> = mentions.iter().map(|mention| mention.range.clone()).collect();
    busy.extend(hours.iter().map(|hour| hour.range.clone()));
    let receivers: Vec<String> = recipient.several.iter().chain(&recipient.head).cloned().collect();
    let places = place::places(text, kind == Kind::TripReport, &busy, &hours, &receivers, &aside);

    let mut facts = schedule.facts;
    name_days(&fields, &mut facts);
    facts.extend(figures.facts);
    // The premises of a notice, or where a trip went, are part of what it is about.
    let part_of_the_matter = kind == Kind::TripReport || (places.is_empty() && kind == Kind::Notice);
    if places.is_empty() && kind == Kind::Notice {
        facts.extend(place::premises(text));
    }
    if places.is_empty() && kind == Kind::Report {
        facts.extend(place::scene(text, &busy, &aside));
    }
    facts.extend(places);
    facts.extend(words::facts(text, &aside));
    if kind == Kind::CivilReply {
        let days: Vec<Range<usize>> = mentions.iter().map(|mention| mention.range.clone()).collect();
        let told = sentences.iter().filter(|sentence| !sentence.aside && sentence.range.start > asked.start);
        let told: Vec<Range<usize>> = told.map(|sentence| sentence.range.clone()).collect();
        facts.extend(words::results(text, &days, &told, &aside));
    }
    if matches!(kind, Kind::PersonnelNotice | Kind::Appointment | Kind::TripReport | Kind::PressRelease) {
        if kind == Kind::TripReport {
            let told = sentences.iter().filter(|sentence| !sentence.aside);
            facts.extend(told.filter_map(|sentence| people::travellers(text, &sentence.range)));
        }
        let shown = persons.iter().map(|person| Fact::words(Slot::Target, &*person.shown, person.range.clone()));
        facts.extend(shown);
    }
    facts.extend(contacts);
    facts.extend(basis);
    add_fields(text, &fields, &aside, &mut facts);
    let place_put_right = place::put_right(text, &mut facts);
    if kind == Kind::TripReport && facts.iter().any(|fact| fact.slot == Slot::Place && !fact.label.is_empty()) {
        // What was seen on the way is no place that the trip went to.
        facts.retain(|fact| fact.slot != Slot::Place || !fact.label.is_empty());
    }
    if kind == Kind::Reply {
        // "정비실적 요청에 대한 회신": what was asked for is none of the conditions.
        let asked_for = |fact: &Fact| {
            let behind = text[fact.source.end..].trim_start_matches([' ', '자', '료', '제', '출']);
            fact.slot == Slot::Material
                && fact.label.is_empty()
                && ["요청", "요구"].iter().any(|word| behind.starts_with(word))
        };
        facts.retain(|fact| !asked_for(fact));
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
    cut.extend(fields.iter().map(|field| field.whole.clone()));
    cut.extend(LAW_CLAUSE.find_iter(text).map(|found| found.range()));
    let pasted = PASTED.find(text).map_or(text.len(), |found| found.start());
    let named = fields.iter().find(|field| field.names_the_matter() && field.whole.start < pasted);
    let topic = match named {
        Some(named) => topic::noun_phrase(&text[named.value.clone()]),
        None => topic_of(text, &sentences, &asked, &standing, &recipient, cut),
    };
    let spoken = topic.is_empty() || kind == Kind::TripReport && titles::says_only_that_one_went(&topic);
    let spoken = spoken || kind == Kind::TripReport;
    let purpose = fields.iter().find(|field| field.says_the_purpose()).filter(|_| spoken && named.is_none());
    let topic = purpose.map_or(topic, |purpose| topic::noun_phrase(&text[purpose.value.clone()]));
    // What a petition is about is not why it takes longer.
    let why = |fact: &Fact| fact.slot == Slot::Reason && fact.written.starts_with(topic.as_str());
    let only_why = kind == Kind::CivilReply && !topic.is_empty() && facts.iter().any(why);
    let topic = if only_why { String::new() } else { topic };
    let mut topic = titles::polished(&topic, &names);
    for fact in facts.iter_mut().filter(|fact| fact.slot == Slot::Material) {
        fact.written = titles::polished(&fact.written, &names);
    }
    let told = facts
        .iter()
        .any(|fact| fact.slot == Slot::Material && fact.label != RESULT && MATTERS.contains(&fact.label.as_str()));
    if kind == Kind::DisclosureDecision && !told {
        // What was asked for stands behind who asked for it.
        let asker = recipient.source.end;
        let behind: Vec<Range<usize>> = sentences
            .iter()
            .filter(|sentence| !sentence.aside && sentence.range.start >= asker && asker > 0)
            .map(|sentence| sentence.range.clone())
            .collect();
        let laws: Vec<Range<usize>> = LAW_CLAUSE.find_iter(text).map(|found| found.range()).collect();
        let asked_for = topic::topic(text, &behind, &laws, titles::stops());
        let why = facts.iter().any(|fact| {
            let begins: String = fact.written.chars().take(5).collect();
            fact.slot == Slot::Reason && asked_for.starts_with(&begins)
        });
        if !asked_for.is_empty() && !asked_for.contains("사유") && !asked_for.contains("공개") && !why {
            facts.push(Fact::words(Slot::Material, titles::polished(&asked_for, &names), behind[0].clone()));
        }
    }
    if IS_ABOUT.contains(&kind) && !told && !topic.is_empty() {
        let mut about = Fact::words(Slot::Material, topic.clone(), asked.clone());
        about.label = TOPIC.into();
        facts.push(about);
    }
    let attached = words::attached_places(text);
    facts.retain(|fact| {
        let copies = fact.slot == Slot::Count && fact.written.ends_with(['부', '매', '장', '종']);
        !(copies && attached.iter().any(|place| place.start <= fact.source.start && fact.source.end <= place.end))
    });
    for fact in facts.iter_mut().filter(|fact| fact.slot == Slot::Material && !recipient.source.is_empty()) {
        without_receiver(text, &recipient.source, fact, &names);
    }
    // Who is written to is no place where something happens.
    facts.retain(|fact| {
        let inside = recipient.source.start <= fact.source.start && fact.source.start < recipient.source.end;
        fact.slot != Slot::Place || !inside
    });
    let has_recipient = recipient.head.is_some() && !recipient.only_a_group;
    let missing = missing::missing(kind, text, &facts, &schedule.open, &names, has_recipient);
    if kind == Kind::InspectionResult {
        // What was found is no reason of the document.
        facts.retain(|fact| {
            let line = text[..fact.source.start].rfind('\n').map_or(0, |at| at + 1);
            fact.slot != Slot::Reason || !text[line..fact.source.end].contains("지적")
        });
    }
    if kind == Kind::MeetingNotice && !facts.iter().any(|fact| fact.slot == Slot::Material && fact.label != TOPIC) {
        facts.extend(words::circled(text));
    }
    // How many receivers there are is said by naming them.
    facts.retain(|fact| {
        let among = recipient.source.start <= fact.source.start && fact.source.end <= recipient.source.end;
        !(fact.slot == Slot::Count && among && text[recipient.source.clone()].contains('('))
    });
    let mut attachments = words::attachments(text, &topic, &aside);
    for attachment in &mut attachments {
        attachment.name = titles::attached(kind, &attachment.name);
    }
    let mut conflicts = schedule.conflicts;
    conflicts.extend(figures.conflicts);
    conflicts.extend(clashes::lengths(text, &mentions, &mut facts));
    conflicts.extend(clashes::sources(text, &mut facts));
    conflicts.extend(place_put_right);
    conflicts.extend(missing::out_of_order(kind, &facts));
    taken_back.extend(figures.taken_back);
    let taken_back = taken_back.iter().filter_map(|range| asides::taken_back(text, range)).collect();
    let doubted = figures.doubted.iter().map(|range| asides::doubted(text, range)).collect();
    if let (Kind::Notice, false, Some(place)) =
        (kind, topic.contains(' '), facts.iter().find(|fact| fact.slot == Slot::Place))
        && !topic.is_empty()
        && !topic.contains(&place.written)
    {
        // "도서관 휴관": one word says too little without its place.
        topic = format!("{} {topic}", place.written);
    }
    let decision = decision::decision(kind, text);
    if let Decision::Contradicted(between) = &decision {
        let nowhere = asked.start..asked.start;
        conflicts.push(Conflict { slot: Slot::Material, message: between.clone(), source: nowhere });
    }
    if let Some(split) = &recipient.split {
        let source = recipient.source.clone();
        conflicts.push(Conflict { slot: Slot::Recipient, message: split.clone(), source });
    }
    let title = titles::title(kind, &topic, &names, &decision);
    topic = match kind {
        // "처리 기한 연장" says what is done about a petition and not what it is about.
        Kind::CivilReply if topic::is_general(&topic) => String::new(),
        Kind::Notice => title.strip_suffix(" 알림").unwrap_or(&topic).to_owned(),
        Kind::MeetingNotice => title.strip_suffix(" 개최 알림").unwrap_or(&topic).to_owned(),
        _ => titles::matter(kind, &topic),
    };
    let open = mentions.iter().filter(|mention| mention.when == When::Vague).map(|mention| mention.range.clone());
    let open = open.collect();
    let (asides, sentences): (Vec<_>, Vec<_>) = sentences.into_iter().partition(|sentence| sentence.aside);
    let ranges = |part: Vec<notes::Sentence>| part.into_iter().map(|sentence| sentence.range).collect();
    Understanding {
        kind,
        recipient,
        via,
        topic,
        title,
        facts,
        missing,
        conflicts,
        attached,
        attachments,
        decision,
        fields,
        sentences: ranges(sentences),
        asides: ranges(asides),
        taken_back,
        doubted,
        asked,
        open,
    }
}

/// "각 부서에 … 실적": the receiver that leads a material is no part of it.
fn without_receiver(text: &str, receiver: &Range<usize>, fact: &mut Fact, names: &Names<'_>) {
    if fact.source.start > receiver.start || receiver.end >= fact.source.end || !fact.label.is_empty() {
        return;
    }
    let rest = &text[receiver.end..fact.source.end];
    let rest = ["에게", "한테", "에서", "에", "은", "는", "이", "가"]
        .iter()
        .find_map(|josa| rest.strip_prefix(josa))
        .unwrap_or(rest);
    let rest = rest.trim_start().strip_prefix("온 ").unwrap_or(rest);
    let words = topic::noun_phrase(rest.trim_start());
    if words.chars().count() >= 2 {
        fact.written = titles::polished(&words, names);
        fact.value = words;
    }
}

/// Days and periods are called what the label before them says.
fn name_days(fields: &[Field], facts: &mut [Fact]) {
    for fact in facts.iter_mut().filter(|fact| fact.label.is_empty()) {
        let behind = |field: &&Field| field.value.start <= fact.source.start && fact.source.end <= field.value.end;
        if let Some(field) = fields.iter().filter(|field| field.names_a_day()).find(behind) {
            fact.label = field.label.to_owned();
        }
    }
}

/// What fields state that no other reader found; what one did find is called what the label says.
fn add_fields(text: &str, fields: &[Field], skip: &dyn Fn(&Range<usize>) -> bool, facts: &mut Vec<Fact>) {
    for field in fields {
        let Some(new) = field.fact(text).filter(|new| !skip(&new.source)) else { continue };
        let known = |fact: &&mut Fact| {
            fact.slot == new.slot && fact.source.start < new.source.end && new.source.start < fact.source.end
        };
        if new.slot == Slot::Place {
            // A place that a label names comes before those that only look like one.
            facts.retain(|fact| {
                fact.slot != Slot::Place || fact.source.end <= new.source.start || new.source.end <= fact.source.start
            });
            facts.insert(0, new);
            continue;
        }
        // "조건 1) … 2) …": each of a numbered list is one of its own.
        static NUMBERED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|\s)\d\)\s?"));
        let said = &text[new.source.clone()];
        let starts: Vec<(usize, usize)> = NUMBERED.find_iter(said).map(|mark| (mark.start(), mark.end())).collect();
        if starts.len() > 1 && new.slot == Slot::Material {
            facts.retain(|fact| {
                fact.slot != new.slot || fact.source.end <= new.source.start || new.source.end <= fact.source.start
            });
            for (n, (_, from)) in starts.iter().enumerate() {
                let to = starts.get(n + 1).map_or(said.len(), |next| next.0);
                let part = said[*from..to].trim();
                let start = new.source.start + from + (said[*from..to].len() - said[*from..to].trim_start().len());
                let fact = Fact::words(new.slot, part, start..start + part.len());
                facts.push(Fact { label: new.label.clone(), ..fact });
            }
            continue;
        }
        match facts.iter_mut().find(known) {
            // What stands behind the label is what it says, but for a list, which has been read already.
            Some(fact) if fact.slot != Slot::Contact && !text[new.source.clone()].contains("1.") => *fact = new,
            Some(fact) if fact.label.is_empty() => {
                fact.label = new.label;
                if fact.slot == Slot::Material {
                    fact.written = fields::without_copula(&fact.written).to_owned();
                }
            }
            Some(_) => {}
            None => facts.push(new),
        }
    }
}

/// The places of a text that are private: registration numbers, mobile telephones, years of birth.
pub(crate) fn private_places(text: &str) -> Vec<Range<usize>> {
    let places = PRIVATE.find_iter(text).map(|found| found.range());
    // What stands in one bracket with such a number says the same of the same person: where they live.
    let bracket = |place: Range<usize>| {
        let open = text[..place.start].rfind(['(', ')', '\n']).filter(|at| text[*at..].starts_with('('));
        let close = text[place.end..].find([')', '(', '\n']).filter(|at| text[place.end + at..].starts_with(')'));
        match (open, close) {
            (Some(open), Some(close)) => open..place.end + close + 1,
            _ => place,
        }
    };
    let mut places: Vec<Range<usize>> = places.map(bracket).collect();
    // An address beside such a number is somebody's home.
    let line = |range: &Range<usize>| {
        let end = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at);
        text[..range.start].rfind('\n').map_or(0, |at| at + 1)..end
    };
    let homes: Vec<Range<usize>> =
        venue::addresses(text).filter(|address| PRIVATE.is_match(&text[line(address)])).collect();
    places.extend(homes);
    places.sort_by_key(|place| place.start);
    places.dedup();
    places
}

/// Where the wish stands: the first two sentences, or everything before pasted material.
fn asked(text: &str, sentences: &[notes::Sentence]) -> Range<usize> {
    // What is pasted comes first, and the wish behind an arrow: "→ 회의 개최 알림 공문으로".
    let arrow = sentences.iter().rev().find(|sentence| {
        let line = text[..sentence.range.start].trim_end_matches(' ');
        let arrow =
            text[sentence.range.clone()].starts_with(['→', '⇒']) || line.ends_with("=>") || line.ends_with("->");
        arrow && !sentence.aside && (line.is_empty() || line.ends_with('\n'))
    });
    if let Some(wish) = arrow.filter(|wish| text[wish.range.end..].trim().is_empty()) {
        return wish.range.clone();
    }
    let pasted = PASTED.find(text).map_or(text.len(), |found| found.start());
    let blank_line = text.find("\n\n").filter(|at| *at > 0).unwrap_or(text.len());
    let limit = pasted.min(blank_line);
    // What a memo sets apart by slashes belongs to one sentence.
    let (mut own, mut stops): (Vec<&notes::Sentence>, usize) = (Vec::new(), 0);
    for sentence in sentences.iter().filter(|sentence| !sentence.aside && sentence.range.start < limit) {
        let next = own.last().is_some_and(|last| !text[last.range.end..sentence.range.start].contains('/'));
        stops += usize::from(next);
        if stops == 2 {
            break;
        }
        own.push(sentence);
    }
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
    let retorts = |said: &str| schedule::RETRACTS.is_match(said) || RETORT.is_match(said);
    let names_the_matter = |range: &Range<usize>| {
        let said = &text[range.clone()];
        !headers(said) && !retorts(said) && !asides::says_what_it_is(said)
    };
    let open: Vec<Range<usize>> = open.into_iter().filter(names_the_matter).collect();
    let about_the_deadline = |range: &Range<usize>| DEADLINE_ONLY.is_match(&text[range.clone()]);
    let (own, below): (Vec<_>, Vec<_>) = open
        .into_iter()
        .filter(|range| !about_the_deadline(range))
        .partition(|range| asked.start <= range.start && range.start < asked.end);
    let own_topic = topic::topic(text, &own, &cut, titles::stops());
    // "청사 회의실 사용 협조": a room that the first sentence is about belongs to the matter.
    let first = own.first().map_or(&[][..], std::slice::from_ref);
    let roomless: Vec<Range<usize>> = {
        let room = |range: &Range<usize>| facts.iter().any(|fact| fact.slot == Slot::Place && fact.source == *range);
        cut.iter().filter(|range| !room(range)).cloned().collect()
    };
    let with_room = || topic::topic(text, first, &roomless, titles::stops());
    let own_topic = match topic::topic(text, first, &cut, titles::stops()) {
        alone if alone.is_empty() || topic::is_only_wanted(&alone) => {
            let named = |topic: &String| {
                facts.iter().any(|fact| fact.slot == Slot::Place && topic.contains(fact.written.as_str()))
            };
            Some(with_room()).filter(named).unwrap_or(own_topic)
        }
        _ => own_topic,
    };
    let subject = SUBJECT_LINE.captures(text).filter(|_| POINTS_BELOW.is_match(&text[asked.clone()]));
    if let Some(subject) = subject {
        return topic::of_a_subject(&subject[1], titles::stops());
    }
    if !own_topic.is_empty() {
        let fuller = topic::fuller(&own_topic, || topic::topic(text, &below, &cut, titles::stops()));
        return fuller.unwrap_or(own_topic);
    }
    if let Some(subject) = SUBJECT_LINE.captures(text) {
        return topic::of_a_subject(&subject[1], titles::stops());
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
