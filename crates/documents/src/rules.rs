//! The rules of official documents: what is checked, on what basis, and what can be put right without asking.
//!
//! Every rule is one row of [`RULES`] and one function. A row carries the grade and the basis, so that a finding can
//! always say why: **A** a statute says so, **B** the handbook (행정업무운영 편람) or a public standard says so, **C** it is
//! a habit that an agency may switch off. Rules read the text as the editor shows it; what they must not touch
//! (quotations, addresses, amendment dates, rows of tables) is kept from them by [`Subject`].

mod dates;
mod ending;
mod head;
mod held;
mod items;
mod kinds;
mod language;
mod money;
mod signature;
mod subject;
mod table;
mod times;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::{kind::Kind, profile::Profile};
use subject::{Found, Subject};
pub use table::{RULES, Rule};

/// How binding a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Grade {
    /// A statute says so, or the facts of the document contradict each other.
    A,
    /// The handbook or a public standard says so.
    B,
    /// A habit; an agency may switch it off.
    C,
}

/// A place where a text does not follow a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Id of the rule, such as `DATE-02`.
    pub rule: &'static str,
    /// How binding it is.
    pub grade: Grade,
    /// Where, in bytes. Empty where something is missing at that point.
    pub range: Range<usize>,
    /// What is wrong and what is right, in Korean.
    pub message: String,
    /// What the rule stands on, in Korean.
    pub basis: &'static str,
    /// What puts it right without changing what the text says.
    pub fix: Option<Fix>,
}

/// A replacement of one range of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced, in bytes.
    pub range: Range<usize>,
    /// By what.
    pub replacement: String,
}

/// Fixes may make way for others (a number that moves makes the next one wrong). No document needs more rounds than
/// it has levels of items plus a few; a round more than that would be two rules at odds.
const ROUNDS: usize = 24;

/// Everything in a text that does not follow the rules of its kind, in order of place. A line may be held out of rules
/// by a comment that names them and says why: `<!-- MON-04: 협약서의 글을 옮김 -->`.
pub fn check(text: &str, kind: Kind, profile: &Profile) -> Vec<Finding> {
    let subject = Subject::new(text, kind, profile);
    let mut findings: Vec<_> = applicable(kind, profile).flat_map(|rule| run(rule, &subject)).collect();
    findings.retain(|finding| !subject.is_silenced(finding.rule, finding.range.start));
    findings.sort_by(|a, b| (a.range.start, a.range.end, a.rule).cmp(&(b.range.start, b.range.end, b.rule)));
    findings
}

/// Puts right what can be put right without changing what the text says.
///
/// Gives the new text and what was put right; the ranges of those findings are places in the new text. Fixing a fixed
/// text changes nothing.
pub fn fix(text: &str, kind: Kind, profile: &Profile) -> (String, Vec<Finding>) {
    fix_by(text, kind, profile, |_| true)
}

/// Puts right what can be within a passage: all but what concerns the document as a whole (its head, items, 붙임, 끝).
pub fn fix_passage(text: &str, kind: Kind, profile: &Profile) -> String {
    let whole = ["HEAD", "ITEM", "END", "ATT", "BODY", "SIGN"];
    fix_by(text, kind, profile, |finding| !whole.iter().any(|family| finding.rule.starts_with(family))).0
}

/// Puts plain, current and fair words in the place of others.
pub fn fix_words(text: &str, kind: Kind, profile: &Profile) -> String {
    fix_by(text, kind, profile, |finding| finding.rule.starts_with("LANG")).0
}

/// Puts right what breaks some rules, by their ids.
pub(crate) fn fix_only(text: &str, kind: Kind, profile: &Profile, rules: &[&str]) -> String {
    fix_by(text, kind, profile, |finding| rules.contains(&finding.rule)).0
}

fn fix_by(text: &str, kind: Kind, profile: &Profile, wanted: impl Fn(&Finding) -> bool) -> (String, Vec<Finding>) {
    let mut text = text.to_owned();
    let mut applied: Vec<Finding> = Vec::new();
    for _ in 0..ROUNDS {
        let findings = check(&text, kind, profile).into_iter().filter(|finding| wanted(finding));
        let round = apart(findings.filter(|finding| finding.fix.is_some()).collect());
        if round.is_empty() {
            break;
        }
        // From the back, so that the ranges in front stay true.
        for mut finding in round.into_iter().rev() {
            let Some(fix) = finding.fix.clone() else { continue };
            text.replace_range(fix.range.clone(), &fix.replacement);
            for earlier in &mut applied {
                shift(&mut earlier.range, &fix);
            }
            finding.range = fix.range.start..fix.range.start + fix.replacement.len();
            applied.push(finding);
        }
    }
    applied.sort_by_key(|finding| finding.range.start);
    (text, applied)
}

/// Keeps the findings whose fixes do not touch each other; the first of those that do wins, the others wait a round.
fn apart(mut findings: Vec<Finding>) -> Vec<Finding> {
    let mut end = None;
    findings.sort_by_key(|finding| finding.fix.as_ref().map(|fix| (fix.range.start, fix.range.end)));
    findings.retain(|finding| {
        let Some(fix) = &finding.fix else { return false };
        let free = end.is_none_or(|end| fix.range.start > end);
        if free {
            end = Some(fix.range.end);
        }
        free
    });
    findings
}

fn shift(range: &mut Range<usize>, fix: &Fix) {
    let moved = |place: usize| {
        if place <= fix.range.start {
            place
        } else if place >= fix.range.end {
            place - fix.range.len() + fix.replacement.len()
        } else {
            fix.range.start + fix.replacement.len()
        }
    };
    *range = moved(range.start)..moved(range.end);
}

fn applicable(kind: Kind, profile: &Profile) -> impl Iterator<Item = &'static Rule> {
    RULES.iter().filter(move |rule| {
        rule.holds_for(kind)
            && (rule.grade != Grade::C || profile.habits)
            && !profile.rules_off.iter().any(|off| off == rule.id)
    })
}

fn run(rule: &'static Rule, subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Found::default();
    (rule.check)(subject, &mut found);
    let finding = |(range, message, fix): (Range<usize>, String, Option<Fix>)| Finding {
        rule: rule.id,
        grade: rule.grade,
        range,
        message,
        basis: rule.basis,
        fix,
    };
    found.into_iter().map(finding).collect()
}
