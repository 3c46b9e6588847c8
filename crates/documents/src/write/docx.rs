//! DOCX: the sheet in Word's own terms, with real styles, numbering and page numbers.

use std::io::Cursor;

use docx_rs::{
    AbstractNumbering, AlignmentType, BorderType, Docx, FieldCharType, Footer, HeightRule, IndentLevel, InstrPAGE,
    InstrText, Level, LevelJc, LevelOverride, LevelSuffixType, LevelText, LineSpacing, LineSpacingType, NumberFormat,
    Numbering, NumberingId, PageMargin, Paragraph, Pic, Run, RunFonts, Shading, ShdType, SpecialIndentType, Start,
    Style, StyleType, Tab, TabValueType, Table, TableAlignmentType, TableCell, TableCellBorder,
    TableCellBorderPosition, TableCellBorders, TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::{
    WriteError,
    meta::About,
    package,
    sheet::{self, Align, Cell, Face, Frame, Grid, Letters, Line, Piece, Role, mark_width},
};
use crate::{Document, Logo, Profile, profile::Page};

/// Twentieths of a point, Word's unit of length.
fn points(value: f64) -> i32 {
    (value * 20.0).round() as i32
}

fn millimetres(value: f64) -> i32 {
    points(value * 72.0 / 25.4)
}

/// A4 in twentieths of a point.
const PAPER: (u32, u32) = (11906, 16838);
/// The list of a document's items. The first is the library's own, with marks of other countries.
const LIST: usize = 2;
/// Levels of items as Word counts them: kind of number, what stands around it. What Word cannot count (거. behind 하., ㉮)
/// is a sign of its own in the same list, so that all else goes on counting.
const LEVELS: [(&str, &str); 8] = [
    ("decimal", "%1."),
    ("ganada", "%2."),
    ("decimal", "%3)"),
    ("ganada", "%4)"),
    ("decimal", "(%5)"),
    ("ganada", "(%6)"),
    ("decimalEnclosedCircle", "%7"),
    UNCOUNTED,
];
/// A level of which every sign is given.
const UNCOUNTED: (&str, &str) = ("none", "");
/// The syllables that Word counts by, and how far its circled numbers go.
const COUNTED: &str = "가나다라마바사아자차카타파하";
const LAST_CIRCLED: char = '⑳';

/// The style of the items of a level.
fn item_style(level: u8) -> String {
    format!("Item{}", level.clamp(1, LEVELS.len() as u8))
}

/// Whether Word counts to the sign of an item of a level by itself.
fn counts(level: u8, sign: &str) -> bool {
    let letter = sign.trim_start_matches('(').chars().next();
    letter.is_some_and(|letter| match level {
        2 | 4 | 6 => COUNTED.contains(letter),
        7 => letter <= LAST_CIRCLED,
        level => level < 8,
    })
}

/// A mark with tabs for its double spaces and for what parts it from the text, and where they lead, in ems. The last leads
/// to where the next lines hang.
fn tabbed(mark: &str) -> (String, Vec<f64>) {
    let Some(signs) = mark.strip_suffix(' ') else { return (mark.to_owned(), Vec::new()) };
    let words: Vec<&str> = signs.trim_end().split("  ").collect();
    let ends = (1..words.len()).map(|count| mark_width(&format!("{}  ", words[..count].join("  "))));
    (words.join("\t") + "\t", ends.collect())
}

/// The signs that Word does not count to, each once, with their levels.
fn given(pieces: &[Piece]) -> Vec<(u8, String)> {
    let mut given = Vec::new();
    for piece in pieces {
        if let Piece::Line(Line { role: Role::Item(level), mark, .. }) = piece {
            let sign = (*level, mark.trim_end().to_owned());
            if !counts(*level, &sign.1) && !given.contains(&sign) {
                given.push(sign);
            }
        }
    }
    given
}

/// The document as a DOCX package.
///
/// # Errors
/// See [`WriteError`]; a document of any text can be written, so an error is a bug of a writer.
pub fn docx(document: &Document, profile: &Profile) -> Result<Vec<u8>, WriteError> {
    let document = document.clone().normal();
    let pieces = sheet::lay_out(&document, profile);
    let writer = Writer {
        page: &profile.page,
        logo: profile.picture.as_ref(),
        chapters: pieces.iter().any(|piece| matches!(piece, Piece::Line(line) if line.role == Role::Chapter)),
        given: given(&pieces),
    };
    let headers = pieces.iter().filter_map(|piece| match piece {
        Piece::Grid(grid) => Some(grid.header),
        Piece::Line(_) => None,
    });
    let headers: Vec<bool> = headers.collect();
    let mut docx = writer.frame(&pieces);
    // Tables have no room around them in Word, and join where they touch: a line that is as high as the room stands there.
    // What Word puts between lines stands above each, so that a table below one has to bring it along.
    let mut below: Option<f64> = None;
    let mut above = 0.0;
    let mut leads = false;
    for piece in &pieces {
        let before = match piece {
            Piece::Grid(grid) => grid.lines.before + above,
            Piece::Line(_) => 0.0,
        };
        let room = below.take();
        if room.is_some() || before > 0.0 {
            docx = docx.add_paragraph(writer.gap(room.unwrap_or_default() + before).keep_next(leads));
        }
        leads = match piece {
            Piece::Line(line) => line.leads(),
            Piece::Grid(grid) => grid.leads(),
        };
        (docx, above) = match piece {
            Piece::Line(line) => (docx.add_paragraph(writer.line(line)), lead(line)),
            Piece::Grid(grid) => {
                below = Some(grid.lines.after);
                (docx.add_table(writer.grid(grid)), 0.0)
            }
        };
    }
    if let Some(room) = below {
        docx = docx.add_paragraph(writer.gap(room));
    }
    let mut bytes = Cursor::new(Vec::new());
    docx.build().pack(&mut bytes).map_err(|error| WriteError::Package(error.to_string()))?;
    package::with_core(bytes.get_ref(), &About::new(&document, profile), &headers)
}

struct Writer<'a> {
    page: &'a Page,
    logo: Option<&'a Logo>,
    /// Whether sections stand in chapters.
    chapters: bool,
    /// The signs that stand in the list as they are. The list of each has the number behind that of the one before.
    given: Vec<(u8, String)>,
}

impl Writer<'_> {
    /// Page, styles, numbering, page numbers.
    fn frame(&self, pieces: &[Piece]) -> Docx {
        let side = |margin: u8| millimetres(f64::from(margin));
        let page = self.page;
        let margin = PageMargin::new()
            .top(side(page.top))
            .bottom(side(page.bottom) + millimetres(10.0))
            .left(side(page.left))
            .right(side(page.right))
            .header(0)
            .footer(side(page.bottom));
        let run = |text| self.run(text, Letters::new(Face::Heading, 9.0));
        let mark = |mark| run("").add_field_char(mark, false);
        let number = Paragraph::new()
            .align(AlignmentType::Center)
            .add_run(run("- "))
            .add_run(mark(FieldCharType::Begin))
            .add_run(run("").add_instr_text(InstrText::PAGE(InstrPAGE::new())))
            .add_run(mark(FieldCharType::Separate))
            .add_run(run("1"))
            .add_run(mark(FieldCharType::End))
            .add_run(run(" -"));
        let heading = |id: &str, name: &str, level| {
            Style::new(id, StyleType::Paragraph).name(name).based_on("Normal").outline_lvl(level).q_format(true)
        };
        let lists = (LIST + 1..).zip(&self.given).map(|(id, (level, sign))| {
            let own = laid(pieces, *level, ("none", sign));
            Numbering::new(id, LIST).add_override(LevelOverride::new(usize::from(*level) - 1).level(own))
        });
        let docx = Docx::new()
            .page_size(PAPER.0, PAPER.1)
            .page_margin(margin)
            .default_fonts(self.fonts(Face::Text))
            .default_size(24)
            .add_style(heading("Heading1", "heading 1", 0))
            .add_style(heading("Heading2", "heading 2", 1))
            .add_style(heading("Heading3", "heading 3", 2))
            .add_abstract_numbering(numbering(pieces))
            .add_numbering(Numbering::new(LIST, LIST))
            .footer(Footer::new().add_paragraph(number));
        let docx = (1..=LEVELS.len() as u8).fold(docx, |docx, level| {
            let style = Style::new(item_style(level), StyleType::Paragraph).name(format!("항목 {level}"));
            docx.add_style(style.based_on("Normal").q_format(true))
        });
        lists.fold(docx, Docx::add_numbering)
    }

    fn fonts(&self, face: Face) -> RunFonts {
        let name = match face {
            Face::Text => &self.page.face,
            Face::Heading => &self.page.heading_face,
        };
        RunFonts::new().ascii(name).hi_ansi(name).east_asia(name).cs(name)
    }

    fn run(&self, text: &str, letters: Letters) -> Run {
        let run = if text.is_empty() { Run::new() } else { Run::new().add_text(text) };
        let run = run.fonts(self.fonts(letters.face)).size((letters.size * 2.0).round() as usize);
        let run = if letters.bold { run.bold() } else { run };
        if letters.grey { run.color("606060") } else { run }
    }

    fn line(&self, line: &Line) -> Paragraph {
        let lines = line.lines;
        let paragraph = Paragraph::new().align(alignment(lines.align)).line_spacing(spacing(line));
        let hang = (lines.hang > 0.0).then(|| SpecialIndentType::Hanging(points(lines.hang)));
        let paragraph = paragraph.indent(Some(points(lines.left + lines.hang)), hang, None, None);
        let (mut paragraph, mark) = match line.role {
            Role::Item(level) => {
                let sign = line.mark.trim_end();
                let own = self.given.iter().position(|given| (given.0, given.1.as_str()) == (level, sign));
                let list = own.map_or(LIST, |own| LIST + 1 + own);
                let indent = IndentLevel::new(usize::from(level.clamp(1, 8)) - 1);
                (paragraph.style(&item_style(level)).numbering(NumberingId::new(list), indent), "")
            }
            Role::Title => (paragraph.style("Heading1"), line.mark.as_str()),
            Role::Section if self.chapters => (paragraph.style("Heading3"), line.mark.as_str()),
            Role::Chapter | Role::Section => (paragraph.style("Heading2"), line.mark.as_str()),
            Role::Caption | Role::Text | Role::Foot => (paragraph, line.mark.as_str()),
        };
        if let (Some((width, height)), Some(logo)) = (line.picture, self.logo) {
            let (pixels, emu) = (logo.pixels(), |millimetres: f64| (millimetres * 36_000.0).round() as u32);
            let picture = Pic::new_with_dimensions(logo.png().to_vec(), pixels.0, pixels.1);
            paragraph = paragraph.add_run(Run::new().add_image(picture.size(emu(width), emu(height))));
        }
        if line.leads() {
            paragraph = paragraph.keep_next(true).keep_lines(true);
        }
        // How wide a space is differs from face to face, so a tab stands where a mark has room for the eye.
        let (mark, stops) = tabbed(mark);
        for stop in stops {
            let at = points(lines.left + stop * line.letters.size);
            paragraph = paragraph.add_tab(Tab::new().val(TabValueType::Left).pos(at as usize));
        }
        for (index, words) in mark.split('\t').enumerate() {
            let run = if index == 0 { self.run("", line.letters) } else { self.run("", line.letters).add_tab() };
            paragraph = paragraph.add_run(run.add_text(words));
        }
        for run in sheet::runs(&format!("{}{}", line.text, line.end)) {
            let written = self.run(&run.text, line.letters);
            let shade = || Shading::new().shd_type(ShdType::Clear).fill("E4E4E4");
            paragraph = paragraph.add_run(if run.blank { written.shading(shade()) } else { written });
        }
        paragraph
    }

    /// A line as high as the room around a table, in points.
    fn gap(&self, room: f64) -> Paragraph {
        let line = LineSpacing::new().line_rule(LineSpacingType::Exact).line(points(room.max(1.0)));
        Paragraph::new().line_spacing(line)
    }

    fn grid(&self, grid: &Grid) -> Table {
        let rows = grid.rows.iter().map(|row| {
            let height = row.iter().map(|cell| cell.height).fold(0.0, f64::max);
            let cells = row.iter().map(|cell| self.cell(cell)).collect();
            TableRow::new(cells).row_height(millimetres(height) as f32).height_rule(HeightRule::AtLeast).cant_split()
        });
        let widths: Vec<usize> = grid
            .rows
            .first()
            .map_or_else(Vec::new, |row| row.iter().map(|cell| millimetres(cell.width) as usize).collect());
        let place = if grid.lines.align == Align::Left { TableAlignmentType::Left } else { TableAlignmentType::Center };
        Table::without_borders(rows.collect())
            .width(widths.iter().sum(), WidthType::Dxa)
            .set_grid(widths)
            .layout(TableLayoutType::Fixed)
            .align(place)
            .margins(TableCellMargins::new().margin(0, 0, 0, 0))
    }

    fn cell(&self, cell: &Cell) -> TableCell {
        let mut line = cell.line.clone();
        let (ends, lead) = (cell.inside.ends * 72.0 / 25.4, lead(&line));
        line.lines = line.lines.apart((line.lines.before + ends - lead).max(0.0), line.lines.after + ends);
        let hang = (line.lines.hang > 0.0).then(|| SpecialIndentType::Hanging(points(line.lines.hang)));
        let inside = millimetres(cell.inside.sides);
        let left = inside + points(line.lines.left + line.lines.hang);
        let paragraph = self.line(&line).indent(Some(left), hang, Some(inside), None);
        let laid = TableCell::new()
            .add_paragraph(paragraph)
            .width(millimetres(cell.width) as usize, WidthType::Dxa)
            .vertical_align(VAlignType::Center)
            .set_borders(borders(cell.frame));
        match cell.frame.fill {
            Some(colour) => laid.shading(Shading::new().shd_type(ShdType::Clear).fill(colour.trim_start_matches('#'))),
            None => laid,
        }
    }
}

fn alignment(align: Align) -> AlignmentType {
    match align {
        Align::Left => AlignmentType::Left,
        Align::Center => AlignmentType::Center,
        Align::Right => AlignmentType::Right,
        Align::Justify => AlignmentType::Both,
    }
}

/// What stands between the lines of a paragraph, in points; Word puts it above the first as well.
fn lead(line: &Line) -> f64 {
    line.letters.size * (f64::from(line.lines.spacing) / 100.0 - 1.0)
}

/// Word counts the spacing of Korean faces from a line that is higher than its letters; an exact height is what it says.
fn spacing(line: &Line) -> LineSpacing {
    let lines = line.lines;
    let height = line.letters.size * f64::from(lines.spacing) / 100.0;
    LineSpacing::new()
        .line_rule(LineSpacingType::AtLeast)
        .line(points(height))
        .before(points(lines.before) as u32)
        .after(points(lines.after) as u32)
}

fn borders(frame: Frame) -> TableCellBorders {
    use TableCellBorderPosition::{Bottom, Left, Right, Top};
    let sides = [(Top, frame.top), (Bottom, frame.bottom), (Left, frame.sides), (Right, frame.sides)];
    sides.into_iter().fold(TableCellBorders::with_empty(), |borders, (side, width)| {
        let border = TableCellBorder::new(side);
        // Eighths of a point.
        let size = (width * 72.0 / 25.4 * 8.0).round() as usize;
        borders.set(if width > 0.0 {
            border.size(size.max(2)).color("000000")
        } else {
            border.border_type(BorderType::Nil)
        })
    })
}

/// The numbers of the items.
fn numbering(pieces: &[Piece]) -> AbstractNumbering {
    let levels = (1_u8..).zip(LEVELS);
    levels.fold(AbstractNumbering::new(LIST), |list, (level, format)| list.add_level(laid(pieces, level, format)))
}

/// A level of the list, where the sheet has it.
fn laid(pieces: &[Piece], level: u8, (format, text): (&str, &str)) -> Level {
    let at = pieces.iter().find_map(|piece| match piece {
        Piece::Line(line) if line.role == Role::Item(level) => Some(line.lines),
        _ => None,
    });
    let laid = Level::new(
        usize::from(level) - 1,
        Start::new(1),
        NumberFormat::new(format),
        LevelText::new(text),
        LevelJc::new("left"),
    );
    let laid = laid.suffix(LevelSuffixType::Space);
    match at {
        Some(lines) => laid.indent(
            Some(points(lines.left + lines.hang)),
            Some(SpecialIndentType::Hanging(points(lines.hang))),
            None,
            None,
        ),
        None => laid,
    }
}
