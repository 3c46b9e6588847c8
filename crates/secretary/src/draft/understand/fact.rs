//! Facts: what a request says, slot by slot, each with its place in the source.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// What a fact is for. The names are those that templates use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Slot {
    /// 수신
    Recipient,
    /// 기한
    Deadline,
    /// 날짜
    Date,
    /// 시각
    Time,
    /// 기간
    Period,
    /// 장소
    Place,
    /// 금액
    Amount,
    /// 수량
    Count,
    /// 대상
    Target,
    /// 자료, 안건, 내용
    Material,
    /// 방법, 서식
    Format,
    /// 담당, 문의처
    Contact,
    /// 관련 문서
    BasisDoc,
    /// 사유, 목적
    Reason,
}

impl Slot {
    /// Every slot.
    pub const ALL: [Self; 14] = [
        Self::Recipient,
        Self::Deadline,
        Self::Date,
        Self::Time,
        Self::Period,
        Self::Place,
        Self::Amount,
        Self::Count,
        Self::Target,
        Self::Material,
        Self::Format,
        Self::Contact,
        Self::BasisDoc,
        Self::Reason,
    ];

    /// The name in templates, answers and evaluation data.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Recipient => "recipient",
            Self::Deadline => "deadline",
            Self::Date => "date",
            Self::Time => "time",
            Self::Period => "period",
            Self::Place => "place",
            Self::Amount => "amount",
            Self::Count => "count",
            Self::Target => "target",
            Self::Material => "material",
            Self::Format => "format",
            Self::Contact => "contact",
            Self::BasisDoc => "basis_doc",
            Self::Reason => "reason",
        }
    }

    /// The slot of a name.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|slot| slot.id() == id)
    }
}

/// One fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// What it is for.
    pub slot: Slot,
    /// As data: ISO dates, `HH:MM`, won, a plain number, or the words.
    pub value: String,
    /// In official notation.
    pub written: String,
    /// What it is called where it stands: "제출", "교체 완료", "염화칼슘".
    pub label: String,
    /// Bytes of the source.
    pub source: Range<usize>,
    /// Whether the writer called it unsettled (협의 중, 확인 필요) or the calendar contradicts it: it is shown, never
    /// written as certain.
    pub unsettled: bool,
}

impl Fact {
    /// A fact without a label.
    pub fn new(slot: Slot, value: impl Into<String>, written: impl Into<String>, source: Range<usize>) -> Self {
        let (value, written) = (value.into(), written.into());
        Self { slot, value, written, label: String::new(), source, unsettled: false }
    }

    /// A fact in words, whose value is what is written.
    pub fn words(slot: Slot, words: impl Into<String>, source: Range<usize>) -> Self {
        let words = words.into();
        Self::new(slot, words.clone(), words, source)
    }
}

/// Two statements that cannot both hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The slot they speak of.
    pub slot: Slot,
    /// What contradicts what, in Korean.
    pub message: String,
    /// Bytes of the source.
    pub source: Range<usize>,
}
