//! The library as the desk uses it: adding what lies in files, showing an article, completing what is being typed, and
//! writing the citation of an article in its one proper form.

use std::{
    collections::HashSet,
    ops::ControlFlow,
    path::{self, Path, PathBuf},
};

pub use biseo_index::memory::share_arenas;
pub use biseo_index::{AddReport, ArticleView, Change, Outline, Progress, Status, Watch};
use biseo_index::{
    ChangedArticle, Comparison, Completion, CompletionKind, Error, MAX_FILE_BYTES, Notice, Query, Skipped,
    SourceStatus, Wording, citation,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    desk::Desk,
    fault::{Fault, Language},
    files::DocumentReader,
    search::Absent,
};

/// Hits among which the document of a title is looked for.
const TITLED: usize = 20;

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

/// Takes files, folders and archives into the library. What cannot be read is reported, in the user's language, and
/// stops nothing.
///
/// # Errors
/// What stops the whole: the library is held by another process, or its disk is full. What was taken in before stays.
/// Where there is only one thing and it cannot be read, why.
pub fn add(
    desk: &Desk,
    paths: &[PathBuf],
    language: Language,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<AddReport, Fault> {
    // Where it was read from must mean the same wherever one stands.
    let paths: Vec<PathBuf> = paths.iter().map(|path| path::absolute(path).unwrap_or_else(|_| path.clone())).collect();
    let mut report = desk.library.add(&paths, &DocumentReader { language }, progress)?;
    if let (0, [only]) = (report.files, &report.skipped[..]) {
        return Err(left_out(only).unwrap_or_else(|| Fault::new("nothing_added").with("reason", &only.message)));
    }
    for skipped in report.skipped.iter_mut().chain(&mut report.odd) {
        if let Some(fault) = left_out(skipped) {
            skipped.message = fault.words(language).message;
        }
    }
    Ok(report)
}

/// Why a file or a part of it was left out, where it is the library that says so; what a reader of documents says is in words already.
fn left_out(skipped: &Skipped) -> Option<Fault> {
    let fault = match skipped.code.as_str() {
        "path_missing" => Fault::new("path_missing"),
        "path_forbidden" => Fault::new("path_forbidden"),
        "path_unreadable" => Fault::new("path_unreadable"),
        "reader_failed" => Fault::new("reader_failed"),
        "archive_damaged" => Fault::new("archive_damaged"),
        "archive_bomb" => Fault::new("archive_bomb"),
        "archive_path" => Fault::new("archive_path"),
        "archive_link" => Fault::new("archive_link"),
        "xml_damaged" => Fault::new("xml_damaged"),
        "xml_unknown" => Fault::new("xml_unknown"),
        "service_refused" => Fault::new("service_refused"),
        "front_matter" => Fault::new("law_front_matter"),
        "odd_date" => Fault::new("law_odd_date"),
        "odd_article_heading" => Fault::new("law_odd_heading"),
        "duplicate_article" => Fault::new("law_article_twice"),
        "no_articles" => Fault::new("law_without_articles"),
        "several_laws" => Fault::new("law_several"),
        "file_empty" => Fault::new("file_empty"),
        "file_not_text" => Fault::new("file_not_text"),
        "file_changing" => Fault::new("file_changing"),
        "file_too_large" => Fault::new("file_too_large").with("megabytes", MAX_FILE_BYTES >> 20),
        _ => return None,
    };
    Some(fault.with("path", skipped.path.display()).with("reason", &skipped.message))
}

/// The folders that the library was filled from and that are there now, with the archives and files that were cut off
/// while they were taken in.
pub fn folders(desk: &Desk) -> Vec<PathBuf> {
    let imports = desk.library.status().map(|status| status.imports).unwrap_or_default();
    let there = |path: &Path, finished: bool| if finished { path.is_dir() } else { path.exists() };
    imports.into_iter().filter(|import| there(&import.path, import.finished)).map(|import| import.path).collect()
}

/// What the library holds.
///
/// # Errors
/// What the library reports.
pub fn status(desk: &Desk) -> Result<Status, Fault> {
    Ok(desk.library.status()?)
}

/// One article, template or passage, by its id, its address or the title of its document, with its neighbours, what it
/// cites and who cites it. With a day, the version of it that was in force then; by an address, that of today.
///
/// # Errors
/// `no_such_article` where the library has none of that id; where it is an address, what is wrong with it.
pub fn show(desk: &Desk, id: &str, as_of: Option<Date>, today: Option<Date>) -> Result<ArticleView, Fault> {
    if let Some(found) = desk.library.show(id, as_of)? {
        return Ok(found);
    }
    // A person gives an address where a program gives an id.
    for citation in desk.library.cited(&Query { text: id.to_owned(), as_of, today, ..Query::default() })? {
        let there = citation.target_ids.first().cloned();
        if let Some(absent) = Absent::of(citation) {
            return Err(absent.fault());
        }
        if let Some(there) = there.map(|id| desk.library.show(&id, None)).transpose()?.flatten() {
            return Ok(there);
        }
    }
    // A document or a template goes by its title.
    let titled = desk.library.search(&Query { text: id.to_owned(), limit: TITLED, ..Query::default() })?;
    if let Some(hit) = titled.into_iter().find(|hit| !hit.kind.has_articles() && hit.law == id)
        && let Some(found) = desk.library.show(&hit.id, None)?
    {
        return Ok(found);
    }
    let Some(now) = as_of.and(desk.library.show(id, None)?) else {
        return Err(Fault::new("no_such_article").with("id", id));
    };
    let then = outline(desk, &now.law, as_of, None).is_ok_and(|outline| outline.is_some());
    let citation = citation::write(&now.law, &now.number, None);
    Err(Fault::new(if then { "absent_article" } else { "absent_then" }).with("citation", citation))
}

/// The articles of a law, or the parts of another document, in their order, where its name is all that is given. A part
/// of the name is enough where only one has it.
///
/// # Errors
/// `absent_then` where the library has no version of it that was in force on the day, `several_titles` where several
/// names have what was given.
pub fn outline(desk: &Desk, name: &str, as_of: Option<Date>, today: Option<Date>) -> Result<Option<Outline>, Fault> {
    let query = Query { text: name.to_owned(), as_of, today, ..Query::default() };
    let mut then = desk.library.outline(&query);
    if then.is_none() {
        let titles = desk.library.titled(&query);
        match &titles[..] {
            [] => {}
            [only] => then = desk.library.outline(&Query { text: only.clone(), ..query.clone() }),
            [first, second, ..] => {
                let several = Fault::new("several_titles").with("name", name).with("n", titles.len());
                return Err(several.with("first", first).with("second", second));
            }
        }
    }
    match then.is_none() && desk.library.outline(&Query { as_of: None, ..query }).is_some() {
        true => Err(Fault::new("absent_then").with("citation", name)),
        false => Ok(then),
    }
}

/// What was taken out of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RemoveReport {
    /// What was taken out.
    pub removed: Vec<RemovedSource>,
}

/// One source that was taken out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RemovedSource {
    /// Its title.
    pub title: String,
    /// Where it had been read from.
    pub origin: String,
    /// Whether the file it was read from is there. What was fetched has none.
    pub file: bool,
    /// Whether it comes back when the library next looks there: the file is still in a folder that is looked at.
    pub comes_back: bool,
}

/// Takes sources out of the library, each by its title, by an id of one of its articles, or by the file or folder it was
/// read from; of a law, every version. The files are left alone. Where one of them means nothing, nothing is taken out.
///
/// # Errors
/// `no_such_source` where the library has nothing of that name; `kept_by_desk` for templates and the guide, which belong
/// to the desk; what the library reports.
pub fn remove(desk: &Desk, names: &[String]) -> Result<RemoveReport, Fault> {
    let sources = desk.library.status()?.sources;
    let mut wanted = HashSet::new();
    let own = |source: &&SourceStatus| {
        let path = Path::new(&source.origin);
        path.starts_with(&desk.folder) && path.exists()
    };
    for name in names {
        let absolute = path::absolute(name).ok();
        let shown = desk.library.show(name, None)?;
        let law = desk.library.outline(&Query { text: name.clone(), ..Query::default() }).map(|outline| outline.law);
        let meant = |source: &&SourceStatus| {
            let path = Path::new(&source.origin);
            let of_id = shown.as_ref().is_some_and(|article| match article.kind.has_articles() {
                true => source.kind == article.kind && source.title == article.law,
                false => source.origin == article.origin,
            });
            source.title == *name
                || law.as_ref() == Some(&source.title)
                || of_id
                || absolute.as_ref().is_some_and(|under| path.starts_with(under))
        };
        let (desks, others): (Vec<_>, Vec<_>) = sources.iter().filter(meant).partition(own);
        match (others.is_empty(), desks.first()) {
            (true, Some(own)) => return Err(Fault::new("kept_by_desk").with("name", &own.title)),
            (true, None) => return Err(Fault::new("no_such_source").with("name", name)),
            (false, _) => wanted.extend(others.into_iter().map(|source| source.origin.clone())),
        }
    }
    let removed = desk.library.remove(|source| wanted.contains(&source.origin))?;
    let folders = folders(desk);
    let removed = removed.into_iter().map(|source| {
        let file = source.has_file();
        let comes_back = file && folders.iter().any(|folder| Path::new(&source.origin).starts_with(folder));
        RemovedSource { title: source.title, origin: source.origin, file, comes_back }
    });
    Ok(RemoveReport { removed: removed.collect() })
}

/// Two versions of a law side by side (신구조문대비).
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct CompareAnswer {
    /// Title of the law.
    pub law: String,
    /// Since when the older version was in force.
    #[ts(as = "Option<String>")]
    pub old: Option<Date>,
    /// Since when the newer version is in force.
    #[ts(as = "Option<String>")]
    pub new: Option<Date>,
    /// The articles that differ, in the order of their numbers.
    pub articles: Vec<ComparedArticle>,
    /// How many articles are the same.
    pub same: usize,
}

/// An article that is not the same in both versions.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ComparedArticle {
    /// 제27조의2.
    pub number: String,
    /// What became of it.
    pub change: Change,
    /// Its wording before; none where it is new.
    pub old: Option<ComparedText>,
    /// Its wording now.
    pub new: Option<ComparedText>,
}

/// An article's wording in one of two versions.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ComparedText {
    /// The article's id in that version.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
    /// What the other version has not, as pairs of start and end.
    pub marks: Vec<(u32, u32)>,
}

/// The versions that two articles belong to, article by article.
///
/// # Errors
/// `no_such_article` where the library has not both, or they are not of one law.
pub fn compare(desk: &Desk, one: &str, other: &str) -> Result<CompareAnswer, Fault> {
    let nothing = || Fault::new("no_such_article").with("id", format!("{one}, {other}"));
    let Comparison { law, old, new, articles, same } = desk.library.compare(one, other)?.ok_or_else(nothing)?;
    let text = |wording: Wording| {
        let pair = |range| {
            let place = desk.unit.place(&wording.text, range);
            (place.start(), place.end())
        };
        let marks = wording.marks.iter().cloned().map(pair).collect();
        ComparedText { id: wording.id, title: wording.title, text: wording.text, marks }
    };
    let article = |article: ChangedArticle| ComparedArticle {
        number: article.number,
        change: article.change,
        old: article.old.map(text),
        new: article.new.map(text),
    };
    Ok(CompareAnswer { law, old, new, articles: articles.into_iter().map(article).collect(), same })
}

/// What a citation names below the article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[ts(export)]
pub struct Within {
    /// Number of the paragraph (항).
    pub paragraph: Option<String>,
    /// Number of the item (호), with its branch as 2의3.
    pub item: Option<String>,
    /// Letter of the sub-item (목).
    pub subitem: Option<String>,
}

/// The citation of an article in its one proper form: 「민원 처리에 관한 법률」 제27조제1항. A guide or a template is
/// cited by its title and heading.
///
/// # Errors
/// `no_such_article` where the library has none of that id.
pub fn cite(desk: &Desk, id: &str, within: &Within) -> Result<String, Fault> {
    let article = show(desk, id, None, None)?;
    Ok(match article.kind {
        kind if kind.has_articles() => {
            let [paragraph, item, subitem] = [&within.paragraph, &within.item, &within.subitem].map(Option::as_deref);
            citation::write_within(&article.law, &article.number, paragraph, item, subitem)
        }
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
