//! 기안문·시행문과 내부결재: head, body, signature (시행규칙 별지 제1호서식의 차례).

use hwpforge::{core::Paragraph, foundation::Alignment};

use super::{
    bodies::{self, Setting},
    paper::{Face, Frame, Letters, Lines, Paper},
    signature::Signature,
    tables::{Cell, grid},
};
use crate::{Document, Form, Profile};

/// 12 points, as approval systems print it; no rule says more (PAGE-04).
const TEXT: Letters = Letters::new(Face::Text, 12.0);
const AGENCY: Letters = Letters::new(Face::Heading, 20.0).bold();
const SENDER: Letters = Letters::new(Face::Heading, 18.0).bold();
const SMALL: Letters = Letters::new(Face::Heading, 9.5);
const SPACING: i32 = 160;
/// How many people stand in one row of the approval line.
const PEOPLE_A_ROW: usize = 4;

pub(super) fn paragraphs(paper: &mut Paper, document: &Document, profile: &Profile, width: f64) -> Vec<Paragraph> {
    let mut paragraphs = head(paper, document, profile, width);
    let setting = Setting { letters: |_| TEXT, apart: |_| (0.0, 0.0), spacing: SPACING, note: TEXT, width };
    paragraphs.extend(bodies::body(paper, document, &setting));
    paragraphs.extend(foot(paper, document, profile, width));
    paragraphs
}

fn head(paper: &mut Paper, document: &Document, profile: &Profile, width: f64) -> Vec<Paragraph> {
    let left = Lines::new(Alignment::Left, SPACING);
    let centre = Lines::new(Alignment::Center, SPACING);
    let mut paragraphs = Vec::new();
    if !profile.slogan.is_empty() {
        paragraphs.push(paper.paragraph(&profile.slogan, SMALL, centre));
    }
    if !profile.agency.is_empty() {
        paragraphs.push(paper.paragraph(&spaced(&profile.agency), AGENCY, centre.apart(4.0, 10.0)));
    }
    paragraphs.push(paper.paragraph(format!("수신  {}", document.head.recipient).trim_end(), TEXT, left));
    if document.kind.form() == Form::Gian || !document.head.via.is_empty() {
        paragraphs.push(paper.paragraph(format!("(경유)  {}", document.head.via).trim_end(), TEXT, left));
    }
    let title = format!("제목  {}", document.head.title);
    let hang = super::paper::mark_width("제목  ") * TEXT.size;
    let title = paper.paragraph(&title, TEXT.bold(), left.hanging(0.0, hang));
    let frame = Frame { bottom: 0.5, ..Frame::NONE };
    let cell = Cell { paragraphs: vec![title], width, frame, height: 9.0 };
    paragraphs.push(grid(paper, vec![vec![cell]], false, left.apart(0.0, 8.0)));
    paragraphs
}

/// A short name is spread out so that it reads as a letterhead: `가 나 시`.
fn spaced(agency: &str) -> String {
    if agency.chars().count() > 6 || agency.contains(' ') {
        return agency.to_owned();
    }
    agency.chars().map(String::from).collect::<Vec<_>>().join(" ")
}

fn foot(paper: &mut Paper, document: &Document, profile: &Profile, width: f64) -> Vec<Paragraph> {
    let signature = Signature::new(document, profile);
    let left = Lines::new(Alignment::Left, 130);
    let mut paragraphs = Vec::new();
    if !signature.sender.is_empty() {
        let lines = Lines::new(Alignment::Center, SPACING).apart(24.0, 12.0);
        paragraphs.push(paper.paragraph(&signature.sender, SENDER, lines));
    }
    if !signature.recipients.is_empty() {
        let hang = super::paper::mark_width("수신자  ") * SMALL.size;
        let text = format!("수신자  {}", signature.recipients);
        paragraphs.push(paper.paragraph(&text, SMALL, left.hanging(0.0, hang).apart(4.0, 4.0)));
    }
    if let Some(approvals) = approvals(paper, &signature.approvals, width) {
        paragraphs.push(approvals);
    }
    if !signature.cooperators.is_empty() {
        let text = format!("협조자  {}", signature.cooperators.join("    "));
        paragraphs.push(paper.paragraph(&text, SMALL, left));
    }
    for line in &signature.lines {
        paragraphs.push(paper.paragraph(line, SMALL, left));
    }
    paragraphs
}

/// The approval line: a row of names under a rule, without boxes around nobody (시행규칙 제7조제4항).
fn approvals(paper: &mut Paper, people: &[String], width: f64) -> Option<Paragraph> {
    let columns = people.len().min(PEOPLE_A_ROW);
    let rows = people.chunks(PEOPLE_A_ROW).enumerate().map(|(index, people)| {
        let rule = if index == 0 { 0.4 } else { 0.0 };
        let filled = people.iter().map(String::as_str).chain(std::iter::repeat("")).take(columns);
        let cell = |person| Cell {
            paragraphs: vec![paper.paragraph(person, SMALL, Lines::new(Alignment::Left, 130))],
            width: width / columns as f64,
            frame: Frame { top: rule, ..Frame::NONE },
            height: 11.0,
        };
        filled.map(cell).collect()
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    (!rows.is_empty()).then(|| grid(paper, rows, false, Lines::new(Alignment::Left, 130).apart(6.0, 2.0)))
}
