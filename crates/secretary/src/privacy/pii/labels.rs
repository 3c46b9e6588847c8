//! The words beside a value that say what it is and whose it is.

use std::{collections::HashMap, ops::Range, sync::LazyLock};

use regex::Regex;

use super::PersonalKind::{self, *};
use crate::{korean::pattern, minutes::people::titles};

/// What a label says of the value after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// Personal data of this kind.
    Kind(PersonalKind),
    /// 등록번호, 고유번호: of a person, a business or a corporation; the shape decides.
    Registration,
    /// Something that is no personal data: a case, a document, goods, an amount, a code.
    Other,
}

/// Whose name or number it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A private person: a petitioner, an applicant, a guardian.
    Private,
    /// An official in that capacity, or an agency.
    Official,
}

/// Labels by kind. Letters of a label may stand apart ("주 소", "연 락 처"), as forms like to print them.
const LABELS: &[(PersonalKind, &str)] = &[
    (Rrn, "주민등록번호 주민번호 주민등록 실명번호 주민 민증번호"),
    (Arn, "외국인등록번호 외국인번호 외국인등록 거소신고번호 국내거소신고번호 체류자의등록번호"),
    (Passport, "여권번호 여권 passport"),
    (DriverLicence, "운전면허번호 운전면허 면허번호 면허증번호 면허증 면허"),
    (
        Phone,
        "전화번호 전화 연락처 휴대전화 휴대폰 핸드폰 휴대폰번호 휴대전화번호 핸드폰번호 문자수신번호 문자수신 수신번호 연락번호 모바일 자택전화 비상연락망 비상연락처 팩스 팩스번호 문자 통화 phone tel mobile hp 폰번호 발신번호",
    ),
    (Email, "전자우편 이메일 전자메일 메일 email e-mail"),
    (
        Address,
        "주소 주소지 거주지 거주 송달장소 송달지 송달주소 자택 본적 등록기준지 주민등록지 배송지 배달지 거소 도로명주소 우편물수령지 현거주지 전입지 전출지 실거주지 통지주소 수령지 사는곳 주택소재지",
    ),
    (
        BankAccount,
        "계좌번호 계좌 통장 통장번호 은행 뱅크 새마을금고 우체국 농협 신협 수협 축협 산림조합 저축은행 입금계좌 환급계좌 지급계좌 증권 account",
    ),
    (Card, "카드번호 신용카드 체크카드 카드 card"),
    (VehiclePlate, "차량번호 자동차등록번호 자동차번호 차번호 차량등록번호 등록차량 번호판 차량"),
    (BusinessId, "사업자등록번호 사업자번호 사업자등록"),
    (CorporateId, "법인등록번호 법인번호 법인등록"),
    (Name, "성명 이름 성함 성명(한글)"),
    (BirthDate, "생년월일 생일 출생일 출생연월일 출생년월일 출생일자 출생 생년"),
    (EmployeeId, "직원번호 사번 사원번호 공무원번호 행번 직번 사원id 교번"),
    (StudentId, "학번 학생번호 학적번호"),
];

const REGISTRATION: &str = "등록번호 고유번호";

const OTHER: &str = "문서번호 생산등록번호 관리번호 일련번호 자산번호 물품식별번호 물품번호 식별번호 품번 모델명 모델 바코드 코드 예약번호 버전 \
                     개정판 통계번호 통계목 예산과목 조회수 금액 예산 예산액 우편번호 좌표 공고 고시 훈령 예규 법률 대통령령 규격 \
                     계약번호 고지번호 납부번호 전자납부번호 접수번호 신청번호 민원번호 허가번호 승인번호 인증번호 송장번호 운송장번호 \
                     등기번호 분류번호 제조번호 시리얼 사건번호 사건 판결 선고 결정 대법원 헌법재판소 재결 공고번호 입찰공고번호 \
                     세입 세출 총사업비 총인구 표본 면적 규모 단위사업 세부사업 계정과목 펌웨어 프로그램 모듈 부품 주문번호 상품번호 \
                     도서번호 isbn 관리코드 조달청 고객번호 전자수입인지 기안번호 접수 시행 포트 서버 ip 인구 합계 예산현액 집행액 낙찰 \
                     낙찰금액 계량기번호 세움터 필지번호 공고문 나라장터 물품 장비번호 시행일 기간 일시 일자";

/// Words for private persons; beside them stands a name.
pub(super) const PEOPLE: &str = "민원인 신청인 신청자 청구인 청구자 신고인 신고자 제보자 보호자 예금주 세대주 세대원 피상속인 상속인 소유자 소유주 \
                                 공동소유자 출장자 고소인 피고소인 고발인 피고발인 원고 피고 수급자 수급권자 대상자 위반자 위반행위자 체납자 납세자 \
                                 납세의무자 배우자 자녀 부모 환자 피해자 가해자 피의자 목격자 참고인 진정인 피진정인 임차인 임대인 매수인 매도인 채무자 \
                                 채권자 수령인 수령자 수취인 운전자 차주 건축주 토지주 점유자 상담자 내담자 응시자 응시생 지원자 합격자 수험생 대리인 \
                                 위임인 위임자 수임인 수임자 후견인 법정대리인 당사자 이의신청인 사망자 유족 유가족 아동 학부모 입소자 계약자 가입자 \
                                 피보험자 피보험인 보험계약자 대표자 대표이사 대표 건의자 제안자 이의신청자 청원인 소청인 심판청구인 재심청구인 \
                                 행정심판청구인 통지대상자 체류자 근로자 외국인 학생 회원 고객 동거인 동거가족 세입자 관리인 명의자 명의인 사업주 \
                                 의뢰인 요양보호대상자 어르신 독거노인 장애인 퇴직자 자원봉사자 증인 피후견인 친권자 부양의무자 신고대상자 송금인 \
                                 보내는사람 받는사람 발신인 수신인 납부자 구매자 판매자 이용자 참가자 수강생 수강자 실종자 부상자 확진자 접촉자 \
                                 입주자 입주민 전입자 전출자 사용자 양도인 양수인 승계인 낙찰자 행위자 행위인 점용자 경작자 농업인 축주 견주 소송대리인";

struct Table {
    pattern: Regex,
    senses: HashMap<String, Sense>,
}

static SENSES: LazyLock<Table> = LazyLock::new(|| {
    let mut senses = HashMap::new();
    for (kind, words) in LABELS {
        senses.extend(words.split_whitespace().map(|word| (word.to_owned(), Sense::Kind(*kind))));
    }
    senses.extend(REGISTRATION.split_whitespace().map(|word| (word.to_owned(), Sense::Registration)));
    senses.extend(OTHER.split_whitespace().map(|word| (word.to_owned(), Sense::Other)));
    let mut words: Vec<&String> = senses.keys().collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let pattern = pattern(&format!("(?i){}", words.iter().map(|word| spaced(word)).collect::<Vec<_>>().join("|")));
    Table { pattern, senses }
});

/// A label whose letters may stand apart.
fn spaced(word: &str) -> String {
    word.chars().map(|c| regex::escape(&c.to_string())).collect::<Vec<_>>().join(" {0,3}")
}

/// Whom a contact belongs to. A title or a department beside a name makes it an official's.
static PRIVATE: LazyLock<Regex> = LazyLock::new(|| {
    let mut people: Vec<&str> = PEOPLE.split_whitespace().collect();
    people.sort_by_key(|word| std::cmp::Reverse(word.len()));
    pattern(&format!(r"{}|성 {{0,4}}명|본인|[가-힣*] ?(?:씨|귀하)|[가-힣] 님", people.join("|")))
});

static OFFICIAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"담당 ?(?:자|부서|공무원|관|직원|기관|과|팀)|담당 ?[:(]|문의 ?(?:처|전화|사항)?(?:는|은)? ?[:(☎]|문의처|주무관|사무관|서기관|팀장|과장|국장|주무팀|대표 ?(?:전화|번호)|상담 ?전화|안내 ?전화|신고 ?전화|고객 ?센터|콜센터|민원실|상황실|당직실|상담실|접수처|제출처|회신처|주관 ?부서|소관 ?부서|연락 ?부서",
    )
});

static UNIT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"[가-힣]{2,12}(?:과|팀|담당관|담당관실|센터|시청|구청|군청|도청|교육청|사업소|보건소|위원회)(?:[ (:/☎]|$)")
});

pub(super) fn senses(text: &str) -> Vec<(Range<usize>, Sense)> {
    let sense = |word: &str| {
        let word: String = word.chars().filter(|c| *c != ' ').collect::<String>().to_lowercase();
        SENSES.senses.get(&word).copied()
    };
    SENSES
        .pattern
        .find_iter(text)
        .filter(|found| {
            // Latin labels such as "tel" and "ip" are whole words.
            !found.as_str().starts_with(|c: char| c.is_ascii_alphabetic())
                || !text[..found.start()].ends_with(|c: char| c.is_ascii_alphanumeric())
                    && !text[found.end()..].starts_with(|c: char| c.is_ascii_alphabetic())
        })
        .filter_map(|found| Some((found.range(), sense(found.as_str())?)))
        .collect()
}

pub(super) fn roles(text: &str) -> Vec<(Range<usize>, Role)> {
    let private = PRIVATE.find_iter(text).map(|found| (found.range(), Role::Private));
    let official = OFFICIAL.find_iter(text).map(|found| (found.range(), Role::Official));
    let units = UNIT
        .find_iter(text)
        .filter(|found| titles::is_unit(found.as_str().trim_end_matches([' ', '(', ':', '/', '☎'])))
        .map(|found| (found.range(), Role::Official));
    let mut roles: Vec<_> = private.chain(official).chain(units).collect();
    roles.sort_by_key(|(range, _)| range.end);
    roles
}
