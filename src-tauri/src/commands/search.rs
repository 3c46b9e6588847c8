//! Finding: search, completion, one article, its citation.

use biseo_secretary::{
    library::{self, ArticleView, CompleteAnswer},
    search::{self, SearchAnswer, SearchRequest},
};

use super::{Answer, Here};

/// Looks something up.
#[tauri::command]
pub(crate) async fn search(shell: Here<'_>, request: SearchRequest) -> Answer<SearchAnswer> {
    shell.work(move |_, desk| search::run(desk, &request)).await
}

/// What may be meant by the beginning of a word.
#[tauri::command]
pub(crate) async fn complete(shell: Here<'_>, prefix: String) -> Answer<CompleteAnswer> {
    shell.work(move |_, desk| library::complete(desk, &prefix)).await
}

/// One article with its neighbours and who cites it.
#[tauri::command]
pub(crate) async fn show(shell: Here<'_>, id: String) -> Answer<ArticleView> {
    shell.work(move |_, desk| library::show(desk, &id)).await
}

/// An article's citation as it is written in a document.
#[tauri::command]
pub(crate) async fn cite(shell: Here<'_>, id: String, paragraph: Option<String>) -> Answer<String> {
    shell.work(move |_, desk| library::cite(desk, &id, paragraph.as_deref())).await
}
