//! 기안문·시행문과 내부결재: head, body, signature (시행규칙 별지 제1호서식의 차례).

use super::{
    bodies::{self, Setting},
    sheet::{Align, Cell, Face, Frame, Grid, Letters, Line, Lines, Piece, Role, mark_width},
    signature::Signature,
};
use crate::{Document, Form, Profile};

/// 12 points, as approval systems print it; no rule says more (PAGE-04).
const TEXT: Letters = Letters::new(Face::Text, 12.0);
const AGENCY: Letters = Letters::new(Face::Heading, 20.0).bold();
const SENDER: Letters = Letters::new(Face::Heading, 18.0).bold();
const SMALL: Letters = Letters::new(Face::Heading, 9.5);
const SPACING: i32 = 160;
/// Width of what stands beside the name of the agency, in millimetres.
const LOGO: f64 = 30.0;
/// Width of what stands beside the sender, in millimetres.
const SEAL: f64 = 40.0;
/// Room between the lines of the 결문, in points.
const ROOM: f64 = 4.0;
/// How many people stand in one row of the approval line at the most.
const PEOPLE_A_ROW: usize = 4;
/// A last line of the text with so many letters is not moved to another page whole.
const LONGEST_LAST: usize = 200;
/// Where whoever decides writes the day of signing (시행규칙 제7조제1항).
const DAY: &str = "    .    .";

pub(super) fn pieces(document: &Document, profile: &Profile, width: f64) -> Vec<Piece> {
    let mut pieces = head(document, profile, width);
    let setting = Setting { letters: |_| TEXT, apart: |_| (0.0, 0.0), spacing: SPACING, note: TEXT, width };
    pieces.extend(bodies::body(document, &setting));
    let foot = foot(document, profile, width);
    // A page with nothing but a 결문 says nothing: the last line of the text goes with it.
    if let Some(Piece::Line(last)) = pieces.last_mut().filter(|_| !foot.is_empty())
        && last.text.chars().count() < LONGEST_LAST
    {
        last.lines.keep = true;
    }
    pieces.extend(foot);
    pieces
}

fn head(document: &Document, profile: &Profile, width: f64) -> Vec<Piece> {
    let left = Lines::new(Align::Left, SPACING);
    let centre = Lines::new(Align::Center, SPACING);
    let mut lines = Vec::new();
    if !profile.slogan.is_empty() {
        lines.push(Line::new(profile.slogan.as_str(), SMALL, centre));
    }
    let mut pieces = Vec::new();
    match &profile.picture {
        // The name stands in the middle of the page, whatever stands beside it.
        Some(logo) => {
            let cell = |line, width| Cell::new(line, width, Frame::NONE, logo.size().1);
            let picture = Line::new("", SMALL, Lines::new(Align::Left, 100)).picture(logo.size());
            let name = Line::new(spaced(&profile.agency), AGENCY, Lines::new(Align::Center, 100));
            let empty = Line::new("", SMALL, Lines::new(Align::Right, 100));
            let middle = width - 2.0 * LOGO;
            let row = vec![cell(picture, LOGO), cell(name, middle), cell(empty, LOGO)];
            pieces.extend(lines.drain(..).map(Piece::Line));
            pieces.push(Piece::Grid(Grid { rows: vec![row], header: false, lines: left.apart(2.0, 8.0) }));
        }
        None if profile.agency.is_empty() => {}
        None => lines.push(Line::new(spaced(&profile.agency), AGENCY, centre.apart(4.0, 10.0))),
    }
    let labelled = |label: &str, value: &str| {
        let mark = if value.is_empty() { label.to_owned() } else { format!("{label}  ") };
        Line::new(value, TEXT, left.hanging(0.0, mark_width(&mark) * TEXT.size)).mark(mark)
    };
    lines.push(labelled("수신", &document.head.recipient));
    if document.kind.form() == Form::Gian || !document.head.via.is_empty() {
        lines.push(labelled("(경유)", &document.head.via));
    }
    pieces.extend(lines.into_iter().map(Piece::Line));
    let hang = mark_width("제목  ") * TEXT.size;
    let title = Line::new(document.head.title.as_str(), TEXT.bold(), left.hanging(0.0, hang)).mark("제목  ");
    let frame = Frame { bottom: 0.5, ..Frame::NONE };
    let cell = Cell::new(title.role(Role::Title), width, frame, 9.0);
    pieces.push(Piece::Grid(Grid { rows: vec![vec![cell]], header: false, lines: left.apart(0.0, 10.0) }));
    pieces
}

/// A short name is spread out so that it reads as a letterhead: `가 나 시`.
fn spaced(agency: &str) -> String {
    if agency.chars().count() > 6 || agency.contains(' ') {
        return agency.to_owned();
    }
    agency.chars().map(String::from).collect::<Vec<_>>().join(" ")
}

fn foot(document: &Document, profile: &Profile, width: f64) -> Vec<Piece> {
    let signature = Signature::new(document, profile);
    let left = Lines::new(Align::Left, 130);
    let line = |text: &str, letters, lines| Line::new(text, letters, lines).role(Role::Foot);
    let mut pieces = Vec::new();
    let centre = Lines::new(Align::Center, SPACING);
    if !signature.sender.is_empty() && signature.seal.is_empty() {
        pieces.push(Piece::Line(line(&signature.sender, SENDER, centre.apart(24.0, 12.0))));
    } else if !signature.sender.is_empty() {
        let cell = |line, width| Cell::new(line, width, Frame::NONE, 10.0);
        let seal = line(&signature.seal, SMALL, Lines::new(Align::Left, 130));
        let middle = width - 2.0 * SEAL;
        let sender = line(&signature.sender, SENDER, Lines::new(Align::Center, 130));
        let row = vec![cell(line("", SMALL, left), SEAL), cell(sender, middle), cell(seal, SEAL)];
        pieces.push(Piece::Grid(Grid { rows: vec![row], header: false, lines: left.apart(24.0, 12.0) }));
    }
    if !signature.recipients.is_empty() {
        let lines = left.hanging(0.0, mark_width("수신자  ") * SMALL.size).apart(4.0, 4.0);
        pieces.push(Piece::Line(line(&signature.recipients, SMALL, lines).mark("수신자  ")));
    }
    pieces.extend(approvals(signature.people_with_day(DAY), width).map(Piece::Grid));
    if !signature.cooperators.is_empty() {
        let text = format!("협조자  {}", signature.cooperators.join("    "));
        pieces.push(Piece::Line(line(&text, SMALL, left.apart(ROOM, 0.0))));
    }
    pieces.extend(signature.lines.iter().map(|said| Piece::Line(line(said, SMALL, left.apart(ROOM, 0.0)))));
    // The last has nothing to stay with.
    if let Some(Piece::Line(last)) = pieces.last_mut() {
        last.role = Role::Text;
    }
    pieces
}

/// The approval line: a row of names under a rule, without boxes around nobody (시행규칙 제7조제4항).
fn approvals(people: Vec<String>, width: f64) -> Option<Grid> {
    // Rows are as full as each other: five stand as three and two.
    let columns = people.len().div_ceil(people.len().div_ceil(PEOPLE_A_ROW).max(1)).max(1);
    let rows = people.chunks(columns).enumerate().map(|(index, people)| {
        let rule = if index == 0 { 0.4 } else { 0.0 };
        let filled = people.iter().map(String::as_str).chain(std::iter::repeat("")).take(columns);
        let cell = |person| {
            let line = Line::new(person, SMALL, Lines::new(Align::Left, 130)).role(Role::Foot);
            Cell::new(line, width / columns as f64, Frame { top: rule, ..Frame::NONE }, 11.0)
        };
        filled.map(cell).collect()
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    (!rows.is_empty()).then(|| Grid { rows, header: false, lines: Lines::new(Align::Left, 130).apart(6.0, 2.0) })
}
