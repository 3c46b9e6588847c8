//! Bodies named one after the other, as those that a document goes to: "경찰서랑 소방서에", "받는 곳은 …, …", "To: …".

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{
    groups::groups,
    organisations::{Names, is_body},
    recipient::Recipient,
};
use crate::korean::pattern;

/// A label of those who get the document, with what stands behind it.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:수신(?:자|처|기관|부서)?|받는\s*(?:데|곳|기관|부서)|보낼\s*(?:곳|데))(?:는|은)?\s*[:：]?\s*((?:각\s|관내\s|산하\s)?[가-힣A-Za-z0-9 ,·]+(?:\([가-힣 ,·]+\))?)",
    )
});
/// The head of a mail that is the request itself. In one that was pasted below, it is the official who is written to.
static MAIL_HEAD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\A\s*(?:(?:From|보낸\s?사람)\s*:[^\n]*\n\s*)?(?:To|TO|받는\s?사람)\s*:\s*([^\n]+)"));
static WORD: LazyLock<Regex> = LazyLock::new(|| pattern(r"[가-힣A-Za-z0-9]+(?:\([가-힣]{2,12}\))?"));
/// What may stand between two of a list.
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*[,·/]?\s*$"));
/// Particles of whom something goes to.
const TO: [&str; 9] = ["에게는", "에게", "한테는", "한테", "에다가", "에는", "께", "에", "앞으로"];
/// Particles that join one to the next.
const AND: [&str; 5] = ["이랑", "랑", "하고", "와", "과"];

/// Who a label or the head of the mail names.
pub(super) fn named(text: &str, names: &Names<'_>) -> Option<Recipient> {
    let label = LABEL.captures(text).and_then(|found| found.get(1));
    let said = label.or_else(|| MAIL_HEAD.captures(text).and_then(|found| found.get(1)))?;
    let words = said.as_str().trim().trim_end_matches(['.', ',']);
    let start = said.start() + (said.as_str().len() - said.as_str().trim_start().len());
    // "푸른면장, 처분요구서 붙임": what is attached is nobody.
    static ATTACHED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(.*?),[^,]*(?:붙임|첨부|별첨)$"));
    let words = ATTACHED.captures(words).and_then(|found| found.get(1)).map_or(words, |found| found.as_str());
    let range = start..start + words.len();
    // "유관기관 2곳(가람경찰서, 가람소방서)": the members of a group.
    static MEMBERS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^[^()]*(?:곳|기관|단체|부서|학교|군데|개소)\s*\(([^()]+)\)$"));
    if let Some(members) = MEMBERS.captures(words) {
        let parts = members[1].split([',', '·']).map(str::trim).filter(|part| !part.is_empty());
        let all: Vec<String> = parts.map(|part| names.head(part)).collect();
        if all.len() > 1 {
            return Some(Recipient::group(all, range));
        }
    }
    let range = start..start + words.len();
    if let Some(group) = groups(words, &|range| range.start + start..range.end + start, names) {
        return Some(group);
    }
    if words.starts_with("각 ") {
        return Some(Recipient::group(vec![words.to_owned()], range));
    }
    let all = heads(words, names);
    match all.as_slice() {
        [] => None,
        [one] => Some(Recipient::one(one.clone(), range)),
        _ => Some(Recipient::group(all, range)),
    }
}

/// The heads of those that are listed.
fn heads(words: &str, names: &Names<'_>) -> Vec<String> {
    // One that has its department in brackets is named already.
    if words.ends_with(')') && !words.contains([',', '·']) {
        return vec![words.to_owned()];
    }
    let schools = schools(words);
    if schools.len() > 1 {
        return schools;
    }
    let parts = words.split([',', '·', '/']).flat_map(|part| {
        let spaced: Vec<&str> = part.split_whitespace().collect();
        let all_bodies = spaced.len() > 1 && spaced.iter().all(|word| receives(bare(word)));
        if all_bodies { spaced } else { vec![part.trim()] }
    });
    let parts = parts.map(|part| bare(part.trim()).trim_end_matches("에게").trim_end_matches("한테"));
    let somebody = |part: &&str| !part.is_empty() && part.chars().count() <= 20;
    parts
        .take_while(somebody)
        .map(|part| if part.ends_with(')') { part.to_owned() } else { names.head(part) })
        .collect()
}

/// "가람초, 나래중": schools by their short names, where there are several.
fn schools(words: &str) -> Vec<String> {
    let name = |word: &str| {
        let stem = word.strip_suffix(['초', '중', '고']).filter(|stem| stem.chars().count() >= 2)?;
        Some(match word.chars().next_back()? {
            '초' => format!("{stem}초등학교장"),
            '중' => format!("{stem}중학교장"),
            _ => format!("{stem}고등학교장"),
        })
    };
    words.split([',', '·', ' ']).filter(|word| !word.is_empty()).map_while(name).collect()
}

/// Those that a wish names one after the other, the last with the particle of whom something goes to.
pub(super) fn listed(text: &str, at: &dyn Fn(Range<usize>) -> Range<usize>, names: &Names<'_>) -> Option<Recipient> {
    let words: Vec<(Range<usize>, &str)> = WORD.find_iter(text).map(|word| (word.range(), word.as_str())).collect();
    for (n, (range, word)) in words.iter().enumerate() {
        let Some(last) = TO.iter().find_map(|josa| word.strip_suffix(josa)).filter(|last| receives(last)) else {
            continue;
        };
        let mut all = vec![last];
        let (mut first, mut next) = (range.start, range.start);
        for (left, word) in words[..n].iter().rev() {
            let name = bare(word);
            let joined = BETWEEN.is_match(&text[left.end..next]) && receives(name);
            if !joined && *word != "및" {
                break;
            }
            if *word != "및" {
                all.insert(0, name);
                first = left.start;
            }
            next = left.start;
        }
        if all.len() < 2 {
            continue;
        }
        let end = range.start + last.len();
        // "가람시 도로과에": a department within its body is one.
        let one_within = all.len() == 2
            && !text[first..end].contains([',', '·'])
            && all[0].ends_with(['시', '군', '구', '도', '청'])
            && all[1].ends_with(['과', '팀', '관', '국', '실']);
        // "가람군 장학회에": a town before the name of what is in it.
        let of_a_town = all.len() == 2
            && text[first..end].matches(' ').count() == 1
            && !text[first..end].contains([',', '·', '/'])
            && all[0].chars().count() >= 3
            && all[0].ends_with(['시', '군', '구'])
            && text[first..].starts_with(&format!("{} ", all[0]));
        if of_a_town && !one_within {
            return Some(Recipient::one(format!("{} {}", all[0], names.head(all[1])), at(first..end)));
        }
        if one_within {
            let name = format!("{}({})", names.head(all[0]), names.head(all[1]));
            return Some(Recipient::one(name, at(first..end)));
        }
        return Some(Recipient::group(all.iter().map(|body| names.head(body)).collect(), at(first..end)));
    }
    None
}

/// "산하기관 다섯 군데(가람재단, 나래공단)에": the members of a group, listed behind it.
pub(super) fn bracketed(text: &str, at: &dyn Fn(Range<usize>) -> Range<usize>, names: &Names<'_>) -> Option<Recipient> {
    static MEMBERS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"((?:[가-힣]{2,8}\s)?[가-힣]{0,8}(?:기관|부서|단체|업체|학교|시설|곳|군데|개소|과)\s*\(([^()\n]{5,120})\))\s*(?:에|에게|한테|으로)",
        )
    });
    let found = MEMBERS.captures(text)?;
    let (whole, list) = (found.get(1)?, found.get(2)?);
    let parts: Vec<&str> = list.as_str().split([',', '·', '/']).map(str::trim).collect();
    (parts.len() > 1 && parts.iter().all(|part| receives(part)))
        .then(|| Recipient::group(parts.iter().map(|part| names.head(part)).collect(), at(whole.range())))
}

/// A word without a particle that joins it to the next; the 과 of 도로과 belongs to its name.
fn bare(word: &str) -> &str {
    let stem = AND.iter().find_map(|josa| word.strip_suffix(josa)).filter(|stem| receives(stem));
    match stem {
        Some(stem) if !(word.ends_with('과') && is_body(word) && !is_body(stem)) => stem,
        _ => word,
    }
}

/// Whether a word is a body, or the head of one. A room is a place, and nobody to write to.
fn receives(word: &str) -> bool {
    const PLACES: [&str; 10] =
        ["회의실", "강당", "체육관", "공원", "민원실", "상황실", "사무실", "별관", "본관", "청사"];
    let word = word.split('(').next().unwrap_or(word);
    let head = word.strip_suffix('장').filter(|stem| stem.chars().count() >= 2);
    // 가스공사 is a body, 배관공사 is work.
    const WORKS: [&str; 14] = [
        "점검", "보수", "정비", "포장", "확장", "증축", "도로", "시설", "배관", "교체", "설치", "철거", "방수", "토목",
    ];
    let corporation = word
        .strip_suffix("공사")
        .is_some_and(|stem| stem.chars().count() >= 2 && !WORKS.iter().any(|work| stem.ends_with(work)));
    (is_body(word) || corporation || head.is_some_and(is_body) || word.ends_with("담당관") || word.ends_with("이사장"))
        && !PLACES.iter().any(|end| word.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::korean::calendar::TEST_TODAY;

    fn read(text: &str) -> Vec<String> {
        let names = Names { text, today: TEST_TODAY };
        let at = |range| range;
        let found = named(text, &names).or_else(|| bracketed(text, &at, &names)).or_else(|| listed(text, &at, &names));
        let found = found.unwrap_or_default();
        if found.several.is_empty() { found.head.into_iter().collect() } else { found.several }
    }

    #[test]
    fn bodies_in_a_row() {
        for (text, expected) in [
            ("우산경찰서랑 우산소방서에 협조 요청", vec!["우산경찰서장", "우산소방서장"]),
            ("하천과, 도로과, 공원과에 교부 통보", vec!["하천과장", "도로과장", "공원과장"]),
            ("시설공단과 도시가스공사에 요청", vec!["시설공단이사장", "도시가스공사사장"]),
            ("보건소 및 상수도사업소에 알림", vec!["보건소장", "상수도사업소장"]),
            ("수도과장 도로과장한테 전달", vec!["수도과장", "도로과장"]),
            ("가람구 교통과에 요청", vec!["가람구청장(교통과장)"]),
            ("다솜군 체육회에 교부 알림", vec!["다솜군 체육회장"]),
            ("산하기관 두군데(가람문화재단, 나래시설공단)에 요구", vec!["가람문화재단이사장", "나래시설공단이사장"]),
            ("받는곳은 우산경찰서 우산보건소. 의견 조회", vec!["우산경찰서장", "우산보건소장"]),
            ("수신: 도지사(도로과장)\n실적 보고", vec!["도지사(도로과장)"]),
            ("To: 각 출장소장\nFrom: 총무과\n당직 변경 알림", vec!["각 출장소장"]),
            ("받는사람: 가람초, 나래중 행정실장\n현황 제출 요청", vec!["가람초등학교장", "나래중학교장"]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn places_are_not_written_to() {
        for text in ["본관 3층 대회의실에 집합", "체육관에 모여", "밑에 메일 보고\n\nTo: 우산과 김하나\n내용"]
        {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
    }
}
