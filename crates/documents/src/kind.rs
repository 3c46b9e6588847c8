//! The one table of the kinds of official document: Korean name, English id, form.
//!
//! A kind says what a document is for; its form says how it is laid out and which rules hold. Everything that needs
//! to know about kinds (the command line, templates, rules, writers) reads this table and keeps none of its own.

use serde::{Deserialize, Serialize};

/// How a document is laid out, and with it the profile of rules that it is checked against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// 기안문·시행문: sent to somebody, with a head (두문), a body and a signature (결문).
    Gian,
    /// 내부결재: approved inside and sent to nobody.
    Internal,
    /// 간이기안문: a report or plan that carries its own approval line and stays inside (시행규칙 별지 제2호서식).
    Brief,
    /// 1쪽 보고서와 일반 보고서: noun-ended lines under □ ○ - *.
    Report,
    /// 보도자료.
    Press,
    /// 회의록과 회의 결과보고.
    Minutes,
    /// 공고: posted for everybody, with its number, its day and the head of the agency (영 제4조제3호).
    PublicNotice,
}

/// Which signs mark the items of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Marks {
    /// `1.` `가.` `1)` `가)` `(1)` `(가)` `①` `㉮`, computed from the order of the items.
    Numbered,
    /// `□` `○` `-` `*`.
    Boxed,
}

impl Form {
    /// Every form, in the order of the table.
    pub const ALL: [Self; 7] =
        [Self::Gian, Self::Internal, Self::Brief, Self::Report, Self::Press, Self::Minutes, Self::PublicNotice];

    /// The English id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Gian => "gian",
            Self::Internal => "internal",
            Self::Brief => "brief",
            Self::Report => "report",
            Self::Press => "press",
            Self::Minutes => "minutes",
            Self::PublicNotice => "public_notice",
        }
    }

    /// The kind that stands for the form where only the form is known.
    pub const fn representative(self) -> Kind {
        match self {
            Self::Gian => Kind::Notice,
            Self::Internal => Kind::InternalPlan,
            Self::Brief => Kind::BriefDraft,
            Self::Report => Kind::OnepageReport,
            Self::Press => Kind::PressRelease,
            Self::Minutes => Kind::Minutes,
            Self::PublicNotice => Kind::PublicNotice,
        }
    }

    /// The signs of its items.
    pub const fn marks(self) -> Marks {
        match self {
            Self::Gian | Self::Internal | Self::PublicNotice => Marks::Numbered,
            Self::Brief | Self::Report | Self::Press | Self::Minutes => Marks::Boxed,
        }
    }

    /// Whether its head says whom it is for (수신); the others have labelled lines of their own there.
    pub const fn has_recipient(self) -> bool {
        matches!(self, Self::Gian | Self::Internal)
    }

    /// Whether the text closes with `끝.` (시행규칙 제4조제5항: 기안문의 본문). Reports, press releases, minutes and
    /// public notices go out attached to a 기안문, which carries it for them; a 간이기안문 holds a report.
    pub const fn has_end(self) -> bool {
        matches!(self, Self::Gian | Self::Internal)
    }
}

macro_rules! kinds {
    ($($kind:ident $id:literal $korean:literal $form:ident,)*) => {
        /// What a document is for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Kind {
            $(#[doc = $korean] #[serde(rename = $id)] $kind,)*
        }

        impl Kind {
            /// Every kind, in the order of the table.
            pub const ALL: [Self; [$(Self::$kind),*].len()] = [$(Self::$kind),*];

            /// The English id, as in templates and on the command line.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$kind => $id,)* }
            }

            /// The Korean name.
            pub const fn korean(self) -> &'static str {
                match self { $(Self::$kind => $korean,)* }
            }

            /// How it is laid out.
            pub const fn form(self) -> Form {
                match self { $(Self::$kind => Form::$form,)* }
            }
        }
    };
}

kinds! {
    Request            "request"             "자료 제출 요청"      Gian,
    Cooperation        "cooperation"         "협조 요청"           Gian,
    MeetingNotice      "meeting_notice"      "회의 개최 알림"      Gian,
    TrainingNotice     "training_notice"     "교육 안내"           Gian,
    OpinionRequest     "opinion_request"     "의견 조회"           Gian,
    Notice             "notice"              "알림"                Gian,
    Reply              "reply"               "회신"                Gian,
    CivilReply         "civil_reply"         "민원 회신"           Gian,
    BudgetNotice       "budget_notice"       "예산 통보"           Gian,
    PurchaseRequest    "purchase_request"    "구매 요청"           Gian,
    PersonnelNotice    "personnel_notice"    "인사 발령 통보"      Gian,
    Appointment        "appointment"         "위촉 통보"           Gian,
    InspectionResult   "inspection_result"   "점검 결과 통보"      Gian,
    DisclosureDecision "disclosure_decision" "정보공개 결정 통지"  Gian,
    Report             "report"              "상급기관 보고"       Gian,
    Plan               "plan"                "행사 계획"           Internal,
    InternalPlan       "internal_plan"       "내부결재 계획"       Internal,
    TripReport         "trip_report"         "출장 결과보고"       Internal,
    BriefDraft         "brief_draft"         "간이기안문"          Brief,
    OnepageReport      "onepage_report"      "1쪽 보고서"          Report,
    GeneralReport      "general_report"      "일반 보고서"         Report,
    PressRelease       "press_release"       "보도자료"            Press,
    Minutes            "minutes"             "회의록"              Minutes,
    MeetingResult      "meeting_result"      "회의 결과보고"       Minutes,
    PublicNotice       "public_notice"       "공고"                PublicNotice,
}

impl Kind {
    /// Whether it is a simple request, word or notice between offices, which may go out without a seal (시행규칙
    /// 제11조제4항).
    pub const fn may_go_unsealed(self) -> bool {
        matches!(
            self,
            Self::Request
                | Self::Cooperation
                | Self::MeetingNotice
                | Self::TrainingNotice
                | Self::OpinionRequest
                | Self::Notice
                | Self::Reply
        )
    }

    /// Reads a kind by its id or Korean name, or a form by its id.
    ///
    /// `report`, `minutes` and `public_notice` are both a kind and a form; the kind wins, since it says more.
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.trim();
        Self::ALL
            .into_iter()
            .find(|kind| kind.id() == name || kind.korean() == name)
            .or_else(|| Form::ALL.into_iter().find(|form| form.id() == name).map(Form::representative))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_id_and_by_korean_name() {
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.id()), Some(kind));
            assert_eq!(Kind::parse(kind.korean()), Some(kind));
        }
    }

    #[test]
    fn a_form_stands_for_a_kind_of_that_form() {
        for form in Form::ALL {
            assert_eq!(form.representative().form(), form);
        }
        assert_eq!(Kind::parse("gian"), Some(Kind::Notice));
        assert_eq!(Kind::parse("report"), Some(Kind::Report), "the kind wins over the form of the same name");
        assert_eq!(Kind::parse("letter"), None);
    }

    #[test]
    fn serde_uses_the_ids() {
        for kind in Kind::ALL {
            assert_eq!(serde_json::to_value(kind).expect("a kind serialises"), kind.id());
        }
    }
}
