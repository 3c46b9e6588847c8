//! Reads the slots out of a model's answer while it comes.
//!
//! The answer should be one flat JSON object of strings. It may come in pieces, behind a sentence or a fence, or end in the
//! middle; every slot that was closed until then counts.

/// A reader of a flat JSON object that comes in pieces.
#[derive(Debug, Default)]
pub(super) struct Prose {
    state: State,
    key: String,
    escape: Option<String>,
    slots: Vec<(String, String)>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before the first brace.
    #[default]
    Before,
    /// Between strings, a key is next.
    Key,
    InKey,
    /// After a key, its value is next.
    Value,
    InValue,
    /// After the closing brace.
    Done,
}

impl Prose {
    /// Takes a piece; `emit` is told what was added to which slot.
    pub(super) fn push(&mut self, piece: &str, emit: &mut dyn FnMut(&str, &str)) {
        let mut added = String::new();
        for c in piece.chars() {
            self.state = match (self.state, c) {
                (State::Before, '{') => State::Key,
                (State::Key, '"') => {
                    self.key.clear();
                    State::InKey
                }
                (State::Key, '}') => State::Done,
                (State::InKey | State::InValue, _) if self.escape.is_some() => {
                    if let Some(c) = self.escaped(c) {
                        added.push(c);
                    }
                    self.state
                }
                (State::InKey | State::InValue, '\\') => {
                    self.escape = Some(String::new());
                    self.state
                }
                (State::InKey, '"') => State::Value,
                (State::InKey, c) => {
                    self.key.push(c);
                    State::InKey
                }
                (State::Value, '"') => {
                    self.slots.push((self.key.clone(), String::new()));
                    State::InValue
                }
                // A value that is no string (null, a number, a list) is passed over.
                (State::Value, ',') => State::Key,
                (State::Value, '}') => State::Done,
                (State::InValue, '"') => {
                    self.flush(&mut added, emit);
                    State::Key
                }
                (State::InValue, c) => {
                    added.push(c);
                    State::InValue
                }
                (state, _) => state,
            };
        }
        self.flush(&mut added, emit);
    }

    fn flush(&mut self, added: &mut String, emit: &mut dyn FnMut(&str, &str)) {
        if let (Some((slot, text)), false) = (self.slots.last_mut(), added.is_empty()) {
            text.push_str(added);
            emit(slot, added);
        }
        added.clear();
    }

    /// The character that an escape means, once it is whole.
    fn escaped(&mut self, c: char) -> Option<char> {
        let mut digits = self.escape.take()?;
        if digits.is_empty() {
            return match c {
                'n' => Some('\n'),
                't' => Some(' '),
                'r' | 'b' | 'f' => None,
                'u' => {
                    self.escape = Some("u".into());
                    None
                }
                other => Some(other),
            };
        }
        digits.push(c);
        if digits.len() < 5 {
            self.escape = Some(digits);
            return None;
        }
        u32::from_str_radix(&digits[1..], 16).ok().and_then(char::from_u32)
    }

    /// What was read to its end, in order. A string that was not closed is half a sentence.
    pub(super) fn slots(mut self) -> Vec<(String, String)> {
        if self.state == State::InValue {
            self.slots.pop();
        }
        self.slots
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(pieces: &[&str]) -> (Vec<(String, String)>, String) {
        let (mut prose, mut streamed) = (Prose::default(), String::new());
        for piece in pieces {
            prose.push(piece, &mut |_, text| streamed.push_str(text));
        }
        (prose.slots(), streamed)
    }

    fn slot(name: &str, text: &str) -> (String, String) {
        (name.into(), text.into())
    }

    #[test]
    fn slots_are_read_however_the_answer_is_cut() {
        let whole = "네, 다음과 같습니다.\n```json\n{\"reason\": \"정기 \\\"소독\\\"\", \"n\": null, \"notes\": \"하나\\n\\ub458\"}\n```";
        let expected = vec![slot("reason", "정기 \"소독\""), slot("notes", "하나\n둘")];
        assert_eq!(read(&[whole]).0, expected);
        let pieces: Vec<String> = whole.chars().map(String::from).collect();
        let pieces: Vec<&str> = pieces.iter().map(String::as_str).collect();
        assert_eq!(read(&pieces), (expected, "정기 \"소독\"하나\n둘".into()));
    }

    #[test]
    fn an_answer_that_breaks_off_keeps_what_was_finished() {
        let broken = "{\"reason\": \"정기 소독\", \"notes\": \"출입을 통제하지";
        assert_eq!(read(&[broken]).0, [slot("reason", "정기 소독")]);
        assert!(read(&["죄송합니다."]).0.is_empty());
    }

    proptest! {
        #[test]
        fn any_answer_is_read_without_a_panic(pieces in proptest::collection::vec("\\PC{0,12}|[{}\",:\\\\u가a0]{0,12}", 0..8)) {
            let pieces: Vec<&str> = pieces.iter().map(String::as_str).collect();
            read(&pieces);
        }
    }
}
