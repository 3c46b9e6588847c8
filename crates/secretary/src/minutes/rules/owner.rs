//! Who is to do something: only who takes it on, or is told to by name, post or department.

use std::ops::Range;

use crate::minutes::{
    people::{Named, People, names, titles},
    talk::{self, Sentence, act::Act, wording},
};

/// Particles that mark who acts, longest first.
const ACTING: &[&str] =
    &["에서는", "에서도", "에서", "께서는", "께서", "님은", "님이", "님께서", "님", "은", "는", "이", "가"];
/// Heads of "각 부서", "저희 과": units by their kind only.
const KINDS: &[&str] = &[
    "부서",
    "과",
    "팀",
    "실",
    "국",
    "센터",
    "기관",
    "실과",
    "실국",
    "동",
    "읍면동",
    "사업소",
    "담당",
    "회사",
    "업체",
    "단체",
    "학교",
];
/// Ends of units that few other words have.
const FIRM: &[&str] = &[
    "과",
    "팀",
    "실",
    "국",
    "센터",
    "담당관",
    "담당관실",
    "사업소",
    "위원회",
    "공단",
    "재단",
    "보건소",
    "교육청",
    "용역사",
    "시공사",
    "집행부",
    "사무국",
    "본부",
    "협회",
    "조합",
    "행정실",
    "교무실",
    "상인회",
    "자치회",
    "청년회",
    "부녀회",
    "협의회",
    "노조",
    "경찰서",
    "소방서",
];
/// Connectives that lost spaces glue to a unit.
const CONNECTIVES: &[&str] = &["그러면", "그럼", "그리고", "그래서", "그니까", "그러니까", "저기"];
/// Words that make a kind of unit into an owner.
const ALL: &[&str] = &["각", "전", "모든", "해당", "관련", "소관", "담당", "주관"];
/// Words that make a kind of unit the speaker's own.
const OUR: &[&str] = &["저희", "우리"];
/// Words of a speaker who acts in person, squeezed and at the beginning of a word.
const IN_PERSON: &[&str] = &["제가", "저도", "저는", "내가", "저라도", "나라도", "지가"];
/// Those who work for a department, behind its name.
const STAFF: &[&str] = &["직원들이", "직원이", "직원들은", "직원들께서", "식구들이", "쪽에서", "사람들이", "담당자가"];
/// Words into a sentence up to which an owner is looked for; later ones belong to the task.
const REACH: usize = 9;

/// Who acts in a sentence, and which words say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Actor {
    /// Who.
    pub(super) who: Named,
    /// The words, with their particle.
    pub(super) range: Range<usize>,
    /// Whether the speaker named themselves ("제가").
    pub(super) in_person: bool,
}

/// Who a sentence says is to act. `speaker` says it; `likely` are tried where several hold a post.
pub(super) fn actor(sentence: &Sentence, speaker: usize, likely: &[usize], people: &People) -> Option<Actor> {
    called(sentence, likely, people).or_else(|| named(sentence, speaker, likely, people))
}

/// Who is called at the end of a sentence ("…만들어 줘요, 주 팀장.") or a department at its beginning ("총무과, …").
fn called(sentence: &Sentence, likely: &[usize], people: &People) -> Option<Actor> {
    let said = talk::without_called(sentence.text);
    if said.len() < sentence.text.len() {
        let call: Vec<(usize, &str)> = words(&sentence.text[said.len()..]).collect();
        let &(at, word) = call.last()?;
        let before = call.len().checked_sub(2).map(|before| call[before]);
        let (who, _) = post(word, "님", before, likely, people)?;
        let range = said.len()..said.len() + at + word.len();
        return Some(Actor { who, range, in_person: false });
    }
    // "은 주임, 점검은 언제까지 돼요?"
    if let Some((call, _)) = sentence.text.split_once(',').filter(|(call, _)| call.split_whitespace().count() == 2)
        && let [before, (at, word)] = words(call).collect::<Vec<_>>().as_slice()
        && let Some((who, true)) = post(word, "", Some(*before), likely, people)
    {
        return Some(Actor { who, range: before.0..at + word.len(), in_person: false });
    }
    let (unit, _) = sentence.text.split_once(',')?;
    let named =
        !unit.contains(char::is_whitespace) && titles::is_unit(unit) && FIRM.iter().any(|end| unit.ends_with(end));
    named.then(|| Actor { who: Named::Unit(unit.to_owned()), range: 0..unit.len(), in_person: false })
}

fn named(sentence: &Sentence, speaker: usize, likely: &[usize], people: &People) -> Option<Actor> {
    let words: Vec<(usize, &str)> = words(sentence.text).collect();
    let in_person = |word: &str| IN_PERSON.iter().any(|own| word.starts_with(own));
    // "예산팀에서 받아서 제가 정리하겠습니다": whoever undertakes in person acts, whoever else is named before.
    if sentence.act == Act::Commit
        && let Some(&(at, word)) = words.iter().find(|(_, word)| in_person(word))
    {
        return Some(Actor { who: Named::Person(speaker), range: at..at + word.len(), in_person: true });
    }
    // "동네 병원에서도 맞을 수 있으니까 의약팀에서 …": who is named in the reason does nothing.
    let reason = sentence.text.len() - wording::without_reason(sentence.text).len();
    let behind = (reason > 0).then(|| among(&words, reason, speaker, likely, people)).flatten();
    behind.or_else(|| among(&words, 0, speaker, likely, people))
}

/// Who is named in the words from a place on.
fn among(words: &[(usize, &str)], from: usize, speaker: usize, likely: &[usize], people: &People) -> Option<Actor> {
    let in_person = |word: &str| IN_PERSON.iter().any(|own| word.starts_with(own));
    for (n, &(at, word)) in words.iter().enumerate().filter(|(_, (at, _))| *at >= from) {
        let range = at..at + word.len();
        let before = n.checked_sub(1).map(|before| words[before]);
        if in_person(word) {
            return Some(Actor { who: Named::Person(speaker), range, in_person: true });
        }
        let ours = before.is_some_and(|(_, before)| OUR.contains(&before)) || word.starts_with("저희");
        if n >= REACH && from == 0 && !ours {
            continue;
        }
        // "저희가": the speaker's department, where they speak for one.
        if ["저희가", "저희는", "저희도"].contains(&word) {
            let who = people.unit(speaker).map_or(Named::Person(speaker), Named::Unit);
            return Some(Actor { who, range, in_person: false });
        }
        // "슬기 씨가"
        if let Some((who, start)) = given_name(word, before, people) {
            return Some(Actor { who, range: start..range.end, in_person: false });
        }
        // "저희 복지정책과 직원들이"
        if let (Some((start, unit)), true) = (before, STAFF.contains(&word))
            && titles::is_unit(unit)
            && unit.chars().count() >= 2
            && !KINDS.contains(&unit)
        {
            let ours = n.checked_sub(2).map(|at| words[at]).filter(|(_, word)| OUR.contains(word));
            let start = ours.map_or(start, |(start, _)| start);
            return Some(Actor { who: Named::Unit(unit.to_owned()), range: start..range.end, in_person: false });
        }
        let marked = ACTING.iter().find_map(|&particle| Some((word.strip_suffix(particle)?, particle)));
        // "배 주무관, 안내문을 만들어 주세요": called by post, without a particle.
        let called = before.is_some_and(|(_, before)| people.has_surname(before) || people.by_name(before).is_some());
        let Some((base, particle)) = marked.or_else(|| (called && titles::is_title(word)).then_some((word, ""))) else {
            continue;
        };
        let who = kind_of_unit(base, particle, before, speaker, people)
            .or_else(|| post(base, particle, before, likely, people))
            .or_else(|| name(base, particle, people))
            .or_else(|| unit(base, particle, before))
            .or_else(|| party(base, people));
        if let Some((who, from_before)) = who {
            let start = before.filter(|_| from_before).map_or(at, |(start, _)| start);
            return Some(Actor { who, range: start..range.end, in_person: false });
        }
    }
    None
}

/// Somebody called by their given name: "슬기 씨가", "슬기씨는".
fn given_name(word: &str, before: Option<(usize, &str)>, people: &People) -> Option<(Named, usize)> {
    let bare = ["께서", "가", "이", "는", "은", "도", "한테"]
        .iter()
        .find_map(|particle| word.strip_suffix(particle))
        .unwrap_or(word);
    let glued = ["씨", "선생님", "쌤"].iter().find_map(|polite| bare.strip_suffix(polite))?;
    let start = before.map_or(0, |(start, _)| start);
    let named = if glued.is_empty() { before?.1 } else { glued };
    let called = |name: &str| name == named || name.chars().skip(1).eq(named.chars()) || names::surname(name) == named;
    let mut bearers = (0..people.list.len()).filter(|&at| people.list[at].name.as_deref().is_some_and(called));
    let one =
        bearers.next().filter(|_| bearers.next().is_none() && (named.chars().count() >= 2 || !bare.ends_with('씨')));
    let start = if glued.is_empty() { start } else { before.map_or(0, |(start, before)| start + before.len() + 1) };
    // Somebody nobody knows by label is still who was named.
    let shaped = (2..=4).contains(&named.chars().count()) && named.chars().all(|c| ('가'..='힣').contains(&c));
    let unknown = || (shaped && bare.ends_with('씨') && bare.len() < word.len()).then(|| Named::Post(named.to_owned()));
    Some((one.map(Named::Person).or_else(unknown)?, start))
}

/// Words with their places, punctuation taken off.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(move |word| {
        let trimmed = word.trim_matches(|c: char| !c.is_alphanumeric() && c != ')');
        (trimmed.as_ptr() as usize - text.as_ptr() as usize, trimmed)
    })
}

/// Whether the words say who, and whether the word before belongs to them.
type Found = Option<(Named, bool)>;

/// "각 부서는", "저희 과에서".
fn kind_of_unit(base: &str, particle: &str, before: Option<(usize, &str)>, speaker: usize, people: &People) -> Found {
    // "일정표는 과에서 보내 드리겠습니다": the speaker's own.
    let alone = particle.starts_with("에서") && ["과", "팀", "실", "국"].contains(&base);
    if alone && before.is_none_or(|(_, before)| !OUR.contains(&before) && !ALL.contains(&before)) {
        return people.unit(speaker).map(|unit| (Named::Unit(unit), false));
    }
    let (_, before) = before?;
    let before_bare = before.trim_end_matches([',', '.']);
    if OUR.contains(&before_bare) {
        if KINDS.contains(&base) {
            let named = base.chars().count() >= 2 && base != "부서";
            let own = people.unit(speaker).or_else(|| named.then(|| base.to_owned()))?;
            return Some((Named::Unit(own), true));
        }
        // "저희 가온소프트에서": whoever is marked so is a body, whatever it is called.
        let body = titles::is_unit(base) || particle.starts_with("에서");
        return body.then(|| (Named::Unit(base.to_owned()), true));
    }
    let heads = KINDS.contains(&base) || titles::is_title(base);
    (ALL.contains(&before_bare) && heads).then(|| (Named::Unit(format!("{before_bare} {base}")), true))
}

/// "도로과장님이", "백 주무관은", "박세준 팀장님", "간사께서".
fn post(base: &str, particle: &str, before: Option<(usize, &str)>, likely: &[usize], people: &People) -> Found {
    let post = base.strip_suffix('님').unwrap_or(base);
    // "교장선생님께서"
    let post = post.strip_suffix("선생").unwrap_or(post);
    // "류주무관은": the family name is glued to the post.
    if let Some(rest) = post.chars().next().map(|first| &post[first.len_utf8()..])
        && rest.chars().count() >= 2
        && titles::is_title(rest)
        && people.has_surname(&post[..post.len() - rest.len()])
        && let who @ Named::Person(_) = people.by_post(Some(&post[..post.len() - rest.len()]), rest, likely)
    {
        return Some((who, false));
    }
    let polite = particle.starts_with('님') || particle.starts_with("께서") || post.len() < base.len();
    if !titles::is_title(post)
        || post.chars().count() < 2
        || names::is_full_name(post) && people.by_name(post).is_some()
    {
        return None;
    }
    if let Some((_, before)) = before {
        if let Some(person) = people.by_name(before) {
            return Some((Named::Person(person), true));
        }
        if before.chars().count() <= 2 && people.has_surname(before) {
            return Some((people.by_post(Some(before), post, likely), true));
        }
    }
    match people.by_post(None, post, likely) {
        // "시장이 좁아서": a word that only looks like a post needs a holder or a polite form.
        Named::Post(_) if !polite => None,
        who => Some((who, false)),
    }
}

/// "박세준 씨가" is rare in offices; "박세준이" and "박세준은" in minutes are not.
fn name(base: &str, particle: &str, people: &People) -> Found {
    let bare = base.strip_suffix('이').filter(|_| particle == "가").unwrap_or(base);
    let person = people.by_name(base).or_else(|| people.by_name(bare));
    // "길수가": friends leave the family name out.
    let given = || {
        let called = |name: &str| name.chars().count() == 3 && name.chars().skip(1).eq(bare.chars());
        let mut bearers = (0..people.list.len()).filter(|&at| people.list[at].name.as_deref().is_some_and(called));
        bearers.next().filter(|_| bearers.next().is_none() && bare.chars().count() == 2)
    };
    Some((Named::Person(person.or_else(given)?), false))
}

/// "정보통신과에서", "총무과는". With a weaker particle only what can hardly be anything but a unit counts.
fn unit(base: &str, particle: &str, before: Option<(usize, &str)>) -> Found {
    // Lost spaces glue connectives to the unit: "그러면자원순환과에서".
    let base = CONNECTIVES.iter().find_map(|word| base.strip_prefix(word)).unwrap_or(base);
    let firm = FIRM.iter().any(|end| base.ends_with(end)) && base.chars().count() >= 3;
    let marked = particle.starts_with("에서") || matches!(particle, "은" | "는" | "이" | "가") && firm;
    let named = titles::is_unit(base) && !KINDS.contains(&base) && base.chars().count() >= 2;
    if !(marked && named) {
        return None;
    }
    // "산림과하고 안전건설과가": both.
    let partner =
        before.and_then(|(_, word)| ["하고", "이랑", "랑", "와", "과"].iter().find_map(|and| word.strip_suffix(and)));
    let partner = partner.filter(|word| titles::is_unit(word) && word.chars().count() >= 2);
    Some(match partner {
        Some(partner) => (Named::Unit(format!("{partner}, {base}")), true),
        None => (Named::Unit(base.to_owned()), false),
    })
}

/// "업체는": a party to a contract, by the full name under which one of its people is here.
fn party(base: &str, people: &People) -> Found {
    const PARTIES: &[&str] =
        &["업체", "수행사", "용역사", "시공사", "대행사", "감리단", "설계사", "운수사", "사업소", "센터"];
    let party = PARTIES.iter().find(|party| **party == base)?;
    let full = (0..people.list.len()).filter_map(|person| people.unit(person)).find(|unit| unit.contains(party));
    Some((Named::Unit(full.unwrap_or_else(|| base.to_owned())), false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::people::Person;

    fn people() -> People {
        let person = |name: &str, title: &str| Person {
            label: name.to_owned(),
            name: Some(name.to_owned()),
            title: Some(title.to_owned()),
            unit: None,
            invited: false,
        };
        People {
            list: vec![
                person("김가람", "부군수"),
                person("김나린", "도로과장"),
                person("이다솔", "도로과 주무관"),
                person("이라온", "환경과 주무관"),
                person("박마루", "기획팀장(간사)"),
            ],
            chair: Some(0),
        }
    }

    fn who(text: &str, speaker: usize) -> Option<String> {
        let people = people();
        let utterance = crate::minutes::Utterance { id: 1, speaker: String::new(), start: None, text: text.to_owned() };
        let turns = talk::turns(std::slice::from_ref(&utterance), &[speaker]);
        actor(&turns[0].sentences[0], speaker, &[], &people).map(|actor| match actor.who {
            Named::Person(person) => people.written(person).to_owned(),
            Named::Unit(unit) => unit,
            Named::Post(post) => format!("?{post}"),
        })
    }

    #[test]
    fn owners_are_those_the_words_name() {
        let cases = [
            ("도로과장님이 도청에 문의해 주세요.", Some("김나린")),
            ("간사님이 만들어 주세요.", Some("박마루")),
            ("환경과에서 자료를 보내 주세요.", Some("환경과")),
            ("각 부서는 과제를 제출해 주세요.", Some("각 부서")),
            ("각 국장은 보고를 올려 주세요.", Some("각 국장")),
            ("그건 제가 하겠습니다.", Some("김나린")),
            ("저희 과에서 조사하겠습니다.", Some("도로과")),
            ("이 주무관이 정리해 주세요.", Some("?이 주무관")),
            ("감사팀장님께서 확인해 주세요.", Some("?감사팀장")),
            ("결과는 내일까지 보내 주세요.", None),
            ("시장이 좁아서 우회로를 만들어 주세요.", None),
            ("일정표 좀 만들어 줘요, 박 팀장.", Some("박마루")),
            ("환경과, 안내문을 보내 주세요.", Some("환경과")),
        ];
        for (text, expected) in cases {
            assert_eq!(who(text, 1).as_deref(), expected, "{text}");
        }
    }
}
