use std::io::Write;

use flate2::{Compression, write::DeflateEncoder};

use super::*;

/// The letters of a paragraph as they are being written, and how many they count as.
#[derive(Default)]
struct Words {
    bytes: Vec<u8>,
    count: u16,
}

impl Words {
    fn of(text: &str) -> Self {
        Self::default().say(text)
    }

    fn say(mut self, text: &str) -> Self {
        for letter in text.chars() {
            self = self.letter(code(letter));
        }
        self
    }

    fn letter(mut self, letter: u16) -> Self {
        self.bytes.extend(letter.to_le_bytes());
        self.count += 1;
        self
    }

    /// A sign that says how long it is by what it is.
    fn sign(mut self, sign: u16, inner: &[u8]) -> Self {
        self.bytes.extend(sign.to_le_bytes());
        self.bytes.extend(inner);
        self.bytes.extend(sign.to_le_bytes());
        self.count += 2 + inner.len() as u16 / 2;
        self
    }

    /// A sign with a record behind it.
    fn record(mut self, sign: u16, length: u32, record: &[u8]) -> Self {
        self = self.sign(sign, &length.to_le_bytes());
        self.bytes.extend(record);
        self
    }

    fn paragraph(self) -> Vec<u8> {
        let words = self.letter(13);
        let shape = [0; PARAGRAPH_SHAPE as usize];
        [head(words.count, 1).as_slice(), &shape, &[0; LINE as usize], &words.bytes].concat()
    }
}

fn head(letters: u16, lines: u16) -> Vec<u8> {
    let shapes = [0; 7 + LETTER_SHAPE as usize];
    [&[0], letters.to_le_bytes().as_slice(), &lines.to_le_bytes(), &shapes].concat()
}

fn code(letter: char) -> u16 {
    const VOWELS: [u16; 21] = [3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15, 18, 19, 20, 21, 22, 23, 26, 27, 28, 29];
    let Some(at) = (letter as u32).checked_sub('가' as u32) else { return letter as u16 };
    let (initial, vowel, last) = ((at / 588) as u16, (at / 28 % 21) as usize, (at % 28) as u16);
    0x8000 | (initial + 2) << 10 | VOWELS[vowel] << 5 | (last + 1 + u16::from(last > 16))
}

fn list(paragraphs: &[Vec<u8>]) -> Vec<u8> {
    [paragraphs.concat(), head(0, 0)].concat()
}

fn boxed(kind: u16, above: bool, cells: &[([u16; 4], &str)], caption: &[Vec<u8>]) -> Vec<u8> {
    let mut record = vec![0; 84];
    record[70] = above.into();
    record[78..80].copy_from_slice(&kind.to_le_bytes());
    record[80..82].copy_from_slice(&(cells.len() as u16).to_le_bytes());
    for (place, _) in cells {
        let mut cell = [0; 27];
        for (at, edge) in place.iter().enumerate() {
            cell[4 + 2 * at..][..2].copy_from_slice(&edge.to_le_bytes());
        }
        record.extend(cell);
    }
    for (_, text) in cells {
        record.extend(list(&[Words::of(text).paragraph()]));
    }
    record.extend(list(caption));
    record
}

/// A drawing: a group with a line and a text box in it.
fn drawing(text: &str) -> Vec<u8> {
    let shape = |kind: u16, links: u16| {
        let mut shape = [88_u32.to_le_bytes().as_slice(), &[0; 88]].concat();
        shape[4..6].copy_from_slice(&kind.to_le_bytes());
        shape[6..8].copy_from_slice(&links.to_le_bytes());
        shape
    };
    let words = list(&[Words::of(text).paragraph()]);
    let mut drawing = [24_u32.to_le_bytes().as_slice(), &[0; 24], &shape(0, 2), &shape(1, 1)].concat();
    drawing.extend([4_u32.to_le_bytes(), [7; 4], [0; 4]].concat());
    drawing.extend(shape(6, 0));
    drawing.extend([0; 4]);
    drawing.extend((words.len() as u32).to_le_bytes());
    drawing.extend(words);
    let mut record = vec![0; 348];
    record[..4].copy_from_slice(&(drawing.len() as u32).to_le_bytes());
    record[74] = 3;
    [record, drawing, list(&[])].concat()
}

fn picture(path: &str) -> Vec<u8> {
    let mut record = vec![0; 348];
    record[..4].copy_from_slice(&3_u32.to_le_bytes());
    record[83..][..path.len()].copy_from_slice(path.as_bytes());
    [record, vec![1, 2, 3], list(&[])].concat()
}

fn file(text: &[u8], packed: bool) -> Vec<u8> {
    let mut file = [MARK, b" \x1A\x01\x02\x03\x04\x05"].concat();
    file.resize(SUMMARY, 0);
    file[PACKED] = packed.into();
    file[BLOCKS] = 6;
    file.extend("공문서 작성 교육".chars().flat_map(|letter| code(letter).to_le_bytes()));
    file.resize(SUMMARY + SUMMARY_LENGTH + 6, 0);
    // One font of one language, one style.
    let tables = [&[1, 0], [0; 40 + 2 * 6].as_slice(), &[1, 0], &[0; STYLE as usize]].concat();
    let body = [tables.as_slice(), text].concat();
    if packed {
        let mut encoder = DeflateEncoder::new(file, Compression::default());
        encoder.write_all(&body).expect("in memory");
        encoder.finish().expect("in memory")
    } else {
        [file, body].concat()
    }
}

/// A document with everything that a document may hold.
pub(in crate::read) fn sample(packed: bool) -> Vec<u8> {
    let margin = |foot: u8, text: &str| [&[0; 8], [foot, 0].as_slice(), &list(&[Words::of(text).paragraph()])].concat();
    let note = [[0; 14].as_slice(), &list(&[Words::of("각주입니다").paragraph()])].concat();
    let cells = [
        ([0, 0, 1000, 500], "구분"),
        ([1000, 2, 1000, 498], "인원"),
        ([0, 500, 1000, 1000], "합친 칸"),
        ([1000, 500, 1002, 500], "3명"),
        ([1000, 1000, 1000, 500], "5명"),
    ];
    let number = [4, 0, 2, 0];
    let caption = [Words::of("표 ").sign(18, &number).say(" 참석 인원").paragraph()];
    let mut outline = [0; 60];
    outline[..6].copy_from_slice(&[1, 0, 3, 1, 0, 0]);
    outline[6] = 2;
    let mut field = vec![0; 46];
    field[0] = 3;
    field[6] = 1;
    field[34] = 4;
    field.extend("가나".chars().flat_map(|letter| code(letter).to_le_bytes()));
    let day = [[0; 80].as_slice(), &[0xEA, 7, 11, 0, 1, 0, 23, 0, 9, 0, 0, 0]].concat();
    let text = list(&[
        Words::default()
            .record(16, 0, &margin(0, "머리말"))
            .record(16, 0, &margin(1, "꼬리말"))
            .say("공문서 작성 교육을 엽니다.")
            .record(17, 0, &note)
            .paragraph(),
        Words::default().sign(28, &outline).say(" ").letter(0x4F5D).say("를 갚음").letter(0x5318).paragraph(),
        Words::of("담당:").record(5, field.len() as u32, &field).sign(9, &[0; 4]).sign(8, &day).paragraph(),
        Words::of("앞").record(10, 0, &boxed(0, true, &cells, &caption)).say("뒤").paragraph(),
        Words::of("글상자").record(10, 0, &boxed(1, false, &[([0; 4], "상자 안")], &[])).paragraph(),
        Words::of("식").record(10, 0, &boxed(2, false, &[([0; 4], "1 over 2")], &[])).paragraph(),
        Words::of("그림")
            .record(11, 0, &drawing("그리기 글상자"))
            .record(11, 0, &picture("C:\\A\\DOG.BMP"))
            .paragraph(),
        Words::of("책")
            .record(6, 34, &[0; 34])
            .sign(30, &[])
            .say("갈피")
            .sign(24, &[0; 2])
            .sign(20, &[0; 4])
            .paragraph(),
    ]);
    file(&text, packed)
}

/// What harms a reader that does not look.
pub(in crate::read) enum Bomb {
    Depth,
    Paragraphs,
    Letters,
}

pub(in crate::read) fn bomb(bomb: Bomb) -> Vec<u8> {
    let text = match bomb {
        Bomb::Depth => {
            let opened = Words::default().record(15, 0, &[0; 8]);
            [head(opened.count + 1, 0).as_slice(), &[0; PARAGRAPH_SHAPE as usize], &opened.bytes].concat().repeat(5000)
        }
        Bomb::Paragraphs => {
            [vec![1, 1, 0, 0, 0], vec![0; 7 + LETTER_SHAPE as usize], vec![13, 0]].concat().repeat(400_000)
        }
        Bomb::Letters => {
            [head(60_000, 0).as_slice(), &[0; PARAGRAPH_SHAPE as usize], &[b'a', 0].repeat(60_000)].concat().repeat(400)
        }
    };
    file(&text, true)
}

#[test]
fn everything_on_the_page_is_read() {
    for packed in [false, true] {
        let read = super::read(&sample(packed)).expect("a document");
        assert_eq!((read.format, read.title.as_str()), (Format::Hwp, "공문서 작성 교육"));
        assert_eq!(read.warnings, [ReadWarning::UnknownLetters(1)]);
        let text = read.text;
        for line in [
            "\n나. 債를 갚음\u{FFFD}\n",
            "\n담당:가나 2026. 11. 23.\n",
            "표 2 참석 인원",
            "글상자",
            "상자 안",
            "\\frac{1}{2}",
            "그리기 글상자",
            "DOG.BMP",
            "\n책 갈피-\n",
            "각주입니다",
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
        let at = |wanted: &str| text.find(wanted).unwrap_or_else(|| panic!("{wanted} in {text}"));
        let order = ["머리말", "교육을 엽니다", "앞", "표 2", "구분", "뒤", "꼬리말"].map(at);
        assert!(order.is_sorted(), "{text}");
        // The merged cell stands once, beside both rows.
        assert_eq!(text.matches("합친 칸").count(), 1, "{text}");
        assert!(text.contains("| 구분 | 인원 |") || text.contains("rowspan=\"2\""), "{text}");
    }
}

#[test]
fn cells_that_lie_on_each_other_lose_no_words() {
    let cells = [([0, 0, 2000, 500], "첫째"), ([500, 0, 2000, 500], "둘째"), ([0, 0, 0, 0], "셋째")];
    let text = list(&[Words::of("표").record(10, 0, &boxed(0, false, &cells, &[])).paragraph()]);
    let read = super::read(&file(&text, true)).expect("a document");
    assert!(["첫째", "둘째", "셋째"].iter().all(|word| read.text.contains(word)), "{}", read.text);
}

#[test]
fn what_does_not_hold_together_is_named() {
    let whole = sample(false);
    for cut in [MARK.len(), 200, 1200, whole.len() / 2, whole.len() - 60] {
        assert_eq!(super::read(&whole[..cut]).expect_err("cut").code(), "file_broken_off", "at {cut}");
    }
    let packed = sample(true);
    assert_eq!(super::read(&packed[..packed.len() - 200]).expect_err("cut").code(), "file_broken_off");
    let open = list(&[Words::of("가").sign(9, &[0; 2]).paragraph()]);
    assert_eq!(super::read(&file(&open, true)).expect_err("a sign left open").code(), "file_damaged");
}
