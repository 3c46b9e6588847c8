//! Talk that is no part of the meeting: phantom captions, recesses, closing pleasantries.

use super::Turn;

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
/// The sitting is broken off for a while.
const RECESS: &[&str] = &["정회하겠", "정회합니다", "정회를선포", "쉬었다하", "쉬겠습니다", "휴식하겠", "쉬었다가"];
/// It goes on.
const RESUME: &[&str] = &[
    "속개하겠습니다",
    "속개합니다",
    "회의를속개",
    "다시시작하겠",
    "다시회의를",
    "재개하겠",
    "재개합니다",
    "계속하겠습니다",
];
/// Longest recess in turns: past this the resumption was not said and the meeting goes on.
const LONGEST_RECESS: usize = 12;

/// Marks the turns that are noise.
pub(super) fn mark(turns: &mut [Turn]) {
    let mut recess: Option<(usize, usize)> = None;
    for (at, turn) in turns.iter_mut().enumerate() {
        let phantom = turn.says(PHANTOM) || is_news(turn);
        if let Some((since, chair)) = recess {
            let resumed = turn.says(RESUME) && turn.speaker == chair;
            if resumed || at - since > LONGEST_RECESS {
                recess = None;
            }
        }
        let begins = turn.says(RECESS);
        turn.noise = phantom || recess.is_some();
        if begins && recess.is_none() {
            recess = Some((at, turn.speaker));
        }
    }
}

fn is_news(turn: &Turn) -> bool {
    let [sentence] = turn.sentences.as_slice() else { return false };
    let Some((before, after)) = sentence.squeezed.split_once(NEWS) else { return false };
    before.chars().all(|c| c.is_ascii_alphabetic()) && after.ends_with("입니다") && after.chars().count() <= 7
}
