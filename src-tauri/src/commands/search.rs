//! Finding: search, completion, one article, its citation.

use biseo_secretary::{
    library::{self, ArticleView, CompareAnswer, CompleteAnswer, Within},
    meaning::Asking,
    search::{self, SearchAnswer, SearchRequest},
};

use super::{Answer, Here};
use crate::clock;

/// Looks something up.
#[tauri::command]
pub(crate) async fn search(shell: Here<'_>, request: SearchRequest) -> Answer<SearchAnswer> {
    let request = SearchRequest { today: Some(clock::when().today), ..request };
    shell
        .work(move |shell, desk| {
            // A model that cannot be used is no reason not to search; the settings say what is wrong with it.
            let embedder = shell.meaning.embedder(desk).unwrap_or_default();
            let class = desk.store.settings()?.class;
            let asking = embedder.as_deref().map(|embedder| Asking { embedder, class, now: clock::when().now });
            search::run_with(desk, &request, asking)
        })
        .await
}

/// What may be meant by the beginning of a word.
#[tauri::command]
pub(crate) async fn complete(shell: Here<'_>, prefix: String) -> Answer<CompleteAnswer> {
    shell.work(move |_, desk| library::complete(desk, &prefix)).await
}

/// One article with its neighbours and who cites it.
#[tauri::command]
pub(crate) async fn show(shell: Here<'_>, id: String) -> Answer<ArticleView> {
    shell.work(move |_, desk| library::show(desk, &id, None, None)).await
}

/// The versions that two articles belong to, side by side.
#[tauri::command]
pub(crate) async fn compare(shell: Here<'_>, one: String, other: String) -> Answer<CompareAnswer> {
    shell.work(move |_, desk| library::compare(desk, &one, &other)).await
}

/// An article's citation as it is written in a document.
#[tauri::command]
pub(crate) async fn cite(shell: Here<'_>, id: String, within: Within) -> Answer<String> {
    shell.work(move |_, desk| library::cite(desk, &id, &within)).await
}
