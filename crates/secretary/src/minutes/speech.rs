//! The seam to speech recognition: audio in, utterances with their times out.
//!
//! The engine lives in `biseo-models`, as every model does; this room only says what it wants of one. An engine hears on
//! this machine: a recording is never sent anywhere. What it hears is not trusted more than a transcript: phantom
//! captions out of silence are known for noise by the same rules.

use std::{io::Read, ops::ControlFlow, time::Duration};

use super::record::Utterance;
use crate::{
    fault::Fault,
    model::{Cancel, ModelError},
};

/// What an engine hears in one breath.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// The voice by its number, from 1, where the engine tells voices apart.
    pub voice: Option<u32>,
    /// When it begins, from the beginning of the recording.
    pub start: Duration,
    /// What was said.
    pub text: String,
}

/// An engine that turns speech into words.
pub trait Speech: Send + Sync {
    /// The name kept in the record.
    fn name(&self) -> &str;

    /// Hears a recording in any container that the engine knows and gives what it hears piece by piece, so that a long
    /// recording can be read while it is heard. It stops within 100 ms where the token is cancelled or the sink breaks.
    ///
    /// # Errors
    /// [`ModelError::Stopped`] where it was stopped, [`ModelError::Malformed`] where the audio cannot be read.
    fn hear(
        &self,
        audio: &mut dyn Read,
        cancel: &Cancel,
        sink: &mut dyn FnMut(Heard) -> ControlFlow<()>,
    ) -> Result<(), ModelError>;
}

/// The utterances of a recording, in the order of their times, numbered as those of a transcript. Voices are labelled as
/// dictation services do ("참석자 2"), so that the talk can name them and the official can rename them.
///
/// # Errors
/// What the engine fails at, where it heard nothing before; and `transcript_empty` where nobody speaks. What was heard
/// before it was stopped or failed is kept.
pub fn listen(
    engine: &dyn Speech,
    audio: &mut dyn Read,
    cancel: &Cancel,
    sink: &mut dyn FnMut(&Heard) -> ControlFlow<()>,
) -> Result<Vec<Utterance>, Fault> {
    let mut heard: Vec<Heard> = Vec::new();
    let ended = engine.hear(audio, cancel, &mut |piece| {
        let goes_on = sink(&piece);
        heard.push(piece);
        goes_on
    });
    heard.retain(|piece| !piece.text.trim().is_empty());
    if heard.is_empty() {
        return Err(ended.map_or_else(Fault::from, |()| Fault::new("transcript_empty")));
    }
    // Engines that hear several voices at once give them one voice after the other.
    heard.sort_by_key(|piece| piece.start);
    let utterance = |(id, piece): (u32, Heard)| Utterance {
        id,
        speaker: piece.voice.map(|voice| format!("참석자 {voice}")).unwrap_or_default(),
        start: u32::try_from(piece.start.as_secs()).ok(),
        text: piece.text.split_whitespace().collect::<Vec<_>>().join(" "),
    };
    Ok((1..).zip(heard).map(utterance).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::{MinutesRequest, write};

    /// Hears a line of text in the place of each stretch of audio: "2 65 네, 금요일까지 제출하겠습니다."
    struct Scripted {
        fails_after: usize,
    }

    impl Speech for Scripted {
        fn name(&self) -> &str {
            "scripted"
        }

        fn hear(
            &self,
            audio: &mut dyn Read,
            cancel: &Cancel,
            sink: &mut dyn FnMut(Heard) -> ControlFlow<()>,
        ) -> Result<(), ModelError> {
            let mut script = String::new();
            audio.read_to_string(&mut script).map_err(|error| ModelError::Malformed(error.to_string()))?;
            for (n, line) in script.lines().enumerate() {
                if cancel.is_cancelled() {
                    return Err(ModelError::Stopped);
                }
                if n == self.fails_after {
                    return Err(ModelError::Malformed("the rest is damaged".to_owned()));
                }
                let mut words = line.splitn(3, ' ');
                let mut next = || words.next().unwrap_or_default();
                let (voice, start, text) = (next().parse().ok(), next().parse().unwrap_or(0), next().to_owned());
                if sink(Heard { voice, start: Duration::from_secs(start), text }).is_break() {
                    return Err(ModelError::Stopped);
                }
            }
            Ok(())
        }
    }

    const AUDIO: &str = "1 3 빗물받이 점검 회의를 시작하겠습니다.\n1 20 정비 구간은 두 곳으로 줄이는 것으로 하겠습니다.\n\
        2 12 박나루 하수과장입니다. 예산이 부족합니다.\n2 30  \n2 41 도면은 제가 3월 6일까지 제출하겠습니다.\n1 50 마치겠습니다.\n";

    fn heard(fails_after: usize) -> Result<Vec<Utterance>, Fault> {
        listen(&Scripted { fails_after }, &mut AUDIO.as_bytes(), &Cancel::default(), &mut |_| ControlFlow::Continue(()))
    }

    #[test]
    fn a_recording_becomes_a_record_like_any_transcript() {
        let said = heard(usize::MAX).expect("somebody speaks");
        let ids: Vec<_> = said.iter().map(|one| (one.id, one.start)).collect();
        assert_eq!(ids, [(1, Some(3)), (2, Some(12)), (3, Some(20)), (4, Some(41)), (5, Some(50))]);
        let day = jiff::civil::date(2026, 3, 4);
        let request = MinutesRequest { said: Some(said), date: Some(day), ..MinutesRequest::default() };
        let record =
            write(&request, None, day, &Cancel::default(), &mut |_| ControlFlow::Continue(())).expect("a record");
        assert_eq!(record.decisions[0].utterances, [3]);
        assert_eq!(record.actions[0].owner.as_deref(), Some("박나루"));
    }

    #[test]
    fn what_was_heard_before_the_engine_failed_is_kept_and_silence_is_said() {
        assert_eq!(heard(2).expect("two were heard").len(), 2);
        assert_eq!(heard(0).expect_err("nothing was heard").code, "model_malformed");
        let quiet = listen(&Scripted { fails_after: usize::MAX }, &mut "".as_bytes(), &Cancel::default(), &mut |_| {
            ControlFlow::Continue(())
        });
        assert_eq!(quiet.expect_err("nobody speaks").code, "transcript_empty");
    }

    #[test]
    fn stopping_keeps_what_was_heard() {
        let cancel = Cancel::default();
        let said = listen(&Scripted { fails_after: usize::MAX }, &mut AUDIO.as_bytes(), &cancel, &mut |_| {
            cancel.cancel();
            ControlFlow::Continue(())
        });
        assert_eq!(said.expect("one was heard").len(), 1);
    }
}
