//! `model list|add|use|test`.

use biseo_secretary::{
    fault::Fault,
    keys::KeyPlace,
    model::Cancel,
    store::{ModelRow, Settings},
};
use serde::Serialize;

use crate::{args, context::Context};

#[derive(Debug, Serialize)]
struct Models {
    /// The one that writes where no other is asked for.
    used: String,
    models: Vec<Known>,
}

#[derive(Debug, Serialize)]
struct Known {
    #[serde(flatten)]
    model: ModelRow,
    /// Where its key is kept, if it has one.
    key: Option<KeyPlace>,
}

#[derive(Debug, Serialize)]
struct Trial {
    model: String,
    first_ms: u128,
    whole_ms: u128,
    streams: bool,
}

pub(crate) fn run(here: &Context, what: args::Model) -> Result<(), Fault> {
    match what {
        args::Model::List => list(here),
        args::Model::Add(endpoint) => add(here, endpoint),
        args::Model::Use { name } => choose(here, &name),
        args::Model::Test { name } => test(here, &name),
    }
}

fn models(here: &Context) -> Result<Models, Fault> {
    let used = here.desk.store.settings()?.model.unwrap_or_else(|| biseo_models::BUILTIN.into());
    let known = |model: ModelRow| Known { key: here.desk.keys.place(&model.name), model };
    Ok(Models { used, models: here.desk.store.models()?.into_iter().map(known).collect() })
}

fn list(here: &Context) -> Result<(), Fault> {
    here.output.print(&models(here)?, |out, answer| {
        let mark = |name: &str| if name == answer.used { "*" } else { " " };
        writeln!(out, "{} {}\t규칙과 서식으로 씁니다", mark(biseo_models::BUILTIN), biseo_models::BUILTIN)?;
        for Known { model, key } in &answer.models {
            let here = biseo_models::Endpoint::from(model.clone()).is_on_this_machine();
            let reach = match model.internal {
                _ if here => "이 컴퓨터",
                true => "기관 내부",
                false => "기관 외부",
            };
            let key = key.map_or_else(|| "키 없음".to_owned(), |place| format!("키: {}", place.words()));
            let ModelRow { name, base_url, model, .. } = model;
            writeln!(out, "{} {name}\t{base_url}\t{model}\t{reach}\t{key}", mark(name))?;
        }
        Ok(())
    })
}

fn add(here: &Context, endpoint: args::Endpoint) -> Result<(), Fault> {
    let row = ModelRow {
        name: endpoint.name,
        base_url: endpoint.base_url,
        model: endpoint.model_id,
        internal: endpoint.internal,
        context_tokens: endpoint.context_tokens,
        concurrency: endpoint.concurrency,
        proxy: endpoint.proxy,
        ca_file: endpoint.ca_file.map(|file| std::path::absolute(&file).unwrap_or(file)),
    };
    let key = endpoint.key_file.map(|path| {
        std::fs::read_to_string(&path)
            .map(|key| key.trim().to_owned())
            .map_err(|error| Fault::file_failed(&path, &error))
    });
    let key = key.transpose()?;
    biseo_models::Endpoint { key: key.clone(), ..row.clone().into() }.check()?;
    here.desk.store.save_model(&row)?;
    if key.is_some() {
        here.desk.keys.set(&row.name, key.as_deref())?;
    }
    list(here)
}

fn choose(here: &Context, name: &str) -> Result<(), Fault> {
    let model = (name != biseo_models::BUILTIN).then(|| name.to_owned());
    if let Some(name) = &model {
        biseo_models::endpoint(&here.desk, name)?;
    }
    here.desk.store.save_settings(&Settings { model, ..here.desk.store.settings()? })?;
    list(here)
}

fn test(here: &Context, name: &str) -> Result<(), Fault> {
    let trial = biseo_models::test(&biseo_models::endpoint(&here.desk, name)?, &Cancel::default())?;
    let answer = Trial {
        model: name.into(),
        first_ms: trial.first.as_millis(),
        whole_ms: trial.whole.as_millis(),
        streams: trial.streams,
    };
    here.output.print(&answer, |out, trial| {
        writeln!(out, "대답합니다. 첫 글자까지 {} ms, 전체 {} ms", trial.first_ms, trial.whole_ms)
    })
}
