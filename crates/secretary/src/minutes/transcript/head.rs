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
    ("참석위원", Fact::Present),
    ("참석명단", Fact::Present),
    ("참석자명단", Fact::Present),
    ("참석범위", Fact::Present),
    ("대상", Fact::Present),
    ("위원명단", Fact::Present),
    ("배석", Fact::Present),
    ("배석자", Fact::Present),
    ("안건", Fact::Agenda),
    ("상정안건", Fact::Agenda),
    ("회의안건", Fact::Agenda),
    ("심의안건", Fact::Agenda),
    ("주요안건", Fact::Agenda),
    ("논의안건", Fact::Agenda),
    ("논의사항", Fact::Agenda),
    ("협의사항", Fact::Agenda),
    ("회의내용", Fact::Agenda),
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

/// What names of meetings end with.
const MEETINGS: &[&str] =
    &["회의", "회의록", "위원회", "간담회", "설명회", "보고회", "협의회", "공청회", "토론회", "심의회"];
/// Characters of a name at the most; what is longer is a sentence.
const LONGEST_NAME: usize = 40;

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
                self.present.extend(people(fact));
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

    /// Takes a line that is nothing but the name of a meeting (`주간업무회의`, `제3차 인사위원회 회의록`), the first of its
    /// kind; `false` where it is none.
    pub(super) fn take_name(&mut self, line: &str) -> bool {
        let line = without_mark(line).trim();
        let names = line.chars().count() <= LONGEST_NAME && MEETINGS.iter().any(|meeting| line.ends_with(meeting));
        if self.title.is_some() || !names {
            return false;
        }
        // The record of a meeting is called after the meeting.
        let name = line.strip_suffix('록').unwrap_or(line);
        let twice =
            name.strip_suffix("회의").map(str::trim_end).filter(|name| MEETINGS.iter().any(|m| name.ends_with(m)));
        self.title = Some(twice.unwrap_or(name).to_owned());
        true
    }

    /// Reads the headings of a notice of the meeting, the items and the table under them; whatever else it says is passed
    /// over.
    pub fn of_notice(notice: &str) -> Head {
        let mut head = Head::default();
        let mut roster = Roster::default();
        // The heading whose items stand under it, one a line.
        let mut under: Option<Fact> = None;
        for line in notice.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if line.starts_with('|') {
                head.present.extend(roster.row(line));
                continue;
            }
            if let Some(subject) = line.strip_prefix("제목 ").map(str::trim)
                && head.title.is_none()
            {
                let name = ["개최 알림", "개최 안내", "개최 통보", "참석 요청", "알림", "안내"]
                    .iter()
                    .find_map(|end| subject.strip_suffix(end))
                    .unwrap_or(subject);
                head.title = Some(name.trim_end().to_owned());
                continue;
            }
            let unmarked = without_mark(line);
            let (word, fact) = unmarked.split_once([':', '：']).unwrap_or((unmarked, ""));
            match fact_of(word) {
                Some(kind) if fact.trim().is_empty() => under = Some(kind),
                Some(_) => {
                    under = None;
                    head.take(line);
                }
                None if unmarked.len() == line.len() || word.starts_with("붙임") => under = None,
                None => match under {
                    Some(Fact::Present) => head.present.extend(people(unmarked)),
                    Some(Fact::Agenda) => head.agenda.push(unmarked.to_owned()),
                    _ => {}
                },
            }
        }
        head
    }
}

/// A roster kept as a table: heads first, then one person a row.
#[derive(Debug, Default)]
struct Roster {
    /// Which cells hold department, post and name.
    columns: Option<[Option<usize>; 3]>,
}

impl Roster {
    /// The person of a row, as "name department post".
    fn row(&mut self, line: &str) -> Option<String> {
        const HEADS: [&[&str]; 3] = [
            &["소속", "부서", "기관", "소속기관"],
            &["직위", "직급", "직책", "직위직급", "구분"],
            &["성명", "이름", "위원명", "성함"],
        ];
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let bare = |cell: &str| cell.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let column = |heads: &[&str]| cells.iter().position(|cell| heads.contains(&bare(cell).as_str()));
        let columns = HEADS.map(column);
        if columns[2].is_some() {
            self.columns = Some(columns);
            return None;
        }
        let [unit, post, name] = self.columns?.map(|at| at.and_then(|at| cells.get(at)).copied().unwrap_or_default());
        let spoken = !name.is_empty() && name.chars().all(|c| c.is_alphabetic() || c == ' ');
        spoken.then(|| [name, unit, post].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
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

/// The people of a list; one post may stand before several names ("위원 김가람·이두리") and "등 6명" after them.
fn people(fact: &str) -> Vec<String> {
    let mut people = Vec::new();
    for one in list(fact) {
        let counted = one
            .rsplit_once(" 등")
            .filter(|(_, rest)| rest.trim_end_matches('명').trim().bytes().all(|b| b.is_ascii_digit()));
        let one = counted.map_or(one.as_str(), |(named, _)| named);
        match one.split_once(['·', 'ㆍ']).zip(one.rsplit_once(char::is_whitespace)) {
            Some((_, (post, names))) if names.contains(['·', 'ㆍ']) && !post.contains(['·', 'ㆍ']) => {
                people.extend(names.split(['·', 'ㆍ']).map(|name| format!("{post} {name}")));
            }
            Some(_) => people.extend(one.split(['·', 'ㆍ']).map(|one| one.trim().to_owned())),
            None => people.push(one.to_owned()),
        }
    }
    people
}

fn list(fact: &str) -> impl Iterator<Item = String> {
    fact.split([',', '、', '/', ';']).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_only_a_name_names_the_meeting() {
        for (line, name) in [
            ("주간업무회의", Some("주간업무회의")),
            ("# 제3차 인사위원회 회의록", Some("제3차 인사위원회")),
            ("상반기 예산 조정 회의록", Some("상반기 예산 조정 회의")),
            ("녹음 파일을 옮겨 적음", None),
        ] {
            let mut head = Head::default();
            assert_eq!(head.take_name(line), name.is_some(), "{line}");
            assert_eq!(head.title.as_deref(), name);
        }
    }

    #[test]
    fn a_notice_gives_name_day_place_people_and_business() {
        let notice = "제목  제3차 청사관리위원회 개최 알림\n1. 관련: 총무과-12(2026. 3. 2.)\n2. 아래와 같이 회의를 개최합니다.\n  \
            가. 일  시: 2026. 3. 26.(목) 14:00\n  나. 장  소: 본관 3층 회의실\n  다. 참석 대상: 위원장 함나루, 위원 석가람·금보리 등 3명\n  \
            라. 안  건\n    1) 결산 승인의 건\n    2) 주차 요금 개편안\n붙임  회의 자료 1부.  끝.\n";
        let head = Head::of_notice(notice);
        assert_eq!(head.title.as_deref(), Some("제3차 청사관리위원회"));
        assert_eq!(head.place.as_deref(), Some("본관 3층 회의실"));
        assert_eq!(head.date.as_deref(), Some("2026. 3. 26.(목) 14:00"));
        assert_eq!(head.present, ["위원장 함나루", "위원 석가람", "위원 금보리"]);
        assert_eq!(head.agenda, ["결산 승인의 건", "주차 요금 개편안"]);
    }

    #[test]
    fn a_roster_may_be_a_table() {
        let notice = "참석자\n| 연번 | 소속 | 직위 | 성명 |\n|---|---|---|---|\n| 1 | 기획과 | 과장 | 함나루 |\n| 2 | 도로과 | 팀장 | 석가람 |\n";
        assert_eq!(Head::of_notice(notice).present, ["함나루 기획과 과장", "석가람 도로과 팀장"]);
    }

    #[test]
    fn a_written_title_stays() {
        let mut head = Head::default();
        assert!(head.take("회의명: 예산 조정 회의") && !head.take_name("주간업무회의"));
        assert_eq!(head.title.as_deref(), Some("예산 조정 회의"));
    }
}
