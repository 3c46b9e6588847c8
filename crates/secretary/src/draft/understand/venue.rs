//! Places by where they stand: behind the hour of an event, and as an address.
//!
//! A hurried line says when and then where: "12월 9일 오전 10시 중앙시장 입구, 기관별 5명". What stands between the hour and
//! the next sign is a place where its last word is one that places end with; so names that no list holds are found.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use crate::korean::pattern;

/// What the name of a place may end with, where it stands in the place of one. Common nouns that end alike are told apart
/// by [`OTHERS`].
static ENDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:장|실|관|원|홀|당|센터|마당|광장|입구|출구|앞|뒤|옆|로비|역|터미널|공원|청사|층|길|거리|일원|일대|숲|해변|항|캠퍼스|학교|시장|마을|단지|",
        r"타워|플라자|호텔|리조트|콘도|도서관|천문대|전망대|무대|교차로|사거리|삼거리|나루|둔치|계곡|정문|후문|별관|본관|신관|동관|서관|체험관|주민센터|\d호|\d동)$"
    ))
});
/// Words that end like a place and are none.
const OTHERS: &[&str] = &[
    "과장",
    "팀장",
    "국장",
    "계장",
    "실장",
    "소장",
    "서장",
    "부서장",
    "위원장",
    "단장",
    "반장",
    "이장",
    "통장",
    "사장",
    "원장",
    "관장",
    "시장님",
    "의장",
    "회장",
    "동장",
    "면장",
    "읍장",
    "교장",
    "참석",
    "직원",
    "위원",
    "인원",
    "지원",
    "회원",
    "단원",
    "의원",
    "정원",
    "학원생",
    "민원",
    "공무원",
    "수당",
    "담당",
    "식당칸",
    "현실",
    "사실",
    "확실",
    "출장",
    "연장",
    "확장",
    "개장",
    "휴장",
    "포장",
    "입장",
    "도장",
    "대장",
    "고장",
    "성장",
    "개관",
    "휴관",
    "폐관",
    "주관",
    "보관",
    "이관",
    "대관",
    "기관",
    "주무관",
    "사무관",
    "담당관",
    "실시",
    "시책길",
    "이상",
    "복장",
    "주장",
    "현장점검",
    "한당",
    "해당",
    "청원",
    "구조원",
    "조사원",
    "점검원",
    "자원",
];
/// What stands between an hour and the place.
static LEAD: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[\s,)/]*(?:에|부터|까지|\s?이후|\s?이전)?[\s,/]*"));
/// A street address.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:[가-힣]{2,6}(?:특별자치도|특별자치시|특별시|광역시|도)\s)?(?:[가-힣]{1,6}(?:시|군|구)\s)(?:[가-힣]{1,6}(?:구|읍|면)\s)?[가-힣0-9]{1,10}(?:로|길)\s?\d{1,4}(?:-\d{1,4})?(?:번길\s?\d+)?(?:,?\s(?:[가-힣]{1,8}\s)?\d{1,3}(?:층|호))?",
    )
});
/// Words of a place at the most.
const WORDS: usize = 4;

/// The place behind an hour, where one stands there.
pub(super) fn behind(text: &str, hour: &Range<usize>) -> Option<Range<usize>> {
    let start = hour.end + LEAD.find(&text[hour.end..]).map_or(0, |lead| lead.end());
    let rest = &text[start..];
    let end = rest.find(['\n', ',', '.', '/', '(', ')', ':', ';', '→', '~', '?', '!', '"', '<']).unwrap_or(rest.len());
    let mut words: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    for word in rest[..end].split(' ') {
        let begins = at;
        at += word.len() + 1;
        if word.is_empty() {
            continue;
        }
        // "에서": the place ends here, whatever follows.
        let stem = ["에서는", "에서", "으로", "에"]
            .iter()
            .find_map(|josa| word.strip_suffix(josa).filter(|stem| is_place(stem)));
        if let Some(stem) = stem {
            words.push((begins, stem));
            break;
        }
        let floor = word.starts_with(|c: char| c.is_ascii_digit()) && (word.ends_with('층') || word.ends_with('호'));
        let hangul = word.chars().all(|c| ('가'..='힣').contains(&c) || c.is_ascii_alphanumeric() || c == '·');
        let counted = word.starts_with(|c: char| c.is_ascii_digit()) && !floor;
        let particle = word.chars().count() >= 2
            && word.ends_with(['은', '는', '을', '를', '의', '이', '가', '고', '서', '게', '다', '요', '함', '음']);
        if !hangul || counted || particle || words.len() == WORDS {
            break;
        }
        words.push((begins, word));
    }
    // Up to the last word that a place ends with.
    let last = words.iter().rposition(|(_, word)| is_place(word))?;
    let (from, _) = words[0];
    let (begins, word) = words[last];
    const NO_PLACES: [&str; 30] = [
        "로", "온", "자", "호", "결과", "알림", "안내", "통보", "요청", "보고", "공문", "관련", "각", "협조", "접수",
        "신청", "붙임", "첨부", "담당", "문의", "대상", "개최", "참석", "실시", "행사", "회의", "출발", "집합", "시작",
        "착공",
    ];
    let event = words[..=last].iter().any(|(_, word)| NO_PLACES.contains(word));
    (!event).then_some(start + from..start + begins + word.len())
}

/// Towns that people travel to and call by their bare names.
const TOWNS: &str = concat!(
    "서울 부산 대구 인천 광주 대전 울산 세종 제주 서귀포 수원 성남 용인 고양 과천 의정부 안양 부천 평택 파주 춘천 원주 강릉 속초 동해 삼척 청주 충주 제천 ",
    "천안 아산 공주 서산 전주 군산 익산 정읍 남원 목포 여수 순천 나주 광양 포항 경주 김천 안동 구미 영주 상주 창원 진주 통영 김해 거제 양산 오송 내포 무안 예산"
);

/// Where a trip went, right behind its days: a town by its bare name, with the house there.
pub(super) fn region(text: &str, days: &Range<usize>) -> Option<Range<usize>> {
    static NIGHTS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[\s,)]*(?:\d\s?박\s?\d\s?일)?[\s,]*"));
    let start = days.end + NIGHTS.find(&text[days.end..]).map_or(0, |lead| lead.end());
    let mut words = text[start..].split([' ', '\n', ',', '.']);
    let town = words.next()?;
    let town = ["에서", "으로", "로", "에"].iter().find_map(|josa| town.strip_suffix(josa)).unwrap_or(town);
    if !TOWNS.split(' ').any(|known| known == town) {
        return None;
    }
    let house = words.next().filter(|word| {
        text[start + town.len()..].starts_with(&format!(" {word}"))
            && (is_place(word) || super::organisations::is_body(word))
    });
    let end = start + town.len() + house.map_or(0, |house| 1 + house.len());
    Some(start..end)
}

/// Whether a word is one that places end with.
pub(super) fn is_place(word: &str) -> bool {
    word.chars().count() >= 2 && ENDS.is_match(word) && !OTHERS.iter().any(|other| word.ends_with(other))
        || word == "앞"
}

/// The street addresses of a text.
pub(super) fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    ADDRESS.find_iter(text).map(|found| found.range())
}

/// A place with the words before it that belong to it: the house of a room, the park of a parking lot.
pub(super) fn whole(text: &str, range: Range<usize>) -> Range<usize> {
    let mut range = range;
    for _ in 0..2 {
        let before = text[..range.start].trim_end_matches(' ');
        if before.len() == range.start {
            break;
        }
        let word = before.rsplit(|c: char| !('가'..='힣').contains(&c)).next().unwrap_or_default();
        let house = word.chars().count() >= 3 && (is_place(word) || super::organisations::is_body(word));
        let verb = ["하면", "되면", "리면", "으면", "이면"].iter().any(|end| word.ends_with(end));
        if !house || verb || word.ends_with(['에', '의', '는', '은']) {
            break;
        }
        range.start = before.len() - word.len();
    }
    range
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, hour: &str) -> Option<String> {
        let at = text.find(hour).unwrap_or_default();
        behind(text, &(at..at + hour.len())).map(|range| text[range].to_owned())
    }

    #[test]
    fn what_stands_behind_an_hour_is_where() {
        for (text, place) in [
            ("12월 9일 10시 중앙시장 입구, 기관별 5명", "중앙시장 입구"),
            ("토욜 10시 시민천문대 잔디마당. 선착순", "시민천문대 잔디마당"),
            ("12월 16일 10시 체육공원 게이트볼장 24팀", "체육공원 게이트볼장"),
            ("10시, 낙조대 앞 2차로", "낙조대 앞"),
            ("10시 농업센터 2층 우산실", "농업센터 2층 우산실"),
            ("10시에 나래역 광장에서 출발", "나래역 광장"),
            ("10시 우산초 정문", "우산초 정문"),
        ] {
            assert_eq!(read(text, "10시").as_deref(), Some(place), "{text}");
        }
        for text in [
            "10시 참석 대상 팀장",
            "10시까지 제출 요청",
            "10시 과장 주재 회의",
            "10시 예산안 심의",
            "10시 회의실 사용은 협의",
        ] {
            let found = read(text, "10시");
            assert!(found.is_none() || text.contains("회의실"), "{text}: {found:?}");
        }
    }

    #[test]
    fn addresses_are_places() {
        let read = |text: &str| addresses(text).map(|range| text[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(read("새 주소 가람시 강변로 77, 3층으로 이전"), ["가람시 강변로 77, 3층"]);
        assert_eq!(read("우산도 나래군 다솜읍 중앙길 12-3 마을회관"), ["우산도 나래군 다솜읍 중앙길 12-3"]);
        assert_eq!(read("회의 결과로 3건 조정"), Vec::<String>::new());
    }

    #[test]
    fn a_room_keeps_its_house() {
        for (text, room, place) in [
            ("3시 경찰서 4층 회의실", "4층 회의실", "경찰서 4층 회의실"),
            ("나래산 우산 체험관 주차장 집결", "주차장", "체험관 주차장"),
            ("각 부서 대회의실", "대회의실", "대회의실"),
        ] {
            let at = text.find(room).unwrap_or_default();
            assert_eq!(&text[whole(text, at..at + room.len())], place, "{text}");
        }
    }
}
