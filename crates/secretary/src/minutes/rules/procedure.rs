//! The running of the meeting: what a chair says that settles nothing and asks for nothing but talk.

use std::sync::LazyLock;

use regex::Regex;

use super::cue;
use crate::minutes::{
    people::titles,
    talk::{Sentence, plain, wording},
};

/// Predicates of running a meeting, squeezed, looked for near the end of the sentence.
const RUNNING: &[&str] = &[
    "시작하",
    "시작합",
    "시작할",
    "열겠",
    "개최합",
    "투표로",
    "거수로",
    "표결로",
    "찬반을",
    "기립",
    "보고받은",
    "설명하시",
    "말씀하시",
    "발언하시",
    "소개만",
    "대해의결",
    "대하여의결",
    "들어가죠",
    "들어갑시다",
    "들어가겠",
    "개회",
    "개의하",
    "마치겠",
    "마칩",
    "마무리하",
    "정회",
    "속개",
    "산회",
    "폐회",
    "표결하",
    "표결합",
    "표결에",
    "거수",
    "넘어가",
    "넘어갑",
    "듣겠",
    "들어보",
    "듣도록",
    "받겠",
    "받도록",
    "돌아가",
    "상정",
    "소개하",
    "소개드",
    "말씀드",
    "설명드",
    "안내드",
    "보고드",
    "이해하",
    "그정도로",
    "이정도로",
    "묻겠",
    "여쭙",
    "그만하",
    "그만합",
    "여기까지",
    "적어두",
    "기록하",
    "기록해",
    "기억하",
    "새겨",
    "끝냅",
    "끝내겠",
    "끝내자",
    "마치자",
    "쉬었다",
    "쉬겠",
    "쉽시다",
    "먼저하겠",
    "모시겠",
    "갈음하",
    "참고하",
    "참고만",
    "의견으로",
    "생략하",
    "계속하",
    "회의를하",
    "회의할게",
    "회의하겠",
    "회의합시다",
    "회의하죠",
    "회의시작",
    "재개하",
    "확인하겠",
    "칩시다",
    "진행순서",
    "순서를바꾸",
    "순서를조정",
    "회의를진행",
    "회를진행",
    "이어서진행",
    "순서대로진행",
    "진행을하",
    "협조부탁",
    "다녀오",
    "식사",
    "출발",
    "보내드리",
    "질의응답을",
    "토론을",
    "발언권",
    "기다리",
    "천천히",
    "부르",
    "감사드",
    "축하",
    "고민하",
    "판단",
    "서두르",
    "빨리",
    "집중해주",
    "록에남기",
    "의사일정대로",
    "부터확인",
    "살펴보",
    "짚어",
    "보겠습니다",
    "좁히",
];
/// The appointment of the next sitting, squeezed, at the beginning of the sentence.
const NEXT_SITTING: &[&str] = &[
    "다음회의는",
    "다음심의회는",
    "다음위원회는",
    "차기회의는",
    "차기위원회는",
    "다음협의회는",
    "다음이사회는",
    "다음모임은",
];
/// Predicates of moving on that can also settle, where a way is named: "2안으로 갑시다".
const GOING: &[&str] = &["갑시다", "가시죠", "가죠", "가겠습니다", "갈게요", "가지요"];
/// What is named where going settles.
const WAYS: &[&str] = &["안으로", "방식으로", "단계로", "형태로", "일정으로", "원안", "쪽으로", "대로"];
/// "정리하겠습니다" by itself announces a summing-up.
const SUMMING_UP: &[&str] = &["정리하겠습니다", "정리합시다", "정리하죠", "정하겠습니다만"];
/// Squeezed length up to which it stands by itself.
const BY_ITSELF: usize = 10;
/// Syllables at the end of a sentence that hold its predicate.
const PREDICATE: usize = 12;

/// What today's meeting is to do: "오늘은 프로그램하고 교통만 정합시다".
static OPENS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:자|그럼|그러면|네)?오늘(?:은|이)?.*(?:정하|정합|정해|다루|다룹|다뤄|논의)\S{0,5}$")
        .expect("a pattern in the source compiles")
});

/// What is taken first: "대관부터 정리하자", "개소일부터 확정합시다". "월요일부터 하죠" settles a day.
static BEGINS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(.{1,3})부터(?:먼저|좀)?(?:정리|확정|시작|얘기|이야기|보|봅|볼|정하|정합|짚|논의|맞춰|잡|챙기|따지|의논|결정|처리|하죠|하시죠|합시다)\S{0,6}$",
    )
    .expect("a pattern in the source compiles")
});
/// What something begins at besides an item of business.
static BEGINNING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:\d(?:일|월|시|년|주|차|층|명|개|반)|요일|주|달|초|중|말|때|전|오늘|내일|모레|올해|내년|지금|앞|시점)$",
    )
    .expect("a pattern in the source compiles")
});

/// Whether a sentence says what is taken first.
fn begins(squeezed: &str) -> bool {
    BEGINS.captures(squeezed).is_some_and(|found| !BEGINNING.is_match(&found[1]))
}

/// Whether the sentence only runs the meeting.
pub(super) fn runs_meeting(sentence: &Sentence) -> bool {
    let squeezed = &sentence.squeezed;
    let length = squeezed.chars().count();
    cue::near_end(squeezed, RUNNING, PREDICATE)
        || cue::ends(squeezed, GOING) && !cue::any(squeezed, WAYS) && !goes_a_way(squeezed) && !goes_there(sentence)
        || cue::ends(squeezed, SUMMING_UP) && length <= BY_ITSELF
        || cue::near_end(squeezed, &["얘기", "이야기", "이만하", "이만할", "정도로하", "정도로합"], 8)
            && !cue::any(squeezed, &["걸로", "것으로"])
        || OPENS.is_match(squeezed)
        || begins(squeezed)
        || squeezed.starts_with("다음")
            && cue::ends(squeezed, &["로이동합시다", "로이동하죠", "로이동하겠습니다", "로옮깁시다"])
        || cue::any(squeezed, &["제도이야기", "순서를좀", "하나둘", "정회하", "정회를", "속개하", "종결하고"])
        || NEXT_SITTING.iter().any(|next| squeezed.starts_with(next))
}

/// Whether a sentence only names what comes next: "다음, 누리집 개편 건".
pub(super) fn names_next(sentence: &Sentence) -> bool {
    const ORDER: &[&str] = &["다음", "그다음", "먼저", "첫째", "둘째", "셋째", "넷째", "마지막", "끝으로"];
    let said = wording::without_order_fillers(sentence.text.trim());
    ORDER.iter().any(|word| said.starts_with(word)) || said.trim_end_matches('.').ends_with(" 건")
}

/// "적격심사로 가겠습니다", "우편으로 통지하는 걸로 가겠습니다": a way is taken, not the next item turned to.
fn goes_a_way(squeezed: &str) -> bool {
    /// What one goes on to in a meeting.
    const STATIONS: &[&str] = &[
        "다음",
        "안건",
        "본론",
        "순서",
        "항목",
        "번",
        "호",
        "건",
        "그쪽",
        "이쪽",
        "저쪽",
        "현장",
        "자리",
        "쪽",
        "부분",
        "질의",
        "토론",
        "표결",
        "마지막",
    ];
    let verb = GOING.iter().find_map(|going| squeezed.strip_suffix(going));
    verb.and_then(|way| way.strip_suffix("으로").or_else(|| way.strip_suffix('로')))
        .filter(|way| !way.trim_start_matches("네").starts_with("다음"))
        .is_some_and(|way| way.ends_with('걸') || way.ends_with('것') || !cue::ends(way, STATIONS))
}

/// "견학은 11월 중에 두 번 나눠서 가겠습니다": somebody goes somewhere, as the matter and the figure show.
fn goes_there(sentence: &Sentence) -> bool {
    let matter = sentence.text.split_whitespace().any(|word| word.chars().count() > 2 && word.ends_with(['은', '는']));
    let counted = sentence.text.contains(|c: char| c.is_ascii_digit());
    matter && counted && !cue::any(&sentence.squeezed, &["다음", "안건", "순서", "항목", "넘어"])
}

/// What a speaker does there and then, squeezed, near the end: telling, showing, introducing.
const TELLING: &[&str] = &[
    "말씀드",
    "설명드",
    "소개드",
    "소개하",
    "안내드",
    "보고드",
    "말씀하",
    "설명하",
    "발언하",
    "답변드",
    "오겠습니다",
    "보겠습니다",
    "동의를내",
    "제안을드",
    "의견을내",
    "순서로진행",
    "찬성하",
    "반대하",
    "기권하",
    "찬성할",
    "반대할",
    "기권할",
    "얘기하",
    "얘기할",
    "이야기하",
    "이야기할",
    "말씀드릴",
    "설명드릴",
    "설명할",
    "보고드릴",
];

/// Whether the speaker only says that they speak, show or vote now. Telling those who are not here is work, and so is what
/// they say they will do and see: "확인해 보겠습니다".
pub(super) fn tells_now(sentence: &Sentence) -> bool {
    if SPEAKS_NOW.is_match(&sentence.squeezed) {
        return true;
    }
    let tries = sentence.text.trim_end_matches(['.', ' ']).strip_suffix("보겠습니다").is_some_and(plain::ends_in_deed);
    cue::near_end(&sentence.squeezed, TELLING, PREDICATE) && !tells_others(sentence) && !tries
}

/// Somebody takes the floor: "건의 하나 드리겠습니다".
static SPEAKS_NOW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:건의|질문|질의|말씀|제안|부탁|의견|보고|얘기|이야기)(?:사항)?(?:하나만?|한가지만?|한말씀|좀|을|도|만)?(?:드리|하|올리|여쭙)(?:겠습니다|ㄹ게요|ㄹ게)$")
        .expect("a pattern in the source compiles")
});
/// How somebody is told who is not here: by going there, or in writing.
const ELSEWHERE: &[&str] =
    &["찾아뵙", "찾아가", "방문", "만나", "서면으로", "메일로", "공문으로", "문자로", "전화로", "따로"];

/// Whether somebody else is to be told: "건의하신 분께는 제가 답변드리겠습니다".
fn tells_others(sentence: &Sentence) -> bool {
    /// Those who are here.
    const HERE: &[&str] = &["위원님", "여러분", "의원님"];
    let addressed = |said: &str| {
        let said = said.trim_end_matches(',');
        let word = said.trim_end_matches('는');
        let place = word.strip_suffix('에').filter(|_| said.ends_with('는'));
        place.is_some_and(|place| {
            place.chars().count() >= 2 && !["이번", "다음", "지난번", "회의", "여기"].contains(&place)
        }) || ["에게", "한테", "께"].iter().any(|to| word.ends_with(to))
            || word.len() > "에".len() && word.ends_with('에') && titles::is_unit(&word[..word.len() - "에".len()])
    };
    let mut words = sentence.text.split_whitespace();
    sentence.says(ELSEWHERE) || words.any(|word| addressed(word) && !HERE.iter().any(|here| word.starts_with(here)))
}

/// Requests that ask for talk or comfort, squeezed.
const TALK: &[&str] = &[
    "설명해",
    "정돈",
    "용지나눠",
    "용지를나눠",
    "용지배부",
    "착석",
    "가부",
    "내려주",
    "쓰세요",
    "쓰십시오",
    "설명부탁",
    "보고부탁",
    "말씀해",
    "말씀하",
    "발언하",
    "말씀좀",
    "말씀주",
    "말씀부탁",
    "소개해",
    "보고해주시죠",
    "발언해",
    "답변해",
    "앉아",
    "기다려",
    "거수해",
    "거수하",
    "기립",
    "손을들",
    "손들어",
    "손좀들",
    "여기봐주",
    "자료봐주",
    "화면봐주",
    "쪽봐주",
    "보시기바랍니다",
    "참고해",
    "참고하",
    "양해",
    "이해해",
    "켜주",
    "꺼주",
    "틀어",
    "조용히",
    "마이크",
    "대고",
    "넘겨보",
    "펴주",
    "시작해",
    "남겨주",
    "적어주십시오",
    "드시",
    "다고하세요",
    "라고하세요",
    "라고전해",
    "안녕하",
    "들어가세요",
    "어서오세요",
    "들어오세요",
    "나오세요",
    "나가계",
    "나가있",
    "들어오시라",
    "들어오라",
    "들어와",
    "나가주",
    "돌아가세요",
    "계세요",
    "하지마",
    "적어주시면",
    "조금만",
    "성원보고",
    "진행해주",
    "표결",
    "찬성하시",
    "반대하시",
    "의견주",
    "의견있으",
    "질문해",
    "질의해",
    "토론해",
    "읽어",
    "낭독해",
    "쉬세요",
    "수고하",
    "적어가",
    "주목해",
    "모여주",
    "와주",
    "잘부탁",
    "많이부탁",
    "이야기해",
    "얘기해",
    "알려주시겠",
    "생각해",
    "보시면",
    "알아서",
];
/// Requests for care, not for a piece of work, squeezed.
const CARE: &[&str] = &[
    "않게",
    "않도록",
    "없게",
    "없도록",
    "새겨",
    "신경써",
    "신경을",
    "유의",
    "유념",
    "각별히",
    "만전",
    "노력해",
    "잘챙겨",
    "꼭챙겨",
    "꼭좀",
    "명심",
    "조심",
    "관심을",
    "협조해",
    "협조부탁",
    "협조바랍니다",
    "주의해",
    "직접확인하세요",
    "꼼꼼히",
    "잘살펴",
    "서둘러",
];

/// Whether a sentence hangs on something that may not come: "부족하면 예비비로 드릴게요".
pub(super) fn is_conditional(sentence: &Sentence) -> bool {
    const NOUNS: &[&str] = &["도면", "서면", "화면", "지면", "측면", "방면", "전면", "양면", "표면", "국면"];
    let mut words = sentence.text.split_whitespace();
    words
        .any(|word| word.ends_with('면') && word.chars().count() >= 2 && !NOUNS.iter().any(|noun| word.ends_with(noun)))
}

/// Whether a request asks only for talk, comfort or care.
pub(super) fn asks_for_no_work(sentence: &Sentence) -> bool {
    /// Syllables at the end of a request that hold what is asked for.
    const ASKED: usize = 14;
    // "상인회에는 하 팀장이 설명해 주세요": explaining to those who are not here is work.
    let elsewhere = sentence.says(&["설명해", "안내해"]) && tells_others(sentence);
    /// What is talk wherever it stands.
    const ANYWHERE: &[&str] = &["찬성하시", "반대하시", "기권하시", "마이크", "조용히"];
    cue::any(&sentence.squeezed, ANYWHERE)
        || cue::near_end(&sentence.squeezed, TALK, ASKED) && !elsewhere
        || asks_for_care(sentence)
        || SPEAKS.is_match(&sentence.squeezed) && !elsewhere
}

/// Somebody is asked to speak: "검침 얘기 좀 해 주세요", "현황 먼저 들려 주시죠".
static SPEAKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:얘기|이야기|말씀|설명|소개|의견|한말씀|현황|상황)(?:를|을|도|부터|만)?(?:좀|먼저|한번|한마디|간단히|짧게|잠깐|다시|쭉)*(?:해|하시|들려|주|부탁)\S{0,6}(?:세요|시죠|시고요?|십시오|줘요?|드립니다|드려요|바랍니다)$")
        .expect("a pattern in the source compiles")
});

/// Whether a request has somebody else do something: "업체에 10일까지 고치라고 하세요". By a day it is work.
pub(super) fn has_told(sentence: &Sentence) -> bool {
    cue::ends(&sentence.squeezed, &["라고하세요", "라고하십시오", "라고해주세요", "라고전해주세요", "라고해요"])
}

/// Whether a request asks for care only; with a due date it is work all the same.
pub(super) fn asks_for_care(sentence: &Sentence) -> bool {
    cue::any(&sentence.squeezed, CARE)
}
