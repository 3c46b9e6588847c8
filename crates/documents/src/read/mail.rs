//! Mail as it is saved from a mailbox (EML): who wrote to whom and when, what it says, what came with it.

use mail_parser::{Address, Message, MessageParser, MimeHeaders};

use super::{Format, ReadDocument, ReadError, guard, web};

/// Headers that stand in the first lines of a mail and of nothing else that people keep.
const HEADERS: [&str; 5] = ["from:", "subject:", "date:", "mime-version:", "message-id:"];

/// Whether bytes start as a mail does: lines of headers, at least three of the usual ones among them.
pub(super) fn is_mail(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(1 << 14)];
    let mut known = 0;
    for line in start.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line)) {
        if line.is_empty() {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let Some(colon) = line.iter().position(|byte| *byte == b':') else { return false };
        if !line[..colon].iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-') {
            return false;
        }
        let name = String::from_utf8_lossy(&line[..=colon]).to_ascii_lowercase();
        known += usize::from(HEADERS.contains(&name.as_str()));
    }
    known >= 3
}

pub(super) fn read(bytes: &[u8]) -> Result<ReadDocument, ReadError> {
    guard::alone(|| {
        let mail = MessageParser::default().parse(bytes).ok_or_else(|| ReadError::damaged("no mail in it"))?;
        let title = mail.subject().unwrap_or_default().trim().to_owned();
        let text = [head(&mail, &title), body(&mail)?, attached(&mail)];
        let text = text.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
        Ok(ReadDocument { text: text + "\n", format: Format::Eml, title, warnings: Vec::new() })
    })
}

fn head(mail: &Message<'_>, title: &str) -> String {
    let mut lines = vec![format!("# {title}"), String::new()];
    let mut say = |label: &str, value: String| {
        if !value.is_empty() {
            lines.push(format!("{label}: {value}  "));
        }
    };
    say("보낸 사람", people(mail.from()));
    say("받는 사람", people(mail.to()));
    say("함께 받는 사람", people(mail.cc()));
    say("보낸 때", mail.date().map(|date| date.to_rfc3339()).unwrap_or_default());
    lines.join("\n").trim_end().to_owned()
}

fn people(address: Option<&Address<'_>>) -> String {
    let one = |person: &mail_parser::Addr<'_>| match (person.name(), person.address()) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (name, address) => name.or(address).unwrap_or_default().to_owned(),
    };
    address.map_or_else(String::new, |address| address.iter().map(one).collect::<Vec<_>>().join(", "))
}

/// What was written as text; where there is only HTML, that.
fn body(mail: &Message<'_>) -> Result<String, ReadError> {
    let written_as_text =
        mail.text_body.iter().any(|part| mail.part(*part).is_some_and(|part| part.is_text() && !part.is_text_html()));
    let text = match mail.body_html(0) {
        Some(html) if !written_as_text => web::markdown(&html)?,
        _ => mail.body_text(0).unwrap_or_default().into_owned(),
    };
    Ok(text.replace("\r\n", "\n").trim().to_owned())
}

fn attached(mail: &Message<'_>) -> String {
    let names = mail.attachments().filter_map(|part| part.attachment_name());
    let lines: Vec<_> = names.map(|name| format!("- {name}")).collect();
    if lines.is_empty() { String::new() } else { format!("붙은 파일\n\n{}", lines.join("\n")) }
}
