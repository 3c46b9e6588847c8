//! How citations are written: the turns that the grammar reads.

use std::sync::LazyLock;

use regex::Regex;

/// A name in brackets, which may go on in the next line, or in quotes.
pub(super) static BRACKETED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:[「｢『](?P<name>[^「」｢｣『』]{2,80})[」｣』]|[“\"‘'《<](?P<quoted>[^「」｢｣『』“”\"‘’'《》<>\n]{2,80})[”\"’'》>])",
    )
});
/// The definition of a short name after a law's name: in quotes, or one that names a law.
pub(super) static DEFINITION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^\\s*\\(\\s*(?:이하|약칭|이하\\s*약칭)\\s*:?\\s*(?:[\"“”'‘’「『]\\s*(?P<alias>[^\"“”'‘’」』]{1,30}?)\\s*[\"“”'‘’」』]|(?P<bare>[가-힣 ]{0,12}(?:법|법률|영|령|규칙|규정|조례|지침)))\\s*(?:이라|라|으로|로)?\\s*(?:고)?\\s*(?:약칭)?\\s*(?:한다|함|칭한다|칭함|약칭한다|약칭함|부른다)?[^)]*\\)",
    )
});
/// Words that point back at a law: 같은 법 시행령, 동 법, 이 영; or its family: 법, 영, 시행규칙.
pub(super) static RELATIVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:(?:같은\\s*|동\\s?|위\\s|해당\\s)(?:법률|법|영|령|규칙|규정|조례)(?:\\s*(?:시행령|시행규칙))?|(?:같은|동)\\s?(?:시행령|시행규칙)|이\\s(?:법|영|규칙|규정|조례)|법|영|규칙|시행령|시행규칙)",
    )
});
/// Words that point back at an article, at its paragraph or at its item.
pub(super) static SAME_ARTICLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern("^(?:(?:같은\\s*조|동\\s?조)(?:문)?|(?P<paragraph>같은\\s*항|동\\s?항)|(?P<item>같은\\s*호|동\\s?호))")
});
/// What may stand between a citation and one that continues it.
pub(super) static CONNECTOR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:\\s?\\([^()「」\n]{1,30}\\))?(?:\\s*각\\s?호의\\s[가-힣ㆍ· ]{1,20}\\s(?:중|가운데)\\s|(?:\\s*(?:각\\s?호(?:의 어느 하나)?|각\\s?목|단서|본문|전단|후단))*\\s*(?:,|、|ㆍ|·|/|;|및|또는|이나|나|과|와)\\s*)",
    )
});
/// A remark in parentheses after a law's name: (법률 제12345호, 2024. 1. 2.), [시행 2024. 1. 2.], (대통령령).
pub(super) static REMARK: LazyLock<Regex> = LazyLock::new(|| pattern("^\\s*[(\\[<][^()\\[\\]<>\n]{1,60}[)\\]>]"));
/// The same where it ends a text.
pub(super) static ENDS_IN_REMARK: LazyLock<Regex> =
    LazyLock::new(|| pattern("\\s*[(\\[][^()\\[\\]\n]{1,60}[)\\]]\\s*$"));
/// What joins a name to what is of it.
const OF: &str = "의|에 따른|에 의한|에 의거한?|에서 (?:정한|정하는|규정한)";
/// What joins an article to a name before it: 건축법상, 「건축법」에 따른, 건축법(제11조).
pub(super) static LEADS: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("(?:상의?|{OF}|\\(|\\s[-–:])\\s*$")));
/// A line's beginning in a list.
const BULLET: &str = "\n\\s*(?:[-·ㆍ•∙○◦*▪]|[0-9]{1,2}[.)]|[가-하][.)])\\s*";
/// The beginning of a list under a law's name.
pub(super) static ENDS_IN_BULLET: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(":?{BULLET}$")));
/// An article inside the brackets of a law's name: 「건축법 제11조」.
pub(super) static INSIDE: LazyLock<Regex> = LazyLock::new(|| pattern("\\s*제\\s*[0-9]+\\s*조"));
/// What stands between a law and its articles, or between those, in a list.
pub(super) static BULLETS: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("^[^\\S\n]*:?(?:{BULLET})$")));
/// Ends of words that end a clause, so that an article after it goes on with the law before it.
pub(super) static ENDS_A_CLAUSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:따라|따르면|따른|의거|의하여|근거하여|하여|[가-힣](?:고|며|면|나|되)|지만|는데|므로|에도|에서|에는|및|또는|,)\\s+$",
    )
});
/// An article in parentheses behind what it rules: …상 성실의무(제48조), 복종의무(제50조).
pub(super) static BEHIND_ITS_MATTER: LazyLock<Regex> = LazyLock::new(|| pattern("^[^.\n]{0,60}[가-힣]\\($"));
/// An article behind its label in a list: 가. 통지 근거: 제27조.
pub(super) static LABELLED: LazyLock<Regex> =
    LazyLock::new(|| pattern("\n\\s*\\S{0,3}\\s*[가-힣 ]{0,15}(?:근거|조항|조문|관련|규정)\\s*:\\s*$"));
/// The end of a law's name in running text, with its particle.
pub(super) static NAME_END: LazyLock<Regex> = LazyLock::new(|| {
    pattern("(?P<name>법|법률|령|규칙|규정)(?:에서는?|에는?|은|는|이|의|상|을|를|과|와|도)?(?:[ ,.)\n]|$)")
});
/// What a clause speaks of, before the article on it: …에 따라 알리고, 예고 기간은 제46조에 따라.
pub(super) static OPENS_A_CLAUSE: LazyLock<Regex> =
    LazyLock::new(|| pattern("[,고며] (?:[가-힣]+ ){0,4}[가-힣]+[은는]\\s+$"));
/// Words with which a text names a rule of its own house without saying which: 우리 조례, 본 규정.
pub(super) static OF_THE_HOUSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern("^(?:우리|본|당)\\s?(?:(?:시|군|구|도|기관|청|원|위원회)\\s)?(?:조례|규칙|규정|훈령|예규|고시|지침|내규)")
});
/// What joins an attached table to the article just cited.
pub(super) static LEADS_TO_ANNEX: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("^\\s*(?:{OF}|관련)?\\s*$")));

#[expect(clippy::expect_used, reason = "the patterns are constants, and every one is used by the tests")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}
