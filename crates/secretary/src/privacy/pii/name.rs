//! Names of private persons, found by the words beside them.
//!
//! Two or three syllables say nothing by themselves ("정보", "이상은"), so a name needs a label (성명:), a word for a private
//! person (민원인, 신청인) or 씨, 님, 귀하 after it. A name found once is then found wherever the text repeats it.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{Found, PersonalKind::Name, Weight, labels, overlap, page::Page};
use crate::{
    korean::pattern,
    minutes::people::{names, titles},
};

/// Particles and endings that may follow a name.
const PARTICLES: &[&str] = &[
    "에게서",
    "으로부터",
    "로부터",
    "에게",
    "한테",
    "께서",
    "께",
    "으로",
    "이라고",
    "이라는",
    "이며",
    "이고",
    "입니다",
    "이다",
    "임을",
    "임",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "와",
    "과",
    "의",
    "로",
    "도",
    "만",
    "씨",
    "님",
    "외",
    "등",
    "측",
    "군",
    "양",
];
/// Nouns of administrative prose that begin like a name. With a particle after them they have its shape.
const NOUNS: &str = "가구 가능 가입 가족 강사 강좌 강화 개인 개정 거부 거주 건강 건물 검사 검토 견적 결과 결정 경우 경위 경유 계약 계좌 고객 고령 고용 \
    고지 공개 공고 공공 공동 공무 공문 공사 공유 공제 과세 과정 관계 관련 관리 관할 교육 구분 구성 구비 구역 국가 국내 국민 국적 권고 권리 권한 \
    규정 근거 금액 금융 금지 급여 기관 기간 기록 기본 기부 기일 기재 기준 기초 기타 기한 길이 나이 남녀 남성 납부 납세 내용 노동 노인 \
    단체 담당 대리 대상 대표 대한 도로 도착 동안 동의 동일 등기 등록 마감 만료 만족 면담 면적 면제 면허 명단 명령 명의 명칭 모두 모집 목록 목적 무상 \
    문서 문의 문자 물건 미납 미만 민원 반려 발급 발생 발송 방문 방법 방식 배부 배상 배우 배정 법령 법인 변경 변동 변호 보고 보관 보상 보완 보장 보조 \
    보증 보험 보호 복지 본인 부과 부담 부모 부문 부분 부서 부여 부정 분류 분리 불이 불편 비고 비용 사건 사례 사망 사무 사본 사실 사업 사용 사유 사항 사회 \
    상담 상당 상속 상태 상황 생계 생년 생활 서류 서면 서명 서비 서식 선발 선정 선택 설명 설치 성과 성과 성립 성명 성별 성실 성함 세금 세대 세부 소득 소명 \
    소속 소송 소유 소재 소지 손실 손해 송금 송달 수강 수급 수당 수령 수리 수립 수수 수신 수요 수정 수집 수취 수행 순서 승계 승낙 승인 시간 시설 시작 시정 시청 \
    시행 신고 신규 신분 신속 신원 신청 실시 실태 심사 심의 안내 안전 양도 양수 양식 양육 어린 여건 여권 여부 여성 연락 연령 연장 연체 영문 영업 예금 예방 \
    예산 예약 예정 오류 온라 완료 요구 요금 요청 용도 우대 우려 우선 우편 운영 운전 원인 원칙 위반 위임 위치 위탁 유무 유의 유족 유지 유형 유효 육아 은행 \
    음식 응시 응답 의견 의무 의사 의뢰 의하 의한 이관 이내 이동 이력 이름 이메 이미 이사 이상 이송 이수 이용 이웃 이유 이의 이익 이전 이주 이체 이하 이행 이후 이번 이날 \
    이를 인감 인계 인권 인근 인력 인사 인상 인원 인적 인정 인증 일부 일시 일자 일정 임대 임시 임의 임차 자격 자녀 자동 자료 자산 자신 자체 자치 재산 재심 재직 전국 전달 \
    전문 전부 전송 전액 전원 전입 전자 전체 전출 전화 접수 정보 정당 정도 정부 정산 정상 정식 정신 정정 정지 정책 제거 제공 제도 제보 제시 제안 제외 제출 제한 조건 \
    조례 조사 조정 조치 조회 종류 종사 주거 주관 주민 주소 주의 주장 주차 주택 준비 준수 중복 증가 증명 증빙 지급 지도 지방 지번 지연 지역 지원 지위 지정 지출 지침 \
    직계 직업 직위 직원 직장 직접 직책 진단 진료 진술 진정 진행 차량 차액 차이 참가 참고 참석 참여 채권 채무 책임 처리 처분 청구 청년 청렴 청문 청소 체납 \
    최근 최대 최소 최종 최초 추가 추진 추천 출생 출석 출원 출입 출장 통보 통장 통지 통합 퇴직 특성 편의 평가 평균 폐업 표시 피해 하여 하자 학교 학급 학년 학력 학생 학업 \
    한글 한자 한도 한정 함께 해당 해소 해제 해지 행사 행위 행정 허가 허위 현금 현장 현재 현황 협의 협조 호소 호적 호칭 홈페 홍보 화면 확보 확인 확정 환급 환자 황급 회사 \
    회수 회신 회원 회의 회차 효력 후견 후속 휴대 휴직 희망 하신 하는 한다 라고 이라 부터 여러 모든 어떤 이러 우리 누구 일반 장소 장애 장기 차주 주요 주된 기존 전월 금일 금번 \
    유선 구두 상기 하기 상호 연명 명기 민법 형법 도장 날인 인장 직인 성인 성년 미성 고등 초등 중등 유치 채용 고발 고소 변론 반론 도움 진심 안녕 감사 고맙 방금 \
    지난 지금 어제 오늘 내일 현행 종전 만약 다만 또한 이에 위하 위한 의거 따라 대하 대해 관하 관해 통해 인해 이라 반드 소정 임금 봉사 선거 선수 선물 \
    수업 강의 길동 복합 복구 국외 해외 외국 노후 노력 노선 남편 조부 조모 형제 부부 시민 구민 도민 군민 어민 농민 상인 기업 업체 상점 점포 공장 창고 토지 임야 전답 건축 \
    주식 유한 합자 합명 재단 사단 조합 협회 공단 지사 지부 지회 본사 본점";
/// Syllables that given names are made of. A name that nothing but a word for a person stands before needs them.
const GIVEN: &str = "가강건겸경고관광교구국권규균근금기길나남노누눈늘늬다단달담대덕도동두드라란람랑래량려련령례로록루류률륜름리린림마만매명모목무묵문미민바배백버벽범별벼병보복본봄봉비빈빛사산삼상새샘서석선설섭성세소솔송수숙순술숭슬승시식신실심싱아안애양어언얼엄에여연열엽영예오옥온완용우욱운웅원월위유육윤율으은을음의이익인일임잎자잔장재전정제조종주준중지직진차찬찬창채천철청초추춘충치탁태택토통평표풀품필하학한해햇행향허헌혁현형혜호홍화환활황회효후훈휘휴흔흠흥희힘";

static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    let mut people: Vec<&str> = labels::PEOPLE.split_whitespace().collect();
    people.sort_by_key(|word| std::cmp::Reverse(word.len()));
    pattern(&format!(
        r"(?:(?P<person>{})(?:들)?(?:의|인)?(?: ?(?P<own>성 {{0,4}}명|이 {{0,4}}름|성함))?|(?P<label>성 {{0,4}}명|이 {{0,4}}름|성함)|(?P<kin>부|모|처|남편|아들|딸|조부|조모) ?[:：])(?: ?\((?:한글|국문|영문|한자|본인|개인|법인|대표자?|대리인|보호자|서명)\))?(?P<gap>[ \n]*[:=(\[|/-][ \n|]*|(?:은|는|이)? {{1,3}}|(?:은|는|이)? ?['‘“\x22]|\n)",
        people.join("|")
    ))
});
/// Heads of columns with names below them.
static NAMES: LazyLock<Regex> = LazyLock::new(|| {
    let people = labels::PEOPLE.split_whitespace().collect::<Vec<_>>().join("|");
    pattern(&format!(r"^(?:(?:{people})?(?:성명|이름|성함)|{people})(?:\(.*\))?$"))
});
/// Heads of columns that only a list of officials has.
const POSTS: [&str; 6] = ["직위", "직급", "소속부서", "담당업무", "직위(직급)", "직책"];
/// 담당자 성명, 위원 성명: names of officials and members, which are public.
static PUBLIC_NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:담당자?|공무원|직원|위원|강사|직위|직급|소속|부서|기관장|책임자|파일|제품|상품|사업|업체|회사|법인|단체|시설|기관|행사|과정|교육|문서|폴더|변수|함수|도메인|코스|품목)[ /·,및의]*$",
    )
});
static TITLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<name>[가-힣]{2,4}|[가-힣]\*{1,2}[가-힣]?|[가-힣] [가-힣]{2}) ?(?:씨|귀하|님)(?P<end>[^가-힣]|$|[가-힣]{1,3}(?:[^가-힣]|$))",
    )
});
/// Where somebody is said to live, before the name: "솔길 12에 사는 …".
static LIVES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:에|에서) ?(?:사는|살고 있는|거주하는|거주 ?중인|거주하시는|사시는) (?P<name>[가-힣]{3})(?P<end>[^가-힣]|$|[가-힣]{1,3}(?:[^가-힣]|$))",
    )
});
/// A name with the number of a person in brackets behind it: "김하늘(010203-4******)".
static NUMBERED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[^가-힣])(?P<name>[가-힣]{3}) ?[(\[] ?\d{6} ?[-–] ?[\d*]{7}"));
/// What agencies and posts end in, and people hardly do.
const OFFICES: [char; 19] =
    ['시', '군', '구', '도', '과', '장', '부', '청', '원', '처', '실', '팀', '회', '사', '서', '소', '국', '관', '교'];
/// A person as the only receiver of a document.
static RECEIVER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?m)^[ |]*수신(?:자|인)?[ :：]+(?P<name>[가-힣]{3})(?: ?(?:님|귀하|씨))?[ |]*$"));
/// What private persons do with an agency, behind the name: "… 김하늘이 낸 민원".
static ACTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[ \n(,])(?P<name>[가-힣]{3})(?:이|가|께서|으로부터|에게서) (?:직접 |지난 |전화로 |어제 |오늘 )?(?:낸|제출한|신청한|신고한|접수한|제기한|청구한|요청한|문의한|진정한|호소한|민원을|이의를|방문하여 )",
    )
});
/// A region that goes on to a smaller one is no person: "경기도 수원시".
static REGION: LazyLock<Regex> = LazyLock::new(|| pattern(r"^ ?[가-힣]{1,6}(?:시|군|구|읍|면|동|리|로|길)(?:[ \d]|$)"));
const PROVINCES: [&str; 12] = [
    "경기도",
    "강원도",
    "제주도",
    "경남도",
    "경북도",
    "전남도",
    "전북도",
    "충남도",
    "충북도",
    "서울시",
    "부산시",
    "인천시",
];
static MASKED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:[가-힣](?:\*{1,3}[가-힣]?|[OoXx]{2}|[OoXx][가-힣])|[가-힣]{2}\*)"));
static LATIN: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[A-Z][A-Za-z'.-]+(?:,? [A-Z][A-Za-z'.-]*){1,4}"));
static SPACED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^([가-힣]|[가-힣]{2}) {1,2}([가-힣]{2})(?:[^가-힣]|$|에게|에|의|은|는|이|가|을|를|와|과)|^([가-힣]) {1,3}([가-힣]) {1,3}([가-힣])(?:[^가-힣]|$)",
    )
});
static NEXT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?: ?\([^()\n]{1,40}\))?(?: ?[,·ㆍ、] ?| 및 |와 |과 )"));

pub(super) fn find(page: &Page<'_>, found: &mut Vec<Found>) {
    let mut push = |range: Range<usize>| found.push(Found { range, kind: Name, weight: Weight::Label });
    for lead in LEAD.captures_iter(page.text) {
        let (Some(whole), Some(gap)) = (lead.get(0), lead.name("gap")) else { continue };
        let before = &page.text[..whole.start()];
        let label = lead.name("label").is_some();
        if (label && PUBLIC_NAME.is_match(page.before(whole.start(), 12)))
            || (lead.name("kin").is_some() && before.ends_with(|c: char| c.is_alphanumeric()))
            || (lead.name("person").is_some_and(|person| person.as_str() == "대표" && before.ends_with(is_hangul)))
        {
            continue;
        }
        let own = label || lead.name("own").is_some() || lead.name("kin").is_some();
        let plain_gap = gap.as_str().trim().is_empty() && !gap.as_str().contains('\n');
        let strong = !plain_gap && !gap.as_str().trim().starts_with(['은', '는', '이']) || own && plain_gap;
        if !own && gap.as_str().starts_with(['은', '는', '이']) {
            continue;
        }
        let mut at = whole.end();
        let mut sure = strong;
        while let Some(range) = name_at(page, at, sure) {
            let sign = NEXT.find(&page.text[range.end..]);
            let next = sign.map(|sign| range.end + sign.end());
            sure = strong && !sign.is_some_and(|sign| sign.as_str().contains(')'));
            push(range);
            match next {
                Some(next) => at = next,
                None => break,
            }
        }
    }
    for name in listed(page) {
        push(name);
    }
    for titled in TITLED.captures_iter(page.text) {
        let Some(name) = titled.name("name") else { continue };
        let alone = !page.text[..name.start()].ends_with(is_hangul) && !is_region(page, &name.range());
        let full = name.as_str().contains('*') || name.as_str().contains(' ') || names::is_full_name(name.as_str());
        if alone && full && is_given(name.as_str(), false) {
            push(name.range());
        }
    }
    for numbered in NUMBERED.captures_iter(page.text) {
        let Some(name) = numbered.name("name") else { continue };
        if names::is_full_name(name.as_str()) && is_given(name.as_str(), false) {
            push(name.range());
        }
    }
    for receiver in RECEIVER.captures_iter(page.text) {
        let Some(name) = receiver.name("name") else { continue };
        if !name.as_str().ends_with(OFFICES) && names::is_full_name(name.as_str()) && is_given(name.as_str(), true) {
            push(name.range());
        }
    }
    for told in LIVES.captures_iter(page.text).chain(ACTS.captures_iter(page.text)) {
        let Some(name) = told.name("name") else { continue };
        let official = page.role(name.start()).is_some_and(|(role, near)| role == labels::Role::Official && near);
        if names::is_full_name(name.as_str()) && is_given(name.as_str(), true) && !official {
            push(name.range());
        }
    }
}

/// Whether a word of a name's shape is the region that an address begins with.
fn is_region(page: &Page<'_>, word: &Range<usize>) -> bool {
    let written = &page.text[word.clone()];
    PROVINCES.contains(&written)
        || written.ends_with(['도', '시', '군', '구']) && REGION.is_match(page.after(word.end, 9))
}

/// Names in lists: the cells under 성명, 신청인 and the like. A list with a column of posts is one of officials.
fn listed(page: &Page<'_>) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    for table in &page.tables {
        let heads: Vec<String> =
            table.heads().iter().map(|head| page.text[head.clone()].replace([' ', '*'], "")).collect();
        if heads.iter().any(|head| POSTS.contains(&head.as_str())) {
            continue;
        }
        for (column, _) in heads.iter().enumerate().filter(|(_, head)| NAMES.is_match(head)) {
            for cell in table.column(page.text, column) {
                let written = &page.text[cell.clone()];
                let start = cell.start + (written.len() - written.trim_start().len());
                names.extend(name_at(page, start, true).filter(|name| name.end <= cell.end));
            }
        }
    }
    names
}

/// Finds full names that are known once more, wherever they stand as words.
pub(super) fn again(page: &Page<'_>, kept: &mut Vec<Found>) {
    let mut known: Vec<String> = kept
        .iter()
        .filter(|found| found.kind == Name)
        .map(|found| page.text[found.range.clone()].to_owned())
        .filter(|name| names::is_full_name(name))
        .collect();
    known.sort();
    known.dedup();
    for name in known {
        for (at, _) in page.text.match_indices(&name) {
            let range = at..at + name.len();
            let word = page.text[range.end..].split(|c: char| !is_hangul(c)).next().unwrap_or_default();
            let ends = word.is_empty() || PARTICLES.contains(&word) || titles::is_title(word);
            let starts = !page.text[..at].ends_with(is_hangul);
            if starts && ends && !kept.iter().any(|found| overlap(&found.range, &range)) {
                kept.push(Found { range, kind: Name, weight: Weight::Label });
            }
        }
    }
}

/// The name that starts here. Where only a space stands between it and the word before it (`strong` is false), it must
/// look like a name in every way.
fn name_at(page: &Page<'_>, at: usize, strong: bool) -> Option<Range<usize>> {
    let rest = &page.text[at..];
    if let Some(masked) = MASKED.find(rest) {
        return names::is_name(&format!("{}가나", &masked.as_str()[..3])).then(|| at..at + masked.end());
    }
    if let Some(latin) = LATIN.find(rest) {
        return Some(at..at + latin.as_str().trim_end_matches(['.', '-', ' ', ',']).len());
    }
    if let Some(spaced) = SPACED.captures(rest) {
        let last = spaced.get(5).or(spaced.get(2))?;
        let name: String = rest[..last.end()].chars().filter(|c| *c != ' ').collect();
        let letters = spaced.get(5).is_some();
        let family =
            spaced.get(1).is_none_or(|family| family.as_str().chars().count() == 1 || name.chars().count() == 4);
        if family
            && (strong || letters || followed(page, at + last.end()))
            && names::is_full_name(&name)
            && is_given(&name, !strong)
        {
            return Some(at..at + last.end());
        }
    }
    let word = rest.split(|c: char| !is_hangul(c)).next().unwrap_or_default();
    let name = stem(word, strong)?;
    let end = at + name.len();
    let usual = is_given(name, !strong && !followed(page, end));
    let short_alone = name.chars().count() > 2 || strong && word.len() == name.len() && is_given(name, true);
    (usual && short_alone && !page.is_label(&(at..end)) && !is_region(page, &(at..end))).then_some(at..end)
}

/// The name in a word that may end with a particle.
fn stem(word: &str, strong: bool) -> Option<&str> {
    let fits = |name: &str| {
        let length = name.chars().count();
        names::is_name(name) && (length == 3 || length == 4 || strong && length == 2)
    };
    if fits(word) && !is_noun(word) {
        return Some(word);
    }
    PARTICLES
        .iter()
        .filter_map(|particle| word.strip_suffix(particle))
        .find(|name| name.chars().count() >= 3 && fits(name) && !is_noun(name))
}

/// Whether the text goes on as it does after a name: 씨, 님, a bracket, a comma.
fn followed(page: &Page<'_>, end: usize) -> bool {
    let rest = page.after(end, 3);
    rest.is_empty()
        || rest.starts_with(['(', ',', '/', ')', '|', '\n'])
        || rest.trim_start().starts_with(['씨', '님'])
        || rest.contains("귀하")
}

/// Whether the syllables after the family name may be a given name.
fn is_given(name: &str, strict: bool) -> bool {
    let name: String = name.chars().filter(|c| !matches!(c, ' ')).collect();
    if is_noun(&name) {
        return false;
    }
    let given = &name[names::surname(&name).len()..];
    !strict || given.chars().all(|c| c == '*' || GIVEN.contains(c))
}

/// Whether a word is a noun, a noun and a particle, a post or a word for a person.
fn is_noun(word: &str) -> bool {
    static WORDS: LazyLock<std::collections::HashSet<&str>> = LazyLock::new(|| NOUNS.split_whitespace().collect());
    static ROLES: LazyLock<std::collections::HashSet<&str>> =
        LazyLock::new(|| labels::PEOPLE.split_whitespace().collect());
    let ending = |c: char| {
        "은는이가을를의에와과도만로서한할함된될됨및등별자인지시중후전용증서장금료일액권원기비상하".contains(c)
    };
    let mut chars = word.char_indices();
    let third = chars.nth(2);
    let head = third.map_or(word, |(at, _)| &word[..at]);
    WORDS.contains(head) && third.is_none_or(|(_, c)| ending(c))
        || ROLES.contains(word)
        || titles::is_title(word)
        || word.ends_with("시민")
}

fn is_hangul(c: char) -> bool {
    ('가'..='힣').contains(&c)
}
