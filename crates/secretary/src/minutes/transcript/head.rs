//! The heading that people write above a transcript: `회의명: …`, `일시: …`, `장소: …`, `참석자: …`.
//!
//! These lines look like speaker lines and are not; their facts go to the record.

/// Facts written above the talk, as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// Name of the meeting.
    pub title: Option<String>,
    /// Day, and perhaps hour.
    pub date: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// The body that held it.
    pub host: Option<String>,
    /// Those present, one string per name with title.
    pub present: Vec<String>,
    /// Items of business in their written order.
    pub agenda: Vec<String>,
}

/// What a heading line tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fact {
    Title,
    Date,
    Place,
    Host,
    Present,
    Agenda,
    /// A known heading that the record has no use for.
    Other,
}

/// Heading words without spaces.
const HEADINGS: &[(&str, Fact)] = &[
    ("회의명", Fact::Title),
    ("회의명칭", Fact::Title),
    ("회의제목", Fact::Title),
    ("제목", Fact::Title),
    ("일시", Fact::Date),
    ("회의일시", Fact::Date),
    ("개최일시", Fact::Date),
    ("날짜", Fact::Date),
    ("일자", Fact::Date),
    ("회의일자", Fact::Date),
    ("장소", Fact::Place),
    ("회의장소", Fact::Place),
    ("개최장소", Fact::Place),
    ("개최기관", Fact::Host),
    ("주관", Fact::Host),
    ("주최", Fact::Host),
    ("참석", Fact::Present),
    ("참석자", Fact::Present),
    ("참석대상", Fact::Present),
    ("배석", Fact::Present),
    ("배석자", Fact::Present),
    ("안건", Fact::Agenda),
    ("상정안건", Fact::Agenda),
    ("회의안건", Fact::Agenda),
    ("심의안건", Fact::Agenda),
    ("의제", Fact::Agenda),
    ("시간", Fact::Other),
    ("주제", Fact::Other),
    ("작성자", Fact::Other),
    ("작성일", Fact::Other),
    ("기록", Fact::Other),
    ("녹음파일", Fact::Other),
    ("파일명", Fact::Other),
    ("비고", Fact::Other),
    ("붙임", Fact::Other),
    ("수신", Fact::Other),
    ("관련", Fact::Other),
    ("문의", Fact::Other),
    ("회의록", Fact::Other),
];

impl Head {
    /// Takes a line that is a heading with its fact; `false` where it is none.
    pub(super) fn take(&mut self, line: &str) -> bool {
        let line = without_mark(line);
        let Some((word, fact)) = line.split_once([':', '：']) else { return false };
        let Some(kind) = fact_of(word) else { return false };
        let fact = fact.trim();
        let slot = match kind {
            Fact::Title => &mut self.title,
            Fact::Date => &mut self.date,
            Fact::Place => &mut self.place,
            Fact::Host => &mut self.host,
            Fact::Present => {
                self.present.extend(list(fact));
                return true;
            }
            Fact::Agenda => {
                self.agenda.extend(list(fact));
                return true;
            }
            Fact::Other => return true,
        };
        if slot.is_none() && !fact.is_empty() {
            *slot = Some(fact.to_owned());
        }
        true
    }

    /// Reads the headings of a notice of the meeting; whatever else it says is passed over.
    pub fn of_notice(notice: &str) -> Head {
        let mut head = Head::default();
        for line in notice.lines() {
            if !head.take(line)
                && head.title.is_none()
                && let Some(subject) = line.trim_start().strip_prefix("제목 ")
            {
                let subject = subject.trim();
                head.title = Some(subject.strip_suffix("개최 알림").unwrap_or(subject).trim_end().to_owned());
            }
        }
        head
    }
}

/// Whether a word is a heading rather than a speaker.
pub(super) fn is_heading(word: &str) -> bool {
    fact_of(word).is_some()
}

fn fact_of(word: &str) -> Option<Fact> {
    let word: String = word.chars().filter(|c| !c.is_whitespace()).collect();
    HEADINGS.iter().find(|(heading, _)| *heading == word).map(|&(_, fact)| fact)
}

/// A line without its bullet or item mark ("- ", "1. ", "가. ", "2) ").
fn without_mark(line: &str) -> &str {
    /// Letters that number the second level of items in official documents.
    const LETTERS: &str = "가나다라마바사아자차카타파하";
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || "-*•·□○◦▶#".contains(c));
    let mark = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let mark = if mark.len() == line.len() { line.trim_start_matches(|c| LETTERS.contains(c)) } else { mark };
    match mark.strip_prefix(['.', ')']) {
        Some(rest) if mark.len() < line.len() => rest.trim_start(),
        _ => line,
    }
}

fn list(fact: &str) -> impl Iterator<Item = String> {
    fact.split([',', '、', '/', ';']).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned)
}
