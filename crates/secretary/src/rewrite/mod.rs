//! Rewriting a selection: the official picks a passage and a way, and gets changes to accept or reject one by one.
//!
//! What rules can do (plain words, notation, endings) they do without a model. What a model proposes is held against the
//! passage and what the draft stands on; a proposal that states anything new is not shown at all.

mod endings;

use std::ops::{ControlFlow, Range};

use biseo_documents::{Kind, rules};
use biseo_prompts::draft::Rewriting;
use serde::{Deserialize, Serialize};
use similar::{ChangeTag, TextDiff};
use ts_rs::TS;

use crate::{
    class::DataClass,
    desk::Desk,
    evidence::{self, Ground},
    fault::Fault,
    model::{Cancel, Model, ModelError, Prompt},
    privacy::Asking,
    text::{Place, Unit},
    when::When,
};

/// The most a rewritten passage may take of a model's answer, in tokens.
const MOST_TOKENS: u32 = 2_000;

/// A way to rewrite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Way {
    /// 다듬기
    Polish,
    /// 줄이기
    Shorten,
    /// 늘리기
    Lengthen,
    /// 개조식으로
    Itemise,
    /// 서술식으로
    Narrate,
    /// 쉬운 말로
    Plain,
    /// 공손하게
    Polite,
    /// 번역(한↔영)
    Translate,
    /// What the official says.
    Free,
}

impl Way {
    /// What a model is told to do.
    fn task(self) -> &'static str {
        match self {
            Self::Polish => "공문에 맞게 문장을 다듬기",
            Self::Shorten => "뜻을 빠뜨리지 않고 짧게 줄이기",
            Self::Lengthen => "새로운 사실을 더하지 않고 문장을 풀어 쓰기",
            Self::Itemise => "개조식으로 바꾸기: 문장을 명사로 끝맺기",
            Self::Narrate => "서술식으로 바꾸기: 문장을 ‘합니다’로 끝맺기",
            Self::Plain => "어려운 한자어와 외국어를 쉬운 우리말로 바꾸기",
            Self::Polite => "공손한 요청의 말로 바꾸기",
            Self::Translate => "번역하기: 한국어는 영어로, 영어는 한국어로",
            Self::Free => "free",
        }
    }
}

/// What is to be rewritten.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[ts(export)]
pub struct RewriteRequest {
    /// The passage as it stands.
    pub text: String,
    /// How.
    pub way: Way,
    /// What the official says, for [`Way::Free`].
    #[serde(default)]
    pub wish: String,
}

/// One change to accept or reject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Hunk {
    /// What is replaced, in the passage. Empty where something is put in.
    #[serde(flatten)]
    pub place: Place,
    /// By what.
    pub replacement: String,
}

/// A proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Rewritten {
    /// The passage with every change accepted.
    pub text: String,
    /// The changes, in order.
    pub hunks: Vec<Hunk>,
    /// Who proposes: `builtin`, or the model's name.
    pub model: String,
}

/// What the passage belongs to.
#[derive(Debug, Clone, Copy)]
pub struct Whole<'a> {
    /// The document it was taken from, and the request and the material of the draft: what may be said.
    pub known: &'a str,
    /// The kind of the document.
    pub kind: Kind,
    /// How sensitive the work is.
    pub class: DataClass,
}

/// Proposes changes to a passage, by a model where one may see it and by the rules otherwise.
///
/// # Errors
/// `model_needed` where only a model could do it and none may be asked; `rewrite_refused` where the model stated what
/// the passage does not; what the model reports.
pub fn run(
    desk: &Desk,
    request: &RewriteRequest,
    whole: Whole<'_>,
    model: Option<&dyn Model>,
    when: When,
    cancel: &Cancel,
) -> Result<Rewritten, Fault> {
    let text = &request.text;
    let built_in = || {
        let new = by_rules(desk, text, request.way, whole.kind)?;
        Some(Rewritten { hunks: hunks(text, &new, desk.unit), text: new, model: "builtin".into() })
    };
    let Some(model) = model else { return built_in().ok_or_else(|| Fault::new("model_needed")) };
    let asking =
        Asking { model, class: whole.class, purpose: "rewrite", sources: &[], store: &desk.store, now: when.now };
    if let (Err(_), Some(rewritten)) = (asking.permit(), built_in()) {
        return Ok(rewritten);
    }
    let rewriting =
        Rewriting { text: text.clone(), task: request.way.task().into(), wish: request.wish.trim().to_owned() };
    let messages = rewriting.messages().map_err(|error| Fault::new("prompt_failed").with("reason", error))?;
    let max_tokens = MOST_TOKENS.min(model.limits().context_tokens / 2);
    let prompt = Prompt { messages, schema: Some(Rewriting::schema()), max_tokens };
    let answer = asking.ask(&prompt, cancel, &mut |_| ControlFlow::Continue(())).map_err(Fault::from)?;
    let new = Rewriting::read(&answer)
        .ok_or_else(|| Fault::from(ModelError::Malformed("the answer holds no text".into())))?;
    if !may_stand(desk, request.way, text, &new, whole, when) {
        return Err(Fault::new("rewrite_refused").with("model", model.name()));
    }
    Ok(Rewritten { hunks: hunks(text, &new, desk.unit), text: new, model: model.name().to_owned() })
}

/// What the rules make of a passage; nothing where it takes a model.
fn by_rules(desk: &Desk, text: &str, way: Way, kind: Kind) -> Option<String> {
    Some(match way {
        Way::Polish => rules::fix_passage(text, kind, &desk.profile()),
        Way::Plain => rules::fix_words(text, kind, &desk.profile()),
        Way::Itemise => endings::itemised(text),
        Way::Narrate => endings::narrated(text),
        Way::Polite => endings::polite(text),
        Way::Shorten | Way::Lengthen | Way::Translate | Way::Free => return None,
    })
}

/// Whether a model's passage states nothing that is not known, and drops no figure, blank or mark.
fn may_stand(desk: &Desk, way: Way, old: &str, new: &str, whole: Whole<'_>, when: When) -> bool {
    let figures = |text: &str| -> Vec<String> {
        let mut figures: Vec<String> =
            text.split(|c: char| !c.is_ascii_digit()).filter(|figure| !figure.is_empty()).map(str::to_owned).collect();
        figures.sort();
        figures
    };
    let marks = |text: &str| text.matches(['⟦', '⟧', '「', '」', '⟪', '⟫', '[', ']']).count();
    let keeps = figures(old) == figures(new) && marks(old) == marks(new);
    if way == Way::Translate {
        return keeps && !new.trim().is_empty();
    }
    let sources = [("text".to_owned(), old.to_owned())];
    let ground = Ground::new(whole.known, &sources, when.today, Some(&desk.library));
    keeps && !new.trim().is_empty() && evidence::check(new, &ground).is_empty() && evidence::same_polarity(old, new)
}

/// The changes that lead from one text to the other, word by word; neighbouring ones are one.
pub fn hunks(old: &str, new: &str, unit: Unit) -> Vec<Hunk> {
    let diff = TextDiff::from_words(old, new);
    let mut hunks: Vec<(Range<usize>, String)> = Vec::new();
    let (mut at, mut gap) = (0, String::new());
    for change in diff.iter_all_changes() {
        let words = change.value();
        if change.tag() == ChangeTag::Equal {
            at += words.len();
            gap.push_str(words);
            continue;
        }
        match hunks.last_mut() {
            // A space between two changed words is no reason to ask twice.
            Some((range, replacement)) if gap.trim().is_empty() => {
                range.end = at;
                replacement.push_str(&gap);
            }
            _ => hunks.push((at..at, String::new())),
        }
        gap.clear();
        let Some((range, replacement)) = hunks.last_mut() else { continue };
        if change.tag() == ChangeTag::Delete {
            at += words.len();
            range.end = at;
        } else {
            replacement.push_str(words);
        }
    }
    hunks.into_iter().map(|(range, replacement)| Hunk { place: unit.place(old, range), replacement }).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn accepted(old: &str, hunks: &[Hunk]) -> String {
        let mut text: Vec<char> = old.chars().collect();
        for hunk in hunks.iter().rev() {
            let (start, end) = (hunk.place.start() as usize, hunk.place.end() as usize);
            text.splice(start..end, hunk.replacement.chars());
        }
        text.into_iter().collect()
    }

    #[test]
    fn neighbouring_words_are_one_change() {
        let old = "금번 워크샵을 개최할 것";
        let new = "이번 워크숍을 개최하여 주시기 바랍니다.";
        let hunks = hunks(old, new, Unit::CodePoints);
        assert_eq!(accepted(old, &hunks), new);
        assert_eq!(hunks.len(), 1);
    }

    proptest! {
        #[test]
        fn all_changes_together_make_the_new_text(old in "[가-다 .\n]{0,30}", new in "[가-다 .\n]{0,30}") {
            prop_assert_eq!(accepted(&old, &hunks(&old, &new, Unit::CodePoints)), new);
        }
    }
}
