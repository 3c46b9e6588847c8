//! Marks on a draft: what nothing carries, each with the passage that it should be read against.

use std::{collections::HashMap, ops::Range};

use biseo_documents::Profile;
use biseo_index::{
    Library,
    citation::{self, Citation, Status},
};
use jiff::civil::Date;

use super::{
    DraftRequest, basis, lost,
    understand::{Understanding, understand},
};
use crate::{
    desk::Desk,
    evidence::{self, FactKind, Ground},
    fault::Fault,
    korean::{dates, spacing::Spaced},
    review::{FindingView, Passage, Weight},
    text::{Places, Unit},
};

/// Share of a line's letter pairs that a sentence of the request must have to be shown beside a mark on that line.
const ALIKE: f64 = 0.2;
/// What has articles as laws have them and is in no library: 계약서 제9조.
const CONTRACTS: [&str; 10] = ["계약서", "협약서", "약정서", "합의서", "각서", "협약", "정관", "규약", "약관", "조건"];

/// What marks are made with.
pub struct Marking<'a> {
    /// Resolves citations and shows their articles.
    pub library: Option<&'a Library>,
    /// The agency, whose own name and address need no source.
    pub profile: &'a Profile,
    /// What the reader of the answer counts texts in.
    pub unit: Unit,
    /// The day that dates without a year are read from.
    pub today: Date,
}

/// Everything in `text` that neither the request, its material, the accepted basis nor the template's own words carry,
/// and every citation that the library does not hold as it is written. In order of place.
///
/// # Errors
/// What the library reports.
pub fn marks(
    with: &Marking<'_>,
    text: &str,
    request: &DraftRequest,
    template: &str,
) -> Result<Vec<FindingView>, Fault> {
    let source = Spaced::new(&super::source(request));
    let understanding = understand(source.text(), with.today, None);
    marks_on(with, text, request, template, source.text(), &understanding)
}

/// As [`marks`], on a request that was understood already: `source` is it and what came with it, with its words apart.
pub(super) fn marks_on(
    with: &Marking<'_>,
    text: &str,
    request: &DraftRequest,
    template: &str,
    source: &str,
    understanding: &Understanding,
) -> Result<Vec<FindingView>, Fault> {
    let mut sources: Vec<(String, String)> =
        request.attachments.iter().map(|attached| (attached.name.clone(), attached.text.clone())).collect();
    let accepted = basis::texts(with.library, &request.basis)?;
    sources.extend(request.basis.iter().cloned().zip(accepted.iter().map(|article| article.text.clone())));
    sources.push(("template".into(), template.to_owned()));
    let profile = with.profile;
    let own = [
        profile.agency.as_str(),
        &profile.department,
        &profile.sender,
        &profile.address,
        &profile.phone,
        &profile.drafter,
        &profile.email,
    ];
    let receivers: Vec<&str> =
        understanding.recipient.head.iter().chain(&understanding.recipient.several).map(String::as_str).collect();
    let ground =
        Ground::new(&request.instruction, &sources, with.today, with.library).knowing(&own).knowing(&receivers);
    let mut marks = Vec::new();
    let places = Places::new(with.unit, text);
    let sentences = Sentences::of(request);
    let mut read: Option<(Range<usize>, Option<Passage>)> = None;
    for fact in evidence::check(text, &ground) {
        let (rule, message) = unsupported(fact.kind);
        let line = line_of(text, &fact.range);
        let passage = match read.take() {
            Some((known, passage)) if known == line => passage,
            _ => sentences.alike(&text[line.clone()]),
        };
        read = Some((line, passage.clone()));
        marks.push(mark(&places, fact.range, rule, message.to_owned(), passage));
    }
    if let Some(library) = with.library {
        let citations = library.resolve(text)?;
        let articles = evidence::Articles::new(library, with.today);
        for (at, citation) in citations.iter().enumerate() {
            if let Some((rule, message)) = unheld(citation) {
                let passage = article(library, citation)?;
                marks.retain(|mark: &FindingView| mark.place != places.place(citation.range.clone()));
                marks.push(mark(&places, citation.range.clone(), rule, message, passage));
            } else if let Some(message) = not_in_force(library, citation, with.today)? {
                let passage = article(library, citation)?;
                marks.push(mark(&places, citation.range.clone(), "CITE-NOT-YET", message, passage));
            } else if let Some(weak) = evidence::weak(&articles, text, &citations, at)? {
                let message = format!("{}: {} 조문과 견주어 보세요.", citation.surface, weak.gap.words());
                let passage = Passage { origin: weak.cited, article: Some(weak.article), text: weak.passage };
                let rule = format!("CLAIM-{}", weak.gap.id());
                marks.push(mark(&places, weak.range, &rule, message, Some(passage)));
            }
        }
        let of_a_law =
            |range: &Range<usize>| !CONTRACTS.iter().any(|word| text[..range.start].trim_end().ends_with(word));
        for range in citation::unattached(text, &citations).into_iter().filter(of_a_law) {
            let message = format!("{}: 어느 법령의 것인지 글에 없습니다. 법령 이름을 적으세요.", &text[range.clone()]);
            marks.push(mark(&places, range, "CITE-LAW", message, None));
        }
    }
    marks.extend(unused(with.unit, text, source, understanding));
    marks.sort_by_key(|mark| mark.place);
    Ok(marks)
}

/// What the request says and the text does not, at the end of the text: a matter of choice, since nothing in it is wrong.
fn unused(unit: Unit, text: &str, source: &str, understanding: &Understanding) -> Vec<FindingView> {
    let (lost, more) = lost::lost(source, text, understanding);
    let end = text.trim_end();
    let last = end.char_indices().next_back().map_or(0, |(at, _)| at);
    let finding = |message: String, passage: Option<Passage>| FindingView {
        rule: "REQUEST-UNUSED".into(),
        grade: Weight::C,
        place: unit.place(text, last..end.len()),
        message,
        basis: String::new(),
        fix: None,
        passage,
    };
    let mut unused: Vec<FindingView> = lost
        .into_iter()
        .map(|range| {
            let words = source[range].trim().to_owned();
            let message = format!("요청의 이 말을 글에 다 쓰지 않았습니다: “{words}”");
            finding(message, Some(Passage { origin: "요청".into(), article: None, text: words }))
        })
        .collect();
    if more > 0 {
        unused.push(finding(format!("요청과 자료에서 글에 쓰지 않은 말이 {more}줄 더 있습니다."), None));
    }
    unused
}

/// The line that a range stands in.
fn line_of(text: &str, range: &Range<usize>) -> Range<usize> {
    let from = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at);
    from..to
}

fn mark(
    places: &Places<'_>,
    range: Range<usize>,
    rule: &str,
    message: String,
    passage: Option<Passage>,
) -> FindingView {
    FindingView {
        rule: rule.into(),
        grade: Weight::E,
        place: places.place(range),
        message,
        basis: String::new(),
        fix: None,
        passage,
    }
}

fn unsupported(kind: FactKind) -> (&'static str, &'static str) {
    match kind {
        FactKind::Number => ("FACT-NUMBER", "요청과 자료에 없는 수입니다. 맞는지 확인하거나 고치세요."),
        FactKind::Date => {
            ("FACT-DATE", "요청과 자료에 없는 날짜이거나 요일이 맞지 않습니다. 맞는지 확인하거나 고치세요.")
        }
        FactKind::Time => ("FACT-TIME", "요청과 자료에 없는 시각입니다. 맞는지 확인하거나 고치세요."),
        FactKind::Money => {
            ("FACT-MONEY", "요청과 자료에 없는 금액이거나 한글 금액과 다릅니다. 맞는지 확인하거나 고치세요.")
        }
        FactKind::Person => ("FACT-PERSON", "요청과 자료에 없는 사람입니다. 맞는지 확인하거나 고치세요."),
        FactKind::Organisation => ("FACT-ORGANISATION", "요청과 자료에 없는 기관입니다. 맞는지 확인하거나 고치세요."),
        FactKind::Place => ("FACT-PLACE", "요청과 자료에 없는 장소입니다. 맞는지 확인하거나 고치세요."),
        FactKind::Citation => {
            ("FACT-CITATION", "요청에 없고 근거로 받아들이지 않은 조문입니다. 맞는지 확인하거나 고치세요.")
        }
        FactKind::Quote => ("FACT-QUOTE", "요청과 자료에 이 말 그대로는 없습니다. 원문과 견주어 보세요."),
    }
}

/// What is wrong with a citation; nothing where it holds or where nothing can be said.
fn unheld(citation: &Citation) -> Option<(&'static str, String)> {
    let surface = &citation.surface;
    Some(match citation.status? {
        // That a law is not in force is said where the day is known.
        Status::Valid | Status::NotInLibrary | Status::NotInForce => return None,
        Status::WrongTitle => ("CITE-TITLE", format!("{surface}: 조문의 제목이 다릅니다. 제목을 고치거나 빼세요.")),
        Status::NoSuchArticle => ("CITE-NO-ARTICLE", format!("{surface}: 그 법령에 없는 조문입니다. 조를 확인하세요.")),
        Status::NoSuchLaw => {
            ("CITE-NO-LAW", format!("{surface}: 그런 이름의 법령을 찾을 수 없습니다. 이름을 확인하세요."))
        }
        Status::Deleted => ("CITE-DELETED", format!("{surface}: 삭제된 조문입니다. 지금 있는 조문으로 바꾸세요.")),
        Status::OutOfRange => {
            ("CITE-RANGE", format!("{surface}: 그 조문에 없는 항이나 호입니다. 항과 호를 확인하세요."))
        }
    })
}

/// That an article is not in force on the day of the document.
fn not_in_force(library: &Library, citation: &Citation, today: Date) -> Result<Option<String>, Fault> {
    let Some(id) = citation.target_ids.first() else { return Ok(None) };
    if library.show(id, Some(today))?.is_some() {
        return Ok(None);
    }
    let from = library.show(id, None)?.and_then(|view| view.effective).map(dates::day_written);
    let from = from.map_or_else(String::new, |day| format!(" {day}부터 시행됩니다."));
    Ok(Some(format!("{}: 아직 시행되지 않은 조문입니다.{from}", citation.surface)))
}

/// The article that a citation means, or the paragraph of it that is cited.
fn article(library: &Library, citation: &Citation) -> Result<Option<Passage>, Fault> {
    let Some(id) = citation.target_ids.first() else { return Ok(None) };
    let paragraph = citation.paragraph.as_deref();
    Ok(library.show(id, None)?.map(|view| {
        let passage = paragraph.and_then(|number| Some((number, basis::passage(&view.text, number)?)));
        Passage {
            origin: citation::write(&view.law, &view.number, passage.map(|(number, _)| number)),
            text: passage.map_or_else(|| view.text.clone(), |(_, text)| text.to_owned()),
            article: Some(view.id),
        }
    }))
}

/// The sentences of a request and its material, to be shown beside what they are worded like.
struct Sentences<'r> {
    /// Each with what it stands in and how many letter pairs it has.
    all: Vec<(&'r str, &'r str, usize)>,
    /// Sentences by the letter pairs that they have.
    by_pair: HashMap<(char, char), Vec<usize>>,
}

impl<'r> Sentences<'r> {
    fn of(request: &'r DraftRequest) -> Self {
        let texts = std::iter::once(("요청", request.instruction.as_str()))
            .chain(request.attachments.iter().map(|attached| (attached.name.as_str(), attached.text.as_str())));
        let sentences = texts.flat_map(|(origin, text)| {
            text.split(['\n', '!', '?'])
                .flat_map(|line| line.split(". "))
                .map(move |sentence| (origin, sentence.trim()))
        });
        let (mut all, mut by_pair): (Vec<_>, HashMap<_, Vec<usize>>) = Default::default();
        for (origin, sentence) in sentences.filter(|(_, sentence)| !sentence.is_empty()) {
            let pairs = pairs(sentence);
            for pair in &pairs {
                let known = by_pair.entry(*pair).or_default();
                if known.last() != Some(&all.len()) {
                    known.push(all.len());
                }
            }
            all.push((origin, sentence, pairs.len()));
        }
        Self { all, by_pair }
    }

    /// The sentence that is worded most like a line; nothing where none is like it.
    fn alike(&self, line: &str) -> Option<Passage> {
        let line = pairs(line);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for at in line.iter().filter_map(|pair| self.by_pair.get(pair)).flatten() {
            *shared.entry(*at).or_default() += 1;
        }
        let share = |(at, shared): (usize, usize)| (at, shared as f64 / line.len().min(self.all[at].2).max(1) as f64);
        // Of sentences that are alike the first is shown.
        let best = shared.into_iter().map(share).filter(|(_, share)| *share >= ALIKE);
        let (at, _) = best.max_by(|(one, a), (other, b)| a.total_cmp(b).then(other.cmp(one)))?;
        let (origin, sentence, _) = self.all[at];
        Some(Passage { origin: origin.to_owned(), article: None, text: sentence.to_owned() })
    }
}

fn pairs(text: &str) -> Vec<(char, char)> {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// The words of a template of the desk; nothing where it is gone or broken.
pub fn template_text(desk: &Desk, stem: &str) -> String {
    super::template::read(&desk.folder.join("templates"), stem).map(|template| template.text).unwrap_or_default()
}
