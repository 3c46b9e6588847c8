//! 1쪽 보고서, 보도자료, 회의록: a title in a box, labelled lines, and items under □ ○ - *.

use hwpforge::{core::Paragraph, foundation::Alignment};

use super::{
    bodies::{self, Setting},
    paper::{Face, Frame, Letters, Lines, Paper},
    tables::{Cell, grid},
};
use crate::{Document, Form, HeadLine, Profile};

/// Sizes most used in the reports of ministries: □ 15, ○ - 14, remarks 11 (RPT-04).
const SECTION: Letters = Letters::new(Face::Heading, 15.0).bold();
const TEXT: Letters = Letters::new(Face::Text, 14.0);
const REMARK: Letters = Letters::new(Face::Heading, 11.0);
const LABEL: Letters = Letters::new(Face::Heading, 11.0).bold();
/// Width of the labels in front of the lines of a head, in millimetres.
const LABELS: f64 = 32.0;
const TINT: &str = "#E8EEF7";

pub(super) fn paragraphs(paper: &mut Paper, document: &Document, profile: &Profile, width: f64) -> Vec<Paragraph> {
    let mut paragraphs = match document.kind.form() {
        Form::Press => press_head(paper, document, profile, width),
        _ => boxed_head(paper, document, profile, width),
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
    paragraphs.extend(bodies::body(paper, document, &setting));
    paragraphs
}

fn section_letters(depth: u8) -> Letters {
    match depth {
        0 => SECTION,
        1 | 2 => TEXT,
        _ => REMARK,
    }
}

fn boxed_head(paper: &mut Paper, document: &Document, profile: &Profile, width: f64) -> Vec<Paragraph> {
    let centre = Lines::new(Alignment::Center, 130);
    let title = paper.paragraph(&document.head.title, Letters::new(Face::Heading, 20.0).bold(), centre);
    let frame = Frame { top: 0.7, bottom: 0.7, sides: 0.0, fill: Some(TINT) };
    let mut paragraphs =
        vec![grid(paper, vec![vec![Cell { paragraphs: vec![title], width, frame, height: 16.0 }]], false, centre)];
    let lines = &document.head.lines;
    // One line is the date and office of a report; several are the fields of minutes.
    match &lines[..] {
        [] if profile.department.is_empty() => {}
        [] => paragraphs.push(paper.paragraph(
            &profile.department,
            REMARK,
            Lines::new(Alignment::Right, 130).apart(4.0, 4.0),
        )),
        [line] => {
            let office =
                if profile.department.is_empty() { String::new() } else { format!(" / {}", profile.department) };
            let lines = Lines::new(Alignment::Right, 130).apart(4.0, 4.0);
            paragraphs.push(paper.paragraph(&format!("{}{office}", line.value), REMARK, lines));
        }
        lines => paragraphs.push(fields(paper, lines, width)),
    }
    paragraphs
}

fn press_head(paper: &mut Paper, document: &Document, profile: &Profile, width: f64) -> Vec<Paragraph> {
    let banner =
        paper.paragraph("보도자료", Letters::new(Face::Heading, 22.0).bold(), Lines::new(Alignment::Left, 130));
    let agency =
        paper.paragraph(&profile.agency, Letters::new(Face::Heading, 14.0).bold(), Lines::new(Alignment::Right, 130));
    let frame = Frame { bottom: 0.7, ..Frame::NONE };
    let half = |paragraph| Cell { paragraphs: vec![paragraph], width: width / 2.0, frame, height: 14.0 };
    let row = vec![half(banner), half(agency)];
    let mut paragraphs = vec![grid(paper, vec![row], false, Lines::new(Alignment::Left, 130))];
    let (subtitles, lines): (Vec<_>, Vec<_>) =
        document.head.lines.iter().cloned().partition(|line| line.label == "부제");
    if !lines.is_empty() {
        paragraphs.push(fields(paper, &lines, width));
    }
    let centre = Lines::new(Alignment::Center, 140);
    let headline = Letters::new(Face::Heading, 22.0).bold();
    paragraphs.push(paper.paragraph(&document.head.title, headline, centre.apart(14.0, 4.0)));
    for subtitle in subtitles {
        let text = format!("- {} -", subtitle.value);
        paragraphs.push(paper.paragraph(&text, Letters::new(Face::Heading, 14.0), centre.apart(0.0, 4.0)));
    }
    paragraphs
}

/// Labelled lines as a table of two columns.
fn fields(paper: &mut Paper, lines: &[HeadLine], width: f64) -> Paragraph {
    let rows = lines.iter().map(|line| {
        let label = paper.paragraph(&line.label, LABEL, Lines::new(Alignment::Center, 130));
        let value = paper.paragraph(&line.value, REMARK, Lines::new(Alignment::Left, 130));
        let filled = Frame { fill: Some("#F2F2F2"), ..Frame::CELL };
        vec![
            Cell { paragraphs: vec![label], width: LABELS, frame: filled, height: 8.0 },
            Cell { paragraphs: vec![value], width: width - LABELS, frame: Frame::CELL, height: 8.0 },
        ]
    });
    let rows = rows.collect();
    grid(paper, rows, false, Lines::new(Alignment::Center, 130).apart(6.0, 6.0))
}
