//! Sentences, spacing and punctuation. Single words are in [`words`](super::words).

use super::{
    subject::{Found, Subject, pattern},
    words::{is_meant, particle_behind},
};
use crate::{
    kind::Form,
    notation::{HeadField, Part},
};

pub(super) fn hangul_first(subject: &Subject<'_>, found: &mut Found) {
    for hit in subject.matches(pattern!(r"([A-Z][A-Za-z&]{1,9})\(([가-힣][가-힣 ]*[가-힣])\)")) {
        // KTX(왕복), PC(신규): what stands in brackets behind a word of Latin letters is seldom what it means.
        if !is_meant(hit.text(1), hit.text(2)) {
            continue;
        }
        let range = hit.range(0);
        let behind = particle_behind(subject.after(range.end), hit.text(2));
        let (old, new) = behind.unwrap_or_default();
        let right = format!("{}({}){new}", hit.text(2), hit.text(1));
        let replaced = range.start..range.end + old.len();
        found.fix(range, replaced, &right, format!("한글을 먼저 쓰고 괄호 안에 외국어를 씁니다: {right}"));
    }
    for hit in subject.matches(pattern!(r"[\x{4E00}-\x{9FFF}]+")) {
        // Where the letters themselves are spoken of, they stand for themselves.
        let spoken = subject.line_before(hit.range(0).start).contains("한자");
        // A weekday in brackets is a date written otherwise (DATE-05).
        if subject.before(hit.range(0).start) != Some('(') && !spoken {
            found.say(hit.range(0), "한글로 쓰고, 필요하면 괄호 안에 한자를 함께 씁니다.");
        }
    }
}

/// Nouns that make adjectives, which nobody can be told to be.
const STATES: [&str; 14] = [
    "가능",
    "필요",
    "불가능",
    "불가피",
    "적정",
    "적절",
    "타당",
    "중요",
    "충분",
    "곤란",
    "유리",
    "유사",
    "동일",
    "시급",
];

pub(super) fn polite_endings(subject: &Subject<'_>, found: &mut Found) {
    let body = |line: &&crate::notation::Line<'_>| matches!(line.part, Part::Item(_) | Part::Paragraph);
    for line in subject.prose().filter(body).filter(|_| subject.letter) {
        let text = crate::notation::split_end(line.text).0;
        if let Some(groups) =
            pattern!(r"(?:제출|회신|통보|참석|협조|조치|보고|이행|참고|신청) ?(바람\.?)$").captures(text)
            && let Some(short) = groups.get(1)
        {
            let end = line.start + short.end();
            let start = line.start + text[..short.start()].trim_end().len();
            found.replace(start..end, "하시기 바랍니다.", "받는 사람을 높여 `하시기 바랍니다.`로 씁니다.");
        }
        if let Some(order) = pattern!(r"(?:제출|회신|참석|보고|이행|조치|협조)(하(?:라|시오)\.?)$")
            .captures(text)
            .and_then(|groups| groups.get(1))
        {
            let range = line.start + order.start()..line.start + order.end();
            found.replace(range, "하시기 바랍니다.", "받는 사람을 높여 `하시기 바랍니다.`로 씁니다.");
            continue;
        }
        let Some(groups) = pattern!(r"(?:(할|하기) ?(것|바람))\.?$").captures(text) else { continue };
        let Some(whole) = groups.get(0).filter(|_| matches!((&groups[1], &groups[2]), ("할", "것") | ("하기", "바람")))
        else {
            continue;
        };
        // 가능할 것, 필요할 것: what is thought, not what is asked.
        if STATES.iter().any(|state| text[..whole.start()].ends_with(state)) {
            continue;
        }
        let range = line.start + whole.start()..line.start + whole.end();
        found.replace(range, "하시기 바랍니다.", "받는 사람을 높여 `하시기 바랍니다.`로 씁니다.");
    }
}

pub(super) fn year_at_the_start_of_a_word(subject: &Subject<'_>, found: &mut Found) {
    for hit in subject.matches(pattern!(r"(?:^|[\s(])(년)(간|도별|말|초|례|중)")) {
        // 3 년간, 수 년간: a unit behind a number, no word of its own.
        let counted = pattern!(r"(?:\d|(?:^|[\s(])(?:수|몇|여러|[일이삼사오육칠팔구십백천]+))\s+$");
        if !counted.is_match(subject.line_before(hit.range(1).start)) {
            found.replace(hit.range(1), "연", format!("낱말의 첫머리에서는 `연{}`으로 씁니다.", hit.text(2)));
        }
    }
    for hit in subject.matches(pattern!(r"(?:회계|사업|예산|생산)(년)도")) {
        found.replace(hit.range(1), "연", "두 낱말이 모인 말의 뒷말도 `연도`로 씁니다.");
    }
}

/// Nouns that end in ㄹ and stand before 수 or 것 as part of a word (별수, 실수, 일수, 날것).
const NOUNS_IN_RIEUL: &str = "실철별필홀골물날탈들일";

fn ends_in_rieul(syllable: char) -> bool {
    ('가'..='힣').contains(&syllable) && (syllable as u32 - '가' as u32) % 28 == 8
}

pub(super) fn dependent_nouns_stand_apart(subject: &Subject<'_>, found: &mut Found) {
    spaces_that_are_fixed(subject, found);
    for hit in subject.matches(pattern!(r"([가-힣])(\s?)수(\s?)([있없])")) {
        let apart = !hit.text(2).is_empty() && !hit.text(3).is_empty();
        let verb = hit.text(1).chars().all(|c| ends_in_rieul(c) && !NOUNS_IN_RIEUL.contains(c));
        if verb && !apart {
            let right = format!("{} 수 {}", hit.text(1), hit.text(4));
            found.replace(hit.range(0), &right, format!("`수`는 앞뒤를 띄어 씁니다: {right}"));
        }
    }
    for hit in subject.matches(pattern!(r"([가-힣])것(?:[^가-힣]|을|이|은|으로|과|$)")) {
        let verb = matches!(hit.text(1), "는" | "한" | "된" | "던");
        if verb || hit.text(1).chars().all(|c| ends_in_rieul(c) && !NOUNS_IN_RIEUL.contains(c)) {
            let end = hit.range(1).end;
            found.fix(hit.range(1).start..end + "것".len(), end..end, " ", "`것`은 앞말과 띄어 씁니다.");
        }
    }
    for hit in subject.matches(pattern!(r"[가-힣](및)[가-힣]|[가-힣](및) |[가-힣] (및)[가-힣]")) {
        let at = (1..=3).find(|&group| hit.get(group).is_some()).unwrap_or(1);
        let range = hit.range(at);
        let space = |c: Option<char>| if c == Some(' ') { "" } else { " " };
        let right =
            format!("{}및{}", space(subject.before(range.start)), space(subject.after(range.end).chars().next()));
        found.replace(range, right, "`및`은 앞뒤를 띄어 씁니다.");
    }
}

/// Words that stand together or apart whatever is around them, each with the place where a space is missing or too much.
fn spaces_that_are_fixed(subject: &Subject<'_>, found: &mut Found) {
    let missing = pattern!(
        r"(?:회의|참석|제출|신청|발생|필요|방문|변경|위반|접수|출장|채용|계약|작성|지급|시행|요청)()시(?:[^가-힣]|에는|에도|까지는|$)|\d(?:일|주|개월|년|시간|분)()내(?:에|로|의|[^가-힣]|$)|(?:다음|아래|위|이)[과와]()같(?:이|은)"
    );
    for hit in subject.matches(missing) {
        let at = (1..=3).find(|&group| hit.get(group).is_some()).unwrap_or(1);
        found.fix(hit.range(0), hit.range(at), " ", "앞말과 띄어 씁니다.");
    }
    // 신호등, 평등: only behind words that name no lamp and no rank.
    let others = pattern!(
        r"(?:훈련|예산|교육|자료|서류|팀장|과장|국장|계획|결과|현황|시설|장비|물품|회의|행사|기관|단체|부서|직원|주민|사업|업무|법령|조례|지침|홍보|점검)()등(?:[^가-힣]|[을의에이은과]|으로|$)"
    );
    for hit in subject.matches(others) {
        found.fix(hit.range(0), hit.range(1), " ", "`등`은 앞말과 띄어 씁니다.");
    }
    for hit in subject.matches(pattern!(r"뿐(?:만)?()아니라")) {
        found.fix(hit.range(0), hit.range(1), " ", "`뿐만 아니라`로 띄어 씁니다.");
    }
    for hit in subject.matches(pattern!(r"[가-힣\d)]( )입니다|([가-힣])( )뿐만")) {
        let verb = hit.text(2).chars().any(ends_in_rieul);
        let at = if hit.get(3).is_some() { 3 } else { 1 };
        if !verb {
            found.fix(hit.range(0), hit.range(at), "", "앞말에 붙여 씁니다.");
        }
    }
    for hit in subject.matches(pattern!(r"그 밖(에) 사항")) {
        found.fix(hit.range(0), hit.range(1), "의", "`그 밖의 사항`으로 씁니다.");
    }
}

/// Longer sentences are read twice (국립국어원의 쉬운 공문서 권고는 한 문장에 한 가지 뜻).
const LONGEST_SENTENCE: usize = 120;

pub(super) fn sentences_are_short(subject: &Subject<'_>, found: &mut Found) {
    for line in subject.prose().filter(|line| matches!(line.part, Part::Item(_) | Part::Paragraph | Part::Sign(_))) {
        let mut start = line.content;
        for stop in pattern!(r"다\.(?:\s|$)|<br>|$").find_iter(&line.text[line.content..]) {
            let end = line.content + stop.end();
            let length = line.text[start..end].trim().chars().count();
            if length > LONGEST_SENTENCE {
                found.say(
                    line.start + start..line.start + end,
                    format!("문장이 {length}자입니다. 뜻이 바뀌는 곳에서 나누면 읽기 쉽습니다."),
                );
            }
            start = end;
        }
    }
}

pub(super) fn colons_lean_on_the_word_before(subject: &Subject<'_>, found: &mut Found) {
    // The labels of the head have two columns behind them and no colon.
    let mut labels = Vec::new();
    for line in &subject.lines {
        let label = match line.part {
            Part::Head(HeadField::Recipient) => "수신",
            Part::Head(HeadField::Title) => "제목",
            Part::Head(HeadField::Via) => "(경유)",
            _ => continue,
        };
        let range = line.start + line.indent..line.start + line.content;
        let written = &subject.text[range.clone()];
        let one = written.ends_with(' ') && !written.ends_with("  ") && !written.contains([':', '：']);
        if one && !line.content().is_empty() {
            let message = format!("`{label}` 다음에는 2타를 띄웁니다.");
            found.fix(line.range(), range.end - 1..range.end, "  ", message);
        }
        if written.contains([':', '：']) {
            let space = if line.content().is_empty() { "" } else { "  " };
            let message = format!("`{label}` 다음에는 쌍점 없이 2타를 띄웁니다.");
            found.replace(range.clone(), format!("{label}{space}"), message);
            labels.push(range);
        }
    }
    for hit in subject.matches(pattern!(r"[가-힣)\]]( *[:：] *)[^\s/:：<]")) {
        if labels.iter().any(|label| label.contains(&hit.range(1).start)) {
            continue;
        }
        // Behind a run of spaces stands what a form leaves to be filled in.
        if hit.text(1) != ": " && !hit.text(1).ends_with("  ") {
            found.replace(hit.range(1), ": ", "쌍점은 앞말에 붙이고 뒤를 1타 띄웁니다.");
        }
    }
}

pub(super) fn laws_in_corner_brackets(subject: &Subject<'_>, found: &mut Found) {
    const POINTING: [&str; 10] =
        ["법", "시행령", "시행규칙", "규정", "조례", "동법", "본법", "이법", "같은법", "대통령령"];
    const MESSAGE: &str = "법령의 이름은 낫표(「 」)로 묶습니다.";
    // 방법, 불법, 용법: words, not laws.
    let word = pattern!(r"(?:방|불|적|기|용|문|어|수|비|편|해|요|공|농|준|위|합|사|입|헌)법$");
    for line in subject.prose() {
        for groups in pattern!(r#"["“『]([가-힣ㆍ· ]{2,40}(?:법|법률|시행령|시행규칙))["”』]"#).captures_iter(line.text)
        {
            let (Some(quoted), name) = (groups.get(0), &groups[1]) else { continue };
            if !word.is_match(name) {
                let range = line.start + quoted.start()..line.start + quoted.end();
                found.replace(range, format!("「{name}」"), MESSAGE);
            }
        }
        // Single quotes set off words of all kinds: only what is cited, or can be nothing else, is a law.
        let single = pattern!(
            r"['‘]([가-힣ㆍ· ]{2,40}(?:법|법률|시행령|시행규칙))['’](\s?(?:제\d+조|시행령|시행규칙|에 따|에 의|의 개정|을 개정))?"
        );
        for groups in single.captures_iter(line.text) {
            let (Some(name), cited) = (groups.get(1), groups.get(2).is_some()) else { continue };
            let sure = ["법률", "시행령", "시행규칙"].iter().any(|end| name.as_str().ends_with(end));
            if (sure || cited) && !word.is_match(name.as_str()) {
                // A quote takes one byte or three.
                let close = line.text[name.end()..].chars().next().map_or(0, char::len_utf8);
                let open = line.text[..name.start()].chars().next_back().map_or(0, char::len_utf8);
                let range = line.start + name.start() - open..line.start + name.end() + close;
                found.replace(range, format!("「{}」", name.as_str()), MESSAGE);
            }
        }
    }
    for hit in subject.matches(pattern!(r"([가-힣ㆍ·]*(?:법|법률|시행령|시행규칙|규정|조례))\s*제\d+조"))
    {
        let (name, range) = (hit.text(1), hit.range(1));
        let before = subject.line_before(range.start);
        let decree = pattern!(r"(?:^|[\s(,])([가-힣ㆍ·]{2,}(?:법|법률) )$").captures(before);
        if let Some(law) = decree.and_then(|groups| groups.get(1)).filter(|_| name.starts_with("시행"))
            && !word.is_match(law.as_str().trim_end())
            && !POINTING.contains(&law.as_str().trim_end())
        {
            found.say(range.start - law.len()..range.end, MESSAGE);
            continue;
        }
        if POINTING.contains(&name) || name == "법률" && !before.ends_with("관한 ") {
            continue;
        }
        // Its words have to be parted first, which the law site does, not a rule.
        if name.contains("에관한") {
            found.say(range, format!("{MESSAGE} 이름의 띄어쓰기도 법령대로 고칩니다."));
            continue;
        }
        // Only where a name must begin with this word is it known where the brackets open.
        if pattern!(r"(?:^|[:,(] ?|^\s*\S{1,3} )$").is_match(before) {
            found.replace(range, format!("「{name}」"), MESSAGE);
        } else {
            let name = pattern!(r"(?:^|[,(:」』.]|따라|의거|근거로|및)\s*((?:[가-힣ㆍ·]+ )*[가-힣ㆍ·]+에 관한 )$")
                .captures(before);
            let start = name.and_then(|groups| groups.get(1)).map_or(range.start, |name| range.start - name.len());
            found.say(start..range.end, MESSAGE);
        }
    }
}

pub(super) fn no_traces_of_markup(subject: &Subject<'_>, found: &mut Found) {
    for hit in subject.matches(pattern!(r"(\*\*)([^*\n]+)(\*\*)")) {
        found.replace(hit.range(0), hit.text(2), "굵은 글씨 기호(`**`)가 글에 남아 있습니다.");
    }
    for hit in subject.matches(pattern!(r"^#{1,4} +")) {
        found.replace(hit.range(0), "", "제목 기호(`#`)가 글에 남아 있습니다.");
    }
    for hit in subject.matches(pattern!(r"[\x{1F300}-\x{1FAFF}\x{2705}\x{2728}\x{274C}\x{2B50}]\x{FE0F}? ?")) {
        found.replace(hit.range(0), "", "공문서에는 그림 글자를 쓰지 않습니다.");
    }
    for hit in subject.matches(pattern!(r"—|―{2}|──")) {
        found.say(hit.range(0), "긴 줄표(—) 대신 쉼표나 괄호로 잇거나 문장을 나눕니다.");
    }
}

pub(super) fn one_way_of_ending_sentences(subject: &Subject<'_>, found: &mut Found) {
    let items = || subject.lines.iter().filter(|line| matches!(line.part, Part::Sign(_)));
    let told = |text: &str| pattern!(r"니다\.?$").is_match(text);
    let (polite, all) = (items().filter(|line| told(line.content())).count(), items().count());
    if subject.form == Form::Report && polite > 0 && polite < all {
        for line in items().filter(|line| told(line.content())) {
            found.say(line.content_range(), "보고서는 명사형(`∼함`, `∼필요`)으로 끝맺고 서술식과 섞지 않습니다.");
        }
    }
}
