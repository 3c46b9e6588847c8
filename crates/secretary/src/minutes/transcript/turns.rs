//! Transcripts written for people: one turn a line or a block under a header line.
//!
//! ```text
//! 김도현: 시작하겠습니다.          [00:00:04] 윤재석 부시장      참석자 1 00:07       ○위원장 김도현  개회합니다.
//!                                시작하겠습니다.             시작하겠습니다.
//! ```

use super::{
    Transcript, clock,
    head::{self, Head},
    join,
    label::{self, Labels},
    table::{self, Columns},
    warning::{WarningKind, Warnings},
};
use crate::minutes::{people::names, people::titles, record::Utterance};

pub(super) fn read(text: &str) -> Transcript {
    let text = &*table::unfolded(text);
    let labels = Labels::count(text.lines());
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut reader = Reader::default();
    let mut columns = Columns::default();
    for (n, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_empty()) {
        if line.starts_with('|') {
            if let Some((start, speaker, said)) = columns.row(line, &labels) {
                reader.open_row(n, start, speaker, said);
            } else if !(columns.is_frame(line) || reader.utterances.is_empty() && reader.take_facts(line)) {
                reader.text(n, line);
            }
            continue;
        }
        // What stands under the line decides whether a short line is a header or speech.
        let below = lines[n + 1..].iter().take(2).find(|below| !below.is_empty()).copied();
        match turn(line, below, &labels) {
            Some(turn) => reader.open(n, turn),
            None => reader.text(n, line),
        }
    }
    reader.finish()
}

/// The beginning of an utterance.
#[derive(Debug, PartialEq)]
struct Turn<'a> {
    speaker: &'a str,
    start: Option<u32>,
    said: &'a str,
}

/// The turn that a line begins, if it does.
fn turn<'a>(line: &'a str, below: Option<&str>, labels: &Labels) -> Option<Turn<'a>> {
    if let Some((start, rest)) = clock::leading(line) {
        let start = Some(start);
        if let Some((speaker, said)) = label::split_colon(label::bare(rest), labels) {
            return Some(Turn { speaker, start, said });
        }
        let over_block = below.is_some_and(|below| clock::leading(below).is_none());
        let header = label::has_shape(rest) || over_block && !rest.is_empty() && could_be_label(rest);
        let (speaker, said) = if header { (rest, "") } else { ("", rest) };
        return Some(Turn { speaker, start, said });
    }
    if let Some((speaker, said)) = label::split_colon(label::bare(line), labels) {
        // "김도현 (00:12): 말": the time stands inside the label.
        let (speaker, start) = clock::trailing(speaker).map_or((speaker, None), |(name, start)| (name, Some(start)));
        return Some(Turn { speaker, start, said });
    }
    if let Some((speaker, said)) = line.strip_prefix('[').and_then(|rest| rest.split_once(']'))
        && labels.names_speaker(speaker.trim())
    {
        // "[김도현] 10:02:03" over a block, or "[김도현] 말".
        let start = clock::alone(said);
        return Some(Turn { speaker: speaker.trim(), start, said: if start.is_some() { "" } else { said.trim() } });
    }
    if let Some((speaker, start)) = clock::trailing(line)
        .map(|(label, start)| (label::unmarked(label), start))
        .filter(|(label, _)| labels.names_speaker(label))
    {
        return Some(Turn { speaker, start: Some(start), said: "" });
    }
    if let start @ Some(_) = clock::alone(line) {
        return Some(Turn { speaker: "", start, said: "" });
    }
    // A name by itself over a line with the time.
    let name = label::unmarked(line);
    if below.is_some_and(|below| clock::alone(below).is_some()) && labels.names_speaker(name) {
        return Some(Turn { speaker: name, start: None, said: "" });
    }
    if let Some(rest) = line.strip_prefix(['○', '◯', '〇']) {
        let (speaker, said) = steno(rest.trim_start())?;
        return Some(Turn { speaker, start: None, said });
    }
    label::is_numbered(line).then_some(Turn { speaker: line, start: None, said: "" })
}

/// `위원장 김도현  개회합니다.` as stenographers of councils write it: post and name, or name and post, then speech.
fn steno(rest: &str) -> Option<(&str, &str)> {
    // Stenographers set two spaces between who and what.
    if let Some((who, said)) = rest.split_once("  ")
        && (1..=3).contains(&who.split_whitespace().count())
        && who.split_whitespace().any(titles::is_title)
    {
        return Some((who.trim(), said.trim_start()));
    }
    let (first, after) = rest.split_once(char::is_whitespace)?;
    let after = after.trim_start();
    let (second, _) = after.split_once(char::is_whitespace).unwrap_or((after, ""));
    let pair = titles::is_title(first) && names::is_name(second) || names::is_name(first) && titles::is_title(second);
    if pair {
        let end = rest.len() - after.len() + second.len();
        return Some((&rest[..end], rest[end..].trim_start()));
    }
    (names::is_name(first) || titles::is_title(first)).then_some((first, after))
}

/// Whether a stamped line over a block of text may be a label: short and without a sentence's end.
fn could_be_label(rest: &str) -> bool {
    rest.split_whitespace().count() <= 5 && !rest.ends_with(['.', '?', '!', '다', '요', '죠', '까', '네', '예'])
}

#[derive(Default)]
struct Reader {
    utterances: Vec<Utterance>,
    /// The line each utterance begins on.
    lines: Vec<usize>,
    head: Head,
    /// Lines before the first turn; all there is where no line names a speaker.
    before: Vec<(usize, String)>,
    warnings: Warnings,
    last_time: u32,
}

impl Reader {
    fn open(&mut self, line: usize, turn: Turn) {
        if let Some(start) = turn.start {
            if start < self.last_time {
                self.warnings.note(WarningKind::TimeGoesBack, line, turn.speaker);
            }
            self.last_time = start;
        }
        // A line with nothing but the time belongs to the name above it.
        if turn.speaker.is_empty()
            && turn.said.is_empty()
            && let Some(named) = self.utterances.last_mut().filter(|named| named.text.is_empty())
        {
            named.start = named.start.or(turn.start);
            return;
        }
        let mut text = String::with_capacity(turn.said.len());
        turn.said.split_whitespace().for_each(|word| join(&mut text, word));
        self.utterances.push(Utterance { id: 0, speaker: turn.speaker.to_owned(), start: turn.start, text });
        self.lines.push(line);
    }

    /// A turn kept as a row; one without a speaker goes on with the one before.
    fn open_row(&mut self, line: usize, start: Option<u32>, speaker: &str, said: &str) {
        let plain = |cell: &str| cell.split(table::BREAK).map(str::trim).collect::<Vec<_>>().join(" ");
        let before = self.utterances.last().map(|before| before.speaker.clone()).unwrap_or_default();
        let speaker = if speaker.is_empty() { before } else { plain(speaker) };
        self.open(line, Turn { speaker: &speaker, start, said: &plain(said) });
    }

    /// A row of headings and their facts: `| 일시 | 2026. 3. 4. | 장소 | 별관 |`; `false` where it is none.
    fn take_facts(&mut self, row: &str) -> bool {
        let cells: Vec<&str> = row.trim().trim_matches('|').split('|').map(str::trim).collect();
        let mut taken = false;
        for pair in cells.chunks(2) {
            if let [word, fact] = pair
                && head::is_heading(word)
            {
                let fact = fact.split(table::BREAK).map(str::trim).collect::<Vec<_>>().join(", ");
                taken |= self.head.take(&format!("{word}: {fact}"));
            }
        }
        taken
    }

    fn text(&mut self, line: usize, text: &str) {
        match self.utterances.last_mut() {
            Some(utterance) => text.split_whitespace().for_each(|word| join(&mut utterance.text, word)),
            None if self.head.take(text) || self.head.take_name(text) => {}
            None => self.before.push((line, text.to_owned())),
        }
    }

    fn finish(mut self) -> Transcript {
        let mut utterances = Vec::with_capacity(self.utterances.len());
        if self.utterances.is_empty() {
            // Nobody is named: every line is taken for one turn.
            let lines = std::mem::take(&mut self.before).into_iter();
            utterances.extend(lines.map(|(_, text)| Utterance { id: 0, speaker: String::new(), start: None, text }));
        }
        for (line, text) in &self.before {
            self.warnings.note(WarningKind::BeforeFirstSpeaker, *line, text);
        }
        for (utterance, line) in self.utterances.into_iter().zip(self.lines) {
            if utterance.text.is_empty() {
                self.warnings.note(WarningKind::NothingSaid, line, &utterance.speaker);
            } else {
                utterances.push(utterance);
            }
        }
        Transcript { utterances, head: self.head, warnings: self.warnings.into_list() }
    }
}
