//! Makes a template out of a document in one step: what changes from one document to the next becomes a slot.

use std::{collections::BTreeSet, fs, path::Path};

use biseo_documents::{Block, Kind, notation, write};

use super::template::Template;
use crate::fault::Fault;

/// Labels of items and the slot that their value goes into, the longer first.
const LABELS: &[(&str, &str, &str)] = &[
    ("관련", "basis_doc", "text"),
    ("기한", "due", "date"),
    ("마감", "due", "date"),
    ("납기", "due", "date"),
    ("기간", "period", "date"),
    ("임기", "period", "date"),
    ("일시", "when", "date"),
    ("날짜", "when", "date"),
    ("일자", "when", "date"),
    ("발령일", "when", "date"),
    ("점검일", "when", "date"),
    ("이송일", "when", "date"),
    ("장소", "place", "text"),
    ("출장지", "place", "text"),
    ("대상", "target", "text"),
    ("참석자", "target", "text"),
    ("출장자", "target", "text"),
    ("방법", "format", "text"),
    ("사유", "reason", "text"),
    ("목적", "reason", "text"),
    ("담당", "contact", "text"),
    ("문의", "contact", "text"),
    ("내용", "material", "text"),
    ("자료", "material", "text"),
    ("안건", "material", "text"),
    ("예산", "amount", "money"),
    ("금액", "amount", "money"),
    ("수량", "count", "number"),
    ("인원", "count", "number"),
];

/// The template that a document makes: its words stay, the receiver, the title and the values of labelled items become
/// slots. A slot stands once; what comes after it keeps its words.
pub fn template_of(text: &str, kind: Kind, name: &str) -> String {
    let (mut document, _) = notation::parse(text, kind);
    document.head.title = "{subject}".into();
    if !document.head.recipient.is_empty() && document.head.recipient != notation::INTERNAL {
        document.head.recipient = "{recipient}".into();
    }
    document.recipients.clear();
    let attached = !document.attachments.is_empty();
    document.attachments.clear();
    let (mut taken, mut slots) = (BTreeSet::new(), Vec::new());
    for block in &mut document.body {
        let (Block::Item { text, .. } | Block::Sign { text, .. } | Block::Paragraph { text, .. }) = block else {
            continue;
        };
        let Some((label, value)) = text.split_once(": ") else { continue };
        let Some((_, slot, value_type)) = LABELS.iter().find(|(end, ..)| label.ends_with(end)) else { continue };
        if !value.trim().is_empty() && taken.insert(*slot) {
            slots.push(format!("  - {{name: {slot}, label: {}, type: {value_type}, required: false}}", scalar(label)));
            *text = format!("{label}: {{{slot}}}");
        }
    }
    let printed = notation::print(&document);
    let body = printed.trim_end().trim_end_matches("끝.").trim_end();
    let head = format!("---\nname: {}\nkind: {}\nabout: 내 문서로 만든 서식", scalar(name), kind.id());
    let slots = if slots.is_empty() { String::new() } else { format!("\nslots:\n{}", slots.join("\n")) };
    let attachments = if attached { "\n붙임  {attachments}" } else { "" };
    format!("{head}{slots}\n---\n{body}{attachments}\n")
}

/// Words as a quoted scalar, whatever signs they hold.
fn scalar(words: &str) -> String {
    serde_json::Value::from(words.replace('\n', " ")).to_string()
}

/// Keeps a template among those of the desk under a name that none has, and gives its stem.
///
/// # Errors
/// `template_broken` where it could not be read again; `file_failed` or `disk_full` where it cannot be written.
pub fn keep_template(folder: &Path, name: &str, source: &str) -> Result<String, Fault> {
    if let Err(error) = Template::parse(source, name) {
        return Err(Fault::new("template_broken").with("path", name).with("reason", error));
    }
    fs::create_dir_all(folder).map_err(|error| Fault::file_failed(folder, &error))?;
    let named: String = name.chars().filter(|c| !c.is_control() && !r#"\/:*?"<>|⟦⟧"#.contains(*c)).take(60).collect();
    let named = if named.trim().is_empty() { "내 서식".to_owned() } else { named.trim().to_owned() };
    let stem = (1u32..)
        .map(|n| if n == 1 { named.clone() } else { format!("{named} ({n})") })
        .find(|stem| !folder.join(format!("{stem}.md")).exists())
        .unwrap_or(named);
    let path = folder.join(format!("{stem}.md"));
    write::save(&path, source.as_bytes()).map_err(|error| Fault::file_failed(&path, &error))?;
    Ok(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_becomes_a_template_that_can_be_read() {
        let text = "수신  우산과장\n(경유)\n제목  우산 현황 제출 요청\n\n1. 관련: 우산과-12(2026. 11. 2.)\n2. 다음과 같이 자료를 요청합니다.\n  가. 제출 자료: 우산 보유 현황\n  나. 제출 기한: 2026. 12. 4.(금)\n  다. 우산은 말려서 보관합니다.\n붙임  서식 1부.  끝.\n";
        let source = template_of(text, Kind::Request, "우산 조사");
        let template = Template::parse(&source, "우산 조사").expect("it is well formed");
        assert_eq!(template.kind, Kind::Request);
        for line in
            ["제목  {subject}", "관련: {basis_doc}", "제출 자료: {material}", "제출 기한: {due}", "우산은 말려서"]
        {
            assert!(template.text.contains(line), "{line} in {}", template.text);
        }
        assert!(!template.text.contains("12. 4."), "{}", template.text);
    }

    #[test]
    fn a_name_that_is_taken_is_not_overwritten() {
        let folder = tempfile::tempdir().expect("a folder");
        let source = template_of("수신  우산과장\n제목  우산\n\n1. 우산을 말립니다.  끝.\n", Kind::Request, "우산");
        assert_eq!(keep_template(folder.path(), "우산", &source).as_deref(), Ok("우산"));
        assert_eq!(keep_template(folder.path(), "우산", &source).as_deref(), Ok("우산 (2)"));
        let broken = keep_template(folder.path(), "나쁨", "아무 글").map_err(|fault| fault.code);
        assert_eq!(broken, Err("template_broken"));
    }

    #[test]
    fn signs_in_a_title_or_a_label_break_no_template() {
        let text = "수신  우산과장\n제목  우산\n\n1. 제출 [자료], 기한: 2026. 12. 4.(금)\n2. 우산을 말립니다.  끝.\n";
        for name in ["[긴급] 우산: 조사", "\"우산\" # 조사", "{우산}"] {
            let source = template_of(text, Kind::Request, name);
            let template = Template::parse(&source, "우산");
            assert_eq!(template.map(|template| template.name).as_deref(), Ok(name), "{source}");
        }
    }
}
