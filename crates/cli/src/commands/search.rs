//! `search`, `complete` and `show`.

use std::io::{self, Write};

use biseo_secretary::{
    fault::Fault,
    library,
    search::{self, SearchRequest},
};
use jiff::civil::Date;
use serde::Deserialize;

use crate::{args, context::Context};

pub(crate) fn search(here: &Context, what: args::Search) -> Result<(), Fault> {
    let request = || {
        Ok(SearchRequest {
            query: what.query.unwrap_or_default(),
            limit: Some(what.limit),
            as_of: what.as_of,
            kinds: what.kind,
            issuer: what.issuer,
            exclude: what.exclude,
            ..SearchRequest::default()
        })
    };
    let embedder = here.embedder()?;
    let asking = embedder.as_deref().map(|embedder| here.asking(embedder));
    here.output.answer(
        here.language,
        request,
        |request: SearchRequest| {
            if request.query.trim().is_empty() {
                return Err(Fault::new("nothing_asked"));
            }
            search::run_with(&here.desk, &SearchRequest { today: Some(here.when.today), ..request }, asking)
        },
        |out, answer| {
            for absent in &answer.absent {
                writeln!(out, "{}", absent.fault().words(here.language).message)?;
            }
            for hit in &answer.hits {
                let effective = hit.effective.map(|day| in_force(day, here.when.today)).unwrap_or_default();
                writeln!(out, "{}{effective}", name(&hit.law, &hit.article, &hit.title))?;
                let file = hit.file.as_ref().map(|file| format!("  ({file})")).unwrap_or_default();
                writeln!(out, "    {}\n    {}{file}", hit.snippet.trim(), hit.id)?;
            }
            if answer.hits.is_empty() {
                writeln!(out, "찾은 것이 없습니다. 다른 말로 찾거나, 없는 법령이면 `library add`로 넣어 주십시오.")?;
            }
            Ok(())
        },
    )
}

/// What an article is called. A passage of a document may be headed by the document's own title, which is said once.
fn name(law: &str, number: &str, title: &str) -> String {
    let number = if number == law { String::new() } else { format!(" {number}") };
    let title =
        if title.is_empty() || number.trim() == title || law == title { String::new() } else { format!(" ({title})") };
    format!("{law}{number}{title}")
}

/// Since when a text is in force, and that it is not yet where that is so.
fn in_force(day: Date, today: Date) -> String {
    let not_yet = if day > today { ", 아직 시행 전입니다" } else { "" };
    format!("  {day} 시행{not_yet}")
}

#[derive(Debug, Deserialize)]
struct CompleteRequest {
    prefix: String,
}

pub(crate) fn complete(here: &Context, prefix: Option<String>) -> Result<(), Fault> {
    here.output.answer(
        here.language,
        || Ok(CompleteRequest { prefix: prefix.unwrap_or_default() }),
        |request| library::complete(&here.desk, &request.prefix),
        |out, answer| answer.items.iter().try_for_each(|item| writeln!(out, "{}\t{}", item.text, item.id)),
    )
}

pub(crate) fn show(here: &Context, id: &str, as_of: Option<Date>) -> Result<(), Fault> {
    if let Some(outline) = library::outline(&here.desk, id, as_of, Some(here.when.today))? {
        return here.output.print(&outline, |out, outline| {
            let effective = outline.effective.map(|day| in_force(day, here.when.today)).unwrap_or_default();
            writeln!(out, "{}{effective}", outline.law)?;
            outline.articles.iter().try_for_each(|article| {
                writeln!(out, "{}\t{}", name("", &article.number, &article.title).trim(), article.id)
            })
        });
    }
    here.output.print(&library::show(&here.desk, id, as_of, Some(here.when.today))?, |out, article| {
        writeln!(out, "{}", name(&article.law, &article.number, &article.title))?;
        if let Some(day) = article.effective {
            writeln!(out, "{}", in_force(day, here.when.today).trim())?;
        }
        writeln!(out, "\n{}\n", article.text)?;
        for (label, neighbour) in [("앞", &article.previous), ("뒤", &article.next)] {
            if let Some(neighbour) = neighbour {
                let name = name("", &neighbour.number, &neighbour.title);
                writeln!(out, "{label}:{name}  {}", neighbour.id)?;
            }
        }
        around(out, article)
    })
}

fn around(out: &mut dyn Write, article: &library::ArticleView) -> io::Result<()> {
    for version in article.versions.iter().filter(|version| !version.shown) {
        let day = version.effective.map(|day| day.to_string()).unwrap_or_default();
        writeln!(out, "다른 판: {day} 시행  {}", version.id.as_deref().unwrap_or("이 조 없음"))?;
    }
    for (label, articles) in [("인용함", &article.cites), ("인용됨", &article.cited_by)] {
        articles.iter().try_for_each(|other| writeln!(out, "{label}: {} {}  {}", other.law, other.number, other.id))?;
    }
    Ok(())
}
