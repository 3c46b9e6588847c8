//! Cuts a response's bytes into the payloads of server-sent events, however the network split them.
//!
//! Bytes are only read as text once a line is whole, so a character split between two chunks is never torn. Some
//! gateways ignore `stream` and send one JSON object: a body that begins with `{` is taken whole.

use biseo_secretary::model::ModelError;

/// Longest event, in bytes. A real one carries a few hundred bytes; a whole answer outside a stream a few tens of
/// thousands. What is longer is not read into memory.
pub(crate) const MAX_EVENT: usize = 1 << 20;

/// The payload that ends a stream.
const DONE: &[u8] = b"[DONE]";

/// One thing the endpoint sent.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// The bytes of a JSON object.
    Data(Vec<u8>),
    /// The stream says that it ends here.
    Done,
}

/// The part of a body that is not yet a whole event.
#[derive(Default)]
pub(crate) struct Events {
    buffer: Vec<u8>,
    /// How far `buffer` is known to hold no line end.
    scanned: usize,
    whole: Option<bool>,
}

impl Events {
    /// Takes a chunk and gives the events that it completes.
    pub(crate) fn feed(&mut self, chunk: &[u8]) -> Result<Vec<Event>, ModelError> {
        self.buffer.extend_from_slice(chunk);
        let mut events = Vec::new();
        if !self.is_whole() {
            let mut start = 0;
            while let Some(length) = self.buffer[self.scanned..].iter().position(|byte| *byte == b'\n') {
                let end = self.scanned + length;
                events.extend(event(&self.buffer[start..end]));
                start = end + 1;
                self.scanned = start;
            }
            self.buffer.drain(..start);
            self.scanned = self.buffer.len();
        }
        if self.buffer.len() > MAX_EVENT {
            return Err(ModelError::Malformed(format!("an event is longer than {MAX_EVENT} bytes")));
        }
        Ok(events)
    }

    /// What the body ended with: a last line without its line end, or the one JSON object.
    pub(crate) fn end(&mut self) -> Option<Event> {
        let rest = std::mem::take(&mut self.buffer);
        if self.is_whole() { Some(Event::Data(rest)) } else { event(&rest) }
    }

    /// Whether the body is one JSON object. Decided at its first byte that is not white space.
    fn is_whole(&mut self) -> bool {
        if self.whole.is_none() {
            self.whole = self.buffer.iter().find(|byte| !byte.is_ascii_whitespace()).map(|first| *first == b'{');
        }
        self.whole.unwrap_or(false)
    }
}

/// The event that a line carries. Comments, names, ids and empty lines carry none.
fn event(line: &[u8]) -> Option<Event> {
    let data = line.strip_prefix(b"data:")?.trim_ascii();
    match data {
        b"" => None,
        DONE => Some(Event::Done),
        data => Some(Event::Data(data.to_vec())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STREAM: &str = ": keep-alive\r\n\r\nevent: message\r\ndata: {\"a\":\"가\"}\r\n\r\ndata:{\"b\":\"나𠀋\"}\n\nid: 1\ndata:  [DONE]  \n\n";

    fn all(stream: &[u8], size: usize) -> Vec<Event> {
        let mut events = Events::default();
        let mut all = Vec::new();
        for chunk in stream.chunks(size) {
            all.extend(events.feed(chunk).expect("within the bound"));
        }
        all.extend(events.end());
        all
    }

    #[test]
    fn every_way_to_cut_a_stream_gives_the_same_events() {
        let data = |text: &str| Event::Data(text.as_bytes().to_vec());
        let expected = [data(r#"{"a":"가"}"#), data(r#"{"b":"나𠀋"}"#), Event::Done];
        for size in 1..=STREAM.len() {
            assert_eq!(all(STREAM.as_bytes(), size), expected, "chunks of {size} bytes");
        }
    }

    #[test]
    fn an_answer_outside_a_stream_is_taken_whole() {
        let body = "\n{\n  \"choices\": []\n}\n";
        for size in 1..=body.len() {
            let events = all(body.as_bytes(), size);
            let [Event::Data(data)] = events.as_slice() else { panic!("{events:?}") };
            assert_eq!(data.trim_ascii(), body.trim().as_bytes());
        }
    }

    #[test]
    fn a_last_line_without_its_end_is_not_lost() {
        assert_eq!(all(b"data: {}", 3), [Event::Data(b"{}".to_vec())]);
    }

    #[test]
    fn a_line_without_end_is_not_read_into_memory() {
        let mut events = Events::default();
        let chunk = vec![b'x'; 64 * 1024];
        let fed = (0..).find(|_| events.feed(&chunk).is_err());
        assert_eq!(fed, Some(MAX_EVENT / chunk.len()));
    }
}
