//! Where something takes place.

use std::{ops::Range, sync::LazyLock};

use regex::{Captures, Regex};

use super::{
    fact::{Conflict, Fact, Slot},
    organisations::is_body,
    venue,
};
use crate::korean::{pattern, times::TimeMention};

/// What the name of a place ends with. Longer endings first.
const ENDINGS: &str = "(?:소회의실|중회의실|대회의실|영상회의실|회의실|대강당|소강당|강당|시청각실|교육장|교육실|강의실|대공연장|소공연장|공연장|상황실|전산실|시장실|군수실|구청장실|부시장실|집무실|접견실|사무실|\
    문예회관|시민회관|구민회관|군민회관|마을회관|체육관|복지회관|회관|문화센터|주민센터|행정복지센터|복지센터|평생학습관|학습관|과학관|기념관|체험관|예술관|생활관|수목원|휴양림|캠핑장|썰매장|스케이트장|물놀이장|둔치|산책로|초소|정문|후문|수련관|복지관|도서관|박물관|미술관|전시관|전시장|센터|컨벤션홀|다목적홀|홀|인재개발원|연수원|교육원|\
    공원|광장|운동장|경기장|보조구장|축구장|야구장|풋살장|주차장|잔디밭|도로|앞\\s?도로|일원|일대|벡스코|코엑스|킨텍스|엑스코|사거리|로비|별관|본관|민원실|창구|창고|다목적실|세미나실|프레스센터|브리핑룸|브리핑실|현장)";

static PLACE: LazyLock<Regex> = LazyLock::new(|| {
    let before = r"(?:(?:[가-힣]{2,8}(?:시청|구청|군청|도청|청사|공원|센터|회관|도서관|대학교|학교|호텔)?|본청|별관|본관|신관|동관|서관|청사|지하)\s?)?(?:(?:지하\s?)?\d{1,2}층\s?)?";
    let stem = r"(?:제?\d{0,2}[가-힣A-Za-z]{0,10}?)";
    pattern(&format!(r"{before}{stem}{ENDINGS}(?:\s?(?:앞\s?(?:도로|광장)|일원|일대|\d{{3}}호|[A-Z]홀))?"))
});
static FLOOR: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s(?:지하\s?)?\d{1,2}층"));
static NAMED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:장소|곳)\s*(?:는|은|:)\s*([^\n,./]{2,30})"));
static VENUES_COUNTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"([가-힣]{0,6}\s?(?:행정복지센터|주민센터|복지관|도서관|경로당|학교|센터))\s*\d+\s*(?:곳|개소|개관)")
});
static TRIP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"((?:[가-힣]{2,6}(?:시|군|구|도)\s)?[가-힣]{2,8}?)(?:으로|로|에서|에)?\s*(?:출장|방문|다녀|갔다)",
        r"|((?:[가-힣]{2,6}(?:시|군|구|도)\s)?[가-힣]{2,8}?)(으로|로|에서|에)?\s*(?:견학|벤치마킹)"
    ))
});
static WHOLE_BUILDING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(본청사|별관|청사|지하\s?주차장|주차장|민원실|체육관|도서관|수영장|엘리베이터|승강기|현관)")
});

/// What follows a place where something happens there.
const HAPPENS: [&str; 25] = [
    "단수",
    "단전",
    "정전",
    "휴관",
    "에서",
    "에 ",
    "으로",
    "로 ",
    "일원",
    "순회",
    "집합",
    "합숙",
    "통제",
    "개최",
    "옆",
    "앞",
    "뒤",
    "다음",
    "모여",
    "집결",
    "임",
    "입니다",
    "오전",
    "오후",
    "저녁",
];

/// Endings of rooms and halls, which are always where something happens.
const ROOMS: [&str; 9] = ["실", "강당", "회관", "공연장", "벡스코", "홀", "교육장", "연수원", "인재개발원"];

/// Words that a place never begins with: what stands before it in a hurried line.
const NOT_PLACES: &[&str] = &[
    "회의",
    "오후",
    "오전",
    "저녁",
    "아침",
    "다음주",
    "이번주",
    "각부서",
    "장소는",
    "장소",
    "개최",
    "교육",
    "수욜",
    "금욜",
    "월욜",
    "화욜",
    "목욜",
    "토욜",
    "일욜",
    "수요일",
    "목요일",
    "금요일",
    "월요일",
    "화요일",
    "토요일",
    "일요일",
    "두시반",
    "납품",
    "위촉식",
    "시상식",
    "참석",
    "에서",
    "까지",
    "그날",
    "현장",
    "안건",
    "집합",
    "행사",
    "기념식",
    "두시",
    "세시",
    "장소로",
    "그대로",
    "아니라",
    "관내",
    "각",
    "매주",
];

/// The places of a text, outside what `skip` names. `travels` reads the destination of a trip too.
/// `busy` are dates and `hours`, which no place runs over; `receivers` are those the document goes to.
pub(super) fn places(
    text: &str,
    travels: bool,
    busy: &[Range<usize>],
    hours: &[TimeMention],
    receivers: &[String],
    skip: &dyn Fn(&Range<usize>) -> bool,
) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    static EVERY: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:각|모든)\s(?:[가-힣]{1,3}\s)?$"));
    let mut add = |range: Range<usize>| {
        // "각 동 주민센터": all of them are meant.
        let lead = super::tail(&text[..range.start], 8);
        let every = EVERY.find(lead).map_or(0, |every| lead.len() - every.start());
        let range = range.start - every..range.end;
        let words = text[range.clone()].trim();
        if words.chars().count() >= 2
            && !facts.iter().any(|fact: &Fact| fact.value.contains(words) || words.contains(&fact.value))
        {
            // "문화예술회관 소공연장": a room right behind its building is one place with it.
            if let Some(building) = facts.last_mut().filter(|last| text.get(last.source.end..range.start) == Some(" "))
            {
                building.source.end = range.end;
                building.value = text[building.source.clone()].to_owned();
                building.written.clone_from(&building.value);
            } else {
                facts.push(Fact::words(Slot::Place, words, range));
            }
        }
    };
    let later = |place: &str| {
        ["나중", "추후", "미정", "아직", "생각했", "알아보", "섭외", "물색", "협의"]
            .iter()
            .any(|word| place.contains(word))
    };
    let named = NAMED.captures(text).and_then(|found| found.get(1));
    if let Some(named) = named.filter(|named| !skip(&named.range()) && !later(named.as_str())) {
        add(named.range());
    }
    if let Some(counted) = VENUES_COUNTED.find(text) {
        let lead = counted.as_str().len() - counted.as_str().trim_start().len();
        if text[counted.end()..].trim_start().starts_with("순회")
            || text[counted.end()..].trim_start().starts_with("에서")
        {
            add(counted.start() + lead..counted.end());
        }
    }
    for found in PLACE.find_iter(text).filter(|found| !skip(&found.range())) {
        let start = busy.iter().filter(|range| range.contains(&found.start())).map(|range| range.end).max();
        let range = trimmed(text, start.unwrap_or(found.start()).min(found.end())..found.end());
        // "번화가 일대": around what it is stands before it.
        let range = if ["일대", "일원", "현장", "광장"].contains(&&text[range.clone()]) {
            with_word_before(text, range)
        } else {
            range
        };
        let words = &text[range.clone()];
        let after = text[found.end()..].trim_start();
        let directly = &text[found.end()..];
        // "체육관 무료대관 요청", "주차장조례": the object of the matter, not where it happens.
        let word_goes_on = directly.starts_with(|c: char| ('가'..='힣').contains(&c))
            && !["에", "으로", "로 ", "임", "입니다", "일원", "앞"].iter().any(|josa| directly.starts_with(josa));
        let happens_there = words.contains('층')
            || after.is_empty()
            || directly.starts_with('\n')
            || after.starts_with(['.', ',', '\n', ')', '/'])
            || after.starts_with(|c: char| c.is_ascii_digit())
            || HAPPENS.iter().any(|word| after.starts_with(word))
            || ROOMS.iter().any(|end| words.ends_with(end));
        let name_of_someone = ["장", "이 보낸", "에 자료", "에 공문", "에게", "한테", "이용", "운영", "건립"]
            .iter()
            .any(|word| after.starts_with(word))
            || word_goes_on;
        // "회의실 영상장비 지원": one word that says what kind of thing the next one is.
        let attributive = !words.contains([' ', '층'])
            && directly.starts_with(' ')
            && after.starts_with(|c: char| ('가'..='힣').contains(&c))
            && !HAPPENS.iter().any(|word| after.starts_with(word))
            && !busy.iter().any(|range| text.get(range.end..found.start()).is_some_and(|gap| gap.trim().is_empty()));
        // The 일대 of "메일대로" is no district.
        let other_word = words.ends_with("일대") && !words.ends_with(" 일대");
        let asked_after = text[..range.start].trim_end().ends_with("문의") || words.starts_with("문의 ");
        let names_receiver = receivers.iter().any(|name| name.contains(words));
        if happens_there
            && !name_of_someone
            && !attributive
            && !asked_after
            && !names_receiver
            && !other_word
            && range.len() > 3
        {
            // "주민센터 2층": the floor belongs to the house.
            let floor = FLOOR.find(&text[range.end..]).map_or(0, |floor| floor.end());
            add(venue::whole(text, range.start..range.end + floor));
        }
    }
    // "정부청사 1동 120호", "문서고 지하2층 B203호": a room by its number.
    static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?:[가-힣]{2,10}\s)?(?:(?:지하\s?)?\d{1,2}층|[가-힣]{2,10}청사\s?\d{1,2}동)\s?[A-Z]?\d{2,4}호")
    });
    if facts.is_empty() {
        for room in NUMBERED.find_iter(text).filter(|room| !skip(&room.range())) {
            facts.push(Fact::words(Slot::Place, room.as_str(), room.range()));
        }
    }
    if !travels {
        for address in venue::addresses(text).filter(|range| !skip(range)) {
            facts.retain(|fact| fact.source.end <= address.start || address.end <= fact.source.start);
            facts.push(Fact::words(Slot::Place, &text[address.clone()], address));
        }
    }
    // What stands behind the hour names the place whole, whatever part of it was found.
    for hour in hours.iter().filter(|hour| !skip(&hour.range)) {
        let Some(range) = venue::behind(text, &hour.range).filter(|range| !skip(range)) else { continue };
        let inside = |fact: &Fact| range.start <= fact.source.start && fact.source.end <= range.end;
        let part = facts.iter().position(inside);
        if part.is_some() || facts.is_empty() {
            facts.retain(|fact| !inside(fact));
            let words = &text[range.clone()];
            facts.insert(part.unwrap_or(0).min(facts.len()), Fact::words(Slot::Place, words, range));
        }
    }
    // "1/18~1/22 우산 연수원 비합숙": where the day is said and no hour.
    if facts.is_empty() {
        let until = |day: &Range<usize>| {
            ["까지", "자", "부터", "일", "에"].iter().any(|word| text[day.end..].starts_with(word))
        };
        let days = busy.iter().filter(|day| !skip(day) && !until(day));
        let found = days.filter_map(|day| venue::behind(text, day)).find(|range| !skip(range));
        facts.extend(found.map(|range| Fact::words(Slot::Place, &text[range.clone()], range)));
    }
    if travels && facts.is_empty() {
        facts.extend(
            busy.iter()
                .find_map(|day| venue::region(text, day))
                .map(|range| Fact::words(Slot::Place, &text[range.clone()], range)),
        );
    }
    if travels
        && facts.is_empty()
        && let Some(to) = TRIP.captures_iter(text).find_map(|found| destination(text, &found))
    {
        facts.push(Fact::words(Slot::Place, &text[to.clone()], to));
    }
    facts
}

/// "세종시청, 스마트시티 통합센터 견학": a name with the word that belongs to it, and the office that is listed before it.
fn with_those_before(text: &str, range: Range<usize>) -> Range<usize> {
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?:^|[\s.)])((?:[가-힣]{2,8}(?:시청|군청|구청|도청|교육청|센터),\s?)?(?:[가-힣]{2,8}\s)?)$")
    });
    const PARTICLES: [char; 12] = ['에', '은', '는', '이', '가', '을', '를', '로', '서', '고', '일', '날'];
    let lead = BEFORE.captures(&text[..range.start]).and_then(|found| found.get(1)).map_or("", |lead| lead.as_str());
    let word = lead.trim_end().rsplit([' ', ',']).next().unwrap_or_default();
    if word.ends_with(PARTICLES) { range } else { range.start - lead.len()..range.end }
}

/// Where a trip went. What is looked at there ("횡단보도 벤치마킹") is no place, unless a particle or its name makes it one.
fn destination(text: &str, found: &Captures<'_>) -> Option<Range<usize>> {
    const NOWHERE: [&str; 12] =
        ["해외", "국내", "관외", "관내", "결과", "공무", "다녀", "공무국외", "국외", "말고", "출장", "견학"];
    let to = found.get(1).or(found.get(2))?;
    let named = || is_body(to.as_str()) || to.as_str().ends_with(['시', '군', '구', '청']);
    let led = || found.get(3).is_some_and(|josa| !josa.is_empty());
    let goes = found.get(1).is_some() || led() || named();
    let person = to
        .as_str()
        .split(' ')
        .next_back()
        .is_some_and(|word| ["팀장", "과장", "주무관", "국장", "계장"].iter().any(|rank| word.ends_with(rank)));
    let whole = || if found.get(1).is_none() && !led() { with_those_before(text, to.range()) } else { to.range() };
    (goes && !person && !NOWHERE.contains(&to.as_str())).then(whole)
}

/// "5층이 아니라 별관이 맞아": the place that is said to be right holds, and those said before it are told. Where one is
/// only asked about, all are.
pub(super) fn put_right(text: &str, facts: &mut [Fact]) -> Option<Conflict> {
    static RIGHT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^\s?(?:이|가|으로|로)?\s?(?:맞(?:아|다|음|네|습니다|아요)|정정|변경)|^(?:으로|로)\s?(?:가(?:죠|자|요)|하(?:죠|자|시죠)|합시다|옮기|잡(?:죠|자))",
        )
    });
    static INSTEAD: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:이|가)\s?아니(?:라|고)\s*$"));
    let places: Vec<usize> = (0..facts.len()).filter(|at| facts[*at].slot == Slot::Place).collect();
    let said_right = |fact: &Fact| {
        text.match_indices(fact.value.as_str()).any(|(at, words)| RIGHT.is_match(&text[at + words.len()..]))
    };
    let right = places.iter().copied().find(|at| said_right(&facts[*at]));
    let instead = places.iter().copied().find(|at| INSTEAD.is_match(&text[..facts[*at].source.start]));
    let new = right.or(instead)?;
    let asks = text[facts[new].source.end..].split(['.', '\n']).next().is_some_and(|rest| rest.ends_with('?'));
    let old: Vec<usize> =
        places.into_iter().filter(|at| *at != new && facts[*at].source.end <= facts[new].source.start).collect();
    let first = *old.first()?;
    let message = format!("{}(이)라고 하고 {}(으)로 고쳐 적음", facts[first].written, facts[new].written);
    for at in old {
        facts[at].unsettled = true;
    }
    facts[new].unsettled = right.is_none() && asks;
    Some(Conflict { slot: Slot::Place, message, source: facts[first].source.clone() })
}

/// Where something befell: the first place that is named, whatever follows it.
pub(super) fn scene(text: &str, busy: &[Range<usize>], skip: &dyn Fn(&Range<usize>) -> bool) -> Option<Fact> {
    static BEFELL: LazyLock<Regex> = LazyLock::new(|| pattern("사고|붕괴|화재|침수|누수|추락|파손|산사태|정전|피해"));
    if !BEFELL.is_match(text) {
        return None;
    }
    let found = PLACE.find_iter(text).find(|found| !skip(&found.range()))?;
    let start = busy.iter().filter(|range| range.contains(&found.start())).map(|range| range.end).max();
    let range = trimmed(text, start.unwrap_or(found.start()).min(found.end())..found.end());
    (text[range.clone()].chars().count() >= 3).then(|| Fact::words(Slot::Place, text[range.clone()].trim(), range))
}

/// A place with the word before it, where that is one.
fn with_word_before(text: &str, range: Range<usize>) -> Range<usize> {
    let before = text[..range.start].trim_end();
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, ',' | '.')).next().unwrap_or_default();
    let hangul = !word.is_empty() && word.chars().all(|c| ('가'..='힣').contains(&c));
    if hangul { before.len() - word.len()..range.end } else { range }
}

/// The premises that a notice closes or opens: "청사", "지하 주차장".
pub(super) fn premises(text: &str) -> Option<Fact> {
    let found: Vec<regex::Match<'_>> = WHOLE_BUILDING.find_iter(text).collect();
    let first = found.first()?;
    let mut words: Vec<&str> = Vec::new();
    for hit in &found {
        if !words.contains(&hit.as_str()) {
            words.push(hit.as_str());
        }
    }
    Some(Fact::words(Slot::Place, words.join(", "), first.range()))
}

/// Leaves off leading words that belong to the sentence and not to the place.
fn trimmed(text: &str, mut range: Range<usize>) -> Range<usize> {
    loop {
        let slice = &text[range.clone()];
        let lead = slice.len() - slice.trim_start().len();
        range.start += lead;
        let slice = &text[range.clone()];
        let Some(space) = slice.find(' ') else { return range };
        let first = &slice[..space];
        let josa = [
            "에", "는", "은", "이", "가", "을", "를", "로", "한테", "까지", "부터", "고", "서", "하면", "되면", "리면",
            "으면", "이후", "이전",
        ]
        .iter()
        .any(|end| first.ends_with(end));
        let other = NOT_PLACES.contains(&first) || josa || first.ends_with(|c: char| c.is_ascii_digit());
        if !other {
            return range;
        }
        range.start += space;
    }
}
