//! Paper of 한글: letters, lines and boxes by what they look like, each made once and shared.

use hwpforge::{
    core::{
        Image, Paragraph, Run,
        image::ImageFormat,
        numbering::{NumberingDef, ParaHead},
        placement::{ObjectPlacement, ObjectRelativeTo, ObjectTextWrap},
        table::{Table, TableCell, TableMargin, TableRow},
    },
    foundation::{
        Alignment, CharShapeIndex, Color, FontIndex, HeadingType, HwpUnit, NumberFormatType, ParaShapeIndex, StyleRef,
    },
    hwpx::style_store::{
        HwpxBorderFill, HwpxBorderLine, HwpxCharShape, HwpxFill, HwpxFont, HwpxParaShape, HwpxStyle, HwpxStyleStore,
    },
};

use super::{
    sheet::{self, Align, Frame, Grid, Inside, Letters, Line, Lines, Piece, Role},
    tables::CELL_LETTERS,
};
use crate::profile::Page;

/// The name of the logo among the pictures of a package, as 한글 names the first one; some readers know no other.
pub(super) const LOGO: &str = "image1.png";
/// Tables that are higher may not find room on the page that they begin on. In millimetres, a third of a page.
const HIGH: f64 = 90.0;
const NO_MARGIN: TableMargin =
    TableMargin { left: HwpUnit::ZERO, right: HwpUnit::ZERO, top: HwpUnit::ZERO, bottom: HwpUnit::ZERO };

fn margin(inside: Inside) -> TableMargin {
    let (sides, ends) = (millimetres(inside.sides), millimetres(inside.ends));
    TableMargin { left: sides, right: sides, top: ends, bottom: ends }
}

/// The styles of one document.
pub(super) struct Paper {
    pub(super) store: HwpxStyleStore,
    /// Letters, shaded or not.
    letters: Vec<(Letters, bool, CharShapeIndex)>,
    lines: Vec<(Lines, Role, ParaShapeIndex)>,
    frames: Vec<(Frame, u32)>,
    /// Names of the styles, in the order in which the document has them.
    styles: Vec<String>,
}

/// The style that every document has first.
const NORMAL: (&str, &str) = ("바탕글", "Normal");
/// Language of styles: Korean, as Windows numbers it.
const KOREAN: u32 = 1042;
/// Levels of an outline.
const OUTLINE: u32 = 10;

/// The name of the style of a line, and its level in the outline (from 0) where it has one.
fn style(role: Role) -> (String, Option<u32>) {
    match role {
        Role::Title => ("문서 제목".into(), Some(0)),
        Role::Chapter => ("장 제목".into(), Some(1)),
        Role::Section => ("절 제목".into(), Some(2)),
        Role::Caption => ("표 제목".into(), None),
        Role::Item(level) => (format!("항목 {level}"), None),
        Role::Text | Role::Foot => (NORMAL.0.into(), None),
    }
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
        store.push_style(HwpxStyle::new(0, "PARA", NORMAL.0, NORMAL.1, 0, 0, 0, KOREAN, 0));
        // The signs of items are text; an outline that counted by itself would set its own before them.
        let levels = (1..=OUTLINE).map(|level| ParaHead {
            start: 1,
            level,
            num_format: NumberFormatType::Digit,
            text: String::new(),
            checkable: false,
        });
        store.push_numbering(NumberingDef { id: 1, start: 0, levels: levels.collect() });
        let styles = vec![NORMAL.0.to_owned()];
        Self { store, letters: Vec::new(), lines: Vec::new(), frames: Vec::new(), styles }
    }

    /// A piece of a sheet as a paragraph.
    pub(super) fn piece(&mut self, piece: &Piece) -> Paragraph {
        match piece {
            Piece::Line(line) => self.line(line),
            Piece::Grid(grid) => self.grid(grid),
        }
    }

    fn line(&mut self, line: &Line) -> Paragraph {
        let mut written = Vec::new();
        if let Some((width, height)) = line.picture {
            let picture = Image::new(LOGO, millimetres(width), millimetres(height), ImageFormat::Png)
                .with_placement(ObjectPlacement::legacy_inline_defaults());
            written.push(Run::image(picture, self.letters(line.letters, false)));
        }
        for run in sheet::runs(&line.whole()) {
            written.push(Run::text(run.text, self.letters(line.letters, run.blank)));
        }
        if written.is_empty() {
            written.push(Run::text("", self.letters(line.letters, false)));
        }
        let lines = self.lines(line.lines, line.role);
        let style = self.style(line, lines);
        Paragraph::with_runs(written, lines).with_style(style)
    }

    /// The style of a line by name; the first line that has it says what it looks like.
    fn style(&mut self, line: &Line, lines: ParaShapeIndex) -> StyleRef {
        let (name, _) = style(line.role);
        let place = self.styles.iter().position(|known| *known == name).unwrap_or_else(|| {
            let (place, letters) = (self.styles.len() as u32, self.letters(line.letters, false));
            let (lines, letters) = (lines.get() as u32, letters.get() as u32);
            self.store.push_style(HwpxStyle::new(place, "PARA", &name, &name, lines, letters, place, KOREAN, 0));
            self.styles.push(name);
            place as usize
        });
        StyleRef::new(place)
    }

    /// A table that stands in the text like a letter, the placement that every reader gets right; a high one stands
    /// between paragraphs instead, since 한글 breaks no letter at the end of a page.
    fn grid(&mut self, grid: &Grid) -> Paragraph {
        let high = grid.height() > HIGH;
        let between =
            ObjectPlacement::new(ObjectTextWrap::TopAndBottom, ObjectRelativeTo::Para, ObjectRelativeTo::Column)
                .with_flow_with_text(true);
        let width = grid.rows.first().map_or(0.0, |row| row.iter().map(|cell| cell.width).sum());
        let rows = grid.rows.iter().enumerate().map(|(index, row)| {
            let cells = row.iter().map(|cell| {
                let frame = self.frame(cell.frame);
                let laid = TableCell::new(vec![self.line(&cell.line)], millimetres(cell.width));
                laid.with_border_fill_id(frame).with_height(millimetres(cell.height)).with_margin(margin(cell.inside))
            });
            TableRow::new(cells.collect()).with_header(grid.header && index == 0)
        });
        let table = Table::new(rows.collect())
            .with_width(millimetres(width))
            .with_repeat_header(grid.header)
            .with_out_margin(NO_MARGIN)
            .with_placement(if high { between } else { ObjectPlacement::legacy_inline_defaults() });
        // Some readers know only the margin of the whole table.
        let inside = grid.rows.iter().flatten().next().map_or(NO_MARGIN, |cell| margin(cell.inside));
        let table = table.with_in_margin(inside);
        // Below a high table stands the empty line of its paragraph, which is as much room as is wanted there.
        let (size, after) = if high { (grid.lines.after.max(1.0), 0.0) } else { (CELL_LETTERS.size, grid.lines.after) };
        let letters = self.letters(Letters { size, ..CELL_LETTERS }, false);
        let lines = Lines { after, ..grid.lines };
        let role = if grid.leads() { Role::Foot } else { Role::Text };
        Paragraph::with_runs(vec![Run::table(table, letters)], self.lines(lines, role))
    }

    fn letters(&mut self, letters: Letters, shaded: bool) -> CharShapeIndex {
        if let Some((.., index)) = self.letters.iter().find(|known| (known.0, known.1) == (letters, shaded)) {
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
        shape.shade_color = shaded.then_some(SHADE);
        if letters.grey {
            shape.text_color = GREY;
        }
        let index = self.store.push_char_shape(shape);
        self.letters.push((letters, shaded, index));
        index
    }

    fn lines(&mut self, lines: Lines, role: Role) -> ParaShapeIndex {
        if let Some((.., index)) = self.lines.iter().find(|known| (known.0, known.1) == (lines, role)) {
            return *index;
        }
        let measure = |value| hwpforge::core::ParagraphMeasure::from_hwp_unit(points(value));
        let mut shape = HwpxParaShape::default();
        shape.alignment = match lines.align {
            Align::Left => Alignment::Left,
            Align::Center => Alignment::Center,
            Align::Right => Alignment::Right,
            Align::Justify => Alignment::Justify,
        };
        shape.margin_left = measure(lines.left);
        shape.indent = measure(-lines.hang);
        shape.spacing_before = measure(lines.before);
        shape.spacing_after = measure(lines.after);
        shape.line_spacing = lines.spacing;
        shape.keep_with_next = lines.keep || role.leads();
        if let (_, Some(level)) = style(role) {
            (shape.heading_type, shape.heading_level) = (HeadingType::Outline, level);
        }
        let index = self.store.push_para_shape(shape);
        self.lines.push((lines, role, index));
        index
    }

    fn frame(&mut self, frame: Frame) -> u32 {
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
fn points(value: f64) -> HwpUnit {
    HwpUnit::from_pt(value).unwrap_or(HwpUnit::ZERO)
}

/// Millimetres in the unit of the format.
pub(super) fn millimetres(value: f64) -> HwpUnit {
    HwpUnit::from_mm(value).unwrap_or(HwpUnit::ZERO)
}
