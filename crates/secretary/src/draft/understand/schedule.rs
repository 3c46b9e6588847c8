//! Dates, hours and periods of a request, each in its slot.

use std::{ops::Range, sync::LazyLock};

use biseo_documents::Kind;
use jiff::civil::Date;
use regex::Regex;

use super::fact::{Conflict, Fact, Slot};
use crate::korean::{
    calendar,
    dates::{DateMention, When},
    numerals, pattern, spans,
    times::{self, TimeMention},
};

/// Words near a date that make it a last day.
static DUE: LazyLock<Regex> = LazyLock::new(|| pattern(r"기한|마감|납기|납[품픔]|제[출츨]|회신|정산|취합|접수\s*마감"));
/// The official's own deadline, told from another one: "그 이틀 전까지", "도 기한보다 3일 앞당겨".
static EARLIER: LazyLock<Regex> = LazyLock::new(|| {
    let length = spans::LENGTH;
    pattern(&format!(
        r"(?:(?:그|기한|마감|회신일|제출일|거기)\s*(?:보다|에서|날)?|우리(?:는|가|도)?(?:\s*그)?|우린)\s*({length})\s*(?:전|앞당|당겨|당김|앞서|먼저|일찍|빨리)"
    ))
});
/// An extension by days: "근무일 7일 연장", "근무일로 12일 더", "연장은 … 7일만".
static EXTENDED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(\d{1,2})\s*일\s*(?:간\s*)?(?:더\s*)?(?:연장|늘)|(?:근무일|업무일|평일)\S*\s*(?:기준\s*)?(?:으로\s*)?(\d{1,2})\s*일|(\d{1,2})\s*일(?:간|만)?\s*더|연장(?:은|을|도)?\s[^.\n\d]{0,24}?(\d{1,2})\s*일만?(?:\s|[.,]|$)",
    )
});
/// A term of office or leave in years.
static TERM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:임기|휴직|위촉\s*기간|계약\s*기간|일하는\s*기간|활동\s*기간)\s*(?:는|은|:|→)?\s*(?:(?:내년\s)?[\d. 년월일()월화수목금토]{4,24}?(?:부터|자로|자)\s*)?(\d|[한두세네]|일|이|삼)\s*(?:년|해)",
    )
});
/// "… 19시로 변경": what follows the new value of something that changes.
static CHANGED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:으로|로)\s*(?:변경|바뀌|바뀜|조정|옮|늦|당|연장|연기)?"));
static VAGUE_DUE: LazyLock<Regex> = LazyLock::new(|| pattern(r"까지|기한|마감|제출|회신|내로"));

/// "아 아니다 …": whoever begins so takes back what was said, and what follows holds where it says so.
pub(super) static RETRACTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*(?:[가-힣]{1,8}\s?:\s*)?(?:(?:아|앗|참|아참|어)[,!.]?\s*)?(?:아니다|아니네|아니야|아니|아뇨|아닙니다|정정|잠깐)(?:[,.!:\s]|$)",
    )
});

/// "11월 20일까지 제출이었는데": a last day that has gone by.
static GONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\s*까지(?:가|로)?\s?\S{0,8}?(?:이었|였|했|지났|지난)(?:는데|으나|지만|음|고|던|습니다)")
});

/// What was found, and what was left open.
#[derive(Debug, Default)]
pub(super) struct Schedule {
    pub(super) facts: Vec<Fact>,
    pub(super) conflicts: Vec<Conflict>,
    /// Slots whose day was named only roughly.
    pub(super) open: Vec<Slot>,
}

/// Sorts dates and hours into slots. `skip` says whether a place belongs to an aside or to a document's number.
pub(super) fn schedule(
    kind: Kind,
    text: &str,
    today: Date,
    dates: &[DateMention],
    hours: &[TimeMention],
    skip: &dyn Fn(&Range<usize>) -> bool,
    in_words: &dyn Fn(&Range<usize>) -> bool,
) -> Schedule {
    let mut schedule = Schedule::default();
    for mention in dates.iter().filter(|mention| !skip(&mention.range)) {
        let slot = slot_of(text, mention);
        // "연말 예산 집행" among the matters of a meeting is a matter and no day.
        let worded = !text[mention.range.clone()].contains(|c: char| c.is_ascii_digit());
        // "임기 내년 1월부터 1년": a month is no day to begin on, and the term is asked for.
        let begins_a_term = matches!(mention.when, When::Month(..))
            && ["임기", "임기는", "활동기간"]
                .iter()
                .any(|word| before(text, &mention.range).trim_end().ends_with(word));
        let aside = is_small_talk(text, mention) || says_which(kind, text, today, mention) || begins_a_term;
        if in_words(&mention.range) && worded && !mention.until || aside {
            continue;
        }
        // "13일 10시 …" in the story of a trip: a day of its period, told there.
        let told = kind == Kind::TripReport
            && !text[mention.range.clone()].contains(['월', '/', '.'])
            && mention.when.iso().is_some_and(|day| {
                schedule.facts.iter().any(|fact| {
                    fact.slot == Slot::Period
                        && fact.value.split_once('/').is_some_and(|(from, to)| *from <= *day && *day <= *to)
                })
            });
        if told || of_another_year(text, mention) || is_a_count_until(mention) {
            continue;
        }
        let (Some(value), Some(written)) = (mention.when.iso(), mention.when.written()) else {
            schedule.open.push(slot);
            continue;
        };
        if let (Some(conflict), When::Day(day)) = (mention.weekday_conflict, mention.when) {
            schedule.conflicts.push(Conflict {
                slot,
                message: format!(
                    "{day}은 {}요일인데 {}요일로 적음({}이 {}요일)",
                    conflict.actual, conflict.written, conflict.alternative, conflict.written
                ),
                source: mention.range.clone(),
            });
        }
        if let (When::Period(from, to), Kind::CivilReply | Kind::DisclosureDecision) = (mention.when, kind)
            && text.contains("연장")
            && text[mention.range.end..].starts_with(['로', '으'])
        {
            // "12월 3일에서 12월 10일로": the old last day and the new one.
            for (day, label) in [(to, "연장된 처리 기한"), (from, "당초 처리 기한")] {
                if let (Some(value), Some(written)) = (When::Day(day).iso(), When::Day(day).written()) {
                    let mut fact = Fact::new(Slot::Deadline, value, written, mention.range.clone());
                    fact.label = label.into();
                    schedule.facts.push(fact);
                }
            }
            continue;
        }
        if let (When::Period(from, to), true) = (mention.when, is_a_change(text, &mention.range)) {
            let due = DUE.is_match(before(text, &mention.range));
            let (slot, what) = if due { (Slot::Deadline, "기한") } else { (Slot::Date, "일자") };
            for (day, label) in [(to, "변경"), (from, "당초")] {
                if let (Some(value), Some(written)) = (When::Day(day).iso(), When::Day(day).written()) {
                    let fact = Fact::new(slot, value, written, mention.range.clone());
                    schedule.facts.push(Fact { label: format!("{label} {what}"), ..fact });
                }
            }
            continue;
        }
        // A meeting on a day off that nobody called by its weekday is hardly meant.
        let named_weekday = text[mention.range.clone()].contains(['(', '요', '욜', '말']);
        if let (When::Day(day), Kind::MeetingNotice, Slot::Date, false) = (mention.when, kind, slot, named_weekday)
            && ['토', '일'].contains(&calendar::sign(day))
            && !schedule.facts.iter().any(|fact| fact.slot == Slot::Date)
        {
            let message = format!("{day}은 {}요일임", calendar::sign(day));
            schedule.conflicts.push(Conflict { slot, message, source: mention.range.clone() });
        }
        let written = if slot == Slot::Date { from_then_on(written, text, &mention.range) } else { written };
        let mut fact = Fact::new(slot, value, written, mention.range.clone());
        fact.label = label(text, mention);
        fact.unsettled = mention.weekday_conflict.is_some();
        let again = |known: &Fact| {
            let named = !known.label.is_empty() && !fact.label.is_empty() && known.label != fact.label;
            known.slot == fact.slot && known.value == fact.value && !named
        };
        if !schedule.facts.iter().any(again) {
            schedule.facts.push(fact);
        }
    }
    extension(kind, text, dates, &mut schedule.facts);
    term(text, dates, &mut schedule.facts);
    quarter(text, &mut schedule.facts);
    gone_by(kind, text, today, &mut schedule.facts);
    whole_month(text, &mut schedule);
    for hour in hours.iter().filter(|hour| !skip(&hour.range)) {
        let start = times::written(hour.start);
        let (value, written) = match hour.end.map(times::written) {
            Some(end) => (format!("{start}/{end}"), format!("{start}∼{end}")),
            None => (start.clone(), start),
        };
        // The same hour of another day is another hour.
        let day = day_before(text, &hour.range, dates);
        let again = |known: &Fact| {
            let other = || day_before(text, &known.source, dates);
            known.slot == Slot::Time
                && known.value == value
                && (day.is_none() || other().is_none_or(|other| Some(other) == day))
        };
        if !schedule.facts.iter().any(again) {
            // "18시에서 19시로 변경": from one hour to another is no span of hours.
            let changed = hour.end.is_some() && CHANGED.is_match(&text[hour.range.end..]);
            let written = if changed { format!("{}으로 변경", written.replace('∼', "에서 ")) } else { written };
            let written = from_then_on(written, text, &hour.range);
            let mut fact = Fact::new(Slot::Time, value, written, hour.range.clone());
            fact.label = if changed { "변경 시간".into() } else { due_time(text, hour, dates) };
            schedule.facts.push(fact);
        }
    }
    let corrected = put_right(text, &mut schedule);
    own_deadline(text, dates, &corrected, &mut schedule.facts);
    schedule.conflicts.extend(impossible(text, skip));
    schedule
}

/// Whether a day gives way to another: "11월 27일에서 12월 4일로 바꾼다고".
fn is_a_change(text: &str, period: &Range<usize>) -> bool {
    static CHANGES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:으로|로)\s*(?:변경|바[꾸꿔꾼뀌뀐뀜꿈]|조정|연기|연장|미[루룬뤄]|늦[추춘춰]|앞당|당[기긴겨]|옮[기긴겨])",
        )
    });
    text[period.clone()].contains("에서") && CHANGES.is_match(&text[period.end..])
}

/// "11월 자동차세 징수 실적": in a report a month that has come says which figures are meant, and is no day.
fn says_which(kind: Kind, text: &str, today: Date, mention: &DateMention) -> bool {
    let When::Month(year, month) = mention.when else { return false };
    let rest = &text[mention.range.end..];
    // "1월 9,800건": so many of that month.
    static FIGURE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\s?(?:약\s?)?\d[\d,.]*\s?(?:[천백십만억]\s?)?[가-힣%]"));
    if FIGURE.is_match(rest) {
        return true;
    }
    let noun = rest.starts_with(' ') && rest.trim_start().starts_with(|c: char| ('가'..='힣').contains(&c));
    matches!(kind, Kind::Report | Kind::OnepageReport) && noun && (year, month) <= (today.year(), today.month())
}

/// "어제 커피 잘 마셨어요": yesterday is a day of the document only where something was done of which documents tell.
fn is_small_talk(text: &str, mention: &DateMention) -> bool {
    static DONE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"완료|끝|처리|조치|발생|점검|이송|이첩|넘[겼김]|통보|보냈|보냄|보낸|제출|교체|설치|수리|신고|단속|개최|열[렸림]|방문|적발|시행|착공|준공|회의|사고|접수|복구|발송|발령|출장|다녀",
        )
    });
    let said = text[mention.range.clone()].trim();
    if !matches!(said, "어제" | "그제" | "그저께") {
        return false;
    }
    let rest = text[mention.range.end..].split(['\n', '.', '!', '?', ',']).next().unwrap_or_default();
    !DONE.is_match(rest) && !text[mention.range.end..].starts_with(['자', '까', '부'])
}

/// Days and hours that no calendar and no clock has: 2월 30일, 25시.
fn impossible(text: &str, skip: &dyn Fn(&Range<usize>) -> bool) -> Vec<Conflict> {
    static DAY: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|[^\d])((\d{1,2})월\s?(\d{1,2})일)"));
    static HOUR: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|[^\d.])((\d{2})시)(?:$|[^가-힣]|까지|부터|에)"));
    // A leap year has every day that some year has.
    let no_day = |month: &str, day: &str| {
        let figures = month.parse().ok().zip(day.parse().ok());
        figures.is_none_or(|(month, day)| calendar::day(2028, month, day).is_none())
    };
    let days = DAY.captures_iter(text).filter(|found| no_day(&found[2], &found[3]));
    let hours = HOUR.captures_iter(text).filter(|found| found[2].parse::<u8>().is_ok_and(|hour| hour > 24));
    let said = days.map(|found| (Slot::Date, found)).chain(hours.map(|found| (Slot::Time, found)));
    said.filter_map(|(slot, found)| Some((slot, found.get(1)?)))
        .filter(|(_, said)| !skip(&said.range()))
        .map(|(slot, said)| {
            let what = if slot == Slot::Date { "날짜" } else { "시각" };
            Conflict { slot, message: format!("없는 {what}임: {}", said.as_str()), source: said.range() }
        })
        .collect()
}

/// The day that an hour stands behind, in its own sentence.
fn day_before(text: &str, hour: &Range<usize>, dates: &[DateMention]) -> Option<When> {
    let before = dates.partition_point(|date| date.range.start < hour.start);
    let date = dates[..before].last().filter(|date| date.range.end <= hour.start)?;
    (!text[date.range.end..hour.start].contains(['\n', '.'])).then_some(date.when)
}

/// "14시 … 15시로 정정", "23일까지. 아 24일까지라고": what the writer puts right in passing is shown and asked about.
/// Gives what a value that was put right outright became.
fn put_right(text: &str, schedule: &mut Schedule) -> Vec<(String, String)> {
    let mut corrected = Vec::new();
    static TO: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:으로|로)\s*(?:정정|수정|바뀌|바꿔|고쳐)"));
    static OH: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|[\s.])(?:아|앗|아니|참|아참)[,!.]?\s*$"));
    static HOLDS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^[^.,\n]{0,16}?(?:으로|로)\s*(?:변경|바뀌|바뀜|바뀐|바꾸|바꿔|옮기|옮김|하자|합시다|할게|하기로|정정|잡|늦[췄춤추]|미[뤘룸루]|당[겼김기]|앞당|연기)",
        )
    });
    let mut told: Vec<(usize, usize, bool)> = Vec::new();
    for (at, fact) in schedule.facts.iter().enumerate() {
        let behind = &text[fact.source.end..];
        let line = text[..fact.source.start].rfind('\n').map_or(0, |at| at + 1);
        let sentence = text[line..fact.source.start].rfind(['!', '?']).map_or(line, |at| line + at + 1);
        let retracts = RETRACTS.is_match(&text[sentence..fact.source.start]);
        let outright = (TO.is_match(behind) || retracts && HOLDS.is_match(behind)) && fact.label != "변경 시간";
        let right = outright || retracts || OH.is_match(super::tail(&text[..fact.source.start], 6));
        let days = |slot: Slot| matches!(slot, Slot::Date | Slot::Period | Slot::Deadline);
        // A retraction takes back what stands before it, and not what it says itself; of several, the nearest.
        let earlier = if retracts { sentence } else { fact.source.start };
        let alike = |other: &Fact| other.slot == fact.slot || days(other.slot) && days(fact.slot);
        let taken = |(_, other): &(usize, &Fact)| other.source.end <= earlier && alike(other);
        let before = schedule.facts.iter().enumerate().filter(taken).max_by_key(|(_, other)| other.source.end);
        let before = before.map(|(at, _)| at);
        if let Some(before) = before.filter(|_| right) {
            told.push((before, at, outright));
        }
    }
    for (before, at, outright) in told {
        let (old, new) = (schedule.facts[before].clone(), schedule.facts[at].clone());
        let message = format!("{}(이)라고 하고 {}(으)로 고쳐 적음", old.written, new.written);
        schedule.conflicts.push(Conflict { slot: old.slot, message, source: old.source.clone() });
        schedule.conflicts.push(Conflict { slot: new.slot, message: String::new(), source: new.source.clone() });
        // What is put right outright holds; what is only said in passing is asked about.
        schedule.facts[before].unsettled = true;
        schedule.facts[at].unsettled = !outright;
        if outright {
            corrected.push((old.value.clone(), new.value.clone()));
        }
        schedule.facts[at].label.clone_from(&old.label);
        if old.slot == Slot::Deadline && new.slot == Slot::Date {
            schedule.facts[at].slot = Slot::Deadline;
        }
    }
    schedule.conflicts.retain(|conflict| !conflict.message.is_empty());
    corrected
}

/// The words right after a date, up to the next stop.
fn after<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    let rest = &text[range.end..];
    let end = rest.find(['\n', ',', '.', '/']).unwrap_or(rest.len());
    super::head(&rest[..end], 24)
}

fn before<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    let start = text[..range.start].rfind(['\n', ',', '.', '/']).map_or(0, |at| at + 1);
    super::tail(&text[start..range.start], 24)
}

fn slot_of(text: &str, mention: &DateMention) -> Slot {
    if let When::Period(..) | When::Months(..) = mention.when {
        return Slot::Period;
    }
    if GONE.is_match(&text[mention.range.end..]) {
        return Slot::Date;
    }
    let named_due = {
        let near = super::tail(before(text, &mention.range), 10);
        DUE.find_iter(near).last().is_some_and(|found| !near[found.end()..].contains(['에', '한', '된']))
    };
    let opens_late = mention.when == When::Vague && VAGUE_DUE.is_match(super::head(after(text, &mention.range), 8));
    let is_day = matches!(mention.when, When::Day(_) | When::Vague);
    // "2월 말까지 자동 연결": a state that lasts until then is no deadline for anybody.
    let lasts = mention.until
        && ["자동", "연결", "유지", "운영", "이용 가능"].iter().any(|word| after(text, &mention.range).contains(word));
    // "오늘 퇴근 전까지", "내일 오전까지": the day is the last one.
    static WITHIN: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\s*(?:오전|오후|퇴근|업무|근무|일과|점심)\s?(?:시간\s?)?(?:전|중|내|안)?까지"));
    let until = mention.until || WITHIN.is_match(&text[mention.range.end..]);
    // "500부는 4일까지 먼저, 나머진 22일": the rest is due as well.
    static THE_REST: LazyLock<Regex> = LazyLock::new(|| pattern(r"까지[^\n.]*나머(?:지는?|진)\s*$"));
    let line = text[..mention.range.start].rfind('\n').map_or(0, |at| at + 1);
    let the_rest = THE_REST.is_match(&text[line..mention.range.start]);
    if is_day && !lasts && (until || named_due || opens_late || the_rest) { Slot::Deadline } else { Slot::Date }
}

/// A date after "작년" tells how it was then, unless the sentence has come back to this year.
fn of_another_year(text: &str, mention: &DateMention) -> bool {
    let start = text[..mention.range.start].rfind(['\n', '.', ',']).map_or(0, |at| at + 1);
    let said = &text[start..mention.range.end];
    let last = |words: &[&str]| words.iter().filter_map(|word| said.rfind(word)).max();
    // "지난번 보낸 공문의 기한": what was sent then, and no other year.
    static SENT_THEN: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"지난번에?\s?(?:보낸|나간|알린|통보|안내|요청|시행|공문)"));
    if SENT_THEN.is_match(said) {
        return false;
    }
    match (last(&["작년", "지난해", "전년", "지난번"]), last(&["올해", "금년", "이번"])) {
        (Some(then), Some(now)) => then > now,
        (then, _) => then.is_some(),
    }
}

/// A day or an hour as it is written, with 이후 where the text says that it is the earliest.
fn from_then_on(written: String, text: &str, said: &Range<usize>) -> String {
    static LATER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s?이후(?:$|[^가-힣]|[에로부의])"));
    if LATER.is_match(&text[said.end..]) { format!("{written} 이후") } else { written }
}

/// "올해 10월까지 29,800명": how far a count runs is no date of the document.
fn is_a_count_until(mention: &DateMention) -> bool {
    mention.until && matches!(mention.when, When::Month(..))
}

/// What happens on the day, in the words that follow it: "점검", "교체 완료", "위촉식".
fn label(text: &str, mention: &DateMention) -> String {
    let after = after(text, &mention.range);
    let after = after.trim_start_matches(|c: char| matches!(c, ')' | '(') || c.is_whitespace());
    let after = ["이후에", "이후", "이전에", "이전까지", "까지", "부터", "에", "자로", "자", "에는", "한"]
        .iter()
        .find_map(|josa| after.strip_prefix(josa))
        .unwrap_or(after);
    let words: Vec<&str> = after.split_whitespace().take(2).collect();
    let before_word = before(text, &mention.range).split_whitespace().next_back().unwrap_or("");
    let named = before_word.trim_end_matches([':', '은', '는', '이', '가', '('].as_slice());
    if ["일", "기한", "기준일", "납기", "식", "마감", "예고중"].iter().any(|end| named.ends_with(end))
        && named.chars().count() >= 2
    {
        return named.to_owned();
    }
    if GONE.is_match(&text[mention.range.end..]) {
        return "당초 제출 기한".to_owned();
    }
    if let Some(due) = own_due(text, mention, named, before_word) {
        return due;
    }
    if before(text, &mention.range).trim_end().ends_with("다음 회의") {
        return "다음 회의".to_owned();
    }
    // "12/1 수요조사 12/3 대상자 확정": what happens on the day before is said behind that day.
    let lead = before(text, &mention.range).trim_end();
    let of_the_day_before = lead
        .strip_suffix(before_word)
        .is_some_and(|lead| lead.trim_end().ends_with(|c: char| c.is_ascii_digit() || matches!(c, '일' | ')')));
    if PAST.iter().any(|end| named.ends_with(end)) && !of_the_day_before && !before_word.ends_with([',', '.']) {
        return named.to_owned();
    }
    // "11. 20. 신청한 …": what happened then, said of what follows.
    static HAPPENED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(신청|접수|제출|청구|신고|발생|단속|적발)(?:한|하신|하였|했|된|되었|됐)"));
    if let Some(happened) = words.first().and_then(|word| HAPPENED.captures(word)) {
        return happened[1].to_owned();
    }
    // "12/3 대상자 확정": an event of two words that says all there is of the day.
    let two = super::topic::noun_phrase(after.trim_end());
    if words.len() == 2 && after.split_whitespace().count() == 2 && SETTLED.iter().any(|end| two.ends_with(end)) {
        return two;
    }
    // Only a word that names an event or a state says what the day is.
    let named = super::topic::noun_phrase(words.first().copied().unwrap_or_default());
    if EVENTS.iter().any(|end| named.ends_with(end)) { named } else { String::new() }
}

/// What is due on a day: "정산보고는 12월 28일", "열흘 안에 의견 내라고".
fn own_due(text: &str, mention: &DateMention, named: &str, before_word: &str) -> Option<String> {
    const BEHIND: [(&str, &str); 6] = [
        ("의견", "의견 제출"),
        ("이의", "의견 제출"),
        ("명단", "명단 제출"),
        ("참석", "참석 여부 회신"),
        ("신청", "신청"),
        ("정산", "정산"),
    ];
    const SPOKEN_OF: [&str; 12] = [
        "정산",
        "정산보고",
        "정산서",
        "제출",
        "회신",
        "반납",
        "신청",
        "집행",
        "착수보고",
        "결과보고",
        "실적보고",
        "등록",
    ];
    if slot_of(text, mention) != Slot::Deadline {
        return None;
    }
    if before_word.ends_with(['은', '는']) && SPOKEN_OF.contains(&named) {
        return Some(named.to_owned());
    }
    if before_word.ends_with(['은', '는']) && named == "결과" {
        let words = before(text, &mention.range).trim_end();
        let two: Vec<&str> = words.split_whitespace().rev().take(2).collect();
        return Some(two.into_iter().rev().collect::<Vec<_>>().join(" ").trim_end_matches(['은', '는']).to_owned());
    }
    let rest = after(text, &mention.range).trim_start_matches(|c: char| c == ')' || c.is_whitespace());
    let rest = ["까지", "안에", "이내에", "안으로"]
        .iter()
        .find_map(|josa| rest.strip_prefix(josa))
        .unwrap_or(rest)
        .trim_start();
    BEHIND.iter().find(|(word, _)| rest.starts_with(word)).map(|(_, label)| (*label).to_owned())
}

/// Words before a day that say what happened on it.
const PAST: [&str; 11] = ["조사", "접수", "신청", "청구", "발생", "점검", "방문", "완료", "이송", "착공", "준공"];

/// What is settled on a day.
const SETTLED: [&str; 6] = ["확정", "선정", "공고", "발표", "마감", "공지"];

/// Endings of words that name what happens on a day.
const EVENTS: [&str; 19] = [
    "조사", "점검", "완료", "식", "접수", "교체", "착공", "준공", "개최", "발령", "이송", "제출", "정산", "회신",
    "납품", "집행", "공개", "시행", "통보",
];

fn due_time(text: &str, hour: &TimeMention, dates: &[DateMention]) -> String {
    let until = hour.end.is_none() && text[hour.range.end..].trim_start().starts_with("까지");
    let before = dates.partition_point(|date| date.range.end <= hour.range.start);
    let near_deadline = dates[..before].last().is_some_and(|date| {
        text[date.range.end..hour.range.start].trim().chars().count() <= 4 && slot_of(text, date) == Slot::Deadline
    });
    if until || near_deadline { "마감".into() } else { String::new() }
}

/// "우리는 그 이틀 전까지": the deadline counted back from another one, which then is only background.
fn own_deadline(text: &str, dates: &[DateMention], corrected: &[(String, String)], facts: &mut Vec<Fact>) {
    let Some(found) = EARLIER.captures(text) else { return };
    let (Some(whole), Some(days)) = (found.get(0), spans::days(&found[1])) else {
        return;
    };
    let anchors: Vec<&DateMention> = dates
        .iter()
        .filter(|date| date.range.end <= whole.start() || whole.end() <= date.range.start)
        .filter(|date| matches!(date.when, When::Day(_)) && !of_another_year(text, date))
        .filter(|date| facts.iter().any(|fact| fact.slot == Slot::Deadline && fact.source == date.range))
        .collect();
    let anchor = anchors.iter().rev().find(|date| date.range.end <= whole.start()).or(anchors.first());
    let Some(DateMention { when: When::Day(day), range, .. }) = anchor else { return };
    // The other deadline counts as it was put right.
    let said = day.to_string();
    let right = corrected.iter().find(|(old, _)| *old == said).and_then(|(_, new)| new.parse::<Date>().ok());
    let own = When::Day(calendar::plus(right.unwrap_or(*day), -days));
    let (Some(value), Some(written)) = (own.iso(), own.written()) else { return };
    let inside = |fact: &Fact| whole.start() <= fact.source.start && fact.source.end <= whole.end();
    facts.retain(|fact| fact.source != *range && !inside(fact));
    facts.push(Fact::new(Slot::Deadline, value, written, whole.range()));
}

/// The new last day where a decision or an answer takes longer, counted in working days from the day after the old one.
fn extension(kind: Kind, text: &str, dates: &[DateMention], facts: &mut Vec<Fact>) {
    /// Working days for a decision on disclosure (「공공기관의 정보공개에 관한 법률」 제11조제1항).
    const DISCLOSURE_DAYS: u32 = 10;
    if !matches!(kind, Kind::CivilReply | Kind::DisclosureDecision) {
        return;
    }
    let Some(found) = EXTENDED.captures(text) else { return };
    let days = (1..=4).find_map(|group| found.get(group)).and_then(|days| days.as_str().parse::<u32>().ok());
    let (Some(whole), Some(days)) = (found.get(0), days) else { return };
    let of_the_case = text.contains("연장") || text.contains("늦") || text.contains("늘리");
    if !of_the_case {
        return;
    }
    let days_said: Vec<(Date, bool)> = dates
        .iter()
        .filter_map(|date| match date.when {
            When::Day(day) => Some((day, is_the_old_last_day(text, date))),
            _ => None,
        })
        .collect();
    let original = days_said.iter().find(|(_, until)| *until).map(|(day, _)| *day).or_else(|| {
        let received = days_said.first()?.0;
        (kind == Kind::DisclosureDecision).then(|| calendar::working_days_from(received, DISCLOSURE_DAYS))
    });
    let Some(original) = original else { return };
    let extended = When::Day(calendar::working_days_from(calendar::plus(original, 1), days));
    // "처리기한이 11/30인데": the old last day, said without 까지.
    for fact in facts.iter_mut().filter(|fact| fact.slot == Slot::Date) {
        let said = dates.iter().any(|date| date.range == fact.source && is_the_old_last_day(text, date));
        fact.slot = if said { Slot::Deadline } else { Slot::Date };
    }
    let (Some(value), Some(written)) = (extended.iso(), extended.written()) else { return };
    for fact in facts.iter_mut().filter(|fact| fact.slot == Slot::Deadline) {
        fact.label = "당초 처리 기한".into();
    }
    let mut fact = Fact::new(Slot::Deadline, value, written, whole.range());
    fact.label = "연장된 처리 기한".into();
    facts.insert(0, fact);
}

/// Whether a day is the last one that an answer was due on before.
fn is_the_old_last_day(text: &str, date: &DateMention) -> bool {
    static SAID: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s?(?:까지|까진)?(?:인데|이었|였|이고|이라|이지만)"));
    static DUE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:기한|당초|마감|만료일)(?:이|은|는|일이)?\s*:?\s*$"));
    let behind = &text[date.range.end..];
    date.until
        || behind.starts_with("까진")
        || DUE.is_match(&text[..date.range.start])
            && (SAID.is_match(behind) || behind.trim_start().starts_with([',', '.']))
}

/// A term of years from its first day.
fn term(text: &str, dates: &[DateMention], facts: &mut Vec<Fact>) {
    let Some(found) = TERM.captures(text) else { return };
    let years = found[1].parse().ok().or_else(|| {
        numerals::native(&found[1]).or_else(|| numerals::sino(&found[1])).and_then(|years| i16::try_from(years).ok())
    });
    let (Some(whole), Some(years)) = (found.get(0), years) else { return };
    let start =
        dates.iter().filter(|date| text[date.range.end..].trim_start().starts_with("부터")).chain(dates).find_map(
            |date| match date.when {
                When::Day(day) => Some((day, date.range.clone())),
                _ => None,
            },
        );
    let Some((day, range)) = start else { return };
    let period = When::Period(day, calendar::term_end(day, years));
    let (Some(value), Some(written)) = (period.iso(), period.written()) else { return };
    // "1월 4일자 1년": the day itself is when it takes effect.
    if !text[range.end..].starts_with('자') {
        facts.retain(|fact| fact.source != range);
    }
    let again = dates.iter().find(|other| other.when == When::Day(day) && other.range != range);
    if let Some((again, (value, written))) = again.zip(When::Day(day).iso().zip(When::Day(day).written())) {
        let mut fact = Fact::new(Slot::Date, value, written, again.range.clone());
        fact.label = label(text, again);
        facts.push(fact);
    }
    let mut fact = Fact::new(Slot::Period, value, written, whole.range());
    fact.label = "임기".into();
    facts.push(fact);
}

/// "1~6월 검진 4,860명" in a report on what was done: the months of this year that have gone by, from their first day to
/// their last.
fn gone_by(kind: Kind, text: &str, today: Date, facts: &mut [Fact]) {
    static RESULTS: LazyLock<Regex> = LazyLock::new(|| pattern(r"실적|결과|추진\s?상황|통계|현황"));
    static AHEAD: LazyLock<Regex> = LazyLock::new(|| pattern(r"계획|예정|내년"));
    let reports = matches!(kind, Kind::Report | Kind::OnepageReport) && RESULTS.is_match(text);
    for fact in facts.iter_mut().filter(|fact| reports && fact.slot == Slot::Period && fact.value.len() == 15) {
        let said = &text[fact.source.clone()];
        let number = |range: Range<usize>| fact.value.get(range).and_then(|part| part.parse::<i16>().ok());
        let (Some(year), Some(from), Some(to)) = (number(0..4), number(5..7), number(13..15)) else { continue };
        let guessed = year == today.year()
            || year == today.year() + 1 && !said.contains("내년") && !said.contains(&year.to_string());
        let line = text[fact.source.end..].split('\n').next().unwrap_or_default();
        let months = i8::try_from(from).ok().zip(i8::try_from(to).ok()).filter(|(_, to)| *to < today.month());
        let Some((from, to)) = months.filter(|_| guessed && !AHEAD.is_match(line)) else { continue };
        let ends = calendar::day(today.year(), from, 1).zip(calendar::month_end(today.year(), to));
        let Some(period) = ends.map(|(from, to)| When::Period(from, to)) else { continue };
        fact.value = period.iso().unwrap_or_default();
        fact.written = period.written().unwrap_or_default();
    }
}

/// The months of a quarter that the text names by number are its days: statistics run from the first to the last.
fn quarter(text: &str, facts: &mut [Fact]) {
    static QUARTER: LazyLock<Regex> = LazyLock::new(|| pattern(r"([1-4])\s*(?:/4)?\s*분기"));
    let Some(quarter) = QUARTER.captures(text).and_then(|found| found[1].parse::<i8>().ok()) else { return };
    let (first, last) = (quarter * 3 - 2, quarter * 3);
    for fact in facts.iter_mut().filter(|fact| fact.slot == Slot::Period && fact.value.len() == 15) {
        let month = |at: usize| fact.value.get(at..at + 2).and_then(|month| month.parse::<i8>().ok());
        let year = fact.value.get(..4).and_then(|year| year.parse().ok());
        let (Some(from), Some(to), Some(year)) = (month(5), month(13), year) else { continue };
        if (from, to) != (first, last) {
            continue;
        }
        let ends = calendar::day(year, from, 1).zip(calendar::month_end(year, to));
        let Some(period) = ends.map(|(from, to)| When::Period(from, to)) else { continue };
        fact.value = period.iso().unwrap_or_default();
        fact.written = period.written().unwrap_or_default();
    }
}

/// "12월 한 달" beside a period that is not the whole month.
fn whole_month(text: &str, schedule: &mut Schedule) {
    let whole = |fact: &Fact| text[fact.source.clone()].replace(' ', "").ends_with("한달");
    let Some(month) = schedule.facts.iter().find(|fact| fact.slot == Slot::Period && whole(fact)).cloned() else {
        return;
    };
    let other = schedule.facts.iter().find(|fact| {
        fact.slot == Slot::Period
            && !whole(fact)
            && fact.value.get(..7) == month.value.get(..7)
            && fact.value != month.value
    });
    if let Some(other) = other {
        let said = text[month.source.clone()].trim();
        schedule.conflicts.push(Conflict {
            slot: Slot::Period,
            message: format!("“{said}”({})과 {}이 다름", month.value, other.value),
            source: other.source.clone(),
        });
        schedule.facts.retain(|fact| fact.source != month.source);
    }
}
