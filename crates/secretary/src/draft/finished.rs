//! A finished document that is pasted as the request: it is taken as it is, and only checked.
//!
//! A memo may say 수신 and 제목 as well. A document has them as its first lines, without a colon, and its body speaks in
//! whole sentences or ends with 끝.

use std::sync::LazyLock;

use biseo_documents::{Form, Kind, notation};
use regex::Regex;

use super::understand::{Slot, Understanding, kind_of_title, organisations::is_body, recipient::Recipient};
use crate::korean::pattern;

/// Lines above 수신 that a form may have: the name of the agency.
const ABOVE: usize = 2;

static RECIPIENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^수\s?신\s+[^\s:：]"));
static TITLE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^제\s?목\s+[^\s:：]"));
static SENTENCE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)니다\.|\s끝\.\s*$"));

/// The kind of document that a text is, by its own words; nothing where it is no finished document.
pub(super) fn kind(text: &str) -> Option<Kind> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let head = lines.iter().position(|line| RECIPIENT.is_match(line)).filter(|at| *at <= ABOVE)?;
    let agency = |line: &&str| !line.contains(['.', '?', '!', ':']) && line.chars().count() <= 20;
    let title = head + lines[head..].iter().take(4).position(|line| TITLE.is_match(line))?;
    if !lines[..head].iter().all(agency) || !SENTENCE.is_match(&lines[title + 1..].join("\n")) {
        return None;
    }
    // The head reads alike in every form that has one.
    let (document, _) = notation::parse(text, Kind::Notice);
    Some(of(&document.head.title, &document.head.recipient))
}

/// The kind of a document by its title and by whom it goes to.
fn of(title: &str, recipient: &str) -> Kind {
    let kind = kind_of_title(title);
    if recipient.contains(notation::INTERNAL) {
        return if kind.form() == Form::Internal { kind } else { Kind::InternalPlan };
    }
    let to_an_office = recipient.split(['(', ',']).next().is_some_and(|name| {
        let name = name.trim();
        name == notation::SEVERAL_RECIPIENTS || is_body(name) || name.ends_with(['장', '사', '수', '관'])
    });
    match kind {
        // An answer to a petition goes to somebody by name.
        Kind::CivilReply | Kind::DisclosureDecision if to_an_office => {
            if title.trim_end().ends_with("회신") {
                Kind::Reply
            } else {
                Kind::Notice
            }
        }
        kind if kind.form() == Form::Gian => kind,
        _ => Kind::Notice,
    }
}

/// What was understood of a finished document, with what its own head says. Nothing of it is asked for, and a day that it
/// does not name is none of its days.
pub(super) fn taken(mut understanding: Understanding, text: &str) -> Understanding {
    let (document, _) = notation::parse(text, understanding.kind);
    let head = Some(document.head.recipient).filter(|name| !name.is_empty());
    understanding.recipient = Recipient { head, several: document.recipients, ..Recipient::default() };
    understanding.title = document.head.title;
    understanding.attachments = document.attachments;
    understanding.missing.clear();
    let said = |source: &std::ops::Range<usize>| text.get(source.clone()).unwrap_or_default();
    understanding.facts.retain(|fact| match fact.slot {
        Slot::Date | Slot::Deadline | Slot::Period => said(&fact.source).contains(['.', '월', '/']),
        Slot::Time | Slot::Amount | Slot::Count | Slot::Contact | Slot::BasisDoc => true,
        _ => false,
    });
    understanding
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_told_from_a_memo() {
        let document =
            "수신  각 부서장\n(경유)\n제목  우산 보관 알림\n\n1. 우산을 다음과 같이 보관합니다.\n  가. 장소: 현관  끝.";
        assert_eq!(kind(document), Some(Kind::Notice));
        assert_eq!(kind(&format!("가람시\n\n{document}")), Some(Kind::Notice));
        for memo in [
            "수신: 각 부서\n제목: 우산 보관\n12월 4일까지 현관에 두라고",
            "수신 각 부서\n제목 우산 보관\n현관에 두라고 써줘",
            "아래 공문을 각 과에 알리는 공문 써줘.\n\n수신  가람시장\n제목  우산 보관 알림\n\n우산을 보관합니다.  끝.",
        ] {
            assert_eq!(kind(memo), None, "{memo}");
        }
    }

    #[test]
    fn an_office_gets_no_answer_to_a_petition() {
        assert_eq!(of("민원 처리 기준 안내", "가나시장"), Kind::Notice);
        assert_eq!(of("우산 보관 계획", "내부결재"), Kind::InternalPlan);
        assert_eq!(of("우산 대여 실적 제출 요청", "각 부서장"), Kind::Request);
    }
}
