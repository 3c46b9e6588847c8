//! The library as the desk uses it: adding what lies in files, showing an article, completing what is being typed, and
//! writing the citation of an article in its one proper form.

use std::{ops::ControlFlow, path::PathBuf};

pub use biseo_index::{AddReport, ArticleView, Progress, Status};
use biseo_index::{Completion, CompletionKind, Error, Notice, SourceKind, citation};
use serde::Serialize;
use ts_rs::TS;

use crate::{desk::Desk, fault::Fault, files::DocumentReader};

/// Lines offered for the beginning of a word.
const COMPLETIONS: usize = 12;

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        match &error {
            Error::Locked(_) => Fault::new("library_locked"),
            Error::DiskFull(_) => Fault::new("disk_full"),
            Error::Io { path, source } => Fault::file_failed(path, source),
            Error::Damaged(_) => Fault::new("library_damaged").with("reason", error),
        }
    }
}

impl From<Notice> for Fault {
    fn from(notice: Notice) -> Self {
        match notice {
            Notice::NoDictionary => Fault::new("dictionary_missing"),
            Notice::BadDictionary(reason) => Fault::new("dictionary_unusable").with("reason", reason),
            Notice::Rebuilt { sources, lost, .. } if lost.is_empty() => {
                Fault::new("library_rebuilt").with("sources", sources)
            }
            Notice::Rebuilt { sources, lost, .. } => {
                Fault::new("library_rebuilt_in_part").with("sources", sources).with("lost", lost.join(", "))
            }
        }
    }
}

/// Takes files and folders into the library. What cannot be read is reported and stops nothing.
///
/// # Errors
/// What stops the whole: the library is held by another process, or its disk is full. What was taken in before stays.
pub fn add(
    desk: &Desk,
    paths: &[PathBuf],
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<AddReport, Fault> {
    Ok(desk.library.add(paths, &DocumentReader, progress)?)
}

/// What the library holds.
///
/// # Errors
/// What the library reports.
pub fn status(desk: &Desk) -> Result<Status, Fault> {
    Ok(desk.library.status()?)
}

/// One article, template or passage with its neighbours and who cites it.
///
/// # Errors
/// `no_such_article` where the library has none of that id.
pub fn show(desk: &Desk, id: &str) -> Result<ArticleView, Fault> {
    desk.library.show(id)?.ok_or_else(|| Fault::new("no_such_article").with("id", id))
}

/// The citation of an article in its one proper form: 「민원 처리에 관한 법률」 제27조제1항. A guide or a template is
/// cited by its title and heading.
///
/// # Errors
/// `no_such_article` where the library has none of that id.
pub fn cite(desk: &Desk, id: &str, paragraph: Option<&str>) -> Result<String, Fault> {
    let article = show(desk, id)?;
    Ok(match article.kind {
        SourceKind::Statute => citation::write(&article.law, &article.number, paragraph),
        _ if article.law == article.number => format!("「{}」", article.law),
        _ => format!("「{}」 {}", article.law, article.number),
    })
}

/// What may be meant by the beginning of a word.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct CompleteAnswer {
    /// Laws, articles, templates and drafts, the likeliest first.
    pub items: Vec<CompleteItem>,
    /// How long it took, in milliseconds.
    pub ms: f64,
}

/// One line of what may be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CompleteItem {
    /// Id of the article or template; `draft/` and its number for a draft.
    pub id: String,
    /// `law`, `article`, `template`, `guide` or `draft`.
    #[ts(type = "'law' | 'article' | 'template' | 'guide' | 'draft'")]
    pub kind: String,
    /// The line to show.
    pub text: String,
}

/// Completes what is being typed with laws, articles and templates of the library and with drafts of the desk.
///
/// # Errors
/// What the library or the store reports.
pub fn complete(desk: &Desk, prefix: &str) -> Result<CompleteAnswer, Fault> {
    let started = std::time::Instant::now();
    let mut items: Vec<_> = desk.library.complete(prefix, COMPLETIONS)?.into_iter().map(CompleteItem::from).collect();
    let typed = prefix.trim();
    if !typed.is_empty() {
        let drafts = desk.store.drafts()?.into_iter().filter(|draft| draft.title.contains(typed));
        let lines = drafts.map(|draft| CompleteItem {
            id: format!("draft/{}", draft.id),
            kind: "draft".into(),
            text: draft.title,
        });
        items.extend(lines.take(COMPLETIONS));
    }
    Ok(CompleteAnswer { items, ms: started.elapsed().as_secs_f64() * 1000.0 })
}

impl From<Completion> for CompleteItem {
    fn from(completion: Completion) -> Self {
        let kind = match completion.kind {
            CompletionKind::Law => "law",
            CompletionKind::Article => "article",
            CompletionKind::Template => "template",
            CompletionKind::Guide => "guide",
        };
        Self { id: completion.id, kind: kind.into(), text: completion.text }
    }
}
