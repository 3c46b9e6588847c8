//! Due dates, only where spoken, resolved from the day of the meeting.

use std::{ops::Range, sync::LazyLock};

use jiff::{ToSpan, civil::Date};
use regex::Regex;

use crate::{
    korean::{
        dates::{self, When},
        numerals, pattern,
    },
    minutes::talk::Turn,
};

/// A due date in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::minutes) struct Due {
    /// The day, where the words fix one.
    pub(in crate::minutes) day: Option<Date>,
    /// The words, with their hour and "까지".
    pub(in crate::minutes) spoken: String,
    /// Where they stand in the sentence.
    pub(in crate::minutes) range: Range<usize>,
}

/// What makes a date a due date when it follows, longest first.
const MARKERS: &[&str] = &[
    "까지는",
    "까지",
    "중으로",
    "중에",
    "안으로",
    "안에",
    "이내로",
    "이내에",
    "이내",
    "내로",
    "내에",
    "전까지",
    "전으로",
    "전에",
];
/// Ways to name the next sitting.
const NEXT_MEETING: &[&str] = &[
    "다음 회의",
    "차기 회의",
    "다음번 회의",
    "다음 위원회",
    "차기 위원회",
    "다음회의",
    "차기회의",
    "다음 협의회",
    "다음 이사회",
    "차기 이사회",
    "다음 심의회",
    "다음 모임",
];
/// Spans that end on a day, and days that the words alone do not fix.
const SPANS: &[&str] = &[
    "이번 주말",
    "이번주말",
    "다음 주말",
    "주말",
    "월말",
    "이번 주",
    "이번주",
    "금주",
    "다음 주",
    "다음주",
    "차주",
    "이번 달",
    "이달",
    "다음 달",
    "내달",
    "올해",
    "연내",
    "전날",
    "당일",
    "그날",
    "그때",
    "회의",
    "빠른 시일",
    "이른 시일",
];
/// Hours and the like that may stand between the day and the marker, in bytes: "저녁 여섯 시 삼십 분" and some room.
const HOUR_ROOM: usize = 40;

/// Finds due dates in the light of one meeting.
#[derive(Debug, Clone, Copy)]
pub(in crate::minutes) struct Calendar {
    /// The day of the meeting.
    pub(in crate::minutes) day: Option<Date>,
    /// The day of the next one, where it was announced.
    next: Option<Date>,
}

impl Calendar {
    /// Reads the announcement of the next meeting out of the talk.
    pub(in crate::minutes) fn of(day: Option<Date>, turns: &[Turn]) -> Calendar {
        let announced = |day: Date| {
            let sentences = turns.iter().filter(|turn| !turn.noise).flat_map(|turn| &turn.sentences);
            let naming = sentences.filter(|sentence| {
                NEXT_MEETING.iter().any(|name| {
                    let after = sentence.text.split_once(name).map(|(_, after)| after);
                    after.is_some_and(|after| after.starts_with(['는', '가', '은', '이']))
                })
            });
            naming
                .filter_map(|sentence| {
                    dates::find(sentence.text, day).into_iter().find_map(|mention| match mention.when {
                        When::Day(next) if next > day => Some(next),
                        _ => None,
                    })
                })
                .next()
        };
        Calendar { day, next: day.and_then(announced) }
    }

    /// The due date of a sentence, the first where there are several.
    pub(in crate::minutes) fn due(&self, sentence: &str) -> Option<Due> {
        if !MARKERS.iter().any(|marker| sentence.contains(marker)) {
            return None;
        }
        // Without the day of the meeting the words still tell where a due date stands, not which day it is.
        // "네, 수요일까지", "일정표, 금요일까지": a comma behind anything but a day is none of a list of days.
        let plain = without_commas(sentence);
        let found = dates::find(&plain, self.day.unwrap_or_default());
        let dated = found.into_iter().find_map(|mention| {
            let end = marker_end(sentence, mention.range.end).filter(|end| !is_denied(&sentence[*end..]))?;
            let range = mention.range.start..end;
            let day = self.day.and(last_day(mention.when));
            Some(Due { day, spoken: sentence[range.clone()].to_owned(), range })
        });
        let fixed = dated.clone().filter(|due| due.day.is_some());
        fixed
            .or_else(|| self.in_words(sentence))
            .or_else(|| self.by_week_of_month(sentence))
            .or_else(|| self.by_next_meeting(sentence))
            .or_else(|| self.by_span(sentence))
            .or(dated)
    }

    /// "밤 8시까지 보고드리겠습니다", "퇴근 전까지": an hour of the day of the meeting, or its end. Right after the meeting
    /// (회의 끝나자마자) is no day.
    pub(in crate::minutes) fn soon(&self, sentence: &str) -> Option<Due> {
        static HOUR: LazyLock<Regex> = LazyLock::new(|| {
            pattern(concat!(
                r"(?:^|[\s,])((?:오늘\s*)?(?:(?:오전|오후|아침|점심|저녁|밤|새벽|낮)\s*)?",
                r"(?:\d{1,2}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|열한|열두)\s*시(?:\s*반|\s*\d{1,2}분)?\s*(?:까지는|까지|전까지|전에는|전에))"
            ))
        });
        static AFTER: LazyLock<Regex> = LazyLock::new(|| {
            pattern(r"(?:^|[\s,])((?:오늘\s*)?퇴근\s*(?:전까지는?|전에는?)|오늘\s*안으로)(?:[\s,.]|$)")
        });
        let range = HOUR.captures(sentence).or_else(|| AFTER.captures(sentence))?.get(1)?.range();
        // "9시부터 6시까지" is how long, "내일 9시까지" another day.
        let span = sentence[..range.start].trim_end().ends_with("부터");
        let other = dates::find(sentence, self.day?)
            .into_iter()
            .any(|mention| mention.range.start < range.end && mention.when != When::Day(self.day.unwrap_or_default()));
        (!span && !other).then(|| Due { day: self.day, spoken: sentence[range.clone()].trim().to_owned(), range })
    }

    /// "늦어도 금요일이요": a last day without its particle.
    pub(in crate::minutes) fn at_latest(&self, sentence: &str) -> Option<Due> {
        let (before, after) = sentence.split_once("늦어도 ")?;
        let mention = dates::find(after, self.day?).into_iter().next().filter(|mention| mention.range.start == 0)?;
        let range = before.len()..before.len() + "늦어도 ".len() + mention.range.end;
        Some(Due { day: last_day(mention.when), spoken: sentence[range.clone()].to_owned(), range })
    }

    /// "내일모레 간담회가 있으니까 그때까지는요": a day that was named just before.
    pub(in crate::minutes) fn pointed(&self, sentence: &str, before: &[&str]) -> Option<Due> {
        static POINTS: LazyLock<Regex> =
            LazyLock::new(|| pattern(r"(?:^|[\s,])((?:그때|그날|그전|그 전|거기)까지(?:는|만)?)"));
        static WEEKDAYS: LazyLock<Regex> = LazyLock::new(|| pattern("[월화수목금토일]요일"));
        let range = POINTS.captures(sentence)?.get(1)?.range();
        let today = self.day?;
        let said = std::iter::once(&sentence[..range.start]).chain(before.iter().rev().copied());
        let day = said.into_iter().find_map(|said| {
            let mut days = dates::find(said, today).into_iter().filter_map(|mention| last_day(mention.when));
            let weekday = || {
                let named = WEEKDAYS.find(said).map(|found| format!("{}까지", found.as_str()))?;
                dates::find(&named, today).into_iter().find_map(|mention| last_day(mention.when))
            };
            days.rfind(|day| *day >= today).or_else(weekday)
        })?;
        Some(Due { day: Some(day), spoken: sentence[range.clone()].to_owned(), range })
    }

    /// The day an undertaking or a request names without making it a last day: "수요일에 안내하겠습니다", "내일 비치하겠습니다".
    pub(in crate::minutes) fn planned(&self, sentence: &str) -> Option<Due> {
        /// Days named by themselves, in their own words.
        const DAYS: &[&str] = &["내일", "모레", "글피"];
        /// What a day may stand in front of as the day of that thing, not of the work.
        const EVENTS: &[&str] = &[
            "회의",
            "행사",
            "일정",
            "교육",
            "보고",
            "점검",
            "심의",
            "설명회",
            "간담회",
            "아침 회의",
            "오전 회의",
            "오후 회의",
            "자 ",
        ];
        static WEEKDAY: LazyLock<Regex> = LazyLock::new(|| {
            pattern("(?:^|[^주째가-힣]\\s?)([월화수목금토일])요일(?:\\s*(?:오전|오후|아침|저녁|밤))?에(?:는)?\\s")
        });
        static MONTHDAY: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|[^월\d\s]\s|,\s)(\d{1,2}일)에(?:는)?\s"));
        if let due @ Some(_) = self.due(sentence) {
            return due;
        }
        static WEEK: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|\s)((?:이번\s*주|금주|다음\s*주|차주)에)\s"));
        if let Some(week) = WEEK.captures(sentence).and_then(|found| found.get(1)) {
            let day = self.day.and_then(|day| week_end(day, i64::from(!week.as_str().starts_with(['이', '금']))));
            return Some(Due { day, spoken: week.as_str().to_owned(), range: week.range() });
        }
        let today = self.day?;
        let ahead = |day: Date| (day > today).then_some(day);
        for mention in dates::find(sentence, today) {
            let When::Day(day) = mention.when else { continue };
            let (said, after) = (&sentence[mention.range.clone()], &sentence[mention.range.end..]);
            let at = after.strip_prefix('에').filter(|rest| rest.starts_with([' ', '는']));
            let alone = DAYS.contains(&said)
                && !after.starts_with("부터")
                && !EVENTS.iter().any(|event| after.trim_start().starts_with(event));
            if let Some(day) = ahead(day).filter(|_| at.is_some() || alone) {
                let range = mention.range.start..mention.range.end + if at.is_some() { '에'.len_utf8() } else { 0 };
                return Some(Due { day: Some(day), spoken: sentence[range.clone()].to_owned(), range });
            }
        }
        if let Some(found) = MONTHDAY.captures(sentence).and_then(|found| found.get(1)) {
            let range = found.start()..found.end() + '에'.len_utf8();
            let day = self.due(&format!("{}까지", found.as_str())).and_then(|due| due.day).and_then(ahead);
            return day.map(|day| Due { day: Some(day), spoken: sentence[range.clone()].to_owned(), range });
        }
        let found = WEEKDAY.captures(sentence)?.get(1)?;
        // "매주 수요일에" is no day of one piece of work.
        if sentence[..found.start()].trim_end().ends_with(['주', '번']) {
            return None;
        }
        let end = sentence[found.start()..].find('에').map_or(found.end(), |at| found.start() + at + '에'.len_utf8());
        let range = found.start()..end;
        let day = dates::find(&format!("{}요일까지", found.as_str()), today)
            .into_iter()
            .find_map(|mention| last_day(mention.when));
        Some(Due { day, spoken: sentence[range.clone()].to_owned(), range })
    }

    /// "오늘 밤에 반영하겠습니다": the day of the meeting, where somebody takes work on for it.
    pub(in crate::minutes) fn today(&self, sentence: &str) -> Option<Due> {
        static TODAY: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                r"(?:^|[\s,])(오늘(?:\s*(?:오전|오후|저녁|밤|점심|아침)(?:에|\s*중에?)?|\s*중(?:으로|에)?|\s*안에)?)\s",
            )
        });
        let range = TODAY.captures(sentence)?.get(1)?.range();
        Some(Due { day: Some(self.day?), spoken: sentence[range.clone()].to_owned(), range })
    }

    /// "이번 달 안에", "연내로": the last day of a span; and dates that only the talk around them fixes.
    fn by_span(&self, sentence: &str) -> Option<Due> {
        let last = |name: &str| {
            let day = self.day?;
            match name {
                "이번 주" | "이번주" | "금주" => week_end(day, 0),
                "다음 주" | "다음주" | "차주" => week_end(day, 1),
                "이번 주말" | "이번주말" | "주말" => sunday(day, 0),
                "다음 주말" => sunday(day, 1),
                "월말" | "이번 달" | "이달" => Some(day.last_of_month()),
                "다음 달" | "내달" => day.last_of_month().tomorrow().ok().map(Date::last_of_month),
                "올해" | "연내" => Some(day.last_of_year()),
                _ => None,
            }
        };
        SPANS.iter().find_map(|name| {
            let start = sentence.find(name)?;
            let end = marker_end(sentence, start + name.len()).filter(|end| !is_denied(&sentence[*end..]))?;
            Some(Due { day: last(name), spoken: sentence[start..end].to_owned(), range: start..end })
        })
    }

    /// "십일월 십오일까지": a day whose figures are written as they are spoken.
    fn in_words(&self, sentence: &str) -> Option<Due> {
        static WORDS: LazyLock<Regex> =
            LazyLock::new(|| pattern(r"(?:([일이삼사오육칠팔구십유시]{1,2})월\s*)?([일이삼사오육칠팔구십]{1,4})일"));
        let found = WORDS.captures(sentence)?;
        let whole = found.get(0)?;
        let alone = sentence[..whole.start()].chars().next_back().is_none_or(char::is_whitespace);
        let end = marker_end(sentence, whole.end()).filter(|end| alone && !is_denied(&sentence[*end..]))?;
        let month = found.get(1).map(|month| match month.as_str() {
            "유" => Some(6),
            "시" => Some(10),
            month => numerals::sino(month),
        });
        let figures = match month {
            Some(month) => format!("{}월 {}일까지", month?, numerals::sino(&found[2])?),
            None => format!("{}일까지", numerals::sino(&found[2])?),
        };
        let day = dates::find(&figures, self.day?).into_iter().find_map(|mention| last_day(mention.when))?;
        Some(Due { day: Some(day), spoken: sentence[whole.start()..end].to_owned(), range: whole.start()..end })
    }

    /// "8월 첫째 주까지": the last working day of that week.
    fn by_week_of_month(&self, sentence: &str) -> Option<Due> {
        static WEEK: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d{1,2}월\s*(?:첫|둘|셋|넷|다섯)째\s*주"));
        let found = WEEK.find(sentence)?;
        let end = marker_end(sentence, found.end())?;
        let friday = format!("{} 금요일까지", found.as_str());
        let day = dates::find(&friday, self.day?).into_iter().find_map(|mention| last_day(mention.when));
        Some(Due { day, spoken: sentence[found.start()..end].to_owned(), range: found.start()..end })
    }

    fn by_next_meeting(&self, sentence: &str) -> Option<Due> {
        NEXT_MEETING.iter().find_map(|name| {
            let start = sentence.find(name)?;
            let end = marker_end(sentence, start + name.len())?;
            Some(Due { day: self.next, spoken: sentence[start..end].to_owned(), range: start..end })
        })
    }
}

/// A sentence with a space for each comma that does not stand behind a day or a figure.
fn without_commas(sentence: &str) -> String {
    let mut before = ' ';
    let plain = |c: char| {
        let kept = c != ',' || before.is_ascii_digit() || matches!(before, '일' | '월' | '시');
        before = c;
        if kept { c } else { ' ' }
    };
    sentence.chars().map(plain).collect()
}

/// Whether what stands behind a due date says that it cannot be kept, or was: "이번 주 안에는 어렵고", "어제까지였는데".
fn is_denied(after: &str) -> bool {
    static DENIED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:는|은|로는)?\s*(?:(?:좀|조금|아무래도|도저히|너무)\s*)*(?:어렵|힘들|힘듭|안\s?되|안\s?돼|안\s?될|못|무리|곤란|빠듯|불가)|^(?:였|이었|라고\s*했)",
        )
    });
    DENIED.is_match(after)
}

/// Where the marker that follows a date ends; hours may stand between.
fn marker_end(sentence: &str, after: usize) -> Option<usize> {
    // The date grammar may have read the marker itself.
    if let Some(marker) = MARKERS.iter().find(|marker| sentence[..after].ends_with(**marker)) {
        return (!marker.is_empty()).then_some(after);
    }
    let rest = &sentence[after..];
    // "오전까지" holds the marker "전까지" too: only what leaves whole words of hours before it counts.
    MARKERS.iter().find_map(|marker| {
        let at = rest.find(marker).filter(|at| *at <= HOUR_ROOM)?;
        rest[..at].split_whitespace().all(is_hour).then(|| after + at + marker.len())
    })
}

/// The last working day of the week so many weeks ahead, as the date grammar ends a week.
fn week_end(day: Date, weeks: i64) -> Option<Date> {
    let monday = day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()?;
    monday.checked_add((weeks * 7 + 4).days()).ok()
}

/// The Sunday of the week so many weeks ahead.
fn sunday(day: Date, weeks: i64) -> Option<Date> {
    week_end(day, weeks)?.checked_add(2.days()).ok()
}

/// Words that only say when on the day.
fn is_hour(word: &str) -> bool {
    /// Parts of the day, units of time, and words that stand beside a due date.
    const WORDS: &[&str] = &[
        "오전",
        "오후",
        "아침",
        "점심",
        "저녁",
        "밤",
        "낮",
        "정오",
        "자정",
        "새벽",
        "퇴근",
        "업무시간",
        "시",
        "분",
        "반",
        "전",
        "때",
        "일과",
        "중",
        "말",
        "하루",
    ];
    let word = word.trim_end_matches([',', '.']);
    let digits = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
    let native = ["한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두"];
    digits.is_empty() || WORDS.contains(&digits) || native.contains(&word) || is_bracketed_weekday(word)
}

fn is_bracketed_weekday(word: &str) -> bool {
    word.starts_with('(') && word.ends_with(')')
}

fn last_day(when: When) -> Option<Date> {
    match when {
        When::Day(day) | When::Period(_, day) => Some(day),
        When::Month(year, month) | When::Months(_, (year, month)) => {
            Some(Date::new(year, month, 1).ok()?.last_of_month())
        }
        When::Vague => None,
    }
}
