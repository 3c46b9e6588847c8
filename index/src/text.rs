//! Small things every reader of text needs: plain lines, slugs, hashes, squeezed names.

use std::borrow::Cow;

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

/// Splits `---` … `---` off the head of a Markdown text: the YAML between, and what follows.
pub(crate) fn split_front_matter(markdown: &str) -> Option<(&str, &str)> {
    let rest = markdown.strip_prefix("---")?;
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'))?;
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((&rest[..at], &rest[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

/// A Markdown line as plain text: no emphasis, no escapes, no outer spaces, no lines of a table that is drawn with signs.
/// A picture is named as one. Nothing for a blank line.
pub(crate) fn plain_line(line: &str) -> Option<String> {
    let line = &*without_pictures(line);
    if line.trim_start().starts_with(is_frame) {
        return row(line);
    }
    let mut plain = String::with_capacity(line.len());
    let mut characters = line.trim().chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\\' if characters.peek().is_some_and(char::is_ascii_punctuation) => {}
            '`' => {}
            '*' if characters.peek() == Some(&'*') => {
                characters.next();
            }
            _ => plain.push(c),
        }
    }
    let plain = plain.trim();
    (!plain.is_empty()).then(|| unescape_entities(plain))
}

/// `<img src="…">` of the national site's texts, behind which the text that is on the picture may stand.
fn without_pictures(line: &str) -> Cow<'_, str> {
    if !line.contains("<img") && !line.contains("</img>") {
        return line.into();
    }
    let line = line.replace("</img>", "");
    let mut out = String::with_capacity(line.len());
    let mut rest = &*line;
    while let Some((before, picture)) = rest.split_once("<img") {
        out.push_str(before);
        out.push_str("[그림]");
        rest = picture.split_once('>').map_or("", |(_, behind)| behind);
    }
    out.push_str(rest);
    out.into()
}

/// Whether a sign draws the frame of a table. The bar of a fraction is drawn with ─ alone.
pub(crate) const fn is_frame(sign: char) -> bool {
    matches!(sign, '│' | '┃' | '║' | '┌'..='╋' | '═' | '╒'..='╬')
}

/// The cells of a row of a drawn table; nothing for its lines and for empty rows.
fn row(line: &str) -> Option<String> {
    let cells: Vec<&str> = line
        .split(|sign| is_frame(sign) || sign == '─' || sign == '━')
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .collect();
    (!cells.is_empty()).then(|| unescape_entities(&cells.join(" | ")))
}

fn unescape_entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// A name as it is compared: composed, without spaces and without the middle dots that are typed in four ways.
pub(crate) fn squeeze(name: &str) -> String {
    name.nfc().filter(|&c| !c.is_whitespace() && !is_middle_dot(c)).flat_map(char::to_lowercase).collect()
}

/// The dots between words of one name: ㆍ · ‧ ・ •.
pub(crate) fn is_middle_dot(c: char) -> bool {
    matches!(c, 'ㆍ' | '·' | '‧' | '・' | '•')
}

/// A heading as part of an id: letters and digits, words joined by a hyphen.
pub(crate) fn slug(heading: &str) -> String {
    let heading: String = heading.nfc().collect();
    heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

/// SHA-256 in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_marks_do_not_reach_the_reader() {
        assert_eq!(plain_line("**①** 1\\. 가 &lt;개정&gt; ").as_deref(), Some("① 1. 가 <개정>"));
        assert_eq!(plain_line("<img src=\"http://a/b\"  alt=\"c\" >").as_deref(), Some("[그림]"));
        assert_eq!(plain_line("\t</img>"), None);
        for frame in ["┌──┬──┐", "├──┼──┤", "│    │    │", "└──┴──┘"] {
            assert_eq!(plain_line(frame), None, "{frame}");
        }
        assert_eq!(plain_line("│1년 이상 3년 미만 │ 15 │").as_deref(), Some("1년 이상 3년 미만 | 15"));
        assert_eq!(plain_line("──────").as_deref(), Some("──────"), "the bar of a fraction");
        assert_eq!(plain_line("   "), None);
    }

    #[test]
    fn names_are_the_same_however_they_are_spaced_or_composed() {
        assert_eq!(squeeze("초ㆍ중등 교육법"), squeeze("초·중등교육법"));
        assert_eq!(squeeze("가"), squeeze("\u{1100}\u{1161}"));
    }

    #[test]
    fn slugs_have_no_spaces_and_no_marks() {
        assert_eq!(slug("1. 회의 개최 (안)"), "1-회의-개최-안");
    }
}
