//! 결문: who signs and for whom, who approved, the registration, and how to reach the office.

use super::subject::{Found, Subject, pattern};
use crate::notation::{Line, Part, split_end, split_secrecy};

pub(super) fn acting_heads_are_named(subject: &Subject<'_>, found: &mut Found) {
    // `가나군수 권한대행` with `부군수 김하나` behind or below it.
    let person = |text: &str| pattern!(r"^\s*[가-힣\d]+\s+[가-힣○]{2,5}(?:\s|$)").is_match(text);
    let lines: Vec<_> = subject.signature().collect();
    for (at, line) in lines.iter().enumerate() {
        let Some(groups) = pattern!(r"(?:권한대행|직무대리)(.*)$").captures(line.text) else { continue };
        if !person(&groups[1]) && !lines.get(at + 1).is_some_and(|next| person(next.text)) {
            found.say(line.content_range(), "권한대행이나 직무대리는 그 표시와 함께 직위와 성명을 적습니다.");
        }
    }
}

pub(super) fn omitted_seal_stands_behind_the_sender(subject: &Subject<'_>, found: &mut Found) {
    let lines: Vec<_> = subject.signature().collect();
    for (at, line) in lines.iter().enumerate() {
        let alone = pattern!(r"^\s*\(?(?:관인|직인|서명)\s?생략\)?\s*$").is_match(line.text);
        let Some(sender) = at.checked_sub(1).and_then(|at| lines.get(at)).filter(|_| alone) else { continue };
        let space = sender.start + sender.text.trim_end().len()..line.start + line.indent;
        found.fix(line.content_range(), space, "  ", "관인이나 서명의 생략은 발신 명의의 오른쪽에 표시합니다.");
    }
}

pub(super) fn approval_has_its_day(subject: &Subject<'_>, found: &mut Found) {
    let sent = subject.signature().any(|line| pattern!(r"^\s*시행\s+\S+-\d+").is_match(line.text));
    let officer = pattern!(r"(?:장관|차관|실장|국장|과장|담당관|시장|군수|구청장|팀장)\s+(?:(?:전결|대결)\s*)?(\S*)");
    let approvals = subject.signature().find(|line| pattern!(r"\s(?:전결|대결)\s").is_match(line.text));
    let Some(line) = approvals.filter(|line| sent && officer.is_match(line.text)) else { return };
    if !pattern!(r"\d{1,2}\. ?\d{1,2}\.|\d{1,2}/\d{1,2}").is_match(line.text) {
        found.say(line.content_range(), "결재권자의 서명란에는 서명한 날짜를 적습니다: `국장 전결 11. 23. 이두리`");
    }
}

pub(super) fn delegation_is_said_once(subject: &Subject<'_>, found: &mut Found) {
    let delegates = subject.profile.approvers.iter().filter(|approver| approver.delegation == "전결");
    if delegates.count() > 1 {
        found.say(subject.end(), "전결은 위임받은 한 사람의 칸에만 표시합니다. 기관 설정의 결재란을 확인해 주세요.");
    }
}

pub(super) fn stand_ins_stand_below_the_delegate(subject: &Subject<'_>, found: &mut Found) {
    let approvers = &subject.profile.approvers;
    let Some(at) = approvers.iter().position(|approver| approver.delegation == "대결") else { return };
    if approvers.get(at + 1).is_some_and(|above| above.delegation != "전결") {
        found.say(
            subject.end(),
            "대결하는 사람의 위에는 전결하는 사람의 칸만 올 수 있습니다. 기관 설정의 결재란을 확인해 주세요.",
        );
    }
}

pub(super) fn nobody_has_an_idle_box(subject: &Subject<'_>, found: &mut Found) {
    let approvers = &subject.profile.approvers;
    let Some(at) = approvers.iter().rposition(|approver| approver.delegation == "전결") else { return };
    for idle in &approvers[at + 1..] {
        let message = format!(
            "서명도 전결 표시도 하지 않는 사람의 칸은 만들지 않습니다. 기관 설정의 결재란에서 `{}` 칸을 지워 주세요.",
            idle.title
        );
        found.say(subject.end(), message);
    }
}

pub(super) fn initiator_and_reporter_have_their_signs(subject: &Subject<'_>, found: &mut Found) {
    for line in subject.signature() {
        for groups in
            pattern!(r"(?:^|\s)([●◎☆◉◆■])\s?[가-힣]{1,10}(?:관|사|보|장|원|기)(?:\s|$)").captures_iter(line.text)
        {
            let Some(sign) = groups.get(1) else { continue };
            let range = line.start + sign.start()..line.start + sign.end();
            found.say(range, "발의자는 `★`, 보고자는 `⊙`를 직위나 직급의 앞이나 위에 표시합니다.");
        }
    }
}

pub(super) fn other_opinions_are_attached(subject: &Subject<'_>, found: &mut Found) {
    let attached = |line: &&Line<'_>| matches!(line.part, Part::Attachment(_)) && line.text.contains("의견");
    if subject.lines.iter().any(|line| attached(&line)) {
        return;
    }
    for line in subject.signature() {
        if let Some(said) = pattern!(r"\(의견 ?있음\)").find(line.text) {
            let range = line.start + said.start()..line.start + said.end();
            found.say(range, "다른 의견이 있다고 표시했으면 그 의견을 문서에 붙입니다.");
        }
    }
}

pub(super) fn registration_is_department_and_number(subject: &Subject<'_>, found: &mut Found) {
    const MESSAGE: &str =
        "생산등록번호는 처리과의 이름과 일련번호로, 시행일과 함께 적습니다: `시행  정보통계과-123 (2026. 11. 23.)`";
    for line in subject.signature() {
        if pattern!(r"^\s*문서\s?번호").is_match(line.text) {
            found.say(line.content_range(), MESSAGE);
        }
        let Some(rest) = line.text.trim_start().strip_prefix("시행 ") else { continue };
        let given = rest.split("접수").next().unwrap_or_default().trim();
        // Left empty until the document system gives a number.
        let open = given.is_empty() || pattern!(r"-\s+\(|-$|⟦").is_match(given);
        if !open && !pattern!(r"^\S.*-\s?\d+\s*\(\s*\d{4}[.\-]").is_match(given) {
            found.say(line.content_range(), MESSAGE);
        }
    }
}

/// What the last lines of a signature say, each with a pattern that finds it (시행규칙 제4조제6항제4호).
const REACH: [(&str, &str); 6] = [
    ("우편번호와 주소", r"우\s?\(?\d{5}|\(?\d{5}\)?\s+\S+"),
    ("홈페이지 주소", r"https?://|www\.|\w+\.(?:go|or|ac)?\.?kr\b"),
    ("전화번호", r"전화|\d{2,4}-\d{3,4}-\d{4}"),
    ("팩스번호", r"팩스|전송|(?i:fax)"),
    ("전자우편주소", r"\S@\S"),
    ("공개 구분", r"공개"),
];

pub(super) fn the_office_can_be_reached(subject: &Subject<'_>, found: &mut Found) {
    if super::head::usual_disclosure(subject) == Some("") {
        let message = "결문의 공개 구분이 비어 있습니다. 기관 정보의 공개 구분(`disclosure`)에 적습니다.";
        found.say(subject.end(), message);
    }
    static PATTERNS: std::sync::LazyLock<Vec<(&str, regex::Regex)>> = std::sync::LazyLock::new(|| {
        let compiled = |(name, pattern)| (name, regex::Regex::new(pattern).expect("a constant pattern"));
        REACH.into_iter().map(compiled).collect()
    });
    let lines: Vec<_> = subject.signature().map(|line| line.text).collect();
    let Some(at) = lines.iter().position(|line| line.trim_start().starts_with("시행 ")) else { return };
    let below = lines[at + 1..].join("\n");
    let missing: Vec<_> =
        PATTERNS.iter().filter(|(_, pattern)| !pattern.is_match(&below)).map(|(name, _)| *name).collect();
    if !missing.is_empty() {
        found.say(subject.end(), format!("결문에 빠진 것이 있습니다: {}", missing.join(", ")));
    }
}

pub(super) fn secrecy_stands_in_quotation_marks(subject: &Subject<'_>, found: &mut Found) {
    for line in &subject.lines {
        let ends = split_end(line.text).1.is_some();
        if let (_, Some((grade, range))) = split_secrecy(line.text)
            && (ends || matches!(line.part, Part::Head(crate::notation::HeadField::Title)))
            && line.text[range.clone()] != format!("“{grade}”")
        {
            let range = line.start + range.start..line.start + range.end;
            found.replace(range, format!("“{grade}”"), "비밀등급은 제목이나 `끝.` 다음에 따옴표로 묶어 적습니다.");
        }
    }
}
