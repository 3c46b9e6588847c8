//! The draft room: from a hurried sentence to a document that an official can sign, with nothing made up.
//!
//! The request is understood by rules, a template of its kind is chosen, facts go into its slots and the notation prints
//! the document. What is missing stands as a blank, what contradicts itself is asked about, and a legal basis is only
//! proposed. A model, where one may be asked, writes the prose of slots on the same plan and never the facts.

mod assisted;
mod basis;
pub mod decision;
mod finished;
mod learn;
mod lost;
mod marks;
mod notes;
mod outcome;
mod outgoing;
mod plan;
mod prose;
mod ranges;
mod rest;
mod said;
mod template;
mod trust;
pub mod understand;
mod wishes;
mod write;

use std::ops::ControlFlow;

use biseo_documents::{Kind, Profile, notation};
use biseo_index::Library;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::{
    assisted::{Ask, Helper},
    basis::Basis,
    learn::{keep_template, template_of},
    marks::{Marking, marks, template_text},
    outcome::{Blank, CitationView, Draft, FactView},
    outgoing::outgoing,
    rest::rest_on,
    template::{SlotSpec, Template, TemplateError, read_folder},
};
use self::{
    plan::Plan,
    understand::{Slot, understand},
};
use crate::{
    class::DataClass,
    desk::Desk,
    fault::Fault,
    korean::spacing::Spaced,
    model::{Cancel, Model, ModelError, Prompt},
    privacy::{self, Asking},
    search::HitView,
    store::DraftRow,
    text::Unit,
    when::When,
};

/// What pasted material is called where a passage of it is shown.
const MATERIAL: &str = "자료";

/// A text that came with a request.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Attached {
    /// What it is called.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// What is to be drafted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields = nullable)]
pub struct DraftRequest {
    /// The wish, and notes pasted below it.
    pub instruction: String,
    /// Texts that came with it.
    pub attachments: Vec<Attached>,
    /// The template to use, by the stem of its file; chosen by the request where it is left out.
    pub template: Option<String>,
    /// Ids of articles that the official has accepted as the legal basis.
    pub basis: Vec<String>,
    /// How sensitive the work is.
    pub class: DataClass,
}

impl DraftRequest {
    /// What a draft of the store was, or will be, written from.
    pub fn of(row: &DraftRow) -> Self {
        let material = Attached { name: MATERIAL.into(), text: row.material.clone() };
        Self {
            instruction: row.request.clone(),
            attachments: if material.text.trim().is_empty() { Vec::new() } else { vec![material] },
            template: row.template.clone(),
            basis: row.basis.clone(),
            class: row.class,
        }
    }
}

/// What is told while a draft is made.
#[derive(Debug, Clone, PartialEq)]
pub enum DraftEvent {
    /// What the library has on the matter; said before any text.
    Sources {
        /// Best first.
        hits: Vec<HitView>,
    },
    /// How far the work is.
    Progress {
        /// Steps done.
        done: usize,
        /// Steps in all.
        of: usize,
    },
    /// A piece of prose as a model writes it.
    Piece {
        /// The slot it is for.
        slot: String,
        /// What was added.
        text: String,
    },
    /// Something the official should know; the work goes on.
    Notice {
        /// What it is.
        fault: Fault,
    },
}

/// What the writer works with.
pub struct Means<'a> {
    /// Regulations and templates for proposals and citations; none where there is no library at hand.
    pub library: Option<&'a Library>,
    /// The templates of the desk.
    pub templates: &'a [Template],
    /// The agency.
    pub profile: &'a Profile,
    /// What the reader of the answer counts texts in.
    pub unit: Unit,
}

/// Drafts by the built-in rules and, where a model helps, with its wording of the slots.
///
/// # Errors
/// `request_empty` where nothing was asked; `no_such_template` where the named one is not on the desk. A model that fails
/// is a notice and no error.
pub fn write(
    means: &Means<'_>,
    request: &DraftRequest,
    helper: Option<&Helper<'_>>,
    today: Date,
    cancel: &Cancel,
    sink: &mut dyn FnMut(DraftEvent) -> ControlFlow<()>,
) -> Result<Draft, Fault> {
    let typed = source(request);
    let spaced = Spaced::new(&typed);
    let source = spaced.text().to_owned();
    if source.trim().is_empty() {
        return Err(Fault::new("request_empty"));
    }
    let named = match &request.template {
        Some(stem) => Some(
            means
                .templates
                .iter()
                .find(|template| template.stem == *stem)
                .ok_or_else(|| Fault::new("no_such_template").with("name", stem))?,
        ),
        None => None,
    };
    if let (None, true, Some(kind)) = (named, request.attachments.is_empty(), finished::kind(&typed)) {
        return take(means, request, &typed, kind, today, sink);
    }
    let understanding = understand(&source, today, named.map(|template| template.kind));
    let template = named
        .or_else(|| {
            let (wish, whole) = (&source[understanding.asked.clone()], source.as_str());
            let placed = understanding.facts.iter().any(|fact| fact.slot == Slot::Place && !fact.unsettled);
            let [wish, whole] =
                [wish, whole].map(|said| wishes::where_it_happens(&wishes::without_conditions(said), placed));
            template::choose(means.templates, understanding.kind, &wish, &whole)
        })
        .ok_or_else(|| Fault::new("no_such_template").with("name", understanding.kind.korean()))?;
    let found = basis::find(means, template, &understanding, &source, today)?;
    if sink(DraftEvent::Sources { hits: found.hits }).is_break() {
        return Err(Fault::new("model_stopped"));
    }
    let stated = basis::stated(means.library, &request.instruction);
    let mut plan = Plan::new(&understanding, &source, stated.clone());
    let (mut writer, mut masked, mut prompts) = ("builtin", 0, Vec::new());
    if let Some(helper) = helper {
        masked = privacy::find(&source).iter().filter(|span| span.kind.is_personal()).count();
        let accepted = basis::texts(means.library, &request.basis)?;
        let matter =
            assisted::Matter { template, understanding: &understanding, plan: &plan, source: &source, accepted, today };
        let worded = assisted::word(means, helper, matter, cancel, sink);
        prompts.extend(worded.prompt);
        for fault in worded.notices {
            // What came is kept whether or not anybody still listens.
            let _ = sink(DraftEvent::Notice { fault });
        }
        if !worded.slots.is_empty() {
            writer = &helper.name;
        }
        plan.say(worded.slots);
    }
    let document = write::write(template, &mut plan, &|words| basis::holds(means.library, words));
    let document = basis::rest(means.library, document, &stated);
    let made = outcome::Made {
        template,
        understanding: &understanding,
        document,
        bases: found.bases,
        writer,
        masked,
        typed: &typed,
        spaced: &spaced,
        request,
        today,
        prompts,
        taken: false,
    };
    outcome::draft(means, made)
}

/// Takes a finished document as it is.
fn take(
    means: &Means<'_>,
    request: &DraftRequest,
    typed: &str,
    kind: Kind,
    today: Date,
    sink: &mut dyn FnMut(DraftEvent) -> ControlFlow<()>,
) -> Result<Draft, Fault> {
    let understanding = finished::taken(understand(typed, today, Some(kind)), typed);
    let template = template::choose(means.templates, kind, "", "")
        .ok_or_else(|| Fault::new("no_such_template").with("name", kind.korean()))?;
    let found = basis::find(means, template, &understanding, typed, today)?;
    if sink(DraftEvent::Sources { hits: found.hits }).is_break() {
        return Err(Fault::new("model_stopped"));
    }
    let made = outcome::Made {
        template,
        understanding: &understanding,
        document: notation::parse(typed, kind).0,
        bases: found.bases,
        writer: "builtin",
        masked: 0,
        typed,
        spaced: &Spaced::as_it_is(typed),
        request,
        today,
        prompts: Vec::new(),
        taken: true,
    };
    outcome::draft(means, made)
}

/// Drafts on a desk, with a model where one may see work of this class. Where it may not, the built-in rules write alone
/// and a notice says so.
///
/// # Errors
/// As [`write`].
pub fn run(
    desk: &Desk,
    request: &DraftRequest,
    model: Option<&dyn Model>,
    when: When,
    cancel: &Cancel,
    sink: &mut dyn FnMut(DraftEvent) -> ControlFlow<()>,
) -> Result<Draft, Fault> {
    let (templates, faults) = read_folder(&desk.folder.join("templates"));
    for fault in faults {
        if sink(DraftEvent::Notice { fault }).is_break() {
            return Err(Fault::new("model_stopped"));
        }
    }
    let profile = desk.profile();
    let means = Means { library: Some(&desk.library), templates: &templates, profile: &profile, unit: desk.unit };
    let Some(model) = model else { return write(&means, request, None, when.today, cancel, sink) };
    let asking = Asking {
        model,
        class: request.class,
        purpose: "draft",
        sources: &request.basis,
        store: &desk.store,
        now: when.now,
    };
    if let Err(refused) = asking.permit() {
        // The official should know, listening or not; the work goes on without the model.
        let _ = sink(DraftEvent::Notice { fault: refused.into() });
        return write(&means, request, None, when.today, cancel, sink);
    }
    let ask = |prompt: &Prompt, cancel: &Cancel, sink: &mut dyn FnMut(&str) -> ControlFlow<()>| {
        asking.ask(prompt, cancel, sink).map_err(ModelError::from)
    };
    let helper = Helper { name: model.name().to_owned(), limits: model.limits(), ask: &ask };
    write(&means, request, Some(&helper), when.today, cancel, sink)
}

/// The request and what came with it, as one text; places of facts are places in it.
pub fn source(request: &DraftRequest) -> String {
    let mut source = request.instruction.clone();
    for attached in &request.attachments {
        source.push_str(&format!("\n\n[{}]\n{}", attached.name, attached.text));
    }
    source
}

/// The signature (결문) of a document that leaves the house; what is approved inside has none (규정 제13조제3항).
fn signature(kind: Kind, profile: &Profile, recipients: &[String]) -> String {
    let mut lines = Vec::new();
    if kind.form() == biseo_documents::Form::Gian {
        lines.push(if profile.sender.is_empty() { notation::blank("발신 명의") } else { profile.sender.clone() });
        if !recipients.is_empty() {
            lines.push(format!("수신자  {}", recipients.join(", ")));
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests;
