//! To whom a document goes.
//!
//! One body or person stands in 수신; several make 수신 "수신자 참조" and stand in the 수신자 line of the signature
//! (「행정업무의 운영 및 혁신에 관한 규정 시행규칙」 제4조제2항제2호나목).

use std::{ops::Range, sync::LazyLock};

use biseo_documents::{Form, Kind, notation};
use regex::Regex;

use super::{
    citizen::citizen,
    groups::groups,
    listed::{bracketed, listed, named},
    organisations::{Names, is_body},
    people::Person,
};
use crate::korean::pattern;

/// To whom a document goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recipient {
    /// What stands in 수신: a name, 수신자 참조 or 내부결재. `None` where it has to be asked, or the form has no head.
    pub head: Option<String>,
    /// The 수신자 line where there are several.
    pub several: Vec<String>,
    /// Where the source says so, in bytes.
    pub source: Range<usize>,
    /// Whether the name is only a group ("유관기관") whose members have to be asked.
    pub only_a_group: bool,
    /// That the body named was split since, and into what.
    pub split: Option<String>,
}

impl Recipient {
    pub(super) fn one(name: String, source: Range<usize>) -> Self {
        Self { head: Some(name), source, ..Self::default() }
    }

    pub(super) fn group(names: Vec<String>, source: Range<usize>) -> Self {
        Self { head: Some(notation::SEVERAL_RECIPIENTS.into()), several: names, source, ..Self::default() }
    }
}

static OFFICE_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:((?:[도시군구]\s)?[가-힣]{2,14})\s+)?(\d{0,3}[가-힣]{2,14})-\d{1,6}"));
/// Who sent what is answered, without its number: "우산초등학교에서 … 협의 온 거".
static SENDER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:([가-힣]{1,10})\s)?([가-힣]{2,14})(?:에서|로부터|이|가)\s[^.\n]{0,50}?(?:온|보낸|보내온|요청|협의|문의|질의|물어|달라|조회)",
    )
});
/// Whom a report goes to, without a particle: "도 동물보호과 보고".
static REPORTED_TO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[\s.,])((?:도|시|군|구|본청|[가-힣]{2,8}(?:시|군|구|도|청))\s[가-힣]{2,12}(?:과|관|실|국|센터)|도청|시청|군청|구청|교육청)(?:에|로)?\s보고",
    )
});
/// Whose wish is met: "교육청 시설과 요청한 실적보고".
static WISHED_BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"((?:[가-힣]{1,10}\s)?[가-힣]{2,12}(?:과|청|부|처|도|시|실|국|관))(?:에서|이|가)?\s?(?:요청|요구)(?:한|해서|하신)",
    )
});
static ALL_STAFF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:전\s*직원|전\s*부서|모든\s*직원|전체\s*직원|직원\s*(?:전원|전체|모두)|취급자\s*전원|담당자\s*전원|전원\s*(?:필참|참석|이수)|부서별)",
    )
});
/// "참석은 경제과 위생과 축산과 과장": who is called to a meeting.
static ATTENDEES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"참석\s*(?:자|대상|부서)?\s*(?:은|는|:)\s*([가-힣 ,·]+)"));
/// "보건소 안전총괄과 팀장들": departments before the rank of those who are called.
static RANKS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"((?:[가-힣]{2,12}[ \t,·]+){1,8}?[가-힣]{2,12})\s(?:과장|팀장|담당|담당자|실무자|국장|주무관|계장)(?:들|급)(?:\s|,|\.|$)",
    )
});
/// "환경부에서 … 제출하래요": who asked for a report gets it.
static ASKED_BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"([가-힣]{2,10}?)에서\s[^.\n]{0,40}(?:제출하래|내래|달래|보내래|제출하라|내라고|달라고|요청)")
});
static MEMBERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"위원(?:님)?(?:들)?\s*(?:\d+\s*명|[가-힣]+\s*명)?\s*(?:에게|한테|께|앞으로)|위원\s*(?:\d+\s*명|전원|전체|모두)",
    )
});
static COMMITTEE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"([가-힣]{2,12}(?:위원회|협의회|심의회|위))(?:\s|의|회의|$)"));
static INSPECTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[.\n])\s*([가-힣]{2,14}(?:어린이집|유치원|문화원|복지관|센터|협회|체육회|조합|학교|재단|공단|요양원|경로당|도서관|회관|업체|식당|시설|운수|운송|건설|산업|상사|식품|환경|기업|인쇄|물산|화학|축산|농장|마트|주유소|호텔|의원|약국|학원|병원|관광))|\s([가-힣]{2,14}(?:업체|식당|시설|점|원))(?:에게|에|한테)\s",
    )
});
static TO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"((?:[가-힣]+\s)?[가-힣]{2,14})(?:\(([가-힣]{2,4})\))?(?:에게|한테|에다|에|으로|로|앞으로)(?:\s|$|,|\.)")
});
static LIST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"([가-힣]{2,12}(?:(?:\s*(?:,|·|랑|와|과|하고|및)\s*|\s+)[가-힣]{2,12})+)(?:\(([가-힣]{2,4})\))?")
});

/// Who receives the document. `asked` is the part of the text in which the wish is said.
pub(super) fn recipient(
    kind: Kind,
    text: &str,
    asked: &Range<usize>,
    persons: &[Person],
    names: &Names<'_>,
) -> Recipient {
    let found = addressee(kind, text, asked, persons, names);
    // A body that was split has no head; which of its heirs is meant is asked.
    match names.split(&text[found.source.clone()]) {
        Some(split) => Recipient { source: found.source, split: Some(split), ..Recipient::default() },
        None => found,
    }
}

fn addressee(kind: Kind, text: &str, asked: &Range<usize>, persons: &[Person], names: &Names<'_>) -> Recipient {
    match kind.form() {
        Form::Internal => return Recipient::one(notation::INTERNAL.into(), 0..0),
        Form::Brief | Form::Report | Form::Press | Form::Minutes | Form::PublicNotice => return Recipient::default(),
        Form::Gian => {}
    }
    let wish = &text[asked.clone()];
    let at = |range: Range<usize>| range.start + asked.start..range.end + asked.start;
    if let Some(named) = named(text, names) {
        return named;
    }
    if let Some(told) = by_arrow(wish, &at, names) {
        return told;
    }
    if matches!(kind, Kind::CivilReply | Kind::DisclosureDecision) {
        let found = citizen(text, kind == Kind::DisclosureDecision);
        return found.map_or_else(Recipient::default, |(name, range)| Recipient::one(name, range));
    }
    if kind == Kind::Appointment && !persons.is_empty() {
        let source = persons[0].range.clone();
        return match persons {
            [person] => Recipient::one(person.name.clone(), person.range.clone()),
            _ => Recipient::group(persons.iter().map(|person| person.name.clone()).collect(), source),
        };
    }
    if kind == Kind::PersonnelNotice {
        return groups(wish, &at, names).or_else(|| by_custom(kind, text)).unwrap_or_default();
    }
    if kind == Kind::Report
        && let Some(to) = reported_to(wish, &at, names)
    {
        return to;
    }
    if kind == Kind::Reply {
        return replied(wish, names)
            .map(|(name, range)| Recipient::one(name, at(range)))
            .or_else(|| replied(text, names).map(|(name, range)| Recipient::one(name, range)))
            .or_else(|| sender(text, names))
            .or_else(|| addressed(wish, &at, names))
            .unwrap_or_default();
    }
    if kind == Kind::InspectionResult
        && let Some(told) = addressed(wish, &at, names)
    {
        return told;
    }
    if kind == Kind::InspectionResult
        && let Some(body) = INSPECTED.captures(wish).and_then(|found| found.get(1).or(found.get(2)))
    {
        return Recipient::one(names.head(body.as_str()), at(body.range()));
    }
    if kind == Kind::MeetingNotice
        && let Some(members) = MEMBERS.find(text)
    {
        let name = COMMITTEE
            .captures(text)
            .map_or_else(|| "각 위원".into(), |found| format!("{} 위원", names.full(&found[1])));
        return Recipient::group(vec![name], members.range());
    }
    if kind == Kind::MeetingNotice
        && let Some(called) = called(text, names)
    {
        return called;
    }
    bracketed(wish, &at, names)
        .or_else(|| groups(wish, &at, names))
        .or_else(|| listed(wish, &at, names))
        .or_else(|| addressed(wish, &at, names))
        .or_else(|| groups(text, &|range| range, names))
        .or_else(|| by_custom(kind, text))
        .unwrap_or_default()
}

/// Who is called to a meeting, by who is said to take part: "참석은 수도과장 도로과장", "보건소 안전과 팀장들".
fn called(text: &str, names: &Names<'_>) -> Option<Recipient> {
    let of_the_list = |list: regex::Match<'_>| {
        let at = |range: Range<usize>| range.start + list.start()..range.end + list.start();
        listed(&format!("{}에", list.as_str().trim_end()), &at, names).filter(|found| found.several.len() > 1)
    };
    let bodies = |list: regex::Match<'_>| {
        let bodies: Vec<String> = split(list.as_str()).into_iter().filter(|name| is_body(name)).collect();
        let heads = || bodies.iter().map(|body| names.head(body)).collect();
        (bodies.len() > 1).then(|| Recipient::group(heads(), list.range()))
    };
    let list = ATTENDEES.captures(text).and_then(|found| found.get(1));
    list.and_then(|list| of_the_list(list).or_else(|| bodies(list))).or_else(|| bodies(RANKS.captures(text)?.get(1)?))
}

/// Whom a report goes to: whoever it says, or whoever asked for it.
fn reported_to(wish: &str, at: &dyn Fn(Range<usize>) -> Range<usize>, names: &Names<'_>) -> Option<Recipient> {
    if let Some(to) = REPORTED_TO.captures(wish).and_then(|found| found.get(1)) {
        return Some(Recipient::one(within(to.as_str(), names), at(to.range())));
    }
    let known = |body: &str| is_body(&names.full(body)) || names.split(body).is_some();
    if let Some(body) = ASKED_BY.captures(wish).and_then(|found| found.get(1)).filter(|body| known(body.as_str())) {
        return Some(Recipient::one(names.head(&names.full(body.as_str())), at(body.range())));
    }
    let by = WISHED_BY.captures(wish).and_then(|found| found.get(1))?;
    let last = by.as_str().split(' ').next_back().unwrap_or_default();
    known(last).then(|| Recipient::one(within(by.as_str(), names), at(by.range())))
}

/// A department within its body: "도 도로과" is 도지사(도로과장).
fn within(words: &str, names: &Names<'_>) -> String {
    match words.split_once(' ') {
        Some((upper, last)) if is_body(upper) || ["도", "시", "군", "구"].contains(&upper) => {
            format!("{}({})", names.head(&widen(upper)), names.head(last))
        }
        Some((_, last)) => names.head(last),
        None => names.head(&names.full(words)),
    }
}

/// Who sent what is answered, where it has no number.
fn sender(text: &str, names: &Names<'_>) -> Option<Recipient> {
    let sent = SENDER.captures_iter(text).find(|found| is_body(&found[2]))?;
    let body = sent.get(2)?;
    // "행안부 자치분권과에서": a department within its body.
    let upper = sent.get(1).filter(|upper| {
        let known = names.full(upper.as_str());
        is_body(&known) || ["도", "시", "군", "구"].contains(&upper.as_str())
    });
    match upper {
        Some(upper) => {
            let words = &text[upper.start()..body.end()];
            let head = match upper.as_str() {
                "도" | "시" | "군" | "구" => within(words, names),
                upper => format!("{}({})", names.head(&names.full(upper)), names.head(body.as_str())),
            };
            Some(Recipient::one(head, upper.start()..body.end()))
        }
        None => Some(Recipient::one(names.head(body.as_str()), body.range())),
    }
}

/// Bodies that the wish names with 에, 한테, 로, or lists before saying what they are called for.
fn addressed(wish: &str, at: &dyn Fn(Range<usize>) -> Range<usize>, names: &Names<'_>) -> Option<Recipient> {
    for list in LIST.captures_iter(wish) {
        let (whole, listed) = (list.get(0)?, list.get(1)?);
        let prefix = list.get(2).map_or("", |prefix| prefix.as_str());
        let named = split(listed.as_str());
        let to = |name: &String| {
            let stem = ["에게", "한테", "에"].iter().find_map(|josa| name.strip_suffix(josa))?;
            is_body(stem).then(|| stem.to_owned())
        };
        let mut bodies: Vec<String> = named.iter().take_while(|name| is_body(name)).cloned().collect();
        // "건설과 하천과 도로과에": the particle stands at the last of them.
        let last = named.get(bodies.len()).and_then(to);
        if let (Some(last), false) = (last, bodies.is_empty()) {
            if !last.ends_with(['과', '팀']) || !bodies.iter().all(|body| body.ends_with(['과', '팀'])) {
                continue;
            }
            let end = listed.as_str().find(&last).map_or(listed.end(), |found| listed.start() + found + last.len());
            bodies.push(last);
            let heads = bodies.iter().map(|body| names.head(body)).collect();
            return Some(Recipient::group(heads, at(listed.start()..end)));
        }
        let tail = wish[whole.end()..].trim_start();
        let called = ["과장급", "팀장급", "소집", "에", "한테", "에게", "참석", "담당자", "합동"]
            .iter()
            .any(|word| tail.starts_with(word))
            || list.get(2).is_some()
            || listed.as_str().contains("과장급");
        if bodies.len() >= 2 && (called || bodies.len() >= 3) {
            let heads = bodies.iter().map(|body| {
                if body.starts_with(prefix) { names.head(body) } else { names.head(&format!("{prefix}{body}")) }
            });
            return Some(Recipient::group(heads.collect(), at(whole.range())));
        }
    }
    if let Some(shares) = shares(wish, at, names) {
        return Some(shares);
    }
    if let Some(found) = ABOVE.captures(wish).and_then(|found| found.get(1)) {
        return Some(Recipient::one(names.head(found.as_str()), at(found.range())));
    }
    for to in TO.captures_iter(wish) {
        let name = to.get(1)?;
        let words: Vec<&str> = name.as_str().split_whitespace().collect();
        // "사무국으로": the name may have taken the 으 of its particle.
        let last = words.last()?;
        let last = &last.strip_suffix('으').unwrap_or(last);
        // "도 도로과", "가람구 교통행정과": the body before its department.
        let upper = if words.len() == 2 && (is_body(words[0]) || ["도", "시", "군", "구", "본청"].contains(&words[0]))
        {
            Some(words[0])
        } else {
            None
        };
        if !is_body(last)
            && names.full(last) == *last
            && names.split(last).is_none()
            && !["도", "시", "군"].contains(last)
        {
            continue;
        }
        let head = match upper {
            Some(upper) if upper != "본청" => format!("{}({})", names.head(&widen(upper)), names.head(last)),
            _ => names.head(&names.full(last)),
        };
        let end = name.start() + name.as_str().rfind(*last).unwrap_or(0) + last.len();
        let start = end - last.len() - upper.map_or(0, |upper| upper.len() + 1);
        return Some(Recipient::one(head, at(start..end)));
    }
    let behind = BEHIND_THE_WISH.captures(wish).and_then(|found| found.get(1).or(found.get(2)))?;
    is_body(behind.as_str()).then(|| Recipient::one(names.head(behind.as_str()), at(behind.range())))
}

/// "… 체결 의뢰 회계과", "업무협조 정보통신과: …": a body right behind what is wished.
static BEHIND_THE_WISH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:의뢰|요청|협조|통보|알림|보고|회신)\s+([가-힣]{2,12})\s*(?:[.\n]|$)|(?:의뢰|요청|협조|통보|알림|보고|회신)\s+([가-힣]{2,12})\s*[:：]",
    )
});

/// "점검 결과 통보 → 가람건설(주) 현장소장": whom an arrow behind the wish points at.
fn by_arrow(wish: &str, at: &dyn Fn(Range<usize>) -> Range<usize>, names: &Names<'_>) -> Option<Recipient> {
    static ARROW: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:의뢰|요청|협조|통보|통지|알림|보고|안내|조회)\s*(?:→|->|⇒)\s*((?:㈜|\(주\)|주식회사\s?)?[가-힣A-Za-z]{2,14}(?:\(주\)|㈜)?(?:\s[가-힣]{0,6}(?:소장|대표|대표이사|사장|감독|원장|관장|회장))?)",
        )
    });
    let to = ARROW.captures(wish)?.get(1)?;
    let name = to.as_str();
    let company = name.contains("(주)") || name.contains('㈜') || name.contains("주식회사");
    let head = name.contains(' ') && name.ends_with(['장', '표', '사', '독']) || company;
    (head || is_body(name)).then(|| {
        let name = if head { name.to_owned() } else { names.head(name) };
        Recipient::one(name, at(to.range()))
    })
}

/// The body above, which is called by one syllable: "도에 … 보고".
static ABOVE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[.\n-])\s*(도|시|군|구|도청|시청|군청|구청)(?:에|에다|에게|으로)(?:\s|[.,]|$)"));

/// "복지과에 1,200만원, 보건과에 800만원": every body that gets a share.
fn shares(wish: &str, at: &dyn Fn(Range<usize>) -> Range<usize>, names: &Names<'_>) -> Option<Recipient> {
    static SHARE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"([가-힣]{2,14})(?:에|에는|은|:)?\s*\d[\d,.천백만억 ]*(?:원|[만억](?:\s|[.,]|$))"));
    let found: Vec<regex::Match<'_>> = SHARE.captures_iter(wish).filter_map(|found| found.get(1)).collect();
    let bare = |name: &str| name.trim_end_matches(['에', '는', '은']).to_owned();
    let bodies: Vec<(String, Range<usize>)> =
        found.into_iter().map(|name| (bare(name.as_str()), name.range())).filter(|(name, _)| is_body(name)).collect();
    let (first, last) = (bodies.first()?.1.start, bodies.last()?.1.end);
    (bodies.len() >= 2)
        .then(|| Recipient::group(bodies.iter().map(|(name, _)| names.head(name)).collect(), at(first..last)))
}

/// "도 도로과" is the province's.
fn widen(upper: &str) -> String {
    if upper == "도" { "도청".into() } else { upper.to_owned() }
}

/// The sender of the document that is answered: "가람구 교통행정과-3321", "한울체육회-88".
fn replied(wish: &str, names: &Names<'_>) -> Option<(String, Range<usize>)> {
    let found = OFFICE_NUMBER.captures(wish)?;
    let name = found.get(2)?;
    let upper = found.get(1).filter(|body| is_body(body.as_str()));
    let head = match upper {
        Some(body) => format!("{}({})", names.head(body.as_str()), names.head(name.as_str())),
        None => names.head(name.as_str()),
    };
    let start = upper.map_or(name.start(), |body| body.start());
    Some((head, start..name.end()))
}

/// What goes to everybody in the house goes to the heads of its departments.
fn by_custom(kind: Kind, text: &str) -> Option<Recipient> {
    // "전 직원 말고 통장님들께": who is ruled out is not written to.
    let staff = ALL_STAFF.find(text).filter(|staff| !text[staff.end()..].trim_start().starts_with("말고"));
    let customary = kind == Kind::PersonnelNotice || staff.is_some();
    customary.then(|| Recipient::group(vec!["각 부서장".into()], staff.map_or(0..0, |found| found.range())))
}

fn split(names: &str) -> Vec<String> {
    static BETWEEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*[,·]\s*|랑\s+|하고\s+|\s+및\s+|\s+"));
    let mut out = Vec::new();
    for name in BETWEEN.split(names) {
        // "경찰서와 소방서": 와 and 과 join; the 과 of 도로과 does not.
        let name = name.strip_suffix('와').unwrap_or(name);
        let name = match name.strip_suffix('과') {
            Some(stem) if is_body(stem) && !is_body(name) => stem,
            _ => name,
        };
        if !name.is_empty() {
            out.push(name.to_owned());
        }
    }
    out
}
