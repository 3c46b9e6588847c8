//! Search: the article a query addresses first, then what its words find.
//!
//! Words score by BM25 over four fields: meaning-bearing words of everything, syllable pairs of the law's title, of the
//! article's title, and of everything (at half weight). A law that the query names draws its articles to the front.
//!
//! What the index finds is weighed and sifted by [`super::find`]; the best of it is read and held against the whole query
//! here.

use std::collections::HashSet;

use tantivy::schema::Field;
use tantivy::{DocAddress, TantivyDocument, Term};

use super::answer::{CompletionKind, Hit, Query, Why};
use super::catalogue::{Catalogue, OutlineEntry};
use super::error::Error;
use super::find::{Found, Wanted};
use super::query::{self, Parsed};
use super::schema::stored;
use super::versions::Day;
use super::{Library, State, snippet};
use crate::korean::{bigrams, everyday, layout, syllable};
use crate::source::{Article, Part};
use crate::text::squeeze;

/// Weights of the syllable pairs of the law's title, of the article's title and of everything, against a word.
///
/// These and the weights below were chosen on 95 questions of our own and 50 of another author over 640 statutes, where
/// differences of .01 mean nothing, and looked at on cross references and titles without spaces.
const LAW: f32 = 0.85;
const TITLE: f32 = 0.7;
const PAIRS: f32 = 0.5;
/// What is left of the weight of a pair that lies within no word: it reaches over a joint, or is an ending. Chosen later, on
/// 166 questions of two authors.
const LOOSE: f32 = 0.6;
/// Weight of a formal word that stands in for an everyday one.
const EVERYDAY: f32 = 0.7;
/// A term that stands in a larger share of all articles than this says nothing and costs the most to look up; of a small
/// library none is left out.
const EVERYWHERE: f32 = 0.1;
/// The same for the syllable pairs of everything: they are the longest lists, and weigh the least.
const PAIRS_EVERYWHERE: f32 = 0.02;
const SMALL: u64 = 100;
/// How much of an article's score depends on how many of the matters of a query it speaks of.
const COVER: f32 = 0.5;
/// What is left of the score of an article that has the parts of a query's only word, but not the word: 육아휴직 … 시간.
const APART: f32 = 0.7;
/// What is left of the score of an article on its law's purpose, on its terms, or on penalties, where none is asked for:
/// they name everything the law is about and rule nothing of it.
const PURPOSE: f32 = 0.85;
const DEFINITION: f32 = 0.95;
const PENALTY: f32 = 0.9;
/// Weight of an annex's title, where annexes are asked for: it stands alone against four fields of an article.
const ANNEX: f32 = 2.0;
/// Score of the article that the query addresses.
const ADDRESSED: f32 = 1_000.0;
/// Articles held against the whole query, beyond those asked for.
const WEIGHED: usize = 40;
/// Articles in which a phrase is looked for, at most.
const PHRASED: usize = 400;
/// Hits at most, whatever is asked for.
const MAX_LIMIT: usize = 200;

/// The terms a query looks for, field by field.
#[derive(Default)]
pub(super) struct Terms {
    words: Vec<String>,
    pairs: Vec<String>,
    /// Those of the pairs that lie within no word.
    loose: HashSet<String>,
    everyday: Vec<String>,
    /// The long words of the query: 육아시간.
    compounds: Vec<String>,
    /// Syllable pairs of the formal words, for titles.
    formal_pairs: Vec<String>,
    /// What the query is about, each with all the words that say it.
    matters: Vec<Vec<String>>,
}

impl Library {
    /// The articles that answer a query, best first. Latin letters that make whole syllables are taken for Hangul typed
    /// with the keyboard in the wrong state, unless nothing is found that way.
    pub fn search(&self, query: &Query) -> Result<Vec<Hit>, Error> {
        if let Some(text) = layout::to_hangul(&query.text) {
            let hits = self.search_as_typed(&Query { text, ..query.clone() })?;
            if !hits.is_empty() {
                return Ok(hits);
            }
        }
        self.search_as_typed(query)
    }

    fn search_as_typed(&self, query: &Query) -> Result<Vec<Hit>, Error> {
        let state = self.state();
        let catalogue = &*state.catalogue;
        let text = catalogue.spelled_out(&query.text);
        let parsed = query::parse(&text, query.typing, catalogue);
        let limit = query.limit.min(MAX_LIMIT);
        if limit == 0 {
            return Ok(Vec::new());
        }
        if parsed.text.chars().all(|c| c.is_whitespace() || syllable::is_letter(c)) {
            return self.by_initials(query, limit);
        }
        let hidden = catalogue.hidden(day(query));
        let wanted = Wanted::of(query, &parsed, &hidden);
        if parsed.is_name() {
            let hits = self.in_order(&state, &parsed, &wanted, query, limit)?;
            if !hits.is_empty() {
                return Ok(hits);
            }
        }

        if let Some(number) = parsed.bare_number() {
            return self.of_every_law(&state, number, &parsed, &wanted, query, limit);
        }
        let terms = self.terms(&parsed);
        let mut hits: Vec<Hit> = Vec::new();
        for id in addressed(&parsed, catalogue, &hidden) {
            let asked_for =
                catalogue.place_of(&id).filter(|&(index, _)| wanted.source(index, &catalogue.sources[index]));
            if let Some((index, _)) = asked_for.filter(|_| !query.exclude.contains(&id))
                && let Some(article) = self.article(&state, &id)?
            {
                hits.push(hit(article, ADDRESSED, vec![Why::Address], index, &parsed, &terms, catalogue));
            }
        }
        let most = if parsed.phrases.is_empty() && parsed.without.is_empty() {
            limit + query.exclude.len() + WEIGHED
        } else {
            PHRASED
        };
        let found =
            self.find(&state, &parsed, &terms.compounds, &self.weights(&state, &parsed, &terms), &wanted, most)?;
        let phrases: Vec<String> = parsed.phrases.iter().map(|phrase| squeeze(phrase)).collect();
        let room = limit.saturating_sub(hits.len());
        let mut read: Vec<(Found, Article)> = Vec::with_capacity(found.len());
        for mut found in found {
            // Nothing gains by being held against the query, so what is left stays behind what fits already.
            if read.iter().filter(|(better, _)| better.score >= found.score).count() >= room {
                break;
            }
            let Some(article) = self::read(&state, found.address)? else { continue };
            let has =
                |phrase: &String| squeeze(&article.text).contains(phrase) || squeeze(&article.title).contains(phrase);
            let seen = hits.iter().any(|hit| hit.id == article.id) || query.exclude.contains(&article.id);
            let law = squeeze(&catalogue.sources[found.source].title);
            let left_out = parsed.without.iter().any(|word| has(word) || law.contains(word));
            if !seen && phrases.iter().all(has) && !left_out {
                found.score *= terms.fit(&article, &parsed);
                read.push((found, article));
            }
        }
        read.sort_by(|(a, _), (b, _)| b.score.total_cmp(&a.score));
        let rest = read.into_iter().take(room);
        hits.extend(
            rest.map(|(found, article)| {
                hit(article, found.score, Vec::new(), found.source, &parsed, &terms, catalogue)
            }),
        );
        Ok(hits)
    }

    /// The articles of one number (제27조 without a law), those of acts first.
    fn of_every_law(
        &self,
        state: &State,
        number: &str,
        parsed: &Parsed,
        wanted: &Wanted<'_>,
        query: &Query,
        limit: usize,
    ) -> Result<Vec<Hit>, Error> {
        let catalogue = &*state.catalogue;
        let sources = catalogue.sources.iter().enumerate().filter(|(index, record)| wanted.source(*index, record));
        let mut found: Vec<(bool, usize, String)> = sources
            .filter_map(|(index, record)| Some((record, index, record.article(number)?)))
            .filter(|(_, _, entry)| entry.is_live() && !query.exclude.contains(&entry.id()))
            .map(|(record, index, entry)| (record.law_kind != "법률", index, entry.id()))
            .collect();
        found.sort();
        let mut hits = Vec::new();
        for (_, index, id) in found.into_iter().take(limit) {
            if let Some(article) = self.article(state, &id)? {
                hits.push(hit(article, 1.0, vec![Why::Address], index, parsed, &Terms::default(), catalogue));
            }
        }
        Ok(hits)
    }

    /// The articles of the laws that a query names and asks nothing of, in their order.
    fn in_order(
        &self,
        state: &State,
        parsed: &Parsed,
        wanted: &Wanted<'_>,
        query: &Query,
        limit: usize,
    ) -> Result<Vec<Hit>, Error> {
        let catalogue = &*state.catalogue;
        let mut hits = Vec::new();
        for &index in parsed.laws.iter().filter(|&&index| wanted.source(index, &catalogue.sources[index])) {
            let live = catalogue.sources[index].outline().filter(|entry| entry.is_live()).map(|entry| entry.id());
            for (id, score) in live.filter(|id| !query.exclude.contains(id)).take(limit).zip((0_u16..).map(f32::from)) {
                if let Some(article) = self.article(state, &id)? {
                    let score = ADDRESSED - score;
                    hits.push(hit(article, score, Vec::new(), index, parsed, &Terms::default(), catalogue));
                }
            }
        }
        hits.truncate(limit);
        Ok(hits)
    }

    /// The hits of articles that were found by other means than their words, as many of them as are there.
    pub(super) fn hits_of<'a>(&self, ids: impl Iterator<Item = &'a String>, query: &Query) -> Result<Vec<Hit>, Error> {
        let state = self.state();
        let parsed = query::parse(&query.text, query.typing, &state.catalogue);
        let terms = self.terms(&parsed);
        let mut hits = Vec::new();
        for id in ids {
            if let Some((source, _)) = state.catalogue.place_of(id)
                && let Some(article) = self.article(&state, id)?
            {
                hits.push(hit(article, 0.0, Vec::new(), source, &parsed, &terms, &state.catalogue));
            }
        }
        Ok(hits)
    }

    /// The articles whose name, or whose law's name, begins with the consonants that are all that was typed.
    fn by_initials(&self, query: &Query, limit: usize) -> Result<Vec<Hit>, Error> {
        let state = self.state();
        let mut hits: Vec<Hit> = Vec::new();
        for completion in self.complete(&squeeze(&query.text), limit)? {
            // The first article stands for a whole law.
            let id = state.catalogue.first_of(&completion.id).unwrap_or(completion.id);
            let Some((source, _)) = state.catalogue.place_of(&id) else { continue };
            let record = &state.catalogue.sources[source];
            let wanted = query.kinds.is_empty() || query.kinds.contains(&record.kind);
            if let Some(article) = self.article(&state, &id)?.filter(|_| wanted && !query.exclude.contains(&id)) {
                let (parsed, terms) = (Parsed::default(), Terms::default());
                let why = if completion.kind == CompletionKind::Article { Why::Title } else { Why::Law };
                hits.push(hit(article, 1.0, vec![why], source, &parsed, &terms, &state.catalogue));
            }
        }
        Ok(hits)
    }

    /// The terms of a query: of what is left when law and number are taken away, or of all of it.
    fn terms(&self, parsed: &Parsed) -> Terms {
        let text = if parsed.laws.is_empty() || parsed.rest.is_empty() { &parsed.text } else { &parsed.rest };
        let text = query::without_asking(text);
        let mut terms = Terms::default();
        let mut analyst = self.dictionary.analyst();
        let mut add = |text: &str| {
            bigrams::each(text, false, |pair| terms.pairs.push(pair.to_owned()));
            if let Some(analyst) = &mut analyst {
                analyst.each(text, |word| terms.words.push(word.to_owned()));
            }
        };
        add(&text);
        parsed.released.iter().for_each(|word| add(word));
        terms.compounds = compounds(&text);
        if analyst.is_some() {
            terms.loose = terms.pairs.iter().cloned().collect();
            for word in &terms.words {
                bigrams::each(word, false, |pair| {
                    terms.loose.remove(pair);
                });
            }
        }
        let said = if terms.words.is_empty() { &terms.pairs } else { &terms.words };
        terms.matters = said.iter().filter(|word| word.chars().count() > 1).map(|word| vec![word.clone()]).collect();
        for (everyday, formal) in everyday::widen(&parsed.text) {
            let mut matter: Vec<String> = Vec::new();
            for formal in formal {
                match &mut analyst {
                    Some(analyst) => analyst.each(formal, |word| terms.everyday.push(word.to_owned())),
                    None => bigrams::each(formal, false, |pair| terms.everyday.push(pair.to_owned())),
                }
                bigrams::each(formal, true, |pair| terms.formal_pairs.push(pair.to_owned()));
                matter.push(formal.to_owned());
            }
            terms.matters.retain(|other| {
                let same = other.iter().any(|word| word.starts_with(everyday) || everyday.contains(word.as_str()));
                if same {
                    matter.extend(other.iter().cloned());
                }
                !same
            });
            terms.matters.push(matter);
        }
        terms.formal_pairs.sort_unstable();
        terms.formal_pairs.dedup();
        terms.formal_pairs.retain(|pair| !terms.pairs.contains(pair));
        for list in [&mut terms.words, &mut terms.pairs, &mut terms.everyday] {
            list.sort_unstable();
            list.dedup();
        }
        terms.everyday.retain(|word| !terms.words.contains(word));
        terms
    }

    /// What adds to an article's score: terms with their weights. Terms that stand everywhere are left out, unless there
    /// are no others.
    fn weights(&self, state: &State, parsed: &Parsed, terms: &Terms) -> Vec<(Term, f32)> {
        let fields = state.fields;
        let share = |part: f32| ((state.searcher.num_docs() as f32 * part) as u64).max(SMALL);
        let (everywhere, pairs_everywhere) = (share(EVERYWHERE), share(PAIRS_EVERYWHERE));
        let (mut telling, mut common) = (Vec::new(), Vec::new());
        let mut weigh = |field: Field, term: &str, weight: f32| {
            let term = Term::from_field_text(field, term);
            match state.searcher.doc_freq(&term).unwrap_or(0) {
                0 => {}
                found_in if found_in > everywhere || (field == fields.pairs && found_in > pairs_everywhere) => {
                    common.push((term, weight));
                }
                _ => telling.push((term, weight)),
            }
        };
        terms.words.iter().for_each(|word| weigh(fields.words, word, 1.0));
        for pair in &terms.pairs {
            let part = if terms.loose.contains(pair) { LOOSE } else { 1.0 };
            weigh(fields.law, pair, LAW * part);
            weigh(fields.title, pair, TITLE * part);
            weigh(fields.pairs, pair, PAIRS * part);
        }
        let formal_field = if self.dictionary.get().is_some() { fields.words } else { fields.pairs };
        terms.everyday.iter().for_each(|word| weigh(formal_field, word, EVERYDAY));
        terms.formal_pairs.iter().for_each(|pair| weigh(fields.title, pair, TITLE));
        if parsed.apart {
            terms.words.iter().chain(&terms.pairs).for_each(|term| weigh(fields.apart, term, ANNEX));
        }
        if telling.is_empty() { common } else { telling }
    }
}

/// Particles that the words of a query end in, the longer first.
const PARTICLES: [&str; 20] = [
    "에서는",
    "에서",
    "에게",
    "으로",
    "까지",
    "부터",
    "에는",
    "이나",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "도",
    "로",
    "와",
    "과",
];

/// The long words of a query, most of them made of several, without their particles: 육아시간. What ends like a verb is none,
/// and what is longer still is a title or a sentence without spaces.
fn compounds(query: &str) -> Vec<String> {
    let long = |word: &str| {
        let word = word.trim_end_matches(['?', '.', '!', ',']);
        let word = PARTICLES.iter().find_map(|particle| word.strip_suffix(particle)).unwrap_or(word);
        let verb = word.ends_with(['다', '요', '까', '지', '야', '면', '고', '서', '나', '기', '한', '할', '려', '던']);
        let hangul = word.chars().all(|c| ('가'..='힣').contains(&c));
        (hangul && !verb && (4..=8).contains(&word.chars().count())).then(|| word.to_owned())
    };
    query.split_whitespace().filter_map(long).collect()
}

/// The day that a query is about.
pub(super) fn day(query: &Query) -> Day {
    match (query.as_of, query.today) {
        (Some(day), _) => Day::Only(day),
        (None, Some(today)) => Day::Today(today),
        (None, None) => Day::Newest,
    }
}

fn read(state: &State, address: DocAddress) -> Result<Option<Article>, Error> {
    let document: TantivyDocument = state.searcher.doc(address).map_err(|error| Error::Damaged(error.to_string()))?;
    Ok(stored(&document, state.fields.article).and_then(|article| serde_json::from_str(article).ok()))
}

fn hit(
    article: Article,
    score: f32,
    mut why: Vec<Why>,
    source: usize,
    parsed: &Parsed,
    terms: &Terms,
    catalogue: &Catalogue,
) -> Hit {
    let record = &catalogue.sources[source];
    let addressed = why.contains(&Why::Address);
    // The numbers of an address are not what its text is looked through for.
    let mut look_for = if addressed && parsed.rest.is_empty() { Vec::new() } else { terms.look_for() };
    look_for.extend(parsed.phrases.iter().cloned());
    let asked = parsed.units.as_ref().filter(|units| addressed && units.article.is_some());
    let best =
        snippet::best(&article.text, &look_for, &parsed.phrases, asked.and_then(|units| units.paragraph.as_deref()));
    if parsed.laws.contains(&source) {
        why.push(Why::Law);
    }
    if look_for.iter().any(|word| article.title.contains(word.as_str())) {
        why.push(Why::Title);
    }
    if !best.highlights.is_empty() {
        why.push(Why::Text);
    }
    if terms.everyday.iter().any(|word| word.chars().count() > 1 && article.text.contains(word.as_str())) {
        why.push(Why::Everyday);
    }
    Hit {
        id: article.id,
        kind: record.kind,
        law: record.title.clone(),
        origin: record.origin.clone(),
        article: article.number,
        title: article.title,
        effective: record.effective,
        snippet: best.text,
        highlights: best.highlights,
        paragraph: asked.map_or(best.paragraph, |units| units.paragraph.clone()),
        item: asked.and_then(|units| units.item.clone()),
        subitem: asked.and_then(|units| units.subitem.clone()),
        score,
        why,
    }
}

impl Terms {
    /// How well an article fits the query as a whole: words alone let one rare word outweigh all others.
    fn fit(&self, article: &Article, parsed: &Parsed) -> f32 {
        let covers = |matter: &&Vec<String>| {
            matter.iter().any(|word| article.title.contains(word.as_str()) || article.text.contains(word.as_str()))
        };
        let mut fit = 1.0;
        if self.matters.len() > 1 {
            let share = self.matters.iter().filter(covers).count() as f32 / self.matters.len() as f32;
            fit *= 1.0 - COVER + COVER * share;
        }
        if let [only] = self.compounds.as_slice()
            && !parsed.rest.contains(char::is_whitespace)
            && !article.text.contains(only.as_str())
            && !squeeze(&article.title).contains(only.as_str())
        {
            fit *= APART;
        }
        let asked = |word: &str| parsed.text.contains(word);
        match article.title.as_str() {
            "목적" if !asked("목적") => fit *= PURPOSE,
            "정의" if !asked("정의") && !asked("뜻") => fit *= DEFINITION,
            "벌칙" | "과태료" if !["처벌", "벌금", "벌칙", "과태료", "징역", "형사"].iter().any(|word| asked(word)) =>
            {
                fit *= PENALTY;
            }
            _ => {}
        }
        fit
    }

    /// What to show in a text: the words, and the pairs where there are no words.
    fn look_for(&self) -> Vec<String> {
        let words = if self.words.is_empty() { &self.pairs } else { &self.words };
        words.iter().chain(&self.everyday).filter(|word| word.chars().count() > 1).cloned().collect()
    }
}

/// The article that the query is the address of: an id, or a law's name with a number; of addenda all that are meant.
fn addressed(parsed: &Parsed, catalogue: &Catalogue, hidden: &HashSet<usize>) -> Vec<String> {
    let id = parsed.text.trim();
    if catalogue.find(id).is_some() {
        return vec![id.to_owned()];
    }
    let Some(article) = parsed.units.as_ref().and_then(|units| units.article.as_deref()) else { return Vec::new() };
    let laws = parsed.laws.iter().filter(|law| !hidden.contains(law)).map(|&law| &catalogue.sources[law]);
    if let Some(addenda) = article.strip_prefix("부칙") {
        let issued = addenda.split(' ').find(|word| word.starts_with('제') && word.ends_with('호')).unwrap_or_default();
        let meant = |entry: &OutlineEntry<'_>| entry.part == Part::Addenda && entry.number.contains(issued);
        return laws.flat_map(|law| law.outline().filter(meant).map(|entry| entry.id())).collect();
    }
    laws.filter_map(|law| law.cited(article).map(|entry| entry.id())).collect()
}
