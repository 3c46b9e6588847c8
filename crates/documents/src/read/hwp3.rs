//! 한글 문서 of version 3 (한글 3.0 to 97): one stream of records in Hancom's own letters, unlike any later format.
//!
//! What stands where is told by Hancom's open specification (한글 문서 파일 형식 3.0). As in the later formats everything that
//! stands on the page belongs to the text: boxes, captions, headers and footers, notes, and the numbers of captions and
//! of the outline. Pictures behind the text are never unpacked.

mod letters;
mod table;

use std::io::{self, BufReader, Read};

use flate2::read::DeflateDecoder;
use letters::Numeral;
use unhwp::{
    Document,
    model::{Block, Equation, ImageRef, InlineContent, ParagraphStyle, Section},
};

use super::{
    Format, ReadDocument, ReadError, ReadWarning, Unreasonable, guard,
    hwpml::{Line, add_margin, say_note},
    plain,
};

/// How a document of this version begins; older ones name another.
const MARK: &[u8] = b"HWP Document File V3.00";
/// Before the text: whether there is a password, whether the text is packed, the length of the blocks of further
/// information, and the summary, which opens with the title.
const PASSWORD: usize = 126;
const PACKED: usize = 154;
const BLOCKS: usize = 156;
const SUMMARY: usize = 158;
const SUMMARY_LENGTH: usize = 1008;
const TITLE_LENGTH: usize = 112;
/// The tables of fonts before the text, one a language, and the length of a font; then that of a style.
const FONT_TABLES: usize = 7;
const FONT: u64 = 40;
const STYLE: u64 = 238;
/// Lengths of what tells how letters, paragraphs and lines look.
const LETTER_SHAPE: u64 = 31;
const PARAGRAPH_SHAPE: u64 = 187;
const LINE: u64 = 14;

/// Bytes of text that are unpacked: some 1,500 pages. Pictures stand behind it and do not count.
const MAX_TEXT: u64 = 24 << 20;
/// Paragraphs of one document, with those in cells. A page of small cells has a hundred.
const MAX_PARAGRAPHS: usize = 200_000;
/// Lists of paragraphs in each other.
const MAX_DEPTH: usize = 64;

/// Reads a document of version 3.
pub(super) fn read(bytes: &[u8]) -> Result<ReadDocument, ReadError> {
    if !bytes.starts_with(MARK) {
        return Err(ReadError::Unsupported("HWP 2.x"));
    }
    let word = |at: usize| Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let (password, blocks) = word(PASSWORD).zip(word(BLOCKS)).ok_or_else(broken_off)?;
    if password != 0 {
        return Err(ReadError::Encrypted);
    }
    let title = bytes.get(SUMMARY..SUMMARY + TITLE_LENGTH).ok_or_else(broken_off)?;
    let body = bytes.get(SUMMARY + SUMMARY_LENGTH + usize::from(blocks)..).ok_or_else(broken_off)?;
    guard::alone(|| {
        let mut document = Document::new();
        let mut reader = Reader::default();
        document.sections.push(if bytes[PACKED] == 0 {
            reader.section(&mut &*body)?
        } else {
            reader.section(&mut BufReader::new(DeflateDecoder::new(body)))?
        });
        let text = plain::markdown(&mut document).map_err(ReadError::damaged)?;
        let title = letters::name(title.as_chunks().0.iter().map(|letter| u16::from_le_bytes(*letter)));
        let mut warnings = Vec::new();
        if reader.unread {
            warnings.push(ReadWarning::UnreadText);
        }
        if reader.unknown > 0 {
            warnings.push(ReadWarning::UnknownLetters(reader.unknown));
        }
        Ok(ReadDocument { text, format: Format::Hwp, title: title.trim().to_owned(), warnings })
    })
}

fn broken_off() -> ReadError {
    ReadError::damaged("the document breaks off")
}

/// The records, of which only as many are unpacked as are asked for.
struct Stream<'r> {
    source: &'r mut dyn Read,
    left: u64,
}

impl Stream<'_> {
    fn bytes<const N: usize>(&mut self) -> Result<[u8; N], ReadError> {
        self.left = self.left.checked_sub(N as u64).ok_or(ReadError::UnpacksTooLarge { limit: MAX_TEXT as usize })?;
        let mut bytes = [0; N];
        self.source.read_exact(&mut bytes).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => broken_off(),
            _ => ReadError::damaged(error),
        })?;
        Ok(bytes)
    }

    fn word(&mut self) -> Result<u16, ReadError> {
        self.bytes().map(u16::from_le_bytes)
    }

    /// Passes over bytes, into something that takes them.
    fn pass(&mut self, length: u64, into: &mut dyn io::Write) -> Result<(), ReadError> {
        let left = self.left.checked_sub(length);
        self.left = left.ok_or_else(|| ReadError::damaged("a record is longer than any text"))?;
        let passed = io::copy(&mut (&mut *self.source).take(length), into).map_err(ReadError::damaged)?;
        if passed == length { Ok(()) } else { Err(broken_off()) }
    }

    fn skip(&mut self, length: u64) -> Result<(), ReadError> {
        self.pass(length, &mut io::sink())
    }

    fn block(&mut self, length: u32) -> Result<Vec<u8>, ReadError> {
        let mut block = Vec::new();
        self.pass(length.into(), &mut block)?;
        Ok(block)
    }

    /// Ends a sign, which stands at its end once more.
    fn close(&mut self, sign: u16) -> Result<(), ReadError> {
        if self.word()? == sign { Ok(()) } else { Err(ReadError::damaged("a sign in the text is not closed")) }
    }
}

fn word(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).map_or(0, |word| u16::from_le_bytes([word[0], word[1]]))
}

fn long(bytes: &[u8], at: usize) -> u32 {
    u32::from(word(bytes, at)) | u32::from(word(bytes, at + 2)) << 16
}

#[derive(Default)]
struct Reader {
    heads: Vec<Block>,
    feet: Vec<Block>,
    paragraphs: usize,
    /// Letters that nobody knows.
    unknown: u32,
    /// Whether a drawing could not be followed.
    unread: bool,
}

impl Reader {
    fn section(&mut self, source: &mut dyn Read) -> Result<Section, ReadError> {
        let stream = &mut Stream { source, left: MAX_TEXT };
        for _ in 0..FONT_TABLES {
            let fonts = stream.word()?;
            stream.skip(FONT * u64::from(fonts))?;
        }
        let styles = stream.word()?;
        stream.skip(STYLE * u64::from(styles))?;
        let body = self.list(stream, 0)?;
        let mut section = Section::new(0);
        section.content = std::mem::take(&mut self.heads);
        section.content.extend(body);
        section.content.append(&mut self.feet);
        Ok(section)
    }

    /// Paragraphs up to the empty one that ends them.
    fn list(&mut self, stream: &mut Stream<'_>, depth: usize) -> Result<Vec<Block>, ReadError> {
        if depth > MAX_DEPTH {
            return Err(ReadError::Unreasonable(Unreasonable::Depth));
        }
        let mut blocks = Vec::new();
        while self.paragraph(stream, depth, &mut blocks)? {}
        Ok(blocks)
    }

    fn paragraph(&mut self, stream: &mut Stream<'_>, depth: usize, blocks: &mut Vec<Block>) -> Result<bool, ReadError> {
        self.paragraphs += 1;
        if self.paragraphs > MAX_PARAGRAPHS {
            return Err(ReadError::Unreasonable(Unreasonable::Elements));
        }
        let [shaped_as_before] = stream.bytes()?;
        let (letters, lines) = (stream.word()?, stream.word()?);
        let [own_shapes] = stream.bytes()?;
        // Flags, a style, and how most letters look.
        stream.skip(6 + LETTER_SHAPE)?;
        if letters > 0 && shaped_as_before == 0 {
            stream.skip(PARAGRAPH_SHAPE)?;
        }
        stream.skip(LINE * u64::from(lines))?;
        if own_shapes != 0 {
            for _ in 0..letters {
                if stream.bytes()? == [0] {
                    stream.skip(LETTER_SHAPE)?;
                }
            }
        }
        let mut line = Line::new(ParagraphStyle::default(), None);
        let (mut at, mut said) = (0_u32, String::new());
        while at < letters.into() {
            let letter = stream.word()?;
            if letter >= 32 {
                self.unknown += u32::from(!letters::write(letter, &mut said));
                at += 1;
            } else {
                line.say(&std::mem::take(&mut said));
                at += self.sign(stream, letter, depth, &mut line)?;
            }
        }
        line.say(&said);
        if letters > 0 {
            line.end(blocks);
        }
        Ok(letters > 0)
    }

    /// Reads what a sign below the letters stands for; gives how many letters it counts as.
    fn sign(&mut self, stream: &mut Stream<'_>, sign: u16, depth: usize, line: &mut Line) -> Result<u32, ReadError> {
        let width = match sign {
            0 | 13 => return Ok(1),
            7 => {
                // The day of printing.
                stream.skip(80)?;
                42
            }
            8 => {
                stream.skip(80)?;
                let [year, month, _, day, ..] = [(); 6].map(|()| stream.word());
                line.say(&format!("{}. {}. {}.", year?, month?, day?));
                48
            }
            9 => {
                stream.skip(4)?;
                line.say(" ");
                4
            }
            18 => {
                let (kind, number) = (stream.word()?, stream.word()?);
                // Of a picture, a table or an equation; those of pages and notes say themselves.
                if let 3..=5 = kind {
                    line.say(&number.to_string());
                }
                4
            }
            19..=21 => {
                stream.skip(4)?;
                4
            }
            22 => {
                line.say(&format!("{{{{{}}}}}", letters::packed_name(&stream.bytes::<20>()?)));
                12
            }
            23 => {
                let mut laid = String::new();
                for _ in 0..3 {
                    let letter = stream.word()?;
                    if letter >= 32 {
                        self.unknown += u32::from(!letters::write(letter, &mut laid));
                    }
                }
                line.say(&laid);
                5
            }
            24 => {
                stream.skip(2)?;
                line.say("-");
                3
            }
            25 => {
                stream.skip(2)?;
                3
            }
            26 => {
                stream.skip(242)?;
                123
            }
            28 => {
                line.say(&outlined(&stream.bytes()?));
                32
            }
            30 | 31 => {
                line.say(" ");
                2
            }
            _ => {
                let length = u32::from_le_bytes(stream.bytes()?);
                stream.close(sign)?;
                self.record(stream, sign, length, depth + 1, line)?;
                return Ok(4);
            }
        };
        stream.close(sign)?;
        Ok(width)
    }

    /// Reads a record behind a sign that is longer than its letters say.
    fn record(
        &mut self,
        stream: &mut Stream<'_>,
        sign: u16,
        length: u32,
        depth: usize,
        line: &mut Line,
    ) -> Result<(), ReadError> {
        match sign {
            5 => {
                let field = stream.block(length)?;
                // The start of what the summary of the document says, which does not stand in the text again.
                if field.first() == Some(&3) && word(&field, 6) == 1 {
                    let from = 46 + long(&field, 30) as usize;
                    let said = field.get(from..from.saturating_add(long(&field, 34) as usize)).unwrap_or_default();
                    line.say(&letters::name(said.as_chunks().0.iter().map(|letter| u16::from_le_bytes(*letter))));
                }
            }
            6 => stream.skip(34)?,
            10 => self.boxed(stream, depth, line)?,
            11 => self.picture(stream, depth, line)?,
            14 => stream.skip(84)?,
            15 => {
                stream.skip(8)?;
                say_note(self.list(stream, depth)?, line);
            }
            16 => {
                let info: [u8; 10] = stream.bytes()?;
                let blocks = self.list(stream, depth)?;
                add_margin(if info[8] == 0 { &mut self.heads } else { &mut self.feet }, blocks);
            }
            17 => {
                stream.skip(14)?;
                say_note(self.list(stream, depth)?, line);
            }
            _ => stream.skip(length.into())?,
        }
        Ok(())
    }

    /// A table, a text box, an equation or a button, with its caption.
    fn boxed(&mut self, stream: &mut Stream<'_>, depth: usize, line: &mut Line) -> Result<(), ReadError> {
        let info: [u8; 84] = stream.bytes()?;
        let (kind, count) = (word(&info, 78), word(&info, 80));
        let mut places = Vec::new();
        for _ in 0..count {
            let cell: [u8; 27] = stream.bytes()?;
            places.push(table::Place::of([4, 6, 8, 10].map(|at| word(&cell, at))));
        }
        let mut cells = Vec::new();
        for place in places {
            cells.push((place, self.list(stream, depth)?));
        }
        let caption = self.list(stream, depth)?;
        let body = match kind {
            0 => vec![Block::Table(table::of(cells)?)],
            2 => {
                let script: Vec<String> = cells.iter().flat_map(|(_, blocks)| blocks).filter_map(plain_text).collect();
                let script = script.join(" ");
                if !script.trim().is_empty() {
                    line.paragraph.content.push(InlineContent::Equation(Equation::new(script.trim())));
                }
                Vec::new()
            }
            _ => cells.into_iter().flat_map(|(_, blocks)| blocks).collect(),
        };
        let mut blocks = body;
        blocks.splice(if is_above(&info) { 0..0 } else { blocks.len()..blocks.len() }, caption);
        // A table that counts as a letter stands in its line.
        if kind == 0 && info[ANCHOR] == 0 {
            line.put(blocks);
        } else {
            line.after.extend(blocks);
        }
        Ok(())
    }

    /// A picture or a drawing, with its caption.
    fn picture(&mut self, stream: &mut Stream<'_>, depth: usize, line: &mut Line) -> Result<(), ReadError> {
        const DRAWING: u8 = 3;
        let info: [u8; 348] = stream.bytes()?;
        let (length, kind) = (long(&info, 0), info[74]);
        let mut blocks = Vec::new();
        if kind == DRAWING {
            let drawing = stream.block(length)?;
            match self.drawing(&drawing, depth, &mut blocks) {
                Err(ReadError::Damaged { .. }) => self.unread = true,
                read => read?,
            }
        } else {
            stream.skip(length.into())?;
            let path = letters::packed_name(&info[83..339]);
            let name = path.rsplit(['\\', '/']).next().unwrap_or_default().trim();
            if !name.is_empty() {
                let image = ImageRef::new(name).floating(info[ANCHOR] != 0);
                line.paragraph.content.push(InlineContent::Image(image));
            }
        }
        let caption = self.list(stream, depth)?;
        blocks.splice(if is_above(&info) { 0..0 } else { blocks.len()..blocks.len() }, caption);
        line.after.extend(blocks);
        Ok(())
    }

    /// The words of a drawing: those of its text boxes.
    fn drawing(&mut self, mut drawing: &[u8], depth: usize, blocks: &mut Vec<Block>) -> Result<(), ReadError> {
        const GROUP: u16 = 0;
        const TEXT_BOX: u16 = 6;
        let left = drawing.len() as u64;
        let stream = &mut Stream { source: &mut drawing, left };
        let frame = u32::from_le_bytes(stream.bytes()?);
        stream.skip(frame.into())?;
        // Every shape says whether one follows beside it and whether one stands in it.
        let mut shapes = 1_usize;
        while shapes > 0 {
            let length = u32::from_le_bytes(stream.bytes()?);
            let shape = stream.block(length)?;
            let (kind, links) = (word(&shape, 0), word(&shape, 2));
            shapes = shapes - 1 + usize::from(links & 1 != 0) + usize::from(links & 2 != 0);
            if kind == GROUP {
                continue;
            }
            let first = u32::from_le_bytes(stream.bytes()?);
            stream.skip(first.into())?;
            let second = u32::from_le_bytes(stream.bytes()?);
            let second = stream.block(second)?;
            if kind == TEXT_BOX && !second.is_empty() {
                let left = second.len() as u64;
                blocks.extend(self.list(&mut Stream { source: &mut second.as_slice(), left }, depth)?);
            }
        }
        Ok(())
    }
}

/// Where a box says what it stands by: zero for the letters of its line.
const ANCHOR: usize = 8;

/// Whether a caption stands above or to the left of what it names.
fn is_above(info: &[u8]) -> bool {
    matches!(word(info, 70), 1 | 3 | 4 | 5)
}

fn plain_text(block: &Block) -> Option<String> {
    match block {
        Block::Paragraph(paragraph) => Some(paragraph.plain_text()),
        Block::Table(_) => None,
    }
}

/// The number or bullet of a paragraph in an outline.
fn outlined(outline: &[u8; 60]) -> String {
    const SHOWN: u16 = 1;
    const BULLETS: [&str; 4] = ["●○■□■□-", "●○■□▲△-", "◆◇■□●○-", "●●○○■□-"];
    let (shape, level) = (outline[2], usize::from(outline[3]).min(6));
    let number = |level: usize| word(outline, 4 + 2 * level).max(1);
    let mut text = String::new();
    if word(outline, 0) != SHOWN {
        return text;
    }
    use Numeral::{Digit, Hangul, Latin, Roman};
    let (large, small) = (Roman { large: true }, Roman { large: false });
    match shape {
        1..=3 => {
            let numerals = match shape {
                1 => [large, Hangul, Digit, Hangul, Digit, Hangul, small],
                2 => {
                    [large, Latin { large: true }, Digit, Latin { large: false }, Digit, Latin { large: false }, small]
                }
                _ => [Digit, Hangul, Digit, Hangul, Digit, Hangul, Latin { large: false }],
            };
            let (opened, closed) = if shape == 3 { (2..=3, 2..=5) } else { (4..=5, 3..=6) };
            text.push_str(if opened.contains(&level) { "(" } else { "" });
            numerals[level].write(number(level), &mut text);
            text.push(if closed.contains(&level) { ')' } else { '.' });
        }
        4 | 5 => {
            let numbers: Vec<String> = (0..=level).map(|level| number(level).to_string()).collect();
            text = numbers.join(".");
            // The second way leaves the point behind the last number out.
            text.push_str(if shape == 4 || level == 0 { "." } else { "" });
        }
        129..=132 => text.extend(BULLETS[usize::from(shape - 129)].chars().nth(level)),
        0 | 128 => {
            let sign = |at: usize| Some(word(outline, 32 + 4 * level + 2 * at)).filter(|sign| *sign >= 32);
            let numeral = match word(outline, 18 + 2 * level) {
                1 => large,
                2 => small,
                3 => Latin { large: true },
                4 => Latin { large: false },
                5 => Hangul,
                _ => Digit,
            };
            if let Some(sign) = sign(0) {
                letters::write(sign, &mut text);
            }
            numeral.write(number(level), &mut text);
            if let Some(sign) = sign(1) {
                letters::write(sign, &mut text);
            }
        }
        _ => {}
    }
    text
}

#[cfg(test)]
pub(super) mod tests;
