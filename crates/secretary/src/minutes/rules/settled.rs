//! What was settled, and what was put off.
//!
//! Only the chair settles, or a vote. What looks settled and is not is told apart here: the running of the meeting
//! itself ("넘어가겠습니다"), the chair's own undertakings ("제가 전화하겠습니다"), tentative words, and what the chair later
//! takes back.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    actions, agenda, cue,
    due::Calendar,
    matter, owner, postponed, presiding, procedure,
    reversal::{self, Settlement},
    spoken_of,
};
use crate::minutes::{
    people::People,
    record::{AgendaItem, Decision, Postponed, Vote},
    talk::{Sentence, Turn, act::Act, amounts, likeness::Pairs, wording},
};

/// Squeezed length from which a sentence can stand as a decision by itself.
const SPEAKS_FOR_ITSELF: usize = 10;
/// Squeezed length from which it can do so together with the title of its item.
const SPEAKS_WITH_ITEM: usize = 7;
/// Squeezed length of the shortest way that settles what was just asked or proposed: "무료로 갑시다".
const SHORTEST_WAY: usize = 5;
/// Likeness from which an order gives out what was just settled.
const SAME_WORDS: f32 = 0.4;
/// Squeezed length below which a settling sentence is brief.
const BRIEF: usize = 14;
/// What a short decision must contain: a way or a figure to settle on.
const WAYS: &[&str] = &[
    "안으로",
    "원안",
    "전액",
    "대로",
    "방식",
    "방안",
    "까지",
    "부터",
    "으로하",
    "로하",
    "반영",
    "삭감",
    "제외",
    "유지",
    "폐지",
    "통과",
    "로할",
    "로가",
    "로갑",
    "로정",
    "걸로",
    "것으로",
];
/// The chair takes up the proposal before: "그렇게 합시다".
const TAKES_UP: &[&str] = &[
    "그렇게합시다",
    "그렇게하겠습니다",
    "그렇게하기로",
    "그렇게결정",
    "그렇게확정",
    "그렇게정하",
    "그안으로",
    "제안대로",
    "의견대로",
    "말씀대로하",
    "말씀하신대로하",
    "그럽시다",
    "그러시죠",
    "그렇게하죠",
    "그렇게하시죠",
    "그렇게할게요",
    "그렇게가",
    "그리하",
    "그리합",
];
/// Squeezed length up to which "그렇게 …" only takes up what was said.
const SHORT_TAKE_UP: usize = 12;
/// How an amended bill is declared: what was put to the meeting before says what it is.
const AMENDED: &[&str] = &["수정한부분은수정안대로", "수정된부분은수정안대로", "수정부분은수정안대로"];
/// Words in front of what was settled that belong to the vote, not to the decision.
static BALLOT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^.*(?:찬성|반대|기권)\s*(?:은|는)?\s*(?:\d+|[한두세네열]|하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉|없음)\s*(?:명|표|분|인)?\s*(?:으로|로)?[,.]?\s+",
        r"|^(?:네,?\s*)?(?:만장일치로|전원\s*(?:찬성|일치|동의|합의)로|다수결로|과반수\S*\s*찬성으로|(?:과반수인\s*)?\d+\s*표로",
        r"|\d+\s*대\s*\d+으?로),?\s*",
        r"|^(?:네,?\s*)?(?:(?:다른|더|별다른|특별한|위원님들|모두|다들)\s*)*(?:이의|이견|의견|반대|질의|말씀)(?:\s*(?:의견|하실))?(?:이|가|은|는)?\s*",
        r"(?:같으[가-힣]+|없으[가-힣]+|없다면|안\s*계시[가-힣]+|없는\s*것으로\s*알고),?\s*",
        r"|^(?:네,?\s*)?없으시?면,?\s*"
    ))
    .expect("a pattern in the source compiles")
});

/// Share of an item's title from which a declaration names it.
const NAMED: f32 = 0.5;
/// An item named by its number alone.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^제?\s*\d+\s*[호번]\s*(?:안건|의안|안)(?:은|을|이|에\s*대해)?,?\s")
        .expect("a pattern in the source compiles")
});

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
    for (at, turn) in turns.iter().enumerate().filter(|(_, turn)| !turn.noise) {
        let off = postponed::put_off(at, turns, people, items);
        let puts_off = off.is_some();
        later.extend(off);
        let vote = votes.iter().find(|vote| vote.utterances.contains(&turn.id));
        if !people.presides(turn.speaker) && vote.is_none() {
            continue;
        }
        reversal::take_back(turn, &mut standing);
        let asked = agreed_question(at, turns, people, items).filter(|_| !puts_off);
        for settlement in settle(at, turns, people, items, vote, calendar, &standing).into_iter().chain(asked) {
            reversal::supersede(settlement, turn, &mut standing);
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
fn settle(
    at: usize,
    turns: &[Turn],
    people: &People,
    items: &[AgendaItem],
    vote: Option<&Vote>,
    calendar: &Calendar,
    standing: &[Settlement],
) -> Vec<Settlement> {
    let turn = &turns[at];
    if vote.is_some_and(|vote| vote.result.as_deref() == Some("부결"))
        || turn.says(&["부결되었", "부결됐", "부결을선포", "부결합"])
    {
        return Vec::new();
    }
    if turn.says(AMENDED)
        && let Some(asked) = objection_asked(at, turns, people)
    {
        return vec![asked];
    }
    let title = agenda::at(items, turn.id).map(|item| item.title.as_str());
    let scene = Scene { at, turns, people, calendar, vote, title };
    let settling = settling(&scene);
    let beside = beside_put_off(&scene);
    if !beside.is_empty() && settling.is_empty() {
        return beside;
    }
    // "2안은 취소하고 3안으로": the matter is that of 2안.
    let title = turn.sentences.iter().find_map(|said| reversal::revoked_matter(said.text, standing)).or(title);
    let scene = Scene { title, ..scene };
    let speaking = speaking(&settling, turn);
    let mut settled = if speaking.is_empty() { by_context(&settling, &scene) } else { by_words(&speaking, &scene) };
    // "24일로 해요. 장소는 복지관으로 하고.": the short one in front, which names the matter's day, goes with the other.
    if let ([only], Some(first)) = (settled.as_mut_slice(), settling.first().filter(|_| !speaking.is_empty()))
        && turn.sentences.windows(2).any(|pair| std::ptr::eq(&pair[0], *first) && std::ptr::eq(&pair[1], speaking[0]))
        && amounts::names_amount(first.text)
        && !names_matter(first.text)
        && let [before] = by_context(&[*first], &scene).as_slice()
    {
        only.follow(before);
    }
    // "방음재를 붙입시다. 공사하는 동안은 밴드실 닫고요.": a clause behind says what goes with it.
    if let ([only], Some(last)) = (settled.as_mut_slice(), settling.last()) {
        let after = turn.sentences.iter().skip_while(|said| !std::ptr::eq(*said, *last)).skip(1);
        let told = |said: &&Sentence| owner::actor(said, turn.speaker, &[], people).is_some();
        let with: Vec<String> = after
            .filter(|said| goes_with(said) && !told(said))
            .filter_map(|said| wording::going_on(said.text))
            .collect();
        only.go_on(&with);
    }
    settled
}

/// Whether a clause behind what was settled belongs to it.
fn goes_with(sentence: &Sentence) -> bool {
    sentence.act == Act::State
        && sentence.ends(&["고", "고요"])
        && !sentence.ends(&["라고", "다고", "냐고", "자고", "있고", "없고", "이고", "이고요", "있고요", "없고요"])
        && content(sentence) >= SHORTEST_WAY
        && !sentence.text.split_whitespace().any(|word| word.chars().count() > 1 && word.ends_with('도'))
        && !procedure::runs_meeting(sentence)
}

/// The sentences of a turn that settle something.
fn settling<'a>(scene: &Scene<'a>) -> Vec<&'a Sentence<'a>> {
    let (turn, chair) = (scene.turn(), scene.presides());
    let off = turn.sentences.iter().any(|sentence| postponed::puts_off(sentence, chair));
    turn.sentences
        .iter()
        .filter(|sentence| {
            settles(sentence, turn, scene.people, scene.calendar) && !postponed::puts_off(sentence, chair)
        })
        // "그건 현장을 보고 나서 합시다", beside what is put off, settles nothing of its own.
        .filter(|sentence| !(off && matter::points(sentence.text)))
        .filter(|sentence| !is_open(sentence, turn) && !fixes_day(sentence))
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

/// The sentences that tell by themselves what they settle.
fn speaking<'a>(settling: &[&'a Sentence<'a>], turn: &Turn) -> Vec<&'a Sentence<'a>> {
    let long = settling.iter().any(|sentence| content(sentence) >= BRIEF);
    let speaks = |sentence: &Sentence| {
        let length = content(sentence);
        let taken = cue::any(&sentence.squeezed, TAKES_UP) && length <= SHORT_TAKE_UP;
        // "6일은 잡으세요": the amount is the topic, and the matter was asked about before.
        let said = wording::without_fillers(sentence.text);
        let bare = said.split(' ').next().is_some_and(amounts::names_amount);
        if amounts::is_answer(said) || amounts::sets_amount(said) && (bare || !names_matter(said)) {
            return false;
        }
        length >= SPEAKS_FOR_ITSELF
            || length >= SPEAKS_WITH_ITEM
                && sentence.act != Act::Declare
                && !(taken || long)
                && names_matter(sentence.text)
                && !given_out(sentence, turn)
    };
    settling.iter().copied().filter(|sentence| speaks(sentence)).collect()
}

/// What sentences settle that tell it by themselves, each with its matter.
fn by_words(speaking: &[&Sentence], scene: &Scene) -> Vec<Settlement> {
    let (at, turns, turn) = (scene.at, scene.turns, scene.turn());
    let condition = scene.vote.and_then(|vote| condition(vote, turns, scene.people));
    let mut settled: Vec<(Option<String>, String)> = Vec::new();
    let mut joins = false;
    let mut short = false;
    for sentence in speaking {
        let (needed, text) = text_with_topic(sentence, turn, scene.title);
        let (matter, text) = match spoken_of::topic_before(&text, at, turns) {
            Some(named) => (None, named),
            None => (
                needed.map(|title| {
                    spoken_of::antecedent(&text, at, turns, Some(title)).unwrap_or_else(|| title.to_owned())
                }),
                text,
            ),
        };
        let text = match &condition {
            Some(condition) => text.replacen("조건부", &format!("{condition} 조건부"), 1),
            None => text,
        };
        // "창구를 하나로 합시다. 홍보담당관실로 일원화합니다.": the second says how, not what.
        // Two short words in one breath settle one thing: "드론쇼는 빼겠습니다. 축제는 10억으로 가고."
        let brief = content(sentence) < BRIEF;
        let says_how = !names_matter(&wording::record(sentence.text));
        match settled.last_mut().filter(|_| says_how || joins || short && brief) {
            Some((_, before)) if says_how => *before = format!("{before}, {}", wording::record(sentence.text)),
            Some((_, before)) => *before = format!("{before}, {text}"),
            None => settled.push((matter, text)),
        }
        joins = sentence.text.ends_with(',');
        short = brief;
    }
    let settled = settled.into_iter();
    settled.map(|(matter, text)| Settlement::under(matter.as_deref(), text, vec![turn.id])).collect()
}

/// What short sentences settle, in the light of what was asked or proposed before.
fn by_context(settling: &[&Sentence], scene: &Scene) -> Vec<Settlement> {
    let Scene { at, turns, people, title, .. } = *scene;
    let turn = scene.turn();
    let Some(short) = settling.first() else { return Vec::new() };
    // "균열 있는 데는 빼죠. 두 군데만 합시다.": together they say enough.
    let together: usize = settling.iter().map(|sentence| content(sentence)).sum();
    let takes_up = settling.iter().any(|sentence| sentence.says(TAKES_UP) || given_out(sentence, turn));
    if settling.len() >= 2 && together >= BRIEF && !takes_up && settling.iter().all(|said| said.act == Act::Exhort) {
        let texts: Vec<String> = settling.iter().map(|sentence| text(sentence, None).1).collect();
        let before = spoken_of::antecedent(&texts[0], at, turns, title);
        return vec![Settlement::under(before.as_deref().or(title), texts.join(", "), vec![turn.id])];
    }
    if cue::any(&short.squeezed, TAKES_UP)
        || POINTS_AT_WAY.is_match(&short.squeezed)
        || short.squeezed.starts_with("그렇게") && content(short) <= SHORT_TAKE_UP
    {
        return taken_up(at, turns, people).or_else(|| objection_asked(at, turns, people)).into_iter().collect();
    }
    if short.act == Act::Declare
        && let Some(asked) = objection_asked(at, turns, people)
    {
        return vec![asked];
    }
    let marked = |word: &str| {
        word.chars().count() >= 2
            && word.ends_with(['로', '에', '만', '을', '를', '게'])
            && !spoken_of::ADVERBS.contains(&word)
    };
    let names_way = cue::any(&short.squeezed, WAYS)
        || amounts::names_amount(short.text)
        || short.act == Act::Exhort && wording::without_fillers(short.text).split_whitespace().any(marked);
    // "방음재를 붙이면 180만 원 듭니다." "붙입시다.": what was spoken of is done.
    if let Some(spoken_of) = spoken_of::deed_spoken_of(short, at, turns) {
        return vec![Settlement::new(spoken_of, vec![turn.id])];
    }
    let text = text(short, None).1;
    let named = spoken_of::topic_before(&text, at, turns);
    if let Some(named) = named.filter(|_| short.act == Act::Declare) {
        return vec![Settlement::new(named, vec![turn.id])];
    }
    let refused = spoken_of::refused_before(short, turn);
    if let Some(refused) = refused {
        return vec![Settlement::new(format!("{refused}, {text}"), vec![turn.id])];
    }
    // "베어 냅시다": a deed and nothing else is done to what was just spoken of.
    let deed_alone = short.act == Act::Exhort
        && wording::without_fillers(short.text).split_whitespace().count() <= 2
        && wording::verb(short.text).is_some_and(|verb| !spoken_of::ANY_DEED.contains(&verb.as_str()))
        && !(takes_up || matter::points(wording::without_fillers(short.text)) || at + 1 == turns.len());
    let before = spoken_of::antecedent(&text, at, turns, title);
    // "24일로 해요": the day of what was spoken of last, not of the whole item.
    let day =
        short.act == Act::Exhort && text.starts_with(|c: char| c.is_ascii_digit()) && text.split(' ').count() <= 2;
    let topic = spoken_of::topic_of_talk(at, turns).filter(|_| before.is_none() && !names_matter(short.text));
    if let Some(topic) = topic.filter(|_| deed_alone || day) {
        return vec![Settlement::under(Some(&topic), text, vec![turn.id])];
    }
    let figure = title.is_some() && text.contains(|c: char| c.is_ascii_digit());
    let option = title.is_some() && spoken_of::takes_option(short, at, turns);
    // "경품은 빼죠": a matter and a deed of its own.
    let own = short.act == Act::Exhort
        && !given_out(short, turn)
        && names_matter(short.text)
        && wording::verb(short.text).is_some_and(|verb| !spoken_of::ANY_DEED.contains(&verb.as_str()));
    let counted = short.act == Act::Exhort && amounts::names_amount(short.text);
    let known = (before.is_some() || figure || option || own || counted) && content(short) >= SHORTEST_WAY;
    let names_way = names_way || own;
    let amount =
        (before.is_some() || title.is_some()) && (amounts::is_answer(short.text) || amounts::sets_amount(short.text));
    let way = amount || names_way && (content(short) >= SPEAKS_WITH_ITEM || known);
    if way || short.act == Act::Declare {
        return vec![Settlement::under(before.as_deref().or(title), text, vec![turn.id])];
    }
    Vec::new()
}

/// "그럼 17일까지로 하죠": the day of somebody's work. "9시부터 4시까지로" is how long something takes.
fn fixes_day(sentence: &Sentence) -> bool {
    sentence.says(&["까지로하", "까지로합", "까지로할"]) && !sentence.text.contains("부터 ")
}

/// The chair takes up a way or a day that was named: "그날로 합니다".
static POINTS_AT_WAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:그렇게|그때로|그날로|그걸로|그쪽으로|그대로|거기로)(?:하|합|해|할|가|갑|갈|정|나누|나눠)\S{0,5}$")
        .expect("a pattern in the source compiles")
});

/// Whether a sentence of the chair settles something.
fn settles(sentence: &Sentence, turn: &Turn, people: &People, calendar: &Calendar) -> bool {
    // "다음 주에 하죠, 뭐.": nobody is bound by that.
    let after = turn.sentences.iter().skip_while(|said| !std::ptr::eq(*said, sentence)).nth(1);
    if sentence.squeezed.ends_with('뭐') && !amounts::sets_amount(sentence.text)
        || after.is_some_and(|after| after.squeezed == "뭐")
    {
        return false;
    }
    match sentence.act {
        Act::Declare => !procedure::runs_meeting(sentence),
        Act::Commit | Act::Exhort => {
            !procedure::runs_meeting(sentence)
                && !agenda::is_opening(sentence)
                && !actions::is_own_undertaking(sentence, turn, people, calendar)
                && !cue::near_end(&sentence.squeezed, &["검토", "논의해", "그다음에"], 8)
        }
        Act::Request => sentence.says(SETTLES_INSIDE) && !procedure::asks_for_no_work(sentence),
        // "부서진 건 치우고 새로 놓지는 마세요": one thing is done and another is not.
        Act::Refuse => {
            wording::two_sided(sentence.text) && names_matter(sentence.text) && !procedure::runs_meeting(sentence)
        }
        _ => false,
    }
}

/// Whether a sentence goes on from a clause that settles: "세 개 동은 재공고하는 걸로 하고, 나머지는 …".
pub(super) fn goes_on(sentence: &Sentence, turn: &Turn) -> bool {
    let before = turn.sentences.iter().take_while(|before| !std::ptr::eq(*before, sentence)).last();
    before.is_some_and(|before| before.act == Act::Exhort && before.text.ends_with(','))
}

/// "경력이 비슷하면 승인하겠습니다. 이력서 확인했습니까?": what hangs on what is asked next is not settled yet.
fn is_open(sentence: &Sentence, turn: &Turn) -> bool {
    let next = turn.sentences.iter().skip_while(|said| !std::ptr::eq(*said, sentence)).nth(1);
    procedure::is_conditional(sentence) && next.is_some_and(|next| next.act == Act::Ask)
}

/// What settles inside an order: "세 개 동은 재공고하는 걸로 하고, 나머지는 예정대로 추첨하세요."
const SETTLES_INSIDE: &[&str] = &["걸로하고", "것으로하고", "기로하고", "걸로하되", "것으로하되", "기로하되"];

/// Whether an order settles something rather than giving out work.
pub(super) fn settles_in_order(sentence: &Sentence) -> bool {
    sentence.act == Act::Request && sentence.says(SETTLES_INSIDE)
}

/// How much a sentence says besides how its matter was voted on.
fn content(sentence: &Sentence) -> usize {
    let said = BALLOT.replace(sentence.text, "");
    wording::without_fillers(&said).chars().filter(|c| c.is_alphanumeric()).count()
}

/// The record wording of a settling sentence, and the title it needs; a short one takes the sentence before it along,
/// which names the matter: "수업료 인하는 어렵습니다. 올해는 동결하겠습니다."
fn text_with_topic<'t>(sentence: &Sentence, turn: &Turn, title: Option<&'t str>) -> (Option<&'t str>, String) {
    /// Length below which a sentence hardly names its matter, in squeezed characters.
    const NAMES_MATTER: usize = 13;
    let (needed, text) = text(sentence, title);
    let before = turn.sentences.iter().take_while(|before| !std::ptr::eq(*before, sentence)).last();
    let counts = |before: &&Sentence| !before.says(&["찬성", "반대", "기권", "전원"]);
    let before = before.filter(counts).filter(|before| matches!(before.act, Act::State | Act::Refuse));
    let before = before.filter(|_| content(sentence) < NAMES_MATTER);
    match before {
        Some(before) if wording::refused(before.text).is_some() => {
            let matter = wording::refused(before.text).unwrap_or_default();
            (None, wording::with_topic(&matter, &text))
        }
        Some(before) if content(before) >= SPEAKS_WITH_ITEM => {
            (needed, format!("{}, {text}", wording::statement(before.text)))
        }
        _ => (needed, text),
    }
}

/// The record wording of a settling sentence, and the title it needs to tell its matter.
fn text<'t>(sentence: &Sentence, title: Option<&'t str>) -> (Option<&'t str>, String) {
    let said = reversal::without_revoked(sentence.text);
    let said = BALLOT.replace(said, "");
    let text = wording::record(without_cause(&said, title));
    let short = text.chars().filter(|c| c.is_alphanumeric()).count() < SPEAKS_FOR_ITSELF;
    // Another item's number means that this item's title does not belong here.
    let other = NUMBER.find(&text).is_some_and(|number| {
        title.is_some_and(|title| !title.starts_with(number.as_str().trim_end_matches([' ', '은', '을', '이'])))
    });
    let told = |title: &str| Pairs::of(agenda::without_number(title)).inside(&Pairs::of(&text)) >= NAMED;
    match title.filter(|title| !other && !told(title)) {
        Some(title) if NUMBER.is_match(&text) => (Some(title), NUMBER.replace(&text, "").trim_start().to_owned()),
        Some(title) if short && !names_subject(&text) || !names_matter(&text) => (Some(title), text),
        _ => (None, text),
    }
}

/// The sentence without the reason in front of it, where the rest or the title names the matter: "2월 말은 결산하고 겹치니까
/// 3월 둘째 주로 잡읍시다".
fn without_cause<'s>(said: &'s str, title: Option<&str>) -> &'s str {
    /// Squeezed length from which the rest stands by itself.
    const STANDS: usize = 7;
    static CAUSE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(.{4,60}?(?:니까|으니|때문에|라서))\s*,?\s+").expect("a pattern in the source compiles")
    });
    let Some(cause) = CAUSE.find(said) else { return said };
    let rest = &said[cause.end()..];
    if amounts::is_answer(rest) || amounts::sets_amount(rest) {
        return rest;
    }
    let topic = matter::of(cause.as_str());
    let other = title.is_some_and(|title| topic.is_none_or(|topic| Pairs::of(title).shared(&Pairs::of(&topic)) == 0.0));
    let stands = rest.chars().filter(|c| c.is_alphanumeric()).count() >= STANDS;
    if stands && (names_matter(rest) || other) { rest } else { said }
}

/// The condition that a vote was taken on: "자부담 20퍼센트를 조건으로 표결에 부치겠습니다."
fn condition(vote: &Vote, turns: &[Turn], people: &People) -> Option<String> {
    static CONDITION: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(.{2,40}?(?:을|를|하는|이라는))\s*조건(?:으로|을\s*(?:붙여|달아|걸어))")
            .expect("a pattern in the source compiles")
    });
    if vote.result.as_deref() != Some("조건부 가결") {
        return None;
    }
    let taken = turns.iter().filter(|turn| vote.utterances.contains(&turn.id) && people.presides(turn.speaker));
    taken.flat_map(|turn| &turn.sentences).find_map(|sentence| {
        let found = CONDITION.captures(wording::without_fillers(sentence.text))?;
        Some(format!("{} 조건으로", found[1].trim()))
    })
}

/// Whether a decision's wording names what it is about: a word marked as topic, object or subject.
pub(super) fn names_matter(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        word.chars().count() > 2
            && word.ends_with(['은', '는', '을', '를', '이', '가', '도'])
            && !matter::is_pointer(word)
    })
}

/// Whether a wording has a topic or a subject of its own.
fn names_subject(text: &str) -> bool {
    text.split_whitespace().any(|word| word.chars().count() > 2 && word.ends_with(['은', '는', '이', '가']))
}

/// A wording under its matter: "누리집 개편은 3안으로 함", "방과후 수업: 강사는 교육청에서 선발".
pub(super) fn with_title(text: &str, title: Option<&str>) -> String {
    match title {
        Some(title) if text.contains(title) => text.to_owned(),
        Some(title) if names_subject(text) => format!("{title}: {text}"),
        Some(title) => wording::with_topic(title, text),
        None => text.to_owned(),
    }
}

/// The proposal that "그렇게 합시다" takes up: the last one of the turns before, unless it is given out as work in the same
/// breath.
fn taken_up(at: usize, turns: &[Turn], people: &People) -> Option<Settlement> {
    /// Turns between a proposal and its being taken up: somebody agrees or adds a word.
    const BACK: usize = 3;
    /// Likeness from which an order gives out the proposal itself.
    const SAME: f32 = 0.4;
    let recent = turns[at.saturating_sub(BACK)..at].iter().rev().filter(|turn| !turn.noise);
    let (before, proposal) = recent.enumerate().find_map(|(back, before)| {
        let chair = people.presides(before.speaker);
        let proposal = before.sentences.iter().rev().find(|sentence| {
            // What somebody takes on by a day or in person is their work, not a proposal.
            let work = sentence.text.contains("까지") || sentence.says(&["제가", "저희"]);
            let offers_to = !presiding::asks_openly(sentence) && sentence.ends(&["까요", "까"]);
            let proposes =
                sentence.act == Act::Suggest || sentence.act == Act::Ask && (sentence.says(SUGGESTS) || offers_to);
            let offers = matches!(sentence.act, Act::Commit | Act::Exhort) && !work && !chair && back == 0;
            content(sentence) >= SPEAKS_WITH_ITEM && (proposes || offers && content(sentence) >= SPEAKS_FOR_ITSELF)
        })?;
        Some((before, proposal))
    })?;
    let said = Pairs::of(&wording::record(proposal.text));
    let given_out = turns[at]
        .sentences
        .iter()
        .any(|sentence| matches!(sentence.act, Act::Request) && said.shared(&Pairs::of(sentence.text)) >= SAME);
    (!given_out).then(|| Settlement::new(wording::record(proposal.text), vec![before.id, turns[at].id]))
}

/// How a question suggests, squeezed.
const SUGGESTS: &[&str] =
    &["하면되지않", "면되지않", "면안되", "면어떨", "면어떻", "면어때", "는건어떨", "는건어떻", "는게어떨", "는게어떻"];

/// Words that ask whether anybody objects, squeezed.
const ASKS_OBJECTION: &[&str] = &[
    "이의",
    "이견",
    "동의하",
    "동의해",
    "반대의견",
    "반대하시는분없",
    "괜찮으",
    "괜찮겠",
    "되겠습니까",
    "되겠지요",
    "되겠죠",
];
/// The question behind what is put to the meeting.
static QUESTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\s*(?:(?:하고자|하려고|하려|했으면)\s*하?는데|하는\s*데|하는데|고자\s*하는데|는\s*데|은데)(?:요)?(?:에)?,?\s*",
        r"(?:다들\s*|모두\s*|위원님들\s*|혹시\s*|다른\s*|여러분\s*)*(?:이의|이견|동의|반대|괜찮|어떠|어떻|의견).*$",
        r"|\s*(?:하면|으로|로\s*하면|해도)?\s*(?:되겠습니까|되겠지요|되겠죠|괜찮으시\S*|괜찮겠\S*)\??\s*$"
    ))
    .expect("a pattern in the source compiles")
});

/// What a turn of whoever presides puts to the meeting and asks about: "… 의결하고자 하는데 이의 있으십니까?"
fn put_to_meeting<'t>(turn: &Turn<'t>, people: &People) -> Option<&'t str> {
    let asks = turn.sentences.iter().position(|sentence| sentence.act == Act::Ask && sentence.says(ASKS_OBJECTION));
    let asks = asks.filter(|_| people.presides(turn.speaker))?;
    let whole = turn.sentences[..=asks].iter().rev().find(|sentence| {
        let formula =
            ["의결", "승인", "가결", "통과", "것으로", "걸로", "하기로", "원안", "확정", "채택", "대로", "하고자"];
        content(sentence) >= SPEAKS_FOR_ITSELF && sentence.says(&formula) && !procedure::runs_meeting(sentence)
    })?;
    let said = QUESTION.find(whole.text).map_or(whole.text, |question| &whole.text[..question.start()]);
    Some(said.trim_end().trim_end_matches(['고', ',']))
        .filter(|said| said.chars().filter(|c| c.is_alphanumeric()).count() >= 6)
}

/// "… 의결하고자 하는데 이의 있으십니까?", answered and closed by a bare "가결되었습니다".
fn objection_asked(at: usize, turns: &[Turn], people: &People) -> Option<Settlement> {
    /// Turns back to the question: one answer a member is usual, more are cut short.
    const BACK: usize = 6;
    turns[at.saturating_sub(BACK)..at].iter().rev().find_map(|turn| {
        let said = put_to_meeting(turn, people)?;
        Some(Settlement::new(wording::record(&BALLOT.replace(said, "")), vec![turn.id, turns[at].id]))
    })
}

/// An objection in an answer: "문제가 있습니다". "네, 문제 없습니다" is none.
static OBJECTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:문제|반대)(?:의견)?(?:은|는|이|가|도|될건|될것은?|될게)?(?:[^없은는이가도될되의안]|$)")
        .expect("a pattern in the source compiles")
});

/// What was put to the meeting and agreed to by the next who spoke, where nobody closed it in words.
fn agreed_question(at: usize, turns: &[Turn], people: &People, items: &[AgendaItem]) -> Option<Settlement> {
    const YES: &[&str] =
        &["네", "예", "좋습니다", "동의", "없습니다", "이의없", "이견없", "괜찮습니다", "그렇게하", "찬성"];
    const NO: &[&str] = &["아니", "잠깐", "그런데", "근데", "다만", "이의있"];
    let turn = &turns[at];
    let said = put_to_meeting(turn, people)?;
    let answer = turns[at + 1..].iter().find(|answer| !answer.noise).filter(|answer| answer.speaker != turn.speaker)?;
    let agrees = answer.sentences.first().is_some_and(|first| YES.iter().any(|yes| first.squeezed.starts_with(yes)));
    if !agrees || answer.says(NO) || answer.sentences.iter().any(|said| OBJECTS.is_match(&said.squeezed)) {
        return None;
    }
    let text = wording::record(&BALLOT.replace(said, ""));
    let title = agenda::at(items, turn.id).map(|item| item.title.as_str()).filter(|_| !names_matter(&text));
    Some(Settlement::under(title, text, vec![turn.id]))
}
