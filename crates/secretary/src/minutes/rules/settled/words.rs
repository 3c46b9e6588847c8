//! What is settled, in words: with its matter where a sentence names it, and out of the talk before where it does not.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    super::{
        agenda, cue, matter,
        reversal::{self, Settlement},
        shift, spoken_of,
    },
    Scene, floor, given_out,
    means::{BALLOT, content},
};
use crate::minutes::{
    people::People,
    record::Vote,
    talk::{Sentence, Turn, act::Act, amounts, likeness::Pairs, wording},
};

/// Squeezed length from which a sentence can stand as a decision by itself.
const SPEAKS_FOR_ITSELF: usize = 10;
/// Squeezed length from which it can do so together with the title of its item.
const SPEAKS_WITH_ITEM: usize = 7;
/// Squeezed length of the shortest way that settles what was just asked or proposed: "무료로 갑시다".
pub(super) const SHORTEST_WAY: usize = 5;
/// Squeezed length below which a settling sentence is brief.
const BRIEF: usize = 14;
/// What a short decision must contain: a way or a figure to settle on.
const WAYS: &[&str] = &[
    "안으로",
    "원안",
    "전액",
    "대로",
    "방식",
    "방안",
    "까지",
    "부터",
    "으로하",
    "로하",
    "반영",
    "삭감",
    "제외",
    "유지",
    "폐지",
    "통과",
    "로할",
    "로가",
    "로갑",
    "로정",
    "걸로",
    "것으로",
];
/// Share of an item's title from which a declaration names it.
const NAMED: f32 = 0.5;
/// An item named by its number alone.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^제?\s*\d+\s*[호번]\s*(?:안건|의안|안)(?:은|을|이|에\s*대해)?,?\s")
        .expect("a pattern in the source compiles")
});

/// The sentences that tell by themselves what they settle.
pub(super) fn speaking<'a>(settling: &[&'a Sentence<'a>], turn: &Turn) -> Vec<&'a Sentence<'a>> {
    let long = settling.iter().any(|sentence| content(sentence) >= BRIEF);
    let speaks = |sentence: &Sentence| {
        let length = content(sentence);
        let taken = floor::accepts(sentence);
        // "6일은 잡으세요": the amount is the topic, and the matter was asked about before.
        let said = wording::without_fillers(sentence.text);
        let bare = said.split(' ').next().is_some_and(amounts::names_amount);
        if floor::accepts(sentence) && !names_matter(wording::without_reason(said))
            || amounts::is_answer(said)
            || amounts::sets_amount(said) && (bare || !names_matter(said))
        {
            return false;
        }
        length >= SPEAKS_FOR_ITSELF
            || length >= SPEAKS_WITH_ITEM
                && sentence.act != Act::Declare
                && !(taken || long)
                && names_matter(sentence.text)
                && !given_out(sentence, turn)
    };
    settling.iter().copied().filter(|sentence| speaks(sentence)).collect()
}

/// What sentences settle that tell it by themselves, each with its matter.
pub(super) fn by_words(speaking: &[&Sentence], scene: &Scene) -> Vec<Settlement> {
    let (at, turns, turn) = (scene.at, scene.turns, scene.turn());
    let condition = scene.vote.and_then(|vote| condition(vote, turns, scene.people));
    let mut settled: Vec<(Option<String>, String)> = Vec::new();
    let mut joins = false;
    let mut short = false;
    for sentence in speaking {
        let (needed, text) = text_with_topic(sentence, turn, scene.title);
        // "학교에서 받아 오는 걸로 하죠": whoever proposed it named what.
        if let ([_], Some(said)) =
            (speaking, floor::said_before(&text, scene).filter(|_| content(sentence) < BRIEF && !names_matter(&text)))
        {
            return vec![said];
        }
        let (matter, text) = match spoken_of::topic_before(&text, at, turns) {
            Some(named) => (None, named),
            None => (
                needed.map(|title| {
                    spoken_of::antecedent(&text, at, turns, Some(title))
                        .filter(|_| !sure(title, at, turns))
                        .unwrap_or_else(|| title.to_owned())
                }),
                text,
            ),
        };
        let text = match &condition {
            Some(condition) => text.replacen("조건부", &format!("{condition} 조건부"), 1),
            None => text,
        };
        // "창구를 하나로 합시다. 홍보담당관실로 일원화합니다.": the second says how, not what.
        // Two short words in one breath settle one thing: "드론쇼는 빼겠습니다. 축제는 10억으로 가고."
        let brief = content(sentence) < BRIEF;
        let says_how = !names_matter(&wording::record(sentence.text));
        match settled.last_mut().filter(|_| says_how || joins || short && brief) {
            Some((_, before)) if says_how => *before = format!("{before}, {}", wording::record(sentence.text)),
            Some((_, before)) => *before = format!("{before}, {text}"),
            None => settled.push((matter, text)),
        }
        joins = sentence.text.ends_with(',');
        short = brief;
    }
    let settled = settled.into_iter();
    settled.map(|(matter, text)| Settlement::under(matter.as_deref(), text, vec![turn.id])).collect()
}

/// What short sentences settle, in the light of what was asked or proposed before.
pub(super) fn by_context(settling: &[&Sentence], scene: &Scene) -> Vec<Settlement> {
    let Scene { at, turns, people, title, .. } = *scene;
    let turn = scene.turn();
    let Some(short) = settling.first() else { return Vec::new() };
    // "균열 있는 데는 빼죠. 두 군데만 합시다.": together they say enough.
    let together: usize = settling.iter().map(|sentence| content(sentence)).sum();
    let takes_up = settling.iter().any(|sentence| floor::accepts(sentence) || given_out(sentence, turn));
    if settling.len() >= 2 && together >= BRIEF && !takes_up && settling.iter().all(|said| said.act == Act::Exhort) {
        let texts: Vec<String> = settling.iter().map(|sentence| text(sentence, None).1).collect();
        let before = spoken_of::antecedent(&texts[0], at, turns, title).filter(|_| !names_matter(&texts[0]));
        let title = title.filter(|_| !names_matter(&texts[0]));
        return vec![Settlement::under(before.as_deref().or(title), texts.join(", "), vec![turn.id])];
    }
    if short.act == Act::Declare
        && let Some(asked) = super::objection_asked(at, 0, turns, people)
    {
        return vec![asked];
    }
    let marked = |word: &str| {
        word.chars().count() >= 2
            && word.ends_with(['로', '에', '만', '을', '를', '게'])
            && !spoken_of::ADVERBS.contains(&word)
    };
    let names_way = cue::any(&short.squeezed, WAYS)
        || amounts::names_amount(short.text)
        || short.act == Act::Exhort && wording::without_fillers(short.text).split_whitespace().any(marked);
    // "방음재를 붙이면 180만 원 듭니다." "붙입시다.": what was spoken of is done.
    if let Some(spoken_of) = spoken_of::deed_spoken_of(short, at, turns) {
        return vec![Settlement::new(spoken_of, vec![turn.id])];
    }
    let text = text(short, None).1;
    if let Some(said) = floor::said_before(&text, scene).filter(|_| !names_matter(short.text)) {
        return vec![said];
    }
    let named = spoken_of::topic_before(&text, at, turns);
    if let Some(named) = named.filter(|_| short.act == Act::Declare) {
        return vec![Settlement::new(named, vec![turn.id])];
    }
    let refused = spoken_of::refused_before(short, turn);
    if let Some(refused) = refused {
        return vec![Settlement::new(format!("{refused}, {text}"), vec![turn.id])];
    }
    // "베어 냅시다": a deed and nothing else is done to what was just spoken of.
    let deed_alone = short.act == Act::Exhort
        && wording::without_fillers(short.text).split_whitespace().count() <= 2
        && wording::verb(short.text).is_some_and(|verb| !spoken_of::ANY_DEED.contains(&verb.as_str()))
        && !(takes_up || matter::points(wording::without_fillers(short.text)) || at + 1 == turns.len());
    let before =
        spoken_of::antecedent(&text, at, turns, title).filter(|_| !title.is_some_and(|title| sure(title, at, turns)));
    // "24일로 해요": the day of what was spoken of last, not of the whole item.
    let day =
        short.act == Act::Exhort && text.starts_with(|c: char| c.is_ascii_digit()) && text.split(' ').count() <= 2;
    let topic = spoken_of::topic_of_talk(at, turns).filter(|_| before.is_none() && !names_matter(short.text));
    if let Some(topic) = topic.filter(|_| deed_alone || day) {
        return vec![Settlement::under(Some(&topic), text, vec![turn.id])];
    }
    let figure = title.is_some() && text.contains(|c: char| c.is_ascii_digit());
    let option = title.is_some() && spoken_of::takes_option(short, at, turns);
    // "경품은 빼죠": a matter and a deed of its own.
    let own = short.act == Act::Exhort
        && !given_out(short, turn)
        && names_matter(short.text)
        && wording::verb(short.text).is_some_and(|verb| !spoken_of::ANY_DEED.contains(&verb.as_str()));
    let counted = short.act == Act::Exhort && amounts::names_amount(short.text);
    let known = (before.is_some() || figure || option || own || counted) && content(short) >= SHORTEST_WAY;
    let names_way = names_way || own;
    let amount =
        (before.is_some() || title.is_some()) && (amounts::is_answer(short.text) || amounts::sets_amount(short.text));
    let way = amount || names_way && (content(short) >= SPEAKS_WITH_ITEM || known);
    // "8 대 1로 가결. 상호대차는 일곱 권까지로 늘어납니다.": what was carried stands behind.
    let next = turn.sentences.iter().skip_while(|said| !std::ptr::eq(*said, *short)).nth(1);
    if let Some(carried) =
        next.filter(|next| short.act == Act::Declare && next.act == Act::State && names_matter(next.text))
    {
        return vec![Settlement::new(format!("{}, {text}", wording::statement(carried.text)), vec![turn.id])];
    }
    // "그렇다면 고치지 말고 빌립시다.": a deed that was spoken of, done to the matter in hand.
    let deed = short.act == Act::Exhort && title.is_some() && spoken_of::deed_was_spoken_of(short, at, turns);
    if way || deed || short.act == Act::Declare {
        return vec![Settlement::under(before.as_deref().or(title), text, vec![turn.id])];
    }
    Vec::new()
}

/// The record wording of a settling sentence, and the title it needs; a short one takes the sentence before it along,
/// which names the matter: "수업료 인하는 어렵습니다. 올해는 동결하겠습니다."
fn text_with_topic<'t>(sentence: &Sentence, turn: &Turn, title: Option<&'t str>) -> (Option<&'t str>, String) {
    /// Length below which a sentence hardly names its matter, in squeezed characters.
    const NAMES_MATTER: usize = 13;
    let (needed, text) = text(sentence, title);
    let before = turn.sentences.iter().take_while(|before| !std::ptr::eq(*before, sentence)).last();
    let counts = |before: &&Sentence| !before.says(&["찬성", "반대", "기권", "전원", "투표", "표결", "거수"]);
    let before = before
        .filter(counts)
        .filter(|before| !agrees(before))
        .filter(|before| matches!(before.act, Act::State | Act::Refuse));
    let before = before.filter(|_| content(sentence) < NAMES_MATTER);
    match before {
        Some(before) if wording::refused(before.text).is_some() => {
            let matter = wording::refused(before.text).unwrap_or_default();
            (None, wording::with_topic(&matter, &text))
        }
        Some(before) if content(before) >= SPEAKS_WITH_ITEM => {
            (needed, format!("{}, {text}", wording::statement(before.text)))
        }
        _ => (needed, text),
    }
}

/// Whether a title names its business by itself and that is still spoken of.
fn sure(title: &str, at: usize, turns: &[Turn]) -> bool {
    let title = agenda::without_number(title);
    title.chars().count() >= 2 && shift::is_title(title) && !shift::is_new(title, at, turns)
}

/// Whether a sentence only agrees with what others think: "나도 같은 생각이에요".
fn agrees(sentence: &Sentence) -> bool {
    sentence.says(&["같은생각", "같은의견", "동감", "일리있", "맞는말", "알겠", "그렇네", "고맙", "감사"])
}

/// The record wording of a settling sentence, and the title it needs to tell its matter.
fn text<'t>(sentence: &Sentence, title: Option<&'t str>) -> (Option<&'t str>, String) {
    let said = reversal::settled_part(sentence.text);
    let said = BALLOT.replace(&said, "");
    let text = wording::record(without_cause(&said, title));
    let short = text.chars().filter(|c| c.is_alphanumeric()).count() < SPEAKS_FOR_ITSELF;
    // Another item's number means that this item's title does not belong here.
    let other = NUMBER.find(&text).is_some_and(|number| {
        title.is_some_and(|title| !title.starts_with(number.as_str().trim_end_matches([' ', '은', '을', '이'])))
    });
    let told = |title: &str| Pairs::of(agenda::without_number(title)).inside(&Pairs::of(&text)) >= NAMED;
    match title.filter(|title| !other && !told(title)) {
        Some(title) if NUMBER.is_match(&text) => (Some(title), NUMBER.replace(&text, "").trim_start().to_owned()),
        Some(title) if short && !names_subject(&text) || !names_matter(&text) => (Some(title), text),
        _ => (None, text),
    }
}

/// The sentence without the reason in front of it, where the rest or the title names the matter: "2월 말은 결산하고 겹치니까
/// 3월 둘째 주로 잡읍시다".
fn without_cause<'s>(said: &'s str, title: Option<&str>) -> &'s str {
    /// Squeezed length from which the rest stands by itself.
    const STANDS: usize = 7;
    static CAUSE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(.{4,60}?(?:니까|으니|때문에|라서))\s*,?\s+").expect("a pattern in the source compiles")
    });
    let Some(cause) = CAUSE.find(said) else { return said };
    let rest = &said[cause.end()..];
    if amounts::is_answer(rest) || amounts::sets_amount(rest) {
        return rest;
    }
    let topic = matter::of(cause.as_str());
    let other = title.is_some_and(|title| topic.is_none_or(|topic| Pairs::of(title).shared(&Pairs::of(&topic)) == 0.0));
    let stands = rest.chars().filter(|c| c.is_alphanumeric()).count() >= STANDS;
    if stands && (names_matter(rest) || other) { rest } else { said }
}

/// The condition that a vote was taken on: "자부담 20퍼센트를 조건으로 표결에 부치겠습니다."
fn condition(vote: &Vote, turns: &[Turn], people: &People) -> Option<String> {
    static CONDITION: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(.{2,40}?(?:을|를|하는|이라는))\s*조건(?:으로|을\s*(?:붙여|달아|걸어))")
            .expect("a pattern in the source compiles")
    });
    if vote.result.as_deref() != Some("조건부 가결") {
        return None;
    }
    let taken = turns.iter().filter(|turn| vote.utterances.contains(&turn.id) && people.presides(turn.speaker));
    taken.flat_map(|turn| &turn.sentences).find_map(|sentence| {
        let found = CONDITION.captures(wording::without_fillers(sentence.text))?;
        Some(format!("{} 조건으로", found[1].trim()))
    })
}

/// Whether a decision's wording names what it is about: a word marked as topic, object or subject.
pub(in crate::minutes::rules) fn names_matter(text: &str) -> bool {
    // "높이 완화 건은"
    let named = |at: usize, word: &str| at > 0 && ["건은", "안은", "건을", "안을", "건도", "안도"].contains(&word);
    let words: Vec<&str> = text.split_whitespace().collect();
    words.iter().copied().enumerate().any(|(at, word)| {
        // "그 부분은 뺍시다"
        let points = at > 0
            && ["그", "이", "저"].contains(&words[at - 1])
            && ["부분", "문제", "안건", "사항", "얘기"].iter().any(|noun| word.starts_with(noun));
        (word.chars().count() > 2 || named(at, word))
            && !points
            && word.ends_with(['은', '는', '을', '를', '이', '가', '도'])
            && !matter::is_pointer(word)
    })
}

/// Whether a wording has a topic or a subject of its own.
pub(super) fn names_subject(text: &str) -> bool {
    text.split_whitespace().any(|word| word.chars().count() > 2 && word.ends_with(['은', '는', '이', '가']))
}

/// A wording under its matter: "누리집 개편은 3안으로 함", "방과후 수업: 강사는 교육청에서 선발".
pub(in crate::minutes::rules) fn with_title(text: &str, title: Option<&str>) -> String {
    match title {
        Some(title) if text.contains(title) => text.to_owned(),
        Some(title) if names_subject(text) => format!("{title}: {text}"),
        Some(title) => wording::with_topic(title, text),
        None => text.to_owned(),
    }
}
