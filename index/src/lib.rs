//! Regulations and templates as articles in one tantivy index.
