//! Titles: the matter and the word that says what the document does (편람: 제목만으로 내용과 성격을 알 수 있게).

use std::sync::LazyLock;

use biseo_documents::{Kind, notation};
use regex::Regex;

use super::{organisations::Names, wording};
use crate::{
    draft::decision::{self, Decision},
    korean::{bodies, pattern},
};

/// Words of the wish at which the matter ends: "… 자료 | 제출", "… 의견 | 조회".
static STOPS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"소집|자료(?:[를을])?\s*(?:제[출츨]|요청|달라|내라|취합)|제[출츨]\s*(?:요청|바람|하)|협조\s*(?:요청|부탁|좀|구)|협조부탁|협조요청|참석\s*안내|참석안내|참석\s*(?:여부|요청)|개최\s*(?:알림|안내|통보)",
        r"|입법\s*예고|행정\s*예고|의견(?:을)?\s*(?:조회|수렴|제출|내|달라|받)|구매\s*(?:요청|의뢰)|구매요청|계약\s*(?:의뢰|요청)|수의\s*계약|재?배정\s*통보|교부\s*(?:결정|통보|알림)|위촉\s*(?:알림|통보|안내)|위촉알림",
        r"|점검\s*결과|정산\s*점검|보고\s*(?:하|공문|서|용)|보고하는|알려\s*(?:줘|달라|드)|공지\s*해|통보\s*해|통지\s*해|회신\s*해|답변|보도\s*자료|한\s*달\s*운영|\d+명\s*모집|\s\S+(?:으로|로)\s*(?:이송|이첩)|(?:개인|일신상의?)\s?사정|해촉|\s관련(?:해|하여|\s|$)|출장\s*(?:결과|다녀|보고)|내부\s*결재|처리\s*기한"
    ))
});

/// What is attached, called in full where the request says only what kind of paper it is.
pub(super) fn attached(kind: Kind, name: &str) -> String {
    let of = match (kind, name) {
        (Kind::PersonnelNotice, "명부" | "명단") => "인사발령",
        (Kind::TrainingNotice, "명단") => "교육 대상자",
        (Kind::MeetingNotice, "명단") => "참석자",
        (Kind::Appointment, "명단") => "위촉 위원",
        (Kind::BudgetNotice, "내역" | "배정내역") => "예산",
        _ => return name.to_owned(),
    };
    match name {
        "내역" => format!("{of} 배정 내역"),
        _ => format!("{of} {name}"),
    }
}

/// Where the matter of a title ends.
pub(super) fn stops() -> &'static Regex {
    &STOPS
}

/// What a title ends with, by kind; nothing is added where the matter already ends so.
const ENDINGS: &[(Kind, &str, &[&str])] = &[
    (Kind::Request, "자료 제출 요청", &["제출 요청", "요청"]),
    (Kind::Cooperation, "협조 요청", &["협조 요청", "요청"]),
    (Kind::MeetingNotice, "개최 알림", &["개최 알림", "개최 안내"]),
    (Kind::TrainingNotice, "참석 안내", &["안내", "알림"]),
    (Kind::OpinionRequest, "의견 조회", &["의견 조회", "의견 제출 요청"]),
    (Kind::Notice, "알림", &["알림", "안내", "통보"]),
    (Kind::Reply, "회신", &["회신"]),
    (Kind::BudgetNotice, "배정 알림", &["배정 알림", "교부 알림", "교부 결정 알림"]),
    (Kind::PurchaseRequest, "구매 요청", &["구매 요청", "계약 의뢰", "요청", "의뢰"]),
    (Kind::PersonnelNotice, "인사발령 알림", &["발령 알림"]),
    (Kind::Appointment, "위촉 알림", &["위촉 알림", "해촉 알림"]),
    (Kind::InspectionResult, "점검 결과 알림", &["점검 결과 알림", "결과 알림"]),
    (Kind::Report, "보고", &["보고"]),
    (Kind::OnepageReport, "보고", &["보고", "방안", "계획"]),
    (Kind::GeneralReport, "보고", &["보고", "방안", "계획"]),
    (Kind::BriefDraft, "보고", &["보고", "방안", "계획", "계획(안)", "검토"]),
    (Kind::PublicNotice, "공고", &["공고"]),
    (Kind::Plan, "계획(안)", &["계획(안)", "계획안", "계획"]),
    (Kind::InternalPlan, "계획(안)", &["계획(안)", "계획안", "계획", "방안", "품의"]),
    (Kind::TripReport, "출장 결과보고", &["출장 결과보고", "견학 결과보고", "복명서"]),
    (Kind::MeetingResult, "회의 결과보고", &["결과보고"]),
    (Kind::Minutes, "회의록", &["회의록"]),
];

/// A title for the kind and the matter; the year that "올해" and "내년" mean is written out.
pub(super) fn title(kind: Kind, topic: &str, names: &Names<'_>, decision: &Decision) -> String {
    let text = names.text;
    let topic = polished(topic, names);
    let title = match kind {
        Kind::CivilReply => civil(&topic, text),
        Kind::DisclosureDecision => disclosure(text, decision),
        Kind::Reply => reply(&topic),
        Kind::InspectionResult => inspection(&topic, text),
        Kind::PersonnelNotice if !text.contains("인사") && text.contains("복직") => "복직 발령 알림".to_owned(),
        Kind::PersonnelNotice if !text.contains("인사") && text.contains("휴직") => "휴직 발령 알림".to_owned(),
        Kind::PersonnelNotice => "인사발령 알림".to_owned(),
        Kind::MeetingNotice => held(&matter(kind, &topic), text),
        Kind::BudgetNotice => granted(&matter(kind, &topic), text),
        Kind::Appointment if text.contains("해촉") => {
            format!("{} 해촉 알림", topic.trim_end_matches("해촉").trim_end()).trim_start().to_owned()
        }
        Kind::Report => with_result(&topic, text),
        Kind::Appointment => appointed(&topic, text),
        Kind::OnepageReport => improving(&topic, text),
        Kind::InternalPlan => planned(&topic, text),
        Kind::PurchaseRequest => bought(&topic, text),
        Kind::Notice => noticed(&topic, text),
        Kind::PressRelease => running(&topic, text),
        Kind::TripReport => travelled(&topic, text),
        _ => topic,
    };
    ended(kind, title.trim())
}

fn ended(kind: Kind, title: &str) -> String {
    let Some((_, ending, enough)) = ENDINGS.iter().find(|(of, ..)| *of == kind) else { return title.to_owned() };
    if enough.iter().any(|end| title.ends_with(end)) {
        return title.to_owned();
    }
    if kind == Kind::Request {
        return requested(title);
    }
    // "팀장회의 결과" is reported as a result once.
    if kind == Kind::MeetingResult {
        let stem = title.strip_suffix("결과").map_or(title, str::trim_end);
        if ["회의", "위원회", "간담회", "협의회", "보고회"].iter().any(|end| stem.ends_with(end)) {
            return format!("{stem} 결과보고");
        }
    }
    // "… 실적 자료" + "자료 제출 요청": a word is not said twice.
    let first = ending.split(' ').next().unwrap_or("");
    let stem = if ending.contains(' ') { title.strip_suffix(first).unwrap_or(title).trim_end() } else { title };
    let stem = match kind {
        Kind::TripReport => stem.strip_suffix("출장").unwrap_or(stem).trim_end(),
        _ => stem,
    };
    // A title that says only what kind of document it is says nothing.
    if stem.is_empty() { format!("{} {ending}", notation::blank("건명")) } else { format!("{stem} {ending}") }
}

/// What is asked for, with the word that asks for it: a list is handed in, a survey is made, somebody is proposed.
fn requested(title: &str) -> String {
    const PAPERS: [&str; 16] = [
        "조사표",
        "명부",
        "명단",
        "목록",
        "현황",
        "실적",
        "계획서",
        "보고서",
        "신청서",
        "의견서",
        "확인서",
        "결과",
        "통계",
        "서식",
        "대장",
        "증빙",
    ];
    let title = title.strip_suffix("제출").map_or(title, str::trim_end);
    let stem = title.strip_suffix("자료").map_or(title, str::trim_end);
    if ["조사", "추천", "보완", "협조"].iter().any(|word| stem.ends_with(word)) {
        format!("{stem} 요청")
    } else if stem.len() == title.len() && PAPERS.iter().any(|word| stem.ends_with(word)) {
        format!("{stem} 제출 요청")
    } else if stem.is_empty() {
        format!("{} 자료 제출 요청", notation::blank("건명"))
    } else {
        format!("{stem} 자료 제출 요청")
    }
}

/// The matter as a sentence of the document names it: without the words that its title ends with.
pub(super) fn matter(kind: Kind, topic: &str) -> String {
    let ends: &[&str] = match kind {
        Kind::Plan | Kind::InternalPlan => &[
            "추진계획(안)",
            "추진계획",
            "운영계획",
            "추진 계획(안)",
            "추진 계획",
            "운영 계획(안)",
            "실시 계획",
            "시행 계획",
            "행사 계획(안)",
            "행사 계획",
            "행사",
            "계획(안)",
            "계획안",
            "계획",
        ],
        Kind::Reply => &["부동의", "동의", "불가", "수용", "회신", "건"],
        Kind::MeetingNotice => &["회의 일정", "개최", "일정", "소집"],
        Kind::TrainingNotice => &["참석", "실시", "안내"],
        Kind::BudgetNotice => &["재배정", "배정", "교부 결정", "교부", "지급"],
        Kind::InspectionResult => &["결과"],
        Kind::CivilReply => &["불허가 통지", "불허가", "불가 통지", "불가", "반려", "거부", "불허"],
        Kind::Report => &["보고"],
        Kind::PurchaseRequest => &["계약의뢰", "계약 의뢰", "구매의뢰", "의뢰", "계약"],
        _ => &[],
    };
    let kept = if kind == Kind::MeetingNotice && topic.ends_with("회의 일정") { " 회의" } else { "" };
    let stem = ends.iter().find_map(|end| topic.strip_suffix(end)).map(str::trim_end).filter(|stem| !stem.is_empty());
    let matter = match stem {
        Some(stem) if kept.is_empty() || stem.ends_with("회의") || stem.ends_with("보고회") => stem.to_owned(),
        Some(stem) => format!("{stem}{kept}"),
        None => topic.to_owned(),
    };
    const DEALS: [&str; 12] =
        ["구매", "구입", "제작", "인쇄", "용역", "수리", "임차", "교체", "설치", "공사", "수리의뢰", "보수"];
    if kind == Kind::PurchaseRequest && !matter.is_empty() && !DEALS.iter().any(|deal| matter.ends_with(deal)) {
        return format!("{matter} 구매");
    }
    matter
}

pub(super) fn polished(topic: &str, names: &Names<'_>) -> String {
    let today = names.today;
    static YEAR_AND: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(20\d{2})(?:년)?\s*(상반기|하반기)|^(20\d{2})\s+(\S)"));
    let mut words: Vec<String> = Vec::new();
    for (at, word) in topic.split_whitespace().enumerate() {
        let year = match word {
            "올해" | "금년" | "올해의" if at == 0 && word != "올해의" => Some(today.year()),
            "내년" | "내년도" => Some(today.year() + 1),
            "작년" | "지난해" => Some(today.year() - 1),
            _ => None,
        };
        words.push(match year {
            Some(year) => format!("{year}년"),
            None => named(word, names),
        });
    }
    // "제출기한을 변경": the particle of a clause goes with its verb.
    static OBJECT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(\S)[을를] (변경|연기|연장|취소|이전|확대|축소|조정|폐지|인상|인하|제한)$"));
    let words = OBJECT.replace(&words.join(" "), "$1 $2").into_owned();
    let mut title = wording::spelled(&words);
    if let Some(found) = YEAR_AND.captures(&title)
        && let (Some(year), Some(rest)) = (found.get(1).or(found.get(3)), found.get(2).or(found.get(4)))
    {
        title = format!("{}년 {}", year.as_str(), &title[rest.start()..]);
    }
    title
}

/// A word of a title; a body that is called by a short name by its full one, under the name it was given.
fn named(word: &str, names: &Names<'_>) -> String {
    let full = names.full(word);
    // "환경부 고시": a full name may be meant as it was.
    if full.chars().count() > word.chars().count() && !bodies::is_known(word) { full } else { word.to_owned() }
}

fn civil(topic: &str, text: &str) -> String {
    if text.contains("보완") && topic.ends_with("보완") {
        return format!("{topic} 요청");
    }
    if ["보완 요청", "보완요청", "보완 요구", "보완요구"].iter().any(|wish| text.contains(wish)) {
        return "민원서류 보완 요청".to_owned();
    }
    let topic = [
        "처리기한 연장",
        "처리 기한 연장",
        "기한 연장",
        "이송",
        "불허가 통지",
        "불허가",
        "불가 통지",
        "불가",
        "반려 통지",
        "불허 통지",
        "거부 통지",
        "반려",
        "불허",
        "거부",
        "수리완료",
        "수리 완료",
        "조치완료",
        "조치 완료",
        "교체완료",
        "완료",
        "민원",
    ]
    .iter()
    .fold(topic, |topic, word| topic.strip_suffix(word).unwrap_or(topic).trim_end());
    let matter = if topic.is_empty() { "민원".to_owned() } else { format!("{topic} 민원") };
    // "사용허가 신청 안 된다고": what was applied for is called the application.
    let applied = ["허가", "인가", "승인", "등록", "지정", "면허", "점용"].iter().any(|end| topic.ends_with(end));
    let topic = &*if applied && text.replace(' ', "").contains(&format!("{}신청", topic.replace(' ', ""))) {
        format!("{topic} 신청")
    } else {
        topic.to_owned()
    };
    if text.contains("기한") && decision::answers(text, "연장") {
        return format!("{matter} 처리 기한 연장 알림");
    }
    if decision::answers(text, "이송") || decision::answers(text, "이첩") {
        return format!("{matter} 이송 알림");
    }
    if topic.ends_with("신청") || topic.ends_with("청구") {
        return format!("{topic}에 대한 회신");
    }
    format!("{matter}에 대한 회신")
}

fn disclosure(text: &str, decision: &Decision) -> String {
    if decision::answers(text, "연장") {
        return "정보공개 결정 기간 연장 통지".into();
    }
    match decision {
        Decision::Said(decision) => format!("정보공개 청구에 대한 {decision} 결정 통지"),
        Decision::Open | Decision::Contradicted(_) => "정보공개 청구에 대한 결정 통지".into(),
    }
}

fn reply(topic: &str) -> String {
    let topic = ["부동의", "동의", "불가", "수용", "건 동의", "의견조회", "의견 조회"]
        .iter()
        .find_map(|word| topic.strip_suffix(word))
        .unwrap_or(topic)
        .trim_end();
    if topic.is_empty() || topic.ends_with("회신") { topic.to_owned() } else { format!("{topic}에 대한 회신") }
}

fn inspection(topic: &str, text: &str) -> String {
    if topic.ends_with("결과") {
        return format!("{topic} 알림");
    }
    static WHAT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"([가-힣]+(?:\s[가-힣]+)?)\s*(점검|감사|조사|검사|실사)\s*결과"));
    match WHAT.captures(text) {
        Some(found) => {
            let what = found[1].trim();
            let join = if what.ends_with("정기") || what.ends_with("안전") { "" } else { " " };
            format!("{what}{join}{} 결과 알림", &found[2])
        }
        None if ["점검", "감사", "조사", "검사", "실사"].iter().any(|end| topic.ends_with(end)) => {
            format!("{topic} 결과 알림")
        }
        None => format!("{topic} 점검 결과 알림"),
    }
}

/// A report on what was inspected or held is one on its result.
fn with_result(topic: &str, text: &str) -> String {
    static RESULT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(점검|감사|조사|훈련|실사)\s?결과"));
    match RESULT.captures(text) {
        Some(found) if topic.ends_with("안전") || topic.ends_with("위생") => format!("{topic}{} 결과", &found[1]),
        _ => topic.to_owned(),
    }
}

/// Whoever is appointed becomes a member of something, which the title names.
fn appointed(topic: &str, text: &str) -> String {
    static COMMITTEE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"([가-힣]{2,14}(?:위원회|심의회|협의회|자문단|추진단))"));
    match COMMITTEE.captures(text) {
        Some(found) if !topic.contains(&found[1]) && !topic.contains("위") => format!("{} 위원", &found[1]),
        Some(found) if !topic.contains(&found[1]) && topic.contains("위원") && topic.chars().count() > 12 => {
            format!("{} 위원", &found[1])
        }
        _ => topic.to_owned(),
    }
}

fn improving(topic: &str, text: &str) -> String {
    let problem = text.contains("개선") || text.contains("문제") || text.contains("대책");
    if problem && !topic.contains("개선") {
        format!("{} 개선 방안 보고", topic.trim_end_matches("문제").trim_end())
    } else {
        topic.to_owned()
    }
}

fn planned(topic: &str, text: &str) -> String {
    static PLAN: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(개선|추진|운영|시행|도입|정비|관리|실시|대응)\s*(계획|방안)"));
    if text.contains("품의") && !topic.is_empty() && !topic.ends_with("품의") {
        return format!("{topic} 품의");
    }
    match PLAN.captures(text) {
        Some(found) if !["계획", "계획안", "계획(안)", "방안"].iter().any(|end| topic.ends_with(end)) => {
            format!("{} {} {}(안)", topic.trim_end_matches(&found[1]).trim_end(), &found[1], &found[2])
        }
        _ => topic.to_owned(),
    }
}

fn bought(topic: &str, text: &str) -> String {
    if topic.ends_with("구입") {
        return format!("{topic} 요청");
    }
    let contract =
        ["계약팀", "계약부서", "계약담당"].iter().fold(text.to_owned(), |text, office| text.replace(office, ""));
    let contract = contract.contains("계약");
    if contract && !topic.ends_with("의뢰") { format!("{topic} 계약 의뢰") } else { topic.to_owned() }
}

/// "청사 정기소독이라 … 출입통제": what happens follows its cause.
fn noticed(topic: &str, text: &str) -> String {
    static EFFECT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"((?:출입|이용|통행|차량|운영|업무|단수|단전|주차)\s*(?:통제|제한|중단|정지|변경|안내)|휴관|휴무|이전|변경)",
        )
    });
    const CAUSES: [&str; 12] =
        ["공사", "점검", "교체", "소독", "작업", "행사", "훈련", "정비", "보수", "청소", "방역", "이전"];
    static BY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(.*?[가-힣])(?:으로|로|\s?때문에|\s?관계로)\s+(\S.*)$"));
    let topic = ["알림", "안내문", "공지문", "알림문", "안내"]
        .iter()
        .find_map(|end| topic.strip_suffix(end))
        .unwrap_or(topic)
        .trim_end();
    if let Some(found) = BY.captures(topic).filter(|found| CAUSES.iter().any(|cause| found[1].ends_with(cause))) {
        return format!("{}에 따른 {} 알림", &found[1], &found[2]);
    }
    match EFFECT.find(text) {
        Some(effect)
            if !topic.is_empty()
                && !topic.replace(' ', "").contains(&effect.as_str().replace(' ', ""))
                && !effect.as_str().split_whitespace().next().is_some_and(|first| topic.ends_with(first)) =>
        {
            let joint = if CAUSES.iter().any(|cause| topic.ends_with(cause)) { "에 따른 " } else { " " };
            format!("{topic}{joint}{} 알림", effect.as_str())
        }
        _ => topic.to_owned(),
    }
}

/// A meeting is called by what kind of meeting it is.
fn held(topic: &str, text: &str) -> String {
    const MEETINGS: [&str; 11] =
        ["간담회", "설명회", "공청회", "토론회", "보고회", "협의회", "심의회", "위원회", "총회", "추진단", "회의"];
    let named = MEETINGS.iter().any(|meeting| topic.contains(meeting));
    match MEETINGS.iter().find(|meeting| text.contains(**meeting)).filter(|_| !named) {
        Some(meeting) if topic.is_empty() => (*meeting).to_owned(),
        Some(meeting) => format!("{topic} 관련 {meeting}"),
        None => topic.to_owned(),
    }
}

/// Money is allotted, or a grant is decided on.
fn granted(topic: &str, text: &str) -> String {
    if text.contains("교부 결정") || text.contains("교부결정") {
        format!("{topic} 교부 결정 알림")
    } else if text.contains("교부") {
        format!("{topic} 교부 알림")
    } else {
        topic.to_owned()
    }
}

/// Whether the matter of a trip is only that there was one.
pub(super) fn says_only_that_one_went(topic: &str) -> bool {
    topic.is_empty() || ["다녀", "복명", "갔다"].iter().any(|word| topic.contains(word))
}

/// A trip is named by what it was for, or by where it went.
fn travelled(topic: &str, text: &str) -> String {
    static FOR: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"([가-힣A-Za-z0-9 ]{2,30}?(?:설명회|회의|교육|워크숍|워크샵|협의|점검|견학|박람회|토론회|간담회|세미나|연찬회|시찰|조사|벤치마킹))",
        )
    });
    static TO: LazyLock<Regex> = LazyLock::new(|| pattern(r"([가-힣]{2,6})(?:으로|로|에)?\s*출장"));
    let spoken = says_only_that_one_went(topic);
    let topic = ["결과보고", "결과 보고", "복명서"]
        .iter()
        .fold(topic, |topic, end| topic.strip_suffix(end).unwrap_or(topic).trim_end());
    if !spoken {
        let visit = ["견학", "방문", "벤치마킹"].iter().any(|word| topic.ends_with(word));
        return if visit {
            format!("{topic} 결과보고").replace("방문 결과보고", "방문 출장 결과보고")
        } else {
            topic.to_owned()
        };
    }
    let purpose =
        text.split(['.', '\n', ',']).find_map(|sentence| FOR.find(sentence.trim()).map(|found| found.as_str().trim()));
    match (purpose, TO.captures(text)) {
        (Some(purpose), _) if !purpose.contains("출장") => purpose.to_owned(),
        (_, Some(to)) => to[1].to_owned(),
        _ => String::new(),
    }
}

fn running(topic: &str, text: &str) -> String {
    let does = ["운영", "개최", "선정", "시행", "모집", "실시"].into_iter().find(|word| text.contains(word));
    match does {
        Some(does) if !topic.ends_with(does) => format!("{topic} {does}"),
        _ => topic.to_owned(),
    }
}
