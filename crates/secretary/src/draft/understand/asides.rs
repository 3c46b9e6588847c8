//! What a request says in passing, and what it says to whoever writes the document.
//!
//! Neither is matter of the document, and both look much like it: "ㅎㅎ" may follow the most important sentence, and
//! "빼고" may be said of a chairman who does not vote. So laughter and whole greetings are blanked where they stand and
//! nothing around them, and a sentence is an instruction only where its last predicate is one, its verb is one of writing
//! and its object points at the text. Whatever is set apart here is still told as left over.

use std::{borrow::Cow, ops::Range, sync::LazyLock};

use regex::Regex;

use super::fields::is_label;
use crate::korean::pattern;

/// Laughter, and greetings that are whole.
static BANTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"[ㅋㅎㅠㅜ]+|\^\^",
        r"|\b안녕하(?:세요|십니까|셨어요)\b",
        r"|\b(?:오랜만|간만)에\s(?:연락|인사)\s?(?:드려요|드립니다|드리네요)",
        r"|(?:\b(?:늘|항상|모두|다들)\s)?\b(?:수고|고생)\s?(?:많으(?:세요|십니다|셨습니다|셨어요|시네요)|하(?:세요|십니다|셨습니다|셨어요|십시오))",
        r"|(?:\b미리\s)?\b(?:감사|고맙)(?:합니다|드립니다|드려요|해요|습니다)\b",
        r"|\b날(?:이|씨가)\s(?:(?:부쩍|많이|꽤|정말|너무|무척|갑자기)\s)?(?:춥|추워|덥|더워|쌀쌀|좋|차|선선|따뜻|풀)[가-힣]*(?:네요|습니다|죠|지요|어요)\b",
        r"|\b(?:즐거운|좋은|행복한|편안한)\s(?:하루|주말|저녁|오후|아침|연휴)\s?(?:되|보내)(?:세요|십시오)",
        r"|\b주말\s잘\s(?:보내|쉬)(?:세요|십시오)",
        r"|\b(?:점심|저녁|아침|밥)(?:은|에|엔)?\s?(?:뭐|뭘)\s?먹[가-힣]*",
        r"|(?:\b(?:점심|저녁|식사)\s)?\b맛있게\s(?:드세요|드십시오|하세요)",
    ))
});
/// A meal told in a sentence of its own.
static MEAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[\s*·○-]*(?:점심|저녁|아침)(?:에|은|으로)?\s[가-힣]+(?:\s[가-힣]+)?\s먹(?:음|었음|었다|었어요?)[.\s]*$|^[\s*·○-]*(?:숙소|조식|점심|저녁|날씨|커피)[가-힣]*\s?[가-힣 ]{0,10}(?:별로|맛있|맛없|맛이|추웠|더웠)[가-힣]*[.\s]*$|^[\s*·○-]*[가-힣 ]{1,12}\s(?:맛있|맛없)(?:었음|음|었어요?|더라)[.\s]*$",
    )
});

/// What points at the text itself.
const POINTS: &str = r"이거|이건|이것|그거|그건|그것|저거|저건|여기|거기|이\s?줄|그\s?줄|이\s?내용|그\s?내용|위|위에|위에?\s?(?:꺼|거|것)|아래|밑|밑에|메모";
/// Parts of the text, which other papers have too.
const PARTS: &str =
    r"제목|본문|문구|멘트|실명|숫자|번호|전화번호|연락처|이름|금액|인용문|인용구|말씀|한말씀|발언|코멘트|인사말";
/// An instruction to write, at the end of what is said.
const WRITE: &str = concat!(
    r"(?:(?:써|넣어|빼|적어|붙여|줄여|정리해|정리)\s?(?:줘요?|주세요|주십시오|주라|놔|둬|도\s?(?:됨|돼요?|됩니다|좋[가-힣]*)|라)",
    r"|(?:쓰|넣|적|붙이|빼|줄이)지\s?(?:마[가-힣]*|말[가-힣]*(?:\s?것)?|않아도\s[가-힣]+)",
    r"|(?:빼|제외하)고(?:\s(?:써|적어|정리해)[가-힣]*)?",
    r"|(?:강조|정리|삭제)하(?:라심|라고\s?하심|라고\s?함|라)|정리\s?좀|그대로\s?붙여",
    r")[\s.!?~;:)]*$"
);
static OF_THE_TEXT: LazyLock<Regex> = LazyLock::new(|| told(POINTS));
static OF_ITS_PARTS: LazyLock<Regex> = LazyLock::new(|| told(PARTS));

fn told(objects: &str) -> Regex {
    pattern(&format!(
        r"(?:^|[\s(,←])(?:{objects})(?:은|는|을|를|만|도|에|의|로)?\s(?:[^,.\n\d]{{0,12}}\s)?{WRITE}|그대로\s붙일게[\s.!]*$"
    ))
}
/// "아래가 회의 때 적은 거야", "단톡 내용임": says what the pasted lines are.
static SAYS_WHAT_IT_IS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|\s)(?:아래|밑|이거|이게|이건|다음|메모|단톡|메일|명함)[가-힣+]*\s(?:[^,.\n\d]{0,24}\s?)?(?:내용|거|것|메모)(?:임|이야|야|입니다|이에요|예요)[\s.!]*$|^(?:아래|밑|이하)[가-힣]*\s[^,.\n\d]{0,24}(?:메모|대화|내용)[\s.!]*$",
    )
});
/// What leaves out the very thing that was pointed at.
const LEAVE_OUT: &str = r"(?:은|는|을|를|도)?\s(?:(?:좀|꼭|그냥)\s)?(?:빼|삭제|(?:쓰|넣|적)지)";
/// Takes out the line that it stands on: "이건 빼도 됨".
static THIS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?:^|[\s(,←])(?:이거|이건|이것|여기|이\s?줄|이\s?내용){LEAVE_OUT}")));
/// Takes out the line before it: "그건 쓰지 마세요".
static THAT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?:^|[\s(,])(?:그거|그건|그것|그\s?줄|그\s?내용|위에?\s?(?:꺼|거|것)){LEAVE_OUT}"))
});
/// A remark in brackets, or behind an arrow that points back, at the end of what it is said of.
static REMARK: LazyLock<Regex> = LazyLock::new(|| pattern(r"\([^()\n]{2,40}\)|←[^\n]{2,40}$"));

/// What takes a figure or a day back: "16일 아니고 17일"; and what doubts it: "400만원꼴?".
pub(super) static NEGATED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\s*(?:이|가)?\s*(?:아니[고라]|말고)[,\s]*|^이?라고?\s?(?:했|썼|적었|봤)(?:었)?(?:는데|으나|지만)[,\s]*")
});
pub(super) static DOUBTED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*(?:꼴|쯤|정도|인가|인지)?\s*\?"));
/// Characters behind a negation among which the right figure stands; "50만원이 아니고 계도 대상" corrects none.
const CORRECTED: usize = 10;

/// What is taken back with a figure, where another one takes its place.
pub(super) fn taken_back(text: &str, figure: &Range<usize>) -> Option<Range<usize>> {
    let rest = &text[figure.end..];
    let negated = NEGATED.find(rest)?;
    let behind = super::head(&rest[negated.end()..], CORRECTED);
    let behind = behind.split(['\n', '.']).next().unwrap_or_default();
    behind.contains(|c: char| c.is_ascii_digit()).then_some(figure.start..figure.end + negated.end())
}

/// A doubted figure with its question.
pub(super) fn doubted(text: &str, figure: &Range<usize>) -> Range<usize> {
    figure.start..figure.end + DOUBTED.find(&text[figure.end..]).map_or(0, |question| question.end())
}

/// What a writer is told not to write, in the words of a note to him: "숫자는 쓰지마", "주소는 빼고". What a rule forbids
/// others is worded otherwise.
static LEFT_OUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:넣|적|쓰)지\s?(?:마(?:세요|셈|라|요|시고)?|말(?:기|아\s?(?:줘|주세요)|고요?))[\s.!)~]*$",
        r"|(?:번호|이름|실명|연락처|금액|숫자|주소|개인정보|인용문?|내용|얘기|이야기|말|부분|문장|줄)(?:은|는|을|를|도)?\s?(?:빼고|빼\s?(?:줘요?|주세요|자)|빼기)[\s.!)~]*$",
        // "부장님 얘기는 쓰지 말고 …", "오찬은 공문에는 빼".
        r"|[는은던온한된난간인린진친]\s?(?:거|건|얘기|이야기)(?:은|는|을|도)?\s?(?:쓰|넣|적)지\s?(?:마|말)",
        r"|(?:공문|문서|보고서|본문)(?:에는|에선|에서는|에서|엔|에)\s?(?:빼|안\s?(?:넣|쓰)|x|X|×|(?:쓰|넣|적)지\s?(?:마|말))[가-힣\s]{0,6}[\s.!)~]*$",
        r"|(?:이건|그건|이거|그거)\s?(?:구두로|말로만?|참고만|따로\s?(?:대응|연락|말|얘기))[가-힣\s]{0,6}[\s.!)~]*$",
    ))
});
/// A remark that has nothing but the instruction: it takes out what stands before it.
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^[\s(]*(?:이거|이건|이\s?말|이\s?얘기|그건|그거|그\s?말)(?:은|는|도)?\s?(?:당연히\s?)?",
        r"(?:(?:쓰|넣|적)지\s?(?:마|말)|빼|구두로|말로만|참고만|따로\s?대응|우리끼리)[가-힣\s]{0,5}[)\s.!~]*$",
        r"|^[\s(]*(?:당연히\s?|그냥\s?)?(?:공문(?:에는|에선|엔|에)\s?)?(?:(?:쓰|넣|적)지\s?(?:마|말)[가-힣]{0,3}|빼(?:고|줘|기|자|라)?)[)\s.!~]*$",
        r"|^[\s(]*공문(?:에는|에선|엔|에)\s?[xX×][)\s.!~]*$",
    ))
});
/// What is told of somebody's mood, of hearsay and of private ties: no document says it. A depression of the weather, a
/// flood and a rumour that is denied look alike.
static GOSSIP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"열\s?받(?:으|았|아|음)|뭐라\s?(?:하심|함|하셔|그러)|좀\s?그(?:럼|래요?|렇[죠지])|(?:^|[^가-힣])난리\s?(?:칠|날|나|침|남)",
        r"|저기압이(?:시|심|셔|네)|소문(?:이라|임|이래|인데)|눈치\s?보이|재촉하(?:심|셔|신)|새어?\s?나가면\s?(?:큰일|난리|곤란)",
        r"|(?:동창|지인|친척|외가|처가|사돈)(?:이라|라|인데|이래|임)|아는\s?사람\s?(?:가게|집|회사|업체|이라|이래|임)",
        r"|연차(?:예요|에요|임|라서|입니다)|여론\s?(?:이\s?)?안\s?좋",
    ))
});
/// Words of somebody that are to be made up, which nobody may.
static MADE_UP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:말씀|한마디|멘트|인용문?|인용구|코멘트|발언|인사말|소감)\S{0,3}\s(?:[^.\n]{0,16}\s)?(?:넣어|써|지어|만들어|추가해)\s?(?:줘요?|주세요|달라|주라)?[\s.!~]*$",
    )
});
/// Who says a line of a chat.
static SPEAKER: LazyLock<Regex> = LazyLock::new(|| {
    const CLOCK: &str = r"\[(?:오전|오후)?\s?\d{1,2}:\d{2}\]";
    pattern(&format!(r"(?m)^[ \t]*(?:{CLOCK}\s*)?\[?([가-힣]{{1,6}})\]?\s?(?:{CLOCK}[ \t]*|:[ \t])"))
});

/// The places of laughter and greetings.
pub(super) fn banter(text: &str) -> Vec<Range<usize>> {
    BANTER.find_iter(text).map(|found| found.range()).collect()
}

/// A text with its laughter and greetings blanked, and the names of those who say the lines of a chat; every byte keeps
/// its place.
pub(crate) fn without_banter(text: &str) -> Cow<'_, str> {
    let blank = |found: &regex::Captures<'_>| " ".repeat(found[0].len());
    match BANTER.replace_all(text, blank) {
        Cow::Borrowed(text) if is_a_chat(text) => SPEAKER.replace_all(text, unless_a_label),
        Cow::Owned(text) if is_a_chat(&text) => Cow::Owned(SPEAKER.replace_all(&text, unless_a_label).into_owned()),
        same => same,
    }
}

fn unless_a_label(found: &regex::Captures<'_>) -> String {
    if is_label(&found[1]) { found[0].to_owned() } else { " ".repeat(found[0].len()) }
}

/// Whether somebody says more than one line of a text of several lines.
fn is_a_chat(text: &str) -> bool {
    let mut said: Vec<&str> = SPEAKER.captures_iter(text).filter_map(|found| Some(found.get(1)?.as_str())).collect();
    said.retain(|name| !is_label(name));
    said.sort_unstable();
    said.len() >= 3 && said.windows(2).any(|two| two[0] == two[1])
}

/// Whether a sentence tells whoever writes what to do with the text, or what the text is.
pub(crate) fn to_the_writer(sentence: &str) -> bool {
    points_at_the_text(sentence) || OF_ITS_PARTS.is_match(sentence) || leaves_out(sentence)
}

/// The same where it can be nothing else: "실명은 적지 말 것" may also be what a document lays down.
pub(crate) fn points_at_the_text(sentence: &str) -> bool {
    OF_THE_TEXT.is_match(sentence) || SAYS_WHAT_IT_IS.is_match(sentence)
}

/// Whether a sentence only says what the pasted lines are.
pub(super) fn says_what_it_is(sentence: &str) -> bool {
    SAYS_WHAT_IT_IS.is_match(sentence)
}

/// Whether a sentence says what is not to be written, or what of somebody's words is to be made up.
fn leaves_out(sentence: &str) -> bool {
    LEFT_OUT.is_match(sentence) || MADE_UP.is_match(sentence) || BARE.is_match(sentence)
}

/// Whether a sentence tells of moods and hearsay.
pub(super) fn gossips(sentence: &str) -> bool {
    GOSSIP.is_match(sentence)
}

/// What an instruction takes out of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TakesOut {
    /// Itself alone.
    Itself,
    /// The line it stands on.
    Line,
    /// The sentence before it.
    Previous,
    /// What stands before it on its line.
    Before,
}

/// What a sentence or a remark takes out, where it is an instruction that leaves something out or a meal told in passing.
pub(super) fn takes_out(sentence: &str) -> Option<TakesOut> {
    if BARE.is_match(sentence) && !THAT.is_match(sentence) {
        return Some(TakesOut::Before);
    }
    if MEAL.is_match(sentence) || sentence.starts_with(">>") || leaves_out(sentence) && !OF_THE_TEXT.is_match(sentence)
    {
        return Some(TakesOut::Itself);
    }
    if !OF_THE_TEXT.is_match(sentence) {
        None
    } else if THAT.is_match(sentence) {
        Some(TakesOut::Previous)
    } else {
        THIS.is_match(sentence).then_some(TakesOut::Line)
    }
}

/// The remarks of a sentence that speak to the writer.
pub(super) fn remarks(sentence: &str) -> Vec<Range<usize>> {
    let inside = |found: &regex::Match<'_>| to_the_writer(found.as_str().trim_matches(['(', ')']));
    REMARK.find_iter(sentence).filter(inside).map(|found| found.range()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_instructions_about_the_text_are_said_to_the_writer() {
        for said in [
            "이건 빼도 됨",
            "그건 쓰지마세요;;",
            "← 이건 빼도 됨",
            "이건 실명 빼고",
            "팀장님이 여기 강조하라심",
            "숫자 쓰지 말것",
            "메모 그대로 붙여",
            "위 내용 정리해줘",
            "아래가 회의하면서 막 적은거야",
            "점검반 단톡 내용이야",
            "정비비는 견적 전이니 숫자 쓰지마",
            "간식 산 얘기 — 쓰지말기",
            "군수님 인용문은 넣지 마",
            "군수님 한말씀도 멋지게 넣어줘",
            "← 번호는 빼고",
            "집 주소는 빼주세요",
        ] {
            assert!(to_the_writer(said), "{said}");
        }
        for fact in [
            "학생들이 급식을 먹었고 이후 복통 호소",
            "위원장 빼고 전원 찬성",
            "개인폰으로 현장 촬영 금지",
            "경고를 무시하면 과태료 50만원이 부과됨",
            "위원장은 표결에서 빼고",
            "제출 서류에 주민번호를 쓰지 말 것",
            "신청인 실명 확인 필요",
            "이 내용은 12월에 다시 정리함",
        ] {
            assert!(!to_the_writer(fact), "{fact}");
        }
    }

    #[test]
    fn a_figure_is_taken_back_only_for_another_one() {
        let text = "회의는 16일 아니고 17일, 과태료 50만원이 아니고 계도 대상";
        let range = |words: &str| text.find(words).map(|at| at..at + words.len()).unwrap_or_default();
        let back = taken_back(text, &range("16일"));
        assert_eq!(back.map(|range| &text[range]), Some("16일 아니고 "));
        assert_eq!(taken_back(text, &range("50만원")), None);
    }

    #[test]
    fn blanking_a_greeting_moves_nothing() {
        let text = "안녕하세요 총무과입니다 ㅎㅎ 자료 주세요. 감사합니다!";
        let blanked = without_banter(text);
        assert_eq!(blanked.len(), text.len());
        assert_eq!(blanked.split_whitespace().collect::<Vec<_>>(), ["총무과입니다", "자료", "주세요.", "!"]);
        for matter in ["맛있는 급식의 날", "고생하는 직원 격려", "수고비 30만원", "날씨가 추우면 휴장합니다"]
        {
            assert_eq!(without_banter(matter), matter);
        }
    }
}
