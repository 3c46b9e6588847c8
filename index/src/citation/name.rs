//! Names of laws that stand before an article without brackets.

/// What knows which words are the name of a law; `()` knows none, and the grammar has to do.
pub(crate) trait Lexicon {
    /// The full title of the law with this full or short name, in any spacing.
    fn title(&self, name: &str) -> Option<String>;
}

impl Lexicon for () {
    fn title(&self, _: &str) -> Option<String> {
        None
    }
}

/// Words of an unbracketed name before the article, at most.
const MAX_NAME_WORDS: usize = 16;

/// The name of a law that ends where the article begins: where it starts, and its title.
pub(super) fn name_before(before: &str, lexicon: &dyn Lexicon, known_only: bool) -> Option<(usize, String)> {
    let end = before.trim_end().len();
    let starts = word_starts(&before[..end]);
    // The longest name the library knows; then the longest the grammar can vouch for.
    let known = starts.iter().rev().find_map(|&start| Some((start, lexicon.title(&before[start..end])?)));
    if let Some((start, title)) = known {
        return Some(of_an_office(before, start, end, &title).unwrap_or((start, title)));
    }
    if known_only {
        return None;
    }
    // Only a name that is known goes on from one line into the next.
    let line = before[..end].rfind('\n').map_or(0, |at| at + 1);
    let starts: Vec<usize> = starts.into_iter().filter(|&start| start >= line).collect();
    grammatical_name(&before[..end], &starts).map(|start| (start, before[start..end].to_owned()))
}

/// A rule of a local government or a public body that bears the name of a national one: 나루군 공무원 행동강령.
fn of_an_office(before: &str, start: usize, end: usize, title: &str) -> Option<(usize, String)> {
    if title.ends_with(['법', '률']) || title.ends_with("시행령") || title.ends_with("시행규칙") {
        return None;
    }
    let office = before[..start]
        .trim_end()
        .rsplit(|c: char| !c.is_alphanumeric() && !is_left_open(c))
        .next()
        .unwrap_or_default();
    let from = before[..start].trim_end().len() - office.len();
    (is_office(office) && before[..start].ends_with(' ')).then(|| (from, before[from..end].to_owned()))
}

/// Whether a word is the name of a local government or a public body: 나루군, 한강교육청, 중구.
fn is_office(word: &str) -> bool {
    let named = word.chars().count() >= 3
        && ["시", "군", "구", "도", "청", "공사", "공단"].iter().any(|ending| word.ends_with(ending));
    named || ["동구", "서구", "남구", "북구", "중구"].contains(&word)
}

/// Whether a character stands for letters that are left open: ○○군.
fn is_left_open(c: char) -> bool {
    matches!(c, '○' | '◯' | '〇' | '□' | '△')
}

/// Where the last words of a text begin, the last first. Names do not reach over punctuation or an empty line.
fn word_starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut next = text.len();
    for (at, c) in text.char_indices().rev() {
        // One such sign alone is a bullet.
        let left_open = is_left_open(c)
            && (text[..at].ends_with(is_left_open) || text[at + c.len_utf8()..].starts_with(is_left_open));
        let inside = c.is_alphanumeric() || crate::text::is_middle_dot(c) || left_open;
        if !inside {
            if next != at + c.len_utf8() || starts.is_empty() {
                starts.push(at + c.len_utf8());
            }
            next = at;
            let goes_on = matches!(c, ' ' | '\u{a0}') || (c == '\n' && text[..at].ends_with(char::is_alphanumeric));
            if !goes_on || starts.len() >= MAX_NAME_WORDS {
                return starts;
            }
        }
    }
    starts.push(0);
    starts
}

/// Where a name begins that no library vouches for: …에 관한 법률, …법, …법 시행령.
fn grammatical_name(text: &str, starts: &[usize]) -> Option<usize> {
    let word = |place: usize| {
        let start = *starts.get(place)?;
        let end = place.checked_sub(1).and_then(|before| starts.get(before)).copied().unwrap_or(text.len());
        Some(text[start..end].trim())
    };
    let mut place = 0;
    if matches!(word(0)?, "시행령" | "시행규칙") {
        place = 1;
    }
    let head = word(place)?;
    let is_act = head.chars().count() >= 3
        && head.ends_with('법')
        && !["방법", "위법", "불법", "편법", "입법", "사법", "문법", "용법", "기법"]
            .iter()
            .any(|other| head.ends_with(other));
    let links = ["관한", "위한", "대한"];
    let linked = word(place + 1).is_some_and(|link| links.contains(&link));
    let follows_link = linked && ["법률", "특별법", "규칙", "규정", "조례", "특별조치법", "특례법"].contains(&head);
    if !follows_link {
        return if is_act { Some(starts[place]) } else { rule_name(head, starts, &word) };
    }
    let mut first = place + 1;
    while let Some(before) = word(first + 1) {
        let ends_a_clause = ["은", "는", "을", "를", "며", "고", "면", "서", "결과", "따라", "따른", "관련"]
            .iter()
            .any(|ending| before.ends_with(ending));
        let object_of_link = first == place + 1 && (before.ends_with('을') || before.ends_with('를'));
        if before.is_empty() || (ends_a_clause && !object_of_link) {
            break;
        }
        first += 1;
    }
    (first > place + 1).then(|| starts[first])
}

/// Where the name of an ordinance or a rule begins that ends in `head`: with the office that issued it, or with the one
/// word before it.
fn rule_name<'a>(head: &str, starts: &[usize], word: &impl Fn(usize) -> Option<&'a str>) -> Option<usize> {
    const WORDS: usize = 6;
    let is_ordinance = head.ends_with("조례");
    let is_rule = head.chars().count() >= 4
        && ["규정", "규칙", "훈령", "예규", "강령"].iter().any(|ending| head.ends_with(ending))
        && !["취업규칙", "인사규칙", "회사규정"].contains(&head);
    if !is_ordinance && !is_rule {
        return None;
    }
    let is_bare = head == "조례";
    let office = (1..=WORDS).find(|&place| word(place).is_some_and(is_office));
    let of_officials = word(1).is_some_and(|word| word.ends_with("공무원")).then_some(1);
    // Without an office the name is what stands before 조례 and ends no clause.
    let ends_a_clause = |word: &str| {
        word.is_empty() || word.ends_with(['은', '는', '을', '를', '고', '며', '와', '과', '및', '라', '른', '련'])
    };
    let words = (1..=WORDS).take_while(|&place| word(place).is_some_and(|word| !ends_a_clause(word))).last();
    let bare = if is_bare { words } else { Some(0) };
    office.or(of_officials).or(bare).map(|place| starts[place])
}
