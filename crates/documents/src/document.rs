//! The document model: what a document says, without the marks, indents and closing words that the notation computes.

use serde::{Deserialize, Serialize};

use crate::{
    kind::{Kind, Marks},
    values::LEVELS,
};

/// An official document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// What it is for.
    pub kind: Kind,
    /// 두문 and title.
    pub head: Head,
    /// 본문, in reading order.
    pub body: Vec<Block>,
    /// 붙임.
    pub attachments: Vec<Attachment>,
    /// The 수신자 line of the signature, where the head says `수신자 참조`.
    pub recipients: Vec<String>,
    /// What is said about the document rather than in it.
    pub meta: Meta,
}

/// The lines above the body.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// 수신. Empty in documents without a head; `내부결재` in internal ones.
    pub recipient: String,
    /// 경유 기관과 최종 수신 기관; usually empty.
    pub via: String,
    /// 제목.
    pub title: String,
    /// Further lines of reports, press releases and minutes, such as `보도시점` or `일시`.
    pub lines: Vec<HeadLine>,
}

/// One labelled line of a head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadLine {
    /// Hangul without double spaces, such as `보도시점`.
    pub label: String,
    /// What it says.
    pub value: String,
}

/// A piece of the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "type")]
pub enum Block {
    /// A chapter of a boxed form, whose numeral (`Ⅰ.`) follows from those before it.
    Chapter {
        /// The text behind the numeral.
        text: String,
    },
    /// An item whose mark follows from its level and its siblings. Levels count from 1; a numbered form has eight
    /// (`1.` to `㉮`), a boxed form four (`□ ○ - *`).
    Item {
        /// From 1.
        level: u8,
        /// The text behind the mark.
        text: String,
    },
    /// A line under a special sign in a numbered form (시행규칙 제2조제1항 단서), kept as it was written.
    Sign {
        /// How many steps of two columns it is indented.
        depth: u8,
        /// `□`, `○`, `-`, `*` or `ㆍ`.
        sign: char,
        /// The text behind the sign.
        text: String,
    },
    /// A line without a mark.
    Paragraph {
        /// How many steps of two columns it is indented.
        depth: u8,
        /// The text.
        text: String,
    },
    /// A remark behind `※`.
    Note {
        /// How many steps of two columns it is indented.
        depth: u8,
        /// The text behind the sign.
        text: String,
    },
    /// A table.
    Table(Table),
}

/// A simple table: no merged cells and no table within a table, so that machines can read it (편람).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Table {
    /// `< 제목 >` above the table; empty for none.
    pub caption: String,
    /// `(단위: 천원)` above its right edge; empty for none.
    pub unit: String,
    /// Whether the first row is a header row.
    pub header: bool,
    /// Where the cells of each column stand, where the line under the header row says so (`:--`, `:-:`, `--:`); else it
    /// follows from what is in them.
    pub sides: Vec<Option<Side>>,
    /// Rows of cells; every row has as many cells as the first.
    pub rows: Vec<Vec<String>>,
}

/// Where the text of a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// At its left.
    Left,
    /// In its middle.
    Center,
    /// At its right.
    Right,
}

/// One line of 붙임.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// What is attached.
    pub name: String,
    /// How much of it, with its unit and remark: `1부`, `3매`, `1부(별송)`.
    pub quantity: String,
}

/// What is said about a document: its package metadata and what its writers add.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Meta {
    /// 문서요지 (영 제5조제2항제1호).
    pub summary: String,
    /// 키워드 (영 제5조제2항제1호).
    pub keywords: Vec<String>,
    /// The class of the work, `C`, `S` or `O`; empty where none was set.
    pub class: String,
    /// Grade of a secret document, such as `대외비`, which stands behind the end sign (시행규칙 제13조제4항).
    pub secrecy: String,
    /// 생산등록번호 and the like, once the document system has given one.
    pub registration: String,
    /// 발신 명의, where it is another than the agency's own: between 보조기관 or 보좌기관 it is theirs (영 제13조제2항).
    pub sender: String,
    /// 공개 구분, where it is another than the agency's usual one.
    pub disclosure: String,
    /// Whether the text closes with `끝.`, where that is said; else it does as its form does.
    pub closes: Option<bool>,
    /// Whether a model wrote part of it and the document should say so.
    pub ai_note: bool,
}

impl Document {
    /// An empty document of a kind.
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            head: Head::default(),
            body: Vec::new(),
            attachments: Vec::new(),
            recipients: Vec::new(),
            meta: Meta::default(),
        }
    }

    /// Whether the text closes with `끝.`
    pub fn closes(&self) -> bool {
        self.meta.closes.unwrap_or(self.kind.form().has_end())
    }
}

impl Attachment {
    /// `name`, so many copies.
    pub fn new(name: impl Into<String>, copies: u32) -> Self {
        Self { name: name.into(), quantity: format!("{copies}부") }
    }
}

impl Block {
    /// An item; the level is brought into what forms can mark.
    pub fn item(level: u8, text: impl Into<String>) -> Self {
        Self::Item { level: level.clamp(1, LEVELS), text: text.into() }
    }

    /// A line at the left edge without a mark.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph { depth: 0, text: text.into() }
    }

    /// The text of a block of one line.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Chapter { text }
            | Self::Item { text, .. }
            | Self::Sign { text, .. }
            | Self::Paragraph { text, .. }
            | Self::Note { text, .. } => Some(text),
            Self::Table(_) => None,
        }
    }
}

impl Marks {
    /// How many levels the marks have.
    pub const fn levels(self) -> u8 {
        match self {
            Self::Numbered => LEVELS,
            Self::Boxed => BOXED.len() as u8,
        }
    }
}

/// The signs of a boxed form with the columns in front of them (보도자료 실측: □ 0, ○ 1, - 3, * 4).
pub(crate) const BOXED: [(char, usize); 4] = [('□', 0), ('○', 1), ('-', 3), ('*', 4)];

/// The numerals of chapters, the first and the last that is one letter (Ⅰ to Ⅻ).
pub(crate) const ROMAN: (char, char) = ('Ⅰ', 'Ⅻ');

/// The boxed level (from 1) of a sign, in any of the letters that stand for it in practice.
pub(crate) fn boxed_level(sign: char) -> Option<u8> {
    Some(match sign {
        '□' | 'ㅁ' | '❏' => 1,
        '○' | 'ㅇ' | 'o' | '◦' | '〇' => 2,
        '-' | '–' | '―' => 3,
        '*' | '＊' => 4,
        _ => return None,
    })
}
