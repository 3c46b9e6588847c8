//! Head, title, signature and the marks of the record.

use super::subject::{Found, Subject, pattern};
use crate::{
    kind::Form,
    notation::{DISCLOSURE, HeadField, INTERNAL, Line, Part, SEVERAL_RECIPIENTS, is_misnamed, is_sender, split_end},
};

fn head_line<'s, 'a>(subject: &'s Subject<'a>, field: HeadField) -> Option<&'s Line<'a>> {
    subject.lines.iter().find(|line| line.part == Part::Head(field))
}

/// Words that end the names of parts of an agency, which are not its name.
const PARTS: [&str; 4] = ["과", "팀", "담당관", "담당관실"];

pub(super) fn head_names_agency_and_recipient(subject: &Subject<'_>, found: &mut Found) {
    let letterhead: Vec<_> = subject.lines.iter().filter(|line| line.part == Part::Letterhead).collect();
    if let [line] = letterhead[..]
        && PARTS.iter().any(|part| line.content().replace(' ', "").ends_with(part))
    {
        found.say(line.content_range(), "두문에는 부서가 아니라 행정기관의 이름을 씁니다.");
    }
    // Where the system keeps the head in a card of its own, the text has none.
    let headed = subject.profile.document_card || subject.text.contains("수신");
    let Some(title) = head_line(subject, HeadField::Title).filter(|_| !headed) else {
        return;
    };
    found.say(title.start..title.start, "두문에 수신란이 없습니다. 제목 위에 `수신  받는 기관의 장`을 적습니다.");
}

/// Whether recipients are several persons: `김하나 귀하, 이두리 귀하`, or with one word for all of them.
fn are_persons(recipients: &str) -> bool {
    let named = pattern!(r"[가-힣○]{2,5} ?(?:님|귀하|씨)(?:[,\s]|$)");
    let all = pattern!(r"^[가-힣○]{2,4}(?:, ?[가-힣○]{2,4})+ ?(?:님|귀하|씨)$");
    named.find_iter(recipients).count() > 1 || all.is_match(recipients)
}

pub(super) fn personal_recipients_are_written_to_apart(subject: &Subject<'_>, found: &mut Found) {
    let lines = subject.lines.iter();
    let recipients = lines.filter(|line| matches!(line.part, Part::Recipients | Part::Head(HeadField::Recipient)));
    for line in recipients.filter(|line| are_persons(line.content())) {
        let message = "개인을 여럿 적으면 서로의 이름이 알려집니다. 수신자마다 따로 작성합니다.";
        found.say(line.content_range(), message);
    }
}

pub(super) fn by_way_of_names_both_agencies(subject: &Subject<'_>, found: &mut Found) {
    let via = head_line(subject, HeadField::Via);
    let recipient = head_line(subject, HeadField::Recipient);
    match (recipient, via) {
        (Some(recipient), None)
            if recipient.content() != INTERNAL && head_line(subject, HeadField::Title).is_some() =>
        {
            let end = recipient.range().end;
            found.fix(
                recipient.range(),
                end..end,
                "\n(경유)",
                "수신란 아래에 `(경유)` 줄을 두고, 경유기관이 없으면 비웁니다.",
            );
        }
        (_, Some(via)) if !via.content().is_empty() && !via.content().contains("최종") => {
            let message = "경유 줄에는 경유기관과 최종 수신기관을 함께 밝힙니다: \
                `이 문서의 경유기관의 장은 ○○이고, 최종 수신기관의 장은 ○○입니다.`";
            found.say(via.content_range(), message);
        }
        _ => {}
    }
}

pub(super) fn recipient_or_internal(subject: &Subject<'_>, found: &mut Found) {
    let Some(line) = head_line(subject, HeadField::Recipient) else { return };
    let recipient = line.content();
    if subject.form == Form::Internal && recipient != INTERNAL {
        let range = line.content_range();
        found.replace(range, INTERNAL, "수신자가 없는 내부결재문서의 수신란에는 `내부결재`라고 씁니다.");
    } else if subject.form == Form::Gian && matches!(recipient, "" | "-" | "없음") {
        found.say(line.range(), "수신자를 적어 주세요. 수신자가 없으면 `내부결재`라고 씁니다.");
    }
}

pub(super) fn department_in_brackets(subject: &Subject<'_>, found: &mut Found) {
    let Some(line) = head_line(subject, HeadField::Recipient) else { return };
    let pattern = pattern!(r"^(\S*(?:시|도|군|구|부|처|청))\s+(\S+(?:과|팀|담당관|센터))(?:장)?$");
    if let Some(groups) = pattern.captures(line.content()) {
        let agency = &groups[1];
        // Not every head is called 장.
        let head = match agency.chars().next_back() {
            Some('도') => format!("{agency}지사"),
            Some('군') => format!("{agency}수"),
            Some('부') => format!("{agency}장관"),
            _ => format!("{agency}장"),
        };
        let message = format!("수신자는 기관의 장으로 쓰고, 처리할 부서는 괄호 안에 씁니다: {head}({}장)", &groups[2]);
        found.say(line.content_range(), message);
    }
}

pub(super) fn several_recipients_in_both_places(subject: &Subject<'_>, found: &mut Found) {
    let head = head_line(subject, HeadField::Recipient);
    let foot = subject.lines.iter().find(|line| line.part == Part::Recipients);
    match (head, foot) {
        (Some(head), None) if head.content() == SEVERAL_RECIPIENTS => {
            found.say(
                head.content_range(),
                "`수신자 참조`라고 쓰면 발신 명의 다음 줄에 `수신자` 란을 두고 수신자를 적습니다.",
            );
        }
        (Some(head), Some(foot)) if head.content() != SEVERAL_RECIPIENTS && foot.content().contains(',') => {
            found.replace(
                head.content_range(),
                SEVERAL_RECIPIENTS,
                "수신자가 여럿이면 수신란에 `수신자 참조`라고 씁니다.",
            );
        }
        (Some(head), None) if several(head.content()) && !are_persons(head.content()) => {
            let message =
                "수신자가 여럿이면 수신란에 `수신자 참조`라고 쓰고, 발신 명의 다음 줄의 `수신자` 란에 모두 적습니다.";
            found.say(head.content_range(), message);
        }
        _ => {}
    }
}

/// Whether a line names several recipients; what stands in brackets are their departments.
fn several(recipient: &str) -> bool {
    let mut depth = 0;
    recipient.chars().any(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c == ',' && depth == 0
    })
}

pub(super) fn has_a_title(subject: &Subject<'_>, found: &mut Found) {
    // A letter that was read from a file may have its head in a table.
    let in_a_table =
        |line: &Line<'_>| line.part == Part::TableRow && pattern!(r"^\|\s*제\s?목\s*\|").is_match(line.text);
    let closed = subject.lines.iter().any(|line| split_end(line.text).1.is_some());
    let headed = subject.lines.iter().any(|line| matches!(line.part, Part::Head(_)));
    if subject.lines.iter().any(in_a_table) || !closed && !headed {
        return;
    }
    match head_line(subject, HeadField::Title) {
        None => found.say(0..0, "제목을 적어 주세요."),
        Some(line) if line.content().is_empty() => found.say(line.range(), "제목을 적어 주세요."),
        Some(_) => {}
    }
}

/// Longer titles are cut off in the lists of document systems, which show about forty letters; a few more are let pass.
const LONGEST_TITLE: usize = 45;

pub(super) fn a_title_says_what_it_is(subject: &Subject<'_>, found: &mut Found) {
    let Some(line) = head_line(subject, HeadField::Title).filter(|line| !line.content().is_empty()) else { return };
    let (title, range) = (line.content(), line.content_range());
    if let Some(stopped) = title.strip_suffix('.').filter(|title| !title.ends_with(|c: char| c.is_ascii_digit())) {
        found.replace(range.start + stopped.len()..range.end, "", "제목 끝에는 온점을 찍지 않습니다.");
    }
    if title.chars().count() > LONGEST_TITLE {
        found.say(range.clone(), "제목은 40자 안팎으로 짧게 쓰는 것이 좋습니다.");
    }
    const NATURES: [&str; 21] = [
        "알림", "요청", "회신", "보고", "통보", "제출", "안내", "조회", "통지", "계획", "신청", "협조", "추천", "공고",
        "결과", "발령", "위촉", "배정", "결정", "의뢰", "승인",
    ];
    if subject.form == Form::Gian && !NATURES.iter().any(|nature| title.contains(nature)) {
        found.say(range, "제목에 문서의 성격(알림, 요청, 회신, 보고, 통보)이 드러나게 씁니다.");
    }
}

/// Whether a document is approved inside and sent to nobody, whatever its kind.
fn is_internal(subject: &Subject<'_>) -> bool {
    let recipient = head_line(subject, HeadField::Recipient);
    subject.form == Form::Internal || recipient.is_some_and(|line| line.content() == INTERNAL)
}

/// The line of the text that names its sender.
fn sender<'s, 'a>(subject: &'s Subject<'a>) -> Option<&'s Line<'a>> {
    subject.signature().next().filter(|line| is_sender(line.content()))
}

pub(super) fn sent_in_the_name_of_the_head(subject: &Subject<'_>, found: &mut Found) {
    const MESSAGE: &str = "발신 명의는 행정기관의 장으로 씁니다(합의제 행정기관은 기관의 이름).";
    let agency = pattern!(r"^[가-힣]{1,12}(?:부|처|청|특별시|광역시|도|시|군|구|교육청|대학교)$");
    let profile = subject.profile;
    if let Some(line) = subject.signature().next() {
        if is_misnamed(line.content()) {
            found.say(line.range(), MESSAGE);
        } else if is_sender(line.content()) {
            between_offices(subject, line.content(), found);
        }
        return;
    }
    if is_internal(subject) || !subject.letter || !profile.is_known() || subject.profile.document_card {
        return;
    }
    if profile.sender.trim().is_empty() {
        let message = "발신 명의가 비어 있습니다. 기관 정보의 발신 명의(`sender`)에 행정기관의 장을 적습니다.";
        found.say(subject.end(), message);
    } else if agency.is_match(profile.sender.trim()) {
        found.say(subject.end(), format!("{MESSAGE} 기관 정보의 발신 명의가 `{}`입니다.", profile.sender.trim()));
    }
    between_offices(subject, profile.sender.trim(), found);
}

/// Written from one office to another of the same agency, a document is sent in the office's name.
fn between_offices(subject: &Subject<'_>, sender: &str, found: &mut Found) {
    let office = pattern!(r"^[가-힣ㆍ·]+(?:과장|팀장|국장|담당관|본부장)$");
    let head = pattern!(r"(?:시장|군수|구청장|도지사|장관|청장|처장|교육감)$");
    if let Some(line) = head_line(subject, HeadField::Recipient)
        && office.is_match(line.content())
        && !line.content().starts_with('각')
        && head.is_match(sender)
    {
        let message = "보조기관이나 보좌기관 사이의 문서는 기관의 장이 아니라 그 보조·보좌기관의 명의로 보냅니다. \
            그러면 `끝.` 아래 한 줄을 띄우고 발신 명의(`정보통계과장`)를 적습니다.";
        found.say(line.content_range(), message);
    }
}

pub(super) fn internal_documents_are_not_sent(subject: &Subject<'_>, found: &mut Found) {
    if let Some(line) = sender(subject).filter(|_| is_internal(subject)) {
        found.say(line.range(), "내부결재문서에는 발신 명의를 쓰지 않습니다.");
    }
}

/// Where the text says itself who may see it; elsewhere it goes out with what the profile says.
fn says_disclosure(subject: &Subject<'_>) -> bool {
    let said =
        |line: &&Line<'_>| line.part == Part::AfterEnd || matches!(line.part, Part::Head(HeadField::Labelled(_)));
    subject.lines.iter().filter(said).any(|line| line.text.contains("공개"))
}

/// The disclosure with which a text goes out that says nothing of it; nothing where the desk knows no agency.
pub(super) fn usual_disclosure<'s>(subject: &'s Subject<'_>) -> Option<&'s str> {
    (subject.letter && subject.profile.is_known() && !says_disclosure(subject))
        .then(|| subject.profile.disclosure.trim())
}

pub(super) fn disclosure_names_its_ground(subject: &Subject<'_>, found: &mut Found) {
    const MESSAGE: &str =
        "공개 구분은 `공개`, `부분공개(호)`, `비공개(호)`로 쓰고 정보공개법 제9조제1항의 호 번호(1∼8)를 밝힙니다.";
    let right = pattern!(r"^(?:(?:대국민)?공개|(?:부분공개|비공개)\((?:[1-8]호?)(?:, ?[1-8]호?)*\))$");
    if let Some(usual) = usual_disclosure(subject).filter(|usual| !usual.is_empty() && !right.is_match(usual)) {
        found.say(subject.end(), format!("{MESSAGE} 기관 정보의 공개 구분이 `{usual}`입니다."));
    }
    let labelled = |line: &&Line<'_>| matches!(line.part, Part::Head(HeadField::Labelled(_)));
    let head = subject.lines.iter().filter(labelled).filter(|line| line.text.trim_start().starts_with(DISCLOSURE));
    for line in subject.signature().chain(head) {
        for groups in pattern!(r"(부분공개|비공개|대외비)(?:\(([^)]*)\))?").captures_iter(line.text) {
            let Some(whole) = groups.get(0) else { continue };
            let grounds = groups.get(2).map_or("", |ground| ground.as_str());
            let named = !grounds.is_empty()
                && grounds.split(',').all(|ground| matches!(ground.trim().trim_end_matches('호').parse(), Ok(1..=8)));
            if &groups[1] == "대외비" || !named {
                let range = line.start + whole.start()..line.start + whole.end();
                found.say(range, MESSAGE);
            }
        }
    }
}

pub(super) fn retention_is_one_of_seven(subject: &Subject<'_>, found: &mut Found) {
    for line in &subject.lines {
        for groups in pattern!(r"보존\s?기간\s*[:：]?\s+?(\d+년|영구|준영구|반영구)").captures_iter(line.text)
        {
            let Some(term) = groups.get(1) else { continue };
            if !["30년", "10년", "5년", "3년", "1년", "영구", "준영구"].contains(&term.as_str()) {
                let range = line.start + term.start()..line.start + term.end();
                found.say(range, "보존기간은 영구, 준영구, 30년, 10년, 5년, 3년, 1년 가운데 하나입니다.");
            }
        }
    }
}

pub(super) fn numbers_of_their_kind(subject: &Subject<'_>, found: &mut Found) {
    for hit in subject.matches(pattern!(r"(훈령|예규)\s*제\d{4}-\d+호")) {
        found.say(hit.range(0), "훈령과 예규의 번호는 해가 바뀌어도 이어지는 일련번호를 씁니다: `제12호`");
    }
    for hit in subject.matches(pattern!(r"(?:공고|지시)\s*제\s?(\d{4}\s+-\s*\d+|\d{4}\s*-\s+\d+)\s?호")) {
        let number: String = hit.text(1).split_whitespace().collect();
        found.replace(hit.range(1), number, "연도와 일련번호는 붙임표로 붙여 씁니다: `제2026-12호`");
    }
    for hit in subject.matches(pattern!(r"(공고|지시)\s*제?\s?(\d{1,4})호")) {
        let message = "공고와 지시의 번호는 연도와 일련번호를 붙임표로 이어 씁니다: `제2026-12호`";
        found.say(hit.range(0), message);
    }
}

pub(super) fn tables_are_plain(subject: &Subject<'_>, found: &mut Found) {
    for hit in pattern!(r#"(?i)<t[dh][^>]*(?-u:\b)(?:col|row)span\s*=\s*"?\d+[^>]*>"#).find_iter(subject.text) {
        found.say(hit.range(), "합친 칸은 기계가 읽지 못합니다. 칸을 나누어 같은 내용을 적습니다.");
    }
}

pub(super) fn no_private_letters(subject: &Subject<'_>, found: &mut Found) {
    // A document that has one usually has it in front of every line: each is said once.
    let mut seen = Vec::new();
    for (at, character) in subject.text.char_indices() {
        if ('\u{E000}'..='\u{F8FF}').contains(&character) && !seen.contains(&character) {
            seen.push(character);
            let count = subject.text.matches(character).count();
            let message = format!("다른 프로그램에서 보이지 않는 글자입니다({count}곳). 표준 글자로 바꿔 주세요.");
            found.say(at..at + character.len_utf8(), message);
        }
    }
}
