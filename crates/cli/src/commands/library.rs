//! `library`: adding, taking out, what is there, fetching, and reading for the meaning.

use std::{fs, ops::ControlFlow, path::PathBuf};

use biseo_models::NationalSite;
use biseo_secretary::{
    fault::Fault,
    fetch::{self, FetchRequest, LawSiteRow, Service},
    keys::KeyPlace,
    library,
    meaning::{self, MeaningProgress},
    model::Cancel,
    search::SourceKind,
    store::Settings,
};
use serde::{Deserialize, Serialize};

use crate::{
    args,
    context::{Context, show_progress},
};

#[derive(Debug, Deserialize)]
struct AddRequest {
    paths: Vec<PathBuf>,
}

pub(crate) fn run(here: &Context, what: args::Library) -> Result<(), Fault> {
    match what {
        args::Library::Add { paths } => add(here, paths),
        args::Library::Status { query } => status(here, &query.unwrap_or_default()),
        args::Library::Remove { names } => remove(here, &names),
        args::Library::Fetch { query, of } => fetch(here, query, of),
        args::Library::Meaning { model, kind, title, off } => meaning(here, model, kind, title, off),
        args::Library::Site { key_file, address, proxy, ca_file } => {
            let key = key_file.map(|path| fs::read_to_string(&path).map_err(|error| Fault::file_failed(&path, &error)));
            if let Some(key) = key.transpose()? {
                here.desk.keys.set(fetch::KEY, Some(key.trim()))?;
            }
            set_site(here, address, proxy, ca_file)
        }
    }
}

fn add(here: &Context, paths: Vec<PathBuf>) -> Result<(), Fault> {
    here.output.answer(
        here.language,
        || Ok(AddRequest { paths }),
        |request| {
            library::add(&here.desk, &request.paths, here.language, &mut |progress| {
                show_progress(progress.done, progress.of);
                ControlFlow::Continue(())
            })
        },
        |out, report| {
            writeln!(
                out,
                "파일 {}개, 조문 {}건을 넣었습니다. ({:.1}초)",
                report.files, report.articles, report.seconds
            )?;
            if report.added + report.changed > 0 {
                writeln!(out, "새 자료 {}건, 바뀐 자료 {}건입니다.", report.added, report.changed)?;
            }
            for gone in &report.gone {
                writeln!(out, "없어진 파일: {} (자료는 그대로 있습니다)", gone.display())?;
            }
            for skipped in &report.skipped {
                writeln!(out, "건너뜀: {}", skipped.message)?;
            }
            for odd in &report.odd {
                writeln!(out, "확인: {}", odd.message)?;
            }
            Ok(())
        },
    )
}

fn status(here: &Context, query: &str) -> Result<(), Fault> {
    let mut status = library::status(&here.desk)?;
    status.sources.retain(|source| source.title.contains(query) || source.origin.contains(query));
    status.articles = status.sources.iter().map(|source| source.articles).sum();
    here.output.print(&status, |out, status| {
        writeln!(out, "자료 {}건, 조문 {}건", status.sources.len(), status.articles)?;
        for import in status.imports.iter().filter(|import| !import.finished) {
            writeln!(out, "다 넣지 못함: {} (다시 넣으면 이어서 넣습니다)", import.path.display())?;
        }
        for source in &status.sources {
            let effective = source.effective.map(|day| format!("{day} 시행")).unwrap_or_default();
            let gone = if source.is_orphan() { " (파일 없음)" } else { "" };
            writeln!(out, "{}\t{}건\t{effective}\t{}{gone}", source.title, source.articles, source.origin)?;
        }
        Ok(())
    })
}

fn remove(here: &Context, names: &[String]) -> Result<(), Fault> {
    here.output.print(&library::remove(&here.desk, names)?, |out, report| {
        for source in &report.removed {
            writeln!(out, "뺌: {}  {}", source.title, source.origin)?;
        }
        writeln!(out, "자료 {}건을 뺐습니다. 파일은 지우지 않았습니다.", report.removed.len())?;
        if report.removed.iter().any(|source| !source.file) {
            writeln!(out, "파일이 없는 자료를 다시 찾으려면 다시 넣거나 받아야 합니다.")?;
        }
        if report.removed.iter().any(|source| source.comes_back) {
            writeln!(
                out,
                "살펴보는 폴더에 있는 파일은 다음에 다시 들어옵니다. 그 파일을 옮기거나 폴더를 통째로 빼십시오."
            )?;
        }
        Ok(())
    })
}

fn fetch(here: &Context, query: Option<String>, services: Vec<Service>) -> Result<(), Fault> {
    let site = NationalSite::of_desk(&here.desk)?;
    here.output.answer(
        here.language,
        || Ok(FetchRequest { query, services }),
        |request| {
            fetch::fetch(&here.desk, &site, &request, &Cancel::default(), &mut |progress| {
                show_progress(progress.done, progress.of);
                ControlFlow::Continue(())
            })
        },
        |out, report| {
            for title in &report.fetched {
                writeln!(out, "받음: {title}")?;
            }
            for skipped in &report.skipped {
                writeln!(out, "건너뜀: {}", skipped.message)?;
            }
            writeln!(
                out,
                "목록의 법령 {}건 가운데 {}건을 받았습니다. {}건은 이미 있습니다. ({:.1}초)",
                report.listed,
                report.fetched.len(),
                report.here,
                report.seconds
            )
        },
    )
}

/// Keeps what is named to be read for its meaning, and reads what of it has not been read yet.
fn meaning(
    here: &Context,
    model: Option<String>,
    kinds: Vec<SourceKind>,
    titles: Vec<String>,
    off: bool,
) -> Result<(), Fault> {
    let mut settings = here.desk.store.settings()?;
    let chosen = &mut settings.meaning;
    if off {
        chosen.model = None;
    }
    if model.is_some() {
        chosen.model = model;
    }
    if !kinds.is_empty() || !titles.is_empty() {
        (chosen.kinds, chosen.titles) = (kinds, titles);
    }
    // A model that is not there must not be kept.
    let embedder = biseo_models::embedder(&here.desk, &settings)?;
    here.desk.store.save_settings(&settings)?;
    let Some(embedder) = embedder else {
        return here.output.print(&settings.meaning, |out, _| {
            writeln!(out, "낱말로만 찾습니다. 뜻으로도 찾으려면 --model과 --kind나 --title을 적어 주십시오.")
        });
    };
    let report =
        meaning::read(&here.desk, &settings.meaning, here.asking(&*embedder), &Cancel::default(), &mut |progress| {
            show_progress(progress.read, progress.of);
        })?;
    here.output.print(&report, |out, report| {
        let MeaningProgress { read, of } = report.progress;
        writeln!(
            out,
            "고른 조문 {of}건 가운데 {read}건을 읽었습니다. 이번에 {}건을 읽었습니다. ({:.1}초)",
            report.now, report.seconds
        )
    })
}

/// Where laws are fetched, and where the key for it is kept.
#[derive(Debug, Serialize)]
struct Site {
    #[serde(flatten)]
    site: LawSiteRow,
    key: Option<KeyPlace>,
}

fn set_site(
    here: &Context,
    address: Option<String>,
    proxy: Option<String>,
    ca_file: Option<PathBuf>,
) -> Result<(), Fault> {
    let settings = here.desk.store.settings()?;
    let before = settings.law_site.clone();
    let site = LawSiteRow {
        address: address.unwrap_or(before.address),
        proxy: proxy.or(before.proxy).filter(|proxy| !proxy.is_empty()),
        ca_file: ca_file.or(before.ca_file).filter(|file| !file.as_os_str().is_empty()),
    };
    NationalSite::check(&site)?;
    here.desk.store.save_settings(&Settings { law_site: site.clone(), ..settings })?;
    let answer = Site { site, key: here.desk.keys.place(fetch::KEY) };
    here.output.print(&answer, |out, Site { site, key }| {
        writeln!(out, "주소: {}", site.address)?;
        if let Some(proxy) = &site.proxy {
            writeln!(out, "프록시: {proxy}")?;
        }
        if let Some(file) = &site.ca_file {
            writeln!(out, "인증서: {}", file.display())?;
        }
        writeln!(out, "인증키: {}", key.map_or("없음", KeyPlace::words))
    })
}
