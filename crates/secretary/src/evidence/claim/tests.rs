//! Claims on an article that nobody enacted.

use super::*;

const TITLE: &str = "우산의 대여";
const ARTICLE: &str = "① 시장은 주민이 신청하면 7일(휴일 전날 신청한 경우는 10일) 이내에 우산을 빌려주어야 한다. 다만, 태풍 주의보가 내려진 때에는 그러하지 아니하다. <개정 2024.1.2>\n\
② 우산을 빌린 사람(학교에 다니는 어린이는 제외한다)은 대여료를 내야 한다.\n\
③ 시장은 우산관리위원회의 심의를 거쳐 낡은 우산을 다음 각 호의 어느 하나에 해당하는 방법으로 처분할 수 있다.\n\
1. 수리비가 2만원 이하인 경우: 수리\n2. 수리비가 2만원을 초과하는 경우: 폐기\n\
④ 누구든지 빌린 우산을 다른 사람에게 팔아서는 아니 된다.";

fn gap(claim: &str) -> Option<Gap> {
    judge(claim, TITLE, ARTICLE).gap
}

#[test]
fn what_the_article_says_is_carried_in_other_words_too() {
    for claim in [
        "시장은 주민이 신청하면 7일 이내에 우산을 빌려주어야 한다.",
        "태풍 주의보가 내려진 때에는 우산을 빌려주지 않아도 된다.",
        "휴일 전날 신청한 경우에는 10일 이내에 우산을 빌려주어야 한다.",
        "낡은 우산은 우산관리위원회의 심의를 거쳐 처분할 수 있다.",
        "빌린 우산을 다른 사람에게 팔 수 없다.",
    ] {
        assert_eq!(gap(claim), None, "{claim}");
    }
}

#[test]
fn what_the_article_does_not_say_is_not_carried() {
    for (claim, expected) in [
        ("시장은 주민이 신청하면 14일 이내에 우산을 빌려주어야 한다.", Gap::Figure),
        ("휴일 전날 신청한 경우에도 7일 이내에 우산을 빌려주어야 한다.", Gap::Figure),
        ("시장은 주민이 신청하면 7일 이내에 우산을 빌려줄 수 있다.", Gap::Mood),
        ("빌린 우산을 다른 사람에게 팔 수 있다.", Gap::Mood),
        ("도지사는 주민이 신청하면 7일 이내에 우산을 빌려주어야 한다.", Gap::Actor),
        ("학교에 다니는 어린이도 우산을 빌린 사람이면 대여료를 내야 한다.", Gap::Scope),
        ("시장은 우산관리위원회의 심의 없이도 낡은 우산을 처분할 수 있다.", Gap::Condition),
        ("장화를 잃어버린 사람은 변상금을 나누어 납부할 수 있다.", Gap::Matter),
    ] {
        assert_eq!(gap(claim), Some(expected), "{claim}");
    }
}

#[test]
fn a_permission_has_to_be_given() {
    let duty = "시장은 접수한 우산을 보관함에 보관하고 그 수량을 기록하여야 한다.";
    for claim in ["시장은 접수한 우산을 보관함에 보관할 수 있다.", "시장은 보관함에 보관한 우산을 기부할 수 있습니다."]
    {
        assert_eq!(judge(claim, "우산의 보관", duty).gap, Some(Gap::Mood), "{claim}");
    }
    assert_eq!(judge("접수한 우산은 보관함에 보관하여야 한다.", "우산의 보관", duty).gap, None);
}

#[test]
fn the_passage_is_the_clause_of_the_case() {
    let verdict = judge("학교에 다니는 어린이도 우산을 빌린 사람이면 대여료를 내야 한다.", TITLE, ARTICLE);
    assert!(ARTICLE[verdict.passage].starts_with("우산을 빌린 사람"));
}

proptest::proptest! {
    #[test]
    fn no_claim_and_no_article_stop_the_judge(claim in "\\PC{0,60}", article in "[①②1-9.가-나 다만하여야한다()<>\n]{0,80}") {
        let passage = judge(&claim, "", &article).passage;
        proptest::prop_assert!(article.get(passage).is_some());
    }
}

#[test]
fn a_short_claim_is_held_against_the_figure_of_what_is_done() {
    let text = "① 우산은 빌린 날부터 9일 이내에 돌려주어야 한다.\n② 관리자는 우산을 잃은 사람에게 다시 살 값을 물릴 수 있다.\n③ 그 밖에 우산 대여에 필요한 사항은 규칙으로 정한다.";
    let gap = |claim: &str| judge(claim, "우산의 반납", text).gap;
    assert_eq!(gap("9일 이내에 돌려주어야 한다"), None);
    assert_eq!(gap("7일 이내에 돌려주어야 한다"), Some(Gap::Figure));
    assert_eq!(gap("9일 이내에 폐기하여야 한다"), Some(Gap::Matter));
    let long = "① 관리자는 접수한 날부터 7일 이내에 알려야 한다.\n② 우산은 2년마다 바꾸어야 한다.\n③ 잃은 사람은 72시간 이내에 알려야 한다.";
    let gap = |claim: &str| judge(claim, "알림", long).gap;
    for same in [
        "관리자는 접수한 날부터 1주일 이내에 알려야 한다",
        "우산은 24개월마다 바꾸어야 한다",
        "잃은 사람은 3일 이내에 알려야 한다",
    ] {
        assert_eq!(gap(same), None, "{same}");
    }
    assert_eq!(gap("관리자는 접수한 날부터 2주 이내에 알려야 한다"), Some(Gap::Figure));
}
