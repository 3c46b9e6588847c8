//! Puts an accepted legal basis where a document says what it rests on.

use biseo_documents::{Block, Kind, Marks, notation};
use biseo_index::citation::{self, Citation};

/// How an item of related documents and articles begins (편람: 첫 항목은 관련 근거).
const RELATED: &str = "관련: ";

/// The document with this citation among what it rests on: the 관련 item, which is made where there is none; a remark at
/// the end in forms without numbered items. A document that names it already is left as it is.
pub fn rest_on(text: &str, kind: Kind, citation: &str) -> String {
    if cites(text, citation) {
        return text.to_owned();
    }
    let (mut document, _) = notation::parse(text, kind);
    let body = &mut document.body;
    let related = body.iter_mut().find_map(|block| match block {
        Block::Item { text, .. } | Block::Paragraph { text, .. } if text.starts_with(RELATED) => Some(text),
        _ => None,
    });
    match related {
        Some(related) => related.push_str(&format!(", {citation}")),
        None if kind.form().has_recipient() => {
            number(body);
            body.insert(0, Block::Item { level: 1, text: format!("{RELATED}{citation}") });
        }
        None if kind.form().marks() == Marks::Numbered => {
            body.push(Block::Item { level: 1, text: format!("근거: {citation}") });
        }
        None => body.push(Block::Note { depth: 0, text: format!("근거: {citation}") }),
    }
    notation::print(&document)
}

/// Whether a text names the same unit of the same law: 제3조의2 is not 제3조.
pub(super) fn cites(text: &str, citation: &str) -> bool {
    let unit = |cited: Citation| (cited.law, cited.article, cited.paragraph, cited.item, cited.subitem);
    match citation::parse(citation).into_iter().next() {
        Some(wanted) => {
            let wanted = unit(wanted);
            citation::parse(text).into_iter().any(|cited| unit(cited) == wanted)
        }
        None => text.contains(citation),
    }
}

/// A body of one matter stands without a number, and its items one level higher; with a second matter they go down again.
fn number(body: &mut [Block]) {
    let Some(first) = body.first_mut() else { return };
    let Block::Paragraph { depth: 0, text } = first else { return };
    *first = Block::Item { level: 1, text: std::mem::take(text) };
    for block in &mut body[1..] {
        match block {
            Block::Item { level, .. } => *level += 1,
            Block::Sign { depth, .. } | Block::Paragraph { depth, .. } | Block::Note { depth, .. } => *depth += 1,
            Block::Chapter { .. } | Block::Table(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CITED: &str = "「가상 우산 관리법」 제3조";

    #[test]
    fn a_basis_joins_what_the_document_already_rests_on() {
        let text = "수신  우산과장\n(경유)\n제목  우산 현황 제출 요청\n\n1. 관련: 우산과-12(2026. 11. 2.)\n2. 자료를 제출하여 주시기 바랍니다.  끝.\n";
        let rested = rest_on(text, Kind::Request, CITED);
        assert!(rested.contains("1. 관련: 우산과-12(2026. 11. 2.), 「가상 우산 관리법」 제3조\n2. 자료를"), "{rested}");
        assert_eq!(rest_on(&rested, Kind::Request, CITED), rested, "once is enough");
        let branch = rest_on(text, Kind::Request, "「가상 우산 관리법」 제3조의2");
        let both = rest_on(&branch, Kind::Request, CITED);
        assert!(both.contains("제3조의2, 「가상 우산 관리법」 제3조\n"), "제3조의2 is another article: {both}");
    }

    #[test]
    fn a_document_of_one_matter_is_numbered_behind_its_basis() {
        let text = "수신  우산과장\n(경유)\n제목  우산 현황 제출 요청\n\n다음과 같이 요청합니다.\n1. 자료: 우산 현황\n2. 기한: 2026. 12. 4.(금)  끝.\n";
        let rested = rest_on(text, Kind::Request, CITED);
        let expected = "1. 관련: 「가상 우산 관리법」 제3조\n2. 다음과 같이 요청합니다.\n  가. 자료: 우산 현황\n  나. 기한: 2026. 12. 4.(금)  끝.";
        assert!(rested.contains(expected), "{rested}");
    }
}
