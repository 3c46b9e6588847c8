//! The floor: what was proposed and not yet answered, and how whoever presides takes it up.
//!
//! In talk a decision is made by two: somebody proposes, the chair assents in a few words ("그걸로 하죠", "좋네요, 그럼
//! 3년치."). The words of assent tell what was settled as little as a nod; the record takes them from the proposal, and
//! is bound to both.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    super::{agenda, matter, owner, postponed, presiding, procedure, reversal::Settlement, shift},
    Scene,
    means::{assigns, content},
    words::names_subject,
};
use crate::minutes::people::Named;
use crate::minutes::talk::{
    Sentence, Turn, act::Act, amounts, hangul, likeness::Pairs, plain, proposal, sentences::squeeze, wording,
};

/// Turns back to a proposal: others object and ask before it is answered.
const BACK: usize = 8;
/// Squeezed length of the shortest proposal that stands by itself.
const SHORTEST: usize = 7;
/// Squeezed length of the shortest verdict that says one again.
const SHORTEST_VERDICT: usize = 4;
/// Characters of the shortest order that says a proposal again.
const SHORTEST_ORDER: usize = 3;
/// Squeezed length from which an offer of the one who spoke last is a proposal.
const OFFERED: usize = 10;
/// Squeezed length up to which a sentence with a pointer says nothing else.
const BRIEF: usize = 16;
/// Likeness from which the chair's words speak of a proposal, and from which an order gives it out as work.
const SPEAKS_OF_IT: f32 = 0.4;
/// Share of a fragment from which it says a proposal again.
const SAID_AGAIN: f32 = 0.6;

/// Words that point at a proposal and a predicate that accepts it: "그걸로 하죠", "그 방식이 낫겠네요", "그렇게들 알고 계세요".
static ACCEPTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:^|[^가-힣]|네|예|그럼|그러면|좋아요?|응|그래요?|자|말씀|호는|건은|안은|번은|저도|나도|다들|모두|이견없으시면|이의없으시면|그건|이건|그거는|일단)",
        r"(?:그걸로|그것으로|그렇게(?:들)?|그대로|그리|그런식으로|그쪽으로|그날로|그날짜로|그때로|거기로|그안으로|그방안으로|그방법으로|그방식으로|그금액으로|그정도로|",
        r"(?:제안|의견|말씀|건의|요청)(?:하신|주신)?대로|(?:말씀|제안|건의|요청)하신(?:걸로|것으로))",
        r"(?:하|합|할|해|가|갑|갈|정|결정|확정|잡|나누|나눠|진행|추진|준비|운영|처리|통일|알고|아시|시행)\S{0,9}$",
        r"|(?:^|네|예|그럼|응|그래요?|아|음)(?:그게|그거|그편이|그쪽이|그방법이?|그방식이?|그안이|그날짜가|그날이)(?:더)?(?:좋|낫|나을|괜찮|맞|되)(?:겠|네|을것같|다|은것같|ㄹ것같|아|군)\S{0,5}$",
        r"|(?:[가-힣]안|의견|말씀|말)(?:으로|대로)(?:하|합|할|해|가|갑|갈|정|결정|확정|정리|수정의결|의결|추진)\S{0,9}$",
        r"|(?:의견|제안|안|말씀|건의)(?:을|를)?(?:받아들이|받아들여|수용|채택하|따르)\S{0,9}$",
        r"|^(?:네|예|응|자|그럼|그래요?|좋아요?|좋습니다|오케이)*(?:그럽시다|그러시죠|그러죠|그러지요|그러자|그러십시다|그렇게들?|그대로|그걸로)요?$",
        r"|^(?:네|예|응|자|그럼|오케이)*(?:그래요?|좋아요?|좋습니다)(?:그럼|뭐)?(?:갑시다|가죠|가시죠|가자)$",
        r"|^(?:네|예|응|자|그럼|오케이|그래요?|좋아요?|좋습니다)*(?:합시다|하시죠|하자)$",
        r"|(?:그게|그거|그편이|그쪽이|그방법이)(?:맞는|좋은|나은|낫는|옳은)(?:거|것)같\S{1,4}$"
    ))
    .expect("a pattern in the source compiles")
});
/// The chair's own words refer to what was asked for: "달라는 대로 다 드립시다".
static AS_ASKED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:달라는|요구한|요청한|올린|말한|말씀하신|제안한|건의한|하자는|하자고한|얘기한)대로")
        .expect("a pattern in the source compiles")
});
/// Words that point at somebody or something in front of a sentence.
static POINTING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:그분|그건|그거|그것|그쪽|그때|거기|걔|그런 |이건|이거|그 )")
        .expect("a pattern in the source compiles")
});

/// A word for or against what others proposed, or asking for a choice between them.
static ABOUT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:그게|그거|그렇게|그래도|그정도|그만큼|그걸|거기면|저도|나도|동의(?:합|해|하)|찬성)|(?:기록|회의록|속기록)(?:에|에는|은|는)\S*(?:적|남기|쓰)|(?:둘중|중에|어느쪽)\S*(?:정해|결정|골라|선택)")
        .expect("a pattern in the source compiles")
});

/// A figure is turned down on the way to another, squeezed.
static SPOKEN_AGAINST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[은는](?:너무|좀|조금)?(?:늦|많|적|비싸|무리|부족|과하|약하|안되|안맞|이르)(?:으|이)?고")
        .expect("a pattern in the source compiles")
});

/// Whether a sentence leaves open what it is about: "협상으로 갈지 심사로 갈지 정해 주셔야 합니다", "얼마를 보탤지 정하시죠".
fn leaves_open(said: &str) -> bool {
    let whether = |word: &str| {
        word.strip_suffix('지').is_some_and(|verb| hangul::without_final(verb, hangul::FINAL_RIEUL).is_some())
    };
    let words: Vec<&str> = said.split_whitespace().collect();
    words.windows(2).any(|pair| {
        whether(pair[0])
            && ["정", "결정", "고르", "골라", "선택", "판단", "보"].iter().any(|verb| pair[1].starts_with(verb))
    })
}

/// Whether a sentence of the chair shares what somebody holds: "저도 그게 맞는 것 같아요".
pub(super) fn shares(sentence: &Sentence) -> bool {
    ["저도", "나도"].iter().any(|own| sentence.squeezed.contains(own)) && accepts(sentence)
}

/// Whether whoever presides holds somebody's plan for the best and the next to speak agrees: "저는 교장선생님 안이 제일 현실적인 것
/// 같아요. 다들 어떠세요?" "좋아요."
pub(super) fn holds_plan(scene: &Scene) -> bool {
    let agrees = || {
        let answer = scene.turns[scene.at + 1..].iter().find(|answer| !answer.noise);
        answer
            .filter(|answer| answer.speaker != scene.turn().speaker)
            .and_then(|answer| answer.sentences.first())
            .is_some_and(|first| {
                ["좋", "네", "예", "동의", "찬성", "그렇게"].iter().any(|yes| first.squeezed.starts_with(yes))
            })
    };
    scene.presides() && scene.turn().sentences.iter().any(prefers) && agrees()
}

/// "교장선생님 안이 제일 현실적인 것 같아요"
fn prefers(sentence: &Sentence) -> bool {
    static PREFERS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"[가-힣](?:님|장|원|씨)(?:의)?(?:안|의견|말씀|제안)(?:이|이더)(?:제일|젤|가장|더|훨씬)?(?:현실적|합리적|좋|낫|나은|나을|무난|적당|맞)\S{0,10}$")
            .expect("a pattern in the source compiles")
    });
    sentence.act != Act::Ask && PREFERS.is_match(&sentence.squeezed)
}

/// "…23일 저녁 7시, 1층 문화센터. 이걸로 못 박읍시다.": what was just said in the same breath is settled.
pub(super) fn pinned_down(scene: &Scene) -> Option<Settlement> {
    static PINNED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:자|네|예|그럼|그러면)*(?:이걸로|이대로|이렇게|이거로)(?:다)?(?:못박|확정|정하|정합|정할|결정|하죠|합시다|하시죠|하겠|가죠|갑시다|가시죠)\S{0,7}$")
            .expect("a pattern in the source compiles")
    });
    let turn = scene.turn();
    let pinned = turn.sentences.iter().position(|said| PINNED.is_match(&said.squeezed) && said.act != Act::Ask)?;
    let before = turn.sentences[..pinned].last().filter(|_| scene.presides())?;
    let stands = matches!(before.act, Act::State | Act::Exhort)
        && content(before) >= SHORTEST
        && wording::ends_in_noun(before.text);
    let text = wording::record(before.text);
    stands.then(|| Settlement::under(topic(&text, scene), text.clone(), vec![turn.id]))
}

/// Whether a sentence of the chair accepts what was proposed.
pub(super) fn accepts(sentence: &Sentence) -> bool {
    let moves = matches!(
        sentence.act,
        Act::Exhort | Act::Commit | Act::Declare | Act::State | Act::Request | Act::Suggest | Act::Acknowledge
    );
    let said = wording::without_reason(wording::without_fillers(sentence.text));
    moves
        && !sentence.text.ends_with('?')
        && said.chars().filter(|c| c.is_alphanumeric()).count() <= BRIEF
        && ACCEPTS.is_match(&squeeze(said))
        && !names_its_own(said)
        // "그렇게 해 주세요" gives work out; "그렇게들 알고 계세요" settles for all.
        && (sentence.act != Act::Request || sentence.says(&["알고", "다들", "모두", "하시면됩"]))
        && !sentence.says(&["생각", "고민", "검토", "말고", "못", "안되", "안돼", "않", "원안", "현안"])
}

/// "파란색 시안으로 확정하겠습니다": the 안 is part of a word that is named here, not what somebody proposed.
fn names_its_own(said: &str) -> bool {
    let points = |word: &str| ["그", "이", "저", "그런", "방금", "지금", "말씀하신", "제안하신"].contains(&word);
    let own = |word: &str| {
        let stem = word.strip_suffix("안으로").or_else(|| word.strip_suffix("안대로")).unwrap_or_default();
        stem.ends_with(|c| ('가'..='힣').contains(&c)) && !stem.ends_with('님')
    };
    said.split_whitespace().any(own) && !said.split_whitespace().any(points)
}

/// Whether a sentence settles as somebody asked for, without saying what that was.
pub(super) fn as_asked(sentence: &Sentence, scene: &Scene) -> bool {
    AS_ASKED.is_match(&sentence.squeezed) || proposer(sentence, scene).is_some()
}

/// What lies on the floor for a turn of the chair.
struct Proposal {
    turn: usize,
    text: String,
    /// Whether it points at something said before it and says only a part.
    partial: bool,
    /// Whether only its place among others makes a proposal of it.
    weak: bool,
    /// Words that may hold its verb.
    deeds: Vec<String>,
}

/// The words of a sentence, each of which may be the verb of what it proposes.
fn deeds(said: &str) -> Vec<String> {
    let words = said.split_whitespace().filter(|word| word.chars().count() >= 2);
    words.map(str::to_owned).collect()
}

/// Whether a plain order names what it is done to, or how.
fn names_what(sentence: &Sentence) -> bool {
    let marked = |word: &str| word.chars().count() > 1 && word.ends_with(['을', '를', '은', '는', '만', '로', '에']);
    sentence.text.split_whitespace().any(|word| marked(word.trim_end_matches(',')))
}

/// The proposals that were not answered yet, the last one first.
fn proposals(scene: &Scene) -> Vec<Proposal> {
    let from = scene.at.saturating_sub(BACK).max(scene.since);
    let mut found = Vec::new();
    for (back, turn) in (from..scene.at).rev().enumerate() {
        let before = &scene.turns[turn];
        if before.noise {
            continue;
        }
        let chair = scene.people.presides(before.speaker);
        for sentence in before.sentences.iter().rev() {
            // What somebody takes on by a day or in person is their work, not a proposal.
            let work =
                sentence.text.contains("까지") && !sentence.says(&["까지만"]) || sentence.says(&["제가", "내가"]);
            let offers = matches!(sentence.act, Act::Commit | Act::Exhort)
                && !(work || chair || sentence.says(&["저희"]) || procedure::runs_meeting(sentence))
                && (back == 0 || sentence.act == Act::Exhort)
                && content(sentence) >= OFFERED;
            if postponed::puts_off(sentence, chair) {
                continue;
            }
            // Of the chair only a question whether it shall be so proposes.
            let question = sentence.act == Act::Ask || sentence.act == Act::Suggest && sentence.text.contains('?');
            let asked = chair && (!question || presiding::asks_openly(sentence));
            // "나물 반찬을 빼. 김치만 놔.": among equals a plain order is a proposal.
            let plain = !chair && sentence.act == Act::State && plain::deed(sentence.text).is_some();
            let weak = !offers && plain && proposal::of(sentence).is_none();
            let denied = || sentence.text.contains(" 안 ") || sentence.text.contains(" 못 ");
            let plain = plain && names_what(sentence) && !plain::happens_to_something(sentence.text) && !denied();
            let text = if offers || weak && plain {
                Some(wording::record(sentence.text))
            } else {
                proposal::of(sentence).filter(|_| !asked)
            };
            let said = wording::without_fillers(sentence.text);
            // "그게 맞는 것 같습니다", "둘 중에 정해 주셔야 합니다": a word about proposals is none.
            if ABOUT.is_match(&squeeze(said)) || leaves_open(said) {
                continue;
            }
            let partial = POINTING.is_match(said) || matter::points(said);
            // "나물 반찬을 빼. 김치만 놔.": the orders of one breath are one proposal.
            let joins = |last: &&mut Proposal| last.weak && weak && last.turn == turn;
            if let (Some(text), Some(last)) = (&text, found.last_mut().filter(joins)) {
                last.text = format!("{text}, {}", last.text);
                continue;
            }
            if let Some(text) = text.filter(|_| content(sentence) >= if weak { SHORTEST_VERDICT } else { SHORTEST }) {
                found.push(Proposal { turn, text, partial, weak, deeds: deeds(sentence.text) });
            }
        }
    }
    found
}

/// Whether the one who spoke last put something off or took work on: then the chair's assent is to that.
fn answers_another_move(scene: &Scene, proposals: &[Proposal]) -> bool {
    let last = scene.turns[..scene.at].iter().rposition(|turn| !turn.noise && turn.speaker != scene.turn().speaker);
    let moves = |said: &Sentence| postponed::puts_off(said, false) || said.act == Act::Commit;
    last.is_some_and(|last| {
        proposals.iter().all(|proposal| proposal.turn != last) && scene.turns[last].sentences.iter().any(moves)
    })
}

/// What the chair's words accept: what they note down themselves, the proposal they speak of, else the last one that stands by
/// itself.
pub(super) fn taken_up(scene: &Scene) -> Option<Settlement> {
    let turn = scene.turn();
    let given_out = |text: &str| {
        let said = Pairs::of(text);
        let mut orders = turn.sentences.iter().filter(|sentence| {
            sentence.act == Act::Request && !(accepts(sentence) || sentence.says(&["다들", "모두", "여러분"]))
        });
        orders.any(|order| said.shared(&Pairs::of(order.text)) >= SPEAKS_OF_IT)
    };
    let proposals = proposals(scene);
    if answers_another_move(scene, &proposals) {
        return None;
    }
    let notes = notes(scene);
    let speaks_of = |proposal: &Proposal| {
        let said = Pairs::of(&proposal.text);
        let words = turn.sentences.iter().map(|sentence| said.shared(&Pairs::of(sentence.text))).fold(0.0, f32::max);
        let told = amounts::values(&proposal.text);
        // "10센티는 너무 늦고, 5센티": a figure that is spoken against is not taken up.
        let verdicts = turn
            .sentences
            .iter()
            .filter(|said| !SPOKEN_AGAINST.is_match(&said.squeezed))
            .filter(|said| matches!(said.act, Act::Exhort | Act::Commit | Act::Declare | Act::State));
        let shared = verdicts.map(|sentence| amounts::values(sentence.text).intersection(&told).count()).sum::<usize>();
        let by_name =
            turn.sentences.iter().any(|said| proposer(said, scene) == Some(scene.turns[proposal.turn].speaker));
        (if words >= SPEAKS_OF_IT { words } else { 0.0 }) + shared as f32 + if by_name { 2.0 } else { 0.0 }
    };
    // Of several as near, the last.
    let spoken_of = proposals.iter().rev().filter(|proposal| speaks_of(proposal) > 0.0);
    let chosen = spoken_of
        .max_by(|one, other| speaks_of(one).total_cmp(&speaks_of(other)))
        .or_else(|| proposals.iter().find(|proposal| !proposal.partial && !proposal.weak))
        .or_else(|| proposals.iter().find(|proposal| !proposal.partial))
        .or_else(|| proposals.first());
    // "5퍼센트면 적자는 면합니다" says a part of "중간으로 5퍼센트로 하면 어떨까요" again: the whole is meant.
    let whole = |chosen: &&Proposal| {
        let said = Pairs::of(&chosen.text);
        proposals.iter().find(|before| {
            before.turn < chosen.turn
                && !before.partial
                && before.text.chars().count() > chosen.text.chars().count()
                && said.inside(&Pairs::of(&before.text)) >= SAID_AGAIN
        })
    };
    let chosen = chosen.map(|chosen| whole(&chosen).unwrap_or(chosen));
    let Some(chosen) = chosen else {
        let noted = notes.join(", ");
        return (!notes.is_empty()).then(|| Settlement::under(topic(&noted, scene), noted.clone(), vec![turn.id]));
    };
    let said = Pairs::of(&chosen.text);
    let joined = notes.join(", ");
    let utterances = vec![scene.turns[chosen.turn].id, turn.id];
    // "저도 그게 맞는 것 같아요. 10센티는 늦고, 5센티.": what is agreed to and what is added to it.
    if turn.sentences.iter().any(|said| shares(said) || prefers(said)) {
        let text = [chosen.text.as_str(), joined.as_str()].into_iter().filter(|text| !text.is_empty());
        let text = text.collect::<Vec<_>>().join(", ");
        return Some(Settlement::under(topic(&text, scene), text.clone(), utterances));
    }
    if !notes.is_empty() && Pairs::of(&joined).shared(&said) < SPEAKS_OF_IT {
        return Some(Settlement::under(topic(&joined, scene), joined.clone(), utterances));
    }
    // "한 시간 무료, 이후 300원": what the proposal says in full is not said twice.
    let more = notes.iter().filter(|note| Pairs::of(note).inside(&said) < SAID_AGAIN);
    let text = std::iter::once(chosen.text.as_str()).chain(more.map(String::as_str)).collect::<Vec<_>>().join(", ");
    (!given_out(&chosen.text)).then(|| Settlement::under(topic(&text, scene), text.clone(), utterances))
}

/// The title that words need, where they do not name their matter.
fn topic<'s>(text: &str, scene: &Scene<'s>) -> Option<&'s str> {
    let named = |title: &&str| {
        let noun = agenda::without_number(title).split_whitespace().next_back().unwrap_or_default();
        noun.is_empty() || text.contains(noun) || Pairs::of(title).shared(&Pairs::of(text)) >= SPEAKS_OF_IT
    };
    scene
        .title
        .filter(|_| !names_subject(text))
        .filter(|title| shift::is_title(agenda::without_number(title)) && !named(title))
        .filter(|title| !shift::is_new(agenda::without_number(title), scene.at, scene.turns))
}

/// Whose proposal a sentence names: "함 과장 안으로 정리하겠습니다".
fn proposer(sentence: &Sentence, scene: &Scene) -> Option<usize> {
    static WHOSE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|\s)(\S{1,4})\s+(\S{2,6}?)(?:님)?(?:의)?\s*(?:절충안|수정안|제안|의견|안|말씀|말|방안)(?:으로|대로|이|처럼)")
            .expect("a pattern in the source compiles")
    });
    let found = WHOSE.captures(sentence.text)?;
    match scene.people.by_post(Some(&found[1]), &found[2], &[]) {
        Named::Person(person) => Some(person),
        _ => None,
    }
}

/// What the chair notes down without a verb beside the words of assent: "한 시간 무료, 이후 10분에 300원."
pub(super) fn notes(scene: &Scene) -> Vec<String> {
    let turn = scene.turn();
    let plain = |sentence: &&Sentence| {
        let said = wording::without_fillers(sentence.text);
        matches!(sentence.act, Act::State | Act::Exhort)
            && !accepts(sentence)
            && !agenda::is_opening(sentence)
            && !procedure::names_next(sentence)
            && (amounts::is_answer(said) || wording::is_bare_noun(said))
            && proposer(sentence, scene).is_none()
            && !sentence.says(&["찬성", "반대", "기권"])
            && !(scene.presides() && assigns(sentence, scene.at, scene.turns, scene.people))
            && content(sentence) >= SHORTEST_VERDICT
    };
    turn.sentences.iter().filter(plain).map(|sentence| wording::record(sentence.text)).collect()
}

/// How a verdict begins: "좋지", "오케이", "그럼".
static APPROVES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:네|예|응|음|아|자)?(?:그럼|그러면|좋(?:지|네|다|아|습|군|은)|오케이|그래|그렇지|그렇죠|맞(?:아|네|습)|괜찮)\S*")
        .expect("a pattern in the source compiles")
});

/// Whether a turn begins by approving or concluding.
pub(super) fn approves(turn: &Turn) -> bool {
    turn.sentences.first().is_some_and(|first| APPROVES.is_match(&first.squeezed))
}

/// A verdict without a verb that says a proposal again: "좋지. 비 오면 무조건 3층 강당이야."
pub(super) fn said_again(scene: &Scene) -> Option<Settlement> {
    static NOUN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:[가-힣]이야|[가-힣]야|이지|이죠|예요|이에요|입니다|[으]?로요?|만|만요|대로)$")
            .expect("a pattern in the source compiles")
    });
    let turn = scene.turn();
    if !approves(turn) || !scene.presides() || turn.does(Act::Ask) {
        return None;
    }
    let verdicts = turn.sentences.iter().filter(|said| said.act == Act::State && content(said) >= SHORTEST_VERDICT);
    verdicts
        .filter(|said| NOUN.is_match(said.text.trim_end_matches(['.', '!', ' '])) || amounts::is_answer(said.text))
        .find_map(|said| said_before(&wording::record(said.text), scene))
}

/// "나눠 주는 건 어때요?" "나눠 줘요.": a few words in the form of an order that nobody is given.
pub(super) fn asked_for(scene: &Scene) -> Option<Settlement> {
    /// Squeezed length up to which an order says a proposal again and nothing else.
    const FEW: usize = 8;
    let turn = scene.turn();
    let orders = turn.sentences.iter().filter(|said| said.act == Act::Request && content(said) <= FEW);
    let nobody = |said: &&Sentence| {
        owner::actor(said, turn.speaker, &[], scene.people).is_none() && scene.calendar.due(said.text).is_none()
    };
    orders.filter(|_| scene.presides()).filter(nobody).find_map(|said| {
        let text = wording::record(said.text);
        let again = said_before(&text, scene).filter(|_| text.chars().count() >= SHORTEST_ORDER);
        again.or_else(|| deed_again(said, scene))
    })
}

/// "3단계로 올려야 될 것 같습니다." "올리세요.": the verb of what was proposed, and nothing else.
fn deed_again(said: &Sentence, scene: &Scene) -> Option<Settlement> {
    let order = wording::without_fillers(said.text).trim_end_matches(['.', '!', ' ']);
    let verb = wording::verb(order).filter(|_| !order.contains(' '))?;
    let fits = |proposal: &&Proposal| {
        scene.at - proposal.turn <= 2
            && proposal.deeds.iter().any(|word| {
                wording::verb(word).as_deref() == Some(verb.as_str())
                    || word.starts_with(&verb)
                    || plain::stem_of(word).as_deref() == Some(verb.as_str())
            })
    };
    let proposals = proposals(scene);
    let chosen = proposals.iter().filter(|_| verb.chars().count() >= 2).find(fits)?;
    let utterances = vec![scene.turns[chosen.turn].id, scene.turn().id];
    Some(Settlement::under(topic(&chosen.text, scene), chosen.text.clone(), utterances))
}

/// The turn before in which somebody said more fully what the chair says again in a few words: "오케이, 그럼 3년치."
pub(super) fn said_before(text: &str, scene: &Scene) -> Option<Settlement> {
    let again = Pairs::of(text);
    let amounts = amounts::values(text);
    let fits = |proposal: &&Proposal| {
        let said = Pairs::of(&proposal.text);
        again.inside(&said) >= SAID_AGAIN && text.chars().count() >= SHORTEST_ORDER
            || !amounts.is_empty() && amounts.is_subset(&amounts::values(&proposal.text))
    };
    let proposals = proposals(scene);
    let chosen = proposals.iter().filter(|proposal| !proposal.partial).find(fits)?;
    let utterances = vec![scene.turns[chosen.turn].id, scene.turn().id];
    Some(Settlement::under(topic(&chosen.text, scene), chosen.text.clone(), utterances))
}
