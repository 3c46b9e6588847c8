//! 공고: its number above the title, the text, and below it the day and the head of the agency.

use super::{
    bodies::{self, Setting},
    sheet::{Align, Face, Letters, Line, Lines, Piece, Role},
    signature::Signature,
};
use crate::{Document, HeadLine, Profile};

const TEXT: Letters = Letters::new(Face::Text, 13.0);
const NUMBER: Letters = Letters::new(Face::Heading, 13.0);
const TITLE: Letters = Letters::new(Face::Heading, 20.0).bold();
const SENDER: Letters = Letters::new(Face::Heading, 20.0).bold();
const SPACING: i32 = 160;
/// Labels of the head: the number (`가나시 공고 제2026-1호`, 시행규칙 제8조) and the day.
const NUMBER_LABEL: &str = "공고 번호";
const DAY_LABEL: &str = "공고일";

pub(super) fn pieces(document: &Document, profile: &Profile, width: f64) -> Vec<Piece> {
    let said = |label: &str| document.head.lines.iter().find(|line| line.label == label).map(|line| &line.value);
    let left = Lines::new(Align::Left, SPACING);
    let centre = Lines::new(Align::Center, SPACING);
    let mut pieces = Vec::new();
    if let Some(number) = said(NUMBER_LABEL) {
        pieces.push(Piece::Line(Line::new(number.as_str(), NUMBER, left)));
    }
    let title = Line::new(document.head.title.as_str(), TITLE, centre.apart(14.0, 16.0));
    pieces.push(Piece::Line(title.role(Role::Title)));
    let others = |line: &&HeadLine| line.label != NUMBER_LABEL && line.label != DAY_LABEL;
    pieces.extend(document.head.lines.iter().filter(others).map(|line| {
        let text = format!("{}: {}", line.label, line.value);
        Piece::Line(Line::new(text, TEXT, left))
    }));
    let setting = Setting { letters: |_| TEXT, apart: |_| (0.0, 0.0), spacing: SPACING, note: TEXT, width };
    pieces.extend(bodies::body(document, &setting));
    if let Some(day) = said(DAY_LABEL) {
        pieces.push(Piece::Line(Line::new(day.as_str(), TEXT, centre.apart(24.0, 0.0))));
    }
    let sender = Signature::new(document, profile).sender;
    if !sender.is_empty() {
        pieces.push(Piece::Line(Line::new(sender, SENDER, centre.apart(18.0, 0.0))));
    }
    pieces
}
