//! Fields of a memo: a label that forms use ("참석", "출장지", "준비물") and what stands behind it.
//!
//! A label with 은, 는 or a colon behind it always opens a field. One that only a space follows may be the head of a
//! compound ("참석 안내", "장소 대관"), so what follows it has to be what the label asks for.

use std::{collections::HashMap, ops::Range, sync::LazyLock};

use regex::Regex;

use super::{
    fact::{Fact, Slot},
    notes::Sentence,
    organisations::is_body,
    people::looks_like_a_name,
};
use crate::korean::pattern;

/// What kind of thing a label asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asks {
    /// Persons, ranks or bodies.
    Persons,
    /// A town, a house or a room.
    Place,
    /// Words.
    Words,
    /// A day, hours, a sum or a number, which other readers find; the label only names them.
    Figures,
    /// What the matter is called.
    Title,
    /// Somebody or something that gets the document or comes with it, which other readers find.
    Elsewhere,
}

/// Labels by what they ask for and where it goes. The first of several spellings is how a document writes it; spaces may
/// be missing.
const LABELS: &[(Slot, Asks, &[&str])] = &[
    (Slot::Place, Asks::Place, &["장소", "행사 장소", "개최 장소", "회의 장소", "교육 장소", "훈련 장소", "위치"]),
    (
        Slot::Place,
        Asks::Place,
        &[
            "출장지",
            "출장 장소",
            "방문지",
            "방문처",
            "방문 기관",
            "견학지",
            "견학 기관",
            "집결지",
            "발생 장소",
            "근무 장소",
        ],
    ),
    (Slot::Place, Asks::Place, &["납품 장소", "납품처", "설치 장소", "공사 구간", "통제 구간"]),
    (Slot::Target, Asks::Persons, &["참석자", "참석 대상", "참석 인원", "참석 부서", "참석"]),
    (Slot::Target, Asks::Persons, &["출장자", "방문자", "견학자", "참가자", "교육생", "근무자", "훈련 참가자"]),
    (
        Slot::Target,
        Asks::Words,
        &[
            "대상",
            "대상자",
            "참여 대상",
            "신청 대상",
            "지원 대상",
            "교육 대상",
            "점검 대상",
            "조사 대상",
            "모집 대상",
            "신청 자격",
        ],
    ),
    (Slot::Material, Asks::Words, &["안건", "심의 안건", "의제", "회의 안건"]),
    (
        Slot::Material,
        Asks::Words,
        &["내용", "주요 내용", "교육 내용", "행사 내용", "훈련 내용", "추진 내용", "점검 내용"],
    ),
    (Slot::Material, Asks::Words, &["준비물", "지참물"]),
    (
        Slot::Material,
        Asks::Words,
        &[
            "주제",
            "항목",
            "조사 항목",
            "제출 항목",
            "역할",
            "하는 일",
            "청구 내용",
            "청구 정보",
            "협조 사항",
            "요청 사항",
            "지원 사항",
            "보완 사항",
            "빠진 것",
            "빠진 거",
            "지적 사항",
            "제출 자료",
        ],
    ),
    (Slot::Material, Asks::Words, &["현황", "추진 현황", "문제점", "애로 사항", "개선 방안"]),
    (
        Slot::Material,
        Asks::Words,
        &["결정 사항", "의결 사항", "이견", "논의 사항", "후속 조치", "의견", "느낀 점", "미흡 사항"],
    ),
    (
        Slot::Material,
        Asks::Words,
        &["조건", "대안", "대책", "조치 사항", "처리 결과", "처리 내용", "건의 사항", "시사점", "기대 효과"],
    ),
    (
        Slot::Material,
        Asks::Words,
        &[
            "향후 계획",
            "유의 사항",
            "주의 사항",
            "참고 사항",
            "특이 사항",
            "비고",
            "프로그램",
            "진행 순서",
            "복장",
            "교통편",
            "이동 수단",
        ],
    ),
    (
        Slot::Material,
        Asks::Words,
        &["시상", "혜택", "참가비", "관람료", "이용료", "수강료", "입장료", "보고 내용", "선정 방법", "선정 기준"],
    ),
    (
        Slot::Material,
        Asks::Persons,
        &[
            "강사",
            "사회",
            "사회자",
            "출연",
            "출연자",
            "해설",
            "진행",
            "주재",
            "주재자",
            "발표",
            "발표자",
            "배석",
            "배석자",
            "심사위원",
        ],
    ),
    (
        Slot::Material,
        Asks::Persons,
        &[
            "주최",
            "주관",
            "후원",
            "협찬",
            "협력 기관",
            "협조 부서",
            "기안자",
            "기안",
            "작성자",
            "보고자",
            "계약 상대자",
            "업체",
        ],
    ),
    (Slot::Reason, Asks::Words, &["목적", "출장 목적", "행사 목적", "방문 목적", "취지", "배경", "추진 배경"]),
    (
        Slot::Reason,
        Asks::Words,
        &["사유", "이유", "원인", "구매 사유", "연장 사유", "변경 사유", "추천 사유", "발생 원인"],
    ),
    (
        Slot::Format,
        Asks::Words,
        &["방법", "제출 방법", "신청 방법", "접수 방법", "회신 방법", "참여 방법", "구매 방법", "제출 형식"],
    ),
    (Slot::Contact, Asks::Persons, &["담당", "담당자", "문의", "문의처", "연락처"]),
    (
        Slot::Date,
        Asks::Figures,
        &[
            "일시",
            "일자",
            "날짜",
            "점검일",
            "접수일",
            "신청일",
            "청구일",
            "처리일",
            "발생일",
            "발생 일시",
            "조사일",
            "기준일",
            "행사일",
            "개최일",
            "시행일",
            "발령일",
            "공개일",
            "이송일",
            "방문일",
            "출장일",
            "회의 일시",
            "교육 일시",
        ],
    ),
    (
        Slot::Period,
        Asks::Figures,
        &[
            "기간",
            "운영 기간",
            "접수 기간",
            "신청 기간",
            "공사 기간",
            "교육 기간",
            "출장 기간",
            "협약 기간",
            "점검 기간",
            "임기",
            "휴직 기간",
        ],
    ),
    (
        Slot::Deadline,
        Asks::Figures,
        &[
            "기한",
            "마감",
            "제출 기한",
            "회신 기한",
            "시정 기한",
            "납품 기한",
            "납기",
            "신청 기한",
            "집행 기한",
            "조치 기한",
            "처리 기한",
        ],
    ),
    (Slot::Time, Asks::Figures, &["시간", "운영 시간", "이용 시간", "교육 시간", "점검 시간"]),
    (
        Slot::Amount,
        Asks::Figures,
        &[
            "예산",
            "소요 예산",
            "여비",
            "금액",
            "사업비",
            "비용",
            "수수료",
            "단가",
            "총액",
            "출장비",
            "인원",
            "수량",
            "규모",
        ],
    ),
    (Slot::Recipient, Asks::Elsewhere, &["수신", "수신자", "수신처", "받는 곳", "보내는 곳"]),
    (
        Slot::BasisDoc,
        Asks::Elsewhere,
        &["근거", "추진 근거", "법적 근거", "관련 근거", "관련 법령", "관련", "관련 문서", "접수 번호"],
    ),
    (Slot::Format, Asks::Elsewhere, &["붙임", "첨부", "별첨"]),
    (Slot::Material, Asks::Title, &["제목", "건명", "행사명", "과정명", "사업명", "회의명", "교육명", "이름", "명칭"]),
];

/// Labels that say nothing beside the slot that they fill.
pub(crate) const PLAIN: [&str; 24] = [
    "장소",
    "행사 장소",
    "개최 장소",
    "회의 장소",
    "교육 장소",
    "훈련 장소",
    "위치",
    "출장지",
    "방문지",
    "방문처",
    "대상",
    "대상자",
    "내용",
    "주요 내용",
    "교육 내용",
    "행사 내용",
    "추진 내용",
    "방법",
    "사유",
    "이유",
    "담당",
    "담당자",
    "문의",
    "문의처",
];

/// A label with what stands behind it.
#[derive(Debug, Clone)]
pub struct Field {
    /// As a document writes it.
    pub label: &'static str,
    /// What a fact behind it is for.
    pub slot: Slot,
    asks: Asks,
    /// Bytes of the label and what stands behind it.
    pub whole: Range<usize>,
    /// Bytes of what stands behind it.
    pub value: Range<usize>,
    /// Whether 은, 는 or a colon set it off.
    signed: bool,
}

static NAMES: LazyLock<Vec<(&'static str, Slot, Asks)>> = LazyLock::new(|| {
    LABELS.iter().flat_map(|(slot, asks, labels)| labels.iter().map(|label| (*label, *slot, *asks))).collect()
});
/// Labels by their letters without spaces.
static SQUEEZED: LazyLock<HashMap<String, (&'static str, Slot, Asks)>> =
    LazyLock::new(|| NAMES.iter().rev().map(|name| (name.0.replace(' ', ""), *name)).collect());
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    let mut names: Vec<&str> = NAMES.iter().map(|(label, ..)| *label).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let names: Vec<String> = names.into_iter().map(|name| name.replace(' ', r"\s?")).collect();
    pattern(&format!(r"({})(\s*[:：]\s*|(?:은|는)\s+|\s*[-–]\s+|\s+)", names.join("|")))
});
/// Before a label stands the start of a line, a mark, or a sign that ends what went before.
static LINE_START: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|\n)\s*(?:[-*·•○□ㅇ>]+\s*|\d{1,2}[.)]\s*)?$"));
/// What a wish ends with; behind a label it makes the label a part of the wish.
static WISH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:안내|알림|통보|요청|공문|기안|초안|보고|결재|회신|작성|제출|바람|해\s?줘|써\s?줘|보내|달라|하라고|부탁)\S{0,4}\s*[.!]?\s*$",
    )
});
/// Ranks and groups that take part in something.
static RANK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:각\s|전\s?직원|전\s?부서|\d+\s?명|[가-힣]{0,8}(?:과장|국장|팀장|실장|부서장|기관장|센터장|위원장|위원|주무관|사무관|직원|담당자|과장급|팀장급|관계자|시장|부시장|군수|부군수|구청장|주민|학부모|대표|회원|단원|이장|통장|강사|교사|변호사|교수)(?:\s|,|$|들|급|\d|과|와|및|이|은|[.])|[가-힣]{2,4}\s?(?:주무관|팀장|과장|계장|사무관|주사|교수|변호사|강사|대표))",
    )
});
/// Words that make a label before them part of a compound.
const COMPOUNDS: &[&str] = &[
    "안내",
    "알림",
    "여부",
    "요청",
    "변경",
    "대관",
    "확보",
    "섭외",
    "미정",
    "추후",
    "확인",
    "검토",
    "선정",
    "회신",
    "제출",
    "조사",
    "통보",
    "공지",
    "협조",
    "관련",
    "없음",
    "없이",
    "부탁",
    "바람",
    "가능",
    "불가",
    "필수",
    "인원",
    "교육",
    "회의",
    "업무",
    "부서",
    "기관",
    "공무원",
    "과장님",
    "필참",
    "전원",
    "명단",
    "현황",
    "목록",
    "수당",
    "지급",
    "신청",
    "모집",
    "추천",
    "사용",
    "이용",
];

/// The fields of a text, in order, none over another.
pub(super) fn fields(text: &str, sentences: &[Sentence]) -> Vec<Field> {
    let mut found: Vec<Field> = Vec::new();
    let open = sentences.iter().filter(|sentence| !sentence.aside);
    let memo = open.clone().filter(|sentence| labelled_line(text, sentence)).count() >= 2;
    for sentence in open {
        let mut starts: Vec<Field> = Vec::new();
        if let Some(heading) = heading(text, sentence) {
            found.push(heading);
            continue;
        }
        let mut at = sentence.range.start;
        let said = &text[..sentence.range.end];
        // Finding is much cheaper than taking apart, and most sentences have no label.
        while let Some(hit) = LABEL
            .find_at(said, at)
            .and_then(|found| LABEL.captures_at(said, found.start()))
            .filter(|hit| !hit[0].is_empty())
        {
            let (Some(whole), Some(name), Some(sign)) = (hit.get(0), hit.get(1), hit.get(2)) else { break };
            if whole.end() > sentence.range.end {
                break;
            }
            at = name.end();
            let field = field(name, sign.as_str(), whole, sentence.range.end);
            if opens(text, sentence, &field, memo, starts.last()) {
                at = whole.end();
                starts.push(field);
            }
        }
        for n in 0..starts.len() {
            let end = starts.get(n + 1).map_or(sentence.range.end, |next| next.whole.start);
            let said = &text[starts[n].value.start..end];
            let said = if starts[n].asks == Asks::Persons { only_persons(said) } else { said };
            let said = said.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | ';' | '-' | '·'));
            let said = if said.ends_with(|c: char| c.is_ascii_digit()) { said } else { said.trim_end_matches('.') };
            let end = starts[n].value.start + said.len();
            if end > starts[n].value.start {
                starts[n].value.end = end;
                starts[n].whole.end = end;
                found.push(starts[n].clone());
            }
        }
    }
    found
}

/// A line that is nothing but a label, over the lines that it announces.
fn heading(text: &str, sentence: &Sentence) -> Option<Field> {
    let line = &text[sentence.range.clone()];
    let said: String = line.chars().filter(|c| c.is_alphanumeric()).collect();
    let (label, slot, asks) = NAMES.iter().find(|(label, ..)| label.replace(' ', "") == said).copied()?;
    let end = sentence.range.end;
    Some(Field { label, slot, asks, whole: sentence.range.clone(), value: end..end, signed: true })
}

/// A label as a document writes it: "시정기한" is 시정 기한.
pub(crate) fn spelled(word: &str) -> Option<&'static str> {
    NAMES.iter().map(|(label, ..)| *label).find(|label| label.contains(' ') && label.replace(' ', "") == word)
}

/// Whether a word is a label.
pub(crate) fn is_label(word: &str) -> bool {
    SQUEEZED.contains_key(word)
}

fn field(name: regex::Match<'_>, sign: &str, whole: regex::Match<'_>, end: usize) -> Field {
    let squeezed = |label: &str| label.replace(char::is_whitespace, "");
    let said = squeezed(name.as_str());
    let (label, slot, asks) = SQUEEZED.get(&said).copied().unwrap_or(("내용", Slot::Material, Asks::Words));
    let label = if label == "빠진 것" || label == "빠진 거" { "보완 사항" } else { label };
    Field { label, slot, asks, whole: name.start()..end, value: whole.end()..end, signed: !sign.trim().is_empty() }
}

/// Whether the line of a sentence begins with a label.
fn labelled_line(text: &str, sentence: &Sentence) -> bool {
    let line = &text[sentence.range.clone()];
    let line = line.trim_start_matches(['-', '*', '·', '•', '○', '□', ' ']);
    text[..sentence.range.start].ends_with('\n')
        && LABEL.find(line).is_some_and(|found| found.start() == 0)
        && !WISH.is_match(line)
}

/// Whether a label opens a field where it stands.
fn opens(text: &str, sentence: &Sentence, field: &Field, memo: bool, before: Option<&Field>) -> bool {
    let lead = &text[sentence.range.start..field.whole.start];
    let glued = lead.ends_with(|c: char| c.is_alphanumeric());
    let first = lead
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '*' | '·' | '•' | '○' | '□' | 'ㅇ'))
        .is_empty();
    let clause = first || lead.trim_end().ends_with([',', '/', ';', '.', ')', '|', ':']);
    let rest = &text[field.value.start..sentence.range.end];
    if glued || rest.trim().is_empty() {
        return false;
    }
    if field.signed {
        // "… 하고 대상은 …" says it within a sentence; "검토 의견은" is a compound of which the label is the end.
        let word = lead.trim_end().chars().next_back();
        return clause || word.is_some_and(|last| "은는을를에고며면서로까지".contains(last));
    }
    let line = LINE_START.is_match(&text[..field.whole.start]);
    let compound = is_compound(rest);
    let fits = match field.asks {
        Asks::Persons => persons(rest),
        Asks::Place => place(rest),
        Asks::Words => !compound && !WISH.is_match(rest),
        Asks::Figures => rest.starts_with(|c: char| c.is_ascii_digit()) || rest.starts_with(['금', '총', '약', '제']),
        Asks::Title => !compound && !WISH.is_match(rest) && !matches!(field.label, "제목" | "이름" | "명칭"),
        Asks::Elsewhere => !compound,
    };
    let in_row = before.is_some_and(|before| before.asks != Asks::Words && before.asks != Asks::Title)
        && matches!(field.asks, Asks::Persons | Asks::Place | Asks::Figures);
    let ends_a_clause = lead.trim_end().ends_with(['고', '며', '서', '로']) && field.asks == Asks::Place;
    // "읍면동 담당 팀장 참석": whom to ask is somebody by name, unless the label opens its clause.
    let nobody = field.slot == Slot::Contact && !clause && !names_a_person(rest);
    fits && !nobody && (clause || in_row || ends_a_clause || field.asks == Asks::Persons)
        || memo && line && !compound && !WISH.is_match(rest) && (field.asks != Asks::Persons || fits)
}

/// Whether what follows a label makes it a part of a compound: "참석 | 안내", "장소 | 대관 협조".
fn is_compound(rest: &str) -> bool {
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let bare = ["을", "를", "은", "는", "이", "가", "에", "의", "도", "으로", "로"]
        .iter()
        .find_map(|josa| word.strip_suffix(josa))
        .unwrap_or(word);
    COMPOUNDS.contains(&word)
        || COMPOUNDS.contains(&bare)
        || ["미정", "추후", "확인", "없", "변경", "필요"].iter().any(|open| word.starts_with(open))
}

/// Whether persons, ranks or bodies are listed from here on.
fn persons(rest: &str) -> bool {
    if is_compound(rest) {
        return false;
    }
    let clause = rest.split(['.', '\n', '/']).next().unwrap_or_default();
    let words: Vec<&str> = clause.split([' ', ',', '·']).filter(|word| !word.is_empty()).collect();
    let is_name = |word: &str| {
        let bare = ["은", "는", "이", "가", "님", "씨"].iter().find_map(|josa| word.strip_suffix(josa)).unwrap_or(word);
        bare.chars().count() == 3 && looks_like_a_name(bare)
    };
    RANK.is_match(clause)
        || words
            .first()
            .is_some_and(|word| is_name(word) || is_body(word) || word.ends_with("과") && word.chars().count() >= 3)
        || clause.contains(',') && words.iter().take(3).any(|word| is_name(word))
}

/// Whether a body or somebody by name stands first.
fn names_a_person(rest: &str) -> bool {
    let words = rest.split([' ', ',', '·', '(']).filter(|word| !word.is_empty()).take(2);
    words.into_iter().any(|word| is_body(word) || word.chars().count() == 3 && looks_like_a_name(word))
}

/// A list up to the first part of it that is nobody: "김하나, 박둘, 11월 19일".
fn only_persons(said: &str) -> &str {
    static COUNTS_PEOPLE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[가-힣\s]*\d+\s?명"));
    let mut end = 0;
    for part in said.split_inclusive(',') {
        let digits = part.contains(|c: char| c.is_ascii_digit());
        let contact = part.contains("내선") || part.contains('-');
        if end > 0 && digits && !COUNTS_PEOPLE.is_match(part.trim()) && !contact {
            break;
        }
        end += part.len();
    }
    &said[..end]
}

/// Whether a place is named from here on: a few words, and no verb.
fn place(rest: &str) -> bool {
    let clause = rest.split([',', '.', '\n', '/', '(']).next().unwrap_or_default().trim();
    !is_compound(clause)
        && clause.split_whitespace().count() <= 5
        && !WISH.is_match(clause)
        && !clause.ends_with(['다', '요', '함', '음'])
}

impl Field {
    /// The fact that the field states, where no other reader finds it.
    pub(super) fn fact(&self, text: &str) -> Option<Fact> {
        static PUT_OFF: LazyLock<Regex> =
            LazyLock::new(|| pattern(r"^(?:아직|미정|추후|나중|미확정|협의\s?중|확인\s?(?:중|필요)|모름|없음)"));
        if matches!(self.asks, Asks::Figures | Asks::Title | Asks::Elsewhere) {
            return None;
        }
        let said = text[self.value.clone()].trim();
        let lead = text[self.value.clone()].len() - text[self.value.clone()].trim_start().len();
        let start = self.value.start + lead;
        let said = match self.asks {
            // Where it is stands before what happens there.
            Asks::Place => said.split([',', '/', '(']).next().unwrap_or_default().trim_end(),
            _ => said,
        };
        // "장소는 그대로 본관 5층": that it stays is no part of its name.
        let stays = ["그대로 ", "예정대로 ", "원래대로 "]
            .iter()
            .find(|word| said.starts_with(**word))
            .map_or(0, |word| word.len());
        let (start, said) = (start + stays, &said[stays..]);
        let said = without_copula(said);
        // "체육관 생각했는데 다시 알아보는 중", "조례 통과돼야 정해짐": nothing is settled.
        static OPEN_AGAIN: LazyLock<Regex> = LazyLock::new(|| {
            pattern(r"(?:알아보는|찾는|섭외|물색|협의|조율|논의)\s?중|[가-힣]야\s?(?:정해|결정|확정|알\s?수)")
        });
        if PUT_OFF.is_match(said) || OPEN_AGAIN.is_match(said) || said.chars().count() < 2 {
            return None;
        }
        let said = &text[start..(start + said.len()).min(self.value.end)];
        let fact = Fact::words(self.slot, said, start..start + said.len());
        Some(Fact { label: self.label.to_owned(), ..fact })
    }

    /// Whether what stands behind it are words, and figures only in passing.
    pub(super) fn says_words(&self) -> bool {
        matches!(self.asks, Asks::Words | Asks::Title) && self.slot == Slot::Material
    }

    /// Whether it says what the matter is called.
    pub(super) fn names_the_matter(&self) -> bool {
        self.asks == Asks::Title
    }

    /// Whether it says what something is for.
    pub(super) fn says_the_purpose(&self) -> bool {
        self.slot == Slot::Reason && self.label.ends_with("목적")
    }

    /// Whether its label names a day, hours or a period other than simply when.
    pub(super) fn names_a_day(&self) -> bool {
        const WHEN: [&str; 12] = [
            "일시",
            "일자",
            "날짜",
            "행사일",
            "개최일",
            "회의 일시",
            "교육 일시",
            "기간",
            "기한",
            "시간",
            "마감",
            "출장 기간",
        ];
        matches!(self.slot, Slot::Date | Slot::Period | Slot::Deadline | Slot::Time) && !WHEN.contains(&self.label)
    }
}

/// What a sentence says of its subject, without "입니다" and the like.
pub(super) fn without_copula(said: &str) -> &str {
    const NOUNS: [&str; 10] = ["모임", "책임", "담임", "위임", "선임", "후임", "부임", "취임", "퇴임", "게임"];
    let ends = ["입니다", "이에요", "예요", "이고요", "이고", "이요", "임"];
    // "노후 장비 교체로 적으면 되고": what is said of the writing.
    static FOR_THE_WRITER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?:으로|로|라고|만)?\s(?:쓰면|적으면|하면|넣으면)\s?(?:되고|됨|돼요?|됩니다|되니까)[.\s]*$")
    });
    let said = FOR_THE_WRITER.find(said).map_or(said, |found| said[..found.start()].trim_end());
    let stem =
        ends.iter().find_map(|end| said.strip_suffix(end)).filter(|_| !NOUNS.iter().any(|noun| said.ends_with(noun)));
    stem.unwrap_or(said).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        draft::understand::notes,
        korean::{calendar::TEST_TODAY, dates},
    };

    fn read(text: &str) -> Vec<(&'static str, &str)> {
        let sentences = notes::sentences(text, &dates::find(text, TEST_TODAY));
        fields(text, &sentences).into_iter().map(|field| (field.label, &text[field.value])).collect()
    }

    #[test]
    fn labels_without_a_sign_open_fields() {
        assert_eq!(
            read("출장 결과보고\n출장지 세종\n출장자 김하나, 박둘\n목적 우산 대여 제도 견학"),
            [("출장지", "세종"), ("출장자", "김하나, 박둘"), ("목적", "우산 대여 제도 견학")]
        );
        assert_eq!(
            read("우산 회의 알림. 참석 각 팀장, 안건 대여료 인하, 준비물 우산"),
            [("참석", "각 팀장"), ("안건", "대여료 인하"), ("준비물", "우산")]
        );
        assert_eq!(read("참석은 팀장 6명, 주재 오지훈 과장"), [("참석", "팀장 6명"), ("주재", "오지훈 과장")]);
    }

    #[test]
    fn a_label_that_begins_a_compound_opens_none() {
        for text in
            ["워크숍 참석 안내 공문", "장소 대관 협조 요청", "참석 여부 회신 요청", "대상 교육 안내", "안건 검토 요청"]
        {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
