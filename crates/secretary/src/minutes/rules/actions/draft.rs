//! An action item in the making: its wording, and what an answer adds to it.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{
    super::{
        agenda, cue,
        due::{Calendar, Due},
        matter,
        owner::Actor,
        spoken_of,
    },
    undertake::WORK,
};
use crate::minutes::{
    people::{Named, People},
    record::ActionItem,
    talk::{self, Sentence, Turn, act::Act, amounts, hangul, likeness::Pairs, plain, proposal, wording},
};

/// Words in front of a task that point at what was said before.
const POINTING: &[&str] = &["그건 ", "그거는 ", "그것은 ", "이건 ", "그거 "];

/// Something is not there or broken, squeezed.
static LACKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:안왔|안나왔|안됐|없|모자라|모자랍|부족|떨어졌|고장|깨졌|낡|빠졌|빠져)\S{0,7}$")
        .expect("a pattern in the source compiles")
});

/// Whether a sentence says that something is missing or broken.
pub(super) fn lacks(sentence: &Sentence) -> bool {
    LACKS.is_match(&sentence.squeezed)
}

/// How somebody says what they mean to do, squeezed.
static INTENDS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"려고(?:하는데요?|합니다|해요|하거든요)$").expect("a pattern in the source compiles"));

/// Likeness below which an order and its answer each say a part of the work.
const APART: f32 = 0.4;
/// Characters from which an answer has words of its own, and is not only "그렇게 하기".
const OWN_WORDS: usize = 9;

/// An item in the making.
#[derive(Debug)]
pub(super) struct Draft {
    /// Place of the turn that last spoke of it.
    pub(super) at: usize,
    pub(super) task: String,
    pub(super) pairs: Pairs,
    /// The stem of its verb.
    pub(super) verb: Option<String>,
    pub(super) owner: Option<Named>,
    pub(super) due: Option<Due>,
    pub(super) utterances: Vec<u32>,
    /// Ordered and not yet answered.
    pub(super) open: bool,
    /// Only asked for, by somebody who cannot order or as a question: nothing unless it is answered.
    pub(super) asked: bool,
    /// Asked by when: whoever names a day takes it on.
    pub(super) when: bool,
    /// Asked who: whoever speaks up takes it on.
    pub(super) who: bool,
    /// An offer that was taken: the promise behind it says it better.
    pub(super) offered: bool,
    /// Whether its object was given the name it had before.
    pub(super) in_full: bool,
    /// What the task is about, where its own words do not tell; in the end it stands beside it.
    pub(super) about: Option<String>,
}

/// The task of a sentence: what is left without filler, owner, due date and final ending.
pub(super) fn task(sentence: &Sentence, actor: Option<&Actor>, due: Option<&Due>) -> String {
    let mut cut: Vec<_> =
        [actor.map(|actor| actor.range.clone()), due.map(|due| due.range.clone())].into_iter().flatten().collect();
    cut.sort_by_key(|range| range.start);
    let mut said = String::with_capacity(sentence.text.len());
    let mut from = 0;
    for range in cut {
        said.push_str(sentence.text.get(from..range.start).unwrap_or_default());
        from = range.end.max(from);
    }
    said.push_str(&sentence.text[from..]);
    let said = said.replace("늦어도 ", "").replace("  ", " ");
    let said = wording::without_fillers(said.trim_start_matches([',', ' ']));
    if let Some(whole) = pointed_at(said) {
        return whole;
    }
    let named = POINTING.iter().find_map(|word| said.strip_prefix(word)).unwrap_or(said);
    let named = named.strip_prefix("그 ").unwrap_or(named);
    let short = wording::without_reason(named);
    // "비누는 창고에 있으니까 제가 꺼내 둘게요": the reason names the object.
    let topic = named[..named.len() - short.len()].split_whitespace().next();
    let topic =
        topic.filter(|topic| topic.chars().count() > 2 && topic.ends_with(['은', '는']) && !marks_object(short));
    let whole = topic.map(|topic| format!("{topic} {short}"));
    let named = whole.as_deref().unwrap_or(short);
    let named = named.trim_start_matches([',', ' ']);
    // "예산이 있으니까, 상담은 제가 연결하겠습니다": whoever acts is no part of the work.
    let acts = actor.is_some_and(|actor| actor.in_person).then(|| named.replace(" 제가 ", " ").replace(" 내가 ", " "));
    let named = acts.as_deref().unwrap_or(named);
    // "구 과장이 심의서 돌리고."
    let goes_on = sentence.ends(&["고", "고요"]).then(|| wording::going_on(named)).flatten();
    goes_on.unwrap_or_else(|| wording::record(named))
}

/// "안내 문자를 보내야 하는데, 그건 저희가 내보내겠습니다": the need in front is what is pointed at.
fn pointed_at(said: &str) -> Option<String> {
    static NEED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(.{4,60}?야\s*(?:하|되))는데,?\s+(?:그건|그거는|그것은|그거|이건)\s+(.*)$")
            .expect("a pattern in the source compiles")
    });
    let found = NEED.captures(said)?;
    let need = wording::record(
        &wording::without_reason(&format!("{}ㅂ니다", &found[1]))
            .replace("하ㅂ니다", "합니다")
            .replace("되ㅂ니다", "됩니다"),
    );
    let deed = wording::record(&found[2]);
    let says_it = need.contains(&deed) || deed.ends_with('기') || Pairs::of(&need).shared(&Pairs::of(&deed)) > 0.0;
    let object = need.rsplit_once(' ').map_or(need.as_str(), |(object, _)| object);
    Some(if says_it { need } else { format!("{object} {deed}") })
}

/// Whether a promise is made for somebody else. Whoever is spoken of with respect is the reason, and does not do it: "시장님이
/// 말씀하신 대로 하겠습니다".
pub(super) fn hands_on(sentence: &Sentence, actor: &Range<usize>) -> bool {
    // "팀장이 요구한 자료는": whoever asked for it.
    let next = sentence.text[actor.end..].split_whitespace().next().unwrap_or_default();
    let attributive = next.chars().next_back().is_some_and(|last| {
        let open = |last_consonant| hangul::without_final(&last.to_string(), last_consonant).is_some();
        (open(hangul::FINAL_RIEUL) || open(hangul::FINAL_NIEUN)) && !next.ends_with('은')
    });
    if attributive {
        return false;
    }
    !["신 대로", "신대로", "시면", "신 것", "신 거", "으니까", "니까", "주신", "님이", "님께서"]
        .iter()
        .any(|word| sentence.text.contains(word))
}

/// The predicate of a sentence: its last word, and the one before where that only colours it.
fn last_word(said: &str) -> &str {
    let said = talk::without_called(said);
    let last = said.trim_end().rfind(' ').unwrap_or(0);
    match said[..last].trim_end().rfind(' ') {
        Some(before) if said[last..].trim_start().starts_with(['주', '드', '줘', '놓', '두', '봐', '보']) => {
            said[before..].trim_start()
        }
        _ => said[last..].trim_start(),
    }
}

/// Whether an answer without an object says more than the deed, times and amounts aside.
fn says_more(said: &str) -> bool {
    said.split_whitespace().filter(|word| !word.starts_with(|c: char| c.is_ascii_digit())).count() > 1
}

fn marks_object(said: &str) -> bool {
    said.split_whitespace().any(|word| word.chars().count() > 1 && word.ends_with(['은', '는', '을', '를']))
}

/// What was asked about or settled in the turns before.
fn topic(at: usize, turns: &[Turn]) -> Option<String> {
    /// Turns looked back at.
    const BACK: usize = 4;
    let moves =
        |said: &&Sentence| matches!(said.act, Act::Ask | Act::Exhort | Act::Commit | Act::Declare | Act::Suggest);
    let recent = turns[at.saturating_sub(BACK)..at].iter().rev().filter(|turn| !turn.noise);
    recent.flat_map(|turn| turn.sentences.iter().rev()).filter(moves).find_map(|said| {
        matter::of(said.text).filter(|named| named.chars().count() >= 2 && !amounts::names_amount(named))
    })
}

impl Draft {
    pub(super) fn new(
        at: usize,
        id: u32,
        sentence: &Sentence,
        actor: Option<Actor>,
        due: Option<Due>,
        open: bool,
    ) -> Draft {
        let task = task(sentence, actor.as_ref(), due.as_ref());
        let pairs = Pairs::of(&task);
        Draft {
            at,
            task,
            pairs,
            verb: wording::verb(talk::without_called(sentence.text)),
            owner: actor.map(|actor| actor.who),
            due,
            utterances: vec![id],
            open,
            asked: false,
            when: false,
            who: false,
            offered: false,
            in_full: false,
            about: None,
        }
    }

    /// The task without words that are no part of it.
    pub(super) fn without(&mut self, words: &[&str]) {
        for word in words {
            self.task = self.task.replace(word, "");
        }
        self.task = self.task.split_whitespace().collect::<Vec<_>>().join(" ");
        self.pairs = Pairs::of(&self.task);
    }

    /// Takes these words as the task.
    pub(super) fn say_instead(&mut self, words: &str) {
        self.task = wording::record(words);
        self.pairs = Pairs::of(&self.task);
    }

    /// Takes in front what is to be told.
    pub(super) fn say(&mut self, what: &str) {
        self.task = format!("{what} {}", self.task);
        self.pairs = Pairs::of(&self.task);
    }

    /// "발주 넣는 거 오늘 되나?": whether it can be done is asked of whoever is to do it.
    pub(super) fn asked_whether(mut self, sentence: &Sentence, calendar: &Calendar) -> Draft {
        static WHETHER: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"^(.*\S)는\s*(?:거|것|건|게)\s*(?:\S+\s+){0,2}(?:되|돼|됩|될|가능)\S*$")
                .expect("a pattern in the source compiles")
        });
        if let Some(found) = WHETHER.captures(self.task.trim_end_matches('?')) {
            self.task = wording::record(&format!("{}는 걸로 하겠습니다", &found[1]));
            self.pairs = Pairs::of(&self.task);
        }
        self.due = self.due.take().or_else(|| calendar.today(sentence.text));
        self.asked = true;
        self
    }

    /// "거는 건 저희가 할게요. 다섯 군데에 걸어 놓을게요.": the deed that the first only named.
    pub(super) fn continues_as(&self, next: &Draft) -> bool {
        let Some(named) = self.task.split_whitespace().next().and_then(|word| word.strip_suffix('는')) else {
            return false;
        };
        let pointed = self.task.contains("는 건 ") || self.task.contains("는 거 ") || self.task.contains("는 것은 ");
        next.verb.as_deref().is_some_and(|verb| {
            pointed && (verb == named || hangul::without_final(verb, hangul::FINAL_RIEUL).as_deref() == Some(named))
        })
    }

    /// "발표안을 저희 쪽에서, 10일이면 빠듯하고요… 13일까지 드리겠습니다.": the object that was left hanging.
    pub(super) fn take_hanging(&mut self, sentence: &Sentence, turn: &Turn) {
        let before: Vec<&Sentence> = turn.sentences.iter().take_while(|said| !std::ptr::eq(*said, sentence)).collect();
        let hangs = |said: &&&Sentence| said.text.ends_with(['…', ',']) || said.text.ends_with("...");
        let object = before.iter().rev().take(2).filter(hangs).find_map(|said| matter::of(said.text));
        if let Some(object) = object {
            self.task = wording::record(&format!("{object} {}", last_word(sentence.text)));
            self.pairs = Pairs::of(&self.task);
        }
    }

    /// "담요가 모자라는데 창고에서 가져오면 됩니다." "저희 과 트럭 있습니다. 제가 실어다 드릴게요.": what was proposed is done.
    pub(super) fn add_proposed(&mut self, sentence: &Sentence, at: usize, turns: &[Turn]) {
        let before = turns[..at].last().filter(|before| !before.noise && before.speaker != turns[at].speaker);
        let own = turns[at].sentences.iter().take_while(|said| !std::ptr::eq(*said, sentence)).last();
        let means = own
            .is_none_or(|own| own.act == Act::Acknowledge || own.ends(&["있습니다", "있어요", "있는데요", "됩니다"]));
        let proposed = before.filter(|_| means).and_then(|before| before.sentences.iter().find_map(proposal::of));
        if let Some(proposed) = proposed {
            self.about = Some(proposed);
        }
    }

    /// Whether the words name a piece of work.
    fn is_work(&self) -> bool {
        cue::ends(&self.task, WORK)
    }

    /// Whether another wording names the same object with more words.
    fn names_less_than(&self, said: &str) -> bool {
        let words: Vec<&str> = self.task.split_whitespace().collect();
        let Some((_, objects)) = words.split_last() else { return false };
        // "4월 당번표 만들기" and "당번표 만들어서 단톡방에 올리기": a bare word in front may be left out.
        let marked = |word: &str| word.ends_with(['을', '를', '은', '는', '에', '로']);
        let told = objects
            .iter()
            .enumerate()
            .filter(|(n, word)| *n + 1 == objects.len() || marked(word))
            .all(|(_, word)| said.contains(matter::bare(word)));
        !objects.is_empty() && told && said.chars().count() > self.task.chars().count()
    }

    /// Whether the words of the order say little by themselves: "조치", "확인하기".
    fn is_thin(&self) -> bool {
        /// Characters of a task that has no object.
        const THIN: usize = 6;
        let short = self.task.chars().filter(|c| c.is_alphanumeric()).count() <= THIN;
        short && !self.task.contains(' ') || cue::ends(&self.task, &["조치", "처리", "대응", "챙기기"])
    }

    /// An object that was named in full before takes that name: "목록을 제출" after "데이터 이관 대상 목록이 필요합니다".
    pub(super) fn name_in_full(&mut self, sentence: &Sentence, turns: &[Turn]) {
        /// Turns looked back at.
        const BACK: usize = 4;
        let words: Vec<&str> = self.task.split_whitespace().collect();
        // "상담은 추석 지나고 바로 연결" after "심리상담이라도 붙여 줘야".
        if let Some(first) = words.first().filter(|first| first.ends_with(['은', '는', '을', '를'])) {
            let noun = matter::bare(first);
            let own = turns[self.at].sentences.iter().take_while(|said| !std::ptr::eq(*said, sentence));
            let compound = own.into_iter().find_map(|said| matter::compound_of(noun, said.text));
            if let Some(compound) = compound.filter(|_| noun.len() < first.len() && noun.chars().count() >= 2) {
                self.task = self.task.replacen(noun, &compound, 1);
                self.in_full = true;
                self.pairs = Pairs::of(&self.task);
                return;
            }
        }
        let ([object, _] | [object]) = words.as_slice() else { return };
        let object = matter::bare(object);
        // "바로 발주": how, and not what.
        if spoken_of::ADVERBS.contains(&object) {
            return;
        }
        let own = turns[self.at].sentences.iter().take_while(|said| !std::ptr::eq(*said, sentence));
        let own: Vec<&str> = own.map(|said| said.text).collect();
        let before = turns[self.at.saturating_sub(BACK)..self.at].iter().rev().filter(|turn| !turn.noise);
        let said =
            own.iter().rev().copied().chain(before.flat_map(|turn| turn.sentences.iter().rev().map(|said| said.text)));
        let asks = |said: &&Sentence| said.act == Act::Ask && matter::of(said.text).is_some();
        let asked = turns[self.at.saturating_sub(BACK)..self.at]
            .iter()
            .rev()
            .find_map(|before| before.sentences.iter().rev().find(asks));
        let full = match object {
            // "홍보 문안은 누가 쓰죠?" "내일까지 초안 돌리겠습니다."
            "초안" | "자료" | "명단" | "목록" | "계획" | "시안" | "문안" | "문구" | "안내문"
                if asked.is_some_and(|said| matter::of(said.text).is_some()) =>
            {
                asked.and_then(|said| matter::of(said.text)).map(|matter| format!("{matter} {object}"))
            }
            // What came of the matter just spoken of.
            "결과" => own.last().and_then(|said| matter::of(said)).map(|matter| format!("{matter} 결과")),
            _ => said.into_iter().find_map(|said| matter::in_full(object, said)),
        };
        if let Some(full) = full {
            self.task = self.task.replacen(object, &full, 1);
            self.in_full = true;
            self.pairs = Pairs::of(&self.task);
        }
    }

    /// A short task takes along the need that was stated just before: "구호물품이 모자랍니다. 담요를 배치하겠습니다."
    pub(super) fn add_reason(&mut self, sentence: &Sentence, turn: &Turn) {
        /// Length below which a task hardly names its matter, in characters.
        const SHORT: usize = 18;
        /// Squeezed length from which a statement tells a need.
        const TELLS: usize = 9;
        let before: Vec<&Sentence> =
            turn.sentences.iter().take_while(|before| !std::ptr::eq(*before, sentence)).collect();
        let reason = before.into_iter().rev().find(|before| {
            matches!(before.act, Act::State | Act::Duty)
                && before.squeezed.chars().count() >= TELLS
                && !before.ends(&["서요", "서"])
        });
        // "가림막을 쳐야겠네요. 내일까지 제가 쳐 놓겠습니다.": the need says the same work with its object.
        let verb = |said: &Sentence| wording::verb(talk::without_called(said.text));
        if let Some(duty) = reason.filter(|said| {
            said.act == Act::Duty && !super::order::names_object(sentence) && verb(said) == verb(sentence)
        }) {
            self.task = wording::record(duty.text);
            self.pairs = Pairs::of(&self.task);
            return;
        }
        if let Some(reason) = reason.filter(|_| self.task.chars().count() < SHORT) {
            let need =
                if reason.act == Act::Duty { wording::record(reason.text) } else { wording::statement(reason.text) };
            self.about = Some(need);
        }
    }

    /// A task without an object, at the beginning of a turn, is about what the one before spoke of: "공고문을 고쳐야 합니다."
    /// "고쳐서 금요일까지 올려요."
    pub(super) fn add_spoken_of(&mut self, sentence: &Sentence, at: usize, turns: &[Turn]) {
        let verb = wording::verb(talk::without_called(sentence.text)).filter(|verb| verb.chars().count() >= 2);
        if let Some(object) = verb.and_then(|verb| matter::object_of(&verb, at, turns)) {
            self.task = wording::record(&format!("{object} {}", last_word(sentence.text)));
            self.pairs = Pairs::of(&self.task);
            return;
        }
        let before = turns[..at].last().filter(|before| !before.noise && before.speaker != turns[at].speaker);
        // "결과는 제가 예산서에 반영해서… 아, 저 내일 없네요." "네, 제가 반영하겠습니다.": what the other left hanging.
        let verb =
            wording::verb(talk::without_called(sentence.text)).map(|verb| match verb.rsplit_once(['아', '어', '해'])
            {
                Some((deed, "놓" | "두" | "드리" | "주")) => deed.trim().to_owned(),
                _ => verb,
            });
        let left = |said: &&Sentence| said.text.ends_with('…');
        let hanging = before.zip(verb).and_then(|(before, verb)| {
            let said = before.sentences.iter().rev().find(left)?;
            Some(format!("{} {verb}", matter::hanging_of(&verb, said.text)?))
        });
        if let Some(hanging) = hanging {
            self.task = wording::record(&format!(
                "{}겠습니다",
                hanging.strip_suffix('하').map_or(hanging.clone(), |noun| format!("{noun}하"))
            ));
            self.pairs = Pairs::of(&self.task);
            return;
        }
        // What was asked for or must be done comes before what else was said.
        let moves = |said: &&Sentence| matches!(said.act, Act::Ask | Act::Duty | Act::Request | Act::Suggest);
        let asked = before
            .and_then(|before| before.sentences.iter().rev().filter(moves).find_map(|said| matter::of(said.text)));
        if let Some(matter) = asked {
            self.task = format!("{matter} {}", self.task);
            self.pairs = Pairs::of(&self.task);
            return;
        }
        let said = before.and_then(|before| before.sentences.iter().rev().find(|said| said.act != Act::Acknowledge));
        if let Some(matter) = said.and_then(|said| matter::of(said.text)) {
            self.task = format!("{matter} {}", self.task);
            self.pairs = Pairs::of(&self.task);
        }
    }

    /// A task without an object takes along what the turn said before: "각도는 조정하죠. 팀장님이 업체 불러서 해 주세요."
    pub(super) fn add_matter(&mut self, sentence: &Sentence, at: usize, turns: &[Turn]) {
        let points = |said: &str| POINTING.iter().any(|word| said.trim_start().starts_with(word));
        let turn = &turns[at];
        if std::ptr::eq(sentence, &turn.sentences[0]) {
            return self.add_spoken_of(sentence, at, turns);
        }
        let before = turn.sentences.iter().take_while(|before| !std::ptr::eq(*before, sentence)).last();
        // What is only remarked names no matter: "보름이면 한여름이잖아요. 일주일 안에 끝내세요."
        if before.is_some_and(|before| {
            before.act == Act::State && plain::deed(before.text).is_none() && matter::of(before.text).is_none()
        }) {
            // "당번표가 아직 안 왔어요. 위원님이 만들어 주실 수 있죠?": what is missing is what is to be made.
            let lacks = before.filter(|before| lacks(before));
            if let Some(matter) = lacks.and_then(|before| matter::subject_of(before.text)) {
                self.task = format!("{matter} {}", self.task);
                self.pairs = Pairs::of(&self.task);
                return;
            }
            return self.add_spoken_of(sentence, at, turns);
        }
        if let Some(before) = before.filter(|before| {
            before.squeezed.chars().count() >= 6 && before.act != Act::Acknowledge && !points(before.text)
        }) {
            self.about = Some(wording::record(before.text));
        }
    }

    /// "그건 회계과에 말해 놓을게요": what the one before said is meant.
    pub(super) fn add_pointed(&mut self, sentence: &Sentence, at: usize, turns: &[Turn]) {
        let said = wording::without_fillers(sentence.text);
        if !POINTING.iter().any(|word| said.starts_with(word)) {
            return;
        }
        // "당직표를 다시 짜야 됩니다. 그건 제가 하겠습니다.": the need in the same breath.
        let own = turns[at].sentences.iter().take_while(|said| !std::ptr::eq(*said, sentence)).last();
        if let Some(need) = own.filter(|own| own.act == Act::Duty) {
            self.task = wording::record(need.text);
            self.pairs = Pairs::of(&self.task);
            return;
        }
        let before = turns[..at].last().filter(|before| !before.noise && before.speaker != turns[at].speaker);
        // "물자를 미리 갖다 놓으려고 하는데요, 누가 싣고 가느냐가…": what somebody means to do is meant.
        let intends = |said: &&Sentence| INTENDS.is_match(&said.squeezed) || said.act == Act::Duty;
        if let Some(meant) = before.and_then(|before| before.sentences.iter().rev().find(intends)) {
            self.task = wording::record(meant.text);
            self.pairs = Pairs::of(&self.task);
            return;
        }
        if let Some(meant) =
            before.and_then(|before| before.sentences.iter().rev().find(|said| said.act != Act::Acknowledge))
        {
            self.about = Some(wording::statement(meant.text));
        }
    }

    /// Takes up what the same breath promises of the same work.
    pub(super) fn go_on(&mut self, next: Draft) {
        // "제가 직접 하겠습니다" adds nothing, and "거는 건 저희가" is said in full by what follows.
        let empty = next.verb.as_deref().is_some_and(|verb| spoken_of::ANY_DEED.contains(&verb))
            && next.task.chars().count() <= OWN_WORDS;
        if self.continues_as(&next) {
            self.task = next.task;
        } else if !empty {
            self.task = format!("{}, {}", self.task, next.task);
        }
        self.pairs = Pairs::of(&self.task);
        self.due = self.due.take().or(next.due);
    }

    /// "응, 내가 반영할게": what was just settled.
    pub(super) fn add_settled(&mut self, at: usize, turns: &[Turn]) {
        let before = turns[..at].last().filter(|before| !before.noise && before.speaker != turns[at].speaker);
        let settles = |said: &&Sentence| matches!(said.act, Act::Exhort | Act::Commit | Act::Declare);
        if let Some(settled) = before.and_then(|before| before.sentences.iter().rev().find(settles)) {
            let whole = wording::record(settled.text);
            let named = matter::of(settled.text).or_else(|| topic(self.at, turns).filter(|_| !whole.contains(' ')));
            self.about = named.or(Some(whole));
        }
    }

    /// Somebody answers the order: "네, 구간 축소안을 다음 주 수요일까지 제출하겠습니다."
    pub(super) fn accept(
        &mut self,
        turn: &Turn,
        sentence: &Sentence,
        actor: Option<Actor>,
        due: Option<Due>,
        at: usize,
    ) {
        let in_person = actor.as_ref().is_some_and(|actor| actor.in_person);
        let handed = actor.as_ref().is_some_and(|actor| hands_on(sentence, &actor.range));
        let said = task(sentence, actor.as_ref(), due.as_ref());
        self.owner = match (self.owner.take(), actor.map(|actor| actor.who)) {
            (Some(Named::Unit(unit)), _) if !in_person => Some(Named::Unit(unit)),
            (None, Some(Named::Unit(unit))) => Some(Named::Unit(unit)),
            // "이 주무관이 보내 드리도록 하겠습니다": handed on.
            (_, Some(Named::Person(other))) if !in_person && other != turn.speaker && handed => {
                Some(Named::Person(other))
            }
            _ => Some(Named::Person(turn.speaker)),
        };
        let answered = Pairs::of(&said);
        // "10일까지 고치라고 하세요." "오늘 연락하겠습니다.": the day of another deed is not that of the work.
        let verb = wording::verb(sentence.text);
        let same_deed = verb == self.verb
            || verb.is_none_or(|verb| spoken_of::ANY_DEED.contains(&verb.as_str()))
            || answered.shared(&self.pairs) > 0.0;
        let says = |said: &str| {
            said.chars().count() >= 2
                && !said.ends_with('기')
                && !said.starts_with("그렇게")
                && !said.starts_with("그리")
        };
        if self.when {
            // "노조 의견은 언제까지 …?" "20일까지 받아서 보고드리겠습니다."
            // "점검은 언제까지 돼요?" "점검은 목요일까지 마치고 보고하겠습니다."
            let object = self.task.trim_end_matches(['은', '는', ',']);
            let last = object.split_whitespace().next_back().unwrap_or_default();
            self.task = if said.contains(last) { said } else { format!("{object} {said}") };
        } else if self.who {
            // "교육 자료는 누가 만들죠?" "제가 만들게요.": the question names the work.
        } else if self.offered && said.chars().count() >= OWN_WORDS {
            self.task = said;
        } else if !super::order::names_object(sentence)
            && !says_more(&said)
            && (self.task.contains(' ') || self.verb.is_some() && self.verb == wording::verb(sentence.text))
        {
            // "문구는 회장님이 뽑아 주실래요?" "목요일까지 보내 드릴게요.": the order names the work.
        } else if self.is_thin() && !self.task.ends_with(&said) && answered.shared(&self.pairs) < APART && says(&said) {
            self.task = said;
            self.about = None;
        } else if self.names_less_than(&said) {
            // "시안 좀 만들어 볼래?" "현수막 시안 두 개 만들어서 단톡방에 올릴게요."
            self.task = said;
            self.about = None;
        } else if answered.shared(&self.pairs) < APART && said.chars().count() >= OWN_WORDS && !self.is_work() {
            // The order says how it shall be, the answer what is done for it.
            self.task = format!("{}({said})", self.task);
        } else if answered.shared(&self.pairs) >= APART && said.chars().count() > self.task.chars().count() {
            // The fuller wording tells more.
            self.task = said;
            self.about = None;
        }
        self.pairs = Pairs::of(&self.task);
        let until = due.as_ref().is_some_and(|due| due.spoken.contains("까지") || due.spoken.contains("요일"));
        if same_deed || until || self.due.is_none() {
            self.due = due.or(self.due.take());
        }
        self.utterances.push(turn.id);
        self.at = at;
        (self.open, self.asked) = (false, false);
    }

    /// The item; `title` is that of the business it came up under.
    pub(super) fn into_item(mut self, people: &People, title: Option<&str>) -> ActionItem {
        /// Characters of a task up to which it hardly tells by itself what it belongs to.
        const FEW: usize = 13;
        // One word says what is done and not to what, and a few hardly say why; what is known of the matter stands beside.
        let alone = self.task.split_whitespace().count() <= 1;
        let few = self.task.chars().filter(|c| c.is_alphanumeric()).count() <= FEW && !self.in_full;
        let title = title.map(agenda::without_number).filter(|_| alone);
        if let Some(about) = self
            .about
            .as_deref()
            .filter(|_| few)
            .or(title)
            .filter(|about| !about.is_empty() && !self.task.contains(*about))
        {
            let plain = alone && !about.ends_with(['음', '임', '함', '됨']) && !about.contains(['(', ':', ',']);
            self.task = if plain { format!("{about} {}", self.task) } else { format!("{}({about})", self.task) };
        }
        self.utterances.sort_unstable();
        self.utterances.dedup();
        let owner = self.owner.map(|owner| match owner {
            Named::Person(person) => people.written(person).to_owned(),
            Named::Unit(name) | Named::Post(name) => name,
        });
        let (due, due_spoken) = self.due.map_or((None, None), |due| (due.day, Some(due.spoken)));
        ActionItem {
            task: self.task,
            owner: owner.filter(|owner| !owner.is_empty()),
            due,
            due_spoken,
            utterances: self.utterances,
            ..ActionItem::default()
        }
    }
}
