//! Votes: who raised how many hands for what, and how it came out.

use std::sync::LazyLock;

use regex::Regex;

use super::{agenda, cue};
use crate::{
    korean::{numerals, pattern},
    minutes::{
        record::{AgendaItem, Vote},
        talk::{Sentence, Turn},
    },
};

/// What a side is called, and its place in a count.
const SIDES: &[(&str, usize)] = &[("찬성", 0), ("반대", 1), ("기권", 2)];
/// What counted people and ballots are called, squeezed.
const COUNTERS: &[&str] = &["분", "명", "표", "인", "위원"];
/// Turns between the call for a side and its count, or between the last count and the result.
const PATIENCE: usize = 6;
/// How a vote comes out, longest first.
const RESULTS: &[(&[&str], &str)] = &[
    (&["조건부가결", "조건부로가결", "조건부의결", "조건을붙여"], "조건부 가결"),
    (&["수정가결", "수정안대로가결", "수정의결", "수정안대로"], "수정 가결"),
    (&["부결"], "부결"),
    (&["원안가결", "원안대로가결", "원안대로의결", "원안대로"], "원안 가결"),
    (&["가결", "통과"], "가결"),
    (&["승인"], "승인"),
    (&["의결", "선출", "채택", "결정"], "의결"),
];

/// A count under way.
#[derive(Default)]
struct Poll {
    counts: [Option<u32>; 3],
    /// The side called for last, whose number may be all the answer says.
    called: Option<usize>,
    utterances: Vec<u32>,
    last: usize,
}

/// The votes of a meeting.
pub(super) fn find(turns: &[Turn], agenda: &[AgendaItem]) -> Vec<Vote> {
    let mut votes = Vec::new();
    let mut poll: Option<Poll> = None;
    for (at, turn) in turns.iter().enumerate().filter(|(_, turn)| !turn.noise) {
        if poll.as_ref().is_some_and(|poll| at - poll.last > PATIENCE) {
            votes.extend(poll.take().and_then(|poll| poll.close(None, turns, agenda)));
        }
        let result = turn.sentences.iter().find_map(result);
        let calls = turn.sentences.iter().find_map(called);
        let mut counts = [None; 3];
        turn.sentences.iter().for_each(|sentence| count(sentence, &mut counts));
        // "찬성하시는 분 손 들어 주세요. 네, 네 분이네요.": called and counted in one breath.
        if let (Some(side), true) = (calls, counts == [None; 3]) {
            let after = turn.sentences.iter().skip_while(|sentence| called(sentence).is_none()).skip(1);
            counts[side] = after.filter(|sentence| sentence.says(COUNTERS)).find_map(bare_count);
        }
        if counts == [None; 3]
            && let Some(side) = poll.as_ref().and_then(|poll| poll.called)
        {
            counts[side] = turn.sentences.iter().find_map(bare_count);
        }
        // A side by itself outside a poll is talk about opinions, not a count.
        let counted = counts.iter().flatten().count();
        let begins = calls.is_some() || counted >= 2 || counted == 1 && result.is_some();
        if poll.is_none() && !begins || poll.is_some() && calls.is_none() && counted == 0 && result.is_none() {
            continue;
        }
        let open = poll.get_or_insert_with(Poll::default);
        open.last = at;
        open.utterances.push(turn.id);
        for (side, counted) in counts.into_iter().enumerate() {
            open.counts[side] = counted.or(open.counts[side]);
        }
        open.called = calls.or(open.called.filter(|_| counted == 0));
        if result.is_some() && open.counts[0].is_some() {
            votes.extend(poll.take().and_then(|poll| poll.close(result, turns, agenda)));
        }
    }
    votes.extend(poll.and_then(|poll| poll.close(None, turns, agenda)));
    votes
}

impl Poll {
    fn close(self, result: Option<(&str, bool)>, turns: &[Turn], agenda: &[AgendaItem]) -> Option<Vote> {
        let [in_favour, against, abstain] = self.counts;
        let id = turns[self.last].id;
        let title = agenda::at(agenda, id).map(|item| item.title.clone());
        // Who is not counted did not vote: where one side was counted the others are none.
        in_favour.or(against)?;
        Some(Vote {
            agenda: match result {
                Some((_, true)) => format!("{} 수정안", title.unwrap_or_default()).trim_start().to_owned(),
                _ => title.unwrap_or_default(),
            },
            in_favour: in_favour.or(Some(0)),
            against: against.or(Some(0)),
            abstain: abstain.or(Some(0)),
            result: result.map(|(result, _)| result.to_owned()),
            utterances: self.utterances,
            ..Vote::default()
        })
    }
}

/// The side that a sentence calls for: "반대하시는 위원님?"
fn called(sentence: &Sentence) -> Option<usize> {
    let calls = sentence.says(&[
        "하시는분",
        "하시는위원",
        "하신분",
        "하는분",
        "거수",
        "손들어",
        "손을들어",
        "하시는분은",
        "찬성은요",
        "반대는요",
        "기권은요",
    ]);
    SIDES.iter().find(|(side, _)| calls && sentence.squeezed.contains(side)).map(|&(_, side)| side)
}

/// "찬성 7명, 반대 두 분", "기권은 없습니다".
fn count(sentence: &Sentence, counts: &mut [Option<u32>; 3]) {
    for &(name, side) in SIDES {
        for (at, _) in sentence.squeezed.match_indices(name) {
            let after = sentence.squeezed[at + name.len()..].trim_start_matches(['은', '는', '이', '가', '도']);
            if let Some(n) = number(after) {
                counts[side] = Some(n);
            } else if after.starts_with("없") || after.starts_with("하시는분없") {
                counts[side] = Some(0);
            } else if name == "기권" && after.starts_with(['하', '입']) && sentence.text.contains('님') {
                // "위원장님은 기권하셨습니다"
                counts[side] = Some(1);
            }
        }
    }
    if let Some([in_favour, against]) = against_each_other(sentence) {
        (counts[0], counts[1]) = (Some(in_favour), Some(against));
    }
}

/// "3 대 1로 가결": for and against in one figure.
fn against_each_other(sentence: &Sentence) -> Option<[u32; 2]> {
    static SCORE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\d+)\s*대\s*(\d+)\s*(?:으?로|이고|의)"));
    let found = SCORE.captures(sentence.text)?;
    result(sentence)?;
    Some([found[1].parse().ok()?, found[2].parse().ok()?])
}

/// "일곱 분입니다", "없습니다" after a side was called.
fn bare_count(sentence: &Sentence) -> Option<u32> {
    let squeezed = sentence.squeezed.as_str();
    let said =
        ["네", "예"].iter().find_map(|yes| squeezed.strip_prefix(yes)).filter(|said| !said.starts_with(COUNTERS[0]));
    let said = said.unwrap_or(squeezed).trim_start_matches("총").trim_start_matches("모두");
    if said.starts_with("없") || said.starts_with("안계") {
        return Some(0);
    }
    number(said).filter(|_| cue::any(said, COUNTERS))
}

/// A number at the beginning of squeezed text, in figures or words, with its counter where it is in words.
fn number(text: &str) -> Option<u32> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if digits > 0 {
        return text[..digits].parse().ok();
    }
    let (end, _) = text
        .char_indices()
        .skip(1)
        .take(4)
        .find(|&(end, _)| COUNTERS.iter().any(|counter| text[end..].starts_with(counter)))?;
    let word = &text[..end];
    numerals::native(word).or_else(|| numerals::sino(word)).and_then(|n| u32::try_from(n).ok())
}

/// How the sentence says a vote came out, and whether it was on an amendment that failed.
fn result(sentence: &Sentence) -> Option<(&'static str, bool)> {
    let settles = sentence.says(&["되었", "됐", "합니다", "하겠습니다", "선포", "됩니다", "된것으로"]);
    RESULTS
        .iter()
        .find(|(words, _)| settles && sentence.says(words))
        .map(|&(_, result)| (result, result == "부결" && sentence.says(&["수정안", "수정동의"])))
}
