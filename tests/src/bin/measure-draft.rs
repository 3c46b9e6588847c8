//! How long a draft takes by the built-in writer, and what the desk adds to a model's own first word, on a desk that
//! holds the statutes of the shared data.

use std::{
    ops::ControlFlow,
    path::PathBuf,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use biseo_secretary::{
    class::DataClass,
    desk::{Desk, Places},
    draft::{self, DraftEvent, DraftRequest},
    fault::Language,
    library,
    model::{Cancel, Model},
    store::ModelRow,
    text::Unit,
    when::When,
};
use biseo_tests::{
    data,
    server::{Script, Server, Turn},
};
use jiff::{Timestamp, civil::date};

/// Hurried requests of several kinds.
const REQUESTS: [&str; 8] = [
    "각 읍면동에 겨울철 한파 쉼터 운영 현황 자료 제출 요청, 다음 주 수요일까지, 붙임 서식 1부",
    "정보화교육 안내. 12월 9일 오후 두시부터 네시까지 시청 3층 전산교육장, 부서별 2명",
    "민원인 주차 민원 회신. 현장 확인했고 단속 강화하기로 함",
    "12월 3일 10시 소회의실에서 예산 조정 회의 한다고 관련 부서에 알려줘",
    "청사 소독 용역 1억2천만원 내부결재 계획",
    "조례 개정안 의견조회 15일까지 의견 없으면 의견없음으로 처리",
    "부산 출장 결과보고 11.19~20 3명 스마트도시 박람회",
    "행정안전부에 재난안전 점검 결과 보고. 점검 42개소, 지적 7건, 조치 완료 5건",
];

/// How long the scripted model thinks before its first word.
const THINKS: Duration = Duration::from_millis(50);

/// Drafts of each request.
const ROUNDS: usize = 10;

#[expect(clippy::print_stdout, reason = "a measurement speaks on standard output")]
fn main() -> Result<()> {
    let shared = data::shared().context("shared data absent: set BISEO_SHARED")?;
    let folder = tempfile::tempdir()?;
    let places = Places { desk: folder.path().to_owned(), dictionary: Some(data::dictionary()) };
    let (desk, _) = Desk::open(&places, Unit::Utf16)?;
    let laws: [PathBuf; 1] = [shared.join("data/laws/kr")];
    library::add(&desk, &laws, Language::Ko, &mut |_| ControlFlow::Continue(()))?;

    let mut whole = Vec::new();
    let mut sources = Vec::new();
    for request in REQUESTS.iter().cycle().take(REQUESTS.len() * ROUNDS) {
        let (took, found, _) = drafted(&desk, request, None)?;
        whole.push(took);
        sources.push(found);
    }
    let drafts = whole.len();
    println!(
        "built-in draft: p50 {:.1} ms, p99 {:.1} ms of {drafts} (at most 300); sources shown after p50 {:.1} ms",
        data::percentile(&mut whole, 0.5),
        data::percentile(&mut whole, 0.99),
        data::percentile(&mut sources, 0.5),
    );

    let says = r#"{"배경": "업무에 참고하도록 요청드립니다.", "목적": "업무에 참고하도록 요청드립니다."}"#;
    let server = Server::start(Script::always(Turn::answer(says, THINKS, 0.0)));
    desk.store.save_model(&ModelRow {
        internal: true,
        concurrency: 1,
        ..ModelRow::new("scripted", server.base_url(), "scripted")
    })?;
    let model = biseo_models::named(&desk, "scripted")?.context("the model is on the desk")?;
    let mut added = Vec::new();
    for request in REQUESTS.iter().cycle().take(REQUESTS.len() * ROUNDS) {
        let (_, found, first) = drafted(&desk, request, Some(&*model))?;
        // Some templates have no prose to ask for.
        added.extend(first.map(|first| first - found - THINKS.as_secs_f64() * 1000.0));
    }
    println!(
        "first word of a model in the draft, over retrieval and the model's own {} ms: p50 {:.1} ms, p99 {:.1} ms of {} (at most 50)",
        THINKS.as_millis(),
        data::percentile(&mut added, 0.5),
        data::percentile(&mut added, 0.99),
        added.len()
    );
    Ok(())
}

/// Milliseconds to the whole draft, to its sources and to the first word of a model.
fn drafted(desk: &Desk, request: &str, model: Option<&dyn Model>) -> Result<(f64, f64, Option<f64>)> {
    let request = DraftRequest { instruction: request.into(), class: DataClass::O, ..DraftRequest::default() };
    let when = When { today: date(2026, 11, 23), now: Timestamp::now() };
    let asked = Instant::now();
    let ms = || asked.elapsed().as_secs_f64() * 1000.0;
    let (mut sources, mut first) = (0.0, None);
    draft::run(desk, &request, model, when, &Cancel::default(), &mut |event| {
        match event {
            DraftEvent::Sources { .. } => sources = ms(),
            DraftEvent::Piece { .. } => first = first.or(Some(ms())),
            _ => {}
        }
        ControlFlow::Continue(())
    })?;
    Ok((ms(), sources, first))
}
