//! Work that somebody takes on: in person, for their department, or by a day.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    super::{
        chatter, cue,
        due::Calendar,
        owner::{self, Actor},
        procedure,
    },
    draft::{Draft, hands_on},
    order::{WHEN, names_object},
};
use crate::minutes::{
    people::{Named, People},
    talk::{self, Sentence, Turn, act::Act, wording},
};

/// Shortest task without due date and owner, in squeezed characters.
pub(super) const SHORTEST: usize = 9;

/// Shortest task of somebody who names themselves, in squeezed characters: "목록은 내가 할게".
const SHORTEST_OWN: usize = 7;

/// Verbs of a piece of work with a result, squeezed, looked for near the end.
pub(super) const WORK: &[&str] = &[
    "제출",
    "작성",
    "작업",
    "붙이",
    "제거",
    "정비",
    "보강",
    "청소",
    "계산",
    "송부",
    "통보",
    "공유",
    "제작",
    "배포",
    "게시",
    "보고",
    "협의",
    "문의",
    "조사",
    "정리",
    "마련",
    "수립",
    "배치",
    "교체",
    "점검",
    "회신",
    "발송",
    "통지",
    "안내",
    "전달",
    "요청",
    "신청",
    "발주",
    "계약",
    "설치",
    "철거",
    "보수",
    "수리",
    "등록",
    "갱신",
    "수정",
    "보완",
    "취합",
    "집계",
    "분석",
    "검증",
    "추진",
    "준비",
    "섭외",
    "예약",
    "구매",
    "지급",
    "편성",
    "고시",
    "공고",
    "공표",
    "소집",
    "연락",
    "만들",
    "보내",
    "올리",
    "알리",
    "알려",
    "찾아",
    "확인",
    "산출",
    "발굴",
    "조치",
    "진행",
    "완료",
    "처리",
    "전송",
    "전파",
    "이관",
    "의뢰",
    "건의",
    "방문",
    "면담",
    "홍보",
    "교육",
    "개선",
    "제안",
    "답변",
    "해결",
    "업로드",
    "번역",
    "인쇄",
    "촬영",
    "구축",
    "개발",
    "시행",
    "착수",
    "마무리",
    "끝내",
    "드리",
    "뽑",
    "넣",
    "내겠",
    "잡겠",
    "맡",
    "챙기",
    "옮기",
    "고치",
    "채우",
    "돌리",
    "세우",
    "받아",
    "짜",
];

/// A chair's commitment that is plainly a piece of their own work when it has a due date.
const OWN_WORK: &[&str] = &[
    "제출", "작성", "송부", "회신", "보고", "통보", "공유", "드리", "보내", "전달", "연락", "요청", "문의", "협의",
    "건의", "만나",
];

/// How somebody who presides takes a small thing on: "회계과에 말해 놓을게요".
const PUTS_DOWN: &[&str] = &["놓을게요", "놓겠습니다", "둘게요", "두겠습니다"];

/// An opinion or a motion is taken back, squeezed.
static WITHDRAWS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:거두|철회하|접|물리)(?:겠습니다|도록하겠습니다|겠어요)$|(?:거둘|철회할|접을|물릴)게요?$")
        .expect("a pattern in the source compiles")
});

/// How somebody says that a day can be kept, squeezed.
pub(super) const CAN: &[&str] = &["수있습니다", "수있을것같습니다", "수있어요"];

/// What somebody can do by a day, when they were asked for it.
pub(super) fn able(sentence: &Sentence, at: usize, turns: &[Turn], calendar: &Calendar) -> Option<Draft> {
    let turn = &turns[at];
    let due = calendar.due(sentence.text)?;
    let asked = |before: &&Turn| before.speaker != turn.speaker && (before.does(Act::Ask) || before.says(WHEN));
    let before = turns[..at].last().filter(asked).filter(|_| names_object(sentence))?;
    let mut draft = Draft::new(at, turn.id, sentence, None, Some(due), false);
    draft.owner = Some(Named::Person(turn.speaker));
    draft.utterances.push(before.id);
    Some(draft)
}

/// How whoever presides has something done, squeezed.
const ARRANGED: &[&str] = &["도록하겠습니다", "도록할게요"];

/// Whether a promise hangs on what may not come: "예산이 내려오면 바꿔 드릴게요". What is sure to come binds: "답변 오면 바로
/// 공유하겠습니다".
fn hangs_on_chance(sentence: &Sentence) -> bool {
    static CHANCE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?:예산|예비비|교부세|특교|도비|국비|시비|군비|구비|보조금|기금|사업비|시설비|협찬|후원|지원|인력|인원|사람|직원|돈|여유|여력|여건|허가|승인|자리|기회|물량|장비)\S{0,4}?면",
            r"|(?:더|만|라도|혹시|혹|만약|만일|행여)\S{0,12}?면|주시?면|준다면|신다면|다면"
        ))
        .expect("a pattern in the source compiles")
    });
    static SURE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:끝나|마치|나오|오|도착하|정해지|정하|확정되|결정되|완료되|되는대로|들어오|받으|확인되|보내주시|주시)면(?:바로|곧|즉시|그때|다음날|그날)|(?:끝나|마치|정해지|확정되|결정되|완료되|도착하|확인되)면")
            .expect("a pattern in the source compiles")
    });
    /// What has the form of a condition and is none, squeezed.
    const NONE: &[&str] = &["되도록이면", "이왕이면", "가능하면", "웬만하면", "그러면", "이러면"];
    let said = NONE.iter().fold(sentence.squeezed.clone(), |said, none| said.replace(none, ""));
    procedure::is_conditional(sentence) && said.contains('면') && (CHANCE.is_match(&said) || !SURE.is_match(&said))
}

/// Whether a sentence of the chair is the chair's own piece of work rather than a decision.
pub(in crate::minutes::rules) fn is_own_undertaking(
    sentence: &Sentence,
    turn: &Turn,
    people: &People,
    calendar: &Calendar,
) -> bool {
    let actor = owner::actor(sentence, turn.speaker, &[], people);
    let own_unit = ["저희", "우리과", "우리팀", "우리부서"].iter().any(|our| sentence.squeezed.contains(our));
    let own = actor.is_some_and(|actor| {
        actor.in_person || actor.who == Named::Person(turn.speaker) || own_unit && matches!(actor.who, Named::Unit(_))
    });
    let promises = cue::near_end(&sentence.squeezed, OWN_WORK, 10);
    // "네, 도면은 내일 비치하겠습니다": an answer to what was asked for.
    let answers = sentence.squeezed.starts_with(['네', '예']) && calendar.planned(sentence.text).is_some();
    // "언론 설명자료는 금요일까지 배포하도록 하겠습니다": work by a day, whoever does it.
    let arranged = sentence.says(ARRANGED) && calendar.due(sentence.text).is_some();
    sentence.act == Act::Commit
        && (own
            || arranged
            || answers
            || cue::ends(&sentence.squeezed, PUTS_DOWN)
            || promises && calendar.due(sentence.text).is_some()
            || cue::ends(&sentence.squeezed, &["드리겠습니다", "드릴게요"]))
}

/// The body that the breath before promised to do it, and nothing else: "그건 교무실에서 할게요."
fn unit_before(sentence: &Sentence, turn: &Turn, people: &People) -> Option<Named> {
    let before = turn.sentences.iter().take_while(|said| !std::ptr::eq(*said, sentence)).last()?;
    let does = before.act == Act::Commit && !names_object(before);
    let does = does && wording::verb(before.text).is_some_and(|verb| ["하", "맡"].contains(&verb.as_str()));
    let actor = owner::actor(before, turn.speaker, &[], people).filter(|actor| does && !actor.in_person)?;
    Some(actor.who).filter(|who| matches!(who, Named::Unit(_)))
}

/// Work that the speaker takes on.
pub(super) fn undertaking(
    sentence: &Sentence,
    at: usize,
    turns: &[Turn],
    people: &People,
    calendar: &Calendar,
) -> Option<Draft> {
    let turn = &turns[at];
    let due = calendar.planned(sentence.text).or_else(|| calendar.soon(sentence.text));
    let actor = owner::actor(sentence, turn.speaker, &[], people);
    // "3개월 얘기는 제가 거두겠습니다": an opinion is taken back.
    if WITHDRAWS.is_match(&sentence.squeezed) {
        return None;
    }
    if people.chair == Some(turn.speaker) && !is_own_undertaking(sentence, turn, people, calendar) {
        return None;
    }
    if chatter::is_chatter(sentence, calendar) || due.is_none() && hangs_on_chance(sentence) {
        return None;
    }
    let hangs = procedure::is_conditional(sentence) && actor.is_none();
    let telling = due.is_none() && (procedure::tells_now(sentence) || hangs);
    // "오늘 넣겠습니다" names no last day, and is work all the same.
    let today = !telling && calendar.today(sentence.text).is_some();
    // Whoever names themselves takes on whatever deed they name.
    // "저희 청년회에서 실어 올게요"
    let ours = sentence.says(&["저희", "우리"])
        && actor.as_ref().is_some_and(|actor| {
            let said = &sentence.text[actor.range.clone()];
            said.contains("에서") || said.contains(' ')
        });
    let in_person = !telling
        && actor.as_ref().is_some_and(|actor| {
            actor.who == Named::Person(turn.speaker) || ours && matches!(actor.who, Named::Unit(_))
        });
    let verb = wording::verb(talk::without_called(sentence.text));
    let work = in_person
        || cue::near_end(&sentence.squeezed, WORK, 10)
        || verb.is_some_and(|verb| verb.chars().count() >= 2 && cue::ends(&verb, WORK));
    let taken = actor.as_ref().is_some_and(|actor| in_person || actor.in_person || matches!(actor.who, Named::Unit(_)));
    let content = sentence.squeezed.chars().count() >= if in_person { SHORTEST_OWN } else { SHORTEST };
    // "예상 질의답변은 미리 준비해 두겠습니다": unasked, with its object named.
    let speaks = cue::any(&sentence.squeezed, &["설명", "말씀", "소개", "진행하겠", "의견"]);
    // What only says yes to an order is no work of its own; "네, 그럼 300부 발주하겠습니다", "네, 미리 뽑아 두겠습니다" are.
    let yes = sentence.squeezed.strip_prefix(['네', '예']);
    let echoes = yes.is_some_and(|said| !said.starts_with("그럼") && !said.starts_with("그러면"))
        && !cue::ends(&sentence.squeezed, PUTS_DOWN);
    // "복지관 예약해 놓겠습니다" right behind what was settled.
    let follows = turns[..at].last().is_some_and(|before| {
        before.speaker != turn.speaker
            && !turn.does(Act::Acknowledge)
            && people.presides(before.speaker)
            && before
                .sentences
                .last()
                .is_some_and(|last| matches!(last.act, Act::Exhort | Act::Declare | Act::Commit | Act::State))
            && (before.does(Act::Exhort) || before.does(Act::Declare))
    });
    let named =
        names_object(sentence) || follows || yes.is_some() && sentence.text.contains(|c: char| c.is_ascii_digit());
    let unasked = work && !speaks && named && !echoes;
    let put_down = people.chair == Some(turn.speaker)
        && cue::ends(&sentence.squeezed, PUTS_DOWN)
        && !procedure::runs_meeting(sentence);
    if telling
        || !content
        || !(put_down || due.is_some() || today || taken && work || unasked && !procedure::tells_now(sentence))
    {
        return None;
    }
    // "결과는 김 주무관이 보내 드리도록 하겠습니다": handed on to whoever is here.
    let handed =
        |actor: &Actor| due.is_some() && matches!(actor.who, Named::Person(_)) && hands_on(sentence, &actor.range);
    let actor =
        actor.filter(|actor| in_person || actor.in_person || matches!(actor.who, Named::Unit(_)) || handed(actor));
    let mut draft = Draft::new(at, turn.id, sentence, actor, due, false);
    draft.add_reason(sentence, turn);
    if !names_object(sentence) {
        draft.take_hanging(sentence, turn);
        draft.add_proposed(sentence, at, turns);
    }
    draft.add_pointed(sentence, at, turns);
    let asked = |before: &Turn| before.speaker != turn.speaker && (before.does(Act::Ask) || before.does(Act::Duty));
    if draft.about.is_none() && !names_object(sentence) && turns[..at].last().is_some_and(asked) {
        draft.add_spoken_of(sentence, at, turns);
    }
    if draft.about.is_none() && (!names_object(sentence) || sentence.says(&["그렇게"])) {
        draft.add_settled(at, turns);
    }
    // "교무실에서 할게요. 개정안은 5월 1일까지 올릴게요.": the body of the breath before.
    if draft.owner.is_none() && !sentence.says(&["제가", "내가"]) {
        draft.owner = unit_before(sentence, turn, people);
    }
    if !(people.chair == Some(turn.speaker) && sentence.says(ARRANGED)) {
        draft.owner.get_or_insert(Named::Person(turn.speaker));
    }
    // "10일까지 드리겠습니다" by itself names no work.
    (draft.task.chars().filter(|c| c.is_alphanumeric()).count() >= 2).then_some(draft)
}
