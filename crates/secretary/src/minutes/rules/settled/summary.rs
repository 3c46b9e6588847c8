//! The chair's summary at the end: "정리하면 하천은 5센티에 통제, 진입로는 우선 제설, 이렇게 된 거고요."
//!
//! It says again in few words what was settled, and now and then settles what was only proposed. Each of its clauses is
//! held against what stands; what is new takes its words from where it was said in full.

use super::{super::reversal::Settlement, content, names_matter};
use crate::minutes::{
    people::People,
    talk::{Sentence, Turn, act::Act, amounts, likeness::Pairs, proposal, wording},
};

/// Squeezed length of the shortest clause.
const SHORTEST: usize = 6;
/// Squeezed length of the longest clause that is one point of a list.
const LONGEST: usize = 34;
/// Share of a clause from which a standing decision says it already.
const SAID: f32 = 0.45;
/// Share of a clause from which it was said in full before.
const IN_FULL: f32 = 0.5;
/// Words that announce a summary, squeezed.
const ANNOUNCES: &[&str] = &[
    "정리하면",
    "정리하자면",
    "정리해보면",
    "정리를하면",
    "정리할게",
    "정리하겠습니다",
    "정리합니다",
    "정리해드리",
    "요약하면",
    "요약하자면",
    "오늘정한",
    "오늘결정한",
    "오늘결정된",
    "오늘나온결론",
];
/// Squeezed length up to which an announcement stands by itself.
const ALONE: usize = 14;

/// Whether a turn sums up what was settled: an announcement, and a list behind it.
pub(in crate::minutes::rules) fn sums_up(turn: &Turn) -> bool {
    points(turn).len() >= 2
}

/// The points of the list behind the announcement.
fn points<'t>(turn: &Turn<'t>) -> Vec<&'t str> {
    let announces = |said: &Sentence| {
        let alone = said.squeezed.chars().count() <= ALONE;
        ANNOUNCES.iter().any(|word| said.squeezed.contains(word) && (alone || said.squeezed.find(word) < Some(30)))
            || matches!(said.squeezed.as_str(), "정리" | "자정리" | "그럼정리" | "자그럼정리" | "네정리")
    };
    let Some(from) = turn.sentences.iter().position(announces) else { return Vec::new() };
    let first = &turn.sentences[from];
    let behind = ["하면", "하자면", "해 보면", "해보면", "한 건", "한 것은"].iter().find_map(|word| {
        let at = first.text.find(word)? + word.len();
        Some(&first.text[at..])
    });
    let rest = turn.sentences[from + 1..].iter().filter(|said| said.act != Act::Ask).map(|said| said.text);
    let clauses = behind.into_iter().chain(rest).flat_map(|said| said.split(", "));
    clauses.map(|clause| clause.trim().trim_end_matches(['.', ','])).filter(|clause| is_point(clause)).collect()
}

/// Whether a clause is one point of the list: a matter and its way, or an amount, and not what is said about the list.
fn is_point(clause: &str) -> bool {
    const ABOUT: &[&str] =
        &["이렇게", "이상", "이 세", "이 네", "이 두", "이 다섯", "그렇게", "이거", "여기까지", "오늘"];
    let length = clause.chars().filter(|c| c.is_alphanumeric()).count();
    let said = wording::without_fillers(clause);
    (SHORTEST..=LONGEST).contains(&length)
        && !ABOUT.iter().any(|word| said.starts_with(word))
        && (names_matter(said) || amounts::names_amount(said) || said.split_whitespace().count() >= 3)
        && (wording::ends_in_noun(said) || said.ends_with(['고', '로', '만']) || said.ends_with("하기"))
}

/// Takes the points of a summary into what stands.
pub(super) fn take(at: usize, turns: &[Turn], people: &People, standing: &mut Vec<Settlement>) {
    for point in points(&turns[at]) {
        let text = wording::going_on(point).unwrap_or_else(|| wording::record(point));
        let said = Pairs::of(&text);
        let alike = standing.iter_mut().map(|before| (said.inside(&before.pairs_in_full()), before));
        if let Some((likeness, before)) = alike.max_by(|(one, _), (other, _)| one.total_cmp(other))
            && likeness >= SAID
        {
            before.add(turns[at].id);
            continue;
        }
        // "1억 7천으로 하고 넘어갑시다", in the summary "국외연수는 절반 1억 7천": the figure tells that it is the same.
        let figures = amounts::values(&text);
        let sure = figures.len() >= 2 || figures.iter().any(|figure| *figure >= 100);
        if let Some(before) = standing.iter_mut().rev().find(|before| sure && before.is_only(&figures)) {
            before.say(&text, turns[at].id);
            continue;
        }
        standing.push(in_full(&text, at, turns, people));
    }
}

/// A point with the proposal it takes up, where one said it in full.
fn in_full(text: &str, at: usize, turns: &[Turn], people: &People) -> Settlement {
    let said = Pairs::of(text);
    let sentences = turns[..at]
        .iter()
        .filter(|turn| !turn.noise)
        .flat_map(|turn| turn.sentences.iter().filter(|said| content(said) >= SHORTEST).map(move |said| (turn, said)));
    let alike = sentences.map(|(turn, sentence)| (said.inside(&Pairs::of(sentence.text)), turn, sentence));
    let best =
        alike.filter(|(likeness, ..)| *likeness >= IN_FULL).max_by(|(one, ..), (other, ..)| one.total_cmp(other));
    let Some((_, turn, sentence)) = best else { return Settlement::new(text.to_owned(), vec![turns[at].id]) };
    let ids = vec![turn.id, turns[at].id];
    let proposed = proposal::of(sentence).filter(|_| !people.presides(turn.speaker));
    let fuller = proposed.filter(|full| said.inside(&Pairs::of(full)) >= IN_FULL);
    Settlement::new(fuller.unwrap_or_else(|| text.to_owned()), ids)
}
