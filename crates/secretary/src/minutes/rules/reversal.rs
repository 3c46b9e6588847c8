//! What is taken back, replaced or said again.

use std::{borrow::Cow, collections::BTreeSet, sync::LazyLock};

use regex::Regex;

use super::cue;
use crate::minutes::{
    record::Decision,
    talk::{
        Sentence, Turn,
        act::Act,
        amounts,
        likeness::{Pairs, figures},
        wording,
    },
};

/// Decisions looked back at: a later word on the same matter comes soon or in the closing summary.
const BACK: usize = 60;
/// Likeness from which a sentence that says it changes something speaks of the same matter.
const SAME_MATTER_CHANGED: f32 = 0.35;
/// Likeness from which two decisions speak of the same matter without saying so.
const SAME_MATTER: f32 = 0.6;
/// Characters from which two wordings can be held against each other.
const SHORTEST: usize = 9;
/// Utterances between a decision and its correction in the same breath of talk.
const SOON: u32 = 4;
/// Words of change, squeezed.
const CHANGES: &[&str] = &[
    "바꾸",
    "바꿉",
    "바꿔",
    "변경하",
    "변경합",
    "정정",
    "번복",
    "없던",
    "취소",
    "다시정",
    "다시조정",
    "재조정",
    "다시하",
    "수정하",
    "수정합",
    "철회",
    "아까",
    "앞서",
    "방금",
    "아니다",
    "아니야",
    "생각해보니",
    "다시생각",
    "말고",
];
/// Words that take back and put nothing in place, squeezed.
const TAKES_BACK: &[&str] = &[
    "없던걸로",
    "없던것으로",
    "없던일로",
    "없던얘기로",
    "없던말로",
    "취소하",
    "취소합",
    "철회하",
    "철회합",
    "무효로",
    "번복하",
];
/// Words that point at something said before, squeezed.
const POINTS_BACK: &[&str] = &["아까", "앞서", "방금", "조금전", "결정한", "하기로한", "그건", "그결정"];
/// The clause of a sentence that takes back before the rest settles anew: "아까 35억은 없던 걸로 하고, …".
static REVOKED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^.*?(?:없던\s*(?:걸로|것으로|일로)\s*하고|취소하고|철회하고|(?:안|제안|의견|결정)(?:은|을)\s*(?:거두고|접고)|(?:라고|다고|기로|자고)\s*(?:한|했던|말한|정한)\s*(?:건|거는|것은|거|것)\s*(?:거두고|접고|지우고|빼고|잊고)|아니라)\s*,?\s*")
        .expect("a pattern in the source compiles")
});

/// A decision that may still be taken back.
#[derive(Debug)]
pub(super) struct Settlement {
    text: String,
    utterances: Vec<u32>,
    /// Of the words themselves: what stands under one title is not the same for that.
    pairs: Pairs,
    /// The matter, where the words did not name it.
    title: Option<String>,
}

impl Settlement {
    pub(super) fn new(text: String, utterances: Vec<u32>) -> Settlement {
        let pairs = Pairs::of(&text);
        Settlement { text, utterances, pairs, title: None }
    }

    /// Words that do not name their matter, under the title of the business they came up under.
    pub(super) fn under(title: Option<&str>, text: String, utterances: Vec<u32>) -> Settlement {
        let pairs = Pairs::of(&text);
        Settlement {
            text: super::settled::with_title(&text, title),
            utterances,
            pairs,
            title: title.map(str::to_owned),
        }
    }

    /// All its words, to hold others against.
    pub(super) fn pairs_in_full(&self) -> Pairs {
        Pairs::of(&self.text)
    }

    /// Whether it settles these figures and no others, and says little besides.
    pub(super) fn is_only(&self, figures: &BTreeSet<u64>) -> bool {
        /// Characters that hardly name a matter.
        const FEW: usize = 28;
        self.text.chars().count() <= FEW && amounts::values(&self.text) == *figures
    }

    /// Takes these words of a later utterance instead of its own.
    pub(super) fn say(&mut self, text: &str, utterance: u32) {
        self.text = text.to_owned();
        self.pairs = Pairs::of(text);
        self.add(utterance);
    }

    /// Takes in another utterance that says the same.
    pub(super) fn add(&mut self, utterance: u32) {
        if !self.utterances.contains(&utterance) {
            self.utterances.push(utterance);
        }
    }

    /// Takes in what it refers to.
    pub(super) fn explain(&mut self, asked: &Settlement) {
        if self.text.contains(&asked.text) {
            return;
        }
        self.text = format!("{}({})", self.text, asked.text);
        self.utterances.extend(asked.utterances.iter().copied());
        self.utterances.sort_unstable();
        self.utterances.dedup();
        self.pairs = Pairs::of(&self.text);
    }

    /// Short words take the full names of what they name: "둔치로" after "강변 둔치에서 하면".
    pub(super) fn name_in_full(&mut self, at: usize, turns: &[Turn]) {
        /// Characters of a wording that is short.
        const SHORT: usize = 24;
        /// Turns looked back at.
        const BACK: usize = 4;
        if self.text.chars().count() > SHORT {
            return;
        }
        let text = self.text.clone();
        let words: Vec<&str> = text.split_whitespace().collect();
        let recent = || turns[at.saturating_sub(BACK)..at].iter().rev().filter(|turn| !turn.noise);
        for (n, word) in words.iter().enumerate() {
            let noun = super::matter::bare(word.trim_end_matches(','));
            let alone = n == 0 || words[n - 1].ends_with([',', '고', '은', '는', '을', '를', '로', '에', '함']);
            let plain = noun.chars().count() >= 2 && noun.chars().all(|c| ('가'..='힣').contains(&c));
            // What is marked as the topic was named on purpose.
            if word.ends_with(['은', '는'])
                || !alone
                || !plain
                || wording::is_clause(noun)
                || super::spoken_of::ADVERBS.contains(word)
            {
                continue;
            }
            let named =
                recent().flat_map(|turn| &turn.sentences).find_map(|said| super::matter::in_full(noun, said.text));
            if let Some(full) = named.filter(|full| {
                full.chars().count() <= 12
                    && !full.contains(|c: char| c.is_ascii_digit())
                    && !self.text.contains(full.as_str())
            }) {
                self.text = self.text.replacen(noun, &full, 1);
            }
        }
    }

    /// Takes up what was said to go with it.
    pub(super) fn go_on(&mut self, with: &[String]) {
        for clause in with {
            self.text = format!("{}, {clause}", self.text);
        }
    }

    /// Takes in front what was settled of the matter in the same breath.
    pub(super) fn follow(&mut self, before: &Settlement) {
        self.text = format!("{}, {}", before.text, self.text);
    }

    pub(super) fn into_decision(self) -> Decision {
        Decision { text: self.text, utterances: self.utterances, ..Decision::default() }
    }
}

/// The sentence without a first clause that takes something back. "2층뿐만 아니라 3층도" takes nothing back.
pub(super) fn without_revoked(sentence: &str) -> &str {
    /// What stands in front of 아니라 where it adds.
    const ADDS: &[&str] = &["뿐만", "뿐", "만이", "만"];
    let adds = |said: &str| {
        let said = said.trim_end_matches([' ', ',']).strip_suffix("아니라").map(str::trim_end);
        said.is_some_and(|said| ADDS.iter().any(|word| said.ends_with(word)))
    };
    let revoked = REVOKED.find(sentence).filter(|revoked| !adds(revoked.as_str()));
    revoked.map_or(sentence, |revoked| &sentence[revoked.end()..])
}

/// What a sentence settles, without what it takes back in front; the object of both stays: "점검을 석 달에 한 번이 아니라
/// 매달 하는 것으로" settles "점검을 매달".
pub(super) fn settled_part(sentence: &str) -> Cow<'_, str> {
    let rest = without_revoked(sentence);
    let revoked = sentence[..sentence.len() - rest.len()].trim_end_matches([' ', ',']);
    let object = revoked.strip_suffix("아니라").and_then(|said| {
        let end =
            said.rmatch_indices(' ').map(|(at, _)| at).find(|&at| said[..at].ends_with(['을', '를', '은', '는']))?;
        Some(&said[..end])
    });
    match object {
        Some(object) => Cow::Owned(format!("{object} {rest}")),
        None => Cow::Borrowed(rest),
    }
}

/// What was said before, put away by pointing at it: "10억이라고 한 건 지우세요", "토요일 여는 건 없던 걸로 합시다".
static PUT_AWAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:라고|다고|기로|자고)(?:한|했던|말한|정한|결정한|하던)(?:건|거는|것은|거|것|결정은|말은|얘기는)(?:다|이제|그냥)?(?:지우|지워|거두|거둬|접|빼|잊|취소|무르|물리)",
        r"|(?:건|거는|것은|계획은|결정은|얘기는)없던(?:걸로|것으로|일로|거로|얘기로|말로)"
    ))
    .expect("a pattern in the source compiles")
});

/// Whether a sentence takes back what was said before.
pub(super) fn takes_back(sentence: &Sentence) -> bool {
    PUT_AWAY.is_match(&sentence.squeezed) || cue::meant(&sentence.squeezed, TAKES_BACK) && sentence.says(POINTS_BACK)
}

/// Whether a sentence takes back what was said before, and puts nothing in its place.
pub(super) fn only_takes_back(sentence: &Sentence) -> bool {
    takes_back(sentence) && without_revoked(sentence.text).len() == sentence.text.len()
}

/// The nouns by which a sentence names what it takes back.
fn named(sentence: &str) -> Vec<&str> {
    const POINTING: &[&str] = &[
        "아까",
        "앞서",
        "방금",
        "조금",
        "그건",
        "결정",
        "결정한",
        "하기로",
        "없던",
        "걸로",
        "것으로",
        "일로",
        "그럼",
        "아이고",
        "필요",
    ];
    let words = wording::without_fillers(sentence).split_whitespace().map(super::matter::bare);
    words.filter(|word| word.chars().count() >= 2 && !POINTING.contains(word) && !wording::is_clause(word)).collect()
}

/// Drops what was settled about a matter that is put off now: "안전교육은 8일에 하지 말고, 날짜는 다음 회의에서 잡읍시다".
pub(super) fn put_off(off: &str, turn: &Turn, standing: &mut Vec<Settlement>) {
    let changes = turn
        .sentences
        .iter()
        .any(|sentence| cue::meant(&sentence.squeezed, CHANGES) || sentence.says(&["지말고", "새로"]));
    let matter = super::matter::bare(topic(off).rsplit(' ').next().unwrap_or_default()).to_owned();
    let figures = figures(off);
    let same = |before: &Settlement| {
        before.text.contains(matter.as_str())
            && (figures.is_empty() || !figures.is_disjoint(&self::figures(&before.text)))
    };
    if changes
        && matter.chars().count() >= 2
        && let Some(at) = standing.iter().rposition(same)
    {
        standing.remove(at);
    }
}

/// The matter of an earlier decision that the sentence puts aside: "2안은 취소하고 3안으로 하겠습니다" is about what 2안 was.
pub(super) fn revoked_matter<'s>(sentence: &str, standing: &'s [Settlement]) -> Option<&'s str> {
    let said = &sentence[..sentence.len() - without_revoked(sentence).len()];
    let (named, pairs) = (figures(said), Pairs::of(said));
    let before = standing.iter().rev().filter(|_| !said.is_empty()).find(|before| {
        !named.is_disjoint(&figures(&before.text)) || before.pairs.shared(&pairs) >= SAME_MATTER_CHANGED
    });
    before?.title.as_deref()
}

/// The beginning of a wording up to its topic or object.
fn topic(text: &str) -> &str {
    let mut end = 0;
    for word in text.split(' ') {
        end += word.len();
        if word.chars().count() > 2 && word.ends_with(['은', '는', '을', '를']) {
            return &text[..end];
        }
        end += 1;
    }
    ""
}

/// Drops the decision that the turn takes back in words.
pub(super) fn take_back(turn: &Turn, standing: &mut Vec<Settlement>) {
    for sentence in turn.sentences.iter().filter(|sentence| takes_back(sentence)) {
        let said = Pairs::of(sentence.text);
        let figures = figures(sentence.text);
        let named = named(sentence.text);
        let recent = standing.len().saturating_sub(BACK);
        let alike = (recent..standing.len())
            .map(|at| {
                let before = &standing[at];
                let same_figure = !figures.is_disjoint(&self::figures(&before.text));
                let named = named.iter().filter(|name| before.text.contains(**name)).count();
                let sure = same_figure || named > 0 && PUT_AWAY.is_match(&sentence.squeezed);
                (at, before.pairs.shared(&said) + if sure { SAME_MATTER_CHANGED } else { 0.0 })
            })
            .max_by(|(_, one), (_, other)| one.total_cmp(other));
        match alike {
            Some((at, likeness)) if likeness >= SAME_MATTER_CHANGED => drop(standing.remove(at)),
            // "방금 결정은 취소하겠습니다" names nothing: the last decision is meant.
            Some(_) if sentence.squeezed.chars().count() < 20 => drop(standing.pop()),
            _ => {}
        }
    }
}

/// "다섯 명을 지원받는 걸로 하겠습니다." "세 명까지는 됩니다." "그럼 세 명으로 하고, …": the same matter with another amount.
fn corrected(new: &Settlement, turn: &Turn, standing: &[Settlement]) -> Option<Settlement> {
    let concludes = turn
        .sentences
        .first()
        .is_some_and(|first| first.squeezed.starts_with("그럼") || first.squeezed.starts_with("그러면"));
    let before = standing
        .last()
        .filter(|before| concludes && before.utterances.last().is_some_and(|id| turn.id - id <= SOON))?;
    let other = |one: &amounts::Counted| {
        amounts::counted(&before.text).any(|before| before.counter == one.counter && before.text != one.text)
    };
    let amount = amounts::counted(&new.text).find(other)?;
    let matter =
        amounts::counted_of(&before.text, amount.counter).filter(|matter| !new.text.contains(matter.as_str()))?;
    let text = wording::with_topic(&matter, &new.text);
    let utterances = before.utterances.iter().chain(&new.utterances).copied().collect();
    Some(Settlement { pairs: Pairs::of(&text), text, utterances, title: None })
}

/// Adds a decision; an earlier one on the same matter is replaced, or joined where it says the same again.
pub(super) fn supersede(new: Settlement, turn: &Turn, standing: &mut Vec<Settlement>) {
    if turn.sentences.iter().any(takes_back)
        && TAKES_BACK.iter().any(|words| new.text.replace(' ', "").ends_with(words.trim_end_matches(['하', '합'])))
    {
        return;
    }
    let changes = turn.sentences.iter().any(|sentence| cue::meant(&sentence.squeezed, CHANGES));
    let recent = standing.len().saturating_sub(BACK);
    let same = (recent..standing.len()).rev().find(|&at| {
        // A few syllables are like anything.
        if new.text.chars().count().min(standing[at].text.chars().count()) < SHORTEST {
            return false;
        }
        // "1구역은 …" and "2구역은 …" are two matters, whatever is settled about them.
        let (before, after) = (topic(&standing[at].text), topic(&new.text));
        if !before.is_empty() && !after.is_empty() && figures(before) != figures(after) {
            return false;
        }
        let likeness = standing[at].pairs.shared(&new.pairs);
        likeness >= if changes { SAME_MATTER_CHANGED } else { SAME_MATTER }
    });
    if let Some(corrected) = corrected(&new, turn, standing) {
        standing.pop();
        standing.push(corrected);
        return;
    }
    // "… 원안대로 의결하고자 하는데 이의 없으십니까?" under a title, and the declaration that names it.
    let declared = |at: &usize| {
        let before = &standing[*at];
        let short = before.text.chars().count() - before.title.as_ref().map_or(0, |title| title.chars().count())
            <= SHORTEST + 2;
        let title = before.title.as_deref().map(super::agenda::without_number);
        short && new.title.is_none() && title.is_some_and(|title| Pairs::of(title).inside(&new.pairs) >= SAME_MATTER)
    };
    if let Some(at) = same.is_none().then(|| (recent..standing.len()).rev().find(declared)).flatten() {
        let mut utterances = standing.remove(at).utterances;
        utterances.extend(new.utterances);
        standing.push(Settlement { utterances, ..new });
        return;
    }
    // "고치지 말고 빌립시다": what was just settled is not done.
    let instead = |at: &usize| {
        turn.sentences.iter().any(|sentence| {
            matches!(sentence.act, Act::Exhort | Act::Commit)
                && sentence.says(&["지말고", "지않고"])
                && !super::settled::names_matter(sentence.text)
                && !sentence.ends(&["말고", "않고"])
        }) && standing[*at].utterances.last().is_some_and(|id| turn.id - id <= SOON)
    };
    let instead = standing.len().checked_sub(1).filter(instead);
    // "2안은 취소하고 3안으로": what is put aside by its figure.
    let aside = |at: &usize| {
        turn.sentences.iter().any(|sentence| {
            let said = &sentence.text[..sentence.text.len() - without_revoked(sentence.text).len()];
            !figures(said).is_disjoint(&figures(&standing[*at].text))
        })
    };
    let Some(at) = same.or_else(|| (recent..standing.len()).rev().find(aside)).or(instead) else {
        standing.push(new);
        return;
    };
    let (before, after) = (figures(&standing[at].text), figures(&new.text));
    if changes || !(after.is_subset(&before) || before.is_subset(&after)) {
        standing.remove(at);
        standing.push(new);
    } else {
        standing[at].utterances.extend(new.utterances);
        standing[at].utterances.sort_unstable();
        standing[at].utterances.dedup();
    }
}
