//! What the library holds: a source (one statute, guide, template or document) and the articles it is made of.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a source is to the person who looks things up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SourceKind {
    /// 법령: a statute, decree or ministry's rule.
    Statute,
    /// 규칙: a directive (훈령·예규·고시), an ordinance of a local government (조례·규칙), a body's own rules.
    Rule,
    /// 지침: guidance inside the office.
    Guide,
    /// 서식: a template to draft from.
    Template,
    /// 문서: any other document.
    Document,
}

impl SourceKind {
    /// All kinds, in the order they are listed for people.
    pub const ALL: [Self; 5] = [Self::Statute, Self::Rule, Self::Guide, Self::Template, Self::Document];

    /// The name used in stored records, the same as in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Statute => "statute",
            Self::Rule => "rule",
            Self::Guide => "guide",
            Self::Template => "template",
            Self::Document => "document",
        }
    }

    /// The kind that a word of everyday work means.
    pub fn named(word: &str) -> Option<Self> {
        Some(match word {
            "법령" | "법" | "법률" => Self::Statute,
            "규칙" | "행정규칙" | "훈령" | "예규" | "고시" | "조례" | "자치법규" | "내규" => {
                Self::Rule
            }
            "지침" | "매뉴얼" | "편람" => Self::Guide,
            "서식" | "양식" | "템플릿" => Self::Template,
            "문서" | "과거문서" => Self::Document,
            _ => return None,
        })
    }

    /// Whether it is made of articles that are cited by number.
    pub fn has_articles(self) -> bool {
        matches!(self, Self::Statute | Self::Rule)
    }
}

/// What part of a source an article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The main part: what is counted and searched.
    #[default]
    Main,
    /// 부칙: what came into force when. It is shown and addressed, but its articles are not the law's own.
    Addenda,
    /// 별표·별지: an attached table or form, known by its title.
    Annex,
}

/// One statute, guide, template or document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// What it is.
    pub kind: SourceKind,
    /// The folder it stood in, without spaces; statutes of one family (act, decree, rule) share it.
    pub family: String,
    /// The file's name without its extension.
    pub stem: String,
    /// The full title, as it is cited.
    pub title: String,
    /// 법률, 대통령령, 행정안전부령 …; empty for what is no statute.
    pub law_kind: String,
    /// The ministry or office that issued it.
    pub issuer: String,
    /// When it was promulgated.
    pub promulgated: Option<Date>,
    /// Since when it is in force.
    pub effective: Option<Date>,
    /// 시행, 폐지 … as its front matter says.
    pub status: String,
    /// Its articles in their order.
    pub articles: Vec<Article>,
    /// Where it was read from: a path, or whatever the caller calls it.
    pub origin: String,
    /// SHA-256 of the bytes it was read from, in hexadecimal: an unchanged source is not read again.
    pub sha256: String,
}

impl Source {
    /// What tells this source from every other: a source with the same key replaces it.
    pub(crate) fn key(&self) -> String {
        format!("{}/{}/{}", self.kind.id(), self.family, self.stem)
    }

    /// The stem of another version of this law: the one that came into force on its own day.
    pub(crate) fn dated_stem(&self) -> Option<String> {
        let day = self.effective?.strftime("%Y%m%d");
        Some(format!("{}@{day}", self.stem.split('@').next().unwrap_or_default()))
    }
}

/// One article of a statute, one passage of a document, or one whole template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// The id every room knows it by.
    pub id: String,
    /// 제12조의2, or the heading of a passage.
    pub number: String,
    /// The title in parentheses, or the heading again.
    pub title: String,
    /// Plain text; the paragraphs of a statute are lines that start with ①, ② …
    pub text: String,
    /// Whether the article is only known to have been deleted.
    pub deleted: bool,
    /// The part, chapter and section (편·장·절) it stands in, outermost first.
    pub headings: Vec<String>,
    /// Which part of the source it is.
    #[serde(default, skip_serializing_if = "is_main")]
    pub part: Part,
}

fn is_main(part: &Part) -> bool {
    *part == Part::Main
}

/// Something about a source that was odd, but did not stop it from being read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// A stable name for what was odd.
    pub code: &'static str,
    /// Where or what, in the source's own words.
    pub detail: String,
}

impl Warning {
    pub(crate) fn new(code: &'static str, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into() }
    }
}
