//! Votes: who raised how many hands for what, and how it came out.

use std::sync::LazyLock;

use regex::Regex;

use super::{agenda, cue};
use crate::{
    korean::{numerals, pattern},
    minutes::{
        people::People,
        record::{AgendaItem, Vote},
        talk::{Sentence, Turn, act::Act, likeness::Pairs, wording},
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
    (&["원안가결", "원안대로가결", "원안대로의결", "원안대로"], "원안 가결"),
    (&["가결", "통과"], "가결"),
    (&["승인"], "승인"),
    (&["의결", "선출", "채택", "결정"], "의결"),
];

/// How a vote is said to have failed without the word 부결, squeezed.
static FAILED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "부결|기각되|(?:가결|의결|통과|채택|승인)(?:이|은|는)?(?:되|하)?지(?:는)?(?:않|못)|정족수(?:에|를)?(?:미달|못)",
    )
});
/// What is put to the vote, in the sentence that does it.
static PUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(.{2,44}?)(?:에\s*대(?:하여|해서|해)|에\s*관(?:하여|해서|해)|을|를|은|는|에|부터)\s*(?:먼저\s*)?",
        r"(?:거수로|표결로|투표로|표결|찬반|가부|거수|묻겠|묻습니다|여쭙|찬성하시|찬성하는)"
    ))
});
/// What a result is about, behind the counts.
static DECLARED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:.*(?:찬성|반대|기권)\s*[^,]{0,6}?로,?\s+)?(.{2,44}?)(?:은|는|이|가|을|를)\s+(?:\S+\s+){0,3}?(?:가결|부결|의결|통과|채택|승인|선정|기각)",
    )
});

/// A count under way.
#[derive(Default)]
struct Poll {
    counts: [Option<u32>; 3],
    /// The side called for last, whose number may be all the answer says.
    called: Option<usize>,
    utterances: Vec<u32>,
    /// Turns of the first and the last that belongs to it.
    first: usize,
    last: usize,
}

/// The votes of a meeting.
pub(super) fn find(turns: &[Turn], people: &People, agenda: &[AgendaItem]) -> Vec<Vote> {
    let mut votes = Vec::new();
    let mut poll: Option<Poll> = None;
    // What was put to the vote last, and where.
    let mut put: Option<(usize, String)> = None;
    for (at, turn) in turns.iter().enumerate().filter(|(_, turn)| !turn.noise) {
        if poll.as_ref().is_some_and(|poll| at - poll.last > PATIENCE) {
            votes.extend(poll.take().and_then(|poll| poll.close(None, put.as_ref(), turns, agenda)));
        }
        let declared = turn.sentences.iter().position(|sentence| result(sentence).is_some());
        let result = declared.and_then(|said| result(&turn.sentences[said]));
        let calls = turn.sentences.iter().rposition(|sentence| called(sentence).is_some());
        // "… 부결되었습니다. 그러면 견책 안을 묻습니다. 찬성하시는 분?": one vote ends and the next begins.
        let next = declared.zip(calls).is_some_and(|(declared, calls)| declared < calls) && poll.is_some();
        if !next {
            put = turn.sentences.iter().rev().find_map(|sentence| matter(&PUT, sentence)).map(|put| (at, put)).or(put);
        }
        let counts = counts(turn, poll.as_ref().and_then(|poll| poll.called));
        let side = calls.filter(|_| !next).and_then(|calls| called(&turn.sentences[calls]));
        // A side by itself outside a poll is talk about opinions, not a count.
        let counted = counts.iter().flatten().count();
        let begins = side.is_some() || counted >= 2 || counted == 1 && result.is_some();
        if poll.is_none() && !begins {
            votes.extend(failed(at, turns, people, agenda, result.as_ref()));
            continue;
        }
        if poll.is_some() && side.is_none() && counted == 0 && result.is_none() {
            continue;
        }
        let open = poll.get_or_insert_with(|| Poll { first: at, ..Poll::default() });
        open.last = at;
        open.utterances.push(turn.id);
        for (side, counted) in counts.into_iter().enumerate() {
            open.counts[side] = counted.or(open.counts[side]);
        }
        open.called = side.or(open.called.filter(|_| counted == 0));
        if result.is_some() && open.counts[0].is_some() {
            votes.extend(poll.take().and_then(|poll| poll.close(result, put.as_ref(), turns, agenda)));
        }
        if next {
            put = turn.sentences.iter().rev().find_map(|sentence| matter(&PUT, sentence)).map(|put| (at, put));
            let called = calls.and_then(|calls| called(&turn.sentences[calls]));
            poll = Some(Poll { called, utterances: vec![turn.id], first: at, last: at, ..Poll::default() });
        }
    }
    votes.extend(poll.and_then(|poll| poll.close(None, put.as_ref(), turns, agenda)));
    votes
}

/// What a turn counts. `called_before` is the side called for before it, whose number may be all that is said.
fn counts(turn: &Turn, called_before: Option<usize>) -> [Option<u32>; 3] {
    let mut counts = [None; 3];
    let mut open = called_before;
    for sentence in &turn.sentences {
        count(sentence, &mut counts);
        if let Some((side, n)) = open.filter(|&side| counts[side].is_none()).zip(bare_count(sentence)) {
            counts[side] = Some(n);
        }
        open = called(sentence).or(open.filter(|&side| counts[side].is_none()));
    }
    counts
}

/// The counts in front of what was voted on: "찬성 하나 반대 여섯 기권 하나 운동장 개방은 부결입니다".
static TALLY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:만장일치로\s+|(?:찬성|반대|기권)\s*(?:은|는)?\s*(?:\d+|하나|한|둘|두|셋|세|넷|네|다섯|여섯|일곱|여덟|아홉|열|없음)(?:\s*(?:명|표|분))?(?:으로|로)?[,.]?\s+)+",
    )
});

/// What a sentence puts to the vote or declares a result of; `None` where it only points at it.
fn matter(form: &Regex, sentence: &Sentence) -> Option<String> {
    const POINTING: &[&str] = &[
        "이 ",
        "그 ",
        "본 ",
        "해당",
        "이건",
        "그건",
        "원안",
        "수정",
        "이에",
        "그에",
        "바로",
        "표결",
        "의결",
        "이대로",
    ];
    let said = wording::without_fillers(sentence.text.trim());
    let said = &said[TALLY.find(said).map_or(0, |tally| tally.end())..];
    let named = form.captures(said)?.get(1)?.as_str().trim().trim_start_matches("그러면").trim();
    let named = named.rsplit_once(", ").map_or(named, |(_, named)| named);
    // "의견이 갈리니 채권 운용 건은 …": what a clause in front tells is not the matter.
    let clause = named.match_indices(' ').rfind(|(at, _)| wording::is_clause(&named[..*at]));
    let named = clause.map_or(named, |(at, _)| named[at..].trim_start());
    // "인상하는 안이": the 는 of a verb marks no topic.
    let verb = named.ends_with(['하', '되', '있', '없']);
    let ballot = named.contains("찬성") || named.contains("반대");
    (!ballot && !verb && named.chars().count() >= 2 && !POINTING.iter().any(|word| named.starts_with(word)))
        .then(|| named.to_owned())
}

/// What whoever presides declares to have failed although nobody counted.
fn failed(
    at: usize,
    turns: &[Turn],
    people: &People,
    agenda: &[AgendaItem],
    result: Option<&(&'static str, bool)>,
) -> Option<Vote> {
    let (said, _) = result.filter(|(said, _)| *said == "부결" && people.presides(turns[at].speaker))?;
    let poll = Poll { utterances: vec![turns[at].id], first: at, last: at, ..Poll::default() };
    Some(Vote { result: Some((*said).to_owned()), ..poll.vote(None, turns, agenda) })
}

impl Poll {
    fn close(
        mut self,
        result: Option<(&str, bool)>,
        put: Option<&(usize, String)>,
        turns: &[Turn],
        agenda: &[AgendaItem],
    ) -> Option<Vote> {
        // "만장일치로 가결합니다": nobody was against it.
        let of_poll = turns[self.first..=self.last].iter().filter(|turn| self.utterances.contains(&turn.id));
        if self.counts[0].is_some() && of_poll.flat_map(|turn| &turn.sentences).any(unanimous) {
            self.counts[1].get_or_insert(0);
            self.counts[2].get_or_insert(0);
        }
        let [in_favour, against, _] = self.counts;
        // A side that nobody counted stays open: the record does not say that nobody abstained.
        in_favour.or(against)?;
        // More against than for carries nothing, whatever the words around the count were.
        let carried = in_favour.zip(against).is_none_or(|(yes, no)| yes > no);
        let declared = result.map(|(result, _)| result).filter(|result| carried || *result == "부결");
        let vote = self.vote(put, turns, agenda);
        let agenda = match result {
            Some((_, true)) => format!("{} 수정안", vote.agenda).trim_start().to_owned(),
            _ => vote.agenda,
        };
        Some(Vote { agenda, result: declared.map(str::to_owned), ..vote })
    }

    /// The vote without its result.
    fn vote(self, put: Option<&(usize, String)>, turns: &[Turn], agenda: &[AgendaItem]) -> Vote {
        /// Turns between what is put to the vote and the call.
        const BEFORE: usize = 2;
        let last = &turns[self.last];
        let declared = last.sentences.iter().find_map(|sentence| matter(&DECLARED, sentence));
        let put = put.filter(|(at, _)| at + BEFORE >= self.first && *at <= self.last).map(|(_, put)| put.clone());
        let subject = declared.or(put);
        let title = agenda::at(agenda, turns[self.first].id).map(|item| item.title.as_str());
        let [in_favour, against, abstain] = self.counts;
        Vote {
            agenda: subject_of(subject, title, agenda),
            in_favour,
            against,
            abstain,
            utterances: self.utterances,
            ..Vote::default()
        }
    }
}

/// Whether a sentence says that everybody was for it.
fn unanimous(sentence: &Sentence) -> bool {
    sentence.act != Act::Ask && sentence.says(&["만장일치", "전원찬성", "전원일치", "전원동의", "모두찬성"])
}

/// The subject of a vote under the item it was taken on.
fn subject_of(subject: Option<String>, title: Option<&str>, agenda: &[AgendaItem]) -> String {
    /// Share of a subject's syllable pairs from which the title says it already.
    const SAYS: f32 = 0.5;
    let Some(subject) = subject else { return title.unwrap_or_default().to_owned() };
    // "제2호 안건은 부결되었음을": the item of that number.
    if agenda::without_number(&subject).is_empty() {
        let called = agenda.iter().find(|item| item.title.starts_with(subject.as_str()));
        return called.map_or(title, |item| Some(item.title.as_str())).unwrap_or(&subject).to_owned();
    }
    match title {
        // "4,450원으로 올리는 안": what the item proposes.
        Some(title) if subject.ends_with("는 안") => title.to_owned(),
        Some(title) if Pairs::of(&subject).inside(&Pairs::of(title)) >= SAYS => title.to_owned(),
        _ => subject,
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
        "찬성손",
        "반대손",
        "찬성은요",
        "반대는요",
        "기권은요",
    ]);
    // "연체료 부과에 찬성?"
    let asks = |side: &str| {
        sentence.act == Act::Ask
            && ["", "은", "는", "은요", "는요"]
                .iter()
                .any(|end| sentence.squeezed.strip_suffix(end).is_some_and(|said| said.ends_with(side)))
    };
    let side = SIDES.iter().find(|(side, _)| calls && sentence.squeezed.contains(side) || asks(side));
    // "조건부 의결에 동의하시는 위원님 거수해 주십시오"
    let agreeing = || (calls && sentence.says(&["동의하시는", "동의하는"])).then_some(0);
    side.map(|&(_, side)| side).or_else(agreeing)
}

/// "찬성 7명, 반대 두 분", "기권은 없습니다".
fn count(sentence: &Sentence, counts: &mut [Option<u32>; 3]) {
    for &(name, side) in SIDES {
        for (at, _) in sentence.squeezed.match_indices(name) {
            let after = sentence.squeezed[at + name.len()..].trim_start_matches(['은', '는', '이', '가', '도']);
            if let Some(n) = number(after).or_else(|| counted_by_name(after)) {
                counts[side] = Some(n);
            } else if after.starts_with("없") || after.starts_with("하시는분없") {
                counts[side] = Some(0);
            } else if name == "기권" && after.starts_with(['하', '입']) && sentence.text.contains('님') {
                // "위원장님은 기권하셨습니다"
                counts[side] = Some(1);
            }
        }
    }
    // "기권 하나 운동장 개방은 부결입니다": what is counted ends with its word, whatever comes behind.
    for found in SPACED.captures_iter(sentence.text) {
        if let Some(&(_, side)) =
            SIDES.iter().find(|(name, _)| *name == &found[1]).filter(|side| counts[side.1].is_none())
        {
            counts[side] = number(&found[2]);
        }
    }
    // "한 분은 기권하셨습니다": the number in front, where it is not that of the side before.
    for found in BEFORE_SIDE.captures_iter(&sentence.squeezed) {
        let (Some(n), Some(side)) = (found.get(1), SIDES.iter().find(|(name, _)| *name == &found[2])) else { continue };
        let taken = SIDES
            .iter()
            .any(|(name, _)| sentence.squeezed[..n.start()].trim_end_matches(['은', '는', '이', '가']).ends_with(name));
        if !taken && counts[side.1].is_none() {
            counts[side.1] = number(&sentence.squeezed[n.start()..]);
        }
    }
    if let Some([in_favour, against]) = against_each_other(sentence) {
        (counts[0], counts[1]) = (Some(in_favour), Some(against));
    }
}

/// "반대는 라 위원님 한 분이시고": those who took a side are named, then counted.
fn counted_by_name(after: &str) -> Option<u32> {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^[^\d찬반기]{1,16}?(?:님|씨|위원|의원)(?:만|이|은|께서)?((?:한|두|세|네|다섯|\d+)(?:분|명|표|인))")
    });
    number(NAMED.captures(after)?.get(1)?.as_str())
}

/// A side and its number, each a word.
static SPACED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(찬성|반대|기권)(?:은|는|이|도)?\s+(?:저\s+)?(하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉|열|\d+)(?:[\s,.]|$)")
});

/// A number of people in front of the side they took, squeezed.
static BEFORE_SIDE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(\d+|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)(?:분|명|표|인)(?:은|이|께서|께서는)?(?:전원|모두|다)?(찬성|반대|기권)",
    )
});

/// "3 대 1로 가결", "여섯 대 둘, 기권 하나": for and against in one figure.
fn against_each_other(sentence: &Sentence) -> Option<[u32; 2]> {
    static SCORE: LazyLock<Regex> = LazyLock::new(|| {
        let n = r"(\d+|열?(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)|열)";
        pattern(&format!(r"(?:^|[^가-힣\d]){n}\s*대\s*{n}\s*(?:으?로|이고|의|에|,|\.|$)"))
    });
    let found = SCORE.captures(sentence.text)?;
    if result(sentence).is_none() && !sentence.says(&["찬성", "반대", "기권"]) {
        return None;
    }
    let read = |n: &str| n.parse().ok().or_else(|| numerals::native(n).and_then(|n| u32::try_from(n).ok()));
    Some([read(&found[1])?, read(&found[2])?])
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
    let sided = BEFORE_SIDE.find(said).is_some_and(|found| found.start() == 0);
    number(said).filter(|_| cue::any(said, COUNTERS) && !sided)
}

/// A number at the beginning of squeezed text, in figures or words, with its counter where it is in words.
fn number(text: &str) -> Option<u32> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if digits > 0 {
        return text[..digits].parse().ok();
    }
    /// What may stand behind a number in words: a counter, a particle, the next side, or nothing.
    const BEHIND: &[&str] = &["으로", "반대", "기권", "찬성", "이고", "입니다"];
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]).skip(1).take(4);
    ends.filter(|&end| {
        let rest = &text[end..];
        rest.is_empty() || COUNTERS.iter().chain(BEHIND).any(|word| rest.starts_with(word))
    })
    .find_map(|end| numerals::native(&text[..end]).or_else(|| numerals::sino(&text[..end])))
    .and_then(|n| u32::try_from(n).ok())
}

/// How the sentence says a vote came out, and whether it was on an amendment that failed.
fn result(sentence: &Sentence) -> Option<(&'static str, bool)> {
    let settles = sentence.ends(&["가결", "부결", "통과"])
        || sentence.says(&["되었", "됐", "합니다", "하겠습니다", "선포", "됩니다", "된것으로", "결입니다"]);
    let asked = sentence.act == Act::Ask;
    let opinion = sentence.says(&["생각합", "봅니다", "의견", "주장"]);
    if FAILED.is_match(&sentence.squeezed) && !asked && !opinion && (settles || sentence.says(&["않", "못", "미달"]))
    {
        return Some(("부결", sentence.says(&["수정안", "수정동의"])));
    }
    // "거수로 결정하겠습니다" says how, not what.
    let announces = sentence.says(&["거수로", "투표로", "표결로", "표결에", "표결하", "찬반을"]);
    RESULTS
        .iter()
        .find(|(words, _)| settles && !asked && !announces && sentence.says(words))
        .map(|&(_, result)| (result, false))
}
