//! Items of business: how the chair announces them, and the stretch of talk each one takes.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    announced, cue,
    shift::{self, Course},
};
use crate::minutes::{
    people::{People, titles},
    record::AgendaItem,
    talk::{Sentence, Turn, act::Act, likeness::Pairs, plain, sentences::FINAL, wording},
};

/// "제3호 안건 …", "의안 제2호", "두 번째 안건인 …".
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:의안\s*)?제?\s*(\d{1,2})\s*(?:호\s*(?:안건|의안|안)|번\s*(?:안건|의안))|(첫|두|세|네|다섯)\s*번째\s*(?:안건|안|의제|건)|안건\s*(\d{1,2})\s*번",
        r"|^(?:자,?\s*|네,?\s*|다음,?\s*)*(\d{1,2})번,\s",
        r"|^(?:자,?\s*|네,?\s*|다음,?\s*|그럼\s*|마지막(?:으로)?\s*)*제?\s*(\d{1,2})\s*호(?:부터|는|은|로|,|\s)",
        r"|의사일정\s*제?\s*(\d{1,2})\s*항|^제\s*(\d{1,2})\s*항\s"
    ))
        .expect("a pattern in the source compiles")
});
/// Openings that turn to something new, squeezed and at the beginning of the sentence.
const TURNING: &[&str] = &[
    "먼저",
    "우선",
    "다음은",
    "다음으로",
    "이어서",
    "이번에는",
    "다음안건",
    "마지막으로",
    "그다음",
    "첫번째",
    "두번째",
    "세번째",
];
/// Predicates that turn to something new, squeezed and at the end of the sentence.
const MOVING: &[&str] = &[
    "넘어가죠",
    "넘어가겠습니다",
    "넘어갑시다",
    "넘어가시죠",
    "갑시다",
    "가죠",
    "보겠습니다",
    "보죠",
    "봅시다",
    "볼까요",
    "하죠",
    "얘기하죠",
    "이야기하죠",
    "얘기해봅시다",
    "논의하겠습니다",
    "논의합시다",
    "논의하죠",
    "다루겠습니다",
    "다루죠",
    "상정합니다",
    "상정하겠습니다",
    "분야입니다",
    "건입니다",
    "안건입니다",
    "관련입니다",
    "순서입니다",
    "차례입니다",
    "사항입니다",
    "일정입니다",
    "방안입니다",
    "방안인데",
    "받겠습니다",
    "현황입니다",
    "문제입니다",
    "대책입니다",
    "계획입니다",
];
/// Nouns that a topic of business ends in, where the chair says little else.
const TOPICS: &[&str] = &[
    "분야", "건", "안건", "사항", "방안", "대책", "현황", "계획", "일정", "상황", "문제", "선정", "발굴", "질의",
    "질문",
];
/// What ends in a moving predicate and moves nothing.
const STAYING: &[&str] = &[
    "본론으로",
    "대상자로",
    "현장으로",
    "회의를시작",
    "회의시작",
    "먼저하겠",
    "순서를",
    "마치",
    "잠깐",
    "잠시",
    "표결",
    "찬성",
    "반대",
    "그렇게",
    "검토",
    "결과를보",
    "자료를보",
    "말씀",
    "의견",
    "제도이야기",
    "다음회의",
    "차기회의",
    "빨리",
    "식사",
    "점심",
    "그부분",
    "그정도",
];
/// Longest announcement, in squeezed characters; longer sentences say something about an item.
const LONGEST: usize = 34;

/// The items of business with their spans, in the order they were taken. `written` are the titles that the notice or
/// the heading of the transcript gives, in its order.
pub(super) fn find(turns: &[Turn], people: &People, written: &[String]) -> Vec<AgendaItem> {
    let mut items: Vec<AgendaItem> = Vec::new();
    let (announced, spoken) = match announced::find(turns, people).filter(|_| written.is_empty()) {
        Some((turn, titles)) => (Some(turn), titles),
        None => (None, Vec::new()),
    };
    let written = if written.is_empty() { &spoken } else { written };
    let numbered = turns.iter().flat_map(|turn| &turn.sentences).any(|sentence| opens_numbered(sentence).is_some());
    let mut course = Course::default();
    for (at, turn) in turns.iter().enumerate().filter(|(_, turn)| !turn.noise) {
        let before = items.len();
        if people.presides(turn.speaker) {
            open(turn, people, numbered, announced, &mut items);
        }
        // What is announced or numbered says itself where it begins.
        let spoken = numbered || announced.is_some() || !written.is_empty() || people.is_notes(turn.speaker);
        if items.len() == before
            && !spoken
            && let Some(title) = course.turns_to(at, turns, people)
        {
            let n = items.len() as u32 + 1;
            items.push(AgendaItem { n, title, utterances: [turn.id, turn.id], ..AgendaItem::default() });
        }
        course.pass(turn, people, items.len() > before);
    }
    for (n, title) in (1..).zip(written) {
        name_as_written(&mut items, n, title, turns, people, announced);
    }
    items.sort_by_key(|item| item.utterances[0]);
    let end = turns.last().map_or(0, |turn| turn.id);
    for at in 0..items.len() {
        items[at].utterances[1] = items.get(at + 1).map_or(end, |next| next.utterances[0] - 1);
    }
    items
}

/// Adds the item that a turn of whoever presides opens in so many words.
fn open(turn: &Turn, people: &People, numbered: bool, announced: Option<u32>, items: &mut Vec<AgendaItem>) {
    // Where all business is announced, only the last words may turn to the first of it.
    if announced == Some(turn.id) {
        if let Some(title) = turn.sentences.last().and_then(asked_about) {
            items.push(AgendaItem { n: 1, title, utterances: [turn.id, turn.id], ..AgendaItem::default() });
        }
        return;
    }
    let opened = turn.sentences.iter().enumerate().find_map(|(at, sentence)| match opens_numbered(sentence) {
        Some((n, title)) => Some((n, named_next(title, &turn.sentences[at + 1..]))),
        None if people.is_notes(turn.speaker) => heading(sentence.text).map(|title| (None, title)),
        None => {
            let titled = in_order(sentence).or_else(|| {
                let extra = sentence.squeezed.starts_with("기타") || sentence.squeezed.starts_with("보고안건");
                (!numbered || extra).then(|| opens(sentence)).flatten()
            });
            let next = || at.checked_sub(1).and_then(|before| after_agreement(&turn.sentences[before], sentence));
            titled.or_else(|| next().filter(|_| !numbered)).map(|title| (None, title))
        }
    });
    let Some((n, title)) = opened else { return };
    let again = |item: &AgendaItem| match n {
        Some(n) => item.n == n,
        None => Pairs::of(&item.title).shared(&Pairs::of(&title)) > 0.6,
    };
    if items.last().is_some_and(again) {
        return;
    }
    let n = n.unwrap_or(items.len() as u32 + 1);
    items.push(AgendaItem { n, title, utterances: [turn.id, turn.id], ..AgendaItem::default() });
}

/// Gives the item that was opened under a written title its wording and number; where none was, the item begins where
/// the chair first speaks of it.
fn name_as_written(
    items: &mut Vec<AgendaItem>,
    n: u32,
    title: &str,
    turns: &[Turn],
    people: &People,
    announced: Option<u32>,
) {
    /// Share of a written title from which a spoken one is the same.
    const SAME: f32 = 0.6;
    /// The same of one that the chair announced and calls by a part of it: "체험학습은 …".
    const NAMED: f32 = 0.5;
    let wanted = Pairs::of(title);
    if let Some(item) = items.iter_mut().find(|item| Pairs::of(&item.title).shared(&wanted) >= SAME) {
        item.n = n;
        title.clone_into(&mut item.title);
        return;
    }
    // "두 번째 안건" by its number alone.
    if let Some(item) = items.iter_mut().find(|item| item.n == n && without_number(&item.title).is_empty()) {
        title.clone_into(&mut item.title);
        return;
    }
    let enough = if announced.is_some() { NAMED } else { SAME };
    let names = |turn: &&Turn| turn.sentences.iter().any(|said| wanted.inside(&Pairs::of(said.text)) >= enough);
    let mut chair = turns
        .iter()
        .filter(|turn| !turn.noise && people.presides(turn.speaker) && announced.is_none_or(|id| turn.id > id));
    if let Some(turn) = chair.find(names).filter(|turn| items.iter().all(|item| item.utterances[0] != turn.id)) {
        items.push(AgendaItem { n, title: title.to_owned(), utterances: [turn.id, turn.id], ..AgendaItem::default() });
    }
}

/// "두 번째 안건입니다. 연말 민원 창구 운영인데요, …": an item called by its number has its name in the next sentence.
fn named_next(opened: String, after: &[Sentence]) -> String {
    /// Squeezed length up to which a sentence is a name and no report.
    const NAME: usize = 28;
    if !without_number(&opened).is_empty() {
        return opened;
    }
    let next = after.first().filter(|next| matches!(next.act, Act::State | Act::Commit | Act::Ask));
    let name = next.map(|next| title(next.text)).filter(|name| {
        let length = name.chars().filter(|c| c.is_alphanumeric()).count();
        let verb = name.ends_with(['다', '까', '서', '면', '지', '죠', '게', '니', '며', '요', '고']);
        (4..=NAME).contains(&length) && !verb && !name.ends_with('님')
    });
    match name {
        Some(name) if opened.starts_with(['제', '의']) => format!("{opened} {name}"),
        Some(name) => name,
        None => opened,
    }
}

/// Whether a sentence opens an item of business.
pub(super) fn is_opening(sentence: &Sentence) -> bool {
    opens_numbered(sentence).is_some() || in_order(sentence).is_some() || opens(sentence).is_some()
}

/// A title without the number it was called by.
pub(super) fn without_number(title: &str) -> &str {
    NUMBERED.find(title).filter(|number| number.start() == 0).map_or(title, |number| title[number.end()..].trim_start())
}

/// The item an utterance belongs to.
pub(in crate::minutes) fn at(items: &[AgendaItem], id: u32) -> Option<&AgendaItem> {
    items.iter().rev().find(|item| item.utterances[0] <= id)
}

/// "제3호 안건 근린공원 해제안입니다." with its number; counts and results of votes name items without opening them.
fn opens_numbered(sentence: &Sentence) -> Option<(Option<u32>, String)> {
    let found = NUMBERED.captures(sentence.text)?;
    if sentence.says(&[
        "가결",
        "부결",
        "의결하",
        "의결되",
        "의결합",
        "보류",
        "먼저하겠",
        "심의하겠",
        "순서",
        "찬성",
        "이의",
        "차기",
        "다음회의",
    ]) {
        return None;
    }
    let n = found
        .get(1)
        .or(found.get(3))
        .or(found.get(4))
        .or(found.get(5))
        .or(found.get(6))
        .or(found.get(7))
        .and_then(|n| n.as_str().parse().ok());
    let n = n.or_else(|| {
        found
            .get(2)
            .and_then(|word| ["첫", "두", "세", "네", "다섯"].iter().position(|w| *w == word.as_str()))
            .map(|n| n as u32 + 1)
    });
    let number = found.get(0)?;
    let rest = sentence.text[number.end()..].trim_start();
    let rest = ["부터", "으로는", "으로", "은", "는", "이", "인", "에 대해", "을", ":", ","]
        .iter()
        .find_map(|particle| rest.strip_prefix(particle).filter(|after| after.starts_with([' ', ','])))
        .unwrap_or(rest);
    let named = title(rest.trim_start_matches([',', ' ']));
    // "3호 조형물 이전안은 동의서가 안 들어왔다면서요?": what is told of it is no part of its name.
    let named = match named.split_whitespace().position(|word| word.chars().count() > 2 && word.ends_with(['은', '는']))
    {
        Some(at) => {
            let words: Vec<&str> = named.split_whitespace().take(at + 1).collect();
            let name = words.join(" ");
            name.strip_suffix(['은', '는']).filter(|_| named.len() > name.len()).map_or(named.clone(), str::to_owned)
        }
        None => named,
    };
    // What the papers of the meeting number keeps its number: "제3호 안건 …".
    let official = number.as_str().starts_with('제') || number.as_str().starts_with("의");
    let title = if official || named.is_empty() { format!("{} {named}", number.as_str().trim()) } else { named };
    Some((n, title.trim().to_owned()))
}

/// "좋습니다. 회선 이전은요?": one thing is settled and the next asked about.
fn after_agreement(before: &Sentence, sentence: &Sentence) -> Option<String> {
    /// Squeezed length up to which the sentence before only closes what went before.
    const CLOSES: usize = 7;
    static NEXT: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^([^?,]{2,14})(?:은|는)요\?$").expect("a pattern in the source compiles"));
    let found = NEXT.captures(sentence.text.trim())?;
    (before.squeezed.chars().count() <= CLOSES).then(|| found[1].trim().to_owned())
}

/// "둘째, 외국인 유학생 장학금.", "그다음이 피복비 인상이죠?", "먼저 동절기 대책 건, 복지과에서 말씀하세요.": an item by
/// its place in the order.
fn in_order(sentence: &Sentence) -> Option<String> {
    static ORDER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"^(다음\s*안건|그\s*다음|그리고|다음|마지막|(?:첫|두|세|네|다섯)\s*번째|첫째|둘째|셋째|넷째|다섯째|하나|먼저|우선)",
            r"(\s*(?:안건|의제|건))?(은|는|으로는|으로|로는|로|이|가)?(\s*,)?\s+([^,.?]{2,40})([,.?]|$)"
        ))
        .expect("a pattern in the source compiles")
    });
    static END: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:\s*(?:건|순서|차례))?(?:입니다|이에요|예요|인데요?|이고요|이죠|이지요|이?요|(?:^|\s)건)$")
            .expect("a pattern in the source compiles")
    });
    /// What "다음" and a noun name besides the next item.
    const TIMES: &[&str] = &[
        "주",
        "달",
        "회의",
        "번",
        "위원회",
        "분",
        "회차",
        "대상",
        "사람",
        "분기",
        "해",
        "날",
        "심의",
        "이사회",
        "협의회",
        "설명회",
        "회기",
        "모임",
        "질문",
        "발언",
    ];
    let said = wording::without_order_fillers(sentence.text.trim());
    if plain::deed(said).is_some() {
        return None;
    }
    let found = ORDER.captures(said)?;
    let topic = found[5].trim();
    let marked = found.get(3).is_some() || found.get(4).is_some() || found.get(2).is_some();
    if &found[1] == "다음" && !marked && TIMES.iter().any(|time| topic.starts_with(time)) {
        return None;
    }
    // A verb in 해요체 opens nothing.
    if topic.ends_with('요') && FINAL.iter().any(|ending| topic.ends_with(ending) && *ending != "이요") {
        return None;
    }
    // "그리고 상담 주간이요." opens; "그리고 사진입니다." goes on.
    if &found[1] == "그리고" && !topic.ends_with('요') {
        return None;
    }
    let ended = END.find(topic).map(|end| topic[..end.start()].trim());
    let cut = matches!(found.get(6).map(|end| end.as_str()), Some("," | "."));
    let title = match ended {
        Some(title) => title,
        None if cut && marked && !matches!(&found[1], "먼저" | "우선") => topic,
        None => return None,
    };
    let title = title.strip_suffix(" 건").unwrap_or(title).trim();
    let last = title.split_whitespace().next_back().unwrap_or_default();
    let person = last.ends_with('님') || titles::is_title(last);
    let verb = title.ends_with(['다', '요', '까', '고', '서', '면', '지', '죠', '게', '니', '며', '은', '는']);
    let figure = title.ends_with(['일', '명', '원']) && title.contains(|c: char| c.is_ascii_digit());
    let names = title.chars().filter(|c| c.is_alphanumeric()).count();
    (!person && !verb && !figure && (2..=28).contains(&names)).then(|| title.to_owned())
}

/// A heading of notes: "1. 개막식", "□ 교통".
fn heading(line: &str) -> Option<String> {
    static HEADING: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:\d{1,2}[.)]|[□■▶])\s*([^.:→]{2,30})$").expect("a pattern in the source compiles")
    });
    Some(HEADING.captures(line.trim())?[1].trim().to_owned())
}

/// What whoever presides asks about to turn to it: "업체 선정은 어떻게 되어 가죠?", "날짜부터 정할까요?"
fn asked_about(sentence: &Sentence) -> Option<String> {
    static ASKED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"^([^?]{2,24}?)(?:은|는|이|가)\s*(?:어떻게\s*(?:되어\s*가|돼\s*가|되고|됐|진행)|어디까지)\S*",
            r"|^([^?]{2,24}?)부터\s*(?:먼저\s*)?(?:정해|정하|정할|정합|정리|확정|결정|잡|볼|봅|보|살펴|시작|얘기|이야기|말씀|논의|하|할|합|갑|가|짚)\S*(?:\s*\S{1,4})?[?.]?$",
            r"|^([^?,.]{1,16}?)(?:\s*(?:쪽|건))?(?:은|는)\s*(?:요|어떻습니까|어때요|어떤가요|어떤지)[?.]?$",
            r"|^([^?,.]{2,20}?)(?:은|는)\s+(?:\S+\s)?\S+(?:이|가|께서|님)\s*(?:설명|보고)(?:해|하)\S*(?:\s*\S{1,6}){0,2}$",
            r"|^다음\s+([^?,.]{2,20}?)(?:으로|로)\s*(?:갑시다|가죠|가시죠|가겠습니다|넘어가\S*)[.]?$"
        ))
        .expect("a pattern in the source compiles")
    });
    let said = wording::without_fillers(sentence.text.trim());
    let found = ASKED.captures(said).filter(|_| sentence.act != Act::State || sentence.text.ends_with('?'))?;
    let topic = found.iter().skip(1).flatten().next()?.as_str().trim();
    let topic = [" 얘기", " 이야기"].iter().find_map(|talk| topic.strip_suffix(talk)).unwrap_or(topic);
    let names = topic.chars().filter(|c| c.is_alphanumeric()).count() >= 2;
    (names
        && !topic.ends_with(['님', '에', '게'])
        && !topic.ends_with("는지")
        && !["그건", "그거", "이건", "저", "그", "오늘"].iter().any(|word| topic.split(' ').next() == Some(word)))
    .then(|| topic.to_owned())
}

/// "다음은 복지 분야입니다.", "소통 방안 얘기하죠.": the title of what is opened.
fn opens(sentence: &Sentence) -> Option<String> {
    let squeezed = &sentence.squeezed;
    // "생활복만 입히는 쪽으로 가죠": a way is taken.
    if ["는쪽으로", "는방향으로", "는걸로", "는것으로"].iter().any(|way| squeezed.contains(way)) {
        return None;
    }
    if squeezed.chars().count() > LONGEST || cue::any(squeezed, STAYING) {
        return None;
    }
    if super::postponed::puts_off(sentence, true) {
        return None;
    }
    if let Some(topic) = asked_about(sentence) {
        return Some(topic).filter(|topic| shift::is_title(topic));
    }
    let turning =
        TURNING.iter().any(|word| squeezed.trim_start_matches("그럼").trim_start_matches("자").starts_with(word));
    let moving = cue::ends(squeezed, MOVING) || squeezed.ends_with("어떨까요") && turning;
    let topic = cue::ends(squeezed, TOPICS) && matches!(sentence.act, Act::State);
    let about = ["분야", "방안", "대책", "안건", "사항", "관련", "쪽", "상황", "일정"]
        .iter()
        .any(|word| squeezed.contains(word));
    let next = announces(sentence);
    let asks = matches!(sentence.act, Act::Ask) && squeezed.starts_with("기타");
    if !(moving && (turning || about || squeezed.contains("넘어") || topic)
        || turning && (topic || about)
        || next
        || asks)
    {
        return None;
    }
    let title = title(sentence.text);
    let clause = title.ends_with(['지', '니', '서', '여', '어', '고', '며', '면', '게', '요', '다'])
        || ["그건", "그거", "오늘", "이건", "그러면", "바로"].iter().any(|word| title.starts_with(word));
    (!clause && title.chars().filter(|c| c.is_alphanumeric()).count() >= 2).then_some(title)
}

/// "다음은 방과후 수업입니다.", "두 번째로 서버 이전입니다.": an announcement by its form, whatever the topic.
fn announces(sentence: &Sentence) -> bool {
    /// Longest one, in squeezed characters.
    const SHORT: usize = 26;
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"^(?:자,?\s*|네,?\s*|그럼\s*|그러면\s*)*",
            r"(?:(?:다음|마지막|첫\s*번째|두\s*번째|세\s*번째|네\s*번째)(?:\s*안건)?(?:은|으로|로|,)|먼저)\s.*(?:입니다|인데요?|\s건)\.?$"
        ))
        .expect("a pattern in the source compiles")
    });
    let topic = sentence.squeezed.trim_end_matches("입니다");
    let person = topic.ends_with('님') || titles::is_title(topic);
    let date = topic.ends_with(['일', '시', '분', '명', '원']);
    sentence.squeezed.chars().count() <= SHORT && FORM.is_match(sentence.text) && !person && !date
}

/// The subject of an announcement without its predicate.
fn title(text: &str) -> String {
    static HERE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:오늘은?|여기|저기|저쪽|이쪽|그쪽)\s+").expect("a pattern in the source compiles")
    });
    static TALK: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\s*(?:얘기|이야기)(?:부터|좀)?$").expect("a pattern in the source compiles"));
    static PREDICATE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?:(?:으로|로|을|를|부터|에\s*대해서?|에\s*관해서?|인데)?\s*(?:먼저\s*)?(?:넘어가\S*|들어가\S*|가겠습니다|갑시다|가죠|가시죠|보겠습니다|볼까요|보죠|봅시다|",
            r"하죠|얘기하\S*|이야기하\S*|(?:계속\s*)?심[사의]하\S*|논의하\S*|논의합시다|다루\S*|상정합니다|상정하\S*|받겠습니다|시작하\S*)",
            r"|(?:\s*(?:순서|차례))?입니다|이?네요|이?군요|이지요|이죠|이에요|인데요|인데|\s*있습니까|\s*있으십니까)[,.?!]?\s*$"
        ))
        .expect("a pattern in the source compiles")
    });
    static TURN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:다음\s*안건(?:은|으로)?|다음(?:은|으로|,)|(?:첫|두|세|네)\s*번째로|그\s*다음(?:은|으로)?|이어서|마지막으로|이번에는|먼저|우선)\s*,?\s*")
            .expect("a pattern in the source compiles")
    });
    let text = TURN.replace(wording::without_fillers(text.trim()), "");
    let text = wording::without_fillers(text.split(['.', ',', '?']).next().unwrap_or(&text).trim());
    let text = PREDICATE.replace(text, "");
    let text = HERE.replace(&text, "");
    let text = TALK.replace(&text, "");
    text.trim().trim_end_matches(['.', ',']).trim_end_matches("을").trim_end_matches("를").trim().to_owned()
}
