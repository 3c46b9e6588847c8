//! What a sentence proposes: a way to do something, put as a wish, a question, a condition or a need.
//!
//! "누리집으로만 받으면 겹칠 일이 없습니다" proposes as much as "누리집으로만 받으면 어떨까요": what stands in front of 면 is
//! proposed where what follows speaks for it. What speaks against it is an objection.

use std::sync::LazyLock;

use regex::Regex;

use super::{Sentence, act::Act, amounts, hangul, nominal, wording};

/// The end of a sentence that asks or wishes for what stands before it.
static WISHED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:는|은|ㄴ)?\s*(?:거|것|건|게)(?:는|은)?\s*(?:어때|어떠|어떻|어떨|어떤)\S*(?:\s\S+)?$",
        r"|는\s*(?:안|방안|방법|수)(?:이|도)?\s*있\S*$|는\s*(?:걸로|것으로|방향으로|쪽으로)\s*(?:협의|생각|준비|검토|추진|얘기|알아보)\S*(?:\s*(?:중|있)\S*)?$",
        r"|(?:았|었|했|셨|렸|췄|꿨|졌|뒀)으면\s*(?:해요|합니다|하는데|하거든|좋|싶)\S*(?:\s\S+)?$",
        r"|(?:자고|자는)\s*(?:제안|건의|요구|의견|얘기|말씀|요청)?(?:합니다|드립니다|드려요|이\S+|을\s\S+|도\s\S+)?$"
    ))
    .expect("a pattern in the source compiles")
});
/// The end of a sentence behind 면 that speaks for it or asks whether it may be.
static SPEAKS_FOR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:^|\s)(?:안\s*(?:돼|되|될|됩)\S*\?|(?:돼|되|될|됩)(?:요|고요|지요|죠|니다|지\s*않\S+|잖아\S*|겠\S+|는데\S*|\s*것\s*같\S+|까요|나요)?|",
        r"어때\S*|어떻\S+|어떨\S*|어떨까\S*|좋\S+|괜찮\S+|낫\S+|나을\S*|편하\S+|편해\S+|빠르\S+|빨라\S+|충분\S+|넉넉\S+|가능\S+|자신\s*있\S+|",
        r"안\s(?:다치|다칩|다쳐|막히|막힙|막혀|위험|겹치|겹칩|밀리|밀립|늦|헷갈|생기|생깁)\S*|말이\s안\s나\S+|할\s수\s있\S+|해결\S+|줄\S{0,3}어\S+|절약\S+|넘깁니다|넘겨요|막을\s*수\s*있\S+|문제\s?없\S+|",
        r"맞습니다|맞아요|맞출\s*수\s*있\S+|\d+분이?면\s*\S+|\S+\s*(?:일|필요|걱정)(?:이|은|도)?\s*없\S*(?:\s\S+){0,3}|안\s*\S{1,4}(?:도|셔도)\s*(?:돼|되|됩)\S*|(?:안\s*생|생기지\s*않)\S+|안전\S+)[.!?]?$"
    ))
    .expect("a pattern in the source compiles")
});
/// Words that speak against what stands in front of 면.
static SPEAKS_AGAINST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"못|안\s|않|없|어렵|힘들|위험|걸리|걸립|걸려|더\s|들어갑|들어가|나갑|나가요|듭니다|들어요|밀리|밀려|늦|부족|민원|사고|터지|터져|싫|불편|곤란|겹|망가|깨지|깨져|아프|다치|",
        r"춥|더워|문제|수\s*있는데|적자|손해|떨어|줄을\s*서|기다|달라지|물어|모르|그렇|\?"
    ))
    .expect("a pattern in the source compiles")
});
/// What is enough: "300부만 찍어도 남아요", "그대로 가도 됩니다".
static SUFFICES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(.+\S)도\s+(?:돼|되|됩|될|남|충분|괜찮|무방|문제\s?없|돌아가|돌아갑|넉넉)\S*(?:\s(?:것|듯)\s*\S+|\s않\S+)*[.!?]?$",
    )
    .expect("a pattern in the source compiles")
});
/// What somebody needs: "8억 5천은 있어야 합니다", "다섯 팀만 받아야겠네".
static NEEDED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(.+\S)야\s*(?:하|되|돼|됩|합|겠|죠|지)\S*(?:\s\S+)?[.!?]?$|^(.+?)(?:은|는)?\s*있어야\s.+$")
        .expect("a pattern in the source compiles")
});
/// A condition that ends in the middle of a sentence.
static CONDITION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(.*\S면),?\s+(\S.*)$").expect("a pattern in the source compiles"));

/// What the sentence proposes, as a line of a record; `None` where it proposes nothing.
pub(in crate::minutes) fn of(sentence: &Sentence) -> Option<String> {
    let said = wording::without_fillers(super::without_called(sentence.text.trim()));
    let said = said.trim_end_matches(['.', '!', '…', ' ']);
    if let Some(wish) = WISHED.find(said) {
        let stem = said[..wish.start()].trim_end();
        let past = wish
            .as_str()
            .chars()
            .next()
            .filter(|c| hangul::parts(*c).is_some_and(|parts| parts.2 == hangul::FINAL_DOUBLE_SIOT));
        return Some(match past {
            Some(c) => as_noun(&format!("{stem}{c}")),
            None => as_noun(stem),
        });
    }
    if let Some(found) = CONDITION.captures(said)
        && (SPEAKS_FOR.is_match(&found[2]) || sentence.act == Act::State && !SPEAKS_AGAINST.is_match(&found[2]))
        && !found[2].starts_with("못 ")
        && !found[1].ends_with("려면")
    {
        let (condition, behind) = (&found[1], &found[2]);
        // "비 오면 강당으로 들어오는 게 좋겠습니다": the condition is not what is proposed.
        if behind.split_whitespace().count() <= BEHIND {
            return conditioned(condition);
        }
    }
    if let Some(enough) = SUFFICES.captures(said) {
        let verb = enough[1].trim_end();
        if nominal::is_connective_word(verb) {
            return Some(nominal::phrase(&wording::of_connective(verb)));
        }
        return amounts::names_amount(verb).then(|| verb.trim_end_matches(['로', '으']).to_owned());
    }
    if !sentence.text.ends_with('?')
        && !said.split_whitespace().any(|word| word == "더")
        && let Some(needed) = NEEDED.captures(said)
    {
        if let Some(amount) = needed.get(2).filter(|amount| amounts::names_amount(amount.as_str())) {
            return Some(amount.as_str().trim().to_owned());
        }
        let verb = needed.get(1).map(|verb| verb.as_str()).filter(|verb| nominal::is_connective_word(verb))?;
        return Some(nominal::phrase(&wording::of_connective(verb)));
    }
    (sentence.act == Act::Suggest
        || sentence.act == Act::Ask && sentence.ends(&["까요", "까"]) && sentence.text.contains("면"))
    .then(|| wording::record(sentence.text))
}

/// Words behind a condition up to which they only speak for it.
const BEHIND: usize = 5;

/// A condition as what is to be done: "최근 3년치만 옮기면" gives "최근 3년치만 이전".
fn conditioned(condition: &str) -> Option<String> {
    let stem = condition.strip_suffix('면')?;
    let last = stem.split_whitespace().next_back()?;
    // "6월 15일이면", "300부면": an amount or a day.
    let noun = last.strip_suffix('이').unwrap_or(last);
    if amounts::names_amount(noun) || noun.ends_with("요일") {
        return Some(stem.strip_suffix('이').unwrap_or(stem).trim().to_owned());
    }
    if ["도", "서", "화", "지", "측", "전", "양", "표"].contains(&last) || last.chars().count() == 1 && last == "그러"
    {
        return None;
    }
    Some(as_noun(stem))
}

/// A clause that ends in a stem, with the 으 of its ending, politeness and favours taken off.
fn as_noun(stem: &str) -> String {
    let stem = stem.trim_end();
    let closed = |text: &str| text.chars().next_back().and_then(hangul::parts).is_some_and(|(_, _, last)| last != 0);
    let stem = stem.strip_suffix('으').filter(|stem| closed(stem)).unwrap_or(stem);
    let favour = ["주셨", "주시", "줬", "주"].iter().find_map(|favour| {
        let verb = stem.strip_suffix(favour)?.trim_end();
        nominal::is_connective_word(verb).then(|| wording::of_connective(verb))
    });
    nominal::phrase(favour.as_deref().unwrap_or(stem))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::talk::sentence;

    #[test]
    fn a_condition_that_is_spoken_for_is_a_proposal_and_one_spoken_against_is_none() {
        for (said, proposed) in [
            ("접수를 읍사무소 한 군데로만 받으면 헷갈릴 일이 없습니다.", Some("접수를 읍사무소 한 군데로만 받기")),
            ("의자를 반만 놓고 뒤는 서게 하면 되지 않나요?", Some("의자를 반만 놓고 뒤는 서게 함")),
            ("오전반을 하나 더 열면 어떨까요?", Some("오전반을 하나 더 열기")),
            ("포스터는 40장만 찍어도 충분합니다.", Some("포스터는 40장만 찍기")),
            ("토요일까지 열면 쉬는 날이 없습니다.", None),
            ("다 바꾸면 시험이 한 달 더 걸립니다.", None),
            ("비 오면 체육관으로 옮기는 거 어때요?", Some("비 오면 체육관으로 이전")),
            ("10월 7일이면 저희도 가능합니다.", Some("10월 7일")),
            ("작년에는 다섯 팀이 왔습니다.", None),
        ] {
            assert_eq!(of(&sentence(said)).as_deref(), proposed, "{said}");
        }
    }
}
