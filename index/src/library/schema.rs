//! The fields of the index. A change here, or in how text is analysed, needs a new [`FORMAT`].

use sha2::{Digest, Sha256};
use tantivy::TantivyDocument;
use tantivy::schema::{FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Number of the format. An index with another number is set aside and made again.
pub(super) const FORMAT: u32 = 4;

/// The kind of addenda and annexes: they are found only by those who ask for them.
pub(super) const APART: &str = "apart";
/// Name of the field that is read without the article.
pub(super) const PLACE: &str = "place";

/// Name under which [`Lines`] is registered.
pub(super) const ANALYSED: &str = "analysed";

/// Handles of the fields.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    /// Key of the source that an article belongs to.
    pub(super) source: Field,
    /// [`place`] of that key, to be read without the article.
    pub(super) place: Field,
    /// Id of an article.
    pub(super) id: Field,
    /// Kind of the source, as in [`crate::SourceKind::id`]; [`APART`] for what is no article of the main part.
    pub(super) kind: Field,
    /// Meaning-bearing words of law, number, title and text.
    pub(super) words: Field,
    /// Syllable pairs of the law's title.
    pub(super) law: Field,
    /// Syllable pairs of the article's title.
    pub(super) title: Field,
    /// Syllable pairs of everything.
    pub(super) pairs: Field,
    /// Words and pairs of addenda and annexes, which are found only by those who ask for them.
    pub(super) apart: Field,
    /// What the article cites, as `<squeezed law>#<number>`.
    pub(super) cites: Field,
    /// The article as JSON.
    pub(super) article: Field,
}

impl Fields {
    /// The handles into an index, of an older format too; none where it lacks a field that is searched.
    pub(super) fn of(schema: &Schema) -> Option<Self> {
        let field = |name| schema.get_field(name).ok();
        Some(Self {
            source: field("source")?,
            place: field(PLACE)?,
            id: field("id")?,
            kind: field("kind")?,
            words: field("words")?,
            law: field("law")?,
            title: field("title")?,
            pairs: field("pairs")?,
            apart: field("apart")?,
            cites: field("cites")?,
            article: field("article")?,
        })
    }
}

/// The schema and the handles into it.
pub(super) fn schema() -> (Schema, Fields) {
    let analysed = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default().set_tokenizer(ANALYSED).set_index_option(IndexRecordOption::WithFreqs),
    );
    let mut builder = Schema::builder();
    let fields = Fields {
        source: builder.add_text_field("source", STRING),
        place: builder.add_u64_field(PLACE, FAST),
        id: builder.add_text_field("id", STRING),
        kind: builder.add_text_field("kind", STRING),
        words: builder.add_text_field("words", analysed.clone()),
        law: builder.add_text_field("law", analysed.clone()),
        title: builder.add_text_field("title", analysed.clone()),
        pairs: builder.add_text_field("pairs", analysed.clone()),
        apart: builder.add_text_field("apart", analysed),
        cites: builder.add_text_field("cites", STRING),
        article: builder.add_text_field("article", STORED),
    };
    (builder.build(), fields)
}

/// A source's key as a number: the first bytes of its SHA-256.
pub(super) fn place(key: &str) -> u64 {
    let digest: [u8; 32] = Sha256::digest(key.as_bytes()).into();
    digest[..8].iter().fold(0, |number, &byte| number << 8 | u64::from(byte))
}

/// The stored text of a field, if the document has it.
pub(super) fn stored(document: &TantivyDocument, field: Field) -> Option<&str> {
    document.get_first(field).and_then(|value| value.as_str())
}

/// Text that is already analysed: one token a line. Analysis happens once, outside of tantivy, on as many threads as
/// there are cores; inside there is nothing left to do but to split.
#[derive(Clone, Default)]
pub(super) struct Lines;

impl Tokenizer for Lines {
    type TokenStream<'a> = LineStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> LineStream<'a> {
        LineStream { lines: text.lines(), token: Token::default(), next: 0 }
    }
}

/// The lines of one text.
pub(super) struct LineStream<'a> {
    lines: std::str::Lines<'a>,
    token: Token,
    next: usize,
}

impl TokenStream for LineStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(line) = self.lines.next() else { return false };
        self.token.text.clear();
        self.token.text.push_str(line);
        self.token.position = self.next;
        self.next += 1;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
