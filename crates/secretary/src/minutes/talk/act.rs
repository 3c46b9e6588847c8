//! What a sentence does, told from its ending.
//!
//! Korean puts the act at the end of the sentence, so a table of endings carries most of the grammar. The table is
//! searched from the top: an ending stands before the shorter ones it contains.

use std::sync::LazyLock;

use regex::Regex;

use super::{hangul, plain};

/// What a sentence does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::minutes) enum Act {
    /// Says that something is settled: "가결되었습니다", "의결합니다", "하기로 합니다".
    Declare,
    /// Takes something on, or, from the chair, settles it: "하겠습니다".
    Commit,
    /// Calls on everybody: "합시다", "하시죠". From the chair it settles.
    Exhort,
    /// Wishes or suggests: "하면 좋겠습니다", "어떨까요".
    Suggest,
    /// Tells or asks somebody to do something: "해 주세요".
    Request,
    /// Says that something must be done: "해야 합니다".
    Duty,
    /// Means to look into something: "검토해 보겠습니다".
    Tentative,
    /// Turns something down: "하지 맙시다", "하지 않겠습니다".
    Refuse,
    /// Agrees or has understood: "알겠습니다".
    Acknowledge,
    /// Asks.
    Ask,
    /// Anything else.
    State,
}

use Act::{Acknowledge, Ask, Commit, Declare, Duty, Exhort, Refuse, Request, State, Suggest, Tentative};

/// Squeezed endings and their acts; the first that fits decides.
const ENDINGS: &[(&str, Act)] = &[
    // Agreement
    ("알겠습니다", Acknowledge),
    ("알겠어요", Acknowledge),
    ("이해했습니다", Acknowledge),
    ("감사합니다", Acknowledge),
    ("고맙습니다", Acknowledge),
    ("동의합니다", Acknowledge),
    ("그렇습니다", Acknowledge),
    ("맞습니다", Acknowledge),
    // A remark in the form of a call
    ("피곤하시죠", Ask),
    ("바쁘시죠", Ask),
    ("힘드시죠", Ask),
    ("많으시죠", Ask),
    ("아시죠", Ask),
    ("계시죠", Ask),
    ("없으시죠", Ask),
    ("어떠세요", Ask),
    ("분계세요", Ask),
    ("위원님계세요", Ask),
    ("분있으세요", Ask),
    ("의있으세요", Ask),
    ("견있으세요", Ask),
    ("어떠십니까", Ask),
    ("어떠신지요", Ask),
    ("못하겠습니다", Refuse),
    ("못하겠어요", Refuse),
    ("못하겠네요", Refuse),
    ("있으시죠", Ask),
    ("맞으시죠", Ask),
    ("괜찮으시죠", Ask),
    ("셨죠", Ask),
    ("그러겠습니다", Acknowledge),
    ("그럴게요", Acknowledge),
    // A reminder asks for what must not be forgotten
    ("잊지마시고요", Request),
    ("잊지마시고", Request),
    ("잊지마세요", Request),
    ("잊지마십시오", Request),
    ("잊지말아주세요", Request),
    ("알았습니다", Acknowledge),
    ("알았어요", Acknowledge),
    ("알았어", Acknowledge),
    ("알겠어", Acknowledge),
    // Turning down
    ("지맙시다", Refuse),
    ("지말자", Refuse),
    ("지마요", Refuse),
    ("지마", Refuse),
    ("안돼요", Refuse),
    ("안돼", Refuse),
    ("안됩니다", Refuse),
    ("지말죠", Refuse),
    ("지마시죠", Refuse),
    ("지않겠습니다", Refuse),
    ("지않도록하겠습니다", Refuse),
    ("지않기로하겠습니다", Refuse),
    ("지않는것으로하겠습니다", Refuse),
    ("지않는걸로하겠습니다", Refuse),
    ("안하는걸로하겠습니다", Refuse),
    ("안하는것으로하겠습니다", Refuse),
    ("안하겠습니다", Refuse),
    ("지못하겠습니다", Refuse),
    ("지마세요", Refuse),
    ("지마십시오", Refuse),
    ("지말아주세요", Refuse),
    ("안되겠습니다", Refuse),
    ("안되겠네요", Refuse),
    ("어렵겠습니다", Refuse),
    ("힘들겠습니다", Refuse),
    ("지않기로합시다", Refuse),
    ("지않는걸로합시다", Refuse),
    ("안하는걸로합시다", Refuse),
    // Looking into
    ("검토해보겠습니다", Tentative),
    ("검토해보도록하겠습니다", Tentative),
    ("검토는해보겠습니다", Tentative),
    ("검토하겠습니다", Tentative),
    ("검토하도록하겠습니다", Tentative),
    ("검토해볼게요", Tentative),
    ("검토합시다", Tentative),
    ("검토하죠", Tentative),
    ("검토하시죠", Tentative),
    ("생각합시다", Tentative),
    ("생각하죠", Tentative),
    ("고민합시다", Tentative),
    ("고민하죠", Tentative),
    ("고민하겠습니다", Tentative),
    ("고려하겠습니다", Tentative),
    ("생각하겠습니다", Tentative),
    ("노력하겠습니다", Tentative),
    ("유의하겠습니다", Tentative),
    ("참고하겠습니다", Tentative),
    ("참고만하겠습니다", Tentative),
    ("살펴보겠습니다", Tentative),
    ("물어볼게요", Commit),
    ("물어볼게", Commit),
    ("여쭤볼게요", Commit),
    ("알아보겠습니다", Tentative),
    ("해보겠습니다", Tentative),
    ("보도록하겠습니다", Tentative),
    ("알아보죠", Tentative),
    ("봅시다", Tentative),
    ("보자", Tentative),
    ("보시죠", Tentative),
    ("보죠", Tentative),
    ("볼게요", Tentative),
    ("볼게", Tentative),
    ("볼래요", Request),
    ("볼래", Request),
    ("어보겠습니다", Tentative),
    ("려보겠습니다", Tentative),
    ("판단합시다", Tentative),
    ("판단하시죠", Tentative),
    ("판단하겠습니다", Tentative),
    ("판단하죠", Tentative),
    ("검토하기로함", Tentative),
    ("검토만하기로", Tentative),
    ("검토하기로", Tentative),
    // Wishes
    ("해야될것같습니다", Suggest),
    ("하면좋겠습니다", Suggest),
    ("면좋겠습니다", Suggest),
    ("면좋겠어요", Suggest),
    ("면좋겠네요", Suggest),
    ("게좋겠습니다", Suggest),
    ("것이좋겠습니다", Suggest),
    ("게나을것같습니다", Suggest),
    ("게좋을것같습니다", Suggest),
    ("좋을것같습니다", Suggest),
    ("나을것같습니다", Suggest),
    ("게낫겠습니다", Suggest),
    ("주셨으면합니다", Suggest),
    ("했으면합니다", Suggest),
    ("으면합니다", Suggest),
    ("으면해요", Suggest),
    ("어떨까합니다", Suggest),
    ("어떨까싶습니다", Suggest),
    ("어떨까요", Suggest),
    ("어떻습니까", Suggest),
    ("어떻겠습니까", Suggest),
    ("어떠신가요", Suggest),
    ("까합니다", Suggest),
    ("까하는데요", Suggest),
    ("까하는데", Suggest),
    ("까싶습니다", Suggest),
    ("까싶은데요", Suggest),
    ("까해서요", Suggest),
    ("으면하는데요", Suggest),
    ("했으면하는데요", Suggest),
    ("고싶습니다", Suggest),
    ("고싶은데요", Suggest),
    ("좋겠는데요", Suggest),
    ("좋겠는데", Suggest),
    ("좋을것같아요", Suggest),
    ("나을것같아요", Suggest),
    ("나을것같은데요", Suggest),
    ("좋을것같은데요", Suggest),
    ("지않을까요", Suggest),
    ("지않겠습니까", Suggest),
    ("지않나싶습니다", Suggest),
    ("지않나싶은데요", Suggest),
    ("으면안될까요", Suggest),
    ("면안될까요", Suggest),
    ("면안됩니까", Suggest),
    ("면안되나요", Suggest),
    ("면어때요", Suggest),
    ("면어때", Suggest),
    ("건어때요", Suggest),
    ("게어때요", Suggest),
    ("거어때요", Suggest),
    ("어떤가요", Suggest),
    ("제안합니다", Suggest),
    ("제안드립니다", Suggest),
    ("건의합니다", Suggest),
    ("건의드립니다", Suggest),
    ("주셔야합니다", Suggest),
    ("주셔야죠", Suggest),
    ("주셔야됩니다", Suggest),
    // What is settled on the way to the next clause, and in the style of notes
    ("걸로하고", Exhort),
    ("걸로정리하고", Exhort),
    ("것으로정리하고", Exhort),
    ("것으로하고", Exhort),
    ("기로하고", Exhort),
    ("걸로하고요", Exhort),
    ("것으로하고요", Exhort),
    ("기로하고요", Exhort),
    ("걸로해요", Exhort),
    ("것으로해요", Exhort),
    ("기로해요", Exhort),
    ("걸로하되", Exhort),
    ("것으로하되", Exhort),
    ("기로하되", Exhort),
    ("으로하고요", Exhort),
    ("으로가고", Exhort),
    ("로하시고요", Exhort),
    ("로하시고", Exhort),
    ("는걸로", Exhort),
    ("는것으로", Exhort),
    ("는걸로요", Exhort),
    ("는것으로요", Exhort),
    // Requests
    ("하시고요", Request),
    ("하시고", Request),
    ("해봐요", Request),
    ("어봐요", Request),
    ("아봐요", Request),
    ("려봐요", Request),
    ("해와요", Request),
    ("가져와요", Request),
    ("부탁해요", Request),
    ("주시면되겠네요", Request),
    ("시면되겠네요", Request),
    ("주시면감사하겠습니다", Request),
    ("주시면고맙겠습니다", Request),
    ("바랍니다", Request),
    ("바라겠습니다", Request),
    ("주세요", Request),
    ("주십시오", Request),
    ("주시죠", Request),
    ("주시고요", Request),
    ("주시고", Request),
    ("주시지요", Request),
    ("주실수있나요", Request),
    ("주실수있죠", Request),
    ("주실수있지요", Request),
    ("줄수있지", Request),
    ("줄수있죠", Request),
    ("주실수있습니까", Request),
    ("주실수있을까요", Request),
    ("주실수있어요", Request),
    ("주실수있으신가요", Request),
    ("주실래요", Request),
    ("주시겠나요", Request),
    ("주시면될것같습니다", Request),
    ("주시면될것같아요", Request),
    ("주기바랍니다", Request),
    ("시기를바랍니다", Request),
    ("토록하세요", Request),
    ("줘요", Request),
    ("줘", Request),
    ("주라", Request),
    ("해라", Request),
    ("줄래요", Request),
    ("줄래", Request),
    ("부탁해", Request),
    ("주시겠습니까", Request),
    ("주시겠어요", Request),
    ("주시구요", Request),
    ("부탁드려도될까요", Request),
    ("부탁해도될까요", Request),
    ("부탁드려요", Request),
    ("부탁드립니다", Request),
    ("부탁드릴게요", Request),
    ("부탁드리겠습니다", Request),
    ("부탁합니다", Request),
    ("하세요", Request),
    ("하십시오", Request),
    ("세요", Request),
    ("십시오", Request),
    ("줘요", Request),
    ("주시면되겠습니다", Request),
    ("주시면됩니다", Request),
    ("하시면되겠습니다", Request),
    ("하시면됩니다", Request),
    // Settling
    ("선포합니다", Declare),
    ("선포하겠습니다", Declare),
    ("가결되었습니다", Declare),
    ("가결됐습니다", Declare),
    ("부결되었습니다", Declare),
    ("부결됐습니다", Declare),
    ("의결되었습니다", Declare),
    ("의결됐습니다", Declare),
    ("의결합니다", Declare),
    ("의결하겠습니다", Declare),
    ("가결합니다", Declare),
    ("승인합니다", Declare),
    ("승인되었습니다", Declare),
    ("채택합니다", Declare),
    ("채택되었습니다", Declare),
    ("확정합니다", Declare),
    ("확정되었습니다", Declare),
    ("결정합니다", Declare),
    ("결정되었습니다", Declare),
    ("결정됐습니다", Declare),
    ("결정하겠습니다", Declare),
    ("결정짓겠습니다", Declare),
    ("통과되었습니다", Declare),
    ("통과됐습니다", Declare),
    ("선출되었습니다", Declare),
    ("기로합니다", Declare),
    ("것으로합니다", Declare),
    ("걸로합니다", Declare),
    // … and in the clipped style of notes
    ("기로함", Declare),
    ("기로했음", Declare),
    ("것으로함", Declare),
    ("걸로함", Declare),
    ("로결정", Declare),
    ("결정함", Declare),
    ("의결함", Declare),
    ("확정함", Declare),
    ("합의함", Declare),
    ("로확정", Declare),
    ("로합의", Declare),
    ("축소결정", Declare),
    ("확대결정", Declare),
    // Duties
    ("야합니다", Duty),
    ("야됩니다", Duty),
    ("야죠", Duty),
    ("야되겠습니다", Duty),
    ("야되겠네요", Duty),
    ("야겠습니다", Duty),
    ("야겠네요", Duty),
    ("야돼요", Duty),
    ("야돼", Duty),
    ("야해요", Duty),
    ("야해", Duty),
    ("야지요", Duty),
    ("야지", Duty),
    // Everybody
    ("합시다", Exhort),
    ("시다", Exhort),
    ("하시죠", Exhort),
    ("시죠", Exhort),
    ("하시지요", Exhort),
    ("하죠", Exhort),
    ("가죠", Exhort),
    ("빼죠", Exhort),
    ("두죠", Exhort),
    ("하지요", Exhort),
    ("꾸죠", Exhort),
    ("가지요", Exhort),
    ("리죠", Exhort),
    ("쓰죠", Exhort),
    ("넣죠", Exhort),
    ("내죠", Exhort),
    ("추죠", Exhort),
    ("뽑죠", Exhort),
    ("잡죠", Exhort),
    ("기죠", Exhort),
    ("놓죠", Exhort),
    ("막죠", Exhort),
    ("줄이죠", Exhort),
    ("높이죠", Exhort),
    ("붙이죠", Exhort),
    ("루죠", Exhort),
    // Undertakings; what looks like one and is none stands first
    ("좋겠습니다", Suggest),
    ("모르겠습니다", State),
    ("되겠습니다", State),
    ("겠습니다만", State),
    ("겠습니다", Commit),
    ("게요", Commit),
    ("겠어요", Commit),
    ("하리다", Commit),
    ("예정입니다", Commit),
];

/// What was put to the meeting and how it came out, said in one verb: "승인되었습니다", "의결하도록 하겠습니다".
static RESOLVED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:가결|부결|의결|승인|채택|확정|결정|통과|선출|선임|합의|인준)",
        r"(?:되었습니다|됐습니다|되었음을선포하겠습니다|된것으로하겠습니다|된것으로합니다|합니다)$",
        r"|(?:가결|부결|의결|승인|채택|결정)(?:하겠습니다|토록하겠습니다|하도록하겠습니다)$",
        r"|(?:합의|의결)(?:하였습니다|했습니다)$|(?:으로|로|대로)(?:가결|통과|의결)$"
    ))
    .expect("a pattern in the source compiles")
});
/// Measures that somebody in charge puts into force by saying so: "비상 2단계로 올립니다", "창구를 일원화합니다".
static PERFORMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:으로|로)(?:올립니다|격상합니다|상향합니다|하향합니다|낮춥니다|정합니다|한정합니다|통일합니다|일원화합니다)$",
        r"|(?:중단|통제|금지|폐쇄|개방|취소|동결|격상|해제|일원화|발령|가동|불허)합니다$",
        r"|(?:통제|금지|중단|폐쇄|개방|해제)(?:하세요|하십시오|해주세요|해주십시오|하시기바랍니다)$"
    ))
    .expect("a pattern in the source compiles")
});

/// What the speaker holds for better: "… 정리하는 게 맞을 것 같습니다", "견책이 적절하다고 봅니다".
static HELD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:게|것이|거|편이|쪽이|이|가|도)(?:좋|낫|나을|맞|옳|적절|합리적|바람직|타당|빠르|안전)\S*",
        r"(?:것같습니다|것같아요|것같은데요|듯합니다|듯해요|겠습니다|겠어요|겠네요|봅니다|생각합니다|보입니다)$",
        r"|(?:게|것이|편이)(?:좋습니다|낫습니다|맞습니다|옳습니다)$"
    ))
    .expect("a pattern in the source compiles")
});

/// Thanks in advance are a request: "탁 선생님이 해 주시면 감사하죠".
static THANKED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"주(?:시)?면(?:정말|너무)?(?:감사|고맙|고마)\S*$").expect("a pattern in the source compiles")
});

/// Words for oneself.
const OWN: &[&str] = &["제가", "저희", "내가", "저는", "저도"];
/// What is not to be done, whatever stands between: "놓지는 마세요". Not forgetting is a reminder.
static REFUSED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:[^잊]지(?:는|도|를)?|[가-힣](?:은|는|을|를))(?:마세요|마요|마라|마십시오|맙시다|말자|말죠|말아요|마시고|말아주세요)$")
        .expect("a pattern in the source compiles")
});
/// Whoever names themselves takes on what they say they will try: "제가 단톡방에 올려 볼게요".
static UNDERTAKEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:제가|내가|저희가).*(?:보겠습니다|볼게요|볼게)$").expect("a pattern in the source compiles")
});
/// What is only thought about.
static CONSIDERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:검토|고민|생각|고려|논의|판단|노력|살펴|알아|지켜|두고|설명|말씀|해보)\S{0,3}(?:보겠습니다|볼게요|볼게)$|(?:검토|고민|생각|고려|판단|노력|설명|말씀)\S{0,2}해보겠습니다$")
        .expect("a pattern in the source compiles")
});

/// What is asked in the form of a statement: "지적받은 거죠", "하시는 건가요".
static TAG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[은는인한된던운른ㄴ](?:거죠|거지요|거지|건가요|건가|것이죠|거네요|거예요)$")
        .expect("a pattern in the source compiles")
});
/// Asking politely for what somebody must do: "짜 주셔야겠는데", "걸러 주셔야 돼요".
static MUST: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"주셔야\S{1,7}$").expect("a pattern in the source compiles"));
/// Thinking aloud what must be done: "물어봐야겠는데".
static NEEDS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"야(?:겠는데요?|겠다|겠어요?|할텐데요?|될텐데요?|하는데요?|되는데요?|되거든요?|하거든요?|되잖아요?|하잖아요?|될것같\S{1,5}|할것같\S{1,5})$")
        .expect("a pattern in the source compiles")
});

/// "합니까", and not the reason "넓으니까".
fn asks(squeezed: &str) -> bool {
    let verb = squeezed.strip_suffix("니까").and_then(|verb| verb.chars().next_back());
    verb.and_then(hangul::parts).is_some_and(|(_, _, last)| last == hangul::FINAL_BIEUP)
}

/// Whether a polite plain form tells of somebody respected and asks nothing of those who are here.
fn is_told_of(text: &str) -> bool {
    const STATES: &[&str] = &[
        "모르",
        "계시",
        "계",
        "있으",
        "없으",
        "많으",
        "좋으",
        "싫으",
        "편하",
        "불편하",
        "힘드",
        "아프",
        "원하",
        "싫어하",
        "좋아하",
        "그러",
        "어려우",
        "바쁘",
        "맞으",
        "되",
        "걱정하",
        "어두우",
        "서투르",
    ];
    let words: Vec<&str> = text.trim_end_matches(['.', '!', ' ']).split_whitespace().collect();
    let Some((last, before)) = words.split_last() else { return false };
    let stem = last.strip_suffix("세요").unwrap_or(last);
    STATES.contains(&stem) || before.last().is_some_and(|before| matches!(*before, "안" | "못"))
}

/// The act of a sentence.
pub(super) fn of(text: &str, squeezed: &str) -> Act {
    let asked = text.ends_with('?');
    if !asked && (RESOLVED.is_match(squeezed) || PERFORMED.is_match(squeezed)) {
        return Declare;
    }
    if !asked && HELD.is_match(squeezed) {
        return Suggest;
    }
    if THANKED.is_match(squeezed) {
        return Request;
    }
    if !asked && REFUSED.is_match(squeezed) {
        return Refuse;
    }
    // "부딪치겠어요" guesses; somebody who names themselves undertakes.
    if squeezed.ends_with("겠어요")
        && !OWN.iter().any(|own| squeezed.contains(own))
        && !squeezed.ends_with("주시겠어요")
        && !squeezed.ends_with("알겠어요")
        && !squeezed.ends_with("좋겠어요")
    {
        return if asked { Ask } else { State };
    }
    // "어르신은 문자를 못 보세요", "전화를 안 받으세요": what others do not do is told, not ordered.
    if !asked && squeezed.ends_with("세요") && is_told_of(text) {
        return State;
    }
    // "1월 1일부터 적용되게요": so that it is; a promise has its ㄹ.
    if let Some(verb) = squeezed.strip_suffix("게요")
        && hangul::without_final(verb, hangul::FINAL_RIEUL).is_none()
    {
        return State;
    }
    if let Some(promise) = ["테니까", "테니"].iter().find_map(|end| squeezed.strip_suffix(end)) {
        return if OWN.iter().any(|own| promise.contains(own)) { Commit } else { State };
    }
    if !asked && TAG.is_match(squeezed) {
        return Ask;
    }
    if MUST.is_match(squeezed) {
        return Suggest;
    }
    if !asked && NEEDS.is_match(squeezed) {
        return Duty;
    }
    if UNDERTAKEN.is_match(squeezed) && !CONSIDERED.is_match(squeezed) {
        return Commit;
    }
    let act = ENDINGS.iter().find(|(ending, _)| squeezed.ends_with(ending)).map(|&(_, act)| act);
    match act {
        // "다들 좋아하죠", "정원이 나야 뽑죠": what is so, or hangs on something.
        Some(Exhort) if plain::states(text) => State,
        // "어떨까요?" suggests and "해 주시겠습니까?" requests, question mark or not.
        Some(Suggest | Request) => act.unwrap_or(State),
        _ if asked || asks(squeezed) || squeezed.ends_with("나요") => Ask,
        Some(act) => act,
        None if plain::called_on(text).is_some() => Exhort,
        None if plain::promises(text) => Commit,
        None => State,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::talk::sentences::squeeze;

    #[test]
    fn endings_tell_acts() {
        for (text, act) in [
            ("15층까지 허용하는 것으로 하겠습니다.", Commit),
            ("제출해 주시기 바랍니다", Request),
            ("올해는 넣지 맙시다.", Refuse),
            ("그건 검토해 보겠습니다.", Tentative),
            ("우리 한번 줄여 봅시다.", Tentative),
            ("원안대로 가결되었음을 선포합니다.", Declare),
            ("35억으로 조정하면 어떻습니까?", Suggest),
            ("네, 알겠습니다.", Acknowledge),
            ("순찰은 꼭 돌아야죠.", Duty),
            ("이의 없으십니까?", Ask),
            ("그건 모르겠습니다.", State),
            ("금요일까지 드릴게요.", Commit),
            ("로비가 넓으니까.", State),
            ("예산이 됩니까", Ask),
            ("탁 선생님이 해 주시면 감사하죠.", Request),
            ("200으로 올리자.", Exhort),
            ("오늘 밤에 내가 반영할게.", Commit),
        ] {
            assert_eq!(of(text, &squeeze(text)), act, "{text}");
        }
    }
}
