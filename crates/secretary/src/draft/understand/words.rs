//! Facts in words: material, form, target, reason, the official to ask, related documents, attachments.

use std::{ops::Range, sync::LazyLock};

use biseo_documents::Attachment;
use regex::{Captures, Regex};

use super::{
    RESULT,
    fact::{Fact, Slot},
    organisations::is_body,
    people::looks_like_a_name,
    topic::{closes_on, noun_phrase, without_josa},
};
use crate::korean::pattern;

static LABELLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(안건(?:은|\s*\d+\s*건|\s*[:\-])|준비물(?:은|:)?|내용은|조건은|지적\s*\d+\s*건\s*[:\-]|건의(?:는|:|사항은?)?|주제는)\s*[-:]?\s*((?:\d\.\s[^\d\n.]+)+|[^\n.]+)",
    )
});
/// "1. 설 물가 2. 업소 지정": the numbers of a list in a line.
static NUMBERS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*(?:^|\s)\d\.\s+"));
static MATERIAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"([가-힣A-Za-z0-9·()\s]{2,30}?(?:자료|실적|현황|명단|목록|조사표|계획서|보고서|수료증|신청서|의견서|확인서))(?:을|를|도|은|만)?\s*(?:현행화\s*\S+\s*)?(?:달라|내|제[출츨]|보내|요청|취합|회신|받|작성)",
    )
});
/// What is to be answered where there is nothing to say.
const NOTHING_TO_SAY: &[(&str, &str)] = &[
    ("의견없으면", "의견이 없으면 ‘의견 없음’으로 제출"),
    ("해당사항없으면", "해당 사항이 없으면 ‘해당 없음’으로 제출"),
    ("의견없음", "의견이 없으면 ‘의견 없음’으로 제출"),
    ("해당없음", "해당 사항이 없으면 ‘해당 없음’으로 제출"),
    ("의견없으면회신생략", "의견이 없으면 회신 생략"),
    ("의견없으면제출생략", "의견이 없으면 제출 생략"),
    ("의견없으면생략", "의견이 없으면 회신 생략"),
    ("해당없어도", "해당 사항이 없어도 제출"),
];
/// What is done before the material is handed in: "12월 18일까지 이수하고 수료증".
static DONE_BEFORE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^.*(?:까지|하고|해서|한 뒤|하여|안에)\s+"));
static FORMAT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"엑셀|한글\s*파일|한글로|PDF|pdf|HWP|hwp|[가-힣]{2,8}시스템(?:으로|에서|에)|온나라|온메일|우편\s?제출|공문으로|전자\s*우편|이메일|메일로|메일\s*회신|팩스|우편으로|방문\s*제출|구글\s*폼|설문|사진\s*첨부|사진을?\s*붙|정보통신망|전자\s*파일",
        r"|(?:부서별|기관별|과별|각)\s*\d+\s*(?:쪽|장)씩|(?:부서별\s*)?\d+\s*(?:쪽|장)\s*(?:이내)?\s*자료|나라장터\s*종합쇼핑몰|나라장터|사진(?:이랑|과|하고)\s?[가-힣]{2,8}서|(?:의견|해당\s?사항)\s?없으면\s?(?:회신|제출)?\s?(?:은|을)?\s?생략|(?:의견|해당\s?사항)\s?없으면\s?(?:없다고|없음으로|없음)[^\n,.]{0,6}|의견\s*없음[^\n,.]*|해당\s*없(?:음|어도)[^\n,.]{0,20}"
    ))
});
static TARGET: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"((?:[가-힣]{2,6}\s)?[가-힣]{0,8}(?:취급자|담당자|담당|관리자|종사자|책임자|팀장|과장|부서장|임용자|신규자|직원|공무원|주민|어르신|청소년|학부모|위원|대표))\s*(?:들)?\s*(전원|전체|모두|필참|대상)",
        r"|대상\s*(?:은|는|:|자는)\s*([^\n,.]+)|(과장급|팀장급|국장급|부서장급|담당자급)|(전\s*직원)|(?:출장자|참가자|방문자|참석자)(?:는|은|:)?\s*((?:[가-힣]+(?:과|팀|센터)\s)?[가-힣]{2,4}(?:\s*(?:주무관|팀장|과장|계장|사무관|서기관|주사))?(?:\s*외\s*\d+\s*명)?)(?:\s|\.|,|$)|((?:과장|국장|팀장|시장|부시장|군수|구청장)님?)\s*보고용|((?:초등|중등|중학교|고등|고등학교|초등학교)?\s?\d(?:\s?[~∼-]\s?\d)?\s?학년)"
    ))
});
/// What stands before the material in its clause: the receiver, the document that asks for it, its sender.
static LEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^.*?(?:\)\s*호?\s*(?:로\s*(?:온|요청한))?|관련(?:하여|해)?|에서\s*온|로\s*온|(?:과|팀|실|청|의회|부|처)에서|[가-힣]{2,}(?:과|소|팀|서|부서|기관|동|면|청)(?:에|에게|한테)|\d(?:곳|개소)에)\s+|^\)?\s*호(?:로\s*(?:온|요청한))?\s+(?:관련\s+)?",
    )
});
/// A label of a reason.
static WHY: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:이유|사유|원인|목적|배경)(?:은|는|\s?:)"));
/// What gives a reason, with the word that closes the phrase in a document.
static REASONS: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    [
        (r"원인\s?=\s?([^\n.]+)", ""),
        (r"(?:원인은|사유는|이유는|이유:|사유:|목적은)\s*([^\n.]+)", ""),
        (r"([^\n.,(]{3,40}?)\s*(?:때문에|때문이|(?:으로|로)\s*인해|(?:으로|로)\s*인한)", ""),
        (r"((?:[^\s\n.,(]+\s){0,2}[^\s\n.,(]+?(?:점검|공사|교체|소독|작업|정비|보수|방역|청소))(?:으로|로)\s", ""),
        (r"((?:[^\s\n.,(]+\s){0,3}[^\s\n.,(]+?)(?:이라서|이라)\s", ""),
        (
            r"((?:[^\s\n.,(]+\s){0,2}[^\s\n.,(]+?)(?:이|가)\s*(?:늦어져서|늦어서|늦어져|지연되어|지연돼서|길어져서)",
            " 지연",
        ),
        (r"([^\n.,]{3,50}?(?:누락|미비|미제출|미첨부|불일치))(?:[.,\n]|$|됨|함|되어|돼서|이라|으로)", ""),
        (r"(사임|사퇴|임기\s?만료)", ""),
        (
            r"((?:[^\s\n.,(]+\s)?[^\s\n.,(]+?)(?:이라서?|라서|이므로)\s?(?:우리|저희|본)?\s?(?:시|군|구|기관|과)?\s?(?:관할|소관)(?:이|은)?\s?(?:아니|아님)",
            "(으)로 우리 기관 소관이 아님",
        ),
        (r"([^\n.,(]{3,40}?중)(?:이라|이고|이어서|이라서)", ""),
        (r"((?:[^\s\n.,(]+\s){0,2}[^\s\n.,(]+?)(?:이|가)?\s*필요(?:해서|하여|하므로|해|함)?(?:\s|,|\.|$)", " 필요"),
        (r"([^\n.,]{3,40}?)(?:이랑|랑|과|와|하고)?\s*겹(?:치|침|쳐)", "과 겹침"),
        (r"([^\n.,]{3,30}?)\s*지장\s*(?:이\s*)?있", " 지장"),
        (
            r"(?:님꺼|님건|씨건|[.,\n]|^)?\s*([^\n.,]{3,40}?)(?:을|를)?\s?(?:받아\s?봐야|받아야|거쳐야|들어\s?봐야)\s*(?:해|돼|되|하)(?:서|므로|기)",
            " 필요",
        ),
        (r"((?:[^\s\n.,(]+\s){0,4}[^\s\n.,(]+?)(?:이라서?|라서?)\s(?:안\s?[되된됨돼]|못|불가|거부|반려|어렵)", ""),
        (r"((?:[^\s\n.,(]+\s){0,2}[^\s\n.,(]+?)(?:이|가)?\s(?:올라서|올랐기|올라가서)", " 상승"),
        (r"/\s([가-힣 ]{2,20}(?:교체|공사|점검|정비|보수|세척|소독))\s/", ""),
        (r"([^\n.,]{3,40}?)(?:이|가)?\s?(?:몰려서)(?:요)?(?:[.,\n\s]|$)", " 집중"),
        (r"([^\n.,]{3,40}?)(?:해야\s*(?:해|돼|되|하)서|\s*필요해서|\s*필요함)", " 필요"),
        (r"((?:[^\s\n.,(]+\s){0,2}[^\s\n.,(]+?)(?:이|가)\s*부족(?:해서|하여|해|하므로|하기)", " 부족"),
        (r"((?:[^\s\n.,(]+\s){0,2}[^\s\n.,(]+?)(?:이|가)\s*없(?:어서|어|으므로|기)", " 없음"),
        (r"((?:[^\s\n.,(]+\s){0,2}[^\s\n.,(]+?)(?:이|가)\s*있(?:어서|으므로)", " 있음"),
        (r"((?:[^\s\n.,(]+\s){0,2}[^\s\n.,(]+?)(?:이|가)\s*(?:맞지\s*않)(?:음|아서|아|으므로)", " 맞지 않음"),
        (r"((?:개인|일신상의?|건강상의?)\s?(?:사정|사유|이유))", ""),
        (r"((?:[^\s\n.,(]+\s){0,4}[^\s\n.,(]+?)(?:을|를)\s*(?:위해|위하여)\s", ""),
        (r"([^\n.]{3,60}?에)\s*(?:맞지|부합하지)\s*않", " 맞지 않음"),
        (r"([^\n.]{3,60}?)\s*(?:에\s*)?미달", " 미달"),
        (r"([^\n.]{3,60}?에)\s*(?:위반|저촉)", " 위반됨"),
        (r"(최저가)\s*(?:견적)?", " 견적"),
        (r"(?:^|고\s|며\s|[.,\n]\s*)([^\n.,]{2,40}?(?:체납|미납|연체|초과))(?:[.,\n]|$|함|됨|이라|으로)", ""),
        (r"([^\n.,]*?(?:내구\s?연한|노후|파손|고장|훼손|마모)\s*[^\n.,]*?교체)", ""),
    ]
    .map(|(sign, end)| (pattern(sign), end))
    .into()
});
/// Words that a reason does without.
static FILLERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:.*\s)?(?:관련|건|[가-힣]{2,4}님(?:건|꺼|거)|그날|아무래도|신청인\s[가-힣]{2,4}|요청했는데|했는데|인데|지만|는데)\s+|한\s?번\s?더\s*|꼭\s+|좀\s+|다시\s+",
    )
});
static TRANSFERRED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"([가-힣]{3,14}?)(?:으로|로|에)\s*(?:[가-힣0-9.]{1,6}\s*)?(?:이송|이첩|넘[겼긴겻김])"));
/// "도로공사 소관": whose matter it is.
static CONCERNED: LazyLock<Regex> = LazyLock::new(|| pattern(r"([가-힣]{3,14})\s소관(?:이|임|으로|업무|\s|[.,]|$)"));
/// "청구인 류하늘 2025년 업무추진비 집행내역 부분공개": what was asked for stands before the decision on it.
static DECIDED_ON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"청구인\s+[가-힣]{2,10}\s+([^\n.,]{4,40}?)\s*(?:부분\s?공개|비공개|즉시\s?공개|공개)\s*(?:결정|통지)",
        r"|(?:^|[.\n])\s*([^\n.,(:]{4,30}?)\s(?:부분\s?공개|비공개|전부\s?공개)\s*(?:[.\n]|$)",
        r"|청구(?:한|하신)\s([^\n.,(]{2,30}?)\s?(?:\(|공개|비공개|부분|결과|결정)",
        r"|정보\s?공개\s?청구\s?(?:\([^()\n]*\))?\s([^\n.,(]{2,30}?)\s(?:부분\s?공개|비공개|공개)\s?(?:결정|통지)"
    ))
});
/// What was done about a petition, or will be: "교체 완료했다고", "내년 상반기에 검토한다고".
static DONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"((?:[가-힣]{2,6}\s?)?(?:완료|조치|교체|수리|설치|정비|처리|철거))(?:했|하였|함|됐|되었|됨)|([가-힣]{2,8}\s?완료)(?:[.,\n]|$)",
    )
});
/// "… 대상지에 포함했다고 회신": what was done, in words that have no noun of their own.
static SAID_DONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[.,\n])\s*((?:[^\s.,()]+\s){0,4}?[^\s.,()]*(?:완료|포함|반영|선정|등록|배정|지정|편성|요청|의뢰|통보|지도|단속|계도|시정))(?:했다고|하였다고|됐다고|되었다고)\s*(?:회신|답변|안내|통지|알)",
    )
});
static POSSIBLE: LazyLock<Regex> = LazyLock::new(|| pattern(r"([가-힣]{2,8}\s?가능)하다고"));
static TO_BE_DONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[.,\n]|서\s|고\s|지만\s)\s*([^\n.,]{3,40}?)(?:(?:한다고|하겠다고|할\s?예정이라고|하기로)\s*(?:했다고\s*|함\s*)?(?:회신|답변|알림|안내|통지|[.,\n]|$)|\s예정(?:임|이라고|입니다)?\s*(?:회신|답변|[.,\n]|$))",
    )
});
static CLAIMED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[.\n])\s*([^\n.]{4,50}?)\s*청구(?:함|했|한|\.|$|\n)"));
static CHANGED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[,.\n])\s*([가-힣][^\n,.]{2,24}?\s?(?:도입|확대|신설|폐지|축소|통합|전환|의무화|일원화))(?:$|[,.\n\s])",
    )
});
static PHONE: LazyLock<Regex> = LazyLock::new(|| pattern(r"0\d{1,2}-\d{3,4}-\d{4}"));
static EXTENSION: LazyLock<Regex> = LazyLock::new(|| pattern(r"내선\s*(?:번호\s*)?(\d{3,5})"));
static ASKED_OF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?:담당자?|문의(?:처)?)[ \t]*(?:는|은|:)?|연락처[ \t]*(?:는|은|:))[ \t]*((?:[가-힣]{2,10}(?:과|팀|담당|실|센터)\s*)?[가-힣]{2,4}(?:\s*(?:주무관|팀장|과장|계장|사무관|주사))?)",
    )
});
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(\d{0,3}[가-힣]{2,14})-(\d{1,6})\s*(?:\(\s*(?:(\d{4})\s*\.\s*)?(\d{1,2})\s*\.\s*(\d{1,2})\s*\.?\s*\)|,\s*(\d{1,2})월\s*(\d{1,2})일\s*자?|,\s?(\d{1,2})\.\s?(\d{1,2})\.)?",
    )
});
static RECEIPT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:접수\s*번호|접수번호|신청\s*번호|민원\s*번호|접수)\s*:?\s*(\d[0-9A-Z-]{5,}|[0-9A-Z][0-9A-Z-]{6,})|(\d[A-Z]{2}-\d{4}-\d{5,7})|\(\s?[\d./월일 ]{3,8}\s?접수\s?,\s?(\d{6,12})\s?\)",
    )
});
static ATTACHED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"([^\n.,]{2,50}?)(?:은|는|이랑|을|를)?\s*(?:\d+\s*부\s*)?(?:엑셀로\s*)?(?:붙임|별첨|첨부[가-힣]{0,4}|붙이고|붙일게|붙여\s?(?:줘|주세요|보내|서))(?:\s*(?:$|[.,\n(]))|(?:붙임|별첨|첨부)\s+([^\n.,]{2,40}(?:,\s*[^\n.,]{2,40}?\d+\s*부)*)",
    )
});

fn push(
    facts: &mut Vec<Fact>,
    skip: &dyn Fn(&Range<usize>) -> bool,
    slot: Slot,
    found: Option<regex::Match<'_>>,
    clean: bool,
) {
    if let Some(found) = found.filter(|found| !skip(&found.range())) {
        let phrase = if clean { noun_phrase(&LEADING.replace(found.as_str(), "")) } else { found.as_str().to_owned() };
        push_words(facts, slot, &phrase, found.range());
    }
}

fn push_words(facts: &mut Vec<Fact>, slot: Slot, words: &str, range: Range<usize>) {
    let words = words.trim_matches([' ', ',', '.', ':', '-', '(']);
    if words.chars().count() >= 2 && !facts.iter().any(|fact| fact.slot == slot && fact.value == words) {
        facts.push(Fact::words(slot, words, range));
    }
}

/// Facts in words found in a text. `skip` names asides.
pub(super) fn facts(text: &str, skip: &dyn Fn(&Range<usize>) -> bool) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for found in LABELLED.captures_iter(text) {
        // "점자블록 설치하고 착수 전 통보": every condition is one of its own.
        let Some(said) = found.get(2) else { continue };
        let mut at = said.start();
        for part in said.as_str().split_inclusive("하고 ") {
            let range = at..at + part.trim_end_matches("하고 ").len();
            at += part.len();
            if !skip(&range) {
                let words = NUMBERS.replace_all(text[range.clone()].trim(), ", ");
                push_words(&mut facts, Slot::Material, words.trim_start_matches(", "), range);
            }
        }
    }
    for found in MATERIAL.captures_iter(text) {
        let Some(said) = found.get(1).filter(|said| !skip(&said.range())) else { continue };
        let phrase = noun_phrase(
            &LEADING.replace(&said.as_str()[DONE_BEFORE.find(said.as_str()).map_or(0, |done| done.end())..], ""),
        );
        push_words(&mut facts, Slot::Material, &phrase, said.range());
    }
    for found in FORMAT.find_iter(text) {
        // "해당 없음으로 내라" is a way to answer; "비공개 대상 해당 없음" is an answer.
        let said = found.as_str().replace(' ', "");
        let nothing = NOTHING_TO_SAY.iter().any(|(words, _)| said.starts_with(words));
        if nothing && !["으로", "어도", "제출", "회신", "내라"].iter().any(|word| said.contains(word)) {
            continue;
        }
        // "개최 알림 공문으로": the document that is wished for is no way to answer.
        // "아래 메일로 배정 통보": where the matter stands.
        let lead = text[..found.start()].trim_end();
        if said == "메일로"
            && ["아래", "밑", "위", "다음", "전달", "받은", "온"].iter().any(|word| lead.ends_with(word))
        {
            continue;
        }
        let wished = said == "공문으로" && {
            let before = text[..found.start()].trim_end();
            ["알림", "안내", "통보", "요청", "보고", "회신", "조회"].iter().any(|word| before.ends_with(word))
        };
        if wished {
            continue;
        }
        // "메일 말고 온나라로": what is ruled out is no way to answer.
        if !text[found.end()..].trim_start().starts_with("말고") {
            push(&mut facts, skip, Slot::Format, Some(found), false);
        }
    }
    for fact in facts.iter_mut().filter(|fact| fact.slot == Slot::Format) {
        if fact.value.eq_ignore_ascii_case("hwp") {
            fact.written = "한글 파일".to_owned();
        }
        if let Some(system) = ["시스템으로", "시스템에서", "시스템에"].iter().find(|end| fact.value.ends_with(**end))
        {
            fact.written = format!("{}시스템", fact.value.trim_end_matches(system));
        }
        for (said, written) in NOTHING_TO_SAY {
            if fact.value.replace(' ', "").starts_with(said) {
                fact.written = (*written).to_owned();
            }
        }
    }
    static BROUGHT_ALONG: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?:^|[.,\n])\s*([가-힣A-Za-z·/ ]{2,24}?)(?:을|를|은|는)?\s?지참(?:[.,\n]|$|함|할|하|바람|\s)")
    });
    for found in BROUGHT_ALONG.captures_iter(text) {
        if let Some(said) = found.get(1).filter(|said| !skip(&said.range()) && !said.as_str().contains("준비물")) {
            let fact = Fact::words(Slot::Material, said.as_str().trim(), said.range());
            facts.push(Fact { label: "준비물".into(), ..fact });
        }
    }
    for found in TARGET.captures_iter(text) {
        // "참석자 포함" names nobody.
        let nobody = |said: &regex::Match<'_>| {
            found.get(6) == Some(*said) && !said.as_str().split_whitespace().any(looks_like_a_name)
        };
        let group = (1..=8).filter(|group| *group != 2).find_map(|group| found.get(group));
        let group = group.filter(|said| !nobody(said));
        push(&mut facts, skip, Slot::Target, group, false);
    }
    for found in CHANGED.captures_iter(text).chain(CLAIMED.captures_iter(text)) {
        // "개정 이유는 시간 연장, 제한 신설": a reason goes on behind its comma.
        let start = found.get(1).map_or(0, |said| said.start());
        let sentence = text[..start].rfind(['\n', '.']).map_or(0, |at| at + 1);
        if WHY.is_match(&text[sentence..start]) {
            continue;
        }
        // "우산연대가 청구한": who asked is not what was asked for.
        let asker = |said: &regex::Match<'_>| !said.as_str().contains(' ') && said.as_str().ends_with(['가', '이']);
        push(&mut facts, skip, Slot::Material, found.get(1).filter(|said| !asker(said)), false);
    }
    for found in DECIDED_ON.captures_iter(text) {
        let said = (1..=4).find_map(|group| found.get(group));
        push(&mut facts, skip, Slot::Material, said.filter(|said| !said.as_str().contains("정보")), false);
    }
    if text.contains("이송") || text.contains("이첩") {
        for found in CONCERNED.captures_iter(text).filter(|found| !["우리", "다른", "타기관"].contains(&&found[1]))
        {
            push(&mut facts, skip, Slot::Target, found.get(1), false);
        }
    }
    for found in TRANSFERRED.captures_iter(text).filter(|found| is_body(&found[1])) {
        push(&mut facts, skip, Slot::Target, found.get(1), false);
    }
    for (at, (sign, end)) in REASONS.iter().enumerate() {
        let Some(found) = sign.captures(text).and_then(|found| found.get(1)).filter(|found| !skip(&found.range()))
        else {
            continue;
        };
        let words = FILLERS.replace_all(found.as_str().trim(), "");
        // What stands in brackets before it belongs to something else.
        let words =
            if at == 0 || words.ends_with(')') { &*words } else { words.rsplit(['(', ')']).next().unwrap_or_default() };
        let words = words.trim().trim_start_matches([':', '-', ' ']);
        let words = words.trim_end();
        // "구간과 겹치고 점용료 체납": what another reason says already is over with its joining verb.
        let overlaps = |fact: &Fact| {
            fact.slot == Slot::Reason && fact.source.end > found.start() && fact.source.start < found.end()
        };
        let joined = words.rfind("고 ").or(words.rfind("며 ")).filter(|_| facts.iter().any(overlaps));
        let words = joined.map_or(words, |at| words[at + '고'.len_utf8()..].trim_start());
        let told = facts
            .iter()
            .any(|fact| fact.slot == Slot::Reason && fact.value.contains(words.trim_end_matches(['이', '가'])));
        // "… 민원은 도로공사 소관이라": what is spoken of is no part of the reason.
        let spoken_of =
            words.rfind("은 ").or(words.rfind("는 ")).filter(|_| end.is_empty() && words.chars().count() > 8);
        let words = spoken_of.map_or(words, |at| words[at + '은'.len_utf8()..].trim_start());
        let words = if end == &" 필요" { words.strip_suffix(['이', '가']).unwrap_or(words) } else { words };
        if words.chars().count() >= 2 && !told {
            let said = match end.strip_prefix("(으)로") {
                Some(rest) => format!("{}{rest}", biseo_documents::values::with_josa(words, "으로/로")),
                None => format!("{words}{end}"),
            };
            facts.push(Fact::words(Slot::Reason, said, found.range()));
        }
    }
    facts
}

/// "① 조례안 ② 예산안 → 이렇게 두 건": the points of a meeting, by their circled numbers.
pub(super) fn circled(text: &str) -> Option<Fact> {
    static POINT: LazyLock<Regex> = LazyLock::new(|| pattern(r"[①-⑳]\s*([^①-⑳\n→]{2,60})"));
    let found: Vec<regex::Match<'_>> = POINT.captures_iter(text).filter_map(|found| found.get(1)).collect();
    let (first, last) = (found.first()?, found.last()?);
    let points: Vec<&str> =
        found.iter().map(|point| point.as_str().trim().trim_end_matches([',', '.', '/', ';'])).collect();
    (points.len() > 1).then(|| {
        let fact = Fact::words(Slot::Material, points.join(", "), first.start()..last.end());
        Fact { label: "안건".into(), ..fact }
    })
}

/// What was or will be done about a petition. `days` are places of days, whose full stops end no clause; `told` are the
/// sentences behind the wish.
pub(super) fn results(
    text: &str,
    days: &[Range<usize>],
    told: &[Range<usize>],
    skip: &dyn Fn(&Range<usize>) -> bool,
) -> Vec<Fact> {
    let read = &without_stops(text, days);
    let open = |found: Option<regex::Match<'_>>| found.map(|found| found.range()).filter(|range| !skip(range));
    let said = |found: Option<Captures<'_>>| open(found.and_then(|found| found.get(1).or(found.get(2))));
    let result =
        |words: String, range: Range<usize>| Fact { label: RESULT.into(), ..Fact::words(Slot::Material, words, range) };
    let mut facts = Vec::new();
    if let Some(range) = said(SAID_DONE.captures(read)) {
        let words = text[range.clone()].rsplit("결과 ").next().unwrap_or_default().trim();
        let words = if words.ends_with("완료") { words.to_owned() } else { format!("{words}함") };
        facts.push(result(words, range));
    } else if let Some(range) = said(DONE.captures(read)) {
        let words = text[range.clone()].trim();
        let words = if words.ends_with("완료") { words.to_owned() } else { format!("{words} 완료") };
        facts.push(result(words, range));
    } else if let Some(range) = said(POSSIBLE.captures(read)) {
        facts.push(result(text[range.clone()].trim().to_owned(), range));
    } else if let Some(range) = said(TO_BE_DONE.captures(read)) {
        let words = text[range.clone()].rsplit("서 ").next().unwrap_or_default().trim();
        // "교체할 예정" has its verb already, "교체 예정" has none.
        let words = if words.ends_with(|last| closes_on(last, 8)) {
            format!("{words} 예정")
        } else {
            format!("{words}할 예정")
        };
        facts.push(result(words, range));
    }
    // A sentence that tells one deed after another, or a day with it, is told whole; and so is a refusal.
    for sentence in told.iter().filter(|sentence| !skip(sentence)) {
        let words = &text[sentence.clone()];
        let part = facts.iter().position(|fact| sentence.start <= fact.source.start && fact.source.end <= sentence.end);
        let whole = match part {
            Some(at) => {
                let before = &text[sentence.start..facts[at].source.start];
                ANOTHER_DEED.is_match(before)
                    || days.iter().any(|day| sentence.start <= day.start && day.end <= sentence.end)
            }
            None => REFUSED.is_match(words),
        };
        let bare = words.trim_end_matches(['.', ' ']);
        if whole && !SPEAKS_OF_THE_ANSWER.is_match(bare) {
            if let Some(at) = part {
                facts.remove(at);
            }
            facts.push(result(bare.to_owned(), sentence.start..sentence.start + bare.len()));
        }
    }
    facts
}

/// What ends a clause before another deed.
static ANOTHER_DEED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:했|하였|됐|되었|였|았|었|하)(?:고|으며|지만)\s"));
/// What is not done, at the end of a clause: "올해는 안 됨, 내년에 검토".
static REFUSED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:안\s?(?:됨|된다|됩니다|돼요?)|불가(?:능)?(?:함|하다|합니다)?|못\s?(?:함|한다|합니다|해\s?줌)|수\s?없(?:음|다|습니다)|어렵(?:다|습니다)|어려움)\s*(?:[.,]|$)",
    )
});
/// The sentence that says how to answer is worded by the document.
static SPEAKS_OF_THE_ANSWER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:회신|답변|통지|통보|안내|알려|써|보내)\s?(?:해|하|드|줘|주|바람)?[가-힣]{0,4}$"));

/// A text in which the full stops of days are none; every byte keeps its place.
fn without_stops(text: &str, days: &[Range<usize>]) -> String {
    let mut out = text.to_owned();
    for day in days {
        out.replace_range(day.clone(), &text[day.clone()].replace(['.', ','], " "));
    }
    out
}

/// Whom to ask. Mobile numbers are private and are not taken over.
pub(super) fn contacts(text: &str, skip: &dyn Fn(&Range<usize>) -> bool) -> Vec<Fact> {
    let mut facts = Vec::new();
    let person = ASKED_OF
        .captures(text)
        .and_then(|found| found.get(1))
        .filter(|found| !LATER.iter().any(|word| found.as_str().contains(word)) && names_somebody(found.as_str()));
    for number in PHONE.find_iter(text).filter(|found| !found.as_str().starts_with("010") && !skip(&found.range())) {
        let fax = text[..number.start()].trim_end().trim_end_matches([':', '(']).trim_end();
        if ["팩스", "FAX", "Fax", "fax", "전송"].iter().any(|word| fax.ends_with(word)) {
            continue;
        }
        // "수도과 061-…(야간 061-…)": behind a number stands another of the same office.
        let line = text[..number.start()].rfind(['\n', ',', '.']).map_or(0, |at| at + 1);
        let other = PHONE.find_iter(&text[line..number.start()]).last().map(|other| line + other.end());
        let before = text[other.unwrap_or(0)..number.start()].trim_end().trim_end_matches(['(', '☎', '☏', '✆', ' ']);
        let words: Vec<&str> =
            before.rsplit(['\n', ',', '.']).next().unwrap_or("").split_whitespace().rev().take(3).collect();
        let who: Vec<&str> = words
            .into_iter()
            .rev()
            .skip_while(|word| {
                let body = is_body(word) && !word.contains(|c: char| c.is_ascii_digit());
                !body && !word.ends_with("팀") && !word.ends_with("담당")
            })
            .filter(|word| !matches!(*word, "문의" | "담당" | "전화"))
            .collect();
        let who = who.join(" ");
        let who = Some(who).filter(|who| !who.is_empty()).or_else(|| {
            // "유산하 주무관 055-…": somebody by name and rank.
            static BY_RANK: LazyLock<Regex> =
                LazyLock::new(|| pattern(r"([가-힣]{2,4}\s(?:주무관|팀장|과장|계장|사무관|주사|서기))$"));
            Some(BY_RANK.captures(before)?[1].to_owned())
        });
        let note =
            other.map(|_| before.trim_start_matches(['(', ',', '/', ' '])).filter(|note| note.chars().count() <= 6);
        let office =
            note.and_then(|_| facts.last()).and_then(|last: &Fact| Some(last.written.split_once('(')?.0.to_owned()));
        let who = who.or_else(|| Some(format!("{} {}", office?, note?).trim().to_owned())).unwrap_or_default();
        let written = if who.is_empty() { number.as_str().to_owned() } else { format!("{who}({})", number.as_str()) };
        facts.push(Fact::new(Slot::Contact, written.clone(), written, number.range()));
    }
    if let Some(found) = EXTENSION.captures(text).filter(|_| facts.is_empty())
        && let (Some(whole), Some(number)) = (found.get(0), found.get(1))
    {
        let before = text[..whole.start()].trim_end().trim_end_matches('(');
        let body = before.split_whitespace().next_back().filter(|word| is_body(word));
        // "기획실 조다온(내선 2210)": somebody of a department.
        static OF_A_DEPARTMENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"([가-힣]{2,10})\s([가-힣]{2,4})$"));
        let named = OF_A_DEPARTMENT
            .captures(before)
            .filter(|found| is_body(&found[1]) && looks_like_a_name(&found[2]))
            .map(|found| found[0].to_owned());
        let who = body
            .map(str::to_owned)
            .or(named)
            .or_else(|| person.map(|person| person.as_str().trim().to_owned()))
            .unwrap_or_default();
        let written = format!("{who}(내선 {})", number.as_str());
        facts.push(Fact::new(Slot::Contact, written.clone(), written, whole.range()));
    }
    if let (true, Some(person)) = (facts.is_empty(), person) {
        facts.push(Fact::words(Slot::Contact, person.as_str().trim(), person.range()));
    }
    facts
}

/// Whether some word of it is a name, a department or a rank.
fn names_somebody(words: &str) -> bool {
    words.split_whitespace().any(|word| is_body(word) || looks_like_a_name(word) || word.ends_with("담당"))
}

/// Words that put a name off.
const LATER: [&str; 5] = ["나중", "추후", "미정", "우리", "에게"];

/// Documents and receipts that a request refers to by number, and the places they take (their dates are theirs).
pub(super) fn basis_documents(text: &str, year: i16) -> Vec<Fact> {
    let mut facts = Vec::new();
    for found in NUMBERED.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        let said = |groups: [usize; 3]| groups.into_iter().find_map(|group| figure(&found, group));
        let date = match (said([4, 6, 8]), said([5, 7, 9])) {
            (Some(month), Some(day)) => {
                let year = figure(&found, 3).unwrap_or(i32::from(year));
                format!("({year}. {month}. {day}.)")
            }
            _ => String::new(),
        };
        let written = format!("{}-{}{date}", &found[1], &found[2]);
        facts.push(Fact::new(Slot::BasisDoc, written.clone(), written, whole.range()));
    }
    for found in RECEIPT.captures_iter(text) {
        if let Some(number) = found.get(1).or(found.get(2)).or(found.get(3)) {
            facts.push(Fact::words(Slot::BasisDoc, number.as_str(), number.range()));
        }
    }
    facts
}

fn figure(found: &Captures<'_>, group: usize) -> Option<i32> {
    found.get(group)?.as_str().parse().ok()
}

/// Where what is attached is named; its copies are no count of the matter.
pub(super) fn attached_places(text: &str) -> Vec<Range<usize>> {
    ATTACHED.find_iter(text).chain(EACH_A_COPY.find_iter(text)).map(|found| found.range()).collect()
}

/// "계획안 요약본, 의견서 서식 각 1부": papers with their copies are what is attached.
static EACH_A_COPY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[.\n]\s)\s*([^\n.]{4,60}?)(\s)각\s?\d{1,3}\s?부\s*(?:[.\n]|$)"));

/// What is attached, each with its copies: one where none are counted.
pub(super) fn attachments(text: &str, topic: &str, skip: &dyn Fn(&Range<usize>) -> bool) -> Vec<Attachment> {
    static BETWEEN: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\s*,\s*|이랑\s+|랑\s+|하고\s+|\s+및\s+|(\d+\s*부)\s+|과\s+"));
    static COUNTED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\d{1,4})\s*부"));
    static SAYS_HOW: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?:니다|세요|시면|해요|어요|면\s?됨|따라|따름|같음|확인)$|쓰시|쓰면|사용하"));
    let mut attached: Vec<Attachment> = Vec::new();
    let each = EACH_A_COPY
        .captures_iter(text)
        .filter(|found| !["붙임", "첨부", "별첨"].iter().any(|word| found[1].contains(word)));
    for found in ATTACHED.captures_iter(text).chain(each) {
        let Some(said) = found.get(1).or(found.get(2)).filter(|said| !skip(&said.range())) else { continue };
        // "점검표 3부 붙임", "붙임 점검표 3부": the copies may stand in the name or right behind it.
        let behind = found.get(0).map_or("", |all| text.get(said.end()..all.end()).unwrap_or_default());
        let said = said.as_str();
        // "사진 첨부 제출": what others do with what they attach.
        if ["제출", "회신", "바람", "요망", "필수", "하여", "해서"].iter().any(|word| said.starts_with(word))
        {
            continue;
        }
        // "포스터를 붙이고", "신문 각 1부": only papers are attached in such words.
        let loose = ["붙이고", "붙일게", "붙여"].iter().any(|word| found[0].contains(word)) || found[0].contains("각 ");
        let named = ["붙임", "첨부", "별첨"].iter().any(|word| found[0].contains(word));
        if loose && !named && !is_a_paper(said) {
            continue;
        }
        let said = ["대로", "참조", "참고"].iter().find_map(|end| said.trim_end().strip_suffix(end)).unwrap_or(said);
        let cuts: Vec<_> = BETWEEN.captures_iter(said).collect();
        let mut at = 0;
        let mut parts: Vec<&str> = Vec::new();
        for cut in &cuts {
            let Some(whole) = cut.get(0) else { continue };
            // "총무과 자체 양식": the 과 of a department joins nothing.
            let word = said[at..whole.start()].split_whitespace().next_back().unwrap_or_default();
            if whole.as_str().starts_with('과') && is_body(&format!("{word}과")) && !is_body(word) {
                continue;
            }
            let part_end = cut.get(1).map_or(whole.start(), |copies| copies.end());
            parts.push(&said[at..part_end]);
            at = whole.end();
        }
        parts.push(&said[at..]);
        // What is said of the paper that is attached is no paper: "첨부 엑셀 쓰시면 됩니다", "붙임 참조".
        if SAYS_HOW.is_match(said.trim_end()) {
            continue;
        }
        let last = parts.len() - 1;
        for (n, part) in parts.into_iter().enumerate() {
            // "정산은 1월 말까지 영수증 첨부": what others are to attach.
            let of_others = found[0].contains("첨부")
                && part.contains("까지 ")
                && ["정산", "제출", "신청", "회신"].iter().any(|word| part.contains(word));
            if of_others {
                continue;
            }
            let kinds = KINDS.captures(part).map(|found| found[1].to_owned());
            let part = &*KINDS.replace(part, "");
            let counted =
                COUNTED.captures_iter(part).last().or_else(|| (n == last).then(|| COUNTED.captures(behind))?);
            let copies = counted.and_then(|found| found[1].parse().ok()).unwrap_or(1);
            let name = attachment_name(part, topic);
            if name.chars().count() >= 2 && !attached.iter().any(|known| known.name == name) {
                let mut attachment = Attachment::new(name, copies);
                if let Some(kinds) = kinds {
                    // So many kinds of one paper, a copy of each.
                    attachment.quantity = format!("{kinds}종 각 {copies}부");
                }
                attached.push(attachment);
            }
        }
    }
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?:서식|양식)(?:은|는|이|을)?\s?(?:[가-힣]{2,6}(?:으로|로)\s)?(?:붙임|첨부|별첨|붙여|붙이)")
    });
    if attached.is_empty() && !topic.is_empty() && FORM.is_match(text) {
        attached.push(Attachment::new(format!("{topic} 작성 서식"), 1));
    }
    attached
}

/// Whether what is named last is a paper.
fn is_a_paper(said: &str) -> bool {
    const PAPERS: [&str; 16] = [
        "서식",
        "양식",
        "표",
        "명단",
        "명부",
        "목록",
        "자료",
        "도면",
        "사본",
        "내역",
        "내역서",
        "계획서",
        "요약본",
        "의견서",
        "안",
        "보고서",
    ];
    let said = said.trim_end().trim_end_matches(['을', '를', '은', '는']);
    PAPERS.iter().any(|paper| said.ends_with(paper))
}

/// "서식 2종": how many kinds of it.
static KINDS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*(\d{1,2})\s*종\s*$"));

fn attachment_name(part: &str, topic: &str) -> String {
    static COPIES: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*\d+\s*부\.?\s*$"));
    let part = COPIES.replace(part.trim(), "");
    let part = ["으로", "은", "는", "이", "가", "을", "를", "로"]
        .iter()
        .find_map(|josa| part.strip_suffix(josa).filter(|stem| stem.chars().count() >= 3))
        .unwrap_or(&part)
        .trim();
    // "밑에 메모": where it stands is no part of its name.
    let part = ["밑에 ", "아래 ", "위 "].iter().find_map(|lead| part.strip_prefix(lead)).unwrap_or(part);
    let part = ["엑셀", "한글 파일", "사진", "HWP", "hwp"]
        .iter()
        .fold(part.to_owned(), |part, word| part.replace(word, ""))
        .trim()
        .to_owned();
    let part = without_josa(part.trim_end_matches(['은', '는']));
    let part = part.rsplit("까지 ").next().unwrap_or(&part).trim_start_matches(['-', '*', '·', ' ']).to_owned();
    match part.as_str() {
        "서식" | "양식" | "작성 서식" => format!("{topic} 작성 서식"),
        "" => String::new(),
        part if part.starts_with("세부") => format!("{topic} {part}"),
        _ => part,
    }
}
