//! 1쪽 보고서와 일반 보고서, 간이기안문, 보도자료, 회의록: a title in a box, labelled lines, and items under □ ○ - *.

use super::{
    bodies::{self, Setting},
    brief,
    sheet::{Align, Cell, Face, Frame, Grid, Letters, Line, Lines, Piece, Role},
};
use crate::{Document, Form, HeadLine, Profile, notation::is_contact};

/// Sizes most used in the reports of ministries: □ 15, ○ - 14, remarks 11 (RPT-04).
const SECTION: Letters = Letters::new(Face::Heading, 15.0).bold();
const TEXT: Letters = Letters::new(Face::Text, 14.0);
const REMARK: Letters = Letters::new(Face::Heading, 11.0);
const LABEL: Letters = Letters::new(Face::Heading, 11.0).bold();
/// Width of the labels in front of the lines of a head, in millimetres.
const LABELS: f64 = 32.0;
const TINT: &str = "#E8EEF7";

pub(super) fn pieces(document: &Document, profile: &Profile, width: f64) -> Vec<Piece> {
    let mut pieces = match document.kind.form() {
        Form::Press => press_head(document, profile, width),
        Form::Brief => brief::head(document, profile, width),
        _ => boxed_head(document, profile, width),
    };
    let press = document.kind.form() == Form::Press;
    let setting = Setting {
        // In a press release □ opens a paragraph, elsewhere a section.
        letters: if press { |depth| if depth < 3 { TEXT } else { REMARK } } else { section_letters },
        apart: |depth| match depth {
            0 => (10.0, 3.0),
            1 => (3.0, 0.0),
            _ => (1.0, 0.0),
        },
        spacing: 150,
        note: REMARK,
        width,
    };
    pieces.extend(bodies::body(document, &setting));
    let contacts: Vec<_> =
        document.head.lines.iter().filter(|line| press && is_contact(&line.label)).cloned().collect();
    if !contacts.is_empty() {
        pieces.push(fields(&contacts, width, 18.0));
    }
    pieces
}

fn section_letters(depth: u8) -> Letters {
    match depth {
        0 => SECTION,
        1 | 2 => TEXT,
        _ => REMARK,
    }
}

fn boxed_head(document: &Document, profile: &Profile, width: f64) -> Vec<Piece> {
    let centre = Lines::new(Align::Center, 130);
    let title = Line::new(document.head.title.as_str(), Letters::new(Face::Heading, 20.0).bold(), centre);
    let frame = Frame { top: 0.7, bottom: 0.7, sides: 0.0, fill: Some(TINT) };
    let cell = Cell::new(title.role(Role::Title), width, frame, 16.0);
    let mut pieces = vec![Piece::Grid(Grid { rows: vec![vec![cell]], header: false, lines: centre })];
    let right = Lines::new(Align::Right, 130).apart(4.0, 4.0);
    let department = profile.department.as_str();
    // One line is the date and office of a report; several are the fields of minutes.
    match &document.head.lines[..] {
        [] if department.is_empty() => {}
        [] => pieces.push(Piece::Line(Line::new(department, REMARK, right))),
        [line] => {
            let office = if department.is_empty() { String::new() } else { format!(" / {department}") };
            pieces.push(Piece::Line(Line::new(format!("{}{office}", line.value), REMARK, right)));
        }
        lines => pieces.push(fields(lines, width, 6.0)),
    }
    pieces
}

fn press_head(document: &Document, profile: &Profile, width: f64) -> Vec<Piece> {
    let half = |text: &str, size, align| {
        let line = Line::new(text, Letters::new(Face::Heading, size).bold(), Lines::new(align, 130));
        Cell::new(line, width / 2.0, Frame { bottom: 0.7, ..Frame::NONE }, 14.0)
    };
    let mut row = vec![half("보도자료", 22.0, Align::Left), half(&profile.agency, 14.0, Align::Right)];
    if let Some(logo) = &profile.picture {
        row[1].line = row[1].line.clone().picture(logo.size());
        row.iter_mut().for_each(|cell| cell.height = cell.height.max(logo.size().1));
    }
    let mut pieces = vec![Piece::Grid(Grid { rows: vec![row], header: false, lines: Lines::new(Align::Left, 130) })];
    let lines = document.head.lines.iter().filter(|line| !is_contact(&line.label)).cloned();
    let (subtitles, lines): (Vec<_>, Vec<_>) = lines.partition(|line| line.label == "부제");
    if !lines.is_empty() {
        pieces.push(fields(&lines, width, 6.0));
    }
    let centre = Lines::new(Align::Center, 140);
    let headline = Letters::new(Face::Heading, 22.0).bold();
    let title = Line::new(document.head.title.as_str(), headline, centre.apart(14.0, 4.0));
    pieces.push(Piece::Line(title.role(Role::Title)));
    pieces.extend(subtitles.iter().map(|subtitle| {
        // People paste it with its dashes.
        let text = format!("- {} -", subtitle.value.trim_matches(['-', '–', '―', ' ']));
        Piece::Line(Line::new(text, Letters::new(Face::Heading, 14.0), centre.apart(0.0, 4.0)))
    }));
    pieces
}

/// Labelled lines as a table of two columns, so many points below what stands above it.
fn fields(lines: &[HeadLine], width: f64, above: f64) -> Piece {
    let rows = lines.iter().map(|line| {
        let label = Line::new(line.label.as_str(), LABEL, Lines::new(Align::Center, 130));
        let value = Line::new(line.value.as_str(), REMARK, Lines::new(Align::Left, 130));
        let filled = Frame { fill: Some("#F2F2F2"), ..Frame::CELL };
        vec![Cell::new(label, LABELS, filled, 8.0), Cell::new(value, width - LABELS, Frame::CELL, 8.0)]
    });
    Piece::Grid(Grid { rows: rows.collect(), header: false, lines: Lines::new(Align::Center, 130).apart(above, 6.0) })
}
