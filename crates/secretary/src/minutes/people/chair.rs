//! Who presides: whoever opens, closes, calls for votes and calls on others.

use super::People;
use crate::minutes::talk::{Turn, act::Act};

/// What only a chair says, squeezed, and how much it counts.
const CUES: &[(&str, u32)] = &[
    ("개회하겠", 4),
    ("개회합니다", 4),
    ("개의하겠", 4),
    ("폐회하겠", 4),
    ("폐회합니다", 4),
    ("산회", 4),
    ("회의를열", 4),
    ("회의를시작하", 3),
    ("회의시작하", 3),
    ("시작하겠습니다", 2),
    ("시작합시다", 3),
    ("회의를하겠", 3),
    ("회의할게요", 3),
    ("회의합시다", 3),
    ("시작할게요", 3),
    ("시작할까요", 2),
    ("오늘안건", 1),
    ("볼안건", 1),
    ("시작하죠", 2),
    ("시작하시죠", 2),
    ("시작합니다", 2),
    ("들어가죠", 2),
    ("개최합니다", 3),
    ("정회하겠", 3),
    ("속개하겠습니다", 2),
    ("속개합니다", 3),
    ("표결하겠", 3),
    ("상정합니다", 3),
    ("상정하겠", 3),
    ("이의없으십니까", 3),
    ("이의있으십니까", 3),
    ("선포합니다", 3),
    ("성원보고", 3),
    ("수고하셨습니다", 1),
    ("와주셔서", 1),
    ("다음안건", 1),
    ("넘어가겠습니다", 1),
    ("넘어가죠", 1),
    ("의견있으십니까", 1),
    ("본론으로", 1),
];
/// How only a chair ends, in a short sentence: "이만 마치겠습니다". In a longer one somebody ends their own work.
const CLOSING: &[&str] = &[
    "마치겠",
    "마칩니다",
    "마칩시다",
    "마치죠",
    "마칠게요",
    "끝내겠",
    "끝냅시다",
    "마무리하겠",
    "여기까지",
    "끝낼게요",
];
/// What closing counts, and the squeezed length up to which a sentence is short.
const CLOSES: (u32, usize) = (3, 18);
/// Turns from the end in which a meeting is closed, and from the beginning in which it is opened.
const END: usize = 4;
/// What it counts to say what the meeting is to do today, and to speak first.
const SAYS_TODAY: u32 = 3;
const SPEAKS_FIRST: u32 = 1;
/// Orders and settlements up to which each counts beside the words of a chair.
const MOST_SETTLES: u32 = 3;
/// Post that presides by its name.
const PRESIDING: &[&str] = &["위원장", "의장", "이사장"];
/// What a presiding post counts.
const PRESIDING_POST: u32 = 6;

/// The speaker who presides; `None` where nobody shows it or speakers are not told apart.
pub(super) fn find(people: &People, turns: &[Turn]) -> Option<usize> {
    let mut points = vec![0u32; people.list.len()];
    let mut settles = vec![0u32; people.list.len()];
    let last = turns.len().saturating_sub(END);
    let said =
        turns.iter().enumerate().flat_map(|(at, turn)| turn.sentences.iter().map(move |said| (at, turn.speaker, said)));
    for (at, speaker, sentence) in said {
        points[speaker] += CUES.iter().filter(|(cue, _)| sentence.squeezed.contains(cue)).map(|(_, n)| n).sum::<u32>();
        // "네, 금요일까지 협의 마치겠습니다" ends a piece of work.
        let work = sentence.text.contains("까지") || sentence.squeezed.starts_with(['네', '예']);
        if at >= last && sentence.squeezed.chars().count() <= CLOSES.1 && sentence.says(CLOSING) && !work {
            points[speaker] += CLOSES.0;
        }
        let moves = matches!(sentence.act, Act::Commit | Act::Exhort | Act::Tentative);
        if at < END && moves && sentence.squeezed.contains("오늘은") {
            points[speaker] += SAYS_TODAY;
        }
        settles[speaker] += u32::from(matches!(sentence.act, Act::Exhort | Act::Request | Act::Declare));
    }
    for (person, points) in people.list.iter().zip(&mut points) {
        let presides =
            |title: &String| PRESIDING.iter().any(|post| title.ends_with(post) && !title.ends_with("부위원장"));
        *points += if person.title.as_ref().is_some_and(presides) { PRESIDING_POST } else { 0 };
    }
    if let Some(first) = turns.iter().find(|turn| !turn.noise) {
        points[first.speaker] += SPEAKS_FIRST;
    }
    for (points, settles) in points.iter_mut().zip(&settles) {
        *points += (*settles).min(MOST_SETTLES);
    }
    let told_apart = |&speaker: &usize| !people.list[speaker].label.is_empty();
    (0..people.list.len())
        .filter(told_apart)
        .max_by_key(|&speaker| (points[speaker], settles[speaker], std::cmp::Reverse(speaker)))
        .filter(|&speaker| points[speaker] + settles[speaker] > 0)
}
