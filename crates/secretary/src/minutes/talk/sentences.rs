//! Cutting speech into sentences.

/// Final endings that close a sentence before a space even where the full stop is missing.
pub(in crate::minutes) const FINAL: &[&str] = &[
    "니다",
    "시다",
    "세요",
    "십시오",
    "습니까",
    "입니까",
    "합니까",
    "됩니까",
    "까요",
    "네요",
    "고요",
    "어요",
    "아요",
    "해요",
    "예요",
    "에요",
    "군요",
    "나요",
    "죠",
    "게요",
    "께요",
    "테니",
    "테니까",
    "려요",
    "워요",
    "줘요",
    "돼요",
    "구요",
    "데요",
    "대요",
    "래요",
    "까요",
    "든요",
    "지요",
    "이요",
    "봐요",
    "와요",
    "놔요",
    "둬요",
    "써요",
    "걸로요",
    "것으로요",
];
/// Endings as speech recognition mishears them, and as they are written.
const MISHEARD: &[(&str, &str)] = &[
    ("됨니다", "됩니다"),
    ("댑니다", "됩니다"),
    ("씀니다", "습니다"),
    ("함니다", "합니다"),
    ("임니다", "입니다"),
    ("께요", "게요"),
    ("할께", "할게"),
    ("을께", "을게"),
    ("릴께", "릴게"),
    ("낼께", "낼게"),
    ("줄께", "줄게"),
    // … and as they are said in the south
    ("하입시다", "합시다"),
    ("하입시더", "합시다"),
    ("합시더", "합시다"),
    ("읍시더", "읍시다"),
    ("하이소", "하세요"),
    ("주이소", "주세요"),
    ("을라요", "을게요"),
    ("할라요", "할게요"),
    ("줄라요", "줄게요"),
    ("을랍니다", "을게요"),
    ("할랍니다", "할게요"),
];

/// The sentences of an utterance, trimmed, none empty.
pub(in crate::minutes) fn split(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let end = boundary(rest);
            let (sentence, after) = rest.split_at(end);
            rest = after.trim_start();
            let sentence = sentence.trim();
            if !sentence.is_empty() && !is_stage_direction(sentence) {
                return Some(sentence);
            }
        }
        None
    })
}

/// "(「없습니다」 하는 위원 있음)", "(장내 웃음)": what a stenographer notes beside the words.
fn is_stage_direction(sentence: &str) -> bool {
    let sentence = sentence.trim_end_matches('.');
    sentence.starts_with('(') && sentence.ends_with(')') && sentence.matches('(').count() == 1
}

/// Where the first sentence of `text` ends.
fn boundary(text: &str) -> usize {
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let end = at + c.len_utf8();
        let next = characters.peek().map(|&(_, next)| next);
        let ends = match c {
            '?' | '!' | '…' => !matches!(next, Some('?' | '!' | '…' | '.')),
            // "1.2킬로미터" goes on; "정도입니다.카드뉴스는" does not.
            // "… 있으십니까? (「없습니다」 하는 위원 있음)"
            // "…을 만들어 주시고, 다음 위원회는 …"
            // "…으로 통일하는 걸로 하고, 상인회에는 …", "…를 만들어 봐요, 다음 주에 같이 봅시다"
            ',' => closes_clause(&text[..at], &text[end..]),
            ')' => text.trim_start().starts_with('('),
            '.' => !next.is_some_and(|next| next.is_ascii_digit() || next == '.') && !numbered(&text[..at]),
            _ if c.is_whitespace() && text[..at].ends_with(['니', '까']) && promises_on(&text[..at], &text[end..]) => {
                false
            }
            _ if c.is_whitespace() && moves_on(&text[..at], &text[end..]) => true,
            _ if c.is_whitespace() => FINAL.iter().any(|ending| text[..at].ends_with(ending)),
            _ => false,
        };
        if ends {
            return end;
        }
    }
    text.len()
}

/// "내가 뵐 테니까 그때 여쭤볼게": a promise that leads up to another is no sentence of its own.
fn promises_on(before: &str, after: &str) -> bool {
    let rest = after.split(['.', '!', '?']).next().unwrap_or_default();
    (before.ends_with("테니") || before.ends_with("테니까"))
        && ["게", "게요", "겠습니다"].iter().any(|end| rest.trim_end().ends_with(end))
}

/// "절반으로 하고 넘어갑시다": what is settled, and then the next.
fn moves_on(before: &str, after: &str) -> bool {
    (before.ends_with("로 하고") || before.ends_with("로 두고")) && after.trim_start().starts_with("넘어")
}

/// Whether a comma ends what is a sentence of its own: something is asked for or settled and the next begins. Whoever is
/// called behind the comma belongs to it.
fn closes_clause(before: &str, after: &str) -> bool {
    const CLAUSES: &[&str] = &[
        "주시고",
        "하시고",
        "시고요",
        "걸로 하고",
        "것으로 하고",
        "기로 하고",
        "걸로 하고요",
        "기로 하고요",
        "는 걸로",
        "는 것으로",
        "걸로 정리하고",
        "부결됐고",
        "부결되었고",
        "가결됐고",
        "가결되었고",
        "통과됐고",
    ];
    let revoked = before.ends_with("없던 걸로 하고") || before.ends_with("없던 것으로 하고");
    let ends = CLAUSES.iter().chain(FINAL).any(|ending| before.ends_with(ending));
    let call = after.split(['.', ',', '?']).next().unwrap_or_default().trim();
    let called = call.split_whitespace().count() <= 2 && super::super::people::titles::addressed(call).is_some();
    // "…올려 주면 좋겠는데, 내일 오전까지."
    let due = after.trim().trim_end_matches(['.', '요', '!']);
    let by_when = due.ends_with("까지")
        && due.chars().count() <= 14
        && !due.contains(',')
        && before.ends_with(['데', '요', '고', '줘', '죠', '라', '다']);
    (ends || by_when) && !revoked && !called && after.starts_with(' ')
}

/// Whether the stop after this text belongs to a date: "2026. 3. 9.".
fn numbered(before: &str) -> bool {
    before.ends_with(|c: char| c.is_ascii_digit())
}

/// Without spaces and punctuation, and with misheard endings put right.
pub(in crate::minutes) fn squeeze(text: &str) -> String {
    let squeezed: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    as_written(&squeezed)
}

/// A text with misheard endings put right.
pub(in crate::minutes) fn as_written(text: &str) -> String {
    let heard = MISHEARD.iter().filter(|(heard, _)| text.contains(heard));
    heard.fold(text.to_owned(), |text, (heard, said)| text.replace(heard, said))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        split(text).collect()
    }

    #[test]
    fn stops_end_sentences_and_decimals_do_not() {
        assert_eq!(cut("폭은 1.2킬로미터입니다. 그럼 합시다! 네?"), ["폭은 1.2킬로미터입니다.", "그럼 합시다!", "네?"]);
        assert_eq!(cut("2026. 3. 9. 회의입니다."), ["2026. 3. 9. 회의입니다."]);
        assert_eq!(cut("조를 짜서..."), ["조를 짜서..."]);
    }

    #[test]
    fn endings_close_sentences_where_recognition_lost_the_stop() {
        assert_eq!(cut("여섯 시로 제한하겠습니다 업체에 알리고요"), ["여섯 시로 제한하겠습니다", "업체에 알리고요"]);
        assert_eq!(cut("됩니다만 어렵네요 다음은"), ["됩니다만 어렵네요", "다음은"]);
        assert_eq!(squeeze("그렇씀니다, 예."), "그렇습니다예");
    }
}
