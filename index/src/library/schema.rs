//! The fields of the index. A change here, or in how text is analysed, needs a new [`FORMAT`].

use tantivy::TantivyDocument;
use tantivy::schema::{Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Number of the format. An index with another number is set aside and made again.
pub(super) const FORMAT: u32 = 1;

/// Name under which [`Lines`] is registered.
pub(super) const ANALYSED: &str = "analysed";

/// Handles of the fields.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    /// Key of the source a document belongs to: of its record and of each of its articles.
    pub(super) source: Field,
    /// Set on the one document of a source that carries its record.
    pub(super) record: Field,
    /// Id of an article.
    pub(super) id: Field,
    /// Kind of the source, as in [`crate::SourceKind::id`].
    pub(super) kind: Field,
    /// Meaning-bearing words of law, number, title and text.
    pub(super) words: Field,
    /// Syllable pairs of the law's title.
    pub(super) law: Field,
    /// Syllable pairs of the article's title.
    pub(super) title: Field,
    /// Syllable pairs of everything.
    pub(super) pairs: Field,
    /// What the article cites, as `<squeezed law>#<number>`.
    pub(super) cites: Field,
    /// The article as JSON.
    pub(super) article: Field,
}

/// The schema and the handles into it.
pub(super) fn schema() -> (Schema, Fields) {
    let analysed = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default().set_tokenizer(ANALYSED).set_index_option(IndexRecordOption::WithFreqs),
    );
    let mut builder = Schema::builder();
    let fields = Fields {
        source: builder.add_text_field("source", STRING),
        record: builder.add_text_field("record", STORED),
        id: builder.add_text_field("id", STRING),
        kind: builder.add_text_field("kind", STRING),
        words: builder.add_text_field("words", analysed.clone()),
        law: builder.add_text_field("law", analysed.clone()),
        title: builder.add_text_field("title", analysed.clone()),
        pairs: builder.add_text_field("pairs", analysed),
        cites: builder.add_text_field("cites", STRING),
        article: builder.add_text_field("article", STORED),
    };
    (builder.build(), fields)
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
