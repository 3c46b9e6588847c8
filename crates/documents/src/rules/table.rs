//! The table of rules: id, grade, basis, the documents it holds for, and the function that looks.

use super::{
    Grade::{self, A, B, C},
    dates, ending, head, held, items, kinds, language, money, signature,
    subject::{Found, Subject},
    times, words,
};
use crate::kind::{
    Form::{self, Brief, Gian, Internal, Minutes, Press, PublicNotice, Report},
    Kind,
};

/// A rule of official documents.
///
/// Not every rule of the law is here: what depends on the lines of a page (END-03, ITEM-10), on the sheet (PAGE-01,
/// PAGE-02) and on the metadata (OPEN-01) is kept by the writers, who also tell of a report of one page that takes more
/// (RPT-07); and what is done around a document rather than in it
/// (MIN-02 to MIN-05, CIV-01, ATT-08) cannot be read off its text.
pub struct Rule {
    /// Such as `DATE-02`; stable, since profiles name rules by it.
    pub id: &'static str,
    /// How binding it is.
    pub grade: Grade,
    /// What it stands on, in Korean.
    pub basis: &'static str,
    scope: Scope,
    pub(super) check: fn(&Subject<'_>, &mut Found),
}

/// The documents that a rule holds for.
enum Scope {
    Every,
    Forms(&'static [Form]),
    Kinds(&'static [Kind]),
}

impl Rule {
    /// Whether it holds for documents of a kind.
    pub fn holds_for(&self, kind: Kind) -> bool {
        match self.scope {
            Scope::Every => true,
            Scope::Forms(forms) => forms.contains(&kind.form()),
            Scope::Kinds(kinds) => kinds.contains(&kind),
        }
    }
}

const NUMBERED: Scope = Scope::Forms(&[Gian, Internal, PublicNotice]);
/// What has a head with 수신 and closes with 끝.
const CLOSED: Scope = Scope::Forms(&[Gian, Internal]);
/// What is approved on its own sheet.
const APPROVED: Scope = Scope::Forms(&[Gian, Internal, Brief]);
const SENT: Scope = Scope::Forms(&[Gian]);
const BOXED: Scope = Scope::Forms(&[Brief, Report, Minutes]);
const CIVIL: Scope = Scope::Kinds(&[Kind::CivilReply]);
const EVERY: Scope = Scope::Every;
/// Press releases are quoted by newspapers, whose dates and times are in letters.
const NOT_PRESS: Scope = Scope::Forms(&[Gian, Internal, Brief, Report, Minutes, PublicNotice]);

const DECREE_7_4: &str = "행정업무규정 제7조제4항";
const DECREE_7_5: &str = "행정업무규정 제7조제5항";
const RULE_2_1: &str = "행정업무규정 시행규칙 제2조제1항";
const RULE_2_2: &str = "행정업무규정 시행규칙 제2조제2항";
const RULE_4_4: &str = "행정업무규정 시행규칙 제4조제4항";
const RULE_4_5: &str = "행정업무규정 시행규칙 제4조제5항";
const HANDBOOK: &str = "행정업무운영 편람";
const FACTS: &str = "문서 안의 사실이 서로 맞아야 합니다";
const HABIT: &str = "실무 관행";

macro_rules! rules {
    ($($id:literal $grade:ident $scope:expr, $basis:expr, $check:path;)*) => {
        /// Every rule, by subject.
        pub const RULES: &[Rule] = &[$(Rule { id: $id, grade: $grade, basis: $basis, scope: $scope, check: $check }),*];
    };
}

rules! {
    "ITEM-01" A NUMBERED, RULE_2_1, items::steps_down_one_level;
    "ITEM-02" A NUMBERED, RULE_2_1, items::counts_without_gaps;
    "ITEM-04" A EVERY, RULE_2_1, items::bracketed_marks_are_three_characters;
    "ITEM-05" B EVERY, HANDBOOK, items::after_ha_comes_geo;
    "ITEM-06" B SENT, HANDBOOK, items::an_only_item_has_no_mark;
    "ITEM-07" B NUMBERED, HANDBOOK, items::first_level_stands_at_the_edge;
    "ITEM-08" B NUMBERED, HANDBOOK, items::each_level_stands_two_columns_in;
    "ITEM-09" B EVERY, HANDBOOK, items::one_space_behind_the_mark;
    "ITEM-11" C SENT, HABIT, items::first_item_names_its_ground;
    "ITEM-12" C SENT, HABIT, items::no_comma_behind_above;

    "NUM-01" A EVERY, DECREE_7_4, dates::numbers_in_digits;
    "DATE-01" A NOT_PRESS, DECREE_7_5, dates::points_for_year_month_day;
    "DATE-02" B EVERY, HANDBOOK, dates::a_space_behind_each_point;
    "DATE-03" B EVERY, HANDBOOK, dates::no_leading_zeros;
    "DATE-04" B EVERY, DECREE_7_5, dates::no_hyphens_or_slashes;
    "DATE-05" B EVERY, HANDBOOK, dates::weekday_in_one_letter;
    "DATE-06" A EVERY, FACTS, dates::weekday_agrees_with_the_calendar;
    "DATE-07" B SENT, HANDBOOK, dates::year_in_four_digits;
    "DATE-08" B EVERY, HANDBOOK, dates::periods_with_a_wave;
    "DATE-09" A EVERY, FACTS, dates::dates_exist_in_order;
    "TIME-01" A NOT_PRESS, DECREE_7_5, times::hours_and_minutes_with_a_colon;
    "TIME-02" B EVERY, HANDBOOK, times::two_digits_each;

    "MON-01" A NUMBERED, RULE_2_2, money::hangul_in_brackets;
    "MON-02" A EVERY, FACTS, money::hangul_says_the_same;
    "MON-03" B EVERY, HANDBOOK, money::joined_together;
    "MON-04" B NUMBERED, HANDBOOK, money::no_shortened_units;
    "MON-05" C NUMBERED, HABIT, money::commas_every_three_digits;

    "END-01" A CLOSED, RULE_4_5, ending::closes_with_the_end_sign;
    "END-02" B CLOSED, HANDBOOK, ending::end_sign_is_spelt_with_a_stop;
    "END-04" A CLOSED, RULE_4_5, ending::end_sign_stands_below_a_table;
    "END-05" A CLOSED, RULE_4_5, ending::an_unfilled_table_says_so;
    "END-06" A CLOSED, RULE_4_5, ending::end_sign_stands_once_and_last;
    "ATT-01" A EVERY, RULE_4_4, ending::attachments_under_their_word;
    "ATT-02" A EVERY, RULE_4_4, ending::several_attachments_are_numbered;
    "ATT-03" B EVERY, HANDBOOK, ending::an_only_attachment_has_no_number;
    "ATT-04" B EVERY, HANDBOOK, ending::two_columns_behind_the_word;
    "ATT-05" B EVERY, HANDBOOK, ending::a_stop_behind_the_quantity;
    "END-08" A CLOSED, "행정업무규정 시행규칙 제13조제4항", signature::secrecy_stands_in_quotation_marks;
    "ATT-06" B EVERY, HANDBOOK, ending::attachments_stand_below_each_other;
    "ATT-07" A NUMBERED, FACTS, ending::attachments_spoken_of_are_there;

    "HEAD-01" A SENT, "행정업무규정 시행규칙 제4조제2항제1호", head::head_names_agency_and_recipient;
    "HEAD-02" A CLOSED, "행정업무규정 시행규칙 제4조제2항제2호가목", head::recipient_or_internal;
    "HEAD-03" A SENT, "행정업무규정 시행규칙 제4조제2항제2호나목", head::department_in_brackets;
    "HEAD-04" A SENT, "행정업무규정 시행규칙 제4조제2항제2호나목 단서", head::several_recipients_in_both_places;
    "HEAD-05" A SENT, "행정업무규정 제12조제2항", head::personal_recipients_are_written_to_apart;
    "HEAD-06" B SENT, HANDBOOK, head::by_way_of_names_both_agencies;
    "BODY-01" A EVERY, "행정업무규정 시행규칙 제4조제3항", head::has_a_title;
    "BODY-02" C EVERY, HABIT, head::a_title_says_what_it_is;
    "SIGN-01" A SENT, "행정업무규정 제13조제1항·제2항", head::sent_in_the_name_of_the_head;
    "SIGN-02" A CLOSED, "행정업무규정 제13조제3항", head::internal_documents_are_not_sent;
    "SIGN-03" A APPROVED, "행정업무규정 시행규칙 제10조", signature::acting_heads_are_named;
    "SIGN-04" A SENT, "행정업무규정 제14조제3항, 시행규칙 제11조제4항", signature::omitted_seal_stands_behind_the_sender;
    "APPR-01" A APPROVED, "행정업무규정 시행규칙 제7조제1항", signature::approval_has_its_day;
    "APPR-02" A APPROVED, "행정업무규정 시행규칙 제7조제2항", signature::delegation_is_said_once;
    "APPR-03" A APPROVED, "행정업무규정 시행규칙 제7조제3항", signature::stand_ins_stand_below_the_delegate;
    "APPR-04" A APPROVED, "행정업무규정 시행규칙 제7조제4항", signature::nobody_has_an_idle_box;
    "APPR-05" A APPROVED, "행정업무규정 시행규칙 제6조제1항", signature::initiator_and_reporter_have_their_signs;
    "APPR-06" A APPROVED, "행정업무규정 시행규칙 제6조제3항", signature::other_opinions_are_attached;
    "REG-01" A APPROVED, "시행규칙 제4조제6항제3호, 공공기록물법 시행령 제20조", signature::registration_is_department_and_number;
    "REG-02" A SENT, "행정업무규정 시행규칙 제4조제6항제4호", signature::the_office_can_be_reached;
    "REG-03" A APPROVED, "시행규칙 제4조제6항제4호, 정보공개법 제9조제1항", head::disclosure_names_its_ground;
    "REG-04" A EVERY, "공공기록물법 시행령 제26조제1항", head::retention_is_one_of_seven;
    "REG-05" A EVERY, "행정업무규정 시행규칙 제8조", head::numbers_of_their_kind;
    "OPEN-02" B EVERY, HANDBOOK, head::tables_are_plain;
    "OPEN-03" B EVERY, HANDBOOK, head::no_private_letters;

    "LANG-01" A EVERY, "행정업무규정 제7조제1항, 국어기본법 제14조", language::hangul_first;
    "LANG-02" C NUMBERED, "행정업무규정 제7조제2항", words::abbreviations_are_explained;
    "LANG-03" B EVERY, "외래어 표기법", words::loanwords;
    "LANG-04" B EVERY, "국립국어원 다듬은 말, 행정안전부 어려운 한자어 바꾸기", words::hard_words;
    "LANG-05" B EVERY, "국립국어원 다듬은 말", words::dated_words;
    "LANG-06" B EVERY, HANDBOOK, words::hurtful_words;
    "LANG-07" B SENT, HANDBOOK, language::polite_endings;
    "LANG-08" C EVERY, "한글 맞춤법 제10항", language::year_at_the_start_of_a_word;
    "LANG-09" C EVERY, "한글 맞춤법 제42항·제45항", language::dependent_nouns_stand_apart;
    "LANG-10" C EVERY, HABIT, language::sentences_are_short;
    "PUNC-01" B EVERY, HANDBOOK, language::colons_lean_on_the_word_before;
    "PUNC-02" B EVERY, HANDBOOK, words::dots_inside_a_word;
    "PUNC-03" B EVERY, HANDBOOK, language::laws_in_corner_brackets;
    "PUNC-04" C EVERY, HABIT, language::no_traces_of_markup;

    "HELD-01" B EVERY, "까닭을 적어야 점검에서 빼는 표시로 봅니다", held::a_silenced_rule_is_named_with_a_reason;

    "RPT-01" C BOXED, HABIT, kinds::report_signs_in_order;
    "RPT-02" C BOXED, HABIT, kinds::report_signs_are_indented;
    "RPT-05" C Scope::Forms(&[Brief, Report]), HABIT, language::one_way_of_ending_sentences;
    "RPT-06" C Scope::Forms(&[Brief, Report]), HABIT, kinds::report_sections_in_order;
    "PR-01" C Scope::Forms(&[Press]), HABIT, kinds::press_releases_say_when;
    "PR-03" C Scope::Forms(&[Press]), HABIT, kinds::press_releases_keep_to_one_style;
    "PR-04" C Scope::Forms(&[Press]), HABIT, kinds::press_releases_name_who_answers;
    "MIN-01" A Scope::Kinds(&[Kind::Minutes]), "공공기록물법 시행령 제18조제2항", kinds::minutes_have_their_nine_fields;
    "MIN-06" C Scope::Kinds(&[Kind::MeetingResult]), HABIT, kinds::results_say_who_does_what;
    "CIV-02" A CIVIL, "민원처리법 제27조제3항", kinds::refusals_name_the_remedy;
    "CIV-03" C CIVIL, HABIT, kinds::replies_say_whom_to_ask;
    "CIV-04" A CIVIL, "정보공개법 제9조제1항제6호", kinds::replies_keep_the_person_private;
}
