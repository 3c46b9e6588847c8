//! What a text states on the articles that it cites.
//!
//! Only what lays down a duty, a right or a ban is held against an article: "…에 따라 알려 드립니다" states nothing about it.

use std::{ops::Range, sync::LazyLock};

use biseo_index::{
    Library,
    citation::{self, Citation},
};
use regex::Regex;

use super::claim::{Gap, judge, rules};
use crate::{fault::Fault, korean::pattern};

/// What leads from a citation to what is stated on it.
static BASED_ON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:에\s*(?:따라|따르면|의하여|의거(?:하여)?|의하면|근거하여|서는?)|은|는|의 규정에 따라|을 근거로)[,]?\s+",
    )
});
/// Where a statement ends: a full stop, a joining ending, or the noun ending of a report.
static ENDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"다\.|(?:있|없)(?:으(?:며|나|므로|니)|음|고),?|(?:한|된)다고|야 (?:하(?:며|고|므로)|함),?|가능(?:함|하(?:며|고|므로))",
    )
});

/// A statement that its article does not carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weak {
    /// Bytes of what is stated.
    pub range: Range<usize>,
    /// In what the article does not carry it.
    pub gap: Gap,
    /// The article as it is properly cited.
    pub cited: String,
    /// Its id.
    pub article: String,
    /// The passage that the statement should be read against.
    pub passage: String,
}

/// What is stated on a citation of `text` and not carried by its article.
///
/// # Errors
/// What the library reports.
pub fn weak(library: &Library, text: &str, citation: &Citation) -> Result<Option<Weak>, Fault> {
    let Some((range, claim)) = behind(text, &citation.range).or_else(|| before(text, &citation.range)) else {
        return Ok(None);
    };
    let [id] = citation.target_ids.as_slice() else { return Ok(None) };
    let Some(view) = library.show(id, None)? else { return Ok(None) };
    let verdict = judge(&claim, &view.title, &view.text);
    Ok(verdict.gap.map(|gap| Weak {
        range,
        gap,
        cited: citation::write(&view.law, &view.number, None),
        passage: view.text[verdict.passage].to_owned(),
        article: view.id,
    }))
}

/// What a sentence states behind the citation in it, as a sentence of its own.
fn behind(text: &str, citation: &Range<usize>) -> Option<(Range<usize>, String)> {
    let rest = &text[citation.end..];
    let lead = BASED_ON.find(rest)?;
    let body = &rest[lead.end()..];
    let end = ENDS.find(body).map_or(body.find('\n').unwrap_or(body.len()), |end| end.end());
    let start = citation.end + lead.end();
    stated(&body[..end]).map(|(length, claim)| (start..start + length, claim))
}

/// What a sentence states before the citation in brackets at its end: "… 할 수 있음(「…」 제3조)".
fn before(text: &str, citation: &Range<usize>) -> Option<(Range<usize>, String)> {
    let said = text[..citation.start].trim_end().strip_suffix('(')?.trim_end();
    let start = said.trim_end_matches('.').rfind(['\n', '.', ':']).map_or(0, |at| at + 1);
    let start = start + said[start..].len() - said[start..].trim_start().len();
    stated(&said[start..]).map(|(length, claim)| (start..start + length, claim))
}

/// A statement as a sentence, with how much of the text it takes.
fn stated(said: &str) -> Option<(usize, String)> {
    let said = said.trim_end_matches(['.', ',', ' ', '\n']);
    let stem = |endings: &[&str]| endings.iter().find_map(|ending| said.strip_suffix(ending));
    let claim = if let Some(stem) =
        stem(&["으므로", "으며", "으나", "으니", "음", "고", "며"]).filter(|stem| stem.ends_with(['있', '없', '한']))
    {
        format!("{stem}다")
    } else if let Some(stem) = stem(&["하므로", "하며", "하고", "함"]).filter(|stem| stem.trim_end().ends_with('야'))
    {
        format!("{stem}한다")
    } else if let Some(stem) = stem(&["가능하므로", "가능하며", "가능하고", "가능하다", "가능함"]) {
        format!("{stem}할 수 있다")
    } else {
        said.to_owned()
    };
    rules(&claim).then_some((said.len(), claim))
}
