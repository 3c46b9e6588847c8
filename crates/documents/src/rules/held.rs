//! Comments that hold a line out of rules: one that does not work is said, since whoever wrote it believes that it does.

use super::{
    RULES,
    subject::{Found, Subject, pattern},
};

pub(super) fn a_silenced_rule_is_named_with_a_reason(subject: &Subject<'_>, found: &mut Found) {
    for line in subject.lines.iter().filter(|line| !line.comment.is_empty()) {
        let (rules, reason) = line.comment.split_once(':').unwrap_or((line.comment, ""));
        let named: Vec<&str> = rules.split([' ', ',']).filter(|name| !name.is_empty()).collect();
        let rule = pattern!(r"^[A-Z]{2,5}-\d{2}$");
        // Any other comment is the writer's own.
        if !named.first().is_some_and(|name| rule.is_match(name)) {
            continue;
        }
        let Some(at) = subject.text[line.start..].find(line.comment).map(|at| line.start + at) else { continue };
        let range = at..at + line.comment.len();
        if let Some(unknown) = named.iter().find(|name| !RULES.iter().any(|rule| rule.id == **name)) {
            found.say(range, format!("`{unknown}`은(는) 없는 규칙의 번호라 점검에서 빼지 못합니다."));
        } else if reason.trim().is_empty() {
            found.say(
                range,
                "점검에서 빼려면 규칙의 번호 뒤에 쌍점을 찍고 까닭을 적습니다: `MON-04: 협약서의 글을 옮김`",
            );
        }
    }
}
