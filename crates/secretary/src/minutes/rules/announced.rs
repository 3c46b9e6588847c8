//! The order of business as whoever presides announces it: "오늘 안건은 두 가지입니다. 하나는 …이고, 또 하나는 …입니다."
//!
//! It counts only where as many titles follow as were promised, or where the sentence is nothing but the list; a title
//! that is half understood would stand over a whole item.

use std::sync::LazyLock;

use regex::Regex;

use crate::minutes::{
    people::People,
    talk::{Turn, sentences::squeeze},
};

/// Turns at the beginning in which business is announced.
const OPENING: usize = 12;
/// Characters of a title.
const TITLE: std::ops::RangeInclusive<usize> = 2..=36;

/// The announcement up to the list: with a promise of so many, or straight into it.
static PROMISE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:안건|의제|논의\s*사항|(?:논의|협의|의논|이야기|얘기|심의|처리|보고|다룰|볼)\s*(?:할|하실)?\s*(?:것|거|건|내용|사항))(?:은|는|이|가)?",
        r"\s*(?:모두|총|크게)?\s*(?:(한|두|세|네|다섯|여섯|\d)\s*(?:가지|건|개)(?:\s*(?:입니다|이에요|예요|인데요|인데|이고요|로))?)?"
    ))
    .expect("a pattern in the source compiles")
});
/// What stands between titles: a stop or a clause; and, where these are too few, a particle that joins two nouns.
static BETWEEN: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    ["이고요?|이며|그리고", "이고요?|이며|그리고|이랑|랑|하고|및|와|과"].map(|joints| {
        Regex::new(&format!(
            concat!(
                r"(?:^|[,.]\s*|(?:{})(?:\s+|,\s*))\s*",
                r"(?:그리고\s*|또\s*|나머지\s*|다른\s*|마지막으로는?\s*|끝으로\s*)*",
                r"(?:(?:하나|첫째|둘째|셋째|넷째|첫\s*번째|두\s*번째|세\s*번째|네\s*번째|먼저)(?:는|로는|로)?,?\s+)?"
            ),
            joints
        ))
        .expect("a pattern in the source compiles")
    })
});
/// How the list ends.
static END: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\s*(?:에\s*(?:대한|관한)\s*)?(?:(?:의\s*)?건)?\s*(?:이?고요|입니다|이에요|예요|이요|요|인데요|이죠)?[.]?$",
    )
    .expect("a pattern in the source compiles")
});

/// The titles, and the turn that announces them.
pub(super) fn find(turns: &[Turn], people: &People) -> Option<(u32, Vec<String>)> {
    let mut opening = turns.iter().filter(|turn| !turn.noise).take(OPENING);
    opening.by_ref().filter(|turn| people.presides(turn.speaker)).find_map(|turn| Some((turn.id, of_turn(turn)?)))
}

/// "오늘은 회관 난방이랑 김장 얘기 좀 합시다", "오늘은 프로그램하고 교통 두 가지만 정합시다".
static TODAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:자,?\s*|네,?\s*|그럼\s*)*오늘(?:은|이)?\s+(.{3,60}?)(?:\s*(?:이?렇게\s*)?(?:두|세|네|다섯)\s*(?:가지|건|개))?(?:만|을|를)?",
        r"\s*(?:(?:얘기|이야기)(?:를|만|좀|부터)?\s*(?:좀\s*)?(?:할|하|합)|(?:논의|의논|협의)(?:할|하|합)|정(?:할|하|합|해)|다루|다룹|볼게|보죠|봅시다)\S*$"
    ))
    .expect("a pattern in the source compiles")
});

fn of_turn(turn: &Turn) -> Option<Vec<String>> {
    promised(turn).or_else(|| today(turn))
}

/// The titles of an announcement without the word 안건: two at least, joined as nouns are.
fn today(turn: &Turn) -> Option<Vec<String>> {
    let said = turn.sentences.iter().find_map(|sentence| {
        TODAY.captures(sentence.text.trim_end_matches(['.', '!', ' '])).and_then(|found| Some(found.get(1)?.as_str()))
    })?;
    let titles: Vec<String> = BETWEEN[1].split(said).map(clean).filter(|title| !title.is_empty()).collect();
    (titles.len() >= 2 && titles.iter().all(|title| is_title(title))).then_some(titles)
}

fn promised(turn: &Turn) -> Option<Vec<String>> {
    let at = turn.sentences.iter().position(|sentence| PROMISE.is_match(sentence.text))?;
    let sentence = turn.sentences[at].text;
    let promise = PROMISE.captures(sentence)?;
    let promised = promise.get(1).and_then(|n| number(n.as_str()));
    let mut said = sentence[promise.get(0)?.end()..].trim_start_matches([' ', ',', '.']).to_owned();
    if promised.is_some() {
        for sentence in &turn.sentences[at + 1..] {
            if !said.is_empty() {
                said.push_str(", ");
            }
            said.push_str(sentence.text.trim_end_matches(['.', '?']));
        }
    }
    let cut = |between: &Regex| -> Vec<String> {
        between.split(&said).map(clean).filter(|title| !title.is_empty()).collect()
    };
    let whole = |titles: &Vec<String>| titles.len() >= 2 && titles.iter().all(|title| is_title(title));
    let Some(promised) = promised else { return Some(cut(&BETWEEN[0])).filter(whole) };
    // What goes on behind the list announces nothing more: the titles promised are the first ones.
    BETWEEN.iter().find_map(|between| {
        let mut titles = cut(between);
        titles.truncate(promised);
        Some(titles).filter(|titles| titles.len() == promised && whole(titles))
    })
}

fn number(word: &str) -> Option<usize> {
    const WORDS: [&str; 6] = ["한", "두", "세", "네", "다섯", "여섯"];
    word.parse().ok().or_else(|| WORDS.iter().position(|one| *one == word).map(|at| at + 1))
}

fn clean(title: &str) -> String {
    END.replace(title.trim().trim_end_matches(['.', ',']), "").trim().trim_end_matches(['은', '는']).to_owned()
}

fn is_title(title: &str) -> bool {
    let verb = title.ends_with(['다', '까', '서', '면', '지', '죠', '게', '니', '며', '요']);
    TITLE.contains(&squeeze(title).chars().count()) && !verb
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::{Utterance, talk};

    fn announced(text: &str) -> Option<Vec<String>> {
        let said = Utterance { id: 1, speaker: "의장".to_owned(), start: None, text: text.to_owned() };
        of_turn(&talk::turns(std::slice::from_ref(&said), &[0])[0])
    }

    #[test]
    fn as_many_titles_as_were_promised() {
        for (said, titles) in [
            (
                "오늘 안건은 세 가지입니다. 겨울철 제설 준비, 연말 민원 창구 운영, 그리고 기록관 이사입니다.",
                &["겨울철 제설 준비", "연말 민원 창구 운영", "기록관 이사"][..],
            ),
            (
                "오늘 안건은 두 가지입니다. 하나는 온실 보수 계획이고, 또 하나는 요금 감면 대상입니다.",
                &["온실 보수 계획", "요금 감면 대상"],
            ),
            ("오늘 이야기할 건 두 가지예요. 자전거 속도하고 반려견 구간이요.", &["자전거 속도", "반려견 구간"]),
            ("오늘은 회관 난방이랑 김장 얘기 좀 합시다.", &["회관 난방", "김장"]),
            ("오늘은 축제 프로그램하고 교통 두 가지만 정합시다.", &["축제 프로그램", "교통"]),
            ("오늘 안건은 도로 점용료 조정, 공원 이용 시간입니다.", &["도로 점용료 조정", "공원 이용 시간"]),
        ] {
            assert_eq!(
                announced(said).as_deref(),
                Some(titles.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>().as_slice()),
                "{said}"
            );
        }
        for said in
            ["오늘 안건은 두 가지입니다. 바로 시작하죠.", "안건은 자료를 보시면 됩니다.", "이 안건은 보류합니다."]
        {
            assert_eq!(announced(said), None, "{said}");
        }
    }
}
