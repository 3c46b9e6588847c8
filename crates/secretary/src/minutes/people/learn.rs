//! What the talk tells about people: self-introductions, roll calls, and posts called out just before somebody speaks.

use std::collections::HashMap;

use super::{People, Person, names, titles};
use crate::minutes::talk::{Sentence, Turn};

/// Turns of a speaker in which they may introduce themselves.
const FIRST_TURNS: usize = 3;
/// Most words of a self-introduction: "진행을 맡은 교통행정과 방지환 팀장입니다" and some room.
const INTRODUCTION: usize = 7;
/// Endings of a self-introduction.
const I_AM: &[&str] =
    &["입니다", "이라고 합니다", "라고 합니다", "임니다", "이에요", "예요", "이요", "이라예", "라예", "입니더"];
/// Words that make a sentence a roll call.
const ROLL_CALL: &[&str] =
    &["오셨습니다", "참석하셨", "참석해주셨", "나오셨", "함께하셨", "배석하셨", "모셨습니다", "자리하셨"];
/// Words that make it the opposite.
const ABSENT: &[&str] = &["불참", "참석하지못", "못오", "결석", "빠지셨"];
/// Posts too common to name one person by themselves.
const COMMON: &[&str] = &["위원", "선생", "의원"];

pub(super) fn from_talk(people: &mut People, turns: &[Turn]) {
    let mut spoken = vec![0usize; people.list.len()];
    for turn in turns {
        spoken[turn.speaker] += 1;
        for sentence in &turn.sentences {
            if spoken[turn.speaker] <= FIRST_TURNS {
                introduce(people, turn.speaker, sentence);
            }
            roll_call(people, sentence);
        }
    }
    call_out(people, turns);
}

/// "교통행정과장 차은호입니다."
fn introduce(people: &mut People, speaker: usize, sentence: &Sentence) {
    let text = sentence.text.trim_end_matches(['.', '!']);
    let said = I_AM.iter().find_map(|ending| text.strip_suffix(ending));
    let words: Vec<&str> = said.unwrap_or(text).split_whitespace().map(|word| word.trim_matches(',')).collect();
    // "내 읍장 배판수.": a word for oneself, the post and the name, and nothing else.
    let plain = |words: &[&str]| matches!(words, [own, post, name] if ["저", "저는", "나", "나는", "내"].contains(own) && titles::is_title(post) && names::is_full_name(name));
    if said.is_none() && !plain(&words) {
        return;
    }
    if words.len() > INTRODUCTION {
        return;
    }
    let last = words.last().copied().unwrap_or_default();
    let title = words.iter().rev().copied().find(|word| titles::is_title(word) && !names::is_full_name(word));
    let unit = words.iter().copied().find(|word| titles::is_unit(word) && Some(*word) != title);
    // The name ends the sentence, or stands before the post that does.
    let beside = words.iter().rev().nth(1).copied().filter(|_| Some(last) == title);
    let name = [Some(last), beside].into_iter().flatten().find(|word| names::is_full_name(word));
    // A rare family name shows by the post in front of it: "노조 사무국장 라은주예요".
    let shaped = (3..=4).contains(&last.chars().count())
        && last.chars().all(|c| ('가'..='힣').contains(&c))
        && !titles::is_title(last)
        && !titles::is_unit(last);
    let name =
        name.or_else(|| (shaped && title.is_some() && words.iter().rev().nth(1).copied() == title).then_some(last));
    let marked = words[0].ends_with(['은', '는', '이', '가', '도', '의']);
    let greeting = words.len() == 1
        || words.len() == 2 && !marked
        || words[0] == "저는"
        || words.iter().any(|word| ["나온", "맡은", "온", "담당하는"].contains(word))
        || sentence.text.contains("고 합니다")
        || words.first().is_some_and(|word| word.starts_with("안녕") || word.starts_with("반갑"));
    let alone = title.is_none() && unit.is_none();
    let person = &mut people.list[speaker];
    let own = person.name.is_none() || person.name.as_deref() == name;
    let (name, title) = match (name, title) {
        (Some(_), _) if !own || alone && !greeting => return,
        // "상인회장입니다": a post alone, and only as the whole sentence.
        (None, Some(title)) if words.len() > 4 || last != title => return,
        (None, None) => return,
        found => found,
    };
    let seen = Person {
        label: String::new(),
        name: name.map(str::to_owned),
        title: title.map(str::to_owned),
        unit: unit.map(str::to_owned),
        invited: false,
    };
    person.complete(seen);
}

/// "민원여권과 임채원 팀장님, 고은비 자문위원님 오셨습니다."
fn roll_call(people: &mut People, sentence: &Sentence) {
    if sentence.says(ABSENT) || !sentence.text.contains('님') {
        return;
    }
    let counts = sentence.says(ROLL_CALL);
    let words: Vec<&str> = sentence.text.split_whitespace().map(|word| word.trim_matches([',', '.', '·'])).collect();
    for (at, pair) in words.windows(2).enumerate() {
        let [name, post] = pair else { continue };
        let Some((post, _)) = post.split_once('님') else { continue };
        if !names::is_full_name(name) || !titles::is_title(post) || titles::is_title(name) {
            continue;
        }
        let known = people.list.iter().any(|person| person.name.as_deref() == Some(name));
        if known || counts {
            let unit = at.checked_sub(1).map(|at| words[at]).filter(|word| titles::is_unit(word));
            people.note(Person {
                label: String::new(),
                name: Some((*name).to_owned()),
                title: Some(post.to_owned()),
                unit: unit.map(str::to_owned),
                invited: false,
            });
        }
    }
}

/// "평가팀장님 설명해 주세요." and the next one to speak; "실장님, …" and the one who answers.
fn call_out(people: &mut People, turns: &[Turn]) {
    let mut called: HashMap<(&str, usize), usize> = HashMap::new();
    for pair in turns.windows(2) {
        let [turn, answer] = pair else { continue };
        if turn.speaker == answer.speaker || turn.noise {
            continue;
        }
        if let Some(unit) = called_unit(turn) {
            people.list[answer.speaker].unit.get_or_insert_with(|| unit.to_owned());
        }
        let mut posts = turn.sentences.iter().flat_map(|sentence| addressed(sentence.text));
        if let (Some(post), None) = (posts.next(), posts.next()) {
            *called.entry((post, answer.speaker)).or_default() += 1;
        }
    }
    let mut called: Vec<_> = called.into_iter().collect();
    called.sort_unstable_by_key(|&((post, speaker), times)| (std::cmp::Reverse(times), speaker, post.to_owned()));
    let mut taken: Vec<&str> = Vec::new();
    for ((post, speaker), _) in called {
        let person = &mut people.list[speaker];
        if person.title.is_none() && !taken.contains(&post) && !COMMON.contains(&post) {
            person.title = Some(post.to_owned());
            taken.push(post);
        }
    }
    merge_named(people);
}

/// "복지정책과에서 말씀하세요": the department whose head speaks next.
fn called_unit<'t>(turn: &Turn<'t>) -> Option<&'t str> {
    const CALLS: &[&str] = &["말씀하", "말씀해", "설명하", "설명해", "보고하", "보고해", "발언하", "답변하", "답변해"];
    let called = turn.sentences.iter().rev().find(|sentence| sentence.says(CALLS))?;
    let mut units = called.text.split_whitespace().filter_map(|word| {
        let unit =
            ["에서는", "에서", "부터"].iter().find_map(|particle| word.trim_end_matches(',').strip_suffix(particle))?;
        (titles::is_unit(unit) && unit.chars().count() >= 3).then_some(unit)
    });
    units.next().filter(|_| units.next().is_none())
}

/// Posts called out with 님 in a sentence.
fn addressed(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.split_whitespace().filter_map(|word| {
        let (post, _) = word.split_once('님')?;
        (post.chars().count() >= 2 && titles::is_title(post)).then_some(post)
    })
}

/// A speaker named later than in the roll call stands twice in the list: once by label, once by name.
fn merge_named(people: &mut People) {
    let mut at = 0;
    while at < people.list.len() {
        let twin = people.list[at].label.is_empty() && people.list[at].name.is_some();
        let first = people.list.iter().position(|person| person.name == people.list[at].name);
        match first.filter(|&first| twin && first != at) {
            Some(first) => {
                let seen = people.list.remove(at);
                people.list[first].complete(seen);
            }
            None => at += 1,
        }
    }
}
