//! `search`, `complete` and `show`.

use std::io::{self, Write};

use biseo_secretary::{
    fault::Fault,
    library,
    search::{self, SearchRequest, SourceKind},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{args, context::Context};

pub(crate) fn search(here: &Context, what: args::Search) -> Result<(), Fault> {
    let asked = what.query.clone().unwrap_or_default();
    let within = ["종류:", "부처:", "소관:", "기관:"].iter().any(|key| asked.contains(key));
    let filtered = !what.kind.is_empty() || what.issuer.is_some() || what.as_of.is_some() || within;
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
            for kind in asked.split_whitespace().filter_map(|word| word.strip_prefix("종류:")) {
                if SourceKind::named(kind).is_none() {
                    writeln!(
                        out,
                        "종류에 {kind}은(는) 없습니다. 법령, 규칙, 지침, 서식, 문서 가운데 하나를 적어 주십시오."
                    )?;
                }
            }
            if answer.hits.is_empty() && filtered {
                writeln!(out, "좁힌 범위(종류, 부처, 시행일)에서는 찾은 것이 없습니다. 범위를 넓혀 보십시오.")?;
            } else if answer.hits.is_empty() {
                writeln!(out, "찾은 것이 없습니다. 다른 말로 찾거나, 없는 법령이면 `library add`로 넣어 주십시오.")?;
            }
            Ok(())
        },
    )
}

/// What an article is called. A passage of a document may be headed by the document's own title, which is said once.
fn name(law: &str, number: &str, title: &str) -> String {
    let number = if number == law { String::new() } else { format!(" {number}") };
    let title = if title.is_empty() || number.trim() == title || law == title {
        String::new()
    } else if title.starts_with('(') {
        format!(" {title}")
    } else {
        format!(" ({title})")
    };
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

/// The article's id or address stands in `article`: in a batch `id` is the line's own.
#[derive(Debug, Deserialize)]
struct ShowRequest {
    article: String,
    as_of: Option<Date>,
}

/// A whole law by its articles, or one article.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Shown {
    Outline(library::Outline),
    Article(Box<library::ArticleView>),
}

pub(crate) fn show(here: &Context, id: Option<String>, as_of: Option<Date>) -> Result<(), Fault> {
    let today = Some(here.when.today);
    here.output.answer(
        here.language,
        || Ok(ShowRequest { article: id.unwrap_or_default(), as_of }),
        |ShowRequest { article: id, as_of }| match library::outline(&here.desk, &id, as_of, today)? {
            Some(outline) => Ok(Shown::Outline(outline)),
            None => Ok(Shown::Article(Box::new(library::show(&here.desk, &id, as_of, today)?))),
        },
        |out, shown| match shown {
            Shown::Outline(outline) => {
                let effective = outline.effective.map(|day| in_force(day, here.when.today)).unwrap_or_default();
                writeln!(out, "{}{effective}", outline.law)?;
                outline.articles.iter().try_for_each(|article| {
                    writeln!(out, "{}\t{}", name("", &article.number, &article.title).trim(), article.id)
                })
            }
            Shown::Article(article) => {
                writeln!(out, "{}", name(&article.law, &article.number, &article.title))?;
                if let Some(day) = article.effective {
                    writeln!(out, "{}", in_force(day, here.when.today).trim())?;
                }
                writeln!(out, "\n{}\n", article.text)?;
                if article.kind.has_articles() && article.text == article.title {
                    writeln!(out, "별표와 서식은 제목만 자료실에 있습니다. 내용은 법령 원문에서 확인해 주십시오.\n")?;
                }
                for (label, neighbour) in [("앞", &article.previous), ("뒤", &article.next)] {
                    if let Some(neighbour) = neighbour {
                        let name = name("", &neighbour.number, &neighbour.title);
                        writeln!(out, "{label}:{name}  {}", neighbour.id)?;
                    }
                }
                around(out, article)
            }
        },
    )
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
