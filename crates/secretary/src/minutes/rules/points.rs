//! Key points: the sentences of an item that carry its facts and concerns, in the words of the meeting.

use std::sync::LazyLock;

use regex::Regex;

use super::{agenda, chatter, cue};
use crate::minutes::{
    people::People,
    record::{AgendaItem, KeyPoint},
    talk::{Sentence, Turn, act::Act, gist, likeness::Pairs},
};

/// Points kept for one item of business.
const PER_ITEM: usize = 4;
/// Shortest point, in squeezed characters.
const SHORTEST: usize = 14;
/// Words of concern, cause and size.
const WEIGHTY: &[&str] = &[
    "우려",
    "문제",
    "위험",
    "부족",
    "증가",
    "감소",
    "필요",
    "어렵",
    "원인",
    "가능성",
    "논란",
    "부담",
    "침해",
    "피해",
    "초과",
    "지연",
    "효과",
    "대비",
    "예상",
    "현재",
    "총",
    "평균",
    "가장",
    "규모",
    "불편",
    "의견",
    "지적",
    "반대",
];
/// Words of talk about the talk.
const ASIDE: &[&str] = &["말씀드리", "설명은", "감사합니다", "안녕하"];
/// What stands around a meeting and may as well be its business.
const AROUND: &[&str] = &["마이크", "점심", "커피", "화장실", "녹음"];
/// How somebody speaks against what is put to the meeting, squeezed.
const AGAINST: &[&str] = &[
    "반대합니다",
    "반대입니다",
    "반대예요",
    "반대에요",
    "반대해요",
    "반대하는입장",
    "반대의견",
    "소수의견",
    "동의하지않",
    "동의할수없",
    "동의하기어렵",
    "동의못",
    "찬성할수없",
    "찬성하지않",
    "찬성하기어렵",
    "수용할수없",
    "받아들일수없",
    "이의있습니다",
];
/// How one says that there is nothing of the kind.
const NONE: &[&str] = &["의견없", "의견은없", "의견이없", "이의없", "이의는없", "있으십니까", "있습니까", "계십니까"];
/// How much being said early in the item counts, in turns.
const EARLY: u32 = 12;

/// The weightiest sentences of each item.
pub(super) fn find(turns: &[Turn], items: &[AgendaItem], people: &People) -> Vec<KeyPoint> {
    let mut points: Vec<(u32, KeyPoint)> = Vec::new();
    let mut against: Vec<KeyPoint> = Vec::new();
    for (at, turn) in turns.iter().enumerate().filter(|(_, turn)| !turn.noise) {
        if chatter::takes_leave(at, turns) || chatter::opens_meeting(at, turns, people) {
            continue;
        }
        let item = agenda::at(items, turn.id);
        if let Some(text) = dissent(turn, people) {
            let speaker = people.written(turn.speaker).to_owned();
            let agenda = item.map(|item| item.n);
            against.push(KeyPoint {
                agenda,
                speaker,
                text,
                utterances: vec![turn.id],
                dissent: true,
                ..KeyPoint::default()
            });
            continue;
        }
        for sentence in turn.sentences.iter().filter(|sentence| {
            matches!(sentence.act, Act::State | Act::Suggest | Act::Duty) && !sentence.text.ends_with('?')
        }) {
            let length = sentence.squeezed.chars().count();
            let figures =
                sentence.text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).count();
            let weight = WEIGHTY.iter().filter(|word| sentence.squeezed.contains(**word)).count();
            if length < SHORTEST || is_aside(sentence, figures + weight > 0) || agenda::is_opening(sentence) {
                continue;
            }
            let early = item.map_or(0, |item| EARLY.saturating_sub(turn.id - item.utterances[0]));
            let score = 2 * figures.min(3) as u32 + 3 * weight.min(3) as u32 + early / 2 + length.min(40) as u32 / 10;
            let text = gist::of(sentence.text);
            let speaker = people.written(turn.speaker).to_owned();
            let agenda = item.map(|item| item.n);
            points.push((score, KeyPoint { agenda, speaker, text, utterances: vec![turn.id], ..KeyPoint::default() }));
        }
    }
    points.sort_by_key(|(score, point)| (std::cmp::Reverse(*score), point.utterances[0]));
    let mut kept: Vec<KeyPoint> = Vec::new();
    let mut pairs: Vec<Pairs> = Vec::new();
    let most = PER_ITEM * items.len().max(1);
    for (_, point) in points {
        let of_item = kept.iter().filter(|kept| kept.agenda == point.agenda).count();
        if of_item == PER_ITEM || kept.len() == most {
            continue;
        }
        let these = Pairs::of(&point.text);
        if !pairs.iter().any(|before| before.shared(&these) > 0.6) {
            pairs.push(these);
            kept.push(point);
        }
    }
    kept.append(&mut against);
    kept.sort_by_key(|point| point.utterances[0]);
    kept
}

/// Whether a sentence speaks of the talk and its papers rather than of the business: "자료 12쪽을 보시면 됩니다". What is lying
/// about counts only where nothing is told of it.
fn is_aside(sentence: &Sentence, tells: bool) -> bool {
    // "연말 민원 창구 운영인데요, 서 주무관님": somebody is asked to speak.
    if sentence.text.trim_end_matches(['.', ',', '?', '!']).ends_with('님') {
        return true;
    }
    static PAPERS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:자료|책자|화면|쪽)(?:를|을|에|은|는|부터|의)?\S{0,6}?(?:보시|봐|참고|참조|펴|넘기|넘겨)")
            .expect("a pattern in the source compiles")
    });
    cue::any(&sentence.squeezed, ASIDE)
        || PAPERS.is_match(&sentence.squeezed)
        || !tells && cue::any(&sentence.squeezed, AROUND)
}

/// What somebody who does not preside holds against what is put to the meeting, with their reasons.
fn dissent(turn: &Turn, people: &People) -> Option<String> {
    /// Sentences beside the one that objects which give the reason.
    const REASONS: usize = 2;
    // Where nobody is known to preside, the words alone tell.
    let heard = people.chair != Some(turn.speaker);
    let objects = |sentence: &Sentence| sentence.says(AGAINST) && !sentence.says(NONE) && sentence.act != Act::Ask;
    let at = turn.sentences.iter().position(objects).filter(|_| heard)?;
    let reasons = turn.sentences[at..].iter().take(1 + REASONS).filter(|said| said.act != Act::Ask);
    Some(gist::of_all(reasons.map(|said| said.text)))
}
