//! From what was said to record wording: "그럼 남천 도로는 전면 통제합시다." becomes "남천 도로는 전면 통제".
//!
//! Records of Korean offices end their lines in a noun. Fillers in front go, the final ending goes, and what is left of
//! the verb becomes a noun: a 하다 verb its own, any other its 기 form.

use super::hangul::{self, vowel};

/// Fillers and connectives in front of a sentence, longest first.
const FILLERS: &[&str] = &[
    "그러니까",
    "그니까",
    "그러면",
    "그렇다면",
    "정리하면",
    "말씀하신대로",
    "그리고",
    "그래서",
    "그런데",
    "근데",
    "그럼",
    "아까",
    "저기",
    "이제",
    "일단",
    "그냥",
    "다만",
    "대신",
    "먼저",
    "아니",
    "자",
    "네",
    "예",
    "음",
    "어",
    "아",
    "그",
    "뭐",
    "저",
    "하아",
    "허허",
    "하하",
    "좋습니다",
    "알겠습니다",
    "또",
    "근까",
];
/// Endings whose verb stands before them in its 아/어 form.
const AFTER_CONNECTIVE: &[&str] = &[
    "주시면 감사하겠습니다",
    "주시면 되겠습니다",
    "주시면 됩니다",
    "주시면 고맙겠습니다",
    "주시면 좋겠습니다",
    "주셨으면 좋겠습니다",
    "주셨으면 합니다",
    "주시기 바랍니다",
    "주시길 바랍니다",
    "주시겠습니까",
    "주시겠어요",
    "주십시오",
    "주시고요",
    "주시구요",
    "주시고",
    "주실 수 있나요",
    "주실 수 있습니까",
    "주실 수 있을까요",
    "주실 수 있어요",
    "주세요",
    "주시죠",
    "드리겠습니다",
    "드릴게요",
    "드리도록 하겠습니다",
    "줘요",
    "보겠습니다",
    "놓겠습니다",
    "두겠습니다",
    "나가겠습니다",
    "야 되겠습니다",
    "야 되겠네요",
    "야 됩니다",
    "야 합니다",
    "야겠습니다",
    "야지요",
    "야죠",
];
/// Endings whose verb stands before them as a stem or, for 것으로, in its 는 form.
const AFTER_STEM: &[&str] = &[
    "는 게 좋을 것 같습니다",
    "는 게 나을 것 같습니다",
    "는 게 어떻겠습니까",
    "는 것이 좋겠습니다",
    "는 게 좋겠습니다",
    "는 게 낫겠습니다",
    "는 게 어떨까요",
    "면 어떻겠습니까",
    "면 어떻습니까",
    "으면 좋겠습니다",
    "면 좋겠습니다",
    "면 어떨까요",
    "으면 합니다",
    "는 것으로 정리하겠습니다",
    "는 것으로 결정하겠습니다",
    "는 것으로 의결하겠습니다",
    "는 것으로 확정하겠습니다",
    "는 걸로 정리하겠습니다",
    "는 걸로 정하겠습니다",
    "는 것으로 하겠습니다",
    "는 것으로 하시죠",
    "는 것으로 합시다",
    "는 것으로 합니다",
    "는 것으로 하죠",
    "는 걸로 하겠습니다",
    "는 걸로 하시죠",
    "는 걸로 합시다",
    "는 걸로 합니다",
    "는 걸로 하죠",
    "려고 합니다",
    "으려고 합니다",
    "기로 결정하겠습니다",
    "기로 의결하겠습니다",
    "기로 의결되었습니다",
    "기로 의결합니다",
    "기로 결정합니다",
    "기로 의결하시죠",
    "기로 함",
    "기로 했음",
    "는 걸로 가겠습니다",
    "는 것으로 가겠습니다",
    "는 걸로 가시죠",
    "는 걸로 갑시다",
    "는 걸로 할게요",
    "는 것으로 할게요",
    "는 걸로 바꿉시다",
    "는 것으로 바꾸겠습니다",
    "는 걸로 바꾸겠습니다",
    "는 것으로 확정합시다",
    "는 걸로 확정합시다",
    "는 것으로 정합시다",
    "는 걸로 정합시다",
    "기로 정하겠습니다",
    "기로 하겠습니다",
    "기로 결정했습니다",
    "기로 합시다",
    "기로 합니다",
    "기로 하시죠",
    "기로 하죠",
    "도록 하겠습니다",
    "도록 합시다",
    "도록 하시죠",
    "도록 하죠",
    "도록 하세요",
    "도록 하십시오",
    "었음을 선포합니다",
    "음을 선포합니다",
    "고자 합니다",
    "으시기 바랍니다",
    "시기 바랍니다",
    "기 바랍니다",
    "었습니다",
    "겠습니다",
    "겠어요",
    "으십시오",
    "십시오",
    "으세요",
    "세요",
    "시지요",
    "시죠",
    "지요",
    "죠",
];

/// Marks in front of a line of notes.
const BULLETS: &str = "-·•○◦ㅇ□■▶※*";

/// The sentence as a line of a record.
pub(in crate::minutes) fn record(sentence: &str) -> String {
    let sentence = sentence.trim_start_matches(|c: char| c.is_whitespace() || BULLETS.contains(c));
    let sentence = super::without_called(without_fillers(sentence)).trim_end_matches(['.', '!', '?', '…', ',', ' ']);
    let spoken: String = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    let (stem, before) = stem(&spoken);
    noun(&stem, before)
}

/// The sentence without fillers, exclamations and connectives in front.
pub(in crate::minutes) fn without_fillers(sentence: &str) -> &str {
    let mut rest = sentence;
    loop {
        let stripped = FILLERS.iter().find_map(|filler| {
            let after = rest.strip_prefix(filler)?;
            let apart = after.starts_with(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '…' | '!'));
            apart.then(|| after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '…' | '!')))
        });
        match stripped {
            Some(after) if !after.is_empty() => rest = after,
            _ => return rest,
        }
    }
}

/// The sentence without what stands in front of a word of order: "그럼 다음은", "네, 두 번째". The words of order themselves,
/// some of which are fillers elsewhere, stay.
pub(in crate::minutes) fn without_order_fillers(sentence: &str) -> &str {
    const BEFORE: &[&str] = &["그러면", "그럼", "그리고", "자", "네", "예", "음", "어", "아", "좋습니다", "알겠습니다"];
    let mut rest = sentence;
    while let Some(after) = BEFORE.iter().find_map(|word| {
        let after = rest.strip_prefix(word)?;
        let bare = after.trim_start_matches([' ', ',', '.']);
        (bare.len() < after.len() && !bare.is_empty()).then_some(bare)
    }) {
        rest = after;
    }
    rest
}

/// What is left of a sentence when its final ending goes, and whether that is a verb stem.
fn stem(spoken: &str) -> (String, bool) {
    for ending in AFTER_CONNECTIVE {
        if let Some(verb) = strip_loosely(spoken, ending) {
            // "보고드리겠습니다": 드리다 right after a noun is 하다.
            let light = ending.starts_with(['드', '보'])
                && !verb.ends_with(' ')
                && !verb.ends_with(['해', '어', '려', '서'])
                && !verb.ends_with("보내");
            // "저한테 주세요": 주다 itself.
            let gives = ending.starts_with('주') && !is_connective(verb.trim_end());
            return match (light, gives) {
                (true, _) => (verb.to_owned(), false),
                (_, true) => (format!("{} 제공", verb.trim_end()), false),
                _ => (of_connective(verb.trim_end()), true),
            };
        }
    }
    for ending in AFTER_STEM {
        if let Some(verb) = strip_loosely(spoken, ending) {
            return (verb.to_owned(), true);
        }
    }
    // "수정안은 금요일까지 부탁드립니다": what is asked for, not the asking.
    for ending in [
        "부탁드려도 될까요",
        "부탁드립니다",
        "부탁드려요",
        "부탁드리겠습니다",
        "부탁드릴게요",
        "부탁합니다",
        "부탁해요",
    ] {
        if let Some(said) = strip_loosely(spoken, ending) {
            let said = said.trim_end().trim_end_matches(" 좀").trim_end_matches(['을', '를', '은', '는']);
            return (said.to_owned(), false);
        }
    }
    // An offer: "안내할까 합니다", "안내하려고 합니다".
    for ending in ["까 합니다", "까 하는데요", "까 싶습니다", "까요"] {
        if let Some(stem) =
            strip_loosely(spoken, ending).and_then(|verb| hangul::without_final(verb, hangul::FINAL_RIEUL))
        {
            return (stem, true);
        }
    }
    // The ending leans on the last syllable of the verb: 합시다, 합니다, 할게요.
    let leaning = [("시다", hangul::FINAL_BIEUP), ("게요", hangul::FINAL_RIEUL), ("니다", hangul::FINAL_BIEUP)];
    for (ending, last) in leaning {
        if let Some(stem) = spoken.strip_suffix(ending).and_then(|verb| hangul::without_final(verb, last)) {
            // 넣을게요 has a linking 으 that is no part of the verb: 넣.
            let stem = stem.strip_suffix('으').map_or(stem.clone(), str::to_owned);
            return if ending != "니다" || stem.ends_with(['하', '되']) {
                (stem, true)
            } else {
                (statement(spoken), false)
            };
        }
    }
    (spoken.to_owned(), false)
}

/// A statement in the clipped style of records: 있습니다 → 있음, 입니다 → 임, 증가했어요 → 증가했음.
pub(in crate::minutes) fn statement(said: &str) -> String {
    let said = without_fillers(said.trim()).trim_end_matches(['.', '!', '?', '…', ',', ' ']);
    if let Some(stem) = said.strip_suffix("습니다") {
        return format!("{stem}음");
    }
    if let Some(stem) = ["었어요", "았어요", "였어요", "했어요"]
        .iter()
        .find_map(|ending| said.strip_suffix(ending).map(|_| &said[..said.len() - "어요".len()]))
    {
        return format!("{stem}음");
    }
    match said.strip_suffix("니다").and_then(|verb| hangul::without_final(verb, hangul::FINAL_BIEUP)) {
        Some(stem) => hangul::with_final(&stem, hangul::FINAL_MIEUM).unwrap_or(stem),
        None => said.to_owned(),
    }
}

/// Takes an ending off, whether or not its words are spaced as in the table.
fn strip_loosely<'a>(spoken: &'a str, ending: &str) -> Option<&'a str> {
    let mut rest = spoken;
    for c in ending.chars().rev().filter(|c| *c != ' ') {
        rest = rest.trim_end().strip_suffix(c)?;
    }
    Some(rest)
}

/// Whether a word may end in an 아/어 form: an open syllable with one of its vowels.
fn is_connective(word: &str) -> bool {
    const VOWELS: &[u32] = &[vowel::A, vowel::AE, vowel::EO, vowel::YEO, vowel::WA, vowel::WAE, vowel::WO];
    let last = word.chars().next_back().and_then(hangul::parts);
    last.is_some_and(|(_, sound, last)| last == 0 && VOWELS.contains(&sound))
}

/// The stem behind an 아/어 form: 작성해 → 작성하, 알려 → 알리, 바꿔 → 바꾸, 만들어 → 만들, 올라 → 오르.
fn of_connective(verb: &str) -> String {
    let open = |text: &str| text.chars().next_back().and_then(hangul::parts).is_some_and(|parts| parts.2 == 0);
    let verb = verb.strip_suffix('서').filter(|verb| open(verb)).unwrap_or(verb);
    let Some(last) = verb.chars().next_back() else { return String::new() };
    let before = &verb[..verb.len() - last.len_utf8()];
    match last {
        '어' | '아' if !open(before) => return before.to_owned(),
        '아' => return format!("{before}으"),
        _ => {}
    }
    let Some((initial, sound, 0)) = hangul::parts(last) else { return verb.to_owned() };
    let doubled = initial == hangul::INITIAL_RIEUL && matches!(sound, vowel::A | vowel::EO);
    if doubled && let Some(before) = hangul::without_final(before, hangul::FINAL_RIEUL) {
        return before + "르";
    }
    let sound = match (last, sound) {
        ('해', _) => vowel::A,
        (_, vowel::YEO) => vowel::I,
        (_, vowel::WO) => vowel::U,
        (_, vowel::WA) => vowel::O,
        (_, vowel::WAE) => vowel::OE,
        (_, vowel::EO) => vowel::EU,
        (_, sound) => sound,
    };
    let mut stem = before.to_owned();
    stem.extend(hangul::syllable(initial, sound, 0));
    stem
}

/// A stem as a noun: "제출하" → "제출", "가결되" → "가결", "만들" → "만들기".
fn noun(stem: &str, is_verb: bool) -> String {
    let stem = stem.trim_end();
    if !is_verb {
        return stem.to_owned();
    }
    let stem = stem
        .strip_suffix("되었")
        .or_else(|| stem.strip_suffix("됐"))
        .map_or_else(|| stem.to_owned(), |noun| format!("{noun}되"));
    for light in ["드리", "하", "되"] {
        if let Some(noun) = stem.strip_suffix(light) {
            let syllables = noun.chars().rev().take_while(|c| c.is_alphanumeric()).count();
            if syllables >= 2 {
                return noun.to_owned();
            }
            // "당일 일정으로 하다" has nothing but the verb to end in.
            if light == "하" && noun.ends_with(' ') {
                return format!("{noun}함");
            }
        }
    }
    stem + "기"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speech_becomes_record_wording() {
        for (said, written) in [
            ("그럼 남천 도로는 전면 통제합시다.", "남천 도로는 전면 통제"),
            ("네, 자료를 보내 주시기 바랍니다.", "자료를 보내기"),
            ("안내문을 만들어 주세요", "안내문을 만들기"),
            ("업체에 알려 주십시오.", "업체에 알리기"),
            ("명단을 작성해서 드리겠습니다.", "명단을 작성"),
            ("서면으로 보고드리겠습니다.", "서면으로 보고"),
            ("요금은 다시 논의하도록 하겠습니다.", "요금은 다시 논의"),
            ("존치하는 것으로 설계를 변경하겠습니다.", "존치하는 것으로 설계를 변경"),
            ("당일 일정으로 하겠습니다.", "당일 일정으로 함"),
            ("원안대로 가결되었음을 선포합니다.", "원안대로 가결"),
            ("자, 그러면 격주로 회의를 하는 걸로 정하겠습니다.", "격주로 회의를 함"),
            ("순찰은 꼭 돌아야죠.", "순찰은 꼭 돌기"),
            ("수리 요청을 넣을게요.", "수리 요청을 넣기"),
            ("일정표를 만들어서 저한테 주세요.", "일정표를 만들어서 저한테 제공"),
            ("결과를 통지하기 바랍니다.", "결과를 통지"),
            ("검사는 주 2회로 하는 게 좋겠습니다.", "검사는 주 2회로 함"),
            ("자료를 보내드리겠습니다.", "자료를 보내기"),
        ] {
            assert_eq!(record(said), written, "{said}");
        }
        assert_eq!(statement("네, 현재 열일곱 분이 와 계십니다."), "현재 열일곱 분이 와 계심");
        assert_eq!(statement("요구액이 증가했습니다."), "요구액이 증가했음");
        assert_eq!(statement("작년에도 그랬어요."), "작년에도 그랬어요");
    }
}
