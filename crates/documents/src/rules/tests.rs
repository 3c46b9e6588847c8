use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;

/// The cases: good and bad texts for every rule, and what the fix makes of the bad ones.
const CASES: &str = include_str!("cases.md");

/// One fenced text of the cases.
struct Case {
    rule: String,
    kind: Kind,
    profile: Profile,
    what: String,
    text: String,
}

fn cases() -> Vec<Case> {
    let (mut cases, mut rule, mut kind, mut profile) = (Vec::new(), String::new(), Kind::Notice, Profile::default());
    let mut lines = CASES.lines();
    while let Some(line) = lines.next() {
        if let Some(heading) = line.strip_prefix("## ") {
            let (id, name) = heading.split_once(' ').unwrap_or((heading, "notice"));
            rule = id.to_owned();
            profile = Profile::default();
            kind = Kind::parse(name).unwrap_or_else(|| panic!("{heading}: no such kind"));
        } else if let Some(what) = line.strip_prefix("```") {
            let text: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
            let text = text.join("\n");
            if what == "profile" {
                profile = Profile::parse(&text).expect("a profile");
                continue;
            }
            cases.push(Case { rule: rule.clone(), kind, profile: profile.clone(), what: what.to_owned(), text });
        }
    }
    cases
}

fn found(case: &Case) -> Vec<Finding> {
    let findings = check(&case.text, case.kind, &case.profile);
    findings.into_iter().filter(|finding| finding.rule == case.rule).collect()
}

#[test]
fn every_case_holds() {
    let cases = cases();
    let mut failures = Vec::new();
    for (at, case) in cases.iter().enumerate() {
        let (rule, text) = (&case.rule, &case.text);
        match case.what.as_str() {
            "good" => {
                let findings = found(case);
                if !findings.is_empty() {
                    failures.push(format!("{rule}: good text found wrong\n{text}\n{findings:#?}"));
                }
            }
            "bad" => {
                if found(case).is_empty() {
                    failures.push(format!("{rule}: bad text found good\n{text}"));
                }
            }
            "fixed" => {
                let bad = &cases[at - 1].text;
                let fixed = fix_by(bad, case.kind, &case.profile, |finding| finding.rule == rule).0;
                if &fixed != text {
                    failures.push(format!("{rule}: fixed to\n{fixed}\ninstead of\n{text}"));
                }
            }
            other => panic!("{rule}: a case is good, bad or fixed, not {other}"),
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n----\n"));
}

#[test]
fn every_rule_has_a_good_and_a_bad_case() {
    let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for case in cases() {
        seen.entry(case.rule).or_default().insert(case.what);
    }
    for rule in RULES {
        let seen = seen.remove(rule.id).unwrap_or_default();
        assert!(seen.contains("good") && seen.contains("bad"), "{} has only {seen:?}", rule.id);
    }
    assert!(seen.is_empty(), "cases of rules that are none: {seen:?}");
}

#[test]
fn fixes_of_all_rules_compose_and_hold_still() {
    for case in cases() {
        let (once, _) = fix(&case.text, case.kind, &case.profile);
        let (twice, again) = fix(&once, case.kind, &case.profile);
        assert_eq!(once, twice, "{}: {again:#?}", case.rule);
    }
}

#[test]
fn what_the_notation_prints_needs_no_fix() {
    let text = "수신  각 부서장\n(경유)\n제목  자료 제출 요청\n\n1. 관련: 정보통계과-12(2026. 11. 2., “자료 관리 계획”)\n2. 아래 자료를 2026. 12. 4.(금)까지 내 주시기 바랍니다.\n  가. 제출 자료: 보유 현황\n  나. 제출 방법: 전자우편\n    1) 표로 작성\n    2) 담당자에게 발송\n붙임  1. 작성 서식 1부.\n      2. 작성 예시 1부.  끝.\n";
    assert_eq!(check(text, Kind::Request, &Profile::default()), vec![]);
}

#[test]
fn ranges_of_what_was_fixed_are_places_in_the_new_text() {
    let (text, applied) =
        fix("제목  교육 안내\n\n2026.12.4.(금) 오후 3시에 워크샵을 엽니다", Kind::Notice, &Profile::default());
    assert_eq!(text, "제목  교육 안내\n\n2026. 12. 4.(금) 15:00에 워크숍을 엽니다  끝.");
    let seen: Vec<_> = applied.iter().map(|finding| (finding.rule, &text[finding.range.clone()])).collect();
    assert_eq!(seen, [("DATE-02", "2026. 12. 4."), ("TIME-01", "15:00"), ("LANG-03", "워크숍"), ("END-01", "  끝.")]);
}

#[test]
fn an_agency_switches_habits_and_single_rules_off() {
    let text = "수신  가나시장\n(경유)\n제목  안내.\n\n워크샵을 엽니다.  끝.";
    let rules =
        |profile: &Profile| check(text, Kind::Notice, profile).iter().map(|finding| finding.rule).collect::<Vec<_>>();
    assert_eq!(rules(&Profile::default()), ["BODY-02", "LANG-03"]);
    assert_eq!(rules(&Profile { habits: false, ..Profile::default() }), ["LANG-03"]);
    assert_eq!(rules(&Profile { rules_off: vec!["LANG-03".into()], ..Profile::default() }), ["BODY-02"]);
    let card = Profile { document_card: true, ..Profile::default() };
    assert!(check("제목  안내\n\n엽니다.", Kind::Notice, &card).is_empty());
}

#[test]
fn a_comment_with_a_reason_holds_its_line_out_of_the_rules_it_names() {
    let rules = |line: &str| {
        let text = format!("{line}\n둘째 줄 345천원  끝.");
        let findings = check(&text, Kind::Notice, &Profile::default());
        findings
            .into_iter()
            .filter(|finding| finding.rule.starts_with("MON"))
            .map(|finding| (finding.rule, 1 + text[..finding.range.start].matches('\n').count()))
            .collect::<Vec<_>>()
    };
    let second = ("MON-04", 2);
    assert_eq!(rules("금1,000원 345천원"), [("MON-01", 1), ("MON-04", 1), second]);
    assert_eq!(rules("금1,000원 345천원 <!-- MON-01 MON-04: 협약서의 글을 옮김 -->"), [second]);
    assert_eq!(rules("금1,000원 345천원 <!-- MON-04: 협약서의 글을 옮김 -->"), [("MON-01", 1), second]);
    assert_eq!(rules("345천원 <!-- MON-04: -->"), [("MON-04", 1), second], "without a reason it holds");
    let document = crate::notation::parse("제목  가\n\n나 <!-- MON-04: 다 -->", Kind::Notice).0;
    assert!(!crate::notation::print(&document).contains("<!--"), "a comment is not printed");
}

proptest! {
    #[test]
    fn no_text_breaks_a_check_and_a_fix_of_a_fix_changes_nothing(
        text in "(수신  가\n|제목  나\n|1. |  가. |1\\) |2026\\.12\\.4|[0-9]{1,3}|끝\\.?|붙임:? ?|오후 3시|금 ?[0-9]{4}원|워크샵|시·도|[가-힣 ,.()~:]|\n|\\| 칸 \\|\n){0,40}",
        kind in prop::sample::select(Kind::ALL.to_vec()),
    ) {
        let profile = Profile::default();
        for finding in check(&text, kind, &profile) {
            prop_assert!(text.get(finding.range.clone()).is_some(), "{:?}", finding);
        }
        let (once, _) = fix(&text, kind, &profile);
        let (twice, again) = fix(&once, kind, &profile);
        prop_assert_eq!(once, twice, "{:#?}", again);
    }
}
