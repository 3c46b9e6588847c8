//! To whom a document goes.
//!
//! One body or person stands in 수신; several make 수신 "수신자 참조" and stand in the 수신자 line of the signature
//! (「행정업무의 운영 및 혁신에 관한 규정 시행규칙」 제4조제2항제2호나목).

use std::{ops::Range, sync::LazyLock};

use biseo_documents::{Form, Kind, notation};
use regex::Regex;

use super::{
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
    fn one(name: String, source: Range<usize>) -> Self {
        Self { head: Some(name), source, ..Self::default() }
    }

    fn group(names: Vec<String>, source: Range<usize>) -> Self {
        Self { head: Some(notation::SEVERAL_RECIPIENTS.into()), several: names, source, ..Self::default() }
    }
}

static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:수신(?:자|처)?|받는\s*(?:데|곳|사람|기관)(?:는|은)?|보낼\s*곳(?:은)?)\s*[:은는]?\s*([가-힣A-Za-z0-9 ,·]+(?:\([가-힣 ]+\))?)",
    )
});
static OFFICE_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:([가-힣]{2,12}(?:시|군|구|도|청|교육청|공단|공사))\s+)?([가-힣]{2,14})-\d{1,6}"));
static CITIZEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:민원인|신청인|청구인|신고인|진정인|고충민원인)(?:\s*:)?\s*([가-힣]{2,10})|([가-힣]{2,4})\s*(?:씨|님|귀하)|([가-힣]{2,4})\s(?:사장|대표|원장|회장)님",
        // "민원인은 …": who they are, where the sentence says that and no more; else what they say or did.
        r"|(?:민원인|신청인|청구인|신고인|진정인)(?:은|는)\s*([가-힣]{2,10}?)(?:이고|이며|임|입니다|이에요)?\s*(?:[.,(\n]|$)"
    ))
});
static EVERY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:^|[\s,.(])(?:각|전|모든|전체|관내|산하|소속)\s*(실\s?[·,]?\s?과\s?[·,]?\s?소|부서|실과|과|팀|읍면동|읍면|동|학교|기관|사업소|통장|이장|반장|위원|단원|회원|[가-힣]{0,8}(?:복지관|어린이집|유치원|학교|경로당|도서관|농가|업소|사업장|음식점|점포|센터|기업|단체|시설|병원|협회))",
        r"(?:\s*(?:장|별))?\s*(?:\d+\s*(?:곳|개소|개교|개관|개))?\s*(?:에게|에도|에|한테|으로|서무|대상|의견|전파|$|,|\.|\s)"
    ))
});
static ALL_STAFF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:전\s*직원|전\s*부서|모든\s*직원|전체\s*직원|직원\s*(?:전원|전체|모두)|취급자\s*전원|담당자\s*전원|전원\s*(?:필참|참석|이수)|부서별)",
    )
});
static TOWNS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:각\s*|관내\s*)?(읍\s?[·]?면\s?[·]?동|읍면)\s*(?:\d+\s*(?:곳|개소))?\s*(?:에|한테|으로|장|의견|대상|참석)",
    )
});
static PARTNERS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(유관\s?기관|관계\s?기관|협력\s?기관|관련\s?기관|유관\s?단체)(?:에|에게|으로|한테)?"));
/// "참석은 경제과 위생과 축산과 과장": who is called to a meeting.
static ATTENDEES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"참석\s*(?:자|대상|부서)?\s*(?:은|는|:)\s*([가-힣 ,·]+)"));
/// "환경부에서 … 제출하래요": who asked for a report gets it.
static ASKED_BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"([가-힣]{2,10}?)에서\s[^.\n]{0,40}(?:제출하래|내래|달래|보내래|제출하라|내라고|달라고|요청)")
});
static MEMBERS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"위원(?:들)?\s*(?:\d+\s*명|[가-힣]+\s*명)?\s*(?:에게|한테|께|앞으로)|위원\s*\d+\s*명"));
static COMMITTEE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"([가-힣]{2,12}(?:위원회|협의회|심의회|위))(?:\s|의|회의|$)"));
static INSPECTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[.\n])\s*([가-힣]{2,14}(?:어린이집|유치원|문화원|복지관|센터|협회|체육회|조합|학교|재단|공단|요양원|경로당|도서관|회관|업체|식당|시설))|\s([가-힣]{2,14}(?:업체|식당|시설|점|원))(?:에게|에|한테)\s",
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
    if let Some(named) = NAMED.captures(text).and_then(|found| found.get(1)) {
        let all: Vec<String> = split(named.as_str()).iter().map(|name| with_office(name, names)).collect();
        if let [name] = all.as_slice() {
            return Recipient::one(name.clone(), named.range());
        }
        if all.len() > 1 {
            return Recipient::group(all, named.range());
        }
    }
    if matches!(kind, Kind::CivilReply | Kind::DisclosureDecision) {
        return citizen(text).unwrap_or_default();
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
        && let Some(body) = ASKED_BY.captures(wish).and_then(|found| found.get(1))
        && (is_body(&names.full(body.as_str())) || names.split(body.as_str()).is_some())
    {
        return Recipient::one(names.head(&names.full(body.as_str())), at(body.range()));
    }
    if kind == Kind::Reply {
        return replied(wish, names)
            .map(|(name, range)| Recipient::one(name, at(range)))
            .or_else(|| replied(text, names).map(|(name, range)| Recipient::one(name, range)))
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
        && let Some(list) = ATTENDEES.captures(text).and_then(|found| found.get(1))
    {
        let bodies: Vec<String> = split(list.as_str()).into_iter().filter(|name| is_body(name)).collect();
        if bodies.len() > 1 {
            return Recipient::group(bodies.iter().map(|body| names.head(body)).collect(), list.range());
        }
    }
    groups(wish, &at, names)
        .or_else(|| addressed(wish, &at, names))
        .or_else(|| groups(text, &|range| range, names))
        .or_else(|| by_custom(kind, text))
        .unwrap_or_default()
}

/// "각 부서", "읍면동 12곳", "유관기관": groups that one name stands for.
fn groups(text: &str, at: &dyn Fn(Range<usize>) -> Range<usize>, names: &Names<'_>) -> Option<Recipient> {
    if let Some(towns) = TOWNS.find(text) {
        return Some(Recipient::group(vec!["각 읍면동장".into()], at(towns.range())));
    }
    if let Some(partners) = PARTNERS.captures(text) {
        let range = at(partners.get(0)?.range());
        let mut recipient = Recipient::group(vec![partners[1].replace(' ', "")], range);
        recipient.only_a_group = true;
        return Some(recipient);
    }
    static CHIEFS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(읍면동장|읍장|면장|동장|이장|통장|부서장|과장|팀장)들?(?:에게|한테)"));
    if let Some(chiefs) = CHIEFS.captures(text).filter(|found| found[0].contains('들')) {
        return Some(Recipient::group(vec![format!("각 {}", &chiefs[1])], at(chiefs.get(0)?.range())));
    }
    let every = EVERY.captures(text)?;
    let (whole, what) = (every.get(0)?, every.get(1)?);
    let said = whole.as_str().trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '('));
    let inside = said.starts_with("관내") || said.starts_with("산하");
    let lead = if inside { said.split(what.as_str()).next().unwrap_or("").trim() } else { "각" };
    let name = match what.as_str().replace([' ', '·', ','], "").as_str() {
        "부서" | "실과" | "실과소" | "과" | "기관" if lead == "각" && !what.as_str().contains("기관") => {
            "각 부서장".to_owned()
        }
        "팀" => "각 팀장".to_owned(),
        "읍면동" | "읍면" | "동" => "각 읍면동장".to_owned(),
        other => format!("{lead} {}", names.head(other)),
    };
    Some(Recipient::group(vec![name], at(whole.range())))
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

/// The body above, which is called by one syllable: "도에 … 보고".
static ABOVE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[.\n-])\s*(도|시|군|구|도청|시청|군청|구청)(?:에|에다|에게|으로)(?:\s|[.,]|$)"));

/// "복지과에 1,200만원, 보건과에 800만원": every body that gets a share.
fn shares(wish: &str, at: &dyn Fn(Range<usize>) -> Range<usize>, names: &Names<'_>) -> Option<Recipient> {
    static SHARE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"([가-힣]{2,14})(?:에|에는|은|:)?\s*\d[\d,.천백만억 ]*원"));
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
    let head = match found.get(1) {
        Some(body) => format!("{}({})", names.head(body.as_str()), names.head(name.as_str())),
        None => names.head(name.as_str()),
    };
    let start = found.get(1).map_or(name.start(), |body| body.start());
    Some((head, start..name.end()))
}

/// A person, or a body that asked for information.
fn citizen(text: &str) -> Option<Recipient> {
    const NOT_NAMES: [&str; 24] = [
        "민원",
        "신청",
        "과장",
        "팀장",
        "국장",
        "시장",
        "부장",
        "원장",
        "관장",
        "사장",
        "주무관",
        "담당",
        "선생",
        "고객",
        "여러분",
        "우리",
        "본인",
        "한테",
        "에게",
        "주민",
        "불복",
        "의견",
        "요청",
        "이의",
    ];
    for found in CITIZEN.captures_iter(text) {
        let titled = found.get(1).or(found.get(4)).is_none();
        let Some(name) = (1..=4).find_map(|group| found.get(group)) else { continue };
        let mut end = name.end();
        let mut word = name.as_str();
        // Typed without spaces: "차보람씨가낸".
        if let Some((head, _)) = word.split_once(['씨', '님']).filter(|(head, _)| head.chars().count() >= 2) {
            word = head;
            end = name.start() + word.len();
        }
        for josa in [
            "님이",
            "님은",
            "님의",
            "님께",
            "님에게",
            "씨가",
            "씨는",
            "씨의",
            "한테",
            "에게",
            "께서",
            "이가",
            "님",
            "씨",
            "의",
            "께",
            "이",
            "가",
            "은",
            "는",
            "건",
        ] {
            if let Some(stem) = word.strip_suffix(josa).filter(|stem| stem.chars().count() >= 2) {
                let keep =
                    !titled && word.chars().count() <= 3 && matches!(josa, "이" | "가" | "은" | "는" | "의" | "건");
                if !keep {
                    word = stem;
                    end = name.start() + word.len();
                    break;
                }
            }
        }
        if word.chars().count() >= 2 && !NOT_NAMES.iter().any(|other| word.ends_with(other)) {
            return Some(Recipient::one(word.to_owned(), name.start()..end));
        }
    }
    None
}

/// What goes to everybody in the house goes to the heads of its departments.
fn by_custom(kind: Kind, text: &str) -> Option<Recipient> {
    let staff = ALL_STAFF.find(text);
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

/// "도지사(민원행정과장)" stays; "회계과" becomes its head.
fn with_office(name: &str, names: &Names<'_>) -> String {
    if name.ends_with(')') { name.to_owned() } else { names.head(name) }
}
