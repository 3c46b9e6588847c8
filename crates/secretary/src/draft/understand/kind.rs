//! Which kind of document a request asks for.
//!
//! Every row of the table is a sign with a weight; a sign that speaks against a kind has a negative one. Signs in the first sentences, where people say what they want, count
//! more than signs in what they pasted below. The kind with the highest sum wins; of equal sums, the more particular.

use std::sync::LazyLock;

use biseo_documents::Kind;
use regex::Regex;

use crate::korean::pattern;

/// Signs of a kind: pattern and weight. Particular kinds stand before general ones.
const SIGNS: &[(Kind, &str, i32)] = &[
    (Kind::BriefDraft, r"간이\s*기안", 16),
    (
        Kind::GeneralReport,
        r"일반\s*보고서|(?:종합|검토|분석|연구|기본|상세|세부|정책)\s*보고서|보고서.{0,12}(?:목차|장별|[2-9]\s*쪽|여러\s*쪽)",
        11,
    ),
    (
        Kind::PublicNotice,
        r"공고문|공고\s*\(?안\)?\s*(?:초안|작성|만들|써)|공고\s*(?:를|을)?\s*(?:내야|내려|낸다|내고|내줘|내\s줘|작성|올려|올릴|게시|하려|해야|한다|하고자|할\s*것)|(?:모집|채용|입찰|공모|공람|고시)\s*공고\s*(?:초안|기안|작성|부탁|$)",
        14,
    ),
    (Kind::PressRelease, r"보도\s*자료|언론\s*(?:보도|배포)|조간|석간", 14),
    (
        Kind::OnepageReport,
        r"(?i)1\s?page|1\s?p(?:[^a-z]|$)|(?:1|한)\s*(?:쪽|장|페이지)(?:짜리)?\s*(?:으?로\s*)?(?:\S{0,4}\s*)?(?:보고|요약|정리)|원페이지|보고용\s*(?:1|한)\s*(?:장|쪽)|보고(?:서|할|드릴)?\s*(?:거\s?)?(?:1|한)\s*(?:장|쪽|페이지)",
        13,
    ),
    (
        Kind::TripReport,
        r"출장\s*(?:결과|보고|복명|다녀|갔다)|복명서?|출장.{0,30}(?:다녀|갔다\s*옴|결과\s*보고)|견학\s*결과|벤치마킹\s*결과",
        12,
    ),
    (Kind::TripReport, r"(?:견학|벤치마킹|답사|방문)\S?\s?(?:다녀|갔다).{0,12}(?:보고|복명|써|정리)", 12),
    (
        Kind::TripReport,
        r"(?:회의|교육|설명회|워크[숍샵]|연찬회|세미나|박람회|현장|점검)\S?\s?(?:갔다\s?온|다녀\s?온|참석하고\s?온).{0,12}(?:보고|복명|정리)|당일치기",
        14,
    ),
    (
        Kind::MeetingResult,
        r"(?:회의|간담회|위원회|협의회|보고회|회의\s*개최)\s*결과\s*(?:를|을)?\s*(?:보고|정리|공유|알림|작성)|회의결과보고|회의\s*결과\s*보고",
        14,
    ),
    (Kind::Minutes, r"회의록\s*(?:을|를|으로|로)?\s*(?:작성|써|정리|만들|남)", 14),
    (Kind::Reply, r"검토\s?의견\s*(?:을\s*)?(?:회신|통보|제출|보내)", 16),
    (
        Kind::Report,
        r"상급\s?기관\s*(?:에\s*)?보고|(?:훈련|행사|교육|점검|조사|감사)\s*결과\s*(?:를\s*)?보고|에서\s*(?:요청|요구)한\s.{0,20}(?:결과|실적|현황)",
        11,
    ),
    (
        Kind::Report,
        r"(?:결과|실적|현황)\S*\s(?:도|시|군|구|본청|[가-힣]{2,8}(?:도|시|군|구|청))\s?(?:[가-힣]{2,10}(?:과|실|국|관))?(?:에|로)?\s?보고",
        16,
    ),
    (Kind::Report, r"(?:사고|피해|재난|상황|조치)\s*(?:상황\s*)?보고", 10),
    (Kind::DisclosureDecision, r"정보\s*공개.{0,20}(?:청구|결정|통지)", 14),
    (Kind::DisclosureDecision, r"정보\s*공개|부분\s*공개|비공개\s*(?:결정|통지)|공개\s*청구|청구인", 11),
    (
        Kind::CivilReply,
        r"민원인(?:\s?[:：]|\s[가-힣]{2,4}|은|이|에게|께|한테|$)|신청인|국민\s*신문고|고충\s*민원|신문고",
        12,
    ),
    (
        Kind::CivilReply,
        r"(?:신청|신고|허가|등록|민원|서류)[^\n]{0,40}보완\s?(?:요구|요청|통지)|보완\s?(?:요구|요청)\s?(?:통지|공문|서)",
        14,
    ),
    (Kind::CivilReply, r"민원.{0,40}(?:회신|답변|통지|이송|이첩|답장|안내해|연장|보완)|(?:회신|답변).{0,10}민원", 8),
    (
        Kind::CivilReply,
        r"[가-힣]{2,4}\s*(?:씨|님).{0,40}(?:신청|허가|신고|민원|문의|건의).{0,60}(?:회신|답변|통지|알려|거부|안\s*된다|반려|불허|불가|보완)",
        9,
    ),
    (
        Kind::CivilReply,
        r"민원.{0,80}(?:답변서|답변\s?드|이송|이첩|관할\s?(?:이\s?)?아니|소관\s?(?:이\s?)?아니)|답변서",
        6,
    ),
    (Kind::CivilReply, r"(?:허가|신청|등록).{0,20}(?:거부|반려|불허|불허가|안\s*된다고)", 3),
    (Kind::Appointment, r"위촉|해촉|위원(?:을|을\s?새로|\s\S+\s\S*)?\s?(?:새로\s?)?모[셨시]", 9),
    (
        Kind::PersonnelNotice,
        r"인사\s*(?:발령|이동|알림|통보|통지|공지)|발령\s*(?:통보|알림)|승진\s*임용|육아\s*휴직|복직|(?:승진|전보|휴직|파견|전출|전입|퇴직|면직)\s*(?:\d|발령|알림|통보|통지|명부|명단)",
        9,
    ),
    (Kind::PersonnelNotice, r"[가-힣]{0,6}\d급[^\n→]{0,12}→|→\s?[가-힣]{2,10}(?:과|팀)(?:\s|$|,)", 8),
    // "계약 의뢰 → 재무과": to whom it goes.
    (Kind::PersonnelNotice, r"(?:의뢰|요청|통보|알림|협조|보고|회신|안내|통지)\s?(?:→|->|⇒)", -8),
    (
        Kind::InspectionResult,
        r"(?:점검|감사|조사|검사|실사|평가)[\d\s.~∼(),/월일-]*결과.{0,20}(?:통보|알림|알려|통지|보내|시정)|점검\s*결과|지적\s*\d+\s*건.{0,60}(?:시정|고[쳐치]|개선|보완)|시정\s*(?:기한|조치)",
        8,
    ),
    // The result of an inspection that is asked for from others.
    (
        Kind::InspectionResult,
        r"(?:점검|감사|조사|검사|실사|평가)\s*결과\S*\s*(?:자료|보고서|현황)?\S*\s*(?:내\s?달라|내라|달라|제[출츨]|요청|보내\s?달라)",
        -14,
    ),
    (
        Kind::BudgetNotice,
        r"(?:예산|\S+금|\S+비|교부세)(?:을|를)?\s*(?:재?배정|교부|배부|내려\s?보)|배정\s*통보|교부\s*(?:결정|통보|알림)|재배정",
        9,
    ),
    (
        Kind::PurchaseRequest,
        r"(?:구매|구입|조달|인쇄|제작|용역|임차|수리)\s*(?:요청|의뢰|요구|부탁|신청|품의)|수의\s*계약|계약\s*(?:의뢰|요청)|납품|견적",
        8,
    ),
    (
        Kind::OpinionRequest,
        r"의견\s*(?:조회|수렴|제출|내라|받아|달라|좀|회신|요청)|의견\s*(?:있으면|없으면)|입법\s*예고|행정\s*예고",
        9,
    ),
    (
        Kind::MeetingNotice,
        r"(?:회의|위원회|협의회|간담회|설명회|추진단|보고회|총회)\S*\s*(?:개최|소집|한다|열|참석|일정|통보|알림|알려|안내)|회의\s*소집|안건|참석\s*여부",
        6,
    ),
    (Kind::MeetingNotice, r"소집", 9),
    (Kind::MeetingNotice, r"회의(?:[^실록가-힣]|에|는|를|$)|위원회|간담회|협의회|보고회|설명회|공청회", 3),
    (
        Kind::TrainingNotice,
        r"(?:교육|연수|특강|강의|훈련|세미나|아카데미|과정)\S*\s*(?:\S+\s*)?(?:안내|참석|이수|수강|신청|실시|알림|알려|개최|통보)|필참|집합\s*교육|합숙|상시\s*학습|교육\s*대상",
        7,
    ),
    (Kind::TrainingNotice, r"교육|연수|특강|훈련", 3),
    (
        Kind::Plan,
        r"(?:기념식|음악회|축제|행사|대회|박람회|공연|전시회?|걷기|한마당|캠페인|체육대회|워크[숍샵]|발표회|경진대회|시상식|개관식|준공식|공청회|토론회|문화제|마라톤|장터|바자회|페스티벌)\S*\s*(?:\S+\s*)?계획",
        12,
    ),
    (Kind::Plan, EVENT_PLAN, 16),
    (Kind::DisclosureDecision, r"청구한\s.{0,40}(?:공개|비공개|결과\s?통지)|공개\s?결정", 11),
    (Kind::InternalPlan, r"내부\s*결재|전결|방침\s*(?:결재|수립)|방침(?:을|만)?\s?받", 8),
    (Kind::InternalPlan, r"품의|지출\s*결의", 14),
    (
        Kind::InternalPlan,
        r"(?:개선|추진|운영|시행|도입|정비|관리|실시|수립|대응|구성|교체|설치|확대|지원|활용)\s*(?:계획|방안)(?:\s*\(?안\)?)?(?:\s*(?:초안|기안|수립|세워|만들|작성|결재|잡아|써))?",
        7,
    ),
    (Kind::InternalPlan, r"계획\s*\(?안\)?", 4),
    // A plan that is asked for from others is material, not what is written.
    (
        Kind::InternalPlan,
        r"계획(?:서|안)?\s*(?:자료|제출|취합|현황)|계획(?:서|안)?(?:을|를)?\s*(?:내라|달라|제출|취합)",
        -12,
    ),
    (
        Kind::Report,
        r"(?:도청|도지사|행안부|중앙부처|상급\S*|교육청|본부|본청|도\s*\S+과|시청|부처|(?:^|[\s.,])(?:도|시|군|구))(?:에|으로|에게)\s.{0,30}보고(?:\s*(?:하|해|드|공문|서)|\.|$)|보고\s*(?:공문|하는)",
        8,
    ),
    (Kind::Report, r"(?:실적|현황|결과|상황)\S*\s*(?:\S+\s*){0,3}보고", 6),
    (
        Kind::Reply,
        r"(?:회신|답변|답신|답)\s*(?:해|공문|하|보내|드려|좀)|동의한다고|-\d+\s*\([^)]*\)\s*호?(?:로\s*(?:온|요청)|에\s*대한)|회신\s*(?:\.|,|$)",
        6,
    ),
    (
        Kind::Reply,
        r"(?:온|보낸|보내온|받은)\s?(?:거|것|건|공문|문서)\S{0,3}.{0,60}(?:답|회신)(?:해|하|공문|\.|,|\s|$)",
        8,
    ),
    // "자료 요구 회신", "실적 제출 요청에 대한 회신": what was asked for is answered.
    (
        Kind::Reply,
        r"(?:요구|요청|조회|질의|협의)\s?(?:건\s?)?(?:에\s?대한\s|에\s?대해\s)?(?:회신|답변)\s?(?:[.,→]|$|공문|해|하|으로|서)",
        10,
    ),
    // What one has sent oneself is not answered.
    (Kind::Reply, r"(?:지난번에?|앞서|먼저|우리가|저희가|기존에|전에)\s?보낸", -8),
    (
        Kind::Reply,
        r"(?:협의|요청|대관|질의|조회)\S*.{0,30}(?:동의|부동의|불가|못\s*해|어렵다|가능하다|수용|승낙|회신)",
        5,
    ),
    // How others are to answer is no answer of one's own.
    (Kind::Reply, r"(?:엑셀|온나라|메일|이메일|팩스|서식)\S*\s*회신|자료\s*요청", -10),
    (Kind::Reply, r"협조\s*(?:요청|부탁)[^가-힣].{0,60}까지\s*(?:\S+\s)?회신", -12),
    (Kind::Request, r"독촉", 8),
    (Kind::Reply, r"(?:보낸|온|받은)\s*\S*.{0,20}(?:요청|협의|질의|공문)", 3),
    (
        Kind::Cooperation,
        r"협조\s*(?:요청|부탁|공문|구함|바람|좀|해|문)|지원\s*(?:을\s?)?(?:요청|부탁|좀|바람|해\s?(?:달라|주))|협조",
        8,
    ),
    (
        Kind::Request,
        r"(?:자료|실적|현황|명단|목록|계획|서식|조사표|통계|결과)\S*\s*(?:\S+\s*){0,3}(?:달라|내라|제[출츨]|요청|보내|취합|받아|요구|회신)|자료\s*요청|자료\s*제출",
        7,
    ),
    (
        Kind::Request,
        r"[가-힣A-Z)](?:을|를|도)?\s?(?:내라|제출하라|제출하도록|보내라|보내\s?달라|회신\s?(?:부탁|바람))|[^려해와아어여서고\s]\s?(?:달라고|달라는)",
        5,
    ),
    (Kind::Cooperation, r"(?:참여|참가|동참)(?:를|을)?\s?(?:요청|부탁|독려|협조|바라|해\s?달라)", 9),
    (Kind::Request, r"취합|제출\s*(?:요청|바람|하라)", 4),
    (Kind::Request, r"(?:수요|실태|전수|현황)\s*조사", 7),
    (Kind::Request, r"추천\s*(?:해|요청|하라|바람|받)|추천해\s*달라", 8),
    (Kind::Request, r"자료\s*요청|자료요청", 6),
    (Kind::Notice, r"알림|안내|공지|통보|알려|통제|변경|홍보|전파", 4),
];

/// An event, and a plan of it that the wish speaks of, in either order.
const EVENT_PLAN: &str = concat!(
    r"(?s)[가-힣]*(?:대회|축제|축전|음악회|공연|박람회|전시회|걷기|한마당|캠페인|체육회|워크[숍샵]|발표회|시상식|개관식|준공식|기념식|발대식|수료식|출범식|",
    r"공청회|토론회|문화제|마라톤|장터|바자회|페스티벌|잔치|캠프|콘서트|인사회|송년회|관측회|체험전|체험\s?행사|타운홀\s?미팅|토크\s?콘서트|나눔회|낭독회|상영회|다짐\s?대회|포럼)",
    r"(?:[^\n]{0,40}(?:\n[^\n]{0,40})?(?:계획|기획)\s?(?:서|안|\(|$|\.|\s|을|를)|.{0,160}(?:계획|기획)(?:서|안|\(안\)))"
);
/// Committees that decide on something are not what is decided.
static DECIDES: LazyLock<Regex> = LazyLock::new(|| pattern(r"정보공개\s?심의회"));
/// Papers and places that are about petitioners, and no petitioner.
static OF_PETITIONERS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"민원인\s?(?:명단|정보|현황|수|대기|응대|편의|만족도|안내판|쉼터|주차장)"));
/// What stands in brackets between words that belong together: "점검(11/12) 결과".
static BRACKETS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\([^()\n]{1,40}\)"));
/// What somebody from outside brings before an office.
static BROUGHT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"민원|신고|신청|문의|건의|질의|요청|제기|진정|전화\s?온|낸\s"));
/// What an answer to somebody from outside does.
static ANSWERED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"답변|회신|알려|알리|알림|통지|안내|이송|이첩|연장|보완|거부|반려|불허|안\s?된다|불가"));

static TABLE: LazyLock<Vec<(Kind, Regex, i32)>> =
    LazyLock::new(|| SIGNS.iter().map(|(kind, sign, weight)| (*kind, pattern(sign), *weight)).collect());

/// The kind that the text asks for; `asked` is its beginning, where the wish stands. `citizen` says whether somebody from
/// outside is named.
pub(super) fn kind(asked: &str, text: &str, citizen: bool) -> Kind {
    let (asked, text) = (DECIDES.replace_all(asked, "심의회"), DECIDES.replace_all(text, "심의회"));
    let (asked, text) = (OF_PETITIONERS.replace_all(&asked, ""), OF_PETITIONERS.replace_all(&text, ""));
    let (bare_wish, bare) = (BRACKETS.replace_all(&asked, ""), BRACKETS.replace_all(&text, ""));
    let in_wish = |sign: &Regex| sign.is_match(&asked) || sign.is_match(&bare_wish);
    let anywhere = |sign: &Regex| sign.is_match(&text) || sign.is_match(&bare);
    let mut sums: Vec<(Kind, i32)> = Vec::new();
    let mut add = |kind: Kind, sum: i32| match sums.iter_mut().find(|(known, _)| *known == kind) {
        Some((_, known)) => *known += sum,
        None => sums.push((kind, sum)),
    };
    for (kind, sign, weight) in TABLE.iter() {
        if in_wish(sign) {
            add(*kind, 2 * weight);
        } else if anywhere(sign) {
            add(*kind, *weight);
        }
    }
    if citizen && BROUGHT.is_match(&text) && ANSWERED.is_match(&text) {
        add(Kind::CivilReply, 20);
    }
    let mut best = (Kind::Notice, 0);
    for candidate in sums {
        if candidate.1 > best.1 {
            best = candidate;
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_hurried_requests() {
        for (text, expected) in [
            ("각 과에 3분기 홍보 실적 자료 취합해서 내라고 공문", Kind::Request),
            ("도로과에 축제 차량 통제 협조 요청", Kind::Cooperation),
            ("다음주 화요일 안전점검 회의 소집 알림", Kind::MeetingNotice),
            ("청렴교육 이수 안내 12월 10일", Kind::TrainingNotice),
            ("가을 걷기대회 행사 계획안", Kind::Plan),
            ("민원 창구 운영 개선계획 내부결재", Kind::InternalPlan),
            ("이마루씨 옥외광고물 신청 안된다고 답변", Kind::CivilReply),
            ("복사기 3대 구매 요청 회계과에", Kind::PurchaseRequest),
            ("경로당 운영비 교부 알림", Kind::BudgetNotice),
            ("도서관 야간개장 보도자료", Kind::PressRelease),
            ("엘리베이터 점검으로 이용 통제 안내", Kind::Notice),
            ("우산대여소(3곳) 점검(11/10) 결과 통보", Kind::InspectionResult),
            ("지적 2건 고쳐서 사진 내라고", Kind::InspectionResult),
            ("겨울 낭독회 계획안 ㄱ. 2월 6일 7시 시민서재", Kind::Plan),
            ("송년회 준비. 12월 22일 강당. 계획서 올릴 예정", Kind::Plan),
            ("비상 연락망 갱신본 내라고 공문", Kind::Request),
            ("방송 장비 지원 부탁하는 문서, 영상회의실에서", Kind::Cooperation),
            ("12월 5일자 전보 알림", Kind::PersonnelNotice),
            ("1월 1일자 인사 알림 (승진2)", Kind::PersonnelNotice),
            ("심의할 위원 세 분 새로 모셨다는 통지(정보공개심의회)", Kind::Appointment),
            ("우산초에서 운동장 개방 협의 온 거 가능하다고 답해", Kind::Reply),
            ("나무은씨가 신고한 하수 악취 도로 이송했다고 알려주기", Kind::CivilReply),
            ("재난기금 교부 통보", Kind::BudgetNotice),
            ("시에 보고해야됨. 11월 체납 징수 실적", Kind::Report),
            ("겨울 우산전 개막 보도 (12.1 조간)", Kind::PressRelease),
        ] {
            assert_eq!(kind(text, text, text.contains('씨')), expected, "{text}");
        }
    }
}
