//! The plan of a draft: which fact stands in which slot of the template, which are left over, which are asked.

use std::{collections::BTreeSet, sync::LazyLock};

use biseo_documents::{Attachment, Form, Kind, notation};
use regex::Regex;

use super::{
    decision::Decision,
    notes::{self, Section},
    said::Said,
    template::Template,
    understand::{
        Fact, RESULT, Slot, TOPIC, Understanding,
        fields::{PLAIN, spelled},
        tells_the_matter,
    },
    wishes,
    write::write,
};
use crate::korean::pattern;

/// What stands in a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// A value.
    Filled(String),
    /// A blank with its label.
    Asked(String),
    /// Nothing, and nothing is needed.
    Empty,
}

/// Facts on their way into a template.
#[derive(Debug, Clone)]
pub(super) struct Plan<'a> {
    understanding: &'a Understanding,
    source: &'a str,
    /// What the request says the document rests on, each in its proper form.
    basis: Vec<String>,
    /// Prose that a model wrote for a slot, where one did.
    prose: Vec<(String, String)>,
    used: BTreeSet<usize>,
    /// Facts that were only gathered for slots that this template does not have.
    set_aside: BTreeSet<usize>,
    /// Lines of the request's own words, as they were written.
    noted: Vec<String>,
}

impl<'a> Plan<'a> {
    /// A plan over what was understood of `source`.
    pub(super) fn new(understanding: &'a Understanding, source: &'a str, basis: Vec<String>) -> Self {
        Self {
            understanding,
            source,
            basis,
            prose: Vec::new(),
            used: BTreeSet::new(),
            set_aside: BTreeSet::new(),
            noted: Vec::new(),
        }
    }

    /// Lets a model's prose stand in slots that hold words.
    pub(super) fn say(&mut self, prose: Vec<(String, String)>) {
        self.prose = prose;
    }

    /// What the built-in writer would put into a slot of words.
    pub(super) fn now(&self, name: &str, template: &Template) -> String {
        let mut trial = self.clone();
        if name == "notes" {
            write(template, &mut trial, &|_| false);
            return trial.noted.join("\n");
        }
        let label = template.slot(name).map_or_else(|| self.label(name), |slot| slot.label.clone());
        Slot::parse(name).and_then(|slot| trial.take(slot, &label)).unwrap_or_default()
    }

    fn worded(&self, name: &str) -> Option<String> {
        self.prose.iter().find(|(slot, _)| slot == name).map(|(_, prose)| prose.clone())
    }

    /// What is attached.
    pub(super) fn attachments(&self) -> &[Attachment] {
        &self.understanding.attachments
    }

    /// The body by way of which it goes.
    pub(super) fn via(&self) -> &str {
        self.understanding.via.as_deref().unwrap_or_default()
    }

    /// The 수신자 line.
    pub(super) fn recipients(&self) -> &[String] {
        &self.understanding.recipient.several
    }

    /// What a slot is called where the template does not say.
    pub(super) fn label(&self, name: &str) -> String {
        match name {
            "when" => "일시".into(),
            "due" => "기한".into(),
            "subject" => "제목".into(),
            "topic" => "내용".into(),
            "decision" => "검토 결과".into(),
            "quote" => "기관장 발언".into(),
            _ => Slot::parse(name).map_or_else(|| name.to_owned(), |slot| slot_label(slot).to_owned()),
        }
    }

    /// Whether a slot has nothing to say, or the request does not ask for what a name stands for.
    pub(super) fn is_empty(&self, name: &str) -> bool {
        match name {
            "basis" => self.basis.is_empty(),
            "apology" => wishes::apology(self.source).is_none(),
            "remedy" => !wishes::remedy(self.source),
            "permit" => !wishes::permit(self.source),
            "refused" => !matches!(self.understanding.decision, Decision::Said("비공개" | "부분공개" | "수용 불가")),
            _ => Slot::parse(name).is_none_or(|slot| self.facts(slot).is_empty()),
        }
    }

    /// What is decided; where it is open or said in two ways, that is asked.
    fn decided(&self, label: &str) -> Value {
        let answers = matches!(self.understanding.kind, Kind::Reply | Kind::DisclosureDecision);
        match &self.understanding.decision {
            Decision::Said(decision) => Value::Filled((*decision).to_owned()),
            Decision::Contradicted(_) => Value::Asked(format!("{label} 확인")),
            Decision::Open if answers => Value::Asked(label.to_owned()),
            Decision::Open => Value::Empty,
        }
    }

    /// What stands in a slot of the template.
    pub(super) fn value(&mut self, name: &str, label: &str, required: bool) -> Value {
        if let Some(prose) = self.worded(name) {
            if let Some(slot) = Slot::parse(name) {
                self.take(slot, label);
            }
            return Value::Filled(prose.replace('\n', " "));
        }
        let value = match name {
            "recipient" => self.recipient(),
            "subject" => Some(self.understanding.title.clone()),
            "topic" => Some(self.understanding.topic.clone()).filter(|topic| !topic.is_empty()),
            "matter" => Some(self.matter()),
            "when" => self.when(label),
            "due" => self.due(label),
            "decision" => return self.decided(label),
            "basis" => Some(self.basis.join(", ")),
            "apology" => wishes::apology(self.source),
            "remedy" => {
                let asked = if wishes::remedy(self.source) { "이의신청 등 " } else { "" };
                return Value::Asked(format!("{asked}구제 절차와 그 근거"));
            }
            "quote" => return self.quote(label),
            // What was done is no answer where the request only says what was asked for.
            "material" if self.understanding.kind == Kind::CivilReply => self.result(),
            // A notice to the papers begins with its matter and need not end with it.
            "material" if self.understanding.kind == Kind::PressRelease && self.only_the_topic() => None,
            _ => Slot::parse(name).and_then(|slot| self.take(slot, label)),
        };
        let asked = self.asked(name);
        match value {
            Some(value) if !value.is_empty() => Value::Filled(value),
            _ if self.contradicted(name) => Value::Asked(format!("{label} 확인")),
            _ if required || asked || matches!(name, "subject" | "topic" | "recipient") => {
                Value::Asked(label.to_owned())
            }
            _ => Value::Empty,
        }
    }

    /// The lines of a block slot.
    pub(super) fn block(&mut self, name: &str, label: Option<&str>) -> Vec<String> {
        match name {
            "counts" => self.lines(Slot::Count, None),
            "amounts" => {
                let mut lines = self.lines(Slot::Amount, None);
                if self.asked("amount") || (lines.is_empty() && self.understanding.missing.contains(&Slot::Amount)) {
                    lines.push(notation::blank("금액"));
                }
                lines
            }
            _ => self.lines(Slot::Deadline, label),
        }
    }

    /// Facts that no slot of the template took, as lines with their labels. `text` is what stands in the document.
    pub(super) fn rest(&mut self, text: &str) -> Vec<String> {
        let said = Said::new(text);
        let told = self.told(text);
        // Words that a label set off are the official's own; others were only gathered for slots that ask for them.
        let words = [Slot::Target, Slot::Material, Slot::Reason, Slot::Format, Slot::Contact];
        for (at, fact) in self.understanding.facts.iter().enumerate() {
            let gathered = matches!(fact.slot, Slot::Target | Slot::Material | Slot::Reason)
                && (fact.label.is_empty() || fact.label == TOPIC || fact.label == RESULT);
            if gathered || words.contains(&fact.slot) && said.says(&notes::polished(&fact.written)) {
                self.set_aside.insert(at);
            }
        }
        [
            Slot::Target,
            Slot::Material,
            Slot::Reason,
            Slot::Date,
            Slot::Period,
            Slot::Deadline,
            Slot::Time,
            Slot::Place,
            Slot::Count,
            Slot::Amount,
            Slot::Format,
            Slot::Contact,
        ]
        .into_iter()
        .flat_map(|slot| self.lines(slot, None))
        .chain(told)
        .collect()
    }

    /// Sentences behind the wish that hold a figure which no line took and no word names: whole, as they were written. A
    /// day without what it is the day of says nothing, or something else.
    fn told(&mut self, text: &str) -> Vec<String> {
        let mut lines = Vec::new();
        for sentence in &self.understanding.sentences {
            if self.understanding.wishes(self.source, sentence) {
                continue;
            }
            let inside = |fact: &Fact| sentence.start <= fact.source.start && fact.source.end <= sentence.end;
            let labelled = |fact: &Fact| {
                self.understanding
                    .fields
                    .iter()
                    .any(|field| field.value.start <= fact.source.start && fact.source.end <= field.value.end)
            };
            let nameless =
                [Slot::Date, Slot::Period, Slot::Deadline, Slot::Time, Slot::Count].into_iter().any(|slot| {
                    self.unused(slot).into_iter().any(|(_, fact)| {
                        let bare = fact.label.is_empty() || YEARS.contains(&fact.label.as_str());
                        inside(fact)
                            && (bare || self.names_something_else(fact))
                            && !labelled(fact)
                            && !self.is_said(fact)
                    })
                });
            // What the writer put right, or what is asked about, is not told.
            let settled = !self.understanding.facts.iter().any(|fact| fact.unsettled && inside(fact));
            if nameless
                && settled
                && let Some(line) = notes::told(self.source, self.understanding, sentence, &Said::new(text))
            {
                let facts = self.understanding.facts.iter().enumerate();
                self.used.extend(facts.filter(|(_, fact)| inside(fact)).map(|(at, _)| at));
                lines.push(line);
            }
        }
        lines
    }

    fn asked(&self, name: &str) -> bool {
        let slots: &[Slot] = match name {
            "when" => &[Slot::Date, Slot::Period],
            "due" => &[Slot::Deadline],
            _ => return Slot::parse(name).is_some_and(|slot| self.understanding.missing.contains(&slot)),
        };
        slots.iter().any(|slot| self.understanding.missing.contains(slot))
    }

    /// Whether the request contradicts itself about a slot.
    fn contradicted(&self, name: &str) -> bool {
        let about = |slots: &[Slot]| self.understanding.conflicts.iter().any(|conflict| slots.contains(&conflict.slot));
        match name {
            "when" => about(&[Slot::Date, Slot::Period]),
            "due" => about(&[Slot::Deadline]),
            _ => Slot::parse(name).is_some_and(|slot| about(&[slot])),
        }
    }

    fn facts(&self, slot: Slot) -> Vec<(usize, &'a Fact)> {
        let settled = |(_, fact): &(usize, &Fact)| fact.slot == slot && !fact.unsettled;
        self.understanding.facts.iter().enumerate().filter(settled).collect()
    }

    fn unused(&self, slot: Slot) -> Vec<(usize, &'a Fact)> {
        let open = |at: &usize| !self.used.contains(at) && !self.set_aside.contains(at);
        self.facts(slot).into_iter().filter(|(at, _)| open(at)).collect()
    }

    /// The facts of a slot that belong under a label of the template, joined; the first one where they are days.
    fn take(&mut self, slot: Slot, label: &str) -> Option<String> {
        let mut facts = self.unused(slot);
        // What stands within a line already is not said again.
        if matches!(slot, Slot::Reason | Slot::Target | Slot::Format) {
            facts.retain(|(_, fact)| !self.is_within(fact));
        }
        // How many there were last year is no figure of this document.
        facts.retain(|(_, fact)| !YEARS.contains(&fact.label.as_str()));
        if self.understanding.kind == Kind::PressRelease {
            facts.retain(|(_, fact)| fact.label != TOPIC);
        }
        // What was done answers; the matter itself stands elsewhere.
        if facts.iter().any(|(_, fact)| fact.label == RESULT) {
            facts.retain(|(_, fact)| fact.label != TOPIC);
        }
        let one = matches!(slot, Slot::Date | Slot::Deadline | Slot::Period | Slot::Time | Slot::Place | Slot::Amount);
        let facts = under(label, slot, facts);
        let taken: Vec<(usize, &Fact)> = if one { facts.into_iter().take(1).collect() } else { facts };
        self.used.extend(taken.iter().map(|(at, _)| *at));
        let mut said: Vec<String> = Vec::new();
        for (_, fact) in taken {
            let words = notes::polished(&fact.written);
            if !said.iter().any(|known| known.contains(&words)) {
                said.push(words);
            }
        }
        (!said.is_empty()).then(|| said.join(", "))
    }

    fn recipient(&self) -> Option<String> {
        let recipient = &self.understanding.recipient;
        if self.understanding.kind.form() == Form::Internal {
            return Some(notation::INTERNAL.into());
        }
        recipient.head.clone()
    }

    /// Day or period, with the hours that belong to it.
    fn when(&mut self, label: &str) -> Option<String> {
        if label == "처리일" {
            return self.done_on();
        }
        if label.ends_with("기간") {
            return self.take(Slot::Period, label).or_else(|| self.take(Slot::Date, label));
        }
        let retold: Vec<usize> =
            self.unused(Slot::Date).into_iter().filter(|(_, fact)| self.is_within(fact)).map(|(at, _)| at).collect();
        self.used.extend(retold);
        let before = self.used.clone();
        if let Some(day) = self.take(Slot::Date, label).or_else(|| self.take(Slot::Period, label)) {
            let taken = self.used.difference(&before).next().copied();
            let hour = taken.and_then(|at| self.hour_of(&self.understanding.facts[at]));
            return Some(match hour {
                Some((at, hour)) => {
                    self.used.insert(at);
                    format!("{day} {hour}")
                }
                None => day,
            });
        }
        let (at, time) = self.unused(Slot::Time).into_iter().find(|(_, fact)| fact.label.is_empty())?;
        self.used.insert(at);
        let label = if self.contradicted("when") { "날짜 확인" } else { "날짜" };
        Some(format!("{} {}", notation::blank(label), time.written))
    }

    /// The hour that is said of a day: the nearest behind it in its own sentence, with no other day between; before it
    /// only where nothing stands between. The hour of another event is not the day's.
    fn hour_of(&self, day: &Fact) -> Option<(usize, &'a str)> {
        let sentence = self
            .understanding
            .sentences
            .iter()
            .find(|sentence| sentence.start <= day.source.start && day.source.start < sentence.end)?;
        let hours = || self.unused(Slot::Time).into_iter().filter(|(_, fact)| fact.label.is_empty());
        let next_day = (self.understanding.facts.iter())
            .filter(|fact| matches!(fact.slot, Slot::Date | Slot::Period | Slot::Deadline))
            .map(|fact| fact.source.start)
            .filter(|start| *start >= day.source.end)
            .min()
            .unwrap_or(usize::MAX);
        let behind = hours()
            .filter(|(_, hour)| {
                let at = hour.source.start;
                // An hour may stand inside the place of its period: "28일 밤 10시~29일 새벽 4시".
                day.source.start <= at && at < sentence.end && (at < next_day || day.source.contains(&at))
            })
            .min_by_key(|(_, hour)| hour.source.start);
        let before = || {
            hours().find(|(_, hour)| {
                self.source
                    .get(hour.source.end..day.source.start)
                    .is_some_and(|gap| gap.trim_matches([' ', ',', '(', ')', '\t']).is_empty())
            })
        };
        behind.or_else(before).map(|(at, fact)| (at, fact.written.as_str()))
    }

    /// The day on which something was done about a petition: called so, or said in one breath with what was done. The
    /// day on which it came in is another.
    fn done_on(&mut self) -> Option<String> {
        const DONE: [&str; 9] = ["처리", "완료", "조치", "수리", "교체", "설치", "정비", "철거", "시행"];
        let results: Vec<_> = self.facts(Slot::Material).into_iter().filter(|(_, fact)| fact.label == RESULT).collect();
        let breath = |from: usize, to: usize| self.source.get(from..to).is_some_and(|gap| !gap.contains(['.', '\n']));
        let (at, day) = self.unused(Slot::Date).into_iter().find(|(_, day)| {
            DONE.iter().any(|word| day.label.contains(word))
                || day.label.is_empty() && results.iter().any(|(_, done)| breath(day.source.end, done.source.start))
        })?;
        self.used.insert(at);
        Some(day.written.clone())
    }

    /// What the request says was done, is done or will be done about a petition, and nothing else.
    fn result(&mut self) -> Option<String> {
        let results: Vec<(usize, &Fact)> = self
            .facts(Slot::Material)
            .into_iter()
            .filter(|(_, fact)| {
                [RESULT, "처리 결과", "처리 내용", "조치 사항", "대안", "조건"].contains(&fact.label.as_str())
            })
            .collect();
        self.used.extend(results.iter().map(|(at, _)| *at));
        let said: Vec<String> = results.into_iter().map(|(_, fact)| notes::polished(&fact.written)).collect();
        (!said.is_empty()).then(|| said.join(", "))
    }

    fn only_the_topic(&self) -> bool {
        self.facts(Slot::Material).iter().all(|(_, fact)| fact.label == TOPIC)
    }

    /// The title without the word that says what the document does: "… 점검 결과" of "… 점검 결과 알림".
    fn matter(&self) -> String {
        let title = &self.understanding.title;
        let ends = ["알림", "통보", "안내", "요청", "회신", "보고", "통지"];
        ends.iter().find_map(|end| title.strip_suffix(end)).unwrap_or(title).trim_end().to_owned()
    }

    fn due(&mut self, label: &str) -> Option<String> {
        let day = self.take(Slot::Deadline, label)?;
        let time = self.unused(Slot::Time).into_iter().find(|(_, fact)| fact.label == "마감");
        Some(match time {
            Some((at, fact)) => {
                self.used.insert(at);
                format!("{day} {}", fact.written)
            }
            None => day,
        })
    }

    /// Words of the head of the agency are never made up: where they are wanted, they are asked for.
    fn quote(&self, label: &str) -> Value {
        const WORDS: [&str; 5] = ["멘트", "말씀", "코멘트", "한마디", "발언"];
        // "센터장 멘트는 빼고": what is not wanted is not asked for.
        let refused = |rest: &str| {
            let rest = rest.trim_start_matches(['은', '는', '을', '를', '도']).trim_start();
            ["빼", "없이", "넣지", "쓰지", "제외", "생략"].iter().any(|word| rest.starts_with(word))
        };
        // "과장 멘트 “…”": words that are given are not asked for.
        static GIVEN: LazyLock<Regex> =
            LazyLock::new(|| pattern(r#"(?:멘트|말씀|코멘트|한마디|발언)[^\n"“]{0,20}["“][^\n"”]{6,}["”]"#));
        if GIVEN.is_match(self.source) {
            return Value::Empty;
        }
        let wanted = WORDS
            .iter()
            .any(|word| self.source.match_indices(word).any(|(at, _)| !refused(&self.source[at + word.len()..])));
        if wanted { Value::Asked(label.to_owned()) } else { Value::Empty }
    }

    /// The facts of a slot that are left, a line each; `called` names the one that has no name of its own.
    fn lines(&mut self, slot: Slot, called: Option<&str>) -> Vec<String> {
        let mut facts = self.unused(slot);
        // A report of a trip sums up what the trip cost; other sums belong to what was seen.
        if slot == Slot::Amount && self.understanding.kind == Kind::TripReport && facts.len() > 1 {
            facts.retain(|(_, fact)| TRAVEL.iter().any(|word| fact.label.contains(word)));
        }
        // A year is no name of a figure; the sentence of such a figure is told whole.
        facts.retain(|(_, fact)| !YEARS.contains(&fact.label.as_str()));
        self.used.extend(facts.iter().map(|(at, _)| *at));
        let hour = self.unused(Slot::Time).into_iter().find(|(_, fact)| fact.label == "마감");
        let hour = hour.filter(|_| slot == Slot::Deadline && !facts.is_empty()).map(|(at, fact)| {
            self.used.insert(at);
            format!(" {}", fact.written)
        });
        // A day that is left over keeps its hour.
        let mut own_hours: Vec<(usize, &str)> = Vec::new();
        for (at, fact) in facts.iter().filter(|_| slot == Slot::Date) {
            if let Some((hour, written)) = self.hour_of(fact) {
                self.used.insert(hour);
                own_hours.push((*at, written));
            }
        }
        facts
            .into_iter()
            .filter(|(_, fact)| !self.is_said(fact))
            .enumerate()
            .map(|(n, (at, fact))| {
                let label = if fact.label.is_empty() || self.names_something_else(fact) {
                    match slot {
                        Slot::Count if fact.written.contains('명') => "인원".to_owned(),
                        _ => called.unwrap_or_else(|| slot_label(slot)).to_owned(),
                    }
                } else {
                    let label = spelled(&fact.label).map_or_else(|| notes::polished(&fact.label), str::to_owned);
                    self.without_place(&label).to_owned()
                };
                let due = hour.as_deref().filter(|_| n == 0).map(str::to_owned);
                let own = own_hours.iter().find(|(of, _)| *of == at).map(|(_, hour)| format!(" {hour}"));
                let hour = due.or(own).unwrap_or_default();
                let label = match slot {
                    Slot::Deadline if label.ends_with("결과") => format!("{label} 제출 기한"),
                    Slot::Deadline if !label.ends_with("기한") && !label.ends_with('일') => format!("{label} 기한"),
                    Slot::Period if ["접수", "신청", "모집"].contains(&label.as_str()) => format!("{label} 기간"),
                    Slot::Date if HAPPENINGS.iter().any(|end| label.ends_with(end)) => format!("{label}일"),
                    _ => label,
                };
                format!("{label}: {}{hour}", notes::polished(&fact.written))
            })
            .collect()
    }

    /// A count that stands in the words of another fact, in the title, or only says how long something takes.
    fn is_said(&self, fact: &Fact) -> bool {
        let inside = |other: &Fact| {
            other.slot != fact.slot
                && other.label != TOPIC
                && !other.unsettled
                && other.source.start <= fact.source.start
                && fact.source.end <= other.source.end
                && (!matches!(other.slot, Slot::Material | Slot::Reason) || self.stands(other))
        };
        // A month without a day says which thing is meant and stands in its name.
        if fact.slot == Slot::Date && fact.value.len() == "2026-11".len() {
            return true;
        }
        let lasts =
            ["년", "분", "시간", "일", "개월", "쪽", "페이지", "주"].iter().any(|unit| fact.written.ends_with(unit));
        // A day that an answer tells stands there.
        let answered = |other: &Fact| other.label == RESULT && self.stands(other) && inside(other);
        fact.slot == Slot::Count && lasts
            || self.understanding.facts.iter().any(answered)
            || matches!(fact.slot, Slot::Count | Slot::Amount | Slot::Time)
                && self.understanding.facts.iter().any(inside)
    }

    /// Whether a fact is a part of another that has its place in the document already.
    fn is_within(&self, fact: &Fact) -> bool {
        let within = |other: &Fact| {
            other.label != TOPIC && other.source.start <= fact.source.start && fact.source.end <= other.source.end
        };
        let words = |other: &&Fact| matches!(other.slot, Slot::Material | Slot::Reason) && other.slot != fact.slot;
        self.used.iter().map(|at| &self.understanding.facts[*at]).filter(words).any(within)
    }

    /// Whether a fact has its place in the document already.
    fn stands(&self, fact: &Fact) -> bool {
        self.used.iter().any(|at| std::ptr::eq(&self.understanding.facts[*at], fact))
    }

    /// A label without the place that happens to stand before it.
    fn without_place<'l>(&self, label: &'l str) -> &'l str {
        let places = self.understanding.facts.iter().filter(|fact| fact.slot == Slot::Place);
        let mut bare = places.filter_map(|place| label.strip_prefix(&place.written)).map(str::trim_start);
        bare.rfind(|bare| !bare.is_empty()).unwrap_or(label)
    }

    /// Whether the word before a figure is a place, a person or a receiver, which say where or whose and not what.
    fn names_something_else(&self, fact: &Fact) -> bool {
        let label = fact.label.as_str();
        fact.slot == Slot::Count
            && (self.understanding.recipient.several.iter().any(|name| name.contains(label))
                || self.understanding.facts.iter().any(|other| {
                    matches!(other.slot, Slot::Place | Slot::Target | Slot::Contact) && other.written.contains(label)
                }))
    }

    /// The request's own words that no line of the document says yet, a line each. `text` is what stands in it.
    pub(super) fn notes(&mut self, section: Option<&str>, text: &str) -> Vec<String> {
        if let (None, Some(prose)) = (section, self.worded("notes")) {
            return prose.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
        }
        let section = section.and_then(Section::parse);
        let used: Vec<_> = self.used.iter().map(|at| self.understanding.facts[*at].source.clone()).collect();
        let lines = notes::lines(self.source, self.understanding, &used, &Said::new(text), section);
        // What stands in these lines is said and no rest.
        for (at, fact) in self.understanding.facts.iter().enumerate() {
            if lines.iter().any(|(_, range)| range.start <= fact.source.start && fact.source.end <= range.end) {
                self.used.insert(at);
            }
        }
        let lines: Vec<String> = lines.into_iter().map(|(line, _)| line).collect();
        self.noted.extend(lines.iter().cloned());
        lines
    }
}

/// The facts that belong under a label of the template: those that are called so; else those without a name of their
/// own; else, where the label asks for no particular day or matter, the others.
fn under<'f>(label: &str, slot: Slot, facts: Vec<(usize, &'f Fact)>) -> Vec<(usize, &'f Fact)> {
    let nameless = |fact: &Fact| {
        fact.label.is_empty() || fact.label == RESULT || fact.label == TOPIC || PLAIN.contains(&fact.label.as_str())
    };
    // What a trip was for is said or not; a reason that stands somewhere in its story is another's.
    let facts: Vec<(usize, &Fact)> = match slot {
        Slot::Reason if label.ends_with("목적") => {
            facts.into_iter().filter(|(_, fact)| fact.label.ends_with("목적")).collect()
        }
        // What the official calls the reason is the reason.
        Slot::Reason if facts.iter().any(|(_, fact)| !fact.label.is_empty()) => {
            facts.into_iter().filter(|(_, fact)| !fact.label.is_empty()).collect()
        }
        _ => facts,
    };
    let called: Vec<(usize, &Fact)> =
        facts.iter().filter(|(_, fact)| !nameless(fact) && alike(label, &fact.label)).copied().collect();
    let plain: Vec<(usize, &Fact)> = facts.iter().filter(|(_, fact)| nameless(fact)).copied().collect();
    let joins = matches!(slot, Slot::Target | Slot::Material | Slot::Reason | Slot::Format | Slot::Contact);
    match (called.is_empty(), plain.is_empty()) {
        (false, _) if joins => {
            facts.into_iter().filter(|(_, fact)| nameless(fact) || alike(label, &fact.label)).collect()
        }
        (false, _) => called,
        (true, false) => plain,
        (true, true) => {
            let Some((_, first)) = facts.first() else { return facts };
            let first = first.label.clone();
            let of_its_own = match slot {
                // The day of one thing is not how long the whole lasts.
                Slot::Date => label.ends_with(['일', '간']) || first.starts_with("접수") || first == "다음 회의",
                Slot::Period => first.starts_with("접수") || first.starts_with("신청"),
                Slot::Material => !tells_the_matter(&first),
                _ => false,
            };
            if of_its_own { Vec::new() } else { facts.into_iter().filter(|(_, fact)| fact.label == first).collect() }
        }
    }
}

/// Whether two labels ask for the same: one of their words begins alike ("심의 안건" and "안건", "참석 대상" and "참석자").
fn alike(one: &str, other: &str) -> bool {
    let words = |label: &str| -> Vec<String> {
        let parts = label.split([' ', '·', ',', '/']).filter(|word| word.chars().count() >= 2);
        parts.map(|word| word.chars().take(2).collect()).collect()
    };
    if words(one).iter().any(|word| other.contains(word.as_str())) {
        return true;
    }
    let (one, other) = (words(one), words(other));
    let (first, last) = (one.first(), one.last());
    other.iter().any(|word| Some(word) == first || Some(word) == last || one.contains(word))
}

/// What happens on a day, with the day's name one 일 longer.
const HAPPENINGS: [&str; 15] = [
    "접수", "점검", "조사", "완료", "신청", "청구", "발생", "이송", "발령", "교체", "착공", "준공", "단속", "적발",
    "신고",
];
/// Words before a figure that say of which year it is, and not what it is.
const YEARS: [&str; 7] = ["올해", "금년", "내년", "작년", "지난해", "전년", "매년"];
/// What a trip costs.
const TRAVEL: [&str; 6] = ["여비", "출장비", "교통비", "숙박비", "식비", "일비"];

/// What a slot is called on paper.
pub(super) fn slot_label(slot: Slot) -> &'static str {
    match slot {
        Slot::Recipient => "수신",
        Slot::Deadline => "기한",
        Slot::Date => "날짜",
        Slot::Time => "시간",
        Slot::Period => "기간",
        Slot::Place => "장소",
        Slot::Amount => "금액",
        Slot::Count => "수량",
        Slot::Target => "대상",
        Slot::Material => "내용",
        Slot::Format => "방법",
        Slot::Contact => "담당",
        Slot::BasisDoc => "관련 문서",
        Slot::Reason => "사유",
    }
}
