//! SQLite's full text search with trigrams, as a desktop program would use it without knowing Korean: the peer that
//! search is measured beside.

use std::error::Error;

use biseo_index::ArticleView;
use rusqlite::{Connection, params};

/// Articles in an FTS5 table in memory.
pub struct Peer {
    connection: Connection,
}

impl Peer {
    /// Indexes the articles: law, number with title, and text are a column each.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn of(articles: &[ArticleView]) -> Result<Self, Box<dyn Error>> {
        let mut connection = Connection::open_in_memory()?;
        connection.execute_batch(
            "CREATE VIRTUAL TABLE article USING fts5(id UNINDEXED, law, title, text, tokenize='trigram')",
        )?;
        let all = connection.transaction()?;
        for article in articles {
            let title = format!("{} {}", article.number, article.title);
            all.prepare_cached("INSERT INTO article VALUES (?, ?, ?, ?)")?.execute(params![
                article.id,
                article.law,
                title,
                article.text
            ])?;
        }
        all.commit()?;
        Ok(Self { connection })
    }

    /// Ids of the articles that have any word of three letters or more, law and title weighed as heavily as suits it.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn search(&self, query: &str, exclude: &[String], limit: usize) -> Result<Vec<String>, Box<dyn Error>> {
        let words: Vec<String> = query
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() >= 3)
            .map(|word| format!("\"{word}\""))
            .collect();
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM article WHERE article MATCH ? ORDER BY bm25(article, 0, 2, 4, 1) LIMIT ?",
        )?;
        let rows = statement
            .query_map(params![words.join(" OR "), (limit + exclude.len()) as i64], |row| row.get::<_, String>(0))?;
        let mut ids = rows.collect::<Result<Vec<_>, _>>()?;
        ids.retain(|id| !exclude.contains(id));
        ids.truncate(limit);
        Ok(ids)
    }
}
