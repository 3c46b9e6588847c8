//! The prose of slots from a model, on the plan that the rules made.
//!
//! The model words what is known; it decides nothing. Prose that says more, less or something else than what was given
//! is refused ([`trust`](super::trust)), and the built-in wording stays. A model that fails leaves the built-in text with
//! a notice; a model that is stopped leaves the slots that it had finished.

use std::{collections::BTreeSet, ops::ControlFlow};

use biseo_prompts::draft::{DraftSlots, Labelled, Wanted};
use jiff::civil::Date;

use super::{
    DraftEvent, Means,
    plan::{Plan, slot_label},
    prose::Prose,
    template::Template,
    trust::{Given, may_stand},
    understand::Understanding,
};
use crate::{
    evidence::Ground,
    fault::Fault,
    model::{Cancel, Limits, ModelError, Prompt},
    privacy,
};

/// The answer's bound in tokens: the prose of one page.
const MOST_TOKENS: u32 = 1_500;

/// Asks a model once, pieces going to the sink as they come. Whoever has the desk hands in a closure over the privacy
/// room, so the class gate, masking and audit stay there.
pub type Ask<'a> =
    dyn Fn(&Prompt, &Cancel, &mut dyn FnMut(&str) -> ControlFlow<()>) -> Result<String, ModelError> + Sync + 'a;

/// A model that words the slots.
pub struct Helper<'a> {
    /// The name the official knows it by.
    pub name: String,
    /// What it can take.
    pub limits: Limits,
    /// Asks it.
    pub ask: &'a Ask<'a>,
}

/// Prose that came from a model, by slot, and what is to be told.
#[derive(Debug, Default)]
pub(super) struct Worded {
    pub(super) slots: Vec<(String, String)>,
    pub(super) notices: Vec<Fault>,
    /// The prompt that was sent, by its hash.
    pub(super) prompt: Option<String>,
}

/// Slots that hold prose; the others hold facts, which no model touches.
const PROSE: [&str; 3] = ["material", "reason", "notes"];

/// What a model is asked about: the plan, and what may be said in its slots.
pub(super) struct Matter<'a> {
    pub(super) template: &'a Template,
    pub(super) understanding: &'a Understanding,
    pub(super) plan: &'a Plan<'a>,
    /// The request and what came with it.
    pub(super) source: &'a str,
    /// Articles that the official accepted as the basis.
    pub(super) accepted: Vec<Labelled>,
    /// The day that dates are read from.
    pub(super) today: Date,
}

/// Asks the model for the prose of the template's slots.
pub(super) fn word(
    means: &Means<'_>,
    helper: &Helper<'_>,
    matter: Matter<'_>,
    cancel: &Cancel,
    sink: &mut dyn FnMut(DraftEvent) -> ControlFlow<()>,
) -> Worded {
    let Matter { template, understanding, plan, source, accepted, today } = matter;
    let slots: Vec<Wanted> = PROSE
        .into_iter()
        .filter(|name| template.text.contains(&format!("{{{name}}}")))
        .map(|name| {
            let label = template.slot(name).map_or_else(|| plan.label(name), |slot| slot.label.clone());
            Wanted { name: name.into(), label, now: plan.now(name, template) }
        })
        .filter(|slot| !slot.now.is_empty())
        .collect();
    if slots.is_empty() {
        return Worded::default();
    }
    let facts = understanding.facts.iter().filter(|fact| !fact.unsettled).map(|fact| {
        let label = if fact.label.is_empty() { slot_label(fact.slot).to_owned() } else { fact.label.clone() };
        Labelled { label, text: fact.written.clone() }
    });
    let prompt = DraftSlots {
        kind: understanding.kind.korean().into(),
        title: understanding.title.clone(),
        request: source.to_owned(),
        facts: facts.collect(),
        sources: accepted,
        slots,
    };
    let Ok(messages) = prompt.messages() else { return Worded::default() };
    let schema = Some(prompt.schema());
    let call = Prompt { messages, schema, max_tokens: MOST_TOKENS.min(helper.limits.context_tokens / 2) };
    let mut prose = Prose::default();
    let answer = (helper.ask)(&call, cancel, &mut |piece| {
        let mut flow = ControlFlow::Continue(());
        prose.push(piece, &mut |slot, text| {
            if flow.is_continue() {
                flow = sink(DraftEvent::Piece { slot: slot.to_owned(), text: text.to_owned() });
            }
        });
        flow
    });
    let prompt_sha256 = privacy::ask::hash(&privacy::ask::leaving(&call));
    let mut worded = Worded { prompt: Some(prompt_sha256), ..Worded::default() };
    match answer {
        Ok(_) => {}
        Err(ModelError::Stopped) => worded.notices.push(Fault::from(ModelError::Stopped)),
        Err(error) => {
            worded.notices.push(Fault::from(error));
            return worded;
        }
    }
    let sources: Vec<(String, String)> =
        known(&prompt).map(|known| (known.label.clone(), format!("{} {}", known.label, known.text))).collect();
    let ground = Ground::new(&format!("{}\n{}", prompt.request, prompt.title), &sources, today, means.library);
    let mut said = prompt.request.clone();
    known(&prompt).for_each(|known| said.push_str(&format!("\n{} {}", known.label, known.text)));
    let mut refused = BTreeSet::new();
    for (name, text) in prose.slots() {
        let text = text.trim().to_owned();
        let Some(slot) = prompt.slots.iter().find(|slot| slot.name == name) else { continue };
        if text.is_empty() {
            continue;
        }
        if may_stand(means, &text, &Given { ground: &ground, said: &said, now: &slot.now }) {
            worded.slots.push((name, text));
        } else {
            refused.insert(plan.label(&name));
        }
    }
    if !refused.is_empty() {
        let slots: Vec<String> = refused.into_iter().collect();
        worded.notices.push(Fault::new("prose_refused").with("model", &helper.name).with("slots", slots.join(", ")));
    } else if worded.slots.is_empty() && worded.notices.is_empty() {
        worded.notices.push(Fault::from(ModelError::Malformed("no slot was answered".into())));
    }
    worded
}

/// What is established: the facts and the articles.
fn known(prompt: &DraftSlots) -> impl Iterator<Item = &Labelled> {
    prompt.facts.iter().chain(&prompt.sources)
}
