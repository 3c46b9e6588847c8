//! Bodies of the state that are said short: ministries by the day they are spoken of, committees by what stands around
//! them.
//!
//! A ministry that was renamed is called what it is called today; one that was split has no name today, and which of its
//! heirs is meant has to be asked. A word in 위 is a committee only where the text shows it to be one: 무더위 is none.

use std::sync::LazyLock;

use jiff::civil::Date;

/// One name of a body, with the days between which it was its name.
struct Name {
    short: &'static str,
    full: &'static str,
    head: Option<&'static str>,
    from: Option<Date>,
    until: Option<Date>,
    became: Vec<&'static str>,
}

static NAMES: LazyLock<Vec<Name>> = LazyLock::new(|| {
    let rows = include_str!("bodies.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| {
        let mut cells = row.split('\t').map(str::trim);
        let (short, full) = (cells.next()?, cells.next()?);
        let mut cell = || cells.next().filter(|cell| !cell.is_empty());
        let (head, from, until, became) = (cell(), cell(), cell(), cell());
        let day = |cell: Option<&str>| cell.and_then(|day| day.parse().ok());
        let became = became.map_or_else(Vec::new, |heirs| heirs.split(',').collect());
        Some(Name { short, full, head, from: day(from), until: day(until), became })
    })
    .collect()
});

/// What a name of a body stands for on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// One body, by its full name of that day.
    One(&'static str),
    /// A body that was split into these.
    Split(&'static str, Vec<&'static str>),
}

/// The body that a short or a full name means on a day; nothing where the table does not know it.
pub fn meant(name: &str, today: Date) -> Option<Meant> {
    let known = || NAMES.iter().filter(|row| row.short == name || row.full == name);
    let stands =
        |row: &&Name| row.from.is_none_or(|from| from <= today) && row.until.is_none_or(|until| today <= until);
    if let Some(row) = known().find(stands) {
        return Some(Meant::One(row.full));
    }
    let row = known().next()?;
    match row.became.as_slice() {
        [] => Some(Meant::One(row.full)),
        [heir] => meant(heir, today).or(Some(Meant::One(heir))),
        heirs => Some(Meant::Split(row.full, heirs.to_vec())),
    }
}

/// Whether this is the full name of a body of the table, of today or of an earlier day.
pub fn is_known(name: &str) -> bool {
    NAMES.iter().any(|row| row.full == name)
}

/// The short names of a body, and the names that it had.
pub fn others(full: &str) -> impl Iterator<Item = &'static str> {
    let rows = NAMES.iter().filter(move |row| row.full == full || row.became == [full]);
    rows.flat_map(|row| [row.short, row.full])
}

/// What the head of a body is called, where its name does not say it.
pub fn head(full: &str) -> Option<&'static str> {
    NAMES.iter().find(|row| row.full == full)?.head
}

/// Words in 위 that are no committees, whatever follows them.
const NO_COMMITTEES: [&str; 15] = [
    "방위", "순위", "범위", "단위", "지위", "행위", "부위", "수위", "직위", "학위", "주위", "시위", "품위", "권위",
    "우위",
];

/// The full name of a committee that is called by its first part ("민원조정위"), where the text says the full name too
/// or goes on like one.
pub fn committee(word: &str, text: &str) -> Option<String> {
    const GOES_ON: [&str; 9] = ["회의", "위원", "민간위원", "개최", "심의", "의결", "위원장", "소집", "위촉"];
    let stem = word.strip_suffix('위').filter(|stem| stem.chars().count() >= 2)?;
    if NO_COMMITTEES.iter().any(|other| word.ends_with(other)) {
        return None;
    }
    let full = format!("{stem}위원회");
    let goes_on = |(at, _): (usize, &str)| {
        let begins = !text[..at].ends_with(|c: char| c.is_alphanumeric());
        let rest = text[at + word.len()..].trim_start_matches([' ', '\u{a0}']);
        begins && GOES_ON.iter().any(|next| rest.starts_with(next))
    };
    (text.contains(&full) || text.match_indices(word).any(goes_on)).then_some(full)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_ministry_is_called_what_it_is_called_on_the_day() {
        let today = date(2026, 11, 23);
        for (said, full) in [
            ("행안부", "행정안전부"),
            ("산업부", "산업통상부"),
            ("산업통상자원부", "산업통상부"),
            ("환경부", "기후에너지환경부"),
            ("여가부", "성평등가족부"),
            ("재경부", "재정경제부"),
        ] {
            assert_eq!(meant(said, today), Some(Meant::One(full)), "{said}");
        }
        assert_eq!(meant("산업부", date(2025, 9, 30)), Some(Meant::One("산업통상자원부")));
        assert_eq!(meant("기재부", date(2026, 1, 1)), Some(Meant::One("기획재정부")));
        assert!(matches!(meant("기재부", today), Some(Meant::Split("기획재정부", heirs)) if heirs.len() == 2));
        assert_eq!(head("기획예산처"), Some("기획예산처장관"));
        assert_eq!(meant("우산부", today), None);
        assert!(others("기후에너지환경부").any(|name| name == "환경부"));
    }

    #[test]
    fn a_word_in_wi_is_a_committee_only_where_the_text_shows_it() {
        assert_eq!(committee("민원조정위", "민원조정위 회의 소집").as_deref(), Some("민원조정위원회"));
        assert_eq!(committee("인사위", "인사위에 회부. 인사위원회는 다음 주").as_deref(), Some("인사위원회"));
        assert_eq!(committee("무더위", "무더위 쉼터 운영 안내"), None);
        assert_eq!(committee("우선순위", "우선순위 심의"), None);
    }
}
