//! `verify`: what a text cites, what in it nobody vouches for, and whether an article carries a claim.

use std::cell::OnceCell;

use biseo_secretary::{
    evidence::{self, CarriedAnswer, VerifyAnswer},
    fault::Fault,
    files,
    text::Place,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{args, context::Context};

/// A whole text, or one claim with the article that should carry it.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Request {
    Claim {
        claim: String,
        article: String,
    },
    Text {
        text: String,
        #[serde(default)]
        request: String,
        #[serde(default)]
        sources: Vec<Source>,
        #[serde(default)]
        today: Option<Date>,
    },
}

#[derive(Debug, Deserialize)]
struct Source {
    id: String,
    text: String,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Answer {
    Carried(CarriedAnswer),
    Verified(VerifyAnswer),
}

pub(crate) fn run(here: &Context, what: args::Verify) -> Result<(), Fault> {
    let has_ground = what.request.is_some() || !what.sources.is_empty();
    let checked = OnceCell::new();
    let request = || {
        let sources = what.sources.iter().map(|path| {
            let id = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            Ok(Source { id, text: files::read(path)?.text })
        });
        let read = files::read(&what.file.unwrap_or_default())?;
        let text = checked.get_or_init(|| read.text).clone();
        Ok(Request::Text {
            text,
            request: what.request.map(|path| files::read(&path)).transpose()?.map(|read| read.text).unwrap_or_default(),
            sources: sources.collect::<Result<_, Fault>>()?,
            today: None,
        })
    };
    here.output.answer(
        here.language,
        request,
        |request| verify(here, request),
        |out, answer| {
            let Answer::Verified(answer) = answer else { return Ok(()) };
            let text = checked.get().map(String::as_str).unwrap_or_default();
            let line = |place: Place| 1 + text.chars().take(place.start() as usize).filter(|&c| c == '\n').count();
            for citation in &answer.citations {
                let not_yet = if citation.in_force {
                    ""
                } else {
                    " (오늘 시행 중인 판이 아니어서 내용은 견주지 않음)"
                };
                writeln!(out, "{}번째 줄\t{}\t{}{not_yet}", line(citation.place), citation.surface, citation.words())?;
            }
            for fact in answer.unsupported.iter().filter(|_| has_ground) {
                let place = line(fact.place);
                writeln!(out, "{place}번째 줄\t{}\t요청과 자료에 없음({})", fact.surface, fact.words())?;
            }
            for claim in &answer.claims {
                let place = line(claim.place);
                writeln!(out, "{place}번째 줄\t{}\t{}: {}", claim.surface, claim.cited, claim.reason)?;
            }
            let (citations, facts, claims) = (answer.citations.len(), answer.unsupported.len(), answer.claims.len());
            let wrong = answer.citations.iter().filter(|citation| citation.is_wrong()).count();
            let unknown = answer.citations.iter().filter(|citation| citation.is_unknown()).count();
            let unknown = if unknown > 0 { format!("(확인 못 함 {unknown}건)") } else { String::new() };
            let said = format!("인용 {citations}건 가운데 틀린 것 {wrong}건{unknown}, 조문과 다른 말 {claims}건");
            if !has_ground {
                writeln!(out, "{said}")?;
                return writeln!(
                    out,
                    "지시문(--request)이나 자료(--sources)가 없어 사실의 근거는 확인하지 않았습니다."
                );
            }
            writeln!(out, "{said}, 근거 없는 사실 {facts}건")
        },
    )
}

fn verify(here: &Context, request: Request) -> Result<Answer, Fault> {
    match request {
        Request::Claim { claim, article } => Ok(Answer::Carried(evidence::carried(&here.desk, &claim, &article)?)),
        Request::Text { text, request, sources, today } => {
            let sources: Vec<(String, String)> = sources.into_iter().map(|source| (source.id, source.text)).collect();
            let today = today.unwrap_or(here.when.today);
            Ok(Answer::Verified(evidence::verify(&here.desk, &text, &request, &sources, today)?))
        }
    }
}
