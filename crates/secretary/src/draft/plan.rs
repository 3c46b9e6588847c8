//! The plan of a draft: which fact stands in which slot of the template, which are left over, which are asked.

use std::collections::BTreeSet;

use biseo_documents::{Form, Kind, notation};
use jiff::civil::Date;

use super::{
    notes::{self, Section},
    understand::{Fact, RESULT, Slot, TOPIC, Understanding},
};

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
#[derive(Debug)]
pub(super) struct Plan<'a> {
    understanding: &'a Understanding,
    source: &'a str,
    today: Date,
    /// Prose that a model wrote for a slot, where one did.
    prose: Vec<(String, String)>,
    used: BTreeSet<usize>,
}

impl<'a> Plan<'a> {
    /// A plan over what was understood of `source`.
    pub(super) fn new(understanding: &'a Understanding, source: &'a str, today: Date) -> Self {
        Self { understanding, source, today, prose: Vec::new(), used: BTreeSet::new() }
    }

    /// Lets a model's prose stand in slots that hold words.
    pub(super) fn say(&mut self, prose: Vec<(String, String)>) {
        self.prose = prose;
    }

    /// What the built-in writer would put into a slot of words.
    pub(super) fn now(&self, name: &str) -> String {
        if name == "notes" {
            return notes::lines(self.source, &self.understanding.facts, self.today, None).join("\n");
        }
        let facts = Slot::parse(name).map(|slot| self.facts(slot)).unwrap_or_default();
        facts.into_iter().map(|(_, fact)| fact.written.as_str()).collect::<Vec<_>>().join(", ")
    }

    fn worded(&self, name: &str) -> Option<String> {
        self.prose.iter().find(|(slot, _)| slot == name).map(|(_, prose)| prose.clone())
    }

    /// The names of what is attached.
    pub(super) fn attachments(&self) -> &[String] {
        &self.understanding.attachments
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

    /// Whether a slot has nothing to say.
    pub(super) fn is_empty(&self, name: &str) -> bool {
        Slot::parse(name).is_none_or(|slot| self.facts(slot).is_empty())
    }

    /// What stands in a slot of the template.
    pub(super) fn value(&mut self, name: &str, label: &str, required: bool) -> Value {
        if let Some(prose) = self.worded(name) {
            if let Some(slot) = Slot::parse(name) {
                self.take(slot);
            }
            return Value::Filled(prose.replace('\n', " "));
        }
        let value = match name {
            "recipient" => self.recipient(),
            "subject" => Some(self.understanding.title.clone()),
            "topic" => Some(self.understanding.topic.clone()).filter(|topic| !topic.is_empty()),
            "matter" => Some(self.matter()),
            "when" => self.when(),
            "due" => self.due(),
            "decision" => notes::decision(self.understanding.kind, self.source),
            "quote" => return self.quote(label),
            // What was done is no answer where the request only says what was asked for.
            "material" if self.understanding.kind == Kind::CivilReply && self.only_the_topic() => {
                self.take(Slot::Material);
                return Value::Asked(label.to_owned());
            }
            _ => Slot::parse(name).and_then(|slot| self.take(slot)),
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
            "deadlines" => self.lines(Slot::Deadline, label),
            _ => self.notes(name.strip_prefix("notes:")),
        }
    }

    /// Facts that no slot of the template took, as lines with their labels.
    pub(super) fn rest(&mut self) -> Vec<String> {
        [
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
        .collect()
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
        self.facts(slot).into_iter().filter(|(at, _)| !self.used.contains(at)).collect()
    }

    /// All facts of a slot, joined; the first one where they are days.
    fn take(&mut self, slot: Slot) -> Option<String> {
        let mut facts = self.unused(slot);
        // What was done answers; the matter itself stands elsewhere.
        if facts.iter().any(|(_, fact)| fact.label == RESULT) {
            facts.retain(|(_, fact)| fact.label != TOPIC);
        }
        let one = matches!(slot, Slot::Date | Slot::Deadline | Slot::Period | Slot::Time | Slot::Place | Slot::Amount);
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
    fn when(&mut self) -> Option<String> {
        let day = self.take(Slot::Date).or_else(|| self.take(Slot::Period));
        let time = self.unused(Slot::Time).into_iter().find(|(_, fact)| fact.label.is_empty());
        let time = time.map(|(at, fact)| {
            self.used.insert(at);
            fact.written.clone()
        });
        match (day, time) {
            (Some(day), Some(time)) => Some(format!("{day} {time}")),
            (Some(day), None) => Some(day),
            (None, Some(time)) => {
                let label = if self.contradicted("when") { "날짜 확인" } else { "날짜" };
                Some(format!("{} {time}", notation::blank(label)))
            }
            (None, None) => None,
        }
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

    fn due(&mut self) -> Option<String> {
        let day = self.take(Slot::Deadline)?;
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
        let wanted = ["멘트", "말씀", "코멘트", "한마디", "발언"].iter().any(|word| self.source.contains(word));
        if wanted { Value::Asked(label.to_owned()) } else { Value::Empty }
    }

    /// The facts of a slot that are left, a line each; `called` names the one that has no name of its own.
    fn lines(&mut self, slot: Slot, called: Option<&str>) -> Vec<String> {
        let facts = self.unused(slot);
        self.used.extend(facts.iter().map(|(at, _)| *at));
        let hour = self.unused(Slot::Time).into_iter().find(|(_, fact)| fact.label == "마감");
        let hour = hour.filter(|_| slot == Slot::Deadline && !facts.is_empty()).map(|(at, fact)| {
            self.used.insert(at);
            format!(" {}", fact.written)
        });
        facts
            .into_iter()
            .filter(|(_, fact)| !self.is_said(fact))
            .enumerate()
            .map(|(n, (_, fact))| {
                let label = if fact.label.is_empty() || self.names_something_else(fact) {
                    match slot {
                        Slot::Count if fact.written.ends_with('명') => "인원".to_owned(),
                        _ => called.unwrap_or_else(|| slot_label(slot)).to_owned(),
                    }
                } else {
                    self.without_place(&notes::polished(&fact.label)).to_owned()
                };
                let hour = hour.as_deref().filter(|_| n == 0).unwrap_or_default();
                let label = match slot {
                    Slot::Deadline if !label.ends_with("기한") => format!("{label} 기한"),
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
                && !other.unsettled
                && other.source.start <= fact.source.start
                && fact.source.end <= other.source.end
                && !matches!(other.slot, Slot::Material | Slot::Reason)
        };
        // A month without a day says which thing is meant and stands in its name.
        if fact.slot == Slot::Date && fact.value.len() == "2026-11".len() {
            return true;
        }
        let lasts =
            ["년", "분", "시간", "일", "개월", "쪽", "페이지", "주"].iter().any(|unit| fact.written.ends_with(unit));
        fact.slot == Slot::Count && (lasts || self.understanding.facts.iter().any(inside))
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

    fn notes(&mut self, section: Option<&str>) -> Vec<String> {
        if let (None, Some(prose)) = (section, self.worded("notes")) {
            return prose.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
        }
        let section = section.and_then(Section::parse);
        let mut lines = notes::lines(self.source, &self.understanding.facts, self.today, section);
        lines.retain(|line| *line != self.understanding.topic && *line != self.understanding.title);
        lines
    }
}

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
