//! Drops the `<think>…</think>` block that reasoning models put before their answer when the server does not take it out.
//!
//! Left in, it would be drafted into the document and break every answer under a schema.

const OPEN: &str = "<think>";
const CLOSE: &str = "</think>";

/// Passes an answer on piece by piece, without the thought that it may begin with.
#[derive(Debug, Default)]
pub(crate) struct Thought {
    state: State,
    held: String,
}

#[derive(Debug, Default, PartialEq)]
enum State {
    /// The answer may still turn out to begin with a thought.
    #[default]
    Start,
    /// Inside the thought.
    Inside,
    /// After the thought, before the first word.
    After,
    /// In the answer.
    Answer,
}

impl Thought {
    /// Takes the next piece and gives what of the answer is certain by now.
    pub(crate) fn pass(&mut self, piece: &str) -> String {
        if self.state == State::Answer {
            return piece.to_owned();
        }
        self.held.push_str(piece);
        if self.state == State::Start {
            let begun = self.held.trim_start();
            if let Some(rest) = begun.strip_prefix(OPEN) {
                self.held = rest.to_owned();
                self.state = State::Inside;
            } else if !OPEN.starts_with(begun) {
                self.state = State::Answer;
                return std::mem::take(&mut self.held);
            }
        }
        if self.state == State::Inside {
            match self.held.find(CLOSE) {
                Some(at) => {
                    self.held.drain(..at + CLOSE.len());
                    self.state = State::After;
                }
                None => self.forget_all_but_a_begun_close(),
            }
        }
        if self.state == State::After {
            self.held = self.held.trim_start().to_owned();
            if !self.held.is_empty() {
                self.state = State::Answer;
                return std::mem::take(&mut self.held);
            }
        }
        String::new()
    }

    /// What was held back because it might have begun a thought, now that nothing follows.
    pub(crate) fn end(&mut self) -> String {
        if self.state == State::Start { std::mem::take(&mut self.held) } else { String::new() }
    }

    /// Whether the model is thinking rather than answering.
    pub(crate) fn is_inside(&self) -> bool {
        self.state == State::Inside
    }

    fn forget_all_but_a_begun_close(&mut self) {
        let mut keep = self.held.len().saturating_sub(CLOSE.len() - 1);
        while !self.held.is_char_boundary(keep) {
            keep += 1;
        }
        self.held.drain(..keep);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passed(text: &str, size: usize) -> String {
        let mut thought = Thought::default();
        let characters: Vec<char> = text.chars().collect();
        let pieces = characters.chunks(size).map(|piece| thought.pass(&piece.iter().collect::<String>()));
        pieces.collect::<String>() + &thought.end()
    }

    #[test]
    fn a_thought_before_the_answer_is_dropped_however_it_is_cut() {
        for (said, answer) in [
            ("<think>\n음, 기한은 <b>언제</b>지?\n</think>\n\n1. 관련", "1. 관련"),
            ("\n<think></think>{\"a\":1}", "{\"a\":1}"),
            ("1. 관련", "1. 관련"),
            ("  앞 공백", "  앞 공백"),
            ("<thin", "<thin"),
            ("<table>", "<table>"),
            ("말하자면 <think>이 아닌</think> 것", "말하자면 <think>이 아닌</think> 것"),
            ("<think>끝나지 않는 생각", ""),
        ] {
            for size in 1..=12 {
                assert_eq!(passed(said, size), answer, "{said:?} in pieces of {size}");
            }
        }
    }
}
