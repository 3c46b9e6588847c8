//! Turns of phrase in claims and statutes that decide who, when and whether.

use std::sync::LazyLock;

use regex::Regex;

use crate::korean::pattern;

/// Who decides in Korean statutes, and the kinds of rules they decide by.
const AUTHORITY: &str = "[가-힣]*(?:장관|위원회|심의회|협의회|의장|의회|시장|군수|구청장|도지사|총장|처장|청장|원장|교육감|대통령령|총리령|부령|조례|고시|훈령|예규|법원|감사원|국회|대표자|대통령|국무총리|소속기관장|임용권자|임명권자|경찰서장)";
static AUTHORITIES: LazyLock<Regex> = LazyLock::new(|| pattern(AUTHORITY));
static ACTING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!("({AUTHORITY})(?:이|가|은|는|의 권한|의 동의|의 승인|의 인가|의 허가)(?:[^가-힣]|$)"))
});
static HEAD: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("{AUTHORITY}|기관의 장")));
/// Heads of agencies and of local governments, under whatever name of theirs.
static ANY_HEAD: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:장관|시장|군수|구청장|도지사|총장|처장|청장|원장|교육감|경찰서장|소속기관장)$"));
static LOCAL_HEAD: LazyLock<Regex> = LazyLock::new(|| pattern("(?:시장|군수|구청장|도지사)$"));
static ALL_HEADS: LazyLock<Regex> = LazyLock::new(|| pattern("행정청|기관의 장|기관장"));
static ALL_LOCAL_HEADS: LazyLock<Regex> = LazyLock::new(|| pattern("지방자치단체의 장|자치단체장"));
static COUNCIL: LazyLock<Regex> = LazyLock::new(|| pattern("(?:시|군|구|도)의회$"));
static ALL_COUNCILS: LazyLock<Regex> = LazyLock::new(|| pattern("지방의회|자치구의회|시·?도의회"));
static BOUND: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d\S*\s?(?:이내|이하|이상|미만|초과|범위)"));
static LEFT_OUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"([^().]{2,60}?)\s*(?:은|는|을|를|의 경우에는|의 경우는)?\s*(?:제외하고|제외한다|제외하며|제외한|포함하지|산입하지)",
    )
});
static LEAVES_OUT: LazyLock<Regex> = LazyLock::new(|| pattern("제외|빼고|빼는|뺀|포함하지|산입하지|해당하지"));
static EXCEPTS_ITEMS: LazyLock<Regex> = LazyLock::new(|| pattern(r"다음 각[^.]{0,60}제외하고"));
static CASES: LazyLock<Regex> = LazyLock::new(|| pattern(r"\(([^()]*\d[^()]*)\)"));
static FIGURES: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d+\S*"));
/// The steps that statutes ask for before something is done.
const STEPS: &str = "동의|승인|허가|심의|의결|협의|인가|위임|청문|신고|통지|예고|계고|의견";
static WAIVED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "({STEPS})(?:를|을|이|가)?\\s*(?:받지\\s*(?:아니|않)|거치지\\s*(?:아니|않)|얻지|구하지|없이|없어도|하지\\s*(?:아니|않))"
    ))
});
static FIRST: LazyLock<Regex> = LazyLock::new(|| pattern("앞서|이전에 먼저|먼저"));
static AFTER: LazyLock<Regex> = LazyLock::new(|| pattern("에도 불구하고|후에|한 뒤|거친 후"));
static RESTRICTED: LazyLock<Regex> = LazyLock::new(|| pattern("에 한하여|에 한정|에게만|만 (?:할|신청|제출|청구)"));
static ANYBODY: LazyLock<Regex> = LazyLock::new(|| pattern("누구든지|모든 국민"));
static PRINCIPLE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"([가-힣]{3,}?)(?:이|가|을|를|는 것이)?\s*원칙(?:이|으로)"));
static INSISTED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(거치|받|얻|구하)지\s*(?:아니|않)\S*면.*수\s*없"));
static EVEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(.{4,60}?)(?:에도|에게도|더라도|라도|에 대해서도|도)\s"));

/// A rule for one case in parentheses: 30일(중앙위원회의 경우는 60일).
pub(super) struct CaseInside<'a> {
    /// What makes the case.
    pub(super) condition: &'a str,
    /// All of it.
    pub(super) text: &'a str,
}

/// Whether a figure is said to be a bound: 5년 이내, 2천만원 이하.
pub(super) fn names_a_bound(claim: &str) -> bool {
    BOUND.is_match(claim)
}

/// The cases that a sentence rules in parentheses.
pub(super) fn cases(sentence: &str) -> impl Iterator<Item = CaseInside<'_>> {
    CASES.captures_iter(sentence).filter_map(|found| {
        let text = found.get(1)?.as_str();
        let condition = text.split("경우").next().unwrap_or(text).split('때').next().unwrap_or(text);
        let condition = &condition[..FIGURES.find(condition).map_or(condition.len(), |figure| figure.start())];
        Some(CaseInside { condition, text })
    })
}

/// The authorities and kinds of rules that a text names.
pub(super) fn authorities(text: &str) -> Vec<&str> {
    AUTHORITIES.find_iter(text).map(|found| found.as_str()).collect()
}

/// The authorities that act or decide in a claim.
pub(super) fn acting(claim: &str) -> Vec<&str> {
    ACTING.captures_iter(claim).filter_map(|found| found.get(1)).map(|name| name.as_str()).collect()
}

/// Whether a text speaks of every head of an agency or every council, and so of this one: 행정청, 기관의 장, 지방자치단체의 장,
/// 지방의회.
pub(super) fn speaks_of_every(name: &str, text: &str) -> bool {
    let kinds = [(&ANY_HEAD, &ALL_HEADS), (&LOCAL_HEAD, &ALL_LOCAL_HEADS), (&COUNCIL, &ALL_COUNCILS)];
    kinds.iter().any(|(one, all)| one.is_match(name) && all.is_match(text))
}

pub(super) fn names_an_authority(text: &str) -> bool {
    HEAD.is_match(text)
}

/// What a sentence leaves out, phrase by phrase.
pub(super) fn left_out(sentence: &str) -> Vec<&str> {
    let found = LEFT_OUT.captures_iter(sentence).filter_map(|found| found.get(1)).map(|phrase| phrase.as_str());
    let named = found.filter(|phrase| !phrase.contains("다음 각"));
    named
        .flat_map(|phrase| phrase.split(", "))
        .flat_map(|phrase| phrase.split(" 및 "))
        .flat_map(|phrase| phrase.split(" 또는 "))
        .collect()
}

/// Whether a claim itself leaves something out.
pub(super) fn leaves_out(claim: &str) -> bool {
    LEAVES_OUT.is_match(claim)
}

/// 다음 각 호의 경우를 제외하고는: the items are the exceptions.
pub(super) fn excepts_items(lead: &str) -> bool {
    EXCEPTS_ITEMS.is_match(lead)
}

/// Whether a text tells within what time a remedy is sought: an action, an appeal, an objection.
pub(super) fn is_remedy(text: &str) -> bool {
    text.contains("이내") && ["제기", "청구", "이의신청"].iter().any(|act| text.contains(act))
}

/// Whether a sentence says that somebody applies for something: what is laid down as a duty is then a right as well.
pub(super) fn applies(text: &str) -> bool {
    ["신청할 수", "신청하여야", "신청해야", "신청하려"].iter().any(|act| text.contains(act))
}

/// Whether a sentence warns of what an authority may do: 부과될 수 있다, 처해질 수 있다.
pub(super) fn warns(claim: &str) -> bool {
    ["될 수 있", "해질 수 있", "받을 수 있음을"].iter().any(|sign| claim.contains(sign))
}

/// Whether a sentence gives a choice or a right, in whatever words.
pub(super) fn permits(sentence: &str) -> bool {
    static PERMITS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "수 ?있|할 ?권리|권리를|권한|청구권|재량|하여도|해도|아니하여도|않아도|필요가 없|필요하지|필요한 경우|면제|제외|아니하다|가능",
        )
    });
    PERMITS.is_match(sentence)
}

/// 그러하지 아니하다: the opposite of what went before.
pub(super) fn reverses(sentence: &str) -> bool {
    sentence.contains("그러하지 아니하") || sentence.contains("그러하지 않")
}

/// The step that a claim does without.
pub(super) fn waived(claim: &str) -> Option<&str> {
    Some(WAIVED.captures(claim)?.get(1)?.as_str())
}

/// Whether an article does without a step somewhere.
pub(super) fn waives(step: &str, article: &str) -> bool {
    ["받지", "거치지", "얻지", "없이", "없는", "하지"].iter().any(|without| {
        ["", "를 ", "을 ", "이 ", "가 ", " "].iter().any(|josa| article.contains(&format!("{step}{josa}{without}")))
    })
}

pub(super) fn comes_first(claim: &str) -> bool {
    FIRST.is_match(claim)
}

pub(super) fn comes_after(clause: &str) -> bool {
    AFTER.is_match(clause)
}

pub(super) fn is_restricted(claim: &str) -> bool {
    RESTRICTED.is_match(claim)
}

pub(super) fn is_for_anybody(clause: &str) -> bool {
    ANYBODY.is_match(clause)
}

/// What a claim calls the rule: "… 수의계약이 원칙이고".
pub(super) fn principle(claim: &str) -> Option<&str> {
    Some(PRINCIPLE.captures(claim)?.get(1)?.as_str())
}

/// The step without which a claim allows nothing: "계고를 거치지 아니하면 … 할 수 없다".
pub(super) fn insisted(claim: &str) -> Option<&str> {
    Some(INSISTED.captures(claim)?.get(1)?.as_str())
}

/// Whether a clause allows it without that step: "… 거치지 아니하고 … 할 수 있다".
pub(super) fn spares(step: &str, clause: &str) -> bool {
    let without = clause.find(&format!("{step}지 아니하고")).or_else(|| clause.find(&format!("{step}지 않고")));
    without.is_some_and(|at| clause[at..].contains("수 있"))
}

/// The case of which a claim says that it holds even then.
pub(super) fn even(claim: &str) -> Option<&str> {
    Some(EVEN.captures(claim)?.get(1)?.as_str())
}
