//! What was settled, and what was put off.
//!
//! Only the chair settles, or a vote. What looks settled and is not is told apart here: the running of the meeting
//! itself ("넘어가겠습니다"), the chair's own undertakings ("제가 전화하겠습니다"), tentative words, and what the chair later
//! takes back.

mod floor;
mod means;
mod put;
mod summary;
mod words;

pub(super) use means::{assigns, fragment, goes_on, settles_in_order};
pub(super) use summary::sums_up;
pub(super) use words::{names_matter, with_title};

use means::{content, fixes_day, is_open, settles};
use put::{agreed_question, objection_asked, put_and_closed};
use words::{SHORTEST_WAY, by_context, by_words, speaking};

use super::{
    agenda, chatter,
    due::Calendar,
    matter, owner, postponed, procedure,
    reversal::{self, Settlement},
};
use crate::minutes::{
    people::People,
    record::{AgendaItem, Decision, Postponed, Vote},
    talk::{Sentence, Turn, act::Act, amounts, likeness::Pairs, wording},
};

/// Likeness from which an order gives out what was just settled.
const SAME_WORDS: f32 = 0.4;
/// How an amended bill is declared: what was put to the meeting before says what it is.
const AMENDED: &[&str] = &["수정한부분은수정안대로", "수정된부분은수정안대로", "수정부분은수정안대로"];
/// What was voted down, squeezed.
const FAILED: &[&str] = &["부결되었", "부결됐", "부결을선포", "부결합", "부결입니다"];
/// What a meeting settled and put off.
#[derive(Debug, Default)]
pub(super) struct Settled {
    pub(super) decisions: Vec<Decision>,
    pub(super) postponed: Vec<Postponed>,
}

/// Goes through the talk in order.
pub(super) fn find(
    turns: &[Turn],
    people: &People,
    items: &[AgendaItem],
    votes: &[Vote],
    calendar: &Calendar,
) -> Settled {
    let mut standing: Vec<Settlement> = Vec::new();
    let mut later: Vec<Postponed> = Vec::new();
    // The floor is empty behind what was settled last.
    let mut since = 0;
    for (at, turn) in turns.iter().enumerate().filter(|(_, turn)| !turn.noise) {
        let off = postponed::put_off(at, turns, people, items);
        let puts_off = off.is_some();
        if let Some(off) = off {
            reversal::put_off(&off.text, turn, &mut standing);
            later.push(off);
        }
        let vote = votes.iter().find(|vote| vote.utterances.contains(&turn.id));
        if !people.presides(turn.speaker) && vote.is_none() {
            continue;
        }
        reversal::take_back(turn, &mut standing);
        if summary::sums_up(turn) {
            summary::take(at, turns, people, &mut standing);
            since = at + 1;
            continue;
        }
        let closed = put_and_closed(turn, people).filter(|_| !puts_off);
        let asked = agreed_question(at, turns, people, items).filter(|_| !puts_off && closed.is_none());
        let title = agenda::at(items, turn.id).map(|item| item.title.as_str());
        let scene = Scene { at, turns, people, calendar, vote, title, since };
        if let Some(closed) = closed {
            reversal::supersede(closed, turn, &mut standing);
            since = at + 1;
            continue;
        }
        for settlement in settle(&scene, &standing).into_iter().chain(asked) {
            reversal::supersede(settlement, turn, &mut standing);
            since = at + 1;
        }
    }
    Settled { decisions: standing.into_iter().map(Settlement::into_decision).collect(), postponed: later }
}

/// A turn and what is known around it.
struct Scene<'a> {
    at: usize,
    turns: &'a [Turn<'a>],
    people: &'a People,
    calendar: &'a Calendar,
    vote: Option<&'a Vote>,
    /// The title of the business that what is settled belongs to.
    title: Option<&'a str>,
    /// The turn from which what was proposed is still open.
    since: usize,
}

impl<'a> Scene<'a> {
    fn turn(&self) -> &'a Turn<'a> {
        &self.turns[self.at]
    }

    fn presides(&self) -> bool {
        self.people.presides(self.turn().speaker)
    }
}

/// What the turn settles.
fn settle(scene: &Scene, standing: &[Settlement]) -> Vec<Settlement> {
    let Scene { at, turns, people, vote, .. } = *scene;
    let turn = scene.turn();
    if vote.is_some_and(|vote| vote.result.as_deref() == Some("부결")) || turn.says(FAILED) {
        return instead_of_failed(scene);
    }
    if turn.says(AMENDED)
        && let Some(asked) = objection_asked(at, 0, turns, people)
    {
        return vec![asked];
    }
    let settling = settling(scene);
    let beside = beside_put_off(scene);
    if !beside.is_empty() && settling.is_empty() {
        return beside;
    }
    // "2안은 취소하고 3안으로": the matter is that of 2안.
    let revoked = turn.sentences.iter().find_map(|said| reversal::revoked_matter(said.text, standing));
    let scene = &Scene { title: revoked.or(scene.title), ..*scene };
    if let Some(pinned) = floor::pinned_down(scene) {
        return vec![pinned];
    }
    let speaking = speaking(&settling, turn);
    // "오케이, 민원실 20도, 나머지 18도. 내일부터 바로 합시다.": what is noted down answers as an assent does.
    let notes = scene.presides() && !turn.does(Act::Ask) && !floor::notes(scene).is_empty() && floor::approves(turn);
    // "그래 하자. 찬성 손!": hands are counted, and nothing is taken up.
    let counting = vote.is_some() && turn.says(&["찬성", "반대"]);
    let accepts = !counting && (notes || turn.sentences.iter().any(floor::accepts) || floor::holds_plan(scene));
    let mut settled = if !speaking.is_empty() {
        by_words(&speaking, scene)
    } else if accepts {
        floor::taken_up(scene).or_else(|| objection_asked(at, scene.since, turns, people)).into_iter().collect()
    } else if settling.is_empty() {
        floor::said_again(scene).or_else(|| floor::asked_for(scene)).into_iter().collect()
    } else {
        by_context(&settling, scene)
    };
    // "사료비는 달라는 대로 다 드립시다": what was asked for stands in the proposal.
    if let ([only], true) = (settled.as_mut_slice(), speaking.iter().any(|said| floor::as_asked(said, scene)))
        && let Some(asked) = floor::taken_up(scene)
    {
        only.explain(&asked);
    }
    // "저도 그게 맞는 것 같아요. 먼저 온 기관이 막습니다.": the proposal that is agreed to, and what is said of it.
    if let ([only], true) = (settled.as_mut_slice(), !speaking.is_empty() && turn.sentences.iter().any(floor::shares))
        && let Some(asked) = floor::taken_up(scene)
    {
        only.explain(&asked);
    }
    // "24일로 해요. 장소는 복지관으로 하고.": the short one in front, which names the matter's day, goes with the other.
    if let ([only], Some(first)) = (settled.as_mut_slice(), settling.first().filter(|_| !speaking.is_empty()))
        && turn.sentences.windows(2).any(|pair| std::ptr::eq(&pair[0], *first) && std::ptr::eq(&pair[1], speaking[0]))
        && amounts::names_amount(first.text)
        && !names_matter(first.text)
        && let [before] = by_context(&[*first], scene).as_slice()
    {
        only.follow(before);
    }
    // "방음재를 붙입시다. 공사하는 동안은 밴드실 닫고요.": a clause behind says what goes with it.
    if let ([only], Some(last)) = (settled.as_mut_slice(), settling.last()) {
        let after = turn.sentences.iter().skip_while(|said| !std::ptr::eq(*said, *last)).skip(1);
        let told = |said: &&Sentence| owner::actor(said, turn.speaker, &[], people).is_some();
        let with: Vec<String> = after
            .filter(|said| goes_with(said) && !told(said))
            .filter_map(|said| period(said).map(str::to_owned).or_else(|| wording::going_on(said.text)))
            .collect();
        only.go_on(&with);
    }
    if let [only] = settled.as_mut_slice() {
        only.name_in_full(at, turns);
    }
    settled
}

/// "견책 안은 부결됐고, 2호는 불문으로 합니다": what is settled behind what was voted down, under a name of its own.
fn instead_of_failed(scene: &Scene) -> Vec<Settlement> {
    let turn = scene.turn();
    let Some(failed) = turn.sentences.iter().rposition(|said| said.says(FAILED)) else { return Vec::new() };
    let behind = turn.sentences[failed + 1..].iter().filter(|said| {
        let moves = matches!(said.act, Act::Declare | Act::Exhort) && scene.presides();
        moves && !procedure::runs_meeting(said) && content(said) >= SHORTEST_WAY && names_matter(said.text)
    });
    behind.map(|said| Settlement::new(wording::record(said.text), vec![turn.id])).collect()
}

/// From when or until when, without a verb: "6월 1일부터요", "기간은 15일까지".
fn period<'s>(sentence: &Sentence<'s>) -> Option<&'s str> {
    let said = wording::without_fillers(sentence.text).trim_end_matches(['.', ' ']);
    let said = said.strip_suffix('요').unwrap_or(said);
    (said.ends_with("부터") || said.ends_with("까지")).then_some(said)
}

/// Whether a clause behind what was settled belongs to it.
fn goes_with(sentence: &Sentence) -> bool {
    // "새누리로 갑시다. 6월 1일부터요."
    if sentence.act == Act::State && period(sentence).is_some() {
        return true;
    }
    sentence.act == Act::State
        && sentence.ends(&["고", "고요"])
        && !sentence.ends(&["라고", "다고", "냐고", "자고", "있고", "없고", "이고", "이고요", "있고요", "없고요"])
        && content(sentence) >= SHORTEST_WAY
        && !sentence.text.split_whitespace().any(|word| word.chars().count() > 1 && word.ends_with('도'))
        && !procedure::runs_meeting(sentence)
        && !sentence.says(&["나중", "그때", "다음에", "추후", "뒤에"])
}

/// The sentences of a turn that settle something.
fn settling<'a>(scene: &Scene<'a>) -> Vec<&'a Sentence<'a>> {
    let (turn, chair) = (scene.turn(), scene.presides());
    if chatter::opens_meeting(scene.at, scene.turns, scene.people) || chatter::takes_leave(scene.at, scene.turns) {
        let in_words =
            |said: &Sentence| said.act == Act::Exhort && said.says(&["걸로", "것으로"]) && names_matter(said.text);
        return turn
            .sentences
            .iter()
            .filter(|said| (said.act == Act::Declare || in_words(said)) && settles(said, scene))
            .filter(|said| !postponed::puts_off(said, chair))
            .collect();
    }
    let off = turn.sentences.iter().any(|sentence| postponed::puts_off(sentence, chair));
    turn.sentences
        .iter()
        .filter(|sentence| settles(sentence, scene) || chair && means::verdict(sentence, scene))
        .filter(|sentence| !postponed::puts_off(sentence, chair))
        .filter(|sentence| !(chair && assigns(sentence, scene.at, scene.turns, scene.people)))
        // "그건 현장을 보고 나서 합시다", beside what is put off, settles nothing of its own.
        .filter(|sentence| !(off && matter::points(sentence.text)))
        .filter(|sentence| !is_open(sentence, turn) && !fixes_day(sentence) && !reversal::only_takes_back(sentence))
        .collect()
}

/// What a sentence settles in front of the clause that puts the rest off.
fn beside_put_off(scene: &Scene) -> Vec<Settlement> {
    let (turn, chair) = (scene.turn(), scene.presides());
    let puts_off = |sentence: &&Sentence| {
        postponed::puts_off(sentence, chair) && matches!(sentence.act, Act::Commit | Act::Declare | Act::Exhort)
    };
    let clauses = turn.sentences.iter().filter(puts_off).filter_map(|said| postponed::settled_clause(said.text));
    let settled = clauses.map(|(settled, _)| {
        let title = scene.title.filter(|_| !names_matter(settled));
        Settlement::under(title, wording::record(&format!("{settled}하겠습니다")), vec![turn.id])
    });
    settled.collect()
}

/// Whether an order of the turn gives out what the sentence settles.
fn given_out(sentence: &Sentence, turn: &Turn) -> bool {
    let said = Pairs::of(sentence.text);
    let deed = wording::record(sentence.text);
    let deed = deed.rsplit(' ').next().filter(|deed| deed.chars().count() >= 2).unwrap_or("\u{0}");
    let mut orders = turn.sentences.iter().filter(|said| said.act == Act::Request);
    orders.any(|order| Pairs::of(order.text).shared(&said) >= SAME_WORDS || order.squeezed.contains(deed))
}
