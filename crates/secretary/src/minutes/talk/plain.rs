//! Plain speech (해요체, 반말): one and the same form tells, asks, orders and settles.
//!
//! "전화는 오전에만 받아요" settles where whoever presides says it, and tells where somebody else does. The form gives the
//! verb; that it is a deed, and nothing is said to happen by itself, makes it more than a statement.

use std::sync::LazyLock;

use regex::Regex;

use super::{hangul, nominal, wording};

/// Stems of states, of what happens by itself and of what only the speaker feels or thinks, by their end.
const STATES: &[&str] = &[
    // being
    "있",
    "없",
    "계시",
    "되",
    "이",
    "아니",
    "같",
    "다르",
    "맞",
    "틀리",
    "좋",
    "싫",
    "낫",
    "괜찮",
    "많",
    "적",
    "크",
    "작",
    "길",
    "짧",
    "높",
    "낮",
    "넓",
    "좁",
    "늦",
    "이르",
    "빠르",
    "느리",
    "싸",
    "비싸",
    "쉽",
    "어렵",
    "힘들",
    "바쁘",
    "아프",
    "덥",
    "춥",
    "시급하",
    "필요하",
    "중요하",
    "가능하",
    "부족하",
    "충분하",
    "급하",
    "심하",
    "약하",
    "강하",
    "곤란하",
    "위험하",
    "편하",
    "불편하",
    "안전하",
    "복잡하",
    "간단하",
    "미안하",
    "죄송하",
    "고마우",
    "감사하",
    "이상하",
    "당연하",
    "비슷하",
    "적당하",
    "애매하",
    "불가능하",
    "무리하",
    "궁금하",
    "답답하",
    "만하",
    "좋아하",
    "싫어하",
    "듯하",
    "뻔하",
    // happening
    "나오",
    "걸리",
    "남",
    "모자라",
    "겹치",
    "끝나",
    "생기",
    "줄",
    "줄어들",
    "늘",
    "늘어나",
    "들",
    "오",
    "보이",
    "들리",
    "떨어지",
    "지나",
    "지나가",
    "얼",
    "녹",
    "새",
    "막히",
    "벗겨지",
    "고장나",
    "나",
    "지",
    "차",
    "그러",
    "이러",
    "어떠",
    "그렇",
    "이렇",
    "어떻",
    "저렇",
    // thinking, saying, trying
    "알",
    "모르",
    "싶",
    "않",
    "못하",
    "보",
    "생각하",
    "말하",
    "걱정하",
    "수고하",
    "고생하",
    "바라",
    "말",
];
/// Deeds whose stem ends in 우; the rest are states: 어려우, 가까우.
const DEEDS_IN_U: &[&str] = &[
    "세우", "키우", "비우", "채우", "치우", "지우", "배우", "피우", "태우", "띄우", "외우", "메우", "끼우", "돋우",
    "깨우",
];
/// What is said of somebody else's words: "겹친대요", "하자고 해요".
const QUOTED: &[&str] = &["대", "래", "재", "고 해", "고 그래", "다던데", "잖아", "구나", "거야", "뭐야", "더라"];
/// Nouns that end like a verb's plain form.
const NOUNS: &[&str] = &[
    "올해", "피해", "이해", "양해", "침해", "공해", "언어", "영어", "국어", "상여", "기여", "잉여", "노래", "거래",
    "그래",
];
/// Words that end like a subject and are none.
const ADVERBS: &[&str] = &["같이", "많이", "높이", "깊이", "굳이", "특히", "깨끗이", "일일이", "틈틈이", "나란히"];

/// The stem of the deed that a sentence ends in in its plain form, not asked, not past and not told of others.
pub(in crate::minutes) fn deed(sentence: &str) -> Option<String> {
    let said = sentence.trim_end();
    if said.ends_with('?') {
        return None;
    }
    // "없는 걸 어떻게 해요": a question without its mark.
    const ASKING: &[&str] = &["어떻게", "왜", "뭘", "뭐", "무슨", "누가", "언제", "어디", "얼마", "몇"];
    let asks = |word: &str| {
        ASKING.iter().any(|asking| word.strip_prefix(asking).is_some_and(|rest| rest.chars().count() <= 2))
    };
    if said.split_whitespace().any(asks) {
        return None;
    }
    let said = without_afterthought(said.trim_end_matches(['.', '!', '…', ',', ' ']));
    if let Some(stem) = ["지요", "죠"].iter().find_map(|end| said.strip_suffix(end)) {
        let word = stem.split_whitespace().next_back().unwrap_or_default();
        let done = !word.is_empty()
            && !word.starts_with(|c: char| c.is_ascii_digit())
            && !is_state(word)
            && !is_past(word)
            && !is_unable(stem);
        return done.then(|| word.to_owned());
    }
    // "연습은 화목토로 늘린다."
    if let Some(stem) = announced(said) {
        let word = stem.split_whitespace().next_back().unwrap_or_default();
        return (!word.is_empty() && !is_state(word)).then(|| word.to_owned());
    }
    let (verb, polite) = said.strip_suffix('요').map_or((said, false), |verb| (verb, true));
    let word = verb.split_whitespace().next_back().unwrap_or_default();
    if QUOTED.iter().any(|quoted| verb.ends_with(quoted)) || NOUNS.iter().any(|noun| word.ends_with(noun)) {
        return None;
    }
    // Without 요 only what can hardly be a noun is a verb.
    let form = nominal::is_connective_word(word)
        && (polite || nominal::is_form(word) || matches!(word, "가" | "써" | "둬" | "봐" | "꺼" | "켜" | "빼" | "놔"));
    let stem = wording::of_connective(word);
    (form && !is_past(&stem) && !is_state(&stem) && !is_unable(verb)).then_some(stem)
}

/// A sentence in the form of a plain announcement without its ending: 늘린다, 받는다.
pub(in crate::minutes) fn announced(said: &str) -> Option<String> {
    let verb = said.strip_suffix('다')?;
    verb.strip_suffix('는').map(str::to_owned).or_else(|| hangul::without_final(verb, hangul::FINAL_NIEUN))
}

/// The stem of a word in the 아/어 form of its verb, with or without 야 behind it: "올려야" gives "올리".
pub(in crate::minutes) fn stem_of(word: &str) -> Option<String> {
    let form = word.trim_end_matches(',').strip_suffix('야').unwrap_or(word);
    nominal::is_connective_word(form).then(|| wording::of_connective(form))
}

/// Whether words end in a verb that what follows only colours: "확인해", "직접 가서 재".
pub(in crate::minutes) fn ends_in_deed(words: &str) -> bool {
    nominal::is_connective_word(words.trim_end())
}

/// Whether a sentence has somebody try something: "감독님한테 연락해 봐".
pub(in crate::minutes) fn tries(sentence: &str) -> bool {
    let said = sentence.trim_end_matches(['.', '!', '…', ',', ' ']);
    let verb = said.strip_suffix("봐요").or_else(|| said.strip_suffix('봐'));
    verb.is_some_and(|verb| nominal::is_connective_word(verb.trim_end()))
}

/// Whether a sentence in 죠 or 지요 tells what is so and calls on nobody: "다들 좋아하죠", "승인이 나야 뽑죠".
pub(super) fn states(sentence: &str) -> bool {
    static HANGS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"[가-힣]야\s+(?:\S+\s+)?\S+(?:죠|지요)[.!]?$").expect("a pattern in the source compiles")
    });
    let said = sentence.trim_end_matches(['.', '!', '…', ',', ' ']);
    let stem = ["시죠", "시지요", "지요", "죠"].iter().find_map(|end| said.strip_suffix(end));
    let word = stem.and_then(|stem| stem.split_whitespace().next_back());
    HANGS.is_match(sentence) || word.is_some_and(|word| word.chars().count() > 1 && is_state(word))
}

/// Whether words in front of 지 name a way and a deed: "주차장부터 하", "하나로 가".
pub(super) fn decides(said: &str) -> bool {
    static WAY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:부터|로|만|을|를|은|는)\s+(?:하|가|두|쓰|놓|잡|넣|빼|받|보내|열|닫|늘리|줄이)$")
            .expect("a pattern in the source compiles")
    });
    WAY.is_match(said)
}

/// Whether a sentence in 반말 settles a way: "주차장부터 하지."
pub(in crate::minutes) fn settles_way(sentence: &str) -> bool {
    let said = sentence.trim_end_matches(['.', '!', ' ']);
    !sentence.ends_with('?') && said.strip_suffix('지').is_some_and(decides)
}

/// Whether a stem is that of a state, not of a deed.
fn is_state(stem: &str) -> bool {
    let felt = stem.ends_with('우') && !DEEDS_IN_U.iter().any(|deed| stem.ends_with(deed));
    // Short stems are the end of many words, and a state only by themselves.
    let happens = stem.chars().count() > 2 && ["어지", "아지", "러지", "여지"].iter().any(|end| stem.ends_with(end));
    felt || happens || STATES.iter().any(|state| stem == *state || state.chars().count() > 1 && stem.ends_with(state))
}

fn is_past(stem: &str) -> bool {
    let last = stem.chars().next_back().and_then(hangul::parts);
    last.is_some_and(|(_, _, last)| last == hangul::FINAL_DOUBLE_SIOT)
}

/// "의사가 없어서 못 해요": what cannot be done is a fact.
fn is_unable(verb: &str) -> bool {
    verb.split_whitespace().rev().nth(1) == Some("못")
}

/// A sentence without the connective that talk puts behind it: "시청각실로 가요 그럼".
pub(super) fn without_afterthought(said: &str) -> &str {
    let bare = [" 그럼", " 그러면", " 그냥"].iter().find_map(|word| said.strip_suffix(word));
    bare.map_or(said, str::trim_end)
}

/// Whether the last clause has a thing as its subject: "줄이 길어져요".
pub(in crate::minutes) fn happens_to_something(sentence: &str) -> bool {
    let clause = wording::last_clause(sentence);
    clause.split_whitespace().any(|word| {
        let thing =
            word.strip_suffix(['이', '가']).filter(|thing| !thing.is_empty() && *thing != "제" && *thing != "내");
        thing.is_some_and(|thing| {
            !ADVERBS.contains(&word)
                && !thing.ends_with(['같', '없', '많', '높', '깊'])
                && !thing.ends_with(['씨', '님'])
                && !super::super::people::titles::is_title(thing)
                && !super::super::people::titles::is_unit(thing)
                && !super::super::people::names::is_name(thing)
        })
    })
}

/// The stem of a call on everybody in 반말: "3월로 늦추자" gives "늦추".
pub(in crate::minutes) fn called_on(sentence: &str) -> Option<&str> {
    /// Nouns for people and things that end in 자, by what stands before it.
    const NOUNS: &[&str] = &[
        "담당", "관리", "책임", "사용", "각", "혼", "의", "모", "숫", "글", "문", "책", "상", "남", "여", "환", "기",
        "이", "업", "참석", "당사", "대상", "신청", "수급", "공", "관계", "사업", "진행", "발언", "탑승", "보호",
        "운전", "노동", "근로",
    ];
    let said = sentence.trim_end_matches(['.', '!', '…', ',', ' ']);
    let said = said
        .strip_suffix("고요")
        .or_else(|| said.strip_suffix('고'))
        .filter(|said| said.ends_with('자'))
        .unwrap_or(said);
    let stem = said.strip_suffix('자')?;
    let word = stem.split_whitespace().next_back().unwrap_or_default();
    (!word.is_empty()
        && !stem.ends_with(' ')
        && !NOUNS.iter().any(|noun| word == *noun || noun.chars().count() > 1 && word.ends_with(noun)))
    .then_some(stem)
}

/// Whether a sentence ends in a promise in 반말: "내가 쓸게".
pub(in crate::minutes) fn promises(sentence: &str) -> bool {
    let said = sentence.trim_end_matches(['.', '!', '…', ',', ' ']);
    said.strip_suffix('게').and_then(|verb| hangul::without_final(verb, hangul::FINAL_RIEUL)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deeds_are_told_from_states_and_reports() {
        for (said, stem) in [
            ("전화는 오전에만 받아요.", Some("받")),
            ("부스는 30개로 늘려요.", Some("늘리")),
            ("한빛으로 해.", Some("하")),
            ("시청각실로 가요 그럼", Some("가")),
            ("강당은 음향이 안 좋아요.", None),
            ("23일은 체육대회랑 겹쳐요.", None),
            ("버스가 겹친대요.", None),
            ("작년에 200장 찍었어요.", None),
            ("포스터는 몇 장 찍어요?", None),
            ("총무가 신청서 넣어요.", Some("넣")),
            ("연습은 화목토로 늘린다.", Some("늘리")),
            ("반을 두 개로 나누죠.", Some("나누")),
            ("의사가 없어서 못 해요.", None),
            ("그건 그렇죠.", None),
        ] {
            assert_eq!(deed(said).as_deref(), stem, "{said}");
        }
        assert!(happens_to_something("줄이 너무 길어져요.") && !happens_to_something("같이 해요."));
    }

    #[test]
    fn calls_and_promises_of_friends() {
        assert_eq!(called_on("풀 사이즈는 200으로 올리자."), Some("풀 사이즈는 200으로 올리"));
        assert_eq!(called_on("그건 담당자."), None);
        assert!(promises("내가 쓸게.") && !promises("늦게"));
    }
}
