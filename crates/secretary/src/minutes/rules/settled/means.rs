//! Which sentences of whoever presides settle something, and which only look like it.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    super::{actions, agenda, chatter, cue, matter, owner, procedure},
    Scene,
    words::names_matter,
};
use crate::minutes::{
    people::{People, titles},
    talk::{Sentence, Turn, act::Act, amounts, wording},
};

/// Words in front of what was settled that belong to the vote, not to the decision.
pub(super) static BALLOT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^.*(?:찬성|반대|기권)\s*(?:은|는)?\s*(?:\d+|[한두세네열]|하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉|없음)\s*(?:명|표|분|인)?\s*(?:으로|로)?[,.]?\s+",
        r"|^(?:네,?\s*)?(?:만장일치로|전원\s*(?:찬성|일치|동의|합의)로|다수결로|과반수\S*\s*찬성으로|(?:과반수인\s*)?\d+\s*표로",
        r"|\d+\s*대\s*\d+으?로|과반(?:수)?(?:이|가\s*넘었으)?(?:니까|므로|라서)),?\s*",
        r"|^(?:네,?\s*)?(?:(?:다른|더|별다른|특별한|위원님들|모두|다들)\s*)*(?:이의|이견|의견|반대|질의|말씀)(?:\s*(?:의견|하실))?(?:이|가|은|는)?\s*",
        r"(?:같으[가-힣]+|없으[가-힣]+|없다면|안\s*계시[가-힣]+|없는\s*것으로\s*알고),?\s*",
        r"|^(?:네,?\s*)?없으시?면,?\s*"
    ))
    .expect("a pattern in the source compiles")
});

/// "그럼 17일까지로 하죠": the day of somebody's work. "9시부터 4시까지로" is how long something takes.
pub(super) fn fixes_day(sentence: &Sentence) -> bool {
    sentence.says(&["까지로하", "까지로합", "까지로할"])
        && !sentence.text.contains("부터 ")
        && !names_matter(sentence.text)
}

/// For the time being only, until it is looked at again: "일단 10억으로 놓고 뒤에 다시 봅시다".
static PROVISIONAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:뒤에|나중에|이따가?|있다가|끝에|마지막에)(?:다시|한번더)?(?:보|봅|봐|정|얘기|조정|맞추|맞춥)|^(?:네|예|그럼|자|음)*(?:일단|우선은|임시로)")
        .expect("a pattern in the source compiles")
});
/// What is settled in so many words, for the time being or not.
const IN_WORDS: &[&str] = &["걸로", "것으로", "기로", "확정", "결정", "의결"];
/// Everything stays as it is.
static AS_IT_IS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:지금|이제껏|여태|전|작년|예년|원래|기존|하던|현재|평소)(?:에|까지)?(?:처럼|대로|같이|하던대로)")
        .expect("a pattern in the source compiles")
});
/// A proposal is turned down.
static TURNED_DOWN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:무리|어렵|힘들|안되|안돼|안됩|곤란|불가|못하|못합|못해|아니(?:야|에요|죠|다|지)|글쎄|반대|과하|지나치)\S{0,8}$")
        .expect("a pattern in the source compiles")
});
/// What was proposed is not heard of: "그건 못 들은 걸로 할게요".
static NOT_HEARD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:못|안)(?:들은|본|한)(?:걸로|것으로|셈)").expect("a pattern in the source compiles")
});

/// Whether a sentence of the chair settles something.
pub(super) fn settles(sentence: &Sentence, scene: &Scene) -> bool {
    let (turn, people) = (scene.turn(), scene.people);
    // "다음 주에 하죠, 뭐.": nobody is bound by that.
    let after = turn.sentences.iter().skip_while(|said| !std::ptr::eq(*said, sentence)).nth(1);
    if sentence.squeezed.ends_with('뭐') && !amounts::sets_amount(sentence.text)
        || after.is_some_and(|after| after.squeezed == "뭐" || chatter::laughs(after))
    {
        return false;
    }
    match sentence.act {
        Act::Declare => !procedure::runs_meeting(sentence),
        Act::Commit | Act::Exhort => {
            !procedure::runs_meeting(sentence)
                && !agenda::is_opening(sentence)
                && !actions::is_own_undertaking(sentence, turn, people, scene.calendar)
                && !cue::near_end(&sentence.squeezed, &["검토", "논의해", "그다음에"], 8)
                && !is_provisional(sentence, turn)
                && !turns_down(sentence, turn)
                && !actions::is_for_whoever(sentence)
                && !(scene.calendar.due(sentence.text).is_some() && turn.sentences.iter().any(actions::is_for_whoever))
                && !chatter::is_chatter(sentence, scene.calendar)
                && !(scene.vote.is_some() && sentence.says(&["찬성", "반대", "기권"]))
        }
        Act::Request => (sentence.says(SETTLES_INSIDE) || concedes(sentence)) && !procedure::asks_for_no_work(sentence),
        // "부서진 건 치우고 새로 놓지는 마세요": one thing is done and another is not.
        Act::Refuse => {
            wording::two_sided(sentence.text) && names_matter(sentence.text) && !procedure::runs_meeting(sentence)
        }
        _ => false,
    }
}

/// "1등 경품은 냉장고입니다.": what a vote came to, told as a fact by whoever counted it.
pub(super) fn verdict(sentence: &Sentence, scene: &Scene) -> bool {
    static IS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:\S+\s){0,4}?\S+(?:은|는)\s(?:\S+\s){0,3}?\S+(?:입니다|다|예요|이에요)[.!]?$")
            .expect("a pattern in the source compiles")
    });
    let counted = || cue::any(&sentence.squeezed, &["찬성", "반대", "기권", "위원", "있", "없", "습니다"]);
    scene.vote.is_some_and(|vote| vote.utterances.last() == Some(&scene.turn().id))
        && sentence.act == Act::State
        && IS.is_match(wording::without_fillers(sentence.text))
        && !counted()
}

/// Whether a sentence holds only until its matter is looked at again.
fn is_provisional(sentence: &Sentence, turn: &Turn) -> bool {
    let again = turn.sentences.iter().any(|said| PROVISIONAL.is_match(&said.squeezed) && said.act == Act::Tentative);
    (again || PROVISIONAL.is_match(&sentence.squeezed)) && !sentence.says(IN_WORDS)
}

/// Whether a sentence turns a proposal down, in its own words or behind them: "그건 무리네요. 지금처럼 당직실에서 받읍시다."
fn turns_down(sentence: &Sentence, turn: &Turn) -> bool {
    let before = turn.sentences.iter().take_while(|said| !std::ptr::eq(*said, sentence));
    let refused = before
        .filter(|said| said.act != Act::Ask)
        .any(|said| TURNED_DOWN.is_match(&said.squeezed) && matter::points(wording::without_fillers(said.text)));
    NOT_HEARD.is_match(&sentence.squeezed)
        || KEPT.is_match(&sentence.squeezed)
        || refused && AS_IT_IS.is_match(&sentence.squeezed)
}

/// Whether a sentence goes on from a clause that settles: "세 개 동은 재공고하는 걸로 하고, 나머지는 …".
pub(in crate::minutes::rules) fn goes_on(sentence: &Sentence, turn: &Turn) -> bool {
    let before = turn.sentences.iter().take_while(|before| !std::ptr::eq(*before, sentence)).last();
    before.is_some_and(|before| before.act == Act::Exhort && before.text.ends_with(','))
}

/// "경력이 비슷하면 승인하겠습니다. 이력서 확인했습니까?": what hangs on what is asked next is not settled yet.
pub(super) fn is_open(sentence: &Sentence, turn: &Turn) -> bool {
    let next = turn.sentences.iter().skip_while(|said| !std::ptr::eq(*said, sentence)).nth(1);
    procedure::is_conditional(sentence) && next.is_some_and(|next| next.act == Act::Ask)
}

/// What settles inside an order: "세 개 동은 재공고하는 걸로 하고, 나머지는 예정대로 추첨하세요."
const SETTLES_INSIDE: &[&str] = &["걸로하고", "것으로하고", "기로하고", "걸로하되", "것으로하되", "기로하되"];

/// Whether an order settles something rather than giving out work.
pub(in crate::minutes::rules) fn settles_in_order(sentence: &Sentence) -> bool {
    sentence.act == Act::Request && (sentence.says(SETTLES_INSIDE) || concedes(sentence))
}

/// "공연은 두 번 다 가되 운영비에서 5천을 줄여 오세요": one thing stands, under the condition of another.
fn concedes(sentence: &Sentence) -> bool {
    static CONCEDES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:은|는|을|를|로)\s(?:\S+\s){0,3}?\S*(?:하|가|두|쓰|넣|주|받|열|내|보내|유지하|그대로)되,?\s")
            .expect("a pattern in the source compiles")
    });
    CONCEDES.is_match(sentence.text)
}

/// Whether a sentence of the chair only says who does what was taken on: "그럼 김 팀장이 하는 걸로", "게시는 면사무소에서".
pub(in crate::minutes::rules) fn assigns(sentence: &Sentence, at: usize, turns: &[Turn], people: &People) -> bool {
    /// Turns back in which somebody took the work on.
    const BACK: usize = 3;
    /// Doing it, whatever it is, or as a favour, squeezed.
    static DOES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:하는|하시는|맡는|맡으시는|주시는|주는|챙기는|진행하는|옮기는)(?:걸로|것으로)(?:알\S*|하\S*|합\S*|할\S*|정리\S*|요)?$|에서요?$")
            .expect("a pattern in the source compiles")
    });
    let turn = &turns[at];
    let Some(actor) = owner::actor(sentence, turn.speaker, &[], people).filter(|actor| !actor.in_person) else {
        return fragment(sentence).is_some() && taken_on(at, turns, BACK);
    };
    let favour = sentence.says(&["주시는걸로", "주시는것으로", "주는걸로"]);
    let rest = &sentence.text[actor.range.end..];
    let bare = rest.split_whitespace().count() <= 3 && !names_matter(rest);
    DOES.is_match(&sentence.squeezed) && (favour || bare) && taken_on(at, turns, BACK)
}

/// Whether somebody else took work on in the turns before.
fn taken_on(at: usize, turns: &[Turn], back: usize) -> bool {
    turns[at.saturating_sub(back)..at].iter().any(|before| {
        !before.noise
            && before.speaker != turns[at].speaker
            && (before.does(Act::Commit) || before.does(Act::Tentative))
    })
}

/// "현수막 게시는 면사무소에서.": a matter and the body that does it, without a verb.
pub(in crate::minutes::rules) fn fragment<'s>(sentence: &Sentence<'s>) -> Option<&'s str> {
    // "비상식량은 군부대에서 옮겨 주시는 걸로 알겠습니다": whoever does a favour is a body, whatever it is called.
    if sentence.says(&["주시는걸로", "주시는것으로"]) {
        let mut bodies = sentence.text.split_whitespace().filter_map(|word| word.strip_suffix("에서"));
        return bodies.next().filter(|body| body.chars().count() >= 2 && bodies.next().is_none());
    }
    let said = sentence.text.trim_end_matches(['.', '!', ' ']);
    let said = said.strip_suffix('요').unwrap_or(said);
    let body = said.strip_suffix("에서")?.rsplit(' ').next()?;
    (titles::is_unit(body) && body.chars().count() >= 3 && names_matter(said)).then_some(body)
}

/// "그건 그냥 두는 걸로 하죠": what was to be changed stays as it is.
static KEPT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:아니|음|네|예|자)*(?:그건|그거는|그거|이건|이거는)(?:그냥|그대로|일단|지금대로)+(?:두|놔두|놔둡|둡|놔둬|둬|가|갑|하)\S*$")
        .expect("a pattern in the source compiles")
});

/// How much a sentence says besides how its matter was voted on.
pub(super) fn content(sentence: &Sentence) -> usize {
    let said = BALLOT.replace(sentence.text, "");
    wording::without_fillers(&said).chars().filter(|c| c.is_alphanumeric()).count()
}
