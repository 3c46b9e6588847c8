//! The sheet: a document as lines and boxes from top to bottom, with their letters and measures.
//!
//! Every format on paper (HWPX, DOCX, PDF and its page images) is made from the same sheet, so that they cannot drift
//! apart: a writer only says in its own words what stands here.

use serde::Serialize;

use super::{AI_NOTE, letter, notice, report};
use crate::{
    Document, Form, Profile,
    notation::{BLANK, blanks},
};

/// A4 (영 제7조제6항), in millimetres.
pub(super) const PAPER_WIDTH: f64 = 210.0;

/// One of the two faces of a document.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Face {
    /// Running text.
    Text = 0,
    /// Titles, tables, signature.
    Heading = 1,
}

/// How letters look. Sizes in points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(super) struct Letters {
    pub(super) face: Face,
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) grey: bool,
}

impl Letters {
    pub(super) const fn new(face: Face, size: f64) -> Self {
        Self { face, size, bold: false, grey: false }
    }

    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(super) const fn grey(self) -> Self {
        Self { grey: true, ..self }
    }
}

/// Where lines stand between the edges.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Align {
    Left,
    Center,
    Right,
    Justify,
}

/// How lines stand. Measures in points, line spacing in percent.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(super) struct Lines {
    pub(super) align: Align,
    pub(super) left: f64,
    /// How far the second line stands behind the first.
    pub(super) hang: f64,
    pub(super) before: f64,
    pub(super) after: f64,
    pub(super) spacing: i32,
    /// Whether they stay with what follows.
    pub(super) keep: bool,
}

impl Role {
    /// Whether it stays with what follows, so that it never stands alone at the foot of a page.
    pub(super) fn leads(self) -> bool {
        matches!(self, Self::Chapter | Self::Section | Self::Caption | Self::Foot)
    }
}

impl Lines {
    pub(super) const fn new(align: Align, spacing: i32) -> Self {
        Self { align, left: 0.0, hang: 0.0, before: 0.0, after: 0.0, spacing, keep: false }
    }

    pub(super) const fn hanging(self, left: f64, hang: f64) -> Self {
        Self { left, hang, ..self }
    }

    pub(super) const fn apart(self, before: f64, after: f64) -> Self {
        Self { before, after, ..self }
    }
}

/// How a box is drawn: thickness of its lines in millimetres (0 for none) and the colour inside.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(super) struct Frame {
    pub(super) top: f64,
    pub(super) bottom: f64,
    pub(super) sides: f64,
    pub(super) fill: Option<&'static str>,
}

impl Frame {
    pub(super) const NONE: Self = Self { top: 0.0, bottom: 0.0, sides: 0.0, fill: None };
    /// The line of a table's cells.
    pub(super) const CELL: Self = Self { top: 0.12, bottom: 0.12, sides: 0.12, fill: None };
    /// A header cell.
    pub(super) const HEADER: Self = Self { top: 0.4, bottom: 0.12, sides: 0.12, fill: Some("#E6E6E6") };

    /// How far text keeps away from its sides and from its top and bottom, in millimetres. Without lines or colour a side
    /// has no inside, and text stands at the edge like all other text.
    fn inside(&self, letters: Letters) -> Inside {
        let filled = self.fill.is_some();
        Inside {
            sides: if self.sides > 0.0 || filled { SIDES } else { 0.0 },
            ends: if self.top > 0.0 || self.bottom > 0.0 || filled { ENDS * letters.size * 25.4 / 72.0 } else { 0.0 },
        }
    }
}

/// Room between the sides of a box and its text, in millimetres, as Hancom has it.
pub(super) const SIDES: f64 = 1.8;
/// Room above and below the text of a box, in ems: without it, letters of several lines touch the rule.
const ENDS: f64 = 0.4;

/// The room inside a box.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(super) struct Inside {
    pub(super) sides: f64,
    pub(super) ends: f64,
}

/// What a line is in the document, for formats that can say it: outlines, numbering, readers of screens.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Role {
    /// Text like any other.
    Text,
    /// The title of the document.
    Title,
    /// What opens a chapter (Ⅰ. in a report).
    Chapter,
    /// What opens a section (□ in a report).
    Section,
    /// What stands over a table.
    Caption,
    /// A line of the 결문, which stays together on one page.
    Foot,
    /// An item of a numbered form, with its level from 1.
    Item(u8),
}

/// A line of text, over as many lines of the page as it needs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Line {
    pub(super) role: Role,
    /// The agency's logo in front of it, so many millimetres wide and high.
    pub(super) picture: Option<(f64, f64)>,
    /// Mark and space in front of the text; the text hangs behind it.
    pub(super) mark: String,
    #[serde(serialize_with = "as_runs")]
    pub(super) text: String,
    /// End sign behind the text.
    pub(super) end: String,
    pub(super) letters: Letters,
    pub(super) lines: Lines,
}

impl Line {
    pub(super) fn new(text: impl Into<String>, letters: Letters, lines: Lines) -> Self {
        // No format can carry what is no letter.
        let mut text = text.into();
        text.retain(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}'));
        Self { role: Role::Text, picture: None, mark: String::new(), text, end: String::new(), letters, lines }
    }

    pub(super) fn role(self, role: Role) -> Self {
        Self { role, ..self }
    }

    pub(super) fn picture(self, size: (f64, f64)) -> Self {
        Self { picture: Some(size), ..self }
    }

    pub(super) fn mark(self, mark: impl Into<String>) -> Self {
        Self { mark: mark.into(), ..self }
    }

    pub(super) fn end(self, end: impl Into<String>) -> Self {
        Self { end: end.into(), ..self }
    }

    /// Whether it stays with what follows.
    pub(super) fn leads(&self) -> bool {
        self.lines.keep || self.role.leads()
    }

    /// Everything it says, in one piece.
    pub(super) fn whole(&self) -> String {
        format!("{}{}{}", self.mark, self.text, self.end)
    }
}

/// One cell of a grid.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Cell {
    pub(super) line: Line,
    /// In millimetres.
    pub(super) width: f64,
    pub(super) frame: Frame,
    pub(super) inside: Inside,
    /// In millimetres; it grows with its text.
    pub(super) height: f64,
}

impl Cell {
    /// A cell, `width` and at least `height` millimetres large.
    pub(super) fn new(line: Line, width: f64, frame: Frame, height: f64) -> Self {
        let inside = frame.inside(line.letters);
        Self { line, width, frame, inside, height }
    }
}

/// Rows of cells.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Grid {
    pub(super) rows: Vec<Vec<Cell>>,
    /// Whether it is a table whose first row is repeated on every page.
    pub(super) header: bool,
    /// How it stands as a whole.
    pub(super) lines: Lines,
}

impl Grid {
    /// Whether it stays with what follows, as its lines do.
    pub(super) fn leads(&self) -> bool {
        self.rows.iter().flatten().any(|cell| cell.line.role == Role::Foot)
    }

    /// How high it will be, in millimetres, within the differences between faces.
    pub(super) fn height(&self) -> f64 {
        let cell = |cell: &Cell| {
            let em = cell.line.letters.size * 25.4 / 72.0;
            let lines = (text_width(&cell.line.text) * em / (cell.width - 2.0 * cell.inside.sides)).ceil();
            (lines * em * f64::from(cell.line.lines.spacing) / 100.0 + 2.0 * cell.inside.ends).max(cell.height)
        };
        self.rows.iter().map(|row| row.iter().map(cell).fold(0.0, f64::max)).sum()
    }
}

/// One piece of a sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Piece {
    Line(Line),
    Grid(Grid),
}

/// Lays out a document in normal form.
pub(super) fn lay_out(document: &Document, profile: &Profile) -> Vec<Piece> {
    let width = PAPER_WIDTH - f64::from(profile.page.left) - f64::from(profile.page.right);
    let mut pieces = match document.kind.form() {
        Form::Gian | Form::Internal => letter::pieces(document, profile, width),
        Form::Brief | Form::Report | Form::Press | Form::Minutes => report::pieces(document, profile, width),
        Form::PublicNotice => notice::pieces(document, profile, width),
    };
    if document.meta.ai_note && profile.ai_note {
        let lines = Lines::new(Align::Right, 130).apart(4.0, 0.0);
        pieces.push(Piece::Line(Line::new(AI_NOTE, Letters::new(Face::Heading, 8.5).grey(), lines)));
    }
    pieces
}

/// A run of text; blanks stand apart, in square brackets.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Run {
    pub(super) text: String,
    /// Whether it is a blank, which is shaded.
    pub(super) blank: bool,
}

/// A text as runs.
pub(super) fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut written = 0;
    let plain = |from: usize, to: usize, runs: &mut Vec<Run>| {
        if from < to {
            runs.push(Run { text: text[from..to].into(), blank: false });
        }
    };
    for blank in blanks(text) {
        plain(written, blank.start, &mut runs);
        let label = text[blank.clone()].trim_matches([BLANK.0, BLANK.1]);
        runs.push(Run { text: format!("[{label}]"), blank: true });
        written = blank.end;
    }
    plain(written, text.len(), &mut runs);
    runs
}

fn as_runs<S: serde::Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    runs(text).serialize(serializer)
}

/// How wide a mark is with the space behind it, in ems, as the faces of Hancom draw it: a second line hangs below the
/// first letter of the text (편람, ITEM-10).
pub(super) fn mark_width(mark: &str) -> f64 {
    let width = |character: char| match character {
        '0'..='9' => 0.55,
        '.' | ',' => 0.25,
        '(' | ')' | '-' => 0.35,
        ' ' | '*' => 0.5,
        _ => 1.0,
    };
    mark.chars().map(width).sum()
}

/// How wide a text is, in ems, in the widest of the faces that it may be drawn in.
pub(super) fn text_width(text: &str) -> f64 {
    let width = |character: char| match character {
        '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.32,
        '(' | ')' | '[' | ']' | '-' | ' ' | '/' => 0.42,
        'A'..='Z' | '&' | '@' | '%' => 0.75,
        '!'..='~' => 0.6,
        _ => 1.0,
    };
    text.chars().map(width).sum()
}
