//! Verbs as the nouns that lines of a record end in: "자료를 보내" becomes "자료 송부", "계획을 세우" "계획 수립".
//!
//! Every noun says what its verb says, and no more: what the table does not know, and a verb that says many things where
//! its object does not tell which, keeps its 기 form.

use super::{hangul, wording::of_connective};

/// Objects by their ends, and the noun that the verb becomes after them.
type After = &'static [(&'static [&'static str], &'static str)];

/// Papers that are written.
const PAPERS: &[&str] = &[
    "문",
    "서",
    "표",
    "안",
    "자료",
    "계획",
    "목록",
    "명단",
    "초안",
    "문안",
    "매뉴얼",
    "지침",
    "요약본",
    "도면",
    "글",
    "회의록",
    "양식",
    "규정",
    "보고",
    "기준",
    "조서",
    "카드뉴스",
    "내역",
    "현황",
    "통계",
    "명부",
];
/// Money.
const MONEY: &[&str] = &["예산", "비", "금", "액", "원", "억", "료"];
/// What is charged.
const PRICES: &[&str] = &["요금", "료", "단가", "세", "수당", "보수"];
/// What is handed out.
const HANDED_OUT: &[&str] =
    &["문", "서", "표", "자료", "책자", "물품", "도면", "초안", "명단", "목록", "전단", "전단지", "물", "포", "증"];
/// What is switched on.
const MACHINES: &[&str] = &["기", "펌프", "에어컨", "히터", "난방", "보일러", "환풍", "냉방"];
/// What has degrees.
const DEGREES: &[&str] = &["한도", "단계", "등급", "기준", "비율", "상한", "하한", "목표", "연령", "으로", "로"];

/// What opens and stays open.
const OPENED: After = &[
    (&["까지", "창구", "문", "시설", "시간", "경로당", "운동장", "주차장", "도서관"], "개방"),
    (&["회의", "회", "행사", "강연", "축제", "교실", "강좌", "공연", "교육", "위원회", "워크숍", "식", "시장"], "개최"),
    (&["페이지", "창", "계좌", "사이트", "과정", "반"], "개설"),
];
/// Of a verb that says many things: without an object that tells which, its own 기 form.
const ITSELF: &str = "기";
/// Native verbs by their stem, what they become after certain objects, and what else. Official usage, as records and
/// 기안문 of offices write it.
const VERBS: &[(&str, After, &str)] = &[
    (
        "보내",
        &[
            (&["없이", "집에", "일찍", "먼저", "그냥"], ITSELF),
            (&["명", "인력", "인원", "직원"], "파견"),
            (&["공문", "문자", "메일", "안내문", "통신문", "초청장", "알림", "고지서", "안내"], "발송"),
        ],
        "송부",
    ),
    ("내보내", &[], "발송"),
    ("알리", &[], "통보"),
    (
        "만들",
        &[
            (&["방안", "대책"], "마련"),
            (PAPERS, "작성"),
            (&["영상", "책자", "현수막", "배너", "판", "포스터", "홍보물"], "제작"),
            (&["반", "팀", "단", "협의체", "조직"], "구성"),
        ],
        "마련",
    ),
    (
        "만드",
        &[
            (&["방안", "대책"], "마련"),
            (PAPERS, "작성"),
            (&["영상", "책자", "현수막", "배너", "판", "포스터", "홍보물"], "제작"),
            (&["반", "팀", "단", "협의체", "조직"], "구성"),
        ],
        "마련",
    ),
    ("맡", &[], "담당"),
    ("말하", &[], "전달"),
    ("마치", &[], "완료"),
    ("다", &[(&["등", "조명", "간판", "현수막", "장치", "개"], "설치")], "부착"),
    ("끝내", &[], "완료"),
    ("내려보내", &[], "송부"),
    ("정하", &[], "결정"),
    ("빼", &[], "제외"),
    ("바꾸", &[], "변경"),
    ("고치", &[(&["시설", "기계", "차량", "도로", "누수", "고장", "관", "벽", "난간", "문짝"], "보수")], "수정"),
    ("늘리", &[(MONEY, "증액"), (&["명으로", "명", "인력", "인원", "요원"], "증원")], "확대"),
    ("줄이", &[(MONEY, "감액"), (&["기간", "시간", "일정"], "단축")], "축소"),
    ("깎", &[], "감액"),
    (
        "올리",
        &[
            (&["예산에", "추경에", "안건", "안건으로"], "상정"),
            (&["누리집에", "홈페이지에", "게시판에", "단톡방에", "공고문", "공고", "글"], "게시"),
            (PRICES, "인상"),
            (&["결재"], "상신"),
            (&["기안", "의견", "결과"], "제출"),
            (PAPERS, "제출"),
            (MONEY, "인상"),
            (DEGREES, "상향"),
        ],
        ITSELF,
    ),
    ("내리", &[(PRICES, "인하"), (DEGREES, "하향"), (&["간판", "현수막"], "철거")], ITSELF),
    ("높이", &[(PRICES, "인상")], "상향"),
    ("낮추", &[(PRICES, "인하")], "하향"),
    ("없애", &[], "폐지"),
    ("세우", &[(&["계획", "대책", "방안", "전략", "기준"], "수립")], "설치"),
    ("붙이", &[(&["조건", "의견"], "부가"), (&["명", "인력", "인원", "직원"], "배치")], "부착"),
    ("옮기", &[], "이전"),
    ("모으", &[(&["의견", "뜻"], "수렴")], "취합"),
    ("물어보", &[], "문의"),
    ("묻", &[], "문의"),
    ("뽑", &[(PAPERS, "작성"), (&["사람", "직원", "명", "인력", "강사", "요원"], "선발")], "선정"),
    ("고르", &[], "선정"),
    ("열", OPENED, ITSELF),
    ("여", OPENED, "열기"),
    ("미루", &[], "연기"),
    ("늦추", &[], "연기"),
    ("당기", &[(&["시로", "일로", "주로", "월로"], ITSELF)], "조기 시행"),
    ("앞당기", &[], "조기 시행"),
    ("다루", &[], "논의"),
    ("넘기", &[], "전달"),
    ("넘겨주", &[], "전달"),
    ("맞추", &[], "조정"),
    ("알아보", &[], "확인"),
    ("살펴보", &[], "점검"),
    ("둘러보", &[], "점검"),
    ("돌아보", &[], "점검"),
    ("들여다보", &[], "점검"),
    ("가져오", &[(&["답", "답변"], "제시")], "제출"),
    ("내놓", &[], "제출"),
    ("갖추", &[], "구비"),
    ("들이", &[], "도입"),
    ("사", &[], "구매"),
    ("빌리", &[], "임차"),
    ("지키", &[], "준수"),
    ("멈추", &[], "중단"),
    ("닫", &[], "폐쇄"),
    ("틀", &[(MACHINES, "가동")], ITSELF),
    ("켜", &[(MACHINES, "가동")], ITSELF),
    ("막", &[(&["도로", "길", "차로", "차량", "통행", "출입"], "통제")], "차단"),
    ("짜", &[(&["계획", "일정"], "수립"), (PAPERS, "작성")], "편성"),
    (
        "잡",
        &[
            (&["날짜", "일정", "주로", "일로", "시로", "날로", "시간"], "확정"),
            (&["주", "일", "달", "개월", "시간", "보름", "예산"], "확보"),
        ],
        ITSELF,
    ),
    ("치우", &[], "정비"),
    ("나누", &[(HANDED_OUT, "배부")], ITSELF),
    ("나눠주", &[], "배부"),
    (
        "돌리",
        &[(&["전화"], "연락"), (HANDED_OUT, "배포"), (&["에게", "께", "한테"], "배포"), (MACHINES, "가동")],
        ITSELF,
    ),
    ("돌려주", &[(&["에게", "께", "한테"], "배포"), (HANDED_OUT, "배포")], ITSELF),
    ("뿌리", &[], "배포"),
    ("싣", &[], "게재"),
    ("담", &[], "반영"),
    ("넣", &[(&["명단에", "대상에", "목록에", "범위에"], "포함")], "반영"),
    ("채우", &[(&["자리", "결원", "인력"], "충원")], "보충"),
    ("지우", &[], "삭제"),
    ("쓰", &[(PAPERS, "작성"), (&["메일", "편지", "답장", "공문", "기안"], "작성")], "사용"),
    ("띄우", &[(&["공문", "공지", "문자"], "발송")], ITSELF),
    ("적", &[], "기재"),
    ("심", &[], "식재"),
    ("부르", &[(&["반", "팀", "위원회", "대책반"], "소집")], ITSELF),
    ("풀", &[(&["통제", "제한", "금지", "규제", "단계", "경보", "특보"], "해제")], ITSELF),
    ("얻", &[], "확보"),
    ("모시", &[], "초청"),
    ("살리", &[], "유지"),
    ("이어가", &[], "지속"),
    ("보", &[(&["서서", "앉아서", "누워서"], ITSELF), (&["때", "에서", "회의", "에"], "논의")], "확인"),
    ("드리", &[(&["자료", "안", "서", "표", "명단", "목록", "초안", "도면", "결과", "보고"], "제출")], "제공"),
    ("주", &[(&["자료", "안", "서", "표", "명단", "목록", "초안", "도면", "결과", "보고"], "제출")], "제공"),
    ("내", &[(&["공고", "공지", "보도자료"], ""), (&["공문"], "발송")], "제출"),
];
/// Nouns of talk and what records call them.
const TALK: &[(&str, &str)] = &[("얘기", "논의"), ("이야기", "논의"), ("말씀", "보고")];
/// What says by itself what is done; a light verb behind it adds nothing: "순찰을 돌", "요청을 넣".
const DEEDS: &[&str] = &[
    "공고", "공지", "요청", "신청", "문의", "조사", "점검", "순찰", "회의", "청소", "교육", "안내", "홍보", "협의",
    "보고", "답변", "회신", "연락", "상담", "면담", "방문", "실측", "검토", "투표", "표결", "전화", "통보", "제출",
    "발주", "의뢰", "작업", "공사", "정비", "평가", "심사", "주문", "접수", "섭외", "시험", "훈련", "방송", "예약",
    "계약", "구매",
];
/// Verbs that carry nothing but such a deed.
const LIGHT: &[&str] = &["하", "내", "넣", "돌", "드리", "주", "치르", "나가", "걸", "띄우", "들어가", "받도록하"];
/// Verbs behind an 아/어 form that add only how the deed is seen.
const AUXILIARY: &[&str] = &["두", "놓", "주", "보", "내", "오", "가", "나가", "버리", "가지고오", "드리"];
/// Verbs that in front of another say how it is done: "업체를 불러 조정", "두 번 나눠 실시".
const MANNER: &[&str] = &["부르", "나누", "보", "주", "드리", "가", "모시", "받", "듣", "들", "찾아가"];
/// Words that only colour speech.
const COLOUR: &[&str] = &[
    "좀",
    "한번",
    "얼른",
    "꼭",
    "그냥",
    "빨리",
    "일단",
    "뭐",
    "진짜",
    "아예",
    "이제",
    "막",
    "어쨌든",
    "아무튼",
    "그거",
    "그것을",
    "그걸",
    "이거",
    "이걸",
    "다",
    "어",
    "음",
    "저기",
    "하여튼",
    "아무래도",
];
/// The speaker as the one who is given something: it is handed in.
const TO_ME: &[&str] = &["저한테", "저에게", "제게", "나한테", "내게", "저희한테", "저희에게", "우리한테"];
/// What a topic marks when it is a time or a circumstance, not the matter.
const TIMES: &[&str] = &[
    "올해",
    "오늘",
    "내년",
    "내일",
    "이번",
    "당분간",
    "지금",
    "금년",
    "다음",
    "하반기",
    "상반기",
    "앞으로",
    "이후",
    "당장",
    "때",
    "에",
    "에서",
    "으로",
    "까지",
    "부터",
];
/// Syllables that 아/어 forms of verbs end in.
const FORMS: &str = "해어아여려겨춰쳐워와줘꿔켜펴봐져라러써둬눠궈뤄셔혀놔";

/// A clause that ends in the stem of a verb, as a noun phrase.
pub(super) fn phrase(clause: &str) -> String {
    let (rest, last) = clause.trim().rsplit_once(char::is_whitespace).unwrap_or(("", clause.trim()));
    let said = || rest.split_whitespace();
    let to_me = said().any(|word| TO_ME.contains(&word));
    // "안내문 좀 만들어": 좀 stands where the particle of the object would.
    let objects: Vec<String> =
        said().zip(said().skip(1).chain([last])).map(|(word, next)| object(word, next)).collect();
    let mut before: Vec<&str> =
        objects.iter().map(String::as_str).filter(|word| !COLOUR.contains(word) && !TO_ME.contains(word)).collect();
    if last == "않" || last.ends_with("지않") {
        before.push(last);
        return before.join(" ") + "음";
    }
    if before.last() == Some(&"안") {
        before.pop();
        return format!("{} {last}지 않음", before.join(" ")).trim_start().to_owned();
    }
    // "바꿨으면": the stem of the past.
    let past = hangul::without_final(last, hangul::FINAL_DOUBLE_SIOT).filter(|_| !last.ends_with('있'));
    let mut verb = past.map_or_else(|| last.to_owned(), |past| of_connective(&past));
    // "받아 두", "만들어 놓": the verb in front is meant.
    if AUXILIARY.contains(&verb.as_str())
        && let Some(main) = before.last().filter(|main| is_connective_word(main))
    {
        // "도면을 받아 볼 수 있을까요": whoever is asked hands it in.
        verb = if verb == "보" && *main == "받아" { "제출하".to_owned() } else { of_connective(main) };
        before.pop();
    }
    // "점검표를 고쳐서 올리": what is done first is no object.
    let object = before.iter().rev().find(|word| !word.strip_suffix('서').is_some_and(is_form)).copied();
    let (glued, noun) = of_verb(&verb, object);
    // "고쳐서 올리", "정리해서 내": what was made is handed in.
    let made = before.iter().rev().take(2).any(|word| word.strip_suffix('서').is_some_and(is_form));
    let noun = if made && verb == "올리" { "제출".to_owned() } else { noun };
    let noun = if to_me && noun == "제공" { "제출".to_owned() } else { noun };
    before.extend(glued);
    joined(&before, &noun)
}

/// A word with the particle that its place calls for: an object before 좀, or a topic that is the object of the clause that
/// begins right behind it ("회의록은 정리해서"). A topic right before what came of it is one name with it ("간소화는 방안을").
fn object(word: &str, next: &str) -> String {
    const OF_IT: &[&str] = &[
        "방안을",
        "대책을",
        "계획을",
        "결과를",
        "일정을",
        "자료를",
        "명단을",
        "목록을",
        "기준을",
        "초안을",
        "방법을",
        "비용을",
        "견적을",
        "현황을",
        "시안을",
    ];
    let marked = |word: &str| {
        word.ends_with([
            '을', '를', '은', '는', '이', '가', '도', '만', '에', '로', '게', '한', '서', '고', '지', '면', '니',
        ])
    };
    let accusative = |bare: &str| {
        let closed = bare.chars().next_back().and_then(hangul::parts).is_some_and(|(_, _, last)| last != 0);
        format!("{bare}{}", if closed { "을" } else { "를" })
    };
    const ADVERBS: &[&str] = &["대신", "직접", "바로", "미리", "먼저", "같이", "함께", "빨리", "아직"];
    if next == "좀" && !marked(word) && !ADVERBS.contains(&word) && word.chars().count() >= 2 {
        return accusative(word);
    }
    let topic = word.strip_suffix(['은', '는']).filter(|topic| topic.chars().count() >= 2 && !is_time(word));
    match topic {
        Some(topic) if OF_IT.contains(&next) => topic.to_owned(),
        Some(topic)
            if next == "써서"
                || next.ends_with("해서")
                || next.ends_with("하여")
                || next.strip_suffix('서').is_some_and(is_form) =>
        {
            accusative(topic)
        }
        _ => word.to_owned(),
    }
}

/// Whether words end in the 아/어 form of a verb, so that what follows only colours it: "받아 두겠습니다".
pub(super) fn is_connective_word(words: &str) -> bool {
    /// Verbs whose 아/어 form is their stem.
    const OPEN: &[&str] = &["나가", "찾아가", "만나", "보내", "꺼내", "끝내", "떠나"];
    /// 아/어 forms of one syllable.
    const SHORT: &str = "가사자타따싸짜차까나내빼떼켜꺼떠써커서재매";
    let word = words.split_whitespace().next_back().unwrap_or_default();
    let mut syllables = word.chars();
    match (syllables.next(), syllables.next()) {
        (Some(only), None) => SHORT.contains(only) || FORMS.contains(only),
        _ => is_form(word) || OPEN.iter().any(|verb| word.ends_with(verb)),
    }
}

/// Whether a word is the 아/어 form of a verb.
pub(super) fn is_form(word: &str) -> bool {
    word.chars().count() >= 2 && word.ends_with(|c| FORMS.contains(c))
        || VERBS.iter().any(|&(stem, ..)| stem == word)
        || word == "해"
}

/// What of the last word belongs before the verb, and the verb's noun; empty where what stands before says it all.
fn of_verb<'v>(verb: &'v str, before: Option<&str>) -> (Option<&'v str>, String) {
    let bare = before.map(without_particle);
    if LIGHT.contains(&verb) && bare.is_some_and(|bare| ends(bare, DEEDS)) {
        return (None, String::new());
    }
    for light in ["드리", "시키", "하", "되"] {
        if let Some(noun) = verb.strip_suffix(light).filter(|noun| noun.chars().count() >= 2) {
            let told = before.is_some_and(|who| ends(who, &["에게", "한테", "께", "에는", "에게는"]));
            if told && matches!(noun, "얘기" | "이야기") {
                return (None, "전달".to_owned());
            }
            let written = TALK.iter().find(|(said, _)| *said == noun).map_or(noun, |(_, written)| written);
            return (None, written.to_owned());
        }
    }
    if verb == "하" {
        let done = before
            .is_some_and(|word| word.ends_with(['을', '를', '은', '는']) && word.chars().count() > 2 && !is_time(word));
        return (None, if done { String::new() } else { "함".to_owned() });
    }
    if verb == "가" && before.is_some_and(|way| way.ends_with('로')) {
        return (None, "추진".to_owned());
    }
    let known = VERBS.iter().filter_map(|&(stem, after, noun)| {
        let glued = verb.strip_suffix(stem)?;
        // A short stem is the end of many words.
        let apart = glued.is_empty()
            || glued.ends_with(['을', '를', '은', '는'])
            || stem.chars().count() > 1 && glued.chars().count() >= 2;
        apart.then_some((glued, after, noun))
    });
    if let Some((glued, after, noun)) = known.min_by_key(|(glued, ..)| glued.len()) {
        let object = if glued.is_empty() { bare.unwrap_or_default() } else { without_particle(glued) };
        // "기금에서" is a place, and no paper (서).
        let object = if object.ends_with("에서") { "" } else { object };
        let noun = after.iter().find(|(objects, _)| ends(object, objects)).map_or(noun, |&(_, noun)| noun);
        if noun == ITSELF {
            return (Some(glued).filter(|glued| !glued.is_empty()), format!("{}기", &verb[glued.len()..]));
        }
        return (Some(glued).filter(|glued| !glued.is_empty()), noun.to_owned());
    }
    (None, format!("{verb}기"))
}

/// The words with the noun behind them: an object right in front of it loses its particle, and what is done one after
/// the other is joined.
fn joined(before: &[&str], noun: &str) -> String {
    let mut words: Vec<String> = before.iter().map(|word| written(word)).collect();
    if let Some((last, rest)) = words.split_last()
        && let Some(first) =
            first_of_two(last, rest.last().map(String::as_str)).filter(|_| !noun.is_empty() && !noun.ends_with('기'))
    {
        let mut phrase = joined(&rest.iter().map(String::as_str).collect::<Vec<_>>(), &first);
        phrase.push('·');
        return phrase + noun;
    }
    if let Some(object) = words.last_mut()
        && !noun.ends_with('함')
        && !is_time(object)
    {
        *object = without_particle(object).to_owned();
    }
    words.push(noun.to_owned());
    words.retain(|word| !word.is_empty());
    words.join(" ")
}

/// The noun of a connective form: "마련해서" gives "마련", "확인하고" "확인", "만들어" "작성".
fn first_of_two(word: &str, before: Option<&str>) -> Option<String> {
    let stem = ["해서", "하여", "하고", "해"].iter().find_map(|ending| word.strip_suffix(ending));
    if let Some(noun) = stem.filter(|noun| noun.chars().count() == 2) {
        return Some(noun.to_owned());
    }
    let open = word.strip_suffix('서').unwrap_or(word);
    let stem = of_connective(open);
    if !is_form(open) || MANNER.contains(&stem.as_str()) {
        return None;
    }
    let (glued, noun) = of_verb(&stem, before);
    (glued.is_none() && !noun.is_empty() && !noun.ends_with('기')).then_some(noun)
}

/// A word as records write it: 에게 for 께 and 한테, 와 for 랑, no 님.
fn written(word: &str) -> String {
    if word == "써서" {
        return "작성하여".to_owned();
    }
    let word = match word.strip_suffix('서').filter(|form| is_form(form)) {
        Some(done) => done.strip_suffix('해').map_or_else(|| done.to_owned(), |noun| format!("{noun}하여")),
        None => word.replace("님들", "들"),
    };
    let word = word
        .strip_suffix("님께")
        .or_else(|| word.strip_suffix('께'))
        .map_or_else(|| word.clone(), |who| format!("{who}에게"));
    let word = word.strip_suffix("들께는").map_or_else(|| word.clone(), |who| format!("{who}들에게는"));
    let word = word.strip_suffix("한테").map_or_else(|| word.clone(), |who| format!("{who}에게"));
    if let Some(who) =
        word.strip_suffix("이랑").or_else(|| word.strip_suffix('랑')).filter(|who| who.chars().count() >= 2)
    {
        return with_and(who);
    }
    /// Ends of words for those with whom something is done.
    const PARTNERS: &[&str] = &[
        "업체",
        "부서",
        "실",
        "국",
        "회",
        "과",
        "팀",
        "청",
        "처",
        "주",
        "장",
        "학교",
        "기관",
        "센터",
        "업자",
        "위원",
        "관",
        "담당자",
        "의회",
    ];
    match word.strip_suffix("하고") {
        Some(who) if ends(who, PARTNERS) && !ends(who, DEEDS) => with_and(who),
        _ => word,
    }
}

fn with_and(who: &str) -> String {
    let closed = who.chars().next_back().and_then(hangul::parts).is_some_and(|(_, _, last)| last != 0);
    format!("{who}{}", if closed { "과" } else { "와" })
}

fn without_particle(word: &str) -> &str {
    let bare = word.strip_suffix(['을', '를', '은', '는']).unwrap_or(word);
    if bare.chars().count() >= 2 { bare } else { word }
}

fn is_time(word: &str) -> bool {
    word.strip_suffix(['은', '는']).is_some_and(|topic| ends(topic, TIMES))
}

fn ends(word: &str, ends: &[&str]) -> bool {
    ends.iter().any(|end| word.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_become_the_nouns_of_records() {
        for (clause, noun) in [
            ("공용 화장실 청소는 맡", "공용 화장실 청소 담당"),
            ("업체 계약은 마무리하", "업체 계약 마무리"),
            ("서류 간소화는 방안을 마련해서 알리", "서류 간소화 방안 마련·통보"),
            ("회의록은 정리해서 위원님들께 보내", "회의록을 정리하여 위원들에게 송부"),
            ("건물주하고 다시 협의하고 결과 알리", "건물주와 다시 협의하고 결과 통보"),
            ("안전요원은 곳당 3명으로 늘리", "안전요원은 곳당 3명으로 증원"),
            ("공고를 내", "공고"),
            ("순찰은 꼭 돌", "순찰"),
            ("견적을 받", "견적 받기"),
            ("도면을 업체에 보내", "도면을 업체에 송부"),
            ("올해는 동결하", "올해는 동결"),
            ("당일 일정으로 하", "당일 일정으로 함"),
            ("점검표 좀 만들어서 위원님들께 돌리", "점검표를 만들어 위원들에게 배포"),
            ("일정표를 만들어서 저한테 주", "일정표 작성·제출"),
            ("참가비는 안 받", "참가비는 받지 않음"),
            ("명단을 미리 뽑아 두", "명단을 미리 선정"),
            ("다음 회의 때 보", "다음 회의 때 논의"),
            ("두 팀으로 나누", "두 팀으로 나누기"),
            ("안내문을 나누", "안내문 배부"),
            ("보조금을 올리", "보조금 인상"),
        ] {
            assert_eq!(phrase(clause), noun, "{clause}");
        }
    }

    /// Every verb of the table and the endings of talk behind every kind of word in front of it.
    #[test]
    fn no_line_ends_in_a_particle_made_a_noun() {
        let fronts = [
            "현장에",
            "두 팀으로",
            "보조금을",
            "요금을",
            "자료를",
            "의자 하나",
            "밖으로",
            "창구에",
            "문은",
            "제가",
            "바로",
        ];
        let endings = [
            "겠습니다",
            "세요",
            "죠",
            "시죠",
            "도록 하겠습니다",
            "기로 하겠습니다",
            "는 것으로 하겠습니다",
            "는 걸로 합시다",
            "지 않겠습니다",
            "기 바랍니다",
            "면 좋겠습니다",
            "고 싶습니다",
            "자",
        ];
        let whole = [
            "나가겠습니다",
            "보겠습니다",
            "두겠습니다",
            "놓겠습니다",
            "오세요",
            "봐요",
            "주세요",
            "드릴게요",
            "줘요",
            "와요",
        ];
        let stems = VERBS.iter().map(|(stem, ..)| *stem).chain(["나가", "찾", "다녀오", "들르", "맞서"]);
        let said = stems.flat_map(|stem| endings.map(|ending| format!("{stem}{ending}")));
        for verb in said.chain(whole.map(str::to_owned)) {
            for front in fronts {
                let record = crate::minutes::talk::wording::record(&format!("{front} {verb}"));
                let broken = ["에기", "로기", "을기", "를기"].iter().any(|end| record.ends_with(end));
                assert!(!broken, "{front} {verb}: {record}");
            }
        }
    }
}
