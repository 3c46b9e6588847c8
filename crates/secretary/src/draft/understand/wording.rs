//! Words of a hurried request in the wording of documents, where that changes nothing of what is said.
//!
//! A particle, an abbreviation or an arrow is only touched where it stands as one: 사랑 ends like 랑 and KAIST holds an AI.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::organisations::is_body;
use crate::korean::pattern;

/// Spellings that a document sets right: loan words, abbreviations with their Korean first, typing slips.
const SPELLINGS: &[(&str, &str)] = &[
    ("워크샵", "워크숍"),
    ("컨텐츠", "콘텐츠"),
    ("리더쉽", "리더십"),
    ("제츨", "제출"),
    ("AI", "인공지능(AI)"),
    ("VPN", "가상사설망(VPN)"),
    ("TF팀", "전담팀(TF)"),
    ("TF", "전담팀(TF)"),
    ("MOU", "업무 협약(MOU)"),
    ("IoT", "사물 인터넷(IoT)"),
    ("CCTV", "영상정보처리기기(CCTV)"),
];

/// Loan words and abbreviations as a document spells them. An abbreviation is one between signs, spaces and Hangul
/// particles, and is spelled out once.
pub(crate) fn spelled(text: &str) -> String {
    let mut out = text.to_owned();
    for (spoken, official) in SPELLINGS {
        if !spoken.is_ascii() && !spoken.starts_with(|c: char| c.is_ascii()) {
            out = out.replace(spoken, official);
            continue;
        }
        if out.contains(official) || out.contains(&format!("({spoken})")) {
            continue;
        }
        let alone = |at: usize| {
            let before = out[..at].chars().next_back();
            let after = out[at + spoken.len()..].chars().next();
            !before.is_some_and(|c| c.is_alphanumeric() || "-_./@&".contains(c))
                && !after.is_some_and(|c| c.is_ascii_alphanumeric() || "-_./@&".contains(c))
        };
        let found = out.match_indices(spoken).map(|(at, _)| at).find(|at| alone(*at));
        if let Some(at) = found {
            out.replace_range(at..at + spoken.len(), official);
        }
    }
    out
}

/// "교통통제랑 구급차" as "교통통제와 구급차": 랑 and 이랑 where they join two nouns.
pub(crate) fn joined(text: &str) -> String {
    static JOIN: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"([가-힣A-Za-z0-9)]+?)(이랑|랑|하고)(\s+[가-힣A-Za-z0-9])"));
    /// Nouns that end like the particle.
    const IN_RANG: [&str; 10] = ["사랑", "자랑", "노랑", "파랑", "호랑", "화랑", "벼랑", "고랑", "도랑", "아리랑"];
    /// Nouns in 이 behind a consonant, to which 랑 and not 이랑 is joined.
    const IN_I: [&str; 8] = ["어린이", "젊은이", "종이", "길이", "높이", "깊이", "넓이", "돌봄이"];
    JOIN.replace_all(text, |found: &Captures<'_>| {
        let (stem, josa, rest) = (&found[1], &found[2], &found[3]);
        let whole = format!("{stem}{josa}");
        let stays = match josa {
            // 하고 joins clauses too, and only a body or an office does nothing.
            "하고" => !is_body(stem) && !is_body(stem.trim_end_matches('장')),
            "랑" => closed(stem) || IN_RANG.iter().any(|noun| whole.ends_with(noun)),
            _ => !closed(stem),
        };
        if stays {
            return found[0].to_owned();
        }
        let noun = if josa == "이랑" && IN_I.iter().any(|noun| format!("{stem}이").ends_with(noun)) {
            format!("{stem}이")
        } else {
            stem.to_owned()
        };
        let and = if closed(&noun) { "과" } else { "와" };
        format!("{noun}{and}{rest}")
    })
    .into_owned()
}

/// Whether a word ends on a consonant.
fn closed(word: &str) -> bool {
    let last = word.chars().next_back().map_or(0, |c| c as u32);
    (0xAC00..=0xD7A3).contains(&last) && !(last - 0xAC00).is_multiple_of(28)
}

/// "총무과→기획예산과", "3명→2명" as "총무과에서 기획예산과": a move between two of a kind. Any other arrow stays.
pub(crate) fn moved(text: &str) -> String {
    static ARROW: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"([^\s→,]+)\s*→\s*(\d{4}\. \d{1,2}\. \d{1,2}\.\([월화수목금토일]\)|[^\s→,]+)(\s*→)?")
    });
    ARROW
        .replace_all(text, |found: &Captures<'_>| {
            let (from, to) = (&found[1], &found[2]);
            let chain =
                found.get(3).is_some() || text[..found.get(0).map_or(0, |all| all.start())].trim_end().ends_with('→');
            if chain || !of_a_kind(from, to) { found[0].to_owned() } else { format!("{from}에서 {to}") }
        })
        .into_owned()
}

fn of_a_kind(from: &str, to: &str) -> bool {
    static WHEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:\([월화수목금토일]\)|\d{1,2}:\d\d|\d월|\d일|\d시)$"));
    static COUNT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[\d.,]+([가-힣%]+)$"));
    let unit = |word: &str| COUNT.captures(word).map(|found| found[1].to_owned());
    let days = WHEN.is_match(from) && WHEN.is_match(to);
    days || is_body(from) && is_body(to) || unit(from).is_some_and(|of| unit(to) == Some(of))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_spelled_out_only_where_they_stand_alone() {
        for (said, written) in [
            ("AI 기본계획(안)", "인공지능(AI) 기본계획(안)"),
            ("AI를 쓰는 법, AI 윤리", "인공지능(AI)를 쓰는 법, AI 윤리"),
            ("KAIST 방문", "KAIST 방문"),
            ("E-MAIL 주소", "E-MAIL 주소"),
            ("PLATFORM 구축", "PLATFORM 구축"),
            ("인공지능(AI) 교육", "인공지능(AI) 교육"),
            ("TF팀 구성", "전담팀(TF) 구성"),
            ("워크샵", "워크숍"),
        ] {
            assert_eq!(spelled(said), written);
        }
    }

    #[test]
    fn only_a_particle_between_two_nouns_is_made_formal() {
        for (said, written) in [
            ("교통통제랑 구급차 배치", "교통통제와 구급차 배치"),
            ("예고문이랑 조례안", "예고문과 조례안"),
            ("어린이랑 가족", "어린이와 가족"),
            ("총무과하고 회계과", "총무과와 회계과"),
            ("이웃사랑 성금 모금", "이웃사랑 성금 모금"),
            ("안전하고 행복한 마을", "안전하고 행복한 마을"),
            ("점자블록 설치하고 착수 전 통보", "점자블록 설치하고 착수 전 통보"),
        ] {
            assert_eq!(joined(said), written);
        }
    }

    #[test]
    fn an_arrow_is_a_move_only_between_two_of_a_kind() {
        for (said, written) in [
            ("총무과→기획예산과", "총무과에서 기획예산과"),
            ("숙직 3명→2명", "숙직 3명에서 2명"),
            ("2026. 12. 3.(목)→2026. 12. 10.(목)로", "2026. 12. 3.(목)에서 2026. 12. 10.(목)로"),
            ("접수→검토→처리", "접수→검토→처리"),
            ("처리 12,233건 → 처리율 98.0%", "처리 12,233건 → 처리율 98.0%"),
        ] {
            assert_eq!(moved(said), written);
        }
    }
}
