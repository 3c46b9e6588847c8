//! 간이기안문: registration and approval in a box above the title (시행규칙 별지 제2호서식).

use super::{
    sheet::{Align, Cell, Face, Frame, Grid, Letters, Line, Lines, Piece, Role},
    signature::Signature,
};
use crate::{Document, HeadLine, Profile, notation::DISCLOSURE};

const SMALL: Letters = Letters::new(Face::Heading, 9.5);
const TITLE: Letters = Letters::new(Face::Heading, 20.0).bold();
const OFFICE: Letters = Letters::new(Face::Heading, 12.0);
const REGISTRATION: &str = "생산등록번호";
/// What the form asks for, in order.
pub(crate) const FIELDS: [&str; 4] = [REGISTRATION, "등록일", "결재일", DISCLOSURE];
/// Width of the names of fields, in millimetres, and the colour behind them.
const NAMES: f64 = 24.0;
const LABEL: Option<&str> = Some("#F2F2F2");
/// How many people stand beside each other, so that a title and a name have room on one line.
const PEOPLE_A_ROW: usize = 5;

pub(super) fn head(document: &Document, profile: &Profile, width: f64) -> Vec<Piece> {
    let signature = Signature::new(document, profile);
    let mut pieces = vec![Piece::Grid(registration(document, profile, width))];
    pieces.extend(approvals(&signature, width).into_iter().map(Piece::Grid));
    let centre = Lines::new(Align::Center, 140);
    let title = Line::new(document.head.title.as_str(), TITLE, centre.apart(20.0, 8.0));
    pieces.push(Piece::Line(title.role(Role::Title)));
    let office = [profile.agency.as_str(), profile.department.as_str()];
    let office: Vec<&str> = office.into_iter().filter(|part| !part.is_empty()).collect();
    if !office.is_empty() {
        pieces.push(Piece::Line(Line::new(office.join(" "), OFFICE, centre.apart(0.0, 10.0))));
    }
    let named = |line: &&HeadLine| !FIELDS.contains(&line.label.as_str());
    pieces.extend(document.head.lines.iter().filter(named).map(|line| {
        let text = format!("{}: {}", line.label, line.value);
        Piece::Line(Line::new(text, SMALL, Lines::new(Align::Right, 130)))
    }));
    pieces
}

/// What registers the document, two fields a row.
fn registration(document: &Document, profile: &Profile, width: f64) -> Grid {
    let said = |field: &str| match document.head.lines.iter().find(|line| line.label == field) {
        Some(line) => line.value.clone(),
        None if field == REGISTRATION => document.meta.registration.clone(),
        None if field == DISCLOSURE => profile.disclosure.clone(),
        None => String::new(),
    };
    let row = |fields: &[&str]| {
        let value = width / fields.len() as f64 - NAMES;
        fields.iter().flat_map(|field| [cell(field, NAMES, LABEL), cell(&said(field), value, None)]).collect()
    };
    grid(FIELDS.chunks(2).map(row).collect())
}

/// The people with their titles above their names, in as many tables as it takes, and those who cooperate in a row of
/// their own: no box stands empty for nobody (시행규칙 제7조제4항).
fn approvals(signature: &Signature, width: f64) -> Vec<Grid> {
    let mut grids: Vec<_> = signature
        .approvals
        .chunks(PEOPLE_A_ROW)
        .map(|people| {
            let share = width / people.len() as f64;
            let parts = people.iter().map(|person| person.split_once("  ").unwrap_or((person, "")));
            let (titles, names) =
                parts.map(|(title, name)| (cell(title, share, LABEL), cell(name, share, None))).unzip();
            grid(vec![titles, names])
        })
        .collect();
    if !signature.cooperators.is_empty() {
        let names = cell(&signature.cooperators.join(",  "), width - NAMES, None);
        grids.push(grid(vec![vec![cell("협조자", NAMES, LABEL), names]]));
    }
    grids
}

fn cell(text: &str, width: f64, fill: Option<&'static str>) -> Cell {
    Cell::new(Line::new(text, SMALL, Lines::new(Align::Center, 130)), width, Frame { fill, ..Frame::CELL }, 8.0)
}

fn grid(rows: Vec<Vec<Cell>>) -> Grid {
    Grid { rows, header: false, lines: Lines::new(Align::Center, 130).apart(0.0, 4.0) }
}
