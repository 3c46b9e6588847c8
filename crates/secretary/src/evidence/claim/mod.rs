//! Does an article carry a claim that is made on it?
//!
//! Asked without a model: the claim is laid beside every sentence and item of the article, the one that speaks of the
//! claim's case is found, and the two are compared in what a citation must not get wrong: figures and periods, who acts
//! and who decides, duty against discretion, permission against ban, what a proviso or a parenthesis takes out, and a
//! condition that is waived. An article that does not speak of the claim's matter at all is a neighbouring one.

mod article;
mod figures;
mod mood;
mod signs;
mod words;

use std::{collections::BTreeSet, ops::Range};

use serde::Serialize;
use ts_rs::TS;

use self::{
    article::{Clause, Role, clauses},
    figures::{Figure, figures},
    mood::{Mood, moods},
    words::{all_in, letters, share, stems},
};
use crate::{desk::Desk, fault::Fault, library, text::Place};

/// Share of the claim's words that the clause nearest to it must have; below, the article is about something else.
const SAME_MATTER: f64 = 0.55;
/// A clause this near to the nearest speaks of the case as well.
const NEAR: f64 = 0.8;
/// Words of a claim that are too few for shares to tell.
const FEW: usize = 3;
/// What the words around a clause count beside its own.
const AROUND: f64 = 0.35;

/// In what an article does not carry a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// It speaks of something else.
    Matter,
    /// It speaks of it in another paragraph than the one cited.
    Paragraph,
    /// Another figure or period.
    Figure,
    /// Another actor, or another who decides.
    Actor,
    /// Duty against discretion, permission against ban.
    Mood,
    /// What a proviso or a parenthesis takes out or brings in.
    Scope,
    /// A condition that the article sets.
    Condition,
}

impl Gap {
    /// The word of it in rule ids.
    pub fn id(self) -> &'static str {
        match self {
            Self::Matter => "MATTER",
            Self::Paragraph => "PARAGRAPH",
            Self::Figure => "FIGURE",
            Self::Actor => "ACTOR",
            Self::Mood => "MOOD",
            Self::Scope => "SCOPE",
            Self::Condition => "CONDITION",
        }
    }

    /// The gap in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Matter => "이 조문은 그 내용을 정하고 있지 않습니다.",
            Self::Paragraph => "인용한 항이 아니라 같은 조의 다른 항에 있는 내용입니다.",
            Self::Figure => "조문의 수나 기간과 다릅니다.",
            Self::Actor => "조문이 정한 행위자나 결정 주체와 다릅니다.",
            Self::Mood => "의무, 재량, 금지의 정도가 조문과 다릅니다.",
            Self::Scope => "조문이 예외로 두었거나 넣지 않은 경우입니다.",
            Self::Condition => "조문이 요구하는 조건이나 순서가 빠졌습니다.",
        }
    }
}

/// What an article says to a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// In what the claim is not carried; nothing where it is.
    pub gap: Option<Gap>,
    /// How many in a hundred of the claim's words the clause nearest to it has.
    pub shared: u8,
    /// The clause that the claim should be read against, in bytes of the article.
    pub passage: Range<usize>,
}

/// A clause with how near it is to the claim.
struct Reading<'a> {
    clause: &'a Clause,
    /// Share of all words of the claim that stand in the clause with what it stands under.
    shared: f64,
    /// The same with the telling words counting more and the clause's own words counting most.
    near: f64,
    /// Share of the telling words in the clause alone.
    own: f64,
}

/// Whether a sentence lays down something that an article could carry: a duty, a right or a ban.
/// That a fine may be imposed (부과될 수 있다) gives nobody a choice.
pub fn rules(claim: &str) -> bool {
    Mood::of_claim(claim) != Mood::Is && !signs::warns(claim)
}

/// Whether a sentence lays down how much or how long: … 5년 이내로 한다, … 2만원을 지급한다. A letter that tells what was
/// done (3년간 허가합니다) lays nothing down unless it names a bound or a rate.
pub(super) fn measures(said: &str) -> bool {
    let figures = figures(said);
    let ends = |endings: &[&str]| endings.iter().any(|end| said.ends_with(end));
    let bound = || signs::names_a_bound(said) || figures.iter().any(|figure| figure.unit == figures::RATE);
    figures.iter().any(|figure| !figure.unit.is_empty())
        && (ends(&["한다", "된다", "이다"]) || (ends(&["합니다", "됩니다", "입니다", "함", "됨", "임"]) && bound()))
}

/// Where an article measures what a claim measures, in the same units, and nowhere with the claim's figures. A clause that
/// does has at least this share of the claim's words.
pub(super) fn measured_otherwise(claim: &str, text: &str, least: f64) -> Option<Range<usize>> {
    let (words, claimed) = (stems(claim), figures(claim));
    let claimed: Vec<&Figure> = claimed.iter().filter(|figure| !figure.unit.is_empty()).collect();
    if claimed.is_empty() {
        return None;
    }
    let mut other = None;
    for clause in clauses(text).into_iter().filter(|_| !words.is_empty()) {
        let (said, known) = (letters(&clause.text), figures(&clause.text));
        let shared = words.iter().map(|word| share(word, &said)).sum::<f64>();
        let measured = |figure: &&Figure| known.iter().any(|known| known.unit == figure.unit);
        if shared < least * words.len() as f64 || !claimed.iter().all(measured) {
            continue;
        }
        if claimed
            .iter()
            .all(|figure| known.iter().any(|known| known.unit == figure.unit && known.value == figure.value))
        {
            return None;
        }
        other = other.or(Some(clause.range));
    }
    other
}

/// A claim without the honorifics of a notice: 청구하실 수 있습니다 says what 청구할 수 있다 says.
fn plain(claim: &str) -> String {
    [("하실", "할"), ("하셔야", "하여야"), ("하시", "하"), ("으실", "을"), ("으셔야", "어야"), ("되실", "될")]
        .iter()
        .fold(claim.to_owned(), |claim, (polite, plain)| claim.replace(polite, plain))
}

/// Holds a claim against the text and the title of an article.
pub fn judge(claim: &str, title: &str, text: &str) -> Verdict {
    let claim = &plain(claim);
    let clauses = clauses(text);
    let words = stems(claim);
    let readings = readings(&clauses, &words);
    let nearest = |key: fn(&Reading<'_>) -> f64| readings.iter().max_by(|a, b| key(a).total_cmp(&key(b)));
    let (Some(best), Some(top)) = (nearest(|reading| reading.shared), nearest(|reading| reading.near)) else {
        return Verdict { gap: None, shared: 0, passage: 0..text.len() };
    };
    let shared = (best.shared * 100.0) as u8;
    if words.len() <= FEW {
        if let Some(said) = readings.iter().find(|reading| is_said(claim, &words, reading)) {
            return Verdict { gap: None, shared, passage: said.clause.range.clone() };
        }
        // Of so few words one may be missing, as a law's own name is; the figure tells.
        if let Some(other) = readings.iter().find(|reading| is_said_of_another_figure(claim, &words, reading)) {
            return Verdict { gap: Some(Gap::Figure), shared, passage: other.clause.range.clone() };
        }
    }
    if best.shared < SAME_MATTER {
        return Verdict { gap: Some(Gap::Matter), shared, passage: best.clause.range.clone() };
    }
    let near: Vec<&Reading<'_>> = readings.iter().filter(|reading| reading.near >= NEAR * top.near).collect();
    let case = Case { claim, readings: &readings, near: &near, top, text, title };
    let gap = case
        .figure()
        .or_else(|| case.authority())
        .or_else(|| case.left_out())
        .or_else(|| case.condition())
        .or_else(|| case.actor())
        .or_else(|| case.mood())
        .or_else(|| case.even_then());
    match gap {
        Some((gap, reading)) => Verdict { gap: Some(gap), shared, passage: reading.clause.range.clone() },
        None => Verdict { gap: None, shared, passage: top.clause.range.clone() },
    }
}

/// Whether a clause says what a short claim says: its figures, what is done, and with what force. A duty to do something
/// within a time is also said as what can be done within it.
fn is_said(claim: &str, words: &[String], reading: &Reading<'_>) -> bool {
    let (claimed, known) = (figures(claim), figures(&reading.clause.text));
    let has = |figure: &Figure| known.iter().any(|known| known.value == figure.value && known.unit == figure.unit);
    let moods = moods(&reading.clause.text);
    let mood = Mood::of_claim(claim);
    let same_force = moods.contains(&mood) || (mood == Mood::May && moods.contains(&Mood::Must));
    !claimed.is_empty() && claimed.iter().all(has) && same_force && does_the_same(words, reading)
}

/// Whether a clause rules what a short claim rules, with another figure of the same unit.
fn is_said_of_another_figure(claim: &str, words: &[String], reading: &Reading<'_>) -> bool {
    let (claimed, known) = (figures(claim), figures(&reading.clause.text));
    let other = |figure: &Figure| {
        let mut alike = known.iter().filter(|known| known.unit == figure.unit).peekable();
        alike.peek().is_some() && alike.all(|known| known.value != figure.value)
    };
    moods(&reading.clause.text).contains(&Mood::of_claim(claim))
        && claimed.iter().any(other)
        && does_the_same(words, reading)
}

/// Whether the last word of a claim, which says what is done, and half of all its words stand in a clause.
fn does_the_same(words: &[String], reading: &Reading<'_>) -> bool {
    let own = letters(&reading.clause.text);
    words.last().is_some_and(|done| share(done, &own) >= 0.75) && reading.shared >= 0.5
}

fn readings<'a>(clauses: &'a [Clause], words: &[String]) -> Vec<Reading<'a>> {
    if words.is_empty() {
        return Vec::new();
    }
    let own: Vec<String> = clauses.iter().map(|clause| letters(&clause.text)).collect();
    let weight = |word: &String| {
        let in_clauses = own.iter().filter(|text| share(word, text) >= 0.75).count();
        (1.0 + own.len() as f64 / (1.0 + in_clauses as f64)).ln() + 0.3
    };
    let weights: Vec<f64> = words.iter().map(weight).collect();
    let all: f64 = weights.iter().sum();
    let weighed =
        |text: &str| words.iter().zip(&weights).map(|(word, weight)| weight * share(word, text)).sum::<f64>() / all;
    clauses
        .iter()
        .zip(&own)
        .map(|(clause, own)| {
            let full = letters(&format!("{}{}{}", clause.lead, clause.main, clause.text));
            let shared = words.iter().map(|word| share(word, &full)).sum::<f64>() / words.len() as f64;
            let own = weighed(own);
            Reading { clause, shared, near: own + AROUND * weighed(&full), own }
        })
        .collect()
}

/// A claim beside an article that speaks of its matter.
struct Case<'a> {
    claim: &'a str,
    readings: &'a [Reading<'a>],
    near: &'a [&'a Reading<'a>],
    top: &'a Reading<'a>,
    text: &'a str,
    title: &'a str,
}

type Found<'a> = Option<(Gap, &'a Reading<'a>)>;

impl<'a> Case<'a> {
    /// A figure that the article does not have, or has for another case.
    fn figure(&self) -> Found<'a> {
        let claimed = figures(self.claim);
        let all: Vec<Figure> = self.readings.iter().flat_map(|reading| figures(&reading.clause.text)).collect();
        let same =
            |a: &Figure, b: &Figure| a.value == b.value && (a.unit == b.unit || a.unit.is_empty() || b.unit.is_empty());
        if claimed.iter().any(|figure| !all.iter().any(|known| same(figure, known))) {
            return Some((Gap::Figure, self.top));
        }
        let said = letters(self.claim);
        for reading in self.near {
            for case in signs::cases(&reading.clause.text) {
                let ruled = figures(case.text);
                let other = claimed.iter().any(|figure| {
                    let alike: Vec<&Figure> = ruled.iter().filter(|known| known.unit == figure.unit).collect();
                    !alike.is_empty() && alike.iter().all(|known| known.value != figure.value)
                });
                if other && all_in(&stems(case.condition), &said) {
                    return Some((Gap::Figure, reading));
                }
            }
        }
        claimed.iter().find_map(|figure| self.figure_of_the_case(figure, &claimed))
    }

    /// A figure that stands alone in its unit must be the one of the claim's own case.
    fn figure_of_the_case(&self, figure: &Figure, claimed: &[Figure]) -> Found<'a> {
        if claimed.iter().filter(|other| other.unit == figure.unit).count() != 1 {
            return None;
        }
        let (mut seen, mut met) = (false, false);
        for reading in self.near {
            let clause = reading.clause;
            let around = match (clause.role, clause.inner) {
                (Role::Item, true) => clause.main.as_str(),
                (Role::Item, false) => clause.lead.as_str(),
                _ => "",
            };
            let alike: Vec<Figure> = figures(&format!("{} {around}", clause.text))
                .into_iter()
                .filter(|known| known.unit == figure.unit)
                .collect();
            seen |= !alike.is_empty();
            met |= alike.iter().any(|known| known.value == figure.value);
        }
        let clause = self.top.clause;
        let around = if clause.inner { clause.main.as_str() } else { "" };
        let own: Vec<Figure> = figures(&format!("{} {around}", clause.text))
            .into_iter()
            .filter(|known| known.unit == figure.unit)
            .collect();
        let another = !own.is_empty() && own.iter().all(|known| known.value != figure.value);
        (another || (seen && !met)).then_some((Gap::Figure, self.top))
    }

    /// An authority or a kind of rule of which the article says nothing.
    fn authority(&self) -> Found<'a> {
        let whole = letters(&format!("{}{}", self.text, self.title));
        let unknown = |name: &str| {
            name.chars().count() >= 2 && share(name, &whole) < 0.99 && !signs::speaks_of_every(name, self.text)
        };
        signs::authorities(self.claim).into_iter().any(unknown).then_some((Gap::Actor, self.top))
    }

    /// What the article leaves out in so many words, and the claim counts in.
    fn left_out(&self) -> Found<'a> {
        let mood = Mood::of_claim(self.claim);
        if signs::leaves_out(self.claim) || matches!(mood, Mood::Not | Mood::Ban) {
            return None;
        }
        let said = letters(self.claim);
        let spoken = self
            .readings
            .iter()
            .filter(|reading| reading.own > 0.3 || self.near.iter().any(|near| std::ptr::eq(*near, *reading)));
        for reading in spoken {
            for phrase in signs::left_out(&reading.clause.text) {
                let words = stems(phrase);
                let words = &words[words.len().saturating_sub(3)..];
                let telling = words.iter().map(|word| word.chars().count()).sum::<usize>() >= 4;
                if telling && all_in(words, &said) {
                    return Some((Gap::Scope, reading));
                }
            }
        }
        let clause = self.top.clause;
        let excepted = clause.role == Role::Item && signs::excepts_items(&clause.lead);
        (excepted && moods(&clause.lead).contains(&mood)).then_some((Gap::Scope, self.top))
    }

    /// A consent, an order of steps or a rule that the claim waives or reverses.
    fn condition(&self) -> Found<'a> {
        let gap = Some((Gap::Condition, self.top));
        let whole = letters(self.text);
        if Mood::of_claim(self.claim) == Mood::May
            && signs::waived(self.claim).is_some_and(|what| whole.contains(what) && !signs::waives(what, self.text))
        {
            return gap;
        }
        if signs::comes_first(self.claim) && signs::comes_after(&self.top.clause.text) {
            return gap;
        }
        let anybody = self.near.iter().any(|reading| signs::is_for_anybody(&reading.clause.text));
        if signs::is_restricted(self.claim) && anybody {
            return Some((Gap::Actor, self.top));
        }
        if let Some(rule) = signs::principle(self.claim) {
            let words = stems(rule);
            let (provisos, rules): (Vec<&Reading<'_>>, Vec<&Reading<'_>>) =
                self.readings.iter().partition(|reading| reading.clause.role == Role::Proviso);
            let in_any = |readings: &[&Reading<'_>]| {
                readings.iter().any(|reading| all_in(&words, &letters(&reading.clause.text)))
            };
            if in_any(&provisos) && !in_any(&rules) {
                return Some((Gap::Mood, self.top));
            }
        }
        let insisted = signs::insisted(self.claim);
        let spared = |reading: &&&Reading<'_>| insisted.is_some_and(|step| signs::spares(step, &reading.clause.text));
        self.near.iter().find(spared).map(|reading| (Gap::Scope, *reading))
    }

    /// Somebody acts in the claim who does not act in the clause, where somebody else does.
    fn actor(&self) -> Found<'a> {
        let clause = self.top.clause;
        let said = format!("{}{}{}", clause.text, clause.lead, clause.main);
        let around = letters(&said);
        let other = |name: &str| share(name, &around) < 0.99 && !signs::speaks_of_every(name, &said);
        let acts = signs::acting(self.claim).into_iter().any(other);
        (acts && signs::names_an_authority(&clause.text)).then_some((Gap::Actor, self.top))
    }

    fn mood(&self) -> Found<'a> {
        let claimed = Mood::of_claim(self.claim);
        let agrees = |reading: &&&Reading<'_>| {
            reading.shared >= 0.8 * self.top.shared && ruled(reading.clause).contains(&claimed)
        };
        let here = ruled(self.top.clause);
        let contradicted = !here.is_empty() && here.iter().all(|mood| mood.contradicts(claimed));
        // A permission has to be given: an article that only states or lays a duty down gives none.
        let permits = |reading: &&Reading<'_>| {
            signs::permits(&reading.clause.text)
                || signs::permits(&reading.clause.lead)
                || signs::reverses(&reading.clause.text)
        };
        // What has to be brought within a time is also said as what can be brought within it, and the other way round.
        let remedy = |text: &str| signs::is_remedy(text) || signs::applies(text);
        if matches!(claimed, Mood::May | Mood::Must)
            && remedy(self.claim)
            && self.near.iter().any(|reading| remedy(&reading.clause.text))
        {
            return None;
        }
        if claimed == Mood::May && !self.readings.iter().any(|reading| permits(&reading)) {
            return Some((Gap::Mood, self.top));
        }
        if contradicted && !self.near.iter().any(|reading| agrees(&reading)) {
            let excepted = self.top.clause.role == Role::Proviso;
            return Some((if excepted { Gap::Scope } else { Gap::Mood }, self.top));
        }
        None
    }

    /// "Even then …" of a case that a proviso takes out.
    fn even_then(&self) -> Found<'a> {
        let words = stems(signs::even(self.claim)?);
        if words.is_empty() {
            return None;
        }
        let speaks = |reading: &Reading<'_>| {
            let own = letters(&reading.clause.text);
            words.iter().map(|word| share(word, &own)).sum::<f64>() / words.len() as f64
        };
        let reading = self
            .readings
            .iter()
            .max_by(|a, b| (speaks(a) + 0.15 * a.shared).total_cmp(&(speaks(b) + 0.15 * b.shared)))?;
        let claimed = Mood::of_claim(self.claim);
        let taken_out = reading.clause.role == Role::Proviso
            && speaks(reading) >= 0.7
            && moods(&reading.clause.main).contains(&claimed)
            && !ruled(reading.clause).contains(&claimed);
        taken_out.then_some((Gap::Scope, reading))
    }
}

/// The forces of a clause, with what it stands under and what it takes out in mind.
fn ruled(clause: &Clause) -> BTreeSet<Mood> {
    let otherwise = |base: &str| {
        let moods = moods(base);
        if moods.is_empty() { BTreeSet::from([Mood::Not]) } else { moods.into_iter().map(Mood::excepted).collect() }
    };
    if signs::reverses(&clause.text) {
        return otherwise(&clause.main);
    }
    if clause.role != Role::Item {
        return moods(&clause.text);
    }
    if signs::reverses(&clause.lead) {
        return otherwise(&clause.opens);
    }
    if signs::excepts_items(&clause.lead) {
        return otherwise(&clause.lead);
    }
    let own = moods(&clause.text);
    if own.is_empty() { moods(&clause.lead) } else { own }
}

/// The answer to whether an article carries a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CarriedAnswer {
    /// Whether it does.
    pub carried: bool,
    /// Why not; empty where it does.
    pub reason: String,
    /// The passage of the article that the claim should be read against.
    pub passage: Place,
}

/// Whether the article with this id carries a claim.
///
/// # Errors
/// `no_such_article` where the library has none of that id.
pub fn carried(desk: &Desk, claim: &str, article: &str) -> Result<CarriedAnswer, Fault> {
    let view = library::show(desk, article, None, None)?;
    let verdict = judge(claim, &view.title, &view.text);
    Ok(CarriedAnswer {
        carried: verdict.gap.is_none(),
        reason: verdict.gap.map(Gap::words).unwrap_or_default().to_owned(),
        passage: desk.unit.place(&view.text, verdict.passage),
    })
}

#[cfg(test)]
mod tests;
