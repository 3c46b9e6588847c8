//! What the meeting is called, when and where it was held.

use std::sync::LazyLock;

use jiff::{ToSpan, civil::Date};
use regex::{Captures, Regex};

use crate::{
    korean::{
        dates::{self, When},
        numerals, pattern,
    },
    minutes::talk::{Turn, wording},
};

/// Turns in which a meeting is opened.
const OPENING: usize = 12;

/// "… 주간업무회의를 시작하겠습니다": the words up to the noun that names a gathering.
static GATHERING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"([가-힣A-Za-z0-9·\-~\s]*?(?:회의|위원회|협의회|설명회|간담회|토론회|공청회|보고회|심의회|이사회|총회|워크숍|협의체|임시회|정례회|정기회|심의|평가회|자문회의))",
        r"\s*(?:을|를|에|이|가)?\s*(?:시작|개회|개의|하겠|열겠|진행하겠|와\s*주|참석해|개최하|갖겠|들어가|시작합|할게요|합니다|합시다)"
    ))
    .expect("a pattern in the source compiles")
});
/// "… 협의체 네 번째 모임입니다", "… 협업 회의고요": the very first words may name the gathering without opening it.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"([가-힣A-Za-z0-9·\-~\s]*?(?:회의|위원회|협의회|협의체|설명회|간담회|토론회|공청회|보고회|심의회|이사회|총회|워크숍|평가회))",
        r"\s*(?:(?:제?\s*\d+\s*[차회]|(?:첫|두|세|네|다섯|여섯)\s*번째)\s*(?:회의|모임)?)?\s*(?:이고요|고요|입니다|인데요)"
    ))
    .expect("a pattern in the source compiles")
});
/// "장소는 별관 회의실입니다", "여기 3층 소회의실에서 진행합니다".
static PLACE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:장소는|여기|이곳)\s*([가-힣A-Za-z0-9\s]{0,30}?(?:회의실|강당|상황실|위원회실|회관|센터|세미나실|대강당|홀))(?:입니다|이고|에서)")
        .expect("a pattern in the source compiles")
});
/// The day and other words in front of the name.
static BEFORE_NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:(?:어제|그제|지난주|지난달|지난번)\s*있었던|어|음|오늘은|오늘이|오늘|지금부터|이제|그럼|(?:\d{4}\s*년\s*)?\d{1,2}\s*월\s*\d{1,2}\s*일|[월화수목금토일]요일|",
        r"(?:오전|오후)\s*\S+\s*시|이고요|입니다|에|성원이\s*되었으므로)\s*"
    ))
    .expect("a pattern in the source compiles")
});

/// "제4차", "2026년 제3회"
static SITTING: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:\d{4}년\s*)?제\s*\d+\s*[차회]").expect("a pattern in the source compiles"));
/// Syllables that clauses end in.
const CLAUSES: &[char] = &['니', '로', '서', '고', '다', ','];

/// The name of the meeting as its opening speaks it.
pub(super) fn title(turns: &[Turn]) -> Option<String> {
    let opening = turns.iter().filter(|turn| !turn.noise).take(OPENING);
    let first = opening.clone().next().into_iter().flat_map(|turn| &turn.sentences).map(|sentence| (sentence, &*NAMED));
    let sentences = opening.flat_map(|turn| &turn.sentences).map(|sentence| (sentence, &*GATHERING));
    sentences
        .chain(first)
        .filter_map(|(sentence, form)| {
            let clause = sentence.text.rsplit([',', '?']).next().unwrap_or(sentence.text);
            let named = form.captures(clause)?;
            let mut name = wording::without_fillers(named.get(1)?.as_str().trim());
            while let Some(found) = BEFORE_NAME.find(name).filter(|found| found.end() > 0) {
                name = &name[found.end()..];
            }
            // "일곱 분 오셨으니 제4차 학교운영위원회": the name begins with its number.
            if let Some(number) =
                SITTING.find(name).filter(|number| name[..number.start()].trim_end().ends_with(CLAUSES))
            {
                name = &name[number.start()..];
            }
            let words = name.split_whitespace().count();
            (name.chars().count() > 2 && words <= 10 && name != "오늘 회의").then(|| name.to_owned())
        })
        .next()
}

/// The place, where the opening speaks it.
pub(super) fn place(turns: &[Turn]) -> Option<String> {
    let mut opening = turns.iter().filter(|turn| !turn.noise).take(OPENING).flat_map(|turn| &turn.sentences);
    opening.find_map(|sentence| Some(PLACE.captures(sentence.text)?[1].trim().to_owned()))
}

/// The day of the meeting. What is spoken counts before what is `given`; a day spoken without its year takes that of
/// the given one, else the one nearest to `today` that does not lie ahead of it by more than a week.
pub(super) fn date(turns: &[Turn], given: Option<Date>, written: Option<&str>, today: Date) -> Option<Date> {
    let given = given.or_else(|| written.and_then(|text| day_in(text, today)));
    let near = given.unwrap_or(today);
    let opening = turns.iter().filter(|turn| !turn.noise).take(OPENING).flat_map(|turn| &turn.sentences);
    // Only a day that is said of the meeting itself counts: others are what the meeting is about.
    let opens = |text: &str| {
        ["회의", "위원회", "협의회", "이사회", "시작하", "시작합", "개회", "오늘", "설명회", "간담회"]
            .iter()
            .any(|word| text.contains(word))
    };
    let spoken = opening
        .map(|sentence| (sentence, in_figures(sentence.text)))
        .filter(|(sentence, text)| {
            let another = sentence.says(&["까지", "부터", "지난", "작년", "다음"]);
            IS_THE_DAY.is_match(text) || (opens(text) && text.contains('월') && !another)
        })
        .find_map(|(_, text)| day_in(&text, near));
    match spoken {
        // A transcript is of a meeting that was held.
        Some(spoken) if given.is_none() => Some(nearest_year(spoken, near, Some(near.saturating_add(1.week())))),
        Some(spoken) => Some(nearest_year(spoken, near, None)),
        None => given,
    }
}

/// "4월 13일 월요일이네요", "자, 9월 8일이고요": a sentence that says which day it is.
static IS_THE_DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:어|음|자|네+|예|저|그럼|녹음\S*|이거|오늘[은이]?)[\s,]*)*\d{1,2}월\s*\d{1,2}일(?:\s*[월화수목금토일]요일)?\s*(?:이네요|이고|입니다|이죠|이니|이에요|인데)",
    )
});

/// A text whose months and days in words stand in figures: 구월 팔일 is 9월 8일.
fn in_figures(text: &str) -> String {
    static IN_WORDS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(^|[^가-힣])(십[일이]|[일이삼사오유육칠팔구시])월\s*(이?삼?십?[일이삼사오육칠팔구]|[이삼]?십)일")
    });
    let read = |word: &str| match word {
        "유" => Some(6),
        "시" => Some(10),
        word => numerals::sino(word),
    };
    let figures = |found: &Captures<'_>| match (read(&found[2]), read(&found[3])) {
        (Some(month), Some(day)) => format!("{}{month}월 {day}일", &found[1]),
        _ => found[0].to_owned(),
    };
    IN_WORDS.replace_all(text, figures).into_owned()
}

/// The first day that a text names by its month.
fn day_in(text: &str, near: Date) -> Option<Date> {
    dates::find(text, near).into_iter().find_map(|mention| match mention.when {
        When::Day(day) if text[mention.range].contains(|c: char| c.is_ascii_digit()) => Some(day),
        _ => None,
    })
}

/// The same day of the year nearest to `near`, up to the `last` one there may be: around New Year the date grammar may
/// have looked a year ahead.
fn nearest_year(day: Date, near: Date, last: Option<Date>) -> Date {
    let years = [day.checked_sub(1.year()), Ok(day), day.checked_add(1.year())];
    let years = years.into_iter().flatten().filter(|year| last.is_none_or(|last| *year <= last));
    let distance = |candidate: &Date| near.until(*candidate).map_or(i32::MAX, |span| span.get_days().abs());
    years.min_by_key(distance).unwrap_or(day)
}
