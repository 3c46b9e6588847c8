//! 간이기안문: registration and approval in a box above the title (시행규칙 별지 제2호서식).

use super::{
    sheet::{Align, Cell, Face, Frame, Grid, Letters, Line, Lines, Piece, Role},
    signature::Signature,
};
use crate::{Document, HeadLine, Profile};

const SMALL: Letters = Letters::new(Face::Heading, 9.5);
const TITLE: Letters = Letters::new(Face::Heading, 20.0).bold();
const OFFICE: Letters = Letters::new(Face::Heading, 12.0);
/// What the form asks for on its left side, in order.
const FIELDS: [&str; 4] = ["생산등록번호", "등록일", "결재일", "공개 구분"];
/// Width of the fields' names and of what they say, in millimetres.
const NAMES: f64 = 24.0;
const VALUES: f64 = 34.0;

pub(super) fn head(document: &Document, profile: &Profile, width: f64) -> Vec<Piece> {
    let signature = Signature::new(document, profile);
    let mut pieces = vec![Piece::Grid(registration(document, profile, &signature, width))];
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

/// Four rows: the registration on the left, on the right the people with their titles above their names, and those who
/// cooperate below.
fn registration(document: &Document, profile: &Profile, signature: &Signature, width: f64) -> Grid {
    let people = &signature.approvals;
    let share = (width - NAMES - VALUES) / people.len().max(1) as f64;
    let cell = |text: &str, width, fill| Cell {
        line: Line::new(text, SMALL, Lines::new(Align::Center, 130)),
        width,
        frame: Frame { fill, ..Frame::CELL },
        height: 8.0,
    };
    let rows = FIELDS.iter().enumerate().map(|(row, field)| {
        let said = match *field {
            "생산등록번호" if !document.meta.registration.is_empty() => document.meta.registration.as_str(),
            field => match document.head.lines.iter().find(|line| line.label == field) {
                Some(line) => &line.value,
                None if field == "공개 구분" => &profile.disclosure,
                None => "",
            },
        };
        let mut cells = vec![cell(field, NAMES, Some("#F2F2F2")), cell(said, VALUES, None)];
        cells.extend((0..people.len().max(1)).map(|place| {
            let person = people.get(place).map_or("", String::as_str);
            let (title, name) = person.split_once("  ").unwrap_or((person, ""));
            let text = match row {
                0 => title.to_owned(),
                1 => name.to_owned(),
                3 if place == 0 && !signature.cooperators.is_empty() => {
                    format!("협조자 {}", signature.cooperators.join(", "))
                }
                _ => String::new(),
            };
            cell(&text, share, None)
        }));
        cells
    });
    Grid { rows: rows.collect(), header: false, lines: Lines::new(Align::Center, 130) }
}
