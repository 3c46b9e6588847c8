//! What short words are about: what was asked, proposed or spoken of just before.
//!
//! "그럼 300개로 하죠" names neither its matter nor its deed; those stand in the turns before. What is found here is said
//! there, never made up.

use super::{agenda, matter, presiding, settled};
use crate::minutes::talk::{
    Sentence, Turn,
    act::Act,
    amounts,
    likeness::{self, Pairs},
    wording,
};

/// Deeds that stand for any other.
pub(super) const ANY_DEED: &[&str] = &[
    "하",
    "가",
    "보",
    "해보",
    "정하",
    "그러",
    "시작하",
    "마치",
    "생각하",
    "고민하",
    "논의하",
    "검토하",
    "얘기하",
    "이야기하",
];
/// Words that end like a way and name none.
pub(super) const ADVERBS: &[&str] =
    &["바로", "서로", "새로", "따로", "별로", "스스로", "주로", "실제로", "수시로", "빨리", "그대로"];

/// "홍보 영상은 찍지 말자. 포스터만 붙여.": what is not done, in front of what is done instead.
pub(super) fn refused_before(sentence: &Sentence, turn: &Turn) -> Option<String> {
    let before = turn.sentences.iter().take_while(|before| !std::ptr::eq(*before, sentence)).last()?;
    (before.act == Act::Refuse && settled::names_matter(before.text)).then(|| wording::record(before.text))
}

/// What was spoken of last, by the word that was marked as the topic.
pub(super) fn topic_of_talk(at: usize, turns: &[Turn]) -> Option<String> {
    /// Turns looked back at.
    const BACK: usize = 3;
    let recent = turns[at.saturating_sub(BACK)..at].iter().rev().filter(|turn| !turn.noise);
    recent.flat_map(|turn| turn.sentences.iter().rev()).find_map(|said| {
        let topical = said.text.split_whitespace().any(|word| word.chars().count() > 2 && word.ends_with(['은', '는']));
        matter::of(said.text).filter(|matter| topical && !amounts::names_amount(matter))
    })
}

/// "붙입시다" after "방음재를 붙이면 …": the deed with the object that it had when it was spoken of.
pub(super) fn deed_spoken_of(sentence: &Sentence, at: usize, turns: &[Turn]) -> Option<String> {
    if sentence.act != Act::Exhort || settled::names_matter(sentence.text) {
        return None;
    }
    let said = wording::without_reason(wording::without_fillers(sentence.text));
    let verb =
        wording::verb(said).filter(|verb| !ANY_DEED.contains(&verb.as_str()) && !said.trim_end().contains(' '))?;
    let object = matter::object_of(&verb, at, turns)?;
    Some(wording::record(&format!("{object} {said}")))
}

/// Whether the deed of a sentence was spoken of in the turns before.
pub(super) fn deed_was_spoken_of(sentence: &Sentence, at: usize, turns: &[Turn]) -> bool {
    /// Turns looked back at.
    const BACK: usize = 4;
    let Some(verb) =
        wording::verb(wording::without_fillers(sentence.text)).filter(|verb| !ANY_DEED.contains(&verb.as_str()))
    else {
        return false;
    };
    let before = turns[at.saturating_sub(BACK)..at].iter().filter(|turn| !turn.noise);
    before.flat_map(|turn| &turn.sentences).any(|said| said.text.split_whitespace().any(|word| word.starts_with(&verb)))
}

/// The way that a word names: "한빛으로".
pub(super) fn option_of(word: &str) -> Option<&str> {
    let way = word.strip_suffix("으로").or_else(|| word.strip_suffix('로'))?;
    (way.chars().count() >= 2 && !ADVERBS.contains(&word)).then_some(way)
}

/// "임차로 갑시다" after what was said of a 임차: one of the ways that were spoken of.
pub(super) fn takes_option(sentence: &Sentence, at: usize, turns: &[Turn]) -> bool {
    /// Turns looked back at.
    const BACK: usize = 4;
    let way = sentence.text.split_whitespace().find_map(option_of);
    let before = turns[at.saturating_sub(BACK)..at].iter().filter(|turn| !turn.noise);
    way.is_some_and(|way| before.flat_map(|turn| &turn.sentences).any(|said| said.text.contains(way)))
}

/// "개방하기로 결정하겠습니다" after "데이터 개방은 …": the matter as it was named before.
pub(super) fn topic_before(text: &str, at: usize, turns: &[Turn]) -> Option<String> {
    /// Turns looked back at.
    const BACK: usize = 6;
    let one = text.split_whitespace().count() == 1 && (2..=6).contains(&text.chars().count());
    let recent = turns[at.saturating_sub(BACK)..at].iter().rev().filter(|_| one);
    let mut sentences = recent.flat_map(|turn| turn.sentences.iter().rev());
    sentences.find_map(|sentence| {
        let words: Vec<&str> = sentence.text.split_whitespace().collect();
        let named = words.iter().position(|word| word.starts_with(text)).filter(|&named| named > 0)?;
        let before = words[named - 1].trim_end_matches(['을', '를', '은', '는', '이', '가', ',']);
        if wording::is_clause(before) {
            return matter::of(sentence.text).map(|matter| format!("{matter} {text}"));
        }
        (before.chars().count() >= 2).then(|| format!("{before} {text}"))
    })
}

/// What a wording without its matter is about: what was asked or proposed just before, in words that it shares.
pub(super) fn antecedent(text: &str, at: usize, turns: &[Turn], title: Option<&str>) -> Option<String> {
    /// Turns looked back at.
    const BACK: usize = 4;
    /// Likeness from which the sentence before speaks of the same.
    const SAME: f32 = 0.5;
    /// Squeezed words that ask for a choice.
    const ASKS: &[&str] =
        &["어떻게할", "어떡할", "어떨까", "정해야", "정할까", "얼마로", "몇으로", "언제로", "어디로", "두안이", "둘중"];
    /// Squeezed words that propose.
    const PROPOSES: &[&str] = &["의견이", "요청이", "건의", "제안", "자는", "달라", "했으면", "면좋겠"];
    let (said, figures) = (Pairs::of(text), likeness::figures(text));
    let recent = || turns[at.saturating_sub(BACK)..at].iter().rev().enumerate().filter(|(_, turn)| !turn.noise);
    let sentences =
        || recent().flat_map(|(back, turn)| turn.sentences.iter().rev().map(move |sentence| (back, sentence)));
    let amounts: Vec<_> = amounts::counted(text).collect();
    let counts_here = amounts::names_amount(text);
    let way = text.split_whitespace().find_map(option_of);
    // "열네 장은 있어야 돼요" names no matter but itself.
    // The way itself is no matter: "새누리로 갑시다" after what was said of 새누리.
    let other = |matter: &String| way.is_none_or(|way| !matter.contains(way));
    let named =
        |sentence: &Sentence| matter::of(sentence.text).filter(|matter| !amounts::names_amount(matter)).filter(other);
    let spoken_of = sentences().find_map(|(back, sentence)| {
        let asks = sentence.act == Act::Ask
            && (back == 0 && sentence.ends(&["까요"]) || back <= 2 && presiding::asks_openly(sentence));
        let option = way.is_some_and(|way| sentence.text.contains(way));
        let same =
            !figures.is_disjoint(&likeness::figures(sentence.text)) || Pairs::of(sentence.text).shared(&said) >= SAME;
        let proposes = back == 0 && (sentence.act == Act::Suggest || sentence.says(PROPOSES));
        let counted = || amounts.iter().find_map(|amount| amounts::counted_of(sentence.text, amount.counter));
        let speaks_of_it = same || proposes || asks || option || sentence.says(ASKS);
        counted().or_else(|| named(sentence).filter(|_| speaks_of_it))
    });
    // Where nothing does, what was counted just before.
    let counts = |back: usize, sentence: &Sentence| {
        counts_here && back == 0 && amounts::names_amount(sentence.text)
            || amounts.iter().any(|amount| sentence.text.contains(amount.text))
    };
    let matter = spoken_of
        .or_else(|| sentences().find_map(|(back, sentence)| named(sentence).filter(|_| counts(back, sentence))))?;
    // "시간은 오후 2시, 5시 두 안이 있었죠?": a word by itself belongs to the item.
    let bare = title.map(agenda::without_number).filter(|title| {
        !matter.contains(' ') && matter.chars().count() <= 3 && !title.is_empty() && !title.contains(matter.as_str())
    });
    Some(bare.map_or(matter.clone(), |title| format!("{title} {matter}")))
}
