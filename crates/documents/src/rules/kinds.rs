//! Rules of single kinds: reports, press releases, minutes, answers to 민원.

use super::subject::{Found, Subject, pattern};
use crate::{
    document::{BOXED, boxed_level},
    kind::Kind,
    notation::{Line, Part},
    values::with_josa,
};

pub(super) fn report_signs_in_order(subject: &Subject<'_>, found: &mut Found) {
    let mut last = 0;
    for line in &subject.lines {
        if line.part == Part::Chapter {
            last = 0;
        }
        let Part::Sign(sign) = line.part else { continue };
        let Some(level) = boxed_level(sign) else { continue };
        // * is a remark and may stand under any sign.
        if level > last + 1 && level < 4 && last > 0 {
            let start = line.start + line.indent;
            let right = BOXED[usize::from(last)].0;
            found.say(
                start..start + sign.len_utf8(),
                format!("기호는 □, ○, -, * 순서로 내려갑니다. 이 자리의 기호는 `{right}`입니다."),
            );
        }
        if level < 4 {
            last = level.min(last + 1).max(1);
        }
    }
}

pub(super) fn report_signs_are_indented(subject: &Subject<'_>, found: &mut Found) {
    for line in &subject.lines {
        let Part::Sign(sign) = line.part else { continue };
        let Some(level) = boxed_level(sign) else { continue };
        let columns = BOXED[usize::from(level) - 1].1;
        // Two columns in front of a dash are as common as three.
        let right = " ".repeat(columns);
        let written = &line.text[..line.indent];
        if written != right && !(level == 3 && written == "  ") {
            let start = line.start;
            let message = format!("`{sign}` 앞은 {columns}칸을 띄웁니다.");
            found.fix(
                start + line.indent..start + line.indent + sign.len_utf8(),
                start..start + line.indent,
                right,
                message,
            );
        }
    }
}

/// The sections of a report in the order in which a reader asks, each with the words that head it (RPT-06).
const SECTIONS: [&[&str]; 6] = [
    &["배경", "개요", "목적"],
    &["현황", "실태"],
    &["문제점", "한계"],
    &["개선", "대책", "추진 방안"],
    &["기대 효과", "기대효과"],
    &["향후 계획", "향후계획", "추진 일정", "행정 사항", "행정사항"],
];

pub(super) fn report_sections_in_order(subject: &Subject<'_>, found: &mut Found) {
    let mut last: Option<(usize, &str)> = None;
    for line in
        subject.lines.iter().filter(|line| matches!(line.part, Part::Sign(sign) if boxed_level(sign) == Some(1)))
    {
        let heading = line.content();
        // A section heading is a few words; a longer line is a sentence that may speak of anything.
        let place = SECTIONS.iter().position(|words| words.iter().any(|word| heading.contains(word)));
        let Some(place) = place.filter(|_| heading.chars().count() <= 16) else { continue };
        if let Some((before, name)) = last.filter(|(before, _)| place < *before) {
            let message = format!(
                "`{heading}`은 보통 `{name}`보다 앞에 옵니다(배경, 현황, 문제점, 개선 방안, 기대 효과, 향후 계획)."
            );
            found.say(line.content_range(), message);
            last = Some((before, name));
        } else {
            last = Some((place, heading));
        }
    }
}

pub(super) fn press_releases_keep_to_one_style(subject: &Subject<'_>, found: &mut Found) {
    let boxed =
        subject.lines.iter().filter(|line| matches!(line.part, Part::Sign(sign) if boxed_level(sign) == Some(1)));
    let told = |line: &&Line<'_>| line.part == Part::Paragraph && line.content().ends_with("다.");
    let paragraphs: Vec<_> = subject.lines.iter().filter(told).collect();
    // Quotations and notes stand between signs; two styles are mixed where each makes up much of the text.
    let boxed = boxed.count();
    if boxed > 1 && paragraphs.len() > 1 && 2 * paragraphs.len() >= boxed {
        found.say(paragraphs[0].content_range(), "보도자료는 문단식과 □식 가운데 하나로 씁니다.");
    }
}

/// Lines in which a press release says when it may be printed.
const PRESS_HEAD: usize = 20;

pub(super) fn press_releases_say_when(subject: &Subject<'_>, found: &mut Found) {
    // In the head, or in the table that agencies make of it.
    let when = pattern!(r"^[\s|*]*(?:보도|배포)\s*(?:시점|일시|일)[\s:：|]+.*\d");
    let head = |line: &&Line<'_>| matches!(line.part, Part::Head(_) | Part::TableRow | Part::Paragraph);
    if !subject.lines.iter().filter(head).take(PRESS_HEAD).any(|line| when.is_match(line.text)) {
        found.say(0..0, "보도자료 머리에 보도시점을 적습니다: `보도시점  2026. 10. 8.(목) 조간`");
    }
}

pub(super) fn press_releases_name_who_answers(subject: &Subject<'_>, found: &mut Found) {
    if !pattern!(r"담당\s*부서|담당\s*자|책임\s*자|문\s*의|연락처").is_match(subject.text) {
        let end = subject.text.trim_end().len();
        found.say(end..end, "담당 부서, 책임자, 담당자, 전화번호를 적습니다.");
    }
}

/// The nine fields of minutes, each with the words that stand for it (기록물영 제18조제2항).
const MINUTES: [(&str, &[&str]); 9] = [
    ("회의 명칭", &["회의 명칭", "회의명", "제목"]),
    ("개최 기관", &["개최 기관", "개최기관", "주관"]),
    ("일시와 장소", &["일시"]),
    ("참석자·배석자 명단", &["참석자", "참석"]),
    ("진행 순서", &["진행 순서", "회의 순서", "진행순서"]),
    ("상정 안건", &["안건"]),
    ("발언 요지", &["발언 요지", "발언 내용", "발언요지", "주요 발언"]),
    ("결정 사항", &["결정 사항", "결정사항", "의결 사항", "의결사항"]),
    ("표결 내용", &["표결"]),
];

pub(super) fn minutes_have_their_nine_fields(subject: &Subject<'_>, found: &mut Found) {
    for (field, words) in MINUTES {
        if !words.iter().any(|word| subject.text.contains(word)) {
            let end = subject.text.trim_end().len();
            found.say(
                end..end,
                format!("회의록에 {} 없습니다. 해당 없으면 `해당 없음`이라고 적습니다.", with_josa(field, "이/가")),
            );
        }
    }
}

pub(super) fn results_say_who_does_what(subject: &Subject<'_>, found: &mut Found) {
    if subject.kind == Kind::MeetingResult
        && !["조치", "향후 계획", "할 일", "추진 계획"].iter().any(|word| subject.text.contains(word))
    {
        let end = subject.text.trim_end().len();
        found.say(end..end, "회의 결과에는 조치 계획(담당과 기한)을 적습니다.");
    }
}

pub(super) fn refusals_name_the_remedy(subject: &Subject<'_>, found: &mut Found) {
    let refused = pattern!(
        r"거부|불수용|불가(?:[^피]|$)|불허|(?:수용|처리|허가|승인|반영|인정|지원|발급|공개)(?:하여 |해 )?(?:드릴|할) 수 없|받아들일 수 없|(?:수용|처리|허가|승인|반영|지원|발급)(?:하기|이|가)? ?어렵|받아들이기 어렵|(?:반려|기각|각하)(?:합|하였|했|하고|하게|되었|됨|함|처분| 처분)"
    );
    let Some(refusal) = subject.prose().find_map(|line| {
        let found = refused.find(line.text)?;
        Some(line.start + found.start()..line.start + found.end())
    }) else {
        return;
    };
    if !["이의신청", "행정심판", "행정소송", "구제"].iter().any(|remedy| subject.text.contains(remedy)) {
        found.say(refusal, "민원을 거부하면 그 이유와 함께 구제절차(이의신청 등)를 알려야 합니다.");
    }
}

pub(super) fn replies_say_whom_to_ask(subject: &Subject<'_>, found: &mut Found) {
    let reached = pattern!(r"\d{2,4}-\d{3,4}(?:-\d{4})?|⟦[^⟧]*(?:전화|연락|문의)[^⟧]*⟧|담당자|문의");
    if subject.profile.phone.is_empty() && !reached.is_match(subject.text) {
        found.say(subject.end(), "답변에 궁금한 점을 물을 담당 부서와 담당자, 전화번호를 적습니다.");
    }
}

pub(super) fn replies_keep_the_person_private(subject: &Subject<'_>, found: &mut Found) {
    for hit in subject.matches(pattern!(r"(?:^|[^\d-])(\d{6}-[1-8]\d{6}|01\d-\d{3,4}-\d{4})(?:[^\d-]|$)")) {
        found.say(hit.range(1), "민원인의 개인정보는 수신란 밖에 적지 않습니다.");
    }
    const MESSAGE: &str = "민원 회신의 공개 구분은 보통 `부분공개(6)`이나 `비공개(6)`입니다.";
    for line in subject.signature() {
        if let Some(open) = pattern!(r"(?:^|[\s/])(?:대국민)?공개\s*$|(?:^|[\s/])(?:대국민)?공개\s+/").find(line.text)
        {
            let range = line.start + open.start()..line.start + open.end();
            found.say(range, MESSAGE);
        }
    }
    if matches!(super::head::usual_disclosure(subject), Some("대국민공개" | "공개")) {
        let message = format!("{MESSAGE} `끝.` 아래 한 줄을 띄우고 `공개 구분  부분공개(6)`이라고 적습니다.");
        found.say(subject.end(), message);
    }
}
