//! From what was said to record wording: "그럼 남천 도로는 전면 통제합시다." becomes "남천 도로는 전면 통제".
//!
//! Records of Korean offices end their lines in a noun. Fillers in front go, the final ending goes, and what is left of
//! the verb becomes a noun: a 하다 verb its own, any other its 기 form.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    amounts,
    endings::{AFTER_CONNECTIVE, AFTER_STEM, MAIN},
    hangul::{self, vowel},
    nominal, plain, sentences,
};

/// Fillers and connectives in front of a sentence, longest first.
const FILLERS: &[&str] = &[
    "그러니까",
    "그니까",
    "그러면",
    "그렇다면",
    "정리하면",
    "말씀하신대로",
    "그리고",
    "그래서",
    "그런데",
    "근데",
    "그럼",
    "아까",
    "저기",
    "이제",
    "일단",
    "그냥",
    "다만",
    "대신에",
    "대신",
    "알았어",
    "알겠어",
    "뭐 어때",
    "오케이",
    "굿",
    "그래",
    "그러네요",
    "그러네",
    "좋아요",
    "좋아",
    "응",
    "먼저",
    "아니",
    "자",
    "네",
    "예",
    "음",
    "어",
    "아",
    "그",
    "뭐",
    "저",
    "하아",
    "허허",
    "하하",
    "참",
    "좋습니다",
    "알겠습니다",
    "또",
    "근까",
    "그라모",
    "그라믄",
    "그러면은",
];
/// What is counted with 네, which is also a yes.
const COUNTERS: &[&str] = &[
    "개 ",
    "개소",
    "명",
    "분 ",
    "분이",
    "분은",
    "곳",
    "가지",
    "건",
    "번 ",
    "번째",
    "차례",
    "군데",
    "시 ",
    "시에",
    "시까지",
    "달",
    "팀",
    "대 ",
    "대를",
    "장 ",
    "쪽",
    "종",
    "차로",
    "시간",
];
/// How a settling sentence ends behind what is settled: "… 제한하는 걸로 하겠습니다", "… 실시하기로 하고요", "… 올리는 방향으로
/// 갑시다".
static TAIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:(?:는|은)?\s*(?:것|걸)|는\s*거)\s*(?:으로|로)\s*(?:(?:다시|그렇게|최종)\s*)?",
        r"(?:하|합|할|해|함|정|결정|확정|정리|의결|가겠|가시|가죠|갑|갈|바꾸|바꿉|잡|알|조정)\S*(?:\s*(?:하|합|되)\S*)?$",
        r"|기로\s*(?:하|합|했|함|할|결정|의결|정하|정합|정했|확정|합의)\S*(?:\s*(?:하|합)\S*)?$",
        r"|는\s*(?:방향|쪽)으로\s*(?:하|합|가겠|가시|가죠|갑|추진|잡|정)\S*(?:\s*(?:하|합)\S*)?$",
        r"|는\s*(?:게|것이|거)\s*(?:좋|나[을은]|낫|맞|옳|적절|합리적|바람직|타당)\S*(?:\s*(?:것|듯|것이라고|다고)\s*\S+)*$",
        r"|는\s*(?:것|걸|거)(?:으로|로)(?:요)?$|도록\s*(?:하|합|해)\S*(?:\s*\S{1,5})?$"
    ))
    .expect("a pattern in the source compiles")
});

/// Marks in front of a line of notes.
const BULLETS: &str = "-·•○◦ㅇ□■▶※*";

/// The sentence as a line of a record.
pub(in crate::minutes) fn record(sentence: &str) -> String {
    let sentence = sentence.trim_start_matches(|c: char| c.is_whitespace() || BULLETS.contains(c));
    let sentence = super::without_called(without_fillers(sentence)).trim_end_matches(['.', '!', '?', '…', ',', ' ']);
    let sentence = plain::without_afterthought(sentence);
    let spoken = sentences::as_written(&sentence.split_whitespace().collect::<Vec<_>>().join(" "));
    let (stem, before) = stem(&spoken);
    noun(&stem, before)
}

/// The sentence without fillers, exclamations and connectives in front.
pub(in crate::minutes) fn without_fillers(sentence: &str) -> &str {
    let mut rest = sentence;
    loop {
        let stripped = FILLERS.iter().find_map(|filler| {
            let after = rest.strip_prefix(filler)?;
            let word = after.trim_start();
            // "네 개 업체를", "그 안으로": a number and a pointer look like fillers.
            let counts = matches!(*filler, "네" | "예") && COUNTERS.iter().any(|counter| word.starts_with(counter));
            let points = matches!(*filler, "그" | "저") && after.starts_with(' ');
            // "먼저 온 기관이": whoever is first, and no order of business.
            let first = *filler == "먼저"
                && word.split_whitespace().next().is_some_and(|next| next.ends_with(['온', '한', '된', '난', '낸']));
            if counts || points || first {
                return None;
            }
            let apart = after.starts_with(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '…' | '!'));
            apart.then(|| after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '…' | '!')))
        });
        match stripped {
            Some(after) if !after.is_empty() => rest = after,
            _ => return rest,
        }
    }
}

/// The sentence without what stands in front of a word of order: "그럼 다음은", "네, 두 번째". The words of order themselves,
/// some of which are fillers elsewhere, stay.
pub(in crate::minutes) fn without_order_fillers(sentence: &str) -> &str {
    const BEFORE: &[&str] = &["그러면", "그럼", "그리고", "자", "네", "예", "음", "어", "아", "좋습니다", "알겠습니다"];
    let mut rest = sentence;
    while let Some(after) = BEFORE.iter().find_map(|word| {
        let after = rest.strip_prefix(word)?;
        let bare = after.trim_start_matches([' ', ',', '.']);
        (bare.len() < after.len() && !bare.is_empty()).then_some(bare)
    }) {
        rest = after;
    }
    rest
}

/// What somebody else is to be told to do, behind its verb: "업체에 고치라고 하세요".
static HAVE_DONE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:으라고|라고)\s*(?:하세요|하십시오|해\s*주세요|전해\s*주세요|해요)$")
        .expect("a pattern in the source compiles")
});
/// What is held for better by its name: "3월 첫째 주가 좋겠습니다".
static HELD_BETTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[^게것편쪽](?P<held>(?:이|가)\s*(?:좋겠|낫겠|좋을|나을)\S*(?:\s*(?:것|듯)\s*\S+)*)$")
        .expect("a pattern in the source compiles")
});
/// What is not to be done, behind the 지 of its verb.
static NOT_DONE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"지(?:는|도|를)?\s*(?:마세요|마십시오|맙시다|말자|말죠|말아요|마시고|말아 주세요)$")
        .expect("a pattern in the source compiles")
});

/// Whether a sentence that turns something down says in front what is done: "치우고 새로 놓지는 마세요".
pub(in crate::minutes) fn two_sided(sentence: &str) -> bool {
    static LAST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\S고,?\s+(?:\S+\s+){0,3}\S+지(?:는|도|를)?\s*(?:마|말|맙)\S*$")
            .expect("a pattern in the source compiles")
    });
    LAST.is_match(sentence.trim_end_matches(['.', '!', ' ']))
}

/// A clause that goes on, as a line of a record: "공사하는 동안은 밴드실 닫고요".
pub(in crate::minutes) fn going_on(sentence: &str) -> Option<String> {
    let said = without_fillers(sentence.trim()).trim_end_matches(['.', ',', '!', '…', ' ']);
    let stem = said.strip_suffix("고요").or_else(|| said.strip_suffix('고'))?;
    Some(noun(stem.strip_suffix('시').unwrap_or(stem), true))
}

/// The stem of the verb that a sentence ends in.
pub(in crate::minutes) fn verb(sentence: &str) -> Option<String> {
    let (stem, is_verb) = stem(sentence.trim_end_matches(['.', '!', '?', '…', ',', ' ']));
    stem.split_whitespace().next_back().filter(|_| is_verb).map(str::to_owned)
}

/// What is left of a sentence when its final ending goes, and whether that is a verb stem.
fn stem(spoken: &str) -> (String, bool) {
    if let Some(amount) = amounts::enough(spoken) {
        return (amount.to_owned(), false);
    }
    if let Some(told) = HAVE_DONE.find(spoken) {
        return (spoken[..told.start()].to_owned(), true);
    }
    if let Some(held) = HELD_BETTER.captures(spoken).and_then(|found| found.name("held")) {
        return (spoken[..held.start()].trim_end().to_owned(), false);
    }
    if let Some(refused) = NOT_DONE.find(spoken) {
        return (format!("{} 않", &spoken[..refused.start() + "지".len()]), true);
    }
    if spoken.ends_with("잖아요") || spoken.ends_with("잖아") {
        return (statement(spoken), false);
    }
    if let Some(tail) = TAIL.find(spoken) {
        let verb = spoken[..tail.start()].trim_end();
        // "합의된 걸로": the verb in its past form.
        return (hangul::without_final(verb, hangul::FINAL_NIEUN).unwrap_or_else(|| verb.to_owned()), true);
    }
    if let Some(stem) = plain::called_on(spoken) {
        return (stem.to_owned(), true);
    }
    for ending in AFTER_CONNECTIVE {
        // Apart it only colours the verb before it; glued it may be a verb of its own ("돌아보세요").
        let apart = |verb: &&str| !ending.starts_with(' ') || verb.ends_with(' ');
        if let Some(verb) = strip_loosely(spoken, ending).filter(apart) {
            // "보고드리겠습니다": 드리다 right after a noun is 하다.
            let light = ending.starts_with('드')
                && !verb.ends_with(' ')
                && !verb.ends_with(['해', '어', '려', '서'])
                && !verb.ends_with("보내");
            let verb = verb.trim_end();
            if light {
                return (format!("{verb}하"), true);
            }
            // "저한테 주세요", "현장에 나가겠습니다": where no connective form precedes, the ending is the verb itself.
            let main = MAIN.iter().find(|(begins, _)| ending.trim_start().starts_with(begins));
            if let Some((_, stem)) = main.filter(|_| !nominal::is_connective_word(verb) || verb.ends_with("안내")) {
                return (format!("{verb} {stem}").trim_start().to_owned(), true);
            }
            return (of_connective(verb), true);
        }
    }
    for ending in AFTER_STEM {
        if let Some(verb) = strip_loosely(spoken, ending) {
            return (verb.to_owned(), true);
        }
    }
    // "수정안은 금요일까지 부탁드립니다": what is asked for, not the asking.
    for ending in [
        "부탁드려도 될까요",
        "부탁드립니다",
        "부탁드려요",
        "부탁드리겠습니다",
        "부탁드릴게요",
        "부탁합니다",
        "부탁해요",
    ] {
        if let Some(said) = strip_loosely(spoken, ending) {
            let said = said.trim_end().trim_end_matches(" 좀").trim_end_matches(['을', '를', '은', '는']);
            return (said.to_owned(), false);
        }
    }
    // "축제는 10억으로 가고", "예산은 예비비로 하시고요": the clause goes on and settles all the same.
    for ending in ["시고요", "시고", "고요", "고"] {
        let settles = |verb: &&str| {
            verb.ends_with("로 하") || verb.ends_with("로 가") || ending.starts_with('시') && verb.ends_with(" 하")
        };
        if let Some(verb) = strip_loosely(spoken, ending).filter(settles) {
            return (verb.to_owned(), true);
        }
    }
    // "가결됐습니다"
    for ending in ["되었습니다", "됐습니다"] {
        if let Some(noun) = strip_loosely(spoken, ending) {
            return (format!("{noun}되"), true);
        }
    }
    // "7월 10일까지 설치 가능할까요?"
    for ending in ["가능할까요", "가능합니까", "가능한가요", "가능하겠습니까"] {
        if let Some(noun) = strip_loosely(spoken, ending) {
            return (format!("{}하", noun.trim_end().trim_end_matches(['은', '는', '이', '가'])), true);
        }
    }
    // "금요일까지 드릴 수 있습니다"
    for ending in ["수 있습니다", "수 있을 것 같습니다", "수 있어요", "수 있을까요", "수 있습니까", "수 있나요"]
    {
        if let Some(stem) =
            strip_loosely(spoken, ending).and_then(|verb| hangul::without_final(verb.trim_end(), hangul::FINAL_RIEUL))
        {
            return (stem, true);
        }
    }
    // "제출하는 거 잊지 마시고요"
    for ending in ["잊지 마시고요", "잊지 마세요", "잊지 마십시오", "잊지 말아 주세요"] {
        if let Some(reminded) = strip_loosely(spoken, ending) {
            let verb = ["는 거", "는 것", "는 것도", "는 거도", "는 걸"]
                .iter()
                .find_map(|of| strip_loosely(reminded.trim_end(), of));
            return verb.map_or_else(|| (reminded.trim_end().to_owned(), false), |verb| (verb.to_owned(), true));
        }
    }
    // An offer: "안내할까 합니다", "안내하려고 합니다".
    for ending in ["까 합니다", "까 하는데요", "까 싶습니다", "까요"] {
        if let Some(stem) =
            strip_loosely(spoken, ending).and_then(|verb| hangul::without_final(verb, hangul::FINAL_RIEUL))
        {
            return (stem, true);
        }
    }
    // "고쳐서 금요일까지 올려요"
    if plain::deed(spoken).is_some()
        && plain::announced(spoken).is_none()
        && !spoken.ends_with('죠')
        && !spoken.ends_with("지요")
    {
        return (of_connective(spoken.strip_suffix('요').unwrap_or(spoken)), true);
    }
    // "경운기는 공매로요."
    if let Some(way) = spoken.strip_suffix('요').or(Some(spoken)).filter(|way| way.ends_with('로') && way.contains(' '))
    {
        return (format!("{way} 하"), true);
    }
    if let Some(verb) = spoken.strip_suffix('요').filter(|verb| nominal::is_form(verb)) {
        return (of_connective(verb), true);
    }
    if amounts::is_answer(spoken) {
        let bare = ["이요", "으로요", "로요", "요", "으로", "로"].iter().find_map(|end| spoken.strip_suffix(end));
        return (bare.unwrap_or(spoken).to_owned(), false);
    }
    if let Some(verb) = plain::announced(spoken) {
        return (verb, true);
    }
    // "주차장부터 하지."
    if let Some(verb) = spoken.strip_suffix('지').filter(|verb| plain::decides(verb)) {
        return (verb.to_owned(), true);
    }
    if let Some(verb) = spoken.strip_suffix("리다").filter(|verb| verb.ends_with('하')) {
        return (verb.to_owned(), true);
    }
    // The ending leans on the last syllable of the verb: 합시다, 합니다, 할게요.
    // 열게요 keeps the ㄹ of its stem.
    if let Some(stem) = ["게요", "게"].iter().find_map(|end| spoken.strip_suffix(end)).filter(|stem| keeps_rieul(stem))
    {
        return (stem.to_owned(), true);
    }
    let leaning = [
        (" 테니까", hangul::FINAL_RIEUL),
        (" 테니", hangul::FINAL_RIEUL),
        ("시다", hangul::FINAL_BIEUP),
        ("게요", hangul::FINAL_RIEUL),
        ("게", hangul::FINAL_RIEUL),
        ("래요", hangul::FINAL_RIEUL),
        ("래", hangul::FINAL_RIEUL),
        ("니다", hangul::FINAL_BIEUP),
    ];
    for (ending, last) in leaning {
        if let Some(stem) = spoken.strip_suffix(ending).and_then(|verb| hangul::without_final(verb, last)) {
            // 넣을게요 has a linking 으 that is no part of the verb: 넣.
            let stem = stem.strip_suffix('으').map_or(stem.clone(), str::to_owned);
            return if ending != "니다" || stem.ends_with(['하', '되']) {
                (stem, true)
            } else {
                (statement(spoken), false)
            };
        }
    }
    (spoken.to_owned(), false)
}

/// Whether a verb before a ㄹ ending has its own ㄹ in its stem: 열, 만들, 달.
fn keeps_rieul(verb: &str) -> bool {
    const STEMS: &[&str] = &["열", "만들", "팔", "걸", "돌", "풀", "달", "밀", "들", "살", "틀", "덜", "불", "물"];
    let word = verb.split_whitespace().next_back().unwrap_or_default();
    STEMS.contains(&word) || word.ends_with("만들")
}

/// A statement in the clipped style of records: 있습니다 → 있음, 입니다 → 임, 증가했어요 → 증가했음, 많네요 → 많음.
pub(in crate::minutes) fn statement(said: &str) -> String {
    /// Endings of talk behind a stem: what they colour is no part of a record.
    const BEHIND_STEM: &[&str] = &[
        "거든요",
        "거든",
        "더라고요",
        "더라구요",
        "던데요",
        "던데",
        "네요",
        "네",
        "군요",
        "지요",
        "죠",
        "지",
        "잖아요",
        "잖아",
        "는데요",
        "는데",
    ];
    /// Endings that are a whole verb.
    const WHOLE: &[(&str, &str)] = &[
        ("이에요", "임"),
        ("예요", "임"),
        ("인데요", "임"),
        ("이죠", "임"),
        ("이고요", "임"),
        ("해요", "함"),
        ("돼요", "됨"),
        ("같은데요", "같음"),
        ("은데요", "음"),
        ("큰데요", "큼"),
        ("비싼데요", "비쌈"),
    ];
    let said = without_fillers(said.trim()).trim_end_matches(['.', '!', '?', '…', ',', ' ']);
    if let Some(stem) = said.strip_suffix("습니다") {
        return format!("{stem}음");
    }
    if let Some(stem) = said.strip_suffix("니다").and_then(|verb| hangul::without_final(verb, hangul::FINAL_BIEUP)) {
        return noun_form(&stem);
    }
    if let Some(will) = said.strip_suffix("겁니다").or_else(|| said.strip_suffix("거예요")) {
        return format!("{will}것임");
    }
    if let Some(duty) = ["야죠", "야지요", "야 해요", "야 돼요"].iter().find_map(|end| said.strip_suffix(end))
    {
        return format!("{duty}야 함");
    }
    if let Some((stem, noun)) = WHOLE.iter().find_map(|(end, noun)| Some((said.strip_suffix(end)?, noun))) {
        return format!("{stem}{noun}");
    }
    if let Some(stem) = BEHIND_STEM.iter().find_map(|ending| said.strip_suffix(ending)) {
        return noun_form(stem);
    }
    // "물었대요", "된답니다": told of others.
    if let Some(told) =
        ["대요", "답니다", "대"].iter().find_map(|end| said.strip_suffix(end)).filter(|told| told_of(told))
    {
        return format!("{told}다고 함");
    }
    if let Some(stem) = said.strip_suffix("어요").or_else(|| said.strip_suffix("아요")).filter(|stem| closed(stem))
    {
        return noun_form(stem);
    }
    // "들어와요", "안 들려", "답이 없어": the plain form of a verb.
    let verb = said.strip_suffix('요').unwrap_or(said);
    let last = verb.split_whitespace().next_back().unwrap_or_default();
    let plain = nominal::is_form(last) || last.ends_with(['어', '아']) && closed(&last[..last.len() - "어".len()]);
    if plain && last.chars().count() > 1 { noun_form(&of_connective(verb)) } else { said.to_owned() }
}

/// Whether a stem stands in front of 대요 as it does where words of others are told: 물었대요, 된대요, 없대요.
fn told_of(stem: &str) -> bool {
    let last = stem.chars().next_back().and_then(hangul::parts);
    last.is_some_and(|(_, _, last)| last != 0)
}

/// A stem with the ending that makes a noun of it: 크 → 큼, 있 → 있음.
fn noun_form(stem: &str) -> String {
    if closed(stem) {
        return format!("{stem}음");
    }
    hangul::with_final(stem, hangul::FINAL_MIEUM).unwrap_or_else(|| stem.to_owned())
}

/// Whether the last syllable has a final consonant.
fn closed(text: &str) -> bool {
    text.chars().next_back().and_then(hangul::parts).is_some_and(|(_, _, last)| last != 0)
}

/// A matter in front of what was settled about it: "수업료는 올해 동결".
pub(in crate::minutes) fn with_topic(matter: &str, text: &str) -> String {
    let last = matter.chars().rev().find(|c| c.is_alphanumeric());
    let closed = last.is_some_and(|c| match hangul::parts(c) {
        Some((_, _, last)) => last != 0,
        None => matches!(c, '0' | '1' | '3' | '6' | '7' | '8' | 'L' | 'M' | 'N' | 'l' | 'm' | 'n'),
    });
    // The first topic stands already: "올해는 동결" goes on as "올해 동결".
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let first = first.strip_suffix(['은', '는']).filter(|first| first.chars().count() >= 2 && !rest.is_empty());
    let text = first.map_or_else(|| text.to_owned(), |first| format!("{first} {rest}"));
    format!("{matter}{} {text}", if closed { "은" } else { "는" })
}

/// The matter of what a sentence turns down, without the change that was asked for: "수업료 인하는 어렵습니다" is about
/// 수업료.
pub(in crate::minutes) fn refused(sentence: &str) -> Option<String> {
    const CHANGES: &[&str] =
        &["인하", "인상", "확대", "축소", "증액", "감액", "변경", "연장", "단축", "증원", "감축", "도입", "폐지"];
    let said = without_fillers(sentence.trim()).trim_end_matches(['.', '!', ' ']);
    let (matter, refusal) = said.split_once("은 ").or_else(|| said.split_once("는 "))?;
    let refuses = ["어렵", "힘듭", "힘들", "무리", "곤란", "안 됩", "안됩", "불가"]
        .iter()
        .any(|word| refusal.trim_start().starts_with(word));
    let bare = CHANGES.iter().find_map(|change| matter.strip_suffix(change)).unwrap_or(matter).trim();
    (refuses && bare.chars().count() >= 2).then(|| bare.to_owned())
}

/// Whether words have no predicate: "29일, 시민운동장".
pub(in crate::minutes) fn is_bare_noun(said: &str) -> bool {
    (4..=20).contains(&said.chars().filter(|c| c.is_alphanumeric()).count()) && ends_in_noun(said)
}

/// Whether words end in a noun, and not in a predicate or a particle.
pub(in crate::minutes) fn ends_in_noun(said: &str) -> bool {
    const ENDS: &[char] = &[
        '다', '요', '죠', '지', '까', '네', '고', '서', '면', '데', '니', '야', '어', '아', '해', '자', '게', '라',
        '군', '나', '음', '함', '며', '여', '는', '은', '을', '를', '이', '가', '님', '씨', '도', '만', '에',
    ];
    let said = said.trim_end_matches(['.', '!', '…', ',', ' ']);
    !said.ends_with(ENDS) && !said.ends_with('?')
}

/// Whether a word ends as the predicate of a clause does, so that it modifies no noun behind it.
pub(in crate::minutes) fn is_clause(word: &str) -> bool {
    word.ends_with(['데', '고', '서', '면', '니', '지', '게', '다', '요', '까', '죠', '며'])
}

/// A sentence without the reason in front of it, where enough is left: "사람이 다니니까 바로 막으세요".
pub(in crate::minutes) fn without_reason(sentence: &str) -> &str {
    /// Characters that name a deed.
    const ENOUGH: usize = 4;
    static REASON: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^.{2,60}?(?:니까|시니|으니|때문에|게 아니라|어렵고|힘들고|서라도)\s*,?\s+")
            .expect("a pattern in the source compiles")
    });
    let Some(reason) = REASON.find(sentence) else { return sentence };
    let rest = &sentence[reason.end()..];
    if rest.chars().filter(|c| c.is_alphanumeric()).count() >= ENOUGH { rest } else { sentence }
}

/// The last clause of a sentence, without the reasons and conditions in front of it.
pub(in crate::minutes) fn last_clause(sentence: &str) -> &str {
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^.*(?:니까|면|지만|는데|은데|ㄴ데|어서|아서|라서|해서|므로|고)(?:요)?,?\s+")
            .expect("a pattern in the source compiles")
    });
    BEFORE.find(sentence).map_or(sentence, |before| &sentence[before.end()..])
}

/// Takes an ending off, whether or not its words are spaced as in the table.
fn strip_loosely<'a>(spoken: &'a str, ending: &str) -> Option<&'a str> {
    let mut rest = spoken;
    for c in ending.chars().rev().filter(|c| *c != ' ') {
        rest = rest.trim_end().strip_suffix(c)?;
    }
    Some(rest)
}

/// The stem behind an 아/어 form: 작성해 → 작성하, 알려 → 알리, 바꿔 → 바꾸, 만들어 → 만들, 올라 → 오르.
pub(super) fn of_connective(verb: &str) -> String {
    let open = |text: &str| text.chars().next_back().and_then(hangul::parts).is_some_and(|parts| parts.2 == 0);
    let verb = verb.strip_suffix('서').filter(|verb| open(verb)).unwrap_or(verb);
    if let Some(before) = verb.strip_suffix('놔') {
        return format!("{before}놓");
    }
    // 묻다 changes its stem before a vowel.
    if let Some(before) = verb.strip_suffix("물어").filter(|before| before.is_empty() || before.ends_with(' ')) {
        return format!("{before}묻");
    }
    let Some(last) = verb.chars().next_back() else { return String::new() };
    let before = &verb[..verb.len() - last.len_utf8()];
    match last {
        '어' | '아' if !open(before) => return before.to_owned(),
        '아' => return format!("{before}으"),
        // 쉬어, 되어: the stem is open.
        '어' => return before.to_owned(),
        _ => {}
    }
    let Some((initial, sound, 0)) = hangul::parts(last) else { return verb.to_owned() };
    let doubled = initial == hangul::INITIAL_RIEUL && matches!(sound, vowel::A | vowel::EO);
    if doubled && let Some(before) = hangul::without_final(before, hangul::FINAL_RIEUL) {
        return before + "르";
    }
    let sound = match (last, sound) {
        ('해', _) => vowel::A,
        (_, vowel::YEO) => vowel::I,
        (_, vowel::WO) => vowel::U,
        (_, vowel::WA) => vowel::O,
        (_, vowel::WAE) => vowel::OE,
        (_, vowel::EO) => vowel::EU,
        (_, sound) => sound,
    };
    let mut stem = before.to_owned();
    stem.extend(hangul::syllable(initial, sound, 0));
    stem
}

/// A stem as a noun: "제출하" → "제출", "가결되" → "가결", "만들" → "만들기".
fn noun(stem: &str, is_verb: bool) -> String {
    let stem = stem.trim_end();
    if !is_verb {
        return stem.to_owned();
    }
    let stem = stem
        .strip_suffix("되었")
        .or_else(|| stem.strip_suffix("됐"))
        .map_or_else(|| stem.to_owned(), |noun| format!("{noun}되"));
    nominal::phrase(&stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speech_becomes_record_wording() {
        for (said, written) in [
            ("그럼 남천 도로는 전면 통제합시다.", "남천 도로는 전면 통제"),
            ("네, 자료를 보내 주시기 바랍니다.", "자료 송부"),
            ("안내문을 만들어 주세요", "안내문 작성"),
            ("업체에 알려 주십시오.", "업체에 통보"),
            ("명단을 작성해서 드리겠습니다.", "명단 작성·제출"),
            ("서면으로 보고드리겠습니다.", "서면으로 보고"),
            ("요금은 다시 논의하도록 하겠습니다.", "요금은 다시 논의"),
            ("존치하는 것으로 설계를 변경하겠습니다.", "존치하는 것으로 설계 변경"),
            ("당일 일정으로 하겠습니다.", "당일 일정으로 함"),
            ("원안대로 가결되었음을 선포합니다.", "원안대로 가결"),
            ("자, 그러면 격주로 회의를 하는 걸로 정하겠습니다.", "격주로 회의"),
            ("순찰은 꼭 돌아야죠.", "순찰"),
            ("수리 요청을 넣을게요.", "수리 요청"),
            ("일정표를 만들어서 저한테 주세요.", "일정표 작성·제출"),
            ("결과를 통지하기 바랍니다.", "결과 통지"),
            ("검사는 주 2회로 하는 게 좋겠습니다.", "검사는 주 2회로 함"),
            ("자료를 보내드리겠습니다.", "자료 송부"),
            ("금요일까지 보고서를 드릴 수 있습니다.", "금요일까지 보고서 제출"),
            ("계획서를 소방서에 제출하는 거 잊지 마시고요.", "계획서를 소방서에 제출"),
            ("두 사업을 내년 본예산에 올리는 방향으로 갑시다.", "두 사업을 내년 본예산에 상정"),
            ("창구는 한 곳으로 통일하는 걸로 하고,", "창구는 한 곳으로 통일"),
            ("그 안에 합의된 걸로 정리하겠습니다.", "그 안에 합의"),
            ("내일 현장에 나가겠습니다.", "내일 현장에 나가기"),
            ("보조금을 올립시다.", "보조금 인상"),
            ("두 팀으로 나누겠습니다.", "두 팀으로 나누기"),
            ("공사는 3월 첫째 주가 좋겠습니다.", "공사는 3월 첫째 주"),
            ("부서진 의자는 치우고 새로 놓지는 마세요.", "부서진 의자는 치우고 새로 놓지 않음"),
            ("올해는 100장이면 돼요.", "올해는 100장"),
            ("연습은 화목토로 늘린다.", "연습은 화목토로 확대"),
            ("전화는 오전에만 받아요.", "전화는 오전에만 받기"),
            ("기금에서 쓰는 걸로 하죠.", "기금에서 사용"),
        ] {
            assert_eq!(record(said), written, "{said}");
        }
        assert_eq!(statement("네, 현재 열일곱 분이 와 계십니다."), "현재 열일곱 분이 와 계심");
        assert_eq!(statement("요구액이 증가했습니다."), "요구액이 증가했음");
        assert_eq!(statement("작년에도 그랬어요."), "작년에도 그랬음");
        assert_eq!(statement("비용이 큰데 인력도 없네요."), "비용이 큰데 인력도 없음");
        assert_eq!(statement("주말에는 사람이 많거든요."), "주말에는 사람이 많음");
    }
}
