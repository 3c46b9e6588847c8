//! The core of what somebody said, as a line that a secretary would write down.
//!
//! A long sentence of talk leads up to what it says: reasons, asides and what was said before stand in front. What is kept is
//! the longest end of it that fits into a line, cut where a clause begins and never inside a word.

use std::sync::LazyLock;

use regex::Regex;

use super::wording;

/// Characters of a line of the record at the most.
const LINE: usize = 80;
/// Characters from which a clause says something by itself.
const SAYS: usize = 16;

/// Where a clause ends inside a sentence.
static CLAUSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\S(?:는데요?|은데요?|인데요?|니까|지만|면서|라서|어서|아서|해서|고요?|거든요|잖아요|으며|며|어도|아도),?\s+|,\s+").expect("a pattern in the source compiles")
});

/// The core of a sentence in the style of records.
pub(in crate::minutes) fn of(sentence: &str) -> String {
    wording::statement(core(wording::without_fillers(sentence.trim())))
}

/// Several sentences of one thought, as many as fit into a line.
pub(in crate::minutes) fn of_all<'s>(sentences: impl Iterator<Item = &'s str>) -> String {
    let mut line = String::new();
    for said in sentences.map(of) {
        if !line.is_empty() && line.chars().count() + said.chars().count() > LINE {
            break;
        }
        if !line.is_empty() {
            line.push_str(", ");
        }
        line.push_str(&said);
    }
    line
}

/// The longest end of a sentence that fits into a line.
fn core(said: &str) -> &str {
    let length = |text: &str| text.chars().count();
    if length(said) <= LINE {
        return said;
    }
    let fits = |rest: &&str| (SAYS..=LINE).contains(&length(rest));
    let clauses = || CLAUSE.find_iter(said);
    // What begins behind a comma stands by itself.
    let behind_comma =
        clauses().filter(|clause| clause.as_str().contains(',')).map(|clause| &said[clause.end()..]).find(fits);
    let fitting = behind_comma.or_else(|| clauses().map(|clause| &said[clause.end()..]).find(fits));
    fitting.unwrap_or_else(|| {
        // One clause longer than a line: its last words.
        let words = said.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| &said[at + 1..]);
        words.into_iter().find(|rest| length(rest) <= LINE).unwrap_or(said)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_short_whole_and_in_the_style_of_records() {
        let long = "아까도 말씀드렸지만 저희가 작년 봄부터 현장을 여러 번 다녀 봤는데 그때마다 사정이 조금씩 달라서 판단이 쉽지 않았고, \
                    결국 제일 큰 문제는 배수로 12곳이 낡아서 비가 오면 물이 도로로 넘친다는 점입니다.";
        let gist = of(long);
        assert_eq!(gist, "결국 제일 큰 문제는 배수로 12곳이 낡아서 비가 오면 물이 도로로 넘친다는 점임");
        for (said, line) in [
            ("골목이 좁아서 소방차가 못 들어와요.", "골목이 좁아서 소방차가 못 들어옴"),
            ("전기가 넘으면 차단기 떨어져요.", "전기가 넘으면 차단기 떨어짐"),
            ("소리 때문에 노래가 안 들려.", "소리 때문에 노래가 안 들림"),
            ("선관위에서 아직 답이 없어.", "선관위에서 아직 답이 없음"),
            ("옆 마을이 벌금을 물었대요.", "옆 마을이 벌금을 물었다고 함"),
            ("작년 것도 쓸 수 있을 것 같은데요.", "작년 것도 쓸 수 있을 것 같음"),
        ] {
            assert_eq!(of(said), line);
        }
        let word = "가나다라마바사".repeat(30);
        assert_eq!(of(&word), word, "a word is never cut");
    }
}
