//! Paper: letters, lines and boxes by what they look like, each made once and shared.

use hwpforge::{
    core::{Paragraph, Run},
    foundation::{Alignment, CharShapeIndex, Color, FontIndex, HwpUnit, ParaShapeIndex},
    hwpx::style_store::{
        HwpxBorderFill, HwpxBorderLine, HwpxCharShape, HwpxFill, HwpxFont, HwpxParaShape, HwpxStyleStore,
    },
};

use crate::{
    notation::{BLANK, blanks},
    profile::Page,
};

/// The two faces of a document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Face {
    /// Running text.
    Text = 0,
    /// Titles, tables, signature.
    Heading = 1,
}

/// How letters look. Sizes in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Letters {
    pub(super) face: Face,
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) grey: bool,
    shaded: bool,
}

impl Letters {
    pub(super) const fn new(face: Face, size: f64) -> Self {
        Self { face, size, bold: false, grey: false, shaded: false }
    }

    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(super) const fn grey(self) -> Self {
        Self { grey: true, ..self }
    }
}

/// How lines stand. Measures in points, line spacing in percent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Lines {
    pub(super) align: Alignment,
    pub(super) left: f64,
    /// How far the second line stands behind the first.
    pub(super) hang: f64,
    pub(super) before: f64,
    pub(super) after: f64,
    pub(super) spacing: i32,
}

impl Lines {
    pub(super) const fn new(align: Alignment, spacing: i32) -> Self {
        Self { align, left: 0.0, hang: 0.0, before: 0.0, after: 0.0, spacing }
    }

    pub(super) const fn hanging(self, left: f64, hang: f64) -> Self {
        Self { left, hang, ..self }
    }

    pub(super) const fn apart(self, before: f64, after: f64) -> Self {
        Self { before, after, ..self }
    }
}

/// How a box is drawn: thickness of its lines in millimetres (0 for none) and the colour inside.
#[derive(Debug, Clone, Copy, PartialEq)]
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
}

/// The styles of one document.
pub(super) struct Paper {
    pub(super) store: HwpxStyleStore,
    letters: Vec<(Letters, CharShapeIndex)>,
    lines: Vec<(Lines, ParaShapeIndex)>,
    frames: Vec<(Frame, u32)>,
}

const LANGUAGES: [&str; 7] = ["HANGUL", "LATIN", "HANJA", "JAPANESE", "OTHER", "SYMBOL", "USER"];
/// The soft grey behind a blank.
const SHADE: Color = Color::from_rgb(0xE4, 0xE4, 0xE4);
const GREY: Color = Color::from_rgb(0x60, 0x60, 0x60);

impl Paper {
    pub(super) fn new(page: &Page) -> Self {
        let mut store = HwpxStyleStore::new();
        for language in LANGUAGES {
            for (id, face) in [&page.face, &page.heading_face].into_iter().enumerate() {
                store.push_font(HwpxFont::new(id as u32, face.as_str(), language));
            }
        }
        for base in [
            HwpxBorderFill::default_page_border(),
            HwpxBorderFill::default_char_background(),
            HwpxBorderFill::default_table_border(),
        ] {
            store.push_border_fill(base);
        }
        Self { store, letters: Vec::new(), lines: Vec::new(), frames: Vec::new() }
    }

    /// A paragraph; blanks in it are shaded and stand in square brackets.
    pub(super) fn paragraph(&mut self, text: &str, letters: Letters, lines: Lines) -> Paragraph {
        let mut runs = Vec::new();
        let mut written = 0;
        for blank in blanks(text) {
            if blank.start > written {
                runs.push(Run::text(&text[written..blank.start], self.letters(letters)));
            }
            let label = text[blank.clone()].trim_matches([BLANK.0, BLANK.1]);
            runs.push(Run::text(format!("[{label}]"), self.letters(Letters { shaded: true, ..letters })));
            written = blank.end;
        }
        if written < text.len() || runs.is_empty() {
            runs.push(Run::text(&text[written..], self.letters(letters)));
        }
        let lines = self.lines(lines);
        Paragraph::with_runs(runs, lines)
    }

    pub(super) fn letters(&mut self, letters: Letters) -> CharShapeIndex {
        if let Some((_, index)) = self.letters.iter().find(|(known, _)| *known == letters) {
            return *index;
        }
        let mut shape = HwpxCharShape::default();
        let font = FontIndex::new(letters.face as usize);
        let fonts = &mut shape.font_ref;
        for slot in [
            &mut fonts.hangul,
            &mut fonts.latin,
            &mut fonts.hanja,
            &mut fonts.japanese,
            &mut fonts.other,
            &mut fonts.symbol,
            &mut fonts.user,
        ] {
            *slot = font;
        }
        shape.height = points(letters.size);
        shape.bold = letters.bold;
        shape.shade_color = letters.shaded.then_some(SHADE);
        if letters.grey {
            shape.text_color = GREY;
        }
        let index = self.store.push_char_shape(shape);
        self.letters.push((letters, index));
        index
    }

    pub(super) fn lines(&mut self, lines: Lines) -> ParaShapeIndex {
        if let Some((_, index)) = self.lines.iter().find(|(known, _)| *known == lines) {
            return *index;
        }
        let measure = |value| hwpforge::core::ParagraphMeasure::from_hwp_unit(points(value));
        let mut shape = HwpxParaShape::default();
        shape.alignment = lines.align;
        shape.margin_left = measure(lines.left);
        shape.indent = measure(-lines.hang);
        shape.spacing_before = measure(lines.before);
        shape.spacing_after = measure(lines.after);
        shape.line_spacing = lines.spacing;
        let index = self.store.push_para_shape(shape);
        self.lines.push((lines, index));
        index
    }

    pub(super) fn frame(&mut self, frame: Frame) -> u32 {
        if let Some((_, index)) = self.frames.iter().find(|(known, _)| *known == frame) {
            return *index;
        }
        let line = |width: f64| {
            let mut line = HwpxBorderLine::default();
            if width > 0.0 {
                line.line_type = "SOLID".into();
                line.width = format!("{width} mm");
            }
            line
        };
        let mut fill = HwpxBorderFill::default_table_border();
        (fill.top, fill.bottom) = (line(frame.top), line(frame.bottom));
        (fill.left, fill.right) = (line(frame.sides), line(frame.sides));
        fill.fill = frame.fill.map(|colour| HwpxFill::WinBrush {
            face_color: colour.into(),
            hatch_color: "#FF000000".into(),
            alpha: "0".into(),
        });
        let index = self.store.push_border_fill(fill);
        self.frames.push((frame, index));
        index
    }
}

/// Points in the unit of the format. Every measure here is a constant or a sum of a few; none comes near the bound.
pub(super) fn points(value: f64) -> HwpUnit {
    HwpUnit::from_pt(value).unwrap_or(HwpUnit::ZERO)
}

/// Millimetres in the unit of the format.
pub(super) fn millimetres(value: f64) -> HwpUnit {
    HwpUnit::from_mm(value).unwrap_or(HwpUnit::ZERO)
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
