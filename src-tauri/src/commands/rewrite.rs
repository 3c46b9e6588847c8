//! Rewriting a selection of a draft.

use biseo_secretary::{
    review,
    rewrite::{self, RewriteRequest, Rewritten, Whole},
    store::DraftId,
};

use super::{Answer, Here};
use crate::clock;

/// Proposes changes to a passage of a draft, to be accepted or rejected one by one.
#[tauri::command]
pub(crate) async fn draft_rewrite(
    shell: Here<'_>,
    id: DraftId,
    request: RewriteRequest,
    job: String,
) -> Answer<Rewritten> {
    shell
        .work(move |shell, desk| {
            let job = shell.jobs.begin(&job);
            let row = desk.store.draft(id)?;
            let kind = review::kind(row.kind.as_deref().unwrap_or(review::UNKNOWN_KIND))?;
            let known = format!("{}\n{}\n{}", row.request, row.material, row.text);
            let whole = Whole { known: &known, kind, class: row.class };
            let model = biseo_models::of_desk(desk, row.class)?;
            rewrite::run(desk, &request, whole, model.as_deref(), clock::when(), &job.cancel)
        })
        .await
}
