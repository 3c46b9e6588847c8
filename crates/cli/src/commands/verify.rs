//! `verify`: what a text cites, what in it nobody vouches for, and whether an article carries a claim.

use std::cell::OnceCell;

use biseo_secretary::{
    evidence::{self, CarriedAnswer, UnsupportedView, VerifiedCitation, VerifyAnswer},
    fault::Fault,
    files,
    text::Place,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    args,
    context::{self, Context},
};

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
        let read = context::read_file(&what.file.unwrap_or_default())?;
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
            let breaks: Vec<usize> = text.chars().enumerate().filter(|(_, c)| *c == '\n').map(|(at, _)| at).collect();
            let line = |place: Place| 1 + breaks.partition_point(|&at| at < place.start() as usize);
            for citation in &answer.citations {
                let read = read_as(citation);
                writeln!(out, "{}번째 줄\t{}\t{read}{}", line(citation.place), citation.surface, said(citation))?;
            }
            for left in &answer.unattached {
                let place = line(left.place);
                writeln!(out, "{place}번째 줄\t{}\t어느 법령의 것인지 글에 없어 확인하지 못함", left.surface)?;
            }
            // That an article is there the library vouches for.
            let vouched = |fact: &UnsupportedView| {
                answer.citations.iter().any(|citation| citation.place == fact.place && !citation.is_wrong())
            };
            let facts: Vec<&UnsupportedView> =
                answer.unsupported.iter().filter(|fact| has_ground && !vouched(fact)).collect();
            for fact in &facts {
                let place = line(fact.place);
                writeln!(out, "{place}번째 줄\t{}\t요청과 자료에 없음({})", fact.surface, fact.words())?;
            }
            for claim in &answer.claims {
                let place = line(claim.place);
                writeln!(out, "{place}번째 줄\t{}\t{}: {}", claim.surface, claim.cited, claim.reason)?;
                writeln!(out, "\t조문의 글: {}", claim.passage.trim())?;
            }
            let (citations, facts, claims) = (answer.citations.len(), facts.len(), answer.claims.len());
            let wrong = answer.citations.iter().filter(|citation| citation.is_wrong()).count();
            let unknown = answer.citations.iter().filter(|citation| citation.is_unknown()).count();
            let (citations, unknown) = (citations + answer.unattached.len(), unknown + answer.unattached.len());
            let unknown = if unknown > 0 { format!("(확인 못 함 {unknown}건)") } else { String::new() };
            let unheld =
                answer.citations.iter().filter(|citation| !citation.in_force || citation.is_title_only()).count();
            let unheld =
                if unheld > 0 { format!("(내용을 견주지 않은 인용 {unheld}건)") } else { String::new() };
            let said =
                format!("인용 {citations}건 가운데 틀린 것 {wrong}건{unknown}, 조문과 다른 말 {claims}건{unheld}");
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

/// The law that a citation was read as, where the text does not name it in full.
fn read_as(citation: &VerifiedCitation) -> String {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    match &citation.law {
        Some(law) if !letters(&citation.surface).contains(&letters(law)) => format!("「{law}」: "),
        _ => String::new(),
    }
}

/// What holding a citation against the library showed, and what was not held against it.
fn said(citation: &VerifiedCitation) -> String {
    let mut said = citation.words().to_owned();
    if !citation.in_force {
        let since = citation.effective.map(|day| format!("{day} 시행. ")).unwrap_or_default();
        said.push_str(&format!(" ({since}오늘 시행 중인 판이 아니어서 내용은 견주지 않음)"));
    }
    if citation.names_its_version() && !citation.is_unknown() {
        said.push_str(" (괄호 안의 공포번호와 날짜는 확인하지 않음)");
    }
    said
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
