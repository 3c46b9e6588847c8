//! Finds citations in running text.

use std::ops::Range;

use regex::Captures;

use super::context::{Aliases, Context};
use super::name::{Lexicon, name_before};
use super::patterns::{
    BEHIND_ITS_MATTER, BRACKETED, BULLETS, CONNECTOR, DEFINITION, ENDS_A_CLAUSE, ENDS_IN_BULLET, ENDS_IN_REMARK,
    INSIDE, LABELLED, LEADS, LEADS_TO_ANNEX, NAME_END, OF_THE_HOUSE, OPENS_A_CLAUSE, RELATIVE, REMARK, SAME_ARTICLE,
};
use super::units::Units;
use super::{Citation, context};

/// Bytes of text that are looked back through for a name: more than its words and a remark take.
const MAX_BACK: usize = 1_000;

/// Words that say of a law that an older text of it is meant.
const OLD: [&str; 5] = ["구", "개정 전", "개정 전의", "종전", "종전의"];

/// Every citation in a text, with a lexicon for names that stand without brackets.
pub(crate) fn parse_with(text: &str, lexicon: &dyn Lexicon) -> Vec<Citation> {
    Scanner::new(text, lexicon).run()
}

/// Every citation in an article of a law: 제3조 alone means the law's own, and `aliases` are the short names the law gives.
pub(crate) fn parse_within(text: &str, law: &str, aliases: &Aliases) -> Vec<Citation> {
    let context = Context { own: Some(law.to_owned()), aliases: aliases.clone(), ..Context::default() };
    Scanner { context, ..Scanner::new(text, &()) }.run()
}

/// The short names that a text gives to laws: 「국가공무원법」(이하 “법”이라 한다).
pub(crate) fn aliases(text: &str) -> Aliases {
    let defined = |(at, _): (usize, &str)| {
        let law = BRACKETED.captures(&text[at..])?;
        let alias = DEFINITION.captures(&text[at + law[0].len()..])?;
        Some((alias_of(&alias), law["name"].split_whitespace().collect::<Vec<_>>().join(" ")))
    };
    text.match_indices(['「', '｢']).filter_map(defined).collect()
}

/// The short name that a definition gives.
fn alias_of(definition: &Captures<'_>) -> String {
    let alias = definition.name("alias").or(definition.name("bare"));
    alias.map_or_else(String::new, |alias| alias.as_str().split_whitespace().collect())
}

struct Scanner<'a> {
    text: &'a str,
    lexicon: &'a dyn Lexicon,
    at: usize,
    context: Context,
    /// Where the name of the law that was last named without an article ends.
    named: usize,
    /// The law that was cited before each parenthesis that is open.
    outside: Vec<Option<String>>,
    /// Where the last parenthesis was closed, and the law that was cited before it.
    closed: Option<(usize, String)>,
    /// Whether the text has cited laws of more than one family, so that 법 alone means none of them for sure.
    several_acts: bool,
    found: Vec<Citation>,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str, lexicon: &'a dyn Lexicon) -> Self {
        Self {
            text,
            lexicon,
            at: 0,
            context: Context::default(),
            named: 0,
            outside: Vec::new(),
            closed: None,
            several_acts: false,
            found: Vec::new(),
        }
    }

    fn run(mut self) -> Vec<Citation> {
        while let Some(c) = self.rest().chars().next() {
            let cited =
                self.bracketed() || self.same_article() || self.relative() || self.unbracketed() || self.continued();
            if !cited {
                self.parenthesis(c);
                self.at += c.len_utf8();
            }
        }
        self.found
    }

    /// What is cited in parentheses is left behind them: 제11조(「농지법」 제34조 포함) 및 제14조.
    fn parenthesis(&mut self, c: char) {
        match c {
            '(' => self.outside.push(self.context.law.clone()),
            ')' => {
                if let Some(law) = self.outside.pop().flatten() {
                    self.closed = Some((self.at, law));
                }
            }
            '\n' => self.outside.clear(),
            _ => {}
        }
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    /// Whether a word can begin here: not inside another one.
    fn at_word_start(&self) -> bool {
        self.text[..self.at].chars().next_back().is_none_or(|c| !c.is_alphanumeric())
    }

    /// 「…」 제3조. Without an article it still says which law is meant from here on.
    fn bracketed(&mut self) -> bool {
        let Some(found) = BRACKETED.captures(self.rest()) else { return false };
        let Some((name, quoted)) =
            found.name("name").map(|name| (name, false)).or_else(|| found.name("quoted").map(|name| (name, true)))
        else {
            return false;
        };
        let (whole, name) = (found[0].len(), name.as_str().split_whitespace().collect::<Vec<_>>().join(" "));
        let title = self.title(&name);
        let is_law = !quoted || self.lexicon.title(&name).is_some();
        if quoted && !is_law && !name.ends_with(['법', '률', '령', '칙', '정', '례']) {
            return false;
        }
        if let Some(inside) = INSIDE.find(&name).filter(|inside| inside.start() > 0)
            && let Some((units, _)) = Units::leading(&name[inside.start()..], false)
        {
            let title = self.title(&name[..inside.start()]);
            self.push(self.at..self.at + whole, Some(title), units);
            return true;
        }
        let mut after = self.at + whole;
        if is_law {
            after = self.definition(after, &title);
        }
        let remark = REMARK.find(&self.text[after..]).map_or(0, |remark| remark.end());
        let cited = |after: usize| {
            Units::leading(&self.text[after..], true)
                .filter(|(units, _)| units.article.is_some())
                .map(|cited| (after, cited))
        };
        if let Some((after, (units, length))) = cited(after).or_else(|| cited(self.definition(after + remark, &title)))
        {
            self.push(self.at..after + length, Some(title), units);
            return true;
        }
        if is_law {
            self.at = after;
            self.named = after;
            self.context.law = Some(title);
        }
        is_law
    }

    /// Notes the short name that the text gives to a law where it has just named it; answers where the definition ends.
    fn definition(&mut self, at: usize, title: &str) -> usize {
        let Some(definition) = DEFINITION.captures(&self.text[at..]) else { return at };
        let alias = alias_of(&definition);
        self.context.aliases.insert(alias, title.to_owned());
        at + definition[0].len()
    }

    /// 같은 조 제3항, 동조제3항, 같은 항 제4호, 같은 호 나목.
    fn same_article(&mut self) -> bool {
        let Some(found) = SAME_ARTICLE.captures(self.rest()) else { return false };
        let (words, of_paragraph, of_item) =
            (found[0].len(), found.name("paragraph").is_some(), found.name("item").is_some());
        let Some(article) = self.context.article.clone().filter(|_| self.at_word_start()) else { return false };
        let after = self.at + words;
        let Some((mut units, length)) = Units::leading(&self.text[after..], false) else { return false };
        let above = units.article.is_some()
            || (of_paragraph && units.paragraph.is_some())
            || (of_item && (units.paragraph.is_some() || units.item.is_some()));
        if above {
            return false;
        }
        units.article = Some(article);
        if of_paragraph || of_item {
            units.paragraph.clone_from(&self.context.paragraph);
        }
        if of_item {
            units.item.clone_from(&self.context.item);
        }
        let law = self.context.article_law.clone();
        self.push(self.at..after + length, law, units);
        true
    }

    /// 같은 법 제3조, 법 제3조, or a short name of the text's own.
    fn relative(&mut self) -> bool {
        if !self.at_word_start() && !self.text[..self.at].ends_with("및") {
            return false;
        }
        let alias =
            self.context.aliases.keys().filter(|alias| self.rest().starts_with(alias.as_str())).map(String::len).max();
        if let Some(house) = OF_THE_HOUSE.find(self.rest()).map(|found| found.as_str().to_owned()) {
            return self.of_the_house(&house);
        }
        let Some(words) = alias.or_else(|| RELATIVE.find(self.rest()).map(|found| found.end())) else { return false };
        if alias.is_none() && self.context.own.is_none() && !stands_free(&self.text[..self.at], &self.rest()[..words]) {
            return false;
        }
        let words_said = self.rest()[..words].to_owned();
        if words_said.starts_with(['같', '동', '위', '이', '해']) && self.context.own.is_none() {
            self.look_back();
        }
        let Some(law) = self.context.relative(&words_said) else { return false };
        if alias.is_none()
            && self.context.own.is_none()
            && matches!(words_said.as_str(), "법" | "영" | "규칙")
            && self.several_acts
        {
            return false;
        }
        let after = self.at + words;
        if let Some((units, length)) =
            Units::leading(&self.text[after..], false).filter(|(units, _)| units.article.is_some())
        {
            self.push(self.at..after + length, Some(law), units);
            return true;
        }
        if words > "법".len() && DEFINITION.is_match(&self.text[after..]) {
            self.at = self.definition(after, &law);
            self.context.law = Some(law);
            return true;
        }
        false
    }

    /// Where what is looked back through begins: behind the last citation, and no further back than any name reaches.
    fn floor(&self) -> usize {
        let last = self.found.last().map_or(0, |citation| citation.range.end);
        let near = self.at.saturating_sub(MAX_BACK);
        let near = (near..=self.at).find(|&at| self.text.is_char_boundary(at)).unwrap_or(self.at);
        last.max(near)
    }

    /// Notes the law that was last named without brackets and without an article: 건축법 및 같은 법 시행령, 건축법에 따르면
    /// … 이 법 제11조.
    fn look_back(&mut self) {
        let floor = self.floor().max(self.named);
        let before = &self.text[floor..self.at];
        let ends: Vec<usize> =
            NAME_END.captures_iter(before).filter_map(|found| Some(found.name("name")?.end())).collect();
        let named =
            ends.into_iter().rev().find_map(|end| Some((end, name_before(&before[..end], self.lexicon, true)?.1)));
        if let Some((end, title)) = named {
            self.named = floor + end;
            self.context.law = Some(title);
        }
    }

    /// 우리 조례 제3조: which one is meant nobody can tell, so it is noted under the words that name it.
    fn of_the_house(&mut self, words: &str) -> bool {
        let after = self.at + words.len();
        let Some((units, length)) =
            Units::leading(&self.text[after..], true).filter(|(units, _)| units.article.is_some())
        else {
            return false;
        };
        self.push(self.at..after + length, Some(words.to_owned()), units);
        true
    }

    /// 제3조 with a name before it that has no brackets, or in a law's own text without any name; so with 별표 and 부칙.
    fn unbracketed(&mut self) -> bool {
        let first = self.rest().chars().next();
        let bare = first.is_some_and(|c| c.is_ascii_digit());
        let annexed =
            self.at_word_start() && ["별표", "별지", "부칙", "[별"].iter().any(|word| self.rest().starts_with(word));
        if !(matches!(first, Some('제' | '§')) || bare || annexed) {
            return false;
        }
        let Some((units, length)) = Units::leading(self.rest(), bare).filter(|(units, _)| units.article.is_some())
        else {
            return false;
        };
        let end = self.at + length;
        let floor = self.floor();
        let before = &self.text[floor..self.at];
        if let Some((start, title)) = name_before(before, self.lexicon, bare || annexed) {
            self.push(floor + start..end, Some(title), units);
            return true;
        }
        if let Some((start, title)) = self.name_further_before(floor, bare || annexed) {
            self.push(floor + start..end, Some(title), units);
            return true;
        }
        if self.context.own.is_none() && !bare {
            self.look_back();
        }
        let mentioned = self.found.last().map_or(0, |citation| citation.range.end).max(self.named);
        let since = &self.text[floor.max(mentioned)..self.at];
        let goes_on = (annexed && LEADS_TO_ANNEX.is_match(since)) || (!bare && goes_on(since));
        if goes_on && mentioned > 0 && mentioned >= floor && self.context.law.is_some() && self.context.own.is_none() {
            let outside = self.closed.as_ref().filter(|(at, _)| *at >= mentioned).map(|(_, law)| law.clone());
            let law = outside.or_else(|| self.context.law.clone());
            self.push(self.at..end, law, units);
            return true;
        }
        let own = self.context.own.clone().filter(|_| !bare && stands_alone(before));
        if own.is_some() {
            self.push(self.at..end, own, units);
            return true;
        }
        false
    }

    /// A paragraph or an item that goes on with the article cited before it in the sentence: 제8항제6호에 따라 내고, 제9호도.
    fn continued(&mut self) -> bool {
        let Some(last) = self.found.last().map(|last| last.range.end).filter(|_| self.rest().starts_with('제')) else {
            return false;
        };
        let since = &self.text[last.max(self.floor())..self.at];
        let Some((mut units, length)) = Units::leading(self.rest(), false) else { return false };
        if self.named > last || self.context.own.is_some() || !self.at_word_start() || !ENDS_A_CLAUSE.is_match(since) {
            return false;
        }
        let law = self.context.article_law.clone().filter(|_| goes_on(since));
        if units.article.is_some() || law.is_none() || self.context.article.is_none() {
            return false;
        }
        self.within_the_last(&mut units);
        self.push(self.at..self.at + length, law, units);
        true
    }

    /// Puts units without an article into the article last cited, and an item into its paragraph.
    fn within_the_last(&self, units: &mut Units) {
        units.article.clone_from(&self.context.article);
        if units.paragraph.is_none() {
            units.paragraph.clone_from(&self.context.paragraph);
        }
        if units.subitem.is_some() && units.item.is_none() && units.paragraph == self.context.paragraph {
            units.item.clone_from(&self.context.item);
        }
    }

    /// A known law's name with a remark, a definition or a particle between it and the article: 건축법(이하 “법”이라 한다)
    /// 제11조, 건축법상 제11조.
    fn name_further_before(&mut self, floor: usize, known_only: bool) -> Option<(usize, String)> {
        let before = &self.text[floor..self.at];
        let remark = ENDS_IN_REMARK.find(before);
        let cut = remark.or_else(|| LEADS.find(before)).or_else(|| ENDS_IN_BULLET.find(before))?.start();
        let (start, title) = name_before(&before[..cut], self.lexicon, known_only || remark.is_none())?;
        if remark.is_some() {
            self.definition(floor + cut, &title);
        }
        Some((start, title))
    }

    /// Notes a citation, and those that continue it: 및 제4항, ", 제9조", ·9호.
    fn push(&mut self, range: Range<usize>, law: Option<String>, units: Units) {
        let (range, law) = self.in_its_old_form(range, law);
        let bare = !self.text[range.clone()].contains('제');
        self.note(range, law, units);
        while let Some((connector, bracketed)) = self.connector() {
            let start = self.at + connector;
            // 제5·9호, 제1호, 9호: the unit is said once, or 제 is.
            let in_a_list = self.text[..self.at].ends_with(|c: char| c.is_ascii_digit());
            let rest = &self.text[start..];
            let counted = !bare && !in_a_list && ends_in_its_unit(rest);
            let Some((mut units, length)) = Units::leading(rest, bare || in_a_list || counted) else { break };
            // 3조 2천억 is a sum.
            if (bare || counted) && rest[length..].trim_start().starts_with(|c: char| c.is_ascii_digit()) {
                break;
            }
            if bracketed && (units.article.is_some() || !rest[length..].starts_with(')')) {
                break;
            }
            let mut law = self.context.law.clone();
            if units.article.is_none() {
                self.within_the_last(&mut units);
                law.clone_from(&self.context.article_law);
            }
            self.note(start..start + length, law, units);
        }
    }

    /// How long what joins a citation to one that continues it is, and whether it is an opening parenthesis: 제1항 (제7호).
    fn connector(&self) -> Option<(usize, bool)> {
        let joined = CONNECTOR.find(self.rest()).map(|found| (found.end(), false));
        let opened = ["(", " ("].into_iter().find(|open| self.rest().starts_with(open)).map(|open| (open.len(), true));
        joined.or(opened)
    }

    /// 구 건축법 제11조 and 개정 전 건축법 제11조 are of a text that is no longer in force, and so is what a remark says it of:
    /// 건축법(2020. 1. 1. 시행되기 전의 것) 제11조.
    fn in_its_old_form(&self, range: Range<usize>, law: Option<String>) -> (Range<usize>, Option<String>) {
        let old = |law: Option<String>| law.map(|law| format!("구 {law}"));
        let before = self.text[..range.start].trim_end();
        let said = OLD.iter().find_map(|word| before.strip_suffix(word));
        match said.filter(|rest| rest.chars().next_back().is_none_or(|c| !c.is_alphanumeric())) {
            Some(rest) if self.found.last().is_none_or(|last| last.range.end <= rest.len()) => {
                (rest.len()..range.end, old(law))
            }
            _ if self.text[range.clone()].contains("되기 전의 것") => (range, old(law)),
            _ => (range, law),
        }
    }

    fn note(&mut self, range: Range<usize>, law: Option<String>, units: Units) {
        self.at = range.end;
        self.context.law.clone_from(&law);
        let family = |law: &Option<String>| law.as_deref().map(|law| context::act(law).to_owned());
        self.several_acts |= self.found.first().is_some_and(|first| family(&first.law) != family(&law));
        let last = units.article_to.as_ref().or(units.article.as_ref());
        if let Some(article) = last.filter(|article| article.starts_with('제')) {
            self.context.article = Some(article.clone());
            self.context.article_law.clone_from(&law);
            self.context.paragraph = units.paragraph_to.clone().or_else(|| units.paragraph.clone());
            self.context.item = units.item_to.clone().or_else(|| units.item.clone());
        }
        self.found.push(Citation {
            surface: self.text[range.clone()].to_owned(),
            range,
            law,
            kind: None,
            article: units.article,
            article_to: units.article_to,
            paragraph: units.paragraph,
            paragraph_to: units.paragraph_to,
            item: units.item,
            item_to: units.item_to,
            subitem: units.subitem,
            subitem_to: units.subitem_to,
            cited_title: units.title,
            target_ids: Vec::new(),
            status: None,
        });
    }

    /// The full title behind a name: an alias of the text, a law of the lexicon, or the name itself.
    fn title(&self, name: &str) -> String {
        let squeezed: String = name.chars().filter(|c| !c.is_whitespace()).collect();
        let alias = self.context.aliases.get(&squeezed).cloned();
        alias.or_else(|| self.lexicon.title(name)).unwrap_or_else(|| name.to_owned())
    }
}

/// Whether a bare 법, 영 or 규칙 means a law cited before: not in 인사 규칙, which is something of its own.
fn stands_free(before: &str, words: &str) -> bool {
    if !matches!(words, "법" | "영" | "규칙" | "시행령" | "시행규칙") {
        return true;
    }
    let before = before.trim_end();
    let last = before.chars().next_back();
    last.is_none_or(|c| !c.is_alphanumeric() || "은는을를에며고면와과및".contains(c))
        || ["또는", "경우", "때"].iter().any(|word| before.ends_with(word))
}

/// Whether a number without 제 is that of a paragraph or an item: 9호에, not 2호선.
fn ends_in_its_unit(text: &str) -> bool {
    let Some((_, after)) = crate::statute::leading_number(text) else { return false };
    after.strip_prefix(['항', '호']).is_some_and(|after| {
        after.chars().next().is_none_or(|c| !('가'..='힣').contains(&c) || "에의은는이가를와과및로도만".contains(c))
    })
}

/// Whether an article goes on with the law cited before it in the same sentence: … 제21조에 따라 알리고, 제22조에 따라.
/// Between them nothing ends, and what stands right before is a clause and not the name of another document.
fn goes_on(before: &str) -> bool {
    if BULLETS.is_match(before) || LABELLED.is_match(before) {
        return true;
    }
    let ends = before.contains(['\n', '「', '」', '｢', '“', '"']) || before.contains(". ") || before.contains("다.");
    // Another article between them that belongs to nothing known cuts them apart.
    if ends || INSIDE.is_match(before) {
        return false;
    }
    let matter = before.strip_suffix('(').filter(|matter| BEHIND_ITS_MATTER.is_match(before) && stands_alone(matter));
    let opened = before.trim_end().strip_suffix(['은', '는']).filter(|_| OPENS_A_CLAUSE.is_match(before));
    opened.is_some_and(stands_alone)
        || matter.is_some()
        || LEADS_TO_ANNEX.is_match(before)
        || ENDS_A_CLAUSE.is_match(before)
}

/// Whether an article stands alone, so that the law it speaks of is meant: not after 계약서, 정관 or 부칙.
fn stands_alone(before: &str) -> bool {
    let before = before.trim_end();
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    word.is_empty()
        || ![
            "부칙", "별표", "서", "규약", "정관", "법", "법률", "규칙", "규정", "령", "조례", "협약", "계약", "협정",
            "약관",
        ]
        .iter()
        .any(|end| word.ends_with(end))
}

/// The act of a law, for those outside this module who hold only a title.
pub(crate) fn act(law: &str) -> &str {
    context::act(law)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct One;

    impl Lexicon for One {
        fn title(&self, name: &str) -> Option<String> {
            (crate::text::squeeze(name) == "우산대여법").then(|| "우산 대여에 관한 법률".to_owned())
        }
    }

    /// Surface, law, article and paragraph of a citation.
    type Row = (String, Option<String>, Option<String>, Option<String>);

    fn surfaces(text: &str) -> Vec<Row> {
        parse_with(text, &One).into_iter().map(|c| (c.surface, c.law, c.article, c.paragraph)).collect()
    }

    fn row(surface: &str, law: &str, article: &str, paragraph: Option<&str>) -> Row {
        (surface.into(), Some(law.into()), Some(article.into()), paragraph.map(str::to_owned))
    }

    #[test]
    fn what_is_left_out_is_taken_from_before() {
        assert_eq!(
            surfaces("「우산법」 제3조제2항 및 제4항, 제9조와 같은 조 제3항, 동법 시행령 제7조에 따라"),
            [
                row("「우산법」 제3조제2항", "우산법", "제3조", Some("2")),
                row("제4항", "우산법", "제3조", Some("4")),
                row("제9조", "우산법", "제9조", None),
                row("같은 조 제3항", "우산법", "제9조", Some("3")),
                row("동법 시행령 제7조", "우산법 시행령", "제7조", None),
            ]
        );
    }

    #[test]
    fn a_text_may_name_its_laws_itself() {
        let text = "「우산법」(이하 \"법\"이라 한다) 및 같은 법 시행령(이하 ‘영’이라 한다)에서 정한다. 법 제39조 및 영 제85조에 따른다.";
        assert_eq!(
            surfaces(text),
            [row("법 제39조", "우산법", "제39조", None), row("영 제85조", "우산법 시행령", "제85조", None)]
        );
    }

    #[test]
    fn names_without_brackets_are_found_by_library_or_by_grammar() {
        assert_eq!(
            surfaces("위원회는 우산 대여법 제5조를"),
            [row("우산 대여법 제5조", "우산 대여에 관한 법률", "제5조", None)]
        );
        assert_eq!(
            surfaces("1. 관련: 지역주민 우산 나눔에 관한 법률 제30조"),
            [row("지역주민 우산 나눔에 관한 법률 제30조", "지역주민 우산 나눔에 관한 법률", "제30조", None)]
        );
    }

    #[test]
    fn an_article_is_led_back_to_its_law_over_what_stands_between() {
        let one = |text: &str| surfaces(text).into_iter().map(|(_, law, article, _)| (law, article)).next_back();
        let cited = Some((Some("우산 대여에 관한 법률".to_owned()), Some("제9조".to_owned())));
        for text in [
            "우산대여법(제9조)",
            "「우산대여법 제9조」",
            "「우산대여법」[시행 2025. 10. 1.] 제9조",
            "「우산대여법」에 따른 제9조",
            "우산대여법상 제9조",
            "우산대여법(이하 “법”이라 한다) 제3조 및 법 제9조",
            "「우산 대여에 관한 법률」(이하 \"우산법\") 제3조와 우산법 제9조",
            "우산대여법§9",
            "우산대여법 제3조제4항 각 호, 제9조",
            "우산대여법 3조, 9조",
            "우산대여법 제3조에 따라 알리고 제9조에 따라",
            "우산대여법 제3조와 위 법 제9조",
            "우산대여법\n - 제3조\n - 제9조",
        ] {
            assert_eq!(one(text), cited, "{text}");
        }
        assert_eq!(surfaces("우산대여법 제3조제2항, 같은 항 제4호").len(), 2);
        for text in [
            "「우산법」 제3조에 따라 맺은 협약 제9조",
            "「우산법」 제3조에 따른다. 제9조는",
            "우산대여법 안내\n제9조(기간)",
        ] {
            assert_ne!(one(text).and_then(|(_, article)| article), Some("제9조".to_owned()), "{text}");
        }
        assert_eq!(one("구 우산대여법 제9조").and_then(|(law, _)| law).as_deref(), Some("구 우산 대여에 관한 법률"));
        for (text, law) in [
            ("나루군 청사 관리 조례 제9조", "나루군 청사 관리 조례"),
            ("사무관리규정 제9조", "사무관리규정"),
            ("위원은 우산 관리 조례 제9조", "우산 관리 조례"),
            ("지방공무원 징계규칙 제9조", "지방공무원 징계규칙"),
        ] {
            assert_eq!(one(text).and_then(|(law, _)| law).as_deref(), Some(law));
        }
    }

    #[test]
    fn lists_name_their_unit_once_and_may_leave_out_what_is_said() {
        let last = |text: &str| {
            let cited = parse_with(text, &One);
            let units = |c: &Citation| (c.article.clone(), c.paragraph.clone(), c.item.clone(), c.subitem.clone());
            cited.last().map(units).unwrap_or_default()
        };
        let own = |units: [&str; 4]| units.map(|unit| (!unit.is_empty()).then(|| unit.to_owned())).into();
        for (text, units) in [
            ("우산대여법 제15·18·22조", ["제22조", "", "", ""]),
            ("우산대여법 제9조제1항제5·9호", ["제9조", "1", "9", ""]),
            ("우산대여법 제9조제1항제1호, 2호, 9호에", ["제9조", "1", "9", ""]),
            ("우산대여법 제9조제1항 각 호의 사유 중 제5호와 제9호", ["제9조", "1", "9", ""]),
            ("우산대여법 제9조제1항제1호(잃은 때)·제4호(꺾은 때)", ["제9조", "1", "4", ""]),
            ("우산대여법 제9조제1항의 제6호 단서 라목", ["제9조", "1", "6", "라"]),
            ("우산대여법 제9조제1항제6호 단서 및 같은 호 바목", ["제9조", "1", "6", "바"]),
            ("우산대여법 제9조제1항제2호 (가)목", ["제9조", "1", "2", "가"]),
            ("우산대여법에 따르면 접는다. 이 법 제9조제1항에 있으며, 제9조제4항도", ["제9조", "4", "", ""]),
        ] {
            assert_eq!(last(text), own(units), "{text}");
        }
        assert_eq!(
            surfaces("우산대여법 제3조, 2호선 우산대여소"),
            [row("우산대여법 제3조", "우산 대여에 관한 법률", "제3조", None)]
        );
    }

    #[test]
    fn a_law_reaches_over_lines_parentheses_and_labels_but_not_over_an_agreement() {
        let last = |text: &str| surfaces(text).into_iter().map(|(_, law, article, _)| (law, article)).next_back();
        let cited = Some((Some("우산 대여에 관한 법률".to_owned()), Some("제9조".to_owned())));
        for text in [
            "「우산\n대여법」 제9조",
            "우산\n대여법 제9조",
            "'우산대여법' 제9조",
            "우산대여법 - 제3조, 제9조",
            "우산대여법 제3조(「비옷법」 제34조 포함) 및 제9조",
            "우산대여법상 반납 의무(제3조), 배상 의무(제9조)",
            "「우산대여법」에 따른 안내입니다.\n 가. 반납 근거: 제3조\n 나. 배상 근거: 제9조",
        ] {
            assert_eq!(last(text), cited, "{text}");
        }
        for text in ["우산대여법에 따라 맺은 협약(제9조)", "우산대여법 제3조, 양 법 시행령 제9조"]
        {
            assert_ne!(last(text).and_then(|(_, article)| article), Some("제9조".to_owned()), "{text}");
        }
        for text in [
            "개정 전 우산대여법 제9조",
            "종전의 「우산대여법」 제9조",
            "우산대여법(2020. 1. 1. 시행되기 전의 것) 제9조",
        ] {
            assert_eq!(last(text).and_then(|(law, _)| law).as_deref(), Some("구 우산 대여에 관한 법률"), "{text}");
        }
        assert_eq!(last("○○군 우산 관리 조례 제9조").and_then(|(law, _)| law).as_deref(), Some("○○군 우산 관리 조례"));
    }

    #[test]
    fn what_only_looks_like_a_citation_is_left_alone() {
        for text in [
            "제2회의실에서 제1안을 채택",
            "총사업비는 3조 2천억 원",
            "공고 제2026-12호",
            "계약서 제9조에 따라",
            "아파트 관리규약 제12조제1항에 따라",
            "「우산법」에 대한 교육 교재 제2장 제1절",
            "취업규칙 제12조와 인사 규칙 제3조",
        ] {
            assert_eq!(surfaces(text), [], "{text}");
        }
    }

    #[test]
    fn tables_and_addenda_belong_to_the_law_they_are_named_with() {
        let text = "「우산법」 제3조 및 별표 2, 같은 법 시행령 별표 1, 우산대여법 별지 제3호서식과 「우산법」 부칙 제1조에 따른다. 별표 4와 같다.";
        assert_eq!(
            surfaces(text),
            [
                row("「우산법」 제3조", "우산법", "제3조", None),
                row("별표 2", "우산법", "별표 2", None),
                row("같은 법 시행령 별표 1", "우산법 시행령", "별표 1", None),
                row("우산대여법 별지 제3호서식", "우산 대여에 관한 법률", "별지 서식 3", None),
                row("「우산법」 부칙 제1조", "우산법", "부칙 제1조", None),
            ]
        );
        assert_eq!(surfaces("「우산법」 제3조제1항에 따른 별표 4")[1], row("별표 4", "우산법", "별표 4", None));
    }

    #[test]
    fn what_stands_between_a_name_and_its_article_does_not_hide_it() {
        for between in ["(법률 제12345호)", "(법률 제12345호, 2024. 1. 2.)", "(이하 “법”이라 한다)"]
        {
            let text = format!("「우산법」{between} 제3조에 따라");
            let cited = surfaces(&text);
            assert_eq!(cited, [row(text.trim_end_matches("에 따라"), "우산법", "제3조", None)], "{text}");
        }
    }

    #[test]
    fn a_rule_of_the_house_is_noted_though_nobody_can_tell_which() {
        assert_eq!(
            surfaces("우리 조례 제3조제1항에 따라"),
            [row("우리 조례 제3조제1항", "우리 조례", "제3조", Some("1"))]
        );
    }

    #[test]
    fn a_bare_word_means_the_law_cited_before_unless_it_belongs_to_a_name() {
        let cited = surfaces("「우산법」 제1조에 따르되 인사 규칙 제3조는 빼고 영 제5조에 따른다.");
        assert_eq!(cited[1..], [row("영 제5조", "우산법 시행령", "제5조", None)]);
    }

    #[test]
    fn in_a_law_an_article_alone_is_its_own() {
        let cited = |law: &str, aliases: &Aliases| {
            let found = parse_within("제3조에 따라 빌린 우산은 「비옷법」 제4조와 법 제5조에 따른다.", law, aliases);
            found.into_iter().map(|c| (c.law.unwrap_or_default(), c.article.unwrap_or_default())).collect::<Vec<_>>()
        };
        let row = |law: &str, article: &str| (law.to_owned(), article.to_owned());
        let (own, other) = (row("우산법 시행령", "제3조"), row("비옷법", "제4조"));
        assert_eq!(cited("우산법 시행령", &Aliases::new()), [own, other.clone(), row("우산법", "제5조")]);
        // A decree without an act of its name: 법 is what it has said, and nothing where it has not.
        let own = row("우산 복무규정", "제3조");
        let said = aliases("제1조 이 영은 「국가우산법」(이하 “법”이라 한다) 제9조에 따른다.");
        assert_eq!(cited("우산 복무규정", &said), [own.clone(), other.clone(), row("국가우산법", "제5조")]);
        assert!(
            !cited("우산 복무규정", &Aliases::new())
                .iter()
                .any(|(law, article)| law == "우산 복무규정" && article == "제5조")
        );
    }
}
