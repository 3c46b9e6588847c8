//! Persons that a request names.

use std::{ops::Range, sync::LazyLock};

use biseo_documents::{Kind, notation, values};
use regex::Regex;

use super::fact::{Fact, Slot};
use crate::korean::{
    names::{FAMILY, RARE_FAMILY},
    pattern,
};

/// "서고은(법학교수)", "행정6급 최가온 총무과→기획예산과", "정보통신과 강산들", "류봄 (660214-…)".
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:(?:[가-힣]{2,8}(?:과|팀|실|소)[ \t]+)?[가-힣]{0,4}\d급|[가-힣]{2,8}(?:과|팀|실))[ \t]+([가-힣]{2,4})(?:\s|,|\(|\n|$)",
        r"|([가-힣]{2,4})\s?\((?:[가-힣 ·]{2,16}|\d{6}-[^)]*|\d{4}년생[^)]*)\)",
        r"|[가-힣]*(?:위원|위원장|강사|고문)\s+([가-힣]{3})(?:\s|,|\.|\n|$)",
        r"|\d\.\s*[가-힣]{2,6}:\s*((?:㈜|\(주\)|주식회사\s?)?[가-힣]{2,8})(?:\s|\(|,|—|-)"
    ))
});

/// A person, or a body listed among persons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    /// The name alone.
    pub(super) name: String,
    /// With the department before it or the move behind it: "정보통신과 강산들", "최가온(총무과→기획예산과)".
    pub(super) shown: String,
    /// Bytes of the name.
    pub(super) range: Range<usize>,
}

/// A sentence of a trip that names nobody but those who went: "나랑 최은영 팀장". Who writes is asked for by name.
pub(super) fn travellers(text: &str, sentence: &Range<usize>) -> Option<Fact> {
    static BETWEEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*[,·]\s*|이?랑\s+|하고\s+|\s+및\s+"));
    static SOMEBODY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:[가-힣]{2,8}(?:과|팀|실|담당관)\s)?([가-힣]{2,4})(?:\s?(?:팀장|과장|계장|주무관|사무관|주사|서기|국장|실장))?님?$",
        )
    });
    let said = text[sentence.clone()].trim_end_matches(['.', ' ']);
    let mut shown: Vec<String> = Vec::new();
    for who in BETWEEN.split(said) {
        if matches!(who, "나" | "저" | "본인") {
            shown.push(notation::blank("기안자"));
        } else if SOMEBODY.captures(who).is_some_and(|found| looks_like_a_name(&found[1])) {
            shown.push(who.to_owned());
        } else {
            return None;
        }
    }
    let named = shown.iter().any(|who| !who.starts_with('⟦')) && shown.len() > 1;
    named.then(|| Fact::words(Slot::Target, shown.join(", "), sentence.start..sentence.start + said.len()))
}

static MOVED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*(?:([가-힣]{2,10}\s*→\s*[가-힣]{2,10})|→?\s*([가-힣]{2,10}(?:과|실|소|팀|동|면))(?:으로|로)(?:\s|,|\.|$))",
    )
});

/// The persons of a text, in order; in a notice of moves and in a letter to new members also those that its lists name.
pub(super) fn persons(text: &str, kind: Kind) -> Vec<Person> {
    let listed = match kind {
        Kind::PersonnelNotice => in_lines(text),
        Kind::Appointment => by_calling(text),
        _ => Vec::new(),
    };
    let mut persons = spoken_of(text);
    for person in listed {
        if !persons.iter().any(|known| known.name == person.name) {
            persons.push(person);
        }
    }
    persons.sort_by_key(|person| person.range.start);
    persons
}

/// "▶ 하지우 민원과 행정7급→6급": a line that says who, from where and what becomes of them.
fn in_lines(text: &str) -> Vec<Person> {
    static LINE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?m)^[\s\-*▶▷·•○□◦\d.)]*([가-힣]{2,4})\s+(?:[가-힣]{2,10}(?:과|팀|실|소|센터|동|면|읍|단|국|관|청)\s+)?([가-힣]{2,8}\d급)\s*(?:→\s*([가-힣]*\d급|[가-힣]{2,12}))?([^\n]{0,24})",
        )
    });
    static CHANGE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"([가-힣]{0,6}(?:휴직|복직|퇴직|파견|승진|전보|면직|전출|전입))"));
    // "감우주 민원과 / 나빛솔 세무과": who goes where, one after the other.
    static TO_WHERE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?m)(?:^|[/,])[ \t\-*·•○]*([가-힣]{3})[ \t](?:→[ \t]?)?([가-힣]{2,8}(?:과|실|팀|소|센터|동|면|읍|관))[ \t]*(?:$|[/,])",
        )
    });
    let mut placed: Vec<Person> = Vec::new();
    let mut at = 0;
    while let Some(found) = TO_WHERE.captures_at(text, at) {
        let (Some(name), Some(to)) = (found.get(1), found.get(2)) else { break };
        // The sign behind one stands before the next.
        at = to.end();
        let shown = format!("{}({})", name.as_str(), to.as_str());
        placed.push(Person { name: name.as_str().to_owned(), shown, range: name.range() });
    }
    if placed.len() < 2 {
        placed.clear();
    }
    let person = |found: regex::Captures<'_>| {
        let name = found.get(1)?;
        let change = match found.get(3) {
            Some(to) => Some(format!("{}→{}", &found[2], to.as_str())),
            None => CHANGE.captures(&found[4]).map(|change| change[1].to_owned()),
        }?;
        let shown = format!("{}({change})", name.as_str());
        Some(Person { name: name.as_str().to_owned(), shown, range: name.range() })
    };
    let listed: Vec<Person> = LINE.captures_iter(text).filter_map(person).collect();
    placed.retain(|person| listed.iter().all(|known| known.name != person.name));
    listed.into_iter().chain(placed).collect()
}

/// "구슬아 행정학과 교수, 단우진 변호사": names with what each is by calling, where several are listed.
fn by_calling(text: &str) -> Vec<Person> {
    static CALLING: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?:^|[\s,→:(])([가-힣]{3,4})\s((?:[가-힣]{2,10}\s)?(?:교수|변호사|[가-힣]{0,6}전문가|언론인|의사|약사|회계사|건축사|기술사|소장|대표|이사|관장|",
            r"연구원|연구위원|활동가|강사|박사|노무사|세무사|평가사|센터장|원장|회장|국장|기자|작가|감독))(?:\s*[,\n]|\s*$|\.)"
        ))
    });
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(hit) = CALLING.captures_at(text, at) {
        let (Some(name), Some(calling)) = (hit.get(1), hit.get(2)) else { break };
        // The sign behind one stands before the next.
        at = calling.end();
        let shown = format!("{}({})", name.as_str(), calling.as_str());
        found.push(Person { name: name.as_str().to_owned(), shown, range: name.range() });
    }
    // "소방 천둥 기술사": a name of two syllables only among others, behind their field.
    static SHORT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"[,、]\s*(?:및\s)?[가-힣]{2,6}\s([가-힣]{2})\s(교수|변호사|의사|약사|회계사|건축사|기술사|박사|노무사|세무사|평가사)(?:[\s,.]|$)",
        )
    });
    if found.len() > 1 {
        for short in SHORT.captures_iter(text) {
            let (Some(name), Some(calling)) = (short.get(1), short.get(2)) else { continue };
            let shown = format!("{}({})", name.as_str(), calling.as_str());
            found.push(Person { name: name.as_str().to_owned(), shown, range: name.range() });
        }
    }
    // One alone may be called anything; a profession is nobody else's.
    let professional = |person: &Person| {
        ["교수", "변호사", "회계사", "노무사", "건축사", "박사", "세무사"]
            .iter()
            .any(|calling| person.shown.contains(calling))
    };
    if found.len() > 1 || found.iter().all(professional) { found } else { Vec::new() }
}

fn spoken_of(text: &str) -> Vec<Person> {
    let mut found: Vec<Person> = Vec::new();
    let mut at = 0;
    while let Some(hit) = NAMED.captures_at(text, at) {
        let (Some(whole), Some(name)) = (hit.get(0), (1..=4).find_map(|group| hit.get(group))) else { break };
        // The sign behind a name may also stand before the next one.
        at = name.end().max(whole.start() + 1);
        while !text.is_char_boundary(at) {
            at += 1;
        }
        let listed = hit.get(4).is_some();
        if (listed || looks_like_a_name(name.as_str())) && !found.iter().any(|known| known.name == name.as_str()) {
            let department = text[whole.start()..name.start()].trim();
            let shown = match MOVED.captures(&text[name.end()..]) {
                Some(moved) => match (moved.get(1), moved.get(2)) {
                    (Some(way), _) => {
                        let (from, to) = way.as_str().split_once('→').unwrap_or((way.as_str(), ""));
                        let to = values::with_josa(to.trim(), "으로/로");
                        format!("{}({}에서 {to} 전보)", name.as_str(), from.trim())
                    }
                    (None, to) => {
                        let to = to.map_or("", |to| to.as_str());
                        format!("{department} {}({to}로 전보)", name.as_str()).trim_start().to_owned()
                    }
                },
                // What somebody is by profession belongs to the name; a number does not.
                None if text[name.end()..].starts_with('(')
                    && hit.get(2).is_some()
                    && whole.as_str().ends_with(')')
                    && !whole.as_str().contains(|c: char| c.is_ascii_digit()) =>
                {
                    whole.as_str().to_owned()
                }
                None if hit.get(1).is_some() && (!department.ends_with('급') || department.contains(' ')) => {
                    format!("{department} {}", name.as_str())
                }
                None => name.as_str().to_owned(),
            };
            found.push(Person { name: name.as_str().to_owned(), shown, range: name.range() });
        }
    }
    listed_behind(text, &mut found);
    found
}

/// "관광과 문새봄, 이보라 2명": names listed behind a name.
fn listed_behind(text: &str, found: &mut Vec<Person>) {
    static NEXT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^\s*(?:(?:팀장|과장|계장|주무관|사무관|주사|서기|실장|국장)\s*)?[,·]\s*(?:(?:운전|수행|통역)\s)?([가-힣]{2,4})(?:\s|,|$|\.)",
        )
    });
    let mut at = 0;
    while let Some(person) = found.get(at) {
        let end = person.range.end;
        at += 1;
        if let Some(name) = NEXT.captures(&text[end..]).and_then(|next| next.get(1))
            && looks_like_a_name(name.as_str())
            && !found.iter().any(|known| known.name == name.as_str())
        {
            let (name, range) = (name.as_str().to_owned(), end + name.start()..end + name.end());
            found.insert(at, Person { shown: name.clone(), name, range });
        }
    }
}

/// A family name and one or two syllables, and no common noun.
pub(crate) fn looks_like_a_name(word: &str) -> bool {
    let syllables = word.chars().count();
    let family = word.chars().next().is_some_and(|first| FAMILY.contains(first) || RARE_FAMILY.contains(first));
    const NOUNS: [&str; 54] = [
        "회의",
        "교육",
        "안내",
        "점검",
        "결과",
        "공문",
        "자료",
        "요청",
        "협조",
        "보고",
        "서버",
        "시스템",
        "정보",
        "담당",
        "주민",
        "민원",
        "신청",
        "통보",
        "전체",
        "전원",
        "주무관",
        "팀장",
        "과장",
        "국장",
        "사업",
        "예산",
        "이전",
        "현황",
        "실적",
        "의뢰",
        "의견",
        "문의",
        "소집",
        "도로",
        "시설",
        "구매",
        "인사",
        "사전",
        "소장",
        "서무",
        "공개",
        "모집",
        "위촉",
        "해촉",
        "추천",
        "구성",
        "명단",
        "전문가",
        "선정",
        "개최",
        "회의록",
        "운영",
        "장학사",
        "이사",
    ];
    // "단톡으로", "고객에게": a noun with its particle.
    let led =
        syllables == 4 && ["으로", "에서", "에게", "한테", "까지", "부터"].iter().any(|josa| word.ends_with(josa));
    family && !led && (2..=4).contains(&syllables) && !NOUNS.iter().any(|noun| word.contains(noun))
}
