//! Words typed without spaces ("회계과에토너40개구매요청12월10일까지") set apart where a reader would.
//!
//! Only long runs are touched, and only at places that are sure: around days, hours, sums and counts, behind a body with
//! its particle, around the words that every request has. Compounds stay whole. The way back is kept, so what is found in
//! the spaced text has its place in the original.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{pattern, typos};

/// Characters that a run has at least before it is taken for words without spaces.
const LONG: usize = 12;

static RUN: LazyLock<Regex> = LazyLock::new(|| pattern(r"[^\s]+"));
/// Figures with their unit and particle.
static FIGURES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:\d{4}년|내년|올해)?\d{1,2}월(?:\d{1,2}일|말)(?:까지|부터|에|자)?|[월화수목금토일]요일(?:까지|부터|에)?|\d{1,2}[~∼-]\d{1,2}시|(?:오전|오후|저녁|밤|새벽)?\d{1,2}시(?:\d{1,2}분|반)?(?:까지|부터|에)?",
        r"|\d[\d,]*[천백만억]*원(?:으로|에)?|\d[\d,]*(?:명|개소|개|대|부|건|곳|장|권|매|회|세트|박스)(?:한테|에게|에|을|를|의)?|내선\d{3,5}"
    ))
});
/// A body or a room with its particle.
static BODIES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:과|팀|구청|시청|군청|도청|교육청|소방서|경찰서|보건소|사업소|읍면동|센터|학교|회의실|강당|회관|교육장)(?:에서|에게|한테|에)",
    )
});
/// Who did something, and what is reported.
static CLAUSES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:씨|님)(?:가|이|께서|의|은|는)|(?:했|한|된|하겠|된|됐)다고|이라고|달라고|내라고|인데")
});
/// Words that every request has, the longer first.
static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"납품장소|전직원|전부서|각부서|각읍면동|대강당|소강당|검토결과|자료|제출|요청|협조|구매|구입|안내|알림|개최|회신|통보|공문",
        r"|내부결재|부시장전결|국장전결|과장전결|담당자|담당|문의|장소|예산|납품|필참|참석|소집|공지|취합|의뢰|단가"
    ))
});
/// Syllables that make another word of one before them: 자료집, 안내문, 회의실, 대상자.
const GOES_ON: &str = "자지실장록회서용문집안소관원팀과처력";
/// Words that begin like a particle.
const OTHERS: [&str; 8] = ["의뢰", "의견", "이송", "이용", "이내", "이상", "가능", "에너지"];
const PARTICLES: [&str; 12] = ["으로", "에게", "한테", "을", "를", "은", "는", "이", "가", "의", "에", "로"];

/// A text with its long runs set apart.
#[derive(Debug, Clone)]
pub struct Spaced {
    text: String,
    /// Where in the spaced text a space was put in.
    added: Vec<usize>,
}

impl Spaced {
    /// Sets the words of a text apart.
    pub fn new(original: &str) -> Self {
        let original = &*typos::mended(original);
        let mut cuts: Vec<usize> = Vec::new();
        for run in RUN.find_iter(original) {
            let hangul = run.as_str().chars().filter(|c| ('가'..='힣').contains(c)).count();
            if run.as_str().chars().count() >= LONG && hangul >= LONG * 2 / 3 {
                cuts.extend(inside(run.as_str()).into_iter().map(|at| run.start() + at));
            }
        }
        let (mut text, mut added, mut from) = (String::with_capacity(original.len() + cuts.len()), Vec::new(), 0);
        for cut in cuts {
            text.push_str(&original[from..cut]);
            added.push(text.len());
            text.push(' ');
            from = cut;
        }
        text.push_str(&original[from..]);
        Self { text, added }
    }

    /// A text that is taken as it is.
    pub fn as_it_is(original: &str) -> Self {
        Self { text: original.to_owned(), added: Vec::new() }
    }

    /// The text with its words apart.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the original that a range of the spaced text came from.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let before = |at: usize| self.added.partition_point(|added| *added < at);
        range.start - before(range.start)..range.end - before(range.end)
    }
}

/// The places of a run at which words end, in order.
fn inside(run: &str) -> Vec<usize> {
    let mut cuts: Vec<usize> = Vec::new();
    let mut figures: Vec<Range<usize>> = Vec::new();
    for found in FIGURES.find_iter(run) {
        figures.push(found.range());
        cuts.extend([found.start(), found.end()]);
    }
    let free = |range: &Range<usize>| figures.iter().all(|taken| taken.end <= range.start || range.end <= taken.start);
    cuts.extend(
        BODIES
            .find_iter(run)
            .chain(CLAUSES.find_iter(run))
            .filter(|found| free(&found.range()))
            .map(|found| found.end()),
    );
    for found in WORDS.find_iter(run).filter(|found| free(&found.range())) {
        let rest = &run[found.end()..];
        if rest.chars().next().is_some_and(|c| GOES_ON.contains(c)) {
            continue;
        }
        let other = OTHERS.iter().any(|word| rest.starts_with(word));
        let particle = PARTICLES
            .iter()
            .filter(|_| !other)
            .find(|particle| rest.starts_with(**particle))
            .map_or(0, |particle| particle.len());
        cuts.extend([found.start(), found.end() + particle]);
    }
    cuts.retain(|at| *at > 0 && *at < run.len() && run.is_char_boundary(*at));
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn long_runs_are_set_apart_and_compounds_stay() {
        for (typed, read) in [
            (
                "회계과에우산40개구매요청예산160만원12월10일까지",
                "회계과에 우산 40개 구매 요청 예산 160만원 12월10일까지",
            ),
            ("각읍면동에우산보유현황자료제출요청12월4일까지", "각읍면동에 우산보유현황 자료 제출 요청 12월4일까지"),
            (
                "12월2일수요일10시구청3층회의실에서우산간담회개최알림",
                "12월2일 수요일 10시 구청3층회의실에서 우산간담회 개최 알림",
            ),
            ("개인정보보호 교육 참석안내", "개인정보보호 교육 참석안내"),
        ] {
            assert_eq!(Spaced::new(typed).text(), read);
        }
    }

    proptest! {
        #[test]
        fn every_place_leads_back(text in "[가-힣0-9월일시명에서요청 ]{0,60}") {
            let spaced = Spaced::new(&text);
            for (at, c) in spaced.text().char_indices().filter(|(_, c)| !c.is_whitespace()) {
                let range = spaced.original(at..at + c.len_utf8());
                let there = typos::mended(&text).get(range).map(str::to_owned);
                prop_assert_eq!(there, Some(c.to_string()));
            }
        }
    }
}
