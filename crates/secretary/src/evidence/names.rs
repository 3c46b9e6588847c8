//! People, bodies and places, known by their cues: a title beside a name, the last syllables of an office, a floor or a
//! hall.
//!
//! There is no dictionary of names, and none would hold the next new one. What carries no cue is not found; what a cue
//! finds is carried where the same letters stand in the ground.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{
    FactKind, Ground, Reading,
    words::{GENERIC, NO_MUNICIPALITY, NO_NAMES, NOUNS, ROLE_ENDS},
};
use crate::korean::{names::FAMILY, pattern};

const TITLES: &str = "주무관|사무관|서기관|연구사|연구관|지도사|과장|팀장|국장|실장|계장|센터장|소장|원장|관장|단장|부장|차장|\
     본부장|위원장|부위원장|위원|교수|박사|변호사|강사|대표이사|대표|회장|이사장|이사|사장|시장|군수|구청장|도지사|장관|차관|\
     교장|교감|교사|담당자|담당|책임자|간사|조사관|감사관|상담사|통장|이장|반장|의원|의장";

static AFTER_TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:(?:{TITLES})(?:\s?[:(]\s?|\s)|(?:성명|이름|신청인|민원인|진행|발표|사회|문의|작성)\s?:\s?)([{FAMILY}][가-힣]{{2}})(?:은|는|이|가|을|를|에게|께|께서|와|과|의|도|님|씨|으로|로)?(?:[\s,.()·/]|$)"
    ))
});
static BEFORE_TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"([{FAMILY}][가-힣]{{2}})(?:\s?(?:님|씨)(?:[^가-힣]|께|은|는|이|가|을|를|의|에|도)|\s?\(?(?:{TITLES}))"
    ))
});

const ROOMS: &str = "회의실|시청각실|세미나실|교육실|강의실|상황실|실습실|전산실|상담실|열람실|연수실|접견실|전시실|프로그램실|\
     배움실|강당|다목적홀|컨벤션홀|홀|공연장|교육장|체육관|전시장|경기장|운동장|연수원|대극장|소극장|극장|라운지|로비";
const BUILDINGS: &str =
    "관|청|센터|회관|소|원|타워|빌딩|도서관|학교|시설|호텔|별관|본관|동|캠퍼스|청사|플라자|하우스|역|재단";

static PLACES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        concat!(
            r"(?:[가-힣A-Za-z0-9]*(?:{b})\s?(?:\([가-힣 ]+\)\s?)?)?(?:지하\s?)?\d{{1,2}}층(?:\s?[가-힣0-9A-Za-z]{{0,8}}(?:{r}))?",
            r"|(?:[가-힣A-Za-z0-9]*(?:{b})\s)?[가-힣0-9A-Za-z]{{0,8}}(?:{r})",
            r"|[가-힣A-Za-z0-9]+(?:{b})\s\d{{2,4}}호",
        ),
        b = BUILDINGS,
        r = ROOMS
    ))
});
/// What a line names as its place.
static PLACE_LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:장\s?소|회의실|집결지|소재지|위\s?치)\s?:\s?([^\n,(⟦/]{2,40}?)(?:\s{2}끝\.?)?(?:[\n,(⟦/]|$)")
});
/// Rooms that every house has.
const ANY_ROOM: [&str; 12] =
    ["회의실", "강당", "교육장", "강의실", "상황실", "홀", "로비", "체육관", "운동장", "상담실", "열람실", "교육실"];

const BODIES: &str = "위원회|협의회|연합회|협회|학회|의회|교육지원청|교육청|대학교|대학|고등학교|중학교|초등학교|유치원|어린이집|연구원|연구소|\
     진흥원|개발원|평가원|관리원|정보원|기술원|문화원|교육원|연수원|인재개발원|의료원|병원|보건소|복지관|도서관|박물관|미술관|수련관|\
     학습관|문화회관|예술회관|체육관|재단|공사|공단|상공회의소|조합|은행|법인|연맹|진흥회|센터|본부|지사|사업소|관리소|사무소|출장소|\
     경찰서|소방서|세무서|우체국|법원|검찰청|구청|시청|군청|도청|주식회사|컨소시엄|건설|엔지니어링|솔루션|시스템즈";

static ORGANISATION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:주식회사\s?|㈜\s?|\(주\)\s?)[가-힣A-Za-z0-9]{{2,12}}|[가-힣A-Za-z0-9·]{{2,14}}?(?:{BODIES})|[가-힣A-Za-z0-9]{{2,12}}(?:㈜|\(주\))"
    ))
});
/// A municipality: two or three syllables with its rank, and a word that shows it to be one.
static MUNICIPALITY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"([가-힣]{1,3}(?:특별자치)?[시군구])(?:에서|는|가|와|의|도|를|로부터|장|청|민|와|과|은|이)?(?:[\s,.)∼~]|$)",
    )
});
/// A department: what follows it shows that 과 is no conjunction.
static DEPARTMENT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"([가-힣]{2,8}(?:과|팀))(?:에서|에게|로\s|에\s|장\s|\s(?:주무관|과장|팀장|담당)|-\d)"));

/// Judges rooms, halls and floors, and what a line names as its place.
pub(super) fn places(reading: &mut Reading<'_>, ground: &Ground<'_>) {
    let text = reading.text;
    for found in PLACE_LINE.captures_iter(text) {
        let Some(place) = found.get(1) else { continue };
        let range = trimmed(text, place.range());
        if range.len() >= 6 && reading.is_free(&range) {
            let carried = ground.says_each(&text[range.clone()]);
            reading.judge(range, FactKind::Place, carried);
        }
    }
    for found in PLACES.find_iter(text) {
        let (range, surface) = (trimmed(text, found.range()), found.as_str().trim());
        let goes_on =
            text[range.end..].starts_with(|c: char| ('가'..='힣').contains(&c)) && !has_particle(&text[range.end..]);
        let generic = ANY_ROOM.contains(&surface) || surface.chars().count() < 2;
        if !generic && !goes_on && reading.is_free(&range) {
            let carried = ground.says_each(surface);
            reading.judge(range, FactKind::Place, carried);
        }
    }
}

/// Judges names beside titles.
pub(super) fn people(reading: &mut Reading<'_>, ground: &Ground<'_>) {
    let text = reading.text;
    for cue in [&AFTER_TITLE, &BEFORE_TITLE] {
        let mut from = 0;
        while let Some(found) = cue.captures_at(text, from) {
            let Some(name) = found.get(1) else { break };
            from = name.end();
            let word = name.as_str();
            let inside = text[..name.start()].ends_with(|c: char| ('가'..='힣').contains(&c));
            let role = word.ends_with(ROLE_ENDS)
                || NO_NAMES.contains(&word)
                || NOUNS.iter().any(|noun| word.starts_with(noun));
            let particle = word.ends_with(['가', '는', '을', '를', '에', '와', '과', '만']);
            if !inside && !role && !particle && reading.is_free(&name.range()) {
                let carried = ground.says(word);
                reading.judge(name.range(), FactKind::Person, carried);
            }
        }
    }
}

/// Judges offices, companies, municipalities and departments.
pub(super) fn organisations(reading: &mut Reading<'_>, ground: &Ground<'_>) {
    let text = reading.text;
    for found in ORGANISATION.find_iter(text) {
        let after = &text[found.end()..];
        let goes_on = after.starts_with(|c: char| ('가'..='힣').contains(&c)) && !has_particle(after);
        if !goes_on && !is_generic(found.as_str()) && reading.is_free(&found.range()) {
            let carried = ground.says_each(found.as_str()) || ground.says_short(found.as_str());
            reading.judge(found.range(), FactKind::Organisation, carried);
        }
    }
    for found in MUNICIPALITY.captures_iter(text).chain(DEPARTMENT.captures_iter(text)) {
        let Some(name) = found.get(1) else { continue };
        let word = name.as_str();
        let last_two: String = word.chars().skip(word.chars().count().saturating_sub(2)).collect();
        let inside = text[..name.start()].ends_with(|c: char| c.is_alphanumeric());
        let other = NO_MUNICIPALITY.contains(&last_two.as_str()) || word.ends_with("결과") || word.ends_with("효과");
        // 시 after a verbal noun is "when": 필요시, 위반시.
        let when = word.ends_with('시') && !word.ends_with("특별자치시") && word.chars().count() != 3;
        let bare = word.chars().count() < 3 || is_generic(word);
        if !(inside || other || when || bare) && reading.is_free(&name.range()) {
            let carried = ground.says(word);
            reading.judge(name.range(), FactKind::Organisation, carried);
        }
    }
}

/// Whether a body is named only by its sort: 관계 위원회, 해당센터.
fn is_generic(name: &str) -> bool {
    let sort = BODIES.split('|').map(str::trim).filter(|sort| name.ends_with(*sort)).max_by_key(|sort| sort.len());
    let stem = sort.map_or_else(|| name.trim_end_matches(['과', '팀']), |sort| &name[..name.len() - sort.len()]);
    stem.is_empty() || GENERIC.contains(&stem) || stem.chars().all(|c| c.is_ascii_digit())
}

fn has_particle(after: &str) -> bool {
    const PARTICLES: [&str; 22] = [
        "은", "는", "이", "가", "을", "를", "에", "의", "와", "과", "도", "로", "으로", "만", "및", "까지", "부터",
        "께", "장", "등", "측", "내",
    ];
    PARTICLES.iter().any(|particle| after.starts_with(particle))
}

/// A range without the spaces and stops at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let kept = part.trim_end_matches([' ', '.', '\t', '\r']);
    let lead = kept.len() - kept.trim_start().len();
    range.start + lead..range.start + kept.len()
}
