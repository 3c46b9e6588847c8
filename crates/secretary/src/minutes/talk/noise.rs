//! Talk that is no part of the meeting: phantom captions, recesses, closing pleasantries.

use std::sync::LazyLock;

use regex::Regex;

use super::{Sentence, Turn, act::Act};

/// What speech recognition makes up out of silence, learnt from video captions.
const PHANTOM: &[&str] = &[
    "시청해주셔서감사합니다",
    "시청해주신여러분",
    "구독과좋아요",
    "구독좋아요",
    "다음영상에서만나요",
    "다음영상에서뵙",
    "한글자막by",
    "자막제공",
    "뉴스데스크",
    "기자입니다",
    "영상편집",
];
/// A news programme signing off: "MBC 뉴스 아무개입니다".
const NEWS: &str = "뉴스";
/// The sitting is broken off for a while: the predicate of the sentence is the recess. "지난번에 쉬었다가 …" is none.
static RECESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:정회|휴회|휴식)(?:를|을|시간을)?(?:선포)?(?:하|합|할|갖|가지|취하)\S{0,9}$",
        r"|쉬(?:겠|도록하|시죠|죠|자)\S{0,5}$|(?:쉽시다|쉴게요|쉬어요)$",
        r"|쉬었다가?(?:다시)?(?:시작|계속|속개|진행|이어서)?(?:하|합|할|가|갑|갈)\S{0,6}$"
    ))
    .expect("a pattern in the source compiles")
});
/// It goes on.
static RESUME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:속개|재개|다시(?:회의를?)?(?:시작|계속|진행)?|회의를?계속|이어서(?:시작|진행)?|계속)(?:하|합|할)\S{0,6}$",
    )
    .expect("a pattern in the source compiles")
});
/// Longest recess in turns: past this the resumption was not said, and what was said belongs to the meeting.
const LONGEST_RECESS: usize = 12;

/// Marks the turns that are noise.
pub(super) fn mark(turns: &mut [Turn]) {
    for turn in turns.iter_mut() {
        turn.noise = turn.says(PHANTOM) || is_news(turn);
    }
    let mut at = 0;
    while at < turns.len() {
        let resumed = recess_until(at, turns);
        for turn in &mut turns[at + 1..resumed.unwrap_or(at + 1)] {
            turn.noise = true;
        }
        at = resumed.unwrap_or(at + 1);
    }
}

/// The turn in which whoever calls a recess in this one resumes. Without that nobody knows how long it was, and nothing
/// said may be lost for it.
fn recess_until(at: usize, turns: &[Turn]) -> Option<usize> {
    let says = |turn: &Turn, pattern: &Regex| {
        let moves = |sentence: &&Sentence| matches!(sentence.act, Act::Commit | Act::Exhort | Act::Declare);
        turn.sentences.iter().filter(moves).any(|sentence| pattern.is_match(&sentence.squeezed))
    };
    if !says(&turns[at], &RECESS) {
        return None;
    }
    let after = turns.iter().enumerate().skip(at + 1).take(LONGEST_RECESS);
    after.filter(|(_, turn)| turn.speaker == turns[at].speaker).find(|(_, turn)| says(turn, &RESUME)).map(|(at, _)| at)
}

fn is_news(turn: &Turn) -> bool {
    let [sentence] = turn.sentences.as_slice() else { return false };
    let Some((before, after)) = sentence.squeezed.split_once(NEWS) else { return false };
    before.chars().all(|c| c.is_ascii_alphabetic()) && after.ends_with("입니다") && after.chars().count() <= 7
}

#[cfg(test)]
mod tests {
    use crate::minutes::{Utterance, talk};

    /// The numbers of the utterances that are noise; a speaker a letter, then what they say.
    fn noise(said: &[&str]) -> Vec<u32> {
        let utterances: Vec<Utterance> = (1..)
            .zip(said)
            .map(|(id, said)| {
                let (speaker, text) = said.split_once(' ').expect("a speaker and words");
                Utterance { id, speaker: speaker.to_owned(), start: None, text: text.to_owned() }
            })
            .collect();
        let speakers: Vec<usize> = utterances.iter().map(|one| usize::from(one.speaker != "가")).collect();
        talk::turns(&utterances, &speakers).iter().filter(|turn| turn.noise).map(|turn| turn.id).collect()
    }

    #[test]
    fn only_what_is_said_between_recess_and_resumption_is_left_out() {
        assert_eq!(noise(&["가 10분 쉬었다가 하겠습니다.", "나 커피 드실 분?", "가 다시 시작하겠습니다."]), [2]);
        assert_eq!(noise(&["가 정회를 선포합니다.", "나 커피 드실 분?", "가 회의를 속개하겠습니다."]), [2]);
    }

    #[test]
    fn a_word_of_resting_loses_no_decision() {
        let talk =
            ["나 겨울에 쉬었다가 하는 곳도 있습니다.", "가 요금은 동결하는 것으로 하겠습니다.", "가 계속하겠습니다."];
        assert!(noise(&talk).is_empty(), "nobody calls a recess");
        let talk = ["가 5분 쉬겠습니다.", "나 요금은요?", "가 요금은 동결하는 것으로 하겠습니다."];
        assert!(noise(&talk).is_empty(), "nobody resumes, so nothing tells how long it was");
        assert!(noise(&["나 저희는 쉬겠습니다.", "가 네.", "가 계속하겠습니다."]).is_empty(), "another one goes on");
    }
}
