//! What a sentence makes of its matter: a duty, a choice, a ban, or a statement.

use std::{collections::BTreeSet, sync::LazyLock};

use regex::Regex;

use super::words::letters;
use crate::korean::pattern;

/// The force of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mood {
    /// 하여야 한다
    Must,
    /// 할 수 있다
    May,
    /// 아니할 수 있다, 하지 아니하여도 된다
    NeedNot,
    /// 하여서는 아니 된다, 할 수 없다
    Ban,
    /// 하지 아니한다
    Not,
    /// Anything else.
    Is,
}

static PARENTHESES: LazyLock<Regex> = LazyLock::new(|| pattern(r"\([^()]*\)"));
/// 할 수 있는, 수 있도록: a relative clause and no ruling.
static RELATIVE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"수있(?:는|도록|다고|을|었|으면)|수없(?:는|다고|을|으면|어)"));
/// In this order: what an earlier sign took is gone for the later ones.
static INSIDE: LazyLock<Vec<(Regex, Mood)>> = LazyLock::new(|| {
    [
        (r"(?:아니할|않을)수있|(?:아니하여도|않아도)(?:된다|되)|필요가?없", Mood::NeedNot),
        (r"수없|서는(?:아니|안)|못한다", Mood::Ban),
        (r"수있", Mood::May),
        (r"야(?:하며|하고|한다|하되|하나)", Mood::Must),
        (r"(?:아니하|않)(?:며|고|는다)|아니한다", Mood::Not),
    ]
    .map(|(sign, mood)| (pattern(sign), mood))
    .into()
});
static ENDS: LazyLock<Vec<(Regex, Mood)>> = LazyLock::new(|| {
    [
        (
            r"(?:아니하여도|지않아도|안해도)된다$|필요(?:가|는)?없다$|지?(?:아니할|않을)수있다$|면제(?:된다|한다)$",
            Mood::NeedNot,
        ),
        (r"(?:서는|면)(?:아니|안)된다$|수없다$|못한다$|금지(?:한다|된다)$|금지하는것이원칙이다$", Mood::Ban),
        (r"수있다$|해도된다$|하여도된다$|재량이다$|가능하다$|허용된다$", Mood::May),
        (r"야만?한다$|의무가?(?:있다|이다)$|의무다$", Mood::Must),
        (r"아니한다$|않는다$|아니하다$|않다$|제외(?:한다|된다)$", Mood::Not),
    ]
    .map(|(sign, mood)| (pattern(sign), mood))
    .into()
});

impl Mood {
    /// The force of a claim: what its last words say.
    pub(super) fn of_claim(claim: &str) -> Self {
        let said = letters(&claim.replace("습니다", "다").replace("합니다", "한다").replace("됩니다", "된다"));
        ENDS.iter().find(|(sign, _)| sign.is_match(&said)).map_or(Self::Is, |(_, mood)| *mood)
    }

    /// The force of what an exception takes out of a rule of this force.
    pub(super) fn excepted(self) -> Self {
        match self {
            Self::Must => Self::NeedNot,
            Self::NeedNot => Self::Must,
            Self::Ban => Self::May,
            Self::May | Self::Is => Self::Not,
            Self::Not => Self::Is,
        }
    }

    /// Whether two sentences of these forces about the same matter cannot both hold.
    pub(super) fn contradicts(self, other: Self) -> bool {
        use Mood::{Ban, Is, May, Must, NeedNot, Not};
        matches!(
            (self.min(other), self.max(other)),
            (Must, May | NeedNot | Ban | Not) | (May, Ban | Not) | (Ban | Not, Is)
        )
    }
}

/// The forces that the parts of a sentence have.
pub(super) fn moods(sentence: &str) -> BTreeSet<Mood> {
    let said = letters(&PARENTHESES.replace_all(sentence, ""));
    let mut said = RELATIVE.replace_all(&said, " ").into_owned();
    let mut moods = BTreeSet::new();
    for (sign, mood) in INSIDE.iter() {
        if sign.is_match(&said) {
            moods.insert(*mood);
            said = sign.replace_all(&said, " ").into_owned();
        }
    }
    moods
}
