//! How long a record takes by the built-in rules at several lengths, and what a model's help costs: tokens sent against
//! those of the talk, and time against the least that the model's own work takes.

use std::{
    ops::ControlFlow,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use biseo_secretary::{
    class::DataClass,
    desk::{Desk, Places},
    minutes::{self, MinutesRequest},
    model::{Cancel, Model, tokens},
    store::ModelRow,
    text::Unit,
    when::When,
};
use biseo_tests::{
    data,
    server::{Script, Server, Turn},
};
use jiff::{Timestamp, civil::date};

/// Lengths of the talk, in utterances.
const LENGTHS: [usize; 5] = [400, 1_000, 2_500, 5_000, 10_000];
/// Length of the talk that a model helps with: some two hours.
const WITH_MODEL: usize = 1_500;
/// How long the scripted model thinks before its first word, and how fast it speaks.
const THINKS: Duration = Duration::from_millis(500);
const TOKENS_PER_SECOND: f64 = 100.0;
/// Calls that may be under way at once.
const AT_ONCE: u32 = 2;

#[expect(clippy::print_stdout, reason = "a measurement speaks on standard output")]
fn main() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let places = Places { desk: folder.path().to_owned(), dictionary: Some(data::dictionary()) };
    let (desk, _) = Desk::open(&places, Unit::Utf16)?;
    for length in LENGTHS {
        let took = recorded(&desk, length, None)?;
        println!("built-in record of {length} utterances: {took:.3} s ({:.3} ms each)", took * 1000.0 / length as f64);
    }

    let says = r#"{"decisions": [], "actions": [], "postponed": [], "key_points": []}"#;
    let server = Server::start(Script::always(Turn::answer(says, THINKS, TOKENS_PER_SECOND)));
    desk.store.save_model(&ModelRow {
        internal: true,
        context_tokens: 16_384,
        concurrency: AT_ONCE,
        ..ModelRow::new("scripted", server.base_url(), "scripted")
    })?;
    let model = biseo_models::named(&desk, "scripted")?.context("the model is on the desk")?;
    let alone = Instant::now();
    recorded(&desk, 4, Some(&*model))?;
    let call = alone.elapsed().as_secs_f64();
    let before = server.requests().len();
    let took = recorded(&desk, WITH_MODEL, Some(&*model))?;
    let requests = server.requests();
    let calls = requests.len() - before;
    let sent: u32 = requests[before..].iter().map(|request| tokens(&request.said())).sum();
    let talked = tokens(&talk(WITH_MODEL));
    let least = call * calls.div_ceil(AT_ONCE as usize) as f64;
    println!(
        "with a model, {WITH_MODEL} utterances in {calls} calls: {took:.2} s, {:.2} times the least of {least:.2} s (at most 1.15); \
         {sent} tokens sent, {:.2} times those of the talk (at most 1.25)",
        took / least,
        f64::from(sent) / f64::from(talked),
    );
    Ok(())
}

/// Seconds that a record of so many utterances takes.
fn recorded(desk: &Desk, utterances: usize, model: Option<&dyn Model>) -> Result<f64> {
    let request = MinutesRequest { transcript: talk(utterances), ..MinutesRequest::default() };
    let when = When { today: date(2026, 11, 23), now: Timestamp::now() };
    let asked = Instant::now();
    let quiet = &mut |_| ControlFlow::Continue(());
    let record = minutes::run(desk, &request, model, DataClass::O, when, &Cancel::default(), quiet)?;
    anyhow::ensure!(record.utterances.len() == utterances, "{} of {utterances} utterances", record.utterances.len());
    Ok(asked.elapsed().as_secs_f64())
}

/// Talk that settles, gives out work and puts off, item after item.
fn talk(utterances: usize) -> String {
    let item = |n: usize| {
        [
            format!("김가람: 다음은 {n}구역 배수로 정비 건입니다."),
            format!("이두리: 현장 {n}곳 가운데 세 곳이 낡아서 정비가 필요하고 주민 불편도 이어지고 있습니다."),
            "박세라: 예산이 부족해서 한꺼번에 하기는 어렵지 않나 싶습니다.".to_owned(),
            format!("김가람: 그럼 {n}구역은 세 곳만 전면 정비하는 것으로 하겠습니다."),
            format!("이두리: 네, {n}구역 도면은 제가 다음 주 금요일까지 제출하겠습니다."),
        ]
    };
    (1..).flat_map(item).take(utterances).collect::<Vec<_>>().join("\n")
}
