//! What would leave the machine for a draft, to be read before it does.

use std::{
    ops::ControlFlow,
    sync::{Mutex, PoisonError},
};

use jiff::civil::Date;

use super::{DraftRequest, Helper, Means, read_folder, write};
use crate::{
    desk::Desk,
    fault::Fault,
    model::{Cancel, Message, Model, ModelError, Prompt},
    privacy,
};

/// The messages that [`run`](super::run) would send to a model, with personal data masked as it would be. None where
/// nothing would leave: the model may not see work of this class, or the template has no prose to ask for.
///
/// # Errors
/// As [`write`].
pub fn outgoing(desk: &Desk, request: &DraftRequest, model: &dyn Model, today: Date) -> Result<Vec<Message>, Fault> {
    if !request.class.allows(model.reach()) {
        return Ok(Vec::new());
    }
    let (templates, _) = read_folder(&desk.folder.join("templates"));
    let profile = desk.profile();
    let means = Means { library: Some(&desk.library), templates: &templates, profile: &profile, unit: desk.unit };
    let messages = Mutex::new(Vec::new());
    let ask = |prompt: &Prompt, _: &Cancel, _: &mut dyn FnMut(&str) -> ControlFlow<()>| {
        let leaving = privacy::ask::leaving(prompt).messages;
        messages.lock().unwrap_or_else(PoisonError::into_inner).extend(leaving);
        Err(ModelError::Stopped)
    };
    let helper = Helper { name: model.name().to_owned(), limits: model.limits(), ask: &ask };
    write(&means, request, Some(&helper), today, &Cancel::default(), &mut |_| ControlFlow::Continue(()))?;
    Ok(messages.into_inner().unwrap_or_else(PoisonError::into_inner))
}
