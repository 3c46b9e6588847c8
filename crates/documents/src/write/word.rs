//! What the encoder of DOCX leaves out or gets wrong, put right in the parts that it has written.

/// Room that Word would put between Hangul and digits or Latin letters, taken away: `2026년` stands together.
const PARAGRAPHS: (&str, &str) = (
    "<w:pPrDefault><w:pPr><w:rPr /></w:pPr>",
    r#"<w:pPrDefault><w:pPr><w:autoSpaceDE w:val="0" /><w:autoSpaceDN w:val="0" /></w:pPr>"#,
);

/// The same for every paragraph: some programs look for it nowhere else.
fn without_room(part: &str) -> String {
    let room = r#"<w:autoSpaceDE w:val="0" /><w:autoSpaceDN w:val="0" />"#;
    part.replace("<w:pPr>", &format!("<w:pPr>{room}"))
}

/// A part as it should be: header rows that are repeated on every page (of the tables that have one, in their order),
/// columns without an attribute that no schema has.
pub(super) fn completed(name: &str, part: &str, headers: &[bool]) -> String {
    match name {
        "word/styles.xml" => part.replacen(PARAGRAPHS.0, PARAGRAPHS.1, 1),
        "word/document.xml" => {
            let part = without_room(part);
            let mut pieces = part.split("<w:tbl>");
            let mut text = pieces.next().unwrap_or_default().to_owned();
            for (index, table) in pieces.enumerate() {
                let header = headers.get(index).copied().unwrap_or(false);
                text.push_str("<w:tbl>");
                let marked =
                    if header { table.replacen("<w:trPr>", "<w:trPr><w:tblHeader />", 1) } else { table.into() };
                text.push_str(&without_type(&marked));
            }
            text
        }
        _ => part.to_owned(),
    }
}

/// Columns of a grid have a width and nothing else.
fn without_type(table: &str) -> String {
    let mut pieces = table.split("<w:gridCol ");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        text.push_str("<w:gridCol ");
        text.push_str(&piece.replacen(r#" w:type="dxa""#, "", 1));
    }
    text
}
