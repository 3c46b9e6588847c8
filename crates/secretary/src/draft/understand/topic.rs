//! What a document is about, as a noun phrase for its title.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{organisations::is_body, wording::joined};
use crate::korean::pattern;

/// Wishes about the document itself, which say nothing of its matter.
static WISH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:공문|기안|문서|초안|초안문|글|통보문|안내문|회신문|답변서)?\s*(?:좀\s*)?(?:만들어|써|작성해|보내|올려|뽑아|잡아|정리해|줄여|부탁|해)\s*(?:줘요?|주세요|달라|드려|야\s*(?:함|해|돼)|주라|주십시오)",
        r"|(?:공문|기안|초안|내부\s*결재|전결)(?:\s*(?:으로|로|을|를))?(?:\s|$|\.)|ㄱㄱ|정리\s*좀|하나만?(?:\s|$|\.)|(?:1|한)\s*(?:쪽|장|페이지)(?:짜리)?\s*(?:보고서?)?(?:로|으로)?|보고용|보도\s*자료(?:\s*(?:용|로|좀))?",
        r"|알리는\s?(?:문서|공문|글)|방침(?:을|만)?\s?받[가-힣]*(?:\s?싶[가-힣]*)?|(?:하고|받고)\s?싶[가-힣]*",
        r"|내\s?달라고?|메모\S*\s*내용(?:임|이야)|하라고|하래|해야\s*(?:함|해|됨|돼)|달라고?|내라고?(?:\s*해)?|알려\s*(?:줘|주라|달라)?|보내\s*(?:줘|달라)|받아야\s*(?:함|해)"
    ))
});
/// What leads up to the matter: "행안부에서 내려온 건데", "아래 메일 보고".
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        // "국장님 지시) …", "급함) …": what is set before the wish with a bracket that nothing opens.
        r"^[^()\n]{1,14}\)\s*|^(?i:fw|fwd|re|전달)\s?:\s*",
        // What its sender has left when he stands elsewhere: "… 온 정비실적 요청".
        r"|^\s+온\s+",
        // What was sent before: "지난번 보낸 공문 중 …".
        r"|^(?:지난번에?|앞서|전에|기존에)\s(?:보낸|나간|시행한|알린|통보한|안내한)\s?(?:공문|문서)?\s?(?:중에?|의|에서)?\s",
        // Who sent what is answered: "자치분권과에서 온 …".
        r"|^(?:[가-힣]{2,10}\s)?[가-힣]{2,10}(?:과|팀|실|소|센터|청|의회|부|처|본부|위원회|공사|공단|학교)에서\s온\s",
        // Where it came from: "도청 환경과에서 공문 내려옴".
        r"|^[^\n,.]{0,40}?(?:에서|로부터)\s?(?:공문\s?)?(?:내려(?:옴|온|왔|와)|시달|온|왔)[가-힣]*(?:\s?(?:건|거|것|공문|내용)[가-힣]*)?[\s,.]*",
        // Where its words stand: "대화방 내용으로", "시설팀 단톡으로".
        r"|^(?:[가-힣]{2,6}\s)?(?:대화방|단톡방?|단체방|메신저|채팅방?|카톡|톡방)\s?(?:내용|대화|얘기)?(?:으로|로|에서|대로|보고|참고해서)?\s",
        // Who does it, or asked for it: "체육시설과에서 …".
        r"|^\s*[가-힣]{1,10}(?:과|팀|실|소|센터|청|의회|부|처|본부|위원회)에서\s",
        // "행정심판 답변서 말고 …": what it is not.
        r"|^[^.,\n]{2,20}\s말고\s(?:그냥\s)?",
        // Who writes: "교육지원청인데 …".
        r"|^[가-힣]{2,12}(?:청|과|팀|실|소|센터|서|관)인데요?[,\s]+",
        r"|^\s*\d+\s?(?:곳|개소|군데|개교)에\s",
        // Who is to read it, or wanted it.
        r"|^(?:부?(?:시장|군수|구청장)|국장|과장|팀장|실장|교육장|교육감|원장|관장|소장|이사장|본부장)님?(?:께|에게)?\s*(?:(?:낼|내일|오늘|모레|금일)\s?)?(?:(?:오전|오후|아침|저녁)(?:에|까지)?\s?)?(?:드릴|올릴)?\s*(?:보고|결재|(?:한|1)\s?(?:장|쪽))[^\s.]*(?:\s(?:1|한)\s?(?:장|쪽|p|P)[^\s.]*)?(?:\s?(?:보고|압축|요약|정리)[^\s.]*)?[\s.]*",
        r"|^(?:부?(?:시장|군수|구청장)|국장|과장|팀장|실장)님?\s(?:말씀|지시)(?:대로|하신|으로|사항)?[\s.]+",
        r"|^(?:[가-힣]{1,4}\s분\s)?[가-힣]{0,4}위원(?:님)?들?(?:께|한테|에게)\s|^(?i:1\s?page)[가-힣]*[\s/]*",
        // Who says a line of a chat.
        r"|^\s*(?:나|저|[가-힣]{0,6}(?:팀장|과장|국장|실장|계장|주무관|사무관|주사|서기|님))\s?:\s*",
        r"|^.{0,30}?(?:건데|건인데|것인데|공문인데|거라|내용인데|왔는데)[,\s]\s*|^.{0,30}?(?:보고서?|공문|기안)\s*:\s*|^(?:아래|밑에|밑의|다음)\s*(?:\S+\s*){0,4}?(?:보고|참고해서|참고해|합쳐서|모아서|묶어서|로)\s|^(?:과장|국장|팀장|시장|부시장|군수)님?\s*(?:보고|결재)용\s*|^(?:과장|국장|팀장|실장|시장|부시장|군수|구청장)님(?:이|께서)\s"
    ))
});
/// Verbs of hurried speech and the nouns of official titles.
const NOUNS: &[(&str, &str)] = &[
    ("바뀐거", "변경"),
    ("바뀐 거", "변경"),
    ("바뀐것", "변경"),
    ("바뀜", "변경"),
    ("바꾼다고", "변경"),
    ("바뀐다고", "변경"),
    ("미룬다고", "연기"),
    ("옮긴거", "이전"),
    ("옮김", "이전"),
    ("늘려달라", "확대"),
    ("고친거", "수정"),
    ("없앤거", "폐지"),
    ("미뤄진", "연기"),
    ("미룬거", "연기"),
    ("못하는거", "제한"),
    ("못씀", "사용 제한"),
    ("다 고쳤", "수리 완료"),
    ("만든거", "제작"),
    ("회의한다고", "회의"),
    ("오릅니다", "인상"),
    ("올라요", "인상"),
    ("올립니다", "인상"),
    ("내립니다", "인하"),
    ("바뀝니다", "변경"),
    ("바뀌어요", "변경"),
    ("옮깁니다", "이전"),
    ("한다고", ""),
    ("한다", ""),
    ("했다고", ""),
    ("하는거", ""),
    ("하는 거", ""),
];
/// "님이 낸", "씨": what follows a person's name.
static TITLE_OF_A_PERSON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s?(?:님|씨|귀하|민원인|신청인|청구인)(?:이|가|께서|의|건|꺼|거|한테|에게)?(?:\s*(?:낸|제출한|신청한|보낸|올린|요청한)\s)?",
    )
});
/// Who sent what is answered: "체육회가 보낸 …".
static SENT_BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^.{0,24}?(?:보낸|보내온|요청한|(?:에서|로)\s*온|제출한|신청한|신고한|제기한|문의한|건의한|올린)\s+")
});
/// Where a noun phrase ends: the first word that is a verb or a turn of speech.
static VERB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:다고|한대|한대요|하래|라고|하라고|달라고|이라고|한다|했다|합니다|입니다|해요|함|됨|임|음|줘|줘요|주세요|까지|부터|해서|하고|해야|하니|이니까|니까|라서|이라|어서|아서|져서|려서|워서|는데|은데",
        r"|[가-힣]니다|라네|라네요|라는데|라던데|졌다는|했다는|됐다는|난다는|한다는|해야지|야지|[하되죠]죠|꿔요|해요|돼요|와요|네요|어요|아요|대요|래요|어남|아남|어듬|어듦|몇시에|몇시|언제|얼마나",
        r"|해보니|빌려쓰는|빌리는|하는|있는|없는|되는|쓰는|내는|받는|보내는|인데|하면|되면|으면|이면|하게|하도록|하기|하려고|중이니|있어|없어|않게|온|간|받은|보낸|올린|못해준다|바람|부탁|요청함|거|것|거야|꼭|좀)$"
    ))
});
/// Words that carry nothing by themselves.
const EMPTY: &[&str] = &[
    "국민신문고",
    "신문고",
    "접수번호",
    "민원",
    "민원인",
    "신청인",
    "청구인",
    "문의",
    "대상으로",
    "내부결재용",
    "계획(안)",
    "‹안›",
    "계획‹안›",
    "전",
    "고충민원",
    "출장",
    "출장결과보고",
    "결과보고",
    "도",
    "호",
    "시",
    "군",
    "씨",
    "님",
    "아래",
    "관련",
    "관련해서",
    "대해",
    "대한",
    "대해서",
    "그거",
    "이거",
    "좀",
    "빨리",
    "급함",
    "일단",
    "그냥",
    "각",
    "우리",
    "우리과",
    "이번",
    "에서",
    "대상",
    "중앙부처",
    "건",
    "건에",
    "제목",
    "메모",
    "자료",
    "내용",
    "문제",
    "보고",
    "요청",
    "안내",
    "알림",
    "통보",
    "회신",
    "의뢰",
    "협조",
    "참석",
    "개최",
    "공문",
    "기안",
    "초안",
    "작성",
    "아",
    "음",
    "네",
    "님",
    "및",
    "총",
    "등",
    "써줘",
    "계획안",
    "자료요청",
    "전부서",
    "각부서",
    "관내",
    "정보공개",
    "품의",
    "지출품의",
    "위촉",
    "해촉",
    "휴직",
    "복직",
    "발령",
    "인사발령",
    "예산배정",
    "행사계획",
    "행사계획안",
    "의견조회",
    "업무협조",
    "계약의뢰",
    "점검결과",
    "보도자료",
    "보내",
    "보내줘",
    "교육안내",
    "회의안내",
    "회의결과보고",
    "회의결과",
    "상급기관",
];

/// The noun phrase of a piece of text: words up to the first verb, without a particle at the end.
pub(super) fn noun_phrase(text: &str) -> String {
    let mut words: Vec<&str> = Vec::new();
    let mut rest = text.split_whitespace().peekable();
    while let Some(word) = rest.next() {
        let word = word.trim_matches(|c: char| {
            matches!(c, ',' | '.' | '~' | '!' | '?' | ':' | ';' | '"' | '“' | '”' | '-' | '*' | '→' | ']' | '[')
        });
        if word.is_empty() {
            continue;
        }
        // "정기소독이라": the noun before the copula still belongs to the phrase.
        if let Some(noun) = ["이라서", "이니까", "이라"]
            .iter()
            .find_map(|end| word.strip_suffix(end))
            .filter(|noun| noun.chars().count() >= 2)
        {
            words.push(noun);
            break;
        }
        // "맛있는 급식의 날", "장애물 없는 거리": it belongs to the noun behind it, where no subject stands before it.
        let of_a_noun = (word.ends_with("있는") || word.ends_with("없는"))
            && rest.peek().is_some()
            && !words.last().is_some_and(|last| last.ends_with(['이', '가', '은', '는', '도']));
        if !of_a_noun
            && VERB.is_match(word)
            && word.chars().count() > 1
            && !NOT_VERBS.iter().any(|noun| word.ends_with(noun))
        {
            // "회의 열 거임", "회의 여는 거": the verb stands before the noun that it leans on.
            let leans = word.starts_with('거') || word.starts_with('것') || word.starts_with("예정");
            if leans && words.len() > 1 && words.last().is_some_and(|last| attributive(last)) {
                words.pop();
            }
            break;
        }
        // "연다", "늘린다": a verb in the present ends the phrase, and its subject is the sentence's.
        if present(word) && !words.is_empty() {
            break;
        }
        words.push(word);
    }
    without_josa(words.join(" ").trim())
}

/// Whether a short word is a verb before the noun that it says something of: "열", "할", "여는".
fn attributive(word: &str) -> bool {
    word.chars().count() <= 2
        && (word.ends_with('는') || word.chars().next_back().is_some_and(|last| closes_on(last, 8)))
}

/// Whether a word is a verb in the present: "연다", "받는다".
fn present(word: &str) -> bool {
    let stem = word.strip_suffix('다').and_then(|stem| stem.chars().next_back());
    stem.is_some_and(|last| closes_on(last, 4))
}

/// Whether a syllable closes on a consonant, by its place among the twenty-eight.
pub(super) fn closes_on(syllable: char, consonant: u32) -> bool {
    let code = syllable as u32;
    (0xAC00..=0xD7A3).contains(&code) && (code - 0xAC00) % 28 == consonant
}

/// Nouns that end like a verb.
const NOT_VERBS: &[&str] = &[
    "소음",
    "모임",
    "도움",
    "책임",
    "시간",
    "기간",
    "공간",
    "민간",
    "야간",
    "주간",
    "연간",
    "월간",
    "출간",
    "행간",
    "자전거",
    "근거",
    "선거",
    "철거",
    "과거",
    "주거",
    "증거",
    "수거",
    "제거",
    "인간",
    "중간",
    "난간",
    "담임",
    "위임",
    "선임",
    "후임",
    "물건",
    "조건",
    "사건",
    "보온",
    "기온",
    "하고",
    "보고",
    "광고",
    "창고",
    "재고",
    "경고",
    "참고",
    "제고",
    "신고",
    "사고",
    "권고",
    "교부터",
    "처음",
    "죽음",
    "녹음",
    "얼음",
    "마음",
    "다음",
    "포함",
    "명함",
    "보건",
    "여건",
    "안건",
];

/// A word without a particle that does not belong to its stem.
pub(super) fn without_josa(words: &str) -> String {
    for josa in ["에서는", "에서", "에게", "한테", "으로", "까지", "부터", "이랑", "에는", "을", "를", "의", "에", "랑"]
    {
        if let Some(stem) = words.strip_suffix(josa).filter(|stem| stem.chars().count() >= 2) {
            let whole_word = [
                "품의", "문의", "회의", "의의", "논의", "협의", "심의", "동의", "유의", "주의", "예의", "정의", "강의",
                "토의", "발의", "건의", "질의", "마을", "가을", "서울", "노을", "겨울", "명의", "이의", "편의", "합의",
                "결의", "창의", "고을",
            ]
            .iter()
            .any(|word| words.ends_with(word));
            if !whole_word {
                return stem.trim_end().to_owned();
            }
        }
    }
    words.to_owned()
}

/// The matter of the document, from the first sentence that says one. `cut` are places that stand elsewhere in the
/// document: recipients, dates, hours, places, numbers of other documents.
pub(super) fn topic(text: &str, sentences: &[Range<usize>], cut: &[Range<usize>], stops: &Regex) -> String {
    // A word that says only what is wanted of the matter ("대관") waits for the matter.
    let mut wanted: Option<String> = None;
    let mut general: Option<String> = None;
    for sentence in sentences {
        let phrase = matter(&without(text, sentence, cut), stops);
        let said = phrase.split_whitespace().filter(|word| !EMPTY.contains(word)).count();
        if said == 0 || phrase.chars().count() < 2 {
            continue;
        }
        if let Some(general) = &general {
            // "조례안 의견조회. 반려동물 놀이터 조례안": the fuller name.
            let last = general.split_whitespace().next_back().unwrap_or_default();
            if !GENERAL.contains(&phrase.as_str()) && (!KINDS.contains(&last) || phrase.ends_with(last)) {
                return phrase;
            }
            continue;
        }
        if GENERAL.contains(&phrase.as_str()) || KINDS.contains(&phrase.as_str()) {
            general = Some(phrase);
            continue;
        }
        match wanted {
            None if WANTED.contains(&phrase.as_str()) => wanted = Some(phrase),
            Some(wanted) => return format!("{phrase} {wanted}"),
            None => return phrase,
        }
    }
    wanted.or(general).unwrap_or_default()
}

/// What names a kind of work and no matter: the matter is named behind it, if at all.
const GENERAL: [&str; 45] = [
    "구매요청",
    "구매 요청",
    "구매요청 문서",
    "구매",
    "공지",
    "전직원 공지",
    "소집 통지",
    "회의 소집",
    "협조요청",
    "통지문",
    "홍보",
    "협조",
    "홍보 협조",
    "검토의견",
    "검토 의견",
    "점검 결과",
    "감사 결과",
    "조사 결과",
    "예산",
    "예산 재배정",
    "재배정",
    "업무추진",
    "민원서류",
    "민원서류 보완",
    "민원 보완",
    "이송",
    "민원 이송",
    "처리기한 연장",
    "처리 기한 연장",
    "수의계약 체결",
    "수의계약",
    "계약",
    "위원",
    "위원회",
    "회의",
    "휴직자",
    "복직자",
    "팀장회의 결과",
    "비용",
    "보조금",
    "물품",
    "수당",
    "사고",
    "피해",
    "행사",
];
/// Whether a phrase names only a kind of work.
pub(super) fn is_general(phrase: &str) -> bool {
    GENERAL.contains(&phrase)
}

/// Whether a phrase says only what is wanted of a matter.
pub(super) fn is_only_wanted(phrase: &str) -> bool {
    WANTED.contains(&phrase)
}

/// The matter that a general phrase stands for, where what follows names it.
pub(super) fn fuller(phrase: &str, behind: impl Fn() -> String) -> Option<String> {
    if !is_general(phrase) && !KINDS.contains(&phrase) {
        return None;
    }
    let fuller = behind();
    let named = !fuller.is_empty() && !is_general(&fuller) && (!KINDS.contains(&phrase) || fuller.ends_with(phrase));
    named.then_some(fuller)
}

/// Kinds of papers that a fuller name may end with.
const KINDS: [&str; 7] = ["계획", "조례안", "규칙안", "계획안", "기본계획", "개정안", "협약안"];

/// What may be wanted of a matter.
const WANTED: [&str; 6] = ["대관", "사용", "게시", "인력 지원", "차량 지원", "장비 대여"];

/// A sentence with the given places taken out, particles after them too.
fn without(text: &str, sentence: &Range<usize>, cut: &[Range<usize>]) -> String {
    let mut out = String::new();
    let mut at = sentence.start;
    let mut cut: Vec<&Range<usize>> =
        cut.iter().filter(|range| range.start < sentence.end && sentence.start < range.end).collect();
    cut.sort_by_key(|range| range.start);
    for range in cut {
        if range.start > at {
            out.push_str(&text[at..range.start]);
        }
        if range.end > at {
            at = range.end.min(sentence.end);
            let rest = &text[at..sentence.end];
            if let Some(title) = TITLE_OF_A_PERSON.find(rest).filter(|found| !found.is_empty()) {
                at += title.end();
                out.push(' ');
                continue;
            }
            let josa = [
                " 이후",
                " 이후에",
                " 이전에",
                " 이전까지",
                "경",
                "호 관련",
                "호로 요청한",
                "호",
                "에서는",
                "에서",
                "에게",
                "한테",
                "까지",
                "부터",
                "으로",
                "로 온",
                "자로",
                "일자",
                "에는",
                "에",
                "로",
                "께",
                "자",
            ];
            if let Some(word) = josa.iter().find(|word| {
                rest.strip_prefix(**word).is_some_and(|next| !next.starts_with(|c: char| ('가'..='힣').contains(&c)))
            }) {
                at += word.len();
            }
            out.push(' ');
        }
    }
    if at < sentence.end {
        out.push_str(&text[at..sentence.end]);
    }
    out
}

/// The matter of a mail, from its subject.
pub(super) fn of_a_subject(subject: &str, stops: &Regex) -> String {
    let matter = matter(subject, stops);
    if matter.is_empty() { noun_phrase(subject) } else { matter }
}

fn matter(sentence: &str, stops: &Regex) -> String {
    let mut said = sentence.replace(['\n', '\t'], " ");
    // "CCTV 영상 달라는 건데 …": what somebody asks for is the matter of what answers it.
    static ASKED_FOR: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^([^.,\n]{3,30}?)\s?(?:을|를)?\s?(?:달라는|보내\s?달라는|내\s?달라는)\s?(?:건데|거|건|것)")
    });
    if let Some(asked) = ASKED_FOR.captures(&said).and_then(|found| found.get(1)) {
        said = format!("{} 제공 요청", asked.as_str());
        return joined(&trimmed(&noun_phrase(said.trim_end_matches(" 요청")))).trim().to_owned() + " 요청";
    }
    // Several leads may stand one behind the other.
    for _ in 0..2 {
        // "의견조회 왔는데": what came is the matter.
        if let Some(lead) = LEAD.find(&said).filter(|lead| !lead.as_str().contains("조회")) {
            said = said[lead.end()..].to_owned();
        }
    }
    said = WISH.replace_all(&said, " | ").into_owned();
    for (spoken, noun) in NOUNS {
        said = said.replace(spoken, noun);
    }
    let said = SENT_BY.replace(&said, "").replace("(안)", "‹안›");
    let said = ASIDE.replace_all(&said, "$1 | ");
    let said = to_a_receiver(&said);
    let has_matter =
        |part: &str| part.split_whitespace().any(|word| !EMPTY.contains(&word) && word != "|" && !is_body(word));
    // "안전점검 결과 자료": a result that is asked for is the matter itself.
    let ends = |stop: &regex::Match<'_>| {
        static ASKED: LazyLock<Regex> =
            LazyLock::new(|| pattern(r"^(?:를|을)?\s*(?:\S+까지\s+)?(?:자료|제[출츨]|내\s?라|달라|취합)"));
        let result = stop.as_str().ends_with("결과") && ASKED.is_match(&said[stop.end()..]);
        !result && has_matter(&said[..stop.start()])
    };
    let before_stop = stops.find_iter(said).find(ends).map_or(said, |stop| &said[..stop.start()]);
    let parts =
        before_stop.split(['|', ',', '(', ')']).map(|part| part.trim_matches([' ', '-', '*', '·', '•', '[', ']', ':']));
    let first = parts.into_iter().find(|part| has_matter(part)).unwrap_or("");
    let words = first.split_whitespace().skip_while(|word| EMPTY.contains(word) || names_a_receiver(word));
    // "과태료 대상이 아니고 …": what is denied is not what the document is about.
    static DENIED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[^,.\n]{0,40}?[이가은는]\s(?:아니|아님|아닙)"));
    if DENIED.is_match(first) {
        return String::new();
    }
    let mut words: Vec<&str> = words.collect();
    // "가온시가 … 연다": who does it leads the phrase without its particle.
    let town = |word: &&str| is_body(word) || word.chars().count() >= 3 && word.ends_with(['시', '군', '구', '도']);
    let mut agency = "";
    if let Some(doer) = words.first().and_then(|word| word.strip_suffix(['이', '가'])).filter(town)
        && words.iter().any(|word| present(word.trim_end_matches(['.', '!'])))
    {
        (words[0], agency) = (doer, doer);
    }
    let phrase = noun_phrase(&words.join(" ")).replace("‹안›", "(안)");
    // Who does something is no matter by itself.
    if !agency.is_empty() && phrase == agency {
        return String::new();
    }
    joined(&trimmed(subject(&phrase))).trim().to_owned()
}

/// "고속도로 방음 민원은 도로공사 소관": what is spoken of is the matter.
fn subject(phrase: &str) -> &str {
    static SUBJECT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(.*?(?:민원|건의|신고|질의|요청|신청|소음|악취))(?:은|는)\s+\S"));
    SUBJECT.captures(phrase).and_then(|found| found.get(1)).map_or(phrase, |found| found.as_str())
}

/// What a wish goes on with after its matter: whom to ask, and after a gap that a day or a place has left, the rest of a
/// memo.
static ASIDE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"((?:추진|행사|운영|시행)\s?계획(?:안|‹안›)?|(?:계획|결과|변경)\s알림|(?:모집|휴관|중단|변경|이용|운영|교육|개최)\s안내|결과\s?보고|품의|수리\s?의뢰|복명서|(?:계획(?:안|‹안›)?|안내|알림|교육|훈련|회의|설명회|간담회)\s{2})\s|\s문의\s",
    )
});

/// What follows the receiver, where one leads: "체육시설 관리 위탁업체에 11월 …". "…에 대해" names no receiver.
fn to_a_receiver(said: &str) -> &str {
    static LED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^\s*(?:[가-힣]+\s){0,3}?[가-힣]{2,}(?:업체|단체|시설|학교|기관|센터|업자|협회)(?:들)?(?:에게|에|한테)\s+(\S)",
        )
    });
    LED.captures(said).and_then(|found| found.get(1)).map_or(said, |rest| &said[rest.start()..])
}

/// Words at the end of a matter that say what is done with it, or how much of it there is.
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:새로|제출|제출하[가-힣]*|요청|알림|안내|통지|통보|회신|답변|공문|문의|접수|참석|필수|이수|예상|총|각|각\s?1명씩|참여|신청|전직원|직원|해당|등|수렴|조회|의견|예산",
        r"|[\d,.~∼-]+(?:명|개|건|대|부|곳|팀|회|일|원|만원|천원|쪽|장|%|시간)?[가-힣]{0,2}|\d[\d,]*[만천백]*\s?원|개소당|대당|개당|명당|1인당|곳당|민원인|신청인|청구인|담당|담당자|씩|[가-힣]{0,3}\d명씩)$"
    ))
});

/// A phrase without what trails it: words that say nothing, figures, and a particle that lost its verb.
fn trimmed(phrase: &str) -> String {
    // "ㄱㄱ": go ahead.
    let spoken = |word: &&str| word.chars().all(|c| ('ㄱ'..='ㅎ').contains(&c));
    let mut words: Vec<&str> = phrase.split_whitespace().filter(|word| !spoken(word)).collect();
    while words.len() > 1
        && words.last().is_some_and(|last| (EMPTY.contains(last) && *last != "계획안") || BEHIND.is_match(last))
    {
        words.pop();
    }
    let Some(last) = words.pop() else { return String::new() };
    // Typed without spaces: "내년도주요업무계획제출".
    let last = last.strip_suffix("제출").filter(|stem| stem.chars().count() >= 4).unwrap_or(last);
    words.push(without_subject_josa(last));
    words.join(" ")
}

/// "당직 근무 시간이", "기본계획안에": a particle whose verb stands elsewhere.
fn without_subject_josa(word: &str) -> &str {
    const NOUNS: &[&str] = &[
        "회의",
        "논의",
        "협의",
        "심의",
        "품의",
        "문의",
        "건의",
        "동의",
        "의의",
        "정의",
        "강의",
        "발의",
        "결의",
        "놀이",
        "나이",
        "차이",
        "높이",
        "길이",
        "종이",
        "어린이",
        "사이",
        "아이",
        "전이",
        "평가",
        "추가",
        "휴가",
        "인가",
        "허가",
        "원가",
        "국가",
        "물가",
        "단가",
        "증가",
        "참가",
        "대가",
        "전문가",
        "여가",
        "돌봄이",
    ];
    let stem = ["이", "가", "은", "는", "을", "를", "에", "의"]
        .iter()
        .filter_map(|josa| word.strip_suffix(josa))
        .find(|stem| stem.chars().count() >= 2);
    match stem {
        Some(stem) if !NOUNS.iter().any(|noun| word.ends_with(noun)) => stem,
        _ => word,
    }
}

/// "도청에", "총무과로": who gets the document stands elsewhere.
fn names_a_receiver(word: &str) -> bool {
    ["에", "에게", "한테", "으로", "로"].iter().filter_map(|josa| word.strip_suffix(josa)).any(is_body)
}
