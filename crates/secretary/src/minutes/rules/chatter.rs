//! What is said around a meeting and is no business of it: meals, seats, the room, good wishes.
//!
//! It has the form of orders and settlements ("드시면서 하죠", "창문 좀 열어 주세요") and is told by its verb, by the thing
//! in the room that it is about, and by where it stands: before the first words of business and behind the last.

use std::sync::LazyLock;

use regex::Regex;

use super::{cue, due::Calendar};
use crate::minutes::{
    people::People,
    talk::{Sentence, Turn, act::Act},
};

/// Turns from the beginning in which a meeting is opened, and from the end in which it is closed.
const OPENING: usize = 3;
const CLOSING: usize = 5;
/// How a meeting ends, squeezed.
const ENDS: &[&str] = &[
    "마치겠",
    "마칩시다",
    "마칠게요",
    "마치죠",
    "끝냅시다",
    "끝내죠",
    "끝내겠",
    "끝낼게요",
    "여기까지",
    "이만하",
    "이만합",
    "수고하셨",
    "수고했",
    "고생하셨",
    "고생했",
    "수고들",
    "고생들",
];
/// Eating, sitting, going home: the body of a meeting, not its business.
static BODY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:^|\s)(?:드세요|드십시오|드시죠|드시면서|드시고|드시면|들고\s?오|먹고|먹읍시다|먹죠|먹어|먹자|먹으러|묵으러|묵자|쉬겠|쉴게|먹을|먹겠|마시|앉으|앉아|앉죠|앉읍|일어나|일어서)",
        r"|(?:식사|점심|저녁|커피|간식|차\s?한\s?잔|한\s?잔)(?:들|을|를|은|는|도)?\s*(?:좀\s*|한\s?잔씩?\s*)?(?:하|합|드|먹|마시|가|갑|어때|어떠|시키)",
        r"|(?:조심히|조심해서|살펴)(?:들)?\s*(?:가|들어가|돌아가)|(?:건강|감기|더위|빗길|눈길)\S*\s*(?:조심|챙기)\S*$|^조심하"
    ))
    .expect("a pattern in the source compiles")
});
/// Things in the room and what is done with them there and then.
static ROOM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:에어컨|히터|난로|선풍기|창문|커튼|블라인드|불|전등|마이크|볼륨|소리|화면|녹음|녹음기|문|케이블|휴지|슬라이드|페이지)(?:들)?(?:은|는|을|를|이|가|도|만)?(?:좀|조금|쫌|한번|잠깐|다시|먼저|제가|여기|뒤에)*",
        r"(?:켜|키|꺼|끄|끌|열|닫|올려|올리|낮춰|줄여|키워|크게|가까이|띄우|띄워|넘겨|넘기|뽑|주|조절|조정|공유|보여)\S{0,9}$"
    ))
    .expect("a pattern in the source compiles")
});

/// What is said in fun: "길바닥에서 엎드려요, 하하."
static LAUGHS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[\s,.])(?:하하|허허|호호|히히|ㅎㅎ|ㅋㅋ)(?:하|허|ㅎ|ㅋ)*[.!~ ]*$")
        .expect("a pattern in the source compiles")
});

/// Whether a sentence is nothing but laughter.
pub(super) fn laughs(sentence: &Sentence) -> bool {
    LAUGHS.is_match(sentence.text) && sentence.squeezed.chars().count() <= 5
}

/// Whether a sentence is talk around the meeting. What names a day is business, whatever it is about.
pub(super) fn is_chatter(sentence: &Sentence, calendar: &Calendar) -> bool {
    LAUGHS.is_match(sentence.text)
        || (BODY.is_match(sentence.text) || ROOM.is_match(&sentence.squeezed)) && calendar.due(sentence.text).is_none()
}

/// Whether a turn of whoever presides opens the meeting, as a sentence that says what it does today shows: "오늘 9월 3일이고,
/// 중간 점검 좀 하겠습니다".
pub(super) fn opens_meeting(at: usize, turns: &[Turn], people: &People) -> bool {
    static TODAY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:회의|모임|협의|점검|간담회|보고회|논의|이야기|얘기|자리)\S{0,6}(?:하겠|할게|합시다|하죠|시작|열겠|모였|모이셨)")
            .expect("a pattern in the source compiles")
    });
    let turn = &turns[at];
    let heard = turns[..at].iter().filter(|turn| !turn.noise).count();
    heard < OPENING && people.presides(turn.speaker) && turn.sentences.iter().any(|said| TODAY.is_match(&said.squeezed))
}

/// Whether a turn only takes leave: the meeting is closed in it, or was before it. What names whose work it is or by when is
/// said in leaving, too, and stands.
pub(super) fn takes_leave(at: usize, turns: &[Turn]) -> bool {
    let from = turns.len().saturating_sub(CLOSING);
    at >= from
        && turns[from..=at].iter().any(|turn| {
            turn.sentences.iter().any(|said| {
                said.squeezed.chars().count() <= 18 && cue::any(&said.squeezed, ENDS) && said.act != Act::Ask
            })
        })
}
