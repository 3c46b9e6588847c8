//! The words of a text that carry meaning, found by lindera with mecab-ko-dic.

use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::thread;

use lindera::dictionary::load_fs_dictionary_with_options;
use lindera::mode::Mode;
use lindera::segmenter::Segmenter;
use lindera::token::Token;
use lindera::worker::SegmentWorker;

/// Parts of speech that carry meaning: nouns, numerals, pronouns, verbs, adjectives, roots, foreign words, Hanja,
/// numbers, modifiers, and the affixes that change what a noun means. Particles and endings are left out.
const MEANING: [&str; 15] =
    ["NNG", "NNP", "NNB", "NNBC", "NR", "NP", "VV", "VA", "XR", "SL", "SH", "SN", "XPN", "MM", "XSN"];

/// Columns of a token's details in mecab-ko-dic.
const TAG: usize = 0;
const TYPE: usize = 4;
const EXPRESSION: usize = 7;

/// The dictionary, opened once and shared; its files are mapped, so idle it costs little memory.
pub(crate) struct Morphemes {
    segmenter: Segmenter,
}

impl Morphemes {
    /// Opens the dictionary folder. What is wrong with a folder that cannot be opened comes back in words.
    pub(crate) fn open(folder: &Path) -> Result<Self, DictionaryError> {
        let unusable = |reason: String| DictionaryError { reason };
        // lindera trusts the files it maps: a damaged one may panic on the first word, so one is tried here.
        std::panic::catch_unwind(|| {
            let mapped = || load_fs_dictionary_with_options(folder, true).map_err(|error| unusable(error.to_string()));
            let mut segmenter = Segmenter::new(Mode::Normal, mapped()?, None);
            if segmenter.space_penalty_config().is_none() {
                return Err(unusable("it does not say what a space costs".to_owned()));
            }
            // The segmenter has read every word once, for what each costs behind a space. Mapping the same files anew
            // gives that memory back: 38 MB that nobody looks at again.
            segmenter.dictionary = mapped()?;
            let morphemes = Self { segmenter };
            let mut words = 0;
            morphemes.analyst().each("회의를 연다", |_| words += 1);
            if words == 0 { Err(unusable("it knows no words".to_owned())) } else { Ok(morphemes) }
        })
        .unwrap_or_else(|_| Err(unusable("its files are damaged".to_owned())))
    }

    /// A worker with buffers of its own, for one thread.
    pub(crate) fn analyst(&self) -> Analyst {
        Analyst { worker: self.segmenter.new_worker() }
    }
}

/// The dictionary of a library: on its way, there, or none.
///
/// It takes longer to open than everything else of a library, so that begins on a thread of its own, and whoever needs
/// it waits.
pub(crate) struct Dictionary(Option<Arc<OnceLock<Result<Morphemes, DictionaryError>>>>);

impl Dictionary {
    /// Begins to open the dictionary in `folder`.
    pub(crate) fn begin(folder: Option<&Path>) -> Self {
        let Some(folder) = folder.filter(|folder| folder.exists()).map(Path::to_owned) else { return Self(None) };
        let opened = Arc::new(OnceLock::new());
        let opening = Arc::clone(&opened);
        thread::spawn(move || {
            // Set once, by this thread.
            let _ = opening.set(Morphemes::open(&folder));
        });
        Self(Some(opened))
    }

    /// Whether there is no such folder.
    pub(crate) fn is_missing(&self) -> bool {
        self.0.is_none()
    }

    /// The dictionary, waited for.
    pub(crate) fn get(&self) -> Option<&Morphemes> {
        self.0.as_ref().and_then(|opened| opened.wait().as_ref().ok())
    }

    /// Why there is one and it cannot be used, waited for.
    pub(crate) fn fault(&self) -> Option<&DictionaryError> {
        self.0.as_ref().and_then(|opened| opened.wait().as_ref().err())
    }

    /// A worker for one thread, where there is a dictionary; waited for.
    pub(crate) fn analyst(&self) -> Option<Analyst> {
        self.get().map(Morphemes::analyst)
    }
}

/// Why a dictionary folder cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the dictionary cannot be used: {reason}")]
pub(crate) struct DictionaryError {
    reason: String,
}

/// One thread's analyser.
pub(crate) struct Analyst {
    worker: SegmentWorker,
}

impl Analyst {
    /// Calls `word` with every meaning-bearing word of the text, in order.
    pub(crate) fn each(&mut self, text: &str, mut word: impl FnMut(&str)) {
        // Lines are analysed one by one: it keeps the lattice small, and lindera itself only breaks at Japanese stops.
        for line in text.lines() {
            let Ok(tokens) = self.worker.segment(line) else { continue };
            for mut token in tokens {
                each_of_token(&mut token, &mut word);
            }
        }
    }
}

fn each_of_token(token: &mut Token<'_>, word: &mut impl FnMut(&str)) {
    let surface = std::mem::take(&mut token.surface);
    let detail = |token: &mut Token<'_>, index| token.get_detail(index).unwrap_or("*").to_owned();
    let kind = detail(token, TYPE);
    if matches!(kind.as_str(), "Compound" | "Inflect" | "Preanalysis") {
        let expression = detail(token, EXPRESSION);
        if expression != "*" {
            for part in expression.split('+') {
                let mut fields = part.split('/');
                if let (Some(form), Some(tag)) = (fields.next(), fields.next())
                    && !form.is_empty()
                    && MEANING.contains(&tag)
                {
                    word(form);
                }
            }
            return;
        }
    }
    let tag = detail(token, TAG);
    let first = tag.split('+').next().unwrap_or_default();
    if MEANING.contains(&first) {
        word(&surface.to_lowercase());
    } else if first == "UNKNOWN" || first == "UNK" {
        let letters: String = surface.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        if !letters.is_empty() {
            word(&letters);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_no_dictionary_is_refused_in_words() {
        let folder = tempfile::tempdir().expect("temporary folder");
        assert!(Morphemes::open(folder.path()).is_err());
        std::fs::write(folder.path().join("metadata.json"), "{}").expect("written");
        assert!(Morphemes::open(folder.path()).is_err());
    }
}
