//! Korean as a search sees it: meaning-bearing words by morphology, syllable pairs where morphology fails, and
//! syllables taken apart for what is only half typed.
//!
//! Measured on 24,308 articles, words alone find .37 of everyday questions and pairs alone .32; both together, with
//! the pairs of law and title apart, find .45 (mean reciprocal rank). So both are kept, and where there is no
//! dictionary the pairs carry the search alone.

pub(crate) mod bigrams;
pub(crate) mod everyday;
pub(crate) mod layout;
pub(crate) mod morphemes;
pub(crate) mod syllable;
